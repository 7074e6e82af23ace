//! Fixed expressions that hold a numeral and are no quantity: 一带一路, 三农, 统一.

use std::collections::BTreeMap;

use super::Words;
use super::table;
use crate::diag::Checked;
use crate::source::{SourceText, Span};

const TABLE: &str = "idioms";
const EMBEDDED: &str = include_str!("tables/idioms.yaml");

/// All fixed expressions.
#[derive(Debug, Clone, Default)]
pub struct Idioms {
    words: Words<()>,
}

/// Reads the table and its overrides: groups of words, the groups being for the reader's eye only.
pub(super) fn load(overrides: &[SourceText]) -> Checked<Idioms> {
    let layers = table::read::<BTreeMap<String, Vec<String>>>(TABLE, EMBEDDED, overrides);
    let mut words = Words::default();
    for table in std::iter::once(layers.base).chain(layers.over.into_iter().map(|(_, table)| table)) {
        words.extend(table.into_values().flatten().map(|word| (word, ())));
    }
    Checked { value: Idioms { words }, faults: layers.faults }
}

impl Idioms {
    /// Every fixed expression in `text`, leftmost and longest first, none overlapping.
    pub fn mentions(&self, text: &str) -> Vec<Span> {
        self.words.find(text).map(|(span, ())| span).collect()
    }

    /// All fixed expressions, sorted.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|(word, ())| word)
    }

    /// True where exactly this is a fixed expression.
    pub fn contains(&self, word: &str) -> bool {
        self.words.contains(word)
    }
}
