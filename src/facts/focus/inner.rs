//! Parks that take the word for a paragraph, and 园区 after them.

use super::heads::heads_clause;
use super::topics::names_a_work;
use super::{Topic, Walk};
use crate::facts::cast::{Standing, ZoneId};
use crate::facts::context::Passage;
use crate::facts::parks;
use crate::recognise::MentionKind;
use crate::source::{Span, any_of};

impl Walk<'_, '_> {
    /// A park within the zone at the head of a clause, and 园区, 该园 after it in its paragraph.
    pub(super) fn parks_within(&self, passage: &Passage, topics: &mut Vec<(Span, Topic)>) {
        let within = |named: (Span, ZoneId)| {
            self.cast.zone(named.1).standing == Standing::Within || self.is_told_by_the_city(passage, named)
        };
        let mut park = self.park;
        for &(span, zone) in passage.zones.iter().filter(|named| within(**named)) {
            let shown = parks::is_led_to(passage, span);
            if heads_clause(passage, span) || shown || passage.text[..span.start].ends_with("中,") {
                topics.push((span, Topic::Park(zone)));
                park = Some((zone, true));
            }
        }
        let Some((park, speaks)) = park else { return };
        let other = |span: Span| passage.zones.iter().any(|(name, zone)| name.end <= span.start && self.speaks(*zone));
        let meant = |span: &Span| passage.text[span.start..].starts_with('该') || speaks && !other(*span);
        let pointers: Vec<Span> = parks::pointers(passage).filter(meant).collect();
        topics.retain(|(span, _)| !pointers.iter().any(|pointer| pointer.overlaps(*span)));
        topics.extend(pointers.into_iter().map(|span| (span, Topic::Park(park))));
    }

    /// 某某化工园同样有新动静, 某某化工园里,……: a park to which a city's story turns.
    fn is_told_by_the_city(&self, passage: &Passage, (span, zone): (Span, ZoneId)) -> bool {
        let zone = self.cast.zone(zone);
        let after = &passage.text[span.end..];
        let turned_to = span.start == 0 && !after.starts_with(['、', '等', '和', '与']) || after.starts_with("里,");
        turned_to
            && self.home_is_region()
            && self.section == self.home
            && passage.is_body()
            && zone.standing == Standing::Named
            && any_of!["园", "园区", "基地"].ends(&zone.name)
            && !names_a_work(passage, (span, &zone.name))
    }

    /// 园区 alone at the head of a clause.
    pub(super) fn the_park(&self, passage: &Passage, topics: &mut Vec<(Span, Topic)>) {
        let last = [self.last_zone.map(|zone| self.cast.zone(zone).name.as_str()), self.home_name()];
        let own = |word: &str| last.iter().flatten().any(|name| name.ends_with(word));
        let words = [
            "片区", "分区", "新城", "科学城", "科技城", "工业城", "生态城", "基地", "示范区", "试验区", "实验区",
            "合作区", "集聚区",
        ]
        .into_iter()
        .filter(|word| own(word));
        for (at, word) in words.chain(["园区"]).flat_map(|word| passage.text.match_indices(word)) {
            let span = Span::new(at, at + word.len());
            let inside = passage.mentions.iter().any(|m| {
                matches!(m.kind, MentionKind::Zone(_) | MentionKind::Organisation(_)) && m.span.overlaps(span)
            });
            if !inside && heads_clause(passage, span) {
                topics.push((span, self.antecedent(passage, span, word)));
            }
        }
    }
}
