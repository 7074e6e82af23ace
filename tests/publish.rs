//! Publishing, as a user does it: a git repository with a site, a bare repository on disk as its remote.

#![allow(clippy::expect_used, clippy::disallowed_methods)] // a test may stop, and reads files

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const ZONE: &str = "---\nname: 石河子经济技术开发区\nprovince: 新疆维吾尔自治区\nindicators:\n  - metric: 固定资产投资\n    value: 140亿元\n    period: 2023\n    source: \"a1:1\"\n---\n\n正文。\n";
const ZONE_PATH: &str = "content/zones/shihezi-jingkaiqu.md";
const GITHUB: &str = "https://github.com/you/parks.git";

/// A user's folder and, beside it, the remote.
struct Desk {
    dir: tempfile::TempDir,
}

impl Desk {
    /// A committed site whose remote `origin` is a bare repository on disk.
    fn open() -> Desk {
        let desk = Desk::without_remote();
        let bare = desk.bare();
        assert!(
            Command::new("git")
                .args(["init", "-q", "--bare", "-b", "main"])
                .arg(&bare)
                .status()
                .expect("git runs")
                .success()
        );
        desk.git(&["remote", "add", "origin", bare.to_str().expect("UTF-8")]);
        desk.git(&["push", "-q", "origin", "main"]);
        desk
    }

    fn without_remote() -> Desk {
        let desk = Desk { dir: tempfile::tempdir().expect("a folder") };
        fs::create_dir_all(desk.site()).expect("made");
        desk.write("site.toml", "title = \"试验\"\n");
        desk.write(ZONE_PATH, ZONE);
        desk.write("content/articles/a1.md", "---\ntitle: 一篇报道\n---\n");
        desk.git(&["init", "-q", "-b", "main"]);
        desk.commit("first");
        desk
    }

    fn site(&self) -> PathBuf {
        self.dir.path().join("site")
    }

    fn bare(&self) -> PathBuf {
        self.dir.path().join("remote.git")
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.site().join(path);
        fs::create_dir_all(path.parent().expect("a folder above")).expect("made");
        fs::write(path, text).expect("written");
    }

    fn commit(&self, message: &str) {
        self.git(&["add", "-A"]);
        self.git(&["commit", "-q", "-m", message]);
    }

    /// The remote pretends to be on GitHub; git itself goes to the bare repository.
    fn pretend_github(&self) {
        self.git(&["remote", "set-url", "origin", GITHUB]);
        self.git(&["config", &format!("url.{}.insteadOf", self.bare().display()), GITHUB]);
    }

    fn git(&self, args: &[&str]) -> String {
        self.git_in(&self.site(), args)
    }

    fn at_remote(&self, args: &[&str]) -> String {
        self.git_in(&self.bare(), args)
    }

    fn git_in(&self, dir: &Path, args: &[&str]) -> String {
        let output = quiet(Command::new("git").arg("-C").arg(dir).args(args)).output().expect("git runs");
        assert!(output.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).trim_end().to_string()
    }

    fn publish(&self, args: &[&str]) -> Told {
        self.publish_with(args, &[])
    }

    fn publish_with(&self, args: &[&str], env: &[(&str, &str)]) -> Told {
        let mut command = Command::new(env!("CARGO_BIN_EXE_yuanzhi"));
        command.arg("--site").arg(self.site()).arg("publish").args(args);
        quiet(&mut command).envs(env.iter().copied());
        Told::from(command.output().expect("yuanzhi runs"))
    }
}

/// The same git for everyone: no settings of the machine, one name under every commit.
fn quiet(command: &mut Command) -> &mut Command {
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1").envs([
        ("GIT_AUTHOR_NAME", "某人"),
        ("GIT_AUTHOR_EMAIL", "a@example.org"),
        ("GIT_COMMITTER_NAME", "某人"),
        ("GIT_COMMITTER_EMAIL", "a@example.org"),
    ])
}

struct Told {
    code: Option<i32>,
    said: String,
}

impl From<Output> for Told {
    fn from(output: Output) -> Self {
        Told { code: output.status.code(), said: String::from_utf8_lossy(&output.stderr).into_owned() }
    }
}

