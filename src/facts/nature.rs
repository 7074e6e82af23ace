//! What a figure's time is: a flow's, a stock's, an aim's; from its words and the time that holds where it stands.

use super::clock::{Clock, Ground, ends_a_unit, this_or_given};
use super::context::{Context, Passage};
use super::time::{Held, Outlook, Reach, names_year, whole_month};
use crate::domain::{Period, Point, Status};
use crate::recognise::period::{Frame, When, YearPart, YearRef};
use crate::recognise::{MentionKind, Moment};
use crate::source::{Span, any_of};
use crate::vocab::{MetricKind, Vocab};

/// How a figure relates to time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nature {
    /// Summed over a period.
    Flow,
    /// Summed over a period still to come or just over: 预计全年.
    Expected,
    /// As it stands at a moment.
    Stock,
    /// What a plant can do, what a policy gives, where a thing lies: of no time.
    Capacity,
    /// What is aimed at.
    Aim,
}

/// The words a figure is named by.
#[derive(Debug, Clone, Copy)]
pub struct Wording<'w> {
    /// Its metric.
    pub metric: &'w str,
    /// The verb that goes with it.
    pub verb: &'w str,
    /// The words right before it, from the figure or the mark before it on.
    pub before: &'w str,
}

/// Verbs whose counts stand for a state.
const STATES: &[&str] = &[
    "入园", "入驻", "进驻", "集聚", "聚集", "汇聚", "汇集", "吸纳", "孵化", "配套", "合作", "落户", "引育", "容纳",
    "覆盖", "注册", "培育", "登记", "通达", "辐射", "远销", "销往", "联通",
];
/// Words of what is done over a time.
const DONE: &[&str] = &[
    "新增", "新签", "签约", "新入驻", "新入园", "新入区", "新批准", "新办", "新培育", "新引育", "新批", "新设",
    "新认定", "新登记", "新引进", "新开工", "净增", "新注册", "入统", "完成", "新认定", "增长", "总投资", "新落户",
    "带来",
];
/// Words of what stands at a moment.
const STANDING: &[&str] = &[
    "现有", "拥有", "共有", "实有", "年末", "期末", "月末", "季末", "已有", "累计", "目前", "占有", "建有", "还有",
    "尚有", "仍有", "现已", "存量",
];
/// What is measured as it stands, where no table of metrics says so.
const STOCKS: &[&str] = &[
    "产业规模", "开发区数", "高新区数", "经开区数", "园区数", "企业数", "企数", "主体数", "平台数", "人口", "面积",
    "机构数", "户数", "员工数", "进度", "余额", "保有量", "拥有量", "员工", "从业人员", "存量", "在册", "出租率",
    "入驻率", "入住率", "去化率", "去化", "覆盖率", "绿化率", "国产化率", "自动化率", "空置率", "普及率", "占有率",
    "人员数", "本地化率", "配套率", "总容量", "库容", "国家数", "城市数", "地区数", "线路数", "年限",
];

/// How projects stand at a moment, before 项目数.
const ON_HAND: &[&str] = &["在谈", "储备", "在建", "续建"];

/// Ends of what holds whenever it is told: the terms of a policy, phases, the place in a row, distances.
const TIMELESS: &[&str] =
    &["奖励标准", "奖补标准", "补助标准", "补贴标准", "资助标准", "建设期数", "开发期数", "设立次序", "距离", "车程"];

/// True where words tell of something done over a time.
pub(super) fn tells_a_deed(words: &str) -> bool {
    any_of!(DONE).is_in(words) || any_of!["引进", "开工", "竣工", "投产", "实施", "办理", "授权", "申请"].is_in(words)
}

impl Nature {
    /// Of a figure with these words.
    pub fn of(wording: Wording, (status, vocab): (Status, &Vocab)) -> Nature {
        let nature = match status {
            Status::Capacity => return Nature::Capacity,
            Status::Target => return Nature::Aim,
            _ => Nature::of_words(wording, vocab),
        };
        match (nature, status) {
            (Nature::Flow, Status::Estimate) => Nature::Expected,
            _ => nature,
        }
    }

