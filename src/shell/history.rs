//! The user's own git, asked what stood in a file and when it was last changed; nothing is ever written.
#![allow(clippy::disallowed_methods)] // this is where processes live

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::diag::Diagnostic;

use super::files::Told;

/// Where the profiles lie.
const PROFILES: [&str; 2] = ["content/zones", "content/regions"];

/// The history of a site's folder.
#[derive(Debug)]
pub(super) struct History {
    root: PathBuf,
}

impl History {
    /// The history of `root`.
    ///
    /// # Errors
    /// Where there is no git, or the folder lies in no repository.
    pub fn open(root: &Path) -> Told<History> {
        let history = History { root: root.to_path_buf() };
        match history.ask(&["rev-parse", "--git-dir"])? {
            Ok(_) => Ok(history),
            Err(_) => Err(Box::new(
                Diagnostic::error("git/no-repository", "The site lies in no git repository, so nothing is known of earlier states.")
                    .hint("Type `git init && git add -A && git commit -m \"first\"` in the site's folder; from then on changes are told."),
            )),
        }
    }

    /// The commit a revision means.
    ///
    /// # Errors
    /// Where it means none.
    pub fn commit(&self, revision: &str) -> Told<String> {
        let wanted = format!("{revision}^{{commit}}");
        match self.ask(&["rev-parse", "--verify", "--quiet", "--end-of-options", &wanted])? {
            Ok(commit) => Ok(text(&commit).trim().to_string()),
            Err(_) => {
                let any = self.ask(&["rev-parse", "--verify", "--quiet", "HEAD"])?.is_ok();
                let fault = Diagnostic::error(
                    "git/no-revision",
                    format!("git knows no revision `{}`.", revision.escape_debug()),
                );
                Err(Box::new(match any {
                    true => fault.hint(
                        "Type a commit, a branch or a tag, such as `HEAD~1` or `v1.0`; `git log --oneline` lists them.",
                    ),
                    false => fault.hint("Nothing is committed yet: type `git add -A && git commit -m \"first\"`."),
                }))
            }
        }
    }

    /// Profiles that differ between two commits, or between a commit and the working tree; with those no commit holds.
    pub fn changed(&self, before: &str, after: Option<&str>) -> Told<BTreeSet<String>> {
        let mut args = vec!["diff", "--name-only", "--no-renames", "--no-ext-diff", "--relative", "-z", before];
        args.extend(after);
        args.push("--");
        args.extend(PROFILES);
        let mut all = self.names(&args)?;
        if after.is_none() {
            let mut args = vec!["ls-files", "--others", "--exclude-standard", "-z", "--"];
            args.extend(PROFILES);
            all.extend(self.names(&args)?);
        }
        all.retain(|path| path.ends_with(".md"));
        Ok(all)
    }

    /// The bytes of a file in a commit; `None` where it was not there.
    pub fn file(&self, commit: &str, path: &str) -> Told<Option<Vec<u8>>> {
        Ok(self.ask(&["show", "--no-ext-diff", "--no-textconv", &format!("{commit}:./{path}")])?.ok())
    }

    /// The day each profile was last committed, `2026-01-31`; those changed since are left out.
    pub fn days(&self) -> Told<BTreeMap<String, String>> {
        let mut args = vec!["log", "--format=%x01%cs", "--name-only", "--no-renames", "--relative", "-z", "--"];
        args.extend(PROFILES);
        let told = self.ask(&args)?.unwrap_or_default();
        let (mut days, mut day) = (BTreeMap::new(), String::new());
        for word in text(&told).split(['\0', '\n']).filter(|word| !word.is_empty()) {
            match word.strip_prefix('\u{1}') {
                Some(date) => day = date.to_string(),
                None => {
                    days.entry(word.to_string()).or_insert_with(|| day.clone());
                }
            }
        }
        for path in self.changed("HEAD", None).unwrap_or_default() {
            days.remove(&path);
        }
        Ok(days)
    }

    fn names(&self, args: &[&str]) -> Told<BTreeSet<String>> {
        let told = self.ask(args)?.map_err(|said| Box::new(refused(args, &said)))?;
        Ok(text(&told).split('\0').filter(|path| !path.is_empty()).map(str::to_string).collect())
    }

    /// Asks git: what it printed, or what it said in refusing.
    fn ask(&self, args: &[&str]) -> Told<Result<Vec<u8>, String>> {
        let done = git(&self.root, args).stdin(std::process::Stdio::null()).output();
        let done = done.map_err(|error| Box::new(no_git(&error)))?;
        Ok(match done.status.success() {
            true => Ok(done.stdout),
            false => Err(String::from_utf8_lossy(&done.stderr).trim().to_string()),
        })
    }
}

/// The user's git, about to be asked in `folder`.
///
/// Answers are read by their words, so they must be the same everywhere; asking must not rewrite the index.
pub(super) fn git(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new("git");
    command
        .arg("--no-optional-locks")
        .arg("-C")
        .arg(folder)
        .args(["-c", "core.quotePath=false"])
        .args(args)
        .env("LC_ALL", "C");
    command
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn no_git(error: &io::Error) -> Diagnostic {
    let fault = Diagnostic::error("git/none", format!("git cannot be run: {error}."));
    fault.hint("Install it from https://git-scm.com/; `git --version` must answer.")
}

fn refused(args: &[&str], said: &str) -> Diagnostic {
    let what = args.first().copied().unwrap_or_default();
    Diagnostic::error(
        "git/refused",
        format!("`git {what}` says: {}.", said.lines().next().unwrap_or("nothing").trim_end_matches('.')),
    )
    .hint("Mend what git says, and run it again.")
}
