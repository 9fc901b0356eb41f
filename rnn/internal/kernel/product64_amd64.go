// Code generated from product32_amd64.go by go generate. DO NOT EDIT.

//go:build goexperiment.simd && go1.27

package kernel

import "unsafe"

// product64 is a product c += a b. Strides are in bytes, so that a can be transposed.
type product64 struct {
	c, a, b    unsafe.Pointer
	cRow, bRow uintptr
	aRow, aCol uintptr // from one row of c to the next, from one row of b to the next
	k          int     // positive
}

// addProduct64 adds a b to c (m, n), b being (k, n) and element (i, p) of a
// a[i*aRow+p*aCol]. It is for n of at least a vector.
func addProduct64(c, a, b []float64, m, k, n, aRow, aCol int) {
	if m == 0 || k == 0 {
		return
	}
	for m > 1 && k > depth {
		addPanel64(c, a, b, m, depth, n, aRow, aCol)
		a, b, k = a[depth*aCol:], b[depth*n:], k-depth
	}
	addPanel64(c, a, b, m, k, n, aRow, aCol)
	endVectors()
}

func addPanel64(c, a, b []float64, m, k, n, aRow, aCol int) {
	p := product64{
		unsafe.Pointer(&c[0]), unsafe.Pointer(&a[0]), unsafe.Pointer(&b[0]),
		uintptr(bytes64 * n), uintptr(bytes64 * n), uintptr(bytes64 * aRow), uintptr(bytes64 * aCol), k,
	}
	pairs := m &^ 1
	switch {
	case aRow == 1 && p.aCol%512 == 0:
		p.addTransposed(m, n)
	case pairs > 0:
		p.addRows(pairs, n)
	}
	if pairs < m {
		p.addRow(uintptr(pairs), n)
	}
}

// tile64 is how many numbers a cache line of 64 bytes holds.
const tile64 = 64 / bytes64

// addTransposed is addRows for an a whose columns are the rows of the product: it
// copies them together, some columns at a time. It is for rows of a that are a
// multiple of 512 bytes apart, as in place those push each other out of the cache.
func (p *product64) addTransposed(rows, n int) {
	var tile [depth][tile64]float64
	q := *p
	q.a, q.aCol = unsafe.Pointer(&tile), bytes64*tile64
	for i := 0; i < rows; i += tile64 {
		from := unsafe.Add(p.a, bytes64*i)
		for r := range tile[:p.k] {
			tile[r] = *(*[tile64]float64)(from)
			from = unsafe.Add(from, p.aCol)
		}
		q.addRows(tile64, n)
		q.c = unsafe.Add(q.c, tile64*q.cRow)
	}
}

// addRows adds to the first rows of c, an even number.
func (p *product64) addRows(rows, n int) {
	cRow, aRow := p.cRow, p.aRow
	column, end := uintptr(0), uintptr(n/lanes64)*width64
	for ; column+4*width64 <= end; column += 4 * width64 {
		c, a := column, uintptr(0)
		for i := 0; i < rows; i += 2 {
			block2x4f64(p, c, a, column)
			c, a = c+2*cRow, a+2*aRow
		}
	}
	for ; column < end; column += width64 {
		p.addColumn(rows, column, column)
	}
	if rest := n % lanes64; rest > 0 {
		p.addRest(rows, n, rest)
	}
}

// addColumn adds to one vector of each row.
func (p *product64) addColumn(rows int, c, b uintptr) {
	a, i := uintptr(0), 0
	for ; i+4 <= rows; i += 4 {
		block4x1f64(p, c, a, b)
		c, a = c+4*p.cRow, a+4*p.aRow
	}
	for ; i < rows; i++ {
		block1x1f64(p, c, a, b)
		c, a = c+p.cRow, a+p.aRow
	}
}

// addRest adds to the last numbers of each row, fewer than a vector: to copies of
// the last vectors, of which the lanes that are done already go to waste.
func (p *product64) addRest(rows, n, rest int) {
	var last [4][lanes64]float64
	q := *p
	q.c, q.cRow = unsafe.Pointer(&last), width64
	end := uintptr(n-lanes64) * bytes64
	for i := 0; i < rows; i += 4 {
		height := min(4, rows-i)
		for r := range height {
			last[r] = *(*[lanes64]float64)(unsafe.Add(p.c, uintptr(i+r)*p.cRow+end))
		}
		q.a = unsafe.Add(p.a, uintptr(i)*p.aRow)
		q.addColumn(height, 0, end)
		for r := range height {
			row := (*[lanes64]float64)(unsafe.Add(p.c, uintptr(i+r)*p.cRow+end))
			copy(row[lanes64-rest:], last[r][lanes64-rest:])
		}
	}
}

// addRow adds to row i of c, in blocks of eight, five and four vectors, which
// together make up any number of them from twelve on. The last block may begin
// before the one ahead of it ends: then it works on a copy.
func (p *product64) addRow(i uintptr, n int) {
	c, a := i*p.cRow, i*p.aRow
	for j := 0; j < n; {
		count := blockWidth64(n-j, n)
		at := min(j, n-count*lanes64)
		if at == j {
			p.addBlock(count, c+uintptr(bytes64*j), a, uintptr(bytes64*j))
		} else {
			var last [8 * lanes64]float64
			row := unsafe.Slice((*float64)(unsafe.Add(p.c, c)), n)
			copy(last[:], row[at:])
			q := *p
			q.c = unsafe.Pointer(&last)
			q.addBlock(count, 0, a, uintptr(bytes64*at))
			copy(row[j:], last[j-at:])
		}
		j = at + count*lanes64
	}
}

// blockWidth64 is how many vectors of a row of n numbers the next block takes,
// when left numbers are to do.
func blockWidth64(left, n int) int {
	count := (left + lanes64 - 1) / lanes64
	switch {
	case count >= 5 && count%4 != 0 && n >= 5*lanes64:
		return 5
	case count >= 8 && n >= 8*lanes64:
		return 8
	case count >= 4 && n >= 4*lanes64:
		return 4
	}
	return 1
}

func (p *product64) addBlock(count int, c, a, b uintptr) {
	switch count {
	case 8:
		block1x8f64(p, c, a, b)
	case 5:
		block1x5f64(p, c, a, b)
	case 4:
		block1x4f64(p, c, a, b)
	default:
		block1x1f64(p, c, a, b)
	}
}
