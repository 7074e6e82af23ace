//! Today, for those who ask what lies in the future, and the day a file was written.
#![allow(clippy::disallowed_methods)] // this is where the clock is read

use std::path::Path;

use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone};

/// The zone the articles are printed in.
fn china() -> TimeZone {
    TimeZone::fixed(Offset::constant(8))
}

/// Today as (year, month, day), in China.
pub(super) fn today() -> Option<(i32, u8, u8)> {
    let today = Timestamp::now().to_zoned(china()).date();
    Some((today.year().into(), u8::try_from(today.month()).ok()?, u8::try_from(today.day()).ok()?))
}

/// The day a file was last written, `2026-01-31`; `None` where the machine does not say.
pub(super) fn written(path: &Path) -> Option<String> {
    let time = std::fs::metadata(path).ok()?.modified().ok()?;
    Some(Timestamp::try_from(time).ok()?.to_zoned(china()).date().to_string())
}
