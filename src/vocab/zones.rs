//! Words for kinds and levels of zones, and how names of zones and parks end.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::Words;
use super::table;
use crate::diag::{Checked, Diagnostic, did_you_mean};
use crate::source::SourceText;

const TABLE: &str = "zones";
const EMBEDDED: &str = include_str!("tables/zones.yaml");

/// What a town calls the zone it has one of.
pub const TOWNS_OWN: &[&str] = &["经济技术开发区", "高新技术产业开发区", "经开区", "高新区"];

/// One of the five types a profile may have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ZoneType {
    /// As it stands in a profile: 经济技术开发区, 高新技术产业开发区, 新区, 产业园, 开发区.
    pub name: String,
    /// Last part of a page address: `jingkaiqu`.
    pub slug: String,
    /// Shortened endings that stand for the name: 经开区.
    pub shorts: Vec<String>,
}

/// Types, levels and endings of names.
#[derive(Debug, Clone, Default)]
pub struct ZoneWords {
    types: Vec<ZoneType>,
    kinds: Vec<Kind>,
    /// Ending → number of its kind.
    endings: Words<usize>,
    /// Abbreviated ending → number of its kind.
    abbreviations: Words<usize>,
    /// Ending → number in `slugs`.
    slug_words: Words<usize>,
    slugs: Vec<String>,
    /// Address words of the table being read.
    read_slugs: Vec<(String, usize)>,
    parks: Words<Weight>,
    levels: Vec<String>,
    level_cues: Words<usize>,
    /// Name of a zone that follows no rule, full or as it is called → its full name.
    named: BTreeMap<String, String>,
    /// Full names of zones that are national, where a provincial one of a like name could be meant.
    national: BTreeSet<String>,
}

/// A kind of zone: one of the types, or a subtype kept under it.
#[derive(Debug, Clone)]
struct Kind {
    name: String,
    /// Number of the type.
    of: usize,
}

