//! The articles of the site, and which facts stand at which of their lines.

use std::collections::{BTreeMap, HashMap};

use crate::diag::{Diagnostic, Place};
use crate::profile::ArticleCard;

use super::entry::FactRef;
use super::lexicon::Lexicon;
use super::{Entry, EntryId, Phrases, address};

/// Place of an article in [`Sources`].
pub type ArticleId = usize;

/// One article.
#[derive(Debug, Clone)]
pub struct Article {
    /// What is known of it.
    pub card: ArticleCard,
    /// Address of its page.
    pub href: String,
    /// The part anchors of its facts carry.
    pub anchor: String,
    /// Newspaper and date as far as known: `科技日报，2024年1月`; the reporters where neither is.
    pub by: String,
    /// Its facts by line, then in the order of zones and profiles.
    pub facts: Vec<(usize, FactRef)>,
    /// The zones and regions it speaks of, most facts first.
    pub entries: Vec<EntryId>,
    /// Its text, where the site may show it.
    pub text: Vec<TextLine>,
}

/// A line of an article's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextLine {
    /// The line, from 1.
    pub number: usize,
    /// The words, as written by who knows whom.
    pub text: String,
    /// Which words facts were read from, in order; no two overlap.
    pub marks: Vec<Mark>,
}

/// Words that facts were read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Bytes of the line.
    pub range: std::ops::Range<usize>,
    /// The facts, by their place in [`Article::facts`].
    pub facts: Vec<usize>,
}

impl Article {
    /// The headline of the part a line lies in; of the whole where it lies in none.
    pub fn title_at(&self, line: usize) -> &str {
        let part = self.card.parts.iter().find(|part| part.lines.0 <= line && line <= part.lines.1);
        part.map(|part| part.title.as_str()).filter(|title| !title.is_empty()).unwrap_or_else(|| self.title())
    }

    /// The headline; the id where none is known.
    pub fn title(&self) -> &str {
        match self.card.title.as_str() {
            "" => &self.card.id,
            title => title,
        }
    }

    /// Address of a line on the article's page.
    pub fn line_href(&self, line: usize) -> String {
        format!("{}#L{line}", self.href)
    }
}

/// All articles of the site, by id.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    all: Vec<Article>,
    by_id: HashMap<String, ArticleId>,
    /// For each entry, the articles it names, in the order of their numbers on its page.
    of_entries: Vec<Vec<ArticleId>>,
}

impl Sources {
    /// Joins articles and facts. A source that names an article without a card gets a bare one.
    pub fn gather(
        (entries, cards): (&[Entry], Vec<ArticleCard>),
        lexicon: &Lexicon<'_>,
        say: &Phrases,
        faults: &mut Vec<Diagnostic>,
    ) -> Sources {
        let mut cards: BTreeMap<String, ArticleCard> = cards.into_iter().map(|card| (card.id.clone(), card)).collect();
        let mut facts: BTreeMap<String, Vec<(usize, FactRef)>> = BTreeMap::new();
        for (id, entry) in entries.iter().enumerate() {
            for (part, index) in entry.shown() {
                if let Some(place) = entry.locator(part, index) {
                    match facts.get_mut(&place.article) {
                        Some(known) => known.push((place.line, FactRef { entry: id, part, index })),
                        None => {
                            facts.insert(place.article.clone(), vec![(place.line, FactRef { entry: id, part, index })]);
                        }
                    }
                }
            }
        }
        for id in facts.keys() {
            cards.entry(id.clone()).or_insert_with(|| ArticleCard { id: id.clone(), ..ArticleCard::default() });
        }
        let slugs = slugs(&cards, lexicon, faults);
        let all: Vec<Article> = cards
            .into_values()
            .zip(slugs)
            .map(|(card, slug)| {
                let facts = facts.remove(&card.id).unwrap_or_default();
                article(card, &slug, facts, say)
            })
            .collect();
        let by_id = all.iter().enumerate().map(|(at, article)| (article.card.id.clone(), at)).collect();
        let mut of_entries = vec![Vec::new(); entries.len()];
        for (at, article) in all.iter().enumerate() {
            for &entry in &article.entries {
                of_entries[entry].push(at);
            }
        }
        Sources { all, by_id, of_entries }
    }

    /// The same sources where the facts of one entry changed; nothing where an article comes or goes with them.
    pub(super) fn again(&self, id: EntryId, (before, after): (&Entry, &Entry)) -> Option<Sources> {
        let mut fresh: BTreeMap<&str, Vec<(usize, FactRef)>> = BTreeMap::new();
        for (part, index) in before.shown() {
            fresh.extend(before.locator(part, index).map(|place| (place.article.as_str(), Vec::new())));
        }
        for (part, index) in after.shown() {
            if let Some(place) = after.locator(part, index) {
                let facts = fresh.entry(place.article.as_str()).or_default();
                facts.push((place.line, FactRef { entry: id, part, index }));
            }
        }
        let mut next = self.clone();
        next.of_entries[id].clear();
        for (article, facts) in fresh {
            let at = *self.by_id.get(article)?;
            if !facts.is_empty() {
                next.of_entries[id].push(at);
            }
            let article = &mut next.all[at];
            article.facts.retain(|(_, fact)| fact.entry != id);
            article.facts.extend(facts);
            article.facts.sort();
            // An article without a card is only there because a fact names it.
            if article.facts.is_empty() && article.card.path.is_empty() {
                return None;
            }
            article.entries = spoken_of(&article.facts);
        }
        next.of_entries[id].sort_unstable();
        Some(next)
    }

