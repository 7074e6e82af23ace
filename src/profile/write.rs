//! Writes a profile or an article card as its plain file: fixed key order, one layout, the same bytes always.

use super::entry::{self, Collect, Entry, Fields, Layout, Section, Word, is_trait};
use super::model::{ArticleCard, ArticlePart, Profile};
use super::structure;
use super::tree::Step;

/// Where a word stands, which decides what must be quoted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Context {
    /// After `key: ` on a line of its own, or after `- `.
    Block,
    /// Inside `{ }` or `[ ]`.
    Flow,
}

/// One line of a file's front matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// What it says: keys and list positions from the top; empty for a line that is a comment.
    pub path: Vec<Step>,
    /// The line without its line break.
    pub text: String,
}

impl Line {
    /// A line that says nothing to a program.
    pub fn bare(text: String) -> Line {
        Line { path: Vec::new(), text }
    }
}

/// The plain file of a profile. Reading it gives the same profile again.
pub fn write(profile: &Profile) -> String {
    joined(&lines(profile), &profile.markdown)
}

/// The front matter of a profile, line by line.
pub(super) fn lines(profile: &Profile) -> Vec<Line> {
    let (traits, sections) = (entry::traits(profile), entry::sections(profile));
    laid_out_parts(&traits, &sections)
}

/// The whole file: the front matter between its two fences, and the Markdown.
pub(super) fn joined(lines: &[Line], markdown: &str) -> String {
    let mut out = String::from("---\n");
    for line in lines {
        out.push_str(&line.text);
        out.push('\n');
    }
    close(&mut out, markdown);
    out
}

/// The plain file that says just these entries.
pub(super) fn laid_out(entries: &[Entry], markdown: &str) -> String {
    let word = |section: &str, field: &str| {
        entries.iter().find(|entry| entry.section == section).and_then(|entry| entry.field(field).cloned())
    };
    let single = structure::PROFILE.iter().map(|(key, _)| *key).filter(|key| is_trait(key));
    let mut traits: Fields = single.clone().filter_map(|key| Some((key, word(key, "value")?))).collect();
    let sources: Fields = single.filter_map(|key| Some((key, word(key, "source")?))).collect();
    if !sources.is_empty() {
        traits.push(("sources", Word::Group(sources)));
    }
    let sections: Vec<Section> = structure::PROFILE
        .iter()
        .map(|(key, _)| Section {
            key,
            layout: Layout::of(key),
            items: entries
                .iter()
                .filter(|entry| entry.section == *key && !is_trait(key))
                .map(|entry| entry.fields.clone())
                .collect(),
        })
        .collect();
    joined(&laid_out_parts(&traits, &sections), markdown)
}

fn laid_out_parts(traits: &Fields, sections: &[Section]) -> Vec<Line> {
    let mut out = Vec::new();
    for (key, _) in structure::PROFILE {
        if let Some((_, word)) = traits.iter().find(|(name, _)| name == key) {
            out.push(Line { path: vec![Step::Key(key)], text: field("", key, word) });
        }
        if let Some(section) = sections.iter().find(|section| section.key == *key) {
            list(&mut out, section);
        }
    }
    out
}

/// The plain file of an article card.
pub fn write_card(card: &ArticleCard) -> String {
    joined(&card_lines(card), &card.markdown)
}

