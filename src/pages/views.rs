//! What a template sees: one serialise-only type a page. The site's model is never handed to a template.
//!
//! Addresses are relative to the site's root and begin with no slash (`zones/shihezi-jingkaiqu.html`);
//! a template puts `{{ root }}` before them, so that one page works under `/`, under `/repo/`, from a zip
//! and from `file://`. Texts are ready to print: numbers grouped, periods in words, names as written.

use serde::Serialize;

/// A link: what to read and where it leads.
#[derive(Debug, Clone, Serialize)]
pub struct Link {
    /// The words.
    pub text: String,
    /// The address, relative to the site's root.
    pub href: String,
}

/// A link with how many things stand behind it.
#[derive(Debug, Clone, Serialize)]
pub struct CountedLink {
    /// The words.
    pub text: String,
    /// The address, relative to the site's root.
    pub href: String,
    /// How many zones (or facts, as the list says).
    pub count: usize,
}

/// What every page carries besides its own view.
#[derive(Debug, Clone, Serialize)]
pub struct PageHead {
    /// `../` as often as the page lies deep; empty at the root; the base path on the 404 page.
    pub root: String,
    /// The page's own address, relative to the site's root.
    pub address: String,
    /// Absolute address for search engines; empty where the site has no base URL.
    pub canonical: String,
    /// The `<title>` without the site's name.
    pub title: String,
    /// One sentence for search engines and previews.
    pub description: String,
    /// Which entry of the main menu is lit: home, zones, compare, metrics, tags, sources, method.
    pub section: &'static str,
    /// From the home page down to, not including, this page.
    pub crumbs: Vec<Link>,
    /// JSON-LD of the page, ready to stand in a script element (`<`, `>` and `&` escaped); empty for none.
    pub json_ld: String,
}

/// Where a fact stands: article, date and line.
#[derive(Debug, Clone, Serialize)]
pub struct SourceRef {
    /// `001:12`.
    pub locator: String,
    /// The article's id.
    pub article: String,
    /// The line, from 1.
    pub line: usize,
    /// The headline of the article (of its part where it has parts).
    pub title: String,
    /// The newspaper and date, as far as known: `科技日报，2024年1月`.
    pub by: String,
    /// Address of the article's page with the line's anchor: `sources/xxx.html#L12`.
    pub href: String,
    /// Number of the source among the page's sources, from 1: the mark `[3]`.
    pub number: usize,
}

/// A figure, ready to print.
#[derive(Debug, Clone, Serialize)]
pub struct Figure {
    /// Anchor on its zone's page: `f-001-12-1`.
    pub id: String,
    /// The metric's name.
    pub metric: String,
    /// Address of the metric's page; empty where it has none.
    pub metric_href: String,
    /// What the figure is limited to; empty for the whole zone.
    pub subject: String,
    /// The sign of the bound before the number: empty, `≈`, `>`, `<`, `≥`.
    pub sign: &'static str,
    /// The bound in words for readers of screens: empty, `约`, `超过`, `不足`, `不低于`.
    pub bound: &'static str,
    /// The number, grouped by thousands; empty where only a rate, share or rank is given.
    pub number: String,
    /// The unit as written; empty for a bare number.
    pub unit: String,
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
    pub status_word: &'static str,
    /// Where it stands; `None` for a figure a person wrote without source.
    pub source: Option<SourceRef>,
}

/// One zone in a list: light, made once and shared by every list.
#[derive(Debug, Clone, Serialize)]
pub struct ZoneRow {
    /// The full name.
    pub name: String,
    /// The short name (石河子经开区); the full name where there is none.
    pub short: String,
    /// Address of the zone's page.
    pub href: String,
    /// Type, level, province and city; empty where not known.
    pub zone_type: String,
    /// 国家级 or 省级; empty where not known.
    pub level: String,
    /// Short name of the province.
    pub province: String,
    /// City.
    pub city: String,
    /// Names of its industries, the first few.
    pub industries: Vec<String>,
    /// How many figures its profile holds.
    pub figures: usize,
    /// The years its figures speak of: `2021—2023`; empty where none.
    pub years: String,
    /// Pinyin of the name, for sorting and finding.
    pub pinyin: String,
}

