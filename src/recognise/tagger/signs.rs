//! The signs of a character: what stands around it, as far as it tells whether a name runs there.
//!
//! A sign is a place (the two characters from here on, the last two of this stretch …) and the characters there. The
//! learner and the tagger read them from this one place, so that a weight means the same to both.

use std::fmt::Write;
use std::ops::Range;

use super::super::glyphs::{Glyphs, NOTHING};

/// What stands around a character, at most this far to either side.
pub(super) const REACH: usize = 3;

/// How many signs each character has.
pub(super) const COUNT: usize = PLACES.len();

/// The places of the signs, by the name they have in the file of weights.
const PLACES: [&str; 18] = [
    "any", "quoted", "ends", "starts", "between", "-3", "-2", "-1", "0", "+1", "+2", "+3", "-3-2", "-2-1", "-1+0",
    "+0+1", "+1+2", "+2+3",
];

/// How many of the places, the first, are those of a whole stretch: the same for each of its characters.
pub(super) const WIDE: usize = 5;
/// The place of the first of the single characters.
const SINGLE: usize = WIDE;
/// The place of the first of the pairs.
const PAIR: usize = SINGLE + 2 * REACH + 1;

/// A place and the characters there, in one number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Sign(u64);

impl Sign {
    fn new(place: usize, (first, second): (char, char)) -> Self {
        Sign((place as u64) << 48 | u64::from(u32::from(first)) << 24 | u64::from(u32::from(second)))
    }

    fn place(self) -> usize {
        (self.0 >> 48) as usize
    }

    /// What stands near, and where; `None` for a sign of a whole stretch.
    pub(super) fn near(self) -> Option<Near> {
        let further = |first: usize| self.place().checked_sub(first);
        if let Some(further) = further(PAIR) {
            return Some(Near::Pair { first: Sign(self.0 - ((further as u64) << 48)), further });
        }
        let c = char::from_u32((self.0 >> 24 & 0xff_ffff) as u32)?;
        Some(Near::Alone { c, further: further(SINGLE)? })
    }

    /// The sign as its place and its characters, as the file of weights writes it; `parse` is its inverse.
    pub(super) fn written(self) -> String {
        let mut out = PLACES.get(self.place()).copied().unwrap_or("any").to_string();
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

/// A sign near its character: what stands there, and how many places on from the first of its sort.
pub(super) enum Near {
    /// A character.
    Alone { c: char, further: usize },
    /// A pair of characters, as the sign it is at the first place.
    Pair { first: Sign, further: usize },
}

/// A text as signs see it.
pub(super) struct Signs {
    /// [`REACH`] times nothing, its characters, [`REACH`] times nothing and once more, so that every place begins a pair.
    chars: Vec<char>,
}

impl Signs {
    /// Lays out a text.
    pub(super) fn new(glyphs: &Glyphs) -> Self {
        let nothing = std::iter::repeat_n(NOTHING, REACH);
        let chars = glyphs.slice(0, glyphs.len()).iter().map(|c| plain(*c));
        Signs { chars: nothing.clone().chain(chars).chain(nothing).chain([NOTHING]).collect() }
    }

    /// How many characters the text has.
    pub(super) fn len(&self) -> usize {
        self.own().len()
    }

    fn own(&self) -> &[char] {
        &self.chars[REACH..self.chars.len() - REACH - 1]
    }

    /// The stretches of the text, each with its signs.
    pub(super) fn stretches(&self) -> impl Iterator<Item = (Range<usize>, [Sign; WIDE])> {
        let chars = self.own();
        let (mut at, mut quoted) = (0, NOTHING);
        std::iter::from_fn(move || {
            let first = *chars.get(at)?;
            quoted = if opens(first) { '“' } else { quoted };
            let stretch = Stretch::at(chars, at);
            let wide = [(NOTHING, NOTHING), (quoted, NOTHING), stretch.last, stretch.first, stretch.sides].into_iter();
            let mut signs = [Sign(0); WIDE];
            signs.iter_mut().zip(wide.enumerate()).for_each(|(sign, (place, words))| *sign = Sign::new(place, words));
            quoted = if closes(first) { NOTHING } else { quoted };
            Some((std::mem::replace(&mut at, stretch.end)..stretch.end, signs))
        })
    }

    /// From [`REACH`] places before the first character to as many after the last: the character that stands there and
    /// the pair it begins, as the sign it is at the first place.
    pub(super) fn standing(&self) -> impl Iterator<Item = (char, Sign)> {
        self.chars.windows(2).map(|pair| (pair[0], Sign::new(PAIR, (pair[0], pair[1]))))
    }

    /// The signs of every character, [`COUNT`] each.
    pub(super) fn each(&self) -> Vec<[Sign; COUNT]> {
        let mut all = Vec::with_capacity(self.chars.len());
        for (stretch, wide) in self.stretches() {
            for around in stretch.filter_map(|at| self.chars.get(at..=at + 2 * REACH)) {
                let singles = around.iter().map(|c| (*c, NOTHING));
                let pairs = around.windows(2).map(|pair| (pair[0], pair[1]));
                let near = (SINGLE..).zip(singles.chain(pairs)).map(|(place, words)| Sign::new(place, words));
                let mut signs = [Sign(0); COUNT];
                signs.iter_mut().zip(wide.into_iter().chain(near)).for_each(|(to, sign)| *to = sign);
                all.push(signs);
            }
        }
        all
    }
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
        for sign in Signs::new(&glyphs).each().into_iter().flatten() {
            assert_eq!(Sign::parse(&sign.written()), Some(sign), "{}", sign.written());
        }
        assert_eq!(Sign::parse("nowhere 区 区"), None);
    }

    #[test]
    fn every_place_has_its_own_sign() {
        let signs = Signs::new(&Glyphs::new("区区区区区区区")).each();
        let middle: std::collections::BTreeSet<Sign> = signs[3].iter().copied().collect();
        assert_eq!(middle.len(), COUNT);
    }
}
