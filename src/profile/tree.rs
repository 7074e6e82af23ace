//! The YAML half of a file as a tree in which every word keeps its place.
//!
//! The clean path never builds it. It serves where a fault must be shown under its word, and where a file a
//! person has touched is edited. `yaml-edit` finds the places; offsets are bytes of the text handed in.

use serde::de::value::{MapDeserializer, SeqDeserializer};
use serde::de::{self, Deserializer, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;
use yaml_edit::{Mapping, YamlFile, YamlNode};

use crate::source::Span;

/// A value with its place.
#[derive(Debug, Clone)]
pub(super) struct Node {
    /// From its first byte to its last; empty, after the colon, where nothing was typed.
    pub span: Span,
    /// What it is.
    pub shape: Shape,
}

/// What a value is.
#[derive(Debug, Clone)]
pub(super) enum Shape {
    /// Nothing typed, `~` or `null`.
    Nothing,
    /// A scalar, decoded.
    Word {
        /// The text without quotes.
        text: String,
    },
    /// A list.
    List(Vec<Node>),
    /// A mapping, in the file's order, repeats kept.
    Map(Vec<Pair>),
    /// An anchor, alias or tag: YAML that profiles have no use for.
    Foreign,
}

/// A key, its place, and its value.
#[derive(Debug, Clone)]
pub(super) struct Pair {
    /// The key as typed, without quotes.
    pub key: String,
    /// Where the key stands.
    pub key_span: Span,
    /// The value.
    pub value: Node,
}

/// A step from a value to one inside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// Into a mapping.
    Key(&'static str),
    /// Into a list, counted from 0.
    Item(usize),
}

impl Node {
    /// The tree of `yaml`; `None` where it is not one mapping.
    pub fn of(yaml: &str) -> Option<Node> {
        let file = YamlFile::parse(yaml).tree();
        let document = file.document()?;
        let mapping = document.as_mapping()?;
        Some(map_node(&mapping, span_of(mapping.byte_range(), yaml)?, yaml))
    }

    /// The value `path` leads to, if it is there.
    pub fn find(&self, path: &[Step]) -> Option<&Node> {
        path.iter().try_fold(self, |node, step| match (step, &node.shape) {
            (Step::Key(key), Shape::Map(pairs)) => pairs.iter().find(|pair| pair.key == *key).map(|pair| &pair.value),
            (Step::Item(index), Shape::List(items)) => items.get(*index),
            _ => None,
        })
    }

    /// The pair of `key`, if this is a mapping that has it.
    pub fn pair(&self, key: &str) -> Option<&Pair> {
        match &self.shape {
            Shape::Map(pairs) => pairs.iter().find(|pair| pair.key == key),
            _ => None,
        }
    }

    /// True where nothing was typed, `~` or `null`.
    pub fn is_nothing(&self) -> bool {
        matches!(self.shape, Shape::Nothing)
    }
}

fn span_of(range: yaml_edit::TextPosition, yaml: &str) -> Option<Span> {
    let (start, end) = (range.start as usize, range.end as usize);
    let text = yaml.get(start..end)?;
    Some(Span::new(start, start + text.trim_end().len()))
}

fn map_node(mapping: &Mapping, span: Span, yaml: &str) -> Node {
    let mut pairs = Vec::new();
    for entry in mapping.entries() {
        let Some(key) = entry.key_node() else { continue };
        let Some(key_span) = span_of(key.byte_range(), yaml) else { continue };
        let Some(text) = key.as_scalar().map(|scalar| scalar.as_string()) else { continue };
        let after = after_colon(yaml, key_span.end);
        let value = match entry.value_node() {
            Some(value) => node(&value, yaml).unwrap_or_else(|| nothing(after)),
            None => nothing(after),
        };
        pairs.push(Pair { key: text, key_span, value });
    }
    Node { span, shape: Shape::Map(pairs) }
}

fn after_colon(yaml: &str, key_end: usize) -> usize {
    match yaml[key_end..].starts_with(':') {
        true => key_end + 1,
        false => key_end,
    }
}

fn nothing(at: usize) -> Node {
    Node { span: Span::new(at, at), shape: Shape::Nothing }
}

fn node(value: &YamlNode, yaml: &str) -> Option<Node> {
    let span = span_of(value.byte_range(), yaml)?;
    let shape = match value {
        YamlNode::Mapping(mapping) => return Some(map_node(mapping, span, yaml)),
        YamlNode::Sequence(items) => Shape::List(items.values().filter_map(|item| node(&item, yaml)).collect()),
        YamlNode::Scalar(scalar) if span.is_empty() || scalar.is_null() => Shape::Nothing,
        YamlNode::Scalar(scalar) => Shape::Word { text: scalar.as_string() },
        YamlNode::Alias(_) | YamlNode::TaggedNode(_) => Shape::Foreign,
    };
    Some(Node { span, shape })
}

/// A tree that was pruned of its faults reads into the same types as the text does.
impl<'de> Deserializer<'de> for &'de Node {
    type Error = de::value::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        match &self.shape {
            Shape::Nothing | Shape::Foreign => visitor.visit_unit(),
            Shape::Word { text } => visitor.visit_borrowed_str(text),
            Shape::List(items) => visitor.visit_seq(SeqDeserializer::new(items.iter())),
            Shape::Map(pairs) => {
                visitor.visit_map(MapDeserializer::new(pairs.iter().map(|pair| (pair.key.as_str(), &pair.value))))
            }
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        match self.shape {
            Shape::Nothing => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

impl<'de> IntoDeserializer<'de, de::value::Error> for &'de Node {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const YAML: &str = "# 头\nname: 石河子   # 注\naliases: [ '石经开', {name: 石区} ]\nlevel:\nindicators:\n- metric: 投资 # 注\n  value: \"140亿元\"\n  # 尾\n\n- {metric: 产值}\n";

    fn words(path: &[Step]) -> Option<&'static str> {
        Node::of(YAML)?.find(path).map(|node| node.span.of(YAML))
    }

    #[test]
    fn every_value_is_found_without_what_stands_around_it() {
        use Step::{Item, Key};
        assert_eq!(words(&[Key("name")]), Some("石河子"));
        assert_eq!(words(&[Key("aliases"), Item(0)]), Some("'石经开'"));
        assert_eq!(words(&[Key("aliases"), Item(1), Key("name")]), Some("石区"));
        assert_eq!(words(&[Key("level")]), Some(""));
        assert_eq!(words(&[Key("indicators"), Item(0), Key("metric")]), Some("投资"));
        assert_eq!(words(&[Key("indicators"), Item(0), Key("value")]), Some("\"140亿元\""));
        assert_eq!(words(&[Key("indicators"), Item(1)]), Some("{metric: 产值}"));
        assert_eq!(words(&[Key("indicators"), Item(2)]), None);
    }

    #[test]
    fn what_is_no_mapping_has_no_tree() {
        for yaml in ["", "- a\n", "石河子\n"] {
            assert!(Node::of(yaml).is_none(), "{yaml}");
        }
    }
}
