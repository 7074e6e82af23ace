//! Telling people: faults and closing words on standard error, results on standard output.

use std::io::{IsTerminal, Write};

use crate::diag::{self, Colour, Diagnostic, Severity};

/// Prints what must be mended or looked at; notes are only counted.
pub(super) fn tell(faults: &[Diagnostic]) {
    let (notes, pressing): (Vec<Diagnostic>, Vec<Diagnostic>) =
        faults.iter().cloned().partition(|fault| fault.severity == Severity::Note);
    if !pressing.is_empty() {
        say(diag::render(&pressing, colour()).trim_end());
    }
    let errors = pressing.iter().filter(|fault| fault.severity == Severity::Error).count();
    match (pressing.len(), notes.len()) {
        (0, 0) => {}
        (0, notes) => say(&format!("{notes} notes; `yuanzhi check` shows them.")),
        (all, notes) => say(&format!("\n{errors} errors, {} warnings, {notes} notes", all - errors)),
    }
}

/// Prints one line for a person.
pub(super) fn say(line: &str) {
    // A closed terminal leaves nobody to tell.
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}

/// Writes results to standard output; a reader that has gone away ends the writing quietly.
pub(super) fn print(text: &str) {
    let mut out = std::io::stdout().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
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
