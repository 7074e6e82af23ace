//! A sheet of facts (CSV) as `import` takes it: the columns that the site exports, or the few that a sheet of one's own has.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::article::id_of;
use crate::diag::{Diagnostic, Place, did_you_mean};
use crate::domain::{CompanyRole, Fact, IdentityField, IndustryRole, Kind, ProjectStatus, Status};
use crate::record::{COLUMNS, Cells, RowError};

use super::files;

/// One sheet, read.
#[derive(Debug)]
pub(super) struct Sheet {
    /// The file.
    pub path: PathBuf,
    /// Its bytes as they are.
    pub bytes: Vec<u8>,
    /// The id under which its own rows are named: its file name up to the first `_` or `.`.
    pub id: String,
    /// Its facts, in the order of its rows.
    pub facts: Vec<Fact>,
}

/// Columns of the site's export that follow from the others.
const DERIVED: [&str; 6] = crate::pages::EXTRA;

/// How sheets in Chinese head their columns.
const HEADS: [(&str, &str); 24] = [
    ("文章", "article"),
    ("行", "line"),
    ("原文", "evidence"),
    ("园区", "zone"),
    ("开发区", "zone"),
    ("类别", "kind"),
    ("字段", "field"),
    ("名称", "name"),
    ("角色", "role"),
    ("产业", "industry"),
    ("指标", "metric"),
    ("范围", "subject"),
    ("数值", "value"),
    ("数", "value"),
    ("单位", "unit"),
    ("时期", "period"),
    ("年份", "period"),
    ("同比", "yoy"),
    ("占比", "share_pct"),
    ("占比对象", "share_of"),
    ("位次", "rank_position"),
    ("位次范围", "rank_of"),
    ("状态", "status"),
    ("日期", "date"),
];

/// True for the files that are sheets.
pub(super) fn is_sheet(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"))
}

/// Reads a sheet; nothing where it has no head that could be understood. Every row at fault is told.
pub(super) fn read(path: &Path, faults: &mut Vec<Diagnostic>) -> Option<Sheet> {
    let shown = path.display().to_string();
    let bytes = files::read(path).map_err(|fault| faults.push(*fault)).ok()?;
    let text = decoded(&bytes);
    let mut reader = csv::ReaderBuilder::new().flexible(true).delimiter(delimiter(&text)).from_reader(text.as_bytes());
    let heads = reader.headers().map_err(|error| faults.push(unreadable(&shown, &error))).ok()?.clone();
    let columns: Vec<Option<&'static str>> = heads.iter().map(column).collect();
    faults.extend(strange_heads(&shown, &heads, &columns));
    if !columns.contains(&Some("zone")) {
        faults.push(no_zone(&shown));
        return None;
    }
    let id = id_of(&shown);
    let (mut facts, mut wrong) = (Vec::new(), 0);
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                faults.push(unreadable(&shown, &error));
                continue;
            }
        };
        let line = record.position().map_or(0, |position| position.line() as usize);
        let cells = Cells::new(columns.iter().zip(&record).filter_map(|(column, cell)| Some(((*column)?, cell))));
        if cells.is_empty() {
            continue;
        }
        match cells.row((&id, line)).and_then(|row| Fact::try_from(&row)) {
            Ok(fact) => facts.push(fact),
            Err(error) => {
                wrong += 1;
                if wrong <= MOST {
                    faults.push(bad_row((&shown, line), &record, &error));
                }
            }
        }
    }
    if wrong > MOST {
        faults.push(
            Diagnostic::error("import/rows", format!("{} more rows of `{shown}` cannot be read.", wrong - MOST))
                .hint("Mend those above first; a whole column may be at fault."),
        );
    }
    Some(Sheet { path: path.to_path_buf(), bytes, id, facts })
}

/// How many rows at fault are told one by one.
const MOST: usize = 50;

impl Sheet {
    /// The articles its rows speak of, itself among them where a row names no other.
    pub(super) fn articles(&self) -> BTreeSet<String> {
        self.facts.iter().map(|fact| fact.evidence.article.clone()).collect()
    }
}

/// UTF-8 with or without its mark, or the GB18030 that Excel writes.
fn decoded(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.trim_start_matches('\u{feff}').to_string(),
        Err(_) => encoding_rs::GB18030.decode(bytes).0.into_owned(),
    }
}

/// What parts the cells: whatever stands most often in the head.
fn delimiter(text: &str) -> u8 {
    let head = text.lines().next().unwrap_or_default();
    [b',', b'\t', b';']
        .into_iter()
        .rev()
        .max_by_key(|&mark| head.bytes().filter(|&byte| byte == mark).count())
        .unwrap_or(b',')
}

