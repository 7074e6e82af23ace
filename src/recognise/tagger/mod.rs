//! Names by their look: industries, projects, companies, platforms, mechanisms and honors that stand in a sentence,
//! found by what was learnt from annotated articles.
//!
//! ```text
//! text → signs of each character → weights → the likeliest labels → names, each with how sure it is
//! ```
//!
//! The model is a linear-chain conditional random field over characters. Its weights are a table that can be read
//! (`names.tsv`), learnt by `examples/learn_names.rs` from the articles that the table's head names. It knows no rule and
//! decides nothing: the readers of facts hear it where their rules found nothing.

mod chain;
mod signs;
mod weights;

use std::sync::OnceLock;

use super::glyphs::Glyphs;
use crate::domain::Kind;
use crate::source::Span;
use chain::Steps;
use signs::Signs;
use weights::{Label, Weights};

/// A name found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tagged {
    /// Its words.
    pub span: Span,
    /// What it is the name of.
    pub kind: Kind,
    /// The probability of its least sure character, 0 to 1.
    pub sure: f32,
}

/// By how much, in hundredths, a firm begins more readily than was learnt: firms are called by words met nowhere else, so that
/// the tagger misses many and mistakes few.
const LEAN: i16 = 100;

/// The learnt weights made ready.
#[derive(Debug)]
pub struct Tagger {
    weights: Weights,
    steps: Steps,
}

impl Tagger {
    /// Reads a table of weights.
    pub fn new(table: &str) -> Self {
        let weights = Weights::read(table);
        let mut steps = weights.steps;
        if let Some(firm) = Label::first(Kind::Company) {
            steps.iter_mut().for_each(|row| row[firm.index()] = row[firm.index()].saturating_add(LEAN));
        }
        Tagger { steps: Steps::new(steps), weights }
    }

    /// The tagger with the weights that the program brings, made on first use.
    pub fn embedded() -> &'static Tagger {
        static SHARED: OnceLock<Tagger> = OnceLock::new();
        SHARED.get_or_init(|| Tagger::new(include_str!("names.tsv")))
    }

    /// The names in `text`, in order; none overlaps another. How sure each is takes longer than to find it: where none is
    /// `asked` for, none is handed out.
    pub fn names(&self, text: &str, asked: impl Fn(Span, Kind) -> bool) -> Vec<Tagged> {
        let glyphs = Glyphs::new(text);
        let rows = self.weights.of(&Signs::new(&glyphs));
        let labels = self.steps.best(rows.own());
        let named = |(start, first): (usize, &Label)| {
            let kind = first.begins()?;
            let further = labels[start + 1..].iter().take_while(|label| **label == first.further()).count();
            Some((start, start + 1 + further, kind))
        };
        let found: Vec<(usize, usize, Kind)> = labels.iter().enumerate().filter_map(named).collect();
        if !found.iter().any(|(start, end, kind)| asked(glyphs.span(*start, *end), *kind)) {
            return Vec::new();
        }
        let sure = self.steps.sureness(rows.own(), &labels);
        let tagged = |(start, end, kind): (usize, usize, Kind)| Tagged {
            span: glyphs.span(start, end),
            kind,
            sure: sure[start..end].iter().copied().fold(1.0, f32::min),
        };
        found.into_iter().map(tagged).collect()
    }
}

/// For the learner: the signs of each character of `text` as the table writes them, with the label each should have
/// where `names` are the names in it.
pub fn lesson(text: &str, names: &[(Span, Kind)]) -> Vec<(Vec<String>, String)> {
    let glyphs = Glyphs::new(text);
    let mut labels = vec![Label::OUTSIDE; glyphs.len()];
    for (span, kind) in names {
        let (start, end) = (glyphs.index_of(span.start), glyphs.index_of(span.end));
        if let (Some(first), true) = (Label::first(*kind), start < end) {
            labels[start..end].fill(first.further());
            labels[start] = first;
        }
    }
    let signs = Signs::new(&glyphs).each().into_iter().map(|signs| signs.iter().map(|sign| sign.written()).collect());
    signs.zip(labels.into_iter().map(Label::written)).collect()
}

/// For the learner: one weight as the table writes it; `None` where it is too light to be kept.
pub fn weight(weight: f64) -> Option<String> {
    weights::written(weight)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "0 厂 00\tcompany+=900\n0 甲 00\tcompany=900\nafter company\tcompany+=200\nafter O\tcompany+=-900\nany 00 00\tO=300\n";

    #[test]
    fn a_name_is_the_run_after_its_first_character() {
        let tagger = Tagger::new(TABLE);
        let found = tagger.names("来了甲厂", |_, _| true);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].span.of("来了甲厂"), found[0].kind), ("甲厂", Kind::Company));
        assert!((0.9..=1.0).contains(&found[0].sure), "{}", found[0].sure);
        assert!(tagger.names("来了甲厂", |_, kind| kind == Kind::Project).is_empty());
        assert!(tagger.names("", |_, _| true).is_empty());
    }

    #[test]
    fn a_lesson_labels_what_it_is_told() {
        let text = "甲厂来了";
        let lesson = lesson(text, &[(Span::new(0, 6), Kind::Company), (Span::new(6, 9), Kind::Indicator)]);
        let labels: Vec<&str> = lesson.iter().map(|(_, label)| label.as_str()).collect();
        assert_eq!(labels, ["company", "company+", "O", "O"]);
        assert!(lesson.iter().all(|(signs, _)| signs.len() == signs::COUNT));
    }

    #[test]
    fn every_line_of_the_shipped_table_is_read() {
        let table = include_str!("names.tsv");
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            let (sign, said) = line.split_once('\t').unwrap_or_else(|| panic!("no tab: {line}"));
            let known = match sign.strip_prefix("after ") {
                Some(label) => Label::parse(label).is_some(),
                None => signs::Sign::parse(sign).is_some(),
            };
            assert!(known, "{line}");
            for word in said.split(' ') {
                let (label, weight) = word.split_once('=').unwrap_or_else(|| panic!("no weight: {line}"));
                assert!(Label::parse(label).is_some() && weight.parse::<i16>().is_ok(), "{line}");
            }
        }
    }
}
