//! What a template sees: one serialise-only type a page. The site's model is never handed to a template.
//!
//! Addresses are relative to the site's root and begin with no slash (`zones/shihezi-jingkaiqu.html`);
//! a template puts `{{ root }}` before them, so that one page works under `/`, under `/repo/`, from a zip
//! and from `file://`. Texts are ready to print: numbers grouped, periods in words, names as written.

use std::borrow::Cow;

use serde::Serialize;

pub use crate::site::ZoneRow;

/// A link: what to read and where it leads.
#[derive(Debug, Clone, Serialize)]
pub struct Link<'a> {
    /// The words.
    pub text: Cow<'a, str>,
    /// The address, relative to the site's root.
    pub href: Cow<'a, str>,
}

/// A link with how many things stand behind it.
#[derive(Debug, Clone, Serialize)]
pub struct CountedLink<'a> {
    /// The words.
    pub text: Cow<'a, str>,
    /// The address, relative to the site's root.
    pub href: Cow<'a, str>,
    /// How many zones (or facts, as the list says).
    pub count: usize,
}

/// What all pages share: laid before every template as `site`.
#[derive(Debug, Clone, Serialize)]
pub struct SiteFrame<'a> {
    /// The site's name.
    pub title: &'a str,
    /// What the site is, in one sentence.
    pub description: &'a str,
    /// Language of the frame: `zh-Hans` or `en`.
    pub language: &'a str,
    /// Absolute address of the site with a slash at its end; empty where it has none.
    pub base_url: &'a str,
    /// The repository's address; empty where site.toml names none.
    pub repository: &'a str,
    /// Address for reporting an error; empty where site.toml names none.
    pub report_url: String,
    /// Version of the program.
    pub version: &'static str,
    /// True where the site has a full-text index.
    pub has_search: bool,
    /// How many zones.
    pub zones: usize,
    /// How many facts.
    pub facts: usize,
    /// Address of the table of all facts: `data/facts.csv`, of a large site packed: `data/facts.csv.zip`.
    pub facts_csv: String,
    /// Address of all facts as JSON, packed likewise.
    pub facts_json: String,
    /// Whether there are tags, regions or companies to link to: the kinds of tags that have an index.
    pub tag_kinds: Vec<Link<'a>>,
    /// True where there is an index of regions.
    pub regions: bool,
}

/// What every page carries besides its own view.
#[derive(Debug, Clone, Serialize)]
pub struct PageHead<'a> {
    /// `../` as often as the page lies deep; empty at the root; the base path on the 404 page.
    pub root: String,
    /// The page's own address, relative to the site's root.
    pub address: &'a str,
    /// Absolute address for search engines; empty where the site has no base URL.
    pub canonical: String,
    /// The `<title>` without the site's name.
    pub title: String,
    /// One sentence for search engines and previews.
    pub description: String,
    /// Which entry of the main menu is lit: home, zones, compare, metrics, tags, sources, method.
    pub section: &'static str,
    /// From the home page down to, not including, this page.
    pub crumbs: Vec<Link<'a>>,
    /// Address of the page before, where this is a further page of a list; empty otherwise.
    pub previous: String,
    /// Address of the page after, where a list goes on; empty otherwise.
    pub next: String,
    /// JSON-LD of the page, ready to stand in a script element (`<`, `>` and `&` escaped); empty for none.
    pub json_ld: String,
}

/// Where a fact stands: article, date and line.
#[derive(Debug, Clone, Serialize)]
pub struct SourceRef<'a> {
    /// `001:12`.
    pub locator: String,
    /// The article's id.
    pub article: &'a str,
    /// The line, from 1.
    pub line: usize,
    /// The headline of the article (of its part where it has parts).
    pub title: &'a str,
    /// The newspaper and date, as far as known: `科技日报，2024年1月`.
    pub by: &'a str,
    /// Address of the article's page with the line's anchor: `sources/xxx.html#L12`.
    pub href: String,
    /// Number of the source among the page's sources, from 1: the mark `[3]`.
    pub number: usize,
}

/// A list that goes on over several pages.
#[derive(Debug, Clone, Serialize)]
pub struct PagesView {
    /// Which page this is, from 1.
    pub number: usize,
    /// How many pages there are.
    pub count: usize,
    /// The first row of this page, from 1.
    pub from: usize,
    /// The last row of this page.
    pub to: usize,
    /// How many rows all pages hold.
    pub rows: usize,
    /// `第2页，共9页`.
    pub words: String,
    /// Address of the page before; empty on the first.
    pub previous: String,
    /// Address of the page after; empty on the last.
    pub next: String,
    /// Address of any further page with `{n}` for its number, for scripts: `zones/index/{n}.html`.
    pub pattern: String,
    /// The first page, the last, and those near this one.
    pub links: Vec<PageLink>,
    /// Where each letter begins, in lists ordered by pinyin; empty in others.
    pub letters: Vec<Letter>,
}

