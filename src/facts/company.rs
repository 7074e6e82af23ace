//! Companies: by their endings (有限公司, 集团), in lists (A、B等20家企业, 以A为链主), before titles and in their own halls.

use std::collections::BTreeSet;

use super::firms;
use super::focus::Owner;
use super::lists::List;
use super::pieces::Kind;
use super::roster::{self, Roster};
use super::sheet::{Line, Sheet};
use crate::article::Role;
use crate::domain::{Claim, CompanyRole, Fact};
use crate::recognise::{MentionKind, OrganisationKind};
use crate::source::{Span, any_of};

/// Reads the companies of an article.
pub fn read(sheet: &Sheet, out: &mut Vec<Fact>) {
    let first = out.len();
    for line in &sheet.lines {
        let reader = Reader { sheet, line };
        let rosters = roster::find(line, sheet.ctx.vocab);
        for roster in &rosters {
            reader.roster(roster, out);
        }
        for list in line.lists.iter().filter(|list| !rosters.iter().any(|roster| roster.list.from == list.from)) {
            reader.list(list, out);
        }
        reader.caption(out);
        reader.alone(out);
        reader.organisations(out);
    }
    one_name_each(out, first);
}

struct Reader<'r> {
    sheet: &'r Sheet<'r>,
    line: &'r Line<'r>,
}

/// Nouns that say that the members of a list are companies, and the part they play.
const HEADS: &[(&str, CompanyRole)] = &[
    ("链主企业", CompanyRole::ChainLeader),
    ("“链主”企业", CompanyRole::ChainLeader),
    ("龙头企业", CompanyRole::Representative),
    ("骨干企业", CompanyRole::Representative),
    ("领军企业", CompanyRole::Representative),
    ("头部企业", CompanyRole::Representative),
    ("代表企业", CompanyRole::Representative),
    ("重点企业", CompanyRole::Representative),
    ("知名企业", CompanyRole::Representative),
    ("标杆企业", CompanyRole::Representative),
    ("明星企业", CompanyRole::Representative),
    ("大型企业", CompanyRole::Representative),
    ("高成长性企业", CompanyRole::Representative),
    ("龙头", CompanyRole::Representative),
    ("500强", CompanyRole::Resident),
    ("上市企业", CompanyRole::Listed),
    ("上市公司", CompanyRole::Listed),
    ("挂牌企业", CompanyRole::Listed),
    ("律所", CompanyRole::Partner),
    ("律师事务所", CompanyRole::Partner),
    ("会计师事务所", CompanyRole::Partner),
    ("品牌", CompanyRole::Representative),
    ("银行", CompanyRole::Partner),
    ("金融机构", CompanyRole::Partner),
    ("基金公司", CompanyRole::Partner),
    ("客商", CompanyRole::Partner),
    ("企业", CompanyRole::Resident),
    ("公司", CompanyRole::Resident),
    ("厂商", CompanyRole::Resident),
    ("厂家", CompanyRole::Resident),
    ("企业集团", CompanyRole::Resident),
    ("名企", CompanyRole::Representative),
    ("巨头", CompanyRole::Representative),
    ("领军者", CompanyRole::Representative),
    ("主机厂", CompanyRole::Representative),
    ("整车厂", CompanyRole::Representative),
    ("代工厂", CompanyRole::Resident),
    ("供应商", CompanyRole::Resident),
    ("制造商", CompanyRole::Resident),
    ("生产商", CompanyRole::Resident),
    ("服务商", CompanyRole::Resident),
    ("老字号", CompanyRole::Resident),
    ("行业翘楚", CompanyRole::Representative),
    ("行业龙头", CompanyRole::Representative),
    ("车企", CompanyRole::Resident),
    ("芯片企", CompanyRole::Resident),
    ("房企", CompanyRole::Resident),
    ("酒企", CompanyRole::Resident),
    ("钢企", CompanyRole::Resident),
    ("药企", CompanyRole::Resident),
    ("台企", CompanyRole::Resident),
    ("外企", CompanyRole::Resident),
    ("民企", CompanyRole::Resident),
    ("央企", CompanyRole::Resident),
    ("国企", CompanyRole::Resident),
    ("单位", CompanyRole::Resident),
];

