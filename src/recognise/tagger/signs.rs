//! The signs of a character: what stands around it, as far as it tells whether a name runs there.
//!
//! A sign is a place (the two characters from here on, the last two of this stretch …) and the characters there. The
//! learner and the tagger read them from this one place, so that a weight means the same to both.

use std::fmt::Write;

use super::super::glyphs::{Glyphs, NOTHING};

/// What stands around a character, at most this far to either side.
const REACH: isize = 3;

/// How many signs each character has.
pub(super) const COUNT: usize = PLACES.len();

/// The places of the signs, by the name they have in the file of weights.
const PLACES: [&str; 18] = [
    "any", "quoted", "ends", "starts", "between", "-3", "-2", "-1", "0", "+1", "+2", "+3", "-3-2", "-2-1", "-1+0",
    "+0+1", "+1+2", "+2+3",
];

/// How many of the places, the first, are those of a whole stretch: the same for each of its characters.
pub(super) const WIDE: usize = 5;

/// A place and the characters there, in one number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Sign(u64);

impl Sign {
    fn new(place: usize, (first, second): (char, char)) -> Self {
        Sign((place as u64) << 48 | u64::from(u32::from(first)) << 24 | u64::from(u32::from(second)))
    }

    /// The sign as its place and its characters, as the file of weights writes it; `parse` is its inverse.
    pub(super) fn written(self) -> String {
        let mut out = PLACES.get((self.0 >> 48) as usize).copied().unwrap_or("any").to_string();
        for bits in [self.0 >> 24 & 0xff_ffff, self.0 & 0xff_ffff] {
            let c = char::from_u32(bits as u32).unwrap_or(NOTHING);
            let _ = match c {
                NOTHING | ' ' | '\t' | '\n' => write!(out, " {:02x}", bits),
                c => write!(out, " {c}"),
            };
        }
        out
    }

    /// Reads a written sign.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut words = text.split(' ');
        let place = words.next()?;
        let place = PLACES.iter().position(|name| *name == place)?;
        let mut character = || {
            let word = words.next()?;
            let mut chars = word.chars();
            match (chars.next(), chars.next()) {
                (Some(c), None) => Some(c),
                _ => char::from_u32(u32::from_str_radix(word, 16).ok()?),
            }
        };
        Some(Sign::new(place, (character()?, character()?)))
    }
}

/// The signs of every character of a text, [`COUNT`] each.
pub(super) fn of(glyphs: &Glyphs) -> Vec<[Sign; COUNT]> {
    let length = glyphs.len();
    let chars: Vec<char> = (0..length).map(|at| plain(glyphs.at(at))).collect();
    let at = |index: isize| usize::try_from(index).ok().and_then(|index| chars.get(index)).copied().unwrap_or(NOTHING);
    let mut signs = Vec::with_capacity(length);
    let (mut quoted, mut stretch) = (NOTHING, Stretch::default());
    for (index, &c) in chars.iter().enumerate() {
        if index >= stretch.end {
            stretch = Stretch::at(&chars, index);
        }
        quoted = if opens(c) { '“' } else { quoted };
        let here = index as isize;
        let mut of_this = [Sign(0); COUNT];
        let singles = (-REACH..=REACH).map(|d| (at(here + d), NOTHING));
        let pairs = (-REACH..REACH).map(|d| (at(here + d), at(here + d + 1)));
        let wide = [(quoted, NOTHING), stretch.last, stretch.first, stretch.sides];
        let all = std::iter::once((NOTHING, NOTHING)).chain(wide).chain(singles).chain(pairs);
        for (place, (sign, characters)) in of_this.iter_mut().zip(all).enumerate() {
            *sign = Sign::new(place, characters);
        }
        signs.push(of_this);
        quoted = if closes(c) { NOTHING } else { quoted };
    }
    signs
}

/// The words between two marks.
#[derive(Default)]
struct Stretch {
    end: usize,
    first: (char, char),
    last: (char, char),
    sides: (char, char),
}

impl Stretch {
    /// The stretch that begins at `start`; a mark is a stretch of its own.
    fn at(chars: &[char], start: usize) -> Self {
        let get = |index: usize| chars.get(index).copied().unwrap_or(NOTHING);
        let before = start.checked_sub(1).map_or(NOTHING, get);
        if parts(get(start)) {
            return Stretch {
                end: start + 1,
                first: (get(start), NOTHING),
                last: (get(start), NOTHING),
                sides: (before, get(start + 1)),
            };
        }
        let end = (start..chars.len()).find(|&at| parts(get(at))).unwrap_or(chars.len());
        let second = if end > start + 1 { get(start + 1) } else { NOTHING };
        let last = if end > start + 1 { (get(end - 2), get(end - 1)) } else { (get(start), NOTHING) };
        Stretch { end, first: (get(start), second), last, sides: (before, get(end)) }
    }
}

/// Digits are alike, and letters.
fn plain(c: char) -> char {
    match c {
        '0'..='9' => '0',
        'a'..='z' | 'A'..='Z' => 'a',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

/// A mark that parts stretches.
fn parts(c: char) -> bool {
    matches!(c, ',' | '。' | '、' | ';' | ':' | '(' | ')' | '"' | ' ' | '!' | '?') || opens(c) || closes(c)
}

fn opens(c: char) -> bool {
    matches!(c, '“' | '「' | '『' | '《')
}

fn closes(c: char) -> bool {
    matches!(c, '”' | '」' | '』' | '》')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_written_sign_reads_back() {
        let glyphs = Glyphs::new("引进“A 3”等,企业");
        for sign in of(&glyphs).into_iter().flatten() {
            assert_eq!(Sign::parse(&sign.written()), Some(sign), "{}", sign.written());
        }
        assert_eq!(Sign::parse("nowhere 区 区"), None);
    }

    #[test]
    fn every_place_has_its_own_sign() {
        let signs = of(&Glyphs::new("区区区区区区区"));
        let middle: std::collections::BTreeSet<Sign> = signs[3].iter().copied().collect();
        assert_eq!(middle.len(), COUNT);
    }
}