    fn of_words(Wording { metric, verb, before }: Wording, vocab: &Vocab) -> Nature {
        if any_of!(TIMELESS).ends(metric) || metric.starts_with("最高") && metric.ends_with('额') {
            return Nature::Capacity;
        }
        let (done, standing) = (any_of!(DONE).last_start(before), any_of!(STANDING).last_start(before));
        if any_of![
            "天数", "幅度", "增速", "增量", "增加量", "增加数", "增加额", "净增数", "减少数", "失业率", "亏损企业数",
            "亏损面",
        ]
        .ends(metric)
        {
            return Nature::Flow;
        }
        // 进度 is where a thing stands, however it is told: 完成进度62%.
        if metric.ends_with("进度") || any_of!["主体结构", "主体工程", "形象进度", "工程进度", "土建"].is_in(before)
        {
            return Nature::Stock;
        }
        let summed = standing.is_none() && any_of!(DONE).is_in(metric) || done > standing;
        if summed && !before.contains("累计") {
            return Nature::Flow;
        }
        let kind = vocab.metrics.get(metric).map(|metric| metric.kind);
        if kind == Some(MetricKind::Flow) && !before.contains("年末") {
            return Nature::Flow;
        }
        let total = metric.ends_with('数') && (before.contains("总数") || before.contains("总量"))
            || any_of!["企业总量", "主体总量"].ends(metric);
        let stands = total || standing.is_some();
        if !stands && !verb.is_empty() && !STATES.contains(&verb) {
            return Nature::Flow;
        }
        match kind {
            // 25个重点项目完成投资: projects at work over the time told.
            Some(MetricKind::Stock) if metric.ends_with("项目数") && !stands && !any_of!(ON_HAND).starts(metric) => {
                Nature::Flow
            }
            Some(MetricKind::Stock) => Nature::Stock,
            _ if stands || any_of!(STATES).contains(verb) => Nature::Stock,
            None if any_of!(STOCKS).ends(metric) => Nature::Stock,
            _ => Nature::Flow,
        }
    }
}

/// Words of what a plant will do once it is there.
const TO_BE_BUILT: &[&str] =
    &["达产", "投产后", "建成后", "后可", "可年产", "可实现", "可生产", "将", "预计", "全部投产"];

/// True for a time in the same sentence up to which all is told: 截至2021年底.
fn is_as_of(held: &Held) -> bool {
    held.reach == Reach::Sentence && held.outlook == Outlook::Told && matches!(held.period, Some(Period::AsOf(_)))
}

/// Words that say of a figure that it is so by now.
const BY_NOW: &[&str] = &[
    "已", "目前", "现有", "现已", "现辖", "下辖", "市辖", "区辖", "县辖", "现下辖", "现共", "至今", "尚有", "仍有",
    "还有", "如今", "迄今", "眼下",
];

impl Context<'_> {
    /// The period of a figure, and whether it was reasoned.
    pub fn period_at(&self, passage: &Passage, span: Span, (nature, metric): (Nature, &str)) -> (Option<Period>, bool) {
        let timer = Timer { clock: self.clock_of(passage), vocab: self.vocab };
        let (period, reasoned) = timer.told_at(passage, span, (nature, metric));
        // 截至上半年: what stands, stands at the end of June.
        let period = period.map(|period| match period {
            Period::AsOf(point @ (Point::Half(..) | Point::Quarter(..))) => Period::AsOf(point.last_month()),
            other => other,
        });
        (period, reasoned)
    }
}

/// Tells the time of figures in one article of a file.
struct Timer<'v> {
    clock: Clock,
    vocab: &'v Vocab,
}

