//! Words of the trade's prose that part one noun from the next: verbs, adverbs, links, and the nouns that are counted.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::source::Span;

/// What a word does in a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// A verb that says which number is meant: 引进, 申报, 入驻.
    Telling,
    /// A verb that any number may have: 完成, 达到, 拥有.
    Light,
    /// A noun that is counted: 企业, 项目, 平台.
    Counted,
    /// A compound in which a verb is no verb: 合作协议, 建设用地.
    Compound,
    /// Adverbs and links that are no part of a name: 累计, 其中, 分别.
    Passing,
}

/// Verbs that say which number is meant.
const TELLING: &[&str] = &[
    "新签约", "签约", "新签", "签订", "签署", "新引进", "引进", "引入", "招引", "新招引", "新增", "净增", "增加", "新登记", "登记", "新注册", "注册", "新设立", "新设", "新认定", "认定", "新获批", "获批", "新培育", "培育", "新入驻", "入驻", "进驻", "入园", "落户", "落地",
    "新开工", "开工", "竣工", "投产", "达产", "复工", "新建", "续建", "改建", "扩建", "新上", "新投产", "新入库", "入库", "入统", "新入统", "纳统", "入选", "上榜", "集聚", "聚集", "汇聚", "汇集", "吸引", "申报", "组织申报", "拜访", "走访", "接待", "邀请", "对接", "洽谈", "储备", "谋划", "策划", "包装", "承接", "下放", "取消", "精简", "压减",
    "代办", "办结", "解决", "梳理", "化解", "盘活", "清理", "处置", "收储", "出让", "供应", "供地", "腾退", "整治", "改造", "绿化", "铺设", "培训", "招聘", "引育", "授信", "放款", "发放", "兑现", "减免", "免缴", "争取", "到位", "利用", "实际利用", "实际使用", "使用", "出口", "进口", "销售", "生产", "加工", "处理",
    "孵化", "毕业", "授权", "转化", "转让", "交易", "发起", "帮扶", "帮助", "服务", "惠及", "扶持", "支持", "带动", "创造", "提供", "吸纳", "容纳", "停靠", "覆盖", "参与", "参加", "推荐", "下沉", "派驻", "选派", "列支", "投放", "募集", "融资", "投资", "投入", "上缴", "缴纳", "贡献", "征收", "拆除", "拆迁", "安置", "搬迁", "关停", "淘汰", "核准", "备案", "审批", "受理", "推出",
    "跑了", "采购", "运营", "运行", "开行", "发送", "吞吐", "接收", "消纳", "减少", "节约", "下达", "选育", "进入", "纳入", "获评", "获得", "通过", "加入", "取得", "销往", "跟进", "配套", "合作", "挂牌", "上市", "签出", "促成", "推动", "协调", "评定", "评选", "举办", "承办", "发布", "征集", "摘牌", "竞得", "租用", "占地", "占用", "部署", "安装", "架设", "敷设", "开通", "采集", "辐射", "发展", "壮大", "升级", "改制", "退出", "注销", "迁出", "迁入",
];

/// Verbs that any number may have.
const LIGHT: &[&str] = &[
    "完成", "实现", "达到", "达", "突破", "超过", "为", "是", "共有", "现有", "已有", "拥有", "占有", "建有", "设有", "有", "共", "计", "形成", "保持", "开展", "组织", "实施", "推行", "建成", "建设", "设立", "成立", "组建", "创建", "打造", "编制", "制定", "制订", "出台", "落实", "安排", "新获", "获", "增至", "增长到", "增长至", "增加到", "增加至", "升至", "上升到", "上升至", "提高到", "提高至", "提升到", "提升至", "扩大到", "降至", "下降到", "减至", "缩短至", "缩减至", "发展到", "发展至", "累计达", "累计完成", "累计实现", "包括", "涵盖", "涉及", "覆盖面达", "累计有", "冲刺", "跨越", "跨过", "创下", "带来", "给予", "投入使用", "投入运营", "投用", "贡献了", "下拨", "拨付", "推进", "要再培育", "再培育", "我们希望", "希望", "销往", "爬升", "办理", "下辖", "定为", "走出", "合计为", "预计为", "约为", "已达", "已达到", "高达", "多达", "可达", "仅有", "只有", "加上", "来自", "用于", "按照", "围绕", "针对", "通过了",
];