/// How surely an ending makes a park's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Weight {
    /// After any name.
    #[default]
    Strong,
    /// Only after a name in quotation marks or a known place.
    Weak,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Table {
    types: Vec<Raw>,
    subtypes: Vec<Raw>,
    suffixes: Vec<Suffix>,
    levels: Vec<Level>,
    named: Vec<NamedZone>,
    national: Vec<National>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct National {
    #[serde(rename = "type")]
    kind: String,
    /// Names of the zones without their type, with blanks between.
    of: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct NamedZone {
    name: String,
    #[serde(default)]
    called: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    name: String,
    slug: Option<String>,
    #[serde(rename = "type")]
    of: Option<String>,
    #[serde(default)]
    abbreviations: Vec<String>,
    #[serde(default)]
    endings: Vec<String>,
    #[serde(rename = "note")]
    _note: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Suffix {
    suffix: String,
    slug: String,
    #[serde(default)]
    weight: Weight,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Level {
    name: String,
    cues: Vec<String>,
}

/// Reads the table and its overrides.
pub(super) fn load(overrides: &[SourceText]) -> Checked<ZoneWords> {
    let layers = table::read::<Table>(TABLE, EMBEDDED, overrides);
    let mut faults = layers.faults;
    let mut value = ZoneWords::default();
    value.add(layers.base, &mut faults);
    for (source, newer) in layers.over {
        let mut found = Vec::new();
        value.add(newer, &mut found);
        let place = |fault: Diagnostic| {
            let word = fault.message.split('`').nth(1).unwrap_or("").to_string();
            table::fault(std::slice::from_ref(source), TABLE, &word, fault)
        };
        faults.extend(found.into_iter().map(place));
    }
    Checked { value, faults }
}

impl ZoneWords {
    fn add(&mut self, table: Table, faults: &mut Vec<Diagnostic>) {
        for raw in table.types {
            self.add_type(raw, faults);
        }
        for raw in table.subtypes {
            self.add_subtype(raw, faults);
        }
        for suffix in &table.suffixes {
            self.add_slug(&suffix.suffix, &suffix.slug, faults);
        }
        self.parks.extend(table.suffixes.into_iter().map(|suffix| (suffix.suffix, suffix.weight)));
        for level in table.levels {
            let at = self.levels.iter().position(|known| *known == level.name).unwrap_or(self.levels.len());
            if at == self.levels.len() {
                self.levels.push(level.name);
            }
            self.level_cues.extend(level.cues.into_iter().map(|cue| (cue, at)));
        }
        self.named.extend(table.named.into_iter().flat_map(|zone| {
            let names = zone.called.into_iter().chain([zone.name.clone()]);
            names.map(|called| (called, zone.name.clone())).collect::<Vec<_>>()
        }));
        let places = |zones: National| {
            let names = zones.of.split_whitespace().map(|place| format!("{place}{}", zones.kind));
            names.collect::<Vec<_>>()
        };
        self.national.extend(table.national.into_iter().flat_map(places));
        // Of two slugs for one ending, the first of a table stands: a kind's own before a suffix's.
        let read = std::mem::take(&mut self.read_slugs);
        self.slug_words.extend(read.into_iter().rev());
    }

    fn add_type(&mut self, raw: Raw, faults: &mut Vec<Diagnostic>) {
        let of = match self.types.iter().position(|known| known.name == raw.name) {
            Some(at) => at,
            None => {
                self.types.push(ZoneType { name: raw.name.clone(), slug: String::new(), shorts: Vec::new() });
                self.types.len() - 1
            }
        };
        if let Some(slug) = &raw.slug {
            self.types[of].slug.clone_from(slug);
        }
        self.types[of].shorts.extend(raw.abbreviations.iter().cloned());
        self.add_kind(raw, of, faults);
    }

    fn add_subtype(&mut self, raw: Raw, faults: &mut Vec<Diagnostic>) {
        let of = raw.of.as_deref().unwrap_or("");
        match self.types.iter().position(|known| known.name == of) {
            Some(at) => self.add_kind(raw, at, faults),
            None => {
                let near = did_you_mean(of, self.types.iter().map(|known| known.name.as_str()));
                let hint = format!("write `type: {}`", near.unwrap_or("开发区"));
                let message = format!("`{}` is kept under no type of the site", raw.name);
                faults.push(Diagnostic::error("vocab/zone-type", message).hint(hint));
            }
        }
    }

    fn add_kind(&mut self, raw: Raw, of: usize, faults: &mut Vec<Diagnostic>) {
        let at = match self.kinds.iter().position(|known| known.name == raw.name) {
            Some(at) => at,
            None => {
                self.kinds.push(Kind { name: raw.name.clone(), of });
                self.kinds.len() - 1
            }
        };
        let endings = raw.endings.iter().chain(&raw.abbreviations).chain([&raw.name]);
        self.endings.extend(endings.map(|ending| (ending.clone(), at)));
        self.abbreviations.extend(raw.abbreviations.iter().map(|short| (short.clone(), at)));
        if let Some(slug) = &raw.slug {
            for word in raw.abbreviations.iter().chain([&raw.name]) {
                self.add_slug(word, slug, faults);
            }
        }
    }

    fn add_slug(&mut self, word: &str, slug: &str, faults: &mut Vec<Diagnostic>) {
        if !table::is_slug(slug) {
            let message = format!("the slug of `{word}` is not an address: {slug}");
            faults.push(Diagnostic::error("vocab/slug", message).hint("use only a-z, 0-9 and dashes between words"));
            return;
        }
        self.read_slugs.push((word.to_string(), self.slugs.len()));
        self.slugs.push(slug.to_string());
    }

    /// The five types, in table order.
    pub fn types(&self) -> impl Iterator<Item = &ZoneType> {
        self.types.iter()
    }

    /// The levels, in table order: 国家级, 省级.
    pub fn levels(&self) -> impl Iterator<Item = &str> {
        self.levels.iter().map(String::as_str)
    }

    /// The name with its abbreviated ending written out: 石河子经开区 → 石河子经济技术开发区.
    pub fn expand(&self, name: &str) -> String {
        let name = name.trim();
        // 经济技术开发区 is itself no abbreviation although 开发区 ends it: the longest ending decides.
        match (self.endings.at_end(name), self.abbreviations.at_end(name)) {
            (Some((whole, _)), Some((len, at))) if len == whole => {
                format!("{}{}", &name[..name.len() - len], self.kinds[at].name)
            }
            _ => name.to_string(),
        }
    }

    /// The full name of a zone whose names follow no rule: 西安航天基地.
    pub fn full_name(&self, called: &str) -> Option<&str> {
        self.named.get(called).map(String::as_str)
    }

    /// True for the full name of a national zone that papers also call by the name of a provincial one: 绵阳经济技术开发区,
    /// of which they write 绵阳经济开发区.
    pub fn is_national(&self, name: &str) -> bool {
        self.national.contains(name)
    }

    /// The full names of national zones that the table lists, sorted.
    pub fn national_names(&self) -> impl Iterator<Item = &str> {
        self.national.iter().map(String::as_str)
    }

    /// All names of zones that follow no rule, sorted.
    pub fn named_words(&self) -> impl Iterator<Item = &str> {
        self.named.keys().map(String::as_str)
    }

    /// True where two names end as names of one kind of zone do: 航空港区 and 航空港经济综合实验区, but not 新区 and 高新区.
    pub fn same_kind(&self, one: &str, other: &str) -> bool {
        let kind = |name: &str| self.endings.at_end(name).map(|(_, at)| at);
        kind(one).is_some() && kind(one) == kind(other)
    }

    /// The type of a zone by the ending of its name.
    pub fn type_of(&self, name: &str) -> Option<&ZoneType> {
        let (_, at) = self.endings.at_end(name.trim())?;
        self.types.get(self.kinds[at].of)
    }

    /// Bytes of the longest ending of a zone's name (经开区, 综合保税区 …) with which `text` ends.
    pub fn ending_of(&self, text: &str) -> Option<usize> {
        self.endings.at_end(text).map(|(len, _)| len)
    }

    /// Every ending of a zone's name in `text`, abbreviated or full.
    pub fn endings(&self, text: &str) -> Vec<crate::source::Span> {
        self.endings.find(text).map(|(span, _)| span).collect()
    }

    /// All endings of zones' names, abbreviated or full, sorted.
    pub fn ending_words(&self) -> impl Iterator<Item = &str> {
        self.endings.iter().map(|(word, _)| word)
    }

    /// Endings of names of parks and other places inside zones, and how surely they make one.
    pub fn park_endings(&self) -> &Words<Weight> {
        &self.parks
    }

    /// The level a text speaks of, by the first cue in it: 国家级 or 省级.
    pub fn level_of(&self, text: &str) -> Option<&str> {
        self.level_cues.first(text).map(|(_, at)| self.levels[at].as_str())
    }

    /// The address part of the zone word with which `text` starts, and the word's bytes.
    pub(super) fn slug_at(&self, text: &str) -> Option<(usize, &str)> {
        let (len, at) = self.slug_words.at_start(text)?;
        Some((len, self.slugs[at].as_str()))
    }
}
