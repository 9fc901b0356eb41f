package rnn

import (
	"errors"
	"math"
	"strings"
	"testing"
)

// wild are settings that break down, each for another reason.
func wild() map[string]Config {
	rate := small()
	rate.Optimizer, rate.LearningRate, rate.Decay, rate.Clip = SGD, 10, NoDecay, NoClip

	relu := rate
	relu.Activation, relu.Init, relu.LearningRate, relu.Steps = ReLU, Uniform01, 0.1, 34 // four times as much from step to step

	return map[string]Config{"learningRate": rate, "activation": relu}
}

// What is named is what, changed, lets the same run come to its end.
func TestTheCauseIsWhatHelps(t *testing.T) {
	broke := func(c Config) (cause string) {
		var d *DivergenceError
		if err := newTrainer[float32](t, c).Run(); errors.As(err, &d) {
			return d.Cause
		}
		return ""
	}
	bounded := wild()["activation"]
	bounded.Activation = Tanh
	if cause := broke(bounded); cause != "" {
		t.Errorf("tanh in the place of ReLU breaks down too, for its %s", cause)
	}

	// With a rate of 10 every activation does: it is the rate that has to change.
	for _, activation := range []Activation{ReLU, Tanh, Sigmoid} {
		for _, hidden := range []int{8, 64} {
			c := wild()["learningRate"]
			c.Activation, c.Hidden, c.Clip, c.ClipAt = activation, hidden, ClipNorm, 100
			cause := broke(c)
			for c.LearningRate > 1e-3 && broke(c) != "" {
				c.LearningRate /= 2
			}
			if cause != "learningRate" || c.LearningRate > 5 || broke(c) != "" {
				t.Errorf("%s, %d units: named %q, and with a rate of %g %q", activation, hidden, cause, c.LearningRate, broke(c))
			}
		}
	}
}

func TestDivergenceNamesTheCauseAndKeepsGoodWeights(t *testing.T) {
	for cause, c := range wild() {
		t.Run(cause, func(t *testing.T) {
			r := newTrainer[float32](t, c)
			var d *DivergenceError
			if err := r.Run(); !errors.As(err, &d) {
				t.Fatalf("no divergence: %v, losses %v", err, r.History())
			}
			if d.Cause != cause || d.Reason == "" || !strings.Contains(d.Error(), cause) {
				t.Errorf("cause %q (%s), want %q", d.Cause, d, cause)
			}
			if r.State() != Diverged || r.Step() != error(d) {
				t.Errorf("state %q, Step says %v", r.State(), r.Step())
			}
			// Its cause is one that a saved run may have.
			if opened, err := Open[float32](file(t, r), r.train, r.validation); err != nil || opened.Step().Error() != d.Error() {
				t.Errorf("saved and opened: %v", err)
			}
			for i, w := range r.Params().All {
				if !finite(float64(w)) {
					t.Fatalf("weight %d is %v", i, w)
				}
			}
			if r.Progress().Epoch != d.LastGood {
				t.Errorf("at epoch %d, last good is %d", r.Progress().Epoch, d.LastGood)
			}
			if n := len(r.History().Train); n <= d.LastGood {
				t.Errorf("%d losses are left, the last good epoch is %d", n, d.LastGood)
			}
		})
	}
}

func TestRecoverGoesOn(t *testing.T) {
	r := newTrainer[float32](t, wild()["learningRate"])
	halved := 0
	for r.Run() != nil {
		halved++
		if halved > 20 {
			t.Fatal("still diverging")
		}
		before := r.Progress().LearningRate
		if err := r.Recover(0.5); err != nil {
			t.Fatal(err)
		}
		if r.State() != Running || r.Progress().LearningRate != before/2 {
			t.Fatalf("state %q, learning rate %g after %g", r.State(), r.Progress().LearningRate, before)
		}
	}
	if halved == 0 {
		t.Error("never diverged")
	}
	h := r.History()
	if last := h.Train[len(h.Train)-1]; !(last < h.Train[0]) || len(h.Train) != r.Config().Epochs+1 {
		t.Errorf("losses after recovery: %v", h.Train)
	}
	for _, bad := range []float64{0, -1, 2, math.NaN()} {
		if r.Recover(bad) == nil {
			t.Errorf("Recover(%v) was taken", bad)
		}
	}
}

func TestInitialWeightsThatOverflow(t *testing.T) {
	c := wild()["activation"]
	c.Init, c.Hidden, c.Steps = Uniform01, 100, 120 // some 50^120: too large
	r := newTrainer[float32](t, c)
	var d *DivergenceError
	if err := r.Run(); !errors.As(err, &d) || d.Cause != "init" {
		t.Errorf("got %v, want cause init", err)
	}
}
