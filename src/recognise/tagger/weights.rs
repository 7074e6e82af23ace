//! The weights that the tagger has learnt, and how they are written: one sign a line, with what it speaks for.

use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;

use super::signs::{Near, REACH, Sign, Signs};
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

    pub(super) const fn index(self) -> usize {
        self.0 as usize
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

/// A weight for each label, in hundredths as they are written. What is past the labels fills whole registers and means
/// nothing.
pub(super) type Row = [i16; LANES];

/// How long a row is.
pub(super) const LANES: usize = LABELS.next_multiple_of(8);

/// What was learnt.
#[derive(Debug, Default)]
pub(super) struct Weights {
    /// What the signs of whole stretches speak for.
    wide: HashMap<Sign, Row, BuildHasherDefault<Mixer>>,
    /// Where in `alone` a character stands, by its code; 0, where nothing is said, for most.
    places: Vec<u16>,
    /// What a character says of those around it, from the last that it is near to the first. Characters say something of
    /// nearly every label, so whole rows are sooner added than weights one by one.
    alone: Vec<[Row; NEAR]>,
    /// What a pair of characters says of those around it: its part of `said`.
    pairs: HashMap<Sign, Range<u32>, BuildHasherDefault<Mixer>>,
    said: Vec<Said>,
    /// From each label to the next.
    pub(super) steps: [Row; LABELS],
}

/// What a pair of characters says of one of the characters around it.
#[derive(Debug, Clone, Copy)]
struct Said {
    /// Which: how many places on from the first.
    of: u8,
    label: u8,
    weight: i16,
}

/// How many characters one that stands near them says something of.
const NEAR: usize = 2 * REACH + 1;

/// Weights are written as whole hundredths.
pub(super) const SCALE: f32 = 100.0;

impl Weights {
    /// Reads the file of weights; a line that is none is passed over, and a test sees to it that there is none.
    pub(super) fn read(text: &str) -> Self {
        let mut weights = Weights { places: vec![0; COMMON], alone: vec![[[0; LANES]; NEAR]], ..Weights::default() };
        let mut pairs: BTreeMap<Sign, Vec<Said>> = BTreeMap::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let Some((sign, said)) = line.split_once('\t') else { continue };
            let said = said.split(' ').filter_map(|word| {
                let (label, weight) = word.split_once('=')?;
                Some((Label::parse(label)?.index(), weight.parse::<i16>().ok()?))
            });
            if let Some(label) = sign.strip_prefix("after ").and_then(Label::parse) {
                said.for_each(|(to, weight)| weights.steps[label.index()][to] = weight);
                continue;
            }
            let Some(sign) = Sign::parse(sign) else { continue };
            match sign.near() {
                None => set(weights.wide.entry(sign).or_insert([0; LANES]), said),
                Some(Near::Alone { c, further }) => set(weights.row_of(c, further), said),
                Some(Near::Pair { first, further }) => {
                    let of = (NEAR - 1 - further) as u8;
                    let said = said.map(|(label, weight)| Said { of, label: label as u8, weight });
                    pairs.entry(first).or_default().extend(said);
                }
            }
        }
        for (sign, said) in pairs {
            let start = weights.said.len() as u32;
            weights.said.extend(said);
            weights.pairs.insert(sign, start..weights.said.len() as u32);
        }
        weights
    }

    /// The row of what a character says of the one before which it stands that much further on.
    fn row_of(&mut self, c: char, further: usize) -> &mut Row {
        if self.places.len() <= c as usize {
            self.places.resize(c as usize + 1, 0);
        }
        let place = &mut self.places[c as usize];
        if *place == 0 {
            *place = self.alone.len() as u16;
            self.alone.push([[0; LANES]; NEAR]);
        }
        &mut self.alone[usize::from(*place)][NEAR - 1 - further]
    }

    /// How much each character speaks for each label.
    pub(super) fn of(&self, signs: &Signs) -> Rows {
        // On either side as many rows more as a character just outside says something of.
        let outside = std::iter::repeat_n([0; LANES], NEAR - 1);
        let mut rows = Vec::with_capacity(signs.len() + 2 * (NEAR - 1));
        rows.extend(outside.clone());
        for (stretch, wide) in signs.stretches() {
            rows.resize(rows.len() + stretch.len(), self.sum(&wide));
        }
        rows.extend(outside);
        for (at, (c, pair)) in signs.standing().enumerate() {
            let Some(rows) = rows.get_mut(at..).and_then(|rows| rows.first_chunk_mut::<NEAR>()) else { break };
            if let Some(place) = self.places.get(c as usize).filter(|place| **place != 0) {
                rows.iter_mut().zip(&self.alone[usize::from(*place)]).for_each(|(row, said)| add(row, said));
            }
            let said = self.pairs.get(&pair).and_then(|range| self.said.get(range.start as usize..range.end as usize));
            for Said { of, label, weight } in said.unwrap_or_default() {
                let weighed = &mut rows[usize::from(*of)][usize::from(*label)];
                *weighed = weighed.wrapping_add(*weight);
            }
        }
        Rows(rows)
    }

    /// What the signs of a stretch speak for.
    fn sum(&self, signs: &[Sign]) -> Row {
        let mut sum = [0; LANES];
        signs.iter().filter_map(|sign| self.wide.get(sign)).for_each(|row| add(&mut sum, row));
        sum
    }
}

