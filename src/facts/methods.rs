//! The words of policies, services and ways of working: how their names end, the verbs that put them to work, the well
//! known ones, and what is only rhetoric.

use std::sync::LazyLock;

use crate::source::Span;
use crate::source::{WordSet, any_of};

/// Nouns after a quotation that make it the name of a way of working.
const HEADS: &[&str] = &[
    "工作机制", "服务机制", "机制", "模式", "新模式", "制度", "工作法", "改革", "服务", "三项制度", "思路", "战略",
    "行动", "专项行动", "活动", "工程", "服务体系", "科技创新体系", "创新体系", "工作体系", "监管体系", "办法", "政策",
    "新政", "政策包", "审批", "套餐", "专班", "服务品牌", "计划", "方案", "清单", "督办单", "三字诀", "字诀", "大会战",
    "攻坚战", "举措", "抓手", "辅导", "专项", "承诺", "制", "工作方法", "打法", "品牌创建", "专员制度", "审批制",
    "监管", "管理", "直通车", "专窗", "专列", "机制改革", "试点改革", "联动", "包联", "帮扶", "快速通道", "绿色通道",
    "通道", "培育计划", "提升计划", "三年行动", "攻坚行动", "路径", "代办队", "服务队", "突击队", "先锋队", "服务团",
    "专家团", "辅导团", "会客厅", "帮办代办", "组合拳", "双轮驱动", "轮驱动", "优惠", "招商法", "行动计划", "种子基金",
    "战略布局", "总体部署", "战略部署", "基金", "金融产品", "融资产品", "贷款", "产品", "保险", "授信",
];
/// Nouns after a quotation that make it a slogan, an aim or somebody's class.
const SLOGANS: &[&str] = &[
    "理念", "原则", "精神", "目标", "使命", "初心", "态势", "作用", "优势", "角色", "道路", "口号", "主题", "称号",
    "名片", "企业", "产业", "产业集群", "园区", "路子", "效应", "局面", "难题", "困境", "问题", "窘境", "场景", "画卷",
    "转变", "热潮", "氛围", "态度", "作风", "姿态", "标准", "关系", "战果", "答卷", "时代", "底色", "成色", "土地",
    "现象", "之路", "之称", "美誉", "美称", "名头", "转型", "主线", "重要论述", "讲话", "标语",
];
/// Verbs that put a policy to work.
const POLICY: &[&str] = &[
    "实行", "全面实行", "推行", "全面推行", "推出", "实施", "落实", "全面落实", "开展", "扎实开展", "全面开展", "创新",
    "首创", "探索", "推广", "制定", "定制", "出台", "供应", "采取", "采用", "编制", "开设", "深化", "持续深化", "推进",
    "深入推进", "印发", "启动", "施行", "试行", "发放", "开辟", "打出", "创新实施", "率先推行", "率先实行", "建立健全",
    "加快实施", "深入实施", "创新推出", "优化升级", "健全", "建立", "完善", "进入", "悬挂", "使用",
];
/// Verbs that make slogans of what they quote.
const MOTTOS: &[&str] = &[
    "坚持", "始终坚持", "秉持", "秉承", "牢记", "树立", "牢固树立", "发扬", "弘扬", "按下", "成为", "当好", "争做",
    "破解", "解决", "注入", "变", "是", "做", "称为", "誉为", "让", "拿", "跑出", "吹响", "擦亮", "迈向", "冲刺", "走",
    "构筑", "突出", "告别", "避免", "入选", "获评", "荣获", "获", "被评为", "授予", "跻身", "入围", "列入", "获批",
    "上榜",
];
/// Verbs that set up a body or a rule.
const SETS_UP: &[&str] = &[
    "建立", "建立起", "建立了", "组建", "成立", "设立", "构建", "形成", "搭建", "打造", "以", "创新", "健全", "完善",
    "制定", "出台", "建立健全", "推行", "由", "依托", "发挥",
];
/// Verbs that take a numbered way of working: 用好“五抓一优一促”.
const TAKES: &[&str] =
    &["用好", "紧扣", "聚焦", "围绕", "落实", "按照", "推动", "抓好", "实现", "盯住", "开展", "实施", "推进", "要盯住"];
