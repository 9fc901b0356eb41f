package task

import (
	"strconv"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/series"
	"github.com/rnnlab/rnnlab/rnn/series/baseline"
)

// Ahead is how far off forecasts of several steps ahead are on the test values,
// each value read by those after it, and the rules beside it on the same values.
type Ahead struct {
	Horizon int // steps ahead
	RMSE    float64
	Floors  []baseline.Floor // whose errors are of all test values
	Checked int              // test values that were forecast: those that a band starts from
}

// Ahead forecasts test values from all that was known so many steps before each,
// 1 to the length of the training part. As Test, it refuses a value that does not go
// with the transform.
func (r *OwnRun) Ahead(horizon int) (Ahead, error) {
	o := r.own
	a := Ahead{Horizon: horizon}
	first := o.Parts.Known()
	if room := first - r.Transform.Lost() - r.Rung.Config.Steps + 1; horizon < 1 || horizon > min(o.Parts.Train, room) {
		return a, &rnn.FieldError{Field: "horizon", Got: strconv.Itoa(horizon), Want: "1 to " + strconv.Itoa(min(o.Parts.Train, room))}
	}
	var made, truth []float64
	stride := spread(o.Parts.Test, horizon)
	for at := first; at < o.Parts.Len(); at += stride {
		units, err := r.free(at-horizon+1, horizon)
		if err != nil {
			return a, err
		}
		made, truth = append(made, units[horizon-1]), append(truth, o.Values[at])
	}
	a.RMSE, a.Checked = baseline.RMSE(made, truth), len(made)
	var err error
	a.Floors, err = baseline.Floors(o.Values, o.Parts, o.Season, horizon)
	return a, err
}

// free is so many values from index from on, forecast from all before it, each
// read by those after it.
func (r *OwnRun) free(from, horizon int) ([]float64, error) {
	known := r.own.Values[:from]
	// A window and what the transform loses on the way to it are all that is read.
	first := from - r.Transform.Lost() - r.Rung.Config.Steps
	x, err := r.Transform.Apply(known[first:])
	if err != nil {
		if e, ok := err.(*series.TransformError); ok && e.Index >= 0 {
			e.Index += first
		}
		return nil, err
	}
	next, err := r.NewForecast(x)
	if err != nil {
		return nil, err
	}
	made := make([]float64, horizon)
	for i := range made {
		made[i] = next.Next()[0]
	}
	return r.Transform.Invert(known, made)
}
