package main

import (
	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/task"
)

// schemaVersion goes up with every change of the shape of schema.json.
const schemaVersion = 1

// schema is schema.json: the settings of a run. The page takes its controls,
// their ranges and the presets from it, so that each is written once, in rnn.
type schema struct {
	Version       int      `json:"version"`
	Fields        []field  `json:"fields"`
	Presets       []preset `json:"presets"`
	DefaultPreset string   `json:"defaultPreset"`
}

type field struct {
	Name    string   `json:"name"`
	Kind    rnn.Kind `json:"kind"`
	Min     *float64 `json:"min,omitempty"` // numbers only, as Max and Log
	Max     *float64 `json:"max,omitempty"`
	Log     *bool    `json:"log,omitempty"`
	Options []string `json:"options,omitempty"` // enums only
}

type preset struct {
	Name   string         `json:"name"`
	Config map[string]any `json:"config"`
}

func newSchema() schema {
	s := schema{Version: schemaVersion}
	for _, f := range rnn.Fields() {
		out := field{Name: f.Name, Kind: f.Kind, Options: f.Options}
		if f.Kind != rnn.Enum {
			out.Min, out.Max, out.Log = &f.Min, &f.Max, &f.Log
		}
		s.Fields = append(s.Fields, out)
	}
	for _, p := range task.Default().Ladder {
		s.Presets = append(s.Presets, preset{p.Name, configObject(task.Default().Name, p.Config)})
	}
	s.DefaultPreset = rnn.DefaultPreset
	return s
}
