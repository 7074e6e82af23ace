//! The home page, the indexes of zones and regions, the page on method and the page that was not found.

use std::cmp::Reverse;

use crate::site::address::Scope;
use crate::site::{Comparison, Conflict as SiteConflict, Metric, Site, TagKind, address, summary};

use super::compare;
use super::frame::Words;
use super::json_ld;
use super::parts::{Desk, counted, entry_link, group, source_card};
use super::sheets::{Sheet, initial, letters, pages_view, starts};
use super::views::{
    Conflict, CountedLink, Definition, Featured, GlossaryGroup, HomeView, Letter, LetterStart, MethodView,
    NotFoundView, TagIndexView, Tile, View, ZoneIndexView, ZoneRow,
};

const FEATURED: usize = 12;
const NEWEST: usize = 6;
const LOOKED_OVER: usize = 50;
const INDUSTRIES: usize = 60;
const COMPARISONS: usize = 8;
const METRICS: usize = 12;

/// The home page.
pub(super) fn home(site: &Site) -> (Words<'_>, View<'_>) {
    let tiles = tiles(site);
    let newest = site.sources().newest_first().into_iter().take(NEWEST);
    let view = HomeView {
        zones: site.zone_count(),
        figures: site.entries().iter().map(|entry| entry.row.figures).sum(),
        facts: site.fact_count(),
        articles: site.sources().all().len(),
        years: site.years(),
        columns: tiles.iter().map(|tile| tile.column).max().unwrap_or(0),
        rows: tiles.iter().map(|tile| tile.row).max().unwrap_or(0),
        tiles,
        featured: featured(site),
        sources: newest.map(|id| source_card(site, site.sources().get(id))).collect(),
        newest: looked_over(site),
        provinces: most_used(site, TagKind::Province, usize::MAX),
        industries: most_used(site, TagKind::Industry, INDUSTRIES),
        comparisons: worth_a_look(site),
        metrics: most_reported(site),
    };
    let config = site.config();
    let mut words = Words::new(site, "home", config.title.as_str(), config.description.as_str());
    words.json_ld = json_ld::home(site);
    (words, View::Home(Box::new(view)))
}

fn tiles(site: &Site) -> Vec<Tile<'_>> {
    let tags = site.tags();
    let count_of = |name: &str| {
        tags.of_kind(TagKind::Province)
            .find(|(_, tag)| tag.name == name)
            .map_or((0, ""), |(_, tag)| (tag.members.len(), tag.href.as_str()))
    };
    let most = site.provinces().iter().map(|province| count_of(&province.name).0).max().unwrap_or(0);
    let tile = |province: &'_ crate::vocab::Province| {
        let (count, href) = count_of(&province.name);
        (count, href, shade(count, most))
    };
    site.provinces()
        .iter()
        .map(|province| {
            let (count, href, shade) = tile(province);
            Tile {
                name: &province.short,
                mark: &province.abbreviation,
                column: usize::from(province.tile.0) + 1,
                row: usize::from(province.tile.1) + 1,
                count,
                shade,
                href,
            }
        })
        .collect()
}

/// 0 for none, else 1 to 4 in equal steps up to the most.
fn shade(count: usize, most: usize) -> usize {
    match (count, most) {
        (0, _) => 0,
        (_, 0..=1) => 2,
        (count, most) => 1 + 3 * (count - 1) / (most - 1),
    }
}

/// Zones with the most figures, each with the figure that says most.
fn featured(site: &Site) -> Vec<Featured<'_>> {
    let mut zones: Vec<usize> = (0..site.zone_count()).collect();
    zones.sort_by_key(|&id| (Reverse(site.entry(id).row.figures), id));
    zones.truncate(FEATURED);
    zones
        .into_iter()
        .map(|id| Featured {
            zone: &site.entry(id).row,
            figure: summary::key_figures(site, id).first().map(|&figure| Desk::open(site, id).figure(figure)),
        })
        .collect()
}

/// The zones a person looked over last; those of one day by their address.
fn looked_over(site: &Site) -> Vec<&ZoneRow> {
    let rows = site.entries()[..site.zone_count()].iter().map(|entry| &entry.row);
    let mut rows: Vec<&ZoneRow> = rows.filter(|row| !row.updated.is_empty()).collect();
    rows.sort_by_key(|row| (Reverse(&row.updated), &row.href));
    rows.truncate(LOOKED_OVER);
    rows
}

/// The tags of a kind with the most zones.
pub(super) fn most_used(site: &Site, kind: TagKind, most: usize) -> Vec<CountedLink<'_>> {
    let mut tags: Vec<_> = site.tags().of_kind(kind).collect();
    tags.sort_by_key(|(id, tag)| (Reverse(tag.members.len()), *id));
    tags.into_iter().take(most).map(|(_, tag)| counted(&tag.name, &tag.href, tag.members.len())).collect()
}

/// The largest comparisons by type and province, and by industry as many as there is room for.
fn worth_a_look(site: &Site) -> Vec<CountedLink<'_>> {
    let mut shown: Vec<&Comparison> = Vec::new();
    for (scope, room) in [(Scope::Type, 2), (Scope::Province, 3), (Scope::Industry, COMPARISONS)] {
        let mut all: Vec<_> = site.comparisons().iter().filter(|comparison| comparison.scope == scope).collect();
        all.sort_by_key(|comparison| Reverse(compare::size(site, comparison)));
        shown.extend(all.into_iter().take(room.min(COMPARISONS - shown.len())));
    }
    shown.into_iter().map(|comparison| compare::index_link(site, comparison)).collect()
}

