//! Every address of the site, relative to its root, and the ASCII words addresses are made of.
//!
//! All are real files that end in `.html`, so that links work from a folder as well as from a server.

use std::collections::BTreeMap;

use super::lexicon::Lexicon;
use super::phrases::Phrases;

/// The home page.
pub const HOME: &str = "index.html";
/// The index of zones.
pub const ZONES: &str = "zones/index.html";
/// The index of cities and provinces with facts of their own.
pub const REGIONS: &str = "regions/index.html";
/// The index of comparisons.
pub const COMPARE: &str = "compare/index.html";
/// The free choice of zones.
pub const COMPARE_FREE: &str = "compare/free.html";
/// The index of metrics.
pub const METRICS: &str = "metrics/index.html";
/// The index of all tag indexes.
pub const TAGS: &str = "tags/index.html";
/// The index of articles.
pub const SOURCES: &str = "sources/index.html";
/// Method and glossary.
pub const METHOD: &str = "method.html";
/// The page for an address that leads nowhere.
pub const NOT_FOUND: &str = "404.html";
/// All facts as a table.
pub const FACTS_CSV: &str = "data/facts.csv";
/// All facts as JSON.
pub const FACTS_JSON: &str = "data/facts.json";
/// Names, short names, pinyin and initials of everything with a page.
pub const JUMP_INDEX: &str = "data/index.json";
/// What the free comparison reads.
pub const COMPARE_JSON: &str = "data/compare.json";
/// The figures the free comparison reads, some zones a file, its number left open.
pub const COMPARE_PARTS: &str = "data/compare/{n}.json";
/// Frictionless description of the data files.
pub const DATAPACKAGE: &str = "datapackage.json";
/// For search engines.
pub const SITEMAP: &str = "sitemap.xml";
/// For search engines.
pub const ROBOTS: &str = "robots.txt";
/// New and changed figures.
pub const FEED: &str = "atom.xml";

/// How long a slug may get before it is cut.
const LONGEST: usize = 48;

/// Which comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// Zones of one industry.
    Industry,
    /// Zones of one province.
    Province,
    /// Zones of one type.
    Type,
    /// A zone and its nearest few.
    Nearest,
}

impl Scope {
    /// All scopes, in the order of the index.
    pub const ALL: [Scope; 4] = [Scope::Industry, Scope::Province, Scope::Type, Scope::Nearest];

    /// The folder below `compare/`.
    pub fn folder(self) -> &'static str {
        match self {
            Scope::Industry => "industry",
            Scope::Province => "province",
            Scope::Type => "type",
            Scope::Nearest => "zones",
        }
    }

    /// The heading on the index of comparisons.
    pub fn heading(self, say: &Phrases) -> &str {
        match self {
            Scope::Industry => say.by_industry.text(),
            Scope::Province => say.by_province.text(),
            Scope::Type => say.by_type.text(),
            Scope::Nearest => say.by_nearest.text(),
        }
    }
}

/// One file of the figures that the free comparison reads: `data/compare/0.json`.
pub fn compare_part(part: usize) -> String {
    COMPARE_PARTS.replace("{n}", &part.to_string())
}

/// `compare/industry/xin-cailiao.html`.
pub fn comparison(scope: Scope, slug: &str) -> String {
    format!("compare/{}/{slug}.html", scope.folder())
}

/// The index of one folder: `metrics/index.html`.
pub fn index_of(folder: &str) -> String {
    format!("{folder}/index.html")
}

/// A page in a folder: `zones/shihezi-jingkaiqu.html`.
pub fn page(folder: &str, slug: &str) -> String {
    format!("{folder}/{slug}.html")
}

/// A further page of a list whose first page is `first`: `zones/index/2.html`, which no zone's page can be.
pub fn sheet(first: &str, number: usize) -> String {
    match number {
        0 | 1 => first.to_string(),
        _ => sheet_pattern(first).replace("{n}", &number.to_string()),
    }
}

/// The first page of the list whose page of that number stands at `address`.
pub fn first_sheet(address: &str, number: usize) -> String {
    if number < 2 {
        return address.to_string();
    }
    let first = address.strip_suffix(&format!("/{number}.html"));
    first.map_or_else(|| address.to_string(), |first| format!("{first}.html"))
}

/// The addresses of a list's further pages, their number left open: `zones/index/{n}.html`.
pub fn sheet_pattern(first: &str) -> String {
    format!("{}/{{n}}.html", first.strip_suffix(".html").unwrap_or(first))
}

