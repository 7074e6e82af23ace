//! Data files: all facts, the facts of one profile, one comparison, and what the scripts of a theme read.
//!
//! - `data/facts.csv`, `data/facts.json`, `zones/x.csv`, `zones/x.json`: one fact a row, with the fields of [`crate::record`]
//!   and, beside them, [`EXTRA`]: the number in its base unit, the period's type, the addresses of zone and source.
//! - `compare/…/x.csv`: one reported figure a row, with its rank or the reason for none, for all zones and the columns the
//!   comparison shows; other columns stand in `data/facts.csv`. A zone that reports nothing in a column has no row there. A
//!   zone and its nearest have no such file.
//! - `data/index.json`: `{"items": [[kind in words, name, address, other names, readings], …]}`; other names are parted by
//!   spaces, readings (`shi he zi`) by `|`.
//! - `data/compare.json`: `{"each", "part", "zones": [{"name", "short", "href", "pinyin"}]}`; the figures of the zones from
//!   `n × each` on stand in the file that `part` names with `n` in the place of `{n}`.
//! - `data/compare/0.json` …: `{"facts": [{"zone": place in `zones`, "column", "metric", "subject", "status", "status_word",
//!   "period_iso", "period", "period_type", "base", "value": in the base unit, "number", "unit", "sign", "yoy", "href", and
//!   where they apply "ascending", "inferred", "spread"}]}`. Figures may be ranked together only within one `column` and one
//!   `period_iso`. A figure with a sign is ranked only where its order is certain; one with `≈` lies within `spread` of its
//!   value.

use std::fmt::Write;
use std::ops::Range;

use rayon::prelude::*;
use serde_json::json;

use crate::domain::Fact;
use crate::record::{COLUMNS, FactRow};
use crate::site::columns::{ColumnId, Measure};
use crate::site::comparison::{self, Cell, ColumnHead};
use crate::site::{Comparison, ComparisonId, Entry, EntryId, Part, Site, address};

use super::parts::Desk;
use super::{Page, feed, parts, table};

/// Columns of facts beside those of [`COLUMNS`].
pub const EXTRA: [&str; 6] = ["base_value", "base_unit", "period_type", "zone_href", "source_title", "source_href"];

/// A file that is no page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataFile {
    /// Address relative to the site's root.
    pub address: String,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    FactsCsv,
    FactsJson,
    ZoneCsv(EntryId),
    ZoneJson(EntryId),
    ComparisonCsv(ComparisonId),
    JumpIndex,
    Compare,
    /// The figures of some zones, by the number of the part.
    ComparePart(usize),
    DataPackage,
    /// Part of the sitemap, from 1; 0 for the file itself.
    Sitemap(usize),
    Robots,
    Feed,
}

/// All data files of the site, the long ones first.
///
/// The sitemap names `pages`, those the site is made with. A site without a base URL has none, since a sitemap must
/// name absolute addresses.
pub fn data_files(site: &Site, pages: &[Page]) -> Vec<DataFile> {
    let file = |address: &str, kind| DataFile { address: address.to_string(), kind };
    let mut files = vec![
        file(address::FACTS_JSON, Kind::FactsJson),
        file(address::FACTS_CSV, Kind::FactsCsv),
        file(address::COMPARE_JSON, Kind::Compare),
        file(address::JUMP_INDEX, Kind::JumpIndex),
        file(address::FEED, Kind::Feed),
        file(address::DATAPACKAGE, Kind::DataPackage),
        file(address::ROBOTS, Kind::Robots),
    ];
    if !site.config().base_url.is_empty() {
        files.push(file(address::SITEMAP, Kind::Sitemap(0)));
        files.extend((1..=feed::sitemap_parts(pages)).map(|part| file(&feed::sitemap_part(part), Kind::Sitemap(part))));
    }
    for part in 0..site.zone_count().div_ceil(EACH) {
        files.push(file(&address::compare_part(part), Kind::ComparePart(part)));
    }
    for (id, entry) in site.entries().iter().enumerate() {
        files.push(file(&parts::data_href(entry.href(), "csv"), Kind::ZoneCsv(id)));
        files.push(file(&parts::data_href(entry.href(), "json"), Kind::ZoneJson(id)));
    }
    for (id, comparison) in site.comparisons().iter().enumerate() {
        let href = comparison_href(comparison);
        if !href.is_empty() {
            files.push(file(&href, Kind::ComparisonCsv(id)));
        }
    }
    files
}

/// Address of a comparison's CSV; empty for that of a zone and its nearest: a handful of rows that stand in the files
/// of their zones, and one file a zone would be a fifth of the site.
pub(super) fn comparison_href(comparison: &Comparison) -> String {
    match comparison.focus {
        None => parts::data_href(&comparison.href, "csv"),
        Some(_) => String::new(),
    }
}

