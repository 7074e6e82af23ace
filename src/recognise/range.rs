//! From one number to another: 5000台—10000台, 8%~10%, 30至50人, 一百二十到一百五十万元; also 三五家.

use rust_decimal::Decimal;

use super::bound;
use super::figure::{Figures, Token};
use super::mention::{Amount, MentionKind, PercentUnit};
use super::numeral::{Numeral, Shape, numeral};
use crate::domain::{Dimension, Quantity};

/// One end of a range.
struct End {
    amount: Amount,
    /// Index past it.
    end: usize,
}

/// The range that starts with `first`.
pub(super) fn range(figures: Figures, start: usize, first: Numeral) -> Option<Token> {
    if let Shape::Between(low) = first.shape {
        return pair(figures, start, first, low);
    }
    let own_end = figures.percentage(first).map(|(_, _, end)| end);
    let own_end = own_end.or_else(|| figures.unit_after(first).map(|here| here.end));
    let joined = figures.glyphs.range_join(own_end.unwrap_or(first.end))?;
    let own = percent_end(figures, start, first).or_else(|| unit_end(figures, start, first));
    let grows = own.is_some() && matches!(figures.glyphs.before(start), '从' | '由');
    let second = numeral(figures.glyphs, joined).filter(|second| !grows && matches!(second.shape, Shape::Plain))?;
    let high = percent_end(figures, joined, second).or_else(|| unit_end(figures, joined, second))?;
    let low = match own {
        Some(own) => own.amount,
        None => inherited(figures, (start, first), (second, &high.amount))?,
    };
    let rises = size(figures, &low)? < size(figures, &high.amount)?;
    (rises && low.dimension == high.amount.dimension).then(|| token(figures, start, low, high))
}

fn token(figures: Figures, start: usize, low: Amount, high: End) -> Token {
    let before = bound::before(figures.glyphs, figures.lexicon, start).map_or(start, |(from, _)| from);
    let after = bound::after(figures.glyphs, figures.lexicon, high.end, high.amount.dimension)
        .map_or(high.end, |(past, _)| past);
    Token { start: before, end: after, kind: MentionKind::Range { low, high: high.amount } }
}

fn percent_end(figures: Figures, start: usize, number: Numeral) -> Option<End> {
    let ((factor, more), unit, end) = figures.percentage(number)?;
    let unit = match unit {
        PercentUnit::Percent => "%",
        PercentUnit::Points => "个百分点",
    };
    let value = number.value.checked_mul(factor)?.checked_add(more)?;
    let amount = Amount {
        quantity: Quantity::exact(value, unit),
        core: figures.glyphs.span(start, end),
        numeral: figures.glyphs.span(start, number.end),
        dimension: Dimension::Percent,
        script: number.script,
    };
    Some(End { amount, end })
}

fn unit_end(figures: Figures, start: usize, number: Numeral) -> Option<End> {
    let here = figures.unit_after(number)?;
    Some(End { amount: figures.amount(start, number, here)?, end: here.end })
}

/// The lower end with the unit of the upper: 2—3万 is 2万 to 3万, 5000—1万元 is 5000元 to 1万元.
fn inherited(
    figures: Figures,
    (start, number): (usize, Numeral),
    (second, high): (Numeral, &Amount),
) -> Option<Amount> {
    let scale: usize = second.scaled.map_or(0, |scaled| scaled.scale.1 - scaled.scale.0);
    let bare: String = high.quantity.unit.chars().skip(scale).collect();
    let quantity = match (number.scaled, second.scaled) {
        (Some(own), _) => {
            let scale: String = figures.glyphs.slice(own.scale.0, own.scale.1).iter().collect();
            Quantity::exact(own.value, scale + &bare)
        }
        (None, Some(scaled)) if number.value < scaled.value => {
            Quantity::exact(number.value, high.quantity.unit.clone())
        }
        (None, _) => Quantity::exact(number.value, bare),
    };
    let span = figures.glyphs.span(start, number.end);
    Some(Amount { quantity, core: span, numeral: span, dimension: high.dimension, script: number.script })
}

/// 三五家, 七八百万元: two digits side by side.
fn pair(figures: Figures, start: usize, number: Numeral, low: Decimal) -> Option<Token> {
    let here = figures.unit_after(number).filter(|here| here.unit.percent.is_none())?;
    let high = figures.amount(start, number, here)?;
    let scale = number.scaled.map_or(Some(Decimal::ONE), |scaled| number.value.checked_div(scaled.value))?;
    let mut lower = high.clone();
    lower.quantity.value = low.checked_div(scale)?;
    Some(token(figures, start, lower, End { amount: high, end: here.end }))
}

/// The number with its scale multiplied out, to compare two of the same unit.
fn size(figures: Figures, amount: &Amount) -> Option<Decimal> {
    let scale = amount.quantity.unit.chars().map_while(|c| match c {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1000),
        '万' => Some(10_000),
        '亿' => Some(100_000_000),
        _ => None,
    });
    let known = figures.lexicon.units.iter().any(|unit| *unit.surface == *amount.quantity.unit);
    let factor = if known { Some(1) } else { scale.into_iter().try_fold(1i64, i64::checked_mul) }?;
    amount.quantity.value.checked_mul(Decimal::from(factor))
}
