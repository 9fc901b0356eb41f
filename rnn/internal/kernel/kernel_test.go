package kernel

import (
	"math"
	"strings"
	"testing"

	"github.com/rnnlab/rnnlab/rnn/numpy"
)

// guard is the number of NaNs on either side of a guarded vector.
const guard = 4

// guarded is a vector between two bands of NaN. A kernel that reads a band
// spoils its result with NaN; one that writes it is found by check.
type guarded[T Float] struct{ all []T }

// newGuarded is a guarded vector of n random numbers whose memory starts offset
// elements into an allocation, so that a vector kernel meets every alignment.
func newGuarded[T Float](random *numpy.RandomState, n, offset int) guarded[T] {
	all := make([]T, offset+guard+n+guard)[offset:]
	for i := range all {
		all[i] = T(math.NaN())
	}
	g := guarded[T]{all}
	for i := range g.vector() {
		// A little apart in size: TestOrderAndRoundingShow is about what that is for.
		g.vector()[i] = T(math.Ldexp(random.Uniform(-1, 1), int(random.Uint32()%3)))
	}
	return g
}

func (g guarded[T]) vector() []T { return g.all[guard : len(g.all)-guard] }

func (g guarded[T]) copied() []T { return append([]T(nil), g.vector()...) }

// check reports a write in the bands, and elements other than want.
func (g guarded[T]) check(t *testing.T, want []T) {
	t.Helper()
	for i := range guard {
		if g.all[i] == g.all[i] || g.all[len(g.all)-1-i] == g.all[len(g.all)-1-i] {
			t.Fatal("wrote outside the vector")
		}
	}
	for i, v := range g.vector() {
		if !sameBits(v, want[i]) {
			t.Fatalf("element %d = %v, want %v", i, v, want[i])
		}
	}
}

// sameBits tells whether a and b are the same number to the last bit; all NaNs
// are one, but -0 is not 0.
func sameBits[T Float](a, b T) bool {
	return a == b && math.Signbit(float64(a)) == math.Signbit(float64(b)) || a != a && b != b
}

// sizes are those of the matrices: every remainder of four and of eight.
var sizes = []int{0, 1, 2, 3, 4, 5, 7, 8, 9, 12, 17}

func TestMatrixKernels32(t *testing.T) { testMatrixKernels[float32](t) }
func TestMatrixKernels64(t *testing.T) { testMatrixKernels[float64](t) }

func testMatrixKernels[T Float](t *testing.T) {
	random := numpy.NewRandomState(1)
	for _, m := range sizes {
		for _, k := range sizes {
			for _, n := range sizes {
				testProducts[T](t, random, m, k, n)
			}
		}
	}
	// Every width of a row up to eight vectors of eight and then some, and
	// more products than one pass over the result takes.
	for n := range 84 {
		for _, m := range []int{1, 2, 7} {
			testProducts[T](t, random, m, 5, n)
		}
	}
	for _, k := range []int{63, 64, 65, 127, 128, 129, 130, 256, 259} {
		testProducts[T](t, random, 5, k, 21)
	}
	// Rows that share a few sets of the cache.
	testProducts[T](t, random, 128, 131, 21)
}

// testProducts holds both products, and the sum of rows, to their loops.
func testProducts[T Float](t *testing.T, random *numpy.RandomState, m, k, n int) {
	t.Helper()
	offset := (m + k + n) % 5
	a := newGuarded[T](random, m*k, offset)
	b := newGuarded[T](random, k*n, (offset+1)%5)
	c := newGuarded[T](random, m*n, (offset+2)%5)

	want := c.copied()
	for i := range m {
		for j := range n {
			for p := range k {
				want[i*n+j] += T(a.vector()[i*k+p] * b.vector()[p*n+j])
			}
		}
	}
	MatMulAdd(c.vector(), a.vector(), b.vector(), m, k, n)
	c.check(t, want)

	for i := range m { // the same memory as a (k, m) matrix
		for j := range n {
			for p := range k {
				want[i*n+j] += T(a.vector()[p*m+i] * b.vector()[p*n+j])
			}
		}
	}
	MatMulTransAdd(c.vector(), a.vector(), b.vector(), m, k, n)
	c.check(t, want)
}

