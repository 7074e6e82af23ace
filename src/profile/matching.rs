//! Which entry of one side is which of another: what makes two entries the same fact.

use std::collections::BTreeMap;

use super::entry::{Entry, is_trait};
use super::lock::article_of;

/// Links from the entries of one side to those of another, one to one at most.
#[derive(Debug, Clone)]
pub(super) struct Links {
    to: Vec<Option<usize>>,
    from: Vec<Option<usize>>,
}

impl Links {
    /// Where entry `index` of the first side leads.
    pub fn of(&self, index: usize) -> Option<usize> {
        self.to[index]
    }

    /// True where some entry of the first side leads to entry `at` of the second.
    pub fn reaches(&self, at: usize) -> bool {
        self.from[at].is_some()
    }

    /// The entries of the second side that nothing leads to.
    pub fn unlinked(&self, second: &[Entry]) -> Vec<Entry> {
        second.iter().enumerate().filter(|(at, _)| !self.reaches(*at)).map(|(_, entry)| entry.clone()).collect()
    }

    fn link(&mut self, from: usize, to: usize) {
        self.to[from] = Some(to);
        self.from[to] = Some(from);
    }
}

/// Links entries with the same key. An entry whose key a person changed is the person's own and is linked to
/// nothing: its words are never touched.
pub(super) fn by_key(first: &[Entry], second: &[Entry]) -> Links {
    let mut links = Links { to: vec![None; first.len()], from: vec![None; second.len()] };
    stage(&mut links, (first, second), |entry| entry.clone());
    stage(&mut links, (first, second), key);
    links
}

/// Links entries with the same key, then those that only moved to another line, then those of the same name and
/// time in the same article: a statement and itself, told again.
pub(super) fn by_statement(first: &[Entry], second: &[Entry]) -> Links {
    let mut links = by_key(first, second);
    stage(&mut links, (first, second), |entry| {
        let mut moved = entry.clone();
        moved.fields.retain(|(name, _)| *name != "source");
        (article_of(entry).to_string(), moved)
    });
    stage(&mut links, (first, second), |entry| {
        let (subject, period) = (entry.one("subject").to_string(), entry.one("period").to_string());
        (entry.section, named(entry).to_string(), subject, period, article_of(entry).to_string())
    });
    links
}

/// Links statements, then what has the same name on the same line: two readings of one sentence.
pub(super) fn by_meaning(first: &[Entry], second: &[Entry]) -> Links {
    let mut links = by_statement(first, second);
    stage(&mut links, (first, second), |entry| {
        (entry.section, named(entry).to_string(), entry.one("subject").to_string(), entry.one("source").to_string())
    });
    links
}

/// Links what is still free on both sides and equal under `key`, the most alike first.
fn stage<K: Ord>(links: &mut Links, (first, second): (&[Entry], &[Entry]), key: impl Fn(&Entry) -> K) {
    let mut groups: BTreeMap<K, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    for (index, entry) in first.iter().enumerate().filter(|(index, _)| links.to[*index].is_none()) {
        groups.entry(key(entry)).or_default().0.push(index);
    }
    for (index, entry) in second.iter().enumerate().filter(|(index, _)| links.from[*index].is_none()) {
        groups.entry(key(entry)).or_default().1.push(index);
    }
    for (ours, theirs) in groups.into_values() {
        let mut pairs: Vec<(usize, usize, usize)> = Vec::new();
        for &a in &ours {
            pairs.extend(theirs.iter().map(|&b| (usize::MAX - alike(&first[a], &second[b]), a, b)));
        }
        pairs.sort_unstable();
        for (_, a, b) in pairs {
            if links.to[a].is_none() && links.from[b].is_none() {
                links.link(a, b);
            }
        }
    }
}

/// How many fields two entries share.
fn alike(a: &Entry, b: &Entry) -> usize {
    a.fields.iter().filter(|field| b.fields.contains(field)).count()
}

/// What a fact keeps when its value is edited: of a figure what is measured, of what, when and where it stands;
/// of everything else the name.
fn key(entry: &Entry) -> Vec<String> {
    let fields: &[&str] = match entry.section {
        section if is_trait(section) => &[],
        "indicators" => &["metric", "subject", "period", "source"],
        "honors" => &["name", "subject"],
        _ => &["name"],
    };
    std::iter::once(entry.section).chain(fields.iter().map(|field| entry.one(field))).map(str::to_string).collect()
}

fn named(entry: &Entry) -> &str {
    if entry.section == "indicators" { entry.one("metric") } else { entry.one("name") }
}

/// True where two entries are the same fact told twice, so that a file carries it once.
pub(super) fn same(a: &Entry, b: &Entry) -> bool {
    let fields: &[&str] = match a.section {
        _ if a.section != b.section => return false,
        section if is_trait(section) => &[],
        "indicators" => return a == b,
        "projects" => {
            let without = |entry: &Entry| entry.fields.iter().filter(|(name, _)| *name != "source").cloned().collect::<Vec<_>>();
            return without(a) == without(b);
        }
        "industries" | "companies" => &["name", "role"],
        "honors" => &["name", "subject"],
        _ => &["name"],
    };
    fields.iter().all(|field| a.field(field) == b.field(field))
}

/// Every fact once, in the order of the lines they stand in: of a fact told more than once the telling that
/// stands first.
pub(super) fn joined(mut entries: Vec<Entry>) -> Vec<Entry> {
    let order: Vec<Entry> = entries.clone();
    entries.sort_by(|a, b| (line_of(a), a).cmp(&(line_of(b), b)));
    let mut kept: Vec<Entry> = Vec::new();
    for entry in entries {
        if !kept.iter().any(|known| same(known, &entry)) {
            kept.push(entry);
        }
    }
    let place = |entry: &Entry| order.iter().position(|known| known == entry);
    kept.sort_by_key(|entry| (line_of(entry), place(entry)));
    kept
}

/// Article and line, for ordering.
pub(super) fn line_of(entry: &Entry) -> (String, usize) {
    let (article, line) = entry.one("source").rsplit_once(':').unwrap_or(("", "0"));
    (article.to_string(), line.parse().unwrap_or(0))
}
