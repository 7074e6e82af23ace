//! What a person is told: for each fault the smallest file that earns it, and the whole message, word for word.

#![allow(clippy::expect_used, clippy::disallowed_methods)] // a test may stop, and reads files

use std::collections::BTreeSet;

use yuanzhi::diag;
use yuanzhi::domain::{Claim, Evidence, Fact, IndustryRole};
use yuanzhi::profile::{self, Body, Lock, Reading};
use yuanzhi::source::SourceText;
use yuanzhi::vocab::Vocab;

const ZONE: &str = "content/zones/a-zone.md";

/// What the reader of a profile says of `text`.
fn zone(text: &str) -> String {
    zone_at(ZONE, text)
}

fn zone_at(path: &str, text: &str) -> String {
    diag::plain(&profile::read(&SourceText::new(path, text), Body::Zone, Vocab::embedded()).faults)
        .trim_end()
        .to_string()
}

/// What the reader of an article card says of `text`.
fn card(text: &str) -> String {
    diag::plain(&profile::read_card(&SourceText::new("content/articles/001.md", text)).faults).trim_end().to_string()
}

/// Fails with both texts whole, so that a changed message can be read.
fn says(told: &str, expected: &str) {
    assert!(told == expected.trim(), "expected:\n{}\n\nfound:\n{told}\n", expected.trim());
}

#[test]
fn an_empty_file() {
    says(
        &zone(""),
        r#"
error[profile/no-front-matter]: The file does not begin with front matter.
 --> content/zones/a-zone.md:1:1
  |
1 |
  | ^
  |
  = help: Type `---` on the first line, the keys below it, and `---` again after the last key.
"#,
    );
}

#[test]
fn a_file_without_front_matter() {
    says(
        &zone("石河子\n"),
        r#"
error[profile/no-front-matter]: The file does not begin with front matter.
 --> content/zones/a-zone.md:1:1
  |
1 | 石河子
  | ^^^^^^
  |
  = help: Type `---` on the first line, the keys below it, and `---` again after the last key.
"#,
    );
}

#[test]
fn front_matter_that_never_ends() {
    says(
        &zone("---\nname: 石河子经济技术开发区\n"),
        r#"
error[profile/no-front-matter]: The front matter is opened and never closed.
 --> content/zones/a-zone.md:1:1
  |
1 | ---
  | ^^^
  |
  = help: Type `---` on a line of its own after the last key.
"#,
    );
}

#[test]
fn a_profile_without_name() {
    says(
        &zone("---\ntype: 新区\n---\n"),
        r#"
error[profile/missing-name]: The profile has no name.
 --> content/zones/a-zone.md:1:1
  |
1 | ---
  | ^^^
  |
  = help: Type the fullest name of the zone on the first line after `---`: `name: 石河子经济技术开发区`.
"#,
    );
}

#[test]
fn a_misspelt_key() {
    says(
        &zone("---\nname: 石河子经济技术开发区\nlevle: 国家级\n---\n"),
        r#"
error[profile/unknown-key]: There is no key `levle` here.
 --> content/zones/a-zone.md:3:1
  |
3 | levle: 国家级
  | ^^^^^
  |
  = help: Did you mean `level`?
"#,
    );
}

#[test]
fn a_misspelt_key_of_a_figure_is_one_fault() {
    says(
        &zone("---\nname: 石河子经济技术开发区\nindicators:\n  - metrc: 固定资产投资\n    value: 140亿元\n---\n"),
        r#"
error[profile/unknown-key]: There is no key `metrc` here.
 --> content/zones/a-zone.md:4:5
  |
4 |   - metrc: 固定资产投资
  |     ^^^^^
  |
  = help: Did you mean `metric`?
"#,
    );
}

#[test]
fn a_key_nobody_knows() {
    says(
        &zone("---\nname: 石河子经济技术开发区\nsources: { color: \"001:1\" }\n---\n"),
        r#"
error[profile/unknown-key]: There is no key `color` here.
 --> content/zones/a-zone.md:3:12
  |
3 | sources: { color: "001:1" }
  |            ^^^^^
  |
  = help: The keys here are type, level, province, city, parent, founded, national_since.
"#,
    );
}

#[test]
fn a_key_twice() {
    says(
        &zone("---\nname: 石河子经济技术开发区\ntype: 新区\ntype: 开发区\n---\n"),
        r#"
error[profile/duplicate-key]: `type` stands here for the second time.
 --> content/zones/a-zone.md:4:1
  |
4 | type: 开发区
  | ^^^^
  |
  = help: Keep one of the two; items of a list stand under one key.
"#,
    );
}

#[test]
fn a_word_where_a_list_belongs() {
    says(
        &zone("---\nname: 石河子经济技术开发区\naliases: 石经开\n---\n"),
        r#"
error[profile/wrong-type]: `aliases` is a list, not a single word.
 --> content/zones/a-zone.md:3:10
  |
3 | aliases: 石经开
  |          ^^^^^^
  |
  = help: Type `aliases: [石经开]`.
"#,
    );
}

