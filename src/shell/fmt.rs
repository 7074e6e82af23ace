//! `yuanzhi fmt`: profiles and article cards in their one order and spelling, comments kept.

use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::diag::{Diagnostic, Place};
use crate::profile::{self, Body, Unformatted};
use crate::source::SourceText;

use super::args::FmtArgs;
use super::files::{self, Told};
use super::folder::Folder;
use super::{Ending, report};

/// What became of one file.
enum Fate {
    /// It has its one form.
    Stands,
    /// It has another, and this is the one.
    Differs(String),
    /// It is left as it is.
    Left(Box<Diagnostic>),
}

/// Runs the command.
pub(super) fn run(site: Option<&Path>, args: &FmtArgs) -> Told<Ending> {
    let folder = Folder::find(site)?;
    let paths = if args.files.is_empty() { folder.plain_files() } else { args.files.clone() };
    let fates: Vec<(PathBuf, Fate)> =
        paths.into_par_iter().map(|path| fate(&folder, &path).map(|fate| (path, fate))).collect::<Result<_, _>>()?;
    let (mut faults, mut changed) = (Vec::new(), 0);
    let all = fates.len();
    for (path, fate) in fates {
        match fate {
            Fate::Stands => {}
            Fate::Left(fault) => faults.push(*fault),
            Fate::Differs(text) => {
                changed += 1;
                if !args.check {
                    files::write(&path, text.as_bytes())?;
                }
                report::print(&format!("{}\n", folder.shown(&path)))?;
            }
        }
    }
    report::tell(&faults);
    report::say(&summary(changed, all, args));
    Ok(match !faults.is_empty() || (args.check && changed > 0) {
        true => Ending::Faults,
        false => Ending::Clean,
    })
}

fn summary(changed: usize, all: usize, args: &FmtArgs) -> String {
    let files = report::counted(all, "file");
    match (changed, args.check) {
        (0, _) => format!("{files}: nothing to change."),
        (changed, true) => format!("{files}: {changed} not in their one form; `yuanzhi fmt` writes them."),
        (changed, false) => format!("{files}: {changed} written."),
    }
}

fn fate(folder: &Folder, path: &Path) -> Told<Fate> {
    let shown = folder.shown(path);
    let source = match files::read_text(path, &shown) {
        Ok(source) => source,
        Err(fault) if fault.code == "file/not-utf8" => return Ok(Fate::Left(fault)),
        Err(fault) => return Err(fault),
    };
    Ok(match formatted(&source) {
        Ok(text) if text == source.text() => Fate::Stands,
        Ok(text) => Fate::Differs(text),
        Err(why) => Fate::Left(Box::new(left(&shown, why))),
    })
}

fn formatted(source: &SourceText) -> Result<String, Unformatted> {
    let below = |folder: &str| Path::new(source.name()).iter().any(|part| part == folder);
    match (below("articles"), below("regions")) {
        (true, _) => profile::format_card(source),
        (_, true) => profile::format(source, Body::Region),
        _ => profile::format(source, Body::Zone),
    }
}

fn left(shown: &str, why: Unformatted) -> Diagnostic {
    match why {
        Unformatted::Faulty => Diagnostic::error("fmt/faulty", "This file has errors and was left as it is.")
            .at(Place::file(shown))
            .hint("Type `yuanzhi check` to see them, `yuanzhi check --fix` to mend what has one right answer."),
        Unformatted::Unsure => Diagnostic::warning(
            "fmt/unsure",
            "A comment or value of this file would not come out as it stands; it was left as it is.",
        )
        .at(Place::file(shown))
        .hint("Put each comment on a line of its own, above what it is about."),
    }
}
