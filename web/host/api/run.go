package api

import (
	"context"
	"errors"
	"fmt"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/task"
)

// An outcome is a run to be shown, or else a sentence that says why there is
// none.
type outcome struct {
	run     *Run
	instead string
}

// findRun is the run of these settings: one that is shipped, or one that is
// trained now if that is at most so much work. Another run's curve is never shown
// for it. It reports an error only if ctx is done before.
func findRun(ctx context.Context, c rnn.Config, limit float64) (outcome, error) {
	if run := shippedRun(c); run != nil {
		return outcome{run: run}, nil
	}
	if work(c) > limit {
		return outcome{instead: "Open the link to train it and see its predictions."}, nil
	}
	run, err := newRun(c)
	if err != nil {
		panic(err) // the settings were checked
	}
	for run.State() == rnn.Running {
		if err := ctx.Err(); err != nil {
			return outcome{}, err
		}
		if err := run.Step(); err != nil {
			if d, ok := errors.AsType[*rnn.DivergenceError](err); ok {
				return outcome{instead: fmt.Sprintf("Its training breaks down in epoch %d.", d.Epoch+1)}, nil
			}
			panic(err)
		}
	}
	p := run.Prediction()
	return outcome{run: &Run{Epochs: p.Epoch, Prediction: p.Validation, RMSE: rnn.RMSE(p.Validation, run.Data.Validation.Y)}}, nil
}

// shippedRun is the run of these settings that came with the program, or nil.
func shippedRun(c rnn.Config) *Run {
	for _, r := range shipped().Runs {
		if p, err := rnn.PresetNamed(r.Preset); err == nil && p.Config == c {
			return &r
		}
	}
	return nil
}

// newRun is a network to train, on the one task whose pictures there are.
func newRun(c rnn.Config) (*task.Run, error) {
	sine, err := task.Named("sine")
	if err != nil {
		return nil, err
	}
	return sine.New(c)
}
