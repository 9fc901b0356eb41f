package main

import (
	"math"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/web/ladder"
)

// poster is poster.json: what the page shows before its own training has
// begun. It is no recording: every build trains the whole ladder.
type poster struct {
	shownRun                    // of the default preset
	Others   []string           `json:"others"` // rungs whose runs are in files of their own, poster-NAME.json
	RMSE     map[string]float64 `json:"rmse"`   // validation RMSE by rung; "printedStep" is the tutorial's own prediction step
	Findings map[string]any     `json:"findings"`
	Hash     map[string]string  `json:"hash"` // of each rung's last weights and losses, for the page to compare its own with
}

// shownRun is a run with its predictions after each epoch.
type shownRun struct {
	Config         map[string]any `json:"config"`
	Epochs         int            `json:"epochs"`
	TrainLoss      []float64      `json:"trainLoss"`
	ValidationLoss []float64      `json:"validationLoss"`
	Predictions    []predictions  `json:"predictions"`
	Data           data           `json:"data"`
	Floors         []floor        `json:"floors"`
}

// predictions are those after an epoch.
type predictions struct {
	Epoch      int       `json:"epoch"`
	Train      []float64 `json:"train"`
	Validation []float64 `json:"validation"`
}

// newPoster returns the poster of a ladder's rungs and the runs of those that are
// not on it by name. Those that start from the tutorial's weights have none: their
// first predictions are far outside the axes of a poster.
func newPoster(rungs []*ladder.Rung) (*poster, map[string]shownRun) {
	p := &poster{RMSE: map[string]float64{}, Findings: findings(), Hash: map[string]string{}}
	others := map[string]shownRun{}
	for _, r := range rungs {
		last := r.Last()
		p.RMSE[r.Name] = rnn.RMSE(last.Validation, r.Validation.Y)
		if r.Printed.Validation != nil {
			p.RMSE["printedStep"] = rnn.RMSE(r.Printed.Validation, r.Validation.Y)
		}
		p.Hash[r.Name] = r.Hash
		switch {
		case r.Name == rnn.DefaultPreset:
			p.shownRun = show(r)
		case r.Config.Init != rnn.Uniform01:
			p.Others = append(p.Others, r.Name)
			others[r.Name] = show(r)
		}
	}
	return p, others
}

// show takes a run to be shown, with no more digits than can be seen.
func show(r *ladder.Rung) shownRun {
	run := shownRun{
		Config:         configObject(r.Task, r.Config),
		Epochs:         r.Config.Epochs,
		TrainLoss:      significant(r.History.Train),
		ValidationLoss: significant(r.History.Validation),
		Data:           dataOf(r.Data),
		Floors:         floorsOf(r.Data),
	}
	for _, p := range r.Predictions {
		run.Predictions = append(run.Predictions, predictions{p.Epoch, decimals(p.Train), decimals(p.Validation)})
	}
	return run
}

// decimals rounds to two decimals: a hundredth is half a pixel of the poster.
func decimals(x []float64) []float64 {
	y := make([]float64, len(x))
	for i, v := range x {
		y[i] = math.Round(v*100) / 100
	}
	return y
}

// significant rounds positive numbers to four significant digits.
func significant(x []float64) []float64 {
	y := make([]float64, len(x))
	for i, v := range x {
		unit := math.Pow(10, 3-math.Floor(math.Log10(v)))
		y[i] = math.Round(v*unit) / unit
	}
	return y
}
