//! A comparison's columns and cells, ready to print.

use crate::domain::{Dimension, Period, Status};
use crate::site::columns::{ColumnId, Measure};
use crate::site::comparison::{self, ColumnHead};
use crate::site::{EntryId, Site};

use super::parts::Desk;
use super::views::{Cell, Column, ComparisonRow};

/// The head of a column.
pub(super) fn column<'a>(site: &'a Site, head: &ColumnHead) -> Column<'a> {
    let column = site.columns().get(head.id);
    let metric = site.metrics().get(column.metric);
    Column {
        measure: match column.measure {
            Measure::Value => "value",
            Measure::Growth => "growth",
        },
        status: column.status.name(),
        metric: match column.measure {
            Measure::Value => metric.name.as_str().into(),
            Measure::Growth => site.say().growth_of.with(&[("name", &metric.name)]).into(),
        },
        metric_href: &metric.href,
        subject: column.subject.as_deref().unwrap_or(""),
        period_type: site.say().period_type(column.period_type),
        status_word: site.say().status(column.status),
        reference: head.reference.map(|period| site.say().period(Some(period))).unwrap_or_default(),
        reported: head.reported,
        ranked: head.ranked,
        ascending: column.dimension == Dimension::Rank,
        hollow: column.status != Status::Actual,
    }
}

/// One cell of a zone in a column.
pub(super) fn cell<'a>(
    site: &'a Site,
    id: ColumnId,
    zone: EntryId,
    cell: &comparison::Cell,
    reference: Option<Period>,
) -> Cell<'a> {
    let measure = site.columns().get(id).measure;
    let desk = Desk::open(site, zone);
    Cell {
        figures: cell.figures.iter().map(|&figure| desk.cell_figure(figure, measure)).collect(),
        rank: cell.rank,
        bar: cell.bar,
        reason: cell.unranked.map(|reason| reason.words(reference, site.say())).unwrap_or_default(),
    }
}

/// Rows of a table, one for each of `zones`.
pub(super) fn rows<'a>(
    site: &'a Site,
    (columns, rows): (&[ColumnHead], &[Vec<comparison::Cell>]),
    zones: &[EntryId],
    focus: Option<EntryId>,
) -> Vec<ComparisonRow<'a>> {
    let row = |(&zone, cells): (&EntryId, &Vec<comparison::Cell>)| ComparisonRow {
        focus: focus == Some(zone),
        zone: &site.entry(zone).row,
        cells: cells.iter().zip(columns).map(|(one, head)| cell(site, head.id, zone, one, head.reference)).collect(),
    };
    zones.iter().zip(rows).map(row).collect()
}
