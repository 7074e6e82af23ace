//! A row of a spreadsheet as a [`FactRow`]: cells under the names of [`COLUMNS`](super::COLUMNS), each checked by itself.

use std::collections::BTreeMap;

use crate::domain::{Bound, Decimal, Status};

use super::{FactRow, IndicatorRow, MoneyRow, Number, ProjectRow, RankRow, RowError, Said, ShareRow};

/// One row: column → what its cell holds; empty cells are left out.
#[derive(Debug, Clone, Default)]
pub struct Cells<'a>(BTreeMap<&'static str, &'a str>);

impl<'a> Cells<'a> {
    /// A row of cells; those with nothing but blanks are empty.
    pub fn new(cells: impl IntoIterator<Item = (&'static str, &'a str)>) -> Cells<'a> {
        Cells(
            cells
                .into_iter()
                .map(|(column, cell)| (column, cell.trim()))
                .filter(|(_, cell)| !cell.is_empty())
                .collect(),
        )
    }

    /// True where the row says nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What a cell holds.
    pub fn get(&self, column: &str) -> Option<&'a str> {
        self.0.get(column).copied()
    }

    fn text(&self, column: &str) -> Option<String> {
        self.get(column).map(str::to_string)
    }

    fn needed(&self, column: &'static str) -> Result<String, RowError> {
        self.text(column).ok_or(RowError { field: column, found: String::new() })
    }

    /// A number as people write it in sheets: `1,234.5`, `33.3%`, `+4`.
    fn number(&self, column: &'static str) -> Result<Option<Number>, RowError> {
        let read = |text: &str| {
            text.replace([',', '，'], "")
                .trim_end_matches(['%', '％'])
                .trim_start_matches('+')
                .trim()
                .parse::<Decimal>()
                .ok()
        };
        self.get(column)
            .map(|text| read(text).map(Number).ok_or(RowError { field: column, found: text.to_string() }))
            .transpose()
    }

    fn count<T: std::str::FromStr>(&self, column: &'static str) -> Result<Option<T>, RowError> {
        self.get(column)
            .map(|text| text.parse().map_err(|_| RowError { field: column, found: text.to_string() }))
            .transpose()
    }

    fn flag(&self, column: &'static str) -> Result<bool, RowError> {
        match self.get(column).map(str::to_ascii_lowercase).as_deref() {
            None | Some("false" | "0" | "no" | "否") => Ok(false),
            Some("true" | "1" | "yes" | "是") => Ok(true),
            Some(other) => Err(RowError { field: column, found: other.to_string() }),
        }
    }

    fn bound(&self, column: &'static str) -> String {
        self.text(column).unwrap_or_else(|| Bound::Exact.name().to_string())
    }

    /// The row as a fact, its source `article` at `line` where the row itself names none.
    ///
    /// # Errors
    /// The first cell that cannot be read, or that is needed and empty.
    pub fn row(&self, (article, line): (&str, usize)) -> Result<FactRow, RowError> {
        let (article, line) = match self.text("article") {
            Some(named) => (
                named,
                self.count("line")?
                    .filter(|line| *line > 0)
                    .ok_or(RowError { field: "line", found: self.text("line").unwrap_or_default() })?,
            ),
            None => (article.to_string(), line),
        };
        // The id becomes a file's name.
        if article.starts_with('.') || article.contains(|c: char| c.is_control() || "/\\:_.".contains(c)) {
            return Err(RowError { field: "article", found: article });
        }
        Ok(FactRow {
            article,
            line,
            evidence: self.text("evidence").unwrap_or_default(),
            zone: self.needed("zone")?,
            said: self.said()?,
        })
    }

    fn said(&self) -> Result<Said, RowError> {
        let kind = self.get("kind").or(self.get("metric").map(|_| "indicator")).unwrap_or_default();
        Ok(match kind {
            "identity" => Said::Identity { field: self.needed("field")?, value: self.needed("name")? },
            "industry" => Said::Industry { name: self.needed("name")?, role: self.needed("role")? },
            "indicator" => Said::Indicator(self.indicator()?),
            "project" => Said::Project(self.project()?),
            "company" => Said::Company {
                name: self.needed("name")?,
                role: self.needed("role")?,
                industry: self.text("industry"),
            },
            "platform" => Said::Platform { name: self.needed("name")? },
            "mechanism" => Said::Mechanism { name: self.needed("name")? },
            "honor" => Said::Honor { name: self.needed("name")?, subject: self.text("subject") },
            other => return Err(RowError { field: "kind", found: other.to_string() }),
        })
    }

    fn indicator(&self) -> Result<IndicatorRow, RowError> {
        let (value, unit) = self.value()?;
        let share =
            self.number("share_pct")?.map(|pct| Ok(ShareRow { pct, of: self.needed("share_of")? })).transpose()?;
        let rank = self
            .count("rank_position")?
            .map(|position| Ok(RankRow { position, of: self.needed("rank_of")? }))
            .transpose()?;
        let yoy = self.number("yoy")?;
        if value.is_none() && yoy.is_none() && share.is_none() && rank.is_none() {
            return Err(RowError { field: "value", found: String::new() });
        }
        Ok(IndicatorRow {
            metric: self.needed("metric")?,
            subject: self.text("subject"),
            value,
            unit,
            period: self.text("period"),
            period_inferred: self.flag("period_inferred")?,
            yoy,
            share,
            rank,
            bound: self.bound("bound"),
            status: self.text("status").unwrap_or_else(|| Status::Actual.name().to_string()),
        })
    }

    /// The number and its unit, which may stand behind it in the same cell: `140亿元`.
    fn value(&self) -> Result<(Option<Number>, Option<String>), RowError> {
        let Some(cell) = self.get("value") else { return Ok((None, self.text("unit"))) };
        let digits = cell.find(|c: char| !(c.is_ascii_digit() || ".,+-".contains(c))).unwrap_or(cell.len());
        let (number, behind) = cell.split_at(digits);
        let read = number.replace(',', "").trim_start_matches('+').parse::<Decimal>().ok();
        let unit = match (behind.trim(), self.text("unit")) {
            ("", unit) => unit,
            (unit, None) => Some(unit.to_string()),
            (behind, Some(unit)) if behind == unit => Some(unit),
            _ => return Err(RowError { field: "value", found: cell.to_string() }),
        };
        match read {
            Some(number) => Ok((Some(Number(number)), unit)),
            None => Err(RowError { field: "value", found: cell.to_string() }),
        }
    }

    fn project(&self) -> Result<ProjectRow, RowError> {
        let money = self.number("investment")?;
        let money = money
            .map(|value| {
                Ok(MoneyRow { value, unit: self.needed("investment_unit")?, bound: self.bound("investment_bound") })
            })
            .transpose()?;
        Ok(ProjectRow {
            name: self.needed("name")?,
            investment: money,
            status: self.text("status").unwrap_or_else(|| "unknown".to_string()),
            date: self.text("date"),
            expected: self.flag("expected")?,
            period_inferred: self.flag("period_inferred")?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::COLUMNS;

    #[test]
    fn what_the_site_exports_is_read_back() {
        for line in crate::record::tests::ROWS.lines() {
            let row: FactRow = serde_json::from_str(line).expect(line);
            let cells = row.cells();
            let read =
                Cells::new(COLUMNS.into_iter().zip(cells.iter().map(String::as_str))).row(("sheet", 2)).expect(line);
            assert_eq!(read, row);
        }
    }

    #[test]
    fn a_sheet_of_ones_own_needs_little() {
        let cells = Cells::new([
            ("zone", "园甲"),
            ("metric", "固定资产投资"),
            ("value", "1,140.5亿元"),
            ("period", "2023"),
            ("yoy", "+3.3%"),
        ]);
        let row = cells.row(("facts", 7)).expect("a row");
        assert_eq!((row.article.as_str(), row.line), ("facts", 7));
        let Said::Indicator(figure) = row.said else { panic!("a figure") };
        assert_eq!((figure.value, figure.unit.as_deref()), (Some(Number(Decimal::new(11405, 1))), Some("亿元")));
        assert_eq!((figure.yoy, figure.status.as_str()), (Some(Number(Decimal::new(33, 1))), "actual"));
    }

    #[test]
    fn the_cell_at_fault_is_named() {
        let field = |cells: &[(&'static str, &'static str)]| {
            Cells::new(cells.iter().copied()).row(("s", 2)).expect_err("a fault").field
        };
        let figure = [("zone", "甲"), ("metric", "投资")];
        assert_eq!(field(&[("metric", "投资"), ("value", "1")]), "zone");
        assert_eq!(field(&figure), "value");
        assert_eq!(field(&[&figure[..], &[("value", "很多")]].concat()), "value");
        assert_eq!(field(&[&figure[..], &[("value", "1"), ("yoy", "高")]].concat()), "yoy");
        assert_eq!(field(&[&figure[..], &[("value", "1"), ("article", "001")]].concat()), "line");
        for bad in ["../001", "a/b", ".x"] {
            assert_eq!(field(&[&figure[..], &[("value", "1"), ("article", bad), ("line", "3")]].concat()), "article");
        }
        assert_eq!(field(&[("zone", "甲"), ("kind", "figure")]), "kind");
        assert_eq!(field(&[("zone", "甲"), ("kind", "company"), ("name", "乙")]), "role");
    }
}
