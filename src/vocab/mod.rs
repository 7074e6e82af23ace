//! The controlled vocabularies: metrics, industries, places, zone words, units, cues, idioms and pinyin.
//!
//! Knowledge is a table, and the table is tested: `tables/*.yaml` are data, embedded in the program. A site may
//! extend them with files of the same names and fields in its own `vocab/` folder: an entry with a known name
//! replaces the fields it gives and adds its synonyms, a new name is appended.

mod cues;
mod idioms;
mod index;
mod industries;
mod metrics;
mod parts;
mod pinyin;
mod places;
mod table;
mod units;
mod zones;

pub use crate::source::Words;
pub use cues::{ChangeBase, Cues, Reference, RelativeTime, TimeUnit};
pub use idioms::Idioms;
pub use industries::{Industries, IndustryTerm};
pub use metrics::{Metric, MetricKind, Metrics};
pub use parts::Parts;
pub use pinyin::Pinyin;
pub use places::{City, CityLevel, County, Locality, Location, NewArea, PlaceRef, Places, Province};
pub use units::{UnitMatch, Units};
pub use zones::{TOWNS_OWN, Weight, ZoneType, ZoneWords};

use std::sync::LazyLock;

use crate::diag::{Checked, Diagnostic, did_you_mean};
use crate::source::SourceText;

/// Every vocabulary, built once and shared.
#[derive(Debug, Clone)]
pub struct Vocab {
    /// What a figure may be called.
    pub metrics: Metrics,
    /// Which metrics are parts of which.
    pub parts: Parts,
    /// What an industry may be called.
    pub industries: Industries,
    /// Provinces, cities, counties and places that zones bear.
    pub places: Places,
    /// Words for kinds and levels of zones.
    pub zones: ZoneWords,
    /// Units and scales.
    pub units: Units,
    /// Words that say how a number or a name beside them is meant.
    pub cues: Cues,
    /// Fixed expressions whose numbers are no figures.
    pub idioms: Idioms,
    /// Readings for page addresses.
    pub pinyin: Pinyin,
}

impl Vocab {
    /// The vocabularies that come with the program.
    pub fn embedded() -> &'static Vocab {
        static EMBEDDED: LazyLock<Vocab> = LazyLock::new(|| Vocab::load(&[]).value);
        &EMBEDDED
    }

    /// The program's vocabularies with a site's own files laid over them.
    ///
    /// Each override is named by its file stem: `metrics.yaml`, `industries.yaml`, … A file with faults is
    /// reported (`vocab/…`) and left out, or left out in part; everything else still stands.
    pub fn load(overrides: &[SourceText]) -> Checked<Vocab> {
        let mut faults: Vec<Diagnostic> = overrides.iter().filter_map(unknown_file).collect();
        // The two halves cost about the same, and every command waits for them.
        let (what, how) = std::thread::scope(|scope| {
            let what = scope.spawn(|| What::load(overrides));
            let how = How::load(overrides);
            (what.join(), how)
        });
        let what = what.unwrap_or_else(|_| What::load(overrides)).drain(&mut faults);
        let how = how.drain(&mut faults);
        let What { industries, parts, places, idioms, mut pinyin } = what;
        let How { mut metrics, zones, units, cues } = how;
        pinyin.learn(&zones);
        faults.append(&mut metrics.settle(&pinyin, &units, overrides));
        let faults = faults.into_iter().map(Diagnostic::in_sentences).collect();
        Checked { value: Vocab { metrics, parts, industries, places, zones, units, cues, idioms, pinyin }, faults }
    }

    /// The page address of a zone or region of this name, as [`Pinyin::slug_of`].
    pub fn slug_of(&self, name: &str) -> Option<String> {
        self.pinyin.slug_of(name, &self.places)
    }
}

/// The tables of what there is, and how it is read aloud.
struct What {
    industries: Industries,
    parts: Parts,
    places: Places,
    idioms: Idioms,
    pinyin: Pinyin,
}

impl What {
    fn load(overrides: &[SourceText]) -> Checked<What> {
        let mut faults = Vec::new();
        let value = What {
            industries: industries::load(overrides).drain(&mut faults),
            parts: parts::load(overrides).drain(&mut faults),
            places: places::load(overrides).drain(&mut faults),
            idioms: idioms::load(overrides).drain(&mut faults),
            pinyin: pinyin::load(overrides).drain(&mut faults),
        };
        Checked { value, faults }
    }
}

/// The tables of how it is said.
struct How {
    metrics: Metrics,
    zones: ZoneWords,
    units: Units,
    cues: Cues,
}

impl How {
    fn load(overrides: &[SourceText]) -> Checked<How> {
        let mut faults = Vec::new();
        let value = How {
            metrics: metrics::load(overrides).drain(&mut faults),
            zones: zones::load(overrides).drain(&mut faults),
            units: units::load(overrides).drain(&mut faults),
            cues: cues::load(overrides).drain(&mut faults),
        };
        Checked { value, faults }
    }
}

/// File stems a site may override.
pub const TABLES: [&str; 10] =
    ["metrics", "parts", "industries", "places", "counties", "zones", "units", "cues", "idioms", "pinyin"];

fn unknown_file(source: &SourceText) -> Option<Diagnostic> {
    let stem = table::stem(source.name());
    if TABLES.contains(&stem) {
        return None;
    }
    let hint = match did_you_mean(stem, TABLES) {
        Some(near) => format!("did you mean `{near}.yaml`?"),
        None => format!("a vocabulary file is named after its table: {}.yaml", TABLES.join(".yaml, ")),
    };
    let place = crate::diag::Place::file(source.name());
    Some(Diagnostic::error("vocab/unknown-file", format!("no vocabulary is called `{stem}`")).at(place).hint(hint))
}

#[cfg(test)]
mod tests;
