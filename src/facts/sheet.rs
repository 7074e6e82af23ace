//! An article laid out for the readers of names: every sentence cut into pieces, its lists found.

use std::collections::{BTreeMap, BTreeSet};

use super::cast::ZoneId;
use super::context::{Context, Passage};
use super::edges;
use super::focus::{Owner, Speaker};
use super::lists::{self, List};
use super::pieces::Pieces;
use crate::domain::{Claim, Fact};
use crate::recognise::{Mention, MentionKind, ZoneForm};
use crate::source::{Span, is_letter};

/// An article laid out.
pub struct Sheet<'c> {
    /// The article with who speaks when.
    pub ctx: &'c Context<'c>,
    /// Its sentences, in reading order.
    pub lines: Vec<Line<'c>>,
}

/// One sentence laid out.
pub struct Line<'c> {
    /// The sentence.
    pub passage: &'c Passage<'c>,
    /// Its pieces.
    pub pieces: Pieces<'c>,
    /// Its lists.
    pub lists: Vec<List>,
    /// The one zone of its story, where it names no other: what nobody is said to do is its own.
    alone: Option<ZoneId>,
}

impl<'c> Sheet<'c> {
    /// Lays out an article.
    pub fn new(ctx: &'c Context<'c>) -> Self {
        let alone = alone(ctx);
        let line = |passage: &'c Passage<'c>| {
            let pieces = Pieces::cut(passage);
            let others = passage.zones.iter().any(|(_, zone)| alone.get(&passage.part) != Some(zone));
            let alone = alone.get(&passage.part).copied().filter(|_| !others);
            Line { passage, lists: lists::find(&pieces), pieces, alone }
        };
        Sheet { ctx, lines: ctx.passages.iter().map(line).collect() }
    }

    /// Adds the fact `claim`, told by the words under `span`, about whoever speaks there; nothing where nobody does, nor
    /// where its name is cut wrongly.
    pub fn tell(&self, line: &Line, (span, claim): (Span, Claim), out: &mut Vec<Fact>) {
        let Some((span, claim)) = edges::mended(line.text(), (span, claim)) else { return };
        let owner = line
            .owner_before(span.start)
            .and_then(|word| self.ctx.cast.find(word))
            .map(|zone| self.ctx.zone_name(zone));
        let alone = || line.alone.filter(|_| line.passage.is_body()).map(|zone| self.ctx.zone_name(zone));
        if let Some(zone) = owner.or_else(|| self.ctx.zone_at(line.passage, span.start)).or_else(alone) {
            out.push(self.ctx.fact(line.passage, span, (zone, claim)));
        }
    }
}

fn is_a_named_zone(mention: &Mention) -> bool {
    matches!(&mention.kind, MentionKind::Zone(zone) if zone.form == ZoneForm::Named)
}

/// The zone at home in each story in which it speaks and no other zone does.
fn alone(ctx: &Context) -> BTreeMap<usize, ZoneId> {
    let mut speak: BTreeMap<usize, BTreeSet<ZoneId>> = BTreeMap::new();
    for passage in ctx.passages.iter().filter(|passage| passage.is_body()) {
        let zones = passage.speakers.iter().filter_map(|(_, speaker)| match speaker.owner {
            Owner::Zone(zone) => Some(zone),
            _ => None,
        });
        speak.entry(passage.part).or_default().extend(zones);
    }
    let home = |part: usize, zone: ZoneId| matches!(ctx.homes.get(part), Some(Owner::Zone(home)) if *home == zone);
    speak
        .into_iter()
        .filter_map(|(part, zones)| {
            Some((part, *zones.first()?)).filter(|(part, zone)| zones.len() == 1 && home(*part, *zone))
        })
        .collect()
}

impl<'c> Line<'c> {
    /// The zone right before 的 before byte `at`: 某经开区的“上门审批” is that zone's, whoever speaks.
    fn owner_before(&self, at: usize) -> Option<&'c str> {
        let before = self.text().get(..at)?.trim_end_matches(['“', ' ']).strip_suffix('的')?;
        let named = |mention: &&Mention| is_a_named_zone(mention) && mention.span.end == before.len();
        self.passage.mentions.iter().find(named).map(|mention| mention.span.of(self.text()))
    }

    /// False where [`Sheet::tell`] tells nothing anywhere in the sentence: nobody speaks and no zone is named.
    pub fn has_an_owner(&self) -> bool {
        let somebody = |(_, speaker): &(usize, Speaker)| speaker.owner != Owner::Nobody;
        self.alone.is_some()
            || self.passage.speakers.iter().any(somebody)
            || self.passage.mentions.iter().any(is_a_named_zone)
    }

    /// The words of the sentence.
    pub fn text(&self) -> &'c str {
        self.passage.text
    }
}

/// A line without the mark that opens it and the blanks around it: `★ 创新平台`, `◎“三峡千才”计划`.
pub fn bare(text: &str) -> &str {
    text.trim().trim_start_matches(|c: char| !is_letter(c) && !"“‘《(".contains(c)).trim_start()
}

/// A name without quotation marks, blanks and other marks: what two spellings of it have in common.
pub fn letters(name: &str) -> String {
    name.chars().filter(|c| is_letter(*c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::pieces::Kind;

    /// For whoever works on the rules: `ARTICLE=path cargo test --lib sheet -- --ignored --nocapture`.
    #[test]
    #[allow(clippy::disallowed_methods, clippy::print_stdout, reason = "a tool that reads the file it is given")]
    #[ignore = "prints the pieces and lists of the article named in ARTICLE"]
    fn lay_out_an_article() {
        let path = std::env::var("ARTICLE").expect("ARTICLE");
        let article = crate::article::Article::read(&path, &std::fs::read(&path).expect("a file")).value;
        let ctx = Context::new(&article, crate::vocab::Vocab::embedded(), crate::recognise::Recogniser::embedded());
        for line in &Sheet::new(&ctx).lines {
            let pieces = &line.pieces;
            let shown: Vec<String> =
                pieces.list.iter().map(|piece| shown(piece.kind, piece.span.of(pieces.text))).collect();
            println!(
                "{:?} {} {:?}: {}",
                line.passage.role,
                ctx.line(line.passage, 0),
                ctx.zone_at(line.passage, 0),
                shown.concat()
            );
            for list in &line.lists {
                let items: Vec<&str> = list.items.iter().map(|item| item.of(pieces.text)).collect();
                println!(
                    "     LIST {} {items:?} open={} count={:?} head={:?}",
                    list.before(pieces),
                    list.open,
                    list.count.map(|count| count.of(pieces.text)),
                    list.head_of(pieces)
                );
            }
        }
    }

    fn shown(kind: Kind, words: &str) -> String {
        match kind {
            Kind::Noun => format!("[{words}]"),
            Kind::Zone => format!("Z[{words}]"),
            Kind::Break => format!(" {words} "),
            Kind::Opener => format!(" _{words}_ "),
            Kind::And => format!("&{words}"),
            Kind::Figure => format!("<{words}>"),
            Kind::Time => format!("<T{words}>"),
            Kind::Of | Kind::Etc | Kind::Aside | Kind::Mark => words.to_string(),
        }
    }
}
