//! Site to pages: address, template and view, and the data files beside them.
//!
//! A page is a light descriptor; its view is made inside the parallel loop and dropped with it.

mod asked;
mod cite;
mod compare;
mod data;
mod facts;
mod feed;
mod frame;
mod home;
mod json_ld;
mod markdown;
mod metric;
mod parts;
mod search;
mod shared;
mod sheets;
mod source;
mod table;
mod tag;
pub mod views;
mod zone;

use crate::site::address::{self, Scope};
use crate::site::{ArticleId, ComparisonId, EntryId, MetricId, Site, TagId, TagKind};

pub use asked::Asked;
pub use data::{DataFile, data_files};
pub use facts::{EXTRA, packing};
pub use frame::frame;
pub use search::{Passage, Record};
pub use shared::Shared;
use sheets::Sheet;
use views::{PageHead, View};

/// One page: where it goes, which template renders it, and what it shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Address relative to the site's root.
    pub address: String,
    /// The template: `zone.html`.
    pub template: &'static str,
    subject: Subject,
    sheet: Sheet,
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

/// All pages of the site, in a fixed order, every list on one page.
pub fn all(site: &Site) -> Vec<Page> {
    in_sheets(site, |_| None)
}

/// All pages of the site, in a fixed order; lists longer than the rows that `most` gives for their template go on on
/// further pages.
pub fn in_sheets(site: &Site, most: impl Fn(&str) -> Option<usize>) -> Vec<Page> {
    let mut pages = Vec::new();
    for page in firsts(site) {
        match most(page.template).map(|most| (page.rows(site), most)) {
            Some((rows, most)) if rows > most => {
                pages.extend(Sheet::of(rows, Some(most)).map(|sheet| page.sheet(sheet)));
            }
            _ => pages.push(page),
        }
    }
    pages
}

/// The first page of each list, and every page that is none.
fn firsts(site: &Site) -> Vec<Page> {
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
    Page { address: address.to_string(), template, subject, sheet: Sheet::WHOLE }
}

impl Page {
    /// The same list's page of that number.
    fn sheet(&self, sheet: Sheet) -> Page {
        Page { address: address::sheet(&self.address, sheet.number), sheet, ..self.clone() }
    }

    /// How many rows the page's list has, by which it is cut; 0 for a page that is none.
    fn rows(&self, site: &Site) -> usize {
        match self.subject {
            Subject::Zones => site.zone_count(),
            Subject::Comparisons(scope) => compare::index_rows(site, scope),
            Subject::Comparison(id) => compare::size(site, &site.comparisons()[id]),
            Subject::Metric(id) => metric::rows(site, id),
            Subject::TagKind(kind) => site.tags().of_kind(kind).count(),
            Subject::Tag(id) => site.tags().get(id).members.len(),
            Subject::Regions => site.entries().len() - site.zone_count(),
            Subject::Sources => site.sources().all().len(),
            Subject::Home | Subject::Zone(_) | Subject::FreeComparison | Subject::Metrics | Subject::Tags => 0,
            Subject::Source(_) | Subject::Method | Subject::NotFound => 0,
        }
    }

