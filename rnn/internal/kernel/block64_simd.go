// Code generated from block32_simd.go by go generate. DO NOT EDIT.

//go:build goexperiment.simd && go1.27 && wasm

package kernel

import "unsafe"

// A block is part of a product, rows x vectors of c, that stays in registers while its
// products are added, in ascending order. Each is a function of its own with one
// loop, whose body ends with its only condition: with anything more around it, Go's
// register allocation puts sums in memory.

//go:nosplit
//go:noinline
func block2x4f64(p *product64, c, a, b uintptr) {
	c0 := unsafe.Add(p.c, c)
	c1 := unsafe.Add(c0, p.cRow)
	a0 := unsafe.Add(p.a, a)
	a1 := unsafe.Add(a0, p.aRow)
	x := unsafe.Add(p.b, b)
	aCol, bRow, k := p.aCol, p.bRow, p.k
	s00 := load64(c0)
	s01 := load64(unsafe.Add(c0, width64))
	s02 := load64(unsafe.Add(c0, 2*width64))
	s03 := load64(unsafe.Add(c0, 3*width64))
	s10 := load64(c1)
	s11 := load64(unsafe.Add(c1, width64))
	s12 := load64(unsafe.Add(c1, 2*width64))
	s13 := load64(unsafe.Add(c1, 3*width64))
	for {
		f0, f1 := all64(*(*float64)(a0)), all64(*(*float64)(a1))
		v := load64(x)
		s00 = s00.Add(v.Mul(f0))
		s10 = s10.Add(v.Mul(f1))
		v = load64(unsafe.Add(x, width64))
		s01 = s01.Add(v.Mul(f0))
		s11 = s11.Add(v.Mul(f1))
		v = load64(unsafe.Add(x, 2*width64))
		s02 = s02.Add(v.Mul(f0))
		s12 = s12.Add(v.Mul(f1))
		v = load64(unsafe.Add(x, 3*width64))
		s03 = s03.Add(v.Mul(f0))
		s13 = s13.Add(v.Mul(f1))
		x = unsafe.Add(x, bRow)
		a0 = unsafe.Add(a0, aCol)
		a1 = unsafe.Add(a1, aCol)
		if steps == 2 {
			f0, f1 := all64(*(*float64)(a0)), all64(*(*float64)(a1))
			v := load64(x)
			s00 = s00.Add(v.Mul(f0))
			s10 = s10.Add(v.Mul(f1))
			v = load64(unsafe.Add(x, width64))
			s01 = s01.Add(v.Mul(f0))
			s11 = s11.Add(v.Mul(f1))
			v = load64(unsafe.Add(x, 2*width64))
			s02 = s02.Add(v.Mul(f0))
			s12 = s12.Add(v.Mul(f1))
			v = load64(unsafe.Add(x, 3*width64))
			s03 = s03.Add(v.Mul(f0))
			s13 = s13.Add(v.Mul(f1))
			x = unsafe.Add(x, bRow)
			a0 = unsafe.Add(a0, aCol)
			a1 = unsafe.Add(a1, aCol)
		}
		if k -= steps; k <= 0 {
			break
		}
	}
	store64(c0, s00)
	store64(unsafe.Add(c0, width64), s01)
	store64(unsafe.Add(c0, 2*width64), s02)
	store64(unsafe.Add(c0, 3*width64), s03)
	store64(c1, s10)
	store64(unsafe.Add(c1, width64), s11)
	store64(unsafe.Add(c1, 2*width64), s12)
	store64(unsafe.Add(c1, 3*width64), s13)
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
	s0 := load64(c0)
	s1 := load64(c1)
	s2 := load64(c2)
	s3 := load64(c3)
	for {
		v := load64(x)
		s0 = s0.Add(v.Mul(all64(*(*float64)(a0))))
		s1 = s1.Add(v.Mul(all64(*(*float64)(a1))))
		s2 = s2.Add(v.Mul(all64(*(*float64)(a2))))
		s3 = s3.Add(v.Mul(all64(*(*float64)(a3))))
		x = unsafe.Add(x, bRow)
		a0 = unsafe.Add(a0, aCol)
		a1 = unsafe.Add(a1, aCol)
		a2 = unsafe.Add(a2, aCol)
		a3 = unsafe.Add(a3, aCol)
		if steps == 2 {
			v := load64(x)
			s0 = s0.Add(v.Mul(all64(*(*float64)(a0))))
			s1 = s1.Add(v.Mul(all64(*(*float64)(a1))))
			s2 = s2.Add(v.Mul(all64(*(*float64)(a2))))
			s3 = s3.Add(v.Mul(all64(*(*float64)(a3))))
			x = unsafe.Add(x, bRow)
			a0 = unsafe.Add(a0, aCol)
			a1 = unsafe.Add(a1, aCol)
			a2 = unsafe.Add(a2, aCol)
			a3 = unsafe.Add(a3, aCol)
		}
		if k -= steps; k <= 0 {
			break
		}
	}
	store64(c0, s0)
	store64(c1, s1)
	store64(c2, s2)
	store64(c3, s3)
}

