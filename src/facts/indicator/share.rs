//! Shares and fractions of a named whole.

use super::{Figure, Reader, Row};
use crate::domain::{Decimal, Dimension, Quantity, Share, Status};
use crate::facts::context::Reason;
use crate::facts::metric::{self, Around, Measure, Name};
use crate::facts::{paired, words};
use crate::recognise::MentionKind;
use crate::source::{Span, any_of};
use crate::vocab::Places;

impl Row {
    /// A figure that a share may be of: a level, or a rate told without one; not how far a rate has moved.
    fn is_level(&self) -> bool {
        let moved = |unit: &str| matches!(unit, "%" | "个百分点" | "位");
        match &self.indicator.quantity {
            Some(quantity) => !moved(&quantity.unit),
            None => self.indicator.yoy.is_some(),
        }
    }

    /// 全市先进制造业增加值: the same measure of a whole region, of the same trade.
    fn in_all(&self, of: &str) -> String {
        match (&self.indicator.subject, self.indicator.metric.strip_prefix("产业")) {
            (Some(trade), Some(measure)) => format!("{of}{trade}{measure}"),
            _ => format!("{of}{}", self.indicator.metric),
        }
    }
}

impl<'a> Reader<'_, 'a> {
    /// 瞪羚企业7家、雏鹰企业163家,分别占全市的54%、28%: each of the figures before has its share.
    fn share_respectively(&mut self, span: Span, pct: Decimal, of: &str) -> bool {
        let shares = |kind: &MentionKind| matches!(kind, MentionKind::Share(_) | MentionKind::Percent(_));
        let clause = self.passage.clause_at(span.start);
        let lead = self.passage.text[clause.start..span.end].trim();
        if !any_of!["分别占", "占全市比重分别", "占全省比重分别", "在全省的份额分别", "在全市的份额分别", "占比分别"]
            .starts(lead)
        {
            return false;
        }
        let Some(at) = self.told_respectively(span, shares).map(|row| row.span) else { return false };
        // The whole is named with the first.
        let told = || {
            let row = self.rows.iter().find(|row| row.indicator.share.is_some())?;
            let of = &row.indicator.share.as_ref()?.of;
            let own = row.in_all("");
            Some(of.strip_suffix(own.as_str()).unwrap_or(of).to_string())
        };
        let of = if of.is_empty() { told() } else { Some(of.to_string()) };
        let (Some(row), Some(of)) = (self.rows.iter_mut().find(|row| row.span == at && row.is_level()), of) else {
            return false;
        };
        let of = if is_place(&of, &self.context.vocab.places) { row.in_all(&of) } else { of };
        row.indicator.share = Some(Share { pct, of });
        true
    }

    /// 工业总产值和财政收入分别占全市的22%、10%: a share each; the whole is named with the first.
    fn paired_share(&mut self, span: Span, pct: Decimal, of: &str) -> bool {
        let members = paired::members(self.passage, span);
        let named_before = || {
            let clause = self.passage.clause_at(span.start);
            let row = self.rows.last().filter(|row| row.span.start >= clause.start)?;
            row.indicator.share.as_ref().filter(|_| row.indicator.quantity.is_none()).map(|share| share.of.clone())
        };
        let of = if of.is_empty() { named_before() } else { Some(of.to_string()) };
        let (Some(of), [member]) = (of, members.as_slice()) else { return false };
        if member.noun.contains('占') || !metric::is_measure(&member.noun) {
            return false;
        }
        let around = self.around(span);
        let name = Name {
            metric: member.noun.clone(),
            subject: member.subject.clone(),
            noun: member.noun.clone(),
            ..Name::default()
        };
        self.lone_share(span, Share { pct, of }, (name, &around));
        true
    }

    pub(super) fn share(&mut self, span: Span, pct: Decimal, of: &str) {
        if self.paired_share(span, pct.round_dp(2), of) || self.share_respectively(span, pct.round_dp(2), of) {
            return;
        }
        let own = span.of(self.passage.text);
        if let Some(held) = ["市场占有率", "市占率", "占有率"].iter().find(|held| own.starts_with(**held)) {
            let around = self.around(span);
            let before = words::trim(metric::strip_region(&around.before)).to_string();
            let name = Name { metric: format!("{before}{held}"), noun: held.to_string(), ..Name::default() };
            let measure = Measure { dimension: Dimension::Percent, unit: "%" };
            self.push(
                Figure { span, quantity: Some(Quantity::exact(pct.round_dp(2), "%")), measure },
                (name, &around),
                None,
            );
            return;
        }
        // 以占全市3.4%的土地: of the noun behind.
        let around = self.around(span);
        if around.before.ends_with(['以', '用'])
            && let Some(noun) = noun_behind(&around)
        {
            let behind = (noun.to_string(), of.trim_start_matches('占').to_string());
            return self.share_of_noun((span, pct.round_dp(2)), behind, &around);
        }
        let pct = pct.round_dp(2);
        let pct = if pct.scale() == 2 && span.of(self.passage.text).contains('分') { pct.round_dp(1) } else { pct };
        if any_of!["计划", "目标", "任务", "预算", "任务数", "任务量", "目标数", "目标值", "计划数"].ends(of)
            && let Some(whole) = self.prior.whole().cloned()
        {
            let around = self.around(span);
            let name = Name {
                metric: format!("{}完成率", of.trim_end_matches(['数', '量', '值'])),
                subject: Some(whole.subject.clone().unwrap_or(whole.metric.clone())),
                ..Name::default()
            };
            let measure = Measure { dimension: Dimension::Percent, unit: "%" };
            let figure = Figure { span, quantity: Some(Quantity::exact(pct, "%")), measure };
            self.push_aside(figure, (name, &around), Some(Status::Actual));
            return;
        }
        let multiple = self
            .rows
            .last()
            .is_some_and(|row| row.indicator.quantity.as_ref().is_some_and(|quantity| quantity.unit == "倍"));
        // 比重由上年同期的25%升至29%: the first was another year's.
        let left = any_of!["由上年", "由去年", "从上年", "从去年", "由20", "从20"].is_in(span.of(self.passage.text));
        let shared = self.rows.last().is_some_and(|row| row.indicator.share.is_some());
        let open = |row: &&mut Row| row.indicator.share.is_none() && !(shared && row.indicator.quantity.is_none());
        if self.adds_nothing(span)
            && !left
            && !multiple
            && let Some(row) = self.rows.iter_mut().rev().find(|row| row.is_level()).filter(open)
        {
            let bare = of.is_empty() || is_place(of, &self.context.vocab.places);
            let whole = if bare { row.in_all(of) } else { of.to_string() };
            row.indicator.share = Some(Share { pct, of: whole });
            row.span.end = span.end;
            return;
        }
        let mut before = self.around(span).before;
        if let Some(kind) =
            ["份额", "占有率", "市占率"].iter().find(|kind| span.of(self.passage.text).starts_with(**kind))
        {
            before.push_str(kind);
        }
        if self.adds_nothing(span)
            && let Some(row) = self.rows.iter().rev().find(|row| row.indicator.share.is_some())
        {
            let name = row.settled();
            let time = (row.indicator.period, row.indicator.period_inferred);
            let around = self.around(span);
            let of =
                if is_place(of, &self.context.vocab.places) { format!("{of}{}", name.metric) } else { of.to_string() };
            if let Some(row) = self.lone_share(span, Share { pct, of }, (name, &around)) {
                (row.indicator.period, row.indicator.period_inferred) = time;
            }
            return;
        }
        // 说的是规上工业营业收入,占全市三分之一
        let told = self.around(span).clause_before;
        let told = any_of!["说的是", "指的是", "看的是"].strip_start(&told).unwrap_or(&told);
        if self.rows.is_empty() && words::trim(&before).is_empty() && metric::is_measure(told) {
            before = told.to_string();
        }
        self.share_of(span, pct, (&before, of));
    }

    /// `第二产业占地区生产总值的比重为70%`: a share with a noun of its own.
    pub(super) fn share_of(&mut self, span: Span, pct: Decimal, (part, whole): (&str, &str)) {
        let around = self.around(span);
        let spent = part.contains("研发") && (part.contains("投入") || part.contains("经费")) && whole.is_empty();
        if spent || part.contains("研发") && any_of!["GDP", "生产总值", "营业收入", "销售收入"].is_in(whole)
        {
            let figure = Figure {
                span,
                quantity: Some(Quantity::exact(pct, "%")),
                measure: Measure { dimension: Dimension::Percent, unit: "%" },
            };
            self.push(
                figure,
                (
                    Name {
                        metric: "研发投入强度".to_string(), noun: "研发投入强度".to_string(), ..Name::default()
                    },
                    &around,
                ),
                None,
            );
            return;
        }
        let taxes = ["税", "税收", "其中税收", "税收收入"].contains(&words::trim(part).trim_end_matches("占比"));
        if let Some(whole) = self.prior.whole().filter(|whole| taxes && whole.metric.ends_with("收入")).cloned() {
            let of = whole.metric.clone();
            let name = Name { metric: "税收收入".to_string(), subject: None, ..whole };
            self.lone_share(span, Share { pct, of }, (name, &around));
            return;
        }
        let Some(mut name) = self.named_by(part) else { return self.leave(span, Reason::NoMetric) };
        let trade = name.noun.ends_with(['业', '品', '链', '群', '目']);
        let other = |known: &&Name| {
            !trade
                && metric::is_measure(whole)
                && !whole.contains(known.metric.as_str())
                && !whole.contains(known.noun.as_str())
        };
        if let Some(known) = self
            .prior
            .whole()
            .filter(|_| !metric::is_measure(&name.noun) && !name.noun.is_empty() && name.subject.is_none())
            .filter(|known| !other(known))
        {
            name = Name { subject: Some(name.noun.clone()), ..known.clone() };
        } else if !metric::is_measure(&name.noun) && metric::is_measure(whole) && !name.noun.is_empty() {
            let part = name.noun.trim_end_matches("一业").trim_end_matches("行业").to_string();
            name = Name { metric: whole.to_string(), subject: Some(part), ..name };
        }
        let wider = self
            .whole
            .as_ref()
            .filter(|_| self.parts)
            .and_then(|prior| prior.settled.as_ref())
            .map(|whole| whole.metric.clone());
        let of = if whole.is_empty() { wider.unwrap_or(name.metric.clone()) } else { whole.to_string() };
        let told = span.of(self.passage.text).trim_start_matches("其中");
        if of == name.metric && name.subject.is_none() && told.starts_with("占比") {
            return self.rate_of_share((span, pct), (name, &around));
        }
        self.lone_share(span, Share { pct, of }, (name, &around));
    }

    /// 高新技术产业产值占比92%: of what it is a share is not told, so that it is a rate of its own.
    fn rate_of_share(&mut self, (span, pct): (Span, Decimal), (name, around): (Name, &Around)) {
        let metric = format!("{}占比", name.metric.trim_end_matches('数').trim_end_matches("占比"));
        let measure = Measure { dimension: Dimension::Percent, unit: "%" };
        let figure = Figure { span, quantity: Some(Quantity::exact(pct, "%")), measure };
        self.push_aside(figure, (Name { metric, ..name }, around), None);
    }

    /// A share of the noun behind it, and whose that is, for the fractions that follow.
    pub(super) fn share_of_noun(
        &mut self,
        (span, pct): (Span, Decimal),
        (noun, of): (String, String),
        around: &Around,
    ) {
        let share = Share { pct, of: format!("{of}{noun}") };
        self.fraction_of = of;
        self.lone_share(span, share, (Name { metric: noun.clone(), noun, ..Name::default() }, around));
    }

    pub(super) fn lone_share(&mut self, span: Span, share: Share, named: (Name, &Around)) -> Option<&mut Row> {
        let figure = Figure { span, quantity: None, measure: Measure { dimension: Dimension::Percent, unit: "%" } };
        let row = self.push_aside(figure, named, None)?;
        row.indicator.share = Some(share);
        Some(row)
    }

    /// `该市1/4的高新技术产值`: a share of what follows.
    pub(super) fn fraction(&mut self, span: Span, percent: Decimal) {
        let around = self.around(span);
        let after = around.after.trim_start_matches('的');
        let noun = without_deed(after.split(['、', ',', '和']).next().unwrap_or(""));
        if noun.is_empty()
            && let Some((part, whole)) = held_against_a_whole(around.before.trim(), &self.context.vocab.places)
        {
            return self.share_of(span, percent.round_dp(1), (part, whole));
        }
        if noun.chars().count() < 2 {
            return self.leave(span, Reason::NoMetric);
        }
        let listed = around.before.trim_end().ends_with(['、', '和', '及']) && !self.fraction_of.is_empty();
        if !listed {
            let deed = any_of!["贡献了", "贡献", "创造了", "创造", "产出", "以", "用"].find(&around.before).last();
            let of = &around.before[deed.map_or(0, |(word, _)| word.end)..];
            self.fraction_of = words::trim(of).to_string();
        }
        let whole = self.fraction_of.clone();
        let noun = noun.trim_matches(['“', '”']);
        let metric =
            if noun.ends_with("企业") { format!("{noun}数").replace(['“', '”'], "") } else { noun.to_string() };
        let name = Name { metric, noun: noun.to_string(), ..Name::default() };
        self.lone_share(span, Share { pct: in_places(percent), of: format!("{whole}{noun}") }, (name, &around));
    }
}

