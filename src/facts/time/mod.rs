//! When: which time holds for each stretch of text.
//!
//! A time holds for the clauses after it until another comes. Within a sentence a time at the head of a clause holds to
//! the sentence's end; a time that opens a paragraph holds for the paragraph; a heading's for its section.

mod governs;
mod holding;
mod outlook;
mod placed;

pub(super) use governs::governs;
pub(super) use placed::whole_month;

use outlook::outlook;
use placed::{Spoken, hold, untimed, year_before};

use super::clock::{Clock, is_bare_year_end, this_or_given};
use super::context::{Context, Passage};
use crate::article::Role;
use crate::domain::{Period, Point};
use crate::recognise::MentionKind;
use crate::recognise::period::{CalendarUnit, Frame, Moment, PeriodMention, When, YearPart, YearRef};
use crate::source::{Span, any_of};

/// A time that holds over a stretch of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    /// The time as written.
    pub mention: PeriodMention,
    /// On the calendar, where that can be told.
    pub period: Option<Period>,
    /// True where the words themselves do not name the year.
    pub reasoned: bool,
    /// How near it stands to what it holds for.
    pub reach: Reach,
    /// What it is the time of.
    pub outlook: Outlook,
    /// Where what runs up to it began, if the sentence tells: 4月挂牌,到年底新增企业9000户.
    pub since: Option<Point>,
}

/// What a time is the time of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outlook {
    /// What has been.
    Told,
    /// What is to come.
    Ahead,
    /// One event and nothing else: 1992年建区.
    Event,
    /// What the figure in its own clause is held against: 由上年.
    Aside,
}

/// How near a time stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// In the same sentence.
    Sentence,
    /// In an earlier sentence of the paragraph.
    Paragraph,
    /// In the section's heading or the title.
    Section,
    /// At the head of the story.
    Lead,
}

/// Finds for each passage which time holds from where on.
pub(super) fn assign(context: &mut Context) {
    let mut walk = Walk::default();
    for i in 0..context.passages.len() {
        let times = walk.read(&context.passages[i], context.clock_of(&context.passages[i]));
        context.passages[i].times = times;
    }
}

/// What holds while an article is walked from top to bottom.
#[derive(Debug, Default)]
struct Walk {
    part: Option<usize>,
    /// The times that headings give to what stands under them.
    headings: Vec<(String, Held)>,
    /// The time in the headline.
    title: Option<Held>,
    /// The time with which the story's first paragraph begins to tell.
    lead: Option<Held>,
    /// True in a bulletin: what it opens with is the time it reports on.
    bulletin: bool,
    /// The day of the gathering an article tells of.
    day: Option<Held>,
    /// The paragraph in which what was done on that day was counted last.
    counted: Option<usize>,
    /// The later year of 由2012年的……到2016年的……, and its paragraph.
    pair: Option<(usize, Held)>,
    /// The year written last.
    given: Option<i32>,
    /// The year of the last day or month named with its year, and its paragraph.
    dated: Option<(usize, i32)>,
    /// The day that the paragraph told last.
    told_day: Option<(usize, Held)>,
    /// True where the headline tells of a gathering.
    gathering: bool,
    /// Parts of years told with their year: 2010年1—9月.
    parts: Vec<(YearPart, i32)>,
    /// The time told last, where no lead has one.
    last: Option<Held>,
    /// The five years of the plan last named.
    plan: Option<Held>,
    /// The time of the sentence before, and its paragraph.
    event: Option<(usize, Held)>,
    /// True once a sentence of the story is read.
    begun: bool,
    /// The paragraph the story begins with.
    opening: Option<usize>,
    paragraph: Option<(usize, Option<Held>)>,
    /// The year that the paragraph named last, for the months after it; none once it has spoken of 今年.
    year_told: Option<i32>,
    /// The article's date.
    date: Option<Point>,
}

