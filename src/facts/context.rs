//! What every reader of facts is given: the sentences of an article with their mentions, who speaks where, and when.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use super::cast::{Cast, ZoneId};
use super::clock::Clock;
use super::focus::{self, Owner, Speaker};
use super::time::Held;
use crate::article::{Article, Mended, Role};
use crate::domain::{Claim, Evidence, Fact, IdentityField, Kind, ProjectStatus};
use crate::recognise::{Layer, Mention, MentionKind, Recogniser};
use crate::source::Span;
use crate::vocab::{PlaceRef, Vocab};

/// An article made ready for reading.
pub struct Context<'a> {
    /// The article.
    pub article: &'a Article,
    /// The vocabularies.
    pub vocab: &'a Vocab,
    /// What finds numbers, times and names.
    pub recogniser: &'a Recogniser<'a>,
    /// Its sentences, headings and captions, in reading order.
    pub passages: Vec<Passage<'a>>,
    /// The zones it names.
    pub cast: Cast,
    /// What it says of its own time.
    pub clock: Clock,
    /// From which paragraph on another piece of the page says another.
    pub clocks: Vec<(usize, Clock)>,
    /// Who is at home in each article of the file.
    pub homes: Vec<Owner>,
}

/// One sentence, heading or caption.
pub struct Passage<'a> {
    /// Which article of the file.
    pub part: usize,
    /// Number of its paragraph in the file, from 0.
    pub paragraph: usize,
    /// What its paragraph is.
    pub role: Role,
    /// Whether it begins as somebody's words.
    pub voice: Voice,
    /// The headings it stands under, the highest first.
    pub under: Vec<&'a str>,
    /// Its words.
    pub text: &'a str,
    /// What is in them; spans are in bytes of `text`.
    pub mentions: Vec<Mention>,
    /// The places it names, by table.
    pub places: Vec<(Span, PlaceRef<'a>)>,
    /// The zones it names, by name or by a name the article gave them, in order.
    pub zones: Vec<(Span, ZoneId)>,
    /// Its clauses: stretches between `,;:。!?`, none empty.
    pub clauses: Vec<Span>,
    /// From which byte of `text` on who speaks; the first entry is at 0.
    pub speakers: Vec<(usize, Speaker)>,
    /// From which byte of `text` on which time holds.
    pub times: Vec<(usize, Held)>,
    /// The words that say whether a figure has happened, with what each says; found when first asked for.
    pub(super) cues: OnceCell<Vec<(Span, u8)>>,
    mended: &'a Mended,
    start: usize,
}

impl<'a> Passage<'a> {
    /// The words of its whole paragraph.
    pub fn whole(&self) -> &'a str {
        self.mended.text()
    }

    /// True for the first sentence of its paragraph.
    pub fn opens(&self) -> bool {
        self.start == 0
    }

    /// True for sentences of the story (not headings, by-lines, captions).
    pub fn is_body(&self) -> bool {
        self.role == Role::Body
    }

    /// Mentions of numbers and times, in order.
    pub fn figures(&self) -> impl Iterator<Item = &Mention> {
        self.mentions.iter().filter(|mention| mention.kind.layer() == Layer::Figures)
    }

    /// True where a figure that is no time stands between two bytes of `text`.
    pub fn tells_between(&self, from: usize, to: usize) -> bool {
        let told = |m: &Mention| m.span.start >= from && m.span.end <= to && !matches!(m.kind, MentionKind::Period(_));
        self.figures().any(told)
    }

    /// Words in quotation or title marks that stand in no others.
    pub fn quoted(&self) -> impl Iterator<Item = (&Mention, &crate::recognise::Quoted)> {
        self.mentions.iter().filter_map(|mention| match &mention.kind {
            MentionKind::Quoted(quoted) if quoted.depth == 0 => Some((mention, quoted)),
            _ => None,
        })
    }

    /// The clause that holds byte `at`.
    pub fn clause_at(&self, at: usize) -> Span {
        let next = self.clauses.partition_point(|clause| clause.start <= at);
        next.checked_sub(1).and_then(|i| self.clauses.get(i)).copied().unwrap_or(Span::new(0, self.text.len()))
    }

    /// Who speaks at byte `at`.
    pub fn speaker_at(&self, at: usize) -> &Speaker {
        let next = self.speakers.partition_point(|(from, _)| *from <= at);
        next.checked_sub(1).and_then(|i| self.speakers.get(i)).map_or(&Speaker::NOBODY, |(_, speaker)| speaker)
    }
}

