//! Percentages and percentage points: shares, rates, moves of a rate.

use super::share::noun_behind;
use super::{Figure, Kind, Reader, Row, direction};
use crate::domain::{Bound, Decimal, Dimension, Quantity, Share};
use crate::facts::context::Reason;
use crate::facts::metric::{self, Around, Measure, Name};
use crate::facts::words;
use crate::recognise::{ChangeUnit, MentionKind, PercentUnit, Script};
use crate::source::{Span, any_of, is_letter};

impl<'a> Reader<'_, 'a> {
    /// A percentage that is no change and no share by its own words.
    pub(super) fn percent(&mut self, span: Span, (value, unit, bound): (Decimal, PercentUnit, Bound)) {
        let around = self.around(span);
        let before = around.before.trim_end_matches(['为', '达', '约', '超', '到']);
        if unit == PercentUnit::Points {
            return self.points(span, Quantity { value, unit: "个百分点".to_string(), bound });
        }
        // 升到56% is the level reached.
        let reached = around.before.ends_with(['到', '至', '为']);
        if let Some((noun, sign)) = moved(before).filter(|_| !reached) {
            return self.grow_named(span, value * sign, noun);
        }
        if let Some((subject, year)) = self.member_of_series(span) {
            return self.grow_in(span, value, (subject, year));
        }
        let rate = rate_beside_its_word(before, &around.after).and_then(|lead| self.named_by(lead));
        if let Some(name) = rate {
            self.grow_alone(span, value, name);
            return;
        }
        let said_again = any_of!["也就是", "相当于", "即"].strip_start(before.trim());
        if let Some(of) =
            said_again.and_then(|of| of.strip_suffix('的').or(of.strip_suffix("的近")).or(of.strip_suffix("的约")))
        {
            let of = of.to_string();
            if let Some(row) =
                self.rows.last_mut().filter(|row| row.indicator.share.is_none() && metric::is_measure(&of))
            {
                row.indicator.share = Some(Share { pct: value, of });
                row.span.end = span.end;
                return;
            }
        }
        // 以占全市3.4%的土地,……: of the noun behind, where that is what one has or makes.
        let behind = self.percent_of_what_follows(span, &around);
        if before.contains(['以', '用'])
            && let Some(behind) = behind
        {
            return self.share_of_noun((span, value), behind, &around);
        }
        if let Some((part, whole)) = part_and_whole(before) {
            return self.share_of(span, value, (&part, &whole));
        }
        let quantity = Quantity { value, unit: "%".to_string(), bound };
        let measure = Measure { dimension: Dimension::Percent, unit: "%" };
        if before.contains("恢复到") || before.ends_with("恢复") && self.prior.whole().is_some() {
            let Some(whole) = self.prior.whole().cloned() else { return self.leave(span, Reason::Comparison) };
            let metric = format!("{}恢复比例", whole.metric.trim_end_matches("人次"));
            self.push(Figure { span, quantity: Some(quantity), measure }, (Name { metric, ..whole }, &around), None);
            return;
        }
        if ["政策", "规定", "条件", "税率", "股权", "股份"]
            .iter()
            .any(|noun| around.after.chars().take(8).collect::<String>().contains(noun))
        {
            return self.leave(span, Reason::Limits);
        }
        if let Some(of) = self.against_another_time(span) {
            let Some(whole) = self.prior.whole().cloned() else { return self.leave(span, Reason::Comparison) };
            self.lone_share(span, Share { pct: value, of: format!("{of}{}", whole.metric) }, (whole, &around));
            return;
        }
        if let Some((name, share)) = self.share_moved_on(span, value) {
            self.lone_share(span, share, (name, &around));
            return;
        }
        if let Some(behind) = behind {
            return self.share_of_noun((span, value), behind, &around);
        }
        if let Some(of) = self.share_by_verb(span, &around) {
            self.lone_share(span, Share { pct: value, of: of.1 }, (of.0, &around));
            return;
        }
        self.amount(span, &quantity, &Kind { dimension: Dimension::Percent, script: Script::Digits });
    }

    /// 拉动全区增长6.5个百分点: what the figure before adds to the growth of the whole.
    fn lifts(&self, span: Span) -> Option<Name> {
        let text = self.passage.text.get(self.done.min(span.start)..span.end)?;
        let lifted = any_of!["拉动", "拉高", "带动", "贡献"].find(text).last().map(|(word, _)| &text[word.end..])?;
        let what =
            lifted.split(["增长", "增速", "提高", "上升", "回升"].iter().find(|cue| lifted.contains(**cue))?).next()?;
        let what = words::trim(metric::strip_region(what));
        let known = self.prior.whole()?;
        let subject = known.subject.clone().unwrap_or_else(|| known.metric.clone());
        let named = what.chars().count() <= 14 && !what.contains([',', '。', ';']);
        named.then(|| Name { metric: format!("拉动{what}增长"), subject: Some(subject), ..Name::default() })
    }

    /// 占比由58%提高到67%: the second is a share of the same.
    fn share_moved_on(&self, span: Span, pct: Decimal) -> Option<(Name, Share)> {
        let row = self.rows.last()?;
        let known = row.indicator.share.as_ref().filter(|_| row.indicator.quantity.is_none())?;
        let between = self.passage.text.get(row.span.end..span.start)?;
        let moved = any_of![
            "提高到", "提升到", "上升到", "增加到", "提升至", "提高至", "上升至", "增至", "升至", "降至", "下降到",
            "爬升到",
        ]
        .is_in(between);
        let name = row.settled();
        (moved && !between.contains(',')).then(|| (name, Share { pct, of: known.of.clone() }))
    }

    /// 分别完成年度目标的91%和85%: which of the figures before each is of.
    pub(super) fn aim_of(&self, span: Span) -> Option<String> {
        let row = self.told_respectively(span, |kind| matches!(kind, MentionKind::Percent(_)))?;
        Some(row.indicator.metric.clone())
    }

    /// 以不足全市1%的土地: a share of the noun behind, and whose that is.
    fn percent_of_what_follows(&self, span: Span, around: &Around) -> Option<(String, String)> {
        let noun = noun_behind(around)?;
        let clause = self.passage.clause_at(span.start);
        let before = &self.passage.text[clause.start..span.start];
        let place = self.passage.places.iter().any(|(place, _)| {
            place.end == span.start
                || self.passage.text[place.end..].starts_with(['市', '省', '州']) && place.end + 3 == span.start
        });
        let regions = ["全市", "全省", "全国", "全区", "全州", "该市", "全县", "全盟", "全球", "全旗"];
        let before = before.trim_end_matches(['近', '约', '超', '过']);
        // 每年贡献约四成的投资: of the region the sentence speaks of.
        let given = any_of!["贡献", "贡献了", "创造", "创造了", "集中了", "承担了", "完成了", "提供了"].ends(before)
            && metric::is_measure(noun);
        let whole = place || given || regions.iter().any(|word| before.ends_with(word));
        let of = regions
            .iter()
            .find(|word| before.ends_with(**word))
            .copied()
            .unwrap_or(before.rsplit(['以', '用', '占', '足', '近', '约', '了', '到']).next().unwrap_or(""));
        // 三成的生产总值、四成的增加值: the whole named once.
        let listed = before.ends_with(['、', '和', '及', '与']) && !self.fraction_of.is_empty();
        let of = if given { "" } else { of };
        let of = if whole || !listed { of.to_string() } else { self.fraction_of.clone() };
        (whole || listed).then(|| (noun.to_string(), of))
    }

    /// 超过去年全年的八成: the figure before, measured by another time's.
    fn against_another_time(&self, span: Span) -> Option<String> {
        let between = self.passage.text.get(self.done.min(span.start)..span.start)?;
        let of = ["超过", "达到", "相当于", "超", "达"]
            .iter()
            .find_map(|cue| between.find(cue).map(|at| &between[at + cue.len()..]))?;
        let of = of.strip_suffix('的')?;
        let times = self
            .passage
            .figures()
            .any(|m| matches!(m.kind, MentionKind::Period(_)) && m.span.end <= span.start && m.span.start >= self.done);
        (times && of.chars().count() <= 8 && of.chars().any(|c| c == '年' || c == '期')).then(|| of.to_string())
    }

    /// 七成销往外地: a share of the figure before that did something.
    fn share_by_verb(&self, span: Span, around: &Around) -> Option<(Name, String)> {
        let opens = around.before.trim().is_empty() && self.rows.last().is_some();
        let verb = words::find(&around.after).first().is_some_and(|(word, class)| {
            word.start == 0 && matches!(class, words::Class::Telling | words::Class::Light)
        });
        let whole = self.prior.whole().filter(|_| opens && verb && !self.passage.text[..span.start].ends_with('、'))?;
        let does: String = around.after.chars().take(8).collect();
        Some((Name { metric: format!("{}{does}", whole.noun), ..whole.clone() }, whole.metric.clone()))
    }

    /// Percentage points: how far a rate moved, or how far it lies from another body's.
    pub(super) fn points(&mut self, span: Span, quantity: Quantity) {
        let around = self.around(span);
        if let Some(name) = self.lifts(span) {
            let figure = Figure {
                span,
                quantity: Some(quantity),
                measure: Measure { dimension: Dimension::Percent, unit: "%" },
            };
            self.push_aside(figure, (name, &around), None);
            return;
        }
        let from = against(&around.before);
        let rated = around.before.clone() + span.of(self.passage.text);
        let words = rated[from..].to_string();
        let grew = self.rows.last().is_some_and(|row| row.indicator.yoy.is_some());
        let shared = self.rows.last().is_some_and(|row| row.indicator.share.is_some());
        // 产值增长46%,占比66%,提升8个百分点: what was told last has moved.
        let told = &self.passage.text[..span.start];
        let last = |cues: &[&str]| cues.iter().filter_map(|cue| told.rfind(cue)).max();
        let grew = grew && !(shared && last(&["占"]) > last(&["增长", "下降", "增速", "增幅"]));
        let own = words::trim(&around.before[..from]);
        let own = own.trim_start_matches(['但', '而', '且']);
        let own = metric::strip_region(own).trim_end_matches("增速").trim_end_matches("增幅");
        let base = match own.chars().count() >= 3 {
            true => Some(Name { metric: own.to_string(), noun: own.to_string(), ..Name::default() }),
            false => self.rows.last().map(Row::settled),
        };
        let Some(base) = base.or_else(|| self.prior.name.clone()) else { return self.leave(span, Reason::Comparison) };
        let rate = match () {
            () if rated.contains("增速") => "增速",
            () if base.metric.ends_with('率') => "",
            () if grew => "增速",
            () if shared || rated.contains("比重") => "占比",
            () => "",
        };
        let rate = if base.metric.ends_with(rate) { "" } else { rate };
        let (base, way) = match self.compared_bodies(span) {
            Some((over, body)) => {
                let base = Name {
                    metric: base
                        .metric
                        .split("增速高于")
                        .next()
                        .unwrap_or("")
                        .split("增速低于")
                        .next()
                        .unwrap_or("")
                        .to_string(),
                    ..base
                };
                let own = if rate.is_empty() && !base.metric.ends_with("增速") { "增速" } else { "" };
                (Name { metric: format!("{}{own}", base.metric), ..base }, format!("{over}{body}"))
            }
            None => (base, direction(&words)),
        };
        // 降幅较一季度收窄21.1个百分点
        let rate = if rate == "增速" && rated.contains("降幅") { "降幅" } else { rate };
        // 拉高4.8个、3个和0.2个百分点: each by as much of the same.
        let again = base.metric.ends_with("幅度") && rate.is_empty() && way == "变动";
        let metric = if again { base.metric.clone() } else { format!("{}{rate}{way}幅度", base.metric) };
        let figure = Figure {
            span,
            quantity: Some(quantity),
            measure: Measure { dimension: Dimension::Percent, unit: "个百分点" },
        };
        self.push_aside(figure, (Name { metric, ..base }, &around), None);
    }

    /// 分别高于全国、全省7个和5个百分点, 分别比全国、湖北省高出2.1个和1.3个百分点: which of the bodies this figure is measured against,
    /// and whether it is above or below.
    fn compared_bodies(&self, span: Span) -> Option<(&'static str, &'a str)> {
        let clause = self.passage.clause_at(span.end.saturating_sub(1));
        let text: &'a str = clause.of(self.passage.text);
        let ways = [
            ("高于", "高于"),
            ("快于", "高于"),
            ("高出", "高于"),
            ("低于", "低于"),
            ("慢于", "低于"),
            ("低", "低于"),
            ("高", "高于"),
        ];
        let (at, word, over) = ways.iter().find_map(|(word, over)| Some((text.find(word)?, *word, *over)))?;
        let list = match text[..at].rsplit_once('比') {
            Some((_, list)) => list,
            None => text[at + word.len()..].split(|c: char| c.is_ascii_digit()).next()?,
        };
        let bodies: Vec<&'a str> = list.split(['、', '和', '与', '及']).map(str::trim).collect();
        let named = |body: &&str| (2..=8).contains(&body.chars().count()) && body.chars().all(is_letter);
        if !bodies.iter().all(named) {
            return None;
        }
        let points: Vec<usize> = self
            .passage
            .figures()
            .filter(|m| m.span.end > clause.start && m.span.end <= clause.end)
            .filter(|m| match &m.kind {
                MentionKind::Percent(percent) => percent.unit == PercentUnit::Points,
                MentionKind::Change(change) => change.unit == ChangeUnit::Points,
                _ => false,
            })
            .map(|m| m.span.end)
            .collect();
        let k = points.iter().position(|end| *end == span.end)?;
        let body = bodies.get(k).filter(|_| bodies.len() >= 2 && bodies.len() == points.len())?;
        Some((over, body))
    }
}

