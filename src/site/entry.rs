//! One zone or region of the site: its profile, its light row, and where each of its facts stands.

use std::ops::Deref;
use std::sync::Arc;

use serde::Serialize;

use crate::domain::{IdentityField, Kind, Status};
use crate::profile::{Body, Locator, Profile};

use super::lexicon::Lexicon;
use super::{EntryId, Phrases, address, words};

/// One zone in a list: light, made once and shared by every list.
///
/// The only value of the site that templates see as it is; all its texts are ready to print.
#[derive(Debug, Clone, Serialize)]
pub struct ZoneRow {
    /// The full name.
    pub name: String,
    /// The short name (石河子经开区); the full name where there is none.
    pub short: String,
    /// Address of the zone's page.
    pub href: String,
    /// Type, level, province and city; empty where not known.
    pub zone_type: String,
    /// 国家级 or 省级; empty where not known.
    pub level: String,
    /// Short name of the province.
    pub province: String,
    /// Full name of the province.
    pub province_name: String,
    /// City.
    pub city: String,
    /// Names of its industries, the first few.
    pub industries: Vec<String>,
    /// When it was founded, in words: `1992年`; empty where not known.
    pub founded: String,
    /// The day a person last looked the profile over, ISO; empty where nobody said so.
    pub updated: String,
    /// How many figures its profile holds.
    pub figures: usize,
    /// The years its figures speak of: `2021—2023`; empty where none.
    pub years: String,
    /// Pinyin of the name, a space between syllables, for sorting and finding.
    pub pinyin: String,
}

/// How many industries a row names.
const ROW_INDUSTRIES: usize = 4;

/// A list of facts in a profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// A scalar trait: type, level, province, city, founded, national since.
    Trait(IdentityField),
    /// `aliases`
    Alias,
    /// `positioning`
    Positioning,
    /// `targets`
    Target,
    /// `industries`
    Industry,
    /// `indicators`
    Figure,
    /// `projects`
    Project,
    /// `companies`
    Company,
    /// `platforms`
    Platform,
    /// `mechanisms`
    Mechanism,
    /// `honors`
    Honor,
}

impl Part {
    /// The lists of a profile, in the order of the file; traits stand apart.
    pub const LISTS: [Part; 10] = [
        Part::Alias,
        Part::Positioning,
        Part::Target,
        Part::Industry,
        Part::Figure,
        Part::Project,
        Part::Company,
        Part::Platform,
        Part::Mechanism,
        Part::Honor,
    ];

    /// The letter anchors begin with.
    fn letter(self) -> char {
        match self {
            Part::Trait(_) => 'x',
            Part::Alias => 'a',
            Part::Positioning => 'o',
            Part::Target => 't',
            Part::Industry => 'i',
            Part::Figure => 'f',
            Part::Project => 'p',
            Part::Company => 'c',
            Part::Platform => 'l',
            Part::Mechanism => 'm',
            Part::Honor => 'h',
        }
    }

    /// Which of the eight kinds of facts the list holds.
    pub fn kind(self) -> Kind {
        match self {
            Part::Trait(_) | Part::Alias | Part::Positioning | Part::Target => Kind::Identity,
            Part::Industry => Kind::Industry,
            Part::Figure => Kind::Indicator,
            Part::Project => Kind::Project,
            Part::Company => Kind::Company,
            Part::Platform => Kind::Platform,
            Part::Mechanism => Kind::Mechanism,
            Part::Honor => Kind::Honor,
        }
    }
}

/// One fact of one profile, by its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct FactRef {
    /// Whose profile.
    pub entry: EntryId,
    /// Which list.
    pub part: Part,
    /// Place in the list, from 0.
    pub index: usize,
}

/// One zone or region of the site; cheap to copy, since two sites made one after the other share what did not change.
#[derive(Debug, Clone)]
pub struct Entry(Arc<Held>);

/// What an [`Entry`] holds.
#[derive(Debug)]
pub struct Held {
    /// What the file says.
    pub profile: Profile,
    /// Its light row.
    pub row: ZoneRow,
    /// What else it is looked for by: its other names, and its type abbreviated, each with its pinyin.
    pub sought: Vec<(String, String)>,
    /// Full name of the province as the vocabulary writes it; empty where not known.
    pub province: String,
    /// First and last year its figures speak of.
    pub years: Option<(i32, i32)>,
    /// For each list of [`Part::LISTS`], the ordinal of each fact among those of the same line, from 1.
    ordinals: [Vec<u16>; 10],
}

