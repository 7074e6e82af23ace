//! What the import last wrote: `content/import.lock`, the base of the three-way merge.
//!
//! One line a fact, a JSON object, lines sorted: git merges two people's imports line by line, and a file with
//! both sides of a conflict still in it reads as the union of the two.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use crate::diag::{Checked, Diagnostic, Place};
use crate::source::SourceText;

use super::entry::{Entry, Fields, Word};
use super::structure::{self, Keys, Want};

/// What the import last wrote, zone by zone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lock {
    zones: BTreeMap<String, Locked>,
}

/// What the import last wrote of one zone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Locked {
    /// The slug of the file it wrote to.
    pub(super) slug: Option<String>,
    /// The facts, each as the entry it makes; sorted, none twice.
    pub(super) entries: BTreeSet<Entry>,
}

const HEADER: &str = "# What `yuanzhi import` last wrote, one fact a line. It tells a person's edits from the import's own words; do not edit.";

impl Lock {
    /// Reads the lock file. Lines that are none are named and passed over; an empty text is an empty lock.
    pub fn parse(source: &SourceText) -> Checked<Lock> {
        let mut lock = Checked::clean(Lock::default());
        for (index, line) in source.text().lines().enumerate() {
            let line = line.trim().trim_start_matches('\u{feff}');
            let marker = ["<<<<<<<", "=======", ">>>>>>>", "|||||||"].iter().any(|mark| line.starts_with(mark));
            if line.is_empty() || line.starts_with('#') || marker {
                continue;
            }
            if lock.value.take_line(line).is_none() {
                lock.faults.push(
                    Diagnostic::warning(
                        "profile/bad-lock",
                        "This line of the import's memory cannot be read and is passed over.",
                    )
                    .at(Place::line(source, index + 1))
                    .hint("Delete the line; the next import takes its fact for one that a person wrote."),
                );
            }
        }
        lock
    }

    fn take_line(&mut self, line: &str) -> Option<()> {
        let Value::Object(mut object) = serde_json::from_str(line).ok()? else { return None };
        let Some(Value::String(zone)) = object.shift_remove("zone") else { return None };
        let Some(Value::String(section)) = object.shift_remove("in") else { return None };
        if section == "file" {
            let slug = object.get("slug").and_then(Value::as_str)?;
            let locked = self.zones.entry(zone).or_default();
            // Of two names for one file the first in the alphabet: any rule will do that does not depend on order.
            locked.slug = Some(locked.slug.take().map_or(slug.to_string(), |known| known.min(slug.to_string())));
            return Some(());
        }
        let (section, want) = structure::PROFILE.iter().find(|(key, _)| *key == section)?;
        let fields = match want {
            Want::Word => fields_of(&object, TRAIT)?,
            Want::Maps(keys) | Want::Names(keys) => fields_of(&object, keys)?,
            Want::Words | Want::Map(_) => return None,
        };
        self.zones.entry(zone).or_default().entries.insert(Entry { section, fields });
        Some(())
    }

    /// The file's text: sorted lines, the same bytes for the same lock.
    pub fn write(&self) -> String {
        let mut lines: Vec<String> = Vec::new();
        for (zone, locked) in &self.zones {
            if let Some(slug) = &locked.slug {
                lines.push(line(zone, "file", [("slug".to_string(), Value::from(slug.as_str()))]));
            }
            lines.extend(locked.entries.iter().map(|entry| line(zone, entry.section, object_of(&entry.fields))));
        }
        lines.sort();
        let mut out = format!("{HEADER}\n");
        for line in lines {
            out.push_str(&line);
            out.push('\n');
        }
        out
    }

    /// What the import last wrote of `zone`.
    pub fn zone(&self, zone: &str) -> Option<&Locked> {
        self.zones.get(zone)
    }

    /// Remembers what the import now wrote of `zone`, and to which file.
    pub fn set(&mut self, zone: &str, slug: &str, locked: Locked) {
        self.zones.insert(zone.to_string(), Locked { slug: Some(slug.to_string()), ..locked });
    }

    /// The zones that any of these articles spoke of when they were last imported.
    pub fn zones_of(&self, articles: &BTreeSet<String>) -> Vec<&str> {
        let speaks = |locked: &Locked| locked.entries.iter().any(|entry| articles.contains(article_of(entry)));
        self.zones.iter().filter(|(_, locked)| speaks(locked)).map(|(zone, _)| zone.as_str()).collect()
    }

    /// The slug of the file that `zone` was last written to.
    pub fn slug(&self, zone: &str) -> Option<&str> {
        self.zones.get(zone).and_then(|locked| locked.slug.as_deref())
    }

    /// The zone that was last written to the file with this slug.
    pub fn zone_at(&self, slug: &str) -> Option<&str> {
        self.zones.iter().find(|(_, locked)| locked.slug.as_deref() == Some(slug)).map(|(zone, _)| zone.as_str())
    }
}

impl Locked {
    /// How many facts it holds.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// True where it holds no fact.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

/// The article an entry stands in; empty where it has no source.
pub(super) fn article_of(entry: &Entry) -> &str {
    entry.one("source").rsplit_once(':').map_or("", |(article, _)| article)
}

/// The keys of a trait's line.
const TRAIT: Keys = &[("value", Want::Word), ("source", Want::Word)];

fn line(zone: &str, section: &str, fields: impl IntoIterator<Item = (String, Value)>) -> String {
    let mut object = Map::new();
    object.insert("zone".to_string(), Value::from(zone));
    object.insert("in".to_string(), Value::from(section));
    object.extend(fields);
    Value::Object(object).to_string()
}

fn object_of(fields: &Fields) -> Map<String, Value> {
    let value = |word: &Word| match word {
        Word::One(text) => Value::from(text.as_str()),
        Word::Group(inner) => Value::Object(object_of(inner)),
    };
    fields.iter().map(|(key, word)| (key.to_string(), value(word))).collect()
}

/// The fields of a line, in the order of `keys`; `None` where a key or its value is of another kind.
fn fields_of(object: &Map<String, Value>, keys: Keys) -> Option<Fields> {
    if object.keys().any(|key| !keys.iter().any(|(known, _)| known == key)) {
        return None;
    }
    let mut fields = Fields::new();
    for (key, want) in keys {
        let word = match (want, object.get(*key)) {
            (_, None) => continue,
            (Want::Word, Some(Value::String(text))) => Word::One(text.clone()),
            (Want::Map(inner), Some(Value::Object(object))) => Word::Group(fields_of(object, inner)?),
            _ => return None,
        };
        fields.push((key, word));
    }
    (!fields.is_empty()).then_some(fields)
}
