//! What an article says of itself before it begins: `title:`, `newspaper:`, `date:`, `url:`, `reporters:`.

use crate::domain::{Period, Point};

/// What is known of an article besides its text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Head {
    /// The headline.
    pub title: Option<String>,
    /// The newspaper.
    pub newspaper: Option<String>,
    /// Day, month or year of publication.
    pub date: Option<Point>,
    /// Where it stands on the web.
    pub url: Option<String>,
    /// Reporters and correspondents, as far as the head names them.
    pub reporters: Vec<String>,
}

/// What a line of a head names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Key {
    Title,
    Newspaper,
    Date,
    Url,
    Reporters,
}

fn key(word: &str) -> Option<Key> {
    Some(match word.trim().to_ascii_lowercase().as_str() {
        "title" | "标题" | "題目" | "題名" | "標題" | "题目" => Key::Title,
        "newspaper" | "source" | "报纸" | "来源" | "報紙" | "來源" | "媒体" => Key::Newspaper,
        "date" | "日期" | "发布时间" | "发布日期" | "發布日期" | "时间" => Key::Date,
        "url" | "网址" | "链接" | "網址" | "link" => Key::Url,
        "reporters" | "reporter" | "author" | "记者" | "作者" | "記者" => Key::Reporters,
        _ => return None,
    })
}

impl Head {
    /// Takes one line of a head; false where the line is none and the text begins.
    pub(super) fn take(&mut self, line: &str) -> bool {
        let line = line.trim();
        if line == "---" || line == "+++" {
            return true;
        }
        let Some((name, value)) = line.split_once([':', '：']) else { return false };
        let Some(key) = key(name) else { return false };
        let value = value.trim().trim_matches(['"', '\'']);
        match key {
            Key::Title => self.title = Some(value.to_string()),
            Key::Newspaper => self.newspaper = Some(value.to_string()),
            Key::Date => self.date = self.date.or(find_date(value)),
            Key::Url => self.url = Some(value.to_string()),
            Key::Reporters => {
                self.reporters = value.split([' ', '、', ',']).filter(|w| !w.is_empty()).map(str::to_string).collect()
            }
        }
        true
    }
}

/// The first date in a line such as `2023-10-20 08:15`, `2023年10月20日` or `二〇二三年十月`: a day, a month or a year.
/// A range (`2008年1-11月`) is its year.
pub fn find_date(text: &str) -> Option<Point> {
    if !text.contains(|c: char| c.is_ascii_digit() || c == '年') {
        return None;
    }
    let characters: Vec<char> = text.chars().collect();
    let mut at = 0;
    while at < characters.len() {
        if let Some(point) = han_date(&characters[at..]) {
            return Some(point);
        }
        let (digits, next) = number(&characters, at);
        if next - at == 4 && (1978..2100).contains(&digits) {
            return Some(after_year(digits as i32, &characters[next..]));
        }
        if next - at == 8 && characters.get(next).is_none_or(|c| !c.is_ascii_digit()) {
            let (year, month, day) = (digits / 10_000, digits / 100 % 100, digits % 100);
            if let Some(point) = iso(&format!("{year:04}-{month:02}-{day:02}")) {
                return Some(point);
            }
        }
        at = next.max(at + 1);
    }
    None
}

fn number(characters: &[char], from: usize) -> (u64, usize) {
    let mut at = from;
    let mut value = 0u64;
    while let Some(digit) = characters.get(at).and_then(|c| c.to_digit(10)) {
        value = value.saturating_mul(10).saturating_add(u64::from(digit));
        at += 1;
    }
    (value, at)
}

fn two_digits(characters: &[char], from: usize) -> (u64, usize) {
    let (_, end) = number(characters, from);
    number(&characters[..end.min(from + 2)], from)
}

