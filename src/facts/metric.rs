//! What a number measures: the noun phrase before it or after it, put into the words of the trade.

use super::context::Passage;
use super::words::{self, Class};
use crate::domain::Dimension;
use crate::recognise::{MentionKind, ZoneForm};
use crate::source::Span;
use crate::vocab::Vocab;

/// The words around a number.
#[derive(Debug, Clone, Default)]
pub struct Around {
    /// Before it in its clause, without times, zones and brackets.
    pub before: String,
    /// After it to the end of its clause or the next number.
    pub after: String,
    /// The clause before, where the number's own says nothing.
    pub clause_before: String,
}

/// A number's name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Name {
    /// Metric in the words of the text, tidied: 新签约项目数.
    pub metric: String,
    /// What it is limited to.
    pub subject: Option<String>,
    /// The noun that is counted or measured, for the figures that follow and name none: 项目.
    pub noun: String,
    /// The verb that goes with it: 新签约.
    pub verb: String,
}

/// What the figure just before said, for figures that lean on it.
#[derive(Debug, Clone, Default)]
pub struct Prior {
    /// Its name.
    pub name: Option<Name>,
}

/// Gathers the words around `span`; `from` is where the figure before it ends.
pub fn around(passage: &Passage, span: Span, from: usize) -> Around {
    let clause = passage.clause_at(span.start);
    let start = clause.start.max(from.min(span.start));
    let next = passage.figures().map(|m| m.span.start).filter(|at| *at >= span.end).min().unwrap_or(usize::MAX);
    let end = clause.end.min(next).max(span.end);
    let earlier = passage.clauses.iter().rev().find(|c| c.end <= clause.start && c.end > from);
    Around {
        before: clean(passage, Span::new(start, span.start)),
        after: clean(passage, Span::new(span.end, end)),
        clause_before: earlier.map_or(String::new(), |c| clean(passage, *c)),
    }
}

/// The words under `span` without times, zones, pointers and bracketed asides.
pub fn clean(passage: &Passage, span: Span) -> String {
    let drop = |kind: &MentionKind| match kind {
        MentionKind::Period(_) => true,
        MentionKind::Zone(zone) => zone.form != ZoneForm::Named || zone.suffix.len() < 30,
        _ => false,
    };
    let mut text = String::new();
    let mut at = span.start;
    for mention in passage.mentions.iter().filter(|m| drop(&m.kind)) {
        let own = Span::new(mention.span.start.max(span.start), mention.span.end.min(span.end));
        if own.is_empty() || own.start < at {
            continue;
        }
        // A zone's name inside a longer name (高新区实验小学) is not dropped.
        text.push_str(&passage.text[at..own.start]);
        at = own.end;
    }
    text.push_str(passage.text.get(at..span.end).unwrap_or(""));
    without_brackets(&text)
}

fn without_brackets(text: &str) -> String {
    let mut depth = 0usize;
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '(' | '[' | '【' => depth += 1,
            ')' | ']' | '】' => depth = depth.saturating_sub(1),
            _ if depth == 0 => plain.push(c),
            _ => {}
        }
    }
    plain
}

/// How a number is measured, as far as its name depends on it.
#[derive(Debug, Clone, Copy)]
pub struct Measure<'m> {
    /// Dimension of the unit.
    pub dimension: Dimension,
    /// The unit as written.
    pub unit: &'m str,
}

/// Names the number with these words around it. `None` where the words say nothing.
pub fn name(around: &Around, measure: Measure, prior: &Prior) -> Option<Name> {
    if let Some(name) = goal_reached(around, measure, prior) {
        return Some(name);
    }
    let before = last_item(&around.before);
    let (verb, noun) = split(words::trim(before));
    if counts_what_follows(measure)
        && let Some((right, then)) = noun_after(&around.after)
    {
        return Some(right_name((&verb, &noun), (&right, &then), measure));
    }
    if let Some(right) = of_what_follows(&around.after).filter(|_| noun.is_empty()) {
        return Some(finish((&verb, &right), measure));
    }
    if noun.is_empty() || leans(&noun) {
        return lean((&verb, &noun), around, (measure, prior));
    }
    Some(finish((&verb, &noun), measure))
}

/// The last of the items before a number: 、 parts what has its own numbers, but not the words of one noun.
fn last_item(before: &str) -> &str {
    before.trim_start_matches(['、', '和', '及', '与', ' ', '以'])
}