/// A link to one page of a list.
#[derive(Debug, Clone, Serialize)]
pub struct PageLink {
    /// Which page, from 1.
    pub number: usize,
    /// Its address.
    pub href: String,
    /// What stands there: `A–C`, `101–200`.
    pub label: String,
    /// True for the page at hand.
    pub here: bool,
    /// True where pages between the link before and this one are left out.
    pub gap: bool,
}

/// Where the names of one letter begin.
#[derive(Debug, Clone, Serialize)]
pub struct Letter {
    /// The letter; `#` for names that begin with none.
    pub letter: String,
    /// The anchor to stand at its first row: `letter-b`.
    pub id: String,
    /// Address of that row: its page and the anchor.
    pub href: String,
}

/// A row a letter begins with.
#[derive(Debug, Clone, Serialize)]
pub struct LetterStart<'a> {
    /// Its anchor: `letter-b`.
    pub id: String,
    /// The address the row links to.
    pub href: &'a str,
}

/// A figure, ready to print.
#[derive(Debug, Clone, Serialize)]
pub struct Figure<'a> {
    /// Anchor on its zone's page: `f-001-12-1`.
    pub id: String,
    /// The metric's name.
    pub metric: &'a str,
    /// Address of the metric's page; empty where it has none.
    pub metric_href: &'a str,
    /// What the figure is limited to; empty for the whole zone.
    pub subject: &'a str,
    /// The sign of the bound before the number: empty, `≈`, `>`, `<`, `≥`.
    pub sign: &'static str,
    /// The bound in words for readers of screens: empty, `约`, `超过`, `不足`, `不低于`.
    pub bound: &'a str,
    /// The number, grouped by thousands; empty where only a rate, share or rank is given.
    pub number: String,
    /// The unit as written; empty for a bare number.
    pub unit: &'a str,
    /// The period in words: `2023年1—8月`; `时期未说明` where the source gives none.
    pub period: String,
    /// The period as ISO; empty where none.
    pub period_iso: String,
    /// True where the period was reasoned from the text.
    pub inferred: bool,
    /// Growth as published with its sign: `+33.3%`, `−4.5%`; empty where none.
    pub yoy: String,
    /// `up`, `down`, `flat`; empty where there is no growth.
    pub trend: &'static str,
    /// Share in words: `占全市生物医药产业产值33.3%`; empty where none.
    pub share: String,
    /// Rank in words: `山东省160个开发区第4位`; empty where none.
    pub rank: String,
    /// `actual`, `estimate`, `target`, `capacity`.
    pub status: &'static str,
    /// The status in words; empty for `actual`.
    pub status_word: &'a str,
    /// Where it stands; `None` for a figure a person wrote without source.
    pub source: Option<SourceRef<'a>>,
}

/// The home page.
#[derive(Debug, Clone, Serialize)]
pub struct HomeView<'a> {
    /// How many zones, figures, facts and articles stand in the site.
    pub zones: usize,
    /// Figures.
    pub figures: usize,
    /// All facts.
    pub facts: usize,
    /// Articles.
    pub articles: usize,
    /// The years figures speak of: `2021—2024`.
    pub years: &'a str,
    /// Provinces as tiles.
    pub tiles: Vec<Tile<'a>>,
    /// Columns and rows of the tile map.
    pub columns: usize,
    /// Rows of the tile map.
    pub rows: usize,
    /// Some zones with a figure each, best sourced first; at most twelve.
    pub featured: Vec<Featured<'a>>,
    /// The newest sources; at most six.
    pub sources: Vec<SourceCard<'a>>,
    /// The zones a person looked over last, latest first; at most fifty.
    pub newest: Vec<&'a ZoneRow>,
    /// All provinces that have zones, by full name.
    pub provinces: Vec<CountedLink<'a>>,
    /// Industries with the most zones; at most sixty.
    pub industries: Vec<CountedLink<'a>>,
    /// Comparisons worth a look; at most eight.
    pub comparisons: Vec<CountedLink<'a>>,
    /// Metrics most zones report; at most twelve.
    pub metrics: Vec<CountedLink<'a>>,
}

