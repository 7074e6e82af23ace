//! The nearest zones of a zone: same city, province, type, shared industries, shared comparable columns.
//!
//! Candidates come from small windows of buckets (zones of one province and type, of one industry …), each kept in
//! an order in which like stands beside like, so that the work grows with the number of zones and not with its square.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::columns::{Columns, Measure};
use super::tags::{TagId, Tags};
use super::{Entry, EntryId};

/// How many neighbours a zone has at most.
pub const MOST: usize = 6;

/// How many zones on either side of a zone a bucket offers.
const REACH: usize = 8;

/// Industries shared beyond this many make no zone nearer.
const MOST_INDUSTRIES: usize = 3;

/// Columns shared beyond this many make no zone nearer.
const MOST_COLUMNS: usize = 6;

/// What two zones have in common.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Common {
    /// They lie in one city.
    pub city: bool,
    /// They lie in one province.
    pub province: bool,
    /// They are of one type.
    pub zone_type: bool,
    /// Industries both have.
    pub industries: Vec<TagId>,
    /// How many comparable columns both report.
    pub columns: usize,
}

impl Common {
    fn weight(&self) -> usize {
        // Being near counts as much as two shared industries, being of one kind as much as one.
        usize::from(self.city) * 2
            + usize::from(self.province) * 4
            + usize::from(self.zone_type) * 2
            + self.industries.len().min(MOST_INDUSTRIES) * 2
            + self.columns.min(MOST_COLUMNS)
    }
}

/// What neighbours are found by, for one zone.
struct Traits<'a> {
    name: &'a str,
    parent: Option<&'a str>,
    city: &'a str,
    province: Option<TagId>,
    zone_type: Option<TagId>,
    industries: Vec<TagId>,
    /// Comparable columns of the whole zone, ascending; growth only where no number stands beside it.
    columns: Vec<u32>,
}

/// A near zone and what the two have in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Near {
    /// The other zone.
    pub entry: EntryId,
    /// What they share.
    pub common: Common,
}

/// The nearest zones of each zone, nearest first; regions are left out on both sides.
pub fn gather(entries: &[Entry], tags: &Tags, columns: &Columns) -> Vec<Vec<Near>> {
    let traits: Vec<Traits<'_>> =
        entries.iter().enumerate().map(|(id, entry)| traits(id, entry, tags, columns)).collect();
    let zones: Vec<EntryId> = (0..entries.len()).filter(|&id| !entries[id].is_region()).collect();
    let buckets = buckets(&zones, &traits);
    entries
        .par_iter()
        .enumerate()
        .map(|(id, entry)| if entry.is_region() { Vec::new() } else { nearest(id, &traits, &buckets) })
        .collect()
}

fn traits<'a>(id: EntryId, entry: &'a Entry, tags: &Tags, columns: &Columns) -> Traits<'a> {
    let own = tags.of_entry(id);
    let mut industries: Vec<TagId> = own.industries.iter().flatten().copied().collect();
    industries.sort_unstable();
    industries.dedup();
    let notes = columns.notes(id);
    let said = columns.cells(id).iter().filter(|(column, figure)| {
        let column = columns.get(*column);
        let told = column.measure == Measure::Growth && notes[usize::from(*figure)].value.is_some();
        column.subject.is_none() && column.period_type.is_some() && !told
    });
    let mut comparable: Vec<u32> = said.map(|(column, _)| *column).collect();
    comparable.dedup();
    Traits {
        name: &entry.profile.name,
        parent: entry.profile.parent.as_deref(),
        city: &entry.row.city,
        province: own.province,
        zone_type: own.zone_type,
        industries,
        columns: comparable,
    }
}

fn shared(one: &Traits<'_>, other: &Traits<'_>) -> Common {
    let columns = overlap(&one.columns, &other.columns);
    Common {
        city: !one.city.is_empty() && one.city == other.city,
        province: one.province.is_some() && one.province == other.province,
        zone_type: one.zone_type.is_some() && one.zone_type == other.zone_type,
        industries: one.industries.iter().copied().filter(|tag| other.industries.binary_search(tag).is_ok()).collect(),
        columns,
    }
}

/// How many values two ascending lists share.
fn overlap(a: &[u32], b: &[u32]) -> usize {
    let (mut i, mut j, mut found) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                found += 1;
                i += 1;
                j += 1;
            }
        }
    }
    found
}

