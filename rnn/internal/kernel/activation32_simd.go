//go:build goexperiment.simd && go1.27 && (amd64 || wasm)

package kernel

import "unsafe"

// The vector versions of the functions in exp.go, tanh.go and sigmoid.go, step
// for step. Where those branch, both ways are computed and one is selected.

// Where the constants lie in numbers32 and numbers64.
const (
	oneAt = iota
	twoAt
	halfAt
	nearTanhAt
	nearSigmoidAt
	highestAt // argument of exp
	lowestAt
	log2eAt
	roundingAt
	ln2HighAt
	ln2LowAt
	expTermsAt                   // six at most
	tanhTermsAt = expTermsAt + 6 // six at most
)

// Where they lie in bits32 and bits64.
const (
	signAt         = iota
	zeroExponentAt // taken from the rounded exponent, leaves it without its rounding but 256 (2048) more
	oneFactorAt    // taken from that, leaves the bits of one factor
	bothFactorsAt  // taken from half of that, leaves the bits of one of two factors
)

// numbers32 and bits32 are the constants. In memory there is a vector of each, as an
// instruction can read that there, while spreading a number takes two of its own.
var (
	numbers32 = [...]float32{
		oneAt: 1, twoAt: 2, halfAt: 0.5, nearTanhAt: tanhSplit, nearSigmoidAt: sigmoidSplit,
		highestAt: expMax32, lowestAt: expMin32, log2eAt: log2e32, roundingAt: round32, ln2HighAt: ln2High32, ln2LowAt: ln2Low32,
		expTermsAt: 1.9875691500e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2,
		1.6666665459e-1, 5.0000001201e-1,
		tanhTermsAt: -5.70498872745e-3, 2.06390887954e-2, 5.37397155531e-2,
		1.33314422036e-1, 3.33332819422e-1,
	}
	bits32 = [...]uint32{
		signAt: sign32, zeroExponentAt: round32b - 256, oneFactorAt: 256 - bias32, bothFactorsAt: 128 - bias32,
	}
	spread32     [len(numbers32)][lanes32]float32
	spreadBits32 [len(bits32)][lanes32]uint32
)

func init() {
	for i := range spread32 {
		for lane := range spread32[i] {
			spread32[i][lane] = numbers32[i]
		}
	}
	for i := range spreadBits32 {
		for lane := range spreadBits32[i] {
			spreadBits32[i][lane] = bits32[i]
		}
	}
}

func number32(i int) float32s { return vector32(&spread32[i]) }
func bitsOf32(i int) uint32s  { return vectorUint32(&spreadBits32[i]) }

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
		v = number32(highestAt).IfElse(v.Greater(number32(highestAt)), v)
		v = number32(lowestAt).IfElse(v.Less(number32(lowestAt)), v)
		n, r := expReduceVector32(v)
		store32(unsafe.Add(p, i), expScaleVector32(expPolynomialVector32(r), n))
	}
	endVectors()
	return n
}

// expReduceVector32 takes an x that is clamped already, where it can be out of range,
// and adds 256 to n, as then it is never negative.
func expReduceVector32(x float32s) (n uint32s, r float32s) {
	t := x.Mul(number32(log2eAt)).Add(number32(roundingAt))
	f := t.Sub(number32(roundingAt))
	r = x.Sub(f.Mul(number32(ln2HighAt)))
	return t.ToBits().Sub(bitsOf32(zeroExponentAt)), r.Sub(f.Mul(number32(ln2LowAt)))
}

func expPolynomialVector32(r float32s) float32s {
	p := r.Mul(number32(expTermsAt)).Add(number32(expTermsAt + 1))
	p = p.Mul(r).Add(number32(expTermsAt + 2))
	p = p.Mul(r).Add(number32(expTermsAt + 3))
	p = p.Mul(r).Add(number32(expTermsAt + 4))
	p = p.Mul(r).Add(number32(expTermsAt + 5))
	return p.Mul(r.Mul(r)).Add(r).Add(number32(oneAt))
}

// expScaleVector32 takes an n that is 256 more: half of it is rounded down by a
// shift, and 128 more.
func expScaleVector32(y float32s, n uint32s) float32s {
	half := n.ShiftAllRight(1)
	first := half.Sub(bitsOf32(bothFactorsAt)).ShiftAllLeft(mantissa32)
	second := n.Sub(half).Sub(bitsOf32(bothFactorsAt)).ShiftAllLeft(mantissa32)
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
		sign := bits.And(bitsOf32(signAt))
		a := bits.Xor(sign).BitsToFloat32()
		x := a.Add(a)
		n, r := expReduceVector32(number32(highestAt).IfElse(x.Greater(number32(highestAt)), x))
		// No more than 128 and no less than 0, n needs one factor only: where that is
		// infinite, two make a number so large that the result is 1 too.
		e := expPolynomialVector32(r).Mul(n.Sub(bitsOf32(oneFactorAt)).ShiftAllLeft(mantissa32).BitsToFloat32())
		far := number32(oneAt).Sub(number32(twoAt).Div(e.Add(number32(oneAt))))
		v = tanhNearVector32(a).IfElse(a.Less(number32(nearTanhAt)), far)
		store32(unsafe.Add(p, i), v.ToBits().Or(sign).BitsToFloat32())
	}
	endVectors()
	return n
}

func tanhNearVector32(a float32s) float32s {
	z := a.Mul(a)
	p := z.Mul(number32(tanhTermsAt)).Add(number32(tanhTermsAt + 1))
	p = p.Mul(z).Sub(number32(tanhTermsAt + 2))
	p = p.Mul(z).Add(number32(tanhTermsAt + 3))
	p = p.Mul(z).Sub(number32(tanhTermsAt + 4))
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
		sign := bits.And(bitsOf32(signAt))
		a := bits.Xor(sign)
		half := tanhNearVector32(a.BitsToFloat32().Mul(number32(halfAt))).Mul(number32(halfAt))
		near := half.ToBits().Or(sign).BitsToFloat32().Add(number32(halfAt))

		x := a.Or(bitsOf32(signAt)).BitsToFloat32()
		n, r := expReduceVector32(number32(lowestAt).IfElse(x.Less(number32(lowestAt)), x))
		z := expScaleVector32(expPolynomialVector32(r), n)
		whole := z.Add(number32(oneAt))
		above := v.Greater(zero32())
		share := number32(oneAt).IfElse(above, z).Div(whole)
		far := share.IfElse(above, z.Sub(z.Mul(share)))
		store32(unsafe.Add(p, i), near.IfElse(a.BitsToFloat32().Less(number32(nearSigmoidAt)), far))
	}
	endVectors()
	return n
}
