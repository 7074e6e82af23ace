//! The plain file as its keys spell it, before anything is understood: words in lists and mappings.
//!
//! A word is taken exactly as typed (`2023`, `1.0`, `no` are words, never numbers or truths), so that a hand
//! need not know YAML's types. What the words mean is decided in `meaning.rs`; the JSON Schema of these types
//! is `schema.rs`.

use std::fmt;

use serde::de::{self, Deserializer, MapAccess, Visitor};
use serde::Deserialize;

/// Any scalar, exactly as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Word(pub(super) String);

impl<'de> Deserialize<'de> for Word {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Scalar;
        impl Visitor<'_> for Scalar {
            type Value = Word;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("one word or phrase")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Word, E> {
                Ok(Word(text.to_string()))
            }

            fn visit_string<E: de::Error>(self, text: String) -> Result<Word, E> {
                Ok(Word(text))
            }
        }
        deserializer.deserialize_str(Scalar)
    }
}

/// A key that may be absent, or stand there with nothing after it.
type Maybe<T> = Option<T>;

/// A list that may be absent, or stand there with nothing under it.
fn list<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Vec<T>, D::Error> {
    Option::<Vec<T>>::deserialize(deserializer).map(Option::unwrap_or_default)
}

/// One profile file's front matter.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawProfile {
    pub name: Maybe<Word>,
    #[serde(deserialize_with = "list")]
    pub aliases: Vec<RawNamed>,
    #[serde(rename = "type")]
    pub zone_type: Maybe<Word>,
    pub level: Maybe<Word>,
    pub province: Maybe<Word>,
    pub city: Maybe<Word>,
    pub parent: Maybe<Word>,
    pub founded: Maybe<Word>,
    pub national_since: Maybe<Word>,
    #[serde(deserialize_with = "list")]
    pub positioning: Vec<RawNamed>,
    #[serde(deserialize_with = "list")]
    pub targets: Vec<RawNamed>,
    pub sources: Maybe<RawSources>,
    #[serde(deserialize_with = "list")]
    pub industries: Vec<RawIndustry>,
    #[serde(deserialize_with = "list")]
    pub indicators: Vec<RawIndicator>,
    #[serde(deserialize_with = "list")]
    pub projects: Vec<RawProject>,
    #[serde(deserialize_with = "list")]
    pub companies: Vec<RawCompany>,
    #[serde(deserialize_with = "list")]
    pub platforms: Vec<RawNamed>,
    #[serde(deserialize_with = "list")]
    pub mechanisms: Vec<RawNamed>,
    #[serde(deserialize_with = "list")]
    pub honors: Vec<RawHonor>,
}

/// Where the single traits stand.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawSources {
    #[serde(rename = "type")]
    pub zone_type: Maybe<Word>,
    pub level: Maybe<Word>,
    pub province: Maybe<Word>,
    pub city: Maybe<Word>,
    pub founded: Maybe<Word>,
    pub national_since: Maybe<Word>,
}

/// Declares an item of a list that may be typed as a bare name as well as a mapping.
macro_rules! item {
    ($(#[$doc:meta])* $name:ident { $($(#[$attribute:meta])* $field:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Default, Deserialize)]
        #[serde(deny_unknown_fields, default, remote = "Self")]
        pub(super) struct $name { $($(#[$attribute])* pub $field: Maybe<Word>),+ }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Item;
                impl<'de> Visitor<'de> for Item {
                    type Value = $name;

                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str("a name or a mapping")
                    }

                    fn visit_str<E: de::Error>(self, text: &str) -> Result<$name, E> {
                        Ok($name { name: Some(Word(text.to_string())), ..Default::default() })
                    }

                    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<$name, A::Error> {
                        $name::deserialize(de::value::MapAccessDeserializer::new(map))
                    }
                }
                deserializer.deserialize_any(Item)
            }
        }
    };
}

item! {
    /// A name with its source.
    RawNamed { name, source, quote }
}

item! {
    /// An industry and the part it plays.
    RawIndustry { name, role, source, quote }
}

item! {
    /// A company and its part.
    RawCompany { name, role, industry, source, quote }
}

item! {
    /// An honor.
    RawHonor { name, subject, source, quote }
}

/// A figure.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawIndicator {
    pub metric: Maybe<Word>,
    pub subject: Maybe<Word>,
    pub value: Maybe<Word>,
    pub period: Maybe<Word>,
    pub period_inferred: Maybe<Word>,
    pub yoy: Maybe<Word>,
    pub share: Maybe<RawShare>,
    pub rank: Maybe<RawRank>,
    pub status: Maybe<Word>,
    pub source: Maybe<Word>,
    pub quote: Maybe<Word>,
}

/// A share of something larger.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawShare {
    pub pct: Maybe<Word>,
    pub of: Maybe<Word>,
}

/// A place in an order.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawRank {
    pub position: Maybe<Word>,
    pub of: Maybe<Word>,
}

/// A project.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawProject {
    pub name: Maybe<Word>,
    pub investment: Maybe<Word>,
    pub status: Maybe<Word>,
    pub date: Maybe<Word>,
    pub expected: Maybe<Word>,
    pub period_inferred: Maybe<Word>,
    pub source: Maybe<Word>,
    pub quote: Maybe<Word>,
}

/// What is known of an article.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawCard {
    pub title: Maybe<Word>,
    pub slug: Maybe<Word>,
    pub newspaper: Maybe<Word>,
    #[serde(deserialize_with = "list")]
    pub reporters: Vec<Word>,
    pub date: Maybe<Word>,
    pub period_note: Maybe<Word>,
    pub url: Maybe<Word>,
    pub hash: Maybe<Word>,
    #[serde(deserialize_with = "list")]
    pub parts: Vec<RawPart>,
}

/// One of several articles in a file.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawPart {
    pub title: Maybe<Word>,
    pub lines: Maybe<Word>,
    #[serde(deserialize_with = "list")]
    pub reporters: Vec<Word>,
}
