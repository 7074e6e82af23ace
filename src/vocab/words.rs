//! A set of words, each with one meaning: looked up at the start or the end of a text, or all through it.

use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::source::Span;

/// Words with a meaning each; of several that fit, the longest is taken.
#[derive(Debug, Clone)]
pub struct Words<T> {
    /// Sorted by word.
    entries: Vec<(String, T)>,
    /// Bytes of the longest word.
    longest: usize,
    finder: OnceLock<Option<AhoCorasick>>,
}

impl<T> Default for Words<T> {
    fn default() -> Self {
        Words { entries: Vec::new(), longest: 0, finder: OnceLock::new() }
    }
}

impl<T: Copy + PartialEq> Words<T> {
    /// Adds a word; where it was there with another meaning, the new one stands and the old one is handed back.
    pub(super) fn insert(&mut self, word: &str, meaning: T) -> Option<T> {
        self.finder = OnceLock::new();
        self.longest = self.longest.max(word.len());
        match self.entries.binary_search_by(|(known, _)| known.as_str().cmp(word)) {
            Ok(at) => Some(std::mem::replace(&mut self.entries[at].1, meaning)).filter(|old| *old != meaning),
            Err(at) => {
                self.entries.insert(at, (word.to_string(), meaning));
                None
            }
        }
    }

    /// Adds many words at once; of a word given twice, the later meaning stands.
    pub(super) fn extend(&mut self, words: impl IntoIterator<Item = (String, T)>) {
        self.finder = OnceLock::new();
        self.entries.extend(words);
        // Stable, so the later of two equal words is the last of its run.
        self.entries.sort_by(|(a, _), (b, _)| a.cmp(b));
        self.entries.reverse();
        self.entries.dedup_by(|(a, _), (b, _)| a == b);
        self.entries.reverse();
        self.longest = self.entries.iter().map(|(word, _)| word.len()).max().unwrap_or(0);
    }

    /// The meaning of exactly this word.
    pub fn get(&self, word: &str) -> Option<T> {
        let at = self.entries.binary_search_by(|(known, _)| known.as_str().cmp(word)).ok()?;
        Some(self.entries[at].1)
    }

    /// True where exactly this word is in the set.
    pub fn contains(&self, word: &str) -> bool {
        self.get(word).is_some()
    }

    /// The longest word with which `text` starts: its bytes and its meaning.
    pub fn at_start(&self, text: &str) -> Option<(usize, T)> {
        let most = self.longest.min(text.len());
        (1..=most).rev().filter(|&end| text.is_char_boundary(end)).find_map(|end| Some((end, self.get(&text[..end])?)))
    }

    /// The longest word with which `text` ends: its bytes and its meaning.
    pub fn at_end(&self, text: &str) -> Option<(usize, T)> {
        let from = text.len() - self.longest.min(text.len());
        (from..text.len())
            .filter(|&start| text.is_char_boundary(start))
            .find_map(|start| Some((text.len() - start, self.get(&text[start..])?)))
    }

    /// Every word in `text`, leftmost and longest first, none overlapping.
    pub fn find(&self, text: &str) -> Vec<(Span, T)> {
        self.find_iter(text).collect()
    }

    /// The first word in `text`.
    pub fn first(&self, text: &str) -> Option<(Span, T)> {
        self.find_iter(text).next()
    }

    fn find_iter<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (Span, T)> + 'a {
        let finder = self.finder.get_or_init(|| {
            let patterns = self.entries.iter().map(|(word, _)| word);
            AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(patterns).ok()
        });
        finder.iter().flat_map(move |finder| finder.find_iter(text)).map(|found| {
            (Span::new(found.start(), found.end()), self.entries[found.pattern().as_usize()].1)
        })
    }

    /// All words with their meanings, sorted by word.
    pub fn iter(&self) -> impl Iterator<Item = (&str, T)> {
        self.entries.iter().map(|(word, meaning)| (word.as_str(), *meaning))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> Words<u8> {
        let mut words = Words::default();
        for (word, meaning) in [("增长", 1), ("同比增长", 2), ("超", 3), ("超过", 4)] {
            words.insert(word, meaning);
        }
        words
    }

    #[test]
    fn the_longest_word_is_taken_at_either_end_and_within() {
        assert_eq!(words().at_start("超过30亿元"), Some(("超过".len(), 4)));
        assert_eq!(words().at_end("产值同比增长"), Some(("同比增长".len(), 2)));
        let found: Vec<u8> = words().find("超同比增长").into_iter().map(|(_, meaning)| meaning).collect();
        assert_eq!(found, [3, 2]);
        assert_eq!(words().at_start(""), None);
        assert_eq!(words().at_end("无"), None);
    }

    #[test]
    fn a_word_has_one_meaning() {
        let mut words = words();
        assert_eq!(words.insert("超", 4), Some(3));
        assert_eq!(words.get("超"), Some(4));
        words.extend([("超".to_string(), 7), ("超".to_string(), 8)]);
        assert_eq!(words.get("超"), Some(8));
    }
}
