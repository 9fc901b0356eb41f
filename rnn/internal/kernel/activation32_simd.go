//go:build goexperiment.simd && go1.27 && (amd64 || wasm)

package kernel

import "unsafe"

// The vector versions of the functions in exp.go, tanh.go and sigmoid.go, step
// for step. Where those branch, both ways are computed and one is selected.

// The constants, a vector of each: an instruction can read one from memory, while
// spreading a number over a vector takes two of its own.
var (
	expMaxs32  = repeat32(expMax32)
	expMins32  = repeat32(expMin32)
	log2es32   = repeat32(log2e32)
	rounds32   = repeat32(round32)
	ln2Highs32 = repeat32(ln2High32)
	ln2Lows32  = repeat32(ln2Low32)
	expTerms32 = [...][lanes32]float32{
		repeat32(1.9875691500e-4), repeat32(1.3981999507e-3), repeat32(8.3334519073e-3),
		repeat32(4.1665795894e-2), repeat32(1.6666665459e-1), repeat32(5.0000001201e-1),
	}
	tanhTerms32 = [...][lanes32]float32{
		repeat32(-5.70498872745e-3), repeat32(2.06390887954e-2), repeat32(5.37397155531e-2),
		repeat32(1.33314422036e-1), repeat32(3.33332819422e-1),
	}
	tanhSplits32, sigmoidSplits32 = repeat32(tanhSplit), repeat32(sigmoidSplit)
	halves32, ones32, twos32      = repeat32(0.5), repeat32(1), repeat32(2)

	signs32         = repeatUint32(sign32)
	zeroExponents32 = repeatUint32(round32b - 256)
	oneFactors32    = repeatUint32(256 - bias32)
	biases32        = repeatUint32(128 - bias32)
)

func exp32(y, x []float32) int {
	n := len(x)
	if n < lanes32 {
		return 0
	}
	p, q, end := start32(y), start32(x), uintptr(n-lanes32)*bytes32
	last := load32(unsafe.Add(q, end))
	for i := uintptr(0); i < end+width32; i += width32 {
		v := last
		if i < end {
			v = load32(unsafe.Add(q, i))
		} else {
			i = end
		}
		v = vector32(&expMaxs32).IfElse(v.Greater(vector32(&expMaxs32)), v)
		v = vector32(&expMins32).IfElse(v.Less(vector32(&expMins32)), v)
		n, r := expReduceVector32(v)
		store32(unsafe.Add(p, i), expScaleVector32(expPolynomialVector32(r), n))
	}
	endVectors()
	return n
}

// expReduceVector32 takes an x that is clamped already, where it can be out of range,
// and adds 256 to n, as then it is never negative.
func expReduceVector32(x float32s) (n uint32s, r float32s) {
	t := x.Mul(vector32(&log2es32)).Add(vector32(&rounds32))
	f := t.Sub(vector32(&rounds32))
	r = x.Sub(f.Mul(vector32(&ln2Highs32)))
	return t.ToBits().Sub(vectorUint32(&zeroExponents32)), r.Sub(f.Mul(vector32(&ln2Lows32)))
}

func expPolynomialVector32(r float32s) float32s {
	p := r.Mul(vector32(&expTerms32[0])).Add(vector32(&expTerms32[1]))
	p = p.Mul(r).Add(vector32(&expTerms32[2]))
	p = p.Mul(r).Add(vector32(&expTerms32[3]))
	p = p.Mul(r).Add(vector32(&expTerms32[4]))
	p = p.Mul(r).Add(vector32(&expTerms32[5]))
	return p.Mul(r.Mul(r)).Add(r).Add(vector32(&ones32))
}

// expScaleVector32 takes an n that is 256 more: half of it is rounded down by a
// shift, and 128 more.
func expScaleVector32(y float32s, n uint32s) float32s {
	half := n.ShiftAllRight(1)
	first := half.Sub(vectorUint32(&biases32)).ShiftAllLeft(mantissa32)
	second := n.Sub(half).Sub(vectorUint32(&biases32)).ShiftAllLeft(mantissa32)
	return y.Mul(first.BitsToFloat32()).Mul(second.BitsToFloat32())
}

func tanh32(y, x []float32) int {
	n := len(x)
	if n < lanes32 {
		return 0
	}
	p, q, end := start32(y), start32(x), uintptr(n-lanes32)*bytes32
	last := load32(unsafe.Add(q, end))
	for i := uintptr(0); i < end+width32; i += width32 {
		v := last
		if i < end {
			v = load32(unsafe.Add(q, i))
		} else {
			i = end
		}
		bits := v.ToBits()
		sign := bits.And(vectorUint32(&signs32))
		a := bits.Xor(sign).BitsToFloat32()
		x := a.Add(a)
		n, r := expReduceVector32(vector32(&expMaxs32).IfElse(x.Greater(vector32(&expMaxs32)), x))
		// No more than 128 and no less than 0, n needs one factor only: where that is
		// infinite, two make a number so large that the result is 1 too.
		e := expPolynomialVector32(r).Mul(n.Sub(vectorUint32(&oneFactors32)).ShiftAllLeft(mantissa32).BitsToFloat32())
		far := vector32(&ones32).Sub(vector32(&twos32).Div(e.Add(vector32(&ones32))))
		v = tanhNearVector32(a).IfElse(a.Less(vector32(&tanhSplits32)), far)
		store32(unsafe.Add(p, i), v.ToBits().Or(sign).BitsToFloat32())
	}
	endVectors()
	return n
}

func tanhNearVector32(a float32s) float32s {
	z := a.Mul(a)
	p := z.Mul(vector32(&tanhTerms32[0])).Add(vector32(&tanhTerms32[1]))
	p = p.Mul(z).Sub(vector32(&tanhTerms32[2]))
	p = p.Mul(z).Add(vector32(&tanhTerms32[3]))
	p = p.Mul(z).Sub(vector32(&tanhTerms32[4]))
	return a.Add(p.Mul(z).Mul(a))
}

func sigmoid32(y, x []float32) int {
	n := len(x)
	if n < lanes32 {
		return 0
	}
	p, q, end := start32(y), start32(x), uintptr(n-lanes32)*bytes32
	last := load32(unsafe.Add(q, end))
	for i := uintptr(0); i < end+width32; i += width32 {
		v := last
		if i < end {
			v = load32(unsafe.Add(q, i))
		} else {
			i = end
		}
		bits := v.ToBits()
		sign := bits.And(vectorUint32(&signs32))
		a := bits.Xor(sign)
		half := tanhNearVector32(a.BitsToFloat32().Mul(vector32(&halves32))).Mul(vector32(&halves32))
		near := half.ToBits().Or(sign).BitsToFloat32().Add(vector32(&halves32))

		x := a.Or(vectorUint32(&signs32)).BitsToFloat32()
		n, r := expReduceVector32(vector32(&expMins32).IfElse(x.Less(vector32(&expMins32)), x))
		z := expScaleVector32(expPolynomialVector32(r), n)
		whole := z.Add(vector32(&ones32))
		above := v.Greater(all32(0))
		share := vector32(&ones32).IfElse(above, z).Div(whole)
		far := share.IfElse(above, z.Sub(z.Mul(share)))
		store32(unsafe.Add(p, i), near.IfElse(a.BitsToFloat32().Less(vector32(&sigmoidSplits32)), far))
	}
	endVectors()
	return n
}
