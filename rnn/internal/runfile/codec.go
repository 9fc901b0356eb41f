package runfile

import "math"

// codec walks through the content of a file, once to write it and once to read
// it, so that the two cannot differ. Reading copies nothing but short text: a
// list of numbers stays a part of the file, and its length is checked against
// what is left of it.
type codec struct {
	b       []byte // written so far, or left to read
	reading bool
	wrong   string // of what was read, the first thing that cannot be
}

// longestText is more than any name, option or sentence takes, in bytes.
const longestText = 1 << 10

const misfit = "its parts do not fit its length"

// fail ends the reading; what is written is what there is.
func (c *codec) fail(what string) {
	if !c.reading {
		return
	}
	if c.wrong == "" {
		c.wrong = what
	}
	c.b = nil
}

// word is 8 bytes, the lowest first.
func (c *codec) word(x *uint64) {
	if !c.reading {
		c.b = appendWord(c.b, *x, 8)
		return
	}
	if len(c.b) < 8 {
		c.fail(misfit)
		*x = 0
		return
	}
	*x, c.b = wordAt(c.b, 8), c.b[8:]
}

func (c *codec) number(list ...*float64) {
	for _, x := range list {
		bits := math.Float64bits(*x)
		c.word(&bits)
		*x = math.Float64frombits(bits)
	}
}

// whole goes through whole numbers, negative ones in two's complement.
func (c *codec) whole(list ...*int) {
	for _, x := range list {
		bits := uint64(*x)
		c.word(&bits)
		*x = int(int64(bits))
	}
}

// flag is the whole number 0 or 1.
func (c *codec) flag(x *bool, name string) {
	var bit uint64
	if *x {
		bit = 1
	}
	c.word(&bit)
	if bit > 1 {
		c.fail(name)
	}
	*x = bit == 1
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
		c.fail(misfit)
		n = 0
	}
	*x, c.b = c.b[:n:n], c.b[n:]
}

// rest is all that is left.
func (c *codec) rest(x *[]byte) {
	if !c.reading {
		c.b = append(c.b, *x...)
		return
	}
	*x, c.b = c.b[:len(c.b):len(c.b)], nil
}

func (c *codec) text(list ...*string) {
	for _, x := range list {
		if !c.reading {
			c.b = append(appendWord(c.b, uint64(len(*x)), 8), *x...)
			continue
		}
		var raw []byte
		c.bytes(&raw)
		if len(raw) > longestText {
			c.fail("a text of " + itoa(len(raw)) + " bytes")
			raw = nil
		}
		*x = string(raw)
	}
}
