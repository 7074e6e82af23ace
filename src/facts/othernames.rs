//! Other names of a zone that the text gives in so many words: what it was called before, what it is called for short,
//! abroad, or in praise.

use super::sheet::Line;
use crate::recognise::MentionKind;
use crate::source::{Span, any_of};

/// Words that give another name to what is spoken of.
const GIVES: &[&str] = &[
    "前身", "更名为", "改名为", "原名", "名为", "又名", "又称", "俗称", "别称", "被称为", "缩写", "音译", "之称",
    "美称",
];

/// True where a sentence may give another name: the cheap question, asked of each once.
pub fn may_give(text: &str) -> bool {
    any_of!(GIVES).is_in(text)
}

/// The other names that a sentence gives to the zone called by `words`, where `speaks` says of a place that it is about
/// that zone.
pub fn find(line: &Line, words: &[String], speaks: impl Fn(Span) -> bool) -> Vec<Span> {
    let text = line.text();
    let mut found = Vec::new();
    for (cue, word) in any_of!(GIVES).find(text) {
        let clause = line.passage.clause_at(cue.start);
        let lead = &text[clause.start..cue.start];
        // 被命名为“X”: a title that is given; 要更名为X: a name not borne yet.
        let planned = ["更名为", "改名为"].contains(&word) && any_of!["要", "拟", "将", "申请", "争取"].ends(lead);
        if lead.ends_with('命') || planned {
            continue;
        }
        // X(某高新区前身): the older name stands before the bracket.
        let owner = words.iter().filter(|own| lead.ends_with(own.as_str())).map(String::len).max();
        let bracketed = owner.and_then(|length| lead[..lead.len() - length].strip_suffix('('));
        let name = match word {
            "之称" | "美称" => quoted_before(line, cue.start),
            "前身" if bracketed.is_some() => {
                bracketed.and_then(|before| zone_before(line, clause.start + before.len()))
            }
            _ => quoted_after(line, cue.end).or_else(|| zone_after(line, cue.end, clause.end)),
        };
        // 由“X”更名为“Y”: both are names of it.
        let former = quoted_before(line, cue.start).filter(|_| ["更名为", "改名为"].contains(&word));
        // 把甲园改名为乙园: another body's name.
        let other = zone_before(line, cue.start).is_some_and(|zone| !words.iter().any(|own| own == zone.of(text)));
        let own = owner.is_some() || !other && speaks(cue);
        let fits = |name: &Span| {
            let name = name.of(text);
            own && (2..=20).contains(&name.chars().count()) && !words.iter().any(|word| word == name)
        };
        found.extend(former.into_iter().chain(name).filter(fits));
    }
    found
}

/// What stands in marks right before byte `at`: “X”之称, “X”的美称.
fn quoted_before(line: &Line, at: usize) -> Option<Span> {
    let end = line.text()[..at].trim_end_matches('的').len();
    line.passage.quoted().find(|(mention, _)| mention.span.end == end).map(|(_, quoted)| quoted.inner)
}

/// What stands in marks right after byte `at`, links between passed: 音译“X”, 前身是“X”.
fn quoted_after(line: &Line, at: usize) -> Option<Span> {
    let rest = &line.text()[at..];
    let start = at + rest.len() - rest.trim_start_matches(['为', '是', '系', '叫', ':']).len();
    line.passage.quoted().find(|(mention, _)| mention.span.start == start).map(|(_, quoted)| quoted.inner)
}

/// The zone named between two places of the sentence: 前身为始建于1991年的X.
fn zone_after(line: &Line, from: usize, to: usize) -> Option<Span> {
    zones(line).find(|span| span.start >= from && span.end <= to)
}

/// The zone named right before byte `at`.
fn zone_before(line: &Line, at: usize) -> Option<Span> {
    zones(line).find(|span| span.end == at)
}

fn zones<'l>(line: &'l Line) -> impl Iterator<Item = Span> + 'l {
    let zone = |kind: &MentionKind| matches!(kind, MentionKind::Zone(_));
    line.passage.mentions.iter().filter(move |mention| zone(&mention.kind)).map(|mention| mention.span)
}