impl Walk {
    fn read(&mut self, passage: &Passage, clock: Clock) -> Vec<(usize, Held)> {
        if self.part != Some(passage.part) || self.date != clock.date {
            *self = Walk { part: Some(passage.part), date: clock.date, ..Walk::default() };
        }
        if self.paragraph.is_none_or(|(number, _)| number != passage.paragraph) {
            self.paragraph = Some((passage.paragraph, None));
            self.year_told = None;
        }
        let before = self.paragraph.and_then(|(_, held)| held).map(|held| Held { reach: Reach::Paragraph, ..held });
        self.headings.retain(|(heading, _)| passage.under.contains(&heading.as_str()));
        let section = self
            .headings
            .iter()
            .rev()
            .find(|(heading, _)| passage.under.contains(&heading.as_str()))
            .map(|(_, held)| *held);
        if !self.begun && matches!(passage.role, Role::Heading(_)) {
            self.bulletin |= any_of!(BULLETINS).is_in(passage.text);
            self.gathering |=
                any_of!["集中签约", "集中开工", "集中投产", "集中竣工", "签约仪式", "开工仪式", "项目签约", "项目开工"]
                    .is_in(passage.text);
        }
        if passage.is_body() {
            self.opening.get_or_insert(passage.paragraph);
        }
        let titled = self.title.filter(|held| names_given_year(&held.mention));
        let wider = self.last.filter(|last| {
            titled
                .and_then(|title| title.period)
                .zip(last.period)
                .is_some_and(|(title, last)| title != last && holds(last, title))
        });
        let wider = wider.map(|held| Held { reach: Reach::Section, ..held });
        let named_in_title = self.reported().or(wider).or(titled);
        let gathered = self.day.filter(|_| self.gathering).map(|day| Held { reach: Reach::Lead, ..day });
        let holding = [before, section, named_in_title, self.lead, self.title, self.last, gathered];
        let start = holding.into_iter().flatten().next();
        // 到2025年 in the headline is the time of aims; what is told keeps the time that was told.
        let told = holding.into_iter().flatten().find(|held| held.outlook != Outlook::Ahead);
        let told = told.filter(|_| start.is_some_and(|held| held.outlook == Outlook::Ahead));
        let mut times: Vec<(usize, Held)> = told.into_iter().chain(start).map(|held| (0, held)).collect();
        // 自2017年以来……。9月30日: the day is of no year since which something has gone on.
        let named = before.filter(|held| {
            held.mention.frame != Frame::Since && matches!(this_or_given(&held.mention), Some(YearRef::Given(_)))
        });
        let to_do = any_of![
            "打算", "展望", "重点工作", "工作安排", "下一步", "工作打算", "工作计划", "重点任务", "今后", "目标"
        ];
        let ahead = passage.under.last().is_some_and(|heading| to_do.is_in(heading));
        let mut year =
            named.or(section).or(named_in_title).and_then(|held| held.period).map(|period| period.last().year());
        year = self.year_told.or(year);
        let before_it =
            self.newest().filter(|_| !ahead).and_then(|held| held.period).map(|period| period.last().year());
        // True while the year was named from the article's (去年), so that 上半年 after it may be this year's again.
        let mut recent = false;
        let mut begun_at: Option<Point> = None;
        let mut given: Option<i32> = None;
        let mut since_end: Option<usize> = None;
        let mut stretch_end: Option<usize> = None;
        for mention in passage.figures() {
            if let Some(plan) = self.plan.filter(|plan| says_the_plan(passage, mention, plan)) {
                times.push((
                    mention.span.start,
                    Held { reach: Reach::Sentence, reasoned: true, outlook: Outlook::Told, ..plan },
                ));
            }
            let MentionKind::Period(mut period) = mention.kind else { continue };
            // 2008年来时只有一家厂,现在三家,全年产值……: of the year it is now.
            if period.when == When::Now && year.is_some() && given.is_some() {
                year = clock.date.map(Point::year).or(year);
            }
            if period.frame == Frame::During && runs_on(passage, mention.span) {
                period.frame = Frame::Since;
            }
            // 今年以来到现在, 2015年至今: one time.
            let goes_on =
                period.when == When::Now && since_end.is_some_and(|end| end + "到".len() >= mention.span.start);
            since_end = (period.frame == Frame::Since).then_some(mention.span.end);
            if goes_on {
                continue;
            }
            // 2012年到2022年这十年, 2016—2020年五年间: the stretch just named.
            let stretch = matches!(period.when, When::FromTo(..));
            let renamed = matches!(period.when, When::Recent(..))
                && stretch_end.is_some_and(|end| end + "的这".len() >= mention.span.start);
            stretch_end = stretch.then_some(mention.span.end);
            if renamed {
                continue;
            }
            if matches!(period.when, When::At(Moment::Years(..))) {
                self.plan = hold(&period, clock, Spoken::default());
            }
            // 近年来, 一年多来 are of no time that can be named, and end the one told before.
            if period.when == When::Lately && mention.span.of(passage.text).contains('年') {
                times.push((mention.span.start, untimed(&period)));
                continue;
            }
            if period.when == When::SamePeriodLastYear {
                let told = opens_or_follows(passage, mention.span, &["由", "从", "因", "而"]);
                // 去年同期,全区营收……: what the sentence opens with is what it tells of.
                let opens = mention.span.start == 0 && passage.text[mention.span.end..].starts_with(',');
                let outlook = if opens { Outlook::Told } else { Outlook::Aside };
                let before = year_before(&times).filter(|_| told).map(|held| Held { outlook, ..held });
                times.extend(before.map(|held| (mention.span.start, held)));
                continue;
            }
            let heading = matches!(passage.role, Role::Heading(_));
            // 一份年终答卷 over the account of a whole year.
            if heading && is_bare_year_end(&period) {
                continue;
            }
            let ahead = ahead || heading && to_do.is_in(passage.text);
            let headed = heading && !passage.text[..mention.span.start].ends_with(['《', '“']);
            if !headed && !governs(passage, mention.span) {
                continue;
            }
            // 2012年8月升级,当年实现税收9.8亿元: the year of the event.
            let then = any_of!["当年", "同年", "同一年", "该年", "那年", "那一年"].is_in(mention.span.of(passage.text));
            match this_or_given(&period) {
                Some(YearRef::Given(year)) => {
                    given = Some(year);
                    if period.frame == Frame::During {
                        self.dated = is_fine(&period).then_some((passage.paragraph, year));
                    }
                }
                Some(YearRef::FromArticle(_)) => self.dated = None,
                _ => {}
            }
            // 2021年7月23日……开工。更早的3月18日: of the same year.
            let bare_part = matches!(period.when, When::At(Moment::Part(YearRef::FromContext(0), _)));
            let same =
                self.dated.filter(|(paragraph, _)| *paragraph == passage.paragraph && (is_fine(&period) || bare_part));
            let told_part = part_of(&period).and_then(|part| self.year_of(part));
            let then_year = given.or(self.given).filter(|_| then);
            self.given = given.or(self.given);
            let spoken = Spoken {
                written: given.is_some(),
                year: then_year.or(told_part).or(same.map(|(_, year)| year)).or(year),
                told: before_it,
                recent,
                ahead,
            };
            let Some(mut held) = hold(&period, clock, spoken) else { continue };
            // 去年……。当年新增上市企业24家.
            if let (Some(YearRef::FromArticle(_)), Some(told)) = (this_or_given(&period), held.period) {
                self.given = Some(told.year());
                given = None;
            }
            if let (When::At(Moment::Part(YearRef::Given(year), part)), Frame::During) = (period.when, period.frame) {
                self.parts.push((part, year));
            }
            if let Some(year) = year_reviewed(passage, (mention.span, &held), clock) {
                held = Held { period: Some(Period::At(Point::Year(year))), reasoned: true, ..held };
            }
            if let Some(reported) = self.reported_so_far(&held) {
                held.period = Some(reported);
            }
            if mention.span.of(passage.text) == "年内"
                && !is_wanted(passage, mention.span)
                && let Some(part) = start.filter(|part| within_its_year(part, &held))
            {
                times.push((mention.span.start, Held { reach: Reach::Sentence, reasoned: true, ..part }));
                continue;
            }
            if let Some(whole) = part_so_far(&held, &times) {
                held = Held { period: Some(whole), reasoned: true, ..held };
            }
            if let (When::Recent(years, CalendarUnit::Year), Some(plan)) = (period.when, self.plan)
                && let Some(Period::Span(first, last)) = plan.period
                && last.year() - first.year() + 1 == i32::from(years)
            {
                held.period = plan.period;
            }
            held.outlook = outlook(passage, mention.span, (&period, &held, clock));
            let this_year = year.or(start.filter(|start| start.reach == Reach::Paragraph).and_then(year_named));
            if let (When::Now, Some(date)) = (period.when, clock.date.filter(|date| Some(date.year()) == this_year)) {
                held.since = (date.months().1 > 1).then_some(Point::Year(date.year()));
            }
            match (held.outlook, held.period) {
                (Outlook::Event, Some(Period::At(at))) => begun_at = Some(at),
                (_, Some(Period::AsOf(_))) => {
                    held.since = begun_at.filter(|_| held.outlook == Outlook::Told).or(held.since);
                }
                _ => {}
            }
            // 次年,……;上半年: of that year too.
            let next = matches!(this_or_given(&held.mention), Some(YearRef::FromContext(1..)));
            let pointed = then_year.is_some() && matches!(period.when, When::At(Moment::Year(_)));
            let names = (names_year(&held.mention) || next || pointed) && held.mention.frame != Frame::Since;
            if let Some(period) = held.period.filter(|_| names && held.outlook == Outlook::Told) {
                year = Some(period.year());
                self.year_told = year.filter(|_| names_given_year(&held.mention) || pointed);
                recent = matches!(this_or_given(&held.mention), Some(YearRef::FromArticle(shift)) if shift != 0);
            }
            times.push((mention.span.start, held));
            // 其中11月当月: a part's time goes no further than its sentence.
            let part = passage.text[passage.clause_at(mention.span.start).start..mention.span.start].contains("其中");
            let wider = times
                .iter()
                .rev()
                .skip(1)
                .any(|(_, told)| told.outlook == Outlook::Told && told.reach <= Reach::Paragraph);
            // 早在2014年……, in a paper of ten years later: what was so early says nothing of the next sentence.
            let long_ago = held.period.zip(clock.date).is_some_and(|(then, now)| then.year() + LONG_AGO <= now.year());
            let early = long_ago && passage.text[..mention.span.start].ends_with("早在");
            let visitor = is_of_a_visitor(passage, mention.span);
            // 三年来首次, 五年来最高: so long has nothing like it been.
            let waited = matches!(period.when, When::Recent(..))
                && passage.text[mention.span.end..].starts_with(['首', '最', '第', '新', '头']);
            if !part && !early && !visitor && !waited && !(wider && passage.is_after_a_figure(mention.span.start)) {
                self.remember(passage, held);
            }
        }
        self.begun |= passage.is_body();
        self.point_back(passage, &mut times);
        if let Some(then) = self.by_then(passage, &times) {
            times.insert(times.len().min(1), then);
        }
        self.gather(passage, &mut times);
        self.go_on_with_pair(passage, &mut times);
        times
    }

