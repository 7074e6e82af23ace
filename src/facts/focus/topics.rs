//! Who takes the word in a sentence: zones and firms at the head of a clause, several together, and what is put where.

use super::heads::{follows_an_attribute, heads_clause};
use super::{Owner, Topic, Walk, the_only};
use crate::facts::cast::ZoneId;
use crate::facts::context::Passage;
use crate::recognise::{MentionKind, OrganisationKind, ZoneForm};
use crate::source::{Span, any_of};

impl Walk<'_, '_> {
    /// Who takes the word in a passage, in order.
    pub(super) fn topics(&self, passage: &Passage) -> Vec<(usize, Topic)> {
        let mut topics: Vec<(Span, Topic)> = Vec::new();
        for &(span, zone) in &passage.zones {
            let only_place =
                passage.text[..span.start].ends_with("位于") || passage.text[..span.start].ends_with("地处");
            // 其中中新合作区80平方公里: a part of what was told before.
            if passage.text[..span.start].ends_with("其中") && !self.lies_elsewhere(zone) {
                continue;
            }
            // 作为某高新区“一区三园”之一,这个园区……: said of the one that is told of.
            if is_said_of_another(passage, span) {
                continue;
            }
            if (self.speaks(zone) || self.turns_to_park(passage, (span, zone)) || leads_its_item(passage, span))
                && (heads_clause(passage, span) || follows_an_attribute(passage, span))
                && !names_a_work(passage, (span, &self.cast.zone(zone).name))
                && !(only_place && passage.text[span.end..].starts_with('的'))
            {
                // Of several zones in a row none has the word alone, unless the first is at home.
                let at_home = self.section == Owner::Zone(zone) && !passage.text[..span.start].ends_with('、');
                let several = passage.text[span.end..].starts_with('、') && !at_home;
                topics.push((
                    span,
                    match several {
                        true => Topic::Nation,
                        false if self.is_part_of_home(zone) || self.is_told_by_part(passage, (span, zone)) => {
                            Topic::Within(zone)
                        }
                        false => Topic::Owner(Owner::Zone(zone)),
                    },
                ));
            }
        }
        for mention in &passage.mentions {
            let word = mention.span.of(passage.text);
            match &mention.kind {
                MentionKind::Zone(zone) if zone.form != ZoneForm::Named && heads_clause(passage, mention.span) => {
                    topics.push((mention.span, self.antecedent(passage, mention.span, word)));
                }
                MentionKind::Organisation(
                    OrganisationKind::Company | OrganisationKind::Bank | OrganisationKind::Hospital,
                ) if heads_clause(passage, mention.span)
                    && !passage.text[mention.span.end..].starts_with(['、', '等', '和']) =>
                {
                    topics.push((mention.span, Topic::Company(word.to_string())));
                }
                _ => {}
            }
        }
        self.parks_within(passage, &mut topics);
        several_zones(passage, &mut topics);
        several_firms(passage, &mut topics);
        self.counted_there(passage, &mut topics);
        self.regions_of_several(passage, &mut topics);
        self.sites(passage, &mut topics);
        self.places(passage, &mut topics);
        self.the_park(passage, &mut topics);
        same_company(passage, &mut topics);
        if self.home_is_region() && any_of!(COMPANY_NEWS).is_in(passage.text) {
            topics.push((Span::new(0, 0), Topic::SameCompany));
        }
        topics.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
        topics.dedup_by(|next, kept| kept.0.overlaps(next.0));
        topics.into_iter().map(|(span, topic)| (span.start, topic)).collect()
    }

    /// 顺江而上,松滋临港工业园押注的是……: a city's story turns to the park of a town, which opens a paragraph.
    fn turns_to_park(&self, passage: &Passage, (span, zone): (Span, ZoneId)) -> bool {
        let park = self.cast.zone(zone);
        self.home_is_region()
            && passage.is_body()
            && passage.opens()
            && !park.place.is_empty()
            && any_of!["工业园", "产业园", "工业园区", "产业园区", "科技园", "科技城", "新城"].ends(&park.name)
            && heads_clause(passage, span)
    }

    /// True for a zone of another place than the section's: one of several that a survey goes through.
    fn lies_elsewhere(&self, zone: ZoneId) -> bool {
        let Owner::Zone(section) = &self.section else { return false };
        let (one, other) = (self.cast.zone(zone).place.as_str(), self.cast.zone(*section).place.as_str());
        !one.is_empty() && !other.is_empty() && !one.contains(other) && !other.contains(one)
    }

