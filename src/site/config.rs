//! What site.toml says: name, addresses and frame of the site.

use std::sync::Arc;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;

use crate::diag::{Diagnostic, Place};
use crate::profile::ArticleCard;

use super::phrases::Phrases;

/// What an address cannot hold as it is: everything but its unreserved characters.
const RESERVED: AsciiSet = NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Every key of site.toml; each may be left out.
///
/// ```toml
/// title = "园志"                                   # the site's name, in every title
/// description = "开发区资料汇编：每个数字都注明出处"  # one sentence for search engines and the home page
/// language = "zh-Hans"                             # language of the frame: zh-Hans or en
/// base_url = "https://example.org/yuanzhi/"        # where the site will stand; for sitemap, feed and citations
/// theme = "default"                                # a folder under themes/
/// publisher = "某某编辑部"                          # who answers for the site, in citations; the title where left out
/// repo = "https://github.com/someone/yuanzhi"      # where the profiles are kept; a link in the footer
/// show_text = false                                # whether pages of sources show the articles kept in articles/
/// report_url = ""                                  # where errors are reported; {title} and {page} are filled in
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SiteConfig {
    /// The site's name.
    pub title: String,
    /// What the site is, in one sentence.
    pub description: String,
    /// Language of the frame: `zh-Hans` or `en`.
    pub language: String,
    /// Absolute address the site will stand at; empty where not known.
    pub base_url: String,
    /// Name of a folder under `themes/`.
    pub theme: String,
    /// Who answers for the site, in citations; the title where empty.
    pub publisher: String,
    /// Address of the repository; empty for none.
    pub repo: String,
    /// Where errors are reported, with `{title}` and `{page}` to be filled in; empty for the new-issue page of a
    /// repository on GitHub or GitLab, or none.
    pub report_url: String,
    /// Whether the pages of sources show the articles' texts, as far as they are kept in `articles/`; an article's card
    /// may say otherwise for itself.
    pub show_text: bool,
    /// The frame's phrases, in the site's language and as its theme words them; not a key of site.toml.
    #[serde(skip)]
    pub phrases: Arc<Phrases>,
}

impl Default for SiteConfig {
    fn default() -> Self {
        SiteConfig {
            title: "园志".into(),
            description: "开发区资料汇编：每个数字都注明出处".into(),
            language: "zh-Hans".into(),
            base_url: String::new(),
            theme: "default".into(),
            publisher: String::new(),
            repo: String::new(),
            report_url: String::new(),
            show_text: false,
            phrases: Phrases::of("zh-Hans"),
        }
    }
}

impl SiteConfig {
    /// Refuses addresses that are not http or https and a theme that is no plain folder name.
    ///
    /// # Errors
    /// A diagnostic that names the key.
    pub fn check(&self) -> Result<(), Diagnostic> {
        for (key, value) in [("base_url", &self.base_url), ("repo", &self.repo), ("report_url", &self.report_url)] {
            if !value.is_empty() && !is_web_address(value) {
                return Err(fault(format!("`{key}` in site.toml is not a web address: `{value}`.")).hint(format!(
                    "Write the whole address: `{key} = \"https://example.org/\"`, or leave the key out."
                )));
            }
        }
        if !is_base_address(&self.base_url) && !self.base_url.is_empty() {
            return Err(fault("`base_url` in site.toml has a query or an anchor.".into())
                .hint("Write only the folder the site stands in, such as \"https://example.org/yuanzhi/\"."));
        }
        let plain = !self.theme.is_empty() && self.theme.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_');
        match plain {
            true => Ok(()),
            false => Err(fault(format!("`theme` in site.toml is not a folder's name: `{}`.", self.theme))
                .hint("Write the name of a folder under `themes/`, such as \"default\".")),
        }
    }

    /// The absolute address of `address`, or an empty text where the site has none; the home page is the site's address.
    pub fn absolute(&self, address: &str) -> String {
        match self.base_url.as_str() {
            "" => String::new(),
            base => {
                let file = if address == "index.html" { "" } else { address };
                format!("{}/{file}", base.trim_end_matches('/'))
            }
        }
    }

