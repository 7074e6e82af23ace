//! A set of words, each with one meaning: looked up at the start or the end of a text, or all through it.
//!
//! Words that begin with the same character stand together, and so do those that end with the same one. A text is read
//! once, and only where a character begins (or ends) a word are the few words of that character compared. That is as
//! quick for three words as for three thousand, so there is one kind of set for cues, endings and dictionaries.

use super::Span;

/// Words with a meaning each; of several that fit, the longest is taken.
#[derive(Debug, Clone)]
pub struct Words<T> {
    /// The words one after another: side by side in memory, many are compared as quickly as one.
    letters: String,
    /// Sorted by word, so of two words that begin a text the longer is the later.
    entries: Vec<Entry<T>>,
    heads: Edges,
    /// Places in `entries`, by last character, the longest word first.
    backwards: Vec<u32>,
    tails: Edges,
}

/// A word by its place among the letters.
#[derive(Debug, Clone)]
struct Entry<T> {
    start: u32,
    len: u32,
    means: T,
}

/// A fixed set of words, each meaning itself.
pub type WordSet = Words<&'static str>;

/// A [`WordSet`] made ready on first use, of words written out or of lists of them: `any_of!["园", "区"].ends(name)`,
/// `any_of!(SORTS, PLACES).is_in(text)`.
macro_rules! any_of {
    ($($word:literal),+ $(,)?) => { $crate::source::any_of!(&[$($word),+]) };
    ($($list:expr),+ $(,)?) => {{
        static SET: std::sync::LazyLock<$crate::source::WordSet> =
            std::sync::LazyLock::new(|| $crate::source::WordSet::new(&[$($list),+]));
        &*SET
    }};
}
pub(crate) use any_of;

/// The words of a list: one or more on a line; lines that begin with # are notes.
pub fn listed(list: &str) -> impl Iterator<Item = &str> {
    list.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace)
}

impl<T> Default for Words<T> {
    fn default() -> Self {
        let (letters, entries, backwards) = (String::new(), Vec::new(), Vec::new());
        Words { letters, entries, heads: Edges::default(), backwards, tails: Edges::default() }
    }
}

