//! Parts of a whole, and the firms and trades a figure is limited to.

use super::{Figure, Reader, Row};
use crate::domain::{Dimension, Period};
use crate::facts::metric::{self, Name};
use crate::facts::words::{self, Class};
use crate::source::{Span, any_of};

/// 知识产权494件,其中发明专利109件; 企业2600家,其中上市公司48家: two nouns that are counted each under its own name.
fn of_another_head(part: &str, whole: &str) -> bool {
    let head = |noun: &str| {
        let found = words::find(noun);
        found
            .last()
            .filter(|(span, class)| span.end == noun.len() && *class == Class::Counted)
            .map(|(span, _)| span.start)
    };
    let of_bodies = any_of!["市场主体", "经营主体"].ends(whole) && any_of!["企业", "公司", "工商户"].ends(part);
    if of_bodies {
        return false;
    }
    let named = head(part).is_some() || any_of!["上市公司", "专利"].ends(part);
    named && head(whole).is_some_and(|at| !part.ends_with(&whole[at..]))
}

/// 规上企业, 上市企业, 跨国制药企业: firms that are counted under this name wherever they are. 外资企业 only says whose they are,
/// 产值超亿元企业 how large.
fn is_class_of_firms(noun: &str) -> bool {
    let owners = any_of!["外资", "中资", "港资", "台资", "侨资", "民营", "国有", "内资", "外商", "央属", "市属"];
    let classed = any_of![
        "规模", "规上", "限上", "四上", "级", "工业", "制造", "制药", "高新", "科技型", "专精特新", "上市", "500强",
    ];
    noun.ends_with("企业") && !noun.contains('元') && !owners.is_in(noun) && classed.is_in(noun)
}

/// 新登记, 引进: what was done in a time, of which a part was done too. 集聚 and 拥有 tell what there is.
fn is_deed(verb: &str) -> bool {
    verb.starts_with('新')
        || any_of!["净增", "增加", "引进", "签约", "登记", "注册", "认定", "招引", "开工", "投资"].contains(verb)
}

