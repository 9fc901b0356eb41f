package rnn

import (
	"testing"

	"github.com/rnnlab/rnnlab/rnn/internal/kernel"
)

// golden are the hashes of weights and losses after two epochs of each preset but
// the printed one, which has its own trainer,
// and of networks of the other cells, one of them stacked, one with its records
// shuffled, one learning a text.
// They must be the same on every CPU, operating system and browser; a change of
// the arithmetic changes them, and every link that was shared.
var golden = map[string]uint64{
	"gradient": 0xbaaf2fb21fb4c2b5,
	"weights":  0x1119355d7afd38d6,
	"adam":     0x55dcf501e3a5d450,
	"lstm":     0x6fcb3f4f5a4d222e,
	"gru":      0xeddf1dbbac2040e6,
	"stacked":  0xdaf44c49c3b196f9,
	"shuffled": 0x73fb8139e1c3ab9e,
	"text":     0x5b213be3194a486a,
	"columns":  0x74c96198fdf09864,
}

func TestSameBitsEverywhere(t *testing.T) {
	compared := map[string]bool{}
	cells := map[Cell]bool{}
	compare := func(name string, c Config, hash func(*testing.T) uint64) {
		t.Run(name, func(t *testing.T) {
			want, ok := golden[name]
			if got := hash(t); !ok || got != want {
				t.Errorf("hash %#x, want %#x", got, want)
			}
		})
		compared[name], cells[c.Cell] = true, true
	}
	for _, p := range exactPresets() {
		c := p.Config
		c.Epochs = 2
		compare(p.Name, c, func(t *testing.T) uint64 { return hashOfRun[float32](t, c) })
	}
	for _, p := range otherCells() {
		compare(p.Name, p.Config, func(t *testing.T) uint64 {
			if p.Name != "text" {
				return hashOfRun[float32](t, p.Config)
			}
			train, validation := text(t, p.Config.Steps)
			r, err := NewTrainer[float32](p.Config, train, validation)
			if err != nil {
				t.Fatal(err)
			}
			run(t, r)
			return r.Hash()
		})
	}
	compare("columns", manyColumns(), func(t *testing.T) uint64 {
		train, validation := barRecords(t, manyColumns().Steps)
		r, err := NewTrainer[float32](manyColumns(), train, validation)
		if err != nil {
			t.Fatal(err)
		}
		run(t, r)
		return r.Hash()
	})
	if len(compared) != len(golden) {
		t.Errorf("%d of %d golden hashes were compared", len(compared), len(golden))
	}
	for cell := range cellKinds[float32]() {
		if !cells[cell] {
			t.Errorf("the cell %s has no golden hash", cell)
		}
	}
}

func hashOfRun[T Float](t *testing.T, c Config) uint64 {
	t.Helper()
	r := newTrainer[T](t, c)
	run(t, r)
	return r.Hash()
}

func otherCells() []Preset {
	lstm := preset("adam")
	lstm.Cell, lstm.Hidden, lstm.Steps, lstm.Truncate = LSTM, 11, 12, 5
	lstm.Batch, lstm.Epochs = 7, 2
	gru := lstm
	gru.Cell = GRU
	stacked := gru
	stacked.Layers, stacked.Truncate, stacked.Optimizer = 3, 0, RMSprop
	shuffled := gru
	shuffled.Shuffle = true
	text := lstm
	text.Layers, text.Truncate, text.Clip = 2, 0, ClipNorm
	return []Preset{{"lstm", lstm}, {"gru", gru}, {"stacked", stacked}, {"text", text}, {"shuffled", shuffled}}
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
					hashes[i] = hashOfRun[float32](t, c)
				}
				if hashes[0] != hashes[1] {
					t.Errorf("%s, %s, clip %s: hash %#x, with vectors %#x", c.Activation, c.Optimizer, c.Clip, hashes[0], hashes[1])
				}
			}
		}
	}
}
