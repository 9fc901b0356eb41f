package ladder

import (
	"math"
	"slices"
	"testing"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/task"
)

func TestClimb(t *testing.T) {
	if testing.Short() {
		t.Skip("trains the whole ladder")
	}
	of := task.Default()
	rungs, err := Climb(of, 7)
	if err != nil {
		t.Fatal(err)
	}
	presets := of.Ladder
	if len(rungs) != len(presets) {
		t.Fatalf("%d rungs, want %d", len(rungs), len(presets))
	}
	for i, r := range rungs {
		if r.Preset != presets[i] {
			t.Errorf("rung %d is %+v, want %+v", i, r.Preset, presets[i])
		}
		if r.Train.N != 100 || r.Validation.N != 50 {
			t.Errorf("%s: %d and %d records, want the tutorial's 100 and 50", r.Name, r.Train.N, r.Validation.N)
		}
		if n := r.Config.Epochs + 1; len(r.Predictions) != n || len(r.History.Train) != n || len(r.History.Validation) != n {
			t.Errorf("%s: %d predictions, %d losses, want %d", r.Name, len(r.Predictions), len(r.History.Train), n)
		}
		if len(r.Forecast) != 7 {
			t.Errorf("%s: forecast of %d", r.Name, len(r.Forecast))
		}
		// The tail is more of the same sine, so the error there is of the same size; it is no copy of validation's.
		if last := r.History.Validation[len(r.History.Validation)-1]; !(r.TestLoss > last/10 && r.TestLoss < 10*last) || r.TestLoss == last {
			t.Errorf("%s: test loss %v beside a validation loss of %v", r.Name, r.TestLoss, last)
		}
		if len(r.Hash) != 16 {
			t.Errorf("%s: hash %q", r.Name, r.Hash)
		}
		checkPredictions(t, r)
		if printed := r.Config.Gradient == rnn.AsPrinted; printed != (len(r.Printed.Validation) == r.Validation.N) || printed == slices.Equal(r.Printed.Validation, r.Last().Validation) && printed {
			t.Errorf("%s: %d predictions by the printed step", r.Name, len(r.Printed.Validation))
		}
	}
}

// checkPredictions checks that the predictions kept for each epoch are those
// that its loss was computed from: that none was overwritten by a later one.
func checkPredictions(t *testing.T, r *Rung) {
	t.Helper()
	for e, p := range r.Predictions {
		sum := 0.0
		for i, y := range r.Validation.Y {
			d := p.Validation[i] - y
			sum += d * d / 2
		}
		loss := sum / float64(r.Validation.N)
		if p.Epoch != e || !(math.Abs(loss/r.History.Validation[e]-1) <= 1e-12) {
			t.Fatalf("%s, epoch %d: predictions of epoch %d with loss %v, want %v", r.Name, e, p.Epoch, loss, r.History.Validation[e])
		}
	}
}
