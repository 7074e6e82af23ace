//! Periods, numbers and bounds in words, as a yearbook prints them, in the language of the frame.

use std::fmt::Display;

use crate::domain::{Bound, Decimal, Indicator, Period, PeriodType, Point, Quantity, Rank, Share, Status};

use super::phrases::{Phrase, Phrases};

impl Phrases {
    /// A period in words: `2023年1—8月`, `截至2021年底`, `2023年上半年`.
    pub fn period(&self, period: Option<Period>) -> String {
        match period {
            None => self.no_period.text().into(),
            Some(Period::At(point)) => self.point(point),
            Some(Period::AsOf(Point::Month(year, 12))) => self.end_of_year.with(&[("y", &year)]),
            Some(Period::AsOf(point)) => self.as_of.with(&[("a", &self.point(point))]),
            Some(Period::Since(point)) => self.since.with(&[("a", &self.point(point))]),
            Some(Period::Span(from, to)) => self.span(from, to),
        }
    }

    /// A date of a project or a founding: like a period, but `..2023-12` is 前 and `2023-12/..` is 起.
    pub fn date(&self, period: Period) -> String {
        match period {
            Period::AsOf(point) => self.before.with(&[("a", &self.point(point))]),
            Period::Since(point) => self.after.with(&[("a", &self.point(point))]),
            other => self.period(Some(other)),
        }
    }

    fn point(&self, point: Point) -> String {
        match point {
            Point::Year(y) => self.year.with(&[("y", &y)]),
            Point::Half(y, 1) => self.first_half.with(&[("y", &y)]),
            Point::Half(y, _) => self.second_half.with(&[("y", &y)]),
            Point::Quarter(y, q) => self.quarter.with(&[("y", &y), ("a", &nth(&self.quarter_names, q))]),
            Point::Month(y, m) => self.month.with(&[("y", &y), ("m", &self.month_name(m))]),
            Point::Day(y, m, d) => self.day.with(&[("y", &y), ("m", &self.month_name(m)), ("d", &d)]),
        }
    }

    fn month_name(&self, month: u8) -> &str {
        nth(&self.month_names, month)
    }

    fn span(&self, from: Point, to: Point) -> String {
        let month = |m: u8| self.month_name(m);
        match (from, to) {
            (Point::Year(a), Point::Year(b)) => two(&self.years, &a, &b),
            (Point::Month(a, 1), Point::Month(b, 12)) if a == b => self.year.with(&[("y", &a)]),
            (Point::Month(a, m), Point::Month(b, n)) if a == b => {
                self.months.with(&[("y", &a), ("a", &month(m)), ("b", &month(n))])
            }
            (Point::Day(a, m, d), Point::Day(b, n, e)) if (a, m) == (b, n) => {
                self.days.with(&[("y", &a), ("m", &month(m)), ("a", &d), ("b", &e)])
            }
            (Point::Day(a, m, d), Point::Day(b, n, e)) if a == b => {
                self.days_across.with(&[("y", &a), ("m", &month(m)), ("a", &d), ("n", &month(n)), ("b", &e)])
            }
            (Point::Quarter(a, q), Point::Quarter(b, r)) if a == b => self.quarters.with(&[
                ("y", &a),
                ("a", &nth(&self.quarter_names, q)),
                ("b", &nth(&self.quarter_names, r)),
            ]),
            _ => two(&self.from_to, &self.point(from), &self.point(to)),
        }
    }

    /// What of a year a column covers: `全年`, `1—8月累计`, `时点数`.
    pub fn period_type(&self, kind: Option<PeriodType>) -> String {
        let month = |m: u8| self.month_name(m);
        let quarter = |q: u8| self.type_quarter.with(&[("a", &nth(&self.quarter_names, q))]);
        match kind {
            None => self.no_period.text().into(),
            Some(PeriodType::Year) => self.type_year.text().into(),
            Some(PeriodType::Months(1, 6)) => self.type_first_half.text().into(),
            Some(PeriodType::Months(7, 12)) => self.type_second_half.text().into(),
            Some(PeriodType::Months(from @ (1 | 4 | 7 | 10), to)) if to == from + 2 => quarter(from / 3 + 1),
            Some(PeriodType::Months(a, b)) if a == b => self.type_month.with(&[("a", &month(a))]),
            Some(PeriodType::Months(1, b)) => self.type_to_month.with(&[("b", &month(b))]),
            Some(PeriodType::Months(a, b)) => two(&self.type_months, &month(a), &month(b)),
            Some(PeriodType::Days) => self.type_days.text().into(),
            Some(PeriodType::Years(n)) => self.type_years.with(&[("n", &n)]),
            Some(PeriodType::AsOf) => self.type_as_of.text().into(),
            Some(PeriodType::Since) => self.type_since.text().into(),
        }
    }

    /// The bound's sign in words for readers of screens: nothing, `约`, `超过`, `不足`, `不低于`.
    pub fn bound(&self, bound: Bound) -> &str {
        match bound {
            Bound::Exact => "",
            Bound::About => self.sign_about.text(),
            Bound::Over => self.sign_over.text(),
            Bound::Under => self.sign_under.text(),
            Bound::AtLeast => self.sign_at_least.text(),
        }
    }

