//! Names of metrics in the words of the trade.

use std::borrow::Cow;

use super::lean::verb_only;
use super::phrase::DEEDS;
use super::{Measure, Name};
use crate::domain::Dimension;
use crate::facts::words::{self, Class};
use crate::source::any_of;
use crate::vocab::Vocab;

/// Verb and noun as a metric: a count ends with 数, an area with 面积.
pub(super) fn finish((verb, noun): (&str, &str), measure: Measure) -> Name {
    // 招商引资项目 says no more than 项目 where projects are signed or brought in.
    let agreed = verb.contains('签') || verb.contains("引进");
    let noun = if agreed {
        noun.replace("招商引资项目", "项目").replace("合同项目", "项目")
    } else {
        noun.to_string()
    };
    let verb = if ["新签", "签了", "签下", "签约了", "揽下", "又签"].contains(&verb) {
        "新签约"
    } else {
        verb
    };
    let verb = if ["新添", "再添", "又添", "增添", "增设", "增开", "新辟", "新开辟", "新增加", "新来"].contains(&verb)
    {
        "新增"
    } else {
        verb
    };
    let verb = match verb {
        "引来" | "招来" => "引进",
        "聚起" | "聚拢" => "集聚",
        "孵出" => "孵化",
        "破土" => "开工",
        "到会" => "参会",
        "租下" => "租用",
        _ => verb,
    };
    let done = ["新签约", "签约", "开工", "新开工", "竣工", "投产", "动工", "新建", "续建", "集中开工", "开复工"]
        .contains(&verb);
    let noun =
        if done && noun.is_empty() && ["个", "项"].contains(&measure.unit) { "项目".to_string() } else { noun };
    // 拿下工业增加值270亿元: how it was come by says nothing.
    let come_by = ["拿下", "取得", "创造", "录得", "交出", "达成", "收获", "斩获"].contains(&verb);
    let verb = if come_by && measure.dimension == Dimension::Money && is_measure(&noun) { "" } else { verb };
    // 8个新建项目开工建设 are begun, and no more is said by 新建.
    let begun = ["开工", "新开工", "动工", "集中开工"].contains(&verb);
    let noun =
        if begun && ["新建项目", "建设项目"].contains(&noun.as_str()) { "项目" } else { noun.as_str() };
    // 16个重点项目集中开工 are projects newly begun; which ones limits them.
    if begun && ["重点项目", "重大项目"].contains(&noun) {
        return Name { subject: Some(noun.to_string()), ..finish(("新开工", "项目"), measure) };
    }
    let base = format!("{verb}{noun}");
    let metric = match measure.dimension {
        Dimension::Count | Dimension::Person if verb == "净增" && !noun.is_empty() => {
            format!(
                "{}净增数",
                noun.trim_start_matches("实有")
                    .trim_end_matches("总数")
                    .trim_end_matches("总量")
                    .trim_end_matches("存量")
            )
        }
        // 生产企业, 生产项目 make things and are made by nobody.
        Dimension::Count
            if ["生产", "产出", "产"].contains(&verb)
                && !noun.is_empty()
                && !any_of!["企业", "项目", "基地", "生产线", "产线", "单位", "车间", "工厂", "装置"].ends(noun) =>
        {
            format!("{noun}产量")
        }
        Dimension::Count
            if base.starts_with('产')
                && !any_of!["数", "量"].ends(&base)
                && !any_of!["产业", "产值", "产学研", "产品", "产权", "产线", "产教"].starts(&base) =>
        {
            format!("{}产量", base.trim_start_matches('产'))
        }
        Dimension::Count if ["卖出", "售出", "销售"].contains(&verb) && !noun.is_empty() => format!("{noun}销量"),
        Dimension::Count => counted(&base, measure.unit),
        Dimension::Person => people(&base, measure.unit),
        Dimension::Time
            if any_of!["审批", "注册", "开办", "登记", "验收", "办照", "办理", "图审", "供地", "拿地"].ends(&base) =>
        {
            format!("{base}时限")
        }
        Dimension::Time if measure.unit.ends_with('天') && !any_of!["时间", "时限", "周期", "天数"].is_in(&base) =>
        {
            format!("{base}天数")
        }
        Dimension::Length if base.starts_with('离') && base.chars().count() >= 3 => {
            format!("距{}距离", base.trim_start_matches('离'))
        }
        Dimension::Length if base.ends_with("距离") => base,
        Dimension::Length if base.contains('距') => {
            format!("{}距离", &base[base.find('距').unwrap_or(0)..])
        }
        Dimension::Length if any_of!["道路", "公路"].ends(noun) => format!("{base}里程"),
        // 绿道30公里, 管网12公里
        Dimension::Length if any_of!["路", "道", "道路", "管网", "管线", "岸线", "廊道", "光缆", "渠"].ends(noun) =>
        {
            format!("{base}长度")
        }
        Dimension::Area if !any_of!["面积", "用地"].ends(&base) => format!("{base}面积"),
        // 土建工程完成85%
        Dimension::Percent if any_of!["工程", "结构", "施工", "主体", "土建"].ends(&base) => {
            format!("{}完成率", base.strip_prefix("项目").filter(|rest| rest.chars().count() >= 2).unwrap_or(&base))
        }
        Dimension::Money if noun.is_empty() => verb_only(verb, measure).metric,
        Dimension::Mass | Dimension::Volume | Dimension::Energy if !any_of!["产能", "量", "能力"].ends(&base) => {
            match verb {
                "生产" => format!("{noun}产量"),
                "进口" | "出口" | "销售" | "加工" | "处理" | "运输" | "发送" | "采购" => {
                    format!("{noun}{verb}量")
                }
                _ => base,
            }
        }
        _ => base,
    };
    Name { metric, subject: None, noun: noun.to_string(), verb: verb.to_string() }
}