/// Policies and services known by name all over the country. A new one goes here under its usual wording.
const KNOWN: &[&str] = &[
    "承诺制",
    "告知承诺制",
    "告知承诺",
    "标准地",
    "全代办",
    "帮办代办",
    "代办制",
    "容缺受理",
    "容缺审批",
    "容缺办理",
    "一网通办",
    "一窗受理",
    "一窗通办",
    "一窗办理",
    "一站式",
    "一件事",
    "一次办",
    "一次办好",
    "一次办成",
    "一次不跑",
    "零次跑",
    "一枚印章",
    "吹哨报到",
    "企业吹哨、部门报到",
    "拿地即领证",
    "只跑一次",
    "最多跑一次",
    "一次不用跑",
    "跨省通办",
    "跨区联办",
    "跨域通办",
    "全程网办",
    "全程代办",
    "不见面审批",
    "秒批",
    "秒批秒办",
    "拿地即开工",
    "交地即开工",
    "交地即发证",
    "交房即发证",
    "竣工即投产",
    "竣工即验收",
    "拿地即拿证",
    "先建后验",
    "模拟审批",
    "多评合一",
    "多规合一",
    "多证合一",
    "多图联审",
    "联合验收",
    "联合审批",
    "并联审批",
    "区域评估",
    "证照分离",
    "一业一证",
    "一照通行",
    "一枚印章管审批",
    "四证同发",
    "五证同发",
    "一企一策",
    "一事一议",
    "一业一策",
    "一链一策",
    "一企一专班",
    "一项目一专班",
    "一对一",
    "点对点",
    "绿色通道",
    "直通车",
    "店小二",
    "首席服务员",
    "服务专员",
    "项目管家",
    "项目秘书",
    "服务秘书",
    "保姆式",
    "管家式",
    "链长",
    "链长制",
    "链主制",
    "双链长",
    "双链长制",
    "揭榜挂帅",
    "赛马",
    "赛马制",
    "军令状",
    "包联",
    "包抓",
    "挂图作战",
    "专班制",
    "双招双引",
    "以商招商",
    "云招商",
    "基金招商",
    "飞地经济",
    "亩均论英雄",
    "亩产论英雄",
    "腾笼换鸟",
    "放管服",
    "九通一平",
    "七通一平",
    "五通一平",
    "三通一平",
    "先证后照",
    "七日办结",
    "首问负责",
    "首问负责制",
    "限时办结",
    "好差评",
    "接诉即办",
    "免申即享",
    "即申即享",
    "政策计算器",
    "白名单",
    "无感续证",
    "人才飞地",
    "科创飞地",
    "拨投结合",
    "先投后股",
    "领导包联",
    "三个一批",
    "四个一批",
    "四个一",
    "三包三联",
    "五个一",
    "六个一",
    "管委会+公司",
    "管委会+平台公司",
    "小管委会+大公司",
    "园区事园区办",
    "园内事园内办",
    "区内事区内办",
    "大部制",
    "全员聘任制",
    "全员竞聘",
    "绩效工资制",
    "首席专家制",
    "人才积分",
    "亩均评价",
    "小机构大服务",
    "小政府大服务",
    "亩均效益",
    "服务企业日",
    "企业服务日",
    "企业家早餐会",
    "政企恳谈会",
    "政企早餐会",
    "企业家接待日",
    "企业接待日",
    "零跑动",
    "零距离",
    "零接触",
];
/// Quoted for their ring.
const RINGS: &[&str] = &[
    "快进键", "加速键", "加速器", "加速度", "引擎", "主引擎", "新引擎", "双引擎", "活水", "源头活水", "金钥匙",
    "先手棋", "压舱石", "顶梁柱", "金名片", "名片", "绊脚石", "定心丸", "及时雨", "主力军", "排头兵", "领头雁",
    "领头羊", "桥头堡", "火车头", "火车跑", "答卷", "成绩单", "路线图", "时间表", "施工图", "责任书", "任务书",
    "军令状", "生命线", "牛鼻子", "主战场", "主阵地", "风向标", "晴雨表", "试验田", "聚宝盆", "金凤凰", "梧桐树",
    "强心剂", "助推器", "孵化器", "蓄水池", "磁场", "强磁场", "重头戏", "大文章", "真金白银", "红包", "大礼包",
    "金饭碗", "硬骨头", "最后一公里", "中梗阻", "堵点", "淤点", "难点", "痛点", "拦路虎", "走出去", "引进来", "请进来",
    "加速跑", "冲刺跑", "开门红", "满堂红", "收入囊中", "喜新", "厌旧", "抓大", "放小", "拳头", "翅膀", "生力军",
    "突击队", "先锋队", "尖刀班", "指挥棒", "方向盘", "助跑", "接力棒", "金扁担", "主角", "配角", "盆景", "风景",
    "老三样", "新三样", "老字号", "家底", "家门口", "朋友圈", "同心圆", "组合拳", "助推剂", "催化剂", "粘合剂",
    "新名片", "出海口", "加速场", "心跳", "老本行", "国", "高", "新", "链主", "四上", "专精特新", "小巨人", "瞪羚",
    "独角兽", "雏鹰", "单项冠军", "隐形冠军", "双碳", "双循环", "一带一路", "六稳", "六保", "十四五", "十三五",
    "十二五", "十一五", "十五五", "两个确立", "两个维护", "四个意识", "四个自信", "规上", "卡脖子", "伴随者", "无障碍",
    "零干扰", "关键变量", "最大增量", "最优解", "新蓝海", "半壁江山", "领跑者", "追赶者", "长板", "短板", "洼地",
    "高地", "热土", "沃土", "春天", "拓荒牛", "老黄牛", "参天大树", "小树苗", "大动脉", "毛细血管", "试金石", "里程碑",
    "发动机", "动力源", "动车组", "绿水青山", "金山银山", "含金量", "含绿量", "含新量", "首善之地", "精准滴灌", "揽子",
    "减法", "加法", "乘法", "除法", "加减法", "一号工程", "一把手工程", "头号工程", "生命工程", "数字化", "智能化",
    "数智化", "绿色化", "中国智造", "中国制造", "世界工厂",
];
/// Nouns after a quotation that take its policy as their subject: “标准地”7宗, “全代办”团队.
const OBJECTS: &[&str] = &[
    "团队", "评估成果", "项目", "成果", "灵活优势", "暖心服务", "条款", "行动", "活动", "办理", "专区", "窗口", "方式",
    "措施", "事项", "工作", "系列", "等", "出让", "供应", "用地", "政策", "协议", "牌", "专员", "大厅", "培训", "供地",
    "手续", "全程", "一包到底", "一跟到底", "一抓到底", "条件", "能力", "要求", "做法", "效果",
];

