//! Bytes to an article: text, mended paragraphs, sentences, each character mapped back to its line in the file.

mod dated;
mod decode;
mod fold;
mod head;
mod html;
mod lines;
mod mend;
mod mended;
mod parts;
mod sentences;
#[cfg(feature = "word")]
mod word;

pub use fold::fold;
pub use head::{Head, find_date};
pub use html::is_html;
pub use lines::Role;
pub use mended::Mended;

use crate::diag::{Checked, Diagnostic};
use crate::domain::Point;
use crate::source::{SourceText, Span};
use fold::{Blanks, Hand, Style};
use lines::Line;
use mend::Block;

/// One file of text, read: what it says of itself and the articles in it.
#[derive(Debug, Clone)]
pub struct Article {
    /// The id: the file's name up to the first `_` or `.`.
    pub id: String,
    /// The text as it stands in the file; lines are counted here.
    pub source: SourceText,
    /// What it says of itself before it begins.
    pub head: Head,
    /// The articles of the file, one unless several headings stand over by-lines of their own.
    pub parts: Vec<Part>,
}

/// One article of a file.
#[derive(Debug, Clone)]
pub struct Part {
    /// Its headline; empty where it has none.
    pub title: String,
    /// First and last line, from 1.
    pub lines: (usize, usize),
    /// The day that stands over it as a line of its own.
    pub date: Option<Point>,
    /// Who wrote it.
    pub reporters: Vec<String>,
    /// Its paragraphs, headings and captions, in the order of the file.
    pub paragraphs: Vec<Paragraph>,
}

/// A paragraph, heading, by-line or caption.
#[derive(Debug, Clone)]
pub struct Paragraph {
    /// What it is.
    pub role: Role,
    /// Its text as it is read.
    pub text: Mended,
    /// Its sentences, as spans of the text.
    pub sentences: Vec<Span>,
}

impl Article {
    /// Reads the bytes of the file `name`. Nothing panics; what could not be read is among the faults
    /// (`article/empty`, `article/not-text`, `article/encoding`) and the article is as whole as it can be.
    pub fn read(name: &str, bytes: &[u8]) -> Checked<Article> {
        let decoded = decode::decode(name, bytes);
        Checked {
            value: Article::of_text(name, decoded.value),
            faults: decoded.faults.into_iter().map(Diagnostic::in_sentences).collect(),
        }
    }

    /// Reads a text that is already decoded.
    pub fn of_text(name: &str, text: String) -> Article {
        let source = SourceText::new(name, text);
        let (mut head, raw) = raw_lines(&source);
        let hand = if fold::traditional_share(source.text()) >= 80 { Hand::Traditional } else { Hand::Simplified };
        let mut lines = fold_lines(raw, hand);
        take_head(&mut head, &mut lines);
        lines::classify(&mut lines);
        head.date = head.date.or_else(|| dated::date(&lines));
        let blocks = mend::mend(lines);
        let parts = cut_parts(&source, blocks);
        Article { id: id_of(name), source, head, parts }
    }

    /// The line of the file on which the character at byte `at` of `text` stands, from 1.
    pub fn line_of(&self, text: &Mended, at: usize) -> usize {
        self.source.line_at(text.raw(at))
    }

    /// The words of the file under `span` of `text`, as far as they stand on the line where the span starts.
    pub fn quote(&self, text: &Mended, span: Span) -> (usize, &str) {
        let from = text.raw(span.start);
        let line = self.source.line_at(from);
        let last = span.of(text.text()).char_indices().map(|(at, _)| text.raw(span.start + at));
        let line_end = self.source.line_start(line) + self.source.line(line).len();
        let end = last
            .take_while(|raw| *raw < line_end && *raw >= from)
            .last()
            .map_or(from, |raw| raw + self.source.text()[raw..].chars().next().map_or(0, char::len_utf8));
        (line, self.source.text().get(from..end).unwrap_or(""))
    }
}

/// The article's id: the last part of the path up to the first `_` or `.`.
pub fn id_of(name: &str) -> String {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    file.split(['_', '.']).next().unwrap_or(file).to_string()
}

