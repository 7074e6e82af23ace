//! What becomes of each entry of a file in an import: decided entry by entry, cut into the text, read back.

use std::collections::BTreeSet;

use crate::source::SourceText;

use super::entry::{self, Entry, Fields, Layout, Word, is_trait};
use super::head::Head;
use super::lock::Locked;
use super::matching::{self, Links};
use super::merge::{Change, Merged, Sides};
use super::model::Profile;
use super::read::read_plain;
use super::splice::{Fate, Refused, Splicer};
use super::structure;
use super::tree::{Node, Shape};
use super::write;

/// Which way a difference went, which decides what stands before and after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// The reading brought it.
    In,
    /// It went with the reading.
    Out,
    /// The file stands, the reading is shown.
    Kept,
}

/// A change of a whole entry.
pub(super) fn whole(entry: &Entry, way: Way) -> Change {
    let shown = Some(shown(entry));
    let (before, after) = match way {
        Way::In | Way::Kept => (None, shown),
        Way::Out => (shown, None),
    };
    Change { section: entry.section, name: name_of(entry), field: None, before, after, source: source_of(entry) }
}

fn name_of(entry: &Entry) -> String {
    match entry.fields.first() {
        Some((_, Word::One(name))) if !is_trait(entry.section) => name.clone(),
        _ => entry.section.to_string(),
    }
}

fn source_of(entry: &Entry) -> Option<String> {
    Some(entry.one("source").to_string()).filter(|source| !source.is_empty())
}

/// An entry on one line, for people.
fn shown(entry: &Entry) -> String {
    match is_trait(entry.section) {
        true => entry.one("value").to_string(),
        false => write::group(&entry.fields),
    }
}

fn shown_word(word: &Word) -> String {
    match word {
        Word::One(text) => text.clone(),
        Word::Group(fields) => write::group(fields),
    }
}

/// How far a list's changes are given up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Retreat {
    /// No field is taken away.
    Fields,
    /// No item either.
    Items,
    /// Nothing changes but what is added.
    All,
}

/// What becomes of each entry of the file.
pub(super) struct Plan<'a> {
    sides: Sides,
    mine: Vec<Entry>,
    /// The entries after the merge; `None` for those that go.
    after: Vec<Option<Entry>>,
    added: Vec<Entry>,
    splicer: Splicer<'a>,
    tree: &'a Node,
    lock: BTreeSet<Entry>,
    /// What changes or goes, each with the number of its entry in the file.
    updated: Vec<(usize, Change)>,
    removed: Vec<(usize, Change)>,
    kept: Vec<Change>,
}

impl<'a> Plan<'a> {
    /// Nothing decided yet: `mine` are the entries of the file whose YAML `splicer` cuts and `tree` shows.
    pub fn new(sides: Sides, mine: Vec<Entry>, splicer: Splicer<'a>, tree: &'a Node) -> Self {
        let kept = sides.shadowed.iter().map(|entry| whole(entry, Way::Kept)).collect();
        Plan {
            after: mine.iter().cloned().map(Some).collect(),
            lock: sides.lock.clone(),
            sides,
            mine,
            added: Vec::new(),
            splicer,
            tree,
            updated: Vec::new(),
            removed: Vec::new(),
            kept,
        }
    }

    /// Decides what becomes of each entry.
    pub fn decide(&mut self) {
        let to_mine = matching::by_key(&self.sides.base, &self.mine);
        let to_theirs = matching::by_meaning(&self.sides.base, &self.sides.theirs);
        for index in 0..self.sides.base.len() {
            let base = self.sides.base[index].clone();
            let theirs = to_theirs.of(index).map(|at| self.sides.theirs[at].clone());
            match (to_mine.of(index), theirs) {
                (Some(at), Some(theirs)) => self.both(at, &base, &theirs),
                (Some(at), None) => self.vanished(at, &base),
                (None, Some(theirs)) if theirs != base => self.kept.push(whole(&theirs, Way::Kept)),
                (None, Some(_)) => {}
                (None, None) => self.bury(&base),
            }
        }
        self.news(&to_mine, &to_theirs);
    }

    /// What the reading has that was not there before.
    fn news(&mut self, to_mine: &Links, to_theirs: &Links) {
        let news: Vec<Entry> = to_theirs.unlinked(&self.sides.theirs);
        let free: Vec<usize> = (0..self.mine.len()).filter(|at| !to_mine.reaches(*at)).collect();
        let mine: Vec<Entry> = free.iter().map(|at| self.mine[*at].clone()).collect();
        for (theirs, told) in news.iter().zip(matching::told(&news, &mine)) {
            match told {
                // A person typed it before it was ever read.
                Some(at) => self.differ(&mine[at], theirs),
                None => self.added.push(theirs.clone()),
            }
        }
    }

    /// Notes what a person's own entry and the reading say differently.
    fn differ(&mut self, mine: &Entry, theirs: &Entry) {
        for (key, _) in structure::item_keys(theirs.section) {
            let (here, there) = (mine.field(key), theirs.field(key));
            // Where it stands and how its time was found are no news beside what it says.
            let beside = matches!(*key, "source" | "period_inferred");
            if here != there && there.is_some() && !beside {
                self.kept.push(change(theirs, key, here, there));
            }
        }
    }

