//! Article texts on disk: found in files and folders, known by their id and hash.

use std::path::{Path, PathBuf};

use crate::article::Article;
use crate::diag::Diagnostic;

use super::files;
use super::folder::{Folder, files_in};

/// Endings of the files an article may come in.
const ENDINGS: [&str; 6] = ["txt", "md", "markdown", "html", "htm", "text"];

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

/// The files meant by the arguments: files as they are, folders with all articles in them.
pub(super) fn meant(args: &[PathBuf]) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for path in args {
        match path.is_dir() {
            true => all.extend(files_in(path, &ENDINGS)),
            false => all.push(path.clone()),
        }
    }
    all
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
    let paths = files_in(&site.root.join(below), &ENDINGS);
    paths.iter().filter_map(|path| read_as(path, &site.shown(path), faults)).collect()
}
