//! Which metrics are parts of which: a part is never larger than its whole.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::table;
use crate::diag::Checked;
use crate::source::SourceText;

const TABLE: &str = "parts";
const EMBEDDED: &str = include_str!("tables/parts.yaml");

/// All wholes by their parts.
#[derive(Debug, Clone, Default)]
pub struct Parts {
    /// Canonical name of a part → canonical names of what holds it, nearest first.
    wholes: BTreeMap<String, Vec<String>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Table {
    parts: Vec<Raw>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    whole: String,
    parts: Vec<String>,
}

/// Reads the table and its overrides; a site's file adds to what the program knows.
pub(super) fn load(overrides: &[SourceText]) -> Checked<Parts> {
    let layers = table::read::<Table>(TABLE, EMBEDDED, overrides);
    let mut parts = Parts::default();
    let all = layers.base.parts.into_iter().chain(layers.over.into_iter().flat_map(|(_, table)| table.parts));
    for Raw { whole, parts: names } in all {
        for name in names {
            let wholes = parts.wholes.entry(name).or_default();
            if !wholes.contains(&whole) {
                wholes.push(whole.clone());
            }
        }
    }
    Checked { value: parts, faults: layers.faults }
}

impl Parts {
    /// Every metric that holds `part`, nearest first, each once.
    pub fn wholes(&self, part: &str) -> Vec<&str> {
        let mut found: Vec<&str> = Vec::new();
        let mut open = vec![part];
        while let Some(next) = open.pop() {
            for whole in self.wholes.get(next).into_iter().flatten() {
                if whole != part && !found.contains(&whole.as_str()) {
                    found.push(whole);
                    open.push(whole);
                }
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use crate::vocab::Vocab;

    #[test]
    fn a_part_of_a_part_is_a_part() {
        let parts = &Vocab::embedded().parts;
        let wholes = parts.wholes("规上工业增加值");
        for whole in ["工业增加值", "第二产业增加值", "地区生产总值"] {
            assert!(wholes.contains(&whole), "{wholes:?}");
        }
        assert!(parts.wholes("地区生产总值").is_empty());
    }

    #[test]
    fn every_name_is_a_metric_of_the_table_and_a_part_is_given_like_its_whole() {
        let vocab = Vocab::embedded();
        for (part, wholes) in &vocab.parts.wholes {
            let metric = vocab.metrics.get(part).unwrap_or_else(|| panic!("{part} is no metric"));
            assert_eq!(metric.name, *part, "not the canonical name");
            for whole in wholes {
                let holder = vocab.metrics.get(whole).unwrap_or_else(|| panic!("{whole} is no metric"));
                assert_eq!(
                    (&holder.name, holder.dimension, holder.kind),
                    (whole, metric.dimension, metric.kind),
                    "{part}"
                );
            }
            assert!(!vocab.parts.wholes(part).contains(&part.as_str()), "{part} is a part of itself");
        }
    }
}
