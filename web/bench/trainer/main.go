//go:build !js

package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"runtime"

	"github.com/rnnlab/rnnlab/rnn"
)

// main answers each request, a line "PEER WORKLOAD EPOCHS CHECK ...", with a line
// of JSON.
func main() {
	runtime.GOMAXPROCS(1) // as the others: one thread
	loops := "scalar loops"
	if rnn.SIMD() {
		loops = "vectors"
	}
	reply(map[string]string{"version": runtime.Version() + ", " + loops})
	for lines := bufio.NewScanner(os.Stdin); lines.Scan(); {
		var peer, name string
		var epochs int
		if _, err := fmt.Sscan(lines.Text(), &peer, &name, &epochs); err != nil {
			reply(map[string]string{"error": err.Error()})
			continue
		}
		s, err := train(name, epochs)
		if err != nil {
			reply(map[string]string{"error": err.Error()})
			continue
		}
		reply(s)
	}
}

func reply(what any) {
	if err := json.NewEncoder(os.Stdout).Encode(what); err != nil {
		fmt.Fprintln(os.Stderr, "trainer:", err)
		os.Exit(1)
	}
}
