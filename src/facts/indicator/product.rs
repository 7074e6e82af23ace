//! What only a product has (销量, 市场份额) is limited to the product that its sentence tells of: 某某模切机引领全球,市场份额达50%.

use super::Row;
use crate::facts::context::Passage;
use crate::source::{any_of, is_letter};

/// Longest name of a product, in characters.
const LONGEST: usize = 14;

/// Limits figures of a product, told of nothing else, to the product named before them.
pub(super) fn give_to_product(rows: &mut [Row], passage: &Passage) {
    for row in rows.iter_mut().filter(|row| row.indicator.subject.is_none()) {
        if any_of!["销量", "出货量", "市场份额", "市场占有率", "市占率"].contains(&row.indicator.metric)
        {
            row.indicator.subject = product_before(passage, row.span.start);
        }
    }
}

/// The product that a clause of the sentence before byte `at` praises, the nearest first.
fn product_before(passage: &Passage, at: usize) -> Option<String> {
    let clauses = passage.clauses.iter().rev().filter(|clause| clause.start < at);
    clauses.map(|clause| &passage.text[clause.start..clause.end.min(at)]).find_map(praised)
}

/// What is praised by a clause: 某某鼓风机 of 某某鼓风机性能国际领先.
fn praised(clause: &str) -> Option<String> {
    let praise = any_of!["引领", "领先", "领跑", "畅销", "远销", "热销", "行销", "销往", "性能", "质量", "技术水平"];
    let mut name = clause[..praise.first_start(clause)?].trim();
    while let Some(shorter) =
        any_of!["国际", "国内", "全国", "全球", "世界", "行业", "在", "已", "均", "的"].strip_end(name)
    {
        name = shorter;
    }
    let length = name.chars().count();
    ((2..=LONGEST).contains(&length) && name.chars().all(is_letter)).then(|| name.to_string())
}
