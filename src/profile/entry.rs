//! A profile taken apart into entries: what the writer lays out and the merge compares.
//!
//! An entry is one trait of the zone (`level`) or one item of a list (an indicator). Its fields are the words
//! the file carries, in the order they are written.

use crate::domain::{Fact, Quantity, Status};

use super::model::{Body, Company, Designation, IndicatorEntry, Industry, Locator, Named, Profile, ProjectEntry};
use super::structure::{self, Want};
use super::words;

/// One field's value as the file carries it, canonical and without quotes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Word {
    /// One word or phrase.
    One(String),
    /// A small mapping on one line: `share`, `rank`.
    Group(Fields),
}

/// The fields of one entry, in the order they are written.
pub(super) type Fields = Vec<(&'static str, Word)>;

/// One trait (`level`) or one item of a list.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Entry {
    /// The key it stands under.
    pub section: &'static str,
    /// Its fields; of a trait, `value` and where known `source`.
    pub fields: Fields,
}

impl Entry {
    /// The field of this name.
    pub fn field(&self, key: &str) -> Option<&Word> {
        self.fields.iter().find(|(name, _)| *name == key).map(|(_, word)| word)
    }

    /// The field of this name as one word; empty where it is not there.
    pub fn one(&self, key: &str) -> &str {
        match self.field(key) {
            Some(Word::One(text)) => text,
            _ => "",
        }
    }

    /// The entry a fact makes.
    pub fn of_fact(fact: &Fact) -> Option<Entry> {
        let mut profile = Profile::empty("", Body::Zone, "");
        profile.take(fact);
        entries(&profile).pop()
    }
}

/// True for a key that holds one trait and no list.
pub(super) fn is_trait(section: &str) -> bool {
    structure::PROFILE.iter().any(|(key, want)| *key == section && matches!(want, Want::Word))
}

/// Everything a profile says, trait by trait and item by item, in writing order; a trait without value is left out.
pub(super) fn entries(profile: &Profile) -> Vec<Entry> {
    let sources = sources(profile);
    let traits = traits(profile);
    let single = traits.into_iter().filter(|(key, word)| *key != "sources" && *word != Word::One(String::new()));
    let single = single.map(|(section, word)| {
        let source = sources.iter().find(|(key, _)| *key == section).map(|(_, source)| ("source", source.clone()));
        Entry { section, fields: [("value", word)].into_iter().chain(source).collect() }
    });
    let listed = sections(profile)
        .into_iter()
        .flat_map(|section| section.items.into_iter().map(move |fields| Entry { section: section.key, fields }));
    let mut all: Vec<Entry> = single.chain(listed).collect();
    all.sort_by_key(|entry| structure::PROFILE.iter().position(|(key, _)| *key == entry.section));
    all
}

/// How the items of a list are laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    /// One line an item: `- { name: …, source: … }`.
    Line,
    /// One line a field.
    Block,
}

impl Layout {
    /// The layout of the items under `key`.
    pub fn of(key: &str) -> Layout {
        if matches!(key, "indicators" | "projects") { Layout::Block } else { Layout::Line }
    }
}

/// One list of a profile.
pub(super) struct Section {
    /// Its key.
    pub key: &'static str,
    /// How its items are laid out.
    pub layout: Layout,
    /// Its items.
    pub items: Vec<Fields>,
}

/// The single traits of a profile in writing order; lists stand between them (see [`ORDER`]).
pub(super) fn traits(profile: &Profile) -> Fields {
    let mut fields = Collect::default();
    fields.text("name", Some(&profile.name));
    fields.text("type", profile.zone_type.as_ref());
    fields.text("level", profile.level.as_ref());
    fields.text("province", profile.province.as_ref());
    fields.text("city", profile.city.as_ref());
    fields.text("parent", profile.parent.as_ref());
    fields.fixed("founded", profile.founded);
    fields.fixed("national_since", profile.national_since);
    fields.fixed("updated", profile.updated);
    let sources = sources(profile);
    if !sources.is_empty() {
        fields.0.push(("sources", Word::Group(sources)));
    }
    fields.0
}

