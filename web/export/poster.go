package main

import (
	"math"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/web/ladder"
)

// poster is poster.json: what the page shows before its own training has
// begun. It is no recording: every build trains the whole ladder.
type poster struct {
	Config           map[string]any     `json:"config"` // of the run shown, the default preset
	Epochs           int                `json:"epochs"`
	TrainLoss        []float64          `json:"trainLoss"`
	ValidationLoss   []float64          `json:"validationLoss"`
	Frames           []frame            `json:"frames"`
	ValidationTarget []float64          `json:"validationTarget"`
	RMSE             map[string]float64 `json:"rmse"` // validation RMSE by rung; "printedStep" is the tutorial's own prediction step
	Hash             map[string]string  `json:"hash"` // of each rung's last weights and losses, for the page to compare its own with
}

// frame is the predictions after an epoch.
type frame struct {
	Epoch      int       `json:"epoch"`
	Train      []float64 `json:"train"`
	Validation []float64 `json:"validation"`
}

func newPoster() (*poster, error) {
	rungs, err := ladder.Climb(0)
	if err != nil {
		return nil, err
	}
	p := &poster{RMSE: map[string]float64{}, Hash: map[string]string{}}
	for _, r := range rungs {
		last := r.Last()
		p.RMSE[r.Name] = rnn.RMSE(last.Validation, r.Validation.Y)
		if last.PrintedValidation != nil {
			p.RMSE["printedStep"] = rnn.RMSE(last.PrintedValidation, r.Validation.Y)
		}
		p.Hash[r.Name] = r.Hash
		if r.Name == defaultPreset().Name {
			p.show(r)
		}
	}
	return p, nil
}

// show takes the run to be shown, with no more digits than can be seen.
func (p *poster) show(r *ladder.Rung) {
	p.Config = configObject(r.Config)
	p.Epochs = r.Config.Epochs
	p.TrainLoss = significant(r.History.Train)
	p.ValidationLoss = significant(r.History.Validation)
	p.ValidationTarget = decimals(r.Validation.Y)
	for _, prediction := range r.Predictions {
		p.Frames = append(p.Frames, frame{prediction.Epoch, decimals(prediction.Train), decimals(prediction.Validation)})
	}
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
