//! Layer vocab.
