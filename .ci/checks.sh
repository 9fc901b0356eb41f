# shellcheck shell=bash
# The stages of `./build.sh test`, in order; build.sh sources this file. The first stage that fails ends the run.

. .ci/tools.sh

stage_name=starting
stage_count=0
test_started=$SECONDS
. web/host/edge/edge.sh
finish() {
  local code=$?
  stop_edge
  rm -rf "$work"
  if [ $code -ne 0 ]; then
    echo
    echo "FAILED in stage \"$stage_name\" (exit $code) after $((SECONDS - test_started)) s$(tell_absent_engines)"
  fi
}
trap finish EXIT

# stage NAME COMMAND...: the command is called plainly, never in a condition, because there "set -e" would be off inside it.
stage() {
  stage_name=$1
  shift
  local started=$SECONDS
  printf '\n=== %s\n' "$stage_name"
  "$@"
  stage_count=$((stage_count + 1))
  echo "--- $stage_name: ok, $((SECONDS - started)) s"
}

# What the checks need beyond Go. As root on Debian it is installed; anywhere else the message says what to install.
install_tools() {
  local missing=''
  have node || missing="$missing nodejs"
  [ -n "$(find_numpy)" ] || missing="$missing python3-numpy" # for the code that the page prints
  have npm || missing="$missing npm"
  have "$(go env CC)" || missing="$missing gcc libc6-dev" # for the race detector
  have shellcheck || missing="$missing shellcheck"
  if [ -n "$missing" ]; then
    if have apt-get && [ "$(id -u)" = 0 ]; then
      apt-get update
      # shellcheck disable=SC2086 # a list of names
      apt_install $missing
    elif have apt-get; then
      fail "missing:$missing. Install with: sudo apt-get install -y$missing"
    else
      fail "missing:$missing (Debian's names). Install Node 20 or newer with npm, a C compiler, shellcheck and Python with NumPy, and run this again"
    fi
  fi
  npm_packages web
  echo "$(go version), node $(node --version), $(web/node_modules/.bin/tsc --version)"
}

# A machine that cannot have an engine still runs all the rest, and the last line tells.
absent_engines=''
install_engines() {
  local engine packages updated=''
  for engine in $engines; do
    packages=$(packages_of "$engine")
    if [ -z "$(find_engine "$engine")" ] && have apt-get && [ "$(id -u)" = 0 ]; then
      if [ -z "$updated" ]; then apt-get update || echo "apt-get update failed"; fi
      updated=yes
      # shellcheck disable=SC2086 # a list of names
      apt_install $packages || echo "apt-get install $packages failed"
    fi
    if [ -n "$(find_engine "$engine")" ]; then
      echo "$engine: $(find_engine "$engine")"
    else
      echo "$engine is missing; its packages on Debian are: $packages"
      absent_engines="$absent_engines${absent_engines:+, }$engine ($packages)"
    fi
  done
  if [ -n "$absent_engines" ] && [ "${CI-}" = true ] && grep -qx 'ID=debian' /etc/os-release 2>/dev/null; then
    fail "cannot be installed: $absent_engines"
  fi
}

tell_absent_engines() {
  if [ -n "$absent_engines" ]; then printf '; NOT TESTED for want of packages: %s' "$absent_engines"; fi
}

check_format() {
  local unformatted
  unformatted=$(find . -name '*.go' ! -path '*/node_modules/*' ! -path './.build/*' -exec "$goroot/bin/gofmt" -l {} +)
  [ -z "$unformatted" ] || fail "not gofmt'ed: $unformatted"
}

check_vendor() { (cd web/vendor && sha256 -c SHA256SUMS); }

vet() {
  go vet ./...
  GOOS=js GOARCH=wasm go vet ./rnn/... ./wasm/... ./web/host/edge
  GOEXPERIMENT=simd go vet ./rnn/...
  GOEXPERIMENT=simd GOOS=js GOARCH=wasm go vet ./rnn/... ./wasm/...
  GOEXPERIMENT=simd GOOS=js GOARCH=wasm go vet -tags wasmkernel ./rnn/... ./wasm/...
}

# Natively, and as the page has it. Built first, as "go tool" would build it for the browser too.
check_staticcheck() {
  go build -o "$work/staticcheck" honnef.co/go/tools/cmd/staticcheck
  "$work/staticcheck" ./...
  GOEXPERIMENT=simd GOOS=js GOARCH=wasm "$work/staticcheck" -tags wasmkernel ./rnn/... ./wasm/... ./web/host/edge
}

check_shell() { shellcheck -x -a build.sh .ci/run web/vendor/make.sh; }

# Node's part of the environment is small on purpose: wasm_exec.js refuses to start a program when arguments and environment
# together pass 12 KB, as they do on some CI machines.
test_in_node() { # PACKAGES...
  GOOS=js GOARCH=wasm go test -exec "env -i 'PATH=$PATH' 'HOME=$HOME' '$goroot/lib/wasm/go_js_wasm_exec'" "$@"
}

