//! What a number measures: the noun phrase before it or after it, put into the words of the trade.

use super::context::Passage;
use super::focus::Owner;
use super::words::{self, Class};
use crate::domain::{Bound, Dimension};
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
    /// The clause right before, where no figure stands in it: 地区生产总值, in `地区生产总值,2019年207.5亿元`.
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
    /// Its name as the text puts it.
    pub name: Option<Name>,
    /// The same under its canonical name.
    pub settled: Option<Name>,
    /// What the last figure measures.
    pub dimension: Option<Dimension>,
    /// The last figure that counted something, with its unit.
    pub counted: Option<(Name, String)>,
}

impl Prior {
    /// The figure that parts and shares are of.
    pub fn whole(&self) -> Option<&Name> {
        self.settled.as_ref()
    }
}

/// Gathers the words around `span`; `from` is where the figure before it ends.
pub fn around(passage: &Passage, span: Span, from: usize) -> Around {
    let clause = passage.clause_at(span.start);
    let start = clause.start.max(from.min(span.start));
    let before = passage.clauses.iter().rev().find(|c| c.end <= clause.start);
    // 12.8万元/亩 标准厂房租金:8元/平方米: a label right behind the figure before.
    let labelled = |c: &&Span| c.start < from && from < c.end && passage.text[c.end..].starts_with(':');
    let label = before.filter(labelled).map(|c| Span::new(from, c.end));
    let earlier = before.copied().filter(|c| c.start >= from).or(label);
    let parts = |kind: &MentionKind| match kind {
        MentionKind::Number { .. } | MentionKind::Ordinal(_) | MentionKind::Grade(_) => false,
        // 世界500强企业: part of the noun.
        MentionKind::Quantity(amount) => amount.quantity.unit != "强",
        _ => true,
    };
    let bounded = |kind: &MentionKind| matches!(kind, MentionKind::Quantity(amount) if amount.dimension == Dimension::Money && amount.quantity.bound != Bound::Exact);
    let in_name = |at: Span| {
        passage.quoted().any(|(quoted, _)| {
            quoted.span.contains(at)
                && quoted.span.of(passage.text).chars().count() <= 16
                && !quoted.span.contains(span)
        })
    };
    let next = passage
        .figures()
        .filter(|m| parts(&m.kind) && !bounded(&m.kind) && !in_name(m.span))
        .map(|m| m.span.start)
        .filter(|at| *at >= span.end)
        .min()
        .unwrap_or(usize::MAX);
    let end = clause.end.min(next).max(span.end);
    Around {
        before: clean(passage, Span::new(start, span.start)),
        after: clean(passage, Span::new(span.end, end)),
        clause_before: earlier
            .map_or(String::new(), |c| heading_noun(clean(passage, c).trim_start_matches('起').trim())),
    }
}

/// The noun of a clause that only announces figures: 工业总产值目标不变, 主要指标如下.
fn heading_noun(clause: &str) -> String {
    let plain = words::trim(strip_region(clause));
    let plain = VAGUE_MOVES.iter().find_map(|word| plain.find(word)).map_or(plain, |at| words::trim(&plain[..at]));
    ["目标不变", "的目标", "目标", "如下", "方面"]
        .iter()
        .fold(plain, |text, word| text.trim_end_matches(word))
        .to_string()
}

/// What a clause says of a measure before its figure comes: 再上新台阶, 倍增.
const VAGUE_MOVES: &[&str] = &[
    "再上", "迈上", "跃上", "倍增", "大幅", "稳步", "快速", "平稳", "持续", "再创", "创下", "创历史", "首次", "首破",
    "实现", "突破", "由", "从", "亦由", "取得", "有新", "稳中", "明显", "显著", "不断", "较快", "高速", "强劲", "屡创",
    "节节", "喜人", "名列",
];

/// The words under `span` without times, zones, pointers and bracketed asides.
pub fn clean(passage: &Passage, span: Span) -> String {
    let drop = |mention: &&crate::recognise::Mention| match &mention.kind {
        MentionKind::Period(_) => super::time::governs(passage, mention.span),
        MentionKind::Zone(zone) => {
            let bare = zone.form != ZoneForm::Named;
            let body = zone.suffix.of(passage.text).ends_with('区') || !bare;
            let opens = passage.text[span.start.min(mention.span.start)..mention.span.start].chars().count() <= 6;
            body && (bare || opens)
        }
        _ => false,
    };
    let mut text = String::new();
    let mut at = span.start;
    for mention in passage.mentions.iter().filter(drop) {
        let own = Span::new(mention.span.start.max(span.start), mention.span.end.min(span.end));
        if own.is_empty() || own.start < at {
            continue;
        }
        text.push_str(&passage.text[at..own.start]);
        at = own.end;
    }
    // 2012年内江地区生产总值, told by the city itself.
    let short = match &passage.speaker_at(span.start).owner {
        Owner::Region(region) => region.trim_end_matches(['市', '省']).to_string(),
        _ => String::new(),
    };
    // 呼和浩特市新签约项目, told by the city itself.
    if let Owner::Region(region) = &passage.speaker_at(span.start).owner
        && at == span.start
        && let Some((place, _)) =
            passage.places.iter().find(|(place, _)| place.start == span.start && place.end <= span.end)
        && region.starts_with(place.of(passage.text).trim_end_matches('市'))
    {
        at = place.end;
    }
    text.push_str(passage.text.get(at..span.end).unwrap_or(""));
    if let Some(rest) = text.strip_prefix(&short).filter(|rest| !short.is_empty() && rest.chars().count() >= 2) {
        text = rest.strip_prefix('市').unwrap_or(rest).to_string();
    }
    without_brackets(without_item_number(&text))
}

