//! A site's folder: finding it, and reading all it holds with all faults in one run.
#![allow(clippy::disallowed_methods)] // this is where IO lives

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use walkdir::WalkDir;

use crate::diag::{Diagnostic, Place, did_you_mean, has_errors};
use crate::profile::{self, ArticleCard, Body, Doubt, Profile};
use crate::site::{Phrases, Site, SiteConfig};
use crate::source::{SourceText, Span};
use crate::theme::{Theme, ThemeFile};
use crate::vocab::Vocab;

use super::files::{self, Told};

/// A folder that holds a site.toml.
#[derive(Debug, Clone)]
pub(super) struct Folder {
    /// The folder itself.
    pub root: PathBuf,
    /// What site.toml says.
    pub config: SiteConfig,
}

/// The content of a site and the faults found while reading it.
#[derive(Debug)]
pub(super) struct Content {
    /// Zones and regions that could be read.
    pub profiles: Vec<Profile>,
    /// Cards of articles that could be read.
    pub articles: Vec<ArticleCard>,
    /// The vocabulary with the site's own entries.
    pub vocab: Cow<'static, Vocab>,
    /// Everything wrong.
    pub faults: Vec<Diagnostic>,
}

impl Folder {
    /// The site in `named`, or in the nearest folder upward that holds a site.toml.
    pub fn find(named: Option<&Path>) -> Told<Folder> {
        let root = match named {
            Some(dir) if dir.join("site.toml").is_file() => dir.to_path_buf(),
            Some(dir) => return Err(Box::new(no_site(dir, "in"))),
            None => {
                let here = std::env::current_dir().map_err(|error| files::refused("enter", Path::new("."), &error))?;
                let found = here.ancestors().find(|dir| dir.join("site.toml").is_file());
                found.ok_or_else(|| Box::new(no_site(&here, "above or in")))?.to_path_buf()
            }
        };
        let mut config = read_config(&root.join("site.toml"))?;
        config.phrases = read_phrases(&root, &config)?;
        Ok(Folder { root, config })
    }

    /// The path as the user would type it from the site's folder.
    pub fn shown(&self, path: &Path) -> String {
        path.strip_prefix(&self.root).unwrap_or(path).display().to_string()
    }

    /// The vocabulary: the embedded one, with the site's `vocab/*.yaml` over it.
    pub fn vocab(&self, faults: &mut Vec<Diagnostic>) -> Cow<'static, Vocab> {
        let mut overrides = Vec::new();
        for path in files_in(&self.root.join("vocab"), &["yaml", "yml"]) {
            match files::read_text(&path, &self.shown(&path)) {
                Ok(text) => overrides.push(text),
                Err(fault) => faults.push(*fault),
            }
        }
        match overrides.is_empty() {
            true => Cow::Borrowed(Vocab::embedded()),
            false => Cow::Owned(Vocab::load(&overrides).drain(faults)),
        }
    }

    /// Everything under `content/` and `vocab/`, read in parallel, in the order of file names.
    pub fn content(&self) -> Content {
        let mut faults = Vec::new();
        let vocab = self.vocab(&mut faults);
        let mut profiles = Vec::new();
        for (folder, body) in [("zones", Body::Zone), ("regions", Body::Region)] {
            let read = |source: &SourceText| profile::read(source, body, &vocab);
            profiles.extend(self.read_all(folder, read, &mut faults));
        }
        let articles = self.read_all("articles", profile::read_card, &mut faults);
        faults.extend(self.placed(profile::check_all(&profiles, &articles)));
        Content { profiles, articles, vocab, faults }
    }

    /// Every profile and every article card, in the order of their paths.
    pub fn plain_files(&self) -> Vec<PathBuf> {
        let folders = ["articles", "regions", "zones"];
        folders.iter().flat_map(|below| files_in(&self.root.join("content").join(below), &["md"])).collect()
    }

    /// Doubts as faults, file by file, each on its line; the files are read once more for that.
    pub fn placed(&self, doubts: Vec<Doubt>) -> Vec<Diagnostic> {
        let mut files: BTreeMap<String, Vec<Doubt>> = BTreeMap::new();
        for doubt in doubts {
            files.entry(doubt.file.clone()).or_default().push(doubt);
        }
        let files: Vec<(String, Vec<Doubt>)> = files.into_iter().collect();
        let one = |(name, doubts): (String, Vec<Doubt>)| match files::read_text(&self.root.join(&name), &name) {
            Ok(source) => profile::place(doubts, &source),
            Err(_) => doubts.into_iter().map(Doubt::unplaced).collect(),
        };
        files.into_par_iter().flat_map_iter(one).collect()
    }

    fn read_all<T: Send>(
        &self,
        folder: &str,
        read: impl Fn(&SourceText) -> crate::diag::Checked<Option<T>> + Sync,
        faults: &mut Vec<Diagnostic>,
    ) -> Vec<T> {
        let paths = files_in(&self.root.join("content").join(folder), &["md"]);
        let one = |path: &PathBuf| match files::read_text(path, &self.shown(path)) {
            Ok(text) => read(&text),
            Err(fault) => crate::diag::Checked { value: None, faults: vec![*fault] },
        };
        let all: Vec<_> = paths.par_iter().map(one).collect();
        all.into_iter().filter_map(|checked| checked.drain(faults)).collect()
    }

    /// The site's theme: the default under the files of `themes/<name>/`.
    pub fn theme(&self, faults: &mut Vec<Diagnostic>) -> Theme {
        let dir = self.root.join("themes").join(&self.config.theme);
        let mut overlay = Vec::new();
        if !dir.is_dir() && self.config.theme != "default" {
            faults.push(in_site_toml(
                &self.root,
                Diagnostic::error("theme/missing", format!("The `theme` {} has no folder.", self.config.theme))
                    .at(Place::file("site.toml"))
                    .hint(format!("Type `theme = \"default\"`, or make the folder themes/{}.", self.config.theme)),
            ));
        }
        for path in files_in(&dir, &[]) {
            let below = path.strip_prefix(&dir).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            match files::read(&path) {
                Ok(bytes) => overlay.push(ThemeFile { path: below, shown: self.shown(&path), bytes }),
                Err(fault) => faults.push(*fault),
            }
        }
        Theme::load(overlay, &self.config.language).drain(faults)
    }

    /// The whole site, or nothing where an error stands among the faults.
    pub fn site(&self, faults: &mut Vec<Diagnostic>) -> Option<Site> {
        let mut content = self.content();
        faults.append(&mut content.faults);
        if has_errors(faults) {
            return None;
        }
        let mut site = Site::new(content.profiles, content.articles, &content.vocab, self.config.clone()).drain(faults);
        self.show_texts(&mut site, &content.vocab, faults);
        (!has_errors(faults)).then_some(site)
    }

    /// Lays the texts in `articles/` into the site, where it may show any.
    pub fn show_texts(&self, site: &mut Site, vocab: &Vocab, faults: &mut Vec<Diagnostic>) {
        if site.sources().all().iter().any(|article| self.config.shows_text(&article.card)) {
            let texts = super::texts::in_folder(self, "articles", faults);
            super::shown::lay(site, &texts, vocab);
        }
    }
}

