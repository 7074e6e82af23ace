//! Platforms: incubators, laboratories, institutes, service centres, parks within the zone.

use std::sync::LazyLock;

use super::cast::{Standing, ZoneId};
use super::lists::List;
use super::pieces::{Kind, Pieces};
use super::sheet::{Line, Sheet};
use super::works;
use crate::article::Role;
use crate::domain::{Claim, Fact};
use crate::recognise::MentionKind;
use crate::source::Span;
use crate::source::{WordSet, any_of};

/// Reads the platforms of an article.
pub fn read(sheet: &Sheet, out: &mut Vec<Fact>) {
    let mut section = false;
    for line in &sheet.lines {
        let reader = Reader { sheet, line };
        let text = super::sheet::bare(line.text());
        if text.chars().count() <= 10 && line.passage.role != Role::Caption {
            section = any_of!["平台", "载体"].ends(text) || section && platform_in(text).is_some();
        }
        if section {
            reader.under_heading(out);
        }
        reader.named(out);
        reader.listed(out);
        reader.counted_parks(out);
        reader.special_areas(out);
    }
    parks(sheet, out);
}

/// Endings that are always a platform's.
const SURE: &[&str] = &[
    "研究院", "研究所", "研究中心", "实验室", "孵化器", "众创空间", "创客空间", "加速器", "工作站", "创新中心",
    "技术中心", "工程中心", "检测中心", "检验中心", "检验检测中心", "交易中心", "育成中心", "科创中心", "创业园",
    "创业苗圃", "创业基地", "孵化基地", "孵化园", "创业苑", "集结中心", "检测分中心", "分中心", "分所", "质检站",
    "检验站", "监测站", "科创港", "产业学院", "质检中心", "质量检验中心", "大数据中心", "数据中心", "保税物流中心",
    "科创城", "科技城", "双创中心", "创客中心", "博士后流动站", "联络处", "研究总院", "分院", "技术研究所", "工研院",
    "创意园", "众创园", "大学科技园", "服务平台", "服务中心", "基站", "登记站", "服务站", "创新联合体", "邻里中心",
    "共享工厂", "结算中心", "算力中心", "智算中心", "超算中心", "计算中心", "云平台", "监管中心", "调度中心",
    "工匠学院", "中央厨房", "创业街", "人才港", "企服中心", "便民中心", "海关监管场所", "保税仓", "监管仓", "中试基地",
    "实训基地", "工作基地", "人才驿站", "工作室", "研发中心", "创新平台", "赋能平台", "审批平台", "管理平台",
    "交易平台", "互联网平台", "大数据平台", "公共平台", "示范中心", "科技馆", "创业中心", "创新联盟", "技术创新联盟",
    "创新园", "双创园", "科技园", "设计院", "测试中心", "转化中心", "促进中心", "培训中心", "展示中心", "交流中心",
    "体验中心", "会展中心", "试验基地", "院士站", "博士站", "科创园", "创新院", "政务大厅", "服务大厅", "综合窗口",
    "创新园区", "创业园区", "科创园区", "科技园区", "孵化园区", "服务窗口", "服务专区", "审批系统", "创新港",
    "离岸孵化器", "科创飞地", "培育基地", "创新基地", "培训基地", "交割库",
];
/// Endings that are a platform's where somebody sets it up.
const LIKELY: &[&str] = &[
    "平台", "中心", "空间", "窗口", "专区", "大厅", "驿站", "苗圃", "工场", "工坊", "基地", "试验区", "数字化场景",
    "超市", "指挥中心", "仓", "书院", "学院", "食堂", "公寓", "物流园", "物流港", "产业园", "软件园", "陆港", "科学城",
    "大学城", "纳米城", "眼谷", "药谷", "智谷", "云谷", "数谷", "光谷", "硅谷", "创谷", "纳米所", "化物所", "计算所",
    "自动化所", "片区", "经济港", "数字港", "医药港", "生物港", "陆港区", "小镇", "工坊", "产业港", "创业港", "信息港",
    "园中园", "工业园", "产业园区", "工业园区", "化工园区", "物流园区", "配套园", "走廊", "未来城", "科创谷", "创新谷",
    "综合试验区", "园区", "文创园", "电商园", "加工贸易园", "集散中心", "分拨中心",
];
/// Endings of areas of their own inside a zone.
const BONDED: &[&str] = &["保税港区", "综合试验区", "综合保税区", "出口加工区", "保税物流中心", "保税区", "综保区"];
/// Nouns after a list that make its members platforms.
const PLATFORM_HEADS: &[&str] = &[
    "专业园", "园区", "特色园", "分园", "产业园", "子园", "园", "平台", "载体", "创新载体", "孵化器", "众创空间",
    "院所", "机构", "园中园", "专业园区", "特色园区", "孵化载体", "基地", "实验室", "研究院", "功能区", "服务机构",
    "科研力量", "创新高地",
];
/// Verbs that set a platform up, right before its name.
const SETS_UP: &[&str] = &[
    "搭建", "成立", "设立", "组建", "共建", "建立", "建成", "启用", "开通", "上线", "揭牌", "投用", "创建", "建设",
    "引进", "引入", "获批", "新建", "联合建设", "建有", "设有", "开设", "挂牌", "打造", "创办", "筹建", "发起", "联建",
    "布局", "落地", "投入", "依托", "拥有", "同步共建", "推出", "批准", "入驻", "启动", "建起", "启动建设", "建起了",
];
/// Words right after a name that say that it is at work.
const AT_WORK: &[&str] = &[
    "挂牌", "揭牌", "启用", "投入运营", "投入使用", "投用", "投运", "成立", "落户", "落脚", "落地", "设在", "就设在",
    "正式运营", "开园", "入驻", "建成", "获批", "挂了牌", "也挂了牌", "通过验收", "正式启动", "上线", "开业", "迎来",
    "通达", "累计开行", "运行", "运营", "开放", "获批复", "获国家", "获省", "获准", "开课", "通过认定", "入驻",
];
/// Words after the name of what a picture shows.
const PICTURED: &[&str] = &["一角", "一隅", "全景", "外景", "内景", "鸟瞰", "俯瞰"];
/// What says of what sort a platform is, and names none.
const SORTS: &[&str] = &[
    "国家级", "省级", "市级", "区级", "国家", "各类", "重点", "工程", "技术", "企业", "创新", "研发", "研究", "公共",
    "服务", "综合", "高端", "科技", "科研", "新型", "产业", "以上", "联合", "高水平", "高能级", "一流", "专业",
    "专业化", "市场化", "示范", "开放", "共享", "现代", "重大", "核心", "特色", "做得实", "院士", "专家", "博士后",
    "双创", "创业", "多个", "省部级", "部级", "级", "个", "和", "的", "新", "大", "小", "好", "国内外", "国内",
    "创新型", "智能", "数字", "人才", "招商", "生产", "配套", "高校", "合作", "交流", "对接", "展示", "推介", "运营",
    "管理", "协同", "孵化", "转化", "成果", "载体", "支撑", "基础", "功能", "政务", "便民", "企业家", "党群", "社区",
    "医疗", "文化", "物流", "金融", "一站式", "线上", "线下", "网络", "信息", "信息化", "数据", "大数据", "区域",
    "城市", "发展", "完善", "广", "深层次", "更", "多元", "多层次", "优质", "全链条", "全方位", "产学研", "产学研用",
    "培养", "校企", "转型", "升级", "高质量", "众创", "中小", "小微", "平台", "基地",
];

