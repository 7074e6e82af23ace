//! The words of industries: the nouns that class them and the parts these give, what cuts off a name's end, what names none.

use std::sync::LazyLock;

use crate::domain::IndustryRole;
use crate::source::{Words, any_of};

/// What the members of a list are, by the noun after it or the last member's end: industries, and the part they play.
pub(super) const HEADS: &[(&str, Option<IndustryRole>)] = &[
    ("产业链条", Some(IndustryRole::Chain)),
    ("产业链群", Some(IndustryRole::Chain)),
    ("产业链", Some(IndustryRole::Chain)),
    ("链条", Some(IndustryRole::Chain)),
    ("产业集群", Some(IndustryRole::Cluster)),
    ("产业聚集区", Some(IndustryRole::Cluster)),
    ("产业集聚区", Some(IndustryRole::Cluster)),
    ("产业带", Some(IndustryRole::Cluster)),
    ("制造业集群", Some(IndustryRole::Cluster)),
    ("集群", Some(IndustryRole::Cluster)),
    ("战略性新兴产业", Some(IndustryRole::Emerging)),
    ("新兴制造业", Some(IndustryRole::Emerging)),
    ("先进制造业", Some(IndustryRole::Leading)),
    ("新兴产业", Some(IndustryRole::Emerging)),
    ("未来产业", Some(IndustryRole::Emerging)),
    ("新赛道", Some(IndustryRole::Emerging)),
    ("新领域", Some(IndustryRole::Emerging)),
    ("新业态", Some(IndustryRole::Emerging)),
    ("新风口", Some(IndustryRole::Emerging)),
    ("未来赛道", Some(IndustryRole::Emerging)),
    ("主导产业", Some(IndustryRole::Leading)),
    ("首位产业", Some(IndustryRole::Leading)),
    ("主导行业", Some(IndustryRole::Leading)),
    ("核心产业", Some(IndustryRole::Leading)),
    ("主攻产业", Some(IndustryRole::Leading)),
    ("主攻方向", Some(IndustryRole::Leading)),
    ("重点产业", Some(IndustryRole::Leading)),
    ("当家产业", Some(IndustryRole::Leading)),
    ("看家产业", Some(IndustryRole::Leading)),
    ("拳头产业", Some(IndustryRole::Leading)),
    ("龙头产业", Some(IndustryRole::Leading)),
    ("骨干产业", Some(IndustryRole::Leading)),
    ("王牌产业", Some(IndustryRole::Leading)),
    ("招牌产业", Some(IndustryRole::Leading)),
    ("主打产业", Some(IndustryRole::Leading)),
    ("主体产业", Some(IndustryRole::Leading)),
    ("主力产业", Some(IndustryRole::Leading)),
    ("首要产业", Some(IndustryRole::Leading)),
    ("首选产业", Some(IndustryRole::Leading)),
    ("立区产业", Some(IndustryRole::Leading)),
    ("立园产业", Some(IndustryRole::Leading)),
    ("强区产业", Some(IndustryRole::Leading)),
    ("支撑产业", Some(IndustryRole::Pillar)),
    ("支撑性产业", Some(IndustryRole::Pillar)),
    ("基础产业", Some(IndustryRole::Pillar)),
    ("强势产业", Some(IndustryRole::Pillar)),
    ("传统优势产业", Some(IndustryRole::Pillar)),
    ("先导产业", Some(IndustryRole::Emerging)),
    ("先导性产业", Some(IndustryRole::Emerging)),
    ("朝阳产业", Some(IndustryRole::Emerging)),
    ("后备产业", Some(IndustryRole::Emerging)),
    ("潜力产业", Some(IndustryRole::Emerging)),
    ("培育产业", Some(IndustryRole::Emerging)),
    ("前沿产业", Some(IndustryRole::Emerging)),
    ("新兴领域", Some(IndustryRole::Emerging)),
    ("未来领域", Some(IndustryRole::Emerging)),
    ("前沿领域", Some(IndustryRole::Emerging)),
    ("支柱产业", Some(IndustryRole::Pillar)),
    ("支柱行业", Some(IndustryRole::Pillar)),
    ("支柱", Some(IndustryRole::Pillar)),
    ("产业支柱", Some(IndustryRole::Pillar)),
    ("优势产业", Some(IndustryRole::Pillar)),
    ("特色优势产业", Some(IndustryRole::Pillar)),
    ("优势领域", Some(IndustryRole::Pillar)),
    ("传统产业", Some(IndustryRole::Pillar)),
    ("特色产业", Some(IndustryRole::Auxiliary)),
    ("配套产业", Some(IndustryRole::Auxiliary)),
    ("辅助产业", Some(IndustryRole::Auxiliary)),
    ("产业方向", None),
    ("产业领域", None),
    ("重点领域", None),
    ("产业体系", None),
    ("产业格局", None),
    ("产业板块", None),
    ("服务业", None),
    ("行业", None),
    ("领域", None),
    ("赛道", None),
    ("产业", None),
];

