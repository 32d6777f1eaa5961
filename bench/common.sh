# What the benchmarks share: sourced by them, with `project` and `work` set.
# shellcheck shell=bash
export LC_ALL=C

die() { echo "bench: $*" >&2; exit 1; }

first_of() { # NAME… : the first program of these that is there
  local name
  for name in "$@"; do
    if command -v "$name"; then return; fi
    if [ -x "$HOME/.cache/chart-tools/$name" ]; then echo "$HOME/.cache/chart-tools/$name"; return; fi
  done
}

seconds() { # COMMAND… : how long it took; its output is shown when it fails
  local begin=$EPOCHREALTIME
  "$@" >"$work/log" 2>&1 || { cat "$work/log" >&2; die "failed: $*"; }
  awk -v a="$begin" -v b="$EPOCHREALTIME" 'BEGIN { printf "%.2f\n", b - a }'
}

median() { sort -n | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'; }

helm=${HELM:-$(first_of helm4 helm helm3)}
[ -n "$helm" ] || die "no helm on PATH; name one with HELM=FILE"
kubeconform=${KUBECONFORM:-$(first_of kubeconform)}
score=${KUBE_SCORE:-$(first_of kube-score)}
schemas=${SCHEMAS:-$project/bench/target/schemas}
if [ -z "$kubeconform" ] || [ ! -d "$schemas" ]; then
  echo "bench: without kubeconform (needs the program and schemas in $schemas): the loop does less than it should" >&2
  kubeconform=
fi
chart=$project/charts/boomi-flow
minors=${MINORS:-"1.30 1.31 1.32 1.33 1.34 1.35 1.36 1.37"}
overlays=$(find "$chart/ci" -name '*-values.yaml' | wc -l)
cells=$((overlays * $(wc -w <<<"$minors")))
export helm kubeconform score schemas chart minors work
