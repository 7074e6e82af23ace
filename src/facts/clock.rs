//! The article's own date: from its head or dateline, else reasoned from the years and months it tells.

mod stretches;

use super::context::Passage;
use super::time::governs;
use crate::article::Article;
use crate::domain::Point;
use crate::recognise::period::{CalendarUnit, Frame, MonthPart, MonthRef, PeriodMention, When, YearPart, YearRef};
use crate::recognise::{MentionKind, Moment, Reference};
use crate::source::{Span, any_of};

/// The article's own time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Clock {
    /// Its date as far as it is known: a year, a month or a day.
    pub date: Option<Point>,
    /// How it is known.
    pub ground: Ground,
    /// When the body it tells of was founded, to the month where that is told: what 建区之初 and 建区以来 count from.
    pub founded: Option<Point>,
}

/// How an article's date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Ground {
    /// Nothing tells.
    #[default]
    Unknown,
    /// A line says it.
    Stated,
    /// Reasoned from the years and months in the text.
    Reasoned,
}

impl Clock {
    /// From which paragraph on which date holds: the one that stands over it, else one reasoned from the times it tells.
    pub(super) fn of_stretches(article: &Article, passages: &[Passage]) -> Vec<(usize, Clock)> {
        let founded = passages.iter().filter_map(founding).min_by_key(|point| point.end());
        stretches::clocks(article, passages, founded)
    }

    fn reasoned(passages: &[Passage], founded: Option<Point>) -> Option<Clock> {
        let told = Told { founded: founded.map(Point::year), ..Told::gather(passages) };
        told.reason().map(|date| Clock { date: Some(date), ground: Ground::Reasoned, founded })
    }

    /// What relative times count from.
    pub fn reference(self) -> Reference {
        Reference { article: self.date, context: None }
    }

    /// The date to the month, for the state of things 目前: a stated day is known to its month.
    pub fn month(self) -> Option<Point> {
        Some(match self.date? {
            Point::Day(year, month, _) => Point::Month(year, month),
            other => other,
        })
    }
}

/// 5月3日电, 1月5日讯(记者…): the news is dated; 3月电子信息产业 is not.
pub(super) fn signs_news(after: &str) -> bool {
    let mut characters = after.chars();
    // 某某财经2023年5月5日消息
    let told =
        after.strip_prefix("消息").is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() && c != '今'));
    told || matches!(characters.next(), Some('电' | '讯'))
        && characters.next().is_none_or(|next| !next.is_alphanumeric() || next == '记')
}

/// What is said of a body's beginning.
const FOUNDED: &[&str] = &[
    "成立", "设立", "建区", "创建", "建园", "开园", "起步", "奠基", "动工", "破土", "兴办", "创办", "组建", "挂牌",
    "批准成为",
];

/// The year or month in which a sentence says that a zone began: 1992年8月,……经国务院批准设立.
fn founding(passage: &Passage) -> Option<Point> {
    if passage.zones.is_empty() && !passage.text.contains(['区', '园']) {
        return None;
    }
    passage.figures().find_map(|mention| {
        let MentionKind::Period(period @ PeriodMention { frame: Frame::During | Frame::Since, when: When::At(moment) }) = &mention.kind
        else {
            return None;
        };
        let Some(YearRef::Given(year)) = this_or_given(period) else { return None };
        let after: String = passage.text[mention.span.end..].chars().take(24).take_while(|c| !matches!(c, '。' | ';')).collect();
        let begun = any_of!(FOUNDED).first_start(&after);
        let begun = begun.is_some_and(|at| !after[..at].contains(|c: char| c.is_ascii_digit()));
        begun.then_some(match end_of(*moment).1 {
            Some(month) => Point::Month(year, month),
            None => Point::Year(year),
        })
    })
}

/// How many years before its own an article may tell of last.
const MOST_YEARS_UNTOLD: i32 = 3;

/// 当年四季度, 那一年前11个月: a part of the year told before, which says nothing of the article's.
fn of_another_year(passage: &Passage, span: Span) -> bool {
    let pointers = any_of!["当年", "那一年", "那年", "同年", "同一年", "次年", "翌年", "该年度", "该年"];
    pointers.starts(span.of(passage.text)) || pointers.ends(&passage.text[..span.start])
}

