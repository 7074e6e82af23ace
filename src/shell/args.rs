//! The command line, as typed.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::site::is_base_address;

/// 园志: articles about development zones in, sourced profiles and a linked website out.
#[derive(Debug, Parser)]
#[command(name = "yuanzhi", version, about, max_term_width = 100)]
pub struct Cli {
    /// The site's folder; by default the nearest one upward that holds site.toml.
    #[arg(long, global = true, value_name = "DIR")]
    pub site: Option<PathBuf>,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Read articles and create or merge the profiles of their zones.
    Import(ImportArgs),
    /// Print the facts of articles; write nothing.
    Extract(ExtractArgs),
    /// Print what the recogniser sees in texts from standard input (JSON Lines).
    Mentions(MentionsArgs),
    /// Print every fact that stands in the site's profiles.
    Facts(FactsArgs),
    /// Look for faults in profiles, vocabulary, evidence and links.
    Check(CheckArgs),
    /// Start the profile of a zone or region with all its name says.
    New(NewArgs),
    /// List the profiles: facts, articles, last edit, what is missing.
    List(ListArgs),
    /// Say what changed in the profiles between two git revisions.
    Diff(DiffArgs),
    /// Write profiles and article cards in their one order and spelling, comments kept.
    Fmt(FmtArgs),
    /// Render the website.
    Build(BuildArgs),
    /// Build, serve on this machine only, and rebuild on every change.
    Serve(ServeArgs),
    /// Look everything over, then put the site on GitHub Pages.
    Publish(super::publish::PublishArgs),
    /// Print the JSON Schema of profiles or articles.
    Schema(SchemaArgs),
    /// Start a new site: a sample zone with its article, editor settings, Pages workflow.
    Init(InitArgs),
    /// Print the completions of a shell.
    Completions(super::help::CompletionsArgs),
    /// Print the man page.
    Man(super::help::ManArgs),
}

/// Arguments of `import`.
#[derive(Debug, Args)]
pub struct ImportArgs {
    /// Article files, or folders of them.
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Show what would change; write nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// Also write a page that shows each article with its facts marked and unread numbers underlined.
    #[arg(long, value_name = "FILE.html")]
    pub report: Option<PathBuf>,
}

/// Arguments of `extract`.
#[derive(Debug, Args)]
pub struct ExtractArgs {
    /// Article files or folders of them; `-` reads JSON Lines `{id, text, date?}` from standard input.
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Form of the output.
    #[arg(long, value_enum, default_value_t = Rows::Jsonl)]
    pub format: Rows,
}

/// Arguments of `mentions`.
#[derive(Debug, Args)]
pub struct MentionsArgs {
    /// Form of the output.
    #[arg(long, value_enum, default_value_t = JsonLines::Jsonl)]
    pub format: JsonLines,
}

/// Arguments of `facts`.
#[derive(Debug, Args)]
pub struct FactsArgs {
    /// Form of the output.
    #[arg(long, value_enum, default_value_t = Rows::Jsonl)]
    pub format: Rows,
}

/// Arguments of `check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Mend what has one right answer (a full-width colon, a tab, wide digits …), and show what changed.
    #[arg(long)]
    pub fix: bool,
    /// Show every note, not only how many of each kind there are.
    #[arg(long)]
    pub notes: bool,
    /// Address the site will be published at, where site.toml does not say.
    #[arg(long, value_name = "URL", value_parser = base_address)]
    pub base_url: Option<String>,
    /// Form of the output.
    #[arg(long, value_enum, default_value_t = FaultFormat::Text)]
    pub format: FaultFormat,
}

/// Arguments of `new`.
#[derive(Debug, Args)]
pub struct NewArgs {
    /// What of.
    #[arg(value_enum)]
    pub kind: NewKind,
    /// Its fullest name, such as 石河子经济技术开发区.
    pub name: String,
    /// The file's name without ending; made of the name's pinyin where left out.
    #[arg(long, value_name = "SLUG")]
    pub slug: Option<String>,
}

