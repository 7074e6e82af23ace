//! A number with its unit as written, and how exactly it is meant.

use std::fmt;

use rust_decimal::Decimal;

/// How exactly a number is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Bound {
    /// The number itself.
    #[default]
    Exact,
    /// 约, 左右: around the number.
    About,
    /// 余, 多, 超, 突破: more than the number.
    Over,
    /// 近, 不足: less than the number.
    Under,
    /// 以上, 不低于: the number or more.
    AtLeast,
}

impl Bound {
    /// All bounds, in the order of their names in data files.
    pub const ALL: [Bound; 5] = [Bound::Exact, Bound::About, Bound::Over, Bound::Under, Bound::AtLeast];

    /// The name in data files: `exact`, `about`, `over`, `under`, `at_least`.
    pub fn name(self) -> &'static str {
        match self {
            Bound::Exact => "exact",
            Bound::About => "about",
            Bound::Over => "over",
            Bound::Under => "under",
            Bound::AtLeast => "at_least",
        }
    }

    /// The sign in tables: nothing, `≈`, `>`, `<`, `≥`.
    pub fn sign(self) -> &'static str {
        match self {
            Bound::Exact => "",
            Bound::About => "≈",
            Bound::Over => ">",
            Bound::Under => "<",
            Bound::AtLeast => "≥",
        }
    }

    /// The word before a value in profiles and running text: nothing, `约`, `超`, `近`, `≥`.
    pub fn prefix(self) -> &'static str {
        match self {
            Bound::Exact => "",
            Bound::About => "约",
            Bound::Over => "超",
            Bound::Under => "近",
            Bound::AtLeast => "≥",
        }
    }
}

/// What a unit measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dimension {
    /// 元 and foreign currencies.
    Money,
    /// Things counted: 个, 家, 项, 户 …
    Count,
    /// People: 人, 名.
    Person,
    /// 平方公里, 亩, 平方米 …
    Area,
    /// %, ‰ and percentage points.
    Percent,
    /// 倍, 番, 成.
    Multiple,
    /// 位, 名: a place in an order.
    Rank,
    /// 吨, 公斤 …
    Mass,
    /// 米, 公里, 微米 …
    Length,
    /// 立方米, 升 …
    Volume,
    /// 年, 天, 小时 …
    Time,
    /// 千瓦时, 吨标准煤 …
    Energy,
    /// 千瓦, MW, GW, 千伏安 …
    Power,
    /// 千伏, 伏.
    Voltage,
    /// FLOPS, TB …
    Data,
    /// Ratios of two units, such as 万元/亩, 户/千人.
    Ratio,
    /// Anything else.
    Other,
}

impl Dimension {
    /// All dimensions, in the order of the list above.
    pub const ALL: [Dimension; 17] = [
        Dimension::Money,
        Dimension::Count,
        Dimension::Person,
        Dimension::Area,
        Dimension::Percent,
        Dimension::Multiple,
        Dimension::Rank,
        Dimension::Mass,
        Dimension::Length,
        Dimension::Volume,
        Dimension::Time,
        Dimension::Energy,
        Dimension::Power,
        Dimension::Voltage,
        Dimension::Data,
        Dimension::Ratio,
        Dimension::Other,
    ];

    /// The name in vocabulary files: `money`, `count`, …
    pub fn name(self) -> &'static str {
        match self {
            Dimension::Money => "money",
            Dimension::Count => "count",
            Dimension::Person => "person",
            Dimension::Area => "area",
            Dimension::Percent => "percent",
            Dimension::Multiple => "multiple",
            Dimension::Rank => "rank",
            Dimension::Mass => "mass",
            Dimension::Length => "length",
            Dimension::Volume => "volume",
            Dimension::Time => "time",
            Dimension::Energy => "energy",
            Dimension::Power => "power",
            Dimension::Voltage => "voltage",
            Dimension::Data => "data",
            Dimension::Ratio => "ratio",
            Dimension::Other => "other",
        }
    }

    /// The dimension of this name in vocabulary files.
    pub fn from_name(name: &str) -> Option<Dimension> {
        Dimension::ALL.into_iter().find(|dimension| dimension.name() == name)
    }
}

/// A number with its unit, both as written: `140亿元` is the value 140 with the unit `亿元`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Quantity {
    /// The number before the unit's scale.
    pub value: Decimal,
    /// The unit as written, scale included: `亿元`, `万平方米`, `家`, `%`; empty for a bare number.
    pub unit: String,
    /// How exactly the number is meant.
    pub bound: Bound,
}

impl Quantity {
    /// An exact quantity.
    pub fn exact(value: Decimal, unit: impl Into<String>) -> Self {
        Quantity { value, unit: unit.into(), bound: Bound::Exact }
    }
}

/// One word, as profiles write it: `140亿元`, `约600家`, `≥30亿元`.
impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}{}", self.bound.prefix(), self.value.normalize(), self.unit)
    }
}
