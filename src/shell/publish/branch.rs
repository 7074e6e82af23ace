//! The branch way: the built site becomes a commit of its own branch, made without index and working tree, and is pushed.

use std::collections::BTreeSet;
use std::io::{self, Write};

use crate::diag::Diagnostic;
use crate::shell::files::Told;
use crate::shell::folder::Folder;
use crate::shell::{Ending, report};

use super::git::Git;
use super::{Files, History, PublishArgs};

/// The ref a commit bears while it is being made.
const MAKING: &str = "refs/yuanzhi-making";
/// Tells Pages to show the files as they are.
const AS_IT_IS: &str = ".nojekyll";

/// What the remote's branch holds now.
#[derive(Debug)]
pub(super) struct Tip {
    /// Its commit; none where there is no such branch yet.
    pub commit: Option<String>,
    /// The domain in its CNAME file.
    pub cname: Option<String>,
}

impl Tip {
    /// Asks the remote.
    ///
    /// # Errors
    /// A branch that is no place for a built site, and what the remote refuses.
    pub(super) fn ask(git: &Git, args: &PublishArgs) -> Told<Tip> {
        let branch = args.branch.as_str();
        if !git.takes_branch(branch)? {
            return Err(Box::new(
                Diagnostic::error("publish/branch", format!("`{}` is no name for a branch.", branch.escape_debug()))
                    .hint("Type `--branch gh-pages`."),
            ));
        }
        if git.branch()?.as_deref() == Some(branch) {
            return Err(Box::new(sources_there(branch)));
        }
        let (commit, main) = git.remote_tip(&args.remote, branch)?;
        let Some(commit) = commit else { return Ok(Tip { commit: None, cname: None }) };
        git.fetch(&args.remote, branch)?;
        let foreign = git.file_at(&commit, "site.toml").is_some() || (main && git.file_at(&commit, AS_IT_IS).is_none());
        match foreign {
            true => Err(Box::new(sources_there(branch))),
            false => Ok(Tip { cname: git.file_at(&commit, "CNAME"), commit: Some(commit) }),
        }
    }
}

/// Publishing there would put a built site over somebody's sources.
fn sources_there(branch: &str) -> Diagnostic {
    Diagnostic::error(
        "publish/branch",
        format!(
            "The branch `{branch}` holds sources; a built site must have a branch of its own. Nothing was published."
        ),
    )
    .hint("Type `--branch gh-pages`, or another name that no branch has yet.")
}

/// Makes the commit and pushes it, or says what it would be.
pub(super) fn publish(
    (folder, git): (&Folder, &Git),
    (tip, files): (&Tip, &Files),
    args: &PublishArgs,
) -> Told<Ending> {
    if args.dry_run {
        return rehearse(git, (tip, files), args);
    }
    let parent = tip.commit.as_deref().filter(|_| args.history == History::Keep);
    let committer = git.committer()?;
    let message = message(folder, git);
    let commit = git.import(MAKING, |pipe| feed(pipe, (&committer, &message, parent), files))?;
    if let Some(old) = &tip.commit
        && args.history == History::Keep
        && git.tree(old)? == git.tree(&commit)?
    {
        report::say(&format!("`{}` already shows this site; nothing was pushed.", args.branch));
        return Ok(Ending::Clean);
    }
    let target = format!("{commit}:refs/heads/{}", args.branch);
    // Holds the push to the tip that was seen, also where the branch is to be made anew.
    let lease = format!("--force-with-lease=refs/heads/{}:{}", args.branch, tip.commit.as_deref().unwrap_or_default());
    match args.history {
        History::Keep => git.push(&[], (&args.remote, &target))?,
        History::Flat => git.push(&[&lease], (&args.remote, &target))?,
    }
    git.remember(&args.branch, &commit)?;
    let short = commit.get(..10).unwrap_or(&commit);
    report::say(&format!(
        "Pushed {} files to `{}` of `{}` as {short}. Your files and your index were not touched.",
        files.len() + 1,
        args.branch,
        args.remote
    ));
    if tip.commit.is_none() {
        report::say(&format!(
            "Once, on GitHub: Settings → Pages → Source: Deploy from a branch → `{}`, folder `/ (root)`.",
            args.branch
        ));
    }
    Ok(Ending::Clean)
}

