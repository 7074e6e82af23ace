//! The metrics that stand in the site, in the order of the vocabulary; those it does not know come last, by name.

use std::collections::{BTreeMap, HashMap};

use super::lexicon::{Lexicon, MetricTerm};
use super::{Entry, address};

/// The category of metrics the vocabulary does not know.
pub const OTHER: &str = "其他";

/// Place of a metric in [`Metrics`].
pub type MetricId = usize;

/// One metric that stands in the site.
#[derive(Debug, Clone)]
pub struct Metric {
    /// Canonical name; the name as written where the vocabulary does not know it.
    pub name: String,
    /// What the vocabulary knows.
    pub term: Option<MetricTerm>,
    /// Its pinyin, for finding.
    pub pinyin: String,
    /// Address of its page; empty where it has none.
    pub href: String,
    /// How many zones report it (regions not counted).
    pub zones: usize,
}

impl Metric {
    /// The category; [`OTHER`] where the vocabulary does not know the metric.
    pub fn category(&self) -> &str {
        self.term.as_ref().map_or(OTHER, |term| &term.metric.category)
    }

    /// 流量, 存量 or 比率; empty where not known.
    pub fn nature(&self) -> &'static str {
        self.term.as_ref().map_or("", |term| term.metric.kind.zh())
    }

    /// What is counted; empty where not known.
    pub fn definition(&self) -> &str {
        self.term.as_ref().map_or("", |term| &term.metric.definition)
    }
}

/// All metrics of the site.
#[derive(Debug, Default)]
pub struct Metrics {
    all: Vec<Metric>,
    by_wording: HashMap<String, MetricId>,
}

impl Metrics {
    /// Gathers the metrics of all entries; those the vocabulary knows, and those two zones report, get a page.
    pub fn gather(entries: &[Entry], lexicon: &Lexicon<'_>) -> Metrics {
        let mut wordings: BTreeMap<&str, Option<MetricTerm>> = BTreeMap::new();
        for figure in entries.iter().flat_map(|entry| &entry.profile.indicators) {
            let wording = figure.indicator.metric.as_str();
            wordings.entry(wording).or_insert_with(|| lexicon.metric(wording));
        }
        let mut metrics = Metrics::in_order(&wordings);
        metrics.count(entries);
        metrics.give_pages(lexicon);
        metrics
    }

    fn in_order(wordings: &BTreeMap<&str, Option<MetricTerm>>) -> Metrics {
        // A category stands where its first metric stands in the vocabulary, so that a site's own metrics join theirs.
        let mut categories: BTreeMap<&str, usize> = BTreeMap::new();
        for term in wordings.values().flatten() {
            let first = categories.entry(term.metric.category.as_str()).or_insert(term.order);
            *first = term.order.min(*first);
        }
        let mut by_name: BTreeMap<(usize, usize, &str), Option<&MetricTerm>> = BTreeMap::new();
        for (wording, term) in wordings {
            match term {
                Some(term) => by_name.insert(
                    (categories[term.metric.category.as_str()], term.order, term.metric.name.as_str()),
                    Some(term),
                ),
                None => by_name.insert((usize::MAX, 0, wording), None),
            };
        }
        let names: Vec<Metric> = by_name
            .into_iter()
            .map(|((_, _, name), term)| Metric {
                name: name.into(),
                term: term.cloned(),
                pinyin: String::new(),
                href: String::new(),
                zones: 0,
            })
            .collect();
        let ids: HashMap<&str, MetricId> =
            names.iter().enumerate().map(|(id, metric)| (metric.name.as_str(), id)).collect();
        let canonical =
            |wording: &str, term: &Option<MetricTerm>| ids[term.as_ref().map_or(wording, |term| &term.metric.name)];
        let by_wording =
            wordings.iter().map(|(wording, term)| (wording.to_string(), canonical(wording, term))).collect();
        Metrics { all: names, by_wording }
    }

    fn count(&mut self, entries: &[Entry]) {
        for entry in entries.iter().filter(|entry| !entry.is_region()) {
            let mut ids: Vec<MetricId> = entry
                .profile
                .indicators
                .iter()
                .map(|figure| self.by_wording[figure.indicator.metric.as_str()])
                .collect();
            ids.sort_unstable();
            ids.dedup();
            for id in ids {
                self.all[id].zones += 1;
            }
        }
    }

    fn give_pages(&mut self, lexicon: &Lexicon<'_>) {
        let paged: Vec<MetricId> = (0..self.all.len())
            .filter(|&id| self.all[id].zones > 1 || (self.all[id].zones == 1 && self.all[id].term.is_some()))
            .collect();
        let names = paged.iter().map(|&id| {
            let metric = &self.all[id];
            (
                metric.name.as_str(),
                metric.term.as_ref().map(|term| term.metric.slug.clone()).filter(|slug| !slug.is_empty()),
            )
        });
        let slugs = address::distinct(names, lexicon);
        for (id, slug) in paged.into_iter().zip(slugs) {
            self.all[id].href = address::page("metrics", &slug);
            self.all[id].pinyin = lexicon.syllables(&self.all[id].name).join(" ");
        }
    }

    /// All metrics in order.
    pub fn all(&self) -> &[Metric] {
        &self.all
    }

    /// The metric of an id handed out by this table.
    pub fn get(&self, id: MetricId) -> &Metric {
        &self.all[id]
    }

    /// The id of a metric as a profile writes it.
    pub fn id(&self, wording: &str) -> Option<MetricId> {
        self.by_wording.get(wording).copied()
    }
}