impl Told {
    /// Ended with `code`, and every one of `words` was said.
    #[track_caller]
    fn ended(self, code: i32, words: &[&str]) -> Told {
        assert_eq!(self.code, Some(code), "{}", self.said);
        for word in words {
            assert!(self.said.contains(word), "`{word}` is missing in:\n{}", self.said);
        }
        self
    }
}

#[test]
fn the_branch_way_pushes_the_built_site_and_touches_nothing_else() {
    let desk = Desk::open();
    desk.write("staged.txt", "staged");
    desk.git(&["add", "staged.txt"]);
    desk.write("loose.txt", "loose");
    let look = || {
        (
            fs::read(desk.site().join(".git/index")).expect("an index"),
            desk.git(&["rev-parse", "HEAD"]),
            desk.git(&["branch"]),
        )
    };
    let before = look();
    desk.publish(&["--way", "branch"]).ended(0, &["gh-pages", "were not touched", "Settings → Pages"]);
    assert_eq!(look(), before, "index, HEAD and branches are as they were");
    assert_eq!(fs::read_dir(desk.site()).expect("a folder").count(), 5, "no file came into the working tree");

    let built = desk.dir.path().join("built");
    let run = Command::new(env!("CARGO_BIN_EXE_yuanzhi"))
        .arg("--site")
        .arg(desk.site())
        .args(["build", "--out"])
        .arg(&built)
        .output()
        .expect("runs");
    assert!(run.status.success());
    let shown = desk.dir.path().join("shown");
    desk.git_in(desk.dir.path(), &["clone", "-q", "-b", "gh-pages", "remote.git", "shown"]);
    let files = |root: &Path| -> Vec<(String, Vec<u8>)> {
        let walk = walkdir::WalkDir::new(root)
            .sort_by_file_name()
            .into_iter()
            .filter_entry(|entry| entry.file_name() != ".git")
            .flatten();
        let files = walk.filter(|entry| entry.file_type().is_file());
        files
            .map(|entry| {
                (
                    entry.path().strip_prefix(root).expect("below").display().to_string(),
                    fs::read(entry.path()).expect("bytes"),
                )
            })
            .filter(|(path, _)| path != ".yuanzhi-manifest" && path != ".nojekyll")
            .collect()
    };
    assert!(files(&shown) == files(&built), "the branch holds what `build` writes");
    assert!(shown.join(".nojekyll").is_file() && !shown.join("site.toml").exists());
}

#[test]
fn history_is_kept_or_flattened_and_the_same_site_is_not_pushed_twice() {
    let desk = Desk::open();
    desk.publish(&["--way", "branch"]).ended(0, &[]);
    desk.publish(&["--way", "branch"]).ended(0, &["already shows this site"]);
    desk.write(ZONE_PATH, &ZONE.replace("140", "150"));
    desk.commit("a figure mended");
    desk.publish(&["--way", "branch"]).ended(0, &["Pushed"]);
    assert_eq!(desk.at_remote(&["rev-list", "--count", "gh-pages"]), "2");
    assert!(desk.at_remote(&["log", "-1", "--format=%s %an", "gh-pages"]).starts_with("Publish 试验 from "));
    desk.publish(&["--way", "branch", "--history", "flat"]).ended(0, &["Pushed"]);
    assert_eq!(desk.at_remote(&["rev-list", "--count", "gh-pages"]), "1");
    assert_eq!(desk.at_remote(&["rev-list", "--count", "main"]), "1", "the sources were not pushed");
}

#[test]
fn a_file_that_the_site_has_no_more_goes_from_the_branch() {
    let desk = Desk::open();
    desk.publish(&["--way", "branch"]).ended(0, &[]);
    fs::remove_file(desk.site().join(ZONE_PATH)).expect("removed");
    desk.commit("gone");
    desk.publish(&["--way", "branch", "--dry-run"]).ended(0, &["gone: zones/shihezi-jingkaiqu.html"]);
    desk.publish(&["--way", "branch"]).ended(0, &[]);
    assert!(!desk.at_remote(&["ls-tree", "-r", "--name-only", "gh-pages"]).contains("shihezi"));
}

