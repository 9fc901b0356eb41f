package tutorial

import (
	"math"
	"testing"

	"github.com/rnnlab/rnnlab/rnn"
)

func TestTutorialFindings(t *testing.T) {
	if testing.Short() {
		t.Skip("trains 25 epochs")
	}
	k := NewExperiment(0)
	known := 0
	for !k.Step() {
		if n := k.Findings().Known; n < known {
			t.Fatalf("known went from %d to %d", known, n)
		} else {
			known = n
		}
	}
	f := k.Findings()
	if f.Update.ChangeUW != 0 || f.Update.ChangeV == 0 {
		t.Errorf("opposite targets change U and W by %g, V by %g", f.Update.ChangeUW, f.Update.ChangeV)
	}
	if !(math.Abs(f.Update.CosineU) <= 0.5) || !(math.Abs(f.Update.CosineW) <= 0.5) {
		t.Errorf("the printed update follows the gradient: cosines %g, %g", f.Update.CosineU, f.Update.CosineW)
	}
	if f.Output.Clipped < 0.99 || len(f.Output.SumV) != 7 {
		t.Errorf("%g of dV at the clip, sums of V %v", f.Output.Clipped, f.Output.SumV)
	}
	for e := range 4 {
		if fall := f.Output.SumV[e] - f.Output.SumV[e+1]; !(math.Abs(fall-10) <= 0.1) {
			t.Errorf("sum(V) fell by %g in epoch %d, want 10", fall, e+1)
		}
	}
	if f.Saturation.Saturated < 0.99 || f.Saturation.Uniform > 1e-6*f.Saturation.Sane {
		t.Errorf("%+v", f.Saturation)
	}

	// The run is the trainer's.
	r := newTrainer(t, Config(0))
	run(t, r)
	trained, printed := r.Prediction(), r.PrintedPrediction()
	if f.Prediction.Trained != rnn.RMSE(trained.Validation, r.validation.Y) || f.Prediction.Printed != rnn.RMSE(printed.Validation, r.validation.Y) {
		t.Errorf("%+v", f.Prediction)
	}
}
