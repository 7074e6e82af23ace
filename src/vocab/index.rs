//! Finding an entry by one of its words, and every entry in a running text. Both are built at first use: most
//! commands need only a few of them.

use std::collections::HashMap;
use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::source::Span;

/// Words, each of one entry (its number in the table).
#[derive(Debug, Clone, Default)]
pub(super) struct Index {
    words: Vec<(String, usize)>,
    by_word: OnceLock<HashMap<String, usize>>,
    finder: OnceLock<Option<AhoCorasick>>,
}

impl Index {
    /// Takes the words with their entries' numbers; of a word given twice, the first stands.
    pub fn new(words: Vec<(String, usize)>) -> Self {
        Index { words, ..Index::default() }
    }

    /// The words that stand under two entries.
    pub fn shared(&self) -> Vec<(&str, usize, usize)> {
        self.words
            .iter()
            .filter_map(|(word, entry)| self.get(word).filter(|first| first != entry).map(|first| (word.as_str(), first, *entry)))
            .collect()
    }

    /// The entry of `word`.
    pub fn get(&self, word: &str) -> Option<usize> {
        let by_word = self.by_word.get_or_init(|| {
            let mut map = HashMap::with_capacity(self.words.len());
            for (word, entry) in &self.words {
                map.entry(word.clone()).or_insert(*entry);
            }
            map
        });
        by_word.get(word.trim()).copied()
    }

    /// All words, in the order given.
    pub fn words(&self) -> impl Iterator<Item = (&str, usize)> {
        self.words.iter().map(|(word, entry)| (word.as_str(), *entry))
    }

    /// Every word in `text`, leftmost and longest first, none overlapping; a word in Latin letters or digits must
    /// not touch another such character (`AI` does not stand in `AIDS`).
    pub fn find(&self, text: &str) -> Vec<(Span, usize)> {
        let finder = self.finder.get_or_init(|| {
            let patterns = self.words.iter().map(|(word, _)| word);
            AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(patterns).ok()
        });
        let Some(finder) = finder else { return Vec::new() };
        finder
            .find_iter(text)
            .map(|found| (Span::new(found.start(), found.end()), self.words[found.pattern().as_usize()].1))
            .filter(|(span, _)| stands_free(text, *span))
            .collect()
    }
}

/// False where a Latin letter or digit at the span's edge has another such character beside it.
pub(super) fn stands_free(text: &str, span: Span) -> bool {
    let bytes = text.as_bytes();
    let joined = |left: Option<&u8>, right: Option<&u8>| {
        left.is_some_and(u8::is_ascii_alphanumeric) && right.is_some_and(u8::is_ascii_alphanumeric)
    };
    let before = span.start.checked_sub(1).and_then(|at| bytes.get(at));
    let last = span.end.checked_sub(1).and_then(|at| bytes.get(at));
    !joined(before, bytes.get(span.start)) && !joined(last, bytes.get(span.end))
}