impl Timer<'_> {
    fn told_at(&self, passage: &Passage, span: Span, (nature, metric): (Nature, &str)) -> (Option<Period>, bool) {
        if let Some(period) = turned_between(passage, span, nature) {
            return (Some(period), false);
        }
        let held = time_after(passage, span, nature).or_else(|| passage.time_at(span.end, nature));
        let mean =
            metric.contains("年均") || passage.text[passage.clause_at(span.start).start..span.end].contains("年均增");
        if let Some(period) = held.filter(|_| mean).and_then(|held| since_base(passage, span, held)) {
            return (Some(period), true);
        }
        let own = passage.text.get(passage.clause_at(span.start).start..span.start).unwrap_or("");
        if let Some(held) = held
            && let Some(period) =
                held.period.and_then(|period| turned((passage, span), (period, &held), (nature, self.clock.month())))
        {
            return (Some(period), held.reasoned || held.reach != Reach::Sentence);
        }
        if has_become(passage, span) && nature != Nature::Aim {
            return self.year_become(passage, span).unwrap_or_else(|| self.now());
        }
        // 累计完成投资9.5亿元,占全年任务的82%: of this year, whatever else 累计 may say.
        let nature =
            if nature == Nature::Stock && is_of_the_year_s_plan(passage, span) { Nature::Flow } else { nature };
        // 88家规上企业实现产值65亿元: those that did so in that time.
        let nature = match (nature, held) {
            (Nature::Stock, Some(held))
                if goes_on_to_a_deed(passage, span) && !matches!(held.period, Some(Period::AsOf(_))) =>
            {
                Nature::Flow
            }
            (nature, _) => nature,
        };
        match nature {
            // 2011年整车生产能力突破200万辆 is what was, 一期年产能10万吨 what is built.
            Nature::Capacity if metric.ends_with("能力") => match held.filter(|held| held.reach == Reach::Sentence) {
                Some(held) if held.outlook == Outlook::Ahead => self.aim_at(Some(held), (own, metric)),
                Some(held) if held.outlook == Outlook::Told && is_standing(&held) => {
                    self.stock_at(Some(held), (own, "", metric))
                }
                _ => (None, false),
            },
            Nature::Capacity => match held {
                // 截至目前,……单晶硅年产能2500吨: what stands by then and is not still to be built.
                Some(held) if is_as_of(&held) && !any_of!(TO_BE_BUILT).is_in(own) => {
                    self.stock_at(Some(held), (own, "", metric))
                }
                // 到2025年,汽车产能达到200万辆 is aimed at.
                Some(held) if is_aimed_at(passage, span, &held) => self.aim_at(Some(held), (own, metric)),
                _ => (None, false),
            },
            Nature::Aim => self.aim_at(held, (own, metric)),
            Nature::Stock => self.stock_at(held, (own, since_its_time(passage, span), metric)),
            // 一季度56个项目集中开工,年度预计完成投资280亿元: of the whole year, whatever part of it was told.
            Nature::Expected if own.contains("年度预计") => self.aim_at(held, ("年度投资", metric)),
            Nature::Flow | Nature::Expected => {
                let held = event_told(passage, span)
                    .filter(|_| held.is_none_or(|held| held.reach != Reach::Sentence))
                    .or(held);
                self.flow_at(held, ((own, since_its_time(passage, span)), runs(passage, span), metric))
            }
        }
    }

    /// 2020年……由上年的第9位前移到第6位: of the year after 上年, where that is over.
    fn year_become(&self, passage: &Passage, span: Span) -> Option<(Option<Period>, bool)> {
        let last = |(from, held): &&(usize, Held)| *from < span.start && held.outlook == Outlook::Aside;
        let (_, held) = passage.times.iter().rev().find(last)?;
        let (Some(YearRef::FromContext(-1)), Period::At(Point::Year(year))) =
            (this_or_given(&held.mention), held.period?)
        else {
            return None;
        };
        let over = self.clock.date.is_some_and(|date| date.year() > year + 1);
        over.then_some((Some(Period::At(Point::Year(year + 1))), true))
    }

    /// As of the article.
    fn now(&self) -> (Option<Period>, bool) {
        (self.clock.month().map(Period::AsOf), true)
    }

    /// The time of what is summed: the one that holds; what 已 was done since an earlier time stands as of now.
    fn flow_at(&self, held: Option<Held>, (words, runs, metric): ((&str, &str), Runs, &str)) -> (Option<Period>, bool) {
        let (own, since) = words;
        let so_far = any_of!(BY_NOW).is_in(own);
        let ever_since = any_of!["已为", "已向", "已帮", "已有", "已累计", "至今"].is_in(own);
        let gathered = so_far
            || any_of!["累计", "提供", "带动", "吸纳", "安置", "现有", "总计", "共有", "合计"].is_in(own)
            || any_of!(BECAME).ends(own);
        let gathered = gathered || own.ends_with('共') || any_of!["现有", "目前", "拥有", "共有"].is_in(since);
        // 某某区有项目12个 on a page of a stated day: so many by then. What was added is of a time that is not told.
        let counted = metric.ends_with(['数', '率']) && !metric.contains('增');
        let gathered = gathered || counted && self.clock.ground == Ground::Stated;
        let Some(held) = held else { return if gathered { self.now() } else { (None, false) } };
        let Some(period) = held.period else { return if gathered { self.now() } else { (None, false) } };
        // 去年引进的12个项目,已有9个开工: by now, whatever the year of the first figure.
        let moved_on = ever_since
            && !self.is_current(period)
            && matches!(period, Period::At(Point::Year(_)))
            && !own.contains('年');
        if moved_on {
            return self.now();
        }
        let earlier = so_far && (!self.is_current(period) && held.reach != Reach::Section || held.reach == Reach::Lead);
        if held.reach >= Reach::Paragraph && (earlier || ever_since && !matches!(period, Period::AsOf(_))) {
            return self.now();
        }
        let inferred = held.reasoned || held.reach != Reach::Sentence;
        // 今年……现已完成投资6亿元: the year so far.
        if let Period::At(Point::Year(year)) = period
            && any_of!["现已", "已完成", "已累计完成", "目前完成"].is_in(own)
            && self.clock.date.is_some_and(|date| date.year() == year)
        {
            return (Some(self.since(year)), true);
        }
        // 15年间年均增长35%, told in September: of whole years.
        if let Period::Span(Point::Year(first), Point::Year(last)) = period
            && metric.contains("年均")
            && matches!(held.mention.when, When::Recent(..) | When::Founding)
            && self.clock.date.is_some_and(|date| date.year() == last && date.end() < Point::Month(last, 12).end())
        {
            return (Some(Period::Span(Point::Year(first), Point::Year(last - 1))), true);
        }
        let known = self.vocab.metrics.get(metric).map(|metric| metric.kind) == Some(MetricKind::Flow)
            || metric.ends_with("完成投资");
        let summed = since_new_year(own)
            || known && runs == Runs::ThisYear
            || held.mention.when != When::Now && (runs == Runs::ThisYear || known && runs != Runs::Ever);
        // 今年……。截至目前,新签约项目12个: what is new, is so since the year began.
        let of_the_year =
            |from: &Point| !matches!(from, Point::Year(_)) || known || runs == Runs::ThisYear || is_new(own);
        let begun = held.since.filter(|from| from.year() == period.year() && runs != Runs::Ever).filter(of_the_year);
        let end = match period {
            Period::AsOf(Point::Day(year, month, _)) if held.mention.when == When::Now => {
                Some(Point::Month(year, month))
            }
            Period::AsOf(end @ (Point::Month(..) | Point::Day(..))) => Some(whole_month(end)),
            Period::At(end @ Point::Month(..))
                if ends_a_unit(held.mention.when)
                    && (since_new_year(own) || known && runs == Runs::ThisYear && end.months().1 < 12) =>
            {
                Some(end)
            }
            _ => None,
        };
        let counted_by_now = own.contains('已') && metric.ends_with("项目数");
        if let Some(end) = end.filter(|_| summed && !counted_by_now || begun.is_some()) {
            let (year, from) = (end.year(), begun.map_or(1, |from| from.months().0));
            let whole = from == 1 && matches!(end, Point::Month(_, 12));
            let run = if whole { Period::At(Point::Year(year)) } else { Period::Span(Point::Month(year, from), end) };
            return (Some(run), true);
        }
        (Some(self.fit((period, held), Nature::Flow, &format!("{own}{metric}"))), inferred)
    }

    /// The time of what stands: the moment named, else the end of what the article reports on, else now.
    fn stock_at(&self, held: Option<Held>, (own, since, metric): (&str, &str, &str)) -> (Option<Period>, bool) {
        // 2016年,营业总收入已达2750亿元,面积200平方公里: 已 of another figure says nothing of this one.
        let elsewhere = |word: Span| {
            let own_clause = since[word.end..].split_once(',').map(|(clause, _)| clause);
            word.of(since) == "已" && own_clause.is_some_and(|clause| clause.contains(|c: char| c.is_ascii_digit()))
        };
        let so_far = any_of!(BY_NOW).every(since).any(|(word, _)| !elsewhere(word));
        let Some((held, period)) = held.and_then(|held| Some((held, held.period?))) else { return self.now() };
        let period = if held.mention.frame == Frame::AsOf { state_at_its_end(period) } else { period };
        // 2010—2016年,累计引进企业600家: what was gathered in these years, and 十年来,已有企业600家 what stands now.
        if let Period::Span(Point::Year(_), Point::Year(last)) = period
            && held.reach <= Reach::Paragraph
        {
            let counts_back = matches!(held.mention.when, When::Recent(..) | When::Founding);
            match () {
                () if own.contains("累计") => return (Some(period), held.reasoned),
                () if counts_back && self.clock.date.is_some_and(|date| date.year() == last) => return self.now(),
                () => {}
            }
        }
        let moment = matches!(period, Period::AsOf(_)) || ends_a_unit(held.mention.when);
        if metric.ends_with("规划面积") && !matches!(period, Period::AsOf(_)) {
            return self.now();
        }
        let whole_year = matches!(period, Period::At(Point::Year(_)));
        let past =
            whole_year && self.clock.date.is_some_and(|date| date.year() == period.year() + 1 && early_in_year(date));
        let tells = past && held.outlook == Outlook::Told && names_year(&held.mention);
        // 1—11月……。累计注册企业754家, in a paper of the year after: of the end of what is reported.
        let reported =
            matches!(period, Period::Span(_, Point::Month(..)) | Period::At(Point::Half(..) | Point::Quarter(..)));
        let holds = match held.reach {
            Reach::Sentence => !so_far || self.is_current(period) || moment && matches!(period, Period::AsOf(_)),
            Reach::Paragraph => moment || !so_far && (whole_year || reported && !self.is_current(period)),
            Reach::Section => !so_far || moment,
            Reach::Lead => tells && !so_far,
        };
        if !holds {
            return self.now();
        }
        let inferred = held.reasoned || held.reach != Reach::Sentence || matches!(period, Period::Since(_));
        let sum = own.contains("累计");
        let counted = metric.ends_with(['数', '率']);
        if sum
            && (held.reach == Reach::Section && !counted
                || matches!(period, Period::Span(from, _) if from.months().0 != 1))
        {
            return (Some(period), inferred);
        }
        let period = self.stands_at_the_end(period, (held.reach, metric));
        (Some(self.fit((period, held), Nature::Stock, &format!("{own}{metric}"))), inferred)
    }

    /// True for a period that runs up to the article: this year's, or one that ended in the last three months.
    fn is_current(&self, period: Period) -> bool {
        let Some(date) = self.clock.date else { return true };
        let last = match period {
            Period::Since(_) => return true,
            Period::At(Point::Year(year)) => return year == date.year(),
            other => other.last(),
        };
        let months = |point: Point| point.year() * 12 + i32::from(point.months().1);
        months(last) + 3 >= months(date)
    }

    /// A stock stands at a period's end: 2020年规上工业企业达到302家.
    fn stands_at_the_end(&self, period: Period, (reach, metric): (Reach, &str)) -> Period {
        let known = self.vocab.metrics.get(metric).map(|metric| metric.kind) == Some(MetricKind::Stock);
        let standing = !metric.ends_with("项目数") && (reach == Reach::Section || known)
            || any_of![
                "余额", "保有量", "人口", "规上工业企业数", "覆盖率", "普及率", "从业人员", "从业人员数", "员工数",
                "职工数",
            ]
            .ends(metric);
        match period {
            // 到今年春天: now.
            Period::AsOf(Point::Year(year)) if self.clock.date.is_some_and(|date| date.year() == year) => {
                self.now().0.unwrap_or(period)
            }
            // 截至2022年: its end, where that is past.
            Period::AsOf(Point::Year(year)) if self.clock.date.is_some_and(|date| date.year() > year) => {
                Period::AsOf(Point::Month(year, 12))
            }
            Period::Since(_) if metric.ends_with(['数', '率']) => self.now().0.unwrap_or(period),
            Period::At(Point::Year(year)) if standing => Period::AsOf(self.end_of(year)),
            Period::At(point @ (Point::Quarter(..) | Point::Half(..))) if standing => Period::AsOf(point.last_month()),
            Period::Span(_, end @ Point::Month(..)) if standing => Period::AsOf(end),
            Period::Span(_, Point::Year(year)) if standing => Period::AsOf(self.end_of(year)),
            // From an event to a month: what stands, stands at its end.
            Period::Span(from, end @ Point::Month(..)) if from.year() != end.year() || from.months().0 != 1 => {
                Period::AsOf(end)
            }
            other => other,
        }
    }

    /// A target's time: the one named, as a whole year where only 到2025年 is said.
    fn aim_at(&self, held: Option<Held>, (words, metric): (&str, &str)) -> (Option<Period>, bool) {
        let held = held.filter(|held| held.reach <= Reach::Section && held.outlook != Outlook::Aside);
        // 2023年,计划实施项目65个,年度计划投资110亿元: of the whole year, whatever day of it was told.
        let of_the_year = any_of!["年度计划", "年度投资"].is_in(words);
        if let Some((held, period)) = held.and_then(|held| Some((held, held.period?))).filter(|_| of_the_year) {
            return (
                Some(Period::At(Point::Year(period.last().year()))),
                held.reasoned || held.reach != Reach::Sentence,
            );
        }
        let Some(held) = held else {
            return (self.clock.date.map(|date| Period::At(Point::Year(date.year()))), true);
        };
        let period = held.period.map(|period| match period {
            // An average growth up to a plan's last year is over the plan.
            Period::AsOf(Point::Year(year)) | Period::At(Point::Year(year))
                if metric.contains("年均") && year % 5 == 0 =>
            {
                Period::Span(Point::Year(year - 4), Point::Year(year))
            }
            Period::AsOf(point @ Point::Year(_)) => Period::At(point),
            Period::Since(Point::Year(year)) if self.clock.date.is_some_and(|date| date.year() == year) => {
                self.since(year)
            }
            other => other,
        });
        (period, held.reasoned || held.reach != Reach::Sentence)
    }

    /// A flow 截至 a month runs from the year's beginning; a stock at a year's or month's end is as of it.
    fn fit(&self, (period, held): (Period, Held), nature: Nature, words: &str) -> Period {
        let summed = any_of!["新登记", "新增", "新签", "签约", "新开工", "开工", "入统", "净增", "新引进", "新注册"]
            .is_in(words);
        let total = any_of!["总数", "总量", "累计", "实有"].is_in(words);
        let ends = ends_a_unit(held.mention.when);
        match period {
            Period::AsOf(Point::Day(year, month, _)) if held.mention.when == When::Now => {
                Period::AsOf(Point::Month(year, month))
            }
            Period::AsOf(end @ (Point::Month(year, _) | Point::Day(year, ..)))
                if summed && nature == Nature::Flow && held.mention.when != When::Now =>
            {
                Period::Span(Point::Month(year, 1), whole_month(end))
            }
            Period::At(point @ Point::Month(year, month)) if ends => match nature {
                Nature::Flow if month == 12 && held.outlook != Outlook::Event => Period::At(Point::Year(year)),
                _ => Period::AsOf(point),
            },
            Period::At(Point::Month(year, 1)) if starts_a_year(held.mention.when) && nature == Nature::Stock => {
                Period::AsOf(Point::Month(year - 1, 12))
            }
            Period::Span(_, Point::Month(year, month))
                if nature == Nature::Stock && held.reach == Reach::Section && !words.ends_with("项目数") =>
            {
                Period::AsOf(Point::Month(year, month))
            }
            Period::At(point @ (Point::Quarter(..) | Point::Half(..)))
                if nature == Nature::Stock && held.reach == Reach::Section && !words.ends_with("项目数") =>
            {
                Period::AsOf(point.last_month())
            }
            Period::Span(_, end @ Point::Month(..)) if total && nature == Nature::Stock && !words.contains("累计") => {
                Period::AsOf(end)
            }
            Period::At(Point::Year(year)) if total && nature == Nature::Stock => Period::AsOf(self.end_of(year)),
            // 上半年,瞪羚企业累计达13家.
            Period::At(part @ (Point::Quarter(..) | Point::Half(..)))
                if total && nature == Nature::Stock && words.ends_with('数') =>
            {
                Period::AsOf(part.last_month())
            }
            // 2023年以来, told at the turn of the year, is that year.
            Period::Since(Point::Year(year))
                if self.clock.date.is_none_or(|date| {
                    date.year() == year
                        || date.year() == year + 1 && (early_in_year(date) || date == Point::Year(year + 1))
                }) =>
            {
                self.since(year)
            }
            other => other,
        }
    }

    /// A year's last month, or the article's where the year is not over.
    fn end_of(&self, year: i32) -> Point {
        match self.clock.month() {
            Some(Point::Month(now, month)) if now == year => Point::Month(now, month),
            _ => Point::Month(year, 12),
        }
    }

    /// 今年以来: the year so far where the article's month is stated, else the year.
    fn since(&self, year: i32) -> Period {
        // In the first days of a month the months before it are told.
        let begun = matches!(self.clock.date, Some(Point::Day(_, month, day)) if day <= 5 && month > 1);
        match self.clock.month() {
            Some(Point::Month(now, month)) if now == year && self.clock.ground == Ground::Stated => {
                Period::Span(Point::Month(year, 1), Point::Month(year, month - u8::from(begun)))
            }
            _ => Period::At(Point::Year(year)),
        }
    }
}

