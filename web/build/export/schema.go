package main

import (
	"strconv"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/task"
)

// schemaVersion goes up with every change of the shape of schema.json.
const schemaVersion = 1

// schema is schema.json: the tasks and the settings of a run. The page takes its
// controls, their ranges and the ladders from it, so that each is written once,
// in rnn.
type schema struct {
	Version       int       `json:"version"`
	Tasks         []taskRow `json:"tasks"`
	Fields        []field   `json:"fields"`        // the task is the first of them
	Presets       []preset  `json:"presets"`       // every task's ladder, one after the other
	DefaultPreset string    `json:"defaultPreset"` // of a link that names none, nor a task
}

type field struct {
	Name    string   `json:"name"`
	Kind    rnn.Kind `json:"kind"`
	Min     *float64 `json:"min,omitempty"` // numbers only, as Max and Log
	Max     *float64 `json:"max,omitempty"`
	Log     *bool    `json:"log,omitempty"`
	Options []string `json:"options,omitempty"` // enums only
	Neutral any      `json:"neutral,omitempty"` // text or number; nothing for the fields of the first version
}

type preset struct {
	Name   string         `json:"name"`
	Config map[string]any `json:"config"`
}

func newSchema() schema { return schemaOf(task.Table()) }

func schemaOf(tasks []task.Task) schema {
	s := schema{Version: schemaVersion, DefaultPreset: tasks[0].Start}
	s.Fields = []field{{Name: "task", Kind: rnn.Enum, Neutral: tasks[0].Name}}
	for _, t := range tasks {
		s.Tasks = append(s.Tasks, rowOf(t))
		s.Fields[0].Options = append(s.Fields[0].Options, t.Name)
		for _, p := range t.Ladder {
			s.Presets = append(s.Presets, preset{p.Name, configObject(t.Name, p.Config)})
		}
	}
	for _, f := range rnn.Fields() {
		out := field{Name: f.Name, Kind: f.Kind, Options: f.Options, Neutral: neutralOf(f)}
		if f.Kind != rnn.Enum {
			out.Min, out.Max, out.Log = &f.Min, &f.Max, &f.Log
		}
		s.Fields = append(s.Fields, out)
	}
	return s
}

// neutralOf is a field's neutral value as the page has it, nil for none.
func neutralOf(f rnn.Field) any {
	if x, err := strconv.ParseFloat(f.Neutral, 64); err == nil && f.Kind != rnn.Enum {
		return x
	}
	if f.Neutral != "" {
		return f.Neutral
	}
	return nil
}
