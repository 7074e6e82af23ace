//! Names of projects in a sentence: what ends as a project does, stands in a list of projects, or is built before our eyes.

use std::sync::LazyLock;

use super::firms;
use super::lists::{self, List};
use super::pieces::{Kind, Pieces};
use super::sheet::Line;
use crate::source::Span;
use crate::source::{WordSet, any_of};
use crate::vocab::Vocab;

/// A project named in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Work {
    /// Its name.
    pub name: String,
    /// The words that name it.
    pub span: Span,
    /// Where the words that tell of its state begin: after the name, or after the list it stands in.
    pub after: usize,
    /// Where its sentence part begins: before the name, or before the list.
    pub before: usize,
    /// Where the first project of the sentence begins: a time before it is the time of all.
    pub opening: usize,
    /// True where it is one of several, so that money told after them is that of all.
    pub listed: Listed,
}

impl Work {
    /// A project told alone under `span`; where the first of its sentence begins is not known yet.
    fn alone(name: String, span: Span) -> Self {
        Work { name, span, after: span.end, before: span.start, opening: 0, listed: Listed::No }
    }
}

/// Whether a project is told alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listed {
    /// It is one of a list.
    Yes,
    /// It is told alone.
    No,
}

/// Nouns that are always a project's.
const PROJECT: &[&str] = &["项目", "工程"];
/// Nouns that are a project's while it is being built.
const PLACES: &[&str] = &[
    "产业园", "产业园区", "科技园", "物流园", "创新园", "食品园", "基地", "生产线", "工厂", "厂房", "车间", "总部",
    "中心", "大厦", "变电站", "电站", "电厂", "热电厂", "水厂", "污水处理厂", "大桥", "桥", "公寓", "社区", "医院",
    "学校", "码头", "机场", "隧道", "高速", "高速公路", "快速路", "综合体", "物流港", "物流分拨园", "分拨园", "数据港",
    "枢纽", "管廊", "铁路专用线", "专用线", "保税仓", "保税物流中心", "泊位", "号线", "母港", "铁路", "轨道线", "高炉",
    "机组", "装置", "研发楼", "综合楼", "大楼", "孵化楼", "软件园", "汽车城", "汽车园", "医药城", "商贸城", "家居城",
    "晶圆线", "晶片线", "芯片线", "筒仓", "粮仓", "薄板线", "轧制线", "组装线", "风电场", "光伏电站", "冷库",
    "智能工厂", "新厂", "分厂", "水厂", "净水厂", "基础设施", "商业街", "奥特莱斯", "小镇", "数谷", "智谷", "药谷",
    "云谷", "科技城", "科创城", "新城", "科技港", "创新港", "产业城", "面板线", "产线", "广场", "公园", "场馆", "展馆",
    "会展中心", "研究院", "港区", "园", "大道", "立交", "互通", "立交桥", "高架", "高铁", "城际", "管道", "管线",
    "泵站", "污水厂", "垃圾焚烧厂", "客运站", "火车站", "高铁站", "航站楼", "客厅", "商务区", "街区", "集贸市场",
    "批发市场", "安置小区", "安置房", "保障房", "校区", "院区", "绿道", "湿地", "水库", "加速器", "充电站", "加氢站",
    "换电站", "换流站", "联络线", "绕城线", "快线",
];
/// What a phase of a plant has: 一期厂房.
const HOUSES: &[&str] = &["厂房", "车间", "工厂", "生产线", "产线"];
/// Phases of a project.
const PHASES: &[&str] = &["一期", "二期", "三期", "四期", "(一期)", "(二期)", "(三期)", "首期"];
/// What is done to a plant that is there already.
const MOVES: &[&str] =
    &["搬迁升级", "搬迁", "升级", "改造", "扩建", "迁建", "技改", "扩能", "升级改造", "搬迁改造", "扩产"];
/// What may follow a project's noun in the same breath: 项目建设现场, 项目负责人, 项目主厂房.
const FOLLOWS: &[&str] = &[
    "投资框架协议", "投资协议", "合作协议", "框架协议", "协议", "建设", "施工", "现场", "负责人", "工地", "厂区",
    "主体", "主厂房", "经理", "一期", "二期", "三期", "(一期)", "(二期)", "签约", "落地", "开工", "竣工", "投产",
    "指挥部", "二期", "内", "里", "1号", "3号", "完成", "顺利", "集中", "也", "已", "正", "将", "由", "格外", "均",
    "位于", "于", "是", "率先", "如期", "全面", "正式", "成功", "迁建", "目前", "投资", "总投资", "获", "试", "建成",
    "落户", "通过", "入选", "预计", "达产", "占地", "规划", "主要", "进入", "因", "暂", "推进", "有序", "进展", "启用",
    "投运", "在", "即将", "拟", "计划", "先后", "相继", "陆续", "选址", "投入", "加快", "年底", "年内", "今年", "去年",
    "上半年", "从", "自",
];
/// Words that say of what sort a project is and name none.
const SORTS: &[&str] = &[
    "招商引资", "基础设施", "重点", "重大", "优质", "工业", "产业", "科技", "招商", "技改", "技术改造", "转型", "升级",
    "在建", "续建", "新建", "签约", "落地", "储备", "建设", "民生", "城市", "品质", "提升", "配套", "孵化", "高科技",
    "人才", "合作", "外资", "内资", "亿元", "以上", "省级", "市级", "国家级", "省", "市", "区", "县", "企业", "投资",
    "新", "大", "好", "老", "高质量", "高新技术", "示范", "试点", "服务", "园区", "该", "此", "本", "整个", "上述",
    "实事", "备案类", "政府", "社会", "研发", "创新", "成果", "转化", "引进", "开工", "竣工", "投产", "前期", "推进",
    "医疗", "医药", "意向", "入库", "入统", "千亿", "百亿", "级", "个", "等", "类", "型", "的", "各", "多个", "一批",
    "主导", "新兴", "龙头", "生产", "制造业", "服务业", "农业", "商贸", "文旅", "物流", "安置", "棚改", "公共", "生态",
    "环保", "系统", "试验", "专项", "改造", "旗舰", "标志性", "引领性", "代表性", "总部类", "数字", "绿色", "首个",
    "首批", "第一", "单体", "最大", "先进制造业", "高端", "制造", "贸易", "战略性", "支撑性", "增资", "扩产", "专业",
    "双创", "创业", "科研", "课题", "竞赛", "培训", "工作", "市政", "道路", "断头路", "地下管网", "基础", "设施",
    "管网", "落户", "培育", "扶贫", "帮扶", "公益", "体育", "活动", "入园", "自建", "标准", "统计", "固定资产", "补贴",
    "资金", "扶持", "奖励", "申报", "外贸", "三个一批", "四个一批", "“三个一批”", "双招双引", "“双招双引”", "标准地",
    "“标准地”", "专班", "链", "链式", "补链", "强链", "延链", "建链", "央企", "民企", "外来", "省外", "市外", "区外",
    "境外", "国内", "国际", "全区", "全市", "全省", "园", "项目", "工程", "惠民", "信息化", "智能化", "数字化",
    "现代化", "更新", "智慧", "设备", "先进", "春季", "秋季", "冬季", "夏季", "年度", "季度", "第一季度", "重要",
    "审批", "专门", "支持", "申请", "备案", "核准", "报批", "入驻", "在谈", "在手", "头号", "一号", "净地", "硬",
    "首条", "首台", "首座", "首家", "民间", "建筑", "招商引智", "招才引智", "新签约", "新开工", "新引进", "合同",
    "更多", "集中", "代建", "一个", "两个", "几个", "我们", "公司", "自己", "房地产", "中外合资", "中外", "合资",
    "一般", "导入", "发展", "谈起", "谈到", "说起", "说到", "提起", "提到", "上游", "下游", "上下游", "后续", "重量级",
    "首批", "第二批", "第三批", "拟建", "台资", "港资", "涉外", "涉港", "新质生产力", "新技术", "领军", "转移", "承接",
    "优势", "知名", "必验", "政策性", "土建", "安装", "关键", "百项", "应用", "自主", "国家", "引领", "跟踪", "全程",
    "第一批", "领域", "多元", "产业链", "招商大会", "仪式", "名单", "拟奖", "科学技术奖", "和", "及",
];

