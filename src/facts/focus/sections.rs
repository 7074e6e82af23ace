//! Whose section it is: what a heading names, in full, by its place or by its type alone.

use std::collections::BTreeSet;

use super::home::all_zones_of;
use super::{Owner, Walk, the_only};
use crate::article::Role;
use crate::facts::cast::ZoneId;
use crate::facts::context::Passage;
use crate::recognise::{MentionKind, ZoneForm};
use crate::source::{Span, any_of};

impl Walk<'_, '_> {
    /// The zone a heading is about: the first it names that is neither made nor built by somebody (打造某某新区, 某某园建设).
    pub(super) fn headed(&self, passage: &Passage) -> Option<ZoneId> {
        let about = |(span, zone): &(Span, ZoneId)| {
            let (before, after) = (&passage.text[..span.start], &passage.text[span.end..]);
            let made = any_of!(MADE).ends(before.trim_end_matches(|c| "“‘的".contains(c)));
            // 某某产业园落地某经开区: a park that comes to a zone is the zone's news.
            let comes = passage.zones.len() > 1
                && any_of!["落地", "落户", "入驻", "进驻", "花落", "签约", "奠基", "开建", "开工", "投产"]
                    .starts(after);
            let site = comes
                || after.starts_with("项目")
                || after.starts_with("建设") && passage.zones.len() == 1 && span.start > 0;
            self.speaks(*zone) && !made && !site
        };
        passage.zones.iter().find(|named| about(named)).map(|(_, zone)| *zone)
    }

    /// The zone under a heading that names its place and nothing else: 【宝鸡】.
    fn headed_by_place(&self, at: usize) -> Option<ZoneId> {
        let passage = self.passages.get(at)?;
        let bare = passage.text.trim_matches(|c: char| !c.is_alphabetic());
        let (span, _) = passage.places.first()?;
        let place = span.of(passage.text);
        if bare != place {
            return None;
        }
        let below = self.passages[at + 1..].iter().take_while(|next| next.is_body());
        let named = below.flat_map(|next| &next.zones).map(|(_, zone)| *zone).filter(|zone| self.speaks(*zone));
        let short = place.trim_end_matches('市');
        named.clone().find(|zone| self.cast.zone(*zone).name.contains(short)).or_else(|| named.clone().next())
    }

    /// The zone whose name without its ending stands before the colon of a heading: 小蓝:45个项目一天开工.
    fn headed_by_short_name(&self, passage: &Passage) -> Option<ZoneId> {
        let (short, _) = passage.text.split_once(':').filter(|(short, _)| (2..=4).contains(&short.chars().count()))?;
        let called = |word: &String| {
            word.strip_prefix(short).is_some_and(|rest| self.vocab.zones.ending_of(rest) == Some(rest.len()))
        };
        let named = self.cast.zones().filter(|(id, zone)| self.speaks(*id) && zone.words.iter().any(called));
        the_only(named.filter(|(id, _)| self.in_part(*id)).map(|(id, _)| id))
    }

    /// The zone of a city's story under a heading that names its type and nothing more: 沃土:经开区的分量.
    fn headed_by_type(&self, passage: &Passage) -> Option<ZoneId> {
        if !self.home_is_region() {
            return None;
        }
        let typed = passage.mentions.iter().find(|mention| {
            matches!(&mention.kind, MentionKind::Zone(zone) if zone.form != ZoneForm::Named)
                && any_of!["经开区", "高新区", "开发区"].contains(mention.span.of(passage.text))
        })?;
        let kind = self.vocab.zones.expand(typed.span.of(passage.text));
        let named = self.cast.zones().filter(|(id, zone)| zone.name.ends_with(&kind) && self.speaks(*id));
        the_only(named.filter(|(id, _)| self.in_part(*id)).map(|(id, _)| id))
    }

    /// The zones of a round-up: several headings inside the story name one each, and the title none.
    pub(super) fn gone_through_by_headings(&self) -> Option<BTreeSet<ZoneId>> {
        let mut named = BTreeSet::new();
        let mut begun = false;
        for (at, passage) in self.passages.iter().enumerate() {
            begun |= passage.is_body();
            if let Role::Heading(_) = passage.role {
                let zone = self.headed(passage).or_else(|| {
                    let zone = self.headed_by_place(at)?;
                    begun = true;
                    Some(zone)
                });
                match zone {
                    Some(_) if !begun => return None,
                    Some(zone) => drop(named.insert(zone)),
                    None => {}
                }
            }
        }
        (named.len() >= 2).then_some(named)
    }

    /// A heading that names a zone gives its section to it; another heading gives it back to who is at home.
    pub(super) fn enter_section(&mut self, (number, passage): (usize, &Passage), begun: bool) {
        let of_firms = any_of!(COMPANY_PAGES).starts(passage.text.trim());
        if self.home_is_region() && of_firms {
            self.section = Owner::Nobody;
        }
        // 2015年 某综合保税区获批 is a line of a chronicle and heads no section.
        let chronicle = passage
            .figures()
            .next()
            .is_some_and(|mention| mention.span.start == 0 && matches!(mention.kind, MentionKind::Period(_)));
        // A second line of the headline says more of whom the first is about.
        let all = || self.titles().any(|title| all_zones_of(title).is_some());
        let settled = !begun && (matches!(self.home, Owner::Zone(_)) || all());
        let zone = self.headed(passage).filter(|_| !chronicle && !settled);
        let zone = zone.or_else(|| self.headed_by_place(number).filter(|_| !settled));
        let zone = zone.or_else(|| self.headed_by_short_name(passage).filter(|_| begun && !chronicle));
        let typed = self.headed_by_type(passage).filter(|_| begun && !chronicle && zone.is_none());
        // What a heading names by its type alone ends with the next heading.
        if std::mem::replace(&mut self.typed, typed.is_some()) {
            self.section = self.home.clone();
        }
        if let Some(zone) = zone.or(typed) {
            self.section = Owner::Zone(zone);
            self.last_zone = Some(zone);
        } else if self.home_is_region() && begun && !chronicle && !of_firms && self.section != Owner::Nobody {
            // Beside the headings of a city's zones one that names none is the city's.
            self.section = self.home.clone();
        } else if let Owner::Zone(home) = self.home {
            self.last_zone = Some(home);
        }
    }
}

/// Headings of pages and columns that hold news of companies.
const COMPANY_PAGES: &[&str] =
    &["企业快讯", "企业新闻", "公告", "公司", "上市公司", "财经", "证券", "股市", "企业动态", "公司财经", "公司新闻"];

/// Verbs of which a zone is the work or the aim, and not the one told of.
const MADE: &[&str] = &["打造", "建设", "共建", "创建", "争创", "申报", "新建", "筹建", "组建", "宜居", "宜游"];
