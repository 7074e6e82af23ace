//! What a zone says it is and strives to become: 打造X高地, 建设成为Y中心, 向“千亿级园区”迈进.

use std::sync::LazyLock;

use super::pieces::Kind;
use super::sheet::{Line, Sheet, letters};
use crate::article::Role;
use crate::domain::{Claim, Fact, IdentityField};
use crate::recognise::{Frame, MentionKind};
use crate::source::Span;
use crate::source::{WordSet, any_of};

/// Reads the positionings and targets of an article.
pub fn read(sheet: &Sheet, out: &mut Vec<Fact>) {
    for line in &sheet.lines {
        if !matches!(line.passage.role, Role::Body | Role::Heading(_)) {
            continue;
        }
        let reader = Reader { sheet, line };
        reader.sought(out);
        reader.goals(out);
        reader.as_what(out);
    }
    drop_repeats(out);
}

/// Verbs whose object is what the zone makes of itself.
const MAKES: &[&str] = &[
    "打造成为", "打造成", "打造为", "打造", "建设成为", "建设成", "建设为", "建成为", "建成", "建设", "成为", "构筑",
    "创建", "争创", "争当", "建设好", "创成", "冲刺", "定位为", "定位于", "定位是", "迈向", "进入", "跻身", "是",
    "当好", "争做", "做", "成长为", "发展成为", "蝶变为", "崛起为", "跃升为", "变成", "成了", "被看作", "被视为",
    "挺进", "冲进", "跨入", "迈入", "瞄准", "锚定", "剑指", "紧盯", "锁定", "目标是", "目标锁定在", "目标定为",
];
/// Verbs of these that as often have another object: any other in the clause is heard before them.
const WEAK: &[&str] =
    &["建设", "是", "进入", "创建", "建成", "瞄准", "锚定", "剑指", "紧盯", "锁定", "目标是", "目标锁定在", "目标定为"];
/// Verbs whose object is not reached yet.
const SEEKS: &[&str] = &[
    "冲刺", "迈向", "进入", "挺进", "冲进", "跨入", "迈入", "争创", "创建", "瞄准", "锚定", "剑指", "紧盯", "锁定",
    "目标是", "目标锁定在", "目标定为",
];
/// Nouns that such an object ends with.
const AIMS: &[&str] = &[
    "高地", "先行区", "集聚区", "聚集区", "示范区", "先导区", "创新区", "引领区", "样板区", "试验区", "样板", "标杆",
    "标杆园区", "园区", "枢纽", "新城", "之城", "之都", "之谷", "谷", "湾", "增长极", "引擎", "核心区", "承载区",
    "主战场", "主阵地", "桥头堡", "门户", "地标", "走廊", "名片", "明珠", "典范", "强区", "新区", "高新区", "经开区",
    "开发区", "国际化城区", "产业新城", "科学城", "科技城", "智造城", "汽车城", "药谷", "光谷", "硅谷", "动力谷",
    "云谷", "城市", "新高地", "主引擎", "新引擎", "主力军", "排头兵", "领头雁", "主平台", "主载体", "制造中心",
    "创新中心", "物流中心", "金融中心", "科创中心", "贸易中心", "消费中心", "活动中心", "集散中心", "基地", "生产基地",
    "制造基地", "产业基地", "创新基地", "窗口", "样本", "标兵", "首位度", "品质之城", "生态圈", "副中心", "强", "之一",
    "密集区", "集中区", "聚集地", "集聚地", "承接地", "集散地", "策源地", "首选地", "目的地", "发源地", "新地标",
    "标杆示范", "特区", "拓展区", "衔接区", "会客厅", "明星园区", "新城区", "新平台", "新载体", "新典范", "新样板",
    "新标杆", "新支点", "支点", "城区", "战略平台", "开放平台", "开放门户", "合作平台", "第一区", "第一园", "中心城市",
    "阵地", "重镇", "试验田", "领跑者", "重要载体", "主要载体", "承载地", "展示区", "生态区", "保税区", "保税港区",
    "综保区", "都", "名城", "板块", "动力核", "重要组团", "重要功能区", "极核", "节点", "主战区", "创业中心",
    "集聚中心", "研发中心", "示范城", "产业集群", "绿洲", "家园",
];
/// Objects that are works and industries and no picture of the zone.
const OTHERS: &[&str] = &[
    "孵化基地", "实训基地", "项目", "产业园", "产业链", "产业集群", "平台", "队伍", "环境", "品牌", "机制", "体系",
    "模式", "格局", "企业", "工程", "服务", "孵化器", "载体", "产业聚集区", "厂房",
];
/// Sizes and ranks that make an object a target.
const TARGETS: &[&str] =
    &["千亿", "百亿", "万亿", "五百亿", "两千亿", "三千亿", "一流", "强", "前十", "前列", "第一", "百强", "十强"];

