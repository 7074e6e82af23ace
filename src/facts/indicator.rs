//! Numbers: each with its metric, owner, period, change, share, rank and status.

use std::collections::BTreeSet;

use super::context::{Context, Doubt, Passage, Reason};
use super::focus::Owner;
use super::metric::{self, Around, Measure, Name, Prior};
use super::time::Nature;
use super::{project, status};
use crate::domain::{Bound, Claim, Decimal, Dimension, Fact, Indicator, Quantity, Rank, Share, Status};
use crate::recognise::{Basis, Change, ChangeUnit, MentionKind, PercentUnit, RankForm, Script};
use crate::source::Span;

/// Reads the figures of an article; hands out the numbers that gave no fact.
pub fn read(context: &Context, out: &mut Vec<Fact>) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut carried = Prior::default();
    let mut paragraph = usize::MAX;
    for passage in context.passages.iter().filter(|passage| passage.is_body()) {
        if passage.paragraph != paragraph {
            (paragraph, carried) = (passage.paragraph, Prior::default());
        }
        let mut reader = Reader { context, passage, rows: Vec::new(), doubts: Vec::new(), prior: std::mem::take(&mut carried), done: 0 };
        reader.run();
        carried = Prior { name: reader.prior.name.take() };
        doubts.append(&mut reader.doubts);
        for row in reader.rows {
            if !seen.insert(row.key()) {
                doubts.push(context.doubt(passage, row.span, Reason::Repeat));
                continue;
            }
            out.push(context.fact(passage, row.span, (&row.zone, Claim::Indicator(Box::new(row.indicator)))));
        }
    }
    doubts
}

/// A figure read so far.
#[derive(Debug)]
struct Row {
    span: Span,
    zone: String,
    indicator: Indicator,
}

impl Row {
    /// By what two rows of an article are the same.
    fn key(&self) -> String {
        let i = &self.indicator;
        format!("{}|{}|{:?}|{:?}|{:?}|{:?}|{:?}|{:?}", self.zone, i.metric, i.subject, i.quantity, i.period, i.yoy, i.share, i.rank)
    }
}

/// One sentence being read.
struct Reader<'r, 'a> {
    context: &'r Context<'a>,
    passage: &'r Passage<'a>,
    rows: Vec<Row>,
    doubts: Vec<Doubt>,
    prior: Prior,
    /// Where the figure read last ends.
    done: usize,
}

/// A number on its way to become a row.
struct Figure<'m> {
    span: Span,
    quantity: Option<Quantity>,
    measure: Measure<'m>,
}

impl Reader<'_, '_> {
    fn run(&mut self) {
        let passage = self.passage;
        let figures: Vec<_> = passage.figures().collect();
        for (i, mention) in figures.iter().enumerate() {
            match &mention.kind {
                MentionKind::Quantity(amount) => self.amount(mention.span, &amount.quantity, (amount.dimension, amount.script)),
                MentionKind::Range { low, high } => {
                    let low_end = Quantity { bound: Bound::AtLeast, unit: high.quantity.unit.clone(), ..low.quantity.clone() };
                    self.amount(mention.span, &low_end, (high.dimension, high.script));
                    self.amount(mention.span, &Quantity { bound: Bound::Under, ..high.quantity.clone() }, (high.dimension, high.script));
                }
                MentionKind::Percent(percent) => {
                    let unit = if percent.unit == PercentUnit::Points { "个百分点" } else { "%" };
                    let quantity = Quantity { value: percent.value, unit: unit.to_string(), bound: percent.bound };
                    self.amount(mention.span, &quantity, (Dimension::Percent, Script::Digits));
                }
                MentionKind::Change(change) => self.change(mention.span, change),
                MentionKind::Share(share) => {
                    let of = share.of.map_or(String::new(), |span| span.of(passage.text).to_string());
                    self.share(mention.span, share.pct, of);
                }
                MentionKind::Fraction(fraction) => self.fraction(mention.span, fraction.percent),
                MentionKind::Rank(rank) if rank.form == RankForm::Place => {
                    let of = rank.among.map_or(String::new(), |span| span.of(passage.text).to_string());
                    self.rank(mention.span, Rank { position: rank.position, of });
                }
                _ => {}
            }
            if !matches!(mention.kind, MentionKind::Period(_)) {
                self.done = mention.span.end;
            }
            let _ = i;
        }
    }

