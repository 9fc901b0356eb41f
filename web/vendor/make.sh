#!/usr/bin/env bash
# Makes echarts.js, LICENSE and NOTICE, zip.js, csv.js and their licences again from npm's packages, to the same bytes, and checks
# them against SHA256SUMS.
#   web/vendor/make.sh            check: build in a temporary folder and compare, change nothing
#   web/vendor/make.sh --update   write the files and SHA256SUMS (after changing an entry file or a version)
# Needs Go (for esbuild, pinned in go.mod) and npm (for the sources, pinned by hash in web/package-lock.json).
set -euo pipefail

vendor=$(cd "$(dirname "$0")" && pwd)
web=$(dirname "$vendor")
root=$(dirname "$web")
case "${1-}" in
  '' | --update) ;;
  *) echo "make.sh: unknown argument '$1'; the only one is --update" >&2; exit 2 ;;
esac

sha256() { if command -v sha256sum >/dev/null; then sha256sum "$@"; else shasum -a 256 "$@"; fi; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$web/package.json" "$web/package-lock.json" "$web/.npmrc" "$vendor"/*.entry.js "$work"
(cd "$work" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error)
modules=$work/node_modules
version_of() { sed -n 's/^ *"version": "\(.*\)",*$/\1/p' "$modules/$1/package.json"; }
echarts=$(version_of echarts) zrender=$(version_of zrender) tslib=$(version_of tslib) fflate=$(version_of fflate) papaparse=$(version_of papaparse)

# "go tool" reads the version of esbuild from the project's go.mod; the toolchain named there works on any machine.
GOTOOLCHAIN=$(sed -n 's/^toolchain //p' "$root/go.mod")
export GOTOOLCHAIN
bundle() { # bundle NAME BANNER
  (cd "$root" && go tool esbuild "$work/$1.entry.js" --bundle --minify --format=esm --target=es2022 --legal-comments=none \
    --banner:js="/* $2 */" --log-level=warning --outfile="$work/$1.js")
}
bundle echarts "Parts of Apache ECharts $echarts, ZRender $zrender and tslib $tslib, bundled and minified. See LICENSE and NOTICE."
bundle zip "Parts of fflate $fflate, bundled and minified. See LICENSE-fflate."
bundle csv "Parts of Papa Parse $papaparse, bundled and minified. See LICENSE-papaparse."
cp "$modules/fflate/LICENSE" "$work/LICENSE-fflate"
cp "$modules/papaparse/LICENSE" "$work/LICENSE-papaparse"

{
  cat "$modules/echarts/LICENSE"
  printf '\n\n======== d3 (in Apache ECharts; licenses/LICENSE-d3) ========\n\n'
  cat "$modules/echarts/licenses/LICENSE-d3"
  printf '\n\n======== ZRender %s ========\n\n' "$zrender"
  cat "$modules/zrender/LICENSE"
  printf '\n\n======== tslib %s ========\n\n' "$tslib"
  cat "$modules/tslib/LICENSE.txt"
  echo
} >"$work/LICENSE"
{
  cat "$modules/echarts/NOTICE"
  printf '\n----------------------------------------------------------------------\n'
  printf 'echarts.js is a modified form: parts of Apache ECharts %s, ZRender %s and\n' "$echarts" "$zrender"
  printf 'tslib %s, chosen in echarts.entry.js, bundled and minified by make.sh.\n' "$tslib"
} >"$work/NOTICE"

made=(echarts.js LICENSE NOTICE zip.js LICENSE-fflate csv.js LICENSE-papaparse)
if [ "${1-}" = --update ]; then
  (cd "$work" && cp "${made[@]}" "$vendor")
  (cd "$vendor" && sha256 "${made[@]}" >SHA256SUMS)
fi
(cd "$work" && sha256 -c "$vendor/SHA256SUMS")
for file in "${made[@]}"; do cmp "$work/$file" "$vendor/$file"; done
echo "web/vendor: echarts.js and zip.js are what npm's packages make"
