//! A profile as facts, and facts as a profile.

use crate::diag::{Checked, Diagnostic};
use crate::domain::{Claim, Evidence, Fact, IdentityField};

use super::entry::Entry;
use super::judge;
use super::matching;
use super::meaning;
use super::model::{Body, Company, Designation, IndicatorEntry, Industry, Locator, Named, Profile, ProjectEntry};

impl Profile {
    /// Every fact the file states, in the file's order.
    ///
    /// A fact without `source:` has an empty article and line 0; a fact without `quote:` an empty quote.
    pub fn facts(&self) -> Vec<Fact> {
        let claims = self.identity().into_iter().chain(self.body());
        claims
            .map(|(claim, source, quote)| Fact { zone: self.name.clone(), evidence: evidence(source, quote), claim })
            .collect()
    }

    fn identity(&self) -> Vec<Stated<'_>> {
        use IdentityField::*;
        let traits = [
            (Type, self.zone_type.clone()),
            (Level, self.level.clone()),
            (Province, self.province.clone()),
            (City, self.city.clone()),
            (Founded, self.founded.map(|period| period.to_string())),
            (NationalSince, self.national_since.map(|period| period.to_string())),
        ];
        let single = traits.into_iter().filter_map(|(field, value)| {
            Some((Claim::Identity { field, value: value? }, self.sources.get(&field), None))
        });
        let many = [(Alias, &self.aliases), (Positioning, &self.positioning), (Target, &self.targets)];
        let many = many.into_iter().flat_map(|(field, names)| {
            names.iter().map(move |item| {
                let claim = Claim::Identity { field, value: item.name.clone() };
                (claim, item.source.as_ref(), item.quote.as_ref())
            })
        });
        single.chain(many).collect()
    }

    fn body(&self) -> Vec<Stated<'_>> {
        let mut all: Vec<Stated<'_>> = Vec::new();
        all.extend(self.industries.iter().map(|item| {
            let claim = Claim::Industry { name: item.name.clone(), role: item.role };
            (claim, item.source.as_ref(), item.quote.as_ref())
        }));
        all.extend(self.indicators.iter().map(|item| {
            (Claim::Indicator(Box::new(item.indicator.clone())), item.source.as_ref(), item.quote.as_ref())
        }));
        all.extend(
            self.projects.iter().map(|item| {
                (Claim::Project(Box::new(item.project.clone())), item.source.as_ref(), item.quote.as_ref())
            }),
        );
        all.extend(self.companies.iter().map(|item| {
            let claim = Claim::Company { name: item.name.clone(), role: item.role, industry: item.industry.clone() };
            (claim, item.source.as_ref(), item.quote.as_ref())
        }));
        all.extend(
            self.platforms
                .iter()
                .map(|item| (Claim::Platform { name: item.name.clone() }, item.source.as_ref(), item.quote.as_ref())),
        );
        all.extend(
            self.mechanisms
                .iter()
                .map(|item| (Claim::Mechanism { name: item.name.clone() }, item.source.as_ref(), item.quote.as_ref())),
        );
        all.extend(self.honors.iter().map(|item| {
            let claim = Claim::Honor { name: item.name.clone(), subject: item.subject.clone() };
            (claim, item.source.as_ref(), item.quote.as_ref())
        }));
        all
    }

    /// A profile with nothing in it but its name. `path` is the file it would stand in.
    pub fn empty(path: &str, body_kind: Body, name: &str) -> Profile {
        Profile {
            path: path.to_string(),
            slug: meaning::slug_of(path).to_string(),
            body_kind,
            name: name.to_string(),
            aliases: Vec::new(),
            zone_type: None,
            level: None,
            province: None,
            city: None,
            parent: None,
            founded: None,
            national_since: None,
            updated: None,
            positioning: Vec::new(),
            targets: Vec::new(),
            sources: Default::default(),
            parent_source: None,
            industries: Vec::new(),
            indicators: Vec::new(),
            projects: Vec::new(),
            companies: Vec::new(),
            platforms: Vec::new(),
            mechanisms: Vec::new(),
            honors: Vec::new(),
            markdown: String::new(),
        }
    }

    /// A new profile out of facts, in their order; `home` is an empty profile that says where it stands.
    ///
    /// What one article tells twice is kept once, where it stands first; of a trait (type, level, city …) the file
    /// has room for one telling, the first. A fact that a plain file cannot carry (a name with markup in it, a
    /// founding date that is none) is left out with a warning that says so.
    pub fn from_facts(home: Profile, facts: &[Fact]) -> Checked<Profile> {
        let mut made = Checked::clean(home);
        let mut known: Vec<Entry> = Vec::new();
        for fact in facts {
            if let Some(why) = unwritable(fact) {
                made.faults.push(left_out(fact, &why));
                continue;
            }
            let Some(entry) = Entry::of_fact(fact) else { continue };
            if !known.iter().any(|told| matching::same(told, &entry)) {
                known.push(entry);
                made.value.take(fact);
            }
        }
        made
    }

    /// Adds a fact at the end of its list, or fills the trait it tells of.
    pub(super) fn take(&mut self, fact: &Fact) {
        let (source, quote) = (locator(&fact.evidence), quote(&fact.evidence));
        match fact.claim.clone() {
            Claim::Identity { field, value } => self.take_trait((field, value), source, quote),
            Claim::Industry { name, role } => self.industries.push(Industry { name, role, source, quote }),
            Claim::Indicator(indicator) => {
                self.indicators.push(IndicatorEntry { indicator: *indicator, source, quote });
            }
            Claim::Project(project) => self.projects.push(ProjectEntry { project: *project, source, quote }),
            Claim::Company { name, role, industry } => {
                self.companies.push(Company { name, role, industry, source, quote });
            }
            Claim::Platform { name } => self.platforms.push(Named { name, source, quote }),
            Claim::Mechanism { name } => self.mechanisms.push(Named { name, source, quote }),
            Claim::Honor { name, subject } => self.honors.push(Designation { name, subject, source, quote }),
        }
    }

    fn take_trait(&mut self, (field, value): (IdentityField, String), source: Option<Locator>, quote: Option<String>) {
        let named = |name| Named { name, source: source.clone(), quote };
        match field {
            IdentityField::Alias => return self.aliases.push(named(value)),
            IdentityField::Positioning => return self.positioning.push(named(value)),
            IdentityField::Target => return self.targets.push(named(value)),
            IdentityField::Founded => self.founded = value.parse().ok(),
            IdentityField::NationalSince => self.national_since = value.parse().ok(),
            IdentityField::Type => self.zone_type = Some(value),
            IdentityField::Level => self.level = Some(value),
            IdentityField::Province => self.province = Some(value),
            IdentityField::City => self.city = Some(value),
        }
        self.sources.extend(source.map(|source| (field, source)));
    }
}