/// Length of the tail up to the end of the noun that makes a quotation a way of working.
pub fn head_end(tail: &str) -> Option<usize> {
    let near = any_of!(HEADS).first_of_each(tail).filter(|(head, _)| tail[..head.start].chars().count() <= 10);
    let end = near.map(|(head, _)| head.end).max()?;
    let rest = &tail[end..];
    let goes_on = any_of!["上", "中", "下", "里", "以来", "等", "落地", "建设", "推进"].starts(rest);
    (rest.is_empty()
        || goes_on
        || rest.chars().count() <= 4
            && !any_of!["企业", "平台", "基地", "园区", "中心", "团队", "产业", "项目"].ends(rest))
    .then_some(end)
}

/// True where the noun after a quotation makes it a way of working.
pub fn has_head(tail: &str) -> bool {
    head_end(tail).is_some()
}

/// True where the noun after a quotation makes it a slogan.
pub fn is_slogan_noun(tail: &str) -> bool {
    let tail = tail.trim_start_matches('的');
    // “335+X”产业倍增行动 begins like a slogan and ends as a plan.
    let named = head_end(tail) == Some(tail.len());
    SLOGANS.iter().any(|noun| tail.starts_with(noun) && !named || tail.ends_with(noun) && !has_head(tail))
}

/// True for words quoted for their ring, and for terms of the trade that are no way of working.
pub fn is_ring(words: &str) -> bool {
    any_of!(RINGS).contains(words) || words.chars().count() < 2
}

