//! What all pages share: the head, the way down from the home page, and the frame of the site.

use crate::site::address;
use crate::site::{Site, TagKind};

use super::Page;
use super::facts::{Form, Wrap};
use super::views::{Link, PageHead, SiteFrame};

/// What a page says about itself.
pub(super) struct Words<'a> {
    /// The title without the site's name.
    pub title: String,
    /// One sentence.
    pub description: String,
    /// Which entry of the menu is lit.
    pub section: &'static str,
    /// From the home page down to, not including, the page.
    pub crumbs: Vec<Link<'a>>,
    /// JSON-LD; empty for none.
    pub json_ld: String,
}

impl<'a> Words<'a> {
    /// Words of a page right below the home page.
    pub fn new(
        site: &'a Site,
        section: &'static str,
        title: impl Into<String>,
        description: impl Into<String>,
    ) -> Words<'a> {
        Words {
            title: title.into(),
            description: description.into(),
            section,
            crumbs: vec![link(site.say().home.text(), address::HOME)],
            json_ld: String::new(),
        }
    }

    /// The same page one step deeper.
    pub fn below(mut self, text: &'a str, href: impl Into<std::borrow::Cow<'a, str>>) -> Self {
        self.crumbs.push(Link { text: text.into(), href: href.into() });
        self
    }
}

/// A link whose words and address are at hand.
pub(super) fn link<'a>(text: &'a str, href: &'a str) -> Link<'a> {
    Link { text: text.into(), href: href.into() }
}

/// The head of a page.
pub(super) fn head<'a>(page: &'a Page, site: &Site, mut words: Words<'a>) -> PageHead<'a> {
    let root = match page.is_not_found() {
        // The page is served at any address, so its links cannot be relative.
        true => site.config().base_path(),
        false => address::root_of(&page.address),
    };
    let (mut title, mut description) = (std::mem::take(&mut words.title), std::mem::take(&mut words.description));
    let first = address::first_sheet(&page.address, page.sheet.number);
    if !page.sheet.is_first() {
        let number = site.say().page_n.with(&[("n", &page.sheet.number)]);
        let which = site.say().brackets.with(&[("a", &number)]);
        words.crumbs.push(Link { text: title.clone().into(), href: first.clone().into() });
        title.push_str(&which);
        description.push_str(&which);
    }
    PageHead {
        root,
        address: &page.address,
        canonical: if page.is_not_found() { String::new() } else { site.config().absolute(&page.address) },
        title,
        description,
        section: words.section,
        crumbs: if page.address == address::HOME { Vec::new() } else { words.crumbs },
        previous: page.sheet.previous(&first),
        next: page.sheet.next(&first),
        json_ld: words.json_ld,
    }
}

/// What all pages share, laid before every template as `site`.
pub fn frame(site: &Site) -> SiteFrame<'_> {
    let config = site.config();
    let kinds = TagKind::ALL.into_iter().filter(|&kind| site.tags().of_kind(kind).next().is_some());
    SiteFrame {
        title: &config.title,
        description: &config.description,
        language: &config.language,
        base_url: &config.base_url,
        repository: &config.repo,
        report_url: config.report_address(&config.title, ""),
        version: env!("CARGO_PKG_VERSION"),
        has_search: false,
        zones: site.zone_count(),
        facts: site.fact_count(),
        facts_csv: Wrap::of(site).address(Form::Csv),
        facts_json: Wrap::of(site).address(Form::Json),
        tag_kinds: kinds
            .map(|kind| Link { text: kind.word(site.say()).into(), href: address::index_of(kind.folder()).into() })
            .collect(),
        regions: site.zone_count() < site.entries().len(),
    }
}
