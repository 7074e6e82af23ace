//! Parts that several kinds of pages are made of: figures, names and sources of one profile, ready to print.

use crate::domain::{Indicator, Status};
use crate::site::columns::Measure;
use crate::site::{Article, Entry, EntryId, Part, Site, address, words};

use super::views::{
    CellFigure, Chart, CountedLink, Figure, Link, LinkGroup, Mark, SaidAgain, SourceCard, SourceRef, Sourced,
};

/// One profile on the desk.
#[derive(Clone, Copy)]
pub(super) struct Desk<'a> {
    /// The site.
    pub site: &'a Site,
    /// Whose profile.
    pub id: EntryId,
    /// The profile.
    pub entry: &'a Entry,
}

impl<'a> Desk<'a> {
    /// Opens a profile.
    pub fn open(site: &'a Site, id: EntryId) -> Desk<'a> {
        Desk { site, id, entry: site.entry(id) }
    }

    /// The article a fact stands in, and its number on the profile's page, from 1.
    fn article(&self, part: Part, index: usize) -> Option<(&'a Article, usize, usize)> {
        let place = self.entry.locator(part, index)?;
        let sources = self.site.sources();
        let all = sources.of_entry(self.id);
        let at = all.iter().position(|&id| sources.get(id).card.id == place.article)?;
        Some((sources.get(all[at]), at + 1, place.line))
    }

    /// Where a fact stands.
    pub fn source(&self, part: Part, index: usize) -> Option<SourceRef<'a>> {
        let (article, number, line) = self.article(part, index)?;
        Some(SourceRef {
            locator: format!("{}:{line}", article.card.id),
            article: &article.card.id,
            line,
            title: article.title_at(line),
            by: &article.by,
            href: article.line_href(line),
            number,
        })
    }

    /// The anchor of a fact on the profile's page.
    pub fn anchor(&self, part: Part, index: usize) -> String {
        let article = self.article(part, index).map_or("", |(article, ..)| article.anchor.as_str());
        self.entry.anchor(part, index, article)
    }

    /// A figure.
    pub fn figure(&self, index: u16) -> Figure<'a> {
        let at = usize::from(index);
        let indicator = self.site.figure(self.id, index);
        let metric = self.site.metrics().get(self.site.columns().notes(self.id)[at].metric);
        let quantity = indicator.quantity.as_ref();
        let say = self.site.say();
        Figure {
            id: self.anchor(Part::Figure, at),
            metric: &indicator.metric,
            metric_href: &metric.href,
            subject: indicator.subject.as_deref().unwrap_or(""),
            sign: quantity.map_or("", |quantity| quantity.bound.sign()),
            bound: quantity.map_or("", |quantity| say.bound(quantity.bound)),
            number: quantity.map(|quantity| words::number(quantity.value)).unwrap_or_default(),
            unit: quantity.map_or("", |quantity| quantity.unit.as_str()),
            period: say.period(indicator.period),
            period_iso: indicator.period.map(|period| period.to_string()).unwrap_or_default(),
            inferred: indicator.period_inferred,
            yoy: indicator.yoy.map(words::growth).unwrap_or_default(),
            trend: indicator.yoy.map_or("", words::trend),
            share: indicator.share.as_ref().map(|share| say.share(share)).unwrap_or_default(),
            rank: indicator.rank.as_ref().map(|rank| say.rank(rank)).unwrap_or_default(),
            status: indicator.status.name(),
            status_word: say.status(indicator.status),
            source: self.source(Part::Figure, at),
        }
    }

    /// A figure as a cell of a comparison shows it.
    pub fn cell_figure(&self, index: u16, measure: Measure) -> CellFigure<'a> {
        let indicator = self.site.figure(self.id, index);
        let href = format!("{}#{}", self.entry.href(), self.anchor(Part::Figure, usize::from(index)));
        let period = self.site.say().period(indicator.period);
        match (measure, indicator.quantity.as_ref()) {
            (Measure::Value, Some(quantity)) => CellFigure {
                sign: quantity.bound.sign(),
                number: words::number(quantity.value),
                unit: &quantity.unit,
                period,
                yoy: indicator.yoy.map(words::growth).unwrap_or_default(),
                href,
                sort: self.base_value(index),
            },
            _ => growth_figure(indicator, period, href),
        }
    }

    fn base_value(&self, index: u16) -> String {
        let value = self.site.columns().notes(self.id)[usize::from(index)].value;
        value.map(|(_, value)| value.normalize().to_string()).unwrap_or_default()
    }

    /// A name with its anchor and source; `href` leads to its tag page.
    pub fn sourced(&self, part: Part, index: usize, name: &'a str, href: &'a str) -> Sourced<'a> {
        Sourced {
            id: self.anchor(part, index),
            name,
            href,
            holder: "",
            holder_href: "",
            source: self.source(part, index),
            again: Vec::new(),
        }
    }

    /// Address of the page of a zone, region or company of this name; empty where there is none.
    pub fn page_of(&self, name: &str) -> &'a str {
        match self.site.named(name) {
            Some(id) if id != self.id => self.site.entry(id).href(),
            Some(_) => "",
            None => self.site.tags().company(name).map_or("", |tag| &tag.href),
        }
    }
}