#[test]
fn a_list_where_a_word_belongs() {
    says(
        &zone("---\nname: 石河子经济技术开发区\ncity: [石河子市]\n---\n"),
        r#"
error[profile/wrong-type]: `city` is one word or phrase, not a list.
 --> content/zones/a-zone.md:3:7
  |
3 | city: [石河子市]
  |       ^^^^^^^^^^
  |
  = help: Type it on the same line: `city: …`.
"#,
    );
}

#[test]
fn an_empty_item() {
    says(
        &zone("---\nname: 石河子经济技术开发区\naliases: [石经开, ~]\n---\n"),
        r#"
error[profile/wrong-type]: An item of `aliases` cannot be empty.
 --> content/zones/a-zone.md:3:16
  |
3 | aliases: [石经开, ~]
  |                   ^
  |
  = help: Type a name after the dash, or delete the dash.
"#,
    );
}

#[test]
fn a_figure_that_is_one_word() {
    says(
        &zone("---\nname: 石河子经济技术开发区\nindicators:\n  - 固定资产投资140亿元\n---\n"),
        r#"
error[profile/wrong-type]: An item of `indicators` cannot be a single word.
 --> content/zones/a-zone.md:4:5
  |
4 |   - 固定资产投资140亿元
  |     ^^^^^^^^^^^^^^^^^^^
  |
  = help: Type `metric: 固定资产投资140亿元` after the dash, and the other keys below it.
"#,
    );
}

#[test]
fn true_or_false() {
    says(
        &zone(
            "---\nname: 石河子经济技术开发区\nindicators:\n  - { metric: 固定资产投资, value: 140亿元, period_inferred: 大概 }\n---\n",
        ),
        r#"
error[profile/wrong-type]: `大概` is neither true nor false.
 --> content/zones/a-zone.md:4:54
  |
4 |   - { metric: 固定资产投资, value: 140亿元, period_inferred: 大概 }
  |                                                              ^^^^
  |
  = help: Type `period_inferred: true`, or leave the line out.
"#,
    );
}

#[test]
fn an_item_without_name() {
    says(
        &zone("---\nname: 石河子经济技术开发区\nplatforms:\n  - { source: \"001:1\" }\n---\n"),
        r#"
error[profile/missing-key]: `name` is missing here.
 --> content/zones/a-zone.md:4:5
  |
4 |   - { source: "001:1" }
  |     ^^^^^^^^^^^^^^^^^^^
  |
  = help: Type `name: 科技企业孵化器`.
"#,
    );
}

#[test]
fn an_industry_without_role() {
    says(
        &zone("---\nname: 石河子经济技术开发区\nindustries: [新材料]\n---\n"),
        r#"
error[profile/missing-key]: The industry `新材料` has no role.
 --> content/zones/a-zone.md:3:14
  |
3 | industries: [新材料]
  |              ^^^^^^
  |
  = help: Type the part it plays: `{ name: 新材料, role: leading }`.
"#,
    );
}

#[test]
fn a_figure_without_number() {
    says(
        &zone("---\nname: 石河子经济技术开发区\nindicators:\n  - metric: 固定资产投资\n    period: 2023\n---\n"),
        r#"
error[profile/no-figure]: This indicator gives no number.
 --> content/zones/a-zone.md:4:5
  |
4 |   - metric: 固定资产投资
  |     ^^^^^^^^^^^^^^^^^^^^
  |
  = help: Type `value: 140亿元`, or `yoy: 33.3%` where only the change is known.
"#,
    );
}

#[test]
fn a_value_without_number() {
    says(
        &zone("---\nname: 石河子经济技术开发区\nindicators:\n  - { metric: 固定资产投资, value: 一百亿元 }\n---\n"),
        r#"
error[profile/bad-value]: `一百亿元` does not begin with a number.
 --> content/zones/a-zone.md:4:30
  |
4 |   - { metric: 固定资产投资, value: 一百亿元 }
  |                                    ^^^^^^^^
  |
  = help: Type number and unit as one word, such as `value: 140亿元` or `value: 约600家`.
"#,
    );
}

#[test]
fn a_value_that_is_a_range() {
    says(
        &zone("---\nname: 石河子经济技术开发区\nindicators:\n  - { metric: 固定资产投资, value: 5—10亿元 }\n---\n"),
        r#"
error[profile/bad-value]: `5—10亿元` is a range, and a value is one number.
 --> content/zones/a-zone.md:4:30
  |
4 |   - { metric: 固定资产投资, value: 5—10亿元 }
  |                                    ^^^^^^^^
  |
  = help: Type two indicators: one with ≥ and the lower number, one with 近 and the upper.
"#,
    );
}

#[test]
fn a_value_that_says_two_things() {
    says(
        &zone("---\nname: 石河子经济技术开发区\nindicators:\n  - { metric: 固定资产投资, value: 约10亿元以上 }\n---\n"),
        r#"
error[profile/bad-value]: `约10亿元以上` says two things about the number.
 --> content/zones/a-zone.md:4:30
  |
4 |   - { metric: 固定资产投资, value: 约10亿元以上 }
  |                                    ^^^^^^^^^^^^
  |
  = help: Keep one: 约 (about), 超 (over), 近 (under) or ≥ (at least).
"#,
    );
}

