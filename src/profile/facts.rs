//! A profile as facts, and facts as a profile.

use crate::diag::{Checked, Diagnostic};
use crate::domain::{Claim, Evidence, Fact, IdentityField};

use super::judge;
use super::meaning;
use super::model::{
    Body, Company, Designation, IndicatorEntry, Industry, Locator, Named, Profile, ProjectEntry,
};

impl Profile {
    /// Every fact the file states, in the file's order.
    ///
    /// A fact without `source:` has an empty article and line 0; a fact without `quote:` an empty quote.
    pub fn facts(&self) -> Vec<Fact> {
        let claims = self.identity().into_iter().chain(self.body());
        claims
            .map(|(claim, source, quote)| Fact {
                zone: self.name.clone(),
                evidence: evidence(source, quote),
                claim,
            })
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
        let single = traits
            .into_iter()
            .filter_map(|(field, value)| Some((Claim::Identity { field, value: value? }, self.sources.get(&field), None)));
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
        all.extend(self.projects.iter().map(|item| {
            (Claim::Project(Box::new(item.project.clone())), item.source.as_ref(), item.quote.as_ref())
        }));
        all.extend(self.companies.iter().map(|item| {
            let claim =
                Claim::Company { name: item.name.clone(), role: item.role, industry: item.industry.clone() };
            (claim, item.source.as_ref(), item.quote.as_ref())
        }));
        all.extend(self.platforms.iter().map(|item| {
            (Claim::Platform { name: item.name.clone() }, item.source.as_ref(), item.quote.as_ref())
        }));
        all.extend(self.mechanisms.iter().map(|item| {
            (Claim::Mechanism { name: item.name.clone() }, item.source.as_ref(), item.quote.as_ref())
        }));
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
    /// The same fact told twice is kept once, where it stands first. A fact that a plain file cannot carry (a
    /// name with markup in it, a founding date that is none) is left out with a warning that says so.
    pub fn from_facts(home: Profile, facts: &[Fact]) -> Checked<Profile> {
        let mut made = Checked::clean(home);
        for fact in facts {
            match unwritable(fact) {
                Some(why) => made.faults.push(left_out(fact, &why)),
                None => made.value.take(fact),
            }
        }
        made
    }

    /// Adds a fact at the end of its list, where the profile does not have it yet.
    pub(super) fn take(&mut self, fact: &Fact) {
        let (source, quote) = (locator(&fact.evidence), quote(&fact.evidence));
        let claim = fact.claim.clone();
        match claim {
            Claim::Identity { field, value } => self.take_trait((field, value), source, quote),
            Claim::Industry { name, role } => {
                if !self.industries.iter().any(|item| item.name == name && item.role == role) {
                    self.industries.push(Industry { name, role, source, quote });
                }
            }
            Claim::Indicator(indicator) => {
                let entry = IndicatorEntry { indicator: *indicator, source, quote };
                if !self.indicators.iter().any(|item| same_figure(item, &entry)) {
                    self.indicators.push(entry);
                }
            }
            Claim::Project(project) => {
                if !self.projects.iter().any(|item| item.project == *project) {
                    self.projects.push(ProjectEntry { project: *project, source, quote });
                }
            }
            Claim::Company { name, role, industry } => {
                if !self.companies.iter().any(|item| item.name == name && item.role == role) {
                    self.companies.push(Company { name, role, industry, source, quote });
                }
            }
            Claim::Platform { name } => push_named(&mut self.platforms, Named { name, source, quote }),
            Claim::Mechanism { name } => push_named(&mut self.mechanisms, Named { name, source, quote }),
            Claim::Honor { name, subject } => {
                if !self.honors.iter().any(|item| item.name == name && item.subject == subject) {
                    self.honors.push(Designation { name, subject, source, quote });
                }
            }
        }
    }

    fn take_trait(&mut self, (field, value): (IdentityField, String), source: Option<Locator>, quote: Option<String>) {
        let slot = match field {
            IdentityField::Alias => return push_named(&mut self.aliases, Named { name: value, source, quote }),
            IdentityField::Positioning => {
                return push_named(&mut self.positioning, Named { name: value, source, quote });
            }
            IdentityField::Target => return push_named(&mut self.targets, Named { name: value, source, quote }),
            IdentityField::Founded => return self.take_date(field, &value, source),
            IdentityField::NationalSince => return self.take_date(field, &value, source),
            IdentityField::Type => &mut self.zone_type,
            IdentityField::Level => &mut self.level,
            IdentityField::Province => &mut self.province,
            IdentityField::City => &mut self.city,
        };
        if slot.is_none() {
            *slot = Some(value);
            self.sources.extend(source.map(|source| (field, source)));
        }
    }

    fn take_date(&mut self, field: IdentityField, value: &str, source: Option<Locator>) {
        let slot = if field == IdentityField::Founded { &mut self.founded } else { &mut self.national_since };
        if slot.is_none() {
            *slot = value.parse().ok();
            self.sources.extend(source.map(|source| (field, source)));
        }
    }
}

/// A claim with where it stands and the words that carry it.
type Stated<'a> = (Claim, Option<&'a Locator>, Option<&'a String>);

fn push_named(list: &mut Vec<Named>, item: Named) {
    if !list.iter().any(|known| known.name == item.name) {
        list.push(item);
    }
}

/// The same figure from the same line is one fact; from another line it is a second statement and is kept.
fn same_figure(a: &IndicatorEntry, b: &IndicatorEntry) -> bool {
    a.indicator == b.indicator && a.source == b.source
}

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