/// Names each once: what several places say stands where the first says it, with the places of the others.
pub(super) fn once<'a>(items: impl Iterator<Item = Sourced<'a>>) -> Vec<Sourced<'a>> {
    let mut kept: Vec<Sourced<'a>> = Vec::with_capacity(items.size_hint().0);
    for item in items {
        match kept.iter_mut().find(|known| known.name == item.name && known.holder == item.holder) {
            Some(known) => known.again.push(SaidAgain { id: item.id, source: item.source }),
            None => kept.push(item),
        }
    }
    kept
}

fn growth_figure(indicator: &Indicator, period: String, href: String) -> CellFigure<'_> {
    let growth = indicator.yoy.map(words::growth).unwrap_or_default();
    CellFigure {
        sign: "",
        number: growth.trim_end_matches('%').to_string(),
        unit: if growth.is_empty() { "" } else { "%" },
        period,
        yoy: String::new(),
        href,
        sort: indicator.yoy.map(|percent| percent.normalize().to_string()).unwrap_or_default(),
    }
}

/// A drawing of a series.
pub(super) fn chart(site: &Site, id: EntryId, figures: &[u16]) -> Option<Chart> {
    let drawing = crate::site::series::drawing(site, id, figures)?;
    let first = site.figure(id, drawing.marks.first()?.figure);
    let marks = drawing.marks.iter().map(|mark| {
        let indicator = site.figure(id, mark.figure);
        Mark {
            x: mark.x,
            y: mark.y,
            label: quantity_words(site, indicator),
            period: site.say().period(indicator.period),
            hollow: mark.hollow,
        }
    });
    let say = site.say();
    let subject = first.subject.as_deref().map(|subject| say.brackets.with(&[("a", &subject)])).unwrap_or_default();
    let kind = say.period_type(first.period.map(|period| period.kind()));
    Some(Chart {
        caption: say.series.with(&[
            ("name", &format!("{}{subject}", first.metric)),
            ("a", &kind),
            ("n", &drawing.marks.len()),
        ]),
        marks: marks.collect(),
        zero: drawing.zero,
    })
}

/// `目标 ≥1,000亿元`; empty where there is no number.
pub(super) fn quantity_words(site: &Site, indicator: &Indicator) -> String {
    let Some(quantity) = &indicator.quantity else {
        return String::new();
    };
    let status = match indicator.status {
        Status::Actual => String::new(),
        other => format!("{} ", site.say().status(other)),
    };
    format!("{status}{}{}{}", quantity.bound.sign(), words::number(quantity.value), quantity.unit)
}

/// A zone as a link.
pub(super) fn entry_link(site: &Site, id: EntryId) -> Link<'_> {
    let entry = site.entry(id);
    Link { text: entry.profile.name.as_str().into(), href: entry.href().into() }
}

/// A link with a count.
pub(super) fn counted<'a>(text: &'a str, href: &'a str, count: usize) -> CountedLink<'a> {
    CountedLink { text: text.into(), href: href.into(), count }
}

/// An article in a list.
pub(super) fn source_card<'a>(site: &'a Site, article: &'a Article) -> SourceCard<'a> {
    SourceCard {
        id: &article.card.id,
        title: article.title(),
        by: &article.by,
        href: &article.href,
        facts: article.facts.len(),
        zones: article.entries.iter().map(|&id| entry_link(site, id)).collect(),
    }
}

/// Links under a heading, all of them.
pub(super) fn group<'a>(heading: impl Into<std::borrow::Cow<'a, str>>, links: Vec<CountedLink<'a>>) -> LinkGroup<'a> {
    LinkGroup { heading: heading.into(), count: links.len(), links, href: String::new() }
}

/// Links gathered under their headings, in their order: neighbours of one heading share a group.
pub(super) fn grouped<'a, H: Into<std::borrow::Cow<'a, str>> + PartialEq>(
    items: impl Iterator<Item = (H, CountedLink<'a>)>,
) -> Vec<LinkGroup<'a>> {
    let mut groups: Vec<(H, Vec<CountedLink<'a>>)> = Vec::new();
    for (heading, link) in items {
        match groups.last_mut().filter(|(known, _)| *known == heading) {
            Some((_, links)) => links.push(link),
            None => groups.push((heading, vec![link])),
        }
    }
    groups.into_iter().map(|(heading, links)| group(heading, links)).collect()
}

/// Address of the data beside a page.
pub(super) fn data_href(page: &str, ending: &str) -> String {
    address::beside(page, ending)
}
