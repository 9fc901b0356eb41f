package rnn

import (
	"math"
	"strings"
	"testing"

	"github.com/rnnlab/rnnlab/rnn/series"
)

// exact is a network whose gradient and ten updates PyTorch computed.
type exact struct {
	Spec   string `json:"spec"`
	Config struct {
		Cell, Activation, Input, Loss                           string
		Layers, Hidden, Inputs, Outputs, Steps, Batch, Truncate int
	} `json:"config"`
	Params   map[string]any       `json:"params"`
	X        [][][]float64        `json:"x"`
	Y        [][]float64          `json:"y"`
	Output   [][][]float64        `json:"output"`
	Loss     float64              `json:"loss"`
	Grads    map[string]any       `json:"grads"`
	Training map[string][]float64 `json:"training"`
}

func flatten(v any) []float64 {
	switch v := v.(type) {
	case float64:
		return []float64{v}
	case []any:
		var out []float64
		for _, e := range v {
			out = append(out, flatten(e)...)
		}
		return out
	}
	return nil
}

// exactCases returns the cases, with the records of each.
func exactCases(t *testing.T) (cases []exact, records []series.Records) {
	var all []exact
	readJSON(t, "exact.json", &all)
	kinds := map[string]int{}
	for _, e := range all {
		r := series.Records{N: e.Config.Batch, Steps: e.Config.Steps, Inputs: e.Config.Inputs, Outputs: e.Config.Outputs}
		for i := range e.X {
			for _, step := range e.X[i] {
				r.X = append(r.X, step...)
			}
			if e.Config.Loss == "each" {
				for _, class := range e.Y[i] {
					r.Classes = append(r.Classes, int(class))
				}
			} else {
				r.Y = append(r.Y, e.Y[i]...)
			}
		}
		cases, records = append(cases, e), append(records, r)
		kinds[e.Config.Cell+" "+e.Config.Loss]++
	}
	for kind, n := range map[string]int{"elman last": 3, "gru last": 1, "lstm last": 1, "lstm each": 1} {
		if kinds[kind] != n {
			t.Fatalf("%d cases of %s, want %d", kinds[kind], kind, n)
		}
	}
	return cases, records
}

// configOf is the Config of a case, to be trained for n updates.
func configOf(e exact, n int) Config {
	c := preset("adam")
	c.Cell, c.Layers = Cell(e.Config.Cell), e.Config.Layers
	if c.Cell == Elman {
		c.Activation = Activation(e.Config.Activation)
	}
	if e.Config.Input == "perstep" {
		c.Input = PerStep
	}
	c.Hidden, c.Steps, c.Truncate = e.Config.Hidden, e.Config.Steps, e.Config.Truncate
	c.Batch, c.Epochs, c.Clip, c.Decay = e.Config.Batch, n, NoClip, NoDecay
	return c
}

func setParams[T Float](p *Params[T], from map[string]any) {
	for _, tensor := range p.Tensors() {
		for i, v := range flatten(from[tensor.Name]) {
			tensor.Data[i] = T(v)
		}
	}
}

// closeGradients compares gradients with those of a file: to 1e-10 of each, or to
// the given rounding of what cancels out.
func closeGradients(t *testing.T, got *Params[float64], from map[string]any, rounding float64) {
	t.Helper()
	for _, g := range got.Tensors() {
		want := flatten(from[g.Name])
		if len(want) != len(g.Data) {
			t.Fatalf("%s: %d values, want %d", g.Name, len(g.Data), len(want))
		}
		for k := range want {
			if !(math.Abs(g.Data[k]-want[k]) <= max(1e-10*math.Abs(want[k]), rounding)) {
				t.Errorf("gradient of %s[%d] = %v, want %v", g.Name, k, g.Data[k], want[k])
			}
		}
	}
}

func TestGradientAgainstPyTorch(t *testing.T) {
	cases, records := exactCases(t)
	for i, e := range cases {
		t.Run(e.Spec, func(t *testing.T) {
			r, err := NewTrainer[float64](configOf(e, 1), records[i], records[i])
			if err != nil {
				t.Fatal(err)
			}
			n := r.net
			setParams(n.params, e.Params)
			n.load()
			var want []float64
			for t := n.firstOutput(); t < n.steps; t++ {
				for _, out := range e.Output {
					want = append(want, out[t]...)
				}
			}
			batch := e.Config.Batch
			close(t, "output", n.predict(records[i], 0, batch), want, 1e-10)
			loss := n.learn(records[i], 0, batch, 1/float64(batch))
			close(t, "loss", []float64{loss / float64(batch)}, []float64{e.Loss}, 1e-10)
			closeGradients(t, n.grad, e.Grads, 1e-17)
		})
	}
}

func TestOptimizersAgainstPyTorch(t *testing.T) {
	rates := map[Optimizer]float64{SGD: .05, Momentum: .05, RMSprop: .01, Adam: .01, AdamW: .01}
	cases, records := exactCases(t)
	for i, e := range cases {
		if len(e.Training) != 15 {
			t.Fatalf("%s: %d ways of training, want 15", e.Spec, len(e.Training))
		}
		for way, want := range e.Training {
			t.Run(e.Spec+"/"+way, func(t *testing.T) {
				kind, clip, _ := strings.Cut(way, "+")
				c := configOf(e, len(want)-1)
				c.Optimizer = Optimizer(kind)
				c.LearningRate = rates[c.Optimizer]
				switch clip {
				case "norm0.1":
					c.Clip, c.ClipAt = ClipNorm, 0.1
				case "value0.02":
					c.Clip, c.ClipAt = ClipValue, 0.02
				}
				r, err := NewTrainer[float64](c, records[i], records[i])
				if err != nil {
					t.Fatal(err)
				}
				setParams(r.net.params, e.Params)
				r.net.load()
				if err := r.Run(); err != nil {
					t.Fatal(err)
				}
				close(t, "loss", r.History().Train, want, 1e-10)
			})
		}
	}
}
