//! Files read and written with errors that name the file and say what to do.
#![allow(clippy::disallowed_methods)] // this is where IO lives

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::diag::{Diagnostic, Place};
use crate::source::SourceText;

/// A result whose error is one diagnostic.
pub(super) type Told<T> = Result<T, Box<Diagnostic>>;

/// The whole file.
pub(super) fn read(path: &Path) -> Told<Vec<u8>> {
    fs::read(path).map_err(|error| refused("read", path, &error))
}

/// The whole file as UTF-8 text, named as `shown`.
pub(super) fn read_text(path: &Path, shown: &str) -> Told<SourceText> {
    let bytes = read(path)?;
    match String::from_utf8(bytes) {
        Ok(text) => Ok(SourceText::new(shown, text)),
        Err(error) => Err(Box::new(not_utf8(shown, error.as_bytes(), error.utf8_error().valid_up_to()))),
    }
}

fn not_utf8(shown: &str, bytes: &[u8], at: usize) -> Diagnostic {
    let line = bytes[..at].iter().filter(|&&byte| byte == b'\n').count() + 1;
    let start = bytes[..at].iter().rposition(|&byte| byte == b'\n').map_or(0, |newline| newline + 1);
    let column = String::from_utf8_lossy(&bytes[start..at]).chars().count() + 1;
    let end = bytes[at..].iter().position(|&byte| byte == b'\n').map_or(bytes.len(), |newline| at + newline);
    // A file of an older Chinese editor reads as GB18030 from its first byte to its last.
    let (chinese, _, broken) = encoding_rs::GB18030.decode(bytes);
    let (what, excerpt) = match broken {
        true => ("This file is not UTF-8 text.", String::from_utf8_lossy(&bytes[start..end]).into_owned()),
        false => ("This file is GBK text, not UTF-8.", chinese.lines().nth(line - 1).unwrap_or_default().to_string()),
    };
    // What is no UTF-8 may begin within a character of the other encoding: the caret stands under the first such word.
    let column = if broken { column } else { excerpt.chars().position(|c| !c.is_ascii()).map_or(column, |at| at + 1) };
    Diagnostic::error("file/not-utf8", what)
        .at(Place {
            file: shown.to_string(),
            line,
            column,
            width: 1,
            excerpt,
        })
        .hint("Save it as UTF-8 (in Notepad: Save As, Encoding: UTF-8). `yuanzhi import` reads GB18030 articles as they are; profiles must be UTF-8.")
}

/// Writes a file whole or not at all: beside it first, then moved over it.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Told<()> {
    if let Some(parent) = path.parent() {
        make_folder(parent)?;
    }
    let beside = beside(path);
    let written = fs::File::create(&beside).and_then(|mut file| file.write_all(bytes));
    let moved = written.and_then(|()| fs::rename(&beside, path));
    moved.map_err(|error| {
        // The half-written neighbour is ours; the file itself was not touched.
        let _ = fs::remove_file(&beside);
        refused("write", path, &error)
    })
}

fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(".yuanzhi-new");
    path.with_file_name(name)
}

/// Makes a folder and those above it.
pub(super) fn make_folder(path: &Path) -> Told<()> {
    fs::create_dir_all(path).map_err(|error| refused("create", path, &error))
}

/// A diagnostic for what the machine refused.
pub(super) fn refused(what: &str, path: &Path, error: &io::Error) -> Box<Diagnostic> {
    let shown = path.display();
    let hint = match error.kind() {
        io::ErrorKind::NotFound => "Look whether the path is spelt right and start from the right folder.".to_string(),
        io::ErrorKind::PermissionDenied => {
            format!("Give yourself the right to {what} it: look at `ls -l` of its folder.")
        }
        io::ErrorKind::StorageFull => "Free some space on the disk; nothing that stood before was changed.".to_string(),
        io::ErrorKind::IsADirectory => "Name a file, not a folder.".to_string(),
        io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory => {
            "A file stands where a folder is needed; move it away.".to_string()
        }
        _ => "Nothing that stood before was changed.".to_string(),
    };
    Box::new(
        Diagnostic::error("file/refused", format!("Cannot {what} `{shown}`: {error}."))
            .at(Place::file(shown.to_string()))
            .hint(hint),
    )
}
