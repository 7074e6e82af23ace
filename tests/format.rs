//! Laws of `fmt`: one form, reached at once; nothing a person wrote is lost, no value, no comment.

#![allow(clippy::expect_used, clippy::disallowed_methods)] // a test may stop, and reads files

mod support;

use proptest::prelude::*;
use yuanzhi::profile::{self, Body};
use yuanzhi::source::SourceText;

fn source(text: &str) -> SourceText {
    SourceText::new("content/zones/a-zone.md", text)
}

fn formatted(text: &str) -> String {
    profile::format(&source(text), Body::Zone).unwrap_or_else(|why| panic!("{why:?}:\n{text}"))
}

/// The comments of a text that holds `＃` and a number in each.
fn comments(text: &str) -> Vec<&str> {
    let mut found: Vec<&str> =
        text.split('＃').skip(1).map(|rest| rest.split(|c: char| !c.is_ascii_digit()).next().unwrap_or("")).collect();
    found.sort_unstable();
    found
}

/// What a person does to a written file: other order of its blocks, comments above, behind and below, blank lines.
fn by_hand(text: &str, seed: u64) -> String {
    let mut state = seed | 1;
    let mut next = |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let yaml = text.strip_prefix("---\n").and_then(|rest| rest.split_once("---\n")).expect("front matter");
    let mut blocks: Vec<String> = Vec::new();
    for line in yaml.0.lines() {
        match blocks.last_mut() {
            Some(block) if line.starts_with(' ') => *block += &format!("{line}\n"),
            _ => blocks.push(format!("{line}\n")),
        }
    }
    for at in (1..blocks.len()).rev() {
        blocks.swap(at, next(at as u64 + 1) as usize);
    }
    let mut out = String::from("---\n");
    let mut number = 0;
    let mut comment = || {
        number += 1;
        format!("# 注＃{number} a: b, \"c\" [d]")
    };
    for block in blocks {
        for line in block.lines() {
            let indent = &line[..line.len() - line.trim_start().len()];
            match next(6) {
                0 => out += &format!("{indent}{}\n", comment()),
                1 => out += &format!("\n{}\n", comment()),
                _ => {}
            }
            out += line;
            if next(5) == 0 {
                out += &format!("   {}", comment());
            }
            out.push('\n');
        }
        if next(4) == 0 {
            out += &format!("    {}\n", comment());
        }
    }
    format!("{out}---\n{}", yaml.1)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_written_profile_is_in_its_one_form(original in support::profile()) {
        let text = profile::write(&original);
        prop_assert_eq!(formatted(&text), text);
    }

    #[test]
    fn whatever_a_hand_does_the_form_is_reached_at_once_and_nothing_is_lost(original in support::profile(), seed in any::<u64>()) {
        let typed = by_hand(&profile::write(&original), seed);
        let read = profile::read_plain(&source(&typed), Body::Zone);
        prop_assume!(!read.has_errors());
        let once = formatted(&typed);
        prop_assert_eq!(comments(&once), comments(&typed), "{}\n{}", typed, once);
        prop_assert_eq!(formatted(&once), once.clone(), "{}", typed);
        let again = profile::read_plain(&source(&once), Body::Zone);
        prop_assert_eq!(again.value, read.value);
        let windows = format!("\u{feff}{}", typed.replace('\n', "\r\n"));
        prop_assert_eq!(formatted(&windows), once);
    }

    #[test]
    fn no_bytes_make_it_panic(text in "(---\n)?(\\PC|[ \n\t:：,，{}\\[\\]\"'#&*!|>%@`~-]|name: |indicators:\n|  - |metric: |# ){0,60}(\n---\n)?") {
        let _ = profile::format(&source(&text), Body::Zone);
        let _ = profile::format_card(&source(&text));
    }
}

#[test]
fn comments_go_where_their_lines_go() {
    let typed = "---
# 档案由某人维护

# 名称以批复为准
name:   '石河子经济技术开发区'  # 全称
# 待核
indicators:   # 指标
    # 固投
    - value: 1,400.0万元   # 核过
      metric: 固定资产投资
      # 全年
      period: 2023
      source: a1:3
      # 完
level: 国家级
aliases: [石经开]   # 俗称
# 尾
---

正文。
";
    let expected = "---
# 档案由某人维护

# 名称以批复为准
name: 石河子经济技术开发区  # 全称
aliases:  # 俗称
  - 石经开
level: 国家级
# 待核
indicators:  # 指标
  # 固投
  - metric: 固定资产投资
    value: 1400万元  # 核过
    # 全年
    period: 2023
    source: \"a1:3\"
  # 完
# 尾
---

正文。
";
    let found = formatted(typed);
    assert!(found == expected, "{found}");
    assert_eq!(formatted(&found), found);
}

#[test]
fn a_file_with_errors_is_left_alone() {
    assert_eq!(
        profile::format(&source("---\nname: 甲\nlevle: 国家级\n---\n"), Body::Zone),
        Err(profile::Unformatted::Faulty)
    );
}

#[test]
fn every_real_file_is_in_its_one_form() {
    for (path, text) in support::content("zones").into_iter().chain(support::content("regions")) {
        assert_eq!(profile::format(&SourceText::new(&path, text.as_str()), Body::Zone), Ok(text), "{path}");
    }
    for (path, text) in support::content("articles") {
        assert_eq!(profile::format_card(&SourceText::new(&path, text.as_str())), Ok(text), "{path}");
    }
}
