//go:build js && wasm

package main

import (
	"errors"
	"unsafe"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/series"
)

// trainer is what a run needs of rnn.Trainer in either precision.
type trainer interface {
	Config() rnn.Config
	Step() error
	State() rnn.State
	Progress() rnn.Progress
	History() rnn.History
	Prediction() rnn.Prediction
	Reset()
	SetLearningRate(rate float64) error
	Recover(factor float64) error
	Inspect(window, target []float64) (rnn.Inspection, error)
	Hash() uint64
	Altered() bool
	MarshalBinary() ([]byte, error)
}

// A run is one network in training on the tutorial's series.
type run struct {
	trainer
	train, validation series.Records
	window            []float64 // the last values of the series, where a forecast begins
	parameters, bytes int       // count and size of the weights
	weights           func() []float64

	// newForecast begins a forecast after the window, with the weights of now;
	// the function that it returns computes one value at each call.
	newForecast func() (next func() float64, err error)

	aim    aim
	target int // what aim counts: losses or updates

	series []float64 // the series and how it goes on, for JavaScript to see

	inspected  record // the one that is looked at
	inspection rnn.Inspection

	next     func() float64 // of the forecast under way
	forecast []float64      // its values so far, with room for its horizon
}

type record struct{ window, target []float64 }

// newRun starts a run, or with a file goes on with a saved one, in the
// precision that the config asks for: the tutorial as printed has to match its
// NumPy figures, everything else is to be fast.
func newRun(config rnn.Config, file []byte) (*run, error) {
	train, validation, err := rnn.TutorialRecords(config.Steps)
	if err != nil {
		return nil, err
	}
	r := &run{train: train, validation: validation}
	r.window = series.Sine(rnn.TutorialPoints)[rnn.TutorialPoints-config.Steps:]
	r.inspected = record{validation.Input(0), validation.Target(0)}
	if config.Gradient == rnn.AsPrinted {
		err = start[float64](r, config, file)
	} else {
		err = start[float32](r, config, file)
	}
	return r, err
}

func start[T rnn.Float](r *run, config rnn.Config, file []byte) (err error) {
	var t *rnn.Trainer[T]
	if file == nil {
		t, err = rnn.NewTrainer[T](config, r.train, r.validation)
	} else {
		t, err = rnn.Open[T](file, r.train, r.validation)
	}
	if err != nil {
		return err
	}
	r.trainer = t
	r.weights = func() []float64 {
		w := make([]float64, len(t.Params().All))
		for i, v := range t.Params().All {
			w[i] = float64(v)
		}
		return w
	}
	r.parameters = len(t.Params().All)
	r.bytes = r.parameters * int(unsafe.Sizeof(T(0)))
	r.newForecast = func() (func() float64, error) {
		f, err := t.NewForecast(r.window)
		if err != nil {
			return nil, err
		}
		return func() float64 { return f.Next()[0] }, nil
	}
	return r.setAim(toEnd)
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
		return !p.Checking && updatesDone(p) >= r.target
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
func (r *run) beginForecast(horizon int) (err error) {
	r.next, err = r.newForecast()
	r.forecast = make([]float64, 0, horizon)
	return err
}

// advanceForecast computes one more value and says whether more are left.
func (r *run) advanceForecast() (more bool) {
	if len(r.forecast) < cap(r.forecast) {
		r.forecast = append(r.forecast, r.next())
	}
	return len(r.forecast) < cap(r.forecast)
}
