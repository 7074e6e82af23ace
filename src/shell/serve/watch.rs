//! Which files changed: the system's own notices, gathered until an editor has finished its save.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, EventKind};
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

use crate::diag::Diagnostic;
use crate::shell::files::Told;

use super::desk::Desk;
use super::stock::Stock;

/// An editor saves in several steps; after this long without another one it has finished.
const QUIET: Duration = Duration::from_millis(8);
/// However many steps come, nobody waits longer for the first.
const LONGEST: Duration = Duration::from_millis(80);
/// How long nothing must have changed before what quick edits left for later is done.
const LULL: Duration = Duration::from_millis(150);
/// Folders of a site that hold what its pages are made of.
const FOLDERS: [&str; 4] = ["content", "vocab", "themes", "articles"];

/// What the watch has to say.
enum Notice {
    /// These paths changed.
    Change(BTreeSet<PathBuf>),
    /// Nothing changed for a while.
    Lull,
    /// There can be no other change.
    End,
}

/// A watched site.
pub(super) struct Watching {
    root: PathBuf,
    watcher: RecommendedWatcher,
    notices: Receiver<notify::Result<Event>>,
}

impl Watching {
    /// Watches site.toml and the folders beside it.
    ///
    /// # Errors
    /// Where the system does not let itself be watched.
    pub(super) fn begin(root: &Path) -> Told<Watching> {
        let (sender, notices) = channel();
        let watcher = notify::recommended_watcher(sender).map_err(|error| Box::new(refused(&error)))?;
        let mut watching = Watching { root: root.to_path_buf(), watcher, notices };
        watching.watcher.watch(root, RecursiveMode::NonRecursive).map_err(|error| Box::new(refused(&error)))?;
        for folder in FOLDERS {
            watching.enter(folder).map_err(|error| Box::new(refused(&error)))?;
        }
        Ok(watching)
    }

    fn enter(&mut self, folder: &str) -> notify::Result<()> {
        let dir = self.root.join(folder);
        match dir.is_dir() {
            true => self.watcher.watch(&dir, RecursiveMode::Recursive),
            false => Ok(()),
        }
    }

    /// Follows every change in a thread of its own, as long as the process lives.
    pub(super) fn follow(mut self, mut stock: Stock, desk: Arc<Desk>) {
        std::thread::spawn(move || {
            loop {
                match self.next(stock.is_late().then_some(LULL)) {
                    Notice::Change(paths) => {
                        self.enter_new(&paths);
                        if stock.refresh(&paths) {
                            desk.show(&mut stock);
                        }
                    }
                    Notice::Lull => desk.settle(&mut stock),
                    Notice::End => return,
                }
            }
        });
    }

    /// A folder that was made or came back is not watched by the notice that told of it.
    fn enter_new(&mut self, paths: &BTreeSet<PathBuf>) {
        for folder in FOLDERS {
            if paths.contains(&self.root.join(folder)) && self.enter(folder).is_err() {
                crate::shell::report::say(&format!(
                    "`{folder}` cannot be watched; stop and start `yuanzhi serve` after changes in it."
                ));
            }
        }
    }

    /// The next change, once it is finished; a lull where none comes for as long as `patience`.
    fn next(&self, patience: Option<Duration>) -> Notice {
        let lull = patience.map(|patience| Instant::now() + patience);
        let mut paths = BTreeSet::new();
        while paths.is_empty() {
            let notice = match lull {
                Some(lull) => self.notices.recv_timeout(lull.saturating_duration_since(Instant::now())),
                None => self.notices.recv().map_err(|_| RecvTimeoutError::Disconnected),
            };
            match notice {
                Ok(notice) => self.take(notice, &mut paths),
                Err(RecvTimeoutError::Timeout) => return Notice::Lull,
                Err(RecvTimeoutError::Disconnected) => return Notice::End,
            }
        }
        let until = Instant::now() + LONGEST;
        loop {
            let left = until.saturating_duration_since(Instant::now()).min(QUIET);
            match self.notices.recv_timeout(left) {
                Ok(notice) => self.take(notice, &mut paths),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return Notice::Change(paths),
            }
        }
    }

    fn take(&self, notice: notify::Result<Event>, paths: &mut BTreeSet<PathBuf>) {
        match notice {
            Ok(event) if event.need_rescan() => {
                paths.extend(FOLDERS.iter().map(|folder| self.root.join(folder)));
            }
            Ok(event) if is_change(&event.kind) => paths.extend(event.paths),
            Ok(_) => {}
            // Notices were lost: whatever changed, it is below these.
            Err(_) => paths.extend(FOLDERS.iter().map(|folder| self.root.join(folder))),
        }
    }
}

/// True unless somebody only looked.
fn is_change(kind: &EventKind) -> bool {
    !kind.is_access() || matches!(kind, EventKind::Access(AccessKind::Close(AccessMode::Write)))
}

fn refused(error: &notify::Error) -> Diagnostic {
    let hint = match error.kind {
        notify::ErrorKind::MaxFilesWatch => "Allow more: `sudo sysctl fs.inotify.max_user_watches=524288`.",
        _ => "Run `yuanzhi build` after each change instead.",
    };
    Diagnostic::error("serve/watch", format!("Cannot watch the site's folder: {error}.")).hint(hint)
}