/// Words that are no name of a project: its sorts, the nouns of places, and bare zones.
static SORTED: LazyLock<WordSet> =
    LazyLock::new(|| WordSet::new(&[SORTS, PLACES, &["经开区", "高新区", "开发区", "新区"]]));
static SORTS_ALONE: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(&[SORTS]));
static PHASED: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(&[SORTS, PLACES, PHASES, &["国际"]]));
static NOUNS: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(&[PROJECT, PLACES]));
static BUILDING: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(&[STATES]));

/// True for a name that says more than of what sort a project is: not 城市更新项目, not 二期.
pub fn names_one(name: &str) -> bool {
    let mut rest = name;
    while let Some((length, _)) = PHASED.at_start(rest) {
        rest = &rest[length..];
    }
    !rest.is_empty()
}

/// True for words that begin with what is done to a plant: 搬迁升级项目.
pub fn is_moved(words: &str) -> bool {
    any_of!(MOVES).starts(words)
}

/// True for words that name no project, whatever they end with: many at once (一批示范项目), so many (6条生产线), a figure
/// told (集团营业收入超过2000亿元).
pub fn names_none(words: &str) -> bool {
    let many = any_of!["一批", "一大批", "一系列", "多个", "各类", "众多"].starts(words);
    let figure = any_of!["收入", "产值", "利润", "税收", "销量"].is_in(words)
        && any_of!["元", "超过", "突破", "达到", "连续", "增长"].is_in(words);
    many || figure || counts_things(words) || is_one_of_many(words)
}

/// 首条碳化生产线, 第五座工厂, 全省第四批重大项目: which of many, and no name.
fn is_one_of_many(words: &str) -> bool {
    let first = any_of!["首条", "首座", "首台", "首栋", "首批"].starts(words);
    let counted = words.find('第').is_some_and(|at| {
        let rest = words[at + "第".len()..]
            .trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
        rest.len() < words.len() - at - "第".len() && rest.starts_with(['座', '条', '个', '批', '家'])
    });
    first && words.chars().count() <= 8 || counted
}

/// True for 二期前6GWh, 一期工程: the phase of something named elsewhere.
pub fn opens_with_phase(name: &str) -> bool {
    any_of!(PHASES).starts(name)
}

/// True for the words before a project that make it what another one is: 某外送项目,是国家第一批……风电基地项目.
pub fn says_what_one_is(lead: &str) -> bool {
    any_of!["是", "也是", "为"].starts(lead) && any_of!["批", "国家", "全国", "全球", "全省"].is_in(lead)
}

/// True for 2条电池生产线 after 建设: the lines of a plant told of before.
pub fn is_of_a_plant(lead: &str, name: &str) -> bool {
    let rest = name.trim_start_matches(|c: char| c.is_ascii_digit());
    let lines = rest.len() < name.len() && rest.starts_with(['条', '栋', '幢']) && !name.ends_with("项目");
    let built = any_of!["建设", "规划", "建成", "建有", "拥有", "布局", "、"].ends(lead);
    lines && built && !name.starts_with("1条")
}

fn counts_things(name: &str) -> bool {
    let rest = name.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < name.len() && rest.starts_with(['条', '个', '座', '栋', '幢']) && rest.chars().count() <= 5
}

/// True for a name that ends as those of projects do: 项目, 产业园, 二期.
pub fn ends_as_one(name: &str) -> bool {
    NOUNS.ends(name) || any_of!(PHASES).ends(name)
}

/// The projects of a sentence.
pub fn find(line: &Line, vocab: &Vocab) -> Vec<Work> {
    let finder = Finder { line, pieces: &line.pieces, vocab };
    let mut works: Vec<Work> = Vec::new();
    for list in &line.lists {
        for work in finder.in_list(list) {
            add(&mut works, work);
        }
    }
    for work in finder.singles().into_iter().chain(finder.with_money()) {
        add(&mut works, work);
    }
    works.sort_by_key(|work| (work.span.start, work.span.end));
    let opening = works.iter().map(|work| work.before).min().unwrap_or(0);
    works.iter_mut().for_each(|work| work.opening = opening);
    works
}