/// The text without the 3. or 三、 of a list's item.
fn without_item_number(text: &str) -> &str {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    match rest.strip_prefix(['.', '、']) {
        Some(words) if rest.len() < text.len() && !words.starts_with(|c: char| c.is_ascii_digit()) => words,
        _ => text,
    }
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
    if let Some(name) =
        goal_reached(around, measure, prior).or_else(|| capacity(around, measure)).or_else(|| extent(around, measure))
    {
        return Some(name);
    }
    let before = last_item(&around.before).trim_end_matches("人民币").trim_end();
    let before = SINCE_THEN.iter().find_map(|word| before.strip_prefix(word)).unwrap_or(before);
    // 审批时限压缩到43天 says how long it is now.
    let shorter = ["压缩", "压减", "缩短", "缩减", "精简", "大幅"]
        .iter()
        .fold(before.to_string(), |text, word| text.replace(word, ""));
    let before = if measure.dimension == Dimension::Time { shorter.as_str() } else { before };
    let before = SET_AT.iter().find_map(|word| before.strip_suffix(word)).unwrap_or(before);
    if let Some(name) = ground(before, measure)
        .or_else(|| fund((before.trim_end_matches(['约', '达', '为']), &around.clause_before), measure))
    {
        return Some(name);
    }
    if let Some((subject, rest)) = done_by(before) {
        let around = Around { before: rest.to_string(), ..around.clone() };
        let name = name(&around, measure, &Prior::default())?;
        return Some(Name { subject: name.subject.or(Some(subject)), ..name });
    }
    if let Some((subject, rest)) = quoted_subject(before) {
        let around = Around { before: rest.to_string(), ..around.clone() };
        let name = name(&around, measure, &Prior::default())?;
        return Some(Name { subject: name.subject.or(Some(subject)), ..name });
    }
    let (verb, noun) = split(words::trim(strip_region(before)));
    if counts_what_follows(measure)
        && let Some((right, then)) = noun_after(&around.after)
    {
        return Some(right_name((before, prior), (&right, &then), measure));
    }
    if let Some(name) = set_up(&around.after, measure).filter(|_| noun.is_empty() || verb_alone(&noun)) {
        return Some(name);
    }
    if let Some(right) = of_what_follows(&around.after, measure).filter(|_| noun.is_empty() || verb_alone(&noun)) {
        if right.ends_with("基金") {
            return Some(Name { metric: "基金规模".to_string(), subject: Some(right), ..Name::default() });
        }
        return Some(finish((&verb, &right), measure));
    }
    let noun = if verb_alone(&noun) || POINTERS.contains(&noun.as_str()) { String::new() } else { noun };
    if noun.is_empty() && verb.is_empty() && is_measure(&around.clause_before) {
        return Some(finish(("", &around.clause_before), measure));
    }
    // 工业用地:12.8万元/亩
    if noun.is_empty()
        && verb.is_empty()
        && measure.dimension == Dimension::Ratio
        && around.clause_before.chars().count() >= 2
    {
        let what = around.clause_before.as_str();
        let priced = measure.unit.contains('元')
            && !ends(what, &["价", "价格", "租金", "费", "成本", "标准", "收费", "电价", "水价"]);
        let metric = if priced { format!("{what}价格") } else { what.to_string() };
        return Some(Name { metric, noun: what.to_string(), ..Name::default() });
    }
    if noun.is_empty()
        && counts_what_follows(measure)
        && let Some(named) = counted_at_end(&around.clause_before)
    {
        return Some(finish((&verb, &named), measure));
    }
    if noun.is_empty() || leans(&noun) {
        return lean((&verb, &noun), around, (measure, prior));
    }
    // 规上工业企业597家,完成总产值3010亿元: what the companies just counted have.
    let noun = match prior.name.as_ref().and_then(|known| of_large_industry(known, &noun)) {
        Some(whole) if measure.dimension == Dimension::Money => whole,
        _ => noun,
    };
    let listed = around.before.starts_with(['、', '和', '及', '与']) && verb.is_empty();
    if let Some(known) = prior
        .name
        .as_ref()
        .filter(|known| listed && known.verb.starts_with(['年', '月', '日']) && ends(&known.metric, &["能力", "产能"]))
    {
        return Some(Name {
            metric: known.metric.clone(),
            subject: Some(noun),
            noun: String::new(),
            verb: known.verb.clone(),
        });
    }
    let verb = match &prior.name {
        Some(known)
            if listed
                && !["入驻", "集聚", "聚集"].contains(&known.verb.as_str())
                && !known.verb.starts_with(['年', '月', '日']) =>
        {
            known.verb.clone()
        }
        _ => verb,
    };
    Some(finish((&verb, &noun), measure))
}

/// 西部云谷已入驻企业380家, 一期工程已完成投资4.6亿元: who has done it stands before 已.
fn done_by(before: &str) -> Option<(String, &str)> {
    let (who, rest) = ["已经", "现已", "已", "共有", "现有"].iter().find_map(|cue| before.split_once(cue))?;
    let who = strip_region(who).trim_start_matches("位于").trim_start_matches(['的', ' ']);
    let verbal =
        words::find(who).iter().any(|(_, class)| matches!(class, Class::Telling | Class::Light | Class::Passing));
    let named = (3..=14).contains(&who.chars().count())
        && !verbal
        && !who.contains(['、', '“', '”', ','])
        && !is_measure(who)
        && !ends(who, &["企业", "项目", "主体", "人才", "总数", "数量", "累计", "全区", "园区"]);
    (named && words::trim(rest).chars().count() >= 2).then(|| (who.to_string(), rest))
}

/// 某某试验场占地2000亩: who takes the ground is the subject.
fn ground(before: &str, measure: Measure) -> Option<Name> {
    if measure.dimension != Dimension::Area {
        return None;
    }
    let kinds = [
        ("占地面积", "占地面积"),
        ("占地", "占地面积"),
        ("总建筑面积", "总建筑面积"),
        ("建筑面积", "建筑面积"),
        ("规划面积", "规划面积"),
    ];
    let (who, kind) = kinds.iter().find_map(|(cue, kind)| before.strip_suffix(cue).map(|who| (who, *kind)))?;
    let who = words::trim(strip_region(who).trim_start_matches("位于").trim_start_matches("地处"));
    let named = (4..=20).contains(&who.chars().count()) && !who.ends_with(['区', '总']);
    Some(Name { metric: kind.to_string(), subject: named.then(|| tidy(who)), noun: String::new(), verb: String::new() })
}

/// “厂房贷”已放款: the quoted thing is what did it, where a verb follows.
fn quoted_subject(before: &str) -> Option<(String, &str)> {
    let (inner, rest) = before.trim_start().strip_prefix('“')?.split_once('”')?;
    let verb = words::find(rest.trim_start_matches(['已', '将', '共']))
        .first()
        .is_some_and(|(span, class)| span.start == 0 && *class == Class::Telling);
    (verb && !inner.contains('“')).then(|| (inner.to_string(), rest))
}

/// Words at the head of a clause that say from when on something has been added.
const SINCE_THEN: &[&str] = &[
    "比年初", "较年初", "比上年末", "较上年末", "比去年末", "较去年末", "比上年同期", "较上年同期", "比去年同期",
    "较去年同期", "比上年底", "较上年底", "比上年", "较上年", "比去年", "较去年", "同比", "环比", "比上月", "较上月",
];

