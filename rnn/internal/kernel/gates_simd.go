//go:build goexperiment.simd && go1.27 && (amd64 || wasm)

package kernel

import "unsafe"

// The vector versions of lstm.go and gru.go do as many whole vectors of each row as
// there are, and return how many columns that is. They are for float32 alone:
// nothing but gradient checks runs these cells in float64.

func gateVectors[T Float]() bool { return vectors && single[T]() }

func lstmStateVectors[T Float](c, gates, before []T, batch, hidden int) int {
	if !gateVectors[T]() {
		return 0
	}
	return lstmState(as32(c), as32(gates), as32(before), batch, hidden)
}

func lstmOutputVectors[T Float](h, gates, tanhC []T, batch, hidden int) int {
	if !gateVectors[T]() {
		return 0
	}
	return lstmOutput(as32(h), as32(gates), as32(tanhC), batch, hidden)
}

func lstmGradientVectors[T Float](dc, gates, dh, before, tanhC []T, batch, hidden int) int {
	if !gateVectors[T]() {
		return 0
	}
	return lstmGradient(as32(dc), as32(gates), as32(dh), as32(before), as32(tanhC), batch, hidden)
}

func gruResetVectors[T Float](gates, memory []T, batch, hidden int) int {
	if !gateVectors[T]() {
		return 0
	}
	return gruReset(as32(gates), as32(memory), batch, hidden)
}

func gruStateVectors[T Float](h, gates, before []T, batch, hidden int) int {
	if !gateVectors[T]() {
		return 0
	}
	return gruState(as32(h), as32(gates), as32(before), batch, hidden)
}

func gruKeepVectors[T Float](before, gates, dh []T, batch, hidden int) int {
	if !gateVectors[T]() {
		return 0
	}
	return gruKeep(as32(before), as32(gates), as32(dh), batch, hidden)
}

func gruGradientVectors[T Float](gates, memory, dh, before []T, batch, hidden int) int {
	if !gateVectors[T]() {
		return 0
	}
	return gruGradient(as32(gates), as32(memory), as32(dh), as32(before), batch, hidden)
}

// wholeVectors is the width of a row, and that of its whole vectors, in bytes.
func wholeVectors(hidden int) (width, whole uintptr) {
	return uintptr(hidden) * bytes32, uintptr(hidden/lanes32) * width32
}

// Below, a row begins at its offset at in the arguments that are as wide as the
// state. So what is at i there is at i+3*at among four gates, at i+2*at among three.

func lstmState(c, gates, before []float32, batch, hidden int) int {
	p, q, r := start32(c), start32(gates), start32(before)
	width, whole := wholeVectors(hidden)
	for at := uintptr(0); at < uintptr(batch)*width; at += width {
		for i := at; i < at+whole; i += width32 {
			input := unsafe.Add(q, i+3*at)
			forget := unsafe.Add(input, width)
			g := load32(unsafe.Add(forget, width))
			kept := load32(forget).Mul(load32(unsafe.Add(r, i)))
			store32(unsafe.Add(p, i), kept.Add(load32(input).Mul(g)))
		}
	}
	endVectors()
	return int(whole / bytes32)
}

func lstmOutput(h, gates, tanhC []float32, batch, hidden int) int {
	p, q, r := start32(h), start32(gates), start32(tanhC)
	width, whole := wholeVectors(hidden)
	for at := uintptr(0); at < uintptr(batch)*width; at += width {
		for i := at; i < at+whole; i += width32 {
			o := load32(unsafe.Add(q, i+3*(at+width)))
			store32(unsafe.Add(p, i), o.Mul(load32(unsafe.Add(r, i))))
		}
	}
	endVectors()
	return int(whole / bytes32)
}

