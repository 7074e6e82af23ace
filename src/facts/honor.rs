//! Honors: designations, selections and titles, told by a verb of winning and a noun that such things end with.

use super::context::Passage;
use super::sheet::{Line, Sheet};
use crate::article::Role;
use crate::domain::{Claim, Fact};
use crate::source::Span;

/// Verbs of winning; what follows them is the honor.
const WON: &[&str] = &[
    "被评为", "被评定为", "被认定为", "被授予", "被命名为", "被确定为", "被列为", "认定为", "获评为", "获评", "荣获", "荣膺", "入选", "获批建设", "获批为", "获批列入", "获批", "获得", "获颁", "授予", "评为", "跻身", "列入", "入围", "上榜", "蝉联", "摘得", "斩获", "获",
];
/// Nouns an honor ends with.
const TITLES: &[&str] = &[
    "示范基地", "示范区", "示范园区", "试点园区", "试点城市", "试点单位", "试点", "试验区", "示范点", "示范城市", "示范单位", "产业基地", "创新基地", "创业基地", "工业化示范基地", "产业集群", "称号", "名单", "一等奖", "二等奖", "三等奖", "金奖",
    "特等奖", "大奖", "奖", "百强", "十强", "五十强", "百强榜", "强", "先进单位", "先进集体", "标杆园区", "绿色园区", "智慧园区", "生态工业园区", "园区", "之都", "之乡", "孵化器", "众创空间", "创业园", "案例", "十大成果", "先进开发区", "优秀开发区", "优秀园区",
];
/// Nouns after which an honor's own words have ended already: 示范区名单, “…”称号.
const TAILS: &[&str] = &["称号", "名单", "荣誉", "荣誉称号", "行列", "奖牌"];

/// Reads the honors of an article.
pub fn read(sheet: &Sheet, out: &mut Vec<Fact>) {
    for line in sheet.lines.iter().filter(|line| line.passage.is_body() || matches!(line.passage.role, Role::Heading(_))) {
        let mut from = 0;
        while let Some((verb, end)) = next_verb(line.text(), from) {
            let until = honors_after(line, end, (sheet, out));
            from = until.max(verb + 3);
        }
    }
}

/// The next verb of winning from byte `from` on: its start and end.
fn next_verb(text: &str, from: usize) -> Option<(usize, usize)> {
    let rest = text.get(from..)?;
    WON.iter()
        .filter_map(|verb| rest.find(verb).map(|at| (from + at, from + at + verb.len())))
        .min_by_key(|(start, end)| (*start, std::cmp::Reverse(*end)))
}

/// Tells the honors named from byte `at` on, to the end of their clause; the value is where the reading ended.
fn honors_after(line: &Line, at: usize, (sheet, out): (&Sheet, &mut Vec<Fact>)) -> usize {
    let text = line.text();
    let clause_end = text[at..].find(['，', ',', '。', ';', '；', '!']).map_or(text.len(), |stop| at + stop);
    let mut start = at;
    for item in parts(&text[at..clause_end]) {
        let span = trimmed(text, Span::new(start, start + item.len()));
        start += item.len() + '、'.len_utf8();
        let Some(span) = named(line.passage, span) else { continue };
        let claim = Claim::Honor { name: span.of(text).trim_matches(['“', '”']).to_string(), subject: None };
        sheet.tell(line, (span, claim), out);
    }
    clause_end
}

/// The members of a list joined by 、, marks inside quotations left alone.
fn parts(words: &str) -> Vec<&str> {
    let mut open = 0i32;
    words
        .split(move |c| {
            match c {
                '“' | '《' => open += 1,
                '”' | '》' => open -= 1,
                _ => {}
            }
            c == '、' && open <= 0
        })
        .collect()
}

/// The words without what only leads to the honor (了, 首批) or follows it (称号, 名单).
fn trimmed(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let head = words.trim_start_matches(['了', '为', '“', ':', ' ']);
    let mut end = span.end;
    for tail in TAILS {
        if let Some(shorter) = text[span.start..end].strip_suffix(tail) {
            end = span.start + shorter.len();
        }
    }
    let inner = text[span.start..end].trim_end_matches(['”', '等', ' ']);
    Span::new(span.end - head.len(), (span.start + inner.len()).max(span.end - head.len()))
}

/// The honor under `span`, cut to end with a title; nothing where it ends with none.
fn named(passage: &Passage, span: Span) -> Option<Span> {
    let words = span.of(passage.text);
    let tailed = TAILS.iter().any(|tail| passage.text[span.end..].trim_start_matches('”').starts_with(tail));
    let titled = TITLES.iter().any(|title| words.ends_with(title));
    let length = words.chars().count();
    let counted = words.chars().next().is_some_and(|c| c.is_ascii_digit()) && words.contains(['个', '家', '项', '户']);
    ((titled || tailed) && (4..=32).contains(&length) && !counted).then_some(span)
}
