//! Faults as check tells them: what must be mended or looked at file by file, notes counted by their kind.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::diag::{self, Diagnostic, Severity};
use crate::shell::args::{CheckArgs, FaultFormat};
use crate::shell::files::Told;
use crate::shell::report;

/// Notes of one kind that are shown in full; of more only the count and the first few are.
const FEW: usize = 3;

/// Tells all faults in the form asked for.
///
/// # Errors
/// What the machine refuses.
pub(super) fn tell(faults: &[Diagnostic], args: &CheckArgs) -> Told<()> {
    match args.format {
        FaultFormat::Json => drop(report::print(&format!("{:#}\n", diag::json(faults)))?),
        FaultFormat::Github => {
            // A pull request shows a handful of annotations: what must be mended comes first and alone.
            let pressing: Vec<Diagnostic> =
                faults.iter().filter(|fault| fault.severity > Severity::Note).cloned().collect();
            report::print(&diag::github(&pressing))?;
        }
        FaultFormat::Text => text(faults, args.notes),
    }
    Ok(())
}

fn text(faults: &[Diagnostic], every_note: bool) {
    let (notes, mut pressing): (Vec<&Diagnostic>, Vec<&Diagnostic>) =
        faults.iter().partition(|fault| fault.severity == Severity::Note);
    pressing.sort_by_key(|fault| fault.place.as_ref().map(|place| (place.file.clone(), place.line, place.column)));
    let pressing: Vec<Diagnostic> = pressing.into_iter().cloned().collect();
    if !pressing.is_empty() {
        report::say(diag::render(&pressing, report::colour()).trim_end());
        report::say("");
    }
    for line in note_lines(&notes, every_note) {
        report::say(&line);
    }
    for line in counts(&pressing) {
        report::say(&line);
    }
}

/// One line a note, or one a kind of note where there are many.
fn note_lines(notes: &[&Diagnostic], every: bool) -> Vec<String> {
    let mut kinds: BTreeMap<&str, Vec<&Diagnostic>> = BTreeMap::new();
    notes.iter().for_each(|note| kinds.entry(note.code).or_default().push(note));
    let mut lines = Vec::new();
    for (code, group) in kinds {
        if every || group.len() <= FEW {
            lines.extend(group.iter().map(|note| report::note_line(note)));
            continue;
        }
        let named = most_named(&group);
        lines.push(format!("note[{code}]: {} times: {named}. `yuanzhi check --notes` shows each.", group.len()));
    }
    lines
}

/// The words a group of notes is about, the commonest first.
fn most_named(group: &[&Diagnostic]) -> String {
    const SHOWN: usize = 8;
    let mut words: BTreeMap<&str, usize> = BTreeMap::new();
    for note in group {
        *words.entry(note.message.split('`').nth(1).unwrap_or(&note.message)).or_default() += 1;
    }
    let mut words: Vec<(&str, usize)> = words.into_iter().collect();
    words.sort_by_key(|(word, count)| (Reverse(*count), *word));
    let more = words.len().saturating_sub(SHOWN);
    let shown = words.into_iter().take(SHOWN).map(|(word, count)| match count {
        1 => word.to_string(),
        count => format!("{word} ×{count}"),
    });
    let list = shown.collect::<Vec<_>>().join(", ");
    if more > 0 { format!("{list} and {more} more") } else { list }
}

/// One kind of fault: the worst first.
type Kind<'a> = (Reverse<Severity>, &'a str);

/// How many of each kind, and in how many files: the plan of a day's mending.
fn counts(pressing: &[Diagnostic]) -> Vec<String> {
    let mut kinds: BTreeMap<Kind<'_>, Vec<&str>> = BTreeMap::new();
    for fault in pressing {
        let file = fault.place.as_ref().map_or("", |place| place.file.as_str());
        kinds.entry((Reverse(fault.severity), fault.code)).or_default().push(file);
    }
    if kinds.len() < 2 {
        return Vec::new();
    }
    let width = kinds.keys().map(|(_, code)| code.len()).max().unwrap_or(0);
    let mut lines = Vec::new();
    for ((severity, code), mut files) in kinds {
        let count = files.len();
        files.dedup();
        let files = if files.len() == 1 { files[0].to_string() } else { format!("{} files", files.len()) };
        lines.push(format!("  {:7} {code:width$}  {count:>4}  {files}", severity.0.word()));
    }
    lines
}
