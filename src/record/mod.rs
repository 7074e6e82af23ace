//! A fact as one flat row: what `extract`, `facts` and the site's data files print.
//!
//! The fields and their names are those of the annotation format: one JSON object a line, `kind` says which further
//! fields follow. [`FactRow::cells`] gives the same row for CSV, under [`COLUMNS`].

mod cells;

use serde::{Deserialize, Serialize};

use crate::domain::{
    Bound, Claim, CompanyRole, Decimal, Evidence, Fact, IdentityField, Indicator, IndustryRole, Period, Project,
    ProjectStatus, Quantity, Rank, Share, Status,
};

pub use cells::Cells;

/// One fact, flat.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FactRow {
    /// The article's id.
    pub article: String,
    /// Line of the article file, from 1.
    pub line: usize,
    /// The words of that line that carry the fact.
    #[serde(default)]
    pub evidence: String,
    /// The fullest name of the body the fact is about.
    pub zone: String,
    /// `kind` and the fields of that kind.
    #[serde(flatten)]
    pub said: Said,
}

/// What a row says, by kind.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Said {
    /// Something the zone is.
    Identity {
        /// Name of an [`IdentityField`].
        field: String,
        /// Its value.
        value: String,
    },
    /// An industry.
    Industry {
        /// Canonical noun.
        name: String,
        /// Name of an [`IndustryRole`].
        role: String,
    },
    /// A figure.
    Indicator(IndicatorRow),
    /// A project.
    Project(ProjectRow),
    /// A company.
    Company {
        /// The name as written.
        name: String,
        /// Name of a [`CompanyRole`].
        role: String,
        /// Its industry.
        #[serde(default)]
        industry: Option<String>,
    },
    /// A platform.
    Platform {
        /// The name as written.
        name: String,
    },
    /// A mechanism.
    Mechanism {
        /// The name as written.
        name: String,
    },
    /// An honor.
    Honor {
        /// The name as written.
        name: String,
        /// Who holds it, where that is not the zone.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        subject: Option<String>,
    },
}

/// The fields of a figure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct IndicatorRow {
    /// Short canonical noun phrase.
    pub metric: String,
    /// What the figure is limited to.
    #[serde(default)]
    pub subject: Option<String>,
    /// The number, before the unit's scale.
    #[serde(default)]
    pub value: Option<Number>,
    /// The unit as written.
    #[serde(default)]
    pub unit: Option<String>,
    /// ISO period.
    #[serde(default)]
    pub period: Option<String>,
    /// True where the period was reasoned.
    #[serde(default)]
    pub period_inferred: bool,
    /// Year-on-year change in percent.
    #[serde(default)]
    pub yoy: Option<Number>,
    /// Share of something larger.
    #[serde(default)]
    pub share: Option<ShareRow>,
    /// Place in an order.
    #[serde(default)]
    pub rank: Option<RankRow>,
    /// Name of a [`Bound`].
    #[serde(default = "exact")]
    pub bound: String,
    /// Name of a [`Status`].
    #[serde(default = "actual")]
    pub status: String,
}

/// A share.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ShareRow {
    /// Percent.
    pub pct: Number,
    /// Of what.
    pub of: String,
}

/// A rank.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RankRow {
    /// The place, from 1.
    pub position: u32,
    /// Among what.
    pub of: String,
}

/// The fields of a project.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ProjectRow {
    /// The name as written.
    pub name: String,
    /// Money planned or spent.
    #[serde(default)]
    pub investment: Option<MoneyRow>,
    /// Name of a [`ProjectStatus`].
    pub status: String,
    /// ISO period.
    #[serde(default)]
    pub date: Option<String>,
    /// True where the date lies ahead.
    #[serde(default, skip_serializing_if = "is_false")]
    pub expected: bool,
    /// True where the date was reasoned.
    #[serde(default, skip_serializing_if = "is_false")]
    pub period_inferred: bool,
}

/// Money of a project.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MoneyRow {
    /// The number, before the unit's scale.
    pub value: Number,
    /// The unit as written.
    pub unit: String,
    /// Name of a [`Bound`], where it is not `exact`.
    #[serde(default = "exact", skip_serializing_if = "is_exact")]
    pub bound: String,
}

/// A decimal number, printed as a JSON number without digits it does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Number(pub Decimal);

