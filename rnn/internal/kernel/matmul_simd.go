//go:build goexperiment.simd && go1.27 && (amd64 || wasmkernel)

package kernel

func matMulVectors[T Float](c, a, b []T, m, k, n, aRow, aCol int) bool {
	switch {
	case !vectors:
		return false
	case single[T]() && n >= narrowest32:
		multiply32(as32(c), as32(a), as32(b), m, k, n, aRow, aCol)
		return true
	case !single[T]() && n >= narrowest64:
		multiply64(as64(c), as64(a), as64(b), m, k, n, aRow, aCol)
		return true
	}
	return false
}
