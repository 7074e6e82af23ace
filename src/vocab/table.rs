//! Reading one table: the embedded text first, then the site's files of the same name.

use serde::de::DeserializeOwned;

use crate::diag::{Diagnostic, Place, did_you_mean};
use crate::source::{SourceText, Span};

/// A file's name without folders and ending: `vocab/metrics.yaml` → `metrics`.
pub(super) fn stem(name: &str) -> &str {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    file.split('.').next().unwrap_or(file)
}

/// A table's layers as read: the embedded one, then each override, in order.
pub(super) struct Layers<'a, T> {
    /// What the program brings.
    pub base: T,
    /// What the site's files say, with the file each came from.
    pub over: Vec<(&'a SourceText, T)>,
    /// What could not be read.
    pub faults: Vec<Diagnostic>,
}

/// Reads the embedded text of table `name` and every override of that name.
///
/// A fault in the embedded text is reported like any other; the tests see to it that there is none.
pub(super) fn read<'a, T: DeserializeOwned + Default>(
    name: &str,
    embedded: &str,
    overrides: &'a [SourceText],
) -> Layers<'a, T> {
    let mut faults = Vec::new();
    let base = serde_yaml::from_str(embedded).unwrap_or_else(|error| {
        let source = SourceText::new(format!("src/vocab/tables/{name}.yaml"), embedded);
        faults.push(syntax(&source, &error));
        T::default()
    });
    let mut over = Vec::new();
    for source in overrides.iter().filter(|source| stem(source.name()) == name) {
        if source.text().lines().all(|line| line.trim_start().starts_with('#') || line.trim().is_empty()) {
            continue;
        }
        match serde_yaml::from_str(source.text()) {
            Ok(table) => over.push((source, table)),
            Err(error) => faults.push(syntax(source, &error)),
        }
    }
    Layers { base, over, faults }
}

/// A YAML or field error, at its place, with what to type.
fn syntax(source: &SourceText, error: &serde_yaml::Error) -> Diagnostic {
    let text = error.to_string();
    let message = text.split(" at line ").next().unwrap_or(&text).to_string();
    let names: Vec<&str> = text.split('`').skip(1).step_by(2).collect();
    let unknown = text.contains("unknown field").then(|| names.first().copied()).flatten();
    let place = match error.location() {
        Some(at) => near(source, at.line(), at.column(), unknown),
        None => Place::file(source.name()),
    };
    let (code, hint) = match unknown {
        Some(field) => (
            "vocab/unknown-key",
            match did_you_mean(field, names.iter().skip(1).copied()) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => format!("the keys here are: {}", names.get(1..).unwrap_or_default().join(", ")),
            },
        ),
        None if text.contains("missing field") => (
            "vocab/missing-key",
            "add the key; `yuanzhi schema` and the shipped tables show every entry's keys".to_string(),
        ),
        None => (
            "vocab/syntax",
            "write it as the shipped tables do: two spaces before the dash, `- { key: value }`, lists in [ ]; \
             put words that hold : # % or quotes into \"…\""
                .to_string(),
        ),
    };
    Diagnostic::error(code, format!("this vocabulary file cannot be read: {message}")).at(place).hint(hint)
}

/// The place of `word` on or after the line of an error, else the error's own place.
fn near(source: &SourceText, line: usize, column: usize, word: Option<&str>) -> Place {
    let from = source.line_start(line);
    let found = word.and_then(|word| {
        let at = source.text().get(from..)?.find(word)? + from;
        Some(Span::new(at, at + word.len()))
    });
    match found {
        Some(span) => Place::span(source, span),
        None => {
            let mut place = Place::line(source, line.clamp(1, source.line_count()));
            place.column = column.min(place.excerpt.chars().count().max(1)).max(1);
            place.width = 1;
            place
        }
    }
}

/// The place at which `word` stands in one of the files of table `name`, as a whole value rather than a part of
/// another; the last file wins, as its entry does.
pub(super) fn place_of(overrides: &[SourceText], name: &str, word: &str) -> Option<Place> {
    let files = overrides.iter().rev().filter(|source| stem(source.name()) == name);
    let whole = |text: &str, at: usize| {
        let before = text[..at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        before.is_none_or(|c| " [{,:\"'".contains(c)) && after.is_none_or(|c| " ]},:\"'\r\n".contains(c))
    };
    for source in files {
        let text = source.text();
        if let Some((at, _)) = text.match_indices(word).find(|(at, _)| whole(text, *at)) {
            return Some(Place::span(source, Span::new(at, at + word.len())));
        }
    }
    None
}

/// A fault about `word`, placed where the site's own file says it; without a place it lies in the shipped table.
pub(super) fn fault(overrides: &[SourceText], name: &str, word: &str, fault: Diagnostic) -> Diagnostic {
    match place_of(overrides, name, word) {
        Some(place) => fault.at(place),
        None => fault.at(Place::file(format!("src/vocab/tables/{name}.yaml"))),
    }
}

/// An entry of a table that a site may override by name.
pub(super) trait Entry {
    /// The name under which an override finds it.
    fn name(&self) -> &str;
    /// Its other names.
    fn synonyms(&mut self) -> &mut Vec<String>;
    /// Takes over what a newer entry of the same name gives.
    fn absorb(&mut self, newer: Self);
}

/// Lays `newer` over `base`: known names take over fields and add synonyms, new names are appended.
///
/// A word an override claims leaves every other entry, so that a site can move a synonym or make it an entry.
pub(super) fn merge<E: Entry>(base: &mut Vec<E>, newer: Vec<E>) {
    for mut entry in newer {
        let mut claimed = vec![entry.name().to_string()];
        claimed.extend(entry.synonyms().iter().cloned());
        for other in base.iter_mut().filter(|other| other.name() != entry.name()) {
            other.synonyms().retain(|synonym| !claimed.contains(synonym));
        }
        match base.iter_mut().find(|known| known.name() == entry.name()) {
            Some(known) => {
                let added = std::mem::take(entry.synonyms());
                for word in added {
                    if !known.synonyms().contains(&word) {
                        known.synonyms().push(word);
                    }
                }
                known.absorb(entry);
            }
            None => base.push(entry),
        }
    }
}

/// Replaces `old` where `newer` gives something.
pub(super) fn renew<T>(old: &mut Option<T>, newer: Option<T>) {
    if newer.is_some() {
        *old = newer;
    }
}

/// True for a page address: `[a-z0-9-]`, no dash at either end.
pub(super) fn is_slug(slug: &str) -> bool {
    let plain = slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    plain && !slug.is_empty() && !slug.starts_with('-') && !slug.ends_with('-')
}