/// 二期项目 after X一期项目 is X二期项目, 一期工程 after X项目 X项目一期工程. Of nothing told before 一期工程 stands for itself,
/// and what else begins with a phase and ends as no work does (二期前6GWh) names none.
pub fn name_phases(works: &mut Vec<Work>, known: Option<&str>) {
    let mut last = known.map(str::to_string);
    works.retain_mut(|work| {
        let opens = any_of!(PHASES).at_start(&work.name).map(|(length, _)| work.name.split_at(length));
        if let Some((phase, rest)) = opens
            && (any_of!(PROJECT).contains(rest) || any_of!(HOUSES).contains(rest) || ending(rest).is_none())
        {
            let Some(whole) = &last else { return false };
            let base = any_of!(PHASES).first_start(whole).map_or(whole.as_str(), |at| &whole[..at]);
            // 某工厂一、二期项目
            let base = any_of!["一项目", "一"].strip_end(base).unwrap_or(base);
            let noun =
                if base.ends_with("项目") { "" } else { any_of!(PROJECT).at_end(rest).map_or("", |(_, noun)| noun) };
            work.name = format!("{base}{phase}{noun}");
        }
        last = Some(work.name.clone());
        true
    });
}

/// 这个项目, 该项目, 整个项目 at the head of a sentence: the project told before it, with what is said of it here.
pub fn pointed(line: &Line, name: &str) -> Option<Work> {
    let text = line.text();
    let lead = ["这个", "该", "此", "整个", "这一", "上述"]
        .into_iter()
        .find(|lead| text.trim_start_matches('“').starts_with(lead))?;
    let from = text.find(lead)?;
    let at = text.find("项目").filter(|at| text[from..*at].chars().count() <= 20 && !text[from..*at].contains(','))?;
    let span = Span::new(from, at + "项目".len());
    Some(Work::alone(name.to_string(), span))
}

/// The project of a line under 部分在建项目: the name at its head, before its money or its aside.
pub fn row(line: &Line, vocab: &Vocab) -> Option<Work> {
    let finder = Finder { line, pieces: &line.pieces, vocab };
    let text = line.text();
    let (_, span, words) = line.pieces.nouns().next()?;
    let heads = text[..span.start].chars().all(|c| !c.is_alphanumeric());
    let money = line.passage.figures().any(|mention| mention.span.of(text).ends_with('元'));
    let good = heads
        && money
        && text.chars().count() <= 48
        && !text.contains('。')
        && finder.is_named(words)
        && words.chars().count() >= 4;
    good.then(|| Work::alone(words.to_string(), span))
}

fn add(works: &mut Vec<Work>, work: Work) {
    if !works.iter().any(|known| known.span.overlaps(work.span)) {
        works.push(work);
    }
}

/// True for a clause that counts projects: 13个项目投产, 重大项目7个.
fn counts_projects(clause: &str) -> bool {
    clause.find("项目").is_some_and(|at| {
        let (before, after) = (&clause[..at], &clause[at + "项目".len()..]);
        let digit = |text: &str| text.contains(|c: char| c.is_ascii_digit());
        digit(before) && before.contains(['个', '项']) || after.starts_with(|c: char| c.is_ascii_digit())
    })
}

struct Finder<'f> {
    line: &'f Line<'f>,
    pieces: &'f Pieces<'f>,
    vocab: &'f Vocab,
}

