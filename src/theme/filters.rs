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

/// Puts values into a phrase: `"{n} of {m}" | fill(n=3, m=20)`.
fn fill(phrase: &str, values: Kwargs, _: &State) -> tera::TeraResult<String> {
    let mut out = phrase.to_string();
    for name in ["n", "m", "a", "b", "name"] {
        if let Some(value) = values.get::<tera::Value>(name)? {
            out = out.replace(&format!("{{{name}}}"), &value.to_string());
        }
    }
    Ok(out)
}
