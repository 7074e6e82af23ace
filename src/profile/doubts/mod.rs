//! What may mislead a reader although every file reads: figures that do not fit each other, their article or the
//! calendar, zones that look like one another, facts without a source.
//!
//! None of it stops a site, and none of it is a matter of taste: each doubt names two things that cannot both be
//! right, or one that is missing. `yuanzhi check` asks; builds do not.

mod growth;
mod names;
mod parts;
mod slips;
mod sources;
mod sums;
mod times;
mod twice;

use crate::diag::Diagnostic;
use crate::domain::{Bound, Decimal, Dimension, Indicator, Quantity};
use crate::vocab::{Metric, Vocab};

use super::doubt::Doubt;
use super::model::{ArticleCard, IndicatorEntry, Profile};

/// What the doubts are held against.
#[derive(Debug, Clone, Copy)]
pub struct Ground<'a> {
    /// All profiles of the site.
    pub profiles: &'a [Profile],
    /// All articles of the site.
    pub cards: &'a [ArticleCard],
    /// The vocabulary with the site's own entries.
    pub vocab: &'a Vocab,
    /// Today as (year, month, day); `None` where nobody knows.
    pub today: Option<(i32, u8, u8)>,
}

/// Every doubt about the site.
pub fn doubts(ground: &Ground<'_>) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    let mut figures: Vec<Figure<'_>> = Vec::new();
    for profile in ground.profiles {
        let own = Figure::all(profile, ground.vocab);
        parts::within(ground.vocab, &own, &mut doubts);
        sums::within(ground.vocab, &own, &mut doubts);
        growth::check(&own, &mut doubts);
        slips::within(&own, &mut doubts);
        twice::check(&own, &mut doubts);
        times::check(ground, profile, &mut doubts);
        sources::check(profile, &mut doubts);
        figures.extend(own);
    }
    parts::between(ground, &figures, &mut doubts);
    slips::between(&figures, &mut doubts);
    names::check(ground, &mut doubts);
    doubts
}

/// A figure with its number in the base unit.
#[derive(Debug, Clone)]
struct Figure<'a> {
    profile: &'a Profile,
    /// Its place in the profile.
    index: usize,
    entry: &'a IndicatorEntry,
    item: &'a Indicator,
    quantity: &'a Quantity,
    /// The metric, where the vocabulary knows it.
    metric: Option<&'a Metric>,
    /// The canonical name, or the name as written.
    name: &'a str,
    /// The number in the base unit.
    value: Decimal,
    /// What the unit measures and its base unit: two figures compare where both are the same.
    measure: (Dimension, String),
}

impl<'a> Figure<'a> {
    /// The figures of a profile whose number and unit the vocabulary can read.
    fn all(profile: &'a Profile, vocab: &'a Vocab) -> Vec<Figure<'a>> {
        let one = |(index, entry): (usize, &'a IndicatorEntry)| {
            let item = &entry.indicator;
            let quantity = item.quantity.as_ref()?;
            let metric = vocab.metrics.get(&item.metric);
            let (value, base, dimension) = vocab.units.normalise(quantity.value, &quantity.unit)?;
            // Things are counted in many words (个, 家, 项) that are all one.
            let base = if dimension == Dimension::Count { String::new() } else { base.into_owned() };
            let measure = (dimension, base);
            let name = metric.map_or(item.metric.as_str(), |metric| metric.name.as_str());
            Some(Figure { profile, index, entry, item, quantity, metric, name, value, measure })
        };
        profile.indicators.iter().enumerate().filter_map(one).collect()
    }

    /// The least the number can be.
    fn least(&self) -> Decimal {
        match self.quantity.bound {
            Bound::Exact | Bound::Over | Bound::AtLeast => self.value,
            Bound::About | Bound::Under => self.value * Decimal::new(9, 1),
        }
    }

    /// The most the number can be; `None` where the words leave it open.
    fn most(&self) -> Option<Decimal> {
        match self.quantity.bound {
            Bound::Exact | Bound::Under => Some(self.value),
            Bound::About => self.value.checked_mul(Decimal::new(11, 1)),
            Bound::Over | Bound::AtLeast => None,
        }
    }

    /// What is measured, of what, when: `高新技术产业 固定资产投资 2023`.
    fn title(&self) -> String {
        let subject = self.item.subject.as_ref().map(|subject| format!("{subject} ")).unwrap_or_default();
        let period = self.item.period.map(|period| format!(" {period}")).unwrap_or_default();
        format!("{subject}{}{period}", self.item.metric)
    }

    /// The number as written, with its source.
    fn told(&self) -> String {
        let source = self.entry.source.as_ref().map(|source| format!(" ({source})")).unwrap_or_default();
        format!("{}{source}", self.quantity)
    }

    /// A doubt about the number of this figure.
    fn doubt(&self, fault: Diagnostic) -> Doubt {
        Doubt::of_item(&self.profile.path, ("indicators", self.index), "value", fault)
    }
}
