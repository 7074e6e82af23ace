//! What the words of a profile mean: raw words in, values out, with every fault on the way.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::diag::Diagnostic;
use crate::domain::{CompanyRole, IdentityField, Indicator, IndustryRole, Project, ProjectStatus, Rank, Share, Status};

use super::judge::{Choice, Judge};
use super::model::{Body, Company, Designation, IndicatorEntry, Industry, Locator, Named, Profile, ProjectEntry};
use super::raw::{
    Item, RawCompany, RawHonor, RawIndicator, RawIndustry, RawNamed, RawProfile, RawProject, RawRank, RawShare,
    RawSources,
};
use super::tree::Step;
use super::vocabulary;

/// Declares the closed list of one enumeration of the domain.
macro_rules! choices {
    ($($name:ident: $type:ident = $code:literal;)+) => {$(
        static $name: LazyLock<Choice<$type>> = LazyLock::new(|| Choice {
            code: $code,
            words: $type::ALL.iter().map(|value| (value.name(), *value)).collect(),
            zh: $type::ALL.iter().map(|value| value.zh()).collect(),
        });
    )+};
}

choices! {
    INDUSTRY_ROLES: IndustryRole = "profile/unknown-role";
    COMPANY_ROLES: CompanyRole = "profile/unknown-role";
    PROJECT_STATUSES: ProjectStatus = "profile/unknown-status";
    STATUSES: Status = "profile/unknown-status";
}

/// The values of a profile; `None` where it has no name.
pub(super) fn profile(judge: &mut Judge, raw: RawProfile, file: (&str, Body)) -> Option<Profile> {
    if raw.name.as_ref().is_none_or(|name| name.0.trim().is_empty()) {
        judge
            .flaw(Diagnostic::error("profile/missing-name", "The profile has no name.").hint(
                "Type the fullest name of the zone on the first line after `---`: `name: 石河子经济技术开发区`.",
            ));
    }
    let (path, body_kind) = file;
    let name = judge.text("name", raw.name);
    let (sources, parent_source) = sources(judge, raw.sources.unwrap_or_default());
    let rest = Profile {
        path: path.to_string(),
        slug: slug_of(path).to_string(),
        body_kind,
        name: String::new(),
        aliases: named(judge, "aliases", raw.aliases),
        zone_type: judge.text("type", raw.zone_type),
        level: judge.text("level", raw.level),
        province: judge.text("province", raw.province),
        city: judge.text("city", raw.city),
        parent: judge.text("parent", raw.parent),
        founded: judge.period("founded", raw.founded),
        national_since: judge.period("national_since", raw.national_since),
        updated: judge.day("updated", raw.updated),
        positioning: named(judge, "positioning", raw.positioning),
        targets: named(judge, "targets", raw.targets),
        sources,
        parent_source,
        industries: judge.items("industries", raw.industries, industry),
        indicators: judge.items("indicators", raw.indicators, indicator),
        projects: judge.items("projects", raw.projects, project),
        companies: judge.items("companies", raw.companies, company),
        platforms: named(judge, "platforms", raw.platforms),
        mechanisms: named(judge, "mechanisms", raw.mechanisms),
        honors: judge.items("honors", raw.honors, honor),
        markdown: String::new(),
    };
    if let Some(vocab) = judge.vocab {
        vocabulary::traits(judge, vocab, &rest);
    }
    name.map(|name| Profile { name, ..rest })
}

/// A file's name without folders and ending.
pub(super) fn slug_of(path: &str) -> &str {
    let file = path.rsplit(['/', '\\']).next().unwrap_or(path);
    file.strip_suffix(".md").unwrap_or(file)
}

fn named(judge: &mut Judge, key: &'static str, raw: Vec<Item<RawNamed>>) -> Vec<Named> {
    judge.items(key, raw, |judge, Item(raw)| {
        let name = judge.required("name", raw.name, example(key));
        let (source, quote) = (judge.source("source", raw.source), judge.text("quote", raw.quote));
        Some(Named { name: name?, source, quote })
    })
}

/// A name that could stand under `key`.
fn example(key: &str) -> &'static str {
    match key {
        "aliases" => "石河子经开区",
        "positioning" => "北疆科技创新中心",
        "targets" => "千亿级园区",
        "platforms" => "科技企业孵化器",
        _ => "全代办",
    }
}

fn sources(judge: &mut Judge, raw: RawSources) -> (BTreeMap<IdentityField, Locator>, Option<Locator>) {
    let words = [
        (IdentityField::Type, raw.zone_type),
        (IdentityField::Level, raw.level),
        (IdentityField::Province, raw.province),
        (IdentityField::City, raw.city),
        (IdentityField::Founded, raw.founded),
        (IdentityField::NationalSince, raw.national_since),
    ];
    judge.inside(Step::Key("sources"), |judge| {
        let traits =
            words.into_iter().filter_map(|(field, word)| Some((field, judge.source(field.name(), word)?))).collect();
        (traits, judge.source("parent", raw.parent))
    })
}

fn industry(judge: &mut Judge, Item(raw): Item<RawIndustry>) -> Option<Industry> {
    let name = judge.required("name", raw.name, "新材料");
    let untold = raw.role.is_none();
    let role = judge.choice("role", raw.role, &INDUSTRY_ROLES);
    if untold && let Some(name) = &name {
        judge.flaw(
            Diagnostic::error("profile/missing-key", format!("The industry `{name}` has no role."))
                .hint(format!("Type the part it plays: `{{ name: {name}, role: leading }}`.")),
        );
    }
    let (source, quote) = (judge.source("source", raw.source), judge.text("quote", raw.quote));
    if let (Some(vocab), Some(name)) = (judge.vocab, &name) {
        vocabulary::industry(judge, vocab, name);
    }
    Some(Industry { name: name?, role: role?, source, quote })
}

