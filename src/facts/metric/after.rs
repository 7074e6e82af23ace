//! The noun phrase after a number: what is counted, set up or listed there.

use super::canon::finish;
use super::lean::under_way;
use super::phrase::{DEEDS, tidy};
use super::{Measure, Name};
use crate::domain::Dimension;
use crate::facts::words::{self, Class};
use crate::source::{Span, any_of, is_letter};

/// True for units that count what stands after them: 家, 个, 项, 人, 户.
pub(super) fn counts_what_follows(measure: Measure) -> bool {
    matches!(measure.dimension, Dimension::Count | Dimension::Person)
}

/// 某某科创基金首期, 产业引导基金总规模: how large a fund is, the fund being the subject.
pub(super) fn fund((before, clause_before): (&str, &str), measure: Measure) -> Option<Name> {
    if measure.dimension != Dimension::Money {
        return None;
    }
    let sizes = ["首期规模", "首期", "一期规模", "总规模", "募集规模", "基金规模", "规模"];
    let (who, size) = sizes.iter().find_map(|size| before.strip_suffix(size).map(|who| (who, *size)))?;
    let who = if who.trim().is_empty() { clause_before } else { who };
    let who = match who.find("基金") {
        Some(at) if size != "基金规模" => who[..at + "基金".len()].to_string(),
        _ => who.to_string(),
    };
    let who = if size == "基金规模" { format!("{who}基金") } else { who.to_string() };
    let bare = who.trim_end_matches('”');
    if !bare.ends_with("基金") {
        return None;
    }
    let name = bare.rsplit('“').next().unwrap_or(bare);
    let founding = ["组建起", "组建", "设立了", "设立", "成立", "发起", "建立", "打造", "形成", "出资"];
    let verbs = founding.iter().filter_map(|verb| name.rfind(verb).map(|at| at + verb.len())).max().unwrap_or(0);
    let name = words::trim(&name[verbs..]).to_string();
    Some(Name {
        metric: "基金规模".to_string(),
        subject: (name.chars().count() > 2).then_some(name),
        ..Name::default()
    })
}

/// Words between a measure and the figure that is set for it: 目标定在5.2%.
pub(super) const SET_AT: &[&str] = &[
    "的目标定在", "目标定在", "的目标定为", "目标定为", "的目标确定为", "目标确定为", "的目标设定为", "目标设定为",
    "的目标为", "目标为", "的目标是", "目标是", "定在", "定为", "设定为", "预期为", "目标值为",
];

/// True for 国家 that says of what rank the noun behind it is: 3个国家大科学装置, 5项国家“新药创制”项目, but 20多个国家和地区.
fn is_of_the_nation(text: &str, span: Span) -> bool {
    let next = text[span.end..].chars().next();
    let goes_on = |next: char| next == '“' || is_letter(next) && !"和与及的等、有".contains(next);
    span.of(text) == "国家" && next.is_some_and(goes_on)
}

/// True where a verb is the head of a noun: 配套 of 配套商, 集聚 of 产业集聚区.
fn makes_a_noun(after_verb: &str) -> bool {
    after_verb.starts_with(['商', '者', '员', '型']) || after_verb.starts_with('区') && !after_verb.starts_with("区内")
}

