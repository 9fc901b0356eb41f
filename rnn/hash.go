package rnn

import (
	"math"

	"github.com/rnnlab/rnnlab/rnn/series"
)

// fnv is the 64-bit FNV-1a hash of what was added to it.
type fnv uint64

const newFNV fnv = 14695981039346656037

func (h *fnv) addByte(b byte) { *h = (*h ^ fnv(b)) * 1099511628211 }

func (h *fnv) addWord(w uint64) {
	for range 8 {
		h.addByte(byte(w))
		w >>= 8
	}
}

func (h *fnv) addNumber(x float64) { h.addWord(math.Float64bits(x)) }

// Hash sums up the weights and the losses to the last bit (64-bit FNV-1a of
// their float64 bits): two runs with the same hash went the same way.
func (t *Trainer[T]) Hash() uint64 {
	h := newFNV
	for _, w := range t.net.params.All {
		h.addNumber(float64(w))
	}
	for i := range t.history.Train {
		h.addNumber(t.history.Train[i])
		h.addNumber(t.history.Validation[i])
	}
	return uint64(h)
}

// hashRecords sums up all that training reads of the records.
func hashRecords(sets ...series.Records) uint64 {
	h := newFNV
	for _, r := range sets {
		for _, n := range []int{r.N, r.Steps, r.Inputs, r.Outputs, len(r.X), len(r.Y), len(r.Tokens), len(r.Classes)} {
			h.addWord(uint64(n))
		}
		for _, numbers := range [][]float64{r.X, r.Y} {
			for _, x := range numbers {
				h.addNumber(x)
			}
		}
		for _, indices := range [][]int{r.Tokens, r.Classes} {
			for _, i := range indices {
				h.addWord(uint64(i))
			}
		}
	}
	return uint64(h)
}
