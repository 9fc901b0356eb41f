package main

// The functions of exp.go, tanh.go and sigmoid.go in package kernel, step for
// step. Where those branch, both ways are computed and one is selected.

// addFunction adds to the module a function
//
//	name(y, x, n)
//
// that sets each of n numbers at y to that of a function of x. The two may be one
// and the same.
func addFunction(m *module, name string, of func(x wide) wide) {
	one := m.function("", v128)
	one.results = []kind{v128}
	one.emit(of(wide{one, []expr{get(one.parameter(0))}}).vectors[0])

	f := m.function(name, i32, i32, i32)
	y, x, n := f.parameter(0), f.parameter(1), f.parameter(2)
	f.while(atLeast(get(n), num(2*lanes)), func() {
		v := wide{f, []expr{f.keep(whole.load(x, 0)), f.keep(whole.load(x, int(whole)))}}
		v = of(v)
		whole.store(f, y, 0, v.vectors[0])
		whole.store(f, y, int(whole), v.vectors[1])
		f.add(y, num(2*int(whole)))
		f.add(x, num(2*int(whole)))
		f.set(n, sub(get(n), num(2*lanes)))
	})
	for _, part := range []width{whole, half, single} {
		f.when(and(get(n), num(int(part/single))), func() {
			part.store(f, y, 0, called(one, part.load(x, 0)))
			f.add(y, num(int(part)))
			f.add(x, num(int(part)))
		})
	}
}

const (
	expMax    = 89
	expMin    = -104
	log2e     = 1.44269504
	rounding  = 3 << 22 // 1.5 * 2^23
	roundBits = 0x4b400000
	ln2High   = 0.693359375
	ln2Low    = -2.12194440e-4
	bias      = 127
	mantissa  = 23
	signBit   = -1 << 31

	tanhSplit    = 0.625
	sigmoidSplit = 2 * tanhSplit
)

func exponential(x wide) wide {
	x = x.limited(x.f.floats(expMax)).raised(x.f.floats(expMin))
	n, r := expReduce(x)
	return expScale(expPolynomial(r), n)
}

// expReduce is for an x that is in range already.
func expReduce(x wide) (n, r wide) {
	f := x.f
	t := x.times(f.floats(log2e)).plus(f.floats(rounding))
	k := t.minus(f.floats(rounding))
	r = x.minus(k.times(f.floats(ln2High))).minus(k.times(f.floats(ln2Low)))
	return t.wholeMinus(f.wholes(roundBits)), r
}

func expPolynomial(r wide) wide {
	p := r.times(r.f.floats(1.9875691500e-4)).plus(r.f.floats(1.3981999507e-3))
	for _, c := range []float32{8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1} {
		p = p.times(r).plus(r.f.floats(c))
	}
	return p.times(r.times(r)).plus(r).plus(r.f.floats(1))
}

// expScale is y times two factors that are powers of two.
func expScale(y, n wide) wide {
	half := n.wholeRight(1)
	return y.times(power(half)).times(power(n.wholeMinus(half)))
}

// power is 2^n, for an n that the exponent of a float32 can hold.
func power(n wide) wide { return n.wholeMinus(n.f.wholes(-bias)).wholeLeft(mantissa) }

func hyperbolicTangent(x wide) wide {
	f := x.f
	sign := x.and(f.wholes(signBit))
	a := x.xor(sign)
	// 2a is never negative, so it needs no lower bound. At half the upper bound of
	// the exponential the result is 1 already, and n so small that one factor will do.
	n, r := expReduce(a.plus(a).limited(f.floats(expMax / 2)))
	e := expPolynomial(r).times(power(n))
	far := f.floats(1).minus(f.floats(2).over(e.plus(f.floats(1))))
	return tanhNear(a).where(a.less(f.floats(tanhSplit)), far).or(sign)
}

func tanhNear(a wide) wide {
	z := a.times(a)
	p := z.times(a.f.floats(-5.70498872745e-3)).plus(a.f.floats(2.06390887954e-2))
	for _, c := range []float32{5.37397155531e-2, -1.33314422036e-1, 3.33332819422e-1} {
		p = p.times(z).minus(a.f.floats(c))
	}
	return a.plus(p.times(z).times(a))
}

func logisticSigmoid(x wide) wide {
	f := x.f
	sign := x.and(f.wholes(signBit))
	a := x.xor(sign)
	half := tanhNear(a.times(f.floats(0.5))).times(f.floats(0.5))
	near := half.or(sign).plus(f.floats(0.5))

	// -a is never positive, so it needs no upper bound.
	n, r := expReduce(a.or(f.wholes(signBit)).raised(f.floats(expMin)))
	z := expScale(expPolynomial(r), n)
	// For a positive number the quotient is the result, for others a part of it.
	positive := f.floats(0).less(x)
	q := f.floats(1).where(positive, z).over(z.plus(f.floats(1)))
	far := q.where(positive, z.minus(z.times(q)))
	return near.where(a.less(f.floats(sigmoidSplit)), far)
}
