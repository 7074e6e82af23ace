//! THE HINGE: the plain file of one zone, read and written, edited without loss, merged three ways.

mod model;

pub use model::{
    ArticleCard, ArticlePart, Body, Company, Designation, IndicatorEntry, Industry, Locator, Named, Profile,
    ProjectEntry,
};
