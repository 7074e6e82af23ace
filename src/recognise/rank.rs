//! Places in an order: 居第4位, 位居全省第二, 居各盟市首位, 全国第一, 前10名; and numbers that only count off: 第三次.

use rust_decimal::prelude::ToPrimitive;

use super::figure::{Figures, Token};
use super::glyphs::{Glyphs, ends_clause, is_boundary};
use super::mention::{MentionKind, Rank, RankForm};
use super::numeral::{Shape, numeral};

/// How far before its number the verb of a rank may stand, in characters.
const REACH: usize = 28;

/// A rank or an ordinal that starts at `start` with 第, 首, 榜, 之 or 前. Its verb stands after `floor`, where the rank
/// before it ends.
pub(super) fn ordered(figures: Figures, start: usize, floor: usize) -> Option<Token> {
    let verb = verb_before(figures, start, floor);
    match figures.glyphs.at(start) {
        '第' => numbered(figures, start, verb),
        '前' => leading(figures, start, verb),
        '首' | '榜' | '之' | '头' => first(figures, start, verb),
        _ => None,
    }
}

/// Where a verb of ranking starts and ends.
type Verb = Option<(usize, usize)>;

/// The characters that such a mention may start with.
pub(super) const STARTS: &str = "第前首榜之头";

fn number(glyphs: &Glyphs, at: usize) -> Option<(u32, usize)> {
    let read =
        numeral(glyphs, at).filter(|read| read.shape == Shape::Plain && !read.over && read.value.fract().is_zero())?;
    let value = read.value.to_u32().filter(|&value| value > 0)?;
    Some((value, read.end))
}

/// 第4位, 第二; a rank where it says 位 or 名, or where a verb of ranking goes before it.
fn numbered(figures: Figures, start: usize, verb: Verb) -> Option<Token> {
    let glyphs = figures.glyphs;
    let (position, end) = number(glyphs, glyphs.skip_blanks(start + 1))?;
    let placed = glyphs
        .any(end, &["位", "名"])
        .or_else(|| glyphs.any(end, &["个"]).filter(|&past| verb.is_some() && is_boundary(glyphs.at(past))));
    let closes = is_boundary(glyphs.at(end)) || matches!(glyphs.at(end), '的' | '和' | '与' | '、');
    let scope = scope_before(glyphs, start);
    let ranked = placed.is_some() || closes && (verb.is_some() || scope.is_some());
    if !ranked {
        return Some(Token { start, end, kind: MentionKind::Ordinal(position) });
    }
    Some(rank(figures, (start, placed.unwrap_or(end)), (position, RankForm::Place), verb))
}

/// 首位, 榜首, 之首: the first place, where a verb of ranking goes before it.
fn first(figures: Figures, start: usize, verb: Verb) -> Option<Token> {
    let end = figures.glyphs.any(start, &["首位", "榜首", "之首", "头名"])?;
    if matches!(figures.glyphs.at(end), '度' | '产' | '次') {
        return None;
    }
    verb.map(|_| rank(figures, (start, end), (1, RankForm::Place), verb))
}

/// 前10名, 前三: a leading group; without 名 or 位 only after a verb of ranking.
fn leading(figures: Figures, start: usize, verb: Verb) -> Option<Token> {
    let glyphs = figures.glyphs;
    let (position, end) = number(glyphs, start + 1)?;
    let counted = glyphs.any(end, &["名", "位", "强"]);
    let closes = is_boundary(glyphs.at(end)) || glyphs.at(end) == '的';
    let ranked = verb.is_some() || scope_before(glyphs, start).is_some();
    let fits = counted.is_some() || closes && ranked;
    fits.then(|| rank(figures, (start, counted.unwrap_or(end)), (position, RankForm::Within), verb))
}