/// True where the noun after words quoted for their ring makes a fund or a plan of them: “拓荒牛”种子基金.
pub fn names_a_fund(tail: &str) -> bool {
    any_of!["种子基金", "基金", "贷", "计划", "工作法"].starts(tail)
}

/// True for verbs that quote slogans.
pub fn is_motto_verb(verb: &str) -> bool {
    any_of!(MOTTOS).contains(verb)
}

/// True for verbs that win titles: what they quote is a title.
pub fn is_winning_verb(verb: &str) -> bool {
    [
        "入选", "获评", "荣获", "获", "获得", "摘得", "夺得", "斩获", "捧回", "被评为", "授予", "跻身", "入围", "列入",
        "获批", "上榜",
    ]
    .contains(&verb)
}

/// True for verbs that put policies to work.
pub fn is_policy_verb(verb: &str) -> bool {
    any_of!(POLICY).contains(verb)
}

/// The policy verb that a run of words before a quotation consists of or ends with.
pub fn verb_in(words: &str) -> Option<&'static str> {
    ["创新", "供应", "规范", "实施", "推行", "落实", "善用", "滚动实施"]
        .into_iter()
        .find(|verb| words.ends_with(verb) && words.chars().count() <= verb.chars().count() + 2)
}

/// True for verbs that set up rules and bodies.
pub fn sets_up(verb: &str) -> bool {
    any_of!(SETS_UP).contains(verb)
}

/// True for verbs that take numbered ways of working.
pub fn takes_methods(verb: &str) -> bool {
    any_of!(TAKES).contains(verb)
}

/// True for policies known by name.
pub fn is_known(words: &str) -> bool {
    any_of!(KNOWN).contains(words) || words.contains('、') && KNOWN.contains(&words.replace('、', "").as_str())
}

/// True for words in the form of a service or a policy: X制, X贷, X即Y, 零X, 一X一策.
pub fn has_form(words: &str) -> bool {
    let words = words.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.').trim_end_matches('版');
    let length = words.chars().count();
    let ends = [
        "制", "贷", "券", "通办", "联办", "帮办", "代办", "快办", "专办", "即办", "直办", "秒办", "一链办理", "通",
        "码", "专班", "专员", "秘书", "管家", "套餐", "清单", "服务", "机制", "模式", "工作法", "行动", "计划", "工程",
        "提升年", "攻坚年", "年活动", "一张图", "会客厅", "政策包", "条", "一策", "一方案", "证明", "联审", "联办",
        "招商", "审批", "警长", "服务员", "早餐会", "恳谈会", "茶叙会", "下午茶", "接待日", "服务日", "订单班",
        "工匠班", "攻坚", "攻坚战", "资金", "补贴", "奖补", "专项债", "引导基金", "专窗", "夜校", "金卡", "绿卡",
        "驿站服务", "合一", "提高年", "突破年", "建设年", "落实年", "服务年", "推进年", "创新年", "优化年", "会战年",
        "招商年", "改革年", "发展年", "见效年", "效能年", "作风年", "落地年",
    ];
    let at_once =
        words.split_once('即').is_some_and(|(before, after)| before.chars().count() >= 2 && after.chars().count() >= 2);
    let at_once = at_once || words.matches('即').count() >= 2;
    let zero = words.starts_with('零') && (3..=8).contains(&length);
    let by_end =
        (3..=16).contains(&length) && ends.iter().any(|end| words.ends_with(end)) && !words.contains([',', '、']);
    let day =
        words.ends_with('日') && (4..=8).contains(&length) && !words.ends_with("工作日") && !words.ends_with("节假日");
    let prize = words.ends_with('奖') && (3..=8).contains(&length) && !words.contains(['省', '国', '市', '届']);
    let each = words.matches('一').count() >= 2
        && words.starts_with('一')
        && (4..=12).contains(&length)
        && !words.contains(['、', ',']);
    let paired = words.contains('、') && words.split('、').all(|part| ends.iter().any(|end| part.ends_with(end)));
    by_end || day || prize || at_once || zero || paired || each
}