    /// A fact that the reading still has: each field by itself.
    fn both(&mut self, at: usize, base: &Entry, theirs: &Entry) {
        let mine = self.mine[at].clone();
        let mut after = Fields::new();
        let mut updated = Vec::new();
        for (key, _) in structure::item_keys(mine.section) {
            let (was, here, there) = (base.field(key), mine.field(key), theirs.field(key));
            let together = unit(mine.section, key);
            let touched = together.iter().any(|key| mine.field(key) != base.field(key));
            let moved = together.iter().any(|key| theirs.field(key) != base.field(key));
            let word = if moved && !touched { there } else { here };
            if was != there && touched && here != there {
                self.kept.push(change(theirs, key, here, there));
            } else if word != here {
                updated.push(change(theirs, key, here, word));
            }
            after.extend(word.map(|word| (*key, word.clone())));
        }
        let after = Entry { section: mine.section, fields: after };
        match sound(&after) {
            true => {
                self.updated.extend(updated.into_iter().map(|change| (at, change)));
                self.after[at] = Some(after);
            }
            // Half the person's and half the reading's would say nothing: the person's stands whole.
            false => self.kept.extend(updated),
        }
    }

    /// A fact that the reading no longer has.
    fn vanished(&mut self, at: usize, base: &Entry) {
        let mine = self.mine[at].clone();
        if mine == *base && !self.has_comment(at) {
            self.removed.push((at, whole(&mine, Way::Out)));
            self.after[at] = None;
        } else {
            self.kept.push(Change { before: Some(shown(&mine)), after: None, ..whole(base, Way::Kept) });
        }
    }

    /// Remembers a deleted fact even where no reading has it now: it may come back.
    fn bury(&mut self, base: &Entry) {
        let told: Vec<Entry> = self.sides.reread.iter().filter(|entry| matching::same(entry, base)).cloned().collect();
        self.lock.extend(told);
    }

    fn has_comment(&self, at: usize) -> bool {
        self.node(at).is_none_or(|node| self.splicer.has_comment(node))
    }