impl Reader<'_> {
    fn tell(&self, span: Span, (role, industry): (CompanyRole, Option<String>), out: &mut Vec<Fact>) {
        let name = firms::without_region(span.of(self.line.text())).to_string();
        self.sheet.tell(self.line, (span, Claim::Company { name, role, industry }), out);
    }

    fn list(&self, list: &List, out: &mut Vec<Fact>) {
        if self.is_of_projects(list) {
            return self.in_projects(list, out);
        }
        let Some(role) = self.role_of(list) else { return };
        let industry = self.industry_of(list);
        let brands = list.head_of(&self.line.pieces).ends_with("品牌");
        for item in &list.items {
            let name = self
                .named(*item)
                .filter(|name| !brands || firms::has_ending(name.of(self.line.text()), self.sheet.ctx.vocab));
            if let Some(name) = name {
                self.tell(name, (role, industry.clone()), out);
            }
        }
    }

    /// 汽车有A、B: the firms of a trade.
    fn roster(&self, roster: &Roster, out: &mut Vec<Fact>) {
        let trade = roster.trade.of(self.line.text());
        let industry = trade.strip_suffix("产业").unwrap_or(trade).to_string();
        for name in roster.list.items.iter().filter_map(|item| self.named(*item)) {
            self.tell(name, (roster.role, Some(industry.clone())), out);
        }
    }

    fn is_of_projects(&self, list: &List) -> bool {
        let pieces = &self.line.pieces;
        if list.head_is_of_firms(pieces) {
            return false;
        }
        if list.is_signed(pieces) {
            return true;
        }
        let last = list.items.last().map_or("", |span| span.of(pieces.text));
        list.head_of(pieces).contains("项目") || list.head.is_none() && any_of!["项目", "总部"].is_in(last)
    }

    /// 国佳新材料、杰杰电气等10个项目: projects that go by the name of the firm alone.
    fn in_projects(&self, list: &List, out: &mut Vec<Fact>) {
        // 总投资26亿元的硅橡胶及基础胶项目 is one, called by its goods.
        if list.items.len() == 2 && self.line.text()[..list.span().start].ends_with("元的") {
            return;
        }
        for item in list.items.iter().filter(|_| !list.is_signed(&self.line.pieces)) {
            let words = item.of(self.line.text());
            if let Some(name) = firms::in_project(words, self.sheet.ctx.vocab) {
                self.tell(
                    Span::new(item.start, item.start + name.len()),
                    (CompanyRole::Resident, self.industry_of(list)),
                    out,
                );
            }
        }
    }

    fn caption(&self, out: &mut Vec<Fact>) {
        if self.line.passage.role != Role::Caption {
            return;
        }
        let Some((_, span, words)) = self.line.pieces.nouns().next() else { return };
        if let Some(name) = firms::opens_caption(words, self.sheet.ctx.vocab) {
            self.tell(Span::new(span.start, span.start + name.len()), (CompanyRole::Resident, None), out);
        }
    }

    fn role_of(&self, list: &List) -> Option<CompanyRole> {
        let pieces = &self.line.pieces;
        let (before, head) = (list.before(pieces), self.head_of(list));
        let clause = self.line.passage.clause_at(list.span().start);
        let clause_after = self.line.text().get(list.span().end..clause.end.max(list.span().end)).unwrap_or("");
        if before == "以" && pieces.of(list.end) == "为" {
            return role_for(pieces.of(list.end + 1)).filter(|_| !self.industries(list));
        }
        // X、Y、Z是港区纳税大户
        let rest = clause_after.trim_end_matches(['。', '”']);
        let said = pieces.of(list.end) == "是"
            && list.head.is_none()
            && any_of!["企业", "大户", "龙头", "标兵", "代表", "公司"].ends(rest);
        if said && !self.industries(list) {
            return Some(head_role(rest).unwrap_or(CompanyRole::Resident));
        }
        let works_together =
            || any_of!["合作", "签约", "签署", "对接", "洽谈", "联合", "共建", "发起"].is_in(clause_after);
        let with = ["与", "同", "和", "联合", "携手", "会同"].contains(&before);
        if list.head.is_none() && with && works_together() {
            return Some(CompanyRole::Partner);
        }
        if list.head_is_of_firms(pieces) {
            return Some(CompanyRole::Resident);
        }
        let role = head_role(head)
            .or_else(|| head_goes_on(head))
            .or_else(|| self.role_as_example(list))
            .or_else(|| self.role_by_class(list))
            .or_else(|| self.role_by_heading(list))
            .or_else(|| self.role_by_likeness(list))?;
        Some(match () {
            () if any_of!["挂牌", "上市"].is_in(clause_after) => CompanyRole::Listed,
            () if with && works_together() || ["联合", "携手"].contains(&before) => CompanyRole::Partner,
            () => role,
        })
    }

    /// X、Y为代表; X、Y撑起一条产业链: what the firms of the list stand for is told after it.
    fn role_as_example(&self, list: &List) -> Option<CompanyRole> {
        let pieces = &self.line.pieces;
        let named = || list.items.len() >= 2 && list.items.iter().all(|item| self.named(*item).is_some());
        let stands = pieces.of(list.end) == "为" && list.head.is_none();
        if let Some(role) = role_for(pieces.of(list.end + 1)).filter(|_| stands && named() && !self.industries(list)) {
            return Some(role);
        }
        let clause = self.line.passage.clause_at(list.span().end.saturating_sub(1));
        let rest = self.line.text().get(list.span().end..clause.end.max(list.span().end)).unwrap_or("");
        let carries = (list.end..list.end + 3).any(|i| CARRIES.contains(&pieces.of(i)))
            && any_of!["产业链", "链条", "集群", "产业"].ends(rest.trim_end_matches(['”', '。']));
        // 甲、乙领头
        let carries =
            carries || ["领头", "打头", "领衔", "挂帅"].contains(&pieces.of(list.end)) && rest.chars().count() <= 3;
        (carries && list.head.is_none() && named() && !self.industries(list)).then_some(CompanyRole::Representative)
    }

    /// 2家上市企业X和Y, 龙头企业X、Y: the class stands before the first name.
    fn role_by_class(&self, list: &List) -> Option<CompanyRole> {
        let (text, vocab) = (self.line.text(), self.sheet.ctx.vocab);
        // 上市公司6家:X、Y.
        if list.before(&self.line.pieces) == ":" {
            let class = (list.from.saturating_sub(4)..list.from.saturating_sub(1))
                .rev()
                .find_map(|i| Some(self.line.pieces.of(i)).filter(|_| self.line.pieces.kind(i) == Some(Kind::Noun)));
            let named = list.items.iter().all(|item| self.named(*item).is_some());
            return class.and_then(head_role).filter(|_| named);
        }
        let first = list.items.first()?.of(text);
        let at = firms::after_class(first)?;
        let counted = list.from.checked_sub(1).and_then(|i| self.line.pieces.kind(i)) == Some(Kind::Figure);
        let ends = firms::has_ending(&first[at..], vocab)
            && list.items[1..].iter().all(|item| firms::has_ending(item.of(text), vocab));
        head_role(&first[..at]).filter(|_| counted || ends)
    }

    /// The noun that says what the members are; 这些 before it is passed, and so is the rest of a phrase that begins
    /// with it (等11家企业与某大学合办的基地).
    fn head_of(&self, list: &List) -> &str {
        let pieces = &self.line.pieces;
        if list.head.is_none() && ["这些", "这样", "这几家", "这类"].contains(&pieces.of(list.end)) {
            let of = usize::from(pieces.kind(list.end + 1) == Some(Kind::Of));
            return pieces.of(list.end + 1 + of);
        }
        let first = list
            .count
            .map(|count| pieces.index_at(count.end))
            .filter(|&at| {
                pieces.kind(at) == Some(Kind::Noun) && matches!(pieces.kind(at + 1), Some(Kind::And | Kind::Of))
            })
            .map(|at| pieces.of(at));
        first.filter(|noun| head_role(noun).is_some()).unwrap_or_else(|| list.head_of(pieces))
    }

    /// A list under 龙头企业, 入驻企业.
    fn role_by_heading(&self, list: &List) -> Option<CompanyRole> {
        let heading = self
            .line
            .passage
            .under
            .last()
            .filter(|heading| heading.chars().count() <= 8 && heading.ends_with("企业"))?;
        let named = list.items.iter().all(|item| self.named(*item).is_some());
        head_role(heading).filter(|_| named && list.head.is_none() && list.items.len() >= 2)
    }

    /// 引进X电子、Y新材; X药业、Y生物相继投产: nobody says that they are firms, but most are called as firms are.
    fn role_by_likeness(&self, list: &List) -> Option<CompanyRole> {
        let (text, pieces, vocab) = (self.line.text(), &self.line.pieces, self.sheet.ctx.vocab);
        if list.items.len() < 2 || list.head.is_some() || self.industries(list) {
            return None;
        }
        // 石英坩埚、石英材料等初步形成较完整的光伏产业链: goods.
        let after = text.get(list.span().end..).unwrap_or("").trim_start_matches('等');
        if any_of!["形成", "初步形成", "构成", "已形成", "产量", "产能"].starts(after) {
            return None;
        }
        let brought = [
            "引进", "引入", "引进了", "招引", "拥有", "有", "像", "如", "包括", "集聚", "集聚了", "聚集", "聚集了",
            "汇聚", "汇聚了", "吸引", "吸引了", "形成", "涌现出", "培育出", "培育", "以及",
        ]
        .contains(&list.before(pieces));
        let settles = (list.end..list.end + 3).any(|i| {
            [
                "落户", "入驻", "进驻", "扎根", "投产", "签约", "落子", "开工", "取得", "入园", "落脚", "落地", "入选",
                "获评", "被评为", "被认定为", "云集", "齐聚", "同台竞技", "同场竞技", "扎堆", "林立", "抱团",
                "竞相发展", "接踵而来", "接踵而至", "纷至沓来", "登陆", "进园", "登陆科创板", "登陆创业板",
                "登陆北交所", "登陆资本市场", "上市", "挂牌", "过会", "迁入", "迁至", "选址", "安家", "安家落户",
                "追加", "增资", "扩产", "满产", "达产", "量产",
            ]
            .contains(&pieces.of(i))
        });
        let organisation = |item: &Span| {
            self.line.passage.mentions.iter().any(|mention| {
                mention.kind == MentionKind::Organisation(OrganisationKind::Company)
                    && mention.span.end == item.end
                    && item.contains(mention.span)
            })
        };
        let firm = |item: &&Span| organisation(item) || firms::has_ending(item.of(text), vocab);
        let firms_by_name = list.items.iter().filter(firm).count();
        // Among firms a hospital or an institute may stand.
        let beside =
            |item: &Span| list.items.len() > 2 && any_of!["医院", "学校", "大学", "研究院", "酒店"].ends(item.of(text));
        let all = list.items.iter().all(|item| self.named(*item).is_some() || beside(item));
        // Names of firms alone make a list one of firms, whatever they do.
        let zone = matches!(self.line.passage.speaker_at(list.span().start).owner, Owner::Zone(_));
        let sure = list.items.iter().filter(|item| organisation(item) || firms::is_firm(item.of(text), vocab)).count();
        let alone = zone && self.line.passage.is_body() && sure * 2 >= list.items.len();
        ((brought || settles || list.open || alone) && all && firms_by_name * 3 >= list.items.len())
            .then_some(CompanyRole::Resident)
    }

    /// True where the members are industries and no firms.
    fn industries(&self, list: &List) -> bool {
        let vocab = self.sheet.ctx.vocab;
        list.items.iter().all(|span| vocab.industries.get(span.of(self.line.text())).is_some())
    }

    /// The industry a list of firms is said to be in: 为代表的生物医药产业集群, or the chain its paragraph is about.
    fn industry_of(&self, list: &List) -> Option<String> {
        let vocab = self.sheet.ctx.vocab;
        let text = self.line.text();
        let after = text.get(list.span().end..).unwrap_or("");
        let end = after.find([',', '。', ';']).unwrap_or(after.len());
        let near = vocab.industries.mentions(&after[..end]);
        near.first()
            .filter(|(span, _)| after[..end][span.end..].contains("产业") || after[..end][span.end..].contains('链'))
            .map(|(_, term)| term.name.clone())
    }

    /// The name under `span`, without the class words before it (上市企业X, 行业龙头Y); `None` where it is no firm's.
    fn named(&self, span: Span) -> Option<Span> {
        let text = self.line.text();
        let words = span.of(text);
        let start = firms::after_class(words).map_or(span.start, |at| span.start + at);
        // 万顺制药(上市公司)
        let name = text[start..span.end].trim_end_matches("公司的");
        let name = any_of!["(上市公司)", "(上市企业)", "(拟上市)", "(链主企业)"].strip_end(name).unwrap_or(name);
        // 两家集团合作的基地: what they do is no part of a name
        let deeds = any_of![
            "合建", "合资兴建", "合资建设", "合作建设", "合作共建", "合作", "联合", "共同", "合资", "携手", "共建",
            "兴建"
        ];
        let name = deeds.strip_end(name).unwrap_or(name);
        let span = Span::new(start, start + name.len());
        let organisation = self.line.passage.mentions.iter().find_map(|mention| match &mention.kind {
            MentionKind::Organisation(kind) if mention.span.end == span.end && mention.span.overlaps(span) => {
                Some(*kind)
            }
            _ => None,
        });
        let firm = match organisation {
            Some(OrganisationKind::Company | OrganisationKind::Bank) => true,
            Some(_) => false,
            None => firms::may_name(name, self.sheet.ctx.vocab),
        };
        firm.then_some(span)
    }

    /// Firms told alone: before a title, in their own halls, as what they are.
    fn alone(&self, out: &mut Vec<Fact>) {
        let pieces = &self.line.pieces;
        let vocab = self.sheet.ctx.vocab;
        let told: Vec<(Span, CompanyRole)> = pieces
            .nouns()
            .filter_map(|(i, span, word)| {
                if let Some(at) = firms::before_title(word) {
                    return Some((Span::new(span.start, span.start + at), CompanyRole::Resident));
                }
                if self.is_known_firm(span, word) {
                    return Some((span, self.role_alone(span)));
                }
                if let Some(end) = firms::goes_public(word, self.line.text().get(span.end..).unwrap_or("")) {
                    let from = firms::after_class(&word[..end]).unwrap_or(0);
                    let named = (3..=10).contains(&word[from..end].chars().count());
                    return named.then(|| (Span::new(span.start + from, span.start + end), CompanyRole::Listed));
                }
                if let Some((at, role)) = firms::after_chain_leader(word) {
                    return Some((Span::new(span.start + at, span.end), role));
                }
                if ["业主", "投资方", "建设方", "投资主体", "业主单位", "承建方"].contains(&word)
                    && ["为", "是"].contains(&pieces.of(i + 1))
                {
                    return self.last_of_phrase(i + 2).map(|span| (span, CompanyRole::Resident));
                }
                // 某某米业投资8000万美元的基地
                let invests = word.strip_suffix("投资").filter(|name| {
                    pieces.kind(i + 1) == Some(Kind::Figure)
                        && pieces.kind(i + 2) == Some(Kind::Of)
                        && (firms::has_ending(name, vocab) || firms::is_firm(name, vocab))
                });
                if let Some(name) = invests.filter(|name| name.chars().count() >= 4) {
                    return Some((Span::new(span.start, span.start + name.len()), CompanyRole::Resident));
                }
                let lead = i.checked_sub(1).map_or("", |before| pieces.of(before));
                if lead == "像"
                    && ["这样", "这些"].contains(&pieces.of(i + 1))
                    && (i + 2..i + 5).any(|k| pieces.of(k).ends_with("企业") || pieces.of(k).ends_with("公司"))
                {
                    return Some((span, CompanyRole::Representative));
                }
                if lead == "以" && pieces.of(i + 1) == "为" {
                    let trades = || vocab.industries.covers(word) * 3;
                    return role_for(pieces.of(i + 2))
                        .filter(|_| vocab.industries.get(word).is_none() && trades() < word.len() * 2)
                        .map(|role| (span, role));
                }
                let hall = pieces.kind(i + 1) == Some(Kind::Of) && firms::is_hall(pieces.of(i + 2));
                if hall && ["在", "走进", "来到", "走入", "步入"].contains(&lead) {
                    return Some((span, CompanyRole::Resident));
                }
                if let Some(at) = firms::after_class(word).filter(|at| firms::is_told_by_class(word, *at, vocab)) {
                    let role = head_role(&word[..at]).unwrap_or(
                        if word[..at].ends_with("巨头") || word[..at].ends_with("龙头") {
                            CompanyRole::Representative
                        } else {
                            CompanyRole::Resident
                        },
                    );
                    return Some((Span::new(span.start + at, span.end), role));
                }
                let person = || any_of!["说", "老板", "经理", "师傅", "工人", "负责人", "介绍", "工程师"].is_in(word);
                // 龙川重卡氢能公司; 燃气公司 is a class.
                let titled = || {
                    let own = word.strip_suffix("公司").unwrap_or("");
                    (4..=10).contains(&own.chars().count())
                        && firms::is_named(word)
                        && vocab.industries.covers(own) < own.len()
                        && !any_of!["的", "有限", "该", "某", "子", "分", "新"].ends(own)
                };
                let called = || {
                    titled()
                        || firms::is_firm(word, vocab)
                        || self.makes(i) && !person() && (3..=6).contains(&word.chars().count())
                };
                if self.acts(i) && called() {
                    return Some((span, CompanyRole::Resident));
                }
                if let Some(at) = Some(word).filter(|_| lead == "由").and_then(appointed) {
                    return Some((Span::new(span.start, span.start + at), CompanyRole::ChainLeader));
                }
                let named = word.strip_suffix("担任").or(word.strip_suffix("出任")).or(word.strip_suffix('任'));
                if let Some(name) = named.filter(|_| lead == "由" && self.chain_role(i, word).is_some()) {
                    return Some((Span::new(span.start, span.start + name.len()), CompanyRole::ChainLeader));
                }
                if self.was_brought(i, word) || self.settled(i, word) || self.after_dash(i, word) {
                    return Some((span, CompanyRole::Resident));
                }
                // 由X任“链主”; X领衔芳烃产业链
                let role = self.chain_role(i, word);
                if role.is_some() {
                    return role.map(|role| (span, role));
                }
                let link = i + 1 + usize::from(["则", "便", "就", "也", "更"].contains(&pieces.of(i + 1)));
                let tells = ["是", "作为", "为"].contains(&pieces.of(link)) && self.clause_tells_firm(span);
                if tells && (firms::has_ending(word, vocab) || self.is_ranked_firm(span, word)) {
                    return Some((span, CompanyRole::Resident));
                }
                None
            })
            .collect();
        for (span, role) in told {
            if let Some(name) = self.named(span) {
                self.tell(name, (role, None), out);
            }
        }
    }

    /// A firm that everybody knows, wherever the body names it by itself; in a list it is told with the list.
    fn is_known_firm(&self, span: Span, word: &str) -> bool {
        self.line.passage.is_body()
            && firms::is_known(word, self.sheet.ctx.vocab)
            && !self.line.lists.iter().any(|list| list.span().contains(span))
    }

    /// True where the noun opens its clause and does or has something: X的车间, X去年, X已投产, X是.
    fn acts(&self, i: usize) -> bool {
        let pieces = &self.line.pieces;
        let Some(piece) = pieces.list.get(i).filter(|_| self.line.passage.is_body()) else { return false };
        let clause = self.line.passage.clause_at(piece.span.start);
        let before = i.checked_sub(1).and_then(|before| pieces.list.get(before));
        let opens = piece.span.start == clause.start
            || before.is_none_or(|before| {
                matches!(before.kind, Kind::Mark | Kind::Time)
                    || before.kind == Kind::Of && (self.makes(i) || self.is_old_house(i))
                    || before.kind == Kind::And && pieces.kind(i + 1) == Some(Kind::Of)
            });
        let zone = matches!(self.line.passage.speaker_at(piece.span.start).owner, Owner::Zone(_));
        if !opens || !zone {
            return false;
        }
        let next = pieces.of(i + 1);
        matches!(pieces.kind(i + 1), Some(Kind::Of | Kind::Time | Kind::Break | Kind::Opener))
            || any_of![
                "是", "已", "将", "正在", "计划", "获", "荣获", "落户", "入驻", "签约", "投产", "已经", "成功", "顺利",
                "获评", "入选", "获批", "自", "从", "就", "实现", "完成", "建成", "拥有", "增资", "首次", "再次",
            ]
            .contains(next)
    }

    /// 有百年历史的X也: how long it has been there stands before it.
    fn is_old_house(&self, i: usize) -> bool {
        let pieces = &self.line.pieces;
        let aged = i.checked_sub(2).is_some_and(|at| any_of!["历史", "积淀", "传承", "之久", "年"].ends(pieces.of(at)));
        aged && ["也", "把", "将", "已", "从", "又"].contains(&pieces.of(i + 1))
    }

    /// 做光伏组件的X: what the firm makes stands before it.
    fn makes(&self, i: usize) -> bool {
        let pieces = &self.line.pieces;
        let of = i.checked_sub(1).is_some_and(|of| pieces.kind(of) == Some(Kind::Of));
        of && i.checked_sub(2).is_some_and(|goods| {
            pieces.kind(goods) == Some(Kind::Noun)
                && ["做", "生产", "主营", "专做", "从事"].iter().any(|verb| {
                    pieces.of(goods).starts_with(verb)
                        || goods.checked_sub(1).is_some_and(|lead| pieces.of(lead) == *verb)
                })
        })
    }

    /// The last noun of 台资的X.
    fn last_of_phrase(&self, at: usize) -> Option<Span> {
        let pieces = &self.line.pieces;
        let end = (at..at + 4).take_while(|&i| matches!(pieces.kind(i), Some(Kind::Noun | Kind::Of))).last()?;
        (pieces.kind(end) == Some(Kind::Noun)).then(|| pieces.list[end].span)
    }

    fn clause_tells_firm(&self, span: Span) -> bool {
        let clause = self.line.passage.clause_at(span.start);
        let after = self.line.text().get(span.end..clause.end).unwrap_or("");
        let after = after.trim_end_matches(['”', '。']);
        any_of![
            "企业", "公司", "龙头", "厂商", "领军者", "生产商", "制造商", "供应商", "服务商", "巨头", "一哥", "领头羊",
            "冠军", "大户", "代工厂", "翘楚", "独角兽", "小巨人",
        ]
        .ends(after)
    }

    /// 从外省引来的X, 2017年落户的X; 江西X去年从深圳迁来: a firm by what it did, and by the place in its name.
    fn was_brought(&self, i: usize, word: &str) -> bool {
        let pieces = &self.line.pieces;
        let (vocab, text) = (self.sheet.ctx.vocab, self.line.text());
        let Some(piece) = pieces.list.get(i).filter(|_| self.line.passage.is_body()) else { return false };
        let clause = self.line.passage.clause_at(piece.span.start);
        let came = ["引来", "引进", "招来", "招引", "落户", "迁来", "迁入", "入驻", "进驻", "安家", "引入"];
        let of = i.checked_sub(1).filter(|&of| pieces.kind(of) == Some(Kind::Of));
        let brought = of.and_then(|of| of.checked_sub(1)).is_some_and(|verb| came.contains(&pieces.of(verb)));
        let ends = matches!(pieces.kind(i + 1), Some(Kind::Mark | Kind::Time | Kind::Break) | None);
        let opens = piece.span.start == clause.start && pieces.kind(i + 1) == Some(Kind::Time);
        if !(brought && ends || opens) {
            return false;
        }
        let placed = vocab
            .places
            .first_in(word)
            .is_some_and(|(place, _)| place.start == 0 && (2..=6).contains(&word[place.end..].chars().count()));
        let does = || {
            any_of!["迁来", "投产", "专攻", "主营", "增资", "落户", "入驻", "扩产", "迁入", "搬来", "从"]
                .is_in(&text[piece.span.end..clause.end.max(piece.span.end)])
        };
        let ending = || firms::has_ending(word, vocab);
        let told = brought && ends && (placed || ending()) || opens && placed && does() && ending();
        told && (3..=8).contains(&word.chars().count()) && firms::may_name(word, vocab)
    }

    /// X2018年5月落户, X去年增资: who settles or adds capital is a firm, whatever its name.
    fn settled(&self, i: usize, word: &str) -> bool {
        let (pieces, vocab) = (&self.line.pieces, self.sheet.ctx.vocab);
        let Some(piece) = pieces.list.get(i).filter(|_| self.line.passage.is_body()) else { return false };
        let opens = piece.span.start == self.line.passage.clause_at(piece.span.start).start;
        let mut next = i + 1;
        while matches!(pieces.kind(next), Some(Kind::Time)) {
            next += 1;
        }
        let settles =
            any_of!["落户", "入驻", "进驻", "进区", "进园", "入园", "落子", "安家", "增资"].starts(pieces.of(next));
        opens
            && settles
            && (3..=6).contains(&word.chars().count())
            && firms::may_name(word, vocab)
            && !word.contains(['园', '区'])
            && vocab.industries.covers(word) < word.len()
    }

    /// X是全球最大的键盘生产商: what it is the greatest of makes a firm of any name that opens its clause.
    fn is_ranked_firm(&self, span: Span, word: &str) -> bool {
        let clause = self.line.passage.clause_at(span.start);
        let after = self.line.text().get(span.end..clause.end.max(span.end)).unwrap_or("");
        let wide = any_of!["全球", "世界", "全国", "国内", "亚洲", "我国", "行业", "中国"].is_in(after);
        wide && span.start == clause.start
            && (3..=8).contains(&word.chars().count())
            && firms::may_name(word, self.sheet.ctx.vocab)
            && self.sheet.ctx.vocab.places.first_in(word).is_none()
    }

    /// 国内最大的钛粉企业——X: the name after its class.
    fn after_dash(&self, i: usize, word: &str) -> bool {
        let pieces = &self.line.pieces;
        let dash = i.checked_sub(1).filter(|&dash| pieces.of(dash) == "——");
        let class = dash.and_then(|dash| dash.checked_sub(1)).map_or("", |class| pieces.of(class));
        let firm = any_of!["企业", "公司", "厂商", "龙头", "巨头", "制造商", "生产商", "供应商", "服务商", "独角兽"]
            .ends(class);
        firm && self.line.passage.is_body() && firms::may_name(word, self.sheet.ctx.vocab) && word.chars().count() >= 3
    }

    /// 由X任“链主”, X领衔某产业链: one firm with its place in a chain.
    fn chain_role(&self, i: usize, word: &str) -> Option<CompanyRole> {
        let pieces = &self.line.pieces;
        let piece = pieces.list.get(i)?;
        let lead = i.checked_sub(1).map_or("", |before| pieces.of(before));
        let clause = self.line.passage.clause_at(piece.span.start);
        let rest = self.line.text().get(piece.span.end..clause.end.max(piece.span.end)).unwrap_or("");
        let leads = || {
            piece.span.start == clause.start
                && ["领衔", "领跑", "引领", "牵头"].contains(&pieces.of(i + 1))
                && any_of!["产业链", "链条", "产业集群", "创新联合体"].ends(rest.trim_end_matches('。'))
        };
        let chosen = || ["由", "以"].contains(&lead) && rest.contains("链主");
        let firm = || firms::may_name(word, self.sheet.ctx.vocab) && word.chars().count() >= 3;
        ((leads() || chosen()) && firm()).then_some(CompanyRole::ChainLeader)
    }

    /// Names that end as firms' names do.
    fn organisations(&self, out: &mut Vec<Fact>) {
        let text = self.line.text();
        for mention in &self.line.passage.mentions {
            let MentionKind::Organisation(kind @ (OrganisationKind::Company | OrganisationKind::Bank)) = mention.kind
            else {
                continue;
            };
            if self.in_a_title(mention.span) || self.in_a_project(mention.span) {
                continue;
            }
            let own = super::pieces::without_verb(text, mention.span);
            let start = firms::after_class(own.of(text)).map_or(own.start, |at| own.start + at);
            let mut span = Span::new(start, own.end);
            // 中益(泰兴)环保科技公司: the brackets are inside the name.
            let open = span.start.checked_sub(1).filter(|&open| text.as_bytes().get(open) == Some(&b'('));
            if let Some(open) = open.filter(|_| span.of(text).contains(')'))
                && let Some(at) = open.checked_sub(1)
            {
                let before = self
                    .line
                    .pieces
                    .list
                    .get(self.line.pieces.index_at(at))
                    .filter(|piece| piece.kind == Kind::Noun && piece.span.end == open);
                span.start = before.map_or(span.start, |piece| {
                    piece.span.start + firms::after_class(&text[piece.span.start..span.end]).unwrap_or(0)
                });
            }
            if !firms::is_named(span.of(text)) {
                continue;
            }
            let role = if kind == OrganisationKind::Bank { CompanyRole::Partner } else { self.role_alone(span) };
            self.tell(span, (role, None), out);
        }
    }

    fn in_a_title(&self, span: Span) -> bool {
        self.line
            .passage
            .quoted()
            .any(|(mention, _)| mention.span.contains(span) && mention.span.of(self.line.text()).starts_with('《'))
    }

    /// X有限公司服务器生产项目: a firm only in the name of a project has no row of its own.
    fn in_a_project(&self, span: Span) -> bool {
        let i = self.line.pieces.index_at(span.start);
        let inside = self
            .line
            .pieces
            .list
            .get(i)
            .filter(|piece| piece.kind == Kind::Noun)
            .map_or("", |piece| piece.span.of(self.line.text()));
        let rest = inside.find(span.of(self.line.text())).map_or("", |at| &inside[at + span.len()..]);
        let listed = self.line.lists.iter().any(|list| {
            self.is_of_projects(list) && list.items.iter().any(|item| item.contains(span) && *item != span)
        });
        let works = ["项目", "基地", "生产线", "工程", "平台", "研究院", "产业园", "总部", "中心"];
        listed || rest.chars().count() >= 4 && works.iter().any(|end| rest.ends_with(end))
    }

    /// Works with the zone from outside where the words beside it say so.
    fn role_alone(&self, span: Span) -> CompanyRole {
        let text = self.line.text();
        let clause = self.line.passage.clause_at(span.start);
        let before = &text[clause.start.min(span.start)..span.start];
        let after = text.get(span.end..clause.end.max(span.end)).unwrap_or("");
        let with = any_of!["与", "同", "和", "联合", "携手", "会见", "拜访", "考察"].ends(before);
        let partner = with
            && ["签署", "签订", "签约", "合作", "共建", "联合", "共同", "一行", "洽谈", "对接", "在京"]
                .iter()
                .any(|word| after.contains(word) || before.contains(word));
        let visits = any_of!["代建", "一行", "达成多项合作", "达成合作", "签署战略", "来访"].is_in(after)
            || any_of!["会见", "赴", "拜访", "考察", "联合"].ends(before);
        match () {
            () if partner || visits => CompanyRole::Partner,
            () if any_of!["龙头", "领军", "标杆"].is_in(after) => CompanyRole::Representative,
            () => CompanyRole::Resident,
        }
    }
}

