//go:build goexperiment.simd && go1.27 && wasmkernel

package kernel

import (
	"strconv"
	"testing"

	"github.com/rnnlab/rnnlab/rnn/numpy"
)

// BenchmarkWays times the scalar loops, Go's vectors where there are any, and the
// kernel module in one program, so that a busy machine treats them alike. MB/s is millions of
// multiplications with their additions a second, or of numbers.
func BenchmarkWays(b *testing.B) {
	random := numpy.NewRandomState(8)
	vector := func(n int) []float32 { return newGuarded[float32](random, n, 0).vector() }
	for _, s := range [][3]int{{1, 100, 100}, {20, 100, 100}, {20, 100, 400}, {20, 256, 256}, {256, 1000, 256}} {
		m, k, n := s[0], s[1], s[2]
		c, x, y := vector(m*n), vector(m*k), vector(k*n)
		size := strconv.Itoa(m) + "x" + strconv.Itoa(k) + "x" + strconv.Itoa(n)
		way(b, size+"/scalar", m*k*n, func() { matMulAdd(c, x, y, m, k, n) })
		way(b, size+"/module", m*k*n, func() { multiply32(c, x, y, m, k, n, k, 1) })
	}
	x, y := vector(2000), make([]float32, 2000)
	way(b, "tanh/scalar", len(x), func() { tanh32s(y, x) })
	way(b, "tanh/vectors", len(x), func() { tanh32(y, x) })
	way(b, "tanh/module", len(x), func() { tanhAll32(y, x) })
	way(b, "sigmoid/scalar", len(x), func() { sigmoid32s(y, x) })
	way(b, "sigmoid/vectors", len(x), func() { sigmoid32(y, x) })
	way(b, "sigmoid/module", len(x), func() { sigmoidAll32(y, x) })
}

func way(b *testing.B, name string, work int, run func()) {
	b.Run(name, func(b *testing.B) {
		b.SetBytes(int64(work))
		for b.Loop() {
			run()
		}
	})
}
