//! Times that cannot be: figures newer than their article, zones older than there are zones, promotions before the
//! founding.

use crate::diag::Diagnostic;
use crate::domain::{Period, Point, Status};
use crate::profile::model::{Body, Locator, Profile};

use super::{Doubt, Ground};

/// The first development zones of the country were set up in 1979 (Shekou), the first national ones in 1984.
const FIRST_ZONE: i32 = 1979;
const FIRST_NATIONAL: i32 = 1984;

/// Years in which a figure of a zone can lie, plans included.
const YEARS: std::ops::RangeInclusive<i32> = 1949..=2100;

/// Doubts about the times of one profile.
pub(super) fn check(ground: &Ground<'_>, profile: &Profile, doubts: &mut Vec<Doubt>) {
    founding(profile, doubts);
    for (index, entry) in profile.indicators.iter().enumerate() {
        let Some(period) = entry.indicator.period else { continue };
        let spot = ("indicators", index);
        if !YEARS.contains(&period.year()) {
            let message = format!("`{}` speaks of {period}.", entry.indicator.metric);
            let fault = Diagnostic::warning("figure/impossible-period", message).hint("Mend the year.");
            doubts.push(Doubt::of_item(&profile.path, spot, "period", fault));
        } else if entry.indicator.status == Status::Actual {
            let late = newer(ground, period, entry.source.as_ref());
            let fault = late.map(|known| newer_figure(&entry.indicator.metric, period, known));
            doubts.extend(fault.map(|fault| Doubt::of_item(&profile.path, spot, "period", fault)));
        }
    }
    for (index, entry) in profile.projects.iter().enumerate().filter(|(_, entry)| !entry.project.expected) {
        let Some(date) = entry.project.date else { continue };
        if let Some(known) = newer(ground, date, entry.source.as_ref()) {
            let message =
                format!("`{}` is dated {date}, after {known}, and not marked as expected.", entry.project.name);
            let hint = "Add `expected: true`, or mend the date.";
            let fault = Diagnostic::warning("figure/newer-than-article", message).hint(hint);
            doubts.push(Doubt::of_item(&profile.path, ("projects", index), "date", fault));
        }
    }
}

/// What the period lies after, in words: the day its article was printed, or today.
///
/// Of a year and shorter times the beginning counts: 2023 in an article of October 2023 is the year so far. A stock
/// as of a day cannot be known before it.
fn newer(ground: &Ground<'_>, period: Period, source: Option<&Locator>) -> Option<String> {
    let needed = match period {
        Period::At(point) => first_day(point),
        Period::Span(_, last) | Period::AsOf(last) => first_day(last),
        Period::Since(first) => first_day(first),
    };
    let card = source.and_then(|source| ground.cards.iter().find(|card| card.id == source.article));
    match (card.and_then(|card| Some((card, card.date?))), ground.today) {
        (Some((card, date)), _) => (needed > date.last().end()).then(|| format!("its article {} of {date}", card.id)),
        (None, Some(today)) => (needed > today).then(|| "today".to_string()),
        (None, None) => None,
    }
}

fn first_day(point: Point) -> (i32, u8, u8) {
    match point {
        Point::Day(year, month, day) => (year, month, day),
        other => (other.year(), other.months().0, 1),
    }
}

fn newer_figure(metric: &str, period: Period, known: String) -> Diagnostic {
    let message = format!("`{metric}` is said to have happened in {period}, after {known}.");
    Diagnostic::warning("figure/newer-than-article", message)
        .hint("Add `status: target` or `status: estimate`, or mend the period.")
}

fn founding(profile: &Profile, doubts: &mut Vec<Doubt>) {
    if profile.body_kind != Body::Zone {
        return;
    }
    let mut doubt = |key, message: String, hint: &str| {
        let fault = Diagnostic::warning("profile/impossible-date", message).hint(hint);
        doubts.push(Doubt::of_key(&profile.path, key, fault));
    };
    let mend = "Mend the year, or leave the line out.";
    if let Some(founded) = profile.founded.filter(|founded| founded.year() < FIRST_ZONE) {
        doubt("founded", format!("Founded {founded}: there were no development zones before {FIRST_ZONE}."), mend);
    }
    if let Some(since) = profile.national_since.filter(|since| since.year() < FIRST_NATIONAL) {
        let message = format!("National since {since}: there were no national zones before {FIRST_NATIONAL}.");
        doubt("national_since", message, mend);
    }
    if let (Some(founded), Some(since)) = (profile.founded, profile.national_since)
        && first_day_of(founded) > since.last().end()
    {
        let message = format!("It became a national zone in {since}, before it was founded in {founded}.");
        doubt("national_since", message, "Mend one of the two dates.");
    }
}

fn first_day_of(period: Period) -> (i32, u8, u8) {
    match period {
        Period::Span(first, _) => first_day(first),
        other => first_day(other.last()),
    }
}
