//! A site after a small edit: what the edit cannot have changed is taken over from the site before it.

use std::sync::Arc;

use crate::domain::Decimal;
use crate::profile::Profile;
use crate::vocab::Vocab;

use super::columns::Columns;
use super::lexicon::Lexicon;
use super::{Entry, Site, SiteConfig, conflicts};

impl Site {
    /// The same site with `entry` in place of the one of the same file, where the edit between the two touched only the
    /// Markdown, the day of the last look, or numbers in figures: the result is what [`Site::of`] would make.
    ///
    /// Nothing where more was touched: a name, an industry or a source shows on pages that this does not look for.
    pub fn again(&self, entry: &Entry, vocab: &Vocab) -> Option<Site> {
        let id = self.entries.iter().position(|known| known.profile.path == entry.profile.path)?;
        let (before, after) = (&self.entries[id].profile, &entry.profile);
        if outline(before) != outline(after) {
            return None;
        }
        let numbers = before.indicators != after.indicators;
        let mut site = self.clone();
        site.entries[id] = entry.clone();
        if numbers {
            site.columns = Arc::new(Columns::gather(&site.entries, &site.metrics, &Lexicon::new(vocab)));
            site.conflicts = conflicts::gather(&site);
        }
        Some(site)
    }

    /// The same site under what site.toml says now.
    pub fn under(&self, config: SiteConfig) -> Site {
        Site { config, ..self.clone() }
    }
}

/// The profile without all that only its own page, its cells and its row show.
fn outline(profile: &Profile) -> Profile {
    let mut outline = Profile { markdown: String::new(), updated: None, ..profile.clone() };
    for figure in &mut outline.indicators {
        let indicator = &mut figure.indicator;
        let numbers = [
            indicator.quantity.as_mut().map(|quantity| &mut quantity.value),
            indicator.yoy.as_mut(),
            indicator.share.as_mut().map(|share| &mut share.pct),
        ];
        numbers.into_iter().flatten().for_each(|number| *number = Decimal::ZERO);
        if let Some(rank) = &mut indicator.rank {
            rank.position = 0;
        }
    }
    outline
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::entries_of;
    use crate::site::trial::{Holding, figure, zone};

    fn site(profiles: &[Profile]) -> Site {
        Site::new(profiles.to_vec(), Vec::new(), Vocab::embedded(), SiteConfig::default()).value
    }

    fn profiles() -> Vec<Profile> {
        ["甲", "乙", "丙"]
            .iter()
            .enumerate()
            .map(|(at, name)| {
                zone(&format!("z{at}"), name)
                    .industry("新材料")
                    .says(figure(&format!("固定资产投资 {}亿元 2023", at + 1)))
            })
            .collect()
    }

    fn again(edit: impl Fn(&mut Profile)) -> (Option<Site>, Site) {
        let mut all = profiles();
        let before = site(&all);
        edit(&mut all[1]);
        let entry = entries_of(vec![all[1].clone()], Vocab::embedded(), &before.config().phrases).remove(0);
        (before.again(&entry, Vocab::embedded()), site(&all))
    }

    #[test]
    fn a_small_edit_gives_the_site_that_a_full_making_gives() {
        let edits: [fn(&mut Profile); 3] = [
            |profile| profile.markdown = "新的正文".into(),
            |profile| profile.indicators[0].indicator.quantity.as_mut().expect("a number").value = Decimal::from(9),
            |profile| profile.updated = "2024-05-01".parse().ok(),
        ];
        for edit in edits {
            let (quick, full) = again(edit);
            assert_eq!(format!("{:?}", quick.expect("a small edit").columns()), format!("{:?}", full.columns()));
        }
    }

    #[test]
    fn an_edit_that_other_pages_show_is_no_small_one() {
        let edits: [fn(&mut Profile); 4] = [
            |profile| profile.name = "丁".into(),
            |profile| profile.industries.clear(),
            |profile| profile.indicators[0].indicator.period = "2022".parse().ok(),
            |profile| profile.indicators[0].indicator.quantity = None,
        ];
        for edit in edits {
            assert!(again(edit).0.is_none());
        }
    }
}
