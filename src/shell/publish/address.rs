//! A git remote's address, and the address at which GitHub Pages shows its repository.

use crate::diag::{Diagnostic, Place};
use crate::site::SiteConfig;

/// Where a remote stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Remote {
    /// A repository on github.com.
    GitHub {
        /// User or organisation.
        owner: String,
        /// Name of the repository.
        repo: String,
    },
    /// Anywhere else: what it will be shown as is not known.
    Other,
}

impl Remote {
    /// Reads an address as `git remote -v` shows it: https, ssh, or `git@host:path`.
    pub(super) fn parse(address: &str) -> Remote {
        let rest = ["https://", "http://", "ssh://", "git://"].iter().find_map(|scheme| address.strip_prefix(scheme));
        let rest = rest.unwrap_or(address);
        let rest = rest.split_once('@').filter(|(user, _)| !user.contains('/')).map_or(rest, |(_, rest)| rest);
        let Some((host, path)) = rest.split_once(['/', ':']) else { return Remote::Other };
        let path = path.strip_prefix("443/").unwrap_or(path).trim_matches('/');
        let known =
            ["github.com", "www.github.com", "ssh.github.com"].iter().any(|name| host.eq_ignore_ascii_case(name));
        match path.split_once('/') {
            Some((owner, repo)) if known && !repo.contains('/') && !owner.is_empty() => {
                let repo = repo.strip_suffix(".git").unwrap_or(repo);
                Remote::GitHub { owner: owner.to_string(), repo: repo.to_string() }
            }
            _ => Remote::Other,
        }
    }

    /// Where Pages shows the repository while no domain of one's own is set.
    pub(super) fn pages_address(&self) -> Option<String> {
        let Remote::GitHub { owner, repo } = self else { return None };
        let host = format!("{}.github.io", owner.to_ascii_lowercase());
        Some(match repo.eq_ignore_ascii_case(&host) {
            true => format!("https://{host}/"),
            false => format!("https://{host}/{repo}/"),
        })
    }

    /// What is wrong where the site believes to stand at an address that Pages will not show it at.
    ///
    /// A domain of one's own shows the repository at its root, or below the domain of the owner's own site.
    pub(super) fn mismatch(&self, config: &SiteConfig) -> Option<Diagnostic> {
        let (Remote::GitHub { repo, .. }, Some(expected)) = (self, self.pages_address()) else { return None };
        let (host, path) = (host_of(&config.base_url), config.base_path());
        let right = match host.ends_with(".github.io") {
            true => format!("https://{host}{path}") == expected,
            false => path == "/" || path == format!("/{repo}/"),
        };
        let domain = if host.ends_with(".github.io") {
            String::new()
        } else {
            format!(", or \"https://{host}/\" for the domain of your own")
        };
        (!right).then(|| {
            let message = format!(
                "The site believes to stand at {}, but Pages shows this repository at {expected}.",
                config.base_url
            );
            Diagnostic::error("publish/base-path", message)
                .at(Place::file("site.toml"))
                .hint(format!("Write `base_url = \"{expected}\"` into site.toml{domain}."))
        })
    }
}

/// The host of a web address, in small letters, without its port.
pub(super) fn host_of(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = rest.split('/').next().unwrap_or_default();
    host.split(':').next().unwrap_or_default().to_ascii_lowercase()
}

/// The domain of the user's own that an address names; none for an address at github.io or none at all.
pub(super) fn own_domain(address: &str) -> Option<String> {
    let host = host_of(address);
    let local = host == "localhost" || host.parse::<std::net::IpAddr>().is_ok();
    (!host.is_empty() && !local && !host.ends_with(".github.io")).then_some(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hub(owner: &str, repo: &str) -> Remote {
        Remote::GitHub { owner: owner.into(), repo: repo.into() }
    }

    fn config(base_url: &str) -> SiteConfig {
        SiteConfig { base_url: base_url.into(), ..SiteConfig::default() }
    }

    #[test]
    fn every_spelling_of_a_remote_is_read() {
        for address in [
            "https://github.com/you/parks.git",
            "https://github.com/you/parks",
            "https://token@github.com/you/parks.git",
            "git@github.com:you/parks.git",
            "ssh://git@github.com/you/parks.git",
            "ssh://git@ssh.github.com:443/you/parks.git",
        ] {
            assert_eq!(Remote::parse(address), hub("you", "parks"), "{address}");
        }
        for address in [
            "/srv/git/parks.git",
            "https://gitee.com/you/parks.git",
            "../parks",
            "C:\\git\\parks",
            "https://github.com/you",
        ] {
            assert_eq!(Remote::parse(address), Remote::Other, "{address}");
        }
    }

    #[test]
    fn a_repository_is_shown_below_its_owner() {
        assert_eq!(hub("You", "parks").pages_address().as_deref(), Some("https://you.github.io/parks/"));
        assert_eq!(hub("You", "you.github.io").pages_address().as_deref(), Some("https://you.github.io/"));
    }

    #[test]
    fn a_wrong_path_is_told_and_a_domain_of_ones_own_is_not() {
        let remote = hub("you", "parks");
        for right in [
            "https://you.github.io/parks/",
            "https://you.github.io/parks",
            "https://zones.example/",
            "https://zones.example/parks/",
        ] {
            assert!(remote.mismatch(&config(right)).is_none(), "{right}");
        }
        for wrong in [
            "https://you.github.io/",
            "https://me.github.io/parks/",
            "https://you.github.io/park/",
            "https://zones.example/park/",
        ] {
            let fault = remote.mismatch(&config(wrong)).expect(wrong);
            assert!(fault.hint.is_some_and(|hint| hint.contains("https://you.github.io/parks/")), "{wrong}");
        }
        assert!(Remote::Other.mismatch(&config("https://anything.example/x/")).is_none());
    }

    #[test]
    fn the_domain_of_ones_own_is_the_host() {
        assert_eq!(own_domain("https://Zones.example:8443/x/").as_deref(), Some("zones.example"));
        for none in ["", "https://you.github.io/parks/", "http://127.0.0.1:4321/", "http://localhost/"] {
            assert_eq!(own_domain(none), None, "{none}");
        }
    }
}
