//! No dead link: every address and anchor of every rendered page, under `/`, under `/repo/` and from a folder.

#![allow(clippy::expect_used, clippy::disallowed_methods)] // a test may stop, and reads files

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use dom_query::Document;

fn build(out: &Path, extra: &[&str]) {
    let done = Command::new(env!("CARGO_BIN_EXE_yuanzhi"))
        .args(["--site", env!("CARGO_MANIFEST_DIR"), "build", "--out"])
        .arg(out)
        .args(extra)
        .output()
        .expect("yuanzhi runs");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

fn files(dir: &Path) -> Vec<PathBuf> {
    let walk = walkdir::WalkDir::new(dir).sort_by_file_name();
    walk.into_iter().flatten().filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path).collect()
}

/// Address below the site's root → anchors, for every HTML page; other files have none.
fn anchors(dir: &Path) -> BTreeMap<String, BTreeSet<String>> {
    let mut all = BTreeMap::new();
    for file in files(dir) {
        let name = file.strip_prefix(dir).expect("below").to_string_lossy().replace('\\', "/");
        let mut ids = BTreeSet::new();
        if name.ends_with(".html") {
            let page = Document::from(fs::read_to_string(&file).expect("UTF-8"));
            for node in page.select("[id]").iter() {
                let id = node.attr("id").expect("an id").to_string();
                assert!(ids.insert(id.clone()), "{name}: the id `{id}` stands twice");
            }
        }
        all.insert(name, ids);
    }
    all
}

/// The address a relative link on `page` leads to, and its anchor; `base` is where `/` of the server begins.
fn resolve(page: &str, link: &str, base: &str) -> Option<(String, String)> {
    if link.starts_with("mailto:")
        || link.starts_with("https://")
        || link.starts_with("http://")
        || link.starts_with("data:")
    {
        return None;
    }
    let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
    let path = path.split('?').next().unwrap_or(path);
    if path.is_empty() {
        return Some((page.to_string(), anchor.to_string()));
    }
    let mut parts: Vec<&str> = Vec::new();
    if let Some(below) = path.strip_prefix(base).filter(|_| path.starts_with('/')) {
        parts.extend(below.split('/'));
    } else {
        parts.extend(page.split('/'));
        parts.pop();
        for part in path.split('/') {
            match part {
                "." => {}
                ".." => assert!(parts.pop().is_some(), "{page}: `{link}` leads out of the site"),
                part => parts.push(part),
            }
        }
    }
    let mut target = parts.join("/");
    if target.is_empty() || target.ends_with('/') {
        target.push_str("index.html");
    }
    Some((percent_decoded(&target), percent_decoded(anchor)))
}

fn percent_decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let (mut out, mut at) = (Vec::new(), 0);
    while at < bytes.len() {
        let hex = (bytes[at] == b'%').then(|| text.get(at + 1..at + 3)).flatten();
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => (out.push(byte), at += 3).1,
            None => (out.push(bytes[at]), at += 1).1,
        }
    }
    String::from_utf8(out).expect("UTF-8")
}

fn walk(dir: &Path, base: &str) -> usize {
    let known = anchors(dir);
    let (mut dead, mut links) = (Vec::new(), 0);
    for page in known.keys().filter(|name| name.ends_with(".html")) {
        let document = Document::from(fs::read_to_string(dir.join(page)).expect("UTF-8"));
        for attribute in ["href", "src", "action"] {
            for node in document.select(&format!("[{attribute}]")).iter() {
                let link = node.attr(attribute).expect("the attribute").to_string();
                assert!(!link.trim().to_ascii_lowercase().starts_with("javascript:"), "{page}: {link}");
                if attribute == "src" {
                    assert!(!link.contains("//"), "{page} asks another host for {link}");
                }
                let Some((target, anchor)) = resolve(page, &link, base) else { continue };
                links += 1;
                let found = known.get(&target).is_some_and(|ids| anchor.is_empty() || ids.contains(&anchor));
                if !found {
                    dead.push(format!("{page}: {link}"));
                }
            }
        }
    }
    assert!(dead.is_empty(), "{} dead links, such as\n{}", dead.len(), dead[..dead.len().min(20)].join("\n"));
    links
}

#[test]
fn every_link_of_the_real_site_leads_somewhere() {
    let dir = tempfile::tempdir().expect("a folder");
    build(&dir.path().join("plain"), &[]);
    assert!(walk(&dir.path().join("plain"), "/") > 1000, "the real site has many links");
    build(&dir.path().join("repo"), &["--base-url", "https://someone.github.io/repo/"]);
    walk(&dir.path().join("repo"), "/repo/");
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let dir = tempfile::tempdir().expect("a folder");
    let (a, b) = (dir.path().join("a"), dir.path().join("b"));
    build(&a, &[]);
    build(&b, &[]);
    let (first, second) = (files(&a), files(&b));
    assert_eq!(first.len(), second.len());
    for (x, y) in first.iter().zip(&second) {
        assert_eq!(x.strip_prefix(&a).ok(), y.strip_prefix(&b).ok());
        assert!(fs::read(x).expect("bytes") == fs::read(y).expect("bytes"), "{} differs", x.display());
    }
}

#[test]
fn addresses_in_sitemap_and_feed_exist() {
    let dir = tempfile::tempdir().expect("a folder");
    let base = "https://someone.github.io/repo/";
    build(dir.path(), &["--base-url", base]);
    for name in ["sitemap.xml", "atom.xml"] {
        let text = fs::read_to_string(dir.path().join(name)).expect(name);
        let addresses: Vec<&str> =
            text.split(base).skip(1).map(|rest| rest.split(['<', '"', '#']).next().unwrap_or("")).collect();
        assert!(!addresses.is_empty(), "{name} names no address");
        for address in addresses {
            let mut file = percent_decoded(address);
            if file.is_empty() || file.ends_with('/') {
                file.push_str("index.html");
            }
            assert!(dir.path().join(&file).is_file(), "{name} names {address}, which is not there");
        }
    }
}
