//! What `cargo publish` would send: everything the program is built of, and nothing of this repository's own site.

#![allow(clippy::expect_used, clippy::disallowed_methods)] // a test may stop, and runs cargo

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

#[test]
fn the_package_holds_all_that_is_compiled_in_and_no_content() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let done = Command::new(env!("CARGO"))
        .current_dir(root)
        .args(["package", "--list", "--allow-dirty", "--offline"])
        .output()
        .expect("cargo runs");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let listed = String::from_utf8(done.stdout).expect("UTF-8").replace('\\', "/");
    let listed: BTreeSet<&str> = listed.lines().collect();
    for folder in ["src", "themes/default", "docs"] {
        for entry in walkdir::WalkDir::new(root.join(folder)).into_iter().flatten() {
            let below = entry.path().strip_prefix(root).expect("below").to_string_lossy().replace('\\', "/");
            if entry.file_type().is_file() {
                assert!(listed.contains(below.as_str()), "`{below}` is not in the package");
            }
        }
    }
    for file in ["README.md", "CHANGELOG.md", "LICENSE-MIT", "LICENSE-APACHE", "Cargo.lock"] {
        assert!(listed.contains(file), "`{file}` is not in the package");
    }
    let folders: BTreeSet<&str> = listed.iter().filter_map(|file| Some(file.split_once('/')?.0)).collect();
    assert_eq!(folders, BTreeSet::from(["bench", "docs", "src", "themes"]));
}
