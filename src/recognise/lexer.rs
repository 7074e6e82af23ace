//! The one pass over a text in which numbers and times compete for every stretch of it, the longest winning.

use super::change;
use super::figure::{Figures, Outcome, Token};
use super::glyphs::{Glyphs, is_han};
use super::lexicon::Lexicon;
use super::mention::MentionKind;
use super::numeral::{self, han_digit};
use super::period;
use super::rank;
use super::share;

/// Numbers and times in `glyphs`, in order, none overlapping. A numeral inside a fixed expression is no figure.
pub(super) fn figures(glyphs: &Glyphs, lexicon: &Lexicon) -> Vec<Token> {
    let mut lexer = Lexer { figures: Figures { glyphs, lexicon }, out: Vec::new() };
    let mut at = 0;
    while at < glyphs.len() {
        at = match lexicon.class(glyphs.at(at)) {
            PLAIN => at + 1,
            class => lexer.step(at, class).max(at + 1),
        };
    }
    lexer.out
}

/// Nothing starts with the character.
const PLAIN: u8 = 0;
/// A numeral may.
const NUMBER: u8 = 1;
/// A time may.
const TIME: u8 = 2;
/// A place in an order may.
const ORDER: u8 = 4;
/// A change in words may.
const CHANGE: u8 = 8;

/// For every character up to `limit` what may start with it, as a sum of the above.
pub(super) fn classes(limit: usize) -> Vec<u8> {
    let mut classes = vec![PLAIN; limit];
    let kinds = [(numeral::STARTS, NUMBER), (period::STARTS, TIME), (rank::STARTS, ORDER), (change::STARTS, CHANGE)];
    for (starts, class) in kinds {
        for c in starts.chars() {
            if let Some(known) = classes.get_mut(c as usize) {
                *known |= class;
            }
        }
    }
    classes
}

struct Lexer<'a> {
    figures: Figures<'a>,
    out: Vec<Token>,
}

impl Lexer<'_> {
    /// Reads what starts at `at` and returns where to go on.
    fn step(&mut self, at: usize, class: u8) -> usize {
        let glyphs = self.figures.glyphs;
        if glyphs.at(at).is_ascii_digit() && glyphs.before(at).is_ascii_digit() {
            return at + 1;
        }
        let time = (class & TIME > 0 && self.may_be_time(at)).then(|| period::period(glyphs, at)).flatten();
        let time_end = time.map_or(at, |found| found.end);
        let other = match class & NUMBER > 0 {
            true => self.number(at, time_end),
            false => self.word(at, (time_end, class)),
        };
        if let Some(next) = other {
            return next;
        }
        if let Some(found) = time {
            self.out.push(Token { start: at, end: found.end, kind: MentionKind::Period(found.mention) });
            return found.end;
        }
        at + 1
    }

    /// Digits that touch Latin letters or other digits are no date.
    fn may_be_time(&self, at: usize) -> bool {
        let glyphs = self.figures.glyphs;
        let (c, before) = (glyphs.at(at), glyphs.before(at));
        let joined = before.is_ascii_alphanumeric()
            || matches!(before, '.' | '/') && at >= 2 && glyphs.at(at - 2).is_ascii_alphanumeric();
        let counted = han_digit(c).is_some() && (han_digit(before).is_some() || matches!(before, '十' | '百' | '第'));
        !(c.is_ascii_digit() && joined || counted)
    }

    /// A figure longer than the time that starts at the same place.
    fn number(&mut self, at: usize, time_end: usize) -> Option<usize> {
        let idiom = self.figures.lexicon.idiom_over(self.figures.glyphs, at);
        match self.figures.read(at) {
            Some(Outcome::Token(token)) if token.end > time_end => {
                let fixed = idiom.filter(|&end| end > token.end || end == token.end && !self.is_group(&token));
                if let Some(end) = fixed {
                    return Some(end);
                }
                let end = token.end;
                self.take(token);
                Some(end)
            }
            Some(Outcome::Skip(end)) if end > time_end => Some(idiom.unwrap_or(end).max(end)),
            _ => idiom.filter(|&end| end > time_end),
        }
    }

    /// 八大产业: the fixed expression 八大 is no better than the group.
    fn is_group(&self, token: &Token) -> bool {
        let glyphs = self.figures.glyphs;
        glyphs.before(token.end) == '大'
            && is_han(glyphs.at(token.end))
            && matches!(token.kind, MentionKind::Quantity(_))
    }

    fn take(&mut self, token: Token) {
        let token = change::attach(self.figures, token, &mut self.out);
        let mut token = share::attach(self.figures, token, &mut self.out);
        if let Some(last) = self.out.last()
            && token.start < last.end
        {
            token.start = last.end;
        }
        self.out.push(token);
    }

    /// A place in an order or a change in words.
    fn word(&mut self, at: usize, (time_end, class): (usize, u8)) -> Option<usize> {
        let rank = |token: &&Token| matches!(token.kind, MentionKind::Rank(_));
        let floor = self.out.last().filter(rank).map_or(0, |last| last.end);
        let ordered = (class & ORDER > 0).then(|| rank::ordered(self.figures, at, floor)).flatten();
        let token = match ordered {
            Some(token) => token,
            None if class & CHANGE > 0 => change::worded(self.figures, at, &mut self.out)?,
            None => return None,
        };
        if token.end <= time_end {
            return None;
        }
        let idiom = self.figures.lexicon.idiom_over(self.figures.glyphs, at);
        if let Some(end) = idiom.filter(|&end| end >= token.end) {
            return Some(end);
        }
        let end = token.end;
        self.out.truncate(self.out.partition_point(|earlier| earlier.end <= token.start));
        self.out.push(token);
        Some(end)
    }
}
