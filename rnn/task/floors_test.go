package task

import (
	"math"
	"testing"
)

func rmse(loss float64) float64 { return sine.Metric.OfLoss(loss) }

// The figures that the page and the README give of the sine.
func TestFloorsOfTheSine(t *testing.T) {
	d, err := sine.Data(50)
	if err != nil {
		t.Fatal(err)
	}
	floors := map[Rule]Floor{}
	for _, f := range d.Floors() {
		floors[f.Rule] = f
	}
	for rule, want := range map[Rule]struct{ validation, test float64 }{
		Zero: {0.705, 0.705},
		Mean: {0.705, 0.705},
		Last: {0.680, 0.679},
	} {
		f := floors[rule]
		if got := rmse(f.Validation); !(math.Abs(got-want.validation) <= 5e-4) {
			t.Errorf("%s: validation RMSE %.4f, want %.3f", rule, got, want.validation)
		}
		if got := rmse(f.Test); !(math.Abs(got-want.test) <= 5e-4) {
			t.Errorf("%s: test RMSE %.4f, want %.3f", rule, got, want.test)
		}
	}
	// sin(n+1) = 2 cos(1) sin(n) - sin(n-1): two coefficients, and what is left is rounding.
	linear := floors[Linear]
	if len(linear.Coefficients) != 2 || !(math.Abs(linear.Coefficients[0]-2*math.Cos(1)) <= 1e-14) || !(math.Abs(linear.Coefficients[1]+1) <= 1e-14) {
		t.Errorf("the linear rule has coefficients %v, want 2 cos(1) and -1", linear.Coefficients)
	}
	for _, loss := range []float64{linear.Validation, linear.Test} {
		if got := rmse(loss); got > 1e-14 {
			t.Errorf("the linear rule has an RMSE of %g, want no more than rounding", got)
		}
	}
}

// The validation and test records must have no part in what a rule chooses.
func TestFloorsAreFittedOnTheTrainingPart(t *testing.T) {
	d, err := sine.Data(10)
	if err != nil {
		t.Fatal(err)
	}
	coefficients := func() []float64 {
		floors := d.Floors()
		return floors[len(floors)-1].Coefficients
	}
	before := coefficients()
	d.Validation = d.Validation.Apart() // it shares its first inputs with the last training records
	for _, x := range [][]float64{d.Validation.X, d.Validation.Y, d.Test.X, d.Test.Y} {
		for i := range x {
			x[i] += 3
		}
	}
	for i, c := range coefficients() {
		if c != before[i] {
			t.Errorf("coefficient %d was %v and is %v when the validation and test records are others", i, before[i], c)
		}
	}
	if f := d.Floors()[1]; f.Rule != Mean || rmse(f.Validation) < 2.5 {
		t.Errorf("the mean knows the validation records: %+v", f)
	}
}

func TestNoLinearRuleWhereNoneIsDetermined(t *testing.T) {
	constant := Series{Values: make([]float64, 40), Known: 30, Validation: 5, Test: 5}
	for i := range constant.Values {
		constant.Values[i] = 7
	}
	oneStep := sine.Series()
	for name, test := range map[string]struct {
		series Series
		steps  int
	}{"a constant series": {constant, 4}, "windows of one step": {oneStep, 1}} {
		d, err := test.series.cut(test.steps)
		if err != nil {
			t.Fatal(err)
		}
		floors := d.Floors()
		if len(floors) != 3 {
			t.Errorf("%s: %d floors, want the three others", name, len(floors))
		}
		for _, f := range floors {
			if math.IsNaN(f.Validation) || math.IsInf(f.Validation, 0) {
				t.Errorf("%s: %s is %v", name, f.Rule, f.Validation)
			}
		}
	}
	d, err := constant.cut(4)
	if err != nil {
		t.Fatal(err)
	}
	if f := d.Floors()[2]; f.Rule != Last || f.Validation != 0 || f.Test != 0 {
		t.Errorf("repeating the last value of a constant series: %+v", f)
	}
}

// A test is of the records that nothing has seen, and measures as an evaluation does.
func TestTestMeasuresTheTail(t *testing.T) {
	preset, _ := sine.Rung("adam")
	preset.Config.Hidden, preset.Config.Steps, preset.Config.Truncate, preset.Config.Epochs = 8, 10, 0, 2
	run, err := sine.New(preset.Config)
	if err != nil {
		t.Fatal(err)
	}
	if err := run.Run.Run(); err != nil {
		t.Fatal(err)
	}
	loss := func() float64 {
		test := run.NewTest()
		steps := 1
		for {
			more, err := test.Step()
			if err != nil {
				t.Fatal(err)
			}
			if !more {
				break
			}
			steps++
		}
		if steps != run.Data.Test.N {
			t.Errorf("the test took %d steps, want one for each of %d records", steps, run.Data.Test.N)
		}
		return test.Loss()
	}
	tail := loss()
	// The same measurement of the validation records is their loss.
	run.Data.Test = run.Data.Validation
	want := run.History().Validation[2]
	if got := loss(); !(math.Abs(got-want) <= 1e-12*want) {
		t.Errorf("as a test the validation records have a loss of %v, want %v", got, want)
	}
	if tail == want || tail <= 0 {
		t.Errorf("the tail has a loss of %v, the validation records of %v", tail, want)
	}
}
