//! Names that the text gives its zones in so many words: 以下简称, 又称, 更名为; and what it calls a zone besides its city's name.

use super::names::bare_name;
use super::{Cast, Standing, ZoneId};
use crate::facts::context::Passage;
use crate::facts::ownname::{OwnName, called_by};
use crate::recognise::{MentionKind, ZoneForm};
use crate::source::{Span, any_of};
use crate::vocab::Vocab;

/// What is said of a body that bears one more name.
const ONE_MORE: &[&str] = &["另有一块牌子", "还有一块牌子", "还有块牌子", "另一块牌子", "加挂", "增挂"];
/// What is said of two bodies that are one.
const ONE_TEAM: &[&str] = &["一套班子", "一套人马", "一套机构", "一个机构", "合署办公"];

impl Cast {
    /// 某西新经开区经批准更名为某汽车经开区: one zone, under its new name.
    fn take_new_names(&mut self, passage: &Passage) {
        let named: Vec<Span> = passage
            .mentions
            .iter()
            .filter(|mention| matches!(&mention.kind, MentionKind::Zone(zone) if zone.form == ZoneForm::Named))
            .map(|mention| mention.span)
            .collect();
        for pair in named.windows(2) {
            let between = &passage.text[pair[0].end..pair[1].start];
            let renamed = any_of!["更名为", "改名为", "改称", "定名为", "新的名称为", "新名称为", "新名为"]
                .ends(between.trim_end_matches(['“', '‘']))
                && !between.contains(['。', ';']);
            // 要更名为, 拟更名为: the name is not borne yet.
            let planned = any_of!["要", "拟", "将", "申报", "力争", "争取", "准备", "申请", "计划"].is_in(between);
            let (old, new) = (self.find(pair[0].of(passage.text)), self.find(pair[1].of(passage.text)));
            if let (Some(old), Some(new)) = (old, new)
                && renamed
                && !planned
                && old != new
            {
                self.merge(old, new);
            }
        }
    }

    /// 园区另有一块牌子,江苏某某经济开发区; 甲开发区与乙高新区“两块牌子、一套班子”: one body under two names, that which is told of
    /// first.
    fn join_two_signs(&mut self, passages: &[Passage], at: usize) {
        let passage = &passages[at];
        let Some((cue, word)) = any_of!(ONE_MORE, ONE_TEAM).find(passage.text).next() else { return };
        let named = |passage: &Passage| -> Vec<(Span, ZoneId)> {
            let zones = passage.mentions.iter().filter(|mention| matches!(mention.kind, MentionKind::Zone(_)));
            zones.filter_map(|mention| Some((mention.span, self.find(mention.span.of(passage.text))?))).collect()
        };
        let own = named(passage);
        let pair = match own.as_slice() {
            [(_, one), (_, other)] => Some((*one, *other)),
            // 园区另有一块牌子: the body of the sentence before.
            [(span, other)] if ONE_MORE.contains(&word) && span.start > cue.end => {
                let before = passages[..at].iter().rev().take_while(|before| before.paragraph == passage.paragraph);
                before.take(2).find_map(|before| named(before).last().map(|(_, one)| (*one, *other)))
            }
            _ => None,
        };
        if let Some((one, other)) = pair.filter(|(one, other)| one != other) {
            self.merge(other, one);
        }
    }

