//! Every number of a passage, in base units, as the recogniser sees it.

use crate::domain::{Decimal, Quantity};
use crate::recognise::{MentionKind, Recogniser};
use crate::vocab::Vocab;

/// The numbers of `passage`: quantities in the base unit of their dimension, percentages and changes in percent.
pub(super) fn all(passage: &str, vocab: &Vocab) -> Vec<Decimal> {
    let mut found = Vec::new();
    for mention in Recogniser::embedded().mentions(passage) {
        match mention.kind {
            MentionKind::Quantity(amount) | MentionKind::Grade(amount) => found.push(base(&amount.quantity, vocab)),
            MentionKind::Range { low, high } => found.extend([base(&low.quantity, vocab), base(&high.quantity, vocab)]),
            MentionKind::Percent(percent) => found.push(percent.value),
            MentionKind::Fraction(fraction) => found.push(fraction.percent),
            MentionKind::Change(change) => found.extend([change.value, change.value.abs()]),
            MentionKind::Share(share) => found.push(share.pct),
            MentionKind::Rank(rank) => found.push(Decimal::from(rank.position)),
            MentionKind::Number { value, .. } => found.push(value),
            _ => {}
        }
    }
    found
}

fn base(quantity: &Quantity, vocab: &Vocab) -> Decimal {
    vocab.units.normalise(quantity.value, &quantity.unit).map_or(quantity.value, |(value, _, _)| value)
}