/// Ends that are cut off a member: the part is told by the role.
pub(super) const ENDS: &[&str] = &[
    "产业链条", "产业链群", "产业链", "产业集群", "产业聚集区", "产业集聚区", "产业带", "制造业集群", "集群", "产业",
    "等产业", "传统产业", "战略性新兴产业", "新兴产业", "未来产业", "主导产业", "支柱产业", "优势产业", "特色产业",
    "传统优势产业", "领域", "行业", "板块", "链条", "新技术", "方向",
];

/// Words before a list that make it a list of what is done or sought, with no role told.
pub(super) const SEEKING: &[&str] = &[
    "聚焦", "围绕", "紧盯", "瞄准", "深耕", "布局", "主攻", "发展", "大力发展", "培育", "做强", "做大", "壮大", "锚定",
    "抢抓", "重点发展", "谋划", "涵盖", "紧紧围绕", "积极布局", "推动", "加快发展",
];

/// What a leading trade does: 装备制造唱主角.
pub(super) const LEADS: &[&str] =
    &["唱主角", "唱大戏", "挂头牌", "挑大梁", "打头阵", "当家", "占大头", "当主角", "担纲", "独占鳌头", "一枝独秀"];

/// Words before a trade that say how good or new it is.
pub(super) const PRAISE: &[&str] = &[
    "先进", "高端", "新型", "现代", "智能", "绿色", "新一代", "高性能", "优质", "特色", "数字", "智慧", "精密", "新兴",
    "前沿", "节能", "低碳", "企业",
];

/// Verbs before a list of nothing but industries, with the part they give it.
pub(super) const BRINGING: &[(&str, IndustryRole)] = &[
    ("引进", IndustryRole::Emerging),
    ("引入", IndustryRole::Emerging),
    ("招引", IndustryRole::Emerging),
    ("承接", IndustryRole::Emerging),
    ("培育", IndustryRole::Emerging),
    ("谋划", IndustryRole::Emerging),
    ("抢占", IndustryRole::Emerging),
    ("进军", IndustryRole::Emerging),
    ("瞄准", IndustryRole::Emerging),
    ("发展", IndustryRole::Leading),
    ("形成", IndustryRole::Leading),
    ("形成了", IndustryRole::Leading),
    ("紧盯", IndustryRole::Leading),
    ("突出", IndustryRole::Leading),
    ("加快发展", IndustryRole::Leading),
    ("积极发展", IndustryRole::Leading),
    ("重点培育", IndustryRole::Emerging),
    ("大力培育", IndustryRole::Emerging),
    ("优先发展", IndustryRole::Leading),
    ("鼓励发展", IndustryRole::Leading),
    ("主打", IndustryRole::Leading),
    ("专攻", IndustryRole::Leading),
    ("侧重", IndustryRole::Leading),
    ("偏向", IndustryRole::Leading),
    ("聚力", IndustryRole::Leading),
];

/// Words that make what stands before them what stands after them.
pub(super) const LINKS: &[&str] = &[
    "为", "作为", "成了", "成为", "成为了", "定为", "列为", "确定为", "明确为", "确立为", "确定", "当作", "视为",
    "打造成", "培育成", "发展成为", "发展成",
];

/// Words before a list of industries that are somebody else's.
pub(super) const NOT_OWN: &[&str] =
    &["涉及", "面向", "来自", "分布", "覆盖", "用于", "应用于", "属于", "从事", "服务", "服务于", "于", "惠及", "的"];

/// Second halves of an industry's name: 汽车及零部件.
pub(super) const LEANING: &[&str] = &[
    "零部件", "零配件", "配件", "部件", "核心部件", "关键零部件", "器械", "医疗器械", "配套", "深加工", "装备", "材料",
    "服务", "应用",
];

/// What is measured of an industry.
pub(super) const OUTPUTS: &[&str] =
    &["产值", "总产值", "工业总产值", "增加值", "营业收入", "营收", "规模达", "产业规模", "规模突破", "规模超"];

/// Classes of the statistics, which every place has.
pub(super) const STATISTICS: &[&str] = &[
    "工业", "农业", "建筑", "建筑业", "服务业", "现代服务业", "制造业", "高技术", "高新技术", "战略性新兴", "房地产",
    "房地产业", "金融业", "批发零售", "零售业", "农林牧渔", "农林牧渔业", "采矿业", "住宿餐饮", "交通运输", "民营经济",
    "高技术制造业", "先进制造业", "生产性服务业", "规上服务业", "传统", "餐饮", "餐饮业",
];

