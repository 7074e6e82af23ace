//! The name a zone has besides its city's, by which papers call it: 智造新城, 临港区, 松山湖.

use super::cast::Zone;
use super::context::Passage;
use super::focus::heads_clause;
use crate::recognise::MentionKind;
use crate::source::{Span, any_of};
use crate::vocab::Vocab;

/// How the names of the two kinds of zone end that a town has one of.
pub(super) const WRITTEN_OUT: &[&str] = &["经济技术开发区", "高新技术产业开发区", "高技术产业开发区"];

/// What tells a zone from others of its city: 临港 of 威海临港经济技术开发区; two characters or more.
pub(super) fn own_name<'z>(zone: &'z Zone, vocab: &Vocab) -> Option<&'z str> {
    let rest = zone.name.strip_prefix(zone.place.as_str()).filter(|_| !zone.place.is_empty())?;
    let written = any_of!(WRITTEN_OUT).at_end(rest).map(|(len, _)| len);
    let park = || vocab.zones.park_endings().at_end(rest).map(|(len, _)| len);
    let ending = written.or_else(|| vocab.zones.ending_of(rest)).or_else(park)?;
    let own = &rest[..rest.len().checked_sub(ending)?];
    (own.chars().count() >= 2).then_some(own)
}

/// The name a zone has besides its city's, and the forms in which a text may call the zone by it.
pub(super) struct OwnName {
    /// The name.
    pub word: String,
    /// The forms.
    pub forms: Vec<String>,
    /// True where it is the name of the place itself: 松山湖 of 松山湖高新区.
    pub is_place: bool,
}

impl OwnName {
    /// That of a zone, where it has one.
    pub fn of(zone: &Zone, vocab: &Vocab) -> Option<OwnName> {
        let (place, places) = (zone.place.as_str(), &vocab.places);
        // The name of a town, a county or a province does not stand for its zone.
        let unit = places.city(place).is_some()
            || places.province(place).is_some()
            || !places.counties_named(place).is_empty();
        let is_place = any_of!(WRITTEN_OUT).ends(&zone.name) && !unit && place.chars().count() >= 3;
        let word = own_name(zone, vocab).or(Some(place).filter(|_| is_place))?;
        let endings: &[&str] = match zone.kind.as_deref() {
            Some("高新技术产业开发区") => &["高新区", "开发区", "区"],
            Some("经济技术开发区") => &["经开区", "开发区", "区"],
            _ => &[],
        };
        let alone = if is_place { place } else { &zone.name[place.len()..] };
        let forms = endings.iter().map(|ending| format!("{word}{ending}"));
        let forms = std::iter::once(alone.to_string()).chain(forms).collect();
        Some(OwnName { word: word.to_string(), forms, is_place })
    }
}

/// The forms by which the text calls a zone, each as often as it does, and whether it tells a figure of it so.
pub(super) fn called_by<'f>(passages: &[Passage], (word, forms): (&str, &'f [String])) -> (Vec<&'f String>, bool) {
    let (mut called, mut acts) = (Vec::new(), false);
    for passage in passages.iter().filter(|passage| passage.text.contains(word)) {
        for form in forms {
            for (at, _) in passage.text.match_indices(form.as_str()) {
                let span = Span::new(at, at + form.len());
                if !stands_in_longer_name(passage, span) {
                    called.push(form);
                    acts |= tells_a_figure(passage, span);
                }
            }
        }
    }
    (called, acts)
}

/// True for words within a longer name, of a zone or of a firm.
fn stands_in_longer_name(passage: &Passage, span: Span) -> bool {
    passage.mentions.iter().any(|mention| {
        matches!(mention.kind, MentionKind::Zone(_) | MentionKind::Organisation(_))
            && mention.span.contains(span)
            && mention.span != span
    })
}

/// True where a name opens its clause and the clause tells a figure.
fn tells_a_figure(passage: &Passage, span: Span) -> bool {
    let clause = passage.clause_at(span.start);
    passage.is_body() && passage.tells_between(span.end, clause.end) && heads_clause(passage, span)
}
