//! A part larger than its whole: part of a year and the year, 出口 and 进出口, an industry and the zone, a zone and its
//! city.

use std::collections::BTreeMap;

use crate::diag::Diagnostic;
use crate::domain::{Decimal, Dimension, PeriodType, Status};
use crate::vocab::{MetricKind, Vocab};

use super::{Doubt, Figure, Ground};
use crate::profile::model::{Body, Profile};

/// Doubts among the figures of one profile.
pub(super) fn within(vocab: &Vocab, figures: &[Figure<'_>], doubts: &mut Vec<Doubt>) {
    for part in figures.iter().filter(|figure| adds_up(figure)) {
        let holders = vocab.parts.wholes(part.name);
        let whole = figures.iter().filter(|whole| whole.index != part.index).find(|whole| {
            alike(part, whole)
                && (of_time(part, whole) || of_metric(part, (whole, &holders)) || of_subject(part, whole))
                && exceeds(part, whole)
        });
        doubts.extend(whole.map(|whole| told(part, whole)));
    }
}

/// Doubts about zones and what they lie in: a park and its zone, a zone and its city or province.
pub(super) fn between(ground: &Ground<'_>, figures: &[Figure<'_>], doubts: &mut Vec<Doubt>) {
    let mut columns: BTreeMap<(&str, Option<&str>), Vec<&Figure<'_>>> = BTreeMap::new();
    let names: BTreeMap<&str, &Profile> = named(ground.profiles);
    for figure in figures.iter().filter(|figure| adds_up(figure)) {
        columns.entry((figure.name, figure.item.subject.as_deref())).or_default().push(figure);
    }
    for part in figures.iter().filter(|figure| adds_up(figure)) {
        let around = [&part.profile.parent, &part.profile.city, &part.profile.province];
        let around: Vec<&str> =
            around.into_iter().flatten().filter_map(|name| names.get(name.as_str())).map(|p| p.path.as_str()).collect();
        let column = columns.get(&(part.name, part.item.subject.as_deref()));
        let whole = column.into_iter().flatten().find(|whole| {
            around.contains(&whole.profile.path.as_str())
                && whole.profile.path != part.profile.path
                && part.item.period == whole.item.period
                && part.item.period.is_some()
                && alike(part, whole)
                && exceeds(part, whole)
        });
        doubts.extend(whole.map(|whole| told_between(part, whole)));
    }
}

/// Zones and regions by name; a city and a zone never share one.
fn named(profiles: &[Profile]) -> BTreeMap<&str, &Profile> {
    let regions = profiles.iter().filter(|profile| profile.body_kind == Body::Region);
    let zones = profiles.iter().filter(|profile| profile.body_kind == Body::Zone);
    zones.chain(regions).map(|profile| (profile.name.as_str(), profile)).collect()
}

/// True for a figure that happened and of which a part is less than the whole.
fn adds_up(figure: &Figure<'_>) -> bool {
    let sized = matches!(
        figure.measure.0,
        Dimension::Money | Dimension::Count | Dimension::Person | Dimension::Area | Dimension::Mass | Dimension::Energy
    );
    // The share or the rank of a figure says that its number is the smaller side of another pair.
    sized && figure.metric.is_some_and(|metric| metric.kind != MetricKind::Rate) && figure.item.status == Status::Actual
}

/// True where whole and part are given in the same unit and the whole is no plan.
fn alike(part: &Figure<'_>, whole: &Figure<'_>) -> bool {
    part.measure == whole.measure && matches!(whole.item.status, Status::Actual | Status::Estimate)
}

/// Part of a year and the whole of it: of flows only, stocks may shrink.
fn of_time(part: &Figure<'_>, whole: &Figure<'_>) -> bool {
    let (Some(short), Some(long)) = (part.item.period, whole.item.period) else { return false };
    let flow = part.metric.is_some_and(|metric| metric.kind == MetricKind::Flow);
    let inside = match (short.kind(), long.kind()) {
        (PeriodType::Months(..), PeriodType::Year) => true,
        (PeriodType::Months(a, b), PeriodType::Months(c, d)) => c <= a && b <= d && (a, b) != (c, d),
        _ => false,
    };
    flow && inside && short.year() == long.year() && part.name == whole.name && part.item.subject == whole.item.subject
}

/// One metric that is part of another, by the table.
fn of_metric(part: &Figure<'_>, (whole, holders): (&Figure<'_>, &[&str])) -> bool {
    same_time(part, whole) && part.item.subject == whole.item.subject && holders.contains(&whole.name)
}

/// What is limited to a subject, and the same of the whole zone.
fn of_subject(part: &Figure<'_>, whole: &Figure<'_>) -> bool {
    same_time(part, whole) && part.name == whole.name && part.item.subject.is_some() && whole.item.subject.is_none()
}

fn same_time(part: &Figure<'_>, whole: &Figure<'_>) -> bool {
    part.item.period.is_some() && part.item.period == whole.item.period
}

/// True where the part is larger whatever the bounds mean; rounding is let pass.
fn exceeds(part: &Figure<'_>, whole: &Figure<'_>) -> bool {
    let slack = Decimal::new(1005, 3);
    let most = whole.most().and_then(|most| most.checked_mul(slack));
    most.is_some_and(|most| most.is_sign_positive() && part.least() > most)
}

fn told(part: &Figure<'_>, whole: &Figure<'_>) -> Doubt {
    let message = format!(
        "`{}` is {}, more than `{}`, which holds it: {}.",
        part.title(),
        part.told(),
        whole.title(),
        whole.told()
    );
    part.doubt(Diagnostic::warning("figure/part-over-whole", message).hint(HINT))
}

fn told_between(part: &Figure<'_>, whole: &Figure<'_>) -> Doubt {
    let message = format!(
        "`{}` of {} is {}, more than that of {}, in which it lies: {}.",
        part.title(),
        part.profile.name,
        part.told(),
        whole.profile.name,
        whole.told()
    );
    part.doubt(Diagnostic::warning("figure/part-over-whole", message).hint(HINT))
}

const HINT: &str = "Read both lines again: one of the two has a wrong unit (万元, 亿元), period or metric; or say with \
                    `subject:` what the figure is limited to.";