static SURE_ENDS: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(&[SURE]));
static LIKELY_ENDS: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(&[LIKELY]));
static SORTED: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(&[SORTS, SURE, LIKELY]));

/// The platform named under `span`, which no rule found: told as any other where it ends as a house or a park does.
pub fn heard(sheet: &Sheet, line: &Line, span: Span, out: &mut Vec<Fact>) {
    let name = span.of(line.text());
    if platform_in(name).is_some() || name.ends_with(HOUSES) || name.contains('·') {
        Reader { sheet, line }.tell(name.to_string(), span, out);
    }
}

/// Last characters of the names of houses and parks.
const HOUSES: [char; 26] = [
    '园', '区', '城', '港', '谷', '镇', '院', '所', '站', '室', '心', '台', '地', '库', '馆', '盟', '器', '间', '坊',
    '校', '会', '廊', '场', '点', '店', '村',
];

struct Reader<'r> {
    sheet: &'r Sheet<'r>,
    line: &'r Line<'r>,
}

impl Reader<'_> {
    fn named(&self, out: &mut Vec<Fact>) {
        let pieces = &self.line.pieces;
        for (i, span, words) in pieces.nouns() {
            let words = words.trim_end_matches(['新', '共', '现', '已', '也', '自', '亦', '还', '里', '内']);
            let words = any_of!(PICTURED).strip_end(words).unwrap_or(words);
            let planned = pieces.kind(i + 1) == Some(Kind::Figure);
            let size =
                any_of!["规划", "规划面积", "规划用地面积", "规划用地", "占地面积", "总面积", "建筑面积", "规划总面积"];
            let words = size.strip_end(words).filter(|_| planned).unwrap_or(words);
            let Some((name, sure)) = platform_in(words).filter(|_| self.is_told() && !self.is_many(i)) else {
                continue;
            };
            let from = self.start_of(i, span.start + name.start);
            let whole = Span::new(from, span.start + name.end);
            let list = self.line.lists.iter().find(|list| list.from <= i && i < list.to);
            if list.is_some_and(|list| self.is_of_platforms(list) || self.is_of_others(list)) {
                continue;
            }
            if self.is_platform((i, list), (whole, sure)) || self.is_at_work_itself(i, whole) {
                self.tell(self.completed(whole, list), whole, out);
            }
        }
    }

    /// A、B、C等创新平台; 有A、B、C where one is a platform for certain: every member is one.
    fn listed(&self, out: &mut Vec<Fact>) {
        for list in self.line.lists.iter().filter(|list| self.line.passage.is_body() && self.is_of_platforms(list)) {
            let built = self.before(list) == "建有";
            for item in list.items.iter().filter(|item| self.is_house(**item) || built && self.is_national(**item)) {
                let words = self.completed(*item, Some(list));
                self.tell(words, *item, out);
            }
        }
    }

    /// 东岭、西河、南坪三个工业园区: each member has its name from the noun that they share.
    fn counted_parks(&self, out: &mut Vec<Fact>) {
        let pieces = &self.line.pieces;
        for list in self.line.lists.iter().filter(|_| self.line.passage.is_body()) {
            let Some(park) = shared_park(list, pieces) else { continue };
            let short = |item: &Span| (2..=8).contains(&item.of(self.line.text()).chars().count());
            if list.items.iter().all(|item| short(item) && platform_in(item.of(self.line.text())).is_none()) {
                for item in &list.items {
                    self.tell(format!("{}{park}", item.of(self.line.text())), *item, out);
                }
            }
        }
    }

    /// True for a list of houses by the noun after it, or by the company its members keep.
    fn is_of_platforms(&self, list: &List) -> bool {
        let pieces = &self.line.pieces;
        let text = self.line.text();
        let head = list.head_of(pieces);
        let after = if list.head.is_none() && ["这些", "这类", "这样"].contains(&pieces.of(list.end)) {
            pieces.of(list.end + 1)
        } else {
            head
        };
        let after = if pieces.kind(list.end) == Some(Kind::Of) { "" } else { after };
        if self.is_of_others(list) || self.is_of_uses(list) {
            return false;
        }
        if self.is_of_schools(list) || self.is_of_parts(list) {
            return true;
        }
        let built = self.before(list) == "建有";
        let house = |item: &&Span| self.is_house(**item) || built && self.is_national(**item);
        let named = || list.items.iter().filter(house).count() * 2 > list.items.len();
        let under = self.line.passage.under.last().copied().unwrap_or("");
        let under = under.chars().count() <= 8 && any_of!["平台", "载体"].ends(under);
        let headed = || {
            (under && list.head.is_none() || any_of!(PLATFORM_HEADS).ends(after) && !after.contains("服务")) && named()
        };
        let held = || {
            [
                "有", "建有", "设有", "拥有", "像", "如", "包括", "引进", "引入", "建成", "落户", "布局", "建设",
                "集聚", "集聚了", "汇聚", "汇聚了", "形成", "——", ":",
            ]
            .contains(&self.before(list))
                || AT_WORK.contains(&pieces.of(list.end))
                || [
                    "集聚", "集聚了", "聚集", "聚集了", "汇聚了", "一字排开", "相继", "先后", "入列", "入选", "获批",
                    "列入",
                ]
                .contains(&pieces.of(list.end))
        };
        let one = || {
            list.items.iter().any(|item| {
                platform_in(item.of(text))
                    .is_some_and(|(name, sure)| sure && own_length(&item.of(text)[name.start..name.end]) >= 2)
            })
        };
        let all = || list.items.iter().all(|item| self.is_house(*item) && platform_in(item.of(text)).is_some());
        let park =
            |item: &Span| any_of!["产业园", "科技园", "创业园", "软件园", "物流园", "工业园"].ends(item.of(text));
        let parks =
            || list.items.iter().all(park) && !any_of!["签约", "开工", "竣工", "投资", "建设", "封顶"].is_in(text);
        headed() || list.items.len() >= 2 && list.head.is_none() && held() && (one() || parks()) && all()
    }

    /// Offices of the zone's own (内设机构), bodies it works with (同X、Y等机构建立联系), other zones, projects.
    fn is_of_others(&self, list: &List) -> bool {
        let pieces = &self.line.pieces;
        let head = list.head_of(pieces);
        let office = any_of!["内设机构", "职能机构", "工作机构", "派出机构", "金融机构", "中介机构"].ends(head);
        let with = ["与", "同", "和", "跟", "联合", "携手", "对接"].contains(&list.before(pieces));
        let zones = has_zones(self.line, list);
        // X数据中心、Y数据中心先后动工: works under way.
        let begun = (list.end..list.end + 2).any(|i| any_of!["动工", "开工", "奠基", "封顶"].starts(pieces.of(i)));
        let works = begun
            || (list.open || list.count.is_some()) && (any_of!["项目", "工程"].ends(head) || head.starts_with("项目"));
        office || with || zones || works
    }

    /// 设保税加工、口岸作业四大功能区: what is done there, and no name of a place.
    fn is_of_uses(&self, list: &List) -> bool {
        let place = |item: &Span| {
            item.of(self.line.text())
                .ends_with(['区', '园', '城', '港', '谷', '带', '岛', '湾', '镇', '廊', '心', '地'])
        };
        list.head_of(&self.line.pieces).ends_with("功能区") && !list.items.iter().any(place)
    }

    /// 办好区内的X学院、Y学院两所大学: schools of the zone's own.
    fn is_of_schools(&self, list: &List) -> bool {
        let head = list.head_of(&self.line.pieces);
        let lead = self.line.text().get(..list.span().start).unwrap_or("");
        let own = any_of!["区内", "办学", "办好", "园内", "自建", "创办", "兴办"].is_in(lead);
        let counted = list.count.is_some() || self.line.pieces.of(list.end).ends_with('所');
        counted && own && list.items.len() >= 2 && ["大学", "院校", "学校", "高校", "学院"].contains(&head)
    }

    /// 由X园、Y园组成, 下辖X园、Y园: the parks a zone is made of.
    fn is_of_parts(&self, list: &List) -> bool {
        let pieces = &self.line.pieces;
        let park = |item: &Span| {
            let words = item.of(self.line.text());
            any_of!["园区", "园", "城", "港", "基地", "片区", "功能区"].ends(words) && words.chars().count() >= 4
        };
        let before = list.before(pieces);
        let made =
            before == "由" && (list.to..list.end + 3).any(|i| any_of!["组成", "构成", "拼成"].ends(pieces.of(i)));
        list.items.len() >= 2 && (made || ["下辖", "辖有"].contains(&before)) && list.items.iter().all(park)
    }

    /// The verb before a list; 了 and 一批 are passed: 建设了A、B、C.
    fn before(&self, list: &List) -> &str {
        let pieces = &self.line.pieces;
        let word = list.before(pieces);
        if ["了", "起", "一批", "出"].contains(&word) {
            list.from.checked_sub(2).map_or("", |at| pieces.of(at))
        } else {
            word
        }
    }

    /// True for a name of a house: neither a title that is won, nor a firm, nor words for sorts of platforms alone.
    fn is_house(&self, span: Span) -> bool {
        let words = span.of(self.line.text());
        let firm =
            super::firms::has_ending(words, self.sheet.ctx.vocab) || words.ends_with("公司") || words.ends_with("集团");
        let school = words.contains("大学(") || words.contains("学院(") || words.ends_with("大学");
        // 轨道交通装备、通用航空等产业基地: trades, whose bases have no names.
        let trade = platform_in(words).is_none() && self.sheet.ctx.vocab.industries.closing(words).is_some();
        let other = school
            || trade
            || describes(words)
            || any_of!["书记", "主任", "常委", "市长", "县长", "区长", "局长", "董事长", "总经理"].is_in(words)
            || any_of![
                "办公室", "局", "处", "委员会", "支队", "大队", "科室", "项目", "企业", "产业", "人才", "政策", "资金",
                "基金", "活动",
            ]
            .ends(words);
        let length = words.chars().count();
        !firm
            && !other
            && (4..=28).contains(&length)
            && own_length(words) >= 2
            && !is_designation(words)
            && !in_title(words)
    }

    /// 国家某产业基地: a house where the words before say that it was built, not that it was awarded.
    fn is_national(&self, span: Span) -> bool {
        let words = span.of(self.line.text());
        words.starts_with("国家") && !words.starts_with("国家级") && words.chars().count() >= 8
    }

    /// A park within the zone of which the text tells by itself: 某物流园五年发运班列千列, 某化工园建在荒地上, 某产业园里.
    fn is_at_work_itself(&self, i: usize, name: Span) -> bool {
        const PARKS: &[&str] = &[
            "工业园", "科技园", "园区", "配套园", "工坊", "小镇", "医药港", "生物港", "科技港", "集结中心", "科创城",
            "科技城", "物流园", "物流港", "产业园", "软件园", "保税物流中心", "陆港", "科创园", "创业园", "产业基地",
        ];
        let text = self.line.text();
        let words = name.of(text);
        let named = any_of!(PARKS).ends(words) && own_length(words) >= 2 && !is_designation(words);
        if !named || !self.line.passage.is_body() {
            return false;
        }
        let before = &text[..name.start];
        let zone = self.line.passage.zones.iter().find(|(zone, _)| zone.end == name.start).map(|(zone, _)| zone.start);
        // 在某科技园,6条路正在修; 某化工园里
        let opens = self.line.passage.clause_at(name.start).start == name.start;
        let entered = opens || before[..zone.unwrap_or(name.start)].ends_with(['在', '到', '进']);
        let after = &text[name.end..];
        if entered && after.starts_with([',', '里', '内']) && (!opens || !after.starts_with(',')) {
            return true;
        }
        // 10平方公里的某产业园, 产值百亿元的某食品园: its size tells of it.
        let clause = &before[self.line.passage.clause_at(name.start).start..];
        let sized = any_of!["平方公里的", "亩的", "平方米的", "亿元的"].ends(before)
            && (!clause.contains("投资") || after.starts_with(['里', '内']));
        sized || (opens || before.ends_with('的')) && self.tells_of_a_park(i, name)
    }

    /// True for the words after a park's name that tell how it lies, what fills it and what it does.
    fn tells_of_a_park(&self, i: usize, name: Span) -> bool {
        const GATHERS: &[&str] =
            &["签约", "入驻", "已", "集聚", "聚集", "汇聚", "集聚了", "聚集了", "汇聚了", "入驻了", "吸引"];
        const LIES: &[&str] = &[
            "位于", "规划面积", "规划用地", "规划用地面积", "占地", "坐落", "坐落于", "是", "涵盖", "聚焦", "主攻",
            "重点", "以", "规划", "主要", "瞄准", "承接",
        ];
        let pieces = &self.line.pieces;
        let clause = self.line.passage.clause_at(name.start);
        let firms = any_of!["企业", "公司"].is_in(clause.of(self.line.text()));
        let next = pieces.of(i + 1);
        let lies = any_of!["建在", "落在", "坐落", "位于", "地处", "选址"].starts(&self.line.text()[name.end..]);
        lies || GATHERS.contains(&next) && firms
            || LIES.contains(&next)
            || matches!(pieces.kind(i + 1), Some(Kind::Time | Kind::Figure))
    }

    fn tell(&self, name: String, span: Span, out: &mut Vec<Fact>) {
        let inner = name.strip_prefix('“').and_then(|rest| rest.strip_suffix('”')).filter(|rest| !rest.contains('”'));
        let name = without_rank(inner.unwrap_or(&name)).to_string();
        let speaker = self.sheet.ctx.zone_at(self.line.passage, span.start).unwrap_or("");
        let own = speaker.ends_with(&name) || name.ends_with(speaker) && !speaker.is_empty();
        if own || describes(&name) {
            return;
        }
        self.sheet.tell(self.line, (span, Claim::Platform { name }), out);
    }

    /// Headings and captions tell platforms too; a caption only by its whole.
    fn is_told(&self) -> bool {
        matches!(self.line.passage.role, Role::Body | Role::Caption)
    }

    /// True where the words are counted or many: 国家级孵化器3个, 各类平台.
    fn is_many(&self, i: usize) -> bool {
        let pieces = &self.line.pieces;
        let after = pieces.of(i + 1);
        let counted = pieces.kind(i + 1) == Some(Kind::Figure)
            && !any_of!["亩", "平方公里", "平方米", "公里", "元"].ends(after)
            && !after.starts_with('一')
            && !after.contains(['月', '年'])
            && !after.starts_with("占");
        let lead = i.checked_sub(1).map_or("", |before| pieces.of(before));
        let many = [
            "各类", "一批", "多个", "众多", "各级", "一系列", "更多", "许多", "其他", "所有", "各个", "大批", "这个",
            "该", "此", "一个",
        ]
        .contains(&lead);
        let figure = i.checked_sub(1).is_some_and(|before| pieces.kind(before) == Some(Kind::Figure))
            && !lead.starts_with('一')
            && !lead.ends_with("小时");
        counted || many || figure
    }

    /// Where the name begins: before a zone or hours in it (24小时无人值守审批工作站).
    fn start_of(&self, i: usize, mut start: usize) -> usize {
        let pieces = &self.line.pieces;
        let mut at = i;
        while let Some(before) = at.checked_sub(1).filter(|_| pieces.list[at].span.start == start) {
            let piece = pieces.list[before];
            let zone = pieces.kind(at) == Some(Kind::Zone);
            let named = piece.kind == Kind::Zone && piece.span.of(self.line.text()).chars().count() > 4;
            let prefix = named
                || zone && piece.kind == Kind::Noun
                || piece.kind == Kind::Figure && piece.span.of(self.line.text()).ends_with("小时");
            if piece.span.end != start || !prefix {
                break;
            }
            (start, at) = (piece.span.start, before);
        }
        start
    }

    fn is_platform(&self, (i, list): (usize, Option<&List>), (name, sure): (Span, bool)) -> bool {
        let words = name.of(self.line.text());
        let own = own_length(words);
        let lead = self.verb_before(list.map_or(i, |list| list.from));
        let after = self.line.text().get(name.end..).unwrap_or("").trim_start_matches('”');
        let set_up = any_of!(SETS_UP).contains(lead) || lead.ends_with("建设");
        let works = after.strip_prefix("已").or(after.strip_prefix("正式")).unwrap_or(after);
        let at_work = any_of!(AT_WORK).starts(works) || any_of!(AT_WORK).starts(after);
        let hard = ["为", "成为", "打造成", "建设成", "建设成为", "打造成为", "争创", "建成为"].contains(&lead);
        let won = ["获批", "入选", "获评", "荣获", "跻身", "成功创建"].contains(&lead)
            || self.line.text()[..name.start].ends_with(['为', '和']);
        if won && any_of!["基地", "示范中心", "示范区"].ends(words) {
            return false;
        }
        let strives = hard
            || ["打造", "全力打造", "着力打造", "建成", "创建", "努力打造"].contains(&lead)
                && (self.follows_of(i) || !sure)
            || list.is_some_and(|list| self.is_of_aims(list));
        let modifies = after.starts_with('的')
            || after.starts_with("建设")
            || after.starts_with("功能")
            || after.starts_with("等级");
        let one = self.line.pieces.kind(i + 1) == Some(Kind::Figure);
        let caption = self.line.passage.role == Role::Caption;
        let school = any_of!["师范学院", "职业学院", "技术学院", "理工学院", "医学院", "工学院"].ends(words);
        // 活动在某会展中心举行: a place to meet; a park is the zone's whatever is held in it.
        let venue = lead == "在"
            && !words.ends_with(['园', '城', '谷', '镇'])
            && any_of!["举行", "召开", "举办", "开幕", "启幕", "揭幕"].starts(after);
        // 与某某分院联合建设某某中心: who joins in
        let joins = ["与", "同", "和"].iter().any(|with| self.line.text()[..name.start].ends_with(with))
            && any_of!["联合", "共建", "共同", "合作", "携手", "签", "达成", "组建"].starts(after);
        let rising = any_of!["走廊", "科学城", "科创城", "科技城", "创新园区"].ends(words)
            && any_of!["也在建设", "在建设", "正在建设", "也在加快建设", "加快建设", "拔节", "崛起"].is_in(after);
        // 某服务大厅一角: what a picture shows.
        let pictured = any_of!(PICTURED).starts(after) && !words.ends_with("片区");
        // 某供应链平台以应用为导向, 某服务中心把事项收拢: the house does something itself.
        let clause = self.line.passage.clause_at(name.start);
        let does = (clause.start == name.start || self.follows_of(i))
            && words.chars().count() >= 6
            && ["以", "把", "将"].contains(&self.line.pieces.of(i + 1));
        // 将在经开区建设铸件生产基地: a plant that is still to be built.
        let plant = any_of!["生产基地", "制造基地", "总部基地", "运营基地"].ends(words);
        let to_be_built = plant && works::is_to_be_built(self.line, name);
        match () {
            () if to_be_built => false,
            // 建设全区科技创新中心的定位; 全球最大单体中心——某中心
            () if any_of!["的定位", "的目标"].starts(after) => false,
            () if after.starts_with("——") && any_of!["最大", "首个", "唯一", "最高"].is_in(words) => false,
            () if venue || joins => false,
            () if (pictured || does) && own >= 2 => true,
            () if rising && own >= 2 && !strives => true,
            () if school || strives && !caption || in_title(words) || is_designation(words) => false,
            () if is_generic(words) => {
                sure && own_word(words)
                    && !self.follows_of(i)
                    && (set_up || at_work || one && self.clause_sets_up(name))
            }
            () if caption => sure && own >= 2 || after.is_empty() && lead == "为" && own >= 2,
            // “智检口岸”平台: marks make a name of it.
            () if words.starts_with('“') && words.ends_with("平台") && own >= 2 && !modifies => true,
            () if sure => own >= 2 && !(modifies && own < 4) || (set_up || at_work) && own >= 1,
            () => own >= 2 && (set_up || at_work),
        }
    }

    /// 展示交流中心一座 in a clause that tells of building.
    fn clause_sets_up(&self, name: Span) -> bool {
        let clause = self.line.passage.clause_at(name.start);
        let lead = self.line.text().get(clause.start..name.start).unwrap_or("");
        SETS_UP.iter().any(|verb| verb.chars().count() > 1 && lead.contains(verb))
    }

    /// A list of what the zone strives to become: 千亿级园区、科技创新中心、枢纽.
    fn is_of_aims(&self, list: &List) -> bool {
        let aims = ["园区", "枢纽", "高地", "示范区", "先行区", "引领区", "样板", "集聚区", "新城", "增长极"];
        list.items.iter().any(|item| aims.iter().any(|aim| item.of(self.line.text()).ends_with(aim)))
    }

    fn follows_of(&self, i: usize) -> bool {
        i.checked_sub(1).is_some_and(|before| self.line.pieces.kind(before) == Some(Kind::Of))
    }

    /// The verb that governs piece `i`: openers and adverbs of sort between are passed.
    fn verb_before(&self, i: usize) -> &str {
        let pieces = &self.line.pieces;
        let mut at = i;
        while let Some(before) = at.checked_sub(1) {
            match pieces.kind(before) {
                Some(Kind::Zone) => at = before,
                Some(Kind::Break | Kind::Opener)
                    if ["了", "一个", "一批", "首个", "首家"].contains(&pieces.of(before)) =>
                {
                    at = before
                }
                Some(Kind::Break | Kind::Opener) => return pieces.of(before),
                _ => return "",
            }
        }
        ""
    }

    /// 重点实验室和工程研究中心: the second takes its subject from the first.
    fn completed(&self, span: Span, list: Option<&List>) -> String {
        let text = self.line.text();
        let words = span.of(text);
        let whole = own_length(words) > 0 || words.starts_with("国家");
        let Some(list) = list.filter(|_| !whole) else { return words.to_string() };
        let Some(first) = list.items.first().filter(|first| first.end < span.start) else { return words.to_string() };
        let first = first.of(text);
        let cut = SORTS
            .iter()
            .chain(SURE)
            .filter_map(|sort| first.rfind(sort))
            .filter(|at| own_length(&first[..*at]) >= 2)
            .max();
        match cut {
            Some(at) => format!("{}{words}", &first[..at]),
            None => words.to_string(),
        }
    }

    /// A bonded area or an export processing zone named inside another zone.
    fn special_areas(&self, out: &mut Vec<Fact>) {
        // A chronicle's lines are short as headings are: 2015年 某综合保税区获批.
        let dated = self.line.pieces.kind(0) == Some(Kind::Time);
        if self.line.passage.role != Role::Body && !dated {
            return;
        }
        for mention in &self.line.passage.mentions {
            let MentionKind::Zone(_) = &mention.kind else { continue };
            let words = mention.span.of(self.line.text());
            // 自贸区、综保区等功能: the class alone names none; 某保税港区与某综合保税区 stand side by side.
            let other = any_of!(BONDED).contains(words) && !self.is_the_one(mention.span)
                || self.line.text()[..mention.span.start].ends_with(['与', '和']) && !words.ends_with("片区");
            let special = words.contains("自贸") && words.ends_with("片区")
                || words.contains("自由贸易") && words.ends_with("片区")
                || any_of!(BONDED).ends(words);
            let speaker = self.sheet.ctx.zone_at(self.line.passage, mention.span.start.saturating_sub(1)).unwrap_or("");
            let own = self.sheet.ctx.cast.find(words).is_some_and(|zone| self.sheet.ctx.zone_name(zone) == speaker);
            let class = own || words.contains('型') || self.line.text()[..mention.span.start].contains("唯一");
            if special
                && !other
                && !class
                && !speaker.ends_with(words)
                && speaker.ends_with('区')
                && !speaker.is_empty()
            {
                let claim = Claim::Platform { name: words.to_string() };
                out.push(self.sheet.ctx.fact(self.line.passage, mention.span, (speaker, claim)));
            }
        }
    }

    /// 综保区2020年进出口额41亿元, 从综保区、出口加工区到某产业园: the one area of its kind, with a time of its own or
    /// among other areas.
    fn is_the_one(&self, span: Span) -> bool {
        let next = self.line.pieces.index_at(span.end);
        let other = |at: usize| {
            let areas =
                self.line.passage.mentions.iter().filter(|mention| matches!(mention.kind, MentionKind::Zone(_)));
            areas
                .filter(|mention| mention.span.start == at)
                .any(|area| any_of!(BONDED).ends(area.span.of(self.line.text())))
        };
        let listed = self.line.text()[span.end..].starts_with('、') && other(span.end + "、".len());
        listed || span.start == 0 && self.line.pieces.kind(next) == Some(Kind::Time)
    }

    /// A line under 创新平台: each house on it.
    fn under_heading(&self, out: &mut Vec<Fact>) {
        for (_, span, words) in self.line.pieces.nouns() {
            let known = platform_in(words).is_some_and(|(name, _)| name.start == 0);
            if known && self.is_house(span) {
                self.tell(words.to_string(), span, out);
            }
        }
    }
}

