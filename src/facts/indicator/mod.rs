//! Numbers: each with its metric, owner, period, change, share, rank and status.

mod amount;
mod growth;
mod lasting;
mod no_figure;
mod order;
mod part;
mod percent;
mod product;
mod rank;
mod share;
mod waits;
mod yields;

use std::collections::BTreeSet;

use crate::domain::{Bound, Claim, Decimal, Dimension, Fact, Indicator, Period, Point, Quantity, Rank, Share, Status};
use crate::facts::context::{Context, Doubt, Passage, Reason};
use crate::facts::focus::Owner;
use crate::facts::metric::{self, Around, Measure, Name, Prior};
use crate::facts::nature::{Nature, Wording};
use crate::facts::{paired, status, table, topic};
use crate::recognise::{MentionKind, RankForm, Script};
use crate::source::{Span, any_of};

/// Reads the figures of an article; hands out the numbers that gave no fact.
pub fn read(context: &Context, out: &mut Vec<Fact>) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    let mut seen: BTreeSet<Key> = BTreeSet::new();
    let mut prior = Prior::default();
    let mut paragraph = usize::MAX;
    let mut topics = topic::Topics::default();
    let tables = table::read(context, out);
    let mut companies: Vec<(usize, String)> = out
        .iter()
        .filter_map(|fact| match &fact.claim {
            Claim::Company { name, .. } => Some((fact.evidence.line, name.clone())),
            _ => None,
        })
        .collect();
    companies.sort();
    let (projects, moneys) = (yields::projects(out), yields::moneys(out));
    let told = context.passages.iter().enumerate().filter(|(i, passage)| passage.is_body() && !tables.contains(i));
    for (_, passage) in told {
        if passage.paragraph != paragraph {
            (paragraph, prior) = (passage.paragraph, Prior::default());
        }
        topics.hear(passage, context.vocab);
        let mut reader = Reader {
            context,
            passage,
            topics: &topics,
            companies: &companies,
            rows: Vec::new(),
            doubts: Vec::new(),
            prior,
            done: 0,
            turned_at: None,
            whole: None,
            fraction_of: String::new(),
            parts: false,
            aside: None,
        };
        reader.run();
        reader.phases(&projects);
        yields::give_to_project(&mut reader.rows, passage, &projects);
        product::give_to_product(&mut reader.rows, passage);
        prior = reader.prior;
        doubts.append(&mut reader.doubts);
        // 签约项目22个,总投资360亿元: the money of all of them.
        let counted = |row: &Row| row.indicator.metric.ends_with("项目数");
        let several = reader.rows.iter().any(counted);
        for row in reader.rows {
            let one = !several || row.indicator.metric == "投资金额";
            if one && yields::is_project_money(&row.indicator, context.line(passage, row.span.start), &moneys) {
                doubts.push(context.doubt(passage, row.span, Reason::ProjectMoney));
                continue;
            }
            if !seen.insert(row.key()) && !is_another(passage, row.span) {
                doubts.push(context.doubt(passage, row.span, Reason::Repeat));
                continue;
            }
            out.push(context.fact(passage, row.span, (&row.zone, Claim::Indicator(Box::new(row.indicator)))));
        }
    }
    doubts
}

/// 又有5个项目开工: as many more, and not the same told again.
fn is_another(passage: &Passage, span: Span) -> bool {
    let clause = passage.clause_at(span.start);
    any_of!["又有", "另有", "又"].ends(&passage.text[clause.start.min(span.start)..span.start])
}

/// A figure read so far.
#[derive(Debug)]
struct Row {
    span: Span,
    zone: String,
    indicator: Indicator,
    name: Name,
}

impl Row {
    /// Its name under the canonical metric, for figures that lean on it.
    fn settled(&self) -> Name {
        let i = &self.indicator;
        Name { metric: i.metric.clone(), subject: i.subject.clone(), ..self.name.clone() }
    }

    /// By what two rows of an article are the same: a time that was only reasoned tells none apart.
    fn key(&self) -> Key {
        let i = &self.indicator;
        let quantity = i.quantity.as_ref();
        Key {
            zone: self.zone.clone(),
            metric: i.metric.clone(),
            subject: i.subject.clone(),
            quantity: quantity.map(|quantity| (as_written(quantity.value), quantity.unit.clone(), quantity.bound)),
            period: i.period.filter(|_| !i.period_inferred || i.yoy.is_some()),
            yoy: i.yoy.map(as_written),
            share: i.share.as_ref().map(|share| (as_written(share.pct), share.of.clone())),
            rank: i.rank.as_ref().map(|rank| (rank.position, rank.of.clone())),
        }
    }
}

