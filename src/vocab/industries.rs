//! Industries: what zones call them, under which one name each is kept, and which wider industry it belongs to.

use serde::Deserialize;

use super::index::Index;
use super::table::{self, Entry, renew};
use crate::diag::{Checked, Diagnostic, did_you_mean};
use crate::source::{SourceText, Span};

const TABLE: &str = "industries";
const EMBEDDED: &str = include_str!("tables/industries.yaml");

/// One industry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndustryTerm {
    /// The canonical name.
    pub name: String,
    /// ASCII address of its page.
    pub slug: String,
    /// Other wordings in use.
    pub synonyms: Vec<String>,
    /// Canonical name of the wider industry; `None` at the top.
    pub parent: Option<String>,
}

/// All industries.
#[derive(Debug, Clone, Default)]
pub struct Industries {
    entries: Vec<IndustryTerm>,
    index: Index,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Table {
    industries: Vec<Raw>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    name: String,
    slug: Option<String>,
    #[serde(default)]
    synonyms: Vec<String>,
    parent: Option<String>,
}

impl Entry for Raw {
    fn name(&self) -> &str {
        &self.name
    }

    fn synonyms(&mut self) -> &mut Vec<String> {
        &mut self.synonyms
    }

    fn absorb(&mut self, newer: Self) {
        renew(&mut self.slug, newer.slug);
        renew(&mut self.parent, newer.parent);
    }
}

/// Reads the table and its overrides.
pub(super) fn load(overrides: &[SourceText]) -> Checked<Industries> {
    let layers = table::read::<Table>(TABLE, EMBEDDED, overrides);
    let mut faults = layers.faults;
    let mut raw = layers.base.industries;
    for (_, newer) in layers.over {
        table::merge(&mut raw, newer.industries);
    }
    let mut entries: Vec<IndustryTerm> = Vec::with_capacity(raw.len());
    for raw in raw {
        let Some(slug) = raw.slug.filter(|slug| table::is_slug(slug)) else {
            let message = format!("the industry {} has no usable `slug`", raw.name);
            let fault = Diagnostic::error("vocab/missing-key", message).hint("write its pinyin: `slug: shengwu-yiyao`");
            faults.push(table::fault(overrides, TABLE, &raw.name, fault));
            continue;
        };
        entries.push(IndustryTerm { name: raw.name, slug, synonyms: raw.synonyms, parent: raw.parent });
    }
    let words = entries
        .iter()
        .enumerate()
        .flat_map(|(at, term)| std::iter::once(&term.name).chain(&term.synonyms).map(move |word| (word.clone(), at)));
    let index = Index::new(words.collect());
    let mut value = Industries { entries, index };
    if !overrides.is_empty() {
        faults.extend(value.drop_lost_parents(overrides));
    }
    Checked { value, faults }
}

impl Industries {
    /// The industry of this name or synonym.
    pub fn get(&self, word: &str) -> Option<&IndustryTerm> {
        self.index.get(word).map(|at| &self.entries[at])
    }

    /// The canonical name of a name or synonym.
    pub fn canonical(&self, word: &str) -> Option<&str> {
        self.get(word).map(|term| term.name.as_str())
    }

    /// All industries, in table order.
    pub fn iter(&self) -> impl Iterator<Item = &IndustryTerm> {
        self.entries.iter()
    }

    /// The canonical name of the industry meant by a misspelt word.
    pub fn suggest(&self, word: &str) -> Option<&str> {
        did_you_mean(word, self.index.words().map(|(known, _)| known)).and_then(|near| self.canonical(near))
    }

    /// Every name and synonym in `text`, longest first, none overlapping.
    pub fn mentions(&self, text: &str) -> Vec<(Span, &IndustryTerm)> {
        self.index.find(text).map(|(span, at)| (span, &self.entries[at])).collect()
    }

    /// The name or synonym with which `text` starts, where the first of its [`Industries::mentions`] stands there.
    pub fn opening(&self, text: &str) -> Option<(Span, &IndustryTerm)> {
        let (span, at) = self.index.find(text).next().filter(|(span, _)| span.start == 0)?;
        Some((span, &self.entries[at]))
    }

    /// Where the name or synonym begins with which `text` ends, as its [`Industries::mentions`] part it.
    pub fn closing(&self, text: &str) -> Option<usize> {
        self.index.find(text).find(|(span, _)| span.end == text.len()).map(|(span, _)| span.start)
    }

    /// How many bytes of `text` its names and synonyms cover.
    pub fn covers(&self, text: &str) -> usize {
        self.index.find(text).map(|(span, _)| span.len()).sum()
    }

    /// The wider industries of a name or synonym, nearest first; a cycle ends where it closes.
    pub fn ancestors(&self, word: &str) -> Vec<&IndustryTerm> {
        let mut chain: Vec<&IndustryTerm> = Vec::new();
        let mut next = self.get(word);
        while let Some(parent) = next.and_then(|term| term.parent.as_deref()).and_then(|parent| self.get(parent)) {
            if chain.iter().any(|known| known.name == parent.name) {
                break;
            }
            chain.push(parent);
            next = Some(parent);
        }
        chain
    }

    /// Words that stand under two industries, with the names of both.
    pub fn shared_words(&self) -> Vec<(&str, &str, &str)> {
        let name = |at: usize| self.entries[at].name.as_str();
        self.index.shared().into_iter().map(|(word, a, b)| (word, name(a), name(b))).collect()
    }

    /// Takes away parents that do not exist or lead back to the entry itself, and reports them.
    fn drop_lost_parents(&mut self, overrides: &[SourceText]) -> Vec<Diagnostic> {
        let lost: Vec<(usize, String, &str)> = self
            .entries
            .iter()
            .enumerate()
            .filter_map(|(at, term)| {
                let parent = term.parent.clone()?;
                match self.get(&parent) {
                    None => Some((at, parent, "is no industry of this vocabulary")),
                    Some(_) if self.ancestors(&term.name).iter().any(|wider| wider.name == term.name) => {
                        Some((at, parent, "leads back to the industry itself"))
                    }
                    Some(_) => None,
                }
            })
            .collect();
        let mut faults = Vec::new();
        for (at, parent, why) in lost {
            let message = format!("the parent {parent} of {} {why}", self.entries[at].name);
            let hint = match self.suggest(&parent) {
                Some(near) if near != parent => format!("did you mean `{near}`?"),
                _ => "name a wider industry, or leave `parent` out".to_string(),
            };
            faults.push(table::fault(overrides, TABLE, &parent, Diagnostic::error("vocab/parent", message).hint(hint)));
            self.entries[at].parent = None;
        }
        faults
    }
}
