//go:build !(goexperiment.simd && go1.27 && (amd64 || wasm))

package kernel

// Without vectors everything is left to the scalar loops.

const vectors = false

func matMulVectors[T Float](c, a, b []T, m, k, n, aRow, aCol int) bool { return false }
