//! Which figures may stand in one column: same metric, subject, measure, period type, status and base unit.
//!
//! 累计 and 全年, 时点数 and 期间数, 目标 and 实际, 元 and 美元 never share a column. Units of one dimension are turned into
//! their base unit for the order only; what is printed is what was written.

use std::collections::{HashMap, HashSet};

use rayon::prelude::*;

use crate::domain::{Decimal, Dimension, Indicator, Period, PeriodType, Status};

use super::lexicon::Lexicon;
use super::metrics::{MetricId, Metrics};
use super::{Entry, EntryId};

/// Place of a column in [`Columns`]; ascending ids follow the order of the vocabulary.
pub type ColumnId = u32;

/// What of a figure is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    /// The number itself.
    Value,
    /// The year-on-year change as published.
    Growth,
}

/// One comparable column.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Column {
    /// The metric.
    pub metric: MetricId,
    /// What it is limited to; `None` for the whole zone.
    pub subject: Option<String>,
    /// Number or growth.
    pub measure: Measure,
    /// What of a year the figures cover; `None` where the source gives no period.
    pub period_type: Option<PeriodType>,
    /// Actual, estimate, target or capacity.
    pub status: Status,
    /// The unit all numbers are turned into for the order.
    pub base: String,
    /// What is measured.
    pub dimension: Dimension,
    /// Places in an order compare only within the same order; empty for all other figures.
    pub among: String,
}

/// A figure's place among the columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Its metric.
    pub metric: MetricId,
    /// The column of its number and the number in the column's base unit.
    pub value: Option<(ColumnId, Decimal)>,
    /// The column of its growth.
    pub growth: Option<ColumnId>,
    /// Its period in one spelling.
    pub period: Option<Period>,
}

/// All columns of the site and where each figure stands.
#[derive(Debug, Default)]
pub struct Columns {
    all: Vec<Column>,
    /// For each entry, a note on each indicator.
    notes: Vec<Vec<Note>>,
    /// For each entry, (column, indicator) in ascending order.
    cells: Vec<Vec<(ColumnId, u16)>>,
    /// Zones of all columns, one column after another.
    zones: Vec<EntryId>,
    /// For each column, where its zones start in `zones`; and the end of the last.
    starts: Vec<usize>,
    /// For each column, whether some entry gives a rate in it without a number.
    bare: Vec<bool>,
}

/// A figure's columns before they have ids.
struct Draft<'a> {
    metric: MetricId,
    value: Option<(Key<'a>, Decimal)>,
    growth: Option<Key<'a>>,
    period: Option<Period>,
}

/// [`Column`], borrowed: ordered like it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Key<'a> {
    metric: MetricId,
    subject: Option<&'a str>,
    measure: Measure,
    period_type: Option<PeriodType>,
    status: Status,
    base: &'a str,
    dimension: Dimension,
    among: &'a str,
}

/// The base unit of things counted, whatever their measure word.
const COUNTED: &str = "个";

/// Factor, base unit and dimension of each unit as written; `None` for one the vocabulary does not know.
type UnitTable = HashMap<String, Option<(Decimal, String, Dimension)>>;

impl Columns {
    /// Finds the columns of all figures.
    pub fn gather(entries: &[Entry], metrics: &Metrics, lexicon: &Lexicon<'_>) -> Columns {
        let units = units(entries, lexicon);
        let drafts: Vec<Vec<Draft<'_>>> = entries.par_iter().map(|entry| drafts(entry, metrics, &units)).collect();
        let keys = keys(&drafts);
        let ids: HashMap<&Key<'_>, ColumnId> = keys.iter().zip(0..).collect();
        let id = |key: &Key<'_>| ids.get(key).copied();
        let notes: Vec<Vec<Note>> =
            drafts.par_iter().map(|drafts| drafts.iter().map(|draft| draft.note(&id)).collect()).collect();
        let cells: Vec<Vec<(ColumnId, u16)>> = notes.iter().map(|notes| cells(notes)).collect();
        let (zones, starts) = zones(entries, &cells, keys.len());
        let bare = bare(&notes, keys.len());
        let all = keys.iter().map(Key::column).collect();
        Columns { all, notes, cells, zones, starts, bare }
    }

