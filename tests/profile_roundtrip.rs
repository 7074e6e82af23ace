//! Laws of the plain file: read∘write is the identity, on generated profiles and on every real one; the same
//! profile gives the same bytes; the JSON Schema takes what the reader takes.

#![allow(clippy::expect_used, clippy::disallowed_methods)] // a test may stop, and reads files

mod support;

use proptest::prelude::*;
use yuanzhi::diag;
use yuanzhi::domain::IdentityField;
use yuanzhi::profile::{self, ArticleCard, Body, Profile};
use yuanzhi::source::SourceText;

fn read(path: &str, text: &str) -> Profile {
    let read = profile::read_plain(&SourceText::new(path, text), Body::Zone);
    assert!(read.faults.is_empty(), "{text}\n{}", diag::plain(&read.faults));
    read.value.expect("a profile")
}

fn read_card(path: &str, text: &str) -> ArticleCard {
    let read = profile::read_card(&SourceText::new(path, text));
    assert!(read.faults.is_empty(), "{text}\n{}", diag::plain(&read.faults));
    read.value.expect("a card")
}

fn front_matter(text: &str) -> serde_json::Value {
    let yaml = text.split("---\n").nth(1).expect("front matter");
    serde_yaml::from_str(yaml).expect("front matter as JSON")
}

fn complaints(schema: &serde_json::Value, value: &serde_json::Value) -> Vec<String> {
    let validator = jsonschema::validator_for(schema).expect("a schema");
    validator.iter_errors(value).map(|fault| format!("{}: {fault}", fault.instance_path())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_written_profile_reads_back_as_itself(original in support::profile()) {
        let text = profile::write(&original);
        let again = read(&original.path, &text);
        prop_assert_eq!(&again, &original);
        prop_assert_eq!(profile::write(&again), text);
    }

    #[test]
    fn a_written_card_reads_back_as_itself(original in support::card()) {
        let text = profile::write_card(&original);
        prop_assert_eq!(&read_card(&original.path, &text), &original);
    }

    #[test]
    fn facts_make_the_profile_they_came_from(original in support::profile()) {
        let once = Profile::from_facts(Profile::empty(&original.path, original.body_kind, &original.name), &original.facts());
        let twice = Profile::from_facts(Profile::empty(&original.path, original.body_kind, &original.name), &once.value.facts());
        prop_assert!(once.faults.is_empty(), "{}", diag::plain(&once.faults));
        prop_assert_eq!(&once.value, &twice.value);
        for fact in once.value.facts() {
            prop_assert!(original.facts().contains(&fact), "{:?}", fact);
        }
    }

    #[test]
    fn no_bytes_make_the_reader_panic(text in "(---\n)?(\\PC|[ \n\t:：,，{}\\[\\]\"'#&*!|>%@`~-]|name: |indicators:\n|  - |metric: ){0,60}(\n---\n)?") {
        let source = SourceText::new("content/zones/a.md", text.as_str());
        let _ = diag::plain(&profile::read_plain(&source, Body::Zone).faults);
        let _ = diag::plain(&profile::read_card(&source).faults);
    }
}

#[test]
fn every_real_profile_reads_clean_and_is_written_back_byte_for_byte() {
    for (path, text) in support::content("zones").into_iter().chain(support::content("regions")) {
        let profile = read(&path, &text);
        assert_eq!(profile::write(&profile), text, "{path}");
        let home = Profile::empty(&path, profile.body_kind, &profile.name);
        let made = Profile::from_facts(home, &profile.facts());
        assert!(made.faults.is_empty(), "{}", diag::plain(&made.faults));
        let lost: Vec<_> = profile.facts().into_iter().filter(|fact| !made.value.facts().contains(fact)).collect();
        assert!(lost.is_empty(), "{path} states a fact twice: {lost:?}");
    }
    for (path, text) in support::content("articles") {
        assert_eq!(profile::write_card(&read_card(&path, &text)), text, "{path}");
    }
}

#[test]
fn the_schema_takes_every_real_file() {
    let schema = profile::profile_schema();
    for (path, text) in support::content("zones").into_iter().chain(support::content("regions")) {
        assert_eq!(complaints(&schema, &front_matter(&text)), Vec::<String>::new(), "{path}");
    }
    let schema = profile::card_schema();
    for (path, text) in support::content("articles") {
        assert_eq!(complaints(&schema, &front_matter(&text)), Vec::<String>::new(), "{path}");
    }
}

const SOUND: &str = "---\nname: 石河子经济技术开发区\naliases: [石经开]\nfounded: 1992\nupdated: 2025-12-31\nindustries:\n  - { name: 新材料, role: cluster, source: \"001:22\" }\nindicators:\n  - metric: 固定资产投资\n    value: 140亿元\n    period: 2023\n    yoy: 33.3%\n    status: estimate\n    source: \"001:14\"\n---\n";

#[test]
fn the_schema_refuses_what_the_reader_refuses() {
    let schema = profile::profile_schema();
    assert_eq!(complaints(&schema, &front_matter(SOUND)), Vec::<String>::new());
    for (right, wrong) in [
        ("metric:", "metrc:"),
        ("aliases:", "alias:"),
        ("role: cluster", "role: clustre"),
        ("140亿元", "许多"),
        ("period: 2023", "period: 去年"),
        ("33.3%", "三成"),
        ("status: estimate", "status: done"),
        ("\"001:14\"", "第14行"),
        ("石河子经济技术开发区", "<b>石河子</b>"),
        ("[石经开]", "石经开"),
        ("2025-12-31", "2025-12"),
    ] {
        let text = SOUND.replacen(right, wrong, 1);
        assert_ne!(complaints(&schema, &front_matter(&text)), Vec::<String>::new(), "{wrong}");
        let read = profile::read_plain(&SourceText::new("content/zones/a.md", text), Body::Zone);
        assert!(read.has_errors(), "{wrong}");
    }
}

#[test]
fn facts_carry_the_traits_with_their_sources() {
    let text =
        "---\nname: 石河子经济技术开发区\ntype: 经济技术开发区\nfounded: 1992\nsources: { type: \"001:10\" }\n---\n";
    let facts = read("content/zones/a.md", text).facts();
    let told: Vec<String> =
        facts.iter().map(|fact| format!("{:?} {}:{}", fact.claim, fact.evidence.article, fact.evidence.line)).collect();
    assert_eq!(
        told,
        [
            format!("Identity {{ field: {:?}, value: \"经济技术开发区\" }} 001:10", IdentityField::Type),
            format!("Identity {{ field: {:?}, value: \"1992\" }} :0", IdentityField::Founded),
        ]
    );
}
