//! Articles: the index, and one page an article with its facts by line.

use std::collections::BTreeMap;

use crate::site::{Article, ArticleId, FactRef, Part, Phrases, Site, TextLine, address};

use super::frame::Words;
use super::parts::{Desk, entry_link, source_card};
use super::sheets::{Sheet, pages_view};
use super::views::{FactLine, LineFacts, PartView, Piece, SourceIndexView, SourceView, View};

/// The index of articles.
pub(super) fn index(site: &Site, sheet: Sheet) -> (Words<'_>, View<'_>) {
    let all = site.sources().newest_first();
    let shown = sheet.cut(&all).iter().map(|&id| source_card(site, site.sources().get(id)));
    let view = SourceIndexView {
        count: all.len(),
        sources: shown.collect(),
        pages: pages_view(address::SOURCES, sheet, site.say(), |rows| format!("{}–{}", rows.start + 1, rows.end)),
    };
    let description = site.say().sources_note.with(&[("n", &view.count)]);
    (Words::new(site, "sources", site.say().sources.text(), description), View::SourceIndex(Box::new(view)))
}

/// The page of one article.
pub(super) fn source(site: &Site, id: ArticleId) -> (Words<'_>, View<'_>) {
    let article = site.sources().get(id);
    let card = &article.card;
    let parts = card.parts.iter().map(|part| PartView {
        title: &part.title,
        lines: site.say().lines.with(&[("a", &part.lines.0), ("b", &part.lines.1)]),
        reporters: &part.reporters,
    });
    let view = SourceView {
        id: &card.id,
        title: article.title(),
        newspaper: card.newspaper.as_deref().unwrap_or(""),
        reporters: &card.reporters,
        date: card.date.map(|date| site.say().period(Some(date))).unwrap_or_default(),
        period_note: card.period_note.as_deref().unwrap_or(""),
        url: card.url.as_deref().unwrap_or(""),
        parts: parts.collect(),
        zones: article.entries.iter().map(|&entry| entry_link(site, entry)).collect(),
        lines: lines(site, article),
        shows_text: !article.text.is_empty(),
        facts: article.facts.len(),
    };
    let named: Vec<&str> =
        [article.title(), article.by.as_str()].into_iter().filter(|words| !words.is_empty()).collect();
    let description =
        site.say().source_note.with(&[("name", &named.join(site.say().comma.text())), ("n", &view.facts)]);
    let words =
        Words::new(site, "sources", article.title(), description).below(site.say().sources.text(), address::SOURCES);
    (words, View::Source(Box::new(view)))
}

/// Facts by line; where the text is shown, all its lines.
fn lines<'a>(site: &'a Site, article: &'a Article) -> Vec<LineFacts<'a>> {
    let mut lines: BTreeMap<usize, LineFacts<'a>> = BTreeMap::new();
    let mut ids = Vec::with_capacity(article.facts.len());
    for (line, fact) in &article.facts {
        let of_line = &mut lines
            .entry(*line)
            .or_insert_with(|| LineFacts { line: *line, pieces: Vec::new(), facts: Vec::new() })
            .facts;
        let id = format!("k{line}-{}", of_line.len() + 1);
        of_line.push(fact_line(site, *fact, id.clone()));
        ids.push((*line, of_line.len() - 1));
    }
    for text in &article.text {
        let line = lines.entry(text.number).or_insert_with(|| LineFacts {
            line: text.number,
            pieces: Vec::new(),
            facts: Vec::new(),
        });
        line.pieces = pieces(text, &mut line.facts, &ids);
    }
    lines.into_values().collect()
}

/// The words of a line cut where facts begin and end; each fact learns where its words are. `ids` gives, for a fact of
/// the article, its line and its place on it.
fn pieces(line: &TextLine, facts: &mut [FactLine<'_>], ids: &[(usize, usize)]) -> Vec<Piece> {
    let plain =
        |text: &str| Piece { text: harmless(text), id: String::new(), fact: String::new(), title: String::new() };
    let (mut pieces, mut at) = (Vec::new(), 0);
    for (number, mark) in line.marks.iter().enumerate() {
        if mark.range.start > at {
            pieces.push(plain(&line.text[at..mark.range.start]));
        }
        at = mark.range.end;
        let id = format!("w{}-{}", line.number, number + 1);
        let here: Vec<usize> = mark
            .facts
            .iter()
            .map(|&fact| ids[fact])
            .filter(|(of, _)| *of == line.number)
            .map(|(_, place)| place)
            .collect();
        for &place in here.iter().filter(|&&place| facts[place].words.is_empty()).collect::<Vec<_>>() {
            facts[place].words.clone_from(&id);
        }
        let said: Vec<&str> = here.iter().map(|&place| facts[place].text.as_str()).collect();
        let fact = here.first().map(|&place| facts[place].id.clone()).unwrap_or_default();
        pieces.push(Piece { text: harmless(&line.text[mark.range.clone()]), id, fact, title: said.join("\n") });
    }
    if at < line.text.len() {
        pieces.push(plain(&line.text[at..]));
    }
    // A text kept as Markdown marks its headings; the line is one without the mark.
    if let Some(first) = pieces.first_mut().filter(|first| first.text.starts_with('#')) {
        first.text = first.text.trim_start_matches('#').trim_start().to_string();
    }
    pieces
}

/// Text without characters that no page may hold or that turn the direction of what stands around them.
fn harmless(text: &str) -> String {
    let turns = |c: char| matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}');
    let keeps = |c: &char| !turns(*c) && !matches!(c, '\u{FFFE}' | '\u{FFFF}' | '\u{FEFF}');
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).filter(keeps).collect()
}

