//! The vocabulary's tables made ready for reading: words in one spelling, found forwards from a number or backwards to it.

use super::glyphs::Glyphs;
use super::lexer;
use super::mention::Basis;
use super::trie::Trie;
use crate::domain::{Bound, Dimension};
use crate::source::any_of;
use crate::vocab::{ChangeBase, Vocab};

/// A unit as the table knows it.
#[derive(Debug, Clone)]
pub(super) struct Unit {
    /// As printed.
    pub surface: Box<str>,
    /// What it measures.
    pub dimension: Dimension,
    /// True where the word is often no unit: 点, 面, 期.
    pub weak: bool,
    /// What a percentage in this unit is worth in percent (%: 1, ‰: 0.1, 成: 10); `None` for what is no percentage.
    pub percent: Option<PercentSign>,
}

/// The units of percentages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PercentSign {
    /// `%`.
    Percent,
    /// `‰`.
    Permille,
    /// `成`.
    Tenth,
    /// `个百分点`.
    Point,
    /// `个基点`: a hundredth of a point.
    BasisPoint,
}

/// A word that says a number beside it is a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ChangeCue {
    /// 1 for a rise, -1 for a fall, 0 where the number has its own sign.
    pub sign: i8,
    /// True where the number is the level reached: 增至, 降至.
    pub level: bool,
}

/// Characters from here on start nothing.
const CLASSED: usize = 0xa000;

/// How far into a fixed expression its numeral may stand: 独一无二, 不管三七二十一.
const IDIOM_REACH: usize = 4;

/// The tables.
#[derive(Debug)]
pub(super) struct Lexicon {
    /// What may start with a character of the basic plane.
    classes: Vec<u8>,
    /// Fixed expressions with a numeral that is no figure.
    pub idioms: Trie<()>,
    pub units: Vec<Unit>,
    pub unit_words: Trie<u32>,
    /// 个, for groups counted without a measure word (四大产业).
    pub measure: Unit,
    /// 两 as a weight.
    pub liang: Unit,
    pub bounds_before: Trie<Bound>,
    pub bounds_after: Trie<Bound>,
    pub changes: Trie<ChangeCue>,
    pub fixed_changes: Trie<rust_decimal::Decimal>,
    pub bases: Trie<Basis>,
    pub rank_verbs: Trie<()>,
    pub rank_up: Trie<()>,
    pub rank_down: Trie<()>,
}

impl Lexicon {
    /// Makes the tables of `vocab` ready.
    pub(super) fn new(vocab: &Vocab) -> Self {
        let (units, unit_words) = units(vocab);
        let cues = &vocab.cues;
        let mut lexicon = Lexicon {
            classes: lexer::classes(CLASSED),
            idioms: Trie::new(),
            units,
            unit_words,
            measure: plain("个", Dimension::Count),
            liang: plain("两", Dimension::Mass),
            bounds_before: Trie::new(),
            bounds_after: Trie::new(),
            changes: Trie::new(),
            fixed_changes: Trie::new(),
            bases: Trie::new(),
            rank_verbs: backwards(cues.rank_before.iter()),
            rank_up: backwards(cues.rank_up.iter()),
            rank_down: backwards(cues.rank_down.iter()),
        };
        vocab.idioms.iter().for_each(|idiom| lexicon.idioms.add(idiom, ()));
        lexicon.take_bounds(vocab);
        lexicon.take_changes(vocab);
        lexicon
    }

    /// What may start with `c`: see [`lexer::classes`].
    pub(super) fn class(&self, c: char) -> u8 {
        self.classes.get(c as usize).copied().unwrap_or(0)
    }

    /// The end of the fixed expression that covers the character at `at`.
    pub(super) fn idiom_over(&self, glyphs: &Glyphs, at: usize) -> Option<usize> {
        let starts = at.saturating_sub(IDIOM_REACH)..=at;
        starts.filter_map(|start| self.idioms.longest_at(glyphs, start)).map(|(end, ())| end).find(|&end| end > at)
    }

    /// Bound words; what only says that a number is reached (达, 完成) binds nothing.
    fn take_bounds(&mut self, vocab: &Vocab) {
        let cues = &vocab.cues;
        let binds = |word: &str, bound: Bound| bound != Bound::Exact && cues.change_to.get(word).is_none();
        for (word, bound) in cues.bounds_before.iter().filter(|&(word, bound)| binds(word, bound)) {
            if !any_of!["已", "首", "率先", "成功"].starts(word) {
                self.bounds_before.add_backwards(word, bound);
            }
        }
        for (word, bound) in cues.bounds_after.iter().filter(|&(word, bound)| binds(word, bound)) {
            self.bounds_after.add(word, bound);
        }
    }

    /// Change cues; a word that is a bound as well (高于8%) stays a bound.
    fn take_changes(&mut self, vocab: &Vocab) {
        let cues = &vocab.cues;
        for (word, sign) in cues.change_by.iter().filter(|(word, _)| cues.bounds_before.get(word).is_none()) {
            self.changes.add_backwards(word, ChangeCue { sign, level: false });
        }
        for (word, sign) in cues.change_to.iter() {
            self.changes.add_backwards(word, ChangeCue { sign, level: true });
        }
        for (word, percent) in cues.change_fixed.iter() {
            self.fixed_changes.add(word, percent);
        }
        for (word, base) in cues.change_base.iter() {
            self.bases.add_backwards(word, basis(base));
        }
    }
}

fn plain(surface: &str, dimension: Dimension) -> Unit {
    Unit { surface: surface.into(), dimension, weak: false, percent: None }
}

fn basis(base: ChangeBase) -> Basis {
    match base {
        ChangeBase::YearOnYear => Basis::YearOnYear,
        ChangeBase::PeriodOnPeriod => Basis::PeriodOnPeriod,
        ChangeBase::Average => Basis::Average,
        ChangeBase::Since => Basis::Since,
    }
}

fn backwards<'a>(words: impl Iterator<Item = (&'a str, ())>) -> Trie<()> {
    let mut trie = Trie::new();
    words.for_each(|(word, ())| trie.add_backwards(word, ()));
    trie
}

fn units(vocab: &Vocab) -> (Vec<Unit>, Trie<u32>) {
    let (mut units, mut words) = (Vec::new(), Trie::new());
    for surface in vocab.units.surfaces() {
        let Some(found) = vocab.units.get(surface) else { continue };
        let Ok(number) = u32::try_from(units.len()) else { break };
        words.add(surface, number);
        let person = found.also == Some("person");
        units.push(Unit {
            surface: surface.into(),
            dimension: if person { Dimension::Person } else { found.dimension },
            weak: found.weak,
            percent: percent_sign(surface, found.measure),
        });
    }
    (units, words)
}

fn percent_sign(surface: &str, measure: &str) -> Option<PercentSign> {
    match measure {
        "percent" => Some(PercentSign::Percent),
        "permille" => Some(PercentSign::Permille),
        "tenth" => Some(PercentSign::Tenth),
        "percent_point" if surface.ends_with("基点") => Some(PercentSign::BasisPoint),
        "percent_point" if surface.ends_with("百分点") => Some(PercentSign::Point),
        _ => None,
    }
}
