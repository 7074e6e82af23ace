//! Honours: designations, selections and prizes won, by the zone or by somebody in it.

use std::sync::LazyLock;

use super::firms;
use super::lists::List;
use super::pieces::Kind;
use super::sheet::{Line, Sheet};
use crate::article::Role;
use crate::domain::{Claim, Fact};
use crate::recognise::{MentionKind, OrganisationKind, Rank};
use crate::source::Span;
use crate::source::{WordSet, any_of};

/// Reads the honours of an article.
pub fn read(sheet: &Sheet, out: &mut Vec<Fact>) {
    for (at, line) in sheet.lines.iter().enumerate() {
        if !matches!(line.passage.role, Role::Body | Role::Heading(_)) {
            continue;
        }
        let reader = Reader { sheet, line, at };
        reader.won(out);
        reader.held(out);
        reader.listed(out);
        reader.borne(out);
        reader.plates(out);
        reader.ranked(out);
    }
    say_once(out);
}

/// Verbs that win a title.
const WINS: &[&str] = &[
    "被国家认定为", "被认定为", "认定为", "获认定为", "被评为", "获评为", "获评", "评为", "荣获", "荣膺", "斩获",
    "喜获", "摘得", "夺得", "入选", "成功入选", "入围", "上榜", "被授予", "授予", "获授", "被命名为", "命名为",
    "获批建设", "获批列入", "获批创建", "获批为", "获批", "列入", "被列为", "列为", "跻身", "成为首批", "被确定为",
    "确定为", "通过了", "获得", "成为全国首批", "被纳入", "纳入", "蝉联", "获", "成功创建为", "创建为", "成功创建",
    "挂牌", "当选", "成为", "拿下", "拿到", "捧回", "喜提", "揽获", "获颁", "挂上", "入列", "捧得", "登上", "揭榜",
    "评上", "选为", "进入", "挤进", "跨进",
];
/// Verbs of these that win a place among the best of a list, and otherwise only go somewhere.
const ENTERS: &[&str] = &["进入", "挤进", "跨进"];
/// How the best of a list of a hundred are called.
const BEST: &[&str] = &["强", "强县", "强区", "强市", "强镇", "城市", "开发区", "经开区", "高新区", "园区"];
/// Ends of the names of titles.
const TITLES: &[&str] = &[
    "冠军企业",
    "领军企业",
    "标杆企业",
    "创新型企业",
    "示范基地",
    "示范园区",
    "示范区",
    "示范工业园区",
    "示范单位",
    "示范企业",
    "示范项目",
    "示范平台",
    "示范城市",
    "示范点",
    "试点园区",
    "试点城市",
    "试点单位",
    "试点企业",
    "试点",
    "先行区",
    "先导区",
    "称号",
    "荣誉称号",
    "荣誉",
    "奖",
    "一等奖",
    "二等奖",
    "三等奖",
    "特等奖",
    "金奖",
    "银奖",
    "百强",
    "十强",
    "二十强",
    "三十强",
    "五十强",
    "强",
    "榜",
    "榜单",
    "名单",
    "名录",
    "集群",
    "产业集群",
    "绿色园区",
    "智慧园区",
    "零碳园区",
    "绿色工厂",
    "先进单位",
    "先进集体",
    "特色载体",
    "先进开发区",
    "优秀开发区",
    "先进高新区",
    "监管场地",
    "指定口岸",
    "先进园区",
    "优秀园区",
    "标杆园区",
    "标杆企业",
    "之都",
    "之城",
    "之乡",
    "名城",
    "文明单位",
    "企业认定",
    "认定",
    "高新技术企业",
    "专精特新企业",
    "小巨人企业",
    "“小巨人”企业",
    "单项冠军",
    "瞪羚企业",
    "科技企业孵化器",
    "孵化器",
    "众创空间",
    "创业园",
    "十大超级工程",
    "优秀案例",
    "典型案例",
    "改革案例",
    "案例",
    "创新成果",
    "科技成果",
    "标兵",
    "红旗单位",
    "红旗",
    "锦旗",
    "星级园区",
    "五星级",
    "四星级",
    "产业化基地",
    "产业基地",
    "生产基地县",
    "出口基地",
    "升级基地",
    "转型升级基地",
    "创新基地",
    "双创基地",
    "实训基地",
    "人才基地",
    "服务示范区",
    "创新区",
    "开放试验区",
    "合作区",
    "示范县",
    "优秀等次",
    "特色园区",
    "品牌园区",
    "知名品牌",
    "驰名商标",
    "中国驰名商标",
    "最佳",
    "A级",
    "5A级景区",
    "国家级开发区",
    "大奖",
    "奖章",
    "奖状",
    "一流园区",
    "专精特新",
    "营商环境",
    "重点园区",
    "创新型产业集群试点",
    "物流枢纽",
    "制造业单项冠军",
    "领跑者",
    "前十",
    "前二十",
    "前三",
    "十佳开发区",
    "十佳园区",
    "十强开发区",
    "十强园区",
    "百强开发区",
    "百强园区",
    "旅游度假区",
    "改革试验区",
    "产业创新基地",
    "著名商标",
    "第一等次",
    "优秀等次",
    "示范县",
    "示范镇",
    "示范街道",
    "示范工厂",
    "百强县",
    "百强区",
    "百强镇",
    "百强市",
    "百强城市",
    "先进区",
    "先进镇",
    "“链主”企业",
    "民营企业",
    "优秀场景",
];
/// What is honoured: the last word of a title that stands beside another.
const HONOURED: &[&str] = &[
    "园区", "产业园", "开发区", "高新区", "经开区", "基地", "集聚区", "企业", "工厂", "车间", "场景", "单位", "小镇",
    "新区", "街道", "镇", "县", "城市",
];
/// What a zone becomes rather than wins: told as its level.
const LEVELS: &[&str] = &[
    "国家级经济技术开发区",
    "国家级高新技术产业开发区",
    "国家级高新区",
    "国家高新区",
    "国家级经开区",
    "国家级开发区",
    "开发区序列",
    "高新区行列",
    "经开区行列",
    "国家级",
    "国家队",
];
/// What is said of a place in an order without naming a title.
const VAGUE: &[&str] = &[
    "前列", "行列", "第一方阵", "第一梯队", "序列", "计划", "规划", "议事日程", "白名单", "管理", "统计", "范围",
    "体系", "目录内", "支持", "批复", "投资", "专利", "证书",
];

