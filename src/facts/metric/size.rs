//! Counts of bodies by their size: 产值上亿元的43家, 规模以上134家, 10亿元以上的33家.

use super::after::counts_what_follows;
use super::{Around, Measure, Name, Prior};
use crate::facts::words;
use crate::source::any_of;

/// Size classes of the statistics: 规模以上 is written 规上 in names.
const CLASSES: &[(&str, &str)] = &[
    ("规模以上", "规上"),
    ("规上", "规上"),
    ("限额以上", "限上"),
    ("限上", "限上"),
    ("四上", "四上"),
    ("世界500强", "世界500强"),
    ("中国500强", "中国500强"),
    ("民营500强", "民营500强"),
    ("上市", "上市"),
];

/// Words that part a size from the count: 的有, 共有, 达.
const BETWEEN: &[char] = &['的', '有', '达', '为', '共', '已', '到', '另', '占', '还'];

fn count(metric: String, noun: &str) -> Name {
    Name { metric, noun: noun.to_string(), ..Name::default() }
}

/// 规模以上134家 after companies were counted: the class and what was counted before.
pub(super) fn of_class(before: &str, measure: Measure, prior: &Prior) -> Option<Name> {
    let (counted, unit) = prior.counted.as_ref().filter(|_| counts_what_follows(measure))?;
    let plain =
        words::trim(before.trim_end_matches(BETWEEN).trim_start_matches(['、', '和', '及'])).trim_end_matches("以上");
    let plain = plain.strip_prefix("其中").unwrap_or(plain);
    // 其中国家级20项、省级60项
    let alike = |a: &str, b: &str| {
        a == b || [["个", "项"], ["家", "户"]].iter().any(|pair| pair.contains(&a) && pair.contains(&b))
    };
    if plain.ends_with('级') && (2..=5).contains(&plain.chars().count()) && alike(unit, measure.unit) {
        let noun = bare(&counted.noun);
        return Some(count(format!("{plain}{noun}数"), noun));
    }
    let written = |class: &str| class.strip_suffix("以上").unwrap_or(class) == plain;
    let (_, class) = CLASSES.iter().find(|(class, _)| written(class)).filter(|_| unit == measure.unit)?;
    let noun = bare(&counted.noun);
    let kind = if any_of!(BODIES).ends(noun) { noun } else { "企业" };
    Some(count(format!("{class}{kind}数"), kind))
}

/// States in which projects are counted.
const STATES: &[&str] = &[
    "投产", "完工", "续建", "选址", "选好址", "意向", "开工", "竣工", "签约", "在建", "前期", "储备", "落地", "试产",
    "运营", "动工", "洽谈", "在谈", "建成",
];

/// 续建的11个, 主体完工、只等投产的13个: projects by the state they are in.
pub(super) fn by_state(before: &str, measure: Measure, prior: &Prior) -> Option<Name> {
    let state = before.trim().strip_suffix('的').or_else(|| state_alone(before, prior));
    let state = state.filter(|_| ["个", "项"].contains(&measure.unit))?;
    let others = prior.counted.as_ref().is_none_or(|(name, unit)| unit != measure.unit || name.noun.ends_with("项目"));
    let state = state.trim_start_matches(['、', ',', '其', '中']).trim_start_matches("已经").trim_start_matches('已');
    let told = any_of!(STATES).is_in(state) && (2..=12).contains(&state.chars().count());
    (told && others).then(|| {
        let noun = format!("{state}项目");
        count(format!("{noun}数"), &noun)
    })
}

/// 在建 of 投产13个、在建16个, after projects were counted: a state that is no verb.
fn state_alone<'t>(before: &'t str, prior: &Prior) -> Option<&'t str> {
    let state = before.trim().trim_start_matches(['、', ',', '和', '及', '其', '中']);
    let counted = prior.counted.as_ref().is_some_and(|(name, _)| name.noun.ends_with("项目"));
    (counted && ["在建", "续建", "在谈", "拟建"].contains(&state)).then_some(state)
}

/// What is counted by size.
const BODIES: &[&str] =
    &["企业", "公司", "项目", "单位", "机构", "园区", "集群", "平台", "产业", "商户", "市场主体", "产业链"];

/// 各类企业, 规模以上工业企业: the noun without words for all or some of them.
fn bare(noun: &str) -> &str {
    let noun = Size::read(noun).map_or(noun, |size| size.rest);
    if noun.contains('、') {
        return BODIES.iter().find(|body| noun.ends_with(**body)).unwrap_or(&noun);
    }
    // 投产规模以上工业企业: the state was told of all that were counted before.
    let noun =
        any_of!["已投产", "投产", "在产"].strip_start(noun).filter(|rest| any_of!(BODIES).ends(rest)).unwrap_or(noun);
    let noun = any_of!["各类", "各种", "全部", "所有", "规模以上", "规上"].strip_start(noun).unwrap_or(noun);
    any_of!["自治区级以上", "省级以上", "省级及以上", "市级以上", "市级及以上", "国家级以上"]
        .strip_start(noun)
        .unwrap_or(noun)
}

