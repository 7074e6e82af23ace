//! What names of firms look like: their endings, the class words before them, the titles after them.

use std::sync::LazyLock;

use crate::source::{WordSet, any_of, listed};
use crate::vocab::Vocab;

/// Words that end a class of firms and may stand right before a name: 上市企业X, 行业龙头Y.
const CLASSES: &[&str] = &[
    "“链主”企业", "链主企业", "企业", "公司", "龙头", "业主", "厂商", "巨头", "独角兽", "外资", "台资", "民企", "央企",
    "股东", "变压器厂", "轮胎厂", "药厂", "车企", "药企",
];

/// Titles of people who speak for a firm.
const TITLES: &[&str] = &[
    "董事长", "副董事长", "总经理", "副总经理", "总裁", "副总裁", "首席执行官", "首席技术官", "创始人", "联合创始人",
    "执行董事", "董事会秘书", "总工程师", "技术总监", "财务总监", "生产总监", "厂长", "副厂长", "项目经理", "生产经理",
    "车间主任",
];

/// What a firm has inside: the noun after 的 in 在X的车间里.
const HALLS: &[&str] = &[
    "车间", "生产车间", "厂房", "厂区", "展厅", "展示厅", "生产线", "装配线", "总装线", "调试台", "智能工厂",
    "实验室里", "仓库", "生产现场", "智能化车间", "生产基地里", "流水线",
];

/// Classes of firms, which are no firm's name.
const SORTS: &[&str] = &[
    "高新技术", "科技型", "专精特新", "小巨人", "瞪羚", "独角兽", "单项冠军", "规上", "规模以上", "限上", "龙头",
    "骨干", "链主", "上市", "民营", "国有", "外资", "台资", "中小", "小微", "世界500强", "中国500强", "央企", "国企",
    "民企", "外企", "头部", "领军", "配套", "上下游", "入驻", "入园", "园区", "区内", "重点", "优质", "知名", "大型",
    "工业", "制造业", "服务业", "建筑业", "商贸业", "四上", "“四上”", "“链主”", "隐形冠军", "雏鹰", "初创", "外贸",
    "跨境电商", "本地", "本土", "国内", "国外", "港资", "日资", "德资", "韩资", "合资", "金融", "保险", "证券", "担保",
    "租赁", "物业", "开发", "运营", "投资", "平台", "子", "分", "总", "母", "该", "本", "我们", "我", "各", "两家",
    "多家", "家", "城投", "国资", "科研院所", "高校", "院校", "高等院校", "科研机构", "政府", "部门", "协会", "商会",
    "银行", "基金", "个人", "团队", "专家", "客商", "机构", "社会组织", "职能部门", "街道", "社区", "乡镇", "医院",
    "学校", "研发机构", "服务机构", "中介机构", "行业协会", "创业者", "大学生", "人才", "小", "大", "老", "新", "好",
    "强", "一些", "其他", "相关", "有关", "合作", "意向", "现代物流", "社会投资", "政府投资", "常务",
];

/// Words that make an item of a list something else than a firm.
const OTHERS: &[&str] = &[
    "企业", "项目", "平台", "基地", "中心", "园区", "开发区", "高新区", "经开区", "新区", "产业园", "大学", "学院",
    "研究院", "研究所", "实验室", "医院", "协会", "商会", "管委会", "政府", "委员会", "部门", "局", "厅", "委", "人才",
    "高校", "院所", "机构", "产业", "领域", "行业", "产品", "设备", "政策", "资金", "市场", "国家", "地区", "城市",
    "省份", "院士", "博士", "专家", "团队", "活动", "会议", "需求", "能力", "优势", "资源", "环境", "问题", "因素",
    "方式", "渠道", "模式", "机制", "措施", "办法", "制度", "链条", "场景", "系统", "体系", "领军", "冠军", "方面",
    "内容", "业务", "成果", "专利", "汽车城", "通知书", "证书", "许可证", "执照", "共担", "共享", "共赢", "互补",
    "工程师", "工作", "联盟", "大厦", "街道", "社区", "公寓", "工程",
];

/// Where customers and investors come from, and no names of firms.
const COUNTRIES: &[&str] = &[
    "欧美", "日韩", "韩日", "港澳台", "港澳", "东盟", "欧洲", "北美", "非洲", "中东", "东南亚", "美国", "英国", "法国",
    "德国", "日本", "韩国", "俄罗斯", "印度", "越南", "泰国", "新加坡", "马来西亚", "意大利", "西班牙", "荷兰", "瑞士",
    "瑞典", "巴西", "加拿大", "澳大利亚", "哈萨克斯坦", "以色列", "丹麦", "芬兰", "比利时", "奥地利", "波兰", "墨西哥",
    "印尼", "沙特", "阿联酋",
];

