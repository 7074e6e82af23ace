//! Names that no rule found and the tagger heard: each is told as its kind is told, where it is sure enough.

use std::collections::BTreeSet;

use super::context::{Doubt, Reason};
use super::lists::List;
use super::sheet::{Line, Sheet, letters};
use super::{edges, firms, honor, mechanism, pieces, platform, project, works};
use crate::article::Role;
use crate::domain::{Claim, CompanyRole, Fact, IndustryRole, Kind};
use crate::recognise::MentionKind;
use crate::recognise::tagger::{Tagged, Tagger};
use crate::source::{Span, any_of};
use crate::vocab::Vocab;

/// A name is told that is clearly likelier one than not.
const SURE: f32 = 0.6;

/// How sure a name must be that has the form of its kind. Industries and projects are called by common words, and the
/// tagger mistakes more of them.
fn floor(kind: Kind) -> f32 {
    match kind {
        Kind::Industry | Kind::Project => 0.5,
        _ => 0.3,
    }
}

/// A name that has not the form of its kind must be surer: an industry of no known trade, a project that ends as none, a
/// mechanism without quotation marks.
const SURER: f32 = 0.85;

/// Adds the names of an article that the tagger heard and `out` has not; says of each that it is to be read over.
pub fn read(sheet: &Sheet, out: &mut Vec<Fact>) -> Vec<Doubt> {
    let first = out.len();
    let mut told = Told::default();
    for line in &sheet.lines {
        if !matches!(line.passage.role, Role::Body | Role::Heading(_)) || !line.has_an_owner() {
            continue;
        }
        told.take(out);
        // What is told already need not be weighed.
        let fresh = |span: Span, kind| is_whole(span.of(line.text())) && !told.has(kind, span.of(line.text()));
        let names = Tagger::embedded().names(line.text(), fresh);
        for name in names.iter().filter(|name| name.sure >= floor(name.kind)) {
            let words = name.span.of(line.text());
            if is_whole(words)
                && !cuts_a_place(line, name.span)
                && may_be(sheet, line, name)
                && !told.has(name.kind, words)
                && !told.otherwise(line, name)
            {
                tell(sheet, line, name, out);
                told.take(out);
            }
        }
    }
    let words =
        |fact: &Fact| Doubt { line: fact.evidence.line, quote: fact.evidence.quote.clone(), reason: Reason::ByLook };
    out[first..].iter().map(words).collect()
}

/// True where words may be a whole name: they begin and end with no particle and close what they open.
fn is_whole(words: &str) -> bool {
    !words.starts_with(['和', '与', '及', '在', '将', '把'])
        && !words.ends_with(['的', '和', '与', '及', '等', '、'])
        && edges::is_closed(words)
        && !edges::begins_with_a_particle(words)
}

/// True for a name that ends as firms' names do, or is longer than a place's and of no trade: neither 南川 nor 印染 nor PPP.
fn looks_like_a_firm(words: &str, vocab: &Vocab) -> bool {
    let own = || words.chars().filter(|c| ('\u{4E00}'..'\u{A000}').contains(c)).count() >= 3;
    let named = firms::is_firm(words, vocab) || firms::has_ending(words, vocab);
    !pieces::opens_with_a_verb(words) && (named || own() && vocab.industries.mentions(words).is_empty())
}

/// True where a name begins inside that of a place: 浩特 after 呼和.
fn cuts_a_place(line: &Line, span: Span) -> bool {
    line.passage.places.iter().any(|(place, _)| place.start < span.start && span.start < place.end)
}

/// True for a member of a list of projects: 某电池基地、某产业园等重大项目.
fn is_of_projects(line: &Line, span: Span) -> bool {
    line.lists.iter().any(|list| list.span().contains(span) && list.head_of(&line.pieces).ends_with("项目"))
}

/// True for a name that ends as a house's and says nothing of who awarded it.
fn is_a_house(words: &str) -> bool {
    platform::is_sure(words) && !any_of!["国家", "全国", "中国", "省", "世界", "首批"].is_in(words)
}

/// True for a member of a list of projects that goes by its goods: with a place before it it goes by its firm.
fn is_a_project(line: &Line, span: Span, vocab: &Vocab) -> bool {
    let placed = vocab.places.first_in(span.of(line.text())).is_some_and(|(place, _)| place.start == 0);
    !placed && is_of_projects(line, span)
}

