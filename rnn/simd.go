package rnn

import "github.com/rnnlab/rnnlab/rnn/internal/kernel"

// SIMD tells whether this program computes with the vectors of its machine, as
// it does when built with Go 1.27 and GOEXPERIMENT=simd for WebAssembly, or for
// an amd64 processor with AVX2. Only the speed differs: the results are the same.
func SIMD() bool { return kernel.Vectors() }
