//! Site to pages: address, template and view.

pub mod views;
