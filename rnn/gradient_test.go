package rnn

import (
	"math"
	"testing"

	"github.com/rnnlab/rnnlab/rnn/numpy"
	"github.com/rnnlab/rnnlab/rnn/series"
)

func randomRecords(random *numpy.RandomState, n, steps, inputs, outputs int) series.Records {
	r := series.Records{N: n, Steps: steps, Inputs: inputs, Outputs: outputs,
		X: make([]float64, n*steps*inputs), Y: make([]float64, n*outputs)}
	for _, values := range [][]float64{r.X, r.Y} {
		for i := range values {
			values[i] = random.Uniform(-1, 1)
		}
	}
	return r
}

// TestGradientAgainstFiniteDifferences compares the gradient of every weight
// with (L(w+h) - L(w-h)) / 2h in float64.
func TestGradientAgainstFiniteDifferences(t *testing.T) {
	for _, activation := range []Activation{Tanh, Sigmoid, ReLU} {
		for _, input := range []Input{Shared, PerStep} {
			t.Run(string(activation)+"/"+string(input), func(t *testing.T) {
				inputs, outputs := 2, 3
				if input == PerStep {
					inputs = 1
				}
				records := randomRecords(numpy.NewRandomState(7), 5, 6, inputs, outputs)
				c := Presets()[3].Config
				c.Activation, c.Input, c.Hidden, c.Steps, c.Truncate = activation, input, 4, 6, 0
				r, err := NewTrainer[float64](c, records, records)
				if err != nil {
					t.Fatal(err)
				}
				n := r.net
				lossAt := func() (loss float64) {
					n.load()
					out := n.forward(records, 0, records.N)
					for i, y := range records.Y {
						loss += halfSquare(out[i], y)
					}
					return loss / float64(records.N)
				}
				lossAt()
				n.backward(records, 0, records.N, 1/float64(records.N))
				for i, analytic := range n.grad.All {
					const h = 1e-5
					w := n.params.All[i]
					n.params.All[i] = w + h
					above := lossAt()
					n.params.All[i] = w - h
					below := lossAt()
					n.params.All[i] = w
					numeric := (above - below) / (2 * h)
					if math.Abs(numeric-analytic) > 1e-8+1e-6*math.Abs(analytic) {
						t.Errorf("weight %d: gradient %v, finite difference %v", i, analytic, numeric)
					}
				}
			})
		}
	}
}
