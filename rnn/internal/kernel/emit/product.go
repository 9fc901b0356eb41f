package main

// panel is how many products each sum takes before the next column's turn, so
// that the numbers of b in it stay in the nearest cache for all rows. No more, as
// the rows of a b with 256 columns all fall on the same few places there.
const panel = 32

// addProduct adds to the module the product
//
//	name(c, a, b, m, k, n, aRow, aCol)
//
// which adds a b to c (m, n), b being (k, n) and element (i, p) of a
// a[i*aRow+p*aCol]:
//
//	for i := range m {
//		for j := range n {
//			for p := range k {
//				c[i*n+j] += T(a[i*aRow+p*aCol] * b[p*n+j])
//			}
//		}
//	}
//
// c is taken in columns of a few vectors, see column.go. One row alone has wider
// ones, and needs no panels: it uses each number of b once.
func addProduct(m *module, name string, e element) {
	one := oneRowColumns(m, e)
	many := tallColumns(m, e, one)
	f := m.function(name, i32, i32, i32, i32, i32, i32, i32, i32)
	c, a, b := f.parameter(0), f.parameter(1), f.parameter(2)
	rows, k, n := f.parameter(3), f.parameter(4), f.parameter(5)
	aRow, aCol := f.parameter(6), f.parameter(7)

	f.set(aRow, mul(get(aRow), num(int(e.size))))
	f.set(aCol, mul(get(aCol), num(int(e.size))))
	bRow := f.let(mul(get(n), num(int(e.size))))
	depth := f.let(get(k))
	to, from, left, wide := f.variable(i32), f.variable(i32), f.variable(i32), f.variable(i32)

	// take runs a column function on all rows, and goes on to the next column.
	take := func(g *function, bytes width) func() {
		return func() {
			f.emit(called(g, get(to), get(a), get(from), get(rows), get(depth), get(bRow), get(aRow), get(aCol)))
			f.add(to, num(int(bytes)))
			f.add(from, num(int(bytes)))
		}
	}
	takeAll := func(columns columns) func() {
		return func() {
			f.set(to, get(c))
			f.set(from, get(b))
			f.set(left, quotient(get(n), num(int(whole/e.size))))
			most := len(columns.whole)
			f.while(get(left), func() {
				// As few columns as can be, and those alike.
				f.set(wide, quotient(add(get(left), num(most-1)), num(most)))
				f.set(wide, quotient(add(get(left), sub(get(wide), num(1))), get(wide)))
				f.set(left, sub(get(left), get(wide)))
				var cases []func()
				for i, g := range columns.whole {
					cases = append(cases, take(g, width(i+1)*whole))
				}
				f.choose(sub(get(wide), num(1)), cases...)
			})
			for i, part := range e.parts() {
				f.when(and(get(n), num(int(part/e.size))), take(columns.parts[i], part))
			}
		}
	}

	f.when(equal(get(rows), num(1)), takeAll(one))
	f.when(less(num(1), get(rows)), func() {
		f.while(get(k), func() {
			f.set(depth, minimum(get(k), num(panel)))
			takeAll(many)()
			f.set(k, sub(get(k), get(depth)))
			f.add(a, mul(get(depth), get(aCol)))
			f.add(b, mul(get(depth), get(bRow)))
		})
	})
}