impl Finder<'_> {
    fn text(&self) -> &str {
        self.pieces.text
    }

    /// A、B等10个项目; A项目、B基地; A路、B路6条道路的提升改造工程.
    fn in_list(&self, list: &List) -> Vec<Work> {
        let head = list.head_of(self.pieces);
        let ends = |words: &str| head.starts_with(words) || head.ends_with(words);
        if head.contains("工程") && list.count.is_some() && !any_of!["中心", "项目"].ends(head) {
            return self.counted_works(list).into_iter().collect();
        }
        let of_projects = ends("项目")
            || any_of!(PROJECT).ends(head)
            || PROJECT.iter().any(|word| {
                head.split(|c: char| "的“".contains(c)).next_back().is_some_and(|last| last.starts_with(word))
            });
        let last = list.items.last().map_or("", |span| span.of(self.text()));
        let modifies = self.pieces.kind(list.end) == Some(Kind::Of);
        let fused =
            list.head.is_none() && !list.open && !modifies && last.contains("项目") && !last.starts_with("项目");
        let places = !of_projects
            && !fused
            && list.items.iter().filter(|span| self.ends_as_place(span.of(self.text()))).count() == list.items.len()
            && self.is_built(list);
        let named = list.items.iter().filter(|item| ending(item.of(self.text())).is_some()).count();
        // 投产的还有2个项目:A、B
        let announced = list.from.checked_sub(2).is_some_and(|at| {
            [":", "有", "包括", "是", "——"].contains(&self.pieces.of(at + 1)) && self.pieces.of(at).ends_with("项目")
        }) && list.head.is_none()
            || list.is_signed(self.pieces)
            || self.follows_a_count(list)
            || named * 2 > list.items.len() && self.follows_a_sum(list)
            || self.is_among_projects(list);
        // 甲、乙等500强企业投资的项目 names the firms.
        if list.head_is_of_firms(self.pieces) {
            return Vec::new();
        }
        let numbered = list
            .from
            .checked_sub(1)
            .is_some_and(|at| self.pieces.kind(at) == Some(Kind::Figure) && self.pieces.of(at).ends_with(['个', '项']));
        if numbered {
            return Vec::new();
        }
        // 印染、织造、针织等下游项目: sorts of projects.
        let short = list.items.len() > 1 && list.items.iter().all(|item| item.of(self.text()).chars().count() <= 2);
        // 苏海、柯宁等6个续建项目: firms told short, as many as they are.
        let firms = list.count.is_some_and(|count| count.of(self.text()).ends_with('个'))
            && list.items.iter().all(|item| self.vocab.industries.covers(item.of(self.text())) == 0);
        if short && list.open && !firms || self.are_trades(list) {
            return Vec::new();
        }
        // A list in which most members are projects by name: its parks and bases are projects too.
        let mixed = !of_projects
            && !fused
            && list.items.len() >= 3
            && list.items.iter().filter(|span| span.of(self.text()).contains("项目")).count() * 2 >= list.items.len();
        // 涉及新材料、装备制造等12个项目 tells their trades, 涉及某某总部、某某基地等8个项目 the projects.
        let trades = named * 2 <= list.items.len();
        let said = list
            .from
            .checked_sub(1)
            .is_some_and(|at| self.pieces.of(at) == "是" || self.pieces.of(at) == "涉及" && trades)
            || self.text()[..list.span().start].chars().rev().take(8).collect::<String>().contains('是');
        if (said && !announced) || !announced && !of_projects && !fused && !places && !mixed {
            return Vec::new();
        }
        let mut works = Vec::new();
        for item in self.joined(list).into_iter().filter(|item| !mixed || ending(item.of(self.text())).is_some()) {
            if let Some(mut work) = self.member(item) {
                if let Some(head) = list.head {
                    // 14个项目集中开工: what follows the noun in the same breath tells the state.
                    let noun = head.of(self.text()).find("项目").map(|at| head.start + at + "项目".len());
                    work.after = noun
                        .or(self.pieces.list.get(list.end.saturating_sub(1)).map(|piece| piece.span.end))
                        .unwrap_or(work.after);
                }
                work.before = list.span().start;
                work.listed = if list.items.len() > 1 || list.open { Listed::Yes } else { Listed::No };
                works.push(work);
            }
        }
        // What follows the last name of a list without a noun of its own is told of all.
        if let Some(after) = works.last().map(|work| work.after).filter(|_| list.head.is_none()) {
            works.iter_mut().for_each(|work| work.after = after);
        }
        works
    }

    /// 新材料、新能源、新食品项目加快落地: the trades of many projects, of which at most one is no known trade.
    fn are_trades(&self, list: &List) -> bool {
        let trade = |item: &Span| {
            let own = any_of!(PROJECT).strip_end(item.of(self.text())).unwrap_or(item.of(self.text()));
            self.vocab.industries.get(own).is_some()
        };
        let known = list.items.iter().filter(|item| trade(item)).count();
        let short = list.items.iter().all(|item| item.of(self.text()).chars().count() <= 8);
        known >= 2 && known + 1 >= list.items.len() && short
    }

    /// 13个项目投产,包括A、B等; 重大项目7个,包括A、B: a list that gives projects just counted by their names.
    fn follows_a_count(&self, list: &List) -> bool {
        let lead = &self.text()[..list.span().start];
        let Some(lead) = any_of!["包括", "包含", "涵盖", "分别是", "分别为"].strip_end(lead) else {
            return false;
        };
        let clause = lead.trim_end_matches([',', ':', '主', '要']).rsplit([',', '。', ';']).next().unwrap_or("");
        list.head.is_none() && counts_projects(clause)
    }

    /// 集中开工18个项目,总投资200亿元,都在新城:A、B: what a colon gives by name after a sum of projects.
    fn follows_a_sum(&self, list: &List) -> bool {
        let lead = self.text()[..list.span().start].strip_suffix(':').unwrap_or("");
        let sentence = lead.rsplit('。').next().unwrap_or("");
        list.head.is_none() && sentence.split([',', ';']).any(counts_projects)
    }

    /// 12个项目集中开工,A、B等都在其中: the members are among the projects just told.
    fn is_among_projects(&self, list: &List) -> bool {
        let span = list.span();
        let after = self.text()[span.end..].trim_start_matches('等');
        let among = any_of![
            "都在其中", "均在其中", "也在其中", "就在其中", "都名列其中", "均名列其中", "名列其中", "都在其列",
            "均在其列", "也在其列", "赫然在列", "都在列", "均在列", "位列其中", "都位列其中",
        ];
        let told = |words: &str| words.contains("项目");
        list.head.is_none() && among.starts(after) && (told(&self.text()[..span.start]) || told(span.of(self.text())))
    }

    fn ends_as_place(&self, words: &str) -> bool {
        let stretch = words.ends_with('段') && any_of!["高铁", "铁路", "高速", "公路", "城际", "线"].is_in(words);
        let plain = words.strip_suffix(')').and_then(|rest| rest.rsplit_once('(')).map_or(words, |(plain, _)| plain);
        (stretch || is_road(words) || ending(plain).is_some() || any_of!(PHASES).ends(words)) && !is_platform(words)
    }

    fn is_built(&self, list: &List) -> bool {
        let from = self.pieces.list.get(list.end).map_or(self.text().len(), |piece| piece.span.start);
        let clause = self.line.passage.clause_at(list.span().start);
        let after = self.text().get(from..clause.end.max(from)).unwrap_or("");
        let before = self.text().get(clause.start..list.span().start).unwrap_or("");
        builds(after)
            || builds(before)
            || any_of!["加快推进", "有序推进", "顺利推进", "正在推进", "加速推进"].is_in(after)
            || any_of!["建设", "规划建设", "引进", "签约"].ends(before)
    }

    /// The members, joined anew where 和 stands inside a name: 生命科学仪器和医疗设备生产基地.
    fn joined(&self, list: &List) -> Vec<Span> {
        let mut items: Vec<Span> = Vec::new();
        // 总投资26亿元的硅橡胶及基础胶项目: one sum is that of one project.
        for item in &list.items {
            let one = items.last().is_some_and(|left| self.text()[..left.start].ends_with("元的"));
            let joint = items.last().map(|last: &Span| self.text().get(last.end..item.start).unwrap_or("").trim());
            let words = item.of(self.text());
            let left = items.last().map_or("", |last| last.of(self.text()));
            let splits = joint.is_none_or(|joint| joint.ends_with('、') || joint.ends_with("以及"))
                || ending(left).is_some()
                || !one && firms::in_project(words, self.vocab).is_some()
                || !one && firms::has_ending(words, self.vocab)
                || any_of!(PHASES).ends(left);
            match items.last_mut().filter(|_| !splits) {
                Some(last) => last.end = item.end,
                None => items.push(*item),
            }
        }
        items
    }

    /// A member of a list of projects, called a project where its own words do not say so.
    fn member(&self, span: Span) -> Option<Work> {
        let words = span.of(self.text());
        let (name, span) = match words.find("项目") {
            // 双奇药业项目搬迁升级 is the project of that move.
            Some(at) if MOVES.contains(&&words[at + "项目".len()..]) => {
                (format!("{}{}项目", &words[..at], &words[at + "项目".len()..]), span)
            }
            Some(_) => {
                let end = project_end(words)?;
                (words[..end].to_string(), Span::new(span.start, span.start + end))
            }
            None if place_end(words) == Some(words.len()) || is_road(words) => (words.to_string(), span),
            None => (format!("{words}项目"), span),
        };
        let sector = self.vocab.industries.get(words.trim_end_matches("项目")).is_some();
        let good = !sector && self.is_named(&name) && !words.contains(['%']) && words.chars().count() <= 40;
        good.then_some(Work::alone(name, span))
    }

    /// 开放大街等6条道路的提升改造工程: many roads, one project.
    fn counted_works(&self, list: &List) -> Option<Work> {
        let (first, count, head) = (list.items.first()?, list.count?, list.head?);
        let head_words = head.of(self.text());
        let end = head_words.find("工程")? + "工程".len();
        let stretch = self.text().get(count.start..head.start + end)?.replace('的', "");
        let name = format!("{}等{stretch}", first.of(self.text()).trim_start_matches("辖区内"));
        let span = Span::new(first.start, head.start + end);
        Some(Work::alone(name, span))
    }

    /// Projects told alone.
    fn singles(&self) -> Vec<Work> {
        let mut works = Vec::new();
        for (i, span, words) in self.pieces.nouns() {
            let Some(end) = project_end(words) else {
                works.extend(self.place(i, span));
                works.extend(self.invested(i));
                continue;
            };
            if self.is_class(i) || self.is_a_field(i) || says_what_one_is(self.lead(span)) {
                continue;
            }
            let span = self.with_zone(Span::new(self.start_of(i), span.start + end));
            works.extend(self.single(span));
        }
        works
    }

    /// 一批重大项目:某某显示器投资6亿元,某某数码投资3亿元: names, each with its money.
    fn with_money(&self) -> Vec<Work> {
        // 某公司投资1亿元的零部件项目: a firm, and its project follows.
        let costs = |i: usize| {
            self.pieces.kind(i + 1) == Some(Kind::Figure)
                && self.pieces.of(i + 1).ends_with('元')
                && (self.pieces.list.get(i + 2)).is_none_or(|next| matches!(next.kind, Kind::Mark | Kind::And))
        };
        let row = |(i, span, words): (usize, Span, &str)| {
            let own = words.strip_suffix("投资").filter(|_| costs(i))?;
            let named = own.chars().count() >= 4 && self.vocab.industries.covers(own) < own.len();
            let name = if ending(own).is_some() { own.to_string() } else { format!("{own}项目") };
            let span = Span::new(span.start, span.start + own.len());
            (named && self.is_named(&name)).then_some(Work::alone(name, span))
        };
        let works: Vec<Work> = self.pieces.nouns().filter_map(row).collect();
        let announced = works.first().is_some_and(|first| self.text()[..first.span.start].contains("项目"));
        if announced && works.len() >= 2 { works } else { Vec::new() }
    }

    /// A name that has nothing of its own but a phase keeps the zone before it: 某经开区国际人才社区一期项目.
    fn with_zone(&self, span: Span) -> Span {
        let bare = PHASED.leaves(span.of(self.text()), &[]) < 2;
        let zone = self.pieces.list.iter().find(|piece| piece.kind == Kind::Zone && piece.span.end == span.start);
        zone.filter(|_| bare).map_or(span, |zone| Span::new(zone.span.start, span.end))
    }

    /// 涉及绿色光电、海洋工程等领域: one of the fields of something else.
    fn is_a_field(&self, i: usize) -> bool {
        let list = self.line.lists.iter().find(|list| list.from <= i && i < list.to);
        list.is_some_and(|list| any_of!["领域", "行业", "学科", "专业", "方向", "产业"].ends(list.head_of(self.pieces)))
    }

    /// The words of the clause before a span.
    fn lead(&self, span: Span) -> &str {
        let clause = self.line.passage.clause_at(span.start);
        self.text().get(clause.start..span.start).unwrap_or("")
    }

    /// Counted (新签约项目76个), many (一批示范项目), pointed to (该项目), or said of another (X是大型项目).
    fn is_class(&self, i: usize) -> bool {
        let counted = self.pieces.kind(i + 1) == Some(Kind::Figure) && !self.pieces.of(i + 1).ends_with('元');
        let lead = i.checked_sub(1).map_or("", |before| self.pieces.of(before));
        let list = self.line.lists.iter().find(|list| list.from <= i && i < list.to);
        let numbered = list.and_then(|list| list.from.checked_sub(1)).is_some_and(|before| {
            self.pieces.kind(before) == Some(Kind::Figure) && self.pieces.of(before).ends_with(['个', '项'])
        });
        counted
            || numbered
            || [
                "一批", "多个", "更多", "一系列", "各类", "一批批", "大批", "众多", "许多", "该", "此", "本", "这",
                "这个", "上述", "整个", "是", "一个", "入选", "获评", "荣获", "某", "每个", "各", "这些", "一些",
                "作为", "承担", "列入", "授予", "公布",
            ]
            .contains(&lead)
    }

    /// 智能制造产业项目, 新材料上下游项目: a sort of projects, where no money tells that it is one.
    fn is_of_a_trade(&self, span: Span) -> bool {
        let words = span.of(self.text());
        let place = any_of!(PROJECT).strip_end(words).is_none_or(|own| ending(own).is_some());
        if place {
            return false;
        }
        let trades: Vec<Span> = self.vocab.industries.mentions(words).into_iter().map(|(span, _)| span).collect();
        let clause = self.line.passage.clause_at(span.start);
        let invested = || {
            self.line
                .passage
                .figures()
                .any(|mention| clause.contains(mention.span) && mention.span.of(self.text()).ends_with('元'))
        };
        !trades.is_empty() && SORTS_ALONE.leaves(words, &trades) == 0 && !invested()
    }

    fn single(&self, span: Span) -> Option<Work> {
        let span = self.without_class(span);
        if self.is_of_a_trade(span) || is_of_a_plant(&self.text()[..span.start], span.of(self.text())) {
            return None;
        }
        let name: String = span.of(self.text()).replacen('的', "", 1);
        let phase_only = PHASES.contains(&name.as_str());
        (!phase_only && self.is_named(&name) && name.chars().count() <= 44).then_some(Work::alone(name, span))
    }

    /// 首个产业项目X项目: the class before the name is no part of it.
    fn without_class(&self, span: Span) -> Span {
        let words = span.of(self.text());
        let class = words.find("项目").map(|at| at + "项目".len()).filter(|end| words[*end..].ends_with("项目"));
        match class.filter(|end| !self.is_named(&words[..*end])) {
            Some(end) => Span::new(span.start + end, span.end),
            None => span,
        }
    }

    /// A factory, a bridge, a park that is being built, signed, opened.
    fn place(&self, i: usize, span: Span) -> Option<Work> {
        let words = span.of(self.text());
        // 南岭二期20GW单晶硅棒项目: the name goes on after its phase.
        let goes_on = self.pieces.list.get(i + 1).is_some_and(|next| {
            let named = self.pieces.kind(i + 2) == Some(Kind::Noun);
            let touches = next.kind == Kind::Figure && next.span.start == span.end;
            touches && named && lists::goods(next.span.of(self.text()))
        });
        if goes_on && any_of!(PHASES).ends(words) {
            return None;
        }
        let end = place_end(words)?;
        let from = self.start_of(i);
        let span = Span::new(from, span.start + end);
        let name = span.of(self.text());
        let clause = self.line.passage.clause_at(span.start);
        let after = self.text().get(span.end..clause.end.max(span.end)).unwrap_or("");
        let before = self.text().get(clause.start..span.start).unwrap_or("");
        let phased = any_of!(PHASES).ends(name);
        let to_come = is_to_be_built(self.line, span);
        // X基地,总投资100亿元: the money makes it a project.
        let rest = self.text().get(span.end..).unwrap_or("");
        let costs =
            any_of!["总投资", "计划总投资", ",总投资", ",计划投资", ",投资", "(总投资", "(投资", ",造价"].starts(rest);
        let track = name.ends_with('线') && phrase_builds(rest);
        let told = costs
            || track
            || to_come
            || self.follows_state(i)
            || builds_at_once(after)
            || invested_before(before)
            || any_of!["开工建设", "动工建设", "规划建设", "新建"].ends(before)
            || self.phase_follows(span.end);
        // 全国首个自动化码头——某码头: the name follows.
        let named = self.is_named(name) && !is_platform(name) && !rest.starts_with("——");
        (named && (told || phased && (builds(after) || phrase_builds(rest.split('。').next().unwrap_or("")))))
            .then(|| self.single(span))
            .flatten()
    }

    /// 同步开园的X公园: what it did stands before 的.
    fn follows_state(&self, i: usize) -> bool {
        let of = i.checked_sub(1).filter(|&of| self.pieces.kind(of) == Some(Kind::Of));
        of.and_then(|of| of.checked_sub(1)).is_some_and(|verb| {
            ["开工", "动工", "开园", "奠基", "封顶", "竣工", "投产", "通车", "启用", "投用"]
                .contains(&self.pieces.of(verb))
        })
    }

    /// X产业园,一期今年5月投产.
    fn phase_follows(&self, at: usize) -> bool {
        let clauses = self
            .line
            .passage
            .clauses
            .iter()
            .filter(|clause| clause.start >= at)
            .take(2)
            .map(|clause| clause.of(self.text()));
        clauses.filter(|words| any_of!(PHASES).starts(words)).any(builds)
    }

    /// 总投资33亿美元的X: whatever X is called, the money makes it a project.
    fn invested(&self, i: usize) -> Option<Work> {
        let of = i.checked_sub(1).filter(|&of| self.pieces.kind(of) == Some(Kind::Of))?;
        let money = of.checked_sub(1).filter(|&money| self.pieces.kind(money) == Some(Kind::Figure))?;
        let verb = money.checked_sub(1).map_or("", |verb| self.pieces.of(verb));
        let own = self.pieces.list[i].span;
        // 8亿元的某某迁建: without the verb the name must be a project's.
        let words = own.of(self.text());
        let works = self.pieces.of(money).ends_with("亿元")
            && (place_end(words) == Some(words.len()) || any_of!(MOVES).ends(words));
        if !verb.ends_with("投资") && !works || self.pieces.of(money).ends_with("以上") {
            return None;
        }
        self.single(self.whole_name(own.start).unwrap_or(Span::new(own.start, own.end)))
    }

    /// After 总投资X亿元的 the words up to 项目 are one name, whatever verbs and numbers stand in it.
    fn whole_name(&self, start: usize) -> Option<Span> {
        let clause = self.line.passage.clause_at(start);
        let words = self.text().get(start..clause.end)?;
        let end = words.find("项目").map(|at| at + "项目".len())?;
        let end = end + PHASES.iter().find(|phase| words[end..].starts_with(**phase)).map_or(0, |phase| phase.len());
        let one = words[..end].chars().count() <= 36 && !words[..end].contains(['、', '的', '和', '等']);
        one.then(|| Span::new(start, start + end))
    }

    /// Where the name that ends at piece `i` begins: before a capacity (年产10万吨), a 和 inside it, a firm with 的.
    fn start_of(&self, i: usize) -> usize {
        let pieces = self.pieces;
        let mut first = i;
        loop {
            let Some(before) = first.checked_sub(1) else { break };
            if self.is_of_the_name(before) && !any_of!(PROJECT).contains(pieces.of(i)) {
                first = before - 1;
                continue;
            }
            let touches = pieces.list[before].span.end == pieces.list[first].span.start;
            let joins = touches
                && match pieces.kind(before) {
                    Some(Kind::Noun) => {
                        pieces.kind(first) == Some(Kind::Figure) || pieces.kind(first) == Some(Kind::Noun)
                    }
                    Some(Kind::Figure) => lists::goods(pieces.of(before)),
                    Some(Kind::And) => self.joint_inside(before),
                    Some(Kind::Opener) => {
                        before > 0
                            && matches!(pieces.kind(before - 1), Some(Kind::And))
                            && self.joint_inside(before - 1)
                    }
                    _ => false,
                };
            if !joins {
                break;
            }
            first = before;
        }
        pieces.list[first].span.start
    }

    /// True for 的 between what a project is called by and its noun: the firm that builds it (禾澜科技的原丝项目), its capacity
    /// (年产5000吨的原丝项目).
    fn is_of_the_name(&self, of: usize) -> bool {
        let pieces = self.pieces;
        let Some(owner) = of.checked_sub(1).filter(|_| pieces.kind(of) == Some(Kind::Of)) else { return false };
        let words = pieces.of(owner);
        match pieces.kind(owner) {
            Some(Kind::Noun) => firms::has_ending(words, self.vocab),
            Some(Kind::Figure) => {
                let yearly = owner.checked_sub(1).map_or("", |lead| pieces.of(lead));
                lists::goods(words) && any_of!["年产", "年处理", "年加工"].ends(yearly)
            }
            _ => false,
        }
    }

    /// True where 和 or 与 or 及 at piece `at` joins two parts of one name: 研发与生产项目.
    fn joint_inside(&self, at: usize) -> bool {
        let pieces = self.pieces;
        let Some(left) = at.checked_sub(1).filter(|&left| pieces.kind(left) == Some(Kind::Noun)) else { return false };
        let listed = left > 0 && pieces.kind(left - 1) == Some(Kind::And) && pieces.of(left - 1) != "、";
        let link = pieces.of(at);
        link != "、"
            && link != "以及"
            && !listed
            && !firms::has_ending(pieces.of(left), self.vocab)
            && ending(pieces.of(left)).is_none()
            && left.checked_sub(1).is_none_or(|before| pieces.kind(before) != Some(Kind::Of))
    }

    /// True where something is left of the name once words for sorts of projects are taken out.
    fn is_named(&self, name: &str) -> bool {
        // 东阳光 holds the name of a place and is none.
        let plain = name.trim_end_matches("项目").chars().count();
        let whole = |span: &Span| plain == span.of(name).chars().count() + 1;
        let places: Vec<Span> =
            self.vocab.places.mentions(name).into_iter().map(|(span, _)| span).filter(|span| !whole(span)).collect();
        let phase = PHASES
            .iter()
            .find(|phase| name.ends_with(**phase))
            .map_or(0, |phase| phase.chars().filter(|c| c.is_alphanumeric()).count());
        let left = SORTED.leaves(name, &places).saturating_sub(phase);
        let number = name.starts_with(|c: char| c.is_ascii_digit())
            && (name.contains('元') || name.trim_end_matches("项目").chars().all(|c| c.is_ascii_digit()));
        let firm = firms::has_ending(name, self.vocab);
        let built = any_of!["扩建项目", "新建项目", "改建项目", "迁建项目", "续建项目", "改扩建项目"].ends(name);
        let pushed = !built
            && any_of![
                "推项目", "抓项目", "找项目", "招项目", "争项目", "拼项目", "签项目", "上项目", "引项目", "盯项目",
                "跑项目", "谈项目", "攻项目", "建项目", "促项目",
            ]
            .ends(name);
        let work = pushed
            || name.starts_with(['与', '和', '及', '同'])
            || any_of!["基础设施", "项目"].starts(name)
            || any_of!["暨", "大会", "并举行", "仪式"].is_in(name)
            || is_pushed(name)
            || any_of![
                "强化", "加强", "健全", "攻坚", "扭住", "紧紧", "研究", "突破", "谋划", "精准", "招大", "引大", "扩大",
                "储备",
            ]
            .starts(name);
        let quoted = name.matches('“').count() != name.matches('”').count() || name.contains('《');
        // “高精新”项目 is a sort; a proper name in marks is longer.
        let bare = name.trim_end_matches("项目").trim_matches(|c| "“”".contains(c));
        let quoted =
            quoted || name.starts_with('“') && name.trim_end_matches("项目").ends_with('”') && bare.chars().count() < 5;
        let other = any_of![
            "研究项目", "研究”项目", "首个项目", "第一个项目", "唯一项目", "首批项目", "代建项目", "基础设施",
            "公共服务", "基础设施项目", "人民", "培优工程", "培育工程", "倍增工程", "登高工程", "壮大工程", "提质工程",
            "领航工程",
        ]
        .ends(name);
        if work || quoted || other || names_none(name) {
            return false;
        }
        let generic = any_of!["其中", "一些", "这个", "该项目", "此项目", "据悉"].starts(name);
        (left >= 2 || firm) && !generic && !number
    }
}

