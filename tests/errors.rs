//! Every code a diagnostic can have: its sentence in the table, its smallest input under `tests/errors/`, the whole
//! message that input earns, and its place on the page of all codes.
//!
//! A case is a folder `tests/errors/<area>/<what>/`: files laid over `tests/errors/_site/`, `expected.txt`, and where
//! `yuanzhi check` is not the command that says it, a `run.sh` that is run in the site. After a change of messages or
//! cases, `YUANZHI_WRITE=1 cargo test --test errors` writes what is said now; the difference is for a person to read.

#![cfg(unix)]
#![allow(clippy::expect_used, clippy::disallowed_methods)] // a test may stop, and reads files

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use rayon::prelude::*;
use yuanzhi::diag::{CODES, Cause, Code};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn folder(code: &str) -> PathBuf {
    root().join("tests/errors").join(code)
}

/// The files of a folder below it, in order.
fn files(dir: &Path) -> Vec<PathBuf> {
    let walk = walkdir::WalkDir::new(dir).sort_by_file_name().into_iter().flatten();
    let files = walk.filter(|entry| entry.file_type().is_file());
    files.map(|entry| entry.path().strip_prefix(dir).expect("below").to_path_buf()).collect()
}

fn copy(from: &Path, to: &Path) {
    for file in files(from) {
        let target = to.join(&file);
        fs::create_dir_all(target.parent().expect("a folder")).expect("made");
        fs::copy(from.join(&file), target).expect("copied");
    }
}

/// What is said of a case, and how the program ended.
fn said(code: &str) -> String {
    let dir = tempfile::tempdir().expect("a folder");
    let site = dir.path().join("site");
    fs::create_dir_all(site.join("content/zones")).expect("made");
    copy(&folder("_site"), &site);
    copy(&folder(code), &site);
    fs::remove_file(site.join("expected.txt")).ok();
    let binary = PathBuf::from(env!("CARGO_BIN_EXE_yuanzhi"));
    let path =
        format!("{}:{}", binary.parent().expect("a folder").display(), std::env::var("PATH").unwrap_or_default());
    let script = if site.join("run.sh").exists() { ". ./run.sh" } else { "yuanzhi check" };
    let done = Command::new("bash")
        .args(["-o", "pipefail", "-c", &format!("{{ {script}\n}} 2>&1")])
        .current_dir(&site)
        .env("PATH", path)
        .env("NO_COLOR", "1")
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("LC_ALL", "C.UTF-8")
        .envs(["AUTHOR", "COMMITTER"].into_iter().flat_map(|who| {
            let one = |what: &str, value: &'static str| (format!("GIT_{who}_{what}"), value);
            [one("NAME", "某人"), one("EMAIL", "a@example.org"), one("DATE", "2026-01-01T00:00:00+0800")]
        }))
        .output()
        .expect("bash runs");
    let text = String::from_utf8_lossy(&done.stdout).replace(&site.display().to_string(), "SITE");
    let text = text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n");
    format!("{}[exit {}]\n", of_code(&text, code), done.status.code().unwrap_or(-1))
}