/// Verb and noun of a phrase such as 新签约招商引资项目: the last telling verb and what follows it.
fn split(phrase: &str) -> (String, String) {
    let found = words::find(phrase);
    let verb = found.iter().rev().find(|(span, class)| {
        let next = found.iter().find(|(after, _)| after.start == span.end);
        let counted_next = next.is_some_and(|(after, class)| *class == Class::Counted && after.end == phrase.len());
        match class {
            Class::Telling => !(counted_next && span.start > 0),
            Class::Light => true,
            _ => false,
        }
    });
    let Some((span, class)) = verb else { return (String::new(), tidy(phrase)) };
    let noun = words::trim(&phrase[span.end..]);
    match class {
        Class::Telling => (span.of(phrase).to_string(), tidy(noun)),
        _ => (String::new(), tidy(noun)),
    }
}

/// The noun without quotation marks around all of it, and only its last 18 characters' worth of words.
fn tidy(noun: &str) -> String {
    let noun = noun.trim_matches(|c: char| "、,:;· —".contains(c));
    let of = noun.rfind('的').filter(|at| noun[at + 3..].chars().count() >= 2);
    let noun = of.map_or(noun, |at| &noun[at + 3..]);
    let length = noun.chars().count();
    let cut = noun.char_indices().nth(length.saturating_sub(20)).map_or(0, |(at, _)| at);
    noun[cut..].trim_matches(['“', '”']).to_string()
}

/// True for units that count what stands after them: 家, 个, 项, 人, 户.
fn counts_what_follows(measure: Measure) -> bool {
    matches!(measure.dimension, Dimension::Count | Dimension::Person)
}

/// The noun right after a count, and the verb phrase after it: 企业, 进入产融白名单 in `104家企业进入产融白名单`.
fn noun_after(after: &str) -> Option<(String, String)> {
    if after.starts_with(['、', ',', '和', '及', '与', '在', '已', '均', '正', '的', '以', '被', '将', '、', '(', '并', '共', '全']) {
        return None;
    }
    let found = words::find(after);
    let first = found.first()?;
    if first.0.start == 0 && !matches!(first.1, Class::Counted | Class::Compound) {
        // A verb right before a counted noun is part of it: 开工项目, 上市企业.
        let next = found.get(1).filter(|(span, class)| span.start == first.0.end && *class == Class::Counted);
        let (span, _) = next?;
        return Some((after[..span.end].to_string(), after[span.end..].to_string()));
    }
    let counted = found.iter().find(|(span, class)| matches!(class, Class::Counted | Class::Compound) && !joined(after, span.end, &found));
    let verb = found.iter().find(|(span, class)| span.start > 0 && matches!(class, Class::Telling | Class::Light | Class::Passing));
    let end = match (counted, verb) {
        (Some((noun, _)), Some((verb, _))) if verb.start < noun.start => verb.start,
        (Some((noun, _)), _) => noun.end,
        (None, Some((verb, _))) => verb.start,
        (None, None) => after.len(),
    };
    let noun = after[..end].trim_end_matches(['的', '、', '和', '了', '在', '与']);
    let noun = noun.split(['、', '的']).next().unwrap_or(noun);
    (2..=16).contains(&noun.chars().count()).then(|| (noun.to_string(), after[noun.len()..].to_string()))
}

/// True where a counted noun goes on as part of a longer one: 企业 in 企业技术中心.
fn joined(text: &str, end: usize, found: &[(Span, Class)]) -> bool {
    found.iter().any(|(span, class)| span.start == end && *class == Class::Counted) || text[end..].starts_with(['家', '级', '类'])
}

/// `30亿元以上的工业产值`: the noun after 的, where nothing before the number names it.
fn of_what_follows(after: &str) -> Option<String> {
    let rest = after.strip_prefix('的')?;
    let end = rest.find(['的', '、', '和']).unwrap_or(rest.len());
    let noun = tidy(words::trim(&rest[..end]));
    (2..=14).contains(&noun.chars().count()).then_some(noun)
}

fn right_name((verb, _): (&str, &str), (noun, then): (&str, &str), measure: Measure) -> Name {
    let noun = tidy(noun);
    let verb = match verb.is_empty() {
        false => verb.to_string(),
        true => following_verb(then),
    };
    finish((&verb, &noun), measure)
}