# The vectors give the same bits as the scalar loops, so these are the same tests with the same golden hashes.
test_vectors() {
  GOEXPERIMENT=simd go test ./rnn/...
  GOEXPERIMENT=simd test_in_node ./rnn/... ./wasm/...
}

# The same once more as the page has it, with the kernel module.
test_kernel_module() {
  local hook=$work/kernel-in-node.cjs
  go run ./rnn/internal/kernel/emit -o "$work/kernel.wasm"
  go tool esbuild --bundle --platform=node --format=cjs --target=node20 --alias:kernel.wasm="$work/kernel.wasm" --loader:.wasm=binary \
    --log-level=warning --outfile="$hook" web/app/test/kernel-in-node.ts
  GOEXPERIMENT=simd GOOS=js GOARCH=wasm go test -tags wasmkernel \
    -exec "env -i 'PATH=$PATH' 'HOME=$HOME' node --stack-size=8192 --require '$hook' '$goroot/lib/wasm/wasm_exec_node.js'" ./rnn/... ./wasm/...
}

# The core stays portable and the same everywhere: standard library only, no clock, no global randomness, no JavaScript, no fmt.
# What the page downloads stays small: none of the packages that cost hundreds of kilobytes.
check_imports() {
  local bad
  # shellcheck disable=SC2016 # the dollars are the template's
  bad=$(go list -f '{{$p := .ImportPath}}{{range .Imports}}{{$p}} imports {{.}}{{"\n"}}{{end}}' ./rnn/... |
    grep -E ' imports ([^ ]*\.[^ ]*/|syscall/js$|net(/|$)|time$|math/rand(/|$)|fmt$|crypto/rand$)' |
    grep -vE ' imports github\.com/rnnlab/rnnlab/rnn(/|$)' || true)
  [ -z "$bad" ] || fail "the core must not import: $bad"
  bad=$({ GOOS=js GOARCH=wasm go list -deps ./wasm; GOEXPERIMENT=simd GOOS=js GOARCH=wasm go list -deps ./wasm; } |
    grep -E '^(fmt|encoding/json(/.*)?|html/template|text/template|net|net/.*|github\.com/go-echarts/.*)$' || true)
  [ -z "$bad" ] || fail "the page's wasm must not link: $bad"
}

check_types() {
  web/node_modules/.bin/tsc --noEmit -p web
  web/node_modules/.bin/tsc --noEmit -p web/tsconfig.test.json
  web/node_modules/.bin/tsc --noEmit -p web/e2e
  web/node_modules/.bin/tsc --noEmit -p web/bench/browser
}

