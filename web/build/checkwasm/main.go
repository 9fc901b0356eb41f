// Command checkwasm checks which of two WebAssembly binaries computes with v128
// vectors, and that it calls the kernel module: a build tag gone wrong would ship
// the scalar loops in both, or the slower loops of Go's own vectors.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"slices"

	"github.com/rnnlab/rnnlab/web/build/internal/wasmfile"
)

func main() {
	log.SetFlags(0)
	with := flag.String("with", "", "a binary that must have functions on vectors")
	without := flag.String("without", "", "a binary that must have none, as not every browser would take it")
	kernel := flag.String("kernel", "", "the module whose functions the binary with vectors must import, all of them")
	partly := flag.Bool("partly", false, "whether it may leave some out, as it computes in one precision alone")
	flag.Parse()
	for _, file := range []struct {
		name string
		want bool
	}{{*with, true}, {*without, false}} {
		binary, err := os.ReadFile(file.name)
		if err != nil {
			log.Fatal(err)
		}
		n, err := countVectorFunctions(binary)
		if err != nil {
			log.Fatalf("%s: %v", file.name, err)
		}
		if n > 0 != file.want {
			log.Fatalf("%s: %d functions on vectors", file.name, n)
		}
		fmt.Printf("%s: %d functions on vectors\n", file.name, n)
	}
	if err := checkImports(*with, *kernel, *partly); err != nil {
		log.Fatal(err)
	}
}

// checkImports checks that a binary imports just what a module exports, or partly
// some of it.
func checkImports(binary, kernel string, partly bool) error {
	names := map[string][]string{}
	for file, list := range map[string]func([]byte) ([]string, error){binary: kernelImports, kernel: exports} {
		content, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		if names[file], err = list(content); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		slices.Sort(names[file])
	}
	wanted := names[kernel]
	if partly {
		wanted = slices.DeleteFunc(slices.Clone(wanted), func(name string) bool { return !slices.Contains(names[binary], name) })
	}
	if len(wanted) == 0 || !slices.Equal(names[binary], wanted) {
		return fmt.Errorf("%s imports %v of the kernel module, which exports %v", binary, names[binary], names[kernel])
	}
	return nil
}

const (
	function = 0    // the kind of an import or export
	v128     = 0x7b // the type's byte in a list of local variables
)

// countVectorFunctions counts the functions with local variables of type v128.
// Go's compiler keeps every vector that it computes in one.
func countVectorFunctions(binary []byte) (count int, err error) {
	err = wasmfile.Entries(binary, wasmfile.CodeSection, func(r *wasmfile.Reader) {
		body := r.Take(r.Number())
		found := false
		for groups := body.Number(); groups > 0; groups-- {
			if n := body.Number(); body.Byte() == v128 && n > 0 {
				found = true
			}
		}
		if found {
			count++
		}
	})
	return count, err
}

// kernelImports lists the functions that a Go program imports from "kernel". All
// that such a program imports is functions.
func kernelImports(binary []byte) (names []string, err error) {
	err = wasmfile.Entries(binary, wasmfile.ImportSection, func(r *wasmfile.Reader) {
		module, name := r.Text(), r.Text()
		if r.Byte() != function {
			panic(wasmfile.ErrFormat)
		}
		r.Number() // its type
		if module == "kernel" {
			names = append(names, name)
		}
	})
	return names, err
}

// exports lists what a module exports.
func exports(binary []byte) (names []string, err error) {
	err = wasmfile.Entries(binary, wasmfile.ExportSection, func(r *wasmfile.Reader) {
		names = append(names, r.Text())
		r.Byte() // its kind
		r.Number()
	})
	return names, err
}
