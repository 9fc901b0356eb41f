//go:build js && wasm

package main

import (
	"errors"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/series"
	"github.com/rnnlab/rnnlab/rnn/task"
	"github.com/rnnlab/rnnlab/rnn/tutorial"
)

// A run is a network in training on a task, and what was asked about it.
type run struct {
	*task.Run

	goal   goal
	target int // what goal counts: losses or updates

	record     record // the one that is inspected
	inspection rnn.Inspection

	forecaster *rnn.Forecaster
	forecast   []float64 // its values so far, with room for its horizon

	test    *task.Test
	testing error // what ended the test early, if anything has

	path  *statePath // nil before the first beginStatePath
	shown []float64  // by the last of trace, projectPath and stateField
}

// A record is one of a set.
type record struct {
	of    series.Records
	index int
}

func newRun(of *task.Run) *run {
	r := &run{Run: of, record: record{of.Data.Validation, 0}}
	_ = r.setGoal(toEnd) // which there is
	return r
}

// printed are the predictions by the tutorial's own prediction step, of a run
// that has them.
func (r *run) printed() rnn.Prediction {
	if t, ok := r.Run.Run.(*tutorial.Trainer); ok {
		return t.PrintedPrediction()
	}
	return rnn.Prediction{}
}

// A goal is what calls of step work towards.
type goal string

const (
	toLosses goal = "losses" // until the losses of the current epoch are known
	toUpdate goal = "update" // one update, and the losses if it was the last of an epoch
	toEpoch  goal = "epoch"  // until the losses after the epoch under way are known
	toEnd    goal = "end"
)

func (r *run) setGoal(to goal) error {
	p := r.Progress()
	switch to {
	case toLosses:
		r.target = p.Epoch + 1
	case toUpdate:
		r.target = updatesDone(p) + 1
	case toEpoch:
		r.target = p.Epoch + 2
	case toEnd:
	default:
		return errors.New("no such goal: " + string(to))
	}
	r.goal = to
	return nil
}

// reached says whether there is nothing left to do for the goal.
func (r *run) reached() bool {
	if r.State() != rnn.Running {
		return true
	}
	p := r.Progress()
	switch r.goal {
	case toLosses, toEpoch:
		return len(r.History().Train) >= r.target
	case toUpdate:
		return !p.Evaluating && updatesDone(p) >= r.target
	}
	return false
}

func updatesDone(p rnn.Progress) int { return p.Epoch*p.Updates + p.Update }

// advance does one bounded piece of work for the goal and says whether more is
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
func (r *run) beginForecast(horizon int) (err error) {
	if r.forecaster, err = r.NewForecast(r.Data.Window(r.Config().Steps)); err != nil {
		return err
	}
	r.forecast = make([]float64, 0, horizon)
	return nil
}

// advanceForecast computes one more value and says whether more are left.
func (r *run) advanceForecast() (more bool) {
	if len(r.forecast) < cap(r.forecast) {
		r.forecast = append(r.forecast, r.forecaster.Next()[0])
	}
	return len(r.forecast) < cap(r.forecast)
}

func (r *run) beginTest() { r.test, r.testing = r.NewTest(), nil }

// advanceTest predicts one more of the test records and says whether more are left.
func (r *run) advanceTest() (more bool) {
	if r.test == nil {
		return false
	}
	more, r.testing = r.test.Step()
	return more && r.testing == nil
}
