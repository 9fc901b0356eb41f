// Package workload has the networks and the records that the benchmarks train
// with: the same for every program that is measured.
package workload

import (
	"fmt"
	"strconv"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/numpy"
	"github.com/rnnlab/rnnlab/rnn/series"
	"github.com/rnnlab/rnnlab/rnn/tutorial"
)

// A Workload is a network with the records it learns from.
type Workload struct {
	Name              string // one word
	Config            rnn.Config
	Train, Validation series.Records
}

const (
	records    = 100 // of an epoch
	vocabulary = 64  // kinds of characters in the text
	textSteps  = 64  // characters of a record
)

// Epochs are the workloads whose epochs are compared with other libraries'. W1
// to W5 predict the next value of a sine wave, W6 every next character of a text.
func Epochs() []Workload {
	const hidden = 100
	online := config(rnn.Elman, hidden, 50, 1)
	online.Optimizer, online.LearningRate = rnn.SGD, 0.01
	return []Workload{
		wave("W1", online, records),
		wave("W2", config(rnn.Elman, hidden, 50, 20), records),
		wave("W3", config(rnn.Elman, 256, 50, 20), records),
		wave("W4", config(rnn.LSTM, hidden, 50, 20), records),
		wave("W5", config(rnn.GRU, hidden, 50, 20), records),
		text("W6", config(rnn.LSTM, 128, textSteps, 16)),
	}
}

// Printed is the tutorial as printed, all its 25 epochs.
func Printed() Workload { return wave("printed", tutorial.Config(0), records) }

// A Growth is a row of workloads in which one number doubles.
type Growth struct {
	What     string // hidden units, steps or batch
	Factor   float64
	Sizes    []int
	Workload func(size int) Workload
}

// Growths double the hidden units, the steps and the batch of a network. Factor
// is how the multiply-adds of an update grow: with the square of the hidden
// units, and evenly with the others.
func Growths() []Growth {
	named := func(what string, size int, c rnn.Config) Workload {
		return wave(what+"="+strconv.Itoa(size), c, 2*64)
	}
	return []Growth{
		{"hidden", 4, []int{32, 64, 128, 256}, func(n int) Workload { return named("hidden", n, config(rnn.Elman, n, 50, 16)) }},
		{"steps", 2, []int{15, 30, 60, 120}, func(n int) Workload { return named("steps", n, config(rnn.Elman, 100, n, 16)) }},
		{"batch", 2, []int{8, 16, 32, 64}, func(n int) Workload { return named("batch", n, config(rnn.Elman, 100, 50, n)) }},
	}
}

// Named finds a workload by its name.
func Named(name string) (Workload, error) {
	for _, w := range append(Epochs(), Printed()) {
		if w.Name == name {
			return w, nil
		}
	}
	for _, g := range Growths() {
		for _, size := range g.Sizes {
			if w := g.Workload(size); w.Name == name {
				return w, nil
			}
		}
	}
	return Workload{}, fmt.Errorf("no workload %q", name)
}

func config(cell rnn.Cell, hidden, steps, batch int) rnn.Config {
	return rnn.Config{
		Cell: cell, Layers: 1, Activation: rnn.Tanh, Input: rnn.Shared, Gradient: rnn.Exact, Init: rnn.FanIn,
		Hidden: hidden, Steps: steps, Optimizer: rnn.Adam, LearningRate: 0.001, Decay: rnn.NoDecay, Clip: rnn.NoClip, ClipAt: 1,
		Batch: batch, Epochs: 1,
	}
}

// wave has windows of a sine wave to learn from: so many, and half as many to
// validate on.
func wave(name string, c rnn.Config, n int) Workload {
	return split(name, c, n, func() (series.Records, error) {
		return series.Windows(series.Sine(n+n/2+c.Steps), c.Steps)
	})
}

// text has a text that a network can learn something of: each character follows
// from the one before, but for a draw from four.
func text(name string, c rnn.Config) Workload {
	const n = records + records/2
	return split(name, c, records, func() (series.Records, error) {
		random := numpy.NewRandomState(1)
		tokens := make([]int, n*textSteps+1)
		for i := range tokens[1:] {
			tokens[i+1] = (5*tokens[i] + int(random.Uniform(0, 4))) % vocabulary
		}
		return series.Sequences(tokens, vocabulary, textSteps)
	})
}

// split has the first n records to train on. The records are fixed, so an error
// is one in this package.
func split(name string, c rnn.Config, n int, make func() (series.Records, error)) Workload {
	all, err := make()
	if err != nil {
		panic(err)
	}
	train, validation, err := series.Split(all, all.N-n)
	if err != nil {
		panic(err)
	}
	return Workload{name, c, train, validation}
}

// Updates is the number of updates of an epoch.
func (w Workload) Updates() int {
	return (w.Train.N + w.Config.Batch - 1) / w.Config.Batch
}

// Width is the number of rows of the recurrent weights: the gates times the
// hidden units.
func (w Workload) Width() int {
	gates := map[rnn.Cell]int{rnn.Elman: 1, rnn.LSTM: 4, rnn.GRU: 3}
	return gates[w.Config.Cell] * w.Config.Hidden
}
