//! Article texts on disk: found in files and folders, known by their id and hash.

use std::path::{Path, PathBuf};

use crate::article::Article;
use crate::diag::{Diagnostic, Place};

use super::files;
use super::folder::{Folder, files_in};

/// Endings of the files an article may come in.
const ENDINGS: &[&str] = match cfg!(feature = "word") {
    true => &["txt", "md", "markdown", "html", "htm", "text", "docx"],
    false => &["txt", "md", "markdown", "html", "htm", "text"],
};

/// Endings of files that look like articles or sheets and are not read from a folder.
const OTHERS: &[&str] = &["pdf", "doc", "docx", "wps", "rtf", "odt", "xls", "xlsx", "csv"];

/// How many of them are named.
const NAMED: usize = 3;

/// One article file.
#[derive(Debug)]
pub(super) struct Text {
    /// The file.
    pub path: PathBuf,
    /// Its bytes as they are.
    pub bytes: Vec<u8>,
    /// The article read from them.
    pub article: Article,
}

impl Text {
    /// `blake3:` and the hash of the bytes.
    pub fn hash(&self) -> String {
        format!("blake3:{}", blake3::hash(&self.bytes).to_hex())
    }
}

/// The files meant by the arguments: files as they are, folders with all articles in them; what in a folder is passed
/// over is noted.
pub(super) fn meant(args: &[PathBuf], faults: &mut Vec<Diagnostic>) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for path in args {
        match path.is_dir() {
            true => {
                all.extend(files_in(path, ENDINGS));
                let others: Vec<&str> = OTHERS.iter().filter(|ending| !ENDINGS.contains(ending)).copied().collect();
                faults.extend(passed_over(path, &files_in(path, &others)));
            }
            false => all.push(path.clone()),
        }
    }
    all
}

fn passed_over(folder: &Path, files: &[PathBuf]) -> Option<Diagnostic> {
    let named = |path: &PathBuf| path.strip_prefix(folder).unwrap_or(path).display().to_string();
    let mut names: Vec<String> = files.iter().take(NAMED).map(named).collect();
    if files.is_empty() {
        return None;
    }
    if files.len() > NAMED {
        names.push(format!("{} more", files.len() - NAMED));
    }
    Some(
        Diagnostic::note("import/passed-over", format!("Passed over in this folder: {}.", names.join(", ")))
            .at(Place::file(folder.display().to_string()))
            .hint("Name each of them by itself to learn what to do with it; a sheet (.csv) is imported by its name."),
    )
}

/// One article file, read; nothing where it could not be.
pub(super) fn read(path: &Path, faults: &mut Vec<Diagnostic>) -> Option<Text> {
    read_as(path, &path.display().to_string(), faults)
}

fn read_as(path: &Path, shown: &str, faults: &mut Vec<Diagnostic>) -> Option<Text> {
    match files::read(path) {
        Ok(bytes) => {
            let article = Article::read(shown, &bytes).drain(faults);
            Some(Text { path: path.to_path_buf(), bytes, article })
        }
        Err(fault) => {
            faults.push(*fault);
            None
        }
    }
}

/// All articles below one of the site's folders, called as a person would type them from the site.
pub(super) fn in_folder(site: &Folder, below: &str, faults: &mut Vec<Diagnostic>) -> Vec<Text> {
    let paths = files_in(&site.root.join(below), ENDINGS);
    paths.iter().filter_map(|path| read_as(path, &site.shown(path), faults)).collect()
}