/// Where the single traits stand, in the order of the traits themselves.
pub(super) fn sources(profile: &Profile) -> Fields {
    let traits = profile.sources.iter().map(|(field, source)| (field.name(), source));
    let mut all: Vec<(&'static str, &Locator)> =
        traits.chain(profile.parent_source.iter().map(|source| ("parent", source))).collect();
    all.sort_by_key(|(key, _)| structure::PROFILE.iter().position(|(name, _)| name == key));
    all.into_iter().map(|(key, source)| (key, Word::One(source.to_string()))).collect()
}

/// The lists of a profile in writing order.
pub(super) fn sections(profile: &Profile) -> Vec<Section> {
    let list = |key, items| Section { key, layout: Layout::of(key), items };
    let all = |names: &[Named]| names.iter().map(named).collect();
    vec![
        list("aliases", all(&profile.aliases)),
        list("positioning", all(&profile.positioning)),
        list("targets", all(&profile.targets)),
        list("industries", profile.industries.iter().map(industry).collect()),
        list("indicators", profile.indicators.iter().map(indicator).collect()),
        list("projects", profile.projects.iter().map(project).collect()),
        list("companies", profile.companies.iter().map(company).collect()),
        list("platforms", all(&profile.platforms)),
        list("mechanisms", all(&profile.mechanisms)),
        list("honors", profile.honors.iter().map(honor).collect()),
    ]
}

fn named(item: &Named) -> Fields {
    let mut fields = Collect::default();
    fields.text("name", Some(&item.name));
    fields.evidence(&item.source, &item.quote)
}

fn industry(item: &Industry) -> Fields {
    let mut fields = Collect::default();
    fields.text("name", Some(&item.name));
    fields.fixed("role", Some(item.role.name()));
    fields.evidence(&item.source, &item.quote)
}

fn indicator(entry: &IndicatorEntry) -> Fields {
    let item = &entry.indicator;
    let mut fields = Collect::default();
    fields.text("metric", Some(&item.metric));
    fields.text("subject", item.subject.as_ref());
    // A share of nobody says what, and a place among nobody says whom, are told by their numbers alone.
    let share = item.share.as_ref().filter(|share| !share.of.is_empty());
    let rank = item.rank.as_ref().filter(|rank| !rank.of.is_empty() || item.quantity.is_none());
    let alone = item.share.as_ref().filter(|_| share.is_none()).map(|share| words::percent_word(share.pct));
    fields.fixed("value", item.quantity.as_ref().map(Quantity::to_string).or(alone));
    fields.fixed("period", item.period);
    fields.flag("period_inferred", item.period_inferred);
    fields.fixed("yoy", item.yoy.map(words::percent_word));
    if let Some(share) = share {
        let pct = Word::One(words::percent_word(share.pct));
        fields.0.push(("share", Word::Group(vec![("pct", pct), ("of", Word::One(share.of.clone()))])));
    }
    if let Some(rank) = rank {
        let position = Word::One(rank.position.to_string());
        fields.0.push(("rank", Word::Group(vec![("position", position), ("of", Word::One(rank.of.clone()))])));
    }
    let told = Some(item.status).filter(|status| *status != Status::Actual);
    fields.fixed("status", told.map(Status::name));
    fields.evidence(&entry.source, &entry.quote)
}

fn project(entry: &ProjectEntry) -> Fields {
    let item = &entry.project;
    let mut fields = Collect::default();
    fields.text("name", Some(&item.name));
    fields.fixed("investment", item.investment.as_ref().map(Quantity::to_string));
    fields.fixed("status", Some(item.status.name()));
    fields.fixed("date", item.date);
    fields.flag("expected", item.expected);
    fields.flag("period_inferred", item.period_inferred);
    fields.evidence(&entry.source, &entry.quote)
}

fn company(item: &Company) -> Fields {
    let mut fields = Collect::default();
    fields.text("name", Some(&item.name));
    fields.fixed("role", Some(item.role.name()));
    fields.text("industry", item.industry.as_ref());
    fields.evidence(&item.source, &item.quote)
}

fn honor(item: &Designation) -> Fields {
    let mut fields = Collect::default();
    fields.text("name", Some(&item.name));
    fields.text("subject", item.subject.as_ref());
    fields.evidence(&item.source, &item.quote)
}

/// Collects the fields that have a value.
#[derive(Default)]
pub(super) struct Collect(pub Fields);

impl Collect {
    pub fn text(&mut self, key: &'static str, value: Option<&String>) {
        self.0.extend(value.map(|text| (key, Word::One(text.clone()))));
    }

    pub fn fixed(&mut self, key: &'static str, value: Option<impl ToString>) {
        self.0.extend(value.map(|word| (key, Word::One(word.to_string()))));
    }

    fn flag(&mut self, key: &'static str, value: bool) {
        self.fixed(key, value.then_some("true"));
    }

    fn evidence(mut self, source: &Option<Locator>, quote: &Option<String>) -> Fields {
        self.0.extend(source.as_ref().map(|source| ("source", Word::One(source.to_string()))));
        self.text("quote", quote.as_ref());
        self.0
    }
}
