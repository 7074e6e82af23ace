//! One page: what it links to, the places it offers, and what a reader with other senses would miss.

use std::collections::BTreeSet;

use dom_query::Document;

use super::Leaf;

/// Attributes that hold one address.
const ADDRESSES: [&str; 5] = ["href", "src", "poster", "action", "data"];

/// Reads a page.
pub(super) fn read(text: &str) -> Leaf {
    let page = Document::from(text);
    let mut leaf = Leaf { links: links(&page), ..Leaf::default() };
    for node in page.select("[id]").iter() {
        let Some(id) = node.attr("id").map(|id| id.to_string()) else { continue };
        if !leaf.anchors.insert(id.clone()) {
            leaf.slips.insert(("site/same-id", format!("The id `{id}` stands twice on a page")));
        }
    }
    leaf.slips.extend(pictures(&page));
    leaf.slips.extend(headings(&page));
    leaf.slips.extend(labels(&page, &leaf.anchors));
    leaf
}

fn links(page: &Document) -> Vec<String> {
    let mut all = Vec::new();
    for attribute in ADDRESSES {
        let nodes = page.select(&format!("[{attribute}]"));
        all.extend(nodes.iter().filter_map(|node| node.attr(attribute)).map(|link| link.to_string()));
    }
    for node in page.select("[srcset]").iter() {
        let list = node.attr("srcset").map(|list| list.to_string()).unwrap_or_default();
        all.extend(list.split(',').filter_map(|one| one.split_whitespace().next()).map(str::to_string));
    }
    all.retain(|link| !link.starts_with("data:"));
    all
}

/// Pictures without words in their place.
fn pictures(page: &Document) -> Vec<(&'static str, String)> {
    let nodes = page.select("img:not([alt]), area[href]:not([alt]), input[type=image]:not([alt])");
    let told = |node: dom_query::Selection<'_>| {
        let source = node.attr("src").map(|source| format!(" `{source}`")).unwrap_or_default();
        ("site/missing-alt", format!("The picture{source} has no words in its place"))
    };
    nodes.iter().map(told).collect()
}

/// A heading that skips a step down, and a page that does not begin with its title.
fn headings(page: &Document) -> Vec<(&'static str, String)> {
    let mut slips = Vec::new();
    let mut above = 0;
    for node in page.select("h1, h2, h3, h4, h5, h6").iter() {
        let name =
            node.nodes().first().and_then(|node| node.node_name()).map(|name| name.to_string()).unwrap_or_default();
        let level: u32 = name.trim_start_matches('h').parse().unwrap_or(1);
        let what = match above {
            0 if level > 1 => Some(format!("The first heading of a page is an {name}")),
            _ if level > above + 1 => Some(format!("An {name} follows an h{above}")),
            _ => None,
        };
        slips.extend(what.map(|what| ("site/heading-order", what)));
        above = level;
    }
    slips
}

/// Labels of what is not there.
fn labels(page: &Document, ids: &BTreeSet<String>) -> Vec<(&'static str, String)> {
    let mut slips = Vec::new();
    for attribute in ["for", "aria-labelledby", "aria-describedby"] {
        for node in page.select(&format!("[{attribute}]")).iter() {
            let wanted = node.attr(attribute).map(|wanted| wanted.to_string()).unwrap_or_default();
            let missing = wanted.split_whitespace().filter(|id| !ids.contains(*id));
            slips.extend(
                missing.map(|id| ("site/dead-label", format!("`{attribute}=\"{id}\"` names no element of its page"))),
            );
        }
    }
    slips
}
