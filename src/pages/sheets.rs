//! Long lists in numbered pages: which rows stand on which page, and how its readers reach the others.
//!
//! A template takes part by naming `pages`; the theme says in `theme.toml` how many rows its page holds. What a page
//! says of the whole (how many zones report, the reference period, the ranks) never depends on where it was cut.

use std::ops::Range;

use crate::site::{Phrases, address};

use super::views::{Letter, PageLink, PagesView};

/// Pages all of which are linked; beyond that those near the page, the first and the last.
const ALL_LINKED: usize = 9;

/// Pages linked on either side of a page.
const NEAR: usize = 2;

/// One page of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sheet {
    /// Which, from 1.
    pub number: usize,
    /// How many pages the list has.
    pub count: usize,
    /// How many rows the whole list has; of no matter where it has one page.
    pub rows: usize,
}

impl Sheet {
    /// The whole list on one page.
    pub const WHOLE: Sheet = Sheet { number: 1, count: 1, rows: 0 };

    /// The pages of a list of `rows` with at most so many on each, as evenly filled as can be.
    pub fn of(rows: usize, most: Option<usize>) -> impl Iterator<Item = Sheet> {
        let count = most.filter(|&most| most > 0).map_or(1, |most| rows.div_ceil(most).max(1));
        (1..=count).map(move |number| Sheet { number, count, rows })
    }

    /// True for the page that a reader meets first.
    pub fn is_first(self) -> bool {
        self.number == 1
    }

    /// True where the list has other pages.
    pub fn is_part(self) -> bool {
        self.count > 1
    }

    /// Address of the page before; empty on the first.
    pub fn previous(self, first: &str) -> String {
        if self.number > 1 { address::sheet(first, self.number - 1) } else { String::new() }
    }

    /// Address of the page after; empty on the last.
    pub fn next(self, first: &str) -> String {
        if self.number < self.count { address::sheet(first, self.number + 1) } else { String::new() }
    }

    /// The rows of this page, from 0, of a list of `rows`.
    pub fn range(self, rows: usize) -> Range<usize> {
        (self.number - 1) * rows / self.count..self.number * rows / self.count
    }

    /// The rows of this page.
    pub fn cut<T>(self, rows: &[T]) -> &[T] {
        &rows[self.range(rows.len())]
    }
}

/// How a list of several pages links them; none for a list of one. `first` is the address of the first page, `label`
/// says in a few letters what stands in some rows.
pub(super) fn pages_view(
    first: &str,
    sheet: Sheet,
    say: &Phrases,
    label: impl Fn(Range<usize>) -> String,
) -> Option<PagesView> {
    if !sheet.is_part() {
        return None;
    }
    let Sheet { number, count, rows } = sheet;
    let near = |page: usize| count <= ALL_LINKED || page == 1 || page == count || page.abs_diff(number) <= NEAR;
    let mut links: Vec<PageLink> = Vec::new();
    for page in (1..=count).filter(|&page| near(page)) {
        links.push(PageLink {
            number: page,
            href: address::sheet(first, page),
            label: label(Sheet { number: page, ..sheet }.range(rows)),
            here: page == number,
            gap: links.last().is_some_and(|before| before.number + 1 < page),
        });
    }
    let range = sheet.range(rows);
    Some(PagesView {
        number,
        count,
        from: range.start + 1,
        to: range.end,
        rows,
        words: say.page_of.with(&[("n", &number), ("m", &count)]),
        previous: sheet.previous(first),
        next: sheet.next(first),
        pattern: address::sheet_pattern(first),
        links,
        letters: Vec::new(),
    })
}

/// The first letter of a reading in capitals; `#` for anything else.
pub(super) fn initial(pinyin: &str) -> char {
    match pinyin.chars().next().map(|c| c.to_ascii_uppercase()) {
        Some(letter) if letter.is_ascii_uppercase() => letter,
        _ => '#',
    }
}

