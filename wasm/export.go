//go:build js && wasm

package main

import (
	"unsafe"

	"github.com/rnnlab/rnnlab/wasm/internal/bridge"
)

// The exports cost JavaScript some nanoseconds a call, where a command costs
// microseconds. They wait for nothing, sleep never and start no goroutines,
// which would not run before the next event. A panic in here ends the program,
// though the call returns as if nothing had happened: web/app/trainer/load-wasm.ts
// watches for that.

// step works towards the goal for about a budget of milliseconds: 1 when it is
// reached or the run has ended, 0 when time is up.
//
//go:wasmexport step
func step(budgetMs float64) int32 {
	if runner.run == nil {
		return 1
	}
	return bridge.Within(budgetMs, runner.run.advance)
}

// forecast works on the forecast: 1 when it is complete.
//
//go:wasmexport forecast
func forecast(budgetMs float64) int32 {
	if runner.run == nil {
		return 1
	}
	return bridge.Within(budgetMs, runner.run.advanceForecast)
}

// test works on the test of the run: 1 when it is complete.
//
//go:wasmexport test
func test(budgetMs float64) int32 {
	if runner.run == nil {
		return 1
	}
	return bridge.Within(budgetMs, runner.run.advanceTest)
}

// statePath works on the state path: 1 when it is complete.
//
//go:wasmexport statePath
func walk(budgetMs float64) int32 {
	if runner.run == nil {
		return 1
	}
	return bridge.Within(budgetMs, runner.run.advanceStatePath)
}

// findings works on the experiment with the tutorial: 1 when it is complete.
//
//go:wasmexport findings
func findings(budgetMs float64) int32 {
	if runner.experiment == nil {
		return 1
	}
	return bridge.Within(budgetMs, func() bool { return !runner.experiment.Step() })
}

// view is the address of the values of one of the views from an index on, good
// until the next call into Go. viewLength is the count of its float64s.
//
//go:wasmexport view
func view(which, from int32) unsafe.Pointer {
	runner.viewed = nil
	if runner.run != nil {
		all := views[which].of(runner.run)
		runner.viewed = all[min(int(from), len(all)):]
	}
	return unsafe.Pointer(unsafe.SliceData(runner.viewed))
}

//go:wasmexport viewLength
func viewLength() int32 { return int32(len(runner.viewed)) }

// views are the arrays that JavaScript can read. It is given their names, and
// asks for them by their index.
var views = []struct {
	name string
	of   func(*run) []float64
}{
	{"series", func(r *run) []float64 { return r.Data.Values }},
	{"trainLosses", func(r *run) []float64 { return r.History().Train }},
	{"validationLosses", func(r *run) []float64 { return r.History().Validation }},
	{"trainPredictions", func(r *run) []float64 { return r.Prediction().Train }},
	{"validationPredictions", func(r *run) []float64 { return r.Prediction().Validation }},
	{"printedTrainPredictions", func(r *run) []float64 { return r.printed().Train }},
	{"printedValidationPredictions", func(r *run) []float64 { return r.printed().Validation }},
	{"hidden", func(r *run) []float64 { return r.inspection.Hidden }},
	{"gradientNorms", func(r *run) []float64 { return r.inspection.Gradient }},
	{"weightSizes", func(r *run) []float64 {
		return []float64{r.inspection.Input, r.inspection.Recurrent, r.inspection.Output}
	}},
	{"forecast", func(r *run) []float64 { return r.forecast }},
	{"shown", func(r *run) []float64 { return r.shown }},
}