/// A province on the tile map.
#[derive(Debug, Clone, Serialize)]
pub struct Tile<'a> {
    /// Short name: 内蒙古.
    pub name: &'a str,
    /// One character: 蒙.
    pub mark: &'a str,
    /// Column and row, from 1.
    pub column: usize,
    /// Row, from 1.
    pub row: usize,
    /// How many zones.
    pub count: usize,
    /// Shade 0 (none) to 4 (most).
    pub shade: usize,
    /// Address of the province's page; empty where it has no zones.
    pub href: &'a str,
}

/// A zone and the one figure that says most about it.
#[derive(Debug, Clone, Serialize)]
pub struct Featured<'a> {
    /// The zone.
    pub zone: &'a ZoneRow,
    /// The figure, if any.
    pub figure: Option<Figure<'a>>,
}

/// The index of zones.
#[derive(Debug, Clone, Serialize)]
pub struct ZoneIndexView<'a> {
    /// How many zones there are, on all pages.
    pub count: usize,
    /// Zones by pinyin.
    pub zones: Vec<&'a ZoneRow>,
    /// Where letters begin among them, where they are the rows of one of several pages.
    pub letters: Vec<LetterStart<'a>>,
    /// Regions (cities, provinces) with facts of their own; empty where the zones have several pages.
    pub regions: Vec<&'a ZoneRow>,
    /// Values for the filter: provinces, types, levels.
    pub provinces: Vec<CountedLink<'a>>,
    /// Types.
    pub types: Vec<CountedLink<'a>>,
    /// Levels.
    pub levels: Vec<CountedLink<'a>>,
    /// The other pages of the list; none where it has one page.
    pub pages: Option<PagesView>,
}

/// A profile.
#[derive(Debug, Clone, Serialize)]
pub struct ZoneView<'a> {
    /// The full name.
    pub name: &'a str,
    /// The day a person last looked the profile over, ISO; empty where nobody said so.
    pub updated: &'a str,
    /// Other names.
    pub aliases: Vec<&'a str>,
    /// The same names with their sources and anchors.
    pub alias_items: Vec<Sourced<'a>>,
    /// True for a city or province.
    pub is_region: bool,
    /// Type, level, province, city as links where they have pages; in this order, those that are known.
    pub traits: Vec<Trait<'a>>,
    /// A zone this park lies in.
    pub parent: Option<Link<'a>>,
    /// Parks inside this zone.
    pub parks: Vec<Link<'a>>,
    /// The period most of its figures speak of, in words; empty where there are none.
    pub data_period: String,
    /// The first paragraph of the body, as safe HTML with its `<p>`; empty where the body does not begin with one.
    pub lead_html: String,
    /// The rest of the body, as safe HTML; headings begin at `<h3>`.
    pub body_html: String,
    /// Up to six figures that say most: metrics of the whole zone, by rank of importance.
    pub key_figures: Vec<Figure<'a>>,
    /// What it says it is, and what it strives to become.
    pub positioning: Vec<Sourced<'a>>,
    /// Targets.
    pub targets: Vec<Sourced<'a>>,
    /// Industries by role.
    pub industries: Vec<IndustryGroup<'a>>,
    /// Figures in groups by category (经济总量, 工业, 投资 …).
    pub figures: Vec<FigureGroup<'a>>,
    /// How many figures in all groups.
    pub figure_count: usize,
    /// Projects by stage, furthest first.
    pub projects: Vec<ProjectGroup<'a>>,
    /// Companies by role.
    pub companies: Vec<CompanyGroup<'a>>,
    /// Platforms.
    pub platforms: Vec<Sourced<'a>>,
    /// Mechanisms.
    pub mechanisms: Vec<Sourced<'a>>,
    /// Honors.
    pub honors: Vec<Sourced<'a>>,
    /// Definitions of the metrics on this page.
    pub definitions: Vec<Definition<'a>>,
    /// The sources of this page in the order of their numbers.
    pub sources: Vec<SourceList<'a>>,
    /// Nearest zones, with why.
    pub neighbours: Vec<Neighbour<'a>>,
    /// Address of the comparison of this zone with its nearest; empty where there is none.
    pub compare_href: &'a str,
    /// Its facts as CSV and JSON.
    pub csv_href: String,
    /// JSON.
    pub json_href: String,
    /// A reference after GB/T 7714.
    pub citation: String,
    /// The same as BibTeX.
    pub bibtex: String,
    /// Address for reporting an error, prefilled; empty where site.toml names none.
    pub report_href: String,
}

