//! All that a site is made of, in memory; only what changed is read again.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use rayon::prelude::*;

use crate::diag::{Checked, Diagnostic, has_errors};
use crate::output::{Edition, Options};
use crate::profile::{self, ArticleCard, Body, Profile};
use crate::site::{self, Entry, Site};
use crate::source::SourceText;
use crate::theme::Theme;
use crate::vocab::Vocab;

use crate::shell::args::RenderArgs;
use crate::shell::folder::{Folder, files_in};
use crate::shell::{build, files, report};

/// A file that is found empty may be one that an editor is about to fill.
const BETWEEN_STEPS: Duration = Duration::from_millis(25);

/// One site's sources.
pub(super) struct Stock {
    folder: Folder,
    render: RenderArgs,
    base: String,
    vocab: Cow<'static, Vocab>,
    /// In the order of their files, zones before regions; the entry of a profile has the same place.
    profiles: Vec<Profile>,
    entries: Vec<Entry>,
    cards: BTreeMap<PathBuf, ArticleCard>,
    theme: Option<Theme>,
    /// The site of what is held now, where it was made already.
    site: Option<Arc<Site>>,
    /// The edition made last, where its addresses and theme are still those of what is held now.
    edition: Option<Arc<Edition>>,
    /// What is wrong between the files; nothing where an edit may have changed it.
    between: Option<Vec<Diagnostic>>,
    /// What an edit that was shown quickly left for later.
    late: Late,
    /// What is wrong, by the file or folder it was found in.
    wrong: BTreeMap<PathBuf, Vec<Diagnostic>>,
    changed: Changed,
    told: Vec<Diagnostic>,
}

/// What is still to be done once nothing changes for a moment.
#[derive(Debug, Clone, Copy, Default)]
struct Late {
    /// To look for what is wrong between the files.
    look: bool,
    /// To make the site from the ground: an order, or what is near, is not yet what it should be.
    site: bool,
}

/// What changed since the last edition.
#[derive(Debug, Clone, Default)]
pub(super) struct Changed {
    whole: bool,
    theme: bool,
    /// Files, as the user would type them.
    files: BTreeSet<String>,
}

impl Changed {
    /// True where any page may have changed in any way.
    pub(super) fn whole(&self) -> bool {
        self.whole
    }

    /// True where any template may have changed.
    pub(super) fn theme(&self) -> bool {
        self.theme
    }

    /// Addresses of the pages of the changed profiles.
    pub(super) fn addresses(&self) -> impl Iterator<Item = String> {
        let named = self.files.iter().filter_map(|file| file.strip_prefix("content/")?.strip_suffix(".md"));
        named.map(|stem| format!("{stem}.html"))
    }
}

impl fmt::Display for Changed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut files = self.files.iter();
        match (files.next(), files.len()) {
            (Some(file), 0) => write!(f, "{file}"),
            (Some(file), more) => write!(f, "{file} and {more} more"),
            (None, _) => write!(f, "The whole site"),
        }
    }
}

impl Stock {
    /// Reads everything.
    pub(super) fn read(folder: &Folder, render: &RenderArgs, base: String) -> Stock {
        let mut stock = Stock {
            folder: folder.clone(),
            render: render.clone(),
            base,
            vocab: Cow::Borrowed(Vocab::embedded()),
            profiles: Vec::new(),
            entries: Vec::new(),
            cards: BTreeMap::new(),
            theme: None,
            site: None,
            edition: None,
            between: None,
            late: Late::default(),
            wrong: BTreeMap::new(),
            changed: Changed { whole: true, theme: true, files: BTreeSet::new() },
            told: Vec::new(),
        };
        stock.folder.config.base_url = stock.base.clone();
        stock.read_content();
        stock.read_theme();
        stock
    }

    /// What changed since this was last asked.
    pub(super) fn changed(&mut self) -> Changed {
        std::mem::take(&mut self.changed)
    }

    /// Takes back a change that a fault kept from being shown.
    pub(super) fn not_shown(&mut self, changed: Changed) {
        self.changed.whole |= changed.whole;
        self.changed.theme |= changed.theme;
        self.changed.files.extend(changed.files);
    }

    /// Everything wrong with the sources, also between them.
    pub(super) fn faults(&mut self) -> Vec<Diagnostic> {
        let mut faults: Vec<Diagnostic> = self.wrong.values().flatten().cloned().collect();
        if self.between.is_none() {
            self.look_between();
        }
        faults.extend(self.between.iter().flatten().cloned());
        faults
    }

    /// Looks for what is wrong between the files.
    fn look_between(&mut self) {
        let cards: Vec<ArticleCard> = self.cards.values().cloned().collect();
        self.between = Some(self.folder.placed(profile::check_all(&self.profiles, &cards)));
    }

    /// True where a quick edit left something for later.
    pub(super) fn is_late(&self) -> bool {
        self.late.look || self.late.site
    }

