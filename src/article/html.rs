//! A saved web page: the lines of its story, each character with its place in the page's source.
//!
//! `dom_smoothie` decides which words are the story (menus, buttons and side columns fall away); a scan of the source
//! finds those words again, so that a figure is shown on the line of the file where it stands.

use std::collections::HashMap;

use dom_smoothie::{Config, Readability, TextMode};

/// A line of the page: characters and the bytes of the source at which they stand.
pub type RawLine = Vec<(char, usize)>;

/// What a page says of itself.
#[derive(Debug, Default)]
pub struct Page {
    /// The headline.
    pub title: Option<String>,
    /// The newspaper or site.
    pub site: Option<String>,
    /// When it was published, as written.
    pub date: Option<String>,
    /// The lines of its story.
    pub lines: Vec<RawLine>,
}

/// True where the text is a web page and not a plain text.
pub fn is_html(text: &str) -> bool {
    let mut end = text.len().min(2000);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let start = text[..end].trim_start_matches('\u{FEFF}').trim_start().to_ascii_lowercase();
    let opens =
        ["<!doctype html", "<html", "<head", "<body", "<?xml", "<div", "<article", "<meta", "<p>", "<p ", "<!--"];
    opens.iter().any(|tag| start.starts_with(tag))
}

/// Reads a page; where no story can be told from the rest, all visible words are its lines.
pub fn read(source: &str) -> Page {
    let visible = Visible::scan(source);
    let config = Config { text_mode: TextMode::Formatted, char_threshold: 100, ..Config::default() };
    let story = Readability::new(source, None, Some(config)).ok().and_then(|mut page| page.parse().ok());
    let Some(story) = story else {
        return Page { lines: visible.blocks(), ..Page::default() };
    };
    let lines = visible.find_lines(&story.text_content);
    let told: usize = lines.iter().map(Vec::len).sum();
    let title = (!story.title.is_empty()).then_some(story.title);
    let lines = if told * 10 < visible.characters.len() { visible.blocks() } else { lines };
    Page { title, site: story.site_name, date: story.published_time, lines }
}

/// The visible words of a page.
struct Visible {
    /// Characters and their places; white space is one blank.
    characters: Vec<(char, usize)>,
    /// Where in `characters` a new block (paragraph, cell, list item) starts.
    breaks: Vec<usize>,
}

/// Elements whose content is not read.
const SILENT: &[&str] =
    &["script", "style", "noscript", "template", "svg", "head", "iframe", "select", "button", "textarea"];
/// Elements that stand inside a line.
const INLINE: &[&str] = &[
    "a", "b", "i", "u", "em", "strong", "span", "font", "sup", "sub", "mark", "small", "big", "abbr", "ins", "img",
    "o:p", "label", "s",
];

impl Visible {
    fn scan(source: &str) -> Visible {
        let mut page = Visible { characters: Vec::new(), breaks: vec![0] };
        let mut at = 0;
        while let Some(character) = source[at..].chars().next() {
            at = match character {
                '<' => page.tag(source, at),
                '&' => page.entity(source, at),
                _ => {
                    page.push(character, at);
                    at + character.len_utf8()
                }
            };
        }
        page
    }

    fn push(&mut self, character: char, at: usize) {
        let blank = character.is_whitespace();
        if blank && self.characters.last().is_none_or(|last| last.0 == ' ') {
            return;
        }
        self.characters.push((if blank { ' ' } else { character }, at));
    }

    /// Passes over the tag, comment or silent element that starts at `at`; hands out where it ends.
    fn tag(&mut self, source: &str, at: usize) -> usize {
        let rest = &source[at..];
        if rest.starts_with("<!--") {
            return rest.find("-->").map_or(source.len(), |end| at + end + 3);
        }
        let name_from = if rest.starts_with("</") { 2 } else { 1 };
        let name: String =
            rest[name_from..].chars().take_while(|c| c.is_ascii_alphanumeric() || *c == ':').take(12).collect();
        let name = name.to_ascii_lowercase();
        if name.is_empty() && !rest[1..].starts_with(['!', '?', '/']) {
            self.push('<', at);
            return at + 1;
        }
        let end = tag_end(rest).map_or(source.len(), |end| at + end);
        if !INLINE.contains(&name.as_str()) && self.breaks.last() != Some(&self.characters.len()) {
            self.breaks.push(self.characters.len());
        }
        if name_from == 1 && SILENT.contains(&name.as_str()) && !rest[..end - at].ends_with("/>") {
            let close = format!("</{name}");
            let gone = find_ignoring_case(&source[end..], &close).map_or(source.len(), |found| end + found);
            return tag_end(&source[gone..]).map_or(source.len(), |close| gone + close);
        }
        end
    }

    fn entity(&mut self, source: &str, at: usize) -> usize {
        let rest = &source[at..];
        let end = rest.bytes().take(12).position(|b| b == b';');
        match end.and_then(|end| Some((decode_entity(&rest[1..end])?, end))) {
            Some((character, end)) => {
                self.push(character, at);
                at + end + 1
            }
            None => {
                self.push('&', at);
                at + 1
            }
        }
    }