/// Parks that speak for themselves inside the zone of an article are platforms of it.
fn parks(sheet: &Sheet, out: &mut Vec<Fact>) {
    let ctx = sheet.ctx;
    for (id, park) in ctx.cast.zones().filter(|(_, zone)| zone.standing != Standing::Named && is_park(&zone.name)) {
        let Some((at, span)) = first_told(sheet, (id, park.first)) else { continue };
        let Some(line) = sheet.lines.get(at) else { continue };
        // 某高新区草堂科技产业基地 names the zone it lies in.
        let within = || {
            let zone = line.passage.mentions.iter().find(|mention| {
                matches!(mention.kind, MentionKind::Zone(_)) && mention.span.start == span.start && mention.span != span
            })?;
            Some(ctx.zone_name(ctx.cast.find(zone.span.of(line.text()))?))
        };
        let home = within().or_else(|| speaker_before(sheet, at, span.start));
        let Some(home) = home.filter(|home| *home != park.name && !is_park(home)) else { continue };
        let beside = line.lists.iter().any(|list| list.span().contains(span) && has_zones(line, list));
        if !beside && lies_in(sheet, &park.name, home) {
            let claim = Claim::Platform { name: span.of(line.text()).to_string() };
            out.push(ctx.fact(line.passage, span, (home, claim)));
        }
    }
}

