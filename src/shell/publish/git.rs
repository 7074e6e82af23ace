//! The user's own git: asked through its plumbing, its refusals put into words that say what to type.
#![allow(clippy::disallowed_methods)] // this is where processes live

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use crate::diag::Diagnostic;
use crate::shell::files::Told;
use crate::shell::history;

/// The repository a site's folder lies in.
#[derive(Debug)]
pub(super) struct Git {
    folder: PathBuf,
    /// The repository's own folder.
    pub top: PathBuf,
    /// The site's folder below it, with `/`; empty where the two are one.
    pub below: String,
}

/// What git answered.
pub(super) struct Answer {
    ok: bool,
    out: Vec<u8>,
    err: String,
}

impl Answer {
    /// Standard output without the line break at its end; nothing where git refused.
    fn text(&self) -> Option<String> {
        self.ok.then(|| String::from_utf8_lossy(&self.out).trim_end().to_string())
    }
}

impl From<Output> for Answer {
    fn from(output: Output) -> Self {
        Answer {
            ok: output.status.success(),
            out: output.stdout,
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }
}

impl Git {
    /// The repository of `folder`.
    ///
    /// # Errors
    /// Where there is no git, or the folder lies in no repository.
    pub(super) fn open(folder: &Path) -> Told<Git> {
        let mut git = Git { folder: folder.to_path_buf(), top: PathBuf::new(), below: String::new() };
        let answer = git.ask(&["rev-parse", "--show-toplevel"])?;
        git.top = PathBuf::from(answer.text().ok_or_else(|| Box::new(no_repository(folder, &answer.err)))?);
        git.below = git.say(&["rev-parse", "--show-prefix"])?.trim_end_matches('/').to_string();
        Ok(git)
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = history::git(&self.folder, args);
        if !io::stderr().is_terminal() {
            command.env("GIT_TERMINAL_PROMPT", "0");
        }
        command
    }

    /// Asks git; that it refuses is an answer.
    fn ask(&self, args: &[&str]) -> Told<Answer> {
        self.command(args).stdin(Stdio::null()).output().map(Answer::from).map_err(|error| Box::new(no_git(&error)))
    }

    /// Asks git for what it must know.
    fn say(&self, args: &[&str]) -> Told<String> {
        let answer = self.ask(args)?;
        answer.text().ok_or_else(|| Box::new(refused(args.first().copied().unwrap_or_default(), &answer.err)))
    }

    /// Address of a remote as the user wrote it.
    pub(super) fn remote(&self, name: &str) -> Told<String> {
        let known = self.ask(&["config", "--get", &format!("remote.{name}.url")])?.text();
        known.filter(|address| !address.is_empty()).ok_or_else(|| {
            let others = self.ask(&["remote"]).ok().and_then(|answer| answer.text()).unwrap_or_default();
            Box::new(no_remote(name, others.lines().next()))
        })
    }

    /// Name of the current branch; none where HEAD is detached.
    pub(super) fn branch(&self) -> Told<Option<String>> {
        Ok(self.ask(&["symbolic-ref", "--quiet", "--short", "HEAD"])?.text())
    }

    /// The commit HEAD means, short; none before the first commit.
    pub(super) fn head(&self) -> Option<String> {
        self.ask(&["rev-parse", "--short", "--verify", "--quiet", "HEAD"]).ok()?.text()
    }

    /// Paths of the site's sources that differ from the last commit, or that no commit holds.
    pub(super) fn uncommitted(&self) -> Told<Vec<String>> {
        let args = [
            "status", "--porcelain=v1", "-z", "--no-renames", "--untracked-files=all", "--", "site.toml", "content",
            "vocab", "themes",
        ];
        let told = self.say(&args)?;
        Ok(told.split('\0').filter_map(|entry| entry.get(3..)).map(str::to_string).collect())
    }

    /// The commit that `branch` of the remote stands at, and whether it is the remote's main branch.
    ///
    /// # Errors
    /// Where the remote cannot be reached or does not let the user in.
    pub(super) fn remote_tip(&self, remote: &str, branch: &str) -> Told<(Option<String>, bool)> {
        let full = format!("refs/heads/{branch}");
        let told = self.say(&["ls-remote", "--symref", "--", remote, "HEAD", &full])?;
        let rows = || told.lines().filter_map(|line| line.split_once('\t'));
        let tip = rows().find(|(_, name)| *name == full).map(|(commit, _)| commit.to_string());
        let main = rows().any(|(target, name)| name == "HEAD" && target == format!("ref: {full}"));
        Ok((tip, main))
    }

