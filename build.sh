#!/usr/bin/env bash
# Builds, serves and tests rnnlab. `./build.sh` lists the commands.
set -euo pipefail

# What the files that this one sources share with it, and with each other:
#   root         this folder; everything runs in it
#   work         a folder of this run's own, gone when it ends
#   goroot       the toolchain of go.mod, once use_go has been called
#   page_flags   how Go compiles and links the page's programs; compile_flags without the linking
#   address      where the page will be, from -url, or nothing
#   engines      the browsers that test asks for             (to .ci/checks.sh)
#   quick        whether it is test --quick, or nothing      (to .ci/checks.sh)
#   bench_flags  the flags of web/bench                      (from .ci/bench.sh)
# and the functions fail, have, sha256, bundle, build and sizes.
started_in=$PWD
cd "$(dirname "$0")"
root=$PWD
work=$root/.build/work.$$
goroot=''
address=''
trap 'rm -rf "$work"' EXIT

usage() {
  cat <<'TEXT'
usage: ./build.sh COMMAND [FLAGS]

  build    make dist/: the page as a folder that any static host can serve, under any sub-path
                                                                 (-url ADDRESS: that it will have; then links to it show a picture)
  serve    build, then serve the page on http://localhost:8080   (-addr HOST:PORT: somewhere else)
  test     run every check there is, the page in three browsers  (--quick: in Chromium alone, and less of the rest); as root on
           Debian it first installs what it needs and does not find: browsers, Node, a C compiler, Java, NumPy, shellcheck
  bench    measure it beside other libraries, and the load that its hosts bear; write web/bench/RESULTS.md
           and quote it in README.md                              (--quick: two measurements of each, nothing is written)
  report   train natively and write one standalone HTML file     (-out FILE: another name than report.html; -data FILE [-column NAME]:
           on a file of numbers; -describe: only print what is understood of it, as one JSON object)
  load     measure how many requests the local server and workerd answer, and how soon
  edge     build the Cloudflare Worker and test it in workerd    (--serve: run it on http://localhost:8787 instead; -url too)

build, serve and report need Go 1.26 or newer; edge and load also need Node, and test Node and the browsers. bench shows what is
missing and measures the rest.
TEXT
}

fail() { echo "build.sh: $*" >&2; exit 1; }

no_flags() { [ $# -eq 0 ] || { echo "build.sh: unexpected argument '$1'" >&2; exit 2; }; }

have() { command -v "$1" >/dev/null 2>&1; }

sha256() { if have sha256sum; then sha256sum "$@"; else shasum -a 256 "$@"; fi; }

# The toolchain of go.mod builds everything, so that the wasm is the same bytes wherever it is built. Any Go that knows how to
# fetch a toolchain will do to start with.
use_go() {
  have go || fail "Go is not installed; install Go 1.26 or newer from https://go.dev/dl/"
  local version minor
  version=$(GOTOOLCHAIN=local go version)
  minor=$(sed -n 's/^.* go1\.\([0-9][0-9]*\).*$/\1/p' <<<"$version")
  [ "${minor:-26}" -ge 26 ] || fail "$version is too old; install Go 1.26 or newer from https://go.dev/dl/"
  GOTOOLCHAIN=$(sed -n 's/^toolchain //p' go.mod)
  GOFLAGS="-buildvcs=false${GOFLAGS:+ $GOFLAGS}"
  export GOTOOLCHAIN GOFLAGS
  goroot=$(go env GOROOT) || fail "the toolchain $GOTOOLCHAIN of go.mod could not be fetched (see above)"
}

# How the page's programs are compiled, and their tests, so that what both are made of is compiled once. Without inlining in Go's own runtime they are 19 kB of brotli smaller, and
# 8 kB in these other packages; the time is in loops that call none of them.
compile_flags=(-trimpath)
for package in runtime strconv internal/strconv syscall/js strings \
  github.com/rnnlab/rnnlab/rnn/{internal/loop,internal/runfile,numpy,series,series/baseline,series/table}; do
  compile_flags+=("-gcflags=$package=-l")
done
page_flags=("${compile_flags[@]}" '-ldflags=-s -w')

bundle() { go tool esbuild --bundle --minify --target=es2022 --legal-comments=none --log-level=warning "$@"; }

# dist/ is put together beside the old one and then takes its place, so a failed build leaves the old one whole.
build() {
  use_go
  local new=$work/dist
  mkdir -p "$new/assets" "$new/licenses"

  echo "build: WebAssembly"
  # As Go builds them they stay in .build, for their tracebacks; the page gets them slimmed.
  # What only texts have a use for is left out of the programs for series.
  GOOS=js GOARCH=wasm go build "${page_flags[@]}" -tags nocarry -o .build/rnn-debug.wasm ./wasm
  # With vectors the matrix products are a module of their own, which goes into the worker's script.
  go run ./rnn/internal/kernel/emit -o "$work/kernel.wasm"
  GOEXPERIMENT=simd GOOS=js GOARCH=wasm go build "${page_flags[@]}" -tags wasmkernel,nocarry -o .build/rnn-simd-debug.wasm ./wasm
  # A program of its own for the page of own numbers, without vectors: its networks are small.
  GOOS=js GOARCH=wasm go build "${page_flags[@]}" -tags nocarry -o .build/numbers-debug.wasm ./wasm/numbers
  # And of the page of symbols, with vectors and without: a text takes a network of some size.
  GOOS=js GOARCH=wasm go build "${page_flags[@]}" -o .build/symbols-debug.wasm ./wasm/symbols
  GOEXPERIMENT=simd GOOS=js GOARCH=wasm go build "${page_flags[@]}" -tags wasmkernel -o .build/symbols-simd-debug.wasm ./wasm/symbols
  local program
  for program in rnn rnn-simd numbers symbols symbols-simd; do go run ./web/build/slim -from ".build/$program-debug.wasm" -to "$new/assets/$program.wasm"; done
  # A wrong build tag would go unnoticed: the scalar loops give the same results.
  go run ./web/build/checkwasm -without "$new/assets/rnn.wasm" -with "$new/assets/rnn-simd.wasm" -kernel "$work/kernel.wasm"
  go run ./web/build/checkwasm -without "$new/assets/symbols.wasm" -with "$new/assets/symbols-simd.wasm" -kernel "$work/kernel.wasm" -partly
  echo "build: page"
  # Split, so that the page and the frame of an embed share what both need: who opens both downloads it once.
  bundle --format=esm --splitting --chunk-names='[name]-[hash]' --loader:.html=text --outdir="$new/assets" \
    main=web/app/main.ts frame=web/app/embed/frame/main.ts numbers=web/app/numbers/main.ts series=web/app/numbers/frame/main.ts
  # By themselves: what only these two share is no part of the lab's first visit.
  bundle --format=esm --splitting --chunk-names='symbols-[name]-[hash]' --outdir="$new/assets" \
    symbols=web/app/symbols/main.ts symbols-frame=web/app/symbols/frame/main.ts
  bundle --format=iife --outfile="$new/assets/policy.js" web/app/embed/frame/policy.ts
  bundle --format=iife --outfile="$new/assets/early.js" web/app/page/early.ts
  bundle --format=esm --outfile="$new/embed.js" web/app/embed/rnn-lab.ts
  bundle --format=iife --alias:wasm_exec="$goroot/lib/wasm/wasm_exec.js" --alias:kernel.wasm="$work/kernel.wasm" --loader:.wasm=binary \
    --outfile="$new/assets/trainer-worker.js" web/app/trainer/trainer-worker.ts
  bundle --format=iife --alias:wasm_exec="$goroot/lib/wasm/wasm_exec.js" --outfile="$new/assets/numbers-worker.js" web/app/numbers/worker.ts
  bundle --format=iife --alias:wasm_exec="$goroot/lib/wasm/wasm_exec.js" --alias:kernel.wasm="$work/kernel.wasm" --loader:.wasm=binary \
    --outfile="$new/assets/symbols-worker.js" web/app/symbols/worker.ts
  bundle --outfile="$new/assets/style.css" web/app/css/main.css
  bundle --outfile="$new/assets/embed.css" web/app/css/embed.css
  bundle --outfile="$new/assets/numbers.css" web/app/numbers/numbers.css
  bundle --outfile="$new/assets/symbols.css" web/app/symbols/symbols.css
  bundle --outfile="$new/assets/symbols-frame.css" web/app/symbols/frame/symbols-frame.css
  bundle --outfile="$new/assets/series.css" web/app/numbers/frame/series.css
  cp web/vendor/echarts.js web/app/text/[a-z][a-z].json web/app/text/numbers-*.json web/app/text/symbols-*.json "$new/assets"
  go run ./web/build/opticks -from "$goroot/src/testdata/Isaac.Newton-Opticks.txt" -to "$new/assets/opticks.txt"
  cp web/app/embed/embed.d.ts "$new"
  echo "build: charts, settings and poster"
  go run ./web/build/export -dir "$new/assets" -ends "$work/ends.json"
  go run ./web/build/pages -dir "$new" -ends "$work/ends.json" -url "$address"

  cp LICENSE "$new/licenses/rnnlab.txt"
  cp "$goroot/LICENSE" "$new/licenses/go.txt"
  cp web/vendor/LICENSE "$new/licenses/echarts.txt"
  cp web/vendor/NOTICE "$new/licenses/echarts-notice.txt"
  cp web/vendor/LICENSE-fflate "$new/licenses/fflate.txt"
  cp web/vendor/LICENSE-papaparse "$new/licenses/papaparse.txt"
  cp web/build/opticks/PROVENANCE "$new/licenses/opticks.txt"
  echo "build: names and compression"
  go run ./web/build/pack -dir "$new"
  rm -rf dist
  mv "$new" dist
}

# The sizes as a host sends them that has the compressed files; without the sum in the names, which changes with every build.
sizes() {
  local file name
  size() { if [ -f "$1" ]; then wc -c <"$1"; else wc -c <"$2"; fi; }
  printf '%10s %10s %10s  %s\n' bytes 'gzip 9' 'brotli 11' file
  find dist -type f ! -path 'dist/licenses/*' ! -name '*.br' ! -name '*.gz' | LC_ALL=C sort | while read -r file; do
    name=${file/#dist\/assets\/*\//dist\/assets\/}
    printf '%10d %10d %10d  %s\n' "$(wc -c <"$file")" "$(size "$file.gz" "$file")" "$(size "$file.br" "$file")" "$name"
  done
  sha256 dist/assets/*/*.wasm
}

# The address that the page will have, where its flags say it: $address. The other flags are in $flags.
flags=()
read_address() {
  while [ $# -gt 0 ]; do
    if [ "$1" = -url ]; then
      [ $# -ge 2 ] || { echo "build.sh: -url wants an address" >&2; exit 2; }
      address=$2
      shift 2
    else
      flags+=("$1")
      shift
    fi
  done
}

# Compiled first and then run in this process's place, so that a signal to build.sh reaches it.
run() { # run PACKAGE ARGUMENTS...
  local program
  program=$root/.build/$(basename "$1")
  go build -o "$program" "$1"
  shift
  rm -rf "$work" # a trap does not outlive exec
  cd "$started_in"
  exec "$program" "$@"
}

command=${1-}
[ $# -eq 0 ] || shift
case "$command" in
  '' | help | -h | --help) usage ;;
  build) read_address "$@"; no_flags ${flags[@]+"${flags[@]}"}; build; sizes ;;
  serve) build; export GOEXPERIMENT=simd; run ./web/host/serve -dir "$root/dist" "$@" ;;
  edge)
    . web/host/edge/edge.sh
    read_address "$@"
    set -- ${flags[@]+"${flags[@]}"}
    serve=''
    if [ "${1-}" = --serve ]; then serve=yes; shift; fi
    no_flags "$@"
    edge_tools
    build_edge
    if [ -n "$serve" ]; then rm -rf "$work"; work=$root/.build/edge; wrangler web/host/edge dev --local --ip 127.0.0.1 --port 8787 --inspector-port 0 --persist-to "$work/state"; fi
    trap 'stop_edge; rm -rf "$work"' EXIT
    test_edge
    echo "edge: tested in workerd; to deploy it: (cd web/host/edge && npx wrangler deploy)"
    ;;
  load) no_flags "$@"; . .ci/load.sh; measure_load ;;
  report) use_go; run ./web/report -web "$root/web" "$@" ;;
  bench)
    use_go
    . .ci/bench.sh
    run ./web/bench "${bench_flags[@]}" "$@"
    ;;
  test)
    engines='Chromium Firefox WebKitGTK' quick=''
    if [ "${1-}" = --quick ]; then engines=Chromium quick=yes; shift; fi
    no_flags "$@"
    use_go
    . .ci/checks.sh
    ;;
  *) echo "build.sh: unknown command '$command'" >&2; usage >&2; exit 2 ;;
esac
