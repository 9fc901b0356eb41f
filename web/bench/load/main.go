// Load measures how many requests a host of the site answers, and how soon.
//
//	go run ./web/bench/load [-seconds N] [-clients N] NAME=URL...
//
// It asks over the network as it is, with connections that are kept, each for
// its next request as soon as it has an answer. Run on one machine, client and
// host share its CPUs: the figures are what is left for the host.
package main

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"time"
)

func main() {
	seconds := flag.Float64("seconds", 3, "how long each kind of request is sent")
	clients := flag.Int("clients", 8, "how many connections send them")
	flag.Parse()
	if flag.NArg() == 0 || *clients < 1 || *seconds <= 0 {
		flag.Usage()
		os.Exit(2)
	}
	fmt.Printf("| host | request, %d at a time | requests a second | median ms | p99 ms |\n|---|---|---|---|---|\n", *clients)
	failed := false
	for _, arg := range flag.Args() {
		name, address, ok := strings.Cut(arg, "=")
		if !ok {
			fmt.Fprintf(os.Stderr, "load: want NAME=URL, got %q\n", arg)
			os.Exit(2)
		}
		kinds, err := kinds(strings.TrimSuffix(address, "/"))
		if err != nil {
			fmt.Fprintf(os.Stderr, "load: %s: %v\n", name, err)
			os.Exit(1)
		}
		for _, kind := range kinds {
			result := measure(kind, *clients, time.Duration(*seconds*float64(time.Second)))
			fmt.Printf("| %s | %s | %.0f | %.2f | %.2f |\n", name, kind.name, result.rate(), result.quantile(0.5), result.quantile(0.99))
			if result.failed > 0 {
				fmt.Fprintf(os.Stderr, "load: %s, %s: %d of %d requests failed, the first with: %v\n", name, kind.name, result.failed, result.failed+len(result.times), result.failure)
				failed = true
			}
		}
	}
	if failed {
		os.Exit(1)
	}
}
