//! One order and one spelling: a plain file laid out anew from what it says, every comment kept at its place.
//!
//! The writer knows how each line of a file is spelt; a comment belongs to a line — above it, behind it, or below the
//! last of a list — and goes where that line goes.

use std::collections::BTreeMap;

use yaml_edit::{SyntaxKind, lex};

use crate::source::SourceText;

use super::head::{self, Head};
use super::model::Body;
use super::read::read_plain;
use super::read_card;
use super::structure::{self, Keys};
use super::tree::{Node, Shape, Step};
use super::write::{self, Line};

/// Why a file stays as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unformatted {
    /// It has errors: nobody knows all it says.
    Faulty,
    /// A comment or a value would not come out as it stands.
    Unsure,
}

/// Where a line of a file stands: keys and list positions from the top.
type Path = Vec<Step>;

/// The comments that belong to one line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Comments {
    /// Full lines above it; an empty one is a blank line a person left before a comment.
    above: Vec<String>,
    /// Behind it on the same line.
    beside: Vec<String>,
    /// Full lines below it, indented: the end of a list.
    below: Vec<String>,
}

/// The profile in `source` in its one form; the same form whenever it is asked.
///
/// # Errors
/// [`Unformatted`], where the file is better left to a person.
pub fn format(source: &SourceText, body: Body) -> Result<String, Unformatted> {
    let read = |source: &SourceText| {
        let read = read_plain(source, body);
        if read.has_errors() { None } else { read.value }
    };
    let profile = read(source).ok_or(Unformatted::Faulty)?;
    let out = laid_out(source, structure::PROFILE, (write::lines(&profile), &profile.markdown))?;
    let again = read(&SourceText::new(source.name(), out.as_str())).ok_or(Unformatted::Unsure)?;
    if again == profile { Ok(out) } else { Err(Unformatted::Unsure) }
}

/// The article card in `source` in its one form.
///
/// # Errors
/// As [`format`].
pub fn format_card(source: &SourceText) -> Result<String, Unformatted> {
    let read = |source: &SourceText| {
        let read = read_card(source);
        if read.has_errors() { None } else { read.value }
    };
    let card = read(source).ok_or(Unformatted::Faulty)?;
    let out = laid_out(source, structure::CARD, (write::card_lines(&card), &card.markdown))?;
    let again = read(&SourceText::new(source.name(), out.as_str())).ok_or(Unformatted::Unsure)?;
    if again == card { Ok(out) } else { Err(Unformatted::Unsure) }
}

fn laid_out(source: &SourceText, keys: Keys, (lines, markdown): (Vec<Line>, &str)) -> Result<String, Unformatted> {
    let head = Head::of(source.text()).map_err(|_| Unformatted::Faulty)?;
    let yaml = source.text()[head.yaml.clone()].replace("\r\n", "\n");
    let found = comments(&yaml);
    if found.is_empty() {
        return Ok(write::joined(&lines, markdown));
    }
    let tree = Node::of(&yaml).ok_or(Unformatted::Unsure)?;
    let leaves = leaves(&tree, &yaml, keys);
    let placed = place(&yaml, &found, (&leaves, &lines));
    let out = write::joined(&with_comments(lines, placed), markdown);
    // Every comment comes out once, whatever became of the lines around it.
    let head = Head::of(&out).map_err(|_| Unformatted::Unsure)?;
    let mut before: Vec<&str> = found.iter().map(|comment| comment.text).collect();
    let yaml_out = out[head.yaml.clone()].to_string();
    let after_found = comments(&yaml_out);
    let mut after: Vec<&str> = after_found.iter().map(|comment| comment.text).collect();
    before.sort_unstable();
    after.sort_unstable();
    if before == after && head::markdown(&out[head.markdown]) == markdown { Ok(out) } else { Err(Unformatted::Unsure) }
}

/// One comment of the text.
struct Comment<'a> {
    /// Where its `#` stands.
    at: usize,
    /// From the `#` to the end of the line, without blanks behind.
    text: &'a str,
}

fn comments(yaml: &str) -> Vec<Comment<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    for (kind, text) in lex(yaml) {
        if kind == SyntaxKind::COMMENT {
            found.push(Comment { at, text: text.trim_end() });
        }
        at += text.len();
    }
    found
}

/// Every value of the file that has a line of its own, in the file's order, with the lines (from 0) it stands on.
fn leaves(tree: &Node, yaml: &str, keys: Keys) -> Vec<(Path, usize, usize)> {
    let mut out = Vec::new();
    let Shape::Map(pairs) = &tree.shape else { return out };
    let line = |at: usize| yaml[..at.min(yaml.len())].matches('\n').count();
    for pair in pairs {
        let Some((key, _)) = keys.iter().find(|(key, _)| *key == pair.key) else { continue };
        let path = vec![Step::Key(key)];
        let items = match &pair.value.shape {
            Shape::List(items) if !pair.value.span.of(yaml).starts_with('[') => items.as_slice(),
            _ => &[],
        };
        let last =
            if items.is_empty() { line(pair.value.span.end.max(pair.key_span.end)) } else { line(pair.key_span.end) };
        out.push((path.clone(), line(pair.key_span.start), last));
        for (index, item) in items.iter().enumerate() {
            let path: Path = [path.as_slice(), &[Step::Item(index)]].concat();
            item_leaves(item, (path, structure::item_keys(key)), (&line, yaml), &mut out);
        }
    }
    out.sort_by_key(|(_, first, last)| (*first, *last));
    out
}

