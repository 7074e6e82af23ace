//! The weights that the tagger has learnt, and how they are written: one sign a line, with what it speaks for.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::signs::{COUNT, Sign, WIDE};
use crate::domain::Kind;

/// What a character may be: outside of every name, the first of a name of a kind, or a further one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Label(u8);

/// How many labels there are.
pub(super) const LABELS: usize = 1 + 2 * KINDS.len();

/// The kinds of names, with their name in the file of weights.
const KINDS: [(Kind, &str); 6] = [
    (Kind::Industry, "industry"),
    (Kind::Project, "project"),
    (Kind::Company, "company"),
    (Kind::Platform, "platform"),
    (Kind::Mechanism, "mechanism"),
    (Kind::Honor, "honor"),
];

impl Label {
    /// Outside of every name.
    pub(super) const OUTSIDE: Label = Label(0);

    /// The first character of a name of that kind; `None` for kinds that have no names.
    pub(super) fn first(kind: Kind) -> Option<Label> {
        let index = KINDS.iter().position(|(named, _)| *named == kind)?;
        Some(Label(1 + 2 * index as u8))
    }

    /// The label of the characters that follow.
    pub(super) fn further(self) -> Label {
        Label(if self.0 % 2 == 1 { self.0 + 1 } else { self.0 })
    }

    pub(super) fn from_index(index: usize) -> Label {
        Label(index.min(LABELS - 1) as u8)
    }

    pub(super) fn index(self) -> usize {
        usize::from(self.0)
    }

    /// The kind of the name that begins here.
    pub(super) fn begins(self) -> Option<Kind> {
        (self.0 % 2 == 1).then(|| KINDS.get(usize::from(self.0 / 2)).map(|(kind, _)| *kind)).flatten()
    }

    /// `O`, `company`, `company+`.
    pub(super) fn written(self) -> String {
        match self.0 {
            0 => "O".to_string(),
            n => {
                let name = KINDS.get(usize::from((n - 1) / 2)).map_or("", |(_, name)| *name);
                format!("{name}{}", if n % 2 == 0 { "+" } else { "" })
            }
        }
    }

    /// The inverse of [`Label::written`].
    pub(super) fn parse(text: &str) -> Option<Label> {
        if text == "O" {
            return Some(Label::OUTSIDE);
        }
        let name = text.strip_suffix('+');
        let (kind, _) = KINDS.iter().find(|(_, known)| *known == name.unwrap_or(text))?;
        let first = Label::first(*kind)?;
        Some(if name.is_some() { first.further() } else { first })
    }
}

/// A weight for each label.
pub(super) type Row = [f32; LABELS];

/// What was learnt.
#[derive(Debug, Default)]
pub(super) struct Weights {
    /// In hundredths, as they are written: half of what they would take otherwise, and looked up for every character.
    signs: HashMap<Sign, [i16; LABELS], BuildHasherDefault<Mixer>>,
    /// From each label to the next.
    pub(super) steps: [Row; LABELS],
}

/// Weights are written as whole hundredths.
const SCALE: f32 = 100.0;

impl Weights {
    /// Reads the file of weights; a line that is none is passed over, and a test sees to it that there is none.
    pub(super) fn read(text: &str) -> Self {
        let mut weights = Weights::default();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let Some((sign, said)) = line.split_once('\t') else { continue };
            let said = said.split(' ').filter_map(|word| {
                let (label, weight) = word.split_once('=')?;
                Some((Label::parse(label)?.index(), weight.parse::<i16>().ok()?))
            });
            if let Some(label) = sign.strip_prefix("after ").and_then(Label::parse) {
                said.for_each(|(to, weight)| weights.steps[label.index()][to] = f32::from(weight) / SCALE);
            } else if let Some(sign) = Sign::parse(sign) {
                let row = weights.signs.entry(sign).or_insert([0; LABELS]);
                said.for_each(|(label, weight)| row[label] = weight);
            }
        }
        weights
    }

    /// How much each character with these signs speaks for each label.
    pub(super) fn of(&self, characters: &[[Sign; COUNT]]) -> Vec<Row> {
        let mut stretch: (&[Sign], [i32; LABELS]) = (&[], [0; LABELS]);
        let mut rows = Vec::with_capacity(characters.len());
        for signs in characters {
            let (wide, near) = signs.split_at(WIDE);
            if stretch.0 != wide {
                stretch = (wide, self.add([0; LABELS], wide));
            }
            rows.push(self.add(stretch.1, near).map(|sum| sum as f32 / SCALE));
        }
        rows
    }

    /// `sum` and what the signs speak for.
    fn add(&self, mut sum: [i32; LABELS], signs: &[Sign]) -> [i32; LABELS] {
        for row in signs.iter().filter_map(|sign| self.signs.get(sign)) {
            sum.iter_mut().zip(row).for_each(|(sum, weight)| *sum += i32::from(*weight));
        }
        sum
    }
}

/// One weight as the file writes it; `None` where it is too light to be kept.
pub(super) fn written(weight: f64) -> Option<String> {
    let hundredths = (weight * f64::from(SCALE)).round();
    (hundredths != 0.0).then(|| format!("{hundredths}"))
}

/// Signs are numbers already: they are mixed, not hashed against an enemy.
#[derive(Default)]
struct Mixer(u64);

impl Hasher for Mixer {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.write_u64(u64::from(*byte)));
    }

    fn write_u64(&mut self, number: u64) {
        let mixed = (self.0 ^ number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = mixed ^ mixed >> 29;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_read_back() {
        for index in 0..LABELS {
            let label = Label::from_index(index);
            assert_eq!(Label::parse(&label.written()), Some(label));
        }
        assert_eq!(Label::first(Kind::Indicator), None);
        assert_eq!(Label::parse("zone"), None);
    }

    #[test]
    fn weights_add_up() {
        let weights = Weights::read("# a note\n0 厂 00\tcompany=150 O=-50\nafter O\tcompany=25\nnonsense\n");
        let other = Sign::parse("0 区 00").unwrap_or_else(|| panic!("a sign"));
        let mut signs = [other; COUNT];
        signs[WIDE] = Sign::parse("0 厂 00").unwrap_or(other);
        let row = weights.of(&[signs])[0];
        let company = Label::parse("company").map_or(0, Label::index);
        assert_eq!((row[0], row[company]), (-0.5, 1.5));
        assert_eq!(weights.steps[0][company], 0.25);
    }
}
