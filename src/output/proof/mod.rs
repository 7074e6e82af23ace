//! Proofreads a rendered site: links and anchors that lead nowhere, pictures without words, headings out of order —
//! in pages, style sheets, feed and sitemap, under the address the site will stand at.
//!
//! Files are read one by one as they are rendered, and only what they link to is kept.

mod address;
mod html;
mod sheet;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use crate::diag::{Diagnostic, Place};
use crate::site::SiteConfig;

use address::{Base, Target};

/// Reads the files of one site.
#[derive(Debug)]
pub struct Proofreader {
    base: Base,
    notes: Mutex<Notes>,
}

/// What was noted of all files.
#[derive(Debug, Default)]
struct Notes {
    /// Every file with the anchors it offers.
    anchors: BTreeMap<String, BTreeSet<String>>,
    /// What is linked to, and from where.
    links: BTreeMap<Target, BTreeSet<String>>,
    /// What is wrong within one file: code and words, and the files it is in.
    slips: BTreeMap<(&'static str, String), BTreeSet<String>>,
}

/// What one file holds.
#[derive(Debug, Default)]
struct Leaf {
    links: Vec<String>,
    anchors: BTreeSet<String>,
    slips: BTreeSet<(&'static str, String)>,
}

impl Proofreader {
    /// A reader of the site that `config` speaks of.
    pub fn new(config: &SiteConfig) -> Proofreader {
        Proofreader { base: Base::of(config), notes: Mutex::default() }
    }

    /// Reads one file (its address below the site's root, its bytes); from any thread.
    pub fn read(&self, path: &str, bytes: &[u8]) {
        let text = || String::from_utf8_lossy(bytes);
        let leaf = match path.rsplit_once('.').map(|(_, ending)| ending) {
            Some("html") => html::read(&text()),
            Some("css") => sheet::css(&text()),
            Some("xml") => self.own_addresses(path, sheet::xml(&text())),
            _ if path == "robots.txt" => self.own_addresses(path, sheet::robots(&text())),
            _ => Leaf::default(),
        };
        let mut notes = self.notes.lock().unwrap_or_else(|poison| poison.into_inner());
        for link in &leaf.links {
            match self.base.resolve(path, link) {
                Target::Outside => {}
                target => {
                    notes.links.entry(target).or_default().insert(path.to_string());
                }
            }
        }
        for slip in leaf.slips {
            notes.slips.entry(slip).or_default().insert(path.to_string());
        }
        notes.anchors.insert(path.to_string(), leaf.anchors);
    }

    /// Feed and sitemap name pages of this site only.
    fn own_addresses(&self, path: &str, mut leaf: Leaf) -> Leaf {
        for link in leaf.links.iter().filter(|link| !self.base.owns(link)) {
            let message = format!("`{path}` names `{link}`, which is not below the site's address");
            leaf.slips.insert(("site/outside-base", message));
        }
        leaf
    }

