//! Text as it is read (folded, joined), every character of which knows where it stands in the file.

use crate::source::Span;

/// A stretch of text whose offsets differ from the file's by one constant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Run {
    /// Where the run starts in the mended text, in bytes.
    at: u32,
    /// The byte of the file where its first character stands.
    raw: u32,
}

/// Text put together from pieces of a file, with the way back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mended {
    text: String,
    runs: Vec<Run>,
}

impl Mended {
    /// The text as it is read.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// True where nothing is left to read.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Nothing yet, with room for so many Chinese characters.
    pub(super) fn with_room(characters: usize) -> Mended {
        Mended { text: String::with_capacity(characters * 3), runs: Vec::new() }
    }

    /// Adds one character that stands at byte `raw` of the file.
    pub(super) fn push(&mut self, character: char, raw: usize) {
        let at = self.text.len();
        let follows = self.runs.last().is_some_and(|run| raw as u32 == run.raw.wrapping_add(at as u32 - run.at));
        if !follows {
            self.runs.push(Run { at: at as u32, raw: raw as u32 });
        }
        self.text.push(character);
    }

    /// Adds all of `other` behind.
    pub(super) fn append(&mut self, other: &Mended) {
        let shift = self.text.len() as u32;
        self.text.push_str(&other.text);
        self.runs.extend(other.runs.iter().map(|run| Run { at: run.at + shift, raw: run.raw }));
    }

    /// The part of the text under `span`, with its way back; empty where the span does not fit.
    pub(super) fn cut(&self, span: Span) -> Mended {
        let mut part = Mended::default();
        for (at, character) in span.of(&self.text).char_indices() {
            part.push(character, self.raw(span.start + at));
        }
        part
    }

    /// The byte of the file at which the character at byte `at` of this text stands.
    pub fn raw(&self, at: usize) -> usize {
        let behind = self.runs.partition_point(|run| run.at as usize <= at);
        match behind.checked_sub(1).and_then(|i| self.runs.get(i)) {
            Some(run) => run.raw as usize + (at - run.at as usize),
            None => 0,
        }
    }

    /// True where everything stands in the file after byte `raw`: the order of the file is kept.
    pub fn chars(&self) -> impl Iterator<Item = (char, usize)> + '_ {
        self.text.char_indices().map(|(at, character)| (character, self.raw(at)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joined_pieces_remember_their_places() {
        let mut text = Mended::default();
        for (i, c) in "园区".chars().enumerate() {
            text.push(c, 10 + 3 * i);
        }
        text.push(',', 16);
        text.push('年', 19);
        let mut next = Mended::default();
        next.push('产', 40);
        text.append(&next);
        assert_eq!(text.text(), "园区,年产");
        assert_eq!(text.chars().map(|(_, raw)| raw).collect::<Vec<_>>(), [10, 13, 16, 19, 40]);
        assert_eq!(text.cut(Span::new(6, 10)).text(), ",年");
        assert_eq!(text.cut(Span::new(6, 10)).raw(1), 19);
    }
}
