//! What only shows when all files are read and stops a site: names and addresses taken twice, sources and parents
//! that are not there.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Diagnostic, did_you_mean};

use super::doubt::Doubt;
use super::model::{ArticleCard, Body, Profile};

/// Everything wrong between the files of a site, file by file.
pub fn check_all(profiles: &[Profile], cards: &[ArticleCard]) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    taken_addresses(profiles, cards, &mut doubts);
    taken_names(profiles, &mut doubts);
    let articles: BTreeSet<&str> = cards.iter().map(|card| card.id.as_str()).collect();
    let parents = Parents::of(profiles);
    for profile in profiles {
        sources(profile, &articles, &mut doubts);
        doubts.extend(parents.missing(profile));
    }
    doubts
}

fn taken_addresses(profiles: &[Profile], cards: &[ArticleCard], doubts: &mut Vec<Doubt>) {
    for body in [Body::Zone, Body::Region] {
        let group = profiles.iter().filter(|profile| profile.body_kind == body);
        taken(group.map(|profile| (profile.slug.as_str(), profile.path.as_str())), doubts);
    }
    taken(cards.iter().map(|card| (card.slug.as_str(), card.path.as_str())), doubts);
}

/// Notes every address that an earlier file has too; capitals do not tell addresses apart.
fn taken<'a>(addresses: impl Iterator<Item = (&'a str, &'a str)>, doubts: &mut Vec<Doubt>) {
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for (slug, path) in addresses {
        match seen.get(&slug.to_ascii_lowercase()) {
            Some(first) => {
                let message = format!("The address `{slug}` is also that of {first}.");
                let fault = Diagnostic::error("profile/duplicate-slug", message);
                let hint = "Rename one of the two, or join them into one file.";
                doubts.push(Doubt::of_file(path, fault.hint(hint)));
            }
            None => {
                seen.insert(slug.to_ascii_lowercase(), path);
            }
        }
    }
}

fn taken_names(profiles: &[Profile], doubts: &mut Vec<Doubt>) {
    let mut seen: BTreeMap<&str, &Profile> = BTreeMap::new();
    for profile in profiles {
        if let Some(first) = seen.get(profile.name.as_str()) {
            let message = format!("The name `{}` is also that of {}.", profile.name, first.path);
            let fault = Diagnostic::error("profile/duplicate-name", message);
            let hint = "Join the two files into one, or give each its own full name.";
            doubts.push(Doubt::of_key(&profile.path, "name", fault.hint(hint)));
        }
        seen.entry(&profile.name).or_insert(profile);
    }
    for profile in profiles {
        for (index, alias) in profile.aliases.iter().enumerate() {
            if let Some(other) = seen.get(alias.name.as_str()).filter(|other| other.path != profile.path) {
                let message = format!("The alias `{}` is the name of {}.", alias.name, other.path);
                let fault = Diagnostic::warning("profile/duplicate-name", message);
                let hint = "Delete the alias, or join the two files into one.";
                doubts.push(Doubt::of_item(&profile.path, ("aliases", index), "name", fault.hint(hint)));
            }
        }
    }
}

fn sources(profile: &Profile, articles: &BTreeSet<&str>, doubts: &mut Vec<Doubt>) {
    let mut told: BTreeSet<&str> = BTreeSet::new();
    for spot in profile.spots() {
        let Some(source) = spot.source else { continue };
        let article = source.article.as_str();
        if articles.contains(article) || !told.insert(article) {
            continue;
        }
        let hint = match did_you_mean(article, articles.iter().copied()) {
            Some(near) => format!("Did you mean `{near}`? Otherwise add content/articles/{article}.md."),
            None => format!("Add content/articles/{article}.md with the article's title, or correct the source."),
        };
        let message = format!("The source `{source}` names no article.");
        let fault = Diagnostic::error("profile/no-such-article", message).hint(hint);
        doubts.push(spot.doubt(&profile.path, "source", fault));
    }
}

/// Names a `parent:` may give, each with the file that bears it.
struct Parents<'a> {
    names: BTreeMap<&'a str, BTreeSet<&'a str>>,
}

impl<'a> Parents<'a> {
    fn of(profiles: &'a [Profile]) -> Parents<'a> {
        let mut names: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for zone in profiles.iter().filter(|profile| profile.body_kind == Body::Zone) {
            let aliases = zone.aliases.iter().map(|alias| alias.name.as_str());
            for name in aliases.chain([zone.name.as_str()]) {
                names.entry(name).or_default().insert(&zone.path);
            }
        }
        Parents { names }
    }

    fn missing(&self, profile: &Profile) -> Option<Doubt> {
        let parent = profile.parent.as_deref()?;
        let other = |files: &BTreeSet<&str>| files.iter().any(|file| *file != profile.path);
        if self.names.get(parent).is_some_and(other) {
            return None;
        }
        let others = self.names.iter().filter(|(_, files)| other(files)).map(|(name, _)| *name);
        let hint = match did_you_mean(parent, others) {
            Some(near) => format!("Did you mean `{near}`?"),
            None => "Add a profile with this name under content/zones, or leave the line out.".to_string(),
        };
        let message = format!("The parent `{parent}` is no zone of this site.");
        let fault = Diagnostic::error("profile/no-such-parent", message).hint(hint);
        Some(Doubt::of_key(&profile.path, "parent", fault))
    }
}
