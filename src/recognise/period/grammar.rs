//! How moments are put together: ranges, and the words that say whether a time is run through, reached, or left.

use super::moment::{Read, lone_day, moment};
use super::named::{BEGINNINGS, named, plan};
use super::numeric::{Opening, day, dotted_range, year_range};
use super::words::{join, number};
use super::{Frame, Moment, MonthPart, MonthRef, PeriodMention, When, YearPart, YearRef};
use crate::recognise::glyphs::{Glyphs, ends_clause, is_boundary};

/// A period and the characters it stands in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::recognise) struct Found {
    /// The period.
    pub mention: PeriodMention,
    /// Index past its last character.
    pub end: usize,
}

/// The period that starts at `at`, the longest there is.
pub(in crate::recognise) fn period(glyphs: &Glyphs, at: usize) -> Option<Found> {
    let (mention, end) = match glyphs.at(at) {
        '0'..='9' if is_amount(glyphs, at) => None,
        '截' => as_of(glyphs, at),
        '到' if glyphs.any(at, &["到今天", "到今日"]).is_some() => named(glyphs, at),
        '到' | '至' => by(glyphs, at).or_else(|| named(glyphs, at)),
        '从' | '自' => from(glyphs, at),
        // With these, which stand in every sentence, only named times begin.
        '建' | '成' | '设' | '创' | '组' | '挂' | '运' | '立' | '起' | '近' | '多' | '不' | '如' | '目' => {
            named(glyphs, at)
        }
        _ => longer(plain(glyphs, at), named(glyphs, at)),
    }?;
    Some(Found { mention, end })
}

/// True for digits before a scale, a unit or a percent sign, which no time goes on with: 140亿元, 33.3%.
fn is_amount(glyphs: &Glyphs, at: usize) -> bool {
    let past = (at..).find(|&at| !glyphs.at(at).is_ascii_digit()).unwrap_or(at);
    matches!(
        glyphs.at(past),
        '%' | '万' | '亿' | '元' | '家' | '户' | '人' | '亩' | '吨' | '台' | '套' | '件' | '倍' | '项' | '平' | '公'
    )
}

type Part = (PeriodMention, usize);

fn longer(one: Option<Part>, other: Option<Part>) -> Option<Part> {
    match (one, other) {
        (Some(one), Some(other)) if other.1 > one.1 => Some(other),
        (None, other) => other,
        (one, _) => one,
    }
}

/// The characters that a period may start with.
pub(in crate::recognise) const STARTS: &str = "0123456789一二两三四五六七八九十〇零廿卅今去明前后本上下当同该这次翌来全年岁月首头第大那转昨近最\
    过多几数历不连日目如眼迄现截到至从自党改未接时建成设开创组挂运立起“\"'‘『「";

/// 截至2021年底, 截止到9月中旬, 截至目前.
fn as_of(glyphs: &Glyphs, at: usize) -> Option<Part> {
    let end = glyphs.any(at, &["截至到", "截止到", "截止至", "截至", "截止"])?;
    let end = glyphs.skip_blanks(end);
    let mention = |when| PeriodMention { frame: Frame::AsOf, when };
    let now =
        glyphs.any(end, &["目前为止", "目前", "当前", "现在", "今日", "今天", "今", "发稿时", "发稿", "记者发稿"]);
    if let Some(end) = now.filter(|&end| !glyphs.has(end - 1, "今年")) {
        return Some((mention(When::Now), end));
    }
    let (when, end) = moment_or_plan(glyphs, end)?;
    let end = glyphs.any(end, &["为止", "止"]).unwrap_or(end);
    Some((mention(when), end))
}

/// A moment, or a five-year plan or its end.
fn moment_or_plan(glyphs: &Glyphs, at: usize) -> Option<(When, usize)> {
    let single = day(glyphs, at).or_else(|| moment(glyphs, at)).map(|(moment, end)| (When::At(moment), end));
    single.or_else(|| plan(glyphs, at).map(|(mention, end)| (mention.when, end)))
}

