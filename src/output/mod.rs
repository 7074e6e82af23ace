//! Pages and theme to artifacts: rendered in parallel, minified, handed out one by one.
//!
//! Which file a page becomes never depends on the order in which threads finish.

mod edition;
mod proof;
#[cfg(feature = "search")]
mod search;

use std::sync::Mutex;

use rayon::prelude::*;

use crate::diag::Diagnostic;
use crate::pages::views::SiteFrame;
use crate::pages::{self, Asked, Page, Shared};
use crate::site::Site;
use crate::theme::Theme;

pub use edition::Edition;
pub use proof::Proofreader;
#[cfg(feature = "search")]
pub use search::search_index;

/// Where the files of the search index stand, below the site's root.
const SEARCH: &str = "pagefind/";

/// How to render.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Whether HTML is minified.
    pub minify: bool,
    /// Whether pages offer a search of their text; the index is made by [`search_index`].
    pub search: bool,
}

/// Lays what all pages of the site share before the theme's templates, as `site`, and makes the templates ready.
///
/// What is constant is minified here, once, and not on every page it stands on: a minifier that parses each page
/// takes as long as all the rest of the build.
pub fn introduce(theme: &mut Theme, site: &Site, options: Options) {
    theme.set_global("site", &frame(site, options));
    if options.minify {
        theme.squeeze();
    }
}

/// What all pages share.
fn frame(site: &Site, options: Options) -> SiteFrame<'_> {
    SiteFrame { has_search: options.search, ..pages::frame(site) }
}

/// Renders the whole site and hands every file to `put` (path below the site's root, bytes), from many
/// threads; `put` answers false where the rest is not wanted any more.
///
/// Returns the faults met, in a fixed order.
pub fn render(
    site: &Site,
    theme: &Theme,
    options: Options,
    put: &(dyn Fn(&str, &[u8]) -> bool + Sync),
) -> Vec<Diagnostic> {
    let faults = Mutex::new(Vec::new());
    let pages = pages(site, theme);
    let shared = Shared::of(site);
    let desk = Desk { site, theme, options, pages: &pages, asked: asked(theme), shared: &shared };
    desk.jobs().par_iter().with_max_len(8).try_for_each(|job| {
        match desk.artifact(job) {
            Ok((path, bytes)) => put(&path, &bytes).then_some(()),
            Err(fault) => {
                let mut faults = faults.lock().unwrap_or_else(|poison| poison.into_inner());
                faults.push(fault);
                // A template's fault shows on every page that uses it; a handful is enough to mend it.
                (faults.len() < 8).then_some(())
            }
        }
    });
    let mut faults = faults.into_inner().unwrap_or_else(|poison| poison.into_inner());
    faults.sort_by(|a, b| (&a.place, &a.message).cmp(&(&b.place, &b.message)));
    faults.dedup();
    faults
}

enum Job<'a> {
    Page(&'a Page),
    Data(pages::DataFile),
    Asset(&'a str, &'a [u8]),
}

/// The pages that are made: those the theme wants and has a template for.
fn pages(site: &Site, theme: &Theme) -> Vec<Page> {
    let mut all = pages::in_sheets(site, |template| theme.rows(template));
    all.retain(|page| theme.has_template(page.template) && theme.wants(&page.address));
    all
}

/// The index for searching the text of all pages: a program built without the feature `search` has none.
///
/// # Errors
/// None.
#[cfg(not(feature = "search"))]
pub fn search_index(_: &Site, _: &Theme) -> Result<Vec<(String, Vec<u8>)>, Diagnostic> {
    Ok(Vec::new())
}

/// What the theme's templates ask of the views.
fn asked(theme: &Theme) -> Asked {
    Asked::of(|word| theme.names(word))
}

/// All it takes to make the site's files.
struct Desk<'a> {
    site: &'a Site,
    theme: &'a Theme,
    options: Options,
    pages: &'a [Page],
    asked: Asked,
    shared: &'a Shared,
}

