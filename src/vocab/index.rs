//! Finding an entry by one of its words, and every entry in a running text. Built at first use: most commands need only
//! a few of the tables.

use std::sync::OnceLock;

use super::Words;
use crate::source::Span;

/// Words, each of one entry (its number in the table).
#[derive(Debug, Clone, Default)]
pub(super) struct Index {
    words: Vec<(String, usize)>,
    sorted: OnceLock<Words<usize>>,
}

impl Index {
    /// Takes the words with their entries' numbers; of a word given twice, the first stands.
    pub fn new(words: Vec<(String, usize)>) -> Self {
        Index { words, sorted: OnceLock::new() }
    }

    /// The words that stand under two entries: the word, the entry that keeps it, the one that does not.
    pub fn shared(&self) -> Vec<(&str, usize, usize)> {
        let twice = |(word, entry): &'_ (String, usize)| self.get(word).filter(|kept| kept != entry);
        self.words.iter().filter_map(|pair| Some((pair.0.as_str(), twice(pair)?, pair.1))).collect()
    }

    /// The entry of `word`.
    pub fn get(&self, word: &str) -> Option<usize> {
        self.sorted().get(word.trim())
    }

    /// All words, in the order given.
    pub fn words(&self) -> impl Iterator<Item = (&str, usize)> {
        self.words.iter().map(|(word, entry)| (word.as_str(), *entry))
    }

    /// Every word in `text`, leftmost and longest first, none overlapping; a word in Latin letters or digits must
    /// not touch another such character (`AI` does not stand in `AIDS`).
    pub fn find<'s>(&'s self, text: &'s str) -> impl Iterator<Item = (Span, usize)> + 's {
        self.sorted().find(text).filter(|(span, _)| stands_free(text, *span))
    }

    fn sorted(&self) -> &Words<usize> {
        self.sorted.get_or_init(|| {
            let mut sorted = Words::default();
            sorted.extend(self.words.iter().rev().cloned());
            sorted
        })
    }
}

/// False where a Latin letter or digit at the span's edge has another such character beside it.
fn stands_free(text: &str, span: Span) -> bool {
    let bytes = text.as_bytes();
    let joined = |left: Option<&u8>, right: Option<&u8>| {
        left.is_some_and(u8::is_ascii_alphanumeric) && right.is_some_and(u8::is_ascii_alphanumeric)
    };
    let before = span.start.checked_sub(1).and_then(|at| bytes.get(at));
    let last = span.end.checked_sub(1).and_then(|at| bytes.get(at));
    !joined(before, bytes.get(span.start)) && !joined(last, bytes.get(span.end))
}
