//! Dead links of a rendered site: addresses and anchors that lead nowhere.

use std::collections::{BTreeMap, BTreeSet};

use dom_query::Document;

use crate::diag::{Diagnostic, Place};

/// Faults of all pages in `files` (address below the site's root → bytes), in the order of their addresses.
///
/// Only links inside the site are followed: relative ones, and those that begin with `base`, the path
/// the site is published under (`/`, `/repo/`).
pub fn dead_links(files: &BTreeMap<String, Vec<u8>>, base: &str) -> Vec<Diagnostic> {
    let pages: BTreeMap<&str, Document> = files
        .iter()
        .filter(|(address, _)| address.ends_with(".html"))
        .map(|(address, bytes)| (address.as_str(), Document::from(String::from_utf8_lossy(bytes).into_owned())))
        .collect();
    let anchors: BTreeMap<&str, BTreeSet<String>> = pages.iter().map(|(address, page)| (*address, ids(page))).collect();
    let mut dead: BTreeMap<(String, String), Vec<&str>> = BTreeMap::new();
    for (address, page) in &pages {
        for link in links(page) {
            let Some((target, anchor)) = resolve(address, &link, base) else { continue };
            let missing = !files.contains_key(&target);
            let nowhere = !anchor.is_empty() && anchors.get(target.as_str()).is_some_and(|ids| !ids.contains(&anchor));
            if missing || nowhere {
                let anchor = if missing { String::new() } else { anchor };
                dead.entry((target, anchor)).or_default().push(address);
            }
        }
    }
    dead.into_iter().map(|((target, anchor), from)| told(&target, &anchor, &from)).collect()
}

/// One fault for all pages that link to the same nowhere.
fn told(target: &str, anchor: &str, from: &[&str]) -> Diagnostic {
    let first = from.first().copied().unwrap_or_default();
    let others = if from.len() > 1 { format!(" (and {} more links)", from.len() - 1) } else { String::new() };
    let message = match anchor {
        "" => format!("The page `{first}`{others} links to `{target}`, which is not there."),
        anchor => format!("The page `{first}`{others} links to `{target}#{anchor}`, but that page has no such place."),
    };
    Diagnostic::error("site/dead-link", message)
        .at(Place::file(first))
        .hint("Mend the link in the profile's text or in the theme's template.")
}

fn ids(page: &Document) -> BTreeSet<String> {
    page.select("[id]").iter().filter_map(|node| node.attr("id")).map(|id| id.to_string()).collect()
}

fn links(page: &Document) -> Vec<String> {
    let mut all = Vec::new();
    for attribute in ["href", "src"] {
        let nodes = page.select(&format!("[{attribute}]"));
        all.extend(nodes.iter().filter_map(|node| node.attr(attribute)).map(|link| link.to_string()));
    }
    all
}

/// The address and anchor a link on `page` leads to; `None` where it leaves the site.
fn resolve(page: &str, link: &str, base: &str) -> Option<(String, String)> {
    let scheme = link.split(['/', '?', '#']).next().is_some_and(|head| head.contains(':'));
    if scheme || link.starts_with("//") {
        return None;
    }
    let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
    let path = path.split('?').next().unwrap_or(path);
    if path.is_empty() {
        return Some((page.to_string(), decoded(anchor)));
    }
    let mut parts: Vec<&str> = Vec::new();
    let below = match path.strip_prefix(base) {
        Some(below) if path.starts_with('/') => below,
        _ if path.starts_with('/') => return Some((path.to_string(), String::new())),
        _ => {
            parts.extend(page.split('/'));
            parts.pop();
            path
        }
    };
    for part in below.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    let mut target = parts.join("/");
    if target.is_empty() || target.ends_with('/') {
        target.push_str("index.html");
    }
    Some((decoded(&target), decoded(anchor)))
}

/// Percent-decoding of an address; bytes that are no UTF-8 are left as they stand.
fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let (mut out, mut at) = (Vec::with_capacity(bytes.len()), 0);
    while at < bytes.len() {
        let hex = (bytes[at] == b'%').then(|| text.get(at + 1..at + 3)).flatten();
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(pages: &[(&str, &str)]) -> BTreeMap<String, Vec<u8>> {
        pages.iter().map(|(address, html)| (address.to_string(), html.as_bytes().to_vec())).collect()
    }

    #[test]
    fn a_link_or_anchor_that_leads_nowhere_is_told() {
        let files = site(&[
            ("index.html", "<a href=zones/a.html#f1>a</a><a href=zones/a.html#f2>b</a><a href=zones/b.html>c</a>"),
            ("zones/a.html", "<p id=f1><a href=../index.html>home</a><a href=https://example.org/x>out</a>"),
        ]);
        let faults = dead_links(&files, "/");
        assert_eq!(faults.len(), 2, "{faults:?}");
        assert!(faults[0].message.contains("#f2") && faults[1].message.contains("zones/b.html"));
    }

    #[test]
    fn the_base_path_is_the_root() {
        let files = site(&[("404.html", "<a href=/repo/index.html>home</a>"), ("index.html", "")]);
        assert!(dead_links(&files, "/repo/").is_empty());
        assert_eq!(dead_links(&files, "/other/").len(), 1);
    }
}
