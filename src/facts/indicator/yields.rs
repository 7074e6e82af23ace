//! What a project is to yield (达产后年产值40亿元) is the project's, not the zone's: the figure is limited to it. What is
//! invested in it stands with the project and is no figure beside.

use std::collections::BTreeSet;

use super::Row;
use crate::domain::{Claim, Fact, Indicator, Quantity, Status};
use crate::facts::context::Passage;
use crate::source::any_of;

/// Names of the projects read so far.
pub(super) fn projects(facts: &[Fact]) -> BTreeSet<String> {
    let name = |fact: &Fact| match &fact.claim {
        Claim::Project(project) => Some(project.name.clone()),
        _ => None,
    };
    facts.iter().filter_map(name).collect()
}

/// The money of each project read so far, with the line it is told on.
pub(super) fn moneys(facts: &[Fact]) -> Vec<(usize, Quantity)> {
    let money = |fact: &Fact| match &fact.claim {
        Claim::Project(project) => Some((fact.evidence.line, project.investment.clone()?)),
        _ => None,
    };
    facts.iter().filter_map(money).collect()
}

/// True where a row repeats, as an investment, the money of the project told of on its line or right above.
pub(super) fn is_project_money(indicator: &Indicator, line: usize, moneys: &[(usize, Quantity)]) -> bool {
    // A sum that grows is that of many projects.
    let invested = any_of!["投资", "投资额", "投资金额"].ends(&indicator.metric) && indicator.yoy.is_none();
    let own = |money: &Quantity| {
        indicator.quantity.as_ref().is_some_and(|told| told.value == money.value && told.unit == money.unit)
    };
    invested && moneys.iter().any(|(told, money)| (*told..=told + 1).contains(&line) && own(money))
}

/// Limits the money that is yet to be made to the one project told of.
pub(super) fn give_to_project(rows: &mut [Row], passage: &Passage, projects: &BTreeSet<String>) {
    let to_come = |row: &&mut Row| {
        let indicator = &row.indicator;
        let money = indicator.quantity.as_ref().is_some_and(|quantity| quantity.unit.ends_with('元'));
        indicator.status == Status::Capacity && indicator.subject.is_none() && money
    };
    for row in rows.iter_mut().filter(to_come) {
        row.indicator.subject = project_before(passage, row.span.start, projects);
    }
}

/// The one project that the words before byte `at` tell of, in its sentence or, where that goes on with it, the one before.
pub(super) fn project_before(passage: &Passage, at: usize, projects: &BTreeSet<String>) -> Option<String> {
    let lead = passage.text.get(..at)?;
    let lead = lead.rsplit(';').next().unwrap_or(lead);
    if let Some(named) = only_one(lead, projects)? {
        return Some(named);
    }
    let goes_on = any_of!["项目", "该项目", "建成", "达产", "投产", "全部", "一期", "二期", "其中", "预计", "待"];
    let whole = passage.whole();
    let before = whole[..whole.find(passage.text)?].trim_end_matches(['。', ' ']);
    only_one(before.rsplit('。').next().filter(|_| goes_on.starts(lead))?, projects)?
}

/// `None` where words tell of several projects, or of one among others.
fn only_one(words: &str, projects: &BTreeSet<String>) -> Option<Option<String>> {
    let written = |name: &str| words.find(name.trim_end_matches("项目")).map(|at| (at, name.len()));
    let mut found: Vec<((usize, usize), &String)> =
        projects.iter().filter_map(|name| Some((written(name)?, name))).collect();
    found.sort_by_key(|((at, length), _)| (*at, std::cmp::Reverse(*length)));
    let Some(((at, length), name)) = found.first() else {
        let many = any_of!["个项目", "批项目", "等项目"].is_in(words);
        return (!many).then_some(None);
    };
    let others = found.iter().skip(1).any(|((next, _), _)| *next >= at + length);
    let rest = words.get(at + length..).unwrap_or("");
    let among = rest.starts_with(['、', '等', '和']) || any_of!["个项目", "等项目", "批项目"].is_in(rest);
    (!others && !among).then(|| Some((*name).clone()))
}
