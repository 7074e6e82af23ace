//! The last test of a name: what a figure measures is a noun phrase, and what is left of a sentence around it is none.

use std::sync::LazyLock;

use super::canon::{finish, is_measure};
use super::{Measure, Name, Prior};
use crate::domain::Dimension;
use crate::facts::words::{self, Class};
use crate::source::{Span, Words, any_of};

/// The name with nothing in it that belongs to the sentence and not to the noun. What only points back is the figure before,
/// where that is of the same kind. `None` where nothing says what is measured.
pub fn plain(name: Name, measure: Measure, prior: &Prior) -> Option<Name> {
    let name = Name { subject: name.subject.as_deref().and_then(thing), ..name };
    if reckoned(&name.metric) {
        return Some(name);
    }
    let own = pointing_off(&name.metric);
    let known = || prior.name.clone().filter(|_| prior.dimension == Some(measure.dimension));
    // 占比由64.2%提到68%: a verb alone moves what was told before.
    let moved = measure.dimension == Dimension::Percent && own.chars().count() == 1;
    if own.is_empty() || moved {
        return known().map(|known| Name { subject: name.subject.or(known.subject), ..known });
    }
    if let Some(region) = half_of(own) {
        return known().map(|known| Name { subject: Some(region.to_string()), ..known });
    }
    let Phrase { metric, subject } = phrase_of(own, measure)?;
    if metric == name.metric {
        return Some(of_bodies(name, measure));
    }
    let noun = metric.strip_suffix('数').unwrap_or(&metric);
    let verb = Some(name.verb).filter(|verb| noun.starts_with(verb.as_str())).unwrap_or_default();
    let noun = noun[verb.len()..].to_string();
    Some(of_bodies(Name { metric, noun, verb, subject: name.subject.or(subject) }, measure))
}

/// `全市` of 瞪羚企业18家,恰为全市36家的一半: whose as many are.
fn half_of(own: &str) -> Option<&str> {
    let bare = own.strip_suffix('数').unwrap_or(own);
    let region = any_of!["恰为", "正好是", "恰好是", "恰是", "正是"].strip_start(bare)?;
    any_of!["全市", "全省", "全国", "全县"].contains(region).then_some(region)
}

/// What a figure is limited to, without words of its sentence: 某某基地 of 也有某某基地. `None` where it names nothing.
fn thing(subject: &str) -> Option<String> {
    let cut = breaks(subject).last().copied();
    let after = cut.map_or(subject, |cut| subject[cut.end..].trim_start_matches('有'));
    let thing = any_of!["这一", "这"].strip_end(after).unwrap_or(after);
    // 基地规模为中国第一: what is praised stands before.
    let thing = match cut.filter(|_| thing.ends_with("第一")) {
        Some(cut) => &subject[..cut.start],
        None => thing,
    };
    let nothing = thing.is_empty() || any_of!["这里", "那里", "一起", "一块", "量"].contains(thing) || happens(thing);
    (!nothing).then(|| thing.to_string())
}

/// Names made of others by rule, in which words of comparison stand in their place: 地区生产总值增速高于全市幅度.
fn reckoned(metric: &str) -> bool {
    any_of!["幅度", "倍数", "增速", "位次", "连续年数", "连续月数", "完成率", "用时", "时限", "价格"].ends(metric)
        || metric.contains("相当于")
}

/// 竣工投产 of 竣工投产数, counted in 家: firms. 签下14个 are projects.
fn of_bodies(name: Name, measure: Measure) -> Name {
    let Some(deed) = name.metric.strip_suffix('数').filter(|bare| only_verbs(bare)) else { return name };
    let deed = deed.to_string();
    match measure.unit {
        "家" | "户" => Name { metric: format!("{deed}企业数"), noun: "企业".to_string(), verb: deed, ..name },
        "个" if deed == "签下" => Name { subject: name.subject, ..finish((&deed, ""), measure) },
        _ => name,
    }
}

/// True for 投产, 签约入园: a row of verbs and no noun.
fn only_verbs(phrase: &str) -> bool {
    let bare = phrase.trim_start_matches(['新', '首', '批']);
    let mut end = 0;
    for (span, class) in words::find(bare) {
        if span.start != end || class != Class::Telling {
            return false;
        }
        end = span.end;
    }
    let states = any_of!["在建", "拟建", "在谈", "已建成", "建成"];
    let more = any_of!["净增", "增加", "减少", "增", "净增加"].contains(bare);
    end == bare.len() && end > 0 && !more || states.contains(bare)
}

/// A noun phrase with what it is limited to.
struct Phrase {
    metric: String,
    subject: Option<String>,
}