    fn leave(&mut self, span: Span, reason: Reason) {
        self.doubts.push(self.context.doubt(self.passage, span, reason));
    }

    /// A number with a unit.
    fn amount(&mut self, span: Span, quantity: &Quantity, (dimension, script): (Dimension, Script)) {
        let passage = self.passage;
        if let Some(reason) = self.is_no_figure(span, quantity, (dimension, script)) {
            return self.leave(span, reason);
        }
        let measure = Measure { dimension, unit: &quantity.unit };
        let around = metric::around(passage, span, self.done);
        if let Some(named) = project::name_around(passage, span) {
            let metric = if dimension == Dimension::Money { "总投资" } else { "产能" };
            let name = Name { metric: metric.to_string(), subject: Some(named), ..Name::default() };
            let figure = Figure { span, quantity: Some(quantity.clone()), measure };
            return self.push(figure, (name, &around), Some(Status::Capacity));
        }
        let Some(name) = metric::name(&around, measure, &self.prior) else { return self.leave(span, Reason::NoMetric) };
        let figure = Figure { span, quantity: Some(counted_unit(quantity)), measure };
        self.push(figure, (name, &around), None);
    }

    /// Numbers that are no figures of their own: lengths of time, limits of other numbers, money of a project, 一个.
    fn is_no_figure(&self, span: Span, quantity: &Quantity, (dimension, script): (Dimension, Script)) -> Option<Reason> {
        let after = &self.passage.text[span.end..];
        if dimension == Dimension::Time {
            return Some(Reason::Duration);
        }
        let one = quantity.value == Decimal::ONE && script == Script::Han;
        if one && !after.is_empty() && !after.starts_with([',', '。', ';', '、']) {
            return Some(Reason::Limits);
        }
        let limits = dimension == Dimension::Money && matches!(quantity.bound, Bound::AtLeast | Bound::Over) || after.starts_with('级') || after.starts_with("以上");
        if limits && ["重大", "项目", "企业", "产业", "工业", "以上", "级", "的项目", "的企业", "在建", "新开工", "重点", "园区"].iter().any(|noun| after.starts_with(noun)) {
            return Some(Reason::Limits);
        }
        if dimension == Dimension::Money && project::takes_money(self.passage, span) {
            return Some(Reason::ProjectMoney);
        }
        None
    }

    fn push(&mut self, figure: Figure, (name, around): (Name, &Around), status: Option<Status>) {
        let (context, passage) = (self.context, self.passage);
        let speaker = passage.speaker_at(figure.span.start);
        let zone = match &speaker.owner {
            Owner::Zone(zone) => context.zone_name(*zone).to_string(),
            Owner::Region(name) => name.clone(),
            Owner::Nobody if speaker.company.is_some() => return self.leave(figure.span, Reason::CompanyNews),
            Owner::Nobody => return self.leave(figure.span, Reason::NoOwner),
        };
        let status = status.unwrap_or_else(|| status::of(passage, figure.span));
        let name = self.with_parts(name, figure.span, figure.measure);
        let settled = metric::settle(name.clone(), context.vocab);
        let nature = Nature::of(&settled.metric, &around.before, (status, context.vocab));
        let (period, period_inferred) = context.period_at(passage, figure.span, nature);
        let subject = settled.subject.clone().or_else(|| speaker.company.clone());
        let indicator =
            Indicator { metric: settled.metric, subject, quantity: figure.quantity, period, period_inferred, yoy: None, share: None, rank: None, status };
        self.rows.push(Row { span: figure.span, zone, indicator });
        self.prior = Prior { name: Some(name) };
    }

