//! What a number measures: the noun phrase before it or after it, put into the words of the trade.

mod after;
mod aid;
mod canon;
mod lean;
mod phrase;
mod plain;
mod size;

use std::borrow::Cow;

use crate::domain::{Bound, Dimension};
use crate::facts::context::Passage;
use crate::facts::words::{self, Class};
use crate::recognise::MentionKind;
use crate::source::{Span, any_of};
use after::{SET_AT, counts_what_follows, fund, noun_after, of_what_follows, place_after, right_name, set_up};
use canon::finish;
pub use canon::{is_measure, settle};
use lean::{
    capacity, capacity_behind, capacity_told, counted_at_end, extent, goal_reached, lean, leans, of_large_industry,
    of_plant, yearly_plan,
};
use phrase::{POINTERS, SINCE_THEN, clean_before, heading_noun, last_item, split, tidy, verb_alone};
pub use phrase::{clean, strip_region};
pub use plain::plain;

/// The words around a number.
#[derive(Debug, Clone, Default)]
pub struct Around {
    /// Before it in its clause, without times, zones and brackets.
    pub before: String,
    /// After it to the end of its clause or the next number.
    pub after: String,
    /// The clause right before, where no figure stands in it: 地区生产总值, in `地区生产总值,2019年207.5亿元`.
    pub clause_before: String,
    /// What a row of grades counts, by its grade: 千亿级产业集群 at the 3 of `3个千亿级、5个百亿级产业集群`.
    pub graded: Option<String>,
    /// True where the number is told as the most there can be: 最高500万元.
    pub at_most: bool,
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
    /// The contest in which a place was told last.
    pub contest: Option<Name>,
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
    // 14类856项职能: two counts of one noun.
    let twin = passage.figures().find(|m| m.span.start == span.end && counts(&m.kind) && end == span.end);
    let (from_here, end) = twin.map_or((span.end, end), |twin| (twin.span.end, clause.end.max(twin.span.end)));
    Around {
        before: words_before(passage, Span::new(start, span.start)),
        after: clean(passage, Span::new(from_here, end)),
        clause_before: earlier
            .map_or(String::new(), |c| heading_noun(clean(passage, c).trim_start_matches('起').trim())),
        graded: graded(&passage.text[span.end..]),
        at_most: any_of!["最高", "最多"].starts(span.of(passage.text)),
    }
}

/// 当年计划投资, 2023年计划投资: that it is a year's plan is part of the name, though a time is not.
fn words_before(passage: &Passage, span: Span) -> String {
    let written = span.of(passage.text).trim_end_matches(['约', '达', '为']);
    let lead = any_of!["计划投资", "计划完成投资"].strip_end(written).filter(|lead| lead.ends_with('年'));
    match lead {
        Some(lead) => {
            let lead = Span::new(span.start, span.start + lead.len());
            format!("{}年度计划投资", clean_before(passage, lead))
        }
        None => clean_before(passage, span),
    }
}

/// The grade right after a count with the noun that closes the row it stands in.
fn graded(after: &str) -> Option<String> {
    let after = after.strip_prefix('“').unwrap_or(after);
    let grade = any_of!["千亿级", "五百亿级", "百亿级", "五十亿级", "十亿级", "万亿级"].at_start(after)?.0;
    let rest = &after[grade..];
    let row = &rest[..rest.find([',', '。', ';'])?];
    // Each member of the row has its own grade but for the last, which has the noun.
    let last = row.rsplit_once('级').map_or(row, |(_, noun)| noun);
    let between = &row[..row.len() - last.len()];
    let counts = between.is_empty() || between.starts_with('、') && between.ends_with("亿级");
    let noun = last.trim_start_matches('”');
    let found = words::find(noun);
    let end = found.iter().take_while(|(_, class)| *class == words::Class::Counted).last()?.0.end;
    counts.then(|| format!("{}{}", &after[..grade], &noun[..end]))
}

