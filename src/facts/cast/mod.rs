//! The zones an article names: each under its fullest name, with the shorter ones by which the text calls it.

mod given;
mod headline;
mod join;
mod listed;
mod names;
mod standing;

use std::collections::BTreeMap;

pub use self::listed::Listed;
use self::listed::listed;
use self::names::bare_name;
use self::standing::{BODIES, OFFICES, SITE_AFTER, counts_at_head, has_a_figure, stands_for_itself};
use super::context::Passage;
use crate::recognise::{MentionKind, ZoneForm};
use crate::source::{Span, any_of};
use crate::vocab::{PlaceRef, TOWNS_OWN, Vocab};

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
    /// True where it opens a clause that tells a figure of it.
    counts: bool,
}

impl Zone {
    /// A zone of that full name, first named at that passage and byte, of which nothing more is known.
    fn named(name: &str, first: (usize, usize), vocab: &Vocab) -> Zone {
        Zone {
            name: name.to_string(),
            words: Vec::new(),
            place: String::new(),
            kind: vocab.zones.type_of(name).map(|kind| kind.name.clone()),
            standing: Standing::Named,
            first,
            count: 0,
            told: 0,
            written: false,
            counts: false,
        }
    }
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

/// A local paper writes only 高新区 of its own town's: where an article names no zone, but one kind of zone twice or more,
/// and one city alone, the zone is that city's.
fn zone_of_the_town(passages: &[Passage], vocab: &Vocab) -> Option<Zone> {
    let mut kinds: BTreeMap<String, (usize, (usize, usize))> = BTreeMap::new();
    let mut cities: BTreeMap<&str, usize> = BTreeMap::new();
    for (i, passage) in passages.iter().enumerate() {
        for mention in &passage.mentions {
            let MentionKind::Zone(zone) = &mention.kind else { continue };
            let word = mention.span.of(passage.text);
            if zone.form == ZoneForm::Bare && TOWNS_OWN.contains(&word) {
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
    let named = Zone::named(&format!("{place}{kind}"), first, vocab);
    Some(Zone { kind: Some(kind), standing: Standing::Speaks, count, told: count, place, ..named })
}

/// The body in the name of a park within it: 呼和浩特经开区 of 呼和浩特经开区如意工业园.
fn body_within(text: &str, span: Span) -> Option<Span> {
    let word = span.of(text);
    let end = any_of!(TOWNS_OWN).every(word).map(|(end, _)| end.end).min()?;
    (end < word.len()).then(|| Span::new(span.start, span.start + end))
}

impl Cast {
    /// Gathers the zones named in the passages.
    pub(in crate::facts) fn gather(passages: &[Passage], vocab: &Vocab) -> Cast {
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
        cast.join_endings_of_a_kind(vocab);
        cast.join_short_forms(vocab);
        cast.join_one_of_a_kind(passages, vocab);
        cast.join_shortened(passages, vocab);
        cast.learn_aliases(passages, vocab);
        cast.learn_own_names(passages, vocab);
        cast.name_parts_of_free_trade(vocab);
        cast.meet_parks_within(passages, vocab);
        cast.let_counting_parks_speak();
        cast.let_a_lone_park_speak();
        cast.listed = passages.iter().enumerate().flat_map(|(i, passage)| listed((i, passage), vocab)).collect();
        if cast.zones.is_empty() {
            cast.zones.extend(zone_of_the_town(passages, vocab));
        }
        cast
    }

    fn meet(&mut self, passage: &Passage, (index, span): (usize, Span), place: &str, vocab: &Vocab) {
        let word = span.of(passage.text);
        let bare = bare_name(word, vocab);
        let name = vocab.zones.full_name(&bare).map_or_else(|| vocab.zones.expand(&bare), str::to_string);
        let id = match self.by_word.get(&name) {
            Some(&id) => id,
            None => {
                // Of 广州南沙 the narrower place is the zone's own.
                let place = bare_name(place, vocab);
                let narrow = vocab.places.mentions(&place).last().map_or(0, |(span, _)| span.start);
                let place = place.get(narrow..).unwrap_or(&place).to_string();
                self.zones.push(Zone { place, ..Zone::named(&name, (index, span.start), vocab) });
                self.by_word.insert(name, self.zones.len() - 1);
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
                && stands_for_itself(passage, span, (&zone.name, !zone.place.is_empty()), vocab)
        {
            zone.standing = Standing::Speaks;
        }
        zone.counts = zone.counts
            || match zone.standing {
                Standing::Speaks => has_a_figure(passage, span),
                _ => counts_at_head(passage, span),
            };
    }

    /// Parks that are named more than once, and at the head of a clause with a figure of theirs; a 集中区, or a 片区 of a free
    /// trade zone, has an office of its own, and need be named but once.
    fn let_counting_parks_speak(&mut self) {
        let free_trade = self.zones.iter().any(|zone| any_of!["自贸", "自由贸易"].is_in(&zone.name));
        let office = |name: &str| name.ends_with("集中区") || free_trade && name.ends_with("片区");
        let often = |zone: &Zone| zone.told > 1 || office(&zone.name);
        let counting = |zone: &&mut Zone| zone.counts && zone.standing == Standing::Named && often(zone);
        self.zones.iter_mut().filter(counting).for_each(|zone| zone.standing = Standing::Within);
    }

    /// 绿色化工园区建在……。园区现有企业40家: parks of which a paragraph of another zone's story tells.
    fn meet_parks_within(&mut self, passages: &[Passage], vocab: &Vocab) {
        for (at, span) in super::parks::told_by_paragraph(passages) {
            let name = span.of(passages[at].text);
            let fuller = |(_, zone): &(ZoneId, &Zone)| zone.name.ends_with(name) && zone.standing != Standing::Speaks;
            let known = self.find(name).or_else(|| self.zones().find(fuller).map(|(id, _)| id));
            let id = known.unwrap_or(self.zones.len());
            if known.is_none() {
                let named = Zone::named(name, (at, span.start), vocab);
                self.zones.push(Zone { standing: Standing::Within, count: 1, told: 1, written: true, ..named });
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

    fn teach(&mut self, id: ZoneId, word: &str) {
        if !self.zones[id].words.iter().any(|known| known == word) {
            self.zones[id].words.push(word.to_string());
        }
        self.by_word.entry(word.to_string()).or_insert(id);
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
    pub(in crate::facts) fn named_in(&self, passage: &Passage) -> Vec<(Span, ZoneId)> {
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

    /// 包头稀土高新区, of which only 稀土高新区 was told as a name: with the place right before it, where that begins the zone's.
    fn with_its_place(&self, passage: &Passage, (span, id): (Span, ZoneId)) -> Span {
        let name = self.zone(id).name.as_str();
        let before = passage.places.iter().find(|(place, _)| {
            place.end == span.start && name.starts_with(place.of(passage.text).trim_end_matches('市'))
        });
        before.map_or(span, |(place, _)| Span::new(place.start, span.end))
    }
}
