//! `yuanzhi facts`: every fact that stands in the site's profiles.

use std::path::Path;

use crate::record::FactRow;

use super::args::FactsArgs;
use super::extract::Printer;
use super::files::Told;
use super::folder::Folder;
use super::{Ending, report};

/// Runs the command.
pub(super) fn run(site: Option<&Path>, args: &FactsArgs) -> Told<Ending> {
    let folder = Folder::find(site)?;
    let content = folder.content();
    let mut printer = Printer::new(args.format);
    for profile in &content.profiles {
        let rows: Vec<FactRow> = profile.facts().iter().map(FactRow::from).collect();
        printer.print(&rows)?;
    }
    report::tell(&content.faults);
    Ok(Ending::of(&content.faults))
}
