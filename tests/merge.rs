//! Importing again: no sequence of a person's edits and new readings loses an edit.

#![allow(clippy::expect_used, clippy::disallowed_methods)] // a test may stop, and reads files

mod support;

use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use yuanzhi::diag;
use yuanzhi::domain::{
    Bound, Claim, CompanyRole, Decimal, Evidence, Fact, IdentityField, Indicator, IndustryRole, Project, ProjectStatus,
    Quantity, Rank, Share, Status,
};
use yuanzhi::profile::{self, Body, Lock, Merged, Reading};
use yuanzhi::source::SourceText;

const ZONE: &str = "石河子经济技术开发区";
const PATH: &str = "content/zones/shihezi-jingkaiqu.md";

fn fact(article: &str, line: usize, claim: Claim) -> Fact {
    let evidence = Evidence { article: article.to_string(), line, quote: "原文".to_string() };
    Fact { zone: ZONE.to_string(), evidence, claim }
}

fn figure(metric: &str, value: i64, yoy: Option<i64>) -> Claim {
    Claim::Indicator(Box::new(Indicator {
        metric: metric.to_string(),
        subject: None,
        quantity: Some(Quantity { value: Decimal::from(value), unit: "亿元".to_string(), bound: Bound::Exact }),
        period: "2023".parse().ok(),
        period_inferred: false,
        yoy: yoy.map(Decimal::from),
        share: None,
        rank: None,
        status: Status::Actual,
    }))
}

fn industry(name: &str) -> Claim {
    Claim::Industry { name: name.to_string(), role: IndustryRole::Leading }
}

fn identity(field: IdentityField, value: &str) -> Claim {
    Claim::Identity { field, value: value.to_string() }
}

fn first_reading() -> Vec<Fact> {
    vec![
        fact("001", 10, identity(IdentityField::Type, "经济技术开发区")),
        fact("001", 10, identity(IdentityField::Alias, "石河子经开区")),
        fact("001", 12, figure("固定资产投资", 140, Some(33))),
        fact("001", 14, figure("工业总产值", 500, None)),
        fact("001", 22, industry("新材料")),
        fact("001", 22, industry("新能源")),
    ]
}

/// A site of one zone: its file and the lock.
#[derive(Clone)]
struct Site {
    file: Option<String>,
    lock: Lock,
}

impl Site {
    fn new() -> Site {
        Site { file: None, lock: Lock::default() }
    }

    fn import(&mut self, articles: &[&str], facts: &[Fact]) -> Merged {
        let articles: BTreeSet<String> = articles.iter().map(|id| id.to_string()).collect();
        let reading = Reading { articles: &articles, facts };
        let source = self.file.as_ref().map(|text| SourceText::new(PATH, text.as_str()));
        let merged = profile::merge(ZONE, source.as_ref(), self.lock.zone(ZONE), &reading);
        assert!(merged.faults.is_empty(), "{}{}", diag::plain(&merged.faults), self.file.clone().unwrap_or_default());
        let merged = merged.value.expect("a merged file");
        self.file = Some(merged.text.clone());
        self.lock.set(ZONE, "shihezi-jingkaiqu", merged.lock.clone());
        // What is written is what is read the next time.
        let written = self.lock.write();
        let read = Lock::parse(&SourceText::new("content/import.lock", written.as_str()));
        assert!(read.faults.is_empty(), "{}", diag::plain(&read.faults));
        assert_eq!(read.value, self.lock);
        merged
    }

    fn edit(&mut self, from: &str, to: &str) {
        let text = self.text();
        assert!(text.contains(from), "{from}\n{text}");
        self.file = Some(text.replacen(from, to, 1));
    }

    fn text(&self) -> String {
        self.file.clone().expect("a file")
    }
}

