//! A site with an English frame: no Chinese in what the theme and the program say, only in what the articles say.

#![allow(clippy::expect_used, clippy::disallowed_methods)] // a test may stop, and reads files

#[path = "support/site.rs"]
mod site;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use dom_query::Document;
use serde_json::Value;

/// What the frame says: headings, labels, notes, menus, reasons, periods, kinds, roles.
const FURNITURE: &str = "title, nav, .skip, footer li, .colophon p:not(.colophon-title), h2, dt, thead th, summary, label, legend, button, option, .legend, \
    .kind, .status, .cell-reason, .reference, .reported, .period, .cell-note, .fact-kind, .data-period, .nature, .role, .category th, .growth, \
    .near .aside, .block-none, .onward, .take, caption, .when, .more-said, .article-parts .aside, .source-lines, .aliases, .nothing, svg title, .tally, \
    .back, .inferred, .needs-script .lead, .fallback, .filter p";

/// Words of a frame that stand in attributes.
const ATTRIBUTES: [&str; 9] = [
    "title", "aria-label", "placeholder", "data-none", "data-text", "data-count", "data-sortable", "data-back",
    "data-copy",
];

fn has_han(text: &str) -> bool {
    text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c) || "，。；：（）、「」《》".contains(c))
}

/// Every text a JSON value holds.
fn texts(value: &Value, into: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => {
            into.insert(text.clone());
        }
        Value::Array(items) => items.iter().for_each(|item| texts(item, into)),
        Value::Object(fields) => fields.values().for_each(|item| texts(item, into)),
        _ => {}
    }
}

/// What articles and the vocabulary's own names say, the longest first: names of zones, metrics and tags, fields of facts,
/// newspapers and reporters.
fn said_by_articles(out: &Path) -> Vec<String> {
    let mut all = BTreeSet::new();
    for file in ["data/index.json", "data/facts.json"] {
        let text = fs::read_to_string(out.join(file)).expect(file);
        texts(&serde_json::from_str(&text).expect("JSON"), &mut all);
    }
    for (file, selector) in
        [("sources/index.html", ".source-cards .aside, .source-cards h3"), ("index.html", ".tile .sr, .brand")]
    {
        let page = Document::from(fs::read_to_string(out.join(file)).expect(file));
        for node in page.select(selector).iter() {
            all.extend(node.text().split([' ', '·', ',', ':']).map(|word| word.trim().to_string()));
        }
    }
    let cards = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("content/articles")).expect("cards").flatten();
    for card in cards {
        let text = fs::read_to_string(card.path()).expect("a card");
        all.extend(
            text.lines()
                .filter(|line| line.contains("title:"))
                .flat_map(|line| line.split(": ").skip(1))
                .map(|title| title.split(", lines").next().unwrap_or(title).trim_matches('"').to_string()),
        );
        all.extend(text.lines().filter(|line| line.contains("reporters:")).flat_map(|line| {
            line.rsplit_once('[')
                .map(|(_, rest)| rest.trim_end_matches(['}', ']', ' ']))
                .unwrap_or("")
                .split(", ")
                .map(str::to_string)
                .collect::<Vec<_>>()
        }));
    }
    let config = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("site.toml")).expect("site.toml");
    all.extend(config.split('"').map(str::to_string));
    // Metrics the page on method explains, provinces of the map, and terms the English frame quotes to explain them.
    let vocab = yuanzhi::vocab::Vocab::embedded();
    all.extend(vocab.metrics.iter().map(|metric| metric.name.clone()));
    all.extend(vocab.places.provinces().map(|province| province.short.clone()));
    let strings = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/strings/en.toml"))
        .expect("strings");
    all.extend(
        strings
            .lines()
            .filter(|line| line.starts_with("term_"))
            .filter_map(|line| line.split('"').nth(1)?.split(" (").next().map(str::to_string)),
    );
    let parts: Vec<String> = all.iter().flat_map(|text| text.split(' ')).map(str::to_string).collect();
    all.extend(parts);
    let mut all: Vec<String> = all.into_iter().filter(|text| has_han(text) && text.chars().count() > 1).collect();
    all.sort_by_key(|text| std::cmp::Reverse(text.len()));
    all
}

/// What is left of a text without what articles say.
fn left(text: &str, said: &[String]) -> String {
    let mut text = text.to_string();
    for name in said {
        if !has_han(&text) {
            break;
        }
        text = text.replace(name.as_str(), "");
    }
    text
}

/// Words that count several things.
const PLURALS: [&str; 14] = [
    "zones", "figures", "facts", "articles", "results", "metrics", "periods", "columns", "cities", "years", "things",
    "readings", "lines", "zones report",
];

