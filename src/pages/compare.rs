//! Comparisons of zones: prebuilt ones, their index, and the free choice.

use crate::site::address::{self, Scope};
use crate::site::comparison;
use crate::site::{Comparison, ComparisonId, EntryId, Site};

use super::frame::{Words, link};
use super::parts::{counted, data_href, entry_link};
use super::table;
use super::views::{ComparisonIndexView, ComparisonView, CountedLink, FreeComparisonView, LinkGroup, View};

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
    let say = site.say();
    let heading = match comparison.focus {
        Some(focus) => say.compare_near.with(&[("name", &site.entry(focus).row.short)]),
        None => say.compare_tag.with(&[("name", &name(site, comparison)), ("n", &zones.len())]),
    };
    let mut view = view(site, &zones, heading, comparison.focus);
    view.csv_href = data_href(&comparison.href, "csv");
    view.tag = comparison.tag.map(|tag| link(&site.tags().get(tag).name, &site.tags().get(tag).href));
    let description = match view.columns.first() {
        Some(column) => {
            let note = say.compare_note.text();
            say.compare_columns.with(&[
                ("name", &view.heading),
                ("a", &column.metric),
                ("n", &view.columns.len()),
                ("b", &note),
            ])
        }
        None => view.heading.clone(),
    };
    let words = Words::new(site, "compare", view.heading.as_str(), description)
        .below(say.compare.text(), address::COMPARE)
        .below(comparison.scope.heading(say), address::index_of(&format!("compare/{}", comparison.scope.folder())));
    (words, View::Comparison(Box::new(view)))
}

/// A comparison of `zones` in the columns they report most.
fn view<'a>(site: &'a Site, zones: &[EntryId], heading: String, focus: Option<EntryId>) -> ComparisonView<'a> {
    let made = comparison::table(site, zones, comparison::MOST_COLUMNS);
    ComparisonView {
        heading,
        note: site.say().compare_note.text().into(),
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
        note: site.say().compare_note.text().into(),
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
        LinkGroup {
            heading: scope.heading(site.say()).into(),
            links: of_scope.map(|comparison| index_link(site, comparison)).collect(),
        }
    };
    let groups: Vec<LinkGroup<'_>> = shown.map(group).filter(|group| !group.links.is_empty()).collect();
    let say = site.say();
    let words = match scope {
        None => Words::new(site, "compare", say.compare.text(), say.compare_note.text()),
        Some(scope) => {
            let title = say.compare_by.with(&[("name", &scope.heading(say))]);
            Words::new(site, "compare", title, say.compare_note.text()).below(say.compare.text(), address::COMPARE)
        }
    };
    (words, View::ComparisonIndex(Box::new(ComparisonIndexView { groups })))
}

/// The free choice of zones and metrics.
pub(super) fn free(site: &Site) -> (Words<'_>, View<'_>) {
    let view = FreeComparisonView {
        zones: (0..site.zone_count()).map(|id| entry_link(site, id)).collect(),
        data_href: address::COMPARE_JSON.into(),
    };
    let say = site.say();
    let words =
        Words::new(site, "compare", say.free.text(), say.free_note.text()).below(say.compare.text(), address::COMPARE);
    (words, View::FreeComparison(Box::new(view)))
}
