//! The two halves of a plain file: YAML between two `---` lines, Markdown after them.

use std::borrow::Cow;
use std::ops::Range;

/// Where the two halves of a file lie, as byte ranges of the whole text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Head {
    /// The YAML, from the line after the first `---` up to the line of the second.
    pub yaml: Range<usize>,
    /// The Markdown, from the line after the second `---` to the end.
    pub markdown: Range<usize>,
}

/// Why a file has no head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoHead {
    /// The first line is not `---`.
    Unopened,
    /// No later line is `---`.
    Unclosed,
}

impl Head {
    /// Finds the two `---` lines. A byte order mark and Windows line ends are taken as they come.
    pub fn of(text: &str) -> Result<Head, NoHead> {
        let mut at = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let mut lines = text[at..].split_inclusive('\n');
        let first = lines.next().filter(|line| is_fence(line)).ok_or(NoHead::Unopened)?;
        at += first.len();
        let start = at;
        for line in lines {
            let next = at + line.len();
            if is_fence(line) {
                return Ok(Head { yaml: start..at, markdown: next..text.len() });
            }
            at = next;
        }
        Err(NoHead::Unclosed)
    }
}

fn is_fence(line: &str) -> bool {
    line.trim_end() == "---"
}

/// The Markdown of a file as a value: `\n` line ends, no blank lines before or after.
pub(super) fn markdown(text: &str) -> String {
    let text: Cow<'_, str> = match text.contains('\r') {
        true => Cow::Owned(text.replace("\r\n", "\n")),
        false => Cow::Borrowed(text),
    };
    let mut rest = text.trim_end();
    while let Some((line, after)) = rest.split_once('\n') {
        if !line.trim().is_empty() {
            break;
        }
        rest = after;
    }
    rest.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn halves(text: &str) -> Result<(&str, &str), NoHead> {
        Head::of(text).map(|head| (&text[head.yaml], &text[head.markdown]))
    }

    #[test]
    fn the_halves_are_found_whatever_the_editor_left() {
        assert_eq!(halves("---\na: 1\n---\nx"), Ok(("a: 1\n", "x")));
        assert_eq!(halves("\u{feff}---\r\na: 1\r\n--- \r\n\r\nx\r\n"), Ok(("a: 1\r\n", "\r\nx\r\n")));
        assert_eq!(halves("---\n---\n"), Ok(("", "")));
        assert_eq!(halves("a: 1\n"), Err(NoHead::Unopened));
        assert_eq!(halves(""), Err(NoHead::Unopened));
        assert_eq!(halves("---\na: 1\n"), Err(NoHead::Unclosed));
    }

    #[test]
    fn markdown_loses_only_blank_lines_around_it() {
        assert_eq!(markdown("\r\n \r\n  正文\r\n\r\n末段\r\n\r\n"), "  正文\n\n末段");
        assert_eq!(markdown("\n\n"), "");
    }
}
