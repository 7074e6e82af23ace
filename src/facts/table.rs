//! Tables flattened into lines: a line a row, or a line a cell.

use std::collections::BTreeSet;

use super::context::{Context, Passage};
use super::metric::{self, Name};
use super::nature::{Nature, Wording};
use crate::domain::{Claim, Decimal, Fact, Indicator, Period, Quantity, Status};
use crate::recognise::{MentionKind, resolve};
use crate::source::{Span, any_of};

/// Reads the tables of an article; hands out the numbers of the passages they stand in.
pub fn read(context: &Context, out: &mut Vec<Fact>) -> BTreeSet<usize> {
    let mut taken = BTreeSet::new();
    let mut at = 0;
    while at < context.passages.len() {
        let rows = rows_of_lines(context, at).or_else(|| rows_of_cells(context, at));
        let Some(table) = rows else {
            at += 1;
            continue;
        };
        for row in &table.rows {
            read_row(context, (&table.columns, row), out);
        }
        taken.extend(at..table.end);
        at = table.end;
    }
    taken
}

/// A table found among the passages.
struct Table {
    columns: Vec<Column>,
    rows: Vec<Vec<Cell>>,
    /// The first passage after it.
    end: usize,
}

/// A cell: which passage, and where in it.
#[derive(Debug, Clone, Copy)]
struct Cell {
    passage: usize,
    span: Span,
}

/// What a column holds.
#[derive(Debug, Clone)]
enum Column {
    /// Numbers of rows, remarks: nothing to read.
    Skip,
    /// What a row is about.
    Label,
    /// The unit of the row.
    Unit,
    /// A figure.
    Value {
        /// Its metric where the column names one: 企业数, 产值.
        metric: Option<String>,
        /// Its unit where the column gives one.
        unit: Option<String>,
        /// Its time where the column names one.
        period: Option<Period>,
    },
    /// The change of the figure before it, in percent.
    Change,
}

/// One row a line under a heading line such as 序号 指标 单位 9月 1—9月累计 同比(%).
fn rows_of_lines(context: &Context, at: usize) -> Option<Table> {
    let head = tokens(&context.passages[at]);
    let columns = columns(context, &context.passages[at], &head)?;
    let mut rows = Vec::new();
    let mut end = at + 1;
    for (i, passage) in context.passages.iter().enumerate().skip(at + 1) {
        let cells: Vec<Cell> = tokens(passage).into_iter().map(|span| Cell { passage: i, span }).collect();
        // The last column's change may be left blank.
        let short = cells.len() + 1 == columns.len() && matches!(columns.last(), Some(Column::Change | Column::Skip));
        if cells.len() != columns.len() && !short
            || !cells.iter().any(|cell| number(cell.span.of(passage.text)).is_some())
        {
            break;
        }
        rows.push(cells);
        end = i + 1;
    }
    (rows.len() >= 2).then_some(Table { columns, rows, end })
}

/// One cell a line: the heads of the columns, then each row's label and figures.
fn rows_of_cells(context: &Context, at: usize) -> Option<Table> {
    let cell = |i: usize| {
        context.passages.get(i).filter(|p| !p.text.contains(' ') && p.text.chars().count() <= 16).map(|p| p.text)
    };
    let is_number = |i: usize| cell(i).is_some_and(|text| number(text).is_some());
    if !LABELS.contains(&cell(at)?) {
        return None;
    }
    let first = (at + 2..at + 10).find(|i| is_number(*i))?;
    let width = first - 1 - at;
    let head: Vec<Column> = (at..at + width)
        .map(|i| column(context, &context.passages[i], Span::new(0, context.passages[i].text.len())))
        .collect();
    let mut rows = Vec::new();
    let mut next = at + width;
    while cell(next).is_some() && !is_number(next) && (next + 1..next + width).all(is_number) {
        rows.push(
            (next..next + width)
                .map(|i| Cell { passage: i, span: Span::new(0, context.passages[i].text.len()) })
                .collect(),
        );
        next += width;
    }
    (rows.len() >= 2 && width >= 2).then_some(Table { columns: head, rows, end: next })
}

/// Heads of the column that says what a row is about.
const LABELS: &[&str] = &[
    "指标", "指标名称", "项目", "名称", "产业", "行业", "主导产业", "产业名称", "行业名称", "主要指标", "企业", "园区",
    "类别", "产品", "产品名称",
];

fn tokens(passage: &Passage) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut from = 0;
    for (at, _) in passage.text.match_indices(' ').chain([(passage.text.len(), "")]) {
        if at > from {
            spans.push(Span::new(from, at));
        }
        from = at + 1;
    }
    whole_words(passage.text, spans)
}

/// A column's head set with a blank inside (指 标, 单 位) is one word.
fn whole_words(text: &str, spans: Vec<Span>) -> Vec<Span> {
    let halves = [
        "指标", "单位", "项目", "名称", "增长", "增速", "增幅", "同比", "总量", "累计", "备注", "序号", "数值", "产值",
    ];
    let mut whole: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        let joins = |last: &Span| {
            let both = format!("{}{}", last.of(text), span.of(text));
            last.of(text).chars().count() == 1 && halves.iter().any(|word| both.starts_with(word))
        };
        match whole.last_mut() {
            Some(last) if joins(last) => last.end = span.end,
            _ => whole.push(span),
        }
    }
    whole
}

/// A cell's words without the blanks inside.
fn plain(text: &str) -> String {
    text.replace(' ', "")
}

fn columns(context: &Context, passage: &Passage, head: &[Span]) -> Option<Vec<Column>> {
    if head.len() < 3 || !head.iter().any(|span| any_of!(LABELS).contains(plain(span.of(passage.text)).as_str())) {
        return None;
    }
    let columns: Vec<Column> = head.iter().map(|span| column(context, passage, *span)).collect();
    columns.iter().any(|column| matches!(column, Column::Value { .. })).then_some(columns)
}

