//! Learns the weights of the tagger of names from annotated articles and writes `src/recognise/tagger/names.tsv`.
//!
//! `cargo run --release --example learn_names [FOLDER …]`: every `X.txt` with an `X.jsonl` beside it in the folders, by
//! default those of `tests/` that are there to be learnt from. `--out FILE` writes elsewhere.

#![allow(
    clippy::print_stdout,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a tool for whoever tends the model"
)]

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use crfs::{Attribute, Model, train::Trainer};
use yuanzhi::article::Article;
use yuanzhi::domain::Kind;
use yuanzhi::facts::Context;
use yuanzhi::recognise::{Recogniser, tagger};
use yuanzhi::record::{FactRow, Said};
use yuanzhi::source::Span;
use yuanzhi::vocab::Vocab;

/// Folders of annotated articles that are there to be learnt from.
const LESSONS: [&str; 3] = ["tests/articles", "tests/retold", "tests/lessons"];
/// A line of the annotation that says more than this is no name but the words around it.
const LONGEST: usize = 30;

fn main() -> Result<(), Box<dyn Error>> {
    let mut out = PathBuf::from("src/recognise/tagger/names.tsv");
    let mut folders: Vec<PathBuf> = Vec::new();
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--out" => out = words.next().ok_or("--out wants a file")?.into(),
            folder => folders.push(folder.into()),
        }
    }
    if folders.is_empty() {
        folders = LESSONS.map(PathBuf::from).to_vec();
    }
    let mut trainer = Trainer::lbfgs();
    let mut articles = Vec::new();
    for text in folders.iter().map(|folder| annotated(folder)).collect::<Result<Vec<_>, _>>()?.concat() {
        for (signs, labels) in lessons(&text)? {
            let signs: Vec<Vec<Attribute>> = signs
                .iter()
                .map(|signs| signs.iter().map(|sign| Attribute::new(sign.as_str(), 1.0)).collect())
                .collect();
            let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
            trainer.append(&signs, &labels)?;
        }
        articles.push(yuanzhi::article::id_of(&text.to_string_lossy()));
    }
    trainer.params_mut().set_c1(0.5)?;
    trainer.params_mut().set_c2(0.05)?;
    trainer.params_mut().set_max_iterations(100)?;
    let model = tempfile::NamedTempFile::new()?;
    trainer.train(model.path())?;
    let table = table(&std::fs::read(model.path())?, &articles)?;
    println!("{} articles, {} lines, {} bytes", articles.len(), table.lines().count(), table.len());
    std::fs::write(out, table)?;
    Ok(())
}

/// The texts of a folder that have an annotation beside them, by name.
fn annotated(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut texts: Vec<PathBuf> =
        std::fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    texts.retain(|path| path.extension().is_some_and(|end| end == "txt") && path.with_extension("jsonl").exists());
    texts.sort();
    Ok(texts)
}

/// A sentence as the learner takes it: for each character its signs, and its label.
type Sentence = (Vec<Vec<String>>, Vec<String>);

/// The sentences of an article.
fn lessons(text: &Path) -> Result<Vec<Sentence>, Box<dyn Error>> {
    let article = Article::read(&text.to_string_lossy(), &std::fs::read(text)?).value;
    let context = Context::new(&article, Vocab::embedded(), Recogniser::embedded());
    let stands = |name: &str| context.passages.iter().any(|passage| passage.text.contains(name));
    let names = names(&std::fs::read_to_string(text.with_extension("jsonl"))?, &stands)?;
    let sentences = context
        .passages
        .iter()
        .map(|passage| tagger::lesson(passage.text, &found(passage.text, &names)).into_iter().unzip());
    Ok(sentences.filter(|(signs, _): &Sentence| !signs.is_empty()).collect())
}

/// The words that name something in an annotated article, the longest names first: the name, or, where it nowhere
/// `stands` in the article, the words that stand for it.
fn names(annotation: &str, stands: &dyn Fn(&str) -> bool) -> Result<Vec<(String, Kind)>, Box<dyn Error>> {
    let mut names = Vec::new();
    for line in annotation.lines().filter(|line| !line.trim().is_empty()) {
        let row: FactRow = serde_json::from_str(line)?;
        let (name, kind) = match row.said {
            Said::Industry { name, .. } => (name, Kind::Industry),
            Said::Project(project) => (project.name, Kind::Project),
            Said::Company { name, .. } => (name, Kind::Company),
            Said::Platform { name } => (name, Kind::Platform),
            Said::Mechanism { name } => (name, Kind::Mechanism),
            Said::Honor { name, .. } => (name, Kind::Honor),
            Said::Identity { .. } | Said::Indicator(_) => continue,
        };
        names.push((name, row.evidence, kind));
    }
    names.sort_by_key(|(name, _, _)| std::cmp::Reverse(name.chars().count()));
    let words = names.into_iter().map(|(name, evidence, kind)| (if stands(&name) { name } else { evidence }, kind));
    Ok(words.filter(|(words, _)| (2..=LONGEST).contains(&words.chars().count())).collect())
}

/// Where the names stand in a sentence.
fn found(text: &str, names: &[(String, Kind)]) -> Vec<(Span, Kind)> {
    let mut found: Vec<(Span, Kind)> = Vec::new();
    for (words, kind) in names {
        for (at, _) in text.match_indices(words.as_str()) {
            let span = Span::new(at, at + words.len());
            if !found.iter().any(|(other, _)| other.overlaps(span)) {
                found.push((span, *kind));
            }
        }
    }
    found
}

/// The learnt model as the table that the program reads.
fn table(model: &[u8], articles: &[String]) -> Result<String, Box<dyn Error>> {
    let mut dump = Vec::new();
    Model::new(model)?.dump(&mut dump)?;
    let dump = String::from_utf8(dump)?;
    let mut rows: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut lead = "";
    for line in dump.lines() {
        match line {
            "TRANSITIONS = {" => lead = "after ",
            "STATE_FEATURES = {" => lead = "",
            _ => {}
        }
        // `  (0) SIGN --> LABEL: WEIGHT`
        let Some((sign, said)) =
            line.strip_prefix("  (").and_then(|line| line.split_once(") ")?.1.rsplit_once(" --> "))
        else {
            continue;
        };
        let Some((label, weight)) = said.rsplit_once(": ") else { continue };
        if let Some(weight) = tagger::weight(weight.parse()?) {
            rows.entry(format!("{lead}{sign}")).or_default().push(format!("{label}={weight}"));
        }
    }
    let mut out = String::from(
        "# Weights of the tagger of names, in hundredths: a sign, a tab, the labels it speaks for or against.\n",
    );
    writeln!(out, "# Written by examples/learn_names.rs from: {}", articles.join(" "))?;
    for (sign, mut said) in rows {
        said.sort();
        writeln!(out, "{sign}\t{}", said.join(" "))?;
    }
    Ok(out)
}
