//! Which keys a file may have and what stands under each: the check that finds every misplaced key at once.
//!
//! The typed reading stops at its first fault. This walk does not: it notes each fault under its word and
//! prunes it, so that what is left reads.

use crate::diag::{Diagnostic, did_you_mean};
use crate::source::Span;

use super::tree::{Node, Pair, Shape};

/// What may stand under a key.
#[derive(Debug, Clone, Copy)]
pub(super) enum Want {
    /// One word or phrase.
    Word,
    /// A list of words.
    Words,
    /// A mapping with these keys.
    Map(Keys),
    /// A list of mappings with these keys.
    Maps(Keys),
    /// A list whose items are names, or mappings with these keys.
    Names(Keys),
}

/// The keys a mapping may have.
pub(super) type Keys = &'static [(&'static str, Want)];

const NAMED: Keys = &[("name", Want::Word), ("source", Want::Word), ("quote", Want::Word)];

const SOURCES: Keys = &[
    ("type", Want::Word),
    ("level", Want::Word),
    ("province", Want::Word),
    ("city", Want::Word),
    ("parent", Want::Word),
    ("founded", Want::Word),
    ("national_since", Want::Word),
];

const INDUSTRY: Keys = &[("name", Want::Word), ("role", Want::Word), ("source", Want::Word), ("quote", Want::Word)];

const INDICATOR: Keys = &[
    ("metric", Want::Word),
    ("subject", Want::Word),
    ("value", Want::Word),
    ("period", Want::Word),
    ("period_inferred", Want::Word),
    ("yoy", Want::Word),
    ("share", Want::Map(&[("pct", Want::Word), ("of", Want::Word)])),
    ("rank", Want::Map(&[("position", Want::Word), ("of", Want::Word)])),
    ("status", Want::Word),
    ("source", Want::Word),
    ("quote", Want::Word),
];

const PROJECT: Keys = &[
    ("name", Want::Word),
    ("investment", Want::Word),
    ("status", Want::Word),
    ("date", Want::Word),
    ("expected", Want::Word),
    ("period_inferred", Want::Word),
    ("source", Want::Word),
    ("quote", Want::Word),
];

const COMPANY: Keys = &[
    ("name", Want::Word),
    ("role", Want::Word),
    ("industry", Want::Word),
    ("source", Want::Word),
    ("quote", Want::Word),
];

const HONOR: Keys = &[("name", Want::Word), ("subject", Want::Word), ("source", Want::Word), ("quote", Want::Word)];

const PART: Keys = &[("title", Want::Word), ("lines", Want::Word), ("reporters", Want::Words)];

/// The keys of a profile, in the order they are written.
pub(super) const PROFILE: Keys = &[
    ("name", Want::Word),
    ("aliases", Want::Names(NAMED)),
    ("type", Want::Word),
    ("level", Want::Word),
    ("province", Want::Word),
    ("city", Want::Word),
    ("parent", Want::Word),
    ("founded", Want::Word),
    ("national_since", Want::Word),
    ("updated", Want::Word),
    ("positioning", Want::Names(NAMED)),
    ("targets", Want::Names(NAMED)),
    ("sources", Want::Map(SOURCES)),
    ("industries", Want::Names(INDUSTRY)),
    ("indicators", Want::Maps(INDICATOR)),
    ("projects", Want::Maps(PROJECT)),
    ("companies", Want::Names(COMPANY)),
    ("platforms", Want::Names(NAMED)),
    ("mechanisms", Want::Names(NAMED)),
    ("honors", Want::Names(HONOR)),
];

/// The keys of an article card, in the order they are written.
pub(super) const CARD: Keys = &[
    ("title", Want::Word),
    ("slug", Want::Word),
    ("newspaper", Want::Word),
    ("reporters", Want::Words),
    ("date", Want::Word),
    ("period_note", Want::Word),
    ("url", Want::Word),
    ("hash", Want::Word),
    ("show_text", Want::Word),
    ("parts", Want::Maps(PART)),
];

