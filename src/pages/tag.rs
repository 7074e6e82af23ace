//! Tags: one page a tag, one index a kind, and the index of indexes.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::site::{EntryId, Member, Part, Site, Tag, TagId, TagKind, address};

use super::Asked;
use super::compare;
use super::frame::{Words, link};
use super::home::most_used;
use super::parts::{Desk, counted, grouped};
use super::sheets::{Sheet, initial, letters, pages_view};
use super::views::{CountedLink, TagIndexView, TagView, TagZone, TagsGroup, TagsView, View};

/// Tags shown of each kind on the index of indexes.
const MOST_OF_KIND: usize = 16;

/// Tags of a kind that need no letters to be found.
const MANY: usize = 48;

/// Tags named as standing near at most.
const MOST_RELATED: usize = 12;

/// The index of indexes.
pub(super) fn tags(site: &Site) -> (Words<'_>, View<'_>) {
    let group = |kind: TagKind| {
        let count = site.tags().of_kind(kind).count();
        (count > 0).then(|| TagsGroup {
            key: kind.folder(),
            heading: kind.word(site.say()),
            href: address::index_of(kind.folder()),
            count,
            links: most_used(site, kind, MOST_OF_KIND),
        })
    };
    let view = TagsView { groups: TagKind::ALL.into_iter().filter_map(group).collect() };
    (Words::new(site, "tags", site.say().tags.text(), site.say().tags_note.text()), View::Tags(Box::new(view)))
}

/// The index of one kind.
pub(super) fn index(site: &Site, kind: TagKind, sheet: Sheet) -> (Words<'_>, View<'_>) {
    let tags: Vec<&Tag> = site.tags().of_kind(kind).map(|(_, tag)| tag).collect();
    let letter = |row: usize| initial(&tags[row].pinyin);
    // Many are gathered under the first letter of their pinyin.
    let heading = |tag: &Tag| match tags.len() {
        0..=MANY => String::new(),
        _ => initial(&tag.pinyin).to_string(),
    };
    let links = sheet.cut(&tags).iter().map(|tag| (heading(tag), counted(&tag.name, &tag.href, tag.members.len())));
    let say = site.say();
    let view = TagIndexView {
        heading: kind.word(say),
        note: kind.note(say),
        groups: grouped(links),
        count: tags.len(),
        pages: pages_view(&address::index_of(kind.folder()), sheet, say, |rows| letters(&letter, rows)),
    };
    let words = Words::new(site, "tags", kind.word(say), kind.note(say)).below(say.tags.text(), address::TAGS);
    (words, View::TagIndex(Box::new(view)))
}

/// The page of one tag.
pub(super) fn tag(site: &Site, id: TagId, sheet: Sheet, asked: Asked) -> (Words<'_>, View<'_>) {
    let tag = site.tags().get(id);
    let zones: Vec<EntryId> =
        tag.members.iter().map(|member| member.entry).filter(|&entry| entry < site.zone_count()).collect();
    // What is said of the tag as a whole stands on its first page.
    let asked = Asked {
        // That zones have a company in common makes their figures no more comparable.
        comparison: asked.comparison && sheet.is_first() && tag.kind != TagKind::Company,
        related: asked.related && sheet.is_first(),
        ..asked
    };
    let letter = |row: usize| initial(&site.entry(tag.members[row].entry).row.pinyin);
    let (comparison, more_rows) = match zones.len() {
        _ if !asked.comparison => (None, 0),
        0 | 1 => (None, 0),
        count => {
            let (view, more) =
                compare::small(site, &zones, site.say().tag_zones.with(&[("name", &tag.name), ("n", &count)]));
            (Some(view).filter(|view| !view.columns.is_empty()), more)
        }
    };
    let tags = site.tags();
    let view = TagView {
        kind: tag.kind.word(site.say()),
        name: &tag.name,
        zone_count: zones.len(),
        region_count: tag.members.len() - zones.len(),
        zones: members(site, id, sheet),
        comparison,
        more_rows,
        compare_href: site.comparison_of_tag(id).map_or("", |comparison| &comparison.href),
        related: if asked.related { related(site, id) } else { Vec::new() },
        parent: tag.parents.first().map(|&parent| link(&tags.get(parent).name, &tags.get(parent).href)),
        children: tag.children.iter().map(|&child| counted_tag(site, child)).collect(),
        pages: pages_view(&tag.href, sheet, site.say(), |rows| letters(&letter, rows)),
    };
    let description =
        site.say().tag_note.with(&[("a", &tag.kind.word(site.say())), ("name", &tag.name), ("n", &zones.len())]);
    let words = Words::new(site, "tags", tag.name.as_str(), description)
        .below(site.say().tags.text(), address::TAGS)
        .below(tag.kind.word(site.say()), address::index_of(tag.kind.folder()));
    (words, View::Tag(Box::new(view)))
}

