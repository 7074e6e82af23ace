//! One word of the plain file as a value: `约600家`, `-4.5%`, `2023-H1`, `001:14`, `true`.
//!
//! Hands write bounds in more than one way (`60余家`, `超60家`, `>60家`); all of them read, one is written.

use rust_decimal::Decimal;

use crate::domain::{Bound, Period, Quantity};

/// Words before a number and what they say of it, longest first where one begins another.
const BEFORE: &[(&str, Bound)] = &[
    ("大约", Bound::About),
    ("约", Bound::About),
    ("≈", Bound::About),
    ("~", Bound::About),
    ("超过", Bound::Over),
    ("超", Bound::Over),
    ("突破", Bound::Over),
    (">=", Bound::AtLeast),
    ("≥", Bound::AtLeast),
    ("不低于", Bound::AtLeast),
    ("不少于", Bound::AtLeast),
    ("至少", Bound::AtLeast),
    (">", Bound::Over),
    ("＞", Bound::Over),
    ("近", Bound::Under),
    ("不足", Bound::Under),
    ("不到", Bound::Under),
    ("<", Bound::Under),
    ("＜", Bound::Under),
];

/// Words after the unit.
const AFTER: &[(&str, Bound)] = &[("以上", Bound::AtLeast), ("左右", Bound::About), ("以下", Bound::Under)];

/// Words between number (or scale) and unit: `60余家`, `10万余户`, `30多亿元`.
const BETWEEN: &[&str] = &["余", "多"];

/// Why a word is no quantity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoQuantity {
    /// No digits where the number should stand.
    NoNumber,
    /// Digits that make no number, or one too long to keep exactly.
    BadNumber,
    /// Two words say two different things: `约600家以上`.
    TwoBounds,
    /// A range: `5000台—10000台`.
    Range,
}

/// A value word: bound, number, unit.
pub(super) fn quantity(word: &str) -> Result<Quantity, NoQuantity> {
    let word = word.trim();
    let (mut bounds, rest) = match BEFORE.iter().find(|(text, _)| word.starts_with(text)) {
        Some((text, bound)) => (vec![*bound], word[text.len()..].trim_start()),
        None => (Vec::new(), word),
    };
    let (value, rest) = number(rest)?;
    let mut unit = rest.trim_start().to_string();
    if let Some((text, bound)) = AFTER.iter().find(|(text, _)| unit.ends_with(text)) {
        unit.truncate(unit.len() - text.len());
        bounds.push(*bound);
    }
    if let Some(shorter) = without_between(&unit) {
        unit = shorter;
        bounds.push(Bound::Over);
    }
    if starts_a_range(&unit) {
        return Err(NoQuantity::Range);
    }
    // Digits that go on behind a blank, a Chinese comma or a wide digit: `1 234万元`, `1，234万元`.
    if unit.starts_with(|c: char| c.is_numeric() || "，．。".contains(c)) {
        return Err(NoQuantity::BadNumber);
    }
    bounds.dedup();
    match bounds.as_slice() {
        [] => Ok(Quantity::exact(value, unit.trim_end())),
        [bound] => Ok(Quantity { value, unit: unit.trim_end().to_string(), bound: *bound }),
        _ => Err(NoQuantity::TwoBounds),
    }
}

/// The unit without its 余 or 多, if one stands before it or after its scale.
fn without_between(unit: &str) -> Option<String> {
    let scale: usize = unit.chars().take_while(|c| "十百千万亿".contains(*c)).map(char::len_utf8).sum();
    let (scale, rest) = unit.split_at(scale);
    let rest = BETWEEN.iter().find_map(|word| rest.strip_prefix(word))?;
    Some(format!("{scale}{rest}"))
}

/// True where a second number follows a dash: `—10000台`, `家-20家`.
fn starts_a_range(unit: &str) -> bool {
    unit.char_indices().filter(|(_, c)| "-–—~～至到".contains(*c)).any(|(at, c)| {
        unit[at + c.len_utf8()..].trim_start_matches(['-', '—']).starts_with(|c: char| c.is_ascii_digit())
    })
}

