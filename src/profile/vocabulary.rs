//! What the vocabularies know of a profile's words: metrics, units, industries, types, places.
//!
//! Vocabularies are open. A word they do not know is kept and noted, with a warning where another word was
//! probably meant; only a unit that cannot measure its metric is an error.

use crate::diag::{Diagnostic, did_you_mean};
use crate::domain::{Dimension, Quantity};
use crate::vocab::{Metric, Vocab};

use super::judge::Judge;
use super::model::{Body, IndicatorEntry, Profile};

/// Judges the metric of a figure, and its unit.
pub(super) fn indicator(judge: &mut Judge, vocab: &Vocab, entry: &IndicatorEntry) {
    let item = &entry.indicator;
    // What a text counts as 集聚企业 a profile may call 集聚企业数.
    let counts = |metric: &&Metric| matches!(metric.dimension, Dimension::Count | Dimension::Person);
    let counted = || item.metric.strip_suffix('数').and_then(|bare| vocab.metrics.get(bare)).filter(counts);
    let Some(metric) = vocab.metrics.get(&item.metric).or_else(counted) else {
        let near = slip_of(vocab, &item.metric, vocab.metrics.iter().map(|metric| &metric.name));
        judge.flaw_at("metric", unknown_metric(&item.metric, near));
        return;
    };
    if metric.name != item.metric {
        judge.flaw_at("metric", synonym("metric", &item.metric, &metric.name));
    }
    let Some(quantity) = &item.quantity else { return };
    let Some(unit) = vocab.units.get(&quantity.unit) else {
        judge.flaw_at("value", unknown_unit(quantity));
        return;
    };
    if is_bare_scale(&quantity.unit) && needs_unit(metric.dimension) {
        judge.flaw_at("value", bare_scale(quantity, &metric.unit));
        return;
    }
    if let Some(fault) = over_100(metric, quantity) {
        judge.flaw_at("value", fault);
    }
    if !metric.takes(unit.dimension, &vocab.units) {
        let message = format!(
            "`{}` does not measure `{}`, which is given in {}.",
            shown(&quantity.unit),
            metric.name,
            metric.unit
        );
        let hint = match unit.dimension {
            Dimension::Percent => {
                format!("Type a change against the year before as `yoy: {}`, a share as `share:`.", quantity)
            }
            _ => format!("Type the value in {}, or name another metric.", metric.unit),
        };
        judge.flaw_at("value", Diagnostic::error("profile/wrong-dimension", message).hint(hint));
    }
}

/// Judges the unit of an investment.
pub(super) fn investment(judge: &mut Judge, vocab: &Vocab, quantity: &Quantity) {
    match vocab.units.get(&quantity.unit).map(|unit| unit.dimension) {
        Some(Dimension::Money) => {}
        Some(_) if is_bare_scale(&quantity.unit) => judge.flaw_at("investment", bare_scale(quantity, "亿元")),
        Some(_) => judge.flaw_at(
            "investment",
            Diagnostic::error("profile/wrong-dimension", format!("`{}` is not money.", shown(&quantity.unit)))
                .hint("Type an investment in 亿元, 万元 or a currency: `investment: 50亿元`."),
        ),
        None => judge.flaw_at("investment", unknown_unit(quantity)),
    }
}

/// Judges the name of an industry.
pub(super) fn industry(judge: &mut Judge, vocab: &Vocab, name: &str) {
    match vocab.industries.canonical(name) {
        Some(known) if known == name => {}
        Some(known) => judge.flaw_at("name", synonym("industry", name, known)),
        None => {
            let fault = Diagnostic::note(
                "profile/unknown-industry",
                format!("The vocabulary has no industry `{name}`; it is kept as it stands."),
            );
            let near = slip_of(vocab, name, vocab.industries.iter().map(|term| &term.name));
            judge.flaw_at("name", fault.hint(meant(near, "vocab/industries.yaml with its pinyin")));
        }
    }
}

/// Judges type, level and places.
pub(super) fn traits(judge: &mut Judge, vocab: &Vocab, profile: &Profile) {
    if let Some(given) = profile.zone_type.as_deref().filter(|_| profile.body_kind == Body::Zone) {
        zone_type(judge, vocab, given);
    }
    if let Some(given) = profile.level.as_deref().filter(|given| !vocab.zones.levels().any(|known| known == *given)) {
        let near = vocab.zones.level_of(given).or_else(|| did_you_mean(given, vocab.zones.levels()));
        let hint = match near {
            Some(level) => format!("Did you mean `{level}`?"),
            None => format!("Type one of {}.", vocab.zones.levels().collect::<Vec<_>>().join(", ")),
        };
        judge.flaw_at(
            "level",
            Diagnostic::warning("profile/unknown-level", format!("`{given}` is not a level of zones.")).hint(hint),
        );
    }
    places(judge, vocab, profile);
}

