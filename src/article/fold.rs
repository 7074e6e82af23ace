//! One character written in several widths or hands read as one: full-width figures and signs, corner quotes,
//! traditional characters.

use std::sync::LazyLock;

use super::mended::Mended;
use crate::source::listed;

/// Traditional characters and the simplified ones they are read as, in pairs.
static PAIRS: &str = include_str!("traditional.txt");

/// First and last of the characters that have a simplified form of their own.
const FIRST: u32 = 0x3400;
const LAST: u32 = 0x9FFF;

/// The form that each character from `FIRST` on is read as.
static SIMPLE: LazyLock<Vec<char>> = LazyLock::new(|| {
    let mut forms: Vec<char> = (FIRST..=LAST).filter_map(char::from_u32).collect();
    let mut pairs: Vec<(char, char)> = listed(PAIRS)
        .filter_map(|pair| {
            let mut pair = pair.chars();
            Some((pair.next()?, pair.next()?))
        })
        .collect();
    // Of several forms of one character the lowest is taken.
    pairs.sort_unstable_by(|a, b| b.cmp(a));
    for (old, new) in pairs {
        if let Some(form) = place(old).and_then(|at| forms.get_mut(at)) {
            *form = new;
        }
    }
    forms
});

fn place(character: char) -> Option<usize> {
    u32::from(character).checked_sub(FIRST).map(|at| at as usize)
}

/// How a character is read; `None` where it is to be passed over (marks without width).
pub fn fold(character: char) -> Option<char> {
    Some(match character {
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{FEFF}' | '\u{00AD}' => return None,
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(character as u32 - 0xFEE0).unwrap_or(character),
        '\u{3000}' | '\u{00A0}' | '\t' | '\u{2002}'..='\u{200A}' => ' ',
        '「' | '『' | '〝' => '“',
        '」' | '』' | '〞' => '”',
        '﹪' => '%',
        '・' | '‧' | '•' => '·',
        '｡' => '。',
        '―' | '─' => '—',
        other => other,
    })
}

/// The simplified form of a traditional character; the character itself where it has none.
fn simple(character: char) -> char {
    place(character).and_then(|at| SIMPLE.get(at)).copied().unwrap_or(character)
}

/// The share of characters that only traditional writing has, in a thousand of all.
pub fn traditional_share(text: &str) -> usize {
    let (mut all, mut old) = (0usize, 0usize);
    for character in text.chars().filter(|c| *c >= '\u{4E00}').take(4000) {
        all += 1;
        old += usize::from(simple(character) != character);
    }
    (old * 1000).checked_div(all).unwrap_or(0)
}

/// How the text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hand {
    /// Simplified characters: read as they stand.
    Simplified,
    /// Traditional characters: read as their simplified forms.
    Traditional,
}

/// How a line is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// Simplified or traditional characters.
    pub hand: Hand,
    /// What blanks between Chinese words mean.
    pub blanks: Blanks,
}

/// What blanks between Chinese words mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Blanks {
    /// They part names, headings and columns.
    Part,
    /// Running text has none: they came with scanning, outside of brackets.
    Stray,
    /// A table's row or head: each parts two cells.
    Columns,
}

impl Blanks {
    /// What blanks mean in a line: running text has sentences or is long and has commas.
    pub fn of(line: &[(char, usize)]) -> Blanks {
        let has = |sign: fn(char) -> bool| line.iter().any(|(c, _)| sign(*c));
        let words: Vec<&[(char, usize)]> =
            line.split(|(c, _)| c.is_whitespace()).filter(|word| !word.is_empty()).collect();
        let columns = line.windows(4).any(|four| four.iter().all(|(c, _)| c.is_whitespace()) && four[0].1 != line[0].1);
        let wide =
            line.iter().skip_while(|(c, _)| c.is_whitespace()).filter(|(c, _)| matches!(c, '\u{3000}' | '\t')).count();
        if spaced_out(&words) {
            return Blanks::Stray;
        }
        if tabular(&words) && !has(|c| matches!(c, '。' | '；')) {
            return Blanks::Columns;
        }
        match !columns && wide < 3 && (has(|c| c == '。') || line.len() >= 30 && has(|c| matches!(c, ',' | '，'))) {
            true => Blanks::Stray,
            false => Blanks::Part,
        }
    }
}

/// True for a headline set with a blank after every character: 统 计 公 报.
fn spaced_out(words: &[&[(char, usize)]]) -> bool {
    let single = words.iter().filter(|word| word.len() == 1 && word[0].0 >= '\u{2E80}').count();
    words.len() >= 4 && single * 4 >= words.len() * 3
}

/// True for a table's row: a label and several numbers, parted by blanks.
fn tabular(words: &[&[(char, usize)]]) -> bool {
    let number = |word: &&&[(char, usize)]| {
        word.iter().any(|(c, _)| c.is_ascii_digit())
            && word.iter().all(|(c, _)| c.is_ascii_digit() || ".,-+%，．％－".contains(*c))
    };
    let numbers = words.iter().filter(number).count();
    let row = numbers >= 2 && words.len() <= numbers + 3;
    row || heads_columns(words)
}

