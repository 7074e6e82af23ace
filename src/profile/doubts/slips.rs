//! Slips of a unit by ten thousand or a hundred million: 万元 for 亿元, 元 for 万元.

use std::collections::BTreeMap;

use crate::diag::Diagnostic;
use crate::domain::{Decimal, Status};
use crate::profile::model::Body;
use crate::vocab::MetricKind;

use super::{Doubt, Figure};

/// How far from all others a number is before its unit is doubted. The largest zones are some hundred times the
/// smallest, and a year twelve times a month.
const FAR: i64 = 2000;

/// The factors by which units are mistaken for each other.
const SLIPS: [i64; 2] = [10_000, 100_000_000];

/// What figures must share to be compared for their size.
type Column<'a> = (&'a str, Option<&'a str>, (crate::domain::Dimension, &'a str));

fn columns<'a, 'f>(figures: impl Iterator<Item = &'f Figure<'a>>) -> BTreeMap<Column<'f>, Vec<&'f Figure<'a>>> {
    let mut columns: BTreeMap<Column<'f>, Vec<&'f Figure<'a>>> = BTreeMap::new();
    for figure in figures.filter(|figure| can_slip(figure)) {
        let measure = (figure.measure.0, figure.measure.1.as_str());
        columns.entry((figure.name, figure.item.subject.as_deref(), measure)).or_default().push(figure);
    }
    columns
}

/// True for positive sizes given in scales, of what happened.
fn can_slip(figure: &Figure<'_>) -> bool {
    let scaled = figure.quantity.unit.contains(['万', '亿', '元', '千']);
    let size = figure.metric.is_none_or(|metric| metric.kind != MetricKind::Rate);
    scaled && size && figure.value > Decimal::ZERO && figure.item.status != Status::Target
}

/// Doubts among the figures of one profile: one number against the same of other times.
pub(super) fn within(figures: &[Figure<'_>], doubts: &mut Vec<Doubt>) {
    for column in columns(figures.iter()).into_values().filter(|column| column.len() > 1) {
        for (at, figure) in column.iter().enumerate() {
            let others = column.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, other)| *other);
            let others: Vec<&Figure<'_>> = others.collect();
            // Of two nobody knows which is wrong: the later is shown.
            let odd = others.len() > 1 || at == 1;
            if let (true, Some(slip)) = (odd, slip_of(figure, &others)) {
                doubts.push(told(figure, &others, slip));
            }
        }
    }
}

/// Doubts between zones: one number against the same of at least three others.
pub(super) fn between(figures: &[Figure<'_>], doubts: &mut Vec<Doubt>) {
    const ENOUGH: usize = 3;
    let zones = figures.iter().filter(|figure| figure.profile.body_kind == Body::Zone && figure.metric.is_some());
    for column in columns(zones.filter(|figure| figure.item.subject.is_none())).into_values() {
        for figure in &column {
            let others: Vec<&Figure<'_>> =
                column.iter().filter(|other| other.profile.path != figure.profile.path).copied().collect();
            let mut names: Vec<&str> = others.iter().map(|other| other.profile.path.as_str()).collect();
            names.dedup();
            if let (true, Some(slip)) = (names.len() >= ENOUGH, slip_of(figure, &others)) {
                doubts.push(told(figure, &others, slip));
            }
        }
    }
}

/// By what power of the units the figure is off, if it is far from all others and near them without it.
fn slip_of(figure: &Figure<'_>, others: &[&Figure<'_>]) -> Option<(i64, std::cmp::Ordering)> {
    use std::cmp::Ordering::{Greater, Less};
    let (least, most) = (others.iter().map(|other| other.value).min()?, others.iter().map(|other| other.value).max()?);
    let (far, near) = (Decimal::from(FAR), Decimal::from(30));
    let large = figure.value.checked_div(most)? > far;
    let small = least.checked_div(figure.value)? > far;
    let fits = |value: Decimal| value <= most.saturating_mul(near) && value.saturating_mul(near) >= least;
    SLIPS.into_iter().find_map(|slip| {
        let by = Decimal::from(slip);
        match (large, small) {
            (true, _) => figure.value.checked_div(by).filter(|value| fits(*value)).map(|_| (slip, Greater)),
            (_, true) => figure.value.checked_mul(by).filter(|value| fits(*value)).map(|_| (slip, Less)),
            _ => None,
        }
    })
}

fn told(figure: &Figure<'_>, others: &[&Figure<'_>], (slip, way): (i64, std::cmp::Ordering)) -> Doubt {
    let other = others.iter().min_by_key(|other| other.profile.path != figure.profile.path);
    let beside = other.map_or_else(String::new, |other| {
        let zone =
            if other.profile.path == figure.profile.path { String::new() } else { format!("{}, ", other.profile.name) };
        format!(" ({zone}{}: {})", other.title(), other.told())
    });
    let size = if way.is_gt() { "larger" } else { "smaller" };
    let message =
        format!("`{}` is {}, some {slip} times {size} than elsewhere{beside}.", figure.title(), figure.told());
    let hint = "Read the line again: 元, 万元 and 亿元 are probably mistaken for each other.";
    figure.doubt(Diagnostic::warning("figure/unit-slip", message).hint(hint))
}
