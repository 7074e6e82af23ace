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
mod pinyin;
mod places;
mod table;
mod units;
mod words;
mod zones;

pub use cues::{ChangeBase, Cues, Reference, RelativeTime, TimeUnit};
pub use idioms::Idioms;
pub use industries::{Industries, IndustryTerm};
pub use metrics::{Metric, MetricKind, Metrics};
pub use pinyin::Pinyin;
pub use places::{City, CityLevel, County, Locality, Location, NewArea, PlaceRef, Places, Province};
pub use units::{UnitMatch, Units};
pub use words::Words;
pub use zones::{Weight, ZoneType, ZoneWords};

use std::sync::LazyLock;

use crate::diag::{Checked, Diagnostic, did_you_mean};
use crate::source::SourceText;

/// Every vocabulary, built once and shared.
#[derive(Debug, Clone)]
pub struct Vocab {
    /// What a figure may be called.
    pub metrics: Metrics,
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
        // The places are half of all data; read beside the rest they cost no time of their own.
        let (places, rest) = std::thread::scope(|scope| {
            let places = scope.spawn(|| places::load(overrides));
            let rest = Rest::load(overrides);
            (places.join(), rest)
        });
        let places = places.unwrap_or_else(|_| places::load(&[])).drain(&mut faults);
        let rest = rest.drain(&mut faults);
        let mut vocab = Vocab {
            metrics: rest.metrics,
            industries: rest.industries,
            places,
            zones: rest.zones,
            units: rest.units,
            cues: rest.cues,
            idioms: rest.idioms,
            pinyin: rest.pinyin,
        };
        vocab.pinyin.learn(&vocab.zones);
        faults.append(&mut vocab.metrics.settle(&vocab.pinyin, &vocab.units, overrides));
        Checked { value: vocab, faults }
    }
}

/// All tables but the places.
struct Rest {
    metrics: Metrics,
    industries: Industries,
    zones: ZoneWords,
    units: Units,
    cues: Cues,
    idioms: Idioms,
    pinyin: Pinyin,
}

impl Rest {
    fn load(overrides: &[SourceText]) -> Checked<Rest> {
        let mut faults = Vec::new();
        let value = Rest {
            metrics: metrics::load(overrides).drain(&mut faults),
            industries: industries::load(overrides).drain(&mut faults),
            zones: zones::load(overrides).drain(&mut faults),
            units: units::load(overrides).drain(&mut faults),
            cues: cues::load(overrides).drain(&mut faults),
            idioms: idioms::load(overrides).drain(&mut faults),
            pinyin: pinyin::load(overrides).drain(&mut faults),
        };
        Checked { value, faults }
    }
}

/// File stems a site may override.
pub const TABLES: [&str; 9] =
    ["metrics", "industries", "places", "counties", "zones", "units", "cues", "idioms", "pinyin"];

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
