// Twin makes the float64 files of package kernel from its float32 ones, by
// writing 64 for 32: "go generate ./rnn/internal/kernel". A generic function
// would be one text too, but Go compiles it to calls where these have
// instructions.
package main

import (
	"errors"
	"go/format"
	"os"
	"path/filepath"
	"strings"
)

// sources are the files that have a twin, each with one 32 in its name.
var sources = []string{"block32_amd64.go", "product32_amd64.go", "elementwise32_simd.go"}

// A vector has half as many numbers of twice the size.
var widen = strings.NewReplacer("32x8", "64x4", "bytes32 = 4", "bytes64 = 8", "32", "64")

func twinOf(name string) string { return strings.Replace(name, "32", "64", 1) }

// twin is the float64 text of a float32 file.
func twin(name string, text []byte) ([]byte, error) {
	head := "// Code generated from " + name + " by go generate. DO NOT EDIT.\n\n"
	made, err := format.Source([]byte(head + widen.Replace(string(text))))
	if err != nil {
		return nil, errors.New(twinOf(name) + ": " + err.Error())
	}
	return made, nil
}

func write(folder string) error {
	for _, name := range sources {
		text, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			return err
		}
		made, err := twin(name, text)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(folder, twinOf(name)), made, 0o644); err != nil {
			return err
		}
	}
	return nil
}

func main() {
	if err := write("."); err != nil {
		os.Stderr.WriteString("twin: " + err.Error() + "\n")
		os.Exit(1)
	}
}
