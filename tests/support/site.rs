//! A small site written into a folder of its own and built by the program.

use std::fs;
use std::process::Command;

use tempfile::TempDir;

/// The site of these files, by their paths, built into its `public`.
pub fn built(files: &[(&str, &str)]) -> TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    for (path, text) in files {
        let path = dir.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    let done = Command::new(env!("CARGO_BIN_EXE_yuanzhi"))
        .args(["build", "--no-search", "--site"])
        .arg(dir.path())
        .output()
        .expect("yuanzhi runs");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    dir
}
