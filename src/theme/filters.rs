//! Filters over plain values, for any theme.

use tera::{Kwargs, State, Tera};

/// Registers every filter of this file.
pub(super) fn register(tera: &mut Tera) {
    tera.register_filter("attr", attr);
    tera.register_filter("fill", fill);
}

/// A text as one attribute-safe word: letters, digits and `-` stay, all else becomes `-`.
fn attr(text: &str, _: Kwargs, _: &State) -> String {
    text.chars().map(|c| if c.is_ascii_alphanumeric() || c == '-' { c } else { '-' }).collect()
}

/// Puts values into a phrase: `"{n} of {m} {m:zone|zones}" | fill(n=3, m=20)`; where a number is 1, the word before the
/// bar stands, else the one after it.
fn fill(phrase: &str, values: Kwargs, _: &State) -> tera::TeraResult<String> {
    let mut out = phrase.to_string();
    for name in ["n", "m", "a", "b", "name"] {
        if let Some(value) = values.get::<tera::Value>(name)? {
            let value = value.to_string();
            out = chosen(&out, name, value == "1").replace(&format!("{{{name}}}"), &value);
        }
    }
    Ok(out)
}

/// A phrase with the words that a number chooses.
fn chosen(phrase: &str, name: &str, single: bool) -> String {
    let (mut out, mut rest) = (String::with_capacity(phrase.len()), phrase);
    let opening = format!("{{{name}:");
    while let Some((before, after)) = rest.split_once(&opening) {
        let Some(((one, other), behind)) =
            after.split_once('}').and_then(|(words, behind)| Some((words.split_once('|')?, behind)))
        else {
            break;
        };
        out.push_str(before);
        out.push_str(if single { one } else { other });
        rest = behind;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_chooses_the_word_after_it() {
        assert_eq!(chosen("{n} {n:zone|zones}", "n", true), "{n} zone");
        assert_eq!(chosen("{n} {n:zone|zones} of {m}", "n", false), "{n} zones of {m}");
        assert_eq!(chosen("{n:a|b} {m:c|d} {n:a|b}", "n", true), "a {m:c|d} a");
        assert_eq!(chosen("{n:zone", "n", true), "{n:zone");
    }
}
