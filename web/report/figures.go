package main

import (
	"math"
	"slices"
	"strconv"

	"github.com/rnnlab/rnnlab/web/charts"
	"github.com/rnnlab/rnnlab/web/ladder"
)

// definitions are the page's, of the charts that the report has. The page has
// a cursor on its loss chart; here a tooltip does for it.
func definitions() map[string]charts.Option {
	all := charts.All()
	return map[string]charts.Option{
		"loss":                 charts.WithTooltip(all["loss"]),
		"predictionTrain":      all["predictionTrain"],
		"predictionValidation": all["predictionValidation"],
		"residual":             all["residual"],
		"forecast":             all["forecast"],
		"hidden":               all["hidden"],
		"gradient":             all["gradient"],
	}
}

// figures are the numbers of one preset's charts, by the name of the chart.
// What becomes of them is the page's code: report.ts.
type figures struct {
	Loss                 lossFigure       `json:"loss"`
	PredictionTrain      predictionFigure `json:"predictionTrain"`
	PredictionValidation predictionFigure `json:"predictionValidation"`
	Forecast             forecastFigure   `json:"forecast"`
	Hidden               hiddenFigure     `json:"hidden"`
	Gradient             []float64        `json:"gradient"`
}

type lossFigure struct {
	Epochs     int       `json:"epochs"`
	Train      []float64 `json:"train"`
	Validation []float64 `json:"validation"`
	Floors     []floor   `json:"floors"`
	Expected   []float64 `json:"expected"` // least and most of all presets, for one scale
}

// floor is the loss that a rule without a network reaches.
type floor struct {
	Rule       string  `json:"rule"`
	Validation float64 `json:"validation"`
}

// predictionFigure is of records whose first target is value number First of
// the series.
type predictionFigure struct {
	First      int       `json:"first"`
	Truth      []float64 `json:"truth"`
	Prediction []float64 `json:"prediction"`
	Printed    []float64 `json:"printed,omitempty"`
}

// forecastFigure begins a little before the end of the known series.
type forecastFigure struct {
	First    int       `json:"first"`
	Known    int       `json:"known"`
	Truth    []float64 `json:"truth"`
	Forecast []float64 `json:"forecast"`
}

type hiddenFigure struct {
	Steps      int       `json:"steps"`
	Units      int       `json:"units"`
	Activation string    `json:"activation"`
	Values     []float64 `json:"values"` // by time step, then unit
}

func newFigures(r *ladder.Rung, expected []float64) figures {
	const context = 20 // known values before the forecast
	last := r.Last()
	var floors []floor
	for _, f := range r.Floors() {
		floors = append(floors, floor{string(f.Rule), f.Validation})
	}
	return figures{
		Loss: lossFigure{
			Epochs: len(r.History.Train) - 1, Train: significant(r.History.Train), Validation: significant(r.History.Validation),
			Floors: floors, Expected: expected,
		},
		PredictionTrain: predictionFigure{r.Config.Steps, significant(r.Train.Y), significant(last.Train), significant(r.Printed.Train)},
		PredictionValidation: predictionFigure{
			r.FirstValidation(), significant(r.Validation.Y), significant(last.Validation), significant(r.Printed.Validation),
		},
		Forecast: forecastFigure{
			r.Known - context, r.Known, significant(r.Values[r.Known-context : r.Known+len(r.Forecast)]), significant(r.Forecast),
		},
		Hidden:   hiddenFigure{r.Config.Steps, r.Config.Hidden, string(r.Config.Activation), significant(r.Inspection.Hidden)},
		Gradient: significant(r.Inspection.Gradient),
	}
}

// span returns the least and the most of all losses of all presets.
func span(rungs []*ladder.Rung) []float64 {
	var losses []float64
	for _, r := range rungs {
		losses = slices.Concat(losses, r.History.Train, r.History.Validation)
	}
	return []float64{slices.Min(losses), slices.Max(losses)}
}

// significant rounds to six significant digits, more than a chart can show.
// JSON has no infinity: what is not finite cannot be drawn and becomes 0.
func significant(x []float64) []float64 {
	rounded := make([]float64, len(x))
	for i, v := range x {
		if !math.IsInf(v, 0) && !math.IsNaN(v) {
			rounded[i], _ = strconv.ParseFloat(strconv.FormatFloat(v, 'g', 6, 64), 64)
		}
	}
	return rounded
}
