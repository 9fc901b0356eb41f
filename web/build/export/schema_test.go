package main

import (
	"encoding/json"
	"flag"
	"os"
	"testing"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/web/limits"
)

// The page must be able to build each preset's Config again, field by field,
// from nothing but schema.json.
func TestSchemaRoundTrip(t *testing.T) {
	b, err := json.Marshal(newSchema())
	if err != nil {
		t.Fatal(err)
	}
	var s struct {
		Version int
		Fields  []struct {
			Name, Kind string
			Min, Max   *float64
			Log        *bool
			Options    []string
		}
		Presets []struct {
			Name   string
			Config map[string]any
		}
		DefaultPreset string
	}
	if err := json.Unmarshal(b, &s); err != nil {
		t.Fatal(err)
	}
	known := map[string]rnn.Field{}
	for _, f := range limits.Fields() {
		known[f.Name] = f
	}
	if len(s.Fields) != len(known)+1 || s.Fields[0].Name != "task" {
		t.Fatalf("%d fields, the first of them %s, want the task and %d others", len(s.Fields), s.Fields[0].Name, len(known))
	}
	for _, f := range s.Fields {
		if f.Kind == string(rnn.Enum) {
			if len(f.Options) == 0 || f.Min != nil || f.Max != nil || f.Log != nil {
				t.Errorf("%s: an enum has options and nothing else: %+v", f.Name, f)
			}
		} else if f.Min == nil || f.Max == nil || f.Log == nil || f.Options != nil || !(*f.Min < *f.Max) {
			t.Errorf("%s: a number has min < max and log: %+v", f.Name, f)
		}
	}
	for _, f := range s.Fields {
		if range_ := known[f.Name]; f.Kind != string(rnn.Enum) && (*f.Min != range_.Min || *f.Max != range_.Max) {
			t.Errorf("%s: from %g to %g, want the page's range %g to %g", f.Name, *f.Min, *f.Max, range_.Min, range_.Max)
		}
	}
	presets := rnn.Presets()
	if len(s.Presets) != len(presets) {
		t.Fatalf("%d presets, want %d", len(s.Presets), len(presets))
	}
	found := false
	for i, p := range s.Presets {
		found = found || p.Name == s.DefaultPreset
		var c rnn.Config
		if p.Config["task"] != "sine" {
			t.Errorf("%s: task %v", p.Name, p.Config["task"])
		}
		delete(p.Config, "task")
		for name, value := range p.Config {
			f := known[name]
			var err error
			switch value := value.(type) {
			case string:
				err = f.SetText(&c, value)
			case float64:
				err = f.SetNumber(&c, value)
			default:
				t.Errorf("%s: %s is %T", p.Name, name, value)
			}
			if err != nil {
				t.Errorf("%s: %v", p.Name, err)
			}
		}
		if c != presets[i].Config {
			t.Errorf("%s: %+v, want %+v", p.Name, c, presets[i].Config)
		}
	}
	if !found {
		t.Errorf("default preset %q is none of the presets", s.DefaultPreset)
	}
}

var update = flag.Bool("update", false, "write the rules anew that the page's tests have")

// The page's tests read the rules from a file, so that its interpreter is tested
// with those that it gets.
func TestThePagesTestsHaveTheRules(t *testing.T) {
	const name = "../../app/test/testdata/rules.json"
	want, err := json.MarshalIndent(newSchema().Rules, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	want = append(want, '\n')
	if *update {
		if err := os.WriteFile(name, want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := os.ReadFile(name); err != nil || string(got) != string(want) {
		t.Errorf("%s is not what the build writes (%v): go test ./web/build/export -update", name, err)
	}
}
