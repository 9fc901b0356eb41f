package main

import (
	"math"
	"testing"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/task"
	"github.com/rnnlab/rnnlab/web/ladder"
)

func TestPoster(t *testing.T) {
	if testing.Short() {
		t.Skip("trains the whole ladder")
	}
	rungs, err := ladder.Climb(task.Default(), 0)
	if err != nil {
		t.Fatal(err)
	}
	p, others := newPoster(rungs)
	for _, preset := range rnn.Presets() {
		// Not rounded, so that they give the very figure beside them.
		if e := endsOf(rungs)[preset.Name]; len(e.Truth) != 50 || rnn.RMSE(e.Prediction, e.Truth) != p.RMSE[preset.Name] {
			t.Errorf("%s: the end of its run is of %d values and another RMSE", preset.Name, len(e.Truth))
		}
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
		for _, f := range run.Predictions {
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
	if n := p.Epochs + 1; len(p.Predictions) != n || len(p.TrainLoss) != n || len(p.ValidationLoss) != n {
		t.Fatalf("%d predictions, %d and %d losses, want %d", len(p.Predictions), len(p.TrainLoss), len(p.ValidationLoss), n)
	}
	for i, f := range p.Predictions {
		if f.Epoch != i || len(f.Train) != 100 || len(f.Validation) != 50 {
			t.Errorf("predictions %d: epoch %d, %d and %d predictions", i, f.Epoch, len(f.Train), len(f.Validation))
		}
	}
	// Before training the losses are large enough for the rounded predictions to give them again.
	sum := 0.0
	for i, y := range p.Data.Values[p.Data.First["validation"]:] {
		d := p.Predictions[0].Validation[i] - y
		sum += d * d / 2
	}
	if loss := sum / 50; !(math.Abs(loss/p.ValidationLoss[0]-1) <= 0.01) {
		t.Errorf("the first predictions have loss %v, want %v", loss, p.ValidationLoss[0])
	}
}

// The poster's line and the words beside it are those of the run's own records.
func TestFloorsOfThePoster(t *testing.T) {
	d, err := task.Default().Data(50)
	if err != nil {
		t.Fatal(err)
	}
	floors := map[task.Rule]float64{}
	for _, f := range floorsOf(d) {
		floors[f.Rule] = task.Default().Metric.OfLoss(f.Validation)
	}
	if !(math.Abs(floors[task.Zero]-0.705) <= 5e-4) || !(math.Abs(floors[task.Last]-0.680) <= 5e-4) || floors[task.Linear] > 1e-14 {
		t.Errorf("floors %v", floors)
	}
	if got := dataOf(d); len(got.Values) != 200 || got.First["train"] != 50 || got.First["validation"] != 150 {
		t.Errorf("%d values, targets from %v", len(got.Values), got.First)
	}
}

func TestRounding(t *testing.T) {
	if got := decimals([]float64{0.12345, -0.9996}); got[0] != 0.12 || got[1] != -1 {
		t.Errorf("decimals: %v", got)
	}
	if got := significant([]float64{5.28444e-8, 1234.56}); !(math.Abs(got[0]/5.284e-8-1) <= 1e-12) || got[1] != 1235 {
		t.Errorf("significant: %v", got)
	}
}
