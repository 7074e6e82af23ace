//! A template engine's errors as diagnostics: the engine's message and span, drawn by us, since its own
//! caret slips under wide characters.

use std::collections::{BTreeMap, BTreeSet};

use serde::de::DeserializeOwned;
use tera::{Error, ErrorKind, Value};

use crate::diag::{Diagnostic, Place, did_you_mean};
use crate::source::{SourceText, Span};

/// The diagnostic of an engine error met while working on `template`.
pub(super) fn of_tera(error: &Error, templates: &BTreeMap<String, SourceText>, template: &str) -> Diagnostic {
    match error.kind() {
        ErrorKind::SyntaxError(report) => {
            placed("theme/syntax", report, templates).hint("Mend the template; Tera 2 closes what it opens and calls components as `{{ <name arg={value} /> }}`.")
        }
        ErrorKind::RenderingError(report) => placed("theme/render", report, templates)
            .hint("Name a field that is there (themes/README.md lists them; a template of an older theme may name one that is gone); where one may be missing, ask first: `{% if view.field is defined %}`."),
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

/// The diagnostics of names that templates call and nothing bears: the engine tells all of them in one message, each
/// drawn below the last. None where the error is another.
pub(super) fn unknown_names(error: &Error, templates: &BTreeMap<String, SourceText>) -> Vec<Diagnostic> {
    let ErrorKind::Msg(text) = error.kind() else { return Vec::new() };
    let mut lines = text.lines().peekable();
    let mut found = Vec::new();
    while let Some(line) = lines.next() {
        let at = lines.peek().and_then(|next| next.trim_start().strip_prefix("--> "));
        if let (Some(message), Some(at)) = (line.strip_prefix("error: "), at) {
            found.push(unknown_name(message, at, templates));
        }
    }
    found
}

/// `message` as ``Unknown filter `uper` ``, `at` as `404.html:1:21`.
fn unknown_name(message: &str, at: &str, templates: &BTreeMap<String, SourceText>) -> Diagnostic {
    let word = message.split('`').nth(1).unwrap_or_default();
    let mut parts = at.rsplitn(3, ':');
    let (_, line, name) = (parts.next(), parts.next(), parts.next().unwrap_or(at));
    let line = line.and_then(|line| line.parse().ok()).unwrap_or(0);
    let place = match templates.get(name).filter(|source| (1..=source.line_count()).contains(&line)) {
        Some(source) => word_in_line(source, line, word),
        None => file_of(templates, name),
    };
    let hint = match did_you_mean(word, templates.keys().map(String::as_str)) {
        Some(near) if message.contains("template") => format!("Did you mean `{near}`?"),
        _ if message.contains("component") => {
            "Define it with `{% component NAME() %}`, or take one of those in themes/README.md.".to_string()
        }
        _ => "Mend its name; the templates of the default theme use those there are (`yuanzhi init --theme DIR` writes them out)."
            .to_string(),
    };
    Diagnostic::error("theme/unknown-name", format!("{}.", message.trim_end_matches('.'))).at(place).hint(hint)
}

/// The word where it stands in a line; the whole line where it does not.
fn word_in_line(source: &SourceText, line: usize, word: &str) -> Place {
    let place = Place::line(source, line);
    match place.excerpt.find(word).filter(|_| !word.is_empty()) {
        Some(at) => {
            let column = place.excerpt[..at].chars().count() + 1;
            Place { column, width: word.chars().count(), ..place }
        }
        None => place,
    }
}

/// A user's template that no page is made of and no other template names: most likely its name is misspelt.
pub(super) fn idle_template(source: &SourceText, name: &str, known: &BTreeSet<String>) -> Diagnostic {
    let hint = match did_you_mean(name, known.iter().map(String::as_str)) {
        Some(near) => format!("Did you mean `{near}`?"),
        None => format!("Pages are made of {}.", known.iter().cloned().collect::<Vec<_>>().join(", ")),
    };
    Diagnostic::warning(
        "theme/idle-template",
        format!("No page is made of the template `{name}`, and no other names it."),
    )
    .at(Place::file(source.name()))
    .hint(hint)
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