/// What a row says, as far as it tells it from others.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    zone: String,
    metric: String,
    subject: Option<String>,
    quantity: Option<(Digits, String, Bound)>,
    period: Option<Period>,
    yoy: Option<Digits>,
    share: Option<(Digits, String)>,
    rank: Option<(u32, String)>,
}

/// A number with the places it is written with: 1.5 is not 1.50.
type Digits = [u8; 16];

fn as_written(number: Decimal) -> Digits {
    number.serialize()
}

/// One sentence being read.
struct Reader<'r, 'a> {
    context: &'r Context<'a>,
    passage: &'r Passage<'a>,
    topics: &'r topic::Topics,
    /// Companies of the article with their lines.
    companies: &'r [(usize, String)],
    rows: Vec<Row>,
    doubts: Vec<Doubt>,
    prior: Prior,
    /// Where the figure read last ends.
    done: usize,
    /// The row whose rate turned (由上年下降9.7%转为增长6.1%).
    turned_at: Option<usize>,
    /// What the parts after 其中 are parts of.
    whole: Option<Prior>,
    /// The whole of the fractions in the clause: 该市 in 该市1/4的产值、1/5的利润.
    fraction_of: String,
    /// True after 其中, to the end of the sentence or the next semicolon.
    parts: bool,
    /// What was told before the bracket that is open, and whether as a part.
    aside: Option<(Prior, bool)>,
}

/// A number on its way to become a row.
struct Figure<'m> {
    span: Span,
    quantity: Option<Quantity>,
    measure: Measure<'m>,
}

/// What is known of a number besides its words.
struct Kind {
    dimension: Dimension,
    script: Script,
}

