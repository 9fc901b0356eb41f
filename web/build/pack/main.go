// Pack finishes a built page: its assets get names that change with what is in
// them, and every file is compressed ahead, for hosts that send such files.
//
//	go run ./web/build/pack -dir DIR [-cache DIR]
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	dir := flag.String("dir", "", "the `folder` with the built page, changed in place")
	kept := flag.String("cache", string(userCache()), "a `folder` that keeps what was compressed before; \"\" for none")
	flag.Parse()
	if *dir == "" || flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	err := fingerprint(*dir)
	if err == nil {
		err = compress(*dir, cache(*kept))
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "pack:", err)
		os.Exit(1)
	}
}
