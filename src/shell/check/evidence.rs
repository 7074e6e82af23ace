//! Facts against their article: a number, a name, a year stands at the line its source names.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::diag::Diagnostic;
use crate::domain::{Decimal, Quantity};
use crate::profile::{Doubt, Locator, Profile, Spot};
use crate::shell::numbers;
use crate::shell::texts::Text;
use crate::vocab::Vocab;

/// The articles whose texts are at hand, and the words to read them with.
pub(super) struct Archive<'a> {
    /// The lines of each text as they are read, by the article's id; the first is line 1.
    lines: BTreeMap<&'a str, Vec<String>>,
    /// The vocabulary with the site's own entries.
    vocab: &'a Vocab,
}

impl<'a> Archive<'a> {
    /// Takes the texts as the reader mends them: blanks within numbers gone, wide digits narrow, one hand of writing.
    pub fn new(texts: &'a BTreeMap<String, Text>, vocab: &'a Vocab) -> Archive<'a> {
        let lines = texts.par_iter().map(|(id, text)| (id.as_str(), mended_lines(text))).collect();
        Archive { lines, vocab }
    }

    /// Everything `profile` says that its article does not say at that line.
    pub fn check(&self, profile: &Profile) -> Vec<Doubt> {
        profile.spots().iter().filter_map(|spot| self.check_one(profile, spot)).collect()
    }

    fn check_one(&self, profile: &Profile, spot: &Spot<'_>) -> Option<Doubt> {
        let source = spot.source?;
        let text = self.lines.get(source.article.as_str())?;
        let lines = text.len();
        if source.line > lines {
            let message =
                format!("The article {} has only {lines} lines, and `{source}` names a later one.", source.article);
            let fault = Diagnostic::warning("evidence/no-such-line", message).hint("Mend the line after the colon.");
            return Some(spot.doubt(&profile.path, "source", fault));
        }
        // A sentence cut by the page goes on in the next lines.
        let passage: String = text.iter().skip(source.line - 1).take(3).map(String::as_str).collect();
        let (key, missing) = self.missing(profile, spot, &passage)?;
        let message = format!("The article {} does not say {missing} at line {}.", source.article, source.line);
        let fault = Diagnostic::warning("evidence/not-found", message);
        let fault = fault.hint(self.hint(text, (profile, spot), source));
        Some(spot.doubt(&profile.path, key, fault))
    }

    /// The key whose word the passage does not hold, and how to call it.
    fn missing(&self, profile: &Profile, spot: &Spot<'_>, passage: &str) -> Option<(&'static str, String)> {
        let numbers = |wanted: Vec<(&'static str, Option<Quantity>)>| {
            let said = |quantity: &Quantity| self.says(quantity, passage);
            let missing = wanted.into_iter().filter_map(|(key, quantity)| Some((key, quantity?)));
            missing.filter(|(_, quantity)| !said(quantity)).map(|(key, quantity)| (key, format!("`{quantity}`"))).next()
        };
        let percent = |value: Decimal| Quantity::exact(value, "%");
        match (spot.section, spot.index) {
            ("indicators", Some(index)) => {
                let item = &profile.indicators.get(index)?.indicator;
                numbers(vec![
                    ("value", item.quantity.clone()),
                    ("yoy", item.yoy.map(percent)),
                    ("share", item.share.as_ref().map(|share| percent(share.pct))),
                    ("rank", item.rank.as_ref().map(|rank| Quantity::exact(Decimal::from(rank.position), "位"))),
                ])
            }
            ("projects", Some(index)) => {
                let item = &profile.projects.get(index)?.project;
                let name = (!holds(passage, &item.name)).then(|| ("name", format!("`{}`", item.name)));
                name.or_else(|| numbers(vec![("investment", item.investment.clone())]))
            }
            ("founded" | "national_since", _) => {
                let when = if spot.section == "founded" { profile.founded } else { profile.national_since };
                let year = when?.year().to_string();
                // 今年 and 去年 are reasoned from the article's own year, 08年 from its century.
                let told = passage.contains(&year[2..])
                    || ["今年", "去年", "前年", "当年", "同年"].iter().any(|word| passage.contains(word));
                (!told).then_some(("source", format!("`{year}`")))
            }
            ("industries", _) => {
                let known = self.vocab.industries.canonical(spot.name);
                let meant = known.is_some()
                    && self
                        .vocab
                        .industries
                        .mentions(passage)
                        .iter()
                        .any(|(_, term)| Some(term.name.as_str()) == known);
                (!meant && !holds(passage, spot.name)).then(|| ("name", format!("`{}`", spot.name)))
            }
            // What a zone is, and where, an article says in many words or none.
            (_, None) => None,
            _ => (!holds(passage, spot.name)).then(|| ("name", format!("`{}`", spot.name))),
        }
    }

    /// True where the passage holds the number, in any of the ways a newspaper writes it.
    fn says(&self, wanted: &Quantity, passage: &str) -> bool {
        let digits = wanted.value.abs().normalize().to_string();
        let half = wanted.value.abs() == Decimal::new(5, 1) && passage.contains('半');
        if half || passage.contains(&digits) {
            return true;
        }
        let base = self.vocab.units.normalise(wanted.value, &wanted.unit).map_or(wanted.value, |(value, _, _)| value);
        // A sixth is 16.67% to two places.
        let rounded = |found: &Decimal| found.round_dp(wanted.value.scale()) == wanted.value.abs();
        // 增长1.1倍 is 110%.
        let times =
            |found: &Decimal| wanted.unit == "%" && found.checked_mul(Decimal::ONE_HUNDRED) == Some(wanted.value);
        let is_it = |found: &Decimal| *found == base || rounded(found) || times(found);
        numbers::all(passage, self.vocab).iter().any(is_it)
    }

    /// Where else the article says it, or what to do.
    fn hint(&self, text: &[String], (profile, spot): (&Profile, &Spot<'_>), source: &Locator) -> String {
        let says = |line: &String| !line.is_empty() && self.missing(profile, spot, line).is_none();
        let elsewhere = text.iter().position(says).map(|index| index + 1).filter(|line| *line != source.line);
        match elsewhere {
            Some(line) => {
                format!("Line {line} says so: type `source: \"{}:{line}\"` if that is meant.", source.article)
            }
            None => "Mend the word or its `source:`.".to_string(),
        }
    }
}

