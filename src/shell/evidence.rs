//! A figure against its article: the number stands at the line its source names.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Place};
use crate::domain::{Decimal, Indicator};
use crate::profile::{IndicatorEntry, Profile};
use crate::vocab::Vocab;

use super::texts::Text;

/// Warnings for every figure of `profile` whose number is not found at its line.
pub(super) fn check(profile: &Profile, texts: &BTreeMap<String, Text>, vocab: &Vocab) -> Vec<Diagnostic> {
    let entries = profile.indicators.iter();
    entries.filter_map(|entry| check_one(profile, entry, texts, vocab)).collect()
}

fn check_one(profile: &Profile, entry: &IndicatorEntry, texts: &BTreeMap<String, Text>, vocab: &Vocab) -> Option<Diagnostic> {
    let source = entry.source.as_ref()?;
    let text = texts.get(&source.article)?;
    if source.line > text.article.source.line_count() {
        return Some(fault(profile, entry, format!("has only {} lines", text.article.source.line_count())));
    }
    // A sentence cut by the page goes on in the next lines, so a number may stand there.
    let passage: Vec<&str> = (source.line..source.line + 3).map(|line| text.article.source.line(line)).collect();
    match stands_in(&entry.indicator, &passage.concat(), vocab) {
        true => None,
        false => Some(fault(profile, entry, format!("does not say so at line {}", source.line))),
    }
}

fn fault(profile: &Profile, entry: &IndicatorEntry, what: String) -> Diagnostic {
    let indicator = &entry.indicator;
    let value = indicator.quantity.as_ref().map(|quantity| format!(" {quantity}")).unwrap_or_default();
    let article = entry.source.as_ref().map(|source| source.article.as_str()).unwrap_or_default();
    Diagnostic::warning("evidence/not-found", format!("{}{value}: article {article} {what}.", indicator.metric))
        .at(Place::file(profile.path.clone()))
        .hint("Mend the number or its `source:`.")
}

/// True where the passage holds the figure's number, in any of the ways a newspaper writes it.
fn stands_in(indicator: &Indicator, passage: &str, vocab: &Vocab) -> bool {
    let wanted = indicator.quantity.as_ref().map(|quantity| quantity.value).or(indicator.yoy);
    let Some(wanted) = wanted else { return true };
    let digits = wanted.abs().normalize().to_string();
    let half = wanted == Decimal::new(5, 1) && passage.contains('半');
    if half || passage.contains(&digits) {
        return true;
    }
    let unit = indicator.quantity.as_ref().map_or("%", |quantity| quantity.unit.as_str());
    let base = vocab.units.normalise(wanted, unit).map_or(wanted, |(value, _, _)| value);
    super::numbers::all(passage, vocab).into_iter().any(|found| found == base || found == wanted)
}