impl<'a> Reader<'_, 'a> {
    /// True where a figure tells of the same bodies at the same time as the row before it: their money (企业300家,总投资60亿美元),
    /// or more of what stands in a list (现有企业58户,参与军民融合的企业120户).
    pub(super) fn goes_with(&self, row: &Row, (figure, noun): (&Figure, &str)) -> bool {
        let text = self.passage.text;
        let between = text.get(row.span.end..figure.span.start).unwrap_or(";");
        let timed = self.passage.times.iter().any(|(at, _)| *at >= row.span.end && *at < figure.span.start);
        let near = !timed && !between.contains([';', '。']);
        let sums = any_of!["总投资", "协议投资", "计划投资", "注册资本", "注册资金", "合同金额", "协议金额"];
        let money = sums.ends(noun) || sums.is_in(between);
        let counted = |dimension| matches!(dimension, Dimension::Count | Dimension::Person);
        let stands = matches!(row.indicator.period, Some(Period::AsOf(_))) && row.indicator.period_inferred;
        let more = stands
            && counted(figure.measure.dimension)
            && !between.contains('已')
            && !crate::facts::nature::tells_a_deed(between);
        let of_bodies = row
            .indicator
            .quantity
            .as_ref()
            .is_some_and(|quantity| ["个", "家", "户", "宗"].contains(&quantity.unit.as_str()));
        near && (money && of_bodies && figure.measure.dimension == Dimension::Money || more)
    }

    /// 缩短为80天: how long it takes now.
    pub(super) fn is_shortened_to(&self, span: Span) -> bool {
        let before = self.passage.text[..span.start].trim_end_matches(['约', '了']);
        any_of![
            "缩短为", "缩短到", "缩短至", "压缩为", "压缩到", "压缩至", "减为", "减至", "减到", "缩减至", "缩减为",
            "压减到", "压减至", "降为", "降至", "变为",
        ]
        .ends(before)
    }

    /// 审批时间由120天缩减至45天: how long it took before.
    pub(super) fn was_before(&self, span: Span) -> bool {
        let clause = self.passage.clause_at(span.start);
        let before = self.passage.text[clause.start..span.start].trim_end_matches(['原', '来', '的', '约']);
        let after = self.passage.text.get(span.end..clause.end).unwrap_or("");
        before.ends_with(['由', '从']) && any_of!["压", "缩", "减", "降", "精简", "变为"].is_in(after)
    }

    pub(super) fn company_near(&self, span: Span) -> Option<String> {
        let line = self.context.line(self.passage, span.start);
        let near = self.companies.iter().rev().find(|(at, _)| *at <= line && *at + 4 > line);
        near.map(|(_, name)| name.clone())
    }

    /// 电子及通信设备制造业, 生物医药产业: a trade's name.
    fn is_trade(&self, noun: &str) -> bool {
        let bare = noun.trim_end_matches("行业").trim_end_matches("产业").trim_end_matches('业');
        noun.ends_with("制造业")
            || self.context.vocab.industries.get(bare).is_some()
            || self.context.vocab.industries.get(noun).is_some()
    }

    /// 新能源汽车及零部件 of 新能源汽车及零部件企业: the trade that the firms just counted are of.
    fn trade_of_firms(&self, noun: &str) -> Option<String> {
        let trade = noun.strip_suffix("企业")?;
        let trade = any_of!["各类", "国内外", "各种"].strip_start(trade).unwrap_or(trade);
        self.context.vocab.industries.opening(trade).map(|_| trade.to_string())
    }

    pub(super) fn trade_of(&self, noun: &str) -> String {
        noun.strip_suffix("产业")
            .or(noun.strip_suffix("行业"))
            .filter(|bare| bare.chars().count() >= 2)
            .unwrap_or(noun)
            .to_string()
    }

    /// 其中,工业项目46个 is a part of the figure before: its metric, with the noun as subject.
    pub(super) fn part_of(&self, name: Name, figure: &Figure) -> Name {
        // 化工850亿元;电子721亿元: each trade after the first goes on with the measure of them all.
        let goes_on = figure.measure.dimension == Dimension::Money
            && name.verb.is_empty()
            && self.prior.dimension == Some(Dimension::Money)
            && self.prior.whole().is_some_and(|whole| whole.metric.ends_with("产值"))
            && self.is_trade(&name.noun);
        if !self.parts && !goes_on || name.subject.is_some() || name.noun.is_empty() {
            return name;
        }
        let prior = self.whole.as_ref().unwrap_or(&self.prior);
        if self.has_own_name(&name.metric) {
            return name;
        }
        let whole = match figure.measure.dimension {
            Dimension::Count | Dimension::Person => {
                let Some((whole, unit)) = &prior.counted else { return name };
                let same = unit == figure.measure.unit || name.noun.ends_with(&whole.noun);
                // 产值超亿元的34家,其中超10亿元11家: firms of another size, each under its own name.
                let sized = |noun: &str| noun.ends_with("企业") && noun.contains("亿元");
                // 省级以上开发区13家,其中国家级5家: each grade under its own name.
                let graded = name.metric.ends_with(&format!("级{}数", name.noun)) && whole.noun.contains("级");
                if graded || of_another_head(&name.noun, &whole.noun) || sized(&name.noun) && sized(&whole.noun) {
                    return name;
                }
                if is_class_of_firms(&name.noun) && !is_deed(&whole.verb) {
                    return Name { subject: self.trade_of_firms(&whole.noun), ..name };
                }
                if !same || !name.verb.is_empty() && name.verb != whole.verb || name.noun == whole.noun {
                    return name;
                }
                whole
            }
            _ => {
                let Some(whole) = prior.whole() else { return name };
                let unlike = figure.quantity.is_some() && prior.dimension != Some(figure.measure.dimension);
                if unlike || metric::is_measure(&name.noun) || !name.verb.is_empty() {
                    return name;
                }
                whole
            }
        };
        if whole.metric.ends_with("产值") && self.is_trade(&name.noun) {
            let subject = self.trade_of(&name.noun);
            return Name {
                metric: "产业产值".to_string(),
                subject: Some(subject),
                noun: whole.noun.clone(),
                verb: whole.verb.clone(),
            };
        }
        Name {
            metric: whole.metric.clone(),
            subject: Some(name.noun.clone()),
            noun: whole.noun.clone(),
            verb: whole.verb.clone(),
        }
    }

    /// 入驻企业300家,其中国家级高新技术企业40家: grades of companies and kinds of laboratories are counted under their own names.
    fn has_own_name(&self, metric: &str) -> bool {
        let metrics = &self.context.vocab.metrics;
        let plain = any_of!["国家级", "国家", "省级", "市级", "自治区级"].strip_start(metric).unwrap_or(metric);
        let known = metrics.canonical(metric).or_else(|| metrics.canonical(plain)).and_then(|known| metrics.get(known));
        let place_of_work = any_of!["实验室数", "中心数", "孵化器数", "众创空间数", "工作站数"];
        known.is_some_and(|known| match known.category.as_str() {
            "企业梯队" => !["重点企业数", "龙头企业数"].contains(&known.name.as_str()),
            "创新" => place_of_work.ends(&known.name),
            _ => false,
        })
    }

    /// 主要产品产量:汽车28.4万辆: a list under a heading of its own.
    pub(super) fn output_of(&self, name: Name, figure: &Figure) -> Name {
        let clause = self.passage.clause_at(figure.span.start);
        let Some(colon) = self.passage.text[..clause.start].rfind(':') else { return name };
        let lead = &self.passage.text[..colon];
        let goods = matches!(
            figure.measure.dimension,
            Dimension::Count | Dimension::Mass | Dimension::Other | Dimension::Volume | Dimension::Energy
        );
        if !goods || !lead.ends_with("产量") || name.noun.is_empty() {
            return name;
        }
        Name { metric: format!("{}产量", name.noun), ..name }
    }
}
