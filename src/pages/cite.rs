//! References to a page: after GB/T 7714, and as BibTeX.

use crate::site::{Entry, Site};

/// A reference after GB/T 7714: who answers for it, title, kind (a data base on the web), publisher, address.
///
/// The day of the visit, which the standard asks for, is the reader's to add: the page cannot know it.
pub fn gb7714(site: &Site, entry: &Entry) -> String {
    let config = site.config();
    let mut out = format!("{}. {}[DB/OL]", config.publisher(), entry.profile.name);
    if config.publisher() != config.title {
        out.push_str(&format!(". {}", config.title));
    }
    match site.config().absolute(entry.href()).as_str() {
        "" => out.push('.'),
        url => out.push_str(&format!(". {url}.")),
    }
    out
}

/// The same as a BibTeX entry.
pub fn bibtex(site: &Site, entry: &Entry) -> String {
    let config = site.config();
    let mut fields = vec![
        ("title", format!("{{{}}}", tex(&entry.profile.name))),
        ("author", format!("{{{}}}", tex(config.publisher()))),
        ("howpublished", tex(&config.title)),
    ];
    let url = config.absolute(entry.href());
    if !url.is_empty() {
        // A brace in the address would end the field.
        fields.push(("url", url.replace(['{', '}'], "")));
    }
    let lines: Vec<String> = fields.iter().map(|(key, value)| format!("  {key} = {{{value}}}")).collect();
    format!("@misc{{{},\n{}\n}}", entry.profile.slug, lines.join(",\n"))
}

/// Text with the signs that mean something to TeX made harmless.
fn tex(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '{' | '}' | '&' | '%' | '$' | '#' | '_' => {
                out.push('\\');
                out.push(c);
            }
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_tex_are_harmless() {
        assert_eq!(tex("a_b{c}%\\d\n"), "a\\_b\\{c\\}\\%\\textbackslash{}d ");
    }
}
