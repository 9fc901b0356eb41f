//go:build goexperiment.simd && go1.27 && (amd64 || wasm)

package kernel

import "unsafe"

// numbers64 and bits64 are the constants. In memory there is a vector of each, as an
// instruction can read that there, while spreading a number takes two of its own.
var (
	numbers64 = [...]float64{
		oneAt: 1, twoAt: 2, halfAt: 0.5, nearTanhAt: tanhSplit, nearSigmoidAt: sigmoidSplit,
		highestAt: expMax64, lowestAt: expMin64, log2eAt: log2e64, roundingAt: round64, ln2HighAt: ln2High64, ln2LowAt: ln2Low64,
		expTermsAt: 4.13813679705723846039e-08, 1.65339022054652515390e-06, 6.61375632143793436117e-05, 2.77777777770155933842e-03,
		1.66666666666666019037e-01,
		tanhTermsAt: -9.64399179425052238628e-1, 9.92877231001918586564e1, 1.61468768441708447952e3,
		1.12811678491632931402e2, 2.23548839060100448583e3, 4.84406305325125486048e3,
	}
	bits64 = [...]uint64{
		signAt: sign64, zeroExponentAt: round64b - 2048, oneFactorAt: 2048 - bias64, bothFactorsAt: 1024 - bias64,
	}
	spread64     [len(numbers64)][lanes64]float64
	spreadBits64 [len(bits64)][lanes64]uint64
)

func init() {
	for i := range spread64 {
		for lane := range spread64[i] {
			spread64[i][lane] = numbers64[i]
		}
	}
	for i := range spreadBits64 {
		for lane := range spreadBits64[i] {
			spreadBits64[i][lane] = bits64[i]
		}
	}
}

func number64(i int) float64s { return vector64(&spread64[i]) }
func bitsOf64(i int) uint64s  { return vectorUint64(&spreadBits64[i]) }

func exp64(y, x []float64) int {
	n := len(x)
	if n < lanes64 {
		return 0
	}
	p, q, end := start64(y), start64(x), uintptr(n-lanes64)*bytes64
	last := load64(unsafe.Add(q, end))
	for i := uintptr(0); i < end+width64; i += width64 {
		v := last
		if i < end {
			v = load64(unsafe.Add(q, i))
		} else {
			i = end
		}
		v = number64(highestAt).IfElse(v.Greater(number64(highestAt)), v)
		v = number64(lowestAt).IfElse(v.Less(number64(lowestAt)), v)
		n, high, low := expReduceVector64(v)
		store64(unsafe.Add(p, i), expScaleVector64(expRationalVector64(high, low), n))
	}
	endVectors()
	return n
}

// expReduceVector64 takes an x that is clamped already, where it can be out of range,
// and adds 2048 to n, as then it is never negative.
func expReduceVector64(x float64s) (n uint64s, high, low float64s) {
	t := x.Mul(number64(log2eAt)).Add(number64(roundingAt))
	f := t.Sub(number64(roundingAt))
	return t.ToBits().Sub(bitsOf64(zeroExponentAt)), x.Sub(f.Mul(number64(ln2HighAt))), f.Mul(number64(ln2LowAt))
}

func expRationalVector64(high, low float64s) float64s {
	r := high.Sub(low)
	t := r.Mul(r)
	p := t.Mul(number64(expTermsAt)).Sub(number64(expTermsAt + 1))
	p = p.Mul(t).Add(number64(expTermsAt + 2))
	p = p.Mul(t).Sub(number64(expTermsAt + 3))
	p = p.Mul(t).Add(number64(expTermsAt + 4))
	c := r.Sub(t.Mul(p))
	return number64(oneAt).Sub(low.Sub(r.Mul(c).Div(number64(twoAt).Sub(c))).Sub(high))
}

// expScaleVector64 takes an n that is 2048 more: half of it is rounded down by a
// shift, and 1024 more.
func expScaleVector64(y float64s, n uint64s) float64s {
	half := n.ShiftAllRight(1)
	first := half.Sub(bitsOf64(bothFactorsAt)).ShiftAllLeft(mantissa64)
	second := n.Sub(half).Sub(bitsOf64(bothFactorsAt)).ShiftAllLeft(mantissa64)
	return y.Mul(first.BitsToFloat64()).Mul(second.BitsToFloat64())
}

func tanh64(y, x []float64) int {
	n := len(x)
	if n < lanes64 {
		return 0
	}
	p, q, end := start64(y), start64(x), uintptr(n-lanes64)*bytes64
	last := load64(unsafe.Add(q, end))
	for i := uintptr(0); i < end+width64; i += width64 {
		v := last
		if i < end {
			v = load64(unsafe.Add(q, i))
		} else {
			i = end
		}
		bits := v.ToBits()
		sign := bits.And(bitsOf64(signAt))
		a := bits.Xor(sign).BitsToFloat64()
		x := a.Add(a)
		n, high, low := expReduceVector64(number64(highestAt).IfElse(x.Greater(number64(highestAt)), x))
		// No more than 1024 and no less than 0, n needs one factor only: where that is
		// infinite, two make a number so large that the result is 1 too.
		e := expRationalVector64(high, low).Mul(n.Sub(bitsOf64(oneFactorAt)).ShiftAllLeft(mantissa64).BitsToFloat64())
		far := number64(oneAt).Sub(number64(twoAt).Div(e.Add(number64(oneAt))))
		v = tanhNearVector64(a).IfElse(a.Less(number64(nearTanhAt)), far)
		store64(unsafe.Add(p, i), v.ToBits().Or(sign).BitsToFloat64())
	}
	endVectors()
	return n
}

func tanhNearVector64(a float64s) float64s {
	z := a.Mul(a)
	p := z.Mul(number64(tanhTermsAt)).Sub(number64(tanhTermsAt + 1))
	p = p.Mul(z).Sub(number64(tanhTermsAt + 2))
	q := z.Add(number64(tanhTermsAt + 3))
	q = q.Mul(z).Add(number64(tanhTermsAt + 4))
	q = q.Mul(z).Add(number64(tanhTermsAt + 5))
	return a.Add(a.Mul(z).Mul(p.Div(q)))
}

func sigmoid64(y, x []float64) int {
	n := len(x)
	if n < lanes64 {
		return 0
	}
	p, q, end := start64(y), start64(x), uintptr(n-lanes64)*bytes64
	last := load64(unsafe.Add(q, end))
	for i := uintptr(0); i < end+width64; i += width64 {
		v := last
		if i < end {
			v = load64(unsafe.Add(q, i))
		} else {
			i = end
		}
		bits := v.ToBits()
		sign := bits.And(bitsOf64(signAt))
		a := bits.Xor(sign)
		half := tanhNearVector64(a.BitsToFloat64().Mul(number64(halfAt))).Mul(number64(halfAt))
		near := half.ToBits().Or(sign).BitsToFloat64().Add(number64(halfAt))

		x := a.Or(bitsOf64(signAt)).BitsToFloat64()
		n, high, low := expReduceVector64(number64(lowestAt).IfElse(x.Less(number64(lowestAt)), x))
		z := expScaleVector64(expRationalVector64(high, low), n)
		whole := z.Add(number64(oneAt))
		above := v.Greater(zero64())
		share := number64(oneAt).IfElse(above, z).Div(whole)
		far := share.IfElse(above, z.Sub(z.Mul(share)))
		store64(unsafe.Add(p, i), near.IfElse(a.BitsToFloat64().Less(number64(nearSigmoidAt)), far))
	}
	endVectors()
	return n
}
