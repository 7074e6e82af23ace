//! Changes a file a person has touched: only the bytes of the words that change, everything else as it stands.
//!
//! The places come from the tree (`tree.rs`); the changes are cut into the text itself. What cannot be cut
//! without touching a person's comment or a layout the tree does not show is refused, never forced.

use crate::source::Span;

use super::entry::{Fields, Layout, Word};
use super::structure;
use super::tree::{Node, Pair, Shape};
use super::write::{self, Context};

/// Collects changes to one YAML text and makes them all at once.
#[derive(Clone)]
pub(super) struct Splicer<'a> {
    yaml: &'a str,
    tree: &'a Node,
    edits: Vec<(Span, String)>,
}

/// A change that would have touched what a person wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Refused;

/// What becomes of one item of a list.
#[derive(Debug, Clone)]
pub(super) enum Fate {
    /// It stays as it is.
    Stay,
    /// Its fields change from the first to the second.
    Change(Fields, Fields),
    /// It goes.
    Go,
}

impl<'a> Splicer<'a> {
    /// Works on `yaml`, whose tree is `tree`.
    pub fn new(yaml: &'a str, tree: &'a Node) -> Self {
        Splicer { yaml, tree, edits: Vec::new() }
    }

    /// The text with all changes; refused where two of them overlap.
    pub fn finish(mut self) -> Result<String, Refused> {
        self.edits.sort_by_key(|(span, _)| (span.start, span.end));
        let mut out = String::with_capacity(self.yaml.len());
        let windows = self.yaml.contains("\r\n");
        let mut at = 0;
        for (span, put) in &self.edits {
            out.push_str(self.yaml.get(at..span.start).ok_or(Refused)?);
            out.push_str(&if windows { put.replace('\n', "\r\n") } else { put.clone() });
            at = span.end;
        }
        out.push_str(self.yaml.get(at..).ok_or(Refused)?);
        Ok(out)
    }

    /// Sets, changes or (`None`) takes away one key of the top level.
    pub fn set_key(&mut self, key: &'static str, word: Option<&Word>) -> Result<(), Refused> {
        match (self.tree.pair(key), word) {
            (Some(pair), Some(word)) => self.put_value(pair, word, Context::Block),
            (Some(pair), None) => self.cut_lines(Span::new(pair.key_span.start, pair.value.span.end)),
            (None, Some(word)) => {
                let line = format!("{key}: {}\n", write::scalar(key, word, Context::Block));
                self.insert_key(key, &line)
            }
            (None, None) => Ok(()),
        }
    }

    /// Changes the mapping under `key` (`sources`) from one set of fields to another.
    pub fn set_group(&mut self, key: &'static str, before: &Fields, after: &Fields) -> Result<(), Refused> {
        let pair = self.tree.pair(key).filter(|pair| !pair.value.is_nothing());
        match pair {
            Some(pair) if !after.is_empty() => self.change_map(&pair.value, before, after),
            _ if after.is_empty() => self.set_key(key, None),
            _ => self.set_key(key, Some(&Word::Group(after.clone()))),
        }
    }

