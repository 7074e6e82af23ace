//! Mends what hands get wrong in YAML, so that the rest of a broken file can still be judged.
//!
//! Reading writes nothing back: each mending is an error the person is told of, with its place and how to mend it.

use serde::de::IgnoredAny;

use crate::diag::Diagnostic;
use crate::source::Span;

use super::structure::{self, Keys};

/// A text with its mendings, and the way back to the places of the original.
#[derive(Debug, Clone, Default)]
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
        let blanks = line[..indent].replace('\t', "  ");
        let fault = tab_fault().mended_at(Span::new(at, at + indent), blanks);
        faults.push((Span::new(at + tab, at + tab + 1), fault));
        mended.push(&line[..indent].replace('\t', "  "), &line[..indent]);
        done = indent;
    }
    for slip in slips(line, keys) {
        let fault = slip.fault.mended_at(Span::new(at + slip.cut.start, at + slip.cut.end), slip.put);
        faults.push((Span::new(at + slip.shown.start, at + slip.shown.end), fault));
        mended.push(&line[done..slip.cut.start], &line[done..slip.cut.start]);
        mended.push(slip.put, slip.cut.of(line));
        done = slip.cut.end;
    }
    mended.push(&line[done..], &line[done..]);
}

fn tab_fault() -> Diagnostic {
    Diagnostic::error("profile/tab", "The line is indented with a tab.").hint("Type blanks: two for each step.")
}

/// A slip of the hand within a line: what to show, what to cut out and what to put there.
struct Slip {
    shown: Span,
    cut: Span,
    put: &'static str,
    fault: Diagnostic,
}

/// The slips around the known keys of a line: a Chinese colon or comma, a colon without its blank.
fn slips(line: &str, keys: Keys) -> Vec<Slip> {
    let mut found = Vec::new();
    for place in keys_of(line, keys) {
        let (key, mark) = (place.of(line), place.end);
        if let Some(comma) = line[..place.start].trim_end().strip_suffix('，') {
            let cut = Span::new(comma.len(), place.start);
            let shown = Span::new(comma.len(), comma.len() + '，'.len_utf8());
            found.push(Slip { shown, cut, put: ", ", fault: full_width_comma(key) });
        }
        if line[..place.start].trim_start() == "-" {
            let shown = Span::new(place.start - 1, place.end);
            let cut = Span::new(place.start, place.start);
            found.push(Slip { shown, cut, put: " ", fault: missing_blank_after_dash(key) });
        }
        let rest = &line[mark..];
        let value = rest.trim_start_matches([':', '：']).trim();
        let value = value.split([',', '，', '}']).next().unwrap_or(value);
        let value = value.split(" #").next().unwrap_or(value).trim();
        if rest.starts_with('：') {
            let shown = Span::new(mark, mark + '：'.len_utf8());
            found.push(Slip { shown, cut: shown, put: ": ", fault: structure::full_width_colon(key, value) });
        } else if is_glued(rest) {
            let shown = Span::new(place.start, mark + 1);
            let cut = Span::new(mark, mark + 1);
            found.push(Slip { shown, cut, put: ": ", fault: structure::missing_blank(key, value) });
        }
    }
    found
}

fn full_width_comma(key: &str) -> Diagnostic {
    Diagnostic::error("profile/full-width-comma", format!("Before `{key}` stands the Chinese comma `，`."))
        .hint(format!("Type the ASCII comma and a blank: `, {key}: …`."))
}

fn missing_blank_after_dash(key: &str) -> Diagnostic {
    Diagnostic::error("profile/missing-blank-after-dash", format!("A blank is missing before `{key}`."))
        .hint(format!("Type a blank after the dash: `- {key}: …`."))
}

fn is_glued(rest: &str) -> bool {
    rest.strip_prefix(':').and_then(|after| after.chars().next()).is_some_and(|c| !c.is_whitespace())
}

/// Where the known keys of a line stand that a colon of either width follows: at its start, after `- `, after
/// `{` and after a comma of either width.
fn keys_of(line: &str, keys: Keys) -> Vec<Span> {
    let mut found = Vec::new();
    let body = line.trim_start_matches([' ', '\t', '-']);
    if body.starts_with('#') {
        return found;
    }
    let mut start = line.len() - body.len();
    let inside = body.starts_with('{') || [": {", ":{", "：{", "： {"].iter().any(|open| body.contains(open));
    loop {
        let rest = &line[start..];
        let from = start + rest.len() - rest.trim_start_matches([' ', '{', '[', ',', '，']).len();
        let word = &line[from..];
        let end = from + word.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(word.len());
        if structure::knows(keys, &line[from..end]) && line[end..].starts_with([':', '：']) {
            found.push(Span::new(from, end));
        }
        match line[end..].char_indices().find(|(_, c)| inside && "{,，".contains(*c)) {
            Some((next, c)) => start = end + next + c.len_utf8(),
            None => return found,
        }
    }
}

