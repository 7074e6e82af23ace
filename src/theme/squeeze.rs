//! White space of templates squeezed once, when they are loaded, so that no page has to be minified for it.
//!
//! Only the text between tags of the template language is touched: a run of white space becomes one
//! blank, which a browser shows alike. Elements that keep their white space keep it.

/// Elements that show their white space, and raw text of the template language: how each opens and closes.
const KEEPERS: [(&str, &str); 3] = [("<pre", "</pre>"), ("<textarea", "</textarea>"), ("{% raw", "endraw %}")];

/// The template with every run of white space made one character.
pub(super) fn squeeze(template: &str) -> String {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((start, end)) = next_kept(rest) {
        outside(&rest[..start], &mut out);
        out.push_str(&rest[start..end]);
        rest = &rest[end..];
    }
    outside(rest, &mut out);
    out
}

/// The first stretch that must keep its white space.
fn next_kept(text: &str) -> Option<(usize, usize)> {
    let opens = KEEPERS.iter().filter_map(|(open, close)| text.find(open).map(|at| (at, *close)));
    let (start, close) = opens.min()?;
    let end = text[start..].find(close).map_or(text.len(), |at| start + at + close.len());
    Some((start, end))
}

fn outside(template: &str, out: &mut String) {
    let mut rest = template;
    while let Some(at) = next_tag(rest) {
        text(&rest[..at], out);
        let end = end_of_tag(&rest[at..]).map_or(rest.len(), |len| at + len);
        out.push_str(&rest[at..end]);
        rest = &rest[end..];
    }
    text(rest, out);
}

/// Where the next tag of the template language opens.
fn next_tag(text: &str) -> Option<usize> {
    text.match_indices('{')
        .map(|(at, _)| at)
        .find(|&at| matches!(text.as_bytes().get(at + 1), Some(b'{' | b'%' | b'#')))
}

/// Length of the tag that opens `text`.
fn end_of_tag(text: &str) -> Option<usize> {
    let close = match text.as_bytes().get(1)? {
        b'{' => "}}",
        b'%' => "%}",
        _ => "#}",
    };
    text.find(close).map(|at| at + close.len())
}

fn text(words: &str, out: &mut String) {
    let mut blank = false;
    for c in words.chars() {
        if c.is_ascii_whitespace() {
            blank = true;
            continue;
        }
        if std::mem::take(&mut blank) {
            out.push(' ');
        }
        out.push(c);
    }
    if blank {
        out.push(' ');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_white_space_become_one_and_tags_stay() {
        let template = "<p>\n    {{ a  ~ b }}\n  {% if  x %}\n\t甲 乙\n{% endif %}</p>\n";
        assert_eq!(squeeze(template), "<p> {{ a  ~ b }} {% if  x %} 甲 乙 {% endif %}</p> ");
    }

    #[test]
    fn what_keeps_its_white_space_stays() {
        for template in ["<pre>\n a</pre>", "<textarea>  </textarea>", "{% raw %}  {% endraw %}"] {
            assert_eq!(squeeze(&format!("{template}  甲")), format!("{template} 甲"));
        }
    }
}
