//! What only shows when all files are read: names and addresses taken twice, sources and parents that are not
//! there, articles that disagree.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Diagnostic, Place, did_you_mean};
use crate::domain::{Bound, Indicator};
use crate::source::{SourceText, Span};

use super::head::Head;
use super::model::{ArticleCard, Body, IndicatorEntry, Profile};

/// Everything wrong between the files of a site, file by file.
///
/// Each fault names its file; [`pinpoint`] finds the line once the file's text is at hand.
pub fn check_all(profiles: &[Profile], cards: &[ArticleCard]) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    taken_addresses(profiles, cards, &mut faults);
    taken_names(profiles, &mut faults);
    let articles: BTreeSet<&str> = cards.iter().map(|card| card.id.as_str()).collect();
    for profile in profiles {
        sources(profile, &articles, &mut faults);
        parent(profile, profiles, &mut faults);
        contradictions(profile, &mut faults);
    }
    faults
}

/// Moves each fault of `source`'s file to the line that its first `quoted` word stands on, where there is one.
pub fn pinpoint(faults: Vec<Diagnostic>, source: &SourceText) -> Vec<Diagnostic> {
    let head = Head::of(source.text()).ok();
    let pin = |fault: Diagnostic| {
        // An address stands in no line: it is the file's name.
        let of_this_file = fault.code != "profile/duplicate-slug"
            && fault.place.as_ref().is_some_and(|place| place.line == 0 && place.file == source.name());
        let (true, Some(head), Some(word)) = (of_this_file, &head, fault.message.split('`').nth(1)) else {
            return fault;
        };
        match source.text()[head.yaml.clone()].find(word) {
            Some(at) if !word.is_empty() => {
                let start = head.yaml.start + at;
                let place = Place::span(source, Span::new(start, start + word.len()));
                fault.at(place)
            }
            _ => fault,
        }
    };
    faults.into_iter().map(pin).collect()
}

fn taken_addresses(profiles: &[Profile], cards: &[ArticleCard], faults: &mut Vec<Diagnostic>) {
    let zones = profiles.iter().filter(|profile| profile.body_kind == Body::Zone);
    let regions = profiles.iter().filter(|profile| profile.body_kind == Body::Region);
    for group in [zones.collect::<Vec<_>>(), regions.collect()] {
        taken(group.iter().map(|profile| (profile.slug.as_str(), profile.path.as_str())), faults);
    }
    taken(cards.iter().map(|card| (card.slug.as_str(), card.path.as_str())), faults);
}

/// Notes every address that an earlier file has too; capitals do not tell addresses apart.
fn taken<'a>(addresses: impl Iterator<Item = (&'a str, &'a str)>, faults: &mut Vec<Diagnostic>) {
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for (slug, path) in addresses {
        match seen.get(&slug.to_ascii_lowercase()) {
            Some(first) => faults.push(
                Diagnostic::error("profile/duplicate-slug", format!("The address `{slug}` is also that of {first}."))
                    .at(Place::file(path))
                    .hint("Rename one of the two, or join them into one file."),
            ),
            None => {
                seen.insert(slug.to_ascii_lowercase(), path);
            }
        }
    }
}

fn taken_names(profiles: &[Profile], faults: &mut Vec<Diagnostic>) {
    let mut seen: BTreeMap<&str, &Profile> = BTreeMap::new();
    for profile in profiles {
        if let Some(first) = seen.get(profile.name.as_str()) {
            faults.push(
                Diagnostic::error(
                    "profile/duplicate-name",
                    format!("The name `{}` is also that of {}.", profile.name, first.path),
                )
                .at(Place::file(profile.path.as_str()))
                .hint("Join the two files into one, or give each its own full name."),
            );
        }
        seen.entry(&profile.name).or_insert(profile);
    }
    for profile in profiles {
        for alias in &profile.aliases {
            if let Some(other) = seen.get(alias.name.as_str()).filter(|other| other.path != profile.path) {
                faults.push(
                    Diagnostic::warning(
                        "profile/duplicate-name",
                        format!("The alias `{}` is the name of {}.", alias.name, other.path),
                    )
                    .at(Place::file(profile.path.as_str()))
                    .hint("Delete the alias, or join the two files into one."),
                );
            }
        }
    }
}