    /// 其中,工业项目46个 is a part of the figure before: its metric, with the noun as subject.
    fn with_parts(&self, name: Name, span: Span, measure: Measure) -> Name {
        let Some(whole) = &self.prior.name else { return name };
        let clause = self.passage.clause_at(span.start);
        let lead = &self.passage.text[..clause.start];
        let own = &self.passage.text[clause.start..span.start];
        let part = own.trim_start().starts_with("其中") || lead.trim_end_matches([',', ':']).ends_with("其中") || own.contains("项目中") || own.contains("企业中");
        let same_kind = matches!(measure.dimension, Dimension::Count | Dimension::Person) && !whole.noun.is_empty() && name.noun.ends_with(&whole.noun);
        if part && same_kind && name.verb.is_empty() && name.noun != whole.noun {
            return Name { metric: whole.metric.clone(), subject: Some(name.noun.clone()), ..whole.clone() };
        }
        name
    }

    /// A change belongs to the figure right before it, or is the only figure of the noun before it.
    fn change(&mut self, span: Span, change: &Change) {
        if matches!(change.basis, Basis::YearOnYear | Basis::Unstated) && matches!(change.unit, ChangeUnit::Percent | ChangeUnit::Times) {
            return self.growth(span, change);
        }
        let around = metric::around(self.passage, span, self.done);
        let base = self.named_by(&around.before);
        let Some(base) = base else { return self.leave(span, Reason::Comparison) };
        let metric = match (change.unit, change.basis) {
            (ChangeUnit::Points, _) => format!("{}{}幅度", base.metric, direction(span.of(self.passage.text))),
            (ChangeUnit::Doublings, _) => base.metric.clone(),
            (ChangeUnit::Places, _) => format!("{}位次变动", base.metric),
            (_, Basis::Average) => format!("{}年均增速", base.metric),
            (_, Basis::Against) => format!("{}增速高于幅度", base.metric),
            (_, Basis::PeriodOnPeriod) => format!("{}环比增速", base.metric),
            _ => format!("{}增速", base.metric),
        };
        let kept = self.prior.name.clone();
        let quantity = Quantity { value: change.value.abs(), unit: change.unit.zh().to_string(), bound: change.bound };
        let figure = Figure { span, quantity: Some(quantity), measure: Measure { dimension: Dimension::Percent, unit: "" } };
        self.push(figure, (Name { metric, ..base }, &around), None);
        self.prior = Prior { name: kept };
    }

    fn growth(&mut self, span: Span, change: &Change) {
        let Some(percent) = change.percent() else { return };
        let between = self.rows.last().map(|row| self.passage.text.get(row.span.end..span.start).unwrap_or("").to_string());
        if let Some((k, n)) = change.respective
            && let Some(at) = (self.rows.len() + k).checked_sub(n)
            && self.rows.get(at).is_some_and(|row| row.indicator.yoy.is_none())
        {
            self.rows[at].indicator.yoy = Some(percent);
            return;
        }
        let attaches = between.as_deref().is_some_and(says_nothing);
        if attaches && let Some(row) = self.rows.last_mut().filter(|row| row.indicator.yoy.is_none()) {
            row.indicator.yoy = Some(percent);
            row.span.end = span.end;
            return;
        }
        let around = metric::around(self.passage, span, self.done);
        let Some(name) = self.named_by(&around.before) else { return self.leave(span, Reason::NoMetric) };
        let figure = Figure { span, quantity: None, measure: Measure { dimension: Dimension::Percent, unit: "%" } };
        let rows = self.rows.len();
        self.push(figure, (name, &around), None);
        if let Some(row) = self.rows.get_mut(rows) {
            row.indicator.yoy = Some(percent);
        }
    }

    /// The metric named by the words before a rate, else the one of the figure before.
    fn named_by(&self, before: &str) -> Option<Name> {
        let measure = Measure { dimension: Dimension::Money, unit: "" };
        let around = Around { before: before.to_string(), ..Around::default() };
        let before = before.trim_end_matches("增速").trim_end_matches("增幅").trim_end_matches("比重");
        if super::words::trim(before).chars().count() >= 2 {
            return metric::name(&Around { before: before.to_string(), ..around }, measure, &self.prior);
        }
        self.prior.name.clone()
    }

