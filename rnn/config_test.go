package rnn

import (
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/rnnlab/rnnlab/rnn/series"
)

func TestPresetsAreValid(t *testing.T) {
	for _, p := range Presets() {
		if err := p.Config.Validate(); err != nil {
			t.Errorf("%s: %v", p.Name, err)
		}
	}
}

// TestValidateNamesEveryFieldAndItsRange spoils each field in turn.
func TestValidateNamesEveryFieldAndItsRange(t *testing.T) {
	for _, f := range Fields() {
		var spoilt []Config
		if f.Kind == Enum {
			c := preset("adam")
			f.setText(&c, "nonsense")
			spoilt = append(spoilt, c)
		} else {
			bad := []float64{f.Max + 1}
			switch f.at(&Config{}).(type) {
			case *uint32, *bool: // they cannot hold what is out of their range
				bad = nil
			default:
				bad = append(bad, f.Min-1)
			}
			if f.Kind == Real {
				bad = append(bad, math.NaN(), math.Inf(1))
			}
			for _, x := range bad {
				c := preset("adam")
				f.setNumber(&c, x)
				spoilt = append(spoilt, c)
			}
		}
		for _, c := range spoilt {
			var field *FieldError
			err := c.Validate()
			if !errors.As(err, &field) || field.Field != f.Name {
				t.Errorf("%s: %v", f.Name, err)
				continue
			}
			want := "from " + formatNumber(f.Min) + " to " + formatNumber(f.Max)
			if f.Kind == Enum {
				want = strings.Join(f.Options, ", ")
			}
			if !strings.Contains(err.Error(), want) {
				t.Errorf("%q does not say %q", err, want)
			}
		}
	}
}

func TestValidateNamesAllBadFieldsAtOnce(t *testing.T) {
	var all ConfigError
	if err := (Config{}).Validate(); !errors.As(err, &all) {
		t.Fatal(err)
	}
	// In the zero value only truncate, patience and seed are in range, and what came later.
	if len(all) != 18-3 {
		t.Errorf("%d fields named: %v", len(all), all)
	}
}

func TestFieldsThatDoNotGoTogether(t *testing.T) {
	c := preset("adam")
	c.Cell, c.Input = GRU, PerStep
	if err := c.Validate(); err == nil || !strings.Contains(err.Error(), `input: want shared with cell gru, got perStep`) {
		t.Error(err)
	}
	c = preset("adam")
	c.Steps, c.Truncate = 10, 11
	if err := c.Validate(); err == nil || !strings.Contains(err.Error(), "truncate: want 0 to steps (10), got 11") {
		t.Error(err)
	}
}

// A network is refused before it takes memory that there may not be, with the
// sizes that make it too large.
func TestNetworksThatNeedTooMuchMemory(t *testing.T) {
	for want, change := range map[string]func(*Config){
		"rnn: hidden: want a network of at most 67108864 weights, got 100040001 with hidden 10000, layers 1":                    func(c *Config) { c.Hidden = 10_000 },
		"rnn: hidden: want a network of at most 67108864 weights, got 21181225401 with hidden 100, layers 1048576":              func(c *Config) { c.Layers = 1 << 20 },
		"rnn: hidden: want a network of at most 67108864 weights, got 9.22337643490653e+18 with hidden 1048576, layers 1048576": func(c *Config) { c.Layers, c.Hidden, c.Cell = 1<<20, 1<<20, LSTM },
		"rnn: steps: want a window that takes at most 67108864 numbers, got 526385152 with hidden 100, layers 1, steps 1048576": func(c *Config) { c.Steps = 1 << 20 },
	} {
		c := preset("adam")
		change(&c)
		var all ConfigError
		if err := c.Validate(); !errors.As(err, &all) || err.Error() != want {
			t.Errorf("got  %v\nwant %s", err, want)
		}
	}
	// How many inputs and outputs there are, only the records say.
	c := preset("adam")
	c.Hidden, c.Steps, c.Truncate = 1000, 1, 0
	wide := series.Records{N: 1, Steps: 1, Inputs: 70_000, Outputs: 1, Tokens: []int{7}, Y: []float64{1}}
	var field *FieldError
	if _, err := NewTrainer[float32](c, wide, wide); !errors.As(err, &field) || field.Field != "hidden" {
		t.Errorf("70,000 inputs: %v", err)
	}
}

func TestFieldsTakeTheirOwnText(t *testing.T) {
	for _, f := range Fields() {
		var c Config
		for _, p := range Presets() {
			if err := f.SetText(&c, f.Text(p.Config)); err != nil {
				t.Errorf("%s of %s: %v", f.Name, p.Name, err)
			}
			if f.Text(c) != f.Text(p.Config) {
				t.Errorf("%s: %s became %s", f.Name, f.Text(p.Config), f.Text(c))
			}
		}
		before := c
		for _, bad := range []string{"", "abc", "NaN", "1e999", "-1", "0x", "1.5.2"} {
			if err := f.SetText(&c, bad); err == nil || c != before {
				t.Errorf("%s took %q", f.Name, bad)
			}
		}
	}
	var c Config
	if err := fieldNamed("hidden").SetText(&c, "1.5"); err == nil || err.Error() != `rnn: hidden: want a whole number from 1 to 1048576, got 1.5` {
		t.Error(err)
	}
}
