//! The zones an article names: each under its fullest name, with the shorter ones by which the text calls it.

use std::collections::BTreeMap;

use super::context::Passage;
use super::ownname::{OwnName, WRITTEN_OUT, called_by};
use crate::article::Role;
use crate::recognise::{MentionKind, ZoneForm};
use crate::source::{Span, any_of};
use crate::vocab::{PlaceRef, Vocab};

/// Number of a zone in the [`Cast`].
pub type ZoneId = usize;

/// A zone, park or new area that an article names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone {
    /// The fullest name, the ending written out: 石河子经济技术开发区.
    pub name: String,
    /// Every name by which the text calls it, as read.
    pub words: Vec<String>,
    /// The place its name begins with: 石河子; empty for parks with a name of their own.
    pub place: String,
    /// Its type: 经济技术开发区, 高新技术产业开发区, 新区, 产业园, 开发区.
    pub kind: Option<String>,
    /// How the text treats it.
    pub standing: Standing,
    /// Passage and byte where it is first named.
    pub first: (usize, usize),
    /// How often it is named.
    pub count: usize,
    /// How often it is named itself, and not one of its offices (南沙开发区管委会) or a site of that name (某产业园项目).
    pub told: usize,
    /// True where the text itself writes the full name, and not only 经开区 for it.
    written: bool,
}

/// How a text treats a zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// A park named in passing: a project, a platform, a neighbour.
    Named,
    /// A park within another zone, of which a paragraph tells.
    Within,
    /// A body that speaks for itself.
    Speaks,
}

/// Every zone of an article.
#[derive(Debug, Clone, Default)]
pub struct Cast {
    zones: Vec<Zone>,
    /// Name or short name → zone.
    by_word: BTreeMap<String, ZoneId>,
    /// Names the text made up for its zones, which no mention shows.
    aliases: Vec<(String, ZoneId)>,
    /// Zones named only by their places, in a list.
    pub listed: Vec<Listed>,
}

/// A zone that a list names by its place alone: 南宁 in 南宁、柳州2家为国家级高新区.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its full name.
    pub name: String,
    /// Its type.
    pub kind: String,
    /// 国家级 or 省级, where the list says so.
    pub level: Option<&'static str>,
    /// Passage and place in it.
    pub at: (usize, Span),
}

/// Endings that only a body administering itself has.
const BODIES: &[&str] = &[
    "开发区", "高新区", "经开区", "新区", "保税区", "示范区", "合作区", "试验区", "工业园区", "度假区", "自贸区",
    "集聚区", "综保区", "自贸港", "实验区", "分区",
];
/// Offices of a zone.
const OFFICES: &[&str] = &[
    "管委会", "管理委员会", "党工委", "党委", "税务局", "法院", "检察院", "海关", "公安", "分局", "工委", "行政审批局",
    "经发局", "招商局", "投资促进局", "财政局", "科技局", "统计局",
];

/// The places in lists such as 梧州、钦州、柳州河西3家为自治区级高新区.
fn listed((index, passage): (usize, &Passage), vocab: &Vocab) -> Vec<Listed> {
    let mut found = Vec::new();
    if !passage.is_body() || !passage.text.contains('、') {
        return found;
    }
    for (span, word) in any_of!(OFFICIAL).every(passage.text) {
        let Some(kind) = vocab.zones.type_of(word) else { continue };
        let before = &passage.text[..span.start];
        let (before, level) = match any_of!["国家级", "省级", "自治区级"].strip_end(before) {
            Some(rest) => (rest, Some(if before.ends_with("国家级") { "国家级" } else { "省级" })),
            None => (before, None),
        };
        let before = before.trim_end_matches(['为', '是', '均', '都']);
        let Some(list) = before.strip_suffix(['家', '个']) else { continue };
        let list = list.trim_end_matches(|c: char| c.is_ascii_digit() || "两三四五六七八九十".contains(c));
        let from = list.rfind([',', '。', ';', ':']).map_or(0, |at| at + 1);
        let mut items = Vec::new();
        let mut at = from;
        for item in list[from..].split('、') {
            items.push(Span::new(at, at + item.len()));
            at += item.len() + '、'.len_utf8();
        }
        let place = |span: &Span| {
            let item = span.of(passage.text);
            (2..=6).contains(&item.chars().count())
                && passage.places.iter().any(|(at, place)| {
                    at.start == span.start && matches!(place, PlaceRef::City(_) | PlaceRef::County(_))
                })
        };
        if items.len() < 3 || !items.iter().all(place) {
            continue;
        }
        found.extend(items.into_iter().map(|span| Listed {
            name: format!("{}{}", span.of(passage.text).trim_end_matches('市'), vocab.zones.expand(word)),
            kind: kind.name.clone(),
            level,
            at: (index, span),
        }));
    }
    found
}

