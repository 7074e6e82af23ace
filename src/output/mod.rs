//! Layer output.
