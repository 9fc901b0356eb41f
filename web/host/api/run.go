package api

import (
	"context"
	"errors"
	"fmt"

	"github.com/rnnlab/rnnlab/rnn"
)

// work estimates how many multiply-adds a run takes: a forward pass over every
// record for the loss checks, and three times as many for each training record's
// update.
func work(c rnn.Config) float64 {
	gates := map[rnn.Cell]int{rnn.Elman: 1, rnn.LSTM: 4, rnn.GRU: 3}[c.Cell]
	inputs, step := 1, 0
	for range c.Layers {
		step += gates * c.Hidden * (inputs + c.Hidden)
		inputs = c.Hidden
	}
	all := rnn.TutorialPoints - c.Steps
	training := all - rnn.TutorialValidation
	return float64(c.Epochs) * float64(all+3*training) * float64(c.Steps) * float64(step)
}

// An outcome is a run to be shown, or else a sentence that says why there is
// none.
type outcome struct {
	run     *Run
	instead string
}

// findRun is the run of these settings: one that is shipped, or one that is
// trained now if that takes at most limit multiply-adds. Another run's curve is
// never shown for it. It reports an error only if ctx is done before.
func findRun(ctx context.Context, c rnn.Config, limit float64) (outcome, error) {
	for _, r := range shipped().Runs {
		if p, err := rnn.PresetNamed(r.Preset); err == nil && p.Config == c {
			return outcome{run: &r}, nil
		}
	}
	if work(c) > limit {
		return outcome{instead: "Open the link to train it and see its predictions."}, nil
	}
	if c.Gradient == rnn.AsPrinted {
		return trainRun[float64](ctx, c)
	}
	return trainRun[float32](ctx, c)
}

func trainRun[T rnn.Float](ctx context.Context, c rnn.Config) (outcome, error) {
	train, validation, err := rnn.TutorialRecords(c.Steps)
	if err != nil {
		panic(err) // the settings were checked
	}
	t, err := rnn.NewTrainer[T](c, train, validation)
	if err != nil {
		panic(err)
	}
	for t.State() == rnn.Running {
		if err := ctx.Err(); err != nil {
			return outcome{}, err
		}
		if err := t.Step(); err != nil {
			if d, ok := errors.AsType[*rnn.DivergenceError](err); ok {
				return outcome{instead: fmt.Sprintf("Its training breaks down in epoch %d.", d.Epoch+1)}, nil
			}
			panic(err)
		}
	}
	p := t.Prediction()
	return outcome{run: &Run{Epochs: p.Epoch, Prediction: p.Validation, RMSE: rnn.RMSE(p.Validation, validation.Y)}}, nil
}
