package kernel

import (
	"strconv"
	"testing"

	"github.com/rnnlab/rnnlab/rnn/numpy"
)

// side runs a benchmark with the scalar loops and, where there are any, with vectors.
func side(b *testing.B, name string, run func(b *testing.B)) {
	for _, on := range []bool{false, true} {
		UseVectors(on)
		if !on {
			b.Run(name+"/scalar", run)
		} else if Vectors() {
			b.Run(name+"/simd", run)
		}
	}
}

// The products of an Elman network: one record at a time, a batch of 20, and
// the input and output of 100 units.
func BenchmarkMatMulAdd32(b *testing.B) { benchmarkMatMulAdd[float32](b) }
func BenchmarkMatMulAdd64(b *testing.B) { benchmarkMatMulAdd[float64](b) }

func benchmarkMatMulAdd[T Float](b *testing.B) {
	for _, s := range [][3]int{{1, 100, 100}, {1, 256, 256}, {20, 32, 32}, {20, 100, 100}, {20, 256, 256}, {20, 1, 100}, {20, 100, 1}} {
		benchmarkProduct(b, s, MatMulAdd[T])
	}
}

func BenchmarkMatMulTransAdd32(b *testing.B) { benchmarkMatMulTransAdd[float32](b) }
func BenchmarkMatMulTransAdd64(b *testing.B) { benchmarkMatMulTransAdd[float64](b) }

func benchmarkMatMulTransAdd[T Float](b *testing.B) {
	for _, s := range [][3]int{{100, 1, 100}, {100, 50, 100}, {32, 1000, 32}, {100, 1000, 100}, {256, 1000, 256}} {
		benchmarkProduct(b, s, MatMulTransAdd[T])
	}
}

// benchmarkProduct times a product of sizes m, k, n; MB/s is millions of
// multiplications with their additions a second.
func benchmarkProduct[T Float](b *testing.B, size [3]int, product func(c, a, b []T, m, k, n int)) {
	m, k, n := size[0], size[1], size[2]
	side(b, strconv.Itoa(m)+"x"+strconv.Itoa(k)+"x"+strconv.Itoa(n), func(b *testing.B) {
		random := numpy.NewRandomState(6)
		x, y, z := newGuarded[T](random, m*k, 0), newGuarded[T](random, k*n, 0), newGuarded[T](random, m*n, 0)
		b.SetBytes(int64(m * k * n))
		for b.Loop() {
			product(z.vector(), x.vector(), y.vector(), m, k, n)
		}
	})
}

// The time of a kernel for 1000 elements.
func BenchmarkElementwise32(b *testing.B) { benchmarkElementwise[float32](b) }
func BenchmarkElementwise64(b *testing.B) { benchmarkElementwise[float64](b) }

func benchmarkElementwise[T Float](b *testing.B) {
	random := numpy.NewRandomState(7)
	var v [4][]T
	for i := range v {
		v[i] = newGuarded[T](random, 1000, 0).vector()
	}
	side(b, "Finite", func(b *testing.B) {
		for b.Loop() {
			Finite(v[0])
		}
	})
	side(b, "SumSquares", func(b *testing.B) {
		for b.Loop() {
			SumSquares(v[0])
		}
	})
	for _, k := range elementwise[T]() {
		side(b, k.name, func(b *testing.B) {
			for b.Loop() {
				k.kernel(v[0], v[1], v[2], v[3])
			}
		})
	}
}

func BenchmarkTranspose32(b *testing.B) {
	random := numpy.NewRandomState(9)
	x, y := newGuarded[float32](random, 100*100, 0).vector(), newGuarded[float32](random, 100*100, 0).vector()
	side(b, "100x100", func(b *testing.B) {
		for b.Loop() {
			Transpose(y, x, 100, 100)
		}
	})
}

// The time of a loop of the gated cells for 20 records of 100 units.
func BenchmarkGates32(b *testing.B) {
	random := numpy.NewRandomState(8)
	for i, l := range gateLoops[float32]() {
		v := make([][]float32, l.arguments)
		for j := range v {
			v[j] = newGuarded[float32](random, 20*GateLoop(i).width(j, 100), 0).vector()
		}
		side(b, l.name, func(b *testing.B) {
			for b.Loop() {
				EachRow(GateLoop(i), 20, 100, v...)
			}
		})
	}
}