impl Deref for Entry {
    type Target = Held;

    fn deref(&self) -> &Held {
        &self.0
    }
}

impl Entry {
    /// Makes the entry of a profile.
    pub fn new(profile: Profile, lexicon: &Lexicon<'_>, say: &Phrases) -> Entry {
        let province = profile.province.as_deref().and_then(|name| province_of(name, lexicon));
        let years = years(&profile);
        let syllables = lexicon.syllables(&profile.name);
        let sought = sought(&profile, lexicon);
        let row = row(&profile, province.as_ref().map(|(_, short)| short.as_str()), years, syllables.join(" "));
        let ordinals = Part::LISTS.map(|part| ordinals(&profile, part));
        let province = province.map_or_else(|| profile.province.clone().unwrap_or_default(), |(full, _)| full);
        let founded = profile.founded.map(|date| say.date(date)).unwrap_or_default();
        let row = ZoneRow { province_name: province.clone(), founded, ..row };
        Entry(Arc::new(Held { row, sought, province, years, ordinals, profile }))
    }
}

impl Held {
    /// True for a city or province.
    pub fn is_region(&self) -> bool {
        self.profile.body_kind == Body::Region
    }

    /// The page's address.
    pub fn href(&self) -> &str {
        &self.row.href
    }

    /// How many facts a list holds.
    pub fn len(&self, part: Part) -> usize {
        match part {
            Part::Trait(field) => usize::from(has_trait(&self.profile, field)),
            list => length(&self.profile, list),
        }
    }

    /// Where a fact stands.
    pub fn locator(&self, part: Part, index: usize) -> Option<&Locator> {
        locator(&self.profile, part, index)
    }

    /// All facts by their place: traits first, then the lists in the order of the file.
    pub fn facts(&self) -> impl Iterator<Item = (Part, usize)> {
        let traits = TRAITS.iter().map(|&field| Part::Trait(field));
        traits.chain(Part::LISTS).flat_map(|part| (0..self.len(part)).map(move |index| (part, index)))
    }

    /// The facts that pages show: all but the kind of a region. A city's page stands among cities, and 市 is no type
    /// of zone.
    pub fn shown(&self) -> impl Iterator<Item = (Part, usize)> {
        let region = self.is_region();
        self.facts().filter(move |(part, _)| !(region && *part == Part::Trait(IdentityField::Type)))
    }

    /// The anchor of a fact on its page: `f-001-12-1`; of a trait, `x-type`. `article` is the article's anchor part.
    pub fn anchor(&self, part: Part, index: usize, article: &str) -> String {
        if let Part::Trait(field) = part {
            return format!("x-{}", field.name().replace('_', "-"));
        }
        let list = Part::LISTS.iter().position(|&known| known == part).unwrap_or(0);
        let ordinal = self.ordinals[list].get(index).copied().unwrap_or(0);
        match self.locator(part, index) {
            Some(place) => format!("{}-{article}-{}-{ordinal}", part.letter(), place.line),
            None => format!("{}-{ordinal}", part.letter()),
        }
    }
}

/// The scalar traits, in the order of the page.
const TRAITS: [IdentityField; 6] = [
    IdentityField::Type,
    IdentityField::Level,
    IdentityField::Province,
    IdentityField::City,
    IdentityField::Founded,
    IdentityField::NationalSince,
];

fn has_trait(profile: &Profile, field: IdentityField) -> bool {
    match field {
        IdentityField::Type => profile.zone_type.is_some(),
        IdentityField::Level => profile.level.is_some(),
        IdentityField::Province => profile.province.is_some(),
        IdentityField::City => profile.city.is_some(),
        IdentityField::Founded => profile.founded.is_some(),
        IdentityField::NationalSince => profile.national_since.is_some(),
        IdentityField::Alias | IdentityField::Positioning | IdentityField::Target => false,
    }
}

fn length(profile: &Profile, part: Part) -> usize {
    match part {
        Part::Trait(_) => 0,
        Part::Alias => profile.aliases.len(),
        Part::Positioning => profile.positioning.len(),
        Part::Target => profile.targets.len(),
        Part::Industry => profile.industries.len(),
        Part::Figure => profile.indicators.len(),
        Part::Project => profile.projects.len(),
        Part::Company => profile.companies.len(),
        Part::Platform => profile.platforms.len(),
        Part::Mechanism => profile.mechanisms.len(),
        Part::Honor => profile.honors.len(),
    }
}