impl Serialize for Number {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let plain = self.0.normalize();
        match i64::try_from(plain) {
            Ok(whole) if plain.scale() == 0 => serializer.serialize_i64(whole),
            _ => serializer.serialize_f64(plain.to_string().parse().unwrap_or(f64::NAN)),
        }
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = serde_json::Value::deserialize(deserializer)?;
        let text = match &value {
            serde_json::Value::Number(number) => number.to_string(),
            serde_json::Value::String(text) => text.trim_end_matches('%').trim_start_matches('+').to_string(),
            _ => String::new(),
        };
        let read = text.parse().or_else(|_| Decimal::from_scientific(&text));
        read.map(Number).map_err(|_| serde::de::Error::custom(format!("`{value}` is not a number")))
    }
}

fn exact() -> String {
    Bound::Exact.name().to_string()
}

fn actual() -> String {
    Status::Actual.name().to_string()
}

fn is_exact(bound: &str) -> bool {
    bound == Bound::Exact.name()
}

fn is_false(flag: &bool) -> bool {
    !*flag
}

impl From<&Fact> for FactRow {
    fn from(fact: &Fact) -> Self {
        FactRow {
            article: fact.evidence.article.clone(),
            line: fact.evidence.line,
            evidence: fact.evidence.quote.clone(),
            zone: fact.zone.clone(),
            said: Said::from(&fact.claim),
        }
    }
}

impl From<&Claim> for Said {
    fn from(claim: &Claim) -> Self {
        match claim {
            Claim::Identity { field, value } => {
                Said::Identity { field: field.name().to_string(), value: value.clone() }
            }
            Claim::Industry { name, role } => Said::Industry { name: name.clone(), role: role.name().to_string() },
            Claim::Indicator(indicator) => Said::Indicator(IndicatorRow::from(indicator.as_ref())),
            Claim::Project(project) => Said::Project(ProjectRow::from(project.as_ref())),
            Claim::Company { name, role, industry } => {
                Said::Company { name: name.clone(), role: role.name().to_string(), industry: industry.clone() }
            }
            Claim::Platform { name } => Said::Platform { name: name.clone() },
            Claim::Mechanism { name } => Said::Mechanism { name: name.clone() },
            Claim::Honor { name, subject } => Said::Honor { name: name.clone(), subject: subject.clone() },
        }
    }
}

impl From<&Indicator> for IndicatorRow {
    fn from(indicator: &Indicator) -> Self {
        let quantity = indicator.quantity.as_ref();
        IndicatorRow {
            metric: indicator.metric.clone(),
            subject: indicator.subject.clone(),
            value: quantity.map(|quantity| Number(quantity.value)),
            unit: quantity.map(|quantity| quantity.unit.clone()),
            period: indicator.period.map(|period| period.to_string()),
            period_inferred: indicator.period_inferred,
            yoy: indicator.yoy.map(Number),
            share: indicator.share.as_ref().map(|share| ShareRow { pct: Number(share.pct), of: share.of.clone() }),
            rank: indicator.rank.as_ref().map(|rank| RankRow { position: rank.position, of: rank.of.clone() }),
            bound: quantity.map_or(Bound::Exact, |quantity| quantity.bound).name().to_string(),
            status: indicator.status.name().to_string(),
        }
    }
}

impl From<&Project> for ProjectRow {
    fn from(project: &Project) -> Self {
        let money = project.investment.as_ref();
        ProjectRow {
            name: project.name.clone(),
            investment: money.map(|money| MoneyRow {
                value: Number(money.value),
                unit: money.unit.clone(),
                bound: money.bound.name().to_string(),
            }),
            status: project.status.name().to_string(),
            date: project.date.map(|date| date.to_string()),
            expected: project.expected,
            period_inferred: project.period_inferred,
        }
    }
}

/// Why a row is no fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowError {
    /// The field at fault.
    pub field: &'static str,
    /// What it holds.
    pub found: String,
}

impl std::fmt::Display for RowError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "`{}` is not a {}", self.found, self.field)
    }
}

impl std::error::Error for RowError {}

/// The value that `read` makes of a name, or the fault with the field's name.
fn named<T>(field: &'static str, found: &str, read: impl Fn(&str) -> Option<T>) -> Result<T, RowError> {
    read(found).ok_or_else(|| RowError { field, found: found.to_string() })
}

fn period(field: &'static str, text: Option<&String>) -> Result<Option<Period>, RowError> {
    text.map(|text| named(field, text, |text| text.parse().ok())).transpose()
}

impl TryFrom<&FactRow> for Fact {
    type Error = RowError;

