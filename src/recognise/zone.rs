//! Names of zones: a place or a proper name with an ending such as 经开区, 高新区, 新区, 产业园; the endings alone, which
//! stand for a zone named elsewhere; and 该区, 全区.

use std::sync::LazyLock;

use super::figure::Token;
use super::glyphs::{Glyphs, is_han};
use super::mention::{MentionKind, ZoneForm, ZoneName};
use super::name::{self, Before, Names, Of};
use crate::source::{WordSet, any_of};
use crate::vocab::Vocab;

/// Endings that make a name only after a place, and not with words for its sort between: anything may be a 示范区.
const LOOSE: [&str; 16] = [
    "功能区", "片区", "集聚区", "集中区", "示范区", "试验区", "实验区", "先行区", "经济区", "物流区", "度假区", "空港",
    "陆港", "信息港", "科技港", "园区",
];

/// Words that say what sort of zone it is and are no name.
const SORTS: &str = "国家级 国家 省级 自治区级 市级 县级 区级 各类 各级 全国 全省 全市 全区 优秀 重要 著名 知名 十佳 十强 百强 地级市 高标准 世界一流 一流 国内 省内 区内 境外 境内 海外 现代化 现代 高端 特色 专业 专业化 \
    智慧 数字 绿色 低碳 零碳 新型 传统 多个 示范 标准化 标准 综合 高水平 化工 工业 农业 科技 产业 创新 创业 千亿 百亿 千亿级 百亿级 千亿元级 万亿级 重点 优质 老旧 先进 标杆 \
    开放 共享 国际化 国际 生态 循环 循环经济 大型 中小 小微 首个 唯一 新 老 大 好 主 飞地 合作 共建 专精特新 中国 我国 新兴 未来 试点 样板 创新型 生态型 升级版 城市 政务 万亩 千亩 \
    经济 高新 高新技术 高新技术产业 经济技术 技术 整个 资源型 高质量 高质量发展 发展 人才 高层次人才 高层次 留学人员 大学生 青年 企业 中小企业 小微企业 民营 外资 台资 配套 专门 贸易 跨境 边境";

static SORTED: LazyLock<WordSet> = LazyLock::new(|| words_of(SORTS));

fn words_of(list: &'static str) -> WordSet {
    WordSet::new(&[&list.split_whitespace().collect::<Vec<_>>()])
}

/// Incubators, bases and towers are platforms, not zones.
pub(super) fn ends_like_a_zone(ending: &str) -> bool {
    ending.chars().count() > 1 && (ending.ends_with(['区', '园', '城', '港', '谷']) || ending == "小镇")
}

/// The zone whose name ends with the ending from `start` to `end`, or the ending alone.
pub(super) fn zone(names: Names, ending: (usize, usize)) -> Option<Token> {
    let token = ended(names, ending)?;
    let from = words_before_bracket(names, (token.start, token.end))?;
    let park = !takes_a_place(names.plain.slice(ending.0, token.end));
    Some(Token { start: if park { before_dot(names, from) } else { from }, ..token })
}

/// 广州(清远)产业转移工业园, 中韩(盐城)产业园: a name that would begin inside brackets begins with the place or the few words
/// before them; where none stand there, it is no name.
fn words_before_bracket(names: Names, (start, end): (usize, usize)) -> Option<usize> {
    let closes = (start..end).filter(|&at| names.glyphs.at(at) == ')').count();
    let opens = (start..end).filter(|&at| names.glyphs.at(at) == '(').count();
    if closes <= opens {
        return Some(start);
    }
    let open = (start.saturating_sub(10)..start).rev().find(|&at| names.glyphs.at(at) == '(')?;
    let before = name::before(names, open, Of::Zone);
    let place = before.places.last().filter(|place| place.1 == open).map(|place| place.0);
    let words = || (2..=6).contains(&(open - before.start)).then_some(before.start);
    place.or_else(words)
}

/// 北京·某某新区生物医药产业园: two bodies share a park, and its name begins with the first.
fn before_dot(names: Names, from: usize) -> usize {
    let Some(dot) = from.checked_sub(1).filter(|&at| names.glyphs.at(at) == '·') else { return from };
    let first = name::before(names, dot, Of::Zone).start;
    if (2..=6).contains(&(dot - first)) && (first..dot).all(|at| is_han(names.glyphs.at(at))) { first } else { from }
}