impl WordSet {
    /// The words of all lists.
    pub fn new(lists: &[&[&'static str]]) -> Self {
        let mut set = Words::default();
        set.extend(lists.iter().flat_map(|list| list.iter().map(|word| (word.to_string(), *word))));
        set
    }
}

impl<T: Copy> Words<T> {
    /// The entries of a table by their words.
    pub fn of<'w>(entries: &[T], word: impl Fn(&T) -> &'w str) -> Self {
        let mut words = Words::default();
        words.extend(entries.iter().map(|entry| (word(entry).to_string(), *entry)));
        words
    }

    /// Adds words; of a word given twice, the later meaning stands. The empty word is left out.
    pub fn extend(&mut self, words: impl IntoIterator<Item = (String, T)>) {
        let mut all: Vec<(String, T)> = self.iter().map(|(word, means)| (word.to_string(), means)).collect();
        all.extend(words.into_iter().filter(|(word, _)| !word.is_empty()));
        // Stable, so the later of two equal words is the last of its run; reversed, dedup keeps it.
        all.sort_by(|(a, _), (b, _)| a.cmp(b));
        all.reverse();
        all.dedup_by(|(a, _), (b, _)| a == b);
        all.reverse();
        self.heads = Edges::new(all.iter().map(|(word, _)| word.chars()));
        let word = |at: &u32| all[*at as usize].0.as_str();
        let mut backwards: Vec<u32> = (0..all.len() as u32).collect();
        backwards.sort_by_key(|at| (word(at).chars().next_back(), std::cmp::Reverse(word(at).len())));
        self.tails = Edges::new(backwards.iter().map(|at| word(at).chars().rev()));
        self.backwards = backwards;
        (self.letters, self.entries) = (String::new(), Vec::with_capacity(all.len()));
        for (word, means) in all {
            self.entries.push(Entry { start: self.letters.len() as u32, len: word.len() as u32, means });
            self.letters.push_str(&word);
        }
    }

    fn word(&self, entry: &Entry<T>) -> &[u8] {
        let start = entry.start as usize;
        self.letters.as_bytes().get(start..start + entry.len as usize).unwrap_or_default()
    }

    /// The meaning of exactly this word.
    pub fn get(&self, word: &str) -> Option<T> {
        let mut chars = word.chars();
        let run = self.entries.get(self.heads.run(chars.next()?, chars.next())?)?;
        let at = run.binary_search_by(|entry| self.word(entry).cmp(word.as_bytes())).ok()?;
        Some(run[at].means)
    }

    /// True where exactly this word is in the set.
    pub fn contains(&self, word: &str) -> bool {
        self.get(word).is_some()
    }

    /// The words with which `text` starts, the longest first: their bytes and their meanings.
    pub fn starting<'s>(&'s self, text: &'s str) -> impl Iterator<Item = (usize, T)> + 's {
        let mut chars = text.chars();
        let run = chars.next().and_then(|first| self.entries.get(self.heads.run(first, chars.next())?));
        let words = run.unwrap_or_default().iter().rev();
        let fitting = words.filter(|entry| opens(text.as_bytes(), self.word(entry)));
        fitting.map(|entry| (entry.len as usize, entry.means))
    }

    /// The longest word with which `text` starts: its bytes and its meaning.
    pub fn at_start(&self, text: &str) -> Option<(usize, T)> {
        self.starting(text).next()
    }

    /// The words with which `text` ends, the longest first: their bytes and their meanings.
    pub fn ending<'s>(&'s self, text: &'s str) -> impl Iterator<Item = (usize, T)> + 's {
        let mut chars = text.chars().rev();
        let run = chars.next().and_then(|last| self.backwards.get(self.tails.run(last, chars.next())?));
        let words = run.unwrap_or_default().iter().filter_map(|&at| self.entries.get(at as usize));
        let fitting = words.filter(|entry| closes(text.as_bytes(), self.word(entry)));
        fitting.map(|entry| (entry.len as usize, entry.means))
    }

    /// The longest word with which `text` ends: its bytes and its meaning.
    pub fn at_end(&self, text: &str) -> Option<(usize, T)> {
        self.ending(text).next()
    }

    /// True where the text starts with one of the words.
    pub fn starts(&self, text: &str) -> bool {
        self.at_start(text).is_some()
    }

    /// True where the text ends with one of the words.
    pub fn ends(&self, text: &str) -> bool {
        self.at_end(text).is_some()
    }

    /// What follows the longest word with which the text starts.
    pub fn strip_start<'t>(&self, text: &'t str) -> Option<&'t str> {
        self.at_start(text).map(|(len, _)| &text[len..])
    }

    /// What stands before the longest word with which the text ends.
    pub fn strip_end<'t>(&self, text: &'t str) -> Option<&'t str> {
        self.at_end(text).map(|(len, _)| &text[..text.len() - len])
    }

    /// Every word in `text`, leftmost and longest first, none overlapping.
    pub fn find<'s>(&'s self, text: &'s str) -> impl Iterator<Item = (Span, T)> + 's {
        let mut at = 0;
        std::iter::from_fn(move || {
            let (span, means) = self.next_from(text, at)?;
            at = span.end;
            Some((span, means))
        })
    }

    /// The first word in `text`.
    pub fn first(&self, text: &str) -> Option<(Span, T)> {
        self.next_from(text, 0)
    }

    /// Every word in `text` wherever it stands, within and across others too: by where it begins, the longest first.
    pub fn every<'s>(&'s self, text: &'s str) -> impl Iterator<Item = (Span, T)> + 's {
        let mut from = 0;
        let places = std::iter::from_fn(move || {
            let (at, next) = self.heads.next_place(text.as_bytes(), from)?;
            from = next;
            Some(at)
        });
        places.flat_map(move |at| {
            let here = text.get(at..).unwrap_or("");
            self.starting(here).map(move |(len, means)| (Span::new(at, at + len), means))
        })
    }

    /// Each word in `text` where it stands first.
    pub fn first_of_each<'s>(&'s self, text: &'s str) -> impl Iterator<Item = (Span, T)> + 's {
        let mut seen: Vec<&str> = Vec::new();
        self.every(text).filter(move |(span, _)| {
            let word = span.of(text);
            let fresh = !seen.contains(&word);
            seen.extend(fresh.then_some(word));
            fresh
        })
    }

    /// Where the first word in `text` begins.
    pub fn first_start(&self, text: &str) -> Option<usize> {
        self.first(text).map(|(span, _)| span.start)
    }

    /// Where the word that begins last in `text` begins.
    pub fn last_start(&self, text: &str) -> Option<usize> {
        let mut places = text.char_indices().rev().filter(|(_, c)| self.heads.may_hold(*c as u32));
        places.find(|(at, _)| self.starts(&text[*at..])).map(|(at, _)| at)
    }

    /// True where any of the words stands in the text.
    pub fn is_in(&self, text: &str) -> bool {
        self.first(text).is_some()
    }

    /// The first word at or after byte `from`.
    fn next_from(&self, text: &str, mut from: usize) -> Option<(Span, T)> {
        loop {
            let (at, next) = self.heads.next_place(text.as_bytes(), from)?;
            if let Some((len, means)) = text.get(at..).and_then(|here| self.at_start(here)) {
                return Some((Span::new(at, at + len), means));
            }
            from = next;
        }
    }

    /// Letters and figures of the text that are in none of the words and in none of the spans.
    pub fn leaves(&self, text: &str, spans: &[Span]) -> usize {
        let free = |at: usize| !spans.iter().any(|span| span.start <= at && at < span.end);
        let left = |from: usize, to: usize| {
            let chars = text[from..to].char_indices();
            chars.filter(|(at, c)| super::is_letter(*c) && free(from + at)).count()
        };
        let (mut at, mut count) = (0, 0);
        for (word, _) in self.find(text) {
            count += left(at, word.start);
            at = word.end;
        }
        count + left(at, text.len())
    }

    /// All words with their meanings, sorted by word.
    pub fn iter(&self) -> impl Iterator<Item = (&str, T)> {
        let word =
            |entry: &Entry<T>| Span::new(entry.start as usize, (entry.start + entry.len) as usize).of(&self.letters);
        self.entries.iter().map(move |entry| (word(entry), entry.means))
    }
}