/// Nouns that are counted.
const COUNTED: &[&str] = &[
    "企业", "公司", "项目", "单位", "机构", "平台", "载体", "基地", "中心", "园区", "产业园", "专业园", "孵化器", "加速器", "众创空间", "实验室", "研究院", "研究所", "工作站", "工程中心", "技术中心", "企业技术中心", "研发中心", "高校", "院校", "学校", "医院", "院所", "协会", "商会", "律所", "银行", "网点", "门店", "商户", "个体工商户", "市场主体", "经营主体", "人才", "博士", "硕士", "院士", "专家", "团队", "员工", "职工", "人员", "工人", "就业岗位", "岗位", "党员", "党员干部", "干部", "领导", "专员", "企业家", "创业者", "学生", "大学生", "居民", "农户", "村民", "专利", "发明专利", "标准", "成果", "技术成果", "商标", "著作权", "软件著作权", "论文",
    "产品", "设备", "仪器", "生产线", "产线", "厂房", "标准厂房", "标准化厂房", "车间", "公寓", "住房", "工位", "床位", "车位", "机柜", "机架", "基站", "充电桩", "道路", "公路", "桥梁", "管网", "管廊", "变电站", "污水处理厂", "协议", "合同", "订单", "事项", "审批事项", "权限", "审批权限", "政策", "措施", "制度", "任务", "问题", "实事", "活动", "会议", "场次", "批次", "国家", "省份", "城市", "国家和地区", "产业链", "产业", "支柱产业", "主导产业", "产业集群", "集群", "片区", "组团", "分园", "基金", "产业基金", "贷款", "试点", "示范区", "称号", "品牌", "港口", "泊位", "航线", "班列", "线路", "班次", "卫星", "飞机", "汽车", "车辆", "机器人", "服务器", "农产品", "家庭", "社区", "村", "镇", "街道", "小区", "学位", "游客", "旅客", "外企", "民企", "央企", "国企", "瞪羚", "小巨人", "独角兽", "链条", "环节", "领域", "方面", "信贷资金", "小组", "办件", "牌照", "房屋", "楼宇", "楼栋", "地块", "宗地", "标准地", "土地", "用地", "工程",
];

