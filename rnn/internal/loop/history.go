package loop

import "github.com/rnnlab/rnnlab/rnn/internal/fnv"

// A History holds the mean losses after each epoch, from 0 on.
type History struct {
	Train, Validation []float64
	Best              int // index of the lowest validation loss, the first of equals
}

func (h *History) add(train, validation float64) {
	h.Train = append(h.Train, train)
	h.Validation = append(h.Validation, validation)
	if last := len(h.Validation) - 1; validation < h.Validation[h.Best] {
		h.Best = last
	}
}

// Truncate forgets the losses from epoch on.
func (h *History) Truncate(epoch int) {
	h.Train, h.Validation = h.Train[:epoch], h.Validation[:epoch]
	h.Best = 0
	for i, v := range h.Validation {
		if v < h.Validation[h.Best] {
			h.Best = i
		}
	}
}

// lowest is the lowest training loss.
func (h *History) lowest() float64 {
	low := h.Train[0]
	for _, v := range h.Train {
		low = min(low, v)
	}
	return low
}

// Hash adds the losses to the hash of the weights.
func (l *Loop) Hash(weights fnv.Hash) uint64 {
	for i := range l.History.Train {
		weights.Number(l.History.Train[i])
		weights.Number(l.History.Validation[i])
	}
	return uint64(weights)
}