fn most_reported(site: &Site) -> Vec<CountedLink<'_>> {
    let mut metrics: Vec<&Metric> = site.metrics().all().iter().filter(|metric| !metric.href.is_empty()).collect();
    metrics.sort_by_key(|metric| Reverse(metric.zones));
    metrics.into_iter().take(METRICS).map(|metric| counted(&metric.name, &metric.href, metric.zones)).collect()
}

/// The index of zones.
pub(super) fn zones(site: &Site, sheet: Sheet) -> (Words<'_>, View<'_>) {
    let (zones, regions) = site.entries().split_at(site.zone_count());
    let regions = if sheet.is_part() { &[] } else { regions };
    let letter = |row: usize| initial(&zones[row].row.pinyin);
    let mut pages = pages_view(address::ZONES, sheet, site.say(), |rows| letters(&letter, rows));
    let mut here = Vec::new();
    if let Some(pages) = &mut pages {
        let starts = starts(address::ZONES, sheet, &letter);
        let page = sheet.range(zones.len());
        let start = |(row, at): &(usize, Letter)| LetterStart { id: at.id.clone(), href: zones[*row].href() };
        here = starts.iter().filter(|(row, _)| page.contains(row)).map(start).collect();
        pages.letters = starts.into_iter().map(|(_, at)| at).collect();
    }
    let links =
        |kind| site.tags().of_kind(kind).map(|(_, tag)| counted(&tag.name, &tag.href, tag.members.len())).collect();
    let view = ZoneIndexView {
        count: zones.len(),
        zones: sheet.cut(zones).iter().map(|entry| &entry.row).collect(),
        letters: here,
        regions: regions.iter().map(|entry| &entry.row).collect(),
        provinces: provinces(site),
        types: links(TagKind::Type),
        levels: links(TagKind::Level),
        pages,
    };
    let description = site.say().zones_note.with(&[("n", &site.zone_count())]);
    (Words::new(site, "zones", site.say().zones.text(), description), View::ZoneIndex(Box::new(view)))
}

/// Provinces by their short names, as rows name them.
fn provinces(site: &Site) -> Vec<CountedLink<'_>> {
    let short = |name: &str| {
        site.provinces().iter().find(|province| province.name == name).map(|province| province.short.as_str())
    };
    let tags = site.tags().of_kind(TagKind::Province);
    tags.map(|(_, tag)| counted(short(&tag.name).unwrap_or(&tag.name), &tag.href, tag.members.len())).collect()
}

/// The index of cities and provinces with facts of their own.
pub(super) fn regions(site: &Site, sheet: Sheet) -> (Words<'_>, View<'_>) {
    let regions = &site.entries()[site.zone_count()..];
    let letter = |row: usize| initial(&regions[row].row.pinyin);
    let shown = sheet.cut(regions).iter();
    let links: Vec<_> = shown.map(|entry| counted(&entry.profile.name, entry.href(), entry.row.figures)).collect();
    let view = TagIndexView {
        heading: site.say().regions.text(),
        note: site.say().regions_note.text(),
        groups: vec![group("", links)],
        count: regions.len(),
        pages: pages_view(address::REGIONS, sheet, site.say(), |rows| letters(&letter, rows)),
    };
    let words = Words::new(site, "zones", view.heading, view.note).below(site.say().zones.text(), address::ZONES);
    (words, View::TagIndex(Box::new(view)))
}

/// The page on method, with the glossary.
pub(super) fn method(site: &Site) -> (Words<'_>, View<'_>) {
    let figures = site.entries().iter().flat_map(|entry| &entry.profile.indicators);
    let view = MethodView {
        glossary: glossary(site),
        zones: site.zone_count(),
        facts: site.fact_count(),
        articles: site.sources().all().len(),
        inferred: figures.filter(|figure| figure.indicator.period_inferred).count(),
        conflicts: site.conflicts().iter().map(|conflict| conflict_view(site, conflict)).collect(),
    };
    let words = Words::new(site, "method", site.say().method.text(), site.say().method_note.text());
    (words, View::Method(Box::new(view)))
}

fn glossary(site: &Site) -> Vec<GlossaryGroup<'_>> {
    let mut groups: Vec<GlossaryGroup<'_>> = Vec::new();
    for metric in site.metrics().all().iter().filter(|metric| !metric.definition().is_empty()) {
        let item =
            Definition { metric: &metric.name, text: metric.definition(), nature: site.say().name(metric.nature()) };
        match groups.last_mut().filter(|group| group.category == site.say().name(metric.category())) {
            Some(group) => group.items.push(item),
            None => groups.push(GlossaryGroup { category: site.say().name(metric.category()), items: vec![item] }),
        }
    }
    groups
}

fn conflict_view<'a>(site: &'a Site, conflict: &SiteConflict) -> Conflict<'a> {
    let column = site.columns().get(conflict.column);
    let desk = Desk::open(site, conflict.entry);
    let first = conflict.figures.first().map(|&figure| site.figure(conflict.entry, figure));
    let say = site.say();
    let subject = column.subject.as_deref().map(|subject| say.brackets.with(&[("a", &subject)])).unwrap_or_default();
    let mut what = vec![format!("{}{subject}", site.metrics().get(column.metric).name)];
    what.push(say.period(first.and_then(|indicator| indicator.period)));
    what.extend(Some(say.status(column.status)).filter(|word| !word.is_empty()).map(str::to_string));
    Conflict {
        zone: entry_link(site, conflict.entry),
        what: what.join(say.comma.text()),
        readings: conflict.figures.iter().map(|&figure| desk.figure(figure)).collect(),
    }
}

/// The page for an address that leads nowhere.
pub(super) fn not_found(site: &Site) -> (Words<'_>, View<'_>) {
    let view = NotFoundView { zones: site.zone_count() };
    (
        Words::new(site, "home", site.say().not_found.text(), site.say().not_found_note.text()),
        View::NotFound(Box::new(view)),
    )
}
