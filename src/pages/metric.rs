//! Metrics: what each means, who reports it, and its rankings.

use std::cmp::Reverse;

use crate::site::columns::ColumnId;
use crate::site::comparison;
use crate::site::{EntryId, MetricId, Site, address, series};

use super::frame::Words;
use super::parts::{chart, counted, entry_link};
use super::table;
use super::views::{History, LinkGroup, MetricIndexView, MetricView, RankRow, Ranking, View};

/// Rankings of one figure shown at most; a metric of many projects or companies has thousands.
const MOST_SINGLE: usize = 120;

/// Drawings on one page at most.
const MOST_HISTORIES: usize = 24;

/// The index of metrics.
pub(super) fn index(site: &Site) -> (Words<'_>, View<'_>) {
    let mut groups: Vec<LinkGroup<'_>> = Vec::new();
    for metric in site.metrics().all().iter().filter(|metric| !metric.href.is_empty()) {
        let link = counted(&metric.name, &metric.href, metric.zones);
        match groups.last_mut().filter(|group| group.heading == site.say().name(metric.category())) {
            Some(group) => group.links.push(link),
            None => groups.push(LinkGroup { heading: site.say().name(metric.category()).into(), links: vec![link] }),
        }
    }
    let words = Words::new(site, "metrics", site.say().metrics.text(), site.say().metrics_note.text());
    (words, View::MetricIndex(Box::new(MetricIndexView { groups })))
}

/// The page of one metric.
pub(super) fn metric(site: &Site, id: MetricId) -> (Words<'_>, View<'_>) {
    let metric = site.metrics().get(id);
    let (rankings, more_rankings) = rankings(site, id);
    let view = MetricView {
        name: &metric.name,
        definition: metric.definition(),
        nature: site.say().name(metric.nature()),
        category: site.say().name(metric.category()),
        synonyms: metric.term.as_ref().map_or(&[], |term| &term.metric.synonyms),
        rankings,
        more_rankings,
        histories: histories(site, id),
        reported: metric.zones,
        zone_count: site.zone_count(),
    };
    let said: [(&str, &dyn std::fmt::Display); 4] =
        [("name", &metric.name), ("m", &site.zone_count()), ("n", &metric.zones), ("a", &metric.definition())];
    let description = site.say().metric_note.with(&said).trim_end().to_string();
    let words = Words::new(site, "metrics", metric.name.as_str(), description)
        .below(site.say().metrics.text(), address::METRICS);
    (words, View::Metric(Box::new(view)))
}

/// One ranking a column, most reported first, the whole zone before its parts; and how many are left out.
fn rankings(site: &Site, id: MetricId) -> (Vec<Ranking<'_>>, usize) {
    let mut columns: Vec<ColumnId> =
        site.columns().of_metric(id).filter(|&column| !site.columns().zones(column).is_empty()).collect();
    columns.sort_by_key(|&column| {
        let (count, whole) = (site.columns().zones(column).len(), site.columns().get(column).subject.is_none());
        (Reverse(count), !whole, column)
    });
    let shared = columns.iter().filter(|&&column| site.columns().zones(column).len() > 1).count();
    let shown = columns.len().min(shared + MOST_SINGLE);
    let rankings = columns[..shown].iter().map(|&column| ranking(site, column));
    // A growth that stands beside its number is a ranking of its own only where there is something to rank.
    let said = |ranking: &Ranking<'_>, column: ColumnId| {
        ranking.column.measure == "value"
            || ranking.column.ranked > 1
            || comparison::adds_rates(site, column, site.columns().zones(column))
    };
    let rankings =
        rankings.zip(&columns).filter(|(ranking, column)| said(ranking, **column)).map(|(ranking, _)| ranking);
    (rankings.collect(), columns.len() - shown)
}

fn ranking(site: &Site, id: ColumnId) -> Ranking<'_> {
    let zones = site.columns().zones(id);
    let (head, cells) = comparison::column(site, id, zones);
    let mut order: Vec<usize> = (0..zones.len()).collect();
    // Unranked have rank 0; wrapping puts them last.
    order.sort_by_key(|&row| (cells[row].rank.wrapping_sub(1), row));
    let rows = order.into_iter().map(|row| RankRow {
        zone: entry_link(site, zones[row]),
        cell: table::cell(site, id, zones[row], &cells[row], head.reference),
    });
    Ranking { rows: rows.collect(), column: table::column(site, &head) }
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
