# Tools that `./build.sh test` and `./build.sh bench` need beyond Go: finding and installing them.

first_of() {
  local name
  for name in "$@"; do
    if have "$name"; then command -v "$name"; return; fi
  done
}

# The program of an engine, or nothing.
find_engine() {
  case $1 in
    Chromium) first_of chromium chromium-browser google-chrome google-chrome-stable ;;
    Firefox) first_of firefox-esr firefox ;;
    WebKitGTK) if have Xvfb; then first_of WebKitWebDriver; fi ;;
  esac
}

# Where it is from on Debian.
packages_of() {
  case $1 in
    Chromium) echo chromium ;;
    Firefox) echo firefox-esr ;;
    WebKitGTK) echo webkit2gtk-driver xvfb ;;
  esac
}

apt_install() {
  DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" </dev/null
}
