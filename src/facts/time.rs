//! When: the article's own date, and which time holds for each stretch of text.
//!
//! A time holds for the clauses after it until another comes. Within a sentence a time at the head of a clause holds to
//! the sentence's end; a time that opens a paragraph holds for the paragraph; a heading's for its section.

use super::context::{Context, Passage};
use crate::article::{Article, Role};
use crate::domain::{Period, Point, Status};
use crate::recognise::period::{CalendarUnit, Frame, MonthPart, MonthRef, PeriodMention, When, YearPart, YearRef};
use crate::recognise::{MentionKind, Moment, Reference, resolve};
use crate::source::Span;
use crate::vocab::{MetricKind, Vocab};

/// The article's own time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Clock {
    /// Its date as far as it is known: a year, a month or a day.
    pub date: Option<Point>,
    /// How it is known.
    pub ground: Ground,
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

/// A time that holds over a stretch of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    /// The time as written.
    pub mention: PeriodMention,
    /// On the calendar, where that can be told.
    pub period: Option<Period>,
    /// True where the words themselves do not name the year.
    pub reasoned: bool,
    /// How near it stands to what it holds for.
    pub reach: Reach,
    /// What it is the time of.
    pub outlook: Outlook,
}

/// What a time is the time of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outlook {
    /// What has been.
    Told,
    /// What is to come.
    Ahead,
    /// One event and nothing else: 1992年建区.
    Event,
    /// What the figure in its own clause is held against: 由上年.
    Aside,
}

/// How near a time stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// In the same sentence.
    Sentence,
    /// In an earlier sentence of the paragraph.
    Paragraph,
    /// In the section's heading or the title.
    Section,
    /// At the head of the story.
    Lead,
}