/// Blanks what still is no YAML, one key or one list item at a time, and notes each.
fn drop_unreadable(mended: &mut Mended, faults: &mut Vec<(Span, Diagnostic)>) {
    let Some((whole, fault)) = syntax_fault(&mended.text) else { return };
    let before = faults.len();
    for block in blocks(&mended.text) {
        drop_block(mended, block, faults);
    }
    if syntax_fault(&mended.text).is_some() {
        // Each part reads and the whole does not: nothing can be told apart, so nothing is kept.
        let all = Span::new(0, mended.text.len());
        blank(&mut mended.text, all);
        if faults.len() == before {
            faults.push((mended.original_span(whole), fault));
        }
    }
}

fn drop_block(mended: &mut Mended, block: Span, faults: &mut Vec<(Span, Diagnostic)>) {
    let Some((span, fault)) = syntax_fault(block.of(&mended.text)) else { return };
    let before = faults.len();
    for item in items(block, &mended.text) {
        if let Some((span, fault)) = syntax_fault(item.of(&mended.text)) {
            faults.push((mended.original_span(Span::new(span.start + item.start, span.end + item.start)), fault));
            blank(&mut mended.text, item);
        }
    }
    if syntax_fault(block.of(&mended.text)).is_some() {
        blank(&mut mended.text, block);
        if faults.len() == before {
            faults.push((mended.original_span(Span::new(span.start + block.start, span.end + block.start)), fault));
        }
    }
}

/// The items of a block that is a key and a list below it: each from its dash to the next dash at that depth.
fn items(block: Span, text: &str) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    let mut depth = None;
    let mut at = block.start;
    for (index, line) in block.of(text).split_inclusive('\n').enumerate() {
        let end = at + line.len();
        let indent = line.len() - line.trim_start_matches(' ').len();
        let dash = index > 0 && line[indent..].starts_with("- ") && depth.is_none_or(|depth| depth == indent);
        match spans.last_mut() {
            _ if dash => {
                depth = Some(indent);
                spans.push(Span::new(at, end));
            }
            Some(last) => last.end = end,
            None => {}
        }
        at = end;
    }
    spans
}

fn blank(text: &mut String, span: Span) {
    let blanks: String =
        span.of(text).chars().map(|c| if c == '\n' { "\n".to_string() } else { " ".repeat(c.len_utf8()) }).collect();
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

/// The fault of brackets within brackets without end, found before any parser is asked: the time they take over
/// such a text grows with the square of the depth.
pub(super) fn too_deep(text: &str) -> Option<(Span, Diagnostic)> {
    // In one line a hand nests two or three; brackets left open within quotation marks may add up over a file.
    const IN_A_LINE: usize = 50;
    const IN_A_FILE: usize = 2000;
    let (mut file, mut line) = (0usize, 0usize);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'\n' => line = 0,
            b'[' | b'{' => (file, line) = (file + 1, line + 1),
            b']' | b'}' => (file, line) = (file.saturating_sub(1), line.saturating_sub(1)),
            _ => {}
        }
        if file > IN_A_FILE || line > IN_A_LINE {
            let fault = Diagnostic::error("profile/yaml", "The lists and mappings are nested too deeply.");
            let hint = "Write them as the schema shows: no deeper than one mapping in a list.";
            return Some((Span::new(at, at + 1), fault.hint(hint)));
        }
    }
    None
}

/// Why `text` is no YAML, and where; `None` where it is.
pub(super) fn syntax_fault(text: &str) -> Option<(Span, Diagnostic)> {
    let fault = serde_yaml::from_str::<IgnoredAny>(text).err()?;
    let words = fault.to_string();
    let place = fault.location().map(|place| offset_of(text, place.line(), place.column())).unwrap_or(0);
    let context = last_place(&words).map(|(line, column)| offset_of(text, line, column));
    Some(explain(text, &words, (place.min(text.trim_end().len()), context)))
}

/// What the YAML library says, in words for a person.
struct Saying {
    /// Any of these in the library's message.
    says: &'static [&'static str],
    message: &'static str,
    hint: &'static str,
}