/// Work that firms do: 研发设计, 检验检测 are no firms, 金城检测 is one.
const WORK: &[&str] = &[
    "技术", "服务", "建设", "改造", "管理", "生产", "研发", "设计", "制造", "加工", "销售", "应用", "检测", "检验",
    "孵化", "培育", "招商", "融资", "发展", "创新", "合作", "信息", "认证", "咨询", "代理", "贸易", "运输", "仓储",
    "采购", "回收", "维修", "培训", "展示", "交易", "法律", "财务", "知识产权", "人力资源",
];

static TITLED: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(&[TITLES]));
static CLASSED: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(&[CLASSES]));
static OTHER: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(&[OTHERS]));

/// Firms that every reader of a business page knows, whatever their names end with.
static KNOWN: LazyLock<WordSet> = LazyLock::new(|| {
    let names: Vec<&str> = listed(include_str!("words/firms.txt")).collect();
    WordSet::new(&[&names])
});

/// True for a firm that everybody knows, or its daughter at a place: 华为, 江城华为, 华为集团.
pub fn is_known(name: &str, vocab: &Vocab) -> bool {
    let own = any_of!["集团", "公司", "股份"].strip_end(name).unwrap_or(name);
    let daughter = || {
        let place = vocab.places.first_in(own).filter(|(place, _)| place.start == 0);
        place.is_some_and(|(place, _)| KNOWN.contains(&own[place.end..]))
    };
    KNOWN.contains(name) || KNOWN.contains(own) || daughter()
}

/// True for words that begin with a firm that everybody knows, of four characters and more: shorter ones begin other words.
pub fn opens_with_a_known(words: &str) -> bool {
    KNOWN.at_start(words).is_some_and(|(length, _)| length >= 4 * "和".len())
}

/// True where words in a list of firms may be a firm's name.
pub fn may_name(name: &str, vocab: &Vocab) -> bool {
    let length = name.chars().count();
    // 江城市签 is a place and a verb.
    let bare = name.strip_suffix(['签', '建', '设', '办', '投', '引']).unwrap_or(name);
    let place_only = || vocab.places.first_in(name).is_some_and(|(span, _)| span.len() >= bare.len());
    let marks = || name.contains(['《', '、', ',', ':', '“', '‘', '%', '—']);
    let class = any_of!["公司", "集团"].ends(name);
    let other =
        any_of!["高新区", "经开区", "开发区", "产业链", "产值", "增加值", "一期", "二期", "三期", "四期", "集群"];
    let number = name.ends_with('万') || name.starts_with('(');
    // 规上工业, 园区规上工业, 万元工业, 农林牧渔业: classes of the statistics.
    let class_of = name.strip_suffix("工业").or(name.strip_suffix('业'));
    let statistics = || {
        class_of.is_some_and(|own| {
            any_of![
                "规上", "规模以上", "限上", "万元", "单位", "全部", "传统", "重点", "全区", "全市", "全省", "高技术",
                "农林", "采矿"
            ]
            .starts(own)
        })
    };
    let statistics = || statistics() || any_of!["规上", "规模以上", "限上"].is_in(name);
    let good = (2..=16).contains(&length) && !number && !OTHER.ends(name) && !(class && !is_named(name));
    let plain = || !marks() && !statistics() && !other.is_in(name) && !is_sort(name) && !is_work(name);
    good && plain()
        && !COUNTRIES.contains(&name)
        && vocab.industries.get(name).is_none()
        && !name.chars().all(|c| c.is_ascii_digit())
        && (length <= 8 || has_ending(name, vocab))
        && !place_only()
}

fn is_work(name: &str) -> bool {
    any_of!(WORK).strip_end(name).is_some_and(|own| {
        own.is_empty()
            || own.chars().count() == 1
            || any_of!(WORK).contains(own)
            || any_of!(OTHERS).contains(own)
            || own.chars().count() > 4
    })
}

fn is_sort(name: &str) -> bool {
    any_of!(SORTS).contains(name)
        || any_of!["级", "型", "类", "式", "者", "们", "业"].ends(name)
            && !name.ends_with("药业")
            && !name.ends_with("实业")
            && !is_trade_name(name)
}

