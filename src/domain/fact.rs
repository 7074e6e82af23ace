//! A fact: what one article says, at one line, about one zone.

use rust_decimal::Decimal;

use super::{Period, Quantity};

/// Where a fact stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Evidence {
    /// The article's id: its file name up to the first `_` or `.`.
    pub article: String,
    /// Line of the article file, from 1.
    pub line: usize,
    /// The words of that line that carry the fact, as short as can be; empty where they were not kept.
    pub quote: String,
}

/// One fact.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// The fullest name of the body the fact is about.
    pub zone: String,
    /// Where it stands.
    pub evidence: Evidence,
    /// What is said.
    pub claim: Claim,
}

/// What a fact says.
#[derive(Debug, Clone, PartialEq)]
pub enum Claim {
    /// Something the zone is.
    Identity {
        /// Which trait.
        field: IdentityField,
        /// Its value; `founded` and `national_since` are ISO.
        value: String,
    },
    /// An industry of the zone.
    Industry {
        /// Canonical noun.
        name: String,
        /// The part it plays.
        role: IndustryRole,
    },
    /// A number.
    Indicator(Box<Indicator>),
    /// A project.
    Project(Box<Project>),
    /// A company.
    Company {
        /// The name as written.
        name: String,
        /// Its part in the zone.
        role: CompanyRole,
        /// Its industry, where the text says so.
        industry: Option<String>,
    },
    /// An incubator, laboratory, institute, base or service platform.
    Platform {
        /// The name as written.
        name: String,
    },
    /// A policy, service or working method with a name of its own.
    Mechanism {
        /// The name as written.
        name: String,
    },
    /// A designation, selection or ranking won.
    Honor {
        /// The name as written.
        name: String,
        /// Who holds it, where that is not the zone itself.
        subject: Option<String>,
    },
}

/// The eight kinds of facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// [`Claim::Identity`]
    Identity,
    /// [`Claim::Industry`]
    Industry,
    /// [`Claim::Indicator`]
    Indicator,
    /// [`Claim::Project`]
    Project,
    /// [`Claim::Company`]
    Company,
    /// [`Claim::Platform`]
    Platform,
    /// [`Claim::Mechanism`]
    Mechanism,
    /// [`Claim::Honor`]
    Honor,
}

impl Claim {
    /// Which of the eight kinds this is.
    pub fn kind(&self) -> Kind {
        match self {
            Claim::Identity { .. } => Kind::Identity,
            Claim::Industry { .. } => Kind::Industry,
            Claim::Indicator(_) => Kind::Indicator,
            Claim::Project(_) => Kind::Project,
            Claim::Company { .. } => Kind::Company,
            Claim::Platform { .. } => Kind::Platform,
            Claim::Mechanism { .. } => Kind::Mechanism,
            Claim::Honor { .. } => Kind::Honor,
        }
    }
}

/// A number about a zone, or about an industry, chain, project or platform within it.
#[derive(Debug, Clone, PartialEq)]
pub struct Indicator {
    /// Short canonical noun phrase: `规上工业总产值`.
    pub metric: String,
    /// What the number is limited to; `None` for the whole zone.
    pub subject: Option<String>,
    /// The number; `None` where only a rate, share or rank is given.
    pub quantity: Option<Quantity>,
    /// The time it speaks of; `None` where the text gives none.
    pub period: Option<Period>,
    /// True where the period was reasoned and not read.
    pub period_inferred: bool,
    /// Year-on-year change in percent, as published; negative for a fall.
    pub yoy: Option<Decimal>,
    /// The share it holds of something larger.
    pub share: Option<Share>,
    /// Its place in an order.
    pub rank: Option<Rank>,
    /// Whether it has happened.
    pub status: Status,
}

/// A share of something larger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// Percent; 25 for a quarter.
    pub pct: Decimal,
    /// Of what.
    pub of: String,
}

/// A place in an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rank {
    /// The place, from 1.
    pub position: u32,
    /// Among what.
    pub of: String,
}

