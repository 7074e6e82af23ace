//! Several names of one zone: short forms and full ones, old names and new ones.

use super::names::{fuller, is_short_for};
use super::{Cast, Zone, ZoneId};
use crate::facts::context::Passage;
use crate::facts::ownname::WRITTEN_OUT;
use crate::recognise::MentionKind;
use crate::source::any_of;
use crate::vocab::{TOWNS_OWN, Vocab};

impl Cast {
    /// 昆山开发区 beside 昆山经济技术开发区 is the same zone; so is a name that ends another one.
    pub(super) fn join_short_forms(&mut self, vocab: &Vocab) {
        for short in 0..self.zones.len() {
            let target = (0..self.zones.len()).find(|&full| {
                let (short, full) = (&self.zones[short], &self.zones[full]);
                short.name != full.name && is_short_for(short, full)
            });
            if let Some(full) = target {
                if self.ran_into((short, full), vocab) {
                    self.merge(full, short);
                    continue;
                }
                self.bear_the_written_name((short, full), vocab);
                self.merge(short, full);
            }
        }
    }

    /// 送到广州 and 喀什综保区 of the next line, printed as one: a name told as often without the town of another province before
    /// it is the whole name.
    fn ran_into(&self, (short, full): (ZoneId, ZoneId), vocab: &Vocab) -> bool {
        let (short, full) = (&self.zones[short], &self.zones[full]);
        let (places, before) = (&vocab.places, full.name.strip_suffix(short.name.as_str()).unwrap_or(""));
        let whole = |name: &str| places.first_in(name).filter(|(span, _)| span.len() == name.len());
        let opens = |name: &str| places.first_in(name).filter(|(span, _)| span.start == 0);
        let (Some((_, before)), Some((_, own))) = (whole(before), opens(&short.name)) else { return false };
        short.count >= full.count && places.province_of(before) != places.province_of(own)
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

    /// 某某高新技术产业园区 that the text also calls 某某高新区, 某某化工园 beside 某某化工园区: one zone with two endings of a kind,
    /// under the name of the list of national zones, else that which is written out, else the longer.
    pub(super) fn join_endings_of_a_kind(&mut self, vocab: &Vocab) {
        for one in 0..self.zones.len() {
            let same = |other: &ZoneId| {
                let (one, other) = (&self.zones[one], &self.zones[*other]);
                one.count > 0 && other.count > 0 && differ_by_ending(&one.name, &other.name, vocab)
            };
            let Some(other) = (one + 1..self.zones.len()).find(same) else { continue };
            let rank = |id: ZoneId| {
                let zone = &self.zones[id];
                // 某某新技术开发区 is what a 高新区 was called at first.
                let first = zone.name.ends_with("新技术开发区") && !zone.name.ends_with("高新技术开发区");
                (!first, vocab.zones.is_national(&zone.name), zone.written, zone.name.chars().count())
            };
            let (short, full) = if rank(one) > rank(other) { (other, one) } else { (one, other) };
            self.merge(short, full);
        }
    }

    /// 重庆保税港区 beside 重庆两路寸滩保税港区, 郑州航空港区 beside 郑州航空港经济综合实验区: a place's one zone of a kind, under
    /// its short name and its full one. Two that stand in one sentence are two.
    pub(super) fn join_one_of_a_kind(&mut self, passages: &[Passage], vocab: &Vocab) {
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
    pub(super) fn join_shortened(&mut self, passages: &[Passage], vocab: &Vocab) {
        for short in 0..self.zones.len() {
            let zone = &self.zones[short];
            let (place, stem) = (zone.place.as_str(), zone.name.strip_prefix(&zone.place).unwrap_or(""));
            if zone.count == 0 || place.is_empty() || !any_of!(TOWNS_OWN).contains(stem) || is_another(zone, vocab) {
                continue;
            }
            let longer = |full: &ZoneId| {
                let other = &self.zones[*full];
                let rest = other.name.strip_prefix(place).filter(|_| other.kind == zone.kind);
                let between = rest.and_then(|rest| any_of!(WRITTEN_OUT).strip_end(rest));
                between.is_some_and(|infix| (2..=3).contains(&infix.chars().count()))
                    && (other.count >= zone.count || other.written)
                    // A headline is the shorter: the story writes the name out.
                    && (other.first < zone.first
                        || other.written && passages.get(zone.first.0).is_some_and(|first| !first.is_body()))
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

    /// 舟山片区 on a page of 浙江自贸试验区: the part bears the name of the whole, where there is but one.
    pub(super) fn name_parts_of_free_trade(&mut self, vocab: &Vocab) {
        let province = |name: &str| vocab.places.locate(name).map(|location| location.province);
        let wholes = |zone: &Zone| zone.count > 0 && any_of!["自贸试验区", "自由贸易试验区"].ends(&zone.name);
        let mut named = self.zones.iter().filter(|zone| wholes(zone)).map(|zone| zone.name.clone());
        let (Some(whole), None) = (named.next(), named.next()) else { return };
        for zone in self.zones.iter_mut().filter(|zone| zone.count > 0) {
            let bare = !zone.place.is_empty() && zone.name.strip_prefix(zone.place.as_str()) == Some("片区");
            if bare && province(&zone.place).is_some_and(|own| province(&whole) == Some(own)) {
                zone.name = format!("{whole}{}", zone.name);
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

    pub(super) fn merge(&mut self, short: ZoneId, full: ZoneId) {
        let gone = std::mem::take(&mut self.zones[short].words);
        for word in gone.into_iter().chain([self.zones[short].name.clone()]) {
            self.by_word.insert(word.clone(), full);
            if !self.zones[full].words.contains(&word) {
                self.zones[full].words.push(word);
            }
        }
        let (first, count, standing) = (self.zones[short].first, self.zones[short].count, self.zones[short].standing);
        let (told, counts) = (self.zones[short].told, self.zones[short].counts);
        let zone = &mut self.zones[full];
        zone.first = zone.first.min(first);
        zone.count += count;
        zone.told += told;
        zone.counts |= counts;
        zone.standing = zone.standing.max(standing);
        self.zones[short].count = 0;
    }
}

/// True for a zone that is none of another name: one of the national ones, or one whose kind the text writes out.
fn is_another(zone: &Zone, vocab: &Vocab) -> bool {
    vocab.zones.is_national(&zone.name) || zone.written && any_of!(WRITTEN_OUT).ends(&zone.name)
}

/// True for two names that are one but for a mark within them, or for their endings, which make one kind of zone.
fn differ_by_ending(one: &str, other: &str, vocab: &Vocab) -> bool {
    let stem = |name: &str| vocab.zones.ending_of(name).map(|ending| name.len() - ending);
    let (Some(at), Some(then)) = (stem(one), stem(other)) else { return false };
    let letters = |name: &str| name.replace(['(', ')', '·'], "");
    if one != other && letters(one) == letters(other) {
        return true;
    }
    // Of parks a town has several.
    let park = vocab.zones.type_of(one).is_none_or(|kind| kind.name == "产业园");
    let grown = one.trim_end_matches('区') == other.trim_end_matches('区') && one.contains('园');
    one != other && (grown || at >= 6 && one[..at] == other[..then] && vocab.zones.same_kind(one, other) && !park)
}
