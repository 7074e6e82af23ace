//! Layer shell.
