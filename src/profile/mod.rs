//! THE HINGE: the plain file of one zone, read and written, edited without loss, merged three ways.

mod card;
mod entry;
mod facts;
mod head;
mod judge;
mod meaning;
mod mend;
mod model;
mod raw;
mod read;
mod schema;
mod structure;
mod tree;
mod words;
mod write;

pub use card::read_card;
pub use model::{
    ArticleCard, ArticlePart, Body, Company, Designation, IndicatorEntry, Industry, Locator, Named, Profile,
    ProjectEntry,
};
pub use read::read_plain;
pub use schema::{card_schema, profile_schema};
pub use write::{write, write_card};