/// 年终答卷, 年底前: a bare end of the year is an aim's or a name's more often than the time that is told of.
pub(super) fn is_bare_year_end(period: &PeriodMention) -> bool {
    matches!(period.when, When::At(Moment::Part(YearRef::FromContext(0), YearPart::End)))
}

/// What an article tells of years and months.
#[derive(Debug, Default)]
struct Told {
    /// The latest year that has been, with its last month where one is named.
    past: Option<i32>,
    /// Years told as whole years in a paragraph that goes on to 今年.
    before_this_year: Option<i32>,
    /// The latest month of a year told as past: (year, month).
    latest: Option<(i32, u8)>,
    /// The latest month named without a year, or with 今年, as past.
    bare_month: Option<u8>,
    /// The first month of 今年 told as still to come.
    future_month: Option<u8>,
    /// The year to come nearest to now.
    future: Option<i32>,
    /// The month of a dateline that names no year: 本报某地1月5日电; or of the day with which the story opens.
    dateline: Option<u8>,
    opening: Option<u8>,
    /// The month of the scene with which the story opens: 七月的某地,日头正毒.
    scene: Option<u8>,
    /// The time at which the reporter came to see what is told: 2023年岁末,记者走进…….
    visit: Option<Point>,
    /// The year of a yearly prize: 被授予“2022年度先进园区”.
    prize: Option<i32>,
    /// A round number of years that the body has stood, told over the story: 写在建区四十周年之际.
    jubilee: Option<i32>,
    /// A year since which something has gone on (党的十八大以来), and for how many years (十年来).
    since: Option<i32>,
    lasting: Option<i32>,
    /// The year in which the body was founded.
    founded: Option<i32>,
    /// True where a time is counted from the article's own.
    counts_from_now: bool,
    /// The year that a plan is for: 按计划,2023年…….
    planned: Option<i32>,
    /// The year it is now, where a year is said to be so many years ago: 五年前,2017年…….
    counted: Option<i32>,
}