/// The noun phrase in what a name has of its sentence: behind the last word that stands in no noun, else before the first.
fn phrase_of(told: &str, measure: Measure) -> Option<Phrase> {
    let words = breaks(told);
    let (Some(&first), Some(&last)) = (words.first(), words.last()) else {
        return own_size(told, measure).map(|metric| Phrase { metric, subject: None });
    };
    let before = before_break(told, first);
    let after = told[last.end..].trim_start_matches(['的', '、']);
    let placed = last.of(told) == "在";
    // 12家软件企业坐进众创中心: where they went is told behind them.
    let went = any_of!(WENT).contains(last.of(told)) && (is_measure(before) || ends_with_body(before));
    let named = !went && if placed { is_measure(after) && !after.ends_with("面积") } else { names(after) };
    if named || last.of(told) == "把" && after.chars().count() >= 2 {
        let held = placed && (3..=10).contains(&before.chars().count()) && !has_verb(before);
        return Some(Phrase { metric: after.to_string(), subject: held.then(|| before.to_string()) });
    }
    // 进了重点名单的有49个
    let list = after.strip_suffix('数').filter(|list| any_of!["名单", "榜单"].ends(list));
    let metric = match list {
        Some(list) => format!("入选{list}数"),
        None => before_or_deed(told, (before, after), (last, measure))?,
    };
    Some(Phrase { metric, subject: None })
}

/// What stands before the words of the sentence, where it is a noun; else what those counted did, or the plain size.
fn before_or_deed(told: &str, (before, after): (&str, &str), (last, measure): (Span, Measure)) -> Option<String> {
    let placed = last.of(told) == "在" && after.strip_suffix("面积").is_some_and(happens);
    let timed = any_of!["最近", "目前", "如今", "眼下", "当时", "今天"].contains(before);
    let ends = before.ends_with(['中', '都', '里', '上', '将']);
    let bare = before.chars().count() >= 2 && !has_verb(before) && !ends && !timed;
    let deed = after.strip_suffix('数').filter(|deed| only_verbs(deed) || by_the_way(told, last, deed));
    Some(match measure.dimension {
        _ if before.chars().count() >= 2 && (is_measure(before) || is_extent(before) || paces(before)) => {
            before.to_string()
        }
        Dimension::Area if bare && !placed => format!("{before}面积"),
        Dimension::Area => "面积".to_string(),
        Dimension::Money if bare && after.ends_with("总投资") => format!("{before}总投资"),
        Dimension::Count | Dimension::Person if bare => format!("{before}数"),
        Dimension::Count if ["家", "户"].contains(&measure.unit) && deed.is_some() => format!("{}企业数", deed?),
        _ if deed.is_some_and(only_verbs) => after.to_string(),
        Dimension::Percent if ends_with_body(before) => before.to_string(),
        dimension => by_unit(dimension)?,
    })
}

/// 签字 of 当场签字数: how it was done stands before what was.
fn by_the_way(told: &str, last: Span, deed: &str) -> bool {
    let ways = any_of!["当场", "干脆", "一起", "逐一", "同日", "随之"];
    last.start == 0 && ways.contains(last.of(told)) && deed.chars().count() <= 4
}

/// What stands before a word of the sentence; before 了 and 着 without the verb they follow.
fn before_break(told: &str, first: Span) -> &str {
    let before = &told[..first.start];
    let moved = ["了", "着"].contains(&first.of(told));
    // 孵化器设在这里: the verb before 在 is a single character.
    let one = |before: &str| before.char_indices().next_back().is_some_and(|(at, _)| ends_with_body(&before[..at]));
    let before = if moved || first.of(told) == "在" && one(before) {
        before.char_indices().next_back().map_or("", |(at, _)| &before[..at])
    } else {
        before
    };
    any_of!["同比", "环比", "随", "全年"].strip_end(before).unwrap_or(before)
}

/// A name without words of the sentence: the plain size of a thing where the rest only tells what happened.
fn own_size(told: &str, measure: Measure) -> Option<String> {
    let told = told.trim_start_matches('的').trim_matches('/');
    match measure.dimension {
        Dimension::Area if told.strip_suffix("面积").is_some_and(happens) => Some("面积".to_string()),
        Dimension::Length if told == "高" => Some("高度".to_string()),
        Dimension::Mass | Dimension::Power | Dimension::Energy if told == "产" => Some("产量".to_string()),
        _ if told.chars().count() >= 2 => Some(told.to_string()),
        dimension => by_unit(dimension),
    }
}

/// What a unit says by itself of what it measures.
fn by_unit(dimension: Dimension) -> Option<String> {
    let name = match dimension {
        Dimension::Person => "人数",
        Dimension::Money => "金额",
        Dimension::Rank => "排名",
        Dimension::Count => "数量",
        Dimension::Length => "长度",
        Dimension::Volume => "体积",
        Dimension::Mass => "重量",
        Dimension::Power | Dimension::Energy => "规模",
        _ => return None,
    };
    Some(name.to_string())
}