/// How the name of a park ends that a headline may open with.
const PARKS: &[&str] = &["产业基地", "产业园", "产业园区", "科技园", "科技园区", "物流园", "产业区", "创业园"];

/// The park that a headline opens with, after the name of a column: 新年新气象|某某产业园…….
fn park_of_headline(headline: &Passage) -> Option<Span> {
    let text = headline.text;
    let from = text.find(['|', '｜']).map_or(0, |at| at + text[at..].chars().next().map_or(0, char::len_utf8));
    let (end, _) = any_of!(PARKS).every(&text[from..]).next()?;
    let end = from + end.end;
    let end =
        end + text[end..].strip_prefix('区').filter(|_| text[..end].ends_with('园')).map_or(0, |_| '区'.len_utf8());
    let name = &text[from..end];
    let named = (6..=22).contains(&name.chars().count()) && name.chars().all(char::is_alphanumeric);
    let site = any_of!(SITE_AFTER).starts(&text[end..]);
    let told = any_of![
        "打造", "建设", "推进", "加快", "走进", "获评", "获批", "入选", "入围", "跻身", "落户", "入驻", "签约", "开工",
        "投产", "新添", "再添", "揭牌", "建成", "的", "了", "将",
    ];
    (named && !site && !told.is_in(name)).then_some(Span::new(from, end))
}

/// 草堂科技产业基地 of 某高新区草堂科技产业基地.
fn without_zone<'t>(headline: &Passage<'t>, span: Span) -> Option<&'t str> {
    let zone = headline.mentions.iter().find(|mention| {
        matches!(mention.kind, MentionKind::Zone(_)) && mention.span.start == span.start && mention.span.end < span.end
    })?;
    let rest = &headline.text[zone.span.end..span.end];
    (rest.chars().count() >= 6).then_some(rest)
}

/// How often a story tells of a park under one of its names; never where it does not open a clause once.
fn told_of_park(passages: &[Passage], part: usize, forms: &[Option<&str>]) -> usize {
    let story = || passages.iter().filter(|passage| passage.part == part && passage.is_body());
    let named = |passage: &Passage, form: &str| -> Vec<Span> {
        passage.text.match_indices(form).map(|(at, _)| Span::new(at, at + form.len())).collect()
    };
    let forms = || forms.iter().copied().flatten();
    let heads = story().any(|passage| {
        forms().any(|form| named(passage, form).into_iter().any(|span| super::focus::heads_clause(passage, span)))
    });
    let shortest = forms().min_by_key(|form| form.len()).unwrap_or("");
    if heads { story().map(|passage| named(passage, shortest).len()).sum() } else { 0 }
}

/// What a town calls the zone it has one of.
const OFFICIAL: &[&str] = &["经济技术开发区", "高新技术产业开发区", "经开区", "高新区"];

/// A local paper writes only 高新区 of its own town's: where an article names no zone, but one kind of zone twice or more,
/// and one city alone, the zone is that city's.
fn zone_of_the_town(passages: &[Passage], vocab: &Vocab) -> Option<Zone> {
    let mut kinds: BTreeMap<String, (usize, (usize, usize))> = BTreeMap::new();
    let mut cities: BTreeMap<&str, usize> = BTreeMap::new();
    for (i, passage) in passages.iter().enumerate() {
        for mention in &passage.mentions {
            let MentionKind::Zone(zone) = &mention.kind else { continue };
            let word = mention.span.of(passage.text);
            if zone.form == ZoneForm::Bare && OFFICIAL.contains(&word) {
                kinds.entry(vocab.zones.expand(word)).or_insert((0, (i, mention.span.start))).0 += 1;
            }
        }
        for (_, place) in &passage.places {
            if let PlaceRef::City(city) = place {
                *cities.entry(city.name.as_str()).or_default() += 1;
            }
        }
    }
    let (kind, (count, first)) = kinds.into_iter().max_by_key(|(_, (count, _))| *count)?;
    let (city, named) = cities.iter().max_by_key(|(_, count)| **count)?;
    let others: usize = cities.values().sum::<usize>() - named;
    if count < 2 || others * 2 > *named {
        return None;
    }
    let place = city.trim_end_matches('市').to_string();
    let name = format!("{place}{kind}");
    let standing = Standing::Speaks;
    let words = Vec::new();
    Some(Zone { kind: Some(kind), words, standing, first, count, told: count, written: false, name, place })
}

/// The body in the name of a park within it: 呼和浩特经开区 of 呼和浩特经开区如意工业园.
fn body_within(text: &str, span: Span) -> Option<Span> {
    let word = span.of(text);
    let end = any_of!(OFFICIAL).every(word).map(|(end, _)| end.end).min()?;
    (end < word.len()).then(|| Span::new(span.start, span.start + end))
}