/// The home page.
#[derive(Debug, Clone, Serialize)]
pub struct HomeView {
    /// How many zones, figures, facts and articles stand in the site.
    pub zones: usize,
    /// Figures.
    pub figures: usize,
    /// All facts.
    pub facts: usize,
    /// Articles.
    pub articles: usize,
    /// The years figures speak of: `2021—2024`.
    pub years: String,
    /// Provinces as tiles.
    pub tiles: Vec<Tile>,
    /// Columns and rows of the tile map.
    pub columns: usize,
    /// Rows of the tile map.
    pub rows: usize,
    /// Some zones with a figure each, best sourced first; at most twelve.
    pub featured: Vec<Featured>,
    /// The newest sources; at most six.
    pub sources: Vec<SourceCard>,
    /// Industries with the most zones; at most sixteen.
    pub industries: Vec<CountedLink>,
    /// Comparisons worth a look; at most eight.
    pub comparisons: Vec<CountedLink>,
    /// Metrics most zones report; at most twelve.
    pub metrics: Vec<CountedLink>,
}

/// A province on the tile map.
#[derive(Debug, Clone, Serialize)]
pub struct Tile {
    /// Short name: 内蒙古.
    pub name: String,
    /// One character: 蒙.
    pub mark: String,
    /// Column and row, from 1.
    pub column: usize,
    /// Row, from 1.
    pub row: usize,
    /// How many zones.
    pub count: usize,
    /// Shade 0 (none) to 4 (most).
    pub shade: usize,
    /// Address of the province's page; empty where it has no zones.
    pub href: String,
}

/// A zone and the one figure that says most about it.
#[derive(Debug, Clone, Serialize)]
pub struct Featured {
    /// The zone.
    pub zone: ZoneRow,
    /// The figure, if any.
    pub figure: Option<Figure>,
}

/// The index of zones.
#[derive(Debug, Clone, Serialize)]
pub struct ZoneIndexView {
    /// All zones by pinyin.
    pub zones: Vec<ZoneRow>,
    /// Regions (cities, provinces) with facts of their own.
    pub regions: Vec<ZoneRow>,
    /// Values for the filter: provinces, types, levels.
    pub provinces: Vec<CountedLink>,
    /// Types.
    pub types: Vec<CountedLink>,
    /// Levels.
    pub levels: Vec<CountedLink>,
}

