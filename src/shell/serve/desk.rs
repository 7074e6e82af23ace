//! What is shown: the last good edition, the faults that stand, and the version that pages wait for.
#![allow(clippy::disallowed_methods)] // this is where the clock lives

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use rayon::prelude::*;
use tokio::sync::watch;

use crate::diag::{self, Diagnostic, Severity};
use crate::output::Edition;
use crate::shell::report;

use super::stock::{Changed, Stock};

/// How many pages are remembered as they last were.
const REMEMBERED: usize = 16;
/// How many of the pages last looked at are rendered before a new edition is shown.
const WATCHED: usize = 2;

/// How long nothing must have changed before pages that nobody looks at are rendered.
const IDLE: Duration = Duration::from_millis(700);

/// What the preview shows.
pub(super) struct Desk {
    shown: RwLock<Option<Shown>>,
    faults: RwLock<String>,
    version: watch::Sender<u64>,
    /// Pages looked at, the last one at the back, each as it last could be rendered.
    recent: Mutex<VecDeque<(String, Vec<u8>)>>,
}

/// The last good edition.
#[derive(Clone)]
struct Shown {
    edition: Arc<Edition>,
    /// Pages rendered before the edition was shown.
    ready: Arc<BTreeMap<String, Vec<u8>>>,
}

/// One answer to a browser.
pub(super) struct Fetched {
    /// False where there is no such address.
    pub found: bool,
    /// The address whose file the bytes are.
    pub address: String,
    /// The file.
    pub bytes: Vec<u8>,
    /// The version it belongs to.
    pub version: u64,
}

/// What stands at every address while no site could be built yet.
const EMPTY: &str =
    "<!doctype html><html lang=\"zh-Hans\"><meta charset=\"utf-8\"><title>园志</title><p>还没有可以显示的网站。</p>";

impl Desk {
    /// A desk with nothing on it.
    pub(super) fn new() -> Desk {
        // A page of an earlier run must not take this run's first version for its own.
        let start = SystemTime::now().duration_since(UNIX_EPOCH).map_or(1, |since| since.as_millis() as u64);
        Desk {
            shown: RwLock::default(),
            faults: RwLock::default(),
            version: watch::channel(start).0,
            recent: Mutex::default(),
        }
    }

    /// A receiver of versions.
    pub(super) fn news(&self) -> watch::Receiver<u64> {
        self.version.subscribe()
    }

