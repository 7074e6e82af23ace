//! Metrics: what a figure may be called, and under which one name it is kept.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::index::Index;
use super::table::{self, Entry, renew};
use super::{Pinyin, Units};
use crate::diag::{Checked, Diagnostic, did_you_mean};
use crate::domain::Dimension;
use crate::source::SourceText;

const TABLE: &str = "metrics";
const EMBEDDED: &str = include_str!("tables/metrics.yaml");

/// How a metric relates to time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MetricKind {
    /// Summed over a period.
    Flow,
    /// As it stands at a moment.
    Stock,
    /// A relation of two figures.
    Rate,
}

impl MetricKind {
    /// The name in vocabulary files: `flow`, `stock`, `rate`.
    pub fn name(self) -> &'static str {
        match self {
            MetricKind::Flow => "flow",
            MetricKind::Stock => "stock",
            MetricKind::Rate => "rate",
        }
    }

    /// The word of the trade: 流量, 存量, 比率.
    pub fn zh(self) -> &'static str {
        match self {
            MetricKind::Flow => "流量",
            MetricKind::Stock => "存量",
            MetricKind::Rate => "比率",
        }
    }

    /// The kind of this name in vocabulary files.
    pub fn from_name(name: &str) -> Option<MetricKind> {
        [MetricKind::Flow, MetricKind::Stock, MetricKind::Rate].into_iter().find(|kind| kind.name() == name)
    }
}

/// One metric.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Metric {
    /// The canonical name.
    pub name: String,
    /// Other wordings in use.
    pub synonyms: Vec<String>,
    /// What its value measures.
    pub dimension: Dimension,
    /// How it relates to time.
    pub kind: MetricKind,
    /// The group it stands in: 经济总量, 工业, 投资 …
    pub category: String,
    /// What is counted; empty where nobody wrote it down.
    pub definition: String,
    /// The usual unit; empty where it depends on the product.
    pub unit: String,
    /// ASCII address of its page.
    pub slug: String,
}

impl Metric {
    /// True where a value of that dimension can give the metric. One without a unit of its own (产能) is given in whatever
    /// is made; what a plant can do in a day is given without the day (污水处理能力 of 5万吨), what stands on a piece of land
    /// without the land (亩均税收 of 22万元), and coal by its weight.
    pub fn takes(&self, unit: Dimension, units: &Units) -> bool {
        let weighed = matches!(unit, Dimension::Mass | Dimension::Volume);
        let by_the_day = self.name.ends_with("能力") && weighed;
        let over = self.unit.split_once('/').and_then(|(over, _)| units.get(over));
        let coal = self.unit.ends_with("标准煤") && unit == Dimension::Mass;
        self.unit.is_empty()
            || measures(unit, self.dimension)
            || by_the_day
            || over.is_some_and(|over| over.dimension == unit)
            || coal
    }
}

/// True where a unit of one dimension can give a metric of another: the same, one that says how many times or
/// which place, or one that the tables do not tell apart (people are counted).
fn measures(unit: Dimension, metric: Dimension) -> bool {
    use Dimension::{Count, Multiple, Other, Person, Rank};
    unit == metric
        || matches!(unit, Multiple | Rank | Other)
        || matches!(metric, Other)
        || matches!((unit, metric), (Count, Person | Rank) | (Person, Count | Rank))
}

/// All metrics.
#[derive(Debug, Clone, Default)]
pub struct Metrics {
    entries: Vec<Metric>,
    index: Index,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Table {
    metrics: Vec<Raw>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    name: String,
    #[serde(default)]
    synonyms: Vec<String>,
    dimension: Option<String>,
    kind: Option<String>,
    category: Option<String>,
    definition: Option<String>,
    unit: Option<String>,
    slug: Option<String>,
}

impl Entry for Raw {
    fn name(&self) -> &str {
        &self.name
    }

    fn synonyms(&mut self) -> &mut Vec<String> {
        &mut self.synonyms
    }

