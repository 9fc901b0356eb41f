//go:build !(goexperiment.simd && go1.27 && wasmkernel)

package kernel

// What no vectors take the plain loops do.

func usePlain() {}

func matMulPlain[T Float](c, a, b []T, m, k, n int)      { matMulAdd(c, a, b, m, k, n) }
func matMulTransPlain[T Float](c, a, b []T, m, k, n int) { matMulTransAdd(c, a, b, m, k, n) }