/// 抓大项目, 上新项目: a verb and a sort of projects; 上海 and 争光 begin names.
fn is_pushed(name: &str) -> bool {
    let rest = name.trim_start_matches(['抓', '促', '推', '跑', '争', '盯', '上', '拔']);
    let sort = any_of!["项目", "重点", "重大", "大", "好", "优", "新", "一批", "工程", "产业", "招商", "进度"];
    rest.len() < name.len() && (sort.starts(rest) || rest.chars().count() <= 3)
}

/// The end of the project's noun in a name: 项目 itself, with its phase; what follows it is no part of the name.
fn project_end(words: &str) -> Option<usize> {
    let (place, noun) = any_of!(PROJECT).find(words).last()?;
    let end = place.end;
    // A name in marks ends behind them: “X产业化项目”建设现场.
    let end = if words[end..].starts_with('”') && words[..end].contains('“') { end + "”".len() } else { end };
    let rest = &words[end..];
    if let Some(phase) = PHASES.iter().find(|phase| rest.starts_with(**phase)) {
        return Some(end + phase.len());
    }
    let other =
        noun == "工程" && any_of!["施工", "技术", "建设项目", "师", "院", "机械", "研究", "中心", "咨询"].starts(rest);
    let work = noun == "工程" && any_of!["培育工程", "首府”工程", "”工程", "行动工程"].ends(&words[..end]);
    (!other && !work && (rest.is_empty() || any_of!(FOLLOWS).starts(rest))).then_some(end)
}

