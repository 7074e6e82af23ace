//! Changes: 同比增长33.3%, 增速24.9%, 较上年下降4.5%, 提高0.3个百分点, 翻了近两番, 跃升了16位, 同比分别增长42%、20%.

use rust_decimal::Decimal;

use super::bound;
use super::figure::{Figures, Token};
use super::glyphs::{Glyphs, ends_clause};
use super::lexicon::ChangeCue;
use super::mention::{Amount, Basis, Change, ChangeUnit, MentionKind, PercentUnit};
use super::numeral::numeral;
use super::period::{Moment, When, YearPart, YearRef};
use crate::domain::{Bound, Dimension};
use crate::source::Span;

/// The size of a change before its cue is known.
struct Size {
    value: Decimal,
    unit: ChangeUnit,
    bound: Bound,
    core: Span,
}

/// Makes a change of `token` where the words around it say it is one; `before` are the mentions read so far, of which
/// those are dropped that turn out to be part of the change (上年 in 较上年增长).
pub(super) fn attach(figures: Figures, token: Token, before: &mut Vec<Token>) -> Token {
    let Some(size) = size(&token) else { return token };
    let Some((cue, start)) = cue_before(figures, token.start, size.unit) else {
        return follows_list(figures, &token, &size, before)
            .or_else(|| cue_after(figures, &token, &size))
            .unwrap_or(token);
    };
    if cue.level {
        return token;
    }
    let (basis, start) = basis(figures, start, token.start, before);
    drop_inside(before, start);
    let start = start.max(before.last().map_or(0, |last| last.end));
    let value = if cue.sign < 0 { -size.value.abs() } else { size.value };
    let mut change = Change { value, unit: size.unit, basis, bound: size.bound, core: size.core, respective: None };
    if let Some(model) = listed_before(figures.glyphs, start, before).filter(|model| model.unit == change.unit) {
        change.basis = if change.basis == Basis::Unstated { model.basis } else { change.basis };
        change = number_off(change, before);
    }
    Token { start, end: token.end, kind: MentionKind::Change(change) }
}

/// Drops the mentions that turned out to be part of a change that starts at `start`: 上年 of 较上年增长.
fn drop_inside(before: &mut Vec<Token>, start: usize) {
    before.truncate(before.partition_point(|token| token.start < start));
}

/// Lists longer than this are tables whose lines were lost.
const LONGEST_LIST: usize = 24;

/// The change that a list goes on from: 分别增长42%、…
fn listed_before<'a>(glyphs: &Glyphs, start: usize, before: &'a [Token]) -> Option<&'a Change> {
    let last = before.last()?;
    let MentionKind::Change(model) = &last.kind else { return None };
    let full = model.respective.is_some_and(|(_, count)| count >= LONGEST_LIST);
    (!full && glyphs.any(last.end, &["、", "和", "与", "以及", "及"]) == Some(start)).then_some(model)
}

fn size(token: &Token) -> Option<Size> {
    match &token.kind {
        MentionKind::Percent(percent) => {
            let unit = match percent.unit {
                PercentUnit::Percent => ChangeUnit::Percent,
                PercentUnit::Points => ChangeUnit::Points,
            };
            Some(Size { value: percent.value, unit, bound: percent.bound, core: percent.core })
        }
        MentionKind::Quantity(amount) => {
            let unit = counted(amount)?;
            Some(Size { value: amount.quantity.value, unit, bound: amount.quantity.bound, core: amount.core })
        }
        _ => None,
    }
}

fn counted(amount: &Amount) -> Option<ChangeUnit> {
    match amount.quantity.unit.as_str() {
        "倍" => Some(ChangeUnit::Times),
        "位" | "名" | "位次" | "个位次" => Some(ChangeUnit::Places),
        _ => None,
    }
}

/// The words of change that end at `end`, and where they start. 了, 达, 约 … may stand between.
fn cue_before(figures: Figures, end: usize, unit: ChangeUnit) -> Option<(ChangeCue, usize)> {
    let glyphs = figures.glyphs;
    let mut at = end;
    for _ in 0..4 {
        if let Some((start, cue)) = cue_at(figures, at, unit) {
            return Some((cue, start));
        }
        if unit == ChangeUnit::Points
            && let Some(found) = against(figures, at)
        {
            return Some(found);
        }
        at = glyphs.any_before(
            at,
            &[
                "了", "达到", "高达", "达", "为", "是", "约", "分别", "依次", "均", "各", " ", ":", "超过", "超", "近",
                "不低于", "不少于", "保持在", "维持在", "稳定在", "均在", "逾",
            ],
        )?;
    }
    None
}

