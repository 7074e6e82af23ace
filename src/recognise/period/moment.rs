//! One calendar unit as the text gives it: `2023年`, `去年四季度`, `1—8月份`, `今年6月底`, `本月十日`, `年初`.

use super::words::{day_number, join, number, year_number};
use super::{Moment, MonthPart, MonthRef, YearPart, YearRef};
use crate::recognise::glyphs::{Glyphs, is_boundary};

/// A moment and the index past it.
pub(super) type Read = (Moment, usize);

/// The year the text is speaking of.
pub(super) const IN_CONTEXT: YearRef = YearRef::FromContext(0);

/// The moment that starts at `at`.
pub(super) fn moment(glyphs: &Glyphs, at: usize) -> Option<Read> {
    if let Some((year, end)) = year(glyphs, at) {
        let part = end + usize::from(glyphs.at(end) == '的');
        let blank = glyphs.skip_blanks(part);
        let read = part_of_year(glyphs, part, year).or_else(|| month(glyphs, blank, year));
        let end = glyphs.any(end, &["年度", "全年", "度"]).unwrap_or(end);
        return read.or_else(|| day_of_month_from_now(glyphs, end)).or(Some((Moment::Year(year), end)));
    }
    part_of_year(glyphs, at, IN_CONTEXT)
        .filter(|_| stands_alone(glyphs, at))
        .or_else(|| month(glyphs, at, IN_CONTEXT))
        .or_else(|| day_of_month_from_now(glyphs, at))
        .or_else(|| day_from_now(glyphs, at))
}

/// Words that end a longer one before `at` take 年底, 年内, 月底 away from it: 多年内, 三年内.
fn stands_alone(glyphs: &Glyphs, at: usize) -> bool {
    let before = glyphs.before(at);
    let counted = before.is_ascii_digit()
        || matches!(before, '多' | '几' | '数' | '每' | '十' | '百' | '千' | '半' | '整' | '历' | '常');
    !(counted && matches!(glyphs.at(at), '年' | '月' | '季'))
}

/// A year with the word that makes it one.
pub(super) fn year(glyphs: &Glyphs, at: usize) -> Option<(YearRef, usize)> {
    if let Some((year, end)) = year_number(glyphs, at) {
        let end = glyphs.skip_blanks(end);
        return (glyphs.at(end) == '年' && glyphs.at(end + 1) != '代').then_some((YearRef::Given(year), end + 1));
    }
    short_year(glyphs, at).or_else(|| relative_year(glyphs, at))
}

/// `03年2月`, `九零年9月`, `70年第8个月`: two digits are a year only where a month follows.
fn short_year(glyphs: &Glyphs, at: usize) -> Option<(YearRef, usize)> {
    let digit = |at: usize| {
        let c = glyphs.at(at);
        c.to_digit(10).or_else(|| crate::recognise::numeral::han_digit(c).map(u32::from))
    };
    let value = i32::try_from(digit(at)? * 10 + digit(at + 1)?).ok()?;
    let end = at + 3;
    let follows = month(glyphs, end, IN_CONTEXT).is_some() || glyphs.at(end) == '第';
    let century = if value < 50 { 2000 } else { 1900 };
    (glyphs.at(at + 2) == '年' && follows).then_some((YearRef::Given(century + value), end))
}

/// Years relative to the article's, the year named before, and years relative to the one the text speaks of.
const FROM_ARTICLE: [(&str, i8); 8] =
    [("今年", 0), ("本年", 0), ("去年", -1), ("大前年", -3), ("前年", -2), ("明年", 1), ("来年", 1), ("后年", 2)];
const NAMED_BEFORE: [&str; 7] = ["全年", "当年", "同年", "同一年", "该年", "那一年", "那年"];
const FROM_CONTEXT: [(&str, i8); 9] = [
    ("转过年来", 1),
    ("这一年", 0),
    ("这年", 0),
    ("上一年", -1),
    ("前一年", -1),
    ("上年", -1),
    ("次年", 1),
    ("翌年", 1),
    ("下一年", 1),
];