/// `A–C`: the letters that some of a list's names begin with.
pub(super) fn letters(pinyin: &impl Fn(usize) -> char, rows: Range<usize>) -> String {
    match (rows.start, rows.end.checked_sub(1)) {
        (from, Some(to)) if from <= to => match (pinyin(from), pinyin(to)) {
            (a, b) if a == b => a.to_string(),
            (a, b) => format!("{a}–{b}"),
        },
        _ => String::new(),
    }
}

/// Where each letter begins in a list of names ordered by pinyin, and the place of that row, from 0.
pub(super) fn starts(first: &str, sheet: Sheet, pinyin: &impl Fn(usize) -> char) -> Vec<(usize, Letter)> {
    let mut starts: Vec<(usize, Letter)> = Vec::new();
    for page in (1..=sheet.count).map(|number| Sheet { number, ..sheet }) {
        for row in page.range(sheet.rows) {
            let letter = pinyin(row).to_string();
            if starts.last().is_none_or(|(_, last)| last.letter != letter) {
                let id = format!("letter-{}", if letter == "#" { "0".into() } else { letter.to_ascii_lowercase() });
                let href = format!("{}#{id}", address::sheet(first, page.number));
                starts.push((row, Letter { letter, id, href }));
            }
        }
    }
    starts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_hold_every_row_once_and_none_more_than_asked() {
        for (rows, most) in [(0, 10), (1, 10), (10, 10), (11, 10), (101, 50), (1000, 100), (7, 3)] {
            let mut next = 0;
            for sheet in Sheet::of(rows, Some(most)) {
                let range = sheet.range(rows);
                assert_eq!(range.start, next);
                assert!(range.len() <= most, "{rows} rows, {most} on a page: {range:?}");
                next = range.end;
            }
            assert_eq!(next, rows);
        }
        assert_eq!(Sheet::of(1000, None).count(), 1);
    }

    #[test]
    fn far_pages_are_left_out_between_the_first_and_the_last() {
        let view = |number, count| {
            let say = Phrases::of("zh-Hans");
            let sheet = Sheet { number, count, rows: count * 10 };
            let view = pages_view("zones/index.html", sheet, &say, |_| String::new()).expect("several pages");
            view.links.iter().map(|link| (link.number, link.gap)).collect::<Vec<_>>()
        };
        assert_eq!(view(1, 2), [(1, false), (2, false)]);
        let far = [(1, false), (18, true), (19, false), (20, false), (21, false), (22, false), (40, true)];
        assert_eq!(view(20, 40), far);
    }

    #[test]
    fn a_list_of_one_page_links_nowhere_and_others_link_both_ways() {
        let say = Phrases::of("zh-Hans");
        let view = |sheet| pages_view("compare/type/a.html", sheet, &say, |_| String::new());
        assert!(view(Sheet::WHOLE).is_none());
        let second = view(Sheet { number: 2, count: 3, rows: 30 }).expect("pages");
        assert_eq!((second.previous.as_str(), second.next.as_str()), ("compare/type/a.html", "compare/type/a/3.html"));
        assert_eq!((second.from, second.to, second.rows), (11, 20, 30));
    }

    #[test]
    fn each_letter_leads_to_the_page_it_begins_on() {
        let names: Vec<char> = "AABBBC#".chars().collect();
        let sheet = Sheet { number: 1, count: 2, rows: names.len() };
        let starts = starts("zones/index.html", sheet, &|row| names[row]);
        let found: Vec<(&str, &str)> = starts.iter().map(|(_, at)| (at.letter.as_str(), at.href.as_str())).collect();
        let wanted = [
            ("A", "zones/index.html#letter-a"),
            ("B", "zones/index.html#letter-b"),
            ("C", "zones/index/2.html#letter-c"),
            ("#", "zones/index/2.html#letter-0"),
        ];
        assert_eq!(found, wanted);
        assert_eq!(letters(&|row| names[row], 0..3), "A–B");
        assert_eq!(letters(&|row| names[row], 3..3), "");
    }
}