    /// Brings the remote's branch here, to a name of its own below `refs/yuanzhi`.
    pub(super) fn fetch(&self, remote: &str, branch: &str) -> Told<()> {
        let name = format!("+refs/heads/{branch}:{}", own_ref(branch));
        self.say(&["fetch", "--quiet", "--no-tags", "--", remote, &name]).map(drop)
    }

    /// A small file at the root of a commit; none where it has no such file.
    pub(super) fn file_at(&self, commit: &str, path: &str) -> Option<String> {
        self.ask(&["cat-file", "blob", &format!("{commit}:{path}")]).ok()?.text()
    }

    /// Paths of all files of a commit.
    pub(super) fn files_at(&self, commit: &str) -> Told<Vec<String>> {
        let told = self.say(&["ls-tree", "-r", "-z", "--name-only", "--full-tree", commit])?;
        Ok(told.split('\0').filter(|path| !path.is_empty()).map(str::to_string).collect())
    }

    /// Whose name a commit bears, and when: `Name <address> seconds zone`.
    pub(super) fn committer(&self) -> Told<String> {
        let answer = self.ask(&["var", "GIT_COMMITTER_IDENT"])?;
        answer.text().ok_or_else(|| Box::new(nameless(&answer.err)))
    }

    /// True where `branch` is a name that git takes for a branch.
    pub(super) fn takes_branch(&self, branch: &str) -> Told<bool> {
        Ok(self.ask(&["check-ref-format", "--branch", branch])?.ok && !branch.starts_with('-'))
    }