    fn absorb(&mut self, newer: Self) {
        renew(&mut self.dimension, newer.dimension);
        renew(&mut self.kind, newer.kind);
        renew(&mut self.category, newer.category);
        renew(&mut self.definition, newer.definition);
        renew(&mut self.unit, newer.unit);
        renew(&mut self.slug, newer.slug);
    }
}

/// Reads the table and its overrides. Slugs are settled by [`Metrics::settle`] once the readings are known.
pub(super) fn load(overrides: &[SourceText]) -> Checked<Metrics> {
    let layers = table::read::<Table>(TABLE, EMBEDDED, overrides);
    let mut faults = layers.faults;
    let mut raw = layers.base.metrics;
    for (_, newer) in layers.over {
        table::merge(&mut raw, newer.metrics);
    }
    let mut entries = Vec::with_capacity(raw.len());
    for raw in raw {
        let name = raw.name.clone();
        match build(raw) {
            Ok(metric) => entries.push(metric),
            Err(fault) => faults.push(table::fault(overrides, TABLE, &name, *fault)),
        }
    }
    let words = entries.iter().enumerate().flat_map(|(at, metric)| {
        std::iter::once(&metric.name).chain(&metric.synonyms).map(move |word| (word.clone(), at))
    });
    let index = Index::new(words.collect());
    Checked { value: Metrics { entries, index }, faults }
}

fn build(raw: Raw) -> Result<Metric, Box<Diagnostic>> {
    let name = &raw.name;
    let missing = |key: &str, hint: &str| {
        let message = format!("the metric {name} has no usable `{key}`");
        Box::new(Diagnostic::error("vocab/missing-key", message).hint(hint))
    };
    let dimension = raw.dimension.as_deref().and_then(Dimension::from_name).ok_or_else(|| {
        let known: Vec<&str> = Dimension::ALL.into_iter().map(Dimension::name).collect();
        missing("dimension", &format!("write one of: {}", known.join(", ")))
    })?;
    let kind = raw.kind.as_deref().and_then(MetricKind::from_name);
    let kind =
        kind.ok_or_else(|| missing("kind", "write `kind: flow` (over a period), `stock` (at a moment) or `rate`"))?;
    Ok(Metric {
        dimension,
        kind,
        category: raw.category.unwrap_or_else(|| "其他".to_string()),
        definition: raw.definition.unwrap_or_default(),
        unit: raw.unit.unwrap_or_default(),
        slug: raw.slug.unwrap_or_default(),
        name: raw.name,
        synonyms: raw.synonyms,
    })
}

impl Metrics {
    /// Gives every metric without one its slug, and holds usual units and slugs to their rules.
    pub(super) fn settle(&mut self, pinyin: &Pinyin, units: &Units, overrides: &[SourceText]) -> Vec<Diagnostic> {
        for metric in self.entries.iter_mut().filter(|metric| metric.slug.is_empty()) {
            metric.slug = pinyin.slug(&metric.name).unwrap_or_else(|| fallback_slug(&metric.name));
        }
        // The shipped table is held to these rules by tests; only a site's own entries need looking at.
        let own = |word: &str| table::place_of(overrides, TABLE, word);
        let mut faults = Vec::new();
        let mut slugs: BTreeMap<&str, &str> = BTreeMap::new();
        for metric in &self.entries {
            let known = slugs.insert(&metric.slug, &metric.name);
            if overrides.is_empty() {
                continue;
            }
            if let (Some(other), Some(place)) = (known, own(&metric.name)) {
                let message =
                    format!("the metrics {} and {other} share the page address `{}`", metric.name, metric.slug);
                let hint = "give one of them a `slug:` of its own";
                faults.push(Diagnostic::error("vocab/same-slug", message).at(place).hint(hint));
            }
            let fits = metric.unit.is_empty()
                || units.get(&metric.unit).is_some_and(|unit| unit.dimension == metric.dimension);
            if let (false, Some(place)) = (fits, own(&metric.name)) {
                let message = format!(
                    "the unit {} of {} does not measure `{}`",
                    metric.unit,
                    metric.name,
                    metric.dimension.name()
                );
                let hint = "correct `unit` or `dimension`, or add the unit to vocab/units.yaml";
                faults.push(Diagnostic::warning("vocab/unit-mismatch", message).at(place).hint(hint));
            }
        }
        faults
    }

    /// The metric of this name or synonym.
    pub fn get(&self, word: &str) -> Option<&Metric> {
        self.index.get(word).map(|at| &self.entries[at])
    }

    /// The canonical name of a name or synonym.
    pub fn canonical(&self, word: &str) -> Option<&str> {
        self.get(word).map(|metric| metric.name.as_str())
    }

    /// All metrics, in table order.
    pub fn iter(&self) -> impl Iterator<Item = &Metric> {
        self.entries.iter()
    }

    /// The canonical name of the metric meant by a misspelt word.
    pub fn suggest(&self, word: &str) -> Option<&str> {
        did_you_mean(word, self.index.words().map(|(known, _)| known)).and_then(|near| self.canonical(near))
    }

    /// Every name and synonym in `text`, longest first, none overlapping.
    pub fn mentions(&self, text: &str) -> Vec<(crate::source::Span, &Metric)> {
        self.index.find(text).map(|(span, at)| (span, &self.entries[at])).collect()
    }

    /// Words that stand under two metrics, with the names of both.
    pub fn shared_words(&self) -> Vec<(&str, &str, &str)> {
        let name = |at: usize| self.entries[at].name.as_str();
        self.index.shared().into_iter().map(|(word, a, b)| (word, name(a), name(b))).collect()
    }
}

/// A slug for a name with characters outside the table: their code points, so that it is never empty.
pub(super) fn fallback_slug(name: &str) -> String {
    let parts: Vec<String> = name.chars().map(|c| format!("{:x}", c as u32)).collect();
    format!("u{}", parts.join(""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocab::Vocab;

    #[test]
    fn people_are_counted_and_money_is_not() {
        assert!(measures(Dimension::Count, Dimension::Person));
        assert!(measures(Dimension::Multiple, Dimension::Money));
        assert!(!measures(Dimension::Count, Dimension::Money));
        assert!(!measures(Dimension::Percent, Dimension::Money));
    }

    #[test]
    fn what_stands_on_a_piece_of_land_is_given_without_the_land() {
        let vocab = Vocab::embedded();
        let takes =
            |metric: &str, unit| vocab.metrics.get(metric).is_some_and(|metric| metric.takes(unit, &vocab.units));
        assert!(takes("亩均税收", Dimension::Money) && !takes("亩均税收", Dimension::Area));
        assert!(takes("节能量", Dimension::Mass) && !takes("节能量", Dimension::Money));
    }
}
