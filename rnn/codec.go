package rnn

import "math"

// codec walks through the content of a run file, once to write it and once to
// read it, so that the two cannot differ. Reading copies nothing but text: a
// list of numbers stays a part of the file, and its length is checked against
// what is left of it.
type codec struct {
	b       []byte // written so far, or left to read
	reading bool
	short   bool // there was less to read than was asked for
}

// word is 8 bytes, the lowest first.
func (c *codec) word(x *uint64) {
	if !c.reading {
		c.b = appendWord(c.b, *x, 8)
		return
	}
	if len(c.b) < 8 {
		c.b, c.short, *x = nil, true, 0
		return
	}
	*x, c.b = wordAt(c.b, 8), c.b[8:]
}

func (c *codec) number(x *float64) {
	bits := math.Float64bits(*x)
	c.word(&bits)
	*x = math.Float64frombits(bits)
}

// whole goes through whole numbers, negative ones in two's complement.
func (c *codec) whole(list ...*int) {
	for _, x := range list {
		bits := uint64(*x)
		c.word(&bits)
		*x = int(int64(bits))
	}
}

// bytes is a count and so many bytes.
func (c *codec) bytes(x *[]byte) {
	n := uint64(len(*x))
	c.word(&n)
	if !c.reading {
		c.b = append(c.b, *x...)
		return
	}
	if n > uint64(len(c.b)) {
		c.b, c.short, n = nil, true, 0
	}
	*x, c.b = c.b[:n:n], c.b[n:]
}

func (c *codec) text(x *string) {
	raw := []byte(*x)
	c.bytes(&raw)
	*x = string(raw)
}

func appendWord(b []byte, x uint64, size int) []byte {
	for range size {
		b = append(b, byte(x))
		x >>= 8
	}
	return b
}

func wordAt(b []byte, size int) (x uint64) {
	for i := size - 1; i >= 0; i-- {
		x = x<<8 | uint64(b[i])
	}
	return x
}

func numberAt(b []byte) float64 { return math.Float64frombits(wordAt(b, 8)) }

// sizeOf is how many bytes a number of type T takes in a file.
func sizeOf[T Float]() int {
	if _, single := any(T(0)).(float32); single {
		return 4
	}
	return 8
}

// encode is the numbers' bits, the lowest byte first.
func encode[T Float](lists ...[]T) (b []byte) {
	for _, x := range lists {
		for _, v := range x {
			if sizeOf[T]() == 4 {
				b = appendWord(b, uint64(math.Float32bits(float32(v))), 4)
			} else {
				b = appendWord(b, math.Float64bits(float64(v)), 8)
			}
		}
	}
	return b
}

// decode fills the lists with the numbers of b, which has as many or more.
func decode[T Float](b []byte, lists ...[]T) {
	size := sizeOf[T]()
	for _, x := range lists {
		for i := range x {
			if size == 4 {
				x[i] = T(math.Float32frombits(uint32(wordAt(b, 4))))
			} else {
				x[i] = T(numberAt(b))
			}
			b = b[size:]
		}
	}
}