/// The first that fits counts.
const SAYINGS: &[Saying] = &[
    Saying {
        says: &["while scanning a quoted"],
        message: "A quotation mark is opened here and not closed on this line.",
        hint: "Type the closing quotation mark, the same as the opening one.",
    },
    Saying {
        says: &["while parsing a flow"],
        message: "A bracket is opened here and what follows is not parted by commas or not closed.",
        hint: "Type `, ` between the entries and the closing bracket; put a value that holds , [ ] { } : in quotation \
               marks.",
    },
    Saying {
        says: &["mapping values are not allowed"],
        message: "Here stands a colon where the value should go on.",
        hint: "Put the whole value in quotation marks, or begin a new line.",
    },
    Saying {
        says: &["cannot start any token"],
        message: "A value cannot begin with this character.",
        hint: "Put the value in quotation marks.",
    },
    Saying {
        says: &["block scalar"],
        message: "A value cannot begin with `>` or `|`.",
        hint: "Type 超 for more than (`超60家`), or put the value in quotation marks.",
    },
    Saying {
        says: &["anchor", "alias", "tag"],
        message: "A value cannot begin with `&`, `*` or `!`.",
        hint: "Put the value in quotation marks.",
    },
    Saying {
        says: &["recursion limit", "repetition limit"],
        message: "The lists and mappings are nested too deeply.",
        hint: "Write them as the schema shows: no deeper than one mapping in a list.",
    },
    Saying {
        says: &["control characters"],
        message: "Here stands a character that a text cannot hold.",
        hint: "Delete the invisible character.",
    },
    Saying {
        says: &["more than one document"],
        message: "A line of dashes stands inside the front matter.",
        hint: "Delete it: `---` stands before the first and after the last key only.",
    },
];

const NO_LINE: Saying = Saying {
    says: &[],
    message: "This line is neither `key: value` nor an item of a list.",
    hint: "Type `key: value` with the keys of one mapping below each other, or put a text that runs on in \
           quotation marks.",
};

const TOO_DEEP: Saying = Saying {
    says: &[],
    message: "This line is indented deeper than the keys beside it.",
    hint: "Begin it in the column of the key above.",
};

/// The library's message in words for a person, at the place where what went wrong begins.
fn explain(text: &str, words: &str, (place, context): (usize, Option<usize>)) -> (Span, Diagnostic) {
    let says = |part: &str| words.contains(part);
    let fitting = SAYINGS.iter().find(|saying| saying.says.iter().any(|part| says(part)));
    let too_deep = says("mapping values are not allowed") && begins_line(text, place);
    let saying = if too_deep { &TOO_DEEP } else { fitting.unwrap_or(&NO_LINE) };
    let at = if says("while scanning a quoted") || says("while parsing a flow") {
        context.unwrap_or(place)
    } else if says("control characters") {
        text.find(|c: char| c.is_control() && !"\t\r\n\u{85}".contains(c)).unwrap_or(place)
    } else {
        place
    };
    let at = word_start(text, at);
    let end = text[at..].find(char::is_whitespace).map_or(text.len(), |length| at + length);
    (Span::new(at, end), Diagnostic::error("profile/yaml", saying.message).hint(saying.hint))
}

/// True where only a key stands before the colon at `place`.
fn begins_line(text: &str, place: usize) -> bool {
    let start = text[..place].rfind('\n').map_or(0, |at| at + 1);
    let before = text[start..place].trim();
    start > 0 && !before.is_empty() && before.chars().all(|c| c.is_ascii_lowercase() || c == '_')
}

/// The offset itself, or that of the next word where it points at blanks, or of the line's first where no word
/// follows on the line.
fn word_start(text: &str, at: usize) -> usize {
    let rest = text[at..].split(['\n', '\r']).next().unwrap_or("");
    let word = rest.trim_start();
    if !word.is_empty() {
        return at + rest.len() - word.len();
    }
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let line = &text[start..at];
    start + line.len() - line.trim_start().len()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_the_mended_text_is_a_place_in_the_original() {
        let yaml = "name：石河子\ntype:新区\naliases:\n\t- 石河子市\nlevel: 国家级\n";
        let mut faults = Vec::new();
        let mended = mend(yaml, structure::PROFILE, &mut faults);
        assert_eq!(faults.len(), 3);
        for word in ["石河子", "新区", "石河子市", "国家级"] {
            let at = mended.text.find(word).expect(word);
            let span = mended.original_span(Span::new(at, at + word.len()));
            assert_eq!(span.of(yaml), word);
        }
    }

    #[test]
    fn one_bad_item_does_not_take_its_list_with_it() {
        let yaml = "aliases:\n  - \"甲\n  - 乙\nlevel: 国家级\n";
        let mut faults = Vec::new();
        let mended = mend(yaml, structure::PROFILE, &mut faults);
        assert_eq!(faults.len(), 1);
        assert!(mended.text.contains("乙") && mended.text.contains("国家级"), "{}", mended.text);
        assert_eq!(mended.text.len(), yaml.len());
    }

    #[test]
    fn brackets_are_counted_within_a_line() {
        assert!(too_deep(&"[".repeat(60)).is_some());
        assert!(too_deep(&"[a]\n".repeat(9000)).is_none());
        assert!(too_deep(&"[\n".repeat(9000)).is_some());
    }
}
