//! Who is speaking: a zone, a city, or nobody whom facts are kept for; and within it, a company.
//!
//! The zone in a heading, or the one the article opens with, is at home in its section. A name at the head of a clause
//! takes the word; 该区, 全区, 园区 and the bare type (高新区) mean the zone last at work. A company keeps the word to the
//! end of its paragraph. A city's figures stay with the city.

use std::collections::BTreeSet;

use super::cast::{Cast, Standing, ZoneId, own_name};
use super::context::{Context, Passage};
use crate::article::Role;
use crate::recognise::{MentionKind, OrganisationKind, ZoneForm};
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
    company: Option<String>,
    /// The park within a zone that the paragraph tells of, and whether it had the word last.
    park: Option<(ZoneId, bool)>,
    /// True after a figure of the whole nation: the word goes back at the next sentence.
    wide: bool,
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
            company: None,
            park: None,
            wide: false,
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

    /// The zone in the title, else the first zone that opens a sentence, else the city of city news.
    fn find_home(&self) -> Owner {
        if let Some(zones) = self.gone_through_by_headings() {
            return if self.lie_in_the_city(&zones) { self.region() } else { Owner::Nobody };
        }
        let titles = self.passages.iter().take_while(|passage| !passage.is_body());
        for passage in titles.filter(|passage| matches!(passage.role, Role::Heading(_))) {
            if let Some(region) = all_zones_of(passage) {
                return Owner::Region(region);
            }
            if let Some(zone) = self.headed(passage) {
                return Owner::Zone(self.rather_than_headline(zone));
            }
            let city = passage.places.iter().any(|(span, place)| matches!(place, PlaceRef::City(city) if span.of(passage.text) == city.name && self.city.as_deref() == Some(city.name.as_str())));
            if city || self.is_city_news(passage) {
                return self.region();
            }
            if self.headed_by_city(passage) {
                return self.region();
            }
            if let Some(province) = self.headed_by_province(passage) {
                return Owner::Region(province);
            }
        }
        let mut titles = self.passages.iter().take_while(|passage| !passage.is_body());
        let by_place = |title: &Passage| match title.role {
            Role::Heading(_) => self.zone_by_place(title.text),
            _ => None,
        };
        if let Some(zone) = titles.find_map(by_place) {
            return Owner::Zone(zone);
        }
        let bodies = || self.passages.iter().filter(|passage| passage.is_body());
        let first = bodies().take(8).find_map(|passage| {
            let city = self.first_place(passage).is_some_and(|at| at == 0);
            let zone =
                passage.zones.iter().copied().find(|(span, zone)| self.speaks(*zone) && !in_company(passage, *span));
            match zone {
                Some((_, zone)) => Some(Owner::Zone(self.rather(zone))),
                None if city && self.is_city_news(passage) => Some(self.region()),
                None => None,
            }
        });
        let most = || {
            let mut counts: Vec<(usize, ZoneId)> = self
                .cast
                .zones()
                .filter(|(id, _)| self.speaks(*id) && self.in_part(*id))
                .map(|(id, zone)| (zone.told, id))
                .collect();
            counts.sort_by_key(|(count, id)| (std::cmp::Reverse(*count), *id));
            counts.first().map(|(_, id)| Owner::Zone(*id))
        };
        if let Some(region) = self.surveyed() {
            return Owner::Region(region);
        }
        let city_news = bodies().any(|passage| self.is_city_news(passage));
        // 襄阳市发改委通报: no zone is named, and the story opens with the city's full name.
        let opens_with_city = || {
            let opening = bodies().next().map_or("", |passage| passage.text);
            self.city.as_deref().is_some_and(|city| opening.contains(city))
        };
        first
            .or_else(most)
            .unwrap_or_else(|| if city_news || opens_with_city() { self.region() } else { Owner::Nobody })
    }

    /// The province or city whose zones an article surveys: it lists three or more of them in one breath, and neither its
    /// headline nor its opening is about one alone.
    fn surveyed(&self) -> Option<String> {
        let bodies = || self.passages.iter().filter(|passage| passage.is_body());
        let lists = |passage: &Passage| {
            let mut named: Vec<ZoneId> = passage.zones.iter().map(|(_, zone)| *zone).collect();
            named.retain(|zone| self.speaks(*zone));
            named.sort_unstable();
            named.dedup();
            named.len() >= 3
        };
        let opening = bodies().next()?;
        if !bodies().take(4).any(lists)
            || opening.zones.first().is_some_and(|(span, zone)| self.speaks(*zone) && span.start == 0)
        {
            return None;
        }
        let whole = self
            .passages
            .iter()
            .find_map(|passage| any_of!["全省", "我省", "全自治区", "全市", "我市"].first(passage.text));
        let titled = self.passages.iter().take_while(|passage| !passage.is_body()).flat_map(|passage| &passage.places);
        let province = titled.into_iter().any(|(_, place)| matches!(place, PlaceRef::Province(_)));
        match whole {
            _ if province => self.province(),
            Some((_, "全市" | "我市")) => self.city.clone(),
            Some(_) => self.province(),
            None => None,
        }
    }

    /// “有边无口”的某市: the article's city in a headline that names no zone, over a story in which the city speaks more than
    /// once.
    fn headed_by_city(&self, headline: &Passage) -> bool {
        let Some(city) = self.city.as_deref() else { return false };
        let named = headline.places.iter().any(|(_, place)| match place {
            PlaceRef::City(place) => place.name == city,
            PlaceRef::County(place) => place.name == city,
            _ => false,
        });
        // 松山湖 of 松山湖高新区 stands for the zone, and 东莞 before it for where that lies.
        let own = |(id, zone): (ZoneId, &super::cast::Zone)| {
            let place = zone.place.trim_end_matches(['市', '县']);
            let placed = place.chars().count() >= 2 && !city.starts_with(place) && headline.text.contains(place);
            self.speaks(id) && (placed || own_name(zone, self.vocab).is_some_and(|own| headline.text.contains(own)))
        };
        let zone = headline.mentions.iter().any(|mention| matches!(mention.kind, MentionKind::Zone(_)))
            || self.cast.zones().any(own);
        let speaks = || self.passages.iter().filter(|passage| passage.is_body() && self.is_city_news(passage)).count();
        named && !zone && (speaks() >= 2 || self.is_on_several())
    }

    /// True for a story that goes through three zones or more, none of which has half of what is said.
    fn is_on_several(&self) -> bool {
        let named = self.cast.zones().filter(|(id, zone)| self.in_part(*id) && !zone.place.is_empty());
        let told: Vec<usize> = named.map(|(_, zone)| zone.told).collect();
        told.len() >= 3 && told.iter().max().is_some_and(|most| most * 2 <= told.iter().sum::<usize>())
    }

    /// 某省新增省级开发区: the province that opens a headline, where the story goes through three zones or more.
    fn headed_by_province(&self, headline: &Passage) -> Option<String> {
        let (span, place) = headline.places.first().filter(|(span, _)| span.start == 0)?;
        let PlaceRef::Province(province) = place else { return None };
        let bodies = self.passages.iter().filter(|passage| passage.is_body());
        let named = bodies.flat_map(|passage| passage.zones.iter().map(|(_, zone)| *zone));
        let zones: BTreeSet<ZoneId> = named.filter(|zone| self.speaks(*zone)).collect();
        let next = headline.text[span.end..].starts_with([':', '—', ' ', '·']);
        (zones.len() >= 3 && headline.zones.is_empty() && !next).then(|| province.name.clone())
    }

    /// The zone that bears the name of a place in the headline which is no city: 南沙吸金逾千亿.
    fn zone_by_place(&self, title: &str) -> Option<ZoneId> {
        let cities = self.vocab.places.mentions(title);
        let free = |place: &str| {
            title.find(place).is_some_and(|at| {
                let span = Span::new(at, at + place.len());
                !cities.iter().any(|(taken, place)| {
                    let tells_its_own_news = match place {
                        PlaceRef::City(_) | PlaceRef::Province(_) => true,
                        PlaceRef::County(county) => county.name.ends_with(['市', '县']),
                        _ => false,
                    };
                    taken.overlaps(span) && tells_its_own_news
                })
            })
        };
        let own = |zone: &super::cast::Zone| {
            zone.place.chars().count() >= 2 && free(&zone.place)
                || own_name(zone, self.vocab).is_some_and(free)
                || zone.words.iter().any(|word| free(short_name(word)))
        };
        // What customs close off bears a place's name but is not meant by it.
        let closed = |zone: &super::cast::Zone| any_of!(BONDED).ends(&zone.name);
        let zones =
            self.cast.zones().filter(|(id, zone)| self.speaks(*id) && self.in_part(*id) && own(zone) && !closed(zone));
        // Of 某某经济技术开发区 and 某某石化区 the one of the town is meant before its part.
        let official = |zone: &super::cast::Zone| zone.kind.as_deref().is_some_and(|kind| zone.name.ends_with(kind));
        zones.max_by_key(|(id, zone)| (official(zone), zone.told, std::cmp::Reverse(*id))).map(|(id, _)| id)
    }

    /// The zone named first, unless another is spoken of far more often.
    fn rather(&self, first: ZoneId) -> ZoneId {
        let told = self.cast.zone(first).told;
        let often =
            self.cast.zones().filter(|(id, zone)| self.speaks(*id) && self.in_part(*id) && zone.told > 2 * told);
        often.max_by_key(|(id, zone)| (zone.told, std::cmp::Reverse(*id))).map_or(first, |(id, _)| id)
    }

    /// The zone of the headline, unless the story never turns to it and is all of another: 自创区高新片区又高又新.
    fn rather_than_headline(&self, headed: ZoneId) -> ZoneId {
        let turns = |zone: ZoneId| {
            let bodies = self.passages.iter().filter(|passage| passage.is_body());
            let named = bodies.flat_map(|passage| passage.zones.iter().map(move |named| (passage, *named)));
            named.filter(|(passage, (span, id))| *id == zone && heads_clause(passage, *span)).count()
        };
        if turns(headed) > 0 {
            return headed;
        }
        let others = self.cast.zones().filter(|(id, _)| *id != headed && self.speaks(*id) && self.in_part(*id));
        let most = others.map(|(id, _)| (turns(id), id)).max_by_key(|(times, id)| (*times, std::cmp::Reverse(*id)));
        // A headline that names the other's own place as well needs less: 某某自创区滨海片区, and all is of 滨海高新区.
        let placed = |id: ZoneId| {
            let place = self.cast.zone(id).place.as_str();
            let mut titles = self.passages.iter().take_while(|passage| !passage.is_body());
            !place.is_empty() && place != self.cast.zone(headed).place && titles.any(|title| title.text.contains(place))
        };
        most.filter(|(times, id)| *times >= 3 || *times == 2 && placed(*id)).map_or(headed, |(_, id)| id)
    }

    /// The zone a heading is about: the first it names that is neither made nor built by somebody (打造某某新区, 某某园建设).
    fn headed(&self, passage: &Passage) -> Option<ZoneId> {
        let about = |(span, zone): &(Span, ZoneId)| {
            let (before, after) = (&passage.text[..span.start], &passage.text[span.end..]);
            let made = any_of!(MADE).ends(before.trim_end_matches(|c| "“‘的".contains(c)));
            // 某某产业园落地某经开区: a park that comes to a zone is the zone's news.
            let comes = passage.zones.len() > 1
                && any_of!["落地", "落户", "入驻", "进驻", "花落", "签约", "奠基", "开建", "开工", "投产"]
                    .starts(after);
            let site = comes
                || after.starts_with("项目")
                || after.starts_with("建设") && passage.zones.len() == 1 && span.start > 0;
            self.speaks(*zone) && !made && !site
        };
        passage.zones.iter().find(|named| about(named)).map(|(_, zone)| *zone)
    }

    /// The zone under a heading that names its place and nothing else: 【宝鸡】.
    fn headed_by_place(&self, at: usize) -> Option<ZoneId> {
        let passage = self.passages.get(at)?;
        let bare = passage.text.trim_matches(|c: char| !c.is_alphabetic());
        let (span, _) = passage.places.first()?;
        let place = span.of(passage.text);
        if bare != place {
            return None;
        }
        let below = self.passages[at + 1..].iter().take_while(|next| next.is_body());
        let named = below.flat_map(|next| &next.zones).map(|(_, zone)| *zone).filter(|zone| self.speaks(*zone));
        let short = place.trim_end_matches('市');
        named.clone().find(|zone| self.cast.zone(*zone).name.contains(short)).or_else(|| named.clone().next())
    }

    /// The zone of a city's story under a heading that names its type and nothing more: 沃土:经开区的分量.
    fn headed_by_type(&self, passage: &Passage) -> Option<ZoneId> {
        if !self.home_is_region() {
            return None;
        }
        let typed = passage.mentions.iter().find(|mention| {
            matches!(&mention.kind, MentionKind::Zone(zone) if zone.form != ZoneForm::Named)
                && any_of!["经开区", "高新区", "开发区"].contains(mention.span.of(passage.text))
        })?;
        let kind = self.vocab.zones.expand(typed.span.of(passage.text));
        let named = self.cast.zones().filter(|(id, zone)| zone.name.ends_with(&kind) && self.speaks(*id));
        the_only(named.filter(|(id, _)| self.in_part(*id)).map(|(id, _)| id))
    }

    /// The zones of a round-up: several headings inside the story name one each, and the title none.
    fn gone_through_by_headings(&self) -> Option<BTreeSet<ZoneId>> {
        let mut named = BTreeSet::new();
        let mut begun = false;
        for (at, passage) in self.passages.iter().enumerate() {
            begun |= passage.is_body();
            if let Role::Heading(_) = passage.role {
                let zone = self.headed(passage).or_else(|| {
                    let zone = self.headed_by_place(at)?;
                    begun = true;
                    Some(zone)
                });
                match zone {
                    Some(_) if !begun => return None,
                    Some(zone) => drop(named.insert(zone)),
                    None => {}
                }
            }
        }
        (named.len() >= 2).then_some(named)
    }

    /// True where the zones lie in the city of the article, which speaks for itself too: a feature of that city.
    fn lie_in_the_city(&self, zones: &BTreeSet<ZoneId>) -> bool {
        let places = &self.vocab.places;
        let outside = |zone: &ZoneId| {
            let city = places.locate(&self.cast.zone(*zone).name).and_then(|found| found.city);
            city.is_some_and(|city| self.city.as_deref() != Some(city))
        };
        !zones.iter().any(outside)
            && self.passages.iter().any(|passage| passage.is_body() && self.is_city_news(passage))
    }

    /// True for a company's announcement or yearly report that names a zone in passing: what it tells is the company's.
    fn is_company_report(&self) -> bool {
        let marks =
            any_of!["公告", "净利润", "每股", "季报", "年报", "年度报告", "股价", "证券代码", "报告期内", "营业收入"];
        let told = self.passages.iter().flat_map(|passage| marks.every(passage.text));
        let marks = || told.map(|(_, mark)| mark).collect::<BTreeSet<_>>().len();
        let firm = || self.passages.iter().filter(|passage| passage.text.contains("公司")).count();
        let named =
            self.cast.zones().filter(|(id, _)| self.in_part(*id)).map(|(_, zone)| zone.count).max().unwrap_or(0);
        (1..=2).contains(&named)
            && firm() >= 2
            && marks() >= 2
            && !self.passages.iter().any(|passage| self.is_city_news(passage))
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

    /// True where the passage speaks of the city as its subject: 我市, 全市, or its name at the head of a clause.
    fn is_city_news(&self, passage: &Passage) -> bool {
        if any_of!["我市", "全市", "本市"].is_in(passage.text) && !passage.text.contains("占全市") {
            return true;
        }
        let Some(city) = &self.city else { return false };
        let short = city.trim_end_matches('市');
        // 长春汽开区: a zone whose name no table knows is no city.
        let zone = |rest: &str| {
            let near: String = rest.chars().take(6).collect();
            any_of!["开区", "新区", "园区", "高新", "开发区"].is_in(&near)
        };
        passage.text.strip_prefix(short).is_some_and(|rest| !zone(rest))
            && !passage.zones.iter().any(|(span, _)| span.start == 0)
    }

    /// The city of the article: the one named most often, full names counting double.
    fn find_city(&self) -> Option<String> {
        let mut counts: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
        for passage in self.passages {
            for (span, place) in &passage.places {
                // A county-level city or a county tells its own news; a district does not stand for its city.
                let name = match place {
                    PlaceRef::City(city) => city.name.as_str(),
                    PlaceRef::County(county) if county.name.ends_with(['市', '县']) || self.is_headed(&county.name) => {
                        county.name.as_str()
                    }
                    _ => continue,
                };
                // 太湖 in 南太湖新区 is no county.
                let county = matches!(place, PlaceRef::County(_));
                let inside = county
                    && passage.mentions.iter().any(|mention| {
                        matches!(mention.kind, MentionKind::Zone(_))
                            && mention.span.contains(*span)
                            && mention.span.start < span.start
                    });
                if inside {
                    continue;
                }
                let full = span.of(passage.text) == name;
                let title = matches!(passage.role, Role::Heading(_));
                *counts.entry(name).or_default() += 1 + usize::from(full) + usize::from(title);
            }
        }
        // Named as often as its counties, the city is the one that holds them.
        let prefecture = |name: &str| self.vocab.places.city(name).is_some();
        let best =
            counts.into_iter().max_by_key(|(name, count)| (*count, prefecture(name), std::cmp::Reverse(*name)))?;
        Some(best.0.to_string())
    }

    /// 衢江:山区县跑出全省第一: a headline that opens with a district and a colon is on it.
    fn is_headed(&self, district: &str) -> bool {
        let titles = self.passages.iter().take_while(|passage| !passage.is_body());
        let short = district.trim_end_matches('区');
        titles.filter_map(|title| title.text.split_once(':')).any(|(name, _)| name == district || name == short)
    }

    /// True where a firm is the city's: in a feature of it, of a firm that bears no other town's name.
    fn tells_of_firm(&self, name: &str) -> bool {
        let elsewhere = || {
            let (_, place) = self.vocab.places.first_in(name).filter(|(span, _)| span.start == 0)?;
            let city = self.vocab.places.city_of(place).map(|city| city.name.as_str());
            let province = self.vocab.places.province_of(place).map(|province| province.name.as_str());
            let at_home = city.is_some() && city == self.city.as_deref()
                || city.is_none() && self.province().as_deref() == province;
            (!at_home).then_some(())
        };
        self.feature && elsewhere().is_none()
    }

    /// True for a feature of the city at home, by its headline or its sections: the firms in it are the city's.
    fn is_feature(&self) -> bool {
        let mut titles = self.passages.iter().take_while(|passage| !passage.is_body());
        self.home_is_region()
            && (titles.any(|title| matches!(title.role, Role::Heading(_)) && self.headed_by_city(title))
                || self.gone_through_by_headings().is_some())
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

    fn first_place(&self, passage: &Passage) -> Option<usize> {
        passage.places.first().map(|(span, _)| span.start)
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
                if let Some(name) = said_by(passage) {
                    if self.names_home(&name) {
                        self.seats.entry(name.clone()).or_insert_with(|| self.home.clone());
                    }
                    self.company = Some(name);
                }
                // In a city's news a zone of an earlier paragraph is not at hand.
                if self.home_is_region() && self.section == self.home {
                    self.last_zone = None;
                }
            }
            if std::mem::take(&mut self.wide) {
                speaker = Speaker::of(self.section.clone());
            }
            let mut own = vec![(0, speaker.clone())];
            self.seat_companies(passage);
            let topics = self.topics(passage);
            let (at_hand, heading) = (self.last_zone, matches!(passage.role, Role::Heading(_)));
            // 北区开工20个;南区开工9个。全区……: zones gone through in one sentence give the word back at its end.
            let through = self.gone_through(passage, &topics);
            for (at, topic) in topics {
                self.wide =
                    matches!(topic, Topic::Nation | Topic::There(_)) || self.is_aside(passage, (at, &topic)) || through;
                speaker = self.give_word(&speaker, topic);
                own.push((at, speaker.clone()));
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

    /// The one zone a sentence of a city's news names, wherever in it: 园区 in the next sentence means it.
    fn only_zone_of(&self, passage: &Passage) -> Option<ZoneId> {
        the_only(passage.zones.iter().map(|(_, zone)| *zone).filter(|zone| self.speaks(*zone)))
    }

    /// The company whose people speak first, before any is named: “公司……。”某某有限公司董事长说.
    fn first_speaker(&self) -> Option<String> {
        let bodies = self.passages.iter().filter(|passage| passage.is_body()).take(6);
        let mut named = bodies.flat_map(|passage| passage.mentions.iter().map(move |mention| (passage, mention)));
        let (passage, mention) =
            named.find(|(_, mention)| matches!(mention.kind, MentionKind::Organisation(OrganisationKind::Company)))?;
        let after = &passage.text[mention.span.end..];
        any_of!(TITLES).starts(after).then(|| mention.span.of(passage.text).to_string())
    }

    /// A heading that names a zone gives its section to it; another heading gives it back to who is at home.
    fn enter_section(&mut self, (number, passage): (usize, &Passage), begun: bool) {
        let of_firms = any_of!(COMPANY_PAGES).starts(passage.text.trim());
        if self.home_is_region() && of_firms {
            self.section = Owner::Nobody;
        }
        // 2015年 某综合保税区获批 is a line of a chronicle and heads no section.
        let chronicle = passage
            .figures()
            .next()
            .is_some_and(|mention| mention.span.start == 0 && matches!(mention.kind, MentionKind::Period(_)));
        // A second line of the headline says more of whom the first is about.
        let all =
            || self.passages.iter().take_while(|passage| !passage.is_body()).any(|title| all_zones_of(title).is_some());
        let settled = !begun && (matches!(self.home, Owner::Zone(_)) || all());
        let zone = self.headed(passage).filter(|_| !chronicle && !settled);
        let zone = zone.or_else(|| self.headed_by_place(number).filter(|_| !settled));
        let typed = self.headed_by_type(passage).filter(|_| begun && !chronicle && zone.is_none());
        // What a heading names by its type alone ends with the next heading.
        if std::mem::replace(&mut self.typed, typed.is_some()) {
            self.section = self.home.clone();
        }
        if let Some(zone) = zone.or(typed) {
            self.section = Owner::Zone(zone);
            self.last_zone = Some(zone);
        } else if self.home_is_region() && begun && !chronicle && !of_firms && self.section != Owner::Nobody {
            // Beside the headings of a city's zones one that names none is the city's.
            self.section = self.home.clone();
        } else if let Owner::Zone(home) = self.home {
            self.last_zone = Some(home);
        }
    }

    /// True where a sentence goes through several zones within one that is at home, with figures of each.
    fn gone_through(&self, passage: &Passage, topics: &[(usize, Topic)]) -> bool {
        let told = |from: usize, to: usize| {
            passage
                .figures()
                .any(|m| m.span.start >= from && m.span.end <= to && !matches!(m.kind, MentionKind::Period(_)))
        };
        let named = topics.iter().enumerate().filter_map(|(i, (at, topic))| match topic {
            Topic::Owner(Owner::Zone(zone)) => {
                let end = topics.get(i + 1).map_or(passage.text.len(), |(next, _)| *next);
                told(*at, end).then_some(*zone)
            }
            _ => None,
        });
        self.section != Owner::Nobody && named.collect::<BTreeSet<_>>().len() >= 2
    }

    /// Notes which companies of a city's article stand in the city or in a zone of it.
    fn seat_companies(&mut self, passage: &Passage) {
        if !self.home_is_region() {
            return;
        }
        for mention in &passage.mentions {
            if let MentionKind::Organisation(OrganisationKind::Company | OrganisationKind::Bank) = mention.kind
                && let Some(seat) = self.seat_of(passage, mention.span)
            {
                self.seats.entry(mention.span.of(passage.text).to_string()).or_insert(seat);
            }
        }
    }

    /// Where the words place a company: it bears the city's name (某市方盛陶业有限公司, 农业银行某市分行), a clause says where it
    /// stands or builds (某某集团是落户某市的龙头, 某某集团将在某新区建设基地), or a picture of the city's story shows it.
    fn seat_of(&self, passage: &Passage, company: Span) -> Option<Owner> {
        let name = company.of(passage.text);
        if passage.role == Role::Caption || self.names_home(name) {
            return Some(self.home.clone());
        }
        let end = passage.clause_at(company.start).end.max(company.end);
        let rest = &passage.text[company.end..end];
        let builds = any_of!["在", "将在", "计划在", "拟在"].starts(rest)
            && any_of!["建设", "新建", "投资", "设立", "建立", "打造", "布局", "兴建"].is_in(rest);
        if !builds && !any_of!["是", "为", "位于", "落户", "地处", "坐落"].starts(rest) {
            return None;
        }
        let zone =
            passage.zones.iter().find(|(span, id)| company.end <= span.start && span.end <= end && self.speaks(*id));
        match zone {
            Some((_, zone)) => Some(Owner::Zone(*zone)),
            None => self.names_home(rest).then(|| self.home.clone()),
        }
    }

    /// True where words name the city at home, or a branch the province it lies in.
    fn names_home(&self, words: &str) -> bool {
        let Owner::Region(home) = &self.home else { return false };
        let branch = any_of!["分行", "支行", "分公司"].ends(words);
        self.vocab.places.mentions(words).iter().any(|(_, place)| match place {
            PlaceRef::City(city) => city.name == *home,
            PlaceRef::County(county) => county.name == *home,
            PlaceRef::Province(province) => branch && self.province().is_some_and(|own| own == province.name),
            PlaceRef::NewArea(_) | PlaceRef::Locality(_) => false,
        })
    }

    fn give_word(&mut self, before: &Speaker, topic: Topic) -> Speaker {
        match topic {
            Topic::Owner(owner) => {
                self.park = self.park.map(|(park, _)| (park, false));
                if let Owner::Zone(zone) = owner {
                    self.last_zone = Some(zone);
                }
                Speaker::of(owner)
            }
            // 全区 of an autonomous region.
            Topic::Elsewhere(word) if word == "全区" && self.home_is_autonomous() => Speaker::of(self.home.clone()),
            Topic::Elsewhere(word) => match self.meant_by(&word) {
                Some(zone) => {
                    self.last_zone = Some(zone);
                    Speaker::of(Owner::Zone(zone))
                }
                // 在某县,某某产业园开工。园区……: the park that no rule knows is the county's.
                None if self.home_is_region() && matches!(before.owner, Owner::Region(_)) => {
                    Speaker::of(before.owner.clone())
                }
                None if self.home_is_region() => Speaker::of(self.home.clone()),
                None => Speaker::NOBODY,
            },
            Topic::Within(part) => {
                let owner = match (&self.section, &self.home) {
                    (Owner::Zone(zone), _) | (_, Owner::Zone(zone)) => Owner::Zone(*zone),
                    _ => Owner::Zone(part),
                };
                Speaker { owner, company: Some(self.cast.zone(part).name.clone()) }
            }
            Topic::There(owner) => Speaker::of(owner),
            Topic::Park(park) => {
                self.park = Some((park, true));
                Speaker::of(Owner::Zone(park))
            }
            Topic::Several => match &self.home {
                Owner::Region(region) => Speaker::of(Owner::Region(region.clone())),
                _ => Speaker::NOBODY,
            },
            Topic::Firms => Speaker::of(before.owner.clone()),
            Topic::City => Speaker::of(self.region()),
            Topic::Province => Speaker::of(self.province().map_or(Owner::Nobody, Owner::Region)),
            Topic::Nation => Speaker::NOBODY,
            // A city's paper tells of companies; of those that it places nowhere the figures are none of the city's.
            Topic::Company(ref name)
                if matches!(before.owner, Owner::Region(_))
                    && !self.seats.contains_key(name)
                    && !self.tells_of_firm(name) =>
            {
                Speaker::NOBODY
            }
            Topic::SameCompany if self.home_is_region() && !self.feature && !matches!(before.owner, Owner::Zone(_)) => {
                match self.company.as_ref().and_then(|name| Some((name, self.seats.get(name)?))) {
                    Some((name, seat)) => Speaker { owner: seat.clone(), company: Some(name.clone()) },
                    None => Speaker::NOBODY,
                }
            }
            Topic::SameCompany if matches!(before.owner, Owner::Region(_)) && !self.feature => Speaker::NOBODY,
            Topic::Company(name) => {
                self.company = Some(name.clone());
                // A group that builds in one park of a city is not seated there.
                if let Owner::Zone(zone) = before.owner
                    && self.speaks(zone)
                {
                    self.seats.entry(name.clone()).or_insert_with(|| before.owner.clone());
                }
                // A firm that bears the city's name stands in the zone that is told of.
                let told_of =
                    matches!((self.seats.get(&name), &before.owner), (Some(Owner::Region(_)), Owner::Zone(_)));
                let seat = self.seats.get(&name).filter(|_| !told_of);
                let owner = seat.unwrap_or(&before.owner).clone();
                Speaker { owner, company: Some(name) }
            }
            // 公司 of which no name is known: the empty name; its figures are nobody's.
            Topic::SameCompany => match &self.company {
                Some(name) => Speaker {
                    owner: self.seats.get(name).unwrap_or(&before.owner).clone(),
                    company: Some(name.clone()),
                },
                None => Speaker { owner: before.owner.clone(), company: Some(String::new()) },
            },
        }
    }

    /// The zone that a bare type or a pointer means: the one last at work if its type fits, else the one at home.
    fn meant_by(&self, word: &str) -> Option<ZoneId> {
        let kind = self.vocab.zones.type_of(word).map(|kind| kind.name.as_str());
        let typed = any_of!["高新区", "经开区", "高新技术", "经济技术"].is_in(word);
        // 全区 and 该区 mean a body that is a 区, never a park within it.
        let district = matches!(word, "全区" | "该区" | "本区" | "我区" | "区里");
        let fits = |zone: ZoneId| {
            (!typed || self.cast.zone(zone).kind.as_deref() == kind || is_called(&self.cast.zone(zone).name, word))
                && (!word.ends_with("开发区") || self.cast.zone(zone).kind.as_deref() != Some("产业园"))
                && (word != "开发区" || !self.home_is_region() || self.cast.zone(zone).name.ends_with('区'))
                && (!district || self.cast.zone(zone).name.ends_with('区'))
        };
        let section = match self.section {
            Owner::Zone(zone) => Some(zone),
            _ => None,
        };
        let home = match self.home {
            Owner::Zone(zone) => Some(zone),
            _ => None,
        };
        // 全区 and a bare 开发区 are the zone at home before any park named in passing.
        let whole = matches!(word, "全区" | "我区" | "本区" | "区里")
            || word.ends_with('区')
                && section.is_some_and(|zone| self.cast.zone(zone).name.ends_with(&self.vocab.zones.expand(word)));
        let order = if whole { [section, self.last_zone, home] } else { [self.last_zone, section, home] };
        let at_hand = order.into_iter().flatten().find(|zone| fits(*zone));
        let elsewhere = || {
            let others = self.cast.zones().filter(|(id, _)| self.speaks(*id) && self.in_part(*id) && fits(*id));
            let ids: Vec<(usize, ZoneId)> = others.map(|(id, zone)| (zone.told, id)).collect();
            let clear = !self.home_is_region() || ids.len() == 1;
            ids.into_iter().max_by_key(|(told, id)| (*told, std::cmp::Reverse(*id))).map(|(_, id)| id).filter(|_| clear)
        };
        at_hand.or_else(|| elsewhere().filter(|_| typed || word.ends_with("开发区")))
    }

    /// Who takes the word in a passage, in order.
    fn topics(&self, passage: &Passage) -> Vec<(usize, Topic)> {
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
            if (self.speaks(zone) || self.turns_to_park(passage, (span, zone)))
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

    /// 小巨人173家;全市新增4家: the city's figure behind the zone's own in one sentence, after which the zone goes on.
    fn is_aside(&self, passage: &Passage, (at, topic): (usize, &Topic)) -> bool {
        matches!(topic, Topic::City | Topic::Province)
            && matches!(self.section, Owner::Zone(_))
            && passage.figures().any(|m| m.span.end <= at && matches!(m.kind, MentionKind::Quantity(_)))
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

    /// A park within the zone at the head of a clause, and 园区, 该园 after it in its paragraph.
    fn parks_within(&self, passage: &Passage, topics: &mut Vec<(Span, Topic)>) {
        let within = |named: (Span, ZoneId)| {
            self.cast.zone(named.1).standing == Standing::Within || self.is_told_by_the_city(passage, named)
        };
        let mut park = self.park;
        for &(span, zone) in passage.zones.iter().filter(|named| within(**named)) {
            if heads_clause(passage, span) || passage.text[..span.start].ends_with("中,") {
                topics.push((span, Topic::Park(zone)));
                park = Some((zone, true));
            }
        }
        let Some((park, speaks)) = park else { return };
        let other = |span: Span| passage.zones.iter().any(|(name, zone)| name.end <= span.start && self.speaks(*zone));
        let meant = |span: &Span| passage.text[span.start..].starts_with('该') || speaks && !other(*span);
        let pointers: Vec<Span> = super::parks::pointers(passage).filter(meant).collect();
        topics.retain(|(span, _)| !pointers.iter().any(|pointer| pointer.overlaps(*span)));
        topics.extend(pointers.into_iter().map(|span| (span, Topic::Park(park))));
    }

    /// 某某化工园同样有新动静, 某某化工园里,……: a park to which a city's story turns.
    fn is_told_by_the_city(&self, passage: &Passage, (span, zone): (Span, ZoneId)) -> bool {
        let zone = self.cast.zone(zone);
        let after = &passage.text[span.end..];
        let turned_to = span.start == 0 && !after.starts_with(['、', '等', '和', '与']) || after.starts_with("里,");
        turned_to
            && self.home_is_region()
            && self.section == self.home
            && passage.is_body()
            && zone.standing == Standing::Named
            && any_of!["园", "园区", "基地"].ends(&zone.name)
            && !names_a_work(passage, (span, &zone.name))
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

    /// 园区 alone at the head of a clause.
    fn the_park(&self, passage: &Passage, topics: &mut Vec<(Span, Topic)>) {
        let last = [self.last_zone.map(|zone| self.cast.zone(zone).name.as_str()), self.home_name()];
        let own = |word: &str| last.iter().flatten().any(|name| name.ends_with(word));
        let words = [
            "片区", "分区", "新城", "科学城", "科技城", "工业城", "生态城", "基地", "示范区", "试验区", "实验区",
            "合作区", "集聚区",
        ]
        .into_iter()
        .filter(|word| own(word));
        for (at, word) in words.chain(["园区"]).flat_map(|word| passage.text.match_indices(word)) {
            let span = Span::new(at, at + word.len());
            let inside = passage.mentions.iter().any(|m| {
                matches!(m.kind, MentionKind::Zone(_) | MentionKind::Organisation(_)) && m.span.overlaps(span)
            });
            if !inside && heads_clause(passage, span) {
                topics.push((span, self.antecedent(passage, span, word)));
            }
        }
    }

    /// What 园区 and the like mean: a park just named in the sentence, else a zone named elsewhere.
    fn antecedent(&self, passage: &Passage, span: Span, word: &str) -> Topic {
        let loose = ["园区", "该园区", "该园", "园内", "本园"].contains(&word);
        let named =
            passage.zones.iter().copied().rev().find(|(name, zone)| name.end <= span.start && self.speaks(*zone));
        match named {
            Some((_, zone)) if loose => Topic::Owner(Owner::Zone(zone)),
            _ => Topic::Elsewhere(word.to_string()),
        }
    }

    /// 全市, 我省, 全国 at the head of a clause.
    fn whole_places(&self, passage: &Passage, topics: &mut Vec<(Span, Topic)>) {
        if !any_of!["全市", "我市", "本市", "该市", "全县", "我县", "全省", "我省", "全国", "我国"].is_in(passage.text)
        {
            return;
        }
        let of_a_county = self.city.as_deref().is_some_and(|city| city.ends_with('县'));
        let county = ["全县", "我县"].into_iter().filter(|_| of_a_county);
        for word in ["全市", "我市", "本市", "该市"].into_iter().chain(county) {
            for (at, _) in passage.text.match_indices(word) {
                let span = Span::new(at, at + word.len());
                // 全市二十五分之一的土地: a share of the city's.
                let share = passage.figures().any(|m| {
                    m.span.start <= span.end
                        && m.span.end > span.end
                        && matches!(m.kind, MentionKind::Fraction(_) | MentionKind::Share(_) | MentionKind::Percent(_))
                });
                // 西安全市占比达50.4%
                if share || any_of!["占比", "占", "的占比", "份额"].starts(&passage.text[span.end..]) {
                    continue;
                }
                let heads = heads_clause(passage, span);
                if heads && !passage.text[span.end..].starts_with(['的', '首', '第', '前', '规'])
                    || heads && self.home_is_region()
                    || looks_at(passage, span)
                {
                    topics.push((span, Topic::City));
                }
            }
        }
        if let Some(county) = self.county_at_hand().filter(|_| !of_a_county) {
            for (at, word) in passage.text.match_indices("全县") {
                let span = Span::new(at, at + word.len());
                let share = any_of!["占比", "占", "的"].starts(&passage.text[span.end..]);
                if heads_clause(passage, span) && !share {
                    topics.push((span, Topic::Owner(Owner::Region(county.clone()))));
                }
            }
        }
        for (word, topic) in
            [("全省", Topic::Province), ("我省", Topic::Province), ("全国", Topic::Nation), ("我国", Topic::Nation)]
        {
            for (at, _) in passage.text.match_indices(word) {
                let span = Span::new(at, at + word.len());
                let after: String = passage.text[span.end..].chars().take(12).collect();
                let figure = after.find(|c: char| c.is_ascii_digit());
                // 其中全国百强5家, 在全国97家综保区中排第15: a field, not a figure of the nation's.
                let field = figure.is_some_and(|at| after[..at].contains(['强', '榜']))
                    || any_of!["其中", "在", "居", "占"].ends(&passage.text[..span.start])
                    || ranked_in(passage, passage.clause_at(span.start));
                let counts = figure.is_some()
                    && !field
                    && !passage.text[span.end..].starts_with(['首', '第', '前', '最', '唯', '同', '率', '领']);
                if counts && heads_clause(passage, span) || looks_at(passage, span) {
                    topics.push((span, topic.clone()));
                }
            }
        }
    }

    /// The county whose zone is told of: 全县 means it.
    fn county_at_hand(&self) -> Option<String> {
        let zone = self.last_zone?;
        match self.vocab.places.counties_named(&self.cast.zone(zone).place).as_slice() {
            [county] => Some(county.name.clone()),
            _ => None,
        }
    }

    /// 浏阳主攻装备制造;湘阴以建材为主: in a sentence that goes through the places of the article's zones, each means its zone.
    fn places_for_zones(&self, passage: &Passage, topics: &mut Vec<(Span, Topic)>) {
        let zone_of = |place: &str| {
            let zones = self.cast.zones().filter(|(id, zone)| {
                self.speaks(*id) && self.in_part(*id) && zone.place.trim_end_matches('市') == place
            });
            the_only(zones.map(|(id, _)| id))
        };
        let free = |span: Span| {
            !passage.mentions.iter().any(|mention| {
                matches!(mention.kind, MentionKind::Zone(_) | MentionKind::Organisation(_) | MentionKind::Quoted(_))
                    && mention.span.overlaps(span)
            })
        };
        let heads = passage.places.iter().filter(|(span, _)| {
            !span.of(passage.text).ends_with(['市', '省', '县']) && free(*span) && heads_clause(passage, *span)
        });
        let meant: Vec<(Span, ZoneId)> =
            heads.filter_map(|(span, _)| zone_of(span.of(passage.text)).map(|zone| (*span, zone))).collect();
        if meant.iter().map(|(_, zone)| *zone).collect::<BTreeSet<_>>().len() >= 3 {
            topics.extend(meant.into_iter().map(|(span, zone)| (span, Topic::Owner(Owner::Zone(zone)))));
        }
    }

    /// Cities and provinces at the head of a clause.
    fn places(&self, passage: &Passage, topics: &mut Vec<(Span, Topic)>) {
        self.whole_places(passage, topics);
        self.places_for_zones(passage, topics);
        for (number, &(named, place)) in passage.places.iter().enumerate() {
            // 某市某区: the narrower is told of, and stands where the wider does.
            let beside = |at: usize, end: usize| passage.places.get(at).is_some_and(|(next, _)| next.start == end);
            let narrower = matches!(place, PlaceRef::County(_)) && number > 0 && self.home_is_region();
            let wider =
                passage.places.get(number.wrapping_sub(1)).filter(|(wider, _)| narrower && wider.end == named.start);
            let span = wider.map_or(named, |(wider, _)| Span::new(wider.start, named.end));
            let followed = passage.places.get(number + 1).is_some_and(|(_, next)| matches!(next, PlaceRef::County(_)));
            if self.home_is_region() && followed && beside(number + 1, named.end) && full_name(passage, number + 1) {
                continue;
            }
            if let PlaceRef::Province(province) = place
                && passage.text[span.end..].starts_with("全省")
                && heads_clause(passage, span)
            {
                topics.push((span, Topic::Owner(Owner::Region(province.name.clone()))));
            }
            let place = match place {
                PlaceRef::City(city) => city.name.as_str(),
                PlaceRef::County(county) if self.city.as_deref() == Some(county.name.as_str()) => county.name.as_str(),
                // 在公安县,……: a county of the city whose story it is.
                PlaceRef::County(county)
                    if named.of(passage.text) == county.name
                        && (self.home_is_region() || several_counties(passage)) =>
                {
                    county.name.as_str()
                }
                _ => continue,
            };
            let in_a_name = stands_in_a_name(passage, span);
            let after = &passage.text[span.end..];
            let own = self.city.as_deref() == Some(place);
            // 柳州全市固定资产投资: the city's own figure.
            let share = any_of!["全市占", "全市的占"].starts(after);
            if after.starts_with("全市") && !share && heads_clause(passage, span) {
                topics.push((span, Topic::Owner(Owner::Region(place.to_string()))));
                continue;
            }
            // 沧州市规上工业增加值增长5.9%, told by a zone's article: the city's own figure.
            // 牡丹江2023年签约……, told by a county of its.
            let short =
                || self.home_is_region() && after.starts_with(|c: char| c.is_ascii_digit() || "今去前上".contains(c));
            let full = (named.of(passage.text) == place || short()) && !(own && self.home_is_region());
            let office = [
                "委", "政府", "人民", "领导", "统计", "的", "高新", "经", "开发", "新区", "第", "首", "科", "工", "发",
                "商", "市", "区", "、", "和", "与", "各",
            ];
            // 在某县,……: a clause of its own for the place.
            let alone = passage.text[span.end..passage.clause_at(span.start).end.max(span.end)].is_empty();
            let told = || {
                let won = any_of!["获得", "获评", "荣获", "入选"].first(after);
                won.is_some_and(|(verb, _)| after[..verb.start].chars().count() <= 4)
                    || passage.figures().any(|m| {
                        m.span.start >= span.end
                            && m.span.start < passage.clause_at(span.start).end
                            && !matches!(m.kind, MentionKind::Period(_))
                    })
            };
            if full
                && !in_a_name
                && heads_clause(passage, span)
                && !office.iter().any(|word| after.starts_with(word))
                && (alone && self.home_is_region() || told())
            {
                topics.push((span, Topic::Owner(Owner::Region(place.to_string()))));
                continue;
            }
            if own
                && !in_a_name
                && heads_clause(passage, span)
                && !after.starts_with(['—', '的', '('])
                && self.home_is_region()
            {
                topics.push((span, Topic::Owner(Owner::Region(place.to_string()))));
            }
        }
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

/// 放到全市看,……; 放眼全省,……: what follows is told of the whole.
fn looks_at(passage: &Passage, span: Span) -> bool {
    let rest = &passage.text[span.end..passage.clause_at(span.start).end.max(span.end)];
    let lead = any_of!["放到", "放眼", "纵观", "放在", "从"].ends(&passage.text[..span.start]);
    lead && (rest.is_empty()
        || any_of!["看", "来看", "范围看", "范围来看", "里看", "层面看", "层面来看"].contains(rest))
}

/// 某区开工6个,某县开工2个: counties gone through in a sentence.
fn several_counties(passage: &Passage) -> bool {
    let county = |number: &usize| full_name(passage, *number);
    (0..passage.places.len()).filter(county).count() >= 2
}

/// True where the place of that number is called by its full name.
fn full_name(passage: &Passage, number: usize) -> bool {
    passage.places.get(number).is_some_and(|(span, place)| match place {
        // 东区, 西区 are sides of a park more often than the districts of that name.
        PlaceRef::County(county) => span.of(passage.text) == county.name && county.name.chars().count() > 2,
        _ => false,
    })
}

/// True where a town calls its 经济开发区 经开区 as well, and its 高新技术产业园区 高新区.
fn is_called(name: &str, word: &str) -> bool {
    word.contains("经开区") && name.ends_with("经济开发区")
        || word.contains("高新区")
            && any_of!["高新技术产业园区", "高新技术产业集聚区", "高新技术开发区", "高新产业开发区"].ends(name)
}

/// The one zone among those given, however often it is.
fn the_only(mut zones: impl Iterator<Item = ZoneId>) -> Option<ZoneId> {
    let first = zones.next()?;
    zones.all(|zone| zone == first).then_some(first)
}

/// Headings of pages and columns that hold news of companies.
const COMPANY_PAGES: &[&str] =
    &["企业快讯", "企业新闻", "公告", "公司", "上市公司", "财经", "证券", "股市", "企业动态", "公司财经", "公司新闻"];
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

/// True where a clause tells a rank.
fn ranked_in(passage: &Passage, clause: Span) -> bool {
    passage.figures().any(|m| matches!(m.kind, MentionKind::Rank(_)) && clause.contains(m.span))
}

/// The name without its ending: 金普 of 金普新区; empty where that is no name.
fn short_name(name: &str) -> &str {
    let short = name.strip_suffix("新区").or_else(|| name.strip_suffix("开发区")).unwrap_or("");
    if (2..=4).contains(&short.chars().count()) { short } else { "\u{0}" }
}

/// What those are called who speak for a firm.
const TITLES: &[&str] =
    &["负责人", "董事长", "总经理", "副总", "总裁", "创始人", "经理", "厂长", "首席", "主管", "相关负责人"];

/// The firm whose man says what a paragraph opens with: “我们公司……。”某某有限公司副总经理介绍.
fn said_by(passage: &Passage) -> Option<String> {
    let said = passage.whole().strip_prefix('“')?;
    let after = said.split_once('”')?.1;
    let clause = after.split([',', '。', ':']).next()?;
    let firm = &clause[..any_of!(TITLES).first_start(clause)?];
    any_of!["公司", "集团"].ends(firm).then(|| firm.to_string())
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

/// True for a place in a name: in a zone's, in a firm's, in quoted words that are no whole speech.
fn stands_in_a_name(passage: &Passage, place: Span) -> bool {
    passage.mentions.iter().any(|mention| match mention.kind {
        // 包头 of 包头稀土高新区.
        MentionKind::Zone(_) => mention.span.overlaps(place) || mention.span.start == place.end,
        MentionKind::Organisation(_) => mention.span.overlaps(place),
        MentionKind::Quoted(_) => mention.span.overlaps(place) && !is_speech(mention.span.of(passage.text)),
        _ => false,
    })
}

/// “力争到2025年,某市的产值突破200亿元。”: quotation marks about sentences, and not about a name.
fn is_speech(quoted: &str) -> bool {
    quoted.contains([',', '。', ';', '!', '?']) || quoted.chars().count() > 24
}

/// 作为某高新区的核心区, 作为某新区“一区三园”之一: what another is of the zone.
fn is_said_of_another(passage: &Passage, zone: Span) -> bool {
    passage.text[..zone.start].ends_with("作为") && passage.text[zone.end..].starts_with(['的', '“', '重', '核', '唯'])
}

/// Verbs of which a zone is the work or the aim, and not the one told of.
const MADE: &[&str] = &["打造", "建设", "共建", "创建", "争创", "申报", "新建", "筹建", "组建", "宜居", "宜游"];

/// 某某综合保税区市政基础设施建设工程: the name begins a work's, with no figure between.
fn names_a_work(passage: &Passage, (span, name): (Span, &str)) -> bool {
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

/// 广西国家级经开区考核创新高, 西安八大开发区: the headline is of all the zones of a province or city.
fn all_zones_of(passage: &Passage) -> Option<String> {
    // 三十三家变二十三家 某省开发区“瘦身”之后: at the head of any part of the headline.
    let opens = |at: usize| passage.text[..at].is_empty() || passage.text[..at].ends_with([' ', ':', ',', '—', '|']);
    let (span, place) = passage.places.iter().find(|(span, _)| opens(span.start))?;
    let rest = &passage.text[span.end..];
    let counted = |rest: &str| {
        let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit() || "一二两三四五六七八九十".contains(c));
        rest.strip_prefix(['个', '家', '大']).map(str::len)
    };
    let left = counted(rest).map(|len| &rest[rest.len() - len..]);
    let rest_of = any_of!["国家级", "省级", "自治区级", "省级以上"].strip_start(left.unwrap_or(rest));
    let kinds = any_of![
        "高新区",
        "经开区",
        "开发区",
        "综保区",
        "新区",
        "高新技术产业开发区",
        "经济技术开发区",
        "经济开发区",
        "工业园区",
        "产业园区",
        "园区"
    ];
    if !kinds.starts(rest_of.unwrap_or(left.unwrap_or(rest))) {
        return None;
    }
    match place {
        // 天津开发区, 上海新区 are names.
        PlaceRef::Province(province) if province.name.ends_with('市') && left.is_none() => None,
        PlaceRef::Province(province) => Some(province.name.clone()),
        PlaceRef::City(city) if left.is_some() => Some(city.name.clone()),
        _ => None,
    }
}

fn in_company(passage: &Passage, span: Span) -> bool {
    passage
        .mentions
        .iter()
        .any(|mention| matches!(mention.kind, MentionKind::Organisation(_)) && mention.span.contains(span))
}

/// Zones that customs close off within another zone or beside it.
const BONDED: &[&str] = &["综合保税区", "保税区", "保税港区", "出口加工区", "保税物流园区", "保税物流中心"];

/// 列入名单的某某小镇,规划面积……; 被誉为“……”的某某园区,……: an attribute and nothing else stands before the name, and its clause
/// ends with it.
pub(super) fn follows_an_attribute(passage: &Passage, span: Span) -> bool {
    let clause = passage.clause_at(span.start);
    let before = &passage.text[clause.start.min(span.start)..span.start];
    let ends = passage.text[span.end..].starts_with(',');
    let other = passage.mentions.iter().any(|mention| {
        matches!(mention.kind, MentionKind::Zone(_) | MentionKind::Organisation(_))
            && clause.contains(mention.span)
            && mention.span.start < span.start
    });
    ends && before.ends_with('的') && before.chars().count() >= 5 && !other
}

/// Words that may stand before the subject of a clause.
const LEADS: &[&str] = &[
    "据悉", "据了解", "据统计", "据介绍", "截至目前", "截至", "目前", "近年来", "近日", "日前", "今年以来", "去年以来",
    "今年", "去年", "如今", "当前", "同时", "此外", "另外", "其中", "与此同时", "十年来", "多年来", "今后", "未来",
    "下一步", "随着", "作为", "位于", "走进", "以来", "全年", "期间", "以", "在", "而", "今日的", "创建于", "成立于",
    "说", "称", "表示", "介绍", "到", "自", "从",
];

/// True where a name at `span` opens its clause: only times, places and adverbs stand before it.
pub(super) fn heads_clause(passage: &Passage, span: Span) -> bool {
    let clause = passage.clause_at(span.start);
    let mut rest = passage.text[clause.start.min(span.start)..span.start].to_string();
    for mention in passage.figures().filter(|m| m.span.start >= clause.start && m.span.end <= span.start) {
        if matches!(mention.kind, MentionKind::Period(_)) {
            rest = rest.replace(mention.span.of(passage.text), "");
        }
    }
    let mut rest = rest.trim_matches(|c: char| c.is_whitespace() || "“”‘’、的()".contains(c));
    while let Some(lead) = LEADS.iter().find(|lead| rest.starts_with(*lead) || rest.ends_with(*lead)) {
        rest = rest.strip_prefix(lead).or_else(|| rest.strip_suffix(lead)).unwrap_or("");
    }
    rest.is_empty()
}
