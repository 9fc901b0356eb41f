//go:build js && wasm

package main

import (
	"math"
	"syscall/js"
	"testing"

	"github.com/rnnlab/rnnlab/rnn/numpy"
	"github.com/rnnlab/rnnlab/rnn/series"
	"github.com/rnnlab/rnnlab/rnn/task"
	"github.com/rnnlab/rnnlab/wasm/internal/bridge"
	"github.com/rnnlab/rnnlab/wasm/internal/bridgetest"
)

// The figures of the page are the library's, to the bit.
func TestALadderIsTriedAsInTheLibrary(t *testing.T) {
	do(t, reader.readNumbers, read(airline(t)))
	taken := do(t, reader.takeColumn, map[string]any{"column": 1, "gap": "leaveOut"})
	values := bridgetest.Numbers(taken.Get("values"))
	own, err := task.NewOwn(values)
	if err != nil {
		t.Fatal(err)
	}
	if len(values) != 144 || taken.Get("season").Int() != own.Season || taken.Get("train").Int() != own.Parts.Train || taken.Get("floors").Length() != len(own.Floors) {
		t.Error("the series is not understood as in the library")
	}
	const solved = 3
	do(t, reader.tryRung, map[string]any{"rung": solved})
	if trial(1e9) != 1 || do(t, reader.trialStatus, map[string]any{}).Get("state").String() == "diverged" {
		t.Fatal("it is not trained")
	}
	same(t, own, solved)

	// One that trains does so by budgets; a part of its way is enough here.
	do(t, reader.tryRung, map[string]any{"rung": 1})
	for do(t, reader.trialStatus, map[string]any{}).Get("epoch").Int() < 2 {
		if trial(0) == 1 {
			t.Fatal("trained in two epochs")
		}
	}
	if course := bridgetest.Numbers(do(t, reader.trialStatus, nil).Get("course")); len(course) != 2 || !(course[0] > 0) {
		t.Errorf("errors before and after the first of two epochs: %v", course)
	}
}

// The reader may know the season better, and what to do to the numbers: the ladder
// and the files are then those of the library with that choice.
func TestWhatTheReaderKnowsBetter(t *testing.T) {
	do(t, reader.readNumbers, read(airline(t)))
	taken := do(t, reader.takeColumn, map[string]any{"column": 1, "gap": "leaveOut"})
	offer := taken.Get("offer")
	if offer.Get("found").Int() != 12 || offer.Get("tried").Length() != 8 || offer.Get("choice").Get("season").String() != "" {
		t.Error("what was found is not offered")
	}
	own, err := task.NewOwn(bridgetest.Numbers(taken.Get("values")))
	if err != nil {
		t.Fatal(err)
	}
	if err := own.Choose(task.Choice{Season: 6, Transform: "log"}); err != nil {
		t.Fatal(err)
	}
	chosen := do(t, reader.prepare, map[string]any{"season": "6", "transform": "log"})
	if chosen.Get("season").Int() != 6 || chosen.Get("ladder").Index(1).Get("steps").Index(0).Get("op").String() != "log" || chosen.Get("floors").Length() != len(own.Floors) {
		t.Error("it is not prepared as the reader chooses")
	}
	const solved = 3
	do(t, reader.tryRung, map[string]any{"rung": solved})
	trial(1e9)
	same(t, own, solved)
	if !judge(t, solved).Get("repeats").Bool() {
		t.Error("a link with the choice does not come to it")
	}
	opened := do(t, reader.openRun, map[string]any{"file": do(t, reader.saveRun, map[string]any{"rung": solved})})
	if c := opened.Get("offer").Get("choice"); c.Get("season").String() != "6" || c.Get("transform").String() != "log" || opened.Get("offer").Get("found").Int() != 12 {
		t.Error("the file has another choice")
	}
	if season := do(t, reader.prepare, map[string]any{"season": "none", "transform": ""}).Get("season").Int(); season != 0 {
		t.Errorf("none is a season of %d", season)
	}
	for field, send := range map[string]map[string]any{"season": {"season": "45", "transform": ""}, "transform": {"season": "none", "transform": "season"}} {
		if got := answer(reader.prepare, send).Get("error"); got.IsUndefined() || got.Get("field").String() != field {
			t.Errorf("want an error of %s", field)
		}
	}
	if answer(reader.prepare, map[string]any{"season": "-1", "transform": ""}).Get("error").IsUndefined() {
		t.Error("a season below 0 is one")
	}
	do(t, reader.takeTask, map[string]any{"task": "airline", "seed": 0})
	if answer(reader.prepare, map[string]any{"season": "6", "transform": ""}).Get("error").IsUndefined() {
		t.Error("a task is prepared by its reader")
	}
}

// How a network learned is told in the units of the series: its last error is the
// verdict's. Of a run out of a file the errors before follow from their losses,
// unless they were of logarithms.
func TestACourseIsInUnits(t *testing.T) {
	for _, log := range []bool{false, true} {
		do(t, reader.readNumbers, read(airline(t)))
		do(t, reader.takeColumn, map[string]any{"column": 1, "gap": "leaveOut"})
		const prepared, epochs = 1, 4
		rung := &reader.ladder[prepared]
		rung.Config.Epochs, rung.Config.Patience = epochs, 0
		if log {
			rung.Steps = append([]series.Step{{Op: series.Log}}, rung.Steps...)
		}
		do(t, reader.tryRung, map[string]any{"rung": prepared})
		trial(1e9)
		whole := bridgetest.Numbers(do(t, reader.trialStatus, nil).Get("course"))
		judged := judge(t, prepared)
		if kept := judged.Get("kept").Int(); kept != epochs || len(whole) != epochs+1 || math.Abs(whole[kept]-judged.Get("rmse").Float()) > 1e-3 {
			t.Fatalf("%v, kept after %d; it is off by %v", whole, kept, judged.Get("rmse").Float())
		}
		do(t, reader.openRun, map[string]any{"file": do(t, reader.saveRun, map[string]any{"rung": prepared})})
		do(t, reader.extendRung, map[string]any{"rung": prepared, "epochs": 0})
		for e, again := range bridgetest.Numbers(do(t, reader.trialStatus, nil).Get("course")) {
			if known := e == epochs || !log; known == math.IsNaN(again) || math.Abs(again-whole[e]) > 1e-3 {
				t.Errorf("logarithms %v, epoch %d: %v, was %v", log, e, again, whole[e])
			}
		}
	}
}