fn counted_tag(site: &Site, id: TagId) -> CountedLink<'_> {
    let tag = site.tags().get(id);
    counted(&tag.name, &tag.href, tag.members.len())
}

fn members(site: &Site, id: TagId, sheet: Sheet) -> Vec<TagZone<'_>> {
    let tag = site.tags().get(id);
    let below = site.tags().below(id);
    let zone = |member: &Member| {
        let desk = Desk::open(site, member.entry);
        TagZone {
            zone: &desk.entry.row,
            note: note(desk, tag, &below),
            source: desk.source(part(tag.kind), usize::from(member.index)),
        }
    };
    sheet.cut(&tag.members).iter().map(zone).collect()
}

/// The list of a profile that a kind of tag comes from.
fn part(kind: TagKind) -> Part {
    use crate::domain::IdentityField;
    match kind {
        TagKind::Industry => Part::Industry,
        TagKind::Province => Part::Trait(IdentityField::Province),
        TagKind::Type => Part::Trait(IdentityField::Type),
        TagKind::Level => Part::Trait(IdentityField::Level),
        TagKind::Mechanism => Part::Mechanism,
        TagKind::Target => Part::Target,
        TagKind::Honor => Part::Honor,
        TagKind::Company => Part::Company,
    }
}

/// What a profile adds to its tag: an industry's wording and roles, a company's part, who holds an honor.
fn note(desk: Desk<'_>, tag: &Tag, below: &BTreeSet<TagId>) -> String {
    let profile = &desk.entry.profile;
    let own = desk.site.tags().of_entry(desk.id).of(tag.kind);
    let indexes =
        own.iter().enumerate().filter(|(_, id)| id.is_some_and(|id| below.contains(&id))).map(|(index, _)| index);
    let say = desk.site.say();
    let mut notes: Vec<String> = Vec::new();
    let mut add = |text: String| {
        if !text.is_empty() && !notes.contains(&text) {
            notes.push(text);
        }
    };
    for index in indexes {
        match tag.kind {
            TagKind::Industry => {
                let item = &profile.industries[index];
                match item.name == tag.name {
                    true => add(say.name(item.role.zh()).to_string()),
                    false => add(format!("{}{}", item.name, say.brackets.with(&[("a", &say.name(item.role.zh()))]))),
                }
            }
            TagKind::Company => {
                let item = &profile.companies[index];
                add(item
                    .industry
                    .iter()
                    .map(String::as_str)
                    .chain([say.name(item.role.zh())])
                    .collect::<Vec<_>>()
                    .join(say.comma.text()));
            }
            TagKind::Honor => add(profile.honors[index].subject.clone().unwrap_or_default()),
            TagKind::Mechanism | TagKind::Target | TagKind::Province | TagKind::Type | TagKind::Level => {}
        }
    }
    notes.join(say.pause.text())
}

/// Tags that often stand with this one: of its own kind, or industries where a zone has only one of the kind.
fn related(site: &Site, id: TagId) -> Vec<CountedLink<'_>> {
    let tag = site.tags().get(id);
    let kind = match tag.kind {
        TagKind::Province | TagKind::Type | TagKind::Level => TagKind::Industry,
        own => own,
    };
    let kin: BTreeSet<TagId> = site.tags().below(id).into_iter().chain(tag.parents.iter().copied()).collect();
    let mut counts: BTreeMap<TagId, usize> = BTreeMap::new();
    for member in &tag.members {
        let near: BTreeSet<TagId> = site.tags().of_entry(member.entry).of(kind).iter().flatten().copied().collect();
        for other in near.difference(&kin) {
            *counts.entry(*other).or_default() += 1;
        }
    }
    let mut counts: Vec<(TagId, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|&(other, count)| (Reverse(count), other));
    counts.into_iter().take(MOST_RELATED).map(|(other, _)| counted_tag(site, other)).collect()
}
