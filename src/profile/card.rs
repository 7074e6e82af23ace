//! Reads an article card: `content/articles/<id>.md`.

use crate::diag::{Checked, Diagnostic};
use crate::source::SourceText;

use super::head;
use super::judge::Judge;
use super::meaning;
use super::model::{ArticleCard, ArticlePart};
use super::raw::{RawCard, RawPart, Word};
use super::read::{bad_slug, head_of, typed};
use super::structure;
use super::tree::Step;
use super::words;

/// An article card. `None` where the file has no front matter.
///
/// The card's id is its file's name; its slug is the id where none is given.
pub fn read_card(source: &SourceText) -> Checked<Option<ArticleCard>> {
    let head = match head_of(source) {
        Ok(head) => head,
        Err(fault) => return Checked { value: None, faults: vec![fault] },
    };
    let (raw, trail) = typed::<RawCard>(source, &head, structure::CARD);
    let mut judge = Judge::default();
    let slug_given = raw.slug.is_some();
    let card = card(&mut judge, raw, source.name());
    let card = ArticleCard { markdown: head::markdown(&source.text()[head.markdown.clone()]), ..card };
    match bad_slug(source.name(), &card.slug) {
        Some(fault) if slug_given => {
            judge.flaw_at("slug", fault.hint("Type small ASCII letters, digits and hyphens: `slug: keji-ribao-2024`."))
        }
        Some(fault) => judge.flaw(fault.hint("Type an address in ASCII: `slug: keji-ribao-2024`.")),
        None => {}
    }
    Checked { value: Some(card), faults: trail.placed((source, &head), judge.flaws()) }
}

fn card(judge: &mut Judge, raw: RawCard, path: &str) -> ArticleCard {
    let id = meaning::slug_of(path).to_string();
    let title = judge.required("title", raw.title, "强健产业筋骨 优化发展环境");
    let url = judge.text("url", raw.url);
    if let Some(url) = url.as_ref().filter(|url| !is_web_address(url)) {
        judge.flaw_at(
            "url",
            Diagnostic::error("profile/bad-url", format!("`{url}` is not the address of a web page."))
                .hint("Type an address that begins with https:// or http://, without blanks, or leave the line out."),
        );
    }
    ArticleCard {
        path: path.to_string(),
        title: title.unwrap_or_default(),
        slug: judge.text("slug", raw.slug).unwrap_or_else(|| id.clone()),
        newspaper: judge.text("newspaper", raw.newspaper),
        reporters: names(judge, "reporters", raw.reporters),
        date: judge.period("date", raw.date),
        period_note: judge.text("period_note", raw.period_note),
        url: url.filter(|url| is_web_address(url)),
        hash: judge.text("hash", raw.hash),
        show_text: raw.show_text.is_some().then(|| judge.truth("show_text", raw.show_text)),
        parts: judge.items("parts", raw.parts, part),
        markdown: String::new(),
        id,
    }
}

fn names(judge: &mut Judge, key: &'static str, raw: Vec<Word>) -> Vec<String> {
    judge.inside(Step::Key(key), |judge| {
        raw.into_iter().enumerate().filter_map(|(index, word)| judge.bare(Step::Item(index), (key, word))).collect()
    })
}

fn part(judge: &mut Judge, raw: RawPart) -> Option<ArticlePart> {
    let title = judge.required("title", raw.title, "青岛高新区项目见效快");
    let reporters = names(judge, "reporters", raw.reporters);
    let Some(word) = raw.lines else {
        judge.flaw(
            Diagnostic::error("profile/missing-key", "`lines` is missing here.")
                .hint("Type the part's first and last line: `lines: 3-28`."),
        );
        return None;
    };
    let lines = words::lines(&word.0);
    if lines.is_none() {
        judge.flaw_at(
            "lines",
            Diagnostic::error("profile/bad-value", format!("`{}` is not a range of lines.", word.0))
                .hint("Type the first and the last line, from 1: `lines: 3-28`."),
        );
    }
    Some(ArticlePart { title: title?, lines: lines?, reporters })
}

fn is_web_address(url: &str) -> bool {
    let rest = ["https://", "http://"].iter().find_map(|scheme| {
        url.get(..scheme.len()).filter(|head| head.eq_ignore_ascii_case(scheme)).map(|_| &url[scheme.len()..])
    });
    rest.is_some_and(|rest| {
        !rest.is_empty() && !rest.starts_with('/') && !url.contains(|c: char| c.is_whitespace() || "\"'`\\".contains(c))
    })
}