/// The column that a head means.
fn column(head: &str) -> Option<&'static str> {
    let head = head.trim();
    let lower = head.to_ascii_lowercase();
    let chinese = HEADS.iter().find(|(word, _)| *word == head).map(|(_, column)| *column);
    COLUMNS.into_iter().find(|column| *column == lower).or(chinese)
}

fn strange_heads(shown: &str, heads: &csv::StringRecord, columns: &[Option<&str>]) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
    for (head, column) in heads.iter().zip(columns) {
        match column {
            None if DERIVED.contains(&head) || head.trim().is_empty() => {}
            None => {
                let known = COLUMNS.into_iter().chain(HEADS.iter().map(|(word, _)| *word));
                let near = did_you_mean(head, known).map(|near| format!("Did you mean `{near}`? ")).unwrap_or_default();
                faults.push(
                    Diagnostic::warning(
                        "import/column",
                        format!("The column `{}` of `{shown}` is not known and is passed over.", head.escape_debug()),
                    )
                    .at(Place::file(shown))
                    .hint(format!("{near}The columns are {}.", COLUMNS.join(", "))),
                );
            }
            Some(column) => {
                if let Some(first) = seen.insert(column, head) {
                    faults.push(
                        Diagnostic::error(
                            "import/column",
                            format!("The columns `{first}` and `{head}` of `{shown}` mean the same."),
                        )
                        .at(Place::file(shown))
                        .hint("Delete one of them, or give it another head."),
                    );
                }
            }
        }
    }
    faults
}

fn no_zone(shown: &str) -> Diagnostic {
    Diagnostic::error(
        "import/no-zone-column",
        format!("`{shown}` has no column `zone` (园区), so its rows cannot be given to profiles."),
    )
    .at(Place::file(shown))
    .hint("Head the columns in the first row: zone,metric,value,unit,period — or 园区,指标,数值,单位,时期.")
}

fn unreadable(shown: &str, error: &csv::Error) -> Diagnostic {
    let line = error.position().map(|position| position.line() as usize).unwrap_or_default();
    let place = Place { line, ..Place::file(shown) };
    Diagnostic::error("import/csv", format!("`{shown}` is no readable table: {error}."))
        .at(place)
        .hint("Save it anew as CSV; a cell that holds a quotation mark must be quoted.")
}

/// A row that is no fact: which cell, what it holds, what it may hold.
fn bad_row((shown, line): (&str, usize), record: &csv::StringRecord, error: &RowError) -> Diagnostic {
    let excerpt = record.iter().collect::<Vec<_>>().join(",");
    let message = match error.found.as_str() {
        "" => format!("The row needs a `{}`.", error.field),
        found => format!("`{}` is no {} that can be read.", found.escape_debug(), error.field),
    };
    let column = excerpt
        .find(&error.found)
        .filter(|_| !error.found.is_empty())
        .map_or(0, |at| excerpt[..at].chars().count() + 1);
    Diagnostic::error("import/row", message)
        .at(Place { file: shown.to_string(), line, column, width: error.found.chars().count().max(1), excerpt })
        .hint(hint(error.field))
}

fn hint(field: &str) -> String {
    let one_of = |names: Vec<&str>| format!("Write one of {}.", names.join(", "));
    match field {
        "zone" => "Write the zone's full name, such as 石河子经济技术开发区.".into(),
        "metric" => "Write the figure's name, such as 固定资产投资.".into(),
        "value" => "Write a number, such as 140 or 140亿元; 约, 超 and 近 go into the column `bound` as about, over, under.".into(),
        "period" | "date" => "Write 2023, 2023-H1, 2023-Q1, 2023-08, 2023-01/2023-08 or ..2021-12.".into(),
        "line" => "Write the line of the article that says so, from 1; leave `article` empty where the sheet itself is the source.".into(),
        "article" => "Write the article's id: its file name up to the first `_` or `.`, such as 001.".into(),
        "kind" => one_of(Kind::ALL.iter().map(|kind| kind.name()).collect()),
        "field" => one_of(IdentityField::ALL.iter().map(|field| field.name()).collect()),
        "role" => one_of(IndustryRole::ALL.iter().map(|role| role.name()).chain(CompanyRole::ALL.iter().map(|role| role.name())).collect()),
        "status" => one_of(Status::ALL.iter().map(|status| status.name()).chain(ProjectStatus::ALL.iter().map(|status| status.name())).collect()),
        "bound" | "investment_bound" => "Write exact, about, over, under or at_least.".into(),
        _ => "Look at the row beside one that is right.".into(),
    }
}
