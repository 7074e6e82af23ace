//! How long one travels (到机场30分钟车程) and how long a service takes (企业开办1个工作日办结).

use super::Reader;
use crate::domain::Quantity;
use crate::facts::metric::{self, Name};
use crate::facts::words;
use crate::source::{Span, any_of};

/// Words between a length of time and the place that is reached in it.
const REACHES: &[&str] = &["可到达", "即可到达", "可达", "即可抵达", "可抵达", "直达", "可到", "到达", "抵达", "到"];
/// Ends of places that one travels to.
const STATIONS: &[&str] = &["机场", "站", "港", "市区", "码头", "口岸", "主城", "城区"];
/// What an office does at the end of the time it has.
const SERVED: &[&str] = &["办结", "办好", "办完", "出具", "领到", "拿到", "核发", "取得"];

impl Reader<'_, '_> {
    /// `到机场车程` of 到机场约40分钟车程, `到广州时间` of 高铁3小时到广州.
    pub(super) fn travelled(&self, span: Span, quantity: &Quantity) -> Option<Name> {
        if !["分钟", "小时"].contains(&quantity.unit.as_str()) {
            return None;
        }
        let clause = self.passage.clause_at(span.start);
        let text = self.passage.text;
        let before = text[clause.start..span.start].trim();
        let after = text.get(span.end..clause.end)?.trim_start_matches("左右").trim_start_matches('的');
        let after = after.trim_end_matches([',', '。', ';', '、', ' ']);
        let lead = any_of!["均只需", "只需", "仅需", "需", "仅", "均"].strip_end(before).unwrap_or(before);
        let to = |lead: &str| {
            let at = any_of!["到", "距离", "距", "至"].find(lead).last()?.0.end;
            Some(lead[at..].to_string())
        };
        let (place, kind) = match after.strip_prefix("车程") {
            Some("") => (to(lead)?, "车程"),
            Some(reached) => (any_of!(REACHES).strip_start(reached)?.to_string(), "车程"),
            None if lead.ends_with("车程") => (to(&lead[..lead.len() - "车程".len()])?, "车程"),
            None if after.is_empty() => (to(lead).filter(|place| any_of!(STATIONS).ends(place))?, "车程"),
            None => {
                let place = any_of!(REACHES).strip_start(after)?;
                let known = self.context.vocab.places.first_in(place).is_some_and(|(span, _)| span.start == 0);
                (
                    place
                        .split(['的', '、'])
                        .next()
                        .filter(|place| known || any_of!(STATIONS).ends(place))?
                        .to_string(),
                    "时间",
                )
            }
        };
        let named = (2..=14).contains(&place.chars().count());
        named.then(|| Name { metric: format!("到{place}{kind}"), ..Name::default() })
    }

    /// `企业开办办理时限` of 企业开办1个工作日办结, `规划许可证办理时限` of 5个工作日出具规划许可证.
    pub(super) fn served(&self, span: Span, quantity: &Quantity) -> Option<Name> {
        if !any_of!["工作日", "天", "小时", "分钟"].ends(&quantity.unit) {
            return None;
        }
        let text = self.passage.text;
        let clause = self.passage.clause_at(span.start);
        let after = any_of!["之内", "内"].strip_start(text.get(span.end..clause.end)?);
        let after = after.unwrap_or(text.get(span.end..clause.end)?);
        let after = any_of!["就能", "即可", "便可", "就", "便", "可", "能", "全部"].strip_start(after).unwrap_or(after);
        let what = any_of!(SERVED).strip_start(after)?.trim_start_matches('了');
        let what = words::trim(what.split([',', '。', ';', '、', '(']).next()?);
        let before = metric::clean(self.passage, Span::new(clause.start, span.start));
        let before = any_of!["不到", "只需", "仅需", "需"].strip_end(before.trim()).unwrap_or(before.trim());
        let of = if what.is_empty() { words::trim(metric::strip_region(before)) } else { what };
        let named = (2..=14).contains(&of.chars().count()) && !of.contains([',', '的']);
        named.then(|| Name { metric: format!("{of}办理时限"), ..Name::default() })
    }
}
