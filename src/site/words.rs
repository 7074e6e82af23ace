//! Periods, numbers and bounds in Chinese words, as a yearbook prints them.

use crate::domain::{Bound, Decimal, Indicator, Period, PeriodType, Point, Rank, Share, Status};

/// What stands where the source gives no period.
pub const NO_PERIOD: &str = "时期未说明";

/// A period in words: `2023年1—8月`, `截至2021年底`, `2023年上半年`.
pub fn period(period: Option<Period>) -> String {
    match period {
        None => NO_PERIOD.into(),
        Some(Period::At(point)) => point_words(point),
        Some(Period::AsOf(Point::Month(year, 12))) => format!("截至{year}年底"),
        Some(Period::AsOf(point)) => format!("截至{}", point_words(point)),
        Some(Period::Since(point)) => format!("{}以来", point_words(point)),
        Some(Period::Span(from, to)) => span(from, to),
    }
}

/// A date of a project or a founding: like a period, but `..2023-12` is 前 and `2023-12/..` is 起.
pub fn date(period: Period) -> String {
    match period {
        Period::AsOf(point) => format!("{}前", point_words(point)),
        Period::Since(point) => format!("{}起", point_words(point)),
        other => self::period(Some(other)),
    }
}

fn point_words(point: Point) -> String {
    match point {
        Point::Year(y) => format!("{y}年"),
        Point::Half(y, 1) => format!("{y}年上半年"),
        Point::Half(y, _) => format!("{y}年下半年"),
        Point::Quarter(y, q) => format!("{y}年{}季度", ["一", "二", "三", "四"][usize::from(q.clamp(1, 4) - 1)]),
        Point::Month(y, m) => format!("{y}年{m}月"),
        Point::Day(y, m, d) => format!("{y}年{m}月{d}日"),
    }
}

fn span(from: Point, to: Point) -> String {
    match (from, to) {
        (Point::Year(a), Point::Year(b)) => format!("{a}—{b}年"),
        (Point::Month(a, 1), Point::Month(b, 12)) if a == b => format!("{a}年"),
        (Point::Month(a, m), Point::Month(b, n)) if a == b => format!("{a}年{m}—{n}月"),
        (Point::Day(a, m, d), Point::Day(b, n, e)) if (a, m) == (b, n) => format!("{a}年{m}月{d}—{e}日"),
        (Point::Day(a, m, d), Point::Day(b, n, e)) if a == b => format!("{a}年{m}月{d}日—{n}月{e}日"),
        (Point::Quarter(a, q), Point::Quarter(b, r)) if a == b => {
            let word = |q: u8| ["一", "二", "三", "四"][usize::from(q.clamp(1, 4) - 1)];
            format!("{a}年{}—{}季度", word(q), word(r))
        }
        _ => format!("{}—{}", point_words(from), point_words(to)),
    }
}

/// What of a year a column covers: `全年`, `1—8月`, `时点数`.
pub fn period_type(kind: Option<PeriodType>) -> String {
    match kind {
        None => NO_PERIOD.into(),
        Some(PeriodType::Year) => "全年".into(),
        Some(PeriodType::Months(1, 6)) => "上半年".into(),
        Some(PeriodType::Months(7, 12)) => "下半年".into(),
        Some(PeriodType::Months(1, 3)) => "一季度".into(),
        Some(PeriodType::Months(4, 6)) => "二季度".into(),
        Some(PeriodType::Months(7, 9)) => "三季度".into(),
        Some(PeriodType::Months(10, 12)) => "四季度".into(),
        Some(PeriodType::Months(a, b)) if a == b => format!("{a}月当月"),
        Some(PeriodType::Months(1, b)) => format!("1—{b}月累计"),
        Some(PeriodType::Months(a, b)) => format!("{a}—{b}月"),
        Some(PeriodType::Days) => "某几日".into(),
        Some(PeriodType::Years(n)) => format!("{n}年合计"),
        Some(PeriodType::AsOf) => "时点数".into(),
        Some(PeriodType::Since) => "某时以来".into(),
    }
}

