// Command vectors checks which of two WebAssembly binaries computes with v128
// vectors: a build tag gone wrong would ship the scalar loops in both.
package main

import (
	"errors"
	"flag"
	"fmt"
	"log"
	"os"
)

func main() {
	log.SetFlags(0)
	with := flag.String("with", "", "a binary that must have functions on vectors")
	without := flag.String("without", "", "a binary that must have none, as not every browser would take it")
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
}

const (
	codeSection = 10
	v128        = 0x7b // the type's byte in a list of local variables
)

var errFormat = errors.New("not a well-formed WebAssembly binary")

// countVectorFunctions counts the functions with local variables of type v128.
// Go's compiler keeps every vector that it computes in one.
func countVectorFunctions(binary []byte) (count int, err error) {
	defer func() {
		if recover() != nil { // an index out of range
			count, err = 0, errFormat
		}
	}()
	if string(binary[:8]) != "\x00asm\x01\x00\x00\x00" {
		return 0, errFormat
	}
	r := reader(binary[8:])
	for len(r) > 0 {
		id := r.byte()
		section := r.take(r.number())
		if id != codeSection {
			continue
		}
		for functions := section.number(); functions > 0; functions-- {
			body := section.take(section.number())
			found := false
			for groups := body.number(); groups > 0; groups-- {
				if n := body.number(); body.byte() == v128 && n > 0 {
					found = true
				}
			}
			if found {
				count++
			}
		}
	}
	return count, nil
}

// reader is what is left to read; it panics at the end.
type reader []byte

func (r *reader) byte() byte { return r.take(1)[0] }

func (r *reader) take(n int) reader {
	part := (*r)[:n]
	*r = (*r)[n:]
	return part
}

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