/// 全市, 楚雄州, 一个自治州: whose, without of what; by its ending where it is short, else by the table of places.
fn is_place(of: &str, places: &Places) -> bool {
    let short =
        of.chars().count() <= 6 && of.ends_with(['市', '省', '国', '区', '州', '县', '盟', '旗', '球', '疆', '港']);
    short || places.first_in(of).is_some_and(|(place, _)| place.len() == of.len())
}

/// 土地 of 土地创造了: 全市3.1%的土地创造了全市7%的生产总值.
fn without_deed(noun: &str) -> &str {
    let verb = any_of!["创造", "贡献", "产出", "实现", "完成", "承载", "支撑", "集聚"].first_start(noun);
    &noun[..verb.unwrap_or(noun.len())]
}

/// A fraction as a percentage: to one place, a very small one to two.
fn in_places(percent: Decimal) -> Decimal {
    percent.round_dp(if percent < Decimal::ONE { 2 } else { 1 })
}

/// 企业数量 and 全市 of 企业数量接近全市的, right before a fraction.
fn held_against_a_whole<'t>(before: &'t str, places: &Places) -> Option<(&'t str, &'t str)> {
    let told = before.strip_suffix('的')?;
    let cues = any_of!["接近", "相当于", "约合", "超过", "约为", "达到", "占到", "约占"];
    let (cue, _) = cues.find(told).last()?;
    let (part, whole) = (&told[..cue.start], &told[cue.end..]);
    let known = is_place(whole, places) || any_of!["全国", "全省", "全市", "全区", "全球"].starts(whole);
    (known && part.chars().count() >= 2 && whole.chars().count() <= 16).then_some((part, whole))
}

/// 土地 in 全市3.4%的土地、5.2%的人口: the noun that a share before 的 is of.
pub(super) fn noun_behind(around: &Around) -> Option<&str> {
    let noun = around.after.strip_prefix('的')?.split(['、', ',', '和', '的']).next()?;
    let noun = without_deed(noun);
    (2..=10).contains(&noun.chars().count()).then_some(noun)
}