fn relative_year(glyphs: &Glyphs, at: usize) -> Option<(YearRef, usize)> {
    let first = glyphs.at(at);
    if !matches!(
        first,
        '今' | '本'
            | '去'
            | '大'
            | '前'
            | '明'
            | '来'
            | '后'
            | '全'
            | '当'
            | '同'
            | '该'
            | '那'
            | '转'
            | '这'
            | '上'
            | '次'
            | '翌'
            | '下'
    ) {
        return None;
    }
    let find = |list: &[(&'static str, i8)]| {
        list.iter().find(|(word, _)| glyphs.has(at, word)).map(|&(word, shift)| (shift, at + word.chars().count()))
    };
    let article = find(&FROM_ARTICLE).map(|(shift, end)| (YearRef::FromArticle(shift), end));
    let before = || glyphs.any(at, &NAMED_BEFORE).map(|end| (YearRef::NamedBefore, end));
    let context = || find(&FROM_CONTEXT).map(|(shift, end)| (YearRef::FromContext(shift), end));
    let (year, end) = article.or_else(before).or_else(context)?;
    (!splits_a_word(glyphs, at, end)).then_some((year, end))
}

/// 形成后年产值, 以上年产, 三次年会, 同年龄: the 年 belongs to the next word, or the first character to the one before.
fn splits_a_word(glyphs: &Glyphs, at: usize, end: usize) -> bool {
    let (before, next) = (glyphs.before(at), glyphs.at(end));
    match glyphs.at(at) {
        '后' | '前' => {
            let next_word = matches!(
                next,
                '产' | '均' | '处' | '营' | '销' | '生' | '加' | '可' | '纳' | '新' | '收' | '发' | '利'
            );
            next_word || before == '年' || is_counted(before)
        }
        // 上年产29万吨的线: so much a year is put up.
        '上' => matches!(before, '以' | '马') || next == '纪' || next == '产' && glyphs.at(end + 1).is_ascii_digit(),
        '次' => is_counted(before) || before == '多',
        '同' | '当' => matches!(next, '龄' | '级') || before == '相',
        '来' => matches!(before, '以' | '未' | '年') || next == '来',
        '明' => matches!(before, '文' | '说' | '证'),
        _ => false,
    }
}

fn is_counted(c: char) -> bool {
    c.is_ascii_digit()
        || crate::recognise::numeral::han_digit(c).is_some()
        || matches!(c, '十' | '百' | '千' | '几' | '多')
}

/// The part of `year` that starts at `at`: halves, quarters, running totals, beginning and end.
fn part_of_year(glyphs: &Glyphs, at: usize, year: YearRef) -> Option<Read> {
    let (part, end) = half(glyphs, at)
        .or_else(|| running_total(glyphs, at))
        .or_else(|| quarter(glyphs, at))
        .or_else(|| quarter_from_now(glyphs, at))
        .or_else(|| edge(glyphs, at, year))?;
    Some((simplest(year, part), end))
}

/// A running total over all twelve months is the year.
fn simplest(year: YearRef, part: YearPart) -> Moment {
    match part {
        YearPart::Months(1, 12) => Moment::Year(year),
        part => Moment::Part(year, part),
    }
}

fn half(glyphs: &Glyphs, at: usize) -> Option<(YearPart, usize)> {
    if glyphs.at(at + 1) != '半' {
        return None;
    }
    let first = glyphs.any(at, &["上半年", "头半年", "上半年度"]).map(|end| (YearPart::Half(1), end));
    first.or_else(|| glyphs.any(at, &["下半年", "后半年"]).map(|end| (YearPart::Half(2), end)))
}

/// 前三季度, 前两个季度, 前8个月, 头两个月, 首10个月, 第三个月.
fn running_total(glyphs: &Glyphs, at: usize) -> Option<(YearPart, usize)> {
    let which = glyphs.at(at);
    if !matches!(which, '前' | '头' | '首' | '第') {
        return None;
    }
    let (count, end) = number(glyphs, at + 1)?;
    let count = u8::try_from(count).ok()?;
    let counted = glyphs.at(end) == '个';
    let end = end + usize::from(counted);
    let quarter = glyphs.any(end, &["季度", "季"]).filter(|_| which != '第' && (1..=4).contains(&count));
    if let Some(end) = quarter {
        return Some((quarters(count), end));
    }
    let month = glyphs.at(end) == '月' && (counted || which != '第') && (1..=12).contains(&count);
    let first = if which == '第' { count } else { 1 };
    month.then(|| (YearPart::Months(first, count), glyphs.any(end, &["月份", "月"]).unwrap_or(end)))
}

/// The first so many quarters.
fn quarters(count: u8) -> YearPart {
    match count {
        1 => YearPart::Quarter(1),
        2 => YearPart::Half(1),
        count => YearPart::Months(1, 3 * count),
    }
}

/// 一季度, 第3季度, 首季, 四季度初, 一至三季度.
fn quarter(glyphs: &Glyphs, at: usize) -> Option<(YearPart, usize)> {
    if matches!(glyphs.at(at), '首' | '开') {
        let month = glyphs.any(at, &["首月", "开年首月", "开局首月"]).map(|end| (YearPart::Months(1, 1), end));
        return month.or_else(|| glyphs.any(at, &["首季度", "首季"]).map(|end| (YearPart::Quarter(1), end)));
    }
    let (first, end) = number(glyphs, at + usize::from(glyphs.at(at) == '第'))?;
    let first = quarter_number(first)?;
    if let Some((last, end)) =
        join(glyphs, end).and_then(|end| number(glyphs, end + usize::from(glyphs.at(end) == '第')))
    {
        let last = quarter_number(last).filter(|&last| last > first)?;
        let part = if first == 1 { quarters(last) } else { YearPart::Months(3 * first - 2, 3 * last) };
        return glyphs.any(end, &["季度"]).map(|end| (part, end));
    }
    let end = glyphs.any(end, &["季度"])?;
    Some(match glyphs.at(end) {
        '初' => (YearPart::QuarterStart(first), end + 1),
        '末' | '底' => (YearPart::QuarterEnd(first), end + 1),
        _ => (YearPart::Quarter(first), end),
    })
}

fn quarter_number(number: u32) -> Option<u8> {
    u8::try_from(number).ok().filter(|number| (1..=4).contains(number))
}

fn quarter_from_now(glyphs: &Glyphs, at: usize) -> Option<(YearPart, usize)> {
    if !matches!(glyphs.at(at + 1), '季' | '一') {
        return None;
    }
    let shifts = [("本季度", 0), ("当季度", 0), ("这一季度", 0), ("上季度", -1), ("上一季度", -1), ("下季度", 1)];
    let found = shifts.iter().find(|(word, _)| glyphs.has(at, word));
    found.map(|&(word, shift)| (YearPart::QuarterFromNow(shift), at + word.chars().count()))
}

/// 年初, 年底, 年内; after a year also 初, 底, 末, 伊始.
fn edge(glyphs: &Glyphs, at: usize, year: YearRef) -> Option<(YearPart, usize)> {
    let known = year != IN_CONTEXT;
    if !(known || matches!(glyphs.at(at), '年' | '岁')) {
        return None;
    }
    let next = |end: usize| glyphs.at(end);
    if let Some(end) = glyphs.any(at, &["年初", "伊始"]).filter(|&end| known || next(end.saturating_sub(1)) == '初')
    {
        return (!matches!(next(end), '步' | '级' | '次' | '中')).then_some((YearPart::Start, end));
    }
    if let Some(end) = glyphs.any(at, &["年底", "年末", "岁末", "岁尾"]) {
        return Some((YearPart::End, end));
    }
    if let Some(end) = glyphs.any(at, &["年终"]).filter(|&end| !matches!(next(end), '奖' | '总' | '岁' | '考')) {
        return Some((YearPart::End, end));
    }
    if let Some(end) = glyphs
        .any(at, &["年中"])
        .filter(|&end| is_boundary(next(end)) || matches!(next(end), '前' | '建' | '投' | '完'))
    {
        return Some((YearPart::Middle, end));
    }
    if let Some(end) = glyphs.any(at, &["年内"]) {
        return Some((YearPart::Months(1, 12), end));
    }
    let word = next(at);
    let free = !matches!(
        next(at + 1),
        '步' | '级' | '次' | '中' | '创' | '心' | '具' | '见' | '始' | '蕴' | '气' | '层' | '部'
    );
    // 明年底中交 ends its year; 底层, 末端 are words of their own.
    let ends = !matches!(next(at + 1), '蕴' | '气' | '层' | '部' | '色' | '线' | '价' | '盘' | '座' | '端' | '梢');
    match word {
        '初' if known && free => Some((YearPart::Start, at + 1)),
        '底' | '末' if known && ends => Some((YearPart::End, at + 1)),
        _ => None,
    }
}

/// A month of `year`, a part of it, a day of it, or a run of months.
fn month(glyphs: &Glyphs, at: usize, year: YearRef) -> Option<Read> {
    let (first, end) = number(glyphs, at)?;
    let first = month_number(first)?;
    if glyphs.at(glyphs.skip_blanks(end)) == '月' {
        let end = glyphs.skip_blanks(end) + 1;
        let end = end + usize::from(glyphs.at(end) == '份');
        return Some(within_month(glyphs, end, (year, MonthRef::Named(first))));
    }
    let (last, end) = number(glyphs, join(glyphs, end)?)?;
    let last = month_number(last)?;
    let end = glyphs.any(end, &["月份", "月"])?;
    (first < last).then(|| (simplest(year, YearPart::Months(first, last)), end))
}

fn month_number(number: u32) -> Option<u8> {
    u8::try_from(number).ok().filter(|number| (1..=12).contains(number))
}

/// What of a month follows its name: 上旬, 底, 10日.
fn within_month(glyphs: &Glyphs, end: usize, (year, month): (YearRef, MonthRef)) -> Read {
    let parts = [
        ("上旬", MonthPart::Early),
        ("中旬", MonthPart::Middle),
        ("下旬", MonthPart::Late),
        ("初", MonthPart::Start),
        ("底", MonthPart::End),
        ("末", MonthPart::End),
    ];
    if let Some((word, part)) = parts.iter().find(|(word, _)| glyphs.has(end, word)) {
        let past = end + word.chars().count();
        let another_word = matches!(glyphs.at(past), '步' | '级' | '次' | '蕴' | '始');
        if !another_word {
            return (Moment::Month(year, month, *part), past);
        }
    }
    match day_number(glyphs, glyphs.skip_blanks(end)) {
        Some((day, end)) => (Moment::Day(year, month, day), end),
        None => (Moment::Month(year, month, MonthPart::Whole), end),
    }
}

/// 本月十日, 上月, 下月九号, 月底; a day alone: 30日.
fn day_of_month_from_now(glyphs: &Glyphs, at: usize) -> Option<Read> {
    if glyphs.at(at).is_ascii_digit() {
        return lone_day(glyphs, at);
    }
    let words = [("本月", 0), ("当月", 0), ("这个月", 0), ("上个月", -1), ("上月", -1), ("下个月", 1), ("下月", 1)];
    let month = glyphs.at(at) == '月' || glyphs.at(at + 1) == '月' || glyphs.at(at + 1) == '个';
    if !month {
        return None;
    }
    if let Some(&(word, shift)) = words.iter().find(|(word, _)| glyphs.has(at, word)) {
        let end = at + word.chars().count();
        return Some(within_month(glyphs, end, (IN_CONTEXT, MonthRef::FromNow(shift))));
    }
    let end = glyphs.any(at, &["月底", "月末", "月初"]).filter(|_| stands_alone(glyphs, at))?;
    let part = if glyphs.at(end - 1) == '初' { MonthPart::Start } else { MonthPart::End };
    Some((Moment::Month(IN_CONTEXT, MonthRef::FromNow(0), part), end))
}

/// A day without its month: 30日, in a range also 十五号.
pub(super) fn lone_day(glyphs: &Glyphs, at: usize) -> Option<Read> {
    let (day, end) = number(glyphs, at)?;
    let day = u8::try_from(day).ok().filter(|day| (1..=31).contains(day))?;
    let han = !glyphs.at(at).is_ascii_digit();
    let marked = glyphs.at(end) == '日' || han && glyphs.at(end) == '号';
    let next = glyphs.at(end + 1);
    let another_word = matches!(
        next,
        '内' | '之'
            | '游'
            | '均'
            | '产'
            | '常'
            | '报'
            | '元'
            | '本'
            | '夜'
            | '化'
            | '程'
            | '照'
            | '圆'
            | '志'
            | '处'
    );
    (marked && !another_word).then_some((Moment::Day(IN_CONTEXT, MonthRef::FromNow(0), day), end + 1))
}

/// 今日, 昨天, 明天 …, but not in a name such as 今日头条.
fn day_from_now(glyphs: &Glyphs, at: usize) -> Option<Read> {
    if !matches!(glyphs.at(at + 1), '日' | '天') {
        return None;
    }
    let words =
        [("今日", 0), ("今天", 0), ("昨日", -1), ("昨天", -1), ("前天", -2), ("明日", 1), ("明天", 1), ("后天", 2)];
    let &(word, shift) = words.iter().find(|(word, _)| glyphs.has(at, word))?;
    let end = at + 2;
    // 今天的开发区 is the zone as it stands now.
    let in_a_name = glyphs.any(end, &["头条", "之星"]).is_some()
        || word == "今天" && glyphs.at(end) == '的'
        || word == "前天" && glyphs.before(at) == '年';
    (!in_a_name).then_some((Moment::DayFromNow(shift), end))
}
