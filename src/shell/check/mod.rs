//! `yuanzhi check`: all faults at once — content, vocabulary, evidence, and the rendered site.

mod evidence;
mod fix;
mod tell;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::diag::{self, Diagnostic, Severity, has_errors};
use crate::output::{self, Options};
use crate::profile::{self, ArticleCard, Ground};
use crate::site::Site;
use crate::theme::Theme;

use super::args::{CheckArgs, FaultFormat};
use super::files::Told;
use super::folder::{Content, Folder, in_site_toml};
use super::texts::{self, Text};
use super::{Ending, clock, report, shown};

/// Pages are looked over as the templates write them.
const PLAIN: Options = Options { minify: false, search: false };

/// Runs the command.
pub(super) fn run(site: Option<&Path>, args: &CheckArgs) -> Told<Ending> {
    let mut folder = Folder::find(site)?;
    if let Some(url) = &args.base_url {
        folder.config.base_url = url.clone();
    }
    if args.fix {
        fix::run(&folder)?;
    }
    let (checked, _) = Checked::of(&folder);
    tell::tell(&checked.faults, args)?;
    if args.format == FaultFormat::Text {
        report::say(&checked.summary());
    }
    Ok(Ending::of(&checked.faults))
}

/// All faults of a site, and the site with its theme where they could be made: what was read for the check need not be
/// read again.
pub(super) fn look(folder: &Folder, faults: &mut Vec<Diagnostic>) -> Option<(Site, Theme)> {
    let (checked, made) = Checked::of(folder);
    faults.extend(checked.faults);
    made
}

/// A site looked over.
struct Checked {
    /// Everything found, content first, then the site.
    faults: Vec<Diagnostic>,
    profiles: usize,
    figures: usize,
    unread: usize,
}

impl Checked {
    /// Looks a whole site over, all stages whatever the first finds.
    fn of(folder: &Folder) -> (Checked, Option<(Site, Theme)>) {
        let mut faults: Vec<Diagnostic> =
            folder.config.check().err().map(|fault| in_site_toml(&folder.root, fault)).into_iter().collect();
        let mut content = folder.content();
        faults.append(&mut content.faults);
        let ground = Ground {
            profiles: &content.profiles,
            cards: &content.articles,
            vocab: &content.vocab,
            today: clock::today(),
        };
        let mut doubts = profile::doubts(&ground);
        let texts = texts(folder, &mut faults);
        let archive = evidence::Archive::new(&texts, &content.vocab);
        doubts.extend(content.profiles.iter().flat_map(|profile| archive.check(profile)));
        faults.extend(content.articles.iter().filter_map(|card| changed_text(card, texts.get(&card.id)?)));
        // Of a file that reads only in part nobody can say what it leaves out.
        let broken: BTreeSet<&str> =
            faults.iter().filter(|fault| fault.severity == Severity::Error).filter_map(file_of).collect();
        doubts.retain(|doubt| !broken.contains(doubt.file.as_str()));
        let doubts = folder.placed(doubts);
        faults.extend(doubts);
        let unread = content.articles.iter().filter(|card| !texts.contains_key(&card.id)).count();
        let figures = content.profiles.iter().map(|profile| profile.indicators.len()).sum();
        let profiles = content.profiles.len();
        let made = check_site(folder, (content, &texts), &mut faults);
        (Checked { faults, profiles, figures, unread }, made)
    }

    fn summary(&self) -> String {
        let texts = match self.unread {
            0 => "every article's text is there".to_string(),
            1 => "one article has no text in articles/, its figures were not held against it".to_string(),
            n => format!("{n} articles have no text in articles/, their figures were not held against them"),
        };
        let pressing = self.faults.iter().any(|fault| fault.severity > Severity::Note);
        let fixes = match self.faults.iter().filter(|fault| fault.fix.is_some()).count() {
            0 => String::new(),
            1 => " One of these `yuanzhi check --fix` mends.".to_string(),
            count => format!(" {count} of these `yuanzhi check --fix` mends."),
        };
        let verdict = if pressing { "Checked" } else { "Nothing wrong" };
        let (profiles, figures) = (report::counted(self.profiles, "profile"), report::counted(self.figures, "figure"));
        format!("{verdict}: {profiles}, {figures}; {texts}.{fixes}")
    }
}

fn file_of(fault: &Diagnostic) -> Option<&str> {
    fault.place.as_ref().map(|place| place.file.as_str())
}

/// The texts in `articles/`, by their id.
fn texts(folder: &Folder, faults: &mut Vec<Diagnostic>) -> BTreeMap<String, Text> {
    let all = texts::in_folder(folder, "articles", faults);
    all.into_iter().map(|text| (text.article.id.clone(), text)).collect()
}

/// A text that is no longer the one its figures were taken from.
fn changed_text(card: &ArticleCard, text: &Text) -> Option<Diagnostic> {
    let told = card.hash.as_ref()?;
    (*told != text.hash()).then(|| {
        Diagnostic::warning(
            "article/changed",
            format!("The text of article `{}` is not the one its figures were taken from.", card.id),
        )
        .at(diag::Place::file(card.path.clone()))
        .hint("Put the old text back, or run `yuanzhi import` on the new one.")
    })
}

/// Renders the site into memory and looks every file over.
///
/// Where the content has errors the site is made of what could be read of it, so that the theme is looked over in the
/// same run; what it links to may be missing then, and is not told. Hands back site and theme.
fn check_site(
    folder: &Folder,
    (content, texts): (Content, &BTreeMap<String, Text>),
    faults: &mut Vec<Diagnostic>,
) -> Option<(Site, Theme)> {
    let whole = !has_errors(faults);
    let mut found = Vec::new();
    let mut theme = folder.theme(&mut found);
    let site = Site::new(content.profiles, content.articles, &content.vocab, folder.config.clone());
    let mut site = site.drain(&mut found);
    shown::lay(&mut site, texts.values(), &content.vocab);
    let sound = !has_errors(&found);
    if sound {
        output::introduce(&mut theme, &site, PLAIN);
        let reader = output::Proofreader::new(&folder.config);
        let put = |path: &str, bytes: &[u8]| {
            reader.read(path, bytes);
            true
        };
        found.extend(output::render(&site, &theme, PLAIN, &put));
        if whole && !has_errors(&found) {
            found.extend(reader.faults());
        }
    }
    found.retain(|fault| whole || fault.code.starts_with("theme/"));
    faults.extend(found);
    sound.then_some((site, theme))
}
