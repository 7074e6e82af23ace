//! What the recogniser reads of the cases that other tools are tested on, and of the places where those tools went wrong.
//! The cases stand beside the repository, in `../shared/cases`; the project holds no copy.

#![allow(clippy::expect_used, clippy::disallowed_methods, clippy::print_stdout)] // a test may stop, reads files and shows its figures

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::Value;
use yuanzhi::domain::{Decimal, Point};
use yuanzhi::recognise::{Recogniser, Row, rows};
use yuanzhi::vocab::Vocab;

/// Floors that only rise: shares of core cases passed, in percent.
const QUANTITY_FLOOR: f64 = 99.0;
const TIME_FLOOR: f64 = 98.0;

/// The folder `shared` beside the repository, or beside the folder that a worktree of it stands in.
fn shared() -> Option<PathBuf> {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .skip(1)
        .map(|above| above.join("shared"))
        .find(|path| path.is_dir())
}

fn cases(name: &str) -> Option<Vec<Value>> {
    let Some(text) = shared().and_then(|shared| std::fs::read_to_string(shared.join("cases").join(name)).ok()) else {
        println!("SKIPPED: ../shared is absent, so the cases of {name} were not read");
        return None;
    };
    Some(text.lines().map(|line| serde_json::from_str(line).expect("a case is JSON")).collect())
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or("")
}

fn read(case: &Value) -> Vec<Row> {
    let reference: Option<Point> = text(case, "reference_date").parse().ok();
    rows(Recogniser::embedded(), text(case, "text"), reference)
}

/// Kinds of rows that a case of this scope is about.
fn kinds(scope: &str) -> &'static [&'static str] {
    match scope {
        "money" => &["money"],
        "percent" => &["percent"],
        "ordinal" => &["ordinal", "rank"],
        "numeral" => &["number", "fraction", "range"],
        "range" => &["range"],
        "time" => &["time"],
        _ => &["dimension"],
    }
}

/// The same amount, counting 3斤 and 1500克 as one; numbers of the cases are doubles.
fn same_amount(row: &Row, expected: &Value) -> bool {
    let number = |value: &Value| value.as_f64();
    let units = &Vocab::embedded().units;
    let Some(value) = row.value else { return number(&expected["value"]).is_none() };
    let Some(wanted) = number(&expected["value"]) else { return true };
    let near = |a: f64, b: f64| (a - b).abs() <= 1e-9 * a.abs().max(b.abs());
    let as_f64 = |value: Decimal| value.to_string().parse::<f64>().unwrap_or(f64::NAN);
    match expected["unit"].as_str() {
        None => near(as_f64(value), wanted),
        Some(unit) if row.unit.as_deref() == Some(unit) => near(as_f64(value), wanted),
        Some(unit) => {
            let own = row.unit.as_deref().and_then(|unit| units.normalise(value, unit));
            let other = units.normalise(Decimal::ONE, unit);
            own.zip(other).is_some_and(|(own, other)| {
                own.1 == other.1 && (as_f64(own.0) - wanted * as_f64(other.0)).abs() <= 1e-6 * as_f64(own.0).abs()
            })
        }
    }
}

fn same_period(row: &Row, expected: &Value) -> bool {
    let wanted = expected["alt"].as_array().into_iter().flatten().chain([&expected["period"]]);
    wanted.into_iter().any(|wanted| wanted.as_str() == row.period.as_deref())
}

/// What is wrong with the reading of one case, if anything.
fn fault(case: &Value, scope: &str, same: impl Fn(&Row, &Value) -> bool) -> Option<String> {
    let rows = read(case);
    let found: Vec<&Row> = rows.iter().filter(|row| kinds(scope).contains(&row.kind)).collect();
    let expected = case["expect"].as_array().expect("a case has `expect`");
    let shown = || {
        let found: Vec<String> = found
            .iter()
            .map(|row| {
                format!(
                    "{}:{:?}={:?}{}{}",
                    row.kind,
                    row.surface,
                    row.value.map(|v| v.to_string()),
                    row.unit.as_deref().unwrap_or(""),
                    row.period.as_deref().unwrap_or("")
                )
            })
            .collect();
        format!("[{scope}] {} | wanted {} | read {}", text(case, "text"), case["expect"], found.join(" "))
    };
    let met = expected
        .iter()
        .all(|wanted| found.iter().any(|row| row.surface == text(wanted, "surface") && same(row, wanted)));
    let quiet = found.iter().all(|row| expected.iter().any(|wanted| text(wanted, "surface") == row.surface));
    (!met || !quiet).then(shown)
}