func lstmGradient(dc, gates, dh, before, tanhC []float32, batch, hidden int) int {
	p, q, r, s, t := start32(dc), start32(gates), start32(dh), start32(before), start32(tanhC)
	width, whole := wholeVectors(hidden)
	one := all32(1)
	for at := uintptr(0); at < uintptr(batch)*width; at += width {
		for i := at; i < at+whole; i += width32 {
			input := unsafe.Add(q, i+3*at)
			forget := unsafe.Add(input, width)
			candidate := unsafe.Add(forget, width)
			output := unsafe.Add(candidate, width)

			dh, tanh, v := load32(unsafe.Add(r, i)), load32(unsafe.Add(t, i)), load32(output)
			d := load32(unsafe.Add(p, i)).Add(dh.Mul(v).Mul(one.Sub(tanh.Mul(tanh))))
			store32(output, dh.Mul(tanh).Mul(v.Mul(one.Sub(v))))
			v = load32(forget)
			store32(unsafe.Add(p, i), d.Mul(v))
			store32(forget, d.Mul(load32(unsafe.Add(s, i))).Mul(v.Mul(one.Sub(v))))
			v, g := load32(input), load32(candidate)
			store32(input, d.Mul(g).Mul(v.Mul(one.Sub(v))))
			store32(candidate, d.Mul(v).Mul(one.Sub(g.Mul(g))))
		}
	}
	endVectors()
	return int(whole / bytes32)
}

func gruReset(gates, memory []float32, batch, hidden int) int {
	p, q := start32(gates), start32(memory)
	width, whole := wholeVectors(hidden)
	for at := uintptr(0); at < uintptr(batch)*width; at += width {
		for i := 3 * at; i < 3*at+whole; i += width32 {
			r, n := load32(unsafe.Add(p, i)), unsafe.Add(p, i+2*width)
			store32(n, load32(n).Add(r.Mul(load32(unsafe.Add(q, i+2*width)))))
		}
	}
	endVectors()
	return int(whole / bytes32)
}

func gruState(h, gates, before []float32, batch, hidden int) int {
	p, q, r := start32(h), start32(gates), start32(before)
	width, whole := wholeVectors(hidden)
	one := all32(1)
	for at := uintptr(0); at < uintptr(batch)*width; at += width {
		for i := at; i < at+whole; i += width32 {
			update := unsafe.Add(q, i+2*at+width)
			z, n := load32(update), load32(unsafe.Add(update, width))
			store32(unsafe.Add(p, i), one.Sub(z).Mul(n).Add(z.Mul(load32(unsafe.Add(r, i)))))
		}
	}
	endVectors()
	return int(whole / bytes32)
}

func gruKeep(before, gates, dh []float32, batch, hidden int) int {
	p, q, r := start32(before), start32(gates), start32(dh)
	width, whole := wholeVectors(hidden)
	for at := uintptr(0); at < uintptr(batch)*width; at += width {
		for i := at; i < at+whole; i += width32 {
			z, v := load32(unsafe.Add(q, i+2*at+width)), unsafe.Add(p, i)
			store32(v, load32(v).Add(z.Mul(load32(unsafe.Add(r, i)))))
		}
	}
	endVectors()
	return int(whole / bytes32)
}

func gruGradient(gates, memory, dh, before []float32, batch, hidden int) int {
	p, q, r, s := start32(gates), start32(memory), start32(dh), start32(before)
	width, whole := wholeVectors(hidden)
	one := all32(1)
	for at := uintptr(0); at < uintptr(batch)*width; at += width {
		for i := at; i < at+whole; i += width32 {
			reset, m := unsafe.Add(p, i+2*at), unsafe.Add(q, i+2*at)
			update := unsafe.Add(reset, width)
			candidate := unsafe.Add(update, width)

			d, z, n := load32(unsafe.Add(r, i)), load32(update), load32(candidate)
			dz := d.Mul(load32(unsafe.Add(s, i)).Sub(n)).Mul(z.Mul(one.Sub(z)))
			dn := d.Mul(one.Sub(z)).Mul(one.Sub(n.Mul(n)))
			store32(update, dz)
			store32(unsafe.Add(m, width), dz)
			store32(candidate, dn)
			v := load32(reset)
			last := unsafe.Add(m, 2*width)
			dr := dn.Mul(load32(last)).Mul(v.Mul(one.Sub(v)))
			store32(reset, dr)
			store32(m, dr)
			store32(last, dn.Mul(v))
		}
	}
	endVectors()
	return int(whole / bytes32)
}
