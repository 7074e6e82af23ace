//! `yuanzhi import`: articles to profiles, merged with what a person wrote.
//!
//! Everything is read and merged in memory first; then the profiles are written, each whole or not at all, and
//! last the lock. An import that is cut off in between is completed by the next one.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::article::Part;
use crate::diag::{Diagnostic, Place, Severity, has_errors};
use crate::domain::{Fact, Period};
use crate::facts::{self, Doubt};
use crate::profile::{self, ArticleCard, ArticlePart, Body, Change, Home, Lock, Merged, Reading};
use crate::source::SourceText;
use crate::vocab::Vocab;

use super::args::ImportArgs;
use super::files::{self, Told};
use super::folder::{Content, Folder};
use super::marked;
use super::progress::Progress;
use super::sheet::{self, Sheet};
use super::texts::{self, Text};
use super::{Ending, report};

/// One article and what was read out of it.
pub(super) struct Read {
    /// The file.
    pub text: Text,
    /// Its facts.
    pub facts: Vec<Fact>,
    /// What was left in doubt.
    pub doubts: Vec<Doubt>,
    /// The words of facts that are to be read over.
    pub heard: Vec<Doubt>,
}

/// All that was read in one run.
struct Heard<'a> {
    read: &'a [Read],
    sheets: &'a [Sheet],
}

impl Heard<'_> {
    /// Articles read as a whole.
    fn articles(&self) -> BTreeSet<String> {
        self.read.iter().map(|read| read.text.article.id.clone()).collect()
    }

    fn facts(&self) -> Vec<Fact> {
        self.read
            .iter()
            .flat_map(|read| &read.facts)
            .chain(self.sheets.iter().flat_map(|sheet| &sheet.facts))
            .cloned()
            .collect()
    }

    /// Articles of which everything said about a zone is at hand: those read, and those that a sheet names beside it.
    fn articles_of(&self, zone: &str) -> BTreeSet<String> {
        let rows = self.sheets.iter().flat_map(|sheet| &sheet.facts).filter(|fact| fact.zone == zone);
        self.articles().into_iter().chain(rows.map(|fact| fact.evidence.article.clone())).collect()
    }
}

/// One profile to be written.
struct Plan {
    zone: String,
    path: PathBuf,
    before: Option<String>,
    merged: Merged,
}

/// Runs the command.
pub(super) fn run(site: Option<&Path>, args: &ImportArgs) -> Told<Ending> {
    let folder = Folder::find(site)?;
    let mut content = folder.content();
    let mut faults = std::mem::take(&mut content.faults);
    faults.retain(|fault| fault.severity == Severity::Error);
    if let Some(own) = args.files.iter().find(|path| path.join("site.toml").is_file()) {
        return Err(Box::new(own_files(own)));
    }
    let (tables, articles): (Vec<PathBuf>, Vec<PathBuf>) =
        texts::meant(&args.files, &mut faults).into_iter().partition(|path| sheet::is_sheet(path));
    let read = read_all(&articles, &content.vocab, &mut faults);
    let sheets: Vec<Sheet> = tables.iter().filter_map(|path| sheet::read(path, &mut faults)).collect();
    one_id_each(&read, &mut faults);
    if has_errors(&faults) {
        report::tell(&faults);
        report::say("Nothing was written.");
        return Ok(Ending::of(&faults));
    }
    let mut lock = read_lock(&folder, &mut faults)?;
    let heard = Heard { read: &read, sheets: &sheets };
    let Planned { plans, missed } = plan(&folder, &content, (&heard, &mut lock), &mut faults)?;
    if !sheets.is_empty() {
        faults.extend(plans.iter().flat_map(|plan| unwritable(&folder, plan, &content.vocab)));
    }
    if has_errors(&faults) && !sheets.is_empty() {
        report::tell(&faults);
        report::say("Nothing was written.");
        return Ok(Ending::of(&faults));
    }
    if let Some(path) = &args.report {
        files::write(path, marked::page(&read).as_bytes())?;
    }
    match args.dry_run {
        true => plans.iter().try_for_each(tell_diff)?,
        false => {
            sheets.iter().try_for_each(|sheet| keep_sheet(&folder, &content, sheet))?;
            write_all(&folder, &content, (&plans, &read), &lock)?;
        }
    }
    tell_plans(&plans);
    tell_doubts(heard.read, ("numbers gave no fact", |read| &read.doubts));
    tell_doubts(heard.read, ("names were told by their look alone; read them over", |read| &read.heard));
    report::tell(&faults);
    report::say(&summary(&plans, (&heard, &missed), args.dry_run));
    Ok(Ending::of(&faults))
}