    fn try_from(row: &FactRow) -> Result<Self, RowError> {
        let evidence = Evidence { article: row.article.clone(), line: row.line, quote: row.evidence.clone() };
        Ok(Fact { zone: row.zone.clone(), evidence, claim: Claim::try_from(&row.said)? })
    }
}

impl TryFrom<&Said> for Claim {
    type Error = RowError;

    fn try_from(said: &Said) -> Result<Self, RowError> {
        Ok(match said {
            Said::Identity { field, value } => {
                Claim::Identity { field: named("field", field, IdentityField::from_name)?, value: value.clone() }
            }
            Said::Industry { name, role } => {
                Claim::Industry { name: name.clone(), role: named("role", role, IndustryRole::from_name)? }
            }
            Said::Indicator(row) => Claim::Indicator(Box::new(Indicator::try_from(row)?)),
            Said::Project(row) => Claim::Project(Box::new(Project::try_from(row)?)),
            Said::Company { name, role, industry } => Claim::Company {
                name: name.clone(),
                role: named("role", role, CompanyRole::from_name)?,
                industry: industry.clone(),
            },
            Said::Platform { name } => Claim::Platform { name: name.clone() },
            Said::Mechanism { name } => Claim::Mechanism { name: name.clone() },
            Said::Honor { name, subject } => Claim::Honor { name: name.clone(), subject: subject.clone() },
        })
    }
}

impl TryFrom<&IndicatorRow> for Indicator {
    type Error = RowError;

    fn try_from(row: &IndicatorRow) -> Result<Self, RowError> {
        let bound = named("bound", &row.bound, |name| Bound::ALL.into_iter().find(|bound| bound.name() == name))?;
        let unit = row.unit.clone().unwrap_or_default();
        Ok(Indicator {
            metric: row.metric.clone(),
            subject: row.subject.clone(),
            quantity: row.value.map(|value| Quantity { value: value.0, unit, bound }),
            period: period("period", row.period.as_ref())?,
            period_inferred: row.period_inferred,
            yoy: row.yoy.map(|yoy| yoy.0),
            share: row.share.as_ref().map(|share| Share { pct: share.pct.0, of: share.of.clone() }),
            rank: row.rank.as_ref().map(|rank| Rank { position: rank.position, of: rank.of.clone() }),
            status: named("status", &row.status, Status::from_name)?,
        })
    }
}

impl TryFrom<&ProjectRow> for Project {
    type Error = RowError;

    fn try_from(row: &ProjectRow) -> Result<Self, RowError> {
        let money = |money: &MoneyRow| -> Result<Quantity, RowError> {
            let bound = named("bound", &money.bound, |name| Bound::ALL.into_iter().find(|bound| bound.name() == name))?;
            Ok(Quantity { value: money.value.0, unit: money.unit.clone(), bound })
        };
        Ok(Project {
            name: row.name.clone(),
            investment: row.investment.as_ref().map(money).transpose()?,
            status: named("status", &row.status, ProjectStatus::from_name)?,
            date: period("date", row.date.as_ref())?,
            expected: row.expected,
            period_inferred: row.period_inferred,
        })
    }
}

/// The columns of a CSV of facts.
pub const COLUMNS: [&str; 27] = [
    "article", "line", "evidence", "zone", "kind", "field", "name", "role", "industry", "metric", "subject", "value",
    "unit", "bound", "period", "period_inferred", "yoy", "share_pct", "share_of", "rank_position", "rank_of", "status",
    "investment", "investment_unit", "investment_bound", "date", "expected",
];

impl FactRow {
    /// The row's cells under [`COLUMNS`]; what a kind does not have is empty.
    pub fn cells(&self) -> [String; COLUMNS.len()] {
        let mut cells: [String; COLUMNS.len()] = std::array::from_fn(|_| String::new());
        let mut set = |column: &str, text: String| {
            if let Some(at) = COLUMNS.iter().position(|name| *name == column) {
                cells[at] = text;
            }
        };
        set("article", self.article.clone());
        set("line", self.line.to_string());
        set("evidence", self.evidence.clone());
        set("zone", self.zone.clone());
        set("kind", self.said.kind().to_string());
        match &self.said {
            Said::Identity { field, value } => {
                set("field", field.clone());
                set("name", value.clone());
            }
            Said::Industry { name, role } => {
                set("name", name.clone());
                set("role", role.clone());
            }
            Said::Indicator(row) => row.cells(&mut set),
            Said::Project(row) => row.cells(&mut set),
            Said::Company { name, role, industry } => {
                set("name", name.clone());
                set("role", role.clone());
                set("industry", industry.clone().unwrap_or_default());
            }
            Said::Platform { name } | Said::Mechanism { name } => set("name", name.clone()),
            Said::Honor { name, subject } => {
                set("name", name.clone());
                set("subject", subject.clone().unwrap_or_default());
            }
        }
        cells
    }
}

