//! The JSON Schema of the plain files, made from the types that read them: what an editor checks and offers.
//!
//! The schema is as strict as the reader's canonical forms and no stricter than what it accepts from YAML: a
//! year may be an integer, a key may stand empty.

use schemars::{Schema, SchemaGenerator, generate::SchemaSettings, json_schema};
use serde_json::{Value, json};

use crate::domain::{CompanyRole, IndustryRole, ProjectStatus, Status};
use crate::vocab::Vocab;

use super::raw::{Item, RawCard, RawProfile};

/// The schema of `content/zones/*.md` and `content/regions/*.md` (their front matter), draft 2020-12.
pub fn profile_schema() -> Value {
    schema_of::<RawProfile>("yuanzhi profile 园志档案")
}

/// The schema of `content/articles/*.md` (their front matter), draft 2020-12.
pub fn card_schema() -> Value {
    schema_of::<RawCard>("yuanzhi article card 园志文章卡")
}

fn schema_of<T: schemars::JsonSchema>(title: &str) -> Value {
    let generator = SchemaSettings::draft2020_12().into_generator();
    let mut schema = generator.into_root_schema_for::<T>();
    schema.insert("title".to_string(), json!(title));
    schema.to_value()
}

impl<T: schemars::JsonSchema> schemars::JsonSchema for Item<T> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("{}OrName", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({ "anyOf": [{ "type": "string", "pattern": PLAIN }, generator.subschema_for::<T>()] })
    }
}

/// Plain text: something in it, and no markup.
const PLAIN: &str = r"^[^<>]*\S[^<>]*$";

const POINT: &str = r"\d{4}(-(H[12]|Q[1-4]|\d{2}(-\d{2})?))?";

/// A name or phrase.
pub(super) fn text(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": ["string", "number", "boolean", "null"], "pattern": PLAIN })
}

/// A metric: those of the vocabulary are offered, others are free.
pub(super) fn metric(_: &mut SchemaGenerator) -> Schema {
    offered(Vocab::embedded().metrics.iter().map(|metric| metric.name.as_str()))
}

/// An industry: those of the vocabulary are offered, others are free.
pub(super) fn industry(_: &mut SchemaGenerator) -> Schema {
    offered(Vocab::embedded().industries.iter().map(|industry| industry.name.as_str()))
}

/// The full name of a province.
pub(super) fn province(_: &mut SchemaGenerator) -> Schema {
    offered(Vocab::embedded().places.provinces().map(|province| province.name.as_str()))
}

fn offered<'a>(names: impl Iterator<Item = &'a str>) -> Schema {
    json_schema!({ "type": ["string", "null"], "pattern": PLAIN, "examples": names.collect::<Vec<_>>() })
}

/// A list of names.
pub(super) fn texts(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": ["array", "null"], "items": { "type": ["string", "number"], "pattern": PLAIN } })
}

/// `140亿元`.
pub(super) fn value(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": ["string", "number", "null"],
        "pattern": r"^(大?约|≈|~|超过?|突破|>=?|≥|＞|不低于|不少于|至少|近|不足|不到|<|＜)?\s*[-−－+]?\d[\d,]*(\.\d+)?[^<>]*$",
        "examples": ["140亿元", "约600家", "超60家", "近600家", "≥30亿元"]
    })
}

/// `2023-H1`.
pub(super) fn period(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": ["string", "integer", "null"],
        "pattern": format!(r"^({POINT}|\.\.{POINT}|{POINT}/(\.\.|{POINT}))$"),
        "examples": ["2023", "2023-H1", "2023-Q1", "2023-08", "2023-01/2023-08", "..2021-12", "2023-04/.."]
    })
}

/// `2000-08`.
pub(super) fn point(generator: &mut SchemaGenerator) -> Schema {
    period(generator)
}

/// `2025-12-31`.
pub(super) fn day(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": ["string", "null"], "pattern": r"^\d{4}-\d{2}-\d{2}$", "examples": ["2025-12-31"] })
}

/// `33.3%`.
pub(super) fn percent(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": ["string", "number", "null"],
        "pattern": r"^[-−－+]?\d[\d,]*(\.\d+)?\s*[%％]?$",
        "examples": ["33.3%", "-4.5%"]
    })
}

/// `true`.
pub(super) fn truth(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "enum": [true, false, "yes", "no", "是", "否", null] })
}

/// `001:14`.
pub(super) fn source(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": ["string", "null"], "pattern": r"^[^\s<>]+:0*[1-9]\d*$", "examples": ["001:14"] })
}