#[test]
fn a_change_that_is_no_percentage() {
    says(
        &zone("---\nname: 石河子经济技术开发区\nindicators:\n  - { metric: 固定资产投资, yoy: 三成 }\n---\n"),
        r#"
error[profile/bad-value]: `三成` is not a percentage.
 --> content/zones/a-zone.md:4:28
  |
4 |   - { metric: 固定资产投资, yoy: 三成 }
  |                                  ^^^^
  |
  = help: Type `yoy: 33.3%`, or `yoy: -4.5%` for a fall.
"#,
    );
}

#[test]
fn a_share_over_a_hundred() {
    says(
        &zone(
            "---\nname: 石河子经济技术开发区\nindicators:\n  - metric: 工业总产值\n    share: { pct: 120%, of: 全市 }\n---\n",
        ),
        r#"
error[profile/bad-share]: A share of 120% cannot be.
 --> content/zones/a-zone.md:5:19
  |
5 |     share: { pct: 120%, of: 全市 }
  |                   ^^^^
  |
  = help: A share lies between 0% and 100%; a change is written `yoy`.
"#,
    );
}

#[test]
fn a_rank_of_zero() {
    says(
        &zone(
            "---\nname: 石河子经济技术开发区\nindicators:\n  - metric: 工业总产值\n    rank: { position: 0, of: 全国 }\n---\n",
        ),
        r#"
error[profile/bad-rank]: `0` is not a place in an order.
 --> content/zones/a-zone.md:5:23
  |
5 |     rank: { position: 0, of: 全国 }
  |                       ^
  |
  = help: Type a whole number from 1: `position: 4`.
"#,
    );
}

#[test]
fn a_period_in_words() {
    says(
        &zone("---\nname: 石河子经济技术开发区\nfounded: 2000年8月\n---\n"),
        r#"
error[profile/bad-period]: `2000年8月` is not a period.
 --> content/zones/a-zone.md:3:10
  |
3 | founded: 2000年8月
  |          ^^^^^^^^^
  |
  = help: Type `2000-08`.
"#,
    );
}

#[test]
fn a_period_that_is_none() {
    says(
        &zone("---\nname: 石河子经济技术开发区\nfounded: 去年\n---\n"),
        r#"
error[profile/bad-period]: `去年` is not a period.
 --> content/zones/a-zone.md:3:10
  |
3 | founded: 去年
  |          ^^^^
  |
  = help: Type an ISO period: 2023, 2023-H1, 2023-Q1, 2023-08, 2023-01/2023-08, ..2021-12 (as of), 2023-04/.. (since).
"#,
    );
}

#[test]
fn a_day_that_is_a_month() {
    says(
        &zone("---\nname: 石河子经济技术开发区\nupdated: 2025-12\n---\n"),
        r#"
error[profile/bad-day]: `2025-12` is not a day.
 --> content/zones/a-zone.md:3:10
  |
3 | updated: 2025-12
  |          ^^^^^^^
  |
  = help: Type year, month and day: `updated: 2025-12-31`.
"#,
    );
}

#[test]
fn a_source_that_is_none() {
    says(
        &zone("---\nname: 石河子经济技术开发区\naliases:\n  - { name: 石经开, source: 第14行 }\n---\n"),
        r#"
error[profile/bad-source]: `第14行` is not a source.
 --> content/zones/a-zone.md:4:26
  |
4 |   - { name: 石经开, source: 第14行 }
  |                             ^^^^^^
  |
  = help: Type the article's id, a colon and the line of the text, such as "001:14".
"#,
    );
}

#[test]
fn a_role_misspelt() {
    says(
        &zone("---\nname: 石河子经济技术开发区\nindustries:\n  - { name: 新材料, role: leeding }\n---\n"),
        r#"
error[profile/unknown-role]: `leeding` is not a role.
 --> content/zones/a-zone.md:4:24
  |
4 |   - { name: 新材料, role: leeding }
  |                           ^^^^^^^
  |
  = help: Did you mean `leading`?
"#,
    );
}

#[test]
fn a_role_in_chinese() {
    says(
        &zone("---\nname: 石河子经济技术开发区\nindustries:\n  - { name: 新材料, role: 主导 }\n---\n"),
        r#"
error[profile/unknown-role]: `主导` is not a role.
 --> content/zones/a-zone.md:4:24
  |
4 |   - { name: 新材料, role: 主导 }
  |                           ^^^^
  |
  = help: Type `role: leading`.
"#,
    );
}

#[test]
fn a_status_nobody_knows() {
    says(
        &zone("---\nname: 石河子经济技术开发区\nprojects:\n  - { name: 甲项目, status: 完工 }\n---\n"),
        r#"
error[profile/unknown-status]: `完工` is not a status.
 --> content/zones/a-zone.md:4:26
  |
4 |   - { name: 甲项目, status: 完工 }
  |                             ^^^^
  |
  = help: Type one of planned, signed, started, building, topped_out, completed, operating, unknown.
"#,
    );
}

