//! Generated profiles for property tests, and the profiles that stand in the repository.
#![allow(dead_code, clippy::expect_used, clippy::disallowed_methods, clippy::print_stdout)] // each test uses its part

use std::path::{Path, PathBuf};

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use yuanzhi::domain::{
    Bound, CompanyRole, Decimal, IdentityField, Indicator, IndustryRole, Period, Point, Project, ProjectStatus,
    Quantity, Rank, Share, Status,
};
use yuanzhi::profile::{
    ArticleCard, ArticlePart, Body, Company, Designation, IndicatorEntry, Industry, Locator, Named, Profile,
    ProjectEntry,
};

/// Names as texts have them, and names that tempt YAML.
pub fn name() -> impl Strategy<Value = String> {
    let tempting = select(vec![
        "no", "2023-08", "2023", "1e3", "~", "null", "- a", "a: b", "a:", "#1车间", "a #b", "“四个一”机制", "\"引\"",
        "it's", "[a]", "{a}", "a, b", "&a", "*a", "!a", "|", "%20", "@a", "`a`", "? a", ": a", "---", "...", "0x1F",
        ".5", "a\\b", "true", "=", "-", "?", "30万吨项目", "7×24小时", "１２", "A\u{a0}B",
    ]);
    let chinese = "[新能源材料生物医药开发区项目（）“”、·]{1,10}";
    let any = "[ -;=?-~石河子“”：，。]{1,12}"
        .prop_map(|text| text.trim().to_string())
        .prop_filter("not empty", |text| !text.is_empty());
    prop_oneof![tempting.prop_map(str::to_string), chinese, any]
}

pub fn locator() -> impl Strategy<Value = Locator> {
    ("[0-9a-z]{1,4}", 1usize..400).prop_map(|(article, line)| Locator { article, line })
}

pub fn period() -> impl Strategy<Value = Period> {
    select(vec![
        "2023", "2023-H1", "2022-Q3", "2023-08", "2023-12-30", "2023-01/2023-08", "..2021-12", "2023-04/..",
        "2009/2022",
    ])
    .prop_map(|text| text.parse().expect("a period"))
}

pub fn decimal() -> impl Strategy<Value = Decimal> {
    (-9_999_999i64..99_999_999, 0u32..4).prop_map(|(digits, scale)| Decimal::new(digits, scale).normalize())
}

pub fn quantity() -> impl Strategy<Value = Quantity> {
    let unit =
        select(vec!["亿元", "万元", "家", "个", "%", "个百分点", "万平方米", "元/吨", "GW", "m³", "台（套）", ""]);
    (decimal(), unit, select(Bound::ALL.to_vec())).prop_map(|(value, unit, bound)| Quantity {
        value,
        unit: unit.to_string(),
        bound,
    })
}

fn named() -> impl Strategy<Value = Named> {
    (name(), option::of(locator()), option::weighted(0.1, name())).prop_map(|(name, source, quote)| Named {
        name,
        source,
        quote,
    })
}

fn industry() -> impl Strategy<Value = Industry> {
    (named(), select(IndustryRole::ALL)).prop_map(|(Named { name, source, quote }, role)| Industry {
        name,
        role,
        source,
        quote,
    })
}

fn indicator() -> impl Strategy<Value = IndicatorEntry> {
    let share = (0i64..=1000, name()).prop_map(|(pct, of)| Share { pct: Decimal::new(pct, 1).normalize(), of });
    let rank = (1u32..500, name()).prop_map(|(position, of)| Rank { position, of });
    let parts = (option::weighted(0.8, quantity()), option::of(period()), any::<bool>());
    let change = (option::of(decimal()), option::weighted(0.2, share), option::weighted(0.2, rank));
    (named(), option::of(name()), parts, change, select(Status::ALL)).prop_map(
        |(Named { name: metric, source, quote }, subject, (quantity, period, inferred), (yoy, share, rank), status)| {
            let silent = quantity.is_none() && yoy.is_none() && share.is_none() && rank.is_none();
            let yoy = if silent { Some(Decimal::TEN) } else { yoy };
            let period_inferred = inferred && period.is_some();
            let indicator = Indicator { metric, subject, quantity, period, period_inferred, yoy, share, rank, status };
            IndicatorEntry { indicator, source, quote }
        },
    )
}