fn sources(profile: &Profile, articles: &BTreeSet<&str>, faults: &mut Vec<Diagnostic>) {
    let mut told: BTreeSet<String> = BTreeSet::new();
    for fact in profile.facts() {
        let article = fact.evidence.article;
        if article.is_empty() || articles.contains(article.as_str()) || !told.insert(article.clone()) {
            continue;
        }
        let hint = match did_you_mean(&article, articles.iter().copied()) {
            Some(near) => format!("Did you mean `{near}`? Otherwise add content/articles/{article}.md."),
            None => format!("Add content/articles/{article}.md with the article's title, or correct the source."),
        };
        let message = format!("The source `{article}:{}` names no article.", fact.evidence.line);
        faults.push(
            Diagnostic::error("profile/no-such-article", message).at(Place::file(profile.path.as_str())).hint(hint),
        );
    }
}

fn parent(profile: &Profile, profiles: &[Profile], faults: &mut Vec<Diagnostic>) {
    let Some(parent) = &profile.parent else { return };
    let zones = || profiles.iter().filter(|other| other.path != profile.path && other.body_kind == Body::Zone);
    let known = zones().any(|other| other.name == *parent || other.aliases.iter().any(|alias| alias.name == *parent));
    if known {
        return;
    }
    let hint = match did_you_mean(parent, zones().map(|other| other.name.as_str())) {
        Some(near) => format!("Did you mean `{near}`?"),
        None => "Add a profile with this name under content/zones, or leave the line out.".to_string(),
    };
    let message = format!("The parent `{parent}` is no zone of this site.");
    faults.push(Diagnostic::error("profile/no-such-parent", message).at(Place::file(profile.path.as_str())).hint(hint));
}

/// Two exact figures of the same thing and time that differ: both stay, and the reader is told.
fn contradictions(profile: &Profile, faults: &mut Vec<Diagnostic>) {
    let mut seen: BTreeMap<String, &IndicatorEntry> = BTreeMap::new();
    for entry in &profile.indicators {
        let Some(what) = comparable(&entry.indicator) else { continue };
        match seen.get(&what) {
            Some(first) if first.indicator.quantity != entry.indicator.quantity && elsewhere(first, entry) => {
                faults.push(contradiction(profile, first, entry));
            }
            Some(_) => {}
            None => {
                seen.insert(what, entry);
            }
        }
    }
}

/// What two figures must share to be about the same thing; `None` for a figure that is not exact or not dated.
fn comparable(indicator: &Indicator) -> Option<String> {
    let quantity = indicator.quantity.as_ref().filter(|quantity| quantity.bound == Bound::Exact)?;
    let period = indicator.period?;
    let subject = indicator.subject.as_deref().unwrap_or("");
    let share = indicator.share.as_ref().map_or("", |share| share.of.as_str());
    let rank = indicator.rank.as_ref().map_or("", |rank| rank.of.as_str());
    let status = indicator.status.name();
    Some([&indicator.metric, subject, &period.to_string(), status, &quantity.unit, share, rank].join("\n"))
}

/// True where two figures stand in different articles: one article that gives two numbers means two things.
fn elsewhere(first: &IndicatorEntry, second: &IndicatorEntry) -> bool {
    first.source.as_ref().map(|source| &source.article) != second.source.as_ref().map(|source| &source.article)
}

fn contradiction(profile: &Profile, first: &IndicatorEntry, second: &IndicatorEntry) -> Diagnostic {
    let told = |entry: &IndicatorEntry| {
        let value = entry.indicator.quantity.as_ref().map(ToString::to_string).unwrap_or_default();
        let source = entry.source.as_ref().map(|source| format!(" ({source})")).unwrap_or_default();
        format!("{value}{source}")
    };
    let period = second.indicator.period.map(|period| period.to_string()).unwrap_or_default();
    let subject = second.indicator.subject.as_deref().map(|subject| format!(" of {subject}")).unwrap_or_default();
    let message = format!(
        "Sources disagree on `{}`{subject} {period}: {} and {}.",
        second.indicator.metric,
        told(first),
        told(second)
    );
    Diagnostic::note("profile/contradiction", message)
        .at(Place::file(profile.path.as_str()))
        .hint("Both stay and are shown side by side; delete one if you know it to be a misprint.")
}