/// The last of the items before a number: 、 parts what has its own numbers, but not the words of one noun.
fn last_item(before: &str) -> &str {
    before.trim_start_matches(['、', '和', '及', '与', ' ', '以'])
}

/// The phrase without 全市, 我市, 全省 and the like at its head.
pub fn strip_region(phrase: &str) -> &str {
    let rest = phrase.trim_start();
    let rest = if rest.contains('”') { rest } else { rest.trim_start_matches('“') };
    if rest == "园区" {
        return "";
    }
    let verbal = |text: &&str| {
        words::find(text)
            .first()
            .is_some_and(|(span, class)| span.start == 0 && matches!(class, Class::Telling | Class::Light))
    };
    let rest = rest.strip_prefix("园区").filter(verbal).unwrap_or(rest);
    [
        "园区里有", "园区有", "全区有", "区内有", "我们有", "我们公司", "该公司", "公司", "全市", "我市", "全省",
        "全县", "全州", "全旗", "全盟", "全区", "本市", "园区内", "园区已有", "园区现有", "园区拥有", "区内", "辖区内",
        "园内", "其中", "我们把", "我们将", "我们",
    ]
    .iter()
    .find_map(|word| rest.strip_prefix(word))
    .unwrap_or(rest)
}

/// Nouns that point back to the measure named before.
const POINTERS: &[&str] = &[
    "这个数字", "这一数字", "该数字", "这一数据", "这个数据", "这个数", "这一指标", "该指标", "数字", "数值",
    "这一比例", "这个比例", "目标", "我们目标", "设",
];

/// True for a noun that is none: what is left of 下一个, 每年可带来.
fn verb_alone(noun: &str) -> bool {
    ["下一个", "又一个", "新的", "每年", "一个", "首个", "新", "第一个"].contains(&noun)
}

/// Verb and noun of a phrase such as 新签约招商引资项目: the last telling verb and what follows it.
fn split(phrase: &str) -> (String, String) {
    if ["每", "人均", "户均", "亩均", "地均", "单位"].iter().any(|word| phrase.starts_with(word)) {
        return (String::new(), tidy(phrase));
    }
    let found = words::find(phrase);
    let listed = phrase.contains('等').then(|| phrase.find('、')).flatten();
    let etc = phrase.rfind('等').unwrap_or(0);
    let opens_list = |span: Span| listed.is_none_or(|mark| span.end < mark || span.start > etc);
    let verb =
        found.iter().rev().find(|(span, class)| is_verb_here(phrase, *span, *class, &found) && opens_list(*span));
    let Some((span, class)) = verb else { return (String::new(), tidy(phrase)) };
    let noun = words::trim(&phrase[span.end..]);
    let subject = words::trim(&phrase[..span.start]);
    match class {
        // 外墙铝板安装, 企业入驻: the noun stands before its verb.
        Class::Telling if noun.is_empty() && subject.chars().count() >= 2 && !ends_with_verb(subject) => {
            (String::new(), tidy(&phrase[..span.end]))
        }
        Class::Telling => (span.of(phrase).to_string(), tidy(noun)),
        // 规上工业企业实现利润, 绿色食品产业实现产值: who did it names the measure.
        _ if is_measure(noun) && does_things(subject) => (String::new(), tidy(&joined_measure(subject, noun))),
        _ => (String::new(), tidy(noun)),
    }
}

/// 规模以上工业企业 and 工业总产值 make 规模以上工业总产值.
fn joined_measure(subject: &str, noun: &str) -> String {
    match subject.strip_suffix("工业企业") {
        Some(size) if noun.starts_with("工业") => format!("{size}{noun}"),
        _ => format!("{subject}{noun}"),
    }
}

/// True for those whose measures are named after them: 企业, 产业, 行业.
fn does_things(subject: &str) -> bool {
    ends(subject, &["企业", "产业", "行业", "单位", "制造业", "服务业", "集群", "产业链"])
        && (4..=14).contains(&subject.chars().count())
}

fn is_verb_here(phrase: &str, span: Span, class: Class, found: &[(Span, Class)]) -> bool {
    let next = found.iter().find(|(after, _)| after.start == span.end);
    let counted_next = next.is_some_and(|(after, class)| *class == Class::Counted && after.end == phrase.len());
    // A verb before 的 belongs to a clause about the noun: 互联网实现的零售额.
    if phrase[span.end..].starts_with(['的', '后']) {
        return false;
    }
    match class {
        Class::Telling => {
            !(counted_next
                && span.start > 0
                && !found.iter().any(|(before, class)| before.end == span.start && *class == Class::Telling))
        }
        Class::Light => true,
        _ => false,
    }
}

fn ends_with_verb(phrase: &str) -> bool {
    words::find(phrase)
        .last()
        .is_some_and(|(span, class)| span.end == phrase.len() && matches!(class, Class::Telling | Class::Light))
}

/// The words after 达产后, 建成后: when it will be is no part of the name.
fn after_then(noun: &str) -> &str {
    let then = ["达产后", "投产后", "建成后", "满产后", "竣工后", "投用后", "运营后", "建成投产后", "达产达效后"];
    then.iter()
        .find_map(|word| noun.find(word).map(|at| &noun[at + word.len()..]))
        .filter(|rest| rest.chars().count() >= 2)
        .unwrap_or(noun)
}

/// The noun without marks around all of it, without the list before 等, and no longer than a name is.
fn tidy(noun: &str) -> String {
    let noun = after_then(noun.trim_matches(|c: char| "、,:;· —-".contains(c)));
    let listed = noun.rfind('等').filter(|at| noun[at + 3..].chars().count() >= 2 && !noun[at + 3..].starts_with('级'));
    let noun = listed.map_or(noun, |at| &noun[at + 3..]);
    let noun = noun.replace("实现的", "").replace("完成的", "").replace("拥有的", "");
    let short = noun.chars().count() <= 16;
    let of = noun.rfind('的').filter(|at| noun[at + 3..].chars().count() >= 2 && !short);
    let noun = of.map_or(noun.as_str(), |at| &noun[at + 3..]).replace('的', "");
    let length = noun.chars().count();
    let cut = noun.char_indices().nth(length.saturating_sub(22)).map_or(0, |(at, _)| at);
    let noun = noun[cut..].trim_matches(|c: char| "“”‘’、 ".contains(c));
    let paired = noun.matches('“').count() == noun.matches('”').count();
    let noun = if paired { noun.to_string() } else { noun.replace(['“', '”'], "") };
    let noun = noun.as_str();
    match noun.strip_suffix("公司") {
        Some(kind)
            if kind.chars().count() >= 2
                && !kind.ends_with("上市")
                && !kind.ends_with("有限")
                && !kind.ends_with("集团") =>
        {
            format!("{kind}企业")
        }
        _ => noun.to_string(),
    }
}