/// True where the text starts with the word. One byte of its last character tells most words apart before all are compared.
fn opens(text: &[u8], word: &[u8]) -> bool {
    let start = text.get(..word.len());
    start.is_some_and(|start| start.last() == word.last() && same(start, word))
}

/// True where the text ends with the word; told by one byte of its first character before all are compared.
fn closes(text: &[u8], word: &[u8]) -> bool {
    let end = text.len().checked_sub(word.len()).and_then(|start| text.get(start..));
    end.is_some_and(|end| end.get(1) == word.get(1) && same(end, word))
}

/// True for equal bytes. Words are short: that is sooner seen byte by byte than by calling for a comparison of memory.
fn same(a: &[u8], b: &[u8]) -> bool {
    a.iter().zip(b).all(|(a, b)| a == b)
}

/// Characters at which words begin (or end), each with the run of its words in a list ordered by that character.
///
/// A character's lowest bits are its slot; there are as many slots as it takes to give each character its own, so one
/// bit tells most characters of a text to be none of them, and counting the bits before it tells where its run stands.
#[derive(Debug, Clone, Default)]
struct Edges {
    /// A bit for each character by still fewer bits: in one place with the set, so that for a small set most characters
    /// are told apart without looking anywhere else.
    near: [u64; NEAR],
    /// A bit for each slot, set where it is taken, and the slots taken before each 64 of them.
    taken: Vec<(u64, u32)>,
    /// The runs of the characters, by slot.
    runs: Vec<Run>,
}

