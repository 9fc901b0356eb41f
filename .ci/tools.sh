# Tools that `./build.sh test` and `./build.sh bench` need beyond Go: finding and installing them.

find_chromium() {
  local name
  for name in chromium chromium-browser google-chrome google-chrome-stable; do
    if have "$name"; then command -v "$name"; return; fi
  done
}

apt_install() {
  DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" </dev/null
}

# A folder's node_modules is made anew only when it does not come from its lock file.
install_modules() { # install_modules FOLDER
  local lock
  lock=$(sha256 <"$1/package-lock.json")
  if [ "$(cat "$1/node_modules/.made-from" 2>/dev/null)" != "$lock" ]; then
    (cd "$1" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error </dev/null) || return 1
    echo "$lock" >"$1/node_modules/.made-from"
  fi
}
