//! Page addresses from names: checked place names first, zone words second, words of many characters third,
//! single characters last. Readings come from tables people have read aloud, never from a library.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::table;
use super::{Places, Words, ZoneWords};
use crate::diag::{Checked, Diagnostic};
use crate::source::SourceText;

const TABLE: &str = "pinyin";
const EMBEDDED: &str = include_str!("tables/pinyin.yaml");

/// Characters that join the word before them where they end a name.
const SUFFIXES: &str = "数率额量值度费";

/// Readings of words and characters.
#[derive(Debug, Clone, Default)]
pub struct Pinyin {
    words: Words<usize>,
    slugs: Vec<String>,
    /// Character → number in `syllables`, sorted by character.
    chars: Vec<(char, u16)>,
    syllables: Vec<String>,
    zones: ZoneWords,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Table {
    words: Vec<Word>,
    chars: BTreeMap<String, String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Word {
    word: String,
    slug: String,
}

/// Reads the table and its overrides.
pub(super) fn load(overrides: &[SourceText]) -> Checked<Pinyin> {
    let layers = table::read::<Table>(TABLE, EMBEDDED, overrides);
    let mut faults = layers.faults;
    let mut value = Pinyin::default();
    for table in std::iter::once(layers.base).chain(layers.over.into_iter().map(|(_, table)| table)) {
        for wrong in value.add(table) {
            let message = format!("the reading of {wrong} is not an address");
            let fault = Diagnostic::error("vocab/slug", message)
                .hint("use only a-z, 0-9 and dashes between words; write ü as v");
            faults.push(table::fault(overrides, TABLE, &wrong, fault));
        }
    }
    Checked { value, faults }
}

impl Pinyin {
    /// Takes over a table; hands back the words whose reading cannot stand in an address.
    fn add(&mut self, table: Table) -> Vec<String> {
        let (good, wrong): (Vec<Word>, Vec<Word>) =
            table.words.into_iter().partition(|word| table::is_slug(&word.slug));
        let mut words = Vec::with_capacity(good.len());
        for word in good {
            words.push((word.word, self.slugs.len()));
            self.slugs.push(word.slug);
        }
        self.words.extend(words);
        let mut wrong: Vec<String> = wrong.into_iter().map(|word| word.word).collect();
        let mut newer = Vec::new();
        for (syllable, chars) in table.chars {
            if !table::is_slug(&syllable) {
                wrong.push(syllable);
                continue;
            }
            let number = self.syllables.len() as u16;
            newer.extend(chars.chars().map(|c| (c, number)));
            self.syllables.push(syllable);
        }
        // Stable: of two readings of a character the later table's comes last and is kept.
        self.chars.extend(newer);
        self.chars.sort_by_key(|(c, _)| *c);
        self.chars.reverse();
        self.chars.dedup_by_key(|(c, _)| *c);
        self.chars.reverse();
        wrong
    }

    /// Learns how zone words are written in an address.
    pub(super) fn learn(&mut self, zones: &ZoneWords) {
        self.zones = zones.clone();
    }

    /// The usual reading of a character.
    pub fn reading(&self, c: char) -> Option<&str> {
        let at = self.chars.binary_search_by_key(&c, |(known, _)| *known).ok()?;
        self.syllables.get(usize::from(self.chars[at].1)).map(String::as_str)
    }

    /// A page address for any name: `[a-z0-9-]`; `None` where it holds a character without a known reading, or nothing
    /// that can be read at all.
    pub fn slug(&self, name: &str) -> Option<String> {
        self.spell(name, |_| None)
    }

    /// A page address for a zone's or region's name: 石河子经济技术开发区 → `shihezi-jingkaiqu`, 呼和浩特市 →
    /// `huhehaote-shi`. `None` as in [`Pinyin::slug`].
    pub fn slug_of(&self, name: &str, places: &Places) -> Option<String> {
        let name = name.trim();
        if let Some(slug) = places.slug_of_region(name) {
            return Some(slug);
        }
        self.spell(name, |rest| {
            let place = places.slug_at(rest);
            let zone = self.zones.slug_at(rest).map(|(len, slug)| (len, slug.to_string()));
            match (place, zone) {
                (Some(place), Some(zone)) if place.0 <= zone.0 => Some(zone),
                (Some(place), _) => Some(place),
                (None, zone) => zone,
            }
        })
    }

    /// Spells a name from left to right: what `known` reads, or a longer word of the table; else one character, joined to
    /// the characters beside it.
    fn spell(&self, name: &str, known: impl Fn(&str) -> Option<(usize, String)>) -> Option<String> {
        let mut parts: Vec<String> = Vec::new();
        let mut joined = false;
        let mut rest = name;
        while let Some(c) = rest.chars().next() {
            let word = self.words.at_start(rest).map(|(len, at)| (len, self.slugs[at].clone()));
            let best = match (known(rest), word) {
                (Some(known), Some(word)) if known.0 < word.0 => Some(word),
                (Some(known), _) => Some(known),
                (None, word) => word,
            };
            if let Some((len, slug)) = best {
                parts.push(slug);
                joined = false;
                rest = &rest[len..];
                continue;
            }
            rest = &rest[c.len_utf8()..];
            let syllable = match c {
                c if c.is_ascii_alphanumeric() => c.to_ascii_lowercase().to_string(),
                c if c.is_alphabetic() || c.is_numeric() => self.reading(c)?.to_string(),
                _ => {
                    joined = false;
                    continue;
                }
            };
            // 数, 率, 额 end the word before them: `xiangmushu`.
            let ends_word = rest.is_empty() && SUFFIXES.contains(c);
            match parts.last_mut().filter(|_| joined || ends_word) {
                Some(last) => last.push_str(&syllable),
                None => parts.push(syllable),
            }
            joined = true;
        }
        Some(parts.join("-")).filter(|slug| table::is_slug(slug))
    }
}
