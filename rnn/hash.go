package rnn

import "math"

// Hash sums up the weights and the losses to the last bit (64-bit FNV-1a of
// their float64 bits): two runs with the same hash went the same way.
func (t *Trainer[T]) Hash() uint64 {
	h := uint64(14695981039346656037)
	add := func(x float64) {
		bits := math.Float64bits(x)
		for range 8 {
			h = (h ^ bits&0xff) * 1099511628211
			bits >>= 8
		}
	}
	for _, w := range t.net.params.All {
		add(float64(w))
	}
	for i := range t.history.Train {
		add(t.history.Train[i])
		add(t.history.Validation[i])
	}
	return h
}
