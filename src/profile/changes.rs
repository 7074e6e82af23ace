//! What differs between two states of one profile, as a person would say it: which figure changed from what to what,
//! what came, what went.

use super::entry::{self, Entry, Word, is_trait};
use super::matching;
use super::model::Profile;

/// One difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The key it stands under: `level`, `indicators`.
    pub section: &'static str,
    /// What it is about: `生物医药 产值 2023`, a name, a key.
    pub title: String,
    /// What became of it.
    pub turn: Turn,
    /// Where it stands now, or stood; `article:line`.
    pub source: Option<String>,
}

/// What became of a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Turn {
    /// It came, and says this.
    Came(String),
    /// It went, and said this.
    Went(String),
    /// One of its words changed: the key, before and after; an empty word was not there.
    Changed(&'static str, String, String),
}

impl Profile {
    /// How this profile came to be `after`, in the order of the file; what a missing side says is nothing.
    ///
    /// A figure of which only the number, the period or the source changed is one figure that changed.
    pub fn differences(&self, after: &Profile) -> Vec<Difference> {
        let (old, new) = (entry::entries(self), entry::entries(after));
        let links = matching::by_meaning(&old, &new);
        let mut found = Vec::new();
        for (index, entry) in old.iter().enumerate() {
            match links.of(index) {
                Some(at) => found.extend(changed(entry, &new[at])),
                None => found.push(whole(entry, Turn::Went)),
            }
        }
        let came = new.iter().enumerate().filter(|(at, _)| !links.reaches(*at));
        found.extend(came.map(|(_, entry)| whole(entry, Turn::Came)));
        found
    }
}

fn whole(entry: &Entry, turn: fn(String) -> Turn) -> Difference {
    Difference { section: entry.section, title: title(entry), turn: turn(said(entry)), source: source(entry) }
}

fn changed(old: &Entry, new: &Entry) -> Vec<Difference> {
    let mut keys: Vec<&'static str> = old.fields.iter().chain(&new.fields).map(|(key, _)| *key).collect();
    keys.sort_unstable();
    keys.dedup();
    let word = |entry: &Entry, key: &str| entry.field(key).map(spoken).unwrap_or_default();
    let differs = keys.into_iter().filter(|key| old.field(key) != new.field(key));
    let one = |key| Difference {
        section: new.section,
        title: title(old),
        turn: Turn::Changed(
            if is_trait(new.section) && key == "value" { new.section } else { key },
            word(old, key),
            word(new, key),
        ),
        source: source(new),
    };
    let mut all: Vec<Difference> = differs.map(one).collect();
    // A value first, its source last.
    all.sort_by_key(|difference| match difference.turn {
        Turn::Changed("value", ..) => 0,
        Turn::Changed("source", ..) => 2,
        _ => 1,
    });
    all
}

/// What an entry is about.
fn title(entry: &Entry) -> String {
    if is_trait(entry.section) {
        return entry.section.to_string();
    }
    let words: &[&str] = if entry.section == "indicators" { &["subject", "metric", "period"] } else { &["name"] };
    let words = words.iter().map(|key| entry.one(key)).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// Everything an entry says beside its title.
fn said(entry: &Entry) -> String {
    let told =
        |key: &str| !matches!(key, "source" | "quote" | "metric" | "subject" | "period" | "name" | "period_inferred");
    let words = entry.fields.iter().filter(|(key, _)| told(key)).map(|(key, word)| match *key {
        "value" | "role" | "status" | "investment" => spoken(word),
        key => format!("{key} {}", spoken(word)),
    });
    words.collect::<Vec<_>>().join(", ")
}

fn spoken(word: &Word) -> String {
    match word {
        Word::One(text) => text.clone(),
        Word::Group(fields) => fields.iter().map(|(_, word)| spoken(word)).collect::<Vec<_>>().join(" / "),
    }
}

fn source(entry: &Entry) -> Option<String> {
    Some(entry.one("source").to_string()).filter(|source| !source.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::{Body, read_plain};
    use crate::source::SourceText;

    fn profile(figures: &str) -> Profile {
        let text = format!("---\nname: 甲开发区\n{figures}---\n");
        read_plain(&SourceText::new("content/zones/a.md", text), Body::Zone).value.expect("a profile")
    }

    fn figure(value: &str, period: &str, source: &str) -> String {
        format!(
            "indicators:\n  - metric: 固定资产投资\n    value: {value}\n    period: {period}\n    source: \"{source}\"\n"
        )
    }

    #[test]
    fn a_figure_that_changed_is_one_figure_and_not_two() {
        let before = profile(&figure("140亿元", "2023", "001:3"));
        let turns =
            |after: &str| before.differences(&profile(after)).into_iter().map(|found| found.turn).collect::<Vec<_>>();
        let changed = |key, a: &str, b: &str| Turn::Changed(key, a.to_string(), b.to_string());
        assert_eq!(turns(&figure("150亿元", "2023", "001:3")), [changed("value", "140亿元", "150亿元")]);
        assert_eq!(turns(&figure("140亿元", "2022", "001:3")), [changed("period", "2023", "2022")]);
        assert_eq!(turns(""), [Turn::Went("140亿元".to_string())]);
        assert_eq!(
            turns(&format!("level: 国家级\n{}", figure("140亿元", "2023", "001:3"))),
            [Turn::Came("国家级".to_string())]
        );
        assert!(turns(&figure("140亿元", "2023", "001:3")).is_empty());
    }
}
