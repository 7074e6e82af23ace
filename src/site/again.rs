//! A site after an edit of one profile: what the edit cannot have changed is taken over from the site before it.

use std::sync::Arc;

use crate::domain::{Decimal, Indicator};
use crate::profile::{IndicatorEntry, Locator, Profile};
use crate::vocab::Vocab;

use super::columns::Columns;
use super::lexicon::Lexicon;
use super::metrics::Metrics;
use super::{Entry, EntryId, Part, Site, SiteConfig, by_name, conflicts, order, parks, years};

/// A site that follows another.
#[derive(Debug)]
pub struct Next {
    /// The site.
    pub site: Site,
    /// True where it has the pages of the site before it, each with as many rows.
    pub same_pages: bool,
    /// True where it is what [`Site::of`] would make. Else only this is not: a zone whose name changed stands where
    /// its old name stood in every order, and which zones are near is as it was.
    pub settled: bool,
}

impl Site {
    /// The same site with `entry` in place of the one of the same file, where the edit between the two touched nothing but
    /// names, figures, sources, quotations, the Markdown and the day of the last look.
    ///
    /// Nothing where more was touched: what makes tags shows on pages that this does not look for.
    pub fn again(&self, entry: &Entry, vocab: &Vocab) -> Option<Next> {
        let id = self.entries.iter().position(|known| known.profile.path == entry.profile.path)?;
        let (before, after) = (&self.entries[id], entry);
        if outline(&before.profile) != outline(&after.profile) {
            return None;
        }
        let mut site = self.clone();
        site.entries[id] = entry.clone();
        let other_facts = facts(before) != facts(after);
        if other_facts {
            site.sources = Arc::new(self.sources.again(id, (before, after))?);
            site.fact_count = self.fact_count - before.facts().count() + after.facts().count();
        }
        let other_figures = figures(&before.profile) != figures(&after.profile);
        if before.profile.indicators != after.profile.indicators {
            site.count_anew(vocab, other_figures);
        }
        let renamed = before.profile.name != after.profile.name;
        if renamed || before.profile.aliases != after.profile.aliases {
            let names = by_name(&site.entries);
            site.parks = Arc::new(parks(&site.entries, &names));
            site.by_name = Arc::new(names);
        }
        let settled = !other_figures && !(renamed && (site.is_out_of_order(id) || site.has_parks_named(before, after)));
        Some(Next { site, same_pages: !other_facts && !other_figures, settled })
    }

    /// Gathers again what figures make; also the metrics, where `other` figures than before are told.
    fn count_anew(&mut self, vocab: &Vocab, other: bool) {
        let lexicon = &Lexicon::new(vocab);
        if other {
            self.metrics = Arc::new(Metrics::gather(&self.entries, lexicon));
            self.years = years(&self.entries);
        }
        self.columns = Arc::new(Columns::gather(&self.entries, &self.metrics, lexicon));
        self.conflicts = conflicts::gather(self);
    }

    /// True where the entry's name does not come after the one before it and before the one after it.
    fn is_out_of_order(&self, id: EntryId) -> bool {
        let around = &self.entries[id.saturating_sub(1)..self.entries.len().min(id + 2)];
        !around.is_sorted_by(|a, b| order(a, b).is_le())
    }

    /// True where a park says that it lies in one of the two: it is no neighbour of what bears that name.
    fn has_parks_named(&self, before: &Entry, after: &Entry) -> bool {
        let names = [Some(before.profile.name.as_str()), Some(after.profile.name.as_str())];
        self.entries
            .iter()
            .any(|entry| entry.profile.parent.is_some() && names.contains(&entry.profile.parent.as_deref()))
    }

    /// The same site under what site.toml says now.
    pub fn under(&self, config: SiteConfig) -> Site {
        Site { config, ..self.clone() }
    }
}

/// Which facts there are, and the article and line of each.
fn facts(entry: &Entry) -> Vec<(Part, usize, Option<&Locator>)> {
    entry.facts().map(|(part, index)| (part, index, entry.locator(part, index))).collect()
}

/// The profile without all that [`Site::again`] looks for.
fn outline(profile: &Profile) -> Profile {
    let mut outline = Profile {
        name: String::new(),
        aliases: Vec::new(),
        indicators: Vec::new(),
        sources: Default::default(),
        parent_source: None,
        markdown: String::new(),
        updated: None,
        ..profile.clone()
    };
    let lists = [&mut outline.positioning, &mut outline.targets, &mut outline.platforms, &mut outline.mechanisms];
    lists.into_iter().flatten().for_each(|item| (item.source, item.quote) = (None, None));
    outline.industries.iter_mut().for_each(|item| (item.source, item.quote) = (None, None));
    outline.projects.iter_mut().for_each(|item| (item.source, item.quote) = (None, None));
    outline.companies.iter_mut().for_each(|item| (item.source, item.quote) = (None, None));
    outline.honors.iter_mut().for_each(|item| (item.source, item.quote) = (None, None));
    outline
}