/// The noun right after a count, and the verb phrase after it: 企业, 进入产融白名单 in `104家企业进入产融白名单`.
pub(super) fn noun_after(after: &str) -> Option<(String, String)> {
    if after.starts_with([
        ' ', '、', ',', '和', '及', '与', '在', '已', '均', '正', '的', '以', '被', '将', '(', '并', '共', '跟', '为',
        '是', '获', '因', '由', '可', '达',
    ]) {
        return None;
    }
    if after.starts_with("全部") || after.starts_with("全面") {
        return None;
    }
    let after = after.trim_start_matches(['“', '”']);
    if let Some((size, rest)) = sized(after) {
        let (noun, then) = noun_after(rest).filter(|(noun, _)| any_of!["项目", "企业", "工程"].ends(noun))?;
        return Some((format!("{size}{noun}"), then));
    }
    // 下辖129个村、32个社区
    if let Some(unit) = after.chars().next().filter(|unit| "村镇乡县".contains(*unit)) {
        let rest = &after[unit.len_utf8()..];
        if rest.is_empty() || rest.starts_with(['、', ',', '和', '及', '(']) {
            return Some((unit.to_string(), rest.to_string()));
        }
    }
    if let Some(end) = projects_at(after) {
        return Some((after[..end].to_string(), after[end..].to_string()));
    }
    // 1.6万户扩容至12.3万户: what it has become comes next.
    let made_of = any_of!["组成", "构成", "形成", "建成"].ends(after);
    if after.ends_with(['至', '到', '为', '成']) && after.chars().count() <= 6 && !made_of {
        return None;
    }
    let found = words::find(after);
    let verbal = |i: usize| {
        let (span, class) = found[i];
        let noun_next = found
            .get(i + 1)
            .is_some_and(|(next, class)| next.start == span.end && matches!(class, Class::Counted | Class::Compound));
        let verb = matches!(class, Class::Telling | Class::Light | Class::Passing);
        verb && !noun_next && !makes_a_noun(&after[span.end..])
    };
    let big = found.first().is_some_and(|(span, class)| {
        *class == Class::Telling && any_of!["大项目", "重大项目", "重点项目", "型项目"].starts(&after[span.end..])
    });
    if !big && found.first().is_some_and(|(span, _)| span.start == 0) && verbal(0) {
        return None;
    }
    let counted = found
        .iter()
        .filter(|(span, _)| !is_of_the_nation(after, *span))
        .find(|(span, class)| matches!(class, Class::Counted | Class::Compound) && !joined(after, span.end, &found));
    let verb = (0..found.len()).filter(|i| found[*i].0.start > 0 && verbal(*i)).map(|i| found[i].0).next();
    let end = match (counted, verb) {
        (Some((noun, _)), Some(verb)) if verb.start < noun.start => verb.start,
        (Some((noun, _)), verb) => {
            let most = verb.map_or(after.len(), |verb| verb.start);
            longer(after, last_counted(after, (noun.end, most), &found), most)
        }
        (None, Some(verb)) => verb.start,
        (None, None) => after.len(),
    };
    let whole = counted.is_some_and(|(noun, _)| noun.start == 0 && noun.end == end);
    // 59个钢铁、石化、纸业配套产业项目: what is counted closes the list of its sorts.
    let closes = counted.is_some_and(|(noun, _)| noun.end == end) && after[..end].contains(['、', '和', '与', '及']);
    let noun = if whole || closes && after[..end].chars().count() <= 16 {
        &after[..end]
    } else if let Some((noun, _)) = counted.filter(|_| closes) {
        return Some((noun.of(after).to_string(), after[end..].to_string()));
    } else {
        let quoted = after[..end].find('”').filter(|at| after[..*at].contains('“')).map_or(0, |at| at + "”".len());
        let marks = ['、', '的', '”', '(', ',', '为', '在', '与', '和', '是', '—'];
        &after[..after[quoted..end].find(marks).map_or(end, |at| quoted + at)]
    };
    let noun = noun.trim_end_matches(['了', '已', '均', '将', '正', '共']);
    // 27个行业大类中, at the end of its clause
    let inside = noun.len() == after.len() && noun.chars().count() > 2 && !noun.ends_with("集中");
    let noun = if inside { noun.strip_suffix('中').unwrap_or(noun) } else { noun };
    (2..=16).contains(&noun.chars().count()).then(|| (noun.to_string(), after[noun.len()..].to_string()))
}

/// Those that do things themselves: what stands behind them may be what they do.
const ACTORS: &[&str] = &[
    "企业", "公司", "项目", "单位", "机构", "园区", "城市", "国家", "国家和地区", "省份", "院校", "高校", "院所",
    "团队", "人才", "专家", "学生", "员工", "职工", "人员", "党员", "干部", "党员干部", "街道", "社区", "家庭", "农户",
    "平台", "商户", "市场主体", "经营主体", "博士", "院士", "班列", "片区", "协会", "商会",
];

