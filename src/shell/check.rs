//! `yuanzhi check`: all faults at once — content, vocabulary, evidence, links of the rendered site.
#![allow(clippy::disallowed_methods)] // this is where IO lives

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Mutex;

use crate::diag::{self, Diagnostic, has_errors};
use crate::output::{self, Options};
use crate::profile::ArticleCard;

use super::args::{CheckArgs, FaultFormat};
use super::evidence;
use super::files::Told;
use super::folder::{Content, Folder};
use super::progress::Progress;
use super::texts::{self, Text};
use super::{Ending, report};

/// Pages are looked over as the templates write them.
const PLAIN: Options = Options { minify: false };

/// Runs the command.
pub(super) fn run(site: Option<&Path>, args: &CheckArgs) -> Told<Ending> {
    let folder = Folder::find(site)?;
    let mut faults = Vec::new();
    let (content, unread) = look(&folder, &mut faults);
    tell(&faults, args.format);
    if args.format == FaultFormat::Text {
        report::say(&summary(&content, unread, &faults));
    }
    Ok(match has_errors(&faults) {
        true => Ending::Faults,
        false => Ending::Clean,
    })
}

/// All faults of a site; hands out its content and how many articles have no text to hold figures against.
pub(super) fn look(folder: &Folder, faults: &mut Vec<Diagnostic>) -> (Content, usize) {
    let content = folder.content();
    faults.extend(content.faults.iter().cloned());
    let unread = check_evidence(folder, &content, faults);
    if !has_errors(faults) {
        check_site(folder, faults);
    }
    (content, unread)
}

/// Holds every figure against its article where the text is there; the number is of articles whose text is not.
fn check_evidence(folder: &Folder, content: &Content, faults: &mut Vec<Diagnostic>) -> usize {
    let texts: BTreeMap<String, Text> =
        texts::in_folder(&folder.root.join("articles"), faults).into_iter().map(|text| (text.article.id.clone(), text)).collect();
    for card in &content.articles {
        if let Some(text) = texts.get(&card.id) {
            faults.extend(changed_text(card, text));
        }
    }
    for profile in &content.profiles {
        faults.extend(evidence::check(profile, &texts, &content.vocab));
    }
    content.articles.iter().filter(|card| !texts.contains_key(&card.id)).count()
}

/// A text that is no longer the one its figures were taken from.
fn changed_text(card: &ArticleCard, text: &Text) -> Option<Diagnostic> {
    let told = card.hash.as_ref()?;
    (*told != text.hash()).then(|| {
        Diagnostic::warning("article/changed", format!("The text of article `{}` is not the one its figures were taken from.", card.id))
            .at(diag::Place::file(card.path.clone()))
            .hint("Put the old text back, or run `yuanzhi import` on the new one.")
    })
}

/// Renders the site into memory and follows every link.
fn check_site(folder: &Folder, faults: &mut Vec<Diagnostic>) {
    let Some((site, theme)) = super::build::load(folder, PLAIN, &mut Vec::new()) else { return };
    let files = Mutex::new(BTreeMap::new());
    let progress = Progress::open("Following links");
    let put = |path: &str, bytes: &[u8]| {
        progress.step();
        files.lock().unwrap_or_else(|poison| poison.into_inner()).insert(path.to_string(), bytes.to_vec());
        true
    };
    faults.extend(output::render(&site, &theme, PLAIN, &put));
    let files = files.into_inner().unwrap_or_else(|poison| poison.into_inner());
    faults.extend(output::dead_links(&files, &folder.config.base_path()));
}

fn tell(faults: &[Diagnostic], format: FaultFormat) {
    match format {
        FaultFormat::Text => report::tell_all(faults),
        FaultFormat::Json => report::print(&format!("{:#}\n", diag::json(faults))),
        FaultFormat::Github => report::print(&diag::github(faults)),
    }
}

fn summary(content: &Content, unread: usize, faults: &[Diagnostic]) -> String {
    let figures: usize = content.profiles.iter().map(|profile| profile.indicators.len()).sum();
    let texts = match unread {
        0 => "every article's text is there".to_string(),
        n => format!("{n} articles have no text in articles/, their figures were not held against it"),
    };
    let verdict = if faults.is_empty() { "Nothing wrong" } else { "Checked" };
    format!("{verdict}: {} profiles, {figures} figures; {texts}.", content.profiles.len())
}