fn zone_type(judge: &mut Judge, vocab: &Vocab, given: &str) {
    let names = || vocab.zones.types().map(|known| known.name.as_str());
    if names().any(|name| name == given) {
        return;
    }
    let fault = Diagnostic::warning("profile/unknown-type", format!("`{given}` is not a type of zones."));
    let short = vocab.zones.types().find(|known| known.shorts.iter().any(|short| short == given));
    let near = vocab.zones.type_of(given).map(|known| known.name.as_str()).or_else(|| did_you_mean(given, names()));
    judge.flaw_at(
        "type",
        match (short, near) {
            (Some(meant), _) => fault.hint(format!("Type `type: {}`.", meant.name)).mended_by(meant.name.as_str()),
            (None, Some(near)) => fault.hint(format!("Did you mean `{near}`?")),
            (None, None) => fault.hint(format!("Type one of {}.", names().collect::<Vec<_>>().join(", "))),
        },
    );
}

fn places(judge: &mut Judge, vocab: &Vocab, profile: &Profile) {
    let province = profile.province.as_deref().and_then(|given| {
        let known = vocab.places.province(given);
        match known {
            Some(known) if known.name == given => {}
            Some(known) => judge.flaw_at("province", short_place("province", given, &known.name)),
            None => {
                let names = vocab.places.provinces().map(|known| known.name.as_str());
                judge.flaw_at("province", unknown_place("province", given, did_you_mean(given, names)));
            }
        }
        known
    });
    let Some(given) = profile.city.as_deref() else { return };
    match vocab.places.city(given) {
        Some(known) => {
            if known.name != given {
                judge.flaw_at("city", short_place("city", given, &known.name));
            }
            let within = vocab.places.province_of_city(known);
            if let (Some(province), Some(within)) = (province, within)
                && province.code != within.code
            {
                let message = format!("{} lies in {}, not in {}.", known.name, within.name, province.name);
                let fault = Diagnostic::warning("profile/wrong-province", message);
                judge.flaw_at("province", fault.hint(format!("Type `province: {}`, or another city.", within.name)));
            }
        }
        None if !vocab.places.counties_named(given).is_empty() => {}
        None => {
            let names = vocab.places.cities().map(|known| known.name.as_str());
            judge.flaw_at("city", unknown_place("city", given, did_you_mean(given, names)));
        }
    }
}

/// True for a number whose unit is only 万 or 亿.
fn is_bare_scale(unit: &str) -> bool {
    !unit.is_empty() && unit.chars().all(|c| "十百千万亿".contains(c))
}

/// True where a scale alone does not say what is measured; things and people are counted without a word, too.
fn needs_unit(dimension: Dimension) -> bool {
    use Dimension::{Area, Energy, Length, Mass, Money, Power, Volume};
    matches!(dimension, Money | Area | Mass | Length | Volume | Energy | Power)
}

/// The fault of `140亿` where 140亿元 is meant.
fn bare_scale(quantity: &Quantity, usual: &str) -> Diagnostic {
    let bare = usual.trim_start_matches(['十', '百', '千', '万', '亿']);
    let fault = Diagnostic::error("profile/bare-scale", format!("`{quantity}` does not say what is measured."));
    match bare {
        "" => fault.hint(format!("Type the unit behind it, such as `{quantity}元`.")),
        // Money from abroad is told in 元 and in 美元.
        "元" => fault.hint(format!("Type the unit behind it: `{quantity}元`.")).mended_by(format!("{quantity}元")),
        bare => fault.hint(format!("Type the unit behind it: `{quantity}{bare}`.")),
    }
}

/// The fault of a part that is more than all: `占比`, `覆盖率` beyond 100 %.
fn over_100(metric: &Metric, quantity: &Quantity) -> Option<Diagnostic> {
    let part = ["占比", "比重", "覆盖率", "比例"].iter().any(|end| metric.name.ends_with(end));
    let over = metric.dimension == Dimension::Percent
        && quantity.unit == "%"
        && quantity.value > crate::domain::Decimal::ONE_HUNDRED;
    (part && over).then(|| {
        Diagnostic::error("profile/bad-share", format!("`{}` of {quantity} cannot be.", metric.name))
            .hint("It lies between 0% and 100%; a change against the year before is written `yoy`.")
    })
}

