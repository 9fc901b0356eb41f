package main

import (
	"math"
	"testing"

	"github.com/rnnlab/rnnlab/rnn"
)

func TestPoster(t *testing.T) {
	if testing.Short() {
		t.Skip("trains the whole ladder")
	}
	p, others, err := newPoster()
	if err != nil {
		t.Fatal(err)
	}
	for _, preset := range rnn.Presets() {
		if !(p.RMSE[preset.Name] > 0) || len(p.Hash[preset.Name]) != 16 {
			t.Errorf("%s: RMSE %v, hash %q", preset.Name, p.RMSE[preset.Name], p.Hash[preset.Name])
		}
	}
	if !(p.RMSE["printedStep"] > 0) || len(p.RMSE) != len(rnn.Presets())+1 {
		t.Errorf("RMSE: %v", p.RMSE)
	}
	if len(others) != 1 || len(p.Others) != 1 || p.Others[0] != "adam" {
		t.Errorf("%d other runs, named %v", len(others), p.Others)
	}
	for name, run := range others {
		for _, f := range run.Frames {
			for _, y := range f.Validation {
				if !(math.Abs(y) < 1.2) {
					t.Fatalf("%s: prediction %v in epoch %d is beyond a poster's axis", name, y, f.Epoch)
				}
			}
		}
	}
	first, err := rnn.PresetNamed(rnn.DefaultPreset)
	if err != nil {
		t.Fatal(err)
	}
	if p.Config["seed"] != float64(first.Config.Seed) || p.Epochs != first.Config.Epochs {
		t.Errorf("config %v, %d epochs", p.Config, p.Epochs)
	}
	if n := p.Epochs + 1; len(p.Frames) != n || len(p.TrainLoss) != n || len(p.ValidationLoss) != n {
		t.Fatalf("%d frames, %d and %d losses, want %d", len(p.Frames), len(p.TrainLoss), len(p.ValidationLoss), n)
	}
	for i, f := range p.Frames {
		if f.Epoch != i || len(f.Train) != 100 || len(f.Validation) != 50 {
			t.Errorf("frame %d: epoch %d, %d and %d predictions", i, f.Epoch, len(f.Train), len(f.Validation))
		}
	}
	// Before training the losses are large enough for the rounded predictions to give them again.
	sum := 0.0
	for i, y := range p.ValidationTarget {
		d := p.Frames[0].Validation[i] - y
		sum += d * d / 2
	}
	if loss := sum / 50; math.Abs(loss/p.ValidationLoss[0]-1) > 0.01 {
		t.Errorf("the first frame has loss %v, want %v", loss, p.ValidationLoss[0])
	}
}

func TestRounding(t *testing.T) {
	if got := decimals([]float64{0.12345, -0.9996}); got[0] != 0.12 || got[1] != -1 {
		t.Errorf("decimals: %v", got)
	}
	if got := significant([]float64{5.28444e-8, 1234.56}); math.Abs(got[0]/5.284e-8-1) > 1e-12 || got[1] != 1235 {
		t.Errorf("significant: %v", got)
	}
}
