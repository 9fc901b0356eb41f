// Code generated from block32_amd64.go by go generate. DO NOT EDIT.

//go:build goexperiment.simd && go1.27

package kernel

import (
	"simd/archsimd"
	"unsafe"
)

// A block is part of a product, rows x vectors of c, that stays in registers while its
// products are added, in ascending order. Each is a function of its own with one
// loop, whose body ends with its only condition: with anything more around it, Go's
// register allocation puts sums in memory. The vectors are called here by their own
// names, as each function of ours that is inlined into the loop leaves an empty
// instruction behind: they took a quarter of the time.

//go:nosplit
//go:noinline
func block2x4f64(p *product64, c, a, b uintptr) {
	c0 := unsafe.Add(p.c, c)
	c1 := unsafe.Add(c0, p.cRow)
	a0 := unsafe.Add(p.a, a)
	a1 := unsafe.Add(a0, p.aRow)
	x := unsafe.Add(p.b, b)
	aCol, bRow, k := p.aCol, p.bRow, p.k
	s00 := archsimd.LoadFloat64x4Array((*[lanes64]float64)(c0))
	s01 := archsimd.LoadFloat64x4Array((*[lanes64]float64)(unsafe.Add(c0, width64)))
	s02 := archsimd.LoadFloat64x4Array((*[lanes64]float64)(unsafe.Add(c0, 2*width64)))
	s03 := archsimd.LoadFloat64x4Array((*[lanes64]float64)(unsafe.Add(c0, 3*width64)))
	s10 := archsimd.LoadFloat64x4Array((*[lanes64]float64)(c1))
	s11 := archsimd.LoadFloat64x4Array((*[lanes64]float64)(unsafe.Add(c1, width64)))
	s12 := archsimd.LoadFloat64x4Array((*[lanes64]float64)(unsafe.Add(c1, 2*width64)))
	s13 := archsimd.LoadFloat64x4Array((*[lanes64]float64)(unsafe.Add(c1, 3*width64)))
	for {
		f0, f1 := archsimd.BroadcastFloat64x4(*(*float64)(a0)), archsimd.BroadcastFloat64x4(*(*float64)(a1))
		v := archsimd.LoadFloat64x4Array((*[lanes64]float64)(x))
		s00 = s00.Add(v.Mul(f0))
		s10 = s10.Add(v.Mul(f1))
		v = archsimd.LoadFloat64x4Array((*[lanes64]float64)(unsafe.Add(x, width64)))
		s01 = s01.Add(v.Mul(f0))
		s11 = s11.Add(v.Mul(f1))
		v = archsimd.LoadFloat64x4Array((*[lanes64]float64)(unsafe.Add(x, 2*width64)))
		s02 = s02.Add(v.Mul(f0))
		s12 = s12.Add(v.Mul(f1))
		v = archsimd.LoadFloat64x4Array((*[lanes64]float64)(unsafe.Add(x, 3*width64)))
		s03 = s03.Add(v.Mul(f0))
		s13 = s13.Add(v.Mul(f1))
		x = unsafe.Add(x, bRow)
		a0 = unsafe.Add(a0, aCol)
		a1 = unsafe.Add(a1, aCol)
		if k--; k <= 0 {
			break
		}
	}
	s00.StoreArray((*[lanes64]float64)(c0))
	s01.StoreArray((*[lanes64]float64)(unsafe.Add(c0, width64)))
	s02.StoreArray((*[lanes64]float64)(unsafe.Add(c0, 2*width64)))
	s03.StoreArray((*[lanes64]float64)(unsafe.Add(c0, 3*width64)))
	s10.StoreArray((*[lanes64]float64)(c1))
	s11.StoreArray((*[lanes64]float64)(unsafe.Add(c1, width64)))
	s12.StoreArray((*[lanes64]float64)(unsafe.Add(c1, 2*width64)))
	s13.StoreArray((*[lanes64]float64)(unsafe.Add(c1, 3*width64)))
}

