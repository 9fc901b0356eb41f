#!/usr/bin/env bash
# Builds, serves and tests rnnlab. `./build.sh` lists the commands.
set -euo pipefail

started_in=$PWD
cd "$(dirname "$0")"
root=$PWD
work=$root/.build/work.$$ # what is only needed while this runs
trap 'rm -rf "$work"' EXIT

usage() {
  cat <<'TEXT'
usage: ./build.sh COMMAND [FLAGS]

  build    make dist/: the page as a folder that any static host can serve, under any sub-path
  serve    build, then serve the page on http://localhost:8080   (-addr HOST:PORT: somewhere else)
  test     run every check there is, the page in Chromium        (--engines: in Firefox and WebKitGTK too)
  report   train natively and write one standalone HTML file     (-out FILE: another name than report.html)

build, serve and report need Go 1.26 or newer; test also needs Node and the browsers.
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

bundle() { go tool esbuild --bundle --minify --target=es2022 --legal-comments=none --log-level=warning "$@"; }

# dist/ is put together beside the old one and then takes its place, so a failed build leaves the old one whole.
build() {
  use_go
  local new=$work/dist
  mkdir -p "$new/assets" "$new/licenses"

  echo "build: WebAssembly"
  GOOS=js GOARCH=wasm go build -trimpath -ldflags="-s -w" -o "$new/assets/rnn.wasm" ./wasm
  GOEXPERIMENT=simd GOOS=js GOARCH=wasm go build -trimpath -ldflags="-s -w" -o "$new/assets/rnn-simd.wasm" ./wasm
  # A wrong build tag would go unnoticed: the scalar loops give the same results.
  go run ./web/vectors -without "$new/assets/rnn.wasm" -with "$new/assets/rnn-simd.wasm"
  echo "build: page"
  bundle --format=esm --outfile="$new/assets/main.js" web/app/main.ts
  bundle --format=esm --alias:wasm_exec="$goroot/lib/wasm/wasm_exec.js" --outfile="$new/assets/trainer-worker.js" web/app/trainer/trainer-worker.ts
  bundle --outfile="$new/assets/style.css" web/css/main.css
  cp web/vendor/echarts.js web/text/en.json web/text/zh.json "$new/assets"
  cp index.html "$new"
  echo "build: charts, settings and poster"
  go run ./web/export -dir "$new/assets"

  cp LICENSE "$new/licenses/rnnlab.txt"
  cp "$goroot/LICENSE" "$new/licenses/go.txt"
  cp web/vendor/LICENSE "$new/licenses/echarts.txt"
  cp web/vendor/NOTICE "$new/licenses/echarts-notice.txt"
  cp web/vendor/LICENSE-fflate "$new/licenses/fflate.txt"
  rm -rf dist
  mv "$new" dist
}

# The size as the best hosts send it: brotli at its highest quality, made by Node's zlib.
brotli_size() {
  node -e 'const z = require("zlib"), c = z.constants, data = require("fs").readFileSync(process.argv[1]);
    const params = { [c.BROTLI_PARAM_QUALITY]: 11, [c.BROTLI_PARAM_LGWIN]: 24, [c.BROTLI_PARAM_SIZE_HINT]: data.length };
    console.log(z.brotliCompressSync(data, { params }).length)' "$1"
}

sizes() {
  local file brotli
  printf '%10s %10s %10s  %s\n' bytes 'gzip -9' 'brotli 11' file
  find dist -type f ! -path 'dist/licenses/*' | LC_ALL=C sort | while read -r file; do
    brotli='no node'
    if have node; then brotli=$(brotli_size "$file"); fi
    printf '%10d %10d %10s  %s\n' "$(wc -c <"$file")" "$(gzip -9 -c "$file" | wc -c)" "$brotli" "$file"
  done
  sha256 dist/assets/*.wasm
}

# Compiled first and then run in this process's place, so that a signal to build.sh reaches it.
run() { # run PACKAGE ARGUMENTS...
  go build -o ".build/$(basename "$1")" "$1"
  local program=$root/.build/$(basename "$1")
  shift
  rm -rf "$work" # a trap does not outlive exec
  cd "$started_in"
  exec "$program" "$@"
}

command=${1-}
[ $# -eq 0 ] || shift
case "$command" in
  '' | help | -h | --help) usage ;;
  build) no_flags "$@"; build; sizes ;;
  serve) build; run ./web/serve -dir "$root/dist" "$@" ;;
  report) use_go; run ./web/report -web "$root/web" "$@" ;;
  test)
    engines=''
    if [ "${1-}" = --engines ]; then engines=yes; shift; fi
    no_flags "$@"
    use_go
    . .ci/checks.sh
    ;;
  *) echo "build.sh: unknown command '$command'" >&2; usage >&2; exit 2 ;;
esac