fn cue_at(figures: Figures, at: usize, unit: ChangeUnit) -> Option<(usize, ChangeCue)> {
    let (glyphs, lexicon) = (figures.glyphs, figures.lexicon);
    if unit == ChangeUnit::Places {
        let up = lexicon.rank_up.longest_before(glyphs, at).map(|(start, ())| (start, 1));
        let moved = up.or_else(|| lexicon.rank_down.longest_before(glyphs, at).map(|(start, ())| (start, -1)));
        return moved.map(|(start, sign)| (start, ChangeCue { sign, level: false }));
    }
    lexicon.changes.longest_before(glyphs, at)
}

/// 高于全省平均水平3.9个百分点, 比全市高2个百分点: measured against another body.
fn against(figures: Figures, end: usize) -> Option<(ChangeCue, usize)> {
    let glyphs = figures.glyphs;
    let compared = match glyphs.before(end) {
        _ if glyphs.any_before(end, &["加快", "提高", "新高", "减慢", "降低"]).is_some() => None,
        '高' | '快' => Some(1),
        '低' | '慢' => Some(-1),
        _ => None,
    };
    for start in (end.saturating_sub(20)..end).rev() {
        if ends_clause(glyphs.at(start)) || glyphs.at(start).is_ascii_digit() {
            return None;
        }
        let above = glyphs.any(start, &AGAINST[..6]).map(|_| 1);
        let below = glyphs.any(start, &AGAINST[6..]).map(|_| -1);
        let than = compared.filter(|_| matches!(glyphs.at(start), '比' | '较'));
        if let Some(sign) = above.or(below).or(than) {
            return Some((ChangeCue { sign, level: false }, start));
        }
    }
    None
}

/// Words that measure against another body: six for more, then those for less.
const AGAINST: [&str; 9] = ["高于", "快于", "高出", "高过", "优于", "领先", "低于", "慢于", "落后"];

/// What the change is measured from, and where the words for that start.
fn basis(figures: Figures, cue: usize, number: usize, before: &[Token]) -> (Basis, usize) {
    let (glyphs, lexicon) = (figures.glyphs, figures.lexicon);
    let than = matches!(glyphs.at(cue), '比' | '较') && matches!(glyphs.before(number), '高' | '低' | '快' | '慢');
    let faster = glyphs.any_before(number, &["加快", "提高", "减慢", "降低"]).is_some();
    if than && !faster || glyphs.any(cue, &AGAINST).is_some() {
        return (Basis::Against, cue);
    }
    if let Some(basis) = (cue + 1..=number)
        .rev()
        .find_map(|end| lexicon.bases.longest_before(glyphs, end).filter(|&(start, _)| start >= cue))
    {
        return (basis.1, cue);
    }
    let mut at = cue;
    for _ in 0..3 {
        if let Some((start, basis)) = lexicon.bases.longest_before(glyphs, at) {
            return (basis, start);
        }
        match glyphs.any_before(at, &["分别", "均", "都", "实际", "名义", "再", "又", "各", "累计", " ", ","])
        {
            Some(start) if glyphs.at(start) != ',' || at == cue => at = start,
            _ => break,
        }
    }
    since(glyphs, cue, before)
}

/// 比2012年增长, 较“十三五”末提高: the time read just before is what the change is measured from.
fn since(glyphs: &Glyphs, cue: usize, before: &[Token]) -> (Basis, usize) {
    let Some(Token { start, end, kind: MentionKind::Period(period) }) = before.last() else {
        return (Basis::Unstated, cue);
    };
    let (start, end) = (*start, *end);
    let compared = matches!(glyphs.before(start), '比' | '较');
    let between = glyphs.slice(end, cue);
    let close =
        between.len() <= 2 && between.iter().all(|c| matches!(c, '的' | '末' | '底' | '初' | '时' | '同' | '期'));
    if !compared || !close {
        return (Basis::Unstated, cue);
    }
    let last_year = |year: YearRef| matches!(year, YearRef::FromContext(-1) | YearRef::FromArticle(-1));
    let basis = match period.when {
        When::SamePeriodLastYear => Basis::YearOnYear,
        When::At(Moment::Year(year) | Moment::Part(year, YearPart::End)) if last_year(year) => Basis::YearOnYear,
        _ => Basis::Since,
    };
    (basis, start - 1)
}

/// 8%的增长, 以年均15%的速度增长.
fn cue_after(figures: Figures, token: &Token, size: &Size) -> Option<Token> {
    let (glyphs, lexicon) = (figures.glyphs, figures.lexicon);
    if size.unit != ChangeUnit::Percent || glyphs.at(token.end) != '的' {
        return None;
    }
    let words = [
        "增长", "增速", "增幅", "涨幅", "速度增长", "速度递增", "年均增速", "同比增速", "同比增长", "复合增长率",
        "增长率",
    ];
    glyphs.any(token.end + 1, &words)?;
    let (basis, start) = match lexicon.bases.longest_before(glyphs, token.start) {
        Some((start, basis)) => (basis, start),
        None => (Basis::Unstated, token.start),
    };
    let change =
        Change { value: size.value, unit: size.unit, basis, bound: size.bound, core: size.core, respective: None };
    Some(Token { start, end: token.end, kind: MentionKind::Change(change) })
}

