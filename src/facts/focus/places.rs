//! Cities, counties and provinces that take the word in a sentence: 全市, 某县, 放眼全省.

use std::collections::BTreeSet;

use super::heads::heads_clause;
use super::{Owner, Topic, Walk, the_only};
use crate::facts::cast::ZoneId;
use crate::facts::context::Passage;
use crate::recognise::MentionKind;
use crate::source::{Span, any_of};
use crate::vocab::PlaceRef;

impl Walk<'_, '_> {
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
                if heads && !passage.text[span.end..].starts_with(['的', '首', '第', '前'])
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

    /// 临渭区6个项目总投资16亿元, in a zone's page: the full name of a district and its figure; never of the one the zone bears the
    /// name of.
    fn is_another_district(&self, passage: &Passage, (span, name): (Span, &str)) -> bool {
        let Some(home) = self.home_name() else { return false };
        let short = name.trim_end_matches(['区', '县', '市']);
        name.chars().count() > 2
            && passage.text[span.end..].starts_with(|c: char| c.is_ascii_digit())
            && !home.contains(short)
    }

    /// 泗阳走的是县域路子。: a city's story turns to a county at the head of a paragraph.
    fn is_turned_to(&self, passage: &Passage, (span, name): (Span, &str)) -> bool {
        let after = &passage.text[span.end..];
        let of_another = any_of![
            "县", "市", "区", "、", "和", "与", "的", "·", "—", "(", ":", "高新", "经", "开发", "新区", "工业", "产业",
            "委", "政府",
        ];
        self.home_is_region()
            && span.start == 0
            && passage.opens()
            && passage.is_body()
            && name.ends_with(['县', '市'])
            && !of_another.starts(after)
            && !stands_in_a_name(passage, span)
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
    pub(super) fn places(&self, passage: &Passage, topics: &mut Vec<(Span, Topic)>) {
        self.whole_places(passage, topics);
        self.places_for_zones(passage, topics);
        topics.extend((0..passage.places.len()).filter_map(|number| self.place_with_the_word(passage, number)));
    }

    /// The topic that the place of that number in a passage makes, where it takes the word.
    fn place_with_the_word(&self, passage: &Passage, number: usize) -> Option<(Span, Topic)> {
        let &(named, place) = passage.places.get(number)?;
        let span = self.with_wider(passage, number)?;
        let region = |name: &str| Topic::Owner(Owner::Region(name.to_string()));
        match place {
            PlaceRef::Province(province) => {
                let whole = passage.text[span.end..].starts_with("全省") && heads_clause(passage, span);
                return whole.then(|| (span, region(&province.name)));
            }
            PlaceRef::County(county)
                if self.is_turned_to(passage, (named, &county.name)) && self.lies_in_city(place) =>
            {
                return Some((named, region(&county.name)));
            }
            _ => {}
        }
        let name = self.that_may_speak(passage, (named, place))?;
        let after = &passage.text[span.end..];
        // 柳州全市固定资产投资: the city's own figure.
        let share = any_of!["全市占", "全市的占"].starts(after);
        if after.starts_with("全市") && !share && heads_clause(passage, span) {
            return Some((span, region(name)));
        }
        if stands_in_a_name(passage, span) || !heads_clause(passage, span) {
            return None;
        }
        if self.tells_its_own(passage, (named, span), name) {
            return Some((span, region(name)));
        }
        let own = self.city.as_deref() == Some(name);
        // 曲靖光伏企业产值458亿元, told by a zone's article of the prefecture it lies in.
        let prefecture = own && !self.home_is_region() && self.vocab.places.city(name).is_some();
        if prefecture && sums_up(passage, span) {
            // A paragraph that opens with the city goes on with it.
            let there = || Topic::There(Owner::Region(name.to_string()));
            return Some((span, if passage.opens() { Topic::City } else { there() }));
        }
        let goes_on = own && self.home_is_region() && !after.starts_with(['—', '的', '(']);
        goes_on.then(|| (span, region(name)))
    }

    /// The place of that number with the wider one it stands beside (某市某区: the narrower is told of, and stands where the
    /// wider does); `None` for a wider place that a narrower one follows, in a story of a city.
    fn with_wider(&self, passage: &Passage, number: usize) -> Option<Span> {
        let (named, place) = passage.places.get(number)?;
        let next = passage.places.get(number + 1);
        let followed = next.is_some_and(|(next, place)| {
            next.start == named.end && matches!(place, PlaceRef::County(_)) && full_name(passage, number + 1)
        });
        if self.home_is_region() && followed {
            return None;
        }
        let narrower = matches!(place, PlaceRef::County(_)) && self.home_is_region();
        let before = number.checked_sub(1).and_then(|before| passage.places.get(before));
        let wider = before.filter(|(wider, _)| narrower && wider.end == named.start);
        Some(wider.map_or(*named, |(wider, _)| Span::new(wider.start, named.end)))
    }

    fn lies_in_city(&self, place: PlaceRef) -> bool {
        self.vocab.places.city_of(place).map(|city| city.name.as_str()) == self.city.as_deref()
    }

    /// The full name of a place that may have the word here: a city; the county whose story it is, one of the city whose
    /// story it is, or a district beside the zone's own (在公安县,……).
    fn that_may_speak<'p>(&self, passage: &Passage, (named, place): (Span, PlaceRef<'p>)) -> Option<&'p str> {
        match place {
            PlaceRef::City(city) => Some(city.name.as_str()),
            PlaceRef::County(county) => {
                let name = county.name.as_str();
                let full = || named.of(passage.text) == name;
                let told = || {
                    self.home_is_region()
                        || several_counties(passage)
                        || self.is_another_district(passage, (named, name))
                        || name.chars().count() > 2 && sums_up(passage, named)
                };
                (self.city.as_deref() == Some(name) || full() && told()).then_some(name)
            }
            _ => None,
        }
    }

    /// 沧州市规上工业增加值增长5.9%, told by a zone's article; 牡丹江2023年签约……, told by a county of its: a place's own figure, or,
    /// in a story of a region, a clause of its own for the place (在某县,……).
    fn tells_its_own(&self, passage: &Passage, (named, span): (Span, Span), name: &str) -> bool {
        let after = &passage.text[span.end..];
        let home = self.home_is_region();
        let short = || {
            home && (after.starts_with(|c: char| c.is_ascii_digit() || "今去前上".contains(c))
                || any_of!["境内", "新引进", "新签约", "累计", "完成", "实现"].starts(after))
        };
        let full = named.of(passage.text) == name || short();
        let own = home && self.city.as_deref() == Some(name);
        let office = any_of![
            "委", "政府", "人民", "领导", "统计", "的", "高新", "经", "开发", "新区", "第", "首", "科", "工", "发",
            "商", "市", "区", "、", "和", "与", "各",
        ];
        let clause = passage.clause_at(span.start);
        let alone = || home && passage.text[span.end..clause.end.max(span.end)].is_empty();
        let told = || {
            let won = any_of!["获得", "获评", "荣获", "入选"].first(after);
            won.is_some_and(|(verb, _)| after[..verb.start].chars().count() <= 4)
                || passage.figures().any(|m| {
                    (span.end..clause.end).contains(&m.span.start) && !matches!(m.kind, MentionKind::Period(_))
                })
        };
        full && !own && !office.starts(after) && (alone() || told())
    }
}

/// True where the words between a place and the next figure are those of a place's accounts: 光伏产业总产值, 规上企业. A firm's
/// name (大庆石化) and a park's or a port's (南宁·中关村, 郑州机场) begin with the place as well.
fn sums_up(passage: &Passage, place: Span) -> bool {
    let end = passage.clause_at(place.start).end.max(place.end);
    let figures = passage.figures().filter(|m| !matches!(m.kind, MentionKind::Period(_)));
    let Some(figure) = figures.filter(|m| m.span.start >= place.end && m.span.end <= end).last() else { return false };
    let words = &passage.text[place.end..figure.span.start];
    let account = any_of!["产业", "集群", "企业", "生产总值", "工业", "经济总量", "财政收入", "增加值"].is_in(words);
    let other = any_of!["项目", "公司", "园", "基地", "机场", "工程"].is_in(words);
    let name = any_of!["高新", "经开", "开发区", "新区", "经济", "全市", "市委"].starts(words);
    account && !other && !name && words.chars().count() <= 20
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

/// True where a clause tells a rank.
fn ranked_in(passage: &Passage, clause: Span) -> bool {
    passage.figures().any(|m| matches!(m.kind, MentionKind::Rank(_)) && clause.contains(m.span))
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