fn ended(names: Names, (start, end): (usize, usize)) -> Option<Token> {
    let Names { glyphs, plain, vocab, .. } = names;
    // 创新园区 where the tables know 创新园.
    let end = end + usize::from(glyphs.before(end) == '园' && glyphs.at(end) == '区');
    let before = name::before(names, start, Of::Zone);
    let ending = plain.slice(start, end);
    if runs_on(plain.slice(before.start, start), ending) {
        return None;
    }
    let typed = vocab.zones.type_of(ending).is_some() && !is_loose(ending);
    if let Some((from, place_end)) = place_before(&before, start, if typed { 4 } else { 0 }) {
        let from = with_direction(glyphs, &before, from);
        let from = match before.places.first() {
            Some(&(first, _)) if ending == "片区" && first < from && is_free_trade(plain.slice(first, from)) => first,
            _ => from,
        };
        let sorts = place_end < start && only_sorts(plain.slice(place_end, start));
        let place = plain.slice(from, place_end);
        let whole =
            |name: &str| vocab.places.province(name).is_some() && !any_of!["北京", "上海", "天津", "重庆"].starts(name);
        let province = (only_a_province(place) || whole(place)) && (place_end == start || sorts);
        let body = glyphs.any(end, &["人民", "委员"]).is_some();
        // 阜阳合肥现代产业园区 at the head of a sentence is a name; inside one, anything may be a 现代产业园区.
        let edge = !(from > 0 && is_han(glyphs.before(from)));
        let district = place.ends_with(['区', '县', '旗']) && any_of!["工业园", "产业园", "工业园区"].ends(ending);
        let heads = edge && (ending.ends_with("产业园区") || district);
        // 某市特色工业园区, 银川市工业园区 are all of a city's.
        let every = sorts && any_of!["特色", "各类", "重点", "市级", "主要"].is_in(plain.slice(place_end, start));
        let all = place_end == start && ["工业园区", "产业园区"].contains(&ending);
        let city = place.ends_with('市') && vocab.places.city(place).is_some();
        let citywide = every && any_of!["工业园区", "产业园区", "工业园", "产业园"].ends(ending)
            || all && (city || ["北京", "上海", "天津", "重庆"].contains(&place));
        let nation = ["全国", "全省", "全市", "我国"].contains(&plain.slice(from, place_end)) && place_end == start;
        // 山西综改示范区, 浙江自贸试验区: a province has one.
        let one_each = any_of!["综改示范区", "综改区", "综合改革示范区", "自贸试验区", "自由贸易试验区", "自贸区"];
        // 吉林经开区 is the city's, as the table of the national ones says.
        let national =
            || place_end == start && vocab.zones.is_national(&vocab.zones.expand(&format!("{place}{ending}")));
        let province = province && !one_each.ends(ending) && !national();
        let named = !province && !nation && !body && !citywide && (typed || !sorts || heads);
        return named.then(|| token(glyphs, (from, start, end), ZoneForm::Named, Some((from, place_end))));
    }
    // 全省高新区, 全国新区: all of them, and none.
    if before.start == start && glyphs.any_before(start, &["全国", "全省", "全市", "全县", "各地", "我国"]).is_some()
    {
        return None;
    }
    let name = plain.slice(before.start, start);
    // 宾西经济技术开发区: a place that no table knows, before an ending that only an official name has in full.
    let official = ["经济技术开发区", "高新技术产业开发区", "经济开发区"].contains(&ending)
        && (2..=6).contains(&(start - before.start));
    if official && !ends_in_a_sort(name) && !starts_with_a_sort(name) && name::is_edge(names, before.start) {
        return Some(token(glyphs, (before.start, start, end), ZoneForm::Named, None));
    }
    if typed && takes_a_place(ending) || name.is_empty() {
        if typed
            && takes_a_place(ending)
            && is_local_name(vocab, name)
            && !["公司", "企业", "集团"].contains(&name)
            && !counted(glyphs, start)
        {
            return Some(token(glyphs, (before.start, start, end), ZoneForm::Named, None));
        }
        let edge = name.is_empty() && name::is_edge(names, start) || !name.is_empty() && !ends_in_a_sort(name);
        return (typed && edge && !counted(glyphs, start))
            .then(|| token(glyphs, (start, start, end), ZoneForm::Bare, None));
    }
    // 千亿城南新区: a size is no part of a name.
    let from = before.start
        + SIZES.split_whitespace().find(|size| name.starts_with(*size)).map_or(0, |size| size.chars().count());
    let name = plain.slice(from, start);
    let length = start - from;
    // 第七次国家级新区 counts, and 居新区 tells a rank.
    let counts = name.starts_with(['第', '居', '列', '占']) || ["多数", "大多数", "部分", "其他", "各"].contains(&name);
    // 当地连工业园区都没有, 媒体看新城: adverbs and what is done stand in no name.
    let adverb = name.chars().last().is_some_and(|c| "连都没也却才很最更只再看讲过让使".contains(c));
    if counts_one(glyphs, from) {
        return None;
    }
    // 粤桂合作特别试验区: two provinces have one.
    if is_loose(ending) && is_pair_of_provinces(vocab, name) {
        return Some(token(glyphs, (from, start, end), ZoneForm::Named, None));
    }
    // 通州湾示范区: a bay or an isle is a name.
    let shore = is_loose(ending)
        && !ending.ends_with("园区")
        && (3..=4).contains(&length)
        && name.ends_with(['湾', '港', '岛', '湖', '洲', '海'])
        && !ends_in_a_sort(name)
        && name::is_edge(names, from);
    if shore {
        return Some(token(glyphs, (from, start, end), ZoneForm::Named, None));
    }
    let named = !adverb
        && !counts
        && !is_loose(ending)
        && (2..=12).contains(&length)
        && !only_sorts(name)
        && (!is_trade(vocab, name) || is_measured(glyphs, end) || is_town(names, (from, start)));
    named.then(|| token(glyphs, (from, start, end), ZoneForm::Named, None))
}

