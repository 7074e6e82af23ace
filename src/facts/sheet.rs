//! An article laid out for the readers of names: every sentence cut into pieces, its lists found.

use super::context::{Context, Passage};
use super::lists::{self, List};
use super::pieces::Pieces;
use crate::domain::{Claim, Fact};
use crate::source::Span;

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

    /// Adds the fact `claim`, told by the words under `span`, about whoever speaks there; nothing where nobody does.
    pub fn tell(&self, line: &Line, (span, claim): (Span, Claim), out: &mut Vec<Fact>) {
        if let Some(zone) = self.ctx.zone_at(line.passage, span.start) {
            out.push(self.ctx.fact(line.passage, span, (zone, claim)));
        }
    }
}

impl<'c> Line<'c> {
    /// The words of the sentence.
    pub fn text(&self) -> &'c str {
        self.passage.text
    }
}
