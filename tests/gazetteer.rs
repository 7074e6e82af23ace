//! The repository's own content as a site: every page renders with the default theme.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use yuanzhi::diag::plain;
use yuanzhi::pages;
use yuanzhi::profile::{self, ArticleCard, Body, Profile};
use yuanzhi::site::{Site, SiteConfig};
use yuanzhi::source::SourceText;
use yuanzhi::theme::Theme;
use yuanzhi::vocab::Vocab;

fn texts(folder: &str) -> Vec<SourceText> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("content").join(folder);
    let mut paths: Vec<PathBuf> = std::fs::read_dir(dir).expect("the folder").flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let read = |path: PathBuf| SourceText::new(path.display().to_string(), std::fs::read_to_string(&path).expect("UTF-8"));
    paths.into_iter().map(read).collect()
}

fn site() -> Site {
    let mut profiles: Vec<Profile> = Vec::new();
    for (folder, body) in [("zones", Body::Zone), ("regions", Body::Region)] {
        profiles.extend(texts(folder).iter().filter_map(|text| profile::read_plain(text, body).value));
    }
    let articles: Vec<ArticleCard> = texts("articles").iter().filter_map(|text| profile::read_card(text).value).collect();
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
        let (head, view) = page.view(&site);
        let html = theme.render(page.template, &head, &view).unwrap_or_else(|fault| panic!("{}: {}", page.address, plain(&[fault])));
        assert!(html.contains("</html>"), "{}", page.address);
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
    for template in ["home.html", "zone.html", "compare.html", "metric.html", "tag.html", "source.html", "method.html"] {
        assert!(kinds.contains_key(template), "no page of {template}");
    }
}
