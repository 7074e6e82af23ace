//! What a stretch of text is limited to: 在生物医药领域, 打造新能源汽车产业链.

use super::context::Passage;
use super::metric::Name;
use super::words::{self, Class};
use crate::source::{Span, any_of};
use crate::vocab::Vocab;

/// The industry, chain or field that the text is at.
#[derive(Debug, Clone, Default)]
pub struct Topics {
    paragraph: Option<usize>,
    /// What holds from the sentence's start on.
    held: Option<String>,
    /// From which byte of the sentence heard last on another holds.
    turns: Vec<(usize, Option<String>)>,
    /// What is done at the event told of: 集中开工.
    event: Option<&'static str>,
}

impl Topics {
    /// Hears what a sentence says it is about.
    pub fn hear(&mut self, passage: &Passage, vocab: &Vocab) {
        if self.paragraph != Some(passage.paragraph) {
            *self = Topics { paragraph: Some(passage.paragraph), ..Topics::default() };
        }
        self.event = event_in(passage.text).or(self.event);
        if let Some((_, last)) = self.turns.pop() {
            self.held = last;
        }
        self.turns = vec![(0, self.held.clone())];
        if let Some(field) = field_at_head(passage.text) {
            self.turns.push((0, Some(field)));
        }
        if let Some(park) = park_at_head(passage.text) {
            let before = self.held.clone();
            self.turns.push((0, Some(park)));
            self.turns.push((passage.text.len(), before));
        }
        if let Some((at, chain)) = chain_sentence(passage, vocab) {
            self.turns.push((at, Some(chain)));
        }
    }

    /// 项目数 where an event is told of: the projects that were begun or signed there.
    fn at_event(&self, name: Name) -> Name {
        let Some(event) = self.event.filter(|_| name.verb.is_empty()) else { return name };
        match name.metric.as_str() {
            "项目数" | "项目总投资" => Name { metric: format!("{event}{}", name.metric), ..name },
            _ => name,
        }
    }

    /// Limits a name that has no subject of its own to what the text is at.
    pub fn limit(&self, name: Name, passage: &Passage, span: Span) -> Name {
        let name = self.at_event(name);
        let held = self.turns.iter().rev().find(|(at, _)| *at <= span.start).and_then(|(_, topic)| topic.clone());
        let (Some(topic), None) = (held, &name.subject) else { return name };
        if name.metric.contains(topic.trim_end_matches("产业链")) || passage.text[..span.start].contains("全区") {
            return name;
        }
        let metric = match name.metric.as_str() {
            "年产值" | "产值" | "总产值" | "企业年产值" | "项目年产值" => "产业产值".to_string(),
            other => other.to_string(),
        };
        Name { metric, subject: Some(topic), ..name }
    }
}

/// `集中开工` of a text that tells of 集中开工活动, 集中签约仪式.
fn event_in(text: &str) -> Option<&'static str> {
    let events = ["集中开工", "集中签约", "集中投产", "集中竣工"];
    let held = any_of!["活动", "仪式", "动员", "现场会"];
    let told = |event: &&str| {
        text.match_indices(*event)
            .any(|(at, _)| held.starts(&text[at + event.len()..]) || any_of!["那场", "这场"].ends(&text[..at]))
    };
    any_of!["集中"].is_in(text).then(|| events.into_iter().find(told)).flatten()
}

/// `在生物医药领域,` or `新能源装备产业方面,` at the head of a sentence.
fn field_at_head(text: &str) -> Option<String> {
    let fields = any_of!["产业方面", "产业领域", "领域", "板块"];
    let rest = if fields.is_in(text) { text.trim_start_matches("其中,").trim_start_matches('在') } else { "" };
    let (cue, _) = fields.first(rest)?;
    let closed = rest[cue.end..].starts_with([',', '上', '也', '有']);
    let field = &rest[..cue.start];
    (closed && (2..=14).contains(&field.chars().count()) && !field.contains([',', '。', '“']))
        .then(|| field.to_string())
}

/// `在光电产业园,` or `走进某某科技园,` at the head of a sentence: what is told in it is limited to that place.
fn park_at_head(text: &str) -> Option<String> {
    let rest = any_of!["走进", "来到", "在"].strip_start(text)?;
    let name = rest.split(',').next()?;
    let name = name.trim_end_matches("里").trim_end_matches("内").trim_end_matches("中").trim_end_matches(['”', '“']);
    let park = any_of![
        "产业园", "科技园", "工业园", "创业园", "孵化器", "产业基地", "小镇", "创新园", "物流园", "软件园", "加速器",
        "众创空间", "科创园",
    ]
    .ends(name);
    let short = (4..=16).contains(&name.chars().count())
        && !name.contains(['的', '、', '。', '“'])
        && !name.chars().any(|c| c.is_ascii_digit());
    (park && short && rest.len() > name.len()).then(|| name.to_string())
}

/// `全力打造新能源汽车产业链。` alone in its sentence: the sentences after it are about that chain.
fn chain_sentence(passage: &Passage, vocab: &Vocab) -> Option<(usize, String)> {
    let text = passage.text.trim_end_matches(['。', ';']);
    if passage.clauses.len() > 2 {
        return None;
    }
    let chain =
        text.strip_suffix("产业链").or_else(|| text.strip_suffix("产业集群")).or_else(|| text.strip_suffix("链条"))?;
    let (span, _) = vocab.industries.mentions(text).into_iter().rfind(|(span, _)| span.end >= chain.len())?;
    let verb = |class: Class| matches!(class, Class::Light | Class::Telling);
    let verbs = words::find(text).into_iter().filter(|(word, class)| word.end <= span.start && verb(*class));
    let from = verbs.map(|(word, _)| word.end).max().unwrap_or(span.start);
    let name = words::trim(&text[from..]).to_string();
    (name.chars().count() <= 16).then_some((passage.text.len(), name))
}