/// What follows a park's name when it is a building site and not a body.
const SITE_AFTER: &[&str] = &["样板区", "启动区", "项目", "一期", "二期", "三期", "四期", "工程", "建设项目", "地块"];

impl Cast {
    /// Gathers the zones named in the passages.
    pub(super) fn gather(passages: &[Passage], vocab: &Vocab) -> Cast {
        let mut cast = Cast::default();
        for (i, passage) in passages.iter().enumerate() {
            for mention in &passage.mentions {
                let MentionKind::Zone(zone) = &mention.kind else { continue };
                if zone.form == ZoneForm::Named {
                    let place = zone.place.map_or("", |span| span.of(passage.text));
                    if let Some(body) = body_within(passage.text, mention.span).filter(|_| !place.is_empty()) {
                        cast.meet(passage, (i, body), place, vocab);
                    }
                    cast.meet(passage, (i, mention.span), place, vocab);
                }
            }
        }
        cast.meet_headline_parks(passages, vocab);
        cast.join_short_forms(vocab);
        cast.join_one_of_a_kind(passages, vocab);
        cast.join_shortened(passages, vocab);
        cast.learn_aliases(passages, vocab);
        cast.learn_own_names(passages, vocab);
        cast.meet_parks_within(passages, vocab);
        cast.let_a_lone_park_speak();
        cast.listed = passages.iter().enumerate().flat_map(|(i, passage)| listed((i, passage), vocab)).collect();
        if cast.zones.is_empty() {
            cast.zones.extend(zone_of_the_town(passages, vocab));
        }
        cast
    }

    /// 绿色化工园区建在……。园区现有企业40家: parks of which a paragraph of another zone's story tells.
    fn meet_parks_within(&mut self, passages: &[Passage], vocab: &Vocab) {
        for (at, span) in super::parks::told_by_paragraph(passages) {
            let name = span.of(passages[at].text);
            let fuller = |(_, zone): &(ZoneId, &Zone)| zone.name.ends_with(name) && zone.standing != Standing::Speaks;
            let known = self.find(name).or_else(|| self.zones().find(fuller).map(|(id, _)| id));
            let id = known.unwrap_or(self.zones.len());
            if known.is_none() {
                self.zones.push(Zone {
                    name: name.to_string(),
                    words: Vec::new(),
                    place: String::new(),
                    kind: vocab.zones.type_of(name).map(|kind| kind.name.clone()),
                    standing: Standing::Within,
                    first: (at, span.start),
                    count: 1,
                    told: 1,
                    written: true,
                });
            }
            self.zones[id].standing = self.zones[id].standing.max(Standing::Within);
            self.teach(id, name);
            self.aliases.push((name.to_string(), id));
        }
    }

    /// Where no body speaks, the park named most often does.
    fn let_a_lone_park_speak(&mut self) {
        if self.zones().any(|(_, zone)| zone.standing == Standing::Speaks) {
            return;
        }
        let told = self.zones().filter(|(_, zone)| zone.told > 0 || any_of!(BODIES).ends(&zone.name));
        let most = told.max_by_key(|(id, zone)| (zone.count, std::cmp::Reverse(*id))).map(|(id, _)| id);
        if let Some(id) = most {
            self.zones[id].standing = Standing::Speaks;
        }
    }

    fn meet(&mut self, passage: &Passage, (index, span): (usize, Span), place: &str, vocab: &Vocab) {
        let word = span.of(passage.text);
        let bare = bare_name(word, vocab);
        let name = vocab.zones.full_name(&bare).map_or_else(|| vocab.zones.expand(&bare), str::to_string);
        let id = match self.by_word.get(&name) {
            Some(&id) => id,
            None => {
                let kind = vocab.zones.type_of(&name).map(|kind| kind.name.clone());
                // Of 广州南沙 the narrower place is the zone's own.
                let place = bare_name(place, vocab);
                let narrow = vocab.places.mentions(&place).last().map_or(0, |(span, _)| span.start);
                let place = place.get(narrow..).unwrap_or(&place).to_string();
                let zone = Zone {
                    name: name.clone(),
                    words: Vec::new(),
                    place,
                    kind,
                    standing: Standing::Named,
                    first: (index, span.start),
                    count: 0,
                    told: 0,
                    written: false,
                };
                self.zones.push(zone);
                self.by_word.insert(name.clone(), self.zones.len() - 1);
                self.zones.len() - 1
            }
        };
        self.teach(id, word);
        self.teach(id, &bare);
        let zone = &mut self.zones[id];
        zone.count += 1;
        zone.written |= bare == zone.name;
        zone.told += usize::from(!any_of!(OFFICES, SITE_AFTER).starts(&passage.text[span.end..]));
        let known = vocab.zones.full_name(&bare).is_some();
        if known
            || zone.standing == Standing::Named
                && stands_for_itself(passage, span, (&zone.name, !zone.place.is_empty()))
        {
            zone.standing = Standing::Speaks;
        }
    }

