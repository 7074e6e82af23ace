//! The repository's own content as a site: every page renders with the default theme.

#![allow(clippy::expect_used, clippy::disallowed_methods)] // a test may stop, and reads files

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use yuanzhi::diag::plain;
use yuanzhi::pages::{self, Asked};
use yuanzhi::profile::{self, ArticleCard, Body, Profile};
use yuanzhi::site::{Site, SiteConfig};
use yuanzhi::source::SourceText;
use yuanzhi::theme::Theme;
use yuanzhi::vocab::Vocab;

fn texts(folder: &str) -> Vec<SourceText> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("content").join(folder);
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(dir).expect("the folder").flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let read =
        |path: PathBuf| SourceText::new(path.display().to_string(), std::fs::read_to_string(&path).expect("UTF-8"));
    paths.into_iter().map(read).collect()
}

fn site() -> Site {
    let mut profiles: Vec<Profile> = Vec::new();
    for (folder, body) in [("zones", Body::Zone), ("regions", Body::Region)] {
        profiles.extend(texts(folder).iter().filter_map(|text| profile::read_plain(text, body).value));
    }
    let articles: Vec<ArticleCard> =
        texts("articles").iter().filter_map(|text| profile::read_card(text).value).collect();
    let config = SiteConfig { base_url: "https://example.org/yuanzhi/".into(), ..SiteConfig::default() };
    let site = Site::new(profiles, articles, Vocab::embedded(), config);
    assert!(site.faults.is_empty(), "{}", plain(&site.faults));
    site.value
}

#[test]
fn every_page_renders_and_every_address_is_used_once() {
    let site = site();
    let mut theme = Theme::load(Vec::new(), "zh-Hans").value;
    theme.set_global("site", &pages::frame(&site));
    let out = std::env::var_os("YUANZHI_LOOK").map(PathBuf::from);
    let mut seen = BTreeSet::new();
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for page in pages::all(&site) {
        let (head, view) = page.view(&site, Asked::all());
        let html = theme
            .render(page.template, &head, &view)
            .unwrap_or_else(|fault| panic!("{}: {}", page.address, plain(&[fault])));
        assert!(String::from_utf8_lossy(&html).contains("</html>"), "{}", page.address);
        assert!(page.address.is_ascii(), "{}", page.address);
        assert!(seen.insert(page.address.clone()), "twice: {}", page.address);
        *kinds.entry(page.template).or_default() += 1;
        if let Some(out) = &out {
            let path = out.join(&page.address);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            std::fs::write(path, html).expect("written");
        }
    }
    println!("{kinds:?}");
    for template in ["home.html", "zone.html", "compare.html", "metric.html", "tag.html", "source.html", "method.html"]
    {
        assert!(kinds.contains_key(template), "no page of {template}");
    }
}

#[test]
fn data_files_hold_every_fact_and_read_back() {
    let site = site();
    let files: BTreeMap<String, Vec<u8>> = pages::data_files(&site, &pages::all(&site))
        .into_iter()
        .map(|file| (file.address.clone(), file.bytes(&site, &pages::all(&site)).expect("bytes")))
        .collect();
    if let Some(out) = std::env::var_os("YUANZHI_LOOK").map(PathBuf::from) {
        for (address, bytes) in &files {
            let path = out.join(address);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            std::fs::write(path, bytes).expect("written");
        }
    }
    let json = |address: &str| -> serde_json::Value { serde_json::from_slice(&files[address]).expect("JSON") };
    assert_eq!(json("data/facts.json").as_array().map(Vec::len), Some(site.fact_count()));
    let csv = String::from_utf8(files["data/facts.csv"].clone()).expect("UTF-8");
    assert_eq!(csv.matches("\r\n").count(), site.fact_count() + 1);
    assert!(json("data/index.json")["items"].as_array().is_some_and(|items| items.len() > site.entries().len()));
    let compare = json("data/compare.json");
    let each = compare["each"].as_u64().expect("a number") as usize;
    let parts = site.zone_count().div_ceil(each);
    assert!(parts > 0 && !files.contains_key(&format!("data/compare/{parts}.json")));
    let facts: Vec<_> = (0..parts)
        .flat_map(|part| {
            let file = json(&compare["part"].as_str().expect("an address").replace("{n}", &part.to_string()));
            let facts = file["facts"].as_array().expect("facts").clone();
            let known = |fact: &serde_json::Value| file["columns"][fact["column"].to_string()]["metric"].is_string();
            assert!(facts.iter().all(known), "each figure's column is told in its file");
            assert!(facts.iter().all(|fact| fact["zone"].as_u64().is_some_and(|zone| zone as usize / each == part)));
            facts
        })
        .collect();
    assert!(!facts.is_empty());
    let all = pages::all(&site);
    let anchors = |home: &str| -> BTreeSet<String> {
        let page = all.iter().find(|page| page.address == home).expect("a page of the zone");
        let view = serde_json::to_value(page.view(&site, Asked::all()).1).expect("JSON");
        let groups = view["figures"].as_array().expect("figures").iter();
        let series = groups.flat_map(|group| group["series"].as_array().expect("series"));
        let figures = series.flat_map(|series| series["figures"].as_array().expect("figures"));
        figures.map(|figure| figure["id"].as_str().expect("an anchor").to_string()).collect()
    };
    for fact in &facts {
        let zone = fact["zone"].as_u64().expect("a place") as usize;
        let home = compare["zones"][zone]["href"].as_str().expect("an address");
        let at = fact["at"].as_str().expect("an anchor");
        assert!(anchors(home).contains(at), "{home} has no {at}");
    }
    json("datapackage.json");
    let sitemap = String::from_utf8(files["sitemap.xml"].clone()).expect("UTF-8");
    assert_eq!(sitemap.matches("<loc>https://example.org/yuanzhi/").count(), pages::all(&site).len() - 1);
    assert!(String::from_utf8_lossy(&files["atom.xml"]).matches("<entry>").count() > 0);
    for entry in site.entries() {
        let own = entry.href().trim_end_matches(".html");
        assert_eq!(json(&format!("{own}.json")).as_array().map(Vec::len), Some(entry.facts().count()));
        assert!(files.contains_key(&format!("{own}.csv")));
    }
}

#[test]
fn one_content_gives_one_site_byte_for_byte() {
    let bytes = |site: &Site| -> Vec<(String, Vec<u8>)> {
        let mut all: Vec<(String, Vec<u8>)> = pages::data_files(site, &pages::all(site))
            .into_iter()
            .map(|file| (file.address.clone(), file.bytes(site, &pages::all(site)).expect("bytes")))
            .collect();
        for page in pages::all(site) {
            let (head, view) = page.view(site, Asked::all());
            all.push((page.address.clone(), serde_json::to_vec(&(head, view)).expect("JSON")));
        }
        all
    };
    assert!(bytes(&site()) == bytes(&site()), "two builds differ");
}
