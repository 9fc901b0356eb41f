package rnn

import (
	"strings"
	"testing"

	"github.com/rnnlab/rnnlab/rnn/internal/kernel"
	"github.com/rnnlab/rnnlab/rnn/series"
)

// workload is a network that learns the tutorial's series by the gradient of
// the whole window.
func workload(cell Cell, hidden, batch int, optimizer Optimizer) Config {
	c := preset("adam")
	c.Cell, c.Hidden, c.Batch, c.Optimizer = cell, hidden, batch, optimizer
	c.Truncate, c.Decay, c.Clip = 0, NoDecay, NoClip
	if optimizer == SGD {
		c.LearningRate = 0.01
	}
	return c
}

// letters is a network that learns to predict the letters of a text.
func letters(hidden, steps, batch int) Config {
	c := workload(LSTM, hidden, batch, Adam)
	c.Steps = steps
	return c
}

var workloads = []struct {
	name   string
	config Config
}{
	{"elman/H=100/batch=1", workload(Elman, 100, 1, SGD)},
	{"elman/H=50/batch=20", workload(Elman, 50, 20, Adam)},
	{"elman/H=100/batch=20", workload(Elman, 100, 20, Adam)},
	{"elman/H=200/batch=20", workload(Elman, 200, 20, Adam)},
	{"elman/H=256/batch=20", workload(Elman, 256, 20, Adam)},
	{"lstm/H=100/batch=20", workload(LSTM, 100, 20, Adam)},
	{"gru/H=100/batch=20", workload(GRU, 100, 20, Adam)},
	{"letters/H=128/batch=16", letters(128, 64, 16)},
}

// BenchmarkUpdate times one update of the weights.
func BenchmarkUpdate(b *testing.B) {
	benchmarkWorkloads(b, update)
}

// update takes all pieces of an update.
func update(r *Trainer[float32]) error {
	for done := r.optimizer.updates; r.optimizer.updates == done; {
		r.updateSome()
		if r.State() == Diverged {
			return r.Step()
		}
	}
	return nil
}

// BenchmarkEpoch times the updates of an epoch and the evaluation after it.
func BenchmarkEpoch(b *testing.B) {
	benchmarkWorkloads(b, epoch)
}

// epoch takes the steps up to the end of the next evaluation; the run starts
// again after the last.
func epoch(r *Trainer[float32]) error {
	if r.State() != Running {
		r.Reset()
	}
	for known := len(r.History().Train); len(r.History().Train) == known; {
		if err := r.Step(); err != nil {
			return err
		}
	}
	return nil
}

// benchmarkWorkloads times a step with the scalar loops and, where there are
// any, with vectors.
func benchmarkWorkloads(b *testing.B, step func(*Trainer[float32]) error) {
	defer kernel.UseVectors(true)
	for _, w := range workloads {
		for _, side := range []string{"scalar", "simd"} {
			kernel.UseVectors(side == "simd")
			if SIMD() != (side == "simd") {
				continue
			}
			b.Run(w.name+"/"+side, func(b *testing.B) {
				if !strings.HasPrefix(w.name, "letters") {
					benchmarkSteps(b, newTrainer[float32](b, w.config), step)
					return
				}
				train, validation := alphabet(b, w.config.Steps)
				r, err := NewTrainer[float32](w.config, train, validation)
				if err != nil {
					b.Fatal(err)
				}
				benchmarkSteps(b, r, step)
			})
		}
	}
}

// alphabet is records of a text of 64 letters.
func alphabet(b *testing.B, steps int) (train, validation series.Records) {
	tokens := make([]int, 100*steps+1)
	for i := range tokens {
		tokens[i] = i * i % 67 % 64
	}
	return sequences(b, tokens, 64, steps, 20)
}

func benchmarkSteps(b *testing.B, r *Trainer[float32], step func(*Trainer[float32]) error) {
	if err := epoch(r); err != nil { // the first evaluation
		b.Fatal(err)
	}
	for b.Loop() {
		if err := step(r); err != nil {
			b.Fatal(err)
		}
	}
}
