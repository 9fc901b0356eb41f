# shellcheck shell=bash
# The checks of the Go code. .ci/checks.sh sources this file.

check_format() {
  local unformatted
  unformatted=$(find . -name '*.go' ! -path '*/node_modules/*' ! -path './.build/*' -exec "$goroot/bin/gofmt" -l {} +)
  [ -z "$unformatted" ] || fail "not gofmt'ed: $unformatted"
}

# Once for all variants; the tests that run them do not vet them again. Only the kernels are written in several ways. The Worker is
# compiled as it is built.
vet() {
  go vet ./...
  GOOS=js GOARCH=wasm go vet "${compile_flags[@]}" ./rnn/... ./wasm/...
  GOEXPERIMENT=simd go vet ./rnn/internal/kernel/...
  GOEXPERIMENT=simd GOOS=js GOARCH=wasm go vet "${compile_flags[@]}" ./rnn/internal/kernel/...
  GOEXPERIMENT=simd GOOS=js GOARCH=wasm go vet "${compile_flags[@]}" -tags wasmkernel ./rnn/internal/kernel/...
  GOEXPERIMENT=nojsonv2,simd GOOS=js GOARCH=wasm go vet -tags wasmkernel -trimpath ./web/host/edge
}

# What only one way to compute uses is not unused: the kernels are looked at in all of them at once. What is compiled for a browser is
# compiled as the build does it, so that it is done once. The Worker's sixty lines are left to vet: they would have all of net/http
# looked at once more. Its cache is this checkout's own: what it keeps of a function names the file by its whole path, so one found in
# another checkout counts as another function, used by nobody.
check_staticcheck() {
  export STATICCHECK_CACHE=$root/.build/staticcheck
  # shellcheck disable=SC2046 # a list of packages
  go tool staticcheck $(go list ./rnn/... ./web/... | grep -v /internal/kernel)
  go tool staticcheck -matrix ./wasm/... <<<"browser: GOOS=js GOARCH=wasm ${compile_flags[*]}"
  go tool staticcheck -matrix ./rnn/internal/kernel/... <<BUILDS
native:
vectors: GOEXPERIMENT=simd
browser_vectors: GOEXPERIMENT=simd GOOS=js GOARCH=wasm ${compile_flags[*]}
browser_module: GOEXPERIMENT=simd GOOS=js GOARCH=wasm -tags=wasmkernel ${compile_flags[*]}
BUILDS
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
  local programs
  programs=$(GOOS=js GOARCH=wasm go list -f '{{if eq .Name "main"}}{{.ImportPath}}{{end}}' ./wasm/...)
  [ "$(wc -l <<<"$programs")" -ge 3 ] || fail "the page's programs were not found"
  # shellcheck disable=SC2086 # a list of packages
  bad=$({ GOOS=js GOARCH=wasm go list -deps $programs; GOEXPERIMENT=simd GOOS=js GOARCH=wasm go list -deps $programs; } |
    grep -E '^(fmt|encoding/json(/.*)?|html/template|text/template|net|net/.*|github\.com/go-echarts/.*)$' || true)
  [ -z "$bad" ] || fail "the page's wasm must not link: $bad"
}

# Numbers are the same on every machine only while each product is rounded before it is added. CPUs that can do both in one
# instruction are where Go may forget it, so all that the core is made of is compiled for arm64, and its vectors for amd64, and what
# the compiler makes of it is searched for one.
check_rounding() {
  GOARCH=arm64 compile_core arm64 season.go
  search_core arm64 '[[:space:]]FN?M(ADD|SUB)[SD]?[[:space:]]' "fused multiply-add"
  GOEXPERIMENT=simd GOARCH=amd64 compile_core amd64 block32_amd64.go
  search_core amd64 '[[:space:]]VFN?M(ADD|SUB)' "fused multiply-add"
  # An all32(0) in a loop made sigmoid with vectors five times as slow as the plain one, ReLU twenty times: see zero32.
  search_core amd64 'archsimd/.*[[:space:]]XORP[SD][[:space:]]' "0 made by a scalar instruction among vectors"
}

compile_core() { # compile_core CPU FILE: FILE is one that must have been compiled
  local all=$work/core-$1.txt
  go build -gcflags='github.com/rnnlab/rnnlab/...=-S' ./rnn/... >"$all" 2>&1 || fail "the core does not compile for $1: $(tail -n 5 "$all")"
  grep -qF "$2" "$all" || fail "the core's code for $1 was not found"
}

