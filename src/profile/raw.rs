//! The plain file as its keys spell it, before anything is understood: words in lists and mappings.
//!
//! A word is taken exactly as typed (`2023`, `1.0`, `no` are words, never numbers or truths), so that a hand
//! need not know YAML's types. What the words mean is decided in `meaning.rs`. The comments below are what an
//! editor shows: they go into the JSON Schema (`schema.rs`), in Chinese and English.

use std::fmt;
use std::marker::PhantomData;

use schemars::JsonSchema;
use serde::Deserialize;
use serde::de::{self, Deserializer, MapAccess, Visitor};

use super::schema;

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
        }
        deserializer.deserialize_str(Scalar)
    }
}

/// A list item that may be typed as a bare name as well as a mapping.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Item<T>(pub(super) T);

/// What a bare name stands for.
pub(super) trait Bare {
    /// The mapping with this name and nothing else.
    fn bare(name: Word) -> Self;
}

impl<'de, T: Bare + Deserialize<'de>> Deserialize<'de> for Item<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either<T>(PhantomData<T>);
        impl<'de, T: Bare + Deserialize<'de>> Visitor<'de> for Either<T> {
            type Value = Item<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a name or a mapping")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Item<T>, E> {
                Ok(Item(T::bare(Word(text.to_string()))))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Item<T>, A::Error> {
                T::deserialize(de::value::MapAccessDeserializer::new(map)).map(Item)
            }
        }
        deserializer.deserialize_any(Either(PhantomData))
    }
}

/// A list that may be absent, or stand there with nothing under it.
fn list<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Vec<T>, D::Error> {
    Option::<Vec<T>>::deserialize(deserializer).map(Option::unwrap_or_default)
}

/// A key that may be absent, or stand there with nothing after it.
type Maybe<T> = Option<T>;

/// 一个园区（或市、省）的档案 / One zone (or city, province).
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawProfile {
    /// 全称 / The fullest name.
    #[schemars(required, schema_with = "schema::text")]
    pub name: Maybe<Word>,
    /// 别称 / Other names.
    #[serde(deserialize_with = "list")]
    #[schemars(with = "Maybe<Vec<Item<RawNamed>>>")]
    pub aliases: Vec<Item<RawNamed>>,
    /// 类型 / Type of zone.
    #[serde(rename = "type")]
    #[schemars(schema_with = "schema::zone_type")]
    pub zone_type: Maybe<Word>,
    /// 级别，有出处才写 / Level; only where a source says it.
    #[schemars(schema_with = "schema::level")]
    pub level: Maybe<Word>,
    /// 省级政区全称 / Province, full name.
    #[schemars(schema_with = "schema::province")]
    pub province: Maybe<Word>,
    /// 地级市、州、盟全称 / City, full name.
    #[schemars(schema_with = "schema::text")]
    pub city: Maybe<Word>,
    /// 园中园所属园区的全称 / For a park inside another zone: that zone's full name.
    #[schemars(schema_with = "schema::text")]
    pub parent: Maybe<Word>,
    /// 设立时间 / Founded: 1992 or 2000-08.
    #[schemars(schema_with = "schema::point")]
    pub founded: Maybe<Word>,
    /// 升级为国家级的时间 / National since: 2000-08.
    #[schemars(schema_with = "schema::point")]
    pub national_since: Maybe<Word>,
    /// 最近一次由人核对的日期 / The day a person last looked the profile over: 2025-12-31.
    #[schemars(schema_with = "schema::day")]
    pub updated: Maybe<Word>,
    /// 定位 / What it says it is.
    #[serde(deserialize_with = "list")]
    #[schemars(with = "Maybe<Vec<Item<RawNamed>>>")]
    pub positioning: Vec<Item<RawNamed>>,
    /// 目标 / What it strives to become.
    #[serde(deserialize_with = "list")]
    #[schemars(with = "Maybe<Vec<Item<RawNamed>>>")]
    pub targets: Vec<Item<RawNamed>>,
    /// 以上单项的出处 / Where the single traits above stand.
    pub sources: Maybe<RawSources>,
    /// 产业 / Industries.
    #[serde(deserialize_with = "list")]
    #[schemars(with = "Maybe<Vec<Item<RawIndustry>>>")]
    pub industries: Vec<Item<RawIndustry>>,
    /// 指标 / Figures.
    #[serde(deserialize_with = "list")]
    #[schemars(with = "Maybe<Vec<RawIndicator>>")]
    pub indicators: Vec<RawIndicator>,
    /// 项目 / Projects.
    #[serde(deserialize_with = "list")]
    #[schemars(with = "Maybe<Vec<RawProject>>")]
    pub projects: Vec<RawProject>,
    /// 企业 / Companies.
    #[serde(deserialize_with = "list")]
    #[schemars(with = "Maybe<Vec<Item<RawCompany>>>")]
    pub companies: Vec<Item<RawCompany>>,
    /// 平台 / Platforms.
    #[serde(deserialize_with = "list")]
    #[schemars(with = "Maybe<Vec<Item<RawNamed>>>")]
    pub platforms: Vec<Item<RawNamed>>,
    /// 机制 / Mechanisms, policies and services with a name of their own.
    #[serde(deserialize_with = "list")]
    #[schemars(with = "Maybe<Vec<Item<RawNamed>>>")]
    pub mechanisms: Vec<Item<RawNamed>>,
    /// 荣誉 / Honors.
    #[serde(deserialize_with = "list")]
    #[schemars(with = "Maybe<Vec<Item<RawHonor>>>")]
    pub honors: Vec<Item<RawHonor>>,
}