/// True for units that count what stands after them: 家, 个, 项, 人, 户.
fn counts_what_follows(measure: Measure) -> bool {
    matches!(measure.dimension, Dimension::Count | Dimension::Person)
}

/// 某某科创基金首期, 产业引导基金总规模: how large a fund is, the fund being the subject.
fn fund((before, clause_before): (&str, &str), measure: Measure) -> Option<Name> {
    if measure.dimension != Dimension::Money {
        return None;
    }
    let sizes = ["首期规模", "首期", "一期规模", "总规模", "募集规模", "基金规模", "规模"];
    let (who, size) = sizes.iter().find_map(|size| before.strip_suffix(size).map(|who| (who, *size)))?;
    let who = if who.trim().is_empty() { clause_before } else { who };
    let who = match who.find("基金") {
        Some(at) if size != "基金规模" => who[..at + "基金".len()].to_string(),
        _ => who.to_string(),
    };
    let who = if size == "基金规模" { format!("{who}基金") } else { who.to_string() };
    let bare = who.trim_end_matches('”');
    if !bare.ends_with("基金") {
        return None;
    }
    let name = bare.rsplit('“').next().unwrap_or(bare);
    let founding = ["组建起", "组建", "设立了", "设立", "成立", "发起", "建立", "打造", "形成", "出资"];
    let verbs = founding.iter().filter_map(|verb| name.rfind(verb).map(|at| at + verb.len())).max().unwrap_or(0);
    let name = words::trim(&name[verbs..]).to_string();
    Some(Name {
        metric: "基金规模".to_string(),
        subject: (name.chars().count() > 2).then_some(name),
        ..Name::default()
    })
}

/// Words between a measure and the figure that is set for it: 目标定在5.2%.
const SET_AT: &[&str] = &[
    "的目标定在", "目标定在", "的目标定为", "目标定为", "的目标确定为", "目标确定为", "的目标设定为", "目标设定为",
    "的目标为", "目标为", "的目标是", "目标是", "定在", "定为", "设定为", "预期为", "目标值为",
];

/// The noun right after a count, and the verb phrase after it: 企业, 进入产融白名单 in `104家企业进入产融白名单`.
fn noun_after(after: &str) -> Option<(String, String)> {
    if after.starts_with([
        ' ', '、', ',', '和', '及', '与', '在', '已', '均', '正', '的', '以', '被', '将', '(', '并', '共', '跟', '为',
        '是', '获', '因', '由', '可', '达',
    ]) {
        return None;
    }
    if after.starts_with("全部") || after.starts_with("全面") {
        return None;
    }
    let after = after.trim_start_matches(['“', '”']);
    let found = words::find(after);
    let verbal = |i: usize| {
        let (span, class) = found[i];
        let noun_next = found
            .get(i + 1)
            .is_some_and(|(next, class)| next.start == span.end && matches!(class, Class::Counted | Class::Compound));
        matches!(class, Class::Telling | Class::Light | Class::Passing) && !noun_next
    };
    let big = found.first().is_some_and(|(span, class)| {
        *class == Class::Telling
            && ["大项目", "重大项目", "重点项目", "型项目"].iter().any(|noun| after[span.end..].starts_with(noun))
    });
    if !big && found.first().is_some_and(|(span, _)| span.start == 0) && verbal(0) {
        return None;
    }
    let counted = found
        .iter()
        .find(|(span, class)| matches!(class, Class::Counted | Class::Compound) && !joined(after, span.end, &found));
    let verb = (0..found.len()).filter(|i| found[*i].0.start > 0 && verbal(*i)).map(|i| found[i].0).next();
    let end = match (counted, verb) {
        (Some((noun, _)), Some(verb)) if verb.start < noun.start => verb.start,
        (Some((noun, _)), verb) => longer(after, noun.end, verb.map_or(after.len(), |verb| verb.start)),
        (None, Some(verb)) => verb.start,
        (None, None) => after.len(),
    };
    let whole = counted.is_some_and(|(noun, _)| noun.start == 0 && noun.end == end);
    let noun = if whole {
        &after[..end]
    } else {
        after[..end].split(['、', '的', '”', '(', ',', '为', '在', '与', '和', '是']).next().unwrap_or("")
    };
    let noun = noun.trim_end_matches(['了', '已', '均', '将', '正']);
    (2..=16).contains(&noun.chars().count()).then(|| (noun.to_string(), after[noun.len()..].to_string()))
}

/// Where a name that begins with a counted noun ends: 国家科技进步奖一等奖, 企业研发平台. Else the noun alone.
fn longer(text: &str, end: usize, most: usize) -> usize {
    let rest = text.get(end..most).unwrap_or("");
    let rest = rest.split(['、', '的', '”', '(', ',', '为', '在', '与', '和', '是', '。']).next().unwrap_or("");
    let names = [
        "奖", "专项", "课题", "称号", "平台", "中心", "实验室", "工作站", "基金", "园", "院", "所", "项目", "企业",
        "机构", "人才", "专利", "标准", "产品", "企业家", "成果",
    ];
    if (1..=12).contains(&rest.chars().count()) && names.iter().any(|name| rest.ends_with(name)) {
        end + rest.len()
    } else {
        end
    }
}

/// True where a counted noun goes on as part of a longer one: 企业 in 企业技术中心.
fn joined(text: &str, end: usize, found: &[(Span, Class)]) -> bool {
    found.iter().any(|(span, class)| span.start == end && *class == Class::Counted)
        || text[end..].starts_with(['家', '级', '类'])
}

/// `30亿元以上的工业产值`, `2万元补助`: the noun after, where nothing before the number names it.
fn of_what_follows(after: &str, measure: Measure) -> Option<String> {
    let rest = match after.strip_prefix('的') {
        Some(rest) => rest,
        None if measure.dimension == Dimension::Money
            && !words::find(after)
                .first()
                .is_some_and(|(span, class)| span.start == 0 && !matches!(class, Class::Compound | Class::Counted)) =>
        {
            after
        }
        None => return None,
    };
    let end = rest.find(['的', '、', '和', ',', '(']).unwrap_or(rest.len());
    let verb = words::find(&rest[..end])
        .iter()
        .find(|(span, class)| span.start > 0 && matches!(class, Class::Telling | Class::Light))
        .map_or(end, |(span, _)| span.start);
    let noun = tidy(words::trim(&rest[..end.min(verb)]));
    let aim = ["目标", "大关", "任务", "台阶", "门槛", "关口", "规模"].iter().any(|word| noun.ends_with(word));
    ((2..=12).contains(&noun.chars().count()) && !aim).then_some(noun)
}