/// The keys of an item of the list `section`, in the order they are written; of a trait, its value and source.
pub(super) fn item_keys(section: &str) -> Keys {
    const TRAIT: Keys = &[("value", Want::Word), ("source", Want::Word)];
    match PROFILE.iter().find(|(key, _)| *key == section) {
        Some((_, Want::Maps(keys) | Want::Names(keys))) => keys,
        _ => TRAIT,
    }
}

/// True where `key` stands somewhere in these keys or below them.
pub(super) fn knows(keys: Keys, key: &str) -> bool {
    keys.iter().any(|(name, want)| {
        *name == key
            || match want {
                Want::Word | Want::Words => false,
                Want::Map(inner) | Want::Maps(inner) | Want::Names(inner) => knows(inner, key),
            }
    })
}

/// Prunes what does not fit `keys` out of a mapping and notes it, each fault with its span.
pub(super) fn prune(node: &mut Node, keys: Keys, faults: &mut Vec<(Span, Diagnostic)>) {
    let Shape::Map(pairs) = &mut node.shape else { return };
    join_numbers(pairs, faults);
    let mut seen: Vec<String> = Vec::new();
    pairs.retain_mut(|pair| {
        let Some((_, want)) = keys.iter().find(|(name, _)| *name == pair.key) else {
            faults.push((pair.key_span, unknown_key(pair, keys)));
            return false;
        };
        if seen.contains(&pair.key) {
            faults.push((pair.key_span, duplicate_key(&pair.key)));
            return false;
        }
        seen.push(pair.key.clone());
        fits(pair, *want, faults)
    });
}

/// Joins numbers that a comma took apart: in braces `value: 1,234万元` is a value and a key.
fn join_numbers(pairs: &mut Vec<Pair>, faults: &mut Vec<(Span, Diagnostic)>) {
    let mut at = 1;
    while at < pairs.len() {
        let group = pairs[at].key.chars().take_while(char::is_ascii_digit).count();
        let nothing = pairs[at].value.is_nothing();
        let (before, rest) = pairs.split_at_mut(at);
        let (Some(pair), Some(cut)) = (before.last_mut(), rest.first()) else { return };
        match &mut pair.value.shape {
            Shape::Word { text } if group == 3 && nothing && text.ends_with(|c: char| c.is_ascii_digit()) => {
                let (typed, meant) = (format!("{text},{}", cut.key), format!("{text}{}", cut.key));
                let span = Span::new(pair.value.span.start, cut.key_span.end);
                let fault =
                    Diagnostic::error("profile/grouped-number", format!("In braces the comma parts `{typed}` in two."))
                        .hint(format!("Type the number without it: `{}: {meant}`.", pair.key))
                        .mended_at(span, meant.as_str());
                faults.push((span, fault));
                *text = meant;
                pair.value.span = span;
                pairs.remove(at);
            }
            _ => at += 1,
        }
    }
}

fn fits(pair: &mut Pair, want: Want, faults: &mut Vec<(Span, Diagnostic)>) -> bool {
    if pair.value.is_nothing() {
        return true;
    }
    let fault = match (want, &mut pair.value.shape) {
        (Want::Word, Shape::Word { .. }) => return true,
        (Want::Map(keys), Shape::Map(_)) => {
            prune(&mut pair.value, keys, faults);
            return true;
        }
        (Want::Words | Want::Maps(_) | Want::Names(_), Shape::List(items)) => {
            items.retain_mut(|item| item_fits(item, &pair.key, want, faults));
            return true;
        }
        _ => wrong_type(pair, want),
    };
    let span = if pair.value.span.is_empty() { pair.key_span } else { pair.value.span };
    faults.push((span, fault));
    false
}

fn item_fits(item: &mut Node, key: &str, want: Want, faults: &mut Vec<(Span, Diagnostic)>) -> bool {
    let hint = match (want, &item.shape) {
        (Want::Words | Want::Names(_), Shape::Word { .. }) => return true,
        (Want::Maps(keys) | Want::Names(keys), Shape::Map(_)) => {
            prune(item, keys, faults);
            return true;
        }
        (_, Shape::Nothing) => "Type a name after the dash, or delete the dash.".to_string(),
        (Want::Maps(keys), Shape::Word { text }) => {
            let first = keys.first().map_or("name", |(name, _)| name);
            format!("Type `{first}: {text}` after the dash, and the other keys below it.")
        }
        (Want::Words, _) => "Type one word or phrase after the dash.".to_string(),
        _ => format!("Type `- name` or `- {{ name: …, source: \"001:14\" }}` under `{key}:`."),
    };
    let what = what_it_is(&item.shape);
    let fault = Diagnostic::error("profile/wrong-type", format!("An item of `{key}` cannot be {what}.")).hint(hint);
    faults.push((item.span, fault));
    false
}

