//! Metrics: what each means, who reports it, and its rankings.

use std::cmp::Reverse;
use std::ops::Range;

use crate::site::columns::{ColumnId, Measure};
use crate::site::comparison::{self, Cell, ColumnHead};
use crate::site::{EntryId, MetricId, Site, address, series};

use super::frame::Words;
use super::parts::{chart, counted, entry_link, grouped};
use super::shared::Shared;
use super::sheets::{Sheet, pages_view};
use super::table;
use super::views::{History, MetricIndexView, MetricView, RankRow, Ranking, View};

/// Rankings of one figure shown at most; a metric of many projects or companies has thousands.
const MOST_SINGLE: usize = 120;

/// Drawings on one page at most.
const MOST_HISTORIES: usize = 24;

/// The index of metrics.
pub(super) fn index(site: &Site) -> (Words<'_>, View<'_>) {
    let metrics = site.metrics().all().iter().filter(|metric| !metric.href.is_empty());
    let links =
        metrics.map(|metric| (site.say().name(metric.category()), counted(&metric.name, &metric.href, metric.zones)));
    let words = Words::new(site, "metrics", site.say().metrics.text(), site.say().metrics_note.text());
    (words, View::MetricIndex(Box::new(MetricIndexView { groups: grouped(links) })))
}

/// One page of a metric.
pub(super) fn metric<'a>(site: &'a Site, id: MetricId, sheet: Sheet, shared: &Shared) -> (Words<'a>, View<'a>) {
    let metric = site.metrics().get(id);
    let ranked = shared.rankings(site, id, sheet);
    let all = columns(site, id).len();
    let view = MetricView {
        name: &metric.name,
        definition: metric.definition(),
        nature: site.say().name(metric.nature()),
        category: site.say().name(metric.category()),
        synonyms: metric.term.as_ref().map_or(&[], |term| &term.metric.synonyms),
        rankings: rankings(site, &ranked, sheet),
        more_rankings: all - ranked.len(),
        histories: if sheet.is_first() { histories(site, id) } else { Vec::new() },
        reported: metric.zones,
        zone_count: site.zone_count(),
        pages: pages_view(&metric.href, sheet, site.say(), |rows| format!("{}–{}", rows.start + 1, rows.end)),
    };
    let said: [(&str, &dyn std::fmt::Display); 4] =
        [("name", &metric.name), ("m", &site.zone_count()), ("n", &metric.zones), ("a", &metric.definition())];
    let description = site.say().metric_note.with(&said).trim_end().to_string();
    let words = Words::new(site, "metrics", metric.name.as_str(), description)
        .below(site.say().metrics.text(), address::METRICS);
    (words, View::Metric(Box::new(view)))
}

/// The columns of a metric, most reported first, the whole zone before its parts.
fn columns(site: &Site, id: MetricId) -> Vec<ColumnId> {
    let mut columns: Vec<ColumnId> =
        site.columns().of_metric(id).filter(|&column| !site.columns().zones(column).is_empty()).collect();
    columns.sort_by_key(|&column| {
        let (count, whole) = (site.columns().zones(column).len(), site.columns().get(column).subject.is_none());
        (Reverse(count), !whole, column)
    });
    columns
}

/// The columns a metric's pages show: all that several zones report, and some of one zone.
fn shown(site: &Site, id: MetricId) -> Vec<ColumnId> {
    let mut columns = columns(site, id);
    let shared = columns.iter().filter(|&&column| site.columns().zones(column).len() > 1).count();
    columns.truncate(shared + MOST_SINGLE);
    columns
}

/// How many rows the rankings of a metric have, by which its pages are cut; those that are left out because they say
/// nothing new are counted too, so that no number that changes moves a page.
pub(super) fn rows(site: &Site, id: MetricId) -> usize {
    shown(site, id).into_iter().map(|column| site.columns().zones(column).len()).sum()
}

/// One column over all zones that report it, in order.
#[derive(Debug)]
pub(super) struct Ranked {
    head: ColumnHead,
    cells: Vec<Cell>,
    /// Places in `cells`: ranked first, best first, then the unranked.
    order: Vec<usize>,
    /// False for growth that stands beside its number and has nothing to be ranked with.
    said: bool,
}

/// All rankings of a metric.
pub(super) fn ranked(site: &Site, id: MetricId) -> Vec<Ranked> {
    let rank = |column: ColumnId| {
        let zones = site.columns().zones(column);
        let (head, cells) = comparison::column(site, column, zones);
        let mut order: Vec<usize> = (0..zones.len()).collect();
        // Unranked have rank 0; wrapping puts them last.
        order.sort_by_key(|&row| (cells[row].rank.wrapping_sub(1), row));
        let said = site.columns().get(column).measure == Measure::Value
            || head.ranked > 1
            || comparison::adds_rates(site, column, zones);
        Ranked { head, cells, order, said }
    };
    shown(site, id).into_iter().map(rank).collect()
}

/// The rankings of one page: the rows of all columns one after another, cut.
fn rankings<'a>(site: &'a Site, all: &[Ranked], sheet: Sheet) -> Vec<Ranking<'a>> {
    let page = match sheet.is_part() {
        true => sheet.range(sheet.rows),
        false => 0..usize::MAX,
    };
    let mut rankings = Vec::new();
    let mut start = 0;
    for one in all {
        let rows = start..start + one.order.len();
        start = rows.end;
        let (from, until) = (page.start.max(rows.start), page.end.min(rows.end));
        if from < until && one.said {
            rankings.push(ranking(site, one, from - rows.start..until - rows.start));
        }
    }
    rankings
}

/// Some rows of a ranking.
fn ranking<'a>(site: &'a Site, one: &Ranked, rows: Range<usize>) -> Ranking<'a> {
    let id = one.head.id;
    let zones = site.columns().zones(id);
    let row = |&row: &usize| RankRow {
        zone: entry_link(site, zones[row]),
        cell: table::cell(site, id, zones[row], &one.cells[row], one.head.reference),
    };
    Ranking {
        continued: rows.start > 0,
        rows: one.order[rows].iter().map(row).collect(),
        column: table::column(site, &one.head),
    }
}

/// A drawing for each zone that reports the metric for two periods of one column.
fn histories(site: &Site, id: MetricId) -> Vec<History<'_>> {
    let mut found: Vec<(EntryId, &str)> = Vec::new();
    for column in site.columns().of_metric(id) {
        let subject = site.columns().get(column).subject.as_deref().unwrap_or("");
        let zones = site.columns().zones(column).iter().filter(|&&zone| series::has_history(site, zone, column));
        found.extend(zones.map(|&zone| (zone, subject)));
    }
    found.sort_unstable();
    found.dedup();
    let drawn = found.into_iter().filter_map(|(zone, subject)| {
        let figures = figures_of(site, zone, (id, subject));
        Some(History { zone: entry_link(site, zone), subject, chart: chart(site, zone, &figures)? })
    });
    drawn.take(MOST_HISTORIES).collect()
}

fn figures_of(site: &Site, zone: EntryId, (metric, subject): (MetricId, &str)) -> Vec<u16> {
    let notes = (0..=u16::MAX).zip(site.columns().notes(zone));
    notes
        .filter(|(figure, note)| {
            note.metric == metric && site.figure(zone, *figure).subject.as_deref().unwrap_or("") == subject
        })
        .map(|(figure, _)| figure)
        .collect()
}
