package rnn

import "github.com/rnnlab/rnnlab/rnn/internal/fnv"

// Hash sums up the weights and the losses to the last bit (64-bit FNV-1a of
// their float64 bits): two runs with the same hash went the same way.
func (t *Trainer[T]) Hash() uint64 {
	h := fnv.New
	for _, w := range t.net.params.All {
		h.Number(float64(w))
	}
	return t.loop.Hash(h)
}