/// The file after the first import.
const WRITTEN: &str = "---
name: 石河子经济技术开发区
aliases:
  - { name: 石河子经开区, source: \"001:10\" }
type: 经济技术开发区
sources: { type: \"001:10\" }
industries:
  - { name: 新材料, role: leading, source: \"001:22\" }
  - { name: 新能源, role: leading, source: \"001:22\" }
indicators:
  - metric: 固定资产投资
    value: 140亿元
    period: 2023
    yoy: 33%
    source: \"001:12\"
  - metric: 工业总产值
    value: 500亿元
    period: 2023
    source: \"001:14\"
---
";

/// A place among nobody says whom, and a share of nobody says what, are written by their numbers alone.
#[test]
fn a_place_or_a_share_without_its_field_is_written_as_a_number() {
    let bare = |metric: &str, unit: Option<&str>| match figure(metric, 7, None) {
        Claim::Indicator(mut told) => {
            let quantity =
                |unit: &str| Quantity { value: Decimal::from(7), unit: unit.to_string(), bound: Bound::Exact };
            told.quantity = unit.map(quantity);
            told
        }
        _ => unreachable!("a figure"),
    };
    let mut ranked = bare("营商环境", Some("位"));
    ranked.rank = Some(Rank { position: 7, of: String::new() });
    let mut shared = bare("绿电消费", None);
    shared.share = Some(Share { pct: Decimal::from(25), of: String::new() });
    let mut site = Site::new();
    let claims = [ranked, shared].map(|told| fact("001", 3, Claim::Indicator(told)));
    site.import(&["001"], &claims);
    assert!(site.text().contains("value: 7位") && site.text().contains("value: 25%"), "{}", site.text());
    assert!(!site.text().contains("rank:") && !site.text().contains("share:"), "{}", site.text());
    let before = site.text();
    site.import(&["001"], &claims);
    assert_eq!(site.text(), before);
}

fn imported() -> Site {
    let mut site = Site::new();
    site.import(&["001"], &first_reading());
    site
}

fn replaced(old: &str, claim: Claim) -> Vec<Fact> {
    let mut facts = first_reading();
    for fact in &mut facts {
        let named = match &fact.claim {
            Claim::Indicator(indicator) => indicator.metric == old,
            Claim::Industry { name, .. } => name == old,
            _ => false,
        };
        if named {
            fact.claim = claim.clone();
        }
    }
    facts
}

#[test]
fn a_first_import_writes_the_plain_file() {
    let mut site = Site::new();
    let merged = site.import(&["001"], &first_reading());
    assert_eq!(merged.text, WRITTEN);
    assert_eq!((merged.added.len(), merged.updated.len(), merged.kept.len()), (6, 0, 0));
}

#[test]
fn importing_twice_changes_nothing() {
    let mut site = imported();
    let lock = site.lock.write();
    let merged = site.import(&["001"], &first_reading());
    assert_eq!(merged.text, WRITTEN);
    assert_eq!(site.lock.write(), lock);
    assert_eq!((merged.added.len(), merged.updated.len(), merged.removed.len(), merged.kept.len()), (0, 0, 0, 0));
    assert_eq!(merged.unchanged, 7);
}

#[test]
fn a_better_reading_replaces_what_no_person_touched() {
    let mut site = imported();
    let merged = site.import(&["001"], &replaced("固定资产投资", figure("固定资产投资", 145, Some(33))));
    assert_eq!(merged.text, WRITTEN.replace("140亿元", "145亿元"));
    let change = &merged.updated[0];
    assert_eq!(
        (change.field, change.before.as_deref(), change.after.as_deref()),
        (Some("value"), Some("140亿元"), Some("145亿元"))
    );
}

#[test]
fn a_person_wins_and_the_new_reading_is_shown_once() {
    let mut site = imported();
    site.edit("value: 140亿元", "value: 141亿元   # 查过年鉴");
    let merged = site.import(&["001"], &replaced("固定资产投资", figure("固定资产投资", 145, Some(34))));
    let expected = WRITTEN.replace("value: 140亿元", "value: 141亿元   # 查过年鉴").replace("33%", "34%");
    assert_eq!(merged.text, expected);
    assert_eq!(merged.kept.len(), 1);
    let kept = &merged.kept[0];
    assert_eq!(
        (kept.name.as_str(), kept.before.as_deref(), kept.after.as_deref()),
        ("固定资产投资", Some("141亿元"), Some("145亿元"))
    );
    let again = site.import(&["001"], &replaced("固定资产投资", figure("固定资产投资", 145, Some(34))));
    assert_eq!((again.text, again.kept.len()), (expected, 0));
}

#[test]
fn what_a_person_deleted_stays_deleted() {
    let mut site = imported();
    site.edit("  - { name: 新能源, role: leading, source: \"001:22\" }\n", "");
    let edited = site.text();
    assert_eq!(site.import(&["001"], &first_reading()).text, edited);
    // Not even a reading that missed it for once brings it back.
    let without: Vec<Fact> = first_reading().into_iter().filter(|fact| fact.claim != industry("新能源")).collect();
    assert_eq!(site.import(&["001"], &without).text, edited);
    assert_eq!(site.import(&["001"], &first_reading()).text, edited);
}

#[test]
fn what_the_reading_no_longer_has_goes_unless_a_person_touched_it() {
    let mut site = imported();
    let without: Vec<Fact> = first_reading().into_iter().filter(|fact| fact.claim != industry("新能源")).collect();
    let merged = site.import(&["001"], &without);
    assert_eq!(merged.text, WRITTEN.replace("  - { name: 新能源, role: leading, source: \"001:22\" }\n", ""));
    assert_eq!(merged.removed.len(), 1);

    let mut site = imported();
    site.edit("新能源, role: leading", "新能源, role: pillar");
    let edited = site.text();
    let merged = site.import(&["001"], &without);
    assert_eq!((merged.text, merged.kept.len()), (edited.clone(), 1));

    let mut site = imported();
    site.edit(
        "  - { name: 新能源, role: leading, source: \"001:22\" }\n",
        "  - { name: 新能源, role: leading, source: \"001:22\" }  # 留着\n",
    );
    let edited = site.text();
    assert_eq!(site.import(&["001"], &without).text, edited);
}

#[test]
fn comments_order_quotes_and_body_stay_byte_for_byte() {
    let hands = "\u{feff}---
# 石河子
industries:
    # 次序按产值
    -   name: '新能源'   # 第一
        role:   leading
        source: 001:22
    - {name: \"新材料\", role: leading,   source: \"001:22\"}
    # 其余待查

name:   石河子经济技术开发区
type: '经济技术开发区' # 公告
aliases: [ {name: 石河子经开区, source: \"001:10\"}, 石经开 ]   # 两个
indicators:
- metric: 固定资产投资
  value: 140亿元
  period: 2023
  yoy: 33%
  source: \"001:12\"
  # 到此
- {metric: 工业总产值, value: 500.0亿元, period: 2023, source: \"001:14\"}
sources:
  type: 001:10
---

# 正文

---
一段。   
";
    let mut site = imported();
    site.file = Some(hands.to_string());
    assert_eq!(site.import(&["001"], &first_reading()).text, hands);

    let mut more = replaced("固定资产投资", figure("固定资产投资", 145, None));
    more.push(fact("001", 30, figure("工业投资", 60, None)));
    more.push(fact("001", 31, industry("氢能")));
    more.push(fact("001", 32, identity(IdentityField::Alias, "石河子国家级经开区")));
    more.push(fact("001", 33, identity(IdentityField::Level, "国家级")));
    more.push(fact("001", 34, Claim::Mechanism { name: "全代办".to_string() }));
    let merged = site.import(&["001"], &more);
    let expected = hands
        .replace("  value: 140亿元", "  value: 145亿元")
        .replace("  yoy: 33%\n", "")
        .replace("    # 其余待查\n", "    # 其余待查\n    - { name: 氢能, role: leading, source: \"001:31\" }\n")
        .replace(", 石经开 ]", ", 石经开, { name: 石河子国家级经开区, source: \"001:32\" } ]")
        .replace(
            "source: \"001:14\"}\n",
            "source: \"001:14\"}\n- metric: 工业投资\n  value: 60亿元\n  period: 2023\n  source: \"001:30\"\nmechanisms:\n  - { name: 全代办, source: \"001:34\" }\n",
        )
        .replace("# 公告\n", "# 公告\nlevel: 国家级\n")
        .replace("  type: 001:10\n", "  type: 001:10\n  level: \"001:33\"\n");
    assert_eq!(merged.text, expected);
}

#[test]
fn windows_line_ends_stay() {
    let mut site = imported();
    site.file = Some(format!("{}\r\n正文\r\n", WRITTEN.replace('\n', "\r\n")));
    let mut more = replaced("固定资产投资", figure("固定资产投资", 145, None));
    more.push(fact("001", 31, industry("氢能")));
    let merged = site.import(&["001"], &more);
    assert!(!merged.text.replace("\r\n", "").contains('\n'), "{:?}", merged.text);
    assert!(merged.text.contains("{ name: 氢能, role: leading, source: \"001:31\" }\r\n"), "{}", merged.text);
}

#[test]
fn facts_of_two_articles_join_and_contradict_side_by_side() {
    let mut site = imported();
    let second = vec![
        fact("002", 3, identity(IdentityField::Alias, "石河子经开区")),
        fact("002", 5, figure("固定资产投资", 138, None)),
        fact("002", 6, identity(IdentityField::Type, "开发区")),
    ];
    let merged = site.import(&["002"], &second);
    let contradiction = "  - metric: 固定资产投资\n    value: 138亿元\n    period: 2023\n    source: \"002:5\"\n";
    let alias = "  - { name: 石河子经开区, source: \"001:10\" }\n";
    let expected = WRITTEN
        .replace("001:14\"\n---", &format!("001:14\"\n{contradiction}---"))
        .replace(alias, &format!("{alias}{}", alias.replace("001:10", "002:3")));
    assert_eq!(merged.text, expected);
    assert_eq!(merged.kept.len(), 1, "the second type is shown: {:?}", merged.kept);
    // Whichever article is read again, the file stays.
    for (article, facts) in [("001", first_reading()), ("002", second.clone()), ("001", first_reading())] {
        let again = site.import(&[article], &facts);
        assert_eq!((again.text, again.kept.len()), (merged.text.clone(), 0));
    }
}

#[test]
fn a_shifted_line_moves_the_source_and_nothing_else() {
    let mut site = imported();
    site.edit("  - metric: 工业总产值\n", "  # 年鉴第3页\n  - metric: 工业总产值\n");
    let mut shifted = first_reading();
    shifted.iter_mut().for_each(|fact| fact.evidence.line += 1);
    let merged = site.import(&["001"], &shifted);
    let expected = WRITTEN
        .replace("  - metric: 工业总产值\n", "  # 年鉴第3页\n  - metric: 工业总产值\n")
        .replace("001:10", "001:11")
        .replace("001:12", "001:13")
        .replace("001:14", "001:15")
        .replace("001:22", "001:23");
    assert_eq!(merged.text, expected);
}

#[test]
fn a_hand_written_profile_is_only_added_to() {
    let mut site = Site::new();
    site.file = Some(
        "---\nname: 石河子经济技术开发区\ntype: 开发区\nindustries:\n  - { name: 新材料, role: pillar }\n---\n\n正文\n"
            .to_string(),
    );
    let merged = site.import(&["001"], &first_reading());
    let text = &merged.text;
    for line in ["type: 开发区\n", "  - { name: 新材料, role: pillar }\n", "\n正文\n"] {
        assert!(text.contains(line), "{text}");
    }
    let kept: Vec<_> = merged.kept.iter().map(|kept| (kept.section, kept.after.as_deref())).collect();
    assert_eq!(kept, [("type", Some("经济技术开发区")), ("industries", Some("leading"))]);
    let again = site.import(&["001"], &first_reading());
    assert_eq!((&again.text, again.kept.len()), (text, 0));
}

#[test]
fn what_a_person_typed_is_not_told_again_but_another_article_is_heard() {
    let mut site = Site::new();
    let hands = "---
name: 石河子经济技术开发区
type: 开发区
targets:
  - { name: 千亿级园区, source: \"000:11\" }
sources: { type: \"000:3\" }
platforms:
  - 科技企业孵化器
indicators:
  - metric: 固定资产投资
    value: 139亿元
    period: 2023
---
";
    site.file = Some(hands.to_string());
    let platform = Claim::Platform { name: "科技企业孵化器".to_string() };
    let reading = [
        fact("001", 2, identity(IdentityField::Type, "经济技术开发区")),
        fact("001", 3, identity(IdentityField::Target, "千亿级园区")),
        fact("001", 4, platform.clone()),
        fact("002", 4, platform),
        fact("001", 5, figure("固定资产投资", 140, None)),
    ];
    let merged = site.import(&["001", "002"], &reading);
    let sourced = "  - { name: 千亿级园区, source: \"000:11\" }\n";
    let heard = format!("{sourced}{}", sourced.replace("000:11", "001:3"));
    assert_eq!(merged.text, hands.replace(sourced, &heard));
    let kept: Vec<_> = merged.kept.iter().map(|kept| (kept.before.as_deref(), kept.after.as_deref())).collect();
    assert_eq!(kept, [(Some("开发区"), Some("经济技术开发区")), (Some("139亿元"), Some("140亿元"))]);
    assert_eq!(merged.added.len(), 1);
}

#[test]
fn one_number_is_one_figure_whatever_it_is_called() {
    let mut site = imported();
    let renamed = replaced("工业总产值", figure("规上工业总产值", 500, None));
    let merged = site.import(&["001"], &renamed);
    assert_eq!(merged.text, WRITTEN.replace("metric: 工业总产值", "metric: 规上工业总产值"));
    // A person's own name for it stands, and the number does not come in a second time.
    let mut site = Site::new();
    site.file = Some(WRITTEN.replace("metric: 工业总产值", "metric: 全部工业总产值"));
    let merged = site.import(&["001"], &renamed);
    assert_eq!(merged.text, WRITTEN.replace("metric: 工业总产值", "metric: 全部工业总产值"));
    assert_eq!(merged.kept[0].after.as_deref(), Some("规上工业总产值"));
}

#[test]
fn a_deleted_file_is_not_made_again() {
    let mut site = imported();
    site.file = None;
    let articles = BTreeSet::from(["001".to_string()]);
    let facts = first_reading();
    let merged = profile::merge(ZONE, None, site.lock.zone(ZONE), &Reading { articles: &articles, facts: &facts });
    assert!(merged.value.is_none());
    assert_eq!(merged.faults[0].code, "profile/deleted");
}

#[test]
fn a_file_with_errors_is_left_alone() {
    let site = imported();
    let broken = SourceText::new(PATH, WRITTEN.replace("period: 2023", "period: 去年"));
    let articles = BTreeSet::from(["001".to_string()]);
    let facts = first_reading();
    let merged =
        profile::merge(ZONE, Some(&broken), site.lock.zone(ZONE), &Reading { articles: &articles, facts: &facts });
    assert!(merged.value.is_none());
    assert_eq!(merged.faults[0].code, "profile/bad-period");
}

#[test]
fn a_fact_a_file_cannot_carry_is_left_out_and_named() {
    let articles = BTreeSet::from(["001".to_string()]);
    let facts = [fact("001", 3, industry("<b>新材料</b>")), fact("001", 4, industry("氢能"))];
    let merged = profile::merge(ZONE, None, None, &Reading { articles: &articles, facts: &facts });
    assert_eq!(merged.faults[0].code, "profile/unwritable-fact");
    let text = merged.value.expect("a file").text;
    assert!(text.contains("氢能") && !text.contains("<b>"), "{text}");
}

#[test]
fn a_lock_with_both_sides_of_a_git_conflict_is_their_union() {
    let mut ours = imported();
    let mut theirs = imported();
    ours.import(&["002"], &[fact("002", 1, industry("氢能"))]);
    theirs.import(&["003"], &[fact("003", 1, industry("光伏"))]);
    let (ours, theirs) = (ours.lock.write(), theirs.lock.write());
    let merged = format!("<<<<<<< HEAD\n{ours}=======\n{theirs}>>>>>>> theirs\nnot a line\n");
    let read = Lock::parse(&SourceText::new("content/import.lock", merged));
    assert_eq!(read.faults.len(), 1);
    assert_eq!(read.value.zone(ZONE).map(|locked| locked.len()), Some(8));
}

#[test]
fn every_zone_an_article_ever_spoke_of_is_merged_again() {
    let site = imported();
    let articles = BTreeSet::from(["001".to_string()]);
    let facts = [Fact { zone: "青岛高新技术产业开发区".to_string(), ..fact("001", 1, industry("氢能")) }];
    let reading = Reading { articles: &articles, facts: &facts };
    assert_eq!(profile::zones_to_merge(&reading, &site.lock), [ZONE, "青岛高新技术产业开发区"]);
    let read = profile::read_plain(&SourceText::new(PATH, site.text()), Body::Zone);
    assert!(read.value.is_some());
}

#[test]
fn a_file_is_found_again_after_renaming() {
    let mut site = imported();
    let read = |path: &str, text: &str| {
        profile::read_plain(&SourceText::new(path, text), Body::Zone).value.expect("a profile")
    };
    let found = |profiles: &[profile::Profile], lock: &Lock| match profile::home(ZONE, profiles, lock) {
        profile::Home::File(profile) => profile.slug.clone(),
        other => format!("{other:?}"),
    };
    let renamed = read("content/zones/shihezi.md", &site.text());
    assert_eq!(found(&[renamed], &site.lock), "shihezi");
    site.edit("name: 石河子经济技术开发区", "name: 石河子国家级经济技术开发区");
    let retitled = read(PATH, &site.text());
    assert_eq!(found(&[retitled], &site.lock), "shihezi-jingkaiqu");
    assert_eq!(found(&[], &site.lock), "Deleted");
    assert_eq!(found(&[], &Lock::default()), "New");
}

/// What the generated readings may say: number of the fact, its version, its line.
type Said = (usize, u8, usize);

/// Fact `number` of a pool in which every name stands once; each stands in one of two articles.
fn pooled((number, version, shift): Said) -> Fact {
    let article = if number % 3 == 0 { "002" } else { "001" };
    let name = format!("甲{number:02}");
    let claim = match number % 6 {
        0 | 1 => figure(&name, 100 + i64::from(version), Some(i64::from(version % 2))),
        2 => Claim::Industry { name, role: IndustryRole::ALL[usize::from(version) % IndustryRole::ALL.len()] },
        3 => Claim::Company {
            name,
            role: CompanyRole::ALL[usize::from(version) % 5],
            industry: Some("新材料".to_string()).filter(|_| version % 2 == 0),
        },
        4 => Claim::Project(Box::new(Project {
            name,
            investment: Some(Quantity::exact(Decimal::from(version), "亿元")).filter(|_| version % 3 != 0),
            status: ProjectStatus::ALL[usize::from(version) % 8],
            date: "2024-06".parse().ok().filter(|_| version % 2 == 0),
            expected: version % 4 == 0,
            period_inferred: false,
        })),
        _ => match number {
            5 => identity(IdentityField::Type, if version % 2 == 0 { "开发区" } else { "新区" }),
            11 => identity(IdentityField::Founded, if version % 2 == 0 { "1992" } else { "1993-05" }),
            17 => identity(IdentityField::Alias, &name),
            _ => Claim::Mechanism { name },
        },
    };
    fact(article, 1 + number + shift, claim)
}

fn reading() -> impl Strategy<Value = Vec<Said>> {
    (vec((any::<bool>(), 0u8..4), 30), 0usize..3).prop_map(|(said, shift)| {
        let present = said.into_iter().enumerate().filter(|(_, (there, _))| *there);
        present.map(|(number, (_, version))| (number, version, shift)).collect()
    })
}

/// What a person does to the file, by the line or item that an index picks.
#[derive(Debug, Clone)]
enum Deed {
    ChangeValue(Index),
    DeleteItem(Index),
    DeleteField(Index),
    CommentLine(Index, bool),
    CommentAtEnd(Index),
    SwapItems(Index),
    AddOwn(Index),
    Quote(Index),
    ChangeTrait(Index),
    DeleteTrait(Index),
    Body,
}

fn deed() -> impl Strategy<Value = Deed> {
    let at = any::<Index>;
    prop_oneof![
        3 => at().prop_map(Deed::ChangeValue),
        3 => at().prop_map(Deed::DeleteItem),
        1 => at().prop_map(Deed::DeleteField),
        2 => (at(), any::<bool>()).prop_map(|(at, deep)| Deed::CommentLine(at, deep)),
        2 => at().prop_map(Deed::CommentAtEnd),
        2 => at().prop_map(Deed::SwapItems),
        2 => at().prop_map(Deed::AddOwn),
        1 => at().prop_map(Deed::Quote),
        1 => at().prop_map(Deed::ChangeTrait),
        1 => at().prop_map(Deed::DeleteTrait),
        1 => Just(Deed::Body),
    ]
}

#[derive(Debug, Clone)]
enum Step {
    Edit(Deed),
    Import(Vec<Said>, bool, bool),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    vec(
        prop_oneof![3 => deed().prop_map(Step::Edit), 2 => (reading(), any::<bool>(), any::<bool>()).prop_map(|(said, one, two)| Step::Import(said, one, two))],
        1..12,
    )
}

/// A person at the file, remembering what they did.
#[derive(Clone, Default)]
struct Person {
    deeds: usize,
    /// Words the person typed; they stay for good.
    typed: Vec<String>,
    /// Comment lines, whole.
    comments: Vec<String>,
    /// Names of items the person deleted.
    deleted: Vec<String>,
    /// Traits the person deleted.
    traits: Vec<String>,
    /// Name and field of fields the person deleted.
    emptied: Vec<(String, String)>,
}

/// The lines of each item of the file, as ranges of line numbers, with the name it carries.
fn items(lines: &[String]) -> Vec<(std::ops::Range<usize>, String)> {
    let mut found: Vec<(std::ops::Range<usize>, String)> = Vec::new();
    let end = lines.iter().skip(1).position(|line| line == "---").map_or(lines.len(), |at| at + 1);
    for (at, line) in lines[..end].iter().enumerate() {
        if line.starts_with("  - ") {
            let name = line.split("甲").nth(1).map(|rest| format!("甲{}", &rest[..2])).unwrap_or_default();
            found.push((at..at + 1, name));
        } else if line.starts_with("    ")
            && !line.trim_start().starts_with('#')
            && let Some((range, _)) = found.last_mut()
        {
            range.end = at + 1;
        }
    }
    found
}

impl Person {
    fn word(&mut self) -> String {
        self.deeds += 1;
        format!("{}", 90_000 + self.deeds)
    }

    /// Does the deed, unless it would break the file: a person would see that and stop.
    fn edit(&mut self, site: &mut Site, deed: &Deed) {
        let mut after = self.clone();
        let text = after.act(&site.text(), deed);
        if !profile::read_plain(&SourceText::new(PATH, text.as_str()), Body::Zone).has_errors() {
            site.file = Some(text);
            *self = after;
        }
    }

    fn act(&mut self, text: &str, deed: &Deed) -> String {
        let mut lines: Vec<String> = text.lines().map(str::to_string).collect();
        let head = lines.iter().skip(1).position(|line| line == "---").map_or(0, |at| at + 1);
        let items = items(&lines);
        match deed {
            Deed::ChangeValue(at) => {
                let values: Vec<usize> =
                    (1..head).filter(|at| lines[*at].starts_with("    value: ") && !lines[*at].contains('#')).collect();
                if !values.is_empty() {
                    let word = self.word();
                    lines[values[at.index(values.len())]] = format!("    value: {word}亿元");
                    self.typed.push(word);
                }
            }
            Deed::DeleteItem(at) => {
                // A person's own words go only with the person's consent: not here.
                let free: Vec<_> = items
                    .iter()
                    .filter(|(range, name)| {
                        !name.is_empty() && !lines[range.clone()].iter().any(|line| self.mine(line))
                    })
                    .collect();
                if !free.is_empty() {
                    let (range, name) = free[at.index(free.len())].clone();
                    self.deleted.push(name);
                    lines.drain(range);
                }
            }
            Deed::DeleteField(at) => {
                let free: Vec<(usize, String)> = items
                    .iter()
                    .flat_map(|(range, name)| range.clone().map(move |at| (at, name.clone())))
                    .filter(|(at, _)| lines[*at].starts_with("    yoy: ") && !lines[*at].contains('#'))
                    .collect();
                if !free.is_empty() {
                    let (line, name) = free[at.index(free.len())].clone();
                    self.emptied.push((name, "yoy".to_string()));
                    lines.remove(line);
                }
            }
            Deed::CommentLine(at, deep) => {
                let comment = format!("{}# 注{}", if *deep { "    " } else { "" }, self.word());
                lines.insert(1 + at.index(head.max(1)), comment.clone());
                self.comments.push(comment);
            }
            Deed::CommentAtEnd(at) => {
                let line = 1 + at.index(head.max(1));
                if line < head && !lines[line].contains('#') && !self.comments.contains(&lines[line]) {
                    let word = format!("注{}", self.word());
                    lines[line].push_str(&format!("  # {word}"));
                    self.typed.push(word);
                }
            }
            Deed::SwapItems(at) => {
                let pairs: Vec<_> = items.windows(2).filter(|two| two[0].0.end == two[1].0.start).collect();
                if !pairs.is_empty() {
                    let two = pairs[at.index(pairs.len())];
                    let first: Vec<String> = lines.drain(two[0].0.clone()).collect();
                    let to = two[1].0.end - first.len();
                    lines.splice(to..to, first);
                }
            }
            Deed::AddOwn(at) => {
                let word = format!("自{}", self.word());
                if items.is_empty() {
                    lines.insert(head, format!("honors:\n  - {word}"));
                } else {
                    let near = &items[at.index(items.len())].0;
                    let own = if lines[near.start].contains("metric:") {
                        format!("  - metric: {word}\n    value: 1家")
                    } else {
                        format!("  - {{ name: {word}, role: leading }}")
                    };
                    let industries = lines.iter().position(|line| line.starts_with("industries:"));
                    match (lines[near.start].contains("metric:"), industries) {
                        (true, _) => lines.insert(near.start, own),
                        (false, Some(at)) => lines.insert(at + 1, own),
                        (false, None) => lines.insert(head, format!("industries:\n{own}")),
                    }
                }
                self.typed.push(word);
            }
            Deed::Quote(at) => {
                if !items.is_empty() {
                    let (range, name) = &items[at.index(items.len())];
                    if !name.is_empty() {
                        lines[range.start] =
                            lines[range.start].replacen(&format!(": {name}"), &format!(": '{name}'"), 1);
                    }
                }
            }
            Deed::ChangeTrait(at) | Deed::DeleteTrait(at) => {
                let free: Vec<usize> = (1..head)
                    .filter(|at| {
                        ["type: ", "founded: "].iter().any(|key| lines[*at].starts_with(key)) && !self.mine(&lines[*at])
                    })
                    .collect();
                if !free.is_empty() {
                    let line = free[at.index(free.len())];
                    let key = lines[line].split(':').next().unwrap_or("").to_string();
                    if matches!(deed, Deed::DeleteTrait(_)) {
                        lines.remove(line);
                        self.traits.push(format!("{key}: "));
                    } else {
                        let word =
                            if key == "founded" { format!("19{:02}", self.deeds % 90 + 10) } else { self.word() };
                        lines[line] = format!("{key}: {word}");
                        self.comments.push(lines[line].clone());
                        self.typed.extend(Some(word).filter(|_| key != "founded"));
                    }
                }
            }
            Deed::Body => {
                let word = format!("正文{}", self.word());
                lines.push(word.clone());
                self.typed.push(word);
            }
        }
        lines.join("\n") + "\n"
    }

    fn mine(&self, line: &str) -> bool {
        self.typed.iter().any(|word| line.contains(word))
            || line.contains('#')
            || self.comments.iter().any(|own| own == line)
    }

    fn still_sees(&self, before: &str, after: &str) -> Result<(), TestCaseError> {
        for word in &self.typed {
            prop_assert_eq!(
                before.matches(word).count(),
                after.matches(word).count(),
                "{}\n{}\n{}",
                word,
                before,
                after
            );
        }
        for comment in &self.comments {
            prop_assert!(after.lines().any(|line| line == comment), "{}\n{}\n{}", comment, before, after);
        }
        let items: Vec<String> = after.lines().map(str::to_string).collect();
        for name in &self.deleted {
            prop_assert!(
                !self::items(&items).iter().any(|(_, there)| there == name),
                "{} is back\n{}\n{}",
                name,
                before,
                after
            );
        }
        for key in &self.traits {
            prop_assert!(!after.lines().any(|line| line.starts_with(key)), "{} is back\n{}\n{}", key, before, after);
        }
        let read = profile::read_plain(&SourceText::new(PATH, after), Body::Zone);
        let profile = read.value.ok_or_else(|| TestCaseError::fail(diag::plain(&read.faults)))?;
        for (name, _) in &self.emptied {
            let back =
                profile.indicators.iter().any(|entry| entry.indicator.metric == *name && entry.indicator.yoy.is_some());
            prop_assert!(!back, "the change of {} is back\n{}", name, after);
        }
        Ok(())
    }
}

fn order(text: &str) -> Vec<String> {
    let lines: Vec<String> = text.lines().map(str::to_string).collect();
    items(&lines)
        .into_iter()
        .map(|(range, _)| {
            lines[range.start].chars().filter(|c| c.is_ascii_digit() || "甲自".contains(*c)).take(4).collect()
        })
        .collect()
}

fn articles(one: bool, two: bool) -> Vec<&'static str> {
    [("001", one), ("002", two)].into_iter().filter(|(_, read)| *read).map(|(id, _)| id).collect()
}

fn facts_of(said: &[Said], articles: &[&str]) -> Vec<Fact> {
    said.iter().copied().map(pooled).filter(|fact| articles.contains(&fact.evidence.article.as_str())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_edit_is_ever_lost(first in reading(), steps in steps()) {
        let mut site = Site::new();
        site.import(&["001", "002"], &facts_of(&first, &["001", "002"]));
        let mut person = Person::default();
        for step in steps {
            match step {
                Step::Edit(deed) => person.edit(&mut site, &deed),
                Step::Import(said, one, two) => {
                    let (articles, before) = (articles(one, two), site.text());
                    let facts = facts_of(&said, &articles);
                    let merged = site.import(&articles, &facts);
                    person.still_sees(&before, &merged.text)?;
                    let (was, now) = (order(&before), order(&merged.text));
                    let stays: Vec<&String> = was.iter().filter(|item| now.contains(item)).collect();
                    let stayed: Vec<&String> = now.iter().filter(|item| was.contains(item)).collect();
                    prop_assert_eq!(stays, stayed, "{}\n{}", before, merged.text);

                    let lock = site.lock.write();
                    let again = site.import(&articles, &facts);
                    prop_assert_eq!(&again.text, &merged.text);
                    prop_assert_eq!(site.lock.write(), lock);
                    prop_assert!(again.kept.is_empty(), "shown twice: {:?}", again.kept);
                }
            }
        }
    }

    #[test]
    fn two_branches_keep_what_the_chosen_file_says(first in reading(), ours in steps(), theirs in reading(), last in reading()) {
        let mut site = Site::new();
        site.import(&["001", "002"], &facts_of(&first, &["001", "002"]));
        let mut branch = site.clone();
        branch.import(&["001"], &facts_of(&theirs, &["001"]));
        let mut person = Person::default();
        for step in ours {
            if let Step::Edit(deed) = step {
                person.edit(&mut site, &deed);
            }
        }
        let union = format!("<<<<<<< a\n{}=======\n{}>>>>>>> b\n", site.lock.write(), branch.lock.write());
        site.lock = Lock::parse(&SourceText::new("content/import.lock", union)).value;
        let before = site.text();
        let facts = facts_of(&last, &["001", "002"]);
        let merged = site.import(&["001", "002"], &facts);
        person.still_sees(&before, &merged.text)?;
        prop_assert_eq!(site.import(&["001", "002"], &facts).text, merged.text);
    }
}

#[test]
fn a_fact_that_comes_back_on_another_line_is_not_told_twice() {
    let mut site = imported();
    site.edit("value: 140亿元", "value: 140亿元  # 注");
    site.import(&["001"], &[]);
    let edited = site.text();
    assert!(edited.contains("# 注"), "{edited}");
    let back = fact("001", 13, figure("固定资产投资", 140, Some(33)));
    assert_eq!(site.import(&["001"], &[back]).text, edited);
}
