//! Themes are replaceable: `themes/README.md` tells what templates see and is never stale, every theme renders every
//! page, and one file laid over the default changes that file's pages only.

#![allow(clippy::expect_used, clippy::disallowed_methods)] // a test may stop, and reads files

#[path = "support/site.rs"]
mod site;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use dom_query::Document;
use serde_json::Value;
use yuanzhi::output::{self, Options};
use yuanzhi::pages;
use yuanzhi::profile::{self, ArticleCard, Body, Profile};
use yuanzhi::site::{Site, SiteConfig};
use yuanzhi::source::SourceText;
use yuanzhi::theme::{Theme, ThemeFile};
use yuanzhi::vocab::Vocab;

/// Each template, the type of its `view`, and what it shows.
const TEMPLATES: [(&str, &str, &str); 15] = [
    ("home.html", "HomeView", "the home page"),
    ("zones.html", "ZoneIndexView", "the index of zones"),
    ("zone.html", "ZoneView", "the profile of a zone, city or province"),
    ("comparisons.html", "ComparisonIndexView", "the index of comparisons, of all kinds or one"),
    ("compare.html", "ComparisonView", "one comparison"),
    ("free.html", "FreeComparisonView", "the comparison of zones a reader chooses"),
    ("metrics.html", "MetricIndexView", "the index of metrics"),
    ("metric.html", "MetricView", "one metric"),
    ("tags.html", "TagsView", "the index of indexes"),
    ("tag_index.html", "TagIndexView", "the index of one kind of tag, and of cities and provinces"),
    ("tag.html", "TagView", "one tag"),
    ("sources.html", "SourceIndexView", "the index of articles"),
    ("source.html", "SourceView", "one article"),
    ("method.html", "MethodView", "method and glossary"),
    ("404.html", "NotFoundView", "the page for an address that leads nowhere"),
];

/// Types that every template sees: the name they go by, and the type.
const EVERYWHERE: [(&str, &str); 2] = [("site", "SiteFrame"), ("page", "PageHead")];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// One type of the views, as its source file describes it.
#[derive(Default)]
struct Type {
    doc: String,
    /// Name, type and meaning.
    fields: Vec<(String, String, String)>,
}

/// All types of the views, by name.
fn types() -> BTreeMap<String, Type> {
    let mut all = BTreeMap::new();
    for file in ["src/pages/views.rs", "src/site/entry.rs"] {
        let code = fs::read_to_string(root().join(file)).expect(file);
        let (mut doc, mut open): (Vec<&str>, Option<(String, Type)>) = (Vec::new(), None);
        for line in code.lines() {
            let bare = line.trim();
            if let Some(words) = bare.strip_prefix("///") {
                doc.push(words.trim());
            } else if let Some(name) = bare.strip_prefix("pub struct ").filter(|_| bare.ends_with('{')) {
                let name = name.split(['<', ' ']).next().expect("a name").to_string();
                open = Some((name, Type { doc: doc.join(" "), fields: Vec::new() }));
                doc.clear();
            } else if let Some((name, kind)) = bare
                .strip_prefix("pub ")
                .and_then(|field| field.strip_suffix(','))
                .and_then(|field| field.split_once(": "))
            {
                if let Some((_, one)) = &mut open {
                    one.fields.push((name.to_string(), kind.to_string(), doc.join(" ")));
                }
                doc.clear();
            } else if line == "}" {
                all.extend(open.take());
                doc.clear();
            } else if !bare.starts_with("#[") {
                doc.clear();
            }
        }
    }
    all
}

/// A type as a writer of templates reads it, and the view type it holds, if any.
fn told(kind: &str) -> (String, Option<String>) {
    let kind = kind.trim_start_matches("&'a ");
    let inner = |wrap: &str| kind.strip_prefix(wrap).and_then(|rest| rest.strip_suffix('>'));
    if let Some((words, of)) = inner("Vec<").map(told) {
        return (format!("list of {words}"), of);
    }
    if let Some((words, of)) = kind.strip_prefix("[").and_then(|rest| rest.strip_suffix(']')).map(told) {
        return (format!("list of {words}"), of);
    }
    if let Some((words, of)) = inner("Option<").map(told) {
        return (format!("{words}, or none"), of);
    }
    match kind.trim_start_matches("&'static ") {
        "str" | "String" | "Cow<'a, str>" => ("text".into(), None),
        "usize" | "u32" => ("number".into(), None),
        "bool" => ("true or false".into(), None),
        own => {
            let name = own.split('<').next().expect("a name").to_string();
            (format!("[{name}](#{})", name.to_lowercase()), Some(name))
        }
    }
}