/// True for a table's head: 指标 2016年 2017年, 项目 单位 本月.
fn heads_columns(words: &[&[(char, usize)]]) -> bool {
    if words.len() < 3 {
        return false;
    }
    let text = |word: &[(char, usize)]| word.iter().map(|(c, _)| *c).collect::<String>();
    let year = |word: &&&[(char, usize)]| {
        let word = text(word);
        word.ends_with('年') && word.chars().filter(|c| c.is_ascii_digit()).count() == 4 && word.chars().count() == 5
    };
    let label = words
        .iter()
        .take(2)
        .any(|word| ["指标", "指标名称", "项目", "主要指标", "单位", "名称"].contains(&text(word).as_str()));
    label || words.iter().filter(year).count() >= 2
}

/// A stretch of white space in a line.
#[derive(Debug, Clone, Copy)]
struct Gap {
    at: usize,
    width: usize,
}

/// Reads the characters `from` (with their places in the file) into one mended line: folded, white space joined to one
/// blank, and no blank between a figure and the Chinese word beside it.
pub fn line(from: impl Iterator<Item = (char, usize)>, style: Style) -> Mended {
    let mut text = Mended::with_room(from.size_hint().0);
    let (mut gap, mut last): (Option<Gap>, Option<char>) = (None, None);
    let (mut open, mut brackets) = (false, 0usize);
    for (character, raw) in from {
        let Some(mut read) = fold(character) else { continue };
        if read == ' ' || read.is_control() {
            let wide = if matches!(character, '\t' | '\u{3000}') { 2 } else { 1 };
            let before = gap.map_or(Gap { at: raw, width: 0 }, |gap| gap);
            gap = Some(Gap { width: before.width + wide, ..before });
            continue;
        }
        if read == '"' {
            read = if open { '”' } else { '“' };
            open = !open;
        }
        if style.hand == Hand::Traditional {
            read = simple(read);
        }
        if let (Some(gap), Some(before)) = (gap, last)
            && keeps_blank(
                (before, read),
                gap,
                if brackets > 0 && style.blanks == Blanks::Stray { Blanks::Part } else { style.blanks },
            )
        {
            text.push(' ', gap.at);
        }
        brackets = match read {
            '(' | '【' => brackets + 1,
            ')' | '】' => brackets.saturating_sub(1),
            _ => brackets,
        };
        text.push(read, raw);
        (gap, last) = (None, Some(read));
    }
    text
}

/// True where the blank between two characters says something.
fn keeps_blank((before, after): (char, char), gap: Gap, blanks: Blanks) -> bool {
    let wide = |c: char| c >= '\u{2E80}' || "“”‘’—…·".contains(c);
    let sign = |c: char| c.is_ascii_punctuation() && !"&+#".contains(c);
    let figure = |c: char| c.is_ascii_digit() || ".,%".contains(c);
    if blanks == Blanks::Stray && gap.width <= 2 && (wide(before) && wide(after) || figure(before) && figure(after)) {
        return false;
    }
    if gap.width >= 2 && blanks == Blanks::Part && !sign(before) && (!sign(after) || "-+(".contains(after)) {
        return true;
    }
    match (wide(before), wide(after)) {
        _ if blanks == Blanks::Columns => true,
        _ if before == '&' || after == '&' => false,
        (true, true) => true,
        (false, false) => !sign(before) || before.is_ascii_punctuation() && after.is_ascii_alphabetic(),
        _ => before == '#' || before == ':' || before == ')' && !after.is_ascii_digit(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        line(text.char_indices().map(|(at, c)| (c, at)), Style { hand: Hand::Simplified, blanks: Blanks::Part })
            .text()
            .to_string()
    }

    #[test]
    fn widths_and_quotes_are_one() {
        assert_eq!(read("完成３１３．６亿元，增长１７％；"), "完成313.6亿元,增长17%;");
        assert_eq!(read("『全代办』与\"标准地\""), "“全代办”与“标准地”");
        assert_eq!(read("2023 年 1 — 8 月 完成"), "2023年1—8月 完成");
        assert_eq!(read("\u{3000}\u{3000}AI digital\u{200B}s  park"), "AI digitals park");
    }

    #[test]
    fn traditional_writing_is_read_as_simplified() {
        let text = "園區實現產值";
        let read =
            line(text.char_indices().map(|(at, c)| (c, at)), Style { hand: Hand::Traditional, blanks: Blanks::Part });
        assert_eq!(read.text(), "园区实现产值");
        assert!(traditional_share(text) > 500);
        assert_eq!(traditional_share("园区实现产值"), 0);
    }

    #[test]
    fn blanks_that_scanning_left_are_passed_over() {
        let text: Vec<(char, usize)> =
            "园区 产值 31 3.6 亿元(记者 张三 李四),增 长 17%。".char_indices().map(|(at, c)| (c, at)).collect();
        let style = Style { hand: Hand::Simplified, blanks: Blanks::of(&text) };
        assert_eq!(line(text.into_iter(), style).text(), "园区产值313.6亿元(记者 张三 李四),增长17%。");
    }
}