#[test]
fn a_domain_set_on_the_branch_is_kept_and_another_one_is_told() {
    let desk = Desk::open();
    desk.publish(&["--way", "branch"]).ended(0, &[]);
    desk.git_in(desk.dir.path(), &["clone", "-q", "-b", "gh-pages", "remote.git", "web"]);
    let web = desk.dir.path().join("web");
    fs::write(web.join("CNAME"), "zones.example\n").expect("written");
    desk.git_in(&web, &["add", "-A"]);
    desk.git_in(&web, &["commit", "-q", "-m", "Create CNAME"]);
    desk.git_in(&web, &["push", "-q"]);
    desk.write(ZONE_PATH, &ZONE.replace("140", "150"));
    desk.commit("a figure mended");
    desk.publish(&["--way", "branch"]).ended(0, &["Pushed"]);
    assert_eq!(desk.at_remote(&["show", "gh-pages:CNAME"]), "zones.example");
    desk.write("site.toml", "title = \"试验\"\nbase_url = \"https://other.example/\"\n");
    desk.commit("another domain");
    desk.publish(&["--way", "branch"])
        .ended(1, &["publish/cname", "other.example", "zones.example", "Nothing was published"]);
}

#[test]
fn a_dry_run_changes_nothing_on_either_side() {
    let desk = Desk::open();
    desk.publish(&["--way", "branch", "--dry-run"]).ended(0, &["Would push", "Preflight passed", "nothing was pushed"]);
    assert_eq!(desk.at_remote(&["branch"]).trim_start_matches(['*', ' ']), "main");
    desk.publish(&["--dry-run"]).ended(0, &["Would write .github/workflows/pages.yml"]);
    assert!(!desk.site().join(".github").exists());
}

#[test]
fn the_actions_way_writes_the_workflow_once_and_leaves_it_to_its_owner() {
    let desk = Desk::open();
    desk.publish(&[])
        .ended(0, &["Wrote .github/workflows/pages.yml", "Source: GitHub Actions", "git push origin main"]);
    desk.publish(&[]).ended(0, &["is up to date"]);
    let path = desk.site().join(".github/workflows/pages.yml");
    let edited = fs::read_to_string(&path).expect("a workflow").replace("name: pages", "name: mine");
    fs::write(&path, &edited).expect("written");
    desk.publish(&[]).ended(0, &["by hand", "--force"]);
    assert_eq!(fs::read_to_string(&path).expect("a workflow"), edited);
    desk.publish(&["--force"]).ended(0, &["Wrote"]);
    assert!(fs::read_to_string(&path).expect("a workflow").contains("name: pages"));
    desk.write("CNAME", "zones.example\n");
    desk.publish(&[]).ended(0, &["publish/cname", "Custom domain"]);
}

#[test]
fn a_site_in_a_folder_of_its_repository_gets_its_workflow_at_the_top() {
    let desk = Desk::open();
    fs::create_dir_all(desk.site().join("web")).expect("made");
    for part in ["site.toml", "content"] {
        fs::rename(desk.site().join(part), desk.site().join("web").join(part)).expect("moved");
    }
    desk.commit("moved");
    let mut command = Command::new(env!("CARGO_BIN_EXE_yuanzhi"));
    Told::from(quiet(command.current_dir(desk.site().join("web")).arg("publish")).output().expect("runs"))
        .ended(0, &["Wrote"]);
    let workflow = fs::read_to_string(desk.site().join(".github/workflows/pages.yml")).expect("at the top");
    assert!(workflow.contains("--site \"web\" build") && workflow.contains("path: web/public"), "{workflow}");
}

#[test]
fn the_address_is_held_against_the_remote() {
    let desk = Desk::open();
    desk.pretend_github();
    desk.publish(&["--way", "branch", "--dry-run"]).ended(0, &["by its remote: https://you.github.io/parks/"]);
    desk.write("site.toml", "title = \"试验\"\nbase_url = \"https://you.github.io/wrong/\"\n");
    desk.commit("an address");
    desk.publish(&["--way", "branch"]).ended(1, &["publish/base-path", "base_url = \"https://you.github.io/parks/\""]);
    desk.publish(&["--dry-run"]).ended(0, &["warning[publish/base-path]"]);
}

