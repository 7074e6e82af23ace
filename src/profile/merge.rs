//! Importing again: base, ours and theirs become one file in which no person's edit is lost.
//!
//! Base is what the import last wrote (`lock.rs`), ours the file as it stands, theirs the new reading. A field a
//! person changed stays; a field the person left alone takes the new reading; what a person deleted stays
//! deleted; what the reading has anew comes last in its list; what it no longer has goes, unless a person
//! touched it. Where a person's word and a changed reading differ, the person's word stands and the reading
//! is shown once.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Checked, Diagnostic, Place};
use crate::domain::{Evidence, Fact};
use crate::source::SourceText;

use super::entry::{self, Entry, Word, is_trait};
use super::facts;
use super::lock::{Lock, Locked, article_of};
use super::matching;
use super::model::{Body, Profile};
use super::plan::{Plan, Way, whole};
use super::read::{head_of, read_plain};
use super::splice::{Refused, Splicer};
use super::tree::Node;
use super::write;

/// What was read, and in which articles.
#[derive(Debug, Clone, Copy)]
pub struct Reading<'a> {
    /// The articles that were read, those without a fact included.
    pub articles: &'a BTreeSet<String>,
    /// The facts, in the order they were read; facts about other zones are passed over.
    pub facts: &'a [Fact],
}

/// A file after an import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// The whole file.
    pub text: String,
    /// What the import now remembers of the zone.
    pub lock: Locked,
    /// Facts that came in.
    pub added: Vec<Change>,
    /// Fields that changed with the reading.
    pub updated: Vec<Change>,
    /// Facts that went with the reading.
    pub removed: Vec<Change>,
    /// Readings that a person's word stood against: `before` stands in the file, `after` is the reading.
    pub kept: Vec<Change>,
    /// Entries that stayed as they were.
    pub unchanged: usize,
}

/// One difference between file and reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The key it stands under: `level`, `indicators`.
    pub section: &'static str,
    /// What it is called: the name, the metric, the trait.
    pub name: String,
    /// Which field differs; `None` for the whole entry.
    pub field: Option<&'static str>,
    /// What stood (or stands) in the file; `None` for nothing.
    pub before: Option<String>,
    /// What the reading says; `None` for nothing.
    pub after: Option<String>,
    /// Where the reading stands, `article:line`.
    pub source: Option<String>,
}

/// Merges a reading into the file of `zone`.
///
/// `file` is the file as it stands, `None` where there is none; `base` what the lock remembers of the zone. The
/// value is `None` where nothing may be written: the file has errors (mend them first), or a person deleted it.
/// Facts that a plain file cannot carry are left out with a warning.
pub fn merge(
    zone: &str,
    file: Option<&SourceText>,
    base: Option<&Locked>,
    reading: &Reading<'_>,
) -> Checked<Option<Merged>> {
    let mut faults = Vec::new();
    let sides = Sides::of(zone, base, reading, &mut faults);
    let Some(file) = file else {
        let known = base.is_some_and(|base| !base.is_empty());
        if known {
            faults.push(deleted(zone));
        }
        return Checked { value: (!known).then(|| sides.new_file(zone)), faults };
    };
    let ours = read_plain(file, Body::Zone);
    if ours.has_errors() {
        faults.extend(ours.faults);
        return Checked { value: None, faults };
    }
    let merged = ours.value.and_then(|ours| {
        let merged = sides.into_file(file, &ours);
        if merged.is_err() {
            faults.push(unmergeable(file));
        }
        merged.ok()
    });
    Checked { value: merged, faults }
}

fn deleted(zone: &str) -> Diagnostic {
    Diagnostic::note(
        "profile/deleted",
        format!("The profile of {} was deleted by hand and is not made again.", zone.escape_debug()),
    )
    .hint("To have it back, delete its lines from content/import.lock and import again.")
}

fn unmergeable(file: &SourceText) -> Diagnostic {
    Diagnostic::error(
        "profile/unmergeable",
        "The reading cannot be put into this file without touching what a person wrote; nothing was changed.",
    )
    .at(Place::file(file.name()))
    .hint("Lay the front matter out as the sample profile does, one item a line, and import again.")
}

/// The two sides that come from readings, and what to remember.
pub(super) struct Sides {
    /// What the import last wrote.
    pub base: Vec<Entry>,
    /// Everything read by now: this reading, and of other articles what is remembered.
    pub theirs: Vec<Entry>,
    /// The lines of the lock behind each base entry that speak of articles now read again.
    pub reread: Vec<Entry>,
    /// What is remembered whatever becomes of the file.
    pub lock: BTreeSet<Entry>,
    /// Traits the reading gives that another article gives differently.
    pub shadowed: Vec<Entry>,
}