/// 拿出2000万元设立种子资金: what the money sets up.
fn set_up(after: &str, measure: Measure) -> Option<Name> {
    if measure.dimension != Dimension::Money {
        return None;
    }
    let rest = ["设立", "建立", "组建", "成立", "用于设立"].iter().find_map(|verb| after.strip_prefix(verb))?;
    let what = rest.trim_start_matches('了').split([',', '。', ';', '、', '(']).next().unwrap_or("");
    let what = tidy(what);
    let kept = ["基金", "资金", "资金池"].iter().find(|kind| what.ends_with(**kind));
    let fits = (2..=14).contains(&what.chars().count());
    fits.then(|| match kept {
        Some(&"基金") => Name { metric: "基金规模".to_string(), subject: Some(what.clone()), ..Name::default() },
        Some(_) => Name { metric: format!("{what}规模"), ..Name::default() },
        None => Name { metric: format!("{what}资金"), ..Name::default() },
    })
}

/// The name of a count whose noun stands after it. The verb is the one right before the number or before a list that
/// ends there (集聚A、B等20家企业); else what the counted do (500名干部下沉).
fn right_name((before, prior): (&str, &Prior), (noun, then): (&str, &str), measure: Measure) -> Name {
    let noun = tidy(noun);
    if let Some(what) = listed_in(then) {
        return finish(("", &format!("{what}{noun}")), measure);
    }
    let before = words::trim(before);
    let found = words::find(before);
    let telling = |list: bool| {
        let mut verbs = found.iter().filter(|(_, class)| *class == Class::Telling);
        let adjacent = found.last().filter(|(span, class)| span.end == before.len() && *class == Class::Telling);
        let verb = if list { verbs.next() } else { adjacent };
        verb.map(|(span, _)| span.of(before).to_string())
    };
    let list = before.contains('、') || before.ends_with('等');
    let verb = telling(list).or_else(|| telling(false)).unwrap_or_else(|| following_verb(then));
    let _ = prior;
    finish((&verb, &noun), measure)
}

/// `3家企业入选省级专精特新名单`, `104家企业进入产融白名单`: the list they are in names them.
fn listed_in(then: &str) -> Option<String> {
    let rest = ["入选", "进入", "纳入", "获评", "被评为", "获批", "被认定为", "通过", "获得"]
        .iter()
        .find_map(|verb| then.strip_prefix(verb))?;
    let end = rest.find([',', '。', ';', '、']).unwrap_or(rest.len());
    let list = rest[..end].trim_start_matches(['了', '“']);
    let of = if list.ends_with("白名单") { list } else { list.trim_end_matches("名单") };
    let of = of.trim_end_matches("目录").trim_end_matches("认定").trim_end_matches("称号").trim_end_matches('”');
    (2..=12).contains(&of.chars().count()).then(|| of.to_string())
}

/// What those counted do: 下沉 in `500余名党员干部下沉到…`.
fn following_verb(then: &str) -> String {
    // 现场签约, 集中开工: how it was done says nothing.
    let start = words::find(then).iter().fold(0, |start, (span, class)| {
        let passed = *class == Class::Passing || span.of(then) == "实现";
        if passed && span.start == start { span.end } else { start }
    });
    let then = &then[start..];
    let words = words::find(then);
    match words.first() {
        Some((span, Class::Telling)) if span.start == 0 => span.of(then).to_string(),
        _ => String::new(),
    }
}

/// Nouns that say nothing without the noun of the figure before: 总量, 净增率, 总投资.
fn leans(noun: &str) -> bool {
    const LEANING: &[&str] = &[
        "总量", "总数", "总额", "总投资", "总投资额", "投资总额", "协议投资", "协议总投资", "协议金额", "合同金额",
        "合同额", "协议投资额", "计划总投资", "计划投资", "金额", "累计金额", "面积", "总面积", "净增率", "数量",
        "注册资本", "成交额", "投资", "投资额", "协议引资", "完成投资", "占地", "协议资金", "合同资金", "签约金额",
        "签约额", "首期", "一期", "二期", "起步区", "核心区", "启动区", "总建筑面积", "拟投资", "项目投资", "合计",
        "总资金",
    ];
    LEANING.contains(&noun)
}