fn project() -> impl Strategy<Value = ProjectEntry> {
    (named(), option::of(quantity()), select(ProjectStatus::ALL), option::of(period()), any::<bool>()).prop_map(
        |(Named { name, source, quote }, investment, status, date, expected)| {
            let project = Project { name, investment, status, date, expected, period_inferred: false };
            ProjectEntry { project, source, quote }
        },
    )
}

fn company() -> impl Strategy<Value = Company> {
    (named(), select(CompanyRole::ALL), option::of(name()))
        .prop_map(|(Named { name, source, quote }, role, industry)| Company { name, role, industry, source, quote })
}

fn honor() -> impl Strategy<Value = Designation> {
    (named(), option::weighted(0.3, name())).prop_map(|(Named { name, source, quote }, subject)| Designation {
        name,
        subject,
        source,
        quote,
    })
}

fn day() -> impl Strategy<Value = Period> {
    (1990i32..2040, 1u8..=12, 1u8..=28).prop_map(|(year, month, day)| Period::At(Point::Day(year, month, day)))
}

/// Any profile a file can carry, named `zone`.
pub fn profile() -> impl Strategy<Value = Profile> {
    let traits = (
        name(),
        option::of(name()),
        option::of(name()),
        option::of(period()),
        option::of(day()),
        option::of(locator()),
    );
    let names = (vec(named(), 0..3), vec(named(), 0..3), vec(named(), 0..3), vec(named(), 0..3), vec(named(), 0..3));
    let items =
        (vec(industry(), 0..4), vec(indicator(), 0..6), vec(project(), 0..4), vec(company(), 0..4), vec(honor(), 0..3));
    let markdown = "(\\PC|\n){0,60}".prop_map(|text| text.trim().to_string());
    (traits, names, items, markdown).prop_map(|(traits, names, items, markdown)| {
        let (name, zone_type, city, founded, updated, source) = traits;
        let (aliases, positioning, targets, platforms, mechanisms) = names;
        let (industries, indicators, projects, companies, honors) = items;
        let mut profile = Profile::empty("content/zones/a-zone.md", Body::Zone, &name);
        if let Some(source) = source {
            profile.sources.insert(IdentityField::City, source.clone());
            profile.sources.insert(IdentityField::Founded, source.clone());
            profile.parent_source = Some(source);
        }
        Profile {
            zone_type,
            city,
            founded,
            updated,
            aliases,
            positioning,
            targets,
            platforms,
            mechanisms,
            industries,
            indicators,
            projects,
            companies,
            honors,
            markdown,
            ..profile
        }
    })
}

/// Any article card a file can carry.
pub fn card() -> impl Strategy<Value = ArticleCard> {
    let part = (name(), 1usize..50, 0usize..50, vec(name(), 0..3))
        .prop_map(|(title, first, more, reporters)| ArticlePart { title, lines: (first, first + more), reporters });
    (name(), option::of(name()), vec(name(), 0..3), option::of(period()), option::of(name()), vec(part, 0..3)).prop_map(
        |(title, newspaper, reporters, date, period_note, parts)| ArticleCard {
            id: "001".to_string(),
            path: "content/articles/001.md".to_string(),
            title,
            slug: "001".to_string(),
            newspaper,
            reporters,
            date,
            period_note,
            url: Some("https://example.org/a?b=c#d".to_string()),
            hash: None,
            show_text: None,
            parts,
            markdown: String::new(),
        },
    )
}

/// The files of `content/<folder>/`, path as a user would type it and text; empty where there is no such folder.
pub fn content(folder: &str) -> Vec<(String, String)> {
    let root = std::env::var_os("YUANZHI_CONTENT")
        .map(PathBuf::from)
        .unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("content"));
    let Ok(entries) = std::fs::read_dir(root.join(folder)) else {
        println!("SKIPPED: content/{folder} is absent");
        return Vec::new();
    };
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| entry.ok()).map(|entry| entry.path()).collect();
    paths.sort();
    let files = paths.iter().filter(|path| path.extension().is_some_and(|end| end == "md")).map(|path| {
        let file = path.file_name().and_then(|name| name.to_str()).expect("a UTF-8 name");
        (format!("content/{folder}/{file}"), std::fs::read_to_string(path).expect("a readable file"))
    });
    files.collect()
}