impl Desk<'_> {
    /// All files of the site, long jobs first.
    fn jobs(&self) -> Vec<Job<'_>> {
        let data = pages::data_files(self.site, self.pages).into_iter().filter(|file| self.theme.wants(&file.address));
        let mut jobs: Vec<Job<'_>> = data.map(Job::Data).collect();
        let mut pages: Vec<&Page> = self.pages.iter().collect();
        pages.sort_by_key(|page| std::cmp::Reverse(page.weight(self.site)));
        jobs.extend(pages.into_iter().map(Job::Page));
        jobs.extend(self.theme.assets().map(|(path, bytes)| Job::Asset(path, bytes)));
        jobs
    }

    fn artifact(&self, job: &Job<'_>) -> Result<(String, Vec<u8>), Diagnostic> {
        match job {
            Job::Asset(path, bytes) => Ok((format!("assets/{path}"), asset(path, bytes, self.options))),
            Job::Data(file) => {
                let bytes = file.bytes(self.site, self.pages).map_err(|error| unpackable(&file.address, &error))?;
                Ok((file.address.clone(), bytes))
            }
            Job::Page(page) => {
                let (head, view) = page.view_with(self.site, self.asked, self.shared);
                let html = self.theme.render(page.template, &head, &view)?;
                Ok((page.address.clone(), html))
            }
        }
    }
}

fn unpackable(address: &str, error: &std::io::Error) -> Diagnostic {
    Diagnostic::error("build/zip", format!("`{address}` cannot be packed: {error}."))
        .hint("Try once more; the machine may be out of memory.")
}

/// An asset as published: a style sheet or script without superfluous white space and with short inner names, everything else as it is. One that
/// cannot be read as what its name says is left alone.
fn asset(path: &str, bytes: &[u8], options: Options) -> Vec<u8> {
    let element = match path.rsplit_once('.') {
        Some((_, "css")) if options.minify => "style",
        Some((_, "js")) if options.minify => "script",
        _ => return bytes.to_vec(),
    };
    let (open, close) = (format!("<{element}>"), format!("</{element}>"));
    let ends = bytes.windows(2 + element.len()).any(|part| part.eq_ignore_ascii_case(&close.as_bytes()[..part.len()]));
    if ends {
        return bytes.to_vec(); // the element would end within it
    }
    let cfg =
        minify_html::Cfg { minify_css: true, minify_js: true, keep_closing_tags: true, ..minify_html::Cfg::new() };
    let page = minify_html::minify(&[open.as_bytes(), bytes, close.as_bytes()].concat(), &cfg);
    let small = page.strip_prefix(open.as_bytes()).and_then(|rest| rest.strip_suffix(close.as_bytes()));
    small.map_or_else(|| bytes.to_vec(), <[u8]>::to_vec)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: Options = Options { minify: true, search: false };

    fn shrunk(path: &str, text: &str) -> String {
        String::from_utf8(asset(path, text.as_bytes(), SMALL)).expect("UTF-8")
    }

    #[test]
    fn styles_and_scripts_lose_what_only_their_writer_needs() {
        assert_eq!(shrunk("style.css", "/* ink */\nbody { color : red ; }\n"), "body{color:red}");
        let script = shrunk("site.js", "(() => {\n  const zones = '园区';\n\n  alert(zones, zones);\n})();\n");
        assert!(script.len() < 60 && script.matches("园区").count() == 1 && !script.contains('\n'), "{script}");
        let module = shrunk("site.js", "import one from './one.js';\n  export const two = one;   \n");
        assert!(module.contains("import one from") && module.contains(" two"), "{module}");
    }

    #[test]
    fn what_cannot_be_read_or_is_something_else_stays() {
        for (path, text) in [
            ("site.js", "const a = ;  // open"),
            ("site.js", "alert('</SCRIPT >');  // ends the element"),
            ("icon.svg", "<svg>  </svg>"),
            ("words.txt", "a  b"),
        ] {
            assert_eq!(shrunk(path, text), text);
        }
        let plain = Options { minify: false, ..SMALL };
        assert_eq!(asset("style.css", b"body { }", plain), b"body { }");
    }
}