/// Whether a sentence is told or begins inside a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    /// The paper speaks.
    Told,
    /// Somebody's words in quotation marks.
    Quoted,
}

/// Words to look at: a number that gave no fact, or a name that only its look tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// Line of the article file, from 1.
    pub line: usize,
    /// The words as they stand.
    pub quote: String,
    /// Why they are to be looked at.
    pub reason: Reason,
}

impl Doubt {
    /// True where the words are those that a fact was read from.
    pub fn is_of(&self, fact: &Fact) -> bool {
        self.line == fact.evidence.line && self.quote == fact.evidence.quote
    }
}

/// Why a number gave no fact, or a fact is to be read over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// No zone, city or company that it could belong to.
    NoOwner,
    /// It is a company's, and the text places the company in no zone.
    CompanyNews,
    /// It measures something, but the words do not say what.
    NoMetric,
    /// It limits another number (50亿元以上项目) or a name.
    Limits,
    /// It is the money of a project and stands there.
    ProjectMoney,
    /// A length of time or an age.
    Duration,
    /// It repeats a figure of the same article.
    Repeat,
    /// It compares with another body or another time and stands alone.
    Comparison,
    /// No rule says what the name is the name of; it looks like it.
    ByLook,
}

impl Reason {
    /// The reason as one Chinese sentence, for reports.
    pub fn zh(self) -> &'static str {
        match self {
            Reason::NoOwner => "看不出是哪个园区或城市的数",
            Reason::CompanyNews => "是企业的数，文中没有说企业在哪个园区",
            Reason::NoMetric => "看不出说的是什么指标",
            Reason::Limits => "用来限定别的数或名称，本身不是指标",
            Reason::ProjectMoney => "是项目的投资，记在项目里",
            Reason::Duration => "是一段时间，不是指标",
            Reason::Repeat => "同一篇里已经有这个数",
            Reason::Comparison => "是和别处或别时的比较，单独不成指标",
            Reason::ByLook => "没有规则认得这个名称，是看样子认的，请过目",
        }
    }
}

impl<'a> Context<'a> {
    /// Reads sentences, mentions, speakers and times of an article.
    pub fn new(article: &'a Article, vocab: &'a Vocab, recogniser: &'a Recogniser<'a>) -> Self {
        let mut passages = passages(article, (vocab, recogniser));
        let cast = Cast::gather(&passages, vocab);
        for passage in &mut passages {
            passage.zones = cast.named_in(passage);
        }
        let clocks = Clock::of_stretches(article, &passages);
        let clock = clocks.first().map_or(Clock::default(), |(_, clock)| *clock);
        let mut context = Context { article, vocab, recogniser, passages, cast, clock, clocks, homes: Vec::new() };
        focus::assign(&mut context);
        super::time::assign(&mut context);
        context
    }

    /// What the piece that a passage is of says of its own time.
    pub fn clock_of(&self, passage: &Passage) -> Clock {
        let next = self.clocks.partition_point(|(from, _)| *from <= passage.paragraph);
        next.checked_sub(1).and_then(|at| self.clocks.get(at)).map_or(self.clock, |(_, clock)| *clock)
    }

    /// Line of the article file on which byte `at` of the passage stands.
    pub fn line(&self, passage: &Passage, at: usize) -> usize {
        self.article.line_of(passage.mended, passage.start + at)
    }

