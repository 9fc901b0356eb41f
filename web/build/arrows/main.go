// Arrows checks which folders of the page's TypeScript import from which: only
// from those below them, types included, so that each can be read and changed
// without what is above it. Nor may files import one another in a circle.
//
//	go run ./web/build/arrows [-dir web/app]
package main

import (
	"flag"
	"fmt"
	"os"
)

// order lists the folders from the lowest up. Those of one line may import from
// one another in one direction.
var order = [][]string{
	{"text"},
	{"page"},
	{"settings"},
	{"trainer"},
	{"run"},
	{"charts"},
	{"files"},
	{"tasks", "views"},
	{"embed"},
	{"embed/frame"},
	{"numbers"},
	{"numbers/frame"},
	{"symbols"},
	{"symbols/frame"},
	{"."}, // main.ts
}

func main() {
	dir := flag.String("dir", "web/app", "the `folder` with the page's TypeScript")
	flag.Parse()
	if flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	arrows, err := arrowsOf(*dir)
	if err != nil {
		fmt.Fprintln(os.Stderr, "arrows:", err)
		os.Exit(1)
	}
	wrong := wrongWays(arrows, order)
	if way := circle(arrows); way != "" {
		wrong = append(wrong, way)
	}
	for _, w := range wrong {
		fmt.Fprintln(os.Stderr, "arrows:", w)
	}
	if len(wrong) > 0 {
		os.Exit(1)
	}
	fmt.Printf("%d imports, none of them upward between folders or in a circle\n", len(arrows))
}