/// The part that words such as 主导, 重点孵化产业 after 为 or 作为 give.
pub(super) fn role_called(words: &str) -> Option<IndustryRole> {
    let words = words.trim_start_matches(|c: char| c.is_ascii_digit() || "个大一两三四五六的“".contains(c));
    // 以汽车工业为基础的市场 is no zone's.
    let other = words.starts_with("基础的") && !any_of!["产业", "格局", "体系", "结构", "集群"].is_in(words);
    if other {
        return None;
    }
    let known = [
        ("主导", IndustryRole::Leading),
        ("主攻", IndustryRole::Leading),
        ("引领", IndustryRole::Leading),
        ("首位", IndustryRole::Leading),
        ("核心", IndustryRole::Leading),
        ("孵化", IndustryRole::Incubated),
        ("重点孵化", IndustryRole::Incubated),
        ("支柱", IndustryRole::Pillar),
        ("支撑", IndustryRole::Pillar),
        ("优势", IndustryRole::Pillar),
        ("配套", IndustryRole::Auxiliary),
        ("特色", IndustryRole::Auxiliary),
        ("辅", IndustryRole::Auxiliary),
        ("补充", IndustryRole::Auxiliary),
        ("新兴", IndustryRole::Emerging),
        ("未来", IndustryRole::Emerging),
        ("重点", IndustryRole::Leading),
        ("重中之重", IndustryRole::Leading),
        ("重头戏", IndustryRole::Leading),
        ("头号", IndustryRole::Leading),
        ("首选", IndustryRole::Leading),
        ("龙头", IndustryRole::Leading),
        ("主体", IndustryRole::Leading),
        ("主打", IndustryRole::Leading),
        ("主力", IndustryRole::Leading),
        ("基础", IndustryRole::Pillar),
        ("骨干", IndustryRole::Pillar),
        ("主", IndustryRole::Leading),
    ];
    known
        .into_iter()
        .filter(|(word, _)| words.starts_with(word))
        .max_by_key(|(word, _)| word.len())
        .map(|(_, role)| role)
}

/// What 是 makes of industries: 是培育重点, 是招商方向, 是园区的看家本领.
pub(super) fn part_in(rest: &str) -> Option<IndustryRole> {
    if rest.ends_with("支柱") {
        return Some(IndustryRole::Pillar);
    }
    let rest = rest.trim_end_matches(['”', '。']);
    let ends = any_of![
        "重点", "重头", "重头戏", "方向", "主力", "主力军", "支撑", "主角", "主业", "强项", "看家本领", "王牌", "招牌",
        "台柱子", "顶梁柱", "压舱石", "主心骨", "拿手好戏", "半壁江山",
    ];
    let young = || any_of!["培育", "招商", "未来", "新兴", "新的", "引进"].is_in(rest);
    ends.ends(rest).then(|| if young() { IndustryRole::Emerging } else { IndustryRole::Leading })
}

/// The class that a name begins with: 主导产业汽车.
pub(super) fn class_before(name: &str) -> Option<(&'static str, Option<IndustryRole>)> {
    let mut found = HEADED.starting(name).filter(|(len, (head, role))| {
        role.is_some() && head.ends_with("产业") && name[*len..].chars().nth(1).is_some()
    });
    found.next().map(|(_, head)| head)
}

/// Work, bodies and people that stand in lists like industries do.
pub(super) fn is_other(name: &str) -> bool {
    let ends = any_of![
        "级", "个", "企业", "机构", "项目", "人才", "平台", "载体", "转型", "升级", "壮大", "布局", "创新", "建设",
        "能力", "环境", "集团", "公司", "服务体系", "力量", "产城融合", "深度融合", "两业融合", "改革", "园区", "学校",
        "资源", "优势", "方式", "化", "性", "培育", "产业链上",
    ];
    // 绿色石化 is a trade and 现代化 none.
    let trade = any_of!["石化", "日化", "炼化", "生化"];
    ends.ends(name) && !trade.ends(name) || any_of!["产业", "新兴产业", "传统产业", "未来产业", "相关"].starts(name)
}