/// A profile.
#[derive(Debug, Clone, Serialize)]
pub struct ZoneView {
    /// The full name.
    pub name: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// True for a city or province.
    pub is_region: bool,
    /// Type, level, province, city as links where they have pages; in this order, those that are known.
    pub traits: Vec<Trait>,
    /// A zone this park lies in.
    pub parent: Option<Link>,
    /// Parks inside this zone.
    pub parks: Vec<Link>,
    /// The period most of its figures speak of, in words; empty where there are none.
    pub data_period: String,
    /// The first paragraph of the body, as safe HTML; empty where there is no body.
    pub lead_html: String,
    /// The rest of the body, as safe HTML.
    pub body_html: String,
    /// Up to six figures that say most: metrics of the whole zone, by rank of importance.
    pub key_figures: Vec<Figure>,
    /// What it says it is, and what it strives to become.
    pub positioning: Vec<Sourced>,
    /// Targets.
    pub targets: Vec<Sourced>,
    /// Industries by role.
    pub industries: Vec<IndustryGroup>,
    /// Figures in groups by category (经济总量, 工业, 投资 …).
    pub figures: Vec<FigureGroup>,
    /// How many figures in all groups.
    pub figure_count: usize,
    /// Projects by stage, furthest first.
    pub projects: Vec<ProjectGroup>,
    /// Companies by role.
    pub companies: Vec<CompanyGroup>,
    /// Platforms.
    pub platforms: Vec<Sourced>,
    /// Mechanisms.
    pub mechanisms: Vec<Sourced>,
    /// Honors.
    pub honors: Vec<Sourced>,
    /// Definitions of the metrics on this page.
    pub definitions: Vec<Definition>,
    /// The sources of this page in the order of their numbers.
    pub sources: Vec<SourceList>,
    /// Nearest zones, with why.
    pub neighbours: Vec<Neighbour>,
    /// Address of the comparison of this zone with its nearest; empty where there is none.
    pub compare_href: String,
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
pub struct Trait {
    /// What it is.
    pub label: &'static str,
    /// Its value in words.
    pub value: String,
    /// Address of its tag page; empty where there is none.
    pub href: String,
    /// Where it stands.
    pub source: Option<SourceRef>,
}

/// A name with its source and, where it has one, its tag page.
#[derive(Debug, Clone, Serialize)]
pub struct Sourced {
    /// The name as written.
    pub name: String,
    /// Address of its tag page; empty where there is none.
    pub href: String,
    /// Who holds it, where that is not the zone; empty otherwise.
    pub holder: String,
    /// Where it stands.
    pub source: Option<SourceRef>,
}

/// Industries of one role.
#[derive(Debug, Clone, Serialize)]
pub struct IndustryGroup {
    /// 主导, 支柱, 集群 …
    pub role: &'static str,
    /// The industries.
    pub items: Vec<Sourced>,
}

/// Figures of one category.
#[derive(Debug, Clone, Serialize)]
pub struct FigureGroup {
    /// The category.
    pub category: String,
    /// Series: figures of one metric and subject, newest first.
    pub series: Vec<Series>,
}

/// The figures of one metric and subject.
#[derive(Debug, Clone, Serialize)]
pub struct Series {
    /// The metric's name.
    pub metric: String,
    /// Address of the metric's page; empty where it has none.
    pub metric_href: String,
    /// What it is limited to; empty for the whole zone.
    pub subject: String,
    /// Newest first.
    pub figures: Vec<Figure>,
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
pub struct ProjectGroup {
    /// The stage in words.
    pub status: &'static str,
    /// The projects.
    pub items: Vec<ProjectRow>,
}

/// A project.
#[derive(Debug, Clone, Serialize)]
pub struct ProjectRow {
    /// The name as written.
    pub name: String,
    /// Investment with its bound: `≥50亿元`; empty where not said.
    pub investment: String,
    /// The date in words, with 预计 where expected; empty where not said.
    pub date: String,
    /// Where it stands.
    pub source: Option<SourceRef>,
}

/// Companies of one role.
#[derive(Debug, Clone, Serialize)]
pub struct CompanyGroup {
    /// The role in words.
    pub role: &'static str,
    /// The companies.
    pub items: Vec<CompanyRow>,
}

/// A company in a zone.
#[derive(Debug, Clone, Serialize)]
pub struct CompanyRow {
    /// The name as written.
    pub name: String,
    /// Address of its page, where it stands in more than one zone; empty otherwise.
    pub href: String,
    /// Its industry; empty where not said.
    pub industry: String,
    /// Where it stands.
    pub source: Option<SourceRef>,
}

/// What a metric means.
#[derive(Debug, Clone, Serialize)]
pub struct Definition {
    /// The metric's name.
    pub metric: String,
    /// What it counts and who reports it.
    pub text: String,
    /// 流量, 存量 or 比率; empty where not known.
    pub nature: &'static str,
}

/// The facts a page takes from one article.
#[derive(Debug, Clone, Serialize)]
pub struct SourceList {
    /// Number of the source on this page, from 1.
    pub number: usize,
    /// The headline.
    pub title: String,
    /// Newspaper and date as far as known.
    pub by: String,
    /// How the year was reasoned; empty where a date is given.
    pub period_note: String,
    /// Address of the article's page.
    pub href: String,
    /// The article on the web; empty where not known.
    pub url: String,
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
pub struct Neighbour {
    /// The zone.
    pub zone: ZoneRow,
    /// `同在内蒙古`, `同为高新技术产业开发区`, `共有产业：新材料、生物医药`.
    pub reason: String,
}

/// A comparison of zones.
#[derive(Debug, Clone, Serialize)]
pub struct ComparisonView {
    /// `新材料：6个园区比较`.
    pub heading: String,
    /// One sentence on what is compared and what is not.
    pub note: String,
    /// How many zones are compared.
    pub zone_count: usize,
    /// Columns: each one metric, subject, period type and status.
    pub columns: Vec<Column>,
    /// Rows by pinyin of the name.
    pub rows: Vec<ComparisonRow>,
    /// How many columns there are beyond those shown.
    pub more_columns: usize,
    /// The same table as CSV.
    pub csv_href: String,
    /// The tag page this comparison belongs to.
    pub tag: Option<Link>,
}

/// One comparable column.
#[derive(Debug, Clone, Serialize)]
pub struct Column {
    /// The metric's name.
    pub metric: String,
    /// Address of the metric's page; empty where it has none.
    pub metric_href: String,
    /// What it is limited to; empty for the whole zone.
    pub subject: String,
    /// `全年`, `1—8月累计`, `时点数`, `时期未说明` …
    pub period_type: String,
    /// `预计`, `目标`, `产能`; empty for actual figures.
    pub status_word: &'static str,
    /// The reference period in words; empty where no figure has one.
    pub reference: String,
    /// How many of the compared zones report it.
    pub reported: usize,
    /// How many of those stand in the ranking.
    pub ranked: usize,
    /// True where all figures are targets, estimates or capacities: marks are hollow.
    pub hollow: bool,
}

/// One zone of a comparison.
#[derive(Debug, Clone, Serialize)]
pub struct ComparisonRow {
    /// The zone.
    pub zone: ZoneRow,
    /// One cell a column.
    pub cells: Vec<Cell>,
}

/// One cell of a comparison.
#[derive(Debug, Clone, Serialize)]
pub struct Cell {
    /// The figures: none where nothing is reported, several where articles disagree.
    pub figures: Vec<CellFigure>,
    /// Rank among the comparable cells, from 1; 0 where unranked.
    pub rank: usize,
    /// Length of the bar in percent of the longest; 0 where unranked or negative.
    pub bar: u32,
    /// Why an existing figure is not ranked; empty where it is or where there is none.
    pub reason: String,
}

/// A figure in a comparison cell: light.
#[derive(Debug, Clone, Serialize)]
pub struct CellFigure {
    /// `≈`, `>`, `<`, `≥` or empty.
    pub sign: &'static str,
    /// The number, grouped.
    pub number: String,
    /// The unit as written.
    pub unit: String,
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
pub struct ComparisonIndexView {
    /// Groups: 按产业, 按省份, 按类型, 各园区与邻近园区.
    pub groups: Vec<LinkGroup>,
}

/// Links under one heading.
#[derive(Debug, Clone, Serialize)]
pub struct LinkGroup {
    /// The heading.
    pub heading: String,
    /// The links.
    pub links: Vec<CountedLink>,
}

/// A metric: what it means, and its rankings, each of one period type and status.
#[derive(Debug, Clone, Serialize)]
pub struct MetricView {
    /// The metric's name.
    pub name: String,
    /// What it counts; empty where the vocabulary does not know it.
    pub definition: String,
    /// 流量, 存量 or 比率; empty where not known.
    pub nature: &'static str,
    /// The category.
    pub category: String,
    /// Other wordings.
    pub synonyms: Vec<String>,
    /// One ranking for each subject, period type and status, most reported first.
    pub rankings: Vec<Ranking>,
    /// How many zones of the site report it, and how many there are.
    pub reported: usize,
    /// All zones.
    pub zone_count: usize,
}

/// Comparable figures in order.
#[derive(Debug, Clone, Serialize)]
pub struct Ranking {
    /// What is ranked.
    pub column: Column,
    /// Ranked rows first, best first; then the unranked with their reasons.
    pub rows: Vec<RankRow>,
}

/// One row of a ranking.
#[derive(Debug, Clone, Serialize)]
pub struct RankRow {
    /// The zone.
    pub zone: Link,
    /// Its cell.
    pub cell: Cell,
}

/// The index of metrics.
#[derive(Debug, Clone, Serialize)]
pub struct MetricIndexView {
    /// Groups by category.
    pub groups: Vec<LinkGroup>,
}

/// The index of one kind of tag.
#[derive(Debug, Clone, Serialize)]
pub struct TagIndexView {
    /// 产业, 省份, 类型, 级别, 机制, 目标, 荣誉, 企业.
    pub heading: String,
    /// One sentence on what these tags are.
    pub note: String,
    /// Tags by pinyin; grouped by first letter where there are many.
    pub groups: Vec<LinkGroup>,
    /// How many tags.
    pub count: usize,
}

/// One tag: its zones, a small comparison, neighbouring tags.
#[derive(Debug, Clone, Serialize)]
pub struct TagView {
    /// 产业, 省份 …
    pub kind: String,
    /// The tag.
    pub name: String,
    /// The zones, by pinyin, each with where its profile says so.
    pub zones: Vec<TagZone>,
    /// A comparison of what they commonly report; empty columns are left out.
    pub comparison: Option<ComparisonView>,
    /// Address of the full comparison; empty where there is none.
    pub compare_href: String,
    /// Tags that often stand with this one.
    pub related: Vec<CountedLink>,
    /// The wider tag (an industry's parent).
    pub parent: Option<Link>,
    /// Narrower tags.
    pub children: Vec<CountedLink>,
}

/// A zone under a tag.
#[derive(Debug, Clone, Serialize)]
pub struct TagZone {
    /// The zone.
    pub zone: ZoneRow,
    /// What its profile adds: the industry's role, a company's role; empty for none.
    pub note: String,
    /// Where it stands.
    pub source: Option<SourceRef>,
}

/// The index of all tag indexes.
#[derive(Debug, Clone, Serialize)]
pub struct TagsView {
    /// One group a kind of tag, with its most used tags and a link to its index.
    pub groups: Vec<TagsGroup>,
}

/// One kind of tag on the index of indexes.
#[derive(Debug, Clone, Serialize)]
pub struct TagsGroup {
    /// 产业, 省份 …
    pub heading: String,
    /// Address of its index.
    pub href: String,
    /// How many tags.
    pub count: usize,
    /// The most used; at most sixteen.
    pub links: Vec<CountedLink>,
}

/// The index of sources.
#[derive(Debug, Clone, Serialize)]
pub struct SourceIndexView {
    /// All articles, newest first.
    pub sources: Vec<SourceCard>,
}

/// An article in a list.
#[derive(Debug, Clone, Serialize)]
pub struct SourceCard {
    /// The id.
    pub id: String,
    /// The headline.
    pub title: String,
    /// Newspaper and date as far as known.
    pub by: String,
    /// Address of its page.
    pub href: String,
    /// How many facts were taken from it.
    pub facts: usize,
    /// The zones it speaks of.
    pub zones: Vec<Link>,
}

/// An article: what was taken from it, by line.
#[derive(Debug, Clone, Serialize)]
pub struct SourceView {
    /// The id.
    pub id: String,
    /// The headline.
    pub title: String,
    /// The newspaper; empty where not known.
    pub newspaper: String,
    /// Reporters.
    pub reporters: Vec<String>,
    /// The date in words; empty where not known.
    pub date: String,
    /// How the year was reasoned; empty where a date is given.
    pub period_note: String,
    /// The article on the web; empty where not known.
    pub url: String,
    /// The articles of a file that holds several.
    pub parts: Vec<PartView>,
    /// The zones it speaks of.
    pub zones: Vec<Link>,
    /// Facts by line, ascending.
    pub lines: Vec<LineFacts>,
    /// How many facts.
    pub facts: usize,
}

/// One of several articles in a file.
#[derive(Debug, Clone, Serialize)]
pub struct PartView {
    /// The headline.
    pub title: String,
    /// `第3—28行`.
    pub lines: String,
    /// Reporters.
    pub reporters: Vec<String>,
}

/// The facts of one line.
#[derive(Debug, Clone, Serialize)]
pub struct LineFacts {
    /// The line, from 1; its anchor is `L12`.
    pub line: usize,
    /// The facts.
    pub facts: Vec<FactLine>,
}

/// One fact on a source page.
#[derive(Debug, Clone, Serialize)]
pub struct FactLine {
    /// The zone.
    pub zone: Link,
    /// 指标, 产业, 项目 …
    pub kind: &'static str,
    /// The fact in words: `固定资产投资 140亿元，2023年，预计，同比+33.3%`.
    pub text: String,
    /// The fact on its zone's page.
    pub href: String,
}

/// The page on method, with the glossary.
#[derive(Debug, Clone, Serialize)]
pub struct MethodView {
    /// The vocabulary's metrics that stand in this site, by category.
    pub glossary: Vec<GlossaryGroup>,
    /// How many zones, facts and articles.
    pub zones: usize,
    /// Facts.
    pub facts: usize,
    /// Articles.
    pub articles: usize,
    /// Figures whose period was reasoned.
    pub inferred: usize,
    /// Where articles disagree: one line each.
    pub conflicts: Vec<Conflict>,
}

/// Metrics of one category.
#[derive(Debug, Clone, Serialize)]
pub struct GlossaryGroup {
    /// The category.
    pub category: String,
    /// The metrics.
    pub items: Vec<Definition>,
}

/// Two sources that do not agree.
#[derive(Debug, Clone, Serialize)]
pub struct Conflict {
    /// The zone.
    pub zone: Link,
    /// Metric and period.
    pub what: String,
    /// The readings with their sources.
    pub readings: Vec<Figure>,
}

/// The page for an address that leads nowhere.
#[derive(Debug, Clone, Serialize)]
pub struct NotFoundView {
    /// How many zones there are.
    pub zones: usize,
}

/// The free comparison: choose zones and metrics; needs the data files.
#[derive(Debug, Clone, Serialize)]
pub struct FreeComparisonView {
    /// All zones to choose from.
    pub zones: Vec<Link>,
    /// Address of the data file.
    pub data_href: String,
}

/// The view of one page.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
#[allow(missing_docs)]
pub enum View {
    Home(Box<HomeView>),
    ZoneIndex(Box<ZoneIndexView>),
    Zone(Box<ZoneView>),
    Comparison(Box<ComparisonView>),
    ComparisonIndex(Box<ComparisonIndexView>),
    FreeComparison(Box<FreeComparisonView>),
    Metric(Box<MetricView>),
    MetricIndex(Box<MetricIndexView>),
    TagIndex(Box<TagIndexView>),
    Tag(Box<TagView>),
    Tags(Box<TagsView>),
    SourceIndex(Box<SourceIndexView>),
    Source(Box<SourceView>),
    Method(Box<MethodView>),
    NotFound(Box<NotFoundView>),
}
