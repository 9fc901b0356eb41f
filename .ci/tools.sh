# shellcheck shell=bash
# Tools that the commands of build.sh need beyond Go: finding and installing them.

first_of() {
  local name
  for name in "$@"; do
    if have "$name"; then command -v "$name"; return; fi
  done
}

# A Python that has NumPy, or nothing; Debian's NumPy is its own Python's.
find_numpy() {
  local python
  for python in python3 /usr/bin/python3; do
    if "$python" -c 'import numpy' 2>/dev/null; then echo "$python"; return; fi
  done
}

# Chromium as people have it, or nothing.
find_chromium() { first_of chromium chromium-browser google-chrome google-chrome-stable; }

# The program of an engine, or nothing. Chromium without what surrounds its pages is the same engine, and has far less to do for
# each that is opened.
find_engine() {
  case $1 in
    Chromium) if have chromium-headless-shell; then command -v chromium-headless-shell; else find_chromium; fi ;;
    Firefox) first_of firefox-esr firefox ;;
    WebKitGTK) if have Xvfb; then first_of WebKitWebDriver; fi ;;
  esac
}

# Where it is from on Debian.
packages_of() {
  case $1 in
    Chromium) echo chromium-headless-shell ;;
    Firefox) echo firefox-esr ;;
    WebKitGTK) echo webkit2gtk-driver xvfb ;;
  esac
}

apt_install() {
  DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" </dev/null
}

# A folder's node_modules is made anew only when it does not come from its lock file.
npm_packages() { # npm_packages FOLDER
  local lock
  lock=$(sha256 <"$1/package-lock.json")
  if [ "$(cat "$1/node_modules/.made-from" 2>/dev/null)" != "$lock" ]; then
    (cd "$1" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error </dev/null) || return 1
    echo "$lock" >"$1/node_modules/.made-from"
  fi
}
