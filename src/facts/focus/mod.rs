//! Who is speaking: a zone, a city, or nobody whom facts are kept for; and within it, a company.
//!
//! The zone in a heading, or the one the article opens with, is at home in its section. A name at the head of a clause
//! takes the word; 该区, 全区, 园区 and the bare type (高新区) mean the zone last at work. A company keeps the word to the
//! end of its paragraph. A city's figures stay with the city.

mod heads;
mod home;
mod inner;
mod meant;
mod places;
mod seats;
mod sections;
mod topics;

use std::collections::BTreeSet;

pub(super) use heads::{follows_an_attribute, heads_clause};
use seats::said_by;

use super::cast::{Cast, Standing, ZoneId};
use super::context::{Context, Passage};
use crate::article::Role;
use crate::recognise::MentionKind;
use crate::source::{Span, any_of};
use crate::vocab::{PlaceRef, Vocab};

/// The body that facts are about.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Owner {
    /// A zone, park or new area.
    Zone(ZoneId),
    /// A city or province, by its full name.
    Region(String),
    /// Nobody whom facts are kept for.
    #[default]
    Nobody,
}

/// Who has the word.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Speaker {
    /// The body.
    pub owner: Owner,
    /// The company or institute within it, where the words are about one.
    pub company: Option<String>,
}

impl Speaker {
    /// Nobody has the word.
    pub const NOBODY: Speaker = Speaker { owner: Owner::Nobody, company: None };

    fn of(owner: Owner) -> Speaker {
        Speaker { owner, company: None }
    }
}

/// Finds for each passage who speaks from where on.
pub(super) fn assign(context: &mut Context) {
    let mut from = 0;
    while from < context.passages.len() {
        let part = context.passages[from].part;
        let to = from + context.passages[from..].iter().take_while(|passage| passage.part == part).count();
        let walk = Walk::new(&context.cast, context.vocab, &context.passages[from..to], from);
        let home = walk.home.clone();
        let speakers = walk.run();
        context.homes.resize(part + 1, Owner::Nobody);
        context.homes[part] = home;
        for (passage, speakers) in context.passages[from..to].iter_mut().zip(speakers) {
            passage.speakers = speakers;
        }
        from = to;
    }
}

/// What takes the word at a place in a sentence.
#[derive(Debug, Clone)]
enum Topic {
    Owner(Owner),
    /// 经开区, 园区, 全区: a zone named elsewhere; the word as written.
    Elsewhere(String),
    /// 全市, 我市.
    City,
    /// 全省, 我省.
    Province,
    /// 全国.
    Nation,
    Company(String),
    /// A park within the zone at home, for the rest of its paragraph.
    Park(ZoneId),
    /// 6个高新区: several zones together, whose figures are none of one's.
    Several,
    /// 某某动力、某某传动等一批企业: several firms together, of which none has the word.
    Firms,
    /// A bonded zone told of as a part of the zone at home.
    Within(ZoneId),
    /// 其中6家在高新区: where those counted in a clause stand, for that clause alone.
    There(Owner),
    /// 公司, 该公司: the company last named.
    SameCompany,
}

/// One article of a file, walked from top to bottom.
struct Walk<'w, 'a> {
    cast: &'w Cast,
    vocab: &'w Vocab,
    passages: &'w [Passage<'a>],
    /// Number of the first passage in the file.
    offset: usize,
    /// Who is at home in the article.
    home: Owner,
    /// True for a feature of a city, which tells of the city's firms.
    feature: bool,
    /// The city the article is about or lies in.
    city: Option<String>,
    /// Who is at home in the section.
    section: Owner,
    /// True where the section's heading names its zone by the type alone.
    typed: bool,
    /// The zone last at work.
    last_zone: Option<ZoneId>,
    /// The zone that opens the paragraph.
    opener: Option<ZoneId>,
    company: Option<String>,
    /// The park within a zone that the paragraph tells of, and whether it had the word last.
    park: Option<(ZoneId, bool)>,
    /// True after a figure of the whole nation: the word goes back at the next sentence.
    wide: bool,
    /// Who goes on at the next sentence, after one of a zone from another town.
    host: Option<Speaker>,
    /// Where companies stand, as far as the text has placed them.
    seats: std::collections::BTreeMap<String, Owner>,
}