    /// 2013年,……。那时有企业30家: as things stood at the time told last in the paragraph.
    fn point_back(&self, passage: &Passage, times: &mut Vec<(usize, Held)>) {
        let told = |held: &Held| held.outlook != Outlook::Ahead && held.mention.when != When::Now;
        for (word, _) in any_of!(THEN).every(passage.text) {
            let after = &passage.text[word.end..];
            let clause = passage.clause_at(word.start).start;
            let opens = passage.text[clause..word.start].chars().count() <= 4;
            if !opens || after.starts_with(['起', '的', '任', '间']) && !after.starts_with("的账") {
                continue;
            }
            let own = times.iter().rfind(|(at, held)| *at < word.start && held.reach == Reach::Sentence && told(held));
            let before = self.event.filter(|(paragraph, _)| *paragraph == passage.paragraph).map(|(_, held)| held);
            let held = own.map(|(_, held)| *held).or(before.filter(told));
            let Some(held) = held else { continue };
            let then = Held {
                mention: PeriodMention { frame: Frame::AsOf, ..held.mention },
                period: held.period.map(|period| then_of(period, word.of(passage.text).starts_with(['截', '到']))),
                reasoned: true,
                outlook: Outlook::Told,
                reach: Reach::Sentence,
                ..held
            };
            let at = times.partition_point(|(at, _)| *at <= word.start);
            times.insert(at, (word.start, then));
        }
    }