impl Sides {
    fn of(zone: &str, base: Option<&Locked>, reading: &Reading<'_>, faults: &mut Vec<Diagnostic>) -> Sides {
        let remembered: Vec<Entry> = base.map(|base| base.entries.iter().cloned().collect()).unwrap_or_default();
        let (reread, retained): (Vec<Entry>, Vec<Entry>) =
            remembered.iter().cloned().partition(|entry| reading.articles.contains(article_of(entry)));
        let fresh = fresh(zone, reading, faults);
        let lock = retained.iter().chain(&fresh).cloned().collect();
        let all: Vec<Entry> = retained.into_iter().chain(fresh.iter().cloned()).collect();
        let theirs = matching::joined(all);
        let shadowed = fresh
            .iter()
            .filter(|entry| is_trait(entry.section) && !remembered.contains(entry))
            .filter(|entry| {
                theirs.iter().any(|other| other.section == entry.section && other.one("value") != entry.one("value"))
            })
            .cloned()
            .collect();
        Sides { base: matching::joined(remembered), theirs, reread, lock, shadowed }
    }

    /// The file of a zone that has none yet.
    fn new_file(self, zone: &str) -> Merged {
        let added = self.theirs.iter().map(|entry| whole(entry, Way::In)).collect();
        let name = Entry { section: "name", fields: vec![("value", Word::One(zone.to_string()))] };
        let entries: Vec<Entry> = std::iter::once(name).chain(self.theirs).collect();
        Merged {
            text: write::laid_out(&entries, ""),
            lock: Locked { slug: None, entries: self.lock },
            added,
            updated: Vec::new(),
            removed: Vec::new(),
            kept: self.shadowed.iter().map(|entry| whole(entry, Way::Kept)).collect(),
            unchanged: 0,
        }
    }

    fn into_file(self, file: &SourceText, ours: &Profile) -> Result<Merged, Refused> {
        let head = head_of(file).map_err(|_| Refused)?;
        let yaml = &file.text()[head.yaml.clone()];
        let tree = Node::of(yaml).ok_or(Refused)?;
        let mine = entry::entries(ours);
        let mut plan = Plan::new(self, mine, Splicer::new(yaml, &tree), &tree);
        plan.decide();
        plan.finish((file, &head), ours)
    }
}

/// The facts of this reading about `zone`, as entries in the order of their lines.
fn fresh(zone: &str, reading: &Reading<'_>, faults: &mut Vec<Diagnostic>) -> Vec<Entry> {
    let mut entries = Vec::new();
    for fact in reading.facts.iter().filter(|fact| fact.zone == zone) {
        match facts::unwritable(fact) {
            Some(why) => faults.push(facts::left_out(fact, &why)),
            None => {
                // The words of the article stay in the article.
                let evidence = Evidence { quote: String::new(), ..fact.evidence.clone() };
                entries.extend(Entry::of_fact(&Fact { evidence, ..fact.clone() }));
            }
        }
    }
    entries.sort_by_key(matching::line_of);
    entries
}

/// The zones to merge after a reading, each once: those it speaks of, and those its articles spoke of before.
pub fn zones_to_merge<'a>(reading: &Reading<'a>, lock: &'a Lock) -> Vec<&'a str> {
    let read = reading.facts.iter().map(|fact| fact.zone.as_str());
    let zones: BTreeMap<&str, ()> = read.chain(lock.zones_of(reading.articles)).map(|zone| (zone, ())).collect();
    zones.into_keys().collect()
}

/// Where the facts of a zone belong.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Home<'a> {
    /// In this file, whatever a person renamed it to.
    File(&'a Profile),
    /// In a file yet to be made.
    New,
    /// Nowhere: a person deleted the file.
    Deleted,
}

/// Finds the file of `zone`: by its name, by an alias, else by the file that it was last written to.
pub fn home<'a>(zone: &str, profiles: &'a [Profile], lock: &Lock) -> Home<'a> {
    let named = |profile: &&Profile| profile.name == zone;
    let known_as = |profile: &&Profile| profile.aliases.iter().any(|alias| alias.name == zone);
    let written = |profile: &&Profile| {
        // A file whose name is that of another zone the import knows was put in the place of this one.
        lock.slug(zone) == Some(profile.slug.as_str()) && lock.zone(&profile.name).is_none()
    };
    let found = profiles.iter().find(named).or_else(|| profiles.iter().find(known_as));
    match found.or_else(|| profiles.iter().find(written)) {
        Some(profile) => Home::File(profile),
        None if lock.zone(zone).is_some_and(|locked| !locked.is_empty()) => Home::Deleted,
        None => Home::New,
    }
}