/// A trait of a zone: 类型, 级别, 省份, 城市, 设立, 升级国家级.
#[derive(Debug, Clone, Serialize)]
pub struct Trait<'a> {
    /// Anchor on the page: `x-type`.
    pub id: String,
    /// What it is.
    pub label: &'a str,
    /// Its value in words.
    pub value: Cow<'a, str>,
    /// Address of its tag page; empty where there is none.
    pub href: Cow<'a, str>,
    /// Where it stands.
    pub source: Option<SourceRef<'a>>,
}

/// A name with its source and, where it has one, its tag page.
#[derive(Debug, Clone, Serialize)]
pub struct Sourced<'a> {
    /// Anchor on its zone's page: `m-001-80-1`; the fact's place on the source page leads here.
    pub id: String,
    /// The name as written.
    pub name: &'a str,
    /// Address of its tag page; empty where there is none.
    pub href: &'a str,
    /// Who holds it, where that is not the zone; empty otherwise.
    pub holder: &'a str,
    /// Address of the holder's page; empty where there is none.
    pub holder_href: &'a str,
    /// Where it stands.
    pub source: Option<SourceRef<'a>>,
    /// Where else the same is said; each a fact of its own.
    pub again: Vec<SaidAgain<'a>>,
}

/// Another place that says the same.
#[derive(Debug, Clone, Serialize)]
pub struct SaidAgain<'a> {
    /// Anchor on its zone's page, as for the first.
    pub id: String,
    /// Where it stands.
    pub source: Option<SourceRef<'a>>,
}

/// Industries of one role.
#[derive(Debug, Clone, Serialize)]
pub struct IndustryGroup<'a> {
    /// The role's name in data files: `leading`, `cluster` …
    pub key: &'static str,
    /// 主导, 支柱, 集群 …
    pub role: &'a str,
    /// The industries.
    pub items: Vec<Sourced<'a>>,
}

/// Figures of one category.
#[derive(Debug, Clone, Serialize)]
pub struct FigureGroup<'a> {
    /// The category.
    pub category: &'a str,
    /// Series: figures of one metric and subject, newest first.
    pub series: Vec<Series<'a>>,
}

/// The figures of one metric and subject.
#[derive(Debug, Clone, Serialize)]
pub struct Series<'a> {
    /// The metric's name.
    pub metric: &'a str,
    /// Address of the metric's page; empty where it has none.
    pub metric_href: &'a str,
    /// What it is limited to; empty for the whole zone.
    pub subject: &'a str,
    /// Address of the industry's page where the subject is one; empty otherwise.
    pub subject_href: &'a str,
    /// Newest first.
    pub figures: Vec<Figure<'a>>,
    /// A drawing where two or more figures of one period type stand.
    pub chart: Option<Chart>,
}

/// A small chart: one mark a figure, all of one metric, subject, period type and unit.
#[derive(Debug, Clone, Serialize)]
pub struct Chart {
    /// What it shows, for readers of screens.
    pub caption: String,
    /// Marks in time order; x and y from 0 to 100, y growing downwards.
    pub marks: Vec<Mark>,
    /// Height of the zero line, from 0 (top) to 100.
    pub zero: u32,
}

/// One mark of a chart.
#[derive(Debug, Clone, Serialize)]
pub struct Mark {
    /// Position from 0 (left) to 100.
    pub x: u32,
    /// Position from 0 (top) to 100.
    pub y: u32,
    /// The value with its unit.
    pub label: String,
    /// The period in words.
    pub period: String,
    /// True for targets, estimates and capacities.
    pub hollow: bool,
}

/// Projects of one stage.
#[derive(Debug, Clone, Serialize)]
pub struct ProjectGroup<'a> {
    /// The stage's name in data files: `building` …
    pub key: &'static str,
    /// The stage in words.
    pub status: &'a str,
    /// The projects.
    pub items: Vec<ProjectRow<'a>>,
}

/// A project.
#[derive(Debug, Clone, Serialize)]
pub struct ProjectRow<'a> {
    /// Anchor on its zone's page: `p-001-28-1`.
    pub id: String,
    /// The name as written.
    pub name: &'a str,
    /// Investment with its bound: `≥50亿元`; empty where not said.
    pub investment: String,
    /// The date in words, with 预计 where expected; empty where not said.
    pub date: String,
    /// Where it stands.
    pub source: Option<SourceRef<'a>>,
}

