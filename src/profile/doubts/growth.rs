//! A published growth that the two numbers it joins cannot have.

use crate::diag::Diagnostic;
use crate::domain::{Bound, Decimal, Period, Status};
use crate::vocab::MetricKind;

use super::{Doubt, Figure};

/// Doubts among the figures of one profile.
///
/// Growth is published at constant prices and of revised bases, so that only what is off by half or more is told.
pub(super) fn check(figures: &[Figure<'_>], doubts: &mut Vec<Doubt>) {
    let sound = |figure: &&Figure<'_>| {
        figure.quantity.bound == Bound::Exact
            && matches!(figure.item.status, Status::Actual | Status::Estimate)
            && figure.metric.is_some_and(|metric| metric.kind != MetricKind::Rate)
    };
    for now in figures.iter().filter(sound) {
        let (Some(yoy), Some(period)) = (now.item.yoy, now.item.period) else { continue };
        let before = figures.iter().filter(sound).find(|before| {
            before.name == now.name
                && before.item.subject == now.item.subject
                && before.measure == now.measure
                && before.item.period.is_some_and(|earlier| a_year_before(earlier, period))
        });
        doubts.extend(before.and_then(|before| told(before, now, yoy)));
    }
}

fn a_year_before(earlier: Period, later: Period) -> bool {
    let timed = !matches!(later, Period::AsOf(_) | Period::Since(_));
    timed && earlier.kind() == later.kind() && earlier.year() + 1 == later.year()
}

fn told(before: &Figure<'_>, now: &Figure<'_>, yoy: Decimal) -> Option<Doubt> {
    let grown = now.value.checked_div(before.value)?;
    let claimed = Decimal::ONE + yoy / Decimal::ONE_HUNDRED;
    let off = grown.checked_div(claimed)?;
    let half = Decimal::new(15, 1);
    if claimed <= Decimal::ZERO || (off < half && off > Decimal::ONE / half) {
        return None;
    }
    let real = ((grown - Decimal::ONE) * Decimal::ONE_HUNDRED).round_dp(1).normalize();
    let message = format!(
        "`{}` is {} after {} the year before, a change of {real}%, and `yoy` says {}%.",
        now.title(),
        now.told(),
        before.told(),
        yoy.normalize()
    );
    let hint = "Read both lines again: a unit, a period or the metric of one of them is probably wrong.";
    Some(now.doubt(Diagnostic::warning("figure/growth-does-not-fit", message).hint(hint)))
}