/// A claim with where it stands and the words that carry it.
type Stated<'a> = (Claim, Option<&'a Locator>, Option<&'a String>);

fn evidence(source: Option<&Locator>, quote: Option<&String>) -> Evidence {
    Evidence {
        article: source.map(|source| source.article.clone()).unwrap_or_default(),
        line: source.map_or(0, |source| source.line),
        quote: quote.cloned().unwrap_or_default(),
    }
}

fn locator(evidence: &Evidence) -> Option<Locator> {
    (!evidence.article.is_empty() && evidence.line > 0)
        .then(|| Locator { article: evidence.article.clone(), line: evidence.line })
}

fn quote(evidence: &Evidence) -> Option<String> {
    let quote = evidence.quote.trim();
    (!quote.is_empty() && judge::markup("quote", quote).is_none()).then(|| quote.to_string())
}

/// Why a plain file cannot carry the fact, if it cannot.
pub(super) fn unwritable(fact: &Fact) -> Option<String> {
    let Evidence { article, line, .. } = &fact.evidence;
    if !article.is_empty() && format!("{article}:{line}").parse::<Locator>().is_err() {
        return Some(format!("`{}:{line}` is not a source", article.escape_debug()));
    }
    let mut names: Vec<&str> = vec![article];
    match &fact.claim {
        Claim::Identity { field, value } => {
            names.push(value);
            let dated = matches!(field, IdentityField::Founded | IdentityField::NationalSince);
            if dated && value.parse::<crate::domain::Period>().is_err() {
                return Some(format!("`{value}` is not a period"));
            }
        }
        Claim::Industry { name, .. } | Claim::Platform { name } | Claim::Mechanism { name } => names.push(name),
        Claim::Company { name, industry, .. } => {
            names.push(name);
            names.extend(industry.as_deref());
        }
        Claim::Honor { name, subject } => {
            names.push(name);
            names.extend(subject.as_deref());
        }
        Claim::Project(project) => {
            names.push(&project.name);
            names.extend(project.investment.as_ref().map(|quantity| quantity.unit.as_str()));
        }
        Claim::Indicator(item) => {
            names.push(&item.metric);
            names.extend(item.subject.as_deref());
            names.extend(item.quantity.as_ref().map(|quantity| quantity.unit.as_str()));
            names.extend(item.share.as_ref().map(|share| share.of.as_str()));
            names.extend(item.rank.as_ref().map(|rank| rank.of.as_str()));
        }
    }
    let bad = names.into_iter().find(|name| judge::markup("name", name).is_some() || name.trim() != *name);
    bad.map(|name| format!("`{}` holds markup, invisible characters or blanks around it", name.escape_debug()))
}

pub(super) fn left_out(fact: &Fact, why: &str) -> Diagnostic {
    let Evidence { article, line, .. } = &fact.evidence;
    Diagnostic::warning(
        "profile/unwritable-fact",
        format!("A fact of `{}` from {article}:{line} was left out: {why}.", fact.zone.escape_debug()),
    )
    .hint("Read the line, and type the fact into the profile by hand if it is one.")
}
