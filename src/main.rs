//! The program: runs the shell and sets the exit code.

fn main() {}