#[test]
fn what_is_not_committed_is_told() {
    let desk = Desk::open();
    desk.write(ZONE_PATH, &ZONE.replace("140", "150"));
    desk.write("content/zones/new-zone.md", &ZONE.replace("石河子经济", "新经济"));
    desk.publish(&["--way", "branch", "--dry-run"]).ended(0, &["publish/uncommitted", " and 1 more changed"]);
}

#[test]
fn a_fault_in_the_content_is_told_and_nothing_goes_out() {
    let desk = Desk::open();
    desk.write(ZONE_PATH, &ZONE.replace("metric:", "metrc:"));
    desk.commit("a slip");
    desk.publish(&["--way", "branch"]).ended(1, &["metrc", "Nothing was published"]);
    assert!(!desk.at_remote(&["branch"]).contains("gh-pages"));
}

#[test]
fn sources_are_never_published_over() {
    let desk = Desk::open();
    desk.publish(&["--way", "branch", "--branch", "main"]).ended(2, &["publish/branch", "--branch gh-pages"]);
    desk.git(&["switch", "-q", "-c", "work"]);
    desk.publish(&["--way", "branch", "--branch", "main"]).ended(2, &["publish/branch"]);
    desk.publish(&["--way", "branch", "--branch=--mirror"]).ended(2, &["publish/branch"]);
    assert_eq!(desk.at_remote(&["show", "main:site.toml"]), "title = \"试验\"");
}

#[test]
fn no_git_no_repository_no_remote_no_branch() {
    let desk = Desk::without_remote();
    desk.publish(&[]).ended(2, &["publish/no-remote", "git remote add origin"]);
    desk.git(&["remote", "add", "hub", GITHUB]);
    desk.publish(&[]).ended(2, &["--remote hub"]);
    desk.publish_with(&[], &[("PATH", "/nowhere")]).ended(2, &["publish/no-git", "build --zip"]);
    fs::remove_dir_all(desk.site().join(".git")).expect("removed");
    desk.publish(&[]).ended(2, &["publish/no-repository", "git init"]);

    let desk = Desk::open();
    desk.git(&["checkout", "-q", "--detach"]);
    desk.publish(&[]).ended(2, &["publish/detached", "git switch main"]);
    desk.publish(&["--way", "branch"]).ended(0, &["Pushed"]);
}

#[test]
fn a_remote_that_refuses_is_quoted() {
    let desk = Desk::open();
    desk.git(&["remote", "set-url", "origin", "git@github.com:you/parks.git"]);
    let ssh = [("GIT_SSH_COMMAND", "echo 'git@github.com: Permission denied (publickey).' >&2; false")];
    desk.publish_with(&["--way", "branch"], &ssh).ended(2, &["publish/permission", "gh auth login"]);
    desk.git(&["remote", "set-url", "origin", "/nowhere/at/all.git"]);
    desk.publish(&["--way", "branch"]).ended(2, &["publish/unreachable", "git remote -v"]);
}

#[cfg(unix)]
#[test]
fn a_remote_with_a_rule_of_its_own_is_quoted() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::open();
    let hook = desk.bare().join("hooks/pre-receive");
    fs::create_dir_all(hook.parent().expect("hooks")).expect("made");
    fs::write(&hook, "#!/bin/sh\necho 'no sites on Mondays' >&2\nexit 1\n").expect("written");
    fs::set_permissions(&hook, fs::Permissions::from_mode(0o755)).expect("executable");
    desk.publish(&["--way", "branch"]).ended(2, &["publish/declined", "no sites on Mondays"]);
}

#[test]
fn a_commit_without_a_name_is_asked_for() {
    let desk = Desk::open();
    let env = [("GIT_COMMITTER_NAME", ""), ("GIT_COMMITTER_EMAIL", "")];
    desk.git(&["config", "user.useConfigOnly", "true"]);
    desk.publish_with(&["--way", "branch"], &env).ended(2, &["publish/no-name", "git config --global user.name"]);
}
