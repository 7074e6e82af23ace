//! Tags: industries with the wider ones above them, provinces, types, levels, mechanisms, targets, honors, companies.
//!
//! Only zones are members; a region's facts link to a tag's page but do not make one. Companies get a page where
//! they stand in more than one profile.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::vocab::IndustryTerm;

use super::lexicon::Lexicon;
use super::{Entry, EntryId, Phrases, address};

/// Place of a tag in [`Tags`].
pub type TagId = usize;

/// The kinds of tags.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TagKind {
    /// 产业
    Industry,
    /// 省份
    Province,
    /// 类型
    Type,
    /// 级别
    Level,
    /// 机制
    Mechanism,
    /// 目标
    Target,
    /// 荣誉
    Honor,
    /// 企业
    Company,
}

impl TagKind {
    /// All kinds, in the order of the index.
    pub const ALL: [TagKind; 8] = [
        TagKind::Industry,
        TagKind::Province,
        TagKind::Type,
        TagKind::Level,
        TagKind::Mechanism,
        TagKind::Target,
        TagKind::Honor,
        TagKind::Company,
    ];

    /// The folder of its pages.
    pub fn folder(self) -> &'static str {
        match self {
            TagKind::Industry => "industries",
            TagKind::Province => "provinces",
            TagKind::Type => "types",
            TagKind::Level => "levels",
            TagKind::Mechanism => "mechanisms",
            TagKind::Target => "targets",
            TagKind::Honor => "honors",
            TagKind::Company => "companies",
        }
    }

    /// The word for it.
    pub fn word(self, say: &Phrases) -> &str {
        say.name(match self {
            TagKind::Industry => "产业",
            TagKind::Province => "省份",
            TagKind::Type => "类型",
            TagKind::Level => "级别",
            TagKind::Mechanism => "机制",
            TagKind::Target => "目标",
            TagKind::Honor => "荣誉",
            TagKind::Company => "企业",
        })
    }

    /// One sentence on what these tags are.
    pub fn note(self, say: &Phrases) -> &str {
        let note = match self {
            TagKind::Industry => &say.tag_industry,
            TagKind::Province => &say.tag_province,
            TagKind::Type => &say.tag_type,
            TagKind::Level => &say.tag_level,
            TagKind::Mechanism => &say.tag_mechanism,
            TagKind::Target => &say.tag_target,
            TagKind::Honor => &say.tag_honor,
            TagKind::Company => &say.tag_company,
        };
        note.text()
    }
}

/// One tag.
#[derive(Debug, Clone)]
pub struct Tag {
    /// Its kind.
    pub kind: TagKind,
    /// Its name.
    pub name: String,
    /// Its pinyin, for sorting and finding.
    pub pinyin: String,
    /// Address word.
    pub slug: String,
    /// Address of its page.
    pub href: String,
    /// Its zones by id (a company's: zones and regions), each with the first fact that says so.
    pub members: Vec<Member>,
    /// Wider tags.
    pub parents: Vec<TagId>,
    /// Narrower tags.
    pub children: Vec<TagId>,
}

/// A zone under a tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Member {
    /// The zone.
    pub entry: EntryId,
    /// The first fact that says so, by its place in the list.
    pub index: u16,
}

/// The tags of one entry's facts, list by list; `None` where a fact's tag has no page.
#[derive(Debug, Clone, Default)]
pub struct EntryTags {
    /// Province.
    pub province: Option<TagId>,
    /// Type.
    pub zone_type: Option<TagId>,
    /// Level.
    pub level: Option<TagId>,
    /// One for each of `industries`.
    pub industries: Vec<Option<TagId>>,
    /// One for each of `mechanisms`.
    pub mechanisms: Vec<Option<TagId>>,
    /// One for each of `targets`.
    pub targets: Vec<Option<TagId>>,
    /// One for each of `honors`.
    pub honors: Vec<Option<TagId>>,
    /// One for each of `companies`.
    pub companies: Vec<Option<TagId>>,
}

impl EntryTags {
    /// The tags of one kind, one for each fact of its list.
    pub fn of(&self, kind: TagKind) -> &[Option<TagId>] {
        match kind {
            TagKind::Industry => &self.industries,
            TagKind::Province => std::slice::from_ref(&self.province),
            TagKind::Type => std::slice::from_ref(&self.zone_type),
            TagKind::Level => std::slice::from_ref(&self.level),
            TagKind::Mechanism => &self.mechanisms,
            TagKind::Target => &self.targets,
            TagKind::Honor => &self.honors,
            TagKind::Company => &self.companies,
        }
    }
}

/// All tags of the site.
#[derive(Debug, Default)]
pub struct Tags {
    all: Vec<Tag>,
    by_key: BTreeMap<TagKind, HashMap<String, TagId>>,
    of_entries: Vec<EntryTags>,
}

