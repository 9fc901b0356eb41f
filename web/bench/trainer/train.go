// Trainer is rnnlab as the benchmarks run it: it links package rnn, and trains
// what it is asked to. Natively it takes requests from standard input, in a
// browser from JavaScript.
package main

import (
	"time"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/task"
	"github.com/rnnlab/rnnlab/web/bench/workload"
)

// A sample is what came of a training run.
type sample struct {
	MS      float64   `json:"ms"`      // of the updates
	CheckMS float64   `json:"checkMs"` // of the evaluations, one before each epoch and one at the end
	Updates int       `json:"updates"`
	Losses  []float64 `json:"losses"` // mean loss on the training records before each epoch and at the end
}

// train runs a workload for so many epochs from its initial weights.
func train(name string, epochs int) (sample, error) {
	w, err := workload.Named(name)
	if err != nil {
		return sample{}, err
	}
	w.Config.Epochs = epochs
	return timed(w)
}

// timed reads the clock only where updates and evaluations take turns: browsers
// round it to a tenth of a millisecond.
func timed(w workload.Workload) (s sample, err error) {
	t, err := task.Train(w.Config, w.Train, w.Validation)
	if err != nil {
		return s, err
	}
	for t.State() == rnn.Running {
		evaluating := t.Progress().Evaluating
		start := time.Now()
		for t.State() == rnn.Running && t.Progress().Evaluating == evaluating {
			if err := t.Step(); err != nil {
				return s, err
			}
		}
		took := time.Since(start).Seconds() * 1000
		if evaluating {
			s.CheckMS += took
		} else {
			s.MS += took
		}
	}
	s.Updates = w.Config.Epochs * w.Updates()
	s.Losses = t.History().Train
	return s, nil
}
