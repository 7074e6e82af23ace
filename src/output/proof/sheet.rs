//! What style sheets, feed, sitemap and robots.txt link to.

use cssparser::{Parser, Token};
use dom_query::Document;

use super::Leaf;

/// Every `url(…)` and `@import` of a style sheet.
pub(super) fn css(text: &str) -> Leaf {
    let mut links = Vec::new();
    addresses(&mut Parser::new(text), &mut links);
    links.retain(|link| !link.starts_with("data:") && !link.starts_with('#'));
    Leaf { links, ..Leaf::default() }
}

fn addresses<'i>(parser: &mut Parser<'i>, links: &mut Vec<String>) {
    let mut import = false;
    while let Ok(token) = parser.next().cloned() {
        let address = match &token {
            Token::UnquotedUrl(url) => Some(url.to_string()),
            Token::QuotedString(url) if import => Some(url.to_string()),
            _ => None,
        };
        links.extend(address);
        import = matches!(&token, Token::AtKeyword(word) if word.eq_ignore_ascii_case("import"));
        let url = matches!(&token, Token::Function(name) if name.eq_ignore_ascii_case("url"));
        let opens = matches!(
            &token,
            Token::Function(_) | Token::ParenthesisBlock | Token::SquareBracketBlock | Token::CurlyBracketBlock
        );
        if opens {
            // The closure cannot fail; a block that is never closed ends with the sheet.
            let _ = parser.parse_nested_block(|inner| -> Result<(), cssparser::ParseError<()>> {
                if url && let Ok(text) = inner.try_parse(|inner| inner.expect_string_cloned()) {
                    links.push(text.to_string());
                }
                addresses(inner, links);
                Ok(())
            });
        }
    }
}

/// Every address a feed or a sitemap names.
pub(super) fn xml(text: &str) -> Leaf {
    let document = Document::from(text);
    let locations = document.select("loc");
    let mut links: Vec<String> = locations.iter().map(|node| node.text().trim().to_string()).collect();
    let hrefs = document.select("link[href]");
    links.extend(hrefs.iter().filter_map(|node| node.attr("href")).map(|link| link.to_string()));
    Leaf { links, ..Leaf::default() }
}

/// The sitemaps robots.txt names.
pub(super) fn robots(text: &str) -> Leaf {
    let named = text.lines().filter_map(|line| line.split_once(':'));
    let sitemaps = named.filter(|(key, _)| key.trim().eq_ignore_ascii_case("sitemap"));
    Leaf { links: sitemaps.map(|(_, link)| link.trim().to_string()).collect(), ..Leaf::default() }
}