impl DataFile {
    /// The file's bytes, UTF-8; `pages` as for [`data_files`].
    pub fn bytes(&self, site: &Site, pages: &[Page]) -> Vec<u8> {
        let text = match self.kind {
            Kind::FactsCsv => facts_csv(site, 0..site.entries().len()),
            Kind::FactsJson => facts_json(site, 0..site.entries().len()),
            Kind::ZoneCsv(id) => facts_csv(site, id..id + 1),
            Kind::ZoneJson(id) => facts_json(site, id..id + 1),
            Kind::ComparisonCsv(id) => comparison_csv(site, id),
            Kind::JumpIndex => jump_index(site),
            Kind::Compare => compare_json(site),
            Kind::ComparePart(part) => compare_part(site, part),
            Kind::DataPackage => data_package(site),
            Kind::Sitemap(part) => feed::sitemap(site, pages, part),
            Kind::Robots => feed::robots(site),
            Kind::Feed => feed::atom(site),
        };
        text.into_bytes()
    }
}

/// What a row of facts says beside the fact, in the order of [`EXTRA`].
fn extra(desk: Desk<'_>, part: Part, index: usize) -> [String; EXTRA.len()] {
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

/// Profiles whose facts are written at one time: enough to keep every processor busy, few enough to stay small.
const AT_ONCE: usize = 512;

/// Appends what `write` makes of each fact of some profiles, in their order; profiles are worked on in parallel.
fn each_fact(
    out: &mut String,
    site: &Site,
    entries: Range<EntryId>,
    write: impl Fn(&mut String, Desk<'_>, &Fact, (Part, usize)) + Sync,
) {
    let of_entry = |id: EntryId| {
        let desk = Desk::open(site, id);
        let mut text = String::new();
        // Both list traits first and then the lists in the order of the file.
        for (fact, place) in desk.entry.profile.facts().iter().zip(desk.entry.facts()) {
            write(&mut text, desk, fact, place);
        }
        text
    };
    for from in entries.clone().step_by(AT_ONCE) {
        let until = entries.end.min(from + AT_ONCE);
        let texts: Vec<String> = (from..until).into_par_iter().map(of_entry).collect();
        out.reserve(texts.iter().map(String::len).sum());
        texts.iter().for_each(|text| out.push_str(text));
    }
}

fn facts_csv(site: &Site, entries: Range<EntryId>) -> String {
    let mut out = String::new();
    csv_row(&mut out, COLUMNS.into_iter().chain(EXTRA));
    each_fact(&mut out, site, entries, |text, desk, fact, (part, index)| {
        let (cells, more) = (FactRow::from(fact).cells(), extra(desk, part, index));
        csv_row(text, cells.iter().chain(&more).map(String::as_str));
    });
    out
}

fn facts_json(site: &Site, entries: Range<EntryId>) -> String {
    let mut out = String::from("[");
    each_fact(&mut out, site, entries, |out, desk, fact, (part, index)| {
        out.push('\n');
        out.push_str(&serde_json::to_string(&FactRow::from(fact)).unwrap_or_else(|_| "{}".into()));
        // A row always holds fields, so its end can be taken off and more fields put on.
        out.pop();
        for (key, value) in EXTRA.iter().zip(extra(desk, part, index)).filter(|(_, value)| !value.is_empty()) {
            let _ = write!(out, ",\"{key}\":{}", text(&value));
        }
        out.push_str("},");
    });
    if out.ends_with(',') {
        out.pop();
    }
    out.push_str("\n]\n");
    out
}

/// A text as JSON.
fn text(value: &str) -> String {
    serde_json::to_string(value).unwrap_or_else(|_| "\"\"".into())
}

/// Writes one row of CSV after RFC 4180.
pub(super) fn csv_row<'a>(out: &mut String, cells: impl IntoIterator<Item = &'a str>) {
    for (at, cell) in cells.into_iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        csv_cell(out, cell);
    }
    out.push_str("\r\n");
}

/// Writes one cell. One that a spreadsheet would run as a formula gets an apostrophe before it; a number does not.
fn csv_cell(out: &mut String, cell: &str) {
    let formula =
        cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']) && cell.parse::<f64>().is_err();
    let quoted =
        cell.bytes().any(|b| matches!(b, b'"' | b',' | b'\n' | b'\r')) || cell.starts_with(' ') || cell.ends_with(' ');
    if quoted {
        out.push('"');
    }
    if formula {
        out.push('\'');
    }
    match quoted {
        true => {
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        }
        false => out.push_str(cell),
    }
}

