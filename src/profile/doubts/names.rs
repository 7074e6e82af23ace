//! Zones that look like one another, and names nobody can read aloud.

use std::collections::BTreeMap;

use crate::diag::Diagnostic;
use crate::profile::model::{Body, Profile};
use crate::profile::vocabulary;
use crate::vocab::{PlaceRef, Vocab};

use super::{Doubt, Ground};

/// Doubts about the names of the site's zones.
pub(super) fn check(ground: &Ground<'_>, doubts: &mut Vec<Doubt>) {
    let zones: Vec<&Profile> = ground.profiles.iter().filter(|profile| profile.body_kind == Body::Zone).collect();
    near_duplicates(&zones, ground.vocab, doubts);
    shared_aliases(&zones, doubts);
    for profile in ground.profiles {
        doubts.extend(unreadable(profile, ground.vocab));
    }
}

/// Two files about one zone: the same name written out, or a slip of the hand apart.
fn near_duplicates(zones: &[&Profile], vocab: &Vocab, doubts: &mut Vec<Doubt>) {
    let mut seen: BTreeMap<(String, String), &Profile> = BTreeMap::new();
    let mut sounds: BTreeMap<String, Vec<&Profile>> = BTreeMap::new();
    for zone in zones {
        let key = written_out(&zone.name, vocab);
        let other = seen.get(&key).copied().filter(|other| other.name != zone.name);
        let sound = sound(&zone.name, vocab);
        let alike =
            sounds.get(&sound).into_iter().flatten().find(|other| {
                vocabulary::one_homophone(vocab, &other.name, &zone.name) && other.province == zone.province
            });
        if let Some(other) = other.or(alike.copied()) {
            let message = format!("`{}` and `{}` of {} are probably one zone.", zone.name, other.name, other.path);
            let hint = "Join the two files into one and keep the other name under `aliases:`.";
            let fault = Diagnostic::warning("profile/near-duplicate", message).hint(hint);
            doubts.push(Doubt::of_key(&zone.path, "name", fault));
        }
        seen.entry(key).or_insert(zone);
        sounds.entry(sound).or_default().push(zone);
    }
}

/// A zone's place and the rest of its name without abbreviations: (石河子市, 经济技术开发区).
fn written_out(name: &str, vocab: &Vocab) -> (String, String) {
    let full = vocab.zones.expand(name);
    let bare = ["中国", "国家级", "国家", "省级"]
        .iter()
        .fold(full.as_str(), |rest, start| rest.strip_prefix(start).unwrap_or(rest));
    let mut place = String::new();
    let mut at = 0;
    for (span, known) in vocab.places.mentions(bare) {
        if span.start != at {
            break;
        }
        place = match known {
            PlaceRef::Province(place) => place.name.clone(),
            PlaceRef::City(place) => place.name.clone(),
            PlaceRef::County(place) => place.name.clone(),
            PlaceRef::NewArea(place) => place.name.clone(),
            PlaceRef::Locality(place) => place.name.clone(),
        };
        at = span.end;
    }
    (place, bare[at..].to_string())
}

/// How a name sounds: names that are a slip of a pinyin keyboard apart sound alike.
fn sound(name: &str, vocab: &Vocab) -> String {
    name.chars()
        .map(|c| vocab.pinyin.reading(c).map_or_else(|| c.to_string(), str::to_string))
        .collect::<Vec<_>>()
        .join(" ")
}

/// An alias of two zones means neither.
fn shared_aliases(zones: &[&Profile], doubts: &mut Vec<Doubt>) {
    let mut seen: BTreeMap<&str, &Profile> = BTreeMap::new();
    for zone in zones {
        for (index, alias) in zone.aliases.iter().enumerate() {
            let first = *seen.entry(&alias.name).or_insert(zone);
            if first.path != zone.path {
                let message =
                    format!("The alias `{}` is also that of {}: it tells neither zone.", alias.name, first.path);
                let fault = Diagnostic::warning("profile/shared-alias", message);
                let hint = "Keep it where it is meant, or write it with its place (石河子高新区).";
                doubts.push(Doubt::of_item(&zone.path, ("aliases", index), "name", fault.hint(hint)));
            }
        }
    }
}

/// A character without a reading: the name sorts after all others and gives no address.
fn unreadable(profile: &Profile, vocab: &Vocab) -> Option<Doubt> {
    let han = |c: &char| ('\u{3400}'..='\u{9fff}').contains(c) || ('\u{20000}'..='\u{323af}').contains(c);
    if vocab.slug_of(&profile.name).is_some() {
        return None;
    }
    let unknown = profile.name.chars().filter(han).find(|c| vocab.pinyin.reading(*c).is_none())?;
    let message =
        format!("`{unknown}` of `{}` is not in the pinyin table: the name sorts after all others.", profile.name);
    let hint = format!(
        "Type in vocab/pinyin.yaml `chars:` and on the next line its reading and the character, as in `  xin: {unknown}`."
    );
    Some(Doubt::of_key(&profile.path, "name", Diagnostic::warning("profile/no-pinyin", message).hint(hint)))
}
