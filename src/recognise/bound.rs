//! Words that bind a number: 约600家, 超60家, 不低于30亿元; 30亿元以上, 2%左右.

use super::glyphs::{Glyphs, is_blank, is_boundary};
use super::lexicon::Lexicon;
use crate::domain::{Bound, Dimension};

/// The bound before a number that starts at `start`, and where its words start.
pub(super) fn before(glyphs: &Glyphs, lexicon: &Lexicon, start: usize) -> Option<(usize, Bound)> {
    let mut end = start;
    while end > 0 && start - end < 2 && is_blank(glyphs.at(end - 1)) {
        end -= 1;
    }
    let found = lexicon.bounds_before.longest_before(glyphs, end);
    let after_le = || {
        let end = end.checked_sub(1).filter(|&at| glyphs.at(at) == '了')?;
        lexicon.bounds_before.longest_before(glyphs, end).filter(|&(from, _)| end - from >= 2)
    };
    let (from, bound) = found.filter(|&(from, _)| !ends_a_word(glyphs, from, end)).or_else(after_le)?;
    Some((from, bound))
}

/// 签约8家, 附近5公里, 赶超3家: a bound word of one character that closes another word.
fn ends_a_word(glyphs: &Glyphs, from: usize, end: usize) -> bool {
    if end - from != 1 {
        return false;
    }
    let before = glyphs.before(from);
    match glyphs.at(from) {
        '约' => matches!(
            before,
            '签' | '节' | '合' | '条' | '契' | '特' | '公' | '履' | '违' | '邀' | '预' | '订' | '缔' | '纽' | '集'
        ),
        '近' => matches!(before, '附' | '邻' | '靠' | '最' | '亲' | '远' | '就' | '相' | '毗' | '晋'),
        // 入超 is a deficit of trade; 收入超 is an income over so much.
        '超' if before == '入' => from.checked_sub(1).is_none_or(|at| glyphs.before(at) != '收'),
        '超' => matches!(before, '赶' | '高' | '反' | '英' | '中'),
        '破' => matches!(before, '打' | '爆' | '攻' | '侦'),
        '>' | '<' => is_boundary(before) && before == glyphs.at(from),
        _ => false,
    }
}

/// The bound of a numeral that is a scale alone: 市值过千亿元, 上百家.
pub(super) fn before_scale(glyphs: &Glyphs, start: usize) -> Option<(usize, Bound)> {
    let at = start.checked_sub(1)?;
    let before = glyphs.before(at);
    match glyphs.at(at) {
        '过' if !matches!(before, '通' | '经' | '度' | '路' | '不' | '见') => Some((at, Bound::Over)),
        '上' if !matches!(before, '以' | '之' | '加' | '赶' | '链' | '网' | '线') => Some((at, Bound::AtLeast)),
        _ => None,
    }
}

/// The bound after a number with its unit that ends at `end`, and where its words end.
pub(super) fn after(glyphs: &Glyphs, lexicon: &Lexicon, end: usize, dimension: Dimension) -> Option<(usize, Bound)> {
    let (past, bound) = lexicon.bounds_after.longest_at(glyphs, end)?;
    let next = glyphs.at(past);
    let fits = match past - end {
        1 => match glyphs.at(end) {
            '多' => counts_on(dimension) && (is_boundary(next) || matches!(next, '的' | '来' | '间')),
            '余' => is_boundary(next),
            _ => false,
        },
        _ => bound != Bound::Under || glyphs.at(past - 2) == '以' || glyphs.at(past - 2) == '之',
    };
    let another_word =
        glyphs.has(end, "上下游") || glyphs.has(end, "前后") || glyphs.has(end, "起步") || glyphs.has(end, "封顶");
    (fits && !another_word).then_some((past, bound))
}

/// 3年多, 2倍多.
fn counts_on(dimension: Dimension) -> bool {
    matches!(dimension, Dimension::Time | Dimension::Multiple | Dimension::Money | Dimension::Length | Dimension::Area)
}

/// The bound of a fraction or a percentage: also 四分之一强, 三成弱.
pub(super) fn after_fraction(glyphs: &Glyphs, lexicon: &Lexicon, end: usize) -> Option<(usize, Bound)> {
    let next = glyphs.at(end + 1);
    let closes = is_boundary(next) || next == '的';
    match glyphs.at(end) {
        '强' if closes => Some((end + 1, Bound::Over)),
        '弱' if closes => Some((end + 1, Bound::Under)),
        _ => after(glyphs, lexicon, end, Dimension::Percent),
    }
}

/// One bound of three: the one before the number says most, the one inside it (余, 几) least.
pub(super) fn join(before: Option<Bound>, after: Option<Bound>, inside: Option<Bound>) -> Bound {
    before.or(after).or(inside).unwrap_or_default()
}
