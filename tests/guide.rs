//! The guide is true: every `sh` block of every page in `docs/` runs, in order, in an empty folder.

#![allow(clippy::expect_used, clippy::disallowed_methods)] // a test may stop, and reads files

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The `sh` blocks of a page, one after the other.
fn script(page: &str) -> String {
    let (mut script, mut inside) = (String::from("set -eu\n"), false);
    for line in page.lines() {
        match (inside, line) {
            (false, "```sh") => inside = true,
            (true, "```") => inside = false,
            (true, line) => {
                script.push_str(line);
                script.push('\n');
            }
            _ => {}
        }
    }
    script
}

fn pages() -> Vec<PathBuf> {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    let mut pages: Vec<PathBuf> = fs::read_dir(docs).expect("docs").flatten().map(|entry| entry.path()).collect();
    pages.retain(|page| {
        page.extension().is_some_and(|ending| ending == "md")
            && page.file_name().is_some_and(|name| name != "README.md")
    });
    pages.sort();
    pages
}

fn run(page: &Path) {
    let dir = tempfile::tempdir().expect("a folder");
    let program = Path::new(env!("CARGO_BIN_EXE_yuanzhi")).parent().expect("a folder above");
    let path = format!("{}:{}", program.display(), std::env::var("PATH").expect("a PATH"));
    let text = script(&fs::read_to_string(page).expect("a page"));
    let output = Command::new("bash")
        .args(["-c", &text])
        .current_dir(dir.path())
        .env("PATH", path)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .envs([
            ("GIT_AUTHOR_NAME", "某人"),
            ("GIT_AUTHOR_EMAIL", "a@example.org"),
            ("GIT_COMMITTER_NAME", "某人"),
            ("GIT_COMMITTER_EMAIL", "a@example.org"),
        ])
        .output()
        .expect("bash runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{}:\n{said}", page.display());
}

#[test]
fn every_command_of_the_guide_runs() {
    let pages: Vec<PathBuf> =
        pages().into_iter().filter(|page| fs::read_to_string(page).expect("a page").contains("\n```sh\n")).collect();
    assert!(pages.len() >= 4, "{pages:?}");
    std::thread::scope(|scope| {
        for page in &pages {
            scope.spawn(move || run(page));
        }
    });
}

#[test]
fn the_two_languages_run_the_same_commands() {
    let commands = |name: &str| -> Vec<String> {
        let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name)).expect("a page");
        script(&page).lines().filter(|line| line.starts_with("yuanzhi ")).map(str::to_string).collect()
    };
    assert_eq!(commands("guide.zh-CN.md"), commands("guide.en.md"));
    assert_eq!(commands("spreadsheet.zh-CN.md"), commands("spreadsheet.en.md"));
}
