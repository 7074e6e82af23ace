//! The reader held against annotations: the real articles with their gold, the invented articles of `tests/articles`, the
//! retold ones of `tests/retold` and `tests/lessons`, and those of `tests/kept_apart`, which nobody prepared it for. Of two
//! real articles more, what two readers found in them stands in `tests/real`.
//!
//! Prints the facts to `target/reading*.jsonl` and calls the scoring script; floors only rise.

#![allow(clippy::expect_used, clippy::disallowed_methods, clippy::print_stdout)] // a test may stop, reads files and shows its figures

use std::path::{Path, PathBuf};
use std::process::Command;

use yuanzhi::article::Article;
use yuanzhi::facts;
use yuanzhi::record::FactRow;
use yuanzhi::vocab::Vocab;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn shared() -> Option<PathBuf> {
    let shared = root().join("../shared");
    let there =
        [shared.clone(), root().join("../../shared")].into_iter().find(|path| path.join("scoring/score.py").is_file());
    if there.is_none() {
        println!("SKIPPED: ../shared is absent");
    }
    there
}

/// Facts of every text in `folder`, as JSON Lines, in the order of the file names.
fn read_all(folder: &Path) -> String {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    files.retain(|path| path.extension().is_some_and(|end| end == "txt"));
    files.sort();
    let mut lines = String::new();
    for path in files {
        let bytes = std::fs::read(&path).expect("a file");
        let article = Article::read(&path.to_string_lossy(), &bytes).value;
        for fact in facts::read(&article, Vocab::embedded()).facts {
            lines.push_str(&serde_json::to_string(&FactRow::from(&fact)).expect("prints"));
            lines.push('\n');
        }
    }
    lines
}

/// Writes the facts and hands out what the scoring script says of them.
fn score(name: &str, facts: &str, (script, arguments): (&Path, &[PathBuf])) -> Option<serde_json::Value> {
    let path = root().join("target").join(name);
    std::fs::create_dir_all(root().join("target")).expect("target");
    std::fs::write(&path, facts).expect("writes");
    let out = Command::new("python3").arg(script).args(arguments).arg("--pred").arg(&path).arg("--json").output();
    let Ok(out) = out else {
        println!("SKIPPED: python3 is absent");
        return None;
    };
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    Some(serde_json::from_slice(&out.stdout).expect("json"))
}

fn holds(scores: &serde_json::Value, floors: &[(&str, f64)]) {
    for (kind, floor) in floors {
        let found = if *kind == "macro" { &scores["macro_f1"] } else { &scores["table"][kind]["f1"] };
        let found = found.as_f64().unwrap_or(0.0);
        println!("{kind}: {found:.3} (floor {floor})");
        assert!(found >= *floor, "{kind} fell to {found:.3}, below its floor {floor}");
    }
}

#[test]
fn the_real_articles_are_read_as_annotated() {
    let Some(shared) = shared() else { return };
    let facts = read_all(&shared.join("articles"));
    let gold = ["000", "001", "002"].map(|id| shared.join("gold").join(format!("{id}.jsonl")));
    let mut arguments = vec![PathBuf::from("--gold")];
    arguments.extend(gold);
    let Some(scores) = score("reading.jsonl", &facts, (&shared.join("scoring/score.py"), &arguments)) else { return };
    holds(&scores, &[("number", 0.99), ("indicator", 0.898), ("macro", 0.953)]);
}

#[test]
fn the_real_articles_without_gold_are_read_as_two_readers_read_them() {
    let Some(shared) = shared() else { return };
    let facts = read_all(&shared.join("articles"));
    let floors: [Set; 2] = [(|id| id == "003", [0.924, 0.848, 0.8]), (|id| id == "004", [0.922, 0.855, 0.888])];
    for (wanted, [figures, indicator, whole]) in floors {
        let folder = root().join("tests/real");
        let Some(scores) = annotated("reading_real.jsonl", (&folder, &facts), wanted) else { return };
        holds(&scores, &[("number", figures), ("indicator", indicator), ("macro", whole)]);
    }
}

/// The first articles of the sets that were kept apart until the reader was measured on them, one set after another.
const KEPT_APART: [&str; 3] = ["t17", "t25", "t37"];

/// Scores of the invented articles for which `wanted` holds, by the id before the `_`.
fn invented(name: &str, wanted: fn(&str) -> bool) -> Option<serde_json::Value> {
    let folder = root().join("tests/articles");
    let facts = read_all(&folder);
    for empty in ["t08", "t47"] {
        assert!(!facts.contains(&format!("\"article\":\"{empty}\"")), "{empty} holds no fact and gave one");
    }
    annotated(name, (&folder, &facts), wanted)
}

/// Scores of the articles of `folder` whose facts were read as `facts`.
fn annotated(name: &str, (folder, facts): (&Path, &str), wanted: fn(&str) -> bool) -> Option<serde_json::Value> {
    let shared = shared()?;
    let id = |path: &PathBuf| {
        path.file_stem().is_some_and(|file| wanted(file.to_string_lossy().split('_').next().unwrap_or("")))
    };
    let mut gold: Vec<PathBuf> =
        std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    gold.retain(|path| path.extension().is_some_and(|end| end == "jsonl") && id(path));
    gold.sort();
    let second = gold.iter().filter_map(|path| {
        let id = path.file_stem()?.to_str()?.split('_').next()?;
        Some(folder.join("second").join(format!("{id}.jsonl"))).filter(|path| path.is_file())
    });
    let second: Vec<PathBuf> = second.collect();
    let mut arguments = vec![PathBuf::from("--gold")];
    arguments.extend(gold);
    if !second.is_empty() {
        arguments.push("--second".into());
        arguments.extend(second);
    }
    score(name, facts, (&shared.join("scoring/score.py"), &arguments))
}

