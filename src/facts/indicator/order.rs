//! Numbers in fixed turns that count no things: 是全省第6个综合保税区, 分两期建设.

use std::collections::BTreeSet;

use super::yields::project_before;
use super::{Figure, Reader};
use crate::domain::{Decimal, Dimension, Quantity, Rank};
use crate::facts::metric::{Around, Measure, Name};
use crate::facts::words;
use crate::source::{Span, any_of};

/// Kinds of zones that are founded one after the other, as the trade abbreviates them.
const KINDS: &[(&str, &str)] = &[
    ("综合保税区", "综合保税区"),
    ("综保区", "综合保税区"),
    ("保税港区", "保税港区"),
    ("自由贸易试验区", "自贸试验区"),
    ("自贸试验区", "自贸试验区"),
    ("国家级新区", "国家级新区"),
    ("国家自主创新示范区", "国家自主创新示范区"),
    ("国家级经济技术开发区", "国家级经开区"),
    ("国家级经开区", "国家级经开区"),
    ("国家级高新技术产业开发区", "国家级高新区"),
    ("国家级高新区", "国家级高新区"),
    ("国家高新技术产业开发区", "国家级高新区"),
    ("国家高新区", "国家级高新区"),
    ("国家级开发区", "国家级开发区"),
    ("省级高新区", "省级高新区"),
    ("省级开发区", "省级开发区"),
];

/// 国家级新区 of 全国国家级新区: the kind that zones are of.
pub(super) fn founded_kind(of: &str) -> Option<&'static str> {
    let of = of.trim_end_matches('中');
    KINDS.iter().find(|(written, _)| of.ends_with(written)).map(|(_, kind)| *kind)
}

impl Reader<'_, '_> {
    /// 是山东省第6个综合保税区: as the how many-th of its kind the zone was founded.
    pub(super) fn founded_as(&mut self, span: Span, number: u32) {
        // 第一个国家级新区 is praise, as 首个 is.
        let Some((kind, place)) = self.kind_and_place(span).filter(|_| number > 1) else { return };
        let name = Name { metric: format!("{kind}设立次序"), noun: kind.to_string(), ..Name::default() };
        let rank = Rank { position: number, of: format!("{place}{kind}") };
        self.tell_rank(span, (name, &Around::default()), rank);
    }

    /// 综合保税区 and 山东省 around 第6.
    fn kind_and_place(&self, span: Span) -> Option<(&'static str, &str)> {
        let text = self.passage.text;
        let clause = self.passage.clause_at(span.start);
        let rest = text.get(span.end..clause.end)?.strip_prefix(['个', '家'])?;
        // 是全国第28个、湖南省首个综合保税区
        let noun = match rest.strip_prefix('、') {
            Some(next) => &next[any_of!["首个", "首家", "第一个"].find(next).next()?.0.end..],
            None => rest,
        };
        let plain = noun.trim_end_matches([',', '。', ';', '、', ' ']);
        let kind = KINDS.iter().find(|(written, _)| *written == plain)?.1;
        let lead = text.get(clause.start..span.start)?;
        let is = any_of!["是", "成为", "作为", "系"].find(lead).last()?.0.end;
        let place = words::trim(&lead[is..]);
        ((2..=6).contains(&place.chars().count())).then_some((kind, place))
    }

    /// 分两期建设: in how many phases a project is built.
    pub(super) fn phases(&mut self, projects: &BTreeSet<String>) {
        let text = self.passage.text;
        let turns = any_of!["分两期", "分二期", "分三期", "分四期", "分五期", "分2期", "分3期", "分4期", "分5期"];
        let Some((span, _)) = turns.first(text) else { return };
        let built = any_of!["建设", "实施", "开发", "推进", "滚动", "进行", "投资", "建成", "做"];
        let Some(number) = text[span.start..span.end].chars().nth(1).filter(|_| built.starts(&text[span.end..])) else {
            return;
        };
        let number = match number {
            '两' | '二' | '2' => 2,
            '三' | '3' => 3,
            '四' | '4' => 4,
            _ => 5,
        };
        let opened = any_of!["开发", "滚动"].starts(&text[span.end..]);
        let metric = if opened { "开发期数" } else { "建设期数" };
        let subject = project_before(self.passage, span.start, projects);
        let name = Name { metric: metric.to_string(), subject, ..Name::default() };
        let quantity = Quantity::exact(Decimal::from(number), "期");
        let measure = Measure { dimension: Dimension::Count, unit: "期" };
        self.push_aside(Figure { span, quantity: Some(quantity), measure }, (name, &Around::default()), None);
    }
}
