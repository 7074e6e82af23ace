//! Reads a plain file: the text in, a profile or an article card out, with every fault of the file at once.
//!
//! A sound file goes the short way: YAML straight into typed words, words into values. Only where something is
//! wrong is the file read a second time, into a tree that knows its places, so that each fault is shown under
//! its word.

use serde::de::DeserializeOwned;

use crate::diag::{Checked, Diagnostic, Place};
use crate::source::{SourceText, Span};
use crate::vocab::Vocab;

use super::head::{self, Head, NoHead};
use super::judge::{self, Flaw, Judge};
use super::meaning;
use super::mend::{self, Mended};
use super::model::{Body, Profile};
use super::raw::RawProfile;
use super::structure::{self, Keys};
use super::tree::Node;

/// A profile file: what stands in it, whether it is well formed, and what the vocabularies make of its words.
///
/// `None` where the file has no front matter or no name. A profile that comes with errors is what could be
/// saved of the file: good for showing, not for writing back.
pub fn read(source: &SourceText, body: Body, vocab: &Vocab) -> Checked<Option<Profile>> {
    judged(source, body, Judge::with(vocab))
}

/// A profile file without the vocabularies: what stands in it and whether it is well formed.
pub fn read_plain(source: &SourceText, body: Body) -> Checked<Option<Profile>> {
    judged(source, body, Judge::default())
}

fn judged(source: &SourceText, body: Body, mut judge: Judge<'_>) -> Checked<Option<Profile>> {
    let head = match head_of(source) {
        Ok(head) => head,
        Err(fault) => return Checked { value: None, faults: vec![fault] },
    };
    let (raw, trail) = typed::<RawProfile>(source, &head, structure::PROFILE);
    let profile = meaning::profile(&mut judge, raw, (source.name(), body))
        .map(|profile| Profile { markdown: head::markdown(&source.text()[head.markdown.clone()]), ..profile });
    let slug = profile.as_ref().and_then(|profile| {
        let fault = bad_slug(source.name(), &profile.slug)?;
        let meant = judge.vocab.and_then(|vocab| vocab.slug_of(&profile.name));
        Some(match meant {
            Some(slug) => fault.hint(format!("Rename the file to {slug}.md: small ASCII letters, digits and hyphens.")),
            None => fault,
        })
    });
    let faults = slug.into_iter().chain(trail.placed((source, &head), judge.flaws())).collect();
    Checked { value: profile, faults }
}

/// True where something missing is missing because of a fault already told: a misspelt key is not two faults.
fn told(known: &[(Option<Span>, Diagnostic)], yaml: &str, (span, fault): (Option<Span>, &Diagnostic)) -> bool {
    match (fault.code, span) {
        ("profile/missing-name", _) => !known.is_empty() && yaml.lines().any(has_name),
        ("profile/missing-key" | "profile/no-figure", Some(item)) => {
            known.iter().any(|(span, _)| span.is_some_and(|span| item.contains(span)))
        }
        _ => false,
    }
}

fn has_name(line: &str) -> bool {
    let rest = line.trim_start().strip_prefix("name").map(str::trim_start);
    rest.and_then(|rest| rest.strip_prefix([':', '：'])).is_some_and(|value| !value.trim().is_empty())
}

fn placed(source: &SourceText, head: &Head, span: Option<Span>, fault: Diagnostic) -> Diagnostic {
    match span {
        Some(span) => fault.at_span(source, span, head.yaml.start),
        None => fault.at(Place::line(source, 1)),
    }
}

/// The two halves of a file, or the fault of a file without them.
pub(super) fn head_of(source: &SourceText) -> Result<Head, Diagnostic> {
    Head::of(source.text()).map_err(|fault| match fault {
        NoHead::Unopened => Diagnostic::error("profile/no-front-matter", "The file does not begin with front matter.")
            .at(Place::line(source, 1))
            .hint("Type `---` on the first line, the keys below it, and `---` again after the last key."),
        NoHead::Unclosed => {
            Diagnostic::error("profile/no-front-matter", "The front matter is opened and never closed.")
                .at(Place::line(source, 1))
                .hint("Type `---` on a line of its own after the last key.")
        }
    })
}