/// The same address with another ending: the data beside a page.
pub fn beside(page: &str, ending: &str) -> String {
    format!("{}.{ending}", page.strip_suffix(".html").unwrap_or(page))
}

/// How a page at `address` reaches the root: `../` as often as it lies deep.
pub fn root_of(address: &str) -> String {
    "../".repeat(address.matches('/').count())
}

/// An ASCII word for any name: its pinyin, with a short hash where it is cut or a character has no known reading.
///
/// Never empty and always the same for the same name.
pub fn slug(name: &str, lexicon: &Lexicon<'_>) -> String {
    let known = lexicon.slug(name);
    let lossy = known.is_none();
    let slug = known.unwrap_or_else(|| lexicon.syllables(name).concat());
    match slug.len() {
        0 => format!("x-{}", short_hash(name)),
        1..=LONGEST if !lossy => slug,
        len => {
            let end = len.min(LONGEST);
            let cut = if end < len { slug[..end].rfind('-').unwrap_or(end) } else { end };
            format!("{}-{}", &slug[..cut], short_hash(name))
        }
    }
}

/// Six hexadecimal digits that depend on the name only.
pub fn short_hash(name: &str) -> String {
    blake3::hash(name.as_bytes()).to_hex()[..6].to_string()
}

/// Slugs of many names with no two alike.
///
/// A slug that comes from the vocabulary stays as it is. Where slugs made from pinyin meet each other or one of the
/// vocabulary's, each of them carries a hash of its name, so that none depends on the order of names.
pub fn distinct<'a>(names: impl IntoIterator<Item = (&'a str, Option<String>)>, lexicon: &Lexicon<'_>) -> Vec<String> {
    let wanted: Vec<(&str, bool, String)> = names
        .into_iter()
        .map(|(name, known)| match known.filter(|slug| is_slug(slug)) {
            Some(slug) => (name, true, slug),
            None => (name, false, slug(name, lexicon)),
        })
        .collect();
    let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
    // `index` is the index page of every folder.
    uses.insert("index", 1);
    for (_, _, slug) in &wanted {
        *uses.entry(slug).or_default() += 1;
    }
    let mut known_once = std::collections::BTreeSet::new();
    wanted
        .iter()
        .map(|(name, known, slug)| match uses.get(slug.as_str()) {
            Some(1) => slug.clone(),
            _ if *known && slug != "index" && known_once.insert(slug.as_str()) => slug.clone(),
            _ => format!("{slug}-{}", short_hash(name)),
        })
        .collect()
}

/// True for lower-case ASCII letters, digits and hyphens, none of them at either end.
pub fn is_slug(text: &str) -> bool {
    !text.is_empty()
        && !text.starts_with('-')
        && !text.ends_with('-')
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// A part of an anchor made from an article's id: ASCII letters, digits and hyphens.
pub fn anchor_part(id: &str) -> String {
    match !id.is_empty() && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') {
        true => id.to_string(),
        false => short_hash(id),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocab::Vocab;

    fn few() -> Lexicon<'static> {
        Lexicon::new(Vocab::embedded())
    }

    #[test]
    fn a_slug_is_ascii_and_never_empty() {
        for name in ["新材料", "《》", "“全代办”", "3D打印", "𠮷园", "1+1+1"] {
            assert!(is_slug(&slug(name, &few())), "{name}");
        }
        let long = slug(&"新材料".repeat(20), &few());
        assert!(long.len() <= LONGEST + 7 && is_slug(&long), "{long}");
    }

    #[test]
    fn names_that_sound_alike_keep_apart_whatever_their_order() {
        let one = distinct([("甲才", None), ("甲材", None)], &few());
        let two = distinct([("甲材", None), ("甲才", None)], &few());
        assert_ne!(one[0], one[1]);
        assert_eq!((&one[0], &one[1]), (&two[1], &two[0]));
    }

    #[test]
    fn a_known_slug_stays_and_no_page_takes_the_place_of_an_index() {
        let sound = slug("甲才", &few());
        let slugs = distinct([("甲材", Some(sound.clone())), ("甲才", None), ("index", None)], &few());
        assert_eq!(slugs[0], sound);
        assert!(slugs[1].starts_with(&format!("{sound}-")), "{slugs:?}");
        assert_ne!(slugs[2], "index");
    }

    #[test]
    fn the_root_is_as_far_as_the_page_is_deep() {
        assert_eq!((root_of("index.html"), root_of("compare/zones/a.html")), (String::new(), "../../".into()));
        assert_eq!(beside("zones/a.html", "csv"), "zones/a.csv");
    }
}
