//! The texts of articles that the site may show, and which of their words each fact was read from.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::article::is_html;
use crate::domain::{Decimal, Indicator};
use crate::recognise::{Mention, MentionKind, Recogniser};
use crate::site::{Article, Entry, FactRef, Mark, Part, Site, TextLine};
use crate::source::Span;
use crate::vocab::Vocab;

use super::texts::Text;

/// Lays the texts of the articles that may be shown into the site.
pub(super) fn lay<'a>(site: &mut Site, texts: impl IntoIterator<Item = &'a Text>, vocab: &Vocab) {
    let by_id: BTreeMap<&str, &Text> = texts.into_iter().map(|text| (text.article.id.as_str(), text)).collect();
    let shown: Vec<_> = site
        .sources()
        .all()
        .iter()
        .enumerate()
        .filter(|(_, article)| site.config().shows_text(&article.card))
        .filter_map(|(id, article)| Some((id, lines(site, article, by_id.get(article.card.id.as_str())?, vocab))))
        .collect();
    for (id, lines) in shown {
        site.show_text(id, lines);
    }
}

/// The lines of a text that say something, each with its marks.
fn lines(site: &Site, article: &Article, text: &Text, vocab: &Vocab) -> Vec<TextLine> {
    let mut lines: BTreeMap<usize, String> = BTreeMap::new();
    for (number, words) in written(text) {
        let line = lines.entry(number).or_default();
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(words);
    }
    let line = |(number, text): (usize, String)| {
        let here = article.facts.iter().enumerate().filter(|(_, (line, _))| *line == number);
        let facts: Vec<(usize, FactRef)> = here.map(|(index, (_, fact))| (index, *fact)).collect();
        let marks = marks(site, &text, &facts, vocab);
        TextLine { number, text, marks }
    };
    lines.into_iter().map(line).collect()
}

/// The words of a text by line: of a web page what stands between its tags, else the lines as they are.
fn written(text: &Text) -> Vec<(usize, &str)> {
    let article = &text.article;
    let lines: Vec<(usize, &str)> = match is_html(article.source.text()) {
        true => {
            let paragraphs = article.parts.iter().flat_map(|part| &part.paragraphs);
            paragraphs.map(|paragraph| (article.line_of(&paragraph.text, 0), paragraph.text.text())).collect()
        }
        false => (1..=article.source.line_count()).map(|number| (number, article.source.line(number))).collect(),
    };
    lines.into_iter().map(|(number, words)| (number, words.trim())).filter(|(_, words)| !words.is_empty()).collect()
}

/// Stretches of `line` that no two marks share, each with the facts read from it.
fn marks(site: &Site, line: &str, facts: &[(usize, FactRef)], vocab: &Vocab) -> Vec<Mark> {
    if facts.is_empty() {
        return Vec::new();
    }
    let numbers = Recogniser::embedded().mentions(line);
    let mut taken = Vec::new();
    let mut ranges: Vec<(Range<usize>, usize)> = Vec::new();
    for (index, fact) in facts {
        let words = Words { line, numbers: &numbers, vocab };
        ranges.extend(words.of(site.entry(fact.entry), *fact, &mut taken).into_iter().map(|range| (range, *index)));
    }
    apart(&ranges)
}

/// Cuts ranges that overlap into pieces that do not.
fn apart(ranges: &[(Range<usize>, usize)]) -> Vec<Mark> {
    let mut cuts: Vec<usize> = ranges.iter().flat_map(|(range, _)| [range.start, range.end]).collect();
    cuts.sort_unstable();
    cuts.dedup();
    let pieces = cuts.windows(2).map(|cut| {
        let over = ranges.iter().filter(|(range, _)| range.start <= cut[0] && cut[1] <= range.end);
        let mut facts: Vec<usize> = over.map(|(_, index)| *index).collect();
        facts.dedup();
        Mark { range: cut[0]..cut[1], facts }
    });
    pieces.filter(|mark| !mark.facts.is_empty()).collect()
}

/// A line and what stands in it.
struct Words<'a> {
    line: &'a str,
    numbers: &'a [Mention],
    vocab: &'a Vocab,
}

