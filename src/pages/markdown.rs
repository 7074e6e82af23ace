//! Markdown bodies to HTML that is safe to show: markup in the text becomes text, and links lead only where they may.

use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

/// A body as HTML: its first paragraph apart.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Body {
    /// The first paragraph with its `<p>`; empty where the body does not begin with one.
    pub lead: String,
    /// All else; headings begin at `<h3>`.
    pub rest: String,
}

/// Renders a body. `root` leads from the page to the site's root (`../`), for links that begin with a slash.
pub fn render(text: &str, root: &str) -> Body {
    if text.trim().is_empty() {
        return Body::default();
    }
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let events: Vec<Event<'_>> = Parser::new_ext(text, options).collect();
    let events = safe(events, root);
    let lead = match events.first() {
        Some(Event::Start(Tag::Paragraph)) => {
            events.iter().position(|event| *event == Event::End(TagEnd::Paragraph)).map_or(0, |end| end + 1)
        }
        _ => 0,
    };
    let mut body = Body::default();
    html::push_html(&mut body.lead, events[..lead].iter().cloned());
    html::push_html(&mut body.rest, events[lead..].iter().cloned());
    body.lead.truncate(body.lead.trim_end().len());
    body
}

/// The words of a body without any markup, blocks parted by a blank.
pub fn plain(text: &str) -> String {
    let mut out = String::new();
    for event in Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Text(words) | Event::Code(words) => out.push_str(&words),
            Event::SoftBreak
            | Event::HardBreak
            | Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableCell)
                if !out.ends_with(' ') =>
            {
                out.push(' ');
            }
            _ => {}
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Events without markup, foreign pictures and addresses that could do harm.
fn safe<'a>(events: Vec<Event<'a>>, root: &str) -> Vec<Event<'a>> {
    let top = events.iter().filter_map(|event| match event {
        Event::Start(Tag::Heading { level, .. }) => Some(*level as usize),
        _ => None,
    });
    let shift = 3 - top.min().unwrap_or(3) as isize;
    let mut open_links = Vec::new();
    events.into_iter().filter_map(|event| one(event, root, shift, &mut open_links)).collect()
}

fn one<'a>(event: Event<'a>, root: &str, shift: isize, open_links: &mut Vec<bool>) -> Option<Event<'a>> {
    Some(match event {
        Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
        Event::Start(Tag::HtmlBlock) => Event::Start(Tag::Paragraph),
        Event::End(TagEnd::HtmlBlock) => Event::End(TagEnd::Paragraph),
        Event::Start(Tag::Heading { level, .. }) => Event::Start(Tag::Heading {
            level: shifted(level, shift),
            id: None,
            classes: Vec::new(),
            attrs: Vec::new(),
        }),
        Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(shifted(level, shift))),
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            let kept = link_address(&dest_url, root);
            open_links.push(kept.is_some());
            Event::Start(Tag::Link { link_type, dest_url: kept?, title, id })
        }
        Event::End(TagEnd::Link) => {
            let kept = open_links.pop().unwrap_or(false);
            return kept.then_some(Event::End(TagEnd::Link));
        }
        // A picture would be fetched from elsewhere or point at a file the site does not hold: its words stay.
        Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => return None,
        other => other,
    })
}

fn shifted(level: HeadingLevel, shift: isize) -> HeadingLevel {
    match level as isize + shift {
        ..=3 => HeadingLevel::H3,
        4 => HeadingLevel::H4,
        5 => HeadingLevel::H5,
        _ => HeadingLevel::H6,
    }
}

/// The address a link may lead to; `None` for one that may do harm.
///
/// Allowed are http, https and mailto, and addresses within the site. A link to a profile's file (`../regions/x.md`)
/// leads to its page; one that begins with a slash is meant from the site's root.
fn link_address<'a>(address: &str, root: &str) -> Option<CowStr<'a>> {
    let address = address.trim();
    // Browsers drop control characters and take a backslash for a slash before they look at the scheme.
    if address.is_empty() || address.contains(|c: char| c.is_control() || c == '\\') || address.starts_with("//") {
        return None;
    }
    let end = address.find([':', '/', '?', '#']).unwrap_or(address.len());
    if address[end..].starts_with(':') {
        let scheme = address[..end].to_ascii_lowercase();
        return matches!(scheme.as_str(), "http" | "https" | "mailto").then(|| address.to_string().into());
    }
    let (path, anchor) = match address.find(['?', '#']) {
        Some(at) => address.split_at(at),
        None => (address, ""),
    };
    let path = path.strip_suffix(".md").map_or(path.to_string(), |stem| format!("{stem}.html"));
    Some(match path.strip_prefix('/') {
        Some(below) => format!("{root}{below}{anchor}").into(),
        None => format!("{path}{anchor}").into(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> String {
        let body = render(text, "../");
        format!("{}{}", body.lead, body.rest)
    }

    #[test]
    fn the_first_paragraph_stands_apart() {
        let body = render("甲。\n\n乙。\n", "../");
        assert_eq!((body.lead.as_str(), body.rest.trim()), ("<p>甲。</p>", "<p>乙。</p>"));
        assert_eq!(render("# 题\n\n甲。", "../").lead, "");
        assert_eq!(render(" \n", "../"), Body::default());
    }

    #[test]
    fn markup_becomes_text() {
        for text in [
            "<script>alert(1)</script>",
            "甲<img src=x onerror=alert(1)>",
            "<div onclick=a>\n\n**b**\n</div>",
            "<a href='javascript:1'>x</a>",
        ] {
            let html = all(text);
            assert!(
                !html.contains("<script") && !html.contains("<img") && !html.contains("<div") && !html.contains("<a "),
                "{html}"
            );
        }
    }

    #[test]
    fn links_lead_only_where_they_may() {
        for bad in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "//evil.example/x",
            "/\\evil.example",
            "\\\\evil.example",
            "file:///etc/passwd",
            "java&#10;script:alert(1)",
            "&#1;javascript:alert(1)",
        ] {
            let html = all(&format!("[字](<{bad}>)"));
            assert!(!html.contains("href"), "{bad}: {html}");
            assert!(html.contains('字'), "{html}");
        }
        for (good, href) in [
            ("https://example.org/a?b=c", "https://example.org/a?b=c"),
            ("mailto:a@example.org", "mailto:a@example.org"),
            ("../regions/a-shi.md#figures", "../regions/a-shi.html#figures"),
            ("/zones/a.html", "../zones/a.html"),
            ("b.html", "b.html"),
        ] {
            assert!(all(&format!("[字]({good})")).contains(&format!("href=\"{href}\"")), "{good}");
        }
    }

    #[test]
    fn plain_words_carry_no_markup() {
        assert_eq!(plain("# 题\n\n甲**乙**[丙](x.html)<script>\n\n- 丁"), "题 甲乙丙 丁");
        assert_eq!(plain(""), "");
    }

    #[test]
    fn pictures_leave_their_words() {
        assert_eq!(all("![图](https://example.org/a.png)"), "<p>图</p>");
    }

    #[test]
    fn headings_begin_at_the_third_level() {
        let html = all("# 甲\n\n## 乙\n");
        assert!(html.contains("<h3>甲</h3>") && html.contains("<h4>乙</h4>"), "{html}");
        assert!(all("### 丙").contains("<h3>丙</h3>"));
    }
}