impl<'a> Reader<'_, 'a> {
    fn run(&mut self) {
        let passage = self.passage;
        let mut lengths = Vec::new();
        self.sectors();
        for mention in passage.figures() {
            self.hear_brackets(mention.span.start);
            self.hear_parts(mention.span.start);
            let span = mention.span;
            match &mention.kind {
                MentionKind::Quantity(amount) => {
                    let kind = Kind { dimension: amount.dimension, script: amount.script };
                    if amount.dimension == Dimension::Time {
                        lengths.push((span, amount.quantity.clone()));
                    }
                    if self.amount(span, &amount.quantity, &kind) == Told::Limit {
                        continue;
                    }
                }
                MentionKind::Range { low, high } => {
                    let kind = Kind { dimension: high.dimension, script: high.script };
                    let from =
                        Quantity { bound: Bound::AtLeast, unit: high.quantity.unit.clone(), ..low.quantity.clone() };
                    self.amount(span, &from, &kind);
                    self.amount(span, &Quantity { bound: Bound::Under, ..high.quantity.clone() }, &kind);
                }
                MentionKind::Percent(percent) => self.percent(span, (percent.value, percent.unit, percent.bound)),
                MentionKind::Change(change) => self.change(span, change),
                MentionKind::Share(share) => {
                    let of = share
                        .of
                        .map_or("", |of| of.of(passage.text))
                        .trim_start_matches("比由")
                        .trim_start_matches("比从");
                    self.share(span, share.pct, of);
                }
                MentionKind::Fraction(fraction) => self.fraction(span, fraction.percent),
                MentionKind::Rank(rank) if rank.form == RankForm::Place => {
                    let of = rank.among.map_or("", |among| among.of(passage.text));
                    self.rank((span, rank.among), Rank { position: rank.position, of: of.to_string() });
                }
                MentionKind::Number { value, bound, .. } if self.counts_people(span) => {
                    let quantity =
                        Quantity { value: *value / Decimal::from(10_000), unit: "万人".to_string(), bound: *bound };
                    self.amount(span, &quantity, &Kind { dimension: Dimension::Person, script: Script::Digits });
                }
                MentionKind::Ordinal(number) => {
                    self.founded_as(span, *number);
                    continue;
                }
                // A size class or a bare number limits the noun beside it and parts nothing.
                _ => continue,
            }
            self.done = span.end;
        }
        // What was told as a figure already is no other.
        lengths.retain(|(span, _)| !self.rows.iter().any(|row| row.span.overlaps(*span)));
        self.lengths_of_time(lengths);
    }

    /// 三次产业结构为1.1:78.3:20.6: what each sector has in the gross product.
    fn sectors(&mut self) {
        let text = self.passage.text;
        let Some(at) = any_of!["三次产业", "产业结构", "三产结构", "三产比例"].first_start(text) else {
            return;
        };
        let Some(parts) = ratio_of_three(text, at) else { return };
        for (part, sector) in parts.into_iter().zip(["第一产业", "第二产业", "第三产业"]) {
            let Ok(pct) = part.of(text).parse::<Decimal>() else { continue };
            let name =
                Name { metric: format!("{sector}增加值"), noun: format!("{sector}增加值"), ..Name::default() };
            self.lone_share(part, Share { pct, of: "地区生产总值".to_string() }, (name, &Around::default()));
        }
    }

    /// 常住人口46.2万: people without their measure word.
    fn counts_people(&self, span: Span) -> bool {
        let before = self.passage.text[..span.start].trim_end_matches(['约', '近', '达', '超', '为']);
        let after = &self.passage.text[span.end..];
        let named = any_of!["人口", "常住人口", "户籍人口", "总人口"].starts(after);
        (before.ends_with("人口") || named) && span.of(self.passage.text).contains('万')
    }

    /// 其中 makes the figures after it parts of the one before, until a semicolon or the sentence ends it.
    fn hear_parts(&mut self, at: usize) {
        let between = self.passage.text.get(self.done.min(at)..at).unwrap_or("");
        if between.contains(';') {
            self.parts = false;
        }
        if between.contains("其中") || between.contains("项目中") || between.contains("企业中") {
            self.parts = true;
            self.whole = Some(self.prior.clone());
        }
    }

    /// 生产企业33家(其中外资9家),配套企业35家: what follows a bracket goes on from what stood before it.
    fn hear_brackets(&mut self, at: usize) {
        let between = self.passage.text.get(self.done.min(at)..at).unwrap_or("");
        if !between.contains(['(', ')']) {
            return;
        }
        if between.contains(')')
            && let Some(before) = self.aside.take()
        {
            (self.prior, self.parts) = before;
        }
        if between.rfind('(') > between.rfind(')') {
            self.aside = Some((self.prior.clone(), self.parts));
        }
    }

    fn leave(&mut self, span: Span, reason: Reason) {
        self.doubts.push(self.context.doubt(self.passage, span, reason));
    }

    fn around(&self, span: Span) -> Around {
        metric::around(self.passage, span, self.done)
    }

    /// Reads a figure of that name; hands out its row, or nothing where it belongs to nobody.
    fn push(&mut self, figure: Figure, (name, _): (Name, &Around), status: Option<Status>) -> Option<&mut Row> {
        let (context, passage) = (self.context, self.passage);
        let (zone, company) = match self.owner_of(figure.span) {
            Ok(owner) => owner,
            Err(reason) => {
                self.leave(figure.span, reason);
                return None;
            }
        };
        let status = status.unwrap_or_else(|| status::of(passage, figure.span));
        let name = self.limited(name, &figure);
        let own = self.companies.iter().map(|(_, own)| own.as_str()).find(|own| name.metric.starts_with(own));
        let name = without_company(self.output_of(self.part_of(name, &figure), &figure), company.as_deref().or(own));
        let Some(name) = metric::plain(name, figure.measure, &self.prior) else {
            self.leave(figure.span, Reason::NoMetric);
            return None;
        };
        let settled = self.topics.limit(metric::settle(name.clone(), context.vocab), passage, figure.span);
        let Some(settled) = self.measured(&name, settled, &figure) else {
            self.leave(figure.span, Reason::NoMetric);
            return None;
        };
        let (period, period_inferred) = self.time_of(&figure, (&name, &settled), status);
        let unit = figure.measure.unit.to_string();
        let indicator = Indicator {
            metric: settled.metric,
            subject: settled.subject.or(company),
            quantity: figure.quantity,
            period,
            period_inferred,
            yoy: None,
            share: None,
            rank: None,
            status,
        };
        self.rows.push(Row { span: figure.span, zone, indicator, name: name.clone() });
        let dimension = figure.measure.dimension;
        if matches!(dimension, Dimension::Count | Dimension::Person) {
            self.prior.counted = Some((name.clone(), unit));
        }
        self.prior.settled = self.rows.last().map(Row::settled);
        self.prior.name = Some(name);
        self.prior.dimension = Some(dimension);
        self.rows.last_mut()
    }

    /// The name of a figure where its unit can measure that; 80条 of 新建道路 is no 里程 but their number, and 0.42元/度 of
    /// 工业用电 no amount but a price.
    fn measured(&self, name: &Name, settled: Name, figure: &Figure) -> Option<Name> {
        let vocab = self.context.vocab;
        let takes = |name: &Name| {
            let known = vocab.metrics.get(&name.metric).filter(|_| figure.quantity.is_some());
            known.is_none_or(|metric| metric.takes(figure.measure.dimension, &vocab.units))
        };
        if takes(&settled) {
            return Some(settled);
        }
        let ending = match figure.measure.dimension {
            Dimension::Percent => return self.shared_head(figure).map(|metric| Name { metric, ..settled }),
            Dimension::Count | Dimension::Person => "数",
            _ if figure.measure.unit.starts_with("元/") => "价格",
            _ => return None,
        };
        let plain = Name { metric: format!("{}{}{ending}", name.verb, name.noun), ..settled };
        (!name.noun.is_empty() && takes(&plain)).then_some(plain)
    }

    /// 研发强度分别为:某区6.81%,某区5.48%: the rate of which each has its own stands before the list.
    fn shared_head(&self, figure: &Figure) -> Option<String> {
        let (head, _) = self.passage.text[..figure.span.start].rsplit_once("分别为")?;
        let head = head.rsplit([',', '。', ';']).next()?;
        let plain = match (head.find('('), head.find(')')) {
            (Some(open), Some(close)) if open < close => format!("{}{}", &head[..open], &head[close + 1..]),
            _ => head.to_string(),
        };
        let vocab = self.context.vocab;
        let metric = vocab.metrics.get(plain.trim())?;
        metric.takes(figure.measure.dimension, &vocab.units).then(|| metric.name.clone())
    }

    /// Reads a figure beside the others: what is told next goes on from what was told before it.
    fn push_aside(&mut self, figure: Figure, named: (Name, &Around), status: Option<Status>) -> Option<&mut Row> {
        let kept = self.prior.clone();
        let told = self.push(figure, named, status).is_some();
        self.prior = kept;
        self.rows.last_mut().filter(|_| told)
    }

    /// The body that a figure is told of, and the company within it; the reason where nobody has it.
    fn owner_of(&self, span: Span) -> Result<(String, Option<String>), Reason> {
        let speaker = self.passage.speaker_at(span.start);
        // 公司 without a name is the company read last on this line or right above it.
        let company = match speaker.company.as_deref() {
            Some("") => Some(self.company_near(span).ok_or(Reason::CompanyNews)?),
            known => known.map(str::to_string),
        };
        match &speaker.owner {
            Owner::Zone(zone) => Ok((self.context.zone_name(*zone).to_string(), company)),
            Owner::Region(name) => Ok((name.clone(), company)),
            Owner::Nobody if company.is_some() => Err(Reason::CompanyNews),
            Owner::Nobody => Err(Reason::NoOwner),
        }
    }

    /// The name with what else limits it: 原来 of a time that was shortened, the aim of which a rate says how much is done.
    fn limited(&self, name: Name, figure: &Figure) -> Name {
        let name = if figure.measure.dimension == Dimension::Time && self.was_before(figure.span) {
            Name { subject: Some("原来".to_string()), ..name }
        } else if name.subject.as_deref() == Some("原来") {
            Name { subject: None, ..name }
        } else {
            name
        };
        match self.aim_of(figure.span).filter(|_| name.metric.ends_with("完成率")) {
            Some(aim) => Name { subject: Some(aim), ..name },
            None => name,
        }
    }

    /// The time of a figure named and settled so, and whether it was reasoned.
    fn time_of(&self, figure: &Figure, (name, settled): (&Name, &Name), status: Status) -> (Option<Period>, bool) {
        let (context, passage) = (self.context, self.passage);
        let from = passage.clause_at(figure.span.start).start.max(self.done.min(figure.span.start));
        let wording =
            Wording { metric: &settled.metric, verb: &name.verb, before: &passage.text[from..figure.span.start] };
        let nature = Nature::of(wording, (status, context.vocab));
        // 总投资 of 签约项目 is summed over the same time as the projects; what is done of the year's plan is of the time in
        // which it was done.
        let of_the_plan = settled.metric.ends_with("完成率") && any_of!["全年", "年度"].starts(&settled.metric);
        if let Some(row) = self.rows.last()
            && (of_the_plan || nature == Nature::Flow && self.goes_with(row, (figure, &name.noun)))
        {
            return (row.indicator.period, row.indicator.period_inferred);
        }
        let (mut period, inferred) = context.period_at(passage, figure.span, (nature, &settled.metric));
        let row = paired::place_in_row(passage, figure.span);
        // 2016年至2018年,分别完成210亿元、240亿元、260亿元: a year each.
        if let Some(Period::Span(Point::Year(first), Point::Year(last))) = period
            && let Some((k, count)) = row
            && i32::try_from(count).is_ok_and(|count| count == last - first + 1)
            && let Ok(k) = i32::try_from(k)
        {
            period = Some(Period::At(Point::Year(first + k)));
        }
        // 2018年、2019年,分别增长11%、10%: each of its own.
        if let Some(told) = row.and_then(|row| passage.time_in_row(figure.span, row)) {
            period = told.or(period);
        }
        (period, inferred)
    }
}

