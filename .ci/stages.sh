# shellcheck shell=bash
# Stages of a test run: what they print, how long they take, which one fails. .ci/checks.sh sources this file.
#
# Lanes of stages run beside each other, for most stages keep one core busy or wait for something. What a stage prints is kept
# apart and shown when it has ended.

stages=$work/stages # beside what stages print: "took", a line for each that has ended, and "failed", the name of the one that has
lane=first
stage_name=starting
test_started=$SECONDS
mkdir -p "$stages"
exec 9>&1 # where the run prints: a stage that ends the run does so while its own output is kept apart

# stage NAME COMMAND...: the command is called plainly, never in a condition, because there "set -e" would be off inside it.
stage() {
  stage_name=$1
  shift
  local started=$SECONDS
  times >"$stages/before.$lane" # here: in a shell of its own it would count that one
  echo "... $stage_name"
  "$@" >"$stages/$lane" 2>&1
  times >"$stages/after.$lane"
  local took=$((SECONDS - started))
  echo "$took $stage_name" >>"$stages/took"
  show_stage "ok, $took s, $(($(cpu_seconds "$stages/after.$lane") - $(cpu_seconds "$stages/before.$lane"))) s of a core"
}

# What all that the lane had waited for had taken of the cores, which is less in doubt than what the clock says while other lanes run.
cpu_seconds() { # cpu_seconds FILE, of times
  awk 'NR == 2 { for (i = 1; i <= 2; i++) { split($i, part, /[ms]/); sum += 60 * part[1] + part[2] } } END { printf "%d", sum }' "$1"
}

# The lanes take turns to print. (A folder can be made once; not every system has flock.)
show_stage() { # show_stage RESULT
  until mkdir "$stages/turn" 2>/dev/null; do sleep 0.1; done
  printf '\n=== %s\n' "$stage_name"
  cat "$stages/$lane"
  echo "--- $stage_name: $1"
  rmdir "$stages/turn"
}

# beside LANE...: each is a function that calls stages, and becomes a group of processes. The first stage that fails ends them all.
lanes='' # the groups that are running
beside() {
  local name pid
  set -m
  for name in "$@"; do
    (run_lane "$name") </dev/null &
    lanes="$lanes $!"
  done
  set +m
  while [ -n "$lanes" ]; do
    for pid in $lanes; do
      if kill -0 "$pid" 2>/dev/null; then continue; fi
      lanes=${lanes/ $pid/}
      wait "$pid"
    done
    sleep 0.5
  done
}

run_lane() {
  lane=$1
  trap end_lane EXIT
  "$lane"
}

end_lane() {
  local code=$?
  stop_edge
  if [ $code -ne 0 ] && [ ! -e "$stages/failed" ]; then
    echo "$stage_name" >"$stages/failed"
    show_stage "FAILED, exit $code" >&9 2>&9
  fi
}

finish() {
  local code=$? pid
  for pid in $lanes; do
    kill -- "-$pid" 2>/dev/null || true
    wait "$pid" 2>/dev/null || true
  done
  if [ $code -ne 0 ]; then
    if [ -e "$stages/failed" ]; then
      stage_name=$(cat "$stages/failed")
    else
      cat "$stages/$lane" 2>/dev/null >&9 || true
    fi
    exec >&9
    printf '\nFAILED in stage "%s" (exit %d) after %d s' "$stage_name" "$code" "$((SECONDS - test_started))"
    tell_absent_engines
    echo
  fi
  rm -rf "$work"
}
trap finish EXIT

slowest() { sort -rn "$1" | head -5 | while read -r took name; do printf '%6d s  %s\n' "$took" "$name"; done; }

tell_slowest() {
  printf '\nthe slowest stages, beside each other:\n'
  slowest "$stages/took"
  printf 'the slowest files in browsers:\n'
  slowest "$stages/browsers-took"
}
