# shellcheck shell=bash
# The built page and the core in browsers. .ci/checks.sh sources this file.

go_tests=$work/go-tests
browser_tests=$root/web/node_modules/.e2e # where Node finds what they import

# The core's own tests as programs for a browser's worker, each way in which the page computes, with what runs them there. The
# build has made the kernel module.
compile_go_tests() {
  mkdir -p "$go_tests"
  local package program
  for package in ./rnn ./rnn/internal/kernel ./rnn/task; do
    program=$go_tests/$(basename "$package")
    GOOS=js GOARCH=wasm go test -c "${page_flags[@]}" -o "$program-scalar.wasm" "$package"
    GOEXPERIMENT=simd GOOS=js GOARCH=wasm go test -c "${page_flags[@]}" -tags wasmkernel -o "$program-module.wasm" "$package"
  done
  bundle --format=esm --alias:wasm_exec="$goroot/lib/wasm/wasm_exec.js" --alias:kernel.wasm="$work/kernel.wasm" --loader:.wasm=binary \
    --outfile="$go_tests/worker.js" web/e2e/go-test-worker.ts
  echo '<!doctype html><html lang="en"><meta charset="utf-8" /><link rel="icon" href="data:," /><title>Go tests</title>' >"$go_tests/index.html"
}

# The tests of the built page.
bundle_browser_tests() {
  rm -rf "$browser_tests"
  # Split, so that what drives an engine is read for that one alone.
  go tool esbuild --bundle --splitting --platform=node --format=esm --target=node20 --packages=external --sourcemap=inline \
    --out-extension:.js=.mjs --log-level=warning --outdir="$browser_tests" web/e2e/*.test.ts web/e2e/kept-firefox.ts
  go build -o "$work/serve" ./web/host/serve
  compile_go_tests
  list_browser_tests
  touch "$stages/bundled"
}

# Which engine has to run which file: all of them all, but for the files that say that one engine is enough, and why; and with
# --quick those that say that they are not for it. The longest lanes would end alone if the engines took turns as a whole, so lanes
# take one file after the other from one list.
list_browser_tests() {
  local engine file
  for engine in $engines; do
    [ -n "$(find_engine "$engine")" ] || continue
    for file in web/e2e/*.test.ts; do
      if [ "$engine" != Chromium ] && grep -q '^// One engine is enough: ' "$file"; then continue; fi
      if [ -n "$quick" ] && grep -q '^// Not with --quick: ' "$file"; then continue; fi
      echo "$engine $(basename "$file" .test.ts)"
    done
  done >"$stages/browser-tests"
  : >"$stages/browsers-took"
}

# The first line of the list, which is taken from it; fails when there is none. (A folder can be made once; not every system has flock.)
take_browser_test() {
  local list=$stages/browser-tests taken
  until mkdir "$stages/taking" 2>/dev/null; do sleep 0.1; done
  taken=$(head -n 1 "$list")
  sed -i.before 1d "$list"
  rmdir "$stages/taking"
  [ -n "$taken" ] && echo "$taken"
}

# For the lanes that do not build what they test.
wait_until() { until [ -e "$stages/$1" ]; do sleep 0.5; done; }

# A Firefox of the lane's own, from its first file for one to its last. Where it cannot be had, or has ended, each file starts one.
kept_firefox=''
keep_firefox() {
  local said=$stages/firefox.$lane
  if [ -z "$kept_firefox" ]; then
    BROWSER=$(find_engine Firefox) node "$browser_tests/kept-firefox.mjs" </dev/null >"$said" &
    kept_firefox=$!
    until [ -s "$said" ] || ! kill -0 "$kept_firefox" 2>/dev/null; do sleep 0.2; done
  fi
  if kill -0 "$kept_firefox" 2>/dev/null; then FIREFOX=$(cat "$said"); else FIREFOX=''; fi
  export FIREFOX
}

# A file that fails is run once more when the list is empty, and is named: on a busy machine a browser may miss a moment that a
# test waits for. What fails twice fails.
test_in_browsers() {
  local next failed=() twice=0
  while next=$(take_browser_test); do
    # shellcheck disable=SC2086 # an engine and a file
    test_in_browser $next || failed+=("$next")
  done
  for next in ${failed[@]+"${failed[@]}"}; do
    echo "once more:"
    # shellcheck disable=SC2086
    test_in_browser $next || { echo "failed twice: $next"; twice=1; }
  done
  if [ -n "$kept_firefox" ]; then
    kill "$kept_firefox" 2>/dev/null || true
    wait "$kept_firefox" || true # until it has put away what it kept
  fi
  return $twice
}

# A file needs no --test: that would start a second Node for it, half a second of a core each time.
test_in_browser() { # test_in_browser ENGINE FILE
  local started=$SECONDS code=0
  echo "$2 in $1"
  if [ "$1" = Firefox ]; then keep_firefox; fi
  ENGINE=$1 BROWSER=$(find_engine "$1") DIST=$root/dist SERVE=$work/serve GO_TESTS=$go_tests \
    node --enable-source-maps --test-reporter=spec "$browser_tests/$2.test.mjs" </dev/null || code=$?
  echo "$((SECONDS - started)) $2 in $1" >>"$stages/browsers-took"
  return $code
}
