//! The repository's own profiles, held against the annotation of their articles and against the articles themselves.
//!
//! The articles and their annotation are not part of the repository; they are read from `../shared`.

#![allow(clippy::expect_used, clippy::disallowed_methods, clippy::print_stderr)] // a test may stop, and reads files

use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// `../shared`, or nothing and a loud word where it is absent.
fn shared() -> Option<PathBuf> {
    let shared = root().join("../shared");
    if shared.join("gold").is_dir() {
        return Some(shared);
    }
    eprintln!("SKIPPED: ../shared is absent, so the profiles were not held against the real articles.");
    None
}

fn facts() -> Vec<u8> {
    let done = Command::new(env!("CARGO_BIN_EXE_yuanzhi"))
        .arg("--site")
        .arg(root())
        .args(["facts", "--format", "jsonl"])
        .output()
        .expect("yuanzhi runs");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    done.stdout
}

#[test]
fn profiles_hold_what_a_careful_reader_found() {
    let Some(shared) = shared() else { return };
    let dir = tempfile::tempdir().expect("a folder");
    let predicted = dir.path().join("facts.jsonl");
    std::fs::write(&predicted, facts()).expect("written");
    let gold: Vec<PathBuf> = ["000", "001", "002"].iter().map(|id| shared.join(format!("gold/{id}.jsonl"))).collect();
    let scored = Command::new("python3")
        .arg(shared.join("scoring/score.py"))
        .arg("--gold")
        .args(&gold)
        .arg("--pred")
        .arg(&predicted)
        .arg("--json")
        .output()
        .expect("python3 runs the score");
    let table: serde_json::Value = serde_json::from_slice(&scored.stdout).expect("the score is JSON");
    for (kind, row) in table["table"].as_object().expect("a table") {
        let (precision, recall) = (row["precision"].as_f64(), row["recall"].as_f64());
        assert!(recall >= Some(0.97), "{kind}: recall {recall:?}");
        assert!(precision >= Some(0.95), "{kind}: precision {precision:?}");
    }
}

/// Every figure of every profile stands in its article, at the line its source names.
#[test]
fn every_figure_stands_at_its_line() {
    let Some(shared) = shared() else { return };
    let dir = tempfile::tempdir().expect("a folder");
    for below in ["content", "articles"] {
        let from = if below == "articles" { shared.join(below) } else { root().join(below) };
        copy(&from, &dir.path().join(below));
    }
    std::fs::copy(root().join("site.toml"), dir.path().join("site.toml")).expect("copied");
    let done = Command::new(env!("CARGO_BIN_EXE_yuanzhi"))
        .arg("--site")
        .arg(dir.path())
        .args(["check", "--format", "json"])
        .output()
        .expect("yuanzhi runs");
    let faults: Vec<serde_json::Value> = serde_json::from_slice(&done.stdout).expect("faults as JSON");
    let wrong: Vec<_> =
        faults.iter().filter(|fault| fault["severity"] == "error" || fault["code"] == "evidence/not-found").collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The check above can fail: a number that stands nowhere is found.
#[test]
fn a_figure_that_stands_nowhere_is_found() {
    let Some(shared) = shared() else { return };
    let dir = tempfile::tempdir().expect("a folder");
    for below in ["content", "articles"] {
        let from = if below == "articles" { shared.join(below) } else { root().join(below) };
        copy(&from, &dir.path().join(below));
    }
    std::fs::copy(root().join("site.toml"), dir.path().join("site.toml")).expect("copied");
    let path = dir.path().join("content/zones/shihezi-jingkaiqu.md");
    let text = std::fs::read_to_string(&path).expect("a profile");
    assert!(text.contains("140亿元"));
    std::fs::write(&path, text.replacen("140亿元", "141亿元", 1)).expect("written");
    let done = Command::new(env!("CARGO_BIN_EXE_yuanzhi"))
        .arg("--site")
        .arg(dir.path())
        .arg("check")
        .output()
        .expect("yuanzhi runs");
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(said.contains("evidence/not-found") && said.contains("141亿元"), "{said}");
}

fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from).into_iter().flatten().filter(|entry| entry.file_type().is_file()) {
        let target = to.join(entry.path().strip_prefix(from).expect("below"));
        std::fs::create_dir_all(target.parent().expect("a folder")).expect("made");
        std::fs::copy(entry.path(), target).expect("copied");
    }
}
