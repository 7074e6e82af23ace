//! Standard input line by line: a line that is no UTF-8 is a fault of that line and never the end of the reading.

use std::io::BufRead;
use std::path::Path;

use serde::de::DeserializeOwned;

use crate::article::find_date;
use crate::diag::{Diagnostic, Place};
use crate::domain::Point;

use super::Ending;
use super::files::{self, Told};

/// What standard input is called in messages.
const NAME: &str = "standard input";

/// The lines that are not blank, each with its number from 1; where the machine refuses to read on, that is the last item.
pub(super) fn lines() -> impl Iterator<Item = Told<(usize, String)>> {
    lines_of(std::io::stdin().lock())
}

fn lines_of(input: impl BufRead) -> impl Iterator<Item = Told<(usize, String)>> {
    let mut broken = false;
    input
        .split(b'\n')
        .enumerate()
        .take_while(move |(_, line)| !std::mem::replace(&mut broken, line.is_err()))
        .map(|(index, line)| {
            let bytes = line.map_err(|error| files::refused("read", Path::new(NAME), &error))?;
            let text = String::from_utf8(bytes).map_err(|error| Box::new(not_utf8(index + 1, error.as_bytes())))?;
            Ok((index + 1, text.trim_start_matches('\u{feff}').to_string()))
        })
        .filter(|line| !line.as_ref().is_ok_and(|(_, text)| text.trim().is_empty()))
}

/// What a line says as JSON; nothing where it is not the object asked for.
pub(super) fn object<T: DeserializeOwned>((number, line): (usize, &str), faults: &mut Vec<Diagnostic>) -> Option<T> {
    let refuse = |error: serde_json::Error| {
        Diagnostic::error("stdin/json", format!("This line is not the JSON object asked for: {error}."))
            .at(place(number, line))
            .hint("Write one object a line, such as {\"id\": \"a1\", \"text\": \"……\", \"date\": \"2024-01-20\"}.")
    };
    serde_json::from_str(line).map_err(|error| faults.push(refuse(error))).ok()
}

/// The date a line gives, in ISO or as a newspaper prints it; none where it gives none or one that cannot be read.
pub(super) fn date((number, line): (usize, &str), given: Option<&str>, faults: &mut Vec<Diagnostic>) -> Option<Point> {
    let given = given.map(str::trim).filter(|given| !given.is_empty())?;
    let date = given.parse().ok().or_else(|| find_date(given));
    if date.is_none() {
        let message =
            format!("The date `{}` cannot be read; the text is read as one without a date.", given.escape_debug());
        faults.push(
            Diagnostic::warning("stdin/date", message)
                .at(place(number, line))
                .hint("Write it as `2024-01-20`, `2024-01` or `2024`."),
        );
    }
    date
}

/// Keeps what decides how the run ends: over millions of lines no more than that is held.
pub(super) fn keep_worst(kept: &mut Vec<Diagnostic>, found: Vec<Diagnostic>) {
    if Ending::of(kept) < Ending::of(&found) {
        *kept = found;
    }
}

fn place(number: usize, line: &str) -> Place {
    Place { file: NAME.into(), line: number, column: 0, width: 0, excerpt: line.chars().take(120).collect() }
}

fn not_utf8(number: usize, bytes: &[u8]) -> Diagnostic {
    Diagnostic::error("stdin/json", "This line is not UTF-8 text, as JSON is.")
        .at(place(number, &String::from_utf8_lossy(bytes)))
        .hint("Turn GBK into UTF-8 first: `iconv -f GB18030 -t UTF-8 FILE | yuanzhi ...`.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_is_no_text_is_told_and_the_next_is_read() {
        let told: Vec<_> = lines_of(b"\xef\xbb\xbfa\r\n\n \n\xff\xfe\nb".as_slice()).collect();
        let said: Vec<_> = told
            .iter()
            .map(|line| match line {
                Ok((number, text)) => format!("{number} {}", text.trim_end()),
                Err(fault) => format!("{} at {}", fault.code, fault.place.as_ref().map_or(0, |place| place.line)),
            })
            .collect();
        assert_eq!(said, ["1 a", "stdin/json at 4", "5 b"]);
    }

    #[test]
    fn what_the_machine_refuses_ends_the_reading() {
        struct Refusing;
        impl std::io::Read for Refusing {
            fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
                Err(std::io::Error::other("gone"))
            }
        }
        let told: Vec<_> = lines_of(std::io::BufReader::new(Refusing)).take(5).collect();
        assert!(matches!(told.as_slice(), [Err(fault)] if fault.code == "file/refused"), "{told:?}");
    }
}