fn what_it_is(shape: &Shape) -> &'static str {
    match shape {
        Shape::Nothing => "empty",
        Shape::Word { .. } => "a single word",
        Shape::List(_) => "a list",
        Shape::Map(_) => "a mapping",
        Shape::Foreign => "a YAML anchor, alias or tag",
    }
}

fn wrong_type(pair: &Pair, want: Want) -> Diagnostic {
    let key = &pair.key;
    let (what, hint) = match (want, &pair.value.shape) {
        (Want::Word, Shape::Foreign) => ("one word", "Put the value in quotation marks.".to_string()),
        (Want::Word, _) => ("one word or phrase", format!("Type it on the same line: `{key}: …`.")),
        (Want::Map(keys), _) => ("a mapping", format!("Type `{key}: {{ {} }}`.", example(keys))),
        (Want::Words | Want::Names(_), Shape::Word { text }) => ("a list", format!("Type `{key}: [{text}]`.")),
        (Want::Maps(keys), _) => ("a list", format!("Type `- {}: …` on the line below `{key}:`.", first(keys))),
        (Want::Words | Want::Names(_), _) => ("a list", format!("Type `- …` on the line below `{key}:`.")),
    };
    let found = what_it_is(&pair.value.shape);
    Diagnostic::error("profile/wrong-type", format!("`{key}` is {what}, not {found}.")).hint(hint)
}

fn first(keys: Keys) -> &'static str {
    keys.first().map_or("name", |(name, _)| name)
}

fn example(keys: Keys) -> String {
    keys.iter().take(2).map(|(key, _)| format!("{key}: …")).collect::<Vec<_>>().join(", ")
}

fn duplicate_key(key: &str) -> Diagnostic {
    Diagnostic::error("profile/duplicate-key", format!("`{key}` stands here for the second time."))
        .hint("Keep one of the two; items of a list stand under one key.")
}

fn unknown_key(pair: &Pair, keys: Keys) -> Diagnostic {
    let key = pair.key.as_str();
    let begins_known =
        |mark: char| key.split_once(mark).filter(|(start, _)| keys.iter().any(|(name, _)| name == start));
    if let Some((start, rest)) = begins_known('：') {
        return full_width_colon(start, rest.trim_start());
    }
    if let Some((start, rest)) = begins_known(':') {
        return missing_blank(start, rest);
    }
    let fault = Diagnostic::error("profile/unknown-key", format!("There is no key `{key}` here."));
    if let Some(bare) = key.strip_prefix('-').filter(|bare| keys.iter().any(|(name, _)| name == bare)) {
        return fault.hint(format!("Type a blank after the dash: `- {bare}: …`.")).mended_by(format!("- {bare}"));
    }
    match did_you_mean(key, keys.iter().map(|(name, _)| *name)) {
        Some(near) => fault.hint(format!("Did you mean `{near}`?")),
        None => {
            let names: Vec<&str> = keys.iter().map(|(name, _)| *name).collect();
            fault.hint(format!("The keys here are {}.", names.join(", ")))
        }
    }
}

/// The fault of `name：value`.
pub(super) fn full_width_colon(key: &str, rest: &str) -> Diagnostic {
    Diagnostic::error("profile/full-width-colon", format!("After `{key}` stands the Chinese colon `：`."))
        .hint(format!("Type the ASCII colon and a blank: `{key}: {rest}`."))
}

/// The fault of `name:value`.
pub(super) fn missing_blank(key: &str, rest: &str) -> Diagnostic {
    Diagnostic::error("profile/missing-blank-after-colon", format!("A blank is missing after `{key}:`."))
        .hint(format!("Type `{key}: {rest}`."))
}