/// Zones that share something, and where in them each zone stands.
struct Buckets {
    lists: Vec<Vec<EntryId>>,
    /// For each entry, (list, place in it).
    places: Vec<Vec<(usize, usize)>>,
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Shared {
    Everything,
    Place(Option<TagId>, Option<TagId>),
    Province(TagId),
    Type(TagId),
    Industry(TagId),
}

fn buckets(zones: &[EntryId], traits: &[Traits<'_>]) -> Buckets {
    // Like beside like: by province, then type, then city; ids follow the pinyin of names.
    let mut order = zones.to_vec();
    order.sort_by_key(|&id| (traits[id].province, traits[id].zone_type, traits[id].city, id));
    let mut lists: BTreeMap<Shared, Vec<EntryId>> = BTreeMap::new();
    for id in order {
        let own = &traits[id];
        let mut keys = vec![Shared::Everything, Shared::Place(own.province, own.zone_type)];
        keys.extend(own.province.map(Shared::Province));
        keys.extend(own.zone_type.map(Shared::Type));
        keys.extend(own.industries.iter().copied().map(Shared::Industry));
        for key in keys {
            lists.entry(key).or_default().push(id);
        }
    }
    let lists: Vec<Vec<EntryId>> = lists.into_values().collect();
    let mut places = vec![Vec::new(); traits.len()];
    for (list, members) in lists.iter().enumerate() {
        for (place, &id) in members.iter().enumerate() {
            places[id].push((list, place));
        }
    }
    Buckets { lists, places }
}

fn nearest(id: EntryId, traits: &[Traits<'_>], buckets: &Buckets) -> Vec<Near> {
    let mut candidates = Vec::new();
    for &(list, place) in &buckets.places[id] {
        let members = &buckets.lists[list];
        let from = place.saturating_sub(REACH);
        let until = (place + REACH + 1).min(members.len());
        candidates.extend_from_slice(&members[from..until]);
    }
    candidates.sort_unstable();
    candidates.dedup();
    let own = &traits[id];
    // A zone and a park inside it are a whole and its part: they are linked, not compared.
    let apart = |other: &Traits<'_>| own.parent != Some(other.name) && other.parent != Some(own.name);
    let mut weighed: Vec<(usize, Near)> = candidates
        .into_iter()
        .filter(|&other| other != id && apart(&traits[other]))
        .map(|entry| Near { entry, common: shared(own, &traits[entry]) })
        .map(|near| (near.common.weight(), near))
        .filter(|(weight, _)| *weight > 0)
        .collect();
    weighed.sort_by_key(|(weight, near)| (std::cmp::Reverse(*weight), near.entry));
    weighed.into_iter().take(MOST).map(|(_, near)| near).collect()
}

#[cfg(test)]
mod tests {
    use super::super::trial::{Holding, figure, site, zone};
    use super::*;

    #[test]
    fn near_in_place_and_kind_comes_before_far() {
        let site = site(vec![
            zone("a", "园甲").lies_in("山东省").of_type("新区").industry("新材料"),
            zone("b", "园乙").lies_in("山东省").of_type("新区").industry("新材料"),
            zone("c", "园丙").lies_in("河北省").of_type("新区"),
            zone("d", "园丁").lies_in("海南省"),
        ]);
        let id = |name: &str| site.named(name).expect(name);
        let near: Vec<&str> =
            site.neighbours(id("园甲")).iter().map(|near| site.entry(near.entry).profile.name.as_str()).collect();
        assert_eq!(near, ["园乙", "园丙"]);
        assert!(site.neighbours(id("园丁")).is_empty());
        let common = &site.neighbours(id("园甲"))[0].common;
        assert!(common.province && common.zone_type && common.industries.len() == 1);
    }

    #[test]
    fn a_whole_and_its_part_are_no_neighbours() {
        let mut park = zone("b", "园乙").lies_in("山东省");
        park.parent = Some("园甲".into());
        let site = site(vec![zone("a", "园甲").lies_in("山东省"), park]);
        assert!(site.neighbours(0).is_empty() && site.neighbours(1).is_empty());
        assert_eq!(site.parks(site.named("园甲").expect("named")).len(), 1);
    }

    #[test]
    fn columns_of_one_industry_or_without_a_period_bring_nobody_near() {
        use super::super::trial::With;
        let site = site(vec![
            zone("a", "园甲").says(figure("固定资产投资 1亿元")).says(figure("产业产值 1亿元 2023").about("新材料")),
            zone("b", "园乙").says(figure("固定资产投资 1亿元")).says(figure("产业产值 1亿元 2023").about("新材料")),
        ]);
        assert!(site.neighbours(0).is_empty());
    }

    #[test]
    fn of_many_alike_each_has_a_full_set() {
        let zones =
            (0..200).map(|at| zone(&format!("z{at:03}"), &format!("园{at:03}")).lies_in("山东省").of_type("新区"));
        let site = site(zones.collect());
        assert!(
            (0..200)
                .all(|id| site.neighbours(id).len() == MOST && site.neighbours(id).iter().all(|near| near.entry != id))
        );
    }
}
