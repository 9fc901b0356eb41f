package main

// columns are functions that add to a column of c, for each width that there
// is: of one vector and more, and of each part of one that may be left.
type columns struct {
	whole []*function
	parts []*function // as wide as those of element.parts
}

// oneRowColumns take one row at a time. Eight vectors are as many sums as there
// are registers for on amd64, with what is added to them.
func oneRowColumns(m *module, e element) (c columns) {
	for vectors := 1; vectors <= 8; vectors++ {
		c.whole = append(c.whole, addColumn(m, e, vectorsOf(vectors), 1, 2, nil))
	}
	for _, part := range e.parts() {
		c.parts = append(c.parts, addColumn(m, e, []width{part}, 1, 2, nil))
	}
	return c
}

// tallColumns take several rows at a time, and what is left to the columns that
// take one. A narrow column has more rows, as its few sums would else wait for
// their last additions.
func tallColumns(m *module, e element, one columns) (c columns) {
	for i, s := range []struct{ height, unrolled int }{{8, 1}, {4, 1}, {2, 4}, {2, 4}, {2, 4}} {
		c.whole = append(c.whole, addColumn(m, e, vectorsOf(i+1), s.height, s.unrolled, one.whole[i]))
	}
	for i, part := range e.parts() {
		c.parts = append(c.parts, addColumn(m, e, []width{part}, 8, 1, one.parts[i]))
	}
	return c
}

func vectorsOf(count int) (parts []width) {
	for range count {
		parts = append(parts, whole)
	}
	return parts
}

// addColumn adds to the module the function
//
//	column(c, a, b, rows, k, bRow, aRow, aCol)
//
// which adds products to a column of c as wide as its parts together. Addresses
// are those of the column's first elements, strides are in bytes; c's is bRow.
// It takes height rows at a time, and leaves the last, if they are fewer, to rest.
// A turn of its inner loop takes as many products of each sum as it is unrolled.
func addColumn(m *module, e element, parts []width, height, unrolled int, rest *function) *function {
	f := m.function("", i32, i32, i32, i32, i32, i32, i32, i32)
	c, a, b := f.parameter(0), f.parameter(1), f.parameter(2)
	rows, k := f.parameter(3), f.parameter(4)
	bRow, aRow, aCol := f.parameter(5), f.parameter(6), f.parameter(7)

	block := newBlock(f, e, parts, height)
	f.while(atLeast(get(rows), num(height)), func() {
		block.begin(c, a, b, bRow, aRow)
		left := f.let(get(k))
		for _, count := range []int{unrolled, 1} {
			f.while(atLeast(get(left), num(count)), func() {
				for range count {
					block.addProducts(bRow, aCol)
				}
				f.set(left, sub(get(left), num(count)))
			})
		}
		block.end()
		f.set(rows, sub(get(rows), num(height)))
		f.add(c, mul(num(height), get(bRow)))
		f.add(a, mul(num(height), get(aRow)))
	})
	if rest != nil {
		f.when(get(rows), func() {
			f.emit(called(rest, get(c), get(a), get(b), get(rows), get(k), get(bRow), get(aRow), get(aCol)))
		})
	}
	return f
}

// block is a few rows of a column, held in local variables.
type block struct {
	f       *function
	element element
	parts   []width
	sums    [][]local // a row each
	c, a    []local   // where the rows begin in c, and where they are in a
	b       local     // where the products are in b
	factors []local
	number  local
}

func newBlock(f *function, e element, parts []width, rows int) block {
	b := block{f: f, element: e, parts: parts, b: f.variable(i32), number: f.variable(v128)}
	for range rows {
		b.sums = append(b.sums, f.vectors(len(parts)))
		b.c = append(b.c, f.variable(i32))
		b.a = append(b.a, f.variable(i32))
	}
	b.factors = f.vectors(rows)
	return b
}

// begin loads the sums.
func (x block) begin(c, a, b, cRow, aRow local) {
	x.f.set(x.b, get(b))
	for i := range x.sums {
		if i == 0 {
			x.f.set(x.c[0], get(c))
			x.f.set(x.a[0], get(a))
		} else {
			x.f.set(x.c[i], add(get(x.c[i-1]), get(cRow)))
			x.f.set(x.a[i], add(get(x.a[i-1]), get(aRow)))
		}
		offset := 0
		for j, part := range x.parts {
			x.f.set(x.sums[i][j], part.load(x.c[i], offset))
			offset += int(part)
		}
	}
}

// addProducts adds one product to each sum and goes on to the next.
func (x block) addProducts(bRow, aCol local) {
	for i, a := range x.a {
		x.f.set(x.factors[i], x.element.splat(a))
		x.f.add(a, get(aCol))
	}
	offset := 0
	for j, part := range x.parts {
		x.f.set(x.number, part.load(x.b, offset))
		offset += int(part)
		for i := range x.sums {
			x.f.set(x.sums[i][j], x.element.plus(get(x.sums[i][j]), x.element.times(get(x.factors[i]), get(x.number))))
		}
	}
	x.f.add(x.b, get(bRow))
}

// end stores the sums.
func (x block) end() {
	for i := range x.sums {
		offset := 0
		for j, part := range x.parts {
			part.store(x.f, x.c[i], offset, get(x.sums[i][j]))
			offset += int(part)
		}
	}
}
