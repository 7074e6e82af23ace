//! Two readings of one fact: exact figures of the same thing and time that differ from article to article.

use std::collections::BTreeMap;

use crate::diag::Diagnostic;
use crate::domain::{Bound, Period, Status};

use super::{Doubt, Figure};

/// What two figures must share to be about the same thing.
type Same<'a> = (&'a str, &'a str, Period, Status, &'a (crate::domain::Dimension, String), (&'a str, &'a str));

/// Doubts among the figures of one profile. Figures without a period may speak of two times and are left alone.
pub(super) fn check(figures: &[Figure<'_>], doubts: &mut Vec<Doubt>) {
    let mut seen: BTreeMap<Same<'_>, &Figure<'_>> = BTreeMap::new();
    for figure in figures.iter().filter(|figure| figure.quantity.bound == Bound::Exact) {
        let Some(same) = same(figure) else { continue };
        match seen.get(&same) {
            Some(first) if first.value != figure.value && elsewhere(first, figure) => doubts.push(told(first, figure)),
            Some(_) => {}
            None => {
                seen.insert(same, figure);
            }
        }
    }
}

fn same<'f>(figure: &'f Figure<'_>) -> Option<Same<'f>> {
    let item = figure.item;
    let share = item.share.as_ref().map_or("", |share| share.of.as_str());
    let rank = item.rank.as_ref().map_or("", |rank| rank.of.as_str());
    let subject = item.subject.as_deref().unwrap_or("");
    Some((figure.name, subject, item.period?.normal(), item.status, &figure.measure, (share, rank)))
}

/// True where two figures stand in different articles: one article that gives two numbers means two things.
fn elsewhere(first: &Figure<'_>, second: &Figure<'_>) -> bool {
    let article = |figure: &Figure<'_>| figure.entry.source.as_ref().map(|source| source.article.clone());
    article(first) != article(second)
}

fn told(first: &Figure<'_>, second: &Figure<'_>) -> Doubt {
    let message = format!("Sources disagree on `{}`: {} and {}.", second.title(), first.told(), second.told());
    let hint = "Both stay and are shown side by side; delete one if you know it to be a misprint.";
    second.doubt(Diagnostic::note("profile/contradiction", message).hint(hint))
}
