//! Industries: what a zone lives on, chains, gathers in clusters, hatches; mostly told as lists with the part they play.

mod apart;
mod words;

use self::words::{
    BRINGING, DONE_AS, GENERIC, HEADS, LEADS, LEANING, LINKS, NOT_OWN, OUTPUTS, PRAISE, SEEKING, STATISTICS,
    TOLD_AFTER, class_before, head_in, head_of, is_other, part_in, role_called, sector_role, single_end, trim,
};
use super::firms;
use super::focus::Owner;
use super::lists::List;
use super::pieces::Kind;
use super::platform;
use super::sheet::{Line, Sheet};
use crate::article::Role;
use crate::domain::{Claim, Fact, IndustryRole};
use crate::recognise::MentionKind;
use crate::source::{Span, any_of};
use crate::vocab::Vocab;

/// Reads the industries of an article.
pub fn read(sheet: &Sheet, out: &mut Vec<Fact>) {
    let first = out.len();
    let mut hinted: Vec<Fact> = Vec::new();
    for line in sheet.lines.iter().filter(|line| line.passage.is_body()) {
        let reader = Reader { sheet, line, vocab: sheet.ctx.vocab };
        let mut told: Vec<Span> = Vec::new();
        for list in &line.lists {
            if let Some((role, make)) = reader.role_of(list) {
                for item in reader.members(list, make) {
                    told.push(item);
                    reader.tell(item, role, out);
                }
            }
        }
        let alone = reader.singles().into_iter().chain(reader.named_as()).chain(reader.measured());
        for (item, role) in alone.chain(reader.apart(&told)) {
            if !told.iter().any(|known| known.overlaps(item)) {
                reader.tell(item, role, out);
            }
        }
        for (item, role) in reader.hinted().into_iter().chain(reader.listed_by_name()).chain(reader.entry()) {
            reader.tell(item, role, &mut hinted);
        }
    }
    rows(sheet, &mut hinted);
    for fact in hinted {
        if !is_told(&out[first..], &fact, sheet.ctx.vocab) {
            out.push(fact);
        }
    }
}

/// The rows of a table of industries: a known name at the head of each line, numbers after it or below it, under a
/// heading that says what part they play.
fn rows(sheet: &Sheet, out: &mut Vec<Fact>) {
    let mut role: Option<IndustryRole> = None;
    for line in &sheet.lines {
        let text = line.text().trim();
        let heading = line.passage.role != Role::Body && text.chars().count() <= 24;
        if heading && let Some((head, told)) = head_in(text) {
            // The column's own head (产业, 行业) changes nothing.
            role = told.or(role.filter(|_| matches!(head, "产业" | "行业" | "领域")));
            continue;
        }
        let (name, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
        let numbers = rest.chars().all(|c| c.is_ascii_digit() || ".,-+% ".contains(c));
        let Some(role) = role.filter(|_| numbers && sheet.ctx.vocab.industries.get(name).is_some()) else { continue };
        let start = line.text().find(name).unwrap_or(0);
        let reader = Reader { sheet, line, vocab: sheet.ctx.vocab };
        reader.tell(Span::new(start, start + name.len()), role, out);
    }
}

/// True where the industry is among those told of the same zone, by this name, a wider or a narrower one.
fn is_told(told: &[Fact], fact: &Fact, vocab: &Vocab) -> bool {
    let Claim::Industry { name, .. } = &fact.claim else { return false };
    told.iter().any(|known| match &known.claim {
        Claim::Industry { name: other, .. } => {
            known.zone == fact.zone
                && (other.contains(name.as_str()) || name.contains(other.as_str()) || same_term(name, other, vocab))
        }
        _ => false,
    })
}

/// True for two wordings of one industry of the vocabulary.
fn same_term(a: &str, b: &str, vocab: &Vocab) -> bool {
    vocab.industries.get(a).zip(vocab.industries.get(b)).is_some_and(|(a, b)| a.name == b.name)
}

/// How a list tells what its members are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Make {
    /// By words around it.
    Around,
    /// By the end of its last member: 新材料、新能源、农业和现代服务业集群.
    Fused,
}

/// 光电材料 of 四大特色产业和光电材料, 锂电 of 较完整锂电: the name without what it was joined to; `None` where that is no name.
fn own_name(text: &str, span: Span) -> Option<Span> {
    let words = span.of(text);
    let joined = any_of!["产业和", "产业与", "产业及", "产业链和", "创新链和", "集群和"].every(words).last();
    let from = joined.map_or(0, |(joint, _)| joint.end);
    let rest = &words[from..];
    let plain = any_of!["和", "与", "及", "以及", "起", "较完整的", "较完整", "完整的", "完整"]
        .strip_start(rest)
        .unwrap_or(rest);
    let from = span.start + words.len() - plain.len();
    // 国内外医药企业
    let cut = plain.starts_with('外') && text[..from].ends_with('内');
    let sort = any_of!(GENERIC).contains(plain) || any_of!["省级", "市级", "国家级"].starts(plain);
    (plain.chars().count() >= 2 && !cut && !sort).then(|| Span::new(from, span.end))
}

