//go:build goexperiment.simd && go1.27 && (amd64 || wasm)

package kernel

import "unsafe"

// bytes32 is the size of an element, width32 that of a vector.
const (
	bytes32 = 4
	width32 = bytes32 * lanes32
)

// Each function here does as many whole vectors as there are, and returns how
// many elements that is.

func start32(x []float32) unsafe.Pointer { return unsafe.Pointer(unsafe.SliceData(x)) }

func axpy32(y []float32, a float32, x []float32) int {
	n := len(y) &^ (lanes32 - 1)
	p, q, f := start32(y), start32(x), all32(a)
	for i := uintptr(0); i < uintptr(n)*bytes32; i += width32 {
		y := unsafe.Add(p, i)
		store32(y, load32(y).Add(load32(unsafe.Add(q, i)).Mul(f)))
	}
	endVectors()
	return n
}

func addTo32(y, x []float32) int {
	n := len(y) &^ (lanes32 - 1)
	p, q := start32(y), start32(x)
	for i := uintptr(0); i < uintptr(n)*bytes32; i += width32 {
		y := unsafe.Add(p, i)
		store32(y, load32(y).Add(load32(unsafe.Add(q, i))))
	}
	endVectors()
	return n
}

func scale32(x []float32, a float32) int {
	n := len(x) &^ (lanes32 - 1)
	p, f := start32(x), all32(a)
	for i := uintptr(0); i < uintptr(n)*bytes32; i += width32 {
		x := unsafe.Add(p, i)
		store32(x, load32(x).Mul(f))
	}
	endVectors()
	return n
}

func clip32(x []float32, limit float32) int {
	n := len(x) &^ (lanes32 - 1)
	p, low, high := start32(x), all32(-limit), all32(limit)
	for i := uintptr(0); i < uintptr(n)*bytes32; i += width32 {
		x := unsafe.Add(p, i)
		v := load32(x)
		v = high.IfElse(v.Greater(high), v)
		store32(x, low.IfElse(v.Less(low), v))
	}
	endVectors()
	return n
}

func finite32(x []float32) (n int, finite bool) {
	n = len(x) &^ (lanes32 - 1)
	p, bits := start32(x), allUint32(0)
	for i := uintptr(0); i < uintptr(n)*bytes32; i += width32 {
		v := load32(unsafe.Add(p, i))
		bits = bits.Or(v.Sub(v).ToBits())
	}
	var lanes [lanes32]float32
	store32(unsafe.Pointer(&lanes), bits.BitsToFloat32())
	endVectors()
	return n, lanes == [lanes32]float32{}
}

func relu32(y, x []float32) int {
	n := len(x) &^ (lanes32 - 1)
	p, q := start32(y), start32(x)
	for i := uintptr(0); i < uintptr(n)*bytes32; i += width32 {
		v, zero := load32(unsafe.Add(q, i)), zero32()
		store32(unsafe.Add(p, i), zero.IfElse(v.Less(zero), v))
	}
	endVectors()
	return n
}

func tanhGradient32(dx, dy, y []float32) int {
	n := len(y) &^ (lanes32 - 1)
	p, q, r := start32(dx), start32(dy), start32(y)
	for i := uintptr(0); i < uintptr(n)*bytes32; i += width32 {
		v := load32(unsafe.Add(r, i))
		store32(unsafe.Add(p, i), load32(unsafe.Add(q, i)).Mul(all32(1).Sub(v.Mul(v))))
	}
	endVectors()
	return n
}

func sigmoidGradient32(dx, dy, y []float32) int {
	n := len(y) &^ (lanes32 - 1)
	p, q, r := start32(dx), start32(dy), start32(y)
	for i := uintptr(0); i < uintptr(n)*bytes32; i += width32 {
		v := load32(unsafe.Add(r, i))
		store32(unsafe.Add(p, i), load32(unsafe.Add(q, i)).Mul(v.Mul(all32(1).Sub(v))))
	}
	endVectors()
	return n
}

func reluGradient32(dx, dy, y []float32) int {
	n := len(y) &^ (lanes32 - 1)
	p, q, r := start32(dx), start32(dy), start32(y)
	for i := uintptr(0); i < uintptr(n)*bytes32; i += width32 {
		zero := zero32()
		positive := load32(unsafe.Add(r, i)).Greater(zero)
		store32(unsafe.Add(p, i), load32(unsafe.Add(q, i)).IfElse(positive, zero))
	}
	endVectors()
	return n
}

func sgd32(p, g []float32, rate float32) int {
	n := len(p) &^ (lanes32 - 1)
	q, r, f := start32(p), start32(g), all32(rate)
	for i := uintptr(0); i < uintptr(n)*bytes32; i += width32 {
		p := unsafe.Add(q, i)
		store32(p, load32(p).Sub(load32(unsafe.Add(r, i)).Mul(f)))
	}
	endVectors()
	return n
}

func momentum32(p, a, g []float32, rate float32) int {
	n := len(p) &^ (lanes32 - 1)
	q, r, s, f := start32(p), start32(a), start32(g), all32(rate)
	for i := uintptr(0); i < uintptr(n)*bytes32; i += width32 {
		p, a := unsafe.Add(q, i), unsafe.Add(r, i)
		v := load32(a).Mul(all32(momentum)).Add(load32(unsafe.Add(s, i)))
		store32(a, v)
		store32(p, load32(p).Sub(v.Mul(f)))
	}
	endVectors()
	return n
}

func rmsprop32(p, a, g []float32, rate float32) int {
	n := len(p) &^ (lanes32 - 1)
	q, r, s, f := start32(p), start32(a), start32(g), all32(rate)
	for i := uintptr(0); i < uintptr(n)*bytes32; i += width32 {
		p, a, g := unsafe.Add(q, i), unsafe.Add(r, i), load32(unsafe.Add(s, i))
		v := load32(a).Mul(all32(rmsAlpha)).Add(g.Mul(g).Mul(all32(1 - rmsAlpha)))
		store32(a, v)
		store32(p, load32(p).Sub(g.Mul(f).Div(v.Sqrt().Add(all32(epsilon)))))
	}
	endVectors()
	return n
}

func adam32(p, a, b, g []float32, rate, scale float32) int {
	n := len(p) &^ (lanes32 - 1)
	q, r, s, t := start32(p), start32(a), start32(b), start32(g)
	f, scales := all32(rate), all32(scale)
	for i := uintptr(0); i < uintptr(n)*bytes32; i += width32 {
		p, a, b, g := unsafe.Add(q, i), unsafe.Add(r, i), unsafe.Add(s, i), load32(unsafe.Add(t, i))
		v := load32(a).Mul(all32(AdamBeta1)).Add(g.Mul(all32(1 - AdamBeta1)))
		w := load32(b).Mul(all32(AdamBeta2)).Add(g.Mul(g).Mul(all32(1 - AdamBeta2)))
		store32(a, v)
		store32(b, w)
		store32(p, load32(p).Sub(v.Mul(f).Div(w.Sqrt().Div(scales).Add(all32(epsilon)))))
	}
	endVectors()
	return n
}
