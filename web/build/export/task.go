package main

import (
	"strconv"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/task"
	"github.com/rnnlab/rnnlab/web/limits"
)

// taskRow is a task.Task as far as the page needs it before there is a trainer.
type taskRow struct {
	Name       string    `json:"name"`
	Kind       task.Kind `json:"kind"`
	Ladder     []string  `json:"ladder"` // names of its presets
	Start      string    `json:"start"`  // the preset of a link that names none
	Metric     metric    `json:"metric"`
	Floors     []floor   `json:"floors"` // with the windows of Start
	Provenance string    `json:"provenance"`
	Licence    string    `json:"licence"`
}

type metric struct {
	Name  string  `json:"name"`
	Unit  string  `json:"unit"`
	Reach float64 `json:"reach"`
}

func rowOf(t task.Task) taskRow {
	row := taskRow{Name: t.Name, Kind: t.Kind, Start: t.Start, Metric: metric(t.Metric), Provenance: t.Provenance, Licence: t.Licence}
	for _, p := range t.Ladder {
		row.Ladder = append(row.Ladder, p.Name)
	}
	start, _ := t.Rung(t.Start)
	d, err := t.Data(start.Config.Steps)
	if err != nil {
		panic(err) // a test of package task makes a run of every rung
	}
	row.Floors = floorsOf(d)
	return row
}

// data is the known part of a task's series, and where in it the targets of each
// set begin: the trainer's SeriesData of web/app/trainer/protocol.ts as far as a
// poster needs it.
type data struct {
	Values []float64      `json:"values"`
	Known  int            `json:"known"`
	First  map[string]int `json:"first"`
}

func dataOf(d task.Data) data {
	return data{
		Values: decimals(d.Values[:d.Known]),
		Known:  d.Known,
		First:  map[string]int{"train": d.Train.Steps, "validation": d.FirstValidation()},
	}
}

// floor is the trainer's Floor of web/app/trainer/protocol.ts.
type floor struct {
	Rule       task.Rule `json:"rule"`
	Validation float64   `json:"validation"`
	Test       float64   `json:"test"`
}

func floorsOf(d task.Data) []floor {
	var floors []floor
	for _, f := range d.Floors() {
		floors = append(floors, floor{f.Rule, f.Validation, f.Test})
	}
	return floors
}

// configObject is a run's settings as the page has them: the task, and a
// property for each field of the network's Config.
func configObject(of string, c rnn.Config) map[string]any {
	object := map[string]any{"task": of}
	for _, f := range limits.Fields() {
		object[f.Name] = valueOf(f, f.Text(c))
	}
	return object
}

// valueOf is a field's value as the page has it, text or a number.
func valueOf(f rnn.Field, text string) any {
	if f.Kind == rnn.Enum {
		return text
	}
	x, err := strconv.ParseFloat(text, 64)
	if err != nil {
		panic(err) // of a preset or a rule
	}
	return x
}
