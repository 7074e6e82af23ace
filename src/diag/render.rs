//! Faults as a person, a program or a pull request reads them.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::{Diagnostic, Place, Severity};

/// Whether the reader's terminal shows colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    /// Plain characters only.
    Never,
    /// ANSI colours.
    Always,
}

/// The faults for a person: place, the line, a caret under the right character, what to type.
pub fn plain(faults: &[Diagnostic]) -> String {
    render(faults, Colour::Never)
}

/// The faults for a person, with or without colour.
pub fn render(faults: &[Diagnostic], colour: Colour) -> String {
    let renderer = match colour {
        Colour::Never => Renderer::plain(),
        Colour::Always => Renderer::styled(),
    };
    let mut out = String::new();
    for fault in faults {
        out.push_str(&one(fault, &renderer));
        out.push_str("\n\n");
    }
    out
}

fn one(fault: &Diagnostic, renderer: &Renderer) -> String {
    let level = match fault.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let mut group = Group::with_title(level.primary_title(fault.message.as_str()).id(fault.code));
    if let Some(place) = &fault.place {
        group = match place.line {
            0 => group.element(annotate_snippets::Origin::path(place.file.as_str())),
            _ => group.element(snippet(place)),
        };
    }
    if let Some(hint) = &fault.hint {
        group = group.element(Level::HELP.message(hint.as_str()));
    }
    renderer.render(&[group])
}

fn snippet(place: &Place) -> Snippet<'_, annotate_snippets::Annotation<'_>> {
    let from = byte_of(&place.excerpt, place.column.saturating_sub(1));
    let until = match place.column {
        0 => place.excerpt.len(),
        column => byte_of(&place.excerpt, column - 1 + place.width),
    };
    Snippet::source(place.excerpt.as_str())
        .path(place.file.as_str())
        .line_start(place.line)
        .annotation(AnnotationKind::Primary.span(from..until))
}

/// Byte offset of the character at `index`; the end of the line where there are fewer.
fn byte_of(line: &str, index: usize) -> usize {
    line.char_indices().nth(index).map_or(line.len(), |(at, _)| at)
}

/// The faults as a JSON array of `{code, severity, file, line, column, message, hint, fix}`; `fix` is `{start, end, put}`
/// in bytes of the file, where there is one right answer.
pub fn json(faults: &[Diagnostic]) -> serde_json::Value {
    faults
        .iter()
        .map(|fault| {
            let place = fault.place.as_ref();
            serde_json::json!({
                "code": fault.code,
                "severity": fault.severity.word(),
                "file": place.map(|p| p.file.as_str()),
                "line": place.map(|p| p.line).filter(|&line| line > 0),
                "column": place.map(|p| p.column).filter(|&column| column > 0),
                "message": fault.message,
                "hint": fault.hint,
                "fix": fault.fix.as_ref().and_then(|fix| Some((fix.span?, &fix.put))).map(|(span, put)| serde_json::json!({
                    "start": span.start, "end": span.end, "put": put,
                })),
            })
        })
        .collect()
}

/// The faults as GitHub workflow commands, one a line: annotations on a pull request.
pub fn github(faults: &[Diagnostic]) -> String {
    let mut out = String::new();
    for fault in faults {
        let command = match fault.severity {
            Severity::Note => "notice",
            other => other.word(),
        };
        let place = fault.place.as_ref().map(|place| {
            let mut words = format!(" file={}", escape(&place.file, Part::Property));
            if place.line > 0 {
                words.push_str(&format!(",line={}", place.line));
            }
            if place.column > 0 {
                words.push_str(&format!(",col={}", place.column));
            }
            words
        });
        let hint = fault.hint.as_ref().map(|hint| format!("\n{hint}")).unwrap_or_default();
        out.push_str(&format!(
            "::{command}{}::{}\n",
            place.unwrap_or_default(),
            escape(&format!("{} [{}]{hint}", fault.message, fault.code), Part::Message)
        ));
    }
    out
}

#[derive(PartialEq)]
enum Part {
    Property,
    Message,
}

fn escape(text: &str, part: Part) -> String {
    let text = text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    match part {
        Part::Message => text,
        Part::Property => text.replace(':', "%3A").replace(',', "%2C"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{SourceText, Span};

    fn fault() -> Diagnostic {
        let source = SourceText::new("content/zones/a.md", "---\nname: 石河子\nlevle: 国家级\n");
        let start = source.text().find("levle").expect("the key stands there");
        Diagnostic::error("profile/unknown-key", "There is no key `levle`.")
            .at(Place::span(&source, Span::new(start, start + 5)))
            .hint("Type `level`.")
    }

    #[test]
    fn a_person_sees_place_line_caret_and_hint() {
        let text = plain(&[fault()]);
        assert!(text.contains("error[profile/unknown-key]: There is no key `levle`."), "{text}");
        assert!(text.contains("content/zones/a.md:3:1"), "{text}");
        assert!(text.contains("^^^^^"), "{text}");
        assert!(text.contains("Type `level`."), "{text}");
    }

    #[test]
    fn a_pull_request_gets_one_escaped_line() {
        let text = github(&[fault()]);
        assert!(text.starts_with("::error file=content/zones/a.md,line=3,col=1::"), "{text}");
        assert_eq!(text.lines().count(), 1);
    }
}