/// The part a head gives its list; `None` where it tells no companies.
fn head_role(head: &str) -> Option<CompanyRole> {
    let quoted = head.ends_with('”') && !head.starts_with('“');
    let plain = if quoted { head.split('“').next().unwrap_or(head) } else { head };
    let ends = HEADS.iter().filter(|(word, _)| plain.ends_with(word)).max_by_key(|(word, _)| word.len());
    let inside = || {
        HEADS
            .iter()
            .filter(|(word, _)| plain.starts_with(word) && word.chars().count() == 2 && *word != "单位")
            .max_by_key(|(word, _)| word.len())
    };
    let (_, role) =
        ends.or_else(inside).or_else(|| HEADS.iter().find(|(word, _)| *word == "单位" && plain.starts_with("单位")))?;
    Some(*role)
}

/// 等七大整车企业做文章: the head runs on in what is done with the firms.
fn head_goes_on(head: &str) -> Option<CompanyRole> {
    let at = head.find("企业").or_else(|| head.find("公司"))? + "企业".len();
    let rest = &head[at..];
    let other = [
        "家", "文化", "所得税", "总部", "集群", "数", "群", "名", "库", "协会", "联盟", "孵化", "服务", "技术", "用",
        "产", "税", "的", "园", "研", "中心", "平台", "项目", "投资", "负责", "代表", "高管", "集团", "合作", "资",
    ];
    (!rest.is_empty() && !other.iter().any(|word| rest.starts_with(word))).then(|| head_role(&head[..at])).flatten()
}

