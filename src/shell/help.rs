//! The command line with examples under each command's help; shell completions and man pages made from it.

use std::path::PathBuf;

use clap::{Args, Command, CommandFactory, FromArgMatches};
use clap_complete::Shell;

use super::args::Cli;
use super::files::{self, Told};
use super::{Ending, report};

/// Arguments of `completions`.
#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// Whose completions; the shell in use where left out.
    #[arg(value_enum)]
    pub shell: Option<Shell>,
}

/// Arguments of `man`.
#[derive(Debug, Args)]
pub struct ManArgs {
    /// Write one page for each command into DIR instead of the main page to standard output.
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
}

/// For each command, lines as a person types them.
const EXAMPLES: [(&str, &[(&str, &str)]); 17] = [
    (
        "import",
        &[
            ("yuanzhi import news.txt", "an article into profiles"),
            ("yuanzhi import --dry-run articles/", "see what would change"),
            ("yuanzhi import facts.csv", "a table of facts"),
        ],
    ),
    (
        "extract",
        &[
            ("yuanzhi extract news.txt", "facts, one JSON object a line"),
            ("yuanzhi extract --format csv articles/ > facts.csv", "as a table"),
        ],
    ),
    ("mentions", &[("echo '{\"text\":\"完成产值86.4亿元\"}' | yuanzhi mentions", "what the recogniser sees")]),
    ("facts", &[("yuanzhi facts --format csv > facts.csv", "all facts as a table")]),
    (
        "check",
        &[
            ("yuanzhi check", "all faults at once"),
            ("yuanzhi check --format github", "as annotations on a pull request"),
        ],
    ),
    (
        "fmt",
        &[
            ("yuanzhi fmt", "every profile in the one order and spelling"),
            ("yuanzhi fmt --check", "only say which would change"),
        ],
    ),
    ("new", &[("yuanzhi new zone 芜湖经济技术开发区", "an empty profile under its checked pinyin")]),
    ("list", &[("yuanzhi list", "zones, facts, sources, gaps")]),
    ("diff", &[("yuanzhi diff HEAD~1", "what changed in figures since then")]),
    (
        "build",
        &[
            ("yuanzhi build", "into public/"),
            ("yuanzhi build --base-url https://you.github.io/repo/", "for an address"),
            ("yuanzhi build --zip site.zip", "one file for a mirror"),
        ],
    ),
    (
        "serve",
        &[
            ("yuanzhi serve --open", "see it in the browser while you write"),
            ("yuanzhi serve --port 0", "on any free port"),
        ],
    ),
    (
        "publish",
        &[
            ("yuanzhi publish --dry-run", "what would happen"),
            ("yuanzhi publish", "by GitHub Actions"),
            ("yuanzhi publish --way branch --history flat", "push the built site to gh-pages"),
        ],
    ),
    ("schema", &[("yuanzhi schema profile > schema/profile.json", "for an editor")]),
    (
        "init",
        &[
            ("yuanzhi init my-parks", "a new site in a folder"),
            ("yuanzhi init --theme", "the default theme's files, to be changed"),
        ],
    ),
    (
        "completions",
        &[
            ("yuanzhi completions bash > ~/.local/share/bash-completion/completions/yuanzhi", "for bash"),
            ("yuanzhi completions fish > ~/.config/fish/completions/yuanzhi.fish", "for fish"),
        ],
    ),
    ("man", &[("yuanzhi man | man -l -", "read it"), ("yuanzhi man --out ~/.local/share/man/man1", "keep it")]),
    ("help", &[]),
];

/// The whole command line.
pub(super) fn command() -> Command {
    EXAMPLES.iter().filter(|(_, lines)| !lines.is_empty()).fold(Cli::command(), |cli, (name, lines)| {
        match cli.find_subcommand(name) {
            Some(_) => cli.mut_subcommand(name, |command| command.after_help(examples(lines))),
            None => cli,
        }
    })
}