/// 某经开区便利度列国家级经开区, 某工业园区国家高新区, 某高新区力建特色创新园区: a zone's name, something of its story, and a sort
/// of zones.
fn runs_on(words: &str, ending: &str) -> bool {
    let bodies = any_of!["经济技术开发区", "高新技术产业开发区", "经开区", "高新区", "经济开发区", "工业园区", "新区"];
    let Some((body, _)) = bodies.find(words).last() else { return false };
    let rest = &words[body.end..];
    let sort = ["国家级", "国家", "省级"].iter().any(|level| rest.ends_with(level));
    let told =
        any_of!["力建", "力推", "推进", "推动", "打造", "建设", "加快", "创建", "获批", "入选", "列", "居", "跻身"];
    let official = any_of!["经济技术开发区", "高新技术产业开发区", "经开区", "高新区", "经济开发区"].contains(ending);
    !rest.is_empty() && (official && (sort || rest.chars().count() > 4) || told.starts(rest) && ends_in_a_sort(rest))
}

/// 一座滨海新城, 这个产业新城: one of a sort, which is described and not named.
fn counts_one(glyphs: &Glyphs, from: usize) -> bool {
    let number = |c: char| matches!(c, '一' | '两' | '几' | '多' | '这' | '那' | '某' | '每' | '数');
    matches!(glyphs.before(from), '座' | '个' | '处' | '片' | '家' | '批')
        && from.checked_sub(2).is_some_and(|at| number(glyphs.at(at)))
}

/// 粤桂合作特别, 川渝合作: the letters of two provinces, and what they do together.
fn is_pair_of_provinces(vocab: &Vocab, name: &str) -> bool {
    let mut letters = name.char_indices();
    let second = letters.nth(1).map_or(name.len(), |(at, c)| at + c.len_utf8());
    let (pair, rest) = name.split_at(second);
    let province = |c: char| vocab.places.province(c.encode_utf8(&mut [0; 4])).is_some();
    pair.chars().all(province) && any_of!["合作", "协作", "共建", "特别"].starts(rest)
}

