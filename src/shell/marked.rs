//! The reading of articles as one page: facts' words marked, unread numbers underlined with the reason.

use std::collections::BTreeMap;

use crate::domain::Fact;
use crate::record::FactRow;

use super::import::Read;

/// What lies over a stretch of a line.
struct Mark {
    /// Bytes of the line.
    range: std::ops::Range<usize>,
    /// `fact` or `doubt`.
    class: &'static str,
    /// What a pointer over it says.
    title: String,
}

/// The whole page; it needs nothing but itself.
pub(super) fn page(read: &[Read]) -> String {
    let mut out = String::from(HEAD);
    for one in read {
        article(one, &mut out);
    }
    out.push_str("</main></html>\n");
    out
}

fn article(one: &Read, out: &mut String) {
    let source = &one.text.article.source;
    let marks = marks(one);
    out.push_str(&format!(
        "<h2>{}</h2>\n<p>{} 条事实（{} 条请过目），{} 个数字未读出</p>\n<ol>\n",
        escape(source.name()),
        one.facts.len(),
        one.heard.len(),
        one.doubts.len()
    ));
    for number in 1..=source.line_count() {
        let line = source.line(number);
        if !line.trim().is_empty() {
            let empty = Vec::new();
            out.push_str(&format!(
                "<li value=\"{number}\">{}</li>\n",
                marked(line, marks.get(&number).unwrap_or(&empty))
            ));
        }
    }
    out.push_str("</ol>\n");
}

/// Marks by line, none overlapping another, in the order they stand.
fn marks(one: &Read) -> BTreeMap<usize, Vec<Mark>> {
    let source = &one.text.article.source;
    let mut all: BTreeMap<usize, Vec<Mark>> = BTreeMap::new();
    let facts = one.facts.iter().map(|fact| {
        let heard = one.heard.iter().find(|name| name.is_of(fact));
        let (class, why) = heard.map_or(("fact", String::new()), |name| ("heard", format!("\n{}", name.reason.zh())));
        (fact.evidence.line, fact.evidence.quote.as_str(), class, said(fact) + &why)
    });
    let doubts =
        one.doubts.iter().map(|doubt| (doubt.line, doubt.quote.as_str(), "doubt", doubt.reason.zh().to_string()));
    for (line, quote, class, title) in facts.chain(doubts) {
        if let Some(start) = source.line(line).find(quote).filter(|_| !quote.is_empty()) {
            all.entry(line).or_default().push(Mark { range: start..start + quote.len(), class, title });
        }
    }
    for marks in all.values_mut() {
        marks.sort_by_key(|mark| (mark.range.start, std::cmp::Reverse(mark.range.end)));
        join_overlaps(marks);
    }
    all
}

/// Of marks that overlap, one over all their words with all they say.
fn join_overlaps(marks: &mut Vec<Mark>) {
    let mut joined: Vec<Mark> = Vec::new();
    for mark in marks.drain(..) {
        match joined.last_mut().filter(|last| mark.range.start < last.range.end) {
            Some(last) => {
                last.range.end = last.range.end.max(mark.range.end);
                last.title.push('\n');
                last.title.push_str(&mark.title);
                if mark.class == "fact" {
                    last.class = "fact";
                }
            }
            None => joined.push(mark),
        }
    }
    *marks = joined;
}

fn marked(line: &str, marks: &[Mark]) -> String {
    let mut out = String::new();
    let mut at = 0;
    for mark in marks {
        out.push_str(&escape(&line[at..mark.range.start]));
        out.push_str(&format!("<mark class=\"{}\" title=\"{}\">", mark.class, escape(&mark.title)));
        out.push_str(&escape(&line[mark.range.clone()]));
        out.push_str("</mark>");
        at = mark.range.end;
    }
    out.push_str(&escape(&line[at..]));
    out
}

/// What a fact says, in one line.
fn said(fact: &Fact) -> String {
    let cells = FactRow::from(fact).cells();
    // Article, line and words are in front of the reader already.
    let said: Vec<&str> = cells.iter().skip(3).map(String::as_str).filter(|cell| !cell.is_empty()).collect();
    said.join(" · ")
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

const HEAD: &str = "<!doctype html>
<html lang=\"zh-Hans\">
<meta charset=\"utf-8\">
<meta name=\"viewport\" content=\"width=device-width\">
<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">
<title>读稿对照</title>
<style>
:root { color-scheme: light dark; }
body { font: 16px/1.8 serif; max-width: 44em; margin: 2em auto; padding: 0 1em; }
li { margin: .4em 0; }
li::marker { color: gray; font-size: .8em; }
mark.fact { background: #ffe9a8; color: #1d1a16; }
mark.heard { background: none; color: inherit; border-bottom: 2px dotted #b8860b; }
mark.doubt { background: none; color: inherit; text-decoration: underline wavy #c8341f; }
</style>
<main>
<h1>读稿对照</h1>
<p>底色是读出的事实，点线是看样子认出的名称（请过目），波浪线是没有读出的数字；指上去可以看到内容或原因。</p>
";