#[test]
fn the_invented_articles_are_read_as_annotated() {
    let Some(scores) = invented("reading_invented.jsonl", |id| id < KEPT_APART[0]) else { return };
    holds(&scores, &[("number", 0.971), ("indicator", 0.9), ("macro", 0.957)]);
}

#[test]
fn the_articles_once_kept_apart_are_read_as_annotated() {
    let first = |id: &str| (KEPT_APART[0]..KEPT_APART[1]).contains(&id);
    let Some(scores) = invented("reading_kept_apart.jsonl", first) else { return };
    holds(&scores, &[("number", 0.966), ("indicator", 0.875), ("macro", 0.923)]);
    let second = |id: &str| (KEPT_APART[1]..KEPT_APART[2]).contains(&id);
    let Some(scores) = invented("reading_kept_apart_2.jsonl", second) else { return };
    holds(&scores, &[("number", 0.959), ("indicator", 0.849), ("macro", 0.938)]);
    let third = |id: &str| id >= KEPT_APART[2];
    let Some(scores) = invented("reading_kept_apart_3.jsonl", third) else { return };
    holds(&scores, &[("number", 0.935), ("indicator", 0.735), ("macro", 0.914)]);
}

#[test]
fn the_retold_articles_are_read_as_annotated() {
    let sets: [Set; 5] = [
        (|id| id < "r15", [0.971, 0.817, 0.945]),
        (|id| ("r15".."r31").contains(&id), [0.857, 0.613, 0.842]),
        (|id| ("r31".."r47").contains(&id), [0.927, 0.719, 0.865]),
        (|id| ("r47".."r63").contains(&id), [0.905, 0.552, 0.79]),
        (|id| id >= "r63", [0.908, 0.546, 0.835]),
    ];
    folder_holds("retold", "reading_retold", &sets);
}

/// Which articles of a folder are measured together, by their ids, and the floors for number, indicator and macro.
type Set = (fn(&str) -> bool, [f64; 3]);

/// Holds the scores of the sets of articles of a folder of `tests` to their floors.
fn folder_holds(folder: &str, name: &str, sets: &[Set]) {
    let folder = root().join("tests").join(folder);
    let facts = read_all(&folder);
    for (number, (wanted, [figures, indicator, whole])) in (1..).zip(sets) {
        let Some(scores) = annotated(&format!("{name}_{number}.jsonl"), (&folder, &facts), *wanted) else { return };
        holds(&scores, &[("number", *figures), ("indicator", *indicator), ("macro", *whole)]);
    }
}

#[test]
fn the_lessons_are_read_as_annotated() {
    let sets: [Set; 4] = [
        (|id| id.starts_with(['v', 'w', 'x', 'y']), [0.928, 0.616, 0.747]),
        // Long pages.
        (|id| id.starts_with('u') && id < "u25", [0.921, 0.564, 0.642]),
        (|id| id.starts_with('p') || id.starts_with('u') && id >= "u25", [0.896, 0.412, 0.491]),
        // Newspaper reports, as short as the pages show them.
        (|id| id.starts_with('k'), [0.855, 0.492, 0.533]),
    ];
    folder_holds("lessons", "reading_lessons", &sets);
}

#[test]
fn the_articles_kept_apart_are_read_as_well_as_they_were() {
    let sets: [Set; 4] = [
        (|id| id.starts_with('v'), [0.933, 0.744, 0.741]),
        (|id| id.starts_with('z'), [0.942, 0.561, 0.626]),
        (|id| id.starts_with("p0"), [0.888, 0.566, 0.641]),
        (|id| id.starts_with("p1"), [0.915, 0.229, 0.45]),
    ];
    folder_holds("kept_apart", "reading_of_kept_apart", &sets);
}

#[test]
fn nothing_is_learnt_from_articles_kept_apart() {
    let table = std::fs::read_to_string(root().join("src/recognise/tagger/names.tsv")).expect("the table");
    let from = table.lines().find_map(|line| line.split_once(" from: ")).expect("it says what it was learnt from").1;
    let learnt: Vec<&str> = from.split(' ').collect();
    assert!(learnt.contains(&"v01"), "{from}");
    let kept = std::fs::read_dir(root().join("tests/kept_apart")).expect("a folder");
    for entry in kept {
        let id = yuanzhi::article::id_of(&entry.expect("an entry").path().to_string_lossy());
        assert!(!learnt.contains(&id.as_str()), "{id} is kept apart");
    }
}

#[test]
fn names_told_by_their_look_are_said_to_be() {
    let folder = root().join("tests/kept_apart");
    let mut heard = 0;
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|end| end == "txt") {
            let article = Article::read(&path.to_string_lossy(), &std::fs::read(&path).expect("a file")).value;
            let reading = facts::read(&article, Vocab::embedded());
            heard += reading.heard.len();
            assert!(reading.heard.iter().all(|name| reading.facts.iter().any(|fact| name.is_of(fact))), "{path:?}");
        }
    }
    assert!(heard > 0, "the tagger is heard in the articles kept apart");
}
