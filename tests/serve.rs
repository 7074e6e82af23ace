//! The preview, as a user meets it: files change, the page is told; what is wrong is said, the last good site stays.

#![allow(clippy::expect_used, clippy::disallowed_methods)] // a test may stop, and reads files

#[path = "browser/chromium.rs"]
#[allow(dead_code)]
mod chromium;

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use chromium::Chromium;

const ZONE: &str = "---\nname: 石河子经济技术开发区\nprovince: 新疆维吾尔自治区\nindicators:\n  - metric: 固定资产投资\n    value: 140亿元\n    period: 2023\n    source: \"a1:1\"\n---\n\n正文。\n";
const ZONE_PATH: &str = "content/zones/shihezi-jingkaiqu.md";
const PAGE: &str = "/zones/shihezi-jingkaiqu.html";
/// Long enough for a laden machine; nothing here measures time.
const PATIENCE: Duration = Duration::from_secs(30);

struct Served {
    dir: tempfile::TempDir,
    child: Child,
    address: String,
}

impl Served {
    fn start() -> Served {
        let dir = tempfile::tempdir().expect("a folder");
        write(dir.path(), "site.toml", "title = \"试验\"\n");
        write(dir.path(), ZONE_PATH, ZONE);
        write(dir.path(), "content/articles/a1.md", "---\ntitle: 一篇报道\n---\n");
        let (child, address) = start(dir.path());
        Served { dir, child, address }
    }

    fn write(&self, path: &str, text: &str) {
        write(self.dir.path(), path, text);
    }

    /// Status and text of an address.
    fn get(&self, path: &str) -> (u16, String) {
        get(&self.address, path, &self.address)
    }

    /// Version and faults, once the version is not `seen` any more.
    fn news(&self, seen: Option<u64>) -> (u64, String) {
        let query = seen.map(|version| format!("?version={version}")).unwrap_or_default();
        let (_, text) = self.get(&format!("/__yuanzhi/wait{query}"));
        let news: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        (news["version"].as_u64().expect("a version"), news["faults"].as_str().expect("faults").to_string())
    }

    /// Makes a change and waits until `done` is true of the faults that stand.
    fn change(&self, make: impl FnOnce(), done: impl Fn(&str) -> bool) -> String {
        let (mut version, _) = self.news(None);
        make();
        let until = Instant::now() + PATIENCE;
        loop {
            let (now, faults) = self.news(Some(version));
            if now != version && done(&faults) {
                return faults;
            }
            assert!(Instant::now() < until, "no such news; faults:\n{faults}");
            version = now;
        }
    }

    /// A change after which nothing is wrong and `page` holds `words`.
    fn shows(&self, make: impl FnOnce(), (page, words): (&str, &str)) {
        self.change(make, |faults| faults.is_empty() && self.get(page).1.contains(words));
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().expect("a folder above")).expect("made");
    fs::write(path, text).expect("written");
}

fn start(site: &Path) -> (Child, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_yuanzhi"))
        .arg("--site")
        .arg(site)
        .args(["serve", "--port", "0"])
        .stderr(Stdio::piped())
        .spawn()
        .expect("yuanzhi runs");
    let mut lines = BufReader::new(child.stderr.take().expect("its words")).lines().map_while(Result::ok);
    let line = lines.find(|line| line.contains("http://127.0.0.1:")).expect("it names its address");
    std::thread::spawn(move || lines.for_each(drop));
    let start = line.find("127.0.0.1").expect("an address");
    let address = line[start..].split('/').next().expect("an address").to_string();
    (child, address)
}

fn get(address: &str, path: &str, host: &str) -> (u16, String) {
    let mut stream = TcpStream::connect(address).expect("it listens");
    stream.set_read_timeout(Some(PATIENCE)).expect("set");
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").expect("asked");
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).expect("answered");
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let (head, body) = text.split_once("\r\n\r\n").expect("a head");
    (head.split(' ').nth(1).expect("a status").parse().expect("a number"), body.to_string())
}

#[test]
fn a_changed_profile_is_shown() {
    let served = Served::start();
    assert!(served.get(PAGE).1.contains("140"));
    served.shows(|| served.write(ZONE_PATH, &ZONE.replace("140亿元", "150亿元")), (PAGE, "150"));
    assert!(served.get("/index.html").0 == 200 && served.get("/zones/index.html").1.contains("石河子"));
}

#[test]
fn a_fault_is_placed_the_last_good_page_stays_and_mending_ends_it() {
    let served = Served::start();
    served.get(PAGE);
    let faults =
        served.change(|| served.write(ZONE_PATH, &ZONE.replace("metric:", "metrc:")), |faults| !faults.is_empty());
    for words in ["content/zones/shihezi-jingkaiqu.md:5:5", "^^^^^", "metric"] {
        assert!(faults.contains(words), "`{words}` is missing in\n{faults}");
    }
    let (status, page) = served.get(PAGE);
    assert!(status == 200 && page.contains("140"), "the last good page stays");
    served.shows(|| served.write(ZONE_PATH, ZONE), (PAGE, "140"));
}

