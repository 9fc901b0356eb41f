package rnn

import (
	"math"
	"slices"
	"testing"
)

// TestOrthogonalWeights compares the weights with those of FanIn: W of each gate of
// each layer has orthogonal rows of length 1, all the rest is the same.
func TestOrthogonalWeights(t *testing.T) {
	for _, cell := range []Cell{Elman, LSTM, GRU} {
		c := small()
		c.Cell, c.Layers, c.Init = cell, 2, FanIn
		drawn := newTrainer[float64](t, c)
		c.Init = Orthogonal
		made := newTrainer[float64](t, c)
		h := c.Hidden
		for l, layer := range made.Params().Layers {
			for gate := layer.W.Data; len(gate) > 0; gate = gate[h*h:] {
				for i := range h {
					for j := range h {
						product, want := 0.0, 0.0
						for k := range h {
							product += gate[i*h+k] * gate[j*h+k]
						}
						if i == j {
							want = 1
						}
						if !(math.Abs(product-want) <= 1e-14) {
							t.Fatalf("%s, layer %d: rows %d and %d have the product %v", cell, l, i, j, product)
						}
					}
				}
			}
			copy(layer.W.Data, drawn.Params().Layers[l].W.Data)
		}
		if !slices.Equal(made.Params().All, drawn.Params().All) {
			t.Errorf("%s: more than W is another", cell)
		}
	}
}

func TestForgetBias(t *testing.T) {
	c := small()
	c.Cell, c.Layers = LSTM, 2
	drawn := newTrainer[float32](t, c)
	c.ForgetBias = 1
	open := newTrainer[float32](t, c)
	h := c.Hidden
	for l, layer := range open.Params().Layers {
		for unit := range 4 * h {
			sum := layer.BU.Data[unit] + layer.BW.Data[unit]
			if forgets := unit >= h && unit < 2*h; forgets && sum != 1 {
				t.Errorf("layer %d: a forget gate has a bias of %v", l, sum)
			}
		}
		copy(layer.BU.Data[h:2*h], drawn.Params().Layers[l].BU.Data[h:2*h])
		copy(layer.BW.Data[h:2*h], drawn.Params().Layers[l].BW.Data[h:2*h])
	}
	if !slices.Equal(open.Params().All, drawn.Params().All) {
		t.Error("more than the forget gates' biases is another")
	}
	run(t, open) // and is saved and opened with its setting
	opened, err := Open[float32](file(t, open), open.train, open.validation)
	if err != nil || opened.Hash() != open.Hash() || opened.Config().ForgetBias != 1 {
		t.Errorf("opened as another run: %v", err)
	}
	c.Cell = GRU
	if err := c.Validate(); err != nil {
		t.Errorf("where there is no forget gate the bias is without effect: %v", err)
	}
}
