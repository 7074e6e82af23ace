//! Provinces, cities, counties and other places that zones bear, after GB/T 2260.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use serde::Deserialize;

use super::table;
use super::zones::TOWNS_OWN;
use crate::diag::{Checked, Diagnostic};
use crate::source::{SourceText, Span, Words, any_of};

const TABLE: &str = "places";
const EMBEDDED: &str = include_str!("tables/places.yaml");
const COUNTY_TABLE: &str = "counties";
const COUNTIES: &str = include_str!("tables/counties.yaml");

/// A province, autonomous region, municipality or special administrative region.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Province {
    /// Six digits of GB/T 2260.
    pub code: String,
    /// Full name.
    pub name: String,
    /// Name as newspapers shorten it.
    pub short: String,
    /// One-character name: 陕.
    pub abbreviation: String,
    /// ASCII part of an address.
    pub slug: String,
    /// Column and row on the schematic tile map, from 0 at the top left.
    pub tile: (u8, u8),
}

/// What makes a body a city of a profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CityLevel {
    /// 地级市, 地区, 自治州, 盟.
    Prefecture,
    /// 直辖市: province and city in one.
    Municipality,
    /// A county-level unit that its province administers directly: 石河子市.
    Direct,
}

/// A city as a profile's `city` names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct City {
    /// Six digits of GB/T 2260.
    pub code: String,
    /// Full name.
    pub name: String,
    /// Name as newspapers shorten it; `None` where that would be an ordinary word or is shared.
    pub short: Option<String>,
    /// ASCII part of an address.
    pub slug: String,
    /// Code of its province.
    pub province: String,
    /// What makes it a city.
    pub level: CityLevel,
}

/// A county-level unit: 县, 区, 旗, 县级市.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct County {
    /// Six digits of GB/T 2260.
    pub code: String,
    /// Full name; several counties may share it.
    pub name: String,
    /// Name as newspapers shorten it.
    pub short: Option<String>,
    /// ASCII part of an address.
    pub slug: String,
    /// Code of its province.
    pub province: String,
    /// Code of its city; `None` where the province administers it directly.
    pub city: Option<String>,
}

/// A 国家级新区.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewArea {
    /// Full name.
    pub name: String,
    /// Name as newspapers shorten it.
    pub short: Option<String>,
    /// ASCII address.
    pub slug: String,
    /// Code of its province.
    pub province: String,
    /// Codes of the cities it lies in.
    pub cities: Vec<String>,
    /// Month of the State Council's reply, ISO.
    pub approved: String,
}

/// A place that zones are named after and that is no administrative unit: 中关村.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Locality {
    /// Name.
    pub name: String,
    /// ASCII part of an address.
    pub slug: String,
    /// Code of its city.
    pub city: String,
}

