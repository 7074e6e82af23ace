//! Honest comparison: which figures of which zones stand in one order, and why the others do not.
//!
//! The rules, each held by a test below:
//! 1. One column compares one metric, subject, measure, period type and status (see [`super::columns`]).
//! 2. A column has one reference period, the one most of its zones report (the latest where several do). Figures of
//!    other periods are shown and not ranked, and say so.
//! 3. Nothing is computed that the source does not say.
//! 4. A bound stays a bound. A figure known only by a bound is ranked where its order against every other figure of
//!    the column is certain whatever the number behind it, and is shown unranked where it is not: "more than 60" is
//!    certainly more than 55 and not certainly less than 75. "About 600" is taken for a number rounded at its last
//!    digit that is no zero: 550 to 650, since that is all the word says.
//! 5. Two readings of one zone, column and period that differ are both shown, and neither is ranked. A round figure
//!    beside an exact one that lies within it (over 60, 62) is no difference; the exact one is ranked.
//! 6. What is not reported is not zero: its cell is empty and takes no part.

use std::collections::BTreeMap;

use crate::domain::{Bound, Decimal, Dimension, Period};

use super::columns::{ColumnId, Measure};
use super::{EntryId, Site, words};

/// Most columns a comparison shows.
pub const MOST_COLUMNS: usize = 8;

/// Columns a comparison is filled up to with those of one zone, where fewer are reported by several.
const FILL_UP_TO: usize = 4;

/// A column of one comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnHead {
    /// The column.
    pub id: ColumnId,
    /// The period its ranked figures speak of; `None` where no figure names one.
    pub reference: Option<Period>,
    /// How many of the compared zones report it.
    pub reported: usize,
    /// How many of those are ranked.
    pub ranked: usize,
}

/// Why an existing figure is not ranked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unranked {
    /// It speaks of another period than the reference.
    OtherPeriod(Period),
    /// The source names no period.
    NoPeriod,
    /// Two readings differ.
    Differ,
    /// A bound leaves its order open.
    OrderOpen,
    /// Nothing to compare it with.
    Alone,
}

/// One zone in one column.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// The indicators shown, by their place in the profile; empty where nothing is reported.
    pub figures: Vec<u16>,
    /// From 1; 0 where unranked.
    pub rank: usize,
    /// Length of the bar in percent of the longest.
    pub bar: u32,
    /// Why it is not ranked.
    pub unranked: Option<Unranked>,
}

/// A comparison of some zones.
#[derive(Debug, Clone)]
pub struct Table {
    /// Its columns.
    pub columns: Vec<ColumnHead>,
    /// For each zone asked for, one cell a column.
    pub rows: Vec<Vec<Cell>>,
    /// How many comparable columns are not shown.
    pub more_columns: usize,
}

/// The comparison of `zones` in the columns they report most.
pub fn table(site: &Site, zones: &[EntryId], most: usize) -> Table {
    let (columns, more_columns) = choose(site, zones, most);
    let mut rows = vec![Vec::with_capacity(columns.len()); zones.len()];
    let mut heads = Vec::with_capacity(columns.len());
    for id in columns {
        let (head, cells) = column(site, id, zones);
        heads.push(head);
        for (row, cell) in rows.iter_mut().zip(cells) {
            row.push(cell);
        }
    }
    Table { columns: heads, rows, more_columns }
}

/// The columns to show, and how many more could be.
///
/// Columns of the whole zone come before those limited to an industry or project, which stand only where there is
/// nothing else; figures without a period are never ranked and come last.
fn choose(site: &Site, zones: &[EntryId], most: usize) -> (Vec<ColumnId>, usize) {
    let mut counts: Vec<(ColumnId, usize)> = Vec::new();
    for &zone in zones {
        let cells = site.columns().cells(zone);
        for (at, (id, _)) in cells.iter().enumerate() {
            if at == 0 || cells[at - 1].0 != *id {
                counts.push((*id, 1));
            }
        }
    }
    counts.sort_unstable();
    counts.dedup_by(|next, kept| next.0 == kept.0 && { kept.1 += next.1; true });
    let whole = |id: ColumnId| site.columns().get(id).subject.is_none();
    if counts.iter().any(|(id, _)| whole(*id)) {
        counts.retain(|(id, _)| whole(*id));
    }
    let dated = |id: ColumnId| site.columns().get(id).period_type.is_some();
    counts.sort_by_key(|&(id, count)| (count < 2, !dated(id), std::cmp::Reverse(count), id));
    let shared = counts.iter().filter(|(id, count)| *count > 1 && dated(*id)).count();
    let shown = shared.max(FILL_UP_TO.min(counts.len())).min(most);
    (counts[..shown].iter().map(|(id, _)| *id).collect(), counts.len() - shown)
}