/// Compounds in which a verb is no verb.
const COMPOUND: &[&str] = &[
    "招商引资", "招商引智", "签约项目", "合作协议", "合作项目", "战略合作协议", "服务平台", "公共服务平台", "服务业", "服务机构", "服务中心", "服务工作站", "服务事项", "现代服务业", "投资总额", "投资额", "投资协议", "投资强度", "投资项目", "固定资产投资", "工业投资", "技改投资", "技术改造投资", "民间投资", "基础设施投资", "房地产开发投资", "直接投资", "外商直接投资", "计划投资", "协议投资", "意向投资", "完成投资", "总投资", "累计投资", "项目投资", "生产总值", "地区生产总值", "生产线", "生产基地", "生产能力", "生产性服务业", "加工贸易", "加工能力", "处理能力", "处理厂", "进出口", "进出口总额", "出口总额", "进口总额", "出口额", "进口额", "出口货值", "出口交货值", "销售收入", "销售额", "销售面积", "建设用地", "建设项目", "在建项目", "续建项目", "开工项目", "新开工项目", "竣工项目", "投产项目", "储备项目", "运营中心", "交易额", "交易中心", "技术交易", "贡献率", "使用权", "使用面积", "登记技术合同", "孵化面积", "孵化企业", "在孵企业", "孵化基地", "入驻企业", "入园企业", "落户企业", "入驻率", "培育企业", "融资余额", "贷款余额", "存款余额", "融资租赁", "授权量", "转化率", "增加值", "工业增加值", "规上工业增加值", "规模以上工业增加值", "第二产业增加值", "第三产业增加值", "技改项目", "挂牌企业", "上市企业", "上市公司", "挂牌公司", "转型项目", "产业转型", "就业人数", "新增就业", "城镇新增就业", "从业人员", "发明专利", "培训会", "注册资本", "注册资金", "注册企业", "减税降费", "服务贸易", "跟踪服务", "实际利用外资", "实际使用外资", "实际到位资金", "到位资金", "到账外资", "利用外资", "投入强度", "研发投入", "资金投入", "占地面积", "建筑面积", "合作区", "推进会", "承诺制", "发展指数", "科技支出", "发展年限", "支持资金", "扶持资金", "奖补资金", "专项资金", "兑现资金", "放款金额", "减排", "落地项目", "签约金额", "合同金额", "履约率", "开工率", "投产率", "达产率", "合格率", "办结率", "运行时间", "供应链", "配套率", "本地配套率", "配套企业", "达标率", "覆盖率", "综合利用率", "利用率", "增长极", "电子商务交易额", "网络零售额", "互联网零售额", "零售额", "推动力", "合作交流", "参会企业", "参展企业", "标准地", "发展水平", "税收贡献", "财政贡献", "净增率", "深加工", "精深加工", "来料加工", "增长率", "完成率", "招商活动", "主攻方向", "资本金", "参保人数", "推广应用", "处理量", "吞吐量", "交易量", "交易额", "签约额", "使用率", "销售率", "产销率", "产品销售率", "转型升级", "改造工程", "安装工程", "技术改造", "设备投资", "备案类", "减排量", "出口退税", "留抵退税",
];

/// Adverbs and links.
const PASSING: &[&str] = &[
    "其中", "同时", "与此同时", "此外", "另外", "同比", "分别", "先后", "累计", "共计", "总计", "合计", "一共", "全部", "预计", "力争", "计划", "有望", "确保", "争取到", "已经", "已", "将", "可", "约", "近", "超", "仅", "只", "还", "又", "也", "且", "并", "而", "以及", "和", "及", "与", "或", "在", "从", "由", "以", "对", "把", "被", "使", "让", "给", "向", "往", "为了", "截至", "目前", "如今", "当前", "全年", "年内", "当年", "今年", "去年", "上年", "同期", "首次", "已累计", "一举", "成功", "正式", "全面", "加快", "大力", "积极", "持续", "不断", "相继", "陆续", "新近", "平均", "每年", "每月", "每天", "至少", "左右", "以上", "以下", "等", "了", "着", "过", "所", "均", "都", "再", "就", "才", "则", "的", "主动", "深入", "扎实", "集中", "现场", "直接", "间接", "初步", "顺利", "牵头", "联合", "携手", "专门", "统一", "共同", "一次性", "最初", "原来", "起初", "当初", "连续", "大幅", "增长", "但", "但仍", "仍", "比上年", "较上年", "比去年", "预计到", "大约", "至今", "已有", "又有", "还有", "以来", "与去年", "以及", "这", "该",
];

struct Lexicon {
    finder: Option<AhoCorasick>,
    classes: Vec<Class>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let lists = [(TELLING, Class::Telling), (LIGHT, Class::Light), (COUNTED, Class::Counted), (COMPOUND, Class::Compound), (PASSING, Class::Passing)];
    let mut words: Vec<(&str, Class)> = lists.into_iter().flat_map(|(list, class)| list.iter().map(move |word| (*word, class))).collect();
    // A single character is too often part of another word: it counts only at the edges, see `trim`.
    words.retain(|(word, _)| word.chars().count() > 1);
    words.sort_by_key(|(word, _)| *word);
    words.dedup_by_key(|(word, _)| *word);
    let finder = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(words.iter().map(|(word, _)| word)).ok();
    Lexicon { finder, classes: words.into_iter().map(|(_, class)| class).collect() }
});