/// The second and further numbers of a list: 同比分别增长42%、20%.
fn follows_list(figures: Figures, token: &Token, size: &Size, before: &mut [Token]) -> Option<Token> {
    // 分别增长103.5%和3.5倍
    let rates = |unit: ChangeUnit| matches!(unit, ChangeUnit::Percent | ChangeUnit::Times);
    let model = listed_before(figures.glyphs, token.start, before)
        .filter(|model| model.unit == size.unit || rates(model.unit) && rates(size.unit))?;
    let value = if model.value.is_sign_negative() { -size.value.abs() } else { size.value };
    let change =
        Change { value, unit: size.unit, basis: model.basis, bound: size.bound, core: size.core, respective: None };
    Some(Token { start: token.start, end: token.end, kind: MentionKind::Change(number_off(change, before)) })
}

/// Gives every member of the list its place in it.
fn number_off(mut change: Change, before: &mut [Token]) -> Change {
    let members = match before.last() {
        Some(Token { kind: MentionKind::Change(last), .. }) => last.respective.map_or(1, |(_, count)| count),
        _ => 0,
    };
    let first = before.len().saturating_sub(members);
    for (place, token) in before[first..].iter_mut().enumerate() {
        if let MentionKind::Change(member) = &mut token.kind {
            member.respective = Some((place, members + 1));
        }
    }
    change.respective = Some((members, members + 1));
    change
}

/// Changes that are words alone or start with 翻: 翻番, 翻了近两番, 翻倍, 减少一半, 持平.
pub(super) fn worded(figures: Figures, start: usize, before: &mut Vec<Token>) -> Option<Token> {
    if figures.glyphs.at(start) == '翻'
        && let Some(token) = doubled(figures, start, before)
    {
        return Some(token);
    }
    let (end, percent) = figures.lexicon.fixed_changes.longest_at(figures.glyphs, start)?;
    if figures.glyphs.at(end).is_ascii_digit() || figures.glyphs.at(end) == '.' {
        return None;
    }
    let (basis, from) = basis(figures, start, end, before);
    drop_inside(before, from);
    let after = bound::after(figures.glyphs, figures.lexicon, end, Dimension::Multiple);
    let bound = after.map(|(_, bound)| bound).unwrap_or_default();
    let core = figures.glyphs.span(start, end);
    let change = Change { value: percent, unit: ChangeUnit::Percent, basis, bound, core, respective: None };
    let from = from.max(before.last().map_or(0, |last| last.end));
    Some(Token { start: from, end: after.map_or(end, |(past, _)| past), kind: MentionKind::Change(change) })
}

/// 翻了近两番, 翻3倍: a number of doublings or times after 翻.
fn doubled(figures: Figures, start: usize, done: &mut Vec<Token>) -> Option<Token> {
    let (glyphs, lexicon) = (figures.glyphs, figures.lexicon);
    let at = glyphs.any(start, &["翻了", "翻"])?;
    let number_at = (at..at + 4).find(|&at| numeral(glyphs, at).is_some())?;
    let number = numeral(glyphs, number_at)?;
    let before = bound::before(glyphs, lexicon, number_at);
    if before.map_or(number_at, |(from, _)| from) != at {
        return None;
    }
    let unit = match glyphs.at(number.end) {
        '番' => ChangeUnit::Doublings,
        '倍' => ChangeUnit::Times,
        _ => return None,
    };
    let end = number.end + 1;
    let exact = before.is_none();
    if exact && lexicon.fixed_changes.longest_at(glyphs, start).is_some_and(|(past, _)| past == end) {
        return None;
    }
    let after = bound::after(glyphs, lexicon, end, Dimension::Multiple);
    let bound =
        bound::join(before.map(|(_, bound)| bound), after.map(|(_, bound)| bound), number.over.then_some(Bound::Over));
    let (basis, from) = basis(figures, start, start, done);
    drop_inside(done, from);
    let change =
        Change { value: number.value, unit, basis, bound, core: glyphs.span(number_at, end), respective: None };
    let from = from.max(done.last().map_or(0, |last| last.end));
    Some(Token { start: from, end: after.map_or(end, |(past, _)| past), kind: MentionKind::Change(change) })
}

/// The characters that a change in words may start with.
pub(super) const STARTS: &str = "翻增减下压持基与同实成";