    /// 2017年11月,……入选。至此,全区拥有4个: what stands by the time of the sentence before.
    fn by_then(&mut self, passage: &Passage, times: &[(usize, Held)]) -> Option<(usize, Held)> {
        let before = self.event.take().filter(|(paragraph, _)| *paragraph == passage.paragraph);
        let last = times.iter().rev().find(|(_, held)| held.reach == Reach::Sentence);
        let been = |(_, held): &&(usize, Held)| held.reach == Reach::Sentence && held.mention.frame != Frame::Before;
        self.event = times.iter().rev().find(been).map(|(_, held)| (passage.paragraph, *held));
        let (_, held) = before.filter(|_| last.is_none() && any_of!["至此", "由此,"].starts(passage.text))?;
        let Some(Period::At(point @ (Point::Month(..) | Point::Day(..)))) = held.period else { return None };
        let period = Some(Period::AsOf(point.last_month()));
        Some((0, Held { period, outlook: Outlook::Told, reach: Reach::Sentence, ..held }))
    }

    /// 其中 after 由2012年的192家增加到2016年的256家 is of the later year.
    fn go_on_with_pair(&mut self, passage: &Passage, times: &mut Vec<(usize, Held)>) {
        let own: Vec<&(usize, Held)> = times.iter().filter(|(_, held)| held.reach == Reach::Sentence).collect();
        let pair = self.pair.filter(|(paragraph, _)| *paragraph == passage.paragraph);
        match (pair, own.as_slice()) {
            (Some((_, held)), []) if passage.text.starts_with("其中") => times.push((0, held)),
            (_, []) => {}
            _ => {
                let aside = |(_, held): &&&(usize, Held)| held.outlook == Outlook::Aside;
                let both = own.len() >= 2 && own.iter().rev().take(2).all(|time| aside(&time));
                let last = own.last().filter(|_| both);
                self.pair = last.map(|(_, held)| {
                    (
                        passage.paragraph,
                        Held { outlook: Outlook::Told, reach: Reach::Paragraph, reasoned: true, ..*held },
                    )
                });
            }
        }
    }