/// Stands for the verb where the text says that it defines the zone: 我们的定位是….
const DEFINES: &str = "定位";

static AIM_ENDS: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(&[AIMS]));
static MAKING: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(&[MAKES]));
static SIZED_PARKS: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::new(&[&[
        "千亿级园区",
        "千亿元级园区",
        "千亿园区",
        "百亿级园区",
        "万亿级园区",
        "五百亿级园区",
        "“千亿级”园区",
        "千亿产业园区",
        "“千亿产业园区”",
        "百亿产业园区",
        "千亿级产业园区",
        "千亿级开发区",
        "千亿级高新区",
        "千亿级经开区",
    ]])
});

struct Reader<'r> {
    sheet: &'r Sheet<'r>,
    line: &'r Line<'r>,
}

impl Reader<'_> {
    fn text(&self) -> &str {
        self.line.text()
    }

    fn tell(&self, span: Span, field: IdentityField, out: &mut Vec<Fact>) {
        let words = span.of(self.text());
        // 某新区的重要组团 is another than that.
        let zone = self.sheet.ctx.zone_at(self.line.passage, span.start);
        if zone.is_some_and(|zone| words.strip_prefix(zone).is_some_and(|rest| rest.starts_with('的'))) {
            return;
        }
        // “智能制造谷”和“京津医药谷” are two.
        let between = ["”和“", "”、“", "”与“"].iter().find_map(|mark| Some((words.find(mark)?, mark.len())));
        if let Some((at, len)) = between.filter(|_| words.starts_with('“') || !words.contains('“')) {
            let (first, next) = (span.start + at, span.start + at + len);
            self.tell(Span::new(span.start, first), field, out);
            return self.tell(Span::new(next, span.end), field, out);
        }
        if is_a_level(words) && field == IdentityField::Positioning {
            return;
        }
        let plain = words.trim_matches(|c| "“”‘’ ".contains(c)).trim_start_matches("名副其实的");
        let balanced = plain.matches('“').count() == plain.matches('”').count();
        let value = if balanced { plain.to_string() } else { words.replace(['“', '”'], "") };
        let claim = Claim::Identity { field, value };
        match self.city_meant(span) {
            Some(city) => out.push(self.sheet.ctx.fact(self.line.passage, span, (&city, claim))),
            None => self.sheet.tell(self.line, (span, claim), out),
        }
    }

    /// 我市…建设现代化区域中心城市: a city is what the city makes of itself.
    fn city_meant(&self, span: Span) -> Option<String> {
        let before = &self.text()[..span.start];
        let ours = before.contains("我市") || before.contains("全市");
        let zone = self.sheet.ctx.zone_at(self.line.passage, span.start)?;
        let city = self.sheet.ctx.vocab.places.locate(zone)?.city?;
        (ours && span.of(self.text()).ends_with("城市")).then(|| city.to_string())
    }

    /// A verb that makes, and its objects.
    fn sought(&self, out: &mut Vec<Fact>) {
        let text = self.text();
        if !MAKING.is_in(text) {
            return;
        }
        for clause in &self.line.passage.clauses {
            let words = clause.of(text);
            let Some((at, verb)) = self.verb_in(words) else { continue };
            let lead = &words[..at];
            let meant = words.ends_with("的定位")
                || words.ends_with("的目标")
                || words.contains("注入") && lead.ends_with('为');
            // 跻身全国30强 without a hope before it has come to pass: an honour.
            let done = verb == "进入" && any_of!["连续", "排名中", "评价中", "考核中"].is_in(lead)
                || (verb == "跻身" || verb == "进入" && words[at..].contains("百强"))
                    && !self.is_ahead(clause.start + at)
                    && !any_of!["力争", "争取", "目标", "努力", "冲刺", "争先", "确保", "计划", "年内"]
                        .is_in(&text[..clause.start + at]);
            if done {
                continue;
            }
            let firm = self.line.passage.speaker_at(clause.start + at).company.is_some();
            let heading = self.line.passage.role != Role::Body;
            if firm || !meant && !self.speaks_of_itself(lead) {
                continue;
            }
            // 厂房变成了“某某科创中心”: a house by its name.
            if verb == "变成" && words[at + verb.len()..].trim_start_matches('了').starts_with('“') {
                continue;
            }
            let from = clause.start + at + verb.len();
            let object = Span::new(from, clause.end.max(from));
            // 重点打造的是某园、某园 names parks.
            if object.of(text).starts_with('的') {
                continue;
            }
            let defines = verb == "是" && text[..clause.start + at].trim_end_matches([',', ' ']).ends_with("定位")
                || verb.starts_with("定位");
            let taken = match () {
                () if defines => DEFINES,
                () if meant => "成为",
                () => verb,
            };
            for item in self.objects(object, taken) {
                // 打造产业高地 over a section is rhetoric.
                if heading && item.of(text).chars().count() <= 5
                    || words[at + verb.len()..].starts_with('了') && item.of(text).ends_with("引擎")
                    || item.of(text).chars().count() <= 6 && item.of(text).ends_with("引擎")
                {
                    continue;
                }
                self.tell(item, self.field(item, (lead, verb)), out);
            }
        }
    }

    /// The verb of the clause that takes what the zone makes of itself.
    fn verb_in(&self, words: &str) -> Option<(usize, &'static str)> {
        let found = MAKING.find(words).map(|(span, verb)| (span.start, verb));
        let usable = found.filter(|(at, verb)| {
            !(*verb == "做" && *at > 0)
                && !(*verb == "建成" && words[at + verb.len()..].starts_with('区'))
                && !words[at + verb.len()..].starts_with('于')
                && !(*verb == "是" && self.is_no_copula(words, *at))
                && !words[..*at].ends_with('不')
                && !(*verb != "成为" && words[..*at].ends_with('已'))
                && !(*verb == "创建" && (words[..*at].ends_with("成功") || words[at + verb.len()..].starts_with('为')))
        });
        let all: Vec<(usize, &'static str)> = usable.collect();
        // 打造 before 建设: the strongest verb, and of its places the one whose object is left to the clause's end.
        let strong =
            all.iter().filter(|(_, verb)| !WEAK.contains(verb)).max_by_key(|(at, verb)| (*at + verb.len(), verb.len()));
        // 是项目建设主阵地: what the zone is, whatever verb stands in it.
        let copula = || all.iter().find(|(at, verb)| *verb == "是" && *at > 0);
        strong.or_else(copula).or_else(|| all.iter().max_by_key(|(at, verb)| (*at + verb.len(), verb.len()))).copied()
    }

    fn is_no_copula(&self, words: &str, at: usize) -> bool {
        let before = &words[..at];
        let zone = self
            .line
            .pieces
            .list
            .iter()
            .any(|piece| piece.kind == Kind::Zone && before.ends_with(piece.span.of(self.text())));
        let opens = before.is_empty() || before == "这" && self.line.passage.is_body();
        !zone && !opens
    }

    /// False where somebody else than the zone is made something, or the making is another's.
    fn speaks_of_itself(&self, lead: &str) -> bool {
        let others = [
            "该项目", "企业", "公司", "集团", "项目", "我们公司", "学校", "团队", "街道", "对接", "组织", "帮助",
            "支持企业",
        ];
        let firm = any_of!["公司", "企业", "该企业", "集团"].starts(lead)
            || any_of!["获评", "入选", "获批", "荣获", "荣膺", "摘得", "拿到", "授予", "被评为", "认定为", "列为"]
                .is_in(lead);
        !firm && !others.iter().any(|other| lead.ends_with(other))
    }

    /// The objects of a verb: the members of a list, or the whole.
    fn objects(&self, object: Span, verb: &str) -> Vec<Span> {
        let text = self.text();
        let object = self.cut(object);
        if object.is_empty() {
            return Vec::new();
        }
        // “A、B” quotes several aims at once.
        let words = object.of(text);
        let inner = words.strip_prefix('“').and_then(|rest| rest.strip_suffix('”')).filter(|rest| !rest.contains('“'));
        let object = inner.map_or(object, |_| Span::new(object.start + "“".len(), object.end - "”".len()));
        let parts = split(object, text);
        let items = if verb == DEFINES || inner.is_some() { parts } else { join_modifiers(parts, text) };
        let good: Vec<Span> = items.iter().copied().filter(|item| self.is_aim(*item, verb)).collect();
        match () {
            () if good.len() == items.len() => good,
            () if items.len() > 1 && self.is_aim(object, verb) && object.of(text).chars().count() <= 30 => vec![object],
            () => {
                let beside = |item: &Span| good.len() * 2 >= items.len() && self.is_beside(*item);
                let told = |item: &Span| good.contains(item) && item.of(text).chars().count() >= 6 || beside(item);
                items.iter().copied().filter(told).collect()
            }
        }
    }

    /// 先行区、引领区和社会发展和谐区: what stands beside an aim and ends as a place is one.
    fn is_beside(&self, item: Span) -> bool {
        let words = item.of(self.text());
        words.ends_with(['区', '地', '城', '港', '谷', '都'])
            && (5..=24).contains(&words.chars().count())
            && !any_of!(OTHERS).ends(words)
            && !words.contains(['《', ':', '“'])
    }

    /// The object up to what goes on after it: 打造X园区具有重要意义, 打造“Y”注入新动能.
    fn cut(&self, object: Span) -> Span {
        let text = self.text();
        let words = object.of(text);
        let goes_on = any_of![
            "具有", "注入", "提供", "贡献", "而努力", "作出", "做出", "奠定", "的目标", "的定位", "的步伐", "步伐",
            "的进程", "的新", "取得", "迈出", "迈进", "目标", "夯实", "等重大", "等目标", "为目标",
        ];
        let quoted = words.starts_with('“').then(|| words.find('”')).flatten().map(|at| at + "”".len());
        let after_quote = quoted.map(|end| words[end..].find(['。', ',']).map_or(words.len(), |at| end + at));
        let from = quoted.unwrap_or(0);
        let stop = goes_on.first_of_each(&words[from..]).map(|(word, _)| from + word.start).find(|at| *at > 0);
        let end = stop.or(after_quote).unwrap_or(words.len());
        let trimmed = words[..end].trim_end_matches(['的', ' ', '”']);
        let closing = words[..end].len() - trimmed.len();
        let keeps = trimmed.matches('“').count() > trimmed.matches('”').count();
        let end = if keeps { end } else { end - closing };
        // 是成渝地区的窗口: the first character is the place's.
        let skip = match any_of!["成渝", "成都"].starts(words) {
            true => 0,
            false => words.len() - words.trim_start_matches(['了', '为', '成', '起', '出']).len(),
        };
        // 128平方公里的产业新城: its size is no part of the picture.
        let size = self.line.passage.figures().find(|mention| {
            mention.span.start == object.start + skip && matches!(mention.kind, MentionKind::Quantity(_))
        });
        let skip = size
            .and_then(|mention| {
                text[mention.span.end..].starts_with('的').then(|| mention.span.end + "的".len() - object.start)
            })
            .unwrap_or(skip);
        Span::new(object.start + skip.min(end), object.start + end)
    }

    /// 300亿级园区, 全国百强: a size or a place among others.
    fn is_sized(&self, span: Span) -> bool {
        let words = span.of(self.text());
        let graded = self
            .line
            .passage
            .mentions
            .iter()
            .any(|mention| matches!(mention.kind, MentionKind::Grade(_)) && span.contains(mention.span));
        graded || any_of!(TARGETS).is_in(words)
    }

    /// True where a year to come is named before: 到2025年,建成….
    fn is_ahead(&self, at: usize) -> bool {
        self.line.passage.mentions.iter().any(|mention| {
            matches!(&mention.kind, MentionKind::Period(period) if period.frame == Frame::By)
                && mention.span.end <= at
                && mention.span.of(self.text()).starts_with('到')
        })
    }

    fn is_aim(&self, span: Span, verb: &str) -> bool {
        let words = span.of(self.text()).trim_matches(|c| "“”".contains(c));
        let length = words.chars().count();
        let place = words
            .find('前')
            .is_some_and(|at| words[at..].chars().any(|c| c.is_ascii_digit() || "一二三四五六七八九十百".contains(c)))
            && words.ends_with(['名', '位', '强', '十']);
        if ["进入", "跻身", "冲刺", "挺进", "冲进", "迈向", "跨入", "迈入"].contains(&verb) && place && length <= 24
        {
            return true;
        }
        // 紧盯世界500强 looks for firms.
        if words.ends_with("500强") {
            return false;
        }
        let ends = AIM_ENDS.at_end(words).is_some_and(|(end, _)| words.len() > end || length >= 4);
        let order = any_of![
            "首个", "首家", "第一个", "第一家", "第二个", "第三个", "第四个", "唯一", "首批", "最大", "最早", "最集中",
            "三大", "四大", "五大", "十大",
        ]
        .is_in(words);
        let kept = ["城区", "战略平台", "开放平台", "新平台", "新载体", "主平台", "主载体", "重要载体", "主要载体"];
        let kept = kept.iter().any(|end| words.ends_with(end)) && (order || !words.ends_with("创新平台"));
        let other = any_of!(OTHERS).ends(words.strip_suffix("之一").unwrap_or(words)) && !kept;
        let plain = verb == "是" || verb == "进入" || verb == "跻身";
        let proper = !any_of!["一批", "一个", "多个", "各类", "更多", "这", "该", "哪", "什么"].starts(words);
        if verb == DEFINES {
            return (4..=36).contains(&length);
        }
        let weak_end = plain
            && !order
            && any_of![
                "园区", "开发区", "高新区", "经开区", "新区", "之一", "城市", "中心", "窗口", "保税区", "保税港区",
                "综保区",
            ]
            .ends(words)
            && !words.ends_with("创新区")
            && !any_of!(TARGETS).is_in(words);
        let built = !self.is_ahead(span.start)
            && !(verb == "建设" && self.is_pursued(span))
            && ["建设", "创建", "建成", "进入"].contains(&verb)
            && any_of!["新区", "谷", "湾", "新城", "窗口", "中心", "基地"].ends(words)
            && !words.ends_with("创新区")
            && !words.contains('的');
        (4..=36).contains(&length)
            && ends
            && !other
            && proper
            && !weak_end
            && !built
            && !words.contains(['《', ':', ' '])
    }

    /// 加快建设“X谷”, 全力建设全国重要的X基地: what is drawn as a picture of the zone, and is no house.
    fn is_pursued(&self, span: Span) -> bool {
        let words = span.of(self.text());
        let before = self.text()[..span.start].trim_end_matches('“');
        let drawn =
            before.len() < span.start || any_of!["全国", "全省", "全球", "国内", "国际", "世界", "区域"].starts(words);
        drawn && before.strip_suffix("建设").is_some_and(pursues)
    }

    fn field(&self, span: Span, (lead, verb): (&str, &str)) -> IdentityField {
        let words = span.of(self.text());
        // 全市第一家国家级开发区 is one already.
        let sized = self.is_sized(span)
            && !any_of!["第一家", "第一个", "首家", "首个"].is_in(words)
            && (words.ends_with("园区")
                || words.ends_with('强')
                || words.ends_with("高新区")
                || words.ends_with("经开区")
                || words.ends_with("开发区")
                || words.ends_with("区") && words.contains("亿"));
        let hoped = any_of!["希望", "力争", "目标"].is_in(lead)
            || is_to_come(lead)
            || any_of!["按照规划", "将来", "下一步", "远期"].is_in(&self.text()[..span.start])
            || verb == "建成" && lead.ends_with('将')
            || verb == "做" && self.text()[..span.start].contains("目标");
        let clause = self.line.passage.clause_at(span.start);
        let aimed = self.text().get(span.end..clause.end).is_some_and(|rest| rest.ends_with("目标"));
        if lead.ends_with('已') {
            return IdentityField::Positioning;
        }
        if sized || aimed || hoped && verb != "是" || SEEKS.contains(&verb) || verb != "是" && self.is_ahead(span.start)
        {
            IdentityField::Target
        } else {
            IdentityField::Positioning
        }
    }

    /// 实现“千亿级园区”目标; 锚定两个目标,即“A、B”的目标.
    fn goals(&self, out: &mut Vec<Fact>) {
        let text = self.text();
        for (mention, quoted) in self.line.passage.quoted() {
            let after = past_quotes(text.get(mention.span.end..).unwrap_or(""));
            let goal = any_of!["目标", "的目标", "迈进", "奋进", "园区迈进", "的奋斗目标"].starts(after);
            if !goal {
                continue;
            }
            let sized = any_of!(TARGETS).is_in(quoted.inner.of(text));
            for item in split(quoted.inner, text) {
                let words = item.of(text);
                let aim = AIM_ENDS.ends(words) && words.chars().count() >= 4;
                if aim || sized && words.ends_with("级") {
                    let value = if words.ends_with('级') && after.starts_with("园区") {
                        Span::new(item.start, mention.span.end + "园区".len())
                    } else {
                        item
                    };
                    self.tell(value, IdentityField::Target, out);
                }
            }
        }
        self.sized_parks(out);
        self.layouts(out);
    }

    /// “五基地一中心”产业布局, “2主3辅”产业体系: a picture of the zone in numbers; 推进“某谷”建设: one by its name.
    fn layouts(&self, out: &mut Vec<Fact>) {
        let text = self.text();
        for (mention, quoted) in self.line.passage.quoted() {
            let (inner, after) = (quoted.inner.of(text), text.get(mention.span.end..).unwrap_or(""));
            let pictures = [
                "产业布局",
                "空间布局",
                "发展布局",
                "总体布局",
                "产业体系",
                "现代产业体系",
                "现代化产业体系",
                "现代工业体系",
                "现代制造业集群体系",
                "制造业集群体系",
                "产业集群体系",
                "制造业体系",
                "产业矩阵",
                "特色产业发展格局",
                "发展格局",
                "产业格局",
                "空间格局",
                "格局",
            ];
            let plain = after.strip_prefix('的').unwrap_or(after);
            let layout = is_layout(inner);
            let drawn = layout || super::methods::is_numbered(inner);
            let noun = drawn.then(|| pictures.iter().find_map(|noun| picture_end(plain, noun))).flatten();
            let of = after.len() - plain.len();
            if let Some(end) = noun {
                let name = format!("{}{}", mention.span.of(text), &plain[..end]);
                self.layout((Span::new(mention.span.start, mention.span.end + of + end), name), out);
            } else if layout && self.is_by_plan(mention.span, after) {
                // 按“2+6+X”布局产业, “3+X”路线
                self.layout((mention.span, format!("{}产业布局", mention.span.of(text))), out);
            }
            let called =
                any_of!["定位", "定位为", "定位于", "定位是", "愿景是"].ends(before_quote(text, mention.span.start));
            let defined = called
                || any_of![
                    "产业定位", "功能定位", "发展定位", "战略定位", "定位", "的定位", "的产业定位", "的发展定位"
                ]
                .starts(after);
            if defined && inner.chars().count() >= 4 {
                self.tell(quoted.inner, IdentityField::Positioning, out);
            }
            let before = &text[..mention.span.start];
            let pursued =
                any_of!["推进", "加快", "推动", "加速", "服务", "参与"].ends(before) && after.starts_with("建设");
            if pursued && any_of!["谷", "湾", "高地", "城", "港", "都", "区"].ends(inner) && inner.chars().count() >= 4
            {
                self.tell(quoted.inner, IdentityField::Positioning, out);
            }
        }
    }

    fn layout(&self, (span, value): (Span, String), out: &mut Vec<Fact>) {
        self.sheet.tell(self.line, (span, Claim::Identity { field: IdentityField::Positioning, value }), out);
    }

    /// True for a layout in figures that the zone builds by: 按“2+6+X”布局产业, 走“3+X”路线, 三个数字是“2+3+1”.
    fn is_by_plan(&self, span: Span, after: &str) -> bool {
        let before = &self.text()[..span.start];
        let by =
            any_of!["按", "按照", "以", "构建", "形成", "走", "打造", "推进", "布局", "数字是", "围绕"].ends(before);
        let speaks = self.text().contains("产业") || after.starts_with(['。', ',']) && before.ends_with("数字是");
        let road = any_of!["路线", "模式", "布局", "格局", "思路", "产业", "发展", "体系", "架构"].starts(after);
        by && speaks && (road || after.starts_with(['。', ',']))
    }

    /// 首个千亿级园区 is a target wherever a zone speaks of it.
    fn sized_parks(&self, out: &mut Vec<Fact>) {
        let text = self.text();
        let Some((Span { start: at, .. }, cue)) = SIZED_PARKS.first(text) else { return };
        let lead: String = text[..at].chars().rev().take(30).collect::<Vec<_>>().into_iter().rev().collect();
        let seeks = any_of!["建设", "打造", "迈进", "实现", "建成", "冲刺", "迈向", "向", "锚定"].is_in(&lead)
            || any_of!["志在必得", "的牌子", "这块牌子", "大关"].is_in(&text[at + cue.len()..])
            || text[at..].contains("迈进");
        if seeks {
            self.tell(Span::new(at, at + cue.len()), IdentityField::Target, out);
        }
    }

    /// 作为某市的主战场和核心区; “中国动力谷”的名头.
    fn as_what(&self, out: &mut Vec<Fact>) {
        let text = self.text();
        for clause in &self.line.passage.clauses {
            let words = clause.of(text);
            if let Some(rest) = words
                .strip_prefix("作为")
                .filter(|rest| !rest.starts_with("国家级") && !rest.starts_with("省级") && !rest.starts_with("国家"))
            {
                let span = self.cut(Span::new(clause.end - rest.len(), clause.end));
                if self.is_aim(span, "作为") {
                    self.tell(span, IdentityField::Positioning, out);
                }
            }
        }
        for (mention, quoted) in self.line.passage.quoted() {
            let after = text.get(mention.span.end..).unwrap_or("");
            let lead = &text[..mention.span.start];
            let placed = lead.ends_with('是') && any_of!["位置", "定位", "愿景"].is_in(lead);
            let shown = placed || any_of!["名片是", "招牌是", "品牌是", "定位是", "名号是"].ends(lead);
            let renowned = shown || any_of!["的名头", "的美誉", "之誉", "美誉", "的称号"].starts(after);
            let title = any_of!["国家", "全国", "省级", "首批"].starts(quoted.inner.of(text));
            if renowned && !title && quoted.inner.of(text).chars().count() >= 3 {
                self.tell(quoted.inner, IdentityField::Positioning, out);
            }
        }
    }
}