/// 石墨烯小镇: a town has its trade for a name.
fn is_town(names: Names, (from, start): (usize, usize)) -> bool {
    names.glyphs.any(start, &["小镇"]).is_some() && names.glyphs.before(start) != '色' && name::is_edge(names, from)
}

/// How large a zone is, or is to be.
const SIZES: &str = "千亿级 百亿级 千亿元级 百亿元级 万亿级 千亿元 百亿元 千亿 百亿 万亩 千亩";

/// 轨道交通产业园用地269亩, 入驻企业16家: what is measured is one park, whatever its name says.
fn is_measured(glyphs: &Glyphs, end: usize) -> bool {
    let size = ["面积", "占地", "用地", "规划面积", "总面积", "规划用地", "总用地"];
    let tenants = || glyphs.any(end, &["签约入驻企业", "已入驻企业", "现有入驻企业", "入驻企业", "入园企业"]);
    glyphs.any(end, &size).or_else(tenants).is_some()
}

/// A zone whose name the tables hold whole: 西安国际港务区.
pub(super) fn known(names: Names, (start, end): (usize, usize)) -> Token {
    let whole = names.plain.slice(start, end);
    let places = names.vocab.places.mentions(whole);
    let first = places.first().filter(|(span, _)| span.start == 0);
    let place = first.map(|(span, _)| (start, start + span.of(whole).chars().count()));
    token(names.glyphs, (start, start, end), ZoneForm::Named, place)
}

/// 经开区, 高新区, 开发区: bodies that bear the name of their place.
fn takes_a_place(ending: &str) -> bool {
    any_of!["开发区", "经开区", "高新区", "经技区", "留创园", "自贸区", "综保区"].ends(ending)
}

fn is_loose(ending: &str) -> bool {
    let park = ending.ends_with("园区") && !any_of!["工业园区", "科技园区", "物流园区"].ends(ending);
    park || LOOSE.contains(&ending)
}

fn token(
    glyphs: &Glyphs,
    (from, start, end): (usize, usize, usize),
    form: ZoneForm,
    place: Option<(usize, usize)>,
) -> Token {
    let from = before_bracket(glyphs, (from, end));
    let suffix = glyphs.span(start, end);
    let place = place.map(|(from, to)| glyphs.span(from, to));
    Token { start: from, end, kind: MentionKind::Zone(ZoneName { form, suffix, place }) }
}

/// 中国(南昌)中医药科创城: a name that would begin inside brackets begins before them.
fn before_bracket(glyphs: &Glyphs, (from, end): (usize, usize)) -> usize {
    let Some(close) = (from..end).find(|&at| matches!(glyphs.at(at), '(' | ')')).filter(|&at| glyphs.at(at) == ')')
    else {
        return from;
    };
    let open = (close.saturating_sub(8)..from).rev().find(|&at| glyphs.at(at) == '(');
    match open {
        Some(open) if open >= 2 && glyphs.at(open - 2) == '中' && glyphs.at(open - 1) == '国' => open - 2,
        _ => from,
    }
}

/// The run of places that ends within `reach` characters of the ending, else, where words of the name's own stand between, the first run:
/// 新疆石河子, 呼和浩特市赛罕区.
fn place_before(before: &Before, start: usize, reach: usize) -> Option<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for &(from, to) in &before.places {
        match runs.last_mut() {
            Some(run) if run.1 == from => run.1 = to,
            _ => runs.push((from, to)),
        }
    }
    let close = runs.iter().rev().find(|&&(_, to)| start - to <= reach);
    close.or(runs.first()).copied()
}

/// 河南自贸试验区洛阳片区 is one name.
fn is_free_trade(words: &str) -> bool {
    any_of!["自贸试验区", "自由贸易试验区", "自贸区"].ends(words)
}

