//! Numbers that tell no figure of a zone: times, limits of a noun, repeats.

use super::{Kind, Reader};
use crate::domain::{Bound, Decimal, Dimension, Quantity};
use crate::facts::context::Reason;
use crate::facts::{project, words};
use crate::recognise::{Mention, MentionKind, Script};
use crate::source::{Span, any_of};

impl<'a> Reader<'_, 'a> {
    /// Numbers that are no figures of their own: lengths of time, limits of other numbers, money of a project, 一个.
    pub(super) fn is_no_figure(&self, span: Span, quantity: &Quantity, kind: &Kind) -> Option<Reason> {
        let (text, after) = (self.passage.text, &self.passage.text[span.end..]);
        if kind.dimension == Dimension::Time && !self.measures_time(span, quantity) {
            return Some(Reason::Duration);
        }
        if matches!(quantity.unit.as_str(), "强" | "字" | "届" | "期" | "号" | "层" | "点" | "步" | "时代") {
            return Some(Reason::Limits);
        }
        if names_no_amount(span.of(text), &quantity.unit, (&text[..span.start], after)) {
            return Some(Reason::Limits);
        }
        if matches!(quantity.unit.as_str(), "个" | "大") && any_of!["方面", "维度", "层面", "字"].starts(after)
        {
            return Some(Reason::Limits);
        }
        if kind.script == Script::Han {
            let short = |mention: &Mention| mention.span.of(text).chars().count() <= 14;
            let quoted = self.passage.quoted().any(|(mention, _)| mention.span.contains(span) && short(mention))
                && !(text[..span.start].ends_with('“') && after.starts_with('”'));
            let piece = span.of(text).ends_with('块');
            // 前两批, 这一批
            let round = span.of(text).ends_with('批') && text[..span.start].ends_with(['前', '这', '该', '上', '首']);
            let piece = piece || round;
            let counted = matches!(kind.dimension, Dimension::Count | Dimension::Person);
            let one = counted
                && quantity.value == Decimal::ONE
                && !after.starts_with([',', '。', ';', '、'])
                && !after.is_empty();
            let closed = text[..span.start].ends_with('“') && after.starts_with('”') && !span.of(text).ends_with('大');
            let vague = counted
                && any_of!["维度", "层面", "方面", "领域", "字", "目标", "步"].starts(after.trim_start_matches('”'));
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
        let bounded =
            bounded || kind.dimension == Dimension::Money && text[..span.start].ends_with(['过', '逾', '超', '上']);
        if graded || bounded && self.limits_a_noun(span) {
            return Some(Reason::Limits);
        }
        // 面积有20个足球场大, 年收入500万元口径: a yardstick, and a line that is drawn.
        if after.starts_with("足球场") || kind.dimension == Dimension::Money && after.starts_with("口径") {
            return Some(Reason::Limits);
        }
        let others = any_of!["全国", "全省", "全市", "国内", "省内", "各", "省"].ends(&text[..span.start]);
        if others
            && any_of!["新区", "开发区", "高新区", "经开区", "国家级", "园区", "地级", "城市", "县", "市", "省级"]
                .starts(after)
        {
            return Some(Reason::Comparison);
        }
        // 在全国217个国家级经开区里列第15位, 115个国家级高新区同台比拼: the field of a rank.
        let zones = any_of![
            "国家级", "国家高新", "国家经", "省级开发区", "省级经", "省级高新", "综保区", "综合保税区", "高新区",
            "经开区", "开发区"
        ];
        let ranked =
            || self.passage.figures().any(|m| matches!(m.kind, MentionKind::Rank(_)) && m.span.end > span.start);
        let field =
            any_of!["参评的", "参评", "参加考核的", "参与排名的", "参与考核的"].strip_start(after).unwrap_or(after);
        if kind.dimension == Dimension::Count && zones.starts(field) && ranked() {
            return Some(Reason::Comparison);
        }
        if kind.dimension == Dimension::Money && self.sizes_those_counted(span) {
            return Some(Reason::Limits);
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
        let shortened = any_of!["压缩", "缩短", "压减", "缩减", "缩到", "压到", "减至", "减为", "砍到"]
            .is_in(clause.of(self.passage.text));
        let units: &[&str] = if shortened {
            &["天", "工作日", "小时", "分钟", "个月", "周"]
        } else {
            &["天", "工作日", "小时", "分钟"]
        };
        let fine = units.iter().any(|unit| quantity.unit.ends_with(unit)) && !quantity.unit.ends_with("周年");
        let after = &self.passage.text[span.end..];
        let told = any_of![
            "时限", "时间", "周期", "用时", "压缩", "缩短", "压减", "缩减", "压到", "压至", "出行", "平均", "工期",
            "累计",
        ]
        .is_in(before);
        fine && (told || shortened)
            && !after.starts_with(['内', '无', '不', '后', '前', '在', '值'])
            && quantity.value != Decimal::ONE
    }

    /// 50亿元以上项目, 亿元以上工业企业: the noun stands right after the bound.
    fn limits_a_noun(&self, span: Span) -> bool {
        let rest = &self.passage.text[span.end..];
        let after = rest.trim_start_matches('的');
        // 投资逾亿元的99宗
        let told = any_of!["另有", "还有", "共有", "占了", "占", "有", "共", "达", "就有", "只有"]
            .strip_start(after)
            .unwrap_or(after);
        // 1000万元以上13家
        let counted = after.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(['家', '户', '个'])
            && after.starts_with(|c: char| c.is_ascii_digit());
        if counted
            || after.len() < rest.len() && told.starts_with(|c: char| c.is_ascii_digit())
            || after.starts_with("门槛")
        {
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

    /// 12家企业年产值超10亿元: how large those just counted are, which stands in their name already.
    fn sizes_those_counted(&self, span: Span) -> bool {
        let clause = self.passage.clause_at(span.start);
        let size = any_of!["超过", "超", "突破", "过", "逾", "达"].strip_start(span.of(self.passage.text));
        let size = size.unwrap_or(span.of(self.passage.text));
        let named = |metric: &str| metric.ends_with("企业数") && metric.contains(size);
        self.rows.last().is_some_and(|row| clause.contains(row.span) && named(&row.indicator.metric))
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
}

/// 30万吨级码头, 两位数增长, 倒数5名, 10部委, 360度, 08项目: numbers in a grade, an idiom or a name.
fn names_no_amount(written: &str, unit: &str, (before, after): (&str, &str)) -> bool {
    let numbered = written.starts_with('0') && written[1..].starts_with(|c: char| c.is_ascii_digit());
    let halved = [("位", "数"), ("部", "委"), ("管", "理"), ("组", "件")];
    numbered
        || unit.ends_with("吨级")
        || written == "360度"
        || before.ends_with("倒数")
        || halved.iter().any(|(half, rest)| unit == *half && after.starts_with(rest))
}
