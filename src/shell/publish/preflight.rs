//! What GitHub Pages would refuse or a reader would miss, told before anything goes out.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Place};
use crate::shell::folder::Folder;

use super::git::Git;
use super::{Files, Way};

/// Bytes of the largest site that Pages shows.
const SITE: u64 = 1_000_000_000;
/// From here on the limit is near enough to speak of.
const NEAR: u64 = SITE / 10 * 8;
/// Bytes of the largest file that GitHub takes.
const FILE: u64 = 100_000_000;
/// Pages gives one deployment ten minutes; from about here on that is in doubt.
const MANY: usize = 100_000;

/// Bytes that may still come before a site is larger than any limit, so that rendering stops there.
#[derive(Debug, Default)]
pub(super) struct Room(u64);

impl Room {
    /// Takes `bytes` more; false where there is no room left.
    pub(super) fn take(&mut self, bytes: u64) -> bool {
        self.0 += bytes;
        self.0 <= SITE
    }
}

/// Faults of the site's files, given as path and size in bytes.
pub(super) fn files<'a>(all: impl Iterator<Item = (&'a str, u64)>) -> Vec<Diagnostic> {
    let (mut faults, mut total, mut count) = (Vec::new(), 0, 0);
    let mut spellings: BTreeMap<String, &str> = BTreeMap::new();
    for (path, bytes) in all {
        (total, count) = (total + bytes, count + 1);
        if bytes > FILE {
            faults.push(
                Diagnostic::error(
                    "publish/large-file",
                    format!("`{path}` has {}; GitHub takes no file over {}.", size(bytes), size(FILE)),
                )
                .hint("Take it out of the theme's assets, or keep it elsewhere and link to it."),
            );
        }
        faults.extend(bad_name(path));
        if let Some(other) = spellings.insert(path.to_lowercase(), path) {
            faults.push(
                Diagnostic::error(
                    "publish/same-name",
                    format!("`{other}` and `{path}` differ only in capitals; on Windows and macOS they are one file."),
                )
                .hint("Rename one of them."),
            );
        }
    }
    faults.extend(whole(total, count));
    faults
}

/// Faults of the site as a whole.
fn whole(total: u64, count: usize) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    if total > SITE {
        faults.push(
            Diagnostic::error("publish/too-large", format!("The site has more than {}, the most that Pages shows.", size(SITE)))
                .hint("Leave out what `theme.toml` can leave out with `only = [...]`, or publish elsewhere with `yuanzhi build --zip site.zip`."),
        );
    } else if total > NEAR {
        faults.push(
            Diagnostic::warning(
                "publish/nearly-too-large",
                format!("The site has {}; Pages shows no more than {}.", size(total), size(SITE)),
            )
            .hint("Think of leaving out pages with `only = [...]` in the theme's theme.toml."),
        );
    }
    if count > MANY {
        faults.push(
            Diagnostic::warning(
                "publish/many-files",
                format!("The site has {count} files; Pages gives a deployment ten minutes, which may not be enough."),
            )
            .hint("Think of leaving out pages with `only = [...]` in the theme's theme.toml."),
        );
    }
    faults
}

/// A path that some system cannot hold, or that the upload refuses.
fn bad_name(path: &str) -> Option<Diagnostic> {
    let bad = path.chars().find(|c| c.is_control() || "\"*:<>?|\\".contains(*c));
    let part = path.split('/').find(|part| part.len() > 255 || part.ends_with([' ', '.']) || part.is_empty());
    let why = match (bad, part) {
        (Some(c), _) => format!("holds the character `{}`", c.escape_default()),
        (None, Some(part)) if part.len() > 255 => "has a part of more than 255 bytes".to_string(),
        (None, Some(_)) => "has a part that is empty or ends in a blank or a dot".to_string(),
        (None, None) => return None,
    };
    Some(
        Diagnostic::error("publish/file-name", format!("The file name `{}` {why}.", path.escape_debug()))
            .hint("Name files with letters, digits, `-`, `_` and `.`; the name comes from a profile's slug or from the theme's assets."),
    )
}