/// A number grouped by thousands with a true minus sign; zeros behind the point that say nothing are dropped.
pub fn number(value: Decimal) -> String {
    let plain = value.normalize().to_string();
    let (sign, digits) = match plain.strip_prefix('-') {
        Some(rest) => ("−", rest),
        None => ("", plain.as_str()),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut out = String::with_capacity(plain.len() + 8);
    out.push_str(sign);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

/// Growth with its sign: `+33.3%`, `−4.5%`, `0%`.
pub fn growth(percent: Decimal) -> String {
    let sign = if percent.is_sign_positive() && !percent.is_zero() { "+" } else { "" };
    format!("{sign}{}%", number(percent))
}

/// `up`, `down` or `flat`.
pub fn trend(percent: Decimal) -> &'static str {
    match () {
        () if percent.is_zero() => "flat",
        () if percent.is_sign_negative() => "down",
        () => "up",
    }
}

/// The bound in words for readers of screens: nothing, `约`, `超过`, `不足`, `不低于`.
pub fn bound(bound: Bound) -> &'static str {
    match bound {
        Bound::Exact => "",
        Bound::About => "约",
        Bound::Over => "超过",
        Bound::Under => "不足",
        Bound::AtLeast => "不低于",
    }
}

/// `占全市生物医药产业产值33.3%`.
pub fn share(share: &Share) -> String {
    let verb = if share.of.starts_with('占') { "" } else { "占" };
    format!("{verb}{}{}%", share.of, number(share.pct))
}

/// `山东省160个开发区第4位`.
pub fn rank(rank: &Rank) -> String {
    format!("{}第{}位", rank.of, rank.position)
}

/// The status in words; empty for what has happened.
pub fn status(status: Status) -> &'static str {
    match status {
        Status::Actual => "",
        other => other.zh(),
    }
}

/// A figure in one phrase, as source pages list it: `固定资产投资 140亿元，2023年，预计，同比+33.3%`.
pub fn indicator(figure: &Indicator) -> String {
    let mut head = figure.metric.clone();
    if let Some(subject) = &figure.subject {
        head.push_str(&format!("（{subject}）"));
    }
    if let Some(quantity) = &figure.quantity {
        head.push_str(&format!(" {}{}{}", quantity.bound.prefix(), number(quantity.value), quantity.unit));
    }
    let mut parts = vec![head];
    if figure.period.is_some() {
        parts.push(period(figure.period));
    }
    if figure.status != Status::Actual {
        parts.push(status(figure.status).into());
    }
    parts.extend(figure.yoy.map(|percent| format!("同比{}", growth(percent))));
    parts.extend(figure.share.as_ref().map(share));
    parts.extend(figure.rank.as_ref().map(rank));
    parts.join("，")
}

/// First and last year: `2021—2023`, `2023`; empty where there are none.
pub fn years(span: Option<(i32, i32)>) -> String {
    match span {
        None => String::new(),
        Some((a, b)) if a == b => a.to_string(),
        Some((a, b)) => format!("{a}—{b}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_read_as_a_yearbook_prints_them() {
        for (iso, words) in [
            ("2023", "2023年"),
            ("2023-H1", "2023年上半年"),
            ("2023-Q3", "2023年三季度"),
            ("2023-08", "2023年8月"),
            ("2023-12-30", "2023年12月30日"),
            ("2023-01/2023-08", "2023年1—8月"),
            ("2022-10/2023-03", "2022年10月—2023年3月"),
            ("2009/2022", "2009—2022年"),
            ("..2021-12", "截至2021年底"),
            ("..2024-05", "截至2024年5月"),
            ("2023-04/..", "2023年4月以来"),
        ] {
            assert_eq!(period(iso.parse().ok()), words, "{iso}");
        }
        assert_eq!(period(None), "时期未说明");
    }

    #[test]
    fn numbers_are_grouped_and_keep_what_was_written() {
        for (value, words) in [("1267.66", "1,267.66"), ("-4.5", "−4.5"), ("8449", "8,449"), ("313.60", "313.6"), ("999", "999"), ("1000000", "1,000,000")] {
            assert_eq!(number(value.parse().expect(value)), words);
        }
        let percent = |text: &str| growth(text.parse().expect(text));
        assert_eq!((percent("33.3"), percent("-4.5"), percent("0")), ("+33.3%".into(), "−4.5%".into(), "0%".into()));
    }

    #[test]
    fn a_figure_is_one_phrase() {
        let figure = Indicator {
            metric: "固定资产投资".into(),
            subject: None,
            quantity: Some(crate::domain::Quantity { value: Decimal::from(140), unit: "亿元".into(), bound: Bound::Over }),
            period: "2023".parse().ok(),
            period_inferred: false,
            yoy: "33.3".parse().ok(),
            share: None,
            rank: None,
            status: Status::Estimate,
        };
        assert_eq!(indicator(&figure), "固定资产投资 超140亿元，2023年，预计，同比+33.3%");
    }
}