/// The end of a place's noun in a name, with its phase.
fn place_end(words: &str) -> Option<usize> {
    if any_of!(PHASES).ends(words) {
        return Some(words.len());
    }
    let plain = words.strip_suffix(')').and_then(|rest| rest.rsplit_once('(')).map_or(words, |(plain, _)| plain);
    // 轨道交通R1线, 地铁3号线
    let line =
        plain.strip_suffix('线').is_some_and(|rest| rest.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '号'));
    let phased = line || plain.len() < words.len() && any_of!(PHASES).ends(plain);
    let whole = ending(plain).map(|_| words.len()).or(phased.then_some(words.len()));
    // 屋顶光伏电站并网: a state in the same breath is no part of the name.
    let state = BUILDING
        .at_end(plain)
        .map(|(state, _)| plain.len() - state)
        .filter(|end| ending(&plain[..*end]).is_some() || any_of!(PHASES).ends(&plain[..*end]));
    whole.or(state).or_else(|| {
        let follows = any_of![
            "分两期建设", "分三期建设", "分期建设", "主厂房", "主体", "厂房", "项目", "正", "建设", "高标准", "高水平",
        ];
        follows.strip_end(words).filter(|own| ending(own).is_some() || any_of!(PHASES).ends(own)).map(str::len)
    })
}