/// Names of one kind as they are gathered: key → (name as first written, members).
type Gathered = BTreeMap<String, (String, BTreeMap<EntryId, u16>)>;

impl Tags {
    /// Gathers the tags of all entries.
    pub fn gather(entries: &[Entry], lexicon: &Lexicon<'_>) -> Tags {
        let mut tags = Tags::default();
        let industries = Family::gather(entries, lexicon);
        for kind in TagKind::ALL {
            let gathered = match kind {
                TagKind::Industry => industries.members(entries),
                other => gather(entries, other),
            };
            tags.take_in(kind, gathered, &industries, lexicon);
        }
        tags.join(&industries);
        tags.of_entries = entries.iter().map(|entry| tags.entry_tags(entry, &industries)).collect();
        tags
    }

    /// Adds the tags of one kind in the order of their index.
    fn take_in(&mut self, kind: TagKind, gathered: Gathered, industries: &Family, lexicon: &Lexicon<'_>) {
        let provinces: Vec<_> = lexicon.provinces().collect();
        let mut found: Vec<(usize, String, String, OneTag)> = gathered
            .into_iter()
            .map(|(key, (name, members))| {
                let official = match kind {
                    TagKind::Province => {
                        provinces.iter().position(|province| province.name == name).unwrap_or(usize::MAX)
                    }
                    _ => 0,
                };
                (official, lexicon.syllables(&name).join(" "), key, (name, members))
            })
            .collect();
        found.sort();
        let slugs = address::distinct(
            found.iter().map(|(official, _, key, (name, _))| {
                let known = match kind {
                    TagKind::Industry => industries.words.get(key).map(|word| word.slug.clone()),
                    TagKind::Province => provinces.get(*official).map(|province| province.slug.clone()),
                    TagKind::Type => lexicon.type_slug(name).map(str::to_string),
                    _ => None,
                };
                (name.as_str(), known)
            }),
            lexicon,
        );
        for ((_, pinyin, key, (name, members)), slug) in found.into_iter().zip(slugs) {
            let members = members.into_iter().map(|(entry, index)| Member { entry, index }).collect();
            let href = address::page(kind.folder(), &slug);
            self.by_key.entry(kind).or_default().insert(key, self.all.len());
            self.all.push(Tag { kind, name, pinyin, slug, href, members, parents: Vec::new(), children: Vec::new() });
        }
    }

    /// Joins wider and narrower industries.
    fn join(&mut self, industries: &Family) {
        for (child, parents) in &industries.parents {
            for parent in parents {
                if let (Some(child), Some(parent)) =
                    (self.id(TagKind::Industry, child), self.id(TagKind::Industry, parent))
                {
                    self.all[child].parents.push(parent);
                    self.all[parent].children.push(child);
                }
            }
        }
        for tag in &mut self.all {
            tag.children.sort_unstable();
        }
    }

    fn entry_tags(&self, entry: &Entry, industries: &Family) -> EntryTags {
        let profile = &entry.profile;
        let id = |kind, name: &str| self.id(kind, &key(name));
        EntryTags {
            province: id(TagKind::Province, &entry.province),
            zone_type: profile.zone_type.as_deref().and_then(|name| id(TagKind::Type, name)),
            level: profile.level.as_deref().and_then(|name| id(TagKind::Level, name)),
            industries: profile
                .industries
                .iter()
                .map(|item| self.id(TagKind::Industry, industries.key(&item.name)))
                .collect(),
            mechanisms: profile.mechanisms.iter().map(|item| id(TagKind::Mechanism, &item.name)).collect(),
            targets: profile.targets.iter().map(|item| id(TagKind::Target, &item.name)).collect(),
            honors: profile.honors.iter().map(|item| id(TagKind::Honor, &item.name)).collect(),
            companies: profile.companies.iter().map(|item| id(TagKind::Company, &item.name)).collect(),
        }
    }

    /// All tags: by kind, then in the order of the index.
    pub fn all(&self) -> &[Tag] {
        &self.all
    }

    /// The tag of an id handed out by this table.
    pub fn get(&self, id: TagId) -> &Tag {
        &self.all[id]
    }

    /// The tags of one kind with their ids, in the order of the index.
    pub fn of_kind(&self, kind: TagKind) -> impl Iterator<Item = (TagId, &Tag)> {
        self.all.iter().enumerate().filter(move |(_, tag)| tag.kind == kind)
    }

    /// The tags of an entry's facts.
    pub fn of_entry(&self, entry: EntryId) -> &EntryTags {
        &self.of_entries[entry]
    }