/// 北方铜业, 伊利乳业: 业 as the end of a name.
fn is_trade_name(name: &str) -> bool {
    if !name.ends_with('业') {
        return false;
    }
    // 丰润米业, 兴达管业: a trade of one character after a name; common words are none.
    let common = any_of![
        "产业", "行业", "企业", "农业", "商业", "物业", "事业", "就业", "创业", "作业", "专业", "职业", "学业", "毕业",
        "开业", "营业", "失业", "工业", "造业", "务业", "通业", "主业", "副业", "从业", "敬业",
    ];
    if (4..=8).contains(&name.chars().count()) && !common.ends(name) {
        return true;
    }
    let ends = [
        "铜业", "铝业", "锂业", "矿业", "乳业", "酒业", "纸业", "塑业", "置业", "钢业", "钛业", "镁业", "硅业", "盐业",
        "粮业", "茶业", "牧业", "农业", "渔业", "林业", "机电业", "重业", "瓷业", "工业", "鞋业", "糖业", "油业",
        "漆业", "轮业", "陶业", "包装业",
    ];
    ends.iter().any(|end| name.strip_suffix(end).is_some_and(|rest| rest.chars().count() >= 2))
}

/// True for a short name that ends as firms' names do after a name of its own: 普泽生物, 杰杰电气.
pub fn has_ending(name: &str, vocab: &Vocab) -> bool {
    if KNOWN.contains(name) {
        return true;
    }
    let Some((len, ())) = vocab.cues.company_suffixes.at_end(name) else { return false };
    let own = &name[..name.len() - len];
    let length = own.chars().count();
    let known = || vocab.industries.get(name).is_some();
    let goods = || {
        any_of![
            "高端", "先进", "新型", "现代", "高性能", "新一代", "高品质", "精深", "电动", "纯电动", "混动", "新能源"
        ]
        .ends(own)
    };
    (2..=8).contains(&length)
        && !goods()
        && !any_of!(PLAIN).contains(own)
        && !own.contains(|c: char| matches!(c, '的' | '“' | '(' | '《') || c.is_ascii_digit())
        && !own.contains("项目")
        && !known()
        && vocab.industries.covers(own) < own.len()
}

/// Words before an ending that make a class of goods or trades and no firm: 高端装备, 冷链物流, 休闲食品.
const PLAIN: &[&str] = &[
    "高端", "先进", "智能", "绿色", "新型", "现代", "高新", "数字", "生物", "化学", "精细", "特种", "节能", "电子",
    "国内", "国际", "全球", "新", "大型", "传统", "重点", "新一代", "高性能", "战略性", "前沿", "海洋", "航空", "轨道",
    "光电", "地方", "自主", "可再生", "清洁", "硅", "锂", "碳", "铜", "铝", "本土", "产业", "我国", "中国", "全区",
    "园区", "核心", "关键", "智慧", "冷链", "跨境", "保税", "大宗", "服务", "对外", "一般", "货物", "转口", "加工",
    "休闲", "方便", "健康", "保健", "特色", "功能", "有机", "预制", "精品", "优质", "农用", "民用", "军用", "车用",
    "家用", "医用", "商用", "乘用", "通用", "专用", "尖端", "硬核", "金融", "农业", "工业", "商业", "城市", "环境",
    "生态", "质量", "安全", "精密", "航天", "金属", "有色", "黑色", "稀有", "复合", "柔性", "合成", "再生", "天然",
    "普通", "包装", "文化", "职业", "社会", "公共", "基础", "消费", "军工", "民营", "国有", "外资", "台资", "港资",
    "日资", "本地", "当地", "周边", "上游", "下游", "中游", "一批", "多家", "知名", "龙头", "骨干", "大宗商品", "高科",
    "现代化", "市级", "省级", "国家级", "区级", "县级", "规模", "规模化", "集约", "循环", "低碳", "零碳", "新兴",
    "未来", "主导", "支柱", "优势", "煤", "盐", "石油", "天然气", "煤炭", "矿产", "煤基", "硅基", "碳基", "磷", "氟",
    "氟硅", "钒钛", "第三方", "干线", "多式联运", "城际", "电商", "快递", "港口", "临港", "临空",
];

/// Endings that a firm bears and hardly any trade.
const SURE_ENDS: &[&str] = &[
    "股份", "医疗", "制药", "药业", "科技", "电子", "电气", "电器", "重工", "机械", "新材", "新材料", "生物", "化工",
    "汽车", "客车", "食品", "乳业", "酒业", "轮胎", "橡胶", "光电", "光伏", "半导体", "微电子", "精工", "精密", "铝业",
    "铜业", "锂业", "钢铁", "石化", "实业", "控股", "纸业", "传动", "饮品", "特钢", "镁材", "磁材", "耐材", "铝材",
    "矿业", "材料", "能源", "智能", "装备",
];

