# shellcheck shell=bash
# Load on this machine: the local server, and the Worker in workerd. build.sh sources this file.

. web/host/edge/edge.sh

measure_load() {
  local server
  edge_tools
  build_edge
  trap 'stop_edge; rm -rf "$work"' EXIT
  mkdir -p "$work"
  go build -o "$work/load" ./web/bench/load
  GOEXPERIMENT=simd go build -o "$work/serve" ./web/host/serve
  mkfifo "$work/address"
  "$work/serve" -addr 127.0.0.1:0 -dir dist >"$work/address" &
  edge_pids="$edge_pids $!" # to be stopped with the others
  read -r server <"$work/address"
  start_edge web/host/edge
  "$work/load" "local server=${server#rnnlab: }" "workerd=$edge_address"
}
