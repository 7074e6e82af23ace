//! The time a figure speaks of, in ISO 8601 style.
//!
//! `2023` · `2023-H1` · `2023-Q1` · `2023-08` · `2023-12-30` · `2023-01/2023-08` · `..2021-12` (as of,
//! a stock) · `2023-04/..` (since).

use std::fmt;
use std::str::FromStr;

/// A year, half, quarter, month or day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Point {
    /// A calendar year.
    Year(i32),
    /// Half 1 or 2 of a year.
    Half(i32, u8),
    /// Quarter 1 to 4 of a year.
    Quarter(i32, u8),
    /// Month 1 to 12 of a year.
    Month(i32, u8),
    /// A day.
    Day(i32, u8, u8),
}

impl Point {
    /// The calendar year the point lies in.
    pub fn year(self) -> i32 {
        match self {
            Point::Year(y) | Point::Half(y, _) | Point::Quarter(y, _) | Point::Month(y, _) | Point::Day(y, _, _) => y,
        }
    }

    /// First and last month of the point, from 1 to 12.
    pub fn months(self) -> (u8, u8) {
        match self {
            Point::Year(_) => (1, 12),
            Point::Half(_, h) => (6 * h - 5, 6 * h),
            Point::Quarter(_, q) => (3 * q - 2, 3 * q),
            Point::Month(_, m) | Point::Day(_, m, _) => (m, m),
        }
    }

    /// The point's last day as year, month, day (a month's last day taken as 31): for ordering in time.
    pub fn end(self) -> (i32, u8, u8) {
        match self {
            Point::Day(y, m, d) => (y, m, d),
            other => (other.year(), other.months().1, 31),
        }
    }
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Point::Year(y) => write!(f, "{y:04}"),
            Point::Half(y, h) => write!(f, "{y:04}-H{h}"),
            Point::Quarter(y, q) => write!(f, "{y:04}-Q{q}"),
            Point::Month(y, m) => write!(f, "{y:04}-{m:02}"),
            Point::Day(y, m, d) => write!(f, "{y:04}-{m:02}-{d:02}"),
        }
    }
}

impl FromStr for Point {
    type Err = PeriodError;

    fn from_str(text: &str) -> Result<Self, PeriodError> {
        let fault = || PeriodError { text: text.to_string() };
        let mut parts = text.split('-');
        let year = parts.next().filter(|y| y.len() == 4 && y.bytes().all(|b| b.is_ascii_digit()));
        let year: i32 = year.and_then(|y| y.parse().ok()).ok_or_else(fault)?;
        let rest: Vec<&str> = parts.collect();
        let two = |s: &str, most: u8| {
            (s.len() == 2).then(|| s.parse::<u8>().ok()).flatten().filter(|n| (1..=most).contains(n)).ok_or_else(fault)
        };
        match rest.as_slice() {
            [] => Ok(Point::Year(year)),
            ["H1"] => Ok(Point::Half(year, 1)),
            ["H2"] => Ok(Point::Half(year, 2)),
            [q @ ("Q1" | "Q2" | "Q3" | "Q4")] => Ok(Point::Quarter(year, q.as_bytes()[1] - b'0')),
            [m] => Ok(Point::Month(year, two(m, 12)?)),
            [m, d] => {
                let month = two(m, 12)?;
                Ok(Point::Day(year, month, two(d, days_in(year, month))?))
            }
            _ => Err(fault()),
        }
    }
}

/// Days in a month of the Gregorian calendar.
fn days_in(year: i32, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The time a figure speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    /// One calendar unit.
    At(Point),
    /// From one unit to another, both included.
    Span(Point, Point),
    /// `..X`: the state at X (截至).
    AsOf(Point),
    /// `X/..`: from X on.
    Since(Point),
}

impl Point {
    /// The month that a unit ends with.
    pub fn last_month(self) -> Point {
        Point::Month(self.year(), self.months().1)
    }
}

impl Period {
    /// The last unit the period names.
    pub fn last(self) -> Point {
        match self {
            Period::At(p) | Period::AsOf(p) | Period::Since(p) | Period::Span(_, p) => p,
        }
    }

    /// The year of the last unit.
    pub fn year(self) -> i32 {
        self.last().year()
    }

