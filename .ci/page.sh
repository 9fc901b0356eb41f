# shellcheck shell=bash
# The checks of the page, outside browsers, and of the scripts. .ci/checks.sh sources this file.

check_vendor() { (cd web/vendor && sha256 -c SHA256SUMS); }

check_shell() { shellcheck -x -a build.sh .ci/run web/vendor/make.sh; }

# Lines may be as long as in the Go files; web/.prettierrc.json says the rest.
check_prettier() { web/node_modules/.bin/prettier --check --log-level=warn 'web/**/*.ts'; }

check_types() {
  web/node_modules/.bin/tsc --noEmit -p web
  web/node_modules/.bin/tsc --noEmit -p web/tsconfig.test.json
  web/node_modules/.bin/tsc --noEmit -p web/e2e
  web/node_modules/.bin/tsc --noEmit -p web/bench/browser
}

# The built pages are valid HTML. Not the rules of style: how void elements are written is prettier's matter.
# The Nu validator, the W3C's, does not know yet that a link may block rendering until what it expects is there.
check_html() {
  find dist -name '*.html' -exec web/node_modules/.bin/html-validate --config web/htmlvalidate.json {} +
  find dist -name '*.html' -exec java -Xss8m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -jar web/node_modules/vnu-jar/build/dist/vnu.jar --errors-only --filterpattern '.*blocking.*rel.*stylesheet.*' {} +
}

test_page_units() {
  go tool esbuild --bundle --platform=node --format=esm --target=node20 --sourcemap=inline --out-extension:.js=.mjs --loader:.html=text \
    --log-level=warning --outdir="$work/page-units" web/app/test/*.test.ts
  node --enable-source-maps --test --test-reporter=spec "$work"/page-units/*.mjs
}

# Bytes of brotli. The first visit is everything in dist/ but the licences, the other language's page and words, the other trainer,
# ECharts, which is fetched when a chart is asked, what only embeds, the page of own numbers and that of symbols have, and what is
# fetched when a reader opens it.
check_sizes() {
  local table total wasm simd numbers element program size
  table=$(sizes)
  echo "$table"
  brotli_of() { awk -v file="dist/assets/$1" '$4 == file { print $3 }' <<<"$table"; }
  wasm=$(brotli_of rnn.wasm)
  simd=$(brotli_of rnn-simd.wasm)
  total=$(awk -v en="$(brotli_of en.json)" -v zh="$(brotli_of zh.json)" -v wasm="$wasm" -v simd="$simd" '
    $4 ~ /^dist\/(zh\/|numbers\/|symbols\/|embed\.|assets\/((numbers|series)[-.][a-z.-]*|symbols[-.][a-zA-Z0-9.-]*|embed\.css|echarts\.js|opticks\.txt|frame\.js|policy\.js|poster-[a-z]+\.json|(embed-dialog|slow-motion|unit-weights|state-space|mechanism-words)-[A-Z0-9]+\.js)$)/ { next }
    $4 ~ /^dist\// { total += $3 } END { print total - (en < zh ? en : zh) - (wasm < simd ? wasm : simd) }' <<<"$table")
  numbers=$(brotli_of numbers.wasm)
  echo "the program for own numbers $numbers of 570000 bytes of brotli"
  [ "$numbers" -le 570000 ] || fail "the program for own numbers is over its budget"
  for program in symbols symbols-simd; do
    size=$(brotli_of "$program.wasm")
    echo "$program.wasm, for the exercises, $size of 500000 bytes of brotli"
    [ "$size" -le 500000 ] || fail "$program.wasm is over its budget"
  done
  echo "trainer wasm $wasm and with SIMD $simd of 500000, first visit $total of 740000 bytes of brotli"
  element=$(awk '$4 == "dist/embed.js" { print $3 }' <<<"$table")
  echo "the element for other pages $element of 6000 bytes of brotli"
  [ "$element" -le 6000 ] || fail "embed.js is over its budget"
  [ "$wasm" -le 500000 ] || fail "the trainer is over its budget"
  [ "$simd" -le 500000 ] || fail "the trainer with vectors is over its budget"
  [ "$total" -le 740000 ] || fail "the first visit is over its budget"
}

# The code beside the tutorial's findings does what it says.
check_findings() { "$(find_numpy)" web/app/test/tutorial/findings.py dist; }

# A process of its own, because serve and report take build.sh's place.
make_report() { ./build.sh report -out "$work/report.html"; }
