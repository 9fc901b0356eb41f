package kernel

//go:generate go run ./twin

// Float is an element of a vector or matrix. The network trains in float32;
// float64 is for gradient checks and for runs that are compared with NumPy.
type Float interface{ float32 | float64 }

// MatMulAdd adds the product of a (m, k) and b (k, n) to c (m, n).
//
//	for i := range m {
//		for j := range n {
//			for p := range k {
//				c[i*n+j] += T(a[i*k+p] * b[p*n+j])
//			}
//		}
//	}
func MatMulAdd[T Float](c, a, b []T, m, k, n int) {
	checkMatrices("MatMulAdd", len(c), len(a), len(b), m, k, n)
	if n == 1 {
		matVecAdd(c[:m], a[:m*k], b[:k])
		return
	}
	c, a, b = c[:m*n], a[:m*k], b[:k*n]
	if !matMulVectors(c, a, b, m, k, n, k, 1) {
		matMulPlain(c, a, b, m, k, n)
	}
}

// MatMulTransAdd adds the product of a transposed and b to c (m, n), where a is
// (k, m) and b is (k, n). This is the gradient of a weight matrix summed over
// the k records of a batch.
//
//	for i := range m {
//		for j := range n {
//			for p := range k {
//				c[i*n+j] += T(a[p*m+i] * b[p*n+j])
//			}
//		}
//	}
func MatMulTransAdd[T Float](c, a, b []T, m, k, n int) {
	checkMatrices("MatMulTransAdd", len(c), len(a), len(b), m, k, n)
	if n == 1 {
		// A column times a matrix is the matrix product of b as one row with a.
		MatMulAdd(c, b, a, 1, k, m)
		return
	}
	c, a, b = c[:m*n], a[:k*m], b[:k*n]
	if !matMulVectors(c, a, b, m, k, n, 1, m) {
		matMulTransPlain(c, a, b, m, k, n)
	}
}

// Transpose writes src (rows, cols) to dst (cols, rows).
//
//	for i := range rows {
//		for j := range cols {
//			dst[j*rows+i] = src[i*cols+j]
//		}
//	}
func Transpose[T Float](dst, src []T, rows, cols int) {
	checkSize("Transpose", len(dst), rows, cols)
	checkSize("Transpose", len(src), rows, cols)
	transpose(dst[:rows*cols], src[:rows*cols], rows, cols)
}

// AddRow adds row (cols) to each row of c (rows, cols): a bias to a batch.
//
//	for i := range rows {
//		for j := range cols {
//			c[i*cols+j] += row[j]
//		}
//	}
func AddRow[T Float](c, row []T, rows, cols int) {
	checkSize("AddRow", len(c), rows, cols)
	checkSize("AddRow", len(row), 1, cols)
	for ; rows > 0; rows-- {
		addTo(c[:cols], row[:cols])
		c = c[cols:]
	}
}

// SumRowsAdd adds every row of c (rows, cols) to row (cols), the first row
// first: the gradient of a bias from the gradients of a batch.
//
//	for i := range rows {
//		for j := range cols {
//			row[j] += c[i*cols+j]
//		}
//	}
func SumRowsAdd[T Float](row, c []T, rows, cols int) {
	checkSize("SumRowsAdd", len(row), 1, cols)
	checkSize("SumRowsAdd", len(c), rows, cols)
	// The sums are a product with ones, which changes no bit; a has one for all rows.
	if matMulVectors(row[:cols], []T{1}, c[:rows*cols], 1, rows, cols, 0, 0) {
		return
	}
	for ; rows > 0; rows-- {
		addTo(row[:cols], c[:cols])
		c = c[cols:]
	}
}

// SumSquares is the sum of the squares of x, in float64 whatever x is. The
// squares of a float32 are exact in float64 and cannot overflow there. It takes
// eight sums side by side, as in one each addition would wait for the last.
//
//	for i, v := range x {
//		s[i%8] += float64(float64(v) * float64(v))
//	}
//	return ((s[0] + s[1]) + (s[2] + s[3])) + ((s[4] + s[5]) + (s[6] + s[7]))
func SumSquares[T Float](x []T) float64 {
	var s0, s1, s2, s3, s4, s5, s6, s7 float64
	for ; len(x) >= 8; x = x[8:] {
		s0 += square(x[0])
		s1 += square(x[1])
		s2 += square(x[2])
		s3 += square(x[3])
		s4 += square(x[4])
		s5 += square(x[5])
		s6 += square(x[6])
		s7 += square(x[7])
	}
	s := [8]float64{s0, s1, s2, s3, s4, s5, s6, s7}
	for i, v := range x {
		s[i] += square(v)
	}
	return ((s[0] + s[1]) + (s[2] + s[3])) + ((s[4] + s[5]) + (s[6] + s[7]))
}

func square[T Float](x T) float64 { return float64(float64(x) * float64(x)) }

// checkMatrices panics unless the lengths hold the (m, n), (m, k) and (k, n)
// elements of a product, either of them transposed or not.
func checkMatrices(kernel string, c, a, b, m, k, n int) {
	checkSize(kernel, c, m, n)
	checkSize(kernel, a, m, k)
	checkSize(kernel, b, k, n)
}

// checkSize panics unless length elements hold a (rows, cols) matrix. It is not
// inlined, nor is fail, because a dozen copies cost kilobytes to download.
//
//go:noinline
func checkSize(kernel string, length, rows, cols int) {
	if rows < 0 || cols < 0 {
		fail(kernel, ": negative size")
	}
	// A huge size must not wrap round, and a division takes longer than all the rest.
	if uint64(rows|cols) >= 1<<32 || uint64(rows)*uint64(cols) > uint64(length) {
		fail(kernel, ": slice shorter than its matrix")
	}
}

// checkSame panics unless two vectors have the same length.
func checkSame(kernel string, a, b int) {
	if a != b {
		fail(kernel, ": vectors of different lengths")
	}
}

//go:noinline
func fail(kernel, reason string) { panic("kernel: " + kernel + reason) }