    /// What is told of a gathering (当天签约项目21个, 14个项目集中开工) is of its day.
    fn gather(&mut self, passage: &Passage, times: &mut Vec<(usize, Held)>) {
        if !passage.is_body() {
            return;
        }
        let day = |(_, held): &&(usize, Held)| {
            matches!(held.period, Some(Period::At(Point::Day(..)))) && held.reach == Reach::Sentence
        };
        let own = times.iter().rev().find(day).map(|(_, held)| *held);
        let timed = passage.figures().any(|m| matches!(m.kind, MentionKind::Period(_)));
        // 8月9日,服务中心里坐满了人。企业在这里集中签约: the day of the sentence before.
        self.told_day = own
            .map(|day| (passage.paragraph, day))
            .or(self.told_day.filter(|(paragraph, _)| *paragraph == passage.paragraph));
        let own = own.or(self.told_day.filter(|_| !timed).map(|(_, day)| day));
        if let Some(held) = own.filter(|_| any_of!(GATHERINGS).is_in(passage.text)) {
            self.day = Some(Held { reasoned: true, outlook: Outlook::Told, ..held });
        }
        // 日前,某某园举行集中签约仪式: within the month of the paper.
        let lately = any_of!["日前", "近日", "近期"].is_in(passage.text) && any_of!(GATHERINGS).is_in(passage.text);
        if let Some(date) = self.date.filter(|date| lately && self.day.is_none() && !matches!(date, Point::Year(_))) {
            let lately = passage.figures().find_map(|m| match m.kind {
                MentionKind::Period(period) if period.when == When::Lately => Some(period),
                _ => None,
            });
            self.day = lately.map(|mention| Held { period: Some(Period::At(date.last_month())), ..untimed(&mention) });
        }
        // 2022年1至8月……。那年的展会上签约29个: of another year than the day.
        let of_this_paragraph = self.told_day.is_some_and(|(paragraph, _)| paragraph == passage.paragraph);
        let another_year =
            |day: &Held| day.period.zip(self.year_told).is_some_and(|(period, year)| period.year() != year);
        let elsewhere = |day: &Held| !of_this_paragraph && another_year(day);
        let Some(day) = self.day.filter(|day| !elsewhere(day)) else { return };
        let mut counted = false;
        // 2022年8月,……集中开工 is of its own month, whatever day was told before.
        let own_month = |at: usize, (from, held): &(usize, Held)| {
            *from <= at
                && held.reach == Reach::Sentence
                && held.outlook == Outlook::Told
                && names_given_year(&held.mention)
                && !matches!(held.period, Some(Period::At(Point::Day(..))))
        };
        for (Span { start: at, .. }, word) in any_of!(ON_THE_DAY).every(passage.text) {
            let same_day = any_of!["当天", "当日", "同日", "同一天"].contains(word);
            if !same_day && times.iter().any(|time| own_month(at, time)) {
                continue;
            }
            counted = true;
            times.push((passage.clause_at(at).start.min(at), day));
        }
        // 其中,工业项目12个: the parts of what was counted in the sentence before; 签约项目中,…… may open the next paragraph.
        let goes_on = self.counted.is_some_and(|paragraph| {
            paragraph == passage.paragraph && passage.text.starts_with("其中")
                || paragraph + 1 >= passage.paragraph && goes_on_with_projects(passage.text)
        });
        if goes_on && !timed && !counted {
            counted = true;
            times.push((0, day));
        }
        self.counted = counted.then_some(passage.paragraph);
        times.sort_by_key(|(at, _)| *at);
    }

    /// The year of a part that was told with it further up, and never with another.
    fn year_of(&self, part: YearPart) -> Option<i32> {
        let mut years = self.parts.iter().filter(|(told, _)| *told == part).map(|(_, year)| *year);
        let first = years.next()?;
        years.all(|year| year == first).then_some(first)
    }

    /// 今年以来 in the report of 1—9月 is these months.
    fn reported_so_far(&self, held: &Held) -> Option<Period> {
        let since = held.mention.frame == Frame::Since
            && matches!(held.mention.when, When::At(Moment::Year(YearRef::FromArticle(0))));
        let reported = [self.title, self.reported()].into_iter().flatten().filter(|_| since && self.bulletin);
        reported.filter_map(|told| told.period).find(|period| {
            matches!(period, Period::Span(first, _) if first.months().0 == 1)
                && held.period.is_some_and(|year| year.year() == period.year())
        })
    }