/// Companies of one role.
#[derive(Debug, Clone, Serialize)]
pub struct CompanyGroup<'a> {
    /// The role's name in data files: `chain_leader` …
    pub key: &'static str,
    /// The role in words.
    pub role: &'a str,
    /// The companies.
    pub items: Vec<CompanyRow<'a>>,
}

/// A company in a zone.
#[derive(Debug, Clone, Serialize)]
pub struct CompanyRow<'a> {
    /// Anchor on its zone's page: `c-002-6-1`.
    pub id: String,
    /// The name as written.
    pub name: &'a str,
    /// Address of its page, where it stands in more than one zone; empty otherwise.
    pub href: &'a str,
    /// Its industry; empty where not said.
    pub industry: &'a str,
    /// Address of the industry's page; empty where there is none.
    pub industry_href: &'a str,
    /// Where it stands.
    pub source: Option<SourceRef<'a>>,
}

/// What a metric means.
#[derive(Debug, Clone, Serialize)]
pub struct Definition<'a> {
    /// The metric's name.
    pub metric: &'a str,
    /// What it counts and who reports it.
    pub text: &'a str,
    /// 流量, 存量 or 比率; empty where not known.
    pub nature: &'a str,
}

/// The facts a page takes from one article.
#[derive(Debug, Clone, Serialize)]
pub struct SourceList<'a> {
    /// Number of the source on this page, from 1.
    pub number: usize,
    /// The headline.
    pub title: &'a str,
    /// Newspaper and date as far as known.
    pub by: &'a str,
    /// How the year was reasoned; empty where a date is given.
    pub period_note: &'a str,
    /// Address of the article's page.
    pub href: &'a str,
    /// The article on the web; empty where not known.
    pub url: &'a str,
    /// Lines used, ascending, each with its anchor on the article's page.
    pub lines: Vec<LineLink>,
}

/// A line of an article.
#[derive(Debug, Clone, Serialize)]
pub struct LineLink {
    /// The line, from 1.
    pub line: usize,
    /// Address with anchor.
    pub href: String,
}

/// A near zone and why it is near.
#[derive(Debug, Clone, Serialize)]
pub struct Neighbour<'a> {
    /// The zone.
    pub zone: &'a ZoneRow,
    /// `同在内蒙古`, `同为高新技术产业开发区`, `共有产业：新材料、生物医药`.
    pub reason: String,
}

/// A comparison of zones.
#[derive(Debug, Clone, Serialize)]
pub struct ComparisonView<'a> {
    /// `新材料：6个园区比较`.
    pub heading: String,
    /// One sentence on what is compared and what is not.
    pub note: String,
    /// How many zones are compared, on all pages.
    pub zone_count: usize,
    /// How many of the columns, the first ones, rank two zones at least; in the others nothing stands in one order.
    pub comparable: usize,
    /// Columns: each one metric, subject, period type and status.
    pub columns: Vec<Column<'a>>,
    /// Rows by pinyin of the name; ranks are those among all compared zones.
    pub rows: Vec<ComparisonRow<'a>>,
    /// How many columns there are beyond those shown.
    pub more_columns: usize,
    /// The same comparison as CSV; empty where it has no file of its own.
    pub csv_href: String,
    /// The zone that is compared with its nearest; none in other comparisons.
    pub focus: Option<Link<'a>>,
    /// The facts of that zone as CSV; empty in other comparisons.
    pub focus_csv_href: String,
    /// The tag page this comparison belongs to; none for a zone and its nearest.
    pub tag: Option<Link<'a>>,
    /// The other pages of the list; none where it has one page.
    pub pages: Option<PagesView>,
}

/// One comparable column.
#[derive(Debug, Clone, Serialize)]
pub struct Column<'a> {
    /// `value`, or `growth` where the column compares year-on-year changes as published.
    pub measure: &'static str,
    /// The status's name in data files: `actual`, `estimate`, `target`, `capacity`.
    pub status: &'static str,
    /// The metric's name; followed by 增速 where growth is compared.
    pub metric: Cow<'a, str>,
    /// Address of the metric's page; empty where it has none.
    pub metric_href: &'a str,
    /// What it is limited to; empty for the whole zone.
    pub subject: &'a str,
    /// `全年`, `1—8月累计`, `时点数`, `时期未说明` …
    pub period_type: String,
    /// `预计`, `目标`, `产能`; empty for actual figures.
    pub status_word: &'a str,
    /// The reference period in words; empty where no figure has one.
    pub reference: String,
    /// How many of the compared zones report it.
    pub reported: usize,
    /// How many of those stand in the ranking.
    pub ranked: usize,
    /// True where the smallest number comes first (places in an order).
    pub ascending: bool,
    /// True where all figures are targets, estimates or capacities: marks are hollow.
    pub hollow: bool,
}

