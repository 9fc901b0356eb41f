//go:build goexperiment.simd && go1.27 && (amd64 || wasm)

package kernel

import "testing"

// TestVectorsTakeTheWork fails when a fast path leaves everything to the scalar
// loops, with which every other test would pass.
func TestVectorsTakeTheWork(t *testing.T) {
	if !hasVectors() {
		t.Skip("this processor has no AVX2")
	}
	testTaken[float32](t, lanes32)
	testTaken[float64](t, lanes64)
}

func testTaken[T Float](t *testing.T, lanes int) {
	for _, n := range []int{lanes, 100} {
		x := func() []T { return make([]T, n) }
		checked, _ := finiteVectors(x())
		for name, taken := range map[string]int{
			"finite": checked, "axpy": axpyVectors(x(), 1, x()), "addTo": addToVectors(x(), x()),
			"scale": scaleVectors(x(), 1), "clip": clipVectors(x(), 1),
			"relu": reluVectors(x(), x()), "exp": expVectors(x(), x()), "tanh": tanhVectors(x(), x()), "sigmoid": sigmoidVectors(x(), x()),
			"tanhGradient": tanhGradientVectors(x(), x(), x()), "sigmoidGradient": sigmoidGradientVectors(x(), x(), x()), "reluGradient": reluGradientVectors(x(), x(), x()),
			"sgd": sgdVectors(x(), x(), 1), "momentum": momentumVectors(x(), x(), x(), 1), "rmsprop": rmspropVectors(x(), x(), x(), 1), "adam": adamVectors(x(), x(), x(), x(), 1, 1),
		} {
			if n-taken >= lanes {
				t.Errorf("%s takes %d of %d elements", name, taken, n)
			}
		}
	}
}

func TestVectorsTakeTheGates(t *testing.T) {
	if !hasVectors() {
		t.Skip("this processor has no AVX2")
	}
	for _, hidden := range []int{lanes32, 100} {
		for loop := range GRUGradient + 1 {
			var r gateRow[float32]
			for i := range r {
				r[i] = make([]float32, 4*hidden)
			}
			if taken := gateVectors(loop, &r, hidden); hidden-taken >= lanes32 {
				t.Errorf("loop %d takes %d of %d columns", loop, taken, hidden)
			}
		}
	}
}

func TestVectorsTakeTheTranspose(t *testing.T) {
	if !hasVectors() {
		t.Skip("this processor has no AVX2")
	}
	x := make([]float32, 100)
	if taken := transposeVectors(x, x, 10, 10); taken != 8 {
		t.Errorf("%d of 10 rows are taken, want 8", taken)
	}
}

// TestScalarLoopsToo runs the scalar loops in the build that has vectors.
func TestScalarLoopsToo(t *testing.T) {
	UseVectors(false)
	defer UseVectors(true)
	testMatrixKernels[float32](t)
	testRowKernels[float32](t)
	testElementwise[float32](t)
	testElementwise[float64](t)
	testGateLoops[float32](t)
}
