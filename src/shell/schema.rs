//! `yuanzhi schema`: the JSON Schema that editors check profiles against.

use crate::profile;

use super::args::{SchemaArgs, SchemaOf};
use super::files::Told;
use super::{Ending, report};

/// Runs the command.
pub(super) fn run(args: &SchemaArgs) -> Told<Ending> {
    let schema = match args.of {
        SchemaOf::Profile => profile::profile_schema(),
        SchemaOf::Article => profile::card_schema(),
    };
    report::print(&format!("{schema:#}\n"))?;
    Ok(Ending::Clean)
}
