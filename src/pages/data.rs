//! Data files.
use crate::site::Site;
/// x
pub struct DataFile { /// x
 pub address: String }
/// x
pub fn data_files(_: &Site) -> Vec<DataFile> { Vec::new() }
