//! Industries told apart: one by one after their number, in a quotation, as the figures of a layout, with their firms.

use super::{IndustryRole, Kind, Reader, Span, head_of, trim};
use crate::facts::roster;

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
        let heads = self.line.pieces.nouns().filter_map(|(_, span, word)| Some((span, head_of(word)?.1?)));
        let heads: Vec<(Span, IndustryRole)> = heads.collect();
        let members = self.line.passage.clauses.iter().filter_map(|clause| {
            let words = clause.of(text);
            let order = ORDER.iter().find(|order| words.starts_with(**order))?;
            let (_, role) = heads.iter().rfind(|(head, _)| head.end <= clause.start)?;
            let at = clause.start + order.len();
            let piece = self.line.pieces.list.get(self.line.pieces.index_at(at))?;
            let opens = piece.kind == Kind::Noun && piece.span.start <= at;
            let name = self.named(Span::new(at, clause.end)).filter(|_| opens)?;
            Some((name, *role))
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
                let trade = inner.strip_suffix("产业").filter(|trade| self.is_known(trade));
                let row = text[..mention.span.start].ends_with('”') || text[mention.span.end..].starts_with('“');
                found.extend(
                    trade.filter(|_| row).and_then(|_| Some((self.named(quoted.inner)?, IndustryRole::Leading))),
                );
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
            let meant = word.find("”指").map(|at| at + "”".len()).filter(|at| figure(&word[..*at]));
            let linked = i
                .checked_sub(2)
                .is_some_and(|first| figure(pieces.of(first)) && ["是", "为", "即"].contains(&pieces.of(first + 1)));
            let listed = self.line.lists.iter().any(|list| list.items.iter().any(|item| item.overlaps(span)));
            let name = self.named(span).filter(|_| !listed && (meant.is_some() || linked))?;
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
            let (trade, _) =
                self.vocab.industries.mentions(&word[at..]).into_iter().find(|(trade, _)| trade.start == 0)?;
            Some((Span::new(span.start + at, span.start + at + trade.end), role?))
        });
        let listed = |span: Span| self.line.lists.iter().any(|list| list.items.iter().any(|item| item.overlaps(span)));
        classed.filter(|(span, _)| !listed(*span)).collect()
    }

    /// 三大支柱产业各有代表:X有A、B;Y有C、D: the trade before its firms.
    fn with_firms(&self) -> Vec<(Span, IndustryRole)> {
        let told = self.line.pieces.nouns().find_map(|(_, span, word)| Some((span, super::head_in(word)?.1?)));
        let rosters = roster::find(self.line, self.vocab);
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
