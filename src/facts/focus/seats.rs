//! Where firms stand: in the city at home, in a zone of it, or nowhere that the text says.

use super::{Owner, Walk};
use crate::article::Role;
use crate::facts::context::Passage;
use crate::recognise::{MentionKind, OrganisationKind};
use crate::source::{Span, any_of};
use crate::vocab::PlaceRef;

impl Walk<'_, '_> {
    /// True where a firm is the city's: in a feature of it, of a firm that bears no other town's name.
    pub(super) fn tells_of_firm(&self, name: &str) -> bool {
        let elsewhere = || {
            let (_, place) = self.vocab.places.first_in(name).filter(|(span, _)| span.start == 0)?;
            let city = self.vocab.places.city_of(place).map(|city| city.name.as_str());
            let province = self.vocab.places.province_of(place).map(|province| province.name.as_str());
            let at_home = city.is_some() && city == self.city.as_deref()
                || city.is_none() && self.province().as_deref() == province;
            (!at_home).then_some(())
        };
        self.feature && elsewhere().is_none()
    }

    /// The company whose people speak first, before any is named: “公司……。”某某有限公司董事长说.
    pub(super) fn first_speaker(&self) -> Option<String> {
        let bodies = self.passages.iter().filter(|passage| passage.is_body()).take(6);
        let mut named = bodies.flat_map(|passage| passage.mentions.iter().map(move |mention| (passage, mention)));
        let (passage, mention) =
            named.find(|(_, mention)| matches!(mention.kind, MentionKind::Organisation(OrganisationKind::Company)))?;
        let after = &passage.text[mention.span.end..];
        any_of!(TITLES).starts(after).then(|| mention.span.of(passage.text).to_string())
    }

    /// Notes which companies of a city's article stand in the city or in a zone of it.
    pub(super) fn seat_companies(&mut self, passage: &Passage) {
        if !self.home_is_region() {
            return;
        }
        for mention in &passage.mentions {
            if let MentionKind::Organisation(OrganisationKind::Company | OrganisationKind::Bank) = mention.kind
                && let Some(seat) = self.seat_of(passage, mention.span)
            {
                self.seats.entry(mention.span.of(passage.text).to_string()).or_insert(seat);
            }
        }
    }

    /// Where the words place a company: it bears the city's name (某市方盛陶业有限公司, 农业银行某市分行), a clause says where it
    /// stands or builds (某某集团是落户某市的龙头, 某某集团将在某新区建设基地), or a picture of the city's story shows it.
    fn seat_of(&self, passage: &Passage, company: Span) -> Option<Owner> {
        let name = company.of(passage.text);
        if passage.role == Role::Caption || self.names_home(name) {
            return Some(self.home.clone());
        }
        let end = passage.clause_at(company.start).end.max(company.end);
        let rest = &passage.text[company.end..end];
        let builds = any_of!["在", "将在", "计划在", "拟在"].starts(rest)
            && any_of!["建设", "新建", "投资", "设立", "建立", "打造", "布局", "兴建"].is_in(rest);
        if !builds && !any_of!["是", "为", "位于", "落户", "地处", "坐落"].starts(rest) {
            return None;
        }
        let zone =
            passage.zones.iter().find(|(span, id)| company.end <= span.start && span.end <= end && self.speaks(*id));
        match zone {
            Some((_, zone)) => Some(Owner::Zone(*zone)),
            None => self.names_home(rest).then(|| self.home.clone()),
        }
    }

    /// True where words name the city at home, or a branch the province it lies in.
    pub(super) fn names_home(&self, words: &str) -> bool {
        let Owner::Region(home) = &self.home else { return false };
        let branch = any_of!["分行", "支行", "分公司"].ends(words);
        self.vocab.places.mentions(words).iter().any(|(_, place)| match place {
            PlaceRef::City(city) => city.name == *home,
            PlaceRef::County(county) => county.name == *home,
            PlaceRef::Province(province) => branch && self.province().is_some_and(|own| own == province.name),
            PlaceRef::NewArea(_) | PlaceRef::Locality(_) => false,
        })
    }
}

/// What those are called who speak for a firm.
const TITLES: &[&str] =
    &["负责人", "董事长", "总经理", "副总", "总裁", "创始人", "经理", "厂长", "首席", "主管", "相关负责人"];

/// The firm whose man says what a paragraph opens with: “我们公司……。”某某有限公司副总经理介绍.
pub(super) fn said_by(passage: &Passage) -> Option<String> {
    let said = passage.whole().strip_prefix('“')?;
    let after = said.split_once('”')?.1;
    let clause = after.split([',', '。', ':']).next()?;
    let firm = &clause[..any_of!(TITLES).first_start(clause)?];
    any_of!["公司", "集团"].ends(firm).then(|| firm.to_string())
}
