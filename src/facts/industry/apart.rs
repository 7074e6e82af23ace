//! Industries told apart: one by one after their number, in a quotation, as the figures of a layout, with their firms.

use super::{IndustryRole, Kind, Reader, Span, head_of, trim};
use crate::facts::roster;
use crate::source::any_of;

/// What opens the members of an enumeration.
const ORDER: &[&str] = &[
    "一是", "二是", "三是", "四是", "五是", "六是", "一个是", "另一个是", "其一是", "其二是", "其三是", "一为", "二为",
];

impl Reader<'_> {
    /// Industries that stand in no list of their own, except those already `told`.
    pub(super) fn apart(&self, told: &[Span]) -> Vec<(Span, IndustryRole)> {
        let mut found = self.enumerated();
        found.extend(self.quoted());
        found.extend(self.laid_out());
        found.extend(self.with_firms());
        found.extend(self.classed());
        found.retain(|(span, _)| !told.iter().any(|known| known.overlaps(*span)));
        found
    }

    /// 两大主导产业,一是X,要做精;二是Y.
    fn enumerated(&self) -> Vec<(Span, IndustryRole)> {
        let text = self.line.text();
        let nouns_before = |at: usize| self.line.pieces.nouns().take_while(move |(_, span, _)| span.end <= at);
        let members = self.line.passage.clauses.iter().filter_map(|clause| {
            let (order, _) = any_of!(ORDER).at_start(clause.of(text))?;
            let role = nouns_before(clause.start).filter_map(|(_, _, word)| head_of(word)?.1).last()?;
            let at = clause.start + order;
            let piece = self.line.pieces.list.get(self.line.pieces.index_at(at))?;
            let opens = piece.kind == Kind::Noun && piece.span.start <= at;
            let name = self.named(Span::new(at, clause.end)).filter(|_| opens)?;
            Some((name, role))
        });
        members.filter(|(name, _)| self.is_industry(name.of(text))).collect()
    }

    /// “X、Y、Z”四大优势产业: the list stands in marks.
    fn quoted(&self) -> Vec<(Span, IndustryRole)> {
        let (text, pieces) = (self.line.text(), &self.line.pieces);
        let mut found = Vec::new();
        for (mention, quoted) in self.line.passage.quoted() {
            let inner = quoted.inner.of(text);
            if !inner.contains('、') {
                // “汽车产业”“电子产业”两块招牌
                let row = text[..mention.span.start].ends_with('”') || text[mention.span.end..].starts_with('“');
                let trade = inner.strip_suffix("产业").filter(|trade| row && self.is_known(trade));
                found.extend(trade.and_then(|_| Some((self.named(quoted.inner)?, IndustryRole::Leading))));
                continue;
            }
            let at = pieces.index_at(mention.span.end - 1);
            let own = pieces.list.get(at).map_or("", |piece| text.get(mention.span.end..piece.span.end).unwrap_or(""));
            let counted = own.is_empty() && pieces.kind(at + 1) == Some(Kind::Figure);
            let head = if counted { pieces.of(at + 2) } else { own };
            let Some(role) = head_of(head).and_then(|(_, role)| role) else { continue };
            let items = parts(text, quoted.inner);
            if items.iter().filter(|item| self.is_industry(trim(item.of(text)))).count() * 2 >= items.len() {
                found.extend(items.into_iter().filter_map(|item| Some((self.named(item)?, role))));
            }
        }
        found
    }

    /// “1”指X: one part of a layout in figures.
    fn laid_out(&self) -> Vec<(Span, IndustryRole)> {
        let text = self.line.text();
        let pieces = &self.line.pieces;
        let figure = |words: &str| {
            let inner = words.strip_prefix('“').and_then(|rest| rest.strip_suffix('”'));
            inner.is_some_and(|inner| ["1", "一", "N", "X"].contains(&inner))
        };
        let found = pieces.nouns().filter_map(|(i, span, word)| {
            let meant = || word.starts_with('“') && word.split_once('指').is_some_and(|(marked, _)| figure(marked));
            let linked = i
                .checked_sub(2)
                .is_some_and(|first| figure(pieces.of(first)) && ["是", "为", "即"].contains(&pieces.of(first + 1)));
            let listed = || self.line.lists.iter().any(|list| list.items.iter().any(|item| item.overlaps(span)));
            let name = Some(span).filter(|_| (linked || meant()) && !listed()).and_then(|span| self.named(span))?;
            self.vocab.industries.get(name.of(text)).map(|_| (name, IndustryRole::Auxiliary))
        });
        found.collect()
    }

    /// “首位产业”X拉力最大, 主导产业X: the class right before a trade by its known name.
    fn classed(&self) -> Vec<(Span, IndustryRole)> {
        let classed = self.line.pieces.nouns().filter_map(|(_, span, word)| {
            let plain = word.strip_prefix('“').unwrap_or(word);
            let (class, role) = super::class_before(plain)?;
            let at = word.len() - plain.len() + class.len();
            let at = at + if word[at..].starts_with('”') { "”".len() } else { 0 };
            let (trade, _) = self.vocab.industries.opening(&word[at..])?;
            Some((Span::new(span.start + at, span.start + at + trade.end), role?))
        });
        let listed = |span: Span| self.line.lists.iter().any(|list| list.items.iter().any(|item| item.overlaps(span)));
        classed.filter(|(span, _)| !listed(*span)).collect()
    }

    /// 三大支柱产业各有代表:X有A、B;Y有C、D: the trade before its firms.
    fn with_firms(&self) -> Vec<(Span, IndustryRole)> {
        let rosters = roster::find(self.line, self.vocab);
        if rosters.is_empty() {
            return Vec::new();
        }
        let told = self.line.pieces.nouns().find_map(|(_, span, word)| Some((span, super::head_in(word)?.1?)));
        let trade = |roster: &roster::Roster| {
            let role = told.filter(|(span, _)| span.end <= roster.trade.start).map(|(_, role)| role);
            // Where industries were announced, whatever has firms is one.
            let name = self.named(roster.trade).or(role.map(|_| roster.trade))?;
            Some((name, role.unwrap_or(IndustryRole::Leading)))
        };
        rosters.iter().filter_map(trade).collect()
    }
}

/// The members of a list in marks.
fn parts(text: &str, inner: Span) -> Vec<Span> {
    let mut at = inner.start;
    let mut items = Vec::new();
    for part in inner.of(text).split('、') {
        items.push(Span::new(at, at + part.len()));
        at += part.len() + "、".len();
    }
    items
}
