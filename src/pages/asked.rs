//! Which parts of the views the theme's templates name: what no template prints is not made.

/// The parts of views that take time and that a theme may do without. A part not asked for is left empty.
#[derive(Debug, Clone, Copy)]
pub struct Asked {
    /// JSON-LD in the head.
    pub json_ld: bool,
    /// The nearest zones of a zone.
    pub neighbours: bool,
    /// What the metrics of a profile mean.
    pub definitions: bool,
    /// The list of articles a profile draws on.
    pub sources: bool,
    /// The few figures that say most.
    pub key_figures: bool,
    /// References to a profile, for papers.
    pub citations: bool,
    /// The drawing of a series.
    pub chart: bool,
    /// The small comparison on a tag's page.
    pub comparison: bool,
    /// Tags that stand near a tag.
    pub related: bool,
}

impl Asked {
    /// What a theme asks for, from whether one of its templates holds a word.
    pub fn of(names: impl Fn(&str) -> bool) -> Asked {
        Asked {
            json_ld: names("json_ld"),
            neighbours: names("neighbours"),
            definitions: names("definitions"),
            sources: names("sources"),
            key_figures: names("key_figures"),
            citations: names("citation") || names("bibtex"),
            chart: names("chart"),
            comparison: names("comparison"),
            related: names("related"),
        }
    }

    /// Everything.
    pub fn all() -> Asked {
        Asked::of(|_| true)
    }
}
