//go:build js && wasm

package main

import (
	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/task"
	"github.com/rnnlab/rnnlab/wasm/internal/bridge"
)

// describe is what a new run works with, under the names of Setup in
// web/app/trainer/protocol.ts. The series itself is a view.
func describe(r *task.Run) map[string]any {
	weights := 0
	for _, t := range r.Tensors() {
		weights += len(t.Data)
	}
	o := bridge.Plain{}
	o.Text("task", r.Task.Name)
	o.Part("config", writeConfig(r.Config()))
	o.Number("learningRate", r.Progress().LearningRate)
	o.Part("data", describeData(r))
	o["floors"] = describeFloors(r.Data.Floors())
	o.Count("updatesPerEpoch", r.Progress().Updates)
	o.Count("parameters", weights)
	o.Count("bytes", weights*r.Bits()/8)
	o["simd"] = rnn.SIMD()
	return o
}

func describeData(r *task.Run) bridge.Plain {
	first := bridge.Plain{}
	first.Count("train", r.Config().Steps)
	first.Count("validation", r.Data.FirstValidation())
	o := bridge.Plain{}
	o.Text("kind", string(r.Task.Kind))
	o.Count("known", r.Data.Known)
	o.Part("first", first)
	o.Count("test", r.Data.Test.N)
	o.Text("unit", r.Task.Metric.Unit)
	return o
}

func describeFloors(floors []task.Floor) []any {
	list := make([]any, len(floors))
	for i, f := range floors {
		o := bridge.Plain{}
		o.Text("rule", string(f.Rule))
		o.Number("validation", f.Validation)
		o.Number("test", f.Test)
		list[i] = map[string]any(o)
	}
	return list
}