    /// The lead, or the time told last where that is of a later year.
    fn newest(&self) -> Option<Held> {
        let year = |held: &Held| held.period.map(|period| period.last().year());
        [self.lead, self.last].into_iter().flatten().max_by_key(|held| (year(held), held.reach == Reach::Lead))
    }

    /// The time an article reports on: its title's, or the finer one its story opens with inside that.
    fn reported(&self) -> Option<Held> {
        let lead = self.lead?;
        let inside = match self.title {
            Some(title) => title.period.zip(lead.period).is_some_and(|(whole, part)| {
                // 二季度发布会 in the headline, and the story tells of 上半年.
                holds(whole, part) || whole != part && holds(part, whole) && !matches!(part, Period::At(Point::Year(_)))
            }),
            None => self.bulletin && !matches!(lead.period, Some(Period::Since(_))),
        };
        inside.then_some(Held { reach: Reach::Section, ..lead })
    }

    /// A time of some length, told and no single event's, holds on after its sentence.
    fn remember(&mut self, passage: &Passage, held: Held) {
        let heading = matches!(passage.role, Role::Heading(_));
        let lasting = (held.outlook == Outlook::Told || heading && held.outlook == Outlook::Ahead)
            && held.period.is_some_and(lasts);
        if !lasting {
            return;
        }
        let heads = Held { reach: Reach::Section, ..held };
        if heading && !self.begun {
            self.title = match self.title {
                Some(known) if names_given_year(&known.mention) || !names_given_year(&held.mention) => Some(known),
                _ => Some(heads),
            };
        } else if heading {
            self.headings.push((passage.under.last().map_or(String::new(), |heading| heading.to_string()), heads));
        } else if passage.is_body() {
            if let Some((_, known)) = &mut self.paragraph {
                *known = Some(held);
            }
            let long = matches!(held.mention.when, When::Recent(..) | When::Founding);
            let flows = !long && matches!(held.period, Some(Period::At(_) | Period::Since(_) | Period::Span(..)));
            let opening = self.opening == Some(passage.paragraph);
            let this_year = |date: Point| held.period.is_some_and(|period| date.year() - period.last().year() <= 1);
            // 年初确定的任务: a turn of the year is no time that is reported on.
            let flows = flows && !matches!(held.mention.when, When::At(Moment::Part(_, YearPart::Start)));
            if flows && (opening || !self.begun) && self.date.is_none_or(this_year) {
                let month = |lead: &Held| matches!(lead.period, Some(Period::At(Point::Month(..))));
                // 10月的一天……。前三季度,……: the months that are reported on, not the one of the scene.
                let scene = self.lead.as_ref().is_some_and(|lead| month(lead) && lead.mention.frame == Frame::During);
                if scene && held.period.is_some_and(runs_from_new_year) {
                    self.lead = None;
                }
                self.lead.get_or_insert(Held { reach: Reach::Lead, ..held });
            }
            if flows && self.date.is_none_or(this_year) {
                self.last = Some(Held { reach: Reach::Lead, ..held });
            }
        }
    }
}

/// 今年1月9日召开的年度工作会议 goes through the year before.
fn year_reviewed(passage: &Passage, (span, held): (Span, &Held), clock: Clock) -> Option<i32> {
    let Some(Period::At(point @ (Point::Day(..) | Point::Month(..)))) = held.period else { return None };
    let early = point.months().1 <= 2 && clock.date.is_some_and(|date| date.year() == point.year());
    let reviews = any_of!["工作会议", "年度会议", "总结会", "总结大会", "总结表彰", "经济工作会"]
        .is_in(clause_rest(passage, span));
    let told = any_of!["披露", "获悉", "透露", "传出", "通报", "传来", "了解到", "宣布", "指出"].is_in(passage.text);
    (early && reviews && told).then_some(point.year() - 1)
}

/// What 那时 says of a time told before: a stretch stays one, a moment is the state of things at it.
fn then_of(period: Period, up_to_it: bool) -> Period {
    match period {
        Period::At(Point::Day(..) | Point::Month(..)) => Period::AsOf(period.last().last_month()),
        Period::Since(point) => Period::AsOf(point),
        other if up_to_it => Period::AsOf(other.last()),
        other => other,
    }
}

/// 去年来访的一位嘉宾说: the time is of the visitor's coming, and nothing else is told of it.
fn is_of_a_visitor(passage: &Passage, span: Span) -> bool {
    let Some((coming, person)) = clause_rest(passage, span).split_once('的') else { return false };
    (2..=6).contains(&coming.chars().count())
        && any_of!["嘉宾", "客人", "客商", "记者", "专家", "代表", "游客"]
            .first(person)
            .is_some_and(|(word, _)| person[..word.start].chars().count() <= 4)
}