    /// The fact `claim` about the body `zone`, with the words under `span` as evidence.
    pub fn fact(&self, passage: &Passage, span: Span, (zone, claim): (&str, Claim)) -> Fact {
        let place = Span::new(passage.start + span.start, passage.start + span.end);
        let (line, quote) = self.article.quote(passage.mended, place);
        let evidence = Evidence { article: self.article.id.clone(), line, quote: quote.to_string() };
        Fact { zone: zone.to_string(), evidence, claim }
    }

    /// A number under `span` that gives no fact.
    pub fn doubt(&self, passage: &Passage, span: Span, reason: Reason) -> Doubt {
        let place = Span::new(passage.start + span.start, passage.start + span.end);
        let (line, quote) = self.article.quote(passage.mended, place);
        Doubt { line, quote: quote.to_string(), reason }
    }

    /// The body a fact at byte `at` is about: the zone that speaks, or the zone a speaking company stands in.
    /// `None` where nobody speaks whom facts are kept for.
    pub fn zone_at<'s>(&'s self, passage: &'s Passage, at: usize) -> Option<&'s str> {
        match &passage.speaker_at(at).owner {
            Owner::Zone(zone) => Some(self.zone_name(*zone)),
            Owner::Region(name) => Some(name),
            Owner::Nobody => None,
        }
    }

    /// The full name of a zone.
    pub fn zone_name(&self, zone: ZoneId) -> &str {
        &self.cast.zone(zone).name
    }
}

