#!/usr/bin/env bash
# Looks the built site over with public tools: the Nu HTML checker, axe-core, Lighthouse; prints a table.
# Wants node, npm, java and chromium; takes some minutes. `tests/site_quality.sh [ZONES]`, 1000 generated zones by default.
set -eu
cd "$(dirname "$0")/.."
zones="${1:-1000}"
work="$PWD/target/quality"
program="${YUANZHI:-target/debug/yuanzhi}"
generate="${GENERATE:-target/debug/examples/generate_site}"
mkdir -p "$work"

[ -x "$program" ] || cargo build --locked
[ -x "$generate" ] || cargo build --locked --example generate_site
cp tests/quality/package.json tests/quality/*.mjs "$work/"
[ -d "$work/node_modules" ] || (cd "$work" && npm install --no-audit --no-fund --ignore-scripts --silent)

# The address of nowhere: canonical links, sitemap and feed are there as on a published site.
"$program" build --base-url https://zones.example/ --out "$work/real" >/dev/null
if [ "$zones" -gt 0 ]; then
  rm -rf "$work/site"
  "$generate" --zones "$zones" --out "$work/site"
  "$program" --site "$work/site" build --out "$work/generated" >/dev/null
fi

ended=0
vnu="$work/node_modules/vnu-jar/build/dist/vnu.jar"
for site in real generated; do
  [ -d "$work/$site" ] || continue
  if java -Xss8m -jar "$vnu" --skip-non-html --errors-only --format text "$work/$site" >"$work/$site.vnu" 2>&1; then
    printf 'ok\t%s\tNu HTML checker, %s pages\t0 errors\n' "$site" "$(find "$work/$site" -name '*.html' | wc -l)"
  else
    printf 'NO\t%s\tNu HTML checker\t%s\n' "$site" "$(head -3 "$work/$site.vnu" | tr '\n' ' ')"
    ended=1
  fi
done
if [ "$zones" -gt 0 ]; then set -- real generated; else set -- real; fi
(cd "$work" && node look.mjs "${@/#/$work/}") || ended=1
exit "$ended"