    /// 某高新区草堂科技产业基地签约11家企业, 智能网联汽车产业园迈向千亿: the park that opens a headline and has the word in the
    /// story is whom it is about, though its name alone would be no zone's.
    fn meet_headline_parks(&mut self, passages: &[Passage], vocab: &Vocab) {
        let headlines = passages.iter().enumerate().filter(|(at, passage)| {
            let part = passages[..*at].iter().rev().take_while(|before| before.part == passage.part);
            matches!(passage.role, Role::Heading(_)) && !part.into_iter().any(Passage::is_body)
        });
        for (at, headline) in headlines {
            let Some(span) = park_of_headline(headline) else { continue };
            let name = span.of(headline.text);
            let known = self.zones.iter().any(|zone| zone.words.iter().any(|word| word == name));
            let forms = [Some(name), without_zone(headline, span)];
            let told = told_of_park(passages, headline.part, &forms);
            if known || told < 2 {
                continue;
            }
            self.zones.push(Zone {
                name: name.to_string(),
                words: Vec::new(),
                place: String::new(),
                kind: vocab.zones.type_of(name).map(|kind| kind.name.clone()),
                standing: Standing::Speaks,
                first: (at, span.start),
                count: told,
                told,
                written: true,
            });
            for form in forms.into_iter().flatten() {
                self.teach(self.zones.len() - 1, form);
                self.aliases.push((form.to_string(), self.zones.len() - 1));
            }
        }
    }

    fn teach(&mut self, id: ZoneId, word: &str) {
        if !self.zones[id].words.iter().any(|known| known == word) {
            self.zones[id].words.push(word.to_string());
        }
        self.by_word.entry(word.to_string()).or_insert(id);
    }

    /// 昆山开发区 beside 昆山经济技术开发区 is the same zone; so is a name that ends another one.
    fn join_short_forms(&mut self, vocab: &Vocab) {
        for short in 0..self.zones.len() {
            let target = (0..self.zones.len()).find(|&full| {
                let (short, full) = (&self.zones[short], &self.zones[full]);
                short.name != full.name && is_short_for(short, full)
            });
            if let Some(full) = target {
                self.bear_the_written_name((short, full), vocab);
                self.merge(short, full);
            }
        }
    }

    /// A provincial 某某经济开发区 that the text also calls 某某经开区 is no 经济技术开发区: where that is written out nowhere,
    /// and the zone is none of the national ones or the short name is rarer, the written name stands.
    fn bear_the_written_name(&mut self, (short, full): (ZoneId, ZoneId), vocab: &Vocab) {
        let (short, full) = (&self.zones[short], &self.zones[full]);
        let often = short.count > full.count || !vocab.zones.is_national(&full.name);
        let swapped = !full.written && often && short.name.ends_with("经济开发区");
        if swapped && full.name.ends_with("经济技术开发区") {
            let (name, kind, at) = (short.name.clone(), short.kind.clone(), self.by_word.get(&full.name).copied());
            if let Some(at) = at {
                (self.zones[at].name, self.zones[at].kind, self.zones[at].written) = (name, kind, true);
            }
        }
    }

    /// 重庆保税港区 beside 重庆两路寸滩保税港区, 郑州航空港区 beside 郑州航空港经济综合实验区: a place's one zone of a kind, under
    /// its short name and its full one. Two that stand in one sentence are two.
    fn join_one_of_a_kind(&mut self, passages: &[Passage], vocab: &Vocab) {
        for short in 0..self.zones.len() {
            let zone = &self.zones[short];
            let place = zone.place.trim_end_matches('市');
            let stem = zone.name.strip_prefix(&zone.place).unwrap_or("");
            let another = is_another(zone, vocab);
            if zone.count == 0 || place.is_empty() || another || vocab.zones.ending_of(stem) != Some(stem.len()) {
                continue;
            }
            let same = |full: &ZoneId| {
                let other = &self.zones[*full];
                *full != short
                    && other.count > 0
                    && other.place.trim_end_matches('市') == place
                    && other.kind.as_deref() != Some("产业园")
                    && fuller(&other.name, &zone.name)
                    && vocab.zones.same_kind(&zone.name, &other.name)
            };
            let mut full = (0..self.zones.len()).filter(same);
            if let (Some(full), None) = (full.next(), full.next())
                && !self.stand_together(passages, (short, full))
            {
                self.merge(short, full);
            }
        }
    }

