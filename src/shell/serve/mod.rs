//! `yuanzhi serve`: the site on this machine only; a change is seen at once, a fault shows in the page.
//!
//! What was read stays in memory, and only files that changed are read again. A page is rendered when it is asked for;
//! the page being looked at is rendered before it is told to reload, so that the last good site stays where the new one
//! has a fault. Nothing is kept on disk.

mod desk;
mod http;
mod stock;
mod watch;

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::sync::Arc;

use crate::diag::Diagnostic;

use super::args::ServeArgs;
use super::files::{self, Told};
use super::{Ending, build, report};

use desk::Desk;
use stock::Stock;

/// Runs the command until it is interrupted.
pub(super) fn run(site: Option<&Path>, args: &ServeArgs) -> Told<Ending> {
    let mut folder = build::open(site, &args.render)?;
    // The system names changed files by their full paths.
    folder.root = std::fs::canonicalize(&folder.root).unwrap_or(folder.root);
    let listener = listen(args.port)?;
    let address = listener.local_addr().map_err(|error| files::refused("open", Path::new("127.0.0.1"), &error))?;
    let base = args.render.base_url.clone().unwrap_or_else(|| format!("http://{address}/"));
    let desk = Arc::new(Desk::new());
    // The watch begins before the reading, so that no change falls in between.
    let watching = watch::Watching::begin(&folder.root)?;
    let mut stock = Stock::read(&folder, &args.render, base);
    desk.show(&mut stock);
    watching.follow(stock, desk.clone());
    report::say(&format!("The site is at http://{address}/ — stop with Ctrl+C."));
    if args.open
        && let Err(error) = opener::open(format!("http://{address}/"))
    {
        report::say(&format!("No browser could be opened ({error}); open the address yourself."));
    }
    http::serve(listener, desk)
}

/// A socket on the loopback interface, never on another.
fn listen(port: u16) -> Told<TcpListener> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    TcpListener::bind(address).map_err(|error| {
        let why = match error.kind() {
            std::io::ErrorKind::AddrInUse => {
                format!("Port {port} is taken by another program, perhaps by another `yuanzhi serve`.")
            }
            std::io::ErrorKind::PermissionDenied => format!("Port {port} is kept for the system."),
            _ => format!("Cannot listen on {address}: {error}."),
        };
        let next = if (1024..u16::MAX).contains(&port) { port + 1 } else { 4322 };
        Box::new(
            Diagnostic::error("serve/port", why)
                .hint(format!("Type `yuanzhi serve --port {next}`, or `--port 0` for any free one.")),
        )
    })
}
