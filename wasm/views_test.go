//go:build js && wasm

package main

import (
	"math"
	"slices"
	"syscall/js"
	"testing"
	"unsafe"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/task"
)

func TestViews(t *testing.T) {
	config := small(t)
	created := create(t, config)
	data := created.Get("data")
	first := data.Get("first").Get("validation").Int()
	train, validation := first-data.Get("first").Get("train").Int(), data.Get("known").Int()-first
	if train != 140 || validation != 50 {
		t.Errorf("%d and %d records, want 140 and 50", train, validation)
	}
	do(t, "workTowards", map[string]any{"goal": "epoch"})
	for step(5) == 0 {
	}
	do(t, "beginForecast", map[string]any{"horizon": 9})
	for forecast(0) == 0 {
	}
	do(t, "chooseRecord", map[string]any{"set": "train", "index": 3})
	do(t, "inspect", nil)
	for which, want := range map[string]int{
		"series":                  600,
		"trainLosses":             2,
		"validationLosses":        2,
		"trainPredictions":        train,
		"validationPredictions":   validation,
		"printedTrainPredictions": 0, "printedValidationPredictions": 0,
		"hidden":        config.Steps * config.Hidden,
		"gradientNorms": config.Steps,
		"weightSizes":   3,
		"forecast":      9,
	} {
		got := array(t, which)
		if len(got) != want {
			t.Errorf("%s holds %d numbers, want %d", which, len(got), want)
		}
		for i, x := range got {
			if math.IsNaN(x) || math.IsInf(x, 0) {
				t.Errorf("%s[%d] is %v", which, i, x)
			}
		}
	}
	if got := array(t, "series"); !(math.Abs(got[1]-math.Sin(1)) <= 1e-15) {
		t.Errorf("the series has %v at 1", got[1])
	}
	if got := array(t, "series"); !(math.Abs(got[1]-math.Sin(1)) <= 1e-15) {
		t.Errorf("the series has %v at 1", got[1])
	}
	loss, targets := array(t, "validationLosses")[1], array(t, "series")[first:]
	if rmse := rnn.RMSE(array(t, "validationPredictions"), targets[:validation]); !(math.Abs(rmse*rmse/2-loss) <= 1e-12*loss) {
		t.Errorf("RMSE %v does not go with loss %v: the targets are elsewhere in the series", rmse, loss)
	}
}

// A view can be read from an index on, so that a long history is not copied for
// its end.
func TestViewsFromAnIndexOn(t *testing.T) {
	create(t, small(t))
	for step(50) == 0 {
	}
	all := array(t, "trainLosses")
	for i, v := range views {
		if v.name != "trainLosses" {
			continue
		}
		for _, from := range []int{0, 2, len(all), len(all) + 1} {
			pointer := view(int32(i), int32(from))
			got := unsafe.Slice((*float64)(pointer), viewLength())
			if want := all[min(from, len(all)):]; !slices.Equal(got, want) {
				t.Errorf("from %d on: %v, want %v", from, got, want)
			}
		}
	}
}

// What the page draws beside a run, and what it says of it at the end.
func TestFloorsAndTest(t *testing.T) {
	config := small(t)
	created := create(t, config)
	of, err := task.Named("sine")
	if err != nil {
		t.Fatal(err)
	}
	data, err := of.Data(config.Steps)
	if err != nil {
		t.Fatal(err)
	}
	floors := data.Floors()
	if got := created.Get("floors"); got.Length() != len(floors) {
		t.Fatalf("%d floors, want %d", got.Length(), len(floors))
	}
	for i, f := range floors {
		got := created.Get("floors").Index(i)
		if got.Get("rule").String() != string(f.Rule) || got.Get("validation").Float() != f.Validation || got.Get("test").Float() != f.Test {
			t.Errorf("floor %d is %s, want %+v", i, js.Global().Get("JSON").Call("stringify", got), f)
		}
	}
	if code, _, _ := errorOf(t, runner.commands()["testLoss"], object(nil)); code != "request" {
		t.Errorf("before the test: got %s", code)
	}
	for step(50) == 0 {
	}
	do(t, "beginTest", nil)
	calls := 1
	for test(0) == 0 {
		calls++
	}
	if calls != data.Test.N {
		t.Errorf("without a budget the test took %d calls, want one for each of %d records", calls, data.Test.N)
	}
	whole, err := of.New(config)
	if err != nil {
		t.Fatal(err)
	}
	if err := whole.Run.Run(); err != nil {
		t.Fatal(err)
	}
	expected := whole.NewTest()
	for more := true; more; {
		if more, err = expected.Step(); err != nil {
			t.Fatal(err)
		}
	}
	if got := do(t, "testLoss", nil).Float(); got != expected.Loss() || !(got > 0) {
		t.Errorf("the test's loss is %v, want %v", got, expected.Loss())
	}
}