    /// All columns in order.
    pub fn all(&self) -> &[Column] {
        &self.all
    }

    /// The column of an id handed out by this table.
    pub fn get(&self, id: ColumnId) -> &Column {
        &self.all[id as usize]
    }

    /// True where some entry gives a rate in this column without the number it belongs to.
    pub fn has_bare_rates(&self, id: ColumnId) -> bool {
        self.bare[id as usize]
    }

    /// The notes on an entry's indicators, in their order.
    pub fn notes(&self, entry: usize) -> &[Note] {
        &self.notes[entry]
    }

    /// (column, indicator) of an entry, ascending.
    pub fn cells(&self, entry: usize) -> &[(ColumnId, u16)] {
        &self.cells[entry]
    }

    /// The columns of one metric, in order.
    pub fn of_metric(&self, metric: MetricId) -> impl Iterator<Item = ColumnId> + use<> {
        let from = self.all.partition_point(|column| column.metric < metric);
        let until = self.all.partition_point(|column| column.metric <= metric);
        (from..until).filter_map(|at| u32::try_from(at).ok())
    }

    /// The zones that report a column, by pinyin; regions are left out.
    pub fn zones(&self, column: ColumnId) -> &[EntryId] {
        let at = column as usize;
        &self.zones[self.starts[at]..self.starts[at + 1]]
    }

    /// The indicators of an entry that stand in one column.
    pub fn cell(&self, entry: usize, column: ColumnId) -> &[(ColumnId, u16)] {
        let cells = self.cells(entry);
        let from = cells.partition_point(|(id, _)| *id < column);
        let count = cells[from..].iter().take_while(|(id, _)| *id == column).count();
        &cells[from..from + count]
    }
}

impl Key<'_> {
    fn column(&self) -> Column {
        Column {
            metric: self.metric,
            subject: self.subject.map(str::to_string),
            measure: self.measure,
            period_type: self.period_type,
            status: self.status,
            base: self.base.to_string(),
            dimension: self.dimension,
            among: self.among.to_string(),
        }
    }
}

impl Draft<'_> {
    fn note(&self, id: &impl Fn(&Key<'_>) -> Option<ColumnId>) -> Note {
        Note {
            metric: self.metric,
            value: self.value.as_ref().and_then(|(key, value)| Some((id(key)?, *value))),
            growth: self.growth.as_ref().and_then(id),
            period: self.period,
        }
    }
}

/// All columns of the drafts, each once, in order.
fn keys<'a>(drafts: &[Vec<Draft<'a>>]) -> Vec<Key<'a>> {
    let all = drafts.iter().flatten().flat_map(|draft| draft.value.map(|(key, _)| key).into_iter().chain(draft.growth));
    let mut keys: Vec<Key<'a>> = Vec::new();
    let mut seen = HashSet::new();
    keys.extend(all.filter(|key| seen.insert(*key)));
    keys.sort_unstable();
    keys
}

fn bare(notes: &[Vec<Note>], columns: usize) -> Vec<bool> {
    let mut bare = vec![false; columns];
    for note in notes.iter().flatten().filter(|note| note.value.is_none()) {
        if let Some(id) = note.growth {
            bare[id as usize] = true;
        }
    }
    bare
}

fn units(entries: &[Entry], lexicon: &Lexicon<'_>) -> UnitTable {
    let mut table = UnitTable::new();
    for figure in entries.iter().flat_map(|entry| &entry.profile.indicators) {
        if let Some(quantity) = &figure.indicator.quantity
            && !table.contains_key(&quantity.unit)
        {
            let known =
                lexicon.unit(&quantity.unit).map(|(factor, base, dimension)| (factor, base.into_owned(), dimension));
            table.insert(quantity.unit.clone(), known);
        }
    }
    table
}