/// The name of a figure that leans on the one before it.
fn lean((verb, noun): (&str, &str), around: &Around, (measure, prior): (Measure, &Prior)) -> Option<Name> {
    // A count leans on what was counted, not on money or areas between.
    let counted = prior.counted.as_ref().map(|(name, _)| name).filter(|_| counts_what_follows(measure));
    let Some(known) = counted.or(prior.name.as_ref()) else {
        return match (verb.is_empty(), noun.is_empty()) {
            (_, false) => Some(finish((verb, noun), measure)),
            (false, true) => Some(verb_only(verb, measure)),
            (true, true) => None,
        };
    };
    let same = |metric: String| {
        Some(Name { metric, subject: known.subject.clone(), noun: known.noun.clone(), verb: known.verb.clone() })
    };
    if noun.is_empty() && verb.is_empty() && counts_what_follows(measure) && !known.noun.is_empty() {
        let done = following_verb(around.after.trim_start_matches(['已', '正', '将', '均']));
        if !done.is_empty() && words::trim(&around.before).is_empty() {
            return Some(finish((&done, bare_noun(&known.noun)), measure));
        }
    }
    if noun.is_empty() && verb == "投资" && known.metric.ends_with("投资") && !known.metric.ends_with("总投资") {
        return same(known.metric.clone());
    }
    if noun.is_empty() {
        let before = words::trim(&around.before);
        let done =
            ["建成", "完成", "竣工", "投产", "开工"].iter().find(|done| around.before.trim_end().ends_with(**done));
        let done = done.filter(|_| measure.dimension != Dimension::Money || !is_measure(&known.metric));
        let verb = done.copied().filter(|_| verb.is_empty() && !known.noun.is_empty()).unwrap_or(verb);
        return match verb.is_empty() {
            false if ["增加", "减少"].contains(&verb) && counts_what_follows(measure) => {
                same(format!("{}{verb}数", known.metric.trim_end_matches('数')))
            }
            false if counts_what_follows(measure) && !known.noun.is_empty() => {
                Some(finish((verb, without_verb(&known.noun)), measure))
            }
            false
                if ["净增", "增加", "增收", "多增", "新增", "减少"].contains(&verb)
                    && measure.dimension == Dimension::Money =>
            {
                same(format!("{}{verb}额", known.metric.trim_end_matches('额')))
            }
            false
                if ["净增", "增加", "减少", "新增"].contains(&verb)
                    && matches!(
                        measure.dimension,
                        Dimension::Mass
                            | Dimension::Volume
                            | Dimension::Energy
                            | Dimension::Area
                            | Dimension::Power
                            | Dimension::Other
                    ) =>
            {
                same(format!("{}{verb}量", known.metric))
            }
            false
                if verb == "新增"
                    && counts_what_follows(measure)
                    && !known.noun.is_empty()
                    && known.metric.ends_with('数') =>
            {
                let noun = known.noun.trim_end_matches("总数").trim_end_matches("总量");
                Some(finish((verb, noun), measure))
            }
            false => Some(verb_only(verb, measure)),
            true if ["累计", "总数", "总量", "共", "年末", "达到", "增至"]
                .iter()
                .any(|all| around.before.contains(all))
                && ["净增", "新增"].iter().any(|more| known.metric.contains(more))
                && counts_what_follows(measure)
                && !known.noun.is_empty() =>
            {
                let noun = known.noun.trim_end_matches("净增").trim_end_matches("新增");
                Some(finish(("", noun), measure))
            }
            true if ["累计", "总数", "总量", "共"].iter().any(|all| around.before.contains(all))
                && counts_what_follows(measure)
                && !known.noun.is_empty() =>
            {
                Some(finish(("", &known.noun), measure))
            }
            true if measure.dimension == Dimension::Time => same(known.metric.clone()),
            true if before.is_empty()
                && counts_what_follows(measure)
                && prior.counted.as_ref().is_some_and(|(_, unit)| unit != measure.unit)
                && !known.noun.is_empty() =>
            {
                Some(finish((&known.verb, &known.noun), measure))
            }
            true if before.is_empty() || around.before.contains("下一个") => same(known.metric.clone()),
            true => None,
        };
    }
    let agreed = known.verb.contains('签')
        || known.noun.contains("签约")
        || ["协议", "合同", "引资"].iter().any(|word| noun.contains(word));
    let total = [
        "总投资", "总投资额", "投资总额", "计划总投资", "计划投资", "协议投资", "协议总投资", "协议金额", "合同金额",
        "合同额", "协议投资额", "协议引资", "协议资金", "合同资金", "签约金额", "签约额", "合同引资额", "协议引资额",
        "总投资金额",
    ]
    .contains(&noun);
    match noun {
        _ if total && agreed => same("协议总投资".to_string()),
        _ if total => same(format!("{}{}总投资", known.verb, known.noun)),
        "投资" if known.metric.ends_with("投资") && !known.metric.ends_with("总投资") => {
            same(known.metric.clone())
        }
        "总量" | "总数" | "数量" => same(format!("{}数", known.noun)),
        "占地" => same("占地面积".to_string()),
        "首期" | "一期" | "二期" | "起步区" | "核心区" | "启动区"
            if measure.dimension == Dimension::Area && known.metric.ends_with("面积") =>
        {
            Some(Name { metric: known.metric.clone(), subject: Some(noun.to_string()), ..known.clone() })
        }
        _ if is_measure(&known.noun) => Some(finish((verb, noun), measure)),
        _ => same(format!("{}{noun}", known.noun)),
    }
}

/// 企业 of 新入园企业: the noun without the verb it was counted by before.
fn without_verb(noun: &str) -> &str {
    let rest = noun.strip_prefix('新').unwrap_or(noun);
    let found = words::find(rest);
    match found.first() {
        Some((span, Class::Telling)) if span.start == 0 && rest[span.end..].chars().count() >= 2 => &rest[span.end..],
        _ => noun,
    }
}

/// A bare measure told right after large industrial companies were counted or measured is theirs.
fn of_large_industry(known: &Name, noun: &str) -> Option<String> {
    let counted = known.noun.ends_with("规模以上工业企业") || known.noun.ends_with("规上工业企业");
    let measured =
        ["规上工业", "规模以上工业"].iter().any(|size| known.metric.starts_with(size)) && known.subject.is_none();
    match noun {
        "总产值" | "产值" if counted => Some("规上工业总产值".to_string()),
        "增加值" if counted => Some("规上工业增加值".to_string()),
        "主营业务收入" | "营业收入" if counted => Some(format!("规上工业{noun}")),
        "利润" | "利润总额" | "利税" | "利税总额" if counted || measured => Some(format!("规上工业{noun}")),
        _ => None,
    }
}

/// 项目 of 签约项目: what is counted, without the verb that counted it before.
fn bare_noun(noun: &str) -> &str {
    let found = words::find(noun);
    found
        .last()
        .filter(|(span, class)| span.end == noun.len() && *class == Class::Counted)
        .map_or(noun, |(span, _)| span.of(noun))
}

/// 这样的净土产业企业,园区已有37家: what is counted stands in front.
fn counted_at_end(clause: &str) -> Option<String> {
    let found = words::find(clause);
    let counted = found.last().is_some_and(|(span, class)| span.end == clause.len() && *class == Class::Counted);
    let noun = clause.rsplit(['的', '、', '和']).next().unwrap_or(clause);
    (counted && (3..=12).contains(&noun.chars().count())).then(|| noun.to_string())
}

/// 列支1667万元, 放款6.3亿元: only a verb names it.
fn verb_only(verb: &str, measure: Measure) -> Name {
    let metric = match (measure.dimension, verb) {
        (Dimension::Money, "出口" | "进口") => format!("{verb}总额"),
        (Dimension::Money, "放款" | "授信" | "投资" | "销售" | "交易" | "融资") => format!("{verb}金额"),
        (Dimension::Money, _) => format!("{verb}资金"),
        (Dimension::Percent, _) => format!("{verb}率"),
        _ => return finish((verb, ""), measure),
    };
    Name { metric, verb: verb.to_string(), ..Name::default() }
}