func same(t *testing.T, own *task.Own, rung int) {
	t.Helper()
	r, err := own.New(own.Ladder()[rung])
	if err != nil {
		t.Fatal(err)
	}
	verdict, err := r.Verdict()
	if err != nil {
		t.Fatal(err)
	}
	tested, err := r.Test()
	if err != nil {
		t.Fatal(err)
	}
	beyond, err := r.Forecast(24)
	if err != nil {
		t.Fatal(err)
	}
	judged := judge(t, rung)
	if judged.Get("hash").String() != bridge.Hex(r.Hash()) || judged.Get("rmse").Float() != verdict.RMSE || judged.Get("worth").String() != string(verdict.Worth) {
		t.Error("the verdict is another than the library's")
	}
	for name, pair := range map[string][2][]float64{
		"test":     {bridgetest.Numbers(forecastOf(t, rung, true).Get("forecasts")), tested},
		"forecast": {bridgetest.Numbers(do(t, reader.forecast, map[string]any{"rung": rung, "horizon": 24}).Get("values")), beyond},
	} {
		if len(pair[0]) != len(pair[1]) {
			t.Fatalf("%s: %d values, want %d", name, len(pair[0]), len(pair[1]))
		}
		for i, v := range pair[1] {
			if pair[0][i] != v {
				t.Errorf("%s %d: %v, want %v", name, i, pair[0][i], v)
			}
		}
	}
}

// A test value without a logarithm is no failure: the network that reads logarithms
// has no figure there, and the rules have theirs.
func TestATestThatCannotBeReadIsSaid(t *testing.T) {
	values := series.NoisyWaves(150, 0.1, numpy.NewRandomState(1))
	for i, v := range values {
		values[i] = math.Exp(v + float64(i)/30)
	}
	values[140] = -5
	do(t, reader.takeNumbers, map[string]any{"values": bridge.Float64s(values), "name": ""})
	do(t, reader.tryRung, map[string]any{"rung": 3})
	trial(1e9)
	judge(t, 3)
	do(t, reader.forecastPart, map[string]any{"rung": 3, "test": true})
	trial(1e9)
	tested := do(t, reader.openTest, map[string]any{"rung": 3})
	if tested.Get("refuses").Float() != -5 || !math.IsNaN(tested.Get("rmse").Float()) || tested.Get("forecasts").Length() != 0 || !(tested.Get("floors").Index(1).Float() > 0) {
		t.Errorf("got %v", js.Global().Get("JSON").Call("stringify", tested))
	}
	if answer(reader.forecast, map[string]any{"rung": 3, "horizon": 3}).Get("error").IsUndefined() {
		t.Error("a forecast from a value that cannot be read is none")
	}
}

// Numbers that come without a file are the same series.
func TestNumbersWithoutAFile(t *testing.T) {
	values := []float64{1, 2.5, 3, 1e-300, 5, -0.25, 7}
	taken := do(t, reader.takeNumbers, map[string]any{"values": bridge.Float64s(values), "name": "drawn"})
	for i, v := range bridgetest.Numbers(taken.Get("values")) {
		if v != values[i] {
			t.Errorf("number %d is %v", i, v)
		}
	}
	if taken.Get("name").String() != "drawn" || taken.Get("train").Int() != 5 {
		t.Error("name or parts")
	}
}

// What makes no series has a code, for which the page has words in each language.
func TestNumbersThatAreNoSeries(t *testing.T) {
	for _, c := range []struct {
		values             []float64
		code, value, other string
	}{
		{[]float64{1, 2, 3}, "few-numbers", "3", "5"},
		{make([]float64, 100_001), "many-numbers", "100001", "100000"},
		{[]float64{7, 7, 7, 8, 9}, "flat-numbers", "7", "3"},
		{[]float64{1, 2, 3, 4, math.Inf(1)}, "vast-numbers", "", ""},
	} {
		told := do(t, reader.takeNumbers, map[string]any{"values": bridge.Float64s(c.values), "name": ""}).Get("problem")
		if told.IsUndefined() || told.Get("code").String() != c.code || told.Get("value").String() != c.value || told.Get("other").String() != c.other {
			t.Errorf("%d numbers, want %s: got %v", len(c.values), c.code, js.Global().Get("JSON").Call("stringify", told))
		}
	}
	far := []float64{1e308, -1e308, 1e308, -1e308, 1e308, -1e308, 1e308, -1e308, 1e308, 1e308}
	do(t, reader.takeNumbers, map[string]any{"values": bridge.Float64s(far), "name": ""})
	if told := do(t, reader.tryRung, map[string]any{"rung": 0}).Get("problem"); told.IsUndefined() || told.Get("code").String() != "vast-numbers" {
		t.Error("numbers whose differences are infinite are trained on")
	}
}
