//! Lengths of time that are figures themselves: how long something has gone on (连续六年位居全国前十), how long something
//! took (从签约到投产只用了207天), and for how long a zone has been at work (历经20年发展); how long one travels or waits is
//! told in `waits`. Other lengths of time are ages and spans.

use rust_decimal::prelude::ToPrimitive;

use super::{Figure, Reader};
use crate::domain::{Decimal, Dimension, Indicator, Period, Point, Quantity, Status};
use crate::facts::context::Reason;
use crate::facts::metric::{self, Around, Measure, Name};
use crate::facts::words;
use crate::source::{Span, any_of};

/// Words right before a length of time that say that it was needed.
const TOOK: &[&str] =
    &["仅用", "仅用了", "只用", "只用了", "用时", "用时仅", "用时不到", "仅用时", "历时", "用了", "仅仅用了", "只花了"];
/// Verbs between 连续六年 and what has gone on so long.
const HELD: &[&str] = &[
    "稳居", "位居", "位列", "蝉联", "保持在", "保持", "实现", "进入", "跻身", "入围", "居", "列", "为", "名列", "荣登",
    "获评", "荣获", "被评为", "入选",
];
/// Works that take a time to be built.
const WORKS: &[&str] = &["项目", "工程", "产业园", "基地", "工厂", "厂房", "生产线", "一期", "二期"];

impl Reader<'_, '_> {
    /// Tells the lengths of time of the sentence, once its other figures are read.
    pub(super) fn lengths_of_time(&mut self, lengths: Vec<(Span, Quantity)>) {
        for (span, quantity) in lengths {
            let streak = self.gone_on(span, &quantity);
            let goes_on = streak.is_some();
            let grown = if goes_on { None } else { self.grown_up(span, &quantity) };
            let stands = grown.is_some();
            let told = streak.or(grown).or_else(|| self.taken(span, &quantity));
            let told = told.or_else(|| self.travelled(span, &quantity)).or_else(|| self.served(span, &quantity));
            let Some(name) = told else { continue };
            // It was left as a mere length of time.
            let doubt = self.context.doubt(self.passage, span, Reason::Duration);
            self.doubts.retain(|known| *known != doubt);
            let unit = quantity.unit.trim_start_matches('周').to_string();
            let quantity = Quantity { unit: unit.clone(), ..quantity };
            let measure = Measure { dimension: Dimension::Time, unit: &unit };
            let figure = Figure { span, quantity: Some(quantity), measure };
            let Some(row) = self.push_aside(figure, (name, &Around::default()), None) else { continue };
            match goes_on {
                // 预计连续四年领跑 has not gone on for four years yet
                true if row.indicator.status != Status::Actual => drop(self.rows.pop()),
                true => run_back(&mut row.indicator),
                false if stands => {}
                false => (row.indicator.period, row.indicator.period_inferred) = (None, false),
            }
        }
    }

    /// `全国前十连续年数` of 连续六年位居全国前十.
    fn gone_on(&self, span: Span, quantity: &Quantity) -> Option<Name> {
        let clause = self.passage.clause_at(span.start);
        let before = self.passage.text[clause.start..span.start].strip_suffix("连续")?;
        let unit = match quantity.unit.as_str() {
            "年" => "年数",
            "个月" | "月" => "月数",
            _ => return None,
        };
        let after = self.passage.text.get(span.end..clause.end)?.trim_end_matches([',', '。', ';', '、']);
        let held = any_of!(HELD).strip_start(after).unwrap_or(after);
        // 两位数增长 is what has gone on, not 两位数
        let what =
            if held.ends_with("增长") { held } else { words::trim(if held.is_empty() { after } else { held }) };
        let named = (2..=16).contains(&what.chars().count()) && quantity.value > Decimal::ONE;
        let subject = words::trim(metric::strip_region(before));
        let measured = metric::is_measure(subject) || any_of!["增速", "增幅", "降幅"].ends(subject);
        let subject = (measured && (2..=14).contains(&subject.chars().count())).then(|| subject.to_string());
        named.then(|| Name { metric: format!("{what}连续{unit}"), subject, ..Name::default() })
    }

    /// 历经20年发展, 今年是高新区成立20周年: how long the zone has been at work. Of a company it says how old the company is.
    fn grown_up(&self, span: Span, quantity: &Quantity) -> Option<Name> {
        let text = self.passage.text;
        if quantity.unit == "周年" {
            let clause = self.passage.clause_at(span.start);
            let founded = any_of!["成立", "建区", "设立", "获批"].ends(&text[..span.start]);
            let said = founded && text[clause.start..span.start].contains("是");
            return said.then(|| Name { metric: "成立年限".to_string(), ..Name::default() });
        }
        let lead = any_of!["经过", "历经", "经历"].strip_end(text[..span.start].trim_end_matches(['了', '近']))?;
        let after = text[span.end..].trim_start_matches('的');
        let grown = any_of!["发展", "建设发展", "开发建设", "建设"].starts(after) && quantity.unit == "年";
        let own = lead.is_empty() || lead.ends_with([',', '。', ';']);
        (grown && own).then(|| Name { metric: "发展年限".to_string(), ..Name::default() })
    }

    /// `签约到投产用时` of 从签约到投产只用了207天.
    fn taken(&self, span: Span, quantity: &Quantity) -> Option<Name> {
        let text = self.passage.text;
        let clause = self.passage.clause_at(span.start);
        let before = text[clause.start..span.start].trim_end_matches("不到");
        let lead = any_of!(TOOK).strip_end(before)?;
        let timed = any_of!["天", "个月", "年", "小时", "工作日", "分钟"].ends(&quantity.unit);
        // 从签约到投产,只用了207天
        let earlier = self.passage.clauses.iter().rev().find(|before| before.end <= clause.start);
        let lead = match words::trim(lead).is_empty() {
            true => earlier?.of(text),
            false => lead,
        };
        let (who, course) = lead.split_once('从')?;
        let (from, to) = course.split_once('到')?;
        let (from, to) = (words::trim(from), words::trim(to.trim_end_matches([',', '仅', '只', '全', '程'])));
        let short = |stage: &str| (2..=8).contains(&stage.chars().count());
        let who = words::trim(metric::strip_region(who));
        let subject = any_of!(WORKS).ends(who).then(|| who.to_string());
        (timed && short(from) && short(to)).then(|| Name {
            metric: format!("{from}到{to}用时"),
            subject,
            ..Name::default()
        })
    }
}

/// Six years running, told of 2024, are 2019 to 2024.
fn run_back(streak: &mut Indicator) {
    let Some(Quantity { value, unit, .. }) = &streak.quantity else { return };
    let years = value.to_i32().filter(|_| unit == "年");
    if let (Some(years), Some(Period::At(Point::Year(last)))) = (years, streak.period) {
        streak.period = Some(Period::Span(Point::Year(last - years + 1), Point::Year(last)));
        streak.period_inferred = true;
    }
}
