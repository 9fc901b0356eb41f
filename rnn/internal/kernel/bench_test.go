package kernel

import (
	"strconv"
	"testing"

	"github.com/rnnlab/rnnlab/rnn/numpy"
)

// The products of an Elman network with 100 hidden units: one record at a time,
// a batch of 16, the gradient of the hidden weights, and the output.
func BenchmarkMatMulAdd32(b *testing.B) { benchmarkMatMulAdd[float32](b) }
func BenchmarkMatMulAdd64(b *testing.B) { benchmarkMatMulAdd[float64](b) }

func benchmarkMatMulAdd[T Float](b *testing.B) {
	for _, s := range [][3]int{{1, 100, 100}, {16, 100, 100}, {16, 32, 32}, {16, 1, 100}, {16, 100, 1}} {
		benchmarkProduct(b, s, MatMulAdd[T])
	}
}

func BenchmarkMatMulTransAdd32(b *testing.B) { benchmarkMatMulTransAdd[float32](b) }
func BenchmarkMatMulTransAdd64(b *testing.B) { benchmarkMatMulTransAdd[float64](b) }

func benchmarkMatMulTransAdd[T Float](b *testing.B) {
	for _, s := range [][3]int{{100, 1, 100}, {100, 16, 100}, {32, 16, 32}} {
		benchmarkProduct(b, s, MatMulTransAdd[T])
	}
}

// benchmarkProduct times a product of sizes m, k, n; MB/s is millions of
// multiplications with their additions a second.
func benchmarkProduct[T Float](b *testing.B, size [3]int, product func(c, a, b []T, m, k, n int)) {
	m, k, n := size[0], size[1], size[2]
	b.Run(strconv.Itoa(m)+"x"+strconv.Itoa(k)+"x"+strconv.Itoa(n), func(b *testing.B) {
		random := numpy.NewRandomState(6)
		x, y, z := newGuarded[T](random, m*k, 0), newGuarded[T](random, k*n, 0), newGuarded[T](random, m*n, 0)
		b.SetBytes(int64(m * k * n))
		for b.Loop() {
			product(z.vector(), x.vector(), y.vector(), m, k, n)
		}
	})
}

// The time of an activation for 1000 units.
func BenchmarkActivations(b *testing.B) {
	random := numpy.NewRandomState(7)
	x32, x64 := newGuarded[float32](random, 1000, 0), newGuarded[float64](random, 1000, 0)
	y32, y64 := make([]float32, 1000), make([]float64, 1000)
	for _, f := range functions {
		b.Run(f.name+"32", func(b *testing.B) {
			for b.Loop() {
				f.slice32(y32, x32.vector())
			}
		})
		b.Run(f.name+"64", func(b *testing.B) {
			for b.Loop() {
				f.slice64(y64, x64.vector())
			}
		})
	}
}