/// What follows a year: the same sign must stand before the month and before the day, and 月 and 日 behind them.
fn after_year(year: i32, rest: &[char]) -> Point {
    if let Some(month) = issue(rest) {
        return Point::Month(year, month);
    }
    let sign = rest.first().copied().filter(|c| "-/.年".contains(*c));
    let Some(sign) = sign else { return Point::Year(year) };
    let (month, next) = number(rest, 1);
    let closed = if sign == '年' { rest.get(next) == Some(&'月') } else { true };
    if !(1..=12).contains(&month) || next == 1 || !closed {
        return Point::Year(year);
    }
    let joins = rest.get(next).is_some_and(|c| if sign == '年' { *c == '月' } else { *c == sign });
    // 2017-10-2409:12, its blank gone: a day has two digits.
    let (day, end) = if joins { two_digits(rest, next + 1) } else { (0, next) };
    let whole = (end > next + 1 && rest.get(end) != Some(&'月'))
        .then(|| iso(&format!("{year:04}-{month:02}-{day:02}")))
        .flatten();
    whole.unwrap_or(Point::Month(year, month as u8))
}

/// 年第4期 of a monthly is April's.
fn issue(rest: &[char]) -> Option<u8> {
    let (number, next) = number(rest, 2);
    let named = rest.first() == Some(&'年') && rest.get(1) == Some(&'第') && rest.get(next) == Some(&'期');
    u8::try_from(number).ok().filter(|number| named && next > 2 && (1..=12).contains(number))
}

/// 二〇〇八年十二月十六日, with any of the signs that stand for nought.
fn han_date(characters: &[char]) -> Option<Point> {
    // Most places are told apart by the fifth character.
    if characters.get(4) != Some(&'年') {
        return None;
    }
    let digit =
        |c: &char| "〇一二三四五六七八九".chars().position(|d| d == *c).or_else(|| "零○OoＯ".contains(*c).then_some(0));
    let year: Vec<usize> = characters.iter().take(4).map_while(digit).collect();
    if year.len() < 4 {
        return None;
    }
    let year = year.iter().fold(0, |all, digit| all * 10 + *digit as i32);
    let (month, next) = tens(characters, 5);
    if !(1978..2100).contains(&year) || month == 0 || characters.get(next) != Some(&'月') {
        return (1978..2100).contains(&year).then_some(Point::Year(year));
    }
    let (day, _) = tens(characters, next + 1);
    Some(iso(&format!("{year:04}-{month:02}-{day:02}")).unwrap_or(Point::Month(year, month as u8)))
}

/// A number from 一 to 三十一 at `from`, and where it ends; 0 where there is none.
fn tens(characters: &[char], from: usize) -> (u32, usize) {
    let (mut value, mut at) = (0, from);
    while let Some(c) = characters.get(at) {
        match "十一二三四五六七八九".chars().position(|d| d == *c) {
            Some(0) => value = value.max(1) * 10,
            Some(digit) => value += digit as u32,
            None => break,
        }
        at += 1;
    }
    (value, at)
}

fn iso(text: &str) -> Option<Point> {
    match text.parse::<Period>() {
        Ok(Period::At(point)) => Some(point),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_is_read_until_the_text_begins() {
        let mut head = Head::default();
        assert!(head.take("title: 某园区见闻"));
        assert!(head.take("date: 2023-10-20"));
        assert!(!head.take("某园区:今年以来很忙"));
        assert_eq!(head.title.as_deref(), Some("某园区见闻"));
        assert_eq!(head.date, Some(Point::Day(2023, 10, 20)));
    }

    #[test]
    fn dates_are_found_in_the_forms_of_web_pages() {
        assert_eq!(find_date("发布时间:2021/3/8 09:30"), Some(Point::Day(2021, 3, 8)));
        assert_eq!(find_date("2017-10-2409:12 来源"), Some(Point::Day(2017, 10, 24)));
        assert_eq!(find_date("2019年12月"), Some(Point::Month(2019, 12)));
        assert_eq!(find_date("t20220105_1.html 20220105"), Some(Point::Day(2022, 1, 5)));
        assert_eq!(find_date("2018年"), Some(Point::Year(2018)));
        assert_eq!(find_date("电话 04711234567"), None);
        assert_eq!(find_date("2023-99-01"), Some(Point::Year(2023)));
        assert_eq!(find_date("二OO八年十二月十六日"), Some(Point::Day(2008, 12, 16)));
        assert_eq!(find_date("二〇二三年十月"), Some(Point::Month(2023, 10)));
        assert_eq!(find_date("2008年1-11月运行情况"), Some(Point::Year(2008)));
    }
}
