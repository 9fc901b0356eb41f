// Command vectors checks which of two WebAssembly binaries computes with v128
// vectors, and that it calls the kernel module: a build tag gone wrong would ship
// the scalar loops in both, or the slower loops of Go's own vectors.
package main

import (
	"errors"
	"flag"
	"fmt"
	"log"
	"os"
	"slices"
)

func main() {
	log.SetFlags(0)
	with := flag.String("with", "", "a binary that must have functions on vectors")
	without := flag.String("without", "", "a binary that must have none, as not every browser would take it")
	kernel := flag.String("kernel", "", "the module whose functions the binary with vectors must import, all of them")
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
	if err := checkImports(*with, *kernel); err != nil {
		log.Fatal(err)
	}
}

// checkImports checks that a binary imports just what a module exports.
func checkImports(binary, kernel string) error {
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
	if len(names[kernel]) == 0 || !slices.Equal(names[binary], names[kernel]) {
		return fmt.Errorf("%s imports %v of the kernel module, which exports %v", binary, names[binary], names[kernel])
	}
	return nil
}

const (
	importSection = 2
	exportSection = 7
	codeSection   = 10
	function      = 0    // the kind of an import or export
	v128          = 0x7b // the type's byte in a list of local variables
)

var errFormat = errors.New("not a well-formed WebAssembly binary")

// countVectorFunctions counts the functions with local variables of type v128.
// Go's compiler keeps every vector that it computes in one.
func countVectorFunctions(binary []byte) (count int, err error) {
	err = readSection(binary, codeSection, func(r *reader) {
		body := r.take(r.number())
		found := false
		for groups := body.number(); groups > 0; groups-- {
			if n := body.number(); body.byte() == v128 && n > 0 {
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
	err = readSection(binary, importSection, func(r *reader) {
		module, name := r.text(), r.text()
		if r.byte() != function {
			panic(errFormat)
		}
		r.number() // its type
		if module == "kernel" {
			names = append(names, name)
		}
	})
	return names, err
}

// exports lists what a module exports.
func exports(binary []byte) (names []string, err error) {
	err = readSection(binary, exportSection, func(r *reader) {
		names = append(names, r.text())
		r.byte() // its kind
		r.number()
	})
	return names, err
}

// readSection calls read for each entry of a section.
func readSection(binary []byte, which byte, read func(r *reader)) (err error) {
	defer func() {
		if recover() != nil { // an index out of range
			err = errFormat
		}
	}()
	if string(binary[:8]) != "\x00asm\x01\x00\x00\x00" {
		return errFormat
	}
	r := reader(binary[8:])
	for len(r) > 0 {
		id := r.byte()
		section := r.take(r.number())
		if id != which {
			continue
		}
		for entries := section.number(); entries > 0; entries-- {
			read(&section)
		}
	}
	return nil
}

// reader is what is left to read; it panics at the end.
type reader []byte

func (r *reader) byte() byte { return r.take(1)[0] }

func (r *reader) take(n int) reader {
	part := (*r)[:n]
	*r = (*r)[n:]
	return part
}

func (r *reader) text() string { return string(r.take(r.number())) }

// number reads an unsigned number in LEB128: seven bits a byte, low bits first.
func (r *reader) number() (n int) {
	for shift := 0; ; shift += 7 {
		b := r.byte()
		n |= int(b&0x7f) << shift
		if b < 0x80 {
			return n
		}
	}
}
