//! Counts and sums: a number with its unit, told whole or by what it is part of.

use super::percent::moved;
use super::{Figure, Kind, Reader, Row, Told, direction};
use crate::domain::{Bound, Decimal, Dimension, Period, Quantity, Status};
use crate::facts::context::Reason;
use crate::facts::metric::{self, Around, Measure, Name, Prior};
use crate::facts::words::{self, Class};
use crate::facts::{paired, project, status};
use crate::recognise::{MentionKind, Script};
use crate::source::{Span, any_of};

impl<'a> Reader<'_, 'a> {
    /// A number with a unit.
    pub(super) fn amount(&mut self, span: Span, quantity: &Quantity, kind: &Kind) -> Told {
        if kind.dimension == Dimension::Money
            && let Some(name) = self.output_of_cluster(span)
        {
            let measure = Measure { dimension: kind.dimension, unit: &quantity.unit };
            let figure = Figure { span, quantity: Some(counted_unit(quantity)), measure };
            // 1992年以来……现已形成: a year's output runs over no years.
            if let Some(row) = self.push(figure, (name, &Around::default()), None)
                && !matches!(row.indicator.period, Some(Period::At(_)))
            {
                (row.indicator.period, row.indicator.period_inferred) = (None, false);
            }
            return Told::Figure;
        }
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
        // 获某某部1000万元奖补资金: what the money is stands behind it.
        let silent = kind.dimension == Dimension::Money && !self.parts && !speaks_of_money(&name.metric);
        let behind = || metric::money_behind_it(&around, measure).filter(|name| speaks_of_money(&name.metric));
        let name = if silent { behind().unwrap_or(name) } else { name };
        if kind.dimension == Dimension::Money && !self.parts && !speaks_of_money(&name.metric) {
            self.leave(span, Reason::NoMetric);
            return Told::Figure;
        }
        // Where a project takes the money, it stands there and nowhere else.
        let investor = investor(&name.metric).filter(|_| kind.dimension == Dimension::Money).map(str::to_string);
        let name = match investor {
            Some(who) => Name { metric: "投资金额".to_string(), subject: Some(who), ..name },
            None => name,
        };
        if self.completes(&figure, (&name, &around)) {
            return Told::Figure;
        }
        if let Some(told) = self.milestone(&figure, (&name, &around)) {
            return told;
        }
        let round =
            kind.script == Script::Han && kind.dimension == Dimension::Money && !metric::is_measure(&name.metric);
        // 三大机制 counts off; 近千名人员 has been counted.
        let few = absolute(quantity).is_none_or(|value| value < Decimal::ONE_HUNDRED);
        if round || kind.script == Script::Han && few && !counts_bodies(&name) {
            self.leave(span, Reason::Limits);
            return Told::Figure;
        }
        let able =
            name.metric.ends_with("能力") || name.verb.starts_with(['年', '月', '日']) && name.metric.ends_with("产能");
        let reached = name.metric.ends_with("完成率") || name.metric.ends_with("超额率");
        let status = match () {
            () if able => Some(Status::Capacity),
            () if reached => Some(Status::Actual),
            () => (name.metric == "年度计划投资").then_some(Status::Target),
        };
        self.push(figure, (name, &around), status);
        Told::Figure
    }

    /// 形成年产值突破百亿元的稀土产业集群: what the one industry puts out. Of 一批……集群 it is a bound.
    fn output_of_cluster(&self, span: Span) -> Option<Name> {
        let text = self.passage.text;
        let rest = text[span.end..].strip_prefix('的')?;
        let noun = &rest[..rest.find([',', '。', ';', '、', '和', '与'])?];
        let industry = any_of!["产业集群", "集群", "产业链"].strip_end(noun)?;
        let lead = &text[self.passage.clause_at(span.start).start..span.start];
        let lead = any_of!["年产值", "总产值", "产值"].strip_end(lead)?;
        let several =
            any_of!["一批", "多个", "若干", "几个"].is_in(lead) || lead.contains(|c: char| c.is_ascii_digit());
        let known = self.context.vocab.industries.get(industry).is_some();
        (known && !several).then(|| Name {
            metric: "产业产值".to_string(),
            subject: Some(industry.to_string()),
            ..Name::default()
        })
    }

    /// 亩均税收22.6万元,比全省平均水平高出6.8万元: how far the figure before lies from another body's.
    fn differs(&self, around: &Around) -> Option<Name> {
        let before = around.before.trim();
        let against = before.strip_prefix('比').or(before.strip_prefix('较'))?;
        let ends = any_of!["高出", "多出", "高于", "低于", "少", "高", "低", "多"].ends(against);
        let body = any_of!["平均", "全省", "全市", "全国", "全区", "全州"].is_in(against);
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
    pub(super) fn member_name(&self, member: paired::Member, (around, measure): (&Around, Measure)) -> Name {
        let own = Around { before: member.noun.clone(), after: around.after.clone(), ..Around::default() };
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
        let Some(row) = self.rows.last_mut().filter(|_| figure.measure.dimension == Dimension::Money) else {
            return false;
        };
        let own = words::trim(&around.before);
        let leans = own.is_empty() || ["总量", "总额", "总数"].contains(&own);
        let alone = row.indicator.quantity.is_none() && row.indicator.yoy.is_some() && row.indicator.share.is_none();
        let gap = self.passage.text.get(row.span.end..figure.span.start).unwrap_or("");
        if !(leans && alone) || gap.contains([';', '。']) {
            return false;
        }
        let metric = metric::settle(name.clone(), self.context.vocab).metric;
        if row.indicator.metric != metric
            && metric != own
            && !(own.len() > 3 && metric.starts_with(row.name.noun.as_str()))
        {
            return false;
        }
        row.indicator.quantity = figure.quantity.clone();
        row.indicator.status = status::of(self.passage, figure.span);
        row.span = figure.span;
        self.prior.dimension = Some(figure.measure.dimension);
        true
    }

    /// 完成产值1036亿元,首次突破千亿元: the mark that was passed says less than the figure beside it.
    fn milestone(&mut self, figure: &Figure, (name, around): (&Name, &Around)) -> Option<Told> {
        let quantity = figure.quantity.as_ref()?;
        let passes = |text: &str| {
            any_of!["突破", "超过", "迈上", "跨上", "跨过", "迈过", "站上", "越过", "迈入", "破", "跃上", "超"]
                .ends(text.trim_end_matches(['了', '约', '大', '近']))
        };
        let last = self.rows.last()?;
        let known = last.indicator.quantity.as_ref()?;
        let clause_gap = self.passage.text.get(last.span.end..figure.span.start)?;
        let alike = self.prior.dimension == Some(figure.measure.dimension) && !clause_gap.contains(['。', ';', '、']);
        let settled = metric::settle(name.clone(), self.context.vocab);
        let another = settled.subject.is_some() && settled.subject != last.indicator.subject;
        if !alike || last.indicator.metric != settled.metric || another {
            return None;
        }
        let (old, new) = (absolute(known)?, absolute(quantity)?);
        let marks = |text: &str| passes(text) || text.trim_end().ends_with(['过', '跨', '迈', '越']);
        if old >= new
            && is_round(new)
            && (marks(&around.before)
                || marks(&self.passage.text[..figure.span.start])
                || any_of!["突破", "跨过", "超过", "迈过", "越过", "站上"]
                    .starts(&self.passage.text[figure.span.start..]))
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
        let end = any_of!["达到", "达", "为"].first_start(told)?;
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
        let against = against.replace("分别", "");
        let against = against.trim_matches(['是', '为', '的', '、', '和', '与', '及', ' ']);
        // 分别是2010年的3倍、4倍: against what stands with the first.
        let told =
            || self.rows.last()?.indicator.metric.split_once("相当于")?.1.strip_suffix("倍数").map(str::to_string);
        let against = if against.is_empty() { told().unwrap_or_default() } else { against.to_string() };
        let metric = format!("{}相当于{against}倍数", whole.metric);
        let period = self.rows.last().map(|row| (row.indicator.period, row.indicator.period_inferred));
        let row = self.push_aside(figure, (Name { metric, ..whole }, around), None);
        if let (Some(row), Some((period, inferred))) = (row, period) {
            (row.indicator.period, row.indicator.period_inferred) = (period, inferred);
        }
    }

    /// Of the clause's figures of one kind told with 分别, the one at `span` belongs to this row of those before the clause.
    pub(super) fn told_respectively(&self, span: Span, kind: impl Fn(&MentionKind) -> bool) -> Option<&Row> {
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
        Some(row.settled())
    }
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

/// 某某学院投资20亿元, 某某团队共同投资5亿元: who invests; 民间投资 and 城市建设投资 are measures.
fn investor(metric: &str) -> Option<&str> {
    let sectors = any_of![
        "基础设施", "房地产", "开发", "改造", "技改", "城市", "城建", "建设", "社会", "民间", "工业", "建安", "产业",
        "制造业", "服务业", "农业", "业", "外", "内", "商", "项目", "工程", "完成", "固定资产", "累计", "均", "政府",
        "财政", "企业", "研发", "风险", "股权", "计划", "年度", "新增", "更新", "直接", "水利", "交通", "能源", "环保",
        "民生", "公共", "重点", "总", "实际", "预计", "概算", "估算", "拟", "需", "追加", "安排",
    ];
    let who = metric.strip_suffix("投资").filter(|who| who.chars().count() >= 3)?;
    let who = any_of!["共同", "分别", "正", "将", "计划", "已", "再"].strip_end(who).unwrap_or(who);
    (!sectors.ends(who) && !who.contains('对')).then_some(who)
}

/// True where a metric says what the money is. 一下子蹿到, 指标依次为 say nothing, and a figure without a name is none.
fn speaks_of_money(metric: &str) -> bool {
    let nouns = any_of![
        "投资", "收入", "产值", "增加值", "总额", "额", "值", "利润", "利税", "税", "费", "款", "资金", "资本", "金",
        "出口", "进口", "支出", "投入", "GDP", "外资", "内资", "营收", "销售", "贷", "授信", "券", "债", "基金",
        "资产", "成本", "价", "补助", "补贴", "奖励", "支持", "资助", "工资", "薪酬", "订单", "合同", "交易", "产出",
        "规模", "总量", "经济", "余额", "市值", "造价", "租金", "池", "红利", "节约", "节省", "让利", "盈利", "财政",
        "预算", "进资", "引资", "收益", "损失", "融资", "货物", "贸易", "消费", "外贸", "汇票", "票据", "信用证",
        "保函", "担保",
    ];
    let counted = || {
        words::find(metric)
            .last()
            .is_some_and(|(word, class)| word.end == metric.len() && *class == words::Class::Counted)
    };
    !metric.starts_with("指标") && (nouns.is_in(metric) || counted())
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
    let ends = |at: Class| found.last().is_some_and(|(span, class)| span.end == name.noun.len() && *class == at);
    // 公共服务平台 is one word, but one that is counted.
    let bodies = any_of!["平台", "企业", "基地", "机构", "项目"];
    let counted = ends(Class::Counted) || ends(Class::Compound) && bodies.ends(&name.noun);
    // 两个中心 says little, 九大交叉技术研究中心 does.
    let abstracted = any_of!(ABSTRACT).ends(&name.noun)
        && !(any_of!["研究中心", "技术中心", "创新中心"].ends(&name.noun) && name.noun.chars().count() >= 5);
    let direction = name.noun.ends_with("方向") || name.noun.ends_with("集群") || name.noun.ends_with("行业");
    (counted || direction) && !abstracted || !matches!(name.metric.chars().last(), Some('数'))
}

/// 四大产业集群 counts four: the measure word 大 is written 个.
fn counted_unit(quantity: &Quantity) -> Quantity {
    let unit = quantity.unit.split('(').next().unwrap_or(&quantity.unit);
    let unit = if unit == "大" { "个" } else { unit };
    let unit = unit.strip_suffix("平米").map_or(unit.to_string(), |scale| format!("{scale}平方米"));
    Quantity { unit, ..quantity.clone() }
}