/// Where the last counted noun of a name ends: 厂房 in 现代化标准通用厂房, where 标准 only says of what sort.
fn last_counted(after: &str, (end, most): (usize, usize), found: &[(Span, Class)]) -> usize {
    let stop = after[end..most].find(['、', '的', '”', '(', ',', '为', '在', '与', '和', '是', '加', '—', '。']);
    let most = stop.map_or(most, |at| end + at);
    // 三大主导产业开展产业链招商: a verb ends the name, but for 配套 of 工程机械配套项目.
    let sorts = any_of!["配套", "服务", "培训", "加工", "生产", "销售", "孵化", "运营", "交易", "安置", "转化", "改造"];
    let verbal = |(span, class): &&(Span, Class)| {
        let verb = matches!(class, Class::Telling | Class::Light | Class::Passing);
        verb && span.start >= end && !sorts.contains(span.of(after)) && !makes_a_noun(&after[span.end..])
    };
    let most = found.iter().find(verbal).map_or(most, |(span, _)| span.start.min(most));
    let acts = any_of!(ACTORS).ends(&after[..end]);
    let counted = |(span, class): &&(Span, Class)| *class == Class::Counted && span.start >= end && span.end <= most;
    let last = found.iter().rev().find(counted).map(|(span, _)| span.end);
    last.filter(|last| !acts && after[end..*last].chars().count() <= 10).unwrap_or(end)
}

/// `投资超20亿元` and what comes after it in 投资超20亿元的重大项目: how big each of those counted is.
fn sized(after: &str) -> Option<(String, &str)> {
    let measured =
        any_of!["总投资额", "总投资", "投资额", "投资", "年产值", "产值", "年营业收入", "营业收入", "收入", "税收"];
    let (at, _) = measured.at_start(after)?;
    let (told, rest) = after.split_at(after.find('元')? + "元".len());
    let over = any_of!["超过", "超", "过", "逾", "突破", "达", "上", "不低于"].strip_start(&told[at..]);
    let above = any_of!["及以上", "以上"].strip_start(rest);
    let size = over.unwrap_or(&told[at..]);
    let money = size.chars().all(|c| c.is_ascii_digit() || "亿万千百十元一二两三五.余美".contains(c));
    let rest = above.unwrap_or(rest);
    let noun = rest.strip_prefix('的').unwrap_or(rest);
    let bound = match over {
        Some(_) => format!("超{size}"),
        None => format!("{size}以上"),
    };
    (money && (over.is_some() || above.is_some())).then(|| (format!("{}{bound}", &after[..at]), noun))
}

/// States by which projects are counted.
const STATES: &[&str] = &[
    "新建", "扩建", "续建", "改建", "技改", "在建", "拟建", "储备", "签约", "开工", "新开工", "竣工", "投产",
    "新(扩)建", "改扩建", "迁建", "前期",
];

/// 新建、扩建项目 in `27个新建、扩建项目达产达效`: where projects counted by their state end.
fn projects_at(after: &str) -> Option<usize> {
    let mut at = 0;
    loop {
        let state = STATES.iter().filter(|state| after[at..].starts_with(**state)).max_by_key(|state| state.len())?;
        at += state.len();
        if after[at..].starts_with("项目") {
            return Some(at + "项目".len());
        }
        at += ["、", "和", "及"].iter().find(|joint| after[at..].starts_with(**joint))?.len();
    }
}

/// Where a name that begins with a counted noun ends: 国家科技进步奖一等奖, 企业研发平台. Else the noun alone.
pub(super) fn longer(text: &str, end: usize, most: usize) -> usize {
    let rest = text.get(end..most).unwrap_or("");
    // 机器人及相关企业: what is counted closes the row.
    if rest.starts_with(['及', '和', '与'])
        && let Some((body, _)) = any_of!["企业", "机构"].first(rest)
        && rest[..body.end].chars().count() <= 8
        && !rest[..body.end].contains([',', '。', '、'])
        && !any_of!["企业", "机构", "项目"].ends(&text[..end])
    {
        return end + body.end;
    }
    let rest = rest.split(['、', '的', '”', '(', ',', '为', '在', '与', '和', '是', '。']).next().unwrap_or("");
    let names = [
        "奖", "专项", "课题", "称号", "平台", "中心", "实验室", "工作站", "基金", "园", "院", "所", "项目", "企业",
        "机构", "人才", "专利", "标准", "产品", "企业家", "成果", "组", "队", "联盟", "协会", "基地", "集群", "专班",
        "办公室", "清单", "集聚区", "开发区", "示范区", "招牌", "代表", "任务目标", "示范线",
    ];
    if (1..=12).contains(&rest.chars().count()) && names.iter().any(|name| rest.ends_with(name)) {
        end + rest.len()
    } else {
        end
    }
}

