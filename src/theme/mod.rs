//! Layer theme.