/// 比年初增加: counted from the year's beginning.
fn since_new_year(own: &str) -> bool {
    any_of!["比年初", "较年初", "比年初净", "较上年末", "比上年末", "比去年底", "较去年底"].is_in(own)
}

/// 两个项目3月28日集中开工, 68个项目年底前开工: a time right behind the number, with none before it in its clause.
fn time_after(passage: &Passage, span: Span, nature: Nature) -> Option<Held> {
    let clause = passage.clause_at(span.start);
    let own =
        |(from, held): &&(usize, Held)| *from >= clause.start && *from < span.start && held.reach == Reach::Sentence;
    if passage.times.iter().any(|time| own(&time)) {
        return None;
    }
    // 总投资126亿元的25个项目,近日集中开工: the time opens the clause that tells what they did.
    let subject = passage.text[span.end..clause.end].trim_end_matches(',').ends_with("项目");
    let end =
        passage.clauses.iter().find(|next| subject && next.start >= clause.end).map_or(clause.end, |next| next.end);
    let (from, held) = passage.times.iter().find(|(from, _)| *from >= span.end && *from < end)?;
    let near = passage.text[span.end..*from].chars().count() <= 8;
    let fits = match held.outlook {
        Outlook::Ahead => nature == Nature::Aim,
        _ if nature == Nature::Aim && matches!(held.period, Some(Period::AsOf(_))) => true,
        _ => matches!(held.period, Some(Period::At(Point::Day(..) | Point::Month(..)))),
    };
    (near && fits && !matches!(nature, Nature::Capacity | Nature::Stock)).then_some(*held)
}

