package main

import (
	"fmt"
	"strings"

	"github.com/rnnlab/rnnlab/web/build/internal/wasmfile"
)

// known is the Go whose runtime was read to find what may be cleared. With
// another, read again who looks into the table of functions (runtime/symtab.go,
// and who calls funcname there), and let the tests of this folder say the rest.
const known = "go1.27"

// checkProducer checks what made a program by its section "producers": for Go,
// the language with its version, and the compiler.
func checkProducer(sections []wasmfile.Section) error {
	version := ""
	for _, s := range sections {
		if s.ID != wasmfile.CustomSection {
			continue
		}
		err := wasmfile.Read(s.Content, func(r *wasmfile.Reader) {
			if r.Text() != "producers" {
				return
			}
			for fields := r.Number(); fields > 0; fields-- {
				field := r.Text()
				for values := r.Number(); values > 0; values-- {
					name, value := r.Text(), r.Text()
					if field == "language" && name == "Go" {
						version = value
					}
				}
			}
		})
		if err != nil {
			return err
		}
	}
	if version == "" {
		return fmt.Errorf("no Go has made it")
	}
	if version != known && !strings.HasPrefix(version, known+".") {
		return fmt.Errorf("%s has made it, and only the tables of %s are known here", version, known)
	}
	return nil
}