//go:nosplit
//go:noinline
func block1x8f64(p *product64, c, a, b uintptr) {
	c0 := unsafe.Add(p.c, c)
	a0 := unsafe.Add(p.a, a)
	x := unsafe.Add(p.b, b)
	aCol, bRow, k := p.aCol, p.bRow, p.k
	s0 := load64(c0)
	s1 := load64(unsafe.Add(c0, width64))
	s2 := load64(unsafe.Add(c0, 2*width64))
	s3 := load64(unsafe.Add(c0, 3*width64))
	s4 := load64(unsafe.Add(c0, 4*width64))
	s5 := load64(unsafe.Add(c0, 5*width64))
	s6 := load64(unsafe.Add(c0, 6*width64))
	s7 := load64(unsafe.Add(c0, 7*width64))
	for {
		f := all64(*(*float64)(a0))
		s0 = s0.Add(load64(x).Mul(f))
		s1 = s1.Add(load64(unsafe.Add(x, width64)).Mul(f))
		s2 = s2.Add(load64(unsafe.Add(x, 2*width64)).Mul(f))
		s3 = s3.Add(load64(unsafe.Add(x, 3*width64)).Mul(f))
		s4 = s4.Add(load64(unsafe.Add(x, 4*width64)).Mul(f))
		s5 = s5.Add(load64(unsafe.Add(x, 5*width64)).Mul(f))
		s6 = s6.Add(load64(unsafe.Add(x, 6*width64)).Mul(f))
		s7 = s7.Add(load64(unsafe.Add(x, 7*width64)).Mul(f))
		x = unsafe.Add(x, bRow)
		a0 = unsafe.Add(a0, aCol)
		if steps == 2 {
			f := all64(*(*float64)(a0))
			s0 = s0.Add(load64(x).Mul(f))
			s1 = s1.Add(load64(unsafe.Add(x, width64)).Mul(f))
			s2 = s2.Add(load64(unsafe.Add(x, 2*width64)).Mul(f))
			s3 = s3.Add(load64(unsafe.Add(x, 3*width64)).Mul(f))
			s4 = s4.Add(load64(unsafe.Add(x, 4*width64)).Mul(f))
			s5 = s5.Add(load64(unsafe.Add(x, 5*width64)).Mul(f))
			s6 = s6.Add(load64(unsafe.Add(x, 6*width64)).Mul(f))
			s7 = s7.Add(load64(unsafe.Add(x, 7*width64)).Mul(f))
			x = unsafe.Add(x, bRow)
			a0 = unsafe.Add(a0, aCol)
		}
		if k -= steps; k <= 0 {
			break
		}
	}
	store64(c0, s0)
	store64(unsafe.Add(c0, width64), s1)
	store64(unsafe.Add(c0, 2*width64), s2)
	store64(unsafe.Add(c0, 3*width64), s3)
	store64(unsafe.Add(c0, 4*width64), s4)
	store64(unsafe.Add(c0, 5*width64), s5)
	store64(unsafe.Add(c0, 6*width64), s6)
	store64(unsafe.Add(c0, 7*width64), s7)
}