fn counts(kind: &MentionKind) -> bool {
    matches!(kind, MentionKind::Quantity(amount) if amount.dimension == Dimension::Count)
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
    if let Some(name) = in_a_turn_of_its_own(around, measure, prior) {
        return Some(name);
    }
    let before = &*own_words(&around.before, measure);
    if let Some(name) = told_again(before, around, (measure, prior))
        .or_else(|| area_behind(around, measure))
        .or_else(|| thing_after(around, measure, prior))
    {
        return Some(name);
    }
    // 全球最大8万吨模锻压机, 国内首个35MPa加氢站: how large a thing is that nothing else is told of.
    if !counts_what_follows(measure) && measure.dimension != Dimension::Money && boasts(before.trim()) {
        return None;
    }
    // 每年可为企业省下200万元
    if measure.dimension == Dimension::Money && any_of!["省下", "省下了", "节省", "节省了"].ends(before.trim())
    {
        return Some(finish(("", "节省资金"), measure));
    }
    if let Some(name) = moved_to(before, measure, prior).or_else(|| some_of_those(before, measure)) {
        return Some(name);
    }
    let aim = || AIMED.iter().find_map(|aim| before.split_once(aim));
    let before = any_of!(AIMED).is_in(before).then(aim).flatten().map_or(before, |(_, rest)| rest);
    if let Some(name) = ground(before, measure)
        .or_else(|| fund((before.trim_end_matches(['约', '达', '为']), &around.clause_before), measure))
    {
        return Some(name);
    }
    if let Some((subject, rest)) = done_by(before).or_else(|| quoted_subject(before)) {
        let around = Around { before: rest.to_string(), ..around.clone() };
        let name = name(&around, measure, &Prior::default())?;
        return Some(Name { subject: name.subject.or(Some(subject)), ..name });
    }
    by_noun(before, around, (measure, prior))
}

/// Turns that name a number whatever else stands around it: aims reached, capacities, sizes, parts, aid.
fn in_a_turn_of_its_own(around: &Around, measure: Measure, prior: &Prior) -> Option<Name> {
    // 3个千亿级、5个百亿级产业集群: the noun stands at the end of the row.
    let graded = around.graded.as_ref().filter(|_| counts_what_follows(measure));
    graded
        .map(|noun| finish(("", noun), measure))
        .or_else(|| goal_reached(around, measure, prior))
        .or_else(|| capacity(around, measure))
        .or_else(|| capacity_behind(around, measure))
        .or_else(|| capacity_told(&around.before, measure))
        .or_else(|| extent(around, measure))
        .or_else(|| size::by_size(around, measure, prior))
        .or_else(|| size::of_class(&around.before, measure, prior))
        .or_else(|| size::by_state(&around.before, measure, prior))
        .or_else(|| part_alone(&around.before, measure, prior))
        .or_else(|| aid::given(around, measure))
        .or_else(|| yearly_plan(&around.before, measure, prior))
}

/// The words before a number without what parts it from its noun: joints, since when, how much shorter, where an aim is set.
fn own_words<'t>(before: &'t str, measure: Measure) -> Cow<'t, str> {
    // 报告开列了一组累计数——实际利用外资10亿美元
    let told = before.rsplit_once("——").map_or(before, |(_, told)| told);
    let own = last_item(told).trim_end_matches("人民币").trim_end();
    let own = any_of!(SINCE_THEN).strip_start(own).unwrap_or(own);
    if let Some(plain) = since_a_date(own) {
        return Cow::Owned(plain);
    }
    let own = within(own);
    // 审批时限压缩到43天 says how long it is now.
    if measure.dimension == Dimension::Time {
        let words = ["压缩", "压减", "缩短", "缩减", "精简", "大幅"];
        let shorter = words.iter().fold(own.to_string(), |text, word| text.replace(word, ""));
        return Cow::Owned(without_aim(&shorter).to_string());
    }
    Cow::Borrowed(without_aim(own))
}

/// 市场主体净增 of 市场主体较2023年末净增: since when is no part of the name.
fn since_a_date(words: &str) -> Option<String> {
    let digits = |at: &usize| words[at + "较".len()..].starts_with(|c: char| c.is_ascii_digit());
    let at = words.find(['比', '较']).filter(digits)?;
    let date = any_of!["年末", "年底", "年初", "月末", "月底", "年同期"].find(&words[at..]).next()?.0;
    (date.end <= 24).then(|| format!("{}{}", &words[..at], &words[at + date.end..]))
}

/// 中小企业 of 产业集群内有中小企业: among whom they are counted is no part of the name.
fn within(words: &str) -> &str {
    let has = ["内有", "中有", "里有"].iter().filter_map(|word| words.rfind(word).map(|at| &words[at + word.len()..]));
    has.min_by_key(|rest| rest.len()).filter(|rest| rest.chars().count() >= 2).unwrap_or(words)
}

/// 增速 of 增速目标定在: the measure that an aim is set for.
fn without_aim(words: &str) -> &str {
    let set = || SET_AT.iter().find_map(|word| words.strip_suffix(word));
    any_of!(SET_AT).ends(words).then(set).flatten().unwrap_or(words)
}