fn column(context: &Context, passage: &Passage, span: Span) -> Column {
    let text = plain(span.of(passage.text));
    let text = text.as_str();
    let (name, unit) = match text.split_once('(') {
        Some((name, rest)) => (name, Some(rest.trim_end_matches(')').to_string())),
        None => (text, None),
    };
    match () {
        () if any_of!(LABELS).contains(name) => Column::Label,
        () if ["单位", "计量单位"].contains(&name) => Column::Unit,
        () if ["序号", "备注", "排名", "位次", "编号"].contains(&name) => Column::Skip,
        () if any_of!["同比", "增幅", "增速", "增长", "增减", "±", "涨幅"].is_in(name) => Column::Change,
        () => {
            let period = period_of(context, name);
            let measured = period.is_none()
                && !["累计", "本月", "本期", "数值", "完成额", "全年", "绝对值", "总量", "完成"].contains(&name);
            Column::Value { metric: measured.then(|| name.to_string()), unit, period }
        }
    }
}

fn period_of(context: &Context, text: &str) -> Option<Period> {
    let year = context.clock.date.map(crate::domain::Point::year)?;
    context.recogniser.mentions(text).into_iter().find_map(|mention| match mention.kind {
        MentionKind::Period(period) => {
            resolve(&period, context.clock.reference().in_year(year)).map(|resolved| resolved.period)
        }
        _ => None,
    })
}

/// A cell's number: `5,820.5`, `-41.3`; `None` for words and dashes.
fn number(text: &str) -> Option<Decimal> {
    let plain = text.trim_end_matches('%').replace(',', "").replace('−', "-").replace('＋', "+");
    let digits = plain.trim_start_matches(['-', '+']);
    (digits.starts_with(|c: char| c.is_ascii_digit()) && digits.chars().all(|c| c.is_ascii_digit() || c == '.'))
        .then(|| plain.trim_start_matches('+').parse().ok())
        .flatten()
}

fn read_row(context: &Context, (columns, cells): (&[Column], &[Cell]), out: &mut Vec<Fact>) {
    let text = |cell: &Cell| cell.span.of(context.passages[cell.passage].text);
    let of = |wanted: fn(&Column) -> bool| {
        columns.iter().zip(cells).find(|(column, _)| wanted(column)).map(|(_, cell)| text(cell))
    };
    let Some(label) = of(|column| matches!(column, Column::Label)) else { return };
    let label = label
        .trim_start_matches(|c: char| c.is_ascii_digit() || ".、".contains(c))
        .trim_start_matches("其中:")
        .trim_start_matches("其中");
    let (label, bracket) = match label.split_once('(') {
        Some((name, unit)) => (name, unit.trim_end_matches(')')),
        None => (label, ""),
    };
    let unit = of(|column| matches!(column, Column::Unit)).unwrap_or(bracket);
    // 规上工业增加值增速(%): the cells are rates.
    let rated = any_of!["增速", "增幅", "增长率", "增长"].strip_end(label).filter(|_| unit == "%");
    let label = rated.unwrap_or(label);
    let mut last: Option<Fact> = None;
    let mut blank: Option<(Name, Option<Period>)> = None;
    for (column, cell) in columns.iter().zip(cells) {
        match column {
            Column::Value { metric, unit: own, period } => {
                out.extend(last.take());
                let name = Name {
                    metric: metric.as_ref().map_or(label.to_string(), |metric| {
                        if metric == "产值" { "产业产值".to_string() } else { metric.clone() }
                    }),
                    subject: metric.as_ref().map(|_| label.to_string()),
                    ..Name::default()
                };
                let Some(value) = number(text(cell)) else {
                    blank = is_blank(text(cell)).then_some((name, *period));
                    continue;
                };
                let quantity = Quantity::exact(value, own.clone().unwrap_or(unit.to_string()));
                last = figure(context, cell, (name, Some(quantity), *period));
                blank = None;
                if let (Some(Fact { claim: Claim::Indicator(indicator), .. }), Some(_)) = (&mut last, rated) {
                    (indicator.quantity, indicator.yoy) = (None, Some(value));
                }
            }
            Column::Change => {
                // A level that is not told, and its change that is.
                if let (Some((name, period)), Some(_), None) = (blank.take(), number(text(cell)), &last) {
                    last = figure(context, cell, (name, None, period));
                }
                if let (Some(Fact { claim: Claim::Indicator(indicator), .. }), Some(change)) =
                    (&mut last, number(text(cell)))
                {
                    indicator.yoy = Some(change);
                }
            }
            _ => {}
        }
    }
    out.extend(last);
}

/// A cell in which no figure is told.
fn is_blank(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| "-—–/·*…".contains(c))
}

fn figure(
    context: &Context,
    cell: &Cell,
    (name, quantity, period): (Name, Option<Quantity>, Option<Period>),
) -> Option<Fact> {
    let passage = &context.passages[cell.passage];
    let zone = context.zone_at(passage, cell.span.start)?;
    let name = metric::settle(name, context.vocab);
    let nature = Nature::of(Wording { metric: &name.metric, verb: "", before: "" }, (Status::Actual, context.vocab));
    let (held, inferred) = context.period_at(passage, cell.span, (nature, &name.metric));
    let indicator = Indicator {
        metric: name.metric,
        subject: name.subject,
        quantity,
        period: period.or(held),
        period_inferred: period.is_some() || inferred,
        yoy: None,
        share: None,
        rank: None,
        status: Status::Actual,
    };
    Some(context.fact(passage, cell.span, (zone, Claim::Indicator(Box::new(indicator)))))
}