    /// The tag of a company as written; `None` where it has no page.
    pub fn company(&self, name: &str) -> Option<&Tag> {
        self.id(TagKind::Company, &key(name)).map(|id| self.get(id))
    }

    /// Address of a tag's page; empty where there is none.
    pub fn href(&self, id: Option<TagId>) -> &str {
        id.map_or("", |id| &self.all[id].href)
    }

    /// A tag and all that lie below it.
    pub fn below(&self, id: TagId) -> BTreeSet<TagId> {
        let mut found = BTreeSet::from([id]);
        let mut open = vec![id];
        while let Some(next) = open.pop() {
            open.extend(self.all[next].children.iter().filter(|&&child| found.insert(child)));
        }
        found
    }

    fn id(&self, kind: TagKind, key: &str) -> Option<TagId> {
        self.by_key.get(&kind)?.get(key).copied()
    }
}

/// Name and members of one tag.
type OneTag = (String, BTreeMap<EntryId, u16>);

/// Two names are one tag where they differ only in quotation marks and spaces.
fn key(name: &str) -> Cow<'_, str> {
    let dropped = |c: char| c.is_whitespace() || "“”‘’「」『』\"'".contains(c);
    match name.contains(dropped) {
        true => name.replace(dropped, "").into(),
        false => name.into(),
    }
}

fn gather(entries: &[Entry], kind: TagKind) -> Gathered {
    let mut gathered = Gathered::new();
    for (id, entry) in entries.iter().enumerate() {
        if entry.is_region() && kind != TagKind::Company {
            continue;
        }
        for (index, name) in names(entry, kind).into_iter().enumerate() {
            let key = key(name);
            if !key.is_empty() {
                let (_, members) =
                    gathered.entry(key.into_owned()).or_insert_with(|| (name.to_string(), BTreeMap::new()));
                members.entry(id).or_insert(u16::try_from(index).unwrap_or(u16::MAX));
            }
        }
    }
    if kind == TagKind::Company {
        gathered.retain(|_, (_, members)| members.len() > 1);
    }
    gathered
}

fn names(entry: &Entry, kind: TagKind) -> Vec<&str> {
    let profile = &entry.profile;
    match kind {
        TagKind::Industry => profile.industries.iter().map(|item| item.name.as_str()).collect(),
        TagKind::Province => vec![entry.province.as_str()],
        TagKind::Type => profile.zone_type.as_deref().into_iter().collect(),
        TagKind::Level => profile.level.as_deref().into_iter().collect(),
        TagKind::Mechanism => profile.mechanisms.iter().map(|item| item.name.as_str()).collect(),
        TagKind::Target => profile.targets.iter().map(|item| item.name.as_str()).collect(),
        TagKind::Honor => profile.honors.iter().map(|item| item.name.as_str()).collect(),
        TagKind::Company => profile.companies.iter().map(|item| item.name.as_str()).collect(),
    }
}

/// The industries of the site: one key for all wordings of one industry, and what is wider than what.
#[derive(Debug, Default)]
struct Family {
    /// Wording → key: the canonical name, or the wording itself where the vocabulary does not know it.
    keys: HashMap<String, String>,
    /// Key → the vocabulary's word.
    words: BTreeMap<String, IndustryTerm>,
    /// Key → keys of what is wider.
    parents: BTreeMap<String, Vec<String>>,
}

impl Family {
    fn gather(entries: &[Entry], lexicon: &Lexicon<'_>) -> Family {
        let mut family = Family::default();
        for industry in entries.iter().flat_map(|entry| &entry.profile.industries) {
            if !family.keys.contains_key(&industry.name) {
                let key = family.learn(&industry.name, lexicon);
                family.keys.insert(industry.name.clone(), key);
            }
        }
        family
    }

    /// Takes in a name and all that is wider; returns its key.
    fn learn(&mut self, name: &str, lexicon: &Lexicon<'_>) -> String {
        let Some(word) = lexicon.industry(name) else {
            // A name the vocabulary does not know belongs under every industry it names: 新材料和装备制造 under both.
            let wider: Vec<String> =
                lexicon.industries_in(name).iter().map(|part| self.learn(&part.name, lexicon)).collect();
            let key = key(name).into_owned();
            self.parents.entry(key.clone()).or_insert(wider);
            return key;
        };
        let key = word.name.clone();
        if self.words.contains_key(&key) {
            return key;
        }
        let parent = word.parent.clone();
        self.words.insert(key.clone(), word.clone());
        if let Some(parent) = parent {
            let wider = self.learn(&parent, lexicon);
            self.parents.insert(key.clone(), vec![wider]);
        }
        key
    }

    fn key(&self, wording: &str) -> &str {
        self.keys.get(wording).map_or("", String::as_str)
    }