/// 单项的出处 / Where the single traits stand.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawSources {
    /// 类型的出处 / Source of the type.
    #[serde(rename = "type")]
    #[schemars(schema_with = "schema::source")]
    pub zone_type: Maybe<Word>,
    /// 级别的出处 / Source of the level.
    #[schemars(schema_with = "schema::source")]
    pub level: Maybe<Word>,
    /// 省份的出处 / Source of the province.
    #[schemars(schema_with = "schema::source")]
    pub province: Maybe<Word>,
    /// 城市的出处 / Source of the city.
    #[schemars(schema_with = "schema::source")]
    pub city: Maybe<Word>,
    /// 所属园区的出处 / Source of the parent.
    #[schemars(schema_with = "schema::source")]
    pub parent: Maybe<Word>,
    /// 设立时间的出处 / Source of the founding.
    #[schemars(schema_with = "schema::source")]
    pub founded: Maybe<Word>,
    /// 升级时间的出处 / Source of the promotion.
    #[schemars(schema_with = "schema::source")]
    pub national_since: Maybe<Word>,
}

/// 名称和出处 / A name and its source.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawNamed {
    /// 名称 / The name as written.
    #[schemars(required, schema_with = "schema::text")]
    pub name: Maybe<Word>,
    /// 出处，文章编号:行号 / Where it stands: article:line, e.g. "001:14".
    #[schemars(schema_with = "schema::source")]
    pub source: Maybe<Word>,
    /// 原文摘录，可省 / The words that carry it; optional.
    #[schemars(schema_with = "schema::text")]
    pub quote: Maybe<Word>,
}

impl Bare for RawNamed {
    fn bare(name: Word) -> Self {
        RawNamed { name: Some(name), ..RawNamed::default() }
    }
}

/// 产业及其地位 / An industry and the part it plays.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawIndustry {
    /// 产业名 / Canonical noun.
    #[schemars(required, schema_with = "schema::industry")]
    pub name: Maybe<Word>,
    /// 地位 / The part it plays.
    #[schemars(required, schema_with = "schema::industry_role")]
    pub role: Maybe<Word>,
    /// 出处，文章编号:行号 / Where it stands: article:line, e.g. "001:14".
    #[schemars(schema_with = "schema::source")]
    pub source: Maybe<Word>,
    /// 原文摘录，可省 / The words that carry it; optional.
    #[schemars(schema_with = "schema::text")]
    pub quote: Maybe<Word>,
}

