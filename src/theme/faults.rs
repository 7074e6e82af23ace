//! A template engine's errors as diagnostics: the engine's message and span, drawn by us, since its own
//! caret slips under wide characters.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use tera::{Error, ErrorKind, Value};

use crate::diag::{Diagnostic, Place};
use crate::source::{SourceText, Span};

/// The diagnostic of an engine error met while working on `template`.
pub(super) fn of_tera(error: &Error, templates: &BTreeMap<String, SourceText>, template: &str) -> Diagnostic {
    match error.kind() {
        ErrorKind::SyntaxError(report) => {
            placed("theme/syntax", report, templates).hint("Mend the template; Tera 2 closes what it opens and calls components as `{{ <name arg={value} /> }}`.")
        }
        ErrorKind::RenderingError(report) => placed("theme/render", report, templates)
            .hint("Name a field that is there; where one may be missing, ask first: `{% if view.field is defined %}`."),
        ErrorKind::MissingParent { current, parent } => {
            Diagnostic::error("theme/missing-parent", format!("The template `{current}` extends `{parent}`, which is not there."))
                .at(file_of(templates, current))
                .hint(format!("Add `templates/{parent}` to the theme, or mend the name after `extends`."))
        }
        other => {
            let message = other.to_string();
            let fault = Diagnostic::error("theme/template", format!("{}.", message.trim_end_matches('.')))
                .hint("Compare the template with the default theme's: `yuanzhi init --theme DIR` writes it out.");
            // Of a fault between templates the engine names one in its message only.
            let named = message.split('\'').nth(1).filter(|name| templates.contains_key(*name)).unwrap_or(template);
            if named.is_empty() { fault } else { fault.at(file_of(templates, named)) }
        }
    }
}

fn placed(code: &'static str, report: &tera::ReportError, templates: &BTreeMap<String, SourceText>) -> Diagnostic {
    let place = match templates.get(report.filename()) {
        Some(source) => {
            let range = report.span().range.clone();
            Place::span(source, Span::new(range.start, range.end))
        }
        None => Place::file(report.filename()),
    };
    Diagnostic::error(code, format!("{}.", report.message().trim_end_matches('.'))).at(place)
}

fn file_of(templates: &BTreeMap<String, SourceText>, name: &str) -> Place {
    Place::file(templates.get(name).map_or(name, |source| source.name()))
}

/// The frame's words out of a TOML file.
pub(super) fn strings(shown: &str, bytes: &[u8], faults: &mut Vec<Diagnostic>) -> Option<Value> {
    let hint = "Write one `key = \"words\"` a line.";
    let table: Option<toml::Table> = from_toml(("theme/strings", hint), shown, bytes, faults);
    table.map(|table| Value::from_serializable(&table))
}

/// A TOML file of the theme as a value; `fault` is the code and the hint of one that cannot be read.
pub(super) fn from_toml<T: DeserializeOwned>(
    fault: (&'static str, &str),
    shown: &str,
    bytes: &[u8],
    faults: &mut Vec<Diagnostic>,
) -> Option<T> {
    let source = SourceText::new(shown, String::from_utf8_lossy(bytes).into_owned());
    match toml::from_str(source.text()) {
        Ok(value) => Some(value),
        Err(error) => {
            let place = match error.span() {
                Some(range) => Place::span(&source, Span::new(range.start, range.end)),
                None => Place::file(shown),
            };
            let message = format!("This file cannot be read: {}.", error.message().trim_end_matches('.'));
            faults.push(Diagnostic::error(fault.0, message).at(place).hint(fault.1));
            None
        }
    }
}
