//! What stands in a text: numbers, times, changes, shares, ranks, names. One left-to-right, longest-match reading in
//! which spans compete, so that each stretch of text has one meaning. It never fails, and it never decides what a number
//! is *about*: that is the work of `facts`.

mod mention;
pub mod period;

pub use mention::{
    Amount, Basis, Change, ChangeUnit, Fraction, Layer, Marks, Mention, MentionKind, OrganisationKind, Percent,
    PercentUnit, Quoted, Rank, RankForm, Script, Share, ZoneForm, ZoneName,
};
pub use period::{Frame, Moment, PeriodMention, Reference, Resolved, When, resolve, resolve_to_the_day};

/// The recogniser with its tables made ready; make it once and share it.
#[derive(Debug, Default)]
pub struct Recogniser {}

impl Recogniser {
    /// The recogniser of the embedded vocabulary, made on first use.
    pub fn embedded() -> &'static Recogniser {
        static SHARED: std::sync::OnceLock<Recogniser> = std::sync::OnceLock::new();
        SHARED.get_or_init(Recogniser::default)
    }

    /// The mentions of a text, sorted by where they start (the longer first where two start together).
    pub fn mentions(&self, _text: &str) -> Vec<Mention> {
        Vec::new()
    }
}
