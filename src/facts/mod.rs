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
mod cities;
mod clock;
mod company;
mod context;
mod edges;
mod firms;
mod focus;
mod heard;
mod honor;
mod identity;
mod indicator;
mod industry;
mod lists;
mod mechanism;
mod methods;
mod metric;
mod nature;
mod othernames;
mod ownname;
mod paired;
mod parks;
mod pieces;
mod platform;
mod progress;
mod project;
mod roster;
mod sheet;
mod status;
mod table;
mod time;
mod topic;
mod words;
mod works;

pub use cast::{Cast, Zone, ZoneId};
pub use clock::Clock;
pub use context::{Context, Doubt, Passage, Reason, Voice};
pub use focus::{Owner, Speaker};
pub use time::Held;

use crate::article::Article;
use crate::domain::Fact;
use crate::recognise::Recogniser;
use crate::vocab::Vocab;

/// What was read out of one file.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// Facts, by line, then by kind.
    pub facts: Vec<Fact>,
    /// Numbers that gave no fact, by line, each with the reason.
    pub doubts: Vec<Doubt>,
    /// The words of facts that were told by the look of a name alone: facts to read over.
    pub heard: Vec<Doubt>,
}

/// The reader of facts with a vocabulary's tables made ready; make it once and share it.
#[derive(Debug)]
pub struct Reader<'v> {
    vocab: &'v Vocab,
    recogniser: Recogniser<'v>,
}

impl<'v> Reader<'v> {
    /// Makes the tables of `vocab` ready.
    pub fn new(vocab: &'v Vocab) -> Self {
        Reader { vocab, recogniser: Recogniser::new(vocab) }
    }

    /// Reads the facts of an article. Never fails: what cannot be told is among the doubts.
    pub fn read(&self, article: &Article) -> Reading {
        read_context(Context::new(article, self.vocab, &self.recogniser))
    }
}

/// Reads the facts of one article. For many articles with a vocabulary of one's own keep a [`Reader`]: its tables take
/// about a millisecond to make ready. The embedded vocabulary is made ready once.
pub fn read(article: &Article, vocab: &Vocab) -> Reading {
    match std::ptr::eq(vocab, Vocab::embedded()) {
        true => read_context(Context::new(article, Vocab::embedded(), Recogniser::embedded())),
        false => Reader::new(vocab).read(article),
    }
}

fn read_context(context: Context) -> Reading {
    let mut facts = Vec::new();
    let sheet = sheet::Sheet::new(&context);
    let readers: [fn(&sheet::Sheet, &mut Vec<Fact>); 6] =
        [industry::read, project::read, company::read, platform::read, mechanism::read, honor::read];
    for reader in readers {
        reader(&sheet, &mut facts);
    }
    let mut heard = heard::read(&sheet, &mut facts);
    let mut doubts = indicator::read(&context, &mut facts);
    // What a zone is, is told of those of which something was told.
    cities::read(&sheet, &mut facts);
    identity::read(&sheet, &mut facts);
    context::settle(&mut facts);
    doubts.sort_by_key(|doubt| doubt.line);
    heard.retain(|name| facts.iter().any(|fact| name.is_of(fact)));
    Reading { facts, doubts, heard }
}