    /// The faults that stand, in words; empty for none.
    pub(super) fn faults(&self) -> String {
        self.faults.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Shows what the stock holds now; where it has a fault, the last good edition stays and the fault is told.
    pub(super) fn show(self: &Arc<Self>, stock: &mut Stock) {
        let start = Instant::now();
        let changed = stock.changed();
        match self.put_up(stock, &changed) {
            Some(edition) => {
                report::say(&format!("{changed}: shown after {} ms.", start.elapsed().as_millis()));
                if changed.whole() {
                    self.clone().sweep(edition);
                }
            }
            // What was not shown must still be tried when the fault is mended.
            None => stock.not_shown(changed),
        }
    }

    /// Does what quick edits left for later, and shows what comes of it.
    pub(super) fn settle(&self, stock: &mut Stock) {
        if stock.catch_up() {
            self.put_up(stock, &Changed::default());
        }
    }

    /// Shows the stock's next edition; none where a fault forbids it.
    fn put_up(&self, stock: &mut Stock, changed: &Changed) -> Option<Arc<Edition>> {
        let mut faults = stock.faults();
        let edition = match diag::has_errors(&faults) {
            true => None,
            false => stock.edition(&mut faults),
        };
        let ready = edition.map(|edition| self.rehearse(edition, changed, &mut faults));
        stock.tell_news(&faults);
        let ready = ready.filter(|_| !diag::has_errors(&faults));
        let edition = ready.as_ref().map(|shown| shown.edition.clone());
        let last = ready.and_then(|shown| self.shown.write().unwrap_or_else(PoisonError::into_inner).replace(shown));
        self.turn(&faults);
        // Taking a large site apart takes time that no reader should wait for.
        drop(last);
        edition
    }

    /// Renders what is being looked at, and whatever else the change makes doubtful.
    fn rehearse(&self, edition: Arc<Edition>, changed: &Changed, faults: &mut Vec<Diagnostic>) -> Shown {
        let mut wanted: BTreeSet<String> =
            lock(&self.recent).iter().rev().take(WATCHED).map(|(address, _)| address.clone()).collect();
        wanted.extend(changed.addresses());
        if changed.theme() {
            wanted.extend(edition.samples().into_iter().map(str::to_string));
        }
        let made: Vec<_> =
            wanted.into_par_iter().filter_map(|address| edition.file(&address).map(|made| (address, made))).collect();
        let mut ready = BTreeMap::new();
        for (address, made) in made {
            match made {
                Ok(bytes) => drop(ready.insert(address, bytes)),
                Err(fault) if faults.contains(&fault) => {}
                Err(fault) => faults.push(fault),
            }
        }
        Shown { edition, ready: Arc::new(ready) }
    }

    /// Tells every page that waits that there is news.
    fn turn(&self, faults: &[Diagnostic]) {
        let errors: Vec<Diagnostic> =
            faults.iter().filter(|fault| fault.severity == Severity::Error).cloned().collect();
        *self.faults.write().unwrap_or_else(PoisonError::into_inner) = diag::plain(&errors);
        self.version.send_modify(|version| *version += 1);
    }

    /// Renders every page in the background, to find faults that no looked-at page shows; the next change ends it.
    fn sweep(self: Arc<Self>, edition: Arc<Edition>) {
        let version = *self.version.borrow();
        std::thread::spawn(move || {
            let mut faults = Vec::new();
            std::thread::sleep(IDLE);
            for address in edition.pages() {
                if *self.version.borrow() != version || faults.len() >= 3 {
                    break;
                }
                if let Some(Err(fault)) = edition.file(address)
                    && !faults.contains(&fault)
                {
                    faults.push(fault);
                }
            }
            if !faults.is_empty() && *self.version.borrow() == version {
                report::tell(&faults);
                self.turn(&faults);
            }
        });
    }

    /// The file at an address, or what stands in for it.
    pub(super) fn fetch(&self, address: &str) -> Fetched {
        let version = *self.version.borrow();
        let shown = self.shown.read().unwrap_or_else(PoisonError::into_inner).clone();
        let answer = |found, address: &str, bytes| Fetched { found, address: address.to_string(), bytes, version };
        let Some(Shown { edition, ready }) = shown else {
            return answer(true, "index.html", EMPTY.as_bytes().to_vec());
        };
        let made = match ready.get(address) {
            Some(bytes) => Some(Ok(bytes.clone())),
            None => edition.file(address),
        };
        match made {
            Some(Ok(bytes)) => {
                self.remember(address, &bytes);
                answer(true, address, bytes)
            }
            Some(Err(fault)) => {
                let last =
                    lock(&self.recent).iter().find(|(known, _)| known == address).map(|(_, bytes)| bytes.clone());
                let told = diag::plain(std::slice::from_ref(&fault));
                if self.faults() != told {
                    report::tell(std::slice::from_ref(&fault));
                    self.turn(&[fault]);
                }
                answer(true, address, last.unwrap_or_else(|| EMPTY.as_bytes().to_vec()))
            }
            None => {
                let page = edition.file("404.html").and_then(Result::ok).unwrap_or_else(|| EMPTY.as_bytes().to_vec());
                answer(false, "404.html", page)
            }
        }
    }

    fn remember(&self, address: &str, bytes: &[u8]) {
        if !address.ends_with(".html") {
            return;
        }
        let mut recent = lock(&self.recent);
        recent.retain(|(known, _)| known != address);
        recent.push_back((address.to_string(), bytes.to_vec()));
        while recent.len() > REMEMBERED {
            recent.pop_front();
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
