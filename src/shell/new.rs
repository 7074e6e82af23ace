//! `yuanzhi new`: a profile to be filled in, with all that its name says already.

use std::path::Path;

use crate::diag::{Diagnostic, Place};
use crate::profile::{self, Body, Profile};

use super::args::{NewArgs, NewKind};
use super::files::{self, Told};
use super::folder::{Content, Folder};
use super::{Ending, report};

/// What comes below the keys that are known: the commonest keys, ready to be uncommented.
const TO_FILL: &str = "\
# 去掉行首的 # 即可填写；每个数字都要有出处：文章编号:行号（文章登记在 content/articles/）。
# level: 国家级
# founded: 1992
# industries:
#   - { name: 新材料, role: leading, source: \"001:22\" }
# indicators:
#   - metric: 固定资产投资
#     value: 140亿元          # 约600家 · 超60家 · 近600家 · ≥30亿元
#     period: 2023            # 2023-H1 · 2023-01/2023-08 · ..2021-12（截至）
#     source: \"001:14\"
";

/// Runs the command.
pub(super) fn run(site: Option<&Path>, args: &NewArgs) -> Told<Ending> {
    let folder = Folder::find(site)?;
    let content = folder.content();
    let typed = args.name.trim();
    let body = if args.kind == NewKind::Zone { Body::Zone } else { Body::Region };
    let name = if body == Body::Zone { content.vocab.zones.expand(typed) } else { typed.to_string() };
    if let Some(known) = known(&content, [typed, &name]) {
        return Err(Box::new(stands(known)));
    }
    let slug = match &args.slug {
        Some(slug) => slug.clone(),
        None => content.vocab.slug_of(&name).ok_or_else(|| Box::new(no_slug(&name)))?,
    };
    let below = if body == Body::Zone { "content/zones" } else { "content/regions" };
    let path = format!("{below}/{slug}.md");
    if folder.root.join(&path).exists() {
        let fault = Diagnostic::error("new/standing", format!("`{path}` stands there already; nothing was written."));
        return Err(Box::new(fault.at(Place::file(path)).hint("Name another file: `--slug other-name`.")));
    }
    let text = text(&content, (&path, body), (typed, &name));
    let source = crate::source::SourceText::new(path.as_str(), text.as_str());
    let read = profile::read(&source, body, &content.vocab);
    if read.has_errors() {
        report::tell(&read.faults);
        return Ok(Ending::Faults);
    }
    files::write(&folder.root.join(&path), text.as_bytes())?;
    report::print(&format!("{path}\n"))?;
    report::say("Fill it in, then type `yuanzhi check`; `yuanzhi serve` shows it while you write.");
    Ok(Ending::Clean)
}

/// The profile that has one of these names already.
fn known<'a>(content: &'a Content, names: [&str; 2]) -> Option<&'a Profile> {
    let is_it = |profile: &&Profile| {
        let aliases = profile.aliases.iter().map(|alias| alias.name.as_str());
        aliases.chain([profile.name.as_str()]).any(|name| names.contains(&name))
    };
    content.profiles.iter().find(is_it)
}

fn stands(profile: &Profile) -> Diagnostic {
    Diagnostic::error("new/standing", format!("`{}` has a profile already; nothing was written.", profile.name))
        .at(Place::file(profile.path.as_str()))
        .hint("Open that file, or name another zone.")
}

fn no_slug(name: &str) -> Diagnostic {
    Diagnostic::error("new/no-slug", format!("No file name can be made of `{}`.", name.escape_debug()))
        .hint("Type one in small ASCII letters, digits and hyphens: `--slug shihezi-jingkaiqu`.")
}

/// What the name says, and the rest to be filled in.
fn text(content: &Content, (path, body): (&str, Body), (typed, name): (&str, &str)) -> String {
    let vocab = &content.vocab;
    let mut profile = Profile::empty(path, body, name);
    if body == Body::Zone {
        profile.zone_type = vocab.zones.type_of(name).map(|kind| kind.name.clone());
        let place = vocab.places.locate(name);
        profile.province = place.as_ref().map(|place| place.province.to_string());
        profile.city = place.and_then(|place| place.city).map(str::to_string);
    } else {
        let city = vocab.places.city(name).filter(|city| city.name == name);
        let province =
            city.and_then(|city| vocab.places.province_of_city(city)).or_else(|| vocab.places.province(name));
        profile.zone_type = Some(if city.is_some() { "市" } else { "省" }.to_string());
        profile.province = province.map(|province| province.name.clone());
    }
    if typed != name {
        profile.aliases.push(profile::Named { name: typed.to_string(), source: None, quote: None });
    }
    let written = profile::write(&profile);
    let of_zones_only = |line: &&str| !line.starts_with("# level") && !line.starts_with("# founded");
    let to_fill: String = match body {
        Body::Zone => TO_FILL.to_string(),
        Body::Region => TO_FILL.split_inclusive('\n').filter(of_zones_only).collect(),
    };
    match written.strip_suffix("---\n") {
        Some(head) => format!("{head}{to_fill}---\n"),
        None => written,
    }
}
