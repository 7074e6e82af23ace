//! The noun phrase before a number, tidied: regions, pointers, verbs and item numbers taken off.

use super::canon::is_measure;
use crate::facts::context::Passage;
use crate::facts::focus::Owner;
use crate::facts::words::{self, Class};
use crate::recognise::{MentionKind, ZoneForm};
use crate::source::{Span, any_of};

/// The noun of a clause that only announces figures: 工业总产值目标不变, 主要指标如下.
pub(super) fn heading_noun(clause: &str) -> String {
    let plain = words::trim(strip_region(clause));
    let first_told = || VAGUE_MOVES.iter().find_map(|word| plain.find(word));
    let moved = any_of!(VAGUE_MOVES).is_in(plain).then(first_told).flatten();
    let plain = moved.map_or(plain, |at| words::trim(&plain[..at]));
    let ends = any_of!["目标不变", "的目标", "目标", "如下", "方面"].ends(plain);
    let cut = ["目标不变", "的目标", "目标", "如下", "方面"].iter().filter(|_| ends);
    cut.fold(plain, |text, word| text.trim_end_matches(word)).to_string()
}

/// What a clause says of a measure before its figure comes: 再上新台阶, 倍增.
const VAGUE_MOVES: &[&str] = &[
    "再上", "迈上", "跃上", "倍增", "大幅", "稳步", "快速", "平稳", "持续", "再创", "创下", "创历史", "首次", "首破",
    "实现", "突破", "由", "从", "亦由", "取得", "有新", "稳中", "明显", "显著", "不断", "较快", "高速", "强劲", "屡创",
    "节节", "喜人", "名列",
];

/// The words under `span` without times, zones, pointers and bracketed asides.
pub fn clean(passage: &Passage, span: Span) -> String {
    without_brackets(&unbracketed(passage, span)).0
}

/// The same before a number that may stand in a bracket itself: there its own words, where it has any.
pub(super) fn clean_before(passage: &Passage, span: Span) -> String {
    match without_brackets(&unbracketed(passage, span)) {
        (_, aside) if aside.chars().count() >= 2 => aside,
        (plain, _) => plain,
    }
}

