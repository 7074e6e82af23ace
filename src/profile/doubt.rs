//! A fault found among values: it knows which entry of which file it is about, and finds its line once the file's
//! text is at hand.

use crate::diag::{Diagnostic, Place};
use crate::domain::IdentityField;
use crate::source::SourceText;

use super::head::Head;
use super::judge;
use super::model::{Locator, Profile};
use super::tree::{Node, Step};

/// A fault and the entry it is about.
#[derive(Debug, Clone)]
pub struct Doubt {
    /// The file, as the user would type it.
    pub file: String,
    /// Keys and list positions from the top of the file; empty where the whole file is meant.
    path: Vec<Step>,
    /// The fault, still without its place.
    pub fault: Diagnostic,
}

impl Doubt {
    /// A fault of a whole file: of its name, its address.
    pub fn of_file(file: &str, fault: Diagnostic) -> Doubt {
        Doubt { file: file.to_string(), path: Vec::new(), fault }
    }

    /// A fault of the value under a key of the top level.
    pub fn of_key(file: &str, key: &'static str, fault: Diagnostic) -> Doubt {
        Doubt { file: file.to_string(), path: vec![Step::Key(key)], fault }
    }

    /// A fault of `key` of item `index` of the list `section`.
    pub fn of_item(file: &str, (section, index): (&'static str, usize), key: &'static str, fault: Diagnostic) -> Doubt {
        Doubt { file: file.to_string(), path: vec![Step::Key(section), Step::Item(index), Step::Key(key)], fault }
    }

    /// The same fault as a diagnostic that names the file only.
    pub fn unplaced(self) -> Diagnostic {
        self.fault.at(Place::file(self.file))
    }

    fn placed(self, source: &SourceText, file: Option<&(Head, Node)>) -> Diagnostic {
        let found = file.and_then(|(head, tree)| Some((judge::nearest(tree, &self.path)?, head.yaml.start)));
        match found {
            Some((span, start)) => self.fault.at_span(source, span, start),
            None => self.unplaced(),
        }
    }
}

/// The doubts about the file of `source`, each on its line, in the order of the lines.
pub fn place(doubts: Vec<Doubt>, source: &SourceText) -> Vec<Diagnostic> {
    let head = Head::of(source.text()).ok();
    let file = head.and_then(|head| Node::of(&source.text()[head.yaml.clone()]).map(|tree| (head, tree)));
    let mut faults: Vec<Diagnostic> = doubts.into_iter().map(|doubt| doubt.placed(source, file.as_ref())).collect();
    faults.sort_by_key(|fault| fault.place.as_ref().map(|place| (place.line, place.column)));
    faults
}

/// One thing a file says, and where in the file it stands.
#[derive(Debug, Clone, Copy)]
pub struct Spot<'a> {
    /// The list, or the key of a trait.
    pub section: &'static str,
    /// Position in the list; `None` for a trait.
    pub index: Option<usize>,
    /// Its name, metric or value.
    pub name: &'a str,
    /// Where it stands in an article.
    pub source: Option<&'a Locator>,
}

impl Spot<'_> {
    /// A fault of this thing's `key`; of a trait the value, or its source where that is meant.
    pub fn doubt(&self, file: &str, key: &'static str, fault: Diagnostic) -> Doubt {
        match self.index {
            Some(index) => Doubt::of_item(file, (self.section, index), key, fault),
            None if key == "source" && self.source.is_some() => {
                let path = vec![Step::Key("sources"), Step::Key(self.section)];
                Doubt { file: file.to_string(), path, fault }
            }
            None => Doubt::of_key(file, self.section, fault),
        }
    }
}

impl Profile {
    /// Everything the file says that can have a source: its traits first, then list by list.
    pub fn spots(&self) -> Vec<Spot<'_>> {
        let mut all = self.trait_spots();
        for (section, names) in
            [("aliases", &self.aliases), ("positioning", &self.positioning), ("targets", &self.targets)]
        {
            all.extend(spots(section, names.iter().map(|item| (item.name.as_str(), item.source.as_ref()))));
        }
        let industries = self.industries.iter().map(|item| (item.name.as_str(), item.source.as_ref()));
        all.extend(spots("industries", industries));
        let figures = self.indicators.iter().map(|item| (item.indicator.metric.as_str(), item.source.as_ref()));
        all.extend(spots("indicators", figures));
        let projects = self.projects.iter().map(|item| (item.project.name.as_str(), item.source.as_ref()));
        all.extend(spots("projects", projects));
        let companies = self.companies.iter().map(|item| (item.name.as_str(), item.source.as_ref()));
        all.extend(spots("companies", companies));
        for (section, names) in [("platforms", &self.platforms), ("mechanisms", &self.mechanisms)] {
            all.extend(spots(section, names.iter().map(|item| (item.name.as_str(), item.source.as_ref()))));
        }
        all.extend(spots("honors", self.honors.iter().map(|item| (item.name.as_str(), item.source.as_ref()))));
        all
    }

    fn trait_spots(&self) -> Vec<Spot<'_>> {
        let words = [
            (IdentityField::Type, self.zone_type.as_deref()),
            (IdentityField::Level, self.level.as_deref()),
            (IdentityField::Province, self.province.as_deref()),
            (IdentityField::City, self.city.as_deref()),
            (IdentityField::Founded, self.founded.map(|_| "founded")),
            (IdentityField::NationalSince, self.national_since.map(|_| "national_since")),
        ];
        let mut all: Vec<Spot<'_>> = words
            .into_iter()
            .filter_map(|(field, name)| {
                Some(Spot { section: field.name(), index: None, name: name?, source: self.sources.get(&field) })
            })
            .collect();
        let parent = self.parent.as_deref();
        all.extend(parent.map(|name| Spot {
            section: "parent",
            index: None,
            name,
            source: self.parent_source.as_ref(),
        }));
        all
    }
}

fn spots<'a>(
    section: &'static str,
    items: impl Iterator<Item = (&'a str, Option<&'a Locator>)>,
) -> impl Iterator<Item = Spot<'a>> {
    items.enumerate().map(move |(index, (name, source))| Spot { section, index: Some(index), name, source })
}
