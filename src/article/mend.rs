//! Lines to paragraphs: what a caption, a column break or the page's width cut is joined, what stands twice is kept once.

use std::collections::BTreeMap;

use super::lines::{Line, Role, ends_cut, is_chronicle, is_row, is_whole};
use super::mended::Mended;
use crate::source::{any_of, is_letter};

/// How many other lines (captions, headings) may stand between the halves of a cut sentence.
const REACH: usize = 8;

/// A paragraph: mended text and what it is.
#[derive(Debug, Clone)]
pub(super) struct Block {
    /// What it is.
    pub role: Role,
    /// Its text.
    pub text: Mended,
    /// Index of its first line.
    pub first: usize,
}

/// Joins lines to paragraphs. The order is that of their first lines.
pub(super) fn mend(lines: Vec<Line>) -> Vec<Block> {
    let wrapped = wrap_width(&lines);
    let mut blocks: Vec<Block> = Vec::with_capacity(lines.len());
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut open: Option<Open> = None;
    for (first, line) in lines.into_iter().enumerate() {
        if line.role != Role::Body {
            open = open.filter(|open| open.since < REACH).map(|open| Open { since: open.since + 1, ..open });
            blocks.push(Block { role: line.role, text: line.text, first });
            continue;
        }
        let width = line.width;
        if let Some(above) = open
            && continues(&blocks[above.block].text, &line, (above, wrapped))
        {
            blocks[above.block].text.append(&line.text);
            open = is_open(&line, wrapped).then_some(Open { block: above.block, since: 0, width });
            continue;
        }
        let mut key = line.text.text().to_string();
        key.retain(is_letter);
        let long = key.chars().count() >= 12;
        let original = seen.get(&key).copied().filter(|_| long);
        let at = original.unwrap_or(blocks.len());
        open = is_open(&line, wrapped).then_some(Open { block: at, since: 0, width });
        if let Some(original) = original {
            let whole = blocks[original].text.text() == line.text.text();
            blocks.push(Block { role: Role::Repeat, text: line.text, first });
            // A paragraph already carried on elsewhere is not carried on twice.
            open = open.filter(|_| whole);
            if let Some(open) = &mut open {
                open.block = blocks.len() - 1;
                read_again(&mut blocks, original);
            }
            continue;
        }
        seen.insert(key, at);
        blocks.push(Block { role: Role::Body, text: line.text, first });
    }
    blocks
}

/// A column printed too early breaks off inside a sentence: it is read where it is printed again, and the last block is
/// the one that broke off, printed before as block `broken`.
fn read_again(blocks: &mut [Block], broken: usize) {
    let again = blocks.len() - 1;
    let alike = |back: &usize| blocks[broken - back].text.text() == blocks[again - back].text.text();
    let run = (0..=broken.min(again - broken - 1)).take_while(alike).count();
    for back in 0..run {
        blocks[broken - back].role = Role::Repeat;
        blocks[again - back].role = Role::Body;
    }
}

/// The story's last paragraph where it may go on.
#[derive(Debug, Clone, Copy)]
struct Open {
    /// Its number among the blocks.
    block: usize,
    /// Captions, headings and the like that have come since.
    since: usize,
    /// How wide its last line is.
    width: usize,
}

/// True where `line` goes on with the sentence that the open paragraph leaves.
fn continues(above: &Mended, line: &Line, (open, wrapped): (Open, Option<usize>)) -> bool {
    let (text, next) = (above.text(), line.text.text());
    if is_row(next) || is_row(text) {
        return false;
    }
    if line.blanks == 0 && open.since == 0 {
        let full = wrapped.is_some_and(|widest| open.width + 8 >= widest);
        return full && !starts_item(next)
            || ends_cut(text) && !starts_item(next)
            || next.starts_with(['。', ',', ';', '、', '%', ')']);
    }
    let short = text.chars().count() < 16;
    ends_cut(text) && !starts_item(next) || !short && !starts_anew(next)
}

/// True where a line does not end its paragraph. In a page of broken lines even a full stop may stand at a line's end.
fn is_open(line: &Line, wrapped: Option<usize>) -> bool {
    let text = line.text.text();
    let item =
        text.starts_with(['◎', '●', '■', '◆', '★', '▲', '□', '△', '◇', '○']) && wrapped.is_none() && !ends_cut(text);
    if is_chronicle(text) || item {
        return false;
    }
    !is_whole(text) || wrapped.is_some_and(|widest| line.width + 8 >= widest && text.ends_with([';', ')', '”', '》']))
}

/// Openings that begin a paragraph and never go on with a sentence.
const OPENINGS: &[&str] = &[
    "今年", "去年", "近年", "目前", "截至", "截止", "据", "同时", "此外", "另外", "与此同时", "日前", "近日", "为",
    "在", "如今", "下一步", "随着", "走进", "值得一提", "一是", "二是", "三是", "首先", "其次", "未来", "当前", "过去",
    "上半年", "一季度", "前三季度", "图为", "记者",
];