/// Words that name no industry of their own.
pub(super) const GENERIC: &[&str] = &[
    "产业", "特色", "重点", "主导", "支柱", "新兴", "未来", "传统", "优势", "上下游", "战略性新兴", "创新型", "先进",
    "高端", "配套", "全", "相关", "其他", "多个", "各", "千亿级", "百亿级", "高新技术", "龙头", "企业", "项目", "关键",
    "补链", "强链", "延链", "建链", "首位", "核心", "关联", "完整", "完备", "特色优势", "大", "大产业", "地方接续",
    "现代化", "现代", "高新技术产业", "新型", "高精尖", "科技创新", "招商", "技术创新", "人才", "资金", "市场", "品牌",
    "千亿", "百亿", "万亿", "万亿级", "千亿元", "百亿元", "首条千亿", "首个千亿", "基础", "支撑", "引领", "主体",
    "骨干", "辅助", "先导", "补充", "细分", "高技术", "替代", "接续", "重点产业", "产业方向",
];

/// Words that make the members of a list something: 做重点.
pub(super) const DONE_AS: &[&str] = &["做重点", "做主导", "作重点", "当重点", "作主导", "做支柱"];

/// What a sentence calls the list before it: X、Y产业集群.
pub(super) static TOLD_AFTER: LazyLock<Words<(&str, IndustryRole)>> = LazyLock::new(|| {
    let roles = [
        ("产业链", IndustryRole::Chain),
        ("强链", IndustryRole::Chain),
        ("集群", IndustryRole::Cluster),
        ("聚集区", IndustryRole::Cluster),
        ("集聚区", IndustryRole::Cluster),
        ("未来产业", IndustryRole::Emerging),
        ("新兴产业", IndustryRole::Emerging),
    ];
    Words::of(&roles, |role| role.0)
});

pub(super) static HEADED: LazyLock<Words<(&str, Option<IndustryRole>)>> =
    LazyLock::new(|| Words::of(HEADS, |head| head.0));

/// The end of a noun that tells a class of industries, with the part they play where it tells one.
pub(super) fn head_of(noun: &str) -> Option<(&'static str, Option<IndustryRole>)> {
    let plain = noun.trim_end_matches('等');
    let plain = plain.strip_suffix("以及").unwrap_or(plain).trim_end_matches('上').trim_end_matches('中');
    HEADED.at_end(plain).map(|(_, head)| head)
}

/// The first class of industries told inside a noun phrase: 优势领域科技攻关.
pub(super) fn head_in(phrase: &str) -> Option<(&'static str, Option<IndustryRole>)> {
    let mut found = HEADED.first_of_each(phrase).filter(|(span, _)| {
        let rest = &phrase[span.end..];
        !any_of!["项目", "企业", "人才", "平台", "基金", "园", "链长", "工人"].starts(rest)
    });
    found.next().map(|(_, head)| head)
}

pub(super) fn sector_role(head: &str) -> IndustryRole {
    match () {
        () if head.contains("未来") || head.contains("新兴") || head.contains("前沿") => IndustryRole::Emerging,
        () if head.contains("优势") || head.contains("传统") => IndustryRole::Pillar,
        () if head.contains("配套") || head.contains("特色") => IndustryRole::Auxiliary,
        () => IndustryRole::Leading,
    }
}

/// 产业链, 产业集群 at a name's end.
pub(super) fn single_end(word: &str) -> Option<(&'static str, IndustryRole)> {
    let known = [
        ("产业集群之一", IndustryRole::Cluster),
        ("产业基地之一", IndustryRole::Cluster),
        ("全产业链", IndustryRole::Chain),
        ("产业链条", IndustryRole::Chain),
        ("产业链", IndustryRole::Chain),
        ("产业集群", IndustryRole::Cluster),
        ("产业聚集区", IndustryRole::Cluster),
        ("产业集聚区", IndustryRole::Cluster),
        ("产业带", IndustryRole::Cluster),
        ("制造业集群", IndustryRole::Cluster),
        ("链", IndustryRole::Chain),
    ];
    let word = word.strip_suffix(['上', '中', '里', '内']).unwrap_or(word);
    let (end, role) = known.into_iter().find(|(end, _)| word.ends_with(end))?;
    let other_chain = end == "链"
        && any_of![
            "供应链", "创新链", "价值链", "资金链", "冷链", "强链", "补链", "延链", "建链", "固链", "人才链", "区块链",
            "生态链", "服务链", "短链", "数据链",
        ]
        .ends(word);
    (!other_chain && word.len() > end.len() + 3).then_some((end, role))
}

/// The member without its class.
pub(super) fn trim(name: &str) -> &str {
    let end = any_of!(ENDS).ending(name).map(|(len, _)| len).find(|len| name.len() > len + 3);
    let Some(end) = end else { return name };
    let cut = &name[..name.len() - end];
    // 文化产业 and 服务业 lose their sense without the end.
    if cut.chars().count() < 2 || ["文化", "体育", "旅游", "环保", "总部", "现代"].contains(&cut) {
        name
    } else {
        cut
    }
}
