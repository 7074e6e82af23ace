//! Layer article.
