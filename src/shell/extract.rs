//! `yuanzhi extract`: the facts of articles on standard output; nothing is written.

use std::borrow::Cow;
use std::io::{BufRead, Write};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::article::Article;
use crate::diag::{Diagnostic, has_errors};
use crate::facts;
use crate::record::{self, FactRow};
use crate::vocab::Vocab;

use super::args::{ExtractArgs, Rows};
use super::files::Told;
use super::folder::Folder;
use super::{Ending, mentions, report, texts};

/// Articles taken from standard input at a time: enough for all cores, few enough for a flat memory.
const BATCH: usize = 256;

#[derive(serde::Deserialize)]
struct Given {
    id: String,
    text: String,
    #[serde(default)]
    date: Option<String>,
}

/// Runs the command.
pub(super) fn run(site: Option<&Path>, args: &ExtractArgs) -> Told<Ending> {
    let mut faults = Vec::new();
    let vocab = vocabulary(site, &mut faults);
    match args.files.as_slice() {
        [only] if only.as_os_str() == "-" => stream(&vocab, args.format),
        files => from_files(files, &vocab, args.format, &mut faults),
    }
}

/// The site's vocabulary where there is a site, the embedded one elsewhere: extracting needs no site.
fn vocabulary(site: Option<&Path>, faults: &mut Vec<Diagnostic>) -> Cow<'static, Vocab> {
    match Folder::find(site) {
        Ok(folder) => folder.vocab(faults),
        Err(_) => Cow::Borrowed(Vocab::embedded()),
    }
}

fn from_files(files: &[PathBuf], vocab: &Vocab, format: Rows, faults: &mut Vec<Diagnostic>) -> Told<Ending> {
    let paths = texts::meant(files);
    let read: Vec<_> = paths
        .par_iter()
        .map(|path| {
            let mut faults = Vec::new();
            let rows = texts::read(path, &mut faults).map(|text| rows_of(&text.article, vocab));
            (rows.unwrap_or_default(), faults)
        })
        .collect();
    let mut printer = Printer::new(format);
    for (rows, mut more) in read {
        printer.print(&rows);
        faults.append(&mut more);
    }
    report::tell(faults);
    Ok(match has_errors(faults) {
        true => Ending::Faults,
        false => Ending::Clean,
    })
}

fn rows_of(article: &Article, vocab: &Vocab) -> Vec<FactRow> {
    facts::read(article, vocab).facts.iter().map(FactRow::from).collect()
}

/// Reads JSON Lines from standard input and prints facts in the same order, a batch at a time.
fn stream(vocab: &Vocab, format: Rows) -> Told<Ending> {
    let mut printer = Printer::new(format);
    let mut ending = Ending::Clean;
    let mut lines = std::io::stdin().lock().lines().map_while(Result::ok).enumerate();
    loop {
        let batch: Vec<(usize, String)> =
            lines.by_ref().filter(|(_, line)| !line.trim().is_empty()).take(BATCH).collect();
        if batch.is_empty() || printer.closed {
            return Ok(ending);
        }
        let read: Vec<_> = batch.par_iter().map(|(index, line)| one_line(*index, line, vocab)).collect();
        for result in read {
            match result {
                Ok(rows) => printer.print(&rows),
                Err(fault) => {
                    ending = Ending::Faults;
                    report::tell(&[*fault]);
                }
            }
        }
    }
}

fn one_line(index: usize, line: &str, vocab: &Vocab) -> Result<Vec<FactRow>, Box<Diagnostic>> {
    let given: Given =
        serde_json::from_str(line).map_err(|error| Box::new(mentions::bad_line(index + 1, line, &error)))?;
    let mut article = Article::of_text(&given.id, given.text);
    article.id = given.id;
    if let Some(date) = given.date.and_then(|date| date.parse().ok()) {
        article.head.date = Some(date);
    }
    Ok(rows_of(&article, vocab))
}

fn json_line(row: &FactRow) -> String {
    let mut line = serde_json::to_string(row).unwrap_or_default();
    line.push('\n');
    line
}

/// Cells quoted where they must be; a cell a spreadsheet would take for a formula is led by an apostrophe.
fn csv_line(cells: &[impl AsRef<str>]) -> String {
    let quoted: Vec<String> = cells.iter().map(|cell| csv_cell(cell.as_ref())).collect();
    format!("{}\n", quoted.join(","))
}

fn csv_cell(cell: &str) -> String {
    let number = cell.parse::<f64>().is_ok();
    let cell = match cell.starts_with(['=', '+', '-', '@']) && !number {
        true => format!("'{cell}"),
        false => cell.to_string(),
    };
    match cell.contains([',', '"', '\n', '\r']) {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => cell,
    }
}

/// Prints rows in one form; a reader that has gone away ends the printing.
pub(super) struct Printer {
    format: Rows,
    headed: bool,
    /// True once nobody reads any more.
    pub closed: bool,
}

impl Printer {
    /// A printer that has printed nothing.
    pub fn new(format: Rows) -> Printer {
        Printer { format, headed: false, closed: false }
    }

    /// Prints some rows.
    pub fn print(&mut self, rows: &[FactRow]) {
        let mut text = String::new();
        if self.format == Rows::Csv && !self.headed {
            text.push_str(&csv_line(&record::COLUMNS));
            self.headed = true;
        }
        for row in rows {
            match self.format {
                Rows::Jsonl => text.push_str(&json_line(row)),
                Rows::Csv => text.push_str(&csv_line(&row.cells())),
            }
        }
        let mut out = std::io::stdout().lock();
        self.closed |= out.write_all(text.as_bytes()).and_then(|()| out.flush()).is_err();
    }
}
