//! `yuanzhi extract`: the facts of articles on standard output; nothing is written.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::article::Article;
use crate::diag::Diagnostic;
use crate::facts;
use crate::record::{self, FactRow};
use crate::vocab::Vocab;

use super::args::{ExtractArgs, Rows};
use super::files::Told;
use super::folder::Folder;
use super::report::Reader;
use super::{Ending, report, stdin, texts};

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
    let vocab = vocabulary(site, &mut faults)?;
    match args.files.as_slice() {
        [only] if only.as_os_str() == "-" => stream(&vocab, args.format, faults),
        files => from_files(files, &vocab, args.format, &mut faults),
    }
}

/// The site's vocabulary where there is a site, the embedded one elsewhere: extracting needs no site.
fn vocabulary(site: Option<&Path>, faults: &mut Vec<Diagnostic>) -> Told<Cow<'static, Vocab>> {
    match Folder::find(site) {
        Ok(folder) => Ok(folder.vocab(faults)),
        Err(fault) if site.is_none() && fault.code == "site/none" => Ok(Cow::Borrowed(Vocab::embedded())),
        Err(fault) => Err(fault),
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
        printer.print(&rows)?;
        faults.append(&mut more);
    }
    report::tell(faults);
    Ok(Ending::of(faults))
}

fn rows_of(article: &Article, vocab: &Vocab) -> Vec<FactRow> {
    facts::read(article, vocab).facts.iter().map(FactRow::from).collect()
}

/// Reads JSON Lines from standard input and prints facts in the same order, a batch at a time.
fn stream(vocab: &Vocab, format: Rows, mut faults: Vec<Diagnostic>) -> Told<Ending> {
    report::tell(&faults);
    let mut printer = Printer::new(format);
    let mut lines = stdin::lines();
    loop {
        let batch: Vec<_> = lines.by_ref().take(BATCH).collect();
        if batch.is_empty() || printer.closed {
            return Ok(Ending::of(&faults));
        }
        // Rows are written out where they are read, so that printing keeps no core from reading.
        let rows = |line| {
            let (rows, found) = one_line(line, vocab);
            (written(&rows, format), found)
        };
        let read: Vec<_> = batch.into_par_iter().map(rows).collect();
        for (rows, found) in read {
            printer.put(&rows)?;
            report::tell(&found);
            stdin::keep_worst(&mut faults, found);
        }
    }
}

/// The facts of one line and what is wrong with it.
fn one_line(line: Told<(usize, String)>, vocab: &Vocab) -> (Vec<FactRow>, Vec<Diagnostic>) {
    let mut faults = Vec::new();
    let (number, line) = match line {
        Ok(line) => line,
        Err(fault) => return (Vec::new(), vec![*fault]),
    };
    let Some(given) = stdin::object::<Given>((number, &line), &mut faults) else { return (Vec::new(), faults) };
    let date = stdin::date((number, &line), given.date.as_deref(), &mut faults);
    let mut article = Article::of_text(&given.id, given.text);
    article.id = given.id;
    article.head.date = date.or(article.head.date);
    (rows_of(&article, vocab), faults)
}

/// The rows in one form, a line each.
fn written(rows: &[FactRow], format: Rows) -> String {
    match format {
        Rows::Jsonl => rows.iter().map(json_line).collect(),
        Rows::Csv => rows.iter().map(|row| csv_line(&row.cells())).collect(),
    }
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
    ///
    /// # Errors
    /// What the machine refuses.
    pub fn print(&mut self, rows: &[FactRow]) -> Told<()> {
        self.put(&written(rows, self.format))
    }

    /// Prints rows that are written out already, the names of the columns before the first.
    fn put(&mut self, rows: &str) -> Told<()> {
        if self.format == Rows::Csv && !self.headed {
            self.headed = true;
            self.closed |= report::print(&csv_line(&record::COLUMNS))? == Reader::Gone;
        }
        self.closed |= report::print(rows)? == Reader::Gone;
        Ok(())
    }
}
