//! Dates and periods, kept as the text gives them: what is relative stays relative until [`resolve`] is told a reference.

mod grammar;
mod moment;
mod named;
mod numeric;
mod resolve;
mod words;

pub(super) use grammar::{STARTS, period};
pub use resolve::{Reference, Resolved, resolve, resolve_to_the_day};

/// A period as the text gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PeriodMention {
    /// How the figure beside it relates to the time: over it, as of it, since it …
    pub frame: Frame,
    /// The time itself.
    pub when: When,
}

/// How what is told relates to the time named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Frame {
    /// In or over the time: 2023年, 1—8月. A flow.
    During,
    /// 截至, 截止到: the state at its end. A stock.
    AsOf,
    /// 到2025年, 至年底: by its end; most often a target.
    By,
    /// 以来, 起, 自…: from it on.
    Since,
    /// 之前, 年前.
    Before,
    /// 之后, 以后.
    After,
}

/// A time that may still need a reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// One calendar unit.
    At(Moment),
    /// From one unit to another, both included.
    FromTo(Moment, Moment),
    /// From a unit on, for so many years: 2009年以来13年间.
    Lasting(Moment, u16),
    /// The last so many units up to now: 十年来, 近三年.
    Recent(u16, CalendarUnit),
    /// The next so many years: 未来五年, 今后三年.
    Coming(u16),
    /// The year so many years from now, or from the time the text speaks of: 三年后.
    YearsOn(u16),
    /// When the body spoken of was founded: 建区之初; with [`Frame::Since`] 建区以来.
    Founding,
    /// 去年同期, 上年同期: the same stretch of the year before as the figure it is compared with.
    SamePeriodLastYear,
    /// 目前, 当前, 截至目前: now.
    Now,
    /// 近日, 近年来: about now, without a date.
    Lately,
}

/// One calendar unit, as far as the text says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// A year.
    Year(YearRef),
    /// First and last year of a stretch with a name: “十三五”, 十九世纪七十年代.
    Years(i32, i32),
    /// Part of a year.
    Part(YearRef, YearPart),
    /// A month or a part of it.
    Month(YearRef, MonthRef, MonthPart),
    /// A day of a month.
    Day(YearRef, MonthRef, u8),
    /// So many days from the reference day: 昨天 -1, 今日 0.
    DayFromNow(i8),
}

/// Which year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum YearRef {
    /// As written.
    Given(i32),
    /// From the year of the article: 今年 0, 去年 -1.
    FromArticle(i8),
    /// From the year the text is speaking of, or the article's where it named none: 8月, 年底 0; 上年 -1; 次年 1.
    FromContext(i8),
    /// The year the text named before: 全年, 当年, 同年. Without one it is not known.
    NamedBefore,
}

/// Part of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum YearPart {
    /// Half 1 or 2.
    Half(u8),
    /// Quarter 1 to 4.
    Quarter(u8),
    /// The beginning of a quarter: 四季度初.
    QuarterStart(u8),
    /// The end of a quarter: 二季度末.
    QuarterEnd(u8),
    /// The quarter so many from the reference's: 本季度 0, 上季度 -1.
    QuarterFromNow(i8),
    /// From month to month, both included: 1—8月, 前三季度.
    Months(u8, u8),
    /// 年初.
    Start,
    /// 年中.
    Middle,
    /// 年底, 年末.
    End,
}

/// Which month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MonthRef {
    /// 1 to 12.
    Named(u8),
    /// From the month of the reference: 本月 0, 上月 -1, 下月 1; a day alone (30日) 0.
    FromNow(i8),
}

/// Part of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MonthPart {
    /// All of it.
    Whole,
    /// 上旬.
    Early,
    /// 中旬.
    Middle,
    /// 下旬.
    Late,
    /// 月初.
    Start,
    /// 月底, 月末.
    End,
}

/// A unit of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CalendarUnit {
    /// Years.
    Year,
    /// Months.
    Month,
    /// Days.
    Day,
}