const COMPARISON_COLUMNS: [&str; 19] = [
    "zone", "zone_href", "metric", "subject", "measure", "period_type", "status", "base_unit", "reference", "rank",
    "reason", "bound", "value", "unit", "base_value", "period", "yoy", "article", "line",
];

/// The reported figures of a comparison in the columns it shows.
fn comparison_csv(site: &Site, id: ComparisonId) -> String {
    let zones = site.compared(&site.comparisons()[id]);
    let (columns, shown) = comparison::columns(site, &zones);
    let mut out = String::new();
    csv_row(&mut out, COMPARISON_COLUMNS);
    for id in columns.into_iter().take(shown.min(comparison::MOST_COLUMNS)) {
        let (head, cells) = comparison::column(site, id, &zones);
        let column = column_cells(site, &head);
        for (&zone, cell) in zones.iter().zip(&cells) {
            let desk = Desk::open(site, zone);
            for &figure in &cell.figures {
                csv_start(&mut out, desk, &column);
                figure_cells(&mut out, desk, (&head, cell), figure);
            }
        }
    }
    out
}

/// What every row of a column begins with, after the zone: ready to be written.
fn column_cells(site: &Site, head: &ColumnHead) -> String {
    let shown = table::column(site, head);
    let reference = head.reference.map(|period| period.to_string()).unwrap_or_default();
    let base = &site.columns().get(head.id).base;
    let mut cells = String::new();
    for cell in [&shown.metric, shown.subject, shown.measure, &shown.period_type, shown.status, base, &reference] {
        csv_cell(&mut cells, cell);
        cells.push(',');
    }
    cells
}

fn csv_start(out: &mut String, desk: Desk<'_>, column: &str) {
    csv_cell(out, &desk.entry.profile.name);
    out.push(',');
    csv_cell(out, desk.entry.href());
    out.push(',');
    out.push_str(column);
}

fn figure_cells(out: &mut String, desk: Desk<'_>, (head, cell): (&ColumnHead, &Cell), figure: u16) {
    let indicator = desk.site.figure(desk.id, figure);
    let growth = indicator.yoy.map(|yoy| yoy.normalize().to_string()).unwrap_or_default();
    let base = desk.site.columns().notes(desk.id)[usize::from(figure)].value;
    let base = base.map(|(_, value)| value.normalize().to_string()).unwrap_or_default();
    let measure = desk.site.columns().get(head.id).measure;
    let (bound, value, unit, base) = match (measure, &indicator.quantity) {
        (Measure::Value, Some(quantity)) => {
            (quantity.bound.name(), quantity.value.normalize().to_string(), quantity.unit.as_str(), base)
        }
        _ => ("exact", growth.clone(), "%", growth.clone()),
    };
    let rank = if cell.rank > 0 { cell.rank.to_string() } else { String::new() };
    let reason = cell.unranked.map(|reason| reason.words(head.reference, desk.site.say())).unwrap_or_default();
    let period = indicator.period.map(|period| period.to_string()).unwrap_or_default();
    let place = desk.entry.locator(Part::Figure, usize::from(figure));
    let line = place.map(|place| place.line.to_string()).unwrap_or_default();
    let article = place.map_or("", |place| place.article.as_str());
    csv_row(out, [&rank, reason.as_str(), bound, &value, unit, &base, &period, &growth, article, &line]);
}

/// Names, other names, pinyin and addresses of everything with a page.
fn jump_index(site: &Site) -> String {
    let say = site.say();
    let mut items = Vec::new();
    for entry in site.entries() {
        let other: Vec<&str> = entry.sought.iter().map(|(name, _)| name.as_str()).collect();
        let readings: Vec<&str> =
            entry.sought.iter().map(|(_, pinyin)| pinyin.as_str()).chain([entry.row.pinyin.as_str()]).collect();
        let kind = if entry.is_region() { say.kind_region.text() } else { say.kind_zone.text() };
        items.push(json!([kind, entry.profile.name, entry.href(), other.join(" "), readings.join("|")]));
    }
    for metric in site.metrics().all().iter().filter(|metric| !metric.href.is_empty()) {
        let other = metric.term.as_ref().map(|term| term.metric.synonyms.join(" ")).unwrap_or_default();
        items.push(json!([say.kind_metric.text(), metric.name, metric.href, other, metric.pinyin]));
    }
    for tag in site.tags().all() {
        items.push(json!([tag.kind.word(say), tag.name, tag.href, "", tag.pinyin]));
    }
    for article in site.sources().all() {
        items.push(json!([say.kind_source.text(), article.title(), article.href, "", ""]));
    }
    let lines: Vec<String> = items.iter().map(serde_json::Value::to_string).collect();
    format!("{{\"items\":[\n{}\n]}}\n", lines.join(",\n"))
}

