//! `yuanzhi mentions`: what the recogniser sees in texts from standard input.

use std::io::BufRead;

use crate::diag::{Diagnostic, Place};
use crate::recognise::{self, Recogniser, Row};

use super::args::MentionsArgs;
use super::files::Told;
use super::{Ending, report};

#[derive(serde::Deserialize)]
struct Asked {
    text: String,
    #[serde(default)]
    reference_date: Option<String>,
}

/// Runs the command.
pub(super) fn run(_: &MentionsArgs) -> Told<Ending> {
    let recogniser = Recogniser::embedded();
    let mut ending = Ending::Clean;
    for (index, line) in std::io::stdin().lock().lines().enumerate() {
        let Ok(line) = line else { break };
        if line.trim().is_empty() {
            continue;
        }
        match serde_json::from_str::<Asked>(&line) {
            Ok(asked) => {
                let reference = asked.reference_date.as_deref().and_then(|date| date.parse().ok());
                let seen: Vec<_> = recognise::rows(recogniser, &asked.text, reference).iter().map(row).collect();
                report::print(&format!("{}\n", serde_json::json!({ "text": asked.text, "mentions": seen })));
            }
            Err(error) => {
                ending = Ending::Faults;
                report::tell(&[bad_line(index + 1, &line, &error)]);
            }
        }
    }
    Ok(ending)
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

/// A line of standard input that is not the JSON asked for.
pub(super) fn bad_line(number: usize, line: &str, error: &serde_json::Error) -> Diagnostic {
    let excerpt: String = line.chars().take(120).collect();
    Diagnostic::error("stdin/json", format!("This line is not the JSON object asked for: {error}."))
        .at(Place { file: "standard input".into(), line: number, column: 0, width: 0, excerpt })
        .hint("Write one object a line, such as {\"id\": \"a1\", \"text\": \"……\", \"date\": \"2024-01-20\"}.")
}
