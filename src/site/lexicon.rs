//! What the site asks of the vocabularies, and how names are read aloud.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::domain::{Decimal, Dimension};
use crate::vocab::{IndustryTerm, Metric, PlaceRef, Province, Vocab};

/// A metric the vocabulary knows, and its place in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MetricTerm {
    /// The metric.
    pub metric: Metric,
    /// Its place in the vocabulary, from 0.
    pub order: usize,
}

/// The vocabularies as the site asks them.
#[derive(Debug, Clone)]
pub struct Lexicon<'v> {
    vocab: &'v Vocab,
    orders: BTreeMap<&'v str, usize>,
}

impl<'v> Lexicon<'v> {
    /// The vocabularies of one site.
    pub fn new(vocab: &'v Vocab) -> Lexicon<'v> {
        let orders = vocab.metrics.iter().enumerate().map(|(order, metric)| (metric.name.as_str(), order)).collect();
        Lexicon { vocab, orders }
    }

    /// The metric of this name or synonym.
    pub fn metric(&self, name: &str) -> Option<MetricTerm> {
        let metric = self.vocab.metrics.get(name)?;
        let order = self.orders.get(metric.name.as_str()).copied().unwrap_or(usize::MAX);
        Some(MetricTerm { metric: metric.clone(), order })
    }

    /// The industry of this name or synonym.
    pub fn industry(&self, name: &str) -> Option<&'v IndustryTerm> {
        self.vocab.industries.get(name)
    }

    /// The industries a text names, in its order.
    pub fn industries_in(&self, text: &str) -> Vec<&'v IndustryTerm> {
        self.vocab.industries.mentions(text).into_iter().map(|(_, term)| term).collect()
    }

    /// The province of this full or short name.
    pub fn province(&self, name: &str) -> Option<&'v Province> {
        self.vocab.places.province(name)
    }

    /// All provinces in the order of GB/T 2260.
    pub fn provinces(&self) -> impl Iterator<Item = &'v Province> {
        self.vocab.places.provinces()
    }

    /// Address word of a zone type.
    pub fn type_slug(&self, name: &str) -> Option<&'v str> {
        self.vocab.zones.types().find(|kind| kind.name == name).map(|kind| kind.slug.as_str())
    }

    /// A zone's name with its type abbreviated as people say it: 石河子经济技术开发区 → 石河子经开区.
    pub fn abbreviated(&self, name: &str) -> Option<String> {
        self.vocab.zones.types().find_map(|kind| {
            let stem = name.strip_suffix(kind.name.as_str()).filter(|stem| !stem.is_empty())?;
            Some(format!("{stem}{}", kind.shorts.first()?))
        })
    }

    /// Factor to the base unit, base unit and dimension of a unit as written.
    pub fn unit<'u>(&self, unit: &'u str) -> Option<(Decimal, Cow<'u, str>, Dimension)>
    where
        'v: 'u,
    {
        self.vocab.units.normalise(Decimal::ONE, unit)
    }

    /// An ASCII word for a name, where every character has a known reading.
    pub fn slug(&self, name: &str) -> Option<String> {
        self.vocab.pinyin.slug(name)
    }

    /// A name as pinyin syllables without tones, one a character; other letters and digits run together.
    ///
    /// Places are read from their own table (重庆 is chong qing), all else character by character; what has no known
    /// reading is left out.
    pub fn syllables(&self, name: &str) -> Vec<String> {
        let mut out = Vec::new();
        let mut at = 0;
        for (span, place) in self.vocab.places.mentions(name) {
            let written = &name[span.start..span.end];
            if let Some((read, syllables)) = self.read_place(written, place) {
                self.spell(&name[at..span.start], &mut out);
                out.extend(syllables);
                at = span.start + read;
            }
        }
        self.spell(&name[at..], &mut out);
        out
    }

    fn spell(&self, text: &str, out: &mut Vec<String>) {
        let mut run = String::new();
        for c in text.chars() {
            if c.is_ascii_alphanumeric() {
                run.push(c.to_ascii_lowercase());
                continue;
            }
            if !run.is_empty() {
                out.push(std::mem::take(&mut run));
            }
            out.extend(self.vocab.pinyin.reading(c).map(str::to_string));
        }
        if !run.is_empty() {
            out.push(run);
        }
    }

    /// The bytes of a place's name that its own table reads, and their syllables: of 重庆市 the first two characters.
    fn read_place(&self, written: &str, place: PlaceRef<'_>) -> Option<(usize, Vec<String>)> {
        let (slug, short) = match place {
            PlaceRef::Province(place) => (&place.slug, Some(place.short.as_str())),
            PlaceRef::City(place) => (&place.slug, place.short.as_deref()),
            PlaceRef::County(place) => (&place.slug, place.short.as_deref()),
            PlaceRef::NewArea(place) => (&place.slug, place.short.as_deref()),
            PlaceRef::Locality(place) => (&place.slug, None),
        };
        // The slug spells the name without its last character (市, 县, 区) where there is no short name.
        let bare = written.char_indices().next_back().map_or("", |(last, _)| &written[..last]);
        let stem = short.filter(|short| written.starts_with(short));
        // Names that sound alike carry where they lie behind a hyphen.
        let first = slug.split('-').next().unwrap_or(slug);
        stem.into_iter().chain([bare, written]).filter(|stem| !stem.is_empty()).find_map(|stem| {
            let count = stem.chars().count();
            let syllables = self.usual(stem, first).or_else(|| split(slug, count)).or_else(|| split(first, count));
            syllables.map(|syllables| (stem.len(), syllables))
        })
    }

    /// The usual readings of the characters, where together they are `word`: helingeer is he lin ge er, not he ling e er.
    fn usual(&self, stem: &str, word: &str) -> Option<Vec<String>> {
        let readings: Option<Vec<String>> =
            stem.chars().map(|c| self.vocab.pinyin.reading(c).map(str::to_string)).collect();
        readings.filter(|readings| readings.concat() == word)
    }
}

