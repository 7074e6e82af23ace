//! Measures `yuanzhi serve`: from the write of a file to the message that tells the page to reload, and to the new page.
//!
//! `cargo run --release --example serve_speed -- --site DIR` prints one line for each file changed. The site is changed
//! while it runs and put back at the end.

#![allow(clippy::expect_used, clippy::disallowed_methods, clippy::print_stdout)] // a measure may stop, reads files and runs programs

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use clap::Parser;

/// Measures how soon a change is seen in the preview.
#[derive(Debug, Parser)]
struct Args {
    /// The site's folder.
    #[arg(long)]
    site: PathBuf,
    /// The program; by default the one built beside this example.
    #[arg(long)]
    program: Option<PathBuf>,
    /// How often each file is changed.
    #[arg(long, default_value_t = 15)]
    rounds: usize,
}

/// Between two changes, so that one is over before the next.
const PAUSE: Duration = Duration::from_millis(1000);

fn main() -> std::io::Result<()> {
    let args = Args::parse();
    let beside = std::env::current_exe()?.parent().and_then(Path::parent).map(|dir| dir.join("yuanzhi"));
    let program = args.program.or(beside).unwrap_or_else(|| PathBuf::from("yuanzhi"));
    let started = Instant::now();
    let served = Served::start(&program, &args.site)?;
    println!("first edition after {} ms", started.elapsed().as_millis());
    let profile = first(&args.site.join("content/zones"))?;
    let stem = profile.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let page = format!("/zones/{stem}.html");
    let style = args.site.join("themes/default/assets/style.css");
    let template = args.site.join("themes/default/templates/404.html");
    let edits: [(&str, &str, Edit); 4] = [
        ("text of a profile, its page looked at", page.as_str(), text),
        ("text of a profile, the home page looked at", "/index.html", text),
        ("a figure of a profile, its page looked at", page.as_str(), number),
        ("a name in a profile, its page looked at", page.as_str(), name),
    ];
    for (what, looked_at, edit) in edits {
        measure(&served, (what, &profile, looked_at), (edit, args.rounds))?;
    }
    for (name, path, text) in
        [("a style", &style, "body{color:inherit}\n"), ("a template", &template, "<title>404</title>\n")]
    {
        if !path.exists() {
            fs::create_dir_all(path.parent().unwrap_or(Path::new(".")))?;
            fs::write(path, text)?;
            std::thread::sleep(PAUSE);
            measure(&served, (name, path, page.as_str()), (self::text, args.rounds))?;
            fs::remove_file(path)?;
            std::thread::sleep(PAUSE);
        }
    }
    measure(&served, ("site.toml", &args.site.join("site.toml"), page.as_str()), (text, args.rounds))
}

/// The file after its edit number so-and-so.
type Edit = fn(&[u8], usize) -> Vec<u8>;

/// Something at the end.
fn text(before: &[u8], round: usize) -> Vec<u8> {
    [before, "\n".repeat(round % 2 + 1).as_bytes()].concat()
}

/// Another number in the first figure.
fn number(before: &[u8], round: usize) -> Vec<u8> {
    let text = String::from_utf8_lossy(before);
    let digit =
        text.find("\n    value: ").and_then(|at| text[at..].find(|c: char| c.is_ascii_digit()).map(|digit| at + digit));
    match digit {
        Some(at) => format!("{}{}{}", &text[..at], round % 8 + 1, &text[at..]).into_bytes(),
        None => before.to_vec(),
    }
}

/// Another name for the zone.
fn name(before: &[u8], round: usize) -> Vec<u8> {
    let text = String::from_utf8_lossy(before);
    text.replacen("\naliases:\n", &format!("\naliases:\n  - {{ name: 别名{round} }}\n"), 1).into_bytes()
}

/// Changes `path` again and again and prints the middle and the worst of the times.
fn measure(
    served: &Served,
    (name, path, page): (&str, &Path, &str),
    (edit, rounds): (Edit, usize),
) -> std::io::Result<()> {
    let before = fs::read(path)?;
    let (mut told, mut seen) = (Vec::new(), Vec::new());
    for round in 0..rounds {
        served.get(page)?;
        let version = served.version(None)?;
        let address = served.address.clone();
        let waiting = std::thread::spawn(move || {
            let news = get(&address, &format!("/__yuanzhi/wait?version={version}"));
            (Instant::now(), news)
        });
        std::thread::sleep(PAUSE);
        let start = Instant::now();
        fs::write(path, edit(&before, round))?;
        let (at, news) = waiting.join().map_err(|_| std::io::Error::other("the waiting thread stopped"))?;
        if news?.contains("error[") {
            return Err(std::io::Error::other("the change is a fault"));
        }
        told.push(at - start);
        served.get(page)?;
        seen.push(start.elapsed());
    }
    fs::write(path, before)?;
    std::thread::sleep(PAUSE);
    println!("{name}: reload message {}, new page {}", figures(&mut told), figures(&mut seen));
    Ok(())
}

fn figures(times: &mut [Duration]) -> String {
    times.sort_unstable();
    let ms = |time: Option<&Duration>| time.map_or(0.0, |time| time.as_secs_f64() * 1e3);
    format!("{:.0} ms (worst {:.0})", ms(times.get(times.len() / 2)), ms(times.last()))
}

struct Served {
    child: Child,
    address: String,
}

impl Served {
    fn start(program: &Path, site: &Path) -> std::io::Result<Served> {
        let mut command = Command::new(program);
        let mut child =
            command.arg("--site").arg(site).args(["serve", "--port", "0"]).stderr(Stdio::piped()).spawn()?;
        let words = child.stderr.take().ok_or_else(|| std::io::Error::other("no words"))?;
        let mut lines = BufReader::new(words).lines().map_while(Result::ok);
        let line = lines.find(|line| line.contains("http://127.0.0.1:")).unwrap_or_default();
        std::thread::spawn(move || lines.for_each(drop));
        let address =
            line.split("http://").nth(1).and_then(|rest| rest.split('/').next()).unwrap_or_default().to_string();
        Ok(Served { child, address })
    }

    fn get(&self, path: &str) -> std::io::Result<String> {
        get(&self.address, path)
    }

    fn version(&self, seen: Option<u64>) -> std::io::Result<u64> {
        let query = seen.map(|version| format!("?version={version}")).unwrap_or_default();
        let text = self.get(&format!("/__yuanzhi/wait{query}"))?;
        let news: serde_json::Value = serde_json::from_str(&text).map_err(std::io::Error::other)?;
        news["version"].as_u64().ok_or_else(|| std::io::Error::other("no version"))
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn get(address: &str, path: &str) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(address)?;
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")?;
    let mut text = String::new();
    stream.read_to_string(&mut text)?;
    Ok(text.split_once("\r\n\r\n").map(|(_, body)| body.to_string()).unwrap_or_default())
}

fn first(dir: &Path) -> std::io::Result<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(dir)?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
        .collect();
    files.sort();
    files.into_iter().next().ok_or_else(|| std::io::Error::other("no profile"))
}
