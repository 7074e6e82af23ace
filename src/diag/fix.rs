//! Puts the mendings of faults into the text they were found in.

use crate::source::Span;

use super::Diagnostic;

/// The text with every mending of `faults` that lies in it, or `None` where there is none.
///
/// Of two that overlap the first in the text counts; the other may still fit when the text is read again.
pub fn apply(text: &str, faults: &[Diagnostic]) -> Option<String> {
    let mut edits: Vec<(Span, &str)> = faults
        .iter()
        .filter_map(|fault| fault.fix.as_ref())
        .filter_map(|fix| Some((fix.span?, fix.put.as_str())))
        .filter(|(span, put)| text.get(span.start..span.end).is_some_and(|old| old != *put))
        .collect();
    edits.sort_by_key(|(span, _)| (span.start, span.end));
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for (span, put) in &edits {
        if span.start < at {
            continue;
        }
        out.push_str(&text[at..span.start]);
        out.push_str(put);
        at = span.end;
    }
    out.push_str(&text[at..]);
    (!edits.is_empty()).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mendings_are_put_in_from_left_to_right_and_never_over_each_other() {
        let fault = |start, end, put: &str| Diagnostic::error("a/b", "x").mended_at(Span::new(start, end), put);
        let faults = [fault(4, 7, ": "), fault(0, 2, "N"), fault(1, 5, "!"), fault(40, 41, "?")];
        assert_eq!(apply("name：x", &faults), Some("Nme: x".to_string()));
        assert_eq!(apply("name: x", &[Diagnostic::error("a/b", "x")]), None);
    }
}