/// One column over `zones`: its head and one cell a zone.
pub fn column(site: &Site, id: ColumnId, zones: &[EntryId]) -> (ColumnHead, Vec<Cell>) {
    let reference = reference(site, id, zones);
    let mut cells = Vec::with_capacity(zones.len());
    let mut candidates = Vec::new();
    for (row, &zone) in zones.iter().enumerate() {
        let (cell, reading) = cell(site, id, zone, reference);
        candidates.extend(reading.map(|reading| (row, reading)));
        cells.push(cell);
    }
    let ascending = site.columns().get(id).dimension == Dimension::Rank;
    let ranked = rank(&mut cells, candidates, ascending);
    let reported = cells.iter().filter(|cell| !cell.figures.is_empty()).count();
    (ColumnHead { id, reference, reported, ranked }, cells)
}

/// The period most zones report; the latest of those that as many report.
fn reference(site: &Site, id: ColumnId, zones: &[EntryId]) -> Option<Period> {
    let mut counts: BTreeMap<Period, usize> = BTreeMap::new();
    let mut seen = Vec::new();
    for &zone in zones {
        seen.clear();
        seen.extend(site.columns().cell(zone, id).iter().filter_map(|&(_, figure)| period_of(site, zone, figure)));
        seen.sort_unstable();
        seen.dedup();
        for &period in &seen {
            *counts.entry(period).or_default() += 1;
        }
    }
    counts.into_iter().max_by_key(|&(period, count)| (count, period.last().end(), period)).map(|(period, _)| period)
}

fn period_of(site: &Site, zone: EntryId, figure: u16) -> Option<Period> {
    site.figure(zone, figure).period.map(Period::normal)
}

/// The periods an entry reports a column for, ascending.
pub(super) fn periods(site: &Site, entry: EntryId, id: ColumnId) -> Vec<Period> {
    let mut periods: Vec<Period> =
        site.columns().cell(entry, id).iter().filter_map(|&(_, figure)| period_of(site, entry, figure)).collect();
    periods.sort_unstable();
    periods.dedup();
    periods
}

/// The cell of one entry at one period.
pub(super) fn cell_at(site: &Site, id: ColumnId, entry: EntryId, period: Period) -> Cell {
    cell(site, id, entry, Some(period)).0
}

/// What a figure says in its column: a number and how exactly it is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Reading {
    value: Decimal,
    range: Range,
}

/// The numbers that may stand behind a figure, from `low` to `high`; `open` ends do not belong to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Range {
    low: Option<Edge>,
    high: Option<Edge>,
}

/// One end of a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Edge {
    at: Decimal,
    open: bool,
}

/// The cell of one zone, and its reading where it may be ranked.
fn cell(site: &Site, id: ColumnId, zone: EntryId, reference: Option<Period>) -> (Cell, Option<Reading>) {
    let all = site.columns().cell(zone, id);
    let latest = all.iter().map(|&(_, figure)| period_of(site, zone, figure)).max_by_key(|period| period.map(|p| (p.last().end(), p)));
    let Some(latest) = latest else {
        return (Cell::default(), None);
    };
    let at_reference = reference.is_some() && all.iter().any(|&(_, figure)| period_of(site, zone, figure) == reference);
    let shown = if at_reference { reference } else { latest };
    let figures = all.iter().map(|(_, figure)| *figure).filter(|&figure| period_of(site, zone, figure) == shown);
    let (figures, agreed) = settle(site, id, zone, figures);
    let unranked = match (shown, agreed) {
        (None, _) => Some(Unranked::NoPeriod),
        (_, None) => Some(Unranked::Differ),
        (Some(period), _) if !at_reference => Some(Unranked::OtherPeriod(period)),
        _ => None,
    };
    let reading = if unranked.is_none() { agreed } else { None };
    (Cell { figures, unranked, ..Cell::default() }, reading)
}

