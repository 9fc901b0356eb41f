package task

import (
	"math"
	"os"
	"slices"
	"testing"

	"github.com/rnnlab/rnnlab/rnn/series/baseline"
	"github.com/rnnlab/rnnlab/rnn/series/csv"
)

// lastValue is what repeating the last value comes to.
func lastValue(o *Own) baseline.Floor {
	return o.Floors[slices.IndexFunc(o.Floors, func(f baseline.Floor) bool { return f.Rule == baseline.Last })]
}

// Series whose answer is known: what comes back every 12 values, numbers or one
// pulse, a network says better than the last value does, and as well as the season.
func TestKnownAnswers(t *testing.T) {
	long(t)
	period := []float64{0.0387, 0.9627, 0.2384, 0.7046, 0.2570, 0.8237, 0.5965, 0.2934, 0.1754, 0.7204, 0.0688, 0.2284}
	pulse := append([]float64{1}, make([]float64, 11)...)
	for name, values := range map[string][]float64{"period-12": slices.Repeat(period, 15), "pulse-12": slices.Repeat(pulse, 20)} {
		o := own(t, values)
		if o.Season != 12 {
			t.Errorf("%s: a season of %d", name, o.Season)
		}
		least, last := math.Inf(1), lastValue(o)
		var best *OwnRun
		for _, rung := range o.Ladder() {
			r := trained(t, o, rung.Name)
			made, err := r.Validation()
			if err != nil {
				t.Fatal(name, err)
			}
			if rmse := r.Judge(made).RMSE; rmse < least {
				least, best = rmse, r
			}
		}
		if got := tested(t, best); !(got < last.Test/100) {
			t.Errorf("%s: %s, the best on validation, has a test RMSE of %v, the last value %v", name, best.Rung.Name, got, last.Test)
		}
	}
}

// What was measured, and has no law behind it: a network is better than the last value, on the validation values and on the test.
func TestKnownMeasurements(t *testing.T) {
	long(t)
	for _, name := range []string{"births", "temperatures"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			file, err := os.ReadFile("testdata/" + name + ".csv")
			if err != nil {
				t.Fatal(err)
			}
			column, err := csv.ReadSeries(file, "")
			if err != nil {
				t.Fatal(err)
			}
			o := own(t, column.Values)
			r, last := trained(t, o, "scaled"), lastValue(o)
			made, err := r.Validation()
			if err != nil {
				t.Fatal(err)
			}
			validation, test := r.Judge(made).RMSE, tested(t, r)
			t.Logf("%d values: an RMSE of %.3f and on the test %.3f, the last value %.3f and %.3f", len(o.Values), validation, test, last.Validation, last.Test)
			if !(validation < 0.95*last.Validation && test < 0.95*last.Test) {
				t.Error("no better than the last value by a twentieth")
			}
		})
	}
}