fn table(out: &mut String, name: &str, types: &BTreeMap<String, Type>) {
    let one = types.get(name).unwrap_or_else(|| panic!("src/pages/views.rs has no `{name}`"));
    let _ = writeln!(out, "{}\n\n| field | type | what it is |\n|---|---|---|", one.doc);
    for (field, kind, doc) in &one.fields {
        assert!(!doc.is_empty(), "{name}.{field} has no docstring");
        let _ = writeln!(out, "| `{field}` | {} | {} |", told(kind).0, doc.replace('|', "\\|"));
    }
    out.push('\n');
}

/// The types that those of templates hold, each once, by name.
fn held(types: &BTreeMap<String, Type>) -> BTreeSet<String> {
    let tops: Vec<&str> = TEMPLATES.iter().map(|(_, view, _)| *view).chain(EVERYWHERE.map(|(_, view)| view)).collect();
    let (mut seen, mut next): (BTreeSet<String>, Vec<String>) =
        (BTreeSet::new(), tops.iter().map(|name| name.to_string()).collect());
    while let Some(name) = next.pop() {
        let fields = &types.get(&name).unwrap_or_else(|| panic!("no type `{name}`")).fields;
        next.extend(fields.iter().filter_map(|(_, kind, _)| told(kind).1).filter(|name| seen.insert(name.clone())));
    }
    seen.retain(|name| !tops.contains(&name.as_str()));
    seen
}

/// A value with its lists cut to one item and its long texts to a few words.
fn short(value: &Value) -> Value {
    match value {
        Value::Array(items) => Value::Array(items.iter().take(1).map(short).collect()),
        Value::Object(fields) => fields.iter().map(|(key, value)| (key.clone(), short(value))).collect(),
        Value::String(text) if text.chars().count() > 60 => {
            format!("{}…", text.chars().take(48).collect::<String>()).into()
        }
        other => other.clone(),
    }
}

const INTRODUCTION: &str = "<!-- Generated by tests/themes.rs from src/pages/views.rs: UPDATE=1 cargo test --test themes -->
# Themes

A theme is a folder here: `templates/` (Tera 2), `assets/` (published as they are), `strings/` (the words of the frame,
one TOML file a language). `theme = \"mine\"` in site.toml takes `themes/mine/`, laid **over** the default file by file: a
theme that holds one stylesheet changes that stylesheet only. `yuanzhi init --theme DIR` writes the default's files out.