/// 经济总量 of 经济总量增速始终在40%以上, of 经济总量连年保持40%以上增速, of 经济总量以40%的速度增长: whose rate stands beside its word.
fn rate_beside_its_word<'t>(before: &'t str, after: &str) -> Option<&'t str> {
    let held = any_of!["始终保持在", "始终在", "一直保持在", "一直在", "均保持在", "都保持在", "连年保持在"];
    let lead = held.strip_end(before).filter(|lead| any_of!["增速", "增幅"].ends(lead));
    let after = after.strip_prefix('的').unwrap_or(after);
    let by = any_of!["速度增长", "幅度增长", "速度递增"].starts(after);
    let kept = any_of!["增速", "增幅"].starts(after) && !after.contains("目标");
    let verbs = any_of!["连年保持", "均保持", "都保持", "始终保持", "一直保持"];
    let behind = || match (by, kept) {
        (true, _) => any_of!["均以", "都以", "以", "每年以"].strip_end(before),
        (_, true) => verbs.strip_end(before),
        _ => None,
    };
    lead.or_else(behind).filter(|lead| lead.chars().count() >= 3)
}

/// Where what a rate is held against begins: 比上年, 较全省, 高于全市. 占比 and 高新技术 hold nothing against anything.
fn against(before: &str) -> usize {
    let level = any_of!["较", "高于", "高出", "快于", "低于", "慢于", "快了", "高了", "低了"].first_start(before);
    let than = before
        .match_indices('比')
        .map(|(at, _)| at)
        .find(|at| !before[..*at].ends_with('占') && !before[at + "比".len()..].starts_with(['重', '例', '率']));
    level.into_iter().chain(than).min().unwrap_or(before.len())
}

