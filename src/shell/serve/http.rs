//! The preview's HTTP: files of the site, and the news that a page waits for. Loopback only.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{Query, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use percent_encoding::percent_decode_str;

use crate::shell::Ending;
use crate::shell::files::{self, Told};

use super::desk::{Desk, Fetched};

/// How long a page waits for news before it asks again.
const PATIENCE: Duration = Duration::from_secs(25);

/// Asks for news, reloads on a new version, shows faults as text over the page.
const RELOAD: &str = include_str!("reload.js");

/// Answers until the process ends.
pub(super) fn serve(listener: std::net::TcpListener, desk: Arc<Desk>) -> Told<Ending> {
    let app = Router::new()
        .route("/__yuanzhi/wait", get(wait))
        .route("/__yuanzhi/reload.js", get(|| async { typed("text/javascript", RELOAD.as_bytes().to_vec()) }))
        .fallback(get(file))
        .layer(middleware::from_fn(local_only))
        .with_state(desk);
    let refused = |error: std::io::Error| files::refused("serve", Path::new("127.0.0.1"), &error);
    listener.set_nonblocking(true).map_err(refused)?;
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().map_err(refused)?;
    runtime
        .block_on(async {
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
    /// The version the page shows or was last told of; left out by a page that asks for the first time.
    version: Option<u64>,
}

/// Answers when there is a version other than the one seen, or after a while.
async fn wait(State(desk): State<Arc<Desk>>, Query(seen): Query<Seen>) -> Response {
    let mut news = desk.news();
    if let Some(version) = seen.version {
        let _ = tokio::time::timeout(PATIENCE, news.wait_for(|&now| now != version)).await;
    }
    let version = *news.borrow();
    let answer = serde_json::json!({ "version": version, "faults": desk.faults() });
    typed("application/json", answer.to_string().into_bytes())
}

/// One file of the site; a folder means its index.html, an unknown address the 404 page.
async fn file(State(desk): State<Arc<Desk>>, request: Request) -> Response {
    let path = percent_decode_str(request.uri().path().trim_start_matches('/')).decode_utf8_lossy();
    let address = match path.is_empty() || path.ends_with('/') {
        true => format!("{path}index.html"),
        false => path.into_owned(),
    };
    // Rendering takes the time it takes; the thread that answers other pages must not wait for it.
    let fetched = tokio::task::spawn_blocking(move || desk.fetch(&address)).await;
    let Ok(Fetched { found, address, mut bytes, version }) = fetched else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    if address.ends_with(".html") {
        let script = format!("<script src=\"/__yuanzhi/reload.js\" data-version=\"{version}\" defer></script>");
        bytes.extend_from_slice(script.as_bytes());
    }
    let status = if found { StatusCode::OK } else { StatusCode::NOT_FOUND };
    (status, typed(kind_of(&address), bytes)).into_response()
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
