//! What machines read of a built site: the data package, CSV and JSON with one another, structured data and previews in
//! each page's head.

#![allow(clippy::expect_used, clippy::disallowed_methods)] // a test may stop, and reads files

use std::fs;
use std::path::Path;
use std::process::Command;

use dom_query::Document;
use serde_json::Value;

/// Fields of a fact that CSV and JSON write alike.
const PLAIN: [&str; 10] =
    ["article", "line", "zone", "kind", "metric", "period", "base_value", "base_unit", "zone_href", "source_href"];

const BASE: &str = "https://someone.github.io/repo/";

fn build(out: &Path) {
    let done = Command::new(env!("CARGO_BIN_EXE_yuanzhi"))
        .args(["--site", env!("CARGO_MANIFEST_DIR"), "build", "--no-search", "--base-url", BASE, "--out"])
        .arg(out)
        .output()
        .expect("yuanzhi runs");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

fn json(path: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(path).expect("a file"))
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Rows of a CSV file, the head first.
fn rows(path: &Path) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_path(path).expect("a CSV file");
    reader.records().map(|row| row.expect("a row").iter().map(str::to_string).collect()).collect()
}

#[test]
fn the_data_package_fits_its_schema_and_its_table() {
    let dir = tempfile::tempdir().expect("a folder");
    build(dir.path());
    let package = json(&dir.path().join("datapackage.json"));
    let schema = json(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/tabular-data-package.json"));
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let faults: Vec<String> =
        validator.iter_errors(&package).map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
    assert!(faults.is_empty(), "{faults:#?}");
    let mut broken = package.clone();
    broken["resources"][0]["schema"]["fields"][0]["type"] = "word".into();
    assert!(!validator.is_valid(&broken), "the schema refuses what is wrong");

    let resource = &package["resources"][0];
    let rows = rows(&dir.path().join(resource["path"].as_str().expect("a path")));
    let fields: Vec<&Value> = resource["schema"]["fields"].as_array().expect("fields").iter().collect();
    let names: Vec<&str> = fields.iter().map(|field| field["name"].as_str().expect("a name")).collect();
    assert_eq!(rows[0], names);
    assert!(rows.len() > 500, "the table holds the facts");
    for row in &rows[1..] {
        for (cell, field) in row.iter().zip(&fields).filter(|(cell, _)| !cell.is_empty()) {
            let fits = match field["type"].as_str().expect("a type") {
                "integer" => cell.parse::<i64>().is_ok(),
                "number" => cell.parse::<f64>().is_ok(),
                "boolean" => matches!(cell.as_str(), "true" | "false"),
                _ => true,
            };
            assert!(fits, "`{cell}` is no {} in {row:?}", field["type"]);
        }
    }
}

#[test]
fn csv_and_json_tell_the_same_facts() {
    let dir = tempfile::tempdir().expect("a folder");
    build(dir.path());
    let mut tables = vec![("data/facts.csv".to_string(), "data/facts.json".to_string())];
    for entry in fs::read_dir(dir.path().join("zones")).expect("zones").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if let Some(stem) = name.strip_suffix(".csv") {
            tables.push((format!("zones/{name}"), format!("zones/{stem}.json")));
        }
    }
    assert!(tables.len() > 10);
    let mut compared = 0;
    for (csv, data) in tables {
        let (rows, facts) = (rows(&dir.path().join(&csv)), json(&dir.path().join(&data)));
        let facts = facts.as_array().expect("a list");
        assert_eq!(rows.len() - 1, facts.len(), "{csv}");
        for (row, fact) in rows[1..].iter().zip(facts) {
            // Fields that stand in both under one name, for every kind of fact.
            for (name, cell) in
                rows[0].iter().zip(row).filter(|(name, cell)| PLAIN.contains(&name.as_str()) && !cell.is_empty())
            {
                let said = fact[name].as_str().map_or_else(|| fact[name].to_string(), str::to_string);
                assert!(said == *cell || said == cell.trim_start_matches('\''), "{csv} {name}: `{cell}` and `{said}`");
                compared += 1;
            }
        }
    }
    assert!(compared > 5000, "cells were compared: {compared}");
}

#[test]
fn every_page_tells_machines_what_it_is() {
    let dir = tempfile::tempdir().expect("a folder");
    build(dir.path());
    let mut places = 0;
    for file in walkdir::WalkDir::new(dir.path())
        .into_iter()
        .flatten()
        .filter(|entry| entry.path().extension().is_some_and(|end| end == "html"))
    {
        let name = file.path().strip_prefix(dir.path()).expect("below").to_string_lossy().replace('\\', "/");
        let page = Document::from(fs::read_to_string(file.path()).expect("UTF-8"));
        for property in ["og:title", "og:type", "og:description", "og:site_name"] {
            let said = page.select(&format!("meta[property='{property}']")).attr("content").unwrap_or_default();
            assert!(!said.trim().is_empty(), "{name} says no {property}");
        }
        let feed = page.select("link[rel='alternate'][type='application/atom+xml']").attr("href").unwrap_or_default();
        assert!(feed.ends_with("atom.xml"), "{name}: {feed}");
        if name != "404.html" {
            let canonical = page.select("link[rel='canonical']").attr("href").unwrap_or_default();
            let wanted = format!("{BASE}{}", if name == "index.html" { "" } else { &name });
            assert_eq!(*canonical, *wanted);
        }
        if name.starts_with("zones/") && name != "zones/index.html" {
            let data: Value =
                serde_json::from_str(&page.select("script[type='application/ld+json']").text()).expect("JSON-LD");
            let kinds: Vec<&str> =
                data["@graph"].as_array().expect("a graph").iter().filter_map(|one| one["@type"].as_str()).collect();
            assert_eq!(
                (data["@context"].as_str(), kinds),
                (Some("https://schema.org"), vec!["Place", "Dataset"]),
                "{name}"
            );
            let files = data["@graph"][1]["distribution"].as_array().expect("its files");
            for file in files {
                let address =
                    file["contentUrl"].as_str().expect("an address").strip_prefix(BASE).expect("below the site");
                assert!(dir.path().join(address).is_file(), "{name} names {address}");
            }
            places += 1;
        }
    }
    assert!(places > 10, "zones were looked at");
}

#[test]
fn every_fact_of_a_source_leads_to_itself() {
    let dir = tempfile::tempdir().expect("a folder");
    build(dir.path());
    let mut facts = 0;
    for entry in fs::read_dir(dir.path().join("sources")).expect("sources").flatten() {
        let page = Document::from(fs::read_to_string(entry.path()).expect("UTF-8"));
        for link in page.select(".by-line .fact a").iter() {
            let href = link.attr("href").expect("a link").to_string();
            let (_, anchor) = href.split_once('#').unwrap_or_else(|| panic!("{href} leads to a page, not to its fact"));
            assert!(!anchor.is_empty(), "{href}");
            facts += 1;
        }
    }
    assert!(facts > 500, "facts were looked at: {facts}");
}
