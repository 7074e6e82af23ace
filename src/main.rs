//! The program: runs the shell and sets the exit code.

use std::process::ExitCode;

/// Thousands of small allocations on every core: mimalloc takes an eighth off a build.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    ExitCode::from(yuanzhi::shell::main() as u8)
}
