//! `yuanzhi init`: a site that builds, checks and publishes as it is. Never overwrites a file.
#![allow(clippy::disallowed_methods)] // this is where IO lives

use std::path::{Path, PathBuf};

use crate::diag::{Diagnostic, Place};
use crate::profile;
use crate::theme;

use super::args::InitArgs;
use super::files::{self, Told};
use super::{Ending, report};

/// Path below the site's folder and the text that goes there.
type Planned = (PathBuf, Vec<u8>);

/// The files of a new site that are the same for everyone.
const FILES: [(&str, &str); 9] = [
    ("site.toml", include_str!("site.toml")),
    ("README.md", include_str!("README.md")),
    ("articles/sample.txt", include_str!("sample.txt")),
    ("content/articles/sample.md", include_str!("article.md")),
    ("content/zones/yangming-gaoxinqu.md", include_str!("zone.md")),
    ("vocab/metrics.yaml", include_str!("metrics.yaml")),
    ("vocab/industries.yaml", include_str!("industries.yaml")),
    (".gitignore", include_str!("gitignore")),
    (".github/workflows/pages.yml", include_str!("pages.yml")),
];

/// Runs the command.
pub(super) fn run(args: &InitArgs) -> Told<Ending> {
    let planned = match args.theme {
        true => theme_files(&args.dir),
        false => site_files(&args.dir),
    };
    let standing: Vec<&PathBuf> = planned.iter().map(|(path, _)| path).filter(|path| path.exists()).collect();
    if let Some(first) = standing.first() {
        return Err(Box::new(refuse(first, standing.len())));
    }
    for (path, text) in &planned {
        files::write(path, text)?;
    }
    report::say(&format!("{}: {} files written.", args.dir.display(), planned.len()));
    if !args.theme {
        report::say(&format!("Next: cd {} && yuanzhi serve", args.dir.display()));
    }
    Ok(Ending::Clean)
}

fn site_files(dir: &Path) -> Vec<Planned> {
    let mut planned: Vec<Planned> = FILES.iter().map(|(path, text)| (dir.join(path), text.as_bytes().to_vec())).collect();
    for (name, schema) in [("profile", profile::profile_schema()), ("article", profile::card_schema())] {
        planned.push((dir.join(format!("schema/{name}.json")), format!("{schema:#}\n").into_bytes()));
    }
    planned
}

fn theme_files(dir: &Path) -> Vec<Planned> {
    let below = dir.join("themes/default");
    theme::default_files().into_iter().map(|file| (below.join(file.path), file.bytes)).collect()
}

fn refuse(first: &Path, count: usize) -> Diagnostic {
    let shown = first.display().to_string();
    let others = if count > 1 { format!(" and {} more files", count - 1) } else { String::new() };
    Diagnostic::error("init/standing", format!("`{shown}`{others} already stand there; nothing was written."))
        .at(Place::file(shown))
        .hint("Name an empty folder: `yuanzhi init DIR`.")
}
