//! What a theme says of itself in `theme.toml`.

use serde::Deserialize;

use crate::diag::Diagnostic;

use super::ThemeFile;
use super::faults;

/// Where a theme says it.
const FILE: &str = "theme.toml";

/// Every key of `theme.toml`; each may be left out, and so may the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Manifest {
    /// True where the theme stands on its own files only, without the default theme under them.
    pub standalone: bool,
}

/// What the theme made of `files` says of itself.
pub(super) fn read(files: &[ThemeFile], faults: &mut Vec<Diagnostic>) -> Manifest {
    let hint = "The one key of theme.toml is `standalone = true`: the theme has every template it needs, and pages without one are left out.";
    files
        .iter()
        .find(|file| file.path == FILE)
        .and_then(|file| faults::from_toml(("theme/manifest", hint), &file.shown, &file.bytes, faults))
        .unwrap_or_default()
}