impl Told {
    fn gather(passages: &[Passage]) -> Told {
        let mut told = Told::default();
        let mut whole: Option<(usize, i32)> = None;
        // The paragraph that has told of a day with its year.
        let mut dated: Option<(usize, i32)> = None;
        // True until a time is told in the story.
        let mut unopened = true;
        let mut first: Option<usize> = None;
        // The year that the paragraph tells of, as long as it names no other.
        let mut of_year: Option<(usize, i32)> = None;
        // How many years before the article the year named next is, and the paragraph.
        let mut ago: Option<(usize, i32)> = None;
        for passage in passages {
            let mut last_year: Option<u8> = None;
            ago = ago.filter(|(paragraph, _)| *paragraph == passage.paragraph);
            told.counted = told.counted.or(counted_from(passage, &mut ago));
            if passage.is_body() {
                first.get_or_insert(passage.paragraph);
            }
            let opening = first.is_none_or(|first| first == passage.paragraph);
            if opening && told.jubilee.is_none() {
                told.jubilee = jubilee(passage);
            }
            for mention in passage.figures() {
                let MentionKind::Period(period) = &mention.kind else { continue };
                // 去年1至10月……;1至11月……: the months go on in the year before.
                match (period.when, this_or_given(period)) {
                    (When::At(moment), Some(YearRef::FromArticle(-1))) => last_year = end_of(moment).1,
                    // 2022年3月26日……。那天一季度项目开工: the part is of the year of the day.
                    (When::At(Moment::Day(..)), Some(YearRef::Given(year))) => dated = Some((passage.paragraph, year)),
                    (When::At(Moment::Part(..)), Some(YearRef::FromContext(0)))
                        if dated.is_some_and(|(paragraph, _)| paragraph == passage.paragraph) =>
                    {
                        continue;
                    }
                    // 2021年11月5日开工……。半个月后的11月20日: of the same year.
                    (When::At(Moment::Day(YearRef::FromContext(0), MonthRef::Named(month), _)), _)
                        if let Some((_, year)) = dated.filter(|(paragraph, _)| *paragraph == passage.paragraph) =>
                    {
                        told.latest = told.latest.max(Some((year, month)));
                        continue;
                    }
                    (When::At(moment @ Moment::Part(_, YearPart::Months(1, _))), Some(YearRef::FromContext(0)))
                        if last_year.is_some() && end_of(moment).1 >= last_year =>
                    {
                        continue;
                    }
                    _ => {}
                }
                let signs = signs_news(&passage.text[mention.span.end..])
                    && passage.text[..mention.span.start].chars().count() <= 24;
                if signs && let When::At(Moment::Day(_, MonthRef::Named(month), _)) = period.when {
                    told.dateline = Some(month);
                    continue;
                }
                // The end of a plan is no time that has been: “十二五”末.
                if mention.span.of(passage.text).contains("五”")
                    || of_another_year(passage, mention.span)
                    || is_bare_year_end(period)
                {
                    continue;
                }
                let opens = passage.is_body() && std::mem::take(&mut unopened) && mention.span.start == 0;
                if let When::At(Moment::Day(YearRef::FromContext(0), MonthRef::Named(month), _)) = period.when
                    && opens
                {
                    told.opening = Some(month);
                }
                if let When::At(Moment::Month(YearRef::FromContext(0), MonthRef::Named(month), _)) = period.when
                    && opens
                    && passage.text[mention.span.end..].starts_with('的')
                {
                    told.scene = Some(month);
                }
                if let Some(YearRef::Given(year)) = this_or_given(period)
                    && is_of_a_prize(passage, mention.span)
                {
                    told.prize = told.prize.max(Some(year));
                }
                if opening && told.visit.is_none() {
                    told.visit = visit(passage, mention.span, period);
                }
                match (this_or_given(period), period.when) {
                    (Some(YearRef::Given(_)), _) if !governs(passage, mention.span) => {}
                    (Some(YearRef::Given(_)), _) if period.frame == Frame::Since => {}
                    (Some(YearRef::Given(year)), _) => of_year = Some((passage.paragraph, year)),
                    (Some(YearRef::FromArticle(_)), _) => {
                        told.counts_from_now = true;
                        of_year = None;
                    }
                    // 2021年开工60个。前8个月……,9月2日又有6个: of the same year.
                    (
                        Some(YearRef::FromContext(0)),
                        When::At(Moment::Part(..) | Moment::Day(..) | Moment::Month(..)),
                    ) => {
                        let year = of_year.filter(|(paragraph, _)| *paragraph == passage.paragraph);
                        if let Some(((_, year), month)) = year.zip(end_of_mention(period)) {
                            told.latest = told.latest.max(Some((year, month)));
                            continue;
                        }
                    }
                    _ => {}
                }
                if whole_year_told(passage, mention.span, period) {
                    told.before_this_year =
                        told.before_this_year.max(this_or_given(period).and_then(|year| match year {
                            YearRef::Given(year) => Some(year),
                            _ => None,
                        }));
                }
                let until =
                    matches!(period.frame, Frame::By | Frame::Before) && !before_is(passage, mention.span, "截");
                let ahead = until
                    || looks_ahead(passage, mention.span)
                    || any_of!["下一步", "今后", "接下来", "展望"].starts(passage.text)
                    || will_be_done(passage, mention.span);
                match (period.frame, period.when) {
                    (Frame::Since, When::At(Moment::Year(YearRef::Given(year)))) => {
                        told.since = told.since.max(Some(year))
                    }
                    (_, When::Recent(years, CalendarUnit::Year)) => {
                        told.lasting = told.lasting.max(Some(i32::from(years)))
                    }
                    _ => {}
                }
                // The plan of the year after the months that were told is still to come; any other may be this year's.
                let planned = is_planned(passage, mention.span.start)
                    && told.latest.is_some_and(|(year, _)| this_or_given(period) == Some(YearRef::Given(year + 1)));
                let of_plan = is_planned(passage, mention.span.start);
                let yearly = of_plan && !planned && period.frame == Frame::During;
                if let Some(YearRef::Given(year)) = this_or_given(period).filter(|_| yearly) {
                    told.planned = told.planned.max(Some(year));
                }
                let ahead = ahead || of_plan;
                told.hear(period, ahead);
                match this_or_given(period) {
                    // 2月27日,……举行2018年动员大会: the year of the article, not the one before it.
                    Some(YearRef::Given(_))
                        if names_a_gathering(passage, mention.span) || is_of_a_list(passage, mention.span) => {}
                    Some(YearRef::Given(year))
                        if !ahead
                            && matches!(period.when, When::At(Moment::Year(_)))
                            && period.frame == Frame::During =>
                    {
                        whole = Some((passage.paragraph, year));
                    }
                    Some(YearRef::Given(year))
                        if !ahead && ends_a_unit(period.when) && end_of_mention(period) == Some(12) =>
                    {
                        whole = Some((passage.paragraph, year));
                    }
                    Some(YearRef::FromArticle(0)) if !ahead => {
                        if let Some((paragraph, year)) = whole.filter(|(paragraph, _)| *paragraph == passage.paragraph)
                        {
                            let _ = paragraph;
                            told.before_this_year = told.before_this_year.max(Some(year));
                        }
                    }
                    _ => {}
                }
            }
        }
        told
    }

