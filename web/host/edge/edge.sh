# shellcheck shell=bash
# The Worker: built, run and tested in workerd, which is what Cloudflare runs. build.sh sources this file.

. .ci/tools.sh

# Cloudflare takes 3 MB of a Worker on its free plan, compressed; the stricter reading of MB.
edge_limit=3000000

edge_tools() {
  if ! have node || ! have npm; then fail "the Worker runs by Cloudflare's tools, which need Node 20 or newer with npm"; fi
  npm_packages web/host/edge
}

# Everything that a deployment takes: web/host/edge/build/worker is the program, web/host/edge/build/public the files.
build_edge() {
  build
  echo "build: Worker"
  local made=web/host/edge/build
  rm -rf "$made"
  mkdir -p "$made/public"
  go tool workers-assets-gen -mode=go -o "$made/worker"
  # Its copy of Go's own glue has to be this toolchain's, but for the one change that it is for: it hands over the request's context.
  sed -e 's/async run(instance, context)/async run(instance)/' -e '/const globalProxy = new Proxy/,/^\t\t\t})$/d' -e 's/globalProxy/globalThis/g' \
    "$made/worker/wasm_exec.js" | cmp -s - "$goroot/lib/wasm/wasm_exec.js" || fail "syumai/workers has the wasm_exec.js of another Go than $GOTOOLCHAIN"
  edge_program "$made/worker/app.wasm"
  go run ./rnn/internal/kernel/emit -o "$made/worker/kernel.wasm"
  cp web/host/edge/kernel.mjs "$made/worker"
  echo 'import "./kernel.mjs"' >>"$made/worker/worker.mjs"
  cp web/host/edge/404.html "$made/public"
  go run ./web/build/edgefiles -from dist -to "$made/public"

  local size
  size=$(tar -cf - -C "$made/worker" . | gzip -9 | wc -c)
  echo "Worker: $size of $edge_limit bytes of gzip, and $(find "$made/public" -type f | wc -l) files"
  [ "$size" -le "$edge_limit" ] || fail "the Worker is over Cloudflare's limit"
}

# With vectors, which V8 has, and the kernel module: a forecast of five values takes 0.6 ms of a processor instead of 2.4, and one of 50 would
# be beyond the 10 ms of the free plan. JSON as it was before Go 1.27 answers the same and is 270 KB
# of gzip less, to be started for each request. Its table of functions stays whole: what goes wrong there is logged with its stack.
edge_program() { # edge_program FILE FLAGS...
  local file=$1
  shift
  GOEXPERIMENT=nojsonv2,simd GOOS=js GOARCH=wasm go build -tags wasmkernel -trimpath -ldflags="-s -w" "$@" -o "$work/edge.wasm" ./web/host/edge
  go run ./web/build/slim -tables -from "$work/edge.wasm" -to "$file"
}

# Nothing of it leaves this machine: no account, no figures, no look at the newest versions.
wrangler() { # wrangler FOLDER COMMAND ARGUMENTS...
  local config=$1/wrangler.jsonc command=$2
  shift 2
  WRANGLER_SEND_METRICS=false WRANGLER_SEND_ERROR_REPORTS=false WRANGLER_HIDE_BANNER=true CLOUDFLARE_CF_FETCH_ENABLED=false CI=1 \
    XDG_CONFIG_HOME=$work/config WRANGLER_LOG_PATH=$work/log exec node web/host/edge/node_modules/wrangler/bin/wrangler.js "$command" -c "$config" "$@"
}

free_port() { node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close() })'; }

# start_edge FOLDER: runs the Worker of the folder's wrangler.jsonc; its address is in edge_address.
edge_pids=''
start_edge() {
  local log port tries=0
  log=$work/edge-$(basename "$1").log
  port=$(free_port)
  mkdir -p "$work"
  (wrangler "$1" dev --local --ip 127.0.0.1 --port "$port" --inspector-port 0 --show-interactive-dev-session=false --persist-to "$work/state") \
    >"$log" 2>&1 </dev/null &
  edge_pids="$edge_pids $!"
  edge_address=http://127.0.0.1:$port
  until node -e 'fetch(process.argv[1]).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))' "$edge_address/api/health"; do
    tries=$((tries + 1))
    if [ $tries -gt 60 ] || ! kill -0 "$!" 2>/dev/null; then cat "$log"; fail "workerd does not answer"; fi
    sleep 0.5
  done
}

stop_edge() {
  local pid
  for pid in $edge_pids; do kill "$pid" 2>/dev/null || true; wait "$pid" 2>/dev/null || true; done
  edge_pids=''
}

# The tests of the site and the API over HTTP, as they run of the local server, now of the Worker. And of one more Worker that is
# broken on purpose, without the weights that it predicts with: what panics there is a mistake of ours, and the next request works.
test_edge() {
  start_edge web/host/edge
  RNNLAB_SITE=$edge_address go test -count=1 -run Host ./web/host/...
  local broken=$work/broken
  mkdir -p "$broken/build/worker"
  cp web/host/edge/wrangler.jsonc web/host/edge/door.mjs "$broken"
  cp -r web/host/edge/build/public "$broken/build"
  cp web/host/edge/build/worker/*js web/host/edge/build/worker/kernel.wasm "$broken/build/worker"
  : >"$work/empty"
  echo "{\"Replace\": {\"$root/web/host/api/weights.f32\": \"$work/empty\"}}" >"$work/overlay.json"
  edge_program "$broken/build/worker/app.wasm" -overlay "$work/overlay.json"
  start_edge "$broken"
  RNNLAB_BROKEN_SITE=$edge_address go test -count=1 -run BrokenSite -v ./web/host/api
  wrangler_dry_run
  stop_edge
}

# All that a deployment does but send it.
wrangler_dry_run() { (wrangler web/host/edge deploy --dry-run --outdir "$work/deployment") </dev/null; }