/// The front matter of an article card, line by line.
pub(super) fn card_lines(card: &ArticleCard) -> Vec<Line> {
    let mut fields = Collect::default();
    fields.text("title", Some(&card.title).filter(|title| !title.is_empty()));
    fields.text("slug", Some(&card.slug).filter(|slug| **slug != card.id));
    fields.text("newspaper", card.newspaper.as_ref());
    let whole = |(key, word): &(&'static str, Word)| Line { path: vec![Step::Key(key)], text: field("", key, word) };
    let mut out: Vec<Line> = fields.0.iter().map(whole).collect();
    if !card.reporters.is_empty() {
        let text = format!("reporters: {}", flow_list(&card.reporters));
        out.push(Line { path: vec![Step::Key("reporters")], text });
    }
    let mut fields = Collect::default();
    fields.fixed("date", card.date);
    fields.text("period_note", card.period_note.as_ref());
    fields.text("url", card.url.as_ref());
    fields.text("hash", card.hash.as_ref());
    fields.fixed("show_text", card.show_text);
    out.extend(fields.0.iter().map(whole));
    if !card.parts.is_empty() {
        out.push(Line { path: vec![Step::Key("parts")], text: "parts:".to_string() });
        let part = |(index, part)| Line { path: vec![Step::Key("parts"), Step::Item(index)], text: part_line(part) };
        out.extend(card.parts.iter().enumerate().map(part));
    }
    out
}

fn part_line(part: &ArticlePart) -> String {
    let mut inner = format!("title: {}, lines: {}-{}", text(&part.title, Context::Flow), part.lines.0, part.lines.1);
    if !part.reporters.is_empty() {
        inner.push_str(&format!(", reporters: {}", flow_list(&part.reporters)));
    }
    format!("  - {{ {inner} }}")
}

fn flow_list(names: &[String]) -> String {
    let names: Vec<String> = names.iter().map(|name| text(name, Context::Flow)).collect();
    format!("[{}]", names.join(", "))
}

fn close(out: &mut String, markdown: &str) {
    out.push_str("---\n");
    if !markdown.is_empty() {
        out.push('\n');
        out.push_str(markdown);
        out.push('\n');
    }
}

fn list(out: &mut Vec<Line>, section: &Section) {
    if section.items.is_empty() {
        return;
    }
    let key = Step::Key(section.key);
    out.push(Line { path: vec![key], text: format!("{}:", section.key) });
    for (index, fields) in section.items.iter().enumerate() {
        let texts = item_lines(fields, section.layout, "  ");
        let by_field = texts.len() == fields.len() && section.layout == Layout::Block;
        for (at, text) in texts.into_iter().enumerate() {
            let mut path = vec![key, Step::Item(index)];
            path.extend(by_field.then(|| Step::Key(fields[at].0)));
            out.push(Line { path, text });
        }
    }
}

/// One item of a list as whole lines, its dash indented by `indent`.
pub(super) fn item(fields: &Fields, layout: Layout, indent: &str) -> String {
    item_lines(fields, layout, indent).into_iter().map(|line| line + "\n").collect()
}

fn item_lines(fields: &Fields, layout: Layout, indent: &str) -> Vec<String> {
    if let (Layout::Line, [("name", Word::One(name))]) = (layout, fields.as_slice()) {
        return vec![format!("{indent}- {}", text(name, Context::Block))];
    }
    match layout {
        Layout::Line => vec![format!("{indent}- {}", group(fields))],
        Layout::Block => {
            let line = |(index, (key, word)): (usize, &(&'static str, Word))| {
                field(&format!("{indent}{}", if index == 0 { "- " } else { "  " }), key, word)
            };
            fields.iter().enumerate().map(line).collect()
        }
    }
}

fn field(lead: &str, key: &str, word: &Word) -> String {
    format!("{lead}{key}: {}", scalar(key, word, Context::Block))
}

/// Keys whose words have a grammar of their own (`140亿元`, `2023`, `true`): never quoted but where YAML breaks.
const FIXED: &[&str] = &[
    "founded", "national_since", "updated", "role", "value", "period", "period_inferred", "yoy", "pct", "position",
    "status", "investment", "date", "expected",
];

/// A field's value as it stands after `key: `.
pub(super) fn scalar(key: &str, word: &Word, context: Context) -> String {
    match word {
        Word::Group(fields) if key == "sources" => {
            let fields: Vec<String> = fields.iter().map(|(key, word)| pair((key, "source"), word)).collect();
            format!("{{ {} }}", fields.join(", "))
        }
        Word::Group(fields) => group(fields),
        Word::One(source) if key == "source" => quoted(source),
        Word::One(word) if FIXED.contains(&key) && !breaks_yaml(word, context) => word.clone(),
        Word::One(words) => text(words, context),
    }
}

/// `{ key: value, key: value }`.
pub(super) fn group(fields: &Fields) -> String {
    let fields: Vec<String> = fields.iter().map(|(key, word)| pair((key, key), word)).collect();
    format!("{{ {} }}", fields.join(", "))
}

/// `key: value` inside braces; the second name decides how the value is quoted.
pub(super) fn pair((key, like): (&str, &str), word: &Word) -> String {
    format!("{key}: {}", scalar(like, word, Context::Flow))
}

/// A name or phrase, quoted exactly where YAML, or another reader of it, needs that.
pub(super) fn text(words: &str, context: Context) -> String {
    match breaks_yaml(words, context) || is_another_type(words) {
        true => quoted(words),
        false => words.to_string(),
    }
}

/// True where the words, typed without quotes, are not one scalar with just these characters.
fn breaks_yaml(words: &str, context: Context) -> bool {
    let Some(first) = words.chars().next() else { return true };
    let second = words.chars().nth(1);
    let opens = match first {
        '-' => second.is_none_or(|c| c == ' ' || (context == Context::Flow && ",[]{}".contains(c))),
        c => ",[]{}#&*!|>'\"%@`?:".contains(c),
    };
    let flow = context == Context::Flow;
    opens
        || words.trim() != words
        || words.contains(": ")
        || words.contains(" #")
        || words.ends_with(':')
        || (flow && (words.contains([',', '[', ']', '{', '}']) || words.contains(":?")))
        || words.chars().any(must_be_escaped)
}

/// True where YAML 1.1 or 1.2 takes the words for a number, a date, a truth or nothing.
fn is_another_type(words: &str) -> bool {
    const TAKEN: &[&str] = &[
        "null", "true", "false", "yes", "no", "on", "off", "y", "n", "~", "=", "<<", ".inf", ".nan", "-.inf", "+.inf",
    ];
    let small = words.to_ascii_lowercase();
    let numeric = |c: char| c.is_ascii_hexdigit() || "+-._:,xob".contains(c);
    TAKEN.contains(&small.as_str())
        || (small.starts_with(|c: char| c.is_ascii_digit() || "+-.".contains(c))
            && small.chars().all(|c| numeric(c) || c == 't' || c == 'z' || c == ' '))
        || small.starts_with("---")
        || small.starts_with("...")
}

fn must_be_escaped(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

fn quoted(words: &str) -> String {
    if words.contains(['"', '\\']) && !words.chars().any(must_be_escaped) {
        return format!("'{}'", words.replace('\'', "''"));
    }
    let mut out = String::from("\"");
    for c in words.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if must_be_escaped(c) => out.push_str(&format!("\\U{:08X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_quoted_exactly_where_yaml_needs_it() {
        for plain in [
            "新材料",
            "“四个一”工作机制",
            "C919大飞机项目",
            "-40℃冷库",
            "A:B",
            "a#b",
            "30万吨项目",
            "《条例》",
            "360科技",
            "7×24小时",
        ] {
            assert_eq!(text(plain, Context::Block), plain);
        }
        for (name, written) in [
            ("no", "\"no\""),
            ("2023-08", "\"2023-08\""),
            ("1e3", "\"1e3\""),
            ("~", "\"~\""),
            ("360", "\"360\""),
            ("0x1F", "\"0x1F\""),
            ("12:30", "\"12:30\""),
            ("- a", "\"- a\""),
            ("a: b", "\"a: b\""),
            ("a #b", "\"a #b\""),
            ("#1车间", "\"#1车间\""),
            ("a:", "\"a:\""),
            ("[a]", "\"[a]\""),
            ("“a”", "“a”"),
            ("\"a\"", "'\"a\"'"),
            ("it's", "it's"),
            ("'a", "\"'a\""),
            ("a\u{85}b", "\"a\\U00000085b\""),
            ("", "\"\""),
        ] {
            assert_eq!(text(name, Context::Block), written);
        }
        assert_eq!(text("a,b", Context::Block), "a,b");
        assert_eq!(text("a,b", Context::Flow), "\"a,b\"");
        assert_eq!(text("a{b", Context::Flow), "\"a{b\"");
    }
}
