//! The only layer with disk, clock, network, processes and terminal: arguments in, exit code out.

mod args;
mod build;
mod check;
mod clock;
mod diff;
mod extract;
mod facts;
mod files;
mod fmt;
mod folder;
mod help;
mod history;
mod import;
mod init;
mod list;
mod marked;
mod mentions;
mod new;
mod numbers;
mod outlet;
mod progress;
mod publish;
mod report;
mod schema;
mod serve;
mod sheet;
mod shown;
mod stdin;
mod texts;
mod zip;

use crate::diag::{Cause, Diagnostic, Severity};

pub use outlet::{Outcome, Outlet};

/// How a run ended: the process's exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ending {
    /// Nothing wrong.
    Clean = 0,
    /// Faults in the content.
    Faults = 1,
    /// Wrong usage, or the machine refused.
    Refused = 2,
}

impl Ending {
    /// How a run with these faults ends: what the machine refused outweighs what is wrong in the content.
    fn of(faults: &[Diagnostic]) -> Ending {
        let causes = || faults.iter().filter(|fault| fault.severity == Severity::Error).map(Diagnostic::cause);
        match (causes().any(|cause| cause == Cause::Run), causes().next()) {
            (true, _) => Ending::Refused,
            (false, Some(_)) => Ending::Faults,
            (false, None) => Ending::Clean,
        }
    }
}

/// Runs the program on the process's own arguments.
pub fn main() -> Ending {
    match help::parse() {
        Ok(cli) => run(cli),
        Err(error) => {
            let ending = if error.use_stderr() { Ending::Refused } else { Ending::Clean };
            // A closed terminal leaves nobody to tell.
            let _ = error.print();
            ending
        }
    }
}

fn run(cli: args::Cli) -> Ending {
    use args::Command;
    let site = cli.site.as_deref();
    let result = match cli.command {
        Command::Import(args) => import::run(site, &args),
        Command::Extract(args) => extract::run(site, &args),
        Command::Mentions(args) => mentions::run(&args),
        Command::Facts(args) => facts::run(site, &args),
        Command::Check(args) => check::run(site, &args),
        Command::New(args) => new::run(site, &args),
        Command::List(args) => list::run(site, &args),
        Command::Diff(args) => diff::run(site, &args),
        Command::Fmt(args) => fmt::run(site, &args),
        Command::Build(args) => build::run(site, &args),
        Command::Serve(args) => serve::run(site, &args),
        Command::Publish(args) => publish::run(site, &args),
        Command::Schema(args) => schema::run(&args),
        Command::Completions(args) => help::completions(&args),
        Command::Man(args) => help::man(&args),
        Command::Init(args) => init::run(&args),
    };
    match result {
        Ok(ending) => ending,
        Err(fault) => {
            report::tell(std::slice::from_ref(&fault));
            Ending::of(std::slice::from_ref(&fault))
        }
    }
}
