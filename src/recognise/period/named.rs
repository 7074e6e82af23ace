//! Times with a name or counted back from now: five-year plans, decades, party congresses, 十年来, 近三年, 目前.

use super::moment::Read;
use super::words::number;
use super::{CalendarUnit, Frame, Moment, PeriodMention, When, YearRef};
use crate::recognise::glyphs::{Glyphs, ends_clause, is_boundary};
use crate::recognise::numeral::han_digit;

/// A mention and the index past it.
pub(super) type Named = (PeriodMention, usize);

/// Any of the named times at `at`; its first character says which can be meant.
pub(super) fn named(glyphs: &Glyphs, at: usize) -> Option<Named> {
    match glyphs.at(at) {
        '目' | '如' | '眼' | '迄' | '到' | '至' | '时' => now(glyphs, at),
        '当' | '现' => now(glyphs, at),
        '未' => coming(glyphs, at),
        '建' | '成' | '设' | '开' | '创' | '组' | '挂' | '运' | '立' | '起' => {
            founding(glyphs, at).or_else(|| age(glyphs, at))
        }
        '历' => lately(glyphs, at).or_else(|| age(glyphs, at)),
        '同' => same_period(glyphs, at),
        '上' => same_period(glyphs, at).or_else(|| in_decade(glyphs, at)),
        '本' => in_decade(glyphs, at),
        '今' | '去' | '接' => same_period(glyphs, at)
            .or_else(|| two_years(glyphs, at))
            .or_else(|| coming(glyphs, at))
            .or_else(|| now(glyphs, at)),
        '党' | '改' => congress(glyphs, at),
        '近' | '过' | '最' | '这' => recent(glyphs, at).or_else(|| lately(glyphs, at)),
        '多' | '几' | '数' | '日' | '前' | '不' | '连' => lately(glyphs, at),
        '“' | '"' | '\'' | '‘' | '『' | '「' => plan(glyphs, at),
        c if is_numeral(c) => plan(glyphs, at)
            .or_else(|| congress(glyphs, at))
            .or_else(|| in_decade(glyphs, at))
            .or_else(|| recent(glyphs, at))
            .or_else(|| years_on(glyphs, at))
            .or_else(|| years_ago(glyphs, at))
            .or_else(|| lately(glyphs, at)),
        _ => None,
    }
}

fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || han_digit(c).is_some() || matches!(c, '十' | '廿' | '卅')
}

fn in_decade(glyphs: &Glyphs, at: usize) -> Option<Named> {
    decade(glyphs, at).map(|(moment, end)| (during(When::At(moment)), end))
}

fn during(when: When) -> PeriodMention {
    PeriodMention { frame: Frame::During, when }
}

/// Five-year plans by name and first year.
const PLANS: [(&str, i32); 11] = [
    ("十五五", 2026),
    ("十四五", 2021),
    ("十三五", 2016),
    ("十二五", 2011),
    ("十一五", 2006),
    ("十五", 2001),
    ("九五", 1996),
    ("八五", 1991),
    ("七五", 1986),
    ("六五", 1981),
    ("五五", 1976),
];

