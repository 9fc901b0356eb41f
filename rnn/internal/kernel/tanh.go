package kernel

import "math"

// tanh works on |x| and puts the sign back at the end, so that it is odd to the
// last bit, -0 included. Below 5/8 it is a polynomial (rational function) in
// x*x, because 1 - 2/(e^2x + 1) would cancel there; above, it is that
// expression, which cannot exceed 1. The approximations are those of Cephes.

const (
	tanhSplit = 0.625
	sign32    = 1 << 31
	sign64    = 1 << 63
)

// Tanh32 is the hyperbolic tangent in float32 arithmetic, at most 2 units in
// the last place off and never outside [-1, 1]. Tanh32(-0) = -0, Tanh32(NaN) = NaN.
func Tanh32(x float32) float32 {
	sign := math.Float32bits(x) & sign32
	a := math.Float32frombits(math.Float32bits(x) &^ sign32)
	if a < tanhSplit {
		a = tanhNear32(a)
	} else {
		n, r := expReduce32(a + a)
		a = tanhFar32(expScale32(expPolynomial32(r), n))
	}
	return math.Float32frombits(math.Float32bits(a) | sign)
}

// tanhNear32 is tanh(a) for 0 <= a < 5/8.
func tanhNear32(a float32) float32 {
	z := float32(a * a)
	p := float32(-5.70498872745e-3*z) + 2.06390887954e-2
	p = float32(p*z) - 5.37397155531e-2
	p = float32(p*z) + 1.33314422036e-1
	p = float32(p*z) - 3.33332819422e-1
	return a + float32(float32(p*z)*a)
}

// tanhFar32 is tanh(a) for a >= 5/8, given e = e^2a.
func tanhFar32(e float32) float32 { return 1 - 2/(e+1) }

func tanh32s(y, x []float32) {
	y = y[:len(x)]
	for i, v := range x {
		y[i] = Tanh32(v)
	}
}

// Tanh64 is the hyperbolic tangent in float64 arithmetic, at most 2 units in
// the last place off and never outside [-1, 1]. Tanh64(-0) = -0, Tanh64(NaN) = NaN.
func Tanh64(x float64) float64 {
	sign := math.Float64bits(x) & sign64
	a := math.Float64frombits(math.Float64bits(x) &^ sign64)
	if a < tanhSplit {
		a = tanhNear64(a)
	} else {
		n, high, low := expReduce64(a + a)
		a = tanhFar64(expScale64(expRational64(high, low), n))
	}
	return math.Float64frombits(math.Float64bits(a) | sign)
}

// tanhNear64 is tanh(a) for 0 <= a < 5/8.
func tanhNear64(a float64) float64 {
	z := float64(a * a)
	p := float64(-9.64399179425052238628e-1*z) - 9.92877231001918586564e1
	p = float64(p*z) - 1.61468768441708447952e3
	q := z + 1.12811678491632931402e2
	q = float64(q*z) + 2.23548839060100448583e3
	q = float64(q*z) + 4.84406305325125486048e3
	return a + float64(float64(a*z)*(p/q))
}

// tanhFar64 is tanh(a) for a >= 5/8, given e = e^2a.
func tanhFar64(e float64) float64 { return 1 - 2/(e+1) }

func tanh64s(y, x []float64) {
	y = y[:len(x)]
	for i, v := range x {
		y[i] = Tanh64(v)
	}
}