/// True for a name that stands for a firm wherever it is met: 康安医疗, 某某股份.
pub fn is_firm(name: &str, vocab: &Vocab) -> bool {
    if is_known(name, vocab) {
        return true;
    }
    let trade_end = |name: &str| name.char_indices().rev().nth(1).map(|(at, _)| at).filter(|_| is_trade_name(name));
    let own = any_of!(SURE_ENDS).strip_end(name).or_else(|| trade_end(name).map(|at| &name[..at]));
    let trade = |own: &str| {
        vocab.industries.mentions(name).iter().any(|(span, _)| span.start < own.len()) || any_of!(PLAIN).ends(own)
    };
    own.is_some_and(|own| (2..=4).contains(&own.chars().count()) && !trade(own))
        && (has_ending(name, vocab) || is_trade_name(name) && vocab.industries.get(name).is_none())
}

/// True where the class word up to `at` tells a firm: 轮胎企业X橡胶; after 企业 alone any noun may stand (企业上报数据).
pub fn is_told_by_class(words: &str, at: usize, vocab: &Vocab) -> bool {
    let (class, name) = words.split_at(at);
    if matches!(class, "企业" | "公司" | "龙头" | "业主" | "股东" | "厂商") {
        is_firm(name, vocab)
    } else {
        has_ending(name, vocab)
    }
}

/// The name without the region of a branch: 某某传动中国区 is 某某传动.
pub fn without_region(name: &str) -> &str {
    let regions = ["中国区", "大中华区", "亚太区", "亚洲区", "华东区", "华南区", "西南区"];
    let name = name.trim_start_matches(|c: char| c == '图' || ('①'..='⑩').contains(&c) || c == ' ');
    regions.iter().find_map(|region| name.strip_suffix(region)).filter(|rest| rest.chars().count() >= 3).unwrap_or(name)
}

/// True for a full name that is more than a class: not 上市公司, 该集团.
pub fn is_named(name: &str) -> bool {
    let ends = any_of![
        "股份有限公司", "有限责任公司", "集团有限公司", "有限公司", "集团公司", "集团", "公司", "银行", "分行", "支行",
    ];
    let own = ends.strip_end(name).unwrap_or(name);
    let own = own.trim_end_matches("集团");
    let sorts = any_of!(SORTS);
    let sorted = || sorts.starting(own).any(|(len, _)| sorts.contains(&own[len..]));
    // 企业申请银行贷款
    let asked = any_of!["银行", "分行", "支行"].ends(name) && any_of!["申请", "办理", "协调", "争取", "对接"].ends(own);
    own.chars().count() >= 2
        && !asked
        && !own.contains("登陆")
        && !any_of!(SORTS).contains(own)
        && !any_of!(WORK).contains(own)
        && !sorted()
        && !own.ends_with("家")
        && !own.ends_with(['的', '个', '些'])
}

/// Where the name begins in 国内头部企业明阳集团; `None` where no class word stands before one.
pub fn after_class(words: &str) -> Option<usize> {
    // A class and a name take two characters each at least.
    if words.len() < 12 {
        return None;
    }
    let found = CLASSED.find(words).map(|(span, _)| span.end);
    // 某某企业管理有限公司: the class word is inside the name.
    let goes_on = |at: usize| {
        let rest = &words[at..];
        let full = any_of!["有限公司", "公司", "集团", "中心"].strip_end(rest);
        full.is_some_and(|own| any_of!(WORK).starts(own) || own.is_empty())
    };
    found.filter(|&at| words.len() - at >= 6 && at > 0 && !goes_on(at)).max()
}

/// The firm in a member of a list of projects: 双奇药业项目搬迁升级, 神威药业西南总部; `None` where none is told alone.
pub fn in_project<'n>(member: &'n str, vocab: &Vocab) -> Option<&'n str> {
    let name = match member.find("项目") {
        Some(at) => &member[..at],
        None => member.strip_suffix("总部").map_or(member, |rest| {
            let regions = [
                "西南", "华东", "华北", "华南", "华中", "西北", "东北", "区域", "全球", "中国", "北方", "南方", "研发",
                "运营", "生产",
            ];
            regions.iter().find_map(|region| rest.strip_suffix(region)).unwrap_or(rest)
        }),
    };
    (has_ending(name, vocab) && name.chars().count() <= 7).then_some(name)
}

