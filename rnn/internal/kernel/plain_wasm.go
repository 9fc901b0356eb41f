//go:build goexperiment.simd && go1.27 && wasmkernel

package kernel

// The module takes all products, so that a program which never turns the vectors
// off is linked without the plain loops: 4 kB of what the page downloads. What the
// module is not asked for then has no columns, and there is nothing to do.

type plainLoops[T Float] struct {
	matMulAdd, matMulTransAdd func(c, a, b []T, m, k, n int)
}

var (
	plain32 plainLoops[float32]
	plain64 plainLoops[float64]
)

// usePlain is called by UseVectors, by nobody but tests and benchmarks.
func usePlain() {
	plain32 = plainLoops[float32]{matMulAdd[float32], matMulTransAdd[float32]}
	plain64 = plainLoops[float64]{matMulAdd[float64], matMulTransAdd[float64]}
}

func matMulPlain[T Float](c, a, b []T, m, k, n int) {
	switch {
	case n == 0:
	case single[T]():
		plain32.matMulAdd(as32(c), as32(a), as32(b), m, k, n)
	default:
		plain64.matMulAdd(as64(c), as64(a), as64(b), m, k, n)
	}
}

func matMulTransPlain[T Float](c, a, b []T, m, k, n int) {
	switch {
	case n == 0:
	case single[T]():
		plain32.matMulTransAdd(as32(c), as32(a), as32(b), m, k, n)
	default:
		plain64.matMulTransAdd(as64(c), as64(a), as64(b), m, k, n)
	}
}
