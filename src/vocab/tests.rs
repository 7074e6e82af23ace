//! Laws the shipped tables must keep.

use super::*;

#[test]
fn the_shipped_tables_are_read_without_a_fault() {
    let checked = Vocab::load(&[]);
    assert!(checked.faults.is_empty(), "{}", crate::diag::plain(&checked.faults));
}