/// 到2025年, 至年底: at the start of a clause, after a word that plans, or after a body (开发区到2025年实现).
fn by(glyphs: &Glyphs, at: usize) -> Option<Part> {
    let plans = ["力争", "争取", "预计", "计划", "规划", "目标", "确保", "预期", "有望", "将"];
    let body = glyphs.at(at) == '到' && matches!(glyphs.before(at), '区' | '园' | '市' | '县' | '州');
    let opens = body || is_boundary(glyphs.before(at)) || glyphs.any_before(at, &plans).is_some();
    let (when, end) = opens.then(|| moment_or_plan(glyphs, at + 1)).flatten()?;
    Some((PeriodMention { frame: Frame::By, when }, end))
}

/// 从2016年至2018年, 自2020-05-26起至2020-05-29止, 自2018年以来, 自从2018年. 从2015年起 is read from its year on.
fn from(glyphs: &Glyphs, at: usize) -> Option<Part> {
    let alone = glyphs.any(at, &["自从"]);
    let start = alone.or_else(|| glyphs.any(at, &["从", "自"]))?;
    if let Some((when, end)) = year_range(glyphs, start, Opening::From) {
        return Some((PeriodMention { frame: Frame::During, when }, closed(glyphs, end)));
    }
    let (first, end) = day(glyphs, start).or_else(|| moment(glyphs, start))?;
    let begun = glyphs.any(end, &["起", "开始"]).unwrap_or(end);
    if let Some((when, end)) = range_from(glyphs, first, begun) {
        let bounded = glyphs.any(end, &["之前", "以前", "或之前", "及之前"]).is_some();
        return (!bounded).then(|| (PeriodMention { frame: Frame::During, when }, closed(glyphs, end)));
    }
    if let Some(found) = until_after_an_event(glyphs, first, end) {
        return Some(found);
    }
    if let Some((mention, end)) = since(glyphs, first, end).filter(|_| begun == end) {
        return Some((mention, end));
    }
    if let Some(end) = since_an_event(glyphs, end).filter(|_| begun == end) {
        return Some((PeriodMention { frame: Frame::Since, when: When::At(first) }, end));
    }
    alone.map(|_| (PeriodMention { frame: Frame::Since, when: When::At(first) }, end))
}

/// 自1992年成立以来: the words of the event between the time and 以来.
fn since_an_event(glyphs: &Glyphs, end: usize) -> Option<usize> {
    let within = (end..end + 14).take_while(|&at| !ends_clause(glyphs.at(at)));
    within.into_iter().find_map(|at| glyphs.any(at, &["以来"]))
}

/// 自2016年5月开行首列至2023年底, 4月21日挂牌至7月底: from a time told with its event to another.
fn until_after_an_event(glyphs: &Glyphs, first: Moment, end: usize) -> Option<Part> {
    if glyphs.at(end) == '的' {
        return None;
    }
    let goes_on = |at: usize| !ends_clause(glyphs.at(at - 1)) && !glyphs.at(at - 1).is_ascii_digit();
    let within = (end + 2..end + 12).take_while(|&at| goes_on(at));
    within.into_iter().find_map(|at| {
        let second = glyphs.any(at, &["至", "到"])?;
        let (last, end) = moment(glyphs, second)?;
        let when = joined(first, last)?;
        Some((PeriodMention { frame: Frame::During, when }, closed(glyphs, end)))
    })
}

/// Past the words that close a range.
fn closed(glyphs: &Glyphs, end: usize) -> usize {
    glyphs.any(end, &["为止", "止", "之间", "期间"]).unwrap_or(end)
}

