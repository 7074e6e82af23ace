//! Trades with their firms: 汽车有A、B;电子的代表是C、D. A list is known for one of firms by the trade before it.

use super::firms;
use super::lists::List;
use super::pieces::Kind;
use super::sheet::Line;
use crate::domain::CompanyRole;
use crate::source::{Span, any_of};
use crate::vocab::Vocab;

/// A trade and the list of firms told of it.
pub struct Roster<'l> {
    /// The trade's words.
    pub trade: Span,
    /// The list of its firms.
    pub list: &'l List,
    /// The part they play.
    pub role: CompanyRole,
}

/// Words that give a trade its firms.
const HAS: &[&str] = &[
    "有", "包括", "集聚", "集聚了", "聚集", "聚集了", "汇聚", "汇聚了", "云集", "云集了", "引来", "引来了", "引进",
    "引进了", "拥有", "涌现出", "培育出", "形成了", "走出了", "诞生了", "吸引了", "集聚起", "聚起了", "已有", "现有",
    "以",
];
/// Firms that stand for a trade.
const STANDS_FOR: &[&str] = &[
    "代表", "龙头", "领军者", "领头羊", "领头雁", "排头兵", "佼佼者", "代表企业", "龙头企业", "骨干", "骨干企业",
    "主力", "链主", "链主企业", "领军企业", "重点企业", "典型", "典型代表", "“链主”", "“链主”企业", "头部企业",
    "代表性企业", "主要企业",
];

/// The rosters of a sentence, in order.
pub fn find<'l>(line: &'l Line, vocab: &Vocab) -> Vec<Roster<'l>> {
    let mut found: Vec<Roster> = Vec::new();
    if line.lists.is_empty() || !line.passage.is_body() {
        return found;
    }
    let announced = is_announced(line);
    for list in &line.lists {
        let told = found.iter().any(|roster| roster.role == CompanyRole::Representative);
        found.extend(roster(line, list, (vocab, announced, told)).filter(|_| are_firms(line, list, vocab)));
    }
    found
}

fn roster<'l>(line: &Line, list: &'l List, (vocab, announced, told): (&Vocab, bool, bool)) -> Option<Roster<'l>> {
    let pieces = &line.pieces;
    let link = list.from.checked_sub(1)?;
    if let Some(trade) = called(line, link) {
        return is_trade(line, trade, (vocab, false)).then_some(Roster { trade, list, role: CompanyRole::Resident });
    }
    let stands = link.checked_sub(1).filter(|&at| {
        ["是", "有", "为", "包括", ":"].contains(&pieces.of(link))
            && any_of!(STANDS_FOR).strip_end(pieces.of(at)).is_some()
    });
    let (end, role) = match stands {
        Some(at) => {
            let own = any_of!(STANDS_FOR).strip_end(pieces.of(at)).filter(|own| !own.is_empty());
            let of = at.checked_sub(1).filter(|&of| pieces.kind(of) == Some(Kind::Of));
            let end = match own {
                Some(own) => pieces.list.get(at)?.span.start + own.len(),
                None => pieces.list.get(of?.checked_sub(1)?)?.span.end,
            };
            (end, CompanyRole::Representative)
        }
        None => {
            let has = HAS.contains(&pieces.of(link)) || pieces.of(link) == "是" && (announced || told);
            let at = link.checked_sub(1).filter(|&at| has && pieces.kind(at) == Some(Kind::Noun))?;
            let role = if announced { CompanyRole::Representative } else { CompanyRole::Resident };
            (pieces.list.get(at)?.span.end, role)
        }
    };
    let start = line.passage.clause_at(end.saturating_sub(1)).start;
    let trade = Span::new(start, end);
    is_trade(line, trade, (vocab, announced)).then_some(Roster { trade, list, role })
}

/// X是这里的当家产业:A、B: the trade that opens the clause before the colon.
fn called(line: &Line, link: usize) -> Option<Span> {
    let pieces = &line.pieces;
    let class = link.checked_sub(1).filter(|_| pieces.of(link) == ":")?;
    let start = line.passage.clause_at(pieces.list.get(class)?.span.start).start;
    let opens = pieces.list.iter().position(|piece| piece.span.start >= start)?;
    let said =
        ["是", "成为", "已成为", "成了"].contains(&pieces.of(opens + 1)) && pieces.kind(opens) == Some(Kind::Noun);
    (said && any_of!["产业", "集群", "行业"].ends(pieces.of(class))).then(|| pieces.list[opens].span)
}

/// 三大支柱产业各有代表: a clause before a colon that speaks of industries.
fn is_announced(line: &Line) -> bool {
    let text = line.text();
    let head = text.find(':').map_or("", |colon| &text[..colon]);
    any_of![
        "支柱产业", "主导产业", "新兴产业", "优势产业", "特色产业", "重点产业", "大产业", "个产业", "产业集群",
        "产业链"
    ]
    .is_in(head)
}

/// A trade of the tables, or any short noun where industries were announced.
fn is_trade(line: &Line, trade: Span, (vocab, announced): (&Vocab, bool)) -> bool {
    let words = trade.of(line.text());
    let plain = ["产业", "领域", "行业", "板块", "方面", "集群", "产业链", "产业方面"]
        .iter()
        .filter_map(|end| words.strip_suffix(end))
        .min_by_key(|rest| rest.len())
        .unwrap_or(words);
    let length = plain.chars().count();
    length >= 2 && vocab.industries.covers(plain) * 3 >= plain.len() * 2
        || announced && (2..=8).contains(&length) && !plain.contains(|c: char| !c.is_alphanumeric())
}

/// True for a list whose members may all be firms and of which none is a trade.
fn are_firms(line: &Line, list: &List, vocab: &Vocab) -> bool {
    let firm = |item: &Span| {
        let words = item.of(line.text());
        firms::may_name(words, vocab) && vocab.industries.covers(words) < words.len()
    };
    list.items.len() >= 2 && list.items.iter().all(firm) && !list.head_of(&line.pieces).contains("产业")
}
