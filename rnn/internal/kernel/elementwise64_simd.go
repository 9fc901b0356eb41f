// Code generated from elementwise32_simd.go by go generate. DO NOT EDIT.

//go:build goexperiment.simd && go1.27 && (amd64 || wasm)

package kernel

import "unsafe"

// bytes64 is the size of an element, width64 that of a vector.
const (
	bytes64 = 8
	width64 = bytes64 * lanes64
)

// Each function here does as many whole vectors as there are, and returns how
// many elements that is.

func start64(x []float64) unsafe.Pointer { return unsafe.Pointer(unsafe.SliceData(x)) }

func axpy64(y []float64, a float64, x []float64) int {
	n := len(y) &^ (lanes64 - 1)
	p, q, f := start64(y), start64(x), all64(a)
	for i := uintptr(0); i < uintptr(n)*bytes64; i += width64 {
		y := unsafe.Add(p, i)
		store64(y, load64(y).Add(load64(unsafe.Add(q, i)).Mul(f)))
	}
	endVectors()
	return n
}

func addTo64(y, x []float64) int {
	n := len(y) &^ (lanes64 - 1)
	p, q := start64(y), start64(x)
	for i := uintptr(0); i < uintptr(n)*bytes64; i += width64 {
		y := unsafe.Add(p, i)
		store64(y, load64(y).Add(load64(unsafe.Add(q, i))))
	}
	endVectors()
	return n
}

func scale64(x []float64, a float64) int {
	n := len(x) &^ (lanes64 - 1)
	p, f := start64(x), all64(a)
	for i := uintptr(0); i < uintptr(n)*bytes64; i += width64 {
		x := unsafe.Add(p, i)
		store64(x, load64(x).Mul(f))
	}
	endVectors()
	return n
}

func clip64(x []float64, limit float64) int {
	n := len(x) &^ (lanes64 - 1)
	p, low, high := start64(x), all64(-limit), all64(limit)
	for i := uintptr(0); i < uintptr(n)*bytes64; i += width64 {
		x := unsafe.Add(p, i)
		v := load64(x)
		v = high.IfElse(v.Greater(high), v)
		store64(x, low.IfElse(v.Less(low), v))
	}
	endVectors()
	return n
}

func finite64(x []float64) (n int, finite bool) {
	n = len(x) &^ (lanes64 - 1)
	p, bits := start64(x), allUint64(0)
	for i := uintptr(0); i < uintptr(n)*bytes64; i += width64 {
		v := load64(unsafe.Add(p, i))
		bits = bits.Or(v.Sub(v).ToBits())
	}
	var lanes [lanes64]float64
	store64(unsafe.Pointer(&lanes), bits.BitsToFloat64())
	endVectors()
	return n, lanes == [lanes64]float64{}
}

func relu64(y, x []float64) int {
	n := len(x) &^ (lanes64 - 1)
	p, q := start64(y), start64(x)
	for i := uintptr(0); i < uintptr(n)*bytes64; i += width64 {
		v, zero := load64(unsafe.Add(q, i)), zero64()
		store64(unsafe.Add(p, i), zero.IfElse(v.Less(zero), v))
	}
	endVectors()
	return n
}

func tanhGradient64(dx, dy, y []float64) int {
	n := len(y) &^ (lanes64 - 1)
	p, q, r := start64(dx), start64(dy), start64(y)
	for i := uintptr(0); i < uintptr(n)*bytes64; i += width64 {
		v := load64(unsafe.Add(r, i))
		store64(unsafe.Add(p, i), load64(unsafe.Add(q, i)).Mul(all64(1).Sub(v.Mul(v))))
	}
	endVectors()
	return n
}

func sigmoidGradient64(dx, dy, y []float64) int {
	n := len(y) &^ (lanes64 - 1)
	p, q, r := start64(dx), start64(dy), start64(y)
	for i := uintptr(0); i < uintptr(n)*bytes64; i += width64 {
		v := load64(unsafe.Add(r, i))
		store64(unsafe.Add(p, i), load64(unsafe.Add(q, i)).Mul(v.Mul(all64(1).Sub(v))))
	}
	endVectors()
	return n
}

func reluGradient64(dx, dy, y []float64) int {
	n := len(y) &^ (lanes64 - 1)
	p, q, r := start64(dx), start64(dy), start64(y)
	for i := uintptr(0); i < uintptr(n)*bytes64; i += width64 {
		zero := zero64()
		positive := load64(unsafe.Add(r, i)).Greater(zero)
		store64(unsafe.Add(p, i), load64(unsafe.Add(q, i)).IfElse(positive, zero))
	}
	endVectors()
	return n
}

func sgd64(p, g []float64, rate float64) int {
	n := len(p) &^ (lanes64 - 1)
	q, r, f := start64(p), start64(g), all64(rate)
	for i := uintptr(0); i < uintptr(n)*bytes64; i += width64 {
		p := unsafe.Add(q, i)
		store64(p, load64(p).Sub(load64(unsafe.Add(r, i)).Mul(f)))
	}
	endVectors()
	return n
}

func momentum64(p, a, g []float64, rate float64) int {
	n := len(p) &^ (lanes64 - 1)
	q, r, s, f := start64(p), start64(a), start64(g), all64(rate)
	for i := uintptr(0); i < uintptr(n)*bytes64; i += width64 {
		p, a := unsafe.Add(q, i), unsafe.Add(r, i)
		v := load64(a).Mul(all64(momentum)).Add(load64(unsafe.Add(s, i)))
		store64(a, v)
		store64(p, load64(p).Sub(v.Mul(f)))
	}
	endVectors()
	return n
}

func rmsprop64(p, a, g []float64, rate float64) int {
	n := len(p) &^ (lanes64 - 1)
	q, r, s, f := start64(p), start64(a), start64(g), all64(rate)
	for i := uintptr(0); i < uintptr(n)*bytes64; i += width64 {
		p, a, g := unsafe.Add(q, i), unsafe.Add(r, i), load64(unsafe.Add(s, i))
		v := load64(a).Mul(all64(rmsAlpha)).Add(g.Mul(g).Mul(all64(1 - rmsAlpha)))
		store64(a, v)
		store64(p, load64(p).Sub(g.Mul(f).Div(v.Sqrt().Add(all64(epsilon)))))
	}
	endVectors()
	return n
}

func adam64(p, a, b, g []float64, rate, scale float64) int {
	n := len(p) &^ (lanes64 - 1)
	q, r, s, t := start64(p), start64(a), start64(b), start64(g)
	f, scales := all64(rate), all64(scale)
	for i := uintptr(0); i < uintptr(n)*bytes64; i += width64 {
		p, a, b, g := unsafe.Add(q, i), unsafe.Add(r, i), unsafe.Add(s, i), load64(unsafe.Add(t, i))
		v := load64(a).Mul(all64(AdamBeta1)).Add(g.Mul(all64(1 - AdamBeta1)))
		w := load64(b).Mul(all64(AdamBeta2)).Add(g.Mul(g).Mul(all64(1 - AdamBeta2)))
		store64(a, v)
		store64(b, w)
		store64(p, load64(p).Sub(v.Mul(f).Div(w.Sqrt().Div(scales).Add(all64(epsilon)))))
	}
	endVectors()
	return n
}