/// 年产整车15万辆, 月产能9万片, 年可加工大豆12万吨: what a plant can make in a time.
fn capacity(around: &Around, measure: Measure) -> Option<Name> {
    if matches!(measure.dimension, Dimension::Money | Dimension::Percent) {
        return None;
    }
    let before = around.before.as_str();
    if !["产", "加工", "处理", "发电", "吞吐", "周转", "封装", "组装", "下线", "制造"]
        .iter()
        .any(|word| before.contains(word))
    {
        return None;
    }
    for span in ["年", "月", "日"].into_iter().filter(|span| before.contains(span)) {
        let making = [
            ("产能", "产能"),
            ("产量", "产量"),
            ("可年产", "产能"),
            ("产", "产能"),
            ("可产", "产能"),
            ("生产能力", "产能"),
            ("处理能力", "处理能力"),
            ("加工能力", "加工能力"),
            ("封装", "产能"),
            ("组装", "产能"),
            ("可下线", "产能"),
            ("下线", "产能"),
            ("可生产", "产能"),
            ("生产", "产能"),
            ("制造", "产能"),
            ("可加工", "加工能力"),
            ("加工", "加工能力"),
            ("处理", "处理能力"),
            ("发电", "发电量"),
            ("吞吐", "吞吐能力"),
            ("周转", "周转量"),
        ];
        for (word, metric) in making {
            let cue = format!("{span}{word}");
            let Some(at) = before.find(&cue) else { continue };
            let front = words::trim(&before[..at]);
            let goods = words::trim(before[at + cue.len()..].trim_start_matches("能力"));
            let behind = noun_after(&around.after).map(|(noun, _)| noun);
            let front = words::trim(
                front
                    .trim_end_matches("可")
                    .trim_end_matches('后')
                    .trim_end_matches("达产")
                    .trim_end_matches("投产")
                    .trim_end_matches("建成"),
            );
            let goods = if goods.is_empty() { behind.as_deref().unwrap_or(front) } else { goods };
            if before[at + cue.len()..].starts_with(['值', '业', '品'])
                || front.ends_with(['去', '今', '全', '本', '上'])
            {
                return None;
            }
            let subject = Some(tidy(goods)).filter(|goods| !goods.is_empty());
            return Some(Name { metric: format!("{span}{metric}"), subject, noun: String::new(), verb: cue });
        }
    }
    None
}

/// 6微米厚铜箔, 220千伏变电站: a size that stands before what has it.
fn extent(around: &Around, measure: Measure) -> Option<Name> {
    let (rest, kind) = match measure.dimension {
        Dimension::Voltage => (around.after.as_str(), "电压等级"),
        Dimension::Length => {
            let sizes = [("厚", "厚度"), ("长", "长度"), ("宽", "宽度"), ("高", "高度"), ("深", "深度")];
            sizes.iter().find_map(|(cue, kind)| around.after.strip_prefix(cue).map(|rest| (rest, *kind)))?
        }
        _ => return None,
    };
    let rest = rest.trim_start_matches('的');
    let found = words::find(rest);
    let verb = found
        .iter()
        .find(|(span, class)| span.start > 0 && matches!(class, Class::Telling | Class::Light | Class::Passing))
        .map_or(rest.len(), |(span, _)| span.start);
    let end = rest.find(['、', ',', '的', '。', '(']).unwrap_or(rest.len()).min(verb);
    let noun = tidy(&rest[..end]);
    (2..=12).contains(&noun.chars().count()).then(|| Name {
        metric: format!("{noun}{kind}"),
        subject: None,
        noun,
        verb: String::new(),
    })
}

/// 完成全年目标任务的82%, 占年度计划的60%: how much of an aim is reached.
fn goal_reached(around: &Around, measure: Measure, prior: &Prior) -> Option<Name> {
    if measure.dimension != Dimension::Percent {
        return None;
    }
    let before = around.before.trim_end_matches(['的', '达', '为', '到']);
    let aim = ["目标任务", "目标", "任务", "计划", "预算"].iter().find(|aim| before.ends_with(**aim))?;
    let start = ["完成", "占", "达到", "超", "为", "是", "相当于"]
        .iter()
        .filter_map(|cue| before.rfind(cue).map(|at| at + cue.len()))
        .max()?;
    let of = before.get(start..)?.strip_suffix(aim)?;
    let verb = if before[..start].ends_with('超') { "超额率" } else { "完成率" };
    let aim = if *aim == "目标任务" { "目标" } else { aim };
    let metric = format!("{}{aim}{verb}", of.trim_matches(['了', '的']));
    let subject = prior.name.as_ref().map(|name| name.subject.clone().unwrap_or_else(|| name.metric.clone()));
    Some(Name { metric, subject, ..Name::default() })
}

/// Verb and noun as a metric: a count ends with 数, an area with 面积.
fn finish((verb, noun): (&str, &str), measure: Measure) -> Name {
    // 招商引资项目 says no more than 项目 where projects are signed or brought in.
    let agreed = verb.contains('签') || verb.contains("引进");
    let noun = if agreed {
        noun.replace("招商引资项目", "项目").replace("合同项目", "项目")
    } else {
        noun.to_string()
    };
    let verb = if ["新签", "签了", "签下", "签约了", "揽下", "又签"].contains(&verb) {
        "新签约"
    } else {
        verb
    };
    let noun = noun.as_str();
    let base = format!("{verb}{noun}");
    let metric = match measure.dimension {
        Dimension::Count | Dimension::Person if verb == "净增" && !noun.is_empty() => {
            format!("{}净增数", noun.trim_start_matches("实有").trim_end_matches("总数").trim_end_matches("总量"))
        }
        Dimension::Count if ["生产", "产出", "产"].contains(&verb) && !noun.is_empty() => format!("{noun}产量"),
        Dimension::Count
            if base.starts_with('产')
                && !ends(&base, &["数", "量"])
                && !base.starts_with("产业")
                && !base.starts_with("产值") =>
        {
            format!("{}产量", base.trim_start_matches('产'))
        }
        Dimension::Count => counted(&base, measure.unit),
        Dimension::Person => people(&base, measure.unit),
        Dimension::Time
            if ends(&base, &["审批", "注册", "开办", "登记", "验收", "办照", "办理", "图审", "供地", "拿地"]) =>
        {
            format!("{base}时限")
        }
        Dimension::Time
            if measure.unit.ends_with('天')
                && !["时间", "时限", "周期", "天数"].iter().any(|word| base.contains(word)) =>
        {
            format!("{base}天数")
        }
        Dimension::Length if base.contains('距') => {
            format!("{}距离", &base[base.find('距').unwrap_or(0)..])
        }
        Dimension::Area if !ends(&base, &["面积", "用地"]) => format!("{base}面积"),
        Dimension::Money if noun.is_empty() => verb_only(verb, measure).metric,
        Dimension::Mass | Dimension::Volume | Dimension::Energy if !ends(&base, &["产能", "量", "能力"]) => {
            match verb {
                "生产" => format!("{noun}产量"),
                "进口" | "出口" | "销售" | "加工" | "处理" | "运输" | "发送" | "采购" => {
                    format!("{noun}{verb}量")
                }
                _ => base,
            }
        }
        _ => base,
    };
    Name { metric, subject: None, noun: noun.to_string(), verb: verb.to_string() }
}