/// One zone of a comparison.
#[derive(Debug, Clone, Serialize)]
pub struct ComparisonRow<'a> {
    /// True for the zone whose comparison with its nearest this is.
    pub focus: bool,
    /// The zone.
    pub zone: &'a ZoneRow,
    /// One cell a column.
    pub cells: Vec<Cell<'a>>,
}

/// One cell of a comparison.
#[derive(Debug, Clone, Serialize)]
pub struct Cell<'a> {
    /// The figures: none where nothing is reported, several where articles disagree.
    pub figures: Vec<CellFigure<'a>>,
    /// Rank among the comparable cells, from 1; 0 where unranked.
    pub rank: usize,
    /// Length of the bar in percent of the longest; 0 where unranked or negative.
    pub bar: u32,
    /// Why an existing figure is not ranked; empty where it is or where there is none.
    pub reason: String,
}

/// A figure in a comparison cell: light.
#[derive(Debug, Clone, Serialize)]
pub struct CellFigure<'a> {
    /// `≈`, `>`, `<`, `≥` or empty.
    pub sign: &'static str,
    /// The number, grouped.
    pub number: String,
    /// The unit as written.
    pub unit: &'a str,
    /// The period in words.
    pub period: String,
    /// Growth as published; empty where none.
    pub yoy: String,
    /// The figure on its zone's page.
    pub href: String,
    /// The value in the column's base unit, for sorting.
    pub sort: String,
}

/// The index of comparisons.
#[derive(Debug, Clone, Serialize)]
pub struct ComparisonIndexView<'a> {
    /// Groups: 按产业, 按省份, 按类型, 各园区与邻近园区.
    pub groups: Vec<LinkGroup<'a>>,
    /// The other pages of the list; none where it has one page.
    pub pages: Option<PagesView>,
}

/// Links under one heading.
#[derive(Debug, Clone, Serialize)]
pub struct LinkGroup<'a> {
    /// The heading.
    pub heading: Cow<'a, str>,
    /// The links.
    pub links: Vec<CountedLink<'a>>,
    /// How many links the group has; more than those listed where it has an index of its own.
    pub count: usize,
    /// Address of the index that lists all; empty where this list does.
    pub href: String,
}

/// A metric: what it means, and its rankings, each of one period type and status.
#[derive(Debug, Clone, Serialize)]
pub struct MetricView<'a> {
    /// The metric's name.
    pub name: &'a str,
    /// What it counts; empty where the vocabulary does not know it.
    pub definition: &'a str,
    /// 流量, 存量 or 比率; empty where not known.
    pub nature: &'a str,
    /// The category.
    pub category: &'a str,
    /// Other wordings.
    pub synonyms: &'a [String],
    /// One ranking for each subject, period type and status, most reported first; one may go on on the next page.
    pub rankings: Vec<Ranking<'a>>,
    /// How many rankings of one figure there are beyond those shown.
    pub more_rankings: usize,
    /// One small drawing a zone where two or more periods of one column stand; at most 24.
    pub histories: Vec<History<'a>>,
    /// How many zones of the site report it, and how many there are.
    pub reported: usize,
    /// All zones.
    pub zone_count: usize,
    /// The other pages of the list; none where it has one page.
    pub pages: Option<PagesView>,
}

/// What one zone reported over time.
#[derive(Debug, Clone, Serialize)]
pub struct History<'a> {
    /// The zone.
    pub zone: Link<'a>,
    /// What the figures are limited to; empty for the whole zone.
    pub subject: &'a str,
    /// The drawing.
    pub chart: Chart,
}

/// Comparable figures in order.
#[derive(Debug, Clone, Serialize)]
pub struct Ranking<'a> {
    /// What is ranked.
    pub column: Column<'a>,
    /// True where its first rows stand on the page before.
    pub continued: bool,
    /// Ranked rows first, best first; then the unranked with their reasons.
    pub rows: Vec<RankRow<'a>>,
}

/// One row of a ranking.
#[derive(Debug, Clone, Serialize)]
pub struct RankRow<'a> {
    /// The zone.
    pub zone: Link<'a>,
    /// Its cell.
    pub cell: Cell<'a>,
}

/// The index of metrics.
#[derive(Debug, Clone, Serialize)]
pub struct MetricIndexView<'a> {
    /// Groups by category.
    pub groups: Vec<LinkGroup<'a>>,
}

