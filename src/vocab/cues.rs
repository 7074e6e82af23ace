//! Cue words: what stands beside a number or a name and says how it is meant.

use std::collections::BTreeMap;
use std::str::FromStr;

use rust_decimal::Decimal;
use serde::Deserialize;

use super::Words;
use super::table;
use crate::diag::{Checked, Diagnostic, did_you_mean};
use crate::domain::{Bound, CompanyRole, IndustryRole, ProjectStatus, Status};
use crate::source::SourceText;

const TABLE: &str = "cues";
const EMBEDDED: &str = include_str!("tables/cues.yaml");

/// What a change is measured from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeBase {
    /// 同比.
    YearOnYear,
    /// 环比.
    PeriodOnPeriod,
    /// 年均.
    Average,
    /// A year far back.
    Since,
}

/// What an unnamed body is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reference {
    /// The zone last named.
    Zone,
    /// The city around it.
    City,
    /// The county around it.
    County,
    /// The province.
    Province,
    /// The nation, or the world.
    Nation,
}

/// What a relative time word counts in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeUnit {
    /// A year, `shift` years from the article's.
    Year,
    /// Half `span` of a year.
    Half,
    /// Quarter `span` of a year, or the quarter `shift` from the article's.
    Quarter,
    /// The first `span` quarters.
    Quarters,
    /// A month, `shift` months from the article's.
    Month,
    /// Days around the article's.
    Day,
    /// The period last named, `shift` years from it.
    SamePeriod,
    /// The state at the article's date.
    AsOf,
    /// The state at a date that follows the word.
    AsOfDate,
    /// Begin or end of a year or month.
    Edge,
    /// Several years.
    Years,
    /// Since the body was founded.
    SinceFounding,
    /// Since `year`.
    SinceYear,
}

/// A time word's meaning against the article's date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RelativeTime {
    /// What it counts in.
    pub unit: TimeUnit,
    /// How many units from the article's own.
    pub shift: i32,
    /// Which half or quarter, or how many quarters.
    pub span: Option<u8>,
    /// The year it starts from.
    pub year: Option<i32>,
    /// True where the word names no certain time.
    pub vague: bool,
}