    /// Does what quick edits left for later; true where the site must be shown again, or has an error by now.
    pub(super) fn catch_up(&mut self) -> bool {
        let late = std::mem::take(&mut self.late);
        if late.look {
            self.look_between();
        }
        if late.site {
            (self.site, self.edition) = (None, None);
        }
        let faults = self.faults();
        self.tell_news(&faults);
        late.site || has_errors(&faults)
    }

    /// Says what is wrong, where it is not what was said last.
    pub(super) fn tell_news(&mut self, faults: &[Diagnostic]) {
        if self.told != faults {
            report::tell(faults);
            self.told = faults.to_vec();
        }
    }

    /// The edition of what is held now; nothing where the site or the theme has an error.
    pub(super) fn edition(&mut self, faults: &mut Vec<Diagnostic>) -> Option<Arc<Edition>> {
        let theme = self.theme.as_ref()?;
        let site = match &self.site {
            Some(site) => site.clone(),
            None => {
                let cards = self.cards.values().cloned().collect();
                let mut site =
                    Site::of(self.entries.clone(), cards, &self.vocab, self.folder.config.clone()).drain(faults);
                self.folder.show_texts(&mut site, &self.vocab, faults);
                if has_errors(faults) {
                    return None;
                }
                Arc::new(site)
            }
        };
        let edition = Arc::new(match &self.edition {
            Some(last) => last.again(site.clone()),
            None => Edition::new(site.clone(), theme.clone(), self.options()),
        });
        (self.site, self.edition) = (Some(site), Some(edition.clone()));
        Some(edition)
    }

    fn options(&self) -> Options {
        build::options(&self.render)
    }

    /// Reads again what `paths` may have changed; false where that is nothing a page shows.
    pub(super) fn refresh(&mut self, paths: &BTreeSet<PathBuf>) -> bool {
        let root = self.folder.root.clone();
        let below = |folder: &str| paths.iter().any(|path| path.starts_with(root.join(folder)));
        let (vocab, theme, texts) = (below("vocab"), below("themes"), below("articles"));
        // The theme's strings are part of what site.toml stands for.
        let config = theme || paths.contains(&root.join("site.toml"));
        // Without an ending it may be a folder that came or went with all it holds.
        let folders = paths.iter().any(|path| path.starts_with(root.join("content")) && path.extension().is_none());
        let single: Vec<&PathBuf> = paths.iter().filter(|path| kind_of(&root, path).is_some()).collect();
        if !(config || vocab || texts || folders || !single.is_empty()) {
            return false;
        }
        // What is read of the content depends on the vocabulary and the phrases, not on the rest of site.toml or the theme.
        let phrases = self.folder.config.phrases.clone();
        if config {
            self.read_config();
        }
        match vocab || folders || phrases != self.folder.config.phrases {
            true => self.read_content(),
            false => single.iter().for_each(|path| self.read_one(path)),
        }
        if config {
            self.read_theme();
        }
        match (vocab || texts || folders, single.as_slice()) {
            (false, []) => {
                self.edition = None;
                // Which texts may be shown is said in site.toml, and texts and phrases are laid into the site when it is made.
                let config = &self.folder.config;
                let same_words = |site: &Arc<Site>| {
                    site.config().show_text == config.show_text && site.config().phrases == config.phrases
                };
                self.site = self.site.take().filter(same_words).map(|site| Arc::new(site.under(config.clone())));
            }
            (false, [path]) if !theme && !config => self.follow(path),
            _ => self.forget(),
        }
        self.changed.whole |= config || vocab || theme || folders;
        self.changed.theme |= theme;
        self.changed
            .files
            .extend(paths.iter().filter(|path| !path.is_dir()).map(|path| self.folder.shown(path).replace('\\', "/")));
        true
    }

    /// Makes the next site out of the last one, where an edit of the profile at `path` alone is small enough for that.
    fn follow(&mut self, path: &Path) {
        let shown = self.folder.shown(path);
        let entry = self.entries.iter().find(|entry| entry.profile.path == shown);
        // A text that is shown has the figures marked in it.
        let texts = self.cards.values().any(|card| self.folder.config.shows_text(card));
        // What is wrong between the files may be what this edit mends.
        let sound = self.between.as_ref().is_some_and(|faults| !has_errors(faults));
        let last = self.site.take().filter(|_| sound && !texts);
        match entry.zip(last).and_then(|(entry, site)| site.again(entry, &self.vocab)) {
            Some(next) => {
                self.edition = self.edition.take().filter(|_| next.same_pages);
                self.late = Late { look: true, site: self.late.site || !next.settled };
                self.site = Some(Arc::new(next.site));
            }
            None => self.forget(),
        }
    }

    /// Has the next edition made from the ground.
    fn forget(&mut self) {
        (self.site, self.edition, self.between, self.late) = (None, None, None, Late::default());
    }

    fn read_config(&mut self) {
        let path = self.folder.root.join("site.toml");
        match build::open(Some(&self.folder.root), &self.render) {
            Ok(folder) => {
                self.wrong.remove(&path);
                self.folder.config = folder.config;
                self.folder.config.base_url = self.base.clone();
            }
            Err(fault) => drop(self.wrong.insert(path, vec![*fault])),
        }
    }