    fn hear(&mut self, period: &PeriodMention, ahead: bool) {
        let (year, month) = match period.when {
            When::At(moment) => end_of(moment),
            When::FromTo(from, to) => {
                let (year, month) = end_of(to);
                (year.or(end_of(from).0), month)
            }
            When::Lasting(from, years) => (end_of(from).0.map(|year| shift(year, i32::from(years))), None),
            _ => return,
        };
        let Some(year) = year else { return };
        match (year, ahead) {
            (YearRef::Given(year), false) => {
                self.past = self.past.max(Some(year));
                if let Some(month) = month {
                    self.latest = self.latest.max(Some((year, month)));
                }
            }
            (YearRef::Given(year), true) => {
                self.future = Some(self.future.map_or(year, |known| known.min(year)));
            }
            (YearRef::FromArticle(0) | YearRef::FromContext(0), false) => self.bare_month = self.bare_month.max(month),
            (YearRef::FromArticle(0), true) => self.future_month = month.into_iter().chain(self.future_month).min(),
            _ => {}
        }
    }

    /// The date of a piece that counts from its own time (今年以来, 去年) and tells of a month of its last year, or of all of
    /// the year before.
    fn sure_of_now(&self) -> Option<Point> {
        let of_its_year = self.latest.map(|(year, _)| year) == self.past || self.before_this_year == self.past;
        self.reason().filter(|date| self.counts_from_now && of_its_year && matches!(date, Point::Month(..)))
    }

