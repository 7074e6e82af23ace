//! Money said in parts: 50元6角三分, 十块三毛, 壹仟玖佰圆整, 10日元5日本钱; and 三块, which is money only where it ends.

use rust_decimal::Decimal;

use super::bound;
use super::figure::{Figures, Token};
use super::glyphs::{Glyphs, is_boundary};
use super::mention::{Amount, MentionKind};
use super::numeral::{Numeral, Shape, numeral};
use crate::domain::{Bound, Dimension, Quantity};

/// A whole unit, its parts and what each part is of it.
struct Currency {
    wholes: &'static [&'static str],
    unit: &'static str,
    parts: &'static [(&'static str, i64)],
}

const CURRENCIES: [Currency; 4] = [
    Currency {
        wholes: &["块钱", "块", "元", "圆"],
        unit: "元",
        parts: &[("角", 10), ("毛钱", 10), ("毛", 10), ("分钱", 100), ("分", 100)],
    },
    Currency {
        wholes: &["日元", "日圆"], unit: "日元", parts: &[("日本銭", 100), ("日本钱", 100), ("钱", 100)]
    },
    Currency { wholes: &["美元"], unit: "美元", parts: &[("美分", 100)] },
    Currency { wholes: &["欧元"], unit: "欧元", parts: &[("欧分", 100)] },
];

/// Money of two or more parts, or in the everyday 块, that starts with `number`.
pub(super) fn compound(figures: Figures, start: usize, number: Numeral) -> Option<Token> {
    if matches!(number.shape, Shape::Bare | Shape::Between(_)) {
        return None;
    }
    let glyphs = figures.glyphs;
    CURRENCIES.iter().find_map(|currency| {
        let whole = currency.wholes.iter().find(|whole| glyphs.has(number.end, whole))?;
        let end = number.end + whole.chars().count();
        let (value, past) = parts(glyphs, currency, (number.value, end))?;
        let closed = glyphs.any(past, &["钱", "整"]).unwrap_or(past);
        let everyday = whole.starts_with('块') || *whole == "圆";
        let says_more = past > end || closed > past || everyday && (*whole == "块钱" || ends_here(glyphs, end));
        says_more.then(|| token(figures, (start, number, closed), (value, currency.unit))).flatten()
    })
}

/// A currency written before the number: 港币3.14, ¥1200, 人民币5000万.
pub(super) fn prefixed(figures: Figures, start: usize, number: Numeral) -> Option<Token> {
    let signs = [
        (["人民币", "RMB", "CNY", "¥"].as_slice(), "元"),
        (["港币", "港元", "HK$", "HKD"].as_slice(), "港元"),
        (["美元", "美金", "US$", "USD", "$"].as_slice(), "美元"),
        (["欧元", "EUR", "€"].as_slice(), "欧元"),
        (["英镑", "GBP", "£"].as_slice(), "英镑"),
        (["日元", "JPY"].as_slice(), "日元"),
    ];
    let at = start - usize::from(super::glyphs::is_blank(figures.glyphs.before(start)));
    let (from, unit) = signs.iter().find_map(|(words, unit)| Some((figures.glyphs.any_before(at, words)?, *unit)))?;
    let unit = match number.scaled {
        Some(scaled) => figures.glyphs.slice(scaled.scale.0, scaled.scale.1).iter().collect::<String>() + unit,
        None => unit.to_string(),
    };
    let amount = Amount {
        quantity: Quantity::exact(number.scaled.map_or(number.value, |scaled| scaled.value), unit),
        core: figures.glyphs.span(from, number.end),
        numeral: figures.glyphs.span(start, number.end),
        dimension: Dimension::Money,
        script: number.script,
    };
    Some(Token { start: from, end: number.end, kind: MentionKind::Quantity(amount) })
}

/// Adds the parts that follow a whole: 6角三分; a digit alone after 块 or 毛 is a tenth (五块六).
fn parts(glyphs: &Glyphs, currency: &Currency, (mut value, mut end): (Decimal, usize)) -> Option<(Decimal, usize)> {
    let mut per = 1;
    while let Some(part) =
        numeral(glyphs, end).filter(|part| part.shape == Shape::Plain && part.value < Decimal::ONE_HUNDRED)
    {
        let found = currency.parts.iter().find(|(word, count)| *count > per && glyphs.has(part.end, word));
        let (count, past) = match found {
            Some((word, count)) => (*count, part.end + word.chars().count()),
            None if matches!(glyphs.before(end), '块' | '毛')
                && ends_here(glyphs, part.end)
                && part.value < Decimal::TEN =>
            {
                (per * 10, part.end)
            }
            None => break,
        };
        value = value.checked_add(part.value.checked_div(Decimal::from(count))?)?;
        (per, end) = (count, past);
    }
    Some((value, end))
}

/// Nothing follows that 块 could count: 一块标准地 is no money, 7块以上 is.
fn ends_here(glyphs: &Glyphs, end: usize) -> bool {
    let next = glyphs.at(end);
    is_boundary(next)
        || matches!(next, '到' | '至' | '和' | '多' | '左')
        || glyphs.any(end, &["以上", "以下", "以内"]).is_some()
}

fn token(
    figures: Figures,
    (start, number, end): (usize, Numeral, usize),
    (value, unit): (Decimal, &str),
) -> Option<Token> {
    let glyphs = figures.glyphs;
    let before = bound::before(glyphs, figures.lexicon, start);
    let after = bound::after(glyphs, figures.lexicon, end, Dimension::Money);
    let mut quantity = Quantity::exact(value, unit);
    quantity.bound =
        bound::join(before.map(|(_, bound)| bound), after.map(|(_, bound)| bound), number.over.then_some(Bound::Over));
    let amount = Amount {
        quantity,
        core: glyphs.span(start, end),
        numeral: glyphs.span(start, number.end),
        dimension: Dimension::Money,
        script: number.script,
    };
    let start = before.map_or(start, |(from, _)| from);
    Some(Token { start, end: after.map_or(end, |(past, _)| past), kind: MentionKind::Quantity(amount) })
}