    /// Feeds `git fast-import`, which makes commits without index and working tree; the answer is the commit of `name`.
    pub(super) fn import(&self, name: &str, feed: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Told<String> {
        let mut command = self.command(&["fast-import", "--quiet", "--done", "--force", "--date-format=raw"]);
        let spawned = command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn();
        let mut child = spawned.map_err(|error| Box::new(no_git(&error)))?;
        let fed = match child.stdin.take() {
            Some(pipe) => {
                let mut pipe = io::BufWriter::new(pipe);
                feed(&mut pipe).and_then(|()| pipe.flush())
            }
            None => Ok(()),
        };
        let output = child.wait_with_output().map_err(|error| Box::new(no_git(&error)))?;
        if !output.status.success() || fed.is_err() {
            return Err(Box::new(refused("fast-import", &String::from_utf8_lossy(&output.stderr))));
        }
        let commit = self.say(&["rev-parse", "--verify", name])?;
        self.say(&["update-ref", "-d", name])?;
        Ok(commit)
    }

    /// The tree of a commit: two commits with one tree hold the same files.
    pub(super) fn tree(&self, commit: &str) -> Told<String> {
        self.say(&["rev-parse", "--verify", &format!("{commit}^{{tree}}")])
    }

    /// Pushes; `args` are those of `git push` before the remote's name.
    pub(super) fn push(&self, args: &[&str], (remote, what): (&str, &str)) -> Told<()> {
        let all: Vec<&str> = ["push", "--quiet"].iter().chain(args).copied().chain(["--", remote, what]).collect();
        self.say(&all).map(drop)
    }

    /// Remembers what was pushed, so that the next fetch has little to bring.
    pub(super) fn remember(&self, branch: &str, commit: &str) -> Told<()> {
        self.say(&["update-ref", &own_ref(branch), commit]).map(drop)
    }
}

/// The name under which the remote's branch is kept here: neither a branch nor a remote-tracking one.
fn own_ref(branch: &str) -> String {
    format!("refs/yuanzhi/{branch}")
}

fn no_git(error: &io::Error) -> Diagnostic {
    match error.kind() {
        io::ErrorKind::NotFound => Diagnostic::error("publish/no-git", "There is no `git` on this machine.")
            .hint("Install it from https://git-scm.com/; or type `yuanzhi build --zip site.zip` and upload that file yourself."),
        _ => Diagnostic::error("publish/no-git", format!("git cannot be run: {error}."))
            .hint("Type `git --version`: it must answer."),
    }
}

fn no_repository(folder: &Path, said: &str) -> Diagnostic {
    if said.contains("dubious ownership") {
        return Diagnostic::error(
            "publish/no-repository",
            format!("git does not trust `{}`: it belongs to another user.", folder.display()),
        )
        .hint(format!("If it is yours, type `git config --global --add safe.directory \"{}\"`.", folder.display()));
    }
    Diagnostic::error("publish/no-repository", format!("`{}` lies in no git repository.", folder.display()))
        .hint("Type `git init -b main && git add -A && git commit -m \"first\"` there, then `git remote add origin https://github.com/YOU/REPOSITORY.git`.")
}

fn no_remote(name: &str, other: Option<&str>) -> Diagnostic {
    let hint = match other {
        Some(other) => format!(
            "Type `yuanzhi publish --remote {other}`, or `git remote add {name} https://github.com/YOU/REPOSITORY.git`."
        ),
        None => format!(
            "Make an empty repository on GitHub, then type `git remote add {name} https://github.com/YOU/REPOSITORY.git`."
        ),
    };
    Diagnostic::error("publish/no-remote", format!("The repository has no remote named `{name}`.")).hint(hint)
}

fn nameless(said: &str) -> Diagnostic {
    Diagnostic::error(
        "publish/no-name",
        format!("git does not know whose name to put under a commit{}.", last_words(said)),
    )
    .hint("Type `git config --global user.name \"Your Name\"` and `git config --global user.email you@example.org`.")
}

/// Words by which git and the servers behind it say no, and what each means.
const REFUSALS: [(&str, &str, &[&str]); 4] = [
    (
        "publish/permission",
        "The remote does not let you write.",
        &[
            "permission denied",
            "insufficient permission",
            "403",
            "401",
            "authentication failed",
            "could not read username",
            "could not read password",
            "access denied",
            "read-only file system",
            "unable to create temporary",
            "host key verification failed",
        ],
    ),
    (
        "publish/declined",
        "The remote declined the push by a rule of its own.",
        &["protected branch", "hook declined", "gh006", "gh013"],
    ),
    (
        "publish/moved",
        "Somebody else published in between.",
        &["stale info", "non-fast-forward", "fetch first", "cannot lock ref", "failed to update ref"],
    ),
    (
        "publish/unreachable",
        "The remote cannot be reached.",
        &[
            "could not resolve",
            "unable to access",
            "could not connect",
            "connection refused",
            "timed out",
            "does not appear to be a git repository",
            "repository not found",
            "no such file",
            "could not read from remote",
        ],
    ),
];

/// What git refused, in words that say what to do.
fn refused(what: &str, said: &str) -> Diagnostic {
    let lower = said.to_lowercase();
    let known = REFUSALS.iter().find(|(_, _, words)| words.iter().any(|word| lower.contains(word)));
    let (code, message, _) = known.copied().unwrap_or(("publish/git", "git refused.", &[]));
    let hint = match code {
        "publish/permission" => {
            "Sign in (`gh auth login`, or an ssh key that GitHub knows), and look whether you may push to this repository: `git remote -v`."
        }
        "publish/declined" => {
            "Look at Settings → Rules and Settings → Branches of the repository; the branch of the site must not be protected."
        }
        "publish/moved" => "Type the same again.",
        "publish/unreachable" => {
            "Look at `git remote -v` and at the network; GitHub is not always reached from everywhere: `yuanzhi build --zip site.zip` makes a file for another host."
        }
        _ => "Run it again after mending what git says.",
    };
    Diagnostic::error(code, format!("{message} `git {what}` says{}.", last_words(said))).hint(hint)
}

/// The lines of git's own words that matter, on one line.
fn last_words(said: &str) -> String {
    let pressing = |line: &&str| ["fatal:", "error:", "remote:", " ! "].iter().any(|head| line.starts_with(head));
    let all = || said.lines().map(str::trim_end).filter(|line| !line.trim().is_empty());
    let mut lines: Vec<&str> = all().filter(pressing).take(3).collect();
    if lines.is_empty() {
        lines = all().take(2).collect();
    }
    let words = lines.iter().map(|line| line.trim().trim_end_matches('.')).collect::<Vec<_>>().join("; ");
    if words.is_empty() {
        " nothing".to_string()
    } else {
        format!(": {}", words.escape_debug().to_string().replace("\\'", "'").replace("\\\"", "\""))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refusals_are_told_apart() {
        for (said, code) in [
            (
                "remote: Permission to you/parks.git denied to me.\nfatal: unable to access 'https://github.com/you/parks.git/': The requested URL returned error: 403",
                "publish/permission",
            ),
            (
                "git@github.com: Permission denied (publickey).\nfatal: Could not read from remote repository.",
                "publish/permission",
            ),
            (
                "fatal: could not read Username for 'https://github.com': terminal prompts disabled",
                "publish/permission",
            ),
            (
                "fatal: unable to access 'https://github.com/x/': Could not resolve host: github.com",
                "publish/unreachable",
            ),
            ("fatal: '/nowhere' does not appear to be a git repository", "publish/unreachable"),
            (" ! [rejected] x -> gh-pages (stale info)\nerror: failed to push some refs", "publish/moved"),
            ("remote: error: GH006: Protected branch update failed for refs/heads/gh-pages.", "publish/declined"),
            ("fatal: something new", "publish/git"),
        ] {
            let fault = refused("push", said);
            assert_eq!(fault.code, code, "{said}");
            assert!(fault.hint.is_some() && !fault.message.contains('\n'), "{}", fault.message);
        }
    }
}