    /// A quantity with its bound in words: `超140亿元`.
    pub fn quantity(&self, quantity: &Quantity) -> String {
        let bound = match quantity.bound {
            Bound::Exact => "",
            Bound::About => self.about.text(),
            Bound::Over => self.over.text(),
            Bound::Under => self.under.text(),
            Bound::AtLeast => self.at_least.text(),
        };
        format!("{bound}{}{}", number(quantity.value), quantity.unit)
    }

    /// `占全市生物医药产业产值33.3%`.
    pub fn share(&self, share: &Share) -> String {
        two(&self.share, &share.of.trim_start_matches('占'), &number(share.pct))
    }

    /// `山东省160个开发区第4位`.
    pub fn rank(&self, rank: &Rank) -> String {
        self.rank.with(&[("a", &rank.of), ("n", &rank.position)])
    }

    /// The status in words; empty for what has happened.
    pub fn status(&self, status: Status) -> &str {
        match status {
            Status::Actual => "",
            other => self.name(other.zh()),
        }
    }

    /// A figure in one phrase, as source pages list it: `固定资产投资 140亿元，2023年，预计，同比+33.3%`.
    pub fn indicator(&self, figure: &Indicator) -> String {
        let mut head = figure.metric.clone();
        if let Some(subject) = &figure.subject {
            head.push_str(&self.brackets.with(&[("a", subject)]));
        }
        if let Some(quantity) = &figure.quantity {
            head.push(' ');
            head.push_str(&self.quantity(quantity));
        }
        let mut parts = vec![head];
        if figure.period.is_some() {
            parts.push(self.period(figure.period));
        }
        if figure.status != Status::Actual {
            parts.push(self.status(figure.status).into());
        }
        parts.extend(figure.yoy.map(|percent| self.yoy.with(&[("a", &growth(percent))])));
        parts.extend(figure.share.as_ref().map(|share| self.share(share)));
        parts.extend(figure.rank.as_ref().map(|rank| self.rank(rank)));
        parts.join(self.comma.text())
    }
}

/// A phrase of `a` and `b`.
fn two(phrase: &Phrase, a: &dyn Display, b: &dyn Display) -> String {
    phrase.with(&[("a", a), ("b", b)])
}

/// The word at a place, from 1, of words parted by blanks; the last where there are fewer.
fn nth(words: &Phrase, place: u8) -> &str {
    let mut all = words.text().split(' ');
    all.clone().nth(usize::from(place.max(1)) - 1).or_else(|| all.next_back()).unwrap_or_default()
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

    fn zh() -> std::sync::Arc<Phrases> {
        Phrases::of("zh-Hans")
    }

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
            assert_eq!(zh().period(iso.parse().ok()), words, "{iso}");
        }
        assert_eq!(zh().period(None), "时期未说明");
    }

    #[test]
    fn numbers_are_grouped_and_keep_what_was_written() {
        for (value, words) in [
            ("1267.66", "1,267.66"),
            ("-4.5", "−4.5"),
            ("8449", "8,449"),
            ("313.60", "313.6"),
            ("999", "999"),
            ("1000000", "1,000,000"),
        ] {
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
            quantity: Some(crate::domain::Quantity {
                value: Decimal::from(140),
                unit: "亿元".into(),
                bound: Bound::Over,
            }),
            period: "2023".parse().ok(),
            period_inferred: false,
            yoy: "33.3".parse().ok(),
            share: None,
            rank: None,
            status: Status::Estimate,
        };
        assert_eq!(zh().indicator(&figure), "固定资产投资 超140亿元，2023年，预计，同比+33.3%");
    }

    #[test]
    fn an_english_frame_says_periods_in_english() {
        let en = Phrases::of("en");
        for (iso, words) in [
            ("2023", "2023"),
            ("2023-H1", "first half of 2023"),
            ("2023-Q3", "Q3 2023"),
            ("2023-08", "August 2023"),
            ("2023-12-30", "30 December 2023"),
            ("2023-01/2023-08", "January–August 2023"),
            ("2022-10/2023-03", "October 2022 – March 2023"),
            ("..2021-12", "end of 2021"),
            ("2023-04/..", "since April 2023"),
        ] {
            assert_eq!(en.period(iso.parse().ok()), words, "{iso}");
        }
        let share = Share { pct: "33.3".parse().expect("a number"), of: "占全市产值".into() };
        assert_eq!((en.share(&share), zh().share(&share)), ("33.3% of 全市产值".into(), "占全市产值33.3%".into()));
    }

    #[test]
    fn quarters_are_told_from_other_months() {
        let kinds = [
            (1, 3, "一季度"),
            (4, 6, "二季度"),
            (10, 12, "四季度"),
            (1, 8, "1—8月累计"),
            (2, 4, "2—4月"),
            (5, 5, "5月当月"),
            (1, 6, "上半年"),
        ];
        for (from, to, words) in kinds {
            assert_eq!(zh().period_type(Some(PeriodType::Months(from, to))), words);
        }
    }
}