/// What was told before has reached a mark (站上300万标箱台阶) or is told of each (两家创业园各获1.6万元).
fn told_again(before: &str, around: &Around, (measure, prior): (Measure, &Prior)) -> Option<Name> {
    let known = prior.name.as_ref().filter(|_| prior.dimension == Some(measure.dimension))?;
    // 工业产值突破3000亿元大关 has a measure of its own.
    let marked = any_of!["台阶", "大关", "关口", "门槛"].starts(&around.after)
        && !is_measure(&split(words::trim(strip_region(before))).1);
    let each = measure.dimension == Dimension::Money
        && any_of!["各获", "各得", "分获", "各获得", "各奖励", "各补助", "均获", "分别获"].ends(before.trim());
    (marked || each).then(|| known.clone())
}

/// 科创走廊和145平方公里的科学城: the area is of what stands after it.
fn area_behind(around: &Around, measure: Measure) -> Option<Name> {
    let joined = measure.dimension == Dimension::Area && around.before.ends_with(['和', '、', '及', '与']);
    let place = joined.then(|| of_what_follows(&around.after, measure)).flatten()?;
    Some(finish(("", &place), measure))
}

/// 由1.6万户扩容至12.3万户: the same has become more or less.
fn moved_to(before: &str, measure: Measure, prior: &Prior) -> Option<Name> {
    let known = prior.name.as_ref().filter(|_| prior.dimension == Some(measure.dimension))?;
    let becomes = before.trim().ends_with(['至', '到', '上'])
        || any_of!["减为", "增为", "简为", "升为", "降为"].ends(before.trim());
    let moved = words::trim(before);
    let verbal = (1..=4).contains(&moved.chars().count())
        && !is_measure(moved)
        && !words::find(moved).iter().any(|(_, class)| matches!(class, Class::Counted | Class::Compound));
    (becomes && verbal).then(|| known.clone())
}

/// Names the number by the noun beside it, or by the clause or the figure before where it has none.
fn by_noun(before: &str, around: &Around, (measure, prior): (Measure, &Prior)) -> Option<Name> {
    let (verb, noun) = split(words::trim(strip_region(before)));
    if counts_what_follows(measure)
        && let Some((right, then)) = noun_after(&around.after)
    {
        return Some(right_name(before, (&right, &then), measure));
    }
    if measure.dimension == Dimension::Area
        && let Some(place) = place_after(&around.after).filter(|_| !is_measure(&noun))
    {
        let named = (2..=14).contains(&noun.chars().count()) && verb.is_empty() && !noun.contains('、');
        let subject = Some(noun).filter(|_| named);
        return Some(Name { subject, ..finish((&verb, &place), measure) });
    }
    if noun.is_empty() || verb_alone(&noun) {
        let named = set_up(&around.after, measure).or_else(|| money_behind(&verb, around, measure));
        if named.is_some() {
            return named;
        }
    }
    let noun = if verb_alone(&noun) || POINTERS.contains(&noun.as_str()) { String::new() } else { noun };
    if noun.is_empty()
        && let Some(name) = by_clause_before(&verb, &around.clause_before, measure)
    {
        return Some(name);
    }
    if let Some(name) = of_plant((&verb, any_of!["园区", "全区"].strip_end(&noun).unwrap_or(&noun)), around, measure)
    {
        return Some(name);
    }
    if noun.is_empty() || leans(&noun) {
        return lean((&verb, &noun), around, (measure, prior));
    }
    Some(of_its_row((verb, noun), around, (measure, prior)))
}

/// `2万元补助`, `30亿元的产业基金`: the noun after money, where nothing before names it.
fn money_behind(verb: &str, around: &Around, measure: Measure) -> Option<Name> {
    let right = of_what_follows(&around.after, measure)?;
    Some(match right.ends_with("基金") {
        true => Name { metric: "基金规模".to_string(), subject: Some(right), ..Name::default() },
        false => finish((verb, &right), measure),
    })
}

/// 奖补资金 of 1000万元奖补资金, whatever stands before the money.
pub fn money_behind_it(around: &Around, measure: Measure) -> Option<Name> {
    let noun = of_what_follows(&around.after, measure)?;
    let money = any_of!["资金", "补助", "补贴", "奖励", "奖金", "贷款", "增量", "产值", "投资", "收入", "税收"];
    (around.after.starts_with(noun.as_str()) && money.ends(&noun)).then(|| finish(("", &noun), measure))
}

