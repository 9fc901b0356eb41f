//go:build js && wasm

package main

import (
	"errors"
	"math"
	"strings"
	"syscall/js"
	"testing"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/wasm/internal/bridge"
	"github.com/rnnlab/rnnlab/web/limits"
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
	for _, f := range limits.Fields() {
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

func TestBytesOfCopiesAUint8Array(t *testing.T) {
	want := []byte{0, 1, 0x80, 0xff}
	got, err := bridge.Bytes(object(map[string]any{"file": bridge.Uint8Array(want)}), "file")
	if err != nil || string(got) != string(want) {
		t.Errorf("got %v, %v", got, err)
	}
	for name, bad := range map[string]any{
		"Float64Array": js.Global().Get("Float64Array").New(1),
		"a number":     7,
		"null":         nil,
	} {
		var field *rnn.FieldError
		if got, err := bridge.Bytes(object(map[string]any{"file": bad}), "file"); !errors.As(err, &field) || field.Field != "file" {
			t.Errorf("%s: got %v, %v, want an error about file", name, got, err)
		}
	}
}
