//! 分别 and 依次: a list of nouns and a list of numbers, paired in order.
//!
//! The nouns stand before the word in its own clause (`工业投资、民间投资分别增长5%、6%`), or in the clause before it, where
//! its own names only the measure (`新材料、医药两大产业成势,产值分别为30亿元、20亿元`).

use super::context::Passage;
use super::metric;
use super::words::{self, Class};
use crate::recognise::{Mention, MentionKind};
use crate::source::{Span, any_of};

/// What one of several paired numbers is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The words that name it, as if they stood right before the number.
    pub noun: String,
    /// What the measure is limited to, where the nouns name only that: 新材料.
    pub subject: Option<String>,
}

/// The words that pair two lists.
const CUES: &[&str] = &[
    "分别", "依次", "均为", "均达", "均有", "都为", "都达", "都有", "分列", "分居", "均居", "均列", "均排", "双双居",
    "双双列", "双双位列", "双双位居", "均位列", "均位居", "都居", "都列", "都排", "都位列", "都位居",
];

/// What the number under `span` is of, by 分别 before it. Several members where one number is said of each of them.
pub fn members(passage: &Passage, span: Span) -> Vec<Member> {
    let clause = passage.clause_at(span.start.max(span.end.saturating_sub(1)));
    let text = passage.text;
    let Some(cue) = text.get(clause.start..span.end).and_then(|before| any_of!(CUES).last_start(before)) else {
        return Vec::new();
    };
    let cue = clause.start + cue;
    let run = run_after(passage, (clause, cue));
    let Some(k) = run.iter().position(|member| *member == span) else { return Vec::new() };
    let own = metric::clean(passage, Span::new(clause.start, cue));
    let own = words::trim(metric::strip_region(&own)).to_string();
    let measure = measure_after(passage, cue, run.first().map_or(cue, |first| first.start));
    let listed = match &measure {
        Some(measure) => {
            let end = own.find(['“', '等']).into_iter().chain(group(&own)).min().unwrap_or(own.len());
            let subject = |item: &str| {
                item.strip_suffix("产业").filter(|bare| bare.chars().count() >= 2).unwrap_or(item).to_string()
            };
            split(&own[..end])
                .into_iter()
                .map(|item| Member { noun: measure.clone(), subject: Some(subject(item)) })
                .collect()
        }
        None => {
            let nouns = split(&own);
            // 产业升级和结构优化能力 is one, where the numbers say so.
            let whole: Vec<&str> = own.split('、').map(str::trim).filter(|item| !item.is_empty()).collect();
            named(if nouns.len() != run.len() && whole.len() == run.len() && run.len() > 1 { &whole } else { &nouns })
        }
    };
    let all =
        if fits(listed.len(), run.len()) { listed } else { from_clause_before(passage, (clause, &own), run.len()) };
    match (run.len(), all.len()) {
        (1, 2..) => all,
        (numbers, members) if numbers == members => all.into_iter().nth(k).into_iter().collect(),
        _ => Vec::new(),
    }
}

/// Which of how many numbers told with 分别 or 依次 the one at `span` is: (1, 3) for the second in 分别完成210亿元、240亿元、260亿元.
pub fn place_in_row(passage: &Passage, span: Span) -> Option<(usize, usize)> {
    let clause = passage.clause_at(span.start.max(span.end.saturating_sub(1)));
    let before = passage.text.get(clause.start..span.end)?;
    let cue = clause.start + any_of!["分别", "依次"].last_start(before)?;
    let run = run_after(passage, (clause, cue));
    run.iter().position(|member| *member == span).map(|k| (k, run.len()))
}

/// 产值 in 汽车、装备两大产业分别实现产值30亿元、20亿元.
fn measure_after(passage: &Passage, cue: usize, first: usize) -> Option<String> {
    let between = passage.text.get(cue..first)?;
    let between = any_of!(CUES).strip_start(between)?;
    let noun = words::trim(between.trim_start_matches("实现").trim_start_matches("完成"));
    (noun.chars().count() >= 2 && metric::is_measure(noun)).then(|| noun.to_string())
}

fn fits(members: usize, numbers: usize) -> bool {
    members >= 2 && (members == numbers || numbers == 1)
}

