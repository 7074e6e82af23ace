//! What bad input gets: a sentence with file, line and what to type; the exit code; and nothing half written.

#![allow(clippy::expect_used, clippy::disallowed_methods)] // a test may stop, and reads files

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const GOOD: &str = "---\nname: 石河子经济技术开发区\nprovince: 新疆维吾尔自治区\nindicators:\n  - metric: 固定资产投资\n    value: 140亿元\n    period: 2023\n    source: \"a1:1\"\n---\n\n正文。\n";
const CARD: &str = "---\ntitle: 一篇报道\n---\n";

fn site() -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    write(dir.path(), "site.toml", "title = \"试验\"\n");
    write(dir.path(), "content/zones/shihezi-jingkaiqu.md", GOOD);
    write(dir.path(), "content/articles/a1.md", CARD);
    dir
}

fn write(root: &Path, path: &str, text: impl AsRef<[u8]>) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().expect("a folder above")).expect("made");
    fs::write(path, text).expect("written");
}

fn yuanzhi(site: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_yuanzhi")).arg("--site").arg(site).args(args).output().expect("yuanzhi runs")
}

/// Builds after one file was changed: the message must hold every one of `words`, and the last site must stand.
fn refused(path: &str, text: impl AsRef<[u8]>, words: &[&str]) {
    let dir = site();
    let first = yuanzhi(dir.path(), &["build"]);
    assert_eq!(first.status.code(), Some(0), "{}", String::from_utf8_lossy(&first.stderr));
    let page = dir.path().join("public/zones/shihezi-jingkaiqu.html");
    let before = fs::read(&page).expect("a page");
    write(dir.path(), path, text);
    let second = yuanzhi(dir.path(), &["build"]);
    let said = String::from_utf8_lossy(&second.stderr).into_owned();
    assert_eq!(second.status.code(), Some(1), "{said}");
    for word in words {
        assert!(said.contains(word), "`{word}` is missing in:\n{said}");
    }
    assert_eq!(fs::read(&page).expect("still there"), before, "the last site was touched");
}

const ZONE: &str = "content/zones/shihezi-jingkaiqu.md";

#[test]
fn broken_yaml() {
    refused(ZONE, GOOD.replace("province: ", "province: [新疆"), &["profile/", "shihezi-jingkaiqu.md:3", "help:"]);
}

#[test]
fn a_wrong_type() {
    refused(ZONE, GOOD.replace("name: 石河子经济技术开发区", "name: [石河子]"), &["profile/wrong-type", ":2:"]);
}

#[test]
fn an_unknown_key() {
    refused(ZONE, GOOD.replace("province:", "provinec:"), &["profile/unknown-key", ":3:1", "province"]);
}

#[test]
fn a_unit_of_the_wrong_dimension() {
    refused(ZONE, GOOD.replace("140亿元", "140平方公里"), &["profile/wrong-dimension", ":6:", "平方公里"]);
}

#[test]
fn a_period_that_is_none() {
    refused(ZONE, GOOD.replace("period: 2023", "period: 去年"), &["profile/bad-period", ":7:", "2023"]);
}

#[test]
fn a_source_that_names_no_article() {
    refused(ZONE, GOOD.replace("a1:1", "b2:1"), &["b2", "shihezi-jingkaiqu.md"]);
}

#[test]
fn two_files_with_one_slug() {
    refused("content/zones/more/shihezi-jingkaiqu.md", GOOD.replace("石河子", "五家渠"), &["shihezi-jingkaiqu"]);
}

#[test]
fn a_name_with_markup() {
    refused(ZONE, GOOD.replace("name: 石河子", "name: <b>石河子"), &["profile/markup", ":2:"]);
}

#[test]
fn a_profile_that_is_not_utf8() {
    refused(ZONE, b"---\nname: \xca\xaf\xba\xd3\xd7\xd3\n---\n", &["file/not-utf8", ":2:", "UTF-8"]);
}

#[test]
fn an_unknown_metric_is_told_but_kept() {
    let dir = site();
    write(dir.path(), ZONE, GOOD.replace("固定资产投资", "固定资产投"));
    let done = yuanzhi(dir.path(), &["check"]);
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(said.contains("profile/unknown-metric") && said.contains("固定资产投资"), "{said}");
}

#[test]
fn a_broken_template_leaves_the_last_site() {
    refused("themes/default/templates/404.html", "<p>{{ view. }}</p>", &["theme/syntax", "404.html:1"]);
}

#[test]
fn no_site_is_wrong_usage() {
    let dir = tempfile::tempdir().expect("a folder");
    let done = yuanzhi(dir.path(), &["build"]);
    assert_eq!(done.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&done.stderr).contains("--site DIR"));
}

#[test]
fn a_misspelt_key_in_site_toml() {
    let dir = site();
    write(dir.path(), "site.toml", "titel = \"x\"\n");
    let done = yuanzhi(dir.path(), &["build"]);
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    assert_eq!(done.status.code(), Some(1), "{said}");
    assert!(said.contains("titel") && said.contains("site.toml:1"), "{said}");
}

fn extracted(name: &str, bytes: &[u8]) -> Output {
    let dir = site();
    write(dir.path(), name, bytes);
    let path = dir.path().join(name);
    yuanzhi(dir.path(), &["extract", path.to_str().expect("a path")])
}

#[test]
fn an_empty_article() {
    let done = extracted("e1.txt", b"");
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    assert_eq!(done.status.code(), Some(1), "{said}");
    assert!(said.contains("article/empty") && said.contains("e1.txt"), "{said}");
}

#[test]
fn an_article_that_is_no_text() {
    let done = extracted("e2.txt", &[0x89, b'P', b'N', b'G', 0, 0, 0, 1, 2, 3, 0xff, 0xfe, 0, 0]);
    assert_eq!(done.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&done.stderr).contains("article/not-text"));
}

#[test]
fn an_article_in_gb18030_is_read() {
    let text = "2023年，芜湖经济技术开发区完成固定资产投资52.3亿元，同比增长6.1%。";
    let (bytes, _, _) = encoding_rs::GB18030.encode(text);
    let done = extracted("e3.txt", &bytes);
    let facts = String::from_utf8_lossy(&done.stdout).into_owned();
    assert_eq!(done.status.code(), Some(0), "{}", String::from_utf8_lossy(&done.stderr));
    assert!(facts.contains("52.3") && facts.contains("芜湖经济技术开发区"), "{facts}");
}

#[test]
fn an_article_about_no_zone_gives_nothing() {
    let done = extracted("e4.txt", "昨天下午，市图书馆举办读书会，80多名读者参加。".as_bytes());
    assert_eq!(done.status.code(), Some(0));
    assert!(done.stdout.is_empty(), "{}", String::from_utf8_lossy(&done.stdout));
}

#[test]
fn a_file_that_is_not_there() {
    let dir = site();
    let done = yuanzhi(dir.path(), &["extract", "nowhere.txt"]);
    assert_eq!(done.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&done.stderr).contains("nowhere.txt"));
}