/// The noun with which a project's name ends.
fn ending(words: &str) -> Option<&'static str> {
    NOUNS.at_end(words).map(|(_, noun)| noun)
}

/// A road by its name: 官塘路.
fn is_road(words: &str) -> bool {
    let other = any_of![
        "线路", "思路", "道路", "公路", "铁路", "网路", "电路", "出路", "门路", "丝路", "之路", "一路", "管路", "油路"
    ];
    words.ends_with('路') && words.chars().count() >= 3 && !other.ends(words)
}

/// 将在某经开区建设铸件生产基地: what stands under `span` is still to be built.
pub fn is_to_be_built(line: &Line, span: Span) -> bool {
    let clause = line.passage.clause_at(span.start);
    let before = line.text().get(clause.start..span.start).unwrap_or("");
    before.ends_with("建设") && any_of!["将", "拟", "计划"].is_in(before)
}

/// Institutes and services are platforms even while they are being set up.
fn is_platform(name: &str) -> bool {
    any_of![
        "创业园", "创新园", "工作基地", "服务中心", "创新中心", "技术中心", "研究中心", "研究院", "实验室", "孵化",
        "众创", "检测中心", "交易中心", "育成中心", "工作站", "服务平台", "实训基地", "示范基地", "培训基地",
        "人才基地",
    ]
    .is_in(name)
}

