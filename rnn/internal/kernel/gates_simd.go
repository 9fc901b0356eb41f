//go:build goexperiment.simd && go1.27 && (amd64 || wasm)

package kernel

import "unsafe"

// The vector versions of gates.go. They are for float32 alone: nothing but
// gradient checks runs these cells in float64.

// gateVectors does as many whole vectors of a row as there are, and returns how many
// columns that is.
func gateVectors[T Float](loop GateLoop, r *gateRow[T], hidden int) int {
	if !vectors || !single[T]() {
		return 0
	}
	p := gatePointers{width: uintptr(hidden) * bytes32, end: uintptr(hidden/lanes32) * width32}
	for i, x := range r {
		p.row[i] = unsafe.Pointer(unsafe.SliceData(x))
	}
	switch loop {
	case LSTMState:
		p.lstmState()
	case LSTMOutput:
		p.lstmOutput()
	case LSTMGradient:
		p.lstmGradient()
	case GRUReset:
		p.gruReset()
	case GRUState:
		p.gruState()
	case GRUKeep:
		p.gruKeep()
	case GRUGradient:
		p.gruGradient()
	}
	endVectors()
	return hidden &^ (lanes32 - 1)
}

// gatePointers are where the row of each argument begins. Gates are width bytes
// apart, and the whole vectors of each end before end.
type gatePointers struct {
	row        [5]unsafe.Pointer
	width, end uintptr
}

func (p *gatePointers) lstmState() {
	for i := uintptr(0); i < p.end; i += width32 {
		input := unsafe.Add(p.row[0], i)
		forget := unsafe.Add(input, p.width)
		kept := load32(forget).Mul(load32(unsafe.Add(p.row[2], i)))
		store32(unsafe.Add(p.row[1], i), kept.Add(load32(input).Mul(load32(unsafe.Add(forget, p.width)))))
	}
}

func (p *gatePointers) lstmOutput() {
	output := unsafe.Add(p.row[0], 3*p.width)
	for i := uintptr(0); i < p.end; i += width32 {
		store32(unsafe.Add(p.row[1], i), load32(unsafe.Add(output, i)).Mul(load32(unsafe.Add(p.row[2], i))))
	}
}

func (p *gatePointers) lstmGradient() {
	one := all32(1)
	for i := uintptr(0); i < p.end; i += width32 {
		input := unsafe.Add(p.row[0], i)
		forget := unsafe.Add(input, p.width)
		candidate := unsafe.Add(forget, p.width)
		output := unsafe.Add(candidate, p.width)
		dc, dh, tanh := unsafe.Add(p.row[1], i), load32(unsafe.Add(p.row[2], i)), load32(unsafe.Add(p.row[4], i))

		o := load32(output)
		d := load32(dc).Add(dh.Mul(o).Mul(one.Sub(tanh.Mul(tanh))))
		store32(output, dh.Mul(tanh).Mul(o.Mul(one.Sub(o))))
		f := load32(forget)
		store32(dc, d.Mul(f))
		store32(forget, d.Mul(load32(unsafe.Add(p.row[3], i))).Mul(f.Mul(one.Sub(f))))
		in, g := load32(input), load32(candidate)
		store32(input, d.Mul(g).Mul(in.Mul(one.Sub(in))))
		store32(candidate, d.Mul(in).Mul(one.Sub(g.Mul(g))))
	}
}

func (p *gatePointers) gruReset() {
	for i := uintptr(0); i < p.end; i += width32 {
		reset, at := unsafe.Add(p.row[0], i), i+2*p.width
		candidate := unsafe.Add(p.row[0], at)
		store32(candidate, load32(candidate).Add(load32(reset).Mul(load32(unsafe.Add(p.row[1], at)))))
	}
}

func (p *gatePointers) gruState() {
	one := all32(1)
	for i := uintptr(0); i < p.end; i += width32 {
		update := unsafe.Add(p.row[0], i+p.width)
		z, n := load32(update), load32(unsafe.Add(update, p.width))
		store32(unsafe.Add(p.row[1], i), one.Sub(z).Mul(n).Add(z.Mul(load32(unsafe.Add(p.row[2], i)))))
	}
}

func (p *gatePointers) gruKeep() {
	for i := uintptr(0); i < p.end; i += width32 {
		z, before := load32(unsafe.Add(p.row[0], i+p.width)), unsafe.Add(p.row[1], i)
		store32(before, load32(before).Add(z.Mul(load32(unsafe.Add(p.row[2], i)))))
	}
}

func (p *gatePointers) gruGradient() {
	one := all32(1)
	for i := uintptr(0); i < p.end; i += width32 {
		reset, memory := unsafe.Add(p.row[0], i), unsafe.Add(p.row[1], i)
		update := unsafe.Add(reset, p.width)
		candidate := unsafe.Add(update, p.width)
		last := unsafe.Add(memory, 2*p.width)

		dh, z, n := load32(unsafe.Add(p.row[2], i)), load32(update), load32(candidate)
		dz := dh.Mul(load32(unsafe.Add(p.row[3], i)).Sub(n)).Mul(z.Mul(one.Sub(z)))
		dn := dh.Mul(one.Sub(z)).Mul(one.Sub(n.Mul(n)))
		store32(update, dz)
		store32(unsafe.Add(memory, p.width), dz)
		store32(candidate, dn)
		r := load32(reset)
		dr := dn.Mul(load32(last)).Mul(r.Mul(one.Sub(r)))
		store32(reset, dr)
		store32(memory, dr)
		store32(last, dn.Mul(r))
	}
}