    /// 天津高新区 in an article of 天津滨海高新区: the home's name without what tells it from others of its city.
    fn join_shortened(&mut self, passages: &[Passage], vocab: &Vocab) {
        for short in 0..self.zones.len() {
            let zone = &self.zones[short];
            let (place, stem) = (zone.place.as_str(), zone.name.strip_prefix(&zone.place).unwrap_or(""));
            if zone.count == 0 || place.is_empty() || !any_of!(OFFICIAL).contains(stem) || is_another(zone, vocab) {
                continue;
            }
            let longer = |full: &ZoneId| {
                let other = &self.zones[*full];
                let rest = other.name.strip_prefix(place).filter(|_| other.kind == zone.kind);
                let between = rest.and_then(|rest| any_of!(WRITTEN_OUT).strip_end(rest));
                between.is_some_and(|infix| (2..=3).contains(&infix.chars().count()))
                    && other.count >= zone.count
                    && other.first < zone.first
                    && vocab.zones.full_name(&zone.name).is_none()
            };
            let mut full = (0..self.zones.len()).filter(longer);
            if let (Some(full), None) = (full.next(), full.next())
                && !self.stand_together(passages, (short, full))
            {
                self.merge(short, full);
            }
        }
    }

    fn stand_together(&self, passages: &[Passage], (one, other): (ZoneId, ZoneId)) -> bool {
        passages.iter().any(|passage| {
            let named = |id: ZoneId| {
                passage.mentions.iter().any(|mention| {
                    matches!(mention.kind, MentionKind::Zone(_)) && self.find(mention.span.of(passage.text)) == Some(id)
                })
            };
            named(one) && named(other)
        })
    }

    fn merge(&mut self, short: ZoneId, full: ZoneId) {
        let gone = std::mem::take(&mut self.zones[short].words);
        for word in gone.into_iter().chain([self.zones[short].name.clone()]) {
            self.by_word.insert(word.clone(), full);
            if !self.zones[full].words.contains(&word) {
                self.zones[full].words.push(word);
            }
        }
        let (first, count, standing) = (self.zones[short].first, self.zones[short].count, self.zones[short].standing);
        let told = self.zones[short].told;
        let zone = &mut self.zones[full];
        zone.first = zone.first.min(first);
        zone.count += count;
        zone.told += told;
        zone.standing = zone.standing.max(standing);
        self.zones[short].count = 0;
    }

    /// 某西新经开区经批准更名为某汽车经开区: one zone, under its new name.
    fn take_new_names(&mut self, passage: &Passage) {
        let named: Vec<Span> = passage
            .mentions
            .iter()
            .filter(|mention| matches!(&mention.kind, MentionKind::Zone(zone) if zone.form == ZoneForm::Named))
            .map(|mention| mention.span)
            .collect();
        for pair in named.windows(2) {
            let between = &passage.text[pair[0].end..pair[1].start];
            let renamed = any_of!["更名为", "改名为", "改称", "定名为", "新的名称为", "新名称为", "新名为"]
                .ends(between.trim_end_matches(['“', '‘']))
                && !between.contains(['。', ';']);
            let (old, new) = (self.find(pair[0].of(passage.text)), self.find(pair[1].of(passage.text)));
            if let (Some(old), Some(new)) = (old, new)
                && renamed
                && old != new
            {
                self.merge(old, new);
            }
        }
    }

    /// Short names the text gives itself: X(以下简称Y), Y是X, X又称Y.
    fn learn_aliases(&mut self, passages: &[Passage], vocab: &Vocab) {
        for passage in passages {
            if any_of!["更", "改", "定名", "名称为", "新名为"].is_in(passage.text) {
                self.take_new_names(passage);
            }
            for mention in &passage.mentions {
                let MentionKind::Zone(zone) = &mention.kind else { continue };
                if zone.form != ZoneForm::Named {
                    continue;
                }
                let Some(id) = self.find(mention.span.of(passage.text)) else { continue };
                if let Some(alias) = alias_after(passage.text, mention.span.end)
                    .or_else(|| alias_before(passage.text, mention.span, &self.zones[id].name))
                {
                    match self.find(alias) {
                        Some(other) if other != id => self.merge(other, id),
                        // 衡东工业园区(原衡东新塘经济开发区), taken for one zone: it bears its new name.
                        Some(_) if self.zones[id].name == alias => {
                            self.zones[id].name = vocab.zones.expand(&bare_name(mention.span.of(passage.text), vocab));
                        }
                        _ => {}
                    }
                    self.by_word.insert(alias.to_string(), id);
                    self.aliases.push((alias.to_string(), id));
                    // 又称“中国光谷”, and 光谷 from there on.
                    if let Some(short) =
                        alias.strip_prefix("中国").filter(|short| short.ends_with(['谷', '城', '港', '湾']))
                    {
                        self.aliases.push((short.to_string(), id));
                    }
                    self.teach(id, alias);
                    self.zones[id].standing = Standing::Speaks;
                }
            }
        }
    }

