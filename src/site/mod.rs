//! Layer site.