fn rank(figures: Figures, (start, end): (usize, usize), (position, form): (u32, RankForm), verb: Verb) -> Token {
    let glyphs = figures.glyphs;
    let core = glyphs.span(start, end);
    // 在15个国家高新区中,排到了第3: what follows the verb is no field.
    let aspect =
        |past: usize| matches!(glyphs.slice(past, start), ['到'] | ['到', '了'] | ['了'] | ['在'] | ['于'] | ['为']);
    // 排名从2008年的第20位: what a place is left from is no field either.
    let left = |past: usize| matches!(glyphs.at(past), '由' | '从');
    let (from, among) = match verb {
        Some((_, past)) if past < start && left(past) => (start, None),
        Some((verb, past)) if past < start && !aspect(past) => (verb, Some((past, past_possessive(glyphs, start)))),
        Some((verb, _)) => (verb, among_before(glyphs, verb)),
        None => match scope_before(glyphs, start) {
            Some(scope) => (scope, Some((scope, start))),
            None => (start, None),
        },
    };
    let among = among.filter(|(from, to)| to > from).map(|(from, to)| glyphs.span(from, to));
    Token { start: from, end, kind: MentionKind::Rank(Rank { position, form, among, core }) }
}

fn past_possessive(glyphs: &Glyphs, end: usize) -> usize {
    glyphs.any_before(end, &["的"]).unwrap_or(end)
}

/// The nearest verb of ranking before `start` in its clause, after `floor`.
fn verb_before(figures: Figures, start: usize, floor: usize) -> Verb {
    let glyphs = figures.glyphs;
    for end in (start.saturating_sub(REACH).max(floor)..=start).rev() {
        if let Some((verb, ())) = figures.lexicon.rank_verbs.longest_before(glyphs, end)
            && verb >= floor
            && !ends_a_word(glyphs, verb, end)
            && (end == start || !is_weak(glyphs, verb, end))
        {
            return Some((verb, end));
        }
        if ends_clause(glyphs.before(end)) {
            return None;
        }
    }
    None
}

/// Verbs that rank only what follows them at once: 获第二, but not 获全国文明城市第二批.
fn is_weak(glyphs: &Glyphs, verb: usize, end: usize) -> bool {
    glyphs.any(verb, &["获得", "荣获", "获评", "获", "取得", "夺得", "摘得", "连续", "保持", "进位", "位于"]).is_some()
        && end - verb <= 3
}

/// 系列, 定居, 安排: a verb of one character that closes another word.
fn ends_a_word(glyphs: &Glyphs, verb: usize, end: usize) -> bool {
    let before = glyphs.before(verb);
    end - verb == 1
        && match glyphs.at(verb) {
            '列' => matches!(before, '系' | '陈' | '行' | '队' | '序' | '专' | '下' | '前'),
            '居' => matches!(before, '定' | '移' | '民' | '安' | '宜' | '邻' | '家' | '新'),
            '排' => matches!(before, '安' | '减' | '牵'),
            _ => false,
        }
}

/// 在山东省160个开发区中 before a verb, or at the end of the clause before it.
fn among_before(glyphs: &Glyphs, verb: usize) -> Option<(usize, usize)> {
    let mut at = verb;
    while let Some(start) = glyphs.any_before(at, &["均", "都", "继续", "连续", "综合", "位次", "排名", "总"])
    {
        at = start;
    }
    if let Some(found) = enclosed(glyphs, at) {
        return Some(found);
    }
    let comma = (verb.saturating_sub(REACH)..verb).rev().find(|&at| ends_clause(glyphs.at(at)))?;
    (glyphs.at(comma) == ',')
        .then(|| enclosed(glyphs, comma))
        .flatten()
        .filter(|&(from, _)| glyphs.before(from) == '在')
}

/// What stands between 在 (or the clause's start) and the 中 that ends at `end`.
fn enclosed(glyphs: &Glyphs, end: usize) -> Option<(usize, usize)> {
    let close = glyphs.any_before(end, &["当中", "之中", "中", "里", "内"])?;
    let from = (close.saturating_sub(REACH)..close)
        .rev()
        .find(|&at| ends_clause(glyphs.at(at)) || matches!(glyphs.at(at), '在' | '、'))?;
    Some((from + 1, close))
}

/// 全国第一, 全省第二: the field right before the number.
fn scope_before(glyphs: &Glyphs, start: usize) -> Option<usize> {
    glyphs.any_before(
        start,
        &[
            "西部", "中部", "东部", "东北", "西北", "西南", "华东", "华南", "华北", "华中", "全国", "全省", "全市",
            "全区", "全州", "全盟", "全疆", "全县", "世界", "全球", "国内", "亚洲", "行业", "同类",
        ],
    )
}
