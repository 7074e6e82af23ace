//! Series: the figures of one metric and subject over time, and the small drawing of those that may stand in one.

use std::collections::BTreeMap;

use crate::domain::{Decimal, Period, Status};

use super::columns::{ColumnId, Measure};
use super::metrics::MetricId;
use super::{EntryId, Site};

/// The figures of one metric and subject in one profile, newest first, by their place in the profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// The metric.
    pub metric: MetricId,
    /// The figures.
    pub figures: Vec<u16>,
}

/// One mark of a drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The figure, by its place in the profile.
    pub figure: u16,
    /// From 0 (left) to 100.
    pub x: u32,
    /// From 0 (top) to 100.
    pub y: u32,
    /// True for what has not happened.
    pub hollow: bool,
}

/// A drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    /// In the order of time.
    pub marks: Vec<Mark>,
    /// Height of the zero line.
    pub zero: u32,
}

/// All series of an entry: metrics in the order of the vocabulary, the whole zone before its parts.
pub fn of_entry(site: &Site, entry: EntryId) -> Vec<Series> {
    let mut groups: BTreeMap<(MetricId, Option<&str>), Vec<u16>> = BTreeMap::new();
    for (index, note) in (0..=u16::MAX).zip(site.columns().notes(entry)) {
        let subject = site.figure(entry, index).subject.as_deref();
        groups.entry((note.metric, subject)).or_default().push(index);
    }
    let time = |figure: &u16| site.figure(entry, *figure).period.map(|period| (period.last().end(), period));
    groups
        .into_iter()
        .map(|((metric, _), mut figures)| {
            figures.sort_by(|a, b| time(b).cmp(&time(a)).then(a.cmp(b)));
            Series { metric, figures }
        })
        .collect()
}

/// The drawing of a series: of the period type and unit with the most figures, where there are two at least.
///
/// Figures of different period types never share a drawing; targets and estimates may stand beside what has
/// happened, as hollow marks.
pub fn drawing(site: &Site, entry: EntryId, figures: &[u16]) -> Option<Drawing> {
    let notes = site.columns().notes(entry);
    let mut kinds: BTreeMap<_, Vec<(Period, u16, Decimal)>> = BTreeMap::new();
    for &figure in figures {
        let indicator = site.figure(entry, figure);
        if let (Some(period), Some((id, value))) = (indicator.period, notes[usize::from(figure)].value) {
            let column = site.columns().get(id);
            kinds.entry((column.period_type, &column.base, &column.among)).or_default().push((
                period.normal(),
                figure,
                value,
            ));
        }
    }
    let distinct = |points: &Vec<(Period, u16, Decimal)>| {
        let mut periods: Vec<Period> = points.iter().map(|(period, ..)| *period).collect();
        periods.sort_unstable();
        periods.dedup();
        periods.len()
    };
    let points = kinds
        .into_values()
        .filter(|points| distinct(points) > 1)
        .max_by_key(|points| (distinct(points), points.len()))?;
    Some(place(site, entry, points))
}

/// True where an entry reports a column for two periods at least.
pub fn has_history(site: &Site, entry: EntryId, column: ColumnId) -> bool {
    let mut periods =
        site.columns().cell(entry, column).iter().filter_map(|&(_, figure)| site.figure(entry, figure).period);
    let first = periods.next();
    site.columns().get(column).measure == Measure::Value
        && periods.any(|period| Some(period.normal()) != first.map(Period::normal))
}

fn place(site: &Site, entry: EntryId, mut points: Vec<(Period, u16, Decimal)>) -> Drawing {
    points.sort_by_key(|(period, figure, _)| (period.last().end(), *period, *figure));
    let day = |period: Period| {
        let (year, month, day) = period.last().end();
        i64::from(year) * 372 + i64::from(month) * 31 + i64::from(day)
    };
    let (first, last) = (day(points[0].0), day(points[points.len() - 1].0));
    let low = points.iter().map(|(.., value)| *value).min().unwrap_or_default().min(Decimal::ZERO);
    let high = points.iter().map(|(.., value)| *value).max().unwrap_or_default().max(Decimal::ZERO);
    let y = |value: Decimal| 100 - percent(value, low, high);
    let marks = points
        .iter()
        .map(|(period, figure, value)| Mark {
            figure: *figure,
            x: u32::try_from((day(*period) - first) * 100 / (last - first).max(1)).unwrap_or(0),
            y: y(*value),
            hollow: site.figure(entry, *figure).status != Status::Actual,
        })
        .collect();
    Drawing { marks, zero: y(Decimal::ZERO) }
}

/// How far a value lies from `low` (0) to `high` (100).
fn percent(value: Decimal, low: Decimal, high: Decimal) -> u32 {
    let part = high.checked_sub(low).and_then(|range| value.checked_sub(low)?.checked_div(range));
    let percent = part.and_then(|part| part.checked_mul(Decimal::ONE_HUNDRED)).unwrap_or_default();
    u32::try_from(percent.round()).unwrap_or(0).min(100)
}

#[cfg(test)]
mod tests {
    use super::super::trial::{Holding, With, figure, site, zone};
    use super::*;

    #[test]
    fn a_drawing_holds_one_period_type_and_marks_what_has_not_happened() {
        let zone = zone("a", "园甲")
            .says(figure("固定资产投资 100亿元 2021"))
            .says(figure("固定资产投资 1500000万元 2022"))
            .says(figure("固定资产投资 90亿元 2022-01/2022-08"))
            .says(figure("固定资产投资 200亿元 2023").status(Status::Target));
        let site = site(vec![zone]);
        let series = of_entry(&site, 0);
        assert_eq!(series.len(), 1);
        assert_eq!(series[0].figures, [3, 1, 2, 0], "newest first");
        let drawing = drawing(&site, 0, &series[0].figures).expect("a drawing");
        let marks: Vec<_> = drawing.marks.iter().map(|mark| (mark.figure, mark.x, mark.y, mark.hollow)).collect();
        assert_eq!(marks, [(0, 0, 50, false), (1, 50, 25, false), (3, 100, 0, true)]);
        assert_eq!(drawing.zero, 100);
    }

    #[test]
    fn one_period_makes_no_drawing() {
        let zone = zone("a", "园甲").says(figure("固定资产投资 1亿元 2021")).says(figure("固定资产投资 2亿元 2021"));
        let site = site(vec![zone]);
        assert_eq!(drawing(&site, 0, &[0, 1]), None);
    }
}
