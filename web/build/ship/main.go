// Ship trains what the API ships: the weights of the ladder's last rung, and
// what pictures show of each rung. go generate runs it in web/host/api.
package main

import (
	"encoding/json"
	"fmt"
	"os"
)

func main() {
	if err := ship(); err != nil {
		fmt.Fprintln(os.Stderr, "ship:", err)
		os.Exit(1)
	}
}

func ship() error {
	weights, shipped, err := train()
	if err != nil {
		return err
	}
	runs, err := json.MarshalIndent(shipped, "", "\t")
	if err != nil {
		return err
	}
	if err := os.WriteFile("runs.json", append(runs, '\n'), 0o644); err != nil {
		return err
	}
	return os.WriteFile("weights.f32", weights, 0o644)
}
