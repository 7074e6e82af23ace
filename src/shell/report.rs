//! Telling people: faults and closing words on standard error, results on standard output.

use std::io::{ErrorKind, IsTerminal, Write};
use std::path::Path;

use crate::diag::{self, Colour, Diagnostic, Severity};

use super::files::{self, Told};

/// Prints what must be mended or looked at; notes that the check finds as well are only counted.
pub(super) fn tell(faults: &[Diagnostic]) {
    let (notes, pressing): (Vec<Diagnostic>, Vec<Diagnostic>) =
        faults.iter().cloned().partition(|fault| fault.severity == Severity::Note);
    if !pressing.is_empty() {
        say(diag::render(&pressing, colour()).trim_end());
    }
    // What an import has to say is said once; the check does not find it again.
    let (passing, lasting): (Vec<&Diagnostic>, Vec<&Diagnostic>) = notes.iter().partition(|note| is_passing(note));
    passing.iter().for_each(|note| say(&note_line(note)));
    if !lasting.is_empty() {
        say(&format!("{}; `yuanzhi check --notes` shows them.", counted(lasting.len(), "note")));
    }
    let errors = pressing.iter().filter(|fault| fault.severity == Severity::Error).count();
    if pressing.len() > 1 {
        say(&format!("\n{}, {}", counted(errors, "error"), counted(pressing.len() - errors, "warning")));
    }
}

fn is_passing(note: &Diagnostic) -> bool {
    note.code.starts_with("import/") || note.code == "profile/deleted"
}

/// A note on one line: place, code, message, hint.
pub(super) fn note_line(note: &Diagnostic) -> String {
    let place = note.place.as_ref().map(|place| match place.line {
        0 => format!("{}: ", place.file),
        line => format!("{}:{line}: ", place.file),
    });
    let hint = note.hint.as_ref().map(|hint| format!(" {hint}")).unwrap_or_default();
    format!("{}note[{}]: {}{hint}", place.unwrap_or_default(), note.code, note.message)
}

/// `1 error`, `2 errors`.
pub(super) fn counted(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

/// Prints one line for a person.
pub(super) fn say(line: &str) {
    // A closed terminal leaves nobody to tell.
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}

/// Who reads standard output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reader {
    /// Somebody reads on.
    Listening,
    /// The reader has gone away (`| head`): nothing more need be written, and nothing is wrong.
    Gone,
}

/// Writes results to standard output.
///
/// # Errors
/// What the machine refuses, such as a full disk.
pub(super) fn print(text: &str) -> Told<Reader> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Ok(Reader::Listening),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(Reader::Gone),
        Err(error) => Err(files::refused("write", Path::new("standard output"), &error)),
    }
}

/// Colours where a person watches and NO_COLOR does not forbid them.
#[allow(clippy::disallowed_methods)] // the shell owns the environment
pub(super) fn colour() -> Colour {
    let refused = std::env::var("NO_COLOR").is_ok_and(|value| !value.is_empty());
    match std::io::stderr().is_terminal() && !refused {
        true => Colour::Always,
        false => Colour::Never,
    }
}
