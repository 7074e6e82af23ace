//! Zones in a text, until the recogniser hands them on.

use crate::recognise::{Mention, MentionKind, ZoneForm, ZoneName};
use crate::source::Span;
use crate::vocab::Vocab;

/// Adds zone mentions to the others.
pub fn add_zones(text: &str, mentions: &mut Vec<Mention>, vocab: &Vocab) {
    if mentions.iter().any(|m| matches!(m.kind, MentionKind::Zone(_))) {
        return;
    }
    let places = vocab.places.mentions(text);
    let mut endings: Vec<Span> = vocab.zones.endings(text);
    for (suffix, span) in vocab.zones.park_endings().find(text).into_iter().map(|(s, w)| (w, s)) {
        let _ = suffix;
        if !endings.iter().any(|e| e.overlaps(span)) {
            endings.push(span);
        }
    }
    for suffix in endings {
        let mut start = suffix.start;
        let mut place = None;
        while let Some((span, _)) = places.iter().find(|(span, _)| span.end == start) {
            start = span.start;
            place = Some(Span::new(start, place.map_or(span.end, |p: Span| p.end)));
        }
        if start == suffix.start {
            // a park with a name of its own
            let run: usize = text[..start].chars().rev().take_while(|c| ('\u{4E00}'..='\u{9FFF}').contains(c) && !"的在了与和是向到从".contains(*c)).take(8).map(char::len_utf8).sum();
            let word = suffix.of(text);
            if run >= 6 && word.contains('园') {
                start -= run;
                if let Some((span, _)) = places.iter().find(|(span, _)| span.start >= start && span.end <= suffix.start) {
                    start = span.start;
                    place = Some(*span);
                }
            }
        }
        let form = if start == suffix.start { ZoneForm::Bare } else { ZoneForm::Named };
        mentions.push(Mention { span: Span::new(start, suffix.end), kind: MentionKind::Zone(ZoneName { form, suffix, place }) });
    }
    for word in ["该区", "全区", "区内", "园区", "本区", "该园区"] {
        for (at, _) in text.match_indices(word) {
            let span = Span::new(at, at + word.len());
            if !mentions.iter().any(|m| matches!(m.kind, MentionKind::Zone(_)) && m.span.overlaps(span)) {
                mentions.push(Mention { span, kind: MentionKind::Zone(ZoneName { form: ZoneForm::Pointer, suffix: span, place: None }) });
            }
        }
    }
    mentions.sort_by_key(|mention| (mention.span.start, usize::MAX - mention.span.end));
}
