package main

import (
	"strconv"

	"github.com/rnnlab/rnnlab/rnn"
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
	Neutral any      `json:"neutral,omitempty"` // text or number; nothing for the fields of the first version
}

type preset struct {
	Name   string         `json:"name"`
	Config map[string]any `json:"config"`
}

func newSchema() schema {
	s := schema{Version: schemaVersion}
	for _, f := range rnn.Fields() {
		out := field{Name: f.Name, Kind: f.Kind, Options: f.Options, Neutral: neutralOf(f)}
		if f.Kind != rnn.Enum {
			out.Min, out.Max, out.Log = &f.Min, &f.Max, &f.Log
		}
		s.Fields = append(s.Fields, out)
	}
	for _, p := range rnn.Presets() {
		s.Presets = append(s.Presets, preset{p.Name, configObject(p.Config)})
	}
	s.DefaultPreset = rnn.DefaultPreset
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

// configObject is a Config as the page has it: an object with a property for
// each field of the table.
func configObject(c rnn.Config) map[string]any {
	object := map[string]any{}
	for _, f := range rnn.Fields() {
		if f.Kind == rnn.Enum {
			object[f.Name] = f.Text(c)
		} else {
			object[f.Name] = f.Number(c)
		}
	}
	return object
}