/// The numbers after the word that pairs, as far as they are one list.
fn run_after(passage: &Passage, (clause, cue): (Span, usize)) -> Vec<Span> {
    let counts = |m: &&Mention| {
        let figure = matches!(
            m.kind,
            MentionKind::Quantity(_)
                | MentionKind::Percent(_)
                | MentionKind::Change(_)
                | MentionKind::Share(_)
                | MentionKind::Rank(_)
        );
        figure && m.span.end > cue && m.span.start >= clause.start && m.span.end <= clause.end
    };
    let mut run: Vec<Span> = Vec::new();
    for mention in passage.figures().filter(counts) {
        let joint = run.last().map(|last| passage.text.get(last.end..mention.span.start).unwrap_or("").trim());
        if joint.is_some_and(|joint| !["、", "和", "与", "及", "以及", ""].contains(&joint)) {
            break;
        }
        run.push(mention.span);
    }
    run
}

/// The members of a list: 、 parts them, and 和, 与, 及 the last two.
fn split(list: &str) -> Vec<&str> {
    let mut items: Vec<&str> = list.split('、').map(str::trim).filter(|item| !item.is_empty()).collect();
    let Some(last) = items.pop() else { return items };
    let joint = ["以及", "和", "与", "及"].iter().find_map(|joint| last.split_once(joint));
    match joint {
        Some((one, other)) if one.chars().count() >= 2 && other.chars().count() >= 2 => {
            items.extend([one.trim(), other.trim()])
        }
        _ => items.push(last),
    }
    items
}

/// Measures that may stand once behind a list of what has them.
const MEASURES: &[&str] = &[
    "规上工业总产值", "工业总产值", "总产值", "产值", "工业增加值", "增加值", "营业收入", "销售收入", "主营业务收入",
    "固定资产投资", "投资", "收入", "利润", "税收", "进出口总额", "进出口额", "出口额", "进口额", "产量", "销量",
    "面积", "项目", "企业", "增速", "贷款余额", "存款余额",
];

/// The members with the measure that stands once, at the end: 绿色硅光伏和新能源电池产值; 第一、二、三产业增加值.
fn named(items: &[&str]) -> Vec<Member> {
    let plain = |noun: String| Member { noun, subject: None };
    // 企业技改的申报数和资金投入: whose they are is said once.
    if let Some((whose, first)) = items.first().and_then(|first| first.split_once('的'))
        && (2..=8).contains(&whose.chars().count())
        && first.chars().count() >= 2
        && items.len() >= 2
        && items[1..].iter().all(|item| !item.contains('的'))
    {
        return std::iter::once(first)
            .chain(items[1..].iter().copied())
            .map(|item| plain(format!("{whose}{item}")))
            .collect();
    }
    let Some(last) = items.last() else { return Vec::new() };
    // 工业投资和技改投资的增幅: how fast each of them grew
    if let Some((measure, _)) = last.rsplit_once('的').filter(|(_, rate)| ["增速", "增幅", "增长率"].contains(rate))
        && items.len() >= 2
        && metric::is_measure(measure)
    {
        let measures = items[..items.len() - 1].iter().copied().chain([measure]);
        return measures.map(|measure| plain(format!("{measure}增速"))).collect();
    }
    // 空调、彩电的本地配套率: the measure of each stands behind the last of them.
    if let Some((subject, measure)) = last.split_once('的')
        && items.len() >= 2
        && subject.chars().count() >= 2
        && (metric::is_measure(measure) || any_of!["距离", "能力"].ends(measure))
        && items[..items.len() - 1].iter().all(|item| !item.contains('的') && !metric::is_measure(item))
    {
        let owners = items[..items.len() - 1].iter().copied().chain([subject]);
        return owners.map(|who| Member { noun: measure.to_string(), subject: Some(who.to_string()) }).collect();
    }
    // 一、二、三产业; 海洋一、二、三产业
    let sector = items.first().and_then(|first| first.strip_suffix('一')).map(|whose| whose.trim_end_matches('第'));
    if let (Some(at), Some(whose)) = (last.find("产业"), sector)
        && whose.chars().count() <= 4
        && items.get(1).is_some_and(|next| next.trim_start_matches('第').starts_with('二'))
    {
        let order = |item: &&str| item.chars().rev().find(|c| "一二三".contains(*c));
        let name = |item| Some(plain(format!("{whose}第{}{}", order(item)?, &last[at..])));
        return items.iter().filter_map(name).collect();
    }
    let measure = MEASURES
        .iter()
        .filter(|measure| last.ends_with(**measure) && last.len() > measure.len())
        .max_by_key(|measure| measure.len());
    let bare = |item: &str| !metric::is_measure(item) && !counted(item);
    match measure {
        Some(measure) if items[..items.len() - 1].iter().all(|item| bare(item)) => {
            let short = |item: &str| item.strip_suffix(measure).unwrap_or(item).trim_end_matches('的').to_string();
            let verbal = items.iter().any(|item| is_verb(item));
            let member = |item: &&str| match verbal {
                true => plain(format!("{}{measure}", short(item))),
                false => Member { noun: measure.to_string(), subject: Some(short(item)) },
            };
            items.iter().map(member).collect()
        }
        _ => items.iter().map(|item| plain(item.to_string())).collect(),
    }
}

