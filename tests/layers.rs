//! Layers import only downwards: the table in ARCHITECTURE.md, held against every `crate::` path in `src`.

#![allow(clippy::expect_used, clippy::disallowed_methods)] // a test may stop, and reads files

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Layer → what it may import; `None` for a layer that may import all.
fn table() -> BTreeMap<String, Option<BTreeSet<String>>> {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).expect("ARCHITECTURE.md is there");
    let rows = text.lines().filter(|line| line.starts_with("| `"));
    rows.map(|row| {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let grants = match cells[3] {
            "all" => None,
            "–" => Some(BTreeSet::new()),
            list => Some(list.split(", ").map(str::to_string).collect()),
        };
        (cells[1].trim_matches('`').to_string(), grants)
    })
    .collect()
}

fn rust_files(dir: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            rust_files(&path, into);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            into.push(path);
        }
    }
}

/// The first names after `crate::` in code, comments left out; `crate::{a, b::c}` gives a and b.
fn imports(code: &str) -> Vec<String> {
    let mut names = Vec::new();
    let code: String = code.lines().map(|line| line.split("//").next().unwrap_or("")).collect::<Vec<_>>().join("\n");
    for (at, word) in code.match_indices("crate::") {
        let rest = &code[at + word.len()..];
        match rest.strip_prefix('{') {
            Some(group) => names.extend(first_names(group)),
            None => names.extend(name(rest)),
        }
    }
    names
}

fn name(text: &str) -> Option<String> {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    (end > 0).then(|| text[..end].to_string())
}

fn first_names(group: &str) -> Vec<String> {
    let (mut depth, mut names, mut start) = (0, Vec::new(), true);
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => start = true,
            c if depth == 0 && start && !c.is_whitespace() => {
                names.extend(name(&group[at..]));
                start = false;
            }
            _ => {}
        }
    }
    names
}

#[test]
fn layers_import_only_what_the_table_grants() {
    let table = table();
    assert!(table.len() >= 14, "the table was not read: {table:?}");
    let mut wrong = Vec::new();
    for (layer, grants) in &table {
        let dir = root().join("src").join(layer);
        assert!(dir.is_dir(), "ARCHITECTURE.md names the layer `{layer}`, but src/{layer} is not there");
        let Some(grants) = grants else { continue };
        let mut files = Vec::new();
        rust_files(&dir, &mut files);
        for file in files {
            let code = fs::read_to_string(&file).expect("a source file");
            for import in imports(&code) {
                if import != *layer && !grants.contains(&import) {
                    wrong.push(format!("{}: `crate::{import}` is not granted to `{layer}`", file.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_folder_of_src_is_a_layer() {
    let table = table();
    for entry in fs::read_dir(root().join("src")).expect("src").flatten() {
        if entry.path().is_dir() {
            let name = entry.file_name().to_string_lossy().into_owned();
            assert!(table.contains_key(&name), "src/{name} has no row in ARCHITECTURE.md");
        }
    }
}

#[test]
fn every_file_opens_by_saying_what_it_is_for() {
    let mut files = Vec::new();
    rust_files(&root().join("src"), &mut files);
    for file in files {
        let code = fs::read_to_string(&file).expect("a source file");
        assert!(code.starts_with("//! "), "{} does not open with `//! ` and what it is for", file.display());
    }
}

#[test]
fn the_table_is_read_as_a_person_reads_it() {
    assert_eq!(
        imports("use crate::{diag::{A, b}, source}; // crate::shell\nlet x = crate::vocab::y();"),
        ["diag", "source", "vocab"]
    );
}