    /// What of a year the period covers: figures of different types are never ranked together.
    pub fn kind(self) -> PeriodType {
        match self {
            Period::AsOf(_) => PeriodType::AsOf,
            Period::Since(_) => PeriodType::Since,
            Period::At(point) => PeriodType::of_point(point),
            Period::Span(from, to) if from.year() == to.year() => {
                let (first, last) = (from.months().0, to.months().1);
                match (first, last) {
                    _ if matches!(from, Point::Day(..)) || matches!(to, Point::Day(..)) => PeriodType::Days,
                    (1, 12) => PeriodType::Year,
                    (1, 6) => PeriodType::Months(1, 6),
                    (first, last) => PeriodType::Months(first, last),
                }
            }
            Period::Span(from, to) => PeriodType::Years(to.year() - from.year() + 1),
        }
    }

    /// The same period in one spelling: `2023-Q1` and `2023-01/2023-03` become one value.
    pub fn normal(self) -> Period {
        match self {
            Period::At(Point::Half(y, _) | Point::Quarter(y, _)) => {
                let (first, last) = self.last().months();
                Period::Span(Point::Month(y, first), Point::Month(y, last))
            }
            Period::Span(Point::Month(a, 1), Point::Month(b, 12)) if a == b => Period::At(Point::Year(a)),
            other => other,
        }
    }
}

/// What of a year a period covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PeriodType {
    /// A whole calendar year.
    Year,
    /// From month a to month b of one year, both included (a half, a quarter, a running total, one month).
    Months(u8, u8),
    /// One day or a range of days.
    Days,
    /// Several years; their count.
    Years(i32),
    /// A state at a time.
    AsOf,
    /// From a time on.
    Since,
}

impl PeriodType {
    fn of_point(point: Point) -> PeriodType {
        match point {
            Point::Year(_) => PeriodType::Year,
            Point::Day(..) => PeriodType::Days,
            other => {
                let (first, last) = other.months();
                PeriodType::Months(first, last)
            }
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Period::At(p) => write!(f, "{p}"),
            Period::Span(a, b) => write!(f, "{a}/{b}"),
            Period::AsOf(p) => write!(f, "..{p}"),
            Period::Since(p) => write!(f, "{p}/.."),
        }
    }
}

/// A text that is no period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeriodError {
    /// The text as found.
    pub text: String,
}

impl fmt::Display for PeriodError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not a period", self.text)
    }
}

impl std::error::Error for PeriodError {}

impl FromStr for Period {
    type Err = PeriodError;

    fn from_str(text: &str) -> Result<Self, PeriodError> {
        let fault = |_| PeriodError { text: text.to_string() };
        if let Some(point) = text.strip_prefix("..") {
            return point.parse().map(Period::AsOf).map_err(fault);
        }
        let Some((from, to)) = text.split_once('/') else {
            return text.parse().map(Period::At).map_err(fault);
        };
        let from: Point = from.parse().map_err(fault)?;
        if to == ".." {
            return Ok(Period::Since(from));
        }
        let to: Point = to.parse().map_err(fault)?;
        match from.end() <= to.end() {
            true => Ok(Period::Span(from, to)),
            false => Err(PeriodError { text: text.to_string() }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_reads_back() {
        for text in [
            "2023", "2023-H1", "2023-Q3", "2023-08", "2023-12-30", "2023-01/2023-08", "..2021-12", "2023-04/..",
            "2009/2022",
        ] {
            let period: Period = text.parse().expect(text);
            assert_eq!(period.to_string(), text);
        }
    }

    #[test]
    fn what_is_no_period_is_refused() {
        for text in
            ["", "23", "2023-13", "2023-Q5", "2023-02-30", "2023-08/2023-01", "去年", "2023/", "2023-1", "20230-01"]
        {
            assert!(text.parse::<Period>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_running_total_is_not_a_year() {
        let kind = |text: &str| text.parse::<Period>().expect(text).kind();
        assert_eq!(kind("2023"), kind("2023-01/2023-12"));
        assert_eq!(kind("2023-H1"), kind("2022-01/2022-06"));
        assert_ne!(kind("2023"), kind("2023-01/2023-08"));
        assert_ne!(kind("..2023"), kind("2023"));
    }
}
