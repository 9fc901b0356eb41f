//go:build js && wasm

package main

import (
	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/task"
)

// describe is what a new run works with, under the names of Setup in
// web/app/trainer/protocol.ts. The series itself is a view.
func describe(r *task.Run) map[string]any {
	weights := 0
	for _, t := range r.Tensors() {
		weights += len(t.Data)
	}
	o := plain{}
	o.text("task", r.Task.Name)
	o.part("config", writeConfig(r.Config()))
	o.number("learningRate", r.Progress().LearningRate)
	o.part("data", describeData(r))
	o["floors"] = describeFloors(r.Data.Floors())
	o.count("updatesPerEpoch", r.Progress().Updates)
	o.count("parameters", weights)
	o.count("bytes", weights*r.Bits()/8)
	o["simd"] = rnn.SIMD()
	return o
}

func describeData(r *task.Run) plain {
	first := plain{}
	first.count("train", r.Config().Steps)
	first.count("validation", r.Data.FirstValidation())
	o := plain{}
	o.text("kind", string(r.Task.Kind))
	o.count("known", r.Data.Known)
	o.part("first", first)
	o.count("test", r.Data.Test.N)
	o.text("unit", r.Task.Metric.Unit)
	return o
}

func describeFloors(floors []task.Floor) []any {
	list := make([]any, len(floors))
	for i, f := range floors {
		o := plain{}
		o.text("rule", string(f.Rule))
		o.number("validation", f.Validation)
		o.number("test", f.Test)
		list[i] = map[string]any(o)
	}
	return list
}
