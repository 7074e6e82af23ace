//! What the pages of one list have in common: the ranking over all its rows, made by the first page that needs it.
//!
//! A comparison of three thousand zones has sixty pages; ranking it anew for each would take the work of the square.

use std::sync::{Arc, OnceLock};

use crate::site::{ComparisonId, EntryId, MetricId, Site, comparison};

use super::metric::{self, Ranked};
use super::sheets::Sheet;

/// Tables and rankings that several pages show; without room for a list, each of its pages makes its own.
#[derive(Debug, Default)]
pub struct Shared {
    tables: Vec<OnceLock<Arc<comparison::Table>>>,
    rankings: Vec<OnceLock<Arc<Vec<Ranked>>>>,
}

impl Shared {
    /// Room for all lists of a site.
    pub fn of(site: &Site) -> Shared {
        let (tables, rankings) = (site.comparisons().len(), site.metrics().all().len());
        Shared {
            tables: (0..tables).map(|_| OnceLock::new()).collect(),
            rankings: (0..rankings).map(|_| OnceLock::new()).collect(),
        }
    }

    /// The table of a comparison of `zones`.
    pub(super) fn table(
        &self,
        site: &Site,
        (id, sheet): (ComparisonId, Sheet),
        zones: &[EntryId],
    ) -> Arc<comparison::Table> {
        let make = || Arc::new(comparison::of(site, &site.comparisons()[id], zones));
        kept(self.tables.get(id), sheet, make)
    }

    /// The rankings of a metric.
    pub(super) fn rankings(&self, site: &Site, id: MetricId, sheet: Sheet) -> Arc<Vec<Ranked>> {
        kept(self.rankings.get(id), sheet, || Arc::new(metric::ranked(site, id)))
    }
}

/// What stands in `room`, made where it stands nowhere yet; a list of one page is not kept.
fn kept<T>(room: Option<&OnceLock<Arc<T>>>, sheet: Sheet, make: impl FnOnce() -> Arc<T>) -> Arc<T> {
    match room.filter(|_| sheet.is_part()) {
        Some(room) => room.get_or_init(make).clone(),
        None => make(),
    }
}