fn unbracketed(passage: &Passage, span: Span) -> String {
    let opens = |own: Span| passage.text[span.start.min(own.start)..own.start].chars().count() <= 6;
    let drop = |mention: &&crate::recognise::Mention| match &mention.kind {
        MentionKind::Period(_) => crate::facts::time::governs(passage, mention.span),
        MentionKind::Zone(zone) => {
            let bare = zone.form != ZoneForm::Named;
            let body = zone.suffix.of(passage.text).ends_with('区') || !bare;
            // 省级以上开发区13个: the zones are what is counted.
            let graded = bare && any_of!["级以上", "级及以上"].ends(&passage.text[..mention.span.start]);
            body && (bare || opens(mention.span)) && !graded
        }
        _ => false,
    };
    // A name the text made up for a zone (以下简称某某谷) is no mention.
    let named = passage.zones.iter().map(|(own, _)| *own).filter(|own| opens(*own));
    let mut dropped: Vec<Span> =
        passage.mentions.iter().filter(drop).map(|mention| mention.span).chain(named).collect();
    dropped.retain(|own| own.overlaps(span));
    dropped.sort_by_key(|own| (own.start, std::cmp::Reverse(own.end)));
    let mut text = String::new();
    let mut at = span.start;
    for own in dropped {
        let own = Span::new(own.start.max(span.start), own.end.min(span.end));
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
    without_item_number(without_byline(without_mark(&text))).to_string()
}

/// The text without the ✅, ◎ or ● of a list's item.
fn without_mark(text: &str) -> &str {
    let pictured = |c: char| ('\u{25A0}'..='\u{27BF}').contains(&c) || c > '\u{1F000}' || c == '★';
    text.trim_start().strip_prefix(pictured).map_or(text, str::trim_start)
}

/// The text after `本报讯 记者某某 通讯员某某 `, where no bracket holds the names.
fn without_byline(text: &str) -> &str {
    let signed = any_of!["记者", "通讯员", "本报讯", "摄影", "实习生"];
    let ends = |left: &str| signed.is_in(left) && !left.contains([',', '、', '。']);
    text.rsplit_once(' ').filter(|(left, _)| ends(left)).map_or(text, |(_, rest)| rest)
}

/// The text without the 3., the 三、 or the 三是 of a list's item.
fn without_item_number(text: &str) -> &str {
    if let Some(told) = text.trim_start().strip_prefix(|c: char| "一二三四五六七八九十".contains(c))
        && let Some(told) = told.strip_prefix('是')
    {
        return told;
    }
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    match rest.strip_prefix(['.', '、']) {
        Some(words) if rest.len() < text.len() && !words.starts_with(|c: char| c.is_ascii_digit()) => words,
        _ => text,
    }
}

/// The text without bracketed asides, and the words of one that is still open: 年度计划投资 in `新建项目(年度计划投资`.
fn without_brackets(text: &str) -> (String, String) {
    let mut depth = 0usize;
    let (mut plain, mut aside) = (String::with_capacity(text.len()), String::new());
    for c in text.chars() {
        match c {
            '(' | '[' | '【' => {
                depth += 1;
                aside.clear();
            }
            ')' | ']' | '】' => {
                depth = depth.saturating_sub(1);
                aside.clear();
            }
            _ if depth == 0 => plain.push(c),
            _ => aside.push(c),
        }
    }
    (plain, aside)
}

/// Words at the head of a clause that say from when on something has been added.
pub(super) const SINCE_THEN: &[&str] = &[
    "比年初", "较年初", "比上年末", "较上年末", "比去年末", "较去年末", "比上年同期", "较上年同期", "比去年同期",
    "较去年同期", "比上年底", "较上年底", "比上年", "较上年", "比去年", "较去年", "同比", "环比", "比上月", "较上月",
];

/// The last of the items before a number: 、 parts what has its own numbers, but not the words of one noun. What the number
/// before counted is no part of it: 41个国家和地区的客商投资项目1357个.
pub(super) fn last_item(before: &str) -> &str {
    let own = before.trim_start_matches(['、', '和', '及', '与', ' ', '以']);
    let rest = any_of!["国家和地区的", "国家和地区", "国家的", "省市的", "省份的"].strip_start(own);
    rest.filter(|rest| rest.chars().count() >= 2).unwrap_or(own)
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
    any_of![
        "这个国家级", "这家国家级", "这个", "这家", "这座", "这里的", "这里", "当地", "园区里有", "园区有", "全区有",
        "区内有", "我们有", "我们公司", "该公司", "公司", "全市", "我市", "全省", "全县", "全州", "全旗", "全盟",
        "全区", "本市", "园区内", "有效期内", "位于区内的", "落户区内的", "坐落区内的", "位于园区的", "落户园区的",
        "来自", "我区", "我省", "产业链上", "链上", "园区已有", "园区现有", "园区拥有", "区内", "辖区内", "园内",
        "其中", "我们把", "我们将", "我们",
    ]
    .strip_start(rest)
    .unwrap_or(rest)
}

/// Nouns that point back to the measure named before.
pub(super) const POINTERS: &[&str] = &[
    "这个数字", "这一数字", "该数字", "这一数据", "这个数据", "这个数", "这一指标", "该指标", "数字", "数值",
    "这一比例", "这个比例", "单月", "单季", "单日", "全年", "累计数", "目标", "我们目标",
];

/// True for a noun that is none: what is left of 下一个, 每年可带来.
pub(super) fn verb_alone(noun: &str) -> bool {
    any_of!["下一个", "又一个", "新的", "每年", "一个", "首个", "新", "第一个", "多", "少", "多出", "多了", "少了",]
        .contains(noun)
}

/// Verb and noun of a phrase such as 新签约招商引资项目: the last telling verb and what follows it.
pub(super) fn split(phrase: &str) -> (String, String) {
    if any_of!["每", "人均", "户均", "亩均", "地均", "单位"].starts(phrase) {
        return (String::new(), tidy(phrase));
    }
    let phrase = without_rise(phrase);
    if let Some(listed) = sorts_of(phrase) {
        return listed;
    }
    let found = words::find(phrase);
    let listed = phrase.contains('等').then(|| phrase.find('、')).flatten();
    let etc = phrase.rfind('等').unwrap_or(0);
    let opens_list = |span: Span| listed.is_none_or(|mark| span.end < mark || span.start > etc);
    let verb =
        found.iter().rev().find(|(span, class)| is_verb_here(phrase, *span, *class, &found) && opens_list(*span));
    let Some((span, class)) = verb else { return (String::new(), tidy(phrase)) };
    if let Some(brought) = any_of!["吸引", "引来", "引进", "带动", "撬动", "拉动"]
        .every(&phrase[..span.start])
        .last()
        .filter(|(word, _)| span.of(phrase) == "投资" && span.end == phrase.len() && word.end == span.start)
    {
        let how = brought.0.of(phrase);
        return (String::new(), format!("{}投资", if how == "引来" { "引进" } else { how }));
    }
    let noun = words::trim(&phrase[span.end..]);
    let subject = words::trim(&phrase[..span.start]);
    match class {
        // 省级车间新添12家, 高新技术企业新认定9家: what is added stands before its verb.
        Class::Telling
            if noun.is_empty()
                && (span.of(phrase).starts_with('新') || ["再添", "又添", "增设"].contains(&span.of(phrase)))
                && subject.chars().count() >= 2 =>
        {
            (span.of(phrase).to_string(), tidy(subject))
        }
        // 科技型中小企业注册总数: how many there are of those that did so.
        Class::Telling if ["总数", "数量", "个数"].contains(&noun) && subject.chars().count() >= 2 => {
            (String::new(), tidy(&format!("{subject}{}数", span.of(phrase))))
        }
        // 外墙铝板安装, 企业入驻: the noun stands before its verb. 春季要开工 has none.
        Class::Telling
            if noun.is_empty()
                && subject.chars().count() >= 2
                && !ends_with_verb(subject)
                && !phrase[..span.start].ends_with('要') =>
        {
            (String::new(), tidy(&phrase[..span.end]))
        }
        Class::Telling => (phrase[row_of_verbs(phrase, *span, &found)..span.end].to_string(), tidy(noun)),
        // 园区已建成面积14平方公里
        _ if noun == "面积" && span.of(phrase) == "建成" => (String::new(), "建成面积".to_string()),
        // 孵化器投用面积: whose area it is.
        _ if noun == "面积" && ends_with_counted(subject) => (String::new(), tidy(&format!("{subject}{noun}"))),
        // 规上工业企业实现利润, 绿色食品产业实现产值: who did it names the measure.
        _ if is_measure(noun) && does_things(subject) => (String::new(), tidy(&joined_measure(subject, noun))),
        _ => (String::new(), tidy(noun)),
    }
}

/// Where the row of deeds begins that a verb closes: 竣工 in 竣工投产, 签约 in 签约入园.
fn row_of_verbs(phrase: &str, last: Span, found: &[(Span, Class)]) -> usize {
    let deed = |span: &Span| any_of!(DEEDS).contains(span.of(phrase));
    let before = found.iter().rev().filter(|(span, _)| deed(span) && deed(&last));
    before.fold(last.start, |start, (span, _)| if span.end == start { span.start } else { start })
}

/// What is done to projects and firms one after the other.
pub(super) const DEEDS: &[&str] = &[
    "签约", "注册", "入园", "入驻", "进驻", "开工", "新开工", "动工", "竣工", "投产", "达产", "量产", "试产", "关停",
    "淘汰", "搬迁", "拆除", "取缔", "备案", "核准", "入库", "纳统", "挂牌", "上市", "复工", "复产",
];

/// 集聚科研、生产、加工和流通企业: a verb, the sorts in a row and what they are sorts of.
fn sorts_of(phrase: &str) -> Option<(String, String)> {
    let found = words::find(phrase);
    let (verb, _) = found.first().filter(|(span, class)| span.start == 0 && *class == Class::Telling)?;
    let (noun, _) = found.last().filter(|(span, class)| span.end == phrase.len() && *class == Class::Counted)?;
    let sorts: Vec<&str> = phrase.get(verb.end..noun.start)?.split(['、', '和', '与', '及']).collect();
    let short = sorts.iter().all(|sort| (2..=3).contains(&sort.trim_start_matches('了').chars().count()));
    (sorts.len() >= 3 && short).then(|| (verb.of(phrase).to_string(), noun.of(phrase).to_string()))
}

/// 规模以上工业企业 and 工业总产值 make 规模以上工业总产值.
fn joined_measure(subject: &str, noun: &str) -> String {
    match subject.strip_suffix("工业企业") {
        Some(size) if noun.starts_with("工业") => format!("{size}{noun}"),
        _ => format!("{subject}{noun}"),
    }
}

/// 地区生产总值攀上, 市场主体扩容至: the noun without the rise told right after it, which may be any verb.
fn without_rise(phrase: &str) -> &str {
    let reached = ["到", "至", "上", "过", "成", "达", "出", "破", "为", "了", "高", "起", "下", "满", "有"];
    // 科研经费支出 is no rise of 科研经费
    let Some(verb) = reached.iter().find_map(|end| phrase.strip_suffix(end)).filter(|_| !is_measure(phrase)) else {
        return phrase;
    };
    let counted = words::find(phrase);
    let cut = (1..=5usize).filter_map(|length| verb.char_indices().rev().nth(length - 1).map(|(at, _)| at));
    cut.map(|at| &phrase[..at])
        .find(|noun| {
            let ends_counted = counted
                .iter()
                .any(|(span, class)| span.end == noun.len() && matches!(class, Class::Counted | Class::Compound));
            noun.chars().count() >= 2 && (is_measure(noun) || ends_counted)
        })
        .unwrap_or(phrase)
}

/// True for those whose measures are named after them: 企业, 产业, 行业.
fn does_things(subject: &str) -> bool {
    any_of!["企业", "产业", "行业", "单位", "制造业", "服务业", "集群", "产业链"].ends(subject)
        && (4..=14).contains(&subject.chars().count())
}

fn is_verb_here(phrase: &str, span: Span, class: Class, found: &[(Span, Class)]) -> bool {
    let next = found.iter().find(|(after, _)| after.start == span.end);
    let counted_next = next.is_some_and(|(after, class)| *class == Class::Counted && after.end == phrase.len());
    // A verb before 的 belongs to a clause about the noun: 互联网实现的零售额; 生产型企业 and 获得者 are nouns.
    if phrase[span.end..].starts_with(['的', '后', '型', '性', '者']) {
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

fn ends_with_counted(phrase: &str) -> bool {
    let last = words::find(phrase).last().copied();
    last.is_some_and(|(span, class)| span.end == phrase.len() && class == Class::Counted && phrase != "园区")
}

/// The words after 达产后, 建成后: when it will be is no part of the name.
fn after_then(noun: &str) -> &str {
    if !noun.contains('后') {
        return noun;
    }
    let then = ["达产后", "投产后", "建成后", "满产后", "竣工后", "投用后", "运营后", "建成投产后", "达产达效后"];
    then.iter()
        .find_map(|word| noun.find(word).map(|at| &noun[at + word.len()..]))
        .filter(|rest| rest.chars().count() >= 2)
        .unwrap_or(noun)
}

/// 互联网实现的零售额: a long noun from its last 的 on, a short one without the 的 in it.
fn without_of(noun: &str) -> String {
    let noun = noun.replace("实现的", "").replace("完成的", "").replace("拥有的", "");
    let short = noun.chars().count() <= 16;
    let of = noun.rfind('的').filter(|at| noun[at + 3..].chars().count() >= 2 && !short);
    of.map_or(noun.as_str(), |at| &noun[at + 3..]).replace('的', "")
}

/// What a phrase too long for a name ends with, from its last joint on.
fn last_part(noun: &str) -> &str {
    const LONGEST: usize = 22;
    if noun.chars().count() <= LONGEST {
        return noun;
    }
    let joints = noun.match_indices(['、', '的', '与', '和', '将', '由', '对', '及', ' ', '》']);
    let parts = joints.map(|(at, joint)| &noun[at + joint.len()..]).filter(|part| part.chars().count() >= 2);
    let cut = noun.char_indices().nth_back(LONGEST - 1).map_or(0, |(at, _)| at);
    parts.filter(|part| part.chars().count() <= LONGEST).max_by_key(|part| part.len()).unwrap_or(&noun[cut..])
}

/// The noun without marks around all of it, without the list before 等, and no longer than a name is.
pub(super) fn tidy(noun: &str) -> String {
    let noun = after_then(noun.trim_matches(['、', ',', ':', ';', '·', ' ', '—', '-']));
    let listed = noun.rfind('等').filter(|at| noun[at + 3..].chars().count() >= 2 && !noun[at + 3..].starts_with('级'));
    let noun = listed.map_or(noun, |at| &noun[at + 3..]);
    let noun = if noun.contains('的') { &without_of(noun) } else { noun };
    let noun = last_part(noun).trim_matches(['“', '”', '‘', '’', '、', ' ']);
    // 地处山麓、面积: where it lies is no part of what is measured
    let noun =
        noun.rsplit_once('、').filter(|(_, last)| ["面积", "总面积", "人口"].contains(last)).map_or(noun, |at| at.1);
    // 年度预计完成投资
    let noun = &noun.replace("年度预计", "年度");
    // 达产后预计年产值, 可创税收: what is to come is measured by the same name
    let to_come = any_of!["后预计", "预计", "预期", "可", "后", "达产"];
    let noun = to_come.strip_start(noun).filter(|rest| is_measure(rest)).unwrap_or(noun);
    let made = noun.strip_prefix('创').filter(|rest| is_measure(rest) && rest.starts_with(['税', '利', '总', '产']));
    let noun = made.unwrap_or(noun);
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