/// The index of one kind of tag.
#[derive(Debug, Clone, Serialize)]
pub struct TagIndexView<'a> {
    /// 产业, 省份, 类型, 级别, 机制, 目标, 荣誉, 企业.
    pub heading: &'a str,
    /// One sentence on what these tags are.
    pub note: &'a str,
    /// Tags by pinyin; grouped by first letter where there are many.
    pub groups: Vec<LinkGroup<'a>>,
    /// How many tags.
    pub count: usize,
    /// The other pages of the list; none where it has one page.
    pub pages: Option<PagesView>,
}

/// One tag: its zones, a small comparison, neighbouring tags.
#[derive(Debug, Clone, Serialize)]
pub struct TagView<'a> {
    /// 产业, 省份 …
    pub kind: &'a str,
    /// The tag.
    pub name: &'a str,
    /// How many zones there are, on all pages.
    pub zone_count: usize,
    /// How many cities and provinces, on all pages.
    pub region_count: usize,
    /// The zones, by pinyin, then cities and provinces, each with where its profile says so.
    pub zones: Vec<TagZone<'a>>,
    /// A comparison of what they commonly report; empty columns are left out.
    pub comparison: Option<ComparisonView<'a>>,
    /// How many zones the small comparison leaves out.
    pub more_rows: usize,
    /// Address of the full comparison; empty where there is none.
    pub compare_href: &'a str,
    /// Tags that often stand with this one.
    pub related: Vec<CountedLink<'a>>,
    /// The wider tag (an industry's parent).
    pub parent: Option<Link<'a>>,
    /// Narrower tags.
    pub children: Vec<CountedLink<'a>>,
    /// The other pages of the list; none where it has one page.
    pub pages: Option<PagesView>,
}

/// A zone under a tag.
#[derive(Debug, Clone, Serialize)]
pub struct TagZone<'a> {
    /// The zone.
    pub zone: &'a ZoneRow,
    /// What its profile adds: the industry's role, a company's role; empty for none.
    pub note: String,
    /// Where it stands.
    pub source: Option<SourceRef<'a>>,
}

/// The index of all tag indexes.
#[derive(Debug, Clone, Serialize)]
pub struct TagsView<'a> {
    /// One group a kind of tag, with its most used tags and a link to its index.
    pub groups: Vec<TagsGroup<'a>>,
}

/// One kind of tag on the index of indexes.
#[derive(Debug, Clone, Serialize)]
pub struct TagsGroup<'a> {
    /// Name of the folder: `industries`, `provinces` …
    pub key: &'static str,
    /// 产业, 省份 …
    pub heading: &'a str,
    /// Address of its index.
    pub href: String,
    /// How many tags.
    pub count: usize,
    /// The most used; at most sixteen.
    pub links: Vec<CountedLink<'a>>,
}

/// The index of sources.
#[derive(Debug, Clone, Serialize)]
pub struct SourceIndexView<'a> {
    /// How many articles there are, on all pages.
    pub count: usize,
    /// Articles, newest first.
    pub sources: Vec<SourceCard<'a>>,
    /// The other pages of the list; none where it has one page.
    pub pages: Option<PagesView>,
}

/// An article in a list.
#[derive(Debug, Clone, Serialize)]
pub struct SourceCard<'a> {
    /// The id.
    pub id: &'a str,
    /// The headline.
    pub title: &'a str,
    /// Newspaper and date as far as known.
    pub by: &'a str,
    /// Address of its page.
    pub href: &'a str,
    /// How many facts were taken from it.
    pub facts: usize,
    /// The zones it speaks of.
    pub zones: Vec<Link<'a>>,
}

/// An article: what was taken from it, by line.
#[derive(Debug, Clone, Serialize)]
pub struct SourceView<'a> {
    /// The id.
    pub id: &'a str,
    /// The headline.
    pub title: &'a str,
    /// The newspaper; empty where not known.
    pub newspaper: &'a str,
    /// Reporters.
    pub reporters: &'a [String],
    /// The date in words; empty where not known.
    pub date: String,
    /// How the year was reasoned; empty where a date is given.
    pub period_note: &'a str,
    /// The article on the web; empty where not known.
    pub url: &'a str,
    /// The articles of a file that holds several.
    pub parts: Vec<PartView<'a>>,
    /// The zones it speaks of.
    pub zones: Vec<Link<'a>>,
    /// Facts by line, ascending; where the text is shown, all its lines.
    pub lines: Vec<LineFacts<'a>>,
    /// True where the site's owner shows the text.
    pub shows_text: bool,
    /// How many facts.
    pub facts: usize,
}