/// The known words of a text, leftmost and longest first.
pub fn find(text: &str) -> Vec<(Span, Class)> {
    let found = LEXICON.finder.iter().flat_map(|finder| finder.find_iter(text));
    found.filter_map(|m| Some((Span::new(m.start(), m.end()), *LEXICON.classes.get(m.pattern().as_usize())?))).collect()
}

/// Single characters that begin a phrase and say nothing of the metric.
const HEADS: &str = "的了着过已将可约近超仅只还又也且并而和及与或在从由以对把被使让给向往均都再就才则达为是共有计至到、,:;—-·。等其要";
/// Single characters that end one.
const TAILS: &str = "的了着过已将可约近超仅只还又也且并而和及与或在从由以对把被使让给向往均都再就才则达为是共有计至到、,:;—-·。等后前中内上里其要";

/// The phrase without adverbs, links and light verbs at its edges. Telling verbs and nouns stay.
pub fn trim(phrase: &str) -> &str {
    let mut rest = phrase.trim();
    loop {
        let before = rest.len();
        let words = find(rest);
        if let Some((span, _)) = words.first().filter(|(span, class)| span.start == 0 && matches!(class, Class::Passing | Class::Light)) {
            rest = &rest[span.end..];
        } else if let Some((span, _)) = words.last().filter(|(span, class)| span.end == rest.len() && matches!(class, Class::Passing | Class::Light)) {
            rest = &rest[..span.start];
        } else {
            rest = trim_edges(rest, &words);
        }
        if rest.len() == before {
            return rest;
        }
    }
}

fn trim_edges<'t>(phrase: &'t str, words: &[(Span, Class)]) -> &'t str {
    let edge = |c: Option<char>, edges: &str| c.is_some_and(|c| edges.contains(c) || c.is_whitespace());
    let taken = |at: usize| words.iter().any(|(span, _)| span.start <= at && at < span.end);
    if edge(phrase.chars().next(), HEADS) && !taken(0) && !opens_a_word(phrase) {
        return phrase.trim_start_matches(|c: char| c.is_whitespace()).get(phrase.chars().next().map_or(0, char::len_utf8)..).unwrap_or("");
    }
    let last = phrase.char_indices().last();
    match last {
        Some((at, c)) if edge(Some(c), TAILS) && !taken(at) && !closes_a_word(phrase) => &phrase[..at],
        _ => phrase,
    }
}

/// Words that begin with an edge character and are nouns.
fn opens_a_word(phrase: &str) -> bool {
    ["有色", "有机", "有限", "共享", "共建", "在建", "在孵", "在手", "在册", "对外", "对俄", "对蒙", "对日", "对韩", "对美", "对欧", "从业", "可再生", "可支配", "可用", "超高", "超临界", "近海", "前沿", "中小", "中药", "中外", "中央", "中欧", "中试", "上市", "上缴", "上级", "内资", "内贸", "后备", "等级", "再生", "再就业", "给排水", "为农", "以上", "计算机", "达标", "达产", "到位", "到账", "到港", "过境", "向海", "其他", "里程"].iter().any(|word| phrase.starts_with(word))
}

/// Words that end with an edge character and are nouns.
fn closes_a_word(phrase: &str) -> bool {
    ["设计", "会计", "统计", "国有", "集中", "高中", "初中", "线上", "规上", "限上", "四上", "以上", "海内", "区内", "国内", "提前", "以前", "公共", "食用菌", "知识产权", "小计", "乡里", "其"].iter().any(|word| phrase.ends_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compounds_hide_the_verbs_in_them() {
        let text = "推动22家企业签订合作协议";
        let found: Vec<(&str, Class)> = find(text).into_iter().map(|(span, class)| (span.of(text), class)).collect();
        assert_eq!(trim("其中,累计完成固定资产投资"), "固定资产投资");
        assert_eq!(trim("高新技术企业总数达"), "高新技术企业总数");
        assert_eq!(trim("的在孵企业已有"), "在孵企业");
        assert_eq!(found, [("推动", Class::Telling), ("企业", Class::Counted), ("签订", Class::Telling), ("合作协议", Class::Compound)]);
    }
}