/// True where a counted noun goes on as part of a longer one: 企业 in 企业技术中心.
fn joined(text: &str, end: usize, found: &[(Span, Class)]) -> bool {
    found.iter().any(|(span, class)| span.start == end && *class == Class::Counted)
        || text[end..].starts_with(['家', '级', '类'])
}

/// `30亿元以上的工业产值`, `2万元补助`: the noun after, where nothing before the number names it.
pub(super) fn of_what_follows(after: &str, measure: Measure) -> Option<String> {
    let rest = match after.strip_prefix('的') {
        Some(rest) => rest,
        None if measure.dimension == Dimension::Money
            && !words::find(after)
                .first()
                .is_some_and(|(span, class)| span.start == 0 && !matches!(class, Class::Compound | Class::Counted)) =>
        {
            after
        }
        None => return None,
    };
    let end = rest.find(['的', '、', '和', ',', '(']).unwrap_or(rest.len());
    let verb = words::find(&rest[..end])
        .iter()
        .find(|(span, class)| span.start > 0 && matches!(class, Class::Telling | Class::Light))
        .map_or(end, |(span, _)| span.start);
    let noun = tidy(words::trim(&rest[..end.min(verb)]));
    let aim = any_of!["目标", "大关", "任务", "台阶", "门槛", "关口", "规模"].ends(&noun);
    ((2..=12).contains(&noun.chars().count()) && !aim).then_some(noun)
}

/// `核心区` of 16平方公里核心区, `土地` of 4200亩土地: the place right behind its size. On 165平方公里的土地 a whole zone stands.
pub(super) fn place_after(after: &str) -> Option<String> {
    if any_of!["的土地上", "的版图", "的热土", "的沃土", "的大地"].starts(after) {
        return Some("总面积".to_string());
    }
    let end = after.find([',', '。', ';', '、', '(', '的', '和', '与', ' ', '“']).unwrap_or(after.len());
    let run = &after[..end];
    let verb = words::find(run)
        .iter()
        .find(|(span, class)| span.start > 0 && matches!(class, Class::Telling | Class::Light | Class::Passing))
        .map_or(run.len(), |(span, _)| span.start);
    let places = any_of![
        "区", "地块", "厂房", "公寓", "土地", "用房", "产业园", "实验室", "车间", "工厂", "大厦", "大楼", "广场",
        "场地", "用地", "住房", "空间", "盐碱地",
    ];
    // 5平方公里核心区控规完成调修: up to the last of them.
    let last = places.every(&run[..verb]).map(|(place, _)| place.end).max()?;
    // 划出8平方公里建新材料产业园
    let built = any_of!["建设", "打造", "建"].strip_start(&run[..last]);
    let kept = any_of!["建成区", "建设用地", "建材", "建筑", "建设局"].starts(run);
    let noun = tidy(built.filter(|_| !kept).unwrap_or(&run[..last]));
    let plain = (2..=10).contains(&noun.chars().count()) && !noun.starts_with(['左', '以', '余', '多']);
    plain.then_some(noun)
}

/// 拿出2000万元设立种子资金: what the money sets up.
pub(super) fn set_up(after: &str, measure: Measure) -> Option<Name> {
    if measure.dimension != Dimension::Money {
        return None;
    }
    let rest = any_of!["设立", "建立", "组建", "成立", "用于设立"].strip_start(after)?;
    let what = rest.trim_start_matches('了').split([',', '。', ';', '、', '(']).next().unwrap_or("");
    let what = tidy(what);
    let kept = ["基金", "资金", "资金池"].iter().find(|kind| what.ends_with(**kind));
    let fits = (2..=14).contains(&what.chars().count());
    fits.then(|| match kept {
        Some(&"基金") => Name { metric: "基金规模".to_string(), subject: Some(what.clone()), ..Name::default() },
        Some(_) => Name { metric: format!("{what}规模"), ..Name::default() },
        None => Name { metric: format!("{what}资金"), ..Name::default() },
    })
}

