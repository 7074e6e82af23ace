//! Whether a name is that of a body which speaks for itself, or of a building or a project.

use crate::article::Role;
use crate::facts::context::Passage;
use crate::facts::focus;
use crate::recognise::MentionKind;
use crate::source::{Span, any_of};
use crate::vocab::{PlaceRef, Places, Vocab};

/// Endings that only a body administering itself has.
pub(super) const BODIES: &[&str] = &[
    "开发区", "高新区", "经开区", "新区", "保税区", "示范区", "合作区", "试验区", "工业园区", "度假区", "自贸区",
    "集聚区", "综保区", "自贸港", "实验区", "分区",
];

/// Offices of a zone.
pub(super) const OFFICES: &[&str] = &[
    "管委会", "管理委员会", "党工委", "党委", "税务局", "法院", "检察院", "海关", "公安", "分局", "工委", "行政审批局",
    "经发局", "招商局", "投资促进局", "财政局", "科技局", "统计局",
];

/// What follows a park's name when it is a building site and not a body.
pub(super) const SITE_AFTER: &[&str] =
    &["样板区", "启动区", "项目", "一期", "二期", "三期", "四期", "工程", "建设项目", "地块"];

/// True where the mention is the name of a body rather than of a building or a project.
pub(super) fn stands_for_itself(passage: &Passage, span: Span, (name, placed): (&str, bool), vocab: &Vocab) -> bool {
    let after = &passage.text[span.end..];
    if any_of!(SITE_AFTER).starts(after) {
        return false;
    }
    let chronicle = passage.text.starts_with(|c: char| c.is_ascii_digit());
    let titled = matches!(passage.role, Role::Heading(_))
        && !chronicle
        && (name.ends_with(['园', '区', '城', '港', '谷']) || name.ends_with("产业基地"));
    // 规范工业园区的文件: two characters that no table knows, in the midst of a sentence, are hardly a name.
    let body = any_of!(BODIES).at_end(name).is_some_and(|(_, ending)| {
        placed || name.chars().count() >= ending.chars().count() + 3 || focus::heads_clause(passage, span)
    });
    // 中马钦州产业园区 排名……: a label that opens its paragraph.
    let label = span.start == 0 && (after.starts_with([' ', ':', '　']) || after == "。") && passage.is_body();
    body || is_shared(name, &vocab.places) || titled || label || acts(passage, span) || has_tenants(passage, span)
}

/// 广州(清远)工业园, 北京·沧州产业园, 苏湘产业园: a park that two places share has an office of its own.
fn is_shared(name: &str, places: &Places) -> bool {
    if !name.trim_end_matches('区').ends_with('园') {
        return false;
    }
    let town = |(_, place): &(Span, PlaceRef)| !matches!(place, PlaceRef::Locality(_) | PlaceRef::NewArea(_));
    let found: Vec<(Span, PlaceRef)> = places.mentions(name).into_iter().filter(town).collect();
    let Some((first, rest)) = found.split_first().filter(|(first, _)| first.0.start == 0) else {
        return pair_of_provinces(name, places).is_some_and(|rest| !rest.starts_with(['(', '·']));
    };
    let apart = |next: &PlaceRef| places.city_of(*next) != places.city_of(first.1) || places.city_of(*next).is_none();
    let partner = |next: &&(Span, PlaceRef)| {
        let between = &name[first.0.end..next.0.start];
        ["(", "·", ""].contains(&between) && places.province_of(next.1) != places.province_of(first.1)
            || ["(", "·"].contains(&between) && apart(&next.1)
    };
    rest.first().filter(partner).is_some()
}

/// What follows the letters of two provinces: 高新产业园 of 苏湘高新产业园.
fn pair_of_provinces<'n>(name: &'n str, places: &Places) -> Option<&'n str> {
    let mut letters = name.chars();
    let letter = |c: char| places.province(c.encode_utf8(&mut [0; 4])).is_some();
    (letter(letters.next()?) && letter(letters.next()?)).then_some(letters.as_str())
}

/// 中环产业园已……, 某园区正致力于……: the park does something at the head of its clause, and no building is spoken of.
fn acts(passage: &Passage, span: Span) -> bool {
    let attributed = focus::follows_an_attribute(passage, span);
    let after = passage.text[span.end..].trim_start_matches(|c| attributed && c == ',');
    let clause = passage.clause_at(span.start);
    let verbs = [
        "已", "正", "现", "坚持", "着力", "聚焦", "立足", "围绕", "致力于", "位于", "规划", "共有", "拥有", "入驻",
        "集聚", "累计", "完成", "实现", "预计", "面积", "占地", "用地", "总面积",
    ];
    let building = any_of!["总投资", "开工", "封顶", "竣工", "项目", "主体", "建成"].is_in(clause.of(passage.text));
    verbs.iter().any(|verb| after.starts_with(verb)) && !building && (attributed || focus::heads_clause(passage, span))
}

/// A park with tenants, opened and measured in its sentence or in the next words of the paragraph.
fn has_tenants(passage: &Passage, span: Span) -> bool {
    let told = passage.whole();
    let tenants = any_of!["入驻企业", "入园企业", "入驻了", "在孵企业", "孵化企业"];
    let building = any_of!["总投资", "开工", "封顶", "竣工", "合龙"].is_in(told);
    // 某某科技园签约入驻企业16家, at the head of the sentence: the park itself counts them.
    let first = passage.figures().find(|mention| !matches!(mention.kind, MentionKind::Period(_)));
    let opens = first.is_none_or(|mention| mention.span.start > span.start);
    let own = &passage.text[span.end..passage.clause_at(span.start).end.max(span.end)];
    let counts = tenants.first(own).is_some_and(|(words, _)| {
        own[..words.start].chars().count() <= 4
            && own[words.end..].starts_with(|c: char| c.is_ascii_digit() || "达近超已".contains(c))
    });
    (counts && opens || tenants.is_in(told) && !building) && focus::heads_clause(passage, span)
}

/// True where a body opens a clause of the story that tells a figure.
pub(super) fn has_a_figure(passage: &Passage, span: Span) -> bool {
    let clause = passage.clause_at(span.start);
    passage.is_body() && passage.tells_between(span.end, clause.end) && focus::heads_clause(passage, span)
}

/// 某某产业园去年产值20亿元: a park at the head of a clause that tells a figure of it, and no building is spoken of.
pub(super) fn counts_at_head(passage: &Passage, span: Span) -> bool {
    let clause = passage.clause_at(span.start);
    let own = &passage.text[span.end.min(clause.end)..clause.end];
    passage.is_body()
        && !span.of(passage.text).ends_with('城')
        && passage.tells_between(span.end, clause.end)
        && !any_of!(SITE_AFTER).starts(own)
        && !any_of!["总投资", "开工", "封顶", "竣工", "项目", "主体", "建成", "投资"].is_in(own)
        && focus::heads_clause(passage, span)
}
