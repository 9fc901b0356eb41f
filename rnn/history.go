package rnn

// History holds the losses of a run: index e is the mean loss over the records
// after e epochs, so that index 0 is that of the initial weights. The loss of a
// record is Σ (prediction - target)² / 2 over its outputs or, with classes, the
// mean cross-entropy of its time steps.
type History struct {
	Train, Validation []float64
	Best              int // index of the lowest validation loss, the first of equals
}

// Losses are the mean losses after Epoch epochs.
type Losses struct {
	Epoch             int
	Train, Validation float64
}

// History returns the losses so far. The slices are valid until the next Step.
func (t *Trainer[T]) History() History { return t.history }

func (h *History) add(train, validation float64) {
	h.Train = append(h.Train, train)
	h.Validation = append(h.Validation, validation)
	if last := len(h.Validation) - 1; validation < h.Validation[h.Best] {
		h.Best = last
	}
}

// truncate forgets the losses from epoch on.
func (h *History) truncate(epoch int) {
	h.Train, h.Validation = h.Train[:epoch], h.Validation[:epoch]
	h.Best = 0
	for i, v := range h.Validation {
		if v < h.Validation[h.Best] {
			h.Best = i
		}
	}
}

func (h *History) last() Losses {
	i := len(h.Train) - 1
	return Losses{i, h.Train[i], h.Validation[i]}
}

// lowest is the index of the lowest training loss.
func (h *History) lowest() int {
	low := 0
	for i, v := range h.Train {
		if v < h.Train[low] {
			low = i
		}
	}
	return low
}