struct Reader<'r> {
    sheet: &'r Sheet<'r>,
    line: &'r Line<'r>,
    at: usize,
}

impl Reader<'_> {
    fn text(&self) -> &str {
        self.line.text()
    }

    fn tell(&self, (span, name): (Span, &str), subject: Option<String>, out: &mut Vec<Fact>) {
        let claim = Claim::Honor { name: name.to_string(), subject };
        self.sheet.tell(self.line, (span, claim), out);
    }

    /// A verb that wins, and the title after it.
    fn won(&self, out: &mut Vec<Fact>) {
        let text = self.text();
        let mut from = 0;
        while let Some((at, verb)) = next_win(text, from) {
            let end = at + verb.len();
            from = end;
            let clause = self.line.passage.clause_at(at);
            let object = Span::new(end, clause.end.max(end));
            let lead = text.get(clause.start..at).unwrap_or("");
            // 到“十四五”末,跻身全省前十 is hoped for.
            let sought = any_of!["力争", "争取", "目标", "到20", "到“十", "计划", "冲刺", "明年", "未来"]
                .is_in(&text[..at])
                && (["跻身", "成为", "创建", "获批", "获评", "成功创建", "入选"].contains(&verb)
                    || ENTERS.contains(&verb));
            if sought || self.is_count(lead, verb) {
                continue;
            }
            let titles = self.titles(object, verb);
            if titles.is_empty() {
                continue;
            }
            let subject = self.subject(clause.start, at);
            for title in titles {
                let name = self.graded(clean(title.of(text)), at);
                self.tell((title, &name), subject.clone(), out);
            }
            from = clause.end.max(end);
        }
    }

    /// 是国家循环经济试点园区, 系商务部确认的首批境外经贸合作区: titles that the zone bears.
    fn held(&self, out: &mut Vec<Fact>) {
        let text = self.text();
        for clause in self.line.passage.clauses.iter().filter(|_| self.line.passage.is_body()) {
            let words = clause.of(text);
            let copula = any_of!["是", "系", "作为"].every(words).map(|(link, _)| link.end).min();
            let Some(from) = copula.filter(|from| words[..*from].chars().count() <= 14) else { continue };
            let object = &words[from..];
            // What a ministry calls it stands after 的.
            let names = ["确认的", "认定的", "命名的", "批准的", "评定的", "授予的", "公布的", "确定的"];
            let named = || names.iter().find_map(|verb| object.find(verb).map(|at| at + verb.len()));
            let named = object.contains('的').then(named).flatten().unwrap_or(0);
            let title = object[named..].trim_end_matches(['。', ')', '”']);
            let wide = any_of!["国家", "全国", "首批", "省级", "中国"].starts(title) || named > 0;
            let borne = any_of![
                "试点园区", "示范园区", "示范区", "示范基地", "产业基地", "试点", "试验区", "合作区", "绿色园区",
                "先行区", "创新区", "出口基地",
            ]
            .ends(title);
            let level = any_of!(LEVELS).ends(title) || title.contains("唯一") || title.contains(['、', '“']);
            let start = clause.start + from + named;
            if wide && borne && !level && (6..=30).contains(&title.chars().count()) && !title.contains('的') {
                self.tell((Span::new(start, start + title.len()), title), None, out);
            }
        }
    }

    /// 在全省开发区考评中获评优秀等次: the grade alone says nothing without what was judged.
    fn graded(&self, name: String, at: usize) -> String {
        let grade =
            ["优秀等次", "优秀", "优秀档次", "第一等次", "第一档次", "良好等次", "A等", "A类"].contains(&name.as_str());
        let before = &self.text()[..at];
        let judged = EVALUATIONS.iter().filter_map(|word| before.rfind(word).map(|at| at + word.len())).max();
        let Some(end) = judged.filter(|_| grade) else { return name };
        let start = before[..end]
            .rfind(['在', ',', '。', ';'])
            .map_or(0, |at| at + before[at..].chars().next().map_or(0, char::len_utf8));
        format!("{}{name}", &before[start..end])
    }

    /// 新认定高新技术企业86家 counts titles and wins none.
    fn is_count(&self, lead: &str, verb: &str) -> bool {
        lead.ends_with('新')
            || lead.ends_with("申报")
            || lead.ends_with("力争")
            || lead.ends_with("争取")
            || verb == "获" && lead.ends_with(['收', '捕', '斩', '荣'])
    }

    /// The titles in the words after the verb.
    fn titles(&self, object: Span, verb: &str) -> Vec<Span> {
        let text = self.text();
        let words = object.of(text);
        let skip = words.len() - words.trim_start_matches(['了', '为', '“']).len();
        let quoted: Vec<Span> =
            self.line.passage.quoted().map(|(mention, _)| mention.span).filter(|span| object.contains(*span)).collect();
        // 授予某地“A”“B”称号.
        if any_of!["称号", "荣誉", "的牌子", "块牌子", "牌匾", "招牌"].ends(words) && !quoted.is_empty() {
            return quoted;
        }
        let object = Span::new(object.start + skip, object.end);
        let items = split_list(object, text);
        let good: Vec<Span> = items.iter().copied().filter_map(|item| self.title(item, verb)).collect();
        // 获评全国百强产业园区、国家生态工业示范园区: what stands beside a title is one.
        let beside = |item: &Span| is_wide(item.of(text)) && any_of!(HONOURED).ends(item.of(text));
        let told =
            |item: &Span| self.title(*item, verb).or(Some(*item).filter(|item| !good.is_empty() && beside(item)));
        let all: Option<Vec<Span>> = items.iter().map(told).collect();
        all.unwrap_or_else(|| self.title(object, verb).into_iter().collect())
    }

    /// The words under `span` as a title; `None` where they are none.
    fn title(&self, span: Span, verb: &str) -> Option<Span> {
        let text = self.text();
        let words = span.of(text).trim_end_matches(['”', ' ']);
        let words = any_of![
            "的铜牌", "的牌匾", "的奖牌", "的招牌", "的牌子", "的称号", "的金字招牌", "等牌子", "等称号", "等荣誉",
            "等荣誉称号", "行列", "之列",
        ]
        .strip_end(words)
        .unwrap_or(words);
        let counted = self.line.passage.figures().any(|mention| {
            matches!(&mention.kind, MentionKind::Quantity(_))
                && span.contains(mention.span)
                && mention.span.end + 3 >= span.end
        }) && !words.ends_with('强');
        let length = words.chars().count();
        let vague = VAGUE.iter().chain(LEVELS).any(|end| words.ends_with(end));
        let plain = words.strip_suffix(')').and_then(|rest| rest.rsplit_once('(')).map_or(words, |(plain, _)| plain);
        // 获评省级智能网联特色产业园: the verb says that it is a title, whatever it ends with.
        let judged = ["获评", "评上", "被评为", "评为", "荣获", "被授予", "荣膺", "被命名为"].contains(&verb);
        let ten = any_of!["十大", "十佳"].is_in(plain);
        let among = words.contains("百强") && any_of!(BEST).ends(words.trim_end_matches('榜'));
        let titled =
            TITLED.ends(plain) || among || ten || words.ends_with('奖') || judged && any_of!(HONOURED).ends(plain);
        let wide = is_wide(words) || verb == "通过了";
        let weak = ["获得", "获", "通过了", "获批", "纳入", "列入", "挂牌", "获批建设"].contains(&verb);
        let first = any_of!["首个", "首批", "第一个", "第一家", "首家", "唯一"].is_in(words);
        if ENTERS.contains(&verb) && !among {
            return None;
        }
        if verb == "成为" && !first || ["试点名单", "示范名单", "公示名单"].contains(&words) {
            return None;
        }
        let own = words.starts_with("高新技术企业")
            || any_of!["单项冠军", "小巨人", "瞪羚", "独角兽", "指定监管", "指定口岸"].is_in(words);
        let house = verb.starts_with("获批") && any_of!["实验室", "研究院", "研究中心", "工作站", "中心"].ends(words);
        let good = (4..=40).contains(&length)
            && titled
            && !vague
            && !counted
            && !house
            && !goes_on(words)
            && (wide || own || !weak)
            && !words.contains(['。', ':']);
        good.then(|| Span::new(span.start, span.start + words.len()))
    }

    /// Who wins, where it is not the zone: the names between the clause's start and the verb.
    fn subject(&self, from: usize, to: usize) -> Option<String> {
        let pieces = &self.line.pieces;
        let first = pieces.index_at(from);
        let mut names: Vec<Span> = Vec::new();
        for piece in pieces.list[first.min(pieces.list.len())..].iter().take_while(|piece| piece.span.start < to) {
            match piece.kind {
                Kind::Zone => names.clear(),
                Kind::Noun => names.push(piece.span),
                Kind::Mark | Kind::Of => names.clear(),
                // 被国家知识产权局认定为: who awards it.
                Kind::Break if piece.span.of(self.text()) == "被" => break,
                _ => {}
            }
        }
        let words: Vec<&str> = names.iter().map(|span| span.of(self.text())).collect();
        let own: Vec<&str> = words.iter().copied().filter(|word| !is_nobody(word)).collect();
        if words.iter().any(|word| matches!(*word, "公司" | "企业")) && own.is_empty() {
            return self.speaking_firm();
        }
        (!own.is_empty()).then(|| own.join("、"))
    }

    /// The firm whose man says 我们公司: named in the words around the speech.
    fn speaking_firm(&self) -> Option<String> {
        let near = self.sheet.lines[self.at.saturating_sub(2)..]
            .iter()
            .take(5)
            .filter(|line| line.passage.paragraph == self.line.passage.paragraph);
        near.flat_map(|line| line.passage.mentions.iter().map(move |mention| (line, mention))).find_map(
            |(line, mention)| {
                let firm = matches!(mention.kind, MentionKind::Organisation(OrganisationKind::Company));
                let words = mention.span.of(line.text());
                (firm && firms::is_named(words)).then(|| words.to_string())
            },
        )
    }

    /// 国家级科技企业孵化器、国家级留学人员创业园: titles told side by side are held.
    fn listed(&self, out: &mut Vec<Fact>) {
        let text = self.text();
        for list in self
            .line
            .lists
            .iter()
            .filter(|list| list.items.len() >= 2 && list.count.is_none() && self.line.passage.is_body())
        {
            let titled = |span: &Span| {
                let words = without_link(span.of(text));
                words.starts_with("国家")
                    && any_of!["孵化器", "创业园", "示范基地", "示范区", "示范园区", "众创空间", "产业基地", "试点"]
                        .ends(words)
            };
            // 建有国家某基地、国家某园等国家级基地: houses, and no titles that were won.
            let built = ["建有", "建成", "设有", "建起", "布局"].contains(&list.before(&self.line.pieces));
            if list.items.iter().all(titled) && !self.heads_titles(list) && !built {
                for item in &list.items {
                    let name = without_link(item.of(text));
                    self.tell((Span::new(item.end - name.len(), item.end), name), None, out);
                }
            }
        }
        for list in self.line.lists.iter().filter(|list| self.line.passage.is_body() && self.heads_titles(list)) {
            let quoted = self.line.passage.quoted().filter(|(mention, _)| list.span().contains(mention.span));
            let quoted: Vec<Span> = quoted.map(|(_, quoted)| quoted.inner).collect();
            let items = if quoted.is_empty() { self.members(list) } else { quoted };
            for item in items {
                let name = without_link(item.of(text));
                if (5..=36).contains(&name.chars().count()) {
                    self.tell((Span::new(item.end - name.len(), item.end), &clean(name)), None, out);
                }
            }
        }
        self.prizes(out);
    }

    /// The members of a list of titles; after 称号有: all up to the end of the sentence, whatever verbs stand in them.
    fn members(&self, list: &List) -> Vec<Span> {
        if list.open || list.head.is_some() {
            return list.items.clone();
        }
        let start = list.span().start;
        let rest = &self.text()[start..];
        let end = rest.find(['。', ';']).map_or(self.text().len(), |at| start + at);
        split_list(Span::new(start, end), self.text())
    }

    /// 某科创港(国家级科技企业孵化器,孵化面积4万平方米): the title in brackets after its house.
    fn borne(&self, out: &mut Vec<Fact>) {
        let pieces = &self.line.pieces;
        for (i, span, words) in pieces.nouns() {
            let level = any_of!["国家级", "省级", "自治区级"].starts(words);
            let opened =
                i.checked_sub(2).filter(|&name| pieces.of(name + 1) == "(" && pieces.kind(name) == Some(Kind::Noun));
            if let Some(name) = opened.filter(|_| level && TITLED.ends(words) && words.chars().count() >= 6) {
                self.tell((span, words), Some(pieces.of(name).to_string()), out);
            }
        }
    }

    /// A short line with a mark before it that is a title by itself: ★ 国家级绿色园区.
    fn plates(&self, out: &mut Vec<Fact>) {
        let text = self.text();
        let words = super::sheet::bare(text).trim_end();
        let marked = !text.trim_start().starts_with(|c: char| c.is_alphanumeric() || "“《([【".contains(c));
        if !marked || !TITLED.ends(words) {
            return;
        }
        let level = any_of!["国家", "全国", "省", "自治区", "中国", "长三角"].is_in(words);
        let plain = !words.contains([',', '。', ':', '|', '>', '、', ' ']) && (6..=30).contains(&words.chars().count());
        let short = self.line.passage.role != Role::Body || self.line.passage.text.chars().count() <= 32;
        let class = any_of!(LEVELS).ends(words);
        if level && plain && short && !class && next_win(words, 0).is_none() {
            let start = text.find(words).unwrap_or(0);
            self.tell((Span::new(start, start + words.len()), words), None, out);
        }
    }

    /// X、Y等7块国家级招牌; 获得的称号有:X、Y: whatever stands in the list is a title.
    fn heads_titles(&self, list: &List) -> bool {
        let pieces = &self.line.pieces;
        let titles = [
            "招牌", "牌子", "金字招牌”", "金字招牌", "称号", "荣誉", "荣誉称号", "殊荣", "桂冠", "国字号", "国字招牌",
            "头衔",
        ];
        let head = list.head_of(pieces);
        let wide = || {
            list.items.iter().any(|item| {
                let words = without_link(item.of(self.text()));
                any_of!["国家", "全国", "中国", "省", "自治区"].is_in(words)
            })
        };
        let headed = list.open && titles.iter().any(|noun| head.ends_with(noun));
        let told = (list.from.saturating_sub(3)..list.from).any(|i| titles.contains(&pieces.of(i)))
            && list.from.checked_sub(1).is_some_and(|link| [":", "有", "包括"].contains(&pieces.of(link)));
        (headed || told && list.head.is_none() || self.are_plates(list)) && wide()
    }

    /// X、Y几块牌子先后挂上; X、Y,两块牌子都挂在这里: a count of plates after the list.
    fn are_plates(&self, list: &List) -> bool {
        let after = self.text().get(list.span().end..).unwrap_or("").trim_start_matches(['等', ',']);
        let counted = after.trim_start_matches(|c: char| c.is_ascii_digit() || "两三四五六七八九十几多".contains(c));
        counted.len() < after.len()
            && any_of!["块牌子", "块招牌", "块金字招牌", "块金牌", "个名头", "个头衔", "个称号", "项荣誉", "张名片"]
                .starts(counted)
    }

    /// 拥有2项国家科技进步奖一等奖: prizes counted by name.
    fn prizes(&self, out: &mut Vec<Fact>) {
        let pieces = &self.line.pieces;
        for (i, span, words) in pieces.nouns() {
            let counted = i
                .checked_sub(1)
                .is_some_and(|before| pieces.kind(before) == Some(Kind::Figure) && pieces.of(before).ends_with('项'));
            let prize =
                words.ends_with('奖') || words.trim_end_matches('”').ends_with("科技成果") && words.starts_with('“');
            if counted && prize && words.chars().count() >= 5 {
                self.tell((span, &clean(words)), None, out);
            }
        }
    }

    /// 在国家级经开区综合评价中排名第四: a place among the first ten of the country; in a province it is a figure.
    fn ranked(&self, out: &mut Vec<Fact>) {
        for mention in &self.line.passage.mentions {
            let MentionKind::Rank(Rank { position: position @ 1..=10, core, .. }) = &mention.kind else { continue };
            let before = &self.text()[..core.start.max(mention.span.start)];
            let Some(end) = EVALUATIONS.iter().filter_map(|word| before.rfind(word).map(|at| at + word.len())).max()
            else {
                continue;
            };
            let start = before[..end]
                .rfind(['在', '的', ',', '。', ';', '列', '居', '年'])
                .map_or(0, |at| at + before[at..].chars().next().map_or(0, char::len_utf8));
            let index = before[end..].starts_with("指数") || mention.span.of(self.text()).contains("前");
            let left = before.ends_with(['由', '从']);
            let wide = any_of!["国家级", "全国", "国家高新区", "国家经开区"].is_in(&before[start..end]);
            let near = wide && before[end..].chars().count() <= 16 && !before[end..].contains('。') && !index && !left;
            let name = format!("{}第{}", &before[start..end], han(*position));
            if near && end - start >= 12 {
                self.tell((Span::new(start, core.end.max(mention.span.end)), &name), None, out);
            }
        }
    }
}