/// The number a word begins with, and what follows it. Digits may be grouped by commas.
fn number(word: &str) -> Result<(Decimal, &str), NoQuantity> {
    let (negative, digits) = match word.strip_prefix(['-', '−', '－']) {
        Some(rest) => (true, rest),
        None => (false, word.strip_prefix('+').unwrap_or(word)),
    };
    let mut end = digits.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == ',')).unwrap_or(digits.len());
    let written = digits[..end].trim_end_matches(['.', ',']);
    end = written.len();
    if !written.starts_with(|c: char| c.is_ascii_digit()) {
        return Err(NoQuantity::NoNumber);
    }
    if !well_grouped(written) {
        return Err(NoQuantity::BadNumber);
    }
    let value = Decimal::from_str_exact(&written.replace(',', "")).map_err(|_| NoQuantity::BadNumber)?;
    Ok((if negative { -value } else { value }, &digits[end..]))
}

/// True where commas part the whole digits in threes and one point at most stands after them.
fn well_grouped(written: &str) -> bool {
    let (whole, fraction) = written.split_once('.').unwrap_or((written, ""));
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or("");
    let mut grouped = false;
    let threes = groups.all(|group| {
        grouped = true;
        group.len() == 3
    });
    threes && (!grouped || (1..=3).contains(&first.len())) && !fraction.contains(['.', ','])
}

/// A percentage: `33.3%`, `-4.5%`; the sign may be left out.
pub(super) fn percent(word: &str) -> Option<Decimal> {
    let (value, rest) = number(word.trim()).ok()?;
    matches!(rest.trim(), "" | "%" | "％").then_some(value)
}

/// A percentage as it is written.
pub(super) fn percent_word(value: Decimal) -> String {
    format!("{}%", value.normalize())
}

/// True or false, as hands write it.
pub(super) fn truth(word: &str) -> Option<bool> {
    match word.trim().to_ascii_lowercase().as_str() {
        "true" | "yes" | "是" => Some(true),
        "false" | "no" | "否" => Some(false),
        _ => None,
    }
}

/// `first-last` lines of a file.
pub(super) fn lines(word: &str) -> Option<(usize, usize)> {
    let (first, last) = word.split_once(['-', '–', '—'])?;
    let range = (first.trim().parse().ok()?, last.trim().parse().ok()?);
    (range.0 > 0 && range.0 <= range.1).then_some(range)
}

/// A word with the digits and signs of a Chinese keyboard made narrow: `１，２３４．５万元` → `1,234.5万元`.
pub(super) fn narrow(word: &str) -> String {
    let one = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        '。' => '.',
        c => c,
    };
    word.chars().map(one).collect()
}

/// The value a hand may have meant by a word that is none: `１４０亿元`, `1，234.5万元`.
pub(super) fn quantity_meant(word: &str) -> Option<Quantity> {
    let meant = narrow(word);
    let unit = |quantity: &Quantity| !quantity.unit.contains(|c: char| c.is_ascii_punctuation() && !"/%²³".contains(c));
    (meant != word).then(|| quantity(&meant).ok().filter(unit)).flatten()
}

/// The period a hand may have meant by a word that is none: `2023年8月`, `2023-8`, `2023H1`, `2023年1-8月`.
pub(super) fn period_meant(word: &str) -> Option<Period> {
    let as_of = word.contains("截至") || word.contains("截止") || word.starts_with("..");
    let half = if word.contains("上半年") {
        "H1"
    } else if word.contains("下半年") {
        "H2"
    } else {
        ""
    };
    let plain = word.to_ascii_uppercase().replace("上半年", "").replace("下半年", "");
    let mut numbers: Vec<&str> =
        plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty()).collect();
    if !half.is_empty() {
        numbers.push(half);
    }
    let spelt: Vec<String> = numbers.iter().map(|part| two_digits(part)).collect();
    let spelt: Vec<&str> = spelt.iter().map(String::as_str).collect();
    let range = word.contains(['/', '~', '～', '至', '到', '—', '–']) || word.contains("年") && word.contains('-');
    let text = match spelt.as_slice() {
        [year] => year.len().checked_sub(4).and_then(|_| year.get(..4)).map(|y| joined(y, &year[4..]))?,
        [year, month] if range && year.len() == 4 && month.len() == 4 => format!("{year}/{month}"),
        [year, unit] => format!("{year}-{unit}"),
        [year, from, to] if range && to.len() == 2 => format!("{year}-{from}/{year}-{to}"),
        [year, month, day] => format!("{year}-{month}-{day}"),
        [y1, m1, y2, m2] if range => format!("{y1}-{m1}/{y2}-{m2}"),
        _ => return None,
    };
    let text = if as_of && !text.contains('/') { format!("..{text}") } else { text };
    text.parse().ok()
}

fn joined(year: &str, unit: &str) -> String {
    if unit.is_empty() { year.to_string() } else { format!("{year}-{unit}") }
}