/// All cue words, one set a kind of cue; of several that fit, the longest is taken.
#[derive(Debug, Clone, Default)]
pub struct Cues {
    /// Before a number: 约, 超, 近, 不低于. What is at most the number counts as [`Bound::Under`].
    pub bounds_before: Words<Bound>,
    /// After a number, its scale or its unit: 余, 左右, 以上.
    pub bounds_after: Words<Bound>,
    /// Between the ends of a range.
    pub range_joins: Words<()>,
    /// Before a figure: 预计, 力争, 达产后.
    pub status_before: Words<Status>,
    /// Before a year to come, which makes the figure a target: 到.
    pub target_until: Words<()>,
    /// After a figure: 的目标.
    pub status_after: Words<Status>,
    /// What turns a target into something done.
    pub actual_again: Words<()>,
    /// The number is the change itself: 1 rise, -1 fall, 0 the number's own sign.
    pub change_by: Words<i8>,
    /// The number is the new level: 增至, 降至.
    pub change_to: Words<i8>,
    /// Expressions that are a change by themselves, in percent: 翻番 is 100.
    pub change_fixed: Words<Decimal>,
    /// Change without a number.
    pub change_vague: Words<()>,
    /// What a change is measured from.
    pub change_base: Words<ChangeBase>,
    /// Comparison with another body's growth.
    pub change_against: Words<()>,
    /// Before a share: 占比.
    pub share_before: Words<()>,
    /// After a share: 的份额.
    pub share_after: Words<()>,
    /// What a share is of: 占全市.
    pub share_of: Words<()>,
    /// Words of fractions: 分之, 半数.
    pub share_fractions: Words<()>,
    /// What a share's whole may begin with.
    pub share_whole: Words<()>,
    /// Before a rank: 居, 排名.
    pub rank_before: Words<()>,
    /// Forms of ranks; `N` stands for the number.
    pub rank_forms: Vec<String>,
    /// A move up in an order.
    pub rank_up: Words<()>,
    /// A move down in an order.
    pub rank_down: Words<()>,
    /// Around the field of candidates.
    pub rank_of: Words<()>,
    /// How far a project has come.
    pub project_status: Words<ProjectStatus>,
    /// Before a status still to come.
    pub project_expected: Words<()>,
    /// A company's part.
    pub company_role: Words<CompanyRole>,
    /// Endings of companies' names.
    pub company_suffixes: Words<()>,
    /// Endings of bodies that are no company.
    pub not_company: Words<()>,
    /// An industry's part.
    pub industry_role: Words<IndustryRole>,
    /// Before a list of industries.
    pub industry_lists_before: Words<()>,
    /// After a list of industries.
    pub industry_lists_after: Words<()>,
    /// 成立于.
    pub founded: Words<()>,
    /// 升级为.
    pub promoted: Words<()>,
    /// 定位为.
    pub positioning: Words<()>,
    /// 建成, 迈向.
    pub targets: Words<()>,
    /// 荣获, 获评.
    pub honors: Words<()>,
    /// 机制, 模式.
    pub mechanisms: Words<()>,
    /// 研究院, 孵化器.
    pub platforms: Words<()>,
    /// How by-lines open.
    pub byline_prefix: Words<()>,
    /// How by-lines end.
    pub byline_suffix: Words<()>,
    /// How captions open.
    pub caption_prefix: Words<()>,
    /// How captions end.
    pub caption_suffix: Words<()>,
    /// What is said beside a picture.
    pub pictured: Words<()>,
    /// Furniture of a newspaper's page.
    pub furniture: Words<()>,
    /// Time words against the article's date.
    pub relative_time: Words<RelativeTime>,
    /// Five-year plans: first and last year.
    pub five_year_plans: Words<(i32, i32)>,
    /// Running totals.
    pub cumulative: Words<()>,
    /// Bodies without a name of their own.
    pub zone_references: Words<Reference>,
}

