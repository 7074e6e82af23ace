//! THE HINGE: the plain file of one zone, read and written, edited without loss, merged three ways.

mod card;
mod changes;
mod check;
mod doubt;
mod doubts;
mod entry;
mod facts;
mod format;
mod head;
mod judge;
mod lock;
mod matching;
mod meaning;
mod mend;
mod merge;
mod model;
mod plan;
mod raw;
mod read;
mod schema;
mod splice;
mod structure;
mod tree;
mod vocabulary;
mod words;
mod write;

pub use card::read_card;
pub use changes::{Difference, Turn};
pub use check::check_all;
pub use doubt::{Doubt, Spot, place};
pub use doubts::{Ground, doubts};
pub use format::{Unformatted, format, format_card};
pub use lock::{Lock, Locked};
pub use merge::{Change, Home, Merged, Reading, home, merge, zones_to_merge};
pub use model::{
    ArticleCard, ArticlePart, Body, Company, Designation, IndicatorEntry, Industry, Locator, Named, Profile,
    ProjectEntry,
};
pub use read::{read, read_plain};
pub use schema::{card_schema, profile_schema};
pub use write::{write, write_card};
