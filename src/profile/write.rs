//! Writes a profile or an article card as its plain file: fixed key order, one layout, the same bytes always.

use super::entry::{self, Collect, Entry, Fields, Layout, Section, Word, is_trait};
use super::model::{ArticleCard, ArticlePart, Profile};
use super::structure;

/// Where a word stands, which decides what must be quoted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Context {
    /// After `key: ` on a line of its own, or after `- `.
    Block,
    /// Inside `{ }` or `[ ]`.
    Flow,
}

/// The plain file of a profile. Reading it gives the same profile again.
pub fn write(profile: &Profile) -> String {
    let traits = entry::traits(profile);
    let sections = entry::sections(profile);
    laid_out_parts(&traits, &sections, &profile.markdown)
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
    laid_out_parts(&traits, &sections, markdown)
}

fn laid_out_parts(traits: &Fields, sections: &[Section], markdown: &str) -> String {
    let mut out = String::from("---\n");
    for (key, _) in structure::PROFILE {
        if let Some((_, word)) = traits.iter().find(|(name, _)| name == key) {
            field(&mut out, "", key, word);
        }
        if let Some(section) = sections.iter().find(|section| section.key == *key) {
            list(&mut out, section);
        }
    }
    close(&mut out, markdown);
    out
}

/// The plain file of an article card.
pub fn write_card(card: &ArticleCard) -> String {
    let mut fields = Collect::default();
    fields.text("title", Some(&card.title).filter(|title| !title.is_empty()));
    fields.text("slug", Some(&card.slug).filter(|slug| **slug != card.id));
    fields.text("newspaper", card.newspaper.as_ref());
    let mut out = String::from("---\n");
    fields.0.iter().for_each(|(key, word)| field(&mut out, "", key, word));
    words(&mut out, &card.reporters);
    let mut fields = Collect::default();
    fields.fixed("date", card.date);
    fields.text("period_note", card.period_note.as_ref());
    fields.text("url", card.url.as_ref());
    fields.text("hash", card.hash.as_ref());
    fields.fixed("show_text", card.show_text);
    fields.0.iter().for_each(|(key, word)| field(&mut out, "", key, word));
    if !card.parts.is_empty() {
        out.push_str("parts:\n");
        card.parts.iter().for_each(|part| out.push_str(&part_line(part)));
    }
    close(&mut out, &card.markdown);
    out
}

fn words(out: &mut String, reporters: &[String]) {
    if !reporters.is_empty() {
        out.push_str(&format!("reporters: {}\n", flow_list(reporters)));
    }
}

fn part_line(part: &ArticlePart) -> String {
    let mut inner = format!("title: {}, lines: {}-{}", text(&part.title, Context::Flow), part.lines.0, part.lines.1);
    if !part.reporters.is_empty() {
        inner.push_str(&format!(", reporters: {}", flow_list(&part.reporters)));
    }
    format!("  - {{ {inner} }}\n")
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

fn list(out: &mut String, section: &Section) {
    if section.items.is_empty() {
        return;
    }
    out.push_str(section.key);
    out.push_str(":\n");
    for fields in &section.items {
        out.push_str(&item(fields, section.layout, "  "));
    }
}

/// One item of a list as whole lines, its dash indented by `indent`.
pub(super) fn item(fields: &Fields, layout: Layout, indent: &str) -> String {
    if let (Layout::Line, [("name", Word::One(name))]) = (layout, fields.as_slice()) {
        return format!("{indent}- {}\n", text(name, Context::Block));
    }
    match layout {
        Layout::Line => format!("{indent}- {}\n", group(fields)),
        Layout::Block => {
            let mut out = String::new();
            for (index, (key, word)) in fields.iter().enumerate() {
                let lead = format!("{indent}{}", if index == 0 { "- " } else { "  " });
                field(&mut out, &lead, key, word);
            }
            out
        }
    }
}

fn field(out: &mut String, lead: &str, key: &str, word: &Word) {
    out.push_str(&format!("{lead}{key}: {}\n", scalar(key, word, Context::Block)));
}

/// Keys whose words have a grammar of their own (`140亿元`, `2023`, `true`): never quoted but where YAML breaks.
const FIXED: &[&str] = &[
    "founded",
    "national_since",
    "updated",
    "role",
    "value",
    "period",
    "period_inferred",
    "yoy",
    "pct",
    "position",
    "status",
    "investment",
    "date",
    "expected",
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