/// What those counted do: 下沉 in `500余名党员干部下沉到…`; a short object goes with it.
fn following_verb(then: &str) -> String {
    let words = words::find(then);
    match words.first() {
        Some((span, Class::Telling)) if span.start == 0 => span.of(then).to_string(),
        _ => String::new(),
    }
}

/// Nouns that say nothing without the noun of the figure before: 总量, 净增率, 总投资.
fn leans(noun: &str) -> bool {
    const LEANING: &[&str] = &[
        "总量", "总数", "总额", "总投资", "总投资额", "投资总额", "协议投资", "协议总投资", "协议金额", "合同金额", "合同额", "协议投资额", "计划总投资", "计划投资", "金额", "累计金额", "面积", "总面积", "净增率", "增加值", "产值", "利润", "税收", "数量", "注册资本", "成交额", "投资", "投资额", "协议引资", "到位资金", "完成投资", "总产值", "营业收入", "出口", "进口", "占地", "占地面积", "建筑面积", "总建筑面积", "拟投资", "年产值", "年税收",
    ];
    LEANING.contains(&noun)
}

/// The name of a figure that leans on the one before it.
fn lean((verb, noun): (&str, &str), around: &Around, (measure, prior): (Measure, &Prior)) -> Option<Name> {
    let known = prior.name.as_ref();
    let money_of_projects = measure.dimension == Dimension::Money;
    match known {
        Some(known) if noun.is_empty() && !verb.is_empty() => Some(finish((verb, &known.noun), measure)),
        Some(known) if noun.is_empty() && around.before.trim().is_empty() => Some(Name { metric: known.metric.clone(), ..finish(("", &known.noun), measure) }),
        Some(known) if !noun.is_empty() => {
            let agreed = known.verb.contains("签约") || known.verb.contains("引进") && noun.contains("协议");
            let metric = match noun {
                "总投资" | "总投资额" | "投资总额" | "协议投资" | "协议总投资" | "协议金额" | "合同金额" | "合同额" | "协议投资额" | "协议引资" | "计划总投资"
                    if money_of_projects && (agreed || noun.contains("协议") || noun.contains("合同") || noun.contains("引资")) =>
                {
                    "协议总投资".to_string()
                }
                "总投资" | "总投资额" | "投资总额" | "计划总投资" | "计划投资" => format!("{}{}总投资", known.verb, known.noun),
                "总量" | "总数" | "数量" => format!("{}数", known.noun),
                "完成投资" | "投资" | "投资额" => format!("{}{noun}", known.noun),
                _ => format!("{}{noun}", known.noun),
            };
            Some(Name { metric, subject: None, noun: known.noun.clone(), verb: known.verb.clone() })
        }
        _ if !noun.is_empty() => Some(finish((verb, noun), measure)),
        _ if !verb.is_empty() => {
            let mut name = finish((verb, ""), measure);
            if measure.dimension == Dimension::Money {
                name.metric = format!("{verb}资金");
            }
            Some(name)
        }
        _ => None,
    }
}

/// 完成全年目标任务的82%, 占年度计划的60%: how much of an aim is reached.
fn goal_reached(around: &Around, measure: Measure, prior: &Prior) -> Option<Name> {
    if measure.dimension != Dimension::Percent {
        return None;
    }
    let before = around.before.as_str();
    let done = ["完成", "占", "达到", "超"].iter().any(|cue| before.contains(cue));
    let aim = ["目标任务", "目标", "任务", "计划"].iter().find(|aim| before.trim_end_matches(['的', '达']).ends_with(**aim))?;
    if !done {
        return None;
    }
    let start = ["完成", "占", "达到", "超"].iter().filter_map(|cue| before.rfind(cue).map(|at| at + cue.len())).max().unwrap_or(0);
    let of = before[start..].trim_end_matches(['的', '达']).trim_end_matches(aim);
    let verb = if before.contains('超') { "超额率" } else { "完成率" };
    let aim = if *aim == "目标任务" { "目标" } else { aim };
    let metric = format!("{}{aim}{verb}", words::trim(of));
    let subject = prior.name.as_ref().map(|name| name.subject.clone().unwrap_or_else(|| name.metric.clone()));
    Some(Name { metric, subject, ..Name::default() })
}