/// 工业用地:12.8万元/亩; 净土产业企业,园区已有37家: the clause before names it.
fn by_clause_before(verb: &str, clause: &str, measure: Measure) -> Option<Name> {
    // 地均产值仍是某某区最高,达30亿元/平方公里
    let told = any_of!["同样是", "仍是", "也是", "是"].first_start(clause).map_or(clause, |at| &clause[..at]);
    if verb.is_empty() && is_measure(told) {
        return Some(finish(("", told), measure));
    }
    if verb.is_empty() && measure.dimension == Dimension::Ratio && clause.chars().count() >= 2 {
        let priced = measure.unit.contains('元')
            && !any_of!["价", "价格", "租金", "费", "成本", "标准", "收费", "电价", "水价"].ends(clause);
        let metric = if priced { format!("{clause}价格") } else { clause.to_string() };
        return Some(Name { metric, noun: clause.to_string(), ..Name::default() });
    }
    let named = counts_what_follows(measure).then(|| counted_at_end(clause)).flatten()?;
    Some(finish((verb, &named), measure))
}

/// A noun of its own, as it goes on from the figure before: with its verb in a row, of the large firms just counted.
fn of_its_row((verb, noun): (String, String), around: &Around, (measure, prior): (Measure, &Prior)) -> Name {
    // 规上工业企业597家,完成总产值3010亿元: what the companies just counted have.
    let noun = match prior.name.as_ref().and_then(|known| of_large_industry(known, &noun)) {
        Some(whole) if measure.dimension == Dimension::Money => whole,
        _ => noun,
    };
    let listed = around.before.starts_with(['、', '和', '及', '与']) && verb.is_empty();
    let Some(known) = prior.name.as_ref().filter(|_| listed) else { return finish((&verb, &noun), measure) };
    let of_a_time = known.verb.starts_with(['年', '月', '日']);
    if of_a_time && any_of!["能力", "产能"].ends(&known.metric) {
        return Name {
            metric: known.metric.clone(),
            subject: Some(noun),
            noun: String::new(),
            verb: known.verb.clone(),
        };
    }
    let came = ["入驻", "集聚", "聚集"].contains(&known.verb.as_str());
    finish((if came || of_a_time { &verb } else { &known.verb }, &noun), measure)
}

/// 30公里海岸、25公里江岸; 年产20万吨多晶硅、125GW单晶硅: in a row of sizes each with its thing behind it, the thing before a
/// size is the one before's.
fn thing_after(around: &Around, measure: Measure, prior: &Prior) -> Option<Name> {
    let sized = matches!(
        measure.dimension,
        Dimension::Length | Dimension::Area | Dimension::Mass | Dimension::Power | Dimension::Energy
    );
    let joined = any_of!["、", "与", "和", "及"].strip_end(around.before.trim());
    // 拥有12公里江岸、9公里绿道: the first of the row.
    let owns = any_of!["有", "拥有", "坐拥", "现有", "建成", "建有", "围绕", "依托"].contains(around.before.trim());
    let first = owns && around.after.ends_with(['、', '和', '与']);
    let short = |front: &&str| (1..=10).contains(&front.chars().count()) && !front.contains(',');
    let front = if first { "" } else { joined.filter(short)? };
    if !sized {
        return None;
    }
    let end =
        around.after.find(['、', ',', '。', '的', '等', '和', '与', '(', '都', '均']).unwrap_or(around.after.len());
    let thing = &around.after[..end];
    let plain = (2..=10).contains(&thing.chars().count()) && !thing.starts_with(['以', '左', '上', '下', '余', '多']);
    let noun = |text: &str| {
        !is_measure(text)
            && !words::find(text).iter().any(|(_, class)| !matches!(class, Class::Counted | Class::Compound))
    };
    if !plain || !noun(thing) || !noun(words::trim(front)) {
        return None;
    }
    let yielded =
        |known: &&Name| known.verb.starts_with(['年', '月', '日']) || any_of!["产能", "能力"].ends(&known.metric);
    if let Some(known) = prior.name.as_ref().filter(yielded) {
        return Some(Name { subject: Some(tidy(thing)), ..known.clone() });
    }
    let kind = match measure.dimension {
        Dimension::Length => "长度",
        Dimension::Area => "面积",
        _ => return None,
    };
    Some(Name { metric: format!("{thing}{kind}"), noun: thing.to_string(), ..Name::default() })
}

