# shellcheck shell=bash
# The built page and the core in browsers. .ci/checks.sh sources this file.

go_tests=$work/go-tests
browser_tests=$root/web/node_modules/.e2e # where Node finds what they import

# The core's own tests as programs for a browser's worker, each way in which the page computes, with what runs them there. The
# build has made the kernel module.
compile_go_tests() {
  mkdir -p "$go_tests"
  local package program
  for package in ./rnn ./rnn/internal/kernel; do
    program=$go_tests/$(basename "$package")
    GOOS=js GOARCH=wasm go test -c -ldflags="-s -w" -o "$program-scalar.wasm" "$package"
    GOEXPERIMENT=simd GOOS=js GOARCH=wasm go test -c -tags wasmkernel -ldflags="-s -w" -o "$program-module.wasm" "$package"
  done
  bundle --format=esm --alias:wasm_exec="$goroot/lib/wasm/wasm_exec.js" --alias:kernel.wasm="$work/kernel.wasm" --loader:.wasm=binary \
    --outfile="$go_tests/worker.js" web/e2e/go-test-worker.ts
  echo '<!doctype html><html lang="en"><meta charset="utf-8" /><link rel="icon" href="data:," /><title>Go tests</title>' >"$go_tests/index.html"
}

# The tests of the built page.
bundle_browser_tests() {
  rm -rf "$browser_tests"
  go tool esbuild --bundle --platform=node --format=esm --target=node20 --packages=external --sourcemap=inline \
    --out-extension:.js=.mjs --log-level=warning --outdir="$browser_tests" web/e2e/*.test.ts
  go build -o "$work/serve" ./web/host/serve
  compile_go_tests
  touch "$stages/bundled"
}

# For the lane that does not build what it tests.
wait_for_browser_tests() { until [ -e "$stages/bundled" ]; do sleep 0.5; done; }

test_in_engines() { # test_in_engines ENGINE...
  local engine
  for engine in "$@"; do
    [ -z "$(find_engine "$engine")" ] || stage "in $engine" test_in_browser "$engine"
  done
}

# One browser at a time, one file after the other. A file that fails is run once more when all others have been, and is named: on a
# busy machine a browser may miss a moment that a test waits for. What fails twice fails.
test_in_browser() { # test_in_browser ENGINE
  local file failed=() twice=0
  for file in "$browser_tests"/*.mjs; do
    # axe reads the markup and the styles, which are the same in every engine.
    if [ "$1" != Chromium ] && [ "$(basename "$file")" = axe.test.mjs ]; then continue; fi
    test_file "$1" "$file" || failed+=("$file")
  done
  for file in ${failed[@]+"${failed[@]}"}; do
    echo "once more: $(basename "$file")"
    test_file "$1" "$file" || { echo "failed twice: $(basename "$file")"; twice=1; }
  done
  return $twice
}

test_file() { # test_file ENGINE FILE
  ENGINE=$1 BROWSER=$(find_engine "$1") DIST=$root/dist SERVE=$work/serve GO_TESTS=$go_tests \
    node --enable-source-maps --test --test-reporter=spec "$2" </dev/null
}