/// 10月出台意见,设立8000万元资金: an event of a month or a day, with what was done then in the same sentence.
fn event_told(passage: &Passage, span: Span) -> Option<Held> {
    let (from, held) =
        passage.times.iter().rev().find(|(from, held)| *from < span.start && held.reach == Reach::Sentence)?;
    let fine = matches!(held.period, Some(Period::At(Point::Month(..) | Point::Day(..))));
    let words = &passage.text[*from..span.start];
    let apart = words.contains([';', '。', '的']) || any_of!(BY_NOW).is_in(words);
    (held.outlook == Outlook::Event && fine && !apart).then_some(Held { reasoned: true, ..*held })
}

/// The words between the last time told in the sentence and a figure.
fn since_its_time<'t>(passage: &Passage<'t>, span: Span) -> &'t str {
    let clause = passage.clause_at(span.start).start;
    let told = passage.times.iter().rev().find(|(from, held)| *from < span.start && held.reach == Reach::Sentence);
    let from = told.map_or(0, |(from, _)| *from).min(clause);
    let words = passage.text.get(from..span.start).unwrap_or("");
    words.rsplit(';').next().unwrap_or(words)
}

/// How long what is summed has run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Runs {
    /// Its words do not tell.
    Untold,
    /// Since the year began, for it is held against the year before.
    ThisYear,
    /// Since the beginning: 累计.
    Ever,
}

