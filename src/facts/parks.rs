//! Parks within a zone that have a paragraph of their own: named at the head of it, and then meant by 园区 and 该园.

use super::context::Passage;
use super::focus::heads_clause;
use crate::recognise::{MentionKind, ZoneForm};
use crate::source::{Span, any_of};

/// What a paragraph calls the park it has named.
const POINTERS: &[&str] = &["该园区", "该园", "园区", "园内", "该基地", "基地", "产业园", "科技园", "科创园", "小镇"];
/// How the name of such a park ends.
const ENDINGS: &[&str] =
    &["园区", "产业园", "科技园", "工业园", "创业园", "物流园", "软件园", "产业基地", "科创园", "小镇"];
/// What a name at the head of a sentence does not hold: verbs, and words that count or point.
const NO_NAME: &[&str] = &[
    "国家", "打造", "建设", "推进", "加快", "走进", "落户", "入驻", "位于", "作为", "依托", "围绕", "授予", "政府",
    "管委会", "新增", "全区", "全市", "全省", "全国", "我市", "两大", "三大", "多个", "一批", "一区", "各", "个", "该",
    "这", "是", "在", "的", "和", "与", "从", "把", "让", "为", "到", "将", "对", "由", "已", "有", "等", "来", "向",
    "以", "还", "也", "都", "不", "抓",
];

/// The parks that paragraphs of the story open with and then go on about: the paragraph, and where the name stands first.
pub(super) fn told_by_paragraph(passages: &[Passage]) -> Vec<(usize, Span)> {
    let mut found = Vec::new();
    let mut from = 0;
    while from < passages.len() {
        let paragraph = passages[from].paragraph;
        let to = from + passages[from..].iter().take_while(|passage| passage.paragraph == paragraph).count();
        if passages[from].is_body() && is_label(&passages[from]) {
            found.extend(name_at_head(&passages[from]).map(|span| (from, span)));
        } else if passages[from].is_body() && any_of!(POINTERS).is_in(passages[from].whole()) {
            let opening = passages[from..to].iter().take(2).enumerate();
            let named =
                opening.filter_map(|(i, passage)| Some((from + i, name_at_head(passage).or_else(|| shown(passage))?)));
            found.extend(named.filter(|(at, span)| goes_on(&passages[*at..to], *span)).take(1));
        }
        from = to;
    }
    found
}

/// 某某湖现代产业园区。2007年批准成立……: a name that is all of the sentence which opens its paragraph.
fn is_label(passage: &Passage) -> bool {
    let name = passage.text.trim_end_matches('。');
    passage.opens()
        && name.len() < passage.text.len()
        && any_of!(ENDINGS).ends(name.trim_end_matches('区'))
        && name_at_head(passage).is_some_and(|span| span.end == name.len())
}

/// The park that opens a sentence, or its clause after 十大园区中.
fn name_at_head(passage: &Passage) -> Option<Span> {
    let from = where_it_begins(passage);
    let rest = &passage.text[from..];
    let named = rest.char_indices().find(|(_, c)| !c.is_alphabetic()).map_or(rest.len(), |(at, _)| at);
    let (end, _) = any_of!(ENDINGS).every(&rest[..named]).next()?;
    // 产业园区 is one ending.
    let end = end.end + if rest[end.end..].starts_with('区') { '区'.len_utf8() } else { 0 };
    let name = &rest[..end];
    let long = (5..=20).contains(&name.chars().count());
    (long && !any_of!(NO_NAME).is_in(name)).then_some(Span::new(from, from + end))
}

/// 记者在某某产业园见到, 在某镇划出30平方公里建某某产业园: the only zone of a sentence, a park to which it leads.
fn shown(passage: &Passage) -> Option<Span> {
    let mut zones = passage.mentions.iter().filter(|mention| match &mention.kind {
        MentionKind::Zone(zone) => zone.form == ZoneForm::Named,
        _ => false,
    });
    let (span, None) = (zones.next()?.span, zones.next()) else { return None };
    (is_led_to(passage, span) && any_of!(ENDINGS).ends(span.of(passage.text))).then_some(span)
}

/// True where words lead to a park, and do not say that another body lies in it: 该区设在某某工业园.
pub(super) fn is_led_to(passage: &Passage, park: Span) -> bool {
    let before = &passage.text[..park.start];
    any_of!["在", "建", "建设", "走进", "来到", "是"].ends(before.trim_end_matches('“'))
        && !any_of!["设在", "坐落在", "建在", "落在"].ends(before)
}

/// Where the words begin of which a sentence tells: behind 十大园区中 and 2017年11月.
fn where_it_begins(passage: &Passage) -> usize {
    let lead = passage.text.find("中,").filter(|at| passage.text[..*at].chars().count() <= 8);
    let timed =
        |clause: &&Span| passage.figures().any(|m| m.span == **clause && matches!(m.kind, MentionKind::Period(_)));
    let after_time = passage.clauses.first().filter(timed).and_then(|_| passage.clauses.get(1)).map(|next| next.start);
    lead.map(|at| at + "中,".len()).or(after_time).unwrap_or(0)
}

/// True where the paragraph goes on to a figure of 园区, 该园.
fn goes_on(passages: &[Passage], name: Span) -> bool {
    passages.iter().enumerate().any(|(i, passage)| {
        let from = if i == 0 { name.end } else { 0 };
        passage.figures().any(|m| m.span.start > from && !matches!(m.kind, MentionKind::Period(_)))
            && pointers(passage).any(|at| at.start >= from)
    })
}

/// Where a sentence says 园区, 该园 at the head of a clause, or 这个……的园区.
pub(super) fn pointers<'p>(passage: &'p Passage) -> impl Iterator<Item = Span> + 'p {
    any_of!(POINTERS).every(passage.text).map(|(span, _)| span).filter(|span| {
        let named = passage.mentions.iter().any(|mention| match &mention.kind {
            MentionKind::Zone(zone) => zone.form == ZoneForm::Named && mention.span.overlaps(*span),
            MentionKind::Organisation(_) => mention.span.overlaps(*span),
            _ => false,
        });
        let clause = passage.clause_at(span.start);
        let before = &passage.text[clause.start.min(span.start)..span.start];
        !named && (heads_clause(passage, *span) || before.starts_with("这个") && before.ends_with('的'))
    })
}