/// The last `a:b:c` after byte `from` in its sentence, as the spans of the three numbers.
fn ratio_of_three(text: &str, from: usize) -> Option<[Span; 3]> {
    let mut found = None;
    let mut run: Vec<Span> = Vec::new();
    let mut start: Option<usize> = None;
    let rest = text.get(from..)?;
    for (at, c) in rest.char_indices().map(|(at, c)| (from + at, c)).chain([(text.len(), '。')]) {
        let inside = c.is_ascii_digit() || c == '.' && start.is_some();
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(first)) => {
                run.push(Span::new(first, at));
                start = None;
                if !matches!(c, ':' | '∶') {
                    if let [a, b, c] = run[..] {
                        found = Some([a, b, c]);
                    }
                    run.clear();
                }
            }
            (false, None) if !matches!(c, ':' | '∶' | ' ') => run.clear(),
            _ => {}
        }
    }
    found
}

/// 潍柴集团营业收入, told of 潍柴集团: the company is the subject and no part of the metric.
fn without_company(name: Name, company: Option<&str>) -> Name {
    let Some(company) = company else { return name };
    match (name.metric.strip_prefix(company), name.noun.strip_prefix(company)) {
        (Some(metric), noun) if metric.chars().count() >= 2 => Name {
            metric: metric.to_string(),
            noun: noun.unwrap_or(&name.noun).to_string(),
            subject: name.subject.or(Some(company.to_string())),
            verb: name.verb,
        },
        _ => name,
    }
}