/// Zones whose figures the free comparison reads with one file: enough to keep files few, few enough for a phone.
const EACH: usize = 25;

/// What the free comparison reads first: the zones to choose from.
fn compare_json(site: &Site) -> String {
    let zone = |entry: &Entry| {
        let row = &entry.row;
        json!({"name": row.name, "short": row.short, "href": row.href, "pinyin": row.pinyin}).to_string()
    };
    let zones: Vec<String> = site.entries()[..site.zone_count()].iter().map(zone).collect();
    let part = address::COMPARE_PARTS;
    format!("{{\"each\":{EACH},\"part\":\"{part}\",\"zones\":[\n{}\n]}}\n", zones.join(",\n"))
}

/// The figures of some zones as wholes, in columns that two zones at least report.
fn compare_part(site: &Site, part: usize) -> String {
    let comparable = |id: ColumnId| {
        let column = site.columns().get(id);
        column.subject.is_none() && column.period_type.is_some() && site.columns().zones(id).len() > 1
    };
    let zones = part * EACH..site.zone_count().min((part + 1) * EACH);
    let facts = zones.flat_map(|zone| site.columns().cells(zone).iter().map(move |&(id, figure)| (zone, id, figure)));
    let facts: Vec<String> = facts
        .filter(|&(_, id, _)| comparable(id))
        .map(|(zone, id, figure)| compare_fact(Desk::open(site, zone), id, figure))
        .collect();
    format!("{{\"facts\":[\n{}\n]}}\n", facts.join(",\n"))
}

fn compare_fact(desk: Desk<'_>, id: ColumnId, figure: u16) -> String {
    let (site, zone) = (desk.site, desk.id);
    let column = site.columns().get(id);
    let head = table::column(site, &ColumnHead { id, reference: None, reported: 0, ranked: 0 });
    let indicator = site.figure(zone, figure);
    let drawn = desk.cell_figure(figure, column.measure);
    let mut fact = json!({
        "zone": zone, "column": id, "metric": head.metric, "subject": "", "status": head.status,
        "status_word": head.status_word, "period_iso": indicator.period.map(|period| period.normal().to_string()),
        "period": drawn.period, "period_type": head.period_type, "base": column.base, "value": FactNumber(&drawn.sort).json(),
        "number": drawn.number, "unit": drawn.unit, "sign": drawn.sign, "yoy": drawn.yoy, "href": drawn.href,
    });
    if head.ascending {
        fact["ascending"] = true.into();
    }
    if indicator.period_inferred {
        fact["inferred"] = true.into();
    }
    if let Some(spread) = comparison::spread(site, (zone, figure), id) {
        fact["spread"] = FactNumber(&spread.normalize().to_string()).json();
    }
    fact.to_string()
}

/// A decimal number as a script reads it.
struct FactNumber<'a>(&'a str);

impl FactNumber<'_> {
    fn json(&self) -> serde_json::Value {
        self.0.parse::<f64>().ok().and_then(serde_json::Number::from_f64).map_or(serde_json::Value::Null, Into::into)
    }
}

/// A Frictionless description of `data/facts.csv`.
fn data_package(site: &Site) -> String {
    let config = site.config();
    let fields: Vec<_> =
        COLUMNS.into_iter().chain(EXTRA).map(|name| json!({"name": name, "type": field_type(name)})).collect();
    let mut package = json!({
        "profile": "tabular-data-package",
        "name": "yuanzhi-facts",
        "title": config.title,
        "description": config.description,
        "resources": [{
            "profile": "tabular-data-resource",
            "name": "facts",
            "path": address::FACTS_CSV,
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "schema": {"fields": fields, "missingValues": [""]},
        }],
    });
    if !config.base_url.is_empty() {
        package["homepage"] = config.absolute(address::HOME).into();
    }
    format!("{package:#}\n")
}

fn field_type(name: &str) -> &'static str {
    match name {
        "line" | "rank_position" => "integer",
        "value" | "yoy" | "share_pct" | "investment" | "base_value" => "number",
        "period_inferred" | "expected" => "boolean",
        _ => "string",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[&str]) -> String {
        let mut out = String::new();
        csv_row(&mut out, cells.iter().copied());
        out
    }

    #[test]
    fn cells_are_quoted_after_the_standard() {
        assert_eq!(row(&["a,b", "say \"x\"", "甲"]), "\"a,b\",\"say \"\"x\"\"\",甲\r\n");
    }

    #[test]
    fn no_cell_is_run_as_a_formula() {
        assert_eq!(
            row(&["=HYPERLINK(1)", "+1+1", "-4.5", "@x", "-a,b"]),
            "'=HYPERLINK(1),'+1+1,-4.5,'@x,\"'-a,b\"\r\n"
        );
    }
}
