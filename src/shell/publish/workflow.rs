//! The Actions way: a workflow that builds and deploys after each push, written once and kept up to date.
//!
//! Its first line carries a seal, the hash of the rest. A workflow whose seal holds is the program's own and may be
//! brought up to date; one that a person changed stays as it is.

use std::path::Path;

use crate::diag::{Diagnostic, Place};
use crate::shell::files::{self, Told};
use crate::shell::folder::Folder;
use crate::shell::{Ending, report};

use super::PublishArgs;
use super::address::own_domain;
use super::git::Git;

/// Where GitHub looks for it, below the repository's folder.
pub(in crate::shell) const PATH: &str = ".github/workflows/pages.yml";

const SEAL: &str = "# yuanzhi ";

/// The workflow for pushes to `branch`, of a site in the folder `below` the repository's (empty where they are one).
pub(in crate::shell) fn text(branch: &str, below: &str) -> String {
    let (site, folder) = match below {
        "" => (String::new(), String::new()),
        below => (format!(" --site \"{below}\""), format!("{below}/")),
    };
    let body = include_str!("pages.yml")
        .replace("{branch}", branch)
        .replace("{site}", &site)
        .replace("{below}", &folder)
        .replace("{version}", env!("CARGO_PKG_VERSION"));
    format!("{SEAL}{}（封签：未经手改时，yuanzhi publish 会更新此文件）\n{body}", seal(&body))
}

/// The hash that stands in the first line.
fn seal(body: &str) -> String {
    // Git may write line ends of its own; they are no change by hand.
    let hash = blake3::hash(body.replace("\r\n", "\n").as_bytes()).to_hex();
    hash.get(..16).unwrap_or_default().to_string()
}

/// True where nobody changed the workflow since the program wrote it.
fn is_ours(text: &str) -> bool {
    let parted = text.strip_prefix(SEAL).and_then(|rest| rest.split_once('\n'));
    parted.is_some_and(|(head, body)| head.starts_with(&seal(body)))
}

/// What is to be done with the workflow.
#[derive(Debug, PartialEq, Eq)]
enum Step {
    Write,
    Update,
    Stands,
    ByHand,
}

fn step(standing: Option<&str>, wanted: &str, force: bool) -> Step {
    match standing {
        None => Step::Write,
        Some(text) if text.replace("\r\n", "\n") == wanted => Step::Stands,
        Some(text) if force || is_ours(text) => Step::Update,
        Some(_) => Step::ByHand,
    }
}

/// Writes or updates the workflow and says what is left to do.
pub(super) fn publish((folder, git): (&Folder, &Git), branch: &str, args: &PublishArgs) -> Told<Ending> {
    let below = git.below.as_str();
    if branch.contains(['"', '\\', '$', '`']) || below.contains(['"', '\\', '$', '`', '\n']) {
        return Err(Box::new(unquotable(branch, below)));
    }
    let wanted = text(branch, below);
    let path = git.top.join(PATH);
    let standing = standing(&path)?;
    let step = step(standing.as_deref(), &wanted, args.force);
    let would = if args.dry_run { "Would write" } else { "Wrote" };
    match step {
        Step::Write => report::say(&format!("{would} {PATH}.")),
        Step::Update => report::say(&format!("{would} {PATH} anew; the one that stood there was another version's.")),
        Step::Stands => report::say(&format!("{PATH} is up to date.")),
        Step::ByHand => {
            report::say(&format!("{PATH} was written by hand and stays as it is; `--force` writes over it."))
        }
    }
    if matches!(step, Step::Write | Step::Update) && !args.dry_run {
        files::write(&path, wanted.as_bytes())?;
    }
    tell_rest(folder, branch, args);
    Ok(Ending::Clean)
}

fn standing(path: &Path) -> Told<Option<String>> {
    match path.exists() {
        true => Ok(Some(String::from_utf8_lossy(&files::read(path)?).into_owned())),
        false => Ok(None),
    }
}

fn tell_rest(folder: &Folder, branch: &str, args: &PublishArgs) {
    if args.dry_run {
        report::say("Dry run: nothing was written.");
    }
    report::say("Once, on GitHub: Settings → Pages → Source: GitHub Actions.");
    if let Some(domain) = own_domain(&folder.config.base_url) {
        report::say(&format!("Once, on GitHub: Settings → Pages → Custom domain: {domain}"));
    }
    report::say(&format!(
        "Then, for each new edition: git add -A && git commit -m \"...\" && git push {} {branch}",
        args.remote
    ));
}

fn unquotable(branch: &str, below: &str) -> Diagnostic {
    Diagnostic::error(
        "publish/workflow",
        format!(
            "The workflow cannot name the branch `{}` and the folder `{}`.",
            branch.escape_debug(),
            below.escape_debug()
        ),
    )
    .at(Place::file(PATH))
    .hint("Use names without quotes, `$` and `\\`.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_workflow_is_written_updated_and_left_to_its_owner() {
        let wanted = text("main", "");
        assert_eq!(step(None, &wanted, false), Step::Write);
        assert_eq!(step(Some(&wanted), &wanted, false), Step::Stands);
        assert_eq!(step(Some(&wanted.replace('\n', "\r\n")), &wanted, false), Step::Stands);
        assert_eq!(step(Some(&text("old", "")), &wanted, false), Step::Update);
        let edited = wanted.replace("ubuntu-latest", "ubuntu-24.04");
        assert_eq!(step(Some(&edited), &wanted, false), Step::ByHand);
        assert_eq!(step(Some(&edited), &wanted, true), Step::Update);
    }

    #[test]
    fn the_workflow_is_yaml_and_names_branch_folder_and_version() {
        let text = text("出版", "docs/site");
        let yaml: serde_json::Value = serde_yaml::from_str(&text).expect("YAML");
        assert_eq!(yaml["on"]["push"]["branches"][0], "出版");
        let steps = yaml["jobs"]["build"]["steps"].to_string();
        assert!(
            steps.contains("yuanzhi --site \\\"docs/site\\\" build") && steps.contains("docs/site/public"),
            "{steps}"
        );
        assert!(steps.contains(env!("CARGO_PKG_VERSION")) && !text.contains("{site}"));
    }
}