/// The lines of a list's item: one a field where its fields stand below each other.
fn item_leaves(
    item: &Node,
    (path, keys): (Path, Keys),
    (line, yaml): (&dyn Fn(usize) -> usize, &str),
    out: &mut Vec<(Path, usize, usize)>,
) {
    match &item.shape {
        Shape::Map(pairs) if !item.span.of(yaml).starts_with('{') => {
            for pair in pairs {
                let Some((key, _)) = keys.iter().find(|(key, _)| *key == pair.key) else { continue };
                let path: Path = [path.as_slice(), &[Step::Key(key)]].concat();
                out.push((path, line(pair.key_span.start), line(pair.value.span.end.max(pair.key_span.end))));
            }
        }
        _ => out.push((path, line(item.span.start), line(item.span.end))),
    }
}

/// The line of the new file each comment belongs to.
fn place(
    yaml: &str,
    comments: &[Comment<'_>],
    (leaves, lines): (&[(Path, usize, usize)], &[Line]),
) -> BTreeMap<usize, Comments> {
    let rows: Vec<&str> = yaml.split('\n').collect();
    let mut placed: BTreeMap<usize, Comments> = BTreeMap::new();
    for comment in comments {
        let row = yaml[..comment.at].matches('\n').count();
        let lead = &yaml[yaml[..comment.at].rfind('\n').map_or(0, |at| at + 1)..comment.at];
        let text = comment.text.to_string();
        if !lead.trim().is_empty() {
            let own = leaves.iter().rfind(|(_, first, _)| *first <= row).map_or(0, |(path, ..)| line_of(lines, path));
            placed.entry(own).or_default().beside.push(text);
            continue;
        }
        let next = leaves.iter().find(|(_, first, _)| *first > row);
        let before = leaves.iter().rfind(|(_, first, _)| *first < row);
        let blank = row > 0 && rows.get(row - 1).is_some_and(|above| above.trim().is_empty());
        let ends_list = !lead.is_empty() && next.is_none_or(|(path, ..)| path.len() == 1);
        match (before, next) {
            (Some((path, ..)), _) if ends_list => placed.entry(end_of(lines, path)).or_default().below.push(text),
            (None, Some((_, first, _))) if rows[row..*first].iter().any(|row| row.trim().is_empty()) => {
                placed.entry(0).or_default().above.push(text);
            }
            (_, Some((path, ..))) => {
                // Above the dash a comment is about the whole item, whichever field comes first.
                let opens = path.len() > 2 && before.is_none_or(|(earlier, ..)| !earlier.starts_with(&path[..2]));
                let path = if opens { &path[..2] } else { path.as_slice() };
                let above = &mut placed.entry(line_of(lines, path)).or_default().above;
                above.extend((blank && row > 0).then(String::new));
                above.push(text);
            }
            _ => {
                let foot = &mut placed.entry(lines.len()).or_default().above;
                foot.extend(blank.then(String::new));
                foot.push(text);
            }
        }
    }
    placed
}

/// The line of the new file that says what stood at `path`: itself, or the nearest around it.
fn line_of(lines: &[Line], path: &[Step]) -> usize {
    let at = |path: &[Step]| lines.iter().position(|line| line.path == path);
    let inside = |path: &[Step]| lines.iter().position(|line| line.path.starts_with(path));
    (1..=path.len())
        .rev()
        .find_map(|length| at(&path[..length]).or_else(|| inside(&path[..length])))
        .unwrap_or(lines.len())
}

/// The last line of the list that `path` leads into.
fn end_of(lines: &[Line], path: &[Step]) -> usize {
    lines.iter().rposition(|line| line.path.first() == path.first()).unwrap_or(lines.len())
}

fn with_comments(lines: Vec<Line>, mut placed: BTreeMap<usize, Comments>) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::new();
    let count = lines.len();
    for (index, mut line) in lines.into_iter().enumerate() {
        let own = placed.remove(&index).unwrap_or_default();
        let indent: String = line.text.chars().take_while(|c| *c == ' ').collect();
        out.extend(
            own.above
                .iter()
                .map(|text| Line::bare(if text.is_empty() { String::new() } else { format!("{indent}{text}") })),
        );
        if !own.beside.is_empty() {
            line.text.push_str(&format!("  {}", own.beside.join("  ")));
        }
        out.push(line);
        out.extend(own.below.iter().map(|text| Line::bare(format!("  {text}"))));
    }
    let foot = placed.remove(&count).unwrap_or_default();
    out.extend(foot.above.into_iter().chain(foot.beside).chain(foot.below).map(Line::bare));
    // A file does not begin with a blank line.
    let first = out.iter().position(|line| !line.text.is_empty()).unwrap_or(0);
    out.split_off(first)
}