/// Words for the state of a thing that is built.
const STATES: &[&str] = &[
    "开工", "动工", "破土", "奠基", "封顶", "竣工", "完工", "建成", "投产", "投用", "投运", "启用", "通车", "通水",
    "点火", "量产", "合龙", "复工", "试产", "交付", "投入使用", "投入运营", "投入生产", "正式运营", "打桩", "落成",
    "在建", "正在建设", "加快建设", "试运行", "试运营", "下线", "动土", "续建", "主体完工", "开建", "开园", "开业",
    "迁入", "结顶", "热试", "完成主体", "复产", "出纸", "出铁", "出钢", "出油", "出水", "签约", "落户", "停工", "缓建",
    "投入运行", "送电", "通过验收", "施工", "接近尾声", "赶工", "吊装", "浇筑", "打磨", "加紧建设", "建设之中",
    "建设中", "批量出货", "贯通", "通电", "封闭施工", "分期建设", "暂缓", "搁置", "试生产", "达产", "并网", "停建",
    "规划建设", "取得重大突破",
];

fn builds(words: &str) -> bool {
    first_state(words).is_some()
}

/// Where the first state is told; 召开工作会 tells none.
fn first_state(words: &str) -> Option<usize> {
    BUILDING.find(words).map(|(state, _)| state.start).find(|&at| !words[at..].starts_with("开工作"))
}

/// A state told right after the name: times and adverbs may stand between.
fn builds_at_once(words: &str) -> bool {
    if any_of!["的规划", "的建设", "的设计"].starts(words) {
        return true;
    }
    // 签约企业16家 counts tenants.
    let counts = |at: usize| {
        any_of![
            "签约企业", "签约项目", "签约入驻", "落户企业", "落户项目", "投产企业", "投产项目", "开工项目", "在建项目"
        ]
        .starts(&words[at..])
    };
    let found = first_state(words).filter(|at| !counts(*at));
    // 某园11家企业开工, 某园已有13个项目投产: what others in it did.
    let counted =
        |lead: &str| lead.find(['家', '个', '项']).is_some_and(|at| lead[..at].ends_with(|c: char| c.is_ascii_digit()));
    let free = |lead: &str| {
        !counted(lead)
            && !lead.contains(['、', '和'])
            && (!lead.contains('的') || lead.starts_with('的') && lead.chars().count() <= 8)
    };
    found.is_some_and(|at| words[..at].chars().count() <= 12 && free(&words[..at]))
}

/// A state told in this clause or the two after it.
fn phrase_builds(rest: &str) -> bool {
    rest.split(',').take(3).any(builds)
}

fn invested_before(before: &str) -> bool {
    before.ends_with('的') && before.contains("投资")
}
