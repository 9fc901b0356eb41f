//go:build js && wasm

package main

import (
	"strconv"
	"syscall/js"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/web/limits"
)

// readConfig reads a rnn.Config from a plain object with a property for each
// field. Every property that is missing, unknown, of the wrong type or out of
// range is named in the error. Whether the fields go together is for whoever
// makes a run of them to say.
func readConfig(v js.Value) (rnn.Config, error) {
	var c rnn.Config
	if v.Type() != js.TypeObject {
		return c, &rnn.FieldError{Field: "config", Got: typeName(v), Want: "an object"}
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
		return &rnn.FieldError{Field: f.Name, Got: typeName(v), Want: "a string"}
	default:
		return &rnn.FieldError{Field: f.Name, Got: typeName(v), Want: "a number"}
	}
	if err != nil {
		return err.(*rnn.FieldError)
	}
	return nil
}

// writeConfig is the reverse of readConfig.
func writeConfig(c rnn.Config) map[string]any {
	object := make(map[string]any)
	for _, f := range rnn.Fields() {
		if f.Kind == rnn.Enum {
			object[f.Name] = f.Text(c)
		} else {
			object[f.Name] = f.Number(c)
		}
	}
	return object
}

// plain is an object for JavaScript in the making. (As map literals, the same
// objects are some kilobytes more to download, compressed.)
type plain map[string]any

//go:noinline
func (o plain) number(name string, x float64) { o[name] = x }

//go:noinline
func (o plain) count(name string, n int) { o[name] = n }

//go:noinline
func (o plain) text(name, s string) { o[name] = s }

//go:noinline
func (o plain) part(name string, value map[string]any) { o[name] = value }

// number reads a number from lo to hi.
func number(send js.Value, field string, lo, hi float64) (float64, error) {
	v := send.Get(field)
	want := "a number from " + strconv.FormatFloat(lo, 'g', -1, 64) + " to " + strconv.FormatFloat(hi, 'g', -1, 64)
	if v.Type() != js.TypeNumber {
		return 0, &rnn.FieldError{Field: field, Got: typeName(v), Want: want}
	}
	if x := v.Float(); x >= lo && x <= hi {
		return x, nil
	}
	return 0, &rnn.FieldError{Field: field, Got: strconv.FormatFloat(v.Float(), 'g', -1, 64), Want: want}
}

// whole reads a whole number from lo to hi.
func whole(send js.Value, field string, lo, hi int) (int, error) {
	x, err := number(send, field, float64(lo), float64(hi))
	if err != nil {
		return 0, err
	}
	if x != float64(int(x)) {
		return 0, &rnn.FieldError{Field: field, Got: strconv.FormatFloat(x, 'g', -1, 64), Want: "a whole number"}
	}
	return int(x), nil
}

// text reads a string.
func text(send js.Value, field string) (string, error) {
	v := send.Get(field)
	if v.Type() != js.TypeString {
		return "", &rnn.FieldError{Field: field, Got: typeName(v), Want: "a string"}
	}
	return v.String(), nil
}

// bytesOf copies the bytes out of a Uint8Array.
func bytesOf(send js.Value, field string) ([]byte, error) {
	v := send.Get(field)
	if !v.InstanceOf(js.Global().Get("Uint8Array")) {
		return nil, &rnn.FieldError{Field: field, Got: typeName(v), Want: "a Uint8Array"}
	}
	b := make([]byte, v.Length())
	js.CopyBytesToGo(b, v)
	return b, nil
}

// uint8Array is a copy of the bytes that belongs to JavaScript.
func uint8Array(b []byte) js.Value {
	array := js.Global().Get("Uint8Array").New(len(b))
	js.CopyBytesToJS(array, b)
	return array
}

func typeName(v js.Value) string { return v.Type().String() }