fn passages<'a>(article: &'a Article, (vocab, recogniser): (&'a Vocab, &Recogniser)) -> Vec<Passage<'a>> {
    let mut passages = Vec::new();
    let mut number = 0;
    for (part, body) in article.parts.iter().enumerate() {
        let mut above: Vec<(u8, &str)> = Vec::new();
        let mut begun = false;
        for paragraph in &body.paragraphs {
            number += 1;
            if matches!(paragraph.role, Role::Furniture | Role::Repeat) {
                continue;
            }
            let whole = paragraph.text.text();
            if let Role::Heading(level) = paragraph.role {
                // Titles stand over everything, in their own order.
                let rank = if begun { heading_rank(level, whole) + 8 } else { above.len().min(7) as u8 };
                above.retain(|(higher, _)| *higher < rank);
                above.push((rank, whole));
            }
            begun |= paragraph.role == Role::Body;
            let mut open = 0usize;
            for sentence in &paragraph.sentences {
                let text = sentence.of(whole);
                let mentions = recogniser.mentions(text);
                let voice = if open > 0 || text.starts_with('“') { Voice::Quoted } else { Voice::Told };
                open = (open + text.matches('“').count()).saturating_sub(text.matches('”').count());
                passages.push(Passage {
                    part,
                    paragraph: number - 1,
                    role: paragraph.role,
                    voice,
                    under: above.iter().map(|(_, heading)| *heading).collect(),
                    text,
                    clauses: clauses(text, &mentions),
                    places: vocab.places.mentions(text),
                    mentions,
                    zones: Vec::new(),
                    speakers: Vec::new(),
                    times: Vec::new(),
                    cues: OnceCell::new(),
                    mended: &paragraph.text,
                    start: sentence.start,
                });
            }
        }
    }
    passages
}

/// How high a heading stands: its marks tell, else its number (一、 over (一) over 1.).
fn heading_rank(level: u8, text: &str) -> u8 {
    let mut characters = text.chars();
    match (characters.next(), characters.next()) {
        _ if level < 3 => level,
        (
            Some('一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十'),
            Some('、' | '十' | '一' | '二' | '三' | '四' | '五'),
        ) => 3,
        (Some('('), _) => 5,
        (Some('1'..='9'), Some('.' | '、')) => 6,
        _ => 4,
    }
}

/// The stretches of a sentence between its commas, colons and semicolons; marks inside a number part nothing.
fn clauses(text: &str, mentions: &[Mention]) -> Vec<Span> {
    let inside = |at: usize| {
        mentions.iter().any(|m| {
            m.kind.layer() == Layer::Figures
                && m.span.start < at
                && at < m.span.end
                && !matches!(m.kind, MentionKind::Change(_))
        })
    };
    let mut clauses = Vec::new();
    let mut from = 0;
    for (at, mark) in text.match_indices([',', ';', ':', '。', '!', '?', '…']) {
        if inside(at) {
            continue;
        }
        if text[from..at].chars().any(|c| !c.is_whitespace()) {
            clauses.push(Span::new(from, at));
        }
        from = at + mark.len();
    }
    if text[from..].chars().any(|c| !c.is_whitespace()) {
        clauses.push(Span::new(from, text.len()));
    }
    clauses
}

/// Drops facts said twice and puts the rest in order: by line, then by kind.
pub(super) fn settle(facts: &mut Vec<Fact>) {
    drop_dreams(facts);
    tell_houses_once(facts);
    let mut seen: BTreeSet<(String, Kind, String)> = BTreeSet::new();
    facts.retain(|fact| match key(&fact.claim) {
        Some(key) => seen.insert((fact.zone.clone(), fact.claim.kind(), key)),
        None => true,
    });
    facts.sort_by_key(|fact| (fact.evidence.line, fact.claim.kind()));
}

/// A centre that the zone strives to become is none of its platforms.
fn drop_dreams(facts: &mut Vec<Fact>) {
    let aims: BTreeSet<(String, String)> = facts
        .iter()
        .filter_map(|fact| match &fact.claim {
            Claim::Identity { field: IdentityField::Positioning | IdentityField::Target, value } => {
                Some((fact.zone.clone(), value.clone()))
            }
            _ => None,
        })
        .collect();
    facts.retain(
        |fact| !matches!(&fact.claim, Claim::Platform { name } if aims.contains(&(fact.zone.clone(), name.clone()))),
    );
}

/// A house that is being built is a project; once it is open it is a platform.
fn tell_houses_once(facts: &mut Vec<Fact>) {
    let name_of = |fact: &Fact| match &fact.claim {
        Claim::Platform { name } => Some((fact.zone.clone(), name.clone())),
        Claim::Project(project) => Some((fact.zone.clone(), project.name.clone())),
        _ => None,
    };
    let open = |status: ProjectStatus| {
        matches!(status, ProjectStatus::Completed | ProjectStatus::Operating | ProjectStatus::Unknown)
    };
    let building =
        |status| matches!(status, ProjectStatus::Started | ProjectStatus::Building | ProjectStatus::ToppedOut);
    let works: BTreeSet<_> = facts.iter().filter(|fact| matches!(&fact.claim, Claim::Project(project) if project.investment.is_some() || !open(project.status) && (building(project.status) || !super::platform::is_sure(&project.name)))).filter_map(name_of).collect();
    facts.retain(|fact| {
        !matches!(fact.claim, Claim::Platform { .. }) || name_of(fact).is_none_or(|key| !works.contains(&key))
    });
    let houses: BTreeSet<_> =
        facts.iter().filter(|fact| matches!(fact.claim, Claim::Platform { .. })).filter_map(name_of).collect();
    facts.retain(|fact| {
        !matches!(fact.claim, Claim::Project(_)) || name_of(fact).is_none_or(|key| !houses.contains(&key))
    });
}

/// By what two facts of one kind about one zone are the same fact.
fn key(claim: &Claim) -> Option<String> {
    Some(match claim {
        Claim::Identity { field, value } => format!("{} {value}", field.name()),
        Claim::Industry { name, role } => format!("{name} {}", role.name()),
        Claim::Indicator(_) => return None,
        Claim::Project(project) => format!("{} {}", project.name, project.status.name()),
        Claim::Company { name, role, .. } => format!("{name} {}", role.name()),
        Claim::Platform { name } | Claim::Mechanism { name } => name.clone(),
        Claim::Honor { name, subject } => format!("{name} {}", subject.as_deref().unwrap_or("")),
    })
}