#[test]
fn markup_in_a_name() {
    says(
        &zone("---\nname: 石河子<script>\n---\n"),
        r#"
error[profile/markup]: `name` holds `<`; profiles carry plain text, no markup.
 --> content/zones/a-zone.md:2:7
  |
2 | name: 石河子<script>
  |       ^^^^^^^^^^^^^^
  |
  = help: Delete it, or type 《…》 or （…） instead.
"#,
    );
}

#[test]
fn an_invisible_character_in_a_name() {
    says(
        &zone("---\nname: \"石\\u202e河子\"\n---\n"),
        r#"
error[profile/markup]: `name` holds the invisible character U+202E.
 --> content/zones/a-zone.md:2:7
  |
2 | name: "石\u202e河子"
  |       ^^^^^^^^^^^^^^
  |
  = help: Delete it.
"#,
    );
}

#[test]
fn a_tab() {
    says(
        &zone("---\nname: 石河子经济技术开发区\naliases:\n\t- 石经开\n---\n"),
        r#"
error[profile/tab]: The line is indented with a tab.
 --> content/zones/a-zone.md:4:1
  |
4 |     - 石经开
  | ^^^^
  |
  = help: Type blanks: two for each step.
"#,
    );
}

#[test]
fn a_chinese_colon() {
    says(
        &zone("---\nname: 石河子经济技术开发区\ntype：新区\n---\n"),
        r#"
error[profile/full-width-colon]: After `type` stands the Chinese colon `：`.
 --> content/zones/a-zone.md:3:5
  |
3 | type：新区
  |     ^^
  |
  = help: Type the ASCII colon and a blank: `type: 新区`.
"#,
    );
}

#[test]
fn a_chinese_comma() {
    says(
        &zone("---\nname: 石河子经济技术开发区\naliases:\n  - { name: 石经开， source: \"001:1\" }\n---\n"),
        r#"
error[profile/full-width-comma]: Before `source` stands the Chinese comma `，`.
 --> content/zones/a-zone.md:4:16
  |
4 |   - { name: 石经开， source: "001:1" }
  |                   ^^
  |
  = help: Type the ASCII comma and a blank: `, source: …`.
"#,
    );
}

#[test]
fn a_colon_without_blank() {
    says(
        &zone("---\nname: 石河子经济技术开发区\ntype:新区\n---\n"),
        r#"
error[profile/missing-blank-after-colon]: A blank is missing after `type:`.
 --> content/zones/a-zone.md:3:1
  |
3 | type:新区
  | ^^^^^
  |
  = help: Type `type: 新区`.
"#,
    );
}

#[test]
fn a_quotation_mark_left_open() {
    says(
        &zone("---\nname: 石河子经济技术开发区\ntype: \"新区\n---\n"),
        r#"
error[profile/yaml]: A quotation mark is opened here and not closed on this line.
 --> content/zones/a-zone.md:3:7
  |
3 | type: "新区
  |       ^^^^^
  |
  = help: Type the closing quotation mark, the same as the opening one.
"#,
    );
}

