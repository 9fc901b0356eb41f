//go:build js && wasm

package main

import (
	"errors"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/series"
	"github.com/rnnlab/rnnlab/rnn/task"
	"github.com/rnnlab/rnnlab/rnn/tutorial"
)

// A run is one network in training on the tutorial's series.
type run struct {
	rnn.Run
	train, validation series.Records
	window            []float64 // the last values of the series, where a forecast begins
	parameters, bytes int       // count and size of the weights

	aim    aim
	target int // what aim counts: losses or updates

	series []float64 // the series and how it goes on, for JavaScript to see

	inspected  record // the one that is looked at
	inspection rnn.Inspection

	next     func() float64 // of the forecast under way
	forecast []float64      // its values so far, with room for its horizon
}

type record struct {
	set   series.Records
	index int
}

// newRun starts a run, or with a file goes on with a saved one.
func newRun(config rnn.Config, file []byte) (*run, error) {
	train, validation, err := tutorial.Records(config.Steps)
	if err != nil {
		return nil, err
	}
	r := &run{train: train, validation: validation}
	r.window = series.Sine(tutorial.Points)[tutorial.Points-config.Steps:]
	r.inspected = record{validation, 0}
	if file == nil {
		r.Run, err = task.Train(config, train, validation)
	} else {
		r.Run, err = task.Reopen(file, train, validation)
	}
	if err != nil {
		return nil, err
	}
	r.parameters = len(r.weights())
	r.bytes = r.parameters * r.Bits() / 8
	return r, r.setAim(toEnd)
}

// weights are all of them, one tensor after the other.
func (r *run) weights() (all []float64) {
	for _, tensor := range r.Tensors() {
		all = append(all, tensor.Data...)
	}
	return all
}

// printed are the predictions by the tutorial's own prediction step, of a run
// that has them.
func (r *run) printed() rnn.Prediction {
	if t, ok := r.Run.(*tutorial.Trainer); ok {
		return t.PrintedPrediction()
	}
	return rnn.Prediction{}
}

// An aim is what calls of step work towards.
type aim string

const (
	toCheck  aim = "check"  // until the losses of the current epoch are known
	toUpdate aim = "update" // one update, and the loss check if it was the last of an epoch
	toEpoch  aim = "epoch"  // until the losses after the epoch under way are known
	toEnd    aim = "end"
)

func (r *run) setAim(at aim) error {
	p := r.Progress()
	switch at {
	case toCheck:
		r.target = p.Epoch + 1
	case toUpdate:
		r.target = updatesDone(p) + 1
	case toEpoch:
		r.target = p.Epoch + 2
	case toEnd:
	default:
		return errors.New("no such aim: " + string(at))
	}
	r.aim = at
	return nil
}

// reached says whether there is nothing left to do for the aim.
func (r *run) reached() bool {
	if r.State() != rnn.Running {
		return true
	}
	p := r.Progress()
	switch r.aim {
	case toCheck, toEpoch:
		return len(r.History().Train) >= r.target
	case toUpdate:
		return !p.Evaluating && updatesDone(p) >= r.target
	}
	return false
}

func updatesDone(p rnn.Progress) int { return p.Epoch*p.Updates + p.Update }

// advance does one bounded piece of work for the aim and says whether more is
// left. A divergence is not an error here: the state says it.
func (r *run) advance() (more bool) {
	if r.reached() {
		return false
	}
	_ = r.Step()
	return !r.reached()
}

// divergence is what stopped the run, if a divergence has.
func (r *run) divergence() (d *rnn.DivergenceError, ok bool) {
	if r.State() != rnn.Diverged {
		return nil, false
	}
	d, ok = r.Step().(*rnn.DivergenceError) // Step does nothing now but repeat the error
	return d, ok
}

// beginForecast replaces any forecast under way.
func (r *run) beginForecast(horizon int) error {
	f, err := r.NewForecast(r.window)
	if err != nil {
		return err
	}
	r.next = func() float64 { return f.Next()[0] }
	r.forecast = make([]float64, 0, horizon)
	return nil
}

// advanceForecast computes one more value and says whether more are left.
func (r *run) advanceForecast() (more bool) {
	if len(r.forecast) < cap(r.forecast) {
		r.forecast = append(r.forecast, r.next())
	}
	return len(r.forecast) < cap(r.forecast)
}