/// A line of characters with their places, and how many empty lines stand before it.
struct RawLine {
    characters: Vec<(char, usize)>,
    blanks: usize,
}

/// The lines of a plain text or of a web page's story.
fn raw_lines(source: &SourceText) -> (Head, Vec<RawLine>) {
    let text = source.text();
    if html::is_html(text) {
        let page = html::read(text);
        let date = page.date.as_deref().and_then(find_date);
        let head = Head { title: page.title, newspaper: page.site, date, ..Head::default() };
        return (head, page.lines.into_iter().map(|characters| RawLine { characters, blanks: 1 }).collect());
    }
    let mut lines = Vec::new();
    let (mut at, mut blanks) = (0, 0);
    for line in text.split_inclusive('\n') {
        if line.chars().all(|c| c.is_whitespace() || fold(c).is_none()) {
            blanks += 1;
        } else {
            // A table drawn with bars has its cells parted by them.
            let drawn = line.trim().starts_with('|') && line.trim().ends_with('|') && line.trim().len() > 2;
            let cell = |c: char| if drawn && c == '|' { '\t' } else { c };
            let characters = line.char_indices().map(|(i, c)| (cell(c), at + i)).collect();
            lines.push(RawLine { characters, blanks });
            blanks = 0;
        }
        at += line.len();
    }
    (Head::default(), lines)
}

fn fold_lines(raw: Vec<RawLine>, hand: Hand) -> Vec<Line> {
    let mut lines = Vec::with_capacity(raw.len());
    for line in raw {
        let shown = line
            .characters
            .iter()
            .filter(|(c, _)| !c.is_control())
            .map(|(c, _)| if c.is_ascii() { 1 } else { 2 })
            .sum();
        let style = Style { hand, blanks: Blanks::of(&line.characters) };
        let text = fold::line(line.characters.into_iter(), style);
        let marks = text.text().bytes().take_while(|b| *b == b'#').count();
        let heading = (1..=6).contains(&marks) && text.text()[marks..].starts_with(' ');
        let (text, role) = match heading {
            true => (text.cut(Span::new(marks + 1, text.text().len())), Role::Heading(marks as u8)),
            false => (text, Role::Body),
        };
        if !text.is_empty() {
            lines.push(Line { text, width: shown, blanks: line.blanks, role });
        }
    }
    lines
}

/// Takes the optional head off the front of the lines.
fn take_head(head: &mut Head, lines: &mut Vec<Line>) {
    let taken = lines.iter().take(12).take_while(|line| head.take(line.text.text())).count();
    lines.drain(..taken);
}

fn cut_parts(source: &SourceText, blocks: Vec<Block>) -> Vec<Part> {
    let starts = parts::starts(&blocks);
    let last_line = source.line_count().saturating_sub(usize::from(source.text().ends_with('\n'))).max(1);
    let line_at = |block: &Block| source.line_at(block.text.raw(0));
    let firsts: Vec<usize> = starts.iter().map(|&at| blocks.get(at).map_or(1, line_at)).collect();
    let mut parts = Vec::with_capacity(starts.len());
    let mut rest = blocks;
    for i in (0..starts.len()).rev() {
        let own = rest.split_off(starts[i].min(rest.len()));
        let last = firsts.get(i + 1).map_or(last_line, |next| next.saturating_sub(1).max(firsts[i]));
        parts.push(part(own, (firsts[i], last)));
    }
    parts.reverse();
    parts
}

