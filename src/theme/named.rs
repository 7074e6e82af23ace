//! The words a theme's templates hold, so that parts of a view that none of them names need not be made.

use std::collections::HashSet;

/// Every word of every template.
#[derive(Debug, Clone, Default)]
pub(super) struct Named {
    words: HashSet<String>,
    /// A template hands its view on as a whole, so that any part of it may be asked for.
    whole: bool,
}

impl Named {
    /// The words of these templates.
    pub fn of<'a>(templates: impl Iterator<Item = &'a str>) -> Named {
        let mut named = Named::default();
        for template in templates {
            named.add(template);
        }
        named
    }

    /// True where a template may ask for `word`.
    pub fn holds(&self, word: &str) -> bool {
        self.whole || self.words.contains(word)
    }

    fn add(&mut self, template: &str) {
        for (word, after) in words_and_rest(template) {
            if word == "view" && !after.starts_with('.') {
                self.whole = true;
            }
            if !self.words.contains(word) {
                self.words.insert(word.to_string());
            }
        }
    }
}

/// The words of a text.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    words_and_rest(text).map(|(word, _)| word)
}

/// The words of a text, each with what follows it.
fn words_and_rest(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let from = &rest[rest.find(is_word)?..];
        let (word, after) = from.split_at(from.find(|c| !is_word(c)).unwrap_or(from.len()));
        rest = after;
        Some((word, after))
    })
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_template_names_is_not_held() {
        let named = Named::of(["<p>{{ view.name }}</p>", "{% for near in view.neighbours %}{% endfor %}"].into_iter());
        assert!(named.holds("neighbours") && named.holds("name") && !named.holds("citation"));
    }

    #[test]
    fn a_view_handed_on_as_a_whole_may_be_asked_for_anything() {
        for template in ["{{ view[key] }}", "{% set all = view %}", "{{ ui::card(view=view) }}"] {
            assert!(Named::of([template].into_iter()).holds("citation"), "{template}");
        }
    }
}