pub(super) fn counted(base: &str, unit: &str) -> String {
    if any_of!["标箱", "标准箱", "TEU"].ends(unit) && !any_of!["量", "数"].ends(base) {
        return if base.ends_with("集装箱") { format!("{base}量") } else { format!("{base}集装箱量") };
    }
    if unit.ends_with('家') && any_of!["500强", "百强", "千强"].ends(base) {
        return format!("{base}企业数");
    }
    if unit == "套" && any_of!["房", "公寓", "住宅"].ends(base) {
        return format!("{base}套数");
    }
    if let Some(bare) = base
        .strip_suffix("总数")
        .or_else(|| base.strip_suffix("数量"))
        .or_else(|| base.strip_suffix("总量"))
        .filter(|bare| bare.chars().count() >= 2)
    {
        return format!("{bare}数");
    }
    if any_of!["数", "数量", "量", "次数", "批次", "率", "余额", "户数", "家数", "产能", "规模", "能力"].ends(base)
    {
        return base.to_string();
    }
    match unit {
        "次" => format!("{base}次数"),
        "批次" | "批" => format!("{base}批次"),
        "类" | "大类" if !base.ends_with("产业") => format!("{base}类别数"),
        "宗" if !base.contains('地') => format!("{base}数"),
        "宗" | "列" | "场" | "趟" | "架次" => format!("{base}{unit}数"),
        "人次" | "万人次" => format!("{base}人次"),
        _ => format!("{base}数"),
    }
}

fn people(base: &str, unit: &str) -> String {
    if any_of!["数", "人口", "就业", "人次", "人数", "量", "岗位"].ends(base) {
        return base.to_string();
    }
    match unit {
        "人次" | "万人次" => format!("{base}人次"),
        _ if words::find(base)
            .last()
            .is_some_and(|(span, class)| span.end == base.len() && *class == Class::Telling) =>
        {
            format!("{base}人数")
        }
        _ => format!("{base}数"),
    }
}

/// True for a noun that names a measure by itself: 工业投资, 预算收入. 电子资讯业 names none.
pub fn is_measure(noun: &str) -> bool {
    any_of![
        "投资", "收入", "产值", "增加值", "总额", "零售额", "总值", "利润", "税收", "出口", "进口", "支出", "产量",
        "能耗", "率", "比重", "额", "量", "面积", "人口", "就业", "数", "资金", "资本", "GDP", "存款", "贷款", "余额",
        "外资", "内资", "税", "规模", "总量", "容量", "能力", "产能", "营收",
    ]
    .ends(noun)
}