/// 湖州南太湖新区: a direction before the last place is part of the name, and what stands before it says where it lies.
fn with_direction(glyphs: &Glyphs, before: &Before, from: usize) -> usize {
    let Some(at) = from.checked_sub(1).filter(|at| *at >= before.start) else { return from };
    if !matches!(glyphs.at(at), '南' | '北' | '东' | '西' | '中' | '大' | '小' | '-' | '—' | '–') {
        return from;
    }
    match before.places.iter().find(|&&(_, to)| to == at) {
        Some(&(first, _)) => first,
        None if at == before.start && is_han(glyphs.at(at)) => at,
        None => from,
    }
}

/// 山东省高新区 are the zones of a province, not one of them.
fn only_a_province(place: &str) -> bool {
    place.ends_with(['省']) || place.ends_with("自治区") || matches!(place, "中国" | "全国")
}

/// True where the words are nothing but sorts: 国家级, 高质量发展.
fn only_sorts(words: &str) -> bool {
    let mut rest = words;
    while !rest.is_empty() {
        let Some(after) = SORTED.strip_start(rest) else { return false };
        rest = after;
    }
    true
}

/// 全国资源型城市国家高新区: a sort right before the ending.
fn ends_in_a_sort(words: &str) -> bool {
    SORTED.ends(words)
}

/// 国家级某开发区, 全省经济开发区.
fn starts_with_a_sort(words: &str) -> bool {
    SORTED.starting(words).any(|(len, _)| len > 3) || words.starts_with(['该', '本', '我', '全', '各'])
}

/// 生物医药产业园: trades alone are no name.
fn is_trade(vocab: &Vocab, name: &str) -> bool {
    let found = vocab.industries.mentions(name);
    let trades: usize = found.iter().map(|(span, _)| span.len()).sum();
    // 钢铁配套产业园: a trade and a sort.
    let last = found.last().map_or(0, |(span, _)| span.end);
    trades == name.len() || trades > 0 && trades == last && only_sorts(&name[last..])
}

/// 临空经开区, 钱江经济开发区: a name that no table of places knows, two or three characters that say no sort.
fn is_local_name(vocab: &Vocab, name: &str) -> bool {
    static NOT_NAMES: LazyLock<WordSet> = LazyLock::new(|| words_of(NO_NAMES));
    const NO_NAMES: &str = "沙漠 戈壁 新设 新增 拟设 拟建 获批 公司 集团 企业 政府 本市 厂区 总部 沿海 内陆 沿江 沿边 中部 西部 东部 南部 北部 东北 西北 西南 中西部 各地 周边 兄弟 老牌 众多 所有 其他 其它 许多 不少 当地 本地 多数 部分 这些 那些 大多 来自 我们 你们 他们 重要 \
        同类 同级 相邻 邻近 外地 异地 名副其实 名优 知名 著名 一个 一家 一座 一批 两个 三个 多家 几个 首批 新建 在建 优秀 最佳 强劲 活力 魅力 美丽 幸福 富强 最大 最美 最强 最好 管理 建设 发展 推进 整合 优化 \
        提升 打造 走进 加快 合作 共建 友好 结对 对口 帮扶 支援 海关 出口 特殊 边境 跨境 八闽 齐鲁 三晋 三秦 燕赵 荆楚 巴蜀 八桂 陇原 江淮 三角洲 自贸 保税 成为 作为 属于 全区 本区 该区 我区 新型 改革 现有 原有 已有 设立";
    let length = name.chars().count();
    (2..=3).contains(&length)
        && name.chars().all(is_han)
        && !NOT_NAMES.is_in(name)
        && !ends_in_a_sort(name)
        && vocab.industries.covers(name) == 0
}

/// 6家高新区: counted, so none of them is meant.
fn counted(glyphs: &Glyphs, start: usize) -> bool {
    matches!(glyphs.before(start), '个' | '家' | '座' | '各' | '类' | '些' | '批')
}

/// 该区, 全区, 区内: true where such a word points to a zone.
pub(super) fn points(word: &str) -> bool {
    word.starts_with(['该', '本', '我', '全', '区', '园']) && !word.contains('委')
}

/// A word that points to a zone.
pub(super) fn pointer(names: Names, (start, end): (usize, usize)) -> Option<Token> {
    let free = names.glyphs.at(start) != '区' || name::is_edge(names, start);
    free.then(|| token(names.glyphs, (start, start, end), ZoneForm::Pointer, None))
}