/// A profile of another zone, with a figure.
fn other(name: &str) -> String {
    ZONE.replace("石河子经济技术开发区", name)
}

/// The places of words in a page; the page must hold all of them.
fn places(page: &str, words: [&str; 3]) -> [usize; 3] {
    words.map(|word| page.find(word).unwrap_or_else(|| panic!("`{word}` is missing")))
}

#[test]
fn a_zone_with_a_new_name_comes_to_its_place_in_the_list() {
    let served = Served::start();
    let names = ["阿克苏经济技术开发区", "石河子经济技术开发区", "五家渠经济技术开发区"];
    for (slug, name) in [("akesu-jingkaiqu", names[0]), ("wujiaqu-jingkaiqu", names[2])] {
        let make = || served.write(&format!("content/zones/{slug}.md"), &other(name));
        served.shows(make, ("/zones/index.html", name));
    }
    served.get(PAGE);
    served.shows(|| served.write(ZONE_PATH, &other("阿拉尔经济技术开发区")), (PAGE, "阿拉尔"));
    let until = Instant::now() + PATIENCE;
    loop {
        let page = served.get("/zones/index.html").1;
        if places(&page, [names[0], "阿拉尔经济技术开发区", names[2]]).is_sorted() {
            break;
        }
        assert!(Instant::now() < until, "the order never came right");
    }
    served.shows(|| served.write(ZONE_PATH, &other("子洲经济技术开发区")), (PAGE, "子洲"));
    let settled = |page: &str| places(page, [names[0], names[2], "子洲经济技术开发区"]).is_sorted();
    while !settled(&served.get("/zones/index.html").1) {
        assert!(Instant::now() < until + PATIENCE, "the order never came right");
    }
}

#[test]
fn a_name_that_another_zone_has_is_told_and_mended() {
    let served = Served::start();
    let second = "content/zones/wujiaqu-jingkaiqu.md";
    served.shows(|| served.write(second, &other("五家渠经济技术开发区")), ("/zones/index.html", "五家渠"));
    let faults = served.change(|| served.write(second, ZONE), |faults| !faults.is_empty());
    assert!(faults.contains("is also that of content/zones/"), "{faults}");
    served.shows(|| served.write(second, &other("阿拉尔经济技术开发区")), ("/zones/index.html", "阿拉尔"));
}

#[test]
fn a_new_figure_comes_to_every_page_that_shows_it() {
    let served = Served::start();
    let figure = "  - metric: 税收收入\n    value: 8亿元\n    period: 2023\n    source: \"a1:2\"\n";
    let text = ZONE.replace("---\n\n正文", &format!("{figure}---\n\n正文"));
    served.shows(|| served.write(ZONE_PATH, &text), (PAGE, "税收收入"));
    assert!(served.get("/metrics/index.html").1.contains("税收收入"));
    assert!(served.get("/sources/a1.html").1.contains("税收收入"));
}

#[test]
fn profiles_come_and_go() {
    let served = Served::start();
    let other = ZONE.replace("石河子经济", "阿拉尔经济");
    served
        .shows(|| served.write("content/zones/alaer-jingkaiqu.md", &other), ("/zones/alaer-jingkaiqu.html", "阿拉尔"));
    assert!(served.get("/zones/index.html").1.contains("阿拉尔"));
    fs::rename(
        served.dir.path().join("content/zones/alaer-jingkaiqu.md"),
        served.dir.path().join("content/zones/alaer.md"),
    )
    .expect("renamed");
    served.shows(|| served.write("content/zones/alaer.md", &other), ("/zones/alaer.html", "阿拉尔"));
    assert_eq!(served.get("/zones/alaer-jingkaiqu.html").0, 404);
    served.change(
        || fs::remove_file(served.dir.path().join("content/zones/alaer.md")).expect("removed"),
        |faults| faults.is_empty() && served.get("/zones/alaer.html").0 == 404,
    );
    assert!(!served.get("/zones/index.html").1.contains("阿拉尔") && served.get(PAGE).0 == 200);
}

#[test]
fn the_last_profile_and_the_whole_content_may_go() {
    let served = Served::start();
    served.change(
        || fs::remove_dir_all(served.dir.path().join("content")).expect("removed"),
        |faults| faults.is_empty() && served.get(PAGE).0 == 404,
    );
    assert_eq!(served.get("/index.html").0, 200);
    served.shows(|| served.write(ZONE_PATH, &ZONE.replace("    source: \"a1:1\"\n", "")), (PAGE, "140"));
}

