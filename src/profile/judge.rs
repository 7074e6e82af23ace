//! Collects what is wrong with a file, by the path of keys that leads to it; places are found afterwards.

use crate::diag::{Diagnostic, did_you_mean};
use crate::domain::{Decimal, Period, Point, Quantity};
use crate::source::Span;
use crate::vocab::Vocab;

use super::model::Locator;
use super::raw::Word;
use super::tree::{Node, Step};
use super::words::{self, NoQuantity};

/// A fault and the path to it.
#[derive(Debug, Clone)]
pub(super) struct Flaw {
    /// Keys and list positions from the top of the file.
    pub path: Vec<Step>,
    /// The fault, still without its place.
    pub diagnostic: Diagnostic,
}

/// Walks a file's values and notes what is wrong with them.
#[derive(Default)]
pub(super) struct Judge<'v> {
    /// The vocabularies, where words are held against them.
    pub vocab: Option<&'v Vocab>,
    path: Vec<Step>,
    flaws: Vec<Flaw>,
}

impl<'v> Judge<'v> {
    /// A judge who holds words against the vocabularies.
    pub fn with(vocab: &'v Vocab) -> Self {
        Judge { vocab: Some(vocab), ..Judge::default() }
    }

    /// Everything noted, in the order it was met.
    pub fn flaws(self) -> Vec<Flaw> {
        self.flaws
    }

    /// Runs `look` one step further inside.
    pub fn inside<T>(&mut self, step: Step, look: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(step);
        let value = look(self);
        self.path.pop();
        value
    }

    /// Looks at each item of the list under `key`; items that come to nothing are left out.
    pub fn items<R, T>(&mut self, key: &'static str, raw: Vec<R>, look: impl Fn(&mut Self, R) -> Option<T>) -> Vec<T> {
        self.inside(Step::Key(key), |judge| {
            raw.into_iter()
                .enumerate()
                .filter_map(|(index, item)| judge.inside(Step::Item(index), |judge| look(judge, item)))
                .collect()
        })
    }

    /// Notes a fault at the present path.
    pub fn flaw(&mut self, diagnostic: Diagnostic) {
        self.flaws.push(Flaw { path: self.path.clone(), diagnostic });
    }

    /// Notes a fault at `key` below the present path.
    pub fn flaw_at(&mut self, key: &'static str, diagnostic: Diagnostic) {
        self.inside(Step::Key(key), |judge| judge.flaw(diagnostic));
    }

    /// A name or phrase: trimmed, `None` where nothing is left, refused where it carries markup.
    pub fn text(&mut self, key: &'static str, word: Option<Word>) -> Option<String> {
        let text = trimmed(word?.0);
        if let Some(fault) = markup(key, &text) {
            self.flaw_at(key, fault);
            return None;
        }
        (!text.is_empty()).then_some(text)
    }

    /// A name that is itself an item of the list `key`.
    pub fn bare(&mut self, step: Step, (key, word): (&str, Word)) -> Option<String> {
        let text = trimmed(word.0);
        if let Some(fault) = markup(key, &text) {
            self.inside(step, |judge| judge.flaw(fault));
            return None;
        }
        (!text.is_empty()).then_some(text)
    }

    /// A name or phrase an item cannot do without.
    pub fn required(&mut self, key: &'static str, word: Option<Word>, example: &str) -> Option<String> {
        let missing = word.as_ref().is_none_or(|word| word.0.trim().is_empty());
        if missing {
            self.flaw(
                Diagnostic::error("profile/missing-key", format!("`{key}` is missing here."))
                    .hint(format!("Type `{key}: {example}`.")),
            );
            return None;
        }
        self.text(key, word)
    }

    /// A period.
    pub fn period(&mut self, key: &'static str, word: Option<Word>) -> Option<Period> {
        let word = self.filled(word)?;
        match word.parse() {
            Ok(period) => Some(period),
            Err(_) => {
                self.flaw_at(key, bad_period(&word));
                None
            }
        }
    }

    /// A day.
    pub fn day(&mut self, key: &'static str, word: Option<Word>) -> Option<Period> {
        let word = self.filled(word)?;
        match word.parse() {
            Ok(day @ Period::At(Point::Day(..))) => Some(day),
            _ => {
                self.flaw_at(key, bad_day(key, &word));
                None
            }
        }
    }

