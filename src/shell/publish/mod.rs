//! `yuanzhi publish`: what GitHub Pages would refuse is told first; then the site goes out, by Actions or by a branch.
//!
//! Nothing here writes to the user's working tree or index, but for the workflow of the Actions way.

mod address;
mod branch;
mod cname;
mod git;
mod preflight;
pub(super) mod workflow;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Mutex;

use clap::{Args, ValueEnum};

use crate::diag::{Diagnostic, Place, has_errors};
use crate::output;

use super::args::RenderArgs;
use super::files::Told;
use super::folder::Folder;
use super::progress::Progress;
use super::{Ending, build, check, report};

use address::Remote;
use git::Git;

/// Arguments of `publish`.
#[derive(Debug, Args)]
pub struct PublishArgs {
    /// How the site goes out.
    #[arg(long, value_enum, default_value_t = Way::Actions)]
    pub way: Way,
    /// Look everything over, ask the remote, say what would happen; change nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// Name of the git remote.
    #[arg(long, value_name = "NAME", default_value = "origin")]
    pub remote: String,
    /// Branch the built site is pushed to (branch way).
    #[arg(long, value_name = "NAME", default_value = "gh-pages")]
    pub branch: String,
    /// What becomes of the branch's earlier commits (branch way).
    #[arg(long, value_enum, default_value_t = History::Keep)]
    pub history: History,
    /// Write the workflow even over one that was changed by hand (Actions way).
    #[arg(long)]
    pub force: bool,
    /// How to render.
    #[command(flatten)]
    pub render: RenderArgs,
}

/// The two ways a site reaches GitHub Pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Way {
    /// A workflow in the repository builds and deploys after every push.
    Actions,
    /// The site is built here and pushed to a branch of its own.
    Branch,
}

/// What becomes of the branch's earlier commits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum History {
    /// One commit more each time.
    Keep,
    /// One commit in all: the repository stays small.
    Flat,
}

/// The rendered site: path below its root and bytes.
type Files = BTreeMap<String, Vec<u8>>;

/// Runs the command.
pub(super) fn run(site: Option<&Path>, args: &PublishArgs) -> Told<Ending> {
    let mut folder = build::open(site, &args.render)?;
    let git = Git::open(&folder.root)?;
    let remote = Remote::parse(&git.remote(&args.remote)?);
    let mut faults: Vec<Diagnostic> = Vec::new();
    faults.extend(settle_address(&mut folder, &remote, args.way));
    faults.extend(preflight::uncommitted(&git.uncommitted()?, args.way));
    let target = match args.way {
        Way::Actions => Target::Workflow(git.branch()?.ok_or_else(|| Box::new(preflight::detached(&git)))?),
        Way::Branch => Target::Branch(branch::Tip::ask(&git, args)?),
    };
    let mut files = look(&folder, args, &mut faults);
    match &target {
        Target::Workflow(_) => faults.extend(cname::under_actions(&folder, &files)),
        Target::Branch(tip) => cname::lay(&folder, tip.cname.as_deref(), (&mut files, &mut faults)),
    }
    faults.extend(preflight::files(files.iter().map(|(path, bytes)| (path.as_str(), bytes.len() as u64))));
    report::tell(&faults);
    if has_errors(&faults) {
        report::say("Nothing was published.");
        return Ok(Ending::of(&faults));
    }
    report::say(&preflight::summary(&folder, &files));
    match target {
        Target::Workflow(branch) => workflow::publish((&folder, &git), &branch, args),
        Target::Branch(tip) => branch::publish((&folder, &git), (&tip, &files), args),
    }
}

/// Where the site goes.
enum Target {
    /// Built by the workflow after each push to this branch.
    Workflow(String),
    /// Pushed onto this tip.
    Branch(branch::Tip),
}

/// Gives a site without an address the one its remote will have, and holds the one it has against the remote.
fn settle_address(folder: &mut Folder, remote: &Remote, way: Way) -> Option<Diagnostic> {
    if !folder.config.base_url.is_empty() {
        return remote.mismatch(&folder.config).map(|fault| match way {
            Way::Branch => fault,
            // The workflow builds with the address that Pages itself names.
            Way::Actions => Diagnostic { severity: crate::diag::Severity::Warning, ..fault },
        });
    }
    match remote.pages_address() {
        Some(address) => {
            report::say(&format!("Address of the site, by its remote: {address}"));
            folder.config.base_url = address;
            None
        }
        None => (way == Way::Branch).then(|| {
            Diagnostic::warning(
                "publish/no-address",
                "The site does not know its address, so it has no sitemap and its 404 page only works at the root.",
            )
            .at(Place::file("site.toml"))
            .hint("Write it into site.toml: `base_url = \"https://example.org/\"`.")
        }),
    }
}

/// Checks the site and renders it into memory; no files where a fault forbids them.
fn look(folder: &Folder, args: &PublishArgs, faults: &mut Vec<Diagnostic>) -> Files {
    let Some((site, mut theme)) = check::look(folder, faults).filter(|_| !has_errors(faults)) else {
        return Files::new();
    };
    let options = build::options(&args.render);
    output::introduce(&mut theme, &site, options);
    let (files, room) = (Mutex::new(Files::new()), Mutex::new(preflight::Room::default()));
    let progress = Progress::open("Rendering");
    let put = |path: &str, bytes: &[u8]| {
        progress.step();
        let fits = lock(&room).take(bytes.len() as u64);
        lock(&files).insert(path.to_string(), bytes.to_vec());
        fits
    };
    faults.extend(build::render(&site, &theme, options, &put));
    files.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner)
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}