/// One of several articles in a file.
#[derive(Debug, Clone, Serialize)]
pub struct PartView<'a> {
    /// The headline.
    pub title: &'a str,
    /// `第3—28行`.
    pub lines: String,
    /// Reporters.
    pub reporters: &'a [String],
}

/// The facts of one line.
#[derive(Debug, Clone, Serialize)]
pub struct LineFacts<'a> {
    /// The line, from 1; its anchor is `L12`.
    pub line: usize,
    /// The words of the line, where the text is shown; empty where it is not.
    pub pieces: Vec<Piece>,
    /// The facts.
    pub facts: Vec<FactLine<'a>>,
}

/// Some words of a line, with or without a fact read from them.
#[derive(Debug, Clone, Serialize)]
pub struct Piece {
    /// The words as the article has them; untrusted text, to be escaped.
    pub text: String,
    /// Anchor of the words: `w12-1`; empty where no fact was read from them.
    pub id: String,
    /// Anchor of the first fact read from them, on the same page: `k12-1`; empty where there is none.
    pub fact: String,
    /// The facts read from them, in words; empty where there is none.
    pub title: String,
}

/// One fact on a source page.
#[derive(Debug, Clone, Serialize)]
pub struct FactLine<'a> {
    /// Anchor on the source page: `k12-1`.
    pub id: String,
    /// Anchor of the words it was read from: `w12-1`; empty where the text is not shown or they were not found in it.
    pub words: String,
    /// The zone.
    pub zone: Link<'a>,
    /// 指标, 产业, 项目 …
    pub kind: &'a str,
    /// The kind's name in data files: `indicator`, `industry` …
    pub kind_key: &'static str,
    /// The fact in words: `固定资产投资 140亿元，2023年，预计，同比+33.3%`.
    pub text: String,
    /// The fact on its zone's page.
    pub href: String,
}

/// The page on method, with the glossary.
#[derive(Debug, Clone, Serialize)]
pub struct MethodView<'a> {
    /// The vocabulary's metrics that stand in this site, by category.
    pub glossary: Vec<GlossaryGroup<'a>>,
    /// How many zones, facts and articles.
    pub zones: usize,
    /// Facts.
    pub facts: usize,
    /// Articles.
    pub articles: usize,
    /// Figures whose period was reasoned.
    pub inferred: usize,
    /// Where articles disagree: one line each.
    pub conflicts: Vec<Conflict<'a>>,
}

/// Metrics of one category.
#[derive(Debug, Clone, Serialize)]
pub struct GlossaryGroup<'a> {
    /// The category.
    pub category: &'a str,
    /// The metrics.
    pub items: Vec<Definition<'a>>,
}

/// Two sources that do not agree.
#[derive(Debug, Clone, Serialize)]
pub struct Conflict<'a> {
    /// The zone.
    pub zone: Link<'a>,
    /// Metric and period.
    pub what: String,
    /// The readings with their sources.
    pub readings: Vec<Figure<'a>>,
}

/// The page for an address that leads nowhere.
#[derive(Debug, Clone, Serialize)]
pub struct NotFoundView {
    /// How many zones there are.
    pub zones: usize,
}

/// The free comparison: choose zones and metrics; needs the data files.
#[derive(Debug, Clone, Serialize)]
pub struct FreeComparisonView<'a> {
    /// How many zones there are to choose from.
    pub zones: usize,
    /// Address of the data file, `data/compare.json`; its form is described in `src/pages/data.rs`.
    pub data_href: &'a str,
}

/// The view of one page.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
#[allow(missing_docs)]
pub enum View<'a> {
    Home(Box<HomeView<'a>>),
    ZoneIndex(Box<ZoneIndexView<'a>>),
    Zone(Box<ZoneView<'a>>),
    Comparison(Box<ComparisonView<'a>>),
    ComparisonIndex(Box<ComparisonIndexView<'a>>),
    FreeComparison(Box<FreeComparisonView<'a>>),
    Metric(Box<MetricView<'a>>),
    MetricIndex(Box<MetricIndexView<'a>>),
    TagIndex(Box<TagIndexView<'a>>),
    Tag(Box<TagView<'a>>),
    Tags(Box<TagsView<'a>>),
    SourceIndex(Box<SourceIndexView<'a>>),
    Source(Box<SourceView<'a>>),
    Method(Box<MethodView<'a>>),
    NotFound(Box<NotFoundView>),
}