/// True where the rules of its kind have nothing against a name.
fn may_be(sheet: &Sheet, line: &Line, name: &Tagged) -> bool {
    let (vocab, words) = (sheet.ctx.vocab, name.span.of(line.text()));
    let lead = &line.text()[line.passage.clause_at(name.span.start).start..name.span.start];
    let after = &line.text()[name.span.end..];
    let clause_after = after.split([',', '。', ';']).next().unwrap_or("");
    // Inside 成为全球领先的制造中心 it says what the zone wants to be.
    let aim = any_of!["成为", "打造", "建成", "定位"].is_in(lead) && lead.ends_with('的');
    match name.kind {
        Kind::Project | Kind::Platform if aim => false,
        Kind::Industry if name.sure < SURER && vocab.industries.mentions(words).is_empty() => false,
        Kind::Project if name.sure < SURER && !works::ends_as_one(words) => false,
        Kind::Mechanism if name.sure < SURER && !words.contains(['“', '「', '《']) => false,
        // 电子信息 among the fields of 研发机构16家 is theirs, and 以电子信息为先导 plays no part of the list.
        Kind::Industry => {
            let park = |list: &List| platform::shared_park(list, &line.pieces).is_some();
            let called = line.lists.iter().any(|list| list.span().contains(name.span) && park(list));
            !called
                && !any_of!["涉及", "涵盖", "覆盖"].is_in(lead)
                && !(lead.ends_with('以') && after.starts_with("为先导"))
        }
        Kind::Company => {
            (name.sure >= SURE || looks_like_a_firm(words, vocab) && !is_a_project(line, name.span, vocab))
                && firms::may_name(words, vocab)
                && vocab.places.mentions(words).iter().all(|(at, _)| at.len() < words.len())
        }
        Kind::Project => {
            let timed = line
                .passage
                .mentions
                .iter()
                .any(|mention| matches!(mention.kind, MentionKind::Period(_)) && mention.span.overlaps(name.span));
            !timed
                && !works::names_none(words)
                && !works::is_of_a_plant(lead, words)
                && !works::opens_with_phase(words)
                && !works::says_what_one_is(lead)
                && !any_of!["正在", "又将", "还将", "也将", "再将"].is_in(words)
                && works::names_one(words)
        }
        // Partners from elsewhere.
        Kind::Platform => {
            let ranked = any_of!["国家级", "省级", "市级", "区级"].starts(words);
            let doubtful = name.sure < SURE && ranked;
            let with = lead.ends_with(['与', '同', '和']) && any_of!["合作", "共建", "联合"].is_in(clause_after);
            !doubtful && !with && !any_of!["签了合作", "签署合作", "签订合作", "达成合作"].is_in(after)
        }
        // 把招商引资作为“一号工程”, 坚持“亲商”理念
        Kind::Mechanism => {
            let other = any_of!["理念", "精神", "项目"];
            !any_of!["作为", "当作", "视为", "按下", "跑出"].ends(lead.trim_end_matches(['“', '「']))
                && !other.ends(words)
                && !other.starts(after)
        }
        // 建有国家某产业基地: a house that was built.
        Kind::Honor => {
            !words.contains('获')
                && !(name.sure < SURE && is_a_house(words))
                && !honor::goes_on(words)
                && !lead.contains("建有")
        }
        _ => true,
    }
}

/// What two spellings of a name have in common: its letters, without 的.
fn key(name: &str) -> String {
    letters(name).replace('的', "")
}

/// The names of the facts told so far, by their keys, and the zones they are of.
#[derive(Default)]
struct Told {
    names: Vec<(Kind, String)>,
    zones: BTreeSet<String>,
    facts: usize,
}

impl Told {
    /// Takes the facts told since.
    fn take(&mut self, out: &[Fact]) {
        let own = |fact: &Fact| match &fact.claim {
            Claim::Industry { name, .. }
            | Claim::Company { name, .. }
            | Claim::Platform { name }
            | Claim::Mechanism { name }
            | Claim::Honor { name, .. } => Some((fact.claim.kind(), key(name))),
            Claim::Project(project) => Some((Kind::Project, key(&project.name))),
            Claim::Identity { .. } | Claim::Indicator(_) => None,
        };
        for fact in out.iter().skip(self.facts) {
            self.names.extend(own(fact));
            if !self.zones.contains(&fact.zone) {
                self.zones.insert(fact.zone.clone());
            }
        }
        self.facts = out.len();
    }

