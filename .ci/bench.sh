# shellcheck shell=bash
# Gathers what `./build.sh bench` measures; build.sh sources this file. What cannot be had is noted with the reason, which the
# results show, and the rest is measured.

. .ci/tools.sh

parts=$root/.build/bench-parts
rm -rf "$parts"
mkdir -p "$parts/pages"

missing() { # missing KEY REASON
  echo "bench: $1 is missing: $2" >&2
  echo "$1: $2" >>"$parts/missing"
}

# Debian's packages, where this may install them. Each alone, as one that cannot be had must not keep out the rest.
if have apt-get && [ "$(id -u)" = 0 ]; then
  wanted=''
  have node && have npm || wanted="$wanted nodejs npm"
  [ -n "$(find_chromium)" ] || wanted="$wanted chromium"
  for package in clang-19 lld-19 python3-numpy libopenblas0-pthread python3-torch; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || wanted="$wanted $package"
  done
  if [ -n "$wanted" ]; then
    apt-get update >/dev/null || echo "bench: apt-get update failed" >&2
    for package in $wanted; do apt_install "$package" >/dev/null || echo "bench: apt-get install $package failed" >&2; done
  fi
fi

# Debian's NumPy and PyTorch are its own Python's.
if [ -x /usr/bin/python3 ]; then python=/usr/bin/python3; else python=python3; fi
have "$python" || for key in numpy torch; do missing $key "Python was not found"; done

# -ffp-contract=off: no fused multiply-add, which rnnlab may not use either.
build_floors() {
  local clang
  clang=$(first_of clang-19 clang)
  if [ -z "$clang" ]; then
    for key in floor native-floor; do missing $key "clang was not found"; done
    return
  fi
  "$clang" --target=wasm32 -nostdlib -O3 -msimd128 -ffp-contract=off -Wl,--no-entry -o "$parts/pages/floor.wasm" web/bench/floor/products.c ||
    missing floor "clang could not compile it for WebAssembly (is lld there?)"
  if grep -qw avx2 /proc/cpuinfo 2>/dev/null; then
    "$clang" -O3 -mavx2 -ffp-contract=off -o "$parts/native-floor" web/bench/floor/products.c web/bench/floor/main.c ||
      missing native-floor "clang could not compile it"
  else
    missing native-floor "no processor with AVX2"
  fi
}

# rnnlab is built as the page's trainer is, and its kernel module goes into the page.
build_rnnlab() {
  go build -o "$parts/native" ./web/bench/trainer
  GOEXPERIMENT=simd go build -o "$parts/native-simd" ./web/bench/trainer
  GOOS=js GOARCH=wasm go build -gcflags=runtime=-l -trimpath -ldflags="-s -w" -o "$parts/pages/rnnlab.wasm" ./web/bench/trainer
  go run ./rnn/internal/kernel/emit -o "$parts/kernel.wasm"
  GOEXPERIMENT=simd GOOS=js GOARCH=wasm go build -gcflags=runtime=-l -tags wasmkernel -trimpath -ldflags="-s -w" -o "$parts/pages/rnnlab-simd.wasm" ./web/bench/trainer
}

bench_driver=$root/web/node_modules/.bench/driver.mjs
build_pages() {
  local external='' chromium
  chromium=$(find_chromium)
  if [ -z "$chromium" ]; then missing chromium "Chromium was not found"; return; fi
  if ! have node || ! have npm; then missing chromium "Node and npm, which drive it, were not found"; return; fi
  if ! npm_packages web; then missing chromium "the packages that drive it could not be installed"; return; fi
  if npm_packages web/bench; then
    cp web/bench/node_modules/@tensorflow/tfjs-backend-wasm/dist/*.wasm "$parts/pages"
  else
    external='--external:@jax-js/* --external:@tensorflow/* --external:brain-* --external:recurrent-js'
    for key in tfjs-layers tfjs-core jax brain-1 brain-2 recurrent-js; do missing $key "npm could not install it"; done
  fi
  cp web/bench/browser/page.html "$parts/pages"
  # shellcheck disable=SC2086 # flags or nothing
  go tool esbuild --bundle --minify --splitting --format=esm --target=es2022 --log-level=warning $external \
    --alias:wasm_exec="$goroot/lib/wasm/wasm_exec.js" --alias:kernel.wasm="$parts/kernel.wasm" --loader:.wasm=binary --outdir="$parts/pages" web/bench/browser/page.ts
  go tool esbuild --bundle --platform=node --format=esm --target=node20 --packages=external --log-level=warning --out-extension:.js=.mjs \
    --outdir="$(dirname "$bench_driver")" web/bench/browser/{driver,drawing,page-epochs,first-seconds,embeds,text-reach,rows}.ts
}

echo "bench: building"
build
build_floors
build_rnnlab
build_pages
bench_flags=(-parts "$parts" -driver "$bench_driver" -chromium "$(find_chromium)" -python "$python" -web "$root/web")
