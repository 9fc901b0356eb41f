//go:build js && wasm

package main

import (
	"strconv"
	"syscall/js"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/numpy"
	"github.com/rnnlab/rnnlab/rnn/series"
	"github.com/rnnlab/rnnlab/wasm/internal/bridge"
)

// examples are numbers for readers who have none, each a column of a file.
var examples = []struct {
	name   string
	values func() []float64
}{
	{"passengers", series.Airline},
	{"walk", func() []float64 { return series.RandomWalk(500, 100, 0.01, numpy.NewRandomState(1)) }},
	{"waves", func() []float64 { return series.NoisyWaves(600, 0.1, numpy.NewRandomState(1)) }},
	{"mackey-glass", func() []float64 { return series.MackeyGlass(600, 17, 1000) }},
}

// example is a file of numbers, a line each, as a text.
func example(send js.Value) (any, error) {
	name, err := bridge.Text(send, "name")
	if err != nil {
		return nil, err
	}
	want := "one of"
	for _, e := range examples {
		want += " " + e.name
		if e.name != name {
			continue
		}
		lines := []byte("value\n")
		for _, v := range e.values() {
			lines = append(strconv.AppendFloat(lines, v, 'g', -1, 64), '\n')
		}
		return string(lines), nil
	}
	return nil, &rnn.FieldError{Field: "name", Got: name, Want: want}
}
