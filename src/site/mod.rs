//! The pure model of the whole site: zones, series, tags, comparisons, neighbours and every address.
//!
//! Made once from the profiles; pages read it and nothing changes it. Work and memory grow with the number of
//! facts: what many pages share (rows, columns, buckets) is made once, and what one page needs is made with that page.

pub mod address;
mod again;
pub mod columns;
pub mod comparison;
mod config;
mod conflicts;
mod entry;
mod lexicon;
mod metrics;
mod neighbours;
mod phrases;
pub mod series;
mod sources;
pub mod summary;
mod tags;
#[cfg(test)]
pub(crate) mod trial;
pub mod words;

use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use rayon::prelude::*;

use crate::diag::{Checked, Diagnostic, Place};
use crate::domain::Indicator;
use crate::profile::{ArticleCard, Body, Profile};

use crate::vocab::{Province, Vocab};

use address::Scope;
use columns::Columns;
use lexicon::Lexicon;

pub use again::Next;
pub use config::{SiteConfig, is_base_address};
pub use conflicts::Conflict;
pub use entry::{Entry, FactRef, Part, ZoneRow};
pub use lexicon::MetricTerm;
pub use metrics::{Metric, MetricId, Metrics, OTHER};
pub use neighbours::{Common, Near};
pub use phrases::{Phrase, Phrases};
pub use sources::{Article, ArticleId, Mark, Sources, TextLine};
pub use tags::{EntryTags, Member, Tag, TagId, TagKind, Tags};

/// Place of a zone or region in [`Site::entries`]: zones by pinyin, then regions by pinyin.
pub type EntryId = usize;

/// Place of a comparison in [`Site::comparisons`].
pub type ComparisonId = usize;

/// A prebuilt comparison: what it compares and where it stands. Its table is made with its page.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// Which kind.
    pub scope: Scope,
    /// Address of its page.
    pub href: String,
    /// The tag whose zones it compares; none for a zone and its nearest.
    pub tag: Option<TagId>,
    /// The zone that is compared with its nearest.
    pub focus: Option<EntryId>,
}

/// The whole site. What is gathered from all profiles is shared by sites made one after the other.
#[derive(Debug, Clone)]
pub struct Site {
    config: SiteConfig,
    entries: Vec<Entry>,
    zone_count: usize,
    fact_count: usize,
    metrics: Arc<Metrics>,
    columns: Arc<Columns>,
    tags: Arc<Tags>,
    sources: Arc<Sources>,
    neighbours: Arc<Vec<Vec<Near>>>,
    comparisons: Arc<Vec<Comparison>>,
    comparison_of_tag: Arc<HashMap<TagId, ComparisonId>>,
    comparison_of_zone: Arc<HashMap<EntryId, ComparisonId>>,
    by_name: Arc<HashMap<String, EntryId>>,
    parks: Arc<BTreeMap<EntryId, Vec<EntryId>>>,
    conflicts: Vec<Conflict>,
    provinces: Arc<Vec<Province>>,
    years: String,
}

impl Site {
    /// Builds the site.
    ///
    /// Faults are two profiles or two articles that want one address.
    pub fn new(profiles: Vec<Profile>, articles: Vec<ArticleCard>, vocab: &Vocab, config: SiteConfig) -> Checked<Site> {
        Site::of(entries_of(profiles, vocab, &config.phrases), articles, vocab, config)
    }

    /// Builds the site of entries that [`entries_of`] made with the same vocabulary, in any order.
    pub fn of(mut entries: Vec<Entry>, articles: Vec<ArticleCard>, vocab: &Vocab, config: SiteConfig) -> Checked<Site> {
        let lexicon = &Lexicon::new(vocab);
        let mut faults = same_addresses(entries.iter().map(|entry| &entry.profile));
        entries.par_sort_by(order);
        let figures = || {
            let metrics = Metrics::gather(&entries, lexicon);
            let columns = Columns::gather(&entries, &metrics, lexicon);
            (metrics, columns)
        };
        let ((metrics, columns), (tags, sources)) = rayon::join(figures, || {
            let tags = Tags::gather(&entries, lexicon);
            (tags, Sources::gather((&entries, articles), lexicon, &config.phrases, &mut faults))
        });
        let neighbours = neighbours::gather(&entries, &tags, &columns);
        let comparisons = comparisons(&entries, &tags, &neighbours);
        let by_name = by_name(&entries);
        let mut site = Site {
            config,
            zone_count: entries.iter().filter(|entry| !entry.is_region()).count(),
            fact_count: entries.iter().map(|entry| entry.facts().count()).sum(),
            comparison_of_tag: Arc::new(places(&comparisons, |comparison| comparison.tag)),
            comparison_of_zone: Arc::new(places(&comparisons, |comparison| comparison.focus)),
            parks: Arc::new(parks(&entries, &by_name)),
            conflicts: Vec::new(),
            provinces: Arc::new(lexicon.provinces().cloned().collect()),
            years: years(&entries),
            entries,
            metrics: Arc::new(metrics),
            columns: Arc::new(columns),
            tags: Arc::new(tags),
            sources: Arc::new(sources),
            neighbours: Arc::new(neighbours),
            comparisons: Arc::new(comparisons),
            by_name: Arc::new(by_name),
        };
        site.conflicts = conflicts::gather(&site);
        Checked { value: site, faults }
    }

