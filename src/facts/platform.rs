//! Platforms.

use super::context::Context;
use crate::domain::Fact;

/// Reads the facts of this kind.
pub fn read(_context: &Context, _out: &mut Vec<Fact>) {}