fn runs(passage: &Passage, span: Span) -> Runs {
    let before = since_its_time(passage, span);
    if is_of_the_year_s_plan(passage, span) {
        return Runs::ThisYear;
    }
    if any_of!["累计", "合计", "总共", "一共", "共", "总数", "总量"].is_in(before) {
        return Runs::Ever;
    }
    let next = passage.figures().find(|mention| mention.span.start >= span.end);
    let compared = next.is_some_and(|mention| {
        matches!(mention.kind, MentionKind::Change(_))
            && passage.text[span.end..mention.span.start].chars().count() <= 2
    });
    if compared { Runs::ThisYear } else { Runs::Untold }
}

/// 累计完成9.5亿元,占全年任务的82%.
fn is_of_the_year_s_plan(passage: &Passage, span: Span) -> bool {
    let clause_end = passage.clause_at(span.start).end;
    let after: String = passage.text[clause_end.min(passage.text.len())..].chars().take(9).collect();
    any_of!["占全年任务", "占全年目标", "占年度任务", "占年度目标", "完成全年", "完成年度", "为全年任务"].is_in(&after)
}

/// 88家规上企业实现产值65亿元: what was counted does something that is measured.
fn goes_on_to_a_deed(passage: &Passage, span: Span) -> bool {
    let clause = passage.clause_at(span.start);
    let after = passage.text.get(span.end..clause.end).unwrap_or("");
    let near = |at: usize| after[..at].chars().count() <= 12 && !after[..at].contains('、');
    any_of!["实现", "完成"]
        .first_start(after)
        .is_some_and(|at| near(at) && after[at..].contains(|c: char| c.is_ascii_digit()))
        || any_of!(FIRM_DEEDS).first_start(after).is_some_and(near)
}