/// True for a way of working told as its steps, three or more of one length: 引龙头、建链条、育集群. A row of places or of
/// what something becomes (高端化、绿色化、集约化) is none.
pub fn is_row_of_steps(words: &str) -> bool {
    if words.matches('、').count() < 2 || words.contains([',', '+', '“', '《']) {
        return false;
    }
    let length = words.split('、').next().map_or(0, |first| first.chars().count());
    let step = |part: &str| {
        part.chars().count() == length
            && !part
                .ends_with(['化', '区', '城', '镇', '都', '谷', '园', '港', '业', '率', '型', '性', '地', '强', '通'])
            && !part.contains(|c: char| c.is_ascii_digit())
    };
    // 抓开工、抓续建、抓储备 says what is done and names nothing.
    let first = words.chars().next();
    let alike = first != Some('一') && words.split('、').all(|part| part.chars().next() == first);
    (3..=6).contains(&length) && !alike && words.split('、').all(step)
}

/// True for numbered ways of working: 五抓一优一促, 1+1+1, 三无、三可, 四零服务.
pub fn is_numbered(words: &str) -> bool {
    let digits = |c: char| c.is_ascii_digit() || "一二三四五六七八九十两双".contains(c);
    let numerals = words.chars().filter(|c| digits(*c)).count();
    let length = words.chars().filter(|c| c.is_alphanumeric()).count();
    numerals >= 1
        && words.chars().next().is_some_and(digits)
        && (3..=14).contains(&words.chars().count())
        && numerals * 6 >= length
        && !is_measure(words)
        && !has_other_end(words)
}

fn has_other_end(words: &str) -> bool {
    any_of![
        "产业集群", "园区", "产业", "企业", "中心", "基地", "年", "产业链", "城市", "工厂", "人才", "级", "湾区", "强",
        "一带", "经济带", "产业体系", "布局", "目标", "新城", "名",
    ]
    .ends(words)
}

/// True for a bare count: “两个”目标, “四大”战略.
pub fn is_measure(words: &str) -> bool {
    let digits = |c: char| c.is_ascii_digit() || "一二三四五六七八九十两双几".contains(c);
    let rest = words.trim_start_matches(digits);
    // “313”行动, “8810”计划 go by their figures.
    if rest.is_empty() && words.chars().count() >= 3 && words.chars().all(|c| c.is_ascii_digit()) {
        return false;
    }
    rest.len() < words.len() && matches!(rest, "" | "个" | "大" | "项" | "条" | "类" | "种" | "化" | "年" | "级")
}

/// True for nouns that take the policy quoted before them.
pub fn is_object(tail: &str) -> bool {
    any_of!(OBJECTS).starts(tail)
}

/// True where the noun after a known word gives it another sense: “链主”企业, “专精特新”企业.
pub fn is_other(words: &str, tail: &str) -> bool {
    let other = any_of!["企业", "产业", "平台", "板", "基地", "园", "区"].starts(tail);
    other && !KNOWN.contains(&words)
}

/// True for quoted names of bodies, places and goods.
pub fn is_name_of_other(words: &str) -> bool {
    let ends = [
        "研究院", "实验室", "中心", "基地", "平台", "产业园", "园区", "企业", "公司", "项目", "产业", "产业链", "集群",
        "大桥", "公园", "广场", "城市", "品牌", "产品", "汽车", "牌", "号", "版", "杯", "湾", "谷", "港", "城", "镇",
        "之都", "之乡", "之城", "样板", "高地", "枢纽", "示范区", "先行区", "标杆", "名城", "强区", "大会", "论坛",
        "峰会", "博览会", "大赛", "专家", "人才", "效应",
    ];
    ends.iter().any(|end| words.ends_with(end)) || words.contains(',') || words.chars().count() > 24
}

