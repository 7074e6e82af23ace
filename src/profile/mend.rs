//! Mends what hands get wrong in YAML, so that the rest of a broken file can still be judged.
//!
//! Nothing mended is ever written back: each mending is an error the person is told of, with its place.

use serde::de::IgnoredAny;

use crate::diag::Diagnostic;
use crate::source::Span;

use super::structure::{self, Keys};

/// A text with its mendings, and the way back to the places of the original.
#[derive(Debug, Clone)]
pub(super) struct Mended {
    /// The text after mending.
    pub text: String,
    /// Byte offsets in `text` from which the original lies so many bytes further on (or back).
    shifts: Vec<(usize, isize)>,
}

impl Mended {
    /// The place in the original of an offset in the mended text.
    pub fn original(&self, offset: usize) -> usize {
        let shift = self.shifts.iter().take_while(|(from, _)| *from <= offset).last().map_or(0, |(_, shift)| *shift);
        offset.saturating_add_signed(shift)
    }

    /// The span in the original of a span in the mended text.
    pub fn original_span(&self, span: Span) -> Span {
        Span::new(self.original(span.start), self.original(span.end))
    }

    fn push(&mut self, mended: &str, original: &str) {
        self.text.push_str(mended);
        if mended.len() != original.len() {
            let shift = self.shifts.last().map_or(0, |(_, shift)| *shift);
            let more = original.len() as isize - mended.len() as isize;
            self.shifts.push((self.text.len(), shift + more));
        }
    }
}

/// Mends each line of `yaml` and notes what was wrong with it, with spans of the original.
pub(super) fn mend(yaml: &str, keys: Keys, faults: &mut Vec<(Span, Diagnostic)>) -> Mended {
    let mut mended = Mended { text: String::with_capacity(yaml.len()), shifts: Vec::new() };
    let mut at = 0;
    for line in yaml.split_inclusive('\n') {
        mend_line(line, at, keys, (&mut mended, faults));
        at += line.len();
    }
    drop_unreadable(&mut mended, faults);
    mended
}

fn mend_line(line: &str, at: usize, keys: Keys, out: (&mut Mended, &mut Vec<(Span, Diagnostic)>)) {
    let (mended, faults) = out;
    let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
    let mut done = 0;
    if line[..indent].contains('\t') && !line.trim().is_empty() {
        let tab = line.find('\t').unwrap_or(0);
        faults.push((
            Span::new(at + tab, at + tab + 1),
            Diagnostic::error("profile/tab", "The line is indented with a tab.").hint("Type blanks: two for each step."),
        ));
        mended.push(&line[..indent].replace('\t', "  "), &line[..indent]);
        done = indent;
    }
    for (key, mark) in keys_of(line, keys) {
        let rest = &line[mark..];
        let value = rest[rest.chars().next().map_or(0, char::len_utf8)..].trim();
        let shown = value.split([',', '，', '}']).next().unwrap_or(value).trim();
        if rest.starts_with('：') {
            let end = mark + '：'.len_utf8();
            faults.push((Span::new(at + mark, at + end), structure::full_width_colon(key, shown)));
            mended.push(&line[done..mark], &line[done..mark]);
            mended.push(": ", "：");
            done = end;
        } else if is_glued(rest) {
            faults.push((Span::new(at + mark - key.len(), at + mark + 1), structure::missing_blank(key, shown)));
            mended.push(&line[done..mark], &line[done..mark]);
            mended.push(": ", ":");
            done = mark + 1;
        }
    }
    mended.push(&line[done..], &line[done..]);
}

fn is_glued(rest: &str) -> bool {
    rest.strip_prefix(':').and_then(|after| after.chars().next()).is_some_and(|c| !c.is_whitespace())
}

/// The known keys of a line that a colon of either width follows, with the colon's offset: at its start, after
/// `- `, after `{` and after a comma.
fn keys_of<'a>(line: &'a str, keys: Keys) -> Vec<(&'a str, usize)> {
    let mut found = Vec::new();
    let body = line.trim_start_matches([' ', '\t', '-']);
    if body.starts_with('#') {
        return found;
    }
    let mut start = line.len() - body.len();
    let inside = body.starts_with('{') || body.contains(": {") || body.contains(":{") || body.contains("：{");
    loop {
        let rest = &line[start..];
        let lead = rest.len() - rest.trim_start_matches([' ', '{', '[', ',', '，']).len();
        let word = &rest[lead..];
        let length = word.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(word.len());
        let key = &word[..length];
        if structure::knows(keys, key) && word[length..].starts_with([':', '：']) {
            found.push((key, start + lead + length));
        }
        let from = start + lead + length;
        match line[from..].find(['{', ',']).filter(|_| inside) {
            Some(next) => start = from + next + 1,
            None => return found,
        }
    }
}