#[test]
fn a_template_made_while_serving_its_fault_and_its_mending() {
    let served = Served::start();
    served.get(PAGE);
    let template = "themes/default/templates/zone.html";
    let mine = "<!doctype html><title>x</title><h1>自己的模板</h1>\n<p>园区{{ view.name }}</p>";
    served.shows(|| served.write(template, "<h1>自己的模板</h1>"), (PAGE, "自己的模板"));
    let faults =
        served.change(|| served.write(template, &mine.replace("view.name", "view.nmae")), |faults| !faults.is_empty());
    assert!(faults.contains("themes/default/templates/zone.html:2"), "{faults}");
    assert!(served.get(PAGE).1.contains("自己的模板"), "the last good page stays");
    let faults = served.change(|| served.write(template, "{% if %}"), |faults| faults.contains("zone.html:1"));
    assert!(faults.contains("error["), "{faults}");
    served.shows(|| served.write(template, "<h1>好了</h1>"), (PAGE, "好了"));
}

#[test]
fn style_vocabulary_and_site_toml_are_followed() {
    let served = Served::start();
    served.shows(|| served.write("themes/default/assets/style.css", "body{color:teal}"), ("/assets/style.css", "teal"));
    served.shows(|| served.write("site.toml", "title = \"新名字\"\n"), ("/index.html", "新名字"));
    let faults = served.change(|| served.write("site.toml", "titel = \"x\"\n"), |faults| !faults.is_empty());
    assert!(faults.contains("site.toml:1:1") && served.get("/index.html").1.contains("新名字"), "{faults}");
    served.shows(|| served.write("site.toml", "title = \"再一个\"\n"), ("/index.html", "再一个"));
    let faults = served.change(|| served.write("vocab/metrics.yaml", "metrics: 5\n"), |faults| !faults.is_empty());
    assert!(faults.contains("vocab/metrics.yaml"), "{faults}");
    served.change(|| served.write("vocab/metrics.yaml", "metrics: []\n"), str::is_empty);
}

#[test]
fn an_editors_own_files_are_no_change() {
    let served = Served::start();
    let (before, _) = served.news(None);
    served.write("content/zones/.shihezi.md.swp", "x");
    served.write("content/zones/shihezi-jingkaiqu.md~", "x");
    served.write("notes.txt", "x");
    served.write("public/index.html", "x");
    std::thread::sleep(Duration::from_millis(300));
    served.shows(|| served.write(ZONE_PATH, &ZONE.replace("140", "150")), (PAGE, "150"));
    assert_eq!(served.news(None).0, before + 1, "one change, one version");
}

#[test]
fn a_site_that_is_broken_from_the_start_says_so_and_comes_up() {
    let dir = tempfile::tempdir().expect("a folder");
    write(dir.path(), "site.toml", "title = \"试验\"\n");
    write(dir.path(), ZONE_PATH, "---\nname: [石河子]\n---\n");
    let (child, address) = start(dir.path());
    let served = Served { dir, child, address };
    assert!(served.news(None).1.contains("shihezi-jingkaiqu.md:2"), "{}", served.news(None).1);
    assert_eq!(served.get("/").0, 200);
    served.shows(|| served.write(ZONE_PATH, &ZONE.replace("    source: \"a1:1\"\n", "")), (PAGE, "140"));
}

#[test]
fn only_this_machine_is_answered() {
    let served = Served::start();
    assert_eq!(get(&served.address, "/", "evil.example").0, 403);
    assert_eq!(get(&served.address, "/", "localhost:4321").0, 200);
    for path in ["/../site.toml", "/%2e%2e/site.toml", "/..%2fsite.toml", "//etc/passwd", "/%"] {
        assert_eq!(served.get(path).0, 404, "{path}");
    }
}

#[test]
fn a_port_that_is_taken_gets_a_clear_word() {
    let served = Served::start();
    let port = served.address.rsplit(':').next().expect("a port");
    let second = Command::new(env!("CARGO_BIN_EXE_yuanzhi"))
        .arg("--site")
        .arg(served.dir.path())
        .args(["serve", "--port", port])
        .output()
        .expect("runs");
    let said = String::from_utf8_lossy(&second.stderr);
    assert_eq!(second.status.code(), Some(2));
    assert!(said.contains(&format!("Port {port} is taken")) && said.contains("yuanzhi serve --port "), "{said}");
}

#[test]
fn the_overlay_comes_with_the_fault_and_goes_with_it() {
    let served = Served::start();
    let mut browser = Chromium::start();
    browser.open(&format!("http://{}{PAGE}", served.address));
    let mut until = |script: &str| {
        let end = Instant::now() + PATIENCE;
        while browser.eval(script) != true {
            assert!(Instant::now() < end, "never true: {script}");
            std::thread::sleep(Duration::from_millis(20));
        }
    };
    served.write(ZONE_PATH, &ZONE.replace("metric:", "metrc:"));
    until("(document.getElementById('yuanzhi-faults')?.textContent || '').includes('shihezi-jingkaiqu.md:5:5')");
    until("document.querySelector('main').textContent.includes('140')");
    served.write(ZONE_PATH, &ZONE.replace("140亿元", "160亿元"));
    until(
        "!document.getElementById('yuanzhi-faults') && !!document.querySelector('main')?.textContent.includes('160')",
    );
}
