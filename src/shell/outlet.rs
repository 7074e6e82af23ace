//! The folder a site is published from: only files that changed are written, only files it wrote are removed.
//!
//! A build first lays its changed files into a staging folder. When all of them are there, they are
//! moved to their places one by one, orphans are removed, and the manifest is written. A build that fails or is
//! killed before the moving leaves the last site as it was; one killed while moving leaves every file
//! whole, old or new, and the next build completes the rest.
#![allow(clippy::disallowed_methods)] // this is where IO lives

use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::sync::Mutex;

use crate::diag::{Diagnostic, Place};

use super::files::{self, Told};

/// Name of the list of files a build wrote, in the folder it wrote them to.
const MANIFEST: &str = ".yuanzhi-manifest";
/// Name of the staging folder, inside the folder, so that moving never crosses a file system.
const STAGING: &str = ".yuanzhi-staging";

/// A folder being written to.
#[derive(Debug)]
pub struct Outlet {
    folder: PathBuf,
    before: BTreeMap<String, String>,
    /// The folder was empty: nothing in it can be overwritten.
    fresh: bool,
    now: Mutex<BTreeMap<String, Entry>>,
}

#[derive(Debug)]
struct Entry {
    hash: String,
    changed: bool,
}

/// What a build did to its folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Outcome {
    /// Files written because they are new or differ.
    pub written: usize,
    /// Files that stood there already with the same bytes.
    pub unchanged: usize,
    /// Files of the last build that no page needs any more.
    pub removed: usize,
}

impl Outlet {
    /// Opens `folder`, which may not exist yet.
    ///
    /// # Errors
    /// Where the folder holds files but no manifest: it is not one of ours, and nothing in it is touched.
    pub fn open(folder: &Path) -> Told<Outlet> {
        let (before, fresh) = match fs::read_to_string(folder.join(MANIFEST)) {
            Ok(text) => (parse_manifest(&text), false),
            Err(_) if is_empty(folder) => (BTreeMap::new(), true),
            Err(_) => return Err(Box::new(foreign(folder))),
        };
        let staging = folder.join(STAGING);
        if staging.exists() {
            fs::remove_dir_all(&staging).map_err(|error| files::refused("clear", &staging, &error))?;
        }
        files::make_folder(folder)?;
        Ok(Outlet { folder: folder.to_path_buf(), before, fresh, now: Mutex::new(BTreeMap::new()) })
    }

    /// Takes one file of the new site; may be called from many threads.
    ///
    /// # Errors
    /// A path that would leave the folder, a path taken twice, a disk that refuses.
    pub fn put(&self, path: &str, bytes: &[u8]) -> Told<()> {
        check_path(path)?;
        let hash = blake3::hash(bytes).to_hex().to_string();
        let target = self.folder.join(path);
        let same = !self.fresh
            && self.before.get(path) == Some(&hash)
            && fs::metadata(&target).is_ok_and(|meta| meta.len() == bytes.len() as u64)
            && fs::read(&target).is_ok_and(|old| old == bytes);
        if !same && !self.fresh && !self.before.contains_key(path) && target.exists() {
            return Err(Box::new(foreign_file(&target)));
        }
        if !same {
            self.stage(path, bytes)?;
        }
        let entry = Entry { hash, changed: !same };
        let earlier = self.now.lock().unwrap_or_else(|poison| poison.into_inner()).insert(path.to_string(), entry);
        match earlier {
            None => Ok(()),
            Some(_) => Err(Box::new(
                Diagnostic::error("build/same-address", format!("Two pages have the address `{path}`."))
                    .hint("Rename one of the files or slugs that make it."),
            )),
        }
    }

    fn stage(&self, path: &str, bytes: &[u8]) -> Told<()> {
        let staged = self.folder.join(STAGING).join(path);
        let wrote = fs::write(&staged, bytes).or_else(|_| {
            staged.parent().map_or(Ok(()), fs::create_dir_all)?;
            fs::write(&staged, bytes)
        });
        wrote.map_err(|error| files::refused("write", &staged, &error))
    }

