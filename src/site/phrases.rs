//! The frame's phrases in the site's language: what the program composes, out of the theme's file of strings.
//!
//! A phrase is text with slots, `{y}年{m}月`, and may choose a word by a number, `{n} {n:zone|zones}`; the table `[phrases]` of `strings/<language>.toml` holds one a line. Names
//! and figures stay as the articles wrote them; words of the trade that the program knows (指标, 签约, 主导) are looked up
//! in `[phrases.names]` and stand as they are where it does not name them.

use std::collections::BTreeMap;
use std::fmt::{Display, Write};
use std::sync::Arc;

use serde::de::Error;
use serde::{Deserialize, Deserializer};

/// A phrase: text and slots, cut apart once.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Phrase {
    whole: String,
    pieces: Vec<Piece>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Text(String),
    Slot(String),
    /// The first word where the slot's value is 1, the second elsewhere.
    Choice(String, String, String),
}

impl Phrase {
    /// The phrase as it stands, for one without slots.
    pub fn text(&self) -> &str {
        &self.whole
    }

    /// The phrase with its slots filled; a slot without a value stays empty.
    pub fn with(&self, values: &[(&str, &dyn Display)]) -> String {
        let mut out = String::with_capacity(self.whole.len() + 16);
        for piece in &self.pieces {
            match piece {
                Piece::Text(text) => out.push_str(text),
                Piece::Slot(name) => {
                    if let Some((_, value)) = values.iter().find(|(known, _)| known == name) {
                        let _ = write!(out, "{value}");
                    }
                }
                Piece::Choice(name, one, other) => {
                    let value = values.iter().find(|(known, _)| known == name);
                    let single = value.is_some_and(|(_, value)| value.to_string() == "1");
                    out.push_str(if single { one } else { other });
                }
            }
        }
        out
    }
}

impl From<&str> for Phrase {
    fn from(text: &str) -> Phrase {
        let (mut pieces, mut rest) = (Vec::new(), text);
        while let Some((before, after)) = rest.split_once('{') {
            let Some((slot, behind)) = after.split_once('}') else { break };
            if !before.is_empty() {
                pieces.push(Piece::Text(before.into()));
            }
            pieces.push(match slot.split_once(':').and_then(|(slot, words)| Some((slot, words.split_once('|')?))) {
                Some((slot, (one, other))) => Piece::Choice(slot.into(), one.into(), other.into()),
                None => Piece::Slot(slot.into()),
            });
            rest = behind;
        }
        if !rest.is_empty() {
            pieces.push(Piece::Text(rest.into()));
        }
        Phrase { whole: text.into(), pieces }
    }
}

impl<'de> Deserialize<'de> for Phrase {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Phrase, D::Error> {
        Ok(Phrase::from(String::deserialize(from)?.as_str()))
    }
}

