//! The genre, phenomenon by phenomenon: each file of `tests/spec` is a page for people that holds short invented texts,
//! each with the facts a careful reader takes out of it.
//!
//! A text stands in a fence marked `text`; the table after it lists its facts of one kind (`kind` in a column, or
//! indicators). A column is a field of the fact row; an empty cell means that the field has no value; a column that is
//! not there is not looked at. The facts of the kinds in the table must be those and no others.

#![allow(clippy::expect_used, clippy::disallowed_methods)] // a test may stop, and reads files

use std::collections::BTreeSet;
use std::path::PathBuf;

use serde_json::Value;
use yuanzhi::article::Article;
use yuanzhi::facts;
use yuanzhi::record::FactRow;
use yuanzhi::vocab::Vocab;

/// A text with its facts.
#[derive(Debug, Default)]
struct Case {
    line: usize,
    text: String,
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
}

fn cases(page: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut inside = false;
    for (number, line) in page.lines().enumerate() {
        if line.starts_with("```") {
            inside = !inside && line.starts_with("```text");
            if inside {
                cases.push(Case { line: number + 1, ..Case::default() });
            }
            continue;
        }
        let Some(case) = cases.last_mut() else { continue };
        if inside {
            case.text.push_str(line);
            case.text.push('\n');
        } else if let Some(cells) = line.strip_prefix('|') {
            let cells: Vec<String> =
                cells.trim_end().trim_end_matches('|').split('|').map(|cell| cell.trim().to_string()).collect();
            match () {
                () if case.columns.is_empty() => case.columns = cells,
                () if cells.iter().all(|cell| cell.chars().all(|c| c == '-' || c == ':')) => {}
                () => case.rows.push(cells),
            }
        }
    }
    cases
}

/// A field of a row as it stands in a table: `share` as `33.3% of 全市产值`, `rank` as `4 of 全省`.
fn cell(row: &Value, column: &str) -> String {
    let found = &row[column];
    let word = |value: &Value| match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    match column {
        "share" if found.is_object() => format!("{}% of {}", word(&found["pct"]), word(&found["of"])),
        "rank" if found.is_object() => format!("{} of {}", word(&found["position"]), word(&found["of"])),
        "investment" if found.is_object() => format!("{}{}", word(&found["value"]), word(&found["unit"])),
        _ => word(found),
    }
}

/// What is wrong with a case; nothing where it is read as told.
fn faults(case: &Case) -> Vec<String> {
    let article = Article::of_text("spec.txt", case.text.clone());
    let facts = facts::read(&article, Vocab::embedded()).facts;
    let rows: Vec<Value> = facts.iter().map(|fact| serde_json::to_value(FactRow::from(fact)).expect("a row")).collect();
    let kind_at = case.columns.iter().position(|column| column == "kind");
    let kind = |row: &[String]| kind_at.and_then(|at| row.get(at)).cloned().unwrap_or_else(|| "indicator".to_string());
    let mut kinds: BTreeSet<String> = case.rows.iter().map(|row| kind(row)).collect();
    if case.rows.is_empty() {
        kinds.insert("indicator".to_string());
    }
    let shown = |row: &Value| case.columns.iter().map(|column| cell(row, column)).collect::<Vec<_>>();
    let mut found: Vec<Vec<String>> =
        rows.iter().filter(|row| kinds.contains(row["kind"].as_str().unwrap_or(""))).map(shown).collect();
    let mut faults = Vec::new();
    // A row that says nothing but its kind says that there is none of it.
    let says_something =
        |row: &&Vec<String>| row.iter().enumerate().any(|(at, cell)| Some(at) != kind_at && !cell.is_empty());
    for row in case.rows.iter().filter(says_something) {
        match found.iter().position(|candidate| candidate == row) {
            Some(at) => drop(found.remove(at)),
            None => faults.push(format!("missing: {}", row.join(" | "))),
        }
    }
    faults.extend(found.iter().map(|row| format!("too much: {}", row.join(" | "))));
    faults
}

#[test]
fn the_genre_is_read_as_described() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/spec");
    let mut pages: Vec<PathBuf> =
        std::fs::read_dir(&folder).expect("tests/spec").map(|entry| entry.expect("an entry").path()).collect();
    pages.retain(|path| path.extension().is_some_and(|end| end == "md"));
    pages.sort();
    assert!(!pages.is_empty(), "no pages in tests/spec");
    let mut wrong = Vec::new();
    let mut read = 0;
    for path in pages {
        let page = std::fs::read_to_string(&path).expect("a page");
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        for case in cases(&page) {
            read += 1;
            assert!(!case.columns.is_empty() || case.rows.is_empty(), "{name}:{} has no table", case.line);
            let faults = faults(&case);
            if !faults.is_empty() {
                wrong.push(format!("{name}:{}\n  {}\n  {}", case.line, case.text.trim(), faults.join("\n  ")));
            }
        }
    }
    assert!(read > 0);
    assert!(wrong.is_empty(), "{} of {read} texts are not read as described:\n{}", wrong.len(), wrong.join("\n"));
}
