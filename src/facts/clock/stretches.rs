//! Which stretches of a page are of a date of their own: an old piece printed again, a postscript of two years later.

use super::{Clock, Ground, Told, signs_news};
use crate::article::{Article, Role};
use crate::domain::Point;
use crate::facts::context::Passage;
use crate::recognise::period::{Frame, MonthRef, PeriodMention, When, YearRef};
use crate::recognise::{MentionKind, Moment};
use crate::source::any_of;

/// Where a stretch begins, and the date it bears.
#[derive(Debug, Clone, Copy)]
struct Stretch {
    /// Index of its first passage.
    from: usize,
    date: Option<Point>,
}

/// From which paragraph on which clock holds. What bears no date is of the page's, which is reasoned from it alone, unless
/// a piece surely tells of another 今年; after a piece with a date it goes on with that.
pub(super) fn clocks(article: &Article, passages: &[Passage], founded: Option<Point>) -> Vec<(usize, Clock)> {
    let stretches = cut(article, passages);
    let first_dated = stretches.iter().find(|stretch| stretch.date.is_some());
    let undated = &passages[..first_dated.map_or(passages.len(), |stretch| stretch.from)];
    let stated = |date: Point| Clock { date: Some(date), ground: Ground::Stated, founded };
    let headed = article.head.date.map(stated);
    let page = headed.or_else(|| Clock::reasoned(undated, founded));
    let page = page.or(first_dated.and_then(|stretch| stretch.date).map(stated));
    let mut clock = page.unwrap_or(Clock { founded, ..Clock::default() });
    let mut clocks = Vec::with_capacity(stretches.len());
    for (k, stretch) in stretches.iter().enumerate() {
        let opens = stretch.from == 0 && headed.is_some();
        if let Some(date) = stretch.date.filter(|_| !opens) {
            clock = stated(date);
        }
        let end = stretches.get(k + 1).map_or(passages.len(), |next| next.from);
        let alone =
            headed.is_some() || stretches.len() == 1 || first_dated.is_some_and(|first| first.from <= stretch.from);
        let own = (!alone).then(|| Told::gather(&passages[stretch.from..end]).sure_of_now()).flatten();
        let own = own.map(|date| Clock { date: Some(date), ground: Ground::Reasoned, founded });
        clocks.push((passages.get(stretch.from).map_or(0, |passage| passage.paragraph), own.unwrap_or(clock)));
    }
    clocks
}

/// Cuts a page where an article begins, or a paragraph opens with a date that names its year.
fn cut(article: &Article, passages: &[Passage]) -> Vec<Stretch> {
    let mut stretches = vec![Stretch { from: 0, date: article.parts.first().and_then(|part| part.date) }];
    for (i, passage) in passages.iter().enumerate() {
        let last = stretches.len() - 1;
        let above = i.checked_sub(1).and_then(|i| passages.get(i));
        if above.is_some_and(|above| above.part != passage.part) {
            stretches.push(Stretch { from: i, date: article.parts.get(passage.part).and_then(|part| part.date) });
        } else if above.is_none_or(|above| above.paragraph != passage.paragraph)
            && let Some(date) = dateline(passage)
        {
            let from = under_headings(passages, i);
            match stretches[last].from >= from {
                true => stretches[last].date = stretches[last].date.or(Some(date)),
                false => stretches.push(Stretch { from, date: Some(date) }),
            }
        } else if let Some(date) = written_at(passage) {
            stretches[last].date = stretches[last].date.or(Some(date));
        }
    }
    stretches
}

/// The first of the headings and captions that stand right above passage `at`.
fn under_headings(passages: &[Passage], at: usize) -> usize {
    let over = |passage: &&Passage| !passage.is_body() && passage.part == passages[at].part;
    at - passages[..at].iter().rev().take_while(over).count()
}

/// 某某社某地2019年7月3日电, 本报2017年4月讯, (本报2020年1月20日讯) at the head of a paragraph; papers name the year
/// where it is not the page's.
fn dateline(passage: &Passage) -> Option<Point> {
    if !passage.is_body() {
        return None;
    }
    passage.figures().take(2).find_map(|mention| {
        let MentionKind::Period(period) = &mention.kind else { return None };
        let date = date_of(period)?;
        let before = &passage.text[..mention.span.start];
        let after = passage.text[mention.span.end..].trim_start_matches(['春', '夏', '秋', '冬']);
        let paper = any_of!["本报", "日报", "晚报", "本刊", "社"].is_in(before);
        let news = !matches!(date, Point::Year(_)) && (paper && after.starts_with('讯') || signs_news(after));
        let signs = news && (paper || matches!(date, Point::Day(..)))
            || paper && before.ends_with('(') && after.starts_with(')');
        (signs && before.chars().count() <= 24 && !before.contains([',', '。'])).then_some(date)
    })
}

/// (本文写于2021年6月) under a story.
fn written_at(passage: &Passage) -> Option<Point> {
    let text = passage.text.trim_end_matches('。');
    let noted = text.starts_with('(') && text.ends_with(')') && !matches!(passage.role, Role::Heading(_));
    let written = any_of!["采写于", "写于", "刊于", "刊发于", "刊载于", "发表于", "完稿于", "原载"];
    if !noted || !written.is_in(text) {
        return None;
    }
    passage.figures().find_map(|mention| match &mention.kind {
        MentionKind::Period(period) => date_of(period),
        _ => None,
    })
}

/// The year, month or day that a time names in full.
fn date_of(period: &PeriodMention) -> Option<Point> {
    match (period.frame, period.when) {
        (Frame::During, When::At(Moment::Day(YearRef::Given(year), MonthRef::Named(month), day))) => {
            Some(Point::Day(year, month, day))
        }
        (Frame::During, When::At(Moment::Month(YearRef::Given(year), MonthRef::Named(month), _))) => {
            Some(Point::Month(year, month))
        }
        (Frame::During, When::At(Moment::Year(YearRef::Given(year)))) => Some(Point::Year(year)),
        _ => None,
    }
}