/// Pinyin without tones, hyphens or spaces cut into `count` syllables; `None` where it cannot be.
fn split(word: &str, count: usize) -> Option<Vec<String>> {
    let letters: String = word.chars().filter(|c| *c != '-').collect();
    let mut cuts = Vec::new();
    cut(&letters, count, &mut cuts).then(|| cuts.iter().rev().map(|part: &&str| part.to_string()).collect())
}

/// Finds the first way to cut `rest` into `count` syllables, longest first; the parts are left in `cuts`, last first.
fn cut<'a>(rest: &'a str, count: usize, cuts: &mut Vec<&'a str>) -> bool {
    if count == 0 || rest.is_empty() {
        return count == 0 && rest.is_empty();
    }
    // `zhuang` is the longest there is.
    for len in (1..=rest.len().min(6)).rev() {
        let part = &rest[..len];
        if is_syllable(part) && cut(&rest[len..], count - 1, cuts) {
            cuts.push(part);
            return true;
        }
    }
    false
}

/// True for an initial (or none) and a final of standard pinyin.
fn is_syllable(part: &str) -> bool {
    const INITIALS: [&str; 24] = [
        "zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r", "z", "c", "s",
        "y", "w", "",
    ];
    const FINALS: [&str; 36] = [
        "a", "o", "e", "ai", "ei", "ao", "ou", "an", "en", "ang", "eng", "ong", "er", "i", "ia", "ie", "iao", "iu",
        "ian", "in", "iang", "ing", "iong", "u", "ua", "uo", "uai", "ui", "uan", "un", "uang", "ueng", "v", "ve", "ue",
        "van",
    ];
    INITIALS.iter().any(|initial| part.strip_prefix(initial).is_some_and(|rest| FINALS.contains(&rest)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(name: &str) -> String {
        Lexicon::new(Vocab::embedded()).syllables(name).join(" ")
    }

    #[test]
    fn places_are_read_as_their_people_read_them() {
        for (name, reading) in [
            ("重庆高新区", "chong qing gao xin qu"),
            ("厦门火炬园", "xia men huo ju yuan"),
            ("六安市", "lu an shi"),
            ("蚌埠高新区", "beng bu gao xin qu"),
            ("石河子3D园", "shi he zi 3d yuan"),
            ("西安高新区", "xi an gao xin qu"),
            ("大连市", "da lian shi"),
            ("长沙县", "chang sha xian"),
            ("北京市朝阳区", "bei jing shi chao yang qu"),
            ("和林格尔新区", "he lin ge er xin qu"),
        ] {
            assert_eq!(read(name), reading);
        }
    }
}