fn examples(lines: &[(&str, &str)]) -> String {
    let width = lines.iter().map(|(line, _)| unicode_width::UnicodeWidthStr::width(*line)).max().unwrap_or(0);
    let row = |(line, does): &(&str, &str)| {
        let blank = width - unicode_width::UnicodeWidthStr::width(*line);
        format!("\n  {line}{}  # {does}", " ".repeat(blank))
    };
    format!("Examples:{}", lines.iter().map(row).collect::<String>())
}

/// The process's own arguments, read.
///
/// # Errors
/// What clap says of them; help and version too.
pub(super) fn parse() -> Result<Cli, clap::Error> {
    let mut matches = command().try_get_matches()?;
    Cli::from_arg_matches_mut(&mut matches).map_err(|error| error.format(&mut command()))
}

/// Prints the completions of a shell.
pub(super) fn completions(args: &CompletionsArgs) -> Told<Ending> {
    let Some(shell) = args.shell.or_else(Shell::from_env) else {
        return Err(Box::new(
            crate::diag::Diagnostic::error("completions/shell", "Which shell you use is not known.")
                .hint("Type `yuanzhi completions bash`, or zsh, fish, powershell, elvish."),
        ));
    };
    let mut out = Vec::new();
    clap_complete::generate(shell, &mut command(), "yuanzhi", &mut out);
    report::print(&String::from_utf8_lossy(&out))?;
    Ok(Ending::Clean)
}

/// Prints the main man page, or writes all.
pub(super) fn man(args: &ManArgs) -> Told<Ending> {
    let refused = |error: std::io::Error| files::refused("write", std::path::Path::new("yuanzhi.1"), &error);
    let mut whole = command().disable_help_subcommand(true);
    whole.build();
    let Some(dir) = &args.out else {
        let mut page = Vec::new();
        clap_mangen::Man::new(whole).render(&mut page).map_err(refused)?;
        report::print(&String::from_utf8_lossy(&page))?;
        return Ok(Ending::Clean);
    };
    let mut count = 1;
    let write = |command: Command, name: String| -> Told<()> {
        let mut page = Vec::new();
        clap_mangen::Man::new(command).render(&mut page).map_err(refused)?;
        files::write(&dir.join(format!("{name}.1")), &page)
    };
    write(whole.clone(), "yuanzhi".into())?;
    for command in whole.get_subcommands() {
        write(command.clone(), format!("yuanzhi-{}", command.get_name()))?;
        count += 1;
    }
    report::say(&format!("{}: {count} man pages written.", dir.display()));
    Ok(Ending::Clean)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_has_examples_that_it_understands() {
        for command in command().get_subcommands() {
            let known = EXAMPLES.iter().find(|(name, _)| *name == command.get_name());
            let Some((_, lines)) = known else { panic!("no examples of {}", command.get_name()) };
            assert!(!lines.is_empty(), "{} has no example", command.get_name());
            for (line, _) in *lines {
                let typed = line.rsplit("| ").find(|part| part.starts_with("yuanzhi")).expect("a line of yuanzhi");
                let words = typed.split('>').next().unwrap_or(typed).split_whitespace();
                self::command().try_get_matches_from(words).unwrap_or_else(|error| panic!("{line}: {error}"));
            }
        }
    }

    #[test]
    fn completions_and_man_pages_know_every_command() {
        for shell in [Shell::Bash, Shell::Zsh, Shell::Fish, Shell::PowerShell, Shell::Elvish] {
            let mut out = Vec::new();
            clap_complete::generate(shell, &mut command(), "yuanzhi", &mut out);
            let text = String::from_utf8(out).expect("UTF-8");
            assert!(text.contains("publish") && text.contains("dry-run"), "{shell}");
        }
        let mut page = Vec::new();
        clap_mangen::Man::new(command()).render(&mut page).expect("a page");
        assert!(String::from_utf8(page).expect("UTF-8").contains("publish"));
    }
}