/// The words before a quotation that belong to its name: 建筑工程施工许可“四个零”服务模式.
pub fn subject(lead: &str) -> &str {
    let generic = [
        "企业", "项目", "重点项目", "重大项目", "工业项目", "园区", "开发区", "供应", "规范", "念好", "善用", "创新",
        "开展", "全流程", "进行",
    ];
    let place = lead.contains("进行")
        || lead.ends_with(['区', '市', '省', '县', ')', '、', '的'])
        || lead.chars().count() < 2
        || lead.chars().count() > 12;
    // 市委、市政府“X”战略: whose it is.
    let ruler = any_of!["市委", "市政府", "省委", "省政府", "自治区党委", "自治区政府"].ends(lead);
    if generic.contains(&lead) || ruler || place || lead.contains(['“', '”']) { "" } else { lead }
}

/// True for quotations that need the words before them: 人才政策“十条”, 重大项目“专班制”.
pub fn takes_subject(words: &str) -> bool {
    words.ends_with('条')
        || words.ends_with('制') && words.chars().count() <= 4 && !KNOWN.contains(&words)
        || words == "专班制"
}

/// True for the title of a document that rules or plans.
pub fn is_document(title: &str) -> bool {
    let ends = [
        "办法", "细则", "方案", "意见", "措施", "政策", "清单", "行动计划", "计划", "合同", "协议", "指南", "规定",
        "条例", "规则", "章程", "制度", "若干政策", "条", "规程", "通知", "目录", "标准", "指引", "备忘录",
    ];
    let plain = title.split('(').next().unwrap_or(title);
    ends.iter().any(|end| plain.ends_with(end)) && title.chars().count() >= 6
}

/// Nouns that make a list one of policies.
pub fn is_list_head(head: &str) -> bool {
    any_of![
        "条款", "奖励政策", "扶持政策", "优惠政策", "惠企政策", "政策措施", "制度", "机制", "专项行动", "行动",
        "服务机制", "工作机制", "改革", "改革举措", "创新举措", "便利化举措", "便利化措施", "惠企举措", "创新做法",
    ]
    .ends(head)
}

/// True for the noun of rules counted out, whatever follows it in the same breath: 领导包联、项目会商两项机制盯着项目.
pub fn counts_rules(head: &str) -> bool {
    any_of!["机制", "工作机制", "制度", "工作制度", "举措", "措施", "服务举措"].at_start(head).is_some()
}

/// Where a row of rules begins in the words before its count: after the verb that works by them.
pub fn row_start(lead: &str) -> usize {
    let verbs = any_of![
        "用", "以", "通过", "推行", "实行", "执行", "落实", "采取", "建立", "建立了", "健全", "完善", "形成", "形成了",
        "制定", "坚持", "按照", "推出", "推出了", "实施", "包括",
    ];
    let row = lead.find('、').unwrap_or(lead.len());
    verbs.every(&lead[..row]).map(|(verb, _)| verb.end).max().unwrap_or(0)
}

/// Ends of the members of a list of policies.
const LIST_ENDS: &[&str] = &[
    "战略", "行动", "机制", "制度", "办法", "奖励办法", "优惠政策", "扶持政策", "实施意见", "资源库", "对接库",
    "落地库", "需求库", "人才库", "储备库", "项目库", "专家库", "白名单", "专项行动", "培育工程", "工作法", "负责制",
    "会商制", "若干措施", "实施方案", "管理办法", "行动计划", "招商", "发展基金", "投资基金", "产业基金", "创新基金",
];

static LISTED: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(&[LIST_ENDS]));

/// True for a member that ends as policies do.
pub fn list_end(name: &str) -> bool {
    LISTED.ends(name) && !["招商", "精准招商"].contains(&name)
}

