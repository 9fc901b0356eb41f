// Package fnv is the 64-bit FNV-1a hash, of bytes and of numbers' bits, the
// lowest byte first.
package fnv

import "math"

// A Hash is the hash of what was added to it. [New] is that of nothing.
type Hash uint64

const New Hash = 14695981039346656037

// Byte adds a byte.
func (h *Hash) Byte(b byte) { *h = (*h ^ Hash(b)) * 1099511628211 }

// Word adds 8 bytes.
func (h *Hash) Word(w uint64) {
	for range 8 {
		h.Byte(byte(w))
		w >>= 8
	}
}

// Number adds the bits of a number.
func (h *Hash) Number(x float64) { h.Word(math.Float64bits(x)) }