/// What zones are put in order by.
const EVALUATIONS: &[&str] = &[
    "综合评价",
    "综合考评",
    "考核评价",
    "综合考核评价",
    "综合评估",
    "综合发展水平考核评价",
    "综合发展水平考评",
    "营商环境评价",
    "综合实力排名",
    "营商环境考核",
    "综合排名",
    "综合考核",
    "高质量发展考核",
    "考核",
    "考评",
    "综合评比",
];

/// A small number in Chinese characters, as titles write it.
fn han(number: u32) -> String {
    const DIGITS: [&str; 11] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    match number {
        0..=10 => DIGITS[number as usize].to_string(),
        _ => number.to_string(),
    }
}

/// The first verb that wins at or after byte `from`.
fn next_win(text: &str, from: usize) -> Option<(usize, &'static str)> {
    WINNING.first(text.get(from..)?).map(|(found, verb)| (from + found.start, verb))
}

static WINNING: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(&[WINS]));
static TITLED: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(&[TITLES]));

/// True for words that say who gives a title or among whom it is one.
fn is_wide(words: &str) -> bool {
    any_of!["国家", "全国", "省", "自治区", "市", "中国", "世界", "全球", "首批", "部", "“", "年度", "国际"]
        .is_in(words)
}

/// True for words that go on after a title to what else the winner has, and are no title.
pub fn goes_on(words: &str) -> bool {
    any_of!["拥有", "同时", "具有"].is_in(words)
}

