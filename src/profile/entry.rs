//! A profile taken apart into entries: what the writer lays out and the merge compares.
//!
//! An entry is one trait of the zone (`level`) or one item of a list (an indicator). Its fields are the words
//! the file carries, in the order they are written.

use crate::domain::Quantity;

use super::model::{
    Company, Designation, IndicatorEntry, Industry, Locator, Named, Profile, ProjectEntry,
};
use super::structure;
use super::words;

/// One field's value as the file carries it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Word {
    /// A name or phrase: quoted where another reader of YAML could take it for something else.
    Text(String),
    /// A word of a fixed grammar (`140亿元`, `2023`, `true`): never quoted but where YAML breaks.
    Fixed(String),
    /// A source: always quoted.
    Source(String),
    /// A small mapping on one line: `share`, `rank`.
    Group(Vec<(&'static str, Word)>),
}

/// The fields of one entry.
pub(super) type Fields = Vec<(&'static str, Word)>;

/// How the items of a list are laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    /// One line an item: `- { name: …, source: … }`.
    Line,
    /// One line a field.
    Block,
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
    let sources = sources(profile);
    if !sources.is_empty() {
        fields.0.push(("sources", Word::Group(sources)));
    }
    fields.0
}

/// Where the single traits stand, in the order of the traits themselves.
fn sources(profile: &Profile) -> Fields {
    let traits = profile.sources.iter().map(|(field, source)| (field.name(), source));
    let mut all: Vec<(&'static str, &Locator)> =
        traits.chain(profile.parent_source.iter().map(|source| ("parent", source))).collect();
    all.sort_by_key(|(key, _)| structure::PROFILE.iter().position(|(name, _)| name == key));
    all.into_iter().map(|(key, source)| (key, Word::Source(source.to_string()))).collect()
}

/// The lists of a profile in writing order.
pub(super) fn sections(profile: &Profile) -> Vec<Section> {
    let line = |key, items| Section { key, layout: Layout::Line, items };
    let block = |key, items| Section { key, layout: Layout::Block, items };
    let all = |names: &[Named]| names.iter().map(named).collect();
    vec![
        line("aliases", all(&profile.aliases)),
        line("positioning", all(&profile.positioning)),
        line("targets", all(&profile.targets)),
        line("industries", profile.industries.iter().map(industry).collect()),
        block("indicators", profile.indicators.iter().map(indicator).collect()),
        block("projects", profile.projects.iter().map(project).collect()),
        line("companies", profile.companies.iter().map(company).collect()),
        line("platforms", all(&profile.platforms)),
        line("mechanisms", all(&profile.mechanisms)),
        line("honors", profile.honors.iter().map(honor).collect()),
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
    fields.fixed("value", item.quantity.as_ref().map(Quantity::to_string));
    fields.fixed("period", item.period);
    fields.flag("period_inferred", item.period_inferred);
    fields.fixed("yoy", item.yoy.map(words::percent_word));
    if let Some(share) = &item.share {
        let pct = Word::Fixed(words::percent_word(share.pct));
        fields.0.push(("share", Word::Group(vec![("pct", pct), ("of", Word::Text(share.of.clone()))])));
    }
    if let Some(rank) = &item.rank {
        let position = Word::Fixed(rank.position.to_string());
        fields.0.push(("rank", Word::Group(vec![("position", position), ("of", Word::Text(rank.of.clone()))])));
    }
    fields.fixed("status", Some(item.status).filter(|status| *status != crate::domain::Status::Actual).map(|status| status.name()));
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
        self.0.extend(value.map(|text| (key, Word::Text(text.clone()))));
    }

    pub fn fixed(&mut self, key: &'static str, value: Option<impl ToString>) {
        self.0.extend(value.map(|word| (key, Word::Fixed(word.to_string()))));
    }

    fn flag(&mut self, key: &'static str, value: bool) {
        self.fixed(key, value.then_some("true"));
    }

    fn evidence(mut self, source: &Option<Locator>, quote: &Option<String>) -> Fields {
        self.0.extend(source.as_ref().map(|source| ("source", Word::Source(source.to_string()))));
        self.text("quote", quote.as_ref());
        self.0
    }
}