impl Said {
    /// The kind's name.
    pub fn kind(&self) -> &'static str {
        match self {
            Said::Identity { .. } => "identity",
            Said::Industry { .. } => "industry",
            Said::Indicator(_) => "indicator",
            Said::Project(_) => "project",
            Said::Company { .. } => "company",
            Said::Platform { .. } => "platform",
            Said::Mechanism { .. } => "mechanism",
            Said::Honor { .. } => "honor",
        }
    }
}

impl IndicatorRow {
    fn cells(&self, set: &mut impl FnMut(&str, String)) {
        let number = |number: Option<Number>| number.map_or(String::new(), |number| number.0.normalize().to_string());
        set("metric", self.metric.clone());
        set("subject", self.subject.clone().unwrap_or_default());
        set("value", number(self.value));
        set("unit", self.unit.clone().unwrap_or_default());
        set("bound", self.bound.clone());
        set("period", self.period.clone().unwrap_or_default());
        set("period_inferred", self.period_inferred.to_string());
        set("yoy", number(self.yoy));
        if let Some(share) = &self.share {
            set("share_pct", number(Some(share.pct)));
            set("share_of", share.of.clone());
        }
        if let Some(rank) = &self.rank {
            set("rank_position", rank.position.to_string());
            set("rank_of", rank.of.clone());
        }
        set("status", self.status.clone());
    }
}

impl ProjectRow {
    fn cells(&self, set: &mut impl FnMut(&str, String)) {
        set("name", self.name.clone());
        set("status", self.status.clone());
        set("date", self.date.clone().unwrap_or_default());
        set("expected", self.expected.to_string());
        set("period_inferred", self.period_inferred.to_string());
        if let Some(money) = &self.investment {
            set("investment", money.value.0.normalize().to_string());
            set("investment_unit", money.unit.clone());
            set("investment_bound", money.bound.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) const ROWS: &str = r#"{"article":"t","line":3,"evidence":"105亿元","zone":"云岭高新技术产业开发区","kind":"indicator","metric":"产业产值","subject":"生物医药","value":105.5,"unit":"亿元","period":"2023-01/2023-08","period_inferred":true,"yoy":-4.5,"share":{"pct":33.3,"of":"全市"},"rank":{"position":4,"of":"全省"},"bound":"over","status":"estimate"}
{"article":"t","line":1,"evidence":"云岭","zone":"云岭高新技术产业开发区","kind":"identity","field":"founded","value":"1992"}
{"article":"t","line":9,"evidence":"药谷","zone":"云岭高新技术产业开发区","kind":"project","name":"药谷项目","investment":{"value":50,"unit":"亿元"},"status":"signed","date":"2024-06","expected":true}
{"article":"t","line":9,"evidence":"甲","zone":"云岭高新技术产业开发区","kind":"company","name":"甲","role":"resident","industry":null}"#;

    #[test]
    fn a_row_becomes_a_fact_and_the_same_row_again() {
        for line in ROWS.lines() {
            let row: FactRow = serde_json::from_str(line).expect(line);
            let fact = Fact::try_from(&row).expect(line);
            assert_eq!(FactRow::from(&fact), row);
            assert_eq!(serde_json::to_string(&row).expect("prints"), line);
        }
    }

    #[test]
    fn a_row_that_is_no_fact_names_the_field() {
        let line = ROWS.lines().next().expect("a row").replace("estimate", "maybe");
        let row: FactRow = serde_json::from_str(&line).expect("reads");
        assert_eq!(Fact::try_from(&row).map_err(|fault| fault.to_string()), Err("`maybe` is not a status".to_string()));
    }

    #[test]
    fn cells_stand_under_their_columns() {
        let row: FactRow = serde_json::from_str(ROWS.lines().next().expect("a row")).expect("reads");
        let cell = |name: &str| row.cells()[COLUMNS.iter().position(|column| *column == name).expect(name)].clone();
        assert_eq!(
            (cell("value"), cell("rank_position"), cell("expected")),
            ("105.5".into(), "4".into(), String::new())
        );
    }
}
