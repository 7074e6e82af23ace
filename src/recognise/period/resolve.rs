//! From a period as written to a period on the calendar, given what the text is known to speak of.

use super::{CalendarUnit, Frame, Moment, MonthPart, MonthRef, PeriodMention, When, YearPart, YearRef};
use crate::domain::{Period, Point};

/// What relative times are measured from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reference {
    /// The article's date, as far as it is known: a year, a month or a day.
    pub article: Option<Point>,
    /// The year the text is speaking of where it named one: `8月` after `2021年` is 2021-08.
    pub context: Option<i32>,
}

impl Reference {
    /// A reference of which only the article's date is known.
    pub fn article(date: Point) -> Self {
        Reference { article: Some(date), context: None }
    }

    /// The same reference while the text speaks of `year`.
    pub fn in_year(self, year: i32) -> Self {
        Reference { context: Some(year), ..self }
    }

    fn year(self, year: YearRef) -> Option<i32> {
        let article = self.article.map(Point::year);
        match year {
            YearRef::Given(year) => Some(year),
            YearRef::FromArticle(shift) => article.map(|year| year + i32::from(shift)),
            YearRef::NamedBefore => self.context,
            YearRef::FromContext(shift) => self.context.or(article).map(|year| year + i32::from(shift)),
        }
    }

    /// The article's year and month, where it is dated to the month.
    fn month(self) -> Option<(i32, u8)> {
        match self.article? {
            Point::Month(year, month) | Point::Day(year, month, _) => Some((year, month)),
            _ => None,
        }
    }
}

/// A period on the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Resolved {
    /// The period.
    pub period: Period,
    /// True where its year does not stand in the words themselves.
    pub reasoned: bool,
}

/// The period in the units of statistics: 年底 is the year's last month, 9月中旬 is September. `None` where the
/// reference does not say enough, and for 近日, 近年来, 去年同期 and 建区之初, which name
/// no period by themselves.
pub fn resolve(mention: &PeriodMention, reference: Reference) -> Option<Resolved> {
    place(mention, reference, Grain::Statistics)
}

