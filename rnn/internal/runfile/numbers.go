package runfile

import (
	"math"
	"strconv"
)

// A Float is the type of a weight.
type Float interface{ float32 | float64 }

// SizeOf is how many bytes a number of type T takes in a file.
func SizeOf[T Float]() int {
	if _, single := any(T(0)).(float32); single {
		return 4
	}
	return 8
}

// Encode returns the numbers' bits, the lowest byte first.
func Encode[T Float](lists ...[]T) (b []byte) {
	n := 0
	for _, x := range lists {
		n += len(x)
	}
	b = make([]byte, 0, n*SizeOf[T]())
	for _, x := range lists {
		for _, v := range x {
			if SizeOf[T]() == 4 {
				b = appendWord(b, uint64(math.Float32bits(float32(v))), 4)
			} else {
				b = appendWord(b, math.Float64bits(float64(v)), 8)
			}
		}
	}
	return b
}

// Decode fills the lists with the numbers of b, which has as many or more.
func Decode[T Float](b []byte, lists ...[]T) {
	size := SizeOf[T]()
	for _, x := range lists {
		for i := range x {
			if size == 4 {
				x[i] = T(math.Float32frombits(uint32(wordAt(b, 4))))
			} else {
				x[i] = T(NumberAt(b))
			}
			b = b[size:]
		}
	}
}

// EncodeIndices returns whole numbers, 8 bytes each.
func EncodeIndices(list []int) []byte {
	b := make([]byte, 0, 8*len(list))
	for _, i := range list {
		b = appendWord(b, uint64(i), 8)
	}
	return b
}

// DecodeIndices fills the list with the whole numbers of b.
func DecodeIndices(b []byte, list []int) {
	for i := range list {
		list[i] = int(wordAt(b[8*i:], 8))
	}
}

// NumberAt is the number that b begins with.
func NumberAt(b []byte) float64 { return math.Float64frombits(wordAt(b, 8)) }

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

func itoa(n int) string { return strconv.Itoa(n) }

func utoa(n uint64) string { return strconv.FormatUint(n, 10) }
