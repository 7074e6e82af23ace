//! A set of words, each with one meaning: looked up at the start or the end of a text, or all through it.
//!
//! Words are kept sorted, so those with the same first character stand together: a text is read once, and only where a
//! character begins a word are the few words of that character compared. Nothing has to be built before the first look.

use crate::source::Span;

/// Words with a meaning each; of several that fit, the longest is taken.
#[derive(Debug, Clone)]
pub struct Words<T> {
    /// Sorted by word.
    entries: Vec<(String, T)>,
    /// First character → where its words stand in `entries`; sorted.
    firsts: Vec<(char, std::ops::Range<usize>)>,
    /// Bytes of the longest word.
    longest: usize,
}

impl<T> Default for Words<T> {
    fn default() -> Self {
        Words { entries: Vec::new(), firsts: Vec::new(), longest: 0 }
    }
}

impl<T: Copy> Words<T> {
    /// Adds words; of a word given twice, the later meaning stands. The empty word is left out.
    pub(super) fn extend(&mut self, words: impl IntoIterator<Item = (String, T)>) {
        self.entries.extend(words.into_iter().filter(|(word, _)| !word.is_empty()));
        // Stable, so the later of two equal words is the last of its run; reversed, dedup keeps it.
        self.entries.sort_by(|(a, _), (b, _)| a.cmp(b));
        self.entries.reverse();
        self.entries.dedup_by(|(a, _), (b, _)| a == b);
        self.entries.reverse();
        self.longest = self.entries.iter().map(|(word, _)| word.len()).max().unwrap_or(0);
        self.firsts.clear();
        for (at, (word, _)) in self.entries.iter().enumerate() {
            let Some(first) = word.chars().next() else { continue };
            match self.firsts.last_mut().filter(|(known, _)| *known == first) {
                Some((_, range)) => range.end = at + 1,
                None => self.firsts.push((first, at..at + 1)),
            }
        }
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
        let first = text.chars().next()?;
        let at = self.firsts.binary_search_by_key(&first, |(known, _)| *known).ok()?;
        let words = &self.entries[self.firsts[at].1.clone()];
        // Of two words that both begin the text, the longer sorts later.
        let (word, meaning) = words.iter().rev().find(|(word, _)| text.starts_with(word.as_str()))?;
        Some((word.len(), *meaning))
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
        let mut found = Vec::new();
        let mut at = 0;
        while let Some((span, meaning)) = self.next_from(text, at) {
            found.push((span, meaning));
            at = span.end;
        }
        found
    }

    /// The first word in `text`.
    pub fn first(&self, text: &str) -> Option<(Span, T)> {
        self.next_from(text, 0)
    }

    /// The first word at or after byte `from`.
    fn next_from(&self, text: &str, from: usize) -> Option<(Span, T)> {
        text[from..].char_indices().find_map(|(at, _)| {
            let start = from + at;
            let (len, meaning) = self.at_start(&text[start..])?;
            Some((Span::new(start, start + len), meaning))
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
        let known = [("增长", 1), ("同比增长", 2), ("超", 3), ("超过", 4), ("", 9)];
        words.extend(known.map(|(word, meaning)| (word.to_string(), meaning)));
        words
    }

    #[test]
    fn the_longest_word_is_taken_at_either_end_and_within() {
        assert_eq!(words().at_start("超过30亿元"), Some(("超过".len(), 4)));
        assert_eq!(words().at_start("超30亿元"), Some(("超".len(), 3)));
        assert_eq!(words().at_end("产值同比增长"), Some(("同比增长".len(), 2)));
        let found: Vec<u8> = words().find("超同比增长，超过").into_iter().map(|(_, meaning)| meaning).collect();
        assert_eq!(found, [3, 2, 4]);
        assert_eq!(words().first("产值超过"), Some((Span::new(6, 12), 4)));
        assert_eq!(words().at_start(""), None);
        assert_eq!(words().at_end("无"), None);
    }

    #[test]
    fn a_word_has_one_meaning_and_the_later_one_stands() {
        let mut words = words();
        words.extend([("超".to_string(), 7), ("超".to_string(), 8)]);
        assert_eq!(words.get("超"), Some(8));
        assert_eq!(words.iter().count(), 4);
    }
}
