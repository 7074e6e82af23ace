//! The profile of one zone or region.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::domain::{CompanyRole, IdentityField, IndustryRole, ProjectStatus};
use crate::profile::{Named, Profile};
use crate::site::{Common, EntryId, Part, Site, TagId, address, series, summary, words};

use super::frame::{Words, link};
use super::parts::{Desk, chart, data_href, entry_link, once};
use super::views::{
    CompanyGroup, CompanyRow, Definition, Figure, FigureGroup, IndustryGroup, LineLink, Neighbour, ProjectGroup,
    ProjectRow, Series, SourceList, Sourced, Trait, View, ZoneView,
};
use super::{Asked, cite, json_ld, markdown};

/// Industries named as what two zones share.
const NAMED_INDUSTRIES: usize = 3;

/// The page of a zone or region.
pub(super) fn zone(site: &Site, id: EntryId, asked: Asked) -> (Words<'_>, View<'_>) {
    let desk = Desk::open(site, id);
    let view = view(desk, asked);
    let mut words = words(desk, &view);
    if asked.json_ld {
        words.json_ld = json_ld::zone(site, desk.entry);
    }
    (words, View::Zone(Box::new(view)))
}

fn words<'a>(desk: Desk<'a>, view: &ZoneView<'a>) -> Words<'a> {
    let entry = desk.entry;
    let kind = if entry.is_region() { "" } else { entry.row.zone_type.as_str() };
    let place: Vec<&str> = [entry.row.level.as_str(), kind, entry.province.as_str(), entry.row.city.as_str()]
        .into_iter()
        .filter(|word| !word.is_empty())
        .collect();
    let say = desk.site.say();
    let mut about = vec![place.join(say.comma.text())];
    if view.figure_count > 0 {
        about.push(say.zone_figures.with(&[("n", &view.figure_count)]));
    }
    about.retain(|words| !words.is_empty());
    let description = say.zone_note.with(&[("name", &entry.profile.name), ("a", &about.join(say.semicolon.text()))]);
    let mut words = Words::new(desk.site, "zones", entry.profile.name.as_str(), description)
        .below(say.zones.text(), address::ZONES);
    if entry.is_region() {
        words = words.below(say.regions.text(), address::REGIONS);
    } else if let Some(province) = desk.site.tags().of_entry(desk.id).province {
        let tag = desk.site.tags().get(province);
        words = words.below(&tag.name, tag.href.as_str());
    }
    words
}

