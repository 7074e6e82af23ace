//! `yuanzhi build --zip`: the site in one file, the same bytes for the same site whoever builds it, and when.

use std::collections::BTreeMap;
use std::io::{Cursor, Write};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use ::zip::result::ZipResult;
use ::zip::{ZipArchive, ZipWriter};
use rayon::prelude::*;

use crate::diag::{Diagnostic, Place, has_errors};
use crate::output::Options;
use crate::pages::packing;

use super::files::{self, Told};
use super::folder::Folder;
use super::progress::Progress;
use super::{Ending, build, report};

/// Files packed by one thread at a time; fixed, so that the bytes do not depend on the machine.
const BATCH: usize = 256;

/// Renders the site and writes `file`, whole or not at all; a relative path is meant from the current folder.
pub(super) fn run(folder: &Folder, file: &Path, options: Options) -> Told<Ending> {
    let mut faults = Vec::new();
    let files = Mutex::new(BTreeMap::new());
    let site = build::load(folder, options, &mut faults);
    if let Some((site, theme)) = &site {
        let progress = Progress::open("Rendering");
        let put = |path: &str, bytes: &[u8]| {
            progress.step();
            files.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_string(), bytes.to_vec());
            true
        };
        faults.extend(build::render(site, theme, options, &put));
    }
    report::tell(&faults);
    if has_errors(&faults) || site.is_none() {
        report::say("Nothing was written.");
        return Ok(Ending::of(&faults));
    }
    let files = files.into_inner().unwrap_or_else(PoisonError::into_inner);
    let packed = pack(&files).map_err(|error| Box::new(unpackable(file, &error.to_string())))?;
    files::write(file, &packed)?;
    report::say(&format!("{}: {} files, {:.1} MB.", file.display(), files.len(), packed.len() as f64 / 1e6));
    Ok(Ending::Clean)
}

/// The files in the order of their paths, all of one fixed moment.
fn pack(files: &BTreeMap<String, Vec<u8>>) -> ZipResult<Vec<u8>> {
    let all: Vec<(&String, &Vec<u8>)> = files.iter().collect();
    let batches: Vec<Vec<u8>> = all.par_chunks(BATCH).map(pack_batch).collect::<ZipResult<_>>()?;
    let mut whole = ZipWriter::new(Cursor::new(Vec::new()));
    for batch in batches {
        whole.merge_archive(ZipArchive::new(Cursor::new(batch))?)?;
    }
    Ok(whole.finish()?.into_inner())
}

fn pack_batch(files: &[(&String, &Vec<u8>)]) -> ZipResult<Vec<u8>> {
    let mut batch = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in files {
        batch.start_file(path.as_str(), packing())?;
        batch.write_all(bytes)?;
    }
    Ok(batch.finish()?.into_inner())
}

fn unpackable(file: &Path, why: &str) -> Diagnostic {
    Diagnostic::error("build/zip", format!("The zip file cannot be made: {}.", why.trim_end_matches('.')))
        .at(Place::file(file.display().to_string()))
        .hint("Nothing was written; build into a folder with `--out DIR` and pack that.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_files_give_the_same_bytes_in_the_order_of_paths() {
        let files: BTreeMap<String, Vec<u8>> =
            (0..600).map(|n| (format!("z/{n:03}.html"), format!("园志 {n}").into_bytes())).collect();
        let packed = pack(&files).expect("packed");
        assert_eq!(packed, pack(&files).expect("packed again"));
        let mut archive = ZipArchive::new(Cursor::new(packed)).expect("a zip file");
        assert_eq!(archive.len(), 600);
        let mut names: Vec<String> = Vec::new();
        for at in 0..archive.len() {
            let mut file = archive.by_index(at).expect("a file");
            let name = file.name().expect("a name").into_owned();
            let mut text = String::new();
            std::io::Read::read_to_string(&mut file, &mut text).expect("its text");
            assert_eq!(text.as_bytes(), files[&name]);
            assert_eq!(
                (file.unix_mode().map(|mode| mode & 0o777), file.last_modified().map(|time| time.year())),
                (Some(0o644), Some(1980))
            );
            names.push(name);
        }
        assert!(names.is_sorted());
    }
}