impl Bare for RawIndustry {
    fn bare(name: Word) -> Self {
        RawIndustry { name: Some(name), ..RawIndustry::default() }
    }
}

/// 一个指标 / A figure.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawIndicator {
    /// 指标名 / Canonical name of what is measured.
    #[schemars(required, schema_with = "schema::metric")]
    pub metric: Maybe<Word>,
    /// 限定对象；全区则省 / What it is limited to; left out for the whole zone.
    #[schemars(schema_with = "schema::text")]
    pub subject: Maybe<Word>,
    /// 数值和单位连写 / Number and unit as one word: 140亿元, 约600家, 超60家, 近600家, ≥30亿元.
    #[schemars(schema_with = "schema::value")]
    pub value: Maybe<Word>,
    /// 时期 / ISO: 2023, 2023-H1, 2023-Q1, 2023-08, 2023-01/2023-08, ..2021-12, 2023-04/..
    #[schemars(schema_with = "schema::period")]
    pub period: Maybe<Word>,
    /// 时期系推断 / True where the period was reasoned and not read.
    #[schemars(schema_with = "schema::truth")]
    pub period_inferred: Maybe<Word>,
    /// 同比 / Change against the year before, as published: 33.3%, -4.5%.
    #[schemars(schema_with = "schema::percent")]
    pub yoy: Maybe<Word>,
    /// 占比 / The share it holds of something larger.
    pub share: Maybe<RawShare>,
    /// 位次 / Its place in an order.
    pub rank: Maybe<RawRank>,
    /// 实际（省略）、预计、目标、产能 / actual is left out.
    #[schemars(schema_with = "schema::status")]
    pub status: Maybe<Word>,
    /// 出处，文章编号:行号 / Where it stands: article:line, e.g. "001:14".
    #[schemars(schema_with = "schema::source")]
    pub source: Maybe<Word>,
    /// 原文摘录，可省 / The words that carry it; optional.
    #[schemars(schema_with = "schema::text")]
    pub quote: Maybe<Word>,
}

/// 占比 / A share.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawShare {
    /// 百分比 / Percent.
    #[schemars(required, schema_with = "schema::percent")]
    pub pct: Maybe<Word>,
    /// 占何者 / Of what.
    #[schemars(required, schema_with = "schema::text")]
    pub of: Maybe<Word>,
}

/// 位次 / A place in an order.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawRank {
    /// 第几位 / The place, from 1.
    #[schemars(required, schema_with = "schema::position")]
    pub position: Maybe<Word>,
    /// 在何者中 / Among what.
    #[schemars(required, schema_with = "schema::text")]
    pub of: Maybe<Word>,
}

/// 一个项目 / A project.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawProject {
    /// 项目名 / The name as written.
    #[schemars(required, schema_with = "schema::text")]
    pub name: Maybe<Word>,
    /// 投资额 / Money planned or spent.
    #[schemars(schema_with = "schema::value")]
    pub investment: Maybe<Word>,
    /// 进度 / How far it has come.
    #[schemars(schema_with = "schema::project_status")]
    pub status: Maybe<Word>,
    /// 该进度的时间 / When that was or will be reached.
    #[schemars(schema_with = "schema::period")]
    pub date: Maybe<Word>,
    /// 时间是预计的 / True where the date is expected.
    #[schemars(schema_with = "schema::truth")]
    pub expected: Maybe<Word>,
    /// 时间系推断 / True where the date was reasoned.
    #[schemars(schema_with = "schema::truth")]
    pub period_inferred: Maybe<Word>,
    /// 出处，文章编号:行号 / Where it stands: article:line, e.g. "001:14".
    #[schemars(schema_with = "schema::source")]
    pub source: Maybe<Word>,
    /// 原文摘录，可省 / The words that carry it; optional.
    #[schemars(schema_with = "schema::text")]
    pub quote: Maybe<Word>,
}

