//! Layer record.