/// Whether a number was a figure or only limits a noun.
#[derive(Debug, PartialEq, Eq)]
enum Told {
    Figure,
    Limit,
}

/// What a change in points does, as it stands in the metric's name: 提高, 回落, 高于全市.
fn direction(words: &str) -> String {
    let body = ["全国", "全省", "全市", "全区", "全州", "平均"]
        .iter()
        .find(|body| words.contains(**body))
        .copied()
        .unwrap_or("");
    let up = any_of!["高于", "快于", "高出", "高", "快", "领先"].is_in(words) && !words.contains("提高");
    let moved = any_of!["减少", "缩小", "降低", "下降"].is_in(words);
    let down = any_of!["低于", "慢于", "小于", "小", "低", "少"].is_in(words) && !moved;
    // 比上年同期高出2个百分点 has risen, whatever the word.
    if body.is_empty() && (up || down) && any_of!["上年", "去年", "同期", "上月", "年初"].is_in(words) {
        return if up { "提高" } else { "下降" }.to_string();
    }
    if let Some(cue) = ["加快", "放缓", "减慢"].iter().find(|cue| words.contains(**cue) && body.is_empty()) {
        return cue.to_string();
    }
    match () {
        () if down => format!("低于{body}"),
        () if up => format!("高于{body}"),
        () => ["回落", "下降", "降低", "提高", "提升", "上升", "扩大", "收窄", "增加", "减少", "缩小"]
            .iter()
            .find(|cue| words.contains(**cue))
            .copied()
            .unwrap_or("变动")
            .to_string(),
    }
}
