//! Zones that a list names by their places alone.

use crate::facts::context::Passage;
use crate::source::{Span, any_of};
use crate::vocab::{PlaceRef, TOWNS_OWN, Vocab};

/// A zone that a list names by its place alone: 南宁 in 南宁、柳州2家为国家级高新区.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its full name.
    pub name: String,
    /// Its type.
    pub kind: String,
    /// 国家级 or 省级, where the list says so.
    pub level: Option<&'static str>,
    /// Passage and place in it.
    pub at: (usize, Span),
}

/// The places in lists such as 梧州、钦州、柳州河西3家为自治区级高新区.
pub(super) fn listed((index, passage): (usize, &Passage), vocab: &Vocab) -> Vec<Listed> {
    let mut found = Vec::new();
    if !passage.is_body() || !passage.text.contains('、') {
        return found;
    }
    for (span, word) in any_of!(TOWNS_OWN).every(passage.text) {
        let Some(kind) = vocab.zones.type_of(word) else { continue };
        let before = &passage.text[..span.start];
        let (before, level) = match any_of!["国家级", "省级", "自治区级"].strip_end(before) {
            Some(rest) => (rest, Some(if before.ends_with("国家级") { "国家级" } else { "省级" })),
            None => (before, None),
        };
        let before = before.trim_end_matches(['为', '是', '均', '都']);
        let Some(list) = before.strip_suffix(['家', '个']) else { continue };
        let list = list.trim_end_matches(|c: char| c.is_ascii_digit() || "两三四五六七八九十".contains(c));
        let from = list.rfind([',', '。', ';', ':']).map_or(0, |at| at + 1);
        let mut items = Vec::new();
        let mut at = from;
        for item in list[from..].split('、') {
            items.push(Span::new(at, at + item.len()));
            at += item.len() + '、'.len_utf8();
        }
        let place = |span: &Span| {
            let item = span.of(passage.text);
            (2..=6).contains(&item.chars().count())
                && passage.places.iter().any(|(at, place)| {
                    at.start == span.start && matches!(place, PlaceRef::City(_) | PlaceRef::County(_))
                })
        };
        if items.len() < 3 || !items.iter().all(place) {
            continue;
        }
        found.extend(items.into_iter().map(|span| Listed {
            name: format!("{}{}", span.of(passage.text).trim_end_matches('市'), vocab.zones.expand(word)),
            kind: kind.name.clone(),
            level,
            at: (index, span),
        }));
    }
    found
}
