package rnn

import (
	"errors"
	"testing"
)

// A mistake is reported once, not its consequences too.
func TestRulesReadEachOther(t *testing.T) {
	rules := Rules{
		{When: "optimizer", Is: "sgd", Field: "cell", Must: "elman"},
		{When: "cell", Not: "elman", Field: "input", Must: "shared"},
		{When: "optimizer", Is: "sgd", Field: "truncate", AtLeast: 4, Else: 9, AtMost: "steps"},
		{Field: "truncate", AtMost: "steps"},
		{When: "clip", Is: "none", Field: "clipAt", Unused: true},
	}
	for _, test := range []struct {
		change func(*Config)
		want   string
	}{
		{func(c *Config) {}, ""},
		{func(c *Config) { c.Cell, c.Input = GRU, PerStep }, "rnn: cell: want elman with optimizer sgd, got gru"},
		{func(c *Config) { c.Optimizer, c.Cell, c.Input = Adam, GRU, PerStep }, "rnn: input: want shared with cell gru, got perStep"},
		{func(c *Config) { c.Truncate = 2 }, "rnn: truncate: want 4 to steps (50) with optimizer sgd, got 2"},
		{func(c *Config) { c.Truncate, c.Steps = 2, 3 }, "rnn: truncate: want 4 to steps (3) with optimizer sgd, got 2"},
		{func(c *Config) { c.Optimizer, c.Truncate = Adam, 51 }, "rnn: truncate: want 0 to steps (50), got 51"},
		{func(c *Config) { c.Clip, c.ClipAt = NoClip, 1e9 }, ""},
		{func(c *Config) { c.Cell, c.Truncate = LSTM, 0 },
			"rnn: cell: want elman with optimizer sgd, got lstm; truncate: want 4 to steps (50) with optimizer sgd, got 0"},
	} {
		c := preset("weights")
		test.change(&c)
		before := c
		err := rules.Check(c)
		if c != before {
			t.Errorf("%q: the config was changed", test.want)
		}
		var all ConfigError
		if test.want == "" && err != nil || test.want != "" && (!errors.As(err, &all) || err.Error() != test.want) {
			t.Errorf("got %v, want %q", err, test.want)
		}
	}
}

// The names and values of a rule are text: each has to be one of the table's.
func TestRulesNameFieldsAndValuesThatThereAre(t *testing.T) {
	for _, r := range ConfigRules() {
		var c Config
		if f := fieldNamed(r.Field); r.Must != "" {
			if err := f.SetText(&c, r.Must); err != nil {
				t.Errorf("%+v: %v", r, err)
			}
		}
		if r.When != "" {
			if err := fieldNamed(r.When).SetText(&c, r.Is+r.Not); err != nil {
				t.Errorf("%+v: %v", r, err)
			}
		}
		if r.AtMost != "" {
			fieldNamed(r.AtMost)
		}
	}
}
