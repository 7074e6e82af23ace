//! Numbers: each with its metric, owner, period, change, share, rank and status.

use std::collections::BTreeSet;

use super::context::{Context, Doubt, Passage, Reason};
use super::focus::Owner;
use super::metric::{self, Around, Measure, Name, Prior};
use super::nature::{Nature, Wording};
use super::{paired, project, status, table, topic, words};
use crate::domain::{Bound, Claim, Decimal, Dimension, Fact, Indicator, Period, Quantity, Rank, Share, Status};
use crate::recognise::{Basis, Change, ChangeUnit, Mention, MentionKind, PercentUnit, RankForm, Script};
use crate::source::Span;

/// Reads the figures of an article; hands out the numbers that gave no fact.
pub fn read(context: &Context, out: &mut Vec<Fact>) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut prior = Prior::default();
    let mut paragraph = usize::MAX;
    let mut topics = topic::Topics::default();
    let tables = table::read(context, out);
    let mut companies: Vec<(usize, String)> = out
        .iter()
        .filter_map(|fact| match &fact.claim {
            Claim::Company { name, .. } => Some((fact.evidence.line, name.clone())),
            _ => None,
        })
        .collect();
    companies.sort();
    let told = context.passages.iter().enumerate().filter(|(i, passage)| passage.is_body() && !tables.contains(i));
    for (_, passage) in told {
        if passage.paragraph != paragraph {
            (paragraph, prior) = (passage.paragraph, Prior::default());
        }
        topics.hear(passage, context.vocab);
        let mut reader = Reader {
            context,
            passage,
            topics: &topics,
            companies: &companies,
            rows: Vec::new(),
            doubts: Vec::new(),
            prior,
            done: 0,
            turned_at: None,
            whole: None,
            fraction_of: String::new(),
            parts: false,
        };
        reader.run();
        prior = reader.prior;
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
    name: Name,
}

impl Row {
    /// By what two rows of an article are the same: a time that was only reasoned tells none apart.
    fn key(&self) -> String {
        let i = &self.indicator;
        let period = if i.period_inferred && i.yoy.is_none() { None } else { i.period };
        format!(
            "{}|{}|{:?}|{:?}|{:?}|{:?}|{:?}|{:?}",
            self.zone, i.metric, i.subject, i.quantity, period, i.yoy, i.share, i.rank
        )
    }
}

/// One sentence being read.
struct Reader<'r, 'a> {
    context: &'r Context<'a>,
    passage: &'r Passage<'a>,
    topics: &'r topic::Topics,
    /// Companies of the article with their lines.
    companies: &'r [(usize, String)],
    rows: Vec<Row>,
    doubts: Vec<Doubt>,
    prior: Prior,
    /// Where the figure read last ends.
    done: usize,
    /// The row whose rate turned (由上年下降9.7%转为增长6.1%).
    turned_at: Option<usize>,
    /// What the parts after 其中 are parts of.
    whole: Option<Prior>,
    /// The whole of the fractions in the clause: 该市 in 该市1/4的产值、1/5的利润.
    fraction_of: String,
    /// True after 其中, to the end of the sentence or the next semicolon.
    parts: bool,
}

/// A number on its way to become a row.
struct Figure<'m> {
    span: Span,
    quantity: Option<Quantity>,
    measure: Measure<'m>,
}

/// What is known of a number besides its words.
struct Kind {
    dimension: Dimension,
    script: Script,
}

