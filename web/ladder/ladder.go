// Package ladder trains the rungs of a task's ladder natively, for what the build
// computes ahead and for the report.
package ladder

import (
	"fmt"
	"slices"
	"sync"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/task"
	"github.com/rnnlab/rnnlab/rnn/tutorial"
)

// A Rung is a preset and how its training went.
type Rung struct {
	rnn.Preset
	task.Data
	Task        string // its name
	History     rnn.History
	Predictions []rnn.Prediction // after each epoch; index 0 is of the initial weights
	Printed     rnn.Prediction   // by the tutorial's prediction step with the last weights; none for the other rungs
	Inspection  rnn.Inspection   // of the first validation record, with the last weights
	Forecast    []float64        // from the end of the known series on, each value fed with those before
	TestLoss    float64          // on the records that neither training nor validation has seen
	Hash        string           // of the last weights and all losses
}

// Last returns the predictions with the last weights.
func (r *Rung) Last() rnn.Prediction { return r.Predictions[len(r.Predictions)-1] }

// Climb trains every rung of the task's ladder and lets each forecast horizon
// values.
func Climb(of task.Task, horizon int) ([]*Rung, error) {
	rungs := make([]*Rung, len(of.Ladder))
	errs := make([]error, len(of.Ladder))
	var all sync.WaitGroup
	for i, p := range of.Ladder {
		all.Go(func() { rungs[i], errs[i] = climb(of, p, horizon) })
	}
	all.Wait()
	for i, err := range errs {
		if err != nil {
			return nil, fmt.Errorf("task %s, preset %s: %w", of.Name, of.Ladder[i].Name, err)
		}
	}
	return rungs, nil
}

func climb(of task.Task, p rnn.Preset, horizon int) (*Rung, error) {
	run, err := of.New(p.Config)
	if err != nil {
		return nil, err
	}
	r := &Rung{Preset: p, Data: run.Data, Task: of.Name}
	for _, err := range run.Epochs() {
		if err != nil {
			return nil, err
		}
		r.Predictions = append(r.Predictions, keep(run.Prediction()))
		if printed, ok := run.Run.(*tutorial.Trainer); ok {
			r.Printed = keep(printed.PrintedPrediction())
		}
	}
	r.History = run.History()
	r.Hash = fmt.Sprintf("%016x", run.Hash())
	if r.Inspection, err = run.InspectRecord(r.Validation, 0); err != nil {
		return nil, err
	}
	if r.TestLoss, err = test(run); err != nil {
		return nil, err
	}
	forecast, err := run.NewForecast(r.Window(p.Config.Steps))
	if err != nil {
		return nil, err
	}
	for range horizon {
		r.Forecast = append(r.Forecast, forecast.Next()...)
	}
	return r, nil
}

func test(run *task.Run) (loss float64, err error) {
	t := run.NewTest()
	for more := true; more; {
		if more, err = t.Step(); err != nil {
			return 0, err
		}
	}
	return t.Loss(), nil
}

// keep copies predictions, which the trainer would overwrite.
func keep(p rnn.Prediction) rnn.Prediction {
	p.Train, p.Validation = slices.Clone(p.Train), slices.Clone(p.Validation)
	return p
}
