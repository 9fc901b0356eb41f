package limits

import (
	"testing"

	"github.com/rnnlab/rnnlab/rnn"
)

// Links and pictures are out there: what they may hold is said in the words that
// they have always had.
func TestCheckNamesThePagesRange(t *testing.T) {
	for want, change := range map[string]func(*rnn.Config){
		"rnn: layers: want a whole number from 1 to 3, got 4":                                                    func(c *rnn.Config) { c.Layers = 4 },
		"rnn: hidden: want a whole number from 1 to 256, got 257":                                                func(c *rnn.Config) { c.Hidden = 257 },
		"rnn: steps: want a whole number from 2 to 120, got 1":                                                   func(c *rnn.Config) { c.Steps = 1 },
		"rnn: truncate: want a whole number from 0 to 120, got 121":                                              func(c *rnn.Config) { c.Truncate = 121 },
		"rnn: learningRate: want a number from 1e-06 to 10, got 11":                                              func(c *rnn.Config) { c.LearningRate = 11 },
		"rnn: clipAt: want a number from 0.001 to 1000, got 0":                                                   func(c *rnn.Config) { c.ClipAt = 0 },
		"rnn: batch: want a whole number from 1 to 100, got 128":                                                 func(c *rnn.Config) { c.Batch = 128 },
		"rnn: epochs: want a whole number from 1 to 1000, got 1001":                                              func(c *rnn.Config) { c.Epochs = 1001 },
		"rnn: patience: want a whole number from 0 to 1000, got -1":                                              func(c *rnn.Config) { c.Patience = -1 },
		"rnn: cell: want one of elman, lstm, gru, got \"mlp\"":                                                   func(c *rnn.Config) { c.Cell = "mlp" },
		"rnn: truncate: want 0 to steps (10), got 11":                                                            func(c *rnn.Config) { c.Steps, c.Truncate = 10, 11 },
		"rnn: input: want shared with cell gru, got perStep":                                                     func(c *rnn.Config) { c.Cell, c.Input = rnn.GRU, rnn.PerStep },
		"rnn: hidden: want a whole number from 1 to 256, got 0; batch: want a whole number from 1 to 100, got 0": func(c *rnn.Config) { c.Hidden, c.Batch = 0, 0 },
	} {
		preset, err := rnn.PresetNamed("adam")
		if err != nil {
			t.Fatal(err)
		}
		change(&preset.Config)
		if err := Check(preset.Config); err == nil || err.Error() != want {
			t.Errorf("got  %v\nwant %s", err, want)
		}
	}
	for _, p := range rnn.Presets() {
		if err := Check(p.Config); err != nil {
			t.Errorf("%s: %v", p.Name, err)
		}
	}
}

// A range that is wider here than in the core would promise what is then refused.
func TestRangesAreWithinTheCores(t *testing.T) {
	narrower := 0
	of := make(map[string]rnn.Field)
	for _, f := range rnn.Fields() {
		of[f.Name] = f
	}
	for _, mine := range Fields() {
		f := of[mine.Name]
		if mine.Name != f.Name || mine.Min < f.Min || mine.Max > f.Max {
			t.Errorf("%s from %g to %g, in package rnn %s from %g to %g", mine.Name, mine.Min, mine.Max, f.Name, f.Min, f.Max)
		}
		if mine.Max < f.Max {
			narrower++
		}
	}
	if narrower != len(ranges) {
		t.Errorf("%d fields are narrower, want all %d: a name of them is no field", narrower, len(ranges))
	}
}
