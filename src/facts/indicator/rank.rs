//! Ranks: a place held among others.

use super::{Figure, Reader};
use crate::domain::{Decimal, Dimension, Quantity, Rank};
use crate::facts::context::Reason;
use crate::facts::metric::{self, Measure, Name};
use crate::facts::words;
use crate::source::{Span, any_of};

impl<'a> Reader<'_, 'a> {
    pub(super) fn rank(&mut self, (span, from): (Span, usize), rank: Rank) {
        // What is ranked stands before those it is ranked among.
        let clause = self.passage.clause_at(span.start);
        let mut around = self.around(span);
        if from < span.start {
            let start = if from >= self.done { clause.start.max(self.done) } else { clause.start };
            around.before = metric::clean(self.passage, Span::new(start.min(from), from));
        }
        let mut rank = rank;
        if rank.of.is_empty()
            && let Some((among, what)) = among_and_what(&around.before)
        {
            rank.of = among;
            around.before = what;
        }
        let own = words::trim(&around.before);
        let own = own.chars().count() >= 2 && !["名次", "排名", "位次", "综合排名", "总排名"].contains(&own);
        let last = self.rows.last().map(|row| Name {
            metric: row.indicator.metric.clone(),
            subject: row.indicator.subject.clone(),
            ..row.name.clone()
        });
        let named = match own {
            true => self.named_by(&around.before),
            false => last.or_else(|| self.prior.name.clone()),
        };
        let assessed = any_of!["考核", "考评", "评价", "评估", "测评", "排行", "竞争力", "评比", "榜"].is_in(&rank.of);
        let by_assessment = || {
            let of = rank.of.trim_end_matches('中');
            let of = ["公布的", "发布的", "组织的", "开展的", "最新", "通报的"]
                .iter()
                .filter_map(|word| of.find(word).map(|at| &of[at + word.len()..]))
                .min_by_key(|of| of.len())
                .unwrap_or(of);
            Name { metric: of.to_string(), ..Name::default() }
        };
        let named = if assessed && !own || named.is_none() && rank.of.chars().count() >= 4 {
            Some(by_assessment())
        } else {
            named
        };
        let Some(mut name) = named else { return self.leave(span, Reason::NoMetric) };
        if own && any_of!["增速", "增幅"].ends(words::trim(&around.before)) {
            name.metric = format!("{}增速", name.metric);
        }
        let kept = self.prior.clone();
        let rows = self.rows.len();
        let quantity = Quantity::exact(Decimal::from(rank.position), "位");
        let figure =
            Figure { span, quantity: Some(quantity), measure: Measure { dimension: Dimension::Rank, unit: "位" } };
        self.push(figure, (name, &around), None);
        if let Some(row) = self.rows.get_mut(rows) {
            row.indicator.rank = Some(rank);
        }
        self.prior = kept;
    }
}

/// `在全国国家级高新区综合` before 排名第31位: among whom, and what is ranked.
fn among_and_what(before: &str) -> Option<(String, String)> {
    let inside = before.trim().strip_prefix('在')?;
    let at = inside.rfind(['区', '市', '省', '县', '园']).map(|at| at + 3)?;
    let what = inside[at..].trim_start_matches("中").to_string();
    let what = if what.is_empty() { String::new() } else { format!("{what}排名") };
    Some((inside[..at].to_string(), what))
}
