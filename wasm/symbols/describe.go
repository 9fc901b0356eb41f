//go:build js && wasm

package main

import (
	"syscall/js"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/series"
	"github.com/rnnlab/rnnlab/rnn/task"
	"github.com/rnnlab/rnnlab/wasm/internal/bridge"
)

// exercises are all there are.
func (s *symbols) exercises(js.Value) (any, error) {
	var list []any
	for _, e := range task.Exercises() {
		o := bridge.Plain{}
		o.Text("name", e.Name)
		o.Text("metric", e.Metric.Name)
		o.Number("reach", e.Metric.Reach)
		o.Count("within", e.Within)
		o.Text("provenance", e.Provenance)
		o.Text("licence", e.Licence)
		var ladder []any
		for _, p := range e.Ladder {
			ladder = append(ladder, describeRung(p.Name, p.Config))
		}
		o["ladder"] = ladder
		list = append(list, map[string]any(o))
	}
	return list, nil
}

func describeRung(name string, c rnn.Config) map[string]any {
	o := bridge.Plain{}
	o.Text("name", name)
	o.Text("cell", string(c.Cell))
	o.Count("hidden", c.Hidden)
	o.Count("layers", c.Layers)
	o.Count("steps", c.Steps)
	o.Count("batch", c.Batch)
	o.Count("epochs", c.Epochs)
	o.Number("learningRate", c.LearningRate)
	return o
}

// rungOf is the name of the rung that a network is, whatever its seed; none for
// one that a file brings from elsewhere.
func rungOf(a *task.Attempt) string {
	c := a.Config()
	c.Seed = 0
	for _, p := range a.Exercise.Ladder {
		if p.Config == c {
			return p.Name
		}
	}
	return ""
}

// describe is an attempt for JavaScript: its network, and what its records are like.
func describe(a *task.Attempt) map[string]any {
	m := a.Material
	o := bridge.Plain{}
	o.Text("exercise", a.Exercise.Name)
	o.Number("seed", float64(a.Config().Seed))
	o.Part("rung", describeRung(rungOf(a), a.Config()))
	kind := m.Train.Kind()
	o.Text("reads", string(kind.Inputs))
	o.Text("predicts", string(kind.Targets))
	o.Count("inputs", m.Train.Inputs)
	o.Count("outputs", m.Train.Outputs)
	o.Count("train", m.Train.N)
	o.Count("validation", m.Validation.N)
	o.Count("test", m.Test.N)
	o.Count("testSteps", m.Test.Steps)
	o["symbols"] = texts(symbolNames(m))
	o["answers"] = texts(m.Answers)
	o["knowsNext"] = m.Next != nil
	return o
}

// symbolNames are what the tokens are called.
func symbolNames(m *task.Material) []string {
	if m.Alphabet == nil {
		return m.Words
	}
	var names []string
	for _, r := range m.Alphabet.String() {
		names = append(names, string(r))
	}
	return names
}

// text is what the network learns; empty where the exercise makes its own records.
func (s *symbols) text(js.Value) (any, error) {
	if s.attempt == nil {
		return nil, errNoAttempt
	}
	return s.attempt.Options.Text, nil
}

func (s *symbols) floors(js.Value) (any, error) {
	if s.attempt == nil {
		return nil, errNoAttempt
	}
	var list []any
	for _, f := range s.attempt.Material.Floors() {
		o := bridge.Plain{}
		o.Text("rule", string(f.Rule))
		o.Number("validation", f.Validation)
		o.Number("test", f.Test) // NaN where the test is longer than what is learned
		list = append(list, map[string]any(o))
	}
	return list, nil
}

// lengthOf is how many steps of a record ask for something: after them there is
// padding.
func lengthOf(r series.Records, i int) int {
	n := r.Steps
	if r.Classes != nil {
		for classes := r.Class(i); n > 0 && classes[n-1] == series.NoClass; {
			n--
		}
	}
	return n
}