/// The figures to show, each once, and the reading they agree on.
fn settle(site: &Site, id: ColumnId, zone: EntryId, figures: impl Iterator<Item = u16>) -> (Vec<u16>, Option<Reading>) {
    let mut kept: Vec<(u16, Reading)> = Vec::new();
    for figure in figures {
        if let Some(reading) = reading(site, id, zone, figure) {
            if !kept.iter().any(|(_, known)| *known == reading) {
                kept.push((figure, reading));
            }
        }
    }
    let agreed = match kept.as_slice() {
        [(_, only)] => Some(*only),
        several => {
            let mut exact = several.iter().filter(|(_, reading)| reading.range.is_exact());
            match (exact.next(), exact.next()) {
                (Some((_, exact)), None) if several.iter().all(|(_, other)| other.range.holds(exact.value)) => Some(*exact),
                _ => None,
            }
        }
    };
    (kept.into_iter().map(|(figure, _)| figure).collect(), agreed)
}

fn reading(site: &Site, id: ColumnId, zone: EntryId, figure: u16) -> Option<Reading> {
    let indicator = site.figure(zone, figure);
    if site.columns().get(id).measure == Measure::Growth {
        let value = indicator.yoy?;
        return Some(Reading { value, range: Range::of(value, Bound::Exact, Decimal::ZERO) });
    }
    let (_, value) = site.columns().notes(zone).get(usize::from(figure))?.value?;
    let quantity = indicator.quantity.as_ref()?;
    // The rounding of the number as written, in the base unit: 约600万 is 550万 to 650万.
    let half = match quantity.value.is_zero() {
        true => Decimal::ZERO,
        false => half_of_last_digit(quantity.value).checked_mul(value.checked_div(quantity.value)?)?,
    };
    Some(Reading { value, range: Range::of(value, quantity.bound, half) })
}

/// Half of what the last digit that is no zero counts: 50 for 600, 0.05 for 1.3.
fn half_of_last_digit(value: Decimal) -> Decimal {
    let value = value.normalize();
    let mut unit = Decimal::new(5, value.scale().saturating_add(1).min(28));
    if value.scale() == 0 {
        let mut mantissa = value.mantissa();
        while mantissa != 0 && mantissa % 10 == 0 {
            mantissa /= 10;
            unit = unit.checked_mul(Decimal::TEN).unwrap_or(unit);
        }
    }
    unit
}

impl Range {
    fn of(value: Decimal, bound: Bound, half: Decimal) -> Range {
        let closed = |at| Some(Edge { at, open: false });
        let open = |at| Some(Edge { at, open: true });
        match bound {
            Bound::Exact => Range { low: closed(value), high: closed(value) },
            Bound::Over => Range { low: open(value), high: None },
            Bound::AtLeast => Range { low: closed(value), high: None },
            Bound::Under => Range { low: None, high: open(value) },
            Bound::About => Range { low: closed(value.saturating_sub(half)), high: closed(value.saturating_add(half)) },
        }
    }

    fn is_exact(self) -> bool {
        matches!((self.low, self.high), (Some(low), Some(high)) if low.at == high.at)
    }

    fn holds(self, value: Decimal) -> bool {
        let above = self.low.is_none_or(|low| if low.open { value > low.at } else { value >= low.at });
        let below = self.high.is_none_or(|high| if high.open { value < high.at } else { value <= high.at });
        above && below
    }

    /// Where the range begins, for counting: no low end is before everything, an open one after a closed one.
    fn begins(self) -> (bool, Decimal, bool) {
        self.low.map_or((false, Decimal::ZERO, false), |low| (true, low.at, low.open))
    }