/// A site's own profiles and pages are no articles.
fn own_files(folder: &Path) -> Diagnostic {
    Diagnostic::error("import/own-files", format!("`{}` is the folder of a site, not of articles.", folder.display()))
        .hint("Name the articles, or the folder they are in: `yuanzhi import articles`.")
}

fn read_all(paths: &[PathBuf], vocab: &Vocab, faults: &mut Vec<Diagnostic>) -> Vec<Read> {
    let progress = Progress::of(paths.len(), "Reading");
    let one = |path: &PathBuf| {
        let mut faults = Vec::new();
        let read = texts::read(path, &mut faults).map(|text| {
            let reading = facts::read(&text.article, vocab);
            Read { text, facts: reading.facts, doubts: reading.doubts, heard: reading.heard }
        });
        progress.step();
        (read, faults)
    };
    let results: Vec<_> = paths.par_iter().map(one).collect();
    drop(progress);
    let mut read = Vec::new();
    for (result, mut more) in results {
        // Of what could not be read nothing more is said.
        read.extend(result.filter(|_| !has_errors(&more)));
        faults.append(&mut more);
    }
    for empty in read.iter().filter(|read| read.facts.is_empty()) {
        faults.push(
            Diagnostic::note("import/nothing", "No fact about a zone was found in this article.")
                .at(Place::file(empty.text.path.display().to_string()))
                .hint(
                    "Where it does speak of one, write the profile by hand; its `source:` may still name this article.",
                ),
        );
    }
    read
}

/// Two files with one id would both be the article that `source:` names.
fn one_id_each(read: &[Read], faults: &mut Vec<Diagnostic>) {
    let mut seen: BTreeMap<&str, &Path> = BTreeMap::new();
    for one in read {
        if let Some(first) = seen.insert(&one.text.article.id, &one.text.path).filter(|first| *first != one.text.path) {
            faults.push(
                Diagnostic::error(
                    "import/same-id",
                    format!(
                        "`{}` has the same id as `{}`: `{}`.",
                        one.text.path.display(),
                        first.display(),
                        one.text.article.id
                    ),
                )
                .at(Place::file(one.text.path.display().to_string()))
                .hint("Rename one of them; an article's id is its file name up to the first `_` or `.`."),
            );
        }
    }
}

fn lock_path(folder: &Folder) -> PathBuf {
    folder.root.join("content/import.lock")
}

fn read_lock(folder: &Folder, faults: &mut Vec<Diagnostic>) -> Told<Lock> {
    let path = lock_path(folder);
    if !path.is_file() {
        return Ok(Lock::default());
    }
    Ok(Lock::parse(&files::read_text(&path, "content/import.lock")?).drain(faults))
}

/// What is to be written, and the zones where a fault forbids it.
#[derive(Default)]
struct Planned {
    plans: Vec<Plan>,
    missed: Vec<String>,
}