    fn share(&mut self, span: Span, pct: Decimal, of: String) {
        let between = self.rows.last().map(|row| self.passage.text.get(row.span.end..span.start).unwrap_or("").to_string());
        if between.as_deref().is_some_and(says_nothing)
            && let Some(row) = self.rows.last_mut().filter(|row| row.indicator.share.is_none() && row.indicator.quantity.is_some())
        {
            let of = if of.is_empty() { row.indicator.metric.clone() } else { of };
            row.indicator.share = Some(Share { pct, of });
            row.span.end = span.end;
            return;
        }
        let around = metric::around(self.passage, span, self.done);
        let Some(name) = self.named_by(&around.before) else { return self.leave(span, Reason::NoMetric) };
        self.lone_share(span, Share { pct, of }, (name, &around));
    }

    fn lone_share(&mut self, span: Span, share: Share, (name, around): (Name, &Around)) {
        let kept = self.prior.name.clone();
        let rows = self.rows.len();
        let figure = Figure { span, quantity: None, measure: Measure { dimension: Dimension::Percent, unit: "%" } };
        self.push(figure, (name, around), None);
        if let Some(row) = self.rows.get_mut(rows) {
            row.indicator.share = Some(share);
        }
        self.prior = Prior { name: kept };
    }

    /// `该市1/4的高新技术产值`: a share of what follows.
    fn fraction(&mut self, span: Span, percent: Decimal) {
        let around = metric::around(self.passage, span, self.done);
        let after = around.after.trim_start_matches('的');
        let noun = after.split(['、', ',', '和']).next().unwrap_or("");
        if noun.chars().count() < 2 {
            return self.leave(span, Reason::NoMetric);
        }
        let whole = super::words::trim(&around.before).to_string();
        let name = Name { metric: noun.to_string(), noun: noun.to_string(), ..Name::default() };
        self.lone_share(span, Share { pct: percent, of: format!("{whole}{noun}") }, (name, &around));
    }

    fn rank(&mut self, span: Span, rank: Rank) {
        let around = metric::around(self.passage, span, self.done);
        let Some(name) = self.named_by(&around.before) else { return self.leave(span, Reason::NoMetric) };
        let kept = self.prior.name.clone();
        let rows = self.rows.len();
        let quantity = Quantity::exact(Decimal::from(rank.position), "位");
        let figure = Figure { span, quantity: Some(quantity), measure: Measure { dimension: Dimension::Rank, unit: "位" } };
        self.push(figure, (name, &around), None);
        if let Some(row) = self.rows.get_mut(rows) {
            row.indicator.rank = Some(rank);
        }
        self.prior = Prior { name: kept };
    }
}

/// 四大产业集群 counts four: the measure word 大 is written 个.
fn counted_unit(quantity: &Quantity) -> Quantity {
    let unit = if quantity.unit == "大" { "个".to_string() } else { quantity.unit.clone() };
    Quantity { unit, ..quantity.clone() }
}

/// True where the words between a figure and its rate add no noun of their own.
fn says_nothing(between: &str) -> bool {
    let plain = between.replace("按可比价格计算", "").replace("按可比价计算", "").replace("人民币", "");
    super::words::trim(&plain).chars().filter(|c| c.is_alphanumeric()).count() == 0
}

/// What a change in points does, as it stands in the metric's name: 提高, 回落, 高于全市.
fn direction(words: &str) -> &'static str {
    let known = [("高于全市", "高于全市"), ("高于全省", "高于全省"), ("高于全国", "高于全国"), ("快于全市", "高于全市"), ("回落", "回落"), ("下降", "下降"), ("提高", "提高"), ("提升", "提高"), ("上升", "上升"), ("高于", "高于"), ("低于", "低于")];
    known.iter().find(|(cue, _)| words.contains(cue)).map_or("变动", |(_, name)| name)
}
