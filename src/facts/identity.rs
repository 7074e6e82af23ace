//! What a zone is: its type, level and place, its other names, when it began, what it says it is and strives to become.

use std::collections::BTreeSet;

use super::cast::{Standing, Zone};
use super::context::{Context, Passage};
use super::sheet::Sheet;
use crate::domain::{Claim, Fact, IdentityField, Period};
use crate::recognise::{Frame, MentionKind, PeriodMention, Reference, resolve};
use crate::source::Span;

/// Reads the identities of an article: names and places of the zones of which something was told, and the rest where it stands.
pub fn read(sheet: &Sheet, out: &mut Vec<Fact>) {
    let ctx = sheet.ctx;
    for passage in ctx.passages.iter().filter(|passage| passage.is_body()) {
        level(ctx, passage, out);
        beginnings(ctx, passage, out);
        aims(ctx, passage, out);
    }
    let told: BTreeSet<String> = out.iter().map(|fact| fact.zone.clone()).collect();
    for (_, zone) in ctx.cast.zones() {
        if zone.standing == Standing::Speaks && told.contains(&zone.name) {
            names(ctx, zone, out);
        }
    }
}

fn tell(ctx: &Context, (passage, span): (&Passage, Span), (field, value): (IdentityField, String), out: &mut Vec<Fact>) {
    if let Some(zone) = ctx.zone_at(passage, span.start) {
        out.push(ctx.fact(passage, span, (zone, Claim::Identity { field, value })));
    }
}

/// Type, province, city and other names, each at the zone's first name.
fn names(ctx: &Context, zone: &Zone, out: &mut Vec<Fact>) {
    let (index, start) = zone.first;
    let passage = &ctx.passages[index];
    let named = passage.mentions.iter().find(|mention| mention.span.start == start && matches!(mention.kind, MentionKind::Zone(_)));
    let Some(span) = named.map(|mention| mention.span) else { return };
    let mut push = |field, value: &str| {
        out.push(ctx.fact(passage, span, (&zone.name, Claim::Identity { field, value: value.to_string() })));
    };
    if let Some(kind) = &zone.kind {
        push(IdentityField::Type, kind);
    }
    let places = &ctx.vocab.places;
    let place = zone.words.iter().chain([&zone.name]).find_map(|word| places.locate(word));
    if let Some(place) = place {
        push(IdentityField::Province, place.province);
        if let Some(city) = place.city {
            push(IdentityField::City, city);
        }
    }
    aliases(ctx, zone, out);
}

/// Shorter names the text uses for the zone: those with its place (石河子经开区), and those it gave itself (以下简称).
fn aliases(ctx: &Context, zone: &Zone, out: &mut Vec<Fact>) {
    for word in &zone.words {
        let longer = word.ends_with(&zone.name) || zone.words.iter().any(|other| other != word && word.ends_with(other.as_str()));
        if longer || zone.name == *word {
            continue;
        }
        let place = ctx.passages.iter().find_map(|passage| passage.text.find(word.as_str()).map(|at| (passage, at)));
        if let Some((passage, at)) = place {
            let claim = Claim::Identity { field: IdentityField::Alias, value: word.clone() };
            out.push(ctx.fact(passage, Span::new(at, at + word.len()), (&zone.name, claim)));
        }
    }
}

/// A zone's own level: 国家级 or 省级 straight before a zone word, no place between.
fn level(ctx: &Context, passage: &Passage, out: &mut Vec<Fact>) {
    for (cue, value) in [("国家级", "国家级"), ("国家", "国家级"), ("省级", "省级"), ("自治区级", "省级")] {
        for (at, _) in passage.text.match_indices(cue) {
            let rest = &passage.text[at + cue.len()..];
            let zone_word = ["经济技术开发区", "高新技术产业开发区", "高新技术开发区", "高新区", "经开区", "开发区", "新区", "经济开发区"].iter().find(|word| rest.starts_with(**word));
            let Some(word) = zone_word else { continue };
            let before = &passage.text[..at];
            let said_of_it = ["为", "是", "成为", "升级", "升格", "晋升", "批准为", "重任的", "的", "首个", "一个", "唯一", "批准的", "设立的"].iter().any(|link| before.ends_with(link));
            let end = at + cue.len() + word.len();
            let of_many = ["中", "里", "之一", "排名", "考核", "第", "建设", "前列", "高质量"].iter().any(|after| passage.text[end..].starts_with(after));
            if said_of_it && !of_many {
                tell(ctx, (passage, Span::new(at, end)), (IdentityField::Level, value.to_string()), out);
                return;
            }
        }
    }
}

/// Words before a time that make it the founding: 创建于1992年.
const FOUNDED_BEFORE: &[&str] = &["创建于", "成立于", "始建于", "设立于", "建于", "组建于", "创办于", "筹建于", "诞生于", "奠基于"];
/// Words after a time that make it the founding: 1992年建区.
const FOUNDED_AFTER: &[&str] = &["建区", "成立", "设立", "创建", "建立", "组建", "挂牌成立", "批准设立", "正式成立", "正式设立", "启动建设", "创办", "开发建设", "批准成立"];
/// Words after a time that make it the year a zone became a national one.
const NATIONAL: &[&str] = &["升级为国家", "升格为国家", "晋升为国家", "晋升国家", "升级国家", "批准为国家", "批准升级", "批准升格", "批准晋升", "升为国家", "跻身国家", "列入国家级", "国务院批准"];

