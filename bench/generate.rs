//! Writes a site of invented zones, as large as wanted, to measure with: `bench/README.md` says how.
//!
//! Names of places, industries and metrics come from the program's own vocabulary, everything else is thrown by dice.
//! Zone number i depends on the seed and on i alone, so that a small site is the beginning of a large one.

#![allow(clippy::expect_used, clippy::disallowed_methods)] // a measure may stop, reads files and runs programs

use std::fs;
use std::path::{Path, PathBuf};

use clap::Parser;
use rayon::prelude::*;

use yuanzhi::domain::{
    CompanyRole, Decimal, IdentityField, Indicator, IndustryRole, Project, ProjectStatus, Quantity, Status,
};
use yuanzhi::profile::{
    self, ArticleCard, Body, Company, Designation, IndicatorEntry, Industry, Locator, Named, Profile, ProjectEntry,
};
use yuanzhi::vocab::{City, Metric, MetricKind, Province, Vocab, ZoneType};

/// Writes a site of invented zones.
#[derive(Debug, Parser)]
struct Args {
    /// How many zones.
    #[arg(long)]
    zones: usize,
    /// Folder to write to; it must not exist yet.
    #[arg(long)]
    out: PathBuf,
    /// Which throw of the dice.
    #[arg(long, default_value_t = 20_260_101)]
    seed: u64,
}

/// Zones that share one article.
const ZONES_AN_ARTICLE: usize = 10;

fn main() -> std::io::Result<()> {
    let args = Args::parse();
    for folder in ["content/zones", "content/articles"] {
        fs::create_dir_all(args.out.join(folder))?;
    }
    write(
        &args.out,
        "site.toml",
        "title = \"测速园志\"\ndescription = \"虚构的开发区，只为测速\"\nbase_url = \"https://zones.example/\"\n",
    )?;
    let vocab = Vocab::embedded();
    let book = Book::new(vocab);
    (0..args.zones).into_par_iter().try_for_each(|number| {
        let zone = book.zone(Dice::new(args.seed, number as u64), number);
        write(&args.out, &zone.path, &profile::write(&zone))
    })?;
    (0..args.zones.div_ceil(ZONES_AN_ARTICLE)).into_par_iter().try_for_each(|number| {
        let card = article(Dice::new(!args.seed, number as u64), number);
        write(&args.out, &card.path, &profile::write_card(&card))
    })
}

fn write(folder: &Path, path: &str, text: &str) -> std::io::Result<()> {
    fs::write(folder.join(path), text)
}

/// Numbers that look thrown and are the same every time (SplitMix64).
struct Dice(u64);

impl Dice {
    fn new(seed: u64, number: u64) -> Dice {
        let mut dice = Dice(seed ^ number.wrapping_mul(0xd134_2543_de82_ef95));
        dice.throw();
        dice
    }

    fn throw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from 0 up to, not including, `end`.
    fn below(&mut self, end: usize) -> usize {
        (self.throw() % end.max(1) as u64) as usize
    }

    fn between(&mut self, first: usize, last: usize) -> usize {
        first + self.below(last - first + 1)
    }

    fn pick<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }

    /// Like `pick`, but the first come much more often than the last, as in the press.
    fn pick_common<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        let part = self.below(1 << 20) as f64 / f64::from(1 << 20);
        &all[((part * part * part) * all.len() as f64) as usize]
    }

    fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    /// `count` different ones, common ones first.
    fn some<'a, T: PartialEq>(&mut self, all: &'a [T], count: usize) -> Vec<&'a T> {
        let mut some: Vec<&T> = Vec::with_capacity(count);
        for _ in 0..count * 8 {
            let one = self.pick_common(all);
            if some.len() < count && !some.contains(&one) {
                some.push(one);
            }
        }
        some
    }
}

const PLACES: &[&str] =
    &["青石", "白塔", "临江", "云台", "望海", "金沙", "龙泉", "凤山", "柳湖", "松岭", "东屏", "西溪"];
const FIRMS: &[&str] =
    &["恒泰", "明远", "中启", "华辰", "瑞丰", "天衡", "博益", "宏基", "新盛", "凯源", "立方", "德润"];
const KINDS: &[&str] = &["新材料有限公司", "精密机械有限公司", "生物科技股份有限公司", "能源装备集团", "电子有限公司"];
const WORKS: &[&str] = &["生产基地项目", "研发中心项目", "智能工厂项目", "产业园二期项目", "仓储物流项目"];
const MECHANISMS: &[&str] =
    &["链长制", "全代办", "标准地", "一枚印章管审批", "拿地即开工", "首席服务员", "专班推进", "亩均论英雄"];
