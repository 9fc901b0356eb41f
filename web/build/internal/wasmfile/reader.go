package wasmfile

import "encoding/binary"

// Reader is what is left to read. Its methods panic with [ErrFormat] where that
// breaks off, and [Read] makes an error of it.
type Reader []byte

// Read calls read with a Reader of content, and returns ErrFormat where it breaks off.
func Read(content []byte, read func(r *Reader)) (err error) {
	defer func() {
		if why := recover(); why == ErrFormat {
			err = ErrFormat
		} else if why != nil {
			panic(why)
		}
	}()
	r := Reader(content)
	read(&r)
	return nil
}

// ReadList calls read for each entry of a list: their count and the entries, and
// nothing after them.
func ReadList(content []byte, read func(r *Reader)) error {
	return Read(content, func(r *Reader) {
		for count := r.Number(); count > 0; count-- {
			read(r)
		}
		if len(*r) > 0 {
			panic(ErrFormat)
		}
	})
}

// Byte reads a byte.
func (r *Reader) Byte() byte { return r.Take(1)[0] }

// Take reads n bytes, which share memory with the binary.
func (r *Reader) Take(n int) Reader {
	if n > len(*r) {
		panic(ErrFormat)
	}
	part := (*r)[:n:n]
	*r = (*r)[n:]
	return part
}

// Text reads a name: its length and its bytes.
func (r *Reader) Text() string { return string(r.Take(r.Number())) }

// Number reads an unsigned number of 32 bits in LEB128: seven bits a byte, low bits first.
func (r *Reader) Number() int {
	value, n := binary.Uvarint(*r)
	if n <= 0 || value > 1<<32-1 {
		panic(ErrFormat)
	}
	*r = (*r)[n:]
	return int(value)
}

// Signed reads a signed number of 32 bits in LEB128, where the last byte's bit of
// 0x40 is the sign.
func (r *Reader) Signed() int {
	value := 0
	for shift := 0; shift < 35; shift += 7 {
		b := r.Byte()
		value |= int(b&0x7f) << shift
		if b < 0x80 {
			if b&0x40 != 0 {
				value |= -1 << (shift + 7)
			}
			return value
		}
	}
	panic(ErrFormat)
}

// AppendSigned appends a number that is not negative as [Reader.Signed] reads it.
func AppendSigned(b []byte, value int) []byte {
	for ; value >= 0x40; value >>= 7 {
		b = append(b, byte(value)&0x7f|0x80)
	}
	return append(b, byte(value))
}
