//! Words in quotation marks and title marks, nested ones too. A mark without its partner is passed over.

use super::figure::Token;
use super::glyphs::Glyphs;
use super::mention::{Marks, MentionKind, Quoted};

/// Quotations longer than this are speech whose closing mark was lost.
const LONGEST: usize = 400;

/// More marks than this are not open at once; the oldest have lost their partners.
const DEEPEST: usize = 16;

/// All quotations, those inside others after the ones they stand in.
pub(super) fn quoted(glyphs: &Glyphs) -> Vec<Token> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut pairs: Vec<(usize, usize, Marks)> = Vec::new();
    for at in 0..glyphs.len() {
        let c = glyphs.at(at);
        if c == '\n' {
            open.clear();
        } else if let Some((closing, marks)) = partner(c, &open) {
            match open.iter().rposition(|&(_, expected)| expected == c) {
                Some(found) if closing == '\0' => {
                    let (start, _) = open[found];
                    open.truncate(found);
                    if at - start <= LONGEST && at > start + 1 {
                        pairs.push((start, at + 1, marks));
                    }
                }
                _ if closing != '\0' => {
                    if open.len() == DEEPEST {
                        open.remove(0);
                    }
                    open.push((at, closing));
                }
                _ => {}
            }
        }
    }
    pairs.sort_by_key(|&(start, end, _)| (start, usize::MAX - end));
    nest(glyphs, &pairs)
}

/// For an opening mark its closing one; for a closing mark `\0`. A straight mark closes where one is open.
fn partner(c: char, open: &[(usize, char)]) -> Option<(char, Marks)> {
    Some(match c {
        '“' => ('”', Marks::Double),
        '『' => ('』', Marks::Double),
        '「' => ('」', Marks::Double),
        '‘' => ('’', Marks::Single),
        '《' => ('》', Marks::Title),
        '〈' => ('〉', Marks::Title),
        '"' if open.iter().all(|&(_, closing)| closing != '"') => ('"', Marks::Double),
        '”' | '』' | '」' | '"' => ('\0', Marks::Double),
        '’' => ('\0', Marks::Single),
        '》' | '〉' => ('\0', Marks::Title),
        _ => return None,
    })
}

fn nest(glyphs: &Glyphs, pairs: &[(usize, usize, Marks)]) -> Vec<Token> {
    let mut around: Vec<usize> = Vec::new();
    let mut out = Vec::with_capacity(pairs.len());
    for &(start, end, marks) in pairs {
        while around.last().is_some_and(|&outer| outer <= start) {
            around.pop();
        }
        let depth = u8::try_from(around.len()).unwrap_or(u8::MAX);
        let inner = glyphs.span(start + 1, end - 1);
        out.push(Token { start, end, kind: MentionKind::Quoted(Quoted { inner, marks, depth }) });
        around.push(end);
    }
    out
}