/// Where the story first names a park that its headline or itself named first.
fn first_told(sheet: &Sheet, (park, (at, byte)): (ZoneId, (usize, usize))) -> Option<(usize, Span)> {
    let lines = sheet.lines.iter().enumerate().skip(at);
    let mut named = lines.filter(|(_, line)| line.passage.is_body()).flat_map(|(at, line)| {
        line.passage.zones.iter().filter(|(_, zone)| *zone == park).map(move |(span, _)| (at, *span))
    });
    named.find(|(line, span)| *line > at || span.end > byte)
}

/// True where the members of a list are zones: parks among them stand beside the zone that speaks and not in it.
fn has_zones(line: &Line, list: &List) -> bool {
    list.items.iter().any(|item| any_of!["开发区", "高新区", "经开区", "新区"].ends(item.of(line.text())))
}

/// False where a park's name tells that it lies in another city than the zone.
fn lies_in(sheet: &Sheet, park: &str, home: &str) -> bool {
    let city = |name: &str| sheet.ctx.vocab.places.locate(name).and_then(|found| found.city);
    city(park).zip(city(home)).is_none_or(|(park, home)| park == home)
}

fn is_park(name: &str) -> bool {
    name.ends_with(['园', '城', '港', '谷', '镇']) || name.ends_with("基地") || name.ends_with("园区")
}

