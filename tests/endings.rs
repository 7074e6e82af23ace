//! How a run ends: 0 where nothing is wrong, 1 where the content is at fault, 2 where the run or the machine is.

#![cfg(unix)]
#![allow(clippy::expect_used, clippy::disallowed_methods)] // a test may stop, and reads files

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const ZONE: &str = "---\nname: 石河子经济技术开发区\nprovince: 新疆维吾尔自治区\n---\n";
const NEWS: &str = "2023年，石河子经开区完成固定资产投资140亿元。\n";

fn write(site: &Path, path: &str, text: &str) {
    let path = site.join(path);
    fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    fs::write(path, text).expect("written");
}

fn site() -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    write(dir.path(), "site.toml", "title = \"试验\"\n");
    write(dir.path(), "content/zones/shihezi-jingkaiqu.md", ZONE);
    dir
}

fn run(site: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_yuanzhi")).current_dir(site).args(args).output().expect("yuanzhi runs")
}

fn said(done: &Output) -> String {
    String::from_utf8_lossy(&done.stderr).into_owned()
}

#[track_caller]
fn ends(site: &Path, args: &[&str], code: i32) -> String {
    let done = run(site, args);
    assert_eq!(done.status.code(), Some(code), "yuanzhi {args:?}\n{}", said(&done));
    said(&done)
}

#[test]
fn what_is_not_there_is_a_wrong_use_of_every_command() {
    let dir = site();
    write(dir.path(), "n1.txt", NEWS);
    for args in [
        &["extract", "nix.txt"] as &[&str],
        &["extract", "n1.txt", "nix.txt"],
        &["--site", "nix", "extract", "n1.txt"],
        &["import", "nix.txt"],
        &["import", "nix.csv"],
        &["fmt", "nix.md"],
        &["--site", "nix", "facts"],
        &["build", "--out", "site.toml"],
        &["build", "--base-url", "example.org"],
        &["new", "zone", "石河子经开区"],
        &["init", "."],
        &["diff"],
        &["publish"],
        &["biuld"],
    ] {
        ends(dir.path(), args, 2);
    }
    let told = run(dir.path(), &["extract", "n1.txt", "nix.txt"]);
    assert!(
        String::from_utf8_lossy(&told.stdout).contains("固定资产投资"),
        "what could be read is printed all the same"
    );
}

#[test]
fn what_is_wrong_in_the_content_ends_every_command_with_1() {
    let dir = site();
    write(dir.path(), "content/zones/wuhu-jingkaiqu.md", "---\nname： 芜湖\n---\n");
    write(dir.path(), "n1.txt", NEWS);
    for args in [
        &["check"] as &[&str],
        &["build"],
        &["build", "--zip", "s.zip"],
        &["facts"],
        &["list"],
        &["fmt"],
        &["import", "n1.txt"],
    ] {
        ends(dir.path(), args, 1);
    }
    write(dir.path(), "site.toml", "titel = \"x\"\n");
    for args in [&["check"] as &[&str], &["build"], &["list"], &["extract", "n1.txt"]] {
        assert!(ends(dir.path(), args, 1).contains("Did you mean `title`?"));
    }
}

#[test]
fn what_is_right_ends_every_command_with_0() {
    let dir = site();
    write(dir.path(), "n1.txt", NEWS);
    let all: [&[&str]; 10] = [
        &["import", "n1.txt"],
        &["check"],
        &["build"],
        &["facts"],
        &["list"],
        &["fmt"],
        &["extract", "n1.txt"],
        &["schema"],
        &["completions", "bash"],
        &["man"],
    ];
    for args in all {
        ends(dir.path(), args, 0);
    }
}

#[test]
fn a_full_disk_under_standard_output_is_told() {
    let dir = site();
    let Ok(full) = fs::OpenOptions::new().write(true).open("/dev/full") else {
        println!("SKIPPED: /dev/full is absent");
        return;
    };
    for args in [&["facts"] as &[&str], &["list"], &["schema"]] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_yuanzhi"));
        let done = command.current_dir(dir.path()).args(args).stdout(full.try_clone().expect("open")).output();
        let done = done.expect("yuanzhi runs");
        assert_eq!(done.status.code(), Some(2), "{args:?}");
        assert!(said(&done).contains("Cannot write `standard output`"), "{}", said(&done));
    }
}

#[test]
fn a_bad_line_of_standard_input_is_told_and_the_lines_after_it_are_read() {
    let dir = site();
    let mut child = Command::new(env!("CARGO_BIN_EXE_yuanzhi"))
        .current_dir(dir.path())
        .args(["extract", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("yuanzhi runs");
    let last = serde_json::json!({ "id": "b", "text": NEWS, "date": "2024年1月20日" });
    let mut given = child.stdin.take().expect("a pipe");
    given.write_all(b"{\"id\": \"a\", \"text\": \"\"}\n\xff\xfe\n").expect("written");
    given.write_all(format!("{last}\n").as_bytes()).expect("written");
    drop(given);
    let done = child.wait_with_output().expect("it ends");
    assert_eq!(done.status.code(), Some(1));
    assert!(said(&done).contains("standard input:2") && said(&done).contains("UTF-8"), "{}", said(&done));
    assert!(String::from_utf8_lossy(&done.stdout).contains("\"article\":\"b\""));
}

#[test]
fn an_import_says_at_its_end_what_was_not_merged() {
    let dir = site();
    write(dir.path(), "n1.txt", NEWS);
    write(dir.path(), "n2.txt", "2023年，芜湖鱻河产业园完成固定资产投资52.3亿元，同比增长6.1%。\n");
    let told = ends(dir.path(), &["import", "n1.txt", "n2.txt"], 1);
    let last = told.lines().last().unwrap_or_default();
    assert!(last.starts_with("2 articles, ") && last.contains("1 profile merged."), "{told}");
    assert!(last.ends_with("Not merged, for the errors above: 芜湖鱻河产业园."), "{told}");
    assert!(told.find("import/no-slug").expect("the error") < told.find("Not merged").expect("the summary"), "{told}");
    let zone = fs::read_to_string(dir.path().join("content/zones/shihezi-jingkaiqu.md")).expect("UTF-8");
    assert!(zone.contains("140亿元"), "{zone}");
}