    /// Moves the new files to their places, removes orphans and writes the manifest.
    pub fn finish(self) -> Told<Outcome> {
        let now = self.now.into_inner().unwrap_or_else(|poison| poison.into_inner());
        let staging = self.folder.join(STAGING);
        let mut outcome = Outcome::default();
        // Listing both the old and the new files first, a build killed while moving still knows all its own.
        let both = manifest(self.before.iter().map(|(p, h)| (p.as_str(), h.as_str())).chain(entries(&now)));
        files::write(&self.folder.join(MANIFEST), both.as_bytes())?;
        if self.fresh && settle_whole(&staging, &self.folder) {
            outcome.written = now.len();
            let _ = fs::remove_dir_all(&staging);
            return Ok(outcome);
        }
        for (path, entry) in &now {
            match entry.changed {
                false => outcome.unchanged += 1,
                true => {
                    settle(&staging.join(path), &self.folder.join(path))?;
                    outcome.written += 1;
                }
            }
        }
        for path in self.before.keys().filter(|path| !now.contains_key(*path)) {
            outcome.removed += usize::from(remove(&self.folder, path));
        }
        files::write(&self.folder.join(MANIFEST), manifest(entries(&now)).as_bytes())?;
        let _ = fs::remove_dir_all(&staging);
        Ok(outcome)
    }

    /// Gives up: the staging folder goes, the site stays.
    pub fn abandon(self) {
        let _ = fs::remove_dir_all(self.folder.join(STAGING));
    }
}

fn entries(now: &BTreeMap<String, Entry>) -> impl Iterator<Item = (&str, &str)> {
    now.iter().map(|(path, entry)| (path.as_str(), entry.hash.as_str()))
}

fn manifest<'a>(entries: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let sorted: BTreeMap<&str, &str> = entries.collect();
    let mut text = String::from("# Files written by yuanzhi build; it removes no others.\n");
    for (path, hash) in sorted {
        text.push_str(hash);
        text.push(' ');
        text.push_str(path);
        text.push('\n');
    }
    text
}

fn parse_manifest(text: &str) -> BTreeMap<String, String> {
    text.lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(' '))
        .map(|(hash, path)| (path.to_string(), hash.to_string()))
        .collect()
}

fn is_empty(folder: &Path) -> bool {
    match fs::read_dir(folder) {
        Ok(entries) => entries.flatten().all(|entry| entry.file_name() == STAGING),
        Err(_) => !folder.exists(),
    }
}

/// Moves everything in the staging folder to its place at once; false where some of it could not be moved so.
fn settle_whole(staging: &Path, folder: &Path) -> bool {
    let Ok(entries) = fs::read_dir(staging) else { return false };
    entries.fold(true, |all, entry| {
        let moved = entry.and_then(|entry| fs::rename(entry.path(), folder.join(entry.file_name())));
        all && moved.is_ok()
    })
}

fn settle(staged: &Path, target: &Path) -> Told<()> {
    if !staged.exists() && target.exists() {
        // Moved already, with the folder it lies in.
        return Ok(());
    }
    let moved = fs::rename(staged, target).or_else(|_| {
        target.parent().map_or(Ok(()), fs::create_dir_all)?;
        fs::rename(staged, target)
    });
    moved.map_err(|error| files::refused("write", target, &error))
}

/// Removes a file of ours and the folders it leaves empty; true where it was there.
fn remove(folder: &Path, path: &str) -> bool {
    if check_path(path).is_err() {
        return false;
    }
    let target = folder.join(path);
    let gone = fs::remove_file(&target).is_ok();
    let mut above = target.parent();
    while let Some(parent) = above.filter(|parent| *parent != folder) {
        if fs::remove_dir(parent).is_err() {
            break;
        }
        above = parent.parent();
    }
    gone
}

