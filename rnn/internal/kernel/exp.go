package kernel

import "math"

// e^x = 2^n * e^r with n the integer nearest to x/ln 2 and |r| <= ln(2)/2, in
// three steps that a vector version can take one to one:
//
//	reduce      n and r. Adding 1.5*2^23 (2^52) rounds x/ln 2 to an integer in
//	            the low bits of the sum. ln 2 is cut in a high part with so few
//	            bits that n times it is exact, and a low part.
//	polynomial  e^r
//	scale       times 2^n, made from exponent bits. It takes two factors, as n
//	            reaches -150 (-1075) below and 128 (1024) above, beyond what one
//	            exponent holds; results below the normal range round in the last
//	            product and so underflow gradually.
//
// x is first clamped to where the result is certainly 0 or +Inf. A NaN passes
// every comparison unchanged and comes out as a NaN.

const (
	expMax32   = 89   // e^89 overflows float32
	expMin32   = -104 // e^-104 is less than half the least float32
	log2e32    = 1.44269504
	round32    = 3 << 22 // 1.5 * 2^23
	round32b   = 0x4b400000
	ln2High32  = 0.693359375 // 9 bits
	ln2Low32   = -2.12194440e-4
	expMax64   = 710
	expMin64   = -746
	log2e64    = 1.44269504088896338700
	round64    = 3 << 51 // 1.5 * 2^52
	round64b   = 0x4338000000000000
	ln2High64  = 6.93147180369123816490e-01 // 32 bits
	ln2Low64   = 1.90821492927058770002e-10
	bias32     = 127
	bias64     = 1023
	mantissa32 = 23
	mantissa64 = 52
)

// Exp32 is e^x in float32 arithmetic, at most 1 unit in the last place off.
// Exp32(-Inf) = 0, Exp32(+Inf) = +Inf, Exp32(NaN) = NaN.
func Exp32(x float32) float32 {
	n, r := expReduce32(x)
	return expScale32(expPolynomial32(r), n)
}

// expReduce32 splits x in n*ln 2 + r.
func expReduce32(x float32) (n int32, r float32) {
	if x > expMax32 {
		x = expMax32
	}
	if x < expMin32 {
		x = expMin32
	}
	t := float32(x*log2e32) + round32
	n = int32(math.Float32bits(t)) - round32b
	f := t - round32
	r = x - float32(f*ln2High32)
	r -= float32(f * ln2Low32)
	return n, r
}

// expPolynomial32 is e^r for |r| <= ln(2)/2; coefficients from Cephes expf.
func expPolynomial32(r float32) float32 {
	p := float32(1.9875691500e-4*r) + 1.3981999507e-3
	p = float32(p*r) + 8.3334519073e-3
	p = float32(p*r) + 4.1665795894e-2
	p = float32(p*r) + 1.6666665459e-1
	p = float32(p*r) + 5.0000001201e-1
	return float32(p*float32(r*r)) + r + 1
}

// expScale32 is y * 2^n.
func expScale32(y float32, n int32) float32 {
	half := n >> 1
	y = float32(y * math.Float32frombits(uint32(half+bias32)<<mantissa32))
	return float32(y * math.Float32frombits(uint32(n-half+bias32)<<mantissa32))
}

func exp32s(y, x []float32) {
	y = y[:len(x)]
	for i, v := range x {
		n, r := expReduce32(v)
		y[i] = expScale32(expPolynomial32(r), n)
	}
}

// Exp64 is e^x in float64 arithmetic, at most 1 unit in the last place off.
// Exp64(-Inf) = 0, Exp64(+Inf) = +Inf, Exp64(NaN) = NaN.
func Exp64(x float64) float64 {
	n, high, low := expReduce64(x)
	return expScale64(expRational64(high, low), n)
}

// expReduce64 splits x in n*ln 2 + high - low. The low part is kept apart, as
// float64 leaves no room for its rounding error in the result.
func expReduce64(x float64) (n int64, high, low float64) {
	if x > expMax64 {
		x = expMax64
	}
	if x < expMin64 {
		x = expMin64
	}
	t := float64(x*log2e64) + round64
	n = int64(math.Float64bits(t)) - round64b
	f := t - round64
	return n, x - float64(f*ln2High64), float64(f * ln2Low64)
}

// expRational64 is e^(high-low); the approximation is that of FreeBSD's
// e_exp.c, after Sun Microsystems' fdlibm: c stands for r*(e^r+1)/(e^r-1).
func expRational64(high, low float64) float64 {
	r := high - low
	t := float64(r * r)
	p := float64(4.13813679705723846039e-08*t) - 1.65339022054652515390e-06
	p = float64(p*t) + 6.61375632143793436117e-05
	p = float64(p*t) - 2.77777777770155933842e-03
	p = float64(p*t) + 1.66666666666666019037e-01
	c := r - float64(t*p)
	return 1 - ((low - float64(r*c)/(2-c)) - high)
}

// expScale64 is y * 2^n.
func expScale64(y float64, n int64) float64 {
	half := n >> 1
	y = float64(y * math.Float64frombits(uint64(half+bias64)<<mantissa64))
	return float64(y * math.Float64frombits(uint64(n-half+bias64)<<mantissa64))
}

func exp64s(y, x []float64) {
	y = y[:len(x)]
	for i, v := range x {
		n, high, low := expReduce64(v)
		y[i] = expScale64(expRational64(high, low), n)
	}
}
