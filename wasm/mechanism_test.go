//go:build js && wasm

package main

import (
	"math"
	"slices"
	"strings"
	"testing"
	"unsafe"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/wasm/internal/bridge"
)

// trained is a run that has ended, and the same made by package rnn alone.
func trained(t *testing.T, config rnn.Config) *rnn.Trainer[float32] {
	t.Helper()
	create(t, config)
	for step(50) == 0 {
	}
	train, validation := records(t, config.Steps)
	alone, err := rnn.NewTrainer[float32](config, train, validation)
	if err != nil {
		t.Fatal(err)
	}
	if err := alone.Run(); err != nil {
		t.Fatal(err)
	}
	return alone
}

func TestTrace(t *testing.T) {
	config := small(t)
	config.Cell, config.Layers = rnn.LSTM, 2
	alone := trained(t, config)
	train, _ := records(t, config.Steps)
	want, err := alone.TraceRecord(train, 3, 1, 9)
	if err != nil {
		t.Fatal(err)
	}
	got := do(t, "trace", map[string]any{"set": "train", "index": 3, "layer": 1, "step": 9})
	shown := array(t, "shown")
	for i, v := range append(append(want.Forward, rnn.Value{}), want.Backward...) {
		name, n := got.Index(i).String(), int(shown[0])
		if name != v.Name || !slices.Equal(shown[1:1+n], v.Data) {
			t.Errorf("%s is %s %v, want %v", v.Name, name, shown[1:1+n], v.Data)
		}
		shown = shown[1+n:]
	}
	if n := len(want.Forward) + 1 + len(want.Backward); len(shown) > 0 || got.Length() != n || n < 25 {
		t.Errorf("%d values, want %d; %d numbers too many", got.Length(), n, len(shown))
	}
}

func TestStatePath(t *testing.T) {
	config := small(t)
	config.Hidden = 2
	alone := trained(t, config)
	_, validation := records(t, config.Steps)
	path, err := alone.NewStatePath(validation.Input(4), 0)
	if err != nil {
		t.Fatal(err)
	}
	for range 7 {
		path.Next()
	}
	do(t, "beginStatePath", map[string]any{"set": "validation", "index": 4, "layer": 0, "horizon": 7})
	calls := 1
	for walk(0) == 0 {
		calls++
	}
	if calls != 7 {
		t.Errorf("without a budget the path took %d calls, want one for each of 7 states", calls)
	}
	points := append(slices.Clone(path.Window), path.Free...)
	plane, err := rnn.PrincipalPlane(points, 2)
	if err != nil {
		t.Fatal(err)
	}
	if n := do(t, "projectPath", map[string]any{"first": -1, "second": -1}).Int(); n != config.Steps {
		t.Errorf("%d points of the window, want %d", n, config.Steps)
	}
	if want := append(plane.Explained[:], plane.Project(points)...); !slices.Equal(array(t, "shown"), want) {
		t.Error("the principal plane is another than that of package rnn")
	}
	do(t, "projectPath", map[string]any{"first": 1, "second": 0})
	if shown := array(t, "shown")[2:]; len(shown) != len(points) || shown[0] != points[1] || shown[1] != points[0] {
		t.Errorf("units 1 and 0: %v, want those of %v", shown[:2], points[:2])
	}

	states := []float64{-1, -0.5, 0, -0.5, 1, 0.25}
	bytes := unsafe.Slice((*byte)(unsafe.Pointer(&states[0])), 8*len(states))
	do(t, "stateField", map[string]any{"states": bridge.Uint8Array(bytes)})
	field, err := alone.StateField(states)
	if err != nil {
		t.Fatal(err)
	}
	if shown := array(t, "shown"); !slices.Equal(shown, field) {
		t.Errorf("field %v, want %v", shown, field)
	}
}

// A path ends before the numbers of a network that explodes on its own.
func TestStatePathThatRunsAway(t *testing.T) {
	config := small(t)
	config.Activation = rnn.ReLU
	create(t, config)
	params := runner.run.Run.Run.(*rnn.Trainer[float32]).Params()
	for i := range params.All {
		params.All[i] = 1 // each prediction is some 10¹⁰ times the input
	}
	do(t, "beginStatePath", map[string]any{"set": "validation", "index": 0, "layer": 0, "horizon": 50})
	for walk(0) == 0 {
	}
	do(t, "projectPath", map[string]any{"first": -1, "second": -1})
	points := array(t, "shown")[2:]
	if n := len(points)/2 - config.Steps; n < 2 || n > 50 {
		t.Errorf("%d states on its own", n)
	}
	for i, x := range points {
		if math.IsNaN(x) || math.IsInf(x, 0) {
			t.Errorf("point %d is %v", i/2, x)
		}
	}
}

func TestMechanismReportsWhatIsNotThere(t *testing.T) {
	commands := runner.commands()
	config := small(t)
	create(t, config)
	runner.run.path = nil
	if code, _, message := errorOf(t, commands["projectPath"], object(map[string]any{"first": 0, "second": 1})); code != "request" || message != errNoPath.Error() {
		t.Errorf("without a path: %s %s", code, message)
	}
	at := func(more map[string]any) map[string]any {
		all := map[string]any{"set": "validation", "index": 0, "layer": 0, "step": 0, "horizon": 3}
		for name, value := range more {
			all[name] = value
		}
		return all
	}
	do(t, "beginStatePath", at(nil))
	for _, c := range []struct {
		command, field string
		send           map[string]any
	}{
		{"trace", "set", at(map[string]any{"set": "test"})},
		{"trace", "index", at(map[string]any{"index": 50})},
		{"trace", "layer", at(map[string]any{"layer": 1})},
		{"trace", "step", at(map[string]any{"step": config.Steps})},
		{"beginStatePath", "layer", at(map[string]any{"layer": -1})},
		{"beginStatePath", "horizon", at(map[string]any{"horizon": 0.5})},
		{"projectPath", "second", map[string]any{"first": 0, "second": -2}},
		{"projectPath", "unit", map[string]any{"first": 0, "second": config.Hidden}},
		{"projectPath", "unit", map[string]any{"first": 1, "second": 1}},
		{"stateField", "states", map[string]any{"states": "all"}},
		{"stateField", "states", map[string]any{"states": bridge.Uint8Array(make([]byte, 8*longest+8))}},
		{"stateField", "hidden", map[string]any{"states": bridge.Uint8Array(nil)}},
	} {
		if code, field, message := errorOf(t, commands[c.command], object(c.send)); code != "config" || field != c.field {
			t.Errorf("%s %v: %s %s %s", c.command, c.send, code, field, message)
		}
	}

	printed := preset(t, "printed")
	printed.Hidden, printed.Epochs = 4, 1
	create(t, printed)
	for _, command := range []string{"trace", "beginStatePath", "stateField"} {
		if code, _, message := errorOf(t, commands[command], object(at(nil))); code != "request" || !strings.Contains(message, "printed") {
			t.Errorf("%s of the printed run: %s %s", command, code, message)
		}
	}
}