/// 产值上亿元的43家, 超10亿元的企业5家: the measure, the size and the noun; what is missing is what the count before had.
pub(super) fn by_size(around: &Around, measure: Measure, prior: &Prior) -> Option<Name> {
    if !counts_what_follows(measure) {
        return None;
    }
    let plain = around.before.trim_end_matches(BETWEEN).trim_start_matches(['、', ',', '和', '及', ' ']);
    let size = Size::read(plain)?;
    let body = size.rest.trim_start_matches('的').trim_end_matches(BETWEEN);
    if body.chars().count() > 8 || !(body.is_empty() || any_of!(BODIES).ends(body)) {
        return None;
    }
    let counted = prior.counted.as_ref().map(|(name, _)| name);
    let own = words::trim(size.measured);
    let sorted = around.clause_before.strip_prefix('按').map(|by| by.trim_end_matches(['分', '计', '算', '划']));
    let known = || counted.and_then(|name| Size::read(&name.metric)).map(|size| size.measured.to_string());
    let measured = match (own, sorted) {
        ("", Some(by)) => by.to_string(),
        ("", None) => known().unwrap_or_default(),
        (own, _) => own.to_string(),
    };
    let above = size.above;
    let over = if above.is_empty() { "超" } else { "" };
    let noun = Some(body).filter(|body| !body.is_empty());
    let before =
        || BODIES.iter().copied().filter_map(|body| around.clause_before.rfind(body).map(|at| (at, body))).max();
    let noun = noun
        .or_else(|| before().map(|(_, body)| body))
        // 国家级高新技术企业94家,收入超亿元的52家: those of a size need not be of that class.
        .or(counted.map(|name| if is_titled(&name.noun) { "企业" } else { bare(&name.noun) }))
        .filter(|noun| any_of!(BODIES).ends(noun))
        .unwrap_or(if ["个", "项"].contains(&measure.unit) { "项目" } else { "企业" });
    let noun = format!("{measured}{over}{}{above}{noun}", size.amount);
    Some(count(format!("{noun}数"), &noun))
}

/// 国家级高新技术企业, 专精特新企业: firms that somebody has acknowledged; 工业企业 are all there are.
fn is_titled(noun: &str) -> bool {
    let titles = any_of!["级", "高新", "科技型", "专精特新", "小巨人", "瞪羚", "独角兽", "上市", "500强", "A级"];
    noun.ends_with("企业") && titles.is_in(noun)
}

/// A size in the words before a count.
struct Size<'t> {
    /// What is measured: 产值.
    measured: &'t str,
    /// The money: 亿元.
    amount: &'t str,
    /// 以上, 以下, or nothing where 超 stands before.
    above: &'t str,
    /// What comes after.
    rest: &'t str,
}

impl<'t> Size<'t> {
    fn read(text: &'t str) -> Option<Self> {
        let (size, rest) = text.split_at(text.find('元')? + "元".len());
        let above = ["及以上", "以上", "以下"].into_iter().find(|word| rest.starts_with(word)).unwrap_or("");
        let money = |c: char| c.is_ascii_digit() || "亿万千百十一两半.余美元".contains(c);
        let number = size.trim_end_matches(money);
        let amount = &size[number.len()..];
        let cues = ["超过", "超", "突破", "上", "过", "达到", "达", "逾", "在", "不低于"];
        let cue = cues.iter().find_map(|cue| number.strip_suffix(cue));
        let told = amount.chars().count() > 1 && (cue.is_some() || !above.is_empty());
        told.then_some(Size { measured: cue.unwrap_or(number), amount, above, rest: &rest[above.len()..] })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Dimension;
    use crate::facts::metric::name;

    fn named(before: &str, clause_before: &str, prior: &Prior) -> Option<Name> {
        let around = Around { before: before.into(), clause_before: clause_before.into(), ..Around::default() };
        name(&around, Measure { dimension: Dimension::Count, unit: "家" }, prior)
    }

    #[test]
    fn a_size_takes_its_measure_and_its_noun_from_what_was_counted_before() {
        let counted =
            |name: Name| Prior { counted: Some((name.clone(), "家".into())), name: Some(name), ..Prior::default() };
        let firms = named("各类企业", "", &Prior::default()).expect("a name");
        let large = named("规模以上的", "", &counted(firms.clone())).expect("a name");
        assert_eq!(large.metric, "规上企业数");
        let big = named("产值上亿元的", "", &counted(firms.clone())).expect("a name");
        assert_eq!(big.metric, "产值超亿元企业数");
        assert_eq!(named("10亿元以上的", "", &counted(big)).expect("a name").metric, "产值10亿元以上企业数");
        assert_eq!(
            named("超百亿元的", "按营业收入分", &counted(firms)).expect("a name").metric,
            "营业收入超百亿元企业数"
        );
    }
}
