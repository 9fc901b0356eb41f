package rnn

import (
	"errors"
	"flag"
	"math"
	"runtime"
	"testing"
)

// preset is the Config of a preset that there is.
func preset(name string) Config {
	p, err := PresetNamed(name)
	if err != nil {
		panic(err)
	}
	return p.Config
}

// exactPresets are those that this package trains.
func exactPresets() (list []Preset) {
	for _, p := range Presets() {
		if p.Config.Gradient == Exact {
			list = append(list, p)
		}
	}
	return list
}

func TestPresetsHaveNames(t *testing.T) {
	for _, want := range Presets() {
		if got, err := PresetNamed(want.Name); err != nil || got != want {
			t.Errorf("%s: %+v, %v", want.Name, got, err)
		}
	}
	if p, err := PresetNamed(DefaultPreset); err != nil || p.Name != "weights" {
		t.Errorf("a link that names no preset is %+v, %v: links that are out there would train another", p, err)
	}
	var field *FieldError
	_, err := PresetNamed("toString")
	if !errors.As(err, &field) || field.Field != "preset" ||
		err.Error() != `rnn: preset: want one of printed, gradient, weights, adam, got "toString"` {
		t.Error(err)
	}
}

var seeds = flag.Int("seeds", 20, "how many seeds TestLastRungLearns trains from")

// TestLastRungLearns holds the ladder's last rung to its promise, seed by seed:
// what the README says of 20 seeds, and with -args -seeds 200 what it says of those.
func TestLastRungLearns(t *testing.T) {
	if testing.Short() || runtime.GOOS == "js" {
		t.Skip("trains 20 networks, to the same bits as everywhere: TestSameBitsEverywhere")
	}
	rmse := make([]float64, *seeds)
	t.Run("seeds", func(t *testing.T) {
		for seed := range rmse {
			t.Run(itoa(seed), func(t *testing.T) {
				t.Parallel()
				c := preset("adam")
				c.Seed = uint32(seed)
				h := run(t, newTrainer[float32](t, c))
				rmse[seed] = math.Sqrt(2 * h.Validation[c.Epochs])
			})
		}
	})
	below, worst := 0, 0.0
	for seed, e := range rmse {
		if e < 1e-3 {
			below++
		} else if seed < 20 {
			t.Errorf("seed %d: validation RMSE %.3g, want below 0.001 as of all seeds to 19", seed, e)
		}
		worst = max(worst, e)
	}
	t.Logf("validation RMSE of %d seeds: %d below 0.001, the worst %.2g; by seed %.2g", len(rmse), below, worst, rmse)
	if len(rmse) == 200 && below != 189 { // the README's
		t.Errorf("%d of 200 are below 0.001, not 189", below)
	}
	if !(worst < 2e-3) {
		t.Errorf("the worst is %.3g", worst)
	}
}

// TestLadderClimbs trains every rung with the default seed.
func TestLadderClimbs(t *testing.T) {
	if testing.Short() {
		t.Skip("trains 3 networks")
	}
	previous := math.Inf(1)
	for _, p := range exactPresets() {
		r := newTrainer[float32](t, p.Config)
		h := run(t, r)
		e := math.Sqrt(2 * h.Validation[p.Config.Epochs])
		t.Logf("%s: validation RMSE %.3g", p.Name, e)
		if !(e < previous) {
			t.Errorf("%s: RMSE %g, the rung below has %g", p.Name, e, previous)
		}
		previous = e
	}
}
