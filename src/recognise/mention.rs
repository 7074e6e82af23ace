//! What the recogniser hands on: mentions, each a span and one reading of it.

use rust_decimal::Decimal;

use super::period::PeriodMention;
use crate::domain::{Bound, Dimension, Quantity};
use crate::source::Span;

/// One reading of one stretch of text.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// Where it stands, in bytes of the text that was read; bound words (约, 以上) are inside.
    pub span: Span,
    /// What it is.
    pub kind: MentionKind,
}

/// What a mention is. Mentions of one [`Layer`] never overlap; layers do.
#[derive(Debug, Clone, PartialEq)]
pub enum MentionKind {
    /// A number with a unit: `140亿元`, `60余家`, `105GW`, `30年`, `2倍以上`. Never a percent.
    Quantity(Amount),
    /// A number with a unit that names a size class and counts nothing: `千亿级`, `500亿元级`.
    Grade(Amount),
    /// From one number to another: `5000台—10000台`, `8%~10%`, `三五家`.
    Range {
        /// The lower end; takes the unit of the upper end where it has none.
        low: Amount,
        /// The upper end.
        high: Amount,
    },
    /// A percentage that is neither a change nor a share: `80%`, `九成`, `百分之三`, `0.3个百分点`.
    Percent(Percent),
    /// A fraction of something: `1/4`, `二分之一`, `四分之一强`.
    Fraction(Fraction),
    /// A change: `同比增长33.3%`, `增速24.9%`, `翻了近两番`, `提高0.3个百分点`, `跃升了16位`.
    Change(Change),
    /// A share of something larger: `占全市该产业产值比重约33.3%`, `占大庆市的66%`, `占比达91.3%`.
    Share(Share),
    /// A place in an order: `居第4位`, `位居全省第二`, `居首位`, `前10名`.
    Rank(Rank),
    /// A number that only counts off: `第三次`, `第一批`, `第30`.
    Ordinal(u32),
    /// A number without a unit.
    Number {
        /// The number.
        value: Decimal,
        /// How exactly it is meant.
        bound: Bound,
        /// The numeral without bound words.
        core: Span,
    },
    /// A date, a period or a time relative to one.
    Period(PeriodMention),
    /// A development zone, park or new area, or a word that stands for one.
    Zone(ZoneName),
    /// A company, institute, university, bank or office.
    Organisation(OrganisationKind),
    /// Words in quotation marks or title marks; the mention's span includes the marks.
    Quoted(Quoted),
}

/// Mentions of one layer are sorted and never overlap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// Numbers of every kind, and periods.
    Figures,
    /// Zones and organisations.
    Names,
    /// Quotations that stand in no other quotation (depth 0), those inside one (depth 1), and so on.
    Quotes(u8),
}

impl MentionKind {
    /// The layer the mention belongs to.
    pub fn layer(&self) -> Layer {
        match self {
            MentionKind::Zone(_) | MentionKind::Organisation(_) => Layer::Names,
            MentionKind::Quoted(quoted) => Layer::Quotes(quoted.depth),
            _ => Layer::Figures,
        }
    }
}

/// How a number was spelt. A `一个` says less than a `1个`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Script {
    /// `3`, `３`, `2.4万`.
    Digits,
    /// `三`, `叁`, `两千`.
    Han,
}

/// A number with its unit, and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Amount {
    /// Value, unit and bound as written: `2.2万余吨` is 2.2 `万吨`, over.
    pub quantity: Quantity,
    /// Number and unit without the bound words before and after.
    pub core: Span,
    /// The numeral alone, with its scale: `140亿` of `140亿元`.
    pub numeral: Span,
    /// What the unit measures.
    pub dimension: Dimension,
    /// How the number was spelt.
    pub script: Script,
}

/// A percentage.
#[derive(Debug, Clone, PartialEq)]
pub struct Percent {
    /// In percent (35 for 三成半, 0.24 for 千分之2.4), or in percentage points.
    pub value: Decimal,
    /// Percent or points.
    pub unit: PercentUnit,
    /// How exactly it is meant.
    pub bound: Bound,
    /// The percentage without bound words.
    pub core: Span,
}

/// Percent or percentage points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PercentUnit {
    /// `%`, `‰` (a tenth of it), `成` (ten of it).
    Percent,
    /// `个百分点`.
    Points,
}

/// A fraction.
#[derive(Debug, Clone, PartialEq)]
pub struct Fraction {
    /// The fraction in percent: 25 for `1/4`.
    pub percent: Decimal,
    /// The value: 0.25 for `1/4`, 1.5 for `一又二分之一`.
    pub value: Decimal,
    /// `四分之一强` is over, `近三分之一` is under.
    pub bound: Bound,
    /// The fraction without bound words.
    pub core: Span,
}