/// The firm a caption begins with: X产品检测环节, X生产车间.
pub fn opens_caption<'n>(caption: &'n str, vocab: &Vocab) -> Option<&'n str> {
    let cues = ["产品", "车间", "生产", "工人", "员工", "展示", "厂区", "工程师", "技术人员", "的"];
    let at = cues.iter().filter_map(|cue| caption.find(cue)).min().unwrap_or(caption.len());
    let name = &caption[..at];
    has_ending(name, vocab).then_some(name)
}

/// Where the name ends in 川中锂材副总经理.
pub fn before_title(words: &str) -> Option<usize> {
    let Some(at) = TITLED.first_start(words) else { return before_department(words) };
    let name = &words[..at];
    let generic = ["公司", "企业", "集团", "项目", "园区", "部", "局", "委", "会", "院", "校", "中心", "厂"]
        .contains(&name)
        || name.ends_with("管委会")
        || name.ends_with("项目")
        || name.ends_with("代建");
    (!generic && name.chars().count() >= 3 && !OTHER.ends(name)).then_some(at)
}

/// Where the name ends in 龙川机械工艺技术部副部长: before the department of whoever speaks for it.
fn before_department(words: &str) -> Option<usize> {
    const DEPARTMENTS: &[&str] = &[
        "技术", "工艺技术", "生产", "生产技术", "财务", "商务", "研发", "技术研发", "市场", "销售", "质量", "品质",
        "行政", "综合", "人力资源", "运营", "工程", "设备", "采购", "制造", "企划", "营销", "综合管理", "安全环保",
    ];
    let heads = any_of!["部部长", "部副部长", "部经理", "部副经理", "部总监", "部主任", "部负责人", "部主管"];
    let at = heads.first_start(words)?;
    let (length, _) = any_of!(DEPARTMENTS).at_end(&words[..at])?;
    let name = &words[..at - length];
    let firm = (4..=12).contains(&name.chars().count()) && !any_of!["公司", "企业", "集团", "管委会"].contains(name);
    (firm && !OTHER.ends(name)).then_some(at - length)
}

/// The firm that goes public, and where its name ends: 国安量子登陆科创板, 康宁制药在北交所挂牌.
pub fn goes_public(words: &str, after: &str) -> Option<usize> {
    let lists = any_of!["登陆", "登录", "成功登陆", "正式登陆", "登上"];
    let boards = any_of![
        "科创板", "创业板", "主板", "新三板", "北交所", "上交所", "深交所", "港交所", "证券交易所", "资本市场",
        "纳斯达克",
    ];
    let own = lists.first_of_each(words).next().map(|(verb, _)| verb);
    let rest = match own {
        Some(verb) => format!("{}{after}", &words[verb.end..]),
        None => lists.strip_start(after)?.to_string(),
    };
    let near: String = rest.chars().take(10).collect();
    let end = own.map_or(words.len(), |verb| verb.start);
    // 采用第五套标准登陆科创板
    (boards.is_in(&near) && !words[..end].ends_with("标准")).then_some(end)
}

/// Where the name begins in “链主”X.
pub fn after_chain_leader(words: &str) -> Option<(usize, crate::domain::CompanyRole)> {
    let lead = ["“链主”企业", "“链主”", "链主企业"].into_iter().find(|lead| words.starts_with(lead))?;
    let rest = &words[lead.len()..];
    let named =
        (3..=8).contains(&rest.chars().count()) && !any_of!(OTHERS).ends(rest) && !rest.starts_with(['企', '的', '作']);
    named.then_some((lead.len(), crate::domain::CompanyRole::ChainLeader))
}

/// True for what a firm has inside: 车间, 展厅.
pub fn is_hall(words: &str) -> bool {
    any_of!(HALLS).starts(words)
}

/// True where `long` is `short` with a firm's ending after it.
pub fn is_fuller(long: &str, short: &str) -> bool {
    // 禾澜精密 is 浙江禾澜精密传动有限公司.
    let inside = long.ends_with("公司") && short.chars().count() >= 4 && long.contains(short);
    inside
        || long.strip_prefix(short).is_some_and(|rest| {
            [
                "集团",
                "公司",
                "股份",
                "有限公司",
                "集团有限公司",
                "股份有限公司",
                "集团股份有限公司",
                "有限责任公司",
                "科技",
            ]
            .contains(&rest)
        })
}
