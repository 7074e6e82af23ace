//! Mentions to facts: who is speaking, which metric, which period, and what stands in the text besides numbers.
//!
//! ```text
//! article → passages (sentences with their mentions) → who speaks where, which time holds where → facts, doubts
//! ```
//!
//! One file a kind of knowledge. [`Context`] is what every reader of one kind is given; a reader pushes facts and
//! says of what it leaves out why.

mod aims;
mod cast;
mod company;
mod context;
mod firms;
mod focus;
mod honor;
mod identity;
mod indicator;
mod industry;
mod lists;
mod mechanism;
mod methods;
mod metric;
mod pieces;
mod platform;
mod progress;
mod project;
mod sheet;
mod status;
mod table;
mod time;
mod topic;
mod words;
mod works;

pub use cast::{Cast, Zone, ZoneId};
pub use context::{Context, Doubt, Passage, Reason, Voice};
pub use focus::{Owner, Speaker};
pub use time::{Clock, Held};

use crate::article::Article;
use crate::domain::Fact;
use crate::vocab::Vocab;

/// What was read out of one file.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// Facts, by line, then by kind.
    pub facts: Vec<Fact>,
    /// Numbers that gave no fact, by line, each with the reason.
    pub doubts: Vec<Doubt>,
}

/// Reads the facts of an article. Never fails: what cannot be told is among the doubts.
pub fn read(article: &Article, vocab: &Vocab) -> Reading {
    let context = Context::new(article, vocab);
    let mut facts = Vec::new();
    let sheet = sheet::Sheet::new(&context);
    let readers: [fn(&sheet::Sheet, &mut Vec<Fact>); 6] =
        [industry::read, project::read, company::read, platform::read, mechanism::read, honor::read];
    for reader in readers {
        reader(&sheet, &mut facts);
    }
    let mut doubts = indicator::read(&context, &mut facts);
    // What a zone is, is told of those of which something was told.
    identity::read(&sheet, &mut facts);
    context::settle(&mut facts);
    doubts.sort_by_key(|doubt| doubt.line);
    Reading { facts, doubts }
}