/// The name of a count whose noun stands after it. The verb is the one right before the number or before a list that
/// ends there (集聚A、B等20家企业); else what the counted do (500名干部下沉).
pub(super) fn right_name(before: &str, (noun, then): (&str, &str), measure: Measure) -> Name {
    // 电子、汽车两大支柱: industries.
    let noun = if noun == "支柱" { "支柱产业".to_string() } else { tidy(noun) };
    if let Some(grade) = grade_reached(then).filter(|_| any_of!["集群", "产业", "园区"].ends(&noun)) {
        return finish(("", &format!("{grade}级{noun}")), measure);
    }
    if let Some(what) = size_reached(then).filter(|_| noun.ends_with("企业")) {
        return finish(("", &format!("{what}{noun}")), measure);
    }
    // 200万锭棉纺项目: spindles are how large one project is.
    if measure.unit.ends_with('锭') {
        return Name { metric: "纺锭规模".to_string(), subject: Some(noun.clone()), noun, ..Name::default() };
    }
    if let Some(what) = listed_in(then) {
        // 入选链主企业: the list names them already.
        let whole = if what.ends_with(noun.as_str()) { what } else { format!("{what}{noun}") };
        return finish(("", &whole), measure);
    }
    if let Some(state) = under_way(then).filter(|_| noun == "项目") {
        return finish(("", &format!("{state}{noun}")), measure);
    }
    // 对40个项目提供服务: what is done is done to those counted.
    let object = before.trim().starts_with(['对', '为', '向', '给']);
    let list = before.contains('、') || before.trim_end().ends_with('等');
    let before = words::trim(before);
    let found = words::find(before);
    let following_verb = |then: &str| if object { String::new() } else { following_verb(then) };
    let telling = |list: bool| {
        let mut verbs = found.iter().filter(|(_, class)| *class == Class::Telling);
        let adjacent = found.last().filter(|(span, class)| span.end == before.len() && *class == Class::Telling);
        // A、B生产基地等54个项目: a verb within a name of the list counts nothing.
        let verb = if list { verbs.next().filter(|(span, _)| span.start == 0) } else { adjacent };
        verb.map(|(span, _)| span.of(before).to_string())
    };
    // 吸引82家企业入驻: what those counted do says more than what brought them to it.
    let told = telling(list).filter(|verb| !any_of!["吸引", "引来", "推动", "带动", "帮助", "促成"].contains(verb));
    let verb = told.or_else(|| Some(following_verb(then)).filter(|verb| !verb.is_empty()));
    let verb = verb.or_else(|| telling(list)).or_else(|| telling(false)).unwrap_or_else(|| following_verb(then));
    let acts = any_of!["企业", "项目", "机构", "单位", "团队", "公司", "院所", "实验室"].ends(&noun);
    let verb = match deed_at_end(then).filter(|_| verb.is_empty() && !object && acts) {
        Some(deed) => deed.to_string(),
        None => verb,
    };
    finish((&verb, &noun), measure)
}

/// `千亿` of 4个集群过千亿: the grade that those counted have reached.
fn grade_reached(then: &str) -> Option<&str> {
    let end = then.find([',', '。', ';', '、', '(']).unwrap_or(then.len());
    let told = any_of!["产值", "规模", "营收", "已", "均"].strip_start(&then[..end]).unwrap_or(&then[..end]);
    let grade = any_of!["突破", "超过", "超", "过", "破", "逾"].strip_start(told)?;
    let grade = grade.strip_suffix('元').unwrap_or(grade);
    ["千亿", "五百亿", "百亿", "五十亿", "十亿", "万亿"].contains(&grade).then_some(grade)
}

