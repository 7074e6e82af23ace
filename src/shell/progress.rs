//! How far long work has come, where a person watches; nothing in a pipe or in CI.
#![allow(clippy::disallowed_methods)] // the shell owns the environment

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A line that is drawn over and over, and gone when the work is done.
#[derive(Debug)]
pub(super) struct Progress(ProgressBar);

impl Progress {
    /// Work on `count` things.
    pub(super) fn of(count: usize, what: &str) -> Progress {
        let bar = ProgressBar::with_draw_target(Some(count as u64), target());
        Progress::styled(bar, &format!("{what} {{bar:24}} {{pos}}/{{len}} {{eta}}"))
    }

    /// Work on as many things as come.
    pub(super) fn open(what: &str) -> Progress {
        Progress::styled(ProgressBar::with_draw_target(None, target()), &format!("{what} {{spinner}} {{pos}}"))
    }

    fn styled(bar: ProgressBar, template: &str) -> Progress {
        // No colours: the line must read the same under NO_COLOR.
        Progress(match ProgressStyle::with_template(template) {
            Ok(style) => bar.with_style(style),
            Err(_) => bar,
        })
    }

    /// One more thing is done; may be called from many threads.
    pub(super) fn step(&self) {
        self.0.inc(1);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}

/// The terminal, where there is one and no CI; indicatif itself keeps quiet where standard error is no terminal.
fn target() -> ProgressDrawTarget {
    match std::env::var("CI").is_ok_and(|value| !value.is_empty() && value != "false") {
        true => ProgressDrawTarget::hidden(),
        false => ProgressDrawTarget::stderr_with_hz(REDRAWN),
    }
}

/// Redrawings a second.
const REDRAWN: u8 = 10;
