package rnn

import (
	"testing"

	"github.com/rnnlab/rnnlab/rnn/internal/kernel"
)

// workload is a network that learns the tutorial's series by the gradient of
// the whole window.
func workload(hidden, batch int, optimizer Optimizer) Config {
	c := Presets()[3].Config
	c.Hidden, c.Batch, c.Optimizer = hidden, batch, optimizer
	c.Truncate, c.Decay, c.Clip = 0, NoDecay, NoClip
	if optimizer == SGD {
		c.LearningRate = 0.01
	}
	return c
}

var workloads = []struct {
	name   string
	config Config
}{
	{"online/H=100", workload(100, 1, SGD)},
	{"batch20/H=50", workload(50, 20, Adam)},
	{"batch20/H=100", workload(100, 20, Adam)},
	{"batch20/H=200", workload(200, 20, Adam)},
	{"batch20/H=256", workload(256, 20, Adam)},
	{"printed", Presets()[0].Config},
}

// BenchmarkUpdate times one update of the weights.
func BenchmarkUpdate(b *testing.B) {
	benchmarkWorkloads(b, (*Trainer[float64]).updateAsPrinted, update[float32])
}

// update takes all passes of an update.
func update[T Float](r *Trainer[T]) error {
	for {
		if err := r.updateSome(); err != nil || r.record == 0 {
			return err
		}
	}
}

// BenchmarkEpoch times the updates of an epoch and the loss check after it.
func BenchmarkEpoch(b *testing.B) {
	benchmarkWorkloads(b, epoch[float64], epoch[float32])
}

// epoch takes the steps up to the end of the next loss check; the run starts
// again after the last.
func epoch[T Float](r *Trainer[T]) error {
	if r.state != Running {
		r.Reset()
	}
	for checks := len(r.history.Train); len(r.history.Train) == checks; {
		if err := r.Step(); err != nil {
			return err
		}
	}
	return nil
}

// benchmarkWorkloads times a step with the scalar loops and, where there are
// any, with vectors.
func benchmarkWorkloads(b *testing.B, step64 func(*Trainer[float64]) error, step32 func(*Trainer[float32]) error) {
	defer kernel.UseVectors(true)
	for _, w := range workloads {
		for _, side := range []string{"scalar", "simd"} {
			kernel.UseVectors(side == "simd")
			if SIMD() != (side == "simd") {
				continue
			}
			b.Run(w.name+"/"+side, func(b *testing.B) {
				if w.config.Gradient == AsPrinted {
					benchmarkSteps(b, newTrainer[float64](b, w.config), step64)
				} else {
					benchmarkSteps(b, newTrainer[float32](b, w.config), step32)
				}
			})
		}
	}
}

func benchmarkSteps[T Float](b *testing.B, r *Trainer[T], step func(*Trainer[T]) error) {
	if err := epoch(r); err != nil { // the first loss check
		b.Fatal(err)
	}
	for b.Loop() {
		if err := step(r); err != nil {
			b.Fatal(err)
		}
	}
}
