//! Mechanisms.

use super::sheet::Sheet;
use crate::domain::Fact;

/// Reads the facts of this kind.
pub fn read(_sheet: &Sheet, _out: &mut Vec<Fact>) {}