/// Characters below this code, with most of Chinese, have their place without more room being made.
const COMMON: usize = 0xa000;

fn set(row: &mut Row, said: impl Iterator<Item = (usize, i16)>) {
    said.for_each(|(label, weight)| row[label] = weight);
}

/// Adds one row to another. The weights of a character come nowhere near what a row can hold. The sum is made before it
/// is written, so that the rows may be added whole: nothing need be known of where the two stand.
pub(super) fn add(to: &mut Row, row: &Row) {
    let sum: Row = std::array::from_fn(|at| to[at].wrapping_add(row[at]));
    *to = sum;
}

/// The rows of the characters of a text, with some more on either side.
pub(super) struct Rows(Vec<Row>);

impl Rows {
    /// Those of the characters.
    pub(super) fn own(&self) -> &[Row] {
        self.0.get(NEAR - 1..self.0.len() - (NEAR - 1)).unwrap_or_default()
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
    use super::super::super::glyphs::Glyphs;
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
        let table = "# a note\n0 厂 00\tcompany=150 O=-50\nstarts 甲 厂\tO=7\n-1+0 甲 厂\tcompany=5\n\
                     +3 00 00\thonor=1\nafter O\tcompany=25\nnonsense\n";
        let weights = Weights::read(table);
        let label = |name: &str| Label::parse(name).map_or(0, Label::index);
        let rows = weights.of(&Signs::new(&Glyphs::new("甲厂")));
        let [first, second] = rows.own() else { panic!("two characters") };
        assert_eq!((first[0], first[label("company")], first[label("honor")]), (7, 0, 1));
        assert_eq!((second[0], second[label("company")], second[label("honor")]), (-43, 155, 1));
        assert_eq!(weights.steps[0][label("company")], 25);
    }

    #[test]
    fn what_stands_near_says_the_same_as_the_signs_of_each_character() {
        let table = include_str!("names.tsv");
        let weights = Weights::read(table);
        let mut written: BTreeMap<Sign, Row> = BTreeMap::new();
        for (sign, said) in table.lines().filter_map(|line| line.split_once('\t')) {
            let Some(sign) = Sign::parse(sign) else { continue };
            for (label, weight) in said.split(' ').filter_map(|word| word.split_once('=')) {
                let label = Label::parse(label).map_or(0, Label::index);
                written.entry(sign).or_insert([0; LANES])[label] = weight.parse().unwrap_or(0);
            }
        }
        let signs = Signs::new(&Glyphs::new("园区以“链长制”引进海尔、中车(青岛)等8家企业,建设5G产业园。"));
        let sum = |signs: &[Sign]| -> Row {
            let rows: Vec<&Row> = signs.iter().filter_map(|sign| written.get(sign)).collect();
            std::array::from_fn(|label| rows.iter().map(|row| row[label]).sum())
        };
        let by_hand: Vec<Row> = signs.each().iter().map(|signs| sum(signs)).collect();
        assert!(by_hand.iter().any(|row| *row != by_hand[0]));
        assert_eq!(weights.of(&signs).own(), by_hand);
    }
}
