//! A table of words that answers "which is the longest of them that stands here", forwards or backwards.

use super::glyphs::{Glyphs, NOTHING};

/// Words with a value each.
#[derive(Debug)]
pub(super) struct Trie<T> {
    nodes: Vec<Node<T>>,
    /// A bit for each character that a word begins with, by its lowest bits: most characters are told here to begin none.
    firsts: [u64; FIRSTS],
}

const FIRSTS: usize = 64;

#[derive(Debug)]
struct Node<T> {
    next: Vec<(char, u32)>,
    value: Option<T>,
}

impl<T: Copy> Trie<T> {
    /// A table with no words.
    pub(super) fn new() -> Self {
        Trie { nodes: vec![Node { next: Vec::new(), value: None }], firsts: [0; FIRSTS] }
    }

    /// Adds a word that is looked up forwards; a word that is there already keeps its first value.
    pub(super) fn add(&mut self, word: &str, value: T) {
        let glyphs = Glyphs::new(word);
        self.insert((0..glyphs.len()).map(|at| glyphs.at(at)), value);
    }

    /// Adds a word that is looked up backwards from its end.
    pub(super) fn add_backwards(&mut self, word: &str, value: T) {
        let glyphs = Glyphs::new(word);
        self.insert((0..glyphs.len()).rev().map(|at| glyphs.at(at)), value);
    }

    fn insert(&mut self, chars: impl Iterator<Item = char>, value: T) {
        let mut node = 0;
        for c in chars {
            if node == 0 {
                self.firsts[c as usize / 64 % FIRSTS] |= 1 << (c as usize % 64);
            }
            node = match self.nodes[node].next.binary_search_by_key(&c, |&(c, _)| c) {
                Ok(found) => self.nodes[node].next[found].1 as usize,
                Err(place) => {
                    let fresh = self.nodes.len();
                    self.nodes.push(Node { next: Vec::new(), value: None });
                    self.nodes[node].next.insert(place, (c, fresh as u32));
                    fresh
                }
            };
        }
        self.nodes[node].value.get_or_insert(value);
    }

    /// The end and the value of the longest word that starts at `start`.
    pub(super) fn longest_at(&self, glyphs: &Glyphs, start: usize) -> Option<(usize, T)> {
        let mut at = start;
        self.walk(|| {
            at += 1;
            glyphs.at(at - 1)
        })
        .map(|(length, value)| (start + length, value))
    }

    /// The start and the value of the longest word that ends at `end`.
    pub(super) fn longest_before(&self, glyphs: &Glyphs, end: usize) -> Option<(usize, T)> {
        let mut at = end;
        self.walk(|| {
            let c = glyphs.before(at);
            at = at.saturating_sub(1);
            c
        })
        .map(|(length, value)| (end - length, value))
    }

    /// The characters that words start with (or end with, where they are looked up backwards).
    pub(super) fn firsts(&self) -> impl Iterator<Item = char> + '_ {
        self.nodes[0].next.iter().map(|&(c, _)| c)
    }

    fn walk(&self, mut next: impl FnMut() -> char) -> Option<(usize, T)> {
        let mut node = &self.nodes[0];
        let mut best = None;
        let mut c = next();
        if self.firsts[c as usize / 64 % FIRSTS] >> (c as usize % 64) & 1 == 0 {
            return None;
        }
        for length in 1.. {
            let Ok(found) = node.next.binary_search_by_key(&c, |&(c, _)| c) else { return best };
            if c == NOTHING {
                return best;
            }
            node = &self.nodes[node.next[found].1 as usize];
            best = node.value.map(|value| (length, value)).or(best);
            c = next();
        }
        best
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_wins_both_ways() {
        let mut ahead = Trie::new();
        ahead.add("平方", 1);
        ahead.add("平方公里", 2);
        let glyphs = Glyphs::new("11平方公里");
        assert_eq!(ahead.longest_at(&glyphs, 2), Some((6, 2)));
        assert_eq!(ahead.longest_at(&Glyphs::new("平方公"), 0), Some((2, 1)));
        assert_eq!(ahead.longest_at(&glyphs, 0), None);
        assert_eq!(ahead.longest_at(&glyphs, 99), None);

        let mut back = Trie::new();
        back.add_backwards("超", 1);
        back.add_backwards("已超", 2);
        assert_eq!(back.longest_before(&Glyphs::new("已超3"), 2), Some((0, 2)));
        assert_eq!(back.longest_before(&Glyphs::new("3"), 0), None);
    }
}
