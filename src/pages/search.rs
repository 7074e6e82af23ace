//! What the text search knows of each page: a title and its facts, one passage each, with the place they stand at.
//!
//! Made from the profiles and not from rendered pages, so that no page is parsed a second time and a result shows
//! the fact as a phrase, whatever the theme makes of it.

use crate::site::{ArticleId, EntryId, MetricId, Site};

use super::parts::Desk;
use super::source::fact_words;
use super::{Page, Subject, markdown};

/// One page as the text search knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Address relative to the site's root.
    pub href: String,
    /// What a result is called.
    pub title: String,
    /// What it can be found by, in the order of the page.
    pub passages: Vec<Passage>,
}

/// A piece of text and where on its page it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// The anchor; empty for the top of the page.
    pub anchor: String,
    /// The text, without markup.
    pub text: String,
}

impl Page {
    /// The page as the text search knows it; `None` for indexes and comparisons, which only repeat what others say.
    pub fn record(&self, site: &Site) -> Option<Record> {
        let (title, passages) = match self.subject {
            Subject::Zone(id) => zone(site, id),
            Subject::Metric(id) => metric(site, id),
            Subject::Source(id) => source(site, id),
            _ => return None,
        };
        Some(Record { href: self.address.clone(), title, passages })
    }
}

fn top(text: impl Into<String>) -> Passage {
    Passage { anchor: String::new(), text: text.into() }
}

fn zone(site: &Site, id: EntryId) -> (String, Vec<Passage>) {
    let desk = Desk::open(site, id);
    let profile = &desk.entry.profile;
    let mut passages = vec![top(profile.name.as_str())];
    let prose = markdown::plain(&profile.markdown);
    if !prose.is_empty() {
        passages.push(top(prose));
    }
    passages.extend(
        desk.entry
            .shown()
            .map(|(part, index)| Passage { anchor: desk.anchor(part, index), text: fact_words(desk, part, index) }),
    );
    (profile.name.clone(), passages)
}

fn metric(site: &Site, id: MetricId) -> (String, Vec<Passage>) {
    let metric = site.metrics().get(id);
    let synonyms = metric.term.as_ref().map_or(&[][..], |term| &term.metric.synonyms);
    let words = [metric.name.as_str(), metric.definition()].into_iter().chain(synonyms.iter().map(String::as_str));
    (metric.name.clone(), words.filter(|word| !word.is_empty()).map(top).collect())
}

fn source(site: &Site, id: ArticleId) -> (String, Vec<Passage>) {
    let article = site.sources().get(id);
    let parts = article.card.parts.iter().map(|part| part.title.as_str());
    let zones = article.entries.iter().map(|&entry| site.entry(entry).profile.name.as_str());
    let words = [article.title(), article.by.as_str()].into_iter().chain(parts).chain(zones);
    let lines =
        article.text.iter().map(|line| Passage { anchor: format!("L{}", line.number), text: line.text.clone() });
    (article.title().to_string(), words.filter(|word| !word.is_empty()).map(top).chain(lines).collect())
}

#[cfg(test)]
mod tests {
    use super::super::all;
    use crate::site::trial::{Holding, figure, site, zone};

    #[test]
    fn a_fact_is_found_at_its_place() {
        let site = site(vec![zone("a", "园甲").says_at(figure("固定资产投资 140亿元 2023"), "001:9")]);
        let records: Vec<_> = all(&site).iter().filter_map(|page| page.record(&site)).collect();
        let record = records.iter().find(|record| record.href == "zones/a.html").expect("the zone's page");
        let found = record.passages.iter().find(|passage| passage.text.contains("140亿元")).expect("the figure");
        assert_eq!((record.title.as_str(), found.anchor.as_str()), ("园甲", "f-001-9-1"));
    }

    #[test]
    fn indexes_are_not_searched() {
        let site = site(vec![zone("a", "园甲")]);
        let hrefs: Vec<String> =
            all(&site).iter().filter_map(|page| page.record(&site)).map(|record| record.href).collect();
        assert_eq!(hrefs, ["zones/a.html"]);
    }
}