`theme.toml`, where there is one, may say

    standalone = true            # nothing of the default lies under it; pages it has no template for are not made
    only = [\"zones/*.html\"]      # no other files are made
    [rows]                       # lists longer than that go on on further pages, here every hundred zones
    \"zones.html\" = 100

A list is cut only where its template names `pages`: a template that prints `view.pages` (its links, `previous`, `next`) has
further pages, any other keeps its list whole. What a page says of the whole, such as ranks, counts and the reference period,
does not depend on the cut.

Every template is given `site`, `page`, `view` and `t` (the strings). Texts are ready to print: numbers grouped, periods
in words. They are **untrusted** and escaped as they are printed; only fields whose name ends in `_html` and `page.json_ld`
are made safe beforehand and may take `| safe`. Addresses are relative to the root of the site: write `{{ page.root }}`
before them, so that one page works under `/`, under `/repo/` and from a folder.

Beside Tera's own there are two filters: `attr` makes any text one word of letters, digits and `-`; `fill` puts values into
a phrase, `{{ t.zones_n | fill(n=3) }}`; in a phrase `{n:zone|zones}` is the first word where that number is 1, else the
second. A field that is not there is an error at its line and column; `themes/` is read again by `yuanzhi serve` at every
change.

The smallest `templates/zone.html` of a standalone theme:

    <!doctype html><html lang=\"{{ site.language }}\"><meta charset=\"utf-8\"><title>{{ page.title }}</title>
    <h1>{{ view.name }}</h1>
    {% for group in view.figures %}{% for series in group.series %}{% for f in series.figures %}
    <p id=\"{{ f.id }}\">{{ f.metric }} {{ f.sign }}{{ f.number }}{{ f.unit }}（{{ f.period }}）
    {% if f.source %}<a href=\"{{ page.root }}{{ f.source.href }}\">{{ f.source.locator }}</a>{% endif %}</p>
    {% endfor %}{% endfor %}{% endfor %}

";

/// A site in which every kind of page has something to show.
fn sample() -> Site {
    let zone = |slug: &str, name: &str, value: &str| {
        let text = format!(
            "---\nname: {name}\naliases:\n  - {{ name: {}, source: \"900:2\" }}\ntype: 高新技术产业开发区\nlevel: 国家级\nprovince: 山东省\n\
             city: 青岛市\nfounded: 1992\npositioning:\n  - {{ name: 创新高地, source: \"900:2\" }}\ntargets:\n  - {{ name: 千亿级园区, source: \"900:2\" }}\n\
             sources: {{ type: \"900:2\" }}\nindustries:\n  - {{ name: 新材料, role: leading, source: \"900:3\" }}\nindicators:\n  - metric: 固定资产投资\n    \
             value: {value}\n    period: 2023\n    yoy: 33.3%\n    source: \"900:4\"\n  - metric: 固定资产投资\n    value: 90亿元\n    period: 2022\n    \
             source: \"900:4\"\nprojects:\n  - name: 某某项目\n    investment: 50亿元\n    status: building\n    source: \"900:5\"\ncompanies:\n  \
             - {{ name: 某某公司, role: resident, industry: 新材料, source: \"900:5\" }}\nplatforms:\n  - {{ name: 某某研究院, source: \"900:6\" }}\n\
             mechanisms:\n  - {{ name: 全代办, source: \"900:6\" }}\nhonors:\n  - {{ name: 示范园区, source: \"900:6\" }}\n---\n\n一段介绍。\n\n又一段。\n",
            name.replace("高新技术产业开发区", "高新区")
        );
        read(&format!("content/zones/{slug}.md"), &text, Body::Zone)
    };
    let region = read(
        "content/regions/qingdao-shi.md",
        "---\nname: 青岛市\nprovince: 山东省\nindicators:\n  - { metric: 地区生产总值, value: 1万亿元, period: 2023, source: \"900:7\" }\n---\n",
        Body::Region,
    );
    let card = SourceText::new("content/articles/900.md", "---\ntitle: 示例文章\nnewspaper: 某报\nreporters: [某人]\ndate: 2024-01-31\nparts:\n  - { title: 上篇, lines: 1-9 }\n---\n".to_string());
    let card = profile::read_card(&card).value.expect("a card");
    let zones = vec![
        zone("jia-gaoxinqu", "甲高新技术产业开发区", "140亿元"),
        zone("yi-gaoxinqu", "乙高新技术产业开发区", "约120亿元"),
        region,
    ];
    site(zones, vec![card])
}

fn read(path: &str, text: &str, body: Body) -> Profile {
    let checked = profile::read(&SourceText::new(path, text.to_string()), body, Vocab::embedded());
    let errors: Vec<_> =
        checked.faults.iter().filter(|fault| fault.severity == yuanzhi::diag::Severity::Error).collect();
    assert!(errors.is_empty(), "{path}: {errors:?}");
    checked.value.expect(path)
}

fn site(profiles: Vec<Profile>, cards: Vec<ArticleCard>) -> Site {
    Site::new(profiles, cards, Vocab::embedded(), SiteConfig::default()).value
}

/// The site of this repository.
fn real() -> Site {
    let files = |folder: &str| {
        let mut paths: Vec<PathBuf> = fs::read_dir(root().join("content").join(folder))
            .expect(folder)
            .flatten()
            .map(|entry| entry.path())
            .collect();
        paths.sort();
        let read = |path: PathBuf| {
            (
                format!("content/{folder}/{}", path.file_name().expect("a name").to_string_lossy()),
                fs::read_to_string(&path).expect("UTF-8"),
            )
        };
        paths.into_iter().map(read).collect::<Vec<_>>()
    };
    let mut profiles: Vec<Profile> = files("zones").iter().map(|(path, text)| read(path, text, Body::Zone)).collect();
    profiles.extend(files("regions").iter().map(|(path, text)| read(path, text, Body::Region)));
    let cards = files("articles")
        .into_iter()
        .map(|(path, text)| profile::read_card(&SourceText::new(path, text)).value.expect("a card"));
    site(profiles, cards.collect())
}

fn readme() -> String {
    let (types, site) = (types(), sample());
    let all = pages::all(&site);
    let mut out = String::from(INTRODUCTION);
    for (name, view) in EVERYWHERE {
        let _ = writeln!(out, "## `{name}`, on every page\n");
        table(&mut out, view, &types);
    }
    for (template, view, what) in TEMPLATES {
        let _ = writeln!(
            out,
            "<a id=\"{}\"></a>\n\n## `templates/{template}`: {what}\n\n`view` is:\n",
            view.to_lowercase()
        );
        table(&mut out, view, &types);
        let page =
            all.iter().find(|page| page.template == template).unwrap_or_else(|| panic!("the sample has no {template}"));
        let example = short(&serde_json::to_value(page.view(&site, pages::Asked::all()).1).expect("JSON"));
        let _ =
            writeln!(out, "For example, at `{}`, lists cut to one item:\n\n```json\n{example:#}\n```\n", page.address);
    }
    out.push_str("## What views hold\n\n");
    for name in held(&types) {
        let _ = writeln!(out, "### {name}\n");
        table(&mut out, &name, &types);
    }
    out
}

#[test]
fn the_readme_tells_what_templates_see() {
    let (path, fresh) = (root().join("themes/README.md"), readme());
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &fresh).expect("themes/README.md");
    }
    let stands = fs::read_to_string(&path).unwrap_or_default();
    assert!(stands == fresh, "themes/README.md is stale: run `UPDATE=1 cargo test --test themes`");
}