/// 2019年召开某大会以来: since then.
fn runs_on(passage: &Passage, span: Span) -> bool {
    let after = clause_rest(passage, span);
    after.find("以来").is_some_and(|at| {
        (1..=24).contains(&after[..at].chars().count()) && !after[..at].contains(|c: char| c.is_ascii_digit())
    })
}

fn clause_rest<'t>(passage: &Passage<'t>, span: Span) -> &'t str {
    passage.text.get(span.end..passage.clause_at(span.start).end).unwrap_or("")
}

/// From how many years on 早在 is of a time long past.
const LONG_AGO: i32 = 5;

/// True for a single month or day.
fn is_fine(mention: &PeriodMention) -> bool {
    mention.frame == Frame::During && matches!(mention.when, When::At(Moment::Month(..) | Moment::Day(..)))
}

/// 1—9月, 上半年 with no year.
fn part_of(mention: &PeriodMention) -> Option<YearPart> {
    match (mention.when, mention.frame) {
        (
            When::At(Moment::Part(YearRef::FromContext(0) | YearRef::NamedBefore, part @ YearPart::Months(..))),
            Frame::During,
        ) => Some(part),
        _ => None,
    }
}

/// True for the months since January, as reports sum them.
fn runs_from_new_year(period: Period) -> bool {
    match period {
        Period::Span(first, last) => first.months().0 == 1 && first.year() == last.year() && last.months().1 > 1,
        Period::At(point @ (Point::Quarter(..) | Point::Half(..))) => point.months().0 == 1,
        _ => false,
    }
}

/// True where `part` lies within `whole`.
fn holds(whole: Period, part: Period) -> bool {
    let first = |period: Period| match period {
        Period::At(point) | Period::Span(point, _) => Some((point.year(), point.months().0)),
        _ => None,
    };
    match (first(whole), first(part)) {
        (Some(a), Some(b)) => a <= b && part.last().end() <= whole.last().end(),
        _ => false,
    }
}

/// 五年累计, 五年里, after the plan of those years was named.
fn says_the_plan(passage: &Passage, mention: &crate::recognise::Mention, plan: &Held) -> bool {
    let MentionKind::Quantity(amount) = &mention.kind else { return false };
    let Some(Period::Span(first, last)) = plan.period else { return false };
    let years = last.year() - first.year() + 1;
    let told = amount.quantity.unit == "年" && amount.quantity.value == years.into();
    let before = &passage.text[..mention.span.start];
    told && !before.ends_with(['第', '前', '后', '连', '续', '近'])
        && !passage.text[mention.span.end..].starts_with(['前', '后'])
}

/// The rest of a time's clause and the clause after it.
fn clauses_after<'t>(passage: &Passage<'t>, span: Span) -> &'t str {
    let end = passage.clause_at(span.start).end;
    let next = passage.clauses.iter().find(|next| next.start >= end).map_or(end, |next| next.end);
    passage.text.get(span.end..next).unwrap_or("")
}

/// True for times over which figures are summed, and for 截至; a day is an event's.
fn lasts(period: Period) -> bool {
    match period {
        Period::At(Point::Day(..)) => false,
        Period::Span(from, _) => !matches!(from, Point::Day(..)),
        _ => true,
    }
}

/// 本年新增 after 截至9月底 in one sentence: the year up to then.
fn part_so_far(held: &Held, times: &[(usize, Held)]) -> Option<Period> {
    let this_year = matches!(held.mention.when, When::At(Moment::Year(YearRef::FromArticle(0))));
    let (_, last) = times.last().filter(|(_, last)| this_year && last.reach == Reach::Sentence)?;
    match (held.period?.year(), last.period?) {
        (year, Period::AsOf(end @ (Point::Month(of, _) | Point::Day(of, ..)))) if year == of => {
            Some(Period::Span(Point::Month(year, 1), whole_month(end)))
        }
        _ => None,
    }
}

/// What the title of a report on a stretch of time says.
const BULLETINS: &[&str] =
    &["公报", "简报", "运行情况", "运行分析", "经济运行", "主要指标", "统计分析", "形势分析", "完成情况"];

/// What points back to a time told before.
const THEN: &[&str] = &[
    "截至当时", "截至那时", "截至彼时", "到那时", "那时", "彼时", "当时", "其时", "成立时", "设立时", "建区时",
    "建园时", "开园时", "挂牌时", "揭牌时", "升级时", "获批时", "起步时", "投产时", "开业时", "封顶时", "签约时",
    "成立那天", "开园那天", "揭牌那天", "封顶那天", "签约那天", "开业那天", "那会儿", "那阵子",
];