fn indicator(judge: &mut Judge, raw: RawIndicator) -> Option<IndicatorEntry> {
    let unsaid = raw.value.is_none() && raw.yoy.is_none() && raw.share.is_none() && raw.rank.is_none();
    if unsaid {
        judge.flaw(
            Diagnostic::error("profile/no-figure", "This indicator gives no number.")
                .hint("Type `value: 140亿元`, or `yoy: 33.3%` where only the change is known."),
        );
    }
    let metric = judge.required("metric", raw.metric, "固定资产投资");
    let indicator = Indicator {
        metric: metric.unwrap_or_default(),
        subject: judge.text("subject", raw.subject),
        quantity: judge.quantity("value", raw.value),
        period: judge.period("period", raw.period),
        period_inferred: judge.truth("period_inferred", raw.period_inferred),
        yoy: judge.percent("yoy", raw.yoy),
        share: raw.share.and_then(|raw| judge.inside(Step::Key("share"), |judge| share(judge, raw))),
        rank: raw.rank.and_then(|raw| judge.inside(Step::Key("rank"), |judge| rank(judge, raw))),
        status: judge.choice("status", raw.status, &STATUSES).unwrap_or(Status::Actual),
    };
    let (source, quote) = (judge.source("source", raw.source), judge.text("quote", raw.quote));
    if indicator.metric.is_empty() {
        return None;
    }
    let entry = IndicatorEntry { indicator, source, quote };
    if let Some(vocab) = judge.vocab {
        vocabulary::indicator(judge, vocab, &entry);
    }
    Some(entry)
}

fn share(judge: &mut Judge, raw: RawShare) -> Option<Share> {
    let of = judge.required("of", raw.of, "全市工业总产值");
    let missing = raw.pct.is_none();
    let pct = judge.percent("pct", raw.pct);
    if missing {
        judge.flaw(Diagnostic::error("profile/missing-key", "`pct` is missing here.").hint("Type `pct: 33.3%`."));
    }
    let pct = pct?;
    if pct.is_sign_negative() || pct > crate::domain::Decimal::ONE_HUNDRED {
        judge.flaw_at(
            "pct",
            Diagnostic::error("profile/bad-share", format!("A share of {}% cannot be.", pct.normalize()))
                .hint("A share lies between 0% and 100%; a change is written `yoy`."),
        );
        return None;
    }
    Some(Share { pct, of: of? })
}

fn rank(judge: &mut Judge, raw: RawRank) -> Option<Rank> {
    let of = judge.required("of", raw.of, "全国217家国家级经开区");
    let Some(word) = raw.position else {
        judge.flaw(Diagnostic::error("profile/missing-key", "`position` is missing here.").hint("Type `position: 4`."));
        return None;
    };
    let plain = word.0.trim().trim_start_matches('第').trim_end_matches(['位', '名']);
    match plain.parse::<u32>() {
        Ok(position) if position > 0 => Some(Rank { position, of: of? }),
        _ => {
            judge.flaw_at(
                "position",
                Diagnostic::error("profile/bad-rank", format!("`{}` is not a place in an order.", word.0))
                    .hint("Type a whole number from 1: `position: 4`."),
            );
            None
        }
    }
}

fn project(judge: &mut Judge, raw: RawProject) -> Option<ProjectEntry> {
    let name = judge.required("name", raw.name, "新型显示材料产业园项目");
    let project = Project {
        name: name.unwrap_or_default(),
        investment: judge.quantity("investment", raw.investment),
        status: judge.choice("status", raw.status, &PROJECT_STATUSES).unwrap_or(ProjectStatus::Unknown),
        date: judge.period("date", raw.date),
        expected: judge.truth("expected", raw.expected),
        period_inferred: judge.truth("period_inferred", raw.period_inferred),
    };
    let (source, quote) = (judge.source("source", raw.source), judge.text("quote", raw.quote));
    if let (Some(vocab), Some(investment)) = (judge.vocab, &project.investment) {
        vocabulary::investment(judge, vocab, investment);
    }
    (!project.name.is_empty()).then_some(ProjectEntry { project, source, quote })
}

fn company(judge: &mut Judge, Item(raw): Item<RawCompany>) -> Option<Company> {
    let name = judge.required("name", raw.name, "大运集团");
    let untold = raw.role.is_none();
    let role = judge.choice("role", raw.role, &COMPANY_ROLES);
    let industry = judge.text("industry", raw.industry);
    let (source, quote) = (judge.source("source", raw.source), judge.text("quote", raw.quote));
    // A company of which nothing more is said is one that is there.
    let role = if untold { Some(CompanyRole::Resident) } else { role };
    Some(Company { name: name?, role: role?, industry, source, quote })
}

fn honor(judge: &mut Judge, Item(raw): Item<RawHonor>) -> Option<Designation> {
    let name = judge.required("name", raw.name, "国家级绿色工业园区");
    let subject = judge.text("subject", raw.subject);
    let (source, quote) = (judge.source("source", raw.source), judge.text("quote", raw.quote));
    Some(Designation { name: name?, subject, source, quote })
}
