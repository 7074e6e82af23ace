//! An article laid out for the readers of names: every sentence cut into pieces, its lists found.

use super::cast::{Standing, Zone, ZoneId};
use super::context::{Context, Passage};
use super::focus::Owner;
use super::lists::{self, List};
use super::pieces::Pieces;
use crate::domain::{Claim, Fact};
use crate::recognise::{MentionKind, ZoneForm};
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
}

impl<'c> Sheet<'c> {
    /// Lays out an article.
    pub fn new(ctx: &'c Context<'c>) -> Self {
        let line = |passage: &'c Passage<'c>| {
            let pieces = Pieces::cut(passage);
            Line { passage, lists: lists::find(&pieces), pieces }
        };
        Sheet { ctx, lines: ctx.passages.iter().map(line).collect() }
    }

    /// The zone at home in a story where no other zone speaks: what nobody else is said to do is its own.
    fn alone_in(&self, line: &Line) -> Option<&str> {
        let part = line.passage.part;
        let Owner::Zone(home) = self.ctx.homes.get(part)? else { return None };
        let speaks = |(id, zone): (ZoneId, &Zone)| {
            id != *home
                && zone.standing == Standing::Speaks
                && self.lines.get(zone.first.0).is_some_and(|first| first.passage.part == part)
        };
        let others = line.passage.zones.iter().any(|(_, zone)| zone != home);
        (!others && !self.ctx.cast.zones().any(speaks)).then(|| self.ctx.zone_name(*home))
    }

    /// Adds the fact `claim`, told by the words under `span`, about whoever speaks there; nothing where nobody does.
    pub fn tell(&self, line: &Line, (span, claim): (Span, Claim), out: &mut Vec<Fact>) {
        let owner = line
            .owner_before(span.start)
            .and_then(|word| self.ctx.cast.find(word))
            .map(|zone| self.ctx.zone_name(zone));
        if let Some(zone) = owner.or_else(|| self.ctx.zone_at(line.passage, span.start)).or_else(|| self.alone_in(line)) {
            out.push(self.ctx.fact(line.passage, span, (zone, claim)));
        }
    }
}

impl<'c> Line<'c> {
    /// The zone right before 的 before byte `at`: 某经开区的“上门审批” is that zone's, whoever speaks.
    fn owner_before(&self, at: usize) -> Option<&'c str> {
        let before = self.text().get(..at)?.trim_end_matches(['“', ' ']).strip_suffix('的')?;
        let named = |mention: &&crate::recognise::Mention| {
            matches!(&mention.kind, MentionKind::Zone(zone) if zone.form == ZoneForm::Named)
                && mention.span.end == before.len()
        };
        self.passage.mentions.iter().find(named).map(|mention| mention.span.of(self.text()))
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