fn counted(noun: &str) -> bool {
    words::find(noun).last().is_some_and(|(span, class)| span.end == noun.len() && *class == Class::Counted)
}

fn is_verb(noun: &str) -> bool {
    words::find(noun).first().is_some_and(|(span, class)| span.len() == noun.len() && *class == Class::Telling)
}

/// The list in a clause before, of as many members, of which `own` is the measure.
fn from_clause_before(passage: &Passage, (clause, own): (Span, &str), count: usize) -> Vec<Member> {
    if ["增幅", "增速", "同比", "增长率", "涨幅", "降幅", "增长", "下降", "占比"].contains(&own) {
        return Vec::new();
    }
    let noun = own.trim_start_matches("其").trim_start_matches("实现").trim_start_matches("完成");
    if count < 2 || noun.chars().count() < 2 || noun.contains('、') {
        return Vec::new();
    }
    let Some(earlier) = passage.clauses.iter().rev().find(|before| before.end <= clause.start) else {
        return Vec::new();
    };
    if passage
        .figures()
        .any(|m| matches!(m.kind, MentionKind::Change(_) | MentionKind::Percent(_)) && earlier.contains(m.span))
    {
        return Vec::new();
    }
    let told = metric::clean(passage, *earlier);
    let told = words::trim(metric::strip_region(&told));
    let end = told.find(['“', '等']).into_iter().chain(group(told)).min().unwrap_or(told.len());
    let subjects = split(&told[..end]);
    let short = |item: &&str| item.trim_end_matches("产业").chars().count() <= 14;
    if subjects.len() != count || !subjects.iter().all(short) {
        return Vec::new();
    }
    subjects.into_iter().map(|subject| Member { noun: noun.to_string(), subject: Some(subject.to_string()) }).collect()
}

/// Where 三大产业, 两个板块 begins in a list's end.
fn group(text: &str) -> Option<usize> {
    let number = |c: char| "两三四五六七八2345678".contains(c);
    let found = text.match_indices(['大', '个', '家', '类', '条']).map(|(at, _)| &text[..at]);
    let before = found.filter_map(|before| before.char_indices().next_back());
    before.into_iter().find(|(_, c)| number(*c)).map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_parted_and_its_measure_given_to_each() {
        assert_eq!(split("工业投资、民间投资和技改投资"), ["工业投资", "民间投资", "技改投资"]);
        let found = named(&split("新材料和生物医药产值"));
        assert_eq!(found[0], Member { noun: "产值".into(), subject: Some("新材料".into()) });
        assert_eq!(found[1].subject.as_deref(), Some("生物医药"));
        let found = named(&split("第一、二、三产业增加值"));
        assert_eq!(
            found.iter().map(|member| member.noun.as_str()).collect::<Vec<_>>(),
            ["第一产业增加值", "第二产业增加值", "第三产业增加值"]
        );
        assert_eq!(named(&split("海洋一、二、三产业增加值"))[1].noun, "海洋第二产业增加值");
        assert_eq!(named(&split("新签约、新开工项目"))[0].noun, "新签约项目");
        assert_eq!(named(&split("固定资产投资和财政收入"))[1].noun, "财政收入");
    }
}