    /// The place of an entry of the file.
    fn node(&self, at: usize) -> Option<&'a Node> {
        let section = self.mine[at].section;
        let value = &self.tree.pair(section)?.value;
        let first = self.mine.iter().position(|entry| entry.section == section)?;
        match &value.shape {
            Shape::List(items) => items.get(at - first),
            _ => Some(value),
        }
    }

    /// Cuts the changes into the text and reads the result back; refused where it does not say what was planned.
    pub fn finish(mut self, (file, head): (&SourceText, &Head), ours: &Profile) -> Result<Merged, Refused> {
        let mut expected: Vec<Entry> = Vec::new();
        for (section, _) in structure::PROFILE {
            match is_trait(section) {
                true => expected.extend(self.cut_trait(section)?),
                false => expected.extend(self.cut_list(section)?),
            }
        }
        self.cut_sources(ours, &expected)?;
        let yaml = self.splicer.finish()?;
        let text = [&file.text()[..head.yaml.start], &yaml, &file.text()[head.yaml.end..]].concat();
        let again = read_plain(&SourceText::new(file.name(), text.as_str()), ours.body_kind);
        let right = |again: &Profile| entry::entries(again) == expected && again.markdown == ours.markdown;
        if again.has_errors() || !again.value.as_ref().is_some_and(right) {
            return Err(Refused);
        }
        let unchanged = self.mine.iter().zip(&self.after).filter(|(mine, after)| Some(*mine) == after.as_ref()).count();
        Ok(Merged {
            text,
            lock: Locked { slug: None, entries: self.lock },
            added: self.added.iter().map(|entry| whole(entry, Way::In)).collect(),
            updated: self.updated.into_iter().map(|(_, change)| change).collect(),
            removed: self.removed.into_iter().map(|(_, change)| change).collect(),
            kept: self.kept,
            unchanged,
        })
    }

    fn cut_trait(&mut self, section: &'static str) -> Result<Option<Entry>, Refused> {
        let before = self.mine.iter().position(|entry| entry.section == section);
        let added = self.added.iter().find(|entry| entry.section == section);
        let after = before.and_then(|at| self.after[at].clone()).or_else(|| added.cloned());
        let value = |entry: Option<&Entry>| entry.and_then(|entry| entry.field("value").cloned());
        let (was, will) = (value(before.map(|at| &self.mine[at])), value(after.as_ref()));
        if was != will {
            self.splicer.set_key(section, will.as_ref())?;
        }
        Ok(after)
    }

    /// Changes a list as planned; where a comment or the layout is in the way, as much of it as can be.
    fn cut_list(&mut self, section: &'static str) -> Result<Vec<Entry>, Refused> {
        let here: Vec<usize> = (0..self.mine.len()).filter(|at| self.mine[*at].section == section).collect();
        let added: Vec<Entry> = self.added.iter().filter(|entry| entry.section == section).cloned().collect();
        let fields: Vec<Fields> = added.iter().map(|entry| entry.fields.clone()).collect();
        let mut done = self.try_list(section, &here, &fields);
        for retreat in [Retreat::Fields, Retreat::Items, Retreat::All] {
            if done.is_ok() {
                break;
            }
            here.iter().for_each(|at| self.retreat(*at, retreat));
            done = self.try_list(section, &here, &fields);
        }
        self.splicer = done?;
        Ok(here.iter().filter_map(|at| self.after[*at].clone()).chain(added).collect())
    }

    fn try_list(&self, section: &'static str, here: &[usize], added: &[Fields]) -> Result<Splicer<'a>, Refused> {
        let fates: Vec<Fate> = here
            .iter()
            .map(|at| match &self.after[*at] {
                None => Fate::Go,
                Some(after) if *after == self.mine[*at] => Fate::Stay,
                Some(after) => Fate::Change(self.mine[*at].fields.clone(), after.fields.clone()),
            })
            .collect();
        let mut trial = self.splicer.clone();
        if !added.is_empty() || fates.iter().any(|fate| !matches!(fate, Fate::Stay)) {
            trial.set_list((section, Layout::of(section)), &fates, added)?;
        }
        Ok(trial)
    }

    /// Lets entry `at` stand as the person has it, wholly or as far as `retreat` says; the reading is shown instead.
    fn retreat(&mut self, at: usize, retreat: Retreat) {
        let mine = self.mine[at].clone();
        let after = match (&self.after[at], retreat) {
            (Some(after), Retreat::Fields) => {
                let keys = structure::item_keys(mine.section).iter();
                let field = |key| after.field(key).or_else(|| mine.field(key)).cloned();
                Entry { section: mine.section, fields: keys.filter_map(|(key, _)| Some((*key, field(key)?))).collect() }
            }
            (None, Retreat::Fields) | (Some(_), Retreat::Items) => return,
            (None, Retreat::Items) | (_, Retreat::All) => mine.clone(),
        };
        let stands = |change: &Change| change.field.is_none_or(|key| after.field(key) == mine.field(key));
        let moved = |(index, change): &(usize, Change)| *index == at && stands(change);
        let updated = self.updated.extract_if(.., |entry| moved(entry));
        let removed = self.removed.extract_if(.., |entry| moved(entry));
        self.kept.extend(updated.chain(removed).map(|(_, change)| change));
        self.after[at] = Some(after);
    }

    /// The `sources` of traits, from what stood there to what the merged traits carry.
    fn cut_sources(&mut self, ours: &Profile, expected: &[Entry]) -> Result<(), Refused> {
        let before = entry::sources(ours);
        let carried = |key: &str| {
            expected.iter().find(|entry| entry.section == key).and_then(|entry| entry.field("source").cloned())
        };
        let mut after = Fields::new();
        for (key, _) in structure::PROFILE.iter().filter(|(key, _)| is_trait(key)) {
            let stray = !self.mine.iter().any(|entry| entry.section == *key)
                && !expected.iter().any(|entry| entry.section == *key);
            let stands = before.iter().find(|(name, _)| name == key).map(|(_, word)| word.clone());
            after.extend(if stray { stands } else { carried(key) }.map(|word| (*key, word)));
        }
        if before == after {
            return Ok(());
        }
        let mut trial = self.splicer.clone();
        if trial.set_group("sources", &before, &after).is_err() {
            // A comment stands beside a source that goes: the source stays, though nothing needs it.
            let left: Fields =
                before.iter().filter(|(key, _)| !after.iter().any(|(name, _)| name == key)).cloned().collect();
            after.extend(left);
            after.sort_by_key(|(key, _)| structure::PROFILE.iter().position(|(name, _)| name == key));
            trial = self.splicer.clone();
            trial.set_group("sources", &before, &after)?;
        }
        self.splicer = trial;
        Ok(())
    }
}

fn change(theirs: &Entry, key: &'static str, before: Option<&Word>, after: Option<&Word>) -> Change {
    Change {
        section: theirs.section,
        name: name_of(theirs),
        field: Some(key),
        before: before.map(shown_word),
        after: after.map(shown_word),
        source: source_of(theirs),
    }
}

/// The fields that make sense only together with `key`, itself included.
fn unit(section: &str, key: &'static str) -> Vec<&'static str> {
    const PERIOD: &[&str] = &["period", "period_inferred"];
    const DATE: &[&str] = &["date", "expected", "period_inferred"];
    let together = match section {
        "indicators" => PERIOD,
        "projects" => DATE,
        _ => &[],
    };
    if together.contains(&key) { together.to_vec() } else { vec![key] }
}

/// True for an entry that still says something.
fn sound(entry: &Entry) -> bool {
    match entry.section {
        "indicators" => ["value", "yoy", "share", "rank"].iter().any(|key| entry.field(key).is_some()),
        section if is_trait(section) => entry.field("value").is_some(),
        _ => true,
    }
}
