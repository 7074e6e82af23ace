//! What a person types every day: `new`, `list`, `diff`, `fmt`, on a site in a git repository.

#![allow(clippy::expect_used, clippy::disallowed_methods)] // a test may stop, and reads files

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const ZONE: &str = "content/zones/shihezi-jingkaiqu.md";
const TEXT: &str = "---\nname: 石河子经济技术开发区\nprovince: 新疆维吾尔自治区\nindicators:\n  - metric: 固定资产投资\n    value: 140亿元\n    period: 2023\n    source: \"a1:1\"\n---\n";

fn yuanzhi(site: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_yuanzhi")).arg("--site").arg(site).args(args).output().expect("yuanzhi runs")
}

fn printed(site: &Path, args: &[&str]) -> String {
    let done = yuanzhi(site, args);
    assert_eq!(done.status.code(), Some(0), "{}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8_lossy(&done.stdout).into_owned()
}

fn write(site: &Path, path: &str, text: &str) {
    let path = site.join(path);
    fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    fs::write(path, text).expect("written");
}

fn git(site: &Path, args: &[&str]) {
    let names = ["AUTHOR", "COMMITTER"]
        .map(|who| [(format!("GIT_{who}_NAME"), "某人"), (format!("GIT_{who}_EMAIL"), "a@example.org")]);
    let done = Command::new("git")
        .arg("-C")
        .arg(site)
        .args(args)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .envs(names.into_iter().flatten())
        .output();
    assert!(done.expect("git runs").status.success(), "git {args:?}");
}

/// A committed site of one zone.
fn site() -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    write(dir.path(), "site.toml", "title = \"试验\"\n");
    write(dir.path(), "content/articles/a1.md", "---\ntitle: 一篇报道\n---\n");
    write(dir.path(), ZONE, TEXT);
    git(dir.path(), &["init", "-q", "-b", "main"]);
    git(dir.path(), &["add", "-A"]);
    git(dir.path(), &["commit", "-q", "-m", "一"]);
    dir
}

#[test]
fn a_new_zone_has_all_its_name_says_and_checks_clean() {
    let dir = site();
    let path = printed(dir.path(), &["new", "zone", "五家渠经开区"]);
    assert_eq!(path.trim(), "content/zones/wujiaqu-jingkaiqu.md");
    let text = fs::read_to_string(dir.path().join(path.trim())).expect("UTF-8");
    for line in [
        "name: 五家渠经济技术开发区",
        "  - 五家渠经开区",
        "type: 经济技术开发区",
        "province: 新疆维吾尔自治区",
        "#   - metric: 固定资产投资",
    ] {
        assert!(text.contains(line), "`{line}` is missing in:\n{text}");
    }
    assert_eq!(yuanzhi(dir.path(), &["check"]).status.code(), Some(0));
    assert_eq!(printed(dir.path(), &["fmt"]), "", "a new profile is in its one form");
    let again = yuanzhi(dir.path(), &["new", "zone", "五家渠经济技术开发区"]);
    assert_eq!(again.status.code(), Some(2), "{}", String::from_utf8_lossy(&again.stderr));
}

#[test]
fn a_list_tells_what_is_missing() {
    let dir = site();
    let rows: serde_json::Value =
        serde_json::from_str(&printed(dir.path(), &["list", "--format", "json"])).expect("JSON");
    let row = &rows[0];
    assert_eq!((&row["figures"], &row["sources"], &row["latest"]), (&1.into(), &1.into(), &2023.into()));
    assert_eq!(row["gaps"], serde_json::json!(["type", "level", "city", "founded", "industries"]));
    assert_eq!(row["edited"].as_str().map(str::len), Some(10));
    let text = printed(dir.path(), &["list"]);
    assert!(text.contains("石河子经济技术开发区") && text.contains("founded"), "{text}");
}

