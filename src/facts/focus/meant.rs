//! To whom the word goes when something takes it: what 园区, 该区 and the bare type mean, and whose a firm is.

use super::{Owner, Speaker, Topic, Walk};
use crate::facts::cast::ZoneId;
use crate::source::any_of;

impl Walk<'_, '_> {
    /// Who speaks from a topic on, after the one who spoke before it.
    pub(super) fn give_word(&mut self, before: &Speaker, topic: Topic) -> Speaker {
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
    pub(super) fn meant_by(&self, word: &str) -> Option<ZoneId> {
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
        let order = match whole {
            true => [self.opener, section, self.last_zone, home],
            false => [self.last_zone, section, home, None],
        };
        let at_hand = order.into_iter().flatten().find(|zone| fits(*zone));
        let elsewhere = || {
            let others = self.cast.zones().filter(|(id, _)| self.speaks(*id) && self.in_part(*id) && fits(*id));
            let ids: Vec<(usize, ZoneId)> = others.map(|(id, zone)| (zone.told, id)).collect();
            let clear = !self.home_is_region() || ids.len() == 1;
            ids.into_iter().max_by_key(|(told, id)| (*told, std::cmp::Reverse(*id))).map(|(_, id)| id).filter(|_| clear)
        };
        at_hand.or_else(|| elsewhere().filter(|_| typed || word.ends_with("开发区")))
    }
}

/// True where a town calls its 经济开发区 经开区 as well, and its 高新技术产业园区 高新区.
fn is_called(name: &str, word: &str) -> bool {
    word.contains("经开区") && name.ends_with("经济开发区")
        || word.contains("高新区")
            && any_of!["高新技术产业园区", "高新技术产业集聚区", "高新技术开发区", "高新产业开发区"].ends(name)
}
