package numpy

import (
	"math"
	"strconv"
)

// AppendNPY appends to b the .npy file of an array of the given shape, its
// numbers in row-major order, as numpy.load reads it: float32 as '<f4' and
// float64 as '<f8'. There must be as many numbers as the shape has places.
//
// Source: the format's version 1.0, numpy.lib.format.
func AppendNPY[T float32 | float64](b []byte, shape []int, data []T) []byte {
	_, single := any(T(0)).(float32)
	b = appendHeader(b, single, shape, len(data))
	for _, v := range data {
		if single {
			b = appendBits(b, uint64(math.Float32bits(float32(v))), 4)
		} else {
			b = appendBits(b, math.Float64bits(float64(v)), 8)
		}
	}
	return b
}

// appendHeader appends what comes before so many numbers.
func appendHeader(b []byte, single bool, shape []int, numbers int) []byte {
	descr, places, sizes := "<f8", 1, ""
	if single {
		descr = "<f4"
	}
	for _, n := range shape {
		places *= n
		sizes += strconv.Itoa(n) + ", "
	}
	if numbers != places {
		panic("numpy: " + strconv.Itoa(numbers) + " numbers for the shape (" + sizes + ")")
	}
	const preamble, align = 10, 64 // bytes before the header; what the data's place is a multiple of
	header := "{'descr': '" + descr + "', 'fortran_order': False, 'shape': (" + sizes + "), }"
	for (preamble+len(header)+1)%align != 0 {
		header += " "
	}
	header += "\n"
	b = append(b, "\x93NUMPY\x01\x00"...)
	b = append(b, byte(len(header)), byte(len(header)>>8))
	return append(b, header...)
}

// appendBits appends so many bytes of x, the lowest first.
func appendBits(b []byte, x uint64, bytes int) []byte {
	for range bytes {
		b = append(b, byte(x))
		x >>= 8
	}
	return b
}