    /// Lets the page of an article show its text.
    pub fn show_text(&mut self, article: ArticleId, text: Vec<TextLine>) {
        Arc::make_mut(&mut self.sources).show_text(article, text);
    }

    /// The frame's phrases.
    pub fn say(&self) -> &Phrases {
        &self.config.phrases
    }

    /// What site.toml says.
    pub fn config(&self) -> &SiteConfig {
        &self.config
    }

    /// All zones by pinyin, then all regions by pinyin.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entry of an id.
    pub fn entry(&self, id: EntryId) -> &Entry {
        &self.entries[id]
    }

    /// How many zones.
    pub fn zone_count(&self) -> usize {
        self.zone_count
    }

    /// How many facts in all profiles.
    pub fn fact_count(&self) -> usize {
        self.fact_count
    }

    /// The years the site's figures speak of: `2021—2024`; empty where none.
    pub fn years(&self) -> &str {
        &self.years
    }

    /// All metrics.
    pub fn metrics(&self) -> &Metrics {
        &self.metrics
    }

    /// All comparable columns.
    pub fn columns(&self) -> &Columns {
        &self.columns
    }

    /// All tags.
    pub fn tags(&self) -> &Tags {
        &self.tags
    }

    /// All articles.
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// All provinces in the order of GB/T 2260.
    pub fn provinces(&self) -> &[Province] {
        &self.provinces
    }

    /// All prebuilt comparisons: by industry, province, type, and each zone with its nearest.
    pub fn comparisons(&self) -> &[Comparison] {
        &self.comparisons
    }

    /// Where articles disagree.
    pub fn conflicts(&self) -> &[Conflict] {
        &self.conflicts
    }

    /// The nearest zones of a zone, nearest first.
    pub fn neighbours(&self, zone: EntryId) -> &[Near] {
        &self.neighbours[zone]
    }

    /// The comparison of a tag's zones, where there is one.
    pub fn comparison_of_tag(&self, tag: TagId) -> Option<&Comparison> {
        self.comparison_of_tag.get(&tag).map(|&id| &self.comparisons[id])
    }

    /// The comparison of a zone with its nearest, where there is one.
    pub fn comparison_of_zone(&self, zone: EntryId) -> Option<&Comparison> {
        self.comparison_of_zone.get(&zone).map(|&id| &self.comparisons[id])
    }

    /// The zones a comparison compares, by pinyin.
    pub fn compared(&self, comparison: &Comparison) -> Vec<EntryId> {
        let mut zones: Vec<EntryId> = match (comparison.tag, comparison.focus) {
            (Some(tag), _) => self.tags.get(tag).members.iter().map(|member| member.entry).collect(),
            (None, Some(focus)) => self.neighbours[focus].iter().map(|near| near.entry).chain([focus]).collect(),
            (None, None) => Vec::new(),
        };
        zones.sort_unstable();
        zones
    }

    /// The zone or region of this full or other name.
    pub fn named(&self, name: &str) -> Option<EntryId> {
        self.by_name.get(name).copied()
    }

    /// Parks inside a zone; for a region, the zones and parks that lie in it.
    pub fn parks(&self, entry: EntryId) -> &[EntryId] {
        self.parks.get(&entry).map_or(&[], Vec::as_slice)
    }

    /// A figure by its place in a profile.
    pub fn figure(&self, entry: EntryId, figure: u16) -> &Indicator {
        &self.entries[entry].profile.indicators[usize::from(figure)].indicator
    }
}

