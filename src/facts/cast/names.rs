//! How a name is written: without what only says where the body lies, and which of two names is the fuller.

use super::Zone;
use crate::source::any_of;
use crate::vocab::{PlaceRef, Vocab};

/// The name without what only says where the place lies: 新疆石河子经开区 → 石河子经开区, 呼和浩特市赛罕区中环产业园 → 中环产业园.
pub(super) fn bare_name(word: &str, vocab: &Vocab) -> String {
    // 西宁(国家级)经济技术开发区
    let bracketed = ["(国家级)", "(省级)"].into_iter().find_map(|level| word.split_once(level));
    let plain = bracketed.map(|(before, after)| format!("{before}{after}"));
    let mut rest = plain.as_deref().unwrap_or(word);
    for level in ["国家级", "省级", "国家", "中国"] {
        let marked = |rest: &str| rest.starts_with(['-', '—', '–', '·', '(']);
        // 中国老挝经济合作区 is of both.
        let named = |rest: &&str| rest.chars().count() >= 4 && !marked(rest) && !any_of!(PARTNERS).starts(rest);
        rest = rest.strip_prefix(level).filter(named).unwrap_or(rest);
    }
    loop {
        let places = vocab.places.mentions(rest);
        let Some((first, place)) = places.first().filter(|(span, _)| span.start == 0) else { break };
        let after = &rest[first.end..];
        let full = rest[..first.end].ends_with(['市', '省', '县', '旗', '盟', '区'])
            || rest[..first.end].ends_with("自治区")
            || rest[..first.end].ends_with("自治州");
        // 青岛西海岸新区 keeps its city; 新疆石河子经开区 is one of many in its province.
        // 湖南广东家居产业园 is of both.
        let within = |next: &PlaceRef| vocab.places.province_of(*next) == vocab.places.province_of(*place);
        let named_after = matches!(place, PlaceRef::Province(_))
            && places.get(1).is_some_and(|(next, inner)| next.start == first.end && within(inner));
        let own = vocab.zones.ending_of(after).or_else(|| vocab.zones.park_endings().at_end(after).map(|(len, _)| len));
        let keeps_a_name = own.is_some_and(|len| after.len() >= len + 6);
        if named_after || full && keeps_a_name {
            rest = after;
        } else {
            break;
        }
    }
    without_level(&without_city_mark(rest, vocab), vocab)
}

/// Countries and bodies of countries with which China has zones.
const PARTNERS: &[&str] = &[
    "老挝", "越南", "缅甸", "白俄罗斯", "俄罗斯", "新加坡", "马来西亚", "埃及", "泰国", "柬埔寨", "印度尼西亚", "印尼",
    "哈萨克斯坦", "蒙古", "意大利", "德国", "韩国", "日本", "瑞士", "芬兰", "以色列", "东盟", "中东欧", "欧盟",
];

/// 张家口市经济开发区 → 张家口经济开发区.
fn without_city_mark(name: &str, vocab: &Vocab) -> String {
    let stem = &name[..name.len() - vocab.zones.ending_of(name).unwrap_or(0)];
    let city = vocab.places.city(stem).filter(|city| city.name == stem).and_then(|_| stem.strip_suffix('市'));
    let kind = any_of!["开发区", "高新区", "经开区", "新区", "保税区"].ends(name);
    // 驻马店市开发区 is all of its name.
    let bare = &name[stem.len()..] == "开发区";
    city.filter(|_| kind && !bare).map_or_else(|| name.to_string(), |city| format!("{city}{}", &name[stem.len()..]))
}

/// 昆明国家高新区 → 昆明高新区: its level is no part of a zone's name where a place stands before it.
fn without_level(name: &str, vocab: &Vocab) -> String {
    let stem = &name[..name.len() - vocab.zones.ending_of(name).unwrap_or(0)];
    let place = any_of!["国家级", "国家", "省级"].strip_end(stem).filter(|place| !place.is_empty());
    place.map_or_else(|| name.to_string(), |place| format!("{place}{}", &name[stem.len()..]))
}