    /// Lays the text of an article beside its facts.
    pub(super) fn show_text(&mut self, id: ArticleId, text: Vec<TextLine>) {
        self.all[id].text = text;
    }

    /// All articles, by id.
    pub fn all(&self) -> &[Article] {
        &self.all
    }

    /// The article of a place handed out by this table.
    pub fn get(&self, id: ArticleId) -> &Article {
        &self.all[id]
    }

    /// The article a source names.
    pub fn by_id(&self, id: &str) -> Option<&Article> {
        self.by_id.get(id).map(|&at| &self.all[at])
    }

    /// The articles an entry's facts stand in; the first is number 1 on its page.
    pub fn of_entry(&self, entry: EntryId) -> &[ArticleId] {
        &self.of_entries[entry]
    }

    /// All articles with the newest first; those without a date come last, by id.
    pub fn newest_first(&self) -> Vec<ArticleId> {
        let mut order: Vec<ArticleId> = (0..self.all.len()).collect();
        order.sort_by_key(|&at| (std::cmp::Reverse(self.all[at].card.date.map(|date| date.last().end())), at));
        order
    }
}

fn slugs(cards: &BTreeMap<String, ArticleCard>, lexicon: &Lexicon<'_>, faults: &mut Vec<Diagnostic>) -> Vec<String> {
    let mut owners: BTreeMap<&str, &ArticleCard> = BTreeMap::new();
    for card in cards.values().filter(|card| !card.slug.is_empty()) {
        if let Some(other) = owners.insert(&card.slug, card) {
            faults.push(
                Diagnostic::error(
                    "site/same-address",
                    format!("Two articles want the address `{}`: {} and {}.", card.slug, other.id, card.id),
                )
                .at(Place::file(card.path.clone()))
                .hint("Give one of them another `slug`."),
            );
        }
    }
    let wanted = cards.values().map(|card| {
        let own = Some(card.slug.clone()).filter(|slug| address::is_slug(slug));
        (card.id.as_str(), own)
    });
    address::distinct(wanted, lexicon)
}

fn article(card: ArticleCard, slug: &str, mut facts: Vec<(usize, FactRef)>, say: &Phrases) -> Article {
    facts.sort();
    let known: Vec<String> =
        card.newspaper.iter().cloned().chain(card.date.map(|date| say.period(Some(date)))).collect();
    let by = match known.is_empty() {
        true => card.reporters.join(say.pause.text()),
        false => known.join(say.comma.text()),
    };
    Article {
        href: address::page("sources", slug),
        anchor: address::anchor_part(&card.id),
        by,
        entries: spoken_of(&facts),
        facts,
        card,
        text: Vec::new(),
    }
}

/// Whose facts these are, most facts first.
fn spoken_of(facts: &[(usize, FactRef)]) -> Vec<EntryId> {
    let mut counts: BTreeMap<EntryId, usize> = BTreeMap::new();
    for (_, fact) in facts {
        *counts.entry(fact.entry).or_default() += 1;
    }
    let mut entries: Vec<EntryId> = counts.keys().copied().collect();
    entries.sort_by_key(|entry| (std::cmp::Reverse(counts[entry]), *entry));
    entries
}

#[cfg(test)]
mod tests {
    use super::super::trial::{Holding, figure, site_with, zone};
    use super::*;
    use crate::profile::ArticlePart;
    use crate::vocab::Vocab;

    fn card(id: &str, slug: &str) -> ArticleCard {
        ArticleCard { id: id.into(), slug: slug.into(), title: format!("题{id}"), ..ArticleCard::default() }
    }

    #[test]
    fn facts_stand_by_line_and_an_unknown_article_still_has_a_page() {
        let zone = zone("a", "园甲")
            .says_at(figure("固定资产投资 1亿元 2021"), "001:9")
            .says_at(figure("到位资金 1亿元 2021"), "001:3");
        let zone = zone.says_at(figure("工业投资 1亿元 2021"), "x y:1".replace(' ', "_").as_str());
        let site = site_with(vec![zone], vec![card("001", "ribao")]);
        let known = site.sources().by_id("001").expect("its card");
        assert_eq!(known.href, "sources/ribao.html");
        assert_eq!(known.facts.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [3, 9]);
        let bare = site.sources().by_id("x_y").expect("a bare card");
        assert_eq!(bare.title(), "x_y");
        assert!(address::is_slug(&bare.anchor), "{}", bare.anchor);
    }

    #[test]
    fn a_line_has_the_headline_of_its_part() {
        let mut card = card("001", "ribao");
        card.parts = vec![ArticlePart { title: "后篇".into(), lines: (10, 20), reporters: Vec::new() }];
        let site = site_with(vec![zone("a", "园甲").says_at(figure("固定资产投资 1亿元 2021"), "001:12")], vec![card]);
        let article = site.sources().by_id("001").expect("its card");
        assert_eq!((article.title_at(12), article.title_at(3)), ("后篇", "题001"));
    }

    #[test]
    fn two_articles_cannot_have_one_address() {
        let site = super::super::Site::new(
            Vec::new(),
            vec![card("001", "same"), card("002", "same")],
            Vocab::embedded(),
            Default::default(),
        );
        assert_eq!(site.faults[0].code, "site/same-address");
        let hrefs: Vec<&str> = site.value.sources().all().iter().map(|article| article.href.as_str()).collect();
        assert_ne!(hrefs[0], hrefs[1]);
    }
}
