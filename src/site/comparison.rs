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

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::domain::{Bound, Decimal, Dimension, Period};

use super::columns::{ColumnId, Measure};
use super::{Comparison, EntryId, Phrases, Site};

/// Most columns a comparison shows.
pub const MOST_COLUMNS: usize = 8;

/// Columns among which those that rank two zones are sought.
const LOOKED_AT: usize = 24;

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
    /// Its columns, those that rank two zones at least first.
    pub columns: Vec<ColumnHead>,
    /// How many columns rank two zones at least.
    pub comparable: usize,
    /// For each zone asked for, one cell a column.
    pub rows: Vec<Vec<Cell>>,
    /// How many comparable columns are not shown.
    pub more_columns: usize,
}

/// The comparison of `zones` in the columns they report most, at most so many.
pub fn table(site: &Site, zones: &[EntryId], most: usize) -> Table {
    let (columns, shown) = columns(site, zones);
    filled(site, zones, &columns, (shown, most))
}

/// A prebuilt comparison of `zones`, those it compares; that of a zone and its nearest is about what this zone reports.
pub fn of(site: &Site, comparison: &Comparison, zones: &[EntryId]) -> Table {
    let (columns, shown) = columns_of(site, comparison, zones);
    filled(site, zones, &columns, (shown, MOST_COLUMNS))
}

/// The columns over `zones`: those in which at least two are ranked, up to `most`, then the first others, as many columns
/// in all as are worth showing. A column of several periods, one zone each, compares nothing.
fn filled(site: &Site, zones: &[EntryId], columns: &[ColumnId], (shown, most): (usize, usize)) -> Table {
    let (mut comparable, mut others) = (Vec::new(), Vec::new());
    for (place, &id) in columns.iter().take(LOOKED_AT).enumerate() {
        if comparable.len() == most {
            break;
        }
        let (head, cells) = column(site, id, zones);
        match head.ranked > 1 {
            true => comparable.push((head, cells)),
            false if place < shown => others.push((head, cells)),
            false => {}
        }
    }
    let ranking = comparable.len();
    others.truncate(shown.min(most).saturating_sub(ranking));
    let mut table = Table {
        columns: Vec::new(),
        comparable: ranking,
        rows: vec![Vec::with_capacity(ranking + others.len()); zones.len()],
        more_columns: columns.len() - ranking - others.len(),
    };
    for (head, cells) in comparable.into_iter().chain(others) {
        table.columns.push(head);
        for (row, cell) in table.rows.iter_mut().zip(cells) {
            row.push(cell);
        }
    }
    table
}

/// All columns of a comparison, and how many of them, from the first, are worth showing.
///
/// Columns of the whole zone come before those limited to an industry or project, which are shown only where there is
/// nothing else; figures without a period are never ranked and come last. What a single zone says of one of its
/// projects compares with nothing and is no column, unless all there is is of that kind.
fn columns(site: &Site, zones: &[EntryId]) -> (Vec<ColumnId>, usize) {
    arranged(site, zones, counts(site, zones))
}

/// The same of a prebuilt comparison: of a zone and its nearest, the columns that this zone reports; where it reports
/// none, what its nearest have in common.
fn columns_of(site: &Site, comparison: &Comparison, zones: &[EntryId]) -> (Vec<ColumnId>, usize) {
    let Some(focus) = comparison.focus else { return columns(site, zones) };
    let (own, others): (Vec<_>, Vec<_>) =
        counts(site, zones).into_iter().partition(|(id, _)| !site.columns().cell(focus, *id).is_empty());
    let common = |others: Vec<(ColumnId, usize)>| others.into_iter().filter(|(_, count)| *count > 1).collect();
    arranged(site, zones, if own.is_empty() { common(others) } else { own })
}

