//! Mentions as flat rows, as `yuanzhi mentions` prints them: absolute values, units in their customary spelling, periods
//! on the calendar.
//!
//! A mention that holds a number gives a row of its own and one of kind `number` for the numeral inside it; a change or
//! a share also one of kind `percent`. Rows of one kind never overlap.

use rust_decimal::Decimal;

use super::mention::{Amount, ChangeUnit, Mention, MentionKind, PercentUnit};
use super::period::{Moment, PeriodMention, Reference, When, YearRef, resolve_to_the_day};
use super::{Recogniser, ZoneForm};
use crate::domain::{Bound, Dimension, Period, Point};
use crate::source::Span;
use crate::vocab::Units;

/// One row.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The words, as they stand in the text.
    pub surface: String,
    /// Where they start, in characters from 0.
    pub start: usize,
    /// Where they end, in characters, not included.
    pub end: usize,
    /// `money`, `count`, `dimension`, `duration`, `multiple`, `grade`, `percent`, `fraction`, `range`, `change`, `share`,
    /// `rank`, `ordinal`, `number`, `time`, `zone`, `organisation` or `quoted`.
    pub kind: &'static str,
    /// The number with its scale multiplied out: 3657000000 for 36.57亿元; of a range the lower end.
    pub value: Option<Decimal>,
    /// The unit without its scale: 元.
    pub unit: Option<String>,
    /// ISO 8601, open ends as `..2018` and `2018..`; `None` where the reference does not say enough.
    pub period: Option<String>,
}

/// What a mention says, before its place is counted in characters.
struct Reading {
    span: Span,
    kind: &'static str,
    value: Option<Decimal>,
    unit: Option<String>,
    period: Option<String>,
}

impl Reading {
    fn new(span: Span, kind: &'static str) -> Self {
        Reading { span, kind, value: None, unit: None, period: None }
    }

    fn of(self, value: Decimal, unit: Option<String>) -> Self {
        Reading { value: Some(value.normalize()), unit, ..self }
    }
}

/// The rows of `text`; relative times are measured from `reference` where it is given.
pub fn rows(recogniser: &Recogniser, text: &str, reference: Option<Point>) -> Vec<Row> {
    let mut reference = Reference { article: reference, context: None };
    let mut readings = Vec::new();
    for mention in recogniser.mentions(text) {
        read(&mention, &recogniser.vocab.units, reference, &mut readings);
        if let MentionKind::Period(period) = &mention.kind {
            reference.context = named_year(period).or(reference.context);
        }
    }
    readings.sort_by_key(|reading| (reading.span.start, usize::MAX - reading.span.end));
    place(text, readings)
}

/// The year a period names, if it names one to be spoken of.
fn named_year(period: &PeriodMention) -> Option<i32> {
    match period.when {
        When::At(Moment::Year(YearRef::Given(year)) | Moment::Part(YearRef::Given(year), _))
        | When::At(Moment::Month(YearRef::Given(year), ..) | Moment::Day(YearRef::Given(year), ..)) => Some(year),
        _ => None,
    }
}

/// Counts places in characters, in one pass over the text.
fn place(text: &str, readings: Vec<Reading>) -> Vec<Row> {
    let mut starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    starts.push(text.len());
    let count = |byte: usize| starts.partition_point(|&start| start < byte);
    let row = |reading: Reading| Row {
        surface: reading.span.of(text).to_string(),
        start: count(reading.span.start),
        end: count(reading.span.end),
        kind: reading.kind,
        value: reading.value,
        unit: reading.unit,
        period: reading.period,
    };
    readings.into_iter().map(row).collect()
}

