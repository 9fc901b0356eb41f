package kernel

import "math"

// sigmoid(x) = 1/(1+e^-x) in three pieces, chosen so that each has one rounding
// that counts and never steps down where the one before it went up:
//
//	|x| < 5/4   1/2 + tanh(x/2)/2, which needs no exponential
//	x >= 5/4    1/(1+z)
//	x <= -5/4   z - z*(z/(1+z)), which is z/(1+z) without the rounding of 1+z
//
// with z = e^-|x|, which cannot overflow, and for x < 0 goes down to 0 through
// the subnormals.
const sigmoidSplit = 2 * tanhSplit

// Sigmoid32 is 1/(1+e^-x) in float32 arithmetic, at most 2 units in the last
// place off and never outside [0, 1]. Sigmoid32(NaN) = NaN.
func Sigmoid32(x float32) float32 {
	sign := math.Float32bits(x) & sign32
	a := math.Float32frombits(math.Float32bits(x) &^ sign32)
	if a < sigmoidSplit {
		half := float32(0.5 * tanhNear32(float32(0.5*a)))
		return 0.5 + math.Float32frombits(math.Float32bits(half)|sign)
	}
	n, r := expReduce32(-a)
	return sigmoidFar32(x, expScale32(expPolynomial32(r), n))
}

// sigmoidFar32 is the sigmoid of x for |x| >= 5/4, given z = e^-|x|.
func sigmoidFar32(x, z float32) float32 {
	if x > 0 {
		return 1 / (1 + z)
	}
	return z - float32(z*(z/(1+z)))
}

func sigmoid32s(y, x []float32) {
	y = y[:len(x)]
	for i, v := range x {
		y[i] = Sigmoid32(v)
	}
}

// Sigmoid64 is 1/(1+e^-x) in float64 arithmetic, at most 2 units in the last
// place off and never outside [0, 1]. Sigmoid64(NaN) = NaN.
func Sigmoid64(x float64) float64 {
	sign := math.Float64bits(x) & sign64
	a := math.Float64frombits(math.Float64bits(x) &^ sign64)
	if a < sigmoidSplit {
		half := float64(0.5 * tanhNear64(float64(0.5*a)))
		return 0.5 + math.Float64frombits(math.Float64bits(half)|sign)
	}
	n, high, low := expReduce64(-a)
	return sigmoidFar64(x, expScale64(expRational64(high, low), n))
}

// sigmoidFar64 is the sigmoid of x for |x| >= 5/4, given z = e^-|x|.
func sigmoidFar64(x, z float64) float64 {
	if x > 0 {
		return 1 / (1 + z)
	}
	return z - float64(z*(z/(1+z)))
}

func sigmoid64s(y, x []float64) {
	y = y[:len(x)]
	for i, v := range x {
		y[i] = Sigmoid64(v)
	}
}