    /// A value with its unit.
    pub fn quantity(&mut self, key: &'static str, word: Option<Word>) -> Option<Quantity> {
        let word = self.filled(word)?;
        match words::quantity(&word) {
            Ok(quantity) if markup(key, &quantity.unit).is_none() => Some(quantity),
            Ok(_) => {
                self.flaw_at(key, bad_value(key, &word, NoQuantity::BadNumber));
                None
            }
            Err(why) => {
                self.flaw_at(key, bad_value(key, &word, why));
                None
            }
        }
    }

    /// A percentage.
    pub fn percent(&mut self, key: &'static str, word: Option<Word>) -> Option<Decimal> {
        let word = self.filled(word)?;
        let percent = words::percent(&word);
        if percent.is_none() {
            let fault = Diagnostic::error("profile/bad-value", format!("`{word}` is not a percentage."));
            self.flaw_at(
                key,
                match words::percent(&words::narrow(&word)).map(words::percent_word) {
                    Some(meant) => fault.hint(format!("Type `{key}: {meant}`.")).mended_by(meant),
                    None => fault.hint(format!("Type `{key}: 33.3%`, or `{key}: -4.5%` for a fall.")),
                },
            );
        }
        percent
    }

    /// True or false; absent means false.
    pub fn truth(&mut self, key: &'static str, word: Option<Word>) -> bool {
        let Some(word) = self.filled(word) else { return false };
        words::truth(&word).unwrap_or_else(|| {
            self.flaw_at(
                key,
                Diagnostic::error("profile/wrong-type", format!("`{word}` is neither true nor false."))
                    .hint(format!("Type `{key}: true`, or leave the line out.")),
            );
            false
        })
    }

    /// `article:line`.
    pub fn source(&mut self, key: &'static str, word: Option<Word>) -> Option<Locator> {
        let word = self.filled(word)?;
        match word.parse() {
            Ok(locator) if markup(key, &word).is_none() => Some(locator),
            _ => {
                let fault = Diagnostic::error("profile/bad-source", format!("`{word}` is not a source."));
                let meant: Option<Locator> = words::narrow(&word).replace(' ', "").parse().ok();
                self.flaw_at(
                    key,
                    match meant {
                        Some(meant) => fault.hint(format!("Type \"{meant}\".")).mended_by(format!("\"{meant}\"")),
                        None => {
                            fault.hint("Type the article's id, a colon and the line of the text, such as \"001:14\".")
                        }
                    },
                );
                None
            }
        }
    }

    /// One of a closed list of words.
    pub fn choice<T: Copy>(&mut self, key: &'static str, word: Option<Word>, choice: &Choice<T>) -> Option<T> {
        let word = self.filled(word)?;
        if let Some((_, value)) = choice.words.iter().find(|(name, _)| *name == word) {
            return Some(*value);
        }
        let names = || choice.words.iter().map(|(name, _)| *name);
        let fault = Diagnostic::error(choice.code, format!("`{word}` is not a {key}."));
        self.flaw_at(
            key,
            match (choice.meant(&word), did_you_mean(&word, names())) {
                (Some(meant), _) => fault.hint(format!("Type `{key}: {meant}`.")).mended_by(meant),
                (None, Some(near)) => fault.hint(format!("Did you mean `{near}`?")),
                (None, None) => fault.hint(format!("Type one of {}.", names().collect::<Vec<_>>().join(", "))),
            },
        );
        None
    }

    fn filled(&self, word: Option<Word>) -> Option<String> {
        word.map(|word| trimmed(word.0)).filter(|text| !text.is_empty())
    }
}

/// A closed list of words, what they mean, and the code of a word that is none of them.
pub(super) struct Choice<T> {
    /// The code of the fault.
    pub code: &'static str,
    /// Each word and its value.
    pub words: Vec<(&'static str, T)>,
    /// The same in Chinese: a hint where somebody typed it.
    pub zh: Vec<&'static str>,
}

impl<T> Choice<T> {
    fn meant(&self, word: &str) -> Option<&'static str> {
        self.zh.iter().position(|zh| *zh == word).and_then(|at| self.words.get(at)).map(|(name, _)| *name)
    }
}