    fn read_theme(&mut self) {
        let mut faults = Vec::new();
        let mut theme = self.folder.theme(&mut faults);
        let minify = self.options().minify;
        self.theme = (!has_errors(&faults)).then(|| {
            if minify {
                theme.squeeze();
            }
            theme
        });
        self.wrong.insert(self.folder.root.join("themes"), faults);
    }

    /// Reads vocabulary, profiles and cards anew.
    fn read_content(&mut self) {
        let root = self.folder.root.clone();
        let mut faults = Vec::new();
        self.vocab = self.folder.vocab(&mut faults);
        self.wrong.retain(|path, _| !path.starts_with(root.join("content")));
        self.wrong.insert(root.join("vocab"), faults);
        (self.profiles, self.cards) = (Vec::new(), BTreeMap::new());
        for (folder, body) in [("zones", Body::Zone), ("regions", Body::Region)] {
            let paths = files_in(&root.join("content").join(folder), &["md"]);
            let read: Vec<_> = paths.into_par_iter().map(|path| self.profile_at(path, body)).collect();
            for (path, checked) in read {
                let profile = self.note(&path, checked);
                self.profiles.extend(profile);
            }
        }
        for path in files_in(&root.join("content/articles"), &["md"]) {
            self.read_card(&path);
        }
        self.entries = site::entries_of(self.profiles.clone(), &self.vocab, &self.folder.config.phrases);
    }

    fn profile_at(&self, path: PathBuf, body: Body) -> (PathBuf, Checked<Option<Profile>>) {
        let checked = match self.text(&path) {
            Ok(text) => profile::read(&text, body, &self.vocab),
            Err(fault) => Checked { value: None, faults: vec![*fault] },
        };
        (path, checked)
    }

    /// Keeps what is wrong with a file, hands out what could be read of it.
    fn note<T>(&mut self, path: &Path, checked: Checked<Option<T>>) -> Option<T> {
        match checked.faults.is_empty() {
            true => drop(self.wrong.remove(path)),
            false => drop(self.wrong.insert(path.to_path_buf(), checked.faults)),
        }
        checked.value
    }

    fn text(&self, path: &Path) -> files::Told<SourceText> {
        let shown = self.folder.shown(path);
        let text = files::read_text(path, &shown)?;
        if !text.text().is_empty() {
            return Ok(text);
        }
        std::thread::sleep(BETWEEN_STEPS);
        files::read_text(path, &shown)
    }

    /// Reads one file of the content again; one that is gone is forgotten.
    fn read_one(&mut self, path: &Path) {
        match kind_of(&self.folder.root, path) {
            Some(File::Profile(body)) => self.read_profile(path, body),
            Some(File::Card) => self.read_card(path),
            None => {}
        }
    }

    fn read_profile(&mut self, path: &Path, body: Body) {
        let shown = self.folder.shown(path);
        let fresh = match path.is_file() {
            true => {
                let (_, checked) = self.profile_at(path.to_path_buf(), body);
                self.note(path, checked)
            }
            false => {
                self.wrong.remove(path);
                None
            }
        };
        let key = |profile: &Profile| (profile.body_kind == Body::Region, PathBuf::from(&profile.path));
        let place = self.profiles.binary_search_by_key(&(body == Body::Region, PathBuf::from(shown)), key);
        if let Ok(at) = place {
            self.profiles.remove(at);
            self.entries.remove(at);
        }
        if let Some(profile) = fresh {
            let at = place.unwrap_or_else(|at| at);
            self.entries
                .splice(at..at, site::entries_of(vec![profile.clone()], &self.vocab, &self.folder.config.phrases));
            self.profiles.insert(at, profile);
        }
    }

    fn read_card(&mut self, path: &Path) {
        self.cards.remove(path);
        if !path.is_file() {
            self.wrong.remove(path);
            return;
        }
        let checked = match self.text(path) {
            Ok(text) => profile::read_card(&text),
            Err(fault) => Checked { value: None, faults: vec![*fault] },
        };
        if let Some(card) = self.note(path, checked) {
            self.cards.insert(path.to_path_buf(), card);
        }
    }
}

enum File {
    Profile(Body),
    Card,
}

/// What a file of the content is; none for files that no page is made of, such as an editor's own.
fn kind_of(root: &Path, path: &Path) -> Option<File> {
    let below = path.strip_prefix(root.join("content")).ok()?;
    let hidden = below.components().any(|part| part.as_os_str().to_string_lossy().starts_with('.'));
    if hidden || below.extension().is_none_or(|ending| ending != "md") {
        return None;
    }
    match below.components().next()?.as_os_str().to_str()? {
        "zones" => Some(File::Profile(Body::Zone)),
        "regions" => Some(File::Profile(Body::Region)),
        "articles" => Some(File::Card),
        _ => None,
    }
}
