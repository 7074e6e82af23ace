//! Changes: year-on-year rates joined to their figure, or told alone.

use super::{Figure, Reader, Row, direction};
use crate::domain::{Decimal, Dimension, Quantity, Status};
use crate::facts::context::Reason;
use crate::facts::metric::{self, Around, Measure, Name};
use crate::facts::nature::Nature;
use crate::facts::{paired, status, words};
use crate::recognise::{Basis, Change, ChangeUnit, Mention, MentionKind};
use crate::source::{Span, any_of};

impl<'a> Reader<'_, 'a> {
    /// A change belongs to the figure right before it, or is the only figure of the noun before it.
    pub(super) fn change(&mut self, span: Span, change: &Change) {
        let named = self
            .passage
            .quoted()
            .any(|(quoted, _)| quoted.span.contains(span) && quoted.span.of(self.passage.text).chars().count() <= 14);
        if named {
            return self.leave(span, Reason::Limits);
        }
        // 力争到2016年产值翻一番: over years, not from one to the next.
        let doubled = change.value == Decimal::ONE_HUNDRED && span.of(self.passage.text).contains('番');
        if doubled && change.basis == Basis::Unstated && status::of(self.passage, span) == Status::Target {
            let around = self.around(span);
            let Some(name) = self.named_by(&around.before) else { return self.leave(span, Reason::NoMetric) };
            let measure = Measure { dimension: Dimension::Multiple, unit: "番" };
            let figure = Figure { span, quantity: Some(Quantity::exact(Decimal::ONE, "番")), measure };
            self.push(figure, (name, &around), Some(Status::Target));
            return;
        }
        // 增长了1300倍 looks back on decades, not on a year.
        let decades = change.unit == ChangeUnit::Times && change.value >= Decimal::TEN;
        let rate = matches!(change.unit, ChangeUnit::Percent | ChangeUnit::Times) && !decades;
        if rate && matches!(change.basis, Basis::YearOnYear | Basis::Unstated) {
            let Some(percent) = change.percent() else { return };
            return self.grow(span, percent, change.respective);
        }
        if change.unit == ChangeUnit::Points {
            return self.points(
                span,
                Quantity { value: change.value.abs(), unit: "个百分点".to_string(), bound: change.bound },
            );
        }
        let around = self.around(span);
        let ranked = self.rows.last().filter(|row| change.unit == ChangeUnit::Places && row.indicator.rank.is_some());
        let ranked = ranked.map(|row| Name { metric: row.indicator.metric.clone(), ..row.name.clone() });
        let Some(base) = ranked.or_else(|| self.named_by(&around.before)) else {
            return self.leave(span, Reason::Comparison);
        };
        let metric = match (change.unit, change.basis) {
            (ChangeUnit::Doublings, _) => base.metric.clone(),
            (ChangeUnit::Places, _) if change.value.is_sign_negative() => format!("{}下降位次", base.metric),
            (ChangeUnit::Places, _) => format!("{}提升位次", base.metric),
            (_, Basis::Average) if span.of(self.passage.text).contains("年平均") => {
                let words = span.of(self.passage.text);
                let years = words.split("年平均").next().and_then(|years| years.chars().next_back()).unwrap_or('两');
                format!("{}{years}年平均增速", base.metric)
            }
            (_, Basis::Average) => format!("{}年均增速", base.metric),
            (_, Basis::PeriodOnPeriod) => format!("{}环比增速", base.metric),
            (_, Basis::Against) => format!("{}增速{}幅度", base.metric, direction(span.of(self.passage.text))),
            _ => match since_year(span.of(self.passage.text)) {
                Some(since) => format!("{}较{since}增速", base.metric),
                None => format!("{}增速", base.metric),
            },
        };
        let value = if change.unit == ChangeUnit::Places { change.value.abs() } else { change.value };
        let quantity = Quantity { value, unit: change.unit.zh().to_string(), bound: change.bound };
        let figure =
            Figure { span, quantity: Some(quantity), measure: Measure { dimension: Dimension::Percent, unit: "%" } };
        self.push_aside(figure, (Name { metric, ..base }, &around), None);
    }

    pub(super) fn grow(&mut self, span: Span, percent: Decimal, respective: Option<(usize, usize)>) {
        let members = paired::members(self.passage, span);
        if respective.is_some() && members.len() == 1 {
            for member in members {
                let around = self.around(span);
                let name = self.member_name(member, (&around, Measure { dimension: Dimension::Money, unit: "" }));
                let known = self.rows.iter_mut().rev().find(|row| {
                    row.name.metric == name.metric
                        && row.indicator.subject == name.subject
                        && row.indicator.yoy.is_none()
                });
                match known {
                    Some(row) => row.indicator.yoy = Some(percent),
                    None => drop(self.grow_alone(span, percent, name)),
                }
            }
            return;
        }
        if respective.is_some()
            && let Some((subject, year)) = self.member_of_series(span)
        {
            return self.grow_in(span, percent, (subject, year));
        }
        if let Some((k, n)) = respective
            && let Some(at) = (self.rows.len() + k).checked_sub(n)
            && self.rows.get(at).is_some_and(|row| row.indicator.yoy.is_none())
        {
            self.rows[at].indicator.yoy = Some(percent);
            return;
        }
        let each = self.grown_alike(span);
        if let [_, .., last] = each[..] {
            self.rows[last].span.end = span.end;
            return each.into_iter().for_each(|at| self.rows[at].indicator.yoy = Some(percent));
        }
        let around = self.around(span);
        if let Some(aside) = self.held_against(span) {
            return self.grow_aside(span, percent, aside);
        }
        if self.shortens(span) {
            return self.shorten(span, percent, &around);
        }
        let after_turn = self.turned_at.is_some_and(|at| {
            self.rows.len() > at && self.passage.text[self.done.min(span.start)..span.start].contains("转")
        });
        if let (true, Some(at)) = (after_turn, self.turned_at)
            && let Some(row) = self.rows.get_mut(at).filter(|row| row.indicator.yoy.is_none())
        {
            row.indicator.yoy = Some(percent);
            return;
        }
        let bare = words::trim(&around.before).chars().count() <= 1 && self.adds_nothing_but_a_move(span);
        let attaches = self.adds_nothing(span) || bare;
        if attaches
            && let Some(row) = self
                .rows
                .last_mut()
                .filter(|row| row.indicator.yoy.is_none() && !row.indicator.metric.ends_with("幅度"))
        {
            row.indicator.yoy = Some(percent);
            row.span.end = span.end;
            return;
        }
        let Some(name) = self.named_by(&around.before) else { return self.leave(span, Reason::NoMetric) };
        self.grow_alone(span, percent, name);
    }

    /// 收入760亿元、出口25亿美元,增速均超过50%: the figures that one rate is said of.
    fn grown_alike(&self, span: Span) -> Vec<usize> {
        let text = self.passage.text;
        let clause = self.passage.clause_at(span.start);
        let both = any_of!["增速均", "增幅均", "增速都", "增幅都", "均增长", "双双增长", "增速双双"];
        if !both.starts(text[clause.start..span.end].trim_start_matches(['同', '比'])) {
            return Vec::new();
        }
        let from = text[..clause.start].rfind([';', '。']).unwrap_or(0);
        let level = |row: &Row| {
            let quantity = row.indicator.quantity.as_ref();
            let told = row.indicator.yoy.is_none() && row.span.start >= from && row.span.end <= clause.start;
            told && quantity.is_some_and(|quantity| !["%", "位", "个百分点"].contains(&quantity.unit.as_str()))
        };
        (0..self.rows.len()).filter(|at| level(&self.rows[*at])).collect()
    }

    /// 由上年下降9.7%: the time that a rate is held against, and the row it belongs beside.
    fn held_against(&self, span: Span) -> Option<crate::domain::Period> {
        let from = self.done.min(span.start);
        let held =
            self.passage.times.iter().rev().find(|(at, held)| {
                *at >= from && *at < span.start && held.outlook == crate::facts::time::Outlook::Aside
            })?;
        self.passage.text[from..held.0].ends_with(['由', '从']).then_some(held.1.period?)
    }

    fn grow_aside(&mut self, span: Span, percent: Decimal, period: crate::domain::Period) {
        let Some(name) = self.prior.name.clone() else { return self.leave(span, Reason::Comparison) };
        let kept = self.prior.clone();
        self.turned_at = self.rows.len().checked_sub(1);
        if let Some(row) = self.grow_alone(span, percent, name) {
            row.indicator.period = Some(period);
            row.indicator.period_inferred = true;
        }
        self.prior = kept;
    }

    /// 审批时限平均压缩62%: shorter, not a change from year to year.
    fn shortens(&self, span: Span) -> bool {
        any_of!["压缩", "压减", "缩短", "缩减", "精简"].is_in(span.of(self.passage.text))
    }

    fn shorten(&mut self, span: Span, percent: Decimal, around: &Around) {
        let verb = ["压缩", "压减", "缩短", "缩减", "精简"]
            .iter()
            .find(|verb| span.of(self.passage.text).contains(**verb))
            .copied()
            .unwrap_or("压缩");
        let Some(name) = self.named_by(&around.before) else { return self.leave(span, Reason::NoMetric) };
        let quantity = Quantity::exact(percent.abs(), "%");
        let figure =
            Figure { span, quantity: Some(quantity), measure: Measure { dimension: Dimension::Percent, unit: "%" } };
        let metric = format!("{}{verb}率", name.metric);
        self.push(figure, (Name { metric, ..name }, around), None);
    }

    /// A rise or fall in words of its own: the noun before them names it, else the figure before.
    pub(super) fn grow_named(&mut self, span: Span, percent: Decimal, noun: &str) {
        if words::trim(metric::strip_region(noun)).chars().count() < 2 && !self.adds_nothing_but_a_move(span) {
            let Some(name) = self.prior.name.clone() else { return self.leave(span, Reason::NoMetric) };
            self.grow_alone(span, percent, name);
            return;
        }
        match self.named_by(noun) {
            Some(name) if words::trim(noun).chars().count() >= 2 => drop(self.grow_alone(span, percent, name)),
            _ => match self.rows.last_mut().filter(|row| row.indicator.yoy.is_none()) {
                Some(row) => {
                    row.indicator.yoy = Some(percent);
                    row.span.end = span.end;
                }
                None => self.grow(span, percent, None),
            },
        }
    }

    /// True where no other time stands between the last figure and this one.
    fn adds_nothing_but_a_move(&self, span: Span) -> bool {
        let Some(row) = self.rows.last() else { return false };
        let other = |m: &&Mention| {
            matches!(m.kind, MentionKind::Period(_)) && m.span.start >= row.span.end && m.span.end <= span.start
        };
        !self.passage.figures().any(|m| other(&m) && crate::facts::time::governs(self.passage, m.span))
    }

    pub(super) fn grow_alone(&mut self, span: Span, percent: Decimal, name: Name) -> Option<&mut Row> {
        let around = self.around(span);
        let figure = Figure { span, quantity: None, measure: Measure { dimension: Dimension::Percent, unit: "%" } };
        let row = self.push(figure, (name, &around), None)?;
        row.indicator.yoy = Some(percent);
        Some(row)
    }

    /// `2016年至2020年,某增加值增速依次为15.1%、9.4%……`: as many rates as years, in order.
    pub(super) fn member_of_series(&self, span: Span) -> Option<(Name, i32)> {
        let clause = self.passage.clause_at(span.start);
        let text = &self.passage.text[clause.start..clause.end];
        let at = ["增速依次", "增速分别", "增幅分别", "增幅依次"].iter().find_map(|cue| text.find(cue))?;
        let rates: Vec<Span> = self
            .passage
            .figures()
            .filter(|m| {
                matches!(m.kind, MentionKind::Percent(_) | MentionKind::Change(_))
                    && clause.contains(m.span)
                    && m.span.end > clause.start + at
            })
            .map(|m| m.span)
            .collect();
        let held = self.passage.time_at(span.start, Nature::Flow)?;
        let crate::domain::Period::Span(crate::domain::Point::Year(first), crate::domain::Point::Year(last)) =
            held.period?
        else {
            return None;
        };
        let k = rates.iter().position(|rate| *rate == span)?;
        let years = usize::try_from(last - first + 1).ok()?;
        if years != rates.len() {
            return None;
        }
        let noun = metric::clean(self.passage, Span::new(clause.start, clause.start + at));
        Some((self.named_by(&noun)?, first + i32::try_from(k).ok()?))
    }

    pub(super) fn grow_in(&mut self, span: Span, percent: Decimal, (name, year): (Name, i32)) {
        if let Some(row) = self.grow_alone(span, percent, name) {
            row.indicator.period = Some(crate::domain::Period::At(crate::domain::Point::Year(year)));
            row.indicator.period_inferred = false;
        }
    }

    /// True where the words between the last figure and this rate add no noun of their own.
    pub(super) fn adds_nothing(&self, span: Span) -> bool {
        let Some(row) = self.rows.last() else { return false };
        if !self.adds_nothing_but_a_move(span) {
            return false;
        }
        let between = self.passage.text.get(row.span.end..span.start).unwrap_or("");
        let plain = match any_of!(PASSING_OVER).is_in(between) {
            true => &PASSING_OVER.iter().fold(between.to_string(), |text, word| text.replace(word, "")),
            false => between,
        };
        let plain = without_brackets(plain);
        words::trim(&plain).chars().filter(|c| c.is_alphanumeric()).count() == 0
    }

    /// The metric named by the words before a rate, else the one of the figure before.
    pub(super) fn named_by(&self, before: &str) -> Option<Name> {
        let measure = Measure { dimension: Dimension::Money, unit: "" };
        let before = ["增速", "增幅", "比重", "占比"]
            .iter()
            .fold(before.trim_end_matches(['的', '为', '达']), |text, word| text.trim_end_matches(word));
        if words::trim(metric::strip_region(before)).chars().count() < 2 {
            return self.prior.whole().cloned();
        }
        let around = Around { before: before.to_string(), ..Around::default() };
        let name = metric::name(&around, measure, &self.prior)?;
        // 石化化工增长12.4%: an industry grows by the measure that was last spoken of.
        let industry = || {
            self.context
                .vocab
                .industries
                .get(name.noun.trim_end_matches("行业").trim_end_matches("产业").trim_end_matches('业'))
                .or_else(|| self.context.vocab.industries.get(&name.noun))
                .is_some()
        };
        let whole = self.prior.whole().filter(|_| !metric::is_measure(&name.noun) && name.verb.is_empty());
        match whole {
            Some(whole) if industry() && whole.metric.ends_with("产值") => {
                Some(Name {
                    metric: "产业产值".to_string(), subject: Some(self.trade_of(&name.noun)), ..whole.clone()
                })
            }
            Some(whole) if self.parts => Some(Name { subject: Some(name.noun.clone()), ..whole.clone() }),
            Some(whole) if industry() && metric::is_measure(&whole.metric) => {
                Some(Name { subject: Some(name.noun.clone()), ..whole.clone() })
            }
            None if industry() && !metric::is_measure(&name.noun) => {
                Some(Name { metric: "产业产值".to_string(), subject: Some(name.noun.clone()), ..name })
            }
            _ => Some(name),
        }
    }
}

