# shellcheck shell=bash
# The stages of `./build.sh test`, in order; build.sh sources this file. The first stage that fails ends the run.

. .ci/tools.sh
. web/host/edge/edge.sh
. .ci/stages.sh
. .ci/install.sh
. .ci/go.sh
. .ci/page.sh
. .ci/browsers.sh

# The core and everything in Go. This keeps both cores busy, so that only then more browsers than the page's own lane start.
core() {
  stage "gofmt" check_format
  stage "shellcheck" check_shell
  stage "go vet" vet
  stage "imports" check_imports
  stage "staticcheck" check_staticcheck
  stage "go test" test_native
  stage "rounding" check_rounding
  stage "go test -race" test_races
  stage "go test, GOOS=js in Node" test_scalar_in_node
  stage "go test, SIMD" test_vectors
  stage "go test, kernel module" test_kernel_module
  touch "$stages/core-done"
  more_browsers
}

# Browsers wait more than they work: two lanes of them leave the cores idle half of the time.
more_browsers() {
  wait_until core-done
  wait_until bundled
  stage "in browsers" test_in_browsers
}

# Takes only what browsers leave of the cores.
reach() {
  wait_until core-done
  stage "reach" test_reach
}

# The page as it is built, up to the browsers.
page() {
  stage "engines" install_engines
  stage "prettier" check_prettier
  stage "types" check_types
  stage "arrows" go run ./web/build/arrows
  stage "page units" test_page_units
  stage "vendored bundles" check_vendor
  stage "edge tools" edge_tools
  stage "build" build_edge
  stage "html" check_html
  stage "sizes" check_sizes
  stage "findings' code" check_findings
  stage "browser tests" bundle_browser_tests
  stage "in workerd" test_edge
  stage "report" make_report
  stage "in browsers" test_in_browsers
}

# What is likeliest to tell of a mistake: not under the race detector, none of what trains long, and in Node as the page computes. Of
# the browser tests less as well: not the files that say that they are not for it.
quick_core() {
  stage "gofmt" check_format
  stage "shellcheck" check_shell
  stage "go vet" go vet ./...
  stage "imports" check_imports
  stage "go test" go test -short ./...
  stage "go test, kernel module" test_kernel_module
  touch "$stages/core-done"
  more_browsers
}

quick_page() {
  stage "engines" install_engines
  stage "prettier" check_prettier
  stage "types" check_types
  stage "arrows" go run ./web/build/arrows
  stage "page units" test_page_units
  stage "build" build
  stage "sizes" check_sizes
  stage "browser tests" bundle_browser_tests
  stage "in browsers" test_in_browsers
}

stage "tools" install_tools
if [ -n "$quick" ]; then beside quick_core quick_page more_browsers; else beside core page more_browsers reach; fi

tell_slowest
printf '\nall %d stages passed in %d s' "$(wc -l <"$stages/took")" "$((SECONDS - test_started))"
if [ -n "$quick" ]; then printf '; those of --quick, in no browser but Chromium'; fi
tell_absent_engines
printf '\n'