    /// True for a bonded zone in the town of the zone whose section this is, told of as one of its parts.
    fn is_part_of_home(&self, zone: ZoneId) -> bool {
        let Owner::Zone(section) = &self.section else { return false };
        let (part, whole) = (self.cast.zone(zone), self.cast.zone(*section));
        let bonded = any_of!(BONDED).ends(&part.name) && !any_of!(BONDED).ends(&whole.name);
        bonded && zone != *section && part.place == whole.place
    }

    /// 分园区看,南川工业园区增长23%: a park within the zone at home, whose figure is a part of its.
    fn is_told_by_part(&self, passage: &Passage, (span, zone): (Span, ZoneId)) -> bool {
        let parted =
            any_of!["分园区看", "分片区看", "从园区看", "分区域看", "各园区中"].is_in(&passage.text[..span.start]);
        let (part, Owner::Zone(whole)) = (self.cast.zone(zone), &self.section) else { return false };
        parted && zone != *whole && any_of!["园区", "园", "片区"].ends(&part.name)
    }

    /// 全省百强7家,其中6家在高新区; 9个项目中有6个来自某某新区: a clause that counts and ends with where they stand.
    fn counted_there(&self, passage: &Passage, topics: &mut Vec<(Span, Topic)>) {
        let bare = passage.mentions.iter().filter_map(|mention| match &mention.kind {
            MentionKind::Zone(zone) if zone.form != ZoneForm::Named => Some((mention.span, None)),
            _ => None,
        });
        let named = passage.zones.iter().filter(|(_, zone)| self.speaks(*zone)).map(|(span, id)| (*span, Some(*id)));
        for (span, zone) in bare.chain(named) {
            let Some(counting) = counts_what_stands_at(passage, span) else { continue };
            let zone = zone.or_else(|| self.meant_by(span.of(passage.text)));
            topics.extend(zone.map(|zone| (counting, Topic::There(Owner::Zone(zone)))));
        }
    }

    /// 公司年产2万吨的基地在某某工业园区投产, 项目签约某某开发区: in a city's story, or where the zone lies elsewhere, what a part
    /// of a sentence tells of a work stands in the zone where it is put. At the head of a paragraph that holds for all of it.
    fn sites(&self, passage: &Passage, topics: &mut Vec<(Span, Topic)>) {
        if !passage.is_body() {
            return;
        }
        let mut from = 0;
        for part in passage.text.split_inclusive(';') {
            let to = from + part.len();
            let within = passage.zones.iter().filter(|(span, _)| span.start >= from && span.end <= to);
            let zone = the_only(within.clone().map(|(_, zone)| *zone)).filter(|zone| self.speaks(*zone));
            let apart = |zone: &ZoneId| matches!(self.section, Owner::Region(_)) || self.lies_elsewhere(*zone);
            let put = within.clone().any(|(span, _)| is_put_there(passage, *span));
            let whole = any_of!["全市", "我市", "全省", "集中开工", "集中签约"].is_in(part);
            if let Some(zone) = zone.filter(|zone| put && !whole && apart(zone)) {
                let owner = Owner::Zone(zone);
                let keeps = passage.opens() && from == 0 && self.home_is_region();
                topics.push((
                    Span::new(from, from),
                    match keeps {
                        true => Topic::Owner(owner),
                        false => Topic::There(owner),
                    },
                ));
            }
            from = to;
        }
    }

    /// “某某”都市圈实施项目128个, 经济带新上项目21个: the figures of several cities together are those of the region, where it is
    /// called by its name, and none of one city's.
    fn regions_of_several(&self, passage: &Passage, topics: &mut Vec<(Span, Topic)>) {
        for (span, kind) in any_of!["经济带", "都市圈", "城市群", "经济圈"].every(passage.text) {
            let clause = passage.clause_at(span.start);
            let name = &passage.text[clause.start.min(span.start)..span.start];
            let rest = &passage.text[span.end..clause.end.max(span.end)];
            let told = passage.tells_between(span.end, clause.end);
            let bears_a_name = name.starts_with('“') && name.ends_with('”') && name.chars().count() <= 8;
            let part = rest.starts_with(['的', '内', '建', '中', '、', '和', '与']);
            if told && !part && (bears_a_name || heads_clause(passage, span)) {
                let region = Span::new(clause.start.min(span.start), span.end);
                let called = match bears_a_name {
                    true => Some(region.of(passage.text)),
                    false => self.passages.iter().find_map(|told| region_named(told.text, kind)),
                };
                let topic = called.map_or(Topic::Nation, |name| Topic::There(Owner::Region(name.to_string())));
                topics.push((region, topic));
            }
        }
    }

