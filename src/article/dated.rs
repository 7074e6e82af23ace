//! When a page says it was published: its date line, its imprint, or the date under the story.

use super::head::find_date;
use super::lines::{Line, Role};
use crate::domain::Point;
use crate::source::any_of;

/// What stands beside a date of publication.
const PUBLISHED: &[&str] = &[
    "发布时间", "发布日期", "发表时间", "发表日期", "发布于", "发表于", "发稿时间", "刊发", "更新时间", "录入时间",
    "添加时间", "成文日期", "印发日期", "时间:", "日期:",
];
/// What else stands in the line that dates a page.
const IMPRINT: &[&str] = &[
    "来源", "作者", "记者", "通讯员", "采写", "撰稿", "编辑", "责编", "点击", "浏览", "阅读", "次数", "字号", "星期",
    "日报", "晚报", "早报", "时报", "商报", "周刊", "杂志", "网", "社", "客户端", "版", "期", "局", "办公室", "管委会",
    "管理委员会", "http",
];
/// Longest line that dates a page, in characters.
const LONGEST: usize = 90;
/// How many lines after the story may hold its date.
const AFTER: usize = 8;

/// The date of the page: of all lines that give one, the one that says so, else the finest and nearest to the headline.
pub(super) fn date(lines: &[Line]) -> Option<Point> {
    let told = |line: &Line| {
        line.role == Role::Body && (line.text.text().contains('。') || line.text.text().chars().count() > LONGEST)
    };
    let story = lines.iter().position(told).unwrap_or(lines.len());
    let end = lines.iter().rposition(told).unwrap_or(0);
    let near = lines.iter().enumerate().filter(|(i, _)| *i < story || *i > end && *i <= end + AFTER);
    let found = near.filter_map(|(i, line)| dates(line, i < story).map(|(rank, date)| (rank, i, date)));
    let best = found.min_by_key(|(rank, i, _)| (*rank, *i)).map(|(_, _, date)| date);
    best.or_else(|| {
        lines[..story].iter().find_map(|line| edition(line.text.text()).or_else(|| yearbook(line.text.text())))
    })
}

/// The date a line gives to its page, and how much it is worth; the least is best.
fn dates(line: &Line, above: bool) -> Option<(u8, Point)> {
    let text = line.text.text();
    let length = text.chars().count();
    if length > LONGEST || text.contains(['。', '!', '?', ';']) {
        return None;
    }
    let date = find_date(text).filter(|date| !matches!(date, Point::Year(_)))?;
    let day = matches!(date, Point::Day(..));
    let published = any_of!(PUBLISHED).is_in(text);
    let words = text.chars().filter(|c| c.is_alphabetic() && !"年月日时分秒".contains(*c)).count();
    let listed =
        text.starts_with(|c: char| !c.is_alphanumeric() && !matches!(c, '(' | '[' | '【' | '《')) && !published;
    let imprint = line.role == Role::Byline
        || words == 0
        || day && words <= 40 && any_of!(IMPRINT).is_in(text) && !text.contains(',')
        // 某某财经2023-05-05: a paper's name and a day.
        || day && above && words <= 6 && !text.contains([',', ':']) && text.trim_end().ends_with(|c: char| c.is_ascii_digit() || c == '日');
    // 某某新闻 2023-05-05 18:20 分享 收藏: the minute at which a page went out.
    let timed = day && above && words <= 14 && !text.contains(',') && names_a_minute(text);
    let imprint = imprint || timed;
    let counted = day && text.contains(':') && IMPRINT.iter().filter(|word| text.contains(**word)).count() >= 2;
    match (published, imprint || counted) {
        (true, _) if day => Some((0, date)),
        (_, true) if above => Some((if day { 1 } else { 3 }, date)),
        (_, true) if !listed && (line.role != Role::Furniture || words <= 4) => Some((if day { 2 } else { 4 }, date)),
        _ => None,
    }
}

/// True where an hour and its minutes stand in the line: 18:20.
fn names_a_minute(text: &str) -> bool {
    text.match_indices(':').any(|(at, _)| {
        let digits = |part: &str| part.chars().count() == 2 && part.chars().all(|c| c.is_ascii_digit());
        let hour = text[..at].rsplit(|c: char| !c.is_ascii_digit()).next().unwrap_or("");
        digits(hour) && text.get(at + 1..at + 3).is_some_and(digits)
    })
}

/// The year of an edition: 投资指南(2023年版).
fn edition(text: &str) -> Option<Point> {
    let at = text
        .find("年版")
        .or_else(|| text.find("版)").filter(|at| text[..*at].ends_with(|c: char| c.is_ascii_digit())))?;
    let digits = text[..at].trim_end_matches('年');
    let year = digits.get(digits.len().checked_sub(4)?..)?.parse().ok()?;
    (1978..2100).contains(&year).then_some(Point::Year(year))
}

/// The year a yearbook tells of, which is the one before it is named after: 云岭年鉴2017, 云岭年鉴(2017), 2017年云岭年鉴.
fn yearbook(text: &str) -> Option<Point> {
    let at = text.find("年鉴")?;
    let year = |digits: &str| digits.parse().ok().filter(|year| (1978..2100).contains(year));
    let after = text[at + "年鉴".len()..].trim_start_matches(['(', ' ', '·', '》']);
    let before = text[..at].find('年').map_or(&text[..at], |first| &text[..first]);
    let named = after.get(..4).and_then(year).or_else(|| before.get(before.len().checked_sub(4)?..).and_then(year));
    named.map(|year: i32| Point::Year(year - 1))
}

#[cfg(test)]
mod tests {
    use crate::article::Article;
    use crate::domain::Point;

    fn date(text: &str) -> Option<Point> {
        Article::read("a.txt", text.as_bytes()).value.head.date
    }

    const STORY: &str =
        "\n\n前三季度,云岭高新区完成固定资产投资66亿元,同比增长18%,增速居全市第一位,其中工业投资占七成以上。\n\n";

    #[test]
    fn a_page_is_dated_by_the_line_that_says_so_and_not_by_other_pages() {
        let page = format!(
            "首页 > 要闻\n云岭高新区投资提速\n发布时间：2017-10-24 09:12 来源：云岭日报 浏览次数：1,203{STORY}相关新闻\n· 云岭高新区开门红 2015-04-20\n"
        );
        assert_eq!(date(&page), Some(Point::Day(2017, 10, 24)));
    }

    #[test]
    fn a_date_may_stand_under_the_story() {
        assert_eq!(
            date(&format!("云岭高新区投资提速{STORY}(2013年4月11日 《云岭日报》 第3版)\n")),
            Some(Point::Day(2013, 4, 11))
        );
    }

    #[test]
    fn a_day_says_more_than_the_number_of_an_issue() {
        let report = format!("云岭高新区经济运行简报\n2020年第6期\n云岭高新区经济发展局 2020年7月24日{STORY}");
        assert_eq!(date(&report), Some(Point::Day(2020, 7, 24)));
    }

    #[test]
    fn a_yearbook_tells_of_the_year_before() {
        assert_eq!(date(&format!("云岭年鉴2017 > 开发区{STORY}")), Some(Point::Year(2016)));
        assert_eq!(date(&format!("2021年云岭年鉴{STORY}")), Some(Point::Year(2020)));
    }

    #[test]
    fn an_edition_has_its_year() {
        assert_eq!(date(&format!("云岭高新区投资指南(2023年版){STORY}版权所有 2016-2021\n")), Some(Point::Year(2023)));
    }
}