func TestRowKernels32(t *testing.T) { testRowKernels[float32](t) }
func TestRowKernels64(t *testing.T) { testRowKernels[float64](t) }

func testRowKernels[T Float](t *testing.T) {
	random := numpy.NewRandomState(2)
	for _, rows := range sizes {
		for cols := range 21 {
			c := newGuarded[T](random, rows*cols, cols%5)
			row := newGuarded[T](random, cols, rows%5)
			d := newGuarded[T](random, rows*cols, 0)

			want := row.copied()
			for i := range rows {
				for j := range cols {
					want[j] += c.vector()[i*cols+j]
				}
			}
			SumRowsAdd(row.vector(), c.vector(), rows, cols)
			row.check(t, want)

			want = c.copied()
			for i := range rows {
				for j := range cols {
					want[i*cols+j] += row.vector()[j]
				}
			}
			AddRow(c.vector(), row.vector(), rows, cols)
			c.check(t, want)

			for i := range rows {
				for j := range cols {
					want[j*rows+i] = c.vector()[i*cols+j]
				}
			}
			Transpose(d.vector(), c.vector(), rows, cols)
			d.check(t, want)
		}
	}
}

func TestVectorKernels32(t *testing.T) { testVectorKernels[float32](t) }
func TestVectorKernels64(t *testing.T) { testVectorKernels[float64](t) }

func testVectorKernels[T Float](t *testing.T) {
	random := numpy.NewRandomState(3)
	for n := range 68 {
		for offset := range 5 {
			x := newGuarded[T](random, n, offset)
			y := newGuarded[T](random, n, 4-offset)
			want := y.copied()
			var sums [8]float64
			for i, v := range x.vector() {
				sums[i%8] += float64(float64(v) * float64(v))
			}
			sum := ((sums[0] + sums[1]) + (sums[2] + sums[3])) + ((sums[4] + sums[5]) + (sums[6] + sums[7]))
			if got := SumSquares(x.vector()); got != sum {
				t.Fatalf("SumSquares = %v, want %v", got, sum)
			}
			for i, v := range x.vector() {
				want[i] = max(v, 0)
			}
			ReLU(y.vector(), x.vector())
			y.check(t, want)
		}
	}
}

func TestFinite32(t *testing.T) { testFinite[float32](t) }
func TestFinite64(t *testing.T) { testFinite[float64](t) }

// testFinite puts each number that is not finite at each place, between bands of NaN.
func testFinite[T Float](t *testing.T) {
	random := numpy.NewRandomState(5)
	for n := range 68 {
		x := newGuarded[T](random, n, n%5).vector()
		if !Finite(x) {
			t.Fatalf("%d numbers are said not to be finite", n)
		}
		for i, v := range x {
			for _, bad := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
				x[i] = T(bad)
				if Finite(x) {
					t.Fatalf("%v is said to be finite, at %d of %d", bad, i, n)
				}
			}
			x[i] = v
		}
	}
	var largest T = math.MaxFloat32
	if !Finite([]T{largest, -largest, 0, 1e-45, largest, largest, largest, largest, largest}) {
		t.Error("large numbers are said not to be finite")
	}
}

func TestActivationSlices32(t *testing.T) {
	for _, f := range functions {
		testSlice(t, f.slice32, f.f32)
	}
}

func TestActivationSlices64(t *testing.T) {
	for _, f := range functions {
		testSlice(t, f.slice64, f.f64)
	}
}

// testSlice holds a slice function to its scalar one, apart and in place.
func testSlice[T Float](t *testing.T, slice func(y, x []T), scalar func(T) T) {
	random := numpy.NewRandomState(4)
	for n := range 68 {
		for offset := range 5 {
			x := newGuarded[T](random, n, offset)
			y := newGuarded[T](random, n, 4-offset)
			want := x.copied()
			for i, v := range want {
				want[i] = scalar(v)
			}
			slice(y.vector(), x.vector())
			y.check(t, want)
			slice(x.vector(), x.vector())
			x.check(t, want)
		}
	}
}

