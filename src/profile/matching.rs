//! Which entry of one side is which of another: what makes two entries the same fact.

use std::collections::BTreeMap;

use super::entry::{Entry, Fields, is_trait};
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
    stage(&mut links, (first, second), |entry| Some(entry.clone()));
    stage(&mut links, (first, second), |entry| Some(key(entry)));
    links
}

/// Which of a person's own entries tells each of the `news` already: what the same article tells on whatever line,
/// and what the person typed without a source, whoever tells it.
pub(super) fn told(news: &[Entry], own: &[Entry]) -> Vec<Option<usize>> {
    let mut links = Links { to: vec![None; news.len()], from: vec![None; own.len()] };
    stage(&mut links, (news, own), |entry| Some((article_of(entry).to_string(), key(entry))));
    statements(&mut links, (news, own));
    // Of a trait the file has room for one telling, whoever tells it.
    let open = |mine: &Entry| is_trait(mine.section) || mine.field("source").is_none();
    let unsourced = |theirs: &Entry| {
        let bare = key(&without(theirs, "source"));
        own.iter().position(|mine| open(mine) && key(&without(mine, "source")) == bare)
    };
    news.iter().enumerate().map(|(index, theirs)| links.of(index).or_else(|| unsourced(theirs))).collect()
}

/// Links those that only moved to another line, then those of the same name and time in the same article, then
/// those that give the same number in the same line: a statement and itself, told again.
fn statements(links: &mut Links, sides: (&[Entry], &[Entry])) {
    stage(links, sides, |entry| Some((article_of(entry).to_string(), without(entry, "source"))));
    stage(links, sides, |entry| {
        let (subject, period) = (entry.one("subject").to_string(), entry.one("period").to_string());
        Some((entry.section, named(entry).to_string(), subject, period, article_of(entry).to_string()))
    });
    stage(links, sides, number);
}

/// The number a figure gives and the line it stands in: one number is one figure, whatever it is called.
fn number(entry: &Entry) -> Option<(String, String)> {
    let given = ["value", "yoy"].iter().map(|key| entry.one(key)).find(|word| !word.is_empty())?;
    let source = entry.one("source");
    (entry.section == "indicators" && !source.is_empty()).then(|| (source.to_string(), given.to_string()))
}

/// Links entries with the same key, then statements, then what has the same name on the same line: two readings of
/// one sentence.
pub(super) fn by_meaning(first: &[Entry], second: &[Entry]) -> Links {
    let mut links = by_key(first, second);
    statements(&mut links, (first, second));
    stage(&mut links, (first, second), |entry| {
        let (name, subject) = (named(entry).to_string(), entry.one("subject").to_string());
        Some((entry.section, name, subject, entry.one("source").to_string()))
    });
    links
}

/// Links what is still free on both sides and equal under `key`, the most alike first; `None` is equal to nothing.
fn stage<K: Ord>(links: &mut Links, (first, second): (&[Entry], &[Entry]), key: impl Fn(&Entry) -> Option<K>) {
    let mut groups: BTreeMap<K, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    for (index, entry) in first.iter().enumerate().filter(|(index, _)| links.to[*index].is_none()) {
        if let Some(key) = key(entry) {
            groups.entry(key).or_default().0.push(index);
        }
    }
    for (index, entry) in second.iter().enumerate().filter(|(index, _)| links.from[*index].is_none()) {
        if let Some(key) = key(entry) {
            groups.entry(key).or_default().1.push(index);
        }
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

/// True where two entries are the same fact told twice, so that a file carries it once: by one article. What two
/// articles tell stands twice, each with its source; only a trait has room for no more than one telling.
pub(super) fn same(a: &Entry, b: &Entry) -> bool {
    if is_trait(a.section) || a.section != b.section {
        return a.section == b.section;
    }
    let told = |entry: &Entry| match entry.section {
        "indicators" => entry.fields.clone(),
        "projects" => without(entry, "source").fields,
        "industries" | "companies" => only(entry, &["name", "role"]),
        "honors" => only(entry, &["name", "subject"]),
        _ => only(entry, &["name"]),
    };
    article_of(a) == article_of(b) && told(a) == told(b)
}

fn only(entry: &Entry, keys: &[&str]) -> Fields {
    entry.fields.iter().filter(|(key, _)| keys.contains(key)).cloned().collect()
}

fn without(entry: &Entry, key: &str) -> Entry {
    let mut less = entry.clone();
    less.fields.retain(|(name, _)| *name != key);
    less
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