    /// The path the site stands under, with a slash on both sides: `/` or `/yuanzhi/`.
    pub fn base_path(&self) -> String {
        let after_scheme = self.base_url.split_once("://").map_or("", |(_, rest)| rest);
        let path = after_scheme.split_once('/').map_or("", |(_, path)| path.trim_end_matches('/'));
        match path {
            "" => "/".into(),
            path => format!("/{path}/"),
        }
    }

    /// Address for reporting an error on a page, prefilled; empty where site.toml names no place for it.
    pub fn report_address(&self, title: &str, page: &str) -> String {
        let template = match (self.report_url.as_str(), self.repo.trim_end_matches('/')) {
            ("", "") => return String::new(),
            ("", repo) if repo.starts_with("https://github.com/") => {
                format!("{repo}/issues/new?title={{title}}&body={{page}}")
            }
            ("", repo) if repo.starts_with("https://gitlab.com/") => {
                format!("{repo}/-/issues/new?issue[title]={{title}}&issue[description]={{page}}")
            }
            ("", _) => return String::new(),
            (template, _) => template.to_string(),
        };
        let encoded = |text| utf8_percent_encode(text, &RESERVED).to_string();
        template.replace("{title}", &encoded(title)).replace("{page}", &encoded(page))
    }

    /// True where the text of an article may be shown: as its card says, else as site.toml does.
    pub fn shows_text(&self, card: &ArticleCard) -> bool {
        card.show_text.unwrap_or(self.show_text)
    }

    /// Who answers for the site.
    pub fn publisher(&self) -> &str {
        match self.publisher.as_str() {
            "" => &self.title,
            name => name,
        }
    }
}

/// True for the whole address of a folder on the web, such as `https://example.org/yuanzhi/`.
pub fn is_base_address(text: &str) -> bool {
    is_web_address(text) && !text.contains(['?', '#'])
}

fn is_web_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/'))
        && !text.contains(|c: char| c.is_whitespace() || c.is_control() || "\"'<>\\`".contains(c))
}

fn fault(message: String) -> Diagnostic {
    Diagnostic::error("site/config", message).at(Place::file("site.toml"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(text: &str) -> SiteConfig {
        toml::from_str(text).expect("a site.toml")
    }

    #[test]
    fn every_key_has_a_default_and_unknown_keys_are_refused() {
        assert_eq!(config(""), SiteConfig::default());
        assert!(toml::from_str::<SiteConfig>("titel = \"x\"").is_err());
    }

    #[test]
    fn addresses_are_absolute_only_with_a_base() {
        assert_eq!(config("").absolute("zones/a.html"), "");
        let site = config("base_url = \"https://example.org/yuanzhi\"");
        assert_eq!(site.absolute("zones/a.html"), "https://example.org/yuanzhi/zones/a.html");
        assert_eq!(site.absolute("zones/index.html"), "https://example.org/yuanzhi/zones/index.html");
        assert_eq!(site.absolute("index.html"), "https://example.org/yuanzhi/");
        assert_eq!((site.base_path().as_str(), config("").base_path().as_str()), ("/yuanzhi/", "/"));
    }

    #[test]
    fn what_is_no_web_address_is_refused() {
        for text in [
            "base_url = \"javascript:alert(1)\"",
            "repo = \"http://\"",
            "report_url = \"https://a b\"",
            "theme = \"../x\"",
        ] {
            assert!(config(text).check().is_err(), "{text}");
        }
        assert!(config("base_url = \"https://example.org/\"").check().is_ok());
    }

    #[test]
    fn reports_are_prefilled_and_encoded() {
        let site = config("repo = \"https://github.com/a/b\"");
        assert_eq!(
            site.report_address("园&", "x.html"),
            "https://github.com/a/b/issues/new?title=%E5%9B%AD%26&body=x.html"
        );
        assert_eq!(config("").report_address("a", "b"), "");
    }
}
