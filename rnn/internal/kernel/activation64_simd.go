//go:build goexperiment.simd && go1.27 && (amd64 || wasm)

package kernel

import "unsafe"

// The constants, a vector of each: an instruction can read one from memory, while
// spreading a number over a vector takes two of its own.
var (
	expMaxs64  = repeat64(expMax64)
	expMins64  = repeat64(expMin64)
	log2es64   = repeat64(log2e64)
	rounds64   = repeat64(round64)
	ln2Highs64 = repeat64(ln2High64)
	ln2Lows64  = repeat64(ln2Low64)
	expTerms64 = [...][lanes64]float64{
		repeat64(4.13813679705723846039e-08), repeat64(1.65339022054652515390e-06), repeat64(6.61375632143793436117e-05),
		repeat64(2.77777777770155933842e-03), repeat64(1.66666666666666019037e-01),
	}
	tanhTerms64 = [...][lanes64]float64{
		repeat64(-9.64399179425052238628e-1), repeat64(9.92877231001918586564e1), repeat64(1.61468768441708447952e3),
		repeat64(1.12811678491632931402e2), repeat64(2.23548839060100448583e3), repeat64(4.84406305325125486048e3),
	}
	tanhSplits64, sigmoidSplits64 = repeat64(tanhSplit), repeat64(sigmoidSplit)
	halves64, ones64, twos64      = repeat64(0.5), repeat64(1), repeat64(2)

	signs64         = repeatUint64(sign64)
	zeroExponents64 = repeatUint64(round64b - 2048)
	oneFactors64    = repeatUint64(2048 - bias64)
	biases64        = repeatUint64(1024 - bias64)
)

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
		v = vector64(&expMaxs64).IfElse(v.Greater(vector64(&expMaxs64)), v)
		v = vector64(&expMins64).IfElse(v.Less(vector64(&expMins64)), v)
		n, high, low := expReduceVector64(v)
		store64(unsafe.Add(p, i), expScaleVector64(expRationalVector64(high, low), n))
	}
	endVectors()
	return n
}

// expReduceVector64 takes an x that is clamped already, where it can be out of range,
// and adds 2048 to n, as then it is never negative.
func expReduceVector64(x float64s) (n uint64s, high, low float64s) {
	t := x.Mul(vector64(&log2es64)).Add(vector64(&rounds64))
	f := t.Sub(vector64(&rounds64))
	return t.ToBits().Sub(vectorUint64(&zeroExponents64)), x.Sub(f.Mul(vector64(&ln2Highs64))), f.Mul(vector64(&ln2Lows64))
}

func expRationalVector64(high, low float64s) float64s {
	r := high.Sub(low)
	t := r.Mul(r)
	p := t.Mul(vector64(&expTerms64[0])).Sub(vector64(&expTerms64[1]))
	p = p.Mul(t).Add(vector64(&expTerms64[2]))
	p = p.Mul(t).Sub(vector64(&expTerms64[3]))
	p = p.Mul(t).Add(vector64(&expTerms64[4]))
	c := r.Sub(t.Mul(p))
	return vector64(&ones64).Sub(low.Sub(r.Mul(c).Div(vector64(&twos64).Sub(c))).Sub(high))
}

// expScaleVector64 takes an n that is 2048 more: half of it is rounded down by a
// shift, and 1024 more.
func expScaleVector64(y float64s, n uint64s) float64s {
	half := n.ShiftAllRight(1)
	first := half.Sub(vectorUint64(&biases64)).ShiftAllLeft(mantissa64)
	second := n.Sub(half).Sub(vectorUint64(&biases64)).ShiftAllLeft(mantissa64)
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
		sign := bits.And(vectorUint64(&signs64))
		a := bits.Xor(sign).BitsToFloat64()
		x := a.Add(a)
		n, high, low := expReduceVector64(vector64(&expMaxs64).IfElse(x.Greater(vector64(&expMaxs64)), x))
		// No more than 1024 and no less than 0, n needs one factor only: where that is
		// infinite, two make a number so large that the result is 1 too.
		e := expRationalVector64(high, low).Mul(n.Sub(vectorUint64(&oneFactors64)).ShiftAllLeft(mantissa64).BitsToFloat64())
		far := vector64(&ones64).Sub(vector64(&twos64).Div(e.Add(vector64(&ones64))))
		v = tanhNearVector64(a).IfElse(a.Less(vector64(&tanhSplits64)), far)
		store64(unsafe.Add(p, i), v.ToBits().Or(sign).BitsToFloat64())
	}
	endVectors()
	return n
}

func tanhNearVector64(a float64s) float64s {
	z := a.Mul(a)
	p := z.Mul(vector64(&tanhTerms64[0])).Sub(vector64(&tanhTerms64[1]))
	p = p.Mul(z).Sub(vector64(&tanhTerms64[2]))
	q := z.Add(vector64(&tanhTerms64[3]))
	q = q.Mul(z).Add(vector64(&tanhTerms64[4]))
	q = q.Mul(z).Add(vector64(&tanhTerms64[5]))
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
		sign := bits.And(vectorUint64(&signs64))
		a := bits.Xor(sign)
		half := tanhNearVector64(a.BitsToFloat64().Mul(vector64(&halves64))).Mul(vector64(&halves64))
		near := half.ToBits().Or(sign).BitsToFloat64().Add(vector64(&halves64))

		x := a.Or(vectorUint64(&signs64)).BitsToFloat64()
		n, high, low := expReduceVector64(vector64(&expMins64).IfElse(x.Less(vector64(&expMins64)), x))
		z := expScaleVector64(expRationalVector64(high, low), n)
		whole := z.Add(vector64(&ones64))
		above := v.Greater(all64(0))
		share := vector64(&ones64).IfElse(above, z).Div(whole)
		far := share.IfElse(above, z.Sub(z.Mul(share)))
		store64(unsafe.Add(p, i), near.IfElse(a.BitsToFloat64().Less(vector64(&sigmoidSplits64)), far))
	}
	endVectors()
	return n
}
