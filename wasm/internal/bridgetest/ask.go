//go:build js && wasm

// Package bridgetest asks the commands of a program as JavaScript does.
package bridgetest

import (
	"syscall/js"
	"testing"

	"github.com/rnnlab/rnnlab/wasm/internal/bridge"
)

// Do runs a command and returns its value; that it reports an error fails the
// test. After a panic the program is put right by reset.
func Do(t *testing.T, run bridge.Command, reset func(), send map[string]any) js.Value {
	t.Helper()
	reply := Answer(run, reset, send)
	if e := reply.Get("error"); !e.IsUndefined() {
		t.Fatal(e.Get("message").String())
	}
	return reply.Get("value")
}

// Answer runs a command and returns its whole reply, which has a value or an error.
func Answer(run bridge.Command, reset func(), send map[string]any) js.Value {
	f := bridge.Guard(run, reset)
	defer f.Release()
	return f.Invoke(js.ValueOf(send))
}

// Numbers are the float64s of an answer.
func Numbers(v js.Value) []float64 {
	b := make([]byte, v.Length())
	js.CopyBytesToGo(b, v)
	return bridge.FromBytes(b)
}