/// What follows a list of quoted words: 迈进 in “A”和“B”迈进.
fn past_quotes(mut after: &str) -> &str {
    while let Some((_, rest)) =
        after.strip_prefix(['和', '与', '、']).and_then(|rest| rest.strip_prefix('“')?.split_once('”'))
    {
        after = rest;
    }
    after
}

/// 国家级经济技术开发区: a level with a type is no picture of the zone.
fn is_a_level(words: &str) -> bool {
    let kind = any_of!["国家级", "国家", "省级"].strip_start(words.trim_matches(['“', '”']));
    let kinds = any_of!["开发区", "经济技术开发区", "高新技术产业开发区", "高新区", "经开区", "新区", "经济开发区"];
    kind.is_some_and(|kind| kinds.contains(kind))
}

/// True before a verb of the future: 将着力打造, 今后还要成为; 将经开区打造成 is no future.
fn is_to_come(lead: &str) -> bool {
    let manner = any_of!["着力", "全力", "致力", "致力于", "努力", "奋力", "聚力", "大力", "加快", "逐步", "最终"];
    let before = manner.strip_end(lead).unwrap_or(lead);
    any_of!["将", "要"].ends(before) && !any_of!["即将", "重要", "主要", "需要", "只要"].ends(before)
}

/// True where a clause goes on to what is striven for: 加快, 全力, 围绕.
fn pursues(lead: &str) -> bool {
    any_of![
        "将", "把", "要", "加快", "加紧", "加速", "致力于", "着力", "全力", "奋力", "努力", "聚力", "合力", "积极",
        "推进", "全面", "立足", "围绕", "提出", "为", "助力", "推动", "正",
    ]
    .ends(lead)
}