/// The zone that spoke right before a place in the article.
fn speaker_before<'s>(sheet: &'s Sheet, at: usize, byte: usize) -> Option<&'s str> {
    let ctx = sheet.ctx;
    let line = sheet.lines.get(at)?;
    let zone = match byte {
        0 => sheet
            .lines
            .get(at.checked_sub(1)?)
            .filter(|before| before.passage.part == line.passage.part)
            .and_then(|before| ctx.zone_at(before.passage, before.text().len()))?,
        _ => ctx.zone_at(line.passage, byte - 1)?,
    };
    ctx.cast.find(zone).map(|_| zone)
}

/// The platform's name in a run of words, as a span of them, and whether its ending alone makes it one.
fn platform_in(words: &str) -> Option<(Span, bool)> {
    // “某某”平台可办事项: the marks and the noun after them are the name.
    let tenants =
        any_of!["新入驻", "入驻企业", "在孵企业", "孵化面积", "已入驻"].first_start(words).filter(|at| *at > 0);
    if let Some(end) = tenants.filter(|end| SURE_ENDS.ends(&words[..*end]) || LIKELY_ENDS.ends(&words[..*end])) {
        return Some((Span::new(0, end), true));
    }
    let marks = any_of!["”平台", "”服务平台", "”系统", "”工业互联网平台", "”云平台"];
    let marked = marks.every(words).map(|(end, _)| end.end).min();
    if let Some(end) = marked.filter(|end| *end < words.len()) {
        return Some((Span::new(words[..end].find('“').unwrap_or(0), end), true));
    }
    let academy = any_of!["中科院", "中国科学院"].starts(words) && words.ends_with('所');
    if academy {
        return Some((Span::new(0, words.len()), true));
    }
    // 检测分中心(某地)
    let words = words.strip_suffix(')').and_then(|rest| rest.rsplit_once('(')).map_or(words, |(plain, _)| plain);
    let plain = words.trim_end_matches(['”', '’']);
    let quoted = plain.len() < words.len();
    // “某研究院” stands for itself; “某某”服务平台 keeps its marks.
    let start = if quoted { plain.rfind(['“', '‘']).map_or(0, |at| at + "“".len()) } else { 0 };
    if SURE_ENDS.ends(plain) {
        return Some((Span::new(start, plain.len()), true));
    }
    if LIKELY_ENDS.ends(plain) {
        return Some((Span::new(start, plain.len()), false));
    }
    // 研究院 with a Latin tail: 创新园iCampus.
    let latin = plain.trim_end_matches(|c: char| c.is_ascii_alphanumeric());
    (latin.len() < plain.len() && SURE_ENDS.ends(latin)).then_some((Span::new(start, plain.len()), true))
}