/// Columns in the order a reader wants them, and how many are worth showing.
fn arranged(site: &Site, zones: &[EntryId], mut counts: Vec<(ColumnId, usize)>) -> (Vec<ColumnId>, usize) {
    let column = |id: ColumnId| site.columns().get(id);
    counts.retain(|&(id, _)| column(id).measure == Measure::Value || adds_rates(site, id, zones));
    let kept = |&(id, count): &(ColumnId, usize)| count > 1 || column(id).subject.is_none();
    if counts.iter().any(kept) {
        counts.retain(kept);
    }
    let dated = |id: ColumnId| column(id).period_type.is_some();
    counts.sort_by_key(|&(id, count)| (column(id).subject.is_some(), !dated(id), count < 2, Reverse(count), id));
    let whole = counts.iter().filter(|(id, _)| column(*id).subject.is_none()).count();
    let candidates = if whole > 0 { &counts[..whole] } else { &counts[..] };
    let shared = candidates.iter().filter(|(id, count)| *count > 1 && dated(*id)).count();
    let shown = shared.clamp(FILL_UP_TO, MOST_COLUMNS).min(candidates.len());
    (counts.iter().map(|(id, _)| *id).collect(), shown)
}

/// How many of the zones report each column, columns ascending.
fn counts(site: &Site, zones: &[EntryId]) -> Vec<(ColumnId, usize)> {
    let mut ids: Vec<ColumnId> = Vec::new();
    for &zone in zones {
        ids.extend(site.columns().cells(zone).chunk_by(|a, b| a.0 == b.0).map(|cell| cell[0].0));
    }
    ids.sort_unstable();
    ids.chunk_by(|a, b| a == b).map(|same| (same[0], same.len())).collect()
}