fn part(mut blocks: Vec<Block>, lines: (usize, usize)) -> Part {
    blocks.sort_by_key(|block| block.first);
    let head_end = blocks.iter().position(|b| b.role == Role::Body).unwrap_or(blocks.len());
    let headings: Vec<&str> =
        blocks[..head_end].iter().filter(|b| matches!(b.role, Role::Heading(_))).map(|b| b.text.text()).collect();
    let telling = headings.iter().find(|text| text.chars().count() > 4 && !text.starts_with('—'));
    let title = telling.or(headings.first()).map_or(String::new(), |text| text.to_string());
    let over = blocks[..head_end].iter().filter(|b| b.role == Role::Byline);
    let date = over.filter_map(|b| parts::day_alone(b.text.text())).next();
    let mut reporters: Vec<String> = Vec::new();
    for block in blocks.iter().filter(|b| b.role == Role::Byline) {
        reporters.extend(parts::reporters(block.text.text()));
    }
    if reporters.is_empty() {
        let first = blocks.iter().find(|b| b.role == Role::Body).map_or("", |b| b.text.text());
        let start: String = first.chars().take(60).collect();
        reporters = if start.contains("讯(") { parts::reporters(&start) } else { Vec::new() };
    }
    let mut seen = std::collections::BTreeSet::new();
    reporters.retain(|name| seen.insert(name.clone()));
    let paragraphs = blocks
        .into_iter()
        .map(|b| Paragraph { role: b.role, sentences: sentences::split(b.text.text()), text: b.text })
        .collect();
    Part { title, lines, date, reporters, paragraphs }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_number_cut_by_a_line_break_keeps_its_line() {
        let article =
            Article::read("x/007_b.txt", "第一行文字在这里,全年完成投资108.8亿\n\n元,增长14.1%。\n".as_bytes()).value;
        assert_eq!(article.id, "007");
        let text = &article.parts[0].paragraphs[0].text;
        let at = text.text().find("108.8").unwrap();
        assert_eq!(article.quote(text, Span::new(at, at + "108.8亿元".len())), (1, "108.8亿"));
        let at = text.text().find("14.1").unwrap();
        assert_eq!(article.line_of(text, at), 3);
    }

    #[test]
    fn a_web_page_counts_lines_in_its_source() {
        let page = "<html><body><div>\n<p>云岭高新区全年完成投资108.8亿元,同比增长14.1%。</p>\n<p>园区企业总数达到三百家。</p>\n</div></body></html>";
        let article = Article::read("p.html", page.as_bytes()).value;
        let bodies: Vec<&Paragraph> = article.parts[0].paragraphs.iter().filter(|p| p.role == Role::Body).collect();
        let text = &bodies[0].text;
        let at = text.text().find("108.8").unwrap();
        assert_eq!(article.line_of(text, at), 2);
    }

    /// Every character of the mended text is the folded character of the file at the place it names.
    fn keeps_places(name: &str, bytes: &[u8]) {
        let article = Article::read(name, bytes).value;
        let raw = article.source.text();
        for paragraph in article.parts.iter().flat_map(|part| &part.paragraphs) {
            for (character, at) in paragraph.text.chars() {
                let stands = raw[at..].chars().next().unwrap();
                let folded = fold(stands).unwrap();
                let same = folded == character
                    || character == ' ' && (stands.is_control() || stands.is_whitespace() || stands == '|')
                    || "“”".contains(character) && stands == '"'
                    || fold::line([(stands, 0)].into_iter(), Style { hand: Hand::Traditional, blanks: Blanks::Part })
                        .text()
                        .starts_with(character);
                assert!(same, "{character:?} is not {stands:?}");
            }
            for sentence in &paragraph.sentences {
                assert!(!sentence.of(paragraph.text.text()).is_empty());
            }
        }
    }

    proptest! {
        #[test]
        fn cleaning_never_moves_a_character_to_another_place(text in "[园区年增长亿元0-9,，。、 \n#“”\"記者本报讯(|]{0,200}") {
            keeps_places("a.txt", text.as_bytes());
        }

        #[test]
        fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            let article = Article::read("a", &bytes).value;
            prop_assert!(!article.parts.is_empty());
        }

        #[test]
        fn no_markup_makes_it_panic(text in "(<html>)?[<>/a-z\"'&#;! 园区\n=-]{0,200}") {
            let page = format!("<html>{text}");
            let article = Article::read("a.html", page.as_bytes()).value;
            prop_assert!(!article.parts.is_empty());
        }
    }
}
