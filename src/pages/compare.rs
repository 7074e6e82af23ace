//! Comparisons of zones: prebuilt ones, their index, and the free choice.

use crate::site::address::{self, Scope};
use crate::site::comparison;
use crate::site::{Comparison, ComparisonId, EntryId, Site};

use super::frame::{Words, link};
use super::parts::{counted, data_href, entry_link};
use super::table;
use super::views::{ComparisonIndexView, ComparisonView, CountedLink, FreeComparisonView, LinkGroup, View};

/// What is compared and what is not, in one sentence.
const NOTE: &str = "同一指标、同一口径、同一时期才排名次；灰色的数不排名次，并写明原因。";

/// How many zones a comparison compares.
pub(super) fn size(site: &Site, comparison: &Comparison) -> usize {
    match (comparison.tag, comparison.focus) {
        (Some(tag), _) => site.tags().get(tag).members.len(),
        (None, Some(focus)) => site.neighbours(focus).len() + 1,
        (None, None) => 0,
    }
}

/// What a comparison is called on lists: the tag's or the zone's name.
fn name<'a>(site: &'a Site, comparison: &Comparison) -> &'a str {
    match (comparison.tag, comparison.focus) {
        (Some(tag), _) => &site.tags().get(tag).name,
        (None, Some(focus)) => &site.entry(focus).profile.name,
        (None, None) => "",
    }
}

/// A comparison in a list.
pub(super) fn index_link<'a>(site: &'a Site, comparison: &'a Comparison) -> CountedLink<'a> {
    counted(name(site, comparison), &comparison.href, size(site, comparison))
}

/// The page of one comparison.
pub(super) fn comparison(site: &Site, id: ComparisonId) -> (Words<'_>, View<'_>) {
    let comparison = &site.comparisons()[id];
    let zones = site.compared(comparison);
    let heading = match comparison.focus {
        Some(focus) => format!("{}与邻近园区比较", site.entry(focus).row.short),
        None => format!("{}：{}个园区比较", name(site, comparison), zones.len()),
    };
    let mut view = view(site, &zones, heading, comparison.focus);
    view.csv_href = data_href(&comparison.href, "csv");
    view.tag = comparison.tag.map(|tag| link(&site.tags().get(tag).name, &site.tags().get(tag).href));
    let description = match view.columns.first() {
        Some(column) => format!("{}。{}等{}项，{}", view.heading, column.metric, view.columns.len(), NOTE),
        None => format!("{}。", view.heading),
    };
    let words = Words::new("compare", view.heading.as_str(), description)
        .below("比较", address::COMPARE)
        .below(comparison.scope.heading(), address::index_of(&format!("compare/{}", comparison.scope.folder())));
    (words, View::Comparison(Box::new(view)))
}

/// A comparison of `zones` in the columns they report most.
fn view<'a>(site: &'a Site, zones: &[EntryId], heading: String, focus: Option<EntryId>) -> ComparisonView<'a> {
    let made = comparison::table(site, zones, comparison::MOST_COLUMNS);
    ComparisonView {
        heading,
        note: NOTE.into(),
        zone_count: zones.len(),
        columns: made.columns.iter().map(|head| table::column(site, head)).collect(),
        rows: table::rows(site, &made, zones, focus),
        more_columns: made.more_columns,
        csv_href: String::new(),
        tag: None,
    }
}

/// The small comparison on a tag's page, and how many zones it leaves out.
pub(super) fn small<'a>(site: &'a Site, zones: &[EntryId], heading: String) -> (ComparisonView<'a>, usize) {
    const COLUMNS: usize = 4;
    const ROWS: usize = 24;
    let mut made = comparison::table(site, zones, COLUMNS);
    let mut shown: Vec<usize> = (0..zones.len()).collect();
    if shown.len() > ROWS {
        // Those ranked first in the first column, then those ranked in it at all, in the order of the list.
        let place = |row: usize| made.rows[row].first().map_or(usize::MAX, |cell| cell.rank.wrapping_sub(1));
        shown.sort_by_key(|&row| (place(row), row));
        shown.truncate(ROWS);
        shown.sort_unstable();
    }
    let kept: Vec<EntryId> = shown.iter().map(|&row| zones[row]).collect();
    made.rows = shown.iter().map(|&row| std::mem::take(&mut made.rows[row])).collect();
    let view = ComparisonView {
        heading,
        note: NOTE.into(),
        zone_count: zones.len(),
        columns: made.columns.iter().map(|head| table::column(site, head)).collect(),
        rows: table::rows(site, &made, &kept, None),
        more_columns: made.more_columns,
        csv_href: String::new(),
        tag: None,
    };
    let left_out = zones.len() - kept.len();
    (view, left_out)
}

/// The index of comparisons, of all kinds or one.
pub(super) fn index(site: &Site, scope: Option<Scope>) -> (Words<'_>, View<'_>) {
    let shown = Scope::ALL.into_iter().filter(|&known| scope.is_none_or(|wanted| wanted == known));
    let group = |scope: Scope| {
        let of_scope = site.comparisons().iter().filter(|comparison| comparison.scope == scope);
        LinkGroup { heading: scope.heading().into(), links: of_scope.map(|comparison| index_link(site, comparison)).collect() }
    };
    let groups: Vec<LinkGroup<'_>> = shown.map(group).filter(|group| !group.links.is_empty()).collect();
    let words = match scope {
        None => Words::new("compare", "比较", NOTE),
        Some(scope) => Words::new("compare", format!("比较：{}", scope.heading()), NOTE).below("比较", address::COMPARE),
    };
    (words, View::ComparisonIndex(Box::new(ComparisonIndexView { groups })))
}

/// The free choice of zones and metrics.
pub(super) fn free(site: &Site) -> (Words<'_>, View<'_>) {
    let view = FreeComparisonView {
        zones: (0..site.zone_count()).map(|id| entry_link(site, id)).collect(),
        data_href: address::COMPARE_JSON.into(),
    };
    let words = Words::new("compare", "自选比较", "任选园区和指标比较。").below("比较", address::COMPARE);
    (words, View::FreeComparison(Box::new(view)))
}