/// The messages of a code, each from its first line to its last; what else a run says is told by other tests.
fn of_code(text: &str, code: &str) -> String {
    let (mut out, mut inside) = (String::new(), false);
    for line in text.lines() {
        let numbered = line.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start().starts_with('|');
        let goes_on = numbered || line.starts_with(' ') || line.starts_with("-->");
        inside = line.contains(&format!("[{code}]")) || (inside && goes_on);
        if inside {
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}

fn write_instead() -> bool {
    std::env::var_os("YUANZHI_WRITE").is_some()
}

fn cases() -> impl ParallelIterator<Item = &'static Code> {
    CODES.par_iter().filter(|code| code.guard.is_none())
}

#[test]
fn every_code_is_earned_by_its_smallest_input_and_says_so_word_for_word() {
    let wrong: Vec<String> = cases()
        .filter_map(|code| {
            let found = said(code.name);
            let place = folder(code.name).join("expected.txt");
            if write_instead() {
                fs::write(&place, &found).expect("written");
            }
            let expected = fs::read_to_string(&place).unwrap_or_default();
            let earned = found.contains(&format!("[{}]", code.name));
            let same = expected == found;
            (!earned || !same).then(|| format!("— {} —\nexpected:\n{expected}\nfound:\n{found}", code.name))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_run_ends_with_1_for_content_and_with_2_for_usage_and_machine() {
    // The messages are being written by another test of the same run.
    if write_instead() {
        return;
    }
    let mut held = 0;
    for code in CODES.iter().filter(|code| code.guard.is_none()) {
        let said = fs::read_to_string(folder(code.name).join("expected.txt")).expect("the case's message");
        let end = said.lines().last().unwrap_or_default();
        let expected = match (code.cause, said.contains(&format!("error[{}]", code.name))) {
            (Cause::Content, true) => "[exit 1]",
            (Cause::Run, true) => "[exit 2]",
            // A warning alone does not end a run badly; what else its case holds may.
            (_, false) => continue,
        };
        assert_eq!(end, expected, "{}", code.name);
        held += 1;
    }
    assert!(held > 60, "{held}");
}

/// The codes that stand in the source, with the file of each.
fn in_source() -> BTreeMap<String, PathBuf> {
    let areas: BTreeSet<&str> = CODES.iter().filter_map(|code| code.name.split('/').next()).collect();
    let mut found = BTreeMap::new();
    for file in files(&root().join("src")).into_iter().filter(|file| file.extension().is_some_and(|end| end == "rs")) {
        let text = fs::read_to_string(root().join("src").join(&file)).expect("UTF-8");
        let told = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
        // A code is the first word a diagnostic is made of, or stands alone in a table of codes.
        for word in told.split('"') {
            let Some((area, what)) = word.split_once('/') else { continue };
            let plain = |text: &str| {
                !text.is_empty() && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
            };
            let known = areas.contains(area) || told.contains(&format!("(\"{word}\", format!"));
            if plain(area) && plain(what) && known && !file.ends_with("diag/codes.rs") {
                found.insert(word.to_string(), file.clone());
            }
        }
    }
    found
}

#[test]
fn every_code_of_the_source_is_in_the_table_and_the_other_way_about() {
    let source = in_source();
    assert!(source.len() > 90, "{source:?}");
    let table: BTreeSet<&str> = CODES.iter().map(|code| code.name).collect();
    for (code, file) in &source {
        assert!(table.contains(code.as_str()), "`{code}` of src/{} is not in src/diag/codes.rs", file.display());
    }
    for code in &table {
        assert!(source.contains_key(*code), "`{code}` of src/diag/codes.rs is in no source");
    }
}

#[test]
fn every_case_is_of_a_code() {
    let known: BTreeSet<&str> = CODES.iter().filter(|code| code.guard.is_none()).map(|code| code.name).collect();
    let all: BTreeSet<String> = files(&root().join("tests/errors"))
        .iter()
        .filter_map(|file| {
            Some(file.parent()?.iter().take(2).map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/"))
        })
        .filter(|name| !name.starts_with("_site"))
        .collect();
    for case in &all {
        assert!(known.contains(case.as_str()), "tests/errors/{case} is the case of no code");
    }
}

/// The page of all codes.
fn page() -> String {
    let mut out = String::from(
        "<!-- Written by `YUANZHI_WRITE=1 cargo test --test errors` out of src/diag/codes.rs and tests/errors; do not edit. -->\n\n\
         # 诊断代码 Diagnostic codes\n\n\
         Every message of yuanzhi names a code. Here is what each means, the smallest input that earns it, and what is said.\n\
         每条消息都带一个代码。这里逐条说明含义、最小的例子和所说的话。`yuanzhi check --fix` 会改好只有一种改法的错。\n\n\
         A run ends with 0 when nothing is wrong, with 1 when something is wrong in the content, and with 2 when it was run wrongly or\n\
         the machine refused. 退出码：0 无错；1 内容有错；2 用法不对，或系统、网络、git 拒绝。\n",
    );
    let mut area = "";
    for code in CODES {
        let (of, _) = code.name.split_once('/').expect("an area");
        if of != area {
            out.push_str(&format!("\n## {of}\n"));
            area = of;
        }
        out.push_str(&format!("\n### {}\n\n{} {}\n", code.name, code.zh, code.en));
        if code.cause == Cause::Run {
            out.push_str("\n退出码 2。 Exit code 2.\n");
        }
        match code.guard {
            Some(why) => out.push_str(&format!("\n{why}\n")),
            None => out.push_str(&example(code.name)),
        }
    }
    out
}

/// The input of a case and the message it earns, without what is said of the whole run.
fn example(code: &str) -> String {
    let mut out = String::new();
    let dir = folder(code);
    for file in files(&dir).iter().filter(|file| !file.ends_with("expected.txt")) {
        let text = fs::read(dir.join(file)).expect("read");
        let text = String::from_utf8(text).unwrap_or_else(|_| "(bytes that are no UTF-8)".to_string());
        if !text.trim().is_empty() {
            let name = if file.ends_with("run.sh") { "$".to_string() } else { format!("`{}`", file.display()) };
            out.push_str(&format!("\n{name}\n\n```\n{}\n```\n", text.trim_end()));
        }
    }
    let said = fs::read_to_string(dir.join("expected.txt")).expect("the case's message");
    let told: Vec<&str> = said.lines().filter(|line| !line.starts_with("[exit ")).collect();
    out.push_str(&format!("\n```text\n{}\n```\n", told.join("\n").trim_end()));
    out
}

#[test]
fn the_page_of_codes_is_what_the_table_and_the_cases_say() {
    let place = root().join("docs/codes.md");
    if write_instead() {
        // The messages are written by another test of the same run: read them once they stand.
        every_code_is_earned_by_its_smallest_input_and_says_so_word_for_word();
        fs::create_dir_all(root().join("docs")).expect("made");
        fs::write(&place, page()).expect("written");
    }
    let stands = fs::read_to_string(&place).unwrap_or_default();
    assert!(stands == page(), "docs/codes.md is out of date: YUANZHI_WRITE=1 cargo test --test errors");
}
