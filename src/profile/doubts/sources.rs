//! Facts without a source, and facts that one article is made to say twice.

use crate::diag::Diagnostic;
use crate::profile::doubt::Spot;
use crate::profile::entry::{self, Entry};
use crate::profile::matching;
use crate::profile::model::Profile;

use super::Doubt;

/// Doubts about the sources of one profile.
pub(super) fn check(profile: &Profile, doubts: &mut Vec<Doubt>) {
    unsourced(profile, doubts);
    repeated(profile, doubts);
}

/// One doubt a file, at the first fact without a source: a profile typed from memory has many.
///
/// What a name itself says needs no source: a zone called 石河子经济技术开发区 lies in 石河子, whoever wrote of it.
fn unsourced(profile: &Profile, doubts: &mut Vec<Doubt>) {
    let bare: Vec<Spot<'_>> =
        profile.spots().into_iter().filter(|spot| spot.source.is_none() && needs_one(spot)).collect();
    let Some(first) = bare.iter().find(|spot| spot.section == "indicators").or(bare.first()) else { return };
    let figures = bare.iter().filter(|spot| spot.section == "indicators").count();
    let key = if first.section == "indicators" { "metric" } else { "name" };
    let message = match (bare.len(), figures) {
        (1, _) => format!("`{}` has no source.", first.name),
        (all, 0) => format!("{all} facts have no source, `{}` first.", first.name),
        (all, figures) if all == figures => format!("{all} figures have no source, `{}` first.", first.name),
        (all, figures) => format!("{all} facts have no source, {figures} of them figures, `{}` first.", first.name),
    };
    let hint = "Type the article's id and the line below it: `source: \"001:14\"`; an article needs a card in content/articles.";
    doubts.push(first.doubt(&profile.path, key, Diagnostic::warning("profile/no-source", message).hint(hint)));
}

/// True for what a reader may want to look up: everything but what the address says of itself.
fn needs_one(spot: &Spot<'_>) -> bool {
    !matches!(spot.section, "type" | "province" | "city" | "parent" | "aliases")
}

/// The same fact twice out of one article.
fn repeated(profile: &Profile, doubts: &mut Vec<Doubt>) {
    let entries: Vec<Entry> =
        entry::entries(profile).into_iter().filter(|entry| !entry::is_trait(entry.section)).collect();
    let mut at = 0;
    for (position, entry) in entries.iter().enumerate() {
        let section = entry.section;
        at = if position > 0 && entries[position - 1].section == section { at + 1 } else { 0 };
        let before = &entries[position - at..position];
        if before.iter().any(|earlier| matching::same(earlier, entry)) {
            let name = if section == "indicators" { "metric" } else { "name" };
            let message = format!("`{}` stands here for the second time, from the same article.", entry.one(name));
            let fault = Diagnostic::warning("profile/repeated", message).hint("Delete one of the two.");
            doubts.push(Doubt::of_item(&profile.path, (section, at), name, fault));
        }
    }
}