//go:nosplit
//go:noinline
func block1x5f64(p *product64, c, a, b uintptr) {
	c0 := unsafe.Add(p.c, c)
	a0 := unsafe.Add(p.a, a)
	x := unsafe.Add(p.b, b)
	aCol, bRow, k := p.aCol, p.bRow, p.k
	s0 := load64(c0)
	s1 := load64(unsafe.Add(c0, width64))
	s2 := load64(unsafe.Add(c0, 2*width64))
	s3 := load64(unsafe.Add(c0, 3*width64))
	s4 := load64(unsafe.Add(c0, 4*width64))
	for {
		f := all64(*(*float64)(a0))
		s0 = s0.Add(load64(x).Mul(f))
		s1 = s1.Add(load64(unsafe.Add(x, width64)).Mul(f))
		s2 = s2.Add(load64(unsafe.Add(x, 2*width64)).Mul(f))
		s3 = s3.Add(load64(unsafe.Add(x, 3*width64)).Mul(f))
		s4 = s4.Add(load64(unsafe.Add(x, 4*width64)).Mul(f))
		x = unsafe.Add(x, bRow)
		a0 = unsafe.Add(a0, aCol)
		if steps == 2 {
			f := all64(*(*float64)(a0))
			s0 = s0.Add(load64(x).Mul(f))
			s1 = s1.Add(load64(unsafe.Add(x, width64)).Mul(f))
			s2 = s2.Add(load64(unsafe.Add(x, 2*width64)).Mul(f))
			s3 = s3.Add(load64(unsafe.Add(x, 3*width64)).Mul(f))
			s4 = s4.Add(load64(unsafe.Add(x, 4*width64)).Mul(f))
			x = unsafe.Add(x, bRow)
			a0 = unsafe.Add(a0, aCol)
		}
		if k -= steps; k <= 0 {
			break
		}
	}
	store64(c0, s0)
	store64(unsafe.Add(c0, width64), s1)
	store64(unsafe.Add(c0, 2*width64), s2)
	store64(unsafe.Add(c0, 3*width64), s3)
	store64(unsafe.Add(c0, 4*width64), s4)
}

//go:nosplit
//go:noinline
func block1x4f64(p *product64, c, a, b uintptr) {
	c0 := unsafe.Add(p.c, c)
	a0 := unsafe.Add(p.a, a)
	x := unsafe.Add(p.b, b)
	aCol, bRow, k := p.aCol, p.bRow, p.k
	s0 := load64(c0)
	s1 := load64(unsafe.Add(c0, width64))
	s2 := load64(unsafe.Add(c0, 2*width64))
	s3 := load64(unsafe.Add(c0, 3*width64))
	for {
		f := all64(*(*float64)(a0))
		s0 = s0.Add(load64(x).Mul(f))
		s1 = s1.Add(load64(unsafe.Add(x, width64)).Mul(f))
		s2 = s2.Add(load64(unsafe.Add(x, 2*width64)).Mul(f))
		s3 = s3.Add(load64(unsafe.Add(x, 3*width64)).Mul(f))
		x = unsafe.Add(x, bRow)
		a0 = unsafe.Add(a0, aCol)
		if steps == 2 {
			f := all64(*(*float64)(a0))
			s0 = s0.Add(load64(x).Mul(f))
			s1 = s1.Add(load64(unsafe.Add(x, width64)).Mul(f))
			s2 = s2.Add(load64(unsafe.Add(x, 2*width64)).Mul(f))
			s3 = s3.Add(load64(unsafe.Add(x, 3*width64)).Mul(f))
			x = unsafe.Add(x, bRow)
			a0 = unsafe.Add(a0, aCol)
		}
		if k -= steps; k <= 0 {
			break
		}
	}
	store64(c0, s0)
	store64(unsafe.Add(c0, width64), s1)
	store64(unsafe.Add(c0, 2*width64), s2)
	store64(unsafe.Add(c0, 3*width64), s3)
}

//go:nosplit
//go:noinline
func block1x1f64(p *product64, c, a, b uintptr) {
	c0 := unsafe.Add(p.c, c)
	a0 := unsafe.Add(p.a, a)
	x := unsafe.Add(p.b, b)
	aCol, bRow, k := p.aCol, p.bRow, p.k
	s := load64(c0)
	for {
		f := all64(*(*float64)(a0))
		s = s.Add(load64(x).Mul(f))
		x = unsafe.Add(x, bRow)
		a0 = unsafe.Add(a0, aCol)
		if steps == 2 {
			f := all64(*(*float64)(a0))
			s = s.Add(load64(x).Mul(f))
			x = unsafe.Add(x, bRow)
			a0 = unsafe.Add(a0, aCol)
		}
		if k -= steps; k <= 0 {
			break
		}
	}
	store64(c0, s)
}
