//! A reader's walk through the built site in a real browser: profile → comparison → tag → source and back, on a phone
//! and on a desk, with scripts and without.

#![allow(clippy::expect_used, clippy::disallowed_methods)] // a test may stop, and reads files

#[path = "browser/chromium.rs"]
mod chromium;
#[path = "browser/finding.rs"]
mod finding;

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use chromium::Chromium;

/// `yuanzhi serve` on a free port.
struct Served {
    child: Child,
    root: String,
}

impl Served {
    /// The site of this repository; `extra` are further arguments.
    fn start(extra: &[&str]) -> Served {
        Served::at(Path::new(env!("CARGO_MANIFEST_DIR")), extra)
    }

    /// The site in a folder.
    fn at(site: &Path, extra: &[&str]) -> Served {
        let mut child = Command::new(env!("CARGO_BIN_EXE_yuanzhi"))
            .arg("--site")
            .arg(site)
            .args(["serve", "--port", "0"])
            .args(extra)
            .stderr(Stdio::piped())
            .spawn()
            .expect("yuanzhi runs");
        let stderr = child.stderr.take().expect("its words");
        let mut lines = BufReader::new(stderr).lines().map_while(Result::ok);
        let line = lines.find(|line| line.contains("http://127.0.0.1:")).expect("it names its address");
        std::thread::spawn(move || lines.for_each(drop));
        let start = line.find("http://").expect("an address");
        let root = line[start..].split_whitespace().next().expect("an address").to_string();
        Served { child, root }
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

const ZONE: &str = "zones/huhehaote-jingkaiqu.html";

fn walk(browser: &mut Chromium, root: &str) {
    browser.open(root);
    fits(browser);
    browser.follow("main a[href*='zones/index.html'], a[href*='zones/index.html']");
    fits(browser);
    browser.follow(&format!("main a[href$='{}']", ZONE.rsplit('/').next().expect("a file")));
    assert!(browser.address().ends_with(ZONE), "{}", browser.address());
    fits(browser);
    browser.follow("main a[href*='compare/zones/']");
    assert_eq!(browser.eval("document.querySelectorAll('.comparison, .unranked').length > 0"), true);
    fits(browser);
    browser.follow("main a[href*='zones/huhehaote-jingkaiqu.html']");
    browser.follow("main a[href*='industries/']");
    fits(browser);
    browser.follow("main a[href*='zones/huhehaote-jingkaiqu.html']");
    browser.follow("main a[href*='sources/']");
    assert!(browser.address().contains("/sources/"), "{}", browser.address());
    fits(browser);
    browser.follow("main a[href*='zones/huhehaote-jingkaiqu.html#']");
    assert!(browser.address().contains("#"), "a fact leads to its place in the profile");
    let found = browser.eval("!!document.getElementById(decodeURIComponent(location.hash.slice(1)))");
    assert_eq!(found, true, "the place named in {} is there", browser.address());
}

/// No page is wider than its window.
fn fits(browser: &mut Chromium) {
    let over = browser.eval("document.documentElement.scrollWidth - document.documentElement.clientWidth");
    assert_eq!(over, 0, "{} is wider than its window", browser.address());
    assert_eq!(browser.eval("document.querySelectorAll('h1').length"), 1, "{} has one h1", browser.address());
}

#[test]
fn a_reader_walks_from_profile_to_source_and_back() {
    let served = Served::start(&[]);
    let mut browser = Chromium::start();
    for (width, height) in [(390, 844), (1280, 900)] {
        browser.resize(width, height);
        walk(&mut browser, &served.root);
    }
    assert!(browser.console.is_empty(), "{:#?}", browser.console);
    let strangers: Vec<_> = browser.requests.iter().filter(|url| !url.starts_with(&served.root)).collect();
    let strangers: Vec<_> =
        strangers.into_iter().filter(|url| !url.starts_with("data:") && *url != "about:blank").collect();
    assert!(strangers.is_empty(), "requests that leave the site: {strangers:?}");
}

#[test]
fn the_free_comparison_reads_the_figures_of_the_zones_that_are_chosen() {
    let served = Served::start(&["--no-search"]);
    let mut browser = Chromium::start();
    browser.open(&format!("{}compare/free.html", served.root));
    browser.until("document.querySelectorAll('input[name=z]').length > 10");
    assert!(!browser.requests.iter().any(|url| url.contains("data/compare/")), "{:?}", browser.requests);
    for zone in ["zones/yuncheng-jingkaiqu.html", "zones/huhehaote-jingkaiqu.html"] {
        browser.eval(&format!(
            "(() => {{ const box = document.querySelector('input[value=\"{zone}\"]'); box.focus(); box.click(); }})()"
        ));
    }
    browser.until("document.querySelectorAll('.free-result tbody tr').length === 2");
    let address = browser.address();
    assert!(address.contains("#z="), "the choice stands in the address: {address}");
    browser.open("about:blank");
    browser.open(&address);
    browser.until("document.querySelectorAll('.free-result tbody tr').length === 2");
    assert!(browser.console.is_empty(), "{:#?}", browser.console);
}

/// This repository's content under a theme whose lists have pages of a few rows.
fn in_small_pages(dir: &Path) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let content = walkdir::WalkDir::new(root.join("content")).into_iter().flatten();
    for entry in content.filter(|entry| entry.file_type().is_file()) {
        let target = dir.join(entry.path().strip_prefix(root).expect("below"));
        fs::create_dir_all(target.parent().expect("a folder")).expect("a folder");
        fs::copy(entry.path(), target).expect("a copy");
    }
    // Zones that rank: nothing of the real ones is of one period.
    for (slug, name, value) in [("jia-kaifaqu", "甲开发区", 3), ("yi-kaifaqu", "乙开发区", 4)] {
        let text = format!(
            "---\nname: {name}\ntype: 开发区\nindustries:\n  - {{ name: 新材料, role: leading }}\nindicators:\n  - metric: 固定资产投资\n    value: {value}亿元\n    period: 2023\n---\n"
        );
        fs::write(dir.join(format!("content/zones/{slug}.md")), text).expect("a profile");
    }
    fs::create_dir_all(dir.join("themes/few")).expect("a folder");
    fs::write(dir.join("site.toml"), "theme = \"few\"\n").expect("site.toml");
    let rows = "[rows]\n\"zones.html\" = 3\n\"compare.html\" = 2\n";
    fs::write(dir.join("themes/few/theme.toml"), rows).expect("theme.toml");
}

#[test]
fn a_list_in_pages_is_sorted_and_filtered_as_a_whole() {
    let dir = tempfile::tempdir().expect("a folder");
    in_small_pages(dir.path());
    let served = Served::at(dir.path(), &["--no-search"]);
    let mut browser = Chromium::start();
    browser.resize(1280, 900);

    browser.open(&format!("{}compare/industry/xincailiao/2.html", served.root));
    assert_eq!(browser.eval("document.querySelectorAll('.comparison tbody tr').length"), 2);
    let whole =
        browser.eval("Number(document.querySelector('.comparison .reported').textContent.match(/\\/(\\d+)/)[1])");
    browser.eval("document.querySelector('.comparison thead .sort').click()");
    browser.until(&format!("document.querySelectorAll('.comparison tbody tr').length === {whole}"));
    // Links of rows that came from other pages still lead to their zones.
    let dead = "Promise.all([...document.querySelectorAll('.comparison tbody th a')].map(async (a) => (await fetch(a.href)).ok)).then((all) => { document.title = all.every(Boolean) ? 'alive' : 'dead'; })";
    browser.eval(dead);
    browser.until("document.title === 'alive'");

    browser.open(&format!("{}zones/index/2.html", served.root));
    browser.eval("(() => { const box = document.querySelector('#f-find'); box.value = 'shz'; box.dispatchEvent(new Event('input', { bubbles: true })); })()");
    browser.until("[...document.querySelectorAll('#zone-table tbody tr')].map((row) => row.cells[0].textContent).join() === '石河子经济技术开发区'");
    browser.open(&format!("{}zones/index.html?q=shz", served.root));
    browser.until("document.querySelectorAll('#zone-table tbody tr').length === 1");
    assert!(browser.console.is_empty(), "{:#?}", browser.console);
}

#[test]
fn the_same_walk_without_scripts() {
    let served = Served::start(&[]);
    let mut browser = Chromium::start();
    browser.resize(390, 844);
    browser.scripts(false);
    browser.open(&format!("{}{ZONE}", served.root));
    fits(&mut browser);
    let text = browser.eval("document.querySelector('main').innerText");
    assert!(text.as_str().is_some_and(|text| text.contains("313.6")), "the figures stand there without scripts");
    assert!(browser.console.is_empty(), "{:#?}", browser.console);
}

#[test]
fn pages_work_from_a_folder() {
    let dir = tempfile::tempdir().expect("a folder");
    let built = Command::new(env!("CARGO_BIN_EXE_yuanzhi"))
        .args(["--site", env!("CARGO_MANIFEST_DIR"), "build", "--no-search", "--out"])
        .arg(dir.path())
        .output()
        .expect("yuanzhi runs");
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    let root = format!("file://{}/", dir.path().display());
    let mut browser = Chromium::start();
    browser.resize(390, 844);
    walk(&mut browser, &format!("{root}index.html"));
    assert!(browser.console.is_empty(), "{:#?}", browser.console);
    assert!(
        browser
            .requests
            .iter()
            .all(|url| url.starts_with("file://") || url.starts_with("data:") || url == "about:blank"),
        "{:?}",
        browser.requests
    );
}