fn drafts<'a>(entry: &'a Entry, metrics: &Metrics, units: &'a UnitTable) -> Vec<Draft<'a>> {
    let figures = entry.profile.indicators.iter();
    figures
        .map(|figure| {
            let indicator = &figure.indicator;
            let metric = metrics.id(&indicator.metric).unwrap_or_default();
            let value = value_key(key(metric, indicator, Measure::Value), indicator, units, metrics);
            let growth = indicator.yoy.map(|_| key(metric, indicator, Measure::Growth));
            Draft { metric, value, growth, period: indicator.period.map(Period::normal) }
        })
        .collect()
}

fn value_key<'a>(
    key: Key<'a>,
    indicator: &'a Indicator,
    units: &'a UnitTable,
    metrics: &Metrics,
) -> Option<(Key<'a>, Decimal)> {
    let quantity = indicator.quantity.as_ref()?;
    // A unit the vocabulary does not know compares with itself only.
    let (factor, base, dimension) = match units.get(&quantity.unit) {
        Some(Some((factor, base, dimension))) => (*factor, base.as_str(), *dimension),
        _ => (Decimal::ONE, quantity.unit.as_str(), Dimension::Other),
    };
    let term = metrics.get(key.metric).term.as_ref();
    let key = match (dimension, indicator.rank.as_ref()) {
        (Dimension::Rank, Some(rank)) => Key { base, dimension, among: &rank.of, ..key },
        (Dimension::Rank, None) if term.is_some_and(|term| term.metric.dimension == Dimension::Rank) => {
            Key { base, dimension, ..key }
        }
        // 位 and 名 count people where no order is named.
        (Dimension::Rank, None) => Key { base: COUNTED, dimension: Dimension::Count, ..key },
        // 家, 户 and 个 are measure words: where the metric says what is counted they make no difference.
        (Dimension::Count, _) if term.is_some_and(|term| !term.metric.unit.is_empty()) => {
            Key { base: COUNTED, dimension, ..key }
        }
        _ => Key { base, dimension, ..key },
    };
    // A number too large for its base unit has no place in an order; it is still printed on its zone's page.
    Some((key, quantity.value.checked_mul(factor)?))
}

fn key(metric: MetricId, indicator: &Indicator, measure: Measure) -> Key<'_> {
    Key {
        metric,
        subject: indicator.subject.as_deref(),
        measure,
        period_type: indicator.period.map(|period| period.kind()),
        status: indicator.status,
        base: "%",
        dimension: Dimension::Percent,
        among: "",
    }
}

/// The zones of each column, one column after another, and where each column starts.
fn zones(entries: &[Entry], cells: &[Vec<(ColumnId, u16)>], columns: usize) -> (Vec<EntryId>, Vec<usize>) {
    let mut pairs: Vec<(ColumnId, EntryId)> = Vec::new();
    for (entry, cells) in cells.iter().enumerate().filter(|(entry, _)| !entries[*entry].is_region()) {
        pairs.extend(cells.chunk_by(|a, b| a.0 == b.0).map(|cell| (cell[0].0, entry)));
    }
    pairs.par_sort_unstable();
    let starts = (0..=columns).map(|column| pairs.partition_point(|(id, _)| (*id as usize) < column)).collect();
    (pairs.into_iter().map(|(_, entry)| entry).collect(), starts)
}

fn cells(notes: &[Note]) -> Vec<(ColumnId, u16)> {
    let mut cells: Vec<(ColumnId, u16)> = notes
        .iter()
        .zip(0..=u16::MAX)
        .flat_map(|(note, index)| {
            note.value.map(|(id, _)| id).into_iter().chain(note.growth).map(move |id| (id, index))
        })
        .collect();
    cells.sort_unstable();
    cells
}