/// Where the noun ends that makes a picture of a layout: 主导产业体系 after “4+N”.
fn picture_end(words: &str, noun: &str) -> Option<usize> {
    let at = words.find(noun)?;
    let lead = &words[..at];
    let plain = lead.chars().count() <= 6 && !lead.contains([',', '。', '、', '“', '的', '为', '是']);
    plain.then(|| at + noun.len())
}

/// True for a layout in figures and letters: 4+N, 2+6+X, 一区三园.
fn is_layout(inner: &str) -> bool {
    let parts: Vec<&str> = inner.split('+').collect();
    let figures = parts.len() >= 2
        && parts.iter().all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric()));
    let parks = inner.starts_with("一区") && inner.ends_with('园') && inner.chars().count() == 4;
    figures && inner.starts_with(|c: char| c.is_ascii_digit()) || parks
}

fn before_quote(text: &str, at: usize) -> &str {
    text.get(..at).unwrap_or("")
}

/// The parts of a list of aims.
fn split(span: Span, text: &str) -> Vec<Span> {
    let words = span.of(text);
    let mut items = Vec::new();
    let mut start = span.start;
    let mut depth = 0usize;
    for (at, c) in words.char_indices() {
        match c {
            '“' => depth += 1,
            '”' => depth = depth.saturating_sub(1),
            '、' if depth == 0 => {
                items.push(Span::new(start, span.start + at));
                start = span.start + at + c.len_utf8();
            }
            '和' | '与' if depth == 0 && (AIM_ENDS.ends(&words[..at]) || any_of!(OTHERS).ends(&words[..at])) => {
                items.push(Span::new(start, span.start + at));
                start = span.start + at + c.len_utf8();
            }
            _ => {}
        }
    }
    items.push(Span::new(start, span.end));
    items
}

