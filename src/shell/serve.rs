//! `yuanzhi serve`: the site on this machine only, rebuilt on every change, faults shown in the page.
//!
//! The last good site stays served while a fault stands. Pages ask `/__yuanzhi/wait` for the next
//! version; nothing is kept on disk.
#![allow(clippy::disallowed_methods)] // this is where IO lives

use std::collections::BTreeMap;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::{Query, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use notify_debouncer_full::notify::RecursiveMode;
use notify_debouncer_full::{DebounceEventResult, new_debouncer};
use tokio::sync::watch;

use crate::diag::{self, Diagnostic};
use crate::output;
use crate::site::Site;
use crate::theme::Theme;

use super::args::ServeArgs;
use super::files::{self, Told};
use super::folder::Folder;
use super::{Ending, build, report};

/// How long after a save the rebuild begins: editors write in several steps.
const DEBOUNCE: Duration = Duration::from_millis(40);
/// How long a page waits for news before it asks again.
const PATIENCE: Duration = Duration::from_secs(25);

/// The site in memory.
#[derive(Default)]
struct Shelf {
    files: RwLock<BTreeMap<String, Vec<u8>>>,
    faults: RwLock<String>,
    /// What the search index is made of, once a reader searches; nothing after it was made, or where none is wanted.
    to_index: Mutex<Option<(Site, Theme)>>,
}

#[derive(Clone)]
struct Desk {
    shelf: Arc<Shelf>,
    version: watch::Sender<u64>,
}

/// Runs the command until it is interrupted.
pub(super) fn run(site: Option<&Path>, args: &ServeArgs) -> Told<Ending> {
    let mut folder = build::open(site, &args.render)?;
    let listener = listen(args.port)?;
    let address = listener.local_addr().map_err(|error| files::refused("open", Path::new("127.0.0.1"), &error))?;
    if args.render.base_url.is_none() {
        folder.config.base_url = format!("http://{address}/");
    }
    let (version, _) = watch::channel(0);
    let desk = Desk { shelf: Arc::new(Shelf::default()), version };
    rebuild(&folder, args, &desk);
    let _watching = watch_folder(&folder, args, &desk)?;
    report::say(&format!("The site is at http://{address}/ — stop with Ctrl+C."));
    serve(listener, desk)
}

/// A socket on the loopback interface, never on another.
fn listen(port: u16) -> Told<std::net::TcpListener> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    std::net::TcpListener::bind(address).map_err(|error| {
        Box::new(
            Diagnostic::error("serve/port", format!("Cannot listen on {address}: {error}."))
                .hint("Name another port with `--port 4322`, or `--port 0` for any free one."),
        )
    })
}

/// Renders everything into memory; where a fault stands, the last good site stays.
fn rebuild(folder: &Folder, args: &ServeArgs, desk: &Desk) {
    let start = Instant::now();
    let mut faults = Vec::new();
    let fresh = Mutex::new(BTreeMap::new());
    let mut fresh_index = None;
    if let Some((site, theme)) = build::load(folder, build::options(&args.render), &mut faults) {
        let put = |path: &str, bytes: &[u8]| {
            lock(&fresh).insert(path.to_string(), bytes.to_vec());
            true
        };
        let options = build::options(&args.render);
        faults.extend(output::render(&site, &theme, options, &put));
        fresh_index = options.search.then_some((site, theme));
    }
    report::tell(&faults);
    let errors: Vec<_> = faults.into_iter().filter(|fault| fault.severity == diag::Severity::Error).collect();
    if errors.is_empty() {
        let mut to_index = lock(&desk.shelf.to_index);
        *desk.shelf.files.write().unwrap_or_else(PoisonError::into_inner) = lock(&fresh).split_off("");
        *to_index = fresh_index;
        drop(to_index);
        report::say(&format!("Built in {} ms.", start.elapsed().as_millis()));
    }
    *desk.shelf.faults.write().unwrap_or_else(PoisonError::into_inner) = diag::plain(&errors);
    desk.version.send_modify(|version| *version += 1);
}