#[test]
fn every_template_is_told_of_with_all_its_fields() {
    let (types, site) = (types(), sample());
    let mut seen = BTreeSet::new();
    for page in pages::all(&site) {
        let (_, view, _) = TEMPLATES
            .iter()
            .find(|(template, ..)| *template == page.template)
            .unwrap_or_else(|| panic!("{} is not told of", page.template));
        let value = serde_json::to_value(page.view(&site, pages::Asked::all()).1).expect("JSON");
        let fields: BTreeSet<&str> = value.as_object().expect("fields").keys().map(String::as_str).collect();
        let told: BTreeSet<&str> = types[*view].fields.iter().map(|(field, ..)| field.as_str()).collect();
        assert_eq!(fields, told, "{}", page.template);
        seen.insert(page.template);
    }
    assert_eq!(seen.len(), TEMPLATES.len(), "{seen:?}");
}

/// The files of a theme in `themes/`.
fn theme_files(dir: &Path) -> Vec<ThemeFile> {
    let files = walkdir::WalkDir::new(dir)
        .sort_by_file_name()
        .into_iter()
        .flatten()
        .filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| {
            let path = entry.path().strip_prefix(dir).expect("below").to_string_lossy().replace('\\', "/");
            ThemeFile { shown: path.clone(), path, bytes: fs::read(entry.path()).expect("a file") }
        })
        .collect()
}

/// Every file of the site with a theme, by its address; no fault may be met.
fn rendered(site: &Site, overlay: Vec<ThemeFile>, language: &str) -> BTreeMap<String, Vec<u8>> {
    let options = Options { minify: true, search: false };
    let loaded = Theme::load(overlay, language);
    assert!(loaded.faults.is_empty(), "{:?}", loaded.faults);
    let mut theme = loaded.value;
    output::introduce(&mut theme, site, options);
    let files = std::sync::Mutex::new(BTreeMap::new());
    let faults = output::render(site, &theme, options, &|path, bytes| {
        files.lock().expect("files").insert(path.to_string(), bytes.to_vec()).is_none()
    });
    assert!(faults.is_empty(), "{faults:?}");
    files.into_inner().expect("files")
}

#[test]
fn every_theme_renders_every_page() {
    let themes: Vec<PathBuf> = fs::read_dir(root().join("themes"))
        .expect("themes")
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.is_dir())
        .collect();
    assert!(!themes.is_empty());
    for site in [sample(), real(), site(Vec::new(), Vec::new())] {
        let wanted: BTreeSet<String> = pages::all(&site).into_iter().map(|page| page.address).collect();
        for dir in &themes {
            for language in ["zh-Hans", "en"] {
                let made = rendered(&site, theme_files(dir), language);
                let missing: Vec<&String> = wanted.iter().filter(|address| !made.contains_key(*address)).collect();
                assert!(missing.is_empty(), "{}: {missing:?}", dir.display());
            }
        }
    }
}

#[test]
fn one_file_laid_over_the_default_changes_its_pages_only() {
    let site = sample();
    let plain = rendered(&site, Vec::new(), "zh-Hans");
    for (template, ..) in TEMPLATES {
        let file = ThemeFile {
            path: format!("templates/{template}"),
            shown: template.into(),
            bytes: b"<p>{{ page.title }}</p>".to_vec(),
        };
        let changed = rendered(&site, vec![file], "zh-Hans");
        assert!(plain.keys().eq(changed.keys()), "{template}");
        for page in pages::all(&site) {
            let same = plain[&page.address] == changed[&page.address];
            assert_eq!(same, page.template != template, "{template} and {}", page.address);
        }
    }
}

