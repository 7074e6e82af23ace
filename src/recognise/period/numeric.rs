//! Dates in digits alone: `2010.01.29`, `2019/04/19`, `2015-3-3`, `20240307`, `1999.08-2002.02`, `2016-2018年`.

use super::moment::Read;
use super::resolve::days_in;
use super::words::{join, number, year_number};
use super::{Moment, MonthPart, MonthRef, When, YearRef};
use crate::recognise::glyphs::{Glyphs, is_boundary};

/// A day in digits at `at`.
pub(super) fn day(glyphs: &Glyphs, at: usize) -> Option<Read> {
    separated_day(glyphs, at).or_else(|| packed_day(glyphs, at))
}

fn separated_day(glyphs: &Glyphs, at: usize) -> Option<Read> {
    let (year, end) = run_year(glyphs, at)?;
    let sign = glyphs.at(end);
    if !matches!(sign, '-' | '/' | '.') {
        return None;
    }
    let (month, end) = one_or_two(glyphs, end + 1)?;
    let (day, end) = one_or_two(glyphs, end + 1).filter(|_| glyphs.at(end) == sign)?;
    let next = glyphs.at(end);
    let goes_on = next.is_ascii_alphanumeric() || next == sign && glyphs.at(end + 1).is_ascii_digit();
    (!goes_on).then(|| checked_day(year, month, day)).flatten().map(|moment| (moment, end))
}

fn packed_day(glyphs: &Glyphs, at: usize) -> Option<Read> {
    let digits = |from: usize, to: usize| {
        (from..to).try_fold(0, |value, at| glyphs.at(at).to_digit(10).map(|digit| value * 10 + digit))
    };
    let end = at + 8;
    let year = i32::try_from(digits(at, at + 4)?).ok().filter(|year| (1900..2100).contains(year))?;
    let moment = checked_day(year, digits(at + 4, at + 6)?, digits(at + 6, end)?)?;
    let next = glyphs.at(end);
    let alone = is_boundary(next) && !matches!(next, '.' | '%' | '-');
    (alone && !glyphs.before(at).is_ascii_alphanumeric()).then_some((moment, end))
}

fn checked_day(year: i32, month: u32, day: u32) -> Option<Moment> {
    let month = u8::try_from(month).ok().filter(|month| (1..=12).contains(month))?;
    let day = u8::try_from(day).ok().filter(|day| (1..=days_in(year, month)).contains(day))?;
    Some(Moment::Day(YearRef::Given(year), MonthRef::Named(month), day))
}

/// Four digits of a year of our time.
fn run_year(glyphs: &Glyphs, at: usize) -> Option<(i32, usize)> {
    let digits = (at..at + 4).try_fold(0, |value, at| glyphs.at(at).to_digit(10).map(|digit| value * 10 + digit))?;
    let year = i32::try_from(digits).ok().filter(|year| (1900..2100).contains(year))?;
    (!glyphs.at(at + 4).is_ascii_digit()).then_some((year, at + 4))
}

fn one_or_two(glyphs: &Glyphs, at: usize) -> Option<(u32, usize)> {
    let first = glyphs.at(at).to_digit(10)?;
    match glyphs.at(at + 1).to_digit(10) {
        Some(second) => Some((first * 10 + second, at + 2)),
        None => Some((first, at + 1)),
    }
}

/// `1999.08-2002.02`, `2008.03-2009`: months with a dot are dates only as ends of a range.
pub(super) fn dotted_range(glyphs: &Glyphs, at: usize) -> Option<(When, usize)> {
    let (from, end) = dotted_month(glyphs, at)?;
    let second = join(glyphs, end)?;
    let to = dotted_month(glyphs, second);
    let (to, end) =
        to.or_else(|| run_year(glyphs, second).map(|(year, end)| (Moment::Year(YearRef::Given(year)), end)))?;
    closes(glyphs, end).then_some((When::FromTo(from, to), end))
}

fn dotted_month(glyphs: &Glyphs, at: usize) -> Option<Read> {
    let (year, end) = run_year(glyphs, at)?;
    let (month, past) = one_or_two(glyphs, end + 1).filter(|&(_, past)| glyphs.at(end) == '.' && past == end + 3)?;
    let month = u8::try_from(month).ok().filter(|month| (1..=12).contains(month))?;
    let moment = Moment::Month(YearRef::Given(year), MonthRef::Named(month), MonthPart::Whole);
    (!glyphs.at(past).is_ascii_digit()).then_some((moment, past))
}

/// What stands before a range of years.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Opening {
    /// 从 or 自.
    From,
    /// Nothing that opens a range.
    Nothing,
}

/// `2016-2018年`, `2016至2018年`; without 年 only between dashes or after 从: 从2016到2018.
pub(super) fn year_range(glyphs: &Glyphs, at: usize, opening: Opening) -> Option<(When, usize)> {
    let (first, end) = year_number(glyphs, at)?;
    let dashed = matches!(glyphs.at(glyphs.skip_blanks(end)), '-' | '—' | '~');
    let (last, end) = year_number(glyphs, join(glyphs, end)?)?;
    let marked = glyphs.skip_blanks(end);
    let when = When::FromTo(Moment::Year(YearRef::Given(first)), Moment::Year(YearRef::Given(last)));
    if last <= first {
        return None;
    }
    if glyphs.at(marked) == '年' {
        return Some((when, marked + 1 + usize::from(glyphs.at(marked + 1) == '度')));
    }
    let plausible = (1950..2100).contains(&first) && (1950..2100).contains(&last) && glyphs.at(at).is_ascii_digit();
    (plausible && (opening == Opening::From || dashed) && closes(glyphs, end)).then_some((when, end))
}

/// Nothing follows that would make the digits a quantity or a longer code.
fn closes(glyphs: &Glyphs, end: usize) -> bool {
    let next = glyphs.at(end);
    let counted = number(glyphs, end).is_some() || next.is_ascii_alphanumeric();
    !counted
        && !matches!(
            next,
            '%' | '.' | '-' | '/' | '万' | '亿' | '元' | '家' | '个' | '户' | '人' | '亩' | '吨' | '台' | '项'
        )
}
