# shellcheck shell=bash
# Installing what the tests need. .ci/checks.sh sources this file.

# What the checks need beyond Go. As root on Debian it is installed; anywhere else the message says what to install.
install_tools() {
  local missing=''
  have node || missing="$missing nodejs"
  [ -n "$(find_numpy)" ] || missing="$missing python3-numpy" # for the code that the page prints
  have npm || missing="$missing npm"
  have "$(go env CC)" || missing="$missing gcc libc6-dev" # for the race detector
  have java || missing="$missing default-jre-headless" # for the validator of the pages
  have shellcheck || missing="$missing shellcheck"
  if [ -n "$missing" ]; then
    if have apt-get && [ "$(id -u)" = 0 ]; then
      apt-get update
      # shellcheck disable=SC2086 # a list of names
      apt_install $missing
    elif have apt-get; then
      fail "missing:$missing. Install with: sudo apt-get install -y$missing"
    else
      fail "missing:$missing (Debian's names). Install Node 20 or newer with npm, a C compiler, Java, shellcheck and Python with NumPy, and run this again"
    fi
  fi
  npm_packages web
  echo "$(go version), node $(node --version), $(web/node_modules/.bin/tsc --version)"
}

# A machine that cannot have an engine still runs all the rest, and the last line tells.
install_engines() {
  local engine packages updated=''
  for engine in $engines; do
    packages=$(packages_of "$engine")
    if [ -z "$(find_engine "$engine")" ] && have apt-get && [ "$(id -u)" = 0 ]; then
      if [ -z "$updated" ]; then apt-get update || echo "apt-get update failed"; fi
      updated=yes
      # shellcheck disable=SC2086 # a list of names
      apt_install $packages || echo "apt-get install $packages failed"
    fi
    if [ -n "$(find_engine "$engine")" ]; then
      echo "$engine: $(find_engine "$engine")"
    else
      echo "$engine is missing; its packages on Debian are: $packages"
      echo "$engine ($packages)" >>"$stages/absent"
    fi
  done
  if [ -e "$stages/absent" ] && [ "${CI-}" = true ] && grep -qx 'ID=debian' /etc/os-release 2>/dev/null; then
    fail "cannot be installed: $(paste -sd, "$stages/absent")"
  fi
}

tell_absent_engines() {
  if [ -e "$stages/absent" ]; then printf '; NOT TESTED for want of packages: %s' "$(paste -sd, "$stages/absent")"; fi
}