/// `收入超亿元` of 52家企业收入超亿元, 上市 of 19家企业在境内外上市: what those counted have reached.
fn size_reached(then: &str) -> Option<String> {
    let end = then.find([',', '。', ';', '、', '(']).unwrap_or(then.len());
    let told = then[..end].trim_start_matches(['已', '均', '都']);
    if told.starts_with('在')
        && any_of!["上市", "挂牌", "上市挂牌", "挂牌上市"].ends(told)
        && told.chars().count() <= 16
    {
        return Some("上市".to_string());
    }
    let measured = any_of!["收入", "产值", "营收", "税收", "纳税", "利税", "增速", "增幅", "投资"];
    let at = measured.first_start(told).filter(|at| told[..*at].chars().count() <= 4)?;
    let passed = any_of!["超过", "超", "突破", "过", "逾", "达", "达到", "在"].is_in(&told[at..]);
    (passed && told.chars().count() <= 12 && told.ends_with(['元', '%', '上'])).then(|| told.to_string())
}

/// `3家企业入选省级专精特新名单`, `104家企业进入产融白名单`: the list they are in names them.
fn listed_in(then: &str) -> Option<String> {
    let rest =
        any_of!["入选", "进入", "纳入", "获评", "被评为", "获批", "被认定为", "通过", "获得"].strip_start(then)?;
    let end = rest.find([',', '。', ';', '、']).unwrap_or(rest.len());
    let list = rest[..end].trim_start_matches(['了', '“']);
    let of = if list.ends_with("白名单") { list } else { list.trim_end_matches("名单") };
    let of = of.trim_end_matches("目录").trim_end_matches("认定").trim_end_matches("称号").trim_end_matches('”');
    (2..=12).contains(&of.chars().count()).then(|| of.to_string())
}

/// What those counted do: 下沉 in `500余名党员干部下沉到…`.
pub(super) fn following_verb(then: &str) -> String {
    // 现场签约, 集中开工: how it was done says nothing.
    let start = words::find(then).iter().fold(0, |start, (span, class)| {
        let passed = *class == Class::Passing || span.of(then) == "实现";
        if passed && span.start == start { span.end } else { start }
    });
    let then = &then[start..];
    let words = words::find(then);
    // 33个项目在某某园集中开工: where it is done stands between.
    let end = then.find([',', '。', ';']).unwrap_or(then.len());
    if then.starts_with('在')
        && let Some((span, Class::Telling)) = words.iter().take_while(|(span, _)| span.end <= end).last()
        && span.end == end
    {
        return span.of(then).to_string();
    }
    match words.first() {
        Some((span, Class::Telling)) if span.start == 0 => deeds_in_a_row(then, *span, &words),
        _ => String::new(),
    }
}

/// 开工投产 of 开工、投产: deeds told one after the other.
fn deeds_in_a_row(then: &str, first: Span, words: &[(Span, Class)]) -> String {
    let mut row = first.of(then).to_string();
    let mut end = first.end;
    for (span, _) in words.iter().filter(|_| any_of!(DEEDS).contains(first.of(then))) {
        let joint = then.get(end..span.start).unwrap_or("-");
        if ["", "、", "和", "并"].contains(&joint) && any_of!(DEEDS).contains(span.of(then)) && span.start >= first.end
        {
            row.push_str(span.of(then));
            end = span.end;
        }
    }
    row
}

/// `融资` of 36家企业拿到股权融资, `开工` of 14个项目自行开工: the deed that what is told of them ends with.
fn deed_at_end(then: &str) -> Option<&str> {
    let end = then.find([',', '。', ';', '、', '(', ' ']).unwrap_or(then.len());
    let told = &then[..end];
    let (verb, _) = words::find(told).into_iter().rfind(|(span, class)| *class == Class::Telling && span.end == end)?;
    if any_of!["发展", "运行", "运营", "加工", "生产", "服务", "使用"].contains(verb.of(told)) {
        return None;
    }
    let how = &told[..verb.start];
    let plain = !how.contains(|c: char| c.is_ascii_digit() || "的在与和从对为被由“”".contains(c));
    (how.chars().count() <= 6 && plain).then(|| verb.of(told))
}