/// “十三五”, “十四五”期间, “十三五”末. The plan itself (“十四五”规划) is no time.
pub(super) fn plan(glyphs: &Glyphs, at: usize) -> Option<Named> {
    let open = matches!(glyphs.at(at), '“' | '"' | '\'' | '‘' | '『' | '「');
    let at = at + usize::from(open);
    let &(name, first) = PLANS.iter().find(|(name, _)| glyphs.has(at, name))?;
    let end = at + name.chars().count();
    let closed = open && matches!(glyphs.at(end), '”' | '"' | '\'' | '’' | '』' | '」');
    let end = end + usize::from(closed);
    let year = |year| When::At(Moment::Year(YearRef::Given(year)));
    let all = When::At(Moment::Years(first, first + 4));
    if let Some(end) = glyphs.any(end, &["期间以来", "以来"]) {
        return Some((PeriodMention { frame: Frame::Since, when: all }, end));
    }
    if let Some(end) = glyphs.any(end, &["期间", "时期", "规划期", "前期", "中期", "中后期", "后期"]) {
        return Some((during(all), end));
    }
    if let Some((years, end)) = first_years(glyphs, end) {
        return (years < 5).then_some((during(When::At(Moment::Years(first, first + years - 1))), end));
    }
    if let Some(end) = glyphs.any(end, &["规划末", "期末", "末期", "末", "收官之年"]) {
        return Some((during(year(first + 4)), end));
    }
    if let Some(end) = glyphs.any(end, &["初期", "期初", "开局之年", "初"]) {
        return Some((during(year(first)), end));
    }
    let document = glyphs.any(end, &["规划", "纲要", "计划", "发展规划", "国民", "发展", "专项"]).is_some();
    (closed && !document).then_some((during(all), end))
}

/// 前三年, 头两年 of a plan.
fn first_years(glyphs: &Glyphs, at: usize) -> Option<(i32, usize)> {
    let start = glyphs.any(at, &["前", "头", "的前", "的头"])?;
    let (years, end) = number(glyphs, start).filter(|&(years, _)| (2..=4).contains(&years))?;
    (glyphs.at(end) == '年').then_some((i32::try_from(years).ok()?, end + 1))
}

/// 未来五年, 今后三年, 未来三至五年: from next year on.
fn coming(glyphs: &Glyphs, at: usize) -> Option<Named> {
    let start = glyphs.any(at, &["未来的", "未来", "今后的", "今后", "接下来的", "接下来"])?;
    let (mut years, mut end) = number(glyphs, start)?;
    if let Some((last, past)) = super::words::join(glyphs, end).and_then(|next| number(glyphs, next)) {
        (years, end) = (last, past);
    }
    let counted = glyphs.at(end) == '年' && (1..=30).contains(&years);
    counted.then_some((during(When::Coming(u16::try_from(years).ok()?)), end + 1))
}

/// 三年后, 五年之后, at the head of a clause or of what is aimed at.
fn years_on(glyphs: &Glyphs, at: usize) -> Option<Named> {
    let (years, end) = number(glyphs, at).filter(|&(years, _)| (1..=30).contains(&years))?;
    let end = glyphs.any(end, &["年之后", "年以后", "年后"])?;
    let opens = is_boundary(glyphs.before(at)) || matches!(glyphs.before(at), '是' | '到' | '在' | '划' | '争');
    (opens && glyphs.at(end) != '的').then_some((during(When::YearsOn(u16::try_from(years).ok()?)), end))
}

/// 三年前,企业只有58家; 5年前是35亿元: at the head of a clause, where nothing names the year.
fn years_ago(glyphs: &Glyphs, at: usize) -> Option<Named> {
    let (years, end) = number(glyphs, at).filter(|&(years, _)| (2..=30).contains(&years))?;
    let end = glyphs.any(end, &["年前"])?;
    let told = matches!(glyphs.at(end), ',' | '是' | '为' | '只' | '仅' | '才' | '还');
    let opens = is_boundary(glyphs.before(at)) && told;
    // 2020年投资40亿元,5年前是35亿元: counted from the year that is told.
    let compared = matches!(glyphs.at(end), '是' | '为');
    let shift = -i8::try_from(years).ok()?;
    let year = if compared { YearRef::FromContext(shift) } else { YearRef::FromArticle(shift) };
    opens.then(|| (during(When::At(Moment::Year(year))), end))
}

/// What begins a zone's own time.
pub(super) const BEGINNINGS: [&str; 16] = [
    "建区", "建园", "开区", "成立", "设立", "建立", "创建", "创办", "组建", "挂牌", "运营", "运行", "立区", "起步",
    "开园", "开发建设",
];