/// A period that starts with its own time.
fn plain(glyphs: &Glyphs, at: usize) -> Option<Part> {
    if let Some((when, end)) = dotted_range(glyphs, at).or_else(|| year_range(glyphs, at, Opening::Nothing)) {
        return Some(framed_range(glyphs, when, end));
    }
    let (first, end) = day(glyphs, at).or_else(|| moment(glyphs, at))?;
    if let Some(end) = new_year_till_now(glyphs, first, end) {
        let this_year = Moment::Year(YearRef::FromArticle(0));
        return Some((PeriodMention { frame: Frame::Since, when: When::At(this_year) }, end));
    }
    if let Some((when, end)) = range_from(glyphs, first, end).or_else(|| pair_from(glyphs, first, end)) {
        return Some(framed_range(glyphs, when, end));
    }
    if glyphs
        .any(end, &BEGINNINGS)
        .or_else(|| glyphs.any(end, &["投产", "投用", "开业", "揭牌", "启动", "开行", "开通"]))
        .is_some()
    {
        if let Some(found) = until_after_an_event(glyphs, first, end) {
            return Some(found);
        }
        if let Some(end) = (end + 2..end + 5).find_map(|at| glyphs.any(at, &["至今"])) {
            return Some((PeriodMention { frame: Frame::Since, when: When::At(first) }, end));
        }
    }
    Some(framed(glyphs, first, end))
}

/// 年初到现在: 今年以来 in other words.
fn new_year_till_now(glyphs: &Glyphs, first: Moment, end: usize) -> Option<usize> {
    let new_year = matches!(first, Moment::Part(YearRef::FromContext(0) | YearRef::FromArticle(0), YearPart::Start));
    let till_now = ["到现在", "到目前", "到今天", "到如今", "到眼下", "至今", "至目前"];
    new_year.then(|| glyphs.any(end, &till_now)).flatten()
}

fn framed_range(glyphs: &Glyphs, when: When, end: usize) -> Part {
    let end = glyphs.any(end, &["期间", "之间", "前"]).filter(|&end| glyphs.at(end) != '三').unwrap_or(end);
    (PeriodMention { frame: Frame::During, when }, end)
}

/// A dash or 至 and a second moment.
fn range_from(glyphs: &Glyphs, first: Moment, end: usize) -> Option<(When, usize)> {
    let second = join(glyphs, end)?;
    let (last, end) = second_moment(glyphs, second, first)?;
    Some((joined(first, last)?, end))
}

/// 10月和5月间, 2015年和2018年之间.
fn pair_from(glyphs: &Glyphs, first: Moment, end: usize) -> Option<(When, usize)> {
    let second = glyphs.any(end, &["和", "与", "及"])?;
    let (last, end) = moment(glyphs, second)?;
    let end = glyphs.any(end, &["之间", "间"])?;
    Some((joined(first, last)?, end))
}

fn second_moment(glyphs: &Glyphs, at: usize, first: Moment) -> Option<Read> {
    let days = matches!(first, Moment::Day(..)).then(|| lone_day(glyphs, at).or_else(|| numbered_day(glyphs, at)));
    day(glyphs, at).or(days.flatten()).or_else(|| moment(glyphs, at))
}

/// 15号 after a day, in a range.
fn numbered_day(glyphs: &Glyphs, at: usize) -> Option<Read> {
    let (day, end) = number(glyphs, at)?;
    let day = u8::try_from(day).ok().filter(|day| (1..=31).contains(day))?;
    let moment = Moment::Day(YearRef::FromContext(0), MonthRef::FromNow(0), day);
    (glyphs.at(end) == '号').then_some((moment, end + 1))
}

/// Both ends as one time; the second takes from the first what it leaves out.
fn joined(first: Moment, last: Moment) -> Option<When> {
    let last = inherit(first, last);
    match (first, last) {
        (
            Moment::Month(year, MonthRef::Named(a), MonthPart::Whole),
            Moment::Month(other, MonthRef::Named(b), MonthPart::Whole),
        ) if year == other && a < b => Some(When::At(match (a, b) {
            (1, 12) => Moment::Year(year),
            _ => Moment::Part(year, YearPart::Months(a, b)),
        })),
        (Moment::Part(year, YearPart::Quarter(a)), Moment::Part(other, YearPart::Quarter(b)))
            if year == other && a < b =>
        {
            Some(When::At(Moment::Part(year, YearPart::Months(3 * a - 2, 3 * b))))
        }
        (Moment::DayFromNow(_), _) | (_, Moment::DayFromNow(_)) => None,
        _ => Some(When::FromTo(first, last)),
    }
}

