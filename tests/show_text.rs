//! Articles' texts on the pages of sources: only where they may be shown, marked and linked both ways, never markup.

#![allow(clippy::expect_used, clippy::disallowed_methods)] // a test may stop, and reads files

use std::fs;
use std::path::Path;
use std::process::Command;

use dom_query::Document;

/// A text that would like to be a page. Line 3 carries the facts.
const HOSTILE: &str = "<b>\u{202E}甲报\u{7}</b>\n</p></li><script>alert(1)</script><img src=x onerror=alert(2)>&amp;\"'\n\
    全年固定资产投资达140亿元，同比增长33.3%，“全代办”<svg onload=alert(3)>{{ 7 * 7 }}{% raw %}\n\n尾行 javascript:alert(4)\n";

const ZONE: &str = "---\nname: 试验高新技术产业开发区\ntype: 高新技术产业开发区\nindicators:\n  - metric: 固定资产投资\n    value: 140亿元\n    \
    period: 2023\n    yoy: 33.3%\n    source: \"900:3\"\nmechanisms:\n  - { name: 全代办, source: \"900:3\" }\n---\n";

/// The page of the article, built with `key` in site.toml and `card` in the article's card.
fn page(dir: &Path, key: &str, card: &str) -> String {
    for folder in ["content/zones", "content/articles", "articles"] {
        fs::create_dir_all(dir.join(folder)).expect("a folder");
    }
    let write = |path: &str, text: &str| fs::write(dir.join(path), text).expect("a file");
    write("site.toml", &format!("title = \"试\"\n{key}\n"));
    write("content/zones/shiyan-gaoxinqu.md", ZONE);
    write("content/articles/900.md", &format!("---\ntitle: 试题\n{card}---\n"));
    write("articles/900.txt", HOSTILE);
    let done = Command::new(env!("CARGO_BIN_EXE_yuanzhi"))
        .args(["build", "--no-search", "--out", "public", "--site"])
        .arg(dir)
        .output()
        .expect("yuanzhi runs");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    fs::read_to_string(dir.join("public/sources/900.html")).expect("the article's page")
}

#[test]
fn a_text_is_shown_only_where_site_or_card_says_so() {
    for (key, card, shown) in [
        ("", "", false),
        ("show_text = false", "", false),
        ("show_text = true", "", true),
        ("", "show_text: true\n", true),
        ("show_text = true", "show_text: false\n", false),
    ] {
        let dir = tempfile::tempdir().expect("a folder");
        let html = page(dir.path(), key, card);
        assert_eq!(html.contains("尾行"), shown, "site.toml `{key}`, card `{card}`");
        assert!(html.contains("140亿元"), "the facts stand there in any case");
    }
}

#[test]
fn hostile_text_stays_text() {
    let dir = tempfile::tempdir().expect("a folder");
    let document = Document::from(page(dir.path(), "show_text = true", ""));
    for selector in [
        ".by-line script", ".by-line img", ".by-line svg", ".by-line b", "[onerror]", "[onload]",
        "a[href^='javascript']",
    ] {
        assert_eq!(document.select(selector).length(), 0, "{selector}");
    }
    let said: Vec<String> = document.select(".passage").iter().map(|line| line.text().to_string()).collect();
    let written: Vec<String> = HOSTILE
        .lines()
        .filter(|line| !line.is_empty())
        .map(|line| line.replace('\u{7}', " ").replace('\u{202E}', ""))
        .collect();
    assert_eq!(said, written, "every line stands there, letter by letter");
}

#[test]
fn words_and_facts_lead_to_each_other() {
    let dir = tempfile::tempdir().expect("a folder");
    let document = Document::from(page(dir.path(), "show_text = true", ""));
    let marked: Vec<String> = document.select("#L3 .passage mark").iter().map(|mark| mark.text().to_string()).collect();
    for words in ["固定资产投资", "140亿元", "33.3%", "全代办"] {
        assert!(marked.iter().any(|mark| mark.contains(words)), "`{words}` is not among the marked words {marked:?}");
    }
    let facts = document.select("#L3 ul li");
    assert_eq!(facts.length(), 2);
    for fact in facts.iter() {
        let back = fact.select(".to-words").attr("href").expect("a fact leads to its words");
        let words = document.select(&back);
        assert_eq!(words.length(), 1, "{back}");
        let there = words.attr("href").expect("words lead to a fact");
        assert_eq!(document.select(&there).length(), 1, "{there}");
    }
    let own: Vec<_> = facts.iter().map(|fact| format!("#{}", fact.attr("id").expect("an anchor"))).collect();
    let led: Vec<_> = document
        .select("#L3 .passage mark a")
        .iter()
        .map(|words| words.attr("href").expect("a link").to_string())
        .collect();
    assert!(own.iter().all(|id| led.contains(id)), "every fact is reached from its words: {own:?} {led:?}");
}