    /// What 园区 and the like mean: a park just named in the sentence, else a zone named elsewhere.
    pub(super) fn antecedent(&self, passage: &Passage, span: Span, word: &str) -> Topic {
        let loose = ["园区", "该园区", "该园", "园内", "本园"].contains(&word);
        let named =
            passage.zones.iter().copied().rev().find(|(name, zone)| name.end <= span.start && self.speaks(*zone));
        match named {
            Some((_, zone)) if loose => Topic::Owner(Owner::Zone(zone)),
            _ => Topic::Elsewhere(word.to_string()),
        }
    }
}

/// 某某工业新城——今年投入……: a name and a dash at the head of a paragraph, as of one of several items.
fn leads_its_item(passage: &Passage, span: Span) -> bool {
    passage.is_body() && passage.opens() && span.start == 0 && any_of!["——", "—", ":"].starts(&passage.text[span.end..])
}

/// What only news of a company says.
const COMPANY_NEWS: &[&str] = &["公告称", "年报", "每股", "净利润", "净利下滑", "季报", "中报", "派息", "分红"];

/// 6个高新区, 全市9个经济技术开发区 at the head of a clause that goes on to a figure of theirs.
fn several_zones(passage: &Passage, topics: &mut Vec<(Span, Topic)>) {
    let text = passage.text;
    for mention in passage.figures() {
        let MentionKind::Quantity(amount) = &mention.kind else { continue };
        let several = any_of!["个", "家", "大"].contains(&amount.quantity.unit)
            && amount.quantity.value > crate::domain::Decimal::ONE;
        let rest = &text[mention.span.end..];
        let rest = any_of!["国家级", "省级", "自治区级", "国家"].strip_start(rest).unwrap_or(rest);
        let zones = any_of![
            "高新区",
            "经开区",
            "开发区",
            "综保区",
            "国家级新区",
            "高新技术产业开发区",
            "经济技术开发区",
            "经济开发区",
            "综合保税区",
            "省级开发区",
            "工业园区",
            "产业园区"
        ];
        let Some(rest) = zones.strip_start(rest).filter(|_| several) else { continue };
        let clause = passage.clause_at(mention.span.start);
        let told = passage.figures().any(|m| m.span.start > mention.span.end && m.span.start < clause.end);
        let lead = text[clause.start.min(mention.span.start)..mention.span.start].trim();
        let heads =
            heads_clause(passage, mention.span) || any_of!["全市", "全省", "全区", "我市", "我省"].contains(lead);
        if heads && told && !rest.starts_with(['中', '里', '之', '等']) {
            topics.push((mention.span, Topic::Several));
        }
    }
}

/// 某某动力、某某传动等一批高成长性企业,……: a list of firms that opens its sentence.
fn several_firms(passage: &Passage, topics: &mut Vec<(Span, Topic)>) {
    let Some(first) = passage.clauses.first() else { return };
    let Some((members, head)) = first.of(passage.text).split_once('等') else { return };
    let zone = passage.zones.iter().any(|(span, _)| first.contains(*span))
        || topics.iter().any(|(span, topic)| matches!(topic, Topic::Park(_)) && first.contains(*span));
    let named = members.split_once('、').is_some_and(|(member, _)| member.chars().count() <= 10);
    if named && !zone && any_of!["企业", "公司", "厂商"].is_in(head) {
        topics.push((Span::new(0, first.end), Topic::Firms));
    }
}

/// 甲乙丙对外经济带 of 从甲乙丙对外经济带里: the name of a region of that kind, where a preposition shows where it begins.
fn region_named<'t>(text: &'t str, kind: &str) -> Option<&'t str> {
    let at = text.find(kind)?;
    let (from, begin) = text[..at].char_indices().rev().take(10).find(|(_, c)| "从在于由".contains(*c))?;
    let name = &text[from + begin.len_utf8()..at];
    let plain = name.chars().all(char::is_alphabetic) && name.chars().count() >= 2;
    plain.then(|| &text[from + begin.len_utf8()..at + kind.len()])
}