/// A move in words that are no measured change by themselves (微增2.1%, 猛跌34.5%): the noun before, and the sign.
pub(super) fn moved(before: &str) -> Option<(&str, Decimal)> {
    const UP: &[&str] = &[
        "年增", "同增", "微增", "猛增", "激增", "劲增", "反弹", "回升", "飙升", "大涨", "上扬", "小幅增长", "微涨",
        "成长", "增", "涨", "升", "扬",
    ];
    const DOWN: &[&str] = &["年减", "猛跌", "微降", "骤降", "大跌", "下探", "微跌", "锐减", "下挫", "跌", "降", "减"];
    let find = |list: &[&str]| list.iter().find_map(|word| before.strip_suffix(word));
    if let Some(noun) = any_of!["增速依次", "增速分别"].strip_end(before) {
        let _ = noun;
        return None;
    }
    find(UP).map(|noun| (noun, Decimal::ONE)).or_else(|| find(DOWN).map(|noun| (noun, -Decimal::ONE)))
}

/// `第二产业占地区生产总值的比重`: the part and the whole.
fn part_and_whole(before: &str) -> Option<(String, String)> {
    let inside =
        before.strip_suffix("比重").or_else(|| before.strip_suffix("比例")).or_else(|| before.strip_suffix("份额"))?;
    let (part, whole) = inside.rsplit_once('占')?;
    Some((part.to_string(), whole.trim_end_matches('的').to_string()))
}