/// Merges the reading into every zone it speaks of, or spoke of before; `lock` is brought up to date.
fn plan(
    folder: &Folder,
    content: &Content,
    (heard, lock): (&Heard<'_>, &mut Lock),
    faults: &mut Vec<Diagnostic>,
) -> Told<Planned> {
    let (articles, all) = (heard.articles(), heard.facts());
    let reading = Reading { articles: &articles, facts: &all };
    let zones: Vec<String> = profile::zones_to_merge(&reading, lock).into_iter().map(str::to_string).collect();
    let mut planned = Planned::default();
    for zone in zones {
        let articles = heard.articles_of(&zone);
        let reading = Reading { articles: &articles, facts: &all };
        let mut found = Vec::new();
        match plan_one(&zone, (folder, content), (&reading, lock), &mut found)? {
            Some(plan) => planned.plans.push(plan),
            None if has_errors(&found) => planned.missed.push(zone),
            // A person deleted it.
            None => {}
        }
        faults.append(&mut found);
    }
    Ok(planned)
}

fn plan_one(
    zone: &str,
    (folder, content): (&Folder, &Content),
    (reading, lock): (&Reading<'_>, &mut Lock),
    faults: &mut Vec<Diagnostic>,
) -> Told<Option<Plan>> {
    let Some(path) = home_of(zone, content, lock) else {
        faults.push(nameless(zone));
        return Ok(None);
    };
    let full = folder.root.join(&path);
    let file = match full.is_file() {
        true => Some(files::read_text(&full, &path.display().to_string())?),
        false => None,
    };
    if let Some(fault) = file.as_ref().and_then(|file| stranger(zone, file, (content, lock))) {
        faults.push(fault);
        return Ok(None);
    }
    let merged = profile::merge(zone, file.as_ref(), lock.zone(zone), reading).drain(faults);
    Ok(merged.map(|merged| {
        let slug = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        lock.set(zone, &slug, merged.lock.clone());
        Plan { zone: zone.to_string(), path: full, before: file.map(|file| file.text().to_string()), merged }
    }))
}

/// The file of a zone, below the site's folder: where its profile stands under whatever name, or a new one under the
/// zone's checked pinyin.
fn home_of(zone: &str, content: &Content, lock: &Lock) -> Option<PathBuf> {
    if let Home::File(profile) = profile::home(zone, &content.profiles, lock) {
        return Some(PathBuf::from(&profile.path));
    }
    let places = &content.vocab.places;
    let region = places.city(zone).is_some_and(|city| city.name == zone)
        || places.province(zone).is_some_and(|province| province.name == zone)
        || places.counties_named(zone).iter().any(|county| county.name == zone);
    let below = if region { "content/regions" } else { "content/zones" };
    let slug =
        lock.slug(zone).map(str::to_string).or_else(|| content.vocab.pinyin.slug_of(zone, &content.vocab.places))?;
    Some(Path::new(below).join(format!("{slug}.md")))
}

fn nameless(zone: &str) -> Diagnostic {
    Diagnostic::error(
        "import/no-slug",
        format!("No file name can be made of the zone's name `{}`.", zone.escape_debug()),
    )
    .hint("Write its profile by hand under a name of your choice; the next import finds it by its `name:`.")
}

/// A file at the zone's place that is about another zone: neither its name nor what the import last wrote there.
fn stranger(zone: &str, file: &SourceText, (content, lock): (&Content, &Lock)) -> Option<Diagnostic> {
    let other = content.profiles.iter().find(|profile| profile.path == file.name())?;
    if matches!(profile::home(zone, std::slice::from_ref(other), lock), Home::File(_)) {
        return None;
    }
    Some(
        Diagnostic::error("import/same-slug", format!("`{zone}` and `{}` would have the same file.", other.name))
            .at(Place::file(file.name()))
            .hint("Rename that file, or write the profile of the other zone by hand under another name."),
    )
}

/// Writes profiles, texts and cards, and last the lock.
///
/// # Errors
/// What the machine refuses; where profiles were written before it did, the message says how many.
fn write_all(folder: &Folder, content: &Content, (plans, read): (&[Plan], &[Read]), lock: &Lock) -> Told<()> {
    let mut written = 0;
    for plan in plans.iter().filter(|plan| plan.before.as_deref() != Some(plan.merged.text.as_str())) {
        files::write(&plan.path, plan.merged.text.as_bytes()).map_err(|fault| cut_off(fault, written))?;
        written += 1;
    }
    for one in read {
        keep_text(folder, &one.text).map_err(|fault| cut_off(fault, written))?;
        write_card(folder, content, &one.text).map_err(|fault| cut_off(fault, written))?;
    }
    files::write(&lock_path(folder), lock.write().as_bytes()).map_err(|fault| cut_off(fault, written))
}

/// The refusal, and what stands on the disk by then.
fn cut_off(fault: Box<Diagnostic>, written: usize) -> Box<Diagnostic> {
    match written {
        0 => fault,
        _ => Box::new(Diagnostic {
            hint: Some(format!(
                "Mend that and type the same import again: it completes this one ({} written by now, each whole).",
                report::counted(written, "profile")
            )),
            ..*fault
        }),
    }
}

/// What a profile could not be read back with: a row of a sheet may name a province or type that there is not.
fn unwritable(folder: &Folder, plan: &Plan, vocab: &Vocab) -> Vec<Diagnostic> {
    let body = if plan.path.starts_with(folder.root.join("content/regions")) { Body::Region } else { Body::Zone };
    let source = SourceText::new(folder.shown(&plan.path), plan.merged.text.clone());
    let faults = profile::read(&source, body, vocab).faults;
    faults.into_iter().filter(|fault| fault.severity == Severity::Error).collect()
}

/// Keeps a sheet whose rows are their own source; gives it, and every article its rows name, a card where there is none.
fn keep_sheet(folder: &Folder, content: &Content, sheet: &Sheet) -> Told<()> {
    let name = sheet.path.file_name().unwrap_or_default();
    let kept = folder.root.join("articles").join(name);
    if sheet.articles().contains(&sheet.id) && !kept.exists() {
        files::write(&kept, &sheet.bytes)?;
    }
    for id in sheet.articles().into_iter().filter(|id| !content.articles.iter().any(|card| card.id == *id)) {
        let title = if id == sheet.id { name.to_string_lossy().into_owned() } else { id.clone() };
        let path = folder.root.join("content/articles").join(format!("{id}.md"));
        let card = ArticleCard { id, title, ..ArticleCard::default() };
        files::write(&path, profile::write_card(&card).as_bytes())?;
    }
    Ok(())
}

/// Copies the text to `articles/`, where it is not there yet.
fn keep_text(folder: &Folder, text: &Text) -> Told<()> {
    let name = text.path.file_name().unwrap_or_default();
    let kept = folder.root.join("articles").join(name);
    match kept.exists() {
        true => Ok(()),
        false => files::write(&kept, &text.bytes),
    }
}

/// How many characters of a text stand for the headline it has not.
const FIRST_WORDS: usize = 16;

/// What a part of a page is called: its headline, or the first words of one that has none.
fn heading_of(part: &Part) -> String {
    let words = || part.paragraphs.iter().map(|paragraph| paragraph.text.text()).find(|text| !text.is_empty());
    let title = match part.title.is_empty() {
        true => words().map_or("无题".to_string(), |text| text.chars().take(FIRST_WORDS).collect::<String>() + "…"),
        false => part.title.clone(),
    };
    title.replace('<', "〈").replace('>', "〉")
}

/// Writes the card of an article that has none; a card that stands there is a person's.
fn write_card(folder: &Folder, content: &Content, text: &Text) -> Told<()> {
    let article = &text.article;
    if content.articles.iter().any(|card| card.id == article.id) {
        return Ok(());
    }
    let titled = article.parts.iter().find(|part| !part.title.is_empty());
    let parts = match article.parts.len() {
        0 | 1 => Vec::new(),
        _ => article
            .parts
            .iter()
            .map(|part| ArticlePart { title: heading_of(part), lines: part.lines, reporters: part.reporters.clone() })
            .collect(),
    };
    let card = ArticleCard {
        id: article.id.clone(),
        title: article
            .head
            .title
            .clone()
            .or_else(|| titled.map(|part| part.title.clone()))
            .unwrap_or_else(|| article.id.clone())
            .replace('<', "〈")
            .replace('>', "〉"),
        newspaper: article.head.newspaper.clone(),
        reporters: titled.map(|part| part.reporters.clone()).unwrap_or_default(),
        date: article.head.date.map(Period::At),
        url: article.head.url.clone(),
        hash: Some(text.hash()),
        parts,
        ..ArticleCard::default()
    };
    files::write(
        &folder.root.join("content/articles").join(format!("{}.md", article.id)),
        profile::write_card(&card).as_bytes(),
    )
}

/// What would change in one file, as a person reads it.
fn tell_diff(plan: &Plan) -> Told<()> {
    let mut text = format!("--- {}\n", plan.path.display());
    let signs =
        [("+", &plan.merged.added), ("~", &plan.merged.updated), ("-", &plan.merged.removed), ("?", &plan.merged.kept)];
    for (sign, changes) in signs {
        for change in changes {
            text.push_str(&format!("{sign} {}\n", change_line(change)));
        }
    }
    report::print(&text).map(drop)
}

fn change_line(change: &Change) -> String {
    let field = change.field.map(|field| format!(".{field}")).unwrap_or_default();
    let value = match (&change.before, &change.after) {
        (Some(before), Some(after)) => format!("{before} → {after}"),
        (Some(one), None) | (None, Some(one)) => one.clone(),
        (None, None) => String::new(),
    };
    let source = change.source.as_ref().map(|source| format!("  [{source}]")).unwrap_or_default();
    format!("{} {}{field}: {value}{source}", change.section, change.name)
}

/// What became of each profile.
fn tell_plans(plans: &[Plan]) {
    for plan in plans {
        let Merged { added, updated, removed, kept, unchanged, .. } = &plan.merged;
        let new = if plan.before.is_none() { " (new)" } else { "" };
        report::say(&format!(
            "{}{new}: {} new, {} changed, {} gone, {} kept as you wrote them, {unchanged} as before",
            plan.zone,
            added.len(),
            updated.len(),
            removed.len(),
            kept.len()
        ));
        for change in kept {
            report::say(&format!("  yours stays; the article says otherwise: {}", change_line(change)));
        }
    }
}

/// The whole run in one line: what was read, what was written, and what was not.
fn summary(plans: &[Plan], (heard, missed): (&Heard<'_>, &[String]), dry_run: bool) -> String {
    let count = |count: usize, what: &str| (count > 0).then(|| report::counted(count, what));
    let sources: Vec<String> =
        [count(heard.read.len(), "article"), count(heard.sheets.len(), "sheet")].into_iter().flatten().collect();
    let facts = report::counted(heard.facts().len(), "fact");
    let profiles = report::counted(plans.len(), "profile");
    let verb = if dry_run { "would be merged; nothing was written" } else { "merged" };
    let rest = match missed {
        [] => String::new(),
        names => format!(" Not merged, for the errors above: {}.", names.join(", ")),
    };
    format!("{}, {facts}: {profiles} {verb}.{rest}", sources.join(" and "))
}

/// The words to look at, each with its reason, under a line that says what they are.
fn tell_doubts(read: &[Read], (what, of): (&str, fn(&Read) -> &[Doubt])) {
    let count: usize = read.iter().map(|read| of(read).len()).sum();
    if count == 0 {
        return;
    }
    report::say(&format!("{count} {what}:"));
    for one in read {
        for doubt in of(one) {
            report::say(&format!("  {}:{}  {}  {}", one.text.article.id, doubt.line, doubt.quote, doubt.reason.zh()));
        }
    }
}