fn view(desk: Desk<'_>, asked: Asked) -> ZoneView<'_> {
    let (site, profile) = (desk.site, &desk.entry.profile);
    let body = markdown::render(&profile.markdown, &address::root_of(desk.entry.href()));
    let compare_href = site.comparison_of_zone(desk.id).map_or("", |comparison| comparison.href.as_str());
    ZoneView {
        name: &profile.name,
        updated: &desk.entry.row.updated,
        aliases: profile.aliases.iter().map(|alias| alias.name.as_str()).collect(),
        alias_items: named(desk, Part::Alias, &profile.aliases, |_| ""),
        is_region: desk.entry.is_region(),
        traits: traits(desk),
        parent: parent(desk),
        parks: site.parks(desk.id).iter().map(|&park| entry_link(site, park)).collect(),
        data_period: summary::data_period(site, desk.id)
            .map(|period| site.say().period(Some(period)))
            .unwrap_or_default(),
        lead_html: body.lead,
        body_html: body.rest,
        key_figures: if asked.key_figures { key_figures(desk) } else { Vec::new() },
        positioning: named(desk, Part::Positioning, &profile.positioning, |_| ""),
        targets: tagged(desk, Part::Target, &profile.targets, &site.tags().of_entry(desk.id).targets),
        industries: industries(desk),
        figures: figures(desk, asked),
        figure_count: profile.indicators.len(),
        projects: projects(desk),
        companies: companies(desk),
        platforms: named(desk, Part::Platform, &profile.platforms, |name| desk.page_of(name)),
        mechanisms: tagged(desk, Part::Mechanism, &profile.mechanisms, &site.tags().of_entry(desk.id).mechanisms),
        honors: honors(desk),
        definitions: if asked.definitions { definitions(desk) } else { Vec::new() },
        sources: if asked.sources { sources(desk) } else { Vec::new() },
        neighbours: if asked.neighbours { neighbours(desk) } else { Vec::new() },
        compare_href,
        csv_href: data_href(desk.entry.href(), "csv"),
        json_href: data_href(desk.entry.href(), "json"),
        citation: if asked.citations { cite::gb7714(site, desk.entry) } else { String::new() },
        bibtex: if asked.citations { cite::bibtex(site, desk.entry) } else { String::new() },
        report_href: report(desk),
    }
}

fn key_figures(desk: Desk<'_>) -> Vec<Figure<'_>> {
    summary::key_figures(desk.site, desk.id).into_iter().map(|figure| desk.figure(figure)).collect()
}

fn report(desk: Desk<'_>) -> String {
    let config = desk.site.config();
    let page = match config.absolute(desk.entry.href()) {
        url if url.is_empty() => desk.entry.href().to_string(),
        url => url,
    };
    config.report_address(&desk.site.say().correction.with(&[("name", &desk.entry.profile.name)]), &page)
}

fn traits(desk: Desk<'_>) -> Vec<Trait<'_>> {
    let profile = &desk.entry.profile;
    let tags = desk.site.tags().of_entry(desk.id);
    let href = |tag: Option<TagId>| -> Cow<'_, str> { desk.site.tags().href(tag).into() };
    let say = desk.site.say();
    let one = |field: IdentityField| {
        let (value, href): (Cow<'_, str>, Cow<'_, str>) = match field {
            IdentityField::Type => (profile.zone_type.as_deref()?.into(), href(tags.zone_type)),
            IdentityField::Level => (profile.level.as_deref()?.into(), href(tags.level)),
            IdentityField::Province => (profile.province.as_deref()?.into(), href(tags.province)),
            IdentityField::City => (profile.city.as_deref()?.into(), desk.page_of(profile.city.as_deref()?).into()),
            IdentityField::Founded => (say.date(profile.founded?).into(), "".into()),
            IdentityField::NationalSince => (say.date(profile.national_since?).into(), "".into()),
            _ => return None,
        };
        Some(Trait {
            id: desk.anchor(Part::Trait(field), 0),
            label: say.name(field.zh()),
            value,
            href,
            source: desk.source(Part::Trait(field), 0),
        })
    };
    let shown =
        desk.entry.shown().filter_map(|(part, _)| if let Part::Trait(field) = part { Some(field) } else { None });
    shown.filter_map(one).collect()
}

/// The zone a park lies in; without address where the site has no page of it.
fn parent(desk: Desk<'_>) -> Option<super::views::Link<'_>> {
    let name = desk.entry.profile.parent.as_deref()?;
    match desk.page_of(name) {
        "" => None,
        href => Some(link(name, href)),
    }
}

fn named<'a>(desk: Desk<'a>, part: Part, items: &'a [Named], href: impl Fn(&'a str) -> &'a str) -> Vec<Sourced<'a>> {
    once(items.iter().enumerate().map(|(index, item)| desk.sourced(part, index, &item.name, href(&item.name))))
}

fn tagged<'a>(desk: Desk<'a>, part: Part, items: &'a [Named], tags: &[Option<TagId>]) -> Vec<Sourced<'a>> {
    let one = |(index, (item, tag)): (usize, (&'a Named, &Option<TagId>))| {
        desk.sourced(part, index, &item.name, desk.site.tags().href(*tag))
    };
    once(items.iter().zip(tags).enumerate().map(one))
}

fn honors(desk: Desk<'_>) -> Vec<Sourced<'_>> {
    let tags = desk.site.tags();
    let items = desk.entry.profile.honors.iter().zip(&tags.of_entry(desk.id).honors);
    once(items.enumerate().map(|(index, (item, tag))| {
        let holder = item.subject.as_deref().unwrap_or("");
        let sourced = desk.sourced(Part::Honor, index, &item.name, tags.href(*tag));
        Sourced { holder, holder_href: desk.page_of(holder), ..sourced }
    }))
}

fn industries(desk: Desk<'_>) -> Vec<IndustryGroup<'_>> {
    let tags = desk.site.tags();
    let of_entry = &tags.of_entry(desk.id).industries;
    let group = |&role: &IndustryRole| {
        let items = desk.entry.profile.industries.iter().enumerate().filter(|(_, item)| item.role == role);
        let items = once(items.map(|(index, item)| {
            desk.sourced(Part::Industry, index, &item.name, tags.href(of_entry.get(index).copied().flatten()))
        }));
        (!items.is_empty()).then_some(IndustryGroup { key: role.name(), role: desk.site.say().name(role.zh()), items })
    };
    IndustryRole::ALL.iter().filter_map(group).collect()
}

fn figures(desk: Desk<'_>, asked: Asked) -> Vec<FigureGroup<'_>> {
    let site = desk.site;
    let subjects = subject_pages(desk);
    let mut groups: Vec<FigureGroup<'_>> = Vec::new();
    for one in series::of_entry(site, desk.id) {
        let metric = site.metrics().get(one.metric);
        let subject =
            one.figures.first().and_then(|&figure| site.figure(desk.id, figure).subject.as_deref()).unwrap_or("");
        let drawn = Series {
            metric: &metric.name,
            metric_href: &metric.href,
            subject,
            subject_href: subjects.get(subject).copied().unwrap_or_else(|| desk.page_of(subject)),
            chart: if asked.chart && one.figures.len() > 1 { chart(site, desk.id, &one.figures) } else { None },
            figures: one.figures.into_iter().map(|figure| desk.figure(figure)).collect(),
        };
        match groups.last_mut().filter(|group| group.category == site.say().name(metric.category())) {
            Some(group) => group.series.push(drawn),
            None => groups.push(FigureGroup { category: site.say().name(metric.category()), series: vec![drawn] }),
        }
    }
    groups
}

/// Pages of the industries the profile names, by the name as written: what a figure is limited to is often one of them.
fn subject_pages(desk: Desk<'_>) -> BTreeMap<&str, &str> {
    let tags = desk.site.tags();
    let items = desk.entry.profile.industries.iter().zip(&tags.of_entry(desk.id).industries);
    items.filter(|(_, tag)| tag.is_some()).map(|(item, tag)| (item.name.as_str(), tags.href(*tag))).collect()
}

fn projects(desk: Desk<'_>) -> Vec<ProjectGroup<'_>> {
    let group = |&status: &ProjectStatus| {
        let items = desk.entry.profile.projects.iter().enumerate().filter(|(_, item)| item.project.status == status);
        let items: Vec<ProjectRow<'_>> = items
            .map(|(index, item)| {
                let project = &item.project;
                let investment = project.investment.as_ref();
                let say = desk.site.say();
                let date = project.date.map(|date| say.date(date)).unwrap_or_default();
                ProjectRow {
                    id: desk.anchor(Part::Project, index),
                    name: &project.name,
                    investment: investment
                        .map(|quantity| {
                            format!("{}{}{}", quantity.bound.sign(), words::number(quantity.value), quantity.unit)
                        })
                        .unwrap_or_default(),
                    date: if project.expected { say.expected.with(&[("a", &date)]) } else { date },
                    source: desk.source(Part::Project, index),
                }
            })
            .collect();
        (!items.is_empty()).then_some(ProjectGroup {
            key: status.name(),
            status: desk.site.say().name(status.zh()),
            items,
        })
    };
    // Furthest first; what is not said comes last.
    let (unknown, known): (Vec<_>, Vec<_>) =
        ProjectStatus::ALL.iter().partition(|&&status| status == ProjectStatus::Unknown);
    known.into_iter().rev().chain(unknown).filter_map(group).collect()
}

fn companies(desk: Desk<'_>) -> Vec<CompanyGroup<'_>> {
    let tags = desk.site.tags();
    let of_entry = &tags.of_entry(desk.id).companies;
    let industries = subject_pages(desk);
    let group = |&role: &CompanyRole| {
        let items = desk.entry.profile.companies.iter().enumerate().filter(|(_, item)| item.role == role);
        let items: Vec<CompanyRow<'_>> = items
            .map(|(index, item)| {
                let industry = item.industry.as_deref().unwrap_or("");
                CompanyRow {
                    id: desk.anchor(Part::Company, index),
                    name: &item.name,
                    href: tags.href(of_entry.get(index).copied().flatten()),
                    industry,
                    industry_href: industries.get(industry).copied().unwrap_or(""),
                    source: desk.source(Part::Company, index),
                }
            })
            .collect();
        (!items.is_empty()).then_some(CompanyGroup { key: role.name(), role: desk.site.say().name(role.zh()), items })
    };
    CompanyRole::ALL.iter().filter_map(group).collect()
}

/// What the metrics on the page mean, each once, in the order of the page.
fn definitions(desk: Desk<'_>) -> Vec<Definition<'_>> {
    let mut ids: Vec<usize> = desk.site.columns().notes(desk.id).iter().map(|note| note.metric).collect();
    ids.sort_unstable();
    ids.dedup();
    let metrics = ids.into_iter().map(|id| desk.site.metrics().get(id));
    metrics
        .filter(|metric| !metric.definition().is_empty())
        .map(|metric| Definition {
            metric: &metric.name,
            text: metric.definition(),
            nature: desk.site.say().name(metric.nature()),
        })
        .collect()
}

fn sources(desk: Desk<'_>) -> Vec<SourceList<'_>> {
    let ids = desk.site.sources().of_entry(desk.id);
    let one = |(at, &id): (usize, &usize)| {
        let article = desk.site.sources().get(id);
        let mut lines: Vec<usize> =
            article.facts.iter().filter(|(_, fact)| fact.entry == desk.id).map(|(line, _)| *line).collect();
        lines.dedup();
        SourceList {
            number: at + 1,
            // A file of several articles: the headline of the one this page draws on.
            title: lines.first().map_or(article.title(), |&line| article.title_at(line)),
            by: &article.by,
            period_note: article.card.period_note.as_deref().unwrap_or(""),
            href: &article.href,
            url: article.card.url.as_deref().unwrap_or(""),
            lines: lines.into_iter().map(|line| LineLink { line, href: article.line_href(line) }).collect(),
        }
    };
    ids.iter().enumerate().map(one).collect()
}

fn neighbours(desk: Desk<'_>) -> Vec<Neighbour<'_>> {
    let ids = desk.site.neighbours(desk.id).iter();
    ids.map(|near| Neighbour { zone: &desk.site.entry(near.entry).row, reason: reason(desk, &near.common) }).collect()
}

/// Why a zone is near, in words.
fn reason(desk: Desk<'_>, common: &Common) -> String {
    let Profile { zone_type, .. } = &desk.entry.profile;
    let say = desk.site.say();
    let mut reasons = Vec::new();
    if common.city {
        reasons.push(say.same_place.with(&[("a", &desk.entry.row.city)]));
    } else if common.province {
        reasons.push(say.same_place.with(&[("a", &desk.entry.row.province)]));
    }
    if let (true, Some(zone_type)) = (common.zone_type, zone_type) {
        reasons.push(say.same_type.with(&[("a", zone_type)]));
    }
    if !common.industries.is_empty() {
        let names = common.industries.iter().take(NAMED_INDUSTRIES).map(|&tag| desk.site.tags().get(tag).name.as_str());
        let names = names.collect::<Vec<_>>().join(say.pause.text());
        let names =
            if common.industries.len() > NAMED_INDUSTRIES { say.and_more.with(&[("a", &names)]) } else { names };
        reasons.push(say.same_industries.with(&[("a", &names)]));
    }
    if common.columns > 0 {
        reasons.push(say.same_columns.with(&[("n", &common.columns)]));
    }
    reasons.join(say.semicolon.text())
}
