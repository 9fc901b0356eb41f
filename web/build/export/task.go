package main

import (
	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/task"
)

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
	for _, f := range rnn.Fields() {
		if f.Kind == rnn.Enum {
			object[f.Name] = f.Text(c)
		} else {
			object[f.Name] = f.Number(c)
		}
	}
	return object
}