/// What firms do once, so that their number is of the time in which they did it: 6家企业建成投产.
const FIRM_DEEDS: &[&str] = &[
    "建成投产", "投产", "开工", "上市", "揭榜", "入选", "入围", "获评", "获批", "签约", "通过", "参加", "参展",
    "获得贷款", "获贷款", "新认定",
];

/// True for a time by which a plant is to have come to what it can do; not where it is only to be built by then.
fn is_aimed_at(passage: &Passage, span: Span, held: &Held) -> bool {
    let ahead = held.outlook == Outlook::Ahead && held.reach == Reach::Sentence && held.mention.frame == Frame::By;
    ahead && !any_of!["建成", "投产", "达产", "建设", "项目", "总投资"].is_in(since_its_time(passage, span))
}

/// True for a year, or for 目前, as the time of what stands.
fn is_standing(held: &Held) -> bool {
    held.mention.when == When::Now || matches!(held.period, Some(Period::At(Point::Year(_)) | Period::AsOf(_)))
}

/// 由2013年的120家增加到2018年的180家;产值由210亿元增长至430亿元: the later pair is of the same two years.
fn turned_between(passage: &Passage, span: Span, nature: Nature) -> Option<Period> {
    if passage.times.len() < 2 || !passage.text.contains(['由', '从']) {
        return None;
    }
    let clause = passage.clause_at(span.start);
    let before = &passage.text[clause.start.min(span.start)..span.start];
    let after: String = passage.text[span.end..].chars().take(5).collect();
    let told = passage
        .times
        .iter()
        .any(|(from, held)| *from >= clause.start && *from < clause.end && held.reach == Reach::Sentence);
    let earlier: Vec<&(usize, Held)> =
        passage.times.iter().filter(|(from, held)| *from < clause.start && held.reach == Reach::Sentence).collect();
    let pair = earlier.windows(2).last().filter(|pair| match (pair[0].1.period, pair[1].1.period) {
        (Some(Period::At(Point::Year(first))), Some(Period::At(Point::Year(last)))) => first < last,
        _ => false,
    })?;
    let period = match () {
        () if told => None,
        () if before.ends_with(['由', '从']) && any_of!(BECAME).is_in(&after) => pair[0].1.period,
        () if before.contains(['由', '从']) && any_of!(BECAME).ends(before) => pair[1].1.period,
        () => None,
    }?;
    Some(match period {
        Period::At(Point::Year(year)) if nature == Nature::Stock => Period::AsOf(Point::Month(year, 12)),
        other => other,
    })
}

