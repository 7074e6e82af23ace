//! Layer pages.
