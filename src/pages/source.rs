//! Articles: the index, and one page an article with its facts by line.

use crate::site::{ArticleId, FactRef, Part, Site, address, words};

use super::frame::Words;
use super::parts::{Desk, entry_link, source_card};
use super::views::{FactLine, LineFacts, PartView, SourceIndexView, SourceView, View};

/// The index of articles.
pub(super) fn index(site: &Site) -> (Words<'_>, View<'_>) {
    let all = site.sources().newest_first().into_iter().map(|id| source_card(site, site.sources().get(id)));
    let view = SourceIndexView { sources: all.collect() };
    let description = format!("{}篇报道，各列出取自其中的事实和行号。", view.sources.len());
    (Words::new("sources", "来源", description), View::SourceIndex(Box::new(view)))
}

/// The page of one article.
pub(super) fn source(site: &Site, id: ArticleId) -> (Words<'_>, View<'_>) {
    let article = site.sources().get(id);
    let card = &article.card;
    let parts = card.parts.iter().map(|part| PartView {
        title: &part.title,
        lines: format!("第{}—{}行", part.lines.0, part.lines.1),
        reporters: &part.reporters,
    });
    let by_line = article.facts.chunk_by(|a, b| a.0 == b.0);
    let view = SourceView {
        id: &card.id,
        title: article.title(),
        newspaper: card.newspaper.as_deref().unwrap_or(""),
        reporters: &card.reporters,
        date: card.date.map(|date| words::period(Some(date))).unwrap_or_default(),
        period_note: card.period_note.as_deref().unwrap_or(""),
        url: card.url.as_deref().unwrap_or(""),
        parts: parts.collect(),
        zones: article.entries.iter().map(|&entry| entry_link(site, entry)).collect(),
        lines: by_line
            .map(|facts| LineFacts { line: facts[0].0, facts: facts.iter().map(|(_, fact)| fact_line(site, *fact)).collect() })
            .collect(),
        facts: article.facts.len(),
    };
    let by = if article.by.is_empty() { String::new() } else { format!("，{}", article.by) };
    let description = format!("{}{by}：取自其中的{}条事实，按行排列。", article.title(), view.facts);
    let words = Words::new("sources", article.title(), description).below("来源", address::SOURCES);
    (words, View::Source(Box::new(view)))
}

fn fact_line(site: &Site, fact: FactRef) -> FactLine<'_> {
    let desk = Desk::open(site, fact.entry);
    FactLine {
        zone: entry_link(site, fact.entry),
        kind: kind_word(fact.part),
        kind_key: fact.part.kind().name(),
        text: fact_words(desk, fact.part, fact.index),
        href: format!("{}{}", desk.entry.href(), anchor(desk, fact.part, fact.index)),
    }
}

/// A figure has an anchor of its own; other facts stand in a section, and traits at the top of the page.
fn anchor(desk: Desk<'_>, part: Part, index: usize) -> String {
    match part {
        Part::Trait(_) | Part::Alias => String::new(),
        Part::Figure => format!("#{}", desk.anchor(part, index)),
        Part::Positioning => "#positioning".into(),
        Part::Target => "#targets".into(),
        Part::Industry => "#industries".into(),
        Part::Project => "#projects".into(),
        Part::Company => "#companies".into(),
        Part::Platform => "#platforms".into(),
        Part::Mechanism => "#mechanisms".into(),
        Part::Honor => "#honors".into(),
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
    let text = match part {
        Part::Trait(field) => trait_words(desk, field),
        Part::Alias => profile.aliases.get(index).map(|item| item.name.clone()),
        Part::Positioning => profile.positioning.get(index).map(|item| item.name.clone()),
        Part::Target => profile.targets.get(index).map(|item| item.name.clone()),
        Part::Industry => profile.industries.get(index).map(|item| format!("{}（{}）", item.name, item.role.zh())),
        Part::Figure => profile.indicators.get(index).map(|item| words::indicator(&item.indicator)),
        Part::Project => profile.projects.get(index).map(|item| project_words(&item.project)),
        Part::Company => profile.companies.get(index).map(|item| {
            let about = item.industry.iter().map(String::as_str).chain([item.role.zh()]);
            format!("{}（{}）", item.name, about.collect::<Vec<_>>().join("，"))
        }),
        Part::Platform => profile.platforms.get(index).map(|item| item.name.clone()),
        Part::Mechanism => profile.mechanisms.get(index).map(|item| item.name.clone()),
        Part::Honor => profile.honors.get(index).map(|item| match &item.subject {
            Some(holder) => format!("{}（{holder}）", item.name),
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
        Founded => profile.founded.map(words::date),
        NationalSince => profile.national_since.map(words::date),
        Alias | Positioning | Target => None,
    }
}

fn project_words(project: &crate::domain::Project) -> String {
    let mut parts = vec![project.name.clone(), project.status.zh().to_string()];
    parts.extend(project.investment.as_ref().map(|money| format!("投资{}{}{}", money.bound.prefix(), words::number(money.value), money.unit)));
    parts.extend(project.date.map(|date| format!("{}{}", if project.expected { "预计" } else { "" }, words::date(date))));
    parts.join("，")
}
