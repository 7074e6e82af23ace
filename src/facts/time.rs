//! When: which time holds for each stretch of text.
//!
//! A time holds for the clauses after it until another comes. Within a sentence a time at the head of a clause holds to
//! the sentence's end; a time that opens a paragraph holds for the paragraph; a heading's for its section.

use super::clock::{Clock, before_is, looks_ahead, this_or_given};
use super::context::{Context, Passage};
use super::nature::Nature;
use crate::article::Role;
use crate::domain::{Period, Point};
use crate::recognise::period::{CalendarUnit, Frame, Moment, PeriodMention, When, YearRef};
use crate::recognise::{MentionKind, Reference, resolve};
use crate::source::Span;

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
        let to_do = ["重点工作", "工作安排", "下一步", "工作打算", "工作计划", "重点任务", "今后", "目标"];
        let ahead = passage.under.last().is_some_and(|heading| to_do.iter().any(|word| heading.contains(word)));
        let mut year =
            named.or(section).or(named_in_title).or(self.lead.filter(|_| !ahead)).and_then(|held| held.period).map(Period::year);
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
            let Some(mut held) = hold(&period, clock.reference(), year) else { continue };
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
            // 其中11月当月: a part's time goes no further than its sentence.
            if !passage.text[passage.clause_at(mention.span.start).start..mention.span.start].contains("其中") {
                self.remember(passage, held);
            }
        }
        self.begun |= passage.is_body();
        times
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
            if flows && (opening || !self.begun) {
                self.lead.get_or_insert(Held { reach: Reach::Lead, ..held });
            }
            let this_year = |date: Point| held.period.is_some_and(|period| date.year() - period.year() <= 1);
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

pub(super) fn names_year(mention: &PeriodMention) -> bool {
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
    let quoted = passage
        .quoted()
        .any(|(mention, _)| mention.span.contains(span) && mention.span.of(passage.text).chars().count() <= 24);
    let aims = ["目标", "任务", "计划", "度计划", "度目标", "度任务"].iter().any(|word| after.starts_with(word))
        && ["完成", "占", "超", "达到", "实现", "对照", "按照", "列入"].iter().any(|word| before.ends_with(word));
    let named = aims || ["版", "号", "届", "行动", "规划", "平均", "第一批", "度第"].iter().any(|word| after.starts_with(word));
    // 11月当月 is the month just named, not the article's.
    let repeats = ["当月", "当季", "当年"].contains(&span.of(passage.text)) && before.ends_with(['月', '度', '年']);
    let dateline = after.starts_with(['电', '讯']);
    !compared && !quoted && !named && !repeats && !dateline && !before.ends_with('《')
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
    "批准", "批复", "获准", "核准", "列入", "挂牌", "奠基", "兴办", "经国务院",
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
    if EVENTS.iter().any(event)
        || ["成立于", "创建于", "始建于", "设立于", "建于"]
            .iter()
            .any(|word| passage.text[..span.start].ends_with(word))
    {
        return Outlook::Event;
    }
    // 由2015年的11户增加到44户: the time of the first figure only.
    let from_then = passage.text[..span.start].ends_with(['由', '从']) && passage.text[span.end..].starts_with('的');
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
            Outlook::Ahead => *from >= clause.start || nature == Nature::Aim,
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

#[cfg(test)]
mod tests {
    use super::*;

    /// For whoever works on the rules: `ARTICLE=path cargo test --lib time -- --ignored --nocapture`.
    #[test]
    #[allow(clippy::disallowed_methods, clippy::print_stdout, reason = "a tool that reads the file it is given")]
    #[ignore = "prints who speaks and which time holds in the article named in ARTICLE"]
    fn lay_out_times() {
        let path = std::env::var("ARTICLE").expect("ARTICLE");
        let article = crate::article::Article::read(&path, &std::fs::read(&path).expect("a file")).value;
        let ctx = Context::new(&article, crate::vocab::Vocab::embedded(), crate::recognise::Recogniser::embedded());
        println!("{:?}", ctx.clock);
        for passage in &ctx.passages {
            println!("{:?} {}: {}", passage.role, ctx.line(passage, 0), passage.text);
            for (at, held) in &passage.times {
                let after: String = passage.text[*at..].chars().take(8).collect();
                println!("      {:?} {:?} {:?} {after}", held.period.map(|p| p.to_string()), held.reach, held.outlook);
            }
            for (at, speaker) in &passage.speakers {
                let after: String = passage.text[*at..].chars().take(8).collect();
                println!("      {:?} {:?} {after}", ctx.zone_at(passage, *at), speaker.company);
            }
        }
    }
}