fn beginnings(ctx: &Context, passage: &Passage, out: &mut Vec<Fact>) {
    for mention in passage.figures() {
        let MentionKind::Period(period) = &mention.kind else { continue };
        let Some(Period::At(point)) = plain(period) else { continue };
        let (before, after) = (&passage.text[..mention.span.start], &passage.text[mention.span.end..]);
        let after: String = after.trim_start_matches([',', '，']).chars().take(16).collect();
        let clause = after.split(['。', ';', '；']).next().unwrap_or("");
        let founded = FOUNDED_BEFORE.iter().any(|word| before.ends_with(word)) || FOUNDED_AFTER.iter().any(|word| clause.starts_with(word));
        let national = NATIONAL.iter().any(|word| clause.contains(word));
        let field = match (founded, national) {
            (_, true) => IdentityField::NationalSince,
            (true, false) => IdentityField::Founded,
            _ => continue,
        };
        tell(ctx, (passage, mention.span), (field, point.to_string()), out);
    }
}

/// The time where the text itself says the year.
fn plain(period: &PeriodMention) -> Option<Period> {
    if period.frame != Frame::During {
        return None;
    }
    resolve(period, Reference { article: None, context: None }).map(|resolved| resolved.period)
}

/// Verbs after which a zone says what it makes of itself.
const MAKES: &[&str] = &[
    "打造成为", "打造成", "打造", "建设成为", "建设成", "建成", "建设", "构筑", "争当", "争创", "成为", "定位为", "定位于", "迈向", "迈进", "冲刺", "创建", "是",
];
/// Nouns that end what a zone is or means to be.
const WHAT: &[&str] = &[
    "先行区", "示范区", "集聚区", "聚集区", "先导区", "创新区", "引领区", "样板区", "试验区", "核心区", "示范园区", "标杆园区", "标杆", "样板", "高地", "桥头堡", "枢纽", "主引擎", "引擎", "增长极", "主战场", "主阵地", "策源地", "新高地", "之城",
    "之都", "地标", "门户", "新城", "中心城市", "科技创新中心", "创新中心", "制造中心", "生产基地", "制造基地", "产业基地", "研发基地", "排头兵",
];
/// What a zone strives to become: a size class of its output, or the first rank.
const GOALS: &[&str] = &["亿级园区", "亿元级园区", "亿级开发区", "亿元园区", "亿园区", "亿级产业园区", "亿级高新区", "亿级经开区", "亿级新区", "亿级产业园"];

fn aims(ctx: &Context, passage: &Passage, out: &mut Vec<Fact>) {
    goals(ctx, passage, out);
    for clause in sentences(passage.text) {
        let text = clause.of(passage.text);
        let verb = MAKES.iter().filter_map(|verb| text.find(verb).map(|at| (at, verb.len()))).min_by_key(|(at, len)| (*at, std::cmp::Reverse(*len)));
        let Some((at, len)) = verb else { continue };
        let field = if text.contains("的目标") || text.contains("为目标") { IdentityField::Target } else { IdentityField::Positioning };
        for item in items(text, at + len) {
            let span = Span::new(clause.start + item.start, clause.start + item.end);
            tell(ctx, (passage, span), (field, item.of(text).to_string()), out);
        }
    }
}

/// Stretches between marks that end a statement; 、 joins a list and does not.
fn sentences(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        if matches!(c, '，' | ',' | '。' | ';' | '；' | '!' | '！' | '?' | '？') {
            spans.push(Span::new(start, at));
            start = at + c.len_utf8();
        }
    }
    spans.push(Span::new(start, text.len()));
    spans
}

/// The members of a list of positions from byte `from` on: each ends with one of the nouns, before 、, 和 or the end.
fn items(text: &str, from: usize) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = from;
    let mut at = from;
    while let Some((end, skip)) = next_end(text, at) {
        let words = &text[start..end];
        let own = words.trim_start_matches(['的', '了', '为']);
        let begin = end - own.len();
        let length = own.chars().count();
        if (4..=26).contains(&length) && !own.contains(['(', ')']) && balanced(own) {
            found.push(Span::new(begin, end));
        }
        start = end + skip;
        at = start;
    }
    found
}

/// Quotation marks open and close within the words.
fn balanced(words: &str) -> bool {
    words.matches('“').count() == words.matches('”').count()
}

/// Where the next position ends, and how many bytes part it from the one after.
fn next_end(text: &str, from: usize) -> Option<(usize, usize)> {
    let ends = WHAT.iter().flat_map(|noun| text[from..].match_indices(noun).map(|(at, noun)| from + at + noun.len()));
    let stops = ends.filter_map(|end| {
        let rest = &text[end..];
        let rest_after_quote = rest.strip_prefix('”').unwrap_or(rest);
        let closed = rest.len() - rest_after_quote.len();
        let end = end + closed;
        match rest_after_quote.chars().next() {
            None => Some((end, 0)),
            Some(c @ ('、' | '和' | '与')) => Some((end, c.len_utf8())),
            Some('的') if closed > 0 => Some((end, 3)),
            Some(_) => None,
        }
    });
    stops.min()
}

/// 千亿级园区 and the like, from the numeral on.
fn goals(ctx: &Context, passage: &Passage, out: &mut Vec<Fact>) {
    for goal in GOALS {
        for (at, _) in passage.text.match_indices(goal) {
            let digits: usize = passage.text[..at]
                .chars()
                .rev()
                .take_while(|c| c.is_ascii_digit() || "十百千万两一二三四五六七八九".contains(*c))
                .map(char::len_utf8)
                .sum();
            if digits > 0 {
                let span = Span::new(at - digits, at + goal.len());
                tell(ctx, (passage, span), (IdentityField::Target, span.of(passage.text).to_string()), out);
            }
        }
    }
}
