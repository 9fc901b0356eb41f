//go:build js && wasm

package main

import (
	"errors"
	"syscall/js"
	"testing"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/wasm/internal/bridge"
)

func object(fields map[string]any) js.Value { return js.ValueOf(fields) }

// errorOf calls a guarded command from JavaScript and returns its error's parts.
func errorOf(t *testing.T, run bridge.Command, args ...any) (code, field, message string) {
	t.Helper()
	f := bridge.Guard(run, distrust)
	defer f.Release()
	e := f.Invoke(args...).Get("error")
	if e.IsUndefined() {
		t.Fatal("no error")
	}
	if e.Get("field").Type() == js.TypeString {
		field = e.Get("field").String()
	}
	return e.Get("code").String(), field, e.Get("message").String()
}

func TestGuardAnswersWithAValue(t *testing.T) {
	f := bridge.Guard(func(send js.Value) (any, error) { return send.Get("x").Int() + 1, nil }, distrust)
	defer f.Release()
	if got := f.Invoke(object(map[string]any{"x": 4})).Get("value"); got.Int() != 5 {
		t.Errorf("got %v, want 5", got)
	}
}

func TestGuardTellsErrorsApart(t *testing.T) {
	bad := rnn.ConfigError{{Field: "hidden", Got: "0", Want: "more"}, {Field: "seed", Got: "-1", Want: "more"}}
	code, field, message := errorOf(t, func(js.Value) (any, error) { return nil, bad }, object(nil))
	if code != "config" || field != "hidden" || message != bad.Error() {
		t.Errorf("got %s %s %s", code, field, message)
	}
	code, field, message = errorOf(t, func(js.Value) (any, error) { return nil, errors.New("not now") }, object(nil))
	if code != "request" || field != "" || message != "not now" {
		t.Errorf("got %s %s %s", code, field, message)
	}
	for _, args := range [][]any{{}, {5}, {js.Null()}, {object(nil), 2}} {
		if code, _, _ := errorOf(t, func(js.Value) (any, error) { return nil, nil }, args...); code != "request" {
			t.Errorf("%v: got %s, want request", args, code)
		}
	}
}

// A panic must neither end the program nor leave a half-changed run to go on.
func TestGuardSurvivesPanics(t *testing.T) {
	var none []int
	for name, test := range map[string]struct {
		panics  func()
		message string
	}{
		"text":    {func() { panic("a slip") }, "a slip"},
		"error":   {func() { panic(errors.New("an error")) }, "an error"},
		"other":   {func() { panic(5) }, "a panic without a message"},
		"runtime": {func() { _ = none[len(none)] }, "runtime error: index out of range [0] with length 0"},
		"js":      {func() { js.ValueOf(5).Get("x") }, "syscall/js: call of Value.Get on number"},
	} {
		create(t, preset(t, "adam"))
		code, _, message := errorOf(t, func(js.Value) (any, error) { test.panics(); return nil, nil }, object(nil))
		if code != "internal" || message != test.message {
			t.Errorf("%s: got %s %q, want internal %q", name, code, message, test.message)
		}
		if runner.run != nil {
			t.Errorf("%s: the run is still there", name)
		}
		if code, _, _ := errorOf(t, runner.commands()["status"], object(nil)); code != "request" {
			t.Errorf("%s: got %s for the status, want request", name, code)
		}
	}
}
