//! Units and scales: what a number may be followed by, what that measures, and how it is turned into its base.

use std::borrow::Cow;
use std::str::FromStr;

use rust_decimal::Decimal;
use serde::Deserialize;

use super::Words;
use super::table;
use crate::diag::{Checked, Diagnostic};
use crate::domain::Dimension;
use crate::source::SourceText;

const TABLE: &str = "units";
const EMBEDDED: &str = include_str!("tables/units.yaml");

/// All units and scales.
#[derive(Debug, Clone, Default)]
pub struct Units {
    entries: Vec<Unit>,
    by_surface: Words<usize>,
    scales: Words<Decimal>,
}

#[derive(Debug, Clone)]
struct Unit {
    measure: String,
    dimension: Dimension,
    base: String,
    factor: Decimal,
    canon: Option<String>,
    also: Option<String>,
    weak: bool,
}

/// A unit found at the start of a text.
#[derive(Debug, Clone, PartialEq)]
pub struct UnitMatch<'a> {
    /// Bytes the unit takes, scale included.
    pub len: usize,
    /// The unit as written, scale included: `亿元`.
    pub unit: &'a str,
    /// What it measures.
    pub dimension: Dimension,
    /// What it measures in the table's finer words: `percent_point`, `unit_price`, `person_visit` …
    pub measure: &'a str,
    /// The unit all others of its measure are turned into; money keeps its currency.
    pub base: Cow<'a, str>,
    /// One of the unit is this many of the base; scale included.
    pub factor: Decimal,
    /// The bytes of the scale before the unit: `亿` of `亿元`.
    pub scale: usize,
    /// True where the surface is often no unit at all (个, 点, 面): only directly after a number.
    pub weak: bool,
    /// A second measure the surface may have: 位 is a rank or a person.
    pub also: Option<&'a str>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Table {
    scales: Vec<RawScale>,
    units: Vec<RawUnit>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawScale {
    surface: String,
    factor: String,
    #[serde(rename = "canon")]
    _canon: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawUnit {
    surface: String,
    dimension: String,
    base: Option<String>,
    factor: String,
    canon: Option<String>,
    also: Option<String>,
    #[serde(default)]
    weak: bool,
}

/// Reads the table and its overrides; a unit given again replaces the known one.
pub(super) fn load(overrides: &[SourceText]) -> Checked<Units> {
    let layers = table::read::<Table>(TABLE, EMBEDDED, overrides);
    let mut faults = layers.faults;
    let mut value = Units::default();
    for table in std::iter::once(layers.base).chain(layers.over.into_iter().map(|(_, table)| table)) {
        for wrong in value.add(table) {
            let message = format!("the factor of {wrong} is not a positive number");
            let fault =
                Diagnostic::error("vocab/factor", message).hint("write it in quotes and digits: `factor: \"666.67\"`");
            faults.push(table::fault(overrides, TABLE, &wrong, fault));
        }
    }
    Checked { value, faults }
}

/// What a measure of the table is among the dimensions of the domain.
fn dimension_of(measure: &str) -> Dimension {
    match measure {
        // 三成 is 30 %.
        "percent_point" | "permille" | "tenth" => Dimension::Percent,
        "doubling" | "discount" => Dimension::Multiple,
        "rank_change" => Dimension::Rank,
        "person_visit" | "person_day" => Dimension::Person,
        "container" | "rack" => Dimension::Count,
        "working_time" | "age" => Dimension::Time,
        "coal_equivalent" | "heat" => Dimension::Energy,
        "apparent_power" => Dimension::Power,
        "compute" | "compute_ops" | "data_rate" => Dimension::Data,
        "unit_price" | "intensity" | "concentration" | "energy_density" | "ratio" | "flow" | "flow_mass" | "speed" => {
            Dimension::Ratio
        }
        other => Dimension::from_name(other).unwrap_or(Dimension::Other),
    }
}

fn positive(text: &str) -> Option<Decimal> {
    Decimal::from_str(text).ok().filter(|factor| factor.is_sign_positive() && !factor.is_zero())
}

impl Units {
    /// Takes over a table; hands back the surfaces whose factor is no positive number.
    fn add(&mut self, table: Table) -> Vec<String> {
        let mut wrong = Vec::new();
        for scale in table.scales {
            match positive(&scale.factor) {
                Some(factor) => self.scales.extend([(scale.surface, factor)]),
                None => wrong.push(scale.surface),
            }
        }
        let mut surfaces = Vec::with_capacity(table.units.len());
        for raw in table.units {
            let Some(factor) = positive(&raw.factor) else {
                wrong.push(raw.surface);
                continue;
            };
            surfaces.push((raw.surface.clone(), self.entries.len()));
            self.entries.push(Unit {
                dimension: dimension_of(&raw.dimension),
                measure: raw.dimension,
                base: raw.base.unwrap_or(raw.surface),
                factor,
                canon: raw.canon,
                also: raw.also,
                weak: raw.weak,
            });
        }
        self.by_surface.extend(surfaces);
        wrong
    }

    /// The longest unit with which `text` starts, scales before it included: `亿元`, `万平方米`, `万元/亩`, `个百分点`.
    /// A scale alone (`万` in `3万`) is no unit; see [`Units::scale_at`].
    pub fn match_at<'a>(&'a self, text: &'a str) -> Option<UnitMatch<'a>> {
        let first = self.simple_at(text)?;
        // A slash makes a ratio of two units, unless the table knows it as one.
        let below = text[first.len..].strip_prefix(['/', '／']).and_then(|rest| {
            let below = self.simple_at(rest)?;
            Some((text.len() - rest.len() + below.len, below))
        });
        let Some((len, below)) = below else { return Some(first) };
        let factor = first.factor.checked_div(below.factor)?;
        Some(UnitMatch {
            len,
            unit: &text[..len],
            dimension: Dimension::Ratio,
            measure: "ratio",
            base: Cow::Owned(format!("{}/{}", first.base, below.base)),
            factor,
            ..first
        })
    }

    /// The unit that is exactly `unit`, as profiles write it; a bare number (`""`) and a bare scale (`万`) count things
    /// nobody named.
    pub fn get<'a>(&'a self, unit: &'a str) -> Option<UnitMatch<'a>> {
        let unit = unit.trim();
        let scale = self.scales_at(unit);
        if scale.0 == unit.len() {
            return Some(UnitMatch {
                len: unit.len(),
                unit,
                dimension: Dimension::Other,
                measure: "other",
                base: Cow::Borrowed(""),
                factor: scale.1,
                scale: scale.0,
                weak: false,
                also: None,
            });
        }
        self.match_at(unit).filter(|found| found.len == unit.len())
    }

    /// The value in its base unit: (140, `亿元`) → (14000000000, `元`, Money). `None` for an unknown unit or a number too
    /// large to hold.
    pub fn normalise<'a>(&'a self, value: Decimal, unit: &'a str) -> Option<(Decimal, Cow<'a, str>, Dimension)> {
        let found = self.get(unit)?;
        Some((value.checked_mul(found.factor)?, found.base, found.dimension))
    }

    /// The scales with which `text` starts: their bytes and what they multiply by (`万亿` → 10¹²).
    pub fn scale_at(&self, text: &str) -> Option<(usize, Decimal)> {
        Some(self.scales_at(text)).filter(|(len, _)| *len > 0)
    }

    /// The customary spelling of a unit: 平方千米 → 平方公里; itself where it is that already or is unknown.
    pub fn canon<'a>(&'a self, unit: &'a str) -> Cow<'a, str> {
        let Some(found) = self.get(unit) else { return Cow::Borrowed(unit) };
        let (scale, bare) = unit.split_at(found.scale.min(unit.len()));
        match self.by_surface.get(bare).and_then(|at| self.entries[at].canon.as_deref()) {
            Some(canon) => Cow::Owned(format!("{scale}{canon}")),
            None => Cow::Borrowed(unit),
        }
    }

    /// Every unit's surface, sorted.
    pub fn surfaces(&self) -> impl Iterator<Item = &str> {
        self.by_surface.iter().map(|(surface, _)| surface)
    }

    /// The longest unit without a slash, fewest scales first.
    fn simple_at<'a>(&'a self, text: &'a str) -> Option<UnitMatch<'a>> {
        let mut best: Option<UnitMatch<'a>> = None;
        let (mut skipped, mut factor) = (0, Decimal::ONE);
        loop {
            let found = self.by_surface.at_start(&text[skipped..]);
            let longer = found.filter(|(len, _)| best.as_ref().is_none_or(|best| skipped + len > best.len));
            if let Some((len, at)) = longer
                && let Some(unit) = self.scaled(at, skipped, factor, &text[..skipped + len])
            {
                best = Some(unit);
            }
            let Some((len, scale)) = self.scales.at_start(&text[skipped..]) else { return best };
            let Some(product) = factor.checked_mul(scale) else { return best };
            (skipped, factor) = (skipped + len, product);
        }
    }

    /// Unit `at` after a scale of `scale` bytes; `unit` is the whole as written.
    fn scaled<'a>(&'a self, at: usize, scale: usize, by: Decimal, unit: &'a str) -> Option<UnitMatch<'a>> {
        let known = &self.entries[at];
        Some(UnitMatch {
            len: unit.len(),
            unit,
            dimension: known.dimension,
            measure: &known.measure,
            base: Cow::Borrowed(&known.base),
            factor: known.factor.checked_mul(by)?,
            scale,
            weak: known.weak,
            also: known.also.as_deref(),
        })
    }

    fn scales_at(&self, text: &str) -> (usize, Decimal) {
        let (mut len, mut factor) = (0, Decimal::ONE);
        while let Some((next, scale)) = self.scales.at_start(&text[len..]) {
            let Some(product) = factor.checked_mul(scale) else { break };
            (len, factor) = (len + next, product);
        }
        (len, factor)
    }
}
