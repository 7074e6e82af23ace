//! Layer facts.