/// Files below `dir` with one of the endings (all files where none is given), sorted; hidden ones are left out.
pub(super) fn files_in(dir: &Path, endings: &[&str]) -> Vec<PathBuf> {
    WalkDir::new(dir)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.'))
        .flatten()
        .filter(|entry| entry.file_type().is_file())
        .map(walkdir::DirEntry::into_path)
        .filter(|path| {
            endings.is_empty() || path.extension().is_some_and(|ending| endings.iter().any(|known| ending == *known))
        })
        .collect()
}

fn read_config(path: &Path) -> Told<SiteConfig> {
    let source = files::read_text(path, "site.toml")?;
    let config: SiteConfig = toml::from_str(source.text()).map_err(|error| {
        let place = match error.span() {
            Some(range) => Place::span(&source, Span::new(range.start, range.end.max(range.start + 1))),
            None => Place::file("site.toml"),
        };
        Box::new(
            Diagnostic::error(
                "site/toml",
                format!("site.toml cannot be read: {}.", error.message().trim_end_matches('.')),
            )
            .at(place)
            .hint(toml_hint(error.message())),
        )
    })?;
    Ok(config)
}

/// The frame's phrases, as the site's theme words them.
fn read_phrases(root: &Path, config: &SiteConfig) -> Told<Arc<Phrases>> {
    let shown = format!("themes/{}/strings/{}.toml", config.theme, config.language);
    let path = root.join(&shown);
    let strings = match config.check().is_ok() && path.is_file() {
        true => files::read_text(&path, &shown)?.text().to_string(),
        false => String::new(),
    };
    Phrases::read(&config.language, &strings).map_err(|error| {
        let message = format!("The phrases in this file cannot be read: {}.", error.message().trim_end_matches('.'));
        Box::new(Diagnostic::error("theme/phrases", message).at(Place::file(shown)).hint(
            "Under `[phrases]` write only the keys that themes/default/strings/en.toml has there, each with its words.",
        ))
    })
}

/// What to type instead, by what the TOML library says.
fn toml_hint(message: &str) -> String {
    let words: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    match words.split_first().filter(|_| message.starts_with("unknown field")) {
        Some((given, known)) => match did_you_mean(given, known.iter().copied()) {
            Some(near) => format!("Did you mean `{near}`?"),
            None => format!("The keys are {}.", known.join(", ")),
        },
        None => "Write one `key = \"value\"` a line, the value in straight quotation marks.".to_string(),
    }
}

/// The fault on the line of site.toml that gives the key it names.
pub(super) fn in_site_toml(root: &Path, fault: Diagnostic) -> Diagnostic {
    let Ok(source) = files::read_text(&root.join("site.toml"), "site.toml") else { return fault };
    let key = fault.message.split('`').nth(1).unwrap_or_default().to_string();
    let line = (1..=source.line_count()).find(|line| source.line(*line).trim_start().starts_with(&key));
    match line.filter(|_| !key.is_empty()) {
        Some(line) => fault.at(Place::line(&source, line)),
        None => fault,
    }
}

/// No site at, or at and above, a folder; a site just below it is most likely meant.
fn no_site(dir: &Path, looked: &str) -> Diagnostic {
    let fault = Diagnostic::error("site/none", format!("There is no site.toml {looked} `{}`.", dir.display()));
    let below = WalkDir::new(dir).min_depth(2).max_depth(2).sort_by_file_name().into_iter().flatten();
    let mut below = below
        .filter(|entry| entry.file_name() == "site.toml")
        .filter_map(|entry| Some(entry.path().parent()?.to_path_buf()));
    match (dir.is_dir(), below.next()) {
        (false, _) => fault.hint("There is no such folder: look whether its name is spelt right."),
        (true, Some(site)) => {
            fault.hint(format!("There is a site in `{0}`: go there, or type `--site {0}`.", site.display()))
        }
        (true, None) => {
            fault.hint("Go to your site's folder, or name it with `--site DIR`; `yuanzhi init DIR` starts a new one.")
        }
    }
}