/// Each line of the file as it is read; what the reader passes over (page furniture) stands as it is.
fn mended_lines(text: &Text) -> Vec<String> {
    let source = &text.article.source;
    let mut lines = vec![String::new(); source.line_count()];
    for paragraph in text.article.parts.iter().flat_map(|part| &part.paragraphs) {
        for (character, raw) in paragraph.text.chars() {
            lines[source.position(raw).line - 1].push(character);
        }
    }
    for (index, line) in lines.iter_mut().enumerate().filter(|(_, line)| line.is_empty()) {
        *line = source.line(index + 1).trim().to_string();
    }
    lines
}

/// True where the passage speaks of the name: half at least of its pairs of neighbours stand there.
///
/// A list says once what all its members end in (甲、乙、丙等项目), and an editor puts a long name together from a
/// sentence; a line that is the wrong one has neither.
fn holds(passage: &str, name: &str) -> bool {
    let (passage, name) = (bare(passage), bare(name));
    let chars: Vec<char> = name.chars().collect();
    let pairs = chars.windows(2).map(|pair| pair.iter().collect::<String>());
    let (all, found) = pairs.fold((0, 0), |(all, found), pair| (all + 1, found + usize::from(passage.contains(&pair))));
    passage.contains(&name) || (all > 2 && 2 * found >= all)
}

/// A text without blanks, quotation marks, brackets and dots.
fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