fn fact_line(site: &Site, fact: FactRef, id: String) -> FactLine<'_> {
    let desk = Desk::open(site, fact.entry);
    FactLine {
        id,
        words: String::new(),
        zone: entry_link(site, fact.entry),
        kind: site.say().name(kind_word(fact.part)),
        kind_key: fact.part.kind().name(),
        text: fact_words(desk, fact.part, fact.index),
        href: format!("{}#{}", desk.entry.href(), desk.anchor(fact.part, fact.index)),
    }
}

fn kind_word(part: Part) -> &'static str {
    match part {
        Part::Trait(field) => field.zh(),
        Part::Alias => "别称",
        Part::Positioning => "定位",
        Part::Target => "目标",
        Part::Industry => "产业",
        Part::Figure => "指标",
        Part::Project => "项目",
        Part::Company => "企业",
        Part::Platform => "平台",
        Part::Mechanism => "机制",
        Part::Honor => "荣誉",
    }
}

/// A fact in one phrase.
pub(super) fn fact_words(desk: Desk<'_>, part: Part, index: usize) -> String {
    let profile = &desk.entry.profile;
    let say = desk.site.say();
    let in_brackets = |words: &str| say.brackets.with(&[("a", &words)]);
    let text = match part {
        Part::Trait(field) => trait_words(desk, field),
        Part::Alias => profile.aliases.get(index).map(|item| item.name.clone()),
        Part::Positioning => profile.positioning.get(index).map(|item| item.name.clone()),
        Part::Target => profile.targets.get(index).map(|item| item.name.clone()),
        Part::Industry => {
            profile.industries.get(index).map(|item| format!("{}{}", item.name, in_brackets(say.name(item.role.zh()))))
        }
        Part::Figure => profile.indicators.get(index).map(|item| say.indicator(&item.indicator)),
        Part::Project => profile.projects.get(index).map(|item| project_words(say, &item.project)),
        Part::Company => profile.companies.get(index).map(|item| {
            let about = item.industry.iter().map(String::as_str).chain([say.name(item.role.zh())]);
            format!("{}{}", item.name, in_brackets(&about.collect::<Vec<_>>().join(say.comma.text())))
        }),
        Part::Platform => profile.platforms.get(index).map(|item| item.name.clone()),
        Part::Mechanism => profile.mechanisms.get(index).map(|item| item.name.clone()),
        Part::Honor => profile.honors.get(index).map(|item| match &item.subject {
            Some(holder) => format!("{}{}", item.name, in_brackets(holder)),
            None => item.name.clone(),
        }),
    };
    text.unwrap_or_default()
}

fn trait_words(desk: Desk<'_>, field: crate::domain::IdentityField) -> Option<String> {
    use crate::domain::IdentityField::*;
    let profile = &desk.entry.profile;
    match field {
        Type => profile.zone_type.clone(),
        Level => profile.level.clone(),
        Province => profile.province.clone(),
        City => profile.city.clone(),
        Founded => profile.founded.map(|date| desk.site.say().date(date)),
        NationalSince => profile.national_since.map(|date| desk.site.say().date(date)),
        Alias | Positioning | Target => None,
    }
}

fn project_words(say: &Phrases, project: &crate::domain::Project) -> String {
    let mut parts = vec![project.name.clone(), say.name(project.status.zh()).to_string()];
    parts.extend(project.investment.as_ref().map(|money| say.investment.with(&[("a", &say.quantity(money))])));
    parts.extend(project.date.map(|date| match project.expected {
        true => say.expected.with(&[("a", &say.date(date))]),
        false => say.date(date),
    }));
    parts.join(say.comma.text())
}