/// What was changed and not committed: on the site it would lack a history, or not be there at all.
pub(super) fn uncommitted(paths: &[String], way: Way) -> Option<Diagnostic> {
    let first = paths.first()?;
    let others = if paths.len() > 1 { format!(" and {} more", paths.len() - 1) } else { String::new() };
    let so = match way {
        Way::Actions => "the workflow publishes only what is committed and pushed",
        Way::Branch => "the site will show what no commit holds",
    };
    Some(
        Diagnostic::warning("publish/uncommitted", format!("`{first}`{others} changed since the last commit; {so}."))
            .at(Place::file(first.clone()))
            .hint("Type `git add -A && git commit -m \"...\"` first."),
    )
}

/// HEAD names a commit and no branch.
pub(super) fn detached(git: &Git) -> Diagnostic {
    let commit = git.head().map(|commit| format!(" at commit {commit}")).unwrap_or_default();
    Diagnostic::error(
        "publish/detached",
        format!("You are on no branch (detached HEAD{commit}), so what you commit would reach no workflow."),
    )
    .hint("Type `git switch main` to go back to your branch, or `git switch -c NAME` to make one of where you are.")
}

/// One line for a person.
pub(super) fn summary(folder: &Folder, files: &Files) -> String {
    let total: u64 = files.values().map(|bytes| bytes.len() as u64).sum();
    let at = match folder.config.base_url.as_str() {
        "" => String::new(),
        address => format!(", for {address}"),
    };
    format!("Preflight passed: {} files, {}{at}.", files.len(), size(total))
}

/// Bytes as a person says them: `1.0 GB`, `12.3 MB`, `512 bytes`.
fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{:.1} kB", bytes as f64 / 1e3),
        1_000_000..1_000_000_000 => format!("{:.1} MB", bytes as f64 / 1e6),
        _ => format!("{:.1} GB", bytes as f64 / 1e9),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(all: &[(&str, u64)]) -> Vec<&'static str> {
        files(all.iter().copied()).into_iter().map(|fault| fault.code).collect()
    }

    #[test]
    fn a_site_within_all_limits_has_no_fault() {
        assert_eq!(codes(&[("index.html", 10), ("assets/图.svg", 20), (".nojekyll", 0)]), [""; 0]);
    }

    #[test]
    fn sizes_are_told_at_their_limits() {
        let nine = FILE - 1;
        let parts: Vec<(String, u64)> = (0..9).map(|n| (format!("{n}.bin"), nine)).collect();
        let parts: Vec<(&str, u64)> = parts.iter().map(|(path, bytes)| (path.as_str(), *bytes)).collect();
        assert_eq!(codes(&parts), ["publish/nearly-too-large"]);
        assert_eq!(codes(&[parts.as_slice(), &[("a", nine), ("b", nine)]].concat()), ["publish/too-large"]);
        assert_eq!(codes(&[("a", FILE)]), [""; 0]);
        assert_eq!(codes(&[("a", FILE + 1)]), ["publish/large-file"]);
        assert!(!Room(SITE).take(1) && Room(SITE - 1).take(1));
    }

    #[test]
    fn too_many_files_are_told() {
        let names: Vec<String> = (0..=MANY).map(|n| n.to_string()).collect();
        let faults = files(names.iter().map(|name| (name.as_str(), 1)));
        assert_eq!(faults.iter().map(|fault| fault.code).collect::<Vec<_>>(), ["publish/many-files"]);
    }

    #[test]
    fn names_that_some_system_cannot_hold_are_told() {
        for name in ["a:b.html", "a\"b", "a\nb", "a /b", "x./y", "a//b", &"长".repeat(90)] {
            assert_eq!(codes(&[(name, 1)]), ["publish/file-name"], "{name}");
        }
        assert_eq!(codes(&[("Assets/a.css", 1), ("assets/a.css", 1)]), ["publish/same-name"]);
    }

    #[test]
    fn sizes_read_well() {
        assert_eq!(
            [size(512), size(1_500), size(12_345_678), size(1_000_000_000)],
            ["512 bytes", "1.5 kB", "12.3 MB", "1.0 GB"]
        );
    }
}
