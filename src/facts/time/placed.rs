//! A time on the calendar, given what is known of the year the text speaks of.

use super::{Held, Outlook, Reach};
use crate::domain::{Period, Point};
use crate::facts::clock::{Clock, this_or_given};
use crate::recognise::period::{CalendarUnit, Frame, Moment, PeriodMention, When, YearPart, YearRef};
use crate::recognise::resolve;

/// The month a day closes, else the day: 8月31日 is the end of August, 12月10日 the tenth.
pub(in crate::facts) fn whole_month(point: Point) -> Point {
    match point {
        Point::Day(year, month, day) if day >= 30 || month == 2 && day >= 28 => Point::Month(year, month),
        other => other,
    }
}

/// 过去一年, 五年来: at the turn of the year they end with the year before; late in the year 一年来 is this one. Years counted
/// from the founding end now.
fn recent_years(years: i32, (now, founded): (Point, Option<Point>)) -> Period {
    let month = match now {
        Point::Month(_, month) | Point::Day(_, month, _) => month,
        _ => 6,
    };
    let since_founded = founded.is_some_and(|at| (now.year() - at.year() - years).abs() <= 1);
    let last = if month <= 3 && !since_founded { now.year() - 1 } else { now.year() };
    match years {
        1 if month <= 3 || month >= 11 => Period::At(Point::Year(last)),
        _ if last < now.year() => Period::Span(Point::Year(last - years + 1), Point::Year(last)),
        _ => Period::Span(Point::Year(last - years), Point::Year(last)),
    }
}

/// What is known of the year a text speaks of.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Spoken {
    /// The year, named in the sentence, its paragraph or its headings.
    pub(super) year: Option<i32>,
    /// True where that year is written in the sentence.
    pub(super) written: bool,
    /// The year told further up.
    pub(super) told: Option<i32>,
    /// True where it was only counted from the article's: 去年.
    pub(super) recent: bool,
    /// True under a heading of what is to be done.
    pub(super) ahead: bool,
}

/// A time that cannot be placed.
pub(super) fn untimed(mention: &PeriodMention) -> Held {
    Held {
        mention: *mention,
        period: None,
        reasoned: true,
        reach: Reach::Sentence,
        outlook: Outlook::Told,
        since: None,
    }
}

/// 由去年同期的25.1%: the time told before, a year earlier.
pub(super) fn year_before(times: &[(usize, Held)]) -> Option<Held> {
    let (_, held) = times.iter().rev().find(|(_, held)| held.outlook == Outlook::Told)?;
    let back = |point: Point| match point {
        Point::Year(year) => Point::Year(year - 1),
        Point::Half(year, half) => Point::Half(year - 1, half),
        Point::Quarter(year, quarter) => Point::Quarter(year - 1, quarter),
        Point::Month(year, month) => Point::Month(year - 1, month),
        Point::Day(year, month, day) => Point::Day(year - 1, month, day),
    };
    let period = match held.period? {
        Period::At(point) => Period::At(back(point)),
        Period::Span(from, to) => Period::Span(back(from), back(to)),
        Period::AsOf(point) => Period::AsOf(back(point)),
        Period::Since(_) => return None,
    };
    Some(Held { period: Some(period), reasoned: true, reach: Reach::Sentence, outlook: Outlook::Aside, ..*held })
}

/// The time of a mention on the calendar, given what is known of the year the text speaks of.
pub(super) fn hold(mention: &PeriodMention, clock: Clock, spoken: Spoken) -> Option<Held> {
    let held = |period: Option<Period>, reasoned| Held {
        mention: *mention,
        period,
        reasoned,
        reach: Reach::Sentence,
        outlook: Outlook::Told,
        since: None,
    };
    match mention.when {
        When::Lately | When::SamePeriodLastYear => return None,
        When::Founding => {
            let founded = clock.founded.map(|at| match mention.frame {
                Frame::Since => Period::Since(at),
                _ => Period::At(Point::Year(at.year())),
            });
            return Some(held(founded, true));
        }
        _ => {}
    }
    let reference = clock.reference();
    let now = reference.article;
    let spoken_of = spoken.year.or(now.map(Point::year)).or(spoken.told);
    let place = |year: Option<i32>| resolve(mention, year.map_or(reference, |year| reference.in_year(year)));
    let mut resolved = place(spoken_of);
    let bare = matches!(this_or_given(mention), Some(YearRef::FromContext(0) | YearRef::NamedBefore));
    if let (Some(found), Some(now), Some(year)) = (resolved, now, spoken_of)
        && bare
    {
        let passed = |found: crate::recognise::Resolved| found.period.last().end() <= now.end();
        // A part of this year that is not over is meant of the year told further up.
        let part_or_early = !matches!(found.period, Period::At(Point::Year(_))) || now.months().1 <= 3;
        let open = spoken.year.is_none() && !passed(found) && part_or_early && !spoken.ahead;
        if let Some(told) =
            spoken.told.filter(|told| open && *told < now.year() && !matches!(mention.frame, Frame::By | Frame::Before))
        {
            resolved = place(Some(told));
        }
        // 1—11月 in a January paper is the year before.
        let meant_before = !matches!(mention.frame, Frame::By | Frame::Before) && year == now.year() && !passed(found);
        if meant_before && !spoken.ahead && !spoken.written && ended_long_ago(found.period, now) {
            resolved = place(Some(year - 1));
        }
        // 去年底投产,上半年……: what is over this year is meant of this year.
        let part = matches!(
            mention.when,
            When::At(Moment::Part(_, YearPart::Half(_) | YearPart::Quarter(_) | YearPart::Months(..)))
        );
        if spoken.recent && part && year + 1 == now.year() {
            resolved = place(Some(now.year())).filter(|found| passed(*found)).or(resolved);
        }
    }
    let months = |period: Period| match (mention.when, period) {
        // 4月21日至7月底 is counted in months.
        (When::FromTo(_, to), Period::Span(first @ Point::Day(..), last)) if !matches!(to, Moment::Day(..)) => {
            let month = Point::last_month;
            Period::Span(month(first), month(last))
        }
        _ => period,
    };
    if let (Frame::Since, When::At(Moment::Years(first, last)), Some(now)) = (mention.frame, mention.when, now) {
        // “十三五”以来 runs to the plan's end where that is past.
        let whole = Period::Span(Point::Year(first), Point::Year(last));
        return Some(held(Some(if now.year() > last { whole } else { Period::Since(Point::Year(first)) }), false));
    }
    if let (When::Recent(years, CalendarUnit::Year), Some(now)) = (mention.when, now) {
        return Some(held(Some(recent_years(i32::from(years), (now, clock.founded))), true));
    }
    Some(held(resolved.map(|resolved| months(resolved.period)), resolved.is_none_or(|resolved| resolved.reasoned)))
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
        // 一季度56个项目集中开工, told in February: the quarter that runs.
        Period::At(Point::Quarter(year, 1)) if year == now.year() => false,
        _ => last >= month + 6 || month <= 2 && last > month,
    }
}