//go:nosplit
//go:noinline
func block4x1f64(p *product64, c, a, b uintptr) {
	c0 := unsafe.Add(p.c, c)
	c1 := unsafe.Add(c0, p.cRow)
	c2 := unsafe.Add(c1, p.cRow)
	c3 := unsafe.Add(c2, p.cRow)
	a0 := unsafe.Add(p.a, a)
	a1 := unsafe.Add(a0, p.aRow)
	a2 := unsafe.Add(a1, p.aRow)
	a3 := unsafe.Add(a2, p.aRow)
	x := unsafe.Add(p.b, b)
	aCol, bRow, k := p.aCol, p.bRow, p.k
	s0 := archsimd.LoadFloat64x4Array((*[lanes64]float64)(c0))
	s1 := archsimd.LoadFloat64x4Array((*[lanes64]float64)(c1))
	s2 := archsimd.LoadFloat64x4Array((*[lanes64]float64)(c2))
	s3 := archsimd.LoadFloat64x4Array((*[lanes64]float64)(c3))
	for {
		v := archsimd.LoadFloat64x4Array((*[lanes64]float64)(x))
		s0 = s0.Add(v.Mul(archsimd.BroadcastFloat64x4(*(*float64)(a0))))
		s1 = s1.Add(v.Mul(archsimd.BroadcastFloat64x4(*(*float64)(a1))))
		s2 = s2.Add(v.Mul(archsimd.BroadcastFloat64x4(*(*float64)(a2))))
		s3 = s3.Add(v.Mul(archsimd.BroadcastFloat64x4(*(*float64)(a3))))
		x = unsafe.Add(x, bRow)
		a0 = unsafe.Add(a0, aCol)
		a1 = unsafe.Add(a1, aCol)
		a2 = unsafe.Add(a2, aCol)
		a3 = unsafe.Add(a3, aCol)
		if k--; k <= 0 {
			break
		}
	}
	s0.StoreArray((*[lanes64]float64)(c0))
	s1.StoreArray((*[lanes64]float64)(c1))
	s2.StoreArray((*[lanes64]float64)(c2))
	s3.StoreArray((*[lanes64]float64)(c3))
}

//go:nosplit
//go:noinline
func block1x8f64(p *product64, c, a, b uintptr) {
	c0 := unsafe.Add(p.c, c)
	a0 := unsafe.Add(p.a, a)
	x := unsafe.Add(p.b, b)
	aCol, bRow, k := p.aCol, p.bRow, p.k
	s0 := archsimd.LoadFloat64x4Array((*[lanes64]float64)(c0))
	s1 := archsimd.LoadFloat64x4Array((*[lanes64]float64)(unsafe.Add(c0, width64)))
	s2 := archsimd.LoadFloat64x4Array((*[lanes64]float64)(unsafe.Add(c0, 2*width64)))
	s3 := archsimd.LoadFloat64x4Array((*[lanes64]float64)(unsafe.Add(c0, 3*width64)))
	s4 := archsimd.LoadFloat64x4Array((*[lanes64]float64)(unsafe.Add(c0, 4*width64)))
	s5 := archsimd.LoadFloat64x4Array((*[lanes64]float64)(unsafe.Add(c0, 5*width64)))
	s6 := archsimd.LoadFloat64x4Array((*[lanes64]float64)(unsafe.Add(c0, 6*width64)))
	s7 := archsimd.LoadFloat64x4Array((*[lanes64]float64)(unsafe.Add(c0, 7*width64)))
	for {
		f := archsimd.BroadcastFloat64x4(*(*float64)(a0))
		s0 = s0.Add(archsimd.LoadFloat64x4Array((*[lanes64]float64)(x)).Mul(f))
		s1 = s1.Add(archsimd.LoadFloat64x4Array((*[lanes64]float64)(unsafe.Add(x, width64))).Mul(f))
		s2 = s2.Add(archsimd.LoadFloat64x4Array((*[lanes64]float64)(unsafe.Add(x, 2*width64))).Mul(f))
		s3 = s3.Add(archsimd.LoadFloat64x4Array((*[lanes64]float64)(unsafe.Add(x, 3*width64))).Mul(f))
		s4 = s4.Add(archsimd.LoadFloat64x4Array((*[lanes64]float64)(unsafe.Add(x, 4*width64))).Mul(f))
		s5 = s5.Add(archsimd.LoadFloat64x4Array((*[lanes64]float64)(unsafe.Add(x, 5*width64))).Mul(f))
		s6 = s6.Add(archsimd.LoadFloat64x4Array((*[lanes64]float64)(unsafe.Add(x, 6*width64))).Mul(f))
		s7 = s7.Add(archsimd.LoadFloat64x4Array((*[lanes64]float64)(unsafe.Add(x, 7*width64))).Mul(f))
		x = unsafe.Add(x, bRow)
		a0 = unsafe.Add(a0, aCol)
		if k--; k <= 0 {
			break
		}
	}
	s0.StoreArray((*[lanes64]float64)(c0))
	s1.StoreArray((*[lanes64]float64)(unsafe.Add(c0, width64)))
	s2.StoreArray((*[lanes64]float64)(unsafe.Add(c0, 2*width64)))
	s3.StoreArray((*[lanes64]float64)(unsafe.Add(c0, 3*width64)))
	s4.StoreArray((*[lanes64]float64)(unsafe.Add(c0, 4*width64)))
	s5.StoreArray((*[lanes64]float64)(unsafe.Add(c0, 5*width64)))
	s6.StoreArray((*[lanes64]float64)(unsafe.Add(c0, 6*width64)))
	s7.StoreArray((*[lanes64]float64)(unsafe.Add(c0, 7*width64)))
}

