package kernel

// The loops behind kernel.go, one element at a time. They take four products of
// two rows in a pass, so that a number is loaded once and used twice and a sum
// is stored once for four additions. The products still go to an element one by
// one in ascending order. Slices are cut to their length first, so that the
// compiler drops the bounds checks inside.

// matMulAdd is MatMulAdd for slices of exactly the right lengths.
func matMulAdd[T Float](c, a, b []T, m, k, n int) {
	i := 0
	for ; i+2 <= m; i += 2 {
		y, z := c[i*n:][:n], c[(i+1)*n:][:n]
		f, g := a[i*k:][:k], a[(i+1)*k:][:k]
		p := 0
		for ; p+4 <= k; p += 4 {
			axpyPair4(y, z, [4]T(f[p:]), [4]T(g[p:]), b[p*n:][:4*n])
		}
		for ; p < k; p++ {
			axpy(y, f[p], b[p*n:][:n])
			axpy(z, g[p], b[p*n:][:n])
		}
	}
	if i < m {
		y, f := c[i*n:][:n], a[i*k:][:k]
		p := 0
		for ; p+4 <= k; p += 4 {
			axpy4(y, [4]T(f[p:]), b[p*n:][:4*n])
		}
		for ; p < k; p++ {
			axpy(y, f[p], b[p*n:][:n])
		}
	}
}

// matMulTransAdd is MatMulTransAdd for slices of exactly the right lengths.
func matMulTransAdd[T Float](c, a, b []T, m, k, n int) {
	i := 0
	for ; i+2 <= m; i += 2 {
		y, z := c[i*n:][:n], c[(i+1)*n:][:n]
		p := 0
		for ; p+4 <= k; p += 4 {
			axpyPair4(y, z, column4(a[p*m+i:], m), column4(a[p*m+i+1:], m), b[p*n:][:4*n])
		}
		for ; p < k; p++ {
			axpy(y, a[p*m+i], b[p*n:][:n])
			axpy(z, a[p*m+i+1], b[p*n:][:n])
		}
	}
	if i < m {
		y := c[i*n:][:n]
		p := 0
		for ; p+4 <= k; p += 4 {
			axpy4(y, column4(a[p*m+i:], m), b[p*n:][:4*n])
		}
		for ; p < k; p++ {
			axpy(y, a[p*m+i], b[p*n:][:n])
		}
	}
}

// column4 is the first four elements of the first column of a matrix with m columns.
func column4[T Float](a []T, m int) [4]T { return [4]T{a[0], a[m], a[2*m], a[3*m]} }

// matVecAdd is MatMulAdd for one column, n = 1. The sum of one row is a chain in
// which each addition waits for the last, so four rows go side by side.
//
//	for i := range c {
//		for p, v := range b {
//			c[i] += T(a[i*len(b)+p] * v)
//		}
//	}
func matVecAdd[T Float](c, a, b []T) {
	k := len(b)
	i := 0
	for ; i+4 <= len(c); i += 4 {
		q := a[i*k : i*k+4*k]
		a0, a1, a2, a3 := q[:k], q[k:][:k], q[2*k:][:k], q[3*k:][:k]
		s0, s1, s2, s3 := c[i], c[i+1], c[i+2], c[i+3]
		for p, v := range b {
			s0 += T(a0[p] * v)
			s1 += T(a1[p] * v)
			s2 += T(a2[p] * v)
			s3 += T(a3[p] * v)
		}
		c[i], c[i+1], c[i+2], c[i+3] = s0, s1, s2, s3
	}
	for ; i < len(c); i++ {
		s := c[i]
		row := a[i*k:][:k]
		for p, v := range b {
			s += T(row[p] * v)
		}
		c[i] = s
	}
}

// axpyPair4 is axpy4 of y with a and of z with b, in one pass over x (4, len(y)).
//
//	axpy4(y, a, x)
//	axpy4(z, b, x)
func axpyPair4[T Float](y, z []T, a, b [4]T, x []T) {
	n := len(y)
	z = z[:n]
	x0, x1, x2, x3 := x[:n], x[n:][:n], x[2*n:][:n], x[3*n:][:n]
	a0, a1, a2, a3 := a[0], a[1], a[2], a[3]
	b0, b1, b2, b3 := b[0], b[1], b[2], b[3]
	for j, s := range y {
		t := z[j]
		v := x0[j]
		s += T(a0 * v)
		t += T(b0 * v)
		v = x1[j]
		s += T(a1 * v)
		t += T(b1 * v)
		v = x2[j]
		s += T(a2 * v)
		t += T(b2 * v)
		v = x3[j]
		s += T(a3 * v)
		t += T(b3 * v)
		y[j], z[j] = s, t
	}
}

// axpy4 adds a combination of the four rows of x (4, len(y)) to y.
//
//	n := len(y)
//	for i := range 4 {
//		axpy(y, a[i], x[i*n:i*n+n])
//	}
func axpy4[T Float](y []T, a [4]T, x []T) {
	n := len(y)
	x0, x1, x2, x3 := x[:n], x[n:][:n], x[2*n:][:n], x[3*n:][:n]
	a0, a1, a2, a3 := a[0], a[1], a[2], a[3]
	for j, s := range y {
		s += T(a0 * x0[j])
		s += T(a1 * x1[j])
		s += T(a2 * x2[j])
		s += T(a3 * x3[j])
		y[j] = s
	}
}

// axpy is Axpy for vectors of the same length.
func axpy[T Float](y []T, a T, x []T) {
	x = x[:len(y)]
	for j, s := range y {
		y[j] = s + T(a*x[j])
	}
}

// addTo adds x to y, vectors of the same length.
func addTo[T Float](y, x []T) {
	n := addToVectors(y, x)
	y = y[n:]
	x = x[n:][:len(y)]
	for j, s := range y {
		y[j] = s + x[j]
	}
}

// transpose is Transpose for slices of exactly the right lengths. It takes four
// rows at a time, as writing one number here and one there is slow.
func transpose[T Float](dst, src []T, rows, cols int) {
	i := transposeVectors(dst, src, rows, cols)
	for ; i+4 <= rows; i += 4 {
		q := src[i*cols:][:4*cols]
		s0, s1, s2, s3 := q[:cols], q[cols:][:cols], q[2*cols:][:cols], q[3*cols:][:cols]
		for j := range s0 {
			d := dst[j*rows+i:][:4]
			d[0], d[1], d[2], d[3] = s0[j], s1[j], s2[j], s3[j]
		}
	}
	for ; i < rows; i++ {
		for j, v := range src[i*cols : i*cols+cols] {
			dst[j*rows+i] = v
		}
	}
}
