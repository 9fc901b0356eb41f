package rnn

import (
	"math"
	"testing"
)

// TestLastRungLearns holds the ladder's last rung to its promise, seed by seed.
func TestLastRungLearns(t *testing.T) {
	if testing.Short() {
		t.Skip("trains 20 networks")
	}
	good := 0
	var rmse []float64
	for seed := range uint32(20) {
		c := Presets()[3].Config
		c.Seed = seed
		r := newTrainer[float32](t, c)
		h := run(t, r)
		e := math.Sqrt(2 * h.Validation[c.Epochs])
		rmse = append(rmse, e)
		if e <= 5e-3 {
			good++
		}
	}
	t.Logf("validation RMSE by seed: %.2g", rmse)
	if good < 18 {
		t.Errorf("%d of 20 seeds reach 5e-3: %.2g", good, rmse)
	}
}

// TestLadderClimbs trains every rung with the default seed.
func TestLadderClimbs(t *testing.T) {
	if testing.Short() {
		t.Skip("trains 3 networks")
	}
	previous := math.Inf(1)
	for _, p := range Presets()[1:] {
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