func TestReLUSpecialValues(t *testing.T) {
	inf, nan, negativeZero := float32(math.Inf(1)), float32(math.NaN()), float32(math.Copysign(0, -1))
	x := []float32{negativeZero, 0, -inf, inf, nan, -1e-45, 1e-45}
	want := []float32{negativeZero, 0, 0, inf, nan, 0, 1e-45}
	ReLU(x, x)
	for i := range x {
		if !sameBits(x[i], want[i]) {
			t.Errorf("element %d = %v, want %v", i, x[i], want[i])
		}
	}
}

// TestOrderAndRoundingShow sees that the vectors above would tell a kernel that
// sums in another order, or fuses a product with its addition, from a right one.
func TestOrderAndRoundingShow(t *testing.T) {
	random := numpy.NewRandomState(1)
	const sums, n = 100, 12
	var reordered, fused int
	for range sums {
		a, b := newGuarded[float64](random, n, 0).vector(), newGuarded[float64](random, n, 0).vector()
		var right, backwards, once float64
		for i := range n {
			right += float64(a[i] * b[i])
			backwards += float64(a[n-1-i] * b[n-1-i])
			once = math.FMA(a[i], b[i], once)
		}
		if backwards != right {
			reordered++
		}
		if once != right {
			fused++
		}
	}
	t.Logf("of %d sums, %d differ in reverse and %d when fused", sums, reordered, fused)
	if reordered < sums/3 || fused < sums/3 {
		t.Errorf("of %d sums, %d differ in reverse and %d when fused, want a third of each", sums, reordered, fused)
	}
}

// TestLongerSlices sees that elements past a matrix are left alone.
func TestLongerSlices(t *testing.T) {
	ones := []float32{1, 1, 1, 1, 1, 1}
	c := []float32{0, 0, 0, 0, 9}
	MatMulAdd(c, ones, ones, 2, 2, 2)
	if want := [5]float32{2, 2, 2, 2, 9}; [5]float32(c) != want {
		t.Errorf("c = %v, want %v", c, want)
	}
}

func TestWrongLengthsPanic(t *testing.T) {
	three, four := make([]float32, 3), make([]float32, 4)
	for name, call := range map[string]func(){
		"MatMulAdd":      func() { MatMulAdd(three, four, four, 2, 2, 2) },
		"MatMulTransAdd": func() { MatMulTransAdd(four, three, four, 2, 2, 2) },
		"Transpose":      func() { Transpose(four, three, 2, 2) },
		"AddRow":         func() { AddRow(four, three, 1, 4) },
		"SumRowsAdd":     func() { SumRowsAdd(three, four, 1, 4) },
		"Axpy":           func() { Axpy(three, 1, four) },
		"Exp":            func() { Exp(four, three) },
		"Tanh":           func() { Tanh(three, four) },
		"Sigmoid":        func() { Sigmoid(three, four) },
		"ReLU":           func() { ReLU(four, three) },
		"negative":       func() { MatMulAdd(four, four, four, -2, -2, -2) },
		"huge":           func() { Transpose(four, four, math.MaxInt, 4) },
	} {
		func() {
			defer func() {
				message, _ := recover().(string)
				if !strings.HasPrefix(message, "kernel: ") {
					t.Errorf("%s: panic %q, want one that starts with \"kernel: \"", name, message)
				}
			}()
			call()
		}()
	}
}

func TestNoAllocations(t *testing.T) {
	x, y := make([]float32, 100), make([]float64, 100)
	if n := testing.AllocsPerRun(10, func() {
		Exp(x, x)
		Tanh(x, x)
		Sigmoid(x, x)
		ReLU(x, x)
		Tanh(y, y)
		MatMulAdd(x, x[50:], x[:50], 1, 50, 1)
		SumSquares(y)
		Finite(x)
	}); n != 0 {
		t.Errorf("%v allocations, want none", n)
	}
}
