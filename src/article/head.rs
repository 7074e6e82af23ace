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
            Key::Reporters => self.reporters = value.split([' ', '、', ',']).filter(|w| !w.is_empty()).map(str::to_string).collect(),
        }
        true
    }
}

/// The first full date in a line such as `2023-10-20 08:15` or `2023年10月20日`: a day, a month or a year.
pub fn find_date(text: &str) -> Option<Point> {
    let characters: Vec<char> = text.chars().collect();
    let mut at = 0;
    while at < characters.len() {
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

fn after_year(year: i32, rest: &[char]) -> Point {
    let joins = |c: Option<&char>| c.is_some_and(|c| "-/.年月".contains(*c));
    if !joins(rest.first()) {
        return Point::Year(year);
    }
    let (month, next) = number(rest, 1);
    if !(1..=12).contains(&month) {
        return Point::Year(year);
    }
    let (day, end) = if joins(rest.get(next)) { number(rest, next + 1) } else { (0, next) };
    let whole = (end > next + 1).then(|| iso(&format!("{year:04}-{month:02}-{day:02}"))).flatten();
    whole.unwrap_or(Point::Month(year, month as u8))
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
        assert_eq!(find_date("2019年12月"), Some(Point::Month(2019, 12)));
        assert_eq!(find_date("t20220105_1.html 20220105"), Some(Point::Day(2022, 1, 5)));
        assert_eq!(find_date("2018年"), Some(Point::Year(2018)));
        assert_eq!(find_date("电话 04711234567"), None);
        assert_eq!(find_date("2023-99-01"), Some(Point::Year(2023)));
    }
}
