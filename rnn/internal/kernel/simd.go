//go:build goexperiment.simd && go1.27 && (amd64 || wasm)

package kernel

import "unsafe"

// The vector kernels take a whole task or, told by their result, leave it to the
// scalar loops. Lengths have been checked; they work with unsafe pointers, as
// bounds checks inside the loops cost up to half of the speed.

// vectors tells whether this machine has the vectors that this was built for.
// Tests and benchmarks turn it off for the scalar loops.
var vectors = hasVectors()

// depth bounds the rows of a and b that a pass over c takes, so that they stay
// in the nearest caches.
const depth = 128

func matMulVectors[T Float](c, a, b []T, m, k, n, aRow, aCol int) bool {
	if !vectors {
		return false
	}
	switch c := any(c).(type) {
	case []float32:
		if n < lanes32 {
			return false
		}
		addProduct32(c, any(a).([]float32), any(b).([]float32), m, k, n, aRow, aCol)
	case []float64:
		if n < lanes64 {
			return false
		}
		addProduct64(c, any(a).([]float64), any(b).([]float64), m, k, n, aRow, aCol)
	}
	return true
}

func axpy32(y []float32, a float32, x []float32) {
	f := all32(a)
	i := 0
	for ; i+lanes32 <= len(y); i += lanes32 {
		p := unsafe.Pointer(&y[i])
		store32(p, load32(p).Add(load32(unsafe.Pointer(&x[i])).Mul(f)))
	}
	axpy(y[i:], a, x[i:])
}

func axpy64(y []float64, a float64, x []float64) {
	f := all64(a)
	i := 0
	for ; i+lanes64 <= len(y); i += lanes64 {
		p := unsafe.Pointer(&y[i])
		store64(p, load64(p).Add(load64(unsafe.Pointer(&x[i])).Mul(f)))
	}
	axpy(y[i:], a, x[i:])
}