/// Arguments of `list`.
#[derive(Debug, Args)]
pub struct ListArgs {
    /// Form of the output.
    #[arg(long, value_enum, default_value_t = Listing::Text)]
    pub format: Listing,
}

/// Arguments of `diff`.
#[derive(Debug, Args)]
pub struct DiffArgs {
    /// The earlier state: a commit, branch or tag; the last commit where left out.
    #[arg(value_name = "REV")]
    pub before: Option<String>,
    /// The later state; the files as they are now where left out.
    #[arg(value_name = "REV")]
    pub after: Option<String>,
    /// Form of the output.
    #[arg(long, value_enum, default_value_t = Listing::Text)]
    pub format: Listing,
}

/// Arguments of `fmt`.
#[derive(Debug, Args)]
pub struct FmtArgs {
    /// Files to write; all profiles and article cards of the site where none is named.
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Write nothing; name the files that are not in their one form and end with 1.
    #[arg(long)]
    pub check: bool,
}

/// What `build` and `serve` share.
#[derive(Debug, Clone, Args)]
pub struct RenderArgs {
    /// Address the site will be published at, such as https://name.github.io/repo/.
    #[arg(long, value_name = "URL", value_parser = base_address)]
    pub base_url: Option<String>,
    /// Leave the HTML as the templates write it.
    #[arg(long)]
    pub no_minify: bool,
    /// Leave out the full-text search index.
    #[arg(long)]
    pub no_search: bool,
}

/// Arguments of `build`.
#[derive(Debug, Args)]
pub struct BuildArgs {
    /// Folder to write the site to.
    #[arg(long, value_name = "DIR", default_value = "public")]
    pub out: PathBuf,
    /// Write the site into one zip file instead, the same bytes for the same site: for a mirror, or a reader without a net.
    #[arg(long, value_name = "FILE.zip", conflicts_with = "out")]
    pub zip: Option<PathBuf>,
    /// How to render.
    #[command(flatten)]
    pub render: RenderArgs,
}

/// Arguments of `serve`.
#[derive(Debug, Args)]
pub struct ServeArgs {
    /// Port on this machine; 0 takes a free one.
    #[arg(long, default_value_t = 4321)]
    pub port: u16,
    /// Open the site in the browser.
    #[arg(long)]
    pub open: bool,
    /// How to render.
    #[command(flatten)]
    pub render: RenderArgs,
}

/// Arguments of `schema`.
#[derive(Debug, Args)]
pub struct SchemaArgs {
    /// Whose schema.
    #[arg(value_enum, default_value_t = SchemaOf::Profile)]
    pub of: SchemaOf,
}

/// Arguments of `init`.
#[derive(Debug, Args)]
pub struct InitArgs {
    /// Folder of the new site; made where it is missing.
    #[arg(default_value = ".", value_name = "DIR")]
    pub dir: PathBuf,
    /// Write the default theme's files into DIR/themes/default instead, to be changed.
    #[arg(long)]
    pub theme: bool,
    /// Write also where other files stand; each is named and kept beside the new one, as NAME.old1.
    #[arg(long)]
    pub force: bool,
}

fn base_address(text: &str) -> Result<String, &'static str> {
    match is_base_address(text) {
        true => Ok(text.to_string()),
        false => Err("write the whole address of the site's folder, such as https://example.org/yuanzhi/"),
    }
}

/// Rows of facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Rows {
    /// One JSON object a line.
    Jsonl,
    /// Comma-separated values with a head line.
    Csv,
}

/// JSON Lines, the only form of `mentions`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum JsonLines {
    /// One JSON object a line.
    Jsonl,
}

/// Form of a list of faults.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FaultFormat {
    /// For people.
    Text,
    /// One JSON array.
    Json,
    /// Annotations on a pull request.
    Github,
}

/// What `new` starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum NewKind {
    /// A zone, park or new area.
    Zone,
    /// A city or province.
    Region,
}

/// Form of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Listing {
    /// For people.
    Text,
    /// One JSON array.
    Json,
}

/// Whose schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SchemaOf {
    /// content/zones/*.md and content/regions/*.md
    Profile,
    /// content/articles/*.md
    Article,
}
