// Command emit writes the kernel module: WebAssembly for the loops of package
// kernel that Go's compiler makes too slowly, on vectors and with the same bits.
// The module has no memory of its own; it works in that of the Go program that
// calls it, through //go:wasmimport.
//
//	go run ./rnn/internal/kernel/emit -o kernel.wasm
//
// Go compiles a loop for WebAssembly to a jump table that is gone through on each
// turn, from which no engine makes as good code as from a structured loop. Here
// the loops are structured, hold their sums in local variables and are unrolled,
// which a program can write out better than a person.
package main

import (
	"flag"
	"log"
	"os"
)

func main() {
	log.SetFlags(0)
	out := flag.String("o", "kernel.wasm", "the file to write")
	flag.Parse()
	if err := os.WriteFile(*out, kernels().bytes(), 0o644); err != nil {
		log.Fatal(err)
	}
}

// kernels is the module that package kernel calls.
func kernels() *module {
	m := &module{}
	addProduct(m, "product32", float32s)
	addProduct(m, "product64", float64s)
	addFunction(m, "exp", exponential)
	addFunction(m, "tanh", hyperbolicTangent)
	addFunction(m, "sigmoid", logisticSigmoid)
	return m
}