const HONORS: &[&str] =
    &["国家生态工业示范园区", "国家新型工业化产业示范基地", "省级开放平台", "绿色园区", "创新型产业集群试点"];
const TARGETS: &[&str] = &["千亿级园区", "五百亿级园区", "一流高科技园区", "产城融合示范区"];
const PLATFORMS: &[&str] = &["产业研究院", "公共检测中心", "中试基地", "科技企业孵化器", "工业互联网平台"];

/// The characters of which names of places are made.
const SYLLABLES: &str = "青白龙凤云松柳梅兰竹石山岭峰江河湖海溪泉川原洲岛桥港城乡林田金银玉珠东南西北中和";

/// The name of place number `number`: no two of the first 64,000 are alike.
fn place_name(number: usize) -> String {
    let all: Vec<char> = SYLLABLES.chars().collect();
    [1, all.len(), all.len() * all.len()].iter().map(|size| all[number / size % all.len()]).collect()
}

/// The words a zone is made of.
struct Book<'a> {
    metrics: Vec<&'a Metric>,
    industries: Vec<&'a str>,
    cities: Vec<(&'a City, &'a Province)>,
    types: Vec<&'a ZoneType>,
    levels: Vec<&'a str>,
}

impl<'a> Book<'a> {
    fn new(vocab: &'a Vocab) -> Book<'a> {
        let places = &vocab.places;
        Book {
            metrics: vocab.metrics.iter().filter(|metric| !metric.unit.is_empty()).collect(),
            industries: vocab.industries.iter().map(|term| term.name.as_str()).collect(),
            cities: places.cities().filter_map(|city| Some((city, places.province_of_city(city)?))).collect(),
            types: vocab.zones.types().collect(),
            levels: vocab.zones.levels().collect(),
        }
    }

    fn zone(&self, mut dice: Dice, number: usize) -> Profile {
        let (city, province) = *dice.pick(&self.cities);
        let place = place_name(number);
        let kind = dice.pick_common(&self.types);
        let short_city = city.short.as_ref().unwrap_or(&city.name);
        let path = format!("content/zones/{}-{}-{:05}.md", city.slug, kind.slug, number + 1);
        let name = format!("{short_city}{place}{}", kind.name);
        let mut zone = Profile::empty(&path, Body::Zone, &name);
        let mut source = Sources { zone: number, line: 0 };
        let short = kind.shorts.first().unwrap_or(&kind.name);
        zone.aliases.push(named(format!("{place}{short}"), &mut source, &mut dice));
        zone.zone_type = Some(kind.name.clone());
        zone.level = Some(dice.pick(&self.levels).to_string());
        zone.province = Some(province.name.clone());
        zone.city = Some(city.name.clone());
        zone.founded = dice.between(1984, 2022).to_string().parse().ok();
        for field in [IdentityField::Type, IdentityField::Level, IdentityField::Province] {
            zone.sources.insert(field, source.next(&mut dice));
        }
        self.fill(&mut zone, &mut source, &mut dice);
        zone.markdown = self.body(&zone, &mut dice);
        zone
    }

    fn fill(&self, zone: &mut Profile, source: &mut Sources, dice: &mut Dice) {
        let count = dice.between(3, 5);
        for name in dice.some(&self.industries, count) {
            let role = *dice.pick_common(IndustryRole::ALL);
            zone.industries.push(Industry {
                name: name.to_string(),
                role,
                source: Some(source.next(dice)),
                quote: None,
            });
        }
        let count = dice.between(10, 18);
        for metric in dice.some(&self.metrics, count) {
            let indicator = figure(metric, dice);
            zone.indicators.push(IndicatorEntry { indicator, source: Some(source.next(dice)), quote: None });
        }
        for _ in 0..dice.between(3, 6) {
            let industry = *dice.pick::<&str>(&self.industries);
            let project = project(industry, dice);
            zone.projects.push(ProjectEntry { project, source: Some(source.next(dice)), quote: None });
        }
        for _ in 0..dice.between(4, 9) {
            let industry = dice.one_in(2).then(|| dice.pick(&self.industries).to_string());
            let (name, role) = (firm(dice), *dice.pick(CompanyRole::ALL));
            zone.companies.push(Company { name, role, industry, source: Some(source.next(dice)), quote: None });
        }
        let name = format!("{}{}", dice.pick(PLACES), dice.pick(PLATFORMS));
        zone.platforms.push(named(name, source, dice));
        for name in dice.some(MECHANISMS, 2) {
            zone.mechanisms.push(named(name.to_string(), source, dice));
        }
        zone.targets.push(named(dice.pick(TARGETS).to_string(), source, dice));
        let name = dice.pick(HONORS).to_string();
        zone.honors.push(Designation { name, subject: None, source: Some(source.next(dice)), quote: None });
    }

    /// A lead sentence and a few paragraphs: about 600 characters.
    fn body(&self, zone: &Profile, dice: &mut Dice) -> String {
        let names: Vec<&str> = zone.industries.iter().map(|industry| industry.name.as_str()).collect();
        let city = zone.city.as_deref().unwrap_or_default();
        let mut out = format!("{}位于{city}，主要产业有{}。", zone.name, names.join("、"));
        for heading in ["产业", "项目与企业", "服务"] {
            out.push_str(&format!("\n\n## {heading}\n\n"));
            for _ in 0..dice.between(4, 6) {
                out.push_str(&self.sentence(&names, dice));
            }
        }
        out
    }

    fn sentence(&self, names: &[&str], dice: &mut Dice) -> String {
        let (a, b) = (dice.pick(names), dice.pick(&self.industries));
        let (n, firm) = (dice.between(3, 90), firm(dice));
        match dice.below(5) {
            0 => format!("{a}链上有企业{n}家，{firm}是其中较早的一家。"),
            1 => format!("园区为{b}留出了{n}公顷用地，道路和管网已经接通。"),
            2 => format!("{firm}在这里设有工厂，产品供给{a}和{b}两个行业。"),
            3 => format!("办理开工手续的时间，从{n}天缩短到一周以内。"),
            _ => format!("资料只写到这一年为止，{a}后来的情况**未见报道**。"),
        }
    }
}

/// Hands out places in articles: a zone stands in its own article and in the two before it.
struct Sources {
    zone: usize,
    line: usize,
}

impl Sources {
    fn next(&mut self, dice: &mut Dice) -> Locator {
        let own = self.zone / ZONES_AN_ARTICLE;
        self.line += dice.below(2);
        let line = 5 + (self.zone % ZONES_AN_ARTICLE) * 40 + self.line;
        let article = if dice.one_in(4) { own.saturating_sub(dice.between(1, 2)) } else { own };
        Locator { article: article_id(article), line }
    }
}

fn article_id(number: usize) -> String {
    format!("a{:04}", number + 1)
}

fn article(mut dice: Dice, number: usize) -> ArticleCard {
    let id = article_id(number);
    ArticleCard {
        path: format!("content/articles/{id}.md"),
        title: format!("{}一带园区见闻之{}", dice.pick(PLACES), number + 1),
        slug: id.clone(),
        newspaper: Some("测速日报".into()),
        date: format!("{}-{:02}", dice.between(2022, 2025), dice.between(1, 12)).parse().ok(),
        id,
        ..ArticleCard::default()
    }
}

fn named(name: String, source: &mut Sources, dice: &mut Dice) -> Named {
    Named { name, source: Some(source.next(dice)), quote: None }
}

fn firm(dice: &mut Dice) -> String {
    format!("{}{}{}", dice.pick(FIRMS), dice.pick(FIRMS), dice.pick(KINDS))
}

fn figure(metric: &Metric, dice: &mut Dice) -> Indicator {
    let year = dice.between(2021, 2024);
    let period = match metric.kind {
        MetricKind::Stock => format!("..{year}-12"),
        _ if dice.one_in(4) => format!("{year}-H1"),
        _ => year.to_string(),
    };
    let value = match metric.unit.as_str() {
        "亿元" | "平方公里" => Decimal::new(dice.between(5, 29_999) as i64, 1),
        "%" => Decimal::new(dice.between(10, 990) as i64, 1),
        _ => Decimal::from(dice.between(3, 9_999)),
    };
    Indicator {
        metric: metric.name.clone(),
        subject: None,
        quantity: Some(Quantity::exact(value, metric.unit.as_str())),
        period: period.parse().ok(),
        period_inferred: dice.one_in(6),
        yoy: dice.one_in(2).then(|| Decimal::new(dice.between(0, 500) as i64 - 120, 1)),
        share: None,
        rank: None,
        status: if dice.one_in(10) { Status::Target } else { Status::Actual },
    }
}

fn project(industry: &str, dice: &mut Dice) -> Project {
    Project {
        name: format!("{}{industry}{}", dice.pick(FIRMS), dice.pick(WORKS)),
        investment: Some(Quantity::exact(Decimal::new(dice.between(5, 990) as i64, 1), "亿元")),
        status: *dice.pick(ProjectStatus::ALL),
        date: format!("{}-{:02}", dice.between(2021, 2025), dice.between(1, 12)).parse().ok(),
        expected: false,
        period_inferred: false,
    }
}
