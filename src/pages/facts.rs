//! Facts as files: a table or JSON, of one profile or of the whole site. The whole of a large site is packed: the host of
//! Pages takes no file over 100 MB, and what thousands of zones say packs to less than a tenth.

use std::fmt::Write as _;
use std::io::{self, Cursor, Write as _};
use std::ops::Range;

use rayon::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::domain::Fact;
use crate::record::{COLUMNS, FactRow};
use crate::site::{EntryId, Part, Site, address};

use super::data::csv_row;
use super::parts::Desk;

/// Columns of facts beside those of [`COLUMNS`].
pub const EXTRA: [&str; 6] = ["base_value", "base_unit", "period_type", "zone_href", "source_title", "source_href"];

/// Facts of the largest site whose whole files are plain: about 35 MB of JSON.
pub(super) const MOST_PLAIN: usize = 100_000;

/// Profiles whose facts are written at one time: enough to keep every processor busy, few enough to stay small.
const AT_ONCE: usize = 512;

/// How facts are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Csv,
    Json,
}

/// Whether the files of all facts are packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wrap {
    Plain,
    Zip,
}

impl Wrap {
    /// How all facts of the site are handed out.
    pub(super) fn of(site: &Site) -> Wrap {
        if site.fact_count() > MOST_PLAIN { Wrap::Zip } else { Wrap::Plain }
    }

    /// Address of the file of all facts: `data/facts.csv`, `data/facts.json.zip`.
    pub(super) fn address(self, form: Form) -> String {
        let plain = match form {
            Form::Csv => address::FACTS_CSV,
            Form::Json => address::FACTS_JSON,
        };
        match self {
            Wrap::Plain => plain.to_string(),
            Wrap::Zip => format!("{plain}.zip"),
        }
    }
}

/// The facts of some profiles as one file.
pub(super) fn text(site: &Site, form: Form, entries: Range<EntryId>) -> String {
    let mut out = String::new();
    let _: io::Result<()> = pieces(site, form, entries, &mut |piece| {
        out.push_str(piece);
        Ok(())
    });
    out
}

/// How files are packed: all of one fixed moment, so that the same files give the same bytes.
pub fn packing() -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(6))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644)
}

/// All facts as one file in a zip file; never whole in memory unpacked.
pub(super) fn packed(site: &Site, form: Form) -> io::Result<Vec<u8>> {
    let address = Wrap::Plain.address(form);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file(address.trim_start_matches("data/"), packing().large_file(true))?;
    pieces(site, form, 0..site.entries().len(), &mut |piece| zip.write_all(piece.as_bytes()))?;
    Ok(zip.finish()?.into_inner())
}

/// Hands `put` the file piece by piece.
fn pieces(
    site: &Site,
    form: Form,
    entries: Range<EntryId>,
    put: &mut dyn FnMut(&str) -> io::Result<()>,
) -> io::Result<()> {
    put(&start(form))?;
    let mut first = true;
    for from in entries.clone().step_by(AT_ONCE) {
        let until = entries.end.min(from + AT_ONCE);
        let texts: Vec<String> = (from..until).into_par_iter().map(|id| rows(site, form, id)).collect();
        for text in texts.iter().filter(|text| !text.is_empty()) {
            // Rows of JSON are parted by commas: each profile's begin with one, and the first comes off.
            put(if form == Form::Json && first { &text[1..] } else { text })?;
            first = false;
        }
    }
    put(if form == Form::Json { "\n]\n" } else { "" })
}

/// What stands before the rows.
fn start(form: Form) -> String {
    match form {
        Form::Json => "[".into(),
        Form::Csv => {
            let mut head = String::new();
            csv_row(&mut head, COLUMNS.into_iter().chain(EXTRA));
            head
        }
    }
}

/// The facts of one profile, a row each.
fn rows(site: &Site, form: Form, id: EntryId) -> String {
    let desk = Desk::open(site, id);
    let mut out = String::new();
    // Both list traits first and then the lists in the order of the file.
    for (fact, place) in desk.entry.profile.facts().iter().zip(desk.entry.facts()) {
        match form {
            Form::Csv => {
                let (cells, more) = (FactRow::from(fact).cells(), extra(desk, place));
                csv_row(&mut out, cells.iter().chain(&more).map(String::as_str));
            }
            Form::Json => json_row(&mut out, fact, &extra(desk, place)),
        }
    }
    out
}

/// `,` and the fact on a line of its own.
fn json_row(out: &mut String, fact: &Fact, more: &[String]) {
    out.push_str(",\n");
    out.push_str(&serde_json::to_string(&FactRow::from(fact)).unwrap_or_else(|_| "{}".into()));
    // A row always holds fields, so its end can be taken off and more fields put on.
    out.pop();
    for (key, value) in EXTRA.iter().zip(more).filter(|(_, value)| !value.is_empty()) {
        let value = serde_json::to_string(value).unwrap_or_else(|_| "\"\"".into());
        let _ = write!(out, ",\"{key}\":{value}");
    }
    out.push('}');
}

/// What a row says beside the fact, in the order of [`EXTRA`].
fn extra(desk: Desk<'_>, (part, index): (Part, usize)) -> [String; EXTRA.len()] {
    let (mut value, mut unit, mut kind) = (String::new(), String::new(), String::new());
    if part == Part::Figure {
        let figure = u16::try_from(index).unwrap_or(u16::MAX);
        if let Some((column, base)) = desk.site.columns().notes(desk.id).get(index).and_then(|note| note.value) {
            value = base.normalize().to_string();
            unit.clone_from(&desk.site.columns().get(column).base);
        }
        let period = desk.site.figure(desk.id, figure).period;
        kind = period.map(|period| desk.site.say().period_type(Some(period.kind()))).unwrap_or_default();
    }
    let source = desk.source(part, index);
    let (title, href) = source.map(|source| (source.title.to_string(), source.href)).unwrap_or_default();
    [value, unit, kind, desk.entry.href().to_string(), title, href]
}
