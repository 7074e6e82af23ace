#!/usr/bin/env bash
# Everything that must hold: formatting of imports between layers, lints, tests, the browser walk.
# On a fresh Debian machine it installs the browser it needs; the Rust toolchain must be there.
set -eu
cd "$(dirname "$0")/.."

if ! command -v chromium >/dev/null 2>&1 && command -v apt-get >/dev/null 2>&1; then
  echo "Installing chromium and a Chinese font for the browser walk."
  as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-noto-cjk
fi
if ! command -v chromium >/dev/null 2>&1; then
  echo "There is no chromium on this machine; install it, then run this again." >&2
  exit 2
fi

if cargo fmt --version >/dev/null 2>&1; then
  cargo fmt --check
fi
if cargo clippy --version >/dev/null 2>&1; then
  cargo clippy --locked --all-targets -- -D warnings
fi
cargo test --locked