/// The metric under its canonical name, and the industry it is limited to taken out of it.
pub fn settle(name: Name, vocab: &Vocab) -> Name {
    let signed = ["签约项目总投资", "新签约项目总投资", "签约总投资", "签约项目投资总额", "签约投资额"];
    if signed.contains(&name.metric.as_str()) {
        return Name { metric: "协议总投资".to_string(), ..name };
    }
    let contract = name.metric.starts_with("合同") && any_of!["引资", "投资"].is_in(&name.metric);
    if contract || name.metric.starts_with("协议") && any_of!["投资", "金额", "资金", "引资"].is_in(&name.metric)
    {
        return Name { metric: "协议总投资".to_string(), ..name };
    }
    // Investment by sectors is fixed asset investment, limited to each.
    if let Some(sector) =
        name.metric.strip_suffix("投资").filter(|sector| ["第一产业", "第二产业", "第三产业"].contains(sector))
    {
        return Name { metric: "固定资产投资".to_string(), subject: Some(sector.to_string()), ..name };
    }
    // 年产值, 招商引资实际到位资金: what a year makes, what came in.
    let plain = yearly(&name.metric).or_else(|| paid_in(&name.metric)).map(str::to_string);
    let plain = plain.or_else(|| per_area(&name.metric));
    let name = Name { metric: plain.unwrap_or(name.metric), ..name };
    if let Some(known) = canonical(&name.metric, vocab) {
        return Name { metric: known, ..name };
    }
    if let Some((subject, metric)) = industry_behind(&name, vocab) {
        return Name { metric, subject: Some(subject), ..name };
    }
    let sort = name.subject.is_none().then(|| sort_of_firms(&name.metric)).flatten();
    if let Some((metric, sort)) = sort.filter(|(_, sort)| !is_class(sort, vocab)) {
        return Name { metric, subject: Some(sort), ..name };
    }
    if let Some((subject, rest)) = industry_in_front(&name.metric, vocab).or_else(|| any_industry(&name.metric)) {
        let rest = if rest == "产值" || rest == "总产值" { "产业产值".to_string() } else { rest };
        let metric = canonical(&rest, vocab).unwrap_or(rest);
        return Name { metric, subject: name.subject.or(Some(subject)), ..name };
    }
    name
}

/// `产值` of 年产值: that it is a year's is said by the period.
fn yearly(metric: &str) -> Option<&str> {
    let rest = metric.strip_prefix('年')?;
    any_of!["产值", "销售收入", "营业收入", "税收", "利税", "利润", "纳税", "收入", "纳税额", "销售额"]
        .contains(rest)
        .then_some(rest)
}

/// `地均工业总产值` of 每平方公里实现工业总产值, `亩均税收` of 每亩税收.
fn per_area(metric: &str) -> Option<String> {
    let (mean, rest) = [("每平方公里", "地均"), ("每亩", "亩均")]
        .iter()
        .find_map(|(per, mean)| Some((mean, metric.strip_prefix(per)?)))?;
    let what = any_of!["实现", "完成", "产出", "创造", "贡献", "平均"].strip_start(rest).unwrap_or(rest);
    (is_measure(what) && !what.contains("相当于")).then(|| format!("{mean}{what}"))
}

/// `到位资金` of 招商引资实际到位资金.
fn paid_in(metric: &str) -> Option<&str> {
    let rest = metric.strip_prefix("招商引资")?;
    let rest = rest.strip_prefix("实际").unwrap_or(rest);
    rest.starts_with("到位").then_some(rest)
}

/// 集聚大数据及关联企业数: firms of some sort that have come; the sort limits the count.
fn sort_of_firms(metric: &str) -> Option<(String, String)> {
    let sort = metric.strip_suffix('数').filter(|sort| sort.ends_with("企业"))?;
    let verbs = [
        ("聚集", "集聚"),
        ("集聚", "集聚"),
        ("汇聚", "集聚"),
        ("落户", "入驻"),
        ("入驻", "入驻"),
        ("新引进", "新引进"),
        ("引进", "引进"),
        ("培育", "培育"),
    ];
    let (verb, plain) = verbs.into_iter().find(|(verb, _)| sort.starts_with(verb))?;
    let sort = sort[verb.len()..].trim_start_matches(['了', '各', '类']);
    (sort.chars().count() > 2).then(|| (format!("{plain}企业数"), sort.to_string()))
}

