//go:build goexperiment.simd && go1.27 && (amd64 || wasm)

package kernel

import (
	"simd/archsimd"
	"unsafe"
)

// transposeVectors does as many rows of src as come in fours, and returns how many
// that is. It is for float32 alone.
func transposeVectors[T Float](dst, src []T, rows, cols int) int {
	if !vectors || !single[T]() || cols == 0 {
		return 0
	}
	transpose32(as32(dst), as32(src), rows, cols)
	return rows &^ 3
}

// transpose32 gathers the four numbers that lie together in dst, to store them at once.
func transpose32(dst, src []float32, rows, cols int) {
	width, height := uintptr(cols)*4, uintptr(rows)*4
	p, q := start32(dst), start32(src)
	for i := 0; i+4 <= rows; i += 4 {
		to, end := p, unsafe.Add(q, width)
		for from := q; uintptr(from) < uintptr(end); from = unsafe.Add(from, 4) {
			second := unsafe.Add(from, width)
			third := unsafe.Add(second, width)
			v := archsimd.Float32x4{}.SetElem(0, *(*float32)(from))
			v = v.SetElem(1, *(*float32)(second)).SetElem(2, *(*float32)(third))
			v = v.SetElem(3, *(*float32)(unsafe.Add(third, width)))
			v.StoreArray((*[4]float32)(to))
			to = unsafe.Add(to, height)
		}
		p, q = unsafe.Add(p, 16), unsafe.Add(q, 4*width)
	}
}