/// Declares the phrases: one field each, and all of them by name.
macro_rules! phrases {
    ($($(#[$doc:meta])+ $name:ident,)+) => {
        /// All phrases of a language.
        #[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct Phrases {
            $($(#[$doc])+ pub $name: Phrase,)+
            /// Words of the trade in the language of the frame, by the Chinese word.
            #[serde(default)]
            pub names: BTreeMap<String, String>,
        }
    };
}

phrases! {
    /// The home page, as the way down to a page begins.
    home,
    /// The index of zones.
    zones,
    /// The index of cities and provinces.
    regions,
    /// The index of comparisons.
    compare,
    /// The comparison a reader chooses.
    free,
    /// The index of metrics.
    metrics,
    /// The index of indexes.
    tags,
    /// The index of articles.
    sources,
    /// The page on method.
    method,
    /// The page that was not found.
    not_found,
    /// What that page says of itself.
    not_found_note,
    /// The index of zones in one sentence.
    zones_note,
    /// The index of regions in one sentence.
    regions_note,
    /// What is compared and what is not.
    compare_note,
    /// A zone compared with its nearest.
    compare_near,
    /// The zones of a tag compared.
    compare_tag,
    /// A comparison in one sentence.
    compare_columns,
    /// The index of one kind of comparisons.
    compare_by,
    /// A further page of a list, in its title.
    page_n,
    /// Which page of how many.
    page_of,
    /// Comparisons by industry.
    by_industry,
    /// Comparisons by province.
    by_province,
    /// Comparisons by type.
    by_type,
    /// Comparisons of zones with their nearest.
    by_nearest,
    /// The free comparison in one sentence.
    free_note,
    /// The index of metrics in one sentence.
    metrics_note,
    /// A metric in one sentence; `a` is its definition.
    metric_note,
    /// The page on method in one sentence.
    method_note,
    /// The index of indexes in one sentence.
    tags_note,
    /// A tag in one sentence; `a` is its kind.
    tag_note,
    /// The small comparison on a tag's page.
    tag_zones,
    /// The index of articles in one sentence.
    sources_note,
    /// An article in one sentence.
    source_note,
    /// The lines of a part.
    lines,
    /// A zone in one sentence; `a` is what and where it is.
    zone_note,
    /// How many figures a zone's page holds.
    zone_figures,
    /// A zone's facts as a data set.
    zone_data,
    /// A data set in one sentence.
    data_note,
    /// The title of a report of an error.
    correction,
    /// A profile in the feed; `a` names its industries.
    feed_profile,
    /// An article in the feed; `a` names its zones.
    feed_article,
    /// A fact in the feed.
    feed_fact,
    /// A zone among the results of a search.
    kind_zone,
    /// A city or province among the results.
    kind_region,
    /// A metric among the results.
    kind_metric,
    /// An article among the results.
    kind_source,
    /// The metric of a column of growth rates.
    growth_of,
    /// A drawing in words; `a` is the kind of period.
    series,
    /// An addition in brackets.
    brackets,
    /// Between names in a row.
    pause,
    /// Between parts of a phrase.
    comma,
    /// Between clauses.
    semicolon,
    /// A project's investment.
    investment,
    /// A date that lies ahead.
    expected,
    /// Why two zones are near: city or province.
    same_place,
    /// Why two zones are near: type.
    same_type,
    /// Why two zones are near: industries.
    same_industries,
    /// A list that goes on.
    and_more,
    /// Why two zones are near: figures.
    same_columns,
    /// Why a figure is not ranked: its period.
    other_period,
    /// Why a figure is not ranked: readings differ.
    differ,
    /// Why a figure is not ranked: its bound.
    order_open,
    /// Why a figure is not ranked: it stands alone.
    alone,
    /// A zone that does not report a column.
    unknown,
    /// A share.
    share,
    /// A place in an order.
    rank,
    /// Growth as published.
    yoy,
    /// Before a round number.
    about,
    /// Before a number that is exceeded.
    over,
    /// Before a number not quite reached.
    under,
    /// Before a lower bound.
    at_least,
    /// The sign ≈ in words.
    sign_about,
    /// The sign > in words.
    sign_over,
    /// The sign < in words.
    sign_under,
    /// The sign ≥ in words.
    sign_at_least,
    /// Where the source gives no period.
    no_period,
    /// A year.
    year,
    /// A half-year.
    first_half,
    /// A half-year.
    second_half,
    /// A quarter; `a` as in `quarter_names`.
    quarter,
    /// A month; `m` as in `month_names`.
    month,
    /// A day.
    day,
    /// From year to year.
    years,
    /// From month to month of one year.
    months,
    /// From day to day of one month.
    days,
    /// From day to day of two months of one year.
    days_across,
    /// From quarter to quarter of one year.
    quarters,
    /// From one time to another.
    from_to,
    /// As of the end of a year.
    end_of_year,
    /// As of a time.
    as_of,
    /// Since a time.
    since,
    /// A date not later than.
    before,
    /// A date not earlier than.
    after,
    /// A column of full years.
    type_year,
    /// A column of first half-years.
    type_first_half,
    /// A column of second half-years.
    type_second_half,
    /// A column of quarters; `a` as in `quarter_names`.
    type_quarter,
    /// A column of single months.
    type_month,
    /// A column of the months up to one.
    type_to_month,
    /// A column of some months.
    type_months,
    /// A column of days.
    type_days,
    /// A column of several years.
    type_years,
    /// A column of stocks.
    type_as_of,
    /// A column of what happened since a time.
    type_since,
    /// The quarters, parted by blanks.
    quarter_names,
    /// The months, parted by blanks.
    month_names,
    /// What tags of industries are.
    tag_industry,
    /// What tags of provinces are.
    tag_province,
    /// What tags of types are.
    tag_type,
    /// What tags of levels are.
    tag_level,
    /// What tags of mechanisms are.
    tag_mechanism,
    /// What tags of targets are.
    tag_target,
    /// What tags of honors are.
    tag_honor,
    /// What tags of companies are.
    tag_company,
}

/// The strings of the default theme, by language.
const EMBEDDED: [(&str, &str); 2] = [
    ("zh-Hans", include_str!("../../themes/default/strings/zh-Hans.toml")),
    ("en", include_str!("../../themes/default/strings/en.toml")),
];

impl Phrases {
    /// The phrases of the default theme in `language`; in Chinese where it has no such language.
    pub fn of(language: &str) -> Arc<Phrases> {
        Phrases::read(language, "").unwrap_or_default()
    }

    /// The default theme's phrases in `language` with those of `strings` over them, a theme's file of strings.
    ///
    /// # Errors
    /// Says what is wrong with the table `[phrases]` of `strings`.
    pub fn read(language: &str, strings: &str) -> Result<Arc<Phrases>, toml::de::Error> {
        let embedded = EMBEDDED.iter().find(|(known, _)| *known == language).unwrap_or(&EMBEDDED[0]).1;
        let mut table = table_of(embedded)?;
        for (key, value) in table_of(strings)? {
            match (table.get_mut(&key), value) {
                (Some(toml::Value::Table(names)), toml::Value::Table(own)) => names.extend(own),
                (_, value) => {
                    table.insert(key, value);
                }
            }
        }
        Ok(Arc::new(toml::Value::Table(table).try_into()?))
    }

    /// A word of the trade in the language of the frame.
    pub fn name<'a>(&'a self, word: &'a str) -> &'a str {
        self.names.get(word).map_or(word, String::as_str)
    }
}

/// The table `[phrases]` of a file of strings; empty where it has none.
fn table_of(strings: &str) -> Result<toml::Table, toml::de::Error> {
    let mut all: toml::Table = toml::from_str(strings)?;
    match all.remove("phrases") {
        None => Ok(toml::Table::new()),
        Some(toml::Value::Table(table)) => Ok(table),
        Some(_) => Err(toml::de::Error::custom("`phrases` is not a table")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_are_filled_and_text_stays() {
        let phrase = Phrase::from("{y}年{m}月");
        assert_eq!(phrase.with(&[("m", &8), ("y", &2023)]), "2023年8月");
        assert_eq!(Phrase::from("a{b").with(&[]), "a{b");
        assert_eq!(Phrase::from("全年").text(), "全年");
    }

    #[test]
    fn a_number_chooses_its_word() {
        let phrase = Phrase::from("{n} of {m} {m:zone reports|zones report} it");
        assert_eq!(phrase.with(&[("n", &1), ("m", &1)]), "1 of 1 zone reports it");
        assert_eq!(phrase.with(&[("n", &1), ("m", &11)]), "1 of 11 zones report it");
    }

    #[test]
    fn both_languages_say_everything() {
        let (zh, en) = (Phrases::read("zh-Hans", "").expect("Chinese"), Phrases::read("en", "").expect("English"));
        assert_eq!(zh.year.with(&[("y", &2023)]), "2023年");
        assert_eq!(en.name("签约"), "Signed");
        assert_eq!((en.name("石河子"), zh.name("签约")), ("石河子", "签约"));
    }

    #[test]
    fn a_theme_may_say_one_phrase_otherwise_and_none_that_is_not_known() {
        let own = Phrases::read("zh-Hans", "[phrases]\nhome = \"扉页\"\n[phrases.names]\n\"签约\" = \"已签\"")
            .expect("phrases");
        assert_eq!((own.home.text(), own.zones.text(), own.name("签约")), ("扉页", "园区", "已签"));
        assert!(Phrases::read("zh-Hans", "[phrases]\nhomme = \"x\"").is_err());
        assert!(Phrases::read("zh-Hans", "phrases = 1").is_err());
    }
}