fn same_addresses<'a>(profiles: impl Iterator<Item = &'a Profile>) -> Vec<Diagnostic> {
    let mut owners: BTreeMap<(Body, &str), &Profile> = BTreeMap::new();
    let mut faults = Vec::new();
    for profile in profiles {
        if !address::is_slug(&profile.slug) || profile.slug == "index" {
            faults.push(
                Diagnostic::error("site/no-address", format!("`{}` cannot be an address of the site.", profile.slug))
                    .at(Place::file(profile.path.clone()))
                    .hint("Name the file with small letters a-z, digits and hyphens, such as `shihezi-jingkaiqu.md`."),
            );
        }
        if let Some(other) = owners.insert((profile.body_kind, profile.slug.as_str()), profile) {
            faults.push(
                Diagnostic::error(
                    "site/same-address",
                    format!("Two profiles want the address `{}`: {} and {}.", profile.slug, other.path, profile.path),
                )
                .at(Place::file(profile.path.clone()))
                .hint("Rename one of the files; its name is its address."),
            );
        }
    }
    faults
}

/// The entries of profiles, in their order; `say` is the frame's phrases.
pub fn entries_of(profiles: Vec<Profile>, vocab: &Vocab, say: &Phrases) -> Vec<Entry> {
    let lexicon = Lexicon::new(vocab);
    profiles.into_par_iter().map(|profile| Entry::new(profile, &lexicon, say)).collect()
}

/// Zones by pinyin, then regions by pinyin; names that read alike by their address.
fn order(a: &Entry, b: &Entry) -> Ordering {
    let regions = a.is_region().cmp(&b.is_region());
    regions.then_with(|| a.row.pinyin.cmp(&b.row.pinyin)).then_with(|| a.profile.slug.cmp(&b.profile.slug))
}

/// First and last year the figures of all speak of, in words.
fn years(entries: &[Entry]) -> String {
    words::years(entries.iter().filter_map(|entry| entry.years).reduce(|a, b| (a.0.min(b.0), a.1.max(b.1))))
}

/// Every name that means one zone or region only.
fn by_name(entries: &[Entry]) -> HashMap<String, EntryId> {
    let mut owners: BTreeMap<&str, Option<EntryId>> = BTreeMap::new();
    for (id, entry) in entries.iter().enumerate() {
        let names = entry.profile.aliases.iter().map(|alias| alias.name.as_str());
        for name in names.chain([entry.profile.name.as_str()]) {
            owners.entry(name).and_modify(|owner| *owner = owner.filter(|&known| known == id)).or_insert(Some(id));
        }
    }
    owners.into_iter().filter_map(|(name, owner)| Some((name.to_string(), owner?))).collect()
}

/// What lies inside what: parks in zones, zones in regions.
fn parks(entries: &[Entry], by_name: &HashMap<String, EntryId>) -> BTreeMap<EntryId, Vec<EntryId>> {
    let mut inside: BTreeMap<EntryId, Vec<EntryId>> = BTreeMap::new();
    for (id, entry) in entries.iter().enumerate() {
        let profile = &entry.profile;
        let regions = [profile.city.as_deref(), profile.province.as_deref()];
        let regions = regions
            .into_iter()
            .flatten()
            .filter_map(|name| by_name.get(name))
            .filter(|&&region| entries[region].is_region());
        let parent = profile.parent.as_deref().and_then(|name| by_name.get(name));
        let mut wholes: Vec<EntryId> = regions.chain(parent).copied().filter(|&whole| whole != id).collect();
        wholes.sort_unstable();
        wholes.dedup();
        for whole in wholes {
            inside.entry(whole).or_default().push(id);
        }
    }
    inside
}

/// Comparisons worth a page: two zones at least.
fn comparisons(entries: &[Entry], tags: &Tags, neighbours: &[Vec<Near>]) -> Vec<Comparison> {
    let mut all = Vec::new();
    for (scope, kind) in
        [(Scope::Industry, TagKind::Industry), (Scope::Province, TagKind::Province), (Scope::Type, TagKind::Type)]
    {
        for (id, tag) in tags.of_kind(kind).filter(|(_, tag)| tag.members.len() > 1) {
            all.push(Comparison { scope, href: address::comparison(scope, &tag.slug), tag: Some(id), focus: None });
        }
    }
    for (id, entry) in entries.iter().enumerate().filter(|(id, _)| !neighbours[*id].is_empty()) {
        let href = address::comparison(Scope::Nearest, &entry.profile.slug);
        all.push(Comparison { scope: Scope::Nearest, href, tag: None, focus: Some(id) });
    }
    all
}

fn places(comparisons: &[Comparison], of: impl Fn(&Comparison) -> Option<usize>) -> HashMap<usize, ComparisonId> {
    comparisons.iter().enumerate().filter_map(|(id, comparison)| Some((of(comparison)?, id))).collect()
}
