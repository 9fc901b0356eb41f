//go:build goexperiment.simd && go1.27 && wasmkernel

package kernel

import "unsafe"

// In a program built with the tag wasmkernel these loops are not made of Go, but
// are the WebAssembly that emit writes. Whoever loads such a program loads that
// module beside it, with the program's memory, and answers these imports with its
// functions, as web/app/trainer/kernel-module.ts does. Nothing here can see
// whether it is the right module; the tests can, the same as for Go's loops.

// narrowest32 and narrowest64 are the fewest columns that multiply32 and multiply64 are for.
const narrowest32, narrowest64 = 1, 1

// multiply32 adds a b to c (m, n), b being (k, n) and element (i, p) of a
// a[i*aRow+p*aCol]. multiply64 is the same for float64.
func multiply32(c, a, b []float32, m, k, n, aRow, aCol int) {
	multiplyInto32(unsafe.Pointer(unsafe.SliceData(c)), unsafe.Pointer(unsafe.SliceData(a)), unsafe.Pointer(unsafe.SliceData(b)),
		uint32(m), uint32(k), uint32(n), uint32(aRow), uint32(aCol))
}

func multiply64(c, a, b []float64, m, k, n, aRow, aCol int) {
	multiplyInto64(unsafe.Pointer(unsafe.SliceData(c)), unsafe.Pointer(unsafe.SliceData(a)), unsafe.Pointer(unsafe.SliceData(b)),
		uint32(m), uint32(k), uint32(n), uint32(aRow), uint32(aCol))
}

// expAll32, tanhAll32 and sigmoidAll32 set y to a function of x, all of it, and say so.

func expAll32(y, x []float32) int {
	exp(unsafe.Pointer(unsafe.SliceData(y)), unsafe.Pointer(unsafe.SliceData(x)), uint32(len(x)))
	return len(x)
}

func tanhAll32(y, x []float32) int {
	tanh(unsafe.Pointer(unsafe.SliceData(y)), unsafe.Pointer(unsafe.SliceData(x)), uint32(len(x)))
	return len(x)
}

func sigmoidAll32(y, x []float32) int {
	sigmoid(unsafe.Pointer(unsafe.SliceData(y)), unsafe.Pointer(unsafe.SliceData(x)), uint32(len(x)))
	return len(x)
}

//go:wasmimport kernel product32
//go:noescape
func multiplyInto32(c, a, b unsafe.Pointer, m, k, n, aRow, aCol uint32)

//go:wasmimport kernel product64
//go:noescape
func multiplyInto64(c, a, b unsafe.Pointer, m, k, n, aRow, aCol uint32)

//go:wasmimport kernel exp
//go:noescape
func exp(y, x unsafe.Pointer, n uint32)

//go:wasmimport kernel tanh
//go:noescape
func tanh(y, x unsafe.Pointer, n uint32)

//go:wasmimport kernel sigmoid
//go:noescape
func sigmoid(y, x unsafe.Pointer, n uint32)