fn inherit(first: Moment, last: Moment) -> Moment {
    let (year, month) = match first {
        Moment::Year(year) | Moment::Part(year, _) => (year, None),
        Moment::Month(year, month, _) | Moment::Day(year, month, _) => (year, Some(month)),
        Moment::Years(..) | Moment::DayFromNow(_) => return last,
    };
    let later = |from: Option<MonthRef>, to: MonthRef| match (from, to, year) {
        (Some(MonthRef::Named(from)), MonthRef::Named(to), YearRef::Given(given)) if to < from => {
            YearRef::Given(given + 1)
        }
        _ => year,
    };
    match last {
        Moment::Day(YearRef::FromContext(0), MonthRef::FromNow(0), day) => {
            Moment::Day(year, month.unwrap_or(MonthRef::FromNow(0)), day)
        }
        Moment::Day(YearRef::FromContext(0), to, day) => Moment::Day(later(month, to), to, day),
        Moment::Month(YearRef::FromContext(0), to, part) => Moment::Month(later(month, to), to, part),
        Moment::Part(YearRef::FromContext(0), part) => Moment::Part(year, part),
        other => other,
    }
}

/// The words after a moment: 以来, 起, 之前, 后 …
fn framed(glyphs: &Glyphs, moment: Moment, end: usize) -> Part {
    if let Some(found) = since(glyphs, moment, end) {
        return found;
    }
    let mention = |frame| PeriodMention { frame, when: When::At(moment) };
    if let Some(end) = glyphs.any(end, &["或之后", "及之后", "或以后", "及以后"]) {
        return (mention(Frame::Since), end);
    }
    if let Some(end) = glyphs.any(end, &["之后", "以后"]) {
        return (mention(Frame::After), end);
    }
    if let Some(end) = glyphs.any(end, &["或之前", "及之前", "或以前", "及以前", "之前", "以前"]) {
        return (mention(Frame::Before), end);
    }
    let next = glyphs.at(end + 1);
    match glyphs.at(end) {
        '前' if !matches!(next, '期' | '景' | '沿' | '瞻' | '往' | '后' | '列' | '十' | '三' | '五') => {
            (mention(Frame::Before), end + 1)
        }
        '后' if ends_clause(next) => (mention(Frame::After), end + 1),
        _ => (mention(Frame::During), end),
    }
}

/// 以来, 起, 开始, 至今; and 2009年以来13年间.
fn since(glyphs: &Glyphs, moment: Moment, end: usize) -> Option<Part> {
    let mention = |when| PeriodMention { frame: Frame::Since, when };
    if let Some(end) = glyphs.any(end, &["以来", "至今"]) {
        let lasting = number(glyphs, end + usize::from(glyphs.at(end) == '的'));
        if let Some((years, past)) =
            lasting.and_then(|(years, end)| glyphs.any(end, &["年间", "年来", "年里"]).map(|past| (years, past)))
        {
            let when = When::Lasting(moment, u16::try_from(years).ok()?);
            return Some((PeriodMention { frame: Frame::During, when }, past));
        }
        return Some((mention(When::At(moment)), end));
    }
    let another_word =
        |c: char| matches!(c, '来' | '草' | '步' | '点' | '源' | '航' | '飞' | '势' | '落' | '诉' | '舞' | '初');
    let end = glyphs.any(end, &["开始", "起"]).filter(|&past| !another_word(glyphs.at(past)))?;
    Some((mention(When::At(moment)), end))
}