test_page_units() {
  go tool esbuild --bundle --platform=node --format=esm --target=node20 --sourcemap=inline --out-extension:.js=.mjs --loader:.html=text \
    --log-level=warning --outdir="$work/page-units" web/app/test/*.test.ts
  node --enable-source-maps --test --test-reporter=spec "$work"/page-units/*.mjs
}

# The code beside the tutorial's findings does what it says.
check_findings() { "$(find_numpy)" web/app/test/tutorial/findings.py dist; }

# Bytes of brotli. The first visit is everything in dist/ but the licences, the other language's page and words, the other trainer
# and what only embeds have.
check_sizes() {
  local table total wasm simd element
  table=$(sizes)
  echo "$table"
  brotli_of() { awk -v file="dist/assets/$1" '$4 == file { print $3 }' <<<"$table"; }
  wasm=$(brotli_of rnn.wasm)
  simd=$(brotli_of rnn-simd.wasm)
  total=$(awk -v en="$(brotli_of en.json)" -v zh="$(brotli_of zh.json)" -v wasm="$wasm" -v simd="$simd" '
    $4 ~ /^dist\/(zh\/|embed\.|assets\/(embed\.css|frame\.js|policy\.js|poster-[a-z]+\.json)$)/ { next }
    $4 ~ /^dist\// { total += $3 } END { print total - (en < zh ? en : zh) - (wasm < simd ? wasm : simd) }' <<<"$table")
  echo "trainer wasm $wasm and with SIMD $simd of 500000, first visit $total of 740000 bytes of brotli"
  element=$(awk '$4 == "dist/embed.js" { print $3 }' <<<"$table")
  echo "the element for other pages $element of 6000 bytes of brotli"
  [ "$element" -le 6000 ] || fail "embed.js is over its budget"
  [ "$wasm" -le 500000 ] || fail "the trainer is over its budget"
  [ "$simd" -le 500000 ] || fail "the trainer with vectors is over its budget"
  [ "$total" -le 740000 ] || fail "the first visit is over its budget"
}

# Numbers are the same on every machine only while each product is rounded before it is added. CPUs that can do both in one
# instruction are where Go may forget it, so the core's arm64 code is searched for one, and its vectors on amd64.
check_rounding() {
  local fused
  GOEXPERIMENT=simd GOARCH=amd64 go test -c -o "$work/rnn-amd64.test" ./rnn
  go tool objdump -s 'rnnlab/rnn[./]' "$work/rnn-amd64.test" >"$work/rnn-amd64.txt"
  grep -q block32_amd64.go "$work/rnn-amd64.txt" || fail "the vectors were not found in the amd64 binary"
  fused=$(grep -E '[[:space:]]VFN?M(ADD|SUB)' "$work/rnn-amd64.txt" | grep -v _test.go || true)
  [ -z "$fused" ] || fail "fused multiply-add in the vectors: $fused"
  GOARCH=arm64 go test -c -o "$work/rnn-arm64.test" ./rnn
  go tool objdump -s 'rnnlab/rnn[./]' "$work/rnn-arm64.test" >"$work/rnn-arm64.txt"
  grep -q elman.go "$work/rnn-arm64.txt" || fail "the core's code was not found in the arm64 binary"
  fused=$(grep -E '[[:space:]]FN?M(ADD|SUB)[SD]?[[:space:]]' "$work/rnn-arm64.txt" | grep -v _test.go || true)
  [ -z "$fused" ] || fail "fused multiply-add in the core: $fused"
}

# The core's own tests as programs for a browser's worker, each way to compute, with what runs them there. The build has made
# the kernel module.
compile_go_tests() {
  go_tests=$work/go-tests
  mkdir -p "$go_tests"
  local package program
  for package in ./rnn ./rnn/internal/kernel; do
    program=$go_tests/$(basename "$package")
    GOOS=js GOARCH=wasm go test -c -ldflags="-s -w" -o "$program-scalar.wasm" "$package"
    GOEXPERIMENT=simd GOOS=js GOARCH=wasm go test -c -ldflags="-s -w" -o "$program-simd.wasm" "$package"
    GOEXPERIMENT=simd GOOS=js GOARCH=wasm go test -c -tags wasmkernel -ldflags="-s -w" -o "$program-module.wasm" "$package"
  done
  bundle --format=esm --alias:wasm_exec="$goroot/lib/wasm/wasm_exec.js" --alias:kernel.wasm="$work/kernel.wasm" --loader:.wasm=binary \
    --outfile="$go_tests/worker.js" web/e2e/go-test-worker.ts
  echo '<!doctype html><html lang="en"><meta charset="utf-8" /><link rel="icon" href="data:," /><title>Go tests</title>' >"$go_tests/index.html"
}

# The tests of the built page, bundled to where Node finds playwright-core.
bundle_browser_tests() {
  browser_tests=$root/web/node_modules/.e2e
  rm -rf "$browser_tests"
  go tool esbuild --bundle --platform=node --format=esm --target=node20 --packages=external --sourcemap=inline \
    --out-extension:.js=.mjs --log-level=warning --outdir="$browser_tests" web/e2e/*.test.ts
  go build -o "$work/serve" ./web/host/serve
  compile_go_tests
}

# One browser at a time, one after the other. Node 20 has WebSocket, which Firefox is driven by, behind a flag.
test_in_browser() { # test_in_browser ENGINE
  local websocket=()
  node -e 'process.exit(typeof WebSocket === "undefined" ? 1 : 0)' || websocket=(--experimental-websocket)
  ENGINE=$1 BROWSER=$(find_engine "$1") DIST=$root/dist SERVE=$work/serve GO_TESTS=$go_tests \
    node ${websocket[@]+"${websocket[@]}"} --enable-source-maps --test --test-concurrency=1 --test-reporter=spec "$browser_tests"/*.mjs </dev/null
}

# A process of its own, because serve and report take build.sh's place.
make_report() { ./build.sh report -out "$work/report.html"; }

stage "tools" install_tools
stage "engines" install_engines
stage "gofmt" check_format
stage "vendored bundle" check_vendor
stage "go vet" vet
stage "staticcheck" check_staticcheck
stage "shellcheck" check_shell
stage "imports" check_imports
stage "rounding" check_rounding
stage "go test" go test ./...
# Nothing in an example goes on at the same time as anything else.
stage "go test -race" go test -race -short -skip '^Example' ./...
stage "go test, GOOS=js in Node" test_in_node ./rnn/... ./wasm/...
stage "go test, SIMD" test_vectors
stage "go test, kernel module" test_kernel_module
stage "types" check_types
stage "arrows" go run ./web/build/arrows
stage "page units" test_page_units
stage "edge tools" edge_tools
stage "build" build_edge
stage "sizes" check_sizes
stage "findings' code" check_findings
stage "in workerd" test_edge
stage "report" make_report
stage "browser tests" bundle_browser_tests
for engine in $engines; do
  [ -z "$(find_engine "$engine")" ] || stage "in $engine" test_in_browser "$engine"
done

printf '\nall %d stages passed in %d s' "$stage_count" "$((SECONDS - test_started))"
if [ "$engines" = Chromium ]; then printf '; in no browser but Chromium, as --quick asks'; fi
tell_absent_engines
printf '\n'
