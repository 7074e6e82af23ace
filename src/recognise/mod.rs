//! What stands in a text: numbers, times, changes, shares, ranks, names. One left-to-right, longest-match reading in
//! which spans compete, so that each stretch of text has one meaning. It never fails, and it never decides what a number
//! is *about*: that is the work of `facts`.
//!
//! ```text
//! text → glyphs (one spelling) → figures (numeral, unit, percent, range … against period) → changes, shares, ranks
//!                              → names, quotations
//! ```

mod bound;
mod change;
mod figure;
mod glyphs;
mod lexer;
mod lexicon;
mod mention;
mod money;
mod name;
mod numeral;
mod organisation;
pub mod period;
mod quoted;
mod range;
mod rank;
mod rows;
mod share;
pub mod tagger;
mod trie;
mod zone;

pub use mention::{
    Amount, Basis, Change, ChangeUnit, Fraction, Layer, Marks, Mention, MentionKind, OrganisationKind, Percent,
    PercentUnit, Quoted, Rank, RankForm, Script, Share, ZoneForm, ZoneName,
};
pub use period::{Frame, Moment, PeriodMention, Reference, Resolved, When, resolve, resolve_to_the_day};

pub use name::BREAKS;
pub use rows::{Row, rows};

use figure::Token;
use glyphs::Glyphs;
use lexicon::Lexicon;
use name::{Edges, Names, Plain};

use crate::vocab::Vocab;

/// The recogniser with a vocabulary's tables made ready; make it once and share it.
#[derive(Debug)]
pub struct Recogniser<'v> {
    vocab: &'v Vocab,
    lexicon: Lexicon,
    edges: Edges,
}

impl<'v> Recogniser<'v> {
    /// Makes the tables of `vocab` ready.
    pub fn new(vocab: &'v Vocab) -> Self {
        Recogniser { vocab, lexicon: Lexicon::new(vocab), edges: Edges::new(vocab) }
    }

    /// The mentions of a text, sorted by where they start, the longer first where two start together.
    pub fn mentions(&self, text: &str) -> Vec<Mention> {
        let glyphs = Glyphs::new(text);
        let plain = Plain::new(text, &glyphs);
        let figures = lexer::figures(&glyphs, &self.lexicon);
        let counted = |token: &&Token| matches!(token.kind, MentionKind::Period(_) | MentionKind::Quantity(_));
        let spans: Vec<_> = figures.iter().filter(counted).map(|token| (token.start, token.end)).collect();
        let names = name::names(Names {
            glyphs: &glyphs,
            plain: &plain,
            vocab: self.vocab,
            edges: &self.edges,
            figures: &spans,
        });
        let tokens = figures.into_iter().chain(names).chain(quoted::quoted(&glyphs));
        let mut mentions: Vec<Mention> =
            tokens.map(|token| Mention { span: glyphs.span(token.start, token.end), kind: token.kind }).collect();
        mentions.sort_by_key(|mention| (mention.span.start, usize::MAX - mention.span.end));
        mentions
    }
}

impl Recogniser<'static> {
    /// The recogniser of the embedded vocabulary, made on first use.
    pub fn embedded() -> &'static Recogniser<'static> {
        static SHARED: std::sync::OnceLock<Recogniser<'static>> = std::sync::OnceLock::new();
        SHARED.get_or_init(|| Recogniser::new(Vocab::embedded()))
    }
}

/// The mentions of `text` by `vocab`. Makes the tables ready for this one text; for many, keep a [`Recogniser`].
pub fn mentions(text: &str, vocab: &Vocab) -> Vec<Mention> {
    Recogniser::new(vocab).mentions(text)
}
