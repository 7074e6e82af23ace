//! A site and its theme, ready to hand out any one file by its address: what a preview needs, page by page.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, OnceLock};

use crate::diag::Diagnostic;
use crate::pages::{self, Asked, DataFile, Page, Shared};
use crate::site::Site;
use crate::theme::Theme;

use super::{Desk, Job, Options};

/// One state of the whole site; no file is made before it is asked for.
#[derive(Debug)]
pub struct Edition {
    site: Arc<Site>,
    theme: Theme,
    options: Options,
    asked: Asked,
    pages: Arc<Vec<Page>>,
    places: Arc<HashMap<String, Place>>,
    /// The index for searching, from the first time a reader searches.
    index: OnceLock<Result<BTreeMap<String, Vec<u8>>, Diagnostic>>,
}

#[derive(Debug)]
enum Place {
    Page(usize),
    Data(DataFile),
    Asset,
}

impl Edition {
    /// The site as the theme shows it.
    ///
    /// A `theme` that is squeezed already is taken as it is: one that changes seldom need not be made ready each time.
    pub fn new(site: Arc<Site>, mut theme: Theme, options: Options) -> Edition {
        theme.set_global("site", &super::frame(&site, options));
        let pages = super::pages(&site, &theme);
        let data = pages::data_files(&site, &pages).into_iter().filter(|file| theme.wants(&file.address));
        let mut places: HashMap<String, Place> = data.map(|file| (file.address.clone(), Place::Data(file))).collect();
        places.extend(pages.iter().enumerate().map(|(at, page)| (page.address.clone(), Place::Page(at))));
        places.extend(theme.assets().map(|(path, _)| (format!("assets/{path}"), Place::Asset)));
        let (pages, places) = (Arc::new(pages), Arc::new(places));
        Edition { asked: super::asked(&theme), site, theme, options, pages, places, index: OnceLock::new() }
    }

    /// The edition after an edit that [`Site::again`] could follow: the same addresses, shown by the same theme.
    pub fn again(&self, site: Arc<Site>) -> Edition {
        let mut theme = self.theme.clone();
        theme.set_global("site", &super::frame(&site, self.options));
        let (pages, places) = (self.pages.clone(), self.places.clone());
        Edition { site, theme, options: self.options, asked: self.asked, pages, places, index: OnceLock::new() }
    }

    /// The file at `address`, a path below the site's root; none where there is none.
    ///
    /// # Errors
    /// A diagnostic at the line of the template that cannot be rendered.
    pub fn file(&self, address: &str) -> Option<Result<Vec<u8>, Diagnostic>> {
        if self.options.search && address.starts_with(super::SEARCH) {
            return self.indexed(address);
        }
        let desk = Desk {
            site: &self.site,
            theme: &self.theme,
            options: self.options,
            pages: &self.pages,
            asked: self.asked,
            shared: &Shared::default(),
        };
        let job = match self.places.get(address)? {
            Place::Page(at) => Job::Page(&self.pages[*at]),
            Place::Data(file) => Job::Data(file.clone()),
            Place::Asset => {
                let wanted = address.strip_prefix("assets/")?;
                let (path, bytes) = self.theme.assets().find(|(path, _)| *path == wanted)?;
                Job::Asset(path, bytes)
            }
        };
        Some(desk.artifact(&job).map(|(_, bytes)| bytes))
    }

    /// A file of the search index.
    fn indexed(&self, address: &str) -> Option<Result<Vec<u8>, Diagnostic>> {
        let index = self
            .index
            .get_or_init(|| super::search_index(&self.site, &self.theme).map(|files| files.into_iter().collect()));
        match index {
            Ok(files) => files.get(address).cloned().map(Ok),
            Err(fault) => Some(Err(fault.clone())),
        }
    }

    /// Addresses of all pages, in a fixed order.
    pub fn pages(&self) -> impl Iterator<Item = &str> {
        self.pages.iter().map(|page| page.address.as_str())
    }

    /// For each template, the address of the page that is the least work.
    pub fn samples(&self) -> Vec<&str> {
        let mut lightest: BTreeMap<&str, (usize, &str)> = BTreeMap::new();
        for page in self.pages.iter() {
            let one = (page.weight(&self.site), page.address.as_str());
            lightest.entry(page.template).and_modify(|known| *known = one.min(*known)).or_insert(one);
        }
        lightest.into_values().map(|(_, address)| address).collect()
    }
}