/// What a day is remembered for.
const GATHERINGS: &[&str] = &[
    "举行", "举办", "召开", "集中签约", "集中开工", "集中竣工", "签约仪式", "开工仪式", "启动仪式", "签约活动",
    "推介会", "签约大会", "开幕",
];
/// Words for that day and what was done on it.
const ON_THE_DAY: &[&str] = &[
    "当天", "当日", "同日", "同一天", "现场签约", "集体签约", "集中签约", "集中开工", "集中竣工", "集中投产", "当场签",
    "仪式上", "活动现场", "活动上", "会上签", "会上,", "此次签约", "本次签约", "此次集中", "本次集中", "这次签约",
    "此次活动", "本次活动", "这一批里", "这一批中", "这批里", "这批中",
];

/// What a sentence opens with that goes on with the projects of that day.
const OF_THE_DAY: &[&str] = &[
    "签约项目", "签约的", "所签约", "开工项目", "开工的", "投产项目", "投产的", "竣工项目", "这批项目", "这些项目",
    "这批", "这一批", "从落户", "从区域", "从结构", "从产业看", "从类型", "从类别", "从投资", "从规模", "按类别",
    "按产业", "按类型",
];

/// 签约项目中,……; 31个项目里,……: of the projects of that day.
fn goes_on_with_projects(text: &str) -> bool {
    let counted = text.trim_start_matches(|c: char| c.is_ascii_digit());
    any_of!(OF_THE_DAY).starts(text)
        || counted.len() < text.len() && any_of!["个项目里", "个项目中", "个签约项目里", "个签约项目中"].starts(counted)
}

/// True for a time at the head of its clause or right after one of the words.
fn opens_or_follows(passage: &Passage, span: Span, words: &[&str]) -> bool {
    let before = &passage.text[passage.clause_at(span.start).start..span.start];
    before.trim().is_empty() || words.iter().any(|word| before.ends_with(word))
}

/// 年内要再培育15户, 年内,还将开工: still to come.
fn is_wanted(passage: &Passage, span: Span) -> bool {
    let clause = passage.clause_at(span.start);
    let alone = span.end + ",".len() >= clause.end;
    let next = if alone { clauses_after(passage, span) } else { "" };
    let wanted = any_of!["要", "将", "力争", "争取", "计划", "确保", "预计", "拟", "可"];
    wanted.is_in(clause.of(passage.text)) || wanted.is_in(next)
}

/// 年内 in the report of a part of that year is that part.
fn within_its_year(last: &Held, year: &Held) -> bool {
    let part = last.period.is_some_and(|period| !matches!(period, Period::At(Point::Year(_)) | Period::Since(_)));
    part && last.outlook == Outlook::Told && last.period.map(Period::year) == year.period.map(Period::year)
}

/// The year of a time that says it.
fn year_named(held: Held) -> Option<i32> {
    held.period.filter(|_| names_year(&held.mention)).map(Period::year)
}

fn names_given_year(mention: &PeriodMention) -> bool {
    matches!(this_or_given(mention), Some(YearRef::Given(_)))
}

pub(super) fn names_year(mention: &PeriodMention) -> bool {
    this_or_given(mention).is_some_and(|year| matches!(year, YearRef::Given(_) | YearRef::FromArticle(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// For whoever works on the rules: `ARTICLE=path cargo test --lib time -- --ignored --nocapture`.
    #[test]
    #[allow(clippy::disallowed_methods, clippy::print_stdout, reason = "a tool that reads the file it is given")]
    #[ignore = "prints who speaks and which time holds in the article named in ARTICLE"]
    fn lay_out_times() {
        let path = std::env::var("ARTICLE").expect("ARTICLE");
        let article = crate::article::Article::read(&path, &std::fs::read(&path).expect("a file")).value;
        let ctx = Context::new(&article, crate::vocab::Vocab::embedded(), crate::recognise::Recogniser::embedded());
        println!("{:?}", ctx.clocks);
        for passage in &ctx.passages {
            println!("{:?} {}: {}", passage.role, ctx.line(passage, 0), passage.text);
            for (at, held) in &passage.times {
                let after: String = passage.text[*at..].chars().take(8).collect();
                println!("      {:?} {:?} {:?} {after}", held.period.map(|p| p.to_string()), held.reach, held.outlook);
            }
            for (at, speaker) in &passage.speakers {
                let after: String = passage.text[*at..].chars().take(8).collect();
                println!("      {:?} {:?} {after}", ctx.zone_at(passage, *at), speaker.company);
            }
        }
    }
}