/// The known word that `given` misspells by one character typed twice, left out, swapped with its neighbour, or
/// typed for another that sounds the same.
///
/// Any other character changed or added makes another word (高新技术企业, 高新技术产业), and one less makes another of
/// most short names, so that only longer ones are held against the table.
fn slip_of<'a>(vocab: &Vocab, given: &str, known: impl Iterator<Item = &'a String>) -> Option<&'a str> {
    const SHORTEST: usize = 5;
    /// The most bytes one character takes: one slip makes a word no longer or shorter than that.
    const WIDEST: usize = 4;
    let chars: Vec<char> = given.chars().collect();
    if chars.len() < SHORTEST {
        return None;
    }
    let mut word = Vec::new();
    known.map(String::as_str).filter(|candidate| candidate.len().abs_diff(given.len()) <= WIDEST).find(|candidate| {
        word.clear();
        word.extend(candidate.chars());
        one_slip(vocab, &chars, &word)
    })
}

fn one_slip(vocab: &Vocab, a: &[char], b: &[char]) -> bool {
    let same = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let before = same.checked_sub(1).map(|at| a[at]);
    let (a, b) = (&a[same..], &b[same..]);
    let tail = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[..a.len() - tail], &b[..b.len() - tail]);
    match (a, b) {
        ([x1, x2], [y1, y2]) => x1 == y2 && x2 == y1,
        ([x], [y]) => sound_alike(vocab, *x, *y),
        // One more in front or between qualifies a word (续建大项目数); typed twice it is a slip.
        ([x], []) => before == Some(*x),
        ([], [_]) => true,
        _ => false,
    }
}

fn sound_alike(vocab: &Vocab, a: char, b: char) -> bool {
    vocab.pinyin.reading(a).is_some_and(|reading| vocab.pinyin.reading(b) == Some(reading))
}

/// True where two names of one length differ in one character that sounds the same: 石河子, 石合子.
pub(super) fn one_homophone(vocab: &Vocab, a: &str, b: &str) -> bool {
    let mut differ = a.chars().zip(b.chars()).filter(|(x, y)| x != y);
    let first = differ.next();
    a.chars().count() == b.chars().count()
        && differ.next().is_none()
        && first.is_some_and(|(x, y)| sound_alike(vocab, x, y))
}

fn shown(unit: &str) -> &str {
    if unit.is_empty() { "a bare number" } else { unit }
}

fn unknown_metric(given: &str, near: Option<&str>) -> Diagnostic {
    let message = format!("The vocabulary has no metric `{given}`; it is kept as it stands.");
    let fault = match near {
        Some(_) => Diagnostic::warning("profile/unknown-metric", message),
        None => Diagnostic::note("profile/unknown-metric", message),
    };
    fault.hint(meant(near, "vocab/metrics.yaml with its definition"))
}

fn meant(near: Option<&str>, table: &str) -> String {
    match near {
        Some(near) => format!("Did you mean `{near}`? If not, add it to {table}."),
        None => format!("Add it to {table}, or leave it as it is."),
    }
}

fn synonym(what: &str, given: &str, known: &str) -> Diagnostic {
    Diagnostic::note("profile/synonym", format!("The {what} `{given}` is known as `{known}`."))
        .hint(format!("The two are compared either way; type `{known}` to have one word in all files."))
}

fn unknown_unit(quantity: &Quantity) -> Diagnostic {
    Diagnostic::note(
        "profile/unknown-unit",
        format!("The vocabulary has no unit `{}`; it is kept as it stands.", quantity.unit),
    )
    .hint("Check its spelling, or add it to vocab/units.yaml.")
}

fn short_place(key: &str, given: &str, full: &str) -> Diagnostic {
    Diagnostic::warning("profile/unknown-place", format!("`{given}` is not the full name of a {key}."))
        .hint(format!("Type `{key}: {full}`."))
        .mended_by(full)
}

fn unknown_place(key: &str, given: &str, near: Option<&str>) -> Diagnostic {
    let fault =
        Diagnostic::warning("profile/unknown-place", format!("There is no {key} `{given}` in the table of places."));
    match near {
        Some(near) => fault.hint(format!("Did you mean `{near}`?")),
        None => fault.hint(format!(
            "Type its full name, such as `{key}: {}`; a place abroad may stay.",
            if key == "city" { "石河子市" } else { "新疆维吾尔自治区" }
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip_of_the_hand_is_found_and_another_word_is_not() {
        let known: Vec<String> = ["固定资产投资", "专利数", "限额以上社会消费品零售总额"].map(str::to_string).to_vec();
        let slip = |given| slip_of(Vocab::embedded(), given, known.iter());
        for given in ["固定资产投", "固定资产投姿", "固资定产投资", "固定资产产投资"] {
            assert_eq!(slip(given), Some("固定资产投资"), "{given}");
        }
        for given in ["专家数", "固定资产", "工业固定资产投资", "社会消费品零售总额", "固定资产产资", "固定大资产投资"]
        {
            assert_eq!(slip(given), None, "{given}");
        }
    }
}
