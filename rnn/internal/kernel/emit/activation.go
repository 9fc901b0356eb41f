package main

// The functions of exp.go, tanh.go and sigmoid.go in package kernel, step for
// step. Where those branch, both ways are computed and one is selected.

// addFunction adds to the module a function
//
//	name(y, x, n)
//
// that sets each of n numbers at y to that of a function of x. The two may be one
// and the same.
func addFunction(m *module, name string, of func(f *function, x expr) expr) {
	f := m.function(name, i32, i32, i32)
	y, x, n := f.parameter(0), f.parameter(1), f.parameter(2)
	step := func(part width) func() {
		return func() {
			part.store(f, y, 0, of(f, f.keep(part.load(x, 0))))
			f.add(y, num(int(part)))
			f.add(x, num(int(part)))
			f.set(n, sub(get(n), num(int(part/single))))
		}
	}
	f.while(atLeast(get(n), num(lanes)), step(whole))
	f.when(and(get(n), num(2)), step(half))
	f.when(and(get(n), num(1)), step(single))
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

func exponential(f *function, x expr) expr {
	x = raised(limited(x, f.float(expMax)), f.float(expMin))
	n, r := expReduce(f, f.keep(x))
	return expScale(f, expPolynomial(f, r), n)
}

// expReduce is for an x that is in range already.
func expReduce(f *function, x expr) (n, r expr) {
	t := f.keep(plus(times(x, f.float(log2e)), f.float(rounding)))
	k := f.keep(minus(t, f.float(rounding)))
	r = minus(minus(x, times(k, f.float(ln2High))), times(k, f.float(ln2Low)))
	return wholeMinus(t, f.whole(roundBits)), f.keep(r)
}

func expPolynomial(f *function, r expr) expr {
	p := plus(times(r, f.float(1.9875691500e-4)), f.float(1.3981999507e-3))
	for _, c := range []float32{8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1} {
		p = plus(times(p, r), f.float(c))
	}
	return plus(plus(times(p, times(r, r)), r), f.float(1))
}

func expScale(f *function, y, n expr) expr {
	n = f.keep(n)
	half := f.keep(wholeRight(n, 1))
	power := func(n expr) expr { return wholeLeft(wholeMinus(n, f.whole(-bias)), mantissa) }
	return times(times(y, power(half)), power(wholeMinus(n, half)))
}

func hyperbolicTangent(f *function, x expr) expr {
	sign := f.keep(bitsAnd(x, f.whole(signBit)))
	a := f.keep(bitsXor(x, sign))
	// 2a is not negative, so only one bound is needed; and at the bound of the
	// exponential the result is 1 as it is at half of it already, where n is small
	// enough for one factor.
	n, r := expReduce(f, f.keep(limited(plus(a, a), f.float(expMax/2))))
	e := times(expPolynomial(f, r), wholeLeft(wholeMinus(n, f.whole(-bias)), mantissa))
	far := minus(f.float(1), divided(f.float(2), plus(e, f.float(1))))
	return bitsOr(selected(tanhNear(f, a), far, isLess(a, f.float(tanhSplit))), sign)
}

func tanhNear(f *function, a expr) expr {
	z := f.keep(times(a, a))
	p := plus(times(z, f.float(-5.70498872745e-3)), f.float(2.06390887954e-2))
	for _, c := range []float32{5.37397155531e-2, -1.33314422036e-1, 3.33332819422e-1} {
		p = minus(times(p, z), f.float(c))
	}
	return plus(a, times(times(p, z), a))
}

func logisticSigmoid(f *function, x expr) expr {
	sign := f.keep(bitsAnd(x, f.whole(signBit)))
	a := f.keep(bitsXor(x, sign))
	half := times(tanhNear(f, f.keep(times(a, f.float(0.5)))), f.float(0.5))
	near := plus(bitsOr(half, sign), f.float(0.5))

	// -a is not positive, so only one bound is needed.
	n, r := expReduce(f, f.keep(raised(bitsOr(a, f.whole(signBit)), f.float(expMin))))
	z := f.keep(expScale(f, expPolynomial(f, r), n))
	// The quotient is the result for positive numbers; for others it is a part of it.
	positive := f.keep(isLess(f.float(0), x))
	q := f.keep(divided(selected(f.float(1), z, positive), plus(z, f.float(1))))
	far := selected(q, minus(z, times(z, q)), positive)
	return selected(near, far, isLess(a, f.float(sigmoidSplit)))
}