fn trimmed(text: String) -> String {
    match text.trim().len() == text.len() {
        true => text,
        false => text.trim().to_string(),
    }
}

/// The fault of a text that a page must not take as it is.
pub(super) fn markup(key: &str, text: &str) -> Option<Diagnostic> {
    let bad = text.chars().find(|&c| is_markup(c))?;
    let what = match bad {
        '<' | '>' => format!("`{key}` holds `{bad}`; profiles carry plain text, no markup."),
        '\n' | '\r' => format!("`{key}` runs over more than one line."),
        '\t' => format!("`{key}` holds a tab."),
        other => format!("`{key}` holds the invisible character U+{:04X}.", u32::from(other)),
    };
    let hint = match bad {
        '<' | '>' => "Delete it, or type 《…》 or （…） instead.",
        '\n' | '\r' => "Type it on one line.",
        _ => "Delete it.",
    };
    Some(Diagnostic::error("profile/markup", what).hint(hint))
}

/// True for characters that plain names never hold: angle brackets, controls, and marks that turn or hide text.
pub(super) fn is_markup(c: char) -> bool {
    c.is_control()
        || matches!(c, '<' | '>' | '\u{200b}' | '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

fn bad_period(word: &str) -> Diagnostic {
    let fault = Diagnostic::error("profile/bad-period", format!("`{word}` is not a period."));
    match words::period_meant(word) {
        Some(period) => fault.hint(format!("Type `{period}`.")).mended_by(period.to_string()),
        None => fault.hint(
            "Type an ISO period: 2023, 2023-H1, 2023-Q1, 2023-08, 2023-01/2023-08, ..2021-12 (as of), 2023-04/.. (since).",
        ),
    }
}

fn bad_day(key: &str, word: &str) -> Diagnostic {
    let fault = Diagnostic::error("profile/bad-day", format!("`{word}` is not a day."));
    match words::period_meant(word) {
        Some(day @ Period::At(Point::Day(..))) => {
            fault.hint(format!("Type `{key}: {day}`.")).mended_by(day.to_string())
        }
        _ => fault.hint(format!("Type year, month and day: `{key}: 2025-12-31`.")),
    }
}

fn bad_value(key: &str, word: &str, why: NoQuantity) -> Diagnostic {
    if let Some(meant) = words::quantity_meant(word) {
        let message = format!("`{word}` is typed with wide or grouped digits.");
        let fault = Diagnostic::error("profile/bad-value", message);
        return fault.hint(format!("Type `{key}: {meant}`.")).mended_by(meant.to_string());
    }
    let (message, hint) = match why {
        NoQuantity::NoNumber => (
            format!("`{word}` does not begin with a number."),
            format!("Type number and unit as one word, such as `{key}: 140亿元` or `{key}: 约600家`."),
        ),
        NoQuantity::BadNumber => (
            format!("`{word}` holds no number that can be read."),
            format!("Type digits with at most one point, then the unit, such as `{key}: 1234.5万元`."),
        ),
        NoQuantity::TwoBounds => (
            format!("`{word}` says two things about the number."),
            "Keep one: 约 (about), 超 (over), 近 (under) or ≥ (at least).".to_string(),
        ),
        NoQuantity::Range => (
            format!("`{word}` is a range, and a value is one number."),
            "Type two indicators: one with ≥ and the lower number, one with 近 and the upper.".to_string(),
        ),
    };
    Diagnostic::error("profile/bad-value", message).hint(hint)
}

/// The span of each flaw: its word, else the nearest value around it; `None` where the whole file is meant.
pub(super) fn located(flaws: Vec<Flaw>, tree: Option<&Node>) -> Vec<(Option<Span>, Diagnostic)> {
    flaws.into_iter().map(|flaw| (tree.and_then(|tree| nearest(tree, &flaw.path)), flaw.diagnostic)).collect()
}

/// The span of the value at `path`, or of the nearest value around it.
pub(super) fn nearest(tree: &Node, path: &[Step]) -> Option<Span> {
    (1..=path.len()).rev().find_map(|length| tree.find(&path[..length])).map(|node| node.span)
}