/// The longer of two names, but 乌鲁木齐高新区 before 乌鲁木齐市高新区.
pub(super) fn fuller(name: &str, than: &str) -> bool {
    match name.replacen('市', "", 1) == than.replacen('市', "", 1) {
        true => name.len() < than.len(),
        false => name.len() > than.len(),
    }
}

/// Bodies that a town has beside its 开发区, and that nobody calls so.
const OF_THEIR_OWN: &[&str] = &["保税区", "保税港区", "加工区", "片区", "自贸区", "试验区", "度假区"];

/// True where `short` is a shorter name of `full`.
pub(super) fn is_short_for(short: &Zone, full: &Zone) -> bool {
    if short.count == 0 || full.count == 0 || full.name.chars().count() <= short.name.chars().count() {
        return false;
    }
    // 中卫工业园区云计算产业片区 is a part of 中卫工业园区.
    if full.name.starts_with(&short.name) {
        return false;
    }
    let same_place = !short.place.is_empty() && short.place == full.place;
    let rest = short.name.strip_prefix(short.place.as_str()).unwrap_or("");
    let generic = ["开发区", "园区", "产业园", "工业园", "工业园区", "产业园区", "经济开发区", "技术开发区"]
        .contains(&rest)
        && full.name.ends_with("区")
        && !any_of!(OF_THEIR_OWN).ends(&full.name)
        // A 经济开发区 that is told of besides the 高新区, or has a figure of its own, is none of its former names.
        && !(rest == "经济开发区"
            && (short.told > 1 || short.counts)
            && full.kind.as_deref() == Some("高新技术产业开发区"));
    same_place && generic
        || is_stem_of(&short.name, &full.name)
        || picks_characters(&short.name, &full.name)
        || full.name.ends_with(&short.name) && short.name.chars().count() >= 4
}

/// 大龙开发区 of 贵州大龙经济开发区, 磨憨合作区 of 磨憨经济合作区: its own name before the kind, with and without the words that
/// say what sort of 开发区 it is.
fn is_stem_of(short: &str, full: &str) -> bool {
    let Some((_, kind)) = any_of!(KINDS).at_end(full).filter(|(_, kind)| short.ends_with(kind)) else { return false };
    let (stem, whole) = (&short[..short.len() - kind.len()], &full[..full.len() - kind.len()]);
    let own = any_of!(SORTS).strip_end(whole);
    // 蒙苏经济开发区 and 蒙苏经开区.
    let bare = stem.strip_suffix("经济").filter(|_| whole.ends_with("经济技术")).unwrap_or(stem);
    bare.chars().count() >= 2 && own.is_some_and(|own| own.ends_with(bare))
}

/// Kinds of zone whose names may say what sort they are, and the words that say it.
const KINDS: &[&str] = &["开发区", "合作区", "试验区", "示范区"];
const SORTS: &[&str] = &[
    "经济技术", "高新技术产业", "经济", "经贸", "边境经济", "跨境经济", "深度", "特别", "经济特别", "合作特别", "综合",
    "开发开放", "重点开发开放",
];

/// 西港特区 of 西哈努克港经济特区: the stem picks characters out of the fuller one, the first being its first.
fn picks_characters(short: &str, full: &str) -> bool {
    let ending =
        ["特区", "合作区", "工业园"].into_iter().find(|ending| short.ends_with(ending) && full.ends_with(ending));
    let Some(ending) = ending else { return false };
    let (stem, whole) = (&short[..short.len() - ending.len()], &full[..full.len() - ending.len()]);
    let mut rest = whole.chars();
    (2..=3).contains(&stem.chars().count())
        && stem.chars().all(|c| rest.any(|other| other == c))
        && whole.chars().count() > stem.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_is_no_part_of_a_name_after_its_place() {
        let vocab = Vocab::embedded();
        assert_eq!(without_level("昆明国家高新区", vocab), "昆明高新区");
        assert_eq!(without_level("珠海国家级经济技术开发区", vocab), "珠海经济技术开发区");
        for name in ["国家高新区", "呼和浩特航天经济开发区"] {
            assert_eq!(without_level(name, vocab), name);
        }
    }
}
