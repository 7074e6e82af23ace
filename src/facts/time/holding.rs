//! Which of the times of a sentence holds for a figure in it.

use super::{Held, Outlook, Reach};
use crate::domain::{Dimension, Period, Point};
use crate::facts::context::Passage;
use crate::facts::nature::Nature;
use crate::recognise::MentionKind;
use crate::recognise::period::{Frame, When};
use crate::source::Span;

impl Passage<'_> {
    /// The time that holds for a figure at byte `at`: the last before it that is of no other event. What is told has no
    /// time still to come, unless it stands in the same clause; what is aimed at may have any.
    pub fn time_at(&self, at: usize, nature: Nature) -> Option<Held> {
        let next = self.times.partition_point(|(from, _)| *from <= at);
        let clause = self.clause_at(at.saturating_sub(1));
        let fits = |(from, held): &&(usize, Held)| match held.outlook {
            Outlook::Told => true,
            Outlook::Ahead => {
                held.reach == Reach::Sentence && (*from >= clause.start || clause.of(self.text).contains(['将', '拟']))
                    || nature == Nature::Aim
                    || nature == Nature::Capacity && held.reach == Reach::Sentence && held.mention.frame == Frame::By
                    || nature == Nature::Expected && held.reach == Reach::Sentence
            }
            Outlook::Aside => *from >= clause.start && !self.figure_between(*from, at),
            Outlook::Event => false,
        };
        let over = |from: usize, held: &Held| {
            held.reach == Reach::Sentence && held.mention.when != When::Now && self.is_within_a_part(from, at)
        };
        let times = self.times[..next].iter().rev().filter(fits);
        let mut left = times.clone().filter(|(from, held)| !over(*from, held));
        let (last, left) = (times.clone().next(), left.next());
        // 产值2012年是118亿元,2021年248亿元;企业150户: of the later of two years held against each other.
        let later = last.filter(|last| left.is_some_and(|left| self.follows_its_year(left, last)));
        later.or(left).or(last).map(|(from, held)| {
            let parted = self.text.get(*from..at).is_some_and(|between| between.contains([';', '。']));
            Held { reach: if parted { held.reach.max(Reach::Paragraph) } else { held.reach }, ..*held }
        })
    }

    /// True for a year told after an earlier one in the same part of a sentence.
    fn follows_its_year(&self, (from, first): &(usize, Held), (at, last): &(usize, Held)) -> bool {
        let year = |held: &Held| match held.period {
            Some(Period::At(Point::Year(year))) if held.reach == Reach::Sentence => Some(year),
            _ => None,
        };
        let together = self.text.get(*from..*at).is_some_and(|between| !between.contains([';', '。']));
        together && year(first).zip(year(last)).is_some_and(|(first, last)| first < last)
    }

    /// The time of the figure at place `k` of a row of figures, where as many times stand in a row before it:
    /// 2018年、2019年,分别增长11%、10%.
    pub fn time_in_row(&self, span: Span, (k, count): (usize, usize)) -> Option<Option<Period>> {
        let told = |(from, held): &&(usize, Held)| *from < span.start && held.reach == Reach::Sentence;
        let times: Vec<&(usize, Held)> = self.times.iter().filter(told).collect();
        let row = times.get(times.len().checked_sub(count)?..)?;
        let joined = row.windows(2).all(|pair| {
            let between = self.text.get(pair[0].0..pair[1].0).unwrap_or("");
            between.ends_with(['、', '和']) && between.chars().count() <= 10
        });
        (count >= 2 && joined).then(|| row[k].1.period)
    }

    /// 续建项目34个,一季度全部复工;新开工项目78个: a time told after the first figure of one part of a sentence is that part's.
    fn is_within_a_part(&self, from: usize, at: usize) -> bool {
        let inner = || {
            // 其中,已投产的某某项目运行正常,上半年产值1500万元;在建项目7个.
            let opening = self.text[..from].rfind(';').map_or(0, |mark| mark + 1);
            self.text.starts_with("其中")
                && self.clauses.iter().filter(|c| c.start >= opening && c.end <= from).count() >= 2
        };
        self.text.get(from..at).is_some_and(|between| between.contains(';'))
            && (self.is_after_a_figure(from) || inner())
    }

    /// True where a figure stands before byte `at` in the same part of the sentence.
    pub(super) fn is_after_a_figure(&self, at: usize) -> bool {
        let part = self.text.get(..at).map(|before| before.rfind(';').map_or(0, |mark| mark + 1));
        part.is_some_and(|part| self.figure_between(part, at))
    }

    /// True where a figure stands after the time at byte `from` and wholly before byte `at`.
    fn figure_between(&self, from: usize, at: usize) -> bool {
        let counted = |kind: &MentionKind| match kind {
            MentionKind::Quantity(amount) => amount.dimension != Dimension::Time,
            kind => matches!(kind, MentionKind::Percent(_) | MentionKind::Share(_) | MentionKind::Rank(_)),
        };
        self.figures().any(|m| counted(&m.kind) && m.span.start >= from && m.span.end < at)
    }
}