/// 工业企业, 高新技术企业: classes that the statistics count under names of their own.
fn is_class(sort: &str, vocab: &Vocab) -> bool {
    let known = vocab.metrics.canonical(sort).and_then(|known| vocab.metrics.get(known));
    known.is_some_and(|known| ["工业", "企业梯队", "市场主体"].contains(&known.category.as_str()))
}

/// The vocabulary's name for a metric, tried with and without the words that say nothing. A wider name than the words
/// bear (道路里程 for 道路数) is not taken: the words then stand.
pub(super) fn canonical(metric: &str, vocab: &Vocab) -> Option<String> {
    let marked = metric.contains(['“', '”']);
    let plain = if marked { Cow::Owned(metric.replace(['“', '”'], "")) } else { Cow::Borrowed(metric) };
    let bare = plain.strip_suffix('数');
    let tries = [Some(metric), marked.then_some(&*plain), bare];
    let found = tries.into_iter().flatten().find_map(|word| vocab.metrics.canonical(word))?;
    let abbreviated = metric.is_ascii()
        || any_of![
            "R&D",
            "研发投入",
            "研发经费",
            "研发费用",
            "实到外资",
            "到账外资",
            "到位外资",
            "外贸出口",
            "外贸进口",
            "外贸进出口",
            "自营出口",
            "进出口贸易",
            "工业固定资产投资",
            "规上",
            "规模",
            "限上",
            "社零",
            "固投",
            "生产总值",
        ]
        .is_in(metric);
    (abbreviated || alike(&plain, found)).then(|| found.to_string())
}

/// True where two names share most of their pairs of characters.
fn alike(a: &str, b: &str) -> bool {
    let pairs = |text: &str| -> Vec<(char, char)> { text.chars().zip(text.chars().skip(1)).collect() };
    let (a, b) = (pairs(a), pairs(b));
    let shared = a.iter().filter(|pair| b.contains(pair)).count();
    shared * 40 >= (a.len() + b.len()) * 11
}

/// An industry that no table knows: `低空经济产业产值` → 低空经济, 产值.
fn any_industry(metric: &str) -> Option<(String, String)> {
    let (industry, rest) = metric.split_once("产业")?;
    let measured = ["产值", "总产值", "增加值", "营业收入"].contains(&rest);
    let named = (2..=14).contains(&industry.chars().count())
        && ![
            "主导", "高新技术", "战略性新兴", "新兴", "支柱", "特色", "传统", "优势", "第一", "第二", "第三", "高技术",
        ]
        .contains(&industry);
    (measured && named).then(|| (industry.to_string(), rest.to_string()))
}

/// `投产纺织企业数` → 纺织, 投产企业数: the industry behind the deed that the firms are counted by.
fn industry_behind(name: &Name, vocab: &Vocab) -> Option<(String, String)> {
    let sorts = name.metric.strip_prefix(&name.verb).filter(|_| name.subject.is_none())?;
    if !any_of!(DEEDS).contains(&name.verb) || is_class(sorts, vocab) {
        return None;
    }
    let (industry, rest) = industry_in_front(sorts, vocab)?;
    any_of!["企业数", "项目数"].contains(&rest).then(|| (industry, format!("{}{rest}", name.verb)))
}

/// `生物医药产业产值` → 生物医药, 产值.
fn industry_in_front(metric: &str, vocab: &Vocab) -> Option<(String, String)> {
    let (span, _) = vocab.industries.opening(metric)?;
    let rest = metric[span.end..].trim_start_matches("产业链").trim_start_matches("产业").trim_start_matches("领域");
    let measured =
        ["产值", "总产值", "增加值", "营业收入", "企业数", "项目数", "投资", "利润", "税收", "产量"].contains(&rest);
    let name = span.of(metric);
    let bare = name.strip_suffix("产业").filter(|bare| bare.chars().count() >= 2).unwrap_or(name);
    measured.then(|| (bare.to_string(), rest.to_string()))
}