/// Every text of a page that a reader may meet: words, and words in attributes.
fn words_of(html: &str) -> Vec<String> {
    let page = Document::from(html);
    let mut words = vec![page.select("title").text().to_string(), page.select("body").text().to_string()];
    words.extend(
        page.select("meta[name='description']").iter().filter_map(|node| Some(node.attr("content")?.to_string())),
    );
    for attribute in ["title", "aria-label"] {
        let nodes = page.select(&format!("[{attribute}]"));
        words.extend(nodes.iter().filter_map(|node| Some(node.attr(attribute)?.to_string())));
    }
    words
}

/// `1 zones`, with what stands before it no digit.
fn counts_one_as_many(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let lone = |word: &str| word.trim_start_matches(['(', '“']) == "1";
    let many = |word: &str| PLURALS.contains(&word.trim_end_matches(|c: char| !c.is_alphanumeric()));
    words.windows(2).find(|pair| lone(pair[0]) && many(pair[1])).map(|pair| pair.join(" "))
}

#[test]
fn one_is_not_counted_as_many() {
    let profile = "---\nname: 甲高新技术产业开发区\ntype: 高新技术产业开发区\nlevel: 国家级\nprovince: 山东省\ncity: 青岛市\nindustries:\n  \
                   - { name: 新材料, role: leading, source: \"900:3\" }\nindicators:\n  - { metric: 固定资产投资, value: 140亿元, \
                   period: 2023, period_inferred: true, source: \"900:4\" }\n---\n";
    let dir = site::built(&[
        ("site.toml", "language = \"en\"\n"),
        ("content/zones/jia-gaoxinqu.md", profile),
        ("content/articles/900.md", "---\ntitle: 示例文章\n---\n"),
    ]);
    assert_eq!(counts_one_as_many("in all (1 zones)."), Some("(1 zones).".into()));
    let (mut faults, mut singles) = (BTreeSet::new(), 0);
    for file in walkdir::WalkDir::new(dir.path().join("public"))
        .into_iter()
        .flatten()
        .filter(|entry| entry.path().extension().is_some_and(|end| end == "html"))
    {
        for text in words_of(&fs::read_to_string(file.path()).expect("UTF-8")) {
            assert!(!text.contains("{n"), "a number was not filled in: {text} ({})", file.path().display());
            singles += text.matches("1 zone").count() + text.matches("1 figure").count();
            faults.extend(counts_one_as_many(&text).map(|words| format!("{words}: {}", file.path().display())));
        }
    }
    assert!(singles > 10, "counts of one were looked at: {singles}");
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn an_english_frame_holds_no_chinese_of_its_own() {
    let dir = tempfile::tempdir().expect("a folder");
    let out = dir.path().join("public");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for entry in
        walkdir::WalkDir::new(root.join("content")).into_iter().flatten().filter(|entry| entry.file_type().is_file())
    {
        let target = dir.path().join(entry.path().strip_prefix(root).expect("below"));
        fs::create_dir_all(target.parent().expect("a folder")).expect("a folder");
        fs::copy(entry.path(), target).expect("a copy");
    }
    let config = fs::read_to_string(root.join("site.toml")).expect("site.toml").replace("\"zh-Hans\"", "\"en\"");
    fs::write(dir.path().join("site.toml"), config).expect("site.toml");
    let done = Command::new(env!("CARGO_BIN_EXE_yuanzhi"))
        .args(["build", "--no-search", "--out"])
        .arg(&out)
        .arg("--site")
        .arg(dir.path())
        .output()
        .expect("yuanzhi runs");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let said = said_by_articles(&out);
    assert!(said.len() > 500, "what articles say was not found");
    let (mut chinese, mut looked_at) = (BTreeSet::new(), 0);
    for file in walkdir::WalkDir::new(&out)
        .sort_by_file_name()
        .into_iter()
        .flatten()
        .filter(|entry| entry.path().extension().is_some_and(|end| end == "html"))
    {
        let page = Document::from(fs::read_to_string(file.path()).expect("UTF-8"));
        assert_eq!(page.select("html").attr("lang").as_deref(), Some("en"));
        let name = file.path().strip_prefix(&out).expect("below").display().to_string();
        let mut look = |text: String, place: &str| {
            looked_at += 1;
            let rest = left(&text, &said);
            if has_han(&rest) {
                chinese
                    .insert(format!("{place}: {:?} ({name})", rest.split_whitespace().collect::<Vec<_>>().join(" ")));
            }
        };
        for node in page.select(FURNITURE).iter() {
            look(node.text().to_string(), "text");
        }
        for attribute in ATTRIBUTES {
            for node in page.select(&format!("[{attribute}]")).iter() {
                look(node.attr(attribute).expect("the attribute").to_string(), attribute);
            }
        }
    }
    assert!(looked_at > 5000, "the furniture was not found: {looked_at}");
    let few: Vec<&String> = chinese.iter().take(30).collect();
    assert!(chinese.is_empty(), "{} pieces of Chinese in the frame, such as {few:#?}", chinese.len());
}