/// 一家企业 / A company.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawCompany {
    /// 企业名 / The name as written.
    #[schemars(required, schema_with = "schema::text")]
    pub name: Maybe<Word>,
    /// 角色；不写为入驻 / Its part; resident where left out.
    #[schemars(schema_with = "schema::company_role")]
    pub role: Maybe<Word>,
    /// 所属产业 / Its industry.
    #[schemars(schema_with = "schema::text")]
    pub industry: Maybe<Word>,
    /// 出处，文章编号:行号 / Where it stands: article:line, e.g. "001:14".
    #[schemars(schema_with = "schema::source")]
    pub source: Maybe<Word>,
    /// 原文摘录，可省 / The words that carry it; optional.
    #[schemars(schema_with = "schema::text")]
    pub quote: Maybe<Word>,
}

impl Bare for RawCompany {
    fn bare(name: Word) -> Self {
        RawCompany { name: Some(name), ..RawCompany::default() }
    }
}

/// 一项荣誉 / An honor.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawHonor {
    /// 名称 / The name as written.
    #[schemars(required, schema_with = "schema::text")]
    pub name: Maybe<Word>,
    /// 获得者，非园区本身时写 / Who holds it, where that is not the zone.
    #[schemars(schema_with = "schema::text")]
    pub subject: Maybe<Word>,
    /// 出处，文章编号:行号 / Where it stands: article:line, e.g. "001:14".
    #[schemars(schema_with = "schema::source")]
    pub source: Maybe<Word>,
    /// 原文摘录，可省 / The words that carry it; optional.
    #[schemars(schema_with = "schema::text")]
    pub quote: Maybe<Word>,
}

impl Bare for RawHonor {
    fn bare(name: Word) -> Self {
        RawHonor { name: Some(name), ..RawHonor::default() }
    }
}

/// 一篇文章 / What is known of an article.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawCard {
    /// 标题 / The headline.
    #[schemars(required, schema_with = "schema::text")]
    pub title: Maybe<Word>,
    /// 页面地址 / ASCII address of its page; the id where left out.
    #[schemars(schema_with = "schema::slug")]
    pub slug: Maybe<Word>,
    /// 报纸 / The newspaper, where the text names it.
    #[schemars(schema_with = "schema::text")]
    pub newspaper: Maybe<Word>,
    /// 记者 / Reporters.
    #[serde(deserialize_with = "list")]
    #[schemars(schema_with = "schema::texts")]
    pub reporters: Vec<Word>,
    /// 刊出日期 / Date of publication, ISO.
    #[schemars(schema_with = "schema::period")]
    pub date: Maybe<Word>,
    /// 年份如何推得 / How the year was reasoned.
    #[schemars(schema_with = "schema::text")]
    pub period_note: Maybe<Word>,
    /// 网址 / Address on the web.
    #[schemars(schema_with = "schema::url")]
    pub url: Maybe<Word>,
    /// 文本校验和，导入时填写 / Hash of the text; filled in by the import.
    #[schemars(schema_with = "schema::text")]
    pub hash: Maybe<Word>,
    /// 页面是否刊出全文，默认依 site.toml / Whether its page shows its text; as site.toml says where left out.
    #[schemars(schema_with = "schema::truth")]
    pub show_text: Maybe<Word>,
    /// 一版多篇时各篇 / The articles of a file that holds several.
    #[serde(deserialize_with = "list")]
    #[schemars(with = "Maybe<Vec<RawPart>>")]
    pub parts: Vec<RawPart>,
}

/// 一版中的一篇 / One of several articles in a file.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawPart {
    /// 标题 / Its headline.
    #[schemars(required, schema_with = "schema::text")]
    pub title: Maybe<Word>,
    /// 起止行 / First and last line: 3-28.
    #[schemars(required, schema_with = "schema::lines")]
    pub lines: Maybe<Word>,
    /// 记者 / Reporters.
    #[serde(deserialize_with = "list")]
    #[schemars(schema_with = "schema::texts")]
    pub reporters: Vec<Word>,
}