/// A place that a text names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlaceRef<'a> {
    /// A province.
    Province(&'a Province),
    /// A city.
    City(&'a City),
    /// A county-level unit.
    County(&'a County),
    /// A 国家级新区.
    NewArea(&'a NewArea),
    /// Another place.
    Locality(&'a Locality),
}

/// Where a zone lies, by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Location<'a> {
    /// Full name of the province.
    pub province: &'a str,
    /// Full name of the city, where the name tells one.
    pub city: Option<&'a str>,
}

/// All places.
#[derive(Debug, Clone, Default)]
pub struct Places {
    provinces: Vec<Province>,
    cities: Vec<City>,
    counties: Vec<County>,
    new_areas: Vec<NewArea>,
    localities: Vec<Locality>,
    names: OnceLock<Names>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Id {
    Province(usize),
    City(usize),
    County(usize),
    NewArea(usize),
    Locality(usize),
}

/// Full and short names → places, the highest level first.
#[derive(Debug, Clone, Default)]
struct Names {
    /// Each name with its place in `bearers`.
    words: Words<usize>,
    bearers: Vec<Vec<Id>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Table {
    provinces: Vec<RawProvince>,
    cities: String,
    counties: String,
    new_areas: Vec<RawArea>,
    localities: Vec<RawLocality>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawProvince {
    code: String,
    name: String,
    short: String,
    abbr: String,
    slug: String,
    tile: (u8, u8),
    #[serde(default, rename = "also")]
    _also: Vec<String>,
}

/// A city or county as its line says it: `130130 无极县 - wuji`.
struct Row<'a> {
    code: &'a str,
    name: &'a str,
    short: Option<&'a str>,
    slug: &'a str,
}

impl<'a> Row<'a> {
    fn read(line: &'a str) -> Option<Row<'a>> {
        let mut words = line.split_whitespace();
        let (code, name, short, slug) = (words.next()?, words.next()?, words.next()?, words.next()?);
        let sound = words.next().is_none()
            && code.len() == 6
            && code.bytes().all(|b| b.is_ascii_digit())
            && table::is_slug(slug);
        sound.then_some(Row { code, name, short: Some(short).filter(|short| *short != "-"), slug })
    }

    /// Code of the province.
    fn province(&self) -> String {
        format!("{}0000", &self.code[..2])
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawArea {
    name: String,
    short: Option<String>,
    slug: String,
    province: String,
    #[serde(default)]
    cities: Vec<String>,
    #[serde(default)]
    approved: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawLocality {
    name: String,
    slug: String,
    city: String,
}

/// Reads both tables of places and their overrides.
pub(super) fn load(overrides: &[SourceText]) -> Checked<Places> {
    let main = table::read::<Table>(TABLE, EMBEDDED, overrides);
    let counties = table::read::<Table>(COUNTY_TABLE, COUNTIES, overrides);
    let mut faults = main.faults;
    faults.extend(counties.faults);
    let mut value = Places::default();
    let over = main.over.into_iter().chain(counties.over).map(|(_, table)| table);
    for table in [main.base, counties.base].into_iter().chain(over) {
        for wrong in value.add(table) {
            let message = format!("`{wrong}` names no place");
            let hint = "write a line of four words: `130130 无极县 - wuji` under `counties: |` (code of GB/T 2260, name, short name or -, pinyin)";
            let fault = Diagnostic::error("vocab/place", message).hint(hint);
            let file = if table::place_of(overrides, TABLE, &wrong).is_some() { TABLE } else { COUNTY_TABLE };
            faults.push(table::fault(overrides, file, &wrong, fault));
        }
    }
    value.add_derived_cities();
    Checked { value, faults }
}

/// Puts `entry` where the known one of the same key stands, else at the end.
fn put<T>(list: &mut Vec<T>, entry: T, same: impl Fn(&T, &T) -> bool) {
    match list.iter_mut().find(|known| same(known, &entry)) {
        Some(known) => *known = entry,
        None => list.push(entry),
    }
}

impl Places {
    /// Takes over a table; hands back the names of places that could not be placed.
    fn add(&mut self, table: Table) -> Vec<String> {
        let mut wrong = Vec::new();
        for raw in table.provinces {
            let entry = Province {
                code: raw.code,
                name: raw.name,
                short: raw.short,
                abbreviation: raw.abbr,
                slug: raw.slug,
                tile: raw.tile,
            };
            put(&mut self.provinces, entry, |a, b| a.code == b.code);
        }
        for line in table.cities.lines().filter(|line| !line.trim().is_empty()) {
            let row = Row::read(line).filter(|row| self.province_of_code(row.code).is_some());
            let Some(row) = row else {
                wrong.push(line.to_string());
                continue;
            };
            let entry = City {
                code: row.code.to_string(),
                name: row.name.to_string(),
                short: row.short.map(str::to_string),
                slug: row.slug.to_string(),
                province: row.province(),
                level: CityLevel::Prefecture,
            };
            put(&mut self.cities, entry, |a, b| a.code == b.code);
        }
        self.add_counties(&table.counties, &mut wrong);
        for raw in table.new_areas {
            let RawArea { name, short, slug, province, cities, approved } = raw;
            put(&mut self.new_areas, NewArea { name, short, slug, province, cities, approved }, |a, b| {
                a.name == b.name
            });
        }
        for raw in table.localities {
            let entry = Locality { name: raw.name, slug: raw.slug, city: raw.city };
            put(&mut self.localities, entry, |a, b| a.name == b.name && a.city == b.city);
        }
        wrong
    }

    fn add_counties(&mut self, lines: &str, wrong: &mut Vec<String>) {
        let known: BTreeMap<String, usize> =
            self.counties.iter().enumerate().map(|(at, county)| (county.code.clone(), at)).collect();
        let cities: BTreeSet<String> = self.cities.iter().map(|city| city.code[..4].to_string()).collect();
        for line in lines.lines().filter(|line| !line.trim().is_empty()) {
            let row = Row::read(line).filter(|row| self.province_of_code(row.code).is_some());
            let Some(row) = row else {
                wrong.push(line.to_string());
                continue;
            };
            let entry = County {
                code: row.code.to_string(),
                name: row.name.to_string(),
                short: row.short.map(str::to_string),
                slug: row.slug.to_string(),
                province: row.province(),
                city: cities.contains(&row.code[..4]).then(|| format!("{}00", &row.code[..4])),
            };
            match known.get(row.code) {
                Some(&at) => self.counties[at] = entry,
                None => self.counties.push(entry),
            }
        }
    }

    /// Adds the municipalities and the county-level cities that a province administers directly: a profile names them as
    /// its city, too.
    fn add_derived_cities(&mut self) {
        let municipal = |province: &&Province| province.name.ends_with('市');
        let municipalities: Vec<City> = self
            .provinces
            .iter()
            .filter(municipal)
            .map(|province| City {
                code: province.code.clone(),
                name: province.name.clone(),
                short: Some(province.short.clone()),
                slug: province.slug.clone(),
                province: province.code.clone(),
                level: CityLevel::Municipality,
            })
            .collect();
        let direct: Vec<City> = self
            .counties
            .iter()
            .filter(|county| county.is_direct())
            .map(|county| City {
                code: county.code.clone(),
                name: county.name.clone(),
                short: county.short.clone(),
                slug: county.slug.clone(),
                province: county.province.clone(),
                level: CityLevel::Direct,
            })
            .collect();
        self.cities.extend(municipalities);
        self.cities.extend(direct);
    }

    /// All provinces, by code.
    pub fn provinces(&self) -> impl Iterator<Item = &Province> {
        self.provinces.iter()
    }

    /// All cities: prefectures by code, then municipalities, then those a province administers directly.
    pub fn cities(&self) -> impl Iterator<Item = &City> {
        self.cities.iter()
    }

    /// All county-level units.
    pub fn counties(&self) -> impl Iterator<Item = &County> {
        self.counties.iter()
    }

    /// All 国家级新区, in the order of their approval.
    pub fn new_areas(&self) -> impl Iterator<Item = &NewArea> {
        self.new_areas.iter()
    }

    /// All further places that zones bear.
    pub fn localities(&self) -> impl Iterator<Item = &Locality> {
        self.localities.iter()
    }

    /// The province of this full, short or one-character name.
    pub fn province(&self, name: &str) -> Option<&Province> {
        let name = name.trim();
        let fits =
            |province: &&Province| province.name == name || province.short == name || province.abbreviation == name;
        self.provinces.iter().find(fits)
    }

    /// The city of this full or short name.
    pub fn city(&self, name: &str) -> Option<&City> {
        self.ids(name.trim()).iter().find_map(|id| match id {
            Id::City(at) => self.cities.get(*at),
            _ => None,
        })
    }

    /// Every county-level unit of this full or short name.
    pub fn counties_named(&self, name: &str) -> Vec<&County> {
        let counties = self.ids(name.trim()).iter().filter_map(|id| match id {
            Id::County(at) => self.counties.get(*at),
            _ => None,
        });
        counties.collect()
    }

    /// The province a city lies in.
    pub fn province_of_city(&self, city: &City) -> Option<&Province> {
        self.province_of_code(&city.province)
    }

    /// The province of a code; any code of a place within it will do.
    pub fn province_of_code(&self, code: &str) -> Option<&Province> {
        let prefix = code.get(..2)?;
        self.provinces.iter().find(|province| province.code.starts_with(prefix))
    }

    /// The city of a code: its own, or that of a county within it.
    pub fn city_of_code(&self, code: &str) -> Option<&City> {
        let own = self.cities.iter().find(|city| city.code == code);
        own.or_else(|| {
            let prefix = code.get(..4)?;
            self.cities.iter().find(|city| city.level == CityLevel::Prefecture && city.code.starts_with(prefix))
        })
    }

    /// The province a place lies in.
    pub fn province_of(&self, place: PlaceRef) -> Option<&Province> {
        match place {
            PlaceRef::Province(province) => self.province_of_code(&province.code),
            PlaceRef::City(city) => self.province_of_code(&city.province),
            PlaceRef::County(county) => self.province_of_code(&county.province),
            PlaceRef::NewArea(area) => self.province_of_code(&area.province),
            PlaceRef::Locality(locality) => self.province_of_code(&locality.city),
        }
    }

    /// The city a place lies in; `None` for a province and for a new area over several cities.
    pub fn city_of(&self, place: PlaceRef) -> Option<&City> {
        match place {
            PlaceRef::Province(province) => self.city_of_code(&province.code),
            PlaceRef::City(city) => self.city_of_code(&city.code),
            PlaceRef::County(county) => self.city_of_code(self.city_code(county)),
            PlaceRef::NewArea(area) if area.cities.len() == 1 => self.city_of_code(&area.cities[0]),
            PlaceRef::NewArea(_) => None,
            PlaceRef::Locality(locality) => self.city_of_code(&locality.city),
        }
    }

    /// Code of the city a county counts to: its own, its municipality's, or itself where it is one.
    fn city_code<'a>(&self, county: &'a County) -> &'a str {
        match &county.city {
            Some(city) => city,
            None if county.is_direct() => &county.code,
            None => &county.province,
        }
    }

    /// Every full or short name of a place in `text`, leftmost and longest first, none overlapping. Of several places that
    /// share the name, the highest; counties that share it among themselves are left out, as nothing tells them apart.
    pub fn mentions(&self, text: &str) -> Vec<(Span, PlaceRef<'_>)> {
        self.found_in(text).collect()
    }

    /// The first of the [`Places::mentions`] of `text`.
    pub fn first_in(&self, text: &str) -> Option<(Span, PlaceRef<'_>)> {
        self.found_in(text).next()
    }

    fn found_in<'p: 't, 't>(&'p self, text: &'t str) -> impl Iterator<Item = (Span, PlaceRef<'p>)> + 't {
        let names = self.names();
        let found = names.words.find(text);
        found.filter_map(|(span, at)| Some((span, self.only(names.bearers.get(at)?)?)))
    }

    /// Where a zone of this name lies: 石河子经济技术开发区, 江西赣州高新区, 中韩（盐城）产业园.
    pub fn locate(&self, zone_name: &str) -> Option<Location<'_>> {
        let name = zone_name.trim();
        let bare = ["中国", "国家级", "国家", "省级"]
            .iter()
            .fold(name, |rest, prefix| rest.strip_prefix(prefix).unwrap_or(rest));
        // 广州(清远)产业转移工业园 is 广州's and lies in 清远; of 湖南(广东)家居产业园 the bracket says whose firms it is for.
        let inner = name.split(['（', '(']).nth(1);
        let whole = |text: &str| text.split(['）', ')']).next().is_some_and(|inner| self.province(inner).is_some());
        let abroad = |text: &str| whole(text) && self.longest_at(name).is_some();
        let bracketed = inner.filter(|text| !abroad(text));
        // 北京·沧州产业园 is of both and lies in 沧州.
        let shared = name.split('·').nth(1);
        // 中国(河南)自由贸易试验区开封片区 lies in 开封.
        let part = name.split_once("试验区").map(|(_, part)| part);
        [part, bracketed, shared, Some(name), Some(bare)]
            .into_iter()
            .flatten()
            .find_map(|text| self.locate_at_start(text))
    }

    /// Follows the places with which `text` starts from the widest to the narrowest.
    fn locate_at_start(&self, text: &str) -> Option<Location<'_>> {
        let (mut province, mut city): (Option<&Province>, Option<&City>) = (None, None);
        let mut rest = text;
        while let Some((len, ids)) = self.longest_at(rest) {
            let fits = |id: &&Id| {
                let place = self.place(**id);
                let wider = province.is_none_or(|known| self.province_of(place) == Some(known));
                wider && city.is_none_or(|known| self.city_of(place) == Some(known))
            };
            let fitting: Vec<Id> = ids.iter().filter(fits).copied().collect();
            let Some(place) = self.only(&fitting) else { break };
            province = self.province_of(place);
            city = self.city_of(place).or(city);
            // 吉林经济技术开发区 lies in the city that shares its province's name: a province has no such zone.
            if matches!(place, PlaceRef::Province(_)) && any_of!(TOWNS_OWN).starts(&rest[len..]) {
                city = self.city(&format!("{}市", &rest[..len])).or(city);
            }
            rest = &rest[len..];
        }
        province.map(|province| Location { province: &province.name, city: city.map(|city| city.name.as_str()) })
    }

    /// The one place meant by a name: the highest, unless several of that level share it.
    fn only(&self, ids: &[Id]) -> Option<PlaceRef<'_>> {
        match ids {
            [Id::County(_), Id::County(_), ..] | [Id::Locality(_), Id::Locality(_), ..] | [] => None,
            [first, ..] => Some(self.place(*first)),
        }
    }

    fn place(&self, id: Id) -> PlaceRef<'_> {
        match id {
            Id::Province(at) => PlaceRef::Province(&self.provinces[at]),
            Id::City(at) => PlaceRef::City(&self.cities[at]),
            Id::County(at) => PlaceRef::County(&self.counties[at]),
            Id::NewArea(at) => PlaceRef::NewArea(&self.new_areas[at]),
            Id::Locality(at) => PlaceRef::Locality(&self.localities[at]),
        }
    }

    /// The longest name with which `text` starts: its bytes and the places that bear it.
    fn longest_at(&self, text: &str) -> Option<(usize, &[Id])> {
        let names = self.names();
        let (len, at) = names.words.at_start(text)?;
        Some((len, names.bearers.get(at)?))
    }

    fn ids(&self, name: &str) -> &[Id] {
        let names = self.names();
        names.words.get(name).and_then(|at| names.bearers.get(at)).map(Vec::as_slice).unwrap_or_default()
    }

    fn names(&self) -> &Names {
        self.names.get_or_init(|| {
            let mut names = Gathered::default();
            for (at, place) in self.provinces.iter().enumerate() {
                names.add(Id::Province(at), &place.name, Some(&place.short));
            }
            for (at, place) in self.cities.iter().enumerate() {
                names.add(Id::City(at), &place.name, place.short.as_deref());
            }
            for (at, place) in self.new_areas.iter().enumerate() {
                names.add(Id::NewArea(at), &place.name, place.short.as_deref());
            }
            for (at, place) in self.counties.iter().enumerate().filter(|(_, county)| !county.is_direct()) {
                names.add(Id::County(at), &place.name, place.short.as_deref());
            }
            for (at, place) in self.localities.iter().enumerate() {
                names.add(Id::Locality(at), &place.name, None);
            }
            names.ready()
        })
    }

    /// The address part of the place with which `text` starts, and the name's bytes.
    pub(super) fn slug_at(&self, text: &str) -> Option<(usize, String)> {
        let (len, ids) = self.longest_at(text)?;
        let slug = match self.place(*ids.first()?) {
            PlaceRef::Province(place) => place.slug.clone(),
            PlaceRef::City(place) => place.slug.clone(),
            // A name that several counties share is read without the word that tells them apart.
            PlaceRef::County(_) if ids.len() > 1 => return None,
            PlaceRef::County(place) => place.slug.clone(),
            PlaceRef::NewArea(place) if place.name.len() == len => place.slug.clone(),
            PlaceRef::NewArea(place) => place.slug.trim_end_matches("-xinqu").to_string(),
            PlaceRef::Locality(place) => place.slug.clone(),
        };
        Some((len, slug))
    }

    /// The address of a name that is a region and nothing else: 呼和浩特市 → `huhehaote-shi`.
    pub(super) fn slug_of_region(&self, name: &str) -> Option<String> {
        let (full, slug) = match self.only(self.ids(name))? {
            PlaceRef::Province(place) => (&place.name, &place.slug),
            PlaceRef::City(place) => (&place.name, &place.slug),
            PlaceRef::County(place) => (&place.name, &place.slug),
            PlaceRef::NewArea(place) => return Some(place.slug.clone()),
            PlaceRef::Locality(_) => return None,
        };
        let (_, kind) = REGION_KINDS.into_iter().find(|(ending, _)| full.ends_with(ending))?;
        Some(match slug.ends_with(kind) {
            true => slug.clone(),
            false => format!("{slug}-{kind}"),
        })
    }
}

/// How names of regions end, longer endings first, and how that is written in an address.
const REGION_KINDS: [(&str, &str); 12] = [
    ("特别行政区", "tebie-xingzhengqu"),
    ("自治区", "zizhiqu"),
    ("自治州", "zizhizhou"),
    ("自治县", "zizhixian"),
    ("自治旗", "zizhiqi"),
    ("地区", "diqu"),
    ("盟", "meng"),
    ("省", "sheng"),
    ("市", "shi"),
    ("县", "xian"),
    ("旗", "qi"),
    ("区", "qu"),
];

impl County {
    /// True where the province administers it directly and it is no part of a municipality (code xx90yy).
    fn is_direct(&self) -> bool {
        self.city.is_none() && self.code.get(2..4) == Some("90")
    }
}

/// Names on their way to be made ready.
#[derive(Default)]
struct Gathered<'p>(BTreeMap<&'p str, Vec<Id>>);

impl<'p> Gathered<'p> {
    fn add(&mut self, id: Id, name: &'p str, short: Option<&'p str>) {
        for word in [Some(name), short].into_iter().flatten() {
            let ids = self.0.entry(word).or_default();
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
    }

    fn ready(self) -> Names {
        let mut names = Names::default();
        names.words.extend(self.0.keys().enumerate().map(|(at, word)| (word.to_string(), at)));
        names.bearers = self.0.into_values().collect();
        names
    }
}