/// The kind of park or house that the members of A、B、C三个工业园区 are by name: the noun after the list.
pub fn shared_park(list: &List, pieces: &Pieces) -> Option<&'static str> {
    const KINDS: &[&str] =
        &["工业园区", "工业园", "化工园区", "化工园", "产业园区", "产业园", "科技园区", "科技园", "物流园区", "物流园"];
    let head = list.head_of(pieces);
    // 生物医药、光电子两大专业园区: parks of those trades.
    let special = || any_of!["专业园", "特色园", "主题园"].starts(head).then_some("产业园");
    let centres = || (head == "中心").then_some("中心");
    let kind = KINDS.iter().find(|kind| head.starts_with(**kind)).copied().or_else(special).or_else(centres)?;
    list.is_counted_out(pieces).then_some(kind)
}

/// True for a name whose ending is always a platform's.
pub fn is_sure(name: &str) -> bool {
    SURE_ENDS.ends(name)
}

/// 国家级科技企业孵化器, 省级示范基地: a title that is won, and no house.
fn is_designation(name: &str) -> bool {
    if any_of!["试点园区", "示范园区"].ends(name) {
        return true;
    }
    let level = any_of!["省级", "国家级", "国家", "自治区级", "市级", "全国", "首批"].starts(name)
        || name.find("省").is_some_and(|at| at <= "黑龙江".len());
    level
        && any_of![
            "示范基地", "孵化器", "创业园", "众创空间", "试验基地", "示范区", "孵化基地", "科技园", "创新园",
            "培训基地", "产业基地", "示范中心", "创新基地", "创业基地", "特色小镇",
        ]
        .ends(name)
}

