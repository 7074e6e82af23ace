//! Text with a name: where a span of it stands, by line and column.
//!
//! Offsets are bytes into the UTF-8 text; lines and columns are counted from 1, and a
//! column counts characters, as an editor shows it.

mod words;

pub(crate) use words::any_of;
pub use words::{WordSet, Words, listed};

/// True for letters, figures and Chinese characters. Those are told first: the tables of Unicode are slow to ask.
pub fn is_letter(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}') || c.is_alphanumeric()
}

/// A half-open range of byte offsets into one text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` up to, not including, `end`.
    pub fn new(start: usize, end: usize) -> Self {
        Span { start, end }
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// True where the span holds nothing.
    pub fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// True where the two spans share at least one byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// True where `other` lies wholly inside this span.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The words of `text` under this span; empty where it does not fit.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or("")
    }
}

/// A place in a text: line and column, both counted from 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// A text and the name it is known by (a file's path, say).
#[derive(Debug, Clone)]
pub struct SourceText {
    name: String,
    text: String,
    line_starts: Vec<usize>,
}

impl SourceText {
    /// Takes the text and finds where its lines start.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let line_starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        SourceText { name: name.into(), text, line_starts }
    }

    /// The name the text is known by.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How many lines the text has; an empty text has one.
    pub fn line_count(&self) -> usize {
        self.line_starts.len()
    }

    /// Line `number` (from 1) without its line break; empty where there is none.
    pub fn line(&self, number: usize) -> &str {
        let Some(&start) = number.checked_sub(1).and_then(|i| self.line_starts.get(i)) else {
            return "";
        };
        let end = self.line_starts.get(number).copied().unwrap_or(self.text.len());
        self.text[start..end].trim_end_matches(['\n', '\r'])
    }

    /// Byte offset at which line `number` (from 1) starts; the text's end where there is none.
    pub fn line_start(&self, number: usize) -> usize {
        number.checked_sub(1).and_then(|i| self.line_starts.get(i)).copied().unwrap_or(self.text.len())
    }

    /// The line, from 1, of a byte offset; offsets past the end mean the end.
    pub fn line_at(&self, offset: usize) -> usize {
        self.line_starts.partition_point(|&start| start <= offset.min(self.text.len()))
    }

    /// Line and column of a byte offset; offsets past the end mean the end.
    pub fn position(&self, offset: usize) -> Position {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.line_at(offset);
        let start = self.line_starts[line - 1];
        Position { line, column: self.text[start..offset].chars().count() + 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_not_bytes() {
        let text = SourceText::new("a", "ab\n石河子:1\n");
        assert_eq!(text.position(3), Position { line: 2, column: 1 });
        assert_eq!(text.position(3 + "石河子".len()), Position { line: 2, column: 4 });
        assert_eq!(text.line(2), "石河子:1");
        assert_eq!(text.line(9), "");
    }

    #[test]
    fn every_chinese_character_is_a_letter() {
        assert!(('\u{4e00}'..='\u{9fff}').all(char::is_alphanumeric));
        assert!(is_letter('Ａ') && is_letter('〇') && is_letter('7') && !is_letter('。') && !is_letter(' '));
    }

    #[test]
    fn an_offset_inside_a_character_means_that_character() {
        let text = SourceText::new("a", "石河");
        assert_eq!(text.position(4), Position { line: 1, column: 2 });
        assert_eq!(text.position(99), Position { line: 1, column: 3 });
    }
}
