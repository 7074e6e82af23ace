//! Layer recognise.
