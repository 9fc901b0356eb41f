package main

// columns are functions that add to a column of c, for each width that there
// is: of one vector and more, and of what may be left, a half and a quarter.
type columns struct {
	whole        []*function
	half, single *function
}

// shape is how many rows a column of so many vectors takes at a time, and how
// many products of each sum a turn of its inner loop.
type shape struct{ rows, unrolled int }

func oneRow(vectors int) shape { return shape{1, 1} }

// rowPairs is two rows, which with four or five vectors is as many sums as there
// are registers for on amd64. A narrow column has more rows, as a sum alone
// would wait for its last addition.
func rowPairs(vectors int) shape {
	switch vectors {
	case 1:
		return shape{8, 1}
	case 2:
		return shape{4, 1}
	}
	return shape{2, 1}
}

func newColumns(m *module, most int, shapeOf func(vectors int) shape) (c columns) {
	for vectors := 1; vectors <= most; vectors++ {
		var parts []width
		for range vectors {
			parts = append(parts, whole)
		}
		c.whole = append(c.whole, addColumn(m, parts, shapeOf(vectors)))
	}
	c.half = addColumn(m, []width{half}, shapeOf(1))
	c.single = addColumn(m, []width{single}, shapeOf(1))
	return c
}

// addColumn adds to the module the function
//
//	column(c, a, b, rows, k, bRow, aRow, aCol)
//
// which adds products to a column of c as wide as its parts together. Addresses
// are those of the column's first elements, strides are in bytes; c's is bRow.
// Neither rows nor k is 0.
func addColumn(m *module, parts []width, s shape) *function {
	var rest *function
	if s.rows > 1 {
		rest = addColumn(m, parts, shape{1, s.unrolled})
	}
	f := m.function("", i32, i32, i32, i32, i32, i32, i32, i32)
	c, a, b := f.parameter(0), f.parameter(1), f.parameter(2)
	rows, k := f.parameter(3), f.parameter(4)
	bRow, aRow, aCol := f.parameter(5), f.parameter(6), f.parameter(7)

	block := newBlock(f, parts, s.rows)
	f.while(atLeast(get(rows), num(s.rows)), func() {
		block.begin(c, a, b, bRow, aRow)
		left := f.let(get(k))
		for _, count := range []int{1} {
			f.while(atLeast(get(left), num(count)), func() {
				for range count {
					block.addProducts(bRow, aCol)
				}
				f.set(left, sub(get(left), num(count)))
			})
		}
		block.end()
		f.set(rows, sub(get(rows), num(s.rows)))
		f.add(c, mul(num(s.rows), get(bRow)))
		f.add(a, mul(num(s.rows), get(aRow)))
	})
	if rest != nil {
		f.when(get(rows), func() {
			f.call(rest, get(c), get(a), get(b), get(rows), get(k), get(bRow), get(aRow), get(aCol))
		})
	}
	return f
}

// block is a few rows of a column, held in local variables.
type block struct {
	f       *function
	parts   []width
	sums    [][]local // a row each
	c, a    []local   // where the rows begin in c, and where they are in a
	b       local     // where the products are in b
	factors []local
	number  local
}

func newBlock(f *function, parts []width, rows int) block {
	b := block{f: f, parts: parts, b: f.variable(i32), number: f.variable(v128)}
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
		x.f.set(x.factors[i], splat(a, 0))
		x.f.add(a, get(aCol))
	}
	offset := 0
	for j, part := range x.parts {
		x.f.set(x.number, part.load(x.b, offset))
		offset += int(part)
		for i := range x.sums {
			x.f.set(x.sums[i][j], plus(get(x.sums[i][j]), times(get(x.factors[i]), get(x.number))))
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