    /// Changes a list: each of its items has a fate, `added` comes after the last.
    pub fn set_list(
        &mut self,
        (key, layout): (&'static str, Layout),
        fates: &[Fate],
        added: &[Fields],
    ) -> Result<(), Refused> {
        let Some(pair) = self.tree.pair(key) else {
            let lines: String = added.iter().map(|fields| write::item(fields, layout, "  ")).collect();
            return if added.is_empty() { Ok(()) } else { self.insert_key(key, &format!("{key}:\n{lines}")) };
        };
        match &pair.value.shape {
            Shape::List(items) if !items.is_empty() && self.opens_with(&pair.value, '[') => {
                self.flow_list(&pair.value, items, (fates, added))
            }
            Shape::List(items) if !items.is_empty() => self.block_list((pair, layout), items, (fates, added)),
            Shape::List(_) | Shape::Nothing if added.is_empty() => Ok(()),
            Shape::List(_) | Shape::Nothing => {
                // Whatever stood for an empty list goes, the items come below.
                self.edits.push((pair.value.span, String::new()));
                let lines: String = added.iter().map(|fields| write::item(fields, layout, "  ")).collect();
                let end = self.line_end(pair.value.span.end);
                self.edits.push((Span::new(end, end), lines));
                Ok(())
            }
            _ => Err(Refused),
        }
    }

    /// True where the lines of an item hold a comment of a person.
    pub fn has_comment(&self, node: &Node) -> bool {
        let lines = Span::new(self.line_start(node.span.start), self.line_end(node.span.end));
        has_comment(lines.of(self.yaml))
    }

    fn block_list(
        &mut self,
        (pair, layout): (&Pair, Layout),
        items: &[Node],
        (fates, added): (&[Fate], &[Fields]),
    ) -> Result<(), Refused> {
        let all_go = added.is_empty() && fates.iter().all(|fate| matches!(fate, Fate::Go));
        let whole = Span::new(pair.key_span.start, pair.value.span.end);
        if all_go && self.cut_lines(whole).is_ok() {
            return Ok(());
        }
        for (item, fate) in items.iter().zip(fates) {
            match fate {
                Fate::Stay => {}
                Fate::Change(before, after) => self.change_item(item, (before, after), Context::Block)?,
                Fate::Go => self.cut_item(item)?,
            }
        }
        let (Some(first), Some(last)) = (items.first(), items.last()) else { return Err(Refused) };
        let indent = self.dash_indent(first).ok_or(Refused)?;
        let end = self.after_comments(self.line_end(last.span.end));
        let lines: String = added.iter().map(|fields| write::item(fields, layout, indent)).collect();
        if !lines.is_empty() {
            self.edits.push((Span::new(end, end), lines));
        }
        Ok(())
    }

    fn flow_list(&mut self, list: &Node, items: &[Node], (fates, added): (&[Fate], &[Fields])) -> Result<(), Refused> {
        let goes = fates.iter().any(|fate| matches!(fate, Fate::Go));
        if goes {
            return self.flow_list_anew(list, items, (fates, added));
        }
        for (item, fate) in items.iter().zip(fates) {
            if let Fate::Change(before, after) = fate {
                self.change_item(item, (before, after), Context::Flow)?;
            }
        }
        let end = items.last().map_or(list.span.end, |last| last.span.end);
        let put: String = added.iter().map(|fields| format!(", {}", flow_item(fields))).collect();
        if !put.is_empty() {
            self.edits.push((Span::new(end, end), put));
        }
        Ok(())
    }

    /// A flow list on one line, without the items that go.
    fn flow_list_anew(
        &mut self,
        list: &Node,
        items: &[Node],
        (fates, added): (&[Fate], &[Fields]),
    ) -> Result<(), Refused> {
        self.one_line(list)?;
        let stays = items.iter().zip(fates).filter_map(|(item, fate)| match fate {
            Fate::Stay => Some(item.span.of(self.yaml).to_string()),
            Fate::Change(_, after) => Some(flow_item(after)),
            Fate::Go => None,
        });
        let parts: Vec<String> = stays.chain(added.iter().map(flow_item)).collect();
        self.edits.push((list.span, format!("[{}]", parts.join(", "))));
        Ok(())
    }

    fn change_item(
        &mut self,
        item: &Node,
        (before, after): (&Fields, &Fields),
        context: Context,
    ) -> Result<(), Refused> {
        match &item.shape {
            Shape::Map(_) => self.change_map(item, before, after),
            Shape::Word { .. } => {
                let put = match (after.as_slice(), context) {
                    ([("name", Word::One(name))], _) => write::text(name, context),
                    _ => write::group(after),
                };
                self.edits.push((item.span, put));
                Ok(())
            }
            _ => Err(Refused),
        }
    }

    fn change_map(&mut self, map: &Node, before: &Fields, after: &Fields) -> Result<(), Refused> {
        let Shape::Map(pairs) = &map.shape else { return Err(Refused) };
        let flow = self.opens_with(map, '{');
        let keys = |fields: &Fields| fields.iter().map(|(key, _)| *key).collect::<Vec<_>>();
        if flow && keys(before) != keys(after) {
            return self.flow_map_anew(map, pairs, (before, after));
        }
        let context = if flow { Context::Flow } else { Context::Block };
        for (key, word) in after.iter().filter(|field| !before.contains(field)) {
            match pairs.iter().find(|pair| pair.key == *key) {
                Some(pair) => self.put_value(pair, word, context)?,
                None => self.insert_field(pairs, after, (key, word))?,
            }
        }
        for (key, _) in before.iter().filter(|(key, _)| !keys(after).contains(key)) {
            let pair = pairs.iter().find(|pair| pair.key == *key).ok_or(Refused)?;
            if pairs.first().is_some_and(|first| first.key == *key) {
                return Err(Refused);
            }
            self.cut_lines(Span::new(pair.key_span.start, pair.value.span.end))?;
        }
        Ok(())
    }

    /// A flow mapping on one line with the new keys in their order; what stays keeps its spelling.
    fn flow_map_anew(
        &mut self,
        map: &Node,
        pairs: &[Pair],
        (before, after): (&Fields, &Fields),
    ) -> Result<(), Refused> {
        self.one_line(map)?;
        let in_sources = self.tree.pair("sources").is_some_and(|pair| pair.value.span == map.span);
        let parts = after.iter().map(|(key, word)| {
            let like = if in_sources { "source" } else { key };
            let stays = before.iter().any(|field| field == &(*key, word.clone()));
            match pairs.iter().find(|pair| pair.key == *key).filter(|_| stays) {
                Some(pair) => Span::new(pair.key_span.start, pair.value.span.end).of(self.yaml).to_string(),
                None => write::pair((key, like), word),
            }
        });
        let parts: Vec<String> = parts.collect();
        self.edits.push((map.span, format!("{{ {} }}", parts.join(", "))));
        Ok(())
    }

    fn put_value(&mut self, pair: &Pair, word: &Word, context: Context) -> Result<(), Refused> {
        if matches!(pair.value.shape, Shape::Foreign) {
            return Err(Refused);
        }
        let in_sources = self.tree.pair("sources").is_some_and(|sources| sources.value.span.contains(pair.key_span));
        let like = if in_sources { "source" } else { pair.key.as_str() };
        let put = write::scalar(like, word, context);
        let put = if pair.value.span.is_empty() { format!(" {put}") } else { put };
        self.edits.push((pair.value.span, put));
        Ok(())
    }

    /// A new field of a block mapping, on a line of its own after the field it follows in `after`.
    fn insert_field(&mut self, pairs: &[Pair], after: &Fields, (key, word): (&str, &Word)) -> Result<(), Refused> {
        let earlier = after.iter().take_while(|(name, _)| *name != key);
        let before = earlier.filter_map(|(name, _)| pairs.iter().find(|pair| pair.key == *name)).last();
        let (Some(before), Some(first)) = (before, pairs.first()) else { return Err(Refused) };
        let column = self.yaml[self.line_start(first.key_span.start)..first.key_span.start].chars().count();
        let end = self.line_end(before.value.span.end.max(before.key_span.end));
        let line = format!("{}{key}: {}\n", " ".repeat(column), write::scalar(key, word, Context::Block));
        self.edits.push((Span::new(end, end), line));
        Ok(())
    }

    /// A new key of the top level, as whole lines after the keys it follows.
    fn insert_key(&mut self, key: &str, lines: &str) -> Result<(), Refused> {
        let Shape::Map(pairs) = &self.tree.shape else { return Err(Refused) };
        if self.opens_with(self.tree, '{') {
            return Err(Refused);
        }
        let rank = |name: &str| structure::PROFILE.iter().position(|(known, _)| *known == name);
        let before = pairs.iter().filter(|pair| rank(&pair.key) < rank(key)).max_by_key(|pair| rank(&pair.key));
        let at = match before {
            Some(pair) => {
                let end = self.line_end(pair.value.span.end.max(pair.key_span.end));
                if pair.value.span.of(self.yaml).contains('\n') || matches!(pair.value.shape, Shape::List(_)) {
                    self.after_comments(end)
                } else {
                    end
                }
            }
            None => pairs.first().map_or(0, |pair| self.line_start(pair.key_span.start)),
        };
        self.edits.push((Span::new(at, at), lines.to_string()));
        Ok(())
    }

    fn cut_item(&mut self, item: &Node) -> Result<(), Refused> {
        let start = self.line_start(item.span.start);
        let lead = &self.yaml[start..item.span.start];
        if lead.trim() != "-" {
            return Err(Refused);
        }
        self.cut_lines(item.span)
    }

    /// Cuts the whole lines of `span`; refused where they carry a comment.
    fn cut_lines(&mut self, span: Span) -> Result<(), Refused> {
        let lines = Span::new(self.line_start(span.start), self.line_end(span.end));
        if has_comment(lines.of(self.yaml)) {
            return Err(Refused);
        }
        self.edits.push((lines, String::new()));
        Ok(())
    }

    fn one_line(&self, node: &Node) -> Result<(), Refused> {
        let words = node.span.of(self.yaml);
        if words.contains('\n') || has_comment(words) { Err(Refused) } else { Ok(()) }
    }

    fn opens_with(&self, node: &Node, bracket: char) -> bool {
        node.span.of(self.yaml).starts_with(bracket)
    }

    /// The blanks before the dash of a block item.
    fn dash_indent(&self, item: &Node) -> Option<&'a str> {
        let lead = &self.yaml[self.line_start(item.span.start)..item.span.start];
        let indent = &lead[..lead.find('-')?];
        indent.trim().is_empty().then_some(indent)
    }

    fn line_start(&self, at: usize) -> usize {
        self.yaml[..at].rfind('\n').map_or(0, |newline| newline + 1)
    }

    fn line_end(&self, at: usize) -> usize {
        self.yaml[at..].find('\n').map_or(self.yaml.len(), |length| at + length + 1)
    }

    /// Past the indented comment lines that follow `at`: they belong to what stands above them.
    fn after_comments(&self, mut at: usize) -> usize {
        while let Some(line) = self.yaml[at..].split_inclusive('\n').next() {
            let comment = line.starts_with([' ', '\t']) && line.trim_start().starts_with('#');
            if !comment {
                break;
            }
            at += line.len();
        }
        at
    }
}

fn flow_item(fields: &Fields) -> String {
    match fields.as_slice() {
        [("name", Word::One(name))] => write::text(name, Context::Flow),
        _ => write::group(fields),
    }
}

/// True where a line of the text holds a comment, or what could be one.
fn has_comment(lines: &str) -> bool {
    lines.lines().any(|line| line.trim_start().starts_with('#') || line.contains(" #") || line.contains("\t#"))
}
