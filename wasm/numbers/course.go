//go:build js && wasm

package main

import (
	"math"

	"github.com/rnnlab/rnnlab/rnn/series"
	"github.com/rnnlab/rnnlab/rnn/series/baseline"
	"github.com/rnnlab/rnnlab/rnn/task"
)

// A course is how a network learns, in the units of its series: the RMSE on the
// validation values one step ahead after 0, 1, 2 ... epochs. The losses of a run are
// of the transformed series, in which no rule can stand beside them.
type course []float64

// follow adds what the run has measured since. NaN is an error that cannot be told
// any more: of a run that is opened only the last forecasts are there, and how far
// off those before were in units follows from their loss unless a logarithm is undone.
func (c course) follow(r *task.OwnRun) course {
	losses := r.History().Validation
	if len(c) >= len(losses) { // more where a breakdown has gone back to a good epoch
		return c
	}
	at, error := r.Prediction().Epoch, latest(r)
	ratio := math.NaN()
	if losses[at] > 0 && !isLogarithmic(r.Transform) {
		ratio = error / math.Sqrt(losses[at])
	}
	for e := len(c); e < len(losses); e++ {
		if e == at {
			c = append(c, error)
		} else {
			c = append(c, float64(ratio*math.Sqrt(losses[e])))
		}
	}
	return c
}

// latest is the error of the forecasts of the last evaluation, which costs no
// more than to undo the transform.
func latest(r *task.OwnRun) float64 {
	own := r.Own()
	made, err := r.Transform.InvertNext(own.Values, own.Parts.Train, r.Prediction().Validation)
	if err != nil {
		return math.NaN() // beyond the largest number
	}
	return baseline.RMSE(made, own.Values[own.Parts.Train:own.Parts.Known()])
}

func isLogarithmic(t series.Transform) bool {
	for _, s := range t {
		if s.Op == series.Log {
			return true
		}
	}
	return false
}
