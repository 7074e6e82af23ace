//! The smallest parts of dates: whole numbers, years, days, and the words and dashes between two of them.

use crate::recognise::glyphs::{Glyphs, is_boundary};
use crate::recognise::numeral::{Shape, han_digit, numeral};

/// A whole number below 10000 in digits or Chinese characters, and the index past it.
pub(super) fn number(glyphs: &Glyphs, at: usize) -> Option<(u32, usize)> {
    let c = glyphs.at(at);
    if c.is_ascii_digit() {
        let (mut value, mut end) = (0, at);
        while let Some(digit) = glyphs.at(end).to_digit(10) {
            value = value * 10 + digit;
            end += 1;
            if end > at + 4 {
                return None;
            }
        }
        let decimal = glyphs.at(end) == '.' && glyphs.at(end + 1).is_ascii_digit();
        return (!decimal).then_some((value, end));
    }
    below_hundred(glyphs, at)
}

/// 一 to 九十九, also 廿, 卅.
fn below_hundred(glyphs: &Glyphs, at: usize) -> Option<(u32, usize)> {
    let digit = |at: usize| han_digit(glyphs.at(at)).map(u32::from).filter(|&digit| digit > 0);
    let ones = |at: usize, tens: u32| match digit(at) {
        Some(ones) => (tens + ones, at + 1),
        None => (tens, at),
    };
    match glyphs.at(at) {
        '十' | '拾' => Some(ones(at + 1, 10)),
        '廿' => Some(ones(at + 1, 20)),
        '卅' => Some(ones(at + 1, 30)),
        _ => {
            let first = digit(at)?;
            match glyphs.at(at + 1) {
                '十' | '拾' => Some(ones(at + 2, first * 10)),
                _ => Some((first, at + 1)),
            }
        }
    }
}

/// Four digits that can be a year, in digits or read out in Chinese characters, and the index past them.
pub(super) fn year_number(glyphs: &Glyphs, at: usize) -> Option<(i32, usize)> {
    let end = at + 4;
    let value = if glyphs.at(at).is_ascii_digit() {
        number(glyphs, at).filter(|&(_, past)| past == end)?.0
    } else {
        let read_out = (at..end).all(|at| han_digit(glyphs.at(at)).is_some());
        let read = read_out.then(|| numeral(glyphs, at)).flatten().filter(|read| read.shape == Shape::ReadOut(4))?;
        u32::try_from(read.value.mantissa()).ok()?
    };
    let value = i32::try_from(value).ok()?;
    (1500..2200).contains(&value).then_some((value, end))
}

/// The day of a month that follows it: `10日`, `九号`, or a bare number where nothing follows (十月31).
pub(super) fn day_number(glyphs: &Glyphs, at: usize) -> Option<(u8, usize)> {
    let (first, end) = number(glyphs, at)?;
    let first = u8::try_from(first).ok().filter(|day| (1..=31).contains(day))?;
    let marked = glyphs.skip_blanks(end);
    if matches!(glyphs.at(marked), '日' | '号') && !matches!(glyphs.at(marked + 1), '元' | '圆') {
        return Some((first, marked + 1));
    }
    let next = glyphs.at(end);
    let closes = is_boundary(next) && !matches!(next, '%' | '‰' | '.' | '/' | '¥' | '$' | '℃' | '㎡');
    let digits = glyphs.at(at).is_ascii_digit();
    let range = join(glyphs, end).and_then(|past| day_mark(glyphs, past)).is_some();
    (digits && closes && (range || !matches!(next, '-' | '—' | '~' | '+' | '(' | ' '))).then_some((first, end))
}

/// A number with 日 or 号 at `at`.
fn day_mark(glyphs: &Glyphs, at: usize) -> Option<usize> {
    let (_, end) = number(glyphs, at)?;
    matches!(glyphs.at(end), '日' | '号').then_some(end + 1)
}

/// The index past the dash or word between the two ends of a range.
pub(super) fn join(glyphs: &Glyphs, at: usize) -> Option<usize> {
    glyphs.range_join(at)
}