struct Reader<'r> {
    sheet: &'r Sheet<'r>,
    line: &'r Line<'r>,
    vocab: &'r Vocab,
}

impl Reader<'_> {
    fn tell(&self, span: Span, role: IndustryRole, out: &mut Vec<Fact>) {
        let Some(span) = own_name(self.line.text(), span) else { return };
        let name = span.of(self.line.text()).to_string();
        self.sheet.tell(self.line, (span, Claim::Industry { name, role }), out);
    }

    /// The part the members of a list play; `None` where they are no industries.
    fn role_of(&self, list: &List) -> Option<(IndustryRole, Make)> {
        if self.counts_others(list) {
            return None;
        }
        let around = self
            .role_done(list)
            .or_else(|| self.role_after(list))
            .or_else(|| self.role_counted(list))
            .or_else(|| self.role_said(list))
            .or_else(|| self.role_before(list))
            .or_else(|| self.role_by_head(list))
            .or_else(|| self.role_by_class(list))
            .or_else(|| self.role_said_next(list));
        let fused = || self.role_by_end(list).map(|role| (role, Make::Fused));
        around
            .map(|role| (role, Make::Around))
            .or_else(fused)
            .or_else(|| self.role_by_verb(list).or_else(|| self.role_by_heading(list)).map(|role| (role, Make::Around)))
    }

    /// 涉及乳业、草业等领域 after institutes or posts: theirs and not the zone's.
    fn counts_others(&self, list: &List) -> bool {
        // 南坪、生物科技两个工业园区: what the parks are called.
        if platform::shared_park(list, &self.line.pieces).is_some() {
            return true;
        }
        // 集群有A、B等整车企业5家: firms.
        let head = list.head_of(&self.line.pieces);
        if list.open && any_of!["企业", "公司", "厂商"].ends(head) && !self.industrial(list) {
            return true;
        }
        let before = list.before(&self.line.pieces);
        let told = ["涉及", "面向", "来自", "分布", "覆盖", "包括"].contains(&before)
            && !list.head_of(&self.line.pieces).contains("主导");
        // X等企业在核电、航空等领域打破垄断: the fields of those firms.
        let firms = self
            .line
            .lists
            .iter()
            .any(|other| other.end <= list.from && other.head_of(&self.line.pieces).ends_with("企业"));
        told && !self.is_of_projects(list) || firms && before == "在"
    }

    /// 这批项目分布在X、Y等领域: where a zone's new projects are, its new industries are.
    fn is_of_projects(&self, list: &List) -> bool {
        let text = self.line.text();
        let lead = text.get(..list.span().start).unwrap_or("");
        let others =
            any_of!["机构", "岗位", "人才", "专利", "平台", "院", "成果", "团队", "基金", "标准", "中心", "实验室"];
        let spread = ["涉及", "分布", "覆盖", "包括", "分布在", "分属", "涵盖", "属于", "集中在", "聚焦", "在", "遍及"];
        let head = list.head_of(&self.line.pieces);
        spread.contains(&list.before(&self.line.pieces))
            && lead.contains("项目")
            && !others.is_in(lead)
            && any_of!["领域", "行业", "产业", "方向", "赛道", "板块"].ends(head)
            && list.items.len() >= 2
            && self.industrial(list)
    }

    /// 选了X、Y做重点: the part runs on from the last member.
    fn role_done(&self, list: &List) -> Option<IndustryRole> {
        let last = list.items.last()?.of(self.line.text());
        let after = list.after(&self.line.pieces);
        if last.ends_with(['做', '当']) && ["重点", "主导", "主攻"].contains(&after) && self.industrial(list) {
            return Some(IndustryRole::Leading);
        }
        let at = any_of!(DONE_AS).first_start(last)?;
        role_called(last[at..].trim_start_matches(['做', '作', '当'])).filter(|_| self.industrial(list))
    }

    /// X、Y为主导, 以X为支柱, 将X作为配套产业, 把X定为主攻方向.
    fn role_after(&self, list: &List) -> Option<IndustryRole> {
        let pieces = &self.line.pieces;
        let link = pieces.of(list.end);
        if !LINKS.contains(&link) || list.head.is_some() {
            return None;
        }
        let words: String = (list.end + 1..list.end + 6)
            .take_while(|&i| pieces.kind(i).is_some_and(|kind| kind != Kind::Mark))
            .map(|i| pieces.of(i))
            .collect();
        let role = role_called(&words)?;
        // 以A、B为龙头的X产业 has firms before it.
        let called = words.split('的').next().is_some_and(|part| part.contains("产业"));
        (self.industrial(list) || called).then_some(role)
    }

    /// X、Y是该区两大主导产业; X、Y产业分别增长…: what the members are, or how they grow, is told after them.
    fn role_said(&self, list: &List) -> Option<IndustryRole> {
        let pieces = &self.line.pieces;
        let text = self.line.text();
        let last = list.items.last()?;
        let clause = self.line.passage.clause_at(last.start);
        let rest = text.get(last.end..clause.end.max(last.end))?;
        if list.head.is_some() || !self.industrial(list) {
            return None;
        }
        if pieces.of(list.end) == "是" {
            return head_of(rest).and_then(|(_, role)| role).or_else(|| part_in(rest));
        }
        // X产业、Y产业入选国家级产业集群
        let clustered = ["成为", "入选", "获评", "跻身", "进入", "列入", "纳入", "获批"].contains(&pieces.of(list.end));
        if clustered && rest.contains("产业集群") {
            return Some(IndustryRole::Cluster);
        }
        let growing = any_of![
            "分别", "加速", "快速", "齐头并进", "蓬勃", "实现", "持续", "崛起", "迅速", "同比", "不断", "稳步", "集聚",
            "竞相", "多点开花", "多点支撑", "并驾齐驱", "量价齐升", "多业并举", "走在", "走向", "领跑", "领先", "位居",
            "稳居", "跻身", "成为", "初具规模", "初步形成", "已", "已经", "正在", "正", "加快", "逐步", "渐成规模",
            "从无到有", "突破", "超过", "率先", "相继", "纷纷", "双双",
        ]
        .contains(pieces.of(list.end));
        let all = list
            .items
            .iter()
            .all(|item| self.is_known(trim(item.of(text))) && !STATISTICS.contains(&trim(item.of(text))));
        let zone = matches!(self.line.passage.speaker_at(last.start).owner, Owner::Zone(_)) && !self.is_company();
        // 钢铁、石化撑起了全区工业的七成
        let carries = ["撑起", "撑起了", "贡献", "贡献了", "占", "占据", "支撑起"].contains(&pieces.of(list.end))
            && any_of!["产值", "工业", "经济", "税收"].is_in(rest);
        if carries && zone {
            return Some(IndustryRole::Leading);
        }
        let bare =
            ["齐头并进", "多点开花", "多点支撑", "并驾齐驱", "量价齐升", "多业并举"].contains(&pieces.of(list.end));
        (growing && all && zone && (bare || last.of(text).ends_with("产业"))).then_some(IndustryRole::Leading)
    }

    /// X、Y、Z,四个支柱产业撑起…; X、Y这两大产业: the count comes after a pause.
    fn role_counted(&self, list: &List) -> Option<IndustryRole> {
        let pieces = &self.line.pieces;
        let pause = [",", "这", ":"].contains(&pieces.of(list.end)) && list.head.is_none();
        let counted = pause
            && pieces.kind(list.end + 1) == Some(Kind::Figure)
            && pieces.of(list.end + 1).ends_with(['大', '个', '条', '类', '项']);
        let noun =
            counted.then(|| pieces.of(list.end + 2)).filter(|_| pieces.kind(list.end + 2) == Some(Kind::Noun))?;
        let (head, role) =
            HEADS.iter().filter(|(head, _)| noun.starts_with(head)).max_by_key(|(head, _)| head.len())?;
        self.industrial(list).then(|| role.unwrap_or(sector_role(head)))
    }

    /// 四大产业集群,即X、Y; 主导产业有X、Y; 三大主导产业:X、Y.
    fn role_before(&self, list: &List) -> Option<IndustryRole> {
        let pieces = &self.line.pieces;
        let mut at = list.from.checked_sub(1)?;
        let link = pieces.of(at);
        // 招商的重点是X、Y
        let focus = any_of!["重点是", "主攻方向是", "主攻的是"].ends(&self.line.text()[..list.span().start]);
        if focus && list.items.len() >= 2 && self.industrial(list) {
            return Some(IndustryRole::Leading);
        }
        if !["即", "是", "为", "包括", "有", ":", "分别", "包含"].contains(&link) {
            return None;
        }
        // 支柱产业有五:X、Y
        let numeral = |at: usize| pieces.of(at).chars().all(|c| "一二两三四五六七八九十".contains(c));
        while at > 0 && (!matches!(pieces.kind(at), Some(Kind::Noun)) || numeral(at)) {
            if list.from - at > 4 {
                return None;
            }
            at -= 1;
        }
        if at + 4 < list.from {
            return None;
        }
        let (_, role) = head_of(pieces.of(at))?;
        // 当家产业:江龙重工、方盛机械 names its firms.
        let firm = |item: &Span| firms::has_ending(item.of(self.line.text()), self.vocab);
        role.filter(|_| self.industrial(list) || !list.items.iter().any(firm))
    }

    /// X、Y、Z,该区把它们当作三个千亿级产业: the next clause takes the list up again.
    fn role_said_next(&self, list: &List) -> Option<IndustryRole> {
        let text = self.line.text();
        let end = list.span().end;
        let next = self.line.passage.clauses.iter().find(|clause| clause.start > end)?;
        let words = next.of(text).trim_end_matches('。');
        let pause = list.head.is_none() && text.get(end..next.start)? == ",";
        let takes_up =
            any_of!["它们", "三者", "二者", "两者", "这几个", "这些", "这三", "这两", "均", "都"].is_in(words);
        let at = words.find("产业").filter(|_| pause && takes_up)?;
        self.industrial(list)
            .then(|| head_of(&words[..at + "产业".len()]).and_then(|(_, role)| role).unwrap_or(IndustryRole::Leading))
    }

    /// 以主导产业X、Y为重点: the class stands right before the first name.
    fn role_by_class(&self, list: &List) -> Option<IndustryRole> {
        let (head, role) = class_before(list.items.first()?.of(self.line.text()))?;
        let named = list.items[1..].iter().all(|item| self.is_industry(trim(item.of(self.line.text()))));
        role.filter(|_| named && !head.is_empty() && list.items.len() >= 2)
    }

    fn role_by_head(&self, list: &List) -> Option<IndustryRole> {
        // 甲、乙等企业串起链条
        let head = list.head_of(&self.line.pieces);
        let (_, role) = head_of(head).or_else(|| head_in(head)).filter(|_| !head.contains("企业"))?;
        role.or_else(|| self.role_of_sector(list, head))
    }

    /// The part told by the last member's end; not where the list only says what sort of thing follows (A、B产业的基地).
    fn role_by_end(&self, list: &List) -> Option<IndustryRole> {
        let pieces = &self.line.pieces;
        let last = list.items.last().map_or("", |span| span.of(pieces.text)).trim_end_matches('”');
        let (end, role) = head_of(last)?;
        let tells = list.head.is_none()
            && !list.open
            && pieces.kind(list.end) != Some(Kind::Of)
            && last.len() > end.len()
            && end != "链条";
        role.filter(|_| tells && self.industrial(list))
    }

    /// 聚焦X、Y等产业: the part is told elsewhere in the sentence, or by what the zone does with them.
    fn role_of_sector(&self, list: &List, head: &str) -> Option<IndustryRole> {
        let pieces = &self.line.pieces;
        let before = list.before(pieces);
        if self.is_of_projects(list) && !self.is_company() {
            return Some(IndustryRole::Emerging);
        }
        let sought = any_of!(SEEKING).contains(before) || ["在", "以", "将", "把"].contains(&before);
        // 有A、B三大产业: what is counted, or gathered, or just stands there is the zone's own; of 行业 and 领域 only what it seeks.
        let own = (head.contains("产业")
            || head.ends_with("制造业")
            || head.ends_with("服务业")
            || head.contains("领域") && list.count.is_some())
            && !self.is_company()
            && !NOT_OWN.contains(&before)
            && (list.count.is_some() || list.items.len() >= 2);
        if !(sought || own) || !self.industrial(list) {
            return None;
        }
        Some(if self.hatches(list) {
            IndustryRole::Incubated
        } else {
            self.role_in_sentence(list).unwrap_or(sector_role(head))
        })
    }

    /// X、Y、Z under the heading 主导产业.
    fn role_by_heading(&self, list: &List) -> Option<IndustryRole> {
        let heading = self.line.passage.under.last().filter(|heading| heading.chars().count() <= 10)?;
        let (_, role) = head_of(heading)?;
        role.filter(|_| list.head.is_none() && list.span().start == 0 && self.industrial(list))
    }

    /// 聚焦X、Y, with no noun after them.
    fn role_by_verb(&self, list: &List) -> Option<IndustryRole> {
        let before = list.before(&self.line.pieces);
        let bare = list.head.is_none()
            && list.count.is_none()
            && [
                "聚焦", "主攻", "布局", "深耕", "围绕", "重点发展", "大力发展", "主要发展", "着力发展", "做强", "做大",
                "壮大", "培育壮大", "做大做强", "锚定",
            ]
            .contains(&before);
        let told = self.role_in_sentence(list);
        let work = list
            .items
            .iter()
            .any(|span| any_of!["建设", "管理", "发展", "招商", "服务", "环境"].ends(span.of(self.line.text())));
        if bare && !work && (told.is_some() || self.industrial(list)) {
            return Some(told.unwrap_or(IndustryRole::Leading));
        }
        let all = list.items.iter().all(|item| self.is_known(trim(item.of(self.line.text()))));
        let zone = matches!(self.line.passage.speaker_at(list.span().start).owner, Owner::Zone(_));
        let brought =
            list.head.is_none() && list.count.is_none() && list.items.len() >= 2 && zone && !self.is_company();
        let known = || BRINGING.iter().find(|(verb, _)| *verb == before).map(|(_, role)| *role);
        known().filter(|_| brought && all && !work)
    }

    /// What the rest of the sentence makes of a list.
    fn role_in_sentence(&self, list: &List) -> Option<IndustryRole> {
        let next = self.line.lists.iter().map(|other| other.span().start).find(|start| *start > list.span().end);
        let after = self.line.text().get(list.span().end..next.unwrap_or(self.line.text().len())).unwrap_or("");
        TOLD_AFTER.first(after).map(|(_, (_, role))| role)
    }

    /// In a park for founders what is settled there is being hatched.
    fn hatches(&self, list: &List) -> bool {
        let zone = self.sheet.ctx.zone_at(self.line.passage, list.span().start).unwrap_or("");
        any_of!["创业园", "孵化", "留创园", "双创", "创业服务中心"].is_in(zone)
    }

    /// True where most members are known industries or end like one.
    fn industrial(&self, list: &List) -> bool {
        let text = self.line.text();
        let firm = |span: &Span| firms::has_ending(span.of(text), self.vocab);
        let known = list.items.iter().filter(|span| !firm(span) && self.is_industry(trim(span.of(text)))).count();
        known * 2 >= list.items.len()
    }

    fn is_industry(&self, name: &str) -> bool {
        let ends = any_of![
            "交通", "养殖", "育种", "航天", "航空", "回收", "检测", "文旅", "康养", "业", "制造", "加工", "经济",
            "物流", "材料", "装备", "医药", "能源", "科技", "技术", "服务", "健康", "信息",
        ];
        ends.ends(name) || self.vocab.industries.covers(name) * 2 >= name.len()
    }

    /// The members of a list as industries are named.
    fn members(&self, list: &List, make: Make) -> Vec<Span> {
        let pieces = &self.line.pieces;
        let commas = list.parted_by_commas(pieces);
        let counted = list.count.and_then(|span| self.count_at(span));
        let whole = counted == Some(commas.len()) || make == Make::Fused && commas.len() == 1;
        let items = if whole { commas } else { self.rejoined(list) };
        items.into_iter().filter_map(|span| self.named(span)).collect()
    }

    /// 汽车及零部件: a member that is none without the one before it goes with it.
    fn rejoined(&self, list: &List) -> Vec<Span> {
        let text = self.line.text();
        let mut items: Vec<Span> = Vec::new();
        for item in &list.items {
            let joint = items.last().map_or("、", |last: &Span| text.get(last.end..item.start).unwrap_or("、").trim());
            let goes_with = |last: &Span| {
                let both = Span::new(last.start, item.end).of(text);
                self.vocab.industries.get(both).is_some()
                    || self.vocab.industries.get(trim(both)).is_some()
                    || any_of!(LEANING).contains(trim(item.of(text)))
            };
            match items.last_mut().filter(|last| !joint.ends_with('、') && goes_with(last)) {
                Some(last) => last.end = item.end,
                None => items.push(*item),
            }
        }
        items
    }

    fn count_at(&self, span: Span) -> Option<usize> {
        let mention = self.line.passage.figures().find(|mention| mention.span == span)?;
        match &mention.kind {
            MentionKind::Quantity(amount) => amount.quantity.value.to_string().parse().ok(),
            _ => None,
        }
    }

    /// The industry's own words under `span`: without what names its class, its size or its zone.
    fn named(&self, span: Span) -> Option<Span> {
        let text = self.line.text();
        let mut start = span.start;
        // “2”指X, 主导产业X
        let words = span.of(text);
        let glued = self.glued_verb(words);
        let meant = Some(words).filter(|words| words.starts_with('“')).and_then(|words| words.find("”指"));
        let meant = meant.map(|at| at + "”指".len());
        start += meant.or(class_before(words).map(|(class, _)| class.len())).or(glued).unwrap_or(0);
        for mention in &self.line.passage.mentions {
            let prefix = matches!(mention.kind, MentionKind::Grade(_) | MentionKind::Zone(_));
            if prefix && mention.span.start <= start && mention.span.end > start && mention.span.end < span.end {
                start = mention.span.end;
            }
        }
        let place = self.vocab.places.first_in(&text[start..span.end]).map(|(place, _)| place);
        if let Some(place) = place.filter(|place| place.start == 0 && place.end < span.end - start) {
            start += place.end;
        }
        let quoted = text[start..span.end]
            .find('“')
            .filter(|at| *at > 0 && head_of(text[start..span.end].trim_end_matches('”')).is_some());
        let span = Span::new(start, quoted.map_or(span.end, |at| start + at));
        let rest = text[start..span.end].strip_suffix(['做', '当']).unwrap_or(&text[start..span.end]);
        let span = Span::new(start, start + rest.len());
        let lead = any_of!["担任", "兼任", "国内", "全国", "做强", "大力", "以", "进一步", "特色", "细分"]
            .at_start(rest)
            .map_or(0, |(len, _)| len);
        start += lead;
        let mut done = any_of!(DONE_AS).first_of_each(rest).map(|(word, _)| word.start);
        let stop = done.find(|at| *at > 0).map_or(span.end, |at| start - lead + at);
        let span = Span::new(start.min(stop), stop);
        let name = trim(&text[start.min(stop)..span.end]);
        // 民族药创新型产业集群
        let name = any_of!["创新型", "特色", "优势", "战略性", "高端"].strip_end(name).unwrap_or(name);
        let length = name.chars().count();
        let plain = !name.contains(|c: char| c.is_ascii_digit()) || self.is_industry(name);
        let other = || is_other(name) && self.vocab.industries.get(name).is_none();
        let good = (2..=16).contains(&length)
            && plain
            && !any_of!(GENERIC).contains(name)
            && !name.contains(['“', '《'])
            && !other();
        good.then(|| Span::new(span.start, span.start + name.len()))
    }

    /// Where the trade begins in 一期做纺织服装, 盯紧电子信息: a verb of one character right before a trade by its known name.
    fn glued_verb(&self, words: &str) -> Option<usize> {
        let start = self.vocab.industries.closing(words)?;
        let verb =
            any_of!["做", "引", "搞", "造", "抓", "属", "系", "攻", "紧", "要", "育出", "长出"].ends(&words[..start]);
        (verb && self.vocab.industries.get(words).is_none()).then_some(start)
    }

    /// 打造新能源汽车产业链, 生物医药产业集群: one industry with its class as its end.
    fn singles(&self) -> Vec<(Span, IndustryRole)> {
        let pieces = &self.line.pieces;
        let mut found = Vec::new();
        for (i, span, word) in pieces.nouns() {
            let Some((end, role)) = single_end(word) else {
                if pieces.of(i + 1) == "这条" && pieces.of(i + 2).starts_with('链') && self.is_industry(word) {
                    found.push((span, IndustryRole::Chain));
                }
                continue;
            };
            let from = self.joined_before(i).unwrap_or(span.start);
            let span = Span::new(span.start, span.end - if word.ends_with(end) { 0 } else { "上".len() });
            let won = i
                .checked_sub(1)
                .is_some_and(|before| ["跻身", "入选", "获批", "获评", "列入", "荣获"].contains(&pieces.of(before)));
            let Some(name) = self.named(Span::new(from, span.end - end.len())).filter(|_| !won) else { continue };
            // Whatever has an 产业链 of its own is an industry, whether a table knows it or not.
            let told = ["产业链", "产业集群"].contains(&end) && name.of(self.line.text()).chars().count() <= 8;
            if self.is_industry(name.of(self.line.text())) || told {
                found.push((name, role));
            }
        }
        found
    }

    /// Where the name begins that a 和 or 及 joins to the one at `i`: 生物医药及医疗器械产业链.
    fn joined_before(&self, i: usize) -> Option<usize> {
        let pieces = &self.line.pieces;
        let joint =
            i.checked_sub(1).filter(|&joint| pieces.kind(joint) == Some(Kind::And) && pieces.of(joint) != "、")?;
        let first = joint.checked_sub(1).filter(|&first| pieces.kind(first) == Some(Kind::Noun))?;
        let in_list = first > 0 && pieces.kind(first - 1) == Some(Kind::And);
        let class = head_of(pieces.of(first)).is_some();
        (!in_list && !class && single_end(pieces.of(first)).is_none()).then(|| pieces.list[first].span.start)
    }

    /// 把X作为主导产业, X产业成为支柱产业, 以X为首位产业, 主导产业是X: one industry named as such.
    fn named_as(&self) -> Vec<(Span, IndustryRole)> {
        let pieces = &self.line.pieces;
        let mut found = Vec::new();
        for (i, span, word) in pieces.nouns() {
            let listed = i > 0 && pieces.kind(i - 1) == Some(Kind::And) || pieces.kind(i + 1) == Some(Kind::And);
            let name = || {
                self.named(Span::new(self.joined_before(i).unwrap_or(span.start), span.end))
                    .filter(|name| self.is_industry(name.of(self.line.text())))
            };
            if !listed && any_of!(LINKS).contains(pieces.of(i + 1)) || pieces.of(i + 1) == "成为" {
                let words: String = (i + 2..i + 6)
                    .take_while(|&k| pieces.kind(k).is_some_and(|kind| kind != Kind::Mark))
                    .map(|k| pieces.of(k))
                    .collect();
                let clause = self.line.passage.clause_at(span.start);
                // 以X为主导,Y为支撑: 以 holds on.
                let holds = clause.start == span.start
                    && self.line.text()[..span.start].contains('以')
                    && clause.of(self.line.text()).chars().count() <= 14;
                let with =
                    holds || i.checked_sub(1).is_some_and(|before| ["以", "将", "把"].contains(&pieces.of(before)));
                let classed = head_of(&words).and_then(|(_, role)| role).filter(|_| pieces.of(i + 1) != "为" || with);
                let called = || {
                    role_called(&words)
                        .filter(|_| with && name().is_some_and(|name| self.is_known(name.of(self.line.text()))))
                };
                found.extend(classed.or_else(called).and_then(|role| Some((self.marked(span).or_else(name)?, role))));
            }
            let says = i.checked_sub(1).is_some_and(|link| ["是", "为", ":", "有"].contains(&pieces.of(link)));
            let class = i.checked_sub(2).filter(|_| says).map_or("", |class| pieces.of(class));
            if let Some(role) = head_of(class).and_then(|(_, role)| role).filter(|_| !listed) {
                found.extend(name().map(|name| (name, role)));
            }
            found.extend(self.said_to_be(i).and_then(|role| Some((name()?, role))));
            let leads = any_of!(LEADS).contains(pieces.of(i + 1)) && !listed;
            let leader = leads.then(name).flatten().filter(|name| self.is_known(name.of(self.line.text())));
            found.extend(leader.map(|name| (name, IndustryRole::Leading)));
            // 冷链物流成了新亮点
            let grown = word.ends_with('成') && pieces.of(i + 1) == "了";
            let rising = ["成了", "成为", "成为了"].contains(&pieces.of(i + 1)) || grown;
            let name = || {
                self.named(Span::new(span.start, span.end - if grown { "成".len() } else { 0 }))
                    .filter(|name| self.is_industry(name.of(self.line.text())))
            };
            let point = |k| any_of!["亮点", "增长点", "新引擎", "生力军", "风口", "增长极"].ends(pieces.of(k));
            if rising && !listed && (i + 2..i + 5).any(point) {
                found.extend(
                    name()
                        .filter(|name| self.is_known(name.of(self.line.text())))
                        .map(|name| (name, IndustryRole::Emerging)),
                );
            }
        }
        found
    }

    /// The name in marks of “X”产业.
    fn marked(&self, span: Span) -> Option<Span> {
        let quoted = span.of(self.line.text()).trim_end_matches("产业");
        let inner = quoted.strip_prefix('“').and_then(|rest| rest.strip_suffix('”'))?;
        Some(Span::new(span.start + "“".len(), span.start + "“".len() + inner.len()))
    }

    /// X是当地的支柱产业: the part that the end of the clause gives the noun at its head.
    fn said_to_be(&self, i: usize) -> Option<IndustryRole> {
        let pieces = &self.line.pieces;
        let start = pieces.list.get(i)?.span.start;
        let clause = self.line.passage.clause_at(start);
        let rest = clause.of(self.line.text());
        let said = pieces.of(i + 1) == "是" && start == clause.start && rest.contains('的') && !rest.contains('、');
        said.then(|| head_of(rest).and_then(|(_, role)| role).or_else(|| part_in(rest)))?
    }

    /// 主导行业两升一降:X产值…;Y产值…: the industries of a bulletin, each with its figure.
    fn measured(&self) -> Vec<(Span, IndustryRole)> {
        let text = self.line.text();
        if !any_of!["产值", "增加值"].is_in(text) {
            return Vec::new();
        }
        if let Some((survey, _)) =
            any_of!["主要行业看", "重点行业看", "分行业看", "主要产业看", "重点产业看", "分产业看"].first(text)
        {
            return self.surveyed(survey.end);
        }
        let Some(colon) = text.find(':') else { return Vec::new() };
        let Some((_, Some(role))) = HEADS.iter().find(|(head, role)| role.is_some() && text[..colon].contains(head))
        else {
            return Vec::new();
        };
        let clauses = self.line.passage.clauses.iter().filter(|clause| clause.start > colon);
        let measured = clauses.filter_map(|clause| {
            let words = clause.of(text);
            let end = any_of!["产业产值", "产值", "产业增加值", "增加值", "产业营收"].first_start(words)?;
            self.named(Span::new(clause.start, clause.start + end))
        });
        measured.filter(|span| self.is_industry(span.of(text))).map(|span| (span, *role)).collect()
    }

    /// 从主要行业看,X产值增长2.4倍,Y下降8.6%: trades by their known names that open the clauses after byte `at`.
    fn surveyed(&self, at: usize) -> Vec<(Span, IndustryRole)> {
        let text = self.line.text();
        let opening = self.line.passage.clauses.iter().filter(|clause| clause.start >= at).filter_map(|clause| {
            let (_, span, _) = self.line.pieces.nouns().find(|(_, span, _)| span.start == clause.start)?;
            let words = span.of(text);
            let end = any_of!(OUTPUTS).first_start(words).unwrap_or(words.len());
            self.named(Span::new(span.start, span.start + end))
        });
        opening
            .filter(|name| self.vocab.industries.get(name.of(text)).is_some())
            .map(|name| (name, IndustryRole::Leading))
            .collect()
    }

    /// Industries that nobody calls leading, but that are measured or built up by name: X产业实现产值…, 大力发展X产业.
    fn hinted(&self) -> Vec<(Span, IndustryRole)> {
        let pieces = &self.line.pieces;
        let mut found = Vec::new();
        if self.is_company() {
            return found;
        }
        for (i, span, word) in pieces.nouns() {
            if !matches!(self.line.passage.speaker_at(span.start).owner, Owner::Zone(_)) {
                continue;
            }
            let lead = i.checked_sub(1).map_or("", |before| pieces.of(before));
            let added =
                ["外加", "辅以", "配以", "兼有"].contains(&lead) && self.vocab.industries.get(trim(word)).is_some();
            if added {
                found.extend(self.named(span).map(|name| (name, IndustryRole::Auxiliary)));
                continue;
            }
            let sought = any_of!(SEEKING).contains(lead) && word.ends_with("产业");
            let end =
                if sought || self.heads_its_trade(i, word) { Some(word.len()) } else { self.measured_end(i, word) };
            let name = end
                .and_then(|end| self.named(Span::new(self.joined_before(i).unwrap_or(span.start), span.start + end)));
            // X产业产值 names an industry whether a table knows it or not.
            let plain = || any_of!["产业产值", "产业营业收入"].is_in(word);
            let known = |name: &Span| {
                (plain() || self.is_known(name.of(self.line.text())))
                    && !STATISTICS.contains(&trim(name.of(self.line.text())))
            };
            let role = if ["培育", "布局", "抢占", "谋划"].contains(&lead) {
                IndustryRole::Emerging
            } else {
                IndustryRole::Leading
            };
            found.extend(name.filter(known).map(|name| (name, role)));
        }
        found
    }

    /// 生物医药:产值占…: a line of a page that shows a zone, under the trade's name.
    fn entry(&self) -> Option<(Span, IndustryRole)> {
        let text = self.line.text();
        let (i, span, word) = self.line.pieces.nouns().next()?;
        if span.start > "【".len() || self.line.pieces.of(i + 1) != ":" {
            return None;
        }
        let zone = matches!(self.line.passage.speaker_at(text.len()).owner, Owner::Zone(_));
        let told = any_of!["企业", "产值", "项目", "产业", "龙头"].is_in(&text[span.end..]);
        let class = ["先进制造", "高端制造", "智能制造", "智造", "文化", "教育", "金融", "商务"].contains(&word);
        let known = self.vocab.industries.get(trim(word)).is_some() && !STATISTICS.contains(&trim(word)) && !class;
        (zone && told && known && self.line.passage.is_body())
            .then(|| Some((self.named(span)?, IndustryRole::Leading)))?
    }

    /// Two trades or more by their known names in a list of nothing else, in the words of a zone about itself.
    fn listed_by_name(&self) -> Vec<(Span, IndustryRole)> {
        let mut found = Vec::new();
        for list in &self.line.lists {
            let zone = matches!(self.line.passage.speaker_at(list.span().start).owner, Owner::Zone(_));
            let head = list.head_of(&self.line.pieces);
            // 从单一的X、Y,到… tells what was.
            let clause = self.line.passage.clause_at(list.span().start);
            let was = any_of!["从", "由"].starts(clause.of(self.line.text()));
            let plain = (list.head.is_none() || head_of(head).is_some()) && !was;
            if !zone || !plain || self.is_company() || self.counts_others(list) {
                continue;
            }
            let items = self.rejoined(list);
            let exact = |item: &&Span| {
                let name = self.named(**item).map_or("", |name| trim(name.of(self.line.text())));
                self.vocab.industries.get(name).is_some() && !STATISTICS.contains(&name)
            };
            let known = items.iter().filter(exact).count();
            // Among three and more known ones a fourth may be new.
            let like = || items.iter().all(|item| self.is_industry(trim(item.of(self.line.text()))));
            let most = known == items.len() || known >= 3 && known * 4 >= items.len() * 3 && like();
            if known >= 2 && most {
                let role = self.role_in_sentence(list).unwrap_or(IndustryRole::Leading);
                found.extend(items.into_iter().filter_map(|item| Some((self.named(item)?, role))));
            }
        }
        found
    }

    /// 先进装备制造集聚了企业60家, 绿色化工产值首次突破50亿元: a trade by its known name that opens its clause and grows.
    fn heads_its_trade(&self, i: usize, word: &str) -> bool {
        let pieces = &self.line.pieces;
        let Some(piece) = pieces.list.get(i) else { return false };
        let clause = self.line.passage.clause_at(piece.span.start);
        let gathers = ["集聚", "集聚了", "聚集", "聚集了", "汇聚", "汇聚了", "拥有", "形成", "形成了"]
            .contains(&pieces.of(i + 1))
            && clause.of(self.line.text()).contains("企业");
        let opens = piece.span.start == 0 && self.line.text().contains("产值");
        clause.start == piece.span.start && (gathers || opens) && self.vocab.industries.get(word).is_some()
    }

    /// Where the industry's name ends in a noun that is measured by its output.
    fn measured_end(&self, i: usize, word: &str) -> Option<usize> {
        let pieces = &self.line.pieces;
        let sector = |word: &str| any_of!["产业", "工业", "行业", "制造业", "业"].ends(word);
        if let Some(at) = any_of!(OUTPUTS).first_start(word) {
            let name = word[..at].trim_end_matches("规上").trim_end_matches("总").trim_end_matches("工业总");
            return Some(name.len()).filter(|_| {
                sector(name) && matches!(pieces.kind(i + 1), Some(Kind::Figure | Kind::Break | Kind::Time))
            });
        }
        // 汽车零部件企业217家
        let firms = word.strip_suffix("企业").filter(|trade| trade.chars().count() >= 3);
        if let Some(trade) =
            firms.filter(|_| pieces.kind(i + 1) == Some(Kind::Figure) && pieces.of(i + 1).ends_with('家'))
        {
            return Some(trade.len());
        }
        let next = (i + 1..i + 5).find(|&k| !matches!(pieces.kind(k), Some(Kind::Break | Kind::Time)))?;
        let output = any_of!(OUTPUTS).starts(pieces.of(next))
            || (i + 1..next).any(|k| any_of!(OUTPUTS).contains(pieces.of(k)))
            || pieces.kind(next) == Some(Kind::Figure) && pieces.of(next).ends_with('元');
        (sector(word) && output).then_some(word.len())
    }

    /// True where the vocabulary knows most of the name.
    fn is_known(&self, name: &str) -> bool {
        let mostly = |name: &str| self.vocab.industries.covers(name) * 3 >= name.len() * 2;
        let plain = any_of!(PRAISE).strip_start(name).filter(|rest| rest.len() > 3);
        mostly(name) || plain.is_some_and(mostly)
    }

    /// True where a company has the word.
    fn is_company(&self) -> bool {
        let text = self.line.text();
        let firm = self.line.passage.speaker_at(text.len()).company.is_some();
        firm || any_of!["公司", "企业", "集团", "该公司", "该企业"].starts(text)
    }
}
