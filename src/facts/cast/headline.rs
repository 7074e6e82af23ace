//! The park that opens a headline and has the word in the story under it.

use super::standing::SITE_AFTER;
use super::{Cast, Standing, Zone};
use crate::article::Role;
use crate::facts::context::Passage;
use crate::facts::focus;
use crate::recognise::MentionKind;
use crate::source::{Span, any_of};
use crate::vocab::Vocab;

/// How the name of a park ends that a headline may open with.
const PARKS: &[&str] = &["产业基地", "产业园", "产业园区", "科技园", "科技园区", "物流园", "产业区", "创业园"];

/// The park that a headline opens with, after the name of a column: 新年新气象|某某产业园…….
fn park_of_headline(headline: &Passage) -> Option<Span> {
    let text = headline.text;
    let from = text.find(['|', '｜']).map_or(0, |at| at + text[at..].chars().next().map_or(0, char::len_utf8));
    let (end, _) = any_of!(PARKS).every(&text[from..]).next()?;
    let end = from + end.end;
    let end =
        end + text[end..].strip_prefix('区').filter(|_| text[..end].ends_with('园')).map_or(0, |_| '区'.len_utf8());
    let name = &text[from..end];
    let named = (6..=22).contains(&name.chars().count()) && name.chars().all(char::is_alphanumeric);
    let site = any_of!(SITE_AFTER).starts(&text[end..]);
    let told = any_of![
        "打造", "建设", "推进", "加快", "走进", "获评", "获批", "入选", "入围", "跻身", "落户", "入驻", "签约", "开工",
        "投产", "新添", "再添", "揭牌", "建成", "的", "了", "将",
    ];
    (named && !site && !told.is_in(name)).then_some(Span::new(from, end))
}

/// 草堂科技产业基地 of 某高新区草堂科技产业基地.
fn without_zone<'t>(headline: &Passage<'t>, span: Span) -> Option<&'t str> {
    let zone = headline.mentions.iter().find(|mention| {
        matches!(mention.kind, MentionKind::Zone(_)) && mention.span.start == span.start && mention.span.end < span.end
    })?;
    let rest = &headline.text[zone.span.end..span.end];
    (rest.chars().count() >= 6).then_some(rest)
}

/// How often a story tells of a park under one of its names; never where it does not open a clause once.
fn told_of_park(passages: &[Passage], part: usize, forms: &[Option<&str>]) -> usize {
    let story = || passages.iter().filter(|passage| passage.part == part && passage.is_body());
    let named = |passage: &Passage, form: &str| -> Vec<Span> {
        passage.text.match_indices(form).map(|(at, _)| Span::new(at, at + form.len())).collect()
    };
    let forms = || forms.iter().copied().flatten();
    let heads = story().any(|passage| {
        forms().any(|form| named(passage, form).into_iter().any(|span| focus::heads_clause(passage, span)))
    });
    let shortest = forms().min_by_key(|form| form.len()).unwrap_or("");
    if heads { story().map(|passage| named(passage, shortest).len()).sum() } else { 0 }
}

impl Cast {
    /// 某高新区草堂科技产业基地签约11家企业, 智能网联汽车产业园迈向千亿: the park that opens a headline and has the word in the
    /// story is whom it is about, though its name alone would be no zone's.
    pub(super) fn meet_headline_parks(&mut self, passages: &[Passage], vocab: &Vocab) {
        let headlines = passages.iter().enumerate().filter(|(at, passage)| {
            let part = passages[..*at].iter().rev().take_while(|before| before.part == passage.part);
            matches!(passage.role, Role::Heading(_)) && !part.into_iter().any(Passage::is_body)
        });
        for (at, headline) in headlines {
            let Some(span) = park_of_headline(headline) else { continue };
            let name = span.of(headline.text);
            let known = self.zones.iter().any(|zone| zone.words.iter().any(|word| word == name));
            let forms = [Some(name), without_zone(headline, span)];
            let told = told_of_park(passages, headline.part, &forms);
            if known || told < 2 {
                continue;
            }
            let named = Zone::named(name, (at, span.start), vocab);
            self.zones.push(Zone { standing: Standing::Speaks, count: told, told, written: true, ..named });
            for form in forms.into_iter().flatten() {
                self.teach(self.zones.len() - 1, form);
                self.aliases.push((form.to_string(), self.zones.len() - 1));
            }
        }
    }
}