/// The words that count what stands at the zone under `zone`: 其中6家在某区, or 新增的4家企业,全部出自某区.
fn counts_what_stands_at(passage: &Passage, zone: Span) -> Option<Span> {
    let clause = passage.clause_at(zone.start);
    let before = passage.text.get(clause.start..zone.start).filter(|_| zone.end == clause.end)?;
    let who = any_of!["在", "来自", "出自", "位于", "落户", "花落", "落在", "来自于"].strip_end(before)?;
    let who = who.trim_end_matches(['均', '就']);
    if any_of!["全部", "都", "全"].contains(who) {
        let last = passage.clauses.iter().rev().find(|before| before.end <= clause.start)?;
        let counted = passage.figures().any(|m| last.contains(m.span) && matches!(m.kind, MentionKind::Quantity(_)));
        return counted.then_some(Span::new(last.start, clause.end));
    }
    let figure = passage.figures().find(|m| m.span.start >= clause.start && m.span.end <= zone.start)?;
    let lead = &passage.text[clause.start..figure.span.start];
    let alone = matches!(figure.kind, MentionKind::Quantity(_)) && figure.span.end == clause.start + who.len();
    (alone && any_of!["其中", "其中有", "有", "就有"].contains(lead)).then_some(clause)
}

/// True where a work is put in the zone at `zone`: 在某区投产, 设在某区的, 签约某区.
fn is_put_there(passage: &Passage, zone: Span) -> bool {
    let before = &passage.text[..zone.start];
    let end = passage.clause_at(zone.start).end.max(zone.end);
    let after = &passage.text[zone.end..end];
    let works = any_of!["投产", "动工", "开工", "建设", "建成", "投用", "落地", "启用", "奠基"].first(after);
    let works = works.is_some_and(|(verb, _)| after[..verb.start].chars().count() <= 4);
    any_of!["设在", "签约", "落户", "布局在", "坐落在", "坐落于"].ends(before) || before.ends_with('在') && works
}

/// 公司, 该企业 at the head of a clause: the company last named.
fn same_company(passage: &Passage, topics: &mut Vec<(Span, Topic)>) {
    if !any_of!["公司", "该企业", "这家企业"].is_in(passage.text) {
        return;
    }
    for word in ["我们公司", "该公司", "该企业", "这家企业", "这家公司", "公司"] {
        for (at, _) in passage.text.match_indices(word) {
            let span = Span::new(at, at + word.len());
            if heads_clause(passage, span) {
                topics.push((span, Topic::SameCompany));
            }
        }
    }
}

/// 作为某高新区的核心区, 作为某新区“一区三园”之一: what another is of the zone.
fn is_said_of_another(passage: &Passage, zone: Span) -> bool {
    passage.text[..zone.start].ends_with("作为") && passage.text[zone.end..].starts_with(['的', '“', '重', '核', '唯'])
}

/// 某某综合保税区市政基础设施建设工程: the name begins a work's, with no figure between.
pub(super) fn names_a_work(passage: &Passage, (span, name): (Span, &str)) -> bool {
    let park = any_of!["园", "园区", "城", "港", "谷", "基地", "保税区"].ends(name);
    let after = &passage.text[span.end..];
    let end = after.find([',', '。', ';', ':', '、', '(', '“', '”', ' ']).unwrap_or(after.len());
    let words = &after[..end];
    if park && any_of!["样板区", "启动区", "项目", "工程", "一期", "二期", "三期", "四期"].starts(words)
    {
        return !any_of!["项目数", "项目建设", "项目总", "项目投资"].starts(words);
    }
    let plain = !words.contains(|c: char| c.is_ascii_digit()) && words.chars().count() <= 24;
    plain
        && any_of!["及配套工程", "建设工程", "配套工程", "设施建设", "建设项目", "改造工程", "改造项目", "设施项目"]
            .ends(words)
}

/// Zones that customs close off within another zone or beside it.
pub(super) const BONDED: &[&str] = &["综合保税区", "保税区", "保税港区", "出口加工区", "保税物流园区", "保税物流中心"];
