//! A test of a name's edges, for names of every kind: what is cut in the middle of a word or a bracket, or runs on into
//! what is said of it, stands on the page for all to see, and is better not told.

use super::pieces;
use crate::domain::Claim;
use crate::source::{Span, any_of};

/// The claim, told by the words under `span`, with its name mended: without a verb that was taken for its head (组建某研究院).
/// `None` where its name neither begins nor ends as names do. What is no name (an identity, a figure) passes.
pub fn mended(text: &str, (span, mut claim): (Span, Claim)) -> Option<(Span, Claim)> {
    let (name, phrase) = match &mut claim {
        Claim::Company { name, .. } | Claim::Platform { name } | Claim::Industry { name, .. } => (name, true),
        Claim::Project(project) => (&mut project.name, true),
        Claim::Mechanism { name } | Claim::Honor { name, .. } => (name, false),
        Claim::Identity { .. } | Claim::Indicator(_) => return Some((span, claim)),
    };
    let pointed = any_of!["该公司", "该企业", "该集团", "拟建"].at_start(name).map_or(0, |(length, _)| length);
    let told = span.of(text) == name;
    let verb = if phrase { pointed + pieces::verb_at_head(&name[pointed..]) } else { 0 };
    name.drain(..verb);
    if !is_closed(name) || begins_with_a_particle(name) || phrase && !is_one_phrase(name) {
        return None;
    }
    Some((if told { Span::new(span.start + verb, span.end) } else { span }, claim))
}

/// True where a name closes what it opens.
pub fn is_closed(name: &str) -> bool {
    const MARKS: [(char, char); 7] =
        [('“', '”'), ('‘', '’'), ('《', '》'), ('(', ')'), ('「', '」'), ('〈', '〉'), ('【', '】')];
    let mut open = [0i32; MARKS.len()];
    for c in name.chars().filter(|c| !c.is_alphanumeric()) {
        for ((first, last), open) in MARKS.iter().zip(&mut open) {
            *open += i32::from(c == *first) - i32::from(c == *last);
        }
    }
    open == [0; MARKS.len()]
}

/// True for the mark or the particle that ends what stands before a name.
pub fn begins_with_a_particle(name: &str) -> bool {
    name.starts_with(['的', '了', '等', '、', ',', '。', ';', ':', '”', ')', '》'])
}

/// True where no word of the sentence around it stands in a name, outside of marks: not 某地领导就赶赴某园, not 再建某园.
fn is_one_phrase(name: &str) -> bool {
    let plain = unquoted(name);
    let adverb = any_of!["再", "要", "能"].strip_start(&plain).is_some_and(|rest| any_of!(ADVISED).starts(rest));
    !plain.ends_with(['了', '也', '就'])
        && !plain.contains('已')
        && !plain.contains("所在")
        && !pieces::has_a_link(&plain)
        && !adverb
}

/// Verbs of one character that follow 再, 要 and 能 in a sentence and in no name.
const ADVISED: &[&str] = &["看", "建", "造", "上", "坐", "去", "来", "说", "谈", "签", "引", "添", "做", "出", "找"];

/// What stands outside of quotation marks: within them anything may stand.
fn unquoted(name: &str) -> String {
    let mut depth = 0usize;
    let kept = name.chars().filter(|c| {
        match c {
            '“' | '《' | '‘' | '「' => depth += 1,
            '”' | '》' | '’' | '」' => depth = depth.saturating_sub(1),
            _ => return depth == 0,
        }
        false
    });
    kept.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::CompanyRole;

    fn platform(name: &str) -> Option<String> {
        let claim = Claim::Platform { name: name.to_string() };
        match mended(name, (Span::new(0, name.len()), claim))? {
            (span, Claim::Platform { name: told }) => (span.of(name) == told).then_some(told),
            _ => None,
        }
    }

    #[test]
    fn what_is_cut_wrongly_is_no_name() {
        for name in ["龙城)创新园", "的创新园", "再建加工产业园", "领导就赶赴龙城总部", "码头所在舟岭产业园"]
        {
            assert_eq!(platform(name), None, "{name}");
        }
    }

    #[test]
    fn a_verb_at_the_head_is_left_out() {
        assert_eq!(platform("组建龙城光伏材料研究院").as_deref(), Some("龙城光伏材料研究院"));
        assert_eq!(platform("希望工业园区").as_deref(), Some("希望工业园区"));
    }

    #[test]
    fn words_in_marks_and_words_that_hold_a_link_may_stand() {
        assert_eq!(platform("“就近办”服务中心").as_deref(), Some("“就近办”服务中心"));
        assert_eq!(platform("将军山产业园").as_deref(), Some("将军山产业园"));
        let firm = Claim::Company { name: "新疆众和".to_string(), role: CompanyRole::Resident, industry: None };
        assert!(mended("新疆众和", (Span::new(0, 12), firm)).is_some());
    }
}
