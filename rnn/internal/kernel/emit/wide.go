package main

import (
	"encoding/binary"
	"math"
)

// wide is one or more vectors on which the same is done, an instruction on all of
// them before the next. So a processor finds work that does not wait for what it
// has just begun, and a constant that is at hand for one is for the others.
// Each result is a variable. A constant is one vector, whatever it meets.
type wide struct {
	f       *function
	vectors []expr
}

// floats is four float32s x.
func (f *function) floats(x float32) wide {
	number := binary.LittleEndian.AppendUint32([]byte{0x43}, math.Float32bits(x))
	return wide{f, []expr{f.constant(join(number, vector(opSpreadF32)))}}
}

// wholes is four whole numbers n.
func (f *function) wholes(n int) wide {
	return wide{f, []expr{f.constant(join(num(n), vector(opSpreadI32)))}}
}

func (w wide) plus(x wide) wide       { return apply(opPlus, w, x) }
func (w wide) minus(x wide) wide      { return apply(opMinus, w, x) }
func (w wide) times(x wide) wide      { return apply(opTimes, w, x) }
func (w wide) over(x wide) wide       { return apply(opDivided, w, x) }
func (w wide) limited(x wide) wide    { return apply(opLimited, w, x) }
func (w wide) raised(x wide) wide     { return apply(opRaised, w, x) }
func (w wide) less(x wide) wide       { return apply(opLess, w, x) }
func (w wide) and(x wide) wide        { return apply(opAnd, w, x) }
func (w wide) or(x wide) wide         { return apply(opOr, w, x) }
func (w wide) xor(x wide) wide        { return apply(opXor, w, x) }
func (w wide) wholeMinus(x wide) wide { return apply(opWholeMinus, w, x) }

// where is w where the mask is 1, else x.
func (w wide) where(mask, x wide) wide { return apply(opSelect128, w, x, mask) }

func (w wide) wholeLeft(bits int) wide  { return w.shifted(opWholeLeft, bits) }
func (w wide) wholeRight(bits int) wide { return w.shifted(opWholeRight, bits) }

func (w wide) shifted(op, bits int) (y wide) {
	y.f = w.f
	for _, v := range w.vectors {
		y.vectors = append(y.vectors, w.f.keep(join(v, num(bits), vector(op))))
	}
	return y
}

func apply(op int, arguments ...wide) (y wide) {
	y.f = arguments[0].f
	count := 1
	for _, a := range arguments {
		count = max(count, len(a.vectors))
	}
	for i := range count {
		var code []byte
		for _, a := range arguments {
			code = append(code, a.vectors[i%len(a.vectors)]...)
		}
		y.vectors = append(y.vectors, y.f.keep(join(code, vector(op))))
	}
	return y
}