/// A project.
#[derive(Debug, Clone, PartialEq)]
pub struct Project {
    /// The name as written.
    pub name: String,
    /// Money planned or spent, where the text says so.
    pub investment: Option<Quantity>,
    /// How far it has come.
    pub status: ProjectStatus,
    /// When the status was or will be reached.
    pub date: Option<Period>,
    /// True where the date is expected.
    pub expected: bool,
    /// True where the date was reasoned and not read.
    pub period_inferred: bool,
}

/// Writes an enum whose values have one name each in data files.
macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:literal / $zh:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant,)+ }

        impl $name {
            /// All values, in the order readers expect them.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The name in data files.
            pub fn name(self) -> &'static str {
                match self { $($name::$variant => $text,)+ }
            }

            /// The word of the trade in Chinese.
            pub fn zh(self) -> &'static str {
                match self { $($name::$variant => $zh,)+ }
            }

            /// The value of this name in data files.
            pub fn from_name(name: &str) -> Option<$name> {
                $name::ALL.iter().copied().find(|value| value.name() == name)
            }
        }
    };
}

named! {
    /// A trait of a zone.
    IdentityField {
        /// A shorter or other name.
        Alias = "alias" / "别称",
        /// 经济技术开发区, 高新技术产业开发区, 新区, 产业园, 开发区.
        Type = "type" / "类型",
        /// 国家级 or 省级.
        Level = "level" / "级别",
        /// Province.
        Province = "province" / "省份",
        /// City.
        City = "city" / "城市",
        /// When it was founded, ISO.
        Founded = "founded" / "设立",
        /// When it became a national zone, ISO.
        NationalSince = "national_since" / "升级国家级",
        /// What it says it is.
        Positioning = "positioning" / "定位",
        /// What it strives to become.
        Target = "target" / "目标",
    }
}

named! {
    /// The part an industry plays in a zone.
    IndustryRole {
        /// 主导产业.
        Leading = "leading" / "主导",
        /// 支柱产业.
        Pillar = "pillar" / "支柱",
        /// 产业集群.
        Cluster = "cluster" / "集群",
        /// 产业链.
        Chain = "chain" / "产业链",
        /// 新兴, 未来, 培育.
        Emerging = "emerging" / "新兴",
        /// 辅助.
        Auxiliary = "auxiliary" / "辅助",
        /// 孵化.
        Incubated = "incubated" / "孵化",
    }
}

named! {
    /// A company's part in a zone.
    CompanyRole {
        /// 链主.
        ChainLeader = "chain_leader" / "链主",
        /// 代表, 龙头.
        Representative = "representative" / "代表",
        /// 上市, 挂牌.
        Listed = "listed" / "上市挂牌",
        /// 入驻.
        Resident = "resident" / "入驻",
        /// Works with the zone from outside.
        Partner = "partner" / "合作",
    }
}

named! {
    /// How far a project has come.
    ProjectStatus {
        /// 规划, 拟建.
        Planned = "planned" / "规划",
        /// 签约.
        Signed = "signed" / "签约",
        /// 开工.
        Started = "started" / "开工",
        /// 在建.
        Building = "building" / "在建",
        /// 封顶.
        ToppedOut = "topped_out" / "封顶",
        /// 竣工, 建成.
        Completed = "completed" / "竣工",
        /// 投产, 投用.
        Operating = "operating" / "投产运营",
        /// Not said.
        Unknown = "unknown" / "未说明",
    }
}

named! {
    /// Whether a figure has happened.
    Status {
        /// It has.
        Actual = "actual" / "实际",
        /// 预计.
        Estimate = "estimate" / "预计",
        /// 力争, 计划.
        Target = "target" / "目标",
        /// 达产后, 年产能.
        Capacity = "capacity" / "产能",
    }
}

impl Kind {
    /// All kinds, in the order of the profile file.
    pub const ALL: [Kind; 8] = [
        Kind::Identity,
        Kind::Industry,
        Kind::Indicator,
        Kind::Project,
        Kind::Company,
        Kind::Platform,
        Kind::Mechanism,
        Kind::Honor,
    ];

    /// The name in data files.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Identity => "identity",
            Kind::Industry => "industry",
            Kind::Indicator => "indicator",
            Kind::Project => "project",
            Kind::Company => "company",
            Kind::Platform => "platform",
            Kind::Mechanism => "mechanism",
            Kind::Honor => "honor",
        }
    }
}
