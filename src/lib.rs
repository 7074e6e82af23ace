//! yuanzhi 园志, a gazetteer of parks: the map of the crate, in reading order.
//!
//! Two pipelines meet in the plain profile and know nothing of each other:
//!
//! ```text
//! reading     bytes → article → sentences → mentions → facts → profile (a plain file)
//! publishing  profiles → site → pages → theme → artifacts (path, bytes)
//! ```
//!
//! Every module is a layer and imports only what ARCHITECTURE.md's table grants it;
//! `tests/layers.rs` reads that table and holds the code to it.

// What both halves stand on.
pub mod diag;
pub mod domain;
pub mod source;
pub mod vocab;

// The reading half: text in, facts out.
pub mod article;
pub mod facts;
pub mod recognise;

// The hinge: the plain file, and a fact as one flat row.
pub mod profile;
pub mod record;

// The publishing half: profiles in, files out.
pub mod output;
pub mod pages;
pub mod site;
pub mod theme;

// The only layer that touches disk, clock, network, processes and terminal.
pub mod shell;
