//! Data files: all facts, the facts of one profile, one comparison, and what the scripts of a theme read.
//!
//! - `data/facts.csv`, `data/facts.json`, `zones/x.csv`, `zones/x.json`: one fact a row, with the fields of [`crate::record`]
//!   and, beside them, [`EXTRA`]: the number in its base unit, the period's type, the addresses of zone and source. A site of
//!   more than [`facts::MOST_PLAIN`] facts has the two whole ones packed, `data/facts.csv.zip` and `data/facts.json.zip`.
//! - `compare/…/x.csv`: one reported figure a row, with its rank or the reason for none, for all zones and the columns the
//!   comparison shows; other columns stand in `data/facts.csv`. A zone that reports nothing in a column has no row there. A
//!   zone and its nearest have no such file.
//! - `data/index.json`: `{"items": [[kind in words, name, address, other names, readings], …]}`; other names are parted by
//!   spaces, readings (`shi he zi`) by `|`.
//! - `data/compare.json`: `{"each", "part", "zones": [{"name", "short", "href", "pinyin"}]}`; the figures of the zones from
//!   `n × each` on stand in the file that `part` names with `n` in the place of `{n}`.
//! - `data/compare/0.json` …: `{"columns": {id: {"metric", "period_type", "status", "status_word", "base", "ascending"}},
//!   "facts": [{"zone": place in `zones`, "column", "at": anchor on the zone's page, "period_iso", "period", "value": in the
//!   base unit, "number", and where they apply "unit", "sign", "yoy", "inferred", "spread"}]}`. Figures may be ranked together
//!   only within one column and one `period_iso`. A figure with a sign is ranked only where its order is certain; one with
//!   `≈` lies within `spread` of its value.

use std::collections::BTreeMap;
use std::io;

use serde_json::{Map, Value, json};

use crate::record::COLUMNS;
use crate::site::columns::{ColumnId, Measure};
use crate::site::comparison::{self, Cell, ColumnHead};
use crate::site::{Comparison, ComparisonId, Entry, EntryId, Part, Site, address};

use super::facts::{self, EXTRA, Form, Wrap};
use super::parts::Desk;
use super::{Page, feed, parts, table};

/// A file that is no page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataFile {
    /// Address relative to the site's root.
    pub address: String,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// All facts.
    Facts(Form, Wrap),
    /// The facts of one profile.
    ZoneFacts(Form, EntryId),
    ComparisonCsv(ComparisonId),
    JumpIndex,
    Compare,
    /// The figures of some zones, by the number of the part.
    ComparePart(usize),
    DataPackage(Wrap),
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
    wrapped(site, pages, Wrap::of(site))
}