/// How many times 64 bits that is; a power of two.
const NEAR: usize = 8;

/// Where the words of one character stand.
#[derive(Debug, Clone)]
struct Run {
    edge: char,
    start: u32,
    end: u32,
    /// A bit for each character that stands next to it in a word, by its lowest bits; all of them where it is a word.
    beside: u64,
}

/// The bit of a character that stands beside another; nothing beside it stands for all.
fn beside(c: Option<char>) -> u64 {
    c.map_or(u64::MAX, |c| 1 << (c as u32 % 64))
}

impl Edges {
    /// The characters of the words from that edge on, in the order of the list.
    fn new(words: impl Iterator<Item = impl Iterator<Item = char>>) -> Self {
        let mut runs: Vec<Run> = Vec::new();
        for (at, mut word) in (0u32..).zip(words) {
            let Some(edge) = word.next() else { continue };
            let next = beside(word.next());
            match runs.last_mut().filter(|run| run.edge == edge) {
                Some(run) => (run.end, run.beside) = (at + 1, run.beside | next),
                None => runs.push(Run { edge, start: at, end: at + 1, beside: next }),
            }
        }
        // So much room that hardly a character shares its slot with one of the words'.
        let mut words = (runs.len() / 2).next_power_of_two().max(4);
        while !has_a_slot_each(&runs, words) {
            words *= 2;
        }
        let slot = |c: char| c as usize % (words * 64);
        runs.sort_by_key(|run| slot(run.edge));
        let mut taken = vec![(0u64, 0u32); words];
        for run in &runs {
            taken[slot(run.edge) / 64].0 |= 1u64 << (slot(run.edge) % 64);
        }
        for word in 1..words {
            let (bits, before) = taken[word - 1];
            taken[word].1 = before + bits.count_ones();
        }
        let mut near = [0; NEAR];
        runs.iter().for_each(|run| near[run.edge as usize / 64 % NEAR] |= 1 << (run.edge as usize % 64));
        Edges { near, taken, runs }
    }

    /// The place of the first character at or after byte `from` that may be one of them, and the place after it.
    fn next_place(&self, text: &[u8], mut from: usize) -> Option<(usize, usize)> {
        loop {
            let (length, code) = character(text.get(from..)?)?;
            from += length;
            if self.may_hold(code) {
                return Some((from - length, from));
            }
        }
    }

    /// False where the character of this code is none of them.
    fn may_hold(&self, code: u32) -> bool {
        let (slot, bit) = (code as usize / 64, code % 64);
        let word = slot & self.taken.len().wrapping_sub(1);
        self.near[slot % NEAR] >> bit & 1 == 1 && self.taken.get(word).is_some_and(|(bits, _)| bits >> bit & 1 == 1)
    }

    /// The run of a character's words; `None` where no word has `next` beside it.
    fn run(&self, c: char, next: Option<char>) -> Option<std::ops::Range<usize>> {
        if self.near[c as usize / 64 % NEAR] >> (c as usize % 64) & 1 == 0 {
            return None;
        }
        let word = (c as usize / 64) & self.taken.len().wrapping_sub(1);
        let (&(bits, before), bit) = (self.taken.get(word)?, 1u64 << (c as usize % 64));
        let at = before as usize + (bits & (bit - 1)).count_ones() as usize;
        let run = self.runs.get(at).filter(|run| bits & bit != 0 && run.edge == c)?;
        // Where the text ends beside it, a word of it alone may still stand here.
        (run.beside & beside(next) != 0).then_some(run.start as usize..run.end as usize)
    }
}