//go:nosplit
//go:noinline
func block1x5f64(p *product64, c, a, b uintptr) {
	c0 := unsafe.Add(p.c, c)
	a0 := unsafe.Add(p.a, a)
	x := unsafe.Add(p.b, b)
	aCol, bRow, k := p.aCol, p.bRow, p.k
	s0 := archsimd.LoadFloat64x4Array((*[lanes64]float64)(c0))
	s1 := archsimd.LoadFloat64x4Array((*[lanes64]float64)(unsafe.Add(c0, width64)))
	s2 := archsimd.LoadFloat64x4Array((*[lanes64]float64)(unsafe.Add(c0, 2*width64)))
	s3 := archsimd.LoadFloat64x4Array((*[lanes64]float64)(unsafe.Add(c0, 3*width64)))
	s4 := archsimd.LoadFloat64x4Array((*[lanes64]float64)(unsafe.Add(c0, 4*width64)))
	for {
		f := archsimd.BroadcastFloat64x4(*(*float64)(a0))
		s0 = s0.Add(archsimd.LoadFloat64x4Array((*[lanes64]float64)(x)).Mul(f))
		s1 = s1.Add(archsimd.LoadFloat64x4Array((*[lanes64]float64)(unsafe.Add(x, width64))).Mul(f))
		s2 = s2.Add(archsimd.LoadFloat64x4Array((*[lanes64]float64)(unsafe.Add(x, 2*width64))).Mul(f))
		s3 = s3.Add(archsimd.LoadFloat64x4Array((*[lanes64]float64)(unsafe.Add(x, 3*width64))).Mul(f))
		s4 = s4.Add(archsimd.LoadFloat64x4Array((*[lanes64]float64)(unsafe.Add(x, 4*width64))).Mul(f))
		x = unsafe.Add(x, bRow)
		a0 = unsafe.Add(a0, aCol)
		if k--; k <= 0 {
			break
		}
	}
	s0.StoreArray((*[lanes64]float64)(c0))
	s1.StoreArray((*[lanes64]float64)(unsafe.Add(c0, width64)))
	s2.StoreArray((*[lanes64]float64)(unsafe.Add(c0, 2*width64)))
	s3.StoreArray((*[lanes64]float64)(unsafe.Add(c0, 3*width64)))
	s4.StoreArray((*[lanes64]float64)(unsafe.Add(c0, 4*width64)))
}

//go:nosplit
//go:noinline
func block1x4f64(p *product64, c, a, b uintptr) {
	c0 := unsafe.Add(p.c, c)
	a0 := unsafe.Add(p.a, a)
	x := unsafe.Add(p.b, b)
	aCol, bRow, k := p.aCol, p.bRow, p.k
	s0 := archsimd.LoadFloat64x4Array((*[lanes64]float64)(c0))
	s1 := archsimd.LoadFloat64x4Array((*[lanes64]float64)(unsafe.Add(c0, width64)))
	s2 := archsimd.LoadFloat64x4Array((*[lanes64]float64)(unsafe.Add(c0, 2*width64)))
	s3 := archsimd.LoadFloat64x4Array((*[lanes64]float64)(unsafe.Add(c0, 3*width64)))
	for {
		f := archsimd.BroadcastFloat64x4(*(*float64)(a0))
		s0 = s0.Add(archsimd.LoadFloat64x4Array((*[lanes64]float64)(x)).Mul(f))
		s1 = s1.Add(archsimd.LoadFloat64x4Array((*[lanes64]float64)(unsafe.Add(x, width64))).Mul(f))
		s2 = s2.Add(archsimd.LoadFloat64x4Array((*[lanes64]float64)(unsafe.Add(x, 2*width64))).Mul(f))
		s3 = s3.Add(archsimd.LoadFloat64x4Array((*[lanes64]float64)(unsafe.Add(x, 3*width64))).Mul(f))
		x = unsafe.Add(x, bRow)
		a0 = unsafe.Add(a0, aCol)
		if k--; k <= 0 {
			break
		}
	}
	s0.StoreArray((*[lanes64]float64)(c0))
	s1.StoreArray((*[lanes64]float64)(unsafe.Add(c0, width64)))
	s2.StoreArray((*[lanes64]float64)(unsafe.Add(c0, 2*width64)))
	s3.StoreArray((*[lanes64]float64)(unsafe.Add(c0, 3*width64)))
}

//go:nosplit
//go:noinline
func block1x1f64(p *product64, c, a, b uintptr) {
	c0 := unsafe.Add(p.c, c)
	a0 := unsafe.Add(p.a, a)
	x := unsafe.Add(p.b, b)
	aCol, bRow, k := p.aCol, p.bRow, p.k
	s := archsimd.LoadFloat64x4Array((*[lanes64]float64)(c0))
	for {
		f := archsimd.BroadcastFloat64x4(*(*float64)(a0))
		s = s.Add(archsimd.LoadFloat64x4Array((*[lanes64]float64)(x)).Mul(f))
		x = unsafe.Add(x, bRow)
		a0 = unsafe.Add(a0, aCol)
		if k--; k <= 0 {
			break
		}
	}
	s.StoreArray((*[lanes64]float64)(c0))
}
