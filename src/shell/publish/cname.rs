//! The file CNAME, which names a domain of one's own: on a branch Pages reads it, under Actions it does not.

use crate::diag::{Diagnostic, Place};
use crate::shell::files;
use crate::shell::folder::Folder;

use super::Files;
use super::address::own_domain;

const CNAME: &str = "CNAME";

/// Under Actions the domain is a setting of the repository; a CNAME file is passed over in silence.
pub(super) fn under_actions(folder: &Folder, files: &Files) -> Option<Diagnostic> {
    let stands = folder.root.join(CNAME).is_file() || files.contains_key(CNAME);
    stands.then(|| {
        Diagnostic::warning("publish/cname", "Pages takes no notice of a CNAME file when a workflow publishes.")
            .at(Place::file(CNAME))
            .hint("Set the domain once under Settings → Pages → Custom domain, and delete the file; or publish with `--way branch`.")
    })
}

/// Lays CNAME at the site's root: the one of the site's folder, or the domain of site.toml, or the one that `stood` on the branch.
///
/// Two that differ are a fault: whichever won, the other address would go dead.
pub(super) fn lay(folder: &Folder, stood: Option<&str>, (site, faults): (&mut Files, &mut Vec<Diagnostic>)) {
    let own =
        files::read(&folder.root.join(CNAME)).ok().map(|bytes| String::from_utf8_lossy(&bytes).trim().to_lowercase());
    let told = own_domain(&folder.config.base_url);
    let stood = stood.map(|name| name.trim().to_lowercase()).filter(|name| !name.is_empty());
    let named: Vec<(&str, &String)> =
        [("the file CNAME", &own), ("base_url in site.toml", &told), ("CNAME on the branch", &stood)]
            .into_iter()
            .filter_map(|(place, name)| Some((place, name.as_ref()?)))
            .collect();
    let Some((first_place, first)) = named.first().copied() else { return };
    if let Some((place, other)) = named.iter().find(|(_, name)| *name != first) {
        faults.push(
            Diagnostic::error("publish/cname", format!("{} says `{first}`, but {place} says `{other}`.", capital(first_place)))
                .at(Place::file("site.toml"))
                .hint(format!("Give both the domain the site shall have: `base_url = \"https://{other}/\"` in site.toml, or `{first}` in a file CNAME beside site.toml.")),
        );
    }
    if told.is_none() && !folder.config.base_url.is_empty() {
        faults.push(
            Diagnostic::warning(
                "publish/cname",
                format!(
                    "The site is shown at `{first}`, but site.toml gives it the address {}.",
                    folder.config.base_url
                ),
            )
            .at(Place::file("site.toml"))
            .hint(format!("Write `base_url = \"https://{first}/\"`.")),
        );
    }
    site.insert(CNAME.to_string(), format!("{first}\n").into_bytes());
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