/// True where a line begins like a new paragraph.
fn starts_anew(text: &str) -> bool {
    let figures = text.chars().take_while(char::is_ascii_digit).count();
    let dated = figures > 0 && text.chars().nth(figures).is_some_and(|c| "年月日—-至".contains(c));
    dated || text.starts_with('“') || starts_item(text) || any_of!(OPENINGS).starts(text)
}

/// True where a line begins as an item of a list.
fn starts_item(text: &str) -> bool {
    let mut characters = text.chars();
    match characters.next() {
        Some('●' | '■' | '◆' | '◎' | '★' | '-' | '*' | '▲' | '□' | '①'..='⑳') => true,
        Some('(') => {
            characters.next().is_some_and(|c| "一二三四五六七八九十123456789".contains(c))
                && characters.next() == Some(')')
        }
        Some('一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十') => {
            characters.next().is_some_and(|c| c == '、' || c == '是')
        }
        Some('1'..='9') => {
            let rest = characters.as_str().trim_start_matches(|c: char| c.is_ascii_digit());
            rest.starts_with('、') || rest.starts_with('.') && !rest[1..].starts_with(|c: char| c.is_ascii_digit())
        }
        _ => false,
    }
}

/// The width at which the page breaks lines: the middle one of the lines that stop inside a sentence, where most of them
/// are about as wide.
fn wrap_width(lines: &[Line]) -> Option<usize> {
    let pairs =
        lines.windows(2).filter(|pair| pair[0].role == Role::Body && pair[1].role == Role::Body && pair[1].blanks == 0);
    let broken = pairs.filter(|pair| !pair[0].text.text().ends_with(['。', '!', '?', ';', ':']));
    let mut widths: Vec<usize> = broken.map(|pair| pair[0].width).collect();
    widths.sort_unstable();
    let usual = *widths.get(widths.len() / 2)?;
    let alike = widths.iter().filter(|width| width.abs_diff(usual) <= 8).count();
    (widths.len() >= 2 && usual <= 120 && alike * 3 >= widths.len() * 2).then_some(usual)
}

#[cfg(test)]
mod tests {
    use super::super::{Article, Role};

    fn bodies(text: &str) -> Vec<String> {
        let article = Article::read("a.txt", text.as_bytes()).value;
        let all = article.parts.iter().flat_map(|part| &part.paragraphs);
        all.filter(|p| p.role == Role::Body).map(|p| p.text.text().to_string()).collect()
    }

    #[test]
    fn a_sentence_cut_by_a_caption_is_joined() {
        let text = "云岭高新区前八月完成固定资产投资20.5亿元,其中工业投资8亿\n\n\n\n园区一角\n\n\n\n元,增长12%。\n\n企业信心足。\n";
        let found = bodies(text);
        assert!(found[0].ends_with("工业投资8亿元,增长12%。"), "{found:?}");
        assert_eq!(found.len(), 2);
    }

    #[test]
    fn lines_broken_at_the_width_of_a_column_are_joined() {
        let text = "今年前八个月,云岭高新区运行平稳有\n序,固定资产投资完成二十点五亿元,其\n中工业投资八亿元,增长一成二,规上工\n业企业达到五十四户。\n";
        assert_eq!(bodies(text).len(), 1);
    }

    #[test]
    fn a_paragraph_that_breaks_off_is_read_where_it_is_printed_again() {
        let text = "云岭高新区全年新签约项目三十个,填补了省内空\n\n图片来源:云岭\n\n## 插题\n\n2023年又有新进展。\n\n云岭高新区全年新签约项目三十个,填补了省内空\n\n白,令人欣喜。\n";
        let found = bodies(text);
        assert_eq!(found, ["2023年又有新进展。", "云岭高新区全年新签约项目三十个,填补了省内空白,令人欣喜。"]);
    }

    #[test]
    fn a_paragraph_printed_twice_is_read_once() {
        let text = "云岭高新区全年新签约项目三十个,总投资九亿元。\n\n2023年又有新进展。\n\n云岭高新区全年新签约项目三十个,总投资九亿元。\n";
        assert_eq!(bodies(text), ["云岭高新区全年新签约项目三十个,总投资九亿元。", "2023年又有新进展。"]);
    }

    #[test]
    fn a_column_printed_too_early_is_read_where_it_is_printed_again() {
        let column = "云岭高新区全年新签约项目三十个,总投资九亿元。\n\n园区还引来两家做风电设备的新能源有限\n\n";
        let text =
            format!("{column}\n\n园区一角\n\n\n\n## 金融活水\n\n2023年信贷投放增加。\n\n{column}公司,令人欣喜。\n");
        let found = bodies(&text);
        assert_eq!(found.len(), 3, "{found:?}");
        assert_eq!(found[0], "2023年信贷投放增加。");
        assert_eq!(found[2], "园区还引来两家做风电设备的新能源有限公司,令人欣喜。");
    }

    #[test]
    fn items_of_a_list_stay_apart() {
        assert_eq!(bodies("主要指标如下:\n1.总产值130亿元,增长5%\n2.投资20亿元,增长6%\n").len(), 3);
    }
}
