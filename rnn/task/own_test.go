package task

import (
	"errors"
	"math"
	"os"
	"reflect"
	"slices"
	"testing"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/numpy"
	"github.com/rnnlab/rnnlab/rnn/series"
	"github.com/rnnlab/rnnlab/rnn/series/baseline"
	"github.com/rnnlab/rnnlab/rnn/series/csv"
)

// trained is a rung of the series' ladder, trained to its end.
func trained(t *testing.T, o *Own, rung string) *OwnRun {
	t.Helper()
	ladder := o.Ladder()
	at := slices.IndexFunc(ladder, func(r OwnRung) bool { return r.Name == rung })
	r, err := o.New(ladder[at])
	if err != nil {
		t.Fatal(err)
	}
	if !r.Rung.Solved {
		if err := r.Run.Run(); err != nil {
			t.Fatal(err)
		}
	}
	return r
}

func own(t *testing.T, values []float64) *Own {
	t.Helper()
	o, err := NewOwn(values)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func tested(t *testing.T, r *OwnRun) float64 {
	t.Helper()
	made, err := r.Test()
	if err != nil {
		t.Fatal(err)
	}
	return baseline.RMSE(made, r.own.Values[r.own.Parts.Known():])
}

// Of its own accord the passengers' season is found and taken out, and the
// network is three times better than the last month.
func TestOwnAirline(t *testing.T) {
	file, err := os.ReadFile("testdata/airline.csv")
	if err != nil {
		t.Fatal(err)
	}
	if column, err := csv.ReadSeries(file, ""); err != nil || !slices.Equal(column.Values, series.Airline()) {
		t.Errorf("the file has other numbers, %v", err)
	}
	o := own(t, series.Airline())
	if o.Season != 12 {
		t.Errorf("a season of %d", o.Season)
	}
	r := trained(t, o, "gated")
	last := o.Floors[slices.IndexFunc(o.Floors, func(f baseline.Floor) bool { return f.Rule == baseline.Last })]
	if got := tested(t, r); !(got < last.Test/3) {
		t.Errorf("test RMSE %v, the last value's is %v", got, last.Test)
	}
	forecast, err := r.Forecast(24)
	if err != nil {
		t.Fatal(err)
	}
	// July is above the January and the March before it, in both years.
	for _, july := range []int{6, 18} {
		if !(forecast[july] > forecast[july-6]+50 && forecast[july] > forecast[july-4]+50) {
			t.Errorf("forecast %v", forecast)
		}
	}
}

// No rung is said to be worth anything on a random walk, and one that is prepared
// for it is told that it repeats its input.
func TestOwnRandomWalk(t *testing.T) {
	long(t)
	repeats := 0
	const seeds = 3
	for seed := range uint32(seeds) {
		o := own(t, series.RandomWalk(300, 100, 0.01, numpy.NewRandomState(seed)))
		for _, rung := range []string{"scaled", "prepared", "solved"} {
			v, err := trained(t, o, rung).Verdict()
			if err != nil {
				t.Fatal(err)
			}
			if v.Worth == baseline.Better {
				t.Errorf("seed %d, %s: %+v", seed, rung, v)
			}
			if rung == "prepared" && slices.ContainsFunc(v.Findings, func(f baseline.Finding) bool { return f.Code == baseline.Repeats }) {
				repeats++
			}
		}
	}
	if repeats < seeds/2+1 {
		t.Errorf("%d of %d are told that they repeat their input", repeats, seeds)
	}
}

// Nothing that training makes depends on the test part.
func TestOwnTestIsNotSeen(t *testing.T) {
	long(t)
	values := series.NoisyWaves(120, 0.1, numpy.NewRandomState(1))
	before := own(t, values)
	for i := before.Parts.Known(); i < len(values); i++ {
		values[i] += 1
	}
	after := own(t, values)
	for _, rung := range []string{"scaled", "solved"} {
		a, b := trained(t, before, rung), trained(t, after, rung)
		if a.Hash() != b.Hash() || !slices.Equal(a.Transform, b.Transform) {
			t.Errorf("%s: other test values give another network", rung)
		}
		if tested(t, a) == tested(t, b) {
			t.Errorf("%s: the test does not read the test values", rung)
		}
	}
}

// Nor does the choice of a transform: a test value without a logarithm leaves the
// networks that read logarithms as they are, and is said once it is to be read.
func TestOwnTestDecidesNothing(t *testing.T) {
	long(t)
	const spoilt = 130
	growing := series.NoisyWaves(150, 0.1, numpy.NewRandomState(1))
	for i, v := range growing {
		growing[i] = math.Exp(v + float64(i)/30)
	}
	values := slices.Clone(growing)
	before := own(t, values)
	values[spoilt] = -5
	after := own(t, values)
	ladder := after.Ladder()
	if ladder[1].Steps[0].Op != series.Log {
		t.Fatalf("no logarithm: %v", ladder[1].Steps)
	}
	if !slices.EqualFunc(before.Ladder(), ladder, func(a, b OwnRung) bool {
		return a.Name == b.Name && a.Config == b.Config && slices.Equal(a.Steps, b.Steps)
	}) {
		t.Errorf("the ladder is %+v, was %+v", ladder, before.Ladder())
	}
	for _, rung := range []string{"scaled", "prepared", "solved"} {
		a, b := trained(t, before, rung), trained(t, after, rung)
		v, err := a.Verdict()
		w, other := b.Verdict()
		if a.Hash() != b.Hash() || !slices.Equal(a.Transform, b.Transform) || err != nil || other != nil || !reflect.DeepEqual(v, w) {
			t.Errorf("%s: other test values give another network, or another verdict: %v, %v", rung, err, other)
		}
		if _, err := b.Test(); (rung == "scaled") != (err == nil) {
			t.Errorf("%s: the test says %v", rung, err)
		}
	}
	r := trained(t, after, "solved")
	refuses := func(what string, err error) {
		t.Helper()
		if e, ok := errors.AsType[*series.TransformError](err); !ok || e.Problem != series.NotPositive || e.Index != spoilt || e.Value != -5 {
			t.Errorf("%s: %v", what, err)
		}
	}
	_, err := r.Test()
	refuses("test", err)
	_, err = r.Ahead(6)
	refuses("ahead", err)
	_, err = r.Forecast(3)
	refuses("forecast", err)
	if made, err := r.Validation(); err != nil || len(made) != after.Parts.Validation {
		t.Errorf("%d validation values, %v", len(made), err)
	}
	// The band is of the validation part, and checked from where nothing spoilt is read.
	b, err := r.Band(3)
	whole, other := trained(t, before, "solved").Band(3)
	if err != nil || other != nil || !slices.Equal(b.Low, whole.Low) || !slices.Equal(b.High, whole.High) || b.Checked == 0 || b.Checked >= whole.Checked {
		t.Errorf("band %+v, was %+v, %v", b, whole, err)
	}
	file, err := r.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	if opened, err := OpenOwn(file); err != nil || opened.Hash() != r.Hash() {
		t.Errorf("opened: %v", err)
	}
	made, err := after.Train(ladder[3], 3)
	if err != nil {
		t.Fatal(err)
	}
	refuses("untested", made.Untested)
	refuses("unforecast", made.Unforecast)
	if made.Test != nil || made.Forecast != nil || !math.IsNaN(made.TestRMSE) || len(made.Validation) != after.Parts.Validation {
		t.Errorf("%+v", made)
	}
	// The last value is none that a test forecast reads.
	values = growing
	values[len(values)-1] = -5
	if made, err = own(t, values).Train(ladder[3], 3); err != nil || made.Untested != nil || made.Unforecast == nil || !(made.TestRMSE > 0) {
		t.Errorf("a last value without a logarithm: %+v, %v", made, err)
	}
}

// What is measured in units is what the run itself measures, scaled.
func TestOwnValidationIsTheRuns(t *testing.T) {
	o := own(t, series.NoisyWaves(120, 0.1, numpy.NewRandomState(1)))
	r := trained(t, o, "scaled")
	v, err := r.Verdict()
	if err != nil {
		t.Fatal(err)
	}
	scaled := baseline.RMSE(r.Prediction().Validation, validationTruth(t, r))
	if want := scaled * r.Transform[0].Scale; v.RMSE < want*(1-1e-6) || v.RMSE > want*(1+1e-6) {
		t.Errorf("RMSE %v, want %v", v.RMSE, want)
	}
}

// The loss of a floor is what the run would have if it forecast as the rule does.
func TestOwnFloorLosses(t *testing.T) {
	long(t)
	for _, rung := range []string{"scaled", "prepared"} {
		o := own(t, series.Airline())
		r := trained(t, o, rung)
		losses, err := r.FloorLosses()
		if err != nil || len(losses) != len(o.Floors) {
			t.Fatal(losses, err)
		}
		if rung == "scaled" { // linear, so that units do not matter
			for i, f := range o.Floors {
				if want := f.Validation / r.Transform[0].Scale; math.Abs(rmseOfLoss(losses[i])/want-1) > 1e-9 {
					t.Errorf("%s: a loss of %v, want that of an RMSE of %v", f.Rule, losses[i], want)
				}
			}
		}
		made, err := r.Validation()
		if err != nil {
			t.Fatal(err)
		}
		got, err := r.validationLoss(made)
		if want := rnn.RMSE(r.Prediction().Validation, validationTruth(t, r)); err != nil || math.Abs(rmseOfLoss(got)/want-1) > 1e-5 {
			t.Errorf("%s: the network has a loss of %v, want that of an RMSE of %v, %v", rung, got, want, err)
		}
	}
	// A rule that forecasts what has no logarithm has no loss.
	growing := make([]float64, 60)
	for i := range growing {
		growing[i] = math.Exp(float64(60-i)/6) + 0.1*float64(i%2)
	}
	o := own(t, growing)
	rung := o.Ladder()[3]
	rung.Steps = prepared(true, series.Standard)
	r, err := o.New(rung)
	if err != nil {
		t.Fatal(err)
	}
	losses, err := r.FloorLosses()
	drift := slices.IndexFunc(o.Floors, func(f baseline.Floor) bool { return f.Rule == baseline.Drift })
	if err != nil || !math.IsNaN(losses[drift]) || !(losses[0] > 0) {
		t.Errorf("losses %v, %v", losses, err)
	}
}

// validationTruth is the validation values as a network gets them.
func validationTruth(t *testing.T, r *OwnRun) []float64 {
	t.Helper()
	x, err := r.Transform.Apply(r.own.Values[:r.own.Parts.Known()])
	if err != nil {
		t.Fatal(err)
	}
	return x[len(x)-r.own.Parts.Validation:]
}

func TestOwnOddSeries(t *testing.T) {
	for name, c := range map[string]struct {
		values []float64
		bad    bool
	}{
		"four": {[]float64{1, 2, 3, 4}, true}, "constant": {slices.Repeat([]float64{4}, 30), true},
		"a spike that comes later": {append(make([]float64, 29), 1), true},
		"five":                     {[]float64{1, 2, 4, 3, 5}, false}, "line": {[]float64{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}, false},
		"large": {[]float64{1e30, 3e30, 2e30, 5e30, 4e30, 6e30, 5e30, 8e30}, false}, "small": {[]float64{1e-30, 3e-30, 2e-30, 5e-30, 4e-30, 6e-30, 5e-30, 8e-30}, false},
	} {
		o, err := NewOwn(c.values)
		if c.bad {
			if field, ok := errors.AsType[*rnn.FieldError](err); !ok || field.Field != "values" {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		if err != nil {
			t.Fatal(name, err)
		}
		for _, rung := range []string{"scaled", "prepared", "gated", "solved"} {
			r := trained(t, o, rung)
			if _, err := r.Verdict(); err != nil {
				t.Errorf("%s, %s: %v", name, rung, err)
			}
			if made, err := r.Forecast(3); err != nil || len(made) != 3 {
				t.Errorf("%s, %s: %v, %v", name, rung, made, err)
			}
		}
	}
}

// A band holds what it promises, on values that it was not made from; further
// ahead it is wider.
func TestOwnBand(t *testing.T) {
	long(t)
	o := own(t, series.NoisyWaves(600, 0.2, numpy.NewRandomState(3)))
	r := trained(t, o, "solved")
	b, err := r.Band(20)
	if err != nil || len(b.Low) != 20 || len(b.High) != 20 {
		t.Fatalf("%+v, %v", b, err)
	}
	if share := float64(b.Within) / float64(b.Checked); b.Checked < 1000 || share < 0.7 || share > 0.9 {
		t.Errorf("%d of %d within the band, want about four in five", b.Within, b.Checked)
	}
	for i := range b.Low {
		if b.Low[i] >= b.High[i] {
			t.Errorf("%d ahead: from %v to %v", i+1, b.Low[i], b.High[i])
		}
	}
	walk := trained(t, own(t, series.RandomWalk(400, 100, 0.01, numpy.NewRandomState(3))), "prepared")
	if b, err = walk.Band(20); err != nil || b.High[19]-b.Low[19] < 2*(b.High[0]-b.Low[0]) {
		t.Errorf("a random walk: %+v, %v", b, err)
	}
	// Twelve validation values have ten forecasts of up to three steps; nine have none.
	for n, want := range map[int]int{60: 3, 45: 0} {
		r := trained(t, own(t, series.NoisyWaves(n, 0.2, numpy.NewRandomState(3))), "solved")
		if b, err := r.Band(5); err != nil || len(b.Low) != want || want == 0 && b.Checked != 0 {
			t.Errorf("%d values: %+v, %v", n, b, err)
		}
	}
}

// The lesson of the airline passengers: with the season taken out the network
// reaches on the 48 test months what the tutorial's does not by far (47.53).
func TestOwnAirlineReaches(t *testing.T) {
	long(t)
	o, err := NewOwnParts(series.Airline(), series.Parts{Train: 84, Validation: 12, Test: 48})
	if err != nil {
		t.Fatal(err)
	}
	for seed := range uint32(3) {
		rung := o.Ladder()[2]
		rung.Config.Seed = seed
		made, err := o.Train(rung, 0)
		if err != nil {
			t.Fatal(err)
		}
		if made.TestRMSE > 16 {
			t.Errorf("seed %d: test RMSE %.2f, want at most 16", seed, made.TestRMSE)
		}
	}
}
