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

// withClasses has random classes in place of targets, and tokens in place of
// the inputs.
func withClasses(random *numpy.RandomState, r series.Records, tokens bool) series.Records {
	index := func(n int) []int {
		list := make([]int, r.N*r.Steps)
		for i := range list {
			list[i] = int(random.Uniform(0, float64(n)))
		}
		return list
	}
	r.Y, r.Classes = nil, index(r.Outputs)
	if tokens {
		r.X, r.Tokens = nil, index(r.Inputs)
	}
	return r
}

// kinds are the networks and records that the gradient is checked with: every
// cell, activation, kind of input and loss, one to three layers.
func kinds() map[string]struct {
	Config
	series.Records
} {
	list := map[string]struct {
		Config
		series.Records
	}{}
	for _, cell := range []string{"elman tanh", "elman sigmoid", "elman relu", "elman perStep", "lstm", "gru"} {
		for layers := 1; layers <= 3; layers++ {
			for _, loss := range []string{"last", "each", "tokens"} {
				if cell == "elman perStep" && loss == "tokens" {
					continue // it needs one input, a number
				}
				c := preset("adam")
				c.Cell, c.Layers, c.Hidden, c.Steps, c.Truncate = Cell(cell), layers, 4, 6, 0
				inputs := 3
				if len(cell) > 5 {
					c.Cell, c.Activation = Elman, Activation(cell[6:])
				}
				if cell == "elman perStep" {
					c.Activation, c.Input, inputs = Sigmoid, PerStep, 1
				}
				random := numpy.NewRandomState(7)
				r := randomRecords(random, 5, c.Steps, inputs, 2)
				if loss != "last" {
					r = withClasses(random, r, loss == "tokens")
				}
				list[cell+"/"+itoa(layers)+"/"+loss] = struct {
					Config
					series.Records
				}{c, r}
			}
		}
	}
	return list
}

// checkGradient compares each value of n.grad with (L(w+h) - L(w-h)) / 2h.
func checkGradient(t *testing.T, n *network[float64], lossAt func() float64) {
	t.Helper()
	for i, analytic := range n.grad.All {
		const h = 1e-5
		w := n.params.All[i]
		n.params.All[i] = w + h
		above := lossAt()
		n.params.All[i] = w - h
		below := lossAt()
		n.params.All[i] = w
		numeric := (above - below) / (2 * h)
		if !(math.Abs(numeric-analytic) <= 1e-8+1e-6*math.Abs(analytic)) {
			t.Errorf("weight %d: gradient %v, finite difference %v", i, analytic, numeric)
		}
	}
}

func TestGradientAgainstFiniteDifferences(t *testing.T) {
	for name, k := range kinds() {
		t.Run(name, func(t *testing.T) {
			n := newNetwork[float64](k.Config, newShape(k.Config, k.Records))
			lossAt := func() float64 {
				n.load()
				n.predict(k.Records, 0, k.N)
				return n.loss() / float64(k.N)
			}
			if loss := n.learn(k.Records, 0, k.N, 1/float64(k.N)) / float64(k.N); loss != lossAt() {
				t.Errorf("loss %v when learning, %v when predicting", loss, lossAt())
			}
			checkGradient(t, n, lossAt)
		})
	}
}

// TestTruncation compares the gradient with that of a network in which the
// state that is handed over a cut does not move with the weights.
func TestTruncation(t *testing.T) {
	for name, k := range kinds() {
		t.Run(name, func(t *testing.T) {
			k.Truncate = 4
			const cut = 2 // 4 from the end of 6
			n := newNetwork[float64](k.Config, newShape(k.Config, k.Records))
			n.learn(k.Records, 0, k.N, 1/float64(k.N))
			held := make([][]float64, n.layers)
			for l, c := range n.cells {
				held[l] = handedOver(c, k.N, cut)
			}
			checkGradient(t, n, func() float64 {
				n.load()
				n.begin(k.Records, 0, k.N)
				for l, c := range n.cells {
					in := n.input(l, k.N)
					c.forward(in, k.N, 0, cut)
					moved := handedOver(c, k.N, cut)
					handOver(c, k.N, cut, held[l])
					c.forward(in, k.N, cut, n.steps)
					// What reads the layer before the cut sees it as it is.
					handOver(c, k.N, cut, moved)
				}
				n.output(n.firstOutput(), n.steps)
				return n.loss() / float64(k.N)
			})
		})
	}
}

// handed are the numbers that a cell hands over to time step t.
func handed(c cell[float64], batch, t int) [][]float64 {
	parts := c.carried(t-1, batch)
	return parts[:]
}

func handedOver(c cell[float64], batch, t int) (state []float64) {
	for _, part := range handed(c, batch, t) {
		state = append(state, part...)
	}
	return state
}

func handOver(c cell[float64], batch, t int, state []float64) {
	for _, part := range handed(c, batch, t) {
		state = state[copy(part, state):]
	}
}

// TestTokensAreOneAmongZeros gives the same network its tokens written out.
func TestTokensAreOneAmongZeros(t *testing.T) {
	for name, k := range kinds() {
		if k.Tokens == nil {
			continue
		}
		t.Run(name, func(t *testing.T) {
			k.Hidden = 5
			written := k.Records
			written.Tokens, written.X = nil, make([]float64, k.N*k.Records.Steps*k.Inputs)
			for i, token := range k.Tokens {
				written.X[i*k.Inputs+token] = 1
			}
			n := newNetwork[float64](k.Config, newShape(k.Config, k.Records))
			m := newNetwork[float64](k.Config, newShape(k.Config, written))
			for range 2 { // gradients add up
				loss, want := n.learn(k.Records, 0, k.N, 1), m.learn(written, 0, k.N, 1)
				close(t, "loss", []float64{loss}, []float64{want}, 1e-14)
			}
			for i, g := range n.grad.All {
				if want := m.grad.All[i]; !(math.Abs(g-want) <= 1e-13*(1+math.Abs(want))) {
					t.Errorf("gradient %d: %v, written out %v", i, g, want)
				}
			}
		})
	}
}
