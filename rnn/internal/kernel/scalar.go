package kernel

// The loops behind kernel.go, one element at a time. They take four products in
// a pass, which halves the time against one, and still add them to an element
// one by one in ascending order. Slices are cut to their length first, so that
// the compiler drops the bounds checks inside the loops.

// matMulAdd is MatMulAdd for slices of exactly the right lengths.
func matMulAdd[T Float](c, a, b []T, m, k, n int) {
	for i := range m {
		row := c[i*n : i*n+n]
		f := a[i*k : i*k+k]
		p := 0
		for ; p+4 <= k; p += 4 {
			q := b[p*n : p*n+4*n]
			axpy4(row, f[p], f[p+1], f[p+2], f[p+3], q[:n], q[n:2*n], q[2*n:3*n], q[3*n:])
		}
		for ; p < k; p++ {
			axpy(row, f[p], b[p*n:p*n+n])
		}
	}
}

// matMulTransAdd is MatMulTransAdd for slices of exactly the right lengths.
func matMulTransAdd[T Float](c, a, b []T, m, k, n int) {
	for i := range m {
		row := c[i*n : i*n+n]
		p := 0
		for ; p+4 <= k; p += 4 {
			q := b[p*n : p*n+4*n]
			axpy4(row, a[p*m+i], a[(p+1)*m+i], a[(p+2)*m+i], a[(p+3)*m+i],
				q[:n], q[n:2*n], q[2*n:3*n], q[3*n:])
		}
		for ; p < k; p++ {
			axpy(row, a[p*m+i], b[p*n:p*n+n])
		}
	}
}

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
		a0, a1, a2, a3 := q[:k], q[k:2*k], q[2*k:3*k], q[3*k:4*k]
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
		row := a[i*k : i*k+k]
		for p, v := range b {
			s += T(row[p] * v)
		}
		c[i] = s
	}
}

// axpy4 is four calls of axpy in one pass over y.
//
//	for j := range y {
//		y[j] += T(a0 * x0[j])
//		y[j] += T(a1 * x1[j])
//		y[j] += T(a2 * x2[j])
//		y[j] += T(a3 * x3[j])
//	}
func axpy4[T Float](y []T, a0, a1, a2, a3 T, x0, x1, x2, x3 []T) {
	n := len(y)
	x0, x1, x2, x3 = x0[:n], x1[:n], x2[:n], x3[:n]
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
	x = x[:len(y)]
	for j, s := range y {
		y[j] = s + x[j]
	}
}

// transpose is Transpose for slices of exactly the right lengths.
func transpose[T Float](dst, src []T, rows, cols int) {
	for i := range rows {
		for j, v := range src[i*cols : i*cols+cols] {
			dst[j*rows+i] = v
		}
	}
}
