//! `yuanzhi list`: the site's profiles at a glance — how much each says, out of how many articles, when it was last
//! edited, and what is missing.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::json;
use unicode_width::UnicodeWidthStr;

use crate::profile::{Body, Profile};

use super::args::{ListArgs, Listing};
use super::files::Told;
use super::folder::Folder;
use super::history::History;
use super::{Ending, clock, report};

/// One profile's line.
struct Row<'a> {
    profile: &'a Profile,
    facts: usize,
    sources: usize,
    /// The latest year its figures speak of.
    latest: Option<i32>,
    edited: String,
    gaps: Vec<String>,
}

/// Runs the command.
pub(super) fn run(site: Option<&Path>, args: &ListArgs) -> Told<Ending> {
    let folder = Folder::find(site)?;
    let content = folder.content();
    // Without a history the day the file was written stands for it.
    let days = History::open(&folder.root).and_then(|history| history.days()).unwrap_or_default();
    let rows: Vec<Row<'_>> = content.profiles.iter().map(|profile| Row::of(profile, &folder, &days)).collect();
    report::print(&match args.format {
        Listing::Json => format!("{:#}\n", rows.iter().map(Row::json).collect::<serde_json::Value>()),
        Listing::Text => table(&rows),
    })?;
    let (zones, facts): (usize, usize) = (
        content.profiles.iter().filter(|profile| profile.body_kind == Body::Zone).count(),
        rows.iter().map(|row| row.facts).sum(),
    );
    if args.format == Listing::Text {
        let regions = match content.profiles.len() - zones {
            0 => String::new(),
            count => format!(", {}", report::counted(count, "region")),
        };
        let (zones, facts) = (report::counted(zones, "zone"), report::counted(facts, "fact"));
        report::say(&format!("{zones}{regions}, {facts}, {}.", report::counted(content.articles.len(), "article")));
    }
    let faults = content.faults.iter().filter(|fault| fault.severity == crate::diag::Severity::Error).count();
    if faults > 0 {
        report::say(&format!(
            "{}: what has errors may be missing here; `yuanzhi check` shows them.",
            report::counted(faults, "error")
        ));
    }
    Ok(Ending::of(&content.faults))
}

impl<'a> Row<'a> {
    fn of(profile: &'a Profile, folder: &Folder, days: &BTreeMap<String, String>) -> Row<'a> {
        let spots = profile.spots();
        let articles: BTreeSet<&str> = spots.iter().filter_map(|spot| Some(spot.source?.article.as_str())).collect();
        let periods = profile.indicators.iter().filter(|entry| entry.indicator.status == crate::domain::Status::Actual);
        let edited = days.get(&profile.path).cloned().or_else(|| clock::written(&folder.root.join(&profile.path)));
        Row {
            profile,
            facts: profile.facts().len(),
            sources: articles.len(),
            latest: periods.filter_map(|entry| entry.indicator.period).map(|period| period.year()).max(),
            edited: edited.unwrap_or_default(),
            gaps: gaps(profile),
        }
    }

    fn json(&self) -> serde_json::Value {
        let kind = if self.profile.body_kind == Body::Zone { "zone" } else { "region" };
        json!({
            "name": self.profile.name, "slug": self.profile.slug, "path": self.profile.path, "kind": kind,
            "facts": self.facts, "figures": self.profile.indicators.len(), "sources": self.sources,
            "latest": self.latest, "edited": self.edited, "gaps": self.gaps,
        })
    }
}

/// What a reader of the profile would miss.
fn gaps(profile: &Profile) -> Vec<String> {
    let zone = profile.body_kind == Body::Zone;
    let wanted = [
        ("type", profile.zone_type.is_some() || !zone),
        ("level", profile.level.is_some() || !zone || profile.parent.is_some()),
        ("province", profile.province.is_some()),
        ("city", profile.city.is_some() || !zone),
        ("founded", profile.founded.is_some() || !zone),
        ("industries", !profile.industries.is_empty()),
        ("indicators", !profile.indicators.is_empty()),
    ];
    let mut gaps: Vec<String> =
        wanted.into_iter().filter(|(_, there)| !there).map(|(key, _)| key.to_string()).collect();
    let unsourced = profile.indicators.iter().filter(|entry| entry.source.is_none()).count();
    let undated = profile.indicators.iter().filter(|entry| entry.indicator.period.is_none()).count();
    gaps.extend((unsourced > 0).then(|| format!("{} without source", report::counted(unsourced, "figure"))));
    gaps.extend((undated > 0).then(|| format!("{} without period", report::counted(undated, "figure"))));
    gaps
}

const HEADS: [&str; 8] = ["name", "file", "facts", "figures", "articles", "latest", "edited", "missing"];

fn table(rows: &[Row<'_>]) -> String {
    let cells = |row: &Row<'_>| {
        let file = row.profile.path.strip_prefix("content/").unwrap_or(&row.profile.path).to_string();
        let latest = row.latest.map(|year| year.to_string()).unwrap_or_default();
        let numbers = [row.facts, row.profile.indicators.len(), row.sources].map(|number| number.to_string());
        let [facts, figures, sources] = numbers;
        [row.profile.name.clone(), file, facts, figures, sources, latest, row.edited.clone(), row.gaps.join(", ")]
    };
    let lines: Vec<[String; 8]> = std::iter::once(HEADS.map(str::to_string)).chain(rows.iter().map(cells)).collect();
    let width = |column: usize| lines.iter().map(|line| line[column].width()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..HEADS.len()).map(width).collect();
    let mut out = String::new();
    for line in &lines {
        let mut text = String::new();
        for (column, cell) in line.iter().enumerate() {
            let blanks = " ".repeat(widths[column] - cell.width());
            match (2..5).contains(&column) {
                true => text.push_str(&format!("{blanks}{cell}  ")),
                false => text.push_str(&format!("{cell}{blanks}  ")),
            }
        }
        out.push_str(text.trim_end());
        out.push('\n');
    }
    out
}
