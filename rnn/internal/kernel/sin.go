package kernel

import "math"

// SinMax is the largest |x| that Sin and Cos accept.
const SinMax = 1e6

// Sin is the sine of x radians for |x| <= SinMax, at most 0.6 units in the last
// place off and so nearly always the float64 nearest to the truth. Good C libraries
// are that exact too, and a series that starts as NumPy's does is worth it.
// Outside that range, where the reduction below would lose digits, and for NaN
// it is NaN.
func Sin(x float64) float64 {
	if !(math.Abs(x) <= SinMax) {
		return math.NaN()
	}
	if x == 0 {
		return x // keeps the sign of -0
	}
	quadrant, high, low := reduceQuadrant(x)
	switch quadrant {
	case 0:
		return sinNear(high, low)
	case 1:
		return cosNear(high, low)
	case 2:
		return -sinNear(high, low)
	default:
		return -cosNear(high, low)
	}
}

// Cos is the cosine of x radians; accuracy and range are those of Sin.
func Cos(x float64) float64 {
	if !(math.Abs(x) <= SinMax) {
		return math.NaN()
	}
	quadrant, high, low := reduceQuadrant(x)
	switch quadrant {
	case 0:
		return cosNear(high, low)
	case 1:
		return -sinNear(high, low)
	case 2:
		return -cosNear(high, low)
	default:
		return sinNear(high, low)
	}
}

// pi/2 to 151 bits. Each of the first three parts has 33, so that n times it is
// exact for n < 2^20; the last is the rest. From Sun Microsystems' fdlibm.
const (
	twoOverPi = 6.36619772367581382433e-01
	halfPi1   = 1.57079632673412561417e+00
	halfPi2   = 6.07710050630396597660e-11
	halfPi3   = 2.02226624871116645580e-21
	halfPi4   = 8.47842766036889956997e-32
)

// reduceQuadrant splits x in n*pi/2 + high + low with |high| at most about pi/4
// and low its rounding error, and returns n modulo 4 as the quadrant.
func reduceQuadrant(x float64) (quadrant int64, high, low float64) {
	t := float64(x*twoOverPi) + round64
	n := int64(math.Float64bits(t)) - round64b
	f := t - round64
	r := x - float64(f*halfPi1) // exact: the two agree in their leading bits
	r, low = subtract(r, float64(f*halfPi2), 0)
	r, low = subtract(r, float64(f*halfPi3), low)
	low -= float64(f * halfPi4)
	high = r + low
	return n & 3, high, low - (high - r)
}

// subtract is a - b with its rounding error added to low (Knuth's two-sum).
func subtract(a, b, low float64) (difference, rest float64) {
	d := a - b
	v := d - a
	return d, low + ((a - (d - v)) - (b + v))
}

// sinNear is sin(x+y) for |x| <= pi/4 and y the low part of x: the Taylor series
//
//	x * (1 + z*(-1/3! + z*(1/5! - z*(1/7! - ...))))    z = x*x
//
// with everything up to -1/3! in two parts, as the rest adds at most 1/250.
func sinNear(x, y float64) float64 {
	z, zLow := multiply(x, x)
	zLow += float64(2 * float64(x*y))
	p := float64(z*(1./355687428096000)) - 1./1307674368000
	p = float64(p*z) + 1./6227020800
	p = float64(p*z) - 1./39916800
	p = float64(p*z) + 1./362880
	p = float64(p*z) - 1./5040
	p = float64(p*z) + 1./120
	f, fLow := subtract(float64(p*z), sixth, -sixthLow)
	t, tLow := multiply(z, f)
	tLow += float64(z*fLow) + float64(zLow*f)
	u, uLow := multiply(x, t)
	uLow += float64(x*tLow) + float64(y*t)
	sine, rest := subtract(x, -u, uLow)
	return sine + (rest + y)
}

// 1/6 in two parts.
const (
	sixth    = 0x1.5555555555555p-3
	sixthLow = 0x1.5555555555555p-57
)

// cosNear is cos(x+y) for |x| <= pi/4 and y the low part of x: the Taylor series
//
//	1 - z/2 + z*z*(1/4! - z*(1/6! - ...))    z = x*x
//
// with its first two terms in two parts, as the rest adds at most 1/63.
func cosNear(x, y float64) float64 {
	z, zLow := multiply(x, x)
	zLow += float64(2 * float64(x*y))
	p := float64(z*(1./6402373705728000)) - 1./20922789888000
	p = float64(p*z) + 1./87178291200
	p = float64(p*z) - 1./479001600
	p = float64(p*z) + 1./3628800
	p = float64(p*z) - 1./40320
	p = float64(p*z) + 1./720
	p = 1./24 - float64(p*z)
	cosine, rest := subtract(1, float64(0.5*z), float64(-0.5*zLow))
	return cosine + (rest + float64(float64(z*z)*p))
}

// multiply is a*b and its rounding error (Dekker's product, which needs no
// fused multiply-add).
func multiply(a, b float64) (product, rest float64) {
	aHigh, aLow := halves(a)
	bHigh, bLow := halves(b)
	p := float64(a * b)
	e := float64(aHigh*bHigh) - p
	e += float64(aHigh * bLow)
	e += float64(aLow * bHigh)
	return p, e + float64(aLow*bLow)
}

// halves is a in two parts of 26 bits, whose products are exact (Veltkamp).
func halves(a float64) (high, low float64) {
	c := float64((1<<27 + 1) * a)
	high = c - (c - a)
	return high, a - high
}