/// The same, with all facts in files of that wrap.
fn wrapped(site: &Site, pages: &[Page], wrap: Wrap) -> Vec<DataFile> {
    let file = |address: &str, kind| DataFile { address: address.to_string(), kind };
    let mut files = vec![
        file(&wrap.address(Form::Json), Kind::Facts(Form::Json, wrap)),
        file(&wrap.address(Form::Csv), Kind::Facts(Form::Csv, wrap)),
        file(address::COMPARE_JSON, Kind::Compare),
        file(address::JUMP_INDEX, Kind::JumpIndex),
        file(address::FEED, Kind::Feed),
        file(address::DATAPACKAGE, Kind::DataPackage(wrap)),
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
        files.push(file(&parts::data_href(entry.href(), "csv"), Kind::ZoneFacts(Form::Csv, id)));
        files.push(file(&parts::data_href(entry.href(), "json"), Kind::ZoneFacts(Form::Json, id)));
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
    /// The file's bytes, UTF-8 where they are not packed; `pages` as for [`data_files`].
    ///
    /// # Errors
    /// Where a file cannot be packed.
    pub fn bytes(&self, site: &Site, pages: &[Page]) -> io::Result<Vec<u8>> {
        let text = match self.kind {
            Kind::Facts(form, Wrap::Plain) => facts::text(site, form, 0..site.entries().len()),
            Kind::Facts(form, Wrap::Zip) => return facts::packed(site, form),
            Kind::ZoneFacts(form, id) => facts::text(site, form, id..id + 1),
            Kind::ComparisonCsv(id) => comparison_csv(site, id),
            Kind::JumpIndex => jump_index(site),
            Kind::Compare => compare_json(site),
            Kind::ComparePart(part) => compare_part(site, part),
            Kind::DataPackage(wrap) => data_package(site, wrap),
            Kind::Sitemap(part) => feed::sitemap(site, pages, part),
            Kind::Robots => feed::robots(site),
            Kind::Feed => feed::atom(site),
        };
        Ok(text.into_bytes())
    }
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
    let table = comparison::of(site, &site.comparisons()[id], &zones);
    let mut out = String::new();
    csv_row(&mut out, COMPARISON_COLUMNS);
    for (place, head) in table.columns.iter().enumerate() {
        let column = column_cells(site, head);
        for (&zone, row) in zones.iter().zip(&table.rows) {
            let (desk, cell) = (Desk::open(site, zone), &row[place]);
            for &figure in &cell.figures {
                csv_start(&mut out, desk, &column);
                figure_cells(&mut out, desk, (head, cell), figure);
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
    let cells = zones.flat_map(|zone| site.columns().cells(zone).iter().map(move |&(id, figure)| (zone, id, figure)));
    let (mut columns, mut facts) = (BTreeMap::new(), Vec::new());
    for (zone, id, figure) in cells.filter(|&(_, id, _)| comparable(id)) {
        columns.entry(id).or_insert_with(|| compare_column(site, id));
        facts.push(compare_fact(Desk::open(site, zone), id, figure));
    }
    let columns: Vec<String> = columns.iter().map(|(id, column)| format!("\"{id}\":{column}")).collect();
    format!("{{\"columns\":{{\n{}\n}},\"facts\":[\n{}\n]}}\n", columns.join(",\n"), facts.join(",\n"))
}

/// What the figures of one column have in common.
fn compare_column(site: &Site, id: ColumnId) -> Value {
    let head = table::column(site, &ColumnHead { id, reference: None, reported: 0, ranked: 0 });
    json!({
        "metric": head.metric, "period_type": head.period_type, "status": head.status, "status_word": head.status_word,
        "base": site.columns().get(id).base, "ascending": head.ascending,
    })
}

/// One figure; what it does not have is left out.
fn compare_fact(desk: Desk<'_>, id: ColumnId, figure: u16) -> String {
    let (site, zone) = (desk.site, desk.id);
    let indicator = site.figure(zone, figure);
    let drawn = desk.cell_figure(figure, site.columns().get(id).measure);
    let anchor = drawn.href.split_once('#').map(|(_, anchor)| anchor);
    let spread = comparison::spread(site, (zone, figure), id);
    let spread = spread.map(|spread| FactNumber(&spread.normalize().to_string()).json());
    let mut fact = Map::new();
    let said = [
        ("zone", zone.into()),
        ("column", json!(id)),
        ("at", anchor.into()),
        ("period_iso", indicator.period.map(|period| period.normal().to_string()).into()),
        ("period", json!(drawn.period)),
        ("value", FactNumber(&drawn.sort).json()),
        ("number", json!(drawn.number)),
        ("unit", json!(drawn.unit)),
        ("sign", json!(drawn.sign)),
        ("yoy", json!(drawn.yoy)),
        ("inferred", if indicator.period_inferred { true.into() } else { Value::Null }),
        ("spread", spread.into()),
    ];
    for (key, value) in said.into_iter().filter(|(_, value)| !value.is_null() && value != "") {
        fact.insert(key.into(), value);
    }
    Value::Object(fact).to_string()
}

/// A decimal number as a script reads it.
struct FactNumber<'a>(&'a str);

impl FactNumber<'_> {
    fn json(&self) -> Value {
        self.0.parse::<f64>().ok().and_then(serde_json::Number::from_f64).map_or(Value::Null, Into::into)
    }
}

/// A Frictionless description of the table of all facts.
fn data_package(site: &Site, wrap: Wrap) -> String {
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
            "path": wrap.address(Form::Csv),
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "schema": {"fields": fields, "missingValues": [""]},
        }],
    });
    if wrap == Wrap::Zip {
        package["resources"][0]["compression"] = "zip".into();
    }
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

    use crate::site::trial::{Holding, figure, site, zone};

    #[test]
    fn packed_facts_are_the_plain_ones_and_the_package_names_them() {
        let zones = ["a", "b", "c"].map(|slug| zone(slug, slug).says(figure("固定资产投资 1亿元 2023")));
        let site = site(zones.to_vec());
        let bytes = |wrap: Wrap, address: &str| {
            let files = wrapped(&site, &[], wrap);
            let file = files.iter().find(|file| file.address == address).unwrap_or_else(|| panic!("{address}"));
            file.bytes(&site, &[]).expect("its bytes")
        };
        for (plain, packed) in [("data/facts.csv", "data/facts.csv.zip"), ("data/facts.json", "data/facts.json.zip")] {
            let mut archive = zip::ZipArchive::new(io::Cursor::new(bytes(Wrap::Zip, packed))).expect("a zip file");
            let mut inside = Vec::new();
            let mut file = archive.by_name(plain.trim_start_matches("data/")).expect("one file");
            io::Read::read_to_end(&mut file, &mut inside).expect("its bytes");
            assert_eq!(inside, bytes(Wrap::Plain, plain));
            assert_eq!(bytes(Wrap::Zip, packed), bytes(Wrap::Zip, packed), "the same bytes each time");
        }
        let package: Value = serde_json::from_slice(&bytes(Wrap::Zip, "datapackage.json")).expect("JSON");
        let table = &package["resources"][0];
        assert_eq!((&table["path"], &table["compression"]), (&json!("data/facts.csv.zip"), &json!("zip")));
    }

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
