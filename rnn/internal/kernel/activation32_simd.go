//go:build goexperiment.simd && go1.27 && (amd64 || wasm)

package kernel

import "unsafe"

// The vector versions of the functions in exp.go, tanh.go and sigmoid.go, step
// for step. Where those branch, both ways are computed and one is selected.

func exp32(y, x []float32) int {
	n := len(x) &^ (lanes32 - 1)
	p, q := start32(y), start32(x)
	for i := uintptr(0); i < uintptr(n)*bytes32; i += width32 {
		n, r := expReduceVector32(load32(unsafe.Add(q, i)))
		store32(unsafe.Add(p, i), expScaleVector32(expPolynomialVector32(r), n))
	}
	endVectors()
	return n
}

// expReduceVector32 adds 256 to n, as then it is never negative.
func expReduceVector32(x float32s) (n uint32s, r float32s) {
	x = all32(expMax32).IfElse(x.Greater(all32(expMax32)), x)
	x = all32(expMin32).IfElse(x.Less(all32(expMin32)), x)
	t := x.Mul(all32(log2e32)).Add(all32(round32))
	f := t.Sub(all32(round32))
	r = x.Sub(f.Mul(all32(ln2High32)))
	return t.ToBits().Sub(allUint32(round32b - 256)), r.Sub(f.Mul(all32(ln2Low32)))
}

func expPolynomialVector32(r float32s) float32s {
	p := r.Mul(all32(1.9875691500e-4)).Add(all32(1.3981999507e-3))
	p = p.Mul(r).Add(all32(8.3334519073e-3))
	p = p.Mul(r).Add(all32(4.1665795894e-2))
	p = p.Mul(r).Add(all32(1.6666665459e-1))
	p = p.Mul(r).Add(all32(5.0000001201e-1))
	return p.Mul(r.Mul(r)).Add(r).Add(all32(1))
}

// expScaleVector32 takes an n that is 256 more: half of it is rounded down by a
// shift, and 128 more.
func expScaleVector32(y float32s, n uint32s) float32s {
	half := n.ShiftAllRight(1)
	first := half.Sub(allUint32(128 - bias32)).ShiftAllLeft(mantissa32)
	second := n.Sub(half).Sub(allUint32(128 - bias32)).ShiftAllLeft(mantissa32)
	return y.Mul(first.BitsToFloat32()).Mul(second.BitsToFloat32())
}

func tanh32(y, x []float32) int {
	n := len(x) &^ (lanes32 - 1)
	p, q := start32(y), start32(x)
	for i := uintptr(0); i < uintptr(n)*bytes32; i += width32 {
		bits := load32(unsafe.Add(q, i)).ToBits()
		sign := bits.And(allUint32(sign32))
		a := bits.Xor(sign).BitsToFloat32()
		n, r := expReduceVector32(a.Add(a))
		e := expScaleVector32(expPolynomialVector32(r), n)
		far := all32(1).Sub(all32(2).Div(e.Add(all32(1))))
		v := tanhNearVector32(a).IfElse(a.Less(all32(tanhSplit)), far)
		store32(unsafe.Add(p, i), v.ToBits().Or(sign).BitsToFloat32())
	}
	endVectors()
	return n
}

func tanhNearVector32(a float32s) float32s {
	z := a.Mul(a)
	p := z.Mul(all32(-5.70498872745e-3)).Add(all32(2.06390887954e-2))
	p = p.Mul(z).Sub(all32(5.37397155531e-2))
	p = p.Mul(z).Add(all32(1.33314422036e-1))
	p = p.Mul(z).Sub(all32(3.33332819422e-1))
	return a.Add(p.Mul(z).Mul(a))
}

func sigmoid32(y, x []float32) int {
	n := len(x) &^ (lanes32 - 1)
	p, q := start32(y), start32(x)
	for i := uintptr(0); i < uintptr(n)*bytes32; i += width32 {
		v := load32(unsafe.Add(q, i))
		bits := v.ToBits()
		sign := bits.And(allUint32(sign32))
		a := bits.Xor(sign)
		half := tanhNearVector32(a.BitsToFloat32().Mul(all32(0.5))).Mul(all32(0.5))
		near := half.ToBits().Or(sign).BitsToFloat32().Add(all32(0.5))

		n, r := expReduceVector32(a.Or(allUint32(sign32)).BitsToFloat32())
		z := expScaleVector32(expPolynomialVector32(r), n)
		whole := z.Add(all32(1))
		above := all32(1).Div(whole)
		below := z.Sub(z.Mul(z.Div(whole)))
		far := above.IfElse(v.Greater(all32(0)), below)
		store32(unsafe.Add(p, i), near.IfElse(a.BitsToFloat32().Less(all32(sigmoidSplit)), far))
	}
	endVectors()
	return n
}