/// Percent of cases passed by tier and scope; prints what failed.
fn measure(cases: &[Value], same: impl Fn(&Row, &Value) -> bool + Copy) -> BTreeMap<String, (usize, usize)> {
    let mut tally: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for case in cases {
        let scope = case.get("scope").and_then(Value::as_str).unwrap_or("time");
        let fault = fault(case, scope, same);
        for key in [text(case, "tier").to_string(), format!("{} {scope}", text(case, "tier"))] {
            let (passed, all) = tally.entry(key).or_default();
            *passed += usize::from(fault.is_none());
            *all += 1;
        }
        if let Some(fault) = fault {
            println!("{} {fault}", text(case, "tier"));
        }
    }
    for (key, (passed, all)) in &tally {
        println!("{key}: {passed} of {all}");
    }
    tally
}

fn percent((passed, all): (usize, usize)) -> f64 {
    100.0 * passed as f64 / all.max(1) as f64
}

#[test]
fn core_quantities() {
    let Some(cases) = cases("quantity_cases.jsonl") else { return };
    let tally = measure(&cases, same_amount);
    let core = percent(tally["core"]);
    assert!(core >= QUANTITY_FLOOR, "{core:.1} % of the core quantity cases, floor {QUANTITY_FLOOR}");
}

#[test]
fn core_times() {
    let Some(cases) = cases("time_cases.jsonl") else { return };
    let tally = measure(&cases, same_period);
    let core = percent(tally["core"]);
    assert!(core >= TIME_FLOOR, "{core:.1} % of the core time cases, floor {TIME_FLOOR}");
}

/// A trap is fallen into where the recogniser reads its words as the kind of thing they are not: a time that is only
/// part of a longer one or has the peer's wrong year, money that is a count, a unit cut short.
#[test]
fn traps() {
    let Some(traps) = cases("traps.jsonl") else { return };
    let articles = shared().unwrap_or_default().join("articles");
    let mut fallen = Vec::new();
    let mut seen = 0;
    for trap in &traps {
        let Some(line) = line_of(&articles, text(trap, "article"), trap["line"].as_u64().unwrap_or(0) as usize) else {
            println!("SKIPPED: the article {} is absent", text(trap, "article"));
            continue;
        };
        seen += 1;
        if let Some(row) = trapped(trap, &line) {
            fallen.push(format!(
                "{}:{} {} read as {} {:?} {:?}",
                text(trap, "article"),
                trap["line"],
                text(trap, "surface"),
                row.kind,
                row.value,
                row.period
            ));
        }
    }
    println!("traps avoided: {} of {seen}", seen - fallen.len());
    assert!(fallen.is_empty(), "{}", fallen.join("\n"));
    assert_eq!(seen, traps.len());
}

fn line_of(articles: &Path, id: &str, line: usize) -> Option<String> {
    let entries = std::fs::read_dir(articles).ok()?;
    let path = entries
        .flatten()
        .map(|entry| entry.path())
        .find(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(&format!("{id}_"))))?;
    let text = std::fs::read_to_string(path).ok()?;
    text.lines().nth(line - 1).map(str::to_string)
}

fn trapped(trap: &Value, line: &str) -> Option<Row> {
    let (start, end) = (trap["start"].as_u64()? as usize, trap["end"].as_u64()? as usize);
    let surface: String = line.chars().skip(start).take(end - start).collect();
    assert_eq!(surface, text(trap, "surface"), "the trap stands where it says");
    let said = trap["peer_said"].to_string();
    let year = said.split(|c: char| !c.is_ascii_digit()).find(|part| part.len() == 4);
    let kinds: &[&str] = match text(trap, "kind") {
        "time" => &["time"],
        "money" => &["money"],
        // The peers' unit was wrong: a rank, a count or a longer unit was cut or an idiom was read.
        _ => &["dimension"],
    };
    let reference: Option<Point> = year.and_then(|year| year.parse().ok());
    rows(Recogniser::embedded(), line, reference).into_iter().find(|row| {
        let same_place = row.start == start && row.end == end;
        let real_time = matches!(surface.as_str(), "今年上半年" | "2023年上半年" | "全年");
        let wrong_year = row.period.as_deref() == year;
        kinds.contains(&row.kind) && same_place && (!real_time || wrong_year)
    })
}