/// `4`.
pub(super) fn position(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": ["integer", "string"], "minimum": 1, "pattern": r"^第?0*[1-9]\d*[位名]?$" })
}

/// `3-28`.
pub(super) fn lines(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "pattern": r"^\d+\s*[-–—]\s*\d+$", "examples": ["3-28"] })
}

/// `keji-ribao-2024`.
pub(super) fn slug(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": ["string", "integer", "null"], "pattern": r"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$" })
}

/// `https://…`.
pub(super) fn url(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": ["string", "null"], "pattern": r"^[Hh][Tt][Tt][Pp][Ss]?://[^\s/<>]" })
}

/// Kinds of zones and regions; a site may have more, so the list is offered and not enforced.
pub(super) fn zone_type(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": ["string", "null"],
        "pattern": PLAIN,
        "examples": ["经济技术开发区", "高新技术产业开发区", "新区", "产业园", "开发区", "市", "省"]
    })
}

/// 国家级 or 省级.
pub(super) fn level(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": ["string", "null"], "pattern": PLAIN, "examples": ["国家级", "省级"] })
}

/// Declares the schema of an enumeration of the domain: its words, each with its Chinese.
macro_rules! enumeration {
    ($($(#[$doc:meta])* $name:ident: $type:ident, $null:expr;)+) => {$(
        $(#[$doc])*
        pub(super) fn $name(_: &mut SchemaGenerator) -> Schema {
            let words = $type::ALL.iter().map(|value| (value.name(), value.zh()));
            let mut one_of: Vec<Value> = words.map(|(name, zh)| json!({ "const": name, "title": zh })).collect();
            one_of.extend($null);
            json_schema!({ "oneOf": one_of })
        }
    )+};
}

enumeration! {
    /// The part an industry plays.
    industry_role: IndustryRole, None::<Value>;
    /// A company's part.
    company_role: CompanyRole, Some(json!({ "const": null }));
    /// How far a project has come.
    project_status: ProjectStatus, Some(json!({ "const": null }));
    /// Whether a figure has happened.
    status: Status, Some(json!({ "const": null }));
}

#[cfg(test)]
mod tests {
    use super::super::structure::{self, Keys, Want};
    use super::*;

    fn properties<'a>(root: &'a Value, schema: &'a Value) -> Option<&'a serde_json::Map<String, Value>> {
        if let Some(found) = schema.get("properties") {
            return found.as_object();
        }
        if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
            return properties(root, root.pointer(name.trim_start_matches('#'))?);
        }
        let any = schema.get("anyOf").and_then(Value::as_array).into_iter().flatten();
        any.chain(schema.get("items")).find_map(|inner| properties(root, inner))
    }

    fn agree(root: &Value, schema: &Value, keys: Keys) {
        let found = properties(root, schema).expect("a mapping");
        let listed: Vec<&str> = keys.iter().map(|(key, _)| *key).collect();
        let mut described: Vec<&str> = found.keys().map(String::as_str).collect();
        described.sort_by_key(|key| listed.iter().position(|known| known == key));
        assert_eq!(described, listed);
        for (key, want) in keys {
            assert!(found[*key].get("description").is_some(), "`{key}` has no description");
            if let Want::Map(inner) | Want::Maps(inner) | Want::Names(inner) = want {
                agree(root, &found[*key], inner);
            }
        }
    }

    #[test]
    fn the_schema_and_the_patient_reader_know_the_same_keys() {
        let schema = profile_schema();
        agree(&schema, &schema, structure::PROFILE);
        let schema = card_schema();
        agree(&schema, &schema, structure::CARD);
    }

    #[test]
    fn the_names_of_the_vocabulary_are_offered_and_others_are_taken() {
        let schema = profile_schema();
        let offered = |path: &str, name: &str| {
            let names = schema.pointer(path).and_then(|word| word["examples"].as_array()).expect(path);
            assert!(names.iter().any(|known| known == name), "{path} offers no {name}");
        };
        offered("/properties/province", "浙江省");
        offered("/$defs/RawIndicator/properties/metric", "固定资产投资");
        offered("/$defs/RawIndustry/properties/name", "新材料");
        let validator = jsonschema::validator_for(&schema).expect("a schema");
        let profile = |metric: &str| json!({ "name": "甲", "indicators": [{ "metric": metric, "value": "1亿元" }] });
        assert!(validator.is_valid(&profile("自定指标")) && !validator.is_valid(&profile("<b>")));
    }

    #[test]
    fn the_schema_is_a_schema() {
        for schema in [profile_schema(), card_schema()] {
            assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
            assert!(jsonschema::meta::is_valid(&schema));
        }
    }
}