/// True for members that a list of policies may have.
pub fn is_item(name: &str) -> bool {
    any_of![
        "奖励", "补贴", "补助", "奖补", "扶持", "减免", "优惠", "贴息", "资助", "奖金", "支持", "办法", "政策", "制度",
        "机制", "行动", "战略", "工程", "计划", "方案",
    ]
    .ends(name)
}

/// True for heads all of whose members are ways of working, however they end: 推出船边直提、联审联查等改革.
pub fn takes_any(head: &str, verb: &str) -> bool {
    let head = any_of!["改革", "改革举措", "创新举措", "便利化举措", "便利化措施", "创新做法"].ends(head);
    head && ["推出", "推行", "实施", "推广", "复制推广", "落地", "首创"].contains(&verb)
}

/// Where a row of measures begins in the words before 等, and whether all its members are measures: 推出……等举措; after
/// 运用……等方式 only those are that end as ways of bringing in firms.
pub fn opens_row(lead: &str, head: &str) -> Option<(usize, bool)> {
    let measures = any_of![
        "举措", "改革举措", "服务举措", "创新举措", "便利化举措", "便民举措", "惠企举措", "做法", "创新做法", "改革",
    ];
    let (verbs, all) = match () {
        () if measures.contains(head) => (any_of!["推出", "推行", "推出了", "推行了", "首创", "实行"], true),
        () if any_of!["方式", "模式"].contains(head) => (any_of!["以", "运用", "采取", "通过", "采用"], false),
        () => return None,
    };
    verbs.every(lead).map(|(verb, _)| (verb.end, all)).max()
}

/// True for heads that a policy known by its own name does not need: “全代办”暖心服务 is 全代办.
pub fn stands_alone(words: &str, head: &str) -> bool {
    is_known(words) && !words.ends_with('式') && any_of!["服务", "制度", "审批", "管理", "办理", "监管"].ends(head)
}

/// The head without adjectives before it: 贴心服务 → 服务.
pub fn plain_head(head: &str) -> &str {
    let adjectives =
        ["的", "贴心", "暖心", "优质", "高效", "全程", "全方位", "精准", "全新", "便捷", "创新", "一系列", "特色"];
    let mut rest = head;
    while let Some(after) = adjectives.iter().find_map(|word| rest.strip_prefix(word)).filter(|after| !after.is_empty())
    {
        rest = after;
    }
    rest
}

/// Ends of names of policies that need no verb before them.
static SURE: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::new(&[&[
        "推进专班", "服务专班", "攻坚专班", "招商专班", "攻坚行动", "提升行动", "三年行动", "专项行动", "大会战",
        "奖励办法", "管理办法", "考核办法", "实施细则", "人才库", "后备库", "白名单", "新政", "引导基金", "母基金",
        "种子基金", "天使基金", "风险基金", "专项债", "联席会议制度", "联席会机制", "联席会议机制", "优惠政策",
        "专家智库", "倍增计划", "提升计划", "壮大计划", "成长计划", "登高计划", "培优计划", "振兴计划", "攻坚计划",
        "倍增工程", "培优工程", "提质工程", "领航工程", "登高工程", "壮大工程", "倍增行动", "提质行动", "资金池",
        "集聚培育工程", "培育工程", "实施意见", "行动计划", "绿色通道",
    ]])
});
/// Ends of names of policies where a verb puts them to work.
static LIKELY: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::new(&[&[
        "机制", "制度", "办法", "行动", "工作法", "服务模式", "审批服务", "代办服务", "资源库", "专班", "若干措施",
        "若干政策", "试点改革", "创新券", "服务券", "审批制度改革", "承诺制", "负责制", "代办制", "会商制度",
        "审批模式", "监管模式", "合作模式", "式服务", "培育计划", "作业模式", "帮扶模式", "招商模式", "管理模式",
        "行动方案", "实施方案", "工作方案", "补助政策", "奖补政策", "奖励政策", "淘汰制", "链长制", "聘任制", "竞聘制",
        "责任制", "积分制", "清单制", "专员制", "秘书制", "绩效制", "以商招商", "产业链招商", "驻点招商", "基金招商",
        "委托招商", "会展招商", "领域招商", "靶向招商", "专业招商", "节会招商", "发展基金", "投资基金", "产业基金",
        "创新基金", "引导资金", "合伙人计划",
    ]])
});
/// What may follow such a name in the same breath: 高企攻坚行动布置会.
static FOLLOWS: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::new(&[&[
        "布置会", "动员会", "推进会", "部署会", "启动仪式", "三方面入手", "上", "中", "后", "实施", "入手",
    ]])
});