#[test]
fn the_smallest_template_of_the_readme_works() {
    let code = INTRODUCTION.split("of a standalone theme:\n").nth(1).expect("the example");
    let files = [("templates/zone.html", code), ("theme.toml", "standalone = true")].map(|(path, text)| ThemeFile {
        path: path.into(),
        shown: path.into(),
        bytes: text.as_bytes().to_vec(),
    });
    let made = rendered(&sample(), files.to_vec(), "zh-Hans");
    let page = String::from_utf8_lossy(&made["zones/jia-gaoxinqu.html"]).into_owned();
    assert!(page.contains("140亿元") && page.contains("900:4"), "{page}");
    assert!(!made.contains_key("index.html"));
}

#[test]
fn a_theme_of_ones_own_is_taken_by_its_name() {
    let dir = site::built(&[
        ("site.toml", "theme = \"mine\"\n"),
        ("content/zones/a.md", "---\nname: 甲高新技术产业开发区\n---\n"),
        ("themes/mine/templates/404.html", "<p>MINE</p>"),
    ]);
    assert_eq!(fs::read_to_string(dir.path().join("public/404.html")).expect("a page"), "<p>MINE</p>");
}

/// The words of what a selector finds, each with single blanks.
fn texts(html: &[u8], selector: &str) -> Vec<String> {
    let page = Document::from(String::from_utf8_lossy(html).into_owned());
    let nodes = page.select(selector);
    nodes.iter().map(|node| node.text().split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

/// The pages of one list in their order, following `rel=next`.
fn sheets<'a>(made: &'a BTreeMap<String, Vec<u8>>, first: &'a str) -> Vec<&'a [u8]> {
    let (mut all, mut at) = (Vec::new(), first.to_string());
    loop {
        let html = &made[&at];
        all.push(html.as_slice());
        let page = Document::from(String::from_utf8_lossy(html).into_owned());
        let root = page.select("html").attr("data-root").unwrap_or_default();
        match page.select("link[rel='next']").attr("href") {
            Some(next) => at = next.strip_prefix(&*root).expect("below the root").to_string(),
            None => return all,
        }
    }
}

#[test]
fn a_list_in_pages_says_what_the_whole_list_says() {
    let site = real();
    let whole = rendered(&site, Vec::new(), "zh-Hans");
    let rows = "[rows]\n\"zones.html\" = 3\n\"compare.html\" = 2\n\"comparisons.html\" = 5\n\"metric.html\" = 4\n\"tag.html\" = 2\n\"tag_index.html\" = 7\n\"sources.html\" = 1\n";
    let manifest = ThemeFile { path: "theme.toml".into(), shown: "theme.toml".into(), bytes: rows.as_bytes().to_vec() };
    let cut = rendered(&site, vec![manifest], "zh-Hans");
    let mut several = BTreeSet::new();
    for page in pages::all(&site) {
        // Each kind of list: its rows, and what is said of the whole on every page.
        let (row, head) = match page.template {
            "zones.html" => ("#zone-table tbody tr", "h1"),
            "compare.html" => (".comparison tbody tr", ".comparison thead"),
            "comparisons.html" | "tag_index.html" => (".leaders li", "h1"),
            "tag.html" => (".tag-zones > li", ".reported-big"),
            "sources.html" => (".source-cards > li", "h1"),
            "metric.html" => (".rank-table tbody tr, .alone tbody tr", ".reported-big"),
            _ => continue,
        };
        let sheets = sheets(&cut, &page.address);
        if sheets.len() > 1 {
            several.insert(page.template);
        }
        let mut parts: Vec<String> = sheets.iter().flat_map(|html| texts(html, row)).collect();
        let mut all = texts(&whole[&page.address], row);
        // A metric's figures without a ranking stand below the rankings of their page.
        if page.template == "metric.html" {
            parts.sort();
            all.sort();
        }
        assert_eq!(parts, all, "{}", page.address);
        let said = texts(&whole[&page.address], head);
        assert!(sheets.iter().all(|html| texts(html, head) == said), "{}", page.address);
    }
    assert_eq!(several.len(), 7, "{several:?}");
}

#[test]
fn a_template_without_links_to_further_pages_keeps_its_list_whole() {
    let site = real();
    let files = [
        ("theme.toml", "[rows]\n\"zones.html\" = 3\n"),
        ("templates/zones.html", "{% for zone in view.zones %}<p>{{ zone.name }}</p>{% endfor %}"),
    ];
    let files =
        files.map(|(path, text)| ThemeFile { path: path.into(), shown: path.into(), bytes: text.as_bytes().to_vec() });
    let made = rendered(&site, files.to_vec(), "zh-Hans");
    assert_eq!(texts(&made["zones/index.html"], "p").len(), site.zone_count());
    assert!(!made.contains_key("zones/index/2.html"));
}
