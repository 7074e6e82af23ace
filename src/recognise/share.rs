//! Shares: 占全市该产业产值比重约33.3%, 占大庆市的66%, 占比达91.3%, 占楚雄州10%、楚雄市33%.

use rust_decimal::Decimal;

use super::figure::{Figures, Token};
use super::glyphs::{Glyphs, ends_clause};
use super::mention::{MentionKind, PercentUnit, Share};
use crate::domain::Bound;
use crate::source::Span;

/// How far before its number 占 may stand, in characters.
const REACH: usize = 36;

/// Makes a share of `token` where the words before it say it is one; mentions inside the share are dropped from `before`.
pub(super) fn attach(figures: Figures, token: Token, before: &mut Vec<Token>) -> Token {
    let Some((pct, bound, core)) = part(&token) else { return token };
    let found = own(figures, token.start, before)
        .or_else(|| listed(figures, token.start, before))
        .or_else(|| moved_on(figures, token.start, before));
    let Some((start, of, about)) = found else {
        return token;
    };
    let bound = if about && bound == Bound::Exact { Bound::About } else { bound };
    before.truncate(before.partition_point(|earlier| earlier.end <= start));
    let of = of.map(|(from, to)| figures.glyphs.span(from, to));
    Token { start, end: token.end, kind: MentionKind::Share(Share { pct, bound, of, core }) }
}

fn part(token: &Token) -> Option<(Decimal, Bound, Span)> {
    match &token.kind {
        MentionKind::Percent(percent) if percent.unit == PercentUnit::Percent => {
            Some((percent.value, percent.bound, percent.core))
        }
        MentionKind::Fraction(fraction) => Some((fraction.percent, fraction.bound, fraction.core)),
        _ => None,
    }
}

/// Where the share's words start, what it is a share of, and whether 约 stands before 占.
type Found = (usize, Option<(usize, usize)>, bool);

/// 占 or 占比 in the same clause.
fn own(figures: Figures, number: usize, before: &[Token]) -> Option<Found> {
    let glyphs = figures.glyphs;
    let end = past_fillers(figures, number);
    if let Some(start) = glyphs.any_before(end, &["占比", "市占率", "市场占有率", "占有率"]) {
        return Some((start, None, false));
    }
    let noun = glyphs.any_before(end, &["的比重", "比重", "的比例", "比例", "的份额", "份额"]);
    let end = noun.unwrap_or(end);
    let floor = before.iter().rev().find(|token| is_part(token)).map_or(0, |token| token.end);
    let zhan = (floor.max(end.saturating_sub(REACH))..end)
        .rev()
        .take_while(|&at| !stops(glyphs, at))
        .find(|&at| is_zhan(glyphs, at));
    match zhan {
        Some(at) => {
            let from = glyphs.any(at, &["占到", "占了", "占据", "占去", "占"]).unwrap_or(at + 1);
            let to = past_possessive(glyphs, end).max(from);
            // 占规上工业的比重由上年同期的25.1%升至28.6%
            let weight = (from..to).find(|&at| glyphs.any(at, &["的比重由", "的比重从", "比重由", "比重从"]).is_some());
            let to = weight.unwrap_or(to);
            let about = glyphs.before(at) == '约';
            Some((at - usize::from(about), (to > from).then_some((from, to)), about))
        }
        None => noun
            .filter(|&start| glyphs.has(start, "比重") || glyphs.has(start, "份额"))
            .map(|start| (start, None, false)),
    }
}

/// Words between what is shared and the number: 的, 约, 为, 达, 提高到.
fn past_fillers(figures: Figures, number: usize) -> usize {
    let (glyphs, lexicon) = (figures.glyphs, figures.lexicon);
    let mut at = number;
    for _ in 0..3 {
        let level = lexicon.changes.longest_before(glyphs, at).filter(|(_, cue)| cue.level).map(|(start, _)| start);
        let filler = || {
            glyphs.any_before(
                at,
                &[
                    "达到", "高达", "达", "约为", "为", "是", "约", "超过", "超", "近", "了", "分别", "均", "已", "也",
                    "仅", " ", "由", "从",
                ],
            )
        };
        match level.or_else(filler) {
            Some(start) => at = start,
            None => break,
        }
    }
    at
}

fn past_possessive(glyphs: &Glyphs, end: usize) -> usize {
    let end = glyphs.any_before(end, &["的"]).unwrap_or(end);
    glyphs.any_before(end, &["的总量", "的总数", "的总额"]).unwrap_or(end)
}

/// 占, but not 占地, 占用, 抢占. In 占地区生产总值 it is 占.
fn is_zhan(glyphs: &Glyphs, at: usize) -> bool {
    let next = glyphs.at(at + 1);
    let ground = next == '地' && !matches!(glyphs.at(at + 2), '区' | '级' | '方');
    glyphs.at(at) == '占'
        && !ground
        && !matches!(next, '用' | '领' | '道' | '位' | '有')
        && !matches!(glyphs.before(at), '抢' | '侵' | '独' | '攻')
}

fn stops(glyphs: &Glyphs, at: usize) -> bool {
    ends_clause(glyphs.at(at)) || glyphs.at(at) == '、'
}

fn is_part(token: &Token) -> bool {
    matches!(
        token.kind,
        MentionKind::Percent(_) | MentionKind::Share(_) | MentionKind::Change(_) | MentionKind::Fraction(_)
    )
}

/// 占全市的比重由8%提高到8.5%: the second is of the same whole.
fn moved_on(figures: Figures, number: usize, before: &[Token]) -> Option<Found> {
    let last = before.last()?;
    let MentionKind::Share(share) = &last.kind else { return None };
    let (start, cue) = figures.lexicon.changes.longest_before(figures.glyphs, number)?;
    let whole = share.of.map(|of| (figures.glyphs.index_of(of.start), figures.glyphs.index_of(of.end)));
    (cue.level && start == last.end).then_some((start, whole, false))
}

/// 占楚雄州10%、楚雄市33%: a further whole in a list of shares.
fn listed(figures: Figures, number: usize, before: &[Token]) -> Option<Found> {
    let glyphs = figures.glyphs;
    let last = before.last().filter(|last| matches!(last.kind, MentionKind::Share(_)))?;
    let from = glyphs.any(last.end, &["、", "和", "与", "及"])?;
    if from == number {
        return Some((from, None, false));
    }
    let end = past_possessive(glyphs, past_fillers(figures, number));
    let short = (from + 1..=from + 16).contains(&end) && (from..end).all(|at| !stops(glyphs, at));
    let of = glyphs.any(from, &["占"]).unwrap_or(from);
    short.then_some((from, Some((of, end)), false))
}
