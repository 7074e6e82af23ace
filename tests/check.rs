//! `yuanzhi check` as a whole: quiet on what is right, loud on what is wrong, and what `--fix` does to a file.

#![allow(clippy::expect_used, clippy::disallowed_methods, clippy::print_stdout)] // a test may stop, and reads files

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn yuanzhi(site: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_yuanzhi")).arg("--site").arg(site).args(args).output().expect("yuanzhi runs")
}

fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from).into_iter().flatten().filter(|entry| entry.file_type().is_file()) {
        let target = to.join(entry.path().strip_prefix(from).expect("below"));
        fs::create_dir_all(target.parent().expect("a folder")).expect("made");
        // Contents only: the originals may be write-protected.
        fs::write(target, fs::read(entry.path()).expect("read")).expect("written");
    }
}

/// The codes of all errors and warnings, in the order told.
fn pressing(site: &Path) -> Vec<String> {
    let done = yuanzhi(site, &["check", "--format", "json"]);
    let faults: serde_json::Value = serde_json::from_slice(&done.stdout).expect("JSON");
    let faults = faults.as_array().expect("a list").iter().filter(|fault| fault["severity"] != "note");
    faults.map(|fault| format!("{} {}:{} {}", fault["code"], fault["file"], fault["line"], fault["message"])).collect()
}

/// The shipped content with the texts it was read from, where they are at hand.
fn with_articles() -> Option<tempfile::TempDir> {
    let texts = root().join("../shared/articles");
    if !texts.is_dir() {
        println!("SKIPPED: ../shared is absent");
        return None;
    }
    let dir = tempfile::tempdir().expect("a folder");
    copy(&root().join("content"), &dir.path().join("content"));
    copy(&texts, &dir.path().join("articles"));
    fs::copy(root().join("site.toml"), dir.path().join("site.toml")).expect("copied");
    Some(dir)
}

#[test]
fn the_shipped_site_earns_no_alarm() {
    assert_eq!(pressing(&root()), [""; 0]);
}

#[test]
fn every_fact_is_found_at_its_line_and_hardly_one_nine_lines_off() {
    let Some(dir) = with_articles() else { return };
    assert_eq!(pressing(dir.path()), [""; 0]);
    let mut moved = 0;
    for file in walkdir::WalkDir::new(dir.path().join("content"))
        .into_iter()
        .flatten()
        .filter(|file| file.file_type().is_file())
    {
        let text = fs::read_to_string(file.path()).expect("UTF-8");
        let mut parts = text.split("source: \"");
        let mut out = parts.next().unwrap_or_default().to_string();
        for part in parts {
            let (article, rest) = part.split_once(':').expect("article:line");
            let (line, rest) = rest.split_once('"').expect("a closing mark");
            let line: usize = line.parse().expect("a line");
            out += &format!("source: \"{article}:{}\"{rest}", line.saturating_sub(9).max(1));
            moved += 1;
        }
        fs::write(file.path(), out).expect("written");
    }
    let found = pressing(dir.path()).iter().filter(|told| told.contains("evidence/")).count();
    assert!(moved > 100 && found * 10 > moved * 9, "{found} of {moved} wrong lines were found");
}

const BROKEN: &str = "\u{feff}---\r
name：石河子经济技术开发区   # 注意\r
type: 经开区\r
province: 新疆\r
level:国家级\r
industries:\r
\t- { name: 新材料， role: 主导, source: \"a1：3\" }\r
indicators:\r
  # 待核\r
  - metric: 固定资产投资\r
    value: １４０亿\r
    period: 2023年1-8月\r
    yoy: ３３．３％\r
    source: a1:3\r
  -metric: 进出口总额\r
    value: 1，234.5亿元\r
    period: 2023\r
    status: 预计\r
    source: a1:4\r
---\r
\r
正文。\r
";

const MENDED: &str = "---
name: 石河子经济技术开发区   # 注意
type: 经济技术开发区
province: 新疆维吾尔自治区
level: 国家级
industries:
  - { name: 新材料, role: leading, source: \"a1:3\" }
indicators:
  # 待核
  - metric: 固定资产投资
    value: 140亿元
    period: 2023-01/2023-08
    yoy: 33.3%
    source: a1:3
  - metric: 进出口总额
    value: 1234.5亿元
    period: 2023
    status: estimate
    source: a1:4
---

正文。
";

#[test]
fn fix_mends_what_has_one_right_answer_and_nothing_else() {
    let dir = tempfile::tempdir().expect("a folder");
    let zone = dir.path().join("content/zones/shihezi-jingkaiqu.md");
    for (path, text) in [("site.toml", "title = \"试验\"\n"), ("content/articles/a1.md", "---\ntitle: 一篇报道\n---\n")]
    {
        fs::create_dir_all(dir.path().join(path).parent().expect("a folder")).expect("made");
        fs::write(dir.path().join(path), text).expect("written");
    }
    fs::create_dir_all(zone.parent().expect("a folder")).expect("made");
    fs::write(&zone, BROKEN).expect("written");
    let done = yuanzhi(dir.path(), &["check", "--fix"]);
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    assert_eq!(fs::read_to_string(&zone).expect("UTF-8"), MENDED, "{said}");
    assert_eq!(done.status.code(), Some(0), "{said}");
    assert!(said.contains("shihezi-jingkaiqu.md:2") && said.contains("+ name: 石河子经济技术开发区"), "{said}");
    let again = yuanzhi(dir.path(), &["check", "--fix"]);
    assert!(String::from_utf8_lossy(&again.stderr).contains("Nothing to mend"));
    assert_eq!(fs::read_to_string(&zone).expect("UTF-8"), MENDED);
    // What could mean two things stays: a misspelt key, a word nobody knows.
    let open = MENDED.replace("level:", "levle:").replace("140亿元", "许多亿元");
    fs::write(&zone, &open).expect("written");
    let done = yuanzhi(dir.path(), &["check", "--fix"]);
    assert_eq!(done.status.code(), Some(1));
    assert_eq!(fs::read_to_string(&zone).expect("UTF-8"), open);
}

#[test]
fn a_pull_request_gets_one_line_a_fault() {
    let dir = tempfile::tempdir().expect("a folder");
    fs::write(dir.path().join("site.toml"), "").expect("written");
    fs::create_dir_all(dir.path().join("content/zones")).expect("made");
    fs::write(dir.path().join("content/zones/a.md"), "---\nname: 甲开发区\nlevle: 国家级\n---\n").expect("written");
    let done = yuanzhi(dir.path(), &["check", "--format", "github"]);
    let said = String::from_utf8_lossy(&done.stdout).into_owned();
    assert!(said.starts_with("::error file=content/zones/a.md,line=3,col=1::"), "{said}");
    assert_eq!((said.lines().count(), done.status.code()), (1, Some(1)), "{said}");
}