    /// The zones of each industry, those of narrower ones included.
    fn members(&self, entries: &[Entry]) -> Gathered {
        let mut gathered = Gathered::new();
        for (id, entry) in entries.iter().enumerate().filter(|(_, entry)| !entry.is_region()) {
            for (index, industry) in entry.profile.industries.iter().enumerate() {
                let index = u16::try_from(index).unwrap_or(u16::MAX);
                for key in self.upward(self.key(&industry.name)) {
                    let (_, members) = gathered
                        .entry(key.to_string())
                        .or_insert_with(|| (self.shown(key, &industry.name), BTreeMap::new()));
                    members.entry(id).or_insert(index);
                }
            }
        }
        gathered
    }

    /// The name of a key on pages: the canonical one, else as written.
    fn shown(&self, key: &str, written: &str) -> String {
        match self.words.get(key) {
            Some(word) => word.name.clone(),
            None => written.to_string(),
        }
    }

    /// A key and all that are wider, each once.
    fn upward<'a>(&'a self, key: &'a str) -> Vec<&'a str> {
        let mut found = vec![key];
        let mut at = 0;
        while at < found.len() {
            for wider in self.parents.get(found[at]).into_iter().flatten() {
                if !found.contains(&wider.as_str()) {
                    found.push(wider);
                }
            }
            at += 1;
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::super::trial::{Holding, site, zone};
    use super::*;
    use crate::profile::Body;

    fn names(tags: &Tags, kind: TagKind) -> Vec<&str> {
        tags.of_kind(kind).map(|(_, tag)| tag.name.as_str()).collect()
    }

    #[test]
    fn a_zone_of_an_industry_is_a_zone_of_every_wider_one() {
        let site = site(vec![zone("a", "园甲").industry("工业机器人"), zone("b", "园乙").industry("智能制造")]);
        let tags = site.tags();
        assert_eq!(names(tags, TagKind::Industry), ["机器人", "先进制造业", "智能制造"]);
        let members = |name: &str| {
            let (_, tag) = tags.of_kind(TagKind::Industry).find(|(_, tag)| tag.name == name).expect(name);
            tag.members.iter().map(|member| member.entry).collect::<Vec<_>>()
        };
        assert_eq!((members("机器人").len(), members("智能制造").len(), members("先进制造业").len()), (1, 2, 2));
        let (id, robots) = tags.of_kind(TagKind::Industry).find(|(_, tag)| tag.name == "机器人").expect("robots");
        assert_eq!(tags.get(robots.parents[0]).name, "智能制造");
        assert!(tags.get(robots.parents[0]).children.contains(&id));
    }

    #[test]
    fn an_industry_the_vocabulary_does_not_know_lies_under_those_it_names() {
        let site = site(vec![zone("a", "园甲").industry("新材料和生物医药")]);
        let (_, tag) =
            site.tags().of_kind(TagKind::Industry).find(|(_, tag)| tag.name == "新材料和生物医药").expect("its tag");
        let parents: Vec<&str> = tag.parents.iter().map(|&parent| site.tags().get(parent).name.as_str()).collect();
        assert!(parents.contains(&"新材料") && parents.contains(&"生物医药"), "{parents:?}");
    }

    #[test]
    fn names_that_differ_in_quotation_marks_are_one_tag() {
        let site = site(vec![zone("a", "园甲").mechanism("“全代办”"), zone("b", "园乙").mechanism("全代办")]);
        let (_, tag) = site.tags().of_kind(TagKind::Mechanism).next().expect("a tag");
        assert_eq!((site.tags().of_kind(TagKind::Mechanism).count(), tag.members.len()), (1, 2));
    }

    #[test]
    fn provinces_stand_in_their_official_order_and_regions_make_no_tags() {
        let mut city = zone("c", "丙市").mechanism("一网通办");
        city.body_kind = Body::Region;
        let site = site(vec![zone("a", "园甲").lies_in("新疆维吾尔自治区"), zone("b", "园乙").lies_in("北京市"), city]);
        assert_eq!(names(site.tags(), TagKind::Province), ["北京市", "新疆维吾尔自治区"]);
        assert_eq!(site.tags().of_kind(TagKind::Mechanism).count(), 0);
    }

    #[test]
    fn addresses_do_not_depend_on_what_else_the_site_holds() {
        let one = site(vec![zone("a", "园甲").mechanism("链长制").industry("新材料")]);
        let two = site(vec![
            zone("a", "园甲").mechanism("链长制").industry("新材料"),
            zone("b", "园乙").mechanism("标准地").industry("氢能"),
        ]);
        for tag in one.tags().all() {
            assert!(
                two.tags().all().iter().any(|other| other.href == tag.href && other.name == tag.name),
                "{}",
                tag.href
            );
        }
    }
}