search_core() { # search_core CPU PATTERN WHAT
  local found=$work/found-$1.txt
  grep -E "$2" "$work/core-$1.txt" >"$found" || true
  [ ! -s "$found" ] || fail "$3 in the core for $1: $(head "$found")"
}

# The race detector costs ten times the time, so it looks at the packages that start goroutines, share something between them or
# serve requests, and at all that these call. Nothing in an example goes on at the same time as anything else.
test_races() {
  local folder folders=()
  while read -r folder; do
    if grep -qE '^[[:space:]]*go (func\(|[[:alnum:]_.]+\()|\.Go\(|"(sync|sync/atomic|net/http)"' "$folder"/*.go; then folders+=("$folder"); fi
  done < <(go list -f '{{.Dir}}' ./...)
  [[ " ${folders[*]} " = *" $root/web/host/api "* ]] || fail "the packages with goroutines were not found"
  go test -vet=off -race -short -skip '^Example' "${folders[@]}"
}

# Node's part of the environment is small on purpose: wasm_exec.js refuses to start a program when arguments and environment
# together pass 12 KB, as they do on some CI machines. What examples print is compared natively, and follows from the bits.
test_in_node() { # PACKAGES...
  GOOS=js GOARCH=wasm go test -vet=off -skip '^Example' "${page_flags[@]}" -exec "env -i 'PATH=$PATH' 'HOME=$HOME' '$goroot/lib/wasm/go_js_wasm_exec'" "$@"
}

# Natively with scalar loops, nothing of the core that trains long to see a network learn: test_vectors does that, sooner, and
# that it is the same here follows from the bits, whose hashes are asserted both times.
test_native() {
  go test -short ./rnn/...
  go test -vet=off -tags nocarry -run 'SameBits|Carry' ./rnn
  COMPILE_FLAGS="${compile_flags[*]}" go test ./wasm/... ./web/...
}

# The vectors, natively and in WebAssembly without the kernel module, give the same bits as the scalar loops, so these are the same
# tests with the same golden hashes. What has no vectors is not run again; and of the core in WebAssembly only what compares bits,
# for the page never has it so: test_kernel_module runs all of it as the page does.
test_vectors() {
  GOEXPERIMENT=simd go test -vet=off -skip '^TestReachOf' ./rnn ./rnn/internal/kernel/... ./rnn/task ./rnn/tutorial
  GOEXPERIMENT=simd test_in_node -short ./rnn/internal/kernel/...
  GOEXPERIMENT=simd test_in_node -run 'SameBits|VectorsChangeNothing' ./rnn
}

# Every exercise is trained to what it is to reach, in ten seeds: with vectors that takes two minutes.
test_reach() {
  GOEXPERIMENT=simd nice -n 19 go test -vet=off -run '^TestReachOf' -timeout 1h ./rnn/task -args -reach
}

# In Node, scalar, as the page of own numbers computes; of the networks' own package what compares bits, for all of it is run
# with the kernel module.
test_scalar_in_node() {
  # shellcheck disable=SC2046 # a list of packages
  test_in_node -short $(go list ./rnn/... ./wasm/... | grep -v '/rnnlab/rnn$')
  test_in_node -run SameBits ./rnn
}

# The same once more as the page has it, with the kernel module.
test_kernel_module() {
  local hook=$work/kernel-in-node.cjs module=$work/kernel-in-node.wasm
  go run ./rnn/internal/kernel/emit -o "$module"
  go tool esbuild --bundle --platform=node --format=cjs --target=node20 --alias:kernel.wasm="$module" --loader:.wasm=binary \
    --log-level=warning --outfile="$hook" web/app/test/kernel-in-node.ts
  local with_module=(-tags wasmkernel -exec "env -i 'PATH=$PATH' 'HOME=$HOME' node --stack-size=8192 --require '$hook' '$goroot/lib/wasm/wasm_exec_node.js'")
  GOEXPERIMENT=simd GOOS=js GOARCH=wasm go test -vet=off "${page_flags[@]}" "${with_module[@]}" -skip '^Example' -short ./rnn ./rnn/internal/kernel/... ./wasm/...
  GOEXPERIMENT=simd GOOS=js GOARCH=wasm go test -vet=off "${page_flags[@]}" "${with_module[@]}" -run SameBits ./rnn/task
}