/// True where a column of growth says something the column of numbers does not: a zone that gave a rate alone.
/// Elsewhere the growth stands beside its number.
pub fn adds_rates(site: &Site, id: ColumnId, zones: &[EntryId]) -> bool {
    let bare = |zone: EntryId, figure: u16| site.columns().notes(zone)[usize::from(figure)].value.is_none();
    site.columns().has_bare_rates(id)
        && zones.iter().any(|&zone| site.columns().cell(zone, id).iter().any(|&(_, figure)| bare(zone, figure)))
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
    site.columns().notes(zone)[usize::from(figure)].period
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
    let latest = all
        .iter()
        .map(|&(_, figure)| period_of(site, zone, figure))
        .max_by_key(|period| period.map(|p| (p.last().end(), p)));
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
        if let Some(reading) = reading(site, id, zone, figure)
            && !kept.iter().any(|(_, known)| *known == reading)
        {
            kept.push((figure, reading));
        }
    }
    let agreed = match kept.as_slice() {
        [(_, only)] => Some(*only),
        several => {
            let mut exact = several.iter().filter(|(_, reading)| reading.range.is_exact());
            match (exact.next(), exact.next()) {
                (Some((_, exact)), None) if several.iter().all(|(_, other)| other.range.holds(exact.value)) => {
                    Some(*exact)
                }
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
    let half = if quantity.bound == Bound::About { rounding(quantity.value, value)? } else { Decimal::ZERO };
    Some(Reading { value, range: Range::of(value, quantity.bound, half) })
}

/// How far a rounded number may lie from the true one, in the base unit: 约600万 is 550万 to 650万.
fn rounding(written: Decimal, base: Decimal) -> Option<Decimal> {
    match written.is_zero() {
        true => Some(Decimal::ZERO),
        false => half_of_last_digit(written).checked_mul(base.checked_div(written)?),
    }
}

/// How far a figure said with 约 may lie from its value in the column's base unit; `None` for any other figure.
pub fn spread(site: &Site, (zone, figure): (EntryId, u16), id: ColumnId) -> Option<Decimal> {
    let quantity = site.figure(zone, figure).quantity.as_ref().filter(|quantity| quantity.bound == Bound::About)?;
    let (column, base) = site.columns().notes(zone).get(usize::from(figure))?.value?;
    if column == id { rounding(quantity.value, base) } else { None }
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
    ranked
        .sort_by(|(a, x), (b, y)| if ascending { x.value.cmp(&y.value) } else { y.value.cmp(&x.value) }.then(a.cmp(b)));
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
    pub fn words(self, reference: Option<Period>, say: &Phrases) -> String {
        match self {
            Unranked::OtherPeriod(period) => {
                say.other_period.with(&[("a", &say.period(Some(period))), ("b", &say.period(reference))])
            }
            Unranked::NoPeriod => say.no_period.text().into(),
            Unranked::Differ => say.differ.text().into(),
            Unranked::OrderOpen => say.order_open.text().into(),
            Unranked::Alone => say.alone.text().into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::trial::{Holding, With, figure, site, zone};
    use super::*;
    use crate::domain::{Indicator, Status};

    /// A site of one zone a figure: 甲, 乙, 丙 …, in the order of their slugs.
    fn zones(figures: &[Indicator]) -> Site {
        let name = |at: usize| format!("园{at}");
        site(
            figures
                .iter()
                .enumerate()
                .map(|(at, figure)| zone(&format!("z{at}"), &name(at)).says(figure.clone()))
                .collect(),
        )
    }

    fn whole(site: &Site) -> Table {
        let all: Vec<EntryId> = (0..site.zone_count()).collect();
        table(site, &all, MOST_COLUMNS)
    }

    /// Ranks of the zones in the first column.
    fn ranks(site: &Site) -> Vec<usize> {
        whole(site).rows.iter().map(|cells| cells[0].rank).collect()
    }

    /// Why the zones are not ranked in the first column.
    fn reasons(site: &Site) -> Vec<String> {
        let table = whole(site);
        let reference = table.columns[0].reference;
        table
            .rows
            .iter()
            .map(|cells| cells[0].unranked.map(|reason| reason.words(reference, site.say())).unwrap_or_default())
            .collect()
    }

    fn many(texts: &[&str]) -> Site {
        zones(&texts.iter().map(|text| figure(text)).collect::<Vec<_>>())
    }

    #[test]
    fn rule_1_one_column_holds_one_period_type_and_status() {
        // 累计 and 全年, 时点 and 期间, 目标 and 实际, whole and part: none of these meets another.
        let target = figure("固定资产投资 9亿元 2023").status(Status::Target);
        let site = zones(&[
            figure("固定资产投资 10亿元 2023"),
            figure("固定资产投资 8亿元 2023-01/2023-08"),
            figure("固定资产投资 7亿元 ..2023-12"),
            target,
            figure("固定资产投资 6亿元 2023").about("生物医药"),
            figure("固定资产投资 5亿美元 2023"),
            figure("规上工业总产值 4亿元 2023"),
        ]);
        assert_eq!(site.columns().all().len(), 7);
        let all: Vec<EntryId> = (0..7).collect();
        for id in 0..7 {
            let (head, cells) = column(&site, id, &all);
            assert_eq!((head.reported, head.ranked), (1, 0));
            assert!(cells.iter().all(|cell| cell.rank == 0));
        }
    }

    #[test]
    fn rule_1_two_spellings_of_one_period_meet() {
        assert_eq!(ranks(&many(&["固定资产投资 1亿元 2023-Q1", "固定资产投资 2亿元 2023-01/2023-03"])), [2, 1]);
    }

    #[test]
    fn rule_1_synonyms_of_a_metric_and_units_of_a_dimension_meet() {
        assert_eq!(ranks(&many(&["GDP 20000万元 2023", "地区生产总值 3亿元 2023"])), [2, 1]);
        assert_eq!(ranks(&many(&["高新技术企业数 20家 2023", "高新技术企业数 30户 2023"])), [2, 1]);
    }

    #[test]
    fn rule_1_places_compare_only_within_one_order() {
        let place = |position: u32, of: &str| figure(&format!("综合考核排名 {position}位 2023")).among(position, of);
        let site = zones(&[place(4, "全国经开区"), place(2, "全省开发区"), place(9, "全省开发区")]);
        let table = whole(&site);
        let provincial = table.columns.iter().position(|head| head.reported == 2).expect("a column of two");
        let ranks: Vec<usize> = table.rows.iter().map(|cells| cells[provincial].rank).collect();
        assert_eq!(ranks, [0, 1, 2]);
    }

    #[test]
    fn rule_2_off_the_reference_period_nothing_is_ranked_and_the_reason_is_given() {
        let site = many(&["固定资产投资 9亿元 2022", "固定资产投资 1亿元 2023", "固定资产投资 2亿元 2023"]);
        assert_eq!(ranks(&site), [0, 2, 1]);
        assert_eq!(reasons(&site), ["参照期为2023年", "", ""]);
        assert_eq!(whole(&site).columns[0].reported, 3);
        assert_eq!(whole(&site).columns[0].ranked, 2);
    }

    #[test]
    fn rule_2_the_reference_is_what_most_report_and_the_latest_on_ties() {
        let of = |texts: &[&str]| whole(&many(texts)).columns[0].reference.expect("a reference").to_string();
        assert_eq!(of(&["固定资产投资 1亿元 2021", "固定资产投资 1亿元 2021", "固定资产投资 1亿元 2023"]), "2021");
        assert_eq!(of(&["固定资产投资 1亿元 2021", "固定资产投资 1亿元 2023"]), "2023");
    }

    #[test]
    fn rule_2_a_zone_stands_with_its_figure_of_the_reference_period() {
        let both = zone("a", "园0").says(figure("固定资产投资 9亿元 2023")).says(figure("固定资产投资 3亿元 2022"));
        let site = site(vec![
            both,
            zone("b", "园1").says(figure("固定资产投资 4亿元 2022")),
            zone("c", "园2").says(figure("固定资产投资 5亿元 2022")),
        ]);
        assert_eq!(ranks(&site), [3, 2, 1]);
    }

    #[test]
    fn rule_2_without_a_period_nothing_is_ranked() {
        let site = many(&["固定资产投资 9亿元", "固定资产投资 1亿元"]);
        assert_eq!(reasons(&site), ["时期未说明", "时期未说明"]);
    }

    #[test]
    fn rule_3_a_rate_without_a_level_stays_a_rate() {
        let site = zones(&[
            figure("规上工业增加值 - 2023").growth("9.5"),
            figure("规上工业增加值 - 2023").growth("-2"),
            figure("规上工业增加值 3亿元 2023"),
        ]);
        let table = whole(&site);
        let measures: Vec<Measure> = table.columns.iter().map(|head| site.columns().get(head.id).measure).collect();
        assert_eq!(measures, [Measure::Growth, Measure::Value]);
        assert_eq!(ranks(&site), [1, 2, 0]);
        assert_eq!(table.rows[1][0].bar, 0, "a fall has no bar");
        assert!(table.rows[2][0].figures.is_empty(), "no growth is computed for the third");
    }

    #[test]
    fn rule_4_a_bound_is_ranked_only_where_its_order_is_certain() {
        // More than 1000 is certainly more than 900; whether it is more than 1200 nobody can say.
        assert_eq!(
            ranks(&many(&["固定资产投资 超1000亿元 2023", "固定资产投资 900亿元 2023", "固定资产投资 800亿元 2023"])),
            [1, 2, 3]
        );
        let open = many(&["固定资产投资 超1000亿元 2023", "固定资产投资 1200亿元 2023", "固定资产投资 800亿元 2023"]);
        assert_eq!(ranks(&open), [0, 1, 2]);
        assert_eq!(reasons(&open)[0], "约数或界限值，先后不能确定");
        // The number itself does not belong to more than and less than; it does to at least.
        assert_eq!(
            ranks(&many(&["固定资产投资 超10亿元 2023", "固定资产投资 10亿元 2023", "固定资产投资 近10亿元 2023"])),
            [1, 2, 3]
        );
        assert_eq!(
            ranks(&many(&["固定资产投资 ≥10亿元 2023", "固定资产投资 10亿元 2023", "固定资产投资 9亿元 2023"])),
            [0, 1, 2]
        );
        // Two open ends overlap.
        assert_eq!(
            ranks(&many(&["固定资产投资 超10亿元 2023", "固定资产投资 超20亿元 2023", "固定资产投资 9亿元 2023"])),
            [0, 0, 0]
        );
    }

    #[test]
    fn rule_4_about_is_a_rounded_number() {
        assert_eq!(
            ranks(&many(&["固定资产投资 约600亿元 2023", "固定资产投资 700亿元 2023", "固定资产投资 500亿元 2023"])),
            [2, 1, 3]
        );
        assert_eq!(
            ranks(&many(&["固定资产投资 约600亿元 2023", "固定资产投资 620亿元 2023", "固定资产投资 500亿元 2023"])),
            [0, 1, 2]
        );
        assert_eq!(
            ranks(&many(&["固定资产投资 约6.5亿元 2023", "固定资产投资 6.6亿元 2023", "固定资产投资 6亿元 2023"])),
            [2, 1, 3]
        );
    }

    #[test]
    fn rule_5_two_readings_that_differ_are_both_shown_and_not_ranked() {
        let torn = zone("a", "园0").says(figure("固定资产投资 9亿元 2023")).says(figure("固定资产投资 8亿元 2023"));
        let site = site(vec![
            torn,
            zone("b", "园1").says(figure("固定资产投资 4亿元 2023")),
            zone("c", "园2").says(figure("固定资产投资 5亿元 2023")),
        ]);
        let table = whole(&site);
        assert_eq!(table.rows[0][0].figures, [0, 1]);
        assert_eq!(reasons(&site)[0], "两处报道不一致");
        assert_eq!(ranks(&site), [0, 2, 1]);
        assert_eq!(site.conflicts().len(), 1);
    }

    #[test]
    fn rule_5_what_agrees_is_shown_once_and_a_round_figure_gives_way_to_an_exact_one() {
        let same = zone("a", "园0").says(figure("固定资产投资 9亿元 2023")).says(figure("固定资产投资 90000万元 2023"));
        let round =
            zone("b", "园1").says(figure("固定资产投资 超6亿元 2023")).says(figure("固定资产投资 6.2亿元 2023"));
        let site = site(vec![same, round]);
        let table = whole(&site);
        assert_eq!((table.rows[0][0].figures.as_slice(), table.rows[1][0].figures.as_slice()), (&[0][..], &[0, 1][..]));
        assert_eq!(ranks(&site), [1, 2]);
        assert!(site.conflicts().is_empty());
    }

    #[test]
    fn rule_6_what_is_not_reported_is_not_zero() {
        let site = site(vec![
            zone("a", "园0"),
            zone("b", "园1").says(figure("固定资产投资 0亿元 2023")),
            zone("c", "园2").says(figure("固定资产投资 5亿元 2023")),
        ]);
        let table = whole(&site);
        assert_eq!(table.rows[0][0], Cell::default());
        assert_eq!((table.columns[0].reported, table.columns[0].ranked), (2, 2));
        assert_eq!(ranks(&site), [0, 2, 1]);
    }

    #[test]
    fn ties_share_a_place() {
        let site = many(&["固定资产投资 5亿元 2023", "固定资产投资 50000万元 2023", "固定资产投资 4亿元 2023"]);
        assert_eq!(ranks(&site), [1, 1, 3]);
    }

    #[test]
    fn growth_beside_its_number_is_no_second_column() {
        let both =
            zones(&[figure("固定资产投资 5亿元 2023").growth("3"), figure("固定资产投资 4亿元 2023").growth("2")]);
        assert_eq!(whole(&both).columns.len(), 1);
        let bare = zones(&[figure("固定资产投资 5亿元 2023").growth("3"), figure("固定资产投资 - 2023").growth("2")]);
        assert_eq!(whole(&bare).columns.len(), 2);
    }

    #[test]
    fn one_figure_alone_has_no_place() {
        let site = many(&["固定资产投资 5亿元 2023"]);
        assert_eq!((ranks(&site), reasons(&site)), (vec![0], vec!["仅此一家可比".to_string()]));
    }

    /// The columns shown of the comparison of the first zone with its nearest, and how many report each.
    fn nearest(site: &Site) -> Vec<(String, usize)> {
        let comparison = site.comparison_of_zone(0).expect("near zones");
        let table = of(site, comparison, &site.compared(comparison));
        let name = |head: &ColumnHead| site.metrics().get(site.columns().get(head.id).metric).name.clone();
        table.columns.iter().map(|head| (name(head), head.reported)).collect()
    }

    /// Three zones of one province; the second and third both report what nobody else does.
    fn three_near(own: &str) -> Site {
        let near = |slug: &str, name: &str| zone(slug, name).lies_in("山东省");
        site(vec![
            near("a", "园0").says(figure(own)),
            near("b", "园1").says(figure("地区生产总值 5亿元 2023")).says(figure("固定资产投资 4亿元 2023")),
            near("c", "园2").says(figure("地区生产总值 6亿元 2023")),
        ])
    }

    #[test]
    fn a_zone_and_its_nearest_are_compared_in_what_this_zone_reports() {
        assert_eq!(nearest(&three_near("固定资产投资 1亿元 2023")), [("固定资产投资".to_string(), 2)]);
    }

    #[test]
    fn what_only_its_nearest_have_in_common_is_compared_where_it_reports_nothing() {
        assert_eq!(nearest(&three_near("规上工业总产值 1亿元 2023")), [("规上工业总产值".to_string(), 1)]);
        let near = |slug: &str, name: &str| zone(slug, name).lies_in("山东省");
        let site = site(vec![
            near("a", "园0"),
            near("b", "园1").says(figure("地区生产总值 5亿元 2023")).says(figure("固定资产投资 4亿元 2023")),
            near("c", "园2").says(figure("地区生产总值 6亿元 2023")),
        ]);
        assert_eq!(nearest(&site), [("地区生产总值".to_string(), 2)]);
    }

    #[test]
    fn columns_that_rank_two_come_before_those_of_different_periods() {
        let site = site(vec![
            zone("a", "园0").says(figure("地区生产总值 5亿元 2021")).says(figure("固定资产投资 5亿元 2023")),
            zone("b", "园1").says(figure("地区生产总值 6亿元 2022")).says(figure("固定资产投资 4亿元 2023")),
            zone("c", "园2").says(figure("地区生产总值 7亿元 2023")),
        ]);
        let table = whole(&site);
        let heads: Vec<(usize, usize)> = table.columns.iter().map(|head| (head.reported, head.ranked)).collect();
        assert_eq!((table.comparable, heads), (1, vec![(2, 2), (3, 0)]));
        assert_eq!(table.rows[0].iter().map(|cell| cell.rank).collect::<Vec<_>>(), [1, 0]);
    }

    #[test]
    fn columns_come_by_how_many_report_them_then_by_the_vocabulary() {
        let site = site(vec![
            zone("a", "园0").says(figure("固定资产投资 5亿元 2023")).says(figure("地区生产总值 5亿元 2023")),
            zone("b", "园1").says(figure("固定资产投资 4亿元 2023")).says(figure("规上工业总产值 5亿元 2023")),
        ]);
        let table = whole(&site);
        let names: Vec<&str> = table
            .columns
            .iter()
            .map(|head| site.metrics().get(site.columns().get(head.id).metric).name.as_str())
            .collect();
        assert_eq!(names, ["固定资产投资", "地区生产总值", "规上工业总产值"]);
    }

    #[test]
    fn at_most_eight_columns_and_none_of_a_part_beside_those_of_the_whole() {
        let metrics = [
            "地区生产总值",
            "规上工业总产值",
            "规上工业增加值",
            "固定资产投资",
            "工业投资",
            "到位资金",
            "协议总投资",
            "外贸进出口总额",
            "规上工业营业收入",
            "财政总收入",
        ];
        let filled = |slug: &str, name: &str| {
            let zone = metrics
                .iter()
                .fold(zone(slug, name), |zone, metric| zone.says(figure(&format!("{metric} 5亿元 2023"))));
            zone.says(figure("产业产值 1亿元 2023").about("新材料"))
        };
        let site = site(vec![filled("a", "园0"), filled("b", "园1")]);
        let table = whole(&site);
        assert_eq!(table.columns.len(), MOST_COLUMNS);
        assert!(table.columns.iter().all(|head| site.columns().get(head.id).subject.is_none()));
        assert_eq!(
            table.more_columns,
            metrics.len() + 1 - MOST_COLUMNS,
            "the part both report is offered, though not shown"
        );
    }

    #[test]
    fn a_comparison_nobody_shares_still_shows_what_there_is() {
        let site = many(&["固定资产投资 5亿元 2023", "地区生产总值 5亿元 2023"]);
        let table = whole(&site);
        assert_eq!(table.columns.iter().map(|head| head.reported).collect::<Vec<_>>(), [1, 1]);
    }

    #[test]
    fn numbers_too_large_for_their_unit_do_no_harm() {
        let site = many(&[
            "固定资产投资 79000000000000000000000000000亿元 2023",
            "固定资产投资 约79000000000000000000000000000元 2023",
            "固定资产投资 1元 2023",
        ]);
        assert!(whole(&site).columns.len() <= MOST_COLUMNS);
    }
}
