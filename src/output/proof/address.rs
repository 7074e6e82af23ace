//! Where a link of a rendered site leads: relative ones, those under the site's base path, and whole addresses of the
//! site itself.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

use crate::site::SiteConfig;

/// The address the site stands at.
#[derive(Debug, Clone)]
pub(super) struct Base {
    /// Scheme, host and path with a slash at its end; empty where the site has no address.
    whole: String,
    /// The path with a slash on both sides.
    path: String,
}

/// What a link leads to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Target {
    /// A file of the site, and a place in it; the place is empty for its beginning.
    Inside(String, String),
    /// A path of this server that is not below the site's.
    Beside(String),
    /// Somewhere else: another server, a mail address.
    Outside,
}

impl Base {
    /// As site.toml says.
    pub fn of(config: &SiteConfig) -> Base {
        let whole = match config.base_url.trim_end_matches('/') {
            "" => String::new(),
            url => format!("{url}/"),
        };
        Base { whole, path: config.base_path() }
    }

    /// Where a link on `page` leads.
    pub fn resolve(&self, page: &str, link: &str) -> Target {
        let link = link.trim();
        if let Some(below) = self.below(link) {
            return follow("index.html", below);
        }
        let scheme = link.split(['/', '?', '#']).next().is_some_and(|head| head.contains(':'));
        if scheme || link.starts_with("//") {
            return Target::Outside;
        }
        match link.strip_prefix(self.path.as_str()) {
            Some(below) if link.starts_with('/') => follow("index.html", below),
            _ if link.starts_with('/') => Target::Beside(link.to_string()),
            _ => follow(page, link),
        }
    }

    /// What follows the site's own address in a whole one.
    fn below<'a>(&self, link: &'a str) -> Option<&'a str> {
        if self.whole.is_empty() {
            return None;
        }
        link.strip_prefix(self.whole.as_str()).or_else(|| (link == self.whole.trim_end_matches('/')).then_some(""))
    }

    /// True for a whole address that is the site's own; where the site has no address, for any relative one.
    pub fn owns(&self, link: &str) -> bool {
        self.below(link).is_some() || (self.whole.is_empty() && !link.contains("://"))
    }
}

/// The file a relative link on `page` leads to.
fn follow(page: &str, link: &str) -> Target {
    let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
    let path = path.split('?').next().unwrap_or(path);
    if path.is_empty() && (!anchor.is_empty() || link.starts_with(['#', '?'])) {
        return Target::Inside(page.to_string(), decoded(anchor));
    }
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => {
                if parts.pop().is_none() {
                    return Target::Beside(link.to_string());
                }
            }
            part => parts.push(part),
        }
    }
    let mut target = parts.join("/");
    if target.is_empty() || target.ends_with('/') {
        target.push_str("index.html");
    }
    Target::Inside(decoded(&target), decoded(anchor))
}

/// An address in plain characters; one whose bytes are no UTF-8 is left as it stands.
fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8().map_or_else(|_| text.to_string(), Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn base(url: &str) -> Base {
        Base::of(&SiteConfig { base_url: url.to_string(), ..SiteConfig::default() })
    }

    fn inside(target: &str, anchor: &str) -> Target {
        Target::Inside(target.to_string(), anchor.to_string())
    }

    #[test]
    fn relative_links_start_from_their_page() {
        let base = base("");
        assert_eq!(base.resolve("zones/a.html", "../index.html#x"), inside("index.html", "x"));
        assert_eq!(base.resolve("zones/a.html", "#f1"), inside("zones/a.html", "f1"));
        assert_eq!(base.resolve("zones/a.html", "b.html?q=1"), inside("zones/b.html", ""));
        assert_eq!(base.resolve("index.html", "zones/"), inside("zones/index.html", ""));
        assert_eq!(base.resolve("index.html", "%E5%9B%AD.html"), inside("园.html", ""));
        assert_eq!(base.resolve("index.html", "../x.html"), Target::Beside("../x.html".to_string()));
        assert_eq!(base.resolve("index.html", "mailto:a@example.org"), Target::Outside);
    }

    #[test]
    fn the_base_path_is_the_root() {
        let repo = base("https://example.org/repo/");
        assert_eq!(repo.resolve("404.html", "/repo/index.html"), inside("index.html", ""));
        assert_eq!(repo.resolve("404.html", "/index.html"), Target::Beside("/index.html".to_string()));
        assert_eq!(repo.resolve("a.html", "https://example.org/repo/"), inside("index.html", ""));
        assert_eq!(repo.resolve("a.html", "https://example.org/other/"), Target::Outside);
        assert!(repo.owns("https://example.org/repo/x.html") && !repo.owns("https://example.com/x.html"));
    }
}
