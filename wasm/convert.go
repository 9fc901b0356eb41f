//go:build js && wasm

package main

import (
	"syscall/js"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/wasm/internal/bridge"
	"github.com/rnnlab/rnnlab/web/limits"
)

// readConfig reads a rnn.Config from a plain object with a property for each
// field. Every property that is missing, unknown, of the wrong type or out of
// range is named in the error. Whether the fields go together is for whoever
// makes a run of them to say.
func readConfig(v js.Value) (rnn.Config, error) {
	var c rnn.Config
	if v.Type() != js.TypeObject {
		return c, &rnn.FieldError{Field: "config", Got: bridge.TypeName(v), Want: "an object"}
	}
	var bad rnn.ConfigError
	known := make(map[string]bool)
	for _, f := range limits.Fields() {
		known[f.Name] = true
		if err := readField(&c, f, v.Get(f.Name)); err != nil {
			bad = append(bad, err)
		}
	}
	keys := js.Global().Get("Object").Call("keys", v)
	for i := range keys.Length() {
		if key := keys.Index(i).String(); !known[key] {
			bad = append(bad, &rnn.FieldError{Field: key, Got: "a setting that there is not", Want: "nothing"})
		}
	}
	if len(bad) > 0 {
		return c, bad
	}
	return c, limits.Check(c)
}

func readField(c *rnn.Config, f rnn.Field, v js.Value) *rnn.FieldError {
	var err error
	switch {
	case f.Kind == rnn.Enum && v.Type() == js.TypeString:
		err = f.SetOption(c, v.String())
	case f.Kind != rnn.Enum && v.Type() == js.TypeNumber:
		err = f.SetNumber(c, v.Float())
	case f.Kind == rnn.Enum:
		return &rnn.FieldError{Field: f.Name, Got: bridge.TypeName(v), Want: "a string"}
	default:
		return &rnn.FieldError{Field: f.Name, Got: bridge.TypeName(v), Want: "a number"}
	}
	if err != nil {
		return err.(*rnn.FieldError)
	}
	return nil
}

// writeConfig is the reverse of readConfig.
func writeConfig(c rnn.Config) map[string]any {
	object := make(map[string]any)
	for _, f := range limits.Fields() {
		if f.Kind == rnn.Enum {
			object[f.Name] = f.Text(c)
		} else {
			object[f.Name] = f.Number(c)
		}
	}
	return object
}