/// Says what would be pushed, and asks the remote whether it would be let in.
fn rehearse(git: &Git, (tip, files): (&Tip, &Files), args: &PublishArgs) -> Told<Ending> {
    git.committer()?;
    if git.head().is_some() {
        let target = format!("HEAD:refs/heads/{}", args.branch);
        git.push(&["--dry-run", "--force", "--no-verify"], (&args.remote, &target))?;
    }
    let before: BTreeSet<String> = match &tip.commit {
        Some(commit) => git.files_at(commit)?.into_iter().collect(),
        None => BTreeSet::new(),
    };
    let stays = |path: &&String| files.contains_key(*path) || *path == AS_IT_IS;
    let gone: Vec<&String> = before.iter().filter(|path| !stays(path)).collect();
    let fresh = files.keys().filter(|path| !before.contains(*path)).count();
    let history = match (args.history, &tip.commit) {
        (_, None) => "as its first commit",
        (History::Keep, _) => "as one commit more",
        (History::Flat, _) => "as its only commit",
    };
    report::say(&format!(
        "Would push {} files to `{}` of `{}`, {history}: {fresh} new, {} gone.",
        files.len() + 1,
        args.branch,
        args.remote,
        gone.len()
    ));
    // What a reader may have kept the address of.
    for path in gone.iter().filter(|path| path.ends_with(".html")).take(5) {
        report::say(&format!("  gone: {path}"));
    }
    report::say("Dry run: nothing was pushed.");
    Ok(Ending::Clean)
}

fn message(folder: &Folder, git: &Git) -> String {
    let title = folder.config.title.lines().next().unwrap_or_default();
    match git.head() {
        Some(head) => format!("Publish {title} from {head}\n"),
        None => format!("Publish {title}\n"),
    }
}

/// The commit in the language of `git fast-import`: `Documentation/git-fast-import`.
fn feed(
    pipe: &mut dyn Write,
    (committer, message, parent): (&str, &str, Option<&str>),
    files: &Files,
) -> io::Result<()> {
    write!(pipe, "commit {MAKING}\ncommitter {committer}\ndata {}\n{message}\n", message.len())?;
    if let Some(parent) = parent {
        writeln!(pipe, "from {parent}")?;
    }
    writeln!(pipe, "deleteall")?;
    let as_it_is = (AS_IT_IS, &Vec::new());
    let all = files.iter().map(|(path, bytes)| (path.as_str(), bytes)).filter(|(path, _)| *path != AS_IT_IS);
    for (path, bytes) in all.chain([as_it_is]) {
        write!(pipe, "M 100644 inline {}\ndata {}\n", quoted(path), bytes.len())?;
        pipe.write_all(bytes)?;
        writeln!(pipe)?;
    }
    writeln!(pipe, "done")
}

/// A path as fast-import wants it where it may hold anything.
fn quoted(path: &str) -> String {
    format!("\"{}\"", path.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_commit_is_told_as_fast_import_wants_it() {
        let files = Files::from([("a \"b\".html".to_string(), b"x\n".to_vec())]);
        let mut out = Vec::new();
        feed(&mut out, ("A <a@b> 1 +0000", "园志\n", Some("abc")), &files).expect("written");
        let text = String::from_utf8(out).expect("UTF-8");
        assert_eq!(
            text,
            "commit refs/yuanzhi-making\ncommitter A <a@b> 1 +0000\ndata 7\n园志\n\nfrom abc\ndeleteall\nM 100644 inline \"a \\\"b\\\".html\"\ndata 2\nx\n\n\
             M 100644 inline \".nojekyll\"\ndata 0\n\ndone\n"
        );
    }
}
