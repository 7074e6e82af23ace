//! When: the article's own date, and which time holds for each stretch of text.
//!
//! A time holds for the clauses after it until another comes. Within a sentence a time at the head of a clause holds to
//! the sentence's end; a time that opens a paragraph holds for the paragraph; a heading's for its section.

use super::context::{Context, Passage};
use crate::article::{Article, Role};
use crate::domain::{Period, Point, Status};
use crate::recognise::period::{Frame, MonthRef, PeriodMention, When, YearPart, YearRef};
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
}

/// How near a time stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// In the same sentence.
    Sentence,
    /// In an earlier sentence of the paragraph.
    Paragraph,
    /// In a heading or an earlier paragraph.
    Section,
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
}

impl Told {
    fn gather(passages: &[Passage]) -> Told {
        let mut told = Told::default();
        let mut whole: Option<(usize, i32)> = None;
        for passage in passages {
            for mention in passage.figures() {
                let MentionKind::Period(period) = &mention.kind else { continue };
                let ahead = period.frame == Frame::By && !before_is(passage, mention.span, "截") || looks_ahead(passage, mention.span);
                told.hear(period, ahead);
                match this_or_given(period) {
                    Some(YearRef::Given(year)) if !ahead && matches!(period.when, When::At(Moment::Year(_))) && period.frame == Frame::During => {
                        whole = Some((passage.paragraph, year));
                    }
                    Some(YearRef::FromArticle(0)) if !ahead => {
                        if let Some((paragraph, year)) = whole.filter(|(paragraph, _)| *paragraph == passage.paragraph) {
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
        let past = self.past.max(after)?;
        // A plan for the year right after the last one told as past, with nothing told of that year: written at its turn.
        let turned = self.future == Some(past + 1) && self.future_month.is_some() && self.latest.is_some_and(|(year, _)| year == past);
        let year = if turned { past + 1 } else { past };
        let named = self.latest.filter(|(at, _)| *at == year).map(|(_, month)| month);
        Some(match named.max(self.bare_month.filter(|_| !turned)) {
            Some(month) => Point::Month(year, month),
            None if self.latest.is_some_and(|(at, month)| at == year - 1 && month == 12) => Point::Month(year, 1),
            None => Point::Year(year),
        })
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
    let cue = |text: &str| ["预计", "计划", "力争", "将", "拟", "争取", "有望", "确保", "目标", "冲刺"].iter().any(|word| text.contains(word));
    cue(before) || cue(after)
}

/// The year a moment names and its last month.
fn end_of(moment: Moment) -> (Option<YearRef>, Option<u8>) {
    match moment {
        Moment::Year(year) => (Some(year), None),
        Moment::Years(_, last) => (Some(YearRef::Given(last)), None),
        Moment::Part(year, part) => (Some(year), last_month(part)),
        Moment::Month(year, MonthRef::Named(month), _) | Moment::Day(year, MonthRef::Named(month), _) => (Some(year), Some(month)),
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
    let reference = context.clock.reference();
    let mut section: Option<Held> = None;
    let mut paragraph: (usize, Option<Held>) = (usize::MAX, None);
    let mut part = usize::MAX;
    let mut year: Option<i32> = None;
    for i in 0..context.passages.len() {
        let passage = &context.passages[i];
        if passage.part != part {
            (part, section, year) = (passage.part, None, None);
        }
        let heading = matches!(passage.role, Role::Heading(_));
        if heading {
            section = None;
        }
        if passage.paragraph != paragraph.0 {
            paragraph = (passage.paragraph, None);
        }
        let start = paragraph.1.map(|held| Held { reach: Reach::Paragraph, ..held }).or(section);
        let mut times: Vec<(usize, Held)> = start.map(|held| (0, held)).into_iter().collect();
        for mention in passage.figures() {
            let MentionKind::Period(period) = mention.kind else { continue };
            let Some(held) = hold(&period, reference, year) else { continue };
            if let Some(period) = held.period.filter(|_| names_year(&held.mention)) {
                year = Some(period.year());
            }
            if governs(passage, mention.span) {
                times.push((mention.span.start, held));
                paragraph.1 = Some(held);
                if heading {
                    section = Some(Held { reach: Reach::Section, ..held });
                }
            }
        }
        context.passages[i].times = times;
    }
}

/// The time of a mention on the calendar, `year` being the year the text last named.
fn hold(mention: &PeriodMention, reference: Reference, year: Option<i32>) -> Option<Held> {
    if matches!(mention.when, When::Lately | When::SamePeriodLastYear) {
        return None;
    }
    // 今年 and 去年 count from the article; a bare month counts from the year last spoken of, unless the article is of another.
    let reference = match (reference.article, year) {
        (None, Some(year)) => Reference { article: None, context: Some(year) },
        (_, Some(year)) => reference.in_year(year),
        _ => reference,
    };
    let resolved = resolve(mention, reference);
    Some(Held {
        mention: *mention,
        period: resolved.map(|resolved| resolved.period),
        reasoned: resolved.is_none_or(|resolved| resolved.reasoned),
        reach: Reach::Sentence,
    })
}

fn names_year(mention: &PeriodMention) -> bool {
    this_or_given(mention).is_some_and(|year| matches!(year, YearRef::Given(_) | YearRef::FromArticle(_)))
}

/// True where a time tells when the clauses after it happened; false where it only belongs to a name or a comparison.
fn governs(passage: &Passage, span: Span) -> bool {
    let before = passage.text[..span.start].chars().next_back();
    let after = &passage.text[span.end..];
    let compared = passage.text[..span.start].ends_with(['较', '比']) || passage.text[..span.start].ends_with("同");
    let quoted = passage.quoted().any(|(mention, _)| mention.span.contains(span));
    let named = ["版", "度中国", "号", "届"].iter().any(|word| after.starts_with(word));
    !compared && !quoted && !named && before != Some('《')
}

impl Passage<'_> {
    /// The time that holds for byte `at`: the last one before it in its clause, else before it in the sentence, else what holds at its start.
    pub fn time_at(&self, at: usize) -> Option<Held> {
        let next = self.times.partition_point(|(from, _)| *from <= at);
        next.checked_sub(1).and_then(|i| self.times.get(i)).map(|(_, held)| *held)
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

impl Nature {
    /// Of a figure with this metric and these words before it.
    pub fn of(metric: &str, before: &str, (status, vocab): (Status, &Vocab)) -> Nature {
        match status {
            Status::Capacity => return Nature::Capacity,
            Status::Target => return Nature::Aim,
            _ => {}
        }
        let stock = ["现有", "拥有", "共有", "实有", "总数", "总量", "年末", "已有", "累计", "目前", "占有", "集聚", "聚集"];
        let flow = ["新增", "新签", "签约", "新登记", "新引进", "新开工", "净增", "新注册", "净增率", "引进", "入统", "完成", "新认定"];
        if flow.iter().any(|word| metric.contains(word) || before.contains(word)) && !before.contains("累计") {
            return Nature::Flow;
        }
        let kind = vocab.metrics.get(metric).map(|metric| metric.kind);
        if kind == Some(MetricKind::Stock) || stock.iter().any(|word| before.contains(word)) {
            return Nature::Stock;
        }
        match kind {
            None if ["企业数", "主体数", "平台数", "人口", "面积", "机构数", "户数"].iter().any(|end| metric.ends_with(end)) => Nature::Stock,
            _ => Nature::Flow,
        }
    }
}

impl Context<'_> {
    /// The period of a figure, and whether it was reasoned.
    pub fn period_at(&self, passage: &Passage, span: Span, nature: Nature) -> (Option<Period>, bool) {
        let held = passage.time_at(span.end);
        match nature {
            Nature::Capacity => return (None, false),
            Nature::Aim => return self.aim_at(held),
            _ => {}
        }
        let Some(held) = held else {
            return match nature {
                Nature::Stock => (self.clock.month().map(Period::AsOf), true),
                _ => (None, false),
            };
        };
        let inferred = held.reasoned || held.reach != Reach::Sentence;
        let Some(period) = held.period else { return (None, false) };
        (Some(self.fit(period, held, nature)), inferred)
    }

    /// A target's time: the one named, as a whole year where only 到2025年 is said.
    fn aim_at(&self, held: Option<Held>) -> (Option<Period>, bool) {
        let Some(held) = held.filter(|held| held.reach == Reach::Sentence) else { return (None, false) };
        let period = held.period.map(|period| match period {
            Period::AsOf(point) => Period::At(point),
            other => other,
        });
        (period, held.reasoned)
    }

    /// A flow 截至 a month runs from the year's beginning; a stock in a year is as of its end.
    fn fit(&self, period: Period, held: Held, nature: Nature) -> Period {
        let month_of = self.clock.month();
        match (period, nature) {
            (Period::AsOf(Point::Day(year, month, _)), _) if held.mention.when == When::Now => Period::AsOf(Point::Month(year, month)),
            (Period::AsOf(Point::Month(year, month)), Nature::Flow) if held.mention.when != When::Now && month < 12 => {
                Period::Span(Point::Month(year, 1), Point::Month(year, month))
            }
            (Period::Since(Point::Year(year)), _) => match month_of {
                Some(Point::Month(now, month)) if now == year && self.clock.ground == Ground::Stated => {
                    Period::Span(Point::Month(year, 1), Point::Month(year, month))
                }
                _ => Period::At(Point::Year(year)),
            },
            (other, _) => other,
        }
    }
}