    /// 智造新城 of 某市智造新城, 临港区 of 某市临港经济技术开发区: a zone by the name it has besides its city's, where the text
    /// calls it so.
    fn learn_own_names(&mut self, passages: &[Passage], vocab: &Vocab) {
        for id in 0..self.zones.len() {
            let Some(own) = OwnName::of(&self.zones[id], vocab).filter(|_| self.zones[id].count > 0) else { continue };
            let free = |form: &String| {
                // 南沙区 beside 广州南沙经济技术开发区 is a district.
                self.find(form).is_none_or(|known| known == id) && vocab.places.counties_named(form).is_empty()
            };
            let forms: Vec<String> = own.forms.into_iter().filter(free).collect();
            let (called, acts) = called_by(passages, (&own.word, &forms));
            // By the name of its place alone it is not told more often.
            if !own.is_place {
                self.zones[id].count += called.len();
                self.zones[id].told += called.len();
            }
            if acts {
                self.zones[id].standing = Standing::Speaks;
            }
            for form in called {
                if !self.aliases.iter().any(|(known, _)| known == form) {
                    self.by_word.entry(form.clone()).or_insert(id);
                    self.aliases.push((form.clone(), id));
                }
            }
        }
    }

    /// The zone of that number.
    pub fn zone(&self, id: ZoneId) -> &Zone {
        &self.zones[id]
    }

    /// The zones, in the order in which they are first named, without those that proved to be a short form of another.
    pub fn zones(&self) -> impl Iterator<Item = (ZoneId, &Zone)> {
        self.zones.iter().enumerate().filter(|(_, zone)| zone.count > 0)
    }

    /// The zone known by that name.
    pub fn find(&self, word: &str) -> Option<ZoneId> {
        self.by_word.get(word).copied()
    }

    /// The zones a passage names, by name or by a name the text gave them (以下简称, 又称), in order.
    pub(super) fn named_in(&self, passage: &Passage) -> Vec<(Span, ZoneId)> {
        let mut found: Vec<(Span, ZoneId)> = Vec::new();
        for mention in &passage.mentions {
            let MentionKind::Zone(zone) = &mention.kind else { continue };
            if zone.form == ZoneForm::Named
                && let Some(id) = self.find(mention.span.of(passage.text))
            {
                found.push((self.with_its_place(passage, (mention.span, id)), id));
            }
        }
        let named = found.len();
        for (word, id) in &self.aliases {
            for (at, _) in passage.text.match_indices(word.as_str()) {
                let span = Span::new(at, at + word.len());
                // 某高新区草堂科技产业基地 holds the name of the zone it lies in.
                if found[..named].iter().all(|(taken, _)| !taken.overlaps(span) || span.contains(*taken)) {
                    found.push((span, *id));
                }
            }
        }
        found.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
        found.dedup_by(|next, kept| kept.0.overlaps(next.0));
        found
    }
}

impl Cast {
    /// 包头稀土高新区, of which only 稀土高新区 was told as a name: with the place right before it, where that begins the zone's.
    fn with_its_place(&self, passage: &Passage, (span, id): (Span, ZoneId)) -> Span {
        let name = self.zone(id).name.as_str();
        let before = passage.places.iter().find(|(place, _)| {
            place.end == span.start && name.starts_with(place.of(passage.text).trim_end_matches('市'))
        });
        before.map_or(span, |(place, _)| Span::new(place.start, span.end))
    }
}

/// The name without what only says where the place lies: 新疆石河子经开区 → 石河子经开区, 呼和浩特市赛罕区中环产业园 → 中环产业园.
fn bare_name(word: &str, vocab: &Vocab) -> String {
    // 西宁(国家级)经济技术开发区
    let bracketed = ["(国家级)", "(省级)"].into_iter().find_map(|level| word.split_once(level));
    let plain = bracketed.map(|(before, after)| format!("{before}{after}"));
    let mut rest = plain.as_deref().unwrap_or(word);
    for level in ["国家级", "省级", "国家", "中国"] {
        let named = |rest: &&str| rest.chars().count() >= 4 && !rest.starts_with(['-', '—', '–', '·', '(']);
        rest = rest.strip_prefix(level).filter(named).unwrap_or(rest);
    }
    loop {
        let places = vocab.places.mentions(rest);
        let Some((first, place)) = places.first().filter(|(span, _)| span.start == 0) else { break };
        let after = &rest[first.end..];
        let full = rest[..first.end].ends_with(['市', '省', '县', '旗', '盟', '区'])
            || rest[..first.end].ends_with("自治区")
            || rest[..first.end].ends_with("自治州");
        // 青岛西海岸新区 keeps its city; 新疆石河子经开区 is one of many in its province.
        let named_after =
            matches!(place, PlaceRef::Province(_)) && places.get(1).is_some_and(|(next, _)| next.start == first.end);
        let own = vocab.zones.ending_of(after).or_else(|| vocab.zones.park_endings().at_end(after).map(|(len, _)| len));
        let keeps_a_name = own.is_some_and(|len| after.len() >= len + 6);
        if named_after || full && keeps_a_name {
            rest = after;
        } else {
            break;
        }
    }
    without_level(&without_city_mark(rest, vocab), vocab)
}