/// Where the name ends in 由X任全省“链主”.
fn appointed(words: &str) -> Option<usize> {
    let leader = words.trim_end_matches("企业").trim_end_matches('”').ends_with("链主");
    let at = any_of!["担任", "出任", "任", "当", "做"].first_start(words)?;
    (leader && (9..=30).contains(&at)).then_some(at)
}

/// What firms do for a chain or a cluster.
const CARRIES: &[&str] = &[
    "领头", "打头", "带头", "撑起", "撑起了", "支撑起", "领出", "串起", "串起了", "带起", "引领", "领衔", "带动",
    "组成", "构成", "领跑", "挑起", "筑起",
];

/// The part in 以X为….
fn role_for(word: &str) -> Option<CompanyRole> {
    let plain = word.trim_matches(|c| "“”".contains(c));
    let known = [
        ("链主", CompanyRole::ChainLeader),
        ("代表", CompanyRole::Representative),
        ("龙头", CompanyRole::Representative),
        ("引领", CompanyRole::Representative),
        ("骨干", CompanyRole::Representative),
        ("主体", CompanyRole::Representative),
        ("核心", CompanyRole::Representative),
    ];
    known.into_iter().find(|(cue, _)| plain.starts_with(cue)).map(|(_, role)| role)
}

/// 大运 and 大运集团 are one firm: the fuller name stands. That a firm is there goes without saying where more is told of it.
fn one_name_each(out: &mut Vec<Fact>, first: usize) {
    let names: Vec<(String, String)> = out[first..].iter().filter_map(named).collect();
    for fact in &mut out[first..] {
        let zone = fact.zone.clone();
        let Claim::Company { name, .. } = &mut fact.claim else { continue };
        let fuller = names
            .iter()
            .filter(|(at, other)| *at == zone && firms::is_fuller(other, name))
            .max_by_key(|(_, other)| other.len());
        if let Some((_, other)) = fuller {
            name.clone_from(other);
        }
    }
    let is_resident = |fact: &Fact| matches!(fact.claim, Claim::Company { role: CompanyRole::Resident, .. });
    let told: BTreeSet<(String, String)> =
        out[first..].iter().filter(|fact| !is_resident(fact)).filter_map(named).collect();
    let mut at = 0;
    out.retain(|fact| {
        at += 1;
        at <= first || !is_resident(fact) || named(fact).is_none_or(|key| !told.contains(&key))
    });
}

fn named(fact: &Fact) -> Option<(String, String)> {
    match &fact.claim {
        Claim::Company { name, .. } => Some((fact.zone.clone(), name.clone())),
        _ => None,
    }
}