impl<'a> Reader<'_, 'a> {
    fn run(&mut self) {
        let passage = self.passage;
        self.sectors();
        for mention in passage.figures() {
            self.hear_parts(mention.span.start);
            let span = mention.span;
            match &mention.kind {
                MentionKind::Quantity(amount) => {
                    let kind = Kind { dimension: amount.dimension, script: amount.script };
                    if self.amount(span, &amount.quantity, &kind) == Told::Limit {
                        continue;
                    }
                }
                MentionKind::Range { low, high } => {
                    let kind = Kind { dimension: high.dimension, script: high.script };
                    let from =
                        Quantity { bound: Bound::AtLeast, unit: high.quantity.unit.clone(), ..low.quantity.clone() };
                    self.amount(span, &from, &kind);
                    self.amount(span, &Quantity { bound: Bound::Under, ..high.quantity.clone() }, &kind);
                }
                MentionKind::Percent(percent) => self.percent(span, (percent.value, percent.unit, percent.bound)),
                MentionKind::Change(change) => self.change(span, change),
                MentionKind::Share(share) => {
                    let of = share
                        .of
                        .map_or("", |of| of.of(passage.text))
                        .trim_start_matches("比由")
                        .trim_start_matches("比从");
                    self.share(span, share.pct, of);
                }
                MentionKind::Fraction(fraction) => self.fraction(span, fraction.percent),
                MentionKind::Rank(rank) if rank.form == RankForm::Place => {
                    let of = rank.among.map_or("", |among| among.of(passage.text));
                    let from = rank.among.map_or(span.start, |among| among.start.min(span.start));
                    self.rank((span, from), Rank { position: rank.position, of: of.to_string() });
                }
                MentionKind::Number { value, bound, .. } if self.counts_people(span) => {
                    let quantity =
                        Quantity { value: *value / Decimal::from(10_000), unit: "万人".to_string(), bound: *bound };
                    self.amount(span, &quantity, &Kind { dimension: Dimension::Person, script: Script::Digits });
                }
                // A size class or a bare number limits the noun beside it and parts nothing.
                _ => continue,
            }
            self.done = span.end;
        }
    }

    /// 三次产业结构为1.1:78.3:20.6: what each sector has in the gross product.
    fn sectors(&mut self) {
        let text = self.passage.text;
        let Some(at) = ["三次产业", "产业结构", "三产结构", "三产比例"].iter().filter_map(|cue| text.find(cue)).min()
        else {
            return;
        };
        let Some(parts) = ratio_of_three(text, at) else { return };
        for (part, sector) in parts.into_iter().zip(["第一产业", "第二产业", "第三产业"]) {
            let Ok(pct) = part.of(text).parse::<Decimal>() else { continue };
            let name =
                Name { metric: format!("{sector}增加值"), noun: format!("{sector}增加值"), ..Name::default() };
            self.lone_share(part, Share { pct, of: "地区生产总值".to_string() }, (name, &Around::default()));
        }
    }

    /// 常住人口46.2万: people without their measure word.
    fn counts_people(&self, span: Span) -> bool {
        let before = self.passage.text[..span.start].trim_end_matches(['约', '近', '达', '超', '为']);
        before.ends_with("人口") && span.of(self.passage.text).contains('万')
    }

    /// 其中 makes the figures after it parts of the one before, until a semicolon or the sentence ends it.
    fn hear_parts(&mut self, at: usize) {
        let between = self.passage.text.get(self.done.min(at)..at).unwrap_or("");
        if between.contains(';') {
            self.parts = false;
        }
        if between.contains("其中") || between.contains("项目中") || between.contains("企业中") {
            self.parts = true;
            self.whole = Some(self.prior.clone());
        }
    }

    fn leave(&mut self, span: Span, reason: Reason) {
        self.doubts.push(self.context.doubt(self.passage, span, reason));
    }

    fn around(&self, span: Span) -> Around {
        metric::around(self.passage, span, self.done)
    }

    /// A number with a unit.
    fn amount(&mut self, span: Span, quantity: &Quantity, kind: &Kind) -> Told {
        if let Some(reason) = self.is_no_figure(span, quantity, kind) {
            self.leave(span, reason);
            return if reason == Reason::Limits { Told::Limit } else { Told::Figure };
        }
        let measure = Measure { dimension: kind.dimension, unit: &quantity.unit };
        let around = self.around(span);
        let figure = Figure { span, quantity: Some(counted_unit(quantity)), measure };
        if let Some(named) = project::name_around(self.passage, span) {
            let name = Name { metric: "产能".to_string(), subject: Some(named), ..Name::default() };
            self.push(figure, (name, &around), Some(Status::Capacity));
            return Told::Figure;
        }
        if quantity.unit == "倍"
            && let Some((noun, sign)) = moved(around.before.trim_end_matches(['了', '约', '达', '近', '超']))
        {
            self.grow_named(span, quantity.value * sign * Decimal::ONE_HUNDRED, noun);
            return Told::Figure;
        }
        if self.is_held_against(span) {
            self.leave(span, Reason::Comparison);
            return Told::Figure;
        }
        if quantity.unit == "倍"
            && self.rows.last().is_none()
            && let Some(name) = self.compared(span)
        {
            self.push(figure, (name, &around), None);
            return Told::Figure;
        }
        let joined = self.passage.text[..span.start].ends_with(['、', '和', '与', '及'])
            && self
                .rows
                .last()
                .is_some_and(|row| row.indicator.metric.contains("相当于") && row.span.end + 3 >= span.start);
        if quantity.unit == "倍"
            && self.rows.last().is_some()
            && (joined || self.passage.text[..span.start].ends_with('的'))
        {
            self.times_of(figure, &around);
            return Told::Figure;
        }
        if let Some(name) = self.differs(&around) {
            self.push(figure, (name, &around), None);
            return Told::Figure;
        }
        let members = paired::members(self.passage, span);
        if !members.is_empty() {
            for member in members {
                let name = self.member_name(member, (&around, measure));
                let figure = Figure { quantity: figure.quantity.clone(), ..figure };
                self.push(figure, (name, &around), None);
            }
            return Told::Figure;
        }
        let shortened = kind.dimension == Dimension::Time && self.was_before(span)
            || kind.dimension == Dimension::Time && self.is_shortened_to(span);
        let spare = || {
            let what = if self.passage.text.contains("审批") { "审批时限" } else { "办理时限" };
            shortened.then(|| Name { metric: what.to_string(), ..Name::default() })
        };
        let Some(name) = metric::name(&around, measure, &self.prior).or_else(spare) else {
            self.leave(span, Reason::NoMetric);
            return Told::Figure;
        };
        if self.completes(&figure, (&name, &around)) {
            return Told::Figure;
        }
        if let Some(told) = self.milestone(&figure, (&name, &around)) {
            return told;
        }
        let round =
            kind.script == Script::Han && kind.dimension == Dimension::Money && !metric::is_measure(&name.metric);
        if round || kind.script == Script::Han && !counts_bodies(&name) {
            self.leave(span, Reason::Limits);
            return Told::Figure;
        }
        let able =
            name.metric.ends_with("能力") || name.verb.starts_with(['年', '月', '日']) && name.metric.ends_with("产能");
        let reached = name.metric.ends_with("完成率") || name.metric.ends_with("超额率");
        let status = if able { Some(Status::Capacity) } else { reached.then_some(Status::Actual) };
        self.push(figure, (name, &around), status);
        Told::Figure
    }

    /// 亩均税收22.6万元,比全省平均水平高出6.8万元: how far the figure before lies from another body's.
    fn differs(&self, around: &Around) -> Option<Name> {
        let before = around.before.trim();
        let against = before.strip_prefix('比').or(before.strip_prefix('较'))?;
        let ends = ["高出", "多出", "高于", "低于", "少", "高", "低", "多"].iter().any(|end| against.ends_with(end));
        let body = ["平均", "全省", "全市", "全国", "全区", "全州"].iter().any(|body| against.contains(body));
        let whole = self.prior.whole().filter(|_| ends && body)?;
        Some(Name { metric: format!("{}{}幅度", whole.metric, direction(against)), ..whole.clone() })
    }

    /// 较去年约540亿元增长两成: what the figure before is held against.
    fn is_held_against(&mut self, span: Span) -> bool {
        let clause = self.passage.clause_at(span.start);
        let before = self.passage.text[clause.start..span.start].trim();
        let against = before.strip_prefix('较').or(before.strip_prefix('比')).is_some_and(|rest| {
            let rest = rest.trim_end_matches(['约', '的', '近']);
            rest.ends_with(['年', '期', '月', '季', '度', '底', '末'])
        });
        if let Some(row) = self.rows.last_mut().filter(|_| against) {
            row.span.end = span.end;
            return true;
        }
        false
    }

    /// The name of one of several paired numbers, as if its noun stood right before it.
    fn member_name(&self, member: paired::Member, (around, measure): (&Around, Measure)) -> Name {
        let own = Around { before: member.noun.clone(), after: around.after.clone(), clause_before: String::new() };
        let name = metric::name(&own, measure, &Prior::default());
        let name = name.unwrap_or(Name { metric: member.noun.clone(), noun: member.noun.clone(), ..Name::default() });
        match member.subject {
            Some(subject) => {
                let metric = if matches!(name.metric.as_str(), "产值" | "总产值") {
                    "产业产值".to_string()
                } else {
                    name.metric
                };
                let subject = subject
                    .strip_suffix("产业")
                    .filter(|bare| bare.chars().count() >= 2)
                    .unwrap_or(&subject)
                    .to_string();
                Name { metric, subject: Some(subject), ..name }
            }
            None => name,
        }
    }

    /// 地区生产总值增长12%以上、总量超280亿元: the level of what was just said to grow.
    fn completes(&mut self, figure: &Figure, (name, around): (&Name, &Around)) -> bool {
        let own = words::trim(&around.before);
        let leans = own.is_empty() || ["总量", "总额", "总数"].contains(&own);
        let metric = metric::settle(name.clone(), self.context.vocab).metric;
        let status = status::of(self.passage, figure.span);
        let Some(row) = self.rows.last_mut() else { return false };
        let alone = row.indicator.quantity.is_none() && row.indicator.yoy.is_some() && row.indicator.share.is_none();
        let same =
            row.indicator.metric == metric || leans && own.len() > 3 && metric.starts_with(row.name.noun.as_str());
        let gap = self.passage.text.get(row.span.end..figure.span.start).unwrap_or("");
        if !(leans && alone && same) || figure.measure.dimension != Dimension::Money || gap.contains([';', '。']) {
            return false;
        }
        row.indicator.quantity = figure.quantity.clone();
        row.indicator.status = status;
        row.span = figure.span;
        self.prior.dimension = Some(figure.measure.dimension);
        true
    }

    /// 完成产值1036亿元,首次突破千亿元: the mark that was passed says less than the figure beside it.
    fn milestone(&mut self, figure: &Figure, (name, around): (&Name, &Around)) -> Option<Told> {
        let quantity = figure.quantity.as_ref()?;
        let passes = |text: &str| {
            ["突破", "超过", "迈上", "跨上", "跨过", "迈过", "站上", "越过", "迈入", "破", "跃上", "超"]
                .iter()
                .any(|verb| text.trim_end_matches(['了', '约', '大', '近']).ends_with(verb))
        };
        let last = self.rows.last()?;
        let known = last.indicator.quantity.as_ref()?;
        let clause_gap = self.passage.text.get(last.span.end..figure.span.start)?;
        let alike = self.prior.dimension == Some(figure.measure.dimension) && !clause_gap.contains(['。', ';', '、']);
        if !alike || last.indicator.metric != metric::settle(name.clone(), self.context.vocab).metric {
            return None;
        }
        let (old, new) = (absolute(known)?, absolute(quantity)?);
        let marks = |text: &str| passes(text) || text.trim_end().ends_with(['过', '跨', '迈', '越']);
        if old >= new
            && is_round(new)
            && (marks(&around.before)
                || marks(&self.passage.text[..figure.span.start])
                || ["突破", "跨过", "超过", "迈过", "越过", "站上"]
                    .iter()
                    .any(|verb| self.passage.text[figure.span.start..].starts_with(verb)))
        {
            self.leave(figure.span, Reason::Repeat);
            if let Some(row) = self.rows.last_mut() {
                row.span.end = figure.span.end;
            }
            return Some(Told::Figure);
        }
        let passed = matches!(known.bound, Bound::Over | Bound::AtLeast)
            && is_round(old)
            && new >= old
            && last.indicator.yoy.is_none();
        let says_more = clause_gap.trim_start_matches(',').chars().count() <= 6;
        if passed && says_more {
            let row = self.rows.last_mut()?;
            row.indicator.quantity = figure.quantity.clone();
            row.span = figure.span;
            return Some(Told::Figure);
        }
        None
    }

    /// 地均GDP达到……,是其他县市区的3倍: what is compared stands in the clause before.
    fn compared(&self, span: Span) -> Option<Name> {
        let clause = self.passage.clause_at(span.start);
        let against = self.passage.text[clause.start..span.start].trim().strip_prefix('是')?.strip_suffix('的')?;
        let earlier = self.passage.clauses.iter().rev().find(|before| before.end <= clause.start)?;
        let told = earlier.of(self.passage.text);
        let end = ["达到", "达", "为"].iter().filter_map(|verb| told.find(verb)).min()?;
        let noun = told[..end].rsplit('的').next().unwrap_or("");
        let metric = format!("{noun}相当于{against}倍数");
        (2..=12).contains(&noun.chars().count()).then(|| Name { metric, noun: noun.to_string(), ..Name::default() })
    }

    /// 是2015年的3.4倍: the figure before, held against another time or body.
    fn times_of(&mut self, figure: Figure, around: &Around) {
        let Some(whole) = self.nth_whole(figure.span).or_else(|| self.prior.whole().cloned()) else {
            return self.leave(figure.span, Reason::Comparison);
        };
        let from = self.done.min(figure.span.start);
        let against = self.passage.text[from..figure.span.start]
            .trim_matches([',', '是', '为', '相', '当', '于', '的', '达', '到']);
        let metric = format!("{}相当于{against}倍数", whole.metric);
        let period = self.rows.last().map(|row| (row.indicator.period, row.indicator.period_inferred));
        let (kept, rows) = (self.prior.clone(), self.rows.len());
        self.push(figure, (Name { metric, ..whole }, around), None);
        if let (Some(row), Some((period, inferred))) = (self.rows.get_mut(rows), period) {
            (row.indicator.period, row.indicator.period_inferred) = (period, inferred);
        }
        self.prior = kept;
    }

    /// Of the clause's figures of one kind told with 分别, the one at `span` belongs to this row of those before the clause.
    fn told_respectively(&self, span: Span, kind: impl Fn(&MentionKind) -> bool) -> Option<&Row> {
        let clause = self.passage.clause_at(span.start);
        if !clause.of(self.passage.text).contains("分别") {
            return None;
        }
        let figures = self.passage.figures().filter(|m| clause.contains(m.span) && kind(&m.kind));
        let starts: Vec<usize> = figures.map(|m| m.span.start).collect();
        let k = starts.iter().position(|at| *at == span.start)?;
        let rows: Vec<&Row> = self.rows.iter().filter(|row| row.span.end <= clause.start).collect();
        rows.get((rows.len() + k).checked_sub(starts.len())?).copied()
    }

    /// 分别是2011年的2.4倍和3.6倍: which of the figures before each is of.
    fn nth_whole(&self, span: Span) -> Option<Name> {
        let times = |kind: &MentionKind| matches!(kind, MentionKind::Quantity(amount) if amount.quantity.unit == "倍");
        let row = self.told_respectively(span, times)?;
        Some(Name { metric: row.indicator.metric.clone(), subject: row.indicator.subject.clone(), ..row.name.clone() })
    }

    /// Numbers that are no figures of their own: lengths of time, limits of other numbers, money of a project, 一个.
    fn is_no_figure(&self, span: Span, quantity: &Quantity, kind: &Kind) -> Option<Reason> {
        let (text, after) = (self.passage.text, &self.passage.text[span.end..]);
        if kind.dimension == Dimension::Time && !self.measures_time(span, quantity) {
            return Some(Reason::Duration);
        }
        if matches!(quantity.unit.as_str(), "强" | "字" | "届" | "期" | "号" | "层" | "点" | "步" | "时代") {
            return Some(Reason::Limits);
        }
        if matches!(quantity.unit.as_str(), "个" | "大")
            && ["方面", "维度", "层面", "字"].iter().any(|noun| after.starts_with(noun))
        {
            return Some(Reason::Limits);
        }
        if kind.script == Script::Han {
            let short = |mention: &Mention| mention.span.of(text).chars().count() <= 14;
            let quoted = self.passage.quoted().any(|(mention, _)| mention.span.contains(span) && short(mention))
                && !(text[..span.start].ends_with('“') && after.starts_with('”'));
            let piece = span.of(text).ends_with('块');
            let counted = matches!(kind.dimension, Dimension::Count | Dimension::Person);
            let one = counted
                && quantity.value == Decimal::ONE
                && !after.starts_with([',', '。', ';', '、'])
                && !after.is_empty();
            let closed = text[..span.start].ends_with('“') && after.starts_with('”') && !span.of(text).ends_with('大');
            let vague = counted
                && ["维度", "层面", "方面", "领域", "字", "目标", "步"]
                    .iter()
                    .any(|noun| after.trim_start_matches('”').starts_with(noun));
            if quoted || one || closed || vague || piece {
                return Some(Reason::Limits);
            }
        }
        let bounded = kind.dimension == Dimension::Money && matches!(quantity.bound, Bound::AtLeast | Bound::Over);
        let graded = kind.dimension == Dimension::Money
            && ["企业", "项目"].iter().any(|noun| {
                after
                    .strip_prefix(noun)
                    .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit() || "达有已突超共".contains(c)))
            });
        let bounded = bounded || kind.dimension == Dimension::Money && text[..span.start].ends_with(['过', '逾', '超']);
        if graded || bounded && self.limits_a_noun(span) {
            return Some(Reason::Limits);
        }
        let others =
            ["全国", "全省", "全市", "国内", "省内", "各", "省"].iter().any(|word| text[..span.start].ends_with(word));
        if others
            && ["新区", "开发区", "高新区", "经开区", "国家级", "园区", "地级", "城市", "县", "市", "省级"]
                .iter()
                .any(|word| after.starts_with(word))
        {
            return Some(Reason::Comparison);
        }
        if self.repeats_whole(span, quantity) {
            return Some(Reason::Repeat);
        }
        if kind.dimension == Dimension::Money && project::takes_money(self.passage, span) {
            return Some(Reason::ProjectMoney);
        }
        None
    }

    /// 累计出行476余天, 时限由15个工作日压到3个工作日: days and hours that were spent or saved; years are ages and spans.
    fn measures_time(&self, span: Span, quantity: &Quantity) -> bool {
        let clause = self.passage.clause_at(span.start);
        let before = &self.passage.text[clause.start..span.start];
        let shortened = ["压缩", "缩短", "压减", "缩减", "缩到", "压到", "减至", "减为", "砍到"]
            .iter()
            .any(|verb| clause.of(self.passage.text).contains(verb));
        let units: &[&str] = if shortened {
            &["天", "工作日", "小时", "分钟", "个月", "周"]
        } else {
            &["天", "工作日", "小时", "分钟"]
        };
        let fine = units.iter().any(|unit| quantity.unit.ends_with(unit)) && !quantity.unit.ends_with("周年");
        let after = &self.passage.text[span.end..];
        let told = [
            "时限", "时间", "周期", "用时", "压缩", "缩短", "压减", "缩减", "压到", "压至", "出行", "平均", "工期",
            "累计",
        ]
        .iter()
        .any(|cue| before.contains(cue));
        fine && (told || shortened)
            && !after.starts_with(['内', '无', '不', '后', '前', '在', '值'])
            && quantity.value != Decimal::ONE
    }

    /// 50亿元以上项目, 亿元以上工业企业: the noun stands right after the bound.
    fn limits_a_noun(&self, span: Span) -> bool {
        let rest = &self.passage.text[span.end..];
        let after = rest.trim_start_matches('的');
        // 投资逾亿元的99宗
        if after.len() < rest.len() && after.starts_with(|c: char| c.is_ascii_digit()) {
            return true;
        }
        if after.starts_with(['。', ',', ';', '、', '、']) || after.is_empty() {
            return false;
        }
        let found = words::find(after);
        let counted =
            found.iter().find(|(_, class)| *class == words::Class::Counted || *class == words::Class::Compound);
        counted.is_some_and(|(noun, _)| {
            after[..noun.start].chars().count() <= 8 && !after[..noun.start].contains([',', '。', ';'])
        })
    }

    /// `46个工业项目中`: said again to take a part of it.
    fn repeats_whole(&self, span: Span, quantity: &Quantity) -> bool {
        let clause = self.passage.clause_at(span.start);
        let after = self.passage.text.get(span.end..clause.end).unwrap_or("");
        let known = || {
            self.rows.iter().any(|row| {
                row.indicator.quantity.as_ref().is_some_and(|q| q.value == quantity.value && q.unit == quantity.unit)
            })
        };
        after.ends_with('中') && after.chars().count() <= 10 && known()
    }

    fn push(&mut self, figure: Figure, (name, _): (Name, &Around), status: Option<Status>) {
        let (context, passage) = (self.context, self.passage);
        let speaker = passage.speaker_at(figure.span.start);
        // 公司 without a name is the company read last on this line or right above it.
        let name = if figure.measure.dimension == Dimension::Time && self.was_before(figure.span) {
            Name { subject: Some("原来".to_string()), ..name }
        } else if name.subject.as_deref() == Some("原来") {
            Name { subject: None, ..name }
        } else {
            name
        };
        let company = match speaker.company.as_deref() {
            Some("") => match self.company_near(figure.span) {
                Some(name) => Some(name),
                None => return self.leave(figure.span, Reason::CompanyNews),
            },
            known => known.map(str::to_string),
        };
        let zone = match &speaker.owner {
            Owner::Zone(zone) => context.zone_name(*zone).to_string(),
            Owner::Region(name) => name.clone(),
            Owner::Nobody if speaker.company.is_some() => return self.leave(figure.span, Reason::CompanyNews),
            Owner::Nobody => return self.leave(figure.span, Reason::NoOwner),
        };
        let status = status.unwrap_or_else(|| status::of(passage, figure.span));
        let name = match self.aim_of(figure.span).filter(|_| name.metric.ends_with("完成率")) {
            Some(aim) => Name { subject: Some(aim), ..name },
            None => name,
        };
        let own = self.companies.iter().map(|(_, own)| own.as_str()).find(|own| name.metric.starts_with(own));
        let name = without_company(self.output_of(self.part_of(name, &figure), &figure), company.as_deref().or(own));
        let settled = self.topics.limit(metric::settle(name.clone(), context.vocab), passage, figure.span);
        let from = passage.clause_at(figure.span.start).start.max(self.done.min(figure.span.start));
        let wording =
            Wording { metric: &settled.metric, verb: &name.verb, before: &passage.text[from..figure.span.start] };
        let nature = Nature::of(wording, (status, context.vocab));
        let (mut period, mut period_inferred) = context.period_at(passage, figure.span, (nature, &settled.metric));
        // 总投资 of 签约项目 is summed over the same time as the projects.
        if let Some(row) = self.rows.last()
            && nature == Nature::Flow
            && self.goes_with(row, (&figure, &name.noun))
        {
            (period, period_inferred) = (row.indicator.period, row.indicator.period_inferred);
        }
        let subject = settled.subject.clone().or(company);
        let dimension = figure.measure.dimension;
        let counted = matches!(dimension, Dimension::Count | Dimension::Person);
        let unit = figure.measure.unit.to_string();
        let indicator = Indicator {
            metric: settled.metric,
            subject,
            quantity: figure.quantity,
            period,
            period_inferred,
            yoy: None,
            share: None,
            rank: None,
            status,
        };
        self.rows.push(Row { span: figure.span, zone, indicator, name: name.clone() });
        if counted {
            self.prior.counted = Some((name.clone(), unit));
        }
        let last = self.rows.last().map(|row| (row.indicator.metric.clone(), row.indicator.subject.clone()));
        self.prior.settled = last.map(|(metric, subject)| Name { metric, subject, ..name.clone() });
        self.prior.name = Some(name);
        self.prior.dimension = Some(dimension);
    }

    /// True where a figure tells of the same bodies at the same time as the row before it: their money (企业300家,总投资60亿美元),
    /// or more of what stands in a list (现有企业58户,参与军民融合的企业120户).
    fn goes_with(&self, row: &Row, (figure, noun): (&Figure, &str)) -> bool {
        let text = self.passage.text;
        let between = text.get(row.span.end..figure.span.start).unwrap_or(";");
        let timed = self.passage.times.iter().any(|(at, _)| *at >= row.span.end && *at < figure.span.start);
        let near = !timed && !between.contains([';', '。']);
        let money = ["总投资", "协议投资", "计划投资", "注册资本", "注册资金", "合同金额", "协议金额"]
            .iter()
            .any(|word| noun.ends_with(word) || between.contains(word));
        let counted = |dimension| matches!(dimension, Dimension::Count | Dimension::Person);
        let stands = matches!(row.indicator.period, Some(Period::AsOf(_))) && row.indicator.period_inferred;
        let more = stands && counted(figure.measure.dimension) && !super::nature::tells_a_deed(between);
        let of_bodies = row
            .indicator
            .quantity
            .as_ref()
            .is_some_and(|quantity| ["个", "家", "户", "宗"].contains(&quantity.unit.as_str()));
        near && (money && of_bodies && figure.measure.dimension == Dimension::Money || more)
    }

    /// 缩短为80天: how long it takes now.
    fn is_shortened_to(&self, span: Span) -> bool {
        let before = self.passage.text[..span.start].trim_end_matches(['约', '了']);
        [
            "缩短为", "缩短到", "缩短至", "压缩为", "压缩到", "压缩至", "减为", "减至", "减到", "缩减至", "缩减为",
            "压减到", "压减至", "降为", "降至", "变为",
        ]
        .iter()
        .any(|verb| before.ends_with(verb))
    }

    /// 审批时间由120天缩减至45天: how long it took before.
    fn was_before(&self, span: Span) -> bool {
        let clause = self.passage.clause_at(span.start);
        let before = self.passage.text[clause.start..span.start].trim_end_matches(['原', '来', '的', '约']);
        let after = self.passage.text.get(span.end..clause.end).unwrap_or("");
        before.ends_with(['由', '从'])
            && ["压", "缩", "减", "降", "精简", "变为"].iter().any(|verb| after.contains(verb))
    }

    fn company_near(&self, span: Span) -> Option<String> {
        let line = self.context.line(self.passage, span.start);
        let near = self.companies.iter().rev().find(|(at, _)| *at <= line && *at + 4 > line);
        near.map(|(_, name)| name.clone())
    }

    /// 电子及通信设备制造业, 生物医药产业: a trade's name.
    fn is_trade(&self, noun: &str) -> bool {
        let bare = noun.trim_end_matches("行业").trim_end_matches("产业").trim_end_matches('业');
        noun.ends_with("制造业")
            || self.context.vocab.industries.get(bare).is_some()
            || self.context.vocab.industries.get(noun).is_some()
    }

    fn trade_of(&self, noun: &str) -> String {
        noun.strip_suffix("产业")
            .or(noun.strip_suffix("行业"))
            .filter(|bare| bare.chars().count() >= 2)
            .unwrap_or(noun)
            .to_string()
    }

    /// 其中,工业项目46个 is a part of the figure before: its metric, with the noun as subject.
    fn part_of(&self, name: Name, figure: &Figure) -> Name {
        // 化工850亿元;电子721亿元: each trade after the first goes on with the measure of them all.
        let goes_on = figure.measure.dimension == Dimension::Money
            && name.verb.is_empty()
            && self.prior.dimension == Some(Dimension::Money)
            && self.prior.whole().is_some_and(|whole| whole.metric.ends_with("产值"))
            && self.is_trade(&name.noun);
        if !self.parts && !goes_on || name.subject.is_some() || name.noun.is_empty() {
            return name;
        }
        let prior = self.whole.as_ref().unwrap_or(&self.prior);
        // 入驻企业300家,其中高新技术企业40家: grades of companies are counted under their own names.
        let graded =
            self.context.vocab.metrics.canonical(&name.metric).and_then(|known| self.context.vocab.metrics.get(known));
        if graded.is_some_and(|metric| {
            metric.category == "企业梯队" && metric.name != "重点企业数" && metric.name != "龙头企业数"
        }) {
            return name;
        }
        let whole = match figure.measure.dimension {
            Dimension::Count | Dimension::Person => {
                let Some((whole, unit)) = &prior.counted else { return name };
                let same = unit == figure.measure.unit || name.noun.ends_with(&whole.noun);
                if !same || !name.verb.is_empty() && name.verb != whole.verb || name.noun == whole.noun {
                    return name;
                }
                whole
            }
            _ => {
                let Some(whole) = prior.whole() else { return name };
                let unlike = figure.quantity.is_some() && prior.dimension != Some(figure.measure.dimension);
                if unlike || metric::is_measure(&name.noun) || !name.verb.is_empty() {
                    return name;
                }
                whole
            }
        };
        if whole.metric.ends_with("产值") && self.is_trade(&name.noun) {
            let subject = self.trade_of(&name.noun);
            return Name {
                metric: "产业产值".to_string(),
                subject: Some(subject),
                noun: whole.noun.clone(),
                verb: whole.verb.clone(),
            };
        }
        Name {
            metric: whole.metric.clone(),
            subject: Some(name.noun.clone()),
            noun: whole.noun.clone(),
            verb: whole.verb.clone(),
        }
    }

    /// 主要产品产量:汽车28.4万辆: a list under a heading of its own.
    fn output_of(&self, name: Name, figure: &Figure) -> Name {
        let clause = self.passage.clause_at(figure.span.start);
        let Some(colon) = self.passage.text[..clause.start].rfind(':') else { return name };
        let lead = &self.passage.text[..colon];
        let goods = matches!(
            figure.measure.dimension,
            Dimension::Count | Dimension::Mass | Dimension::Other | Dimension::Volume | Dimension::Energy
        );
        if !goods || !lead.ends_with("产量") || name.noun.is_empty() {
            return name;
        }
        Name { metric: format!("{}产量", name.noun), ..name }
    }

    /// A percentage that is no change and no share by its own words.
    fn percent(&mut self, span: Span, (value, unit, bound): (Decimal, PercentUnit, Bound)) {
        let around = self.around(span);
        let before = around.before.trim_end_matches(['为', '达', '约', '超', '到']);
        if unit == PercentUnit::Points {
            return self.points(span, Quantity { value, unit: "个百分点".to_string(), bound });
        }
        if let Some((noun, sign)) = moved(before) {
            return self.grow_named(span, value * sign, noun);
        }
        if let Some((subject, year)) = self.member_of_series(span) {
            return self.grow_in(span, value, (subject, year));
        }
        let said_again = ["也就是", "相当于", "即"].iter().find_map(|cue| before.trim().strip_prefix(cue));
        if let Some(of) =
            said_again.and_then(|of| of.strip_suffix('的').or(of.strip_suffix("的近")).or(of.strip_suffix("的约")))
        {
            let of = of.to_string();
            if let Some(row) =
                self.rows.last_mut().filter(|row| row.indicator.share.is_none() && metric::is_measure(&of))
            {
                row.indicator.share = Some(Share { pct: value, of });
                row.span.end = span.end;
                return;
            }
        }
        if let Some((part, whole)) = part_and_whole(before) {
            return self.share_of(span, value, (&part, &whole));
        }
        let quantity = Quantity { value, unit: "%".to_string(), bound };
        let measure = Measure { dimension: Dimension::Percent, unit: "%" };
        if before.contains("恢复到") || before.ends_with("恢复") && self.prior.whole().is_some() {
            let Some(whole) = self.prior.whole().cloned() else { return self.leave(span, Reason::Comparison) };
            let metric = format!("{}恢复比例", whole.metric.trim_end_matches("人次"));
            return self.push(
                Figure { span, quantity: Some(quantity), measure },
                (Name { metric, ..whole }, &around),
                None,
            );
        }
        if ["政策", "规定", "条件", "税率", "股权", "股份"]
            .iter()
            .any(|noun| around.after.chars().take(8).collect::<String>().contains(noun))
        {
            return self.leave(span, Reason::Limits);
        }
        if let Some(of) = self.against_another_time(span) {
            let Some(whole) = self.prior.whole().cloned() else { return self.leave(span, Reason::Comparison) };
            return self.lone_share(span, Share { pct: value, of: format!("{of}{}", whole.metric) }, (whole, &around));
        }
        if let Some((name, share)) = self.share_moved_on(span, value) {
            return self.lone_share(span, share, (name, &around));
        }
        if let Some(of) = self.percent_of_what_follows(span, &around) {
            self.fraction_of = of.1.strip_suffix(of.0.noun.as_str()).unwrap_or("").to_string();
            return self.lone_share(span, Share { pct: value, of: of.1 }, (of.0, &around));
        }
        if let Some(of) = self.share_by_verb(span, &around) {
            return self.lone_share(span, Share { pct: value, of: of.1 }, (of.0, &around));
        }
        self.amount(span, &quantity, &Kind { dimension: Dimension::Percent, script: Script::Digits });
    }

    /// 占比由58%提高到67%: the second is a share of the same.
    fn share_moved_on(&self, span: Span, pct: Decimal) -> Option<(Name, Share)> {
        let row = self.rows.last()?;
        let known = row.indicator.share.as_ref().filter(|_| row.indicator.quantity.is_none())?;
        let between = self.passage.text.get(row.span.end..span.start)?;
        let moved = [
            "提高到", "提升到", "上升到", "增加到", "提升至", "提高至", "上升至", "增至", "升至", "降至", "下降到",
            "爬升到",
        ]
        .iter()
        .any(|verb| between.contains(verb));
        let name =
            Name { metric: row.indicator.metric.clone(), subject: row.indicator.subject.clone(), ..row.name.clone() };
        (moved && !between.contains(',')).then(|| (name, Share { pct, of: known.of.clone() }))
    }

    /// 分别完成年度目标的91%和85%: which of the figures before each is of.
    fn aim_of(&self, span: Span) -> Option<String> {
        let row = self.told_respectively(span, |kind| matches!(kind, MentionKind::Percent(_)))?;
        Some(row.indicator.metric.clone())
    }

    /// 以不足全市1%的土地: a share of the noun behind.
    fn percent_of_what_follows(&self, span: Span, around: &Around) -> Option<(Name, String)> {
        let clause = self.passage.clause_at(span.start);
        let before = &self.passage.text[clause.start..span.start];
        let noun = around.after.strip_prefix('的')?.split(['、', ',', '和', '的']).next()?;
        let place = self.passage.places.iter().any(|(place, _)| {
            place.end == span.start
                || self.passage.text[place.end..].starts_with(['市', '省', '州']) && place.end + 3 == span.start
        });
        let regions = ["全市", "全省", "全国", "全区", "全州", "该市", "全县", "全盟", "全球", "全旗"];
        let before = before.trim_end_matches(['近', '约', '超', '过']);
        let whole = place || regions.iter().any(|word| before.ends_with(word));
        let of = regions
            .iter()
            .find(|word| before.ends_with(**word))
            .copied()
            .unwrap_or(before.rsplit(['以', '用', '占', '足', '近', '约', '了', '到']).next().unwrap_or(""));
        // 三成的生产总值、四成的增加值: the whole named once.
        let listed = before.ends_with(['、', '和', '及', '与']) && !self.fraction_of.is_empty();
        let of = if whole || !listed { of.to_string() } else { self.fraction_of.clone() };
        let whole = whole || listed;
        (whole && (2..=10).contains(&noun.chars().count())).then(|| {
            (Name { metric: noun.to_string(), noun: noun.to_string(), ..Name::default() }, format!("{of}{noun}"))
        })
    }

    /// 超过去年全年的八成: the figure before, measured by another time's.
    fn against_another_time(&self, span: Span) -> Option<String> {
        let between = self.passage.text.get(self.done.min(span.start)..span.start)?;
        let of = ["超过", "达到", "相当于", "超", "达"]
            .iter()
            .find_map(|cue| between.find(cue).map(|at| &between[at + cue.len()..]))?;
        let of = of.strip_suffix('的')?;
        let times = self
            .passage
            .figures()
            .any(|m| matches!(m.kind, MentionKind::Period(_)) && m.span.end <= span.start && m.span.start >= self.done);
        (times && of.chars().count() <= 8 && of.chars().any(|c| c == '年' || c == '期')).then(|| of.to_string())
    }

    /// 七成销往外地: a share of the figure before that did something.
    fn share_by_verb(&self, span: Span, around: &Around) -> Option<(Name, String)> {
        let opens = around.before.trim().is_empty() && self.rows.last().is_some();
        let verb = words::find(&around.after).first().is_some_and(|(word, class)| {
            word.start == 0 && matches!(class, words::Class::Telling | words::Class::Light)
        });
        let whole = self.prior.whole().filter(|_| opens && verb && !self.passage.text[..span.start].ends_with('、'))?;
        let does: String = around.after.chars().take(8).collect();
        Some((Name { metric: format!("{}{does}", whole.noun), ..whole.clone() }, whole.metric.clone()))
    }

    /// Percentage points: how far a rate moved, or how far it lies from another body's.
    fn points(&mut self, span: Span, quantity: Quantity) {
        let around = self.around(span);
        let words = format!("{}{}", around.before, span.of(self.passage.text));
        let grew = self.rows.last().is_some_and(|row| row.indicator.yoy.is_some());
        let shared = self.rows.last().is_some_and(|row| row.indicator.share.is_some());
        let own = words::trim(around.before.split(['比', '较', '高', '快', '低']).next().unwrap_or(""));
        let own = metric::strip_region(own).trim_end_matches("增速").trim_end_matches("增幅");
        let base = match own.chars().count() >= 3 {
            true => Some(Name { metric: own.to_string(), noun: own.to_string(), ..Name::default() }),
            false => self.rows.last().map(|row| Name {
                metric: row.indicator.metric.clone(),
                subject: row.indicator.subject.clone(),
                ..row.name.clone()
            }),
        };
        let Some(base) = base.or_else(|| self.prior.name.clone()) else { return self.leave(span, Reason::Comparison) };
        let rate = match () {
            () if grew || words.contains("增速") => "增速",
            () if shared || words.contains("比重") => "占比",
            () => "",
        };
        let rate = if base.metric.ends_with(rate) { "" } else { rate };
        let (base, words) = match self.compared_bodies(span) {
            Some((over, body)) => {
                let base = Name {
                    metric: base
                        .metric
                        .split("增速高于")
                        .next()
                        .unwrap_or("")
                        .split("增速低于")
                        .next()
                        .unwrap_or("")
                        .to_string(),
                    ..base
                };
                let own = if rate.is_empty() && !base.metric.ends_with("增速") { "增速" } else { "" };
                (Name { metric: format!("{}{own}", base.metric), ..base }, format!("{over}{body}"))
            }
            None => (base, words),
        };
        let metric = format!("{}{rate}{}幅度", base.metric, direction(&words));
        let kept = self.prior.clone();
        let figure = Figure {
            span,
            quantity: Some(quantity),
            measure: Measure { dimension: Dimension::Percent, unit: "个百分点" },
        };
        self.push(figure, (Name { metric, ..base }, &around), None);
        self.prior = kept;
    }

    /// 分别高于全国、全省7个和5个百分点: which of the bodies this figure is measured against.
    fn compared_bodies(&self, span: Span) -> Option<(&'static str, &'static str)> {
        let clause = self.passage.clause_at(span.end.saturating_sub(1));
        let text = clause.of(self.passage.text);
        let over = ["高于", "快于", "高出", "低于", "慢于"].iter().find(|word| text.contains(**word))?;
        let mut bodies: Vec<(usize, &'static str)> = ["全国", "全省", "全市", "全区", "全州", "全县"]
            .iter()
            .filter_map(|body| Some((text.find(body)?, *body)))
            .collect();
        bodies.sort_unstable();
        let points: Vec<usize> = self
            .passage
            .figures()
            .filter(|m| m.span.end > clause.start && m.span.end <= clause.end)
            .filter(|m| match &m.kind {
                MentionKind::Percent(percent) => percent.unit == PercentUnit::Points,
                MentionKind::Change(change) => change.unit == ChangeUnit::Points,
                _ => false,
            })
            .map(|m| m.span.end)
            .collect();
        let k = points.iter().position(|end| *end == span.end)?;
        let body = bodies.get(k).filter(|_| bodies.len() >= 2 && bodies.len() == points.len())?;
        Some((over, body.1))
    }

    /// A change belongs to the figure right before it, or is the only figure of the noun before it.
    fn change(&mut self, span: Span, change: &Change) {
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
            return self.push(figure, (name, &around), Some(Status::Target));
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
            (ChangeUnit::Places, _) => format!("{}位次变动", base.metric),
            (_, Basis::Average) if span.of(self.passage.text).contains("年平均") => {
                let words = span.of(self.passage.text);
                let years = words.split("年平均").next().and_then(|years| years.chars().next_back()).unwrap_or('两');
                format!("{}{years}年平均增速", base.metric)
            }
            (_, Basis::Average) => format!("{}年均增速", base.metric),
            (_, Basis::PeriodOnPeriod) => format!("{}环比增速", base.metric),
            (_, Basis::Against) => format!("{}增速{}幅度", base.metric, direction(span.of(self.passage.text))),
            _ => format!("{}增速", base.metric),
        };
        let kept = self.prior.clone();
        let quantity = Quantity { value: change.value, unit: change.unit.zh().to_string(), bound: change.bound };
        let figure =
            Figure { span, quantity: Some(quantity), measure: Measure { dimension: Dimension::Percent, unit: "%" } };
        self.push(figure, (Name { metric, ..base }, &around), None);
        self.prior = kept;
    }

    fn grow(&mut self, span: Span, percent: Decimal, respective: Option<(usize, usize)>) {
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
                    None => self.grow_alone(span, percent, name),
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
        let figure = Figure { span, quantity: None, measure: Measure { dimension: Dimension::Percent, unit: "%" } };
        let rows = self.rows.len();
        self.push(figure, (name, &around), None);
        if let Some(row) = self.rows.get_mut(rows) {
            row.indicator.yoy = Some(percent);
        }
    }

    /// 由上年下降9.7%: the time that a rate is held against, and the row it belongs beside.
    fn held_against(&self, span: Span) -> Option<crate::domain::Period> {
        let from = self.done.min(span.start);
        let held = self
            .passage
            .times
            .iter()
            .rev()
            .find(|(at, held)| *at >= from && *at < span.start && held.outlook == super::time::Outlook::Aside)?;
        self.passage.text[from..held.0].ends_with(['由', '从']).then_some(held.1.period?)
    }

    fn grow_aside(&mut self, span: Span, percent: Decimal, period: crate::domain::Period) {
        let Some(name) = self.prior.name.clone() else { return self.leave(span, Reason::Comparison) };
        let kept = self.prior.clone();
        let rows = self.rows.len();
        self.turned_at = rows.checked_sub(1);
        self.grow_alone(span, percent, name);
        if let Some(row) = self.rows.get_mut(rows) {
            row.indicator.period = Some(period);
            row.indicator.period_inferred = true;
        }
        self.prior = kept;
    }

    /// 审批时限平均压缩62%: shorter, not a change from year to year.
    fn shortens(&self, span: Span) -> bool {
        ["压缩", "压减", "缩短", "缩减", "精简"].iter().any(|verb| span.of(self.passage.text).contains(verb))
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
    fn grow_named(&mut self, span: Span, percent: Decimal, noun: &str) {
        if words::trim(metric::strip_region(noun)).chars().count() < 2 && !self.adds_nothing_but_a_move(span) {
            let Some(name) = self.prior.name.clone() else { return self.leave(span, Reason::NoMetric) };
            return self.grow_alone(span, percent, name);
        }
        match self.named_by(noun) {
            Some(name) if words::trim(noun).chars().count() >= 2 => self.grow_alone(span, percent, name),
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
        !self.passage.figures().any(|m| other(&m) && super::time::governs(self.passage, m.span))
    }

    fn grow_alone(&mut self, span: Span, percent: Decimal, name: Name) {
        let around = self.around(span);
        let figure = Figure { span, quantity: None, measure: Measure { dimension: Dimension::Percent, unit: "%" } };
        let rows = self.rows.len();
        self.push(figure, (name, &around), None);
        if let Some(row) = self.rows.get_mut(rows) {
            row.indicator.yoy = Some(percent);
        }
    }

    /// `2016年至2020年,某增加值增速依次为15.1%、9.4%……`: as many rates as years, in order.
    fn member_of_series(&self, span: Span) -> Option<(Name, i32)> {
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

    fn grow_in(&mut self, span: Span, percent: Decimal, (name, year): (Name, i32)) {
        let rows = self.rows.len();
        self.grow_alone(span, percent, name);
        if let Some(row) = self.rows.get_mut(rows) {
            row.indicator.period = Some(crate::domain::Period::At(crate::domain::Point::Year(year)));
            row.indicator.period_inferred = false;
        }
    }

    /// True where the words between the last figure and this rate add no noun of their own.
    fn adds_nothing(&self, span: Span) -> bool {
        let Some(row) = self.rows.last() else { return false };
        if !self.adds_nothing_but_a_move(span) {
            return false;
        }
        let between = self.passage.text.get(row.span.end..span.start).unwrap_or("");
        let plain = PASSING_OVER.iter().fold(between.to_string(), |text, word| text.replace(word, ""));
        let plain = without_brackets(&plain);
        words::trim(&plain).chars().filter(|c| c.is_alphanumeric()).count() == 0
    }

    /// The metric named by the words before a rate, else the one of the figure before.
    fn named_by(&self, before: &str) -> Option<Name> {
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

    fn share(&mut self, span: Span, pct: Decimal, of: &str) {
        let own = span.of(self.passage.text);
        if let Some(held) = ["市场占有率", "市占率", "占有率"].iter().find(|held| own.starts_with(**held)) {
            let around = self.around(span);
            let before = words::trim(metric::strip_region(&around.before)).to_string();
            let name = Name { metric: format!("{before}{held}"), noun: held.to_string(), ..Name::default() };
            let measure = Measure { dimension: Dimension::Percent, unit: "%" };
            return self.push(
                Figure { span, quantity: Some(Quantity::exact(pct.round_dp(2), "%")), measure },
                (name, &around),
                None,
            );
        }
        let pct = pct.round_dp(2);
        let pct = if pct.scale() == 2 && span.of(self.passage.text).contains('分') { pct.round_dp(1) } else { pct };
        if ["计划", "目标", "任务", "预算"].iter().any(|aim| of.ends_with(aim))
            && let Some(whole) = self.prior.whole().cloned()
        {
            let around = self.around(span);
            let name = Name {
                metric: format!("{of}完成率"),
                subject: Some(whole.subject.clone().unwrap_or(whole.metric.clone())),
                ..Name::default()
            };
            let (kept, figure) = (
                self.prior.clone(),
                Figure {
                    span,
                    quantity: Some(Quantity::exact(pct, "%")),
                    measure: Measure { dimension: Dimension::Percent, unit: "%" },
                },
            );
            self.push(figure, (name, &around), Some(Status::Actual));
            self.prior = kept;
            return;
        }
        let multiple = self
            .rows
            .last()
            .is_some_and(|row| row.indicator.quantity.as_ref().is_some_and(|quantity| quantity.unit == "倍"));
        if self.adds_nothing(span)
            && !multiple
            && let Some(row) = self
                .rows
                .iter_mut()
                .rev()
                .find(|row| row.indicator.quantity.is_some())
                .filter(|row| row.indicator.share.is_none())
                .filter(|row| {
                    row.indicator
                        .quantity
                        .as_ref()
                        .is_none_or(|quantity| !matches!(quantity.unit.as_str(), "%" | "个百分点"))
                })
        {
            let region = of.chars().count() <= 6
                && of.ends_with(['市', '省', '国', '区', '州', '县', '盟', '旗', '球', '疆', '港']);
            let whole = if of.is_empty() || region { format!("{of}{}", row.indicator.metric) } else { of.to_string() };
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
            && let Some(row) =
                self.rows.iter().rev().find(|row| row.indicator.quantity.is_some() && row.indicator.share.is_some())
        {
            let name = Name {
                metric: row.indicator.metric.clone(),
                subject: row.indicator.subject.clone(),
                ..row.name.clone()
            };
            let time = (row.indicator.period, row.indicator.period_inferred);
            let (around, rows) = (self.around(span), self.rows.len());
            self.lone_share(span, Share { pct, of: of.to_string() }, (name, &around));
            if let Some(row) = self.rows.get_mut(rows) {
                (row.indicator.period, row.indicator.period_inferred) = time;
            }
            return;
        }
        self.share_of(span, pct, (&before, of));
    }

    /// `第二产业占地区生产总值的比重为70%`: a share with a noun of its own.
    fn share_of(&mut self, span: Span, pct: Decimal, (part, whole): (&str, &str)) {
        let around = self.around(span);
        let spent = part.contains("研发") && (part.contains("投入") || part.contains("经费")) && whole.is_empty();
        if spent
            || part.contains("研发")
                && ["GDP", "生产总值", "营业收入", "销售收入"].iter().any(|word| whole.contains(word))
        {
            let figure = Figure {
                span,
                quantity: Some(Quantity::exact(pct, "%")),
                measure: Measure { dimension: Dimension::Percent, unit: "%" },
            };
            return self.push(
                figure,
                (
                    Name {
                        metric: "研发投入强度".to_string(), noun: "研发投入强度".to_string(), ..Name::default()
                    },
                    &around,
                ),
                None,
            );
        }
        let taxes = ["税", "税收", "其中税收", "税收收入"].contains(&words::trim(part).trim_end_matches("占比"));
        if let Some(whole) = self.prior.whole().filter(|whole| taxes && whole.metric.ends_with("收入")).cloned() {
            let of = whole.metric.clone();
            let name = Name { metric: "税收收入".to_string(), subject: None, ..whole };
            return self.lone_share(span, Share { pct, of }, (name, &around));
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
        self.lone_share(span, Share { pct, of }, (name, &around));
    }

    fn lone_share(&mut self, span: Span, share: Share, (name, around): (Name, &Around)) {
        let kept = self.prior.clone();
        let rows = self.rows.len();
        let figure = Figure { span, quantity: None, measure: Measure { dimension: Dimension::Percent, unit: "%" } };
        self.push(figure, (name, around), None);
        if let Some(row) = self.rows.get_mut(rows) {
            row.indicator.share = Some(share);
        }
        self.prior = kept;
    }

    /// `该市1/4的高新技术产值`: a share of what follows.
    fn fraction(&mut self, span: Span, percent: Decimal) {
        let around = self.around(span);
        let after = around.after.trim_start_matches('的');
        let noun = after.split(['、', ',', '和']).next().unwrap_or("");
        if noun.chars().count() < 2 {
            return self.leave(span, Reason::NoMetric);
        }
        let listed = around.before.trim_end().ends_with(['、', '和', '及']) && !self.fraction_of.is_empty();
        if !listed {
            self.fraction_of = words::trim(&around.before).to_string();
        }
        let whole = self.fraction_of.clone();
        let noun = noun.trim_matches(['“', '”']);
        let metric =
            if noun.ends_with("企业") { format!("{noun}数").replace(['“', '”'], "") } else { noun.to_string() };
        let name = Name { metric, noun: noun.to_string(), ..Name::default() };
        self.lone_share(span, Share { pct: percent.round_dp(1), of: format!("{whole}{noun}") }, (name, &around));
    }

    fn rank(&mut self, (span, from): (Span, usize), rank: Rank) {
        // What is ranked stands before those it is ranked among.
        let clause = self.passage.clause_at(span.start);
        let mut around = self.around(span);
        if from < span.start {
            let start = if from >= self.done { clause.start.max(self.done) } else { clause.start };
            around.before = metric::clean(self.passage, Span::new(start.min(from), from));
        }
        let mut rank = rank;
        if rank.of.is_empty()
            && let Some((among, what)) = among_and_what(&around.before)
        {
            rank.of = among;
            around.before = what;
        }
        let own = words::trim(&around.before);
        let own = own.chars().count() >= 2 && !["名次", "排名", "位次", "综合排名", "总排名"].contains(&own);
        let last = self.rows.last().map(|row| Name {
            metric: row.indicator.metric.clone(),
            subject: row.indicator.subject.clone(),
            ..row.name.clone()
        });
        let named = match own {
            true => self.named_by(&around.before),
            false => last.or_else(|| self.prior.name.clone()),
        };
        let assessed = ["考核", "考评", "评价", "评估", "测评", "排行", "竞争力", "评比", "榜"]
            .iter()
            .any(|word| rank.of.contains(word));
        let by_assessment = || {
            let of = rank.of.trim_end_matches('中');
            let of = ["公布的", "发布的", "组织的", "开展的", "最新", "通报的"]
                .iter()
                .filter_map(|word| of.find(word).map(|at| &of[at + word.len()..]))
                .min_by_key(|of| of.len())
                .unwrap_or(of);
            Name { metric: of.to_string(), ..Name::default() }
        };
        let named = if assessed && !own || named.is_none() && rank.of.chars().count() >= 4 {
            Some(by_assessment())
        } else {
            named
        };
        let Some(mut name) = named else { return self.leave(span, Reason::NoMetric) };
        if own && ["增速", "增幅"].iter().any(|word| words::trim(&around.before).ends_with(word)) {
            name.metric = format!("{}增速", name.metric);
        }
        let kept = self.prior.clone();
        let rows = self.rows.len();
        let quantity = Quantity::exact(Decimal::from(rank.position), "位");
        let figure =
            Figure { span, quantity: Some(quantity), measure: Measure { dimension: Dimension::Rank, unit: "位" } };
        self.push(figure, (name, &around), None);
        if let Some(row) = self.rows.get_mut(rows) {
            row.indicator.rank = Some(rank);
        }
        self.prior = kept;
    }
}

/// The last `a:b:c` after byte `from` in its sentence, as the spans of the three numbers.
fn ratio_of_three(text: &str, from: usize) -> Option<[Span; 3]> {
    let mut found = None;
    let mut run: Vec<Span> = Vec::new();
    let mut start: Option<usize> = None;
    let rest = text.get(from..)?;
    for (at, c) in rest.char_indices().map(|(at, c)| (from + at, c)).chain([(text.len(), '。')]) {
        let inside = c.is_ascii_digit() || c == '.' && start.is_some();
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(first)) => {
                run.push(Span::new(first, at));
                start = None;
                if !matches!(c, ':' | '∶') {
                    if let [a, b, c] = run[..] {
                        found = Some([a, b, c]);
                    }
                    run.clear();
                }
            }
            (false, None) if !matches!(c, ':' | '∶' | ' ') => run.clear(),
            _ => {}
        }
    }
    found
}

/// `在全国国家级高新区综合` before 排名第31位: among whom, and what is ranked.
fn among_and_what(before: &str) -> Option<(String, String)> {
    let inside = before.trim().strip_prefix('在')?;
    let at = inside.rfind(['区', '市', '省', '县', '园']).map(|at| at + 3)?;
    let what = inside[at..].trim_start_matches("中").to_string();
    let what = if what.is_empty() { String::new() } else { format!("{what}排名") };
    Some((inside[..at].to_string(), what))
}

/// 潍柴集团营业收入, told of 潍柴集团: the company is the subject and no part of the metric.
fn without_company(name: Name, company: Option<&str>) -> Name {
    let Some(company) = company else { return name };
    match (name.metric.strip_prefix(company), name.noun.strip_prefix(company)) {
        (Some(metric), noun) if metric.chars().count() >= 2 => Name {
            metric: metric.to_string(),
            noun: noun.unwrap_or(&name.noun).to_string(),
            subject: name.subject.or(Some(company.to_string())),
            verb: name.verb,
        },
        _ => name,
    }
}

/// A move in words that are no measured change by themselves (微增2.1%, 猛跌34.5%): the noun before, and the sign.
fn moved(before: &str) -> Option<(&str, Decimal)> {
    const UP: &[&str] = &[
        "年增", "同增", "微增", "猛增", "激增", "劲增", "反弹", "回升", "飙升", "大涨", "上扬", "小幅增长", "微涨",
        "成长", "增", "涨", "升", "扬",
    ];
    const DOWN: &[&str] = &["年减", "猛跌", "微降", "骤降", "大跌", "下探", "微跌", "锐减", "下挫", "跌", "降", "减"];
    let find = |list: &[&str]| list.iter().find_map(|word| before.strip_suffix(word));
    if let Some(noun) = ["增速依次", "增速分别"].iter().find_map(|word| before.strip_suffix(word)) {
        let _ = noun;
        return None;
    }
    find(UP).map(|noun| (noun, Decimal::ONE)).or_else(|| find(DOWN).map(|noun| (noun, -Decimal::ONE)))
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

/// Whether a number was a figure or only limits a noun.
#[derive(Debug, PartialEq, Eq)]
enum Told {
    Figure,
    Limit,
}

/// The number with its scale multiplied out.
fn absolute(quantity: &Quantity) -> Option<Decimal> {
    let scales = [
        ("万亿", 1_000_000_000_000i64),
        ("千亿", 100_000_000_000),
        ("百亿", 10_000_000_000),
        ("十亿", 1_000_000_000),
        ("亿", 100_000_000),
        ("千万", 10_000_000),
        ("百万", 1_000_000),
        ("万", 10_000),
        ("千", 1_000),
    ];
    let scale = scales.iter().find(|(word, _)| quantity.unit.starts_with(word)).map_or(1, |(_, scale)| *scale);
    quantity.value.checked_mul(Decimal::from(scale))
}

/// 1000亿, 50亿, 300: one or two figures and noughts.
fn is_round(value: Decimal) -> bool {
    let digits = value.normalize().to_string();
    let digits = digits.trim_end_matches('0');
    !digits.contains('.') && digits.len() <= 2
}

/// Nouns a Chinese numeral counts off without saying anything of the zone: 三大机制, 两个维度.
const ABSTRACT: &[&str] = &[
    "领域", "方面", "环节", "链条", "问题", "任务", "措施", "政策", "制度", "活动", "批次", "标准", "成果", "品牌",
    "称号", "线路", "会议", "窗口", "国家", "城市", "工程", "试点", "年", "产品", "人员", "单位", "党员", "学生",
    "土地", "用地", "标准地", "小组", "中心", "示范区", "行业",
];

/// True where a count names bodies one can count: industries, parks, companies, projects.
fn counts_bodies(name: &Name) -> bool {
    let found = words::find(&name.noun);
    let counted =
        found.last().is_some_and(|(span, class)| span.end == name.noun.len() && *class == words::Class::Counted);
    let direction = name.noun.ends_with("方向") || name.noun.ends_with("集群") || name.noun.ends_with("行业");
    (counted || direction) && !ABSTRACT.iter().any(|word| name.noun.ends_with(word))
        || !matches!(name.metric.chars().last(), Some('数'))
}

/// 四大产业集群 counts four: the measure word 大 is written 个.
fn counted_unit(quantity: &Quantity) -> Quantity {
    let unit = quantity.unit.split('(').next().unwrap_or(&quantity.unit);
    let unit = if unit == "大" { "个" } else { unit };
    let unit = unit.strip_suffix("平米").map_or(unit.to_string(), |scale| format!("{scale}平方米"));
    Quantity { unit, ..quantity.clone() }
}

/// `第二产业占地区生产总值的比重`: the part and the whole.
fn part_and_whole(before: &str) -> Option<(String, String)> {
    let inside =
        before.strip_suffix("比重").or_else(|| before.strip_suffix("比例")).or_else(|| before.strip_suffix("份额"))?;
    let (part, whole) = inside.rsplit_once('占')?;
    Some((part.to_string(), whole.trim_end_matches('的').to_string()))
}

/// What a change in points does, as it stands in the metric's name: 提高, 回落, 高于全市.
fn direction(words: &str) -> String {
    let body = ["全国", "全省", "全市", "全区", "全州", "平均"]
        .iter()
        .find(|body| words.contains(**body))
        .copied()
        .unwrap_or("");
    let up =
        ["高于", "快于", "高出", "高", "快", "领先"].iter().any(|cue| words.contains(cue)) && !words.contains("提高");
    let down = ["低于", "慢于", "小于", "小", "低", "少"].iter().any(|cue| words.contains(cue));
    if let Some(cue) = ["加快", "放缓", "减慢"].iter().find(|cue| words.contains(**cue) && body.is_empty()) {
        return cue.to_string();
    }
    match () {
        () if down => format!("低于{body}"),
        () if up => format!("高于{body}"),
        () => ["回落", "下降", "降低", "提高", "提升", "上升", "扩大", "收窄", "增加"]
            .iter()
            .find(|cue| words.contains(**cue))
            .copied()
            .unwrap_or("变动")
            .to_string(),
    }
}