    /// Short names the text gives itself: X(以下简称Y), Y是X, X又称Y.
    pub(super) fn learn_aliases(&mut self, passages: &[Passage], vocab: &Vocab) {
        for (at, passage) in passages.iter().enumerate() {
            self.join_two_signs(passages, at);
            if any_of!["更", "改", "定名", "名称为", "新名为"].is_in(passage.text) {
                self.take_new_names(passage);
            }
            for mention in &passage.mentions {
                let MentionKind::Zone(zone) = &mention.kind else { continue };
                if zone.form != ZoneForm::Named {
                    continue;
                }
                let Some(id) = self.find(mention.span.of(passage.text)) else { continue };
                if let Some(alias) = alias_after(passage.text, mention.span.end)
                    .or_else(|| alias_before(passage.text, mention.span, &self.zones[id].name))
                {
                    match self.find(alias) {
                        Some(other) if other != id => self.merge(other, id),
                        // 衡东工业园区(原衡东新塘经济开发区), taken for one zone: it bears its new name.
                        Some(_) if self.zones[id].name == alias => {
                            self.zones[id].name = vocab.zones.expand(&bare_name(mention.span.of(passage.text), vocab));
                        }
                        _ => {}
                    }
                    self.by_word.insert(alias.to_string(), id);
                    self.aliases.push((alias.to_string(), id));
                    // 又称“中国光谷”, and 光谷 from there on.
                    if let Some(short) =
                        alias.strip_prefix("中国").filter(|short| short.ends_with(['谷', '城', '港', '湾']))
                    {
                        self.aliases.push((short.to_string(), id));
                    }
                    self.teach(id, alias);
                    self.zones[id].standing = Standing::Speaks;
                }
            }
        }
    }

    /// 智造新城 of 某市智造新城, 临港区 of 某市临港经济技术开发区: a zone by the name it has besides its city's, where the text
    /// calls it so.
    pub(super) fn learn_own_names(&mut self, passages: &[Passage], vocab: &Vocab) {
        for id in 0..self.zones.len() {
            let Some(own) = OwnName::of(&self.zones[id], vocab).filter(|_| self.zones[id].count > 0) else { continue };
            let free = |form: &String| {
                // 南沙区 beside 广州南沙经济技术开发区 is a district.
                self.find(form).is_none_or(|known| known == id) && vocab.places.counties_named(form).is_empty()
            };
            let forms: Vec<String> = own.forms.into_iter().filter(free).collect();
            let (called, acts) = called_by(passages, (&own.word, &forms));
            // By the name of its place alone it is not told more often.
            if !own.is_place {
                self.zones[id].count += called.len();
                self.zones[id].told += called.len();
            }
            if acts {
                self.zones[id].standing = Standing::Speaks;
            }
            for form in called {
                if !self.aliases.iter().any(|(known, _)| known == form) {
                    self.by_word.entry(form.clone()).or_insert(id);
                    self.aliases.push((form.clone(), id));
                }
            }
        }
    }
}

/// `(以下简称石河子经开区)`, `(简称“留创园”)`, `,又称X` after a name.
fn alias_after(text: &str, at: usize) -> Option<&str> {
    let rest = text[at..].trim_start_matches(['(', ',', ' ']);
    let bracketed = text[at..].starts_with('(');
    let cues =
        ["以下简称为", "以下简称", "下称", "以下称", "简称为", "简称", "又称", "又名", "原名", "曾用名", "前身为"];
    let cue =
        cues.into_iter().find(|cue| rest.starts_with(cue)).or((bracketed && rest.starts_with('原')).then_some("原"))?;
    let name = rest[cue.len()..].trim_start_matches(['“', '‘', ':', '"']);
    let end = name.find(['”', '’', ')', ',', '。', '、', ';', '"']).unwrap_or(name.len());
    let name = &name[..end];
    (2..=14).contains(&name.chars().count()).then_some(name)
}

/// Y in 这里所说的Y是X: Y picks characters out of X, in order.
fn alias_before<'t>(text: &'t str, span: Span, full: &str) -> Option<&'t str> {
    let before = text[..span.start].strip_suffix('是').or_else(|| text[..span.start].strip_suffix("即"))?;
    let start = before.char_indices().rev().take(6).last().map_or(0, |(at, _)| at);
    let tail = &before[start..];
    let picks = |word: &str| {
        let mut rest = full.chars();
        word.chars().all(|c| rest.any(|f| f == c))
    };
    tail.char_indices()
        .map(|(at, _)| &tail[at..])
        .find(|word| word.chars().count() >= 2 && word.ends_with(['园', '区']) && picks(word))
}
