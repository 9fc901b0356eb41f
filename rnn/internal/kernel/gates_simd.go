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
	var p gatePointers
	for i, x := range r {
		p[i] = unsafe.Pointer(unsafe.SliceData(x))
	}
	p.run(loop, uintptr(hidden)*bytes32, uintptr(hidden/lanes32)*width32)
	endVectors()
	return hidden &^ (lanes32 - 1)
}

// gatePointers are where the row of each argument begins.
type gatePointers [5]unsafe.Pointer

// run takes the first bytes of a row, whole vectors; gates are width bytes apart.
func (p *gatePointers) run(loop GateLoop, width, bytes uintptr) {
	for i := uintptr(0); i < bytes; i += width32 {
		gate0 := unsafe.Add(p[0], i)
		gate1 := unsafe.Add(gate0, width)
		gate2 := unsafe.Add(gate1, width)
		a, b := unsafe.Add(p[1], i), unsafe.Add(p[2], i)
		switch loop {
		case LSTMState:
			kept := load32(gate1).Mul(load32(b))
			store32(a, kept.Add(load32(gate0).Mul(load32(gate2))))
		case LSTMOutput:
			store32(a, load32(unsafe.Add(gate2, width)).Mul(load32(b)))
		case LSTMGradient:
			p.lstmGradient(gate0, width, i)
		case GRUReset:
			m := load32(unsafe.Add(a, 2*width))
			store32(gate2, load32(gate2).Add(load32(gate0).Mul(m)))
		case GRUState:
			z := load32(gate1)
			store32(a, all32(1).Sub(z).Mul(load32(gate2)).Add(z.Mul(load32(b))))
		case GRUKeep:
			store32(a, load32(a).Add(load32(gate1).Mul(load32(b))))
		case GRUGradient:
			p.gruGradient(gate0, width, i)
		}
	}
}

// lstmGradient takes the vector at i of each row.
func (p *gatePointers) lstmGradient(input unsafe.Pointer, width, i uintptr) {
	forget := unsafe.Add(input, width)
	candidate := unsafe.Add(forget, width)
	output := unsafe.Add(candidate, width)
	dc, dh, tanh := unsafe.Add(p[1], i), load32(unsafe.Add(p[2], i)), load32(unsafe.Add(p[4], i))
	one := all32(1)

	o := load32(output)
	d := load32(dc).Add(dh.Mul(o).Mul(one.Sub(tanh.Mul(tanh))))
	store32(output, dh.Mul(tanh).Mul(o.Mul(one.Sub(o))))
	f := load32(forget)
	store32(dc, d.Mul(f))
	store32(forget, d.Mul(load32(unsafe.Add(p[3], i))).Mul(f.Mul(one.Sub(f))))
	in, g := load32(input), load32(candidate)
	store32(input, d.Mul(g).Mul(in.Mul(one.Sub(in))))
	store32(candidate, d.Mul(in).Mul(one.Sub(g.Mul(g))))
}

// gruGradient takes the vector at i of each row.
func (p *gatePointers) gruGradient(reset unsafe.Pointer, width, i uintptr) {
	update := unsafe.Add(reset, width)
	candidate := unsafe.Add(update, width)
	memory := unsafe.Add(p[1], i)
	last := unsafe.Add(memory, 2*width)
	one := all32(1)

	dh, z, n := load32(unsafe.Add(p[2], i)), load32(update), load32(candidate)
	dz := dh.Mul(load32(unsafe.Add(p[3], i)).Sub(n)).Mul(z.Mul(one.Sub(z)))
	dn := dh.Mul(one.Sub(z)).Mul(one.Sub(n.Mul(n)))
	store32(update, dz)
	store32(unsafe.Add(memory, width), dz)
	store32(candidate, dn)
	r := load32(reset)
	dr := dn.Mul(load32(last)).Mul(r.Mul(one.Sub(r)))
	store32(reset, dr)
	store32(memory, dr)
	store32(last, dn.Mul(r))
}