/// Makes the search index of what is served, where a reader asks for it first.
fn index(shelf: &Shelf) {
    let mut to_index = lock(&shelf.to_index);
    let Some((site, theme)) = to_index.take() else { return };
    match output::search_index(&site, &theme) {
        Ok(files) => shelf.files.write().unwrap_or_else(PoisonError::into_inner).extend(files),
        Err(fault) => report::tell(&[fault]),
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

type Debouncer = notify_debouncer_full::Debouncer<
    notify_debouncer_full::notify::RecommendedWatcher,
    notify_debouncer_full::RecommendedCache,
>;

/// Rebuilds after every change to content, vocabulary, theme or site.toml.
fn watch_folder(folder: &Folder, args: &ServeArgs, desk: &Desk) -> Told<Debouncer> {
    let root = folder.root.clone();
    let (render, port) = (args.render.clone(), args.port);
    let (desk, local) = (desk.clone(), folder.config.base_url.clone());
    let on_change = move |events: DebounceEventResult| {
        if !events.is_ok_and(|events| events.iter().any(|event| !event.kind.is_access())) {
            return;
        }
        let args = ServeArgs { port, render: render.clone() };
        match build::open(Some(&root), &args.render) {
            Ok(mut folder) => {
                folder.config.base_url = local.clone();
                rebuild(&folder, &args, &desk);
            }
            Err(fault) => {
                report::tell(&[*fault.clone()]);
                *desk.shelf.faults.write().unwrap_or_else(PoisonError::into_inner) = diag::plain(&[*fault]);
                desk.version.send_modify(|version| *version += 1);
            }
        }
    };
    let refused = |error: notify_debouncer_full::notify::Error| {
        Box::new(Diagnostic::error("serve/watch", format!("Cannot watch the site's folder: {error}.")).hint("Run `yuanzhi build` after each change instead."))
    };
    let mut debouncer = new_debouncer(DEBOUNCE, None, on_change).map_err(refused)?;
    debouncer.watch(&folder.root, RecursiveMode::NonRecursive).map_err(refused)?;
    for below in ["content", "vocab", "themes", "articles"] {
        let dir = folder.root.join(below);
        if dir.is_dir() {
            debouncer.watch(&dir, RecursiveMode::Recursive).map_err(refused)?;
        }
    }
    Ok(debouncer)
}

fn serve(listener: std::net::TcpListener, desk: Desk) -> Told<Ending> {
    let app = Router::new()
        .route("/__yuanzhi/wait", get(wait))
        .route("/__yuanzhi/reload.js", get(|| async { typed("text/javascript", RELOAD.as_bytes().to_vec()) }))
        .fallback(get(file))
        .layer(middleware::from_fn(local_only))
        .with_state(desk);
    let refused = |error: std::io::Error| files::refused("serve", Path::new("127.0.0.1"), &error);
    listener.set_nonblocking(true).map_err(refused)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().map_err(refused)?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        axum::serve(listener, app).await
    })
    .map_err(refused)?;
    Ok(Ending::Clean)
}

/// Refuses requests whose Host is not this machine: a page elsewhere must not read the preview.
async fn local_only(request: Request, next: Next) -> Response {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    match matches!(name, "127.0.0.1" | "localhost") {
        true => next.run(request).await,
        false => (StatusCode::FORBIDDEN, "This preview answers only to 127.0.0.1 and localhost.").into_response(),
    }
}

#[derive(serde::Deserialize)]
struct Seen {
    #[serde(default)]
    version: u64,
}

/// Answers when there is a version other than the one seen, or after a while.
async fn wait(State(desk): State<Desk>, Query(seen): Query<Seen>) -> Response {
    let mut news = desk.version.subscribe();
    let _ = tokio::time::timeout(PATIENCE, news.wait_for(|&version| version != seen.version)).await;
    let version = *desk.version.borrow();
    let faults = desk.shelf.faults.read().unwrap_or_else(PoisonError::into_inner).clone();
    let answer = serde_json::json!({ "version": version, "faults": faults });
    typed("application/json", answer.to_string().into_bytes())
}

/// One file of the site; a folder means its index.html, an unknown address the 404 page.
async fn file(State(desk): State<Desk>, request: Request) -> Response {
    let path = request.uri().path().trim_start_matches('/');
    let path = match path.is_empty() || path.ends_with('/') {
        true => format!("{path}index.html"),
        false => path.to_string(),
    };
    if path.starts_with("pagefind/") {
        let shelf = Arc::clone(&desk.shelf);
        let _ = tokio::task::spawn_blocking(move || index(&shelf)).await;
    }
    let files = desk.shelf.files.read().unwrap_or_else(PoisonError::into_inner);
    let (status, found, path) = match files.get(&path) {
        Some(bytes) => (StatusCode::OK, Some(bytes), path.as_str()),
        None => (StatusCode::NOT_FOUND, files.get("404.html"), "404.html"),
    };
    let mut bytes = found.cloned().unwrap_or_else(|| EMPTY.as_bytes().to_vec());
    if path.ends_with(".html") {
        bytes.extend_from_slice(b"<script src=\"/__yuanzhi/reload.js\" defer></script>");
    }
    (status, typed(kind_of(path), bytes)).into_response()
}

fn typed(kind: &'static str, bytes: Vec<u8>) -> Response {
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, header::HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, header::HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, header::HeaderValue::from_static("nosniff"));
    (headers, bytes).into_response()
}

fn kind_of(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, ending)| ending) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("json") => "application/json; charset=utf-8",
        Some("xml") => "application/xml; charset=utf-8",
        Some("csv") => "text/csv; charset=utf-8",
        Some("txt") => "text/plain; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    }
}

/// What stands at every address while no site could be built yet.
const EMPTY: &str = "<!doctype html><html lang=\"zh-Hans\"><meta charset=\"utf-8\"><title>园志</title><p>还没有可以显示的网站。</p>";

/// Asks for news, reloads on a new version, shows faults as text over the page.
const RELOAD: &str = r#"(function () {
  var box = null, version = null;
  function show(text) {
    if (box) { box.remove(); box = null; }
    if (!text) return;
    box = document.createElement('pre');
    box.setAttribute('role', 'alert');
    box.style.cssText = 'position:fixed;inset:auto 0 0 0;max-height:70vh;overflow:auto;margin:0;padding:1rem;z-index:9999;background:#1d1a16;color:#f6efe2;border-top:4px solid #c8341f;font:13px/1.5 ui-monospace,monospace;white-space:pre-wrap';
    box.textContent = text;
    document.body.appendChild(box);
  }
  function ask() {
    fetch('/__yuanzhi/wait' + (version === null ? '' : '?version=' + version))
      .then(function (answer) { return answer.json(); })
      .then(function (news) {
        if (version !== null && news.version !== version && !news.faults) { location.reload(); return; }
        version = news.version;
        show(news.faults);
        ask();
      })
      .catch(function () { setTimeout(ask, 1000); });
  }
  ask();
})();
"#;