impl<'w, 'a> Walk<'w, 'a> {
    fn new(cast: &'w Cast, vocab: &'w Vocab, passages: &'w [Passage<'a>], offset: usize) -> Self {
        let mut walk = Walk {
            cast,
            vocab,
            passages,
            offset,
            home: Owner::Nobody,
            feature: false,
            city: None,
            section: Owner::Nobody,
            typed: false,
            last_zone: None,
            opener: None,
            company: None,
            park: None,
            wide: false,
            host: None,
            seats: std::collections::BTreeMap::new(),
        };
        walk.city = walk.find_city();
        walk.home = walk.find_home();
        walk.feature = walk.is_feature();
        walk.section = walk.home.clone();
        if let Owner::Zone(zone) = walk.home {
            walk.last_zone = Some(zone);
        }
        walk
    }

    /// What stands over the story: headlines, by-lines, the words of pictures.
    fn titles(&self) -> impl Iterator<Item = &'w Passage<'a>> {
        self.passages.iter().take_while(|passage| !passage.is_body())
    }

    fn in_part(&self, zone: ZoneId) -> bool {
        let (first, _) = self.cast.zone(zone).first;
        (self.offset..self.offset + self.passages.len()).contains(&first)
    }

    fn speaks(&self, zone: ZoneId) -> bool {
        self.cast.zone(zone).standing == Standing::Speaks
    }

    /// The city of the article; 全市 of 重庆 is the municipality that is at home.
    fn region(&self) -> Owner {
        match &self.home {
            Owner::Region(home) if home.ends_with('市') && self.vocab.places.province(home).is_some() => {
                self.home.clone()
            }
            _ => self.city.clone().map_or(Owner::Nobody, Owner::Region),
        }
    }

    /// The province the article names, or the one its city lies in.
    fn province(&self) -> Option<String> {
        let named = self.passages.iter().flat_map(|passage| &passage.places).find_map(|(_, place)| match place {
            PlaceRef::Province(province) => Some(province.name.clone()),
            _ => None,
        });
        let around = || {
            self.vocab
                .places
                .city(self.city.as_deref()?)
                .and_then(|city| self.vocab.places.province_of_city(city))
                .map(|province| province.name.clone())
        };
        named.or_else(around)
    }

    fn run(mut self) -> Vec<Vec<(usize, Speaker)>> {
        if self.is_company_report() {
            return vec![vec![(0, Speaker::NOBODY)]; self.passages.len()];
        }
        let mut all = Vec::with_capacity(self.passages.len());
        self.company = self.first_speaker();
        let mut speaker = Speaker::of(self.home.clone());
        let mut paragraph = usize::MAX;
        let mut begun = false;
        for (number, passage) in self.passages.iter().enumerate() {
            if let Role::Heading(_) = passage.role {
                self.enter_section((number, passage), begun);
                speaker = Speaker::of(self.section.clone());
            }
            begun |= passage.is_body();
            if passage.paragraph != paragraph {
                paragraph = passage.paragraph;
                speaker = Speaker::of(self.section.clone());
                self.park = None;
                self.host = None;
                self.opener = None;
                if let Some(name) = said_by(passage) {
                    if self.names_home(&name) {
                        self.seats.entry(name.clone()).or_insert_with(|| self.home.clone());
                    }
                    self.company = Some(name);
                }
                // In a city's news a zone of an earlier paragraph is not at hand.
                if self.home_is_region() && self.section == self.home {
                    self.last_zone = self.last_zone.filter(|_| self.points_back(passage));
                    speaker = self.last_zone.map_or(speaker, |zone| Speaker::of(Owner::Zone(zone)));
                }
            }
            if std::mem::take(&mut self.wide) {
                speaker = Speaker::of(self.section.clone());
            }
            if let Some(host) = self.host.take() {
                speaker = host;
            }
            let mut own = vec![(0, speaker.clone())];
            self.seat_companies(passage);
            let topics = self.topics(passage);
            if passage.is_body() && passage.opens() {
                self.opener = self.opening_zone(passage, &topics);
            }
            let (at_hand, heading) = (self.last_zone, matches!(passage.role, Role::Heading(_)));
            // 北区开工20个;南区开工9个。全区……: zones gone through in one sentence give the word back at its end.
            let through = self.gone_through(passage, &topics);
            for (at, topic) in topics {
                self.wide =
                    matches!(topic, Topic::Nation | Topic::There(_)) || self.is_aside(passage, (at, &topic)) || through;
                let guest = self.is_guest(&speaker, &topic) || self.is_firm_in_passing(&speaker, &topic);
                let guest = guest.then(|| (speaker.clone(), self.last_zone));
                speaker = self.give_word(&speaker, topic);
                own.push((at, speaker.clone()));
                if let Some((host, zone)) = guest {
                    (self.host, self.last_zone) = (Some(host), zone);
                }
            }
            if let Some(zone) = self.presented(passage) {
                speaker = Speaker::of(Owner::Zone(zone));
                own.push((passage.text.len(), speaker.clone()));
                self.last_zone = Some(zone);
            }
            // A heading is about one zone, whatever else it names.
            if heading {
                self.last_zone = at_hand;
            }
            if self.home_is_region() && self.last_zone.is_none() {
                self.last_zone = self.only_zone_of(passage);
            }
            if through {
                self.last_zone = [&self.section, &self.home].into_iter().find_map(|owner| match owner {
                    Owner::Zone(zone) => Some(*zone),
                    _ => None,
                });
            }
            all.push(own);
        }
        all
    }

    /// 一路往南,就到了某某高新区。: the zone a sentence leads up to at the head of a paragraph of a city's story, which goes on
    /// to tell of it.
    fn presented(&self, passage: &Passage) -> Option<ZoneId> {
        if !self.home_is_region() || !passage.is_body() || !passage.opens() {
            return None;
        }
        let led_up_to = |(span, zone): &(Span, ZoneId)| {
            let rest = passage.text[span.end..].trim_end_matches(['。', ' ']);
            let closes = rest.is_empty() || rest.starts_with('(') && rest.ends_with(')');
            let led = any_of!["在", "是", "到", "到了", "来到", "走进", "进入"].ends(&passage.text[..span.start]);
            closes && led && self.speaks(*zone)
        };
        passage.zones.iter().find(|named| led_up_to(named)).map(|(_, zone)| *zone)
    }

    /// The zone that has the word in the first clause of a paragraph: 全区 means it until the next paragraph.
    fn opening_zone(&self, passage: &Passage, topics: &[(usize, Topic)]) -> Option<ZoneId> {
        let (at, topic) = topics.first()?;
        let first = passage.clauses.first().is_some_and(|clause| *at < clause.end);
        match topic {
            Topic::Owner(Owner::Zone(zone)) if first => Some(*zone),
            _ => None,
        }
    }

    /// 沙漠边的这座园区……: a paragraph of a city's story goes on about the zone of the one before.
    fn points_back(&self, passage: &Passage) -> bool {
        let opening = passage.clauses.first().map_or("", |clause| clause.of(passage.text));
        let pointed = any_of!["这座", "这个", "这片", "这家", "该"].every(opening).any(|(span, _)| {
            any_of!["园区", "开发区", "新区", "高新区", "经开区", "工业园"].starts(&opening[span.end..])
        });
        pointed && passage.opens() && passage.zones.is_empty()
    }

    /// The one zone a sentence of a city's news names, wherever in it: 园区 in the next sentence means it.
    fn only_zone_of(&self, passage: &Passage) -> Option<ZoneId> {
        the_only(passage.zones.iter().map(|(_, zone)| *zone).filter(|zone| self.speaks(*zone)))
    }

    /// True where a sentence goes through several zones within one that is at home, with figures of each.
    fn gone_through(&self, passage: &Passage, topics: &[(usize, Topic)]) -> bool {
        let named = topics.iter().enumerate().filter_map(|(i, (at, topic))| match topic {
            Topic::Owner(Owner::Zone(zone)) => {
                let end = topics.get(i + 1).map_or(passage.text.len(), |(next, _)| *next);
                passage.tells_between(*at, end).then_some(*zone)
            }
            _ => None,
        });
        self.section != Owner::Nobody && named.collect::<BTreeSet<_>>().len() >= 2
    }

    /// 小巨人173家;全市新增4家: the city's figure behind the zone's own in one sentence, after which the zone goes on.
    fn is_aside(&self, passage: &Passage, (at, topic): (usize, &Topic)) -> bool {
        matches!(topic, Topic::City | Topic::Province)
            && matches!(self.section, Owner::Zone(_))
            && passage.figures().any(|m| m.span.end <= at && matches!(m.kind, MentionKind::Quantity(_)))
    }

    /// 苏州工业园区派来12名干部, in a paragraph on a zone of the city whose story it is: a zone of another city is told of as
    /// long as its sentence lasts.
    fn is_guest(&self, before: &Speaker, topic: &Topic) -> bool {
        let (Topic::Owner(Owner::Zone(guest)), Owner::Zone(host)) = (topic, &before.owner) else { return false };
        let Some(city) = self.city.as_deref().filter(|_| self.home_is_region()) else { return false };
        let name = self.cast.zone(*guest).name.as_str();
        let located = self.vocab.places.locate(name).and_then(|found| found.city);
        guest != host && located.is_some_and(|other| other != city) && !name.contains(city.trim_end_matches('市'))
    }

    /// A firm among a city's figures in a zone's page: the city goes on at the next sentence.
    fn is_firm_in_passing(&self, before: &Speaker, topic: &Topic) -> bool {
        let by_a_city = matches!((&before.owner, &self.home), (Owner::Region(_), Owner::Zone(_)));
        by_a_city && matches!(topic, Topic::Company(_))
    }

    fn home_name(&self) -> Option<&str> {
        match self.home {
            Owner::Zone(zone) => Some(self.cast.zone(zone).name.as_str()),
            _ => None,
        }
    }

    fn home_is_autonomous(&self) -> bool {
        self.section == self.home && matches!(&self.home, Owner::Region(region) if region.ends_with("自治区"))
    }

    fn home_is_region(&self) -> bool {
        matches!(self.home, Owner::Region(_))
    }
}

/// The one zone among those given, however often it is.
fn the_only(mut zones: impl Iterator<Item = ZoneId>) -> Option<ZoneId> {
    let first = zones.next()?;
    zones.all(|zone| zone == first).then_some(first)
}