    /// Where the range ends, in the same order as [`Range::begins`]: an open end is before a closed one.
    fn ends(self) -> (bool, Decimal, bool) {
        self.high.map_or((true, Decimal::MAX, true), |high| (true, high.at, !high.open))
    }
}

/// Ranks the candidates and marks those that cannot be; returns how many are ranked.
fn rank(cells: &mut [Cell], candidates: Vec<(usize, Reading)>, ascending: bool) -> usize {
    let order = Order::of(&candidates);
    let (mut ranked, open): (Vec<_>, Vec<_>) =
        candidates.into_iter().partition(|(_, reading)| reading.range.is_exact() || !order.leaves_open(reading.range));
    for (row, _) in open {
        cells[row].unranked = Some(Unranked::OrderOpen);
    }
    if let [(row, _)] = ranked.as_slice() {
        cells[*row].unranked = Some(Unranked::Alone);
        return 0;
    }
    ranked.sort_by(|(a, x), (b, y)| if ascending { x.value.cmp(&y.value) } else { y.value.cmp(&x.value) }.then(a.cmp(b)));
    let longest = ranked.iter().map(|(_, reading)| reading.value).max().unwrap_or_default();
    let (mut place, mut last) = (0, None);
    for (at, (row, reading)) in ranked.iter().enumerate() {
        // Equal numbers share a place; "more than 60" and 60 are not equal.
        if last != Some(*reading) {
            place = at + 1;
            last = Some(*reading);
        }
        cells[*row].rank = place;
        cells[*row].bar = if ascending { 0 } else { bar(reading.value, longest) };
    }
    ranked.len()
}

/// Length in percent of the longest; at least 1 for what is more than nothing.
fn bar(value: Decimal, longest: Decimal) -> u32 {
    if value <= Decimal::ZERO || longest <= Decimal::ZERO {
        return 0;
    }
    let percent = value.checked_div(longest).and_then(|part| part.checked_mul(Decimal::ONE_HUNDRED));
    let percent = percent.and_then(|percent| u32::try_from(percent.round()).ok()).unwrap_or(0);
    percent.clamp(1, 100)
}

/// Where all ranges of a column begin and end, sorted, so that one look finds how many a range overlaps.
struct Order {
    begins: Vec<(bool, Decimal, bool)>,
    ends: Vec<(bool, Decimal, bool)>,
}

impl Order {
    fn of(candidates: &[(usize, Reading)]) -> Order {
        let mut begins: Vec<_> = candidates.iter().map(|(_, reading)| reading.range.begins()).collect();
        let mut ends: Vec<_> = candidates.iter().map(|(_, reading)| reading.range.ends()).collect();
        begins.sort_unstable();
        ends.sort_unstable();
        Order { begins, ends }
    }

    /// True where another range shares a number with this one.
    fn leaves_open(&self, range: Range) -> bool {
        // Overlapping are those that begin no later than this ends, less those that end before this begins.
        let begun = self.begins.partition_point(|begin| reaches(*begin, range.ends()));
        let ended = self.ends.partition_point(|end| !reaches(range.begins(), *end));
        begun.saturating_sub(ended) > 1
    }
}

/// True where a range that begins at `begin` and one that ends at `end` may share a number.
fn reaches(begin: (bool, Decimal, bool), end: (bool, Decimal, bool)) -> bool {
    let (bounded, low, open) = begin;
    let (_, high, closed) = end;
    let unbounded_end = high == Decimal::MAX;
    !bounded || unbounded_end || low < high || (low == high && !open && closed)
}

impl Unranked {
    /// The reason in words, as a comparison's cell prints it.
    pub fn words(self, reference: Option<Period>) -> String {
        match self {
            Unranked::OtherPeriod(period) => {
                format!("{}，基准为{}", words::period(Some(period)), words::period(reference))
            }
            Unranked::NoPeriod => words::NO_PERIOD.into(),
            Unranked::Differ => "两处报道不一致".into(),
            Unranked::OrderOpen => "约数或界限值，先后不能确定".into(),
            Unranked::Alone => "仅此一家可比".into(),
        }
    }
}
