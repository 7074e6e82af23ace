//! Tiny sites for tests: a few zones, each with the figures a rule is tried on.

use crate::domain::{Bound, Indicator, IndustryRole, Quantity, Rank, Status};
use crate::profile::{ArticleCard, Body, IndicatorEntry, Industry, Locator, Named, Profile};
use crate::vocab::Vocab;

use super::{Site, SiteConfig};

/// An empty zone.
pub(crate) fn zone(slug: &str, name: &str) -> Profile {
    let mut profile = Profile::empty(&format!("content/zones/{slug}.md"), Body::Zone, name);
    profile.slug = slug.to_string();
    profile
}

/// `固定资产投资 超140亿元 2023`: metric, value (`-` for none) and period (left out for none).
pub(crate) fn figure(text: &str) -> Indicator {
    let words: Vec<&str> = text.split(' ').collect();
    Indicator {
        metric: words[0].to_string(),
        subject: None,
        quantity: words.get(1).filter(|word| **word != "-").map(|word| quantity(word)),
        period: words.get(2).map(|word| word.parse().expect("a period")),
        period_inferred: false,
        yoy: None,
        share: None,
        rank: None,
        status: Status::Actual,
    }
}

fn quantity(word: &str) -> Quantity {
    let bound = Bound::ALL.into_iter().find(|bound| !bound.prefix().is_empty() && word.starts_with(bound.prefix()));
    let bound = bound.unwrap_or_default();
    let rest = word.strip_prefix(bound.prefix()).unwrap_or(word);
    let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.' && c != '-').unwrap_or(rest.len());
    Quantity { value: rest[..end].parse().expect("a number"), unit: rest[end..].to_string(), bound }
}

/// What tests add to a figure.
pub(crate) trait With: Sized {
    fn status(self, status: Status) -> Self;
    fn about(self, subject: &str) -> Self;
    fn growth(self, percent: &str) -> Self;
    fn among(self, position: u32, of: &str) -> Self;
}

impl With for Indicator {
    fn status(self, status: Status) -> Self {
        Indicator { status, ..self }
    }

    fn about(self, subject: &str) -> Self {
        Indicator { subject: Some(subject.into()), ..self }
    }

    fn growth(self, percent: &str) -> Self {
        Indicator { yoy: Some(percent.parse().expect("a number")), ..self }
    }

    fn among(self, position: u32, of: &str) -> Self {
        Indicator { rank: Some(Rank { position, of: of.into() }), ..self }
    }
}

/// What tests add to a zone.
pub(crate) trait Holding: Sized {
    fn says(self, figure: Indicator) -> Self;
    fn says_at(self, figure: Indicator, source: &str) -> Self;
    fn industry(self, name: &str) -> Self;
    fn mechanism(self, name: &str) -> Self;
    fn lies_in(self, province: &str) -> Self;
    fn of_type(self, zone_type: &str) -> Self;
}

impl Holding for Profile {
    fn says(mut self, figure: Indicator) -> Self {
        self.indicators.push(IndicatorEntry { indicator: figure, source: None, quote: None });
        self
    }

    fn says_at(mut self, figure: Indicator, source: &str) -> Self {
        let source: Locator = source.parse().expect("a source");
        self.indicators.push(IndicatorEntry { indicator: figure, source: Some(source), quote: None });
        self
    }

    fn industry(mut self, name: &str) -> Self {
        self.industries.push(Industry { name: name.into(), role: IndustryRole::Leading, source: None, quote: None });
        self
    }

    fn mechanism(mut self, name: &str) -> Self {
        self.mechanisms.push(Named { name: name.into(), source: None, quote: None });
        self
    }

    fn lies_in(mut self, province: &str) -> Self {
        self.province = Some(province.into());
        self
    }

    fn of_type(mut self, zone_type: &str) -> Self {
        self.zone_type = Some(zone_type.into());
        self
    }
}

/// A site of these zones, without articles.
pub(crate) fn site(profiles: Vec<Profile>) -> Site {
    site_with(profiles, Vec::new())
}

/// A site of these zones and articles.
pub(crate) fn site_with(profiles: Vec<Profile>, articles: Vec<ArticleCard>) -> Site {
    let site = Site::new(profiles, articles, Vocab::embedded(), SiteConfig::default());
    assert!(site.faults.is_empty(), "{}", crate::diag::plain(&site.faults));
    site.value
}
