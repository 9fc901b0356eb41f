package tutorial

import (
	"math"
	"math/big"
	"strconv"
	"testing"
)

// The arithmetic of the machine that made published.json, bit for bit: NumPy
// 1.24 with OpenBLAS 0.3.21, in one thread, on a processor with AVX-512. The
// order of the sums is that of OpenBLAS's dgemv_t for Haswell, which Zen and
// SkylakeX share; the exponential is that of Intel's SVML, which NumPy uses on
// such processors, and the coefficients of its polynomial are SVML's. Each was
// compared with NumPy's own bits before it came here: a million values of exp
// and of the sigmoid, 600 products.

// numpyDot writes np.dot(W, s) to y (H), for H a multiple of four: a row has
// four sums, each over every fourth column with fused multiply-adds. For another
// H OpenBLAS has other ways for what is left over, and more units than the 100 of
// the tutorial were never compared: neither is taken.
func numpyDot(y, w, s []float64) {
	h := len(s)
	if h%4 != 0 || h > 100 {
		panic("numpyDot: NumPy's order of summation is known for multiples of 4 up to 100, not for " + strconv.Itoa(h) + " units")
	}
	for i := range y {
		row, s := w[i*h:(i+1)*h], s[:h]
		var a, b, c, d float64
		for len(row) >= 4 && len(s) >= 4 {
			a = math.FMA(row[0], s[0], a)
			b = math.FMA(row[1], s[1], b)
			c = math.FMA(row[2], s[2], c)
			d = math.FMA(row[3], s[3], d)
			row, s = row[4:], s[4:]
		}
		y[i] = (a + c) + (b + d)
	}
}

// sixteenths are 2^(k/16), k from 0 to 15, rounded to nearest.
var sixteenths = func() (table [16]float64) {
	root := big.NewFloat(2).SetPrec(200)
	for range 4 {
		root.Sqrt(root)
	}
	power := big.NewFloat(1).SetPrec(200)
	for k := range table {
		table[k], _ = power.Float64()
		power.Mul(power, root)
	}
	return table
}()

// numpyExp is np.exp(x) for |x| < 707; beyond, SVML has another way.
//
//	e^x = 2^k e^r    k = x/ln 2 rounded down to a sixteenth, r from 0 to ln(2)/16
func numpyExp(x float64) float64 {
	if !(math.Abs(x) < 707) {
		panic("numpyExp: not known for " + strconv.FormatFloat(x, 'g', -1, 64))
	}
	const log2, log2Low = 0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56 // ln 2 in two parts
	k := math.Floor(16*x*math.Log2E) / 16
	if math.FMA(x, math.Log2E, -k) < 0 { // the product was rounded up to k
		k -= 1. / 16
	}
	r := math.FMA(-log2Low, k, math.FMA(-log2, k, x))

	r2 := float64(r * r)
	high := math.FMA(r2, math.FMA(0x1.72eb5ef0d213dp-10, r, 0x1.1106603d97c00p-7),
		math.FMA(0x1.555564bb4f5f0p-5, r, 0x1.5555554b508a2p-3))
	p := math.FMA(float64(r2*r), high, math.FMA(r2, 0x1.0000000002622p-1, r)) // e^r - 1

	whole := math.Floor(k)
	top := sixteenths[int(16*(k-whole))]
	return math.Ldexp(math.FMA(p, top, top), int(whole))
}

// numpySigmoid is 1 / (1 + np.exp(-x)).
func numpySigmoid(x float64) float64 { return 1 / (1 + numpyExp(-x)) }

// The arithmetic is NumPy's only as far as it was compared with it: what goes
// beyond must stop a test, not pass for NumPy's.
func TestNumPysArithmeticIsRefusedWhereItIsNotKnown(t *testing.T) {
	for _, h := range []int{1, 2, 3, 5, 50, 101, 104} {
		if !panics(func() { numpyDot(make([]float64, h), make([]float64, h*h), make([]float64, h)) }) {
			t.Errorf("%d units were taken", h)
		}
	}
	for _, x := range []float64{707, -800, math.Inf(1), math.NaN()} {
		if !panics(func() { numpyExp(x) }) {
			t.Errorf("exp of %v was taken", x)
		}
	}
	y := make([]float64, 4)
	numpyDot(y, []float64{1, 2, 3, 4, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1}, []float64{1, 10, 100, 1000})
	if y[0] != 4321 || y[1] != 0 || y[3] != 1111 {
		t.Errorf("product %v", y)
	}
}

func panics(f func()) (panicked bool) {
	defer func() { panicked = recover() != nil }()
	f()
	return false
}