fn read(mention: &Mention, units: &Units, reference: Reference, out: &mut Vec<Reading>) {
    let span = mention.span;
    let percent = |unit: PercentUnit| Some(if unit == PercentUnit::Points { "百分点" } else { "%" }.to_string());
    match &mention.kind {
        MentionKind::Quantity(amount) => quantity(amount, (span, kind_of(amount.dimension)), units, out),
        MentionKind::Grade(amount) => quantity(amount, (span, "grade"), units, out),
        MentionKind::Range { low, high } => {
            let kind = if low.dimension == Dimension::Percent { "range" } else { kind_of(low.dimension) };
            let (value, unit) = absolute(low, units);
            out.push(Reading::new(span, kind).of(value, unit));
            out.extend([low, high].into_iter().map(|end| numeral(end, units)));
        }
        MentionKind::Percent(found) => out.push(Reading::new(span, "percent").of(found.value, percent(found.unit))),
        MentionKind::Fraction(found) => out.push(Reading::new(span, "fraction").of(found.value, None)),
        MentionKind::Change(change) => {
            out.push(Reading::new(span, "change").of(change.value, Some(change.unit.zh().to_string())));
            let unit = if change.unit == ChangeUnit::Points { PercentUnit::Points } else { PercentUnit::Percent };
            if matches!(change.unit, ChangeUnit::Percent | ChangeUnit::Points) && change.core != span {
                out.push(Reading::new(change.core, "percent").of(change.value.abs(), percent(unit)));
            }
        }
        MentionKind::Share(share) => {
            out.push(Reading::new(span, "share").of(share.pct, Some("%".to_string())));
            out.push(Reading::new(share.core, "percent").of(share.pct, Some("%".to_string())));
        }
        MentionKind::Rank(rank) => {
            out.push(Reading::new(span, "rank").of(Decimal::from(rank.position), Some("位".to_string())))
        }
        MentionKind::Ordinal(number) => out.push(Reading::new(span, "ordinal").of(Decimal::from(*number), None)),
        MentionKind::Number { value, bound, .. } => {
            let kind = if *bound == Bound::Exact { "number" } else { "range" };
            out.push(Reading::new(span, kind).of(*value, None));
        }
        MentionKind::Period(period) => {
            let resolved = resolve_to_the_day(period, reference).map(|resolved| open_ended(resolved.period));
            out.push(Reading { period: resolved, ..Reading::new(span, "time") });
        }
        MentionKind::Zone(zone) if zone.form == ZoneForm::Named => out.push(Reading::new(span, "zone")),
        MentionKind::Zone(_) => {}
        MentionKind::Organisation(_) => out.push(Reading::new(span, "organisation")),
        MentionKind::Quoted(_) => out.push(Reading::new(span, "quoted")),
    }
}

fn quantity(amount: &Amount, (span, kind): (Span, &'static str), units: &Units, out: &mut Vec<Reading>) {
    let (value, unit) = absolute(amount, units);
    out.push(Reading::new(span, kind).of(value, unit));
    out.push(numeral(amount, units));
}

/// The numeral inside a quantity.
fn numeral(amount: &Amount, units: &Units) -> Reading {
    Reading::new(amount.numeral, "number").of(absolute(amount, units).0, None)
}

/// Value with its scale multiplied out, and the unit without it in its customary spelling.
fn absolute(amount: &Amount, units: &Units) -> (Decimal, Option<String>) {
    let written = amount.quantity.unit.as_str();
    let scale = units.get(written).map_or(0, |found| found.scale);
    let (scale, unit) = written.split_at_checked(scale).unwrap_or(("", written));
    let factor = units.scale_at(scale).map_or(Decimal::ONE, |(_, factor)| factor);
    let value = amount.quantity.value.checked_mul(factor).unwrap_or(amount.quantity.value);
    (value, Some(units.canon(unit).into_owned()))
}

fn kind_of(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Money => "money",
        Dimension::Count | Dimension::Person | Dimension::Rank => "count",
        Dimension::Percent => "percent",
        Dimension::Multiple => "multiple",
        Dimension::Time => "duration",
        _ => "dimension",
    }
}

/// A period with its open end written `2018..` instead of `2018/..`.
fn open_ended(period: Period) -> String {
    match period {
        Period::Since(point) => format!("{point}.."),
        other => other.to_string(),
    }
}