/// `2019年同期` of 比2019年同期增长12%: a rate against another year than the last is named after it.
fn since_year(words: &str) -> Option<&str> {
    let told = any_of!["比", "较"].strip_start(words)?;
    let year = told.find('年').filter(|at| *at == 4 && told[..*at].bytes().all(|b| b.is_ascii_digit()))? + "年".len();
    let end = if told[year..].starts_with("同期") { year + "同期".len() } else { year };
    Some(&told[..end])
}

fn without_brackets(text: &str) -> String {
    let mut depth = 0usize;
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => plain.push(c),
            _ => {}
        }
    }
    plain
}

/// Words between a figure and its rate or share that name nothing new.
const PASSING_OVER: &[&str] = &[
    "按可比价格计算",
    "按可比价格",
    "按可比价计算",
    "按可比价",
    "按不变价计算",
    "按不变价格计算",
    "按不变价",
    "可比价",
    "不变价",
    "按现价",
    "人民币",
    "比上年同期",
    "较上年同期",
    "比去年同期",
    "较去年同期",
    "比上年",
    "较上年",
    "比去年",
    "较去年",
    "较上届",
    "比上届",
    "年增",
    "按可比口径",
    "同口径",
    "可比口径",
    "按同口径",
    "剔除不可比因素后",
    "扣除价格因素",
    "剔除价格因素",
    "总量",
    "总额",
    "实际",
    "名义",
    "逆势",
    "大幅",
    "小幅",
    "稳步",
    "其",
    "规模",
    "均",
    "略",
    "再次",
    "连续",
];
