package main

import (
	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/task"
	"github.com/rnnlab/rnnlab/web/limits"
)

// schemaVersion goes up with every change of the shape of schema.json.
const schemaVersion = 2

// schema is schema.json: the tasks and the settings of a run. The page takes its
// controls, their ranges, what they need of each other and the ladders from it,
// so that each is written once, in Go.
type schema struct {
	Version       int       `json:"version"`
	Tasks         []taskRow `json:"tasks"`
	Fields        []field   `json:"fields"` // the task is the first of them
	Rules         []rule    `json:"rules"`
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
	Zero    string   `json:"zero,omitempty"`    // the field whose value a 0 stands for
}

// rule is a rnn.Rule.
type rule struct {
	Name    string  `json:"name"`
	When    *when   `json:"when,omitempty"` // absent: always
	Field   string  `json:"field"`
	Must    any     `json:"must,omitempty"`
	AtLeast float64 `json:"atLeast,omitempty"`
	AtMost  string  `json:"atMost,omitempty"`
	Else    float64 `json:"else,omitempty"`
	Unused  bool    `json:"unused,omitempty"`
}

type when struct {
	Field string `json:"field"`
	Is    string `json:"is,omitempty"`
	Not   string `json:"not,omitempty"`
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
	for _, f := range limits.Fields() {
		out := field{Name: f.Name, Kind: f.Kind, Options: f.Options, Zero: f.Zero, Neutral: neutralOf(f)}
		if f.Kind != rnn.Enum {
			out.Min, out.Max, out.Log = &f.Min, &f.Max, &f.Log
		}
		s.Fields = append(s.Fields, out)
	}
	for _, r := range limits.Rules() {
		out := rule{Name: r.Name, Field: r.Field, AtLeast: r.AtLeast, AtMost: r.AtMost, Else: r.Else, Unused: r.Unused}
		if r.When != "" {
			out.When = &when{r.When, r.Is, r.Not}
		}
		if r.Must != "" {
			out.Must = valueOf(limits.Field(r.Field), r.Must)
		}
		s.Rules = append(s.Rules, out)
	}
	return s
}

// neutralOf is a field's neutral value as the page has it, nil for none.
func neutralOf(f rnn.Field) any {
	if f.Neutral == "" {
		return nil
	}
	return valueOf(f, f.Neutral)
}
