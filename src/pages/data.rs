//! Data files.
use crate::site::Site;
/// x
pub struct DataFile { /// x
 pub address: String }
/// x
pub fn data_files(_: &Site) -> Vec<DataFile> { Vec::new() }
impl DataFile { /// x
 pub fn bytes(&self, _: &Site) -> Vec<u8> { Vec::new() } }