/// 张家口市经济开发区 → 张家口经济开发区.
fn without_city_mark(name: &str, vocab: &Vocab) -> String {
    let stem = &name[..name.len() - vocab.zones.ending_of(name).unwrap_or(0)];
    let city = vocab.places.city(stem).filter(|city| city.name == stem).and_then(|_| stem.strip_suffix('市'));
    let kind = any_of!["开发区", "高新区", "经开区", "新区", "保税区"].ends(name);
    // 驻马店市开发区 is all of its name.
    let bare = &name[stem.len()..] == "开发区";
    city.filter(|_| kind && !bare).map_or_else(|| name.to_string(), |city| format!("{city}{}", &name[stem.len()..]))
}

/// 昆明国家高新区 → 昆明高新区: its level is no part of a zone's name where a place stands before it.
fn without_level(name: &str, vocab: &Vocab) -> String {
    let stem = &name[..name.len() - vocab.zones.ending_of(name).unwrap_or(0)];
    let place = any_of!["国家级", "国家", "省级"].strip_end(stem).filter(|place| !place.is_empty());
    place.map_or_else(|| name.to_string(), |place| format!("{place}{}", &name[stem.len()..]))
}

/// True where the mention is the name of a body rather than of a building or a project.
fn stands_for_itself(passage: &Passage, span: Span, (name, placed): (&str, bool)) -> bool {
    let after = &passage.text[span.end..];
    if any_of!(SITE_AFTER).starts(after) {
        return false;
    }
    let chronicle = passage.text.starts_with(|c: char| c.is_ascii_digit());
    let titled = matches!(passage.role, Role::Heading(_))
        && !chronicle
        && (name.ends_with(['园', '区', '城', '港', '谷']) || name.ends_with("产业基地"));
    // 规范工业园区的文件: two characters that no table knows, in the midst of a sentence, are hardly a name.
    let body = any_of!(BODIES).at_end(name).is_some_and(|(_, ending)| {
        placed || name.chars().count() >= ending.chars().count() + 3 || super::focus::heads_clause(passage, span)
    });
    // 中马钦州产业园区 排名……: a label that opens its paragraph.
    let label = span.start == 0 && (after.starts_with([' ', ':', '　']) || after == "。") && passage.is_body();
    body || titled || label || acts(passage, span) || has_tenants(passage, span)
}

/// 中环产业园已……, 某园区正致力于……: the park does something at the head of its clause, and no building is spoken of.
fn acts(passage: &Passage, span: Span) -> bool {
    let attributed = super::focus::follows_an_attribute(passage, span);
    let after = passage.text[span.end..].trim_start_matches(|c| attributed && c == ',');
    let clause = passage.clause_at(span.start);
    let verbs = [
        "已", "正", "现", "坚持", "着力", "聚焦", "立足", "围绕", "致力于", "位于", "规划", "共有", "拥有", "入驻",
        "集聚", "累计", "完成", "实现", "预计", "面积", "占地", "用地", "总面积",
    ];
    let building = any_of!["总投资", "开工", "封顶", "竣工", "项目", "主体", "建成"].is_in(clause.of(passage.text));
    verbs.iter().any(|verb| after.starts_with(verb))
        && !building
        && (attributed || super::focus::heads_clause(passage, span))
}

/// A park with tenants, opened and measured in its sentence or in the next words of the paragraph.
fn has_tenants(passage: &Passage, span: Span) -> bool {
    let told = passage.whole();
    let tenants = any_of!["入驻企业", "入园企业", "入驻了", "在孵企业", "孵化企业"];
    let building = any_of!["总投资", "开工", "封顶", "竣工", "合龙"].is_in(told);
    // 某某科技园签约入驻企业16家, at the head of the sentence: the park itself counts them.
    let first = passage.figures().find(|mention| !matches!(mention.kind, MentionKind::Period(_)));
    let opens = first.is_none_or(|mention| mention.span.start > span.start);
    let own = &passage.text[span.end..passage.clause_at(span.start).end.max(span.end)];
    let counts = tenants.first(own).is_some_and(|(words, _)| {
        own[..words.start].chars().count() <= 4
            && own[words.end..].starts_with(|c: char| c.is_ascii_digit() || "达近超已".contains(c))
    });
    (counts && opens || tenants.is_in(told) && !building) && super::focus::heads_clause(passage, span)
}

/// True for a zone that is none of another name: one of the national ones, or one whose kind the text writes out.
fn is_another(zone: &Zone, vocab: &Vocab) -> bool {
    vocab.zones.is_national(&zone.name) || zone.written && any_of!(WRITTEN_OUT).ends(&zone.name)
}