/// The members of A、B和C as spans; what stands between marks is one.
fn split_list(span: Span, text: &str) -> Vec<Span> {
    let mut items = Vec::new();
    let mut start = span.start;
    let words = span.of(text);
    let open = |at: &usize| words[..*at].matches('“').count() > words[..*at].matches('”').count();
    for (at, mark) in words.match_indices('、').filter(|(at, _)| !open(at)) {
        items.push(Span::new(start, span.start + at));
        start = span.start + at + mark.len();
    }
    items.push(Span::new(start, span.end));
    items
}

fn without_link(words: &str) -> &str {
    let links = any_of![
        "结合", "成为", "获批", "拥有", "入选", "手握", "坐拥", "头顶", "捧回", "摘得", "拿下", "荣获", "斩获",
    ];
    links.strip_start(words).unwrap_or(words)
}

/// The title without marks and without the noun for a title.
fn clean(words: &str) -> String {
    let plain = words.trim_matches(|c| "“”‘’《》 ".contains(c));
    let ends = ["的金字招牌", "的招牌", "的牌子", "牌匾", "荣誉称号", "称号", "名单", "榜单", "认定"];
    let bare =
        ends.iter().find_map(|end| plain.strip_suffix(end)).filter(|rest| rest.chars().count() >= 4).unwrap_or(plain);
    let bare = bare.strip_suffix('等').unwrap_or(bare);
    let balanced = bare.matches('“').count() == bare.matches('”').count();
    if balanced { bare.to_string() } else { bare.replace(['“', '”'], "") }
}

/// Words before the verb that are nobody's name.
fn is_nobody(word: &str) -> bool {
    [
        "成功", "此次", "我们", "公司", "企业", "园区", "记者", "先后", "连续", "全市", "全省", "同时", "家", "开发区",
        "高新区", "经开区", "今年", "去年",
    ]
    .contains(&word)
        || word.chars().count() < 2
        || word.ends_with('区') && word.chars().count() <= 4
        || word.ends_with("部")
        || word.ends_with("办公室")
        || word.ends_with('厅')
        || word.ends_with("协会")
        || word.ends_with("联盟")
}

/// The same title for the same body is one honour, with or without the words around it.
fn say_once(out: &mut Vec<Fact>) {
    let names: Vec<(String, String)> = out
        .iter()
        .filter_map(|fact| match &fact.claim {
            Claim::Honor { name, .. } => Some((fact.zone.clone(), name.clone())),
            _ => None,
        })
        .collect();
    out.retain(|fact| match &fact.claim {
        Claim::Honor { name, .. } => !names
            .iter()
            .any(|(zone, other)| *zone == fact.zone && other.len() > name.len() && other.ends_with(name.as_str())),
        _ => true,
    });
}
