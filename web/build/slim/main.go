// Slim makes a Go program for WebAssembly smaller to download, and changes
// nothing that it computes.
//
//	go run ./web/build/slim [-tables] -from FILE -to FILE
//
// Its data are put together in few segments, which changes not one byte of the
// memory that the program starts with. Then, unless -tables is given, what only
// tracebacks read is cleared in the table of functions: after that a panic still
// prints its message, and "?:0" in the place of each line. See memory.go and
// clear.go for what and why.
//
// It knows Go by the version that made the program, and the table by all that
// points to it, and refuses what it does not know.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"

	"github.com/rnnlab/rnnlab/web/build/internal/wasmfile"
)

func main() {
	from := flag.String("from", "", "the `file` that Go has built")
	to := flag.String("to", "", "the `file` to write")
	tables := flag.Bool("tables", false, "leave the table of functions as it is")
	flag.Parse()
	if *from == "" || *to == "" || flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	if err := slimFile(*from, *to, *tables); err != nil {
		fmt.Fprintln(os.Stderr, "slim:", err)
		os.Exit(1)
	}
}

func slimFile(from, to string, tables bool) error {
	module, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	slimmed, err := slim(module, tables)
	if err != nil {
		return fmt.Errorf("%s: %w", from, err)
	}
	return os.WriteFile(to, slimmed, 0o644)
}

// slim returns a module with all its sections, of which only the data differ.
func slim(module []byte, tables bool) ([]byte, error) {
	sections, err := wasmfile.Sections(module)
	if err != nil {
		return nil, err
	}
	if err := checkProducer(sections); err != nil {
		return nil, err
	}
	data := -1
	for i, s := range sections {
		switch s.ID {
		case wasmfile.DataSection:
			data = i
		case wasmfile.DataCountSection:
			return nil, errors.New("it counts its data segments in advance, as Go's linker does not")
		}
	}
	if data < 0 {
		return nil, errors.New("it has no data")
	}
	memory, err := memoryOf(sections[data].Content)
	if err != nil {
		return nil, err
	}
	if !tables {
		t, err := findTable(memory)
		if err != nil {
			return nil, err
		}
		if err := t.clear(); err != nil {
			return nil, err
		}
	}
	sections[data].Content = segmentsOf(memory)
	return wasmfile.Module(sections), nil
}