/// 全球最大, 国内首个, 世界首台: praise of a thing, right before its size.
fn boasts(before: &str) -> bool {
    let before = before.trim_end_matches('的');
    let first =
        any_of!["最大", "首个", "首台", "首条", "首套", "首座", "首批", "第一个", "第一条", "唯一", "最高", "最长"];
    first.ends(before) && any_of!["全球", "世界", "全国", "国内", "亚洲", "全省", "我国"].is_in(before)
}

/// 光是生物医药就占15个: a part of what was counted before.
fn part_alone(before: &str, measure: Measure, prior: &Prior) -> Option<Name> {
    let (known, unit) = prior.counted.as_ref().filter(|_| counts_what_follows(measure))?;
    // 全省新认定企业618家,其中本区占133家
    if ["占", "占了", "占有", "占据", "占得"].contains(&before.trim()) && unit == measure.unit {
        return Some(known.clone());
    }
    // 属于工业的83个
    if let Some(part) = any_of!["属于", "属"].strip_start(before.trim()).and_then(|part| part.strip_suffix('的'))
        && (2..=12).contains(&part.chars().count())
    {
        return Some(Name { subject: Some(part.to_string()), ..known.clone() });
    }
    let part = any_of!["就占", "便占", "就占了", "就有", "便有", "占到"].strip_end(before.trim())?;
    let part = any_of!["光是", "单是", "仅", "单", "光", "其中", "仅是"].strip_start(part.trim()).unwrap_or(part);
    let part = words::trim(part);
    let named = (2..=12).contains(&part.chars().count()) && !part.contains(['、', ',', '。']);
    named.then(|| Name { subject: Some(part.to_string()), ..known.clone() })
}

/// 科技领军企业有甲动力等4家: what is counted stands before 有, some of them behind it.
fn some_of_those(before: &str, measure: Measure) -> Option<Name> {
    let noun = counts_what_follows(measure).then(|| named_among(before)).flatten()?;
    Some(finish(("", noun), measure))
}

/// `科技领军企业` of 科技领军企业有甲动力、乙机械等.
fn named_among(before: &str) -> Option<&str> {
    let (what, some) = before.trim().strip_suffix('等')?.split_once('有')?;
    let noun = words::trim(strip_region(what));
    let counted =
        words::find(noun).last().is_some_and(|(span, class)| span.end == noun.len() && *class == Class::Counted);
    (counted && (3..=12).contains(&noun.chars().count()) && some.chars().count() >= 2).then_some(noun)
}

/// Words between an aim and what it is: 全年目标是签下9个.
const AIMED: &[&str] = &["目标是", "目标为", "任务是", "目标:", "力争年内", "计划年内"];

/// 西部云谷已入驻企业380家, 一期工程已完成投资4.6亿元: who has done it stands before 已.
fn done_by(before: &str) -> Option<(String, &str)> {
    if !before.contains(['已', '有']) {
        return None;
    }
    let (who, rest) = ["已经", "现已", "已", "共有", "现有"].iter().find_map(|cue| before.split_once(cue))?;
    let who = strip_region(who).trim_start_matches("位于").trim_start_matches(['的', ' ']);
    let verbal =
        words::find(who).iter().any(|(_, class)| matches!(class, Class::Telling | Class::Light | Class::Passing));
    let named = (3..=14).contains(&who.chars().count())
        && !verbal
        && !who.contains(['、', '“', '”', ','])
        && !is_measure(who)
        && !any_of!["企业", "项目", "主体", "人才", "总数", "数量", "累计", "全区", "园区"].ends(who);
    (named && words::trim(rest).chars().count() >= 2).then(|| (who.to_string(), rest))
}

/// 某某试验场占地2000亩: who takes the ground is the subject.
fn ground(before: &str, measure: Measure) -> Option<Name> {
    if measure.dimension != Dimension::Area {
        return None;
    }
    let land = ["规划占地面积", "规划占地", "规划控制面积", "总体规划用地", "规划用地"];
    // 规划用地930亩 is a plant's, 规划用地5平方公里 a zone's.
    let of_a_zone = ["平方公里", "公顷"].contains(&measure.unit);
    let planned = land.iter().filter(|_| of_a_zone).map(|cue| (*cue, "规划面积"));
    let kinds = [
        ("占地面积", "占地面积"),
        ("占地", "占地面积"),
        ("总建筑面积", "总建筑面积"),
        ("建筑面积", "建筑面积"),
        ("规划面积", "规划面积"),
    ];
    let (who, kind) = planned.chain(kinds).find_map(|(cue, kind)| before.strip_suffix(cue).map(|who| (who, kind)))?;
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
