//! What a policy gives: 对新认定的企业给予20万元奖励, 每个项目最高补贴500万元.

use super::phrase::{strip_region, tidy};
use super::{Around, Measure, Name};
use crate::domain::Dimension;
use crate::facts::words;
use crate::source::any_of;

/// Kinds of aid, as they stand behind the money or right before it.
const KINDS: &[&str] = &[
    "奖励", "奖补", "补助", "补贴", "资助", "扶持", "贷款担保", "担保", "贴息", "资金支持", "配套资助", "配套补助",
    "扶持资金", "奖励资金", "补助资金", "补贴资金", "奖金", "经费资助", "经费支持", "安家费", "启动资金",
];

/// Words that give, between whom it is given to and the money.
const GIVES: &[&str] = &["可获得", "可获", "可享受", "可享", "给予", "予以", "奖给"];
/// Words for the most that is given.
const MOST: &[&str] = &["最高", "最多", "上限"];

/// The name of money that a policy gives to whoever meets its terms. What was given once to somebody (获补助300万元) is a sum
/// like any other.
pub(super) fn given(around: &Around, measure: Measure) -> Option<Name> {
    if measure.dimension != Dimension::Money {
        return None;
    }
    let lead = around.before.trim();
    let (who, kind) = behind(lead, &around.after).or_else(|| ahead(lead, around.at_most))?;
    let most = around.at_most || any_of!(MOST).is_in(lead);
    let metric = if most { format!("最高{kind}额") } else { format!("{kind}标准") };
    Some(Name { metric, subject: receiver(who), ..Name::default() })
}

/// `给予20万元奖励`: who gets it, and the kind of aid behind the money.
fn behind<'t>(lead: &'t str, after: &'t str) -> Option<(&'t str, &'t str)> {
    let (gives, _) = any_of!(GIVES).find(lead).last()?;
    let after = any_of!["以内的", "以下的", "的", "一次性"].strip_start(after).unwrap_or(after);
    let kind = &after[..after.find([',', '、', '。', ';', '(', '和']).unwrap_or(after.len())];
    let aid = any_of!(KINDS).ends(kind) && kind.chars().count() <= 8;
    let who = match &lead[gives.end..] {
        "" => &lead[..gives.start],
        who => who,
    };
    aid.then_some((who, kind))
}

/// `最高补贴500万元`, `每家奖励10万元`: who gets it, and the kind of aid right before the money.
fn ahead(lead: &str, most: bool) -> Option<(&str, &str)> {
    let kind = KINDS.iter().filter(|kind| lead.ends_with(**kind)).max_by_key(|kind| kind.len())?;
    let who = lead.strip_suffix(kind)?;
    let ruled = most || any_of!["每家", "每个", "每户", "每项", "每人", "每年", "最高", "最多"].is_in(who);
    ruled.then_some((who, *kind))
}

/// 新认定的高新技术企业 of 对新认定的高新技术企业: to whom it is given.
fn receiver(who: &str) -> Option<String> {
    let who = who.rsplit([',', ':']).next()?;
    let who = &who[who.rfind('对').map_or(0, |at| at + "对".len())..];
    let mut who = words::trim(strip_region(who));
    while let Some(rest) = any_of!["最高", "最多", "可获", "一次性", "每年"].strip_end(who) {
        who = words::trim(rest);
    }
    let who = any_of!["每家", "每个", "每户", "每项", "每年", "给"].strip_start(who).unwrap_or(who);
    let named = tidy(words::trim(who));
    ((2..=16).contains(&named.chars().count()) && !named.contains(['、', ','])).then_some(named)
}