/// The first character of a text: its bytes and its code. A loop of its own over bytes is half as long as one over `char`s.
fn character(text: &[u8]) -> Option<(usize, u32)> {
    let low = |byte: &u8| u32::from(byte & 0x3f);
    Some(match text {
        [lead @ 0xe0..0xf0, b, c, ..] => (3, u32::from(lead & 0x0f) << 12 | low(b) << 6 | low(c)),
        [ascii @ ..0x80, ..] => (1, u32::from(*ascii)),
        [lead @ 0xf0..=0xff, b, c, d, ..] => (4, u32::from(lead & 0x07) << 18 | low(b) << 12 | low(c) << 6 | low(d)),
        [lead, b, ..] => (2, u32::from(lead & 0x1f) << 6 | low(b)),
        _ => return None,
    })
}

/// True where so many words of slots give each character its own.
fn has_a_slot_each(runs: &[Run], words: usize) -> bool {
    let mut taken = vec![0u64; words];
    runs.iter().all(|run| {
        let (word, bit) = (run.edge as usize / 64 % words, 1u64 << (run.edge as usize % 64));
        let free = taken[word] & bit == 0;
        taken[word] |= bit;
        free
    })
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
        let set = words();
        assert_eq!(set.find("超同比增长，超过").map(|(_, meaning)| meaning).collect::<Vec<_>>(), [3, 2, 4]);
        assert_eq!(set.first("产值超过"), Some((Span::new(6, 12), 4)));
        assert_eq!(set.last_start("超同比增长"), Some("超同比".len()));
        assert_eq!((set.at_start(""), set.at_end("无"), set.first(""), set.last_start("无")), (None, None, None, None));
    }

    #[test]
    fn a_word_has_one_meaning_and_the_later_one_stands() {
        let mut words = words();
        words.extend([("超".to_string(), 7), ("超".to_string(), 8)]);
        assert_eq!(words.get("超"), Some(8));
        assert_eq!(words.iter().count(), 4);
    }

    #[test]
    fn a_set_of_words_is_found_measured_and_taken_off() {
        let set = any_of!["项目", "重点", "重点项目", "园"];
        assert_eq!(set.find("重点项目和园区").map(|(_, word)| word).collect::<Vec<_>>(), ["重点项目", "园"]);
        assert_eq!(
            (set.at_end("三个重点项目"), set.at_end("园区"), set.at_end("")),
            (Some((12, "重点项目")), None, None)
        );
        assert_eq!((set.strip_start("重点项目库"), set.strip_end("三个重点项目")), (Some("库"), Some("三个")));
        let every = |text| set.every(text).map(|(span, word)| (span.start, word)).collect::<Vec<_>>();
        assert_eq!(every("重点项目园"), [(0, "重点项目"), (0, "重点"), (6, "项目"), (12, "园")]);
        assert_eq!(set.first_of_each("园、项目、园").map(|(span, _)| span.start).collect::<Vec<_>>(), [0, 6]);
        assert_eq!(set.leaves("光纤重点项目A", &[]), 3);
        assert_eq!(set.leaves("光纤重点项目A", &[Span::new(0, 3)]), 2);
        assert!(set.is_in("产业园") && !set.is_in("产业") && set.starts("园区") && !set.ends("园区"));
        assert!(!WordSet::default().is_in("园"));
    }

    #[test]
    fn many_words_are_told_apart_as_few_are() {
        let mut words = Words::default();
        words.extend(('\u{4e00}'..'\u{5e00}').map(|c| (format!("{c}园{c}"), c)));
        assert!(('\u{4e00}'..'\u{5e00}').all(|c| words.at_end(&format!("在{c}园{c}")) == Some((9, c))));
        assert!(('\u{5e00}'..'\u{6e00}').all(|c| !words.is_in(&format!("{c}园{c}"))));
        words.extend(['\u{20000}', '\u{30000}'].map(|c| (c.to_string(), c)));
        assert_eq!((words.get("\u{10000}"), words.get("\u{20000}")), (None, Some('\u{20000}')));
    }
}
