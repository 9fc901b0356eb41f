package main

// element is a type of the numbers that vectors are made of. Arithmetic rounds
// a product before anything is added to it: there is no instruction here that
// does both at once.
type element struct {
	size                    width
	opSplat, opAdd, opTimes int
}

var (
	float32s = element{single, 0x09, opPlus, opTimes}
	float64s = element{half, 0x0a, 0xf0, 0xf2}
)

// splat is a vector of the number at an address.
func (e element) splat(address local) expr {
	return join(get(address), vector(e.opSplat), memory(0))
}

func (e element) plus(a, b expr) expr  { return join(a, b, vector(e.opAdd)) }
func (e element) times(a, b expr) expr { return join(a, b, vector(e.opTimes)) }

// parts are the widths, from the widest on, that make up any number of elements
// less than a vector, each at most once.
func (e element) parts() (p []width) {
	for w := whole / 2; w >= e.size; w /= 2 {
		p = append(p, w)
	}
	return p
}