/// Refuses every path that could leave the folder.
fn check_path(path: &str) -> Told<()> {
    let plain = Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
    match plain && !path.is_empty() && !path.contains('\\') && !path.contains('\0') {
        true => Ok(()),
        false => Err(Box::new(
            Diagnostic::error("build/path", format!("The address `{path}` leads out of the site's folder."))
                .hint("Use only letters, digits and `-` in slugs."),
        )),
    }
}

fn foreign(folder: &Path) -> Diagnostic {
    let shown = folder.display().to_string();
    Diagnostic::error("build/foreign-folder", format!("The folder `{shown}` holds files that yuanzhi did not write."))
        .at(Place::file(shown))
        .hint("Name another folder with `--out DIR`, or empty this one; nothing in it was touched.")
}

fn foreign_file(path: &Path) -> Diagnostic {
    let shown = path.display().to_string();
    Diagnostic::error("build/foreign-file", format!("A file that yuanzhi did not write stands at `{shown}`."))
        .at(Place::file(shown))
        .hint("Move it away, or name another folder with `--out DIR`; it was not touched.")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn build(folder: &Path, files: &[(&str, &str)]) -> Told<Outcome> {
        let outlet = Outlet::open(folder)?;
        for (path, text) in files {
            outlet.put(path, text.as_bytes())?;
        }
        outlet.finish()
    }

    #[test]
    fn only_what_changed_is_written_and_only_our_own_is_removed() {
        let dir = tempfile::tempdir().expect("a folder");
        let out = dir.path().join("public");
        let first = build(&out, &[("index.html", "a"), ("zones/x.html", "b")]).expect("a first build");
        assert_eq!(first, Outcome { written: 2, unchanged: 0, removed: 0 });
        fs::write(out.join("CNAME"), "zones.example").expect("a file of the user's");
        let second = build(&out, &[("index.html", "a2")]).expect("a second build");
        assert_eq!(second, Outcome { written: 1, unchanged: 0, removed: 1 });
        assert!(out.join("CNAME").exists() && !out.join("zones").exists());
        let third = build(&out, &[("index.html", "a2")]).expect("a third build");
        assert_eq!(third, Outcome { written: 0, unchanged: 1, removed: 0 });
    }

    #[test]
    fn a_file_someone_changed_is_put_right() {
        let dir = tempfile::tempdir().expect("a folder");
        build(dir.path(), &[("index.html", "a")]).expect("a build");
        fs::write(dir.path().join("index.html"), "b").expect("an edit");
        assert_eq!(build(dir.path(), &[("index.html", "a")]).expect("a build").written, 1);
    }

    #[test]
    fn an_abandoned_build_leaves_the_last_site() {
        let dir = tempfile::tempdir().expect("a folder");
        build(dir.path(), &[("index.html", "a")]).expect("a build");
        let outlet = Outlet::open(dir.path()).expect("opened");
        outlet.put("index.html", b"broken").expect("staged");
        drop(outlet);
        assert_eq!(fs::read_to_string(dir.path().join("index.html")).expect("still there"), "a");
        assert_eq!(build(dir.path(), &[("index.html", "a")]).expect("a build").unchanged, 1);
    }

    #[test]
    fn no_path_leaves_the_folder() {
        let dir = tempfile::tempdir().expect("a folder");
        let outlet = Outlet::open(dir.path()).expect("opened");
        for path in ["../x", "/etc/x", "a/../../x", "", "a\\b", "./x/../../y"] {
            assert!(outlet.put(path, b"x").is_err(), "{path}");
        }
    }

    #[test]
    fn a_folder_of_someone_elses_is_not_touched() {
        let dir = tempfile::tempdir().expect("a folder");
        fs::write(dir.path().join("thesis.doc"), "x").expect("a file");
        let fault = build(dir.path(), &[("index.html", "a")]).expect_err("refused");
        assert_eq!(fault.code, "build/foreign-folder");
        assert!(!dir.path().join("index.html").exists());
    }
}
