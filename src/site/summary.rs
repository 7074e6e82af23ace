//! What says most about a zone: its key figures, and the period most of its figures speak of.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::domain::{Period, Status};

use super::metrics::MetricId;
use super::{EntryId, Site};

/// Most key figures of a zone.
const MOST: usize = 6;

/// Key figures of one category before other categories have had their turn.
const OF_ONE_CATEGORY: usize = 2;

/// Up to six figures of the whole zone that have happened or are estimated: the newest of each metric, in the order of
/// the vocabulary's categories, no category crowding out the others.
pub fn key_figures(site: &Site, entry: EntryId) -> Vec<u16> {
    let newest = newest_of_each(site, entry);
    let mut taken: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut chosen, mut spare) = (Vec::new(), Vec::new());
    for (metric, figure) in newest {
        let count = taken.entry(site.metrics().get(metric).category()).or_default();
        *count += 1;
        match *count <= OF_ONE_CATEGORY {
            true => chosen.push((metric, figure)),
            false => spare.push((metric, figure)),
        }
    }
    chosen.truncate(MOST);
    spare.truncate(MOST - chosen.len());
    chosen.append(&mut spare);
    chosen.sort_unstable();
    chosen.into_iter().map(|(_, figure)| figure).collect()
}

/// The newest whole-zone figure of each metric the vocabulary knows, metrics in its order.
fn newest_of_each(site: &Site, entry: EntryId) -> BTreeMap<MetricId, u16> {
    let mut newest: BTreeMap<MetricId, u16> = BTreeMap::new();
    for (index, note) in (0..=u16::MAX).zip(site.columns().notes(entry)) {
        let indicator = site.figure(entry, index);
        let said = matches!(indicator.status, Status::Actual | Status::Estimate);
        if indicator.subject.is_some()
            || indicator.quantity.is_none()
            || !said
            || site.metrics().get(note.metric).term.is_none()
        {
            continue;
        }
        // Newer first; of one time the longer period, then what has happened, then the order of the profile.
        let key = |index: u16| {
            let indicator = site.figure(entry, index);
            let time = indicator.period.map(|period| (period.last().end(), Reverse(begin(period))));
            (time, Reverse(indicator.status), Reverse(index))
        };
        let kept = newest.entry(note.metric).or_insert(index);
        if key(index) > key(*kept) {
            *kept = index;
        }
    }
    newest
}

/// First year and month of a period.
fn begin(period: Period) -> (i32, u8) {
    let first = match period {
        Period::At(point) | Period::AsOf(point) | Period::Since(point) | Period::Span(point, _) => point,
    };
    (first.year(), first.months().0)
}

/// The period most figures of an entry speak of, targets left out; of several the latest.
pub fn data_period(site: &Site, entry: EntryId) -> Option<Period> {
    let mut counts: BTreeMap<Period, usize> = BTreeMap::new();
    for figure in &site.entry(entry).profile.indicators {
        if let (Some(period), true) = (figure.indicator.period, figure.indicator.status != Status::Target) {
            *counts.entry(period.normal()).or_default() += 1;
        }
    }
    counts.into_iter().max_by_key(|&(period, count)| (count, period.last().end(), period)).map(|(period, _)| period)
}

#[cfg(test)]
mod tests {
    use super::super::trial::{Holding, With, figure, site, zone};
    use super::*;

    fn keys(profile: crate::profile::Profile) -> Vec<String> {
        let site = site(vec![profile]);
        key_figures(&site, 0).into_iter().map(|figure| site.say().indicator(site.figure(0, figure))).collect()
    }

    #[test]
    fn key_figures_are_the_newest_of_the_whole_zone_that_have_happened() {
        let zone = zone("a", "园甲")
            .says(figure("固定资产投资 9亿元 2021"))
            .says(figure("固定资产投资 8亿元 2023"))
            .says(figure("固定资产投资 7亿元 2023-08"))
            .says(figure("固定资产投资 99亿元 2025").status(Status::Target))
            .says(figure("地区生产总值 5亿元 2022").about("新材料"))
            .says(figure("规上工业总产值 6亿元 2023").status(Status::Estimate))
            .says(figure("没有这个指标 1个 2023"));
        assert_eq!(keys(zone), ["规上工业总产值 6亿元，2023年，预计", "固定资产投资 8亿元，2023年"]);
    }

    #[test]
    fn no_category_crowds_out_the_others() {
        let wealth = [
            "地区生产总值", "人均GDP", "第一产业增加值", "第二产业增加值", "第三产业增加值", "营业总收入",
            "数字经济规模",
        ];
        let zone =
            wealth.iter().fold(zone("a", "园甲"), |zone, metric| zone.says(figure(&format!("{metric} 1亿元 2023"))));
        let keys = keys(zone.says(figure("固定资产投资 8亿元 2023")));
        assert_eq!(keys.len(), MOST);
        assert!(keys.iter().any(|key| key.starts_with("固定资产投资")), "{keys:?}");
    }

    #[test]
    fn the_data_period_is_what_most_figures_speak_of() {
        let zone = zone("a", "园甲")
            .says(figure("固定资产投资 9亿元 2021"))
            .says(figure("地区生产总值 8亿元 2022"))
            .says(figure("规上工业总产值 7亿元 2022"))
            .says(figure("到位资金 7亿元 2025").status(Status::Target));
        let site = site(vec![zone]);
        assert_eq!(data_period(&site, 0).expect("a period").to_string(), "2022");
    }
}