    /// What every page carries, and the page's own view with the parts that are asked for.
    pub fn view<'a>(&'a self, site: &'a Site, asked: Asked) -> (PageHead<'a>, View<'a>) {
        self.view_with(site, asked, &Shared::default())
    }

    /// The same, with what the pages of one list share made once.
    pub fn view_with<'a>(&'a self, site: &'a Site, asked: Asked, shared: &Shared) -> (PageHead<'a>, View<'a>) {
        let sheet = self.sheet;
        let (words, view) = match self.subject {
            Subject::Home => home::home(site),
            Subject::Zones => home::zones(site, sheet),
            Subject::Regions => home::regions(site, sheet),
            Subject::Zone(id) => zone::zone(site, id, asked),
            Subject::Comparisons(scope) => compare::index(site, scope, sheet),
            Subject::Comparison(id) => compare::comparison(site, id, sheet, shared),
            Subject::FreeComparison => compare::free(site),
            Subject::Metrics => metric::index(site),
            Subject::Metric(id) => metric::metric(site, id, sheet, shared),
            Subject::Tags => tag::tags(site),
            Subject::TagKind(kind) => tag::index(site, kind, sheet),
            Subject::Tag(id) => tag::tag(site, id, sheet, asked),
            Subject::Sources => source::index(site, sheet),
            Subject::Source(id) => source::source(site, id),
            Subject::Method => home::method(site),
            Subject::NotFound => home::not_found(site),
        };
        (frame::head(self, site, words), view)
    }

    /// About how much work the page is, so that long jobs can be queued first.
    pub fn weight(&self, site: &Site) -> usize {
        let whole = match self.subject {
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
        };
        whole / self.sheet.count
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::{ArticleCard, Locator, Named};
    use crate::site::trial::{Holding, figure, site, site_with, zone};

    const EVIL: &str = "</script><img src=x onerror=alert(1)>\"'&=甲";

    fn evil_site() -> Site {
        let mut evil = zone("a", EVIL)
            .industry(EVIL)
            .mechanism(EVIL)
            .lies_in(EVIL)
            .of_type(EVIL)
            .says_at(figure("固定资产投资 1亿元 2023"), "001:1");
        evil.honors.push(crate::profile::Designation {
            name: EVIL.into(),
            subject: Some(EVIL.into()),
            source: None,
            quote: None,
        });
        evil.targets.push(Named { name: "=cmd()".into(), source: "001:2".parse::<Locator>().ok(), quote: None });
        evil.markdown = format!("{EVIL}\n\n[x](javascript:alert(1))\n");
        let card = ArticleCard { id: "001".into(), title: EVIL.into(), ..ArticleCard::default() };
        site_with(vec![evil, zone("b", "园乙").lies_in(EVIL).of_type(EVIL)], vec![card])
    }

    #[test]
    fn names_are_text_wherever_no_template_escapes_them() {
        let site = evil_site();
        for page in all(&site) {
            let (head, view) = page.view(&site, Asked::all());
            assert!(!head.json_ld.contains(['<', '>']), "{}", page.address);
            if let View::Zone(zone) = view {
                assert!(!zone.lead_html.contains("<img") && !zone.lead_html.contains("<script"), "{}", zone.lead_html);
                assert!(!zone.body_html.contains("href"), "{}", zone.body_html);
            }
        }
        for file in data_files(&site, &all(&site)) {
            let text = String::from_utf8(file.bytes(&site, &all(&site)).expect("bytes")).expect("UTF-8");
            match file.address.rsplit('.').next() {
                Some("xml") => assert!(!text.contains("<img") && !text.contains("</script"), "{}", file.address),
                Some("csv") => assert!(!text.contains(",=") && !text.contains("\"="), "{text}"),
                Some("json") => assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok(), "{}", file.address),
                _ => {}
            }
        }
    }

    #[test]
    fn every_address_is_a_plain_path_below_the_root() {
        let site = evil_site();
        let addresses = all(&site)
            .into_iter()
            .map(|page| page.address)
            .chain(data_files(&site, &all(&site)).into_iter().map(|file| file.address));
        for address in addresses {
            let plain = address.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-./".contains(&b));
            assert!(plain && !address.contains("..") && !address.starts_with('/'), "{address}");
        }
    }

    #[test]
    fn a_site_of_nothing_still_has_its_pages() {
        let site = site(Vec::new());
        let pages = all(&site);
        assert!(pages.iter().any(|page| page.address == "index.html"));
        for page in &pages {
            page.view(&site, Asked::all());
        }
        for file in data_files(&site, &all(&site)) {
            file.bytes(&site, &all(&site)).expect("bytes");
        }
    }

    #[test]
    fn only_the_page_that_was_not_found_reaches_the_root_by_its_path() {
        let site = site(vec![zone("a", "园甲")]);
        let pages = all(&site);
        let root = |address: &str| {
            pages.iter().find(|page| page.address == address).expect(address).view(&site, Asked::all()).0.root
        };
        assert_eq!(
            (root("404.html").as_str(), root("zones/a.html").as_str(), root("index.html").as_str()),
            ("/", "../", "")
        );
    }

    #[test]
    fn what_two_articles_say_stands_once_with_both_places() {
        let mut twice = zone("a", "园甲");
        for place in ["001:2", "002:5"] {
            let source = place.parse::<Locator>().ok();
            twice.targets.push(Named { name: "千亿级园区".into(), source, quote: None });
        }
        twice.targets.push(Named { name: "绿色园区".into(), source: None, quote: None });
        let site = site_with(vec![twice], Vec::new());
        let pages = all(&site);
        let page = pages.iter().find(|page| page.address == "zones/a.html").expect("the profile");
        let (_, View::Zone(view)) = page.view(&site, Asked::all()) else { panic!("a profile") };
        let shown: Vec<(&str, usize)> = view.targets.iter().map(|item| (item.name, item.again.len())).collect();
        assert_eq!(shown, [("千亿级园区", 1), ("绿色园区", 0)]);
        assert_ne!(view.targets[0].id, view.targets[0].again[0].id);
    }

    #[test]
    fn a_city_has_no_type_of_zone() {
        let place = "001:3".parse::<Locator>().ok();
        let typed = |slug: &str, kind: &str| {
            let mut one = zone(slug, slug).of_type(kind);
            one.sources.extend(place.clone().map(|place| (crate::domain::IdentityField::Type, place)));
            one
        };
        let mut city = typed("b", "市");
        city.body_kind = crate::profile::Body::Region;
        let site = site_with(vec![typed("a", "新区"), city], Vec::new());
        let pages = all(&site);
        let view = |address: &str| {
            let page = pages.iter().find(|page| page.address == address).unwrap_or_else(|| panic!("{address}"));
            page.view(&site, Asked::all())
        };
        for (address, traits) in [("zones/a.html", 1), ("regions/b.html", 0)] {
            let (head, View::Zone(view)) = view(address) else { panic!("a profile") };
            assert_eq!((view.traits.len(), head.description.contains('市')), (traits, false), "{}", head.description);
        }
        let (_, View::Source(source)) = view("sources/001.html") else { panic!("a source") };
        assert_eq!(source.lines[0].facts.len(), 1, "the zone's type only");
    }

    #[test]
    fn anchors_of_one_page_are_all_different() {
        let double = zone("a", "园甲")
            .says_at(figure("固定资产投资 1亿元 2023"), "001:1")
            .says_at(figure("固定资产投资 2亿元 2023"), "001:1")
            .says(figure("工业投资 1亿元 2023"))
            .says(figure("工业投资 2亿元 2023"));
        let site = site_with(vec![double], Vec::new());
        let desk = parts::Desk::open(&site, 0);
        let ids: Vec<String> = (0..4).map(|index| desk.figure(index).id).collect();
        assert_eq!(ids, ["f-001-1-1", "f-001-1-2", "f-1", "f-2"]);
    }
}
