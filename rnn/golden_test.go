package rnn

import (
	"testing"

	"github.com/rnnlab/rnnlab/rnn/internal/kernel"
)

// golden are the hashes of weights and losses after two epochs of each preset,
// and of networks of the other cells, one of them stacked, one learning a text.
// They must be the same on every CPU, operating system and browser; a change of
// the arithmetic changes them, and every link that was shared.
var golden = map[string]uint64{
	"printed":  0xf448c9cb19800323,
	"gradient": 0xbaaf2fb21fb4c2b5,
	"weights":  0x1119355d7afd38d6,
	"adam":     0x55dcf501e3a5d450,
	"lstm":     0x6fcb3f4f5a4d222e,
	"gru":      0xeddf1dbbac2040e6,
	"stacked":  0xdaf44c49c3b196f9,
	"text":     0x5b213be3194a486a,
}

func TestSameBitsEverywhere(t *testing.T) {
	for _, p := range Presets() {
		c := p.Config
		c.Epochs = 2
		var hash uint64
		if c.Gradient == AsPrinted {
			r := newTrainer[float64](t, c)
			run(t, r)
			hash = r.Hash()
		} else {
			r := newTrainer[float32](t, c)
			run(t, r)
			hash = r.Hash()
		}
		if hash != golden[p.Name] {
			t.Errorf("%s: hash %#x, want %#x", p.Name, hash, golden[p.Name])
		}
	}
	for _, p := range otherCells() {
		r := newTrainer[float32](t, p.Config)
		if p.Name == "text" {
			train, validation := text(t, p.Config.Steps)
			var err error
			if r, err = NewTrainer[float32](p.Config, train, validation); err != nil {
				t.Fatal(err)
			}
		}
		run(t, r)
		if hash := r.Hash(); hash != golden[p.Name] {
			t.Errorf("%s: hash %#x, want %#x", p.Name, hash, golden[p.Name])
		}
	}
}

func otherCells() []Preset {
	lstm := Presets()[3].Config
	lstm.Cell, lstm.Hidden, lstm.Steps, lstm.Truncate = LSTM, 11, 12, 5
	lstm.Batch, lstm.Epochs = 7, 2
	gru := lstm
	gru.Cell = GRU
	stacked := gru
	stacked.Layers, stacked.Truncate, stacked.Optimizer = 3, 0, RMSprop
	text := lstm
	text.Layers, text.Truncate, text.Clip = 2, 0, ClipNorm
	return []Preset{{"lstm", lstm}, {"gru", gru}, {"stacked", stacked}, {"text", text}}
}

// TestVectorsChangeNothing trains what the presets leave out with the scalar
// loops and with vectors.
func TestVectorsChangeNothing(t *testing.T) {
	if !SIMD() {
		t.Skip("no vectors in this build or on this machine")
	}
	defer kernel.UseVectors(true)
	c := small()
	c.Hidden, c.Batch, c.Epochs = 37, 7, 3
	for _, c.Activation = range []Activation{Tanh, Sigmoid, ReLU} {
		for _, c.Optimizer = range []Optimizer{SGD, Momentum, RMSprop, Adam, AdamW} {
			for _, c.Clip = range []Clip{NoClip, ClipValue, ClipNorm} {
				c.ClipAt = 0.01
				var hashes [2]uint64
				for i := range hashes {
					kernel.UseVectors(i == 1)
					r := newTrainer[float32](t, c)
					run(t, r)
					hashes[i] = r.Hash()
				}
				if hashes[0] != hashes[1] {
					t.Errorf("%s, %s, clip %s: hash %#x, with vectors %#x", c.Activation, c.Optimizer, c.Clip, hashes[0], hashes[1])
				}
			}
		}
	}
}
