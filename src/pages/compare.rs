//! Comparisons of zones: prebuilt ones, their index, and the free choice.

use crate::site::address::{self, Scope};
use crate::site::comparison;
use crate::site::{Comparison, ComparisonId, EntryId, Site};

use super::data;
use super::frame::{Words, link};
use super::parts::{counted, data_href, entry_link};
use super::shared::Shared;
use super::sheets::{Sheet, initial, letters, pages_view};
use super::table;
use super::views::{ComparisonIndexView, ComparisonView, CountedLink, FreeComparisonView, LinkGroup, View};

/// Comparisons of each kind on the index of all kinds.
const MOST_OF_SCOPE: usize = 48;

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

/// One page of a comparison.
pub(super) fn comparison<'a>(site: &'a Site, id: ComparisonId, sheet: Sheet, shared: &Shared) -> (Words<'a>, View<'a>) {
    let comparison = &site.comparisons()[id];
    let zones = site.compared(comparison);
    let say = site.say();
    let heading = match comparison.focus {
        Some(focus) => say.compare_near.with(&[("name", &site.entry(focus).row.short)]),
        None => say.compare_tag.with(&[("name", &name(site, comparison)), ("n", &zones.len())]),
    };
    let made = shared.table(site, (id, sheet), &zones);
    let rows = sheet.range(zones.len());
    let letter = |row: usize| initial(&site.entry(zones[row]).row.pinyin);
    let view = ComparisonView {
        heading,
        note: say.compare_note.text().into(),
        zone_count: zones.len(),
        comparable: made.comparable,
        columns: made.columns.iter().map(|head| table::column(site, head)).collect(),
        rows: table::rows(site, (&made.columns, &made.rows[rows.clone()]), &zones[rows], comparison.focus),
        more_columns: made.more_columns,
        csv_href: data::comparison_href(comparison),
        focus: comparison.focus.map(|focus| entry_link(site, focus)),
        focus_csv_href: comparison.focus.map(|focus| data_href(site.entry(focus).href(), "csv")).unwrap_or_default(),
        tag: comparison.tag.map(|tag| link(&site.tags().get(tag).name, &site.tags().get(tag).href)),
        pages: pages_view(&comparison.href, sheet, say, |rows| letters(&letter, rows)),
    };
    let words = Words::new(site, "compare", view.heading.as_str(), described(site, &view))
        .below(say.compare.text(), address::COMPARE)
        .below(comparison.scope.heading(say), index_href(comparison.scope));
    (words, View::Comparison(Box::new(view)))
}

/// A comparison in one sentence.
fn described(site: &Site, view: &ComparisonView<'_>) -> String {
    let say = site.say();
    match view.columns.first() {
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
        comparable: made.comparable,
        columns: made.columns.iter().map(|head| table::column(site, head)).collect(),
        rows: table::rows(site, (&made.columns, &made.rows), &kept, None),
        more_columns: made.more_columns,
        csv_href: String::new(),
        focus: None,
        focus_csv_href: String::new(),
        tag: None,
        pages: None,
    };
    let left_out = zones.len() - kept.len();
    (view, left_out)
}

/// How many rows the index of one kind of comparisons has; that of all kinds names the largest of each on one page.
pub(super) fn index_rows(site: &Site, scope: Option<Scope>) -> usize {
    scope.map_or(0, |scope| of_scope(site, scope).count())
}

fn of_scope(site: &Site, scope: Scope) -> impl Iterator<Item = &Comparison> {
    site.comparisons().iter().filter(move |comparison| comparison.scope == scope)
}

/// The index of comparisons, of all kinds or one.
pub(super) fn index(site: &Site, scope: Option<Scope>, sheet: Sheet) -> (Words<'_>, View<'_>) {
    let say = site.say();
    match scope {
        None => {
            let groups = Scope::ALL.into_iter().map(|scope| largest(site, scope)).filter(|group| group.count > 0);
            let view = ComparisonIndexView { groups: groups.collect(), pages: None };
            let words = Words::new(site, "compare", say.compare.text(), say.compare_note.text());
            (words, View::ComparisonIndex(Box::new(view)))
        }
        Some(scope) => {
            let title = say.compare_by.with(&[("name", &scope.heading(say))]);
            let words =
                Words::new(site, "compare", title, say.compare_note.text()).below(say.compare.text(), address::COMPARE);
            (words, View::ComparisonIndex(Box::new(index_of(site, scope, sheet))))
        }
    }
}

/// The largest comparisons of one kind, in the order of its index; a long list goes on there.
fn largest(site: &Site, scope: Scope) -> LinkGroup<'_> {
    let all: Vec<&Comparison> = of_scope(site, scope).collect();
    let mut shown: Vec<usize> = (0..all.len()).collect();
    shown.sort_by_key(|&at| std::cmp::Reverse(size(site, all[at])));
    shown.truncate(MOST_OF_SCOPE);
    shown.sort_unstable();
    LinkGroup {
        heading: scope.heading(site.say()).into(),
        links: shown.into_iter().map(|at| index_link(site, all[at])).collect(),
        count: all.len(),
        href: index_href(scope),
    }
}

/// Address of the index of one kind.
fn index_href(scope: Scope) -> String {
    address::index_of(&format!("compare/{}", scope.folder()))
}

/// One page of the index of one kind.
fn index_of(site: &Site, scope: Scope, sheet: Sheet) -> ComparisonIndexView<'_> {
    let all: Vec<&Comparison> = of_scope(site, scope).collect();
    let letter = |row: usize| initial(pinyin(site, all[row]));
    let label = |rows| match scope {
        Scope::Province => String::new(),
        _ => letters(&letter, rows),
    };
    ComparisonIndexView {
        groups: vec![LinkGroup {
            heading: scope.heading(site.say()).into(),
            links: sheet.cut(&all).iter().map(|comparison| index_link(site, comparison)).collect(),
            count: all.len(),
            href: String::new(),
        }],
        pages: pages_view(&index_href(scope), sheet, site.say(), label),
    }
}

/// The reading by which a comparison stands in its index.
fn pinyin<'a>(site: &'a Site, comparison: &Comparison) -> &'a str {
    match (comparison.tag, comparison.focus) {
        (Some(tag), _) => &site.tags().get(tag).pinyin,
        (None, Some(focus)) => &site.entry(focus).row.pinyin,
        (None, None) => "",
    }
}

/// The free choice of zones and metrics.
pub(super) fn free(site: &Site) -> (Words<'_>, View<'_>) {
    let view = FreeComparisonView { zones: site.zone_count(), data_href: address::COMPARE_JSON };
    let say = site.say();
    let words =
        Words::new(site, "compare", say.free.text(), say.free_note.text()).below(say.compare.text(), address::COMPARE);
    (words, View::FreeComparison(Box::new(view)))
}