/// A policy told without marks, as a span of the words, and whether it needs no verb.
pub fn plain(words: &str) -> Option<(Span, bool)> {
    let followed: Vec<usize> = FOLLOWS.find(words).map(|(span, _)| span.start).collect();
    let end_in = |ends: &WordSet| {
        let whole = ends.ends(words).then_some(words.len());
        whole.or_else(|| followed.iter().copied().find(|at| ends.ends(&words[..*at])))
    };
    let (end, sure) = end_in(&SURE).map(|end| (end, true)).or_else(|| end_in(&LIKELY).map(|end| (end, false)))?;
    let name = without_verb(&words[..end]);
    let start = end - name.len();
    let told = start > 0 && !["企业", "按照", "走", "适合"].contains(&&words[..start]);
    Some((Span::new(start, end), sure || told))
}

/// The name without a verb that a run of words begins with: 开设绿色通道, 开设 being no part of it.
pub fn without_verb(words: &str) -> &str {
    let verbs = any_of![
        "优化升级", "优化", "深化", "创新", "提供", "开设", "开辟", "设立", "开通", "帮企业", "企业", "建立", "制定",
        "实施", "实行", "推行", "开展", "推进", "完善", "适合", "进入", "滚动实施", "按照", "担任", "享受", "走",
        "健全", "升级", "采取", "采用",
    ];
    let mut rest = words;
    while let Some((verb, _)) = verbs.starting(rest).find(|(len, _)| rest[*len..].chars().count() >= 4) {
        rest = &rest[verb..];
    }
    rest
}

static SORTED: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::new(&[&[
        "工作", "服务", "管理", "长效", "体制", "各项", "相关", "有关", "一系列", "专项", "创新", "监管", "保障",
        "激励", "考核", "运行", "联动", "协调", "合作", "新型", "完善", "健全", "多项", "系列", "政策", "措施", "制度",
        "机制", "办法", "行动", "战略", "模式", "体系", "改革", "优惠", "扶持", "的", "和", "、", "科学", "有效",
        "良好", "现代", "企业", "日常", "安全", "基本", "市场化", "重大", "重要", "国家", "发展", "工程", "计划", "库",
        "专班", "奖励", "方案", "招商引资", "协作", "沟通", "反馈", "对接", "调度", "高效", "常态化", "配套", "城市",
    ]])
});

/// True where a name is more than words for any rule: 联席会议制度 is, 长效机制 is not.
pub fn is_named(name: &str) -> bool {
    const NATIONAL: &[&str] = &[
        "乡村振兴战略", "科教兴国战略", "人才强国战略", "国家战略", "发展战略", "污染防治攻坚战", "双重预防机制",
        "分类管理制度", "社会保障制度", "医疗保险制度", "公司制度", "企业制度",
    ];
    const KEPT: &[&str] = &["绿色通道", "服务专班", "联席会议制度", "联席会机制"];
    let rules = any_of!["办法", "细则", "意见", "若干措施", "优惠政策"].ends(name);
    if KEPT.contains(&name) || rules && (8..=28).contains(&name.chars().count()) {
        return true;
    }
    SORTED.leaves(name, &[]) >= 2
        && !NATIONAL.iter().any(|national| name.ends_with(national) && name.len() <= national.len() + 6)
        && name.chars().count() <= 28
}
