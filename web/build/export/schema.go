package main

import (
	"strconv"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/web/limits"
)

// schemaVersion goes up with every change of the shape of schema.json.
const schemaVersion = 2

// schema is schema.json: the settings of a run. The page takes its controls,
// their ranges, what they need of each other and the presets from it, so that
// each is written once, in Go.
type schema struct {
	Version       int      `json:"version"`
	Fields        []field  `json:"fields"`
	Rules         []rule   `json:"rules"`
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

func newSchema() schema {
	s := schema{Version: schemaVersion}
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
	for _, p := range rnn.Presets() {
		s.Presets = append(s.Presets, preset{p.Name, configObject(p.Config)})
	}
	s.DefaultPreset = rnn.DefaultPreset
	return s
}

// neutralOf is a field's neutral value as the page has it, nil for none.
func neutralOf(f rnn.Field) any {
	if f.Neutral == "" {
		return nil
	}
	return valueOf(f, f.Neutral)
}

// configObject is a Config as the page has it: an object with a property for
// each field of the table.
func configObject(c rnn.Config) map[string]any {
	object := map[string]any{}
	for _, f := range rnn.Fields() {
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