/// Verb and noun as a metric: a count ends with 数, an area with 面积.
fn finish((verb, noun): (&str, &str), measure: Measure) -> Name {
    let base = format!("{verb}{noun}");
    let metric = match measure.dimension {
        Dimension::Count => counted(&base, measure.unit),
        Dimension::Person => people(&base, measure.unit),
        Dimension::Area if !ends(&base, &["面积", "用地", "土地"]) || base.ends_with("土地") => format!("{base}面积"),
        Dimension::Money if noun.is_empty() => format!("{base}金额"),
        Dimension::Mass if !ends(&base, &["产能", "量", "能力"]) && verb == "生产" => format!("{noun}产量"),
        _ => base,
    };
    Name { metric, subject: None, noun: noun.to_string(), verb: verb.to_string() }
}

fn counted(base: &str, unit: &str) -> String {
    if ends(base, &["数", "数量", "量", "次数", "批次", "率", "余额", "户数", "家数", "产能", "规模", "能力"]) {
        return base.to_string();
    }
    match unit {
        "次" | "人次" | "万人次" => format!("{base}次数"),
        "批次" | "批" => format!("{base}批次"),
        "天" => format!("{base}天数"),
        _ => format!("{base}数"),
    }
}

fn people(base: &str, unit: &str) -> String {
    if ends(base, &["数", "人口", "就业", "人次", "人数", "量", "岗位"]) {
        return base.to_string();
    }
    match unit {
        "人次" | "万人次" => format!("{base}人次"),
        _ => format!("{base}数"),
    }
}

fn ends(text: &str, endings: &[&str]) -> bool {
    endings.iter().any(|ending| text.ends_with(ending))
}

/// The metric under its canonical name, and the industry it is limited to taken out of it.
pub fn settle(name: Name, vocab: &Vocab) -> Name {
    if let Some(known) = canonical(&name.metric, vocab) {
        return Name { metric: known, ..name };
    }
    if let Some((subject, rest)) = industry_in_front(&name.metric, vocab) {
        let rest = if rest == "产值" || rest == "总产值" { "产业产值".to_string() } else { rest };
        let metric = canonical(&rest, vocab).unwrap_or(rest);
        return Name { metric, subject: name.subject.or(Some(subject)), ..name };
    }
    name
}

/// The vocabulary's name for a metric, tried with and without the words that say nothing.
fn canonical(metric: &str, vocab: &Vocab) -> Option<String> {
    let plain = metric.replace(['“', '”'], "");
    let tries = [metric, plain.as_str(), plain.strip_suffix('数').unwrap_or(&plain)];
    tries.into_iter().find_map(|word| vocab.metrics.canonical(word)).map(str::to_string)
}

/// `生物医药产业产值` → 生物医药, 产值.
fn industry_in_front(metric: &str, vocab: &Vocab) -> Option<(String, String)> {
    let (span, _) = vocab.industries.mentions(metric).into_iter().find(|(span, _)| span.start == 0)?;
    let rest = metric[span.end..].trim_start_matches("产业链").trim_start_matches("产业").trim_start_matches("领域");
    let measured = ["产值", "总产值", "增加值", "营业收入", "企业数", "项目数", "投资", "利润", "税收", "产量"].iter().any(|word| rest == *word);
    measured.then(|| (span.of(metric).to_string(), rest.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(before: &str, after: &str, dimension: Dimension) -> String {
        let around = Around { before: before.into(), after: after.into(), clause_before: String::new() };
        name(&around, Measure { dimension, unit: "家" }, &Prior::default()).map_or(String::new(), |name| name.metric)
    }

    #[test]
    fn the_noun_stands_before_or_after_the_number() {
        assert_eq!(named("累计完成固定资产投资", "", Dimension::Money), "固定资产投资");
        assert_eq!(named("拜访企业", "", Dimension::Count), "拜访企业数");
        assert_eq!(named("新增", "上市企业", Dimension::Count), "新增上市企业数");
        assert_eq!(named("入驻", "企业和机构", Dimension::Count), "入驻企业数");
        assert_eq!(named("今年先后组织申报高新技术企业", "", Dimension::Count), "组织申报高新技术企业数");
        assert_eq!(named("建成标准厂房", "", Dimension::Area), "标准厂房面积");
        assert_eq!(named("", "党员干部下沉到", Dimension::Person), "下沉党员干部数");
    }
}