fn locator(profile: &Profile, part: Part, index: usize) -> Option<&Locator> {
    match part {
        Part::Trait(field) => profile.sources.get(&field),
        Part::Alias => profile.aliases.get(index)?.source.as_ref(),
        Part::Positioning => profile.positioning.get(index)?.source.as_ref(),
        Part::Target => profile.targets.get(index)?.source.as_ref(),
        Part::Industry => profile.industries.get(index)?.source.as_ref(),
        Part::Figure => profile.indicators.get(index)?.source.as_ref(),
        Part::Project => profile.projects.get(index)?.source.as_ref(),
        Part::Company => profile.companies.get(index)?.source.as_ref(),
        Part::Platform => profile.platforms.get(index)?.source.as_ref(),
        Part::Mechanism => profile.mechanisms.get(index)?.source.as_ref(),
        Part::Honor => profile.honors.get(index)?.source.as_ref(),
    }
}

/// Numbers the facts of one list that stand on the same line.
fn ordinals(profile: &Profile, part: Part) -> Vec<u16> {
    let mut seen: Vec<(Option<&Locator>, u16)> = Vec::new();
    (0..length(profile, part))
        .map(|index| {
            let place = locator(profile, part, index);
            // Facts of one line follow one another in a profile, so the search from the end is short.
            match seen.iter_mut().rev().find(|(known, _)| *known == place) {
                Some((_, count)) => {
                    *count = count.saturating_add(1);
                    *count
                }
                None => {
                    seen.push((place, 1));
                    1
                }
            }
        })
        .collect()
}

/// Full and short name of a province written either way.
fn province_of(name: &str, lexicon: &Lexicon<'_>) -> Option<(String, String)> {
    lexicon.province(name).map(|word| (word.name.clone(), word.short.clone()))
}

fn sought(profile: &Profile, lexicon: &Lexicon<'_>) -> Vec<(String, String)> {
    let mut names: Vec<String> = profile.aliases.iter().map(|alias| alias.name.clone()).collect();
    names.extend(
        lexicon.abbreviated(&profile.name).filter(|short| !profile.aliases.iter().any(|alias| alias.name == *short)),
    );
    names.into_iter().map(|name| (name.clone(), lexicon.syllables(&name).join(" "))).collect()
}

fn years(profile: &Profile) -> Option<(i32, i32)> {
    let spoken = profile.indicators.iter().filter(|entry| entry.indicator.status != Status::Target);
    let years = spoken.filter_map(|entry| entry.indicator.period).map(|period| period.year());
    years.fold(None, |span, year| match span {
        None => Some((year, year)),
        Some((a, b)) => Some((a.min(year), b.max(year))),
    })
}

fn row(profile: &Profile, province: Option<&str>, years: Option<(i32, i32)>, pinyin: String) -> ZoneRow {
    let folder = match profile.body_kind {
        Body::Zone => "zones",
        Body::Region => "regions",
    };
    let mut industries: Vec<String> = Vec::new();
    for industry in &profile.industries {
        if industries.len() < ROW_INDUSTRIES && !industries.contains(&industry.name) {
            industries.push(industry.name.clone());
        }
    }
    ZoneRow {
        name: profile.name.clone(),
        short: short_name(profile).to_string(),
        href: address::page(folder, &profile.slug),
        zone_type: profile.zone_type.clone().unwrap_or_default(),
        level: profile.level.clone().unwrap_or_default(),
        province: province.or(profile.province.as_deref()).unwrap_or_default().to_string(),
        city: profile.city.clone().unwrap_or_default(),
        province_name: String::new(),
        industries,
        founded: String::new(),
        updated: profile.updated.map(|day| day.to_string()).unwrap_or_default(),
        figures: profile.indicators.len(),
        years: words::years(years),
        pinyin,
    }
}

/// The first other name that is shorter and begins like the full one; the full name where there is none.
fn short_name(profile: &Profile) -> &str {
    let begins = |text: &str| text.chars().take(2).collect::<String>();
    let length = profile.name.chars().count();
    let shorter = profile.aliases.iter().map(|alias| alias.name.as_str());
    shorter
        .into_iter()
        .find(|alias| alias.chars().count() < length && begins(alias) == begins(&profile.name))
        .unwrap_or(&profile.name)
}