/// The period as exactly as the words allow: 中旬 is the 11th to the 20th, 月初 the 1st to the 5th, 年底 the last two months.
pub fn resolve_to_the_day(mention: &PeriodMention, reference: Reference) -> Option<Resolved> {
    place(mention, reference, Grain::Day)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Grain {
    Statistics,
    Day,
}

/// First and last unit of a stretch; the same where it is one unit.
type Stretch = (Point, Point);

fn place(mention: &PeriodMention, reference: Reference, grain: Grain) -> Option<Resolved> {
    let stretch = match mention.when {
        When::At(moment) => stretch_of(moment, reference, grain)?,
        When::FromTo(from, to) => between(from, to, reference, grain)?,
        When::Lasting(from, years) => {
            let (first, _) = stretch_of(from, reference, grain)?;
            (first, Point::Year(first.year() + i32::from(years)))
        }
        When::Recent(count, unit) => recent(count, unit, reference)?,
        When::Coming(years) => {
            let year = reference.article?.year();
            (Point::Year(year + 1), Point::Year(year + i32::from(years)))
        }
        When::YearsOn(years) => {
            let year = reference.context.or(reference.article.map(Point::year))? + i32::from(years);
            (Point::Year(year), Point::Year(year))
        }
        When::Now => (reference.article?, reference.article?),
        When::SamePeriodLastYear | When::Lately | When::Founding => return None,
    };
    let (first, last) = same_grain(stretch);
    let frame = if mention.when == When::Now { Frame::AsOf } else { mention.frame };
    let period = match frame {
        Frame::During if first == last => Period::At(first),
        Frame::During => Period::Span(first, last),
        Frame::AsOf | Frame::By | Frame::Before => Period::AsOf(last),
        Frame::Since | Frame::After => Period::Since(first),
    };
    Some(Resolved { period, reasoned: !names_its_year(mention.when) })
}

fn names_its_year(when: When) -> bool {
    let named = |moment: Moment| match moment {
        Moment::Years(..) => true,
        Moment::Year(year) | Moment::Part(year, _) | Moment::Month(year, ..) | Moment::Day(year, ..) => {
            matches!(year, YearRef::Given(_))
        }
        Moment::DayFromNow(_) => false,
    };
    match when {
        When::At(moment) | When::Lasting(moment, _) => named(moment),
        When::FromTo(from, to) => named(from) && named(to),
        _ => false,
    }
}

/// From one moment to another; where neither names its year and the second would come first, it lies in the next year.
fn between(from: Moment, to: Moment, reference: Reference, grain: Grain) -> Option<Stretch> {
    let (first, _) = stretch_of(from, reference, grain)?;
    let (_, last) = stretch_of(to, reference, grain)?;
    if first.end() <= last.end() {
        return Some((first, last));
    }
    let floating = |moment: Moment| match moment {
        Moment::Month(year, ..) | Moment::Day(year, ..) | Moment::Part(year, _) => !matches!(year, YearRef::Given(_)),
        _ => false,
    };
    let next = Reference {
        article: reference.article.map(|point| Point::Year(point.year() + 1)),
        context: reference.context.map(|year| year + 1),
    };
    let (_, last) = floating(to).then(|| stretch_of(to, next, grain)).flatten()?;
    (first.end() <= last.end()).then_some((first, last))
}

fn recent(count: u16, unit: CalendarUnit, reference: Reference) -> Option<Stretch> {
    let count = i32::from(count);
    match unit {
        CalendarUnit::Year => {
            let year = reference.article?.year();
            Some((Point::Year(year - count), Point::Year(year)))
        }
        CalendarUnit::Month => {
            let (year, month) = reference.month()?;
            let (first_year, first_month) = shift_month(year, month, -count)?;
            Some((Point::Month(first_year, first_month), Point::Month(year, month)))
        }
        CalendarUnit::Day => None,
    }
}

fn stretch_of(moment: Moment, reference: Reference, grain: Grain) -> Option<Stretch> {
    let one = |point| Some((point, point));
    match moment {
        Moment::Year(year) => one(Point::Year(reference.year(year)?)),
        Moment::Years(first, last) => Some((Point::Year(first), Point::Year(last))),
        Moment::Part(year, part) => part_of_year(year, part, reference, grain),
        Moment::Month(year, month, part) => {
            let (year, month) = month_of(year, month, reference)?;
            Some(part_of_month(year, month, part, grain))
        }
        Moment::Day(year, month, day) => {
            let (year, month) = month_of(year, month, reference)?;
            (1..=days_in(year, month)).contains(&day).then_some(Point::Day(year, month, day)).and_then(one)
        }
        Moment::DayFromNow(shift) => match reference.article? {
            Point::Day(year, month, day) => one(shift_day((year, month, day), shift)?),
            _ => None,
        },
    }
}

fn part_of_year(year: YearRef, part: YearPart, reference: Reference, grain: Grain) -> Option<Stretch> {
    let named = reference.year(year)?;
    let one = |point| Some((point, point));
    match part {
        YearPart::Half(half) => one(Point::Half(named, half)),
        YearPart::Quarter(quarter) => one(Point::Quarter(named, quarter)),
        YearPart::QuarterStart(quarter) => one(Point::Month(named, Point::Quarter(named, quarter).months().0)),
        YearPart::QuarterEnd(quarter) => one(Point::Month(named, Point::Quarter(named, quarter).months().1)),
        YearPart::QuarterFromNow(shift) => {
            let (year, month) = reference.month()?;
            let (year, month) = shift_month(year, month, 3 * i32::from(shift))?;
            one(Point::Quarter(year, month.div_ceil(3)))
        }
        YearPart::Months(first, last) => Some((Point::Month(named, first), Point::Month(named, last))),
        YearPart::Start => one(Point::Month(named, 1)),
        YearPart::Middle => one(Point::Month(named, 6)),
        YearPart::End if grain == Grain::Day => Some((Point::Month(named, 11), Point::Month(named, 12))),
        YearPart::End => one(Point::Month(named, 12)),
    }
}

fn part_of_month(year: i32, month: u8, part: MonthPart, grain: Grain) -> Stretch {
    let whole = (Point::Month(year, month), Point::Month(year, month));
    let days = |first, last| (Point::Day(year, month, first), Point::Day(year, month, last));
    match part {
        _ if grain == Grain::Statistics => whole,
        MonthPart::Whole => whole,
        MonthPart::Early => days(1, 10),
        MonthPart::Middle => days(11, 20),
        MonthPart::Late => days(21, days_in(year, month)),
        MonthPart::Start => days(1, 5),
        MonthPart::End => days(25, days_in(year, month)),
    }
}

fn month_of(year: YearRef, month: MonthRef, reference: Reference) -> Option<(i32, u8)> {
    match month {
        MonthRef::Named(month) => Some((reference.year(year)?, month)),
        MonthRef::FromNow(shift) => {
            let (year, month) = reference.month()?;
            shift_month(year, month, i32::from(shift))
        }
    }
}

/// Both ends in the finer unit of the two: from a month to a year ends with that year's December.
fn same_grain((first, last): Stretch) -> Stretch {
    let rank = |point: Point| match point {
        Point::Year(_) => 0,
        Point::Half(..) | Point::Quarter(..) | Point::Month(..) => 1,
        Point::Day(..) => 2,
    };
    match (rank(first), rank(last)) {
        (0, 1) => (Point::Month(first.year(), 1), last),
        (1, 0) => (first, Point::Month(last.year(), 12)),
        (0 | 1, 2) => (Point::Day(first.year(), first.months().0, 1), last),
        (2, 0 | 1) => {
            let (year, month) = (last.year(), last.months().1);
            (first, Point::Day(year, month, days_in(year, month)))
        }
        _ => (first, last),
    }
}

fn shift_month(year: i32, month: u8, shift: i32) -> Option<(i32, u8)> {
    let months = year.checked_mul(12)?.checked_add(i32::from(month) - 1)?.checked_add(shift)?;
    let month = u8::try_from(months.rem_euclid(12) + 1).ok()?;
    Some((months.div_euclid(12), month))
}

fn shift_day((year, month, day): (i32, u8, u8), shift: i8) -> Option<Point> {
    let (mut year, mut month, mut day) = (year, month, i32::from(day) + i32::from(shift));
    while day < 1 {
        (year, month) = shift_month(year, month, -1)?;
        day += i32::from(days_in(year, month));
    }
    while day > i32::from(days_in(year, month)) {
        day -= i32::from(days_in(year, month));
        (year, month) = shift_month(year, month, 1)?;
    }
    Some(Point::Day(year, month, u8::try_from(day).ok()?))
}

/// Days in a month of the Gregorian calendar.
pub(super) fn days_in(year: i32, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(frame: Frame, when: When) -> Option<String> {
        let reference = Reference::article(Point::Day(2021, 6, 14));
        resolve_to_the_day(&PeriodMention { frame, when }, reference).map(|resolved| resolved.period.to_string())
    }

    #[test]
    fn relative_units_count_from_the_reference() {
        let month =
            |shift| When::At(Moment::Month(YearRef::FromContext(0), MonthRef::FromNow(shift), MonthPart::Whole));
        assert_eq!(read(Frame::During, month(-6)).as_deref(), Some("2020-12"));
        let quarter = When::At(Moment::Part(YearRef::FromContext(0), YearPart::QuarterFromNow(-2)));
        assert_eq!(read(Frame::During, quarter).as_deref(), Some("2020-Q4"));
        assert_eq!(read(Frame::During, When::At(Moment::DayFromNow(-14))).as_deref(), Some("2021-05-31"));
        assert_eq!(read(Frame::During, When::Recent(10, CalendarUnit::Year)).as_deref(), Some("2011/2021"));
    }

    #[test]
    fn a_floating_end_that_would_come_first_lies_in_the_next_year() {
        let month = |month| Moment::Month(YearRef::FromContext(0), MonthRef::Named(month), MonthPart::Whole);
        assert_eq!(read(Frame::During, When::FromTo(month(10), month(5))).as_deref(), Some("2021-10/2022-05"));
    }

    #[test]
    fn the_year_in_force_goes_before_the_articles_own() {
        let mention = PeriodMention {
            frame: Frame::During,
            when: When::At(Moment::Part(YearRef::FromContext(0), YearPart::Months(1, 8))),
        };
        let reference = Reference::article(Point::Year(2024)).in_year(2023);
        let resolved = resolve(&mention, reference).expect("resolves");
        assert_eq!(resolved.period.to_string(), "2023-01/2023-08");
        assert!(resolved.reasoned);
        assert_eq!(resolve(&mention, Reference::default()), None);
    }

    #[test]
    fn ends_of_unlike_units_meet_in_the_finer_one() {
        let from = Moment::Month(YearRef::Given(2008), MonthRef::Named(3), MonthPart::Whole);
        let when = When::FromTo(from, Moment::Year(YearRef::Given(2009)));
        assert_eq!(read(Frame::During, when).as_deref(), Some("2008-03/2009-12"));
    }

    #[test]
    fn a_day_that_is_not_on_the_calendar_is_no_period() {
        let day = When::At(Moment::Day(YearRef::Given(2023), MonthRef::Named(2), 30));
        assert_eq!(read(Frame::During, day), None);
    }
}
