//! Parts that do not add up: industries that make more than the zone, shares of one whole beyond 100 %, a share that
//! is not what part and whole give.

use std::collections::BTreeMap;

use crate::diag::Diagnostic;
use crate::domain::{Bound, Decimal, Indicator, Period, Status};
use crate::vocab::Vocab;

use super::{Doubt, Figure};

/// Doubts among the figures of one profile.
pub(super) fn within(vocab: &Vocab, figures: &[Figure<'_>], doubts: &mut Vec<Doubt>) {
    values(vocab, figures, doubts);
    shares(vocab, figures, doubts);
    for part in figures {
        doubts.extend(share_of_whole(vocab, part, figures));
    }
}

/// What figures must share to be parts of one whole: metric, period, status, and of shares the whole.
type Whole<'a> = (&'a str, Option<Period>, Status, &'a str);

/// Industries whose values add up to more than the value of the zone.
fn values(vocab: &Vocab, figures: &[Figure<'_>], doubts: &mut Vec<Doubt>) {
    let mut groups: BTreeMap<Whole<'_>, Vec<&Figure<'_>>> = BTreeMap::new();
    for figure in figures.iter().filter(|figure| figure.quantity.bound == Bound::Exact && figure.item.period.is_some())
    {
        groups.entry((figure.name, figure.item.period, figure.item.status, "")).or_default().push(figure);
    }
    for group in groups.into_values() {
        let Some(whole) = group.iter().find(|figure| figure.item.subject.is_none()) else { continue };
        let parts: Vec<&Figure<'_>> =
            apart(vocab, &group).into_iter().filter(|part| part.measure == whole.measure).collect();
        let sum: Decimal = parts.iter().map(|part| part.value).sum();
        let most = whole.value.checked_mul(Decimal::new(102, 2));
        let each_fits = parts.iter().all(|part| part.value <= whole.value);
        if let (true, true, [first, ..]) =
            (parts.len() > 1 && each_fits, most.is_some_and(|most| sum > most), parts.as_slice())
        {
            let list: Vec<String> = parts.iter().map(|part| subject(part.item).to_string()).collect();
            let message = format!(
                "{} together are more than the `{}` of the whole zone: {}.",
                list.join(", "),
                whole.title(),
                whole.told()
            );
            doubts.push(first.doubt(Diagnostic::warning("figure/parts-over-whole", message).hint(HINT)));
        }
    }
}

/// Shares of one whole that add up to more than 100 %.
fn shares(vocab: &Vocab, figures: &[Figure<'_>], doubts: &mut Vec<Doubt>) {
    let mut groups: BTreeMap<Whole<'_>, Vec<&Figure<'_>>> = BTreeMap::new();
    for figure in figures {
        if let Some(share) = &figure.item.share {
            groups.entry((figure.name, figure.item.period, figure.item.status, &share.of)).or_default().push(figure);
        }
    }
    for group in groups.into_values() {
        let parts = apart(vocab, &group);
        let sum: Decimal = parts.iter().filter_map(|part| part.item.share.as_ref()).map(|share| share.pct).sum();
        if let (true, [first, _, ..]) = (sum > Decimal::new(1005, 1), parts.as_slice()) {
            let list: Vec<&str> = parts.iter().map(|part| subject(part.item)).collect();
            let of = first.item.share.as_ref().map_or("", |share| share.of.as_str());
            let message = format!("The shares of {} in `{of}` add up to {}%.", list.join(", "), sum.normalize());
            doubts.push(first.doubt(Diagnostic::warning("figure/parts-over-whole", message).hint(HINT)));
        }
    }
}

/// The figures limited to an industry of the table, none of them wider than another: what counts once at most.
fn apart<'a, 'f>(vocab: &Vocab, group: &[&'f Figure<'a>]) -> Vec<&'f Figure<'a>> {
    /// Words for a way to look at all industries, not for one beside the others.
    const ACROSS: &[&str] = &["战略性新兴产业", "高新技术产业", "数字经济", "先进制造业", "绿色低碳", "海洋经济"];
    let industry = |figure: &Figure<'_>| {
        let known = vocab.industries.get(subject(figure.item))?;
        let roots = vocab.industries.ancestors(&known.name);
        let across =
            ACROSS.contains(&known.name.as_str()) || roots.iter().any(|root| ACROSS.contains(&root.name.as_str()));
        (!across).then_some(known)
    };
    let known: Vec<(&'f Figure<'a>, &str)> =
        group.iter().filter_map(|figure| Some((*figure, industry(figure)?.name.as_str()))).collect();
    let mut kept: Vec<(&'f Figure<'a>, &str)> = Vec::new();
    for (figure, name) in known {
        let related = |other: &str| {
            let above = |a: &str, b: &str| vocab.industries.ancestors(a).iter().any(|wider| wider.name == b);
            other == name || above(other, name) || above(name, other)
        };
        if !kept.iter().any(|(_, other)| related(other)) {
            kept.push((figure, name));
        }
    }
    kept.into_iter().map(|(figure, _)| figure).collect()
}

fn subject(item: &Indicator) -> &str {
    item.subject.as_deref().unwrap_or("")
}

/// A published share that is far from what part and whole give.
fn share_of_whole(vocab: &Vocab, part: &Figure<'_>, figures: &[Figure<'_>]) -> Option<Doubt> {
    let share = part.item.share.as_ref()?;
    let metric = whole_meant(vocab, &share.of)?;
    let exact = |figure: &&Figure<'_>| figure.quantity.bound == Bound::Exact;
    let whole = figures.iter().filter(exact).find(|whole| {
        whole.name == metric
            && whole.item.subject.is_none()
            && whole.item.period == part.item.period
            && whole.measure == part.measure
            && whole.index != part.index
            && whole.item.status == part.item.status
    })?;
    let pct = part.value.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole.value)?;
    // Shares are published rounded, and of totals that are revised.
    let near = (pct - share.pct).abs() <= Decimal::new(2, 0).max(share.pct / Decimal::TEN);
    if near || part.quantity.bound != Bound::Exact {
        return None;
    }
    let message = format!(
        "`{}` is {} of {}, which is {}%, not {}%.",
        part.title(),
        part.told(),
        whole.told(),
        pct.round_dp(1).normalize(),
        share.pct.normalize()
    );
    let hint = "Read the line again: the unit, the period or the whole (`of:`) is probably another.";
    Some(part.doubt(Diagnostic::warning("figure/share-does-not-fit", message).hint(hint)))
}

/// The metric of the zone itself that `of:` means: 全区规上工业总产值, 园区工业总产值.
fn whole_meant<'v>(vocab: &'v Vocab, of: &str) -> Option<&'v str> {
    let bare = ["全区", "全园", "园区", "本区"].iter().find_map(|start| of.strip_prefix(start)).unwrap_or(of);
    vocab.metrics.canonical(bare)
}

const HINT: &str = "Read the line again: a unit or a period is probably wrong; or one of them is part of another.";