    /// The article's year, and its month where the months told allow it.
    fn reason(&self) -> Option<Point> {
        let after = self.before_this_year.map(|year| year + 1);
        let grown = self
            .since
            .zip(self.lasting)
            .map(|(since, years)| since + years)
            .filter(|year| self.past.is_some_and(|past| (0..=1).contains(&(year - past))));
        // 2012年……获批, 12年来: a number of years that is no round one counts from the founding.
        let aged = self
            .founded
            .zip(self.lasting)
            .filter(|(_, years)| years % 5 != 0 && *years > 2)
            .map(|(founded, years)| founded + years)
            .filter(|year| self.past.is_some_and(|past| (0..=MOST_YEARS_UNTOLD).contains(&(year - past))));
        let stood = self
            .founded
            .zip(self.jubilee)
            .map(|(founded, years)| founded + years)
            .filter(|year| self.past.is_some_and(|past| (0..=MOST_YEARS_UNTOLD).contains(&(year - past))));
        let counted = self
            .counted
            .filter(|year| self.past.is_some_and(|past| (0..=2 * MOST_YEARS_UNTOLD).contains(&(year - past))));
        let planned = self
            .planned
            .filter(|_| counted.is_none())
            .filter(|year| self.past.is_none_or(|past| (0..MOST_YEARS_UNTOLD).contains(&(year - past))));
        let after = after.max(grown).max(aged).max(stood).max(counted).max(planned);
        let told = self.past;
        if let Some(visit) = self.visit.filter(|visit| Some(visit.year()) == told) {
            return Some(visit);
        }
        let past = self.past.max(after)?;
        if let Some(month) = self.dateline {
            let latest = self.latest.filter(|(at, _)| *at == past).map_or(1, |(_, month)| month);
            // What a year was honoured for is told in the months after it.
            let latest = if self.prize == Some(past) && month <= 6 { 12 } else { latest };
            return Some(Point::Month(if month < latest { past + 1 } else { past }, month));
        }
        // 2月8日,某某街道……。2022年7月启用: the news is of the February after.
        if let (Some(opening), Some((year, month))) = (self.opening, self.latest)
            && year == past
            && opening < month
        {
            return Some(Point::Month(past + 1, opening));
        }
        // A plan for the year right after the last one told as past, with nothing told of that year: written at its turn.
        let turned = self.future == Some(past + 1)
            && self.future_month.is_some()
            && self.latest.is_some_and(|(year, _)| year == past);
        let year = if turned { past + 1 } else { past };
        let named = self.latest.filter(|(at, _)| *at == year).map(|(_, month)| month);
        let scene = self.scene.filter(|scene| named.is_none_or(|named| named <= *scene));
        Some(match scene.or(named.max(self.bare_month.filter(|_| !turned))) {
            Some(month) => Point::Month(year, month),
            None if told.is_some_and(|told| told == year || turned)
                && self.latest.is_some_and(|(at, month)| at == year - 1 && month == 12) =>
            {
                Point::Month(year, 1)
            }
            None => Point::Year(year),
        })
    }
}

/// 五年前,2017年3月……; 十年前没有人信。2012年……: the year it is now, told by one some years ago. What is left open goes
/// on to the next sentence.
fn counted_from(passage: &Passage, ago: &mut Option<(usize, i32)>) -> Option<i32> {
    let first_year = |from: usize| {
        passage.figures().find_map(|mention| match &mention.kind {
            MentionKind::Period(period) if mention.span.start >= from => match this_or_given(period)? {
                YearRef::Given(year) => Some((mention.span.start - from, year)),
                _ => None,
            },
            _ => None,
        })
    };
    let near = |from: usize| first_year(from).filter(|(gap, _)| *gap <= 3 * "那时".len()).map(|(_, year)| year);
    if let Some((_, years)) = ago.take()
        && let Some(year) = near(0)
    {
        return Some(year + years);
    }
    let (before, after) = passage.text.split_once("年前")?;
    let years = years_counted(before)?;
    let from = before.len() + "年前".len();
    if let Some(year) = near(from) {
        return Some(year + years);
    }
    *ago = first_year(from).is_none().then_some((passage.paragraph, years)).filter(|_| after.chars().count() <= 30);
    None
}

/// The small number a text ends with: 五, 十, 12.
fn years_counted(text: &str) -> Option<i32> {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_digit());
    if digits.len() < text.len() {
        return text[digits.len()..].parse().ok().filter(|years| (2..=40).contains(years));
    }
    let mut back = text.chars().rev();
    let last = "〇一二三四五六七八九十".chars().position(|c| back.clone().next() == Some(c))?;
    back.next();
    let more = back.next().is_some_and(|c| "一二三四五六七八九十多几".contains(c));
    (!more && last >= 2).then_some(last as i32)
}

/// How names of gatherings end; the year in one is no year that is told of.
const GATHERINGS: &[&str] = &[
    "活动", "仪式", "大会", "推介会", "签约会", "会议", "工作会", "推动会", "推进会", "座谈会", "发布会", "动员会",
    "调度会", "论坛", "博览会",
];

/// True for the year in a gathering's name: 举行2018年重点项目建设大会.
fn names_a_gathering(passage: &Passage, span: Span) -> bool {
    let before = passage.text[..span.start].trim_end_matches('的');
    let after = clause_after(passage, span);
    let held = any_of!["举行", "召开", "举办"];
    (held.ends(before) || held.is_in(after)) && any_of!(GATHERINGS).is_in(after)
}

