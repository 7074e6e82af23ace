//! Whose page it is: the zone or the city that an article is about, by its headline, its headings and its opening.

use std::collections::BTreeSet;

use super::heads::heads_clause;
use super::topics::BONDED;
use super::{Owner, Walk};
use crate::article::Role;
use crate::facts::cast::{Zone, ZoneId};
use crate::facts::context::Passage;
use crate::facts::ownname::own_name;
use crate::recognise::{MentionKind, ZoneForm};
use crate::source::{Span, any_of};
use crate::vocab::PlaceRef;

impl Walk<'_, '_> {
    /// The zone in the title, else the first zone that opens a sentence, else the city of city news.
    pub(super) fn find_home(&self) -> Owner {
        if let Some(zones) = self.gone_through_by_headings() {
            return if self.lie_in_the_city(&zones) { self.region() } else { Owner::Nobody };
        }
        let titles = self.titles();
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
        let mut titles = self.titles();
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
        if let Some(region) = self.surveyed().or_else(|| self.surveyed_by_paragraphs()) {
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
        let titled = self.titles().flat_map(|passage| &passage.places);
        let province = titled.into_iter().any(|(_, place)| matches!(place, PlaceRef::Province(_)));
        match whole {
            _ if province => self.province(),
            Some((_, "全市" | "我市")) => self.city.clone(),
            Some(_) => self.province(),
            None => None,
        }
    }

    /// Where the zones lie that a story goes through by paragraphs, three or more of which open with one each: in their city,
    /// or in their province.
    fn surveyed_by_paragraphs(&self) -> Option<String> {
        let opens = |passage: &&Passage| passage.is_body() && passage.opens();
        let opener = |passage: &Passage| {
            let (span, zone) = passage.zones.first().copied()?;
            let first = passage.clauses.first().is_some_and(|clause| clause.contains(span));
            (first && self.speaks(zone) && heads_clause(passage, span)).then_some(zone)
        };
        let zones: BTreeSet<ZoneId> = self.passages.iter().filter(opens).filter_map(opener).collect();
        if zones.len() < 3 {
            return None;
        }
        let located = |zone: &ZoneId| self.vocab.places.locate(&self.cast.zone(*zone).name);
        let (province, city) = zones.iter().find_map(located).map(|found| (found.province, found.city))?;
        let found = || zones.iter().filter_map(located);
        match found().all(|other| other.city == city) {
            true => city.map(str::to_string),
            false => found().all(|other| other.province == province).then(|| province.to_string()),
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
        let own = |(id, zone): (ZoneId, &Zone)| {
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
        let own = |zone: &Zone| {
            zone.place.chars().count() >= 2 && free(&zone.place)
                || own_name(zone, self.vocab).is_some_and(free)
                || zone.words.iter().any(|word| free(short_name(word)))
        };
        // What customs close off bears a place's name but is not meant by it.
        let closed = |zone: &Zone| any_of!(BONDED).ends(&zone.name);
        let zones =
            self.cast.zones().filter(|(id, zone)| self.speaks(*id) && self.in_part(*id) && own(zone) && !closed(zone));
        // Of 某某经济技术开发区 and 某某石化区 the one of the town is meant before its part.
        let official = |zone: &Zone| zone.kind.as_deref().is_some_and(|kind| zone.name.ends_with(kind));
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
        if turns(headed) > 0 || self.is_called_by_type(headed) {
            return headed;
        }
        let others = self.cast.zones().filter(|(id, _)| *id != headed && self.speaks(*id) && self.in_part(*id));
        let most = others.map(|(id, _)| (turns(id), id)).max_by_key(|(times, id)| (*times, std::cmp::Reverse(*id)));
        // A headline that names the other's own place as well needs less: 某某自创区滨海片区, and all is of 滨海高新区.
        let placed = |id: ZoneId| {
            let place = self.cast.zone(id).place.as_str();
            let mut titles = self.titles();
            !place.is_empty() && place != self.cast.zone(headed).place && titles.any(|title| title.text.contains(place))
        };
        most.filter(|(times, id)| *times >= 3 || *times == 2 && placed(*id)).map_or(headed, |(_, id)| id)
    }

    /// 新区……,新区……: a story that turns to the zone of its headline by the end of its name alone.
    fn is_called_by_type(&self, zone: ZoneId) -> bool {
        let name = self.cast.zone(zone).name.as_str();
        let bodies = self.passages.iter().filter(|passage| passage.is_body());
        let turns = bodies.flat_map(|passage| passage.mentions.iter().map(move |mention| (passage, mention)));
        let meant = turns.filter(|(passage, mention)| {
            let word = mention.span.of(passage.text);
            matches!(&mention.kind, MentionKind::Zone(bare) if bare.form != ZoneForm::Named)
                && word.ends_with('区')
                && name.ends_with(&self.vocab.zones.expand(word))
                && heads_clause(passage, mention.span)
        });
        meant.count() >= 2
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
    pub(super) fn is_company_report(&self) -> bool {
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
            any_of!["开区", "新区", "园区", "高新", "开发区"].is_in(&near) || names_a_park(rest)
        };
        passage.text.strip_prefix(short).is_some_and(|rest| !zone(rest))
            && !passage.zones.iter().any(|(span, _)| span.start == 0)
    }

    /// The city of the article: the one named most often, full names counting double.
    pub(super) fn find_city(&self) -> Option<String> {
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
        let titles = self.titles();
        let short = district.trim_end_matches('区');
        titles.filter_map(|title| title.text.split_once(':')).any(|(name, _)| name == district || name == short)
    }

    /// True for a feature of the city at home, by its headline or its sections: the firms in it are the city's.
    pub(super) fn is_feature(&self) -> bool {
        let mut titles = self.titles();
        self.home_is_region()
            && (titles.any(|title| matches!(title.role, Role::Heading(_)) && self.headed_by_city(title))
                || self.gone_through_by_headings().is_some())
    }

    fn first_place(&self, passage: &Passage) -> Option<usize> {
        passage.places.first().map(|(span, _)| span.start)
    }
}

/// 装备制造基地 behind the city's name: what follows is the name of one of its parks.
fn names_a_park(rest: &str) -> bool {
    let end = any_of!["基地", "产业园", "工业园", "科技城", "科技园", "试验区", "合作区"].first_start(rest);
    let name = end.map_or("", |end| &rest[..end]);
    let counted = || name.contains(|c: char| "一二三四五六七八九十两几多个家大首的将".contains(c));
    (2..=8).contains(&name.chars().count()) && name.chars().all(char::is_alphabetic) && !counted()
}

/// The name without its ending: 金普 of 金普新区; empty where that is no name.
fn short_name(name: &str) -> &str {
    let short = name.strip_suffix("新区").or_else(|| name.strip_suffix("开发区")).unwrap_or("");
    if (2..=4).contains(&short.chars().count()) { short } else { "\u{0}" }
}

/// 广西国家级经开区考核创新高, 西安八大开发区: the headline is of all the zones of a province or city.
pub(super) fn all_zones_of(passage: &Passage) -> Option<String> {
    // 三十三家变二十三家 某省开发区“瘦身”之后: at the head of any part of the headline.
    let opens = |at: usize| passage.text[..at].is_empty() || passage.text[..at].ends_with([' ', ':', ',', '—', '|']);
    let (span, place) = passage.places.iter().find(|(span, _)| opens(span.start))?;
    // 吉林经开区 is the one of the city that shares its province's name.
    if passage.zones.iter().any(|(zone, _)| zone.start == span.start && zone.end > span.end) {
        return None;
    }
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
