package kernel

import "math"

// Log is the natural logarithm of x, at most 1 unit in the last place off: the
// method of FreeBSD's e_log.c, after Sun Microsystems' fdlibm. x is 2^k (1+f)
// with 1+f from √½ to √2, and with s = f/(2+f), log(1+f) is twice the inverse
// hyperbolic tangent of s.
//
// Log(0) = -Inf, Log(+Inf) = +Inf, and NaN for what is negative or NaN.
func Log(x float64) float64 {
	switch {
	case math.IsNaN(x) || x > math.MaxFloat64:
		return x
	case x < 0:
		return math.NaN()
	case x == 0:
		return math.Inf(-1)
	}
	fraction, exponent := math.Frexp(x)
	if fraction < math.Sqrt2/2 {
		fraction *= 2
		exponent--
	}
	f, k := fraction-1, float64(exponent)
	s := f / (2 + f)
	s2 := float64(s * s)
	s4 := float64(s2 * s2)
	odd := float64(1.479819860511658591e-01*s4) + 1.818357216161805012e-01
	odd = float64(odd*s4) + 2.857142874366239149e-01
	odd = float64(odd*s4) + 6.666666666666735130e-01
	even := float64(1.531383769920937332e-01*s4) + 2.222219843214978396e-01
	even = float64(even*s4) + 3.999999999940941908e-01
	r := float64(s2*odd) + float64(s4*even)
	half := float64(float64(0.5*f) * f)
	low := float64(s*(half+r)) + float64(k*ln2Low64)
	return float64(k*ln2High64) - ((half - low) - f)
}
