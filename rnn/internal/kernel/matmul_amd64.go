//go:build goexperiment.simd && go1.27

package kernel

// narrowest32 and narrowest64 are the fewest columns that multiply32 and multiply64 are for.
const narrowest32, narrowest64 = lanes32, lanes64

// multiply32 adds a b to c (m, n), b being (k, n) and element (i, p) of a
// a[i*aRow+p*aCol]. multiply64 is the same for float64.
func multiply32(c, a, b []float32, m, k, n, aRow, aCol int) {
	addProduct32(c, a, b, m, k, n, aRow, aCol)
}

func multiply64(c, a, b []float64, m, k, n, aRow, aCol int) {
	addProduct64(c, a, b, m, k, n, aRow, aCol)
}
