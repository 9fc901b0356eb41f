package rnn

import (
	"iter"
	"math"
)

// History holds the losses of a run: index e is the mean loss over the records
// after e epochs, so that index 0 is that of the initial weights. The loss of a
// record is Σ (prediction - target)² / 2 over its outputs or, with classes, the
// mean cross-entropy of its time steps.
type History struct {
	Train, Validation []float64 // Validation is nil without validation records
	Best              int       // index of the lowest validation loss, without one training loss; the first of equals
}

// Losses are the mean losses after Epoch epochs.
type Losses struct {
	Epoch             int
	Train, Validation float64 // Validation is NaN without validation records
}

// History returns the losses so far. The slices are valid until the next Step.
func (t *Trainer[T]) History() History {
	h := History(t.loop.History)
	if t.validation.N == 0 {
		h.Validation = nil
	}
	return h
}

// at are the losses after so many epochs.
func (h History) at(epoch int) Losses {
	l := Losses{epoch, h.Train[epoch], math.NaN()}
	if h.Validation != nil {
		l.Validation = h.Validation[epoch]
	}
	return l
}

// Epochs trains a run to the end and yields the losses after each evaluation,
// the first of the initial weights. A [*DivergenceError] is the last value yielded.
func Epochs(r Run) iter.Seq2[Losses, error] {
	return func(yield func(Losses, error) bool) {
		for r.State() == Running {
			known := len(r.History().Train)
			if err := r.Step(); err != nil {
				yield(Losses{}, err)
				return
			}
			if h := r.History(); len(h.Train) > known && !yield(h.at(known), nil) {
				return
			}
		}
	}
}
