//! A fixed set of words, made ready once: found anywhere in a text in one pass, at its end, or measured by what they leave.

use aho_corasick::{AhoCorasick, MatchKind};

use crate::source::Span;

/// A set of words that is looked up often.
pub struct WordSet {
    finder: Option<AhoCorasick>,
    words: Vec<&'static str>,
    /// Last character → the words that end with it, the longest first; sorted by character.
    by_last: Vec<(char, Vec<&'static str>)>,
}

impl WordSet {
    /// Makes a set ready.
    pub fn new(lists: &[&[&'static str]]) -> Self {
        let mut words: Vec<&'static str> =
            lists.iter().flat_map(|list| list.iter().copied()).filter(|word| !word.is_empty()).collect();
        words.sort_unstable();
        words.dedup();
        let mut by_last: Vec<(char, Vec<&'static str>)> = Vec::new();
        for word in &words {
            let Some(last) = word.chars().next_back() else { continue };
            match by_last.iter_mut().find(|(known, _)| *known == last) {
                Some((_, ending)) => ending.push(word),
                None => by_last.push((last, vec![word])),
            }
        }
        by_last.sort_unstable_by_key(|(last, _)| *last);
        for (_, ending) in &mut by_last {
            ending.sort_unstable_by_key(|word| std::cmp::Reverse(word.len()));
        }
        let finder = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&words).ok();
        WordSet { finder, words, by_last }
    }

    /// The words in a text, leftmost and longest first, none overlapping.
    pub fn find<'s>(&'s self, text: &'s str) -> impl Iterator<Item = (Span, &'static str)> + 's {
        let found = self.finder.iter().flat_map(move |finder| finder.find_iter(text));
        found.filter_map(|found| {
            Some((Span::new(found.start(), found.end()), *self.words.get(found.pattern().as_usize())?))
        })
    }

    /// The first word in a text.
    pub fn first(&self, text: &str) -> Option<(usize, &'static str)> {
        self.find(text).next().map(|(span, word)| (span.start, word))
    }

    /// True where any of the words stands in the text.
    pub fn is_in(&self, text: &str) -> bool {
        self.finder.as_ref().is_some_and(|finder| finder.is_match(text))
    }

    /// The longest word with which the text ends.
    pub fn at_end(&self, text: &str) -> Option<&'static str> {
        let last = text.chars().next_back()?;
        let at = self.by_last.binary_search_by_key(&last, |(known, _)| *known).ok()?;
        self.by_last[at].1.iter().copied().find(|word| text.ends_with(word))
    }

    /// True where the text ends with one of the words.
    pub fn ends(&self, text: &str) -> bool {
        self.at_end(text).is_some()
    }

    /// Letters and figures of the text that are in none of the words and in none of the spans.
    pub fn leaves(&self, text: &str, spans: &[Span]) -> usize {
        let taken: Vec<Span> = self.find(text).map(|(span, _)| span).chain(spans.iter().copied()).collect();
        let free = |at: usize| !taken.iter().any(|span| span.start <= at && at < span.end);
        text.char_indices().filter(|(at, c)| c.is_alphanumeric() && free(*at)).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_measured_and_looked_up_at_the_end() {
        let set = WordSet::new(&[&["项目", "重点", "重点项目"], &["园"]]);
        assert_eq!(set.find("重点项目和园区").map(|(_, word)| word).collect::<Vec<_>>(), ["重点项目", "园"]);
        assert_eq!((set.at_end("三个重点项目"), set.at_end("园区"), set.at_end("")), (Some("重点项目"), None, None));
        assert_eq!(set.leaves("光纤重点项目A", &[]), 3);
        assert_eq!(set.leaves("光纤重点项目A", &[Span::new(0, 3)]), 2);
        assert!(set.is_in("产业园") && !set.is_in("产业"));
        assert_eq!(set.first("在园里"), Some((3, "园")));
    }
}
