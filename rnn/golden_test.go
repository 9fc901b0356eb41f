package rnn

import "testing"

// golden are the hashes of weights and losses after two epochs of each preset.
// They must be the same on every CPU, operating system and browser; a change of
// the arithmetic changes them, and every link that was shared.
var golden = map[string]uint64{
	"printed":  0xf448c9cb19800323,
	"gradient": 0xbaaf2fb21fb4c2b5,
	"weights":  0x1119355d7afd38d6,
	"adam":     0x55dcf501e3a5d450,
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
}