fn has_verb(phrase: &str) -> bool {
    words::find(phrase).iter().any(|(_, class)| matches!(class, Class::Telling | Class::Light))
}

/// True for what ends with what was done and to nothing: 划出 of 划出面积.
fn happens(before: &str) -> bool {
    let named = any_of!["建成", "展出", "已建成"].contains(before);
    let done = any_of!["划出", "拉开", "铺开", "之间", "建起", "用到", "立起", "拓到"];
    !named && (before == "扩" || before.ends_with('于') || done.ends(before))
}

/// True for a phrase that names something: a measure, or a counted noun.
fn names(phrase: &str) -> bool {
    let bare = ["数", "面积"].iter().find_map(|end| phrase.strip_suffix(end)).unwrap_or(phrase);
    bare.chars().count() >= 2
        && (is_measure(phrase) && is_measure(bare)
            || ends_with_body(bare)
            || phrase.ends_with("率")
            || is_extent(phrase))
}

/// True for how fast a measure grows: 增速 of 增速在省内开发区.
fn paces(phrase: &str) -> bool {
    any_of!["增速", "增幅", "涨幅", "降幅"].ends(phrase)
}

/// True for how far, how high or how strong a thing is: 半径, 建筑高度, 加氢压力.
fn is_extent(phrase: &str) -> bool {
    any_of!["半径", "直径", "高度", "长度", "宽度", "深度", "厚度", "距离", "里程", "压力", "温度", "速度", "重量"]
        .ends(phrase)
}

fn ends_with_body(phrase: &str) -> bool {
    let last = words::find(phrase).last().copied();
    last.is_some_and(|(span, class)| span.end == phrase.len() && matches!(class, Class::Counted | Class::Compound))
}

/// The phrase without the words at its head that point back: 它的, 这批, 两者.
fn pointing_off(phrase: &str) -> &str {
    let head = any_of![
        "它的", "它还", "它", "两者的", "两者", "该", "这批", "这一", "这片", "这个", "那几年", "同一张", "一口气",
        "一下子", "一家", "一块", "他们", "她们", "我们",
    ];
    head.strip_start(phrase).unwrap_or(phrase)
}

/// Words that stand in no noun.
const BREAKS: &[&str] = &[
    "随之", "坐进", "走进", "跻身", "归到", "从此", "由此", "像", "一样", "为此", "当场", "干脆", "照样", "一起",
    "逐一", "同日", "之间", "在", "也", "又", "仍", "却", "已", "曾", "把", "被", "还", "就", "了", "着", "让", "为",
];

/// The nouns in which their characters stand: 图像, 就业.
const NOUNS: &[&str] = &[
    "图像", "影像", "像素", "摄像", "成像", "录像", "在建", "在校", "在线", "在园", "在孵", "在谈", "在岗", "在地",
    "在册", "在编", "在研", "在库", "在产", "在籍", "在职", "在读", "在手", "在途", "在营", "存在", "内在", "潜在",
    "外在", "所在", "正在", "在华", "在内", "在外", "处在", "站在", "排在", "业已", "被服", "被子", "植被", "还款",
    "偿还", "返还", "归还", "退还", "还建", "还迁", "还贷", "就业", "就地", "就近", "就医", "就学", "就诊", "成就",
    "就读", "就餐", "了解", "着力", "着陆", "着装", "着眼", "附着", "沉着", "转让", "出让", "让利", "受让", "让渡",
    "礼让", "作为", "行为", "为主", "为民", "华为", "为农", "有为", "无为", "为企",
];

/// Those of them behind which stands where a thing has come to.
const WENT: &[&str] = &["坐进", "走进", "跻身", "归到", "一样", "从此", "由此"];

/// The words and the nouns together; true for what parts a phrase.
static PARTING: LazyLock<Words<bool>> = LazyLock::new(|| {
    let mut words = Words::default();
    words.extend(NOUNS.iter().map(|noun| (noun.to_string(), false)));
    words.extend(BREAKS.iter().map(|word| (word.to_string(), true)));
    words
});

/// The words of the sentence in a phrase, in order.
fn breaks(phrase: &str) -> Vec<Span> {
    let found: Vec<(Span, bool)> = PARTING.every(phrase).collect();
    let in_noun = |word: Span| found.iter().any(|(noun, parts)| !parts && noun.contains(word));
    let words = found.iter().filter(|(word, parts)| *parts && !in_noun(*word)).map(|(word, _)| *word);
    let mut words: Vec<Span> = words.collect();
    words.dedup_by(|next, kept| next.start < kept.end);
    words
}
