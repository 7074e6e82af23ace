//! `yuanzhi diff`: what changed in the profiles between two states of the repository, as a person would say it.

use std::path::Path;

use serde_json::json;

use crate::profile::{self, Body, Difference, Profile, Turn};
use crate::source::SourceText;

use super::args::{DiffArgs, Listing};
use super::files::{self, Told};
use super::folder::Folder;
use super::history::History;
use super::{Ending, report};

/// One profile before and after.
struct Pair {
    path: String,
    before: State,
    after: State,
}

/// A profile at one time.
enum State {
    Absent,
    /// It stood there and could not be read.
    Unread,
    Read(Box<Profile>),
}

/// Runs the command.
pub(super) fn run(site: Option<&Path>, args: &DiffArgs) -> Told<Ending> {
    let folder = Folder::find(site)?;
    let history = History::open(&folder.root)?;
    let before = history.commit(args.before.as_deref().unwrap_or("HEAD"))?;
    let after = args.after.as_deref().map(|revision| history.commit(revision)).transpose()?;
    let mut pairs = Vec::new();
    for path in history.changed(&before, after.as_deref())? {
        let old = state(&path, history.file(&before, &path)?);
        let new = match &after {
            Some(after) => history.file(after, &path)?,
            None => Some(folder.root.join(&path))
                .filter(|full| full.is_file())
                .map(|full| files::read(&full))
                .transpose()?,
        };
        pairs.push(Pair { before: old, after: state(&path, new), path });
    }
    match args.format {
        Listing::Json => {
            report::print(&format!("{:#}\n", pairs.iter().map(row).collect::<serde_json::Value>()))?;
        }
        Listing::Text => tell(&pairs)?,
    }
    Ok(match pairs.iter().any(|pair| matches!(pair.after, State::Unread)) {
        true => Ending::Faults,
        false => Ending::Clean,
    })
}

fn state(path: &str, bytes: Option<Vec<u8>>) -> State {
    let Some(bytes) = bytes else { return State::Absent };
    let Ok(text) = String::from_utf8(bytes) else { return State::Unread };
    let body = if path.contains("regions/") { Body::Region } else { Body::Zone };
    let read = profile::read_plain(&SourceText::new(path, text), body);
    match read.has_errors() {
        true => State::Unread,
        false => read.value.map_or(State::Unread, |profile| State::Read(Box::new(profile))),
    }
}

impl Pair {
    fn name(&self) -> &str {
        match (&self.after, &self.before) {
            (State::Read(profile), _) | (_, State::Read(profile)) => &profile.name,
            _ => &self.path,
        }
    }

    fn differences(&self) -> Vec<Difference> {
        match (&self.before, &self.after) {
            (State::Read(before), State::Read(after)) => before.differences(after),
            _ => Vec::new(),
        }
    }

    /// What became of the whole file, in one word or a few.
    fn whole(&self) -> String {
        let facts = |profile: &Profile| {
            let figures = report::counted(profile.indicators.len(), "figure");
            format!("{figures}, {}", report::counted(profile.facts().len(), "fact"))
        };
        match (&self.before, &self.after) {
            (State::Absent, State::Read(profile)) => format!("new: {}", facts(profile)),
            (State::Read(profile), State::Absent) => format!("gone, with {}", facts(profile)),
            (_, State::Unread) => "has errors now; `yuanzhi check` shows them".to_string(),
            (State::Unread, _) => "had errors before and can be read now".to_string(),
            (State::Read(before), State::Read(after)) if before.markdown != after.markdown => {
                "its text changed".to_string()
            }
            _ => String::new(),
        }
    }
}

fn tell(pairs: &[Pair]) -> Told<()> {
    let mut out = String::new();
    let (mut changed, mut came, mut went) = (0, 0, 0);
    for pair in pairs {
        let differences = pair.differences();
        let whole = pair.whole();
        if differences.is_empty() && whole.is_empty() {
            continue;
        }
        out.push_str(&format!("{}  {}\n", pair.name(), pair.path));
        for difference in &differences {
            match difference.turn {
                Turn::Came(_) => came += 1,
                Turn::Went(_) => went += 1,
                Turn::Changed(..) => changed += 1,
            }
            out.push_str(&format!("  {}\n", line(difference)));
        }
        if !whole.is_empty() {
            out.push_str(&format!("  {whole}\n"));
        }
    }
    report::print(&out)?;
    report::say(&match out.is_empty() {
        true => "Nothing changed that a profile says.".to_string(),
        false => format!("{}: {changed} changed, {came} new, {went} gone.", report::counted(pairs.len(), "profile")),
    });
    Ok(())
}

fn line(difference: &Difference) -> String {
    let source = difference.source.as_ref().map(|source| format!("  ({source})")).unwrap_or_default();
    let title = &difference.title;
    let said = |words: &str| if words.is_empty() { String::new() } else { format!(": {words}") };
    match &difference.turn {
        Turn::Came(words) => format!("+ {title}{}{source}", said(words)),
        Turn::Went(words) => format!("- {title}{}{source}", said(words)),
        Turn::Changed(key, before, after) => {
            let key = if *key == "value" || key == title { String::new() } else { format!(" {key}") };
            let or_nothing = |word: &str| if word.is_empty() { "—".to_string() } else { word.to_string() };
            format!("~ {title}{key}: {} → {}{source}", or_nothing(before), or_nothing(after))
        }
    }
}

fn row(pair: &Pair) -> serde_json::Value {
    let one = |difference: Difference| {
        let (turn, key, before, after) = match difference.turn {
            Turn::Came(words) => ("came", None, None, Some(words)),
            Turn::Went(words) => ("went", None, Some(words), None),
            Turn::Changed(key, before, after) => ("changed", Some(key), Some(before), Some(after)),
        };
        json!({
            "section": difference.section, "title": difference.title, "turn": turn, "key": key,
            "before": before, "after": after, "source": difference.source,
        })
    };
    let stands = |state: &State| !matches!(state, State::Absent);
    json!({
        "name": pair.name(), "path": pair.path, "stood": stands(&pair.before), "stands": stands(&pair.after),
        "differences": pair.differences().into_iter().map(one).collect::<Vec<_>>(),
    })
}