impl Words<'_> {
    /// Where the words of a fact stand: its quotation where the profile has one, else its number, change and metric, or
    /// its name.
    fn of(&self, entry: &Entry, fact: FactRef, taken: &mut Vec<Span>) -> Vec<Range<usize>> {
        let profile = &entry.profile;
        let (name, quote) = match fact.part {
            Part::Figure => {
                let item = &profile.indicators[fact.index];
                return match self.find(item.quote.as_deref()) {
                    Some(range) => vec![range],
                    None => self.of_figure(&item.indicator, taken),
                };
            }
            Part::Trait(_) => (None, None),
            Part::Alias => {
                profile.aliases.get(fact.index).map(|item| (Some(&item.name), item.quote.as_ref())).unwrap_or_default()
            }
            Part::Positioning => profile
                .positioning
                .get(fact.index)
                .map(|item| (Some(&item.name), item.quote.as_ref()))
                .unwrap_or_default(),
            Part::Target => {
                profile.targets.get(fact.index).map(|item| (Some(&item.name), item.quote.as_ref())).unwrap_or_default()
            }
            Part::Industry => profile
                .industries
                .get(fact.index)
                .map(|item| (Some(&item.name), item.quote.as_ref()))
                .unwrap_or_default(),
            Part::Project => profile
                .projects
                .get(fact.index)
                .map(|item| (Some(&item.project.name), item.quote.as_ref()))
                .unwrap_or_default(),
            Part::Company => profile
                .companies
                .get(fact.index)
                .map(|item| (Some(&item.name), item.quote.as_ref()))
                .unwrap_or_default(),
            Part::Platform => profile
                .platforms
                .get(fact.index)
                .map(|item| (Some(&item.name), item.quote.as_ref()))
                .unwrap_or_default(),
            Part::Mechanism => profile
                .mechanisms
                .get(fact.index)
                .map(|item| (Some(&item.name), item.quote.as_ref()))
                .unwrap_or_default(),
            Part::Honor => {
                profile.honors.get(fact.index).map(|item| (Some(&item.name), item.quote.as_ref())).unwrap_or_default()
            }
        };
        let found = self.find(quote.map(String::as_str)).or_else(|| self.named(name?));
        found.into_iter().collect()
    }

    fn find(&self, words: Option<&str>) -> Option<Range<usize>> {
        let words = words.filter(|words| !words.is_empty())?;
        self.line.find(words).map(|start| start..start + words.len())
    }

    /// A name as it stands, or without the last words a profile may have added (`项目`, `产业`).
    fn named(&self, name: &str) -> Option<Range<usize>> {
        let bare = ["项目", "产业", "机制"].iter().find_map(|tail| name.strip_suffix(tail));
        self.find(Some(name)).or_else(|| self.find(bare.filter(|bare| bare.chars().count() > 1)))
    }

    /// The number, the change and the metric of a figure, as far as they stand in the line.
    fn of_figure(&self, figure: &Indicator, taken: &mut Vec<Span>) -> Vec<Range<usize>> {
        let amount = figure.quantity.as_ref().map(|quantity| self.base(quantity.value, &quantity.unit));
        let mut spans = Vec::new();
        for (wanted, of_change) in [(amount, false), (figure.yoy, true)] {
            let Some(wanted) = wanted else { continue };
            let fits = |mention: &&Mention| self.says(mention, wanted, of_change);
            let free = self.numbers.iter().filter(fits).find(|mention| !taken.contains(&mention.span));
            if let Some(mention) = free.or_else(|| self.numbers.iter().find(fits)) {
                taken.push(mention.span);
                spans.push(mention.span.start..mention.span.end);
            }
        }
        // Of several places the metric is named at, the last one before its number.
        let before = spans.first().map_or(self.line.len(), |span| span.start);
        let metric = self.line[..before].rfind(&figure.metric).or_else(|| self.line.find(&figure.metric));
        spans.extend(metric.map(|start| start..start + figure.metric.len()));
        spans
    }

    fn base(&self, value: Decimal, unit: &str) -> Decimal {
        self.vocab.units.normalise(value, unit).map_or(value, |(base, _, _)| base)
    }

    /// True where a mention says this number: in base units, or in percent for a change.
    fn says(&self, mention: &Mention, wanted: Decimal, of_change: bool) -> bool {
        match &mention.kind {
            MentionKind::Change(change) => change.value == wanted || change.value.abs() == wanted.abs() && !of_change,
            _ if of_change => false,
            MentionKind::Quantity(amount) | MentionKind::Grade(amount) => {
                self.base(amount.quantity.value, &amount.quantity.unit) == wanted
            }
            MentionKind::Range { low, high } => {
                [low, high].iter().any(|amount| self.base(amount.quantity.value, &amount.quantity.unit) == wanted)
            }
            MentionKind::Percent(percent) => percent.value == wanted,
            MentionKind::Fraction(fraction) => fraction.percent == wanted,
            MentionKind::Share(share) => share.pct == wanted,
            MentionKind::Rank(rank) => Decimal::from(rank.position) == wanted,
            MentionKind::Number { value, .. } => *value == wanted,
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_that_overlap_become_pieces_with_both_facts() {
        let marks = apart(&[(0..6, 0), (3..9, 1)]);
        let seen: Vec<_> = marks.iter().map(|mark| (mark.range.clone(), mark.facts.clone())).collect();
        assert_eq!(seen, [(0..3, vec![0]), (3..6, vec![0, 1]), (6..9, vec![1])]);
    }

    #[test]
    fn a_figure_is_marked_by_its_number_change_and_metric() {
        let line = "全年固定资产投资达140亿元，同比增长33.3%";
        let figure = Indicator {
            metric: "固定资产投资".into(),
            subject: None,
            quantity: Some(crate::domain::Quantity {
                value: Decimal::from(140),
                unit: "亿元".into(),
                bound: crate::domain::Bound::Exact,
            }),
            period: None,
            period_inferred: false,
            yoy: "33.3".parse().ok(),
            share: None,
            rank: None,
            status: crate::domain::Status::Actual,
        };
        let numbers = Recogniser::embedded().mentions(line);
        let words = Words { line, numbers: &numbers, vocab: Vocab::embedded() };
        let marked: Vec<&str> =
            words.of_figure(&figure, &mut Vec::new()).into_iter().map(|range| &line[range]).collect();
        assert!(
            marked.iter().any(|words| words.contains("140亿元")) && marked.iter().any(|words| words.contains("33.3%")),
            "{marked:?}"
        );
        assert!(marked.contains(&"固定资产投资"), "{marked:?}");
    }
}
