# Load on this machine: the local server, and the Worker in workerd. build.sh sources this file, after web/edge/edge.sh, when the
# Worker is built.

measure_load() {
  local server=$work/serve address
  go build -o "$work/load" ./web/bench/load
  go build -o "$server" ./web/serve
  mkfifo "$work/address"
  "$server" -addr 127.0.0.1:0 -dir dist >"$work/address" &
  edge_pids="$edge_pids $!" # to be stopped with the others
  read -r address <"$work/address"
  start_edge web/edge
  "$work/load" "local server=${address#rnnlab: }" "workerd=$edge_address"
  stop_edge
}