/// True where the results of a whole year are told with their figures: the year is over.
fn whole_year_told(passage: &Passage, span: Span, period: &PeriodMention) -> bool {
    let whole = period.frame == Frame::During && matches!(period.when, When::At(Moment::Year(YearRef::Given(_))));
    let season = passage.text[span.end..].starts_with(['春', '夏', '秋', '冬']);
    if !whole || season || !governs(passage, span) || looks_ahead(passage, span) {
        return false;
    }
    let clause = passage.clause_at(span.start);
    let next = passage.clauses.iter().find(|next| next.start >= clause.end).map_or(clause.end, |next| next.end);
    let words = passage.text.get(span.end..next).unwrap_or("");
    let figure = passage.figures().any(|m| {
        let told = matches!(m.kind, MentionKind::Quantity(_) | MentionKind::Change(_) | MentionKind::Share(_));
        told && m.span.start >= span.end && m.span.end <= next
    });
    let gathering = any_of!(GATHERINGS).is_in(clause_after(passage, span));
    let planned = any_of!["按照计划", "按计划", "按照规划", "根据计划", "根据规划"].is_in(&passage.text[..span.start]);
    figure
        && !gathering
        && !planned
        && !is_of_a_list(passage, span)
        && !any_of!["预计", "力争", "计划", "目标", "将", "安排", "要完成", "要达", "要实现", "不少于", "不低于"]
            .is_in(words)
}

/// 入围2022年某某名单: the year of the list.
fn is_of_a_list(passage: &Passage, span: Span) -> bool {
    any_of!["入选", "入围", "揭榜", "获评", "荣获", "列入", "上榜", "公布", "发布", "认定为", "获批", "登上", "评为",]
        .ends(passage.text[..span.start].trim_end_matches('了'))
}

/// 被授予“2022年度工业发展先进区”: a prize of a year, given once it is over.
fn is_of_a_prize(passage: &Passage, span: Span) -> bool {
    let own = span.of(passage.text);
    let named = passage.text[span.end..].split(['”', ',', '。']).next().unwrap_or("");
    let given = any_of!["授予", "表彰", "荣获", "获评", "评上", "评为", "获得", "摘得", "捧回"]
        .is_in(&passage.text[passage.clause_at(span.start).start..span.start]);
    let prize = any_of!["先进", "优秀", "突出贡献", "标兵", "一等奖", "第一等次", "优胜", "十强", "十佳"];
    given && own.ends_with("年度") && named.chars().count() <= 16 && prize.is_in(named)
}

/// 2023年岁末,记者走进某区: the article is of that time.
fn visit(passage: &Passage, span: Span, period: &PeriodMention) -> Option<Point> {
    let When::At(moment) = period.when else { return None };
    let (Some(YearRef::Given(year)), Some(month)) = end_of(moment) else { return None };
    let behind = passage.text[span.end..].trim_start_matches(',');
    let came = period.frame == Frame::During && behind.starts_with("记者");
    came.then_some(Point::Month(year, month))
}

/// 写在建区四十周年之际, 成立30周年: how many years the body has stood, where no year is named beside it.
fn jubilee(passage: &Passage) -> Option<i32> {
    let at = passage.text.find("周年")?;
    let clause = passage.clause_at(at).start;
    let before = &passage.text[clause..at];
    let (begun, _) = any_of!["建区", "成立", "设立", "建园", "获批", "创建"].first(before)?;
    let dated = before.contains('年') || !passage.text[at..].starts_with("周年之际") && passage.is_body();
    let words: Vec<char> = before[begun.end..].chars().collect();
    let count = match words.as_slice() {
        [tens @ '一'..='龥', '十'] => {
            "一二三四五六七八九".chars().position(|digit| digit == *tens).map(|n| 10 * (n as i32 + 1))
        }
        ['十'] => Some(10),
        digits => digits.iter().collect::<String>().parse().ok(),
    };
    count.filter(|years| !dated && (5..=60).contains(years))
}

