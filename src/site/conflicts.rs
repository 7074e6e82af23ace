//! Where articles disagree: two readings of one zone, column and period that cannot both be right.

use super::columns::ColumnId;
use super::comparison::{self, Unranked};
use super::{EntryId, Site};

/// Readings that differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The zone or region.
    pub entry: EntryId,
    /// The column.
    pub column: ColumnId,
    /// The figures, by their place in the profile.
    pub figures: Vec<u16>,
}

/// All conflicts of the site, zone by zone.
///
/// Figures without a period are left out: two of them may speak of two times.
pub fn gather(site: &Site) -> Vec<Conflict> {
    let mut found = Vec::new();
    for entry in 0..site.entries().len() {
        let cells = site.columns().cells(entry);
        for group in cells.chunk_by(|a, b| a.0 == b.0).filter(|group| group.len() > 1) {
            for period in comparison::periods(site, entry, group[0].0) {
                let cell = comparison::cell_at(site, group[0].0, entry, period);
                if cell.unranked == Some(Unranked::Differ) {
                    found.push(Conflict { entry, column: group[0].0, figures: cell.figures });
                }
            }
        }
    }
    found
}
