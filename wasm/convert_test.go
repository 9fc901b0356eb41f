//go:build js && wasm

package main

import (
	"errors"
	"math"
	"strings"
	"syscall/js"
	"testing"

	"github.com/rnnlab/rnnlab/rnn"
)

func preset(t *testing.T, name string) rnn.Config {
	t.Helper()
	for _, p := range rnn.Presets() {
		if p.Name == name {
			return p.Config
		}
	}
	t.Fatalf("no preset %s", name)
	return rnn.Config{}
}

func TestConfigSurvivesTheWayThroughJavaScript(t *testing.T) {
	for _, p := range rnn.Presets() {
		want := p.Config
		want.Seed, want.LearningRate = math.MaxUint32, 1.2345678901234567e-5
		got, err := readConfig(js.ValueOf(writeConfig(want)))
		if err != nil {
			t.Errorf("%s: %v", p.Name, err)
		}
		if got != want {
			t.Errorf("%s: got %+v, want %+v", p.Name, got, want)
		}
	}
}

func TestReadConfigNamesTheField(t *testing.T) {
	null, undefined := js.Null(), js.Undefined()
	tests := []struct {
		field string
		value any
		want  string // in the message
	}{
		{"hidden", undefined, "undefined"},
		{"hidden", null, "null"},
		{"hidden", "100", "string"},
		{"hidden", true, "boolean"},
		{"hidden", 0, "1 to 256"},
		{"hidden", 1.5, "whole"},
		{"hidden", math.NaN(), "NaN"},
		{"hidden", math.Inf(1), "Inf"},
		{"hidden", 1e300, "1 to 256"},
		{"seed", -1, "4294967295"},
		{"learningRate", 0, "1e-06 to 10"},
		{"activation", 5, "number"},
		{"activation", "TANH", "tanh, sigmoid, relu"},
		{"activation", undefined, "undefined"},
		{"truncate", 51, "steps"},
		{"colour", "red", "colour"},
		{"Hidden", 5, "Hidden"},
	}
	for _, test := range tests {
		object := js.ValueOf(writeConfig(preset(t, "adam")))
		object.Set(test.field, test.value)
		_, err := readConfig(object)
		var field *rnn.FieldError
		if !errors.As(err, &field) {
			t.Errorf("%s = %v: got error %v, want a FieldError", test.field, test.value, err)
			continue
		}
		if field.Field != test.field || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s = %v: got %q of field %s, want it to name %s and %q", test.field, test.value, err, field.Field, test.field, test.want)
		}
	}
}

func TestReadConfigNamesEveryField(t *testing.T) {
	_, err := readConfig(js.ValueOf(map[string]any{"hiden": 5}))
	for _, f := range rnn.Fields() {
		if err == nil || !strings.Contains(err.Error(), f.Name+": ") {
			t.Errorf("%v does not name the missing %s", err, f.Name)
		}
	}
	if err == nil || !strings.Contains(err.Error(), "hiden: ") {
		t.Errorf("%v does not name the unknown hiden", err)
	}
	if _, err := readConfig(js.ValueOf("preset=adam")); err == nil {
		t.Error("a string was taken for a config")
	}
}

func TestFloatsCopiesAFloat64Array(t *testing.T) {
	want := []float64{1.5, -0.0, math.MaxFloat64, math.Inf(-1)}
	array := js.Global().Get("Float64Array").New(len(want))
	for i, x := range want {
		array.SetIndex(i, x)
	}
	bytes := js.Global().Get("Uint8Array").New(array.Get("buffer"))
	got, err := floats(bytes)
	if err != nil || len(got) != len(want) {
		t.Fatalf("got %v, %v", got, err)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("[%d] got %v, want %v", i, got[i], want[i])
		}
	}
	for name, bad := range map[string]js.Value{
		"Float64Array": array,
		"7 bytes":      js.Global().Get("Uint8Array").New(7),
		"a number":     js.ValueOf(7),
		"null":         js.Null(),
	} {
		if got, err := floats(bad); err == nil {
			t.Errorf("%s: got %v, want an error", name, got)
		}
	}
	if got, err := floats(js.Global().Get("Uint8Array").New(0)); err != nil || len(got) != 0 {
		t.Errorf("no bytes: got %v, %v", got, err)
	}
}