fn two_digits(part: &str) -> String {
    if part.len() == 1 && part.starts_with(|c: char| c.is_ascii_digit()) {
        format!("0{part}")
    } else {
        part.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn canonical(word: &str) -> String {
        quantity(word).map(|q| q.to_string()).unwrap_or_else(|fault| format!("{fault:?}"))
    }

    #[test]
    fn every_way_to_write_a_bound_has_one_written_form() {
        for (typed, written) in [
            ("140亿元", "140亿元"),
            ("约600家", "约600家"),
            ("≈600家", "约600家"),
            ("600家左右", "约600家"),
            ("超60家", "超60家"),
            ("60余家", "超60家"),
            ("60多家", "超60家"),
            (">60家", "超60家"),
            ("10万余户", "超10万户"),
            ("30多亿元", "超30亿元"),
            ("近600家", "近600家"),
            ("<600家", "近600家"),
            ("≥30亿元", "≥30亿元"),
            (">=30亿元", "≥30亿元"),
            ("30亿元以上", "≥30亿元"),
            ("不低于30亿元", "≥30亿元"),
            ("1,234.5万元", "1234.5万元"),
            ("-4.5亿元", "-4.5亿元"),
            ("−4.50亿元", "-4.5亿元"),
            ("24 个", "24个"),
            ("30.0%", "30%"),
            ("12", "12"),
            ("12.0个百分点", "12个百分点"),
        ] {
            assert_eq!(canonical(typed), written, "{typed}");
            assert_eq!(canonical(written), written, "{typed}");
        }
    }

    #[test]
    fn wide_digits_are_understood_for_the_mending() {
        for (typed, meant) in [
            ("１４０亿元", Some("140亿元")),
            ("1，234.5万元", Some("1234.5万元")),
            ("约６００家", Some("约600家")),
            ("1，23万元", None),
            ("许多", None),
        ] {
            assert_eq!(quantity_meant(typed).map(|quantity| quantity.to_string()).as_deref(), meant, "{typed}");
        }
    }

    #[test]
    fn what_is_no_quantity_says_why() {
        for (typed, why) in [
            ("许多", NoQuantity::NoNumber),
            ("", NoQuantity::NoNumber),
            ("一百家", NoQuantity::NoNumber),
            ("1.2.3亿元", NoQuantity::BadNumber),
            ("12,34亿元", NoQuantity::BadNumber),
            ("99999999999999999999999999999999元", NoQuantity::BadNumber),
            ("约600家以上", NoQuantity::TwoBounds),
            ("5000台—10000台", NoQuantity::Range),
            ("5-10家", NoQuantity::Range),
            ("1 234万元", NoQuantity::BadNumber),
            ("1，234万元", NoQuantity::BadNumber),
            ("1４0亿元", NoQuantity::BadNumber),
        ] {
            assert_eq!(quantity(typed), Err(why), "{typed}");
        }
    }

    #[test]
    fn percentages_and_truths_read_as_hands_write_them() {
        assert_eq!(percent("33.3%"), Some(Decimal::new(333, 1)));
        assert_eq!(percent("-4.5 ％"), Some(Decimal::new(-45, 1)));
        assert_eq!(percent("+12"), Some(Decimal::new(12, 0)));
        assert_eq!(percent("12个百分点"), None);
        assert_eq!(truth("Yes"), Some(true));
        assert_eq!(truth("maybe"), None);
        assert_eq!(lines("3-28"), Some((3, 28)));
        assert_eq!(lines("28-3"), None);
    }

    #[test]
    fn a_period_in_other_words_is_understood_for_the_hint() {
        for (typed, meant) in [
            ("2023年", "2023"),
            ("2023年8月", "2023-08"),
            ("2023-8", "2023-08"),
            ("2023.8", "2023-08"),
            ("2023H1", "2023-H1"),
            ("2023年上半年", "2023-H1"),
            ("2023q3", "2023-Q3"),
            ("2023年1-8月", "2023-01/2023-08"),
            ("2023年1—8月", "2023-01/2023-08"),
            ("2023-1/2023-8", "2023-01/2023-08"),
            ("截至2021年12月", "..2021-12"),
            ("2009-2022", "2009-2022"),
            ("2009~2022", "2009/2022"),
        ] {
            let found = period_meant(typed).map(|p| p.to_string());
            match typed {
                "2009-2022" => assert_eq!(found, None, "a dash between years could be a month"),
                _ => assert_eq!(found.as_deref(), Some(meant), "{typed}"),
            }
        }
        assert_eq!(period_meant("去年"), None);
    }
}