/// The longer of two names, but 乌鲁木齐高新区 before 乌鲁木齐市高新区.
fn fuller(name: &str, than: &str) -> bool {
    match name.replacen('市', "", 1) == than.replacen('市', "", 1) {
        true => name.len() < than.len(),
        false => name.len() > than.len(),
    }
}

/// True where `short` is a shorter name of `full`.
fn is_short_for(short: &Zone, full: &Zone) -> bool {
    if short.count == 0 || full.count == 0 || full.name.chars().count() <= short.name.chars().count() {
        return false;
    }
    // 中卫工业园区云计算产业片区 is a part of 中卫工业园区.
    if full.name.starts_with(&short.name) {
        return false;
    }
    let same_place = !short.place.is_empty() && short.place == full.place;
    let rest = short.name.strip_prefix(short.place.as_str()).unwrap_or("");
    let generic = ["开发区", "园区", "产业园", "工业园", "工业园区", "产业园区", "经济开发区", "技术开发区"]
        .contains(&rest)
        && full.name.ends_with("区")
        // A 经济开发区 that is told of besides the 高新区 is none of its former names.
        && !(rest == "经济开发区" && short.told > 1 && full.kind.as_deref() == Some("高新技术产业开发区"));
    same_place && generic
        || is_stem_of(&short.name, &full.name)
        || picks_characters(&short.name, &full.name)
        || full.name.ends_with(&short.name) && short.name.chars().count() >= 4
}

/// 大龙开发区 of 贵州大龙经济开发区: its own name before the kind, with and without what sort of 开发区 it is.
fn is_stem_of(short: &str, full: &str) -> bool {
    let (Some(stem), Some(whole)) = (short.strip_suffix("开发区"), full.strip_suffix("开发区")) else {
        return false;
    };
    let own = any_of!["经济技术", "高新技术产业", "经济"].strip_end(whole);
    // 蒙苏经济开发区 and 蒙苏经开区.
    let bare = stem.strip_suffix("经济").filter(|_| whole.ends_with("经济技术")).unwrap_or(stem);
    bare.chars().count() >= 2 && own.is_some_and(|own| own.ends_with(bare))
}

/// 西港特区 of 西哈努克港经济特区: the stem picks characters out of the fuller one, the first being its first.
fn picks_characters(short: &str, full: &str) -> bool {
    let ending =
        ["特区", "合作区", "工业园"].into_iter().find(|ending| short.ends_with(ending) && full.ends_with(ending));
    let Some(ending) = ending else { return false };
    let (stem, whole) = (&short[..short.len() - ending.len()], &full[..full.len() - ending.len()]);
    let mut rest = whole.chars();
    (2..=3).contains(&stem.chars().count())
        && stem.chars().all(|c| rest.any(|other| other == c))
        && whole.chars().count() > stem.chars().count()
}

/// `(以下简称石河子经开区)`, `(简称“留创园”)`, `,又称X` after a name.
fn alias_after(text: &str, at: usize) -> Option<&str> {
    let rest = text[at..].trim_start_matches(['(', ',', ' ']);
    let bracketed = text[at..].starts_with('(');
    let cues =
        ["以下简称为", "以下简称", "下称", "以下称", "简称为", "简称", "又称", "又名", "原名", "曾用名", "前身为"];
    let cue =
        cues.into_iter().find(|cue| rest.starts_with(cue)).or((bracketed && rest.starts_with('原')).then_some("原"))?;
    let name = rest[cue.len()..].trim_start_matches(['“', '‘', ':', '"']);
    let end = name.find(['”', '’', ')', ',', '。', '、', ';', '"']).unwrap_or(name.len());
    let name = &name[..end];
    (2..=14).contains(&name.chars().count()).then_some(name)
}

/// Y in 这里所说的Y是X: Y picks characters out of X, in order.
fn alias_before<'t>(text: &'t str, span: Span, full: &str) -> Option<&'t str> {
    let before = text[..span.start].strip_suffix('是').or_else(|| text[..span.start].strip_suffix("即"))?;
    let start = before.char_indices().rev().take(6).last().map_or(0, |(at, _)| at);
    let tail = &before[start..];
    let picks = |word: &str| {
        let mut rest = full.chars();
        word.chars().all(|c| rest.any(|f| f == c))
    };
    tail.char_indices()
        .map(|(at, _)| &tail[at..])
        .find(|word| word.chars().count() >= 2 && word.ends_with(['园', '区']) && picks(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_is_no_part_of_a_name_after_its_place() {
        let vocab = Vocab::embedded();
        assert_eq!(without_level("昆明国家高新区", vocab), "昆明高新区");
        assert_eq!(without_level("珠海国家级经济技术开发区", vocab), "珠海经济技术开发区");
        for name in ["国家高新区", "呼和浩特航天经济开发区"] {
            assert_eq!(without_level(name, vocab), name);
        }
    }
}
