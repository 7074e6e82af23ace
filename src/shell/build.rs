//! `yuanzhi build`: the site's folder in, the website's folder out.

use std::path::{Path, PathBuf};
use std::sync::Mutex;

use crate::diag::{Diagnostic, has_errors};
use crate::output::{self, Options};
use crate::site::Site;
use crate::theme::Theme;

use super::args::{BuildArgs, RenderArgs};
use super::files::Told;
use super::folder::{Folder, in_site_toml};
use super::outlet::Outlet;
use super::progress::Progress;
use super::{Ending, report, zip};

/// Runs the command.
pub(super) fn run(site: Option<&Path>, args: &BuildArgs) -> Told<Ending> {
    let folder = open(site, &args.render)?;
    if let Some(file) = &args.zip {
        return zip::run(&folder, file, options(&args.render));
    }
    let out = out_folder(&folder, &args.out);
    let mut faults = Vec::new();
    let Some((site, theme)) = load(&folder, options(&args.render), &mut faults) else {
        report::tell(&faults);
        report::say("Nothing was written; the last site stands as it was.");
        return Ok(Ending::of(&faults));
    };
    let outlet = Outlet::open(&out)?;
    let refused = Mutex::new(None);
    let progress = Progress::open("Rendering");
    let put = |path: &str, bytes: &[u8]| match outlet.put(path, bytes) {
        Ok(()) => {
            progress.step();
            true
        }
        Err(fault) => {
            refused.lock().unwrap_or_else(|poison| poison.into_inner()).get_or_insert(fault);
            false
        }
    };
    faults.extend(render(&site, &theme, options(&args.render), &put));
    drop(progress);
    if let Some(fault) = refused.into_inner().unwrap_or_else(|poison| poison.into_inner()) {
        outlet.abandon();
        return Err(fault);
    }
    if has_errors(&faults) {
        outlet.abandon();
        report::tell(&faults);
        report::say("Nothing was written; the last site stands as it was.");
        return Ok(Ending::of(&faults));
    }
    let outcome = outlet.finish()?;
    report::tell(&faults);
    report::say(&format!(
        "{}: {} zones, {} files: {} written, {} unchanged, {} removed.",
        out.display(),
        site.zone_count(),
        outcome.written + outcome.unchanged,
        outcome.written,
        outcome.unchanged,
        outcome.removed
    ));
    // The program ends here: taking the site apart piece by piece would only keep the user waiting.
    std::mem::forget((site, theme));
    Ok(Ending::Clean)
}

/// Hands every file of the site to `put`: pages, data and assets from many threads, then the search index, where one is wanted.
pub(super) fn render(
    site: &Site,
    theme: &Theme,
    options: Options,
    put: &(dyn Fn(&str, &[u8]) -> bool + Sync),
) -> Vec<Diagnostic> {
    let index = || if options.search { output::search_index(site, theme) } else { Ok(Vec::new()) };
    let (mut faults, indexed) = rayon::join(|| output::render(site, theme, options, put), index);
    match indexed {
        Ok(files) => files.iter().take_while(|(path, bytes)| put(path, bytes)).for_each(drop),
        Err(fault) => faults.push(fault),
    }
    faults
}

/// The site's folder with the address of this run.
pub(super) fn open(site: Option<&Path>, render: &RenderArgs) -> Told<Folder> {
    let mut folder = Folder::find(site)?;
    if let Some(url) = &render.base_url {
        folder.config.base_url = url.clone();
    }
    match folder.config.check() {
        Ok(()) => Ok(folder),
        Err(fault) => Err(Box::new(in_site_toml(&folder.root, fault))),
    }
}

/// Where the website goes: a relative folder is meant from the site's folder.
fn out_folder(folder: &Folder, out: &Path) -> PathBuf {
    folder.root.join(out)
}

/// Site and theme, or nothing where an error stands among the faults.
pub(super) fn load(folder: &Folder, options: Options, faults: &mut Vec<Diagnostic>) -> Option<(Site, Theme)> {
    let (site, (theme, theme_faults)) = rayon::join(
        || folder.site(faults),
        || {
            let mut faults = Vec::new();
            (folder.theme(&mut faults), faults)
        },
    );
    faults.extend(theme_faults);
    match has_errors(faults) {
        true => None,
        false => site.map(|site| {
            let mut theme = theme;
            output::introduce(&mut theme, &site, options);
            (site, theme)
        }),
    }
}

/// How to render, from the command line.
pub(super) fn options(render: &RenderArgs) -> Options {
    Options { minify: !render.no_minify, search: cfg!(feature = "search") && !render.no_search }
}