    /// All blocks that say something.
    fn blocks(&self) -> Vec<RawLine> {
        let ends = self.breaks.iter().skip(1).copied().chain([self.characters.len()]);
        let blocks = self.breaks.iter().zip(ends).map(|(&from, to)| self.characters[from..to].to_vec());
        blocks.filter(|block| block.iter().any(|c| c.0 != ' ')).collect()
    }

    /// Finds each line of `story` among the visible words, in order; a line that stands nowhere is left out.
    fn find_lines(&self, story: &str) -> Vec<RawLine> {
        let solid: Vec<usize> = (0..self.characters.len()).filter(|&i| self.characters[i].0 != ' ').collect();
        let key = |i: usize| -> Option<[char; 4]> {
            let at = |k: usize| solid.get(i + k).map(|&s| self.characters[s].0);
            Some([at(0)?, at(1).unwrap_or(' '), at(2).unwrap_or(' '), at(3).unwrap_or(' ')])
        };
        let mut starts: HashMap<[char; 4], Vec<usize>> = HashMap::new();
        for i in 0..solid.len() {
            if let Some(key) = key(i) {
                starts.entry(key).or_default().push(i);
            }
        }
        let mut from = 0;
        let mut lines = Vec::new();
        for line in story.lines() {
            let wanted: Vec<char> = line.chars().filter(|c| !c.is_whitespace()).collect();
            let Some(&[a, b, c, d]) = wanted.first_chunk::<4>().or(None) else { continue };
            let Some(candidates) = starts.get(&[a, b, c, d]) else { continue };
            let fits = |&&i: &&usize| wanted.iter().zip(&solid[i..]).take(40).all(|(w, &s)| self.characters[s].0 == *w);
            let first = candidates.partition_point(|&i| i < from);
            let found =
                candidates[first..].iter().take(50).find(fits).or_else(|| candidates.iter().take(50).find(fits));
            let Some(&i) = found else { continue };
            let same = wanted.iter().zip(&solid[i..]).take_while(|(w, s)| self.characters[**s].0 == **w).count();
            let last = solid[i + same - 1];
            lines.push(self.characters[solid[i]..=last].to_vec());
            from = i + same;
        }
        lines
    }
}

/// Where the tag at the start of `rest` ends, quoted attribute values passed over.
fn tag_end(rest: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in rest.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at + 1),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    None
}

fn find_ignoring_case(text: &str, word: &str) -> Option<usize> {
    let (text, word) = (text.as_bytes(), word.as_bytes());
    (0..(text.len() + 1).saturating_sub(word.len())).find(|&i| text[i..i + word.len()].eq_ignore_ascii_case(word))
}

/// The character an entity's name or number means.
fn decode_entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code);
    }
    Some(match name {
        "nbsp" | "ensp" | "emsp" | "thinsp" => ' ',
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "quot" => '"',
        "apos" => '\'',
        "ldquo" => '“',
        "rdquo" => '”',
        "lsquo" => '‘',
        "rsquo" => '’',
        "mdash" => '—',
        "ndash" => '–',
        "middot" => '·',
        "hellip" => '…',
        "bull" => '•',
        "times" => '×',
        "permil" => '‰',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<!DOCTYPE html><html><head><title>某高新区前八月运行平稳</title><style>p{}</style></head><body>\n\
        <ul class=\"nav menu\"><li><a href=/>首页</a></li><li><a href=/x>新闻</a></li></ul>\n\
        <div id=content class=article><h1>某高新区前八月运行平稳</h1>\n\
        <p>前八月，某高新区规上工业总产值完成<b>130.5</b>亿元，同比增长&nbsp;7.1%，多项指标保持在合理区间，企业信心增强，市场预期改善，园区建设有序推进。</p>\n\
        <p>同期，园区新登记企业&#50;00家，其中科技型企业六十家，创新平台不断增加，人才加快聚集，营商环境持续优化，服务水平稳步提升，群众满意度上升。</p></div>\n\
        <script>var a = '<p>不读</p>';</script></body></html>";

    #[test]
    fn a_page_gives_its_story_with_the_places_in_the_source() {
        let page = read(PAGE);
        let text: Vec<String> = page.lines.iter().map(|l| l.iter().map(|c| c.0).collect()).collect();
        assert!(text.iter().any(|l| l.contains("完成130.5亿元，同比增长 7.1%")), "{text:?}");
        assert!(!text.iter().any(|l| l.contains("不读") || l.contains("首页")), "{text:?}");
        let (_, at) = page.lines.iter().flatten().find(|c| c.0 == '3').copied().unwrap_or_default();
        assert_eq!(&PAGE[at..at + 4], "30.5");
    }

    #[test]
    fn broken_markup_does_not_panic() {
        for source in [
            "<", "<p", "<p>&#xFFFFFFFF;&;&", "<script>", "<!--", "<a href='", "<html>园区</html", "&", "<style></STYLE",
        ] {
            read(source);
        }
    }
}
