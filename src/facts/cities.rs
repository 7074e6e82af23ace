//! Where a city lies of which a page tells besides a zone: the page is about the city as about the zone.

use std::collections::BTreeMap;

use super::sheet::{Line, Sheet};
use crate::domain::{Claim, Fact, IdentityField};
use crate::source::Span;
use crate::vocab::PlaceRef;

/// So many facts of a city make a page its own.
const ENOUGH: usize = 10;

/// Tells province and city of the cities that a page is about where it tells of a zone too.
pub fn read(sheet: &Sheet, out: &mut Vec<Fact>) {
    let places = &sheet.ctx.vocab.places;
    let mut told: BTreeMap<&str, usize> = BTreeMap::new();
    for fact in out.iter() {
        *told.entry(&fact.zone).or_insert(0) += 1;
    }
    if !told.keys().any(|name| sheet.ctx.cast.find(name).is_some()) {
        return;
    }
    let mut facts = Vec::new();
    for (name, _) in told.into_iter().filter(|(_, told)| *told >= ENOUGH) {
        let whole = places.first_in(name).filter(|(span, _)| span.len() == name.len());
        let Some((_, place @ (PlaceRef::City(_) | PlaceRef::County(_)))) = whole else { continue };
        let Some((line, span)) = first(sheet, place) else { continue };
        let mut tell = |field: IdentityField, value: &str| {
            let claim = Claim::Identity { field, value: value.to_string() };
            facts.push(sheet.ctx.fact(line.passage, span, (name, claim)));
        };
        if let Some(province) = places.province_of(place).filter(|province| province.name != name) {
            tell(IdentityField::Province, &province.name);
        }
        if let Some(city) = places.city_of(place).filter(|city| city.name != name) {
            tell(IdentityField::City, &city.name);
        }
    }
    out.extend(facts);
}

/// Where a page names a place first.
fn first<'s>(sheet: &'s Sheet<'s>, place: PlaceRef) -> Option<(&'s Line<'s>, Span)> {
    sheet.lines.iter().find_map(|line| {
        let named = line.passage.places.iter().find(|(_, other)| *other == place)?;
        Some((line, named.0))
    })
}
