// Package ladder trains the presets of the ladder natively, for what the build
// computes ahead and for the report.
package ladder

import (
	"fmt"
	"slices"
	"sync"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/series"
	"github.com/rnnlab/rnnlab/rnn/task"
	"github.com/rnnlab/rnnlab/rnn/tutorial"
)

// A Rung is a preset and how its training went.
type Rung struct {
	rnn.Preset
	Train, Validation series.Records
	History           rnn.History
	Predictions       []rnn.Prediction // after each epoch; index 0 is of the initial weights
	Printed           rnn.Prediction   // by the tutorial's prediction step with the last weights; none for the other rungs
	Inspection        rnn.Inspection   // of the first validation record, with the last weights
	Forecast          []float64        // from the end of the series on, each value fed with those before
	Hash              string           // of the last weights and all losses
}

// Last returns the predictions with the last weights.
func (r *Rung) Last() rnn.Prediction { return r.Predictions[len(r.Predictions)-1] }

// Climb trains every rung of the ladder and lets each forecast horizon values.
func Climb(horizon int) ([]*Rung, error) {
	presets := rnn.Presets()
	rungs := make([]*Rung, len(presets))
	errs := make([]error, len(presets))
	var all sync.WaitGroup
	for i, p := range presets {
		all.Go(func() { rungs[i], errs[i] = climb(p, horizon) })
	}
	all.Wait()
	for i, err := range errs {
		if err != nil {
			return nil, fmt.Errorf("preset %s: %w", presets[i].Name, err)
		}
	}
	return rungs, nil
}

// climb trains as the page does.
func climb(p rnn.Preset, horizon int) (*Rung, error) {
	r := &Rung{Preset: p}
	var err error
	if r.Train, r.Validation, err = tutorial.Records(p.Config.Steps); err != nil {
		return nil, err
	}
	t, err := task.Train(p.Config, r.Train, r.Validation)
	if err != nil {
		return nil, err
	}
	for _, err := range t.Epochs() {
		if err != nil {
			return nil, err
		}
		r.Predictions = append(r.Predictions, keep(t.Prediction()))
		if printed, ok := t.(*tutorial.Trainer); ok {
			r.Printed = keep(printed.PrintedPrediction())
		}
	}
	r.History = t.History()
	r.Hash = fmt.Sprintf("%016x", t.Hash())
	if r.Inspection, err = t.InspectRecord(r.Validation, 0); err != nil {
		return nil, err
	}
	forecast, err := t.NewForecast(series.Sine(tutorial.Points)[tutorial.Points-p.Config.Steps:])
	if err != nil {
		return nil, err
	}
	for range horizon {
		r.Forecast = append(r.Forecast, forecast.Next()...)
	}
	return r, nil
}

// keep copies predictions, which the trainer would overwrite.
func keep(p rnn.Prediction) rnn.Prediction {
	p.Train, p.Validation = slices.Clone(p.Train), slices.Clone(p.Validation)
	return p
}