fn counted(base: &str, unit: &str) -> String {
    if unit == "套" && ends(base, &["房", "公寓", "住宅"]) {
        return format!("{base}套数");
    }
    if let Some(bare) = base
        .strip_suffix("总数")
        .or_else(|| base.strip_suffix("数量"))
        .or_else(|| base.strip_suffix("总量"))
        .filter(|bare| bare.chars().count() >= 2)
    {
        return format!("{bare}数");
    }
    if ends(base, &["数", "数量", "量", "次数", "批次", "率", "余额", "户数", "家数", "产能", "规模", "能力"])
    {
        return base.to_string();
    }
    match unit {
        "次" => format!("{base}次数"),
        "批次" | "批" => format!("{base}批次"),
        "宗" if !base.contains('地') => format!("{base}数"),
        "宗" | "列" | "场" | "趟" | "架次" => format!("{base}{unit}数"),
        "人次" | "万人次" => format!("{base}人次"),
        _ => format!("{base}数"),
    }
}

fn people(base: &str, unit: &str) -> String {
    if ends(base, &["数", "人口", "就业", "人次", "人数", "量", "岗位"]) {
        return base.to_string();
    }
    match unit {
        "人次" | "万人次" => format!("{base}人次"),
        _ if words::find(base)
            .last()
            .is_some_and(|(span, class)| span.end == base.len() && *class == Class::Telling) =>
        {
            format!("{base}人数")
        }
        _ => format!("{base}数"),
    }
}

fn ends(text: &str, endings: &[&str]) -> bool {
    endings.iter().any(|ending| text.ends_with(ending))
}

/// True for a noun that names a measure by itself: 工业投资, 预算收入. 电子资讯业 names none.
pub fn is_measure(noun: &str) -> bool {
    ends(
        noun,
        &[
            "投资", "收入", "产值", "增加值", "总额", "零售额", "总值", "利润", "税收", "出口", "进口", "支出", "产量",
            "能耗", "率", "比重", "额", "量", "面积", "人口", "就业", "数", "资金", "资本", "GDP", "存款", "贷款",
            "余额", "外资", "内资", "税", "规模", "总量", "容量",
        ],
    )
}

/// The metric under its canonical name, and the industry it is limited to taken out of it.
pub fn settle(name: Name, vocab: &Vocab) -> Name {
    let contract = name.metric.starts_with("合同") && ["引资", "投资"].iter().any(|word| name.metric.contains(word));
    if contract
        || name.metric.starts_with("协议")
            && ["投资", "金额", "资金", "引资"].iter().any(|word| name.metric.contains(word))
    {
        return Name { metric: "协议总投资".to_string(), ..name };
    }
    // Investment by sectors is fixed asset investment, limited to each.
    if let Some(sector) =
        name.metric.strip_suffix("投资").filter(|sector| ["第一产业", "第二产业", "第三产业"].contains(sector))
    {
        return Name { metric: "固定资产投资".to_string(), subject: Some(sector.to_string()), ..name };
    }
    if let Some(known) = canonical(&name.metric, vocab) {
        return Name { metric: known, ..name };
    }
    if let Some((subject, rest)) = industry_in_front(&name.metric, vocab).or_else(|| any_industry(&name.metric)) {
        let rest = if rest == "产值" || rest == "总产值" { "产业产值".to_string() } else { rest };
        let metric = canonical(&rest, vocab).unwrap_or(rest);
        return Name { metric, subject: name.subject.or(Some(subject)), ..name };
    }
    name
}

/// The vocabulary's name for a metric, tried with and without the words that say nothing. A wider name than the words
/// bear (道路里程 for 道路数) is not taken: the words then stand.
fn canonical(metric: &str, vocab: &Vocab) -> Option<String> {
    let plain = metric.replace(['“', '”'], "");
    let tries = [metric, plain.as_str(), plain.strip_suffix('数').unwrap_or(&plain)];
    let found = tries.into_iter().find_map(|word| vocab.metrics.canonical(word))?;
    let abbreviated = metric.is_ascii()
        || [
            "R&D", "实到外资", "到账外资", "到位外资", "外贸出口", "外贸进口", "外贸进出口", "自营出口", "经济总量",
            "规上", "规模", "限上", "社零", "固投", "生产总值",
        ]
        .iter()
        .any(|word| metric.contains(word));
    (abbreviated || alike(&plain, found)).then(|| found.to_string())
}

/// True where two names share most of their pairs of characters.
fn alike(a: &str, b: &str) -> bool {
    let pairs = |text: &str| -> Vec<(char, char)> { text.chars().zip(text.chars().skip(1)).collect() };
    let (a, b) = (pairs(a), pairs(b));
    let shared = a.iter().filter(|pair| b.contains(pair)).count();
    shared * 40 >= (a.len() + b.len()) * 11
}

/// An industry that no table knows: `低空经济产业产值` → 低空经济, 产值.
fn any_industry(metric: &str) -> Option<(String, String)> {
    let (industry, rest) = metric.split_once("产业")?;
    let measured = ["产值", "总产值", "增加值", "营业收入"].contains(&rest);
    let named = (2..=14).contains(&industry.chars().count())
        && ![
            "主导", "高新技术", "战略性新兴", "新兴", "支柱", "特色", "传统", "优势", "第一", "第二", "第三", "高技术",
        ]
        .contains(&industry);
    (measured && named).then(|| (industry.to_string(), rest.to_string()))
}

/// `生物医药产业产值` → 生物医药, 产值.
fn industry_in_front(metric: &str, vocab: &Vocab) -> Option<(String, String)> {
    let (span, _) = vocab.industries.mentions(metric).into_iter().find(|(span, _)| span.start == 0)?;
    let rest = metric[span.end..].trim_start_matches("产业链").trim_start_matches("产业").trim_start_matches("领域");
    let measured =
        ["产值", "总产值", "增加值", "营业收入", "企业数", "项目数", "投资", "利润", "税收", "产量"].contains(&rest);
    let name = span.of(metric);
    let bare = name.strip_suffix("产业").filter(|bare| bare.chars().count() >= 2).unwrap_or(name);
    measured.then(|| (bare.to_string(), rest.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(before: &str, after: &str, dimension: Dimension) -> String {
        let around = Around { before: before.into(), after: after.into(), ..Around::default() };
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