/// 建区之初, 成立以来: told from the body's own beginning, at the head of a clause.
fn founding(glyphs: &Glyphs, at: usize) -> Option<Named> {
    let end = glyphs.any(at, &BEGINNINGS)?;
    let mention = |frame| PeriodMention { frame, when: When::Founding };
    if let Some(end) = glyphs.any(end, &["之初", "初期", "伊始"]) {
        return Some((mention(Frame::During), end));
    }
    glyphs.any(end, &["以来", "至今"]).map(|end| (mention(Frame::Since), end))
}

/// 建区20余年, 历经十余年发展: what follows is of all that time, and of no year told before. 建区20年来 says its years itself,
/// and 历经9年发展 is a figure.
fn age(glyphs: &Glyphs, at: usize) -> Option<Named> {
    let begun = glyphs.any(at, &BEGINNINGS);
    let from = begun.or_else(|| glyphs.any(at, &["历经"]))?;
    let (years, end) = number(glyphs, glyphs.any(from, &["近", "约"]).unwrap_or(from))?;
    let past_more = |end: usize| end + usize::from(matches!(glyphs.at(end), '多' | '余'));
    if begun.is_none() && past_more(end) == end {
        return None;
    }
    let end = past_more(end);
    let end = past_more(glyphs.any(end, &["年"])?);
    let grown = glyphs.any(end, &["的发展", "发展", "开发建设", "建设"]).unwrap_or(end);
    let opens = ends_clause(glyphs.before(at)) || is_boundary(glyphs.before(at));
    (opens && (2..100).contains(&years) && ends_clause(glyphs.at(grown))).then_some((during(When::Lately), grown))
}

/// 党的十八大以来: since the year of the congress.
fn congress(glyphs: &Glyphs, at: usize) -> Option<Named> {
    if !matches!(glyphs.at(at), '党' | '改' | '十' | '二') {
        return None;
    }
    let named = glyphs.any(at, &["党的"]).unwrap_or(at);
    let congresses = [("十六大", 2002), ("十七大", 2007), ("十八大", 2012), ("十九大", 2017), ("二十大", 2022)];
    let since = |year| PeriodMention { frame: Frame::Since, when: When::At(Moment::Year(YearRef::Given(year))) };
    if let Some(end) = glyphs.any(at, &["改革开放以来"]) {
        return Some((since(1978), end));
    }
    let &(_, year) = congresses.iter().find(|(name, _)| glyphs.has(named, name))?;
    glyphs.any(named + 3, &["以来"]).map(|end| (since(year), end))
}

/// 十九世纪七十年代, 上世纪90年代, 80年代: a decade.
fn decade(glyphs: &Glyphs, at: usize) -> Option<Read> {
    let (century, next) = match (glyphs.at(at), glyphs.has(at + 1, "世纪")) {
        ('上', true) => (20, at + 3),
        ('本', true) => (21, at + 3),
        _ => match number(glyphs, at).filter(|&(_, end)| glyphs.has(end, "世纪")) {
            Some((century, end)) if (15..=21).contains(&century) => (century, end + 2),
            Some(_) => return None,
            None => (20, at),
        },
    };
    let (tens, end) = number(glyphs, next).filter(|(tens, _)| tens % 10 == 0 && (10..100).contains(tens))?;
    let end = glyphs.any(end, &["年代"])?;
    if next == at && tens < 50 {
        return None;
    }
    let first = i32::try_from((century - 1) * 100 + tens).ok()?;
    let end = glyphs.any(end, &["初期", "中期", "中后期", "后期", "末期", "初", "末"]).unwrap_or(end);
    Some((Moment::Years(first, first + 9), end))
}

/// 今明两年, 去今两年.
fn two_years(glyphs: &Glyphs, at: usize) -> Option<Named> {
    let year = |shift| Moment::Year(YearRef::FromArticle(shift));
    let pairs = [("今明两年", 0, 1), ("去今两年", -1, 0), ("今明2年", 0, 1)];
    let &(word, first, last) = pairs.iter().find(|(word, ..)| glyphs.has(at, word))?;
    Some((during(When::FromTo(year(first), year(last))), at + word.chars().count()))
}

