//! Values of the trade: quantities, periods, facts. No files, no clock, no vocabulary.

mod fact;
mod period;
mod quantity;

pub use fact::{
    Claim, CompanyRole, Evidence, Fact, IdentityField, Indicator, IndustryRole, Kind, Project, ProjectStatus, Rank,
    Share, Status,
};
pub use period::{Period, PeriodError, PeriodType, Point};
pub use quantity::{Bound, Dimension, Quantity};
pub use rust_decimal::Decimal;