    /// True where a name of that kind is told in just these words.
    fn is(&self, kind: Kind, name: &str) -> bool {
        let name = key(name);
        self.names.iter().any(|(other, known)| *other == kind && *known == name)
    }

    /// True where the words of a name are told as one of another kind that they are more likely of.
    fn otherwise(&self, line: &Line, name: &Tagged) -> bool {
        let words = name.span.of(line.text());
        match name.kind {
            Kind::Industry => self.is(Kind::Company, words),
            Kind::Project => name.sure < SURE && self.is(Kind::Platform, words),
            Kind::Platform => {
                let listed = || !platform::is_sure(words) && is_of_projects(line, name.span);
                self.is(Kind::Project, words) && (name.sure < SURE || listed())
            }
            _ => false,
        }
    }

    /// True where a name of that kind, or one that holds it or stands in it, is told already.
    fn has(&self, kind: Kind, name: &str) -> bool {
        // 产业园已累计完成投资532亿元: the park is the zone told of.
        if kind == Kind::Project && self.zones.iter().any(|zone| zone.ends_with(name)) {
            return true;
        }
        // “保姆式”贴心服务模式 is “保姆式”服务模式: what is quoted in it tells it.
        let quoted = name.split_once('“').and_then(|(_, rest)| rest.split_once('”')).map(|(inner, _)| key(inner));
        let quoted = quoted.filter(|inner| kind == Kind::Mechanism && inner.chars().count() >= 3);
        // 某药业项目 is 某药业搬迁升级项目.
        let own = name.strip_suffix("项目").filter(|own| kind == Kind::Project && own.chars().count() >= 4);
        let own = own.map(key);
        let name = key(name);
        let moved =
            |known: &str| own.as_ref().and_then(|own| known.strip_prefix(own.as_str())).is_some_and(works::is_moved);
        let same = |known: &String| {
            moved(known)
                || known.contains(&name)
                || name.contains(known)
                || quoted.as_ref().is_some_and(|inner| known.contains(inner))
        };
        self.names.iter().any(|(other, known)| *other == kind && same(known))
    }
}

fn tell(sheet: &Sheet, line: &Line, tagged: &Tagged, out: &mut Vec<Fact>) {
    let name = tagged.span.of(line.text()).to_string();
    let claim = match tagged.kind {
        Kind::Project => return project::heard(sheet, line, tagged.span, out),
        Kind::Industry => Claim::Industry { name, role: part_played(line, tagged.span) },
        Kind::Company => Claim::Company { name, role: CompanyRole::Resident, industry: None },
        Kind::Platform => return platform::heard(sheet, line, tagged.span, out),
        Kind::Mechanism => return mechanism::heard(sheet, line, tagged.span, out),
        Kind::Honor => Claim::Honor { name, subject: None },
        Kind::Identity | Kind::Indicator => return,
    };
    sheet.tell(line, (tagged.span, claim), out);
}

/// The part an industry plays by the words of its sentence; most are told of because they have gathered there.
fn part_played(line: &Line, span: Span) -> IndustryRole {
    let words = [
        ("主导产业", IndustryRole::Leading),
        ("支柱", IndustryRole::Pillar),
        ("新兴产业", IndustryRole::Emerging),
        ("未来产业", IndustryRole::Emerging),
        ("产业链", IndustryRole::Chain),
        ("孵化", IndustryRole::Incubated),
        ("主导", IndustryRole::Leading),
    ];
    let text = line.text();
    if text.get(span.end..).is_some_and(|after| after.starts_with("产业链") || after.starts_with('链')) {
        return IndustryRole::Chain;
    }
    words.iter().find(|(word, _)| text.contains(word)).map_or(IndustryRole::Cluster, |(_, role)| *role)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_whole() {
        assert!(is_whole("“四办”服务") && is_whole("宏达(南通)纺织"));
        assert!(!is_whole("了宏达纺织") && !is_whole("“四办") && !is_whole("纺织和"));
    }
}
