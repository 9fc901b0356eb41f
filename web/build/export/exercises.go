package main

import (
	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/series"
	"github.com/rnnlab/rnnlab/rnn/task"
)

// exercisePoster is a row of symbols-posters.json: an exercise before anything is
// trained, as wasm/symbols describes it. A frame shows it without that program,
// which most readers of a post then need not fetch.
type exercisePoster struct {
	Name     string           `json:"name"`
	Metric   string           `json:"metric"`
	Reach    float64          `json:"reach"`
	Within   int              `json:"within"`
	Predicts series.Content   `json:"predicts"`
	Ladder   []exercisePreset `json:"ladder"`
}

type exercisePreset struct {
	Name         string          `json:"name"`
	Cell         rnn.Cell        `json:"cell"`
	Hidden       int             `json:"hidden"`
	Layers       int             `json:"layers"`
	Steps        int             `json:"steps"`
	Batch        int             `json:"batch"`
	Epochs       int             `json:"epochs"`
	LearningRate float64         `json:"learningRate"`
	Parameters   int             `json:"parameters"`
	Symbols      int             `json:"symbols"`   // how many different ones there are
	PerSymbol    int             `json:"perSymbol"` // so many more parameters for each one more
	Train        int             `json:"train"`     // how many sequences
	Floors       []exerciseFloor `json:"floors"`
}

type exerciseFloor struct {
	Rule       task.Rule `json:"rule"`
	Validation float64   `json:"validation"`
}

// newExercisePosters are those of all exercises, with the first seed; text is what
// the one that learns a text comes with.
func newExercisePosters(text string) (posters []exercisePoster, err error) {
	for _, e := range task.Exercises() {
		p := exercisePoster{Name: e.Name, Metric: e.Metric.Name, Reach: e.Metric.Reach, Within: e.Within}
		for _, rung := range e.Ladder {
			var o task.Options
			if e.Name == "text" {
				o.Text = text
			}
			preset, predicts, err := newExercisePreset(e, rung, o)
			if err != nil {
				return nil, err
			}
			p.Predicts = predicts
			p.Ladder = append(p.Ladder, preset)
		}
		posters = append(posters, p)
	}
	return posters, nil
}

func newExercisePreset(e task.Exercise, rung rnn.Preset, o task.Options) (p exercisePreset, predicts series.Content, err error) {
	c := rung.Config
	c.Seed = posterSeed
	a, err := e.New(c, o)
	if err != nil {
		return p, "", err
	}
	p = exercisePreset{Name: rung.Name, Cell: c.Cell, Hidden: c.Hidden, Layers: c.Layers, Steps: c.Steps, Batch: c.Batch, Epochs: c.Epochs, LearningRate: c.LearningRate, Train: a.Material.Train.N}
	for _, t := range a.Tensors() {
		p.Parameters += len(t.Data)
		switch t.Name {
		case "weight_ih_l0": // a column for each symbol
			p.Symbols = t.Cols
			p.PerSymbol += t.Rows
		case "out_weight": // a row for each, and one number of out_bias
			p.PerSymbol += t.Cols + 1
		}
	}
	for _, f := range a.Material.Floors() {
		p.Floors = append(p.Floors, exerciseFloor{f.Rule, f.Validation})
	}
	return p, a.Material.Train.Kind().Targets, nil
}
