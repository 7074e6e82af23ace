//! Names for numbers whose own words say too little: verbs, capacities, extents, goals, and what the figure before said.

use super::after::{counts_what_follows, following_verb, noun_after};
use super::canon::{finish, is_measure};
use super::phrase::{POINTERS, tidy};
use super::{Around, Measure, Name, Prior};
use crate::domain::Dimension;
use crate::facts::words::{self, Class};
use crate::source::any_of;

/// Nouns that say nothing without the noun of the figure before: 总量, 净增率, 总投资.
pub(super) fn leans(noun: &str) -> bool {
    const LEANING: &[&str] = &[
        "总量", "总数", "总额", "总投资", "总投资额", "投资总额", "协议投资", "协议总投资", "协议金额", "合同金额",
        "合同额", "协议投资额", "计划总投资", "计划投资", "金额", "总金额", "投资金额", "累计金额", "面积", "总面积",
        "净增率", "数量", "注册资本", "成交额", "投资", "投资额", "协议引资", "完成投资", "占地", "协议资金",
        "合同资金", "签约金额", "签约额", "首期", "一期", "二期", "起步区", "核心区", "启动区", "总建筑面积", "拟投资",
        "项目投资", "合计", "总资金", "估算总投资", "概算总投资", "预计总投资", "合计总投资", "估算投资", "意向投资",
        "意向总投资", "签约总投资", "概算投资",
    ];
    any_of!(LEANING).contains(noun)
}

