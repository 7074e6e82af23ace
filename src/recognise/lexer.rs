//! The one pass over a text in which numbers and times compete for every stretch of it, the longest winning.

use super::change;
use super::figure::{Figures, Outcome, Token};
use super::glyphs::{Glyphs, is_han};
use super::lexicon::Lexicon;
use super::mention::MentionKind;
use super::numeral::han_digit;
use super::period;
use super::rank;
use super::share;

/// Numbers and times in `glyphs`, in order, none overlapping. `idioms` are the fixed expressions in the text, in order:
/// a numeral inside one is no figure.
pub(super) fn figures(glyphs: &Glyphs, lexicon: &Lexicon, idioms: &[(usize, usize)]) -> Vec<Token> {
    let mut lexer = Lexer { figures: Figures { glyphs, lexicon }, idioms: Idioms { spans: idioms, next: 0 }, out: Vec::new() };
    let mut at = 0;
    while at < glyphs.len() {
        at = match class(glyphs.at(at)) {
            Class::Plain => at + 1,
            class => lexer.step(at, class).max(at + 1),
        };
    }
    lexer.out
}

/// What may start with a character.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    /// Nothing.
    Plain,
    /// A numeral.
    Number,
    /// A time, an order or a change in words.
    Word,
}

fn class(c: char) -> Class {
    match c {
        '0'..='9' | '.' | '-' | '负' => Class::Number,
        '\0'..='\u{7f}' => if period::may_start(c) { Class::Word } else { Class::Plain },
        '十' | '百' | '千' | '万' | '亿' | '拾' | '佰' | '仟' | '廿' | '卅' | '卌' | '半' => Class::Number,
        _ if han_digit(c).is_some() => Class::Number,
        _ if period::may_start(c) || rank::may_start(c) || change::may_start(c) => Class::Word,
        _ => Class::Plain,
    }
}

struct Lexer<'a> {
    figures: Figures<'a>,
    idioms: Idioms<'a>,
    out: Vec<Token>,
}

impl Lexer<'_> {
    /// Reads what starts at `at` and returns where to go on.
    fn step(&mut self, at: usize, class: Class) -> usize {
        let glyphs = self.figures.glyphs;
        let c = glyphs.at(at);
        if c.is_ascii_digit() && glyphs.before(at).is_ascii_digit() {
            return at + 1;
        }
        let time = if period::may_start(c) && self.may_be_time(at) { period::period(glyphs, at) } else { None };
        let time_end = time.map_or(at, |found| found.end);
        let other = match class {
            Class::Number => self.number(at, time_end),
            _ => self.word(at, time_end),
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
        let joined = before.is_ascii_alphanumeric() || matches!(before, '.' | '/') && at >= 2 && glyphs.at(at - 2).is_ascii_alphanumeric();
        let counted = han_digit(c).is_some() && (han_digit(before).is_some() || matches!(before, '十' | '百' | '第'));
        !(c.is_ascii_digit() && joined || counted)
    }

    /// A figure longer than the time that starts at the same place.
    fn number(&mut self, at: usize, time_end: usize) -> Option<usize> {
        let idiom = self.idioms.over(at);
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
        glyphs.before(token.end) == '大' && is_han(glyphs.at(token.end)) && matches!(token.kind, MentionKind::Quantity(_))
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
    fn word(&mut self, at: usize, time_end: usize) -> Option<usize> {
        let c = self.figures.glyphs.at(at);
        let idiom = self.idioms.over(at);
        let ordered = rank::may_start(c).then(|| rank::ordered(self.figures, at)).flatten();
        let token = match ordered {
            Some(token) => token,
            None if change::may_start(c) => change::worded(self.figures, at, &mut self.out)?,
            None => return None,
        };
        if token.end <= time_end {
            return None;
        }
        if let Some(end) = idiom.filter(|&end| end >= token.end) {
            return Some(end);
        }
        let end = token.end;
        self.out.truncate(self.out.partition_point(|earlier| earlier.end <= token.start));
        self.out.push(token);
        Some(end)
    }
}

/// Fixed expressions in order, with the place reached among them.
struct Idioms<'a> {
    spans: &'a [(usize, usize)],
    next: usize,
}

impl Idioms<'_> {
    /// The end of the fixed expression that covers `at`. Asked in rising order.
    fn over(&mut self, at: usize) -> Option<usize> {
        while self.spans.get(self.next).is_some_and(|&(_, end)| end <= at) {
            self.next += 1;
        }
        self.spans.get(self.next).filter(|&&(start, _)| start <= at).map(|&(_, end)| end)
    }
}
