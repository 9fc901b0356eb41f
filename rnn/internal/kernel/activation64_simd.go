//go:build goexperiment.simd && go1.27 && (amd64 || wasm)

package kernel

import "unsafe"

func exp64(y, x []float64) int {
	n := len(x) &^ (lanes64 - 1)
	p, q := start64(y), start64(x)
	for i := uintptr(0); i < uintptr(n)*bytes64; i += width64 {
		n, high, low := expReduceVector64(load64(unsafe.Add(q, i)))
		store64(unsafe.Add(p, i), expScaleVector64(expRationalVector64(high, low), n))
	}
	endVectors()
	return n
}

// expReduceVector64 adds 2048 to n, as then it is never negative.
func expReduceVector64(x float64s) (n uint64s, high, low float64s) {
	x = all64(expMax64).IfElse(x.Greater(all64(expMax64)), x)
	x = all64(expMin64).IfElse(x.Less(all64(expMin64)), x)
	t := x.Mul(all64(log2e64)).Add(all64(round64))
	f := t.Sub(all64(round64))
	return t.ToBits().Sub(allUint64(round64b - 2048)), x.Sub(f.Mul(all64(ln2High64))), f.Mul(all64(ln2Low64))
}

func expRationalVector64(high, low float64s) float64s {
	r := high.Sub(low)
	t := r.Mul(r)
	p := t.Mul(all64(4.13813679705723846039e-08)).Sub(all64(1.65339022054652515390e-06))
	p = p.Mul(t).Add(all64(6.61375632143793436117e-05))
	p = p.Mul(t).Sub(all64(2.77777777770155933842e-03))
	p = p.Mul(t).Add(all64(1.66666666666666019037e-01))
	c := r.Sub(t.Mul(p))
	return all64(1).Sub(low.Sub(r.Mul(c).Div(all64(2).Sub(c))).Sub(high))
}

// expScaleVector64 takes an n that is 2048 more: half of it is rounded down by a
// shift, and 1024 more.
func expScaleVector64(y float64s, n uint64s) float64s {
	half := n.ShiftAllRight(1)
	first := half.Sub(allUint64(1024 - bias64)).ShiftAllLeft(mantissa64)
	second := n.Sub(half).Sub(allUint64(1024 - bias64)).ShiftAllLeft(mantissa64)
	return y.Mul(first.BitsToFloat64()).Mul(second.BitsToFloat64())
}

func tanh64(y, x []float64) int {
	n := len(x) &^ (lanes64 - 1)
	p, q := start64(y), start64(x)
	for i := uintptr(0); i < uintptr(n)*bytes64; i += width64 {
		bits := load64(unsafe.Add(q, i)).ToBits()
		sign := bits.And(allUint64(sign64))
		a := bits.Xor(sign).BitsToFloat64()
		n, high, low := expReduceVector64(a.Add(a))
		e := expScaleVector64(expRationalVector64(high, low), n)
		far := all64(1).Sub(all64(2).Div(e.Add(all64(1))))
		v := tanhNearVector64(a).IfElse(a.Less(all64(tanhSplit)), far)
		store64(unsafe.Add(p, i), v.ToBits().Or(sign).BitsToFloat64())
	}
	endVectors()
	return n
}

func tanhNearVector64(a float64s) float64s {
	z := a.Mul(a)
	p := z.Mul(all64(-9.64399179425052238628e-1)).Sub(all64(9.92877231001918586564e1))
	p = p.Mul(z).Sub(all64(1.61468768441708447952e3))
	q := z.Add(all64(1.12811678491632931402e2))
	q = q.Mul(z).Add(all64(2.23548839060100448583e3))
	q = q.Mul(z).Add(all64(4.84406305325125486048e3))
	return a.Add(a.Mul(z).Mul(p.Div(q)))
}

func sigmoid64(y, x []float64) int {
	n := len(x) &^ (lanes64 - 1)
	p, q := start64(y), start64(x)
	for i := uintptr(0); i < uintptr(n)*bytes64; i += width64 {
		v := load64(unsafe.Add(q, i))
		bits := v.ToBits()
		sign := bits.And(allUint64(sign64))
		a := bits.Xor(sign)
		half := tanhNearVector64(a.BitsToFloat64().Mul(all64(0.5))).Mul(all64(0.5))
		near := half.ToBits().Or(sign).BitsToFloat64().Add(all64(0.5))

		n, high, low := expReduceVector64(a.Or(allUint64(sign64)).BitsToFloat64())
		z := expScaleVector64(expRationalVector64(high, low), n)
		whole := z.Add(all64(1))
		above := all64(1).Div(whole)
		below := z.Sub(z.Mul(z.Div(whole)))
		far := above.IfElse(v.Greater(all64(0)), below)
		store64(unsafe.Add(p, i), near.IfElse(a.BitsToFloat64().Less(all64(sigmoidSplit)), far))
	}
	endVectors()
	return n
}