type Group = BTreeMap<String, Vec<String>>;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Table {
    bounds_before: Group,
    bounds_after: Group,
    range_joins: Vec<String>,
    status_before: Group,
    target_until: Vec<String>,
    status_after: Group,
    actual_again: Vec<String>,
    change: Change,
    change_fixed: Vec<Fixed>,
    change_vague: Vec<String>,
    change_base: Group,
    change_against: Vec<String>,
    share: Share,
    share_whole: Vec<String>,
    rank: Rank,
    project_status: Group,
    project_expected: Vec<String>,
    company_role: Group,
    company_suffixes: Vec<String>,
    not_company: Vec<String>,
    industry_role: Group,
    industry_lists: Around,
    founded: Vec<String>,
    promoted: Vec<String>,
    positioning: Vec<String>,
    targets: Vec<String>,
    honors: Vec<String>,
    mechanisms: Vec<String>,
    platforms: Vec<String>,
    bylines: Edges,
    captions: Edges,
    pictured: Vec<String>,
    furniture: Vec<String>,
    relative_time: Vec<TimeWords>,
    five_year_plans: Vec<Plan>,
    cumulative: Vec<String>,
    zone_references: Group,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Change {
    by: Vec<Signed>,
    to: Vec<Signed>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Signed {
    sign: i8,
    words: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Fixed {
    words: Vec<String>,
    percent: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Share {
    before: Vec<String>,
    after: Vec<String>,
    of: Vec<String>,
    fractions: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Rank {
    before: Vec<String>,
    forms: Vec<String>,
    up: Vec<String>,
    down: Vec<String>,
    of: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Around {
    before: Vec<String>,
    after: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Edges {
    prefix: Vec<String>,
    suffix: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct TimeWords {
    words: Vec<String>,
    unit: String,
    #[serde(default)]
    shift: i32,
    span: Option<u8>,
    year: Option<i32>,
    #[serde(default)]
    vague: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Plan {
    name: String,
    years: String,
}

/// Reads the table and its overrides; a word given again takes the newer meaning.
pub(super) fn load(overrides: &[SourceText]) -> Checked<Cues> {
    let layers = table::read::<Table>(TABLE, EMBEDDED, overrides);
    let mut value = Cues::default();
    let mut reader = Reader::default();
    value.add(layers.base, &mut reader);
    for (_, newer) in layers.over {
        value.add(newer, &mut reader);
    }
    let placed = reader.faults.into_iter().map(|(word, fault)| table::fault(overrides, TABLE, &word, fault));
    let faults = layers.faults.into_iter().chain(placed).collect();
    Checked { value, faults }
}

impl Cues {
    fn add(&mut self, table: Table, reader: &mut Reader) {
        self.add_numbers(&table, reader);
        self.add_names(&table, reader);
        self.add_lines(&table);
        self.add_times(table, reader);
    }

    /// Cues beside numbers.
    fn add_numbers(&mut self, table: &Table, reader: &mut Reader) {
        reader.group(&mut self.bounds_before, &table.bounds_before, &BOUNDS);
        reader.group(&mut self.bounds_after, &table.bounds_after, &BOUNDS);
        plain(&mut self.range_joins, &table.range_joins);
        let statuses = named(Status::ALL, Status::name);
        reader.group(&mut self.status_before, &table.status_before, &statuses);
        reader.group(&mut self.status_after, &table.status_after, &statuses);
        plain(&mut self.target_until, &table.target_until);
        plain(&mut self.actual_again, &table.actual_again);
        for (set, groups) in [(&mut self.change_by, &table.change.by), (&mut self.change_to, &table.change.to)] {
            for group in groups {
                reader.words(set, &group.words, group.sign.signum());
            }
        }
        for fixed in &table.change_fixed {
            match Decimal::from_str(&fixed.percent) {
                Ok(percent) => reader.words(&mut self.change_fixed, &fixed.words, percent),
                Err(_) => reader.fault(&fixed.percent, "is no number", "write percent in digits: `percent: \"100\"`"),
            }
        }
        plain(&mut self.change_vague, &table.change_vague);
        reader.group(&mut self.change_base, &table.change_base, &CHANGE_BASES);
        plain(&mut self.change_against, &table.change_against);
        plain(&mut self.share_before, &table.share.before);
        plain(&mut self.share_after, &table.share.after);
        plain(&mut self.share_of, &table.share.of);
        plain(&mut self.share_fractions, &table.share.fractions);
        plain(&mut self.share_whole, &table.share_whole);
        plain(&mut self.rank_before, &table.rank.before);
        let forms = &mut self.rank_forms;
        forms.extend(table.rank.forms.iter().filter(|form| !forms.contains(form)).cloned().collect::<Vec<_>>());
        plain(&mut self.rank_up, &table.rank.up);
        plain(&mut self.rank_down, &table.rank.down);
        plain(&mut self.rank_of, &table.rank.of);
        plain(&mut self.cumulative, &table.cumulative);
    }

    /// Cues beside names.
    fn add_names(&mut self, table: &Table, reader: &mut Reader) {
        let statuses = named(ProjectStatus::ALL, ProjectStatus::name);
        reader.group(&mut self.project_status, &table.project_status, &statuses);
        plain(&mut self.project_expected, &table.project_expected);
        reader.group(&mut self.company_role, &table.company_role, &named(CompanyRole::ALL, CompanyRole::name));
        plain(&mut self.company_suffixes, &table.company_suffixes);
        plain(&mut self.not_company, &table.not_company);
        reader.group(&mut self.industry_role, &table.industry_role, &named(IndustryRole::ALL, IndustryRole::name));
        plain(&mut self.industry_lists_before, &table.industry_lists.before);
        plain(&mut self.industry_lists_after, &table.industry_lists.after);
        plain(&mut self.founded, &table.founded);
        plain(&mut self.promoted, &table.promoted);
        plain(&mut self.positioning, &table.positioning);
        plain(&mut self.targets, &table.targets);
        plain(&mut self.honors, &table.honors);
        plain(&mut self.mechanisms, &table.mechanisms);
        plain(&mut self.platforms, &table.platforms);
        reader.group(&mut self.zone_references, &table.zone_references, &REFERENCES);
    }

    /// Cues of whole lines.
    fn add_lines(&mut self, table: &Table) {
        plain(&mut self.byline_prefix, &table.bylines.prefix);
        plain(&mut self.byline_suffix, &table.bylines.suffix);
        plain(&mut self.caption_prefix, &table.captions.prefix);
        plain(&mut self.caption_suffix, &table.captions.suffix);
        plain(&mut self.pictured, &table.pictured);
        plain(&mut self.furniture, &table.furniture);
    }

    /// Time words.
    fn add_times(&mut self, table: Table, reader: &mut Reader) {
        for time in table.relative_time {
            let Some((_, unit)) = TIME_UNITS.into_iter().find(|(name, _)| *name == time.unit) else {
                reader.unknown(&time.unit, TIME_UNITS.iter().map(|(name, _)| *name));
                continue;
            };
            let TimeWords { words, shift, span, year, vague, .. } = time;
            reader.words(&mut self.relative_time, &words, RelativeTime { unit, shift, span, year, vague });
        }
        for plan in table.five_year_plans {
            let years = plan.years.split_once('/').and_then(|(a, b)| Some((a.parse().ok()?, b.parse().ok()?)));
            match years {
                Some(years) => reader.words(&mut self.five_year_plans, &[plan.name], years),
                None => {
                    reader.fault(&plan.years, "is no span of years", "write first and last year: `years: 2021/2025`")
                }
            }
        }
    }
}

const BOUNDS: [(&str, Bound); 6] = [
    ("exact", Bound::Exact),
    ("about", Bound::About),
    ("over", Bound::Over),
    ("under", Bound::Under),
    ("at_least", Bound::AtLeast),
    ("at_most", Bound::Under),
];

const CHANGE_BASES: [(&str, ChangeBase); 4] = [
    ("year_on_year", ChangeBase::YearOnYear),
    ("period_on_period", ChangeBase::PeriodOnPeriod),
    ("average", ChangeBase::Average),
    ("since", ChangeBase::Since),
];

const REFERENCES: [(&str, Reference); 5] = [
    ("itself", Reference::Zone),
    ("city", Reference::City),
    ("county", Reference::County),
    ("province", Reference::Province),
    ("nation", Reference::Nation),
];

const TIME_UNITS: [(&str, TimeUnit); 13] = [
    ("year", TimeUnit::Year),
    ("half", TimeUnit::Half),
    ("quarter", TimeUnit::Quarter),
    ("quarters", TimeUnit::Quarters),
    ("month", TimeUnit::Month),
    ("day", TimeUnit::Day),
    ("same_period", TimeUnit::SamePeriod),
    ("as_of", TimeUnit::AsOf),
    ("as_of_date", TimeUnit::AsOfDate),
    ("edge", TimeUnit::Edge),
    ("years", TimeUnit::Years),
    ("since_founding", TimeUnit::SinceFounding),
    ("since_year", TimeUnit::SinceYear),
];

/// The values of an enumeration with their names.
fn named<T: Copy>(all: &'static [T], name: fn(T) -> &'static str) -> Vec<(&'static str, T)> {
    all.iter().map(|&value| (name(value), value)).collect()
}

fn plain(set: &mut Words<()>, words: &[String]) {
    set.extend(words.iter().map(|word| (word.clone(), ())));
}

/// Collects what is wrong while words are sorted by meaning: the word at fault and the fault.
#[derive(Default)]
struct Reader {
    faults: Vec<(String, Diagnostic)>,
}

impl Reader {
    /// Words under the names of their meanings.
    fn group<T: Copy + PartialEq>(&mut self, set: &mut Words<T>, group: &Group, meanings: &[(&str, T)]) {
        for (name, words) in group {
            match meanings.iter().find(|(known, _)| known == name) {
                Some((_, meaning)) => self.words(set, words, *meaning),
                None => self.unknown(name, meanings.iter().map(|(known, _)| *known)),
            }
        }
    }

    /// Words of one meaning.
    fn words<T: Copy + PartialEq>(&mut self, set: &mut Words<T>, words: &[String], meaning: T) {
        set.extend(words.iter().map(|word| (word.clone(), meaning)));
    }

    fn unknown<'a>(&mut self, name: &str, known: impl Iterator<Item = &'a str>) {
        let known: Vec<&str> = known.collect();
        let hint = match did_you_mean(name, known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("write one of: {}", known.join(", ")),
        };
        self.fault(name, "is no meaning of this group of cues", &hint);
    }

    fn fault(&mut self, word: &str, what: &str, hint: &str) {
        let fault = Diagnostic::error("vocab/cue", format!("`{word}` {what}")).hint(hint.to_string());
        self.faults.push((word.to_string(), fault));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocab::Vocab;

    /// Words that stand twice within one kind of cue: under two meanings, or twice under one.
    fn twice<'a>(groups: impl IntoIterator<Item = &'a Vec<String>>) -> Vec<&'a str> {
        let mut seen = std::collections::BTreeSet::new();
        groups.into_iter().flatten().map(String::as_str).filter(|word| !seen.insert(*word)).collect()
    }

    #[test]
    fn every_cue_stands_once_within_its_kind() {
        let table: Table = serde_yaml::from_str(EMBEDDED).expect("the shipped table is read");
        let none: Vec<&str> = Vec::new();
        for group in [
            &table.bounds_before, &table.bounds_after, &table.status_before, &table.status_after, &table.change_base,
            &table.project_status, &table.company_role, &table.industry_role, &table.zone_references,
        ] {
            assert_eq!(twice(group.values()), none);
        }
        assert_eq!(twice(table.change.by.iter().map(|signed| &signed.words)), none);
        assert_eq!(twice(table.change.to.iter().map(|signed| &signed.words)), none);
        assert_eq!(twice(table.change_fixed.iter().map(|fixed| &fixed.words)), none);
        assert_eq!(twice(table.relative_time.iter().map(|time| &time.words)), none);
        let (share, rank) = (&table.share, &table.rank);
        for list in [
            &table.range_joins,
            &table.target_until,
            &table.actual_again,
            &table.change_vague,
            &table.change_against,
            &share.before,
            &share.after,
            &share.of,
            &share.fractions,
            &table.share_whole,
            &rank.before,
            &rank.forms,
            &rank.up,
            &rank.down,
            &rank.of,
            &table.project_expected,
            &table.company_suffixes,
            &table.not_company,
            &table.industry_lists.before,
            &table.industry_lists.after,
            &table.founded,
            &table.promoted,
            &table.positioning,
            &table.targets,
            &table.honors,
            &table.mechanisms,
            &table.platforms,
            &table.bylines.prefix,
            &table.bylines.suffix,
            &table.captions.prefix,
            &table.captions.suffix,
            &table.pictured,
            &table.furniture,
            &table.cumulative,
        ] {
            assert_eq!(twice([list]), none);
        }
    }

    /// A word that is never found where it stands, at the start, at the end or within a text.
    fn unreached<T: Copy + PartialEq>(set: &Words<T>) -> Vec<&str> {
        set.iter()
            .filter(|(word, meaning)| {
                let whole = Some((word.len(), *meaning));
                set.at_start(word) != whole || set.at_end(word) != whole || set.find(word).count() != 1
            })
            .map(|(word, _)| word)
            .collect()
    }

    #[test]
    fn every_cue_is_reached() {
        let cues = &Vocab::embedded().cues;
        let none: Vec<&str> = Vec::new();
        assert_eq!(unreached(&cues.bounds_before), none);
        assert_eq!(unreached(&cues.bounds_after), none);
        assert_eq!(unreached(&cues.status_before), none);
        assert_eq!(unreached(&cues.change_by), none);
        assert_eq!(unreached(&cues.change_to), none);
        assert_eq!(unreached(&cues.change_fixed), none);
        assert_eq!(unreached(&cues.project_status), none);
        assert_eq!(unreached(&cues.company_role), none);
        assert_eq!(unreached(&cues.industry_role), none);
        assert_eq!(unreached(&cues.relative_time), none);
        assert_eq!(unreached(&cues.zone_references), none);
    }
}
