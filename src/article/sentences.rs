//! Where sentences end.

use crate::source::Span;

/// Bytes after which a sentence that has not ended is parted at its next semicolon, comma, or anywhere: what is so long
/// is a list or no prose.
const LONG: [usize; 3] = [1800, 3600, 7200];

/// Spans of the sentences of a paragraph, end marks and closing quotes included.
pub(super) fn split(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut from = 0;
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let length = at - from;
        let parted =
            length > LONG[0] && character == ';' || length > LONG[1] && ",、 ".contains(character) || length > LONG[2];
        if parted {
            push(&mut spans, text, Span::new(from, at + character.len_utf8()));
            from = at + character.len_utf8();
            continue;
        }
        if !matches!(character, '。' | '!' | '?' | '…') {
            continue;
        }
        let mut end = at + character.len_utf8();
        while let Some(&(next, c)) = characters.peek() {
            if !matches!(c, '。' | '!' | '?' | '…' | '”' | '’' | ')' | '》') {
                break;
            }
            end = next + c.len_utf8();
            characters.next();
        }
        push(&mut spans, text, Span::new(from, end));
        from = end;
    }
    push(&mut spans, text, Span::new(from, text.len()));
    spans
}

fn push(spans: &mut Vec<Span>, text: &str, span: Span) {
    let words = span.of(text);
    let start = span.end - words.trim_start().len();
    if start < span.end {
        spans.push(Span::new(start, span.end));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_keep_their_marks() {
        let text = "园区忙。“真好!”他说。 下一年……再看";
        let found: Vec<&str> = split(text).into_iter().map(|span| span.of(text)).collect();
        assert_eq!(found, ["园区忙。", "“真好!”", "他说。", "下一年……", "再看"]);
        assert!(split("").is_empty());
    }
}