/// 生态优先、绿色发展的示范区 is one aim: parts that end like none go with the next.
fn join_modifiers(items: Vec<Span>, text: &str) -> Vec<Span> {
    let mut joined: Vec<Span> = Vec::new();
    let mut open = false;
    for item in items {
        match joined.last_mut().filter(|_| open) {
            Some(last) => last.end = item.end,
            None => joined.push(item),
        }
        let words = joined.last().map_or("", |last| last.of(text)).trim_end_matches('”');
        open = !AIM_ENDS.ends(words);
    }
    joined
}

/// One aim told with more and with fewer words is one: the first stands.
fn drop_repeats(out: &mut Vec<Fact>) {
    let mut seen: Vec<(String, String)> = Vec::new();
    out.retain(|fact| {
        let Claim::Identity { field: IdentityField::Positioning | IdentityField::Target, value } = &fact.claim else {
            return true;
        };
        let plain = letters(value);
        let number = plain.chars().take_while(|c| !c.is_alphabetic() || "一二三四五六七八九主辅".contains(*c)).count();
        let figure = |name: &str| name.chars().take(number).collect::<String>();
        let same = |known: &str| {
            known.ends_with(&plain) || plain.ends_with(known) || number >= 2 && figure(known) == figure(&plain)
        };
        let again = seen.iter().any(|(zone, known)| *zone == fact.zone && same(known));
        if !again {
            seen.push((fact.zone.clone(), plain));
        }
        !again
    });
}
