//! What a time is the time of: what has been, what is to come, or one event and nothing else.

use super::governs::opening;
use super::{Held, Outlook, clauses_after};
use crate::domain::{Period, Point};
use crate::facts::clock::{Clock, before_is, looks_ahead, this_or_given};
use crate::facts::context::Passage;
use crate::recognise::period::{Frame, PeriodMention, YearRef};
use crate::source::{Span, any_of};

/// True for a period that has not begun when the article is written.
fn starts_after(period: Period, clock: Clock) -> bool {
    let first = match period {
        Period::At(point) | Period::Span(point, _) => (point.year(), point.months().0),
        _ => return false,
    };
    let now = match clock.date {
        Some(Point::Year(year)) => (year, 12),
        Some(date) => (date.year(), date.months().1),
        None => return false,
    };
    first > now
}

/// What happened once at a time, so that the time is of nothing else.
const EVENTS: &[&str] = &[
    "成立", "建区", "起步", "设立", "创建", "创办", "开园", "建园", "升级", "升格", "升为", "晋升", "跻身", "获批",
    "批准", "批复", "获准", "核准", "列入", "挂牌", "奠基", "兴办", "经国务院", "推出", "出台", "印发", "动工", "破土",
    "投入试运营", "投入运营", "启用", "上线", "揭牌", "开业", "动土", "落户", "签署", "入选", "获评", "荣获", "认定为",
    "被评为", "被授予", "被列为", "封关",
];

/// What a plant or a building does once; with a number of them right behind it is a count (投产项目5个).
const ONCE: &[&str] = &[
    "投产", "建成", "竣工", "投用", "通车", "投运", "开门", "试车", "试产", "热试", "封顶", "完工", "并网", "交付",
    "下线", "开工", "启动建设", "开工建设", "启动谋划建设", "开发建设", "破土动工",
];

/// Events so weighty that a month's may stand some words off: 1992年11月经国务院批准设立.
const FOUNDINGS: &[&str] = &["破土", "奠基", "批准成立", "批准设立", "成立", "设立", "升级为", "升格为", "获批"];

/// When figures were made known is not when they were: 7月底,各区半年数据出炉.
const TOLD: &[&str] = &["出炉", "公布", "披露", "获悉", "发布", "了解到", "透露"];

/// True where the words after a time tell of one event.
fn tells_an_event(after: &str, fine: bool) -> bool {
    let near = opening(after, 7);
    let within = |(_, word): (Span, &str)| !after.split(word).nth(1).is_some_and(counts_bodies);
    let once = |(word, _): (Span, &str)| {
        let behind = &after[word.end..];
        behind.is_empty()
            || behind.starts_with([',', '。', ';', '、', '后', '并', '的', '(']) && !behind.starts_with("的项目")
    };
    any_of!(EVENTS).every(near).any(within)
        || any_of!(ONCE).first_of_each(near).any(once)
        || fine && {
            let far = opening(after, 22);
            any_of!(FOUNDINGS).is_in(far)
                || TOLD.iter().any(|word| {
                    let clause = far.trim_start_matches(',').split([',', '。', ';', ':']).next().unwrap_or("");
                    clause.ends_with(word) && !clause.contains(|c: char| c.is_ascii_digit())
                })
        }
}

/// 落户项目12个, 设立企业30家, 落户工业项目23个: what was done is counted.
fn counts_bodies(after: &str) -> bool {
    let near: String = after.chars().take_while(|c| !matches!(c, ',' | '。' | ';')).take(10).collect();
    let body = any_of!["项目", "企业", "机构", "公司"].first(&near);
    body.is_some_and(|(span, _)| {
        near[..span.start].chars().count() <= 4
            && near[span.end..].trim_start_matches(['达', '共', '有', '已']).starts_with(|c: char| c.is_ascii_digit())
    }) || near.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a time is of what is told, of what is to come, or of one event.
pub(super) fn outlook(passage: &Passage, span: Span, (period, held, clock): (&PeriodMention, &Held, Clock)) -> Outlook {
    let (before, after) = (&passage.text[..span.start], &passage.text[span.end..]);
    let fine = matches!(held.period, Some(Period::At(Point::Month(..) | Point::Day(..))));
    let by_then =
        period.frame == Frame::By && any_of!["已", "共有", "累计", "拥有"].is_in(clauses_after(passage, span));
    let lasting =
        by_then || matches!(period.frame, Frame::Since | Frame::AsOf) || matches!(held.period, Some(Period::Span(..)));
    let founded = any_of!["成立于", "创建于", "始建于", "设立于", "建于"].ends(before);
    // 2022年8月,新区获批10周年之际,……: when an event is remembered, something else is told.
    let remembered = any_of!["周年之际", "周年"].is_in(opening(after, 18));
    // 2020年入选某某50强,列第19位: the place in the list is of that year.
    let placed = any_of!["入选", "入围", "跻身", "进入"].is_in(opening(after, 7))
        && any_of!["列第", "位列", "名列", "居第", "排第", "排名第"].is_in(clauses_after(passage, span));
    let lasting = lasting || remembered || placed;
    if founded || !lasting && tells_an_event(after, fine) {
        return Outlook::Event;
    }
    // 由2015年的11户增加到44户: the time of the first figure only.
    let counted = after
        .strip_prefix('的')
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit() || "不近约超".contains(c)));
    // 从2022年前三季度的数据看,……: it tells of that time.
    let looks = opening(after, 10).split([',', '。']).next().is_some_and(|rest| rest.ends_with('看'));
    let from_then = before.ends_with(['由', '从']) && after.starts_with('的') && !looks
        || before.ends_with(['到', '至']) && counted;
    // 次年,产值升到280亿元 goes on with the story; 比上年 is what the figure is held against.
    let clause = passage.clause_at(span.start).start;
    let goes_on = passage.text[clause..span.start].trim().is_empty();
    let aside = |shift: i8| shift < 0 || shift > 0 && !goes_on;
    if from_then || matches!(this_or_given(period), Some(YearRef::FromContext(shift)) if aside(shift)) {
        return Outlook::Aside;
    }
    let over = held.period.zip(clock.date).map(|(period, date)| period.last().end() <= date.end());
    let until = matches!(period.frame, Frame::By | Frame::Before) && !before_is(passage, span, "截");
    match over {
        Some(false)
            if until && !is_this_season(after, held, clock)
                || period.frame == Frame::During && held.period.is_some_and(|period| starts_after(period, clock)) =>
        {
            Outlook::Ahead
        }
        Some(true) if until => Outlook::Told,
        // 到今年春天,企业接近600家: the season is told of as one that is there.
        Some(false) if until && is_this_season(after, held, clock) => Outlook::Told,
        _ if until || looks_ahead(passage, span) => Outlook::Ahead,
        _ => Outlook::Told,
    }
}

/// True for a season of the article's year, which says no more than about when it was written.
fn is_this_season(after: &str, held: &Held, clock: Clock) -> bool {
    let this_year = held.period.zip(clock.date).is_some_and(|(period, date)| period.year() == date.year());
    this_year
        && after.starts_with(['春', '夏', '秋', '冬'])
        && !any_of!["将", "预计", "力争", "有望"].is_in(opening(after, 24))
}