/// 去年同期, and 同期 after a word that compares.
fn same_period(glyphs: &Glyphs, at: usize) -> Option<Named> {
    let compared = matches!(glyphs.before(at), '比' | '较' | '与');
    let end = glyphs.any(at, &["去年同期", "上年同期"]).or_else(|| glyphs.any(at, &["同期"]).filter(|_| compared))?;
    Some((during(When::SamePeriodLastYear), end))
}

/// 十年来, 近三年, 过去五年, 30多年间.
fn recent(glyphs: &Glyphs, at: usize) -> Option<Named> {
    let opens = matches!(glyphs.at(at), '过' | '最' | '近' | '这');
    let opened = opens.then(|| glyphs.any(at, &["过去的", "过去", "最近", "近", "这"])).flatten();
    let (count, end) = number(glyphs, opened.unwrap_or(at))?;
    let more = |end: usize| matches!(glyphs.at(end), '多' | '余');
    let before = end + usize::from(more(end));
    let units = [("年", CalendarUnit::Year), ("个月", CalendarUnit::Month), ("天", CalendarUnit::Day)];
    let &(word, unit) = units.iter().find(|(word, _)| glyphs.has(before, word))?;
    let after = before + word.chars().count();
    let many = more(end) || more(after);
    let end = after + usize::from(more(after));
    let since = glyphs
        .any(end, &["以来", "下来", "来", "间", "里"])
        .filter(|&end| !matches!(glyphs.at(end), '料' | '隔' | '接' | '自' | '到' | '程'));
    let clause = ends_clause(glyphs.before(at)) || is_boundary(glyphs.before(at));
    // 五年新增项目73个
    let summed =
        clause && unit == CalendarUnit::Year && glyphs.any(end, &["新增", "累计", "共引", "共完", "总共"]).is_some();
    let counts_back = since.is_some() || summed || opened.is_some() && (clause || glyphs.at(at) != '近');
    let when = if many { When::Lately } else { When::Recent(u16::try_from(count).ok()?, unit) };
    (counts_back && count < 200).then_some((during(when), since.unwrap_or(end)))
}

/// 目前, 当前, 至今: now.
fn now(glyphs: &Glyphs, at: usize) -> Option<Named> {
    let end = glyphs.any(
        at,
        &[
            "到目前为止", "到现在为止", "迄今为止", "目前为止", "截至目前", "目前", "当前", "如今", "眼下", "迄今",
            "至今", "现阶段", "现如今", "现在", "现今", "时下", "今天", "到今天", "到今日",
        ],
    )?;
    let today = glyphs.has(end - 2, "今天") && glyphs.at(at) != '到';
    let another = glyphs.at(end) == '年' || today && glyphs.at(end) != '的';
    if another || glyphs.has(at, "时下") && !is_boundary(glyphs.before(at)) {
        return None;
    }
    Some((PeriodMention { frame: Frame::AsOf, when: When::Now }, end))
}

/// 近日, 近年来: about now, without a date.
fn lately(glyphs: &Glyphs, at: usize) -> Option<Named> {
    if !matches!(glyphs.at(at), '近' | '多' | '几' | '数' | '历' | '日' | '前' | '不' | '连' | '一') {
        return None;
    }
    let words = [
        "近几年来", "近些年来", "近年来", "近几年", "近些年", "近年", "多年来", "几年来", "数年来", "历年来", "近日",
        "日前", "近期", "近来", "前不久", "不久前", "连日来", "近段时间", "一段时间以来",
    ];
    let end = glyphs.any(at, &words)?;
    let splits = matches!(glyphs.before(at), '今' | '接' | '附' | '临' | '最')
        && glyphs.at(at) == '近'
        && glyphs.at(at + 1) == '日';
    (!splits).then_some((during(When::Lately), end))
}