/// The figures of a profile without their numbers: what they are about, and which of their numbers there are.
fn figures(profile: &Profile) -> Vec<Indicator> {
    let bare = |entry: &IndicatorEntry| {
        let mut figure = entry.indicator.clone();
        let numbers = [
            figure.quantity.as_mut().map(|quantity| &mut quantity.value),
            figure.yoy.as_mut(),
            figure.share.as_mut().map(|share| &mut share.pct),
        ];
        numbers.into_iter().flatten().for_each(|number| *number = Decimal::ZERO);
        if let Some(rank) = &mut figure.rank {
            rank.position = 0;
        }
        figure
    };
    profile.indicators.iter().map(bare).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::profile::{ArticleCard, Named};
    use crate::site::entries_of;
    use crate::site::trial::{Holding, figure, zone};

    fn site(profiles: &[Profile]) -> Site {
        let article =
            |id: &str| ArticleCard { id: id.into(), path: format!("content/articles/{id}.md"), ..Default::default() };
        let articles = ["001", "002"].map(article).to_vec();
        Site::new(profiles.to_vec(), articles, Vocab::embedded(), SiteConfig::default()).value
    }

    fn profiles() -> Vec<Profile> {
        let one = |(at, name): (usize, &&str)| {
            zone(&format!("z{at}"), name)
                .industry("新材料")
                .says_at(figure(&format!("固定资产投资 {}亿元 2023", at + 1)), "001:3")
                .says_at(figure(&format!("出口额 {}亿元 2023", 7 - at)), "002:5")
        };
        ["北园", "丁园", "甲园", "乙园"].iter().enumerate().map(one).collect()
    }

    /// The site after an edit of the second profile: followed, and made from the ground.
    fn again(edit: impl Fn(&mut Profile)) -> (Option<Next>, Site) {
        let mut all = profiles();
        let before = site(&all);
        edit(&mut all[1]);
        let entry = entries_of(vec![all[1].clone()], Vocab::embedded(), &before.config().phrases).remove(0);
        (before.again(&entry, Vocab::embedded()), site(&all))
    }

    /// All that a site says but the order of zones and which are near, in an order of its own.
    fn told(site: &Site) -> String {
        let names: BTreeMap<&String, &str> =
            site.by_name.iter().map(|(name, &id)| (name, site.entries[id].profile.slug.as_str())).collect();
        let sources: Vec<_> =
            site.sources.all().iter().map(|article| (&article.href, &article.facts, &article.entries)).collect();
        let of_entries: Vec<_> = (0..site.entries.len()).map(|id| site.sources.of_entry(id)).collect();
        let metrics = site.metrics.all();
        format!(
            "{:?}\n{names:?}\n{sources:?}\n{of_entries:?}\n{metrics:?}\n{:?}\n{:?}\n{:?} {} {} {:?}",
            site.entries, site.columns, site.tags, site.parks, site.fact_count, site.years, site.conflicts
        )
    }

    fn order_and_near(site: &Site) -> String {
        let names: Vec<&str> = site.entries.iter().map(|entry| entry.profile.name.as_str()).collect();
        format!("{names:?} {:?} {:?}", site.neighbours, site.comparisons)
    }

    type Edit = fn(&mut Profile);

    fn another(profile: &mut Profile) -> &mut Indicator {
        &mut profile.indicators[0].indicator
    }

    #[test]
    fn a_small_edit_gives_the_site_that_a_full_making_gives() {
        let edits: [Edit; 7] = [
            |profile| profile.markdown = "新的正文".into(),
            |profile| another(profile).quantity.as_mut().expect("a number").value = Decimal::from(9),
            |profile| profile.updated = "2024-05-01".parse().ok(),
            |profile| profile.name = "丁村园".into(),
            |profile| profile.aliases.push(Named { name: "小园".into(), source: "001:9".parse().ok(), quote: None }),
            |profile| profile.indicators[0].source = "002:1".parse().ok(),
            |profile| profile.indicators[1].quote = Some("原文".into()),
        ];
        for (at, edit) in edits.into_iter().enumerate() {
            let (next, full) = again(edit);
            let next = next.expect("a small edit");
            assert!(next.settled, "edit {at}");
            assert_eq!(told(&next.site), told(&full), "edit {at}");
            assert_eq!(order_and_near(&next.site), order_and_near(&full), "edit {at}");
        }
    }

    #[test]
    fn figures_that_come_and_go_are_counted_at_once_and_what_is_near_later() {
        let edits: [Edit; 4] = [
            |profile| drop(profile.indicators.remove(1)),
            |profile| another(profile).period = "2019".parse().ok(),
            |profile| another(profile).metric = "税收收入".into(),
            |profile| *profile = profile.clone().says_at(figure("从业人员 8万人 2020"), "002:8"),
        ];
        for (at, edit) in edits.into_iter().enumerate() {
            let (next, full) = again(edit);
            let next = next.expect("an edit of figures");
            assert!(!next.settled && !next.same_pages, "edit {at}");
            assert_eq!(told(&next.site), told(&full), "edit {at}");
        }
    }

    #[test]
    fn a_zone_that_moves_in_the_order_is_settled_later() {
        let (next, full) = again(|profile| profile.name = "正园".into());
        let next = next.expect("a new name");
        assert!(!next.settled && next.same_pages);
        assert_ne!(order_and_near(&next.site), order_and_near(&full));
        assert!(next.site.named("正园").is_some() && next.site.named("丁园").is_none());
    }

    #[test]
    fn an_edit_that_this_does_not_look_for_is_not_followed() {
        let edits: [Edit; 3] = [
            |profile| profile.industries.clear(),
            |profile| profile.province = Some("浙江省".into()),
            |profile| profile.indicators[0].source = "007:1".parse().ok(),
        ];
        for edit in edits {
            assert!(again(edit).0.is_none());
        }
    }
}
