//! A profile as values: what one file under `content/zones/` or `content/regions/` says.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use crate::domain::{CompanyRole, IdentityField, Indicator, IndustryRole, Period, Project};

/// `article:line`, where a fact stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Locator {
    /// The article's id.
    pub article: String,
    /// Line of the article file, from 1.
    pub line: usize,
}

impl fmt::Display for Locator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.article, self.line)
    }
}

impl FromStr for Locator {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let fault = || format!("`{text}` is not a source; a source is `article:line`, such as \"001:14\"");
        let (article, line) = text.rsplit_once(':').ok_or_else(fault)?;
        let line: usize = line.parse().ok().filter(|&line| line > 0).ok_or_else(fault)?;
        match article.is_empty() || article.contains(char::is_whitespace) {
            true => Err(fault()),
            false => Ok(Locator { article: article.to_string(), line }),
        }
    }
}

/// Which folder a profile stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Body {
    /// A zone, park or new area: `content/zones/`.
    Zone,
    /// A city or province: `content/regions/`.
    Region,
}

/// A name with its source: aliases, positionings, targets, platforms, mechanisms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The name as written.
    pub name: String,
    /// Where it stands.
    pub source: Option<Locator>,
    /// The words that carry it, where they were kept.
    pub quote: Option<String>,
}

/// An industry and the part it plays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Industry {
    /// Canonical noun.
    pub name: String,
    /// The part it plays.
    pub role: IndustryRole,
    /// Where it stands.
    pub source: Option<Locator>,
    /// The words that carry it, where they were kept.
    pub quote: Option<String>,
}

/// A figure and its source.
#[derive(Debug, Clone, PartialEq)]
pub struct IndicatorEntry {
    /// The figure.
    pub indicator: Indicator,
    /// Where it stands.
    pub source: Option<Locator>,
    /// The words that carry it, where they were kept.
    pub quote: Option<String>,
}

/// A project and its source.
#[derive(Debug, Clone, PartialEq)]
pub struct ProjectEntry {
    /// The project.
    pub project: Project,
    /// Where it stands.
    pub source: Option<Locator>,
    /// The words that carry it, where they were kept.
    pub quote: Option<String>,
}

/// A company and its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Company {
    /// The name as written.
    pub name: String,
    /// Its part in the zone.
    pub role: CompanyRole,
    /// Its industry, where the text says so.
    pub industry: Option<String>,
    /// Where it stands.
    pub source: Option<Locator>,
    /// The words that carry it, where they were kept.
    pub quote: Option<String>,
}

/// An honor, its holder where that is not the zone, and its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Designation {
    /// The name as written.
    pub name: String,
    /// Who holds it, where that is not the zone itself.
    pub subject: Option<String>,
    /// Where it stands.
    pub source: Option<Locator>,
    /// The words that carry it, where they were kept.
    pub quote: Option<String>,
}

/// One zone (or region) as its file says it.
#[derive(Debug, Clone, PartialEq)]
pub struct Profile {
    /// The file, as the user would type it: `content/zones/shihezi-jingkaiqu.md`.
    pub path: String,
    /// The file's name without ending: ASCII, the page's address.
    pub slug: String,
    /// Zone or region.
    pub body_kind: Body,
    /// The fullest name.
    pub name: String,
    /// Other names.
    pub aliases: Vec<Named>,
    /// 经济技术开发区, 高新技术产业开发区, 新区, 产业园, 开发区 (regions: 省, 市).
    pub zone_type: Option<String>,
    /// 国家级 or 省级.
    pub level: Option<String>,
    /// Full name of the province.
    pub province: Option<String>,
    /// Full name of the city.
    pub city: Option<String>,
    /// For a park inside a zone, that zone's full name.
    pub parent: Option<String>,
    /// When it was founded.
    pub founded: Option<Period>,
    /// When it became a national zone.
    pub national_since: Option<Period>,
    /// The day a person last looked the profile over.
    pub updated: Option<Period>,
    /// What it says it is.
    pub positioning: Vec<Named>,
    /// What it strives to become.
    pub targets: Vec<Named>,
    /// Where the scalar traits stand.
    pub sources: BTreeMap<IdentityField, Locator>,
    /// Where it stands that the park is inside its parent.
    pub parent_source: Option<Locator>,
    /// Industries.
    pub industries: Vec<Industry>,
    /// Figures.
    pub indicators: Vec<IndicatorEntry>,
    /// Projects.
    pub projects: Vec<ProjectEntry>,
    /// Companies.
    pub companies: Vec<Company>,
    /// Platforms.
    pub platforms: Vec<Named>,
    /// Mechanisms.
    pub mechanisms: Vec<Named>,
    /// Honors.
    pub honors: Vec<Designation>,
    /// The Markdown body.
    pub markdown: String,
}

/// What is known of an article: one file under `content/articles/`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ArticleCard {
    /// The id, which `source:` names.
    pub id: String,
    /// The card's file, as the user would type it.
    pub path: String,
    /// The headline.
    pub title: String,
    /// ASCII address of its page; the id where none is given.
    pub slug: String,
    /// The newspaper.
    pub newspaper: Option<String>,
    /// Reporters and correspondents.
    pub reporters: Vec<String>,
    /// Day, month or year of publication, ISO.
    pub date: Option<Period>,
    /// How the year was reasoned where no date is given.
    pub period_note: Option<String>,
    /// Address of the article on the web; only http and https are kept.
    pub url: Option<String>,
    /// `blake3:` and the hash of the text's bytes.
    pub hash: Option<String>,
    /// Whether its page shows its text; what site.toml says where nothing is said here.
    pub show_text: Option<bool>,
    /// The articles of a file that holds several.
    pub parts: Vec<ArticlePart>,
    /// Markdown notes by a person.
    pub markdown: String,
}

/// One of several articles in a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ArticlePart {
    /// Its headline.
    pub title: String,
    /// First and last line, from 1.
    pub lines: (usize, usize),
    /// Reporters and correspondents.
    pub reporters: Vec<String>,
}