/// A change.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The size with its sign: -4.5 for `下降4.5%`; 100 percent for `翻倍`; 2 番 for `翻了近两番`.
    pub value: Decimal,
    /// What the size is counted in.
    pub unit: ChangeUnit,
    /// What the change is measured from.
    pub basis: Basis,
    /// How exactly it is meant.
    pub bound: Bound,
    /// Number and unit alone.
    pub core: Span,
    /// Which member of a list it is: `同比分别增长42%、20%` gives (0, 2) and (1, 2); `None` where it stands alone.
    pub respective: Option<(usize, usize)>,
}

impl Change {
    /// Change in percent: `翻倍` and `增长1.2倍` count (100, 120); points, 番 and places do not.
    pub fn percent(&self) -> Option<Decimal> {
        match self.unit {
            ChangeUnit::Percent => Some(self.value),
            ChangeUnit::Times => self.value.checked_mul(Decimal::ONE_HUNDRED),
            ChangeUnit::Points | ChangeUnit::Doublings | ChangeUnit::Places => None,
        }
    }
}

/// What a change is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ChangeUnit {
    /// `%`.
    Percent,
    /// `个百分点`.
    Points,
    /// `倍`: 增长1.2倍.
    Times,
    /// `番`: 翻两番.
    Doublings,
    /// `位`, `个位次`: places in an order.
    Places,
}

impl ChangeUnit {
    /// The unit as the trade writes it.
    pub fn zh(self) -> &'static str {
        match self {
            ChangeUnit::Percent => "%",
            ChangeUnit::Points => "个百分点",
            ChangeUnit::Times => "倍",
            ChangeUnit::Doublings => "番",
            ChangeUnit::Places => "位",
        }
    }
}

/// What a change is measured from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Basis {
    /// 同比, 较上年, 比去年同期.
    YearOnYear,
    /// 环比, 比上月, 较年初.
    PeriodOnPeriod,
    /// 年均, 两年平均.
    Average,
    /// 较2012年, 比“十三五”末: an earlier time that the text names.
    Since,
    /// 高于全省平均水平, 快于全市: another body. Not the zone's own growth.
    Against,
    /// Nothing is said; 同比 in most reports.
    Unstated,
}

/// A share of something larger.
#[derive(Debug, Clone, PartialEq)]
pub struct Share {
    /// Percent; 25 for a quarter.
    pub pct: Decimal,
    /// How exactly it is meant.
    pub bound: Bound,
    /// Of what, as the words stand between 占 and 比重: `全市该产业产值`; `None` for a bare 占比.
    pub of: Option<Span>,
    /// The number with its sign alone.
    pub core: Span,
}

/// A place in an order.
#[derive(Debug, Clone, PartialEq)]
pub struct Rank {
    /// The place, from 1.
    pub position: u32,
    /// True place, or the edge of a leading group (`前10名`).
    pub form: RankForm,
    /// Among what: `山东省160个开发区` in 在山东省160个开发区中居第4位, `各盟市` in 居各盟市首位. May lie
    /// before the mention's own span.
    pub among: Option<Span>,
    /// The place alone: `第4位`, `首位`.
    pub core: Span,
}

/// What a rank's number says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RankForm {
    /// The place itself.
    Place,
    /// Somewhere among the first so many.
    Within,
}

/// The name of a zone.
#[derive(Debug, Clone, PartialEq)]
pub struct ZoneName {
    /// How much of a name it is.
    pub form: ZoneForm,
    /// The words that make it a zone: `经开区`, `产业园`.
    pub suffix: Span,
    /// The place it begins with, where it begins with one: `新疆石河子` of 新疆石河子经济技术开发区.
    pub place: Option<Span>,
}

/// How much of a name a zone mention is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ZoneForm {
    /// A name of its own: 石河子经开区, 中环产业园.
    Named,
    /// The type alone: 经开区, 高新区, 园区; means a zone named elsewhere.
    Bare,
    /// 该区, 全区, 区内: a pointer to a zone named elsewhere.
    Pointer,
}

/// What an organisation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OrganisationKind {
    /// 有限公司, 集团.
    Company,
    /// 银行, 分行, 证券.
    Bank,
    /// 研究院, 研究所, 实验室.
    Institute,
    /// 大学, 学院.
    University,
    /// 医院.
    Hospital,
    /// 管委会, 政府, 局.
    Office,
    /// 协会, 商会, 联盟.
    Association,
}

/// A quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quoted {
    /// The words between the marks.
    pub inner: Span,
    /// Which marks.
    pub marks: Marks,
    /// How many quotations it stands in.
    pub depth: u8,
}

/// Marks around quoted words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Marks {
    /// “…”, 『…』, 「…」, "…".
    Double,
    /// ‘…’.
    Single,
    /// 《…》, 〈…〉: a title.
    Title,
}