#[test]
fn a_bracket_left_open() {
    says(
        &zone("---\nname: 石河子经济技术开发区\naliases: [石经开\n---\n"),
        r#"
error[profile/yaml]: A bracket is opened here and what follows is not parted by commas or not closed.
 --> content/zones/a-zone.md:3:10
  |
3 | aliases: [石经开
  |          ^^^^^^^
  |
  = help: Type `, ` between the entries and the closing bracket; put a value that holds , [ ] { } : in quotation marks.
"#,
    );
}

#[test]
fn two_colons_on_a_line() {
    says(
        &zone("---\nname: 石河子经济技术开发区\ntype: 新区: 国家级\n---\n"),
        r#"
error[profile/yaml]: Here stands a colon where the value should go on.
 --> content/zones/a-zone.md:3:9
  |
3 | type: 新区: 国家级
  |           ^
  |
  = help: Put the whole value in quotation marks, or begin a new line.
"#,
    );
}

#[test]
fn a_key_indented_too_far() {
    says(
        &zone("---\nname: 石河子经济技术开发区\n  type: 新区\n---\n"),
        r#"
error[profile/yaml]: This line is indented deeper than the keys beside it.
 --> content/zones/a-zone.md:3:7
  |
3 |   type: 新区
  |       ^
  |
  = help: Begin it in the column of the key above.
"#,
    );
}

#[test]
fn a_greater_sign_before_a_number() {
    says(
        &zone("---\nname: 石河子经济技术开发区\nindicators:\n  - metric: 企业数\n    value: >60家\n---\n"),
        r#"
error[profile/yaml]: A value cannot begin with `>` or `|`.
 --> content/zones/a-zone.md:5:14
  |
5 |     value: >60家
  |              ^^^
  |
  = help: Type 超 for more than (`超60家`), or put the value in quotation marks.
"#,
    );
}

#[test]
fn a_sign_that_yaml_keeps_for_itself() {
    says(
        &zone("---\nname: 石河子经济技术开发区\ntype: @新区\n---\n"),
        r#"
error[profile/yaml]: A value cannot begin with this character.
 --> content/zones/a-zone.md:3:7
  |
3 | type: @新区
  |       ^^^^^
  |
  = help: Put the value in quotation marks.
"#,
    );
}

#[test]
fn an_alias_of_yaml() {
    says(
        &zone("---\nname: 石河子经济技术开发区\ntype: *新区\n---\n"),
        r#"
error[profile/yaml]: A value cannot begin with `&`, `*` or `!`.
 --> content/zones/a-zone.md:3:8
  |
3 | type: *新区
  |        ^^^^
  |
  = help: Put the value in quotation marks.
"#,
    );
}

#[test]
fn a_control_character() {
    says(
        &zone("---\nname: 石河子经济技术开发区\ntype: 新\0区\n---\n"),
        r#"
error[profile/yaml]: Here stands a character that a text cannot hold.
 --> content/zones/a-zone.md:3:8
  |
3 | type: 新␀区
  |         ^^^
  |
  = help: Delete the invisible character.
"#,
    );
}

#[test]
fn a_line_that_is_nothing() {
    says(
        &zone("---\nname: 石河子经济技术开发区\ntype: 新区\n国家级\n---\n"),
        r#"
error[profile/yaml]: This line is neither `key: value` nor an item of a list.
 --> content/zones/a-zone.md:4:1
  |
4 | 国家级
  | ^^^^^^
  |
  = help: Type `key: value` with the keys of one mapping below each other, or put a text that runs on in quotation marks.
"#,
    );
}

#[test]
fn front_matter_that_is_a_list() {
    says(
        &zone("---\n- 石河子\n---\n"),
        r#"
error[profile/yaml]: The front matter cannot be read: it is not a mapping.
 --> content/zones/a-zone.md:2:1
  |
2 | - 石河子
  | ^
  |
  = help: Type one `key: value` a line, as the sample profile does.
"#,
    );
}

#[test]
fn brackets_without_end() {
    let told = zone(&format!("---\nname: 石河子经济技术开发区\naliases: {}\n---\n", "[".repeat(100_000)));
    assert!(told.starts_with("error[profile/yaml]: The lists and mappings are nested too deeply.\n"), "{told}");
    assert!(told.contains("--> content/zones/a-zone.md:3:60\n"), "{told}");
}

#[test]
fn every_fault_of_a_file_in_one_run() {
    says(
        &zone(
            "---\nname：石河子\nlevle: 国家级\nfounded: 去年\nindustries:\n  - { name: 新材料, role: \"leading }\n  - { name: 新能源, role: 主导 }\n---\n",
        ),
        r#"
error[profile/full-width-colon]: After `name` stands the Chinese colon `：`.
 --> content/zones/a-zone.md:2:5
  |
2 | name：石河子
  |     ^^
  |
  = help: Type the ASCII colon and a blank: `name: 石河子`.

error[profile/unknown-key]: There is no key `levle` here.
 --> content/zones/a-zone.md:3:1
  |
3 | levle: 国家级
  | ^^^^^
  |
  = help: Did you mean `level`?

error[profile/bad-period]: `去年` is not a period.
 --> content/zones/a-zone.md:4:10
  |
4 | founded: 去年
  |          ^^^^
  |
  = help: Type an ISO period: 2023, 2023-H1, 2023-Q1, 2023-08, 2023-01/2023-08, ..2021-12 (as of), 2023-04/.. (since).

error[profile/yaml]: A quotation mark is opened here and not closed on this line.
 --> content/zones/a-zone.md:6:24
  |
6 |   - { name: 新材料, role: "leading }
  |                           ^^^^^^^^
  |
  = help: Type the closing quotation mark, the same as the opening one.

error[profile/unknown-role]: `主导` is not a role.
 --> content/zones/a-zone.md:7:24
  |
7 |   - { name: 新能源, role: 主导 }
  |                           ^^^^
  |
  = help: Type `role: leading`.
"#,
    );
}

#[test]
fn windows_lines_and_a_byte_order_mark_are_no_fault() {
    says(
        &zone("\u{feff}---\r\nname: 石河子经济技术开发区\r\n---\r\n\r\n正文\r\n"),
        r#"

"#,
    );
}

#[test]
fn a_file_name_that_is_no_address() {
    says(
        &zone_at("content/zones/石河子 A.md", "---\nname: 石河子经济技术开发区\n---\n"),
        r#"
error[profile/bad-slug]: `石河子 A` cannot be the address of a page.
--> content/zones/石河子 A.md
 = help: Rename the file to shihezi-jingkaiqu.md: small ASCII letters, digits and hyphens.
"#,
    );
}

#[test]
fn a_metric_nobody_knows() {
    says(
        &zone("---\nname: 石河子经济技术开发区\nindicators:\n  - { metric: 瞪羚跳跃高度, value: 3米 }\n---\n"),
        r#"
note[profile/unknown-metric]: The vocabulary has no metric `瞪羚跳跃高度`; it is kept as it stands.
 --> content/zones/a-zone.md:4:15
  |
4 |   - { metric: 瞪羚跳跃高度, value: 3米 }
  |               ^^^^^^^^^^^^
  |
  = help: Add it to vocab/metrics.yaml with its definition, or leave it as it is.
"#,
    );
}

#[test]
fn a_metric_misspelt() {
    says(
        &zone("---\nname: 石河子经济技术开发区\nindicators:\n  - { metric: 固定资产头资, value: 140亿元 }\n---\n"),
        r#"
warning[profile/unknown-metric]: The vocabulary has no metric `固定资产头资`; it is kept as it stands.
 --> content/zones/a-zone.md:4:15
  |
4 |   - { metric: 固定资产头资, value: 140亿元 }
  |               ^^^^^^^^^^^^
  |
  = help: Did you mean `固定资产投资`? If not, add it to vocab/metrics.yaml with its definition.
"#,
    );
}

#[test]
fn a_metric_by_another_name() {
    says(
        &zone("---\nname: 石河子经济技术开发区\nindicators:\n  - { metric: 年产能, value: 30万吨 }\n---\n"),
        r#"
note[profile/synonym]: The metric `年产能` is known as `产能`.
 --> content/zones/a-zone.md:4:15
  |
4 |   - { metric: 年产能, value: 30万吨 }
  |               ^^^^^^
  |
  = help: The two are compared either way; type `产能` to have one word in all files.
"#,
    );
}

#[test]
fn a_unit_of_another_dimension() {
    says(
        &zone("---\nname: 石河子经济技术开发区\nindicators:\n  - { metric: 固定资产投资, value: 60家 }\n---\n"),
        r#"
error[profile/wrong-dimension]: `家` does not measure `固定资产投资`, which is given in 亿元.
 --> content/zones/a-zone.md:4:30
  |
4 |   - { metric: 固定资产投资, value: 60家 }
  |                                    ^^^^
  |
  = help: Type the value in 亿元, or name another metric.
"#,
    );
}

#[test]
fn a_percentage_of_money() {
    says(
        &zone("---\nname: 石河子经济技术开发区\nindicators:\n  - { metric: 固定资产投资, value: 24.9% }\n---\n"),
        r#"
error[profile/wrong-dimension]: `%` does not measure `固定资产投资`, which is given in 亿元.
 --> content/zones/a-zone.md:4:30
  |
4 |   - { metric: 固定资产投资, value: 24.9% }
  |                                    ^^^^^
  |
  = help: Type a change against the year before as `yoy: 24.9%`, a share as `share:`.
"#,
    );
}

#[test]
fn an_investment_that_is_not_money() {
    says(
        &zone("---\nname: 石河子经济技术开发区\nprojects:\n  - { name: 甲项目, investment: 50亩 }\n---\n"),
        r#"
error[profile/wrong-dimension]: `亩` is not money.
 --> content/zones/a-zone.md:4:30
  |
4 |   - { name: 甲项目, investment: 50亩 }
  |                                 ^^^^
  |
  = help: Type an investment in 亿元, 万元 or a currency: `investment: 50亿元`.
"#,
    );
}

#[test]
fn a_unit_nobody_knows() {
    says(
        &zone("---\nname: 石河子经济技术开发区\nindicators:\n  - { metric: 固定资产投资, value: 3旮旯 }\n---\n"),
        r#"
note[profile/unknown-unit]: The vocabulary has no unit `旮旯`; it is kept as it stands.
 --> content/zones/a-zone.md:4:30
  |
4 |   - { metric: 固定资产投资, value: 3旮旯 }
  |                                    ^^^^^
  |
  = help: Check its spelling, or add it to vocab/units.yaml.
"#,
    );
}

#[test]
fn an_industry_nobody_knows() {
    says(
        &zone("---\nname: 石河子经济技术开发区\nindustries:\n  - { name: 养龙, role: leading }\n---\n"),
        r#"
note[profile/unknown-industry]: The vocabulary has no industry `养龙`; it is kept as it stands.
 --> content/zones/a-zone.md:4:13
  |
4 |   - { name: 养龙, role: leading }
  |             ^^^^
  |
  = help: Add it to vocab/industries.yaml with its pinyin, or leave it as it is.
"#,
    );
}

#[test]
fn a_type_nobody_knows() {
    says(
        &zone("---\nname: 石河子经济技术开发区\ntype: 经开区\n---\n"),
        r#"
warning[profile/unknown-type]: `经开区` is not a type of zones.
 --> content/zones/a-zone.md:3:7
  |
3 | type: 经开区
  |       ^^^^^^
  |
  = help: Type `type: 经济技术开发区`.
"#,
    );
}

#[test]
fn a_level_nobody_knows() {
    says(
        &zone("---\nname: 石河子经济技术开发区\nlevel: 国家\n---\n"),
        r#"
warning[profile/unknown-level]: `国家` is not a level of zones.
 --> content/zones/a-zone.md:3:8
  |
3 | level: 国家
  |        ^^^^
  |
  = help: Did you mean `国家级`?
"#,
    );
}

#[test]
fn a_province_cut_short() {
    says(
        &zone("---\nname: 石河子经济技术开发区\nprovince: 新疆\n---\n"),
        r#"
warning[profile/unknown-place]: `新疆` is not the full name of a province.
 --> content/zones/a-zone.md:3:11
  |
3 | province: 新疆
  |           ^^^^
  |
  = help: Type `province: 新疆维吾尔自治区`.
"#,
    );
}

#[test]
fn a_city_nobody_knows() {
    says(
        &zone("---\nname: 石河子经济技术开发区\ncity: 石河字市\n---\n"),
        r#"
warning[profile/unknown-place]: There is no city `石河字市` in the table of places.
 --> content/zones/a-zone.md:3:7
  |
3 | city: 石河字市
  |       ^^^^^^^^
  |
  = help: Did you mean `石河子市`?
"#,
    );
}

#[test]
fn a_city_of_another_province() {
    says(
        &zone("---\nname: 石河子经济技术开发区\nprovince: 山西省\ncity: 青岛市\n---\n"),
        r#"
warning[profile/wrong-province]: 青岛市 lies in 山东省, not in 山西省.
 --> content/zones/a-zone.md:3:11
  |
3 | province: 山西省
  |           ^^^^^^
  |
  = help: Type `province: 山东省`, or another city.
"#,
    );
}

#[test]
fn a_card_without_title() {
    says(
        &card("---\nnewspaper: 科技日报\n---\n"),
        r#"
error[profile/missing-key]: `title` is missing here.
 --> content/articles/001.md:1:1
  |
1 | ---
  | ^^^
  |
  = help: Type `title: 强健产业筋骨 优化发展环境`.
"#,
    );
}

#[test]
fn a_card_with_a_script_for_an_address() {
    says(
        &card("---\ntitle: 甲\nurl: javascript:alert(1)\n---\n"),
        r#"
error[profile/bad-url]: `javascript:alert(1)` is not the address of a web page.
 --> content/articles/001.md:3:6
  |
3 | url: javascript:alert(1)
  |      ^^^^^^^^^^^^^^^^^^^
  |
  = help: Type an address that begins with https:// or http://, without blanks, or leave the line out.
"#,
    );
}

#[test]
fn a_card_with_parts_that_run_backwards() {
    says(
        &card("---\ntitle: 甲\nparts:\n  - { title: 乙, lines: 28-3 }\n---\n"),
        r#"
error[profile/bad-value]: `28-3` is not a range of lines.
 --> content/articles/001.md:4:24
  |
4 |   - { title: 乙, lines: 28-3 }
  |                         ^^^^
  |
  = help: Type the first and the last line, from 1: `lines: 3-28`.
"#,
    );
}

#[test]
fn a_card_with_a_chinese_address() {
    says(
        &card("---\ntitle: 甲\nslug: 科技日报\n---\n"),
        r#"
error[profile/bad-slug]: `科技日报` cannot be the address of a page.
 --> content/articles/001.md:3:7
  |
3 | slug: 科技日报
  |       ^^^^^^^^
  |
  = help: Type small ASCII letters, digits and hyphens: `slug: keji-ribao-2024`.
"#,
    );
}

/// What is said of several files together, each fault on the line it is about.
fn together(files: &[(&str, &str)], cards: &[&str]) -> String {
    let sources: Vec<SourceText> = files.iter().map(|(path, text)| SourceText::new(*path, *text)).collect();
    let read = |source: &SourceText| profile::read_plain(source, Body::Zone).value.expect("a profile");
    let profiles: Vec<_> = sources.iter().map(read).collect();
    let card = |id: &&str| {
        let source = SourceText::new(format!("content/articles/{id}.md"), "---\ntitle: 甲\n---\n");
        profile::read_card(&source).value.expect("a card")
    };
    let cards: Vec<_> = cards.iter().map(card).collect();
    let doubts = profile::check_all(&profiles, &cards);
    let of = |source: &SourceText| doubts.iter().filter(|doubt| doubt.file == source.name()).cloned().collect();
    let faults: Vec<_> = sources.iter().flat_map(|source| profile::place(of(source), source)).collect();
    diag::plain(&faults).trim_end().to_string()
}

#[test]
fn a_source_that_names_no_article() {
    says(
        &together(&[(ZONE, "---\nname: 甲开发区\naliases:\n  - { name: 甲区, source: \"O01:14\" }\n---\n")], &["001"]),
        r#"
error[profile/no-such-article]: The source `O01:14` names no article.
 --> content/zones/a-zone.md:4:25
  |
4 |   - { name: 甲区, source: "O01:14" }
  |                           ^^^^^^^^
  |
  = help: Did you mean `001`? Otherwise add content/articles/O01.md.
"#,
    );
}

#[test]
fn a_parent_that_is_no_zone() {
    says(
        &together(
            &[
                ("content/zones/a.md", "---\nname: 甲经济技术开发区\n---\n"),
                ("content/zones/b.md", "---\nname: 甲创业园\nparent: 甲经济开发区\n---\n"),
            ],
            &[],
        ),
        r#"
error[profile/no-such-parent]: The parent `甲经济开发区` is no zone of this site.
 --> content/zones/b.md:3:9
  |
3 | parent: 甲经济开发区
  |         ^^^^^^^^^^^^
  |
  = help: Did you mean `甲经济技术开发区`?
"#,
    );
}

#[test]
fn two_files_with_one_address() {
    says(
        &together(
            &[
                ("content/zones/a.md", "---\nname: 甲开发区\n---\n"),
                ("content/zones/old/a.md", "---\nname: 乙开发区\n---\n"),
            ],
            &[],
        ),
        r#"
error[profile/duplicate-slug]: The address `a` is also that of content/zones/a.md.
--> content/zones/old/a.md
 = help: Rename one of the two, or join them into one file.
"#,
    );
}

#[test]
fn two_files_with_one_name() {
    says(
        &together(
            &[
                ("content/zones/a.md", "---\nname: 甲开发区\n---\n"),
                ("content/zones/b.md", "---\nname: 甲开发区\n---\n"),
                ("content/zones/c.md", "---\nname: 丙开发区\naliases: [甲开发区]\n---\n"),
            ],
            &[],
        ),
        r#"
error[profile/duplicate-name]: The name `甲开发区` is also that of content/zones/a.md.
 --> content/zones/b.md:2:7
  |
2 | name: 甲开发区
  |       ^^^^^^^^
  |
  = help: Join the two files into one, or give each its own full name.

warning[profile/duplicate-name]: The alias `甲开发区` is the name of content/zones/a.md.
 --> content/zones/c.md:3:11
  |
3 | aliases: [甲开发区]
  |           ^^^^^^^^
  |
  = help: Delete the alias, or join the two files into one.
"#,
    );
}

fn industry(name: &str) -> Fact {
    let evidence = Evidence { article: "001".to_string(), line: 3, quote: String::new() };
    let claim = Claim::Industry { name: name.to_string(), role: IndustryRole::Leading };
    Fact { zone: "甲开发区".to_string(), evidence, claim }
}

/// What the import says of a reading of one industry.
fn merging(file: Option<&str>, lock: &Lock, name: &str) -> String {
    let articles = BTreeSet::from(["001".to_string()]);
    let file = file.map(|text| SourceText::new(ZONE, text));
    let reading = Reading { articles: &articles, facts: &[industry(name)] };
    let merged = profile::merge("甲开发区", file.as_ref(), lock.zone("甲开发区"), &reading);
    diag::plain(&merged.faults).trim_end().to_string()
}

#[test]
fn a_fact_that_no_file_can_carry() {
    says(
        &merging(None, &Lock::default(), "<b>新材料</b>"),
        r#"
warning[profile/unwritable-fact]: A fact of `甲开发区` from 001:3 was left out: `<b>新材料</b>` holds markup, invisible characters or blanks around it.
 |
 = help: Read the line, and type the fact into the profile by hand if it is one.
"#,
    );
}

#[test]
fn a_file_laid_out_so_that_nothing_can_be_added() {
    says(
        &merging(Some("---\n{ name: 甲开发区 }\n---\n"), &Lock::default(), "新材料"),
        r#"
error[profile/unmergeable]: The reading cannot be put into this file without touching what a person wrote; nothing was changed.
--> content/zones/a-zone.md
 = help: Lay the front matter out as the sample profile does, one item a line, and import again.
"#,
    );
}

#[test]
fn a_profile_deleted_by_hand() {
    let line = "{\"zone\":\"甲开发区\",\"in\":\"aliases\",\"name\":\"甲区\",\"source\":\"001:3\"}\n";
    let lock = Lock::parse(&SourceText::new("content/import.lock", line));
    assert!(lock.faults.is_empty(), "{}", diag::plain(&lock.faults));
    says(
        &merging(None, &lock.value, "新材料"),
        r#"
note[profile/deleted]: The profile of 甲开发区 was deleted by hand and is not made again.
 |
 = help: To have it back, delete its lines from content/import.lock and import again.
"#,
    );
}

#[test]
fn a_line_of_the_lock_that_is_none() {
    says(
        diag::plain(&Lock::parse(&SourceText::new("content/import.lock", "{\"zone\":\"甲\"}\n")).faults).trim_end(),
        r#"
warning[profile/bad-lock]: This line of the import's memory cannot be read and is passed over.
 --> content/import.lock:1:1
  |
1 | {"zone":"甲"}
  | ^^^^^^^^^^^^^
  |
  = help: Delete the line; the next import takes its fact for one that a person wrote.
"#,
    );
}