/// 由2008年的第24位升至第16位: what it has come to by now, where no time is told of it.
fn has_become(passage: &Passage, span: Span) -> bool {
    let clause = passage.clause_at(span.start);
    let before = passage.text[clause.start.min(span.start)..span.start].trim_end_matches(['了', '约', '近', '第']);
    let ranked = span.of(passage.text).ends_with('位') || passage.text[span.end..].starts_with('位');
    let has = ranked && any_of!(BECAME).ends(before) || any_of!(BECAME).starts(span.of(passage.text));
    let mut told = passage
        .times
        .iter()
        .filter(|(from, held)| *from >= clause.start && *from < span.start && held.reach == Reach::Sentence);
    let from_then = told
        .next()
        .is_some_and(|(from, held)| held.outlook == Outlook::Aside && passage.text[..*from].ends_with(['由', '从']));
    has && from_then && told.next().is_none()
}

/// What a figure has come to, after what it came from.
const BECAME: &[&str] = &[
    "增长到", "增加到", "提高到", "提升到", "上升到", "发展到", "扩大到", "跃升到", "下降到", "减少到", "缩短到",
    "压缩到", "增至", "提高至", "提升至", "上升至", "增长至", "增加至", "升至", "扩大至", "发展至", "降至", "扩容至",
    "攀升至", "跃升至", "前移至", "前进至", "前移到", "跃升为", "减至", "缩至", "扩至", "升到", "降到", "扩大为",
    "增为", "减为",
];

/// 五年里由不足20万人增长到近46万人: the first stands at the stretch's beginning, the second at its end.
fn turned(
    (passage, span): (&Passage, Span),
    (period, held): (Period, &Held),
    (nature, now): (Nature, Option<Point>),
) -> Option<Period> {
    // 2011年到2018年 names the first year itself, 五年里 counts from the end of the year before.
    let Period::Span(first, last) = period else { return None };
    let counted = match held.mention.when {
        When::FromTo(..) => false,
        When::Recent(years, _) => last.year() - first.year() < i32::from(years),
        _ => true,
    };
    let before_it = i32::from(counted);
    let clause = passage.clause_at(span.start);
    let before = passage.text[clause.start..span.start].trim_end_matches(['约', '近', '的', '了']);
    let before = before.strip_suffix("不足").unwrap_or(before);
    let after: String = passage.text[span.end..clause.end].chars().take(5).collect();
    let became = |verb: &&str| before.ends_with(*verb) || span.of(passage.text).starts_with(*verb);
    let moment = Point::last_month;
    Some(match () {
        () if before.ends_with(['由', '从']) && any_of!(BECAME).is_in(&after) => match (first, nature) {
            (Point::Year(year), Nature::Stock) => Period::AsOf(Point::Month(year - before_it, 12)),
            (Point::Year(year), _) => Period::At(Point::Year(year - before_it)),
            (first, _) => Period::AsOf(Point::Month(first.year(), first.months().0)),
        },
        () if before.contains(['由', '从']) && BECAME.iter().any(became) => match (last, nature) {
            (Point::Year(year), Nature::Flow) if now.is_none_or(|now| year < now.year()) => {
                Period::At(Point::Year(year))
            }
            (Point::Year(_), _) if now.is_some_and(|now| last.year() == now.year()) => {
                Period::AsOf(now.unwrap_or(last))
            }
            (last, _) => Period::AsOf(moment(last)),
        },
        () => return None,
    })
}

/// True for a date in the first months of its year, when papers tell of the year before.
fn early_in_year(date: Point) -> bool {
    match date {
        Point::Month(_, month) | Point::Day(_, month, _) => month <= 3,
        _ => false,
    }
}

/// 年初.
fn starts_a_year(when: When) -> bool {
    matches!(when, When::At(Moment::Part(_, YearPart::Start)))
}

/// 2018年……,是1992年的117倍;年均增长20%: an average over the years since the one that is compared with.
fn since_base(passage: &Passage, span: Span, held: Held) -> Option<Period> {
    let last = match held.period? {
        Period::At(Point::Year(year)) | Period::AsOf(Point::Year(year) | Point::Month(year, 12)) => year,
        _ => return None,
    };
    let year = |mention: &crate::recognise::Mention| match &mention.kind {
        MentionKind::Period(period) if mention.span.end <= span.start => match this_or_given(period) {
            Some(YearRef::Given(year)) if year + 3 <= last => Some(year),
            _ => None,
        },
        _ => None,
    };
    let base = passage.figures().filter_map(year).last()?;
    (held.reach <= Reach::Paragraph).then_some(Period::Span(Point::Year(base), Point::Year(last)))
}

/// 2023年……,那时有企业300家: the state of things when the stretch told before was over.
fn state_at_its_end(period: Period) -> Period {
    match period {
        Period::At(point) | Period::Span(_, point) => Period::AsOf(point.last_month()),
        other => other,
    }
}

/// 新签, 新入区: what came in over a time.
fn is_new(own: &str) -> bool {
    any_of!["新签", "新增", "新入", "新引", "新批", "新设", "新开工", "新落户", "新注册"].is_in(own)
}
