//! Mechanisms: named policies, services and ways of working. Most stand in quotation marks; what is quoted for its ring
//! (快进键, 压舱石) or as a slogan is none.

use super::lists::{List, small_number};
use super::methods;
use super::pieces::Kind;
use super::sheet::{Line, Sheet, letters};
use crate::article::Role;
use crate::domain::{Claim, Fact};
use crate::recognise::{Marks, Mention, MentionKind, Quoted};
use crate::source::{Span, any_of};
use crate::vocab::PlaceRef;

/// Reads the mechanisms of an article.
pub fn read(sheet: &Sheet, out: &mut Vec<Fact>) {
    let first = out.len();
    for line in &sheet.lines {
        let reader = Reader { sheet, line };
        if matches!(line.passage.role, Role::Body | Role::Heading(_)) {
            reader.quotations(out);
        }
        if !line.passage.is_body() {
            continue;
        }
        reader.lists(out);
        reader.rows(out);
        reader.counted_rows(out);
        reader.plain(out);
        reader.counted(out);
    }
    fuller_names(out, first);
}

/// The mechanism named under `span`, which no rule found: told of whom it is of as any other.
pub fn heard(sheet: &Sheet, line: &Line, span: Span, out: &mut Vec<Fact>) {
    Reader { sheet, line }.tell(span.of(line.text()).to_string(), span, out);
}

/// “四个零”服务模式 after X许可“四个零”服务模式 is the same: the fuller name stands.
fn fuller_names(out: &mut Vec<Fact>, first: usize) {
    let key = |fact: &Fact| match &fact.claim {
        Claim::Mechanism { name } => Some((fact.zone.clone(), letters(name))),
        _ => None,
    };
    let names: Vec<(String, String)> = out[first..].iter().filter_map(key).collect();
    let mut at = 0;
    out.retain(|fact| {
        at += 1;
        let own = if at <= first { None } else { key(fact) };
        own.is_none_or(|(zone, name)| {
            let quoted = matches!(&fact.claim, Claim::Mechanism { name } if name.contains(['“', '‘']));
            !quoted
                || !names.iter().any(|(other_zone, other)| {
                    *other_zone == zone && other.len() > name.len() && other.ends_with(&name)
                })
        })
    });
}

struct Reader<'r> {
    sheet: &'r Sheet<'r>,
    line: &'r Line<'r>,
}

/// A quotation with what stands around it.
struct Quote {
    /// With its marks.
    span: Span,
    /// Without.
    inner: Span,
    marks: Marks,
}