/// What was wrong on the way to the typed words, and what it takes to find the places of later faults.
#[derive(Default)]
pub(super) struct Trail {
    /// Faults with their spans in the YAML as typed.
    faults: Vec<(Span, Diagnostic)>,
    /// The mended text and its tree, where they had to be made.
    patient: Option<(Mended, Option<Node>)>,
}

impl Trail {
    /// All faults of the file in the order of their places.
    pub fn placed(self, (source, head): (&SourceText, &Head), flaws: Vec<Flaw>) -> Vec<Diagnostic> {
        let mut all: Vec<(Option<Span>, Diagnostic)> =
            self.faults.into_iter().map(|(span, fault)| (Some(span), fault)).collect();
        if !flaws.is_empty() {
            let tree;
            let (mended, tree) = match &self.patient {
                Some((mended, tree)) => (Some(mended), tree.as_ref()),
                None => {
                    tree = Node::of(&source.text()[head.yaml.clone()]);
                    (None, tree.as_ref())
                }
            };
            let original = |span: Span| mended.map_or(span, |mended| mended.original_span(span));
            let found = judge::located(flaws, tree).into_iter().map(|(span, fault)| (span.map(original), fault));
            let yaml = &source.text()[head.yaml.clone()];
            // Where nothing was read, nothing is missing.
            let unread = tree.is_none() && !all.is_empty();
            let found = found.filter(|_| !unread);
            let new: Vec<_> = found.filter(|(span, fault)| !told(&all, yaml, (*span, fault))).collect();
            all.extend(new);
        }
        all.sort_by_key(|(span, _)| span.map(|span| span.start));
        all.into_iter().map(|(span, fault)| placed(source, head, span, fault)).collect()
    }
}

/// Reads the YAML half into typed words, the short way or the patient one.
pub(super) fn typed<T: DeserializeOwned + Default>(source: &SourceText, head: &Head, keys: Keys) -> (T, Trail) {
    let yaml = &source.text()[head.yaml.clone()];
    if let Some(fault) = mend::too_deep(yaml) {
        return (T::default(), Trail { faults: vec![fault], patient: Some((Mended::default(), None)) });
    }
    match serde_yaml::from_str::<Option<T>>(yaml) {
        Ok(raw) => (raw.unwrap_or_default(), Trail::default()),
        Err(_) => patient(yaml, keys),
    }
}

fn patient<T: DeserializeOwned + Default>(yaml: &str, keys: Keys) -> (T, Trail) {
    let mut faults = Vec::new();
    let mended = mend::mend(yaml, keys, &mut faults);
    let mut tree = Node::of(&mended.text);
    let mut raw = T::default();
    match &mut tree {
        Some(tree) => {
            let mut misfits = Vec::new();
            structure::prune(tree, keys, &mut misfits);
            faults.extend(misfits.into_iter().map(|(span, fault)| (mended.original_span(span), fault)));
            match T::deserialize(&*tree) {
                Ok(read) => raw = read,
                Err(fault) if faults.is_empty() => faults.push((Span::default(), unexplained(&fault.to_string()))),
                Err(_) => {}
            }
        }
        None if faults.is_empty() => {
            faults.push((Span::default(), unexplained("it is not a mapping")));
        }
        None => {}
    }
    (raw, Trail { faults, patient: Some((mended, tree)) })
}

fn unexplained(why: &str) -> Diagnostic {
    Diagnostic::error("profile/yaml", format!("The front matter cannot be read: {why}."))
        .hint("Type one `key: value` a line, as the sample profile does.")
}

/// The fault of a file name that cannot be an address.
pub(super) fn bad_slug(path: &str, slug: &str) -> Option<Diagnostic> {
    let sound = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let good = !slug.is_empty() && slug.chars().all(sound) && !slug.starts_with('-') && !slug.ends_with('-');
    (!good).then(|| {
        Diagnostic::error("profile/bad-slug", format!("`{slug}` cannot be the address of a page."))
            .at(Place::file(path))
            .hint("Name the file in small ASCII letters, digits and hyphens: shihezi-jingkaiqu.md.")
    })
}