    /// Everything wrong, in a fixed order, once all files are read.
    pub fn faults(self) -> Vec<Diagnostic> {
        let notes = self.notes.into_inner().unwrap_or_else(|poison| poison.into_inner());
        let mut faults = Vec::new();
        for (target, from) in &notes.links {
            faults.extend(dead(target, &notes.anchors).map(|what| link_fault(&what, from)));
        }
        for ((code, what), files) in &notes.slips {
            faults.push(slip_fault(code, what, files));
        }
        faults
    }
}

/// What is wrong with a link's target, in words, if anything is.
fn dead(target: &Target, anchors: &BTreeMap<String, BTreeSet<String>>) -> Option<String> {
    match target {
        Target::Outside => None,
        Target::Beside(link) => Some(format!("`{link}`, which is not below the site's address")),
        Target::Inside(file, anchor) => match anchors.get(file) {
            None => Some(format!("`{file}`, which is not there")),
            // `#top` and an empty place are the beginning of any page.
            Some(known) => {
                (!anchor.is_empty() && anchor != "top" && file.ends_with(".html") && !known.contains(anchor))
                    .then(|| format!("`{file}#{anchor}`, but that page has no such place"))
            }
        },
    }
}

fn link_fault(what: &str, from: &BTreeSet<String>) -> Diagnostic {
    let first = from.first().map_or("", String::as_str);
    Diagnostic::error("site/dead-link", format!("`{first}`{} links to {what}.", more(from)))
        .at(Place::file(first))
        .hint("Mend the link in the profile's text or in the theme's template.")
}

fn slip_fault(code: &'static str, what: &str, files: &BTreeSet<String>) -> Diagnostic {
    let first = files.first().map_or("", String::as_str);
    let hint = match code {
        "site/missing-alt" => "Add `alt=\"…\"` with what the picture shows, or `alt=\"\"` where it only adorns.",
        "site/heading-order" => "Take the next heading down (h2 after h1) and leave its size to the style sheet.",
        "site/same-id" => "Give one of the two another `id`.",
        "site/dead-label" => "Give the element meant that `id`, or name the one that is there.",
        _ => "Set `base_url` in site.toml to the address the site will stand at.",
    };
    Diagnostic::warning(code, format!("{what}: `{first}`{}.", more(files))).at(Place::file(first)).hint(hint)
}

fn more(files: &BTreeSet<String>) -> String {
    match files.len() {
        0 | 1 => String::new(),
        2 => " (and one more page)".to_string(),
        count => format!(" (and {} more pages)", count - 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(files: &[(&str, &str)], base_url: &str) -> Vec<String> {
        let reader = Proofreader::new(&SiteConfig { base_url: base_url.to_string(), ..SiteConfig::default() });
        files.iter().for_each(|(path, text)| reader.read(path, text.as_bytes()));
        reader.faults().into_iter().map(|fault| format!("{}: {}", fault.code, fault.message)).collect()
    }

    #[test]
    fn a_link_or_anchor_that_leads_nowhere_is_told() {
        let home = "<h1>a</h1><a href=zones/a.html#f1>a</a><a href=zones/a.html#f2>b</a><a href=zones/b.html>c</a>";
        let zone = "<h1 id=f1>a</h1><a href=../index.html>home</a><a href=https://example.org/x>out</a><img src=../x.png alt=''>";
        let faults = told(&[("index.html", home), ("zones/a.html", zone)], "");
        assert_eq!(faults.len(), 3, "{faults:?}");
        for part in ["zones/a.html#f2", "zones/b.html", "x.png"] {
            assert!(faults.iter().any(|fault| fault.contains(part)), "{part}: {faults:?}");
        }
    }

    #[test]
    fn style_sheets_feed_and_sitemap_are_read_too() {
        let files = [
            (
                "assets/style.css",
                "@import 'more.css'; a { background: url(icon.svg) } b { background: url(\"data:,x\") }",
            ),
            ("assets/icon.svg", ""),
            ("feed.xml", "<feed><link href=\"https://example.org/repo/zones/b.html\"/></feed>"),
            ("sitemap.xml", "<urlset><url><loc>https://example.com/</loc></url></urlset>"),
        ];
        let faults = told(&files, "https://example.org/repo/");
        assert_eq!(faults.len(), 3, "{faults:?}");
        for part in ["assets/more.css", "zones/b.html", "site/outside-base: `sitemap.xml` names `https://example.com/`"]
        {
            assert!(faults.iter().any(|fault| fault.contains(part)), "{part}: {faults:?}");
        }
    }

    #[test]
    fn pictures_headings_and_ids_are_looked_at() {
        let page = "<h1>a</h1><h3 id=x>b</h3><img src=index.html><p id=x><label for=y>c</label>";
        let faults = told(&[("index.html", page)], "");
        for code in ["site/heading-order", "site/missing-alt", "site/same-id", "site/dead-label"] {
            assert!(faults.iter().any(|fault| fault.starts_with(code)), "{code}: {faults:?}");
        }
        assert_eq!(faults.len(), 4, "{faults:?}");
        assert!(
            told(&[("index.html", "<h1>a</h1><h2>b</h2><h3>c</h3><h2>d</h2><img src=index.html alt=x>")], "")
                .is_empty()
        );
    }
}