/// Blanks every top-level block that still is no YAML, and notes each.
fn drop_unreadable(mended: &mut Mended, faults: &mut Vec<(Span, Diagnostic)>) {
    let Some(fault) = syntax_fault(&mended.text) else { return };
    let blocks: Vec<Span> = blocks(&mended.text);
    let mut found = false;
    for block in blocks {
        let Some((span, diagnostic)) = syntax_fault(block.of(&mended.text)) else { continue };
        let span = Span::new(span.start + block.start, span.end + block.start);
        faults.push((mended.original_span(span), diagnostic));
        blank(&mut mended.text, block);
        found = true;
    }
    if !found || syntax_fault(&mended.text).is_some() {
        if !found {
            faults.push((mended.original_span(fault.0), fault.1));
        }
        let all = Span::new(0, mended.text.len());
        if syntax_fault(&mended.text).is_some() {
            blank(&mut mended.text, all);
        }
    }
}

fn blank(text: &mut String, span: Span) {
    let blanks: String = span.of(text).chars().map(|c| if c == '\n' { "\n".to_string() } else { " ".repeat(c.len_utf8()) }).collect();
    text.replace_range(span.start..span.end, &blanks);
}

/// The parts of a mapping: each from a line that begins with a key to the next such line.
fn blocks(text: &str) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let end = at + line.len();
        match spans.last_mut() {
            Some(last) if line.starts_with([' ', '\t', '#', '-', '\n', '\r', '}', ']']) => last.end = end,
            _ => spans.push(Span::new(at, end)),
        }
        at = end;
    }
    spans
}

/// Why `text` is no YAML, and where; `None` where it is.
pub(super) fn syntax_fault(text: &str) -> Option<(Span, Diagnostic)> {
    let fault = serde_yaml::from_str::<IgnoredAny>(text).err()?;
    let words = fault.to_string();
    let place = fault.location().map(|place| offset_of(text, place.line(), place.column())).unwrap_or(0);
    let context = last_place(&words).map(|(line, column)| offset_of(text, line, column));
    Some(explain(text, &words, (place.min(text.trim_end().len()), context)))
}

fn explain(text: &str, words: &str, (place, context): (usize, Option<usize>)) -> (Span, Diagnostic) {
    let says = |part: &str| words.contains(part);
    let opened = context.filter(|_| says("while parsing a flow") || says("while scanning a quoted"));
    let (at, message, hint) = if says("while scanning a quoted") {
        (opened.unwrap_or(place), "A quotation mark is opened here and not closed on this line.", "Type the closing quotation mark, the same as the opening one.")
    } else if says("while parsing a flow") {
        (opened.unwrap_or(place), "A bracket is opened here and what follows is not parted by commas or not closed.", "Type `, ` between the entries and the closing bracket; put a value that holds , [ ] { } : in quotation marks.")
    } else if says("mapping values are not allowed") {
        (place, "Here stands a colon where the value should go on.", "Put the whole value in quotation marks, or begin a new line.")
    } else if says("cannot start any token") {
        (place, "A value cannot begin with this character.", "Put the value in quotation marks.")
    } else if says("block scalar") {
        (place, "A value cannot begin with `>` or `|`.", "Type 超 for more than (`超60家`), or put the value in quotation marks.")
    } else if says("anchor") || says("alias") || says("tag") {
        (place, "A value cannot begin with `&`, `*` or `!`.", "Put the value in quotation marks.")
    } else if says("recursion limit") || says("repetition limit") {
        (place, "The lists and mappings are nested too deeply.", "Write them as the schema shows: no deeper than one mapping in a list.")
    } else if says("control characters") || says("UTF-8") || says("invalid") && says("unicode") {
        (place, "Here stands a character that a text cannot hold.", "Delete the invisible character.")
    } else if says("more than one document") {
        (place, "A line of dashes stands inside the front matter.", "Delete it: `---` stands before the first and after the last key only.")
    } else {
        (place, "This line is neither `key: value` nor an item of a list.", "Type `key: value` with the keys of one mapping below each other, or put a text that runs on in quotation marks.")
    };
    let at = word_start(text, at);
    let end = text[at..].find(char::is_whitespace).map_or(text.len(), |length| at + length);
    (Span::new(at, end.max(at)), Diagnostic::error("profile/yaml", message).hint(hint))
}

/// The offset itself, or that of the next word where it points at blanks.
fn word_start(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    let blank = rest.len() - rest.trim_start().len();
    if blank == rest.len() { at } else { at + blank }
}

/// The last `at line L column C` of a message of the YAML library: where that began which went wrong.
fn last_place(words: &str) -> Option<(usize, usize)> {
    let (_, place) = words.rsplit_once(" at line ")?;
    let (line, column) = place.split_once(" column ")?;
    Some((line.parse().ok()?, column.parse().ok()?))
}

/// The byte offset of a line and a column, both from 1, columns in characters.
fn offset_of(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = &text[start..];
    rest.char_indices().nth(column.saturating_sub(1)).map_or(text.len(), |(at, _)| start + at)
}
