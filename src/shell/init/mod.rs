//! `yuanzhi init`: a site that builds, checks and publishes as it is. Never overwrites a file.
#![allow(clippy::disallowed_methods)] // this is where IO lives

use std::path::{Path, PathBuf};

use crate::diag::{Diagnostic, Place};
use crate::profile;
use crate::theme;

use super::args::InitArgs;
use super::files::{self, Told};
use super::publish::workflow;
use super::{Ending, report};

/// Path below the site's folder and the text that goes there.
type Planned = (PathBuf, Vec<u8>);

/// The files of a new site that are the same for everyone.
const FILES: [(&str, &str); 12] = [
    ("site.toml", include_str!("site.toml")),
    ("README.md", include_str!("README.md")),
    ("articles/sample.txt", include_str!("sample.txt")),
    ("content/articles/sample.md", include_str!("article.md")),
    ("content/zones/yangming-gaoxinqu.md", include_str!("zone.md")),
    ("vocab/README.md", include_str!("vocab.md")),
    ("vocab/metrics.yaml", include_str!("metrics.yaml")),
    ("vocab/industries.yaml", include_str!("industries.yaml")),
    (".gitignore", include_str!("gitignore")),
    (".vscode/settings.json", include_str!("vscode/settings.json")),
    (".vscode/tasks.json", include_str!("vscode/tasks.json")),
    (".vscode/yuanzhi.code-snippets", include_str!("vscode/yuanzhi.code-snippets")),
];

/// Runs the command.
pub(super) fn run(args: &InitArgs) -> Told<Ending> {
    let planned = match args.theme {
        true => theme_files(&args.dir),
        false => site_files(&args.dir),
    };
    let standing: Vec<&Planned> = planned.iter().filter(|(path, text)| path.exists() && !same(path, text)).collect();
    match (standing.first(), args.force) {
        (Some(_), false) => return Err(Box::new(refuse(&standing))),
        _ => standing.iter().try_for_each(|(path, _)| set_aside(path))?,
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
    let mut planned: Vec<Planned> =
        FILES.iter().map(|(path, text)| (dir.join(path), text.as_bytes().to_vec())).collect();
    planned.push((dir.join(workflow::PATH), workflow::text("main", "").into_bytes()));
    for (name, schema) in [("profile", profile::profile_schema()), ("article", profile::card_schema())] {
        planned.push((dir.join(format!("schema/{name}.json")), format!("{schema:#}\n").into_bytes()));
    }
    planned
}

fn theme_files(dir: &Path) -> Vec<Planned> {
    let below = dir.join("themes/default");
    theme::default_files().into_iter().map(|file| (below.join(file.path), file.bytes)).collect()
}

/// True where the file already holds what would be written.
fn same(path: &Path, text: &[u8]) -> bool {
    files::read(path).is_ok_and(|standing| standing == text)
}

/// Moves a file out of the way, to a name beside it that nothing has yet.
fn set_aside(path: &Path) -> Told<()> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let free = (1..).map(|number| path.with_file_name(format!("{name}.old{number}"))).find(|aside| !aside.exists());
    let Some(aside) = free else { return Ok(()) };
    std::fs::rename(path, &aside).map_err(|error| files::refused("move", path, &error))?;
    report::say(&format!("{} is kept as {}.", path.display(), aside.display()));
    Ok(())
}

/// How many files are named one by one.
const NAMED: usize = 12;

fn refuse(standing: &[&Planned]) -> Diagnostic {
    let names: Vec<String> = standing.iter().take(NAMED).map(|(path, _)| format!("`{}`", path.display())).collect();
    let others = if standing.len() > NAMED { format!(" and {} more", standing.len() - NAMED) } else { String::new() };
    let place = standing.first().map(|(path, _)| path.display().to_string()).unwrap_or_default();
    Diagnostic::error("init/standing", format!("Something else already stands at {}{others}; nothing was written.", names.join(", ")))
        .at(Place::file(place))
        .hint("Name an empty folder: `yuanzhi init DIR`; or type `--force`: it writes these anew and keeps each old one beside it, as NAME.old1.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_snippets_know_every_key_of_a_profile_and_no_other() {
        let snippets: serde_json::Value =
            serde_json::from_str(include_str!("vscode/yuanzhi.code-snippets")).expect("JSON");
        let prefixes: Vec<&str> = snippets
            .as_object()
            .expect("an object")
            .values()
            .filter_map(|snippet| snippet["prefix"].as_str())
            .collect();
        let schema = profile::profile_schema();
        let keys = schema["properties"].as_object().expect("keys");
        for key in keys.keys() {
            assert!(prefixes.contains(&key.as_str()), "no snippet for `{key}`");
        }
        let strange: Vec<_> =
            prefixes.iter().filter(|prefix| !keys.contains_key(**prefix) && **prefix != "metric").collect();
        assert!(strange.is_empty(), "{strange:?}");
    }

    #[test]
    fn the_tables_explained_are_those_there_are() {
        for table in crate::vocab::TABLES {
            assert!(include_str!("vocab.md").contains(&format!("`{table}.yaml`")), "{table}");
        }
    }
}
