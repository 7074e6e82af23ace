//! A new site, as `yuanzhi init` leaves it: it builds, checks clean, stands in the one form, and nothing is ever lost.

#![allow(clippy::expect_used, clippy::disallowed_methods)] // a test may stop, and reads files

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use yuanzhi::profile::{self, Body};
use yuanzhi::source::SourceText;
use yuanzhi::vocab::Vocab;

fn yuanzhi(dir: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_yuanzhi")).current_dir(dir).args(args).output().expect("yuanzhi runs")
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn new_site() -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    let made = yuanzhi(dir.path(), &["init"]);
    assert_eq!(made.status.code(), Some(0), "{}", said(&made));
    dir
}

#[test]
fn a_new_site_builds_and_checks_clean() {
    let dir = new_site();
    let checked = yuanzhi(dir.path(), &["check"]);
    assert!(checked.status.success() && said(&checked).contains("Nothing wrong"), "{}", said(&checked));
    let built = yuanzhi(dir.path(), &["build"]);
    assert!(built.status.success() && !said(&built).contains("warning"), "{}", said(&built));
    assert!(
        fs::read_to_string(dir.path().join("public/zones/yangming-gaoxinqu.html")).expect("a page").contains("86.4")
    );
    let again = yuanzhi(dir.path(), &["import", "articles/sample.txt"]);
    assert!(again.status.success() && yuanzhi(dir.path(), &["check"]).status.success(), "{}", said(&again));
}

#[test]
fn the_sample_stands_in_the_one_form() {
    let dir = new_site();
    let path = "content/zones/yangming-gaoxinqu.md";
    let text = fs::read_to_string(dir.path().join(path)).expect("a profile");
    let read = profile::read(&SourceText::new(path, text.clone()), Body::Zone, Vocab::embedded());
    assert_eq!(profile::write(&read.value.expect("it reads")), text);
}

#[test]
fn editors_and_pages_find_their_files() {
    let dir = new_site();
    for file in [
        "schema/profile.json",
        ".vscode/tasks.json",
        ".vscode/yuanzhi.code-snippets",
        "vocab/README.md",
        ".gitignore",
        "README.md",
    ] {
        assert!(dir.path().join(file).is_file(), "{file}");
    }
    let workflow = fs::read_to_string(dir.path().join(".github/workflows/pages.yml")).expect("a workflow");
    assert!(
        workflow.contains("yuanzhi check --format github") && workflow.contains("branches: [\"main\"]"),
        "{workflow}"
    );
}

#[test]
fn nothing_is_written_over_without_a_word_and_nothing_is_lost_with_it() {
    let dir = new_site();
    let mine = dir.path().join("site.toml");
    fs::write(&mine, "title = \"我的\"\n").expect("written");
    let refused = yuanzhi(dir.path(), &["init"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(
        said(&refused).contains("site.toml")
            && said(&refused).contains("--force")
            && !said(&refused).contains("README.md"),
        "{}",
        said(&refused)
    );
    assert_eq!(fs::read_to_string(&mine).expect("still there"), "title = \"我的\"\n");
    let forced = yuanzhi(dir.path(), &["init", "--force"]);
    assert!(forced.status.success() && said(&forced).contains("site.toml.old1"), "{}", said(&forced));
    assert_eq!(fs::read_to_string(dir.path().join("site.toml.old1")).expect("kept"), "title = \"我的\"\n");
}
