//! What heads a clause: a name before which only times, places and adverbs stand, or an attribute.

use crate::facts::context::Passage;
use crate::recognise::{MentionKind, ZoneForm};
use crate::source::Span;

/// 列入名单的某某小镇,规划面积……; 被誉为“……”的某某园区,……: an attribute and nothing else stands before the name, and its clause
/// ends with it.
pub(in crate::facts) fn follows_an_attribute(passage: &Passage, span: Span) -> bool {
    let clause = passage.clause_at(span.start);
    let before = &passage.text[clause.start.min(span.start)..span.start];
    let ends = passage.text[span.end..].starts_with(',');
    let other = passage.mentions.iter().any(|mention| {
        let named = match &mention.kind {
            // 撑起新区骨架的某某经开区: the bare type within the attribute is no other's name.
            MentionKind::Zone(zone) => {
                zone.form == ZoneForm::Named || before.trim_end_matches('的').ends_with(mention.span.of(passage.text))
            }
            kind => matches!(kind, MentionKind::Organisation(_)),
        };
        named && clause.contains(mention.span) && mention.span.start < span.start
    });
    ends && before.ends_with('的') && before.chars().count() >= 5 && !other
}

/// Words that may stand before the subject of a clause.
const LEADS: &[&str] = &[
    "据悉", "据了解", "据统计", "据介绍", "截至目前", "截至", "目前", "近年来", "近日", "日前", "今年以来", "去年以来",
    "今年", "去年", "如今", "当前", "同时", "此外", "另外", "其中", "与此同时", "十年来", "多年来", "今后", "未来",
    "下一步", "随着", "作为", "位于", "走进", "以来", "全年", "期间", "以", "在", "而", "今日的", "创建于", "成立于",
    "说", "称", "表示", "介绍", "到", "自", "从", "隔壁", "相邻", "邻近", "一旁", "不远处", "对岸", "一墙之隔",
    "一江之隔",
];

/// True where a name at `span` opens its clause: only times, places and adverbs stand before it.
pub(in crate::facts) fn heads_clause(passage: &Passage, span: Span) -> bool {
    let clause = passage.clause_at(span.start);
    let mut rest = passage.text[clause.start.min(span.start)..span.start].to_string();
    for mention in passage.figures().filter(|m| m.span.start >= clause.start && m.span.end <= span.start) {
        if matches!(mention.kind, MentionKind::Period(_)) {
            rest = rest.replace(mention.span.of(passage.text), "");
        }
    }
    // 甲、乙、丙——某某园区聚集了3家企业: the clause proper begins behind the dash.
    let after = &passage.text[span.end..];
    let goes_on = !after.is_empty() && !after.starts_with(['。', ';', '、', '!', '?']);
    let rest = rest.rsplit_once("——").filter(|_| goes_on).map_or(rest.as_str(), |(_, behind)| behind);
    let mut rest = rest.trim_matches(|c: char| c.is_whitespace() || "“”‘’、的()".contains(c));
    while let Some(lead) = LEADS.iter().find(|lead| rest.starts_with(*lead) || rest.ends_with(*lead)) {
        rest = rest.strip_prefix(lead).or_else(|| rest.strip_suffix(lead)).unwrap_or("");
    }
    rest.is_empty()
}
