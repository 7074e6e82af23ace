//! `yuanzhi check --fix`: mends what has one right answer, and shows what it changed.
//!
//! A file is written only where the mended text reads with fewer faults than before; comments and everything else
//! stay byte for byte.

use std::collections::BTreeMap;
use std::path::Path;

use crate::diag::{self, Diagnostic, Severity};
use crate::profile::{self, Body};
use crate::shell::files::{self, Told};
use crate::shell::folder::Folder;
use crate::shell::report;
use crate::source::SourceText;
use crate::vocab::Vocab;

/// Mending may uncover faults that were hidden behind others; so often the file is read again.
const ROUNDS: usize = 4;

/// Mends the plain files of the site.
pub(super) fn run(folder: &Folder) -> Told<()> {
    let vocab = folder.vocab(&mut Vec::new());
    let (mut places, mut changed) = (0, 0);
    for path in folder.plain_files() {
        let shown = folder.shown(&path);
        // What cannot be read is told by the check itself.
        let Ok(before) = files::read_text(&path, &shown) else { continue };
        let after = mended(&before, &vocab);
        if after != before.text() {
            files::write(&path, after.as_bytes())?;
            places += tell(&shown, before.text(), &after);
            changed += 1;
        }
    }
    let files = if changed == 1 { "One file".to_string() } else { format!("{changed} files") };
    match changed {
        0 => report::say("Nothing to mend that has one right answer."),
        _ => report::say(&format!("{files} mended, {places} lines changed. Look them over before you commit them.\n")),
    }
    Ok(())
}

/// The text with all that has one right answer put right.
fn mended(source: &SourceText, vocab: &Vocab) -> String {
    let bare = source.text().strip_prefix('\u{feff}').unwrap_or(source.text()).replace("\r\n", "\n");
    let mut text = SourceText::new(source.name(), bare);
    for _ in 0..ROUNDS {
        let faults = faults(&text, vocab);
        let Some(next) = diag::apply(text.text(), &faults) else { break };
        let next = SourceText::new(source.name(), next);
        if weight(&self::faults(&next, vocab)) >= weight(&faults) {
            break;
        }
        text = next;
    }
    text.text().to_string()
}

/// How bad it is: errors first.
fn weight(faults: &[Diagnostic]) -> (usize, usize) {
    let count = |severity| faults.iter().filter(|fault| fault.severity == severity).count();
    (count(Severity::Error), count(Severity::Warning))
}

fn faults(source: &SourceText, vocab: &Vocab) -> Vec<Diagnostic> {
    match Path::new(source.name()).iter().any(|part| part == "articles") {
        true => profile::read_card(source).faults,
        false if Path::new(source.name()).iter().any(|part| part == "regions") => {
            profile::read(source, Body::Region, vocab).faults
        }
        false => profile::read(source, Body::Zone, vocab).faults,
    }
}

/// Shows each line that changed; the number is of those lines.
fn tell(shown: &str, before: &str, after: &str) -> usize {
    let (old, new): (Vec<&str>, Vec<&str>) = (before.split('\n').collect(), after.split('\n').collect());
    if before.starts_with('\u{feff}') {
        report::say(&format!("{shown}: the byte order mark at the beginning is gone"));
    }
    let windows = old.iter().filter(|line| line.ends_with('\r')).count();
    if windows > 0 {
        report::say(&format!("{shown}: {windows} Windows line ends are plain ones now"));
    }
    let bare = |line: &str| line.trim_start_matches('\u{feff}').trim_end_matches('\r').to_string();
    let mut lines: BTreeMap<usize, (String, String)> = BTreeMap::new();
    for (index, (old, new)) in old.iter().zip(&new).enumerate() {
        if bare(old) != **new {
            lines.insert(index + 1, (bare(old), new.to_string()));
        }
    }
    for (number, (old, new)) in &lines {
        report::say(&format!("{shown}:{number}\n  - {}\n  + {}", old.replace('\t', "→"), new));
    }
    lines.len()
}
