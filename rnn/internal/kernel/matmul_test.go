//go:build goexperiment.simd && go1.27 && (amd64 || wasmkernel)

package kernel

import "testing"

// TestVectorsTakeTheProducts is TestVectorsTakeTheWork for where products have any.
func TestVectorsTakeTheProducts(t *testing.T) {
	if !hasVectors() {
		t.Skip("this processor has no AVX2")
	}
	testProductsTaken[float32](t, lanes32)
	testProductsTaken[float64](t, lanes64)
}

func testProductsTaken[T Float](t *testing.T, lanes int) {
	for _, n := range []int{lanes, 100} {
		x := func() []T { return make([]T, n) }
		a := make([]T, n*n)
		if !matMulVectors(make([]T, n*n), a, a, n, n, n, n, 1) || !matMulVectors(x(), x(), a, 1, n, n, n, 1) {
			t.Errorf("products of %d columns are left to the scalar loops", n)
		}
	}
}
