package kernel

import "math"

// sigmoid(x) = 1/(1+e^-x), from z = e^-|x|, which cannot overflow: 1/(1+z) for
// x >= 0 and z/(1+z) for x < 0, which goes down to 0 through the subnormals.
//
// For x < 0 the rounding of 1+z = s + d would bring the error to 2.4 units in
// the last place and let the curve step down here and there, so the quotient by
// s is corrected by its relative error d/s. That 1/s is the sigmoid of |x|, one
// minus the quotient, saves a second division. For x >= 0 neither happens.

// Sigmoid32 is 1/(1+e^-x) in float32 arithmetic, at most 2 units in the last
// place off and never outside [0, 1]. Sigmoid32(NaN) = NaN.
func Sigmoid32(x float32) float32 {
	n, r := expReduce32(math.Float32frombits(math.Float32bits(x) | sign32))
	z := expScale32(expPolynomial32(r), n)
	return sigmoidQuotient32(x, z)
}

// sigmoidQuotient32 is the sigmoid of x, given z = e^-|x|.
func sigmoidQuotient32(x, z float32) float32 {
	s := 1 + z
	if x >= 0 {
		return 1 / s
	}
	d := z - (s - 1)
	q := z / s
	return q - float32(q*float32(d*(1-q)))
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
	n, high, low := expReduce64(math.Float64frombits(math.Float64bits(x) | sign64))
	z := expScale64(expRational64(high, low), n)
	return sigmoidQuotient64(x, z)
}

// sigmoidQuotient64 is the sigmoid of x, given z = e^-|x|.
func sigmoidQuotient64(x, z float64) float64 {
	s := 1 + z
	if x >= 0 {
		return 1 / s
	}
	d := z - (s - 1)
	q := z / s
	return q - float64(q*float64(d*(1-q)))
}

func sigmoid64s(y, x []float64) {
	y = y[:len(x)]
	for i, v := range x {
		y[i] = Sigmoid64(v)
	}
}