impl Clock {
    /// The article's date: from its head or dateline, else from the times it tells.
    pub(super) fn set(article: &Article, passages: &[Passage]) -> Clock {
        if let Some(date) = article.head.date {
            return Clock { date: Some(date), ground: Ground::Stated };
        }
        if let Some(date) = passages.iter().find_map(dateline) {
            return Clock { date: Some(date), ground: Ground::Stated };
        }
        let told = Told::gather(passages);
        match told.reason() {
            Some(date) => Clock { date: Some(date), ground: Ground::Reasoned },
            None => Clock::default(),
        }
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

/// `某某社某地2019年7月3日电` at the start of a story.
fn dateline(passage: &Passage) -> Option<Point> {
    if !passage.is_body() {
        return None;
    }
    passage.figures().take(2).find_map(|mention| {
        let MentionKind::Period(PeriodMention { when: When::At(moment), .. }) = mention.kind else { return None };
        let after = passage.text[mention.span.end..].chars().next();
        let early = passage.text[..mention.span.start].chars().count() <= 24;
        let Moment::Day(YearRef::Given(year), MonthRef::Named(month), day) = moment else { return None };
        (early && matches!(after, Some('电' | '讯'))).then_some(Point::Day(year, month, day))
    })
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
    /// The month of a dateline that names no year: 本报某地1月5日电.
    dateline: Option<u8>,
    /// A year since which something has gone on (党的十八大以来), and for how many years (十年来).
    since: Option<i32>,
    lasting: Option<i32>,
}

impl Told {
    fn gather(passages: &[Passage]) -> Told {
        let mut told = Told::default();
        let mut whole: Option<(usize, i32)> = None;
        for passage in passages {
            for mention in passage.figures() {
                let MentionKind::Period(period) = &mention.kind else { continue };
                let signs = matches!(passage.text[mention.span.end..].chars().next(), Some('电' | '讯'))
                    && passage.text[..mention.span.start].chars().count() <= 24;
                if signs && let When::At(Moment::Day(_, MonthRef::Named(month), _)) = period.when {
                    told.dateline = Some(month);
                    continue;
                }
                // The end of a plan is no time that has been: “十二五”末.
                if mention.span.of(passage.text).contains("五”") {
                    continue;
                }
                if whole_year_told(passage, mention.span, period) {
                    told.before_this_year =
                        told.before_this_year.max(this_or_given(period).and_then(|year| match year {
                            YearRef::Given(year) => Some(year),
                            _ => None,
                        }));
                }
                let ahead = period.frame == Frame::By && !before_is(passage, mention.span, "截")
                    || looks_ahead(passage, mention.span);
                match (period.frame, period.when) {
                    (Frame::Since, When::At(Moment::Year(YearRef::Given(year)))) => {
                        told.since = told.since.max(Some(year))
                    }
                    (_, When::Recent(years, CalendarUnit::Year)) => {
                        told.lasting = told.lasting.max(Some(i32::from(years)))
                    }
                    _ => {}
                }
                told.hear(period, ahead);
                match this_or_given(period) {
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
            (YearRef::Given(year), true) => self.future = Some(self.future.map_or(year, |known| known.min(year))),
            (YearRef::FromArticle(0) | YearRef::FromContext(0), false) => self.bare_month = self.bare_month.max(month),
            (YearRef::FromArticle(0), true) => self.future_month = month.into_iter().chain(self.future_month).min(),
            _ => {}
        }
    }

    /// The article's year, and its month where the months told allow it.
    fn reason(&self) -> Option<Point> {
        let after = self.before_this_year.map(|year| year + 1);
        let grown = self
            .since
            .zip(self.lasting)
            .map(|(since, years)| since + years)
            .filter(|year| self.past.is_some_and(|past| (0..=1).contains(&(year - past))));
        let after = after.max(grown);
        let told = self.past;
        let past = self.past.max(after)?;
        if let Some(month) = self.dateline {
            let latest = self.latest.filter(|(at, _)| *at == past).map_or(1, |(_, month)| month);
            return Some(Point::Month(if month < latest { past + 1 } else { past }, month));
        }
        // A plan for the year right after the last one told as past, with nothing told of that year: written at its turn.
        let turned = self.future == Some(past + 1)
            && self.future_month.is_some()
            && self.latest.is_some_and(|(year, _)| year == past);
        let year = if turned { past + 1 } else { past };
        let named = self.latest.filter(|(at, _)| *at == year).map(|(_, month)| month);
        Some(match named.max(self.bare_month.filter(|_| !turned)) {
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

/// True where the results of a whole year are told with their figures: the year is over.
fn whole_year_told(passage: &Passage, span: Span, period: &PeriodMention) -> bool {
    let whole = period.frame == Frame::During && matches!(period.when, When::At(Moment::Year(YearRef::Given(_))));
    if !whole || !governs(passage, span) || looks_ahead(passage, span) {
        return false;
    }
    let clause = passage.clause_at(span.start);
    let next = passage.clauses.iter().find(|next| next.start >= clause.end).map_or(clause.end, |next| next.end);
    let words = passage.text.get(span.end..next).unwrap_or("");
    let figure = passage.figures().any(|m| {
        let told = matches!(m.kind, MentionKind::Quantity(_) | MentionKind::Change(_) | MentionKind::Share(_));
        told && m.span.start >= span.end && m.span.end <= next
    });
    figure && !["预计", "力争", "计划", "目标", "将"].iter().any(|word| words.contains(word))
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

fn before_is(passage: &Passage, span: Span, word: &str) -> bool {
    passage.text[..span.start].ends_with(word) || span.of(passage.text).starts_with(word)
}

/// True where the clause speaks of what is to come.
fn looks_ahead(passage: &Passage, span: Span) -> bool {
    let clause = passage.clause_at(span.start);
    let before = &passage.text[clause.start..span.start];
    let after = passage.text.get(span.end..clause.end).unwrap_or("");
    let cue = |text: &str| {
        ["预计", "计划", "力争", "将", "拟", "争取", "有望", "确保", "目标", "冲刺"]
            .iter()
            .any(|word| text.contains(word))
    };
    cue(before) || cue(after)
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
fn this_or_given(period: &PeriodMention) -> Option<YearRef> {
    match period.when {
        When::At(moment) | When::Lasting(moment, _) => end_of(moment).0,
        When::FromTo(_, to) => end_of(to).0,
        _ => None,
    }
}

/// Finds for each passage which time holds from where on.
pub(super) fn assign(context: &mut Context) {
    let mut walk = Walk::default();
    for i in 0..context.passages.len() {
        let times = walk.read(&context.passages[i], context.clock);
        context.passages[i].times = times;
    }
}

/// What holds while an article is walked from top to bottom.
#[derive(Debug, Default)]
struct Walk {
    part: Option<usize>,
    /// The times that headings give to what stands under them.
    headings: Vec<(String, Held)>,
    /// The day told last.
    day: Option<Held>,
    /// The time in the headline.
    title: Option<Held>,
    /// The time with which the story's first paragraph begins to tell.
    lead: Option<Held>,
    /// The time told last, where no lead has one.
    last: Option<Held>,
    /// The five years of the plan last named.
    plan: Option<Held>,
    /// True once a sentence of the story is read.
    begun: bool,
    /// The paragraph the story begins with.
    opening: Option<usize>,
    paragraph: Option<(usize, Option<Held>)>,
    /// The article's date.
    date: Option<Point>,
}

impl Walk {
    fn read(&mut self, passage: &Passage, clock: Clock) -> Vec<(usize, Held)> {
        if self.part != Some(passage.part) {
            *self = Walk { part: Some(passage.part), date: clock.date, ..Walk::default() };
        }
        if self.paragraph.is_none_or(|(number, _)| number != passage.paragraph) {
            self.paragraph = Some((passage.paragraph, None));
        }
        let before = self.paragraph.and_then(|(_, held)| held).map(|held| Held { reach: Reach::Paragraph, ..held });
        self.headings.retain(|(heading, _)| passage.under.contains(&heading.as_str()));
        let section = self
            .headings
            .iter()
            .rev()
            .find(|(heading, _)| passage.under.contains(&heading.as_str()))
            .map(|(_, held)| *held);
        if passage.is_body() {
            self.opening.get_or_insert(passage.paragraph);
        }
        let named_in_title = self.title.filter(|held| names_given_year(&held.mention));
        let start = before.or(section).or(named_in_title).or(self.lead).or(self.title).or(self.last);
        let mut times: Vec<(usize, Held)> = start.map(|held| (0, held)).into_iter().collect();
        let named = before.filter(|held| matches!(this_or_given(&held.mention), Some(YearRef::Given(_))));
        let to_do = ["打算", "重点工作", "工作安排", "下一步", "工作打算", "工作计划", "重点任务", "今后", "目标"];
        let ahead = passage.under.last().is_some_and(|heading| to_do.iter().any(|word| heading.contains(word)));
        let mut year =
            named.or(section).or(named_in_title).or(self.lead.filter(|_| !ahead)).and_then(|held| held.period).filter(|period| !spans_years(*period)).map(Period::year);
        let mut named_year: Option<i32> = None;
        for mention in passage.figures() {
            if let Some(plan) = self.plan.filter(|plan| says_the_plan(passage, mention, plan)) {
                times.push((
                    mention.span.start,
                    Held { reach: Reach::Sentence, reasoned: true, outlook: Outlook::Told, ..plan },
                ));
            }
            let MentionKind::Period(period) = mention.kind else { continue };
            if matches!(period.when, When::At(Moment::Years(..))) {
                self.plan = hold(&period, clock.reference(), None);
            }
            let headed = matches!(passage.role, Role::Heading(_)) && !passage.text[..mention.span.start].ends_with(['《', '“']);
            if !headed && !governs(passage, mention.span) {
                continue;
            }
            // 2012年8月升级,当年实现税收9.8亿元: the year of the event.
            let then = ["当年", "同年", "该年"].contains(&mention.span.of(passage.text));
            let spoken_of = if then { named_year.or(year) } else { year };
            if let Some(YearRef::Given(given)) = this_or_given(&period) {
                named_year = Some(given);
            }
            let Some(mut held) = hold(&period, clock.reference(), spoken_of) else { continue };
            let to_come = ahead || ["打算", "展望", "安排"].iter().any(|word| passage.text.contains(word) && headed);
            if let (true, Some(date), Some(known)) = (to_come, clock.date, held.period)
                && !names_year(&held.mention)
                && known.year() + 1 == date.year()
            {
                let reference = clock.reference().in_year(date.year());
                held.period = resolve(&period, reference).map(|resolved| resolved.period);
            }
            if let (When::Recent(years, CalendarUnit::Year), Some(plan)) = (period.when, self.plan)
                && let Some(Period::Span(first, last)) = plan.period
                && last.year() - first.year() + 1 == i32::from(years)
            {
                held.period = plan.period;
            }
            held.outlook = outlook(passage, mention.span, (&period, &held, clock));
            if let Some(period) = held.period.filter(|_| names_year(&held.mention) && held.outlook == Outlook::Told) {
                year = Some(period.year());
            }
            times.push((mention.span.start, held));
            if matches!(held.period, Some(Period::At(Point::Day(..)))) && passage.is_body() {
                self.day = Some(held);
            }
            // 其中11月当月: a part's time goes no further than its sentence.
            if !passage.text[passage.clause_at(mention.span.start).start..mention.span.start].contains("其中") {
                self.remember(passage, held);
            }
        }
        self.begun |= passage.is_body();
        self.same_day(passage, &mut times);
        times
    }

    /// 当天, 同日, 集中开工: the day told last.
    fn same_day(&self, passage: &Passage, times: &mut Vec<(usize, Held)>) {
        let Some(day) = self.day.filter(|_| passage.is_body()) else { return };
        for word in ["当天", "当日", "同日", "集中签约", "集中开工", "集体签约", "现场签约"] {
            for (at, _) in passage.text.match_indices(word) {
                // The figure may stand before the word: 14个项目集中开工.
                let clause = passage.clause_at(at);
                let named = times.iter().any(|(from, held)| *from >= clause.start && held.reach == Reach::Sentence);
                if !named {
                    times.push((clause.start, Held { reach: Reach::Sentence, reasoned: true, outlook: Outlook::Told, ..day }));
                }
            }
        }
        times.sort_by_key(|(from, _)| *from);
    }

    /// A time of some length, told and no single event's, holds on after its sentence.
    fn remember(&mut self, passage: &Passage, held: Held) {
        let heading = matches!(passage.role, Role::Heading(_));
        let lasting = (held.outlook == Outlook::Told || heading && held.outlook == Outlook::Ahead)
            && held.period.is_some_and(lasts);
        if !lasting {
            return;
        }
        let heads = Held { reach: Reach::Section, ..held };
        if heading && !self.begun {
            self.title = match self.title {
                Some(known) if names_given_year(&known.mention) || !names_given_year(&held.mention) => Some(known),
                _ => Some(heads),
            };
        } else if heading {
            self.headings.push((
                passage.under.last().map_or(String::new(), |heading| heading.to_string()),
                heads,
            ));
        } else if passage.is_body() {
            if let Some((_, known)) = &mut self.paragraph {
                *known = Some(held);
            }
            let flows = matches!(held.period, Some(Period::At(_) | Period::Since(_) | Period::Span(..)));
            let opening = self.opening == Some(passage.paragraph);
            let this_year = |date: Point| held.period.is_some_and(|period| date.year() - period.year() <= 1);
            if flows && (opening || !self.begun) && self.date.is_none_or(this_year) {
                self.lead.get_or_insert(Held { reach: Reach::Lead, ..held });
            }
            if flows && self.date.is_none_or(this_year) {
                self.last = Some(Held { reach: Reach::Lead, ..held });
            }
        }
    }
}

/// 五年累计, 五年里, after the plan of those years was named.
fn says_the_plan(passage: &Passage, mention: &crate::recognise::Mention, plan: &Held) -> bool {
    let MentionKind::Quantity(amount) = &mention.kind else { return false };
    let Some(Period::Span(first, last)) = plan.period else { return false };
    let years = last.year() - first.year() + 1;
    let told = amount.quantity.unit == "年" && amount.quantity.value == years.into();
    let before = &passage.text[..mention.span.start];
    told && !before.ends_with(['第', '前', '后', '连', '续', '近'])
        && !passage.text[mention.span.end..].starts_with(['前', '后'])
}

/// True for times over which figures are summed, and for 截至; a day is an event's.
fn lasts(period: Period) -> bool {
    match period {
        Period::At(Point::Day(..)) => false,
        Period::Span(from, to) => !matches!((from, to), (Point::Day(..), _) | (_, Point::Day(..))),
        _ => true,
    }
}

/// The time of a mention on the calendar, `year` being the year the text speaks of.
fn hold(mention: &PeriodMention, reference: Reference, year: Option<i32>) -> Option<Held> {
    if matches!(mention.when, When::Lately | When::SamePeriodLastYear) {
        return None;
    }
    let now = reference.article;
    let spoken_of = year.or(now.map(Point::year));
    let reference = spoken_of.map_or(reference, |year| reference.in_year(year));
    let mut resolved = resolve(mention, reference);
    // 1—11月 in a January paper is the year before.
    let bare = matches!(this_or_given(mention), Some(YearRef::FromContext(0) | YearRef::NamedBefore));
    if let (Some(found), Some(now), Some(year)) = (resolved, now, spoken_of)
        && bare
        && mention.frame != Frame::By
        && year == now.year()
        && found.period.last().end() > now.end()
        && ended_long_ago(found.period, now)
    {
        resolved = resolve(mention, reference.in_year(year - 1));
    }
    Some(Held {
        mention: *mention,
        period: resolved.map(|resolved| resolved.period),
        reasoned: resolved.is_none_or(|resolved| resolved.reasoned),
        reach: Reach::Sentence,
        outlook: Outlook::Told,
    })
}

/// True where a period that seems to end after the article must be meant of the year before: it ends months later, or
/// is the whole year and the paper is of its first months.
fn ended_long_ago(period: Period, now: Point) -> bool {
    let month = match now {
        Point::Month(_, month) | Point::Day(_, month, _) => month,
        _ => return false,
    };
    let last = period.last().months().1;
    match period {
        Period::At(Point::Year(_)) => month <= 2,
        _ => last >= month + 6 || month <= 2 && last > month,
    }
}

fn names_given_year(mention: &PeriodMention) -> bool {
    matches!(this_or_given(mention), Some(YearRef::Given(_)))
}

fn names_year(mention: &PeriodMention) -> bool {
    this_or_given(mention).is_some_and(|year| matches!(year, YearRef::Given(_) | YearRef::FromArticle(_)))
}

/// True where a time tells when the clauses around it happened; false where it only belongs to a name or a comparison.
pub(super) fn governs(passage: &Passage, span: Span) -> bool {
    let before = &passage.text[..span.start];
    let after = &passage.text[span.end..];
    let compared = before.ends_with('是') && after.starts_with('的')
        || before.ends_with(['较', '比', '同'])
        || before.ends_with("相当于")
        || after.starts_with("同期");
    let quoted = passage.quoted().any(|(mention, _)| {
        let words = mention.span.of(passage.text);
        mention.span.contains(span) && words.chars().count() <= 24 && !words.contains([',', '。', ';'])
    });
    let aims = ["目标", "任务", "计划", "度计划", "度目标", "度任务"].iter().any(|word| after.starts_with(word))
        && ["完成", "占", "超", "达到", "实现", "对照", "按照", "列入"].iter().any(|word| before.ends_with(word));
    let named = aims || ["版", "号", "届", "行动", "规划", "平均", "第一批", "度第"].iter().any(|word| after.starts_with(word));
    // 11月当月 is the month just named, not the article's.
    let repeats = ["当月", "当季", "当年"].contains(&span.of(passage.text)) && before.ends_with(['月', '度', '年']);
    let dateline = after.strip_prefix(['电', '讯']).is_some_and(|rest| !rest.starts_with(|c: char| c >= '\u{4E00}'));
    // 完成全年盘子的35.6%
    let of_an_aim = ["全年", "年度", "当年", "全年度"].contains(&span.of(passage.text))
        && ["完成", "占", "达", "为", "超"].iter().any(|word| before.ends_with(word))
        && after.chars().take(8).collect::<String>().contains('的');
    !compared && !quoted && !named && !repeats && !dateline && !of_an_aim && !before.ends_with('《')
}

/// True for a period that has not begun when the article is written.
fn starts_after(period: Period, clock: Clock) -> bool {
    let first = match period {
        Period::At(point) | Period::Span(point, _) => (point.year(), point.months().0),
        _ => return false,
    };
    let now = match clock.date {
        Some(Point::Year(year)) => (year, 12),
        Some(date) => (date.year(), date.months().1),
        None => return false,
    };
    first > now
}

/// What happened once at a time, so that the time is of nothing else.
const EVENTS: &[&str] = &[
    "成立", "建区", "起步", "设立", "创建", "创办", "开园", "建园", "升级", "升格", "升为", "晋升", "跻身", "获批",
    "破土", "批准", "批复", "获准", "核准", "列入", "挂牌", "奠基", "兴办", "经国务院",
];

/// Whether a time is of what is told, of what is to come, or of one event.
fn outlook(passage: &Passage, span: Span, (period, held, clock): (&PeriodMention, &Held, Clock)) -> Outlook {
    let fine = matches!(held.period, Some(Period::At(Point::Month(..) | Point::Day(..))));
    let after: String = passage.text[span.end..].chars().take(if fine { 22 } else { 7 }).collect();
    let event = |word: &&str| {
        after.contains(*word)
            && (!fine
                || after.chars().take(7).collect::<String>().contains(*word)
                || ["批准成立", "批准设立", "成立", "设立", "升级为", "升格为", "获批"].contains(word))
    };
    // 今年3月推出的“军转贷”: the time of its beginning. 2001年11月动工开发: a zone's.
    let near: String = passage.text[span.end..].chars().take(12).collect();
    let begun = ["推出", "出台", "上线", "启动", "投用", "开通", "组建", "成立", "设立", "揭牌"]
        .iter()
        .any(|word| near.find(word).is_some_and(|at| near[at + word.len()..].starts_with('的')));
    let built = ["动工开发", "启动建设", "动工建设", "开发建设", "破土动工", "启动开发"].iter().any(|word| near.contains(word));
    // 三期去年底投产,上半年吞吐量……: when one work was done.
    let done = ["投产", "投用", "建成", "竣工", "动工", "通车", "封顶", "试车", "投运", "揭牌", "建成投产", "竣工投产", "开园"]
        .iter()
        .any(|verb| passage.text[span.end..].strip_prefix(verb).is_some_and(|rest| rest.starts_with([',', '。', ';'])));
    if begun || built || done || EVENTS.iter().any(event)
        || ["成立于", "创建于", "始建于", "设立于", "建于"]
            .iter()
            .any(|word| passage.text[..span.start].ends_with(word))
    {
        return Outlook::Event;
    }
    // 由2015年的11户增加到44户: the time of the first figure only.
    let counted = passage.text[span.end..].strip_prefix('的').is_some_and(|rest| {
        rest.starts_with(|c: char| c.is_ascii_digit() || "不近约超".contains(c))
    });
    let turn = passage.text[..span.start].ends_with(['由', '从', '到', '至', '是']);
    let from_then = turn && (counted || passage.text[..span.start].ends_with(['由', '从']) && passage.text[span.end..].starts_with('的'));
    if from_then || matches!(this_or_given(period), Some(YearRef::FromContext(shift)) if shift != 0) {
        return Outlook::Aside;
    }
    let over = held.period.zip(clock.date).map(|(period, date)| period.last().end() <= date.end());
    let until = period.frame == Frame::By && !before_is(passage, span, "截");
    match over {
        Some(false)
            if until
                || period.frame == Frame::During && held.period.is_some_and(|period| starts_after(period, clock)) =>
        {
            Outlook::Ahead
        }
        Some(true) if until => Outlook::Told,
        _ if until || looks_ahead(passage, span) => Outlook::Ahead,
        _ => Outlook::Told,
    }
}

impl Passage<'_> {
    /// The time that holds for a figure at byte `at`: the last before it that is of no other event. What is told has no
    /// time still to come, unless it stands in the same clause; what is aimed at may have any.
    pub fn time_at(&self, at: usize, nature: Nature) -> Option<Held> {
        let next = self.times.partition_point(|(from, _)| *from <= at);
        let clause = self.clause_at(at.saturating_sub(1));
        let fits = |(from, held): &&(usize, Held)| match held.outlook {
            Outlook::Told => true,
            Outlook::Ahead => *from >= clause.start || nature == Nature::Aim || self.text[..*from].ends_with("预计"),
            Outlook::Aside => *from >= clause.start && !self.figure_between(*from, at),
            Outlook::Event => false,
        };
        self.times[..next].iter().rev().find(fits).map(|(from, held)| {
            let parted = self.text.get(*from..at).is_some_and(|between| between.contains([';', '。']));
            Held { reach: if parted { held.reach.max(Reach::Paragraph) } else { held.reach }, ..*held }
        })
    }
}

impl Passage<'_> {
    /// True where a figure stands after the time at byte `from` and wholly before byte `at`.
    fn figure_between(&self, from: usize, at: usize) -> bool {
        let counted = |kind: &MentionKind| matches!(kind, MentionKind::Quantity(_) | MentionKind::Percent(_) | MentionKind::Share(_));
        self.figures().any(|m| counted(&m.kind) && m.span.start >= from && m.span.end < at)
    }
}

/// How a figure relates to time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nature {
    /// Summed over a period.
    Flow,
    /// As it stands at a moment.
    Stock,
    /// What a plant can do: of no time.
    Capacity,
    /// What is aimed at.
    Aim,
}

/// The words a figure is named by.
#[derive(Debug, Clone, Copy)]
pub struct Wording<'w> {
    /// Its metric.
    pub metric: &'w str,
    /// The verb that goes with it.
    pub verb: &'w str,
    /// What stands before it in its clause.
    pub before: &'w str,
}

/// Verbs whose counts stand for a state.
const STATES: &[&str] = &[
    "入驻", "进驻", "集聚", "聚集", "汇聚", "汇集", "吸纳", "孵化", "配套", "合作", "落户", "引育", "容纳", "覆盖",
    "注册", "培育", "登记",
];

impl Nature {
    /// Of a figure with these words.
    pub fn of(wording: Wording, (status, vocab): (Status, &Vocab)) -> Nature {
        match status {
            Status::Capacity => return Nature::Capacity,
            Status::Target => return Nature::Aim,
            _ => {}
        }
        let Wording { metric, verb, before } = wording;
        let says = |words: &[&str]| words.iter().any(|word| metric.contains(word) || before.contains(word));
        if says(&[
            "新增", "新入驻", "新入园", "新落户", "新进驻", "新签", "签约", "新登记", "新引进", "新开工", "净增", "新注册", "入统", "完成", "新认定", "增长",
            "总投资",
        ]) && !before.contains("累计")
        {
            return Nature::Flow;
        }
        let kind = vocab.metrics.get(metric).map(|metric| metric.kind);
        if metric.ends_with("天数") {
            return Nature::Flow;
        }
        if kind == Some(MetricKind::Flow) && !before.contains("年末") {
            return Nature::Flow;
        }
        let total = metric.ends_with('数') && (before.contains("总数") || before.contains("总量"));
        let stands = total
            || ["现有", "拥有", "共有", "实有", "年末", "已有", "累计", "目前", "占有", "建有", "还有", "尚有", "仍有"]
                .iter()
                .any(|word| before.contains(word));
        if !stands && !verb.is_empty() && !STATES.contains(&verb) {
            return Nature::Flow;
        }
        let counted = ["企业数", "企数", "主体数", "平台数", "人口", "面积", "机构数", "户数", "员工数", "进度"]
            .iter()
            .any(|end| metric.ends_with(end));
        match kind {
            // 25个重点项目完成投资: projects at work over the time told.
            Some(MetricKind::Stock) if metric.ends_with("项目数") && !stands => Nature::Flow,
            Some(MetricKind::Stock) => Nature::Stock,
            _ if stands || STATES.contains(&verb) => Nature::Stock,
            None if counted || ["余额", "保有量", "拥有量", "员工", "从业人员", "存量", "在册", "出租率", "入驻率", "去化率", "覆盖率", "绿化率", "国产化率", "自动化率", "空置率", "人员数", "本地化率", "配套率"].iter().any(|end| metric.ends_with(end)) => {
                Nature::Stock
            }
            _ => Nature::Flow,
        }
    }
}

impl Context<'_> {
    /// The period of a figure, and whether it was reasoned.
    pub fn period_at(&self, passage: &Passage, span: Span, (nature, metric): (Nature, &str)) -> (Option<Period>, bool) {
        let held = passage.time_at(span.end, nature);
        match nature {
            Nature::Capacity => return (None, false),
            Nature::Aim => return self.aim_at(held, metric),
            _ => {}
        }
        let held = day_after(passage, span).or(held);
        let now = || (self.clock.month().map(Period::AsOf), true);
        let Some(held) = held else { return if nature == Nature::Stock { now() } else { (None, false) } };
        if metric.ends_with("规划面积") && !matches!(held.period, Some(Period::AsOf(_))) {
            return now();
        }
        // A bulletin tells what stands at the end of its own time.
        let bulletin = self.article.parts.get(passage.part).is_some_and(|part| {
            ["公报", "简报", "运行情况", "运行分析", "经济运行"].iter().any(|word| part.title.contains(word))
        });
        if bulletin && nature == Nature::Stock && held.reach >= Reach::Section && held.outlook == Outlook::Told {
            let end = match held.period {
                Some(Period::At(point @ (Point::Half(..) | Point::Quarter(..) | Point::Month(..)))) => Some(Point::Month(point.year(), point.months().1)),
                Some(Period::Span(_, end @ Point::Month(..))) => Some(end),
                _ => None,
            };
            if let Some(end) = end {
                return (Some(Period::AsOf(end)), true);
            }
        }
        let year_past = matches!(held.period, Some(Period::At(Point::Year(year))) if self.clock.date.is_some_and(|date| date.year() == year + 1 && early_in_year(date)));
        if nature == Nature::Stock && held.reach == Reach::Lead && year_past && held.outlook == Outlook::Told && names_year(&held.mention) {
            return (held.period.map(|period| self.stands_at_the_end(period, metric)), true);
        }
        let stands_since = matches!(held.period, Some(Period::AsOf(_))) || ends_a_unit(held.mention.when);
        if nature == Nature::Stock
            && (held.reach == Reach::Lead || held.reach == Reach::Paragraph && !stands_since && !spans_a_year(held))
        {
            return now();
        }
        let inferred = held.reasoned || held.reach != Reach::Sentence;
        let Some(period) = held.period else { return (None, false) };
        // “十三五”以来 runs to the plan's end, where that is past.
        let period = match (held.mention.when, self.clock.date) {
            (When::At(Moment::Years(first, last)), Some(date)) if matches!(period, Period::Since(_)) => {
                Period::Span(Point::Year(first), Point::Year(last.min(date.year())))
            }
            _ => period,
        };
        let period = if nature == Nature::Stock { self.stands_at_the_end(period, metric) } else { period };
        let own = passage.text.get(passage.clause_at(span.start).start..span.start).unwrap_or("");
        (Some(self.fit((period, held), nature, &format!("{own}{metric}"))), inferred)
    }

    /// What is known to be a stock stands at a period's end: 2020年规上工业企业达到302家.
    fn stands_at_the_end(&self, period: Period, metric: &str) -> Period {
        let known = self.vocab.metrics.get(metric).map(|metric| metric.kind) == Some(MetricKind::Stock);
        let standing = known && !metric.ends_with("项目数") || ["余额", "保有量", "人口", "规上工业企业数"].iter().any(|end| metric.ends_with(end));
        match period {
            Period::At(Point::Year(year)) if standing => Period::AsOf(self.end_of(year)),
            Period::At(point @ (Point::Quarter(..) | Point::Half(..))) if standing => {
                Period::AsOf(Point::Month(point.year(), point.months().1))
            }
            Period::Span(_, end @ Point::Month(..)) if standing => Period::AsOf(end),
            Period::Since(_) if standing => self.clock.month().map_or(period, Period::AsOf),
            other => other,
        }
    }

    /// A target's time: the one named, as a whole year where only 到2025年 is said.
    fn aim_at(&self, held: Option<Held>, metric: &str) -> (Option<Period>, bool) {
        let Some(held) = held.filter(|held| held.reach <= Reach::Section && held.outlook != Outlook::Aside) else {
            return (self.clock.date.map(|date| Period::At(Point::Year(date.year()))), true);
        };
        let period = held.period.map(|period| match period {
            // An average growth up to a plan's last year is over the plan.
            Period::AsOf(Point::Year(year)) | Period::At(Point::Year(year)) if metric.contains("年均") && year % 5 == 0 => {
                Period::Span(Point::Year(year - 4), Point::Year(year))
            }
            Period::AsOf(point) => Period::At(point),
            other => other,
        });
        (period, held.reasoned || held.reach != Reach::Sentence)
    }

    /// A flow 截至 a month runs from the year's beginning; a stock at a year's or month's end is as of it.
    fn fit(&self, (period, held): (Period, Held), nature: Nature, words: &str) -> Period {
        let summed = ["新登记", "新增", "新签", "签约", "新开工", "开工", "入统", "净增", "新引进", "新注册"]
            .iter()
            .any(|word| words.contains(word));
        let total = ["总数", "总量", "累计", "实有"].iter().any(|word| words.contains(word));
        let ends = ends_a_unit(held.mention.when);
        match period {
            Period::At(Point::Day(year, ..)) if words.contains("年度") => Period::At(Point::Year(year)),
            Period::AsOf(Point::Day(year, month, _)) if held.mention.when == When::Now => {
                Period::AsOf(Point::Month(year, month))
            }
            Period::AsOf(Point::Month(year, month))
                if summed && nature == Nature::Flow && held.mention.when != When::Now =>
            {
                Period::Span(Point::Month(year, 1), Point::Month(year, month))
            }
            Period::At(point @ Point::Month(year, month)) if ends => match nature {
                Nature::Flow if month == 12 => Period::At(Point::Year(year)),
                _ => Period::AsOf(point),
            },
            Period::At(Point::Month(year, 1)) if starts_a_year(held.mention.when) && nature == Nature::Stock => {
                Period::AsOf(Point::Month(year - 1, 12))
            }
            Period::Span(_, Point::Month(year, month)) if nature == Nature::Stock && held.reach == Reach::Section && !words.contains("项目") => {
                Period::AsOf(Point::Month(year, month))
            }
            Period::At(point @ (Point::Quarter(..) | Point::Half(..)))
                if nature == Nature::Stock && held.reach == Reach::Section && !words.contains("项目") =>
            {
                Period::AsOf(Point::Month(point.year(), point.months().1))
            }
            Period::Span(_, end @ Point::Month(..)) if total && nature == Nature::Stock && !words.contains("累计") => {
                Period::AsOf(end)
            }
            Period::At(Point::Year(year)) if total && nature == Nature::Stock => Period::AsOf(self.end_of(year)),
            Period::Since(Point::Year(year)) => self.since(year),
            other => other,
        }
    }

    /// A year's last month, or the article's where the year is not over.
    fn end_of(&self, year: i32) -> Point {
        match self.clock.month() {
            Some(Point::Month(now, month)) if now == year => Point::Month(now, month),
            _ => Point::Month(year, 12),
        }
    }

    /// 今年以来: the year so far where the article's month is stated, else the year.
    fn since(&self, year: i32) -> Period {
        match self.clock.month() {
            Some(Point::Month(now, month)) if now == year && self.clock.ground == Ground::Stated => {
                Period::Span(Point::Month(year, 1), Point::Month(year, month))
            }
            Some(date) if date.year() > year + 1 => Period::Since(Point::Year(year)),
            _ => Period::At(Point::Year(year)),
        }
    }
}

/// 两个项目3月28日集中开工: a day right behind the number, with none before it in its clause.
fn day_after(passage: &Passage, span: Span) -> Option<Held> {
    let clause = passage.clause_at(span.start);
    if passage
        .times
        .iter()
        .any(|(from, held)| *from >= clause.start && *from < span.start && held.reach == Reach::Sentence)
    {
        return None;
    }
    let behind = passage.times.iter().find(|(from, _)| *from >= span.end && *from < clause.end)?;
    let near = passage.text[span.end..behind.0].chars().count() <= 8;
    (near && matches!(behind.1.period, Some(Period::At(Point::Day(..) | Point::Month(..))))).then_some(behind.1)
}

/// True for a date in the first months of its year, when papers tell of the year before.
fn early_in_year(date: Point) -> bool {
    match date {
        Point::Month(_, month) | Point::Day(_, month, _) => month <= 4,
        _ => false,
    }
}

/// True for a stretch of several years, which says nothing of the year of 一季度.
fn spans_years(period: Period) -> bool {
    matches!(period, Period::Span(first, last) if first.year() != last.year())
}

/// True for a whole year.
fn spans_a_year(held: Held) -> bool {
    matches!(held.period, Some(Period::At(Point::Year(_))))
}

/// 年初.
fn starts_a_year(when: When) -> bool {
    matches!(when, When::At(Moment::Part(_, YearPart::Start)))
}

/// 年末, 3月末, 二季度末.
fn ends_a_unit(when: When) -> bool {
    matches!(
        when,
        When::At(Moment::Part(_, YearPart::End | YearPart::QuarterEnd(_)) | Moment::Month(_, _, MonthPart::End))
    )
}