impl Reader<'_> {
    fn text(&self) -> &str {
        self.line.text()
    }

    fn tell(&self, name: String, span: Span, out: &mut Vec<Fact>) {
        // 某某市“三城三带”战略: the place is whose it is, and no part of the name.
        let placed = self.line.passage.places.iter().find(|(place, _)| place.start == span.start);
        let cut = placed.map(|(place, _)| place.end).filter(|end| self.text()[*end..].starts_with('“'));
        let (name, span) = match cut {
            Some(end) if name.len() > end - span.start => {
                (name[end - span.start..].to_string(), Span::new(end, span.end))
            }
            _ => (name, span),
        };
        let claim = Claim::Mechanism { name };
        match self.region_of(span) {
            Some(region) => out.push(self.sheet.ctx.fact(self.line.passage, span, (&region, claim))),
            None => self.sheet.tell(self.line, (span, claim), out),
        }
    }

    /// 某某市“工业强市”战略, 全省“三抓”行动, 《某某省开发区条例》, 我市实施的“X”工程: the region whose it is, where the words
    /// right before a name or the first of a title tell it and no zone is named by them.
    fn region_of(&self, span: Span) -> Option<String> {
        let (passage, text) = (self.line.passage, self.text());
        let title = span.of(text).starts_with('《');
        let at = if title { span.start + "《".len() } else { span.start };
        let placed = passage.places.iter().find(|(place, _)| if title { place.start == at } else { place.end == at });
        let Some((place, of)) = placed else { return self.ruled(&text[..span.start], span.start) };
        // 某新区与某区“三区合一” is both's.
        if !title && text[..place.start].ends_with(['与', '和', '、', '及']) {
            return None;
        }
        let taken = passage.mentions.iter().any(|mention| {
            matches!(mention.kind, MentionKind::Zone(_) | MentionKind::Organisation(_)) && mention.span.overlaps(*place)
        });
        let region = match of {
            PlaceRef::Province(province) => &province.name,
            // 《柳州某某产业基地规划》: a city named in short may begin the name of something in it.
            PlaceRef::City(city) if !title || place.of(text) == city.name => &city.name,
            PlaceRef::County(county) if place.of(text) == county.name => &county.name,
            _ => return None,
        };
        (!taken).then(|| region.clone())
    }

    /// 全省“X”, 市委、市政府“X”, 我市实施的“X”: the province or the city in which the zone lies that speaks.
    fn ruled(&self, before: &str, at: usize) -> Option<String> {
        let done = before
            .strip_suffix('的')
            .and_then(|lead| any_of!["实施", "推进", "开展", "提出", "制定", "出台", "部署"].strip_end(lead));
        let words = done.unwrap_or(before);
        let province = any_of!["省", "省委", "省政府", "自治区", "自治区党委", "自治区政府"].ends(words);
        let city = any_of!["市", "市委", "市政府"].ends(words);
        if !province && !city {
            return None;
        }
        let zone = self.sheet.ctx.zone_at(self.line.passage, at)?;
        let found = self.sheet.ctx.vocab.places.locate(zone)?;
        if city { found.city.map(str::to_string) } else { Some(found.province.to_string()) }
    }

    fn quotes(&self) -> Vec<Quote> {
        let mentions: Vec<(&Mention, &Quoted)> = self
            .line
            .passage
            .mentions
            .iter()
            .filter_map(|mention| match &mention.kind {
                MentionKind::Quoted(quoted) => Some((mention, quoted)),
                _ => None,
            })
            .collect();
        let speech = |span: Span| super::pieces::is_speech(span.of(self.text()));
        let inside = |span: Span| {
            mentions.iter().any(|(outer, _)| outer.span != span && outer.span.contains(span) && !speech(outer.span))
        };
        mentions
            .iter()
            .filter(|(mention, _)| !speech(mention.span) && !inside(mention.span))
            .map(|(mention, quoted)| Quote { span: mention.span, inner: quoted.inner, marks: quoted.marks })
            .collect()
    }

    fn quotations(&self, out: &mut Vec<Fact>) {
        let quotes = self.quotes();
        for (i, quote) in quotes.iter().enumerate() {
            let told = match quote.marks {
                Marks::Title => self.document(quote),
                _ => self.quoted(&quotes, i),
            };
            if let Some((name, span)) = told {
                self.tell(name, span, out);
            }
        }
    }

    /// 《…办法》: a document of the zone's.
    fn document(&self, quote: &Quote) -> Option<(String, Span)> {
        let name = quote.inner.of(self.text());
        methods::is_document(name).then(|| (quote.span.of(self.text()).to_string(), quote.span))
    }

    fn quoted(&self, quotes: &[Quote], i: usize) -> Option<(String, Span)> {
        let quote = &quotes[i];
        let inner = quote.inner.of(self.text());
        let ring = methods::is_ring(inner) && !methods::names_a_fund(&self.tail(quotes, i));
        if inner.chars().count() > 40 || ring || inner.contains(['。', '《']) {
            return None;
        }
        let (tail, (own, verb)) = (self.tail(quotes, i), self.lead(quotes, i));
        let known = methods::is_known(inner);
        // 落实国务院“X”行动 is of no zone and of no region.
        if any_of!["县委", "县政府", "区委", "区政府", "国务院", "国家", "党中央", "中央"].contains(&own)
        {
            return None;
        }
        // “一个项目、一名领导”的“四个一”机制 tells what the second is; a corridor of rails is none.
        let after = &self.text()[quote.span.end..];
        let way = tail.ends_with("通道") && any_of!["铁路", "物流", "国际", "航空", "水", "陆", "海"].is_in(&tail);
        if after.starts_with("的“") || way {
            return None;
        }
        // “实业兴区”,是多年的战略
        let told =
            after.strip_prefix(",是").or(after.strip_prefix("是")).and_then(|rest| rest.split([',', '。']).next());
        let told = told.is_some_and(|rest| any_of!["战略", "打法", "做法", "办法", "思路"].ends(rest));
        // 办法是“X”, 照着“X”的路子办
        let before = &self.text()[..quote.span.start];
        let way = any_of!["办法是", "打法是", "路子是", "法子是", "办法——", "打法——", "内部叫作", "内部叫"]
            .ends(before)
            || any_of!["照着", "按照", "按", "依照"].ends(before)
                && any_of!["的路子", "的打法", "的法子", "的办法"].starts(after);
        if inner.chars().count() >= 4 && (way || told && !methods::is_name_of_other(inner)) {
            return Some((inner.to_string(), quote.span));
        }
        let counted = after.starts_with(|c: char| "一二两三四五六七八九十".contains(c));
        let steps = methods::is_row_of_steps(inner) && tail.is_empty() && !counted;
        let motto = methods::is_motto_verb(&verb) && !methods::has_head(&tail) && !steps;
        if methods::is_winning_verb(&verb) || !known && (methods::is_slogan_noun(&tail) || motto) {
            return None;
        }
        let subject = methods::subject(&own);
        let whole = |lead: &str, head: &str| {
            let start = quote.span.start - lead.len();
            let end = if self.text()[quote.span.end..].starts_with(head) {
                quote.span.end + head.len()
            } else {
                quote.span.end
            };
            (format!("{lead}{}{}", quote.span.of(self.text()), methods::plain_head(head)), Span::new(start, end))
        };
        let alone = || Some((inner.to_string(), quote.span));
        if let Some(end) = methods::head_end(&tail).filter(|_| !methods::is_measure(inner)) {
            let head = &tail[..end];
            let in_row =
                !self.text()[quote.span.end..].trim_start_matches('的').starts_with(head.trim_start_matches('的'));
            return match () {
                () if methods::stands_alone(inner, head) && subject.is_empty() => alone(),
                () if in_row && subject.is_empty() => alone(),
                // “A”“B”两样金融产品: the noun counts them.
                () if subject.is_empty() && any_of!["两样", "三样", "两款", "三款", "两种", "三种"].starts(head) => {
                    alone()
                }
                () if in_row => Some(whole(subject, "")),
                () => Some(whole(subject, head)),
            };
        }
        // ◎专属服务:“X”、“Y” is a line of a list, whatever it looks like.
        if !self.line.passage.is_body() && !self.text().contains(':') {
            return None;
        }
        if methods::takes_subject(inner) && !subject.is_empty() && (methods::is_policy_verb(&verb) || tail.is_empty()) {
            return Some(whole(subject, ""));
        }
        let fits = tail.is_empty() || methods::is_object(&tail);
        let formed = methods::has_form(inner) && fits && !methods::is_name_of_other(inner);
        let counted = methods::is_numbered(inner)
            && (methods::is_policy_verb(&verb) && fits
                || methods::takes_methods(&verb) && (fits || tail.ends_with("要求")));
        // “项目长制”一包到底
        let formed = formed
            || inner.ends_with('制')
                && inner.chars().count() >= 4
                && !methods::is_slogan_noun(&tail)
                && !methods::is_other(inner, &tail);
        let done =
            methods::is_policy_verb(&verb) && fits && !methods::is_measure(inner) && !methods::is_name_of_other(inner);
        let formed = formed || steps;
        let handle = verb == "以" && self.text()[quote.span.end..].starts_with("为抓手");
        if known && !methods::is_other(inner, &tail) || formed || counted || done || handle { alone() } else { None }
    }

    /// The noun after a quotation, or after the last of a row of quotations: “一事一议”“一企一策”等条款.
    fn tail(&self, quotes: &[Quote], i: usize) -> String {
        let mut last = i;
        while let Some(next) = quotes.get(last + 1) {
            let between = self.text().get(quotes[last].span.end..next.span.start).unwrap_or("?");
            if !matches!(between, "" | "、" | "和" | "及" | "与") {
                break;
            }
            last += 1;
        }
        let at = quotes[last].span.end;
        let pieces = &self.line.pieces;
        let piece =
            pieces.list.iter().find(|piece| piece.kind == Kind::Noun && piece.span.start < at && at < piece.span.end);
        if let Some(piece) = piece {
            return self.text()[at..piece.span.end].split(['“', '‘', '《', '(']).next().unwrap_or("").to_string();
        }
        let mut next = pieces.index_at(at.saturating_sub(1)) + 1;
        // “首问负责、限时办结”三项制度
        let counted = pieces.list.get(next).filter(|piece| {
            piece.kind == Kind::Figure && piece.span.start == at && piece.span.of(self.text()).ends_with('项')
        });
        if let Some(noun) = counted.and_then(|_| pieces.list.get(next + 1)).filter(|noun| noun.kind == Kind::Noun) {
            return self.text()[at..noun.span.end].to_string();
        }
        if matches!(pieces.kind(next), Some(Kind::Of | Kind::Etc))
            && pieces.list.get(next).is_some_and(|piece| piece.span.start == at)
        {
            next += 1;
            while pieces.kind(next) == Some(Kind::Figure) || ["一系列", "多项", "系列"].contains(&pieces.of(next))
            {
                next += 1;
            }
            return pieces
                .list
                .get(next)
                .filter(|piece| matches!(piece.kind, Kind::Noun | Kind::Opener))
                .map_or(String::new(), |piece| piece.span.of(self.text()).split('“').next().unwrap_or("").to_string());
        }
        // A verb that is a noun here: “清单制+告知承诺制”审批, “3+”改革.
        let noun = pieces
            .list
            .get(next)
            .filter(|piece| matches!(piece.kind, Kind::Opener | Kind::Break) && piece.span.start == at);
        // A verb inside the name: “两国双园”联合招商机制.
        let inside = noun
            .zip(pieces.list.get(next + 1))
            .filter(|(verb, after)| after.kind == Kind::Noun && after.span.start == verb.span.end);
        if let Some((verb, after)) = inside {
            let words = &self.text()[verb.span.start..after.span.end];
            let makes = [
                "联合", "协同", "联动", "推进", "促进", "提升", "保障", "培育", "帮扶", "统筹", "对接", "引导", "激励",
                "支持", "落地", "招引", "攻坚",
            ]
            .contains(&verb.span.of(self.text()));
            if makes && methods::head_end(words) == Some(words.len()) {
                return words.to_string();
            }
        }
        noun.map(|piece| piece.span.of(self.text()).to_string())
            .filter(|word| methods::head_end(word) == Some(word.len()))
            .unwrap_or_default()
    }

    /// The words of the same name before a quotation, and the verb that governs them.
    fn lead(&self, quotes: &[Quote], i: usize) -> (String, String) {
        let i_of_quote = i;
        let mut first = i;
        while let Some(before) = first.checked_sub(1).and_then(|before| quotes.get(before)) {
            let between = self.text().get(before.span.end..quotes[first].span.start).unwrap_or("?");
            if !matches!(between, "" | "、" | "和" | "及" | "与") {
                break;
            }
            first -= 1;
        }
        let at = quotes[first].span.start;
        let pieces = &self.line.pieces;
        let i = pieces.list.iter().position(|piece| piece.span.start <= at && at < piece.span.end).unwrap_or(0);
        let noun = pieces
            .list
            .get(i)
            .filter(|piece| piece.kind == Kind::Noun)
            .map_or("", |piece| &self.text()[piece.span.start..at]);
        let own = if first == i_of_quote { noun } else { "" };
        // 创新“1+1+1”帮扶机制: the verb is taken for the head of the name.
        if let Some(verb) = methods::verb_in(own) {
            return (String::new(), verb.to_string());
        }
        let mut verb = i;
        while let Some(before) = verb.checked_sub(1) {
            verb = before;
            match pieces.kind(before) {
                Some(Kind::Break)
                    if matches!(pieces.of(before), "了" | "起" | "出" | "一批" | "一系列" | "一个" | "一套") =>
                    {}
                Some(Kind::Break | Kind::Opener) => return (own.to_string(), pieces.of(before).to_string()),
                Some(Kind::Noun | Kind::And) if listed_before(self.line, before) => {}
                // 推行的“X”
                Some(Kind::Of)
                    if before.checked_sub(1).is_some_and(|verb| methods::is_policy_verb(pieces.of(verb))) => {}
                _ => return (own.to_string(), String::new()),
            }
        }
        (own.to_string(), String::new())
    }

    /// Lists of policies: A奖励、B补贴等条款; 即A战略、B战略.
    fn lists(&self, out: &mut Vec<Fact>) {
        for list in &self.line.lists {
            let head = list.head_of(&self.line.pieces);
            let by_head = methods::is_list_head(head);
            let before = list.before(&self.line.pieces);
            for item in &list.items {
                let manner = self.manner_before(list.from).filter(|_| item.start == list.span().start);
                let start = manner.map_or(item.start, |at| self.line.pieces.list[at].span.start);
                let name = methods::without_verb(&self.text()[start..item.end]);
                let span = Span::new(item.end - name.len(), item.end);
                let by_end = methods::list_end(name) && self.is_set_up(list, before);
                let quoted = name.contains(['“', '《', '‘']);
                let any = methods::takes_any(head, before) && (4..=20).contains(&name.chars().count());
                if !quoted && methods::is_named(name) && (by_head && methods::is_item(name) || by_end || any) {
                    self.tell(name.to_string(), span, out);
                }
            }
        }
    }

    /// 推出提前介入、一表申请等举措: a row of measures, whatever verbs stand in their names.
    fn rows(&self, out: &mut Vec<Fact>) {
        let text = self.text();
        for clause in self.line.passage.clauses.iter().filter(|clause| clause.of(text).contains('等')) {
            let words = clause.of(text);
            for (at, _) in words.match_indices('等') {
                let head = words[at + "等".len()..].trim_start_matches(|c: char| c.is_ascii_digit() || c == '项');
                let Some((verb, all)) = methods::opens_row(&words[..at], head) else { continue };
                let row = Span::new(clause.start + verb, clause.start + at);
                let items = parted(row, text);
                let fits = |item: &Span| {
                    let name = item.of(text);
                    (4..=16).contains(&name.chars().count())
                        && !name.contains(['“', '《', '(', '的'])
                        && (all || name.ends_with("招商"))
                };
                if items.len() >= 2 && items.iter().all(fits) {
                    for item in items {
                        self.tell(item.of(text).to_string(), item, out);
                    }
                }
            }
        }
    }

    /// 用领导包联、调度推进、定期会商三项机制盯项目: a row of rules as many as it is said to have.
    fn counted_rows(&self, out: &mut Vec<Fact>) {
        let (pieces, text) = (&self.line.pieces, self.text());
        let figures = pieces.list.iter().enumerate().filter(|(_, piece)| piece.kind == Kind::Figure);
        for (i, count) in figures.map(|(i, piece)| (i, piece.span)) {
            let words = count.of(text);
            if !words.ends_with('项') || !methods::counts_rules(pieces.of(i + 1)) {
                continue;
            }
            let from = self.line.passage.clause_at(count.start).start;
            let from = from + methods::row_start(&text[from..count.start]);
            let items = parted(Span::new(from, count.start), text);
            let fits = |item: &Span| {
                let name = item.of(text);
                (4..=12).contains(&name.chars().count()) && !name.contains(['“', '《', '(', '的'])
            };
            if small_number(words) == Some(items.len()) && items.len() >= 2 && items.iter().all(fits) {
                for item in items {
                    self.tell(item.of(text).to_string(), item, out);
                }
            }
        }
    }

    /// 出台稳增长20条措施: a policy by the number of its articles.
    fn counted(&self, out: &mut Vec<Fact>) {
        let pieces = &self.line.pieces;
        for (i, span, words) in pieces.nouns() {
            let articles = pieces.kind(i + 1) == Some(Kind::Figure) && pieces.of(i + 1).ends_with('条');
            let head = any_of!["措施", "政策", "举措", "意见"].at_start(pieces.of(i + 2)).map(|(length, _)| length);
            let Some(head) = head.filter(|_| articles && words.chars().count() >= 3) else { continue };
            let verb = self.governing(i);
            if methods::is_policy_verb(&verb) || methods::sets_up(&verb) {
                let span = Span::new(span.start, pieces.list[i + 2].span.start + head);
                self.tell(span.of(self.text()).to_string(), span, out);
            }
        }
    }

    /// True where the members of the list, or those that end alike, are told as the zone's own work.
    fn is_set_up(&self, list: &List, before: &str) -> bool {
        let alike = list.items.len() >= 2 && list.items.iter().all(|item| methods::list_end(item.of(self.text())));
        methods::is_policy_verb(before) || methods::sets_up(before) || alike && !methods::is_motto_verb(before)
    }

    /// Policies told without marks: 出台科技赋能新政, 建立联席会议制度.
    fn plain(&self, out: &mut Vec<Fact>) {
        let pieces = &self.line.pieces;
        for (i, span, words) in pieces.nouns() {
            if words.contains(['“', '‘', '《'])
                || self.line.lists.iter().any(|list| {
                    list.items.len() > 1
                        && list.from <= i
                        && i < list.to
                        && list.head.is_none()
                        && methods::list_end(words)
                })
            {
                continue;
            }
            let Some((name, sure)) = methods::plain(words) else { continue };
            let span = Span::new(span.start + name.start, span.start + name.end);
            let manner = if name.start == 0 { self.manner_before(i) } else { None };
            let verb = self.governing(manner.unwrap_or(i));
            let coordinate = manner.map(|at| pieces.list[at].span.start).or_else(|| self.coordinate_start(i));
            let span = self.without_place(Span::new(coordinate.unwrap_or(span.start).min(span.start), span.end));
            let told = sure || methods::is_policy_verb(&verb) || methods::sets_up(&verb);
            // 联合招商工作机制和政企互动交流机制 are two.
            let parts = parted(span, self.text());
            let two = parts.len() == 2 && parts.iter().all(|part| methods::list_end(part.of(self.text())));
            for name in if two { parts } else { vec![span] } {
                if told && methods::is_named(name.of(self.text())) {
                    self.tell(name.of(self.text()).to_string(), name, out);
                }
            }
        }
    }

    /// The verb that a name begins with: 联合招商工作机制, 集中评价制度.
    fn manner_before(&self, i: usize) -> Option<usize> {
        let pieces = &self.line.pieces;
        let verb = i.checked_sub(1).filter(|&at| pieces.list[at].span.end == pieces.list[i].span.start)?;
        let manner = ["联合", "集中", "协同", "联动", "统筹", "提前", "分类", "动态", "重点", "定期"];
        // 区域性集中评价制度
        let noun = verb.checked_sub(1).filter(|&at| {
            pieces.kind(at) == Some(Kind::Noun) && pieces.list[at].span.end == pieces.list[verb].span.start
        });
        manner.contains(&pieces.of(verb)).then_some(noun.unwrap_or(verb))
    }

    /// The name without the places and asides before it: 某县区(某高新区)高企攻坚行动.
    fn without_place(&self, span: Span) -> Span {
        let mut start = span.start;
        loop {
            let rest = &self.text()[start..span.end];
            let place =
                self.sheet.ctx.vocab.places.first_in(rest).map(|(place, _)| place).filter(|place| place.start == 0);
            let aside = rest.starts_with('(').then(|| rest.find(')')).flatten().map(|at| Span::new(0, at + 1));
            match place.or(aside).filter(|cut| cut.end + 12 <= rest.len()) {
                Some(cut) => start += cut.end,
                None => return Span::new(start, span.end),
            }
        }
    }

    /// The verb before piece `i`; 的 and nouns with it are passed (建立健全了上下联动的监管机制).
    fn governing(&self, i: usize) -> String {
        let pieces = &self.line.pieces;
        let mut at = i;
        while let Some(before) = at.checked_sub(1) {
            at = before;
            match pieces.kind(before) {
                Some(Kind::Break)
                    if matches!(
                        pieces.of(before),
                        "了" | "起" | "出" | "着" | "一个" | "一套" | "一系列" | "一批" | "首个" | "协同" | "统一"
                    ) => {}
                Some(Kind::Break | Kind::Opener) => return pieces.of(before).to_string(),
                Some(Kind::Of | Kind::Zone | Kind::Time) => {}
                Some(Kind::Noun) if i - before <= 2 && pieces.kind(before + 1) == Some(Kind::Of) => {}
                Some(Kind::Noun | Kind::And) if listed_before(self.line, before) => {}
                _ => return String::new(),
            }
        }
        String::new()
    }

    /// Where the name begins whose parts are joined: 高企创新、精准、保障培育机制.
    fn coordinate_start(&self, i: usize) -> Option<usize> {
        let pieces = &self.line.pieces;
        let mut at = i;
        while let (Some(joint), Some(before)) = (at.checked_sub(1), at.checked_sub(2)) {
            if pieces.kind(joint) == Some(Kind::Opener)
                && pieces.list[joint].span.end == pieces.list[at].span.start
                && self.line.text()[pieces.list[at].span.start..].starts_with("机制")
            {
                at = joint;
                continue;
            }
            let short = pieces.kind(joint) == Some(Kind::And)
                && pieces.kind(before) == Some(Kind::Noun)
                && !methods::list_end(pieces.of(before))
                && pieces.of(before).chars().count() <= 8;
            if !short {
                break;
            }
            at = before;
        }
        (at < i).then(|| pieces.list[at].span.start)
    }
}

/// The parts of A、B和C.
fn parted(row: Span, text: &str) -> Vec<Span> {
    let mut items = Vec::new();
    let mut start = row.start;
    for (at, joint) in row.of(text).match_indices(['、', '和']) {
        items.push(Span::new(start, row.start + at));
        start = row.start + at + joint.len();
    }
    items.push(Span::new(start, row.end));
    items
}

fn listed_before(line: &Line, i: usize) -> bool {
    let next = line.pieces.kind(i + 1);
    match line.pieces.kind(i) {
        Some(Kind::And) => true,
        _ => next == Some(Kind::And),
    }
}