/// The name of a figure that leans on the one before it.
pub(super) fn lean((verb, noun): (&str, &str), around: &Around, (measure, prior): (Measure, &Prior)) -> Option<Name> {
    // 标准厂房,新建101万平方米: what is told of stands in a clause of its own.
    if noun.is_empty()
        && !verb.is_empty()
        && measure.dimension == Dimension::Area
        && let Some(topic) = topic_of(&around.clause_before)
    {
        return Some(finish((verb, topic), measure));
    }
    // A count leans on what was counted, not on money or areas between.
    let counted = prior.counted.as_ref().map(|(name, _)| name).filter(|_| counts_what_follows(measure));
    let Some(known) = counted.or(prior.name.as_ref()) else {
        return match (verb.is_empty(), noun.is_empty()) {
            (_, false) => Some(finish((verb, noun), measure)),
            (false, true) => Some(verb_only(verb, measure)),
            // 建区之初,这里只有6平方公里: the zone itself.
            (true, true) => (measure.unit == "平方公里").then(|| finish(("", "面积"), measure)),
        };
    };
    let same = |metric: String| {
        Some(Name { metric, subject: known.subject.clone(), noun: known.noun.clone(), verb: known.verb.clone() })
    };
    // 处置闲置土地183宗、2841.97亩: how large what was counted is.
    if noun.is_empty()
        && verb.is_empty()
        && measure.dimension == Dimension::Area
        && let Some(counted) = known.metric.strip_suffix("宗数")
    {
        return same(format!("{counted}面积"));
    }
    if noun.is_empty() && verb.is_empty() && counts_what_follows(measure) && !known.noun.is_empty() {
        let then = any_of!["已经", "已", "均已", "均", "都已", "都", "正在", "正", "将"].strip_start(&around.after);
        let then = then.unwrap_or(&around.after);
        let done = under_way(&around.after).map(str::to_string).or_else(|| state_reached(then));
        let done = done.unwrap_or_else(|| following_verb(then));
        if !done.is_empty() && words::trim(&around.before).is_empty() {
            return Some(finish((&done, bare_noun(&known.noun)), measure));
        }
    }
    // 下辖129个村、32个社区,面积227平方公里: the zone's own.
    if ["面积", "总面积"].contains(&noun)
        && any_of!["社区", "街道", "村", "镇", "乡", "居委会", "县", "园区", "办事处", "镇街", "街办", "管理处"]
            .ends(&known.noun)
    {
        return Some(Name { metric: noun.to_string(), noun: noun.to_string(), ..Name::default() });
    }
    // 企业,同期新增275家: what is told of stands in a clause of its own.
    if noun.is_empty()
        && !verb.is_empty()
        && let Some(topic) = topic_of(&around.clause_before)
    {
        return Some(finish((verb, topic), measure));
    }
    // 开工23个,投资92.81亿元: the projects' own.
    if noun.is_empty() && verb == "投资" && known.metric.ends_with("项目数") {
        return same(format!("{}总投资", known.metric.trim_end_matches('数')));
    }
    // 稀土项目36个,合计98.8亿元: what is invested in them.
    if noun.is_empty()
        && verb.is_empty()
        && measure.dimension == Dimension::Money
        && prior.dimension == Some(Dimension::Count)
        && known.noun.ends_with("项目")
        && any_of!["合计", "共计", "总计"].is_in(&around.before)
    {
        let agreed = known.verb.contains('签') || known.noun.contains("签约");
        let total =
            if agreed { "协议总投资".to_string() } else { format!("{}{}总投资", known.verb, known.noun) };
        return same(total);
    }
    if noun.is_empty() && verb == "投资" && known.metric.ends_with("投资") && !known.metric.ends_with("总投资") {
        return same(known.metric.clone());
    }
    // 比上年同期多3户
    let more = around.before.trim().trim_start_matches(['比', '较']).trim_end_matches(['出', '了']);
    if let Some(way) = ["多", "少"].into_iter().find(|way| more.ends_with(way)).filter(|_| counts_what_follows(measure))
        && (more == way && more.len() < around.before.trim().len()
            || any_of!["同期", "上年", "去年", "年初", "前年", "前三年", "上月"].is_in(&around.before)
            || more == way && around.before.starts_with(way))
    {
        let way = if way == "多" { "增加数" } else { "减少数" };
        return same(format!("{}{way}", known.metric.trim_end_matches('数')));
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
            // 引进企业42家,其中亿元项目31个;建成投产22家: 家 counts firms.
            false if ["家", "户"].contains(&measure.unit) && known.noun.ends_with("项目") => {
                Some(finish((verb, "企业"), measure))
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
            true if any_of!["累计", "总数", "总量", "共", "年末", "达到", "增至", "到了", "升至"]
                .is_in(&around.before)
                && any_of!["净增", "新增"].is_in(&known.metric)
                && counts_what_follows(measure)
                && !known.noun.is_empty() =>
            {
                let noun = known.noun.trim_end_matches("净增").trim_end_matches("新增");
                Some(finish(("", noun), measure))
            }
            true if any_of!["累计", "总数", "总量", "共"].is_in(&around.before)
                && counts_what_follows(measure)
                && !known.noun.is_empty() =>
            {
                Some(finish(("", &known.noun), measure))
            }
            true if measure.dimension == Dimension::Time => same(known.metric.clone()),
            // 建成道路25条、53公里, 盘活厂房9栋、18万平方米: the same by its size.
            true if before.is_empty()
                && matches!(measure.dimension, Dimension::Area | Dimension::Length)
                && prior.dimension == Some(Dimension::Count)
                && !known.noun.is_empty() =>
            {
                Some(finish((&known.verb, &known.noun), measure))
            }
            true if before.is_empty()
                && counts_what_follows(measure)
                && prior.counted.as_ref().is_some_and(|(_, unit)| unit != measure.unit)
                && !known.noun.is_empty() =>
            {
                Some(finish((&known.verb, &known.noun), measure))
            }
            true if before.is_empty() || POINTERS.contains(&before) || around.before.contains("下一个") => {
                same(known.metric.clone())
            }
            true => None,
        };
    }
    let agreed =
        known.verb.contains('签') || known.noun.contains("签约") || any_of!["协议", "合同", "引资", "签约"].is_in(noun);
    let total = [
        "总投资", "总投资额", "投资总额", "总金额", "投资金额", "计划总投资", "计划投资", "协议投资", "协议总投资",
        "协议金额", "合同金额", "合同额", "协议投资额", "协议引资", "协议资金", "合同资金", "签约金额", "签约额",
        "合同引资额", "协议引资额", "总投资金额",
    ]
    .contains(&noun)
        || noun == "投资额" && known.noun.ends_with("项目");
    match noun {
        _ if (total || noun == "金额") && agreed => same("协议总投资".to_string()),
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

/// 年度计划投资52亿元, after projects were counted or with them before it: what is to be spent on them this year.
pub(super) fn yearly_plan(before: &str, measure: Measure, prior: &Prior) -> Option<Name> {
    if measure.dimension != Dimension::Money {
        return None;
    }
    let cues = any_of![
        "年度计划投资",
        "年度计划总投资",
        "年度计划完成投资",
        "年度投资",
        "年度投资计划",
        "当年计划投资",
        "当年计划完成投资",
        "年计划投资",
    ];
    let front = cues.strip_end(before.trim_end_matches(['约', '达', '为']))?;
    let works = any_of!["项目", "工程"];
    let (_, own) = super::split(words::trim(super::strip_region(front)));
    let known = prior.counted.as_ref().map(|(name, _)| name).filter(|name| works.ends(&name.noun));
    let subject = match known {
        _ if works.ends(&own) && own != "项目" => Some(own),
        Some(name) => Some(format!("{}{}", name.verb, name.noun)).filter(|of| of != "项目"),
        None => None,
    };
    let (noun, verb) = known.map(|name| (name.noun.clone(), name.verb.clone())).unwrap_or_default();
    Some(Name { metric: "年度计划投资".to_string(), subject, noun, verb })
}

/// 标准厂房 of `标准厂房,2022年以来新建101万平方米`, 企业 of `看企业,新增20家`: a counted noun and nothing else.
fn topic_of(clause: &str) -> Option<&str> {
    let plain = any_of!["看", "从", "在"].strip_start(clause).unwrap_or(clause);
    let plain = any_of!["方面", "来看", "看", "上"].strip_end(plain).unwrap_or(plain);
    let found = words::find(plain);
    let whole = found.last().is_some_and(|(span, class)| {
        span.end == plain.len() && matches!(class, Class::Counted) && plain[..span.start].chars().count() <= 4
    });
    (whole && found.len() == 1 && plain.chars().count() <= 8).then_some(plain)
}

/// 企业 of 新入园企业: the noun without the verb it was counted by before.
fn without_verb(noun: &str) -> &str {
    let rest = noun.strip_prefix('新').unwrap_or(noun);
    if any_of!["开工项目", "签约项目", "竣工项目", "投产项目", "在建项目", "续建项目"].contains(rest)
    {
        return "项目";
    }
    let found = words::find(rest);
    match found.first() {
        Some((span, Class::Telling)) if span.start == 0 && rest[span.end..].chars().count() >= 2 => &rest[span.end..],
        _ => noun,
    }
}

/// A bare measure told right after large industrial companies were counted or measured is theirs.
pub(super) fn of_large_industry(known: &Name, noun: &str) -> Option<String> {
    let counted = known.noun.ends_with("规模以上工业企业") || known.noun.ends_with("规上工业企业");
    let measured = any_of!["规上工业", "规模以上工业"].starts(&known.metric) && known.subject.is_none();
    match noun {
        "总产值" | "产值" if counted => Some("规上工业总产值".to_string()),
        "增加值" if counted => Some("规上工业增加值".to_string()),
        "主营业务收入" | "营业收入" if counted => Some(format!("规上工业{noun}")),
        "利润" | "利润总额" | "利税" | "利税总额" if counted || measured => Some(format!("规上工业{noun}")),
        _ => None,
    }
}

/// 在建 of 21个正在建设: those that are being built.
pub(super) fn under_way(then: &str) -> Option<&'static str> {
    let end = then.find([',', '。', ';', '、', '(']).unwrap_or(then.len());
    let built = any_of!["建设", "建设中", "施工", "施工中", "加紧建设", "加快建设", "抓紧建设", "抓紧施工"];
    let rest = any_of!["正在", "正"].strip_start(&then[..end]).or_else(|| then[..end].strip_prefix("在"))?;
    built.contains(rest).then_some("在建")
}

/// `取得阶段性成果` of 其中26项取得阶段性成果, `主体封顶` of 3个实现主体封顶: what has become of those counted.
fn state_reached(then: &str) -> Option<String> {
    let end = then.find([',', '。', ';', '、', '(']).unwrap_or(then.len());
    let state = any_of!["实现", "全部", "基本", "顺利"].strip_start(&then[..end]).unwrap_or(&then[..end]);
    let verb = words::find(state).first().is_some_and(|(span, class)| span.start == 0 && *class == Class::Telling)
        || any_of!["主体封顶", "封顶", "达标", "验收", "完成", "办结", "推进"].starts(state);
    (verb && (2..=8).contains(&state.chars().count()) && !state.contains(|c: char| c.is_ascii_digit() || c == '的'))
        .then(|| state.to_string())
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
pub(super) fn counted_at_end(clause: &str) -> Option<String> {
    let found = words::find(clause);
    let counted = found.last().is_some_and(|(span, class)| span.end == clause.len() && *class == Class::Counted);
    let noun = clause.rsplit(['的', '、', '和']).next().unwrap_or(clause);
    (counted && (3..=12).contains(&noun.chars().count())).then(|| noun.to_string())
}

/// 列支1667万元, 放款6.3亿元: only a verb names it.
pub(super) fn verb_only(verb: &str, measure: Measure) -> Name {
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
pub(super) fn capacity(around: &Around, measure: Measure) -> Option<Name> {
    if matches!(measure.dimension, Dimension::Money | Dimension::Percent) {
        return None;
    }
    let before = around.before.as_str();
    if !any_of!["产", "加工", "处理", "发电", "吞吐", "周转", "封装", "组装", "下线", "制造"].is_in(before)
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
            ("能产", "产能"),
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

/// 产能达到原丝16万吨、碳丝5万吨: the goods stand between the measure and the figure; the next of the row have the same.
pub(super) fn capacity_told(before: &str, measure: Measure) -> Option<Name> {
    if matches!(measure.dimension, Dimension::Money | Dimension::Percent) {
        return None;
    }
    let (front, rest) = before.rsplit_once("产能")?;
    let rest = rest.strip_prefix("规模").unwrap_or(rest);
    let rest = any_of!["由此", "已", "将", "分别", "预计", "可"].strip_start(rest).unwrap_or(rest);
    let goods = any_of!["达到", "达", "为"].strip_start(rest)?;
    let named = goods.chars().count() <= 8 && !goods.contains(['、', '的', ',']);
    let subject = Some(tidy(words::trim(goods))).filter(|goods| goods.chars().count() >= 2);
    // 公司产能将达到50万只 is of the company; in 汽车产能达到50万辆 the goods stand in front.
    let alone = || ["", "公司", "企业", "园区", "全区"].contains(&words::trim(front));
    (named && (subject.is_some() || alone())).then(|| Name {
        metric: "产能".to_string(),
        subject,
        verb: "年产".to_string(),
        ..Name::default()
    })
}

/// 形成200吉瓦单晶硅棒产能: what can be made stands behind, with the goods.
pub(super) fn capacity_behind(around: &Around, measure: Measure) -> Option<Name> {
    let sized = matches!(measure.dimension, Dimension::Power | Dimension::Energy | Dimension::Mass | Dimension::Count);
    let end = around.after.find([',', '。', ';', '、', '(']).unwrap_or(around.after.len());
    let told = &around.after[..end];
    let goods = any_of!["生产能力", "生产规模", "产能"].strip_end(told).filter(|_| sized)?;
    let goods = tidy(words::trim(goods.trim_end_matches(['的', '年'])));
    // 形成8万辆的产能
    let in_row = around.before.trim().starts_with(['、', '和', '及', '与']);
    if goods.is_empty() && told.starts_with('的') && !in_row {
        return Some(Name { metric: "产能".to_string(), ..Name::default() });
    }
    let named = (2..=12).contains(&goods.chars().count());
    named.then(|| Name { metric: "产能".to_string(), subject: Some(goods), ..Name::default() })
}

/// Verbs that bring a plant about: what stands behind a size after them is what it can make.
const BRINGS_ABOUT: &[&str] = &["", "新增", "新建", "扩建", "续建", "投产", "开工", "新开工", "新上", "达产", "投资"];

/// 形成14万吨多晶硅, 某某公司一期12GWh动力电池, 三期5万吨: how much a plant can make, told of no measure.
pub(super) fn of_plant((verb, noun): (&str, &str), around: &Around, measure: Measure) -> Option<Name> {
    let watts = measure.dimension == Dimension::Power || measure.dimension == Dimension::Energy;
    let large = watts && any_of!["GW", "吉瓦", "GWh", "吉瓦时", "MWh", "兆瓦时"].ends(measure.unit);
    let sized = large || measure.dimension == Dimension::Mass || any_of!["吨/年"].ends(measure.unit);
    if !sized || is_measure(noun) || any_of!["价格", "标准", "成本", "耗", "排放"].is_in(noun) {
        return None;
    }
    // 多晶硅 of 多晶硅、102吉瓦单晶硅 is what the size before is of.
    let listed = around.before.trim_end().ends_with(['、', '和', '与', '及']);
    let noun = if listed { "" } else { noun };
    let phase = any_of!["一期", "二期", "三期", "四期"].ends(noun);
    let stands = phase || noun.is_empty() || large || measure.unit.ends_with("/年");
    let goods = goods_behind(&around.after);
    let named =
        goods.is_some() || phase && (around.after.is_empty() || around.after.starts_with(['已', '正', '将', '预']));
    let subject = tidy(&format!("{noun}{}", goods.unwrap_or_default()));
    let told = stands && named && BRINGS_ABOUT.contains(&verb) && subject.chars().count() >= 2;
    // 已形成14万吨 is there; 二期12GWh is what it is to make a year.
    let there = any_of!["形成", "拥有", "具备", "现有", "已有"].is_in(&around.before);
    let verb = if there { "" } else { "年产" }.to_string();
    told.then(|| Name { metric: "产能".to_string(), subject: Some(subject), verb, ..Name::default() })
}

/// 多晶硅 right behind a size, up to a mark or a joint; a clause with a verb is no goods.
fn goods_behind(after: &str) -> Option<String> {
    let marks =
        ['、', ',', '。', ';', '的', '等', '和', '与', '及', '(', '就', '也', '将', '已', '正', '均', '都', '在'];
    let end = after.find(marks).unwrap_or(after.len());
    let run = &after[..end];
    let verb = words::find(run)
        .iter()
        .find(|(_, class)| !matches!(class, Class::Counted | Class::Compound))
        .map_or(run.len(), |(span, _)| span.start);
    let goods = any_of!["以及", "项目", "生产线", "产线", "装置"].strip_end(&run[..verb]).unwrap_or(&run[..verb]);
    let machine = any_of!["机", "机组", "锅炉", "电站", "电场", "风电", "光伏"].ends(goods);
    let letters = !goods.starts_with(['以', '左', '余', '上', '下', '级', '大']);
    ((2..=12).contains(&goods.chars().count()) && letters && !machine).then(|| goods.to_string())
}

/// 6微米厚铜箔, 220千伏变电站: a size that stands before what has it.
pub(super) fn extent(around: &Around, measure: Measure) -> Option<Name> {
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
pub(super) fn goal_reached(around: &Around, measure: Measure, prior: &Prior) -> Option<Name> {
    if measure.dimension != Dimension::Percent {
        return None;
    }
    let before = around.before.trim_end_matches(['的', '达', '为', '到']);
    // 全年任务完成75%
    let done = before.strip_suffix("完成").map(|aim| aim.trim_end_matches(['已', '的']));
    let done = done.filter(|aim| any_of!["目标任务", "目标", "任务", "计划"].ends(aim) && aim.chars().count() <= 10);
    let before = done.unwrap_or(before);
    let aim = ["目标任务", "目标", "任务", "计划", "预算"].iter().find(|aim| before.ends_with(**aim))?;
    let start = ["完成", "占", "达到", "超", "为", "是", "相当于"]
        .iter()
        .filter_map(|cue| before.rfind(cue).map(|at| at + cue.len()))
        .max()
        .or_else(|| done.map(|_| 0))?;
    let of = before.get(start..)?.strip_suffix(aim)?;
    let verb = if before[..start].ends_with('超') { "超额率" } else { "完成率" };
    let aim = if *aim == "目标任务" { "目标" } else { aim };
    let metric = format!("{}{aim}{verb}", of.trim_matches(['了', '的']));
    let subject = prior.name.as_ref().map(|name| name.subject.clone().unwrap_or_else(|| name.metric.clone()));
    Some(Name { metric, subject, ..Name::default() })
}
