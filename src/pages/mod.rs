//! Site to pages: address, template and view, and the data files beside them.
//!
//! A page is a light descriptor; its view is made inside the parallel loop and dropped with it.

mod cite;
mod compare;
mod data;
mod feed;
mod frame;
mod home;
mod json_ld;
mod markdown;
mod metric;
mod parts;
mod source;
mod table;
mod tag;
pub mod views;
mod zone;

use crate::site::address::{self, Scope};
use crate::site::{ArticleId, ComparisonId, EntryId, MetricId, Site, TagId, TagKind};

pub use data::{DataFile, data_files};
pub use frame::frame;
use views::{PageHead, View};

/// One page: where it goes, which template renders it, and what it shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Address relative to the site's root.
    pub address: String,
    /// The template: `zone.html`.
    pub template: &'static str,
    subject: Subject,
}

/// What a page shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Subject {
    Home,
    Zones,
    Regions,
    Zone(EntryId),
    Comparisons(Option<Scope>),
    Comparison(ComparisonId),
    FreeComparison,
    Metrics,
    Metric(MetricId),
    Tags,
    TagKind(TagKind),
    Tag(TagId),
    Sources,
    Source(ArticleId),
    Method,
    NotFound,
}

/// All pages of the site, in a fixed order.
pub fn all(site: &Site) -> Vec<Page> {
    let mut pages = vec![
        page(address::HOME, "home.html", Subject::Home),
        page(address::ZONES, "zones.html", Subject::Zones),
        page(address::COMPARE, "comparisons.html", Subject::Comparisons(None)),
        page(address::COMPARE_FREE, "free.html", Subject::FreeComparison),
        page(address::METRICS, "metrics.html", Subject::Metrics),
        page(address::TAGS, "tags.html", Subject::Tags),
        page(address::SOURCES, "sources.html", Subject::Sources),
        page(address::METHOD, "method.html", Subject::Method),
        page(address::NOT_FOUND, "404.html", Subject::NotFound),
    ];
    if site.zone_count() < site.entries().len() {
        pages.push(page(address::REGIONS, "tag_index.html", Subject::Regions));
    }
    for (id, entry) in site.entries().iter().enumerate() {
        pages.push(page(entry.href(), "zone.html", Subject::Zone(id)));
    }
    for scope in Scope::ALL {
        if site.comparisons().iter().any(|comparison| comparison.scope == scope) {
            let address = address::index_of(&format!("compare/{}", scope.folder()));
            pages.push(page(&address, "comparisons.html", Subject::Comparisons(Some(scope))));
        }
    }
    for (id, comparison) in site.comparisons().iter().enumerate() {
        pages.push(page(&comparison.href, "compare.html", Subject::Comparison(id)));
    }
    for (id, metric) in site.metrics().all().iter().enumerate().filter(|(_, metric)| !metric.href.is_empty()) {
        pages.push(page(&metric.href, "metric.html", Subject::Metric(id)));
    }
    for kind in TagKind::ALL.into_iter().filter(|&kind| site.tags().of_kind(kind).next().is_some()) {
        pages.push(page(&address::index_of(kind.folder()), "tag_index.html", Subject::TagKind(kind)));
    }
    for (id, tag) in site.tags().all().iter().enumerate() {
        pages.push(page(&tag.href, "tag.html", Subject::Tag(id)));
    }
    for (id, article) in site.sources().all().iter().enumerate() {
        pages.push(page(&article.href, "source.html", Subject::Source(id)));
    }
    pages
}

fn page(address: &str, template: &'static str, subject: Subject) -> Page {
    Page { address: address.to_string(), template, subject }
}

impl Page {
    /// What every page carries, and the page's own view.
    pub fn view<'a>(&'a self, site: &'a Site) -> (PageHead<'a>, View<'a>) {
        let (words, view) = match self.subject {
            Subject::Home => home::home(site),
            Subject::Zones => home::zones(site),
            Subject::Regions => home::regions(site),
            Subject::Zone(id) => zone::zone(site, id),
            Subject::Comparisons(scope) => compare::index(site, scope),
            Subject::Comparison(id) => compare::comparison(site, id),
            Subject::FreeComparison => compare::free(site),
            Subject::Metrics => metric::index(site),
            Subject::Metric(id) => metric::metric(site, id),
            Subject::Tags => tag::tags(site),
            Subject::TagKind(kind) => tag::index(site, kind),
            Subject::Tag(id) => tag::tag(site, id),
            Subject::Sources => source::index(site),
            Subject::Source(id) => source::source(site, id),
            Subject::Method => home::method(site),
            Subject::NotFound => home::not_found(site),
        };
        (frame::head(self, site, words), view)
    }

    /// About how much work the page is, so that long jobs can be queued first.
    pub fn weight(&self, site: &Site) -> usize {
        match self.subject {
            Subject::Zones | Subject::FreeComparison => 4 * site.entries().len(),
            Subject::Comparisons(_) | Subject::Regions => site.comparisons().len(),
            Subject::Metric(id) => 20 * site.metrics().get(id).zones,
            Subject::Tag(id) => 10 * site.tags().get(id).members.len(),
            Subject::Comparison(id) => match site.comparisons()[id].tag {
                Some(tag) => 30 * site.tags().get(tag).members.len(),
                None => 60,
            },
            Subject::Source(id) => site.sources().get(id).facts.len(),
            Subject::Method => site.metrics().all().len(),
            Subject::TagKind(_) | Subject::Tags => site.tags().all().len(),
            _ => 50,
        }
    }

    /// The day a person last looked over what the page shows, ISO; empty where nobody said so.
    pub(crate) fn updated<'a>(&self, site: &'a Site) -> &'a str {
        match self.subject {
            Subject::Zone(id) => &site.entry(id).row.updated,
            _ => "",
        }
    }

    /// True for the page whose links must work from any address.
    pub(crate) fn is_not_found(&self) -> bool {
        self.subject == Subject::NotFound
    }
}
