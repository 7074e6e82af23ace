//! What a theme says of itself in `theme.toml`.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::diag::Diagnostic;

use super::ThemeFile;
use super::faults;

/// Where a theme says it.
const FILE: &str = "theme.toml";

/// Every key of `theme.toml`; each may be left out, and so may the file.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Manifest {
    /// True where the theme stands on its own files only, without the default theme under them.
    pub standalone: bool,
    /// The addresses it makes, `*` standing for any characters: `zones/*.html`; all where none is named.
    pub only: Vec<String>,
    /// How many rows a page of a template's list holds, by the template's name: `"zones.html" = 100`; longer lists go on
    /// on further pages, those of templates not named here do not.
    pub rows: BTreeMap<String, usize>,
}

impl Manifest {
    /// True where the theme wants the file at `address`.
    pub fn wants(&self, address: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|pattern| fits(pattern, address))
    }

    /// The same with what the theme under it says of rows, as far as it says nothing else itself.
    pub fn over(mut self, under: Manifest) -> Manifest {
        for (template, rows) in under.rows {
            self.rows.entry(template).or_insert(rows);
        }
        self
    }
}

/// True where `address` is `pattern` with something in the place of each `*`.
fn fits(pattern: &str, address: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == address,
        Some((head, tail)) => address.strip_prefix(head).is_some_and(|rest| {
            rest.char_indices().map(|(at, _)| at).chain([rest.len()]).any(|at| fits(tail, &rest[at..]))
        }),
    }
}

/// What the theme made of `files` says of itself.
pub(super) fn read(files: &[ThemeFile], faults: &mut Vec<Diagnostic>) -> Manifest {
    let hint = "theme.toml knows `standalone = true` (pages without a template of this theme are left out) and `only = [\"zones/*.html\"]` (no other files are made); `[rows]` with `\"zones.html\" = 100` says how many rows a page of a list holds.";
    files
        .iter()
        .find(|file| file.path == FILE)
        .and_then(|file| faults::from_toml(("theme/manifest", hint), &file.shown, &file.bytes, faults))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stands_for_any_characters() {
        for (pattern, address, fit) in [
            ("zones/*.html", "zones/a.html", true),
            ("zones/*.html", "zones/a.csv", false),
            ("zones/*.html", "zones/.html", true),
            ("*", "compare/type/a.html", true),
            ("a*b*c", "a-b-b-c", true),
            ("a*b*c", "a-c-b", false),
            ("index.html", "zones/index.html", false),
            ("园*", "园志.html", true),
        ] {
            assert_eq!(fits(pattern, address), fit, "{pattern} {address}");
        }
    }

    #[test]
    fn a_theme_that_names_no_addresses_wants_all() {
        assert!(Manifest::default().wants("zones/a.html"));
        let some = Manifest { only: vec!["index.html".into(), "zones/*".into()], ..Manifest::default() };
        assert!(some.wants("zones/a.html") && some.wants("index.html") && !some.wants("method.html"));
    }
}
