package main

// expr is code that leaves one value on the stack.
type expr = []byte

func get(l local) expr { return join([]byte{0x20}, unsigned(int(l))) }

// num is a number of type i32.
func num(n int) expr { return join([]byte{0x41}, signed(n)) }

// Arithmetic of i32; numbers and addresses have no sign here.
const lanes = 4 // float32s in a vector

func add(a, b expr) expr      { return join(a, b, []byte{0x6a}) }
func sub(a, b expr) expr      { return join(a, b, []byte{0x6b}) }
func mul(a, b expr) expr      { return join(a, b, []byte{0x6c}) }
func quotient(a, b expr) expr { return join(a, b, []byte{0x6e}) }
func and(a, b expr) expr      { return join(a, b, []byte{0x71}) }
func equal(a, b expr) expr    { return join(a, b, []byte{0x46}) }
func less(a, b expr) expr     { return join(a, b, []byte{0x49}) }
func atLeast(a, b expr) expr  { return join(a, b, []byte{0x4f}) }

// minimum is the smaller of two values, which are written out twice.
func minimum(a, b expr) expr { return join(a, b, less(a, b), []byte{opSelect}) }

const (
	opSelect = 0x1b
	opVector = 0xfd // before the number of an instruction on vectors
)

func vector(number int) []byte { return join([]byte{opVector}, unsigned(number)) }

// memory is the address of an instruction: the value on the stack and offset.
// Nothing is promised about alignment.
func memory(offset int) []byte { return append([]byte{0}, unsigned(offset)...) }

// Instructions on vectors of two arguments.
const (
	opPlus    = 0xe4
	opMinus   = 0xe5
	opTimes   = 0xe6
	opDivided = 0xe7
	opLimited = 0xea // b < a ? b : a
	opRaised  = 0xeb // a < b ? b : a
	opLess    = 0x43 // all bits 1 where it is true, else 0

	// On bits, and on them as whole numbers.
	opAnd        = 0x4e
	opOr         = 0x50
	opXor        = 0x51
	opWholeMinus = 0xb1
)

// And others.
const (
	opSelect128  = 0x52 // of a, b and a mask: bits of a where the mask is 1, else of b
	opWholeLeft  = 0xab // shifted by a number of bits
	opWholeRight = 0xac // keeps the sign
	opSpreadI32  = 0x11 // a number to all four
	opSpreadF32  = 0x13
)

// width is the bytes of a vector or of the first part of one that is read and
// written alone. In the rest of such a vector are numbers that nobody looks at.
type width int

const (
	single width = 4
	half   width = 8
	whole  width = 16
)

func (w width) load(address local, offset int) expr {
	number := map[width]int{single: 0x5c, half: 0x5d, whole: 0x00}[w]
	return join(get(address), vector(number), memory(offset))
}

func (w width) store(f *function, address local, offset int, value expr) {
	if w == whole {
		f.emit(get(address), value, vector(0x0b), memory(offset))
		return
	}
	number := map[width]int{single: 0x5a, half: 0x5b}[w]
	f.emit(get(address), value, vector(number), memory(offset), []byte{0}) // lane 0
}