#[test]
fn a_diff_says_which_figure_changed_from_what_to_what() {
    let dir = site();
    assert_eq!(printed(dir.path(), &["diff"]), "");
    let more = "  - metric: 进出口总额\n    value: 12亿元\n    period: 2023\n    yoy: 3%\n    source: \"a1:2\"\n---\n";
    write(dir.path(), ZONE, &TEXT.replace("140亿元", "150亿元").replace("---\n", more).replacen(more, "---\n", 1));
    write(dir.path(), "content/zones/wujiaqu-jingkaiqu.md", "---\nname: 五家渠经济技术开发区\n---\n");
    let told = printed(dir.path(), &["diff"]);
    for line in [
        "~ 固定资产投资 2023: 140亿元 → 150亿元  (a1:1)",
        "+ 进出口总额 2023: 12亿元, yoy 3%  (a1:2)",
        "五家渠经济技术开发区  content/zones/wujiaqu-jingkaiqu.md\n  new: 0 figures",
    ] {
        assert!(told.contains(line), "`{line}` is missing in:\n{told}");
    }
    git(dir.path(), &["add", "-A"]);
    git(dir.path(), &["commit", "-q", "-m", "二"]);
    assert_eq!(printed(dir.path(), &["diff"]), "");
    assert_eq!(printed(dir.path(), &["diff", "HEAD~1"]), told);
    assert_eq!(printed(dir.path(), &["diff", "HEAD~1", "HEAD"]), told);
    let back = printed(dir.path(), &["diff", "HEAD", "HEAD~1"]);
    assert!(back.contains("150亿元 → 140亿元") && back.contains("- 进出口总额 2023: 12亿元"), "{back}");
    let rows: serde_json::Value =
        serde_json::from_str(&printed(dir.path(), &["diff", "HEAD~1", "--format", "json"])).expect("JSON");
    assert_eq!(rows[0]["differences"][0]["after"], "150亿元");
}

#[test]
fn ci_learns_of_a_file_that_is_not_in_its_one_form() {
    let dir = site();
    assert_eq!(yuanzhi(dir.path(), &["fmt", "--check"]).status.code(), Some(0));
    let loose = TEXT.replace("value: 140亿元", "value: 140.0 亿元   # 核过");
    write(dir.path(), ZONE, &loose);
    let done = yuanzhi(dir.path(), &["fmt", "--check"]);
    assert_eq!((done.status.code(), String::from_utf8_lossy(&done.stdout).trim()), (Some(1), ZONE));
    assert_eq!(fs::read_to_string(dir.path().join(ZONE)).expect("UTF-8"), loose, "--check writes nothing");
    assert_eq!(printed(dir.path(), &["fmt"]).trim(), ZONE);
    assert_eq!(fs::read_to_string(dir.path().join(ZONE)).expect("UTF-8"), TEXT.replace("140亿元", "140亿元  # 核过"));
}

#[test]
fn whatever_is_imported_checks_clean() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let dir = tempfile::tempdir().expect("a folder");
    write(dir.path(), "site.toml", "title = \"试验\"\n");
    let folders = ["articles", "retold", "lessons"].map(|folder| root.join("tests").join(folder));
    if !folders.iter().all(|folder| folder.is_dir()) {
        eprintln!("SKIPPED: the annotated articles of tests/ are not here");
        return;
    }
    let texts = folders.iter().flat_map(|folder| fs::read_dir(folder).expect("a folder"));
    let mut texts: Vec<_> = texts.map(|entry| entry.expect("a file").path()).collect();
    texts.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    texts.sort();
    let mut args = vec!["import"];
    args.extend(texts.iter().map(|path| path.to_str().expect("UTF-8")));
    printed(dir.path(), &args);
    let checked = yuanzhi(dir.path(), &["check"]);
    let said = String::from_utf8_lossy(&checked.stderr).into_owned() + &String::from_utf8_lossy(&checked.stdout);
    let faults: Vec<&str> = said.lines().filter(|line| line.starts_with("error")).collect();
    assert!(texts.len() > 300 && faults.is_empty(), "{faults:#?}");
    // A county is no zone, whoever its story is about.
    assert!(dir.path().join("content/regions/tongcheng-shi.md").is_file());
    assert!(!dir.path().join("content/zones/tongcheng-shi.md").exists());
}