/// A name without the words that say of whom it is the first, where it has words of its own: 全省首家石墨烯研究院.
pub fn without_rank(name: &str) -> &str {
    let first = any_of!["首家", "首个", "首座", "唯一"].every(name).last().map(|(word, _)| &name[word.end..]);
    first.filter(|own| own_length(own) >= 2 && !is_designation(own)).unwrap_or(name)
}

/// True for words that say what a house is and do not name it: 全市首家国家级孵化器, 世界一流科技园区, 全国重要生产基地.
fn describes(name: &str) -> bool {
    any_of!["首家", "首个", "首座", "唯一", "一流", "最大", "最高", "重要", "领先", "知名", "超大型", "级”", "亿级",]
        .is_in(name)
}

/// Characters left of a name when words for sorts of platforms are taken out.
fn own_length(name: &str) -> usize {
    SORTED.leaves(name, &[])
}

fn is_generic(name: &str) -> bool {
    own_length(name) == 0
}

/// A plain word that is a platform by itself: 众创空间, 展示交流中心; 平台 and 中心 alone are none.
fn own_word(name: &str) -> bool {
    name.chars().count() >= 4
}

fn in_title(name: &str) -> bool {
    name.contains(['《', '》', '%']) || name.matches('“').count() != name.matches('”').count()
}