fn clause_after<'t>(passage: &Passage<'t>, span: Span) -> &'t str {
    passage.text.get(span.end..passage.clause_at(span.start).end).unwrap_or("")
}

fn end_of_mention(period: &PeriodMention) -> Option<u8> {
    match period.when {
        When::At(moment) => end_of(moment).1,
        _ => None,
    }
}

fn shift(year: YearRef, by: i32) -> YearRef {
    match year {
        YearRef::Given(year) => YearRef::Given(year + by),
        other => other,
    }
}

pub(super) fn before_is(passage: &Passage, span: Span, word: &str) -> bool {
    passage.text[..span.start].ends_with(word) || span.of(passage.text).starts_with(word)
}

/// 按照规划,2025年面积稳定在……: what the plan has set for the time at byte `at`.
pub(super) fn is_planned(passage: &Passage, at: usize) -> bool {
    let before = passage.text[..at].trim_end_matches([',', '到', '至']);
    any_of!["按照规划", "按规划", "根据规划", "按照计划", "按计划", "根据计划", "按照方案", "根据方案"].ends(before)
}

/// 计划投资52亿元,……,2025年6月竣工: what the sentence plans is done at that time.
fn will_be_done(passage: &Passage, span: Span) -> bool {
    let done =
        any_of!["竣工", "建成", "投产", "投用", "完工", "交付"].first_start(clause_after(passage, span)) == Some(0);
    done && any_of!["计划", "预计", "将", "拟"].is_in(&passage.text[..span.start])
}

/// True where the clause speaks of what is to come.
pub(super) fn looks_ahead(passage: &Passage, span: Span) -> bool {
    let clause = passage.clause_at(span.start);
    let before = &passage.text[clause.start..span.start];
    let after = passage.text.get(span.end..clause.end).unwrap_or("");
    let cue = |text: &str| {
        any_of!["预计", "计划", "力争", "将", "拟", "争取", "有望", "确保", "目标", "冲刺"].is_in(text)
            || is_to_be(text)
    };
    cue(before) || cue(after)
}

/// 要过100亿元, 要建成: what is to be done.
fn is_to_be(text: &str) -> bool {
    any_of!["要过", "要达", "要建", "要实现", "要突破", "要形成", "要到", "要把", "要打造", "要新增", "要冲"]
        .every(text)
        .any(|(word, _)| !text[..word.start].ends_with(['主', '重', '需', '只', '不', '摘', '纪', '概']))
}

/// The year a moment names and its last month.
fn end_of(moment: Moment) -> (Option<YearRef>, Option<u8>) {
    match moment {
        Moment::Year(year) => (Some(year), None),
        Moment::Years(first, _) => (Some(YearRef::Given(first)), None),
        Moment::Part(year, part) => (Some(year), last_month(part)),
        Moment::Month(year, MonthRef::Named(month), _) | Moment::Day(year, MonthRef::Named(month), _) => {
            (Some(year), Some(month))
        }
        _ => (None, None),
    }
}

fn last_month(part: YearPart) -> Option<u8> {
    match part {
        YearPart::Half(half) => Some(6 * half),
        YearPart::Quarter(quarter) | YearPart::QuarterEnd(quarter) => Some(3 * quarter),
        YearPart::QuarterStart(quarter) => Some(3 * quarter - 2),
        YearPart::Months(_, last) => Some(last),
        YearPart::Start => Some(1),
        YearPart::Middle => Some(6),
        YearPart::End => Some(12),
        YearPart::QuarterFromNow(_) => None,
    }
}

/// The year a period hangs on.
pub(super) fn this_or_given(period: &PeriodMention) -> Option<YearRef> {
    match period.when {
        When::At(moment) | When::Lasting(moment, _) => end_of(moment).0,
        When::FromTo(_, to) => end_of(to).0,
        _ => None,
    }
}

/// 年末, 3月末, 二季度末.
pub(super) fn ends_a_unit(when: When) -> bool {
    matches!(
        when,
        When::At(Moment::Part(_, YearPart::End | YearPart::QuarterEnd(_)) | Moment::Month(_, _, MonthPart::End))
    )
}
