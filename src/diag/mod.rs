//! Faults in a user's text are data: collected, kept with their place, worded where they are seen.

mod codes;
mod fix;
mod render;

pub use codes::{CODES, Cause, Code, code_of};
pub use fix::apply;
pub use render::{Colour, github, json, plain, render};

use crate::source::{SourceText, Span};

/// How much a fault matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing; nothing to mend.
    Note,
    /// The site can be built, but a reader may be misled.
    Warning,
    /// The content cannot be used as it stands.
    Error,
}

impl Severity {
    /// The word for it in messages.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// Where a fault stands: a file and, where known, the line and what lies under the caret.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file, as the user would type it.
    pub file: String,
    /// Line from 1; 0 where the whole file is meant.
    pub line: usize,
    /// Column in characters from 1; 0 where the whole line is meant.
    pub column: usize,
    /// Characters under the caret; at least 1 where a column is given.
    pub width: usize,
    /// The line itself, without its line break.
    pub excerpt: String,
}

impl Place {
    /// A whole file.
    pub fn file(name: impl Into<String>) -> Self {
        Place { file: name.into(), line: 0, column: 0, width: 0, excerpt: String::new() }
    }

    /// One line of a text.
    pub fn line(source: &SourceText, line: usize) -> Self {
        Place { file: source.name().to_string(), line, column: 0, width: 0, excerpt: source.line(line).to_string() }
    }

    /// A span of a text; of a span over several lines, the part on its first line.
    pub fn span(source: &SourceText, span: Span) -> Self {
        let at = source.position(span.start);
        let excerpt = source.line(at.line).to_string();
        let rest = excerpt.chars().count().saturating_sub(at.column - 1);
        let width = span.of(source.text()).lines().next().unwrap_or("").chars().count();
        Place {
            file: source.name().to_string(),
            line: at.line,
            column: at.column,
            width: width.clamp(1, rest.max(1)),
            excerpt,
        }
    }
}

/// A change of the file that has one right answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// The bytes of the file to replace; `None` until the fault has its place, and then what lies under the caret.
    pub span: Option<Span>,
    /// What to put there.
    pub put: String,
}

/// One fault: what it is, where it stands, and what to type instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Stable name, `area/what`, documented with the smallest input that earns it.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// Where it stands, if anywhere.
    pub place: Option<Place>,
    /// One sentence that says what is wrong.
    pub message: String,
    /// One sentence that says what to type.
    pub hint: Option<String>,
    /// How a program may mend it, where there is one right answer.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// An error without place or hint.
    pub fn error(code: &'static str, message: impl Into<String>) -> Self {
        Diagnostic { code, severity: Severity::Error, place: None, message: message.into(), hint: None, fix: None }
    }

    /// A warning without place or hint.
    pub fn warning(code: &'static str, message: impl Into<String>) -> Self {
        Diagnostic { severity: Severity::Warning, ..Diagnostic::error(code, message) }
    }

    /// A note without place or hint.
    pub fn note(code: &'static str, message: impl Into<String>) -> Self {
        Diagnostic { severity: Severity::Note, ..Diagnostic::error(code, message) }
    }

    /// Where its cause lies; in the content where no table knows its code.
    pub fn cause(&self) -> Cause {
        code_of(self.code).map_or(Cause::Content, |code| code.cause)
    }

    /// The same fault with its place.
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// The same fault with a hint: what to type.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The same fault with message and hint as sentences: a capital first, a full stop last.
    pub fn in_sentences(mut self) -> Self {
        self.message = sentence(&self.message);
        self.hint = self.hint.map(|hint| sentence(&hint));
        self
    }

    /// The same fault, mended by typing `put` over what lies under its caret.
    pub fn mended_by(mut self, put: impl Into<String>) -> Self {
        self.fix = Some(Fix { span: None, put: put.into() });
        self
    }

    /// The same fault, mended by typing `put` over `span` of the text it was found in.
    pub fn mended_at(mut self, span: Span, put: impl Into<String>) -> Self {
        self.fix = Some(Fix { span: Some(span), put: put.into() });
        self
    }

    /// The same fault at `span` of a text that begins at byte `start` of the file `source`, and so its mending.
    pub fn at_span(mut self, source: &SourceText, span: Span, start: usize) -> Self {
        let moved = |span: Span| Span::new(span.start + start, span.end + start);
        if let Some(fix) = &mut self.fix {
            fix.span = Some(moved(fix.span.unwrap_or(span)));
        }
        self.at(Place::span(source, moved(span)))
    }
}

fn sentence(words: &str) -> String {
    let mut chars = words.chars();
    let first: String = chars.next().map(|c| c.to_uppercase().collect()).unwrap_or_default();
    let end = if words.ends_with(['.', '?', '!', '。']) { "" } else { "." };
    format!("{first}{}{end}", chars.as_str())
}

/// A value together with all faults found while it was made.
#[derive(Debug, Clone)]
pub struct Checked<T> {
    /// What could be made of the input.
    pub value: T,
    /// Everything wrong with the input, in the order of its places.
    pub faults: Vec<Diagnostic>,
}

impl<T> Checked<T> {
    /// A value with nothing wrong.
    pub fn clean(value: T) -> Self {
        Checked { value, faults: Vec::new() }
    }

    /// True where at least one fault is an error.
    pub fn has_errors(&self) -> bool {
        has_errors(&self.faults)
    }

    /// Moves the faults into `into` and hands out the value.
    pub fn drain(mut self, into: &mut Vec<Diagnostic>) -> T {
        into.append(&mut self.faults);
        self.value
    }
}

/// True where at least one of the faults is an error.
pub fn has_errors(faults: &[Diagnostic]) -> bool {
    faults.iter().any(|fault| fault.severity == Severity::Error)
}

/// The known word nearest to `word`, if one is near enough to be meant by it.
///
/// Distance is counted in characters inserted, dropped, changed or swapped with their neighbour; up to a third
/// of the longer word (at least one) may differ.
pub fn did_you_mean<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    known
        .into_iter()
        .map(|candidate| (distance(word, candidate), candidate))
        .filter(|(far, candidate)| {
            let longer = candidate.chars().count().max(word.chars().count());
            *far <= (longer / 3).max(1)
        })
        .min()
        .map(|(_, candidate)| candidate)
}

/// Edit distance in characters; two neighbours swapped count once.
fn distance(a: &str, b: &str) -> usize {
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for i in 0..a.len() {
        let mut row = vec![i + 1];
        for j in 0..b.len() {
            let changed = above[j] + usize::from(a[i] != b[j]);
            let mut best = changed.min(above[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j] {
                best = best.min(before[j - 1] + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut above, row);
    }
    above[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_words_are_offered_and_far_ones_are_not() {
        assert_eq!(did_you_mean("metrc", ["metric", "period"]), Some("metric"));
        assert_eq!(did_you_mean("levle", ["name", "level"]), Some("level"));
        assert_eq!(did_you_mean("固定资产投", ["固定资产投资", "工业投资"]), Some("固定资产投资"));
        assert_eq!(did_you_mean("完全不同", ["metric"]), None);
    }

    #[test]
    fn a_span_past_its_line_is_cut_to_it() {
        let source = SourceText::new("a.md", "name: 石河子\ntype: x\n");
        let place = Place::span(&source, Span::new(6, 20));
        assert_eq!((place.line, place.column, place.width), (1, 7, 3));
    }
}
