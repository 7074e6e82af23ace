//! `yuanzhi mentions`: what the recogniser sees in texts from standard input.

use crate::diag::Diagnostic;
use crate::recognise::{self, Recogniser, Row};

use super::args::MentionsArgs;
use super::files::Told;
use super::report::Reader;
use super::{Ending, report, stdin};

#[derive(serde::Deserialize)]
struct Asked {
    text: String,
    #[serde(default)]
    reference_date: Option<String>,
}

/// Runs the command.
pub(super) fn run(_: &MentionsArgs) -> Told<Ending> {
    let recogniser = Recogniser::embedded();
    let mut faults = Vec::new();
    for line in stdin::lines() {
        let mut found = Vec::new();
        let row = line.map(|(number, line)| one_line(recogniser, (number, &line), &mut found));
        let text = row.unwrap_or_else(|fault| {
            found.push(*fault);
            None
        });
        report::tell(&found);
        stdin::keep_worst(&mut faults, found);
        if let Some(text) = text
            && report::print(&text)? == Reader::Gone
        {
            break;
        }
    }
    Ok(Ending::of(&faults))
}

fn one_line(recogniser: &Recogniser, (number, line): (usize, &str), faults: &mut Vec<Diagnostic>) -> Option<String> {
    let asked: Asked = stdin::object((number, line), faults)?;
    let reference = stdin::date((number, line), asked.reference_date.as_deref(), faults);
    let seen: Vec<_> = recognise::rows(recogniser, &asked.text, reference).iter().map(row).collect();
    Some(format!("{}\n", serde_json::json!({ "text": asked.text, "mentions": seen })))
}

/// A mention as printed; numbers that JSON can hold exactly are numbers, the others words.
fn row(row: &Row) -> serde_json::Value {
    let value = row.value.map(|value| value.normalize().to_string());
    let value = value.map(|digits| serde_json::from_str(&digits).unwrap_or(serde_json::Value::String(digits)));
    serde_json::json!({
        "surface": row.surface, "start": row.start, "end": row.end, "kind": row.kind,
        "value": value, "unit": row.unit, "period": row.period,
    })
}
