package main

import (
	"encoding/json"
	"os"
	"reflect"
	"slices"
	"testing"

	"github.com/rnnlab/rnnlab/rnn"
)

// TestTheFirstSchemaIsInThisOne holds the schema to what links that are out there
// name: every field with every option, and every preset with the same settings.
// Ranges may widen, fields may be added.
func TestTheFirstSchemaIsInThisOne(t *testing.T) {
	b, err := os.ReadFile("../../app/test/testdata/schema.json")
	if err != nil {
		t.Fatal(err)
	}
	var before schema
	if err := json.Unmarshal(b, &before); err != nil {
		t.Fatal(err)
	}
	if len(before.Fields) != 18 || len(before.Presets) != 4 {
		t.Fatalf("%d fields, %d presets", len(before.Fields), len(before.Presets))
	}
	now := newSchema()
	if now.DefaultPreset != before.DefaultPreset {
		t.Errorf("a link without a preset is now %s, and was %s", now.DefaultPreset, before.DefaultPreset)
	}
	for _, f := range before.Fields {
		at := slices.IndexFunc(now.Fields, func(g field) bool { return g.Name == f.Name })
		if at < 0 {
			t.Errorf("there is no %s any more", f.Name)
			continue
		}
		g := now.Fields[at]
		if g.Kind != f.Kind || g.Neutral != nil {
			t.Errorf("%s is %s with the neutral value %v, and was %s with none", f.Name, g.Kind, g.Neutral, f.Kind)
		}
		for _, option := range f.Options {
			if !slices.Contains(g.Options, option) {
				t.Errorf("%s does not take %s any more", f.Name, option)
			}
		}
		if f.Kind != rnn.Enum && (*g.Min > *f.Min || *g.Max < *f.Max) {
			t.Errorf("%s takes %v to %v, and took %v to %v", f.Name, *g.Min, *g.Max, *f.Min, *f.Max)
		}
	}
	for _, p := range before.Presets {
		c, err := rnn.PresetNamed(p.Name)
		if err != nil {
			t.Error(err)
			continue
		}
		config := configObject("sine", c.Config)
		for name, value := range p.Config {
			if !reflect.DeepEqual(config[name], value) {
				t.Errorf("preset %s: %s is %v, and was %v", p.Name, name, config[name], value)
			}
		}
	}
}

func TestNeutralValuesAsThePageHasThem(t *testing.T) {
	for _, test := range []struct {
		field rnn.Field
		want  string
	}{
		{rnn.Field{Kind: rnn.Int, Neutral: "0"}, "0"},
		{rnn.Field{Kind: rnn.Real, Neutral: "0.5"}, "0.5"},
		{rnn.Field{Kind: rnn.Enum, Neutral: "none"}, `"none"`},
		{rnn.Field{Kind: rnn.Enum, Neutral: "1"}, `"1"`},
		{rnn.Field{Kind: rnn.Int}, "null"},
	} {
		if b, err := json.Marshal(neutralOf(test.field)); err != nil || string(b) != test.want {
			t.Errorf("%+v: %s, want %s (%v)", test.field, b, test.want, err)
		}
	}
}
